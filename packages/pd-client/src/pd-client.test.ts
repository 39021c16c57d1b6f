import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { GrpcError, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import type { PdError } from './errors.ts';
import { PdClient } from './pd-client.ts';
import { TestPd } from './testing/test-pd.ts';

/** Lets everything that needs no time happen. */
async function settle(): Promise<void> {
  for (let i = 0; i < 200; i++) await null;
}

/** Runs time on until `promise` settles. */
async function until<T>(env: MemoryEnv, promise: Promise<T>, limitMs = 60_000): Promise<T> {
  let done = false;
  const mark = (): void => {
    done = true;
  };
  promise.then(mark, mark);
  const endMs = env.clock.monotonicMs() + limitMs;
  do await settle();
  while (!done && env.clock.monotonicMs() < endMs && env.clock.advanceToNextTimer());
  assert.ok(done, `still pending after ${limitMs} ms`);
  return await promise;
}

async function stop(pd: TestPd, ...clients: PdClient[]): Promise<void> {
  for (const client of clients) client.close();
  for (const member of pd.members) await member.stop();
}

test('pd client: takes the cluster id from the members and connects to the leader', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env, { members: 3 });
  pd.leader = 2;
  const client = await PdClient.connect(env, { endpoints: ['127.0.0.1:2379'] });
  assert.equal(client.clusterId, 42n);
  assert.equal(client.leaderAddress, '127.0.0.1:2381');
  assert.equal(await client.isBootstrapped(), false);
  await stop(pd, client);
});

test('pd client: one endpoint that answers is enough', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await until(env, PdClient.connect(env, { endpoints: ['127.0.0.1:1', 'http://127.0.0.1:2379/'] }));
  assert.equal(client.clusterId, 42n);
  await stop(pd, client);
});

test('pd client: endpoints of two clusters are refused, and so is another id than the wanted one', async () => {
  const env = createMemoryEnv();
  const one = await TestPd.start(env);
  const two = await TestPd.start(env, { firstPort: 3379, clusterId: 43n });
  const mismatch = { name: 'PdError', kind: 'cluster-mismatch' };
  await assert.rejects(PdClient.connect(env, { endpoints: [...one.endpoints, ...two.endpoints] }), mismatch);
  await assert.rejects(PdClient.connect(env, { endpoints: one.endpoints, clusterId: 7n }), mismatch);
  await stop(one);
  await stop(two);
});

test('pd client: nonsense as an endpoint says so', async () => {
  const env = createMemoryEnv();
  await assert.rejects(PdClient.connect(env, { endpoints: ['localhost'] }), /not a PD endpoint: "localhost"/);
  await assert.rejects(PdClient.connect(env, { endpoints: [] }), /no PD endpoint/);
});

test('pd client: connecting waits for a leader until its deadline', async () => {
  const env = createMemoryEnv();
  const connecting = PdClient.connect(env, { endpoints: ['127.0.0.1:2379'] });
  await settle();
  const pd = await TestPd.start(env);
  const client = await until(env, connecting);
  await stop(pd, client);
  const failing = PdClient.connect(env, { endpoints: ['127.0.0.1:2379'], timeoutMs: 500 });
  await assert.rejects(until(env, failing), { name: 'PdError', kind: 'unavailable' });
});

test('pd client: a change of leader is followed within a call', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env, { members: 3 });
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  pd.leader = 1;
  assert.ok((await until(env, client.allocId())) > 0);
  assert.equal(client.leaderAddress, '127.0.0.1:2380');
  await pd.members[1]?.stop();
  pd.leader = 0;
  assert.ok((await until(env, client.allocId())) > 0);
  assert.equal(client.leaderAddress, '127.0.0.1:2379');
  await stop(pd, client);
});

test('pd client: a leader that does not answer is given up for the next one', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env, { members: 2 });
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  pd.intercept = (path, member) => {
    if (path !== pdpb.PD.AllocID.path || member !== pd.members[0]) return undefined;
    pd.leader = 1;
    return 'silent';
  };
  assert.ok((await until(env, client.allocId())) > 0);
  assert.ok(env.clock.monotonicMs() >= 3000);
  await stop(pd, client);
});

test('pd client: an error in the header is thrown with its type and not retried', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  pd.intercept = (path) =>
    path === pdpb.PD.GetRegion.path ? { type: pdpb.ErrorType.NOT_BOOTSTRAPPED, message: 'not yet' } : undefined;
  await assert.rejects(client.getRegion(utf8('k')), (error: PdError) => {
    assert.equal(error.kind, 'refused');
    assert.equal(error.type, pdpb.ErrorType.NOT_BOOTSTRAPPED);
    assert.equal(error.code, 'KV:Pd:ClusterNotBootstraped');
    assert.match(error.message, /not yet/);
    return true;
  });
  assert.equal(pd.count(pdpb.PD.GetRegion.path), 1);
  await stop(pd, client);
});

test('pd client: unknown calls, refused clusters and deadlines have their own kinds', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  await assert.rejects(client.getClusterConfig(), { kind: 'unimplemented' });
  assert.equal(await client.getServiceMode(), pdpb.ServiceMode.PD_SVC_MODE);
  pd.intercept = () => {
    throw new GrpcError(Status.FAILED_PRECONDITION, 'mismatch cluster id, need 1 but got 42');
  };
  await assert.rejects(client.isBootstrapped(), { kind: 'cluster-mismatch' });
  pd.intercept = () => 'silent';
  await assert.rejects(until(env, client.isBootstrapped({ timeoutMs: 1000 })), { kind: 'deadline' });
  await stop(pd, client);
});

test('pd client: aborting and closing end calls that wait', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  pd.intercept = () => 'silent';
  const abort = new AbortController();
  const aborted = client.isBootstrapped({ signal: abort.signal });
  const closed = client.isBootstrapped();
  const timestamp = client.getTimestamp();
  await settle();
  abort.abort();
  await assert.rejects(aborted, { kind: 'aborted' });
  client.close();
  await assert.rejects(closed, { kind: 'aborted' });
  await assert.rejects(timestamp, { kind: 'aborted' });
  await assert.rejects(client.getTimestamp(), { kind: 'aborted' });
  await stop(pd);
});

test('pd client: ids of a batch are handed out from the first one', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  assert.equal(await client.allocId(), 101);
  assert.equal(await client.allocId(10), 102);
  assert.equal(await client.allocId(), 112);
  await stop(pd, client);
});

test('pd client: regions are found by key, by neighbour, by id and by range', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  pd.regions = ['', 'g', 'n', 't'].map((start, i, all) => ({
    region: { id: i + 1, startKey: utf8(start), endKey: utf8(all[i + 1] ?? ''), peers: [{ id: i + 10, storeId: 1 }] },
    leader: i === 3 ? {} : { id: i + 10, storeId: 1 },
  }));
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  assert.equal((await client.getRegion(utf8('h')))?.region.id, 2);
  assert.equal((await client.getPrevRegion(utf8('h')))?.region.id, 1);
  assert.equal(await client.getPrevRegion(utf8('a')), undefined);
  assert.equal((await client.getRegionById(3))?.leader?.id, 12);
  assert.equal((await client.getRegionById(4))?.leader, undefined, 'an empty peer is no leader');
  assert.equal(await client.getRegionById(9), undefined);
  const ids = (await client.scanRegions(utf8('h'), utf8('t'), 10)).map(({ region }) => region.id);
  assert.deepEqual(ids, [2, 3]);
  const ranges = [
    { startKey: utf8('a'), endKey: utf8('h') },
    { startKey: utf8('h'), endKey: utf8('z') },
  ];
  const found = await client.batchScanRegions(ranges, 3);
  assert.deepEqual(
    found.map(({ region }) => region.id),
    [1, 2, 3],
    'without the call in PD the ranges are scanned one by one',
  );
  await stop(pd, client);
});

test('tso: callers of one turn share a request, timestamps are consecutive and increase', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  const first = await Promise.all(Array.from({ length: 100 }, () => client.getTimestamp()));
  assert.equal(first[0], (1000n << 18n) + 1n);
  for (let i = 1; i < 100; i++) assert.equal(first[i], (first[i - 1] as bigint) + 1n);
  assert.deepEqual(client.tsoStats, { requests: 1, timestamps: 100 });
  pd.physicalMs++;
  pd.logical = 0;
  assert.equal(await client.getTimestamp(), (1001n << 18n) + 1n);
  await stop(pd, client);
});

test('tso: a change of leader loses no caller', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env, { members: 2 });
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  const before = await client.getTimestamp();
  pd.leader = 1;
  pd.physicalMs += 10;
  const after = await until(env, Promise.all([client.getTimestamp(), client.getTimestamp()]));
  assert.ok(after[0] > before && after[1] > after[0]);
  await pd.members[1]?.stop();
  pd.leader = 0;
  assert.ok((await until(env, client.getTimestamp())) > after[1]);
  await stop(pd, client);
});

test('tso: a PD that goes back in time or stays silent is an error, not a timestamp', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  await client.getTimestamp();
  pd.physicalMs -= 5;
  await assert.rejects(client.getTimestamp(), /went back/);
  pd.physicalMs += 10;
  assert.ok(await client.getTimestamp(), 'and the next request is served');
  pd.intercept = (path) => (path === pdpb.PD.Tso.path ? 'silent' : undefined);
  await assert.rejects(until(env, client.getTimestamp({ timeoutMs: 5000 })), { kind: 'deadline' });
  await stop(pd, client);
});

test('region heartbeats: sent on one stream, instructions arrive, keep-alives do not', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env);
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  const responses: number[] = [];
  let connections = 0;
  const stream = client.regionHeartbeats({
    connected: () => connections++,
    response: ({ regionId }) => responses.push(regionId),
  });
  assert.equal(stream.send({ region: { id: 1 } }), false, 'not connected yet');
  await settle();
  assert.equal(connections, 1);
  assert.equal(stream.send({ region: { id: 7 } }), true);
  await settle();
  const [member] = pd.members;
  assert.deepEqual(
    member?.received.map(({ region, header }) => [region?.id, header?.clusterId]),
    [[7, 42n]],
  );
  member?.push({});
  member?.push({ regionId: 7, transferLeader: {} });
  await settle();
  assert.deepEqual(responses, [7]);
  await stop(pd, client);
  assert.equal(stream.send({ region: { id: 7 } }), false);
});

test('region heartbeats: the stream follows the leader and says so', async () => {
  const env = createMemoryEnv();
  const pd = await TestPd.start(env, { members: 2 });
  const client = await PdClient.connect(env, { endpoints: pd.endpoints });
  let connections = 0;
  const stream = client.regionHeartbeats({ connected: () => connections++, response: () => {} });
  await settle();
  pd.leader = 1;
  await pd.members[0]?.stop();
  await settle();
  assert.equal(stream.connected, false);
  for (let i = 0; i < 20 && !stream.connected; i++) {
    env.clock.advanceToNextTimer();
    await settle();
  }
  assert.equal(connections, 2);
  stream.send({ region: { id: 9 } });
  await settle();
  assert.equal(pd.members[1]?.received[0]?.region?.id, 9);
  await stop(pd, client);
});
