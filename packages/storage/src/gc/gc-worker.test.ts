import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger, utf8 } from '@tessera/base';
import { encodeBytes } from '@tessera/codec';
import { CF, WriteBatch } from '@tessera/engine';
import { kvrpcpb } from '../messages.ts';
import { notLeader } from '../region-errors.ts';
import { settle, TxnRig } from '../scheduler/testing/txn-rig.ts';
import { TestRegion } from '../testing/test-region.ts';

interface World extends TxnRig {
  safePoint: bigint | undefined;
}

async function world(region?: TestRegion): Promise<World> {
  const made: World = Object.assign(new TxnRig(region), { safePoint: 0n as bigint | undefined });
  made.storage.openGc({
    clock: made.clock,
    tasks: { defer: (task) => queueMicrotask(task) },
    log: silentLogger,
    safePoint: async () => made.safePoint ?? Promise.reject(new Error('no PD')),
    destroyRange: async (lower, upper) => {
      const batch = new WriteBatch();
      for (const cf of [CF.default, CF.lock, CF.write] as const) batch.deleteRange(cf, lower, upper);
      made.region.engine.write(batch);
    },
    learned: () => {},
    config: { batchKeys: 512, maxWriteBytesPerSec: 0, compactionFilter: false },
  });
  await made.lead();
  return made;
}

function rows(r: TxnRig, cf: 0 | 1 | 2): number {
  using snapshot = r.region.engine.snapshot();
  using cursor = snapshot.iterator(cf);
  let count = 0;
  for (cursor.seekToFirst(); cursor.valid; cursor.next()) count++;
  return count;
}

test('gc: what no read at the safe point sees goes, with its values; the rest stays', async () => {
  const r = await world();
  const long = 'x'.repeat(300);
  for (let i = 1n; i <= 5n; i++) r.write(i * 10n, i * 10n + 1n, { a: long, b: `${i}`, gone: i < 4n ? 'x' : undefined });
  r.prewrite(60n, 'a', { a: 'new' });
  await r.storage.gc?.collect(45n);
  assert.deepEqual([r.read('a', 45n), r.read('b', 45n), r.read('b', 59n)], [long, '4', '5']);
  assert.equal(r.read('gone', 45n), undefined);
  assert.deepEqual([rows(r, CF.default), rows(r, CF.write), rows(r, CF.lock)], [2, 5, 1]);
  await r.storage.gc?.collect(59n);
  assert.deepEqual([rows(r, CF.write), r.read('gone', 59n)], [2, undefined]);
  assert.equal(r.storage.gc?.stats.deletedVersions, 13);
});

test('gc: many keys and many versions, step by step', async () => {
  const r = await world();
  const keys = Array.from({ length: 1500 }, (_, i) => `k${i}`);
  for (let i = 1n; i <= 3n; i++) r.write(i * 10n, i * 10n + 1n, Object.fromEntries(keys.map((key) => [key, `${i}`])));
  for (let i = 10n; i < 3000n; i++) r.write(i * 10n, i * 10n + 1n, { hot: `${i}` });
  await r.storage.gc?.collect(100_000n);
  assert.equal(rows(r, CF.write), 1501);
  assert.equal(r.read('k1499', 100_000n), '3');
});

test('gc: follows the safe point of PD, which may be away', async () => {
  const r = await world();
  r.write(10n, 11n, { a: '1' });
  r.write(20n, 21n, { a: '2' });
  r.safePoint = undefined;
  r.storage.gc?.start();
  await settle();
  assert.equal(rows(r, CF.write), 2);
  r.safePoint = 30n;
  r.clock.advance(10_000);
  await settle();
  assert.equal(rows(r, CF.write), 1);
  r.storage.close();
});

test('gc: a region that is led elsewhere is left alone', async () => {
  const r = await world(new TestRegion(utf8(''), encodeBytes(utf8('m'))));
  r.write(10n, 11n, { a: '1' });
  r.write(20n, 21n, { a: '2' });
  r.region.refusal = notLeader(2, undefined);
  await r.storage.gc?.collect(30n);
  r.region.refusal = undefined;
  assert.deepEqual([rows(r, CF.write), r.storage.gc?.stats.failedRegions], [2, 1]);
});

test('unsafe destroy range: of all families, without asking a region', async () => {
  const r = await world();
  r.write(10n, 20n, { a: '1', b: 'x'.repeat(300), c: '3' });
  const destroy = (startKey: string, endKey: string) => {
    const [Q, R] = [kvrpcpb.UnsafeDestroyRangeRequest, kvrpcpb.UnsafeDestroyRangeResponse];
    const init = { startKey: utf8(startKey), endKey: utf8(endKey) };
    return r.send(Q, R, (s, q, a) => s.unsafeDestroyRange(q, a), init);
  };
  const answer = destroy('b', 'c');
  await settle();
  assert.equal(answer.now.error, '');
  assert.deepEqual([r.read('a', 30n), r.read('b', 30n), r.read('c', 30n)], ['1', undefined, '3']);
  assert.match(destroy('b', '').now.error, /must not be empty/);
});
