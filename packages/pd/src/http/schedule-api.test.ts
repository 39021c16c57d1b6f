import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { Fixture, type TestStream } from '../testing/fixture.ts';

const { PD } = pdpb;
const V1 = '/pd/api/v1';
type Json = Record<string, unknown>;
type Beats = TestStream<pdpb.RegionHeartbeatRequestInit, pdpb.RegionHeartbeatResponse>;

/** Stores 1 to 4, up; region 2 with voters on 1, 2 and 3, led by 1. */
async function cluster(): Promise<{ f: Fixture; stream: Beats; beat: (leader?: number) => Promise<void> }> {
  const f = await Fixture.bootstrapped();
  for (const id of [2, 3, 4]) await f.call(PD.PutStore, { store: { id, address: `s${id}:1`, version: '8.5.4' } });
  for (const storeId of [1, 2, 3, 4]) {
    await f.call(PD.StoreHeartbeat, { stats: { storeId, capacity: 2 ** 40, available: 2 ** 39 } });
  }
  const stream: Beats = f.stream(PD.RegionHeartbeat);
  const peers = [1, 2, 3].map((storeId) => ({ id: storeId + 2, storeId }));
  const region = { id: 2, regionEpoch: { version: 1, confVer: 5 }, peers };
  const beat = async (leader = 1): Promise<void> => {
    stream.send({ header: f.header, region, leader: peers[leader - 1], term: 6, approximateSize: 50 << 20 });
    await f.raw(PD.GetMembers, {});
  };
  await beat();
  return { f, stream, beat };
}

async function get(f: Fixture, path: string): Promise<unknown> {
  const { status, json } = await f.http(V1 + path);
  assert.equal(status, 200, `${path}: ${JSON.stringify(json)}`);
  return json;
}

async function post(f: Fixture, path: string, body: unknown, status = 200): Promise<unknown> {
  const response = await f.http(V1 + path, 'POST', body);
  assert.equal(response.status, status, `${path}: ${JSON.stringify(response.json)}`);
  return response.json;
}

test('operators: ordered by hand, shown, confirmed by a heartbeat, remembered', async () => {
  const { f, stream, beat } = await cluster();
  assert.deepEqual(await get(f, '/operators'), []);
  const order = { name: 'transfer-leader', region_id: 2, to_store_id: 3 };
  assert.equal(await post(f, '/operators', order), 'The operator is created.');
  assert.equal((await stream.next()).transferLeader?.peer?.storeId, 3);
  const [running] = (await get(f, '/operators?object')) as Json[];
  assert.deepEqual(
    [running?.['desc'], running?.['status'], running?.['steps']],
    ['admin-transfer-leader', 'RUNNING', ['transfer leader from store 1 to store 3']],
  );
  assert.match(String(await post(f, '/operators', order, 400)), /has an operator already/);
  await beat(3);
  assert.deepEqual(await get(f, '/operators'), []);
  assert.match(String(await get(f, '/operators/2')), /^status: SUCCESS, operator: admin-transfer-leader/);
  const [record] = (await get(f, '/operators/records?object')) as Json[];
  assert.deepEqual([record?.['status'], record?.['outcome']], ['SUCCESS', 'done']);
  await f.close();
});

test('operators: a peer is moved by learner, joint change, demotion and removal; cancelled when somebody says so', async () => {
  const { f, stream } = await cluster();
  await post(f, '/operators', { name: 'transfer-peer', region_id: 2, from_store_id: 1, to_store_id: 4 });
  const [{ steps = [] } = {}] = (await get(f, '/operators?object')) as { steps?: string[] }[];
  const id = (await stream.next()).changePeerV2?.changes[0]?.peer?.id;
  assert.deepEqual(steps, [
    `add learner peer ${id} on store 4`,
    'transfer leader from store 1 to store 2',
    `use joint consensus, promote learner peer ${id} on store 4 to voter, demote voter peer 3 on store 1 to learner`,
    `leave joint state, promote learner peer ${id} on store 4 to voter, demote voter peer 3 on store 1 to learner`,
    'remove peer on store 1',
  ]);
  assert.equal((await f.http(`${V1}/operators/2`, 'DELETE')).json, 'The pending operator is canceled.');
  assert.equal((await f.http(`${V1}/operators/2`, 'DELETE')).status, 404);
  assert.match(String(await get(f, '/operators/2')), /^status: CANCEL/);
  await f.close();
});

test('operators: orders that make no sense are refused with the reason', async () => {
  const { f } = await cluster();
  const cases: [Json, RegExp][] = [
    [{}, /name is missing/],
    [{ name: 'dance', region_id: 2 }, /unknown operator/],
    [{ name: 'transfer-leader', region_id: 2 }, /to_store_id is missing/],
    [{ name: 'transfer-leader', region_id: 'two' }, /region_id must be a number/],
    [{ name: 'transfer-leader', region_id: 2, to_store_id: 1 }, /leads region 2 already/],
    [{ name: 'transfer-leader', region_id: 2, to_store_id: 4 }, /no voter on store 4/],
    [{ name: 'transfer-leader', region_id: 2, to_store_id: 9 }, /store 9 not found/],
    [{ name: 'transfer-peer', region_id: 2, from_store_id: 2, to_store_id: 1 }, /peer on store 1 already/],
    [{ name: 'transfer-peer', region_id: 2, from_store_id: 4, to_store_id: 4 }, /no peer on store 4/],
    [
      { name: 'transfer-region', region_id: 2, to_store_ids: [1, 2], peer_roles: ['king', 'voter'] },
      /unknown role king/,
    ],
    [{ name: 'transfer-region', region_id: 2, to_store_ids: [1, 2], peer_roles: ['learner', 'learner'] }, /no voter/],
    [{ name: 'add-peer', region_id: 2, store_id: 3 }, /peer on store 3 already/],
    [{ name: 'remove-peer', region_id: 2, store_id: 4 }, /no peer on store 4/],
    [{ name: 'split-region', region_id: 2, policy: 'usekey' }, /needs keys/],
    [{ name: 'split-region', region_id: 2, policy: 'axe' }, /unknown policy axe/],
    [{ name: 'split-region', region_id: 2, policy: 'usekey', keys: ['xx'] }, /not a key in hex/],
    [{ name: 'merge-region', source_region_id: 2, target_region_id: 2 }, /are not adjacent/],
  ];
  for (const [body, message] of cases) assert.match(String(await post(f, '/operators', body, 400)), message);
  await post(f, '/operators', { name: 'add-peer', region_id: 77, store_id: 4 }, 404);
  await f.close();
});

test('regions: the checkers say in words what they would do and why they do not', async () => {
  const { f, stream } = await cluster();
  const explain = async () => ((await get(f, '/regions/explain/2')) as Json)['verdict'];
  assert.match(String(await explain()), /^the region is as it should be/);
  await post(f, '/config', { 'max-replicas': 5 });
  assert.match(
    String(await explain()),
    /^replica: wants make-up-replica \{add peer: store \[4\]\}: the region has 3 of 5 replicas$/,
  );
  await post(f, '/checker/replica', { delay: 60 });
  assert.deepEqual(await get(f, '/checker/replica'), { paused: true });
  f.env.clock.advance(5000);
  await f.raw(PD.GetMembers, {});
  assert.equal(stream.received.length, 0);
  await post(f, '/checker/replica', { delay: 0 });
  await post(f, '/config', { 'halt-scheduling': true });
  assert.match(String(await explain()), /halted/);
  await post(f, '/config', { 'halt-scheduling': false, 'enable-make-up-replica': false });
  assert.match(String(await explain()), /^the region is as it should be/);
  assert.equal((await f.http(`${V1}/checker/chess`)).status, 404);
  await f.close();
});

test('schedulers: added, paused, configured and removed, and all of it survives a restart', async () => {
  const { f } = await cluster();
  const names = () => get(f, '/schedulers');
  assert.deepEqual(await names(), ['balance-leader-scheduler', 'balance-region-scheduler']);
  const evict = { name: 'evict-leader-scheduler', store_id: 1 };
  assert.equal(await post(f, '/schedulers', evict), 'The scheduler is created.');
  await post(f, '/schedulers', { ...evict, store_id: 2 });
  await post(f, '/schedulers', { ...evict, store_id: 9 }, 404);
  await post(f, '/schedulers', { name: 'random-scheduler' }, 400);
  await post(f, '/schedulers/balance-region-scheduler', { delay: 3600 });
  await post(f, '/scheduler-config/balance-leader-scheduler/config', { batch: 9 });
  const bad = await post(f, '/scheduler-config/balance-leader-scheduler/config', { batch: 101 }, 400);
  assert.match(String(bad), /between 1 and 100/);
  assert.equal((await f.http(`${V1}/schedulers/shuffle-leader-scheduler`, 'DELETE')).status, 404);
  await f.restart();
  assert.deepEqual(await names(), ['balance-leader-scheduler', 'balance-region-scheduler', 'evict-leader-scheduler']);
  assert.deepEqual(await get(f, '/schedulers?status=paused'), ['balance-region-scheduler']);
  assert.deepEqual(
    Object.keys(((await get(f, '/scheduler-config/evict-leader-scheduler/list')) as Json)['store-id-ranges'] as Json),
    ['1', '2'],
  );
  assert.equal(((await get(f, '/scheduler-config/balance-leader-scheduler')) as Json)['batch'], 9);
  assert.equal((await f.http(`${V1}/schedulers/evict-leader-scheduler-1`, 'DELETE')).status, 200);
  assert.equal((await f.http(`${V1}/schedulers/evict-leader-scheduler-2`, 'DELETE')).status, 200);
  assert.equal((await f.http(`${V1}/schedulers/balance-leader-scheduler`, 'DELETE')).status, 200);
  await f.restart();
  assert.deepEqual(await names(), ['balance-region-scheduler']);
  assert.deepEqual(await get(f, '/schedulers?status=disabled'), ['balance-leader-scheduler']);
  await f.close();
});

test('schedulers: evict-leader empties a store at once and says what it did', async () => {
  const { f, stream, beat } = await cluster();
  await post(f, '/schedulers', { name: 'evict-leader-scheduler', store_id: 1 });
  f.env.clock.advance(100);
  await f.raw(PD.GetMembers, {});
  const target = (await stream.next()).transferLeader?.peer?.storeId ?? 0;
  assert.ok(target === 2 || target === 3);
  await beat(target);
  f.env.clock.advance(5000);
  const { status, summary } = (await get(f, '/schedulers/diagnostic/evict-leader-scheduler')) as Json;
  assert.deepEqual([status, summary], ['pending', 'store 1 has no leaders']);
  await post(f, '/operators', { name: 'transfer-leader', region_id: 2, to_store_id: target === 2 ? 3 : 2 });
  await f.close();
});

test('stores: deleting needs room for the regions; a deleted store is drained, buried, forgotten, or comes back', async () => {
  const { f, stream } = await cluster();
  const stateOf = async (id: number) => (((await get(f, `/store/${id}`)) as Json)['store'] as Json)['state_name'];
  assert.equal((await f.http(`${V1}/store/1`, 'DELETE')).status, 200);
  assert.equal(await stateOf(1), 'Offline');
  const progress = (await get(f, '/stores/progress?action=removing')) as Json;
  assert.equal(progress['progress'], 0);
  const refused = await f.http(`${V1}/store/2`, 'DELETE');
  assert.equal(refused.status, 400);
  assert.match(String(refused.json), /nowhere to go/);
  for (let i = 0; stream.received.length === 0 && i < 50; i++) {
    f.env.clock.advance(200);
    await f.raw(PD.GetMembers, {});
  }
  const [added] = (await stream.next()).changePeerV2?.changes ?? [];
  assert.deepEqual([added?.peer?.storeId, added?.peer?.role], [4, metapb.PeerRole.Learner]);
  assert.equal((await f.http(`${V1}/store/1/state?state=Up`, 'POST')).status, 200);
  assert.equal(await stateOf(1), 'Up');
  // Without regions it goes at once.
  assert.equal((await f.http(`${V1}/store/4`, 'DELETE')).status, 200);
  assert.equal(await stateOf(4), 'Tombstone');
  assert.equal((await f.http(`${V1}/stores/remove-tombstone`, 'DELETE')).status, 200);
  assert.equal((await f.http(`${V1}/store/4`)).status, 404);
  await f.close();
});

test('metrics: operators, stores, regions, limits and schedulers under the names of PD', async () => {
  const { f, beat } = await cluster();
  await post(f, '/operators', { name: 'transfer-leader', region_id: 2, to_store_id: 3 });
  await beat(3);
  await post(f, '/schedulers/balance-region-scheduler', { delay: 60 });
  assert.equal((await f.http(`${V1}/store/1`, 'DELETE')).status, 200);
  const response = await f.env.network.request('http://127.0.0.1:2379/metrics');
  const text = Buffer.from(response.body).toString();
  for (const line of [
    'pd_schedule_operators_count{type="admin-transfer-leader",event="finish"} 1',
    'pd_schedule_finish_operators_duration_seconds_count{type="admin-transfer-leader"} 1',
    'pd_hbstream_region_message{address="",store="1",type="push",status="ok"} 1',
    'pd_regions_status{type="offline-peer-region-count"} 1',
    'pd_regions_status{type="miss-peer-region-count"} 0',
    'pd_scheduler_store_status{address="127.0.0.1:20160",store="1",type="region_count"} 1',
    'pd_scheduler_store_status{address="s3:1",store="3",type="leader_score"} 1',
    'pd_cluster_store_limit{store="2",type="add-peer"} 15',
    'pd_scheduler_status{kind="balance-region-scheduler",type="allow"} 0',
    'pd_scheduler_status{kind="balance-leader-scheduler",type="allow"} 1',
    'pd_cluster_progress{address="127.0.0.1:20160",store="1",action="removing"} 0',
    'pd_config_status{type="max-replicas"} 3',
    'pd_cluster_status{type="store_offline_count",engine="tikv",store=""} 1',
  ]) {
    assert.ok(text.includes(`${line}\n`), line);
  }
  await f.close();
});

test('hot: flows of stores by their heartbeats; the rule that the settings amount to', async () => {
  const { f } = await cluster();
  const interval = { startTimestamp: 100, endTimestamp: 110 };
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 2, bytesWritten: 5000, keysRead: 30, interval } });
  const flows = (await get(f, '/hotspot/stores')) as Record<string, Json>;
  assert.deepEqual([flows['bytes-write-rate'], flows['keys-read-rate']], [{ 2: 500 }, { 2: 3 }]);
  assert.deepEqual(await get(f, '/hotspot/regions/write'), { as_peer: {}, as_leader: {} });
  // Reads by the stores that serve them, followers too.
  const peerStats = [{ regionId: 2, readBytes: 200_000, readKeys: 50, queryStats: { get: 40, put: 7 } }];
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 2, peerStats, interval } });
  const hot = (await get(f, '/hotspot/regions/read')) as { as_peer: Json; as_leader: Json };
  assert.deepEqual(hot.as_leader, {});
  const { statistics, ...sums } = hot.as_peer['2'] as { statistics: Json[] } & Json;
  assert.deepEqual([sums['total_flow_bytes'], sums['total_flow_query'], sums['regions_count']], [20_000, 4, 1]);
  assert.deepEqual([statistics[0]?.['region_id'], statistics[0]?.['is_leader']], [2, false]);
  const [rule] = (await get(f, '/config/rules')) as Json[];
  assert.deepEqual([rule?.['id'], rule?.['count']], ['default', 3]);
  await f.close();
});

test('stores: weights and limits are kept and shown', async () => {
  const { f } = await cluster();
  await post(f, '/store/1/weight', { leader: 2, region: 0.5 });
  await post(f, '/store/1/weight', { leader: -1, region: 1 }, 400);
  await post(f, '/store/2/limit', { type: 'add-peer', rate: 30 });
  await post(f, '/store/2/limit', { type: 'sub-peer', rate: 30 }, 400);
  await post(f, '/store/2/limit', { rate: 'fast' }, 400);
  await f.restart();
  const status = ((await get(f, '/store/1')) as Json)['status'] as Json;
  assert.deepEqual([status['leader_weight'], status['region_weight']], [2, 0.5]);
  const limits = (await get(f, '/stores/limit')) as Json;
  assert.deepEqual(limits['2'], { 'add-peer': 30, 'remove-peer': 15 });
  await post(f, '/stores/limit', { rate: 40 });
  const schedule = (await get(f, '/config/schedule')) as Json;
  assert.deepEqual(schedule['default-store-limit'], { 'add-peer': 40, 'remove-peer': 40 });
  assert.deepEqual((schedule['store-limit'] as Json)['2'], { 'add-peer': 40, 'remove-peer': 40 });
  await f.close();
});

test('regions: found by what is the matter with them, and by size', async () => {
  const { f } = await cluster();
  const count = async (path: string) => ((await get(f, `/regions/${path}`)) as Json)['count'];
  assert.deepEqual(
    [await count('check/miss-peer'), await count('check/down-peer'), await count('size?limit=3')],
    [0, 0, 1],
  );
  await post(f, '/config', { 'max-replicas': 4, 'enable-make-up-replica': false });
  assert.equal(await count('check/miss-peer'), 1);
  assert.equal(await get(f, '/regions/replicated'), 'PENDING');
  await post(f, '/config', { 'max-replicas': 3 });
  assert.equal(await get(f, '/regions/replicated'), 'REPLICATED');
  assert.deepEqual(await get(f, '/regions/check/hist-size'), [{ start: 50, end: 59, count: 1 }]);
  const scattered = (await post(f, '/regions/scatter', { start_key: '', end_key: '', group: 'g' })) as Json;
  assert.equal(scattered['processed-percentage'], 100);
  await f.close();
});

test('merge: ordered by hand as a pair, cancelled as one; small regions say why they stay; the checker is paused', async () => {
  const { f, stream } = await cluster();
  await post(f, '/schedulers/all', { delay: 3600 });
  const half = (id: number, start: string, end: string, version: number) => {
    const peers = [1, 2, 3].map((storeId) => ({ id: id * 10 + storeId, storeId }));
    const range = { startKey: Buffer.from(start), endKey: Buffer.from(end) };
    const region = { id, ...range, regionEpoch: { version, confVer: 5 }, peers };
    stream.send({ header: f.header, region, leader: peers[0], term: 6, approximateSize: 50 << 20 });
  };
  half(7, '', 'm', 2);
  half(8, 'm', '', 2);
  await f.raw(PD.GetMembers, {});
  await post(f, '/operators', { name: 'merge-region', source_region_id: 7, target_region_id: 9 }, 404);
  await post(f, '/operators', { name: 'merge-region', source_region_id: 9, target_region_id: 7 }, 404);
  assert.match(
    String(await post(f, '/operators', { name: 'merge-region', region_id: 7 }, 400)),
    /source_region_id is missing/,
  );
  const order = { name: 'merge-region', source_region_id: 7, target_region_id: 8 };
  assert.equal(await post(f, '/operators', order), 'The operator is created.');
  assert.equal((await stream.next()).merge?.target?.id, 8);
  const running = (await get(f, '/operators?object')) as Json[];
  assert.deepEqual(
    running.map(({ region_id, desc, brief, steps }) => [region_id, desc, brief, steps]),
    [7, 8].map((id) => [id, 'admin-merge-region', 'merge: region 7 to 8', ['merge region 7 into region 8']]),
  );
  assert.match(String(await post(f, '/operators', order, 400)), /region 7 has an operator already/);
  assert.equal((await f.http(`${V1}/operators/8`, 'DELETE')).status, 200);
  assert.deepEqual(await get(f, '/operators'), []);
  assert.match(String(await get(f, '/operators/7')), /^status: CANCEL/);

  const verdict = async () => String(((await get(f, '/regions/explain/7')) as Json)['verdict']);
  await post(f, '/config', { 'merge-schedule-limit': 8 });
  assert.match(await verdict(), /small, but not merged: PD started less than split-merge-interval ago/);
  await post(f, '/checker/merge', { delay: 60 });
  await post(f, '/config', { 'split-merge-interval': '0s', 'schedule.max-merge-region-size': 54 });
  assert.deepEqual(await get(f, '/checker/merge'), { paused: true });
  f.env.clock.advance(2000);
  await f.raw(PD.GetMembers, {});
  assert.deepEqual(await get(f, '/operators'), []);
  await post(f, '/checker/merge', { delay: 0 });
  assert.match(
    await verdict(),
    /^merge: wants merge-region \{merge: region 7 to 8\}: the region has 50 MiB and 0 keys$/,
  );
  f.env.clock.advance(11_000);
  await f.raw(PD.GetMembers, {});
  assert.equal(((await get(f, '/operators?kind=merge')) as string[]).length, 2);
  const text = Buffer.from((await f.env.network.request('http://127.0.0.1:2379/metrics')).body).toString();
  for (const line of [
    'pd_schedule_operators_count{type="merge-region",event="start"} 2',
    'pd_checker_event_count{type="merge_checker",name="new-operator"} 1',
    'pd_config_status{type="max-merge-region-size"} 54',
  ]) {
    assert.ok(text.includes(`${line}\n`), line);
  }
  await f.close();
});
