import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1 } from '@tessera/base';
import { Status } from '@tessera/grpc';
import * as debugpb from '@tessera/proto/debugpb';
import * as health from '@tessera/proto/grpc.health.v1';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { defaultPdConfig } from './config/config.ts';
import { createPd } from './pd.ts';
import { Fixture, REGION, rejectsWith, STORE } from './testing/fixture.ts';

const { PD, ErrorType } = pdpb;

test('pd: members and cluster info answer anybody, with the cluster id', async () => {
  const f = await Fixture.start();
  const members = await f.raw(PD.GetMembers, {});
  assert.equal(members.header?.clusterId, f.pd.clusterId);
  assert.equal(members.members.length, 1);
  assert.deepEqual(members.leader?.clientUrls, ['http://127.0.0.1:2379']);
  assert.equal(members.etcdLeader?.memberId, members.leader?.memberId);
  const info = await f.raw(PD.GetClusterInfo, {});
  assert.deepEqual(info.serviceModes, [pdpb.ServiceMode.PD_SVC_MODE]);
  await f.close();
});

test('pd: the cluster id is made of the time and stays over restarts', async () => {
  const f = await Fixture.start();
  const id = f.pd.clusterId;
  assert.equal(id >> 32n, BigInt(Math.floor(f.env.clock.wallMs() / 1000)));
  await f.restart();
  assert.equal(f.pd.clusterId, id);
  await f.close();
});

test('pd: another cluster id in the header is refused, a missing one too', async () => {
  const f = await Fixture.bootstrapped();
  const message = `mismatch cluster id, need ${f.pd.clusterId} but got 7`;
  await rejectsWith(f.raw(PD.GetAllStores, { header: { clusterId: 7n } }), Status.INVALID_ARGUMENT, message);
  await rejectsWith(f.raw(PD.AllocID, {}), Status.INVALID_ARGUMENT, /but got 0$/);
  for (const method of [PD.Tso, PD.QueryRegion, PD.RegionHeartbeat] as const) {
    const stream = f.stream<unknown, { header: pdpb.RequestHeaderInit }, unknown, unknown>(method as never);
    stream.send({ header: { clusterId: 7n } });
    const error = await stream.ended();
    assert.equal(error?.status, Status.INVALID_ARGUMENT);
    assert.equal(error?.message, message);
  }
  await f.close();
});

test('pd: a forwarding header that names ourselves changes nothing', async () => {
  const f = await Fixture.start();
  const metadata = new Map([
    ['pd-forwarded-host', 'http://127.0.0.1:2379'],
    ['pd-allow-follower-handle', ''],
  ]);
  const response = await f.call(PD.IsBootstrapped, {}, { metadata });
  assert.equal(response.bootstrapped, false);
  await f.close();
});

test('pd: calls nobody serves are UNIMPLEMENTED', async () => {
  const f = await Fixture.start();
  await rejectsWith(f.raw(debugpb.Debug.Get, {}), Status.UNIMPLEMENTED, /.*/);
  await rejectsWith(f.call(PD.GetDCLocationInfo, {}), Status.UNIMPLEMENTED, /.*/);
  await f.close();
});

test('pd: before the bootstrap lookups say NOT_BOOTSTRAPPED', async () => {
  const f = await Fixture.start();
  const errors = [
    (await f.call(PD.GetRegion, {})).header,
    (await f.call(PD.GetStore, { storeId: 1 })).header,
    (await f.call(PD.PutStore, { store: STORE })).header,
    (await f.call(PD.ScanRegions, {})).header,
    (await f.call(PD.StoreHeartbeat, { stats: { storeId: 1 } })).header,
    (await f.call(PD.GetClusterConfig, {})).header,
  ].map((header) => header?.error?.type);
  assert.deepEqual(new Set(errors), new Set([ErrorType.NOT_BOOTSTRAPPED]));
  await f.close();
});

test('pd: a malformed bootstrap is refused and leaves nothing', async () => {
  const f = await Fixture.start();
  const cases: [metapb.StoreInit | undefined, metapb.RegionInit | undefined, RegExp][] = [
    [undefined, REGION, /missing store/],
    [{ ...STORE, id: 0 }, REGION, /zero store id/],
    [STORE, undefined, /missing region/],
    [STORE, { ...REGION, startKey: fromLatin1('a') }, /first region range/],
    [STORE, { ...REGION, id: 0 }, /zero region id/],
    [STORE, { ...REGION, peers: [] }, /peer count 0/],
    [STORE, { ...REGION, peers: [{ id: 3, storeId: 9 }] }, /peer store id 9 != 1/],
    [STORE, { ...REGION, peers: [{ storeId: 1 }] }, /zero peer id/],
  ];
  for (const [store, region, message] of cases) {
    await rejectsWith(f.call(PD.Bootstrap, { store, region }), Status.INVALID_ARGUMENT, message);
  }
  assert.equal((await f.call(PD.IsBootstrapped, {})).bootstrapped, false);
  await f.close();
});

test('pd: a cluster is bootstrapped once and is there after a power cut', async () => {
  const f = await Fixture.start();
  const both = await Promise.all([
    f.call(PD.Bootstrap, { store: STORE, region: REGION }),
    f.call(PD.Bootstrap, { store: { ...STORE, id: 9 }, region: { ...REGION, peers: [{ id: 3, storeId: 9 }] } }),
  ]);
  const errors = both.map((response) => response.header?.error?.type);
  assert.deepEqual(errors, [undefined, ErrorType.ALREADY_BOOTSTRAPPED]);
  await f.crash();
  assert.equal((await f.call(PD.IsBootstrapped, {})).bootstrapped, true);
  const region = await f.call(PD.GetRegion, { regionKey: fromLatin1('any') });
  assert.equal(region.region?.id, 2);
  assert.equal((await f.call(PD.GetStore, { storeId: 1 })).store?.address, STORE.address);
  const { cluster } = await f.call(PD.GetClusterConfig, {});
  assert.deepEqual(cluster, metapb.Cluster.decode(metapb.Cluster.encode({ id: f.pd.clusterId, maxPeerCount: 3 })));
  await f.close();
});

test('pd: ids are unique, also over restarts and power cuts', async () => {
  const f = await Fixture.start();
  const seen = new Set<number>();
  let highest = 0;
  const take = async (count: number): Promise<void> => {
    const response = await f.call(PD.AllocID, { count });
    assert.equal(response.count, Math.max(1, count));
    for (let id = response.id - response.count + 1; id <= response.id; id++) {
      assert.ok(!seen.has(id), `${id} given twice`);
      seen.add(id);
    }
    assert.ok(response.id > highest);
    highest = response.id;
  };
  await take(1);
  await take(0);
  await Promise.all([f.call(PD.AllocID, {}), f.call(PD.AllocID, {})]).then((responses) => {
    for (const { id } of responses) seen.add(id);
    highest = Math.max(...seen);
  });
  await f.restart();
  await take(2500);
  await f.crash();
  await take(10);
  const refused = await f.call(PD.AllocID, { count: 2_000_000 });
  assert.match(refused.header?.error?.message ?? '', /at most 1000000/);
  await f.close();
});

test('pd: rules for stores that register', async () => {
  const f = await Fixture.bootstrapped();
  const put = async (store: metapb.StoreInit): Promise<string> => {
    const { header } = await f.call(PD.PutStore, { store });
    return header?.error?.message ?? 'ok';
  };
  assert.equal(await put({ id: 4, address: 'b:1', version: '8.5.4', labels: [{ key: 'zone', value: 'z1' }] }), 'ok');
  assert.match(
    await put({ id: 5, address: 'b:1', version: '8.5.4' }),
    /duplicated store address: store 5 b:1, already registered by store 4/,
  );
  assert.match(await put({ id: 0, address: 'c:1', version: '8.5.4' }), /id is zero/);
  assert.match(await put({ id: 5, address: '', version: '8.5.4' }), /address is empty/);
  assert.match(await put({ id: 5, address: 'c:1', version: 'new' }), /invalid version/);
  assert.match(
    await put({ id: 5, address: 'c:1', version: '8.4.0' }),
    /should compatible with version 8.5.4, got 8.4.0/,
  );
  assert.match(
    await put({ id: 5, address: 'c:1', version: '8.5.4', labels: [{ key: 'a b', value: 'x' }] }),
    /invalid label key/,
  );
  // Registering again keeps labels that are not named.
  assert.equal(await put({ id: 4, address: 'b:2', version: '8.5.4', labels: [{ key: 'host', value: 'h1' }] }), 'ok');
  const { store } = await f.call(PD.GetStore, { storeId: 4 });
  assert.equal(store?.address, 'b:2');
  assert.deepEqual(
    store?.labels.map(({ key, value }) => `${key}=${value}`),
    ['zone=z1', 'host=h1'],
  );
  await f.close();
});

test('pd: stores are found by id, listed, and a missing one is named', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.PutStore, { store: { id: 4, address: 'b:1', version: '8.5.4' } });
  const { stores } = await f.call(PD.GetAllStores, {});
  assert.deepEqual(
    stores.map(({ id }) => id),
    [1, 4],
  );
  const missing = await f.call(PD.GetStore, { storeId: 77 });
  assert.equal(missing.header?.error?.message, 'invalid store ID 77, not found');
  await f.close();
});

test('pd: store heartbeats tell the cluster version; strangers and empty ones are refused', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.PutStore, { store: { id: 4, address: 'b:1', version: '9.0.0' } });
  const response = await f.call(PD.StoreHeartbeat, { stats: { storeId: 1, capacity: 100, available: 60 } });
  assert.equal(response.clusterVersion, '8.5.4');
  assert.equal(response.state, metapb.NodeState.Serving);
  const { stats, store } = await f.call(PD.GetStore, { storeId: 1 });
  assert.equal(stats?.available, 60);
  assert.equal(store?.lastHeartbeat, BigInt(f.env.clock.wallMs()) * 1_000_000n);
  const stranger = await f.call(PD.StoreHeartbeat, { stats: { storeId: 9 } });
  assert.match(stranger.header?.error?.message ?? '', /store 9 not found/);
  await rejectsWith(f.call(PD.StoreHeartbeat, {}), Status.INVALID_ARGUMENT, /stats are missing/);
  await f.close();
});

test('pd: a store without regions that leaves becomes a tombstone for good', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.PutStore, { store: { id: 4, address: 'b:1', version: '8.5.4' } });
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 4 } });
  assert.equal((await f.http('/pd/api/v1/config', 'POST', { 'max-replicas': 1 })).status, 200);
  assert.equal((await f.http('/pd/api/v1/store/1', 'DELETE')).status, 200);
  assert.equal((await f.http('/pd/api/v1/store/4', 'DELETE')).status, 200);
  await f.restart();
  const { stores } = await f.call(PD.GetAllStores, {});
  assert.deepEqual(
    stores.map(({ state }) => state),
    [metapb.StoreState.Offline, metapb.StoreState.Tombstone],
  );
  const kept = await f.call(PD.GetAllStores, { excludeTombstoneStores: true });
  assert.equal(kept.stores.length, 1);
  const again = await f.call(PD.PutStore, { store: { id: 4, address: 'b:1', version: '8.5.4' } });
  assert.equal(again.header?.error?.type, ErrorType.STORE_TOMBSTONE);
  const beat = await f.call(PD.StoreHeartbeat, { stats: { storeId: 4 } });
  assert.equal(beat.header?.error?.type, ErrorType.STORE_TOMBSTONE);
  // Its address is free for another store.
  const next = await f.call(PD.PutStore, { store: { id: 5, address: 'b:1', version: '8.5.4' } });
  assert.equal(next.header?.error, undefined);
  await f.close();
});

test('pd: health says SERVING, and NOT_SERVING to watchers when PD stops', async () => {
  const f = await Fixture.start();
  const { SERVING, NOT_SERVING } = health.HealthCheckResponse_ServingStatus;
  assert.equal((await f.raw(health.Health.Check, {})).status, SERVING);
  await rejectsWith(f.raw(health.Health.Check, { service: 'nobody' }), Status.NOT_FOUND, /nobody/);
  const watch = f.stream(health.Health.Watch);
  watch.send({ service: 'pdpb.PD' });
  assert.equal((await watch.next()).status, SERVING);
  const closing = f.pd.close();
  assert.equal((await watch.next()).status, NOT_SERVING);
  assert.equal((await watch.ended())?.status, Status.UNAVAILABLE);
  f.client.close();
  await closing;
  assert.equal(await f.pd.stopped, undefined);
});

test('pd: a directory in use, a port in use and a bad config are refused, and all is released', async () => {
  const f = await Fixture.start();
  await assert.rejects(createPd(f.env, f.config), { name: 'DiskError' });
  const other = defaultPdConfig({ 'data-dir': 'other', 'client-urls': 'http://127.0.0.1:2379' });
  for (let i = 0; i < 2; i++) await assert.rejects(createPd(f.env, other), { name: 'NetworkError' });
  await assert.rejects(createPd(f.env, { ...other, 'client-urls': 'tcp://x' }), { name: 'ConfigError' });
  await f.close();
  await f.open();
  await f.close();
});

test('pd: a disk that fails a sync stops PD and names the fault', async () => {
  const f = await Fixture.start();
  const open = f.env.disk.open.bind(f.env.disk);
  await f.close();
  let failing = false;
  f.env.disk.open = async (path, mode) => {
    const file = await open(path, mode);
    const sync = file.sync.bind(file);
    file.sync = () => (failing ? Promise.reject(new Error('I/O error')) : sync());
    return file;
  };
  await f.open();
  failing = true;
  await rejectsWith(f.call(PD.AllocID, {}), Status.UNAVAILABLE, /server stopped/);
  f.client.close();
  assert.match((await f.pd.stopped)?.message ?? '', /journal could not be written/);
});

test('pd: the cluster record can be changed but not its id', async () => {
  const f = await Fixture.bootstrapped();
  const put = async (cluster: metapb.ClusterInit) => (await f.call(PD.PutClusterConfig, { cluster })).header?.error;
  assert.match((await put({ id: 1n, maxPeerCount: 5 }))?.message ?? '', /invalid cluster id 1/);
  assert.equal(await put({ id: f.pd.clusterId, maxPeerCount: 5 }), undefined);
  await f.restart();
  assert.equal((await f.call(PD.GetClusterConfig, {})).cluster?.maxPeerCount, 5);
  assert.equal((await f.call(PD.IsSnapshotRecovering, {})).marked, false);
  await f.close();
});
