/** An engine whose process is short of memory gives some back, and reads the same as before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, latin1 } from '@tessera/base';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { CF, runRead } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { LsmEngine } from './lsm-engine.ts';

const COUNT = 2000;
const keys = Array.from({ length: COUNT }, (_, i) => fromLatin1(`k${i}`));

async function open(): Promise<LsmEngine> {
  return await LsmEngine.open({ directory: '/db', disk: new MemoryDisk(), tasks: microtasks, memtableBytes: 1 << 20 });
}

async function fill(engine: LsmEngine): Promise<void> {
  const batch = new WriteBatch();
  for (const key of keys) batch.put(CF.default, key, key);
  engine.write(batch);
  await engine.flush();
}

async function expectAll(engine: LsmEngine): Promise<void> {
  using snapshot = engine.snapshot();
  const values = await runRead(engine, snapshot, () =>
    snapshot.multiGet(CF.default, keys).map((value) => value?.slice()),
  );
  assert.deepEqual(
    values.map((value) => value && latin1(value)),
    keys.map((key) => latin1(key)),
  );
}

test('block cache: a smaller capacity holds at once, a larger one from the next reads on', async () => {
  const engine = await open();
  await fill(engine);
  await expectAll(engine);
  assert.ok(engine.cache.usedBytes > 8192);
  engine.cache.resize(2048);
  assert.ok(engine.cache.usedBytes <= 2048, `${engine.cache.usedBytes}`);
  await expectAll(engine);
  assert.ok(engine.cache.usedBytes <= 2048, `${engine.cache.usedBytes}`);
  engine.cache.resize(1 << 20);
  await expectAll(engine);
  assert.ok(engine.cache.usedBytes > 8192);
  await engine.close();
});

test('memtables: arenas that wait for the next ones can go', async () => {
  const engine = await open();
  await fill(engine);
  assert.ok(engine.stats().memtableFreeBytes > 0);
  assert.ok(engine.options.arenas.drop() > 0);
  assert.equal(engine.stats().memtableFreeBytes, 0);
  await fill(engine);
  await expectAll(engine);
  await engine.close();
});
