/** The adapter over LMDB: the contract, and the same histories on it and on the LSM engine. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fromLatin1, Prng } from '@tessera/base';
import { CF, COLUMN_FAMILIES, LmdbEngine, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { batchOf, kvEngineContract, randomOps, rows } from './kv-engine.ts';

const directories: string[] = [];
after(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

async function openLmdb(directory?: string): Promise<LmdbEngine> {
  const path = directory ?? (await mkdtemp(join(tmpdir(), 'tessera-lmdb-')));
  if (directory === undefined) directories.push(path);
  return await LmdbEngine.open({ directory: path, noSync: true });
}

kvEngineContract('LmdbEngine', () => openLmdb(), { historySteps: 60 });

test('LmdbEngine: sequence and data survive a reopen; what is flushed is persisted', async () => {
  const first = await openLmdb();
  first.write(batchOf(['put', CF.default, 'k', 'v'], ['put', CF.write, '', 'empty key']));
  await first.flush();
  assert.equal(first.persistedSequence, 2);
  await first.close();
  const second = await openLmdb(directories.at(-1));
  assert.deepEqual([second.sequence, second.persistedSequence], [2, 2]);
  using snapshot = second.snapshot();
  assert.deepEqual(rows(snapshot, CF.write), [['', 'empty key']]);
  await second.close();
});

test('LmdbEngine: a key that LMDB cannot hold refuses the whole batch', async () => {
  const engine = await openLmdb();
  const batch = new WriteBatch();
  batch.put(CF.default, fromLatin1('a'), fromLatin1('1'));
  batch.put(CF.default, new Uint8Array(1978), fromLatin1('2'));
  assert.throws(() => engine.write(batch), { code: 'KV:Engine:Invalid' });
  using snapshot = engine.snapshot();
  assert.deepEqual(rows(snapshot, CF.default), []);
  await engine.close();
});

test('differential: the same history on LMDB and on the LSM engine, blobs and compactions included', async () => {
  for (let seed = 1; seed <= 3; seed++) {
    const random = new Prng(seed);
    const lmdb = await openLmdb();
    const options = {
      directory: '/db',
      disk: new MemoryDisk(),
      tasks: microtasks,
      memtableBytes: 4096,
      tableBytes: 512,
    };
    const lsm = await LsmEngine.open({
      ...options,
      blobs: { mode: 'normal', minBytes: 12 },
      level0CompactionTrigger: 2,
    });
    for (let step = 0; step < 40; step++) {
      const batch = batchOf(...randomOps(random, random.int(1, 30)));
      lmdb.write(batch);
      lsm.write(batch);
      if (random.chance(0.3)) await lsm.flush();
      if (random.chance(0.1)) await lsm.compactRange(random.pick(COLUMN_FAMILIES));
      using theirs = lmdb.snapshot();
      using ours = lsm.snapshot();
      const cf = random.pick(COLUMN_FAMILIES);
      assert.deepEqual(await runRead(lsm, ours, () => rows(ours, cf)), rows(theirs, cf), `seed ${seed} step ${step}`);
    }
    await lsm.close();
    await lmdb.close();
  }
});
