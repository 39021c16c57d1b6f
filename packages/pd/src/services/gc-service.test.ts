import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import * as etcd from '@tessera/proto/etcdserverpb';
import * as pdpb from '@tessera/proto/pdpb';
import { FOREVER, NULL_KEYSPACE } from '../cluster/gc.ts';
import { Fixture } from '../testing/fixture.ts';

const { PD, ErrorType } = pdpb;

const service = async (f: Fixture, id: string, ttl: bigint, safePoint: bigint): Promise<unknown> => {
  const response = await f.call(PD.UpdateServiceGCSafePoint, { serviceId: utf8(id), ttl, safePoint });
  if (response.header?.error !== undefined) return response.header.error.message;
  return [fromUtf8(response.serviceId), response.ttl, response.minSafePoint];
};
const update = async (f: Fixture, safePoint: bigint) =>
  (await f.call(PD.UpdateGCSafePoint, { safePoint })).newSafePoint;

test('gc: the safe point only grows and survives a restart', async () => {
  const f = await Fixture.start();
  assert.equal((await f.call(PD.GetGCSafePoint, {})).safePoint, 0n);
  const big = (1_767_225_600_000n << 18n) + 5n;
  assert.equal(await update(f, big), big);
  assert.equal(await update(f, big - 1n), big);
  await f.crash();
  assert.equal((await f.call(PD.GetGCSafePoint, {})).safePoint, big);
  await f.close();
});

test('gc: services answer with the minimum of all, not with their own', async () => {
  const f = await Fixture.start();
  assert.deepEqual(await service(f, 'br', 100n, 50n), ['gc_worker', FOREVER, 0n]);
  assert.deepEqual(await service(f, 'cdc', 200n, 80n), ['gc_worker', FOREVER, 0n]);
  // The worker gets as far as the lowest service lets it.
  assert.deepEqual(await service(f, 'gc_worker', FOREVER, 70n), ['br', 100n, 50n]);
  // New ones below the minimum are not stored.
  assert.deepEqual(await service(f, 'late', 100n, 40n), ['br', 100n, 50n]);
  // A time to live of zero removes.
  assert.deepEqual(await service(f, 'br', 0n, 0n), ['gc_worker', FOREVER, 50n]);
  assert.deepEqual(await service(f, 'gc_worker', FOREVER, 70n), ['gc_worker', FOREVER, 70n]);
  assert.match(String(await service(f, 'gc_worker', 100n, 80n)), /TTL of gc_worker/);
  assert.match(String(await service(f, 'gc_worker', 0n, 80n)), /cannot be removed/);
  assert.match(String(await service(f, '', 10n, 80n)), /service id/);
  await f.close();
});

test('gc: a service that does not renew is forgotten when its time is over', async () => {
  const f = await Fixture.start();
  await service(f, 'br', 100n, 50n);
  assert.equal(await update(f, 60n), 50n);
  f.env.clock.advance(100_000);
  assert.equal(await update(f, 60n), 60n);
  await f.close();
});

test('gc: the state keeps gc <= txn <= barriers, whoever asks', async () => {
  const f = await Fixture.start();
  const state = async () => {
    const { gcState } = await f.call(PD.GetGCState, {
      keyspaceScope: { keyspace: { kind: 'keyspaceId', value: NULL_KEYSPACE } },
    });
    return [gcState?.txnSafePoint, gcState?.gcSafePoint, gcState?.gcBarriers.map((b) => [b.barrierId, b.barrierTs])];
  };
  const advance = async (target: bigint) => {
    const r = await f.call(PD.AdvanceTxnSafePoint, { target });
    return r.header?.error?.message ?? [r.oldTxnSafePoint, r.newTxnSafePoint, r.blockerDescription];
  };
  assert.deepEqual(await advance(100n), [0n, 100n, '']);
  const barrier = await f.call(PD.SetGCBarrier, { barrierId: 'backup', barrierTs: 150n, ttlSeconds: FOREVER });
  assert.equal(barrier.newBarrierInfo?.ttlSeconds, FOREVER);
  assert.deepEqual(await advance(200n), [100n, 150n, 'GC barrier "backup" at ts 150']);
  assert.match(String(await advance(10n)), /smaller value/);
  const gc = async (target: bigint) => {
    const r = await f.call(PD.AdvanceGCSafePoint, { target });
    return r.header?.error?.message ?? [r.oldGcSafePoint, r.newGcSafePoint];
  };
  assert.match(String(await gc(151n)), /too large/);
  assert.deepEqual(await gc(120n), [0n, 120n]);
  assert.match(String(await gc(110n)), /smaller value/);
  assert.deepEqual(await state(), [150n, 120n, [['backup', 150n]]]);
  const behind = await f.call(PD.SetGCBarrier, { barrierId: 'x', barrierTs: 140n, ttlSeconds: 10n });
  assert.match(behind.header?.error?.message ?? '', /behind the txn safe point 150/);
  await f.restart();
  const deleted = await f.call(PD.DeleteGCBarrier, { barrierId: 'backup' });
  assert.equal(deleted.deletedBarrierInfo?.barrierTs, 150n);
  assert.deepEqual(await advance(200n), [150n, 200n, '']);
  await f.close();
});

test('gc: a global barrier holds everything, and is listed', async () => {
  const f = await Fixture.start();
  await f.call(PD.SetGlobalGCBarrier, { barrierId: 'global "x"', barrierTs: 30n, ttlSeconds: 60n });
  const moved = await f.call(PD.AdvanceTxnSafePoint, { target: 100n });
  assert.equal(moved.newTxnSafePoint, 30n);
  const all = await f.call(PD.GetAllKeyspacesGCStates, {});
  assert.deepEqual(
    all.globalGcBarriers.map((b) => [b.barrierId, b.ttlSeconds]),
    [['global "x"', 60n]],
  );
  const removed = await f.call(PD.DeleteGlobalGCBarrier, { barrierId: 'global "x"' });
  assert.equal(removed.deletedBarrierInfo?.barrierTs, 30n);
  assert.equal((await f.call(PD.DeleteGlobalGCBarrier, { barrierId: 'global "x"' })).deletedBarrierInfo, undefined);
  await f.close();
});

test('gc: a keyspace has its own state only when its config says so', async () => {
  const f = await Fixture.start();
  const scope = (id: number) => ({ keyspace: { kind: 'keyspaceId' as const, value: id } });
  await f.http('/pd/api/v2/keyspaces', 'POST', { name: 'own', config: { gc_management_type: 'keyspace_level' } });
  await f.call(PD.AdvanceTxnSafePoint, { target: 5n });
  await f.call(PD.AdvanceTxnSafePoint, { keyspaceScope: scope(1), target: 9n });
  const state = async (id: number) => (await f.call(PD.GetGCState, { keyspaceScope: scope(id) })).gcState;
  assert.deepEqual([(await state(0))?.isKeyspaceLevelGc, (await state(0))?.txnSafePoint], [false, 5n]);
  assert.deepEqual([(await state(1))?.isKeyspaceLevelGc, (await state(1))?.txnSafePoint], [true, 9n]);
  const shared = await f.call(PD.AdvanceTxnSafePoint, { keyspaceScope: scope(0), target: 7n });
  assert.match(shared.header?.error?.message ?? '', /no garbage collection of its own/);
  const missing = await f.call(PD.GetGCState, { keyspaceScope: scope(42) });
  assert.equal(missing.header?.error?.type, ErrorType.ENTRY_NOT_FOUND);
  assert.equal((await f.call(PD.GetAllKeyspacesGCStates, {})).gcStates.length, 2);
  await f.close();
});

test('gc: old clients find the txn safe point under the key of TiDB', async () => {
  const f = await Fixture.start();
  const key = utf8('/tidb/store/gcworker/saved_safe_point');
  assert.equal((await f.raw(etcd.KV.Range, { key })).kvs.length, 0);
  await f.call(PD.AdvanceTxnSafePoint, { target: 400_000_000_000_000_000n });
  const { kvs } = await f.raw(etcd.KV.Range, { key });
  assert.equal(fromUtf8(kvs[0]?.value ?? new Uint8Array()), '400000000000000000');
  await f.close();
});

test('gc: the old calls can be switched off', async () => {
  const f = await Fixture.start();
  await f.http('/pd/api/v1/config', 'POST', { 'pd-server.block-safe-point-v1': true });
  assert.match(String(await service(f, 'br', 10n, 5n)), /blocked/);
  await f.close();
});
