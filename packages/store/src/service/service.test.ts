import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { type GrpcClient, GrpcError, Status } from '@tessera/grpc';
import * as health from '@tessera/proto/grpc.health.v1';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type * as tikvpb from '@tessera/proto/tikvpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { settle, TestBatch, TestCluster } from '../testing/test-cluster.ts';

const cluster = new TestCluster();
let client: GrpcClient;
let context: kvrpcpb.ContextInit;
let clusterId: bigint;

before(async () => {
  await cluster.startPd();
  clusterId = cluster.pd.clusterId;
  await cluster.startStore();
  client = cluster.client();
  context = cluster.context();
});
after(() => cluster.close());

const key = utf8;
type BatchCmd = tikvpb.BatchCommandsRequest_RequestInit['cmd'];
const rawGet = (k: string, ctx = context): BatchCmd => ({ kind: 'rawGet', value: { context: ctx, key: key(k) } });

async function statusOf(call: Promise<unknown>): Promise<[number, string]> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof GrpcError);
    return [error.status, error.message];
  }
  return [Status.OK, ''];
}

test('unary: every raw command over the wire', async () => {
  const pairs = ['a', 'b', 'c'].map((k) => ({ key: key(k), value: key(k.toUpperCase()) }));
  assert.equal((await client.unary(Tikv.RawBatchPut, { context, pairs })).regionError, undefined);
  await client.unary(Tikv.RawPut, { context, key: key('d'), value: key('D') });
  assert.equal(fromUtf8((await client.unary(Tikv.RawGet, { context, key: key('a') })).value), 'A');
  const many = await client.unary(Tikv.RawBatchGet, { context, keys: ['a', 'x', 'd'].map(key) });
  assert.deepEqual(
    many.pairs.map((p) => fromUtf8(p.value)),
    ['A', 'D'],
  );
  const scan = await client.unary(Tikv.RawScan, { context, limit: 2 });
  assert.deepEqual(
    scan.kvs.map((p) => fromUtf8(p.key)),
    ['a', 'b'],
  );
  const ranges = [{ startKey: key('b'), endKey: key('c') }];
  const scans = await client.unary(Tikv.RawBatchScan, { context, ranges, eachLimit: 9 });
  assert.deepEqual(
    scans.kvs.map((p) => fromUtf8(p.key)),
    ['b'],
  );
  const swap = { context, key: key('a'), previousValue: key('A'), value: key('AA') };
  assert.equal((await client.unary(Tikv.RawCompareAndSwap, swap)).succeed, true);
  assert.equal((await client.unary(Tikv.RawChecksum, { context, ranges })).totalKvs, 1);
  assert.match((await client.unary(Tikv.RawGetKeyTTL, { context, key: key('a') })).error, /ttl is not enabled/);
  assert.equal((await client.unary(Tikv.RawCoprocessor, { context })).error, 'Coprocessor plugin is disabled!');
  await client.unary(Tikv.RawDelete, { context, key: key('a') });
  await client.unary(Tikv.RawBatchDelete, { context, keys: [key('b')] });
  await client.unary(Tikv.RawDeleteRange, { context, startKey: key('c'), endKey: key('d') });
  const left = await client.unary(Tikv.RawScan, { context, limit: 9 });
  assert.deepEqual(
    left.kvs.map((p) => fromUtf8(p.key)),
    ['d'],
  );
});

test('unary: region errors arrive with their contents', async () => {
  const get = async (changes: kvrpcpb.ContextInit) =>
    (await client.unary(Tikv.RawGet, { context: { ...context, ...changes }, key: key('a') })).regionError;
  const peer = context.peer ?? assert.fail();
  const storeId = peer.storeId ?? 0;
  assert.equal((await get({ regionId: 999 }))?.regionNotFound?.regionId, 999);
  assert.equal((await get({ peer: { ...peer, storeId: 99 } }))?.storeNotMatch?.actualStoreId, storeId);
  assert.equal((await get({ peer: { ...peer, id: 98 } }))?.mismatchPeerId?.storePeerId, peer.id);
  const epoch = await get({ regionEpoch: { confVer: 1, version: 7 } });
  assert.equal(epoch?.epochNotMatch?.currentRegions[0]?.id, context.regionId);
  assert.ok((await get({ term: 1 }))?.staleCommand);
  assert.equal((await client.unary(Tikv.RawGet, { key: key('a') })).regionError?.message, 'region 0 not found');
});

test('unary: a write over the limit is refused whole', async () => {
  const value = new Uint8Array(8 * 1024 * 1024);
  const { regionError } = await client.unary(Tikv.RawPut, { context, key: key('big'), value });
  assert.equal(regionError?.raftEntryTooLarge?.regionId, context.regionId);
  assert.ok((regionError?.raftEntryTooLarge?.entrySize ?? 0) > value.length);
  assert.equal((await client.unary(Tikv.RawGet, { context, key: key('big') })).notFound, true);
});

test('unary: another cluster, other commands', async () => {
  const wrong = { ...context, clusterId: clusterId + 1n };
  assert.deepEqual(await statusOf(client.unary(Tikv.RawGet, { context: wrong, key: key('a') })), [
    Status.INVALID_ARGUMENT,
    'the cluster id of the request does not match the TiKV cluster',
  ]);
  const right = { ...context, clusterId };
  assert.equal((await client.unary(Tikv.RawGet, { context: right, key: key('a') })).regionError, undefined);
  // As in TiKV: GC came to do without locks that are watched.
  const observers = [Tikv.RegisterLockObserver, Tikv.CheckLockObserver, Tikv.RemoveLockObserver];
  const others = [Tikv.KvGC, Tikv.ReadIndex, Tikv.Coprocessor, Tikv.PhysicalScanLock, Tikv.GetLockWaitHistory];
  for (const method of [...observers, ...others]) {
    assert.equal((await statusOf(client.unary(method as typeof Tikv.KvGC, {})))[0], Status.UNIMPLEMENTED, method.path);
  }
});

test('unary and in a batch: hints about ended transactions are taken', async () => {
  const txnStatus = [{ startTs: 5n, commitTs: 6n, isCompleted: true }];
  assert.deepEqual({ ...(await client.unary(Tikv.BroadcastTxnStatus, { txnStatus })) }, {});
  const batch = new TestBatch(client);
  await batch.send([{ kind: 'broadcastTxnStatus', value: { txnStatus } }]);
  assert.equal(batch.answers.get(1)?.kind, 'broadcastTxnStatus');
});

test('unary: bytes that are no message fail their call only', async () => {
  const garbage = {
    ...Tikv.RawGet,
    request: { ...Tikv.RawGet.request, write: (_: object, w: { bool(b: boolean): void }) => w.bool(true) },
  };
  assert.equal((await statusOf(client.unary(garbage as unknown as typeof Tikv.RawGet, {})))[0], Status.INTERNAL);
  assert.equal((await client.unary(Tikv.RawGet, { context, key: key('none') })).notFound, true);
});

test('unary: safe ts and health feedback', async () => {
  assert.equal((await client.unary(Tikv.GetStoreSafeTS, {})).safeTs, 0n);
  const first = (await client.unary(Tikv.GetHealthFeedback, {})).healthFeedback;
  const second = (await client.unary(Tikv.GetHealthFeedback, {})).healthFeedback;
  assert.equal(first?.storeId, context.peer?.storeId);
  assert.ok((second?.feedbackSeqNo ?? 0) > (first?.feedbackSeqNo ?? 0));
});

test('batch: one frame for what one frame asked, each id once', async () => {
  await client.unary(Tikv.RawPut, { context, key: key('k'), value: key('v') });
  const batch = new TestBatch(client);
  await batch.send([rawGet('k'), rawGet('k'), rawGet('none'), undefined], 10);
  assert.equal(batch.frames.length, 1);
  assert.deepEqual(batch.frames[0]?.requestIds, [10, 11, 12, 13]);
  const get = batch.answers.get(11);
  assert.equal(get?.kind === 'rawGet' && fromUtf8(get.value.value), 'v');
  const none = batch.answers.get(12);
  assert.equal(none?.kind === 'rawGet' && none.value.notFound, true);
  assert.equal(batch.answers.get(13), undefined);
  batch.stream.halfClose();
  await settle();
  assert.deepEqual([batch.ended, batch.error], [true, undefined]);
});

test('batch: every raw command of the set, with encoded and plain answers', async () => {
  const batch = new TestBatch(client);
  await batch.send([{ kind: 'rawBatchPut', value: { context, pairs: [{ key: key('p'), value: key('1') }] } }], 100);
  assert.equal(batch.answers.get(100)?.kind, 'rawBatchPut');
  await batch.send([
    { kind: 'rawBatchGet', value: { context, keys: [key('p')] } },
    { kind: 'rawScan', value: { context, startKey: key('p'), limit: 1 } },
    { kind: 'rawBatchScan', value: { context, ranges: [{ startKey: key('p') }], eachLimit: 1 } },
    { kind: 'rawDelete', value: { context, key: key('p') } },
    { kind: 'rawBatchDelete', value: { context, keys: [key('p')] } },
    { kind: 'rawDeleteRange', value: { context, startKey: key('p'), endKey: key('q') } },
    { kind: 'rawCoprocessor', value: { context } },
  ]);
  const kinds = [1, 2, 3, 4, 5, 6, 7].map((id) => batch.answers.get(id)?.kind);
  assert.deepEqual(kinds, [
    'rawBatchGet',
    'rawScan',
    'rawBatchScan',
    'rawDelete',
    'rawBatchDelete',
    'rawDeleteRange',
    'rawCoprocessor',
  ]);
  const scan = batch.answers.get(2);
  assert.equal(scan?.kind === 'rawScan' && fromUtf8(scan.value.kvs[0]?.value ?? key('')), '1');
  const many = batch.answers.get(1);
  assert.equal(many?.kind === 'rawBatchGet' && many.value.pairs.length, 1);
});

test('batch: at most 128 answers a frame', async () => {
  const batch = new TestBatch(client);
  await batch.send(Array.from({ length: 300 }, () => rawGet('k')));
  assert.deepEqual(
    batch.frames.map((frame) => frame.requestIds.length),
    [128, 128, 44],
  );
  assert.equal(batch.answers.size, 300);
});

test('batch: a slow command does not hold up fast ones', async () => {
  const batch = new TestBatch(client);
  await batch.send([
    { kind: 'empty', value: { testId: 7n, delayTime: 500 } },
    { kind: 'empty', value: { testId: 8n, delayTime: 9 } },
    rawGet('k'),
  ]);
  assert.deepEqual([...batch.answers.keys()], [2, 3]);
  batch.stream.halfClose();
  await settle();
  assert.equal(batch.ended, false, 'an answer is still owed');
  cluster.env.clock.advance(500);
  await settle();
  const slow = batch.answers.get(1);
  assert.equal(slow?.kind === 'empty' && slow.value.testId, 7n);
  assert.deepEqual([batch.ended, batch.error], [true, undefined]);
});

test('batch: a long scan answers in a later frame', async () => {
  const pairs = Array.from({ length: 3000 }, (_, i) => ({
    key: key(`s${String(i).padStart(5, '0')}`),
    value: key('v'),
  }));
  await client.unary(Tikv.RawBatchPut, { context, pairs });
  const batch = new TestBatch(client);
  await batch.send([{ kind: 'rawScan', value: { context, startKey: key('s'), limit: 3000 } }, rawGet('k')]);
  const order = batch.frames.flatMap((frame) => frame.requestIds);
  assert.deepEqual(order, [2, 1]);
  const scan = batch.answers.get(1);
  assert.equal(scan?.kind === 'rawScan' && scan.value.kvs.length, 3000);
});

test('transactions: the same over unary calls and in a batch', async () => {
  const mutations = [{ op: kvrpcpb.Op.Put, key: key('txn'), value: key('1') }];
  const prewrite = { context, startVersion: 10n, primaryLock: key('txn'), mutations, lockTtl: 3000 };
  assert.deepEqual((await client.unary(Tikv.KvPrewrite, prewrite)).errors, []);
  const commit = { context, startVersion: 10n, commitVersion: 20n, keys: [key('txn')] };
  assert.equal((await client.unary(Tikv.KvCommit, commit)).commitVersion, 20n);
  const batch = new TestBatch(client);
  const get = { context, key: key('txn'), version: 30n };
  await batch.send([
    { kind: 'get', value: get },
    { kind: 'scan', value: { context, limit: 1, version: 15n } },
    { kind: 'prewrite', value: { ...prewrite, tryOnePc: true, startVersion: 40n } },
    { kind: 'scanLock', value: { context, maxVersion: 50n } },
  ]);
  const answers = [1, 2, 3, 4].map((id) => batch.answers.get(id));
  assert.equal(answers[0]?.kind === 'get' && fromUtf8(answers[0].value.value), '1');
  assert.equal(answers[1]?.kind === 'scan' && answers[1].value.pairs.length, 0);
  assert.ok(answers[2]?.kind === 'prewrite' && answers[2].value.onePcCommitTs > 40n, 'the store knows maxTs');
  assert.equal(answers[3]?.kind === 'scanLock' && answers[3].value.locks.length, 0);
  assert.ok((await client.unary(Tikv.KvGet, { ...get, context: { ...context, regionId: 99 } })).regionError);
});

test('batch: what is not served is refused one by one, the stream lives', async () => {
  const batch = new TestBatch(client);
  await batch.send([{ kind: 'gc', value: {} }, { kind: 'coprocessor', value: {} }, rawGet('k')]);
  const text = /^not supported/;
  const gc = batch.answers.get(1);
  assert.match(gc?.kind === 'gc' ? (gc.value.error?.abort ?? '') : '', text);
  const coprocessor = batch.answers.get(2);
  assert.match(coprocessor?.kind === 'coprocessor' ? coprocessor.value.otherError : '', text);
  assert.equal(batch.answers.get(3)?.kind, 'rawGet');
  assert.equal(batch.ended, false);
});

test('batch: another cluster fails the whole stream', async () => {
  const batch = new TestBatch(client);
  await batch.send([rawGet('k', { ...context, clusterId: clusterId + 1n })]);
  assert.equal(batch.error?.status, Status.INVALID_ARGUMENT);
  assert.match(batch.error?.message ?? '', /^cluster of request=\d+ does not match TiKV cluster id=\d+$/);
});

test('batch: bytes that are no message end their stream only', async () => {
  const garbage = { write: (_: object, w: { bool(b: boolean): void }) => w.bool(true) };
  const method = { ...Tikv.BatchCommands, request: { ...Tikv.BatchCommands.request, ...garbage } };
  let error: GrpcError | undefined;
  const stream = client.stream(method as unknown as typeof Tikv.BatchCommands, {
    message: () => {},
    end: (reason) => {
      error = reason;
    },
  });
  stream.send({});
  await settle();
  assert.equal(error?.status, Status.INTERNAL);
  const other = new TestBatch(client);
  await other.send([rawGet('k')]);
  assert.equal(other.answers.size, 1);
});

test('batch: health feedback rides along once a second, and when asked for', async () => {
  const batch = new TestBatch(client);
  await batch.send([rawGet('k')]);
  await batch.send([rawGet('k')]);
  cluster.env.clock.advance(1000);
  await batch.send([rawGet('k')]);
  await batch.send([{ kind: 'getHealthFeedback', value: {} }], 50);
  const numbers = batch.frames.map((frame) => frame.healthFeedback?.feedbackSeqNo);
  const [first, none, second, third] = numbers;
  assert.equal(none, undefined);
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  assert.ok(first < second && second < third);
  const asked = batch.answers.get(50);
  assert.equal(asked?.kind === 'getHealthFeedback' && asked.value.healthFeedback?.feedbackSeqNo, third);
});

test('health service: serving, by name, and unknown names', async () => {
  const { SERVING, SERVICE_UNKNOWN } = health.HealthCheckResponse_ServingStatus;
  for (const service of ['', 'tikvpb.Tikv']) {
    assert.equal((await client.unary(health.Health.Check, { service })).status, SERVING);
  }
  assert.equal((await statusOf(client.unary(health.Health.Check, { service: 'x' })))[0], Status.NOT_FOUND);
  const seen: number[] = [];
  const watch = client.stream(health.Health.Watch, { message: (m) => void seen.push(m.status), end: () => {} });
  watch.send({ service: 'x' });
  watch.halfClose();
  await settle();
  assert.deepEqual(seen, [SERVICE_UNKNOWN]);
  watch.cancel();
});
