/** Value separation. Random histories over it, with crashes, are in tests/contract/kv-engine-crash.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng, utf8 } from '@tessera/base';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { CF, type EngineSnapshot, runRead } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { checkBlobFile } from './blob-format.ts';
import type { BlobSettings } from './blob-settings.ts';
import { LsmEngine } from './lsm-engine.ts';
import type { LsmOptions } from './options.ts';
import { blobStatsOf } from './statistics.ts';

const BLOBS: Partial<BlobSettings> = { mode: 'normal', minBytes: 100, compression: 'none' };

function openOn(disk: MemoryDisk, more: Partial<LsmOptions> = {}): Promise<LsmEngine> {
  return LsmEngine.open({
    ...{ directory: '/db', disk, tasks: microtasks, memtableBytes: 1 << 18, tableBytes: 4096, blockBytes: 512 },
    ...{ level0CompactionTrigger: 2, blobs: BLOBS },
    ...more,
  });
}

const keyOf = (i: number): Uint8Array => utf8(`key${String(i).padStart(5, '0')}`);
const valueAt = (i: number, round: number, valueBytes = 300): Uint8Array =>
  utf8(`${i}/${round}/`.padEnd(valueBytes, 'v'));

function put(engine: LsmEngine, from: number, to: number, round: number, valueBytes?: number): void {
  const batch = new WriteBatch();
  for (let i = from; i < to; i++) batch.put(CF.default, keyOf(i), valueAt(i, round, valueBytes));
  engine.write(batch);
}

async function expectRange(
  engine: LsmEngine,
  snapshot: EngineSnapshot,
  from: number,
  to: number,
  round: number,
): Promise<void> {
  for (let i = from; i < to; i += 7) {
    const value = await runRead(engine, snapshot, () => snapshot.get(CF.default, keyOf(i)));
    assert.deepEqual(Buffer.from(value ?? []).toString(), Buffer.from(valueAt(i, round)).toString(), `key ${i}`);
  }
  for (const backward of [false, true]) {
    using iterator = snapshot.iterator(CF.default, { lower: keyOf(from), upper: keyOf(to) });
    await runRead(engine, snapshot, () => (backward ? iterator.seekToLast() : iterator.seekToFirst()));
    let seen = 0;
    for (; iterator.valid; seen++) {
      const i = backward ? to - 1 - seen : from + seen;
      assert.deepEqual(iterator.key(), keyOf(i));
      const value = await runRead(engine, snapshot, () => iterator.value());
      assert.ok(Buffer.from(value).equals(valueAt(i, round)), `row ${i}`);
      await runRead(engine, snapshot, () => (backward ? iterator.prev() : iterator.next()));
    }
    assert.equal(seen, to - from);
  }
}

async function sizes(disk: MemoryDisk): Promise<{ tables: number; blobs: number; blobFiles: number }> {
  const found = { tables: 0, blobs: 0, blobFiles: 0 };
  for (const name of await disk.list('/db')) {
    const bytes = (await disk.stat(`/db/${name}`))?.sizeBytes ?? 0;
    if (name.endsWith('.sst')) found.tables += bytes;
    if (!name.endsWith('.blob')) continue;
    found.blobs += bytes;
    found.blobFiles++;
  }
  return found;
}

test('blobs: values from the minimum on leave the tables and read back, hot, cold and after a restart', async () => {
  for (const compression of ['none', 'zstd'] as const) {
    const disk = new MemoryDisk();
    const options = { blobs: { ...BLOBS, compression } };
    let engine = await openOn(disk, options);
    put(engine, 0, 400, 1);
    put(engine, 2000, 2100, 1, 99);
    await engine.flush();
    const { tables, blobs, blobFiles } = await sizes(disk);
    assert.equal(blobFiles, 1);
    assert.ok(tables < 50_000, `${tables} bytes of tables`);
    assert.ok(compression === 'zstd' ? blobs < 80_000 : blobs > 120_000, `${blobs} bytes of blobs`);
    assert.equal(blobStatsOf(engine.version).files, 1);
    for (let round = 0; round < 2; round++) {
      using snapshot = engine.snapshot();
      await expectRange(engine, snapshot, 0, 400, 1);
      if (round > 0) break;
      snapshot[Symbol.dispose]();
      await engine.close();
      engine = await openOn(disk, { ...options, blockCacheBytes: 0 });
    }
    assert.ok(engine.approximateStats(CF.default).sizeBytes > blobs, 'sizes count what tables refer to');
    await engine.close();
  }
});

test('blobs: other families are never separated', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  const batch = new WriteBatch();
  for (const cf of [CF.lock, CF.write, CF.raft] as const) batch.put(cf, keyOf(1), valueAt(1, 1));
  engine.write(batch);
  await engine.flush();
  assert.equal((await sizes(disk)).blobFiles, 0);
  await engine.close();
});

test('blobs: garbage is collected, while snapshots go on reading what they see', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 0, 1000, 0);
  await engine.flush();
  const old = engine.snapshot();
  for (let round = 1; round <= 8; round++) {
    put(engine, 0, 1000, round);
    await engine.flush();
    await engine.settle();
  }
  await expectRange(engine, old, 0, 1000, 0);
  {
    using now = engine.snapshot();
    await expectRange(engine, now, 0, 1000, 8);
  }
  old[Symbol.dispose]();
  put(engine, 0, 1000, 9);
  await engine.flush();
  await engine.compactRange(CF.default);
  await engine.settle();
  await engine.flush();
  const stats = engine.stats();
  const { sizeBytes, liveBytes, byGarbage, files } = stats.blobs;
  assert.deepEqual([stats.blobs.obsoleteFiles, stats.snapshots], [0, 0]);
  assert.equal(
    byGarbage.reduce((sum, count) => sum + count),
    files,
  );
  assert.equal(stats.blobValues, 10_000 + stats.blobValuesMoved);
  assert.ok(sizeBytes < 2 * 330_000 && liveBytes > 300_000, `${sizeBytes} bytes, ${liveBytes} live`);
  // Files go when the last reader has; nothing is left to wait for but their removal.
  await engine.close();
  assert.equal((await sizes(disk)).blobs, sizeBytes);
});

test('blobs: a file with half of its values gone is emptied for that alone, and removed', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 0, 600, 1);
  await engine.flush();
  await engine.compactRange(CF.default);
  const [first] = engine.version.blobs.keys();
  const batch = new WriteBatch();
  for (let i = 0; i < 600; i += 3) {
    batch.delete(CF.default, keyOf(i));
    batch.delete(CF.default, keyOf(i + 1));
  }
  engine.write(batch);
  await engine.flush();
  assert.ok(engine.version.blobs.has(first ?? 0), 'the garbage is not known before a compaction meets it');
  put(engine, 1000, 1001, 1, 10);
  await engine.flush();
  await engine.settle();
  assert.ok(!engine.version.blobs.has(first ?? 0));
  const { blobGcs, blobGcFailures, blobValuesMoved, blobBytesMoved, blobs } = engine.stats();
  assert.deepEqual([blobGcs > 0, blobGcFailures, blobValuesMoved, blobBytesMoved], [true, 0, 200, 60_000]);
  assert.deepEqual([blobs.files, blobs.byGarbage[0]], [1, 1]);
  using snapshot = engine.snapshot();
  for (let i = 0; i < 600; i++) {
    const value = await runRead(engine, snapshot, () => snapshot.get(CF.default, keyOf(i)));
    assert.equal(value !== undefined, i % 3 === 2, `key ${i}`);
  }
  await engine.close();
});

test('blobs: run modes are switched online; fallback and a full compaction bring everything back', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 0, 300, 1);
  await engine.flush();
  engine.setBlobs({ mode: 'read-only' });
  put(engine, 300, 600, 1);
  await engine.flush();
  assert.equal((await sizes(disk)).blobFiles, 1, 'nothing new is separated');
  await engine.compactRange(CF.default);
  assert.equal((await sizes(disk)).blobFiles, 1, 'what is there stays');
  engine.setBlobs({ mode: 'fallback' });
  await engine.compactRange(CF.default);
  const { files, sizeBytes, liveBytes } = blobStatsOf(engine.version);
  assert.deepEqual([files, sizeBytes, liveBytes], [0, 0, 0]);
  {
    using snapshot = engine.snapshot();
    await expectRange(engine, snapshot, 0, 600, 1);
  }
  engine.setBlobs({ mode: 'normal' });
  await engine.compactRange(CF.default);
  assert.ok(blobStatsOf(engine.version).liveBytes > 180_000, 'and out again');
  using snapshot = engine.snapshot();
  await expectRange(engine, snapshot, 0, 600, 1);
  await engine.close();
});

test('blobs: dropping the tables of a range drops its blob files', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 0, 500, 1);
  await engine.flush();
  put(engine, 500, 1000, 1);
  await engine.flush();
  await engine.compactRange(CF.default);
  assert.equal(blobStatsOf(engine.version).files, 2);
  await engine.deleteFilesInRange(CF.default, keyOf(0), keyOf(990));
  const { files, liveBytes } = blobStatsOf(engine.version);
  assert.ok(files <= 1 && liveBytes < 30_000, `${files} files, ${liveBytes} live`);
  await engine.close();
});

test('blobs: a checkpoint has them', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 0, 300, 1);
  await engine.checkpoint('/copy');
  put(engine, 0, 300, 2);
  await engine.compactRange(CF.default);
  await engine.close();
  const copy = await openOn(disk, { directory: '/copy' });
  using snapshot = copy.snapshot();
  await expectRange(copy, snapshot, 0, 300, 1);
  await copy.close();
});

test('blobs: a cold scan reads far ahead, a scan of keys reads none', async () => {
  let reads = 0;
  const disk = new MemoryDisk({
    before: (operation, path) => {
      if (operation === 'read' && path.endsWith('.blob')) reads++;
    },
  });
  const engine = await openOn(disk, { tableBytes: 1 << 20 });
  put(engine, 0, 2000, 1);
  await engine.flush();
  {
    using snapshot = engine.snapshot();
    using iterator = snapshot.iterator(CF.default);
    await runRead(engine, snapshot, () => iterator.seekToFirst());
    for (; iterator.valid; await runRead(engine, snapshot, () => iterator.next())) iterator.key();
    assert.equal(reads, 0);
    await expectRange(engine, snapshot, 0, 7, 1);
    reads = 0;
    const rows = await runRead(engine, snapshot, () => {
      let count = 0;
      using scan = snapshot.iterator(CF.default);
      for (scan.seekToFirst(); scan.valid; scan.next()) {
        scan.value();
        count++;
      }
      return count;
    });
    assert.equal(rows, 2000);
  }
  assert.ok(reads < 40, `${reads} reads for 2000 values`);
  await engine.close();
});

test('blobs: damage is found when it is read, named by file and offset; a missing file when the engine opens', async () => {
  const disk = new MemoryDisk();
  const engine = await openOn(disk);
  put(engine, 0, 14, 1);
  await engine.flush();
  await engine.close();
  const path = `/db/${(await disk.list('/db')).find((name) => name.endsWith('.blob'))}`;
  const good = await disk.readFile(path);
  const random = new Prng(4);
  const number = Number(path.slice(4, 10));
  assert.equal(checkBlobFile(good, path, number).entries, 14);
  let found = 0;
  for (
    let offset = 0;
    offset < good.length;
    offset += offset < 28 || offset > good.length - 36 ? 1 : random.int(1, 30)
  ) {
    const file = await disk.open(path, 'read-write');
    await file.write(Uint8Array.of((good[offset] as number) ^ (1 << random.int(0, 8))), offset);
    const isMeta = offset < 28 || offset >= good.length - 36;
    if (isMeta) {
      const bad = await disk.readFile(path);
      assert.throws(() => checkBlobFile(bad, path, number), { code: 'KV:Engine:Corruption' }, `offset ${offset}`);
    }
    const opened = await openOn(disk);
    using snapshot = opened.snapshot();
    // Header and footer are for tools: the manifest says all that reads need.
    if (isMeta) await expectRange(opened, snapshot, 0, 14, 1);
    else {
      await assert.rejects(expectRange(opened, snapshot, 0, 14, 1), (error: Error & { code?: string }) => {
        found++;
        assert.equal(error.code, 'KV:Engine:Corruption');
        assert.ok(error.message.startsWith(`${path}: `), error.message);
        return true;
      });
    }
    snapshot[Symbol.dispose]();
    await opened.close();
    await file.write(good.subarray(offset, offset + 1), offset);
    await file.close();
  }
  assert.ok(found > 40, `${found} found`);
  await disk.remove(path);
  await assert.rejects(openOn(disk), { code: 'KV:Engine:Corruption', message: `${path}: blob file is missing` });
});
