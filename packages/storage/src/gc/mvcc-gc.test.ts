/** Garbage collection by compaction, on the LSM engine: over random transactional histories, reads at or above the safe point stay, garbage goes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import {
  decodeWriteRecord,
  encodeWriteRecord,
  isVisibleThroughFence,
  timestampOfKey,
  txnDataKey,
  userKeyOfDataKey,
  versionedKey,
  WRITE_DEFAULTS,
  type WriteRecord,
} from '@tessera/codec';
import { CF, type EngineSnapshot, LsmEngine, type LsmOptions, runRead, WriteBatch } from '@tessera/engine';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { MvccReader, MvccScan, pointGet, readViewOf } from '../mvcc/index.ts';
import { MODES, play } from '../txn/testing/history.ts';
import { policy as mvccPolicy, readMvccProperties } from './mvcc-policy.ts';

const key = (text: string): Uint8Array => txnDataKey(Buffer.from(text));

class Gc {
  safePoint = 0n;
  readonly engine: LsmEngine;

  private constructor(engine: LsmEngine) {
    this.engine = engine;
  }

  static async open(more: Partial<LsmOptions> = {}): Promise<Gc> {
    const settings = { safePoint: 0n };
    const engine = await LsmEngine.open({
      ...{ directory: '/db', disk: new MemoryDisk(), tasks: microtasks, automaticCompaction: false },
      ...{ blockBytes: 128, tableBytes: 512, memtableBytes: 1 << 20 },
      policy: { module: mvccPolicy, settings: () => ({ safePoint: gc.safePoint, api: 'V1', nowSeconds: 0 }) },
      ...more,
    });
    const gc = new Gc(engine);
    gc.safePoint = settings.safePoint;
    return gc;
  }

  put(commitTs: bigint, dataKey: Uint8Array, write: WriteRecord, value?: Uint8Array): void {
    const batch = new WriteBatch();
    if (value !== undefined) batch.put(CF.default, versionedKey(dataKey, write.startTs), value);
    batch.put(CF.write, versionedKey(dataKey, commitTs), encodeWriteRecord(write));
    this.engine.write(batch);
  }

  async compactAll(): Promise<void> {
    // Deletions of values come after the write family: its own family must be compacted later.
    for (let i = 0; i < 2; i++) for (const cf of [CF.write, CF.default] as const) await this.engine.compactRange(cf);
  }

  /** Every version that is stored, as `key@ts kind`. */
  async versions(): Promise<string[]> {
    using snapshot = this.engine.snapshot();
    return await runRead(this.engine, snapshot, () => {
      using cursor = snapshot.iterator(CF.write);
      const found: string[] = [];
      for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
        const { kind } = decodeWriteRecord(cursor.value().slice());
        const dataKey = cursor.key().slice(0, -8);
        found.push(`${Buffer.from(userKeyOfDataKey(dataKey))}@${timestampOfKey(cursor.key())} ${kind}`);
      }
      return found;
    });
  }

  async values(): Promise<number> {
    using snapshot = this.engine.snapshot();
    return await runRead(this.engine, snapshot, () => {
      using cursor = snapshot.iterator(CF.default);
      let count = 0;
      for (cursor.seekToFirst(); cursor.valid; cursor.next()) count++;
      return count;
    });
  }
}

const record = (kind: WriteRecord['kind'], startTs: bigint, more: Partial<WriteRecord> = {}): WriteRecord => ({
  ...{ ...WRITE_DEFAULTS, kind, startTs },
  ...more,
});
const short = { shortValue: Buffer.from('v') };

test('mvcc filter: keeps what is above the safe point and the newest put below it, with their values', async () => {
  const gc = await Gc.open();
  const long = new Uint8Array(300);
  gc.put(2n, key('a'), record('put', 1n), long);
  gc.put(4n, key('a'), record('put', 3n), long);
  gc.put(5n, key('a'), record('rollback', 5n));
  gc.put(7n, key('a'), record('lock', 6n));
  gc.put(20n, key('a'), record('put', 19n), long);
  gc.put(21n, key('a'), record('rollback', 21n));
  gc.put(3n, key('b'), record('put', 2n, short));
  gc.put(9n, key('b'), record('delete', 8n));
  gc.put(4n, key('c'), record('put', 3n, short));
  gc.put(30n, key('c'), record('delete', 29n));
  // To the tick.
  gc.put(9n, key('d'), record('put', 8n, short));
  gc.put(10n, key('d'), record('put', 9n, short));
  gc.put(11n, key('d'), record('put', 10n, short));
  await gc.engine.flush();
  gc.safePoint = 10n;
  await gc.compactAll();
  const left = ['a@21 rollback', 'a@20 put', 'a@4 put', 'c@30 delete', 'c@4 put', 'd@11 put', 'd@10 put'];
  assert.deepEqual(await gc.versions(), left);
  assert.equal(await gc.values(), 2);
  await gc.engine.close();
});

test('mvcc filter: values in blob files: what it removes is garbage of their files, which are emptied and go', async () => {
  const blobs = { mode: 'normal', minBytes: 200, compression: 'none', discardableRatio: 0.4 } as const;
  const gc = await Gc.open({ blobs, automaticCompaction: true, level0CompactionTrigger: 100 });
  const textOf = (i: number, startTs: bigint): Uint8Array => Buffer.from(`${i}@${startTs}`.padEnd(300, '.'));
  const keys = Array.from({ length: 40 }, (_, i) => key(`k${String(i).padStart(2, '0')}`));
  for (let round = 0n; round < 4n; round++) {
    const startTs = round * 10n + 1n;
    for (const [i, dataKey] of keys.entries())
      gc.put(startTs + 1n, dataKey, record('put', startTs), textOf(i, startTs));
    await gc.engine.flush();
  }
  await gc.compactAll();
  const full = gc.engine.stats().blobs;
  assert.deepEqual([await gc.values(), full.files > 0], [160, true], 'nothing goes before the safe point moves');
  assert.ok(full.liveBytes > 160 * 300);

  gc.safePoint = 35n;
  await gc.compactAll();
  await gc.engine.settle();
  assert.equal(await gc.values(), 40);
  const { blobs: left } = gc.engine.stats();
  assert.ok(left.liveBytes > 40 * 300 && left.liveBytes < 41 * 400, `${left.liveBytes} bytes are live`);
  assert.ok(left.sizeBytes < full.sizeBytes / 2, `${left.sizeBytes} of ${full.sizeBytes} bytes are left`);
  using snapshot = gc.engine.snapshot();
  for (const [i, dataKey] of keys.entries()) {
    const value = await runRead(gc.engine, snapshot, () => snapshot.get(CF.default, versionedKey(dataKey, 31n)));
    assert.deepEqual(Buffer.from(value ?? []), textOf(i, 31n));
  }
  snapshot[Symbol.dispose]();
  await gc.engine.close();
});

test('mvcc filter: a delete stays while something under it is in a table elsewhere, or a snapshot is live', async () => {
  const gc = await Gc.open();
  gc.put(3n, key('k'), record('put', 2n, short));
  await gc.engine.compactRange(CF.write);
  gc.put(5n, key('k'), record('delete', 4n));
  await gc.engine.flush();
  gc.safePoint = 10n;
  const all = ['k@5 delete', 'k@3 put'];
  const snapshot = gc.engine.snapshot();
  await gc.compactAll();
  assert.deepEqual(await gc.versions(), all);
  snapshot[Symbol.dispose]();
  await gc.compactAll();
  assert.deepEqual(await gc.versions(), []);
  await gc.engine.close();
});

test('mvcc filter: a record behind its fence hides what is under it, as a delete does', async () => {
  const gc = await Gc.open();
  gc.put(3n, key('k'), record('put', 2n, short));
  gc.put(5n, key('k'), record('put', 4n, { ...short, gcFence: 7n, hasOverlappedRollback: true }));
  gc.put(6n, key('open'), record('put', 4n, { ...short, gcFence: 0n, hasOverlappedRollback: true }));
  gc.safePoint = 10n;
  await gc.compactAll();
  assert.deepEqual(await gc.versions(), ['open@6 put']);
  await gc.engine.close();
});

test('mvcc filter: keys and records that are none of ours are left alone', async () => {
  const gc = await Gc.open();
  const batch = new WriteBatch();
  batch.put(CF.write, Buffer.from('short'), Buffer.from('x'));
  batch.put(CF.write, Buffer.from('zlonger than eight'), Buffer.from('?'));
  batch.put(CF.write, Buffer.from('zlonger than nine '), new Uint8Array(0));
  gc.engine.write(batch);
  gc.safePoint = 1n << 63n;
  await gc.engine.compactRange(CF.write);
  using snapshot = gc.engine.snapshot();
  const keys = ['short', 'zlonger than eight', 'zlonger than nine '].map((text) => Buffer.from(text));
  const found = await runRead(gc.engine, snapshot, () => snapshot.multiGet(CF.write, keys));
  assert.equal(found.filter((value) => value !== undefined).length, 3);
  await gc.engine.close();
});

test('mvcc properties: say what a table holds; garbage alone makes the engine compact', async () => {
  const gc = await Gc.open({
    automaticCompaction: true,
    garbage: { tombstonesMin: 1e9, tombstonesPercent: 100, redundantMin: 100, redundantPercent: 20 },
  });
  for (let ts = 1n; ts <= 300n; ts += 1n) gc.put(ts * 2n, key(`k${ts % 3n}`), record('put', ts * 2n - 1n, short));
  await gc.engine.flush();
  const [properties] = await gc.engine.tableProperties(CF.write);
  assert.deepEqual(readMvccProperties(properties ?? new Map()), {
    ...{ minTs: 2n, maxTs: 600n, rows: 3, puts: 300, deletes: 0, versions: 300, maxRowVersions: 100, safePoint: 0n },
  });
  await gc.engine.collectGarbage();
  await gc.engine.settle();
  assert.equal((await gc.versions()).length, 300);
  gc.safePoint = 500n;
  await gc.engine.collectGarbage();
  await gc.engine.settle();
  assert.equal((await gc.versions()).length, 53);
  const [after] = await gc.engine.tableProperties(CF.write);
  assert.equal(readMvccProperties(after ?? new Map())?.safePoint, 500n);
  const files = [...gc.engine.version.files()].map((file) => file.number);
  await gc.engine.collectGarbage();
  await gc.engine.settle();
  assert.deepEqual(
    [...gc.engine.version.files()].map((file) => file.number),
    files,
  );
  await gc.engine.close();
});

type Rows = readonly (readonly [string, string])[];

async function readAt(engine: LsmEngine, snapshot: EngineSnapshot, keys: readonly string[], ts: bigint): Promise<Rows> {
  return await runRead(engine, snapshot, () => {
    using reader = new MvccReader(snapshot);
    const view = readViewOf(undefined, ts);
    const rows: [string, string][] = [];
    using scan = new MvccScan(reader, view, {});
    while (scan.next()) rows.push([String(Buffer.from(userKeyOfDataKey(scan.key))), String(Buffer.from(scan.value))]);
    const gets = keys.flatMap((text) => {
      const found = pointGet(reader, key(text), view);
      return found === undefined ? [] : [[text, String(Buffer.from((found as { value: Uint8Array }).value))]];
    });
    assert.deepEqual(gets, rows, `point gets and scan agree at ${ts}`);
    return rows;
  });
}

/** A history's records, oldest first, into tables cut at random; then garbage collection in random pieces, with and without a snapshot. */
async function collectHistory(seed: number): Promise<number> {
  const random = new Prng(seed);
  const { store } = play(seed, MODES, true);
  const records: { ts: bigint; dataKey: Uint8Array; write: WriteRecord; value: Uint8Array | undefined }[] = [];
  {
    using source = store.engine.snapshot();
    using cursor = source.iterator(CF.write);
    for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
      const dataKey = cursor.key().slice(0, -8);
      const write = decodeWriteRecord(cursor.value().slice());
      const value = source.get(CF.default, versionedKey(dataKey, write.startTs));
      records.push({ ts: timestampOfKey(cursor.key()), dataKey, write, value: value?.slice() });
    }
  }
  records.sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
  const gc = await Gc.open({ tableBytes: random.pick([256, 1024]), level0CompactionTrigger: random.pick([1, 4]) });
  for (const { ts, dataKey, write, value } of records) {
    gc.put(ts, dataKey, write, write.kind === 'put' ? value : undefined);
    if (random.chance(0.05)) await gc.engine.flush();
    if (random.chance(0.02)) await gc.engine.compactRange(CF.write);
  }
  const keys = [...new Set(records.map(({ dataKey }) => String(Buffer.from(userKeyOfDataKey(dataKey)))))].sort();
  const last = records.at(-1)?.ts ?? 1n;
  const timestamps = Array.from({ length: 12 }, () => BigInt(random.int(1, 1000)) * (last / 1000n + 1n));
  const before = gc.engine.snapshot();
  const expected = new Map<bigint, Rows>();
  for (const ts of [...timestamps, last]) expected.set(ts, await readAt(gc.engine, before, keys, ts));
  if (random.chance(0.5)) before[Symbol.dispose]();
  for (let round = 0; round < 3; round++) {
    gc.safePoint = (last * BigInt(random.int(0, 1100))) / 1000n;
    const [from, to] = [random.pick(keys), random.pick(keys)].sort() as [string, string];
    await gc.engine.compactRange(CF.write, key(from), key(to));
    const now = gc.engine.snapshot();
    for (const [ts, rows] of expected) {
      if (ts >= gc.safePoint)
        assert.deepEqual(await readAt(gc.engine, now, keys, ts), rows, `at ${ts} over ${gc.safePoint}`);
      else expected.delete(ts);
    }
    now[Symbol.dispose]();
  }
  before[Symbol.dispose]();
  await gc.compactAll();
  await checkNoGarbage(gc);
  await gc.engine.close();
  return records.length;
}

async function checkNoGarbage(gc: Gc): Promise<void> {
  using snapshot = gc.engine.snapshot();
  await runRead(gc.engine, snapshot, () => {
    using cursor = snapshot.iterator(CF.write);
    let last = '';
    let values = 0;
    for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
      const write = decodeWriteRecord(cursor.value().slice());
      if (write.kind === 'put' && write.shortValue === undefined) values++;
      if (timestampOfKey(cursor.key()) > gc.safePoint) continue;
      const user = Buffer.from(cursor.key().slice(0, -8)).toString('latin1');
      assert.notEqual(user, last, 'one version at or below the safe point');
      assert.equal(write.kind, 'put');
      assert.ok(isVisibleThroughFence(write, gc.safePoint));
      last = user;
    }
    using defaults = snapshot.iterator(CF.default);
    let stored = 0;
    for (defaults.seekToFirst(); defaults.valid; defaults.next()) stored++;
    assert.equal(stored, values, 'values are those of the records that are left');
  });
}

test('mvcc filter: random histories: reads at or above the safe point stay the same, garbage is gone', async () => {
  let records = 0;
  for (let seed = 1; seed <= 10; seed++) {
    try {
      records += await collectHistory(seed);
    } catch (cause) {
      throw new Error(`seed ${seed}`, { cause });
    }
  }
  assert.ok(records > 500, `${records} records`);
});
