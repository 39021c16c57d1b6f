import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng } from '@tessera/base';
import { DiskError, type DiskFile, type Helpers, InlineHelpers, type OpenMode } from '@tessera/env';
import { ManualClock, MemoryDisk, microtasks } from '@tessera/env/memory';
import { BlockMiss, CF, type EngineError, type EngineSnapshot, runRead } from '../kv-engine.ts';
import { policy } from '../testing/test-policy.ts';
import { WriteBatch } from '../write-batch.ts';
import { KIND_PUT } from './coding.ts';
import { LsmEngine } from './lsm-engine.ts';
import type { LsmOptions } from './options.ts';
import { TableBuilder } from './table-builder.ts';

const bytes = fromLatin1;

function openOn(disk: MemoryDisk, more: Partial<LsmOptions> = {}): Promise<LsmEngine> {
  return LsmEngine.open({
    ...{ directory: '/db', disk, tasks: microtasks, memtableBytes: 1 << 20, blockBytes: 256, tableBytes: 2048 },
    ...{ compression: ['none'], automaticCompaction: false },
    ...more,
  });
}

function put(engine: LsmEngine, key: string, value: string): void {
  const batch = new WriteBatch();
  batch.put(CF.default, bytes(key), bytes(value));
  engine.write(batch);
}

async function all(engine: LsmEngine, given?: EngineSnapshot): Promise<string[]> {
  const snapshot = given ?? engine.snapshot();
  const found = await runRead(engine, snapshot, () => {
    const rows: string[] = [];
    using iterator = snapshot.iterator(CF.default);
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
      rows.push(`${latin1(iterator.key())}=${latin1(iterator.value())}`);
    }
    return rows;
  });
  if (given === undefined) snapshot[Symbol.dispose]();
  return found;
}

const levelsOf = (engine: LsmEngine): number[] =>
  (engine.version.levels[CF.default] ?? []).map((files) => files.length);

it('miss: names what is not in memory, and the read succeeds after the load, then without a promise', async () => {
  const engine = await openOn(new MemoryDisk());
  for (let i = 0; i < 100; i++) put(engine, `k${i}`, `v${i}`);
  await engine.flush();
  using snapshot = engine.snapshot();
  const get = (): string => latin1(snapshot.get(CF.default, bytes('k42')) ?? bytes('none'));
  assert.throws(get, BlockMiss);
  assert.equal(await runRead(engine, snapshot, get), 'v42');
  assert.equal(runRead(engine, snapshot, get), 'v42');
  await engine.close();
});

it('block cache: stays within its budget but for pinned blocks', async () => {
  const engine = await openOn(new MemoryDisk(), { blockCacheBytes: 8192 });
  for (let i = 0; i < 2000; i++) put(engine, `k${i}`, `value ${i}`);
  await engine.flush();
  using snapshot = engine.snapshot();
  const keys = Array.from({ length: 2000 }, (_, i) => bytes(`k${i}`));
  const values = await runRead(engine, snapshot, () => snapshot.multiGet(CF.default, keys));
  assert.ok(values.every((value, i) => latin1(value ?? bytes('')) === `value ${i}`));
  assert.ok(engine.cache.usedBytes <= 8192, `${engine.cache.usedBytes}`);
  await engine.close();
});

it('compaction: drops overwritten and deleted entries, keeps what a snapshot sees', async () => {
  const engine = await openOn(new MemoryDisk());
  put(engine, 'a', 'old');
  put(engine, 'b', 'old');
  const before = engine.snapshot();
  put(engine, 'a', 'new');
  const deletes = new WriteBatch();
  deletes.delete(CF.default, bytes('b'));
  deletes.deleteRange(CF.default, bytes('x'), bytes('z'));
  engine.write(deletes);
  await engine.compactRange(CF.default);
  const entries = (): number => [...engine.version.files()].reduce((sum, f) => sum + f.entries + f.rangeDeletions, 0);
  assert.deepEqual(await all(engine, before), ['a=old', 'b=old']);
  assert.equal(entries(), 5);
  before[Symbol.dispose]();
  await engine.compactRange(CF.default);
  assert.equal(entries(), 1);
  assert.deepEqual(await all(engine), ['a=new']);
  await engine.close();
});

it('compaction filter: removes entries, but not from under a snapshot unless it says so', async () => {
  for (const ignoreSnapshots of [false, true]) {
    const engine = await openOn(new MemoryDisk(), {
      policy: { module: policy, settings: () => ({ ignoreSnapshots }) },
    });
    put(engine, 'a1', 'gone');
    put(engine, 'a2', 'stays');
    put(engine, 'b', 'gone');
    const snapshot = engine.snapshot();
    await engine.compactRange(CF.default);
    assert.equal((await all(engine)).length, ignoreSnapshots ? 2 : 3);
    snapshot[Symbol.dispose]();
    await engine.compactRange(CF.default);
    assert.deepEqual(await all(engine), ['a2=stays', 'b=gone']);
    await engine.close();
  }
});

it('automatic compaction: tables of keys that were written in order go down as they are, others are merged', async () => {
  const engine = await openOn(new MemoryDisk(), { automaticCompaction: true, level0CompactionTrigger: 3 });
  const expected = new Map<string, string>();
  const flushed = async (from: number, to: number, value: string): Promise<void> => {
    for (let i = from; i < to; i++) {
      const key = `k${String(i).padStart(4, '0')}`;
      put(engine, key, value);
      expected.set(key, value);
    }
    await engine.flush();
    await engine.settle();
  };
  // Not in the order of their keys.
  for (const from of [20, 0, 40]) await flushed(from, from + 20, 'first');
  assert.equal(engine.stats().compactionWrittenBytes, 0);
  assert.deepEqual(levelsOf(engine).slice(0, 2), [0, 3]);
  // Behind those of level 1, but the last two meet at one key.
  for (const from of [60, 80, 99]) await flushed(from, from + 20, 'second');
  assert.ok(engine.stats().compactionWrittenBytes > 0);
  await flushed(119, 130, 'third');
  for (const from of [130, 10]) await flushed(from, from + 5, 'fourth');
  assert.equal(levelsOf(engine)[0], 0);
  assert.deepEqual(
    await all(engine),
    [...expected].sort().map(([key, value]) => `${key}=${value}`),
  );
  await engine.close();
});

it('automatic compaction: levels come within their targets and nothing is lost', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk, {
    automaticCompaction: true,
    levelBaseBytes: 8192,
    levelSizeFactor: 4,
    memtableBytes: 8192,
  });
  const random = new Prng(1);
  const model = new Map<string, string>();
  for (let i = 0; i < 5000; i++) {
    const key = `k${random.int(0, 2000)}`;
    put(engine, key, `v${i}`);
    model.set(key, `v${i}`);
    if (i % 500 === 0) await engine.flush();
  }
  await engine.flush();
  await engine.settle();
  assert.deepEqual(engine.signals().pendingCompactionBytes, [0, 0, 0, 0]);
  assert.ok(levelsOf(engine).filter((files) => files > 0).length >= 2);
  const expected = [...model.keys()].sort().map((key) => `${key}=${model.get(key)}`);
  assert.deepEqual(await all(engine), expected);
  await engine.close();
});

it('deleteFilesInRange: drops whole tables only, and snapshots still see them', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  for (let i = 100; i < 400; i++) put(engine, `k${i}`, 'v'.repeat(50));
  await engine.compactRange(CF.default);
  const tables = [...engine.version.files()].length;
  using snapshot = engine.snapshot();
  await engine.deleteFilesInRange(CF.default, bytes('k150'), bytes('k350'));
  const left = await all(engine);
  assert.ok(left.length < 150 && left.length >= 100, `${left.length} rows left`);
  assert.ok(left.includes(`k149=${'v'.repeat(50)}`) && left.includes(`k350=${'v'.repeat(50)}`));
  assert.ok([...engine.version.files()].length < tables);
  assert.equal((await all(engine, snapshot)).length, 300);
  const { largest } = [...engine.version.files()].at(-1) ?? { largest: '' };
  await engine.deleteFilesInRange(CF.default, bytes('k100'), bytes(largest));
  assert.equal((await all(engine)).at(-1)?.startsWith(`${largest}=`), true, 'the end is outside of the range');
  await engine.close();
});

async function externalTable(disk: MemoryDisk, path: string, rows: Record<string, string>): Promise<void> {
  const builder = new TableBuilder(CF.default, {
    ...{ blockBytes: 128, restartInterval: 4, bloomBitsPerKey: 10, compression: 'none', sampleEveryBytes: 1024 },
  });
  for (const [key, value] of Object.entries(rows)) {
    builder.add(bytes(key), 0, key.length, 0, KIND_PUT, bytes(value), 0, value.length);
  }
  builder.finish();
  const file = await disk.open(path, 'create');
  await file.write(builder.drain(), 0);
}

it('ingest: newer than earlier writes, older than later ones, overlapping tables in their order, all or nothing', async () => {
  const disk = new MemoryDisk();
  let engine = await openOn(disk);
  put(engine, 'a', 'written before');
  put(engine, 'c', 'written before');
  await externalTable(disk, '/one', { a: 'one', b: 'one' });
  await externalTable(disk, '/two', { b: 'two', d: 'two' });
  const tables = ['/one', '/two'].map((path) => ({ cf: CF.default, path }));
  await engine.ingest(tables);
  put(engine, 'd', 'written after');
  const expected = ['a=one', 'b=two', 'c=written before', 'd=written after'];
  assert.deepEqual(await all(engine), expected);
  await engine.compactRange(CF.default);
  await engine.close();
  engine = await openOn(disk);
  assert.deepEqual(await all(engine), expected);
  await externalTable(disk, '/bad', { b: 'x', a: 'y' });
  await assert.rejects(engine.ingest([...tables, { cf: CF.default, path: '/bad' }]), { code: 'KV:Engine:Corruption' });
  assert.deepEqual(await all(engine), expected);
  await engine.close();
});

it('ingest: writes of before and after it never share a table', async () => {
  let atPrepared: (() => void) | undefined;
  const disk = new MemoryDisk({
    before: (operation) => {
      if (operation === 'link') atPrepared?.();
    },
  });
  const held: (() => void)[] = [];
  let holding = false;
  const tasks = { defer: (task: () => void) => (holding ? held.push(task) : queueMicrotask(task)) };
  const engine = await openOn(disk, { tasks, memtableBytes: 1024 });
  await externalTable(disk, '/one', { a: 'one' });
  atPrepared = () => {
    // A flush that is under way when the ingestion takes its place, so that the next flush finds both sides full.
    atPrepared = undefined;
    holding = true;
    put(engine, 'z', '');
    void engine.flush();
    put(engine, 'a', 'before');
  };
  const ingestion = engine.ingest([{ cf: CF.default, path: '/one' }]);
  while (!holding) await Promise.resolve();
  const before = engine.sequence;
  while (engine.sequence === before) await Promise.resolve();
  for (let i = 0; i < 20; i++) put(engine, `after${i}`, 'v'.repeat(100));
  assert.ok(engine.signals().immutableMemtables > 1);
  holding = false;
  for (const task of held) task();
  await ingestion;
  await engine.flush();
  using snapshot = engine.snapshot();
  // A point read trusts the order of the tables.
  const value = await runRead(engine, snapshot, () => snapshot.get(CF.default, bytes('a')));
  assert.equal(latin1(value ?? bytes('none')), 'one');
  await engine.close();
});

it('checkpoint: an engine of its own with the state of that moment', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 'a', '1');
  await engine.checkpoint('/copy');
  put(engine, 'a', '2');
  await engine.compactRange(CF.default);
  const copy = await openOn(disk, { directory: '/copy' });
  assert.deepEqual(await all(copy), ['a=1']);
  put(copy, 'b', '3');
  await copy.flush();
  assert.deepEqual(await all(engine), ['a=2']);
  await copy.close();
  await engine.close();
});

it('log: writes that were synced survive a crash, tables or not', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk, { wal: true });
  put(engine, 'a', '1');
  await engine.flush();
  put(engine, 'b', '2');
  await engine.syncLog();
  assert.equal(engine.persistedSequence, engine.sequence);
  put(engine, 'c', 'lost');
  const after = await openOn(disk.afterCrash(), { wal: true });
  assert.deepEqual(await all(after), ['a=1', 'b=2']);
  await after.close();
  await engine.close();
});

it('log: after a full disk what is synced survives a crash, and nothing of it is lost in between', async () => {
  for (const fails of ['write', 'open'] as const) {
    let full = false;
    const disk = new MemoryDisk({
      before: (operation, path) => {
        if (full && operation === fails && path.endsWith('.log')) throw new DiskError(operation, path, 'ENOSPC');
      },
    });
    const engine = await openOn(disk, { wal: true });
    if (fails === 'write') {
      put(engine, 'a', '1');
      await engine.syncLog();
    }
    put(engine, 'b', '2');
    full = true;
    await assert.rejects(engine.syncLog(), /\/db\/\d+\.log.*no space left/);
    assert.ok(engine.persistedSequence < engine.sequence, fails);
    full = false;
    put(engine, 'c', '3');
    await engine.syncLog();
    assert.equal(engine.persistedSequence, engine.sequence);
    const after = await openOn(disk.afterCrash(), { wal: true });
    assert.deepEqual(await all(after), fails === 'write' ? ['a=1', 'b=2', 'c=3'] : ['b=2', 'c=3']);
    await after.close();
    await engine.close();
  }
});

it('failed sync: stops the engine for good', async () => {
  let failing = false;
  const disk = new MemoryDisk({
    before: (operation, path) => {
      if (failing && operation === 'fdatasync') throw new DiskError(operation, path, 'EIO');
    },
  });
  const engine = await openOn(disk);
  put(engine, 'a', '1');
  failing = true;
  await assert.rejects(engine.flush(), { code: 'KV:Engine:SyncFailed' });
  failing = false;
  assert.throws(() => put(engine, 'b', '2'), { code: 'KV:Engine:Io', message: /stopped after a failed sync/ });
  await engine.close();
});

for (const finder of ['read', 'compaction'] as const) {
  it(`damaged table: the ${finder} that meets it stops the engine for good, which tells its owner file and offset`, async () => {
    const disk = new MemoryDisk();
    const stops: EngineError[] = [];
    const opened = await openOn(disk);
    for (let i = 0; i < 100; i++) put(opened, `k${i}`, 'v'.repeat(50));
    await opened.flush();
    await opened.close();
    const path = `/db/${(await disk.list('/db')).find((name) => name.endsWith('.sst'))}`;
    const file = await disk.open(path, 'read-write');
    await file.write(Uint8Array.of(0xff, 0xff), 40);
    await file.sync();
    await file.close();

    const engine = await openOn(disk, { stopped: (error) => stops.push(error) });
    const met = finder === 'read' ? all(engine) : engine.compactRange(CF.default);
    await assert.rejects(met, { code: 'KV:Engine:Corruption', message: new RegExp(`${path}.* offset \\d+`) });
    assert.deepEqual(
      stops.map(({ code, details }) => [code, details?.['file'], typeof details?.['offset']]),
      [['KV:Engine:Corruption', path, 'number']],
    );
    const stopped = { code: 'KV:Engine:Corruption', message: new RegExp(path) };
    assert.throws(() => put(engine, 'b', '2'), stopped);
    assert.throws(() => engine.snapshot(), stopped);
    await engine.close();
    assert.equal(stops.length, 1);
  });
}

it('full disk: the flush fails, nothing is lost, and it succeeds when there is space again', async () => {
  let full = true;
  const disk = new MemoryDisk({
    before: (operation, path) => {
      if (full && operation === 'write' && path.endsWith('.sst')) throw new DiskError(operation, path, 'ENOSPC');
    },
  });
  const engine = await openOn(disk);
  put(engine, 'a', '1');
  await assert.rejects(engine.flush(), /no space left/);
  assert.deepEqual(await all(engine), ['a=1']);
  full = false;
  await engine.flush();
  assert.equal(engine.persistedSequence, engine.sequence);
  await engine.close();
});

it('memory: writes are refused when too many memtables wait, and accepted after the flush', async () => {
  const engine = await openOn(new MemoryDisk(), { memtableBytes: 512, memtablesMax: 3 });
  let written = 0;
  assert.throws(
    () => {
      for (; written < 1000; written++) put(engine, `k${written}`, 'v'.repeat(200));
    },
    { code: 'KV:Engine:Busy' },
  );
  assert.ok(engine.signals().immutableMemtables >= 3);
  await engine.flush();
  assert.equal(engine.signals().immutableMemtables, 0);
  put(engine, 'again', '');
  assert.equal((await all(engine)).length, written + 1);
  await engine.close();
});

it('memory: memtables that fill up while a flush runs are flushed after it, though nobody writes any more', async () => {
  const inline = new InlineHelpers(microtasks);
  const first = Promise.withResolvers<void>();
  const helpers: Helpers = { run: (job, input, call) => first.promise.then(() => inline.run(job, input, call)) };
  const engine = await openOn(new MemoryDisk(), { memtableBytes: 4096, helpers });
  for (let i = 0; engine.signals().immutableMemtables < 5; i++) put(engine, `k${i}`, 'v'.repeat(1000));
  first.resolve();
  for (let i = 0; i < 1000 && engine.signals().immutableMemtables > 0; i++) await undefined;
  assert.equal(engine.signals().immutableMemtables, 0);
  await engine.close();
});

it('memory: arenas of flushed memtables are used again, but not while a snapshot reads them', async () => {
  const engine = await openOn(new MemoryDisk(), { memtableBytes: 4096, blockCacheBytes: 0 });
  const rounds = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) {
      put(engine, `k${i}`, `v${i}`.repeat(300));
      await engine.flush();
    }
  };
  await rounds();
  const one = engine.stats().memtableFreeBytes;
  assert.ok(one > 4096);
  put(engine, 'held', 'value');
  const held = engine.snapshot();
  await rounds();
  assert.equal(engine.stats().memtableFreeBytes, one);
  assert.equal(latin1(held.get(CF.default, bytes('held')) as Uint8Array), 'value');
  held[Symbol.dispose]();
  assert.equal(engine.stats().memtableFreeBytes, 2 * one);
  await engine.close();
});

it('snapshot: what it lent is spoiled when it ends, so that whoever reads on finds out', async () => {
  const engine = await openOn(new MemoryDisk());
  put(engine, 'key', 'value');
  const snapshot = engine.snapshot();
  const iterator = snapshot.iterator(CF.default);
  iterator.seekToFirst();
  const { keyBytes, valueBytes } = iterator.rows();
  const lent = [snapshot.get(CF.default, bytes('key')) as Uint8Array, iterator.value(), valueBytes];
  assert.deepEqual(
    lent.map((value) => latin1(value)),
    ['value', 'value', 'value'],
  );
  assert.deepEqual([latin1(iterator.key()), latin1(keyBytes)], ['key', 'key']);
  snapshot[Symbol.dispose]();
  for (const value of lent) assert.notEqual(latin1(value), 'value');
  await engine.close();
});

it('memory: memtables together stay within their limit, which flushes the newest before it is full', async () => {
  const limit = 40 * 1024;
  const engine = await openOn(new MemoryDisk(), { memtableBytes: 1 << 20, memtablesBytesMax: limit });
  let most = 0;
  for (let i = 0; i < 2000; i++) {
    put(engine, `k${i}`, 'v'.repeat(100));
    most = Math.max(most, engine.signals().memtableBytes);
    if (i % 10 === 0) for (let turn = 0; turn < 50; turn++) await undefined;
  }
  const { flushes } = engine.stats();
  assert.ok(flushes >= 5 && flushes <= 40, `${flushes} flushes`);
  // One that is being flushed, and a half in front of it.
  assert.ok(most < 2 * limit, `${most} bytes`);
  assert.equal((await all(engine)).length, 2000);
  await engine.close();
});

it('memory: keys that are overwritten fill no memtable, but are flushed once four times its size was written', async () => {
  const engine = await openOn(new MemoryDisk(), { memtableBytes: 1 << 16 });
  const value = 'v'.repeat(1000);
  let writes = 0;
  for (; engine.signals().immutableMemtables === 0 && writes < 1000; writes++) put(engine, `k${writes % 10}`, value);
  assert.ok(writes > 250 && writes < 270, `flushed after ${writes} writes`);
  await engine.flush();
  assert.equal(engine.persistedSequence, writes);
  assert.equal((await all(engine)).length, 10);
  await engine.close();
});

/** Whose reads take long. */
class LateDisk extends MemoryDisk {
  override async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await super.open(path, mode);
    const read = file.read.bind(file);
    file.read = async (target, position) => {
      for (let i = 0; i < 100; i++) await undefined;
      return await read(target, position);
    };
    return file;
  }
}

it('close: waits for who reads properties of tables, and leaves no file open behind them', async () => {
  const disk = new LateDisk();
  const first = await openOn(disk);
  put(first, 'key', 'value');
  await first.flush();
  await first.close();
  const engine = await openOn(disk);
  const properties = engine.tableProperties(CF.default);
  const garbage = engine.collectGarbage();
  await engine.close();
  assert.equal((await properties).length, 1);
  await garbage;
  assert.equal(engine.stats().openFiles, 0);
});

it('lock: a directory has one engine', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  await assert.rejects(openOn(disk), /held by another/);
  await engine.close();
  await (await openOn(disk)).close();
});

it('approximateSplitKeys: cut a range into pieces of about one size', async () => {
  const engine = await openOn(new MemoryDisk(), { tableBytes: 16_384 });
  for (let i = 1000; i < 3000; i++) put(engine, `k${i}`, 'v'.repeat(90));
  await engine.compactRange(CF.default);
  const keys = engine.approximateSplitKeys(CF.default, 50_000).map((key) => Number(latin1(key).slice(1)));
  assert.ok(keys.length >= 3 && keys.length <= 5, `${keys}`);
  const cuts = [1000, ...keys];
  for (let i = 1; i < cuts.length; i++) {
    const rows = (cuts[i] as number) - (cuts[i - 1] as number);
    assert.ok(rows > 300 && rows < 700, `${keys}`);
  }
  await engine.close();
});

it('collectors: their properties are in every table, of the range that was asked for', async () => {
  const disk = new MemoryDisk();
  const more = { policy: { module: policy, settings: () => ({}) }, tableBytes: 256 };
  let engine = await openOn(disk, more);
  for (const key of ['a1', 'a2', 'b1', 'c1', 'd1']) put(engine, key, 'v'.repeat(100));
  const deletes = new WriteBatch();
  deletes.delete(CF.default, bytes('e'));
  engine.write(deletes);
  await engine.flush();
  const seen = async (...range: Uint8Array[]): Promise<string[]> =>
    (await engine.tableProperties(CF.default, ...range)).map((map) =>
      latin1(map.get('test.first-bytes') ?? bytes('?')),
    );
  assert.deepEqual(await seen(), ['abcde']);
  assert.deepEqual((await engine.tableProperties(CF.default))[0]?.get('test.puts'), Uint8Array.of(5));
  await engine.compactRange(CF.default);
  await engine.close();
  engine = await openOn(disk, more);
  assert.ok((await seen()).length > 1);
  assert.equal([...new Set((await seen()).join(''))].join(''), 'abcd');
  assert.deepEqual(await seen(bytes('x')), []);
  await engine.close();
});

it('stats: say what flushes and compactions did, what is refused, what is where', async () => {
  const clock = new ManualClock();
  const engine = await openOn(new MemoryDisk(), {
    ...{ clock, policy: { module: policy, settings: () => ({}) }, memtableBytes: 64 * 1024, memtablesMax: 1 },
  });
  put(engine, 'a1', 'gone');
  put(engine, 'a1', 'gone');
  put(engine, 'b', 'stays');
  await engine.flush();
  await engine.compactRange(CF.default);
  await all(engine);
  const stats = engine.stats();
  assert.deepEqual([stats.flushes, stats.compactions, stats.failures, stats.writesRefused], [1, 2, 0, 0]);
  assert.ok(stats.flushedBytes > 500 && stats.compactionReadBytes > stats.flushedBytes);
  assert.ok(stats.compactionWrittenBytes > 0 && stats.blockLoads > 0 && stats.cacheUsedBytes > 0);
  assert.deepEqual([stats.entriesFiltered, stats.filterCounts.get('removed')], [1, 1]);
  assert.deepEqual(
    stats.levels[CF.default]?.map(({ files }) => files),
    [0, 1, 0, 0, 0, 0, 0],
  );
  assert.throws(
    () => {
      for (let i = 0; i < 100; i++) put(engine, `k${i}`, 'v'.repeat(10_000));
    },
    { code: 'KV:Engine:Busy' },
  );
  assert.equal(engine.stats().writesRefused, 1);
  await engine.close();
});

/** The files of `disk` that are open. */
function openFilesOf(disk: MemoryDisk): ReadonlySet<object> {
  const open = new Set<object>();
  const openFile = disk.open.bind(disk);
  disk.open = async (path, mode) => {
    const file = await openFile(path, mode);
    const close = file.close.bind(file);
    open.add(file);
    file.close = () => {
      open.delete(file);
      return close();
    };
    return file;
  };
  return open;
}

it('close: leaves no file open, also of a compaction that ends with it', async () => {
  const disk = new MemoryDisk();
  const open = openFilesOf(disk);
  const engine = await openOn(disk, { automaticCompaction: true });
  put(engine, 'k', 'v');
  await engine.flush();
  assert.deepEqual(await all(engine), ['k=v']);
  for (let table = 0; table < 3; table++) {
    const batch = new WriteBatch();
    batch.delete(CF.default, bytes('k'));
    engine.write(batch);
    await engine.flush();
  }
  // The compaction that is due leaves nothing, so it is done before it could be told to give up.
  await engine.close();
  assert.equal(open.size, 0);
  assert.deepEqual(await disk.list('/db').then((names) => names.filter((name) => name.endsWith('.sst'))), []);
});

it('close: leaves no file open of a load that is under way, whose reads come one after the other', async () => {
  for (let turns = 0; turns < 60; turns++) {
    const disk = new MemoryDisk();
    const open = openFilesOf(disk);
    const engine = await openOn(disk);
    for (let i = 0; i < 100; i++) put(engine, `k${i}`, `v${i}`);
    await engine.flush();
    await engine.close();
    const again = await openOn(disk);
    const snapshot = again.snapshot();
    const read = (async () => await runRead(again, snapshot, () => snapshot.get(CF.default, bytes('k42'))))();
    for (let turn = 0; turn < turns; turn++) await undefined;
    const closed = again.close();
    await read.catch(() => {});
    await closed;
    assert.equal(open.size, 0, `${turns} turns`);
  }
});

it('close: leaves no file open that only a snapshot still has', async () => {
  const disk = new MemoryDisk();
  const open = openFilesOf(disk);
  const engine = await openOn(disk);
  put(engine, 'k', 'v');
  await engine.flush();
  const snapshot = engine.snapshot();
  await engine.compactRange(CF.default);
  assert.deepEqual(await all(engine, snapshot), ['k=v']);
  put(engine, 'k', 'w');
  await engine.flush();
  await engine.compactRange(CF.default);
  await engine.close();
  assert.equal(open.size, 0);
  snapshot[Symbol.dispose]();
});
