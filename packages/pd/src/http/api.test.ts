import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as pdpb from '@tessera/proto/pdpb';
import { Fixture } from '../testing/fixture.ts';
import { byteSize, goDuration } from './shapes.ts';

const { PD } = pdpb;
const V1 = '/pd/api/v1';
type Json = Record<string, unknown>;

async function json(f: Fixture, path: string): Promise<Json> {
  const response = await f.http(path);
  assert.equal(response.status, 200, path);
  return response.json as Json;
}

test('http: before the bootstrap cluster routes say so, the others answer', async () => {
  const f = await Fixture.start();
  for (const path of ['stores', 'store/1', 'regions', 'region/id/2', 'cluster']) {
    const { status, json: text } = await f.http(`${V1}/${path}`);
    assert.equal(status, 500, path);
    assert.match(String(text), /^\[PD:cluster:ErrNotBootstrapped\]/);
  }
  for (const path of [
    `${V1}/version`,
    `${V1}/status`,
    `${V1}/health`,
    `${V1}/config`,
    `${V1}/cluster/status`,
    '/health',
  ]) {
    assert.equal((await f.http(path)).status, 200, path);
  }
  assert.equal((await f.http('/ping')).status, 200);
  await f.close();
});

test('http: what is wrong has its status', async () => {
  const f = await Fixture.bootstrapped();
  const cases: [string, string, number][] = [
    ['GET', '/nowhere', 404],
    ['PUT', `${V1}/stores`, 405],
    ['GET', `${V1}/store/77`, 404],
    ['GET', `${V1}/store/one`, 400],
    ['GET', `${V1}/region/id/77`, 404],
    ['GET', `${V1}/region/key/zz?format=hex`, 400],
    ['GET', `${V1}/region/key/%zz`, 400],
    ['GET', `${V1}/regions/key?limit=many`, 400],
    ['GET', `${V1}/stores?state=9`, 400],
    ['POST', `${V1}/store/1/state?state=Gone`, 400],
  ];
  for (const [method, path, status] of cases) assert.equal((await f.http(path, method)).status, status, path);
  const broken = await f.env.network.request(`http://127.0.0.1:2379${V1}/config`, { method: 'POST', body: '{' });
  assert.equal(broken.status, 400);
  await f.close();
});

test('http: members carry the cluster id exactly', async () => {
  const f = await Fixture.start();
  const response = await f.env.network.request(`http://127.0.0.1:2379${V1}/members`);
  const text = Buffer.from(response.body).toString();
  assert.match(text, new RegExp(`"cluster_id": ${f.pd.clusterId}\\b`));
  await f.close();
});

test('http: stores with state, labels, sizes and counts', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.PutStore, {
    store: { id: 4, address: 'b:1', version: '8.5.4', labels: [{ key: 'zone', value: 'z' }] },
  });
  const state = async (id: number) => ((await json(f, `${V1}/store/${id}`))['store'] as Json)['state_name'];
  assert.equal(await state(4), 'Disconnected');
  const gib = 1 << 30;
  await f.call(PD.StoreHeartbeat, {
    stats: { storeId: 4, capacity: 100 * gib, available: 1.5 * gib, startTime: 1_767_225_000 },
  });
  const shown = await json(f, `${V1}/store/4`);
  assert.deepEqual((shown['store'] as Json)['labels'], [{ key: 'zone', value: 'z' }]);
  const status = shown['status'] as Json;
  assert.deepEqual([status['capacity'], status['available'], status['uptime']], ['100GiB', '1.5GiB', '10m0s']);
  assert.equal(await state(4), 'Up');
  f.env.clock.advance(21_000);
  assert.equal(await state(4), 'Disconnected');
  f.env.clock.advance(30 * 60_000);
  assert.equal(await state(4), 'Down');
  const stores = await json(f, `${V1}/stores`);
  assert.equal(stores['count'], 2);
  const first = (stores['stores'] as Json[])[0] as Json;
  assert.equal((first['status'] as Json)['region_count'], 1);
  await f.http(`${V1}/store/4`, 'DELETE');
  assert.equal((await json(f, `${V1}/stores`))['count'], 1);
  assert.equal((await json(f, `${V1}/stores?state=2`))['count'], 1);
  await f.close();
});

test('http: labels are set, merged, removed and checked', async () => {
  const f = await Fixture.bootstrapped();
  const labels = async () => ((await json(f, `${V1}/store/1`))['store'] as Json)['labels'];
  const post = (body: unknown, query = '') => f.http(`${V1}/store/1/label${query}`, 'POST', body);
  assert.equal((await post({ zone: 'z1', host: 'h1' })).status, 200);
  assert.equal((await post({ zone: '' })).status, 200);
  assert.deepEqual(await labels(), [{ key: 'host', value: 'h1' }]);
  assert.equal((await post({ rack: 'r' }, '?force=true')).status, 200);
  assert.deepEqual(await labels(), [{ key: 'rack', value: 'r' }]);
  assert.equal((await post({ 'a b': 'x' })).status, 400);
  assert.equal((await post({ zone: 5 })).status, 400);
  await f.close();
});

test('http: regions by id, by key in hex and text, by store, and their statistics', async () => {
  const f = await Fixture.bootstrapped();
  const region = await json(f, `${V1}/region/id/2`);
  assert.deepEqual(
    [region['start_key'], region['end_key'], region['epoch'], region['peers']],
    ['', '', { conf_ver: 1, version: 1 }, [{ id: 3, store_id: 1, role_name: 'Voter' }]],
  );
  assert.equal((await json(f, `${V1}/region/key/abc`))['id'], 2);
  assert.equal((await json(f, `${V1}/region/key/7480FF?format=hex`))['id'], 2);
  assert.equal((await json(f, `${V1}/regions`))['count'], 1);
  assert.equal((await json(f, `${V1}/regions/key?key=a&end_key=b&limit=5`))['count'], 1);
  assert.equal((await json(f, `${V1}/regions/store/1`))['count'], 1);
  assert.equal((await json(f, `${V1}/regions/store/1?type=leader`))['count'], 0);
  assert.equal((await json(f, `${V1}/regions/store/9`))['count'], 0);
  assert.deepEqual((await f.http(`${V1}/regions/range-holes`)).json, []);
  const stats = await json(f, `${V1}/stats/region?start_key=&end_key=`);
  assert.deepEqual([stats['count'], stats['store_peer_count']], [1, { 1: 1 }]);
  await f.close();
});

test('http: settings change while PD runs, are checked, and win over the file after a restart', async () => {
  const f = await Fixture.bootstrapped();
  const post = (body: unknown, path = 'config') => f.http(`${V1}/${path}`, 'POST', body);
  assert.equal((await post({ 'max-store-down-time': '1h', 'replication.max-replicas': 5 })).status, 200);
  assert.equal((await post({ 'max-snapshot-count': '32' }, 'config/schedule')).status, 200);
  const wrong: [unknown, RegExp][] = [
    [{ 'no-such-item': 1 }, /no-such-item not found/],
    [{ 'max-replicas': 'many' }, /replication.max-replicas must be a whole number/],
    [{ 'client-urls': 'http://x:1' }, /client-urls cannot be changed online/],
    [{ 'max-replicas': 7, 'max-store-down-time': 'soon' }, /schedule.max-store-down-time must be a duration/],
    [{}, /no config item/],
    [[], /must be an object/],
  ];
  for (const [body, message] of wrong) {
    const { status, json: text } = await post(body);
    assert.equal(status, 400);
    assert.match(String(text), message);
  }
  await f.restart();
  const schedule = await json(f, `${V1}/config/schedule`);
  assert.deepEqual([schedule['max-store-down-time'], schedule['max-snapshot-count']], ['1h', 32]);
  assert.equal((await json(f, `${V1}/config/replicate`))['max-replicas'], 5);
  assert.equal((await json(f, `${V1}/config`))['cluster-version'], '8.5.4');
  await f.close();
});

test('http: the minimum resolved timestamp of the stores that serve, kept over restarts', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.PutStore, { store: { id: 4, address: 'b:1', version: '8.5.4' } });
  for (const storeId of [1, 4]) await f.call(PD.StoreHeartbeat, { stats: { storeId } });
  await f.call(PD.ReportMinResolvedTS, { storeId: 1, minResolvedTs: 500n });
  f.env.clock.advance(1000);
  await f.raw(PD.GetMembers, {});
  assert.equal((await json(f, `${V1}/min-resolved-ts`))['min_resolved_ts'], 0);
  await f.call(PD.ReportMinResolvedTS, { storeId: 4, minResolvedTs: 300n });
  f.env.clock.advance(1000);
  await f.call(PD.AllocID, { count: 5000 });
  assert.equal((await json(f, `${V1}/min-resolved-ts`))['min_resolved_ts'], 300);
  const scoped = await json(f, `${V1}/min-resolved-ts?scope=cluster`);
  assert.deepEqual(scoped['stores_min_resolved_ts'], { 1: 500, 4: 300 });
  await f.restart();
  assert.equal((await json(f, `${V1}/min-resolved-ts`))['min_resolved_ts'], 300);
  await f.close();
});

test('http: safe points are shown and services can be removed', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.UpdateServiceGCSafePoint, { serviceId: Buffer.from('br/1'), ttl: 60n, safePoint: 9n });
  const shown = await json(f, `${V1}/gc/safepoint`);
  assert.deepEqual(
    (shown['service_gc_safe_points'] as Json[]).map((s) => [s['service_id'], s['safe_point']]),
    [['br/1', 9]],
  );
  assert.equal((await f.http(`${V1}/gc/safepoint/br%2F1`, 'DELETE')).status, 200);
  assert.equal((await f.http(`${V1}/gc/safepoint/br%2F1`, 'DELETE')).status, 404);
  await f.close();
});

test('http: metrics under the names of PD', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 1, capacity: 10 } });
  await f.stream(PD.Tso).ask({ header: f.header, count: 3 });
  const response = await f.env.network.request('http://127.0.0.1:2379/metrics');
  const text = Buffer.from(response.body).toString();
  for (const line of [
    /^pd_cluster_status\{type="store_up_count",engine="tikv",store=""\} 1$/m,
    /^pd_cluster_status\{type="region_count",engine="tikv",store=""\} 1$/m,
    /^pd_server_handle_tso_batch_size_sum 3$/m,
    /^pd_tso_events\{type="save",dc="global"\} 1$/m,
    /^pd_service_audit_requests_total\{service="grpc",method="Bootstrap",caller_component=""\} 1$/m,
    /^etcd_disk_wal_fsync_duration_seconds_count \d+$/m,
  ]) {
    assert.match(text, line);
  }
  await f.close();
});

test('http: sizes and durations for people', () => {
  assert.deepEqual([0, 1023, 1024, 1_500_000_000, 100 * 2 ** 30].map(byteSize), [
    '0B',
    '1023B',
    '1KiB',
    '1.397GiB',
    '100GiB',
  ]);
  assert.deepEqual([0, 59_000, 61_000, 3_600_000].map(goDuration), ['0s', '59s', '1m1s', '1h0m0s']);
});

test('http: timestamps can be moved forward, not back, not too far unless forced', async () => {
  const f = await Fixture.start();
  const reset = (tso: bigint | string, force = false) =>
    f.http(`${V1}/admin/reset-ts`, 'POST', { tso: String(tso), 'force-use-larger': force });
  const ts = (ms: number) => BigInt(f.env.clock.wallMs() + ms) << 18n;
  assert.equal((await reset(ts(-1000))).status, 403);
  assert.equal((await reset(ts(25 * 3_600_000))).status, 403);
  assert.equal((await reset('soon')).status, 400);
  assert.equal((await reset(ts(3_600_000))).status, 200);
  const physical = async () => (await f.stream(PD.Tso).ask({ header: f.header, count: 1 })).timestamp?.physical ?? 0;
  assert.equal(await physical(), f.env.clock.wallMs() + 3_600_000);
  assert.equal((await reset(ts(48 * 3_600_000), true)).status, 200);
  await f.crash();
  assert.ok((await physical()) >= f.env.clock.wallMs() + 48 * 3_600_000);
  await f.close();
});

test('http: the mark of a restore is seen by stores', async () => {
  const f = await Fixture.start();
  const path = `${V1}/admin/cluster/markers/snapshot-recovering`;
  await f.http(path, 'POST');
  assert.equal((await f.call(PD.IsSnapshotRecovering, {})).marked, true);
  await f.http(path, 'DELETE');
  assert.equal((await f.call(PD.IsSnapshotRecovering, {})).marked, false);
  await f.close();
});
