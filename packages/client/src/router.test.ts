import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@tessera/base';
import * as pdpb from '@tessera/proto/pdpb';
import {
  AbortedError,
  ClosedError,
  DeadlineExceededError,
  OverloadedError,
  RegionUnavailableError,
  ServerBusyError,
  UndeterminedError,
} from './errors.ts';
import { type Injection, TestCluster } from './testing/test-cluster.ts';

const GET_REGION = pdpb.PD.GetRegion.path;

/** Injects `errors` one after the other, then nothing. */
function once(cluster: TestCluster, ...errors: Injection[]): void {
  cluster.inject = () => errors.shift();
}

test('router: the calls of a turn leave in frames of up to 128, answers may come in any order', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.get('warm');
  const store = cluster.store(1);
  store.frames.length = 0;
  store.backwards = true;
  await Promise.all(Array.from({ length: 300 }, (_, i) => raw.put(`k${i}`, `v${i}`)));
  assert.deepEqual(store.frames, [128, 128, 44]);
  const values = await Promise.all(Array.from({ length: 300 }, (_, i) => raw.get(`k${i}`)));
  assert.deepEqual(
    values.map((value) => value && fromUtf8(value)),
    Array.from({ length: 300 }, (_, i) => `v${i}`),
  );
  assert.equal(store.streams, 1);
  await cluster.stop();
});

test('router: a cold start with many keys asks PD a few times only', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await Promise.all(Array.from({ length: 500 }, (_, i) => raw.get(`k${i}`)));
  assert.ok(cluster.pd.count(GET_REGION) <= 4);
  assert.equal(cluster.pd.count(pdpb.PD.GetStore.path), 1);
  await cluster.stop();
});

test('router: NotLeader with a leader is followed at once', async () => {
  const cluster = await TestCluster.start({ stores: 3 });
  const { raw } = await cluster.client();
  await raw.put('k', 'v');
  cluster.regionOf('k').leaderStore = 3;
  const before = cluster.env.clock.monotonicMs();
  assert.ok(await raw.get('k'));
  assert.equal(cluster.env.clock.monotonicMs(), before);
  assert.equal(cluster.pd.count(GET_REGION), 1);
  await cluster.stop();
});

test('router: NotLeader without a leader pauses and asks PD', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.get('k');
  once(cluster, { notLeader: {} }, { notLeader: {} });
  await cluster.until(raw.get('k'));
  assert.equal(cluster.env.clock.monotonicMs(), 2 + 4);
  assert.equal(cluster.pd.count(GET_REGION), 3);
  await cluster.stop();
});

test('router: EpochNotMatch brings the new regions, PD need not be asked', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.put('a', '1');
  cluster.split('m');
  await cluster.until(Promise.all([raw.put('b', '2'), raw.put('z', '3')]));
  assert.equal(cluster.pd.count(GET_REGION), 1);
  assert.equal(cluster.data.size, 3);
  await cluster.stop();
});

test('router: a store that lags behind the cache is asked again after a pause, not believed', async () => {
  const cluster = await TestCluster.start({ splits: ['m'] });
  const { raw } = await cluster.client();
  await raw.get('z');
  const old = { ...cluster.regionOf('z'), start: '', version: 1 };
  once(cluster, { epochNotMatch: { currentRegions: [cluster.meta(old)] } });
  await cluster.until(raw.get('z'));
  assert.equal(cluster.env.clock.monotonicMs(), 2);
  assert.equal(cluster.pd.count(GET_REGION), 1);
  await cluster.stop();
});

test('router: RegionNotFound and KeyNotInRegion make PD be asked', async () => {
  for (const error of [{ regionNotFound: {} }, { keyNotInRegion: {} }, { epochNotMatch: {} }]) {
    const cluster = await TestCluster.start();
    const { raw } = await cluster.client();
    await raw.get('k');
    once(cluster, error);
    await cluster.until(raw.get('k'));
    assert.equal(cluster.pd.count(GET_REGION), 2);
    await cluster.stop();
  }
});

test('router: StaleCommand, ProposalInMergingMode and the like are tried again on the same replica', async () => {
  for (const error of [{ staleCommand: {} }, { proposalInMergingMode: {} }, { maxTimestampNotSynced: {} }]) {
    const cluster = await TestCluster.start();
    const { raw } = await cluster.client();
    once(cluster, error, error);
    await cluster.until(raw.put('k', 'v'));
    assert.equal(cluster.pd.count(GET_REGION), 1);
    assert.equal(cluster.data.size, 1);
    await cluster.stop();
  }
});

test('router: an error of no known kind makes another replica be asked', async () => {
  const cluster = await TestCluster.start({ stores: 2 });
  const { raw } = await cluster.client();
  once(cluster, { message: 'TiKV is Closing' });
  await cluster.until(raw.get('k'));
  assert.deepEqual(cluster.store(2).commands, ['rawGet'], 'it answered NotLeader, so back to the first');
  assert.deepEqual(cluster.store(1).commands, ['rawGet', 'rawGet']);
  await cluster.stop();
});

test('router: ServerIsBusy pauses for seconds and ends in ServerBusyError', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  once(cluster, { serverIsBusy: { reason: 'scheduler is busy' } });
  await cluster.until(raw.get('k'));
  assert.ok(cluster.env.clock.monotonicMs() >= 1000);
  cluster.inject = () => ({ message: 'busy', serverIsBusy: { reason: 'scheduler is busy' } });
  await assert.rejects(cluster.until(raw.get('k')), (error) => {
    assert.ok(error instanceof ServerBusyError && error instanceof DeadlineExceededError);
    assert.match(error.message, /ServerIsBusy \(busy\)/);
    return true;
  });
  await cluster.stop();
});

test('router: a call that no replica serves ends in RegionUnavailableError, before its deadline would be overrun', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  cluster.inject = () => ({ regionNotFound: {} });
  await assert.rejects(cluster.until(raw.get('k', { timeoutMs: 300 })), RegionUnavailableError);
  assert.ok(cluster.env.clock.monotonicMs() <= 300);
  await cluster.stop();
});

test('router: a broken stream is opened again, calls on it are repeated', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.get('warm');
  once(cluster, 'break');
  await cluster.until(Promise.all([raw.put('a', '1'), raw.put('b', '2'), raw.get('a')]));
  assert.equal(cluster.data.size, 2);
  assert.equal(cluster.store(1).streams, 2);
  await cluster.stop();
});

test('router: a store that died is found at its new address', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.put('k', 'v');
  await cluster.store(1).stop();
  const call = raw.get('k');
  await cluster.settle();
  const moved = cluster.store(1);
  moved.port = 30_000;
  await moved.start();
  cluster.pd.stores.set(1, { id: 1, address: moved.address });
  assert.equal(fromUtf8((await cluster.until(call)) as Uint8Array), 'v');
  await cluster.stop();
});

test('router: when the leader dies the next replica is asked and names the new one', async () => {
  const cluster = await TestCluster.start({ stores: 3 });
  const { raw } = await cluster.client();
  await raw.put('k', 'v');
  await cluster.store(1).stop();
  cluster.regionOf('k').leaderStore = 3;
  await cluster.until(raw.put('k', 'w'));
  assert.deepEqual(cluster.store(2).commands, ['rawPut']);
  assert.deepEqual(cluster.store(3).commands, ['rawPut']);
  await cluster.stop();
});

test('router: StoreNotMatch makes the address be resolved again', async () => {
  const cluster = await TestCluster.start({ stores: 2 });
  // PD's address of store 1 leads to store 2.
  cluster.pd.stores.set(1, { id: 1, address: cluster.store(2).address });
  const { raw } = await cluster.client();
  const call = raw.get('k');
  await cluster.settle();
  cluster.pd.stores.set(1, { id: 1, address: cluster.store(1).address });
  await cluster.until(call);
  assert.deepEqual(cluster.store(1).commands, ['rawGet']);
  await cluster.stop();
});

test('router: a store without BatchCommands gets unary calls', async () => {
  const cluster = await TestCluster.start();
  const store = cluster.store(1);
  await store.stop();
  store.unaryOnly = true;
  await store.start();
  const { raw } = await cluster.client();
  await cluster.until(raw.put('k', 'v'));
  assert.equal(fromUtf8((await raw.get('k')) as Uint8Array), 'v');
  assert.deepEqual(store.frames, []);
  await cluster.stop();
});

test('router: reads that are not answered end with DeadlineExceededError, writes with UndeterminedError', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  cluster.inject = () => 'silent';
  const { raw } = client;
  await assert.rejects(cluster.until(raw.get('k', { timeoutMs: 500 })), (error) => {
    assert.ok(error instanceof DeadlineExceededError && !(error instanceof RegionUnavailableError));
    return true;
  });
  await assert.rejects(cluster.until(raw.put('k', 'v', { timeoutMs: 500 })), UndeterminedError);
  await assert.rejects(cluster.until(raw.getTtl('k', { timeoutMs: 500 })), DeadlineExceededError);
  assert.equal(client.inFlight, 0);
  await cluster.stop();
});

test('router: compare and swap is never sent twice when its first outcome is unknown', async () => {
  const injections: Injection[] = ['break', { staleCommand: {} }, { undeterminedResult: {} }];
  for (const injection of injections) {
    const cluster = await TestCluster.start();
    const { raw } = await cluster.client();
    once(cluster, injection);
    await assert.rejects(cluster.until(raw.compareAndSwap('k', undefined, 'v')), UndeterminedError);
    assert.equal(cluster.store(1).commands.length, 1);
    once(cluster, { notLeader: {} }, { epochNotMatch: {} });
    assert.ok((await cluster.until(raw.compareAndSwap('k', undefined, 'v'))).swapped);
    await cluster.stop();
  }
});

test('router: an aborted signal ends a call at once, wherever it waits', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  const { raw } = client;
  const answers: Injection[] = ['silent', { serverIsBusy: {} }];
  for (const answer of answers) {
    cluster.inject = () => answer;
    const abort = new AbortController();
    const read = raw.get('k', { signal: abort.signal });
    const write = raw.put('k', 'v', { signal: abort.signal });
    await cluster.settle();
    abort.abort(new Error('enough'));
    await assert.rejects(read, (error) => {
      assert.ok(error instanceof AbortedError);
      assert.match((error.cause as Error).message, /enough/);
      return true;
    });
    await assert.rejects(write, answer === 'silent' ? UndeterminedError : AbortedError);
    assert.equal(client.inFlight, 0);
  }
  await assert.rejects(raw.get('k', { signal: AbortSignal.abort() }), AbortedError);
  await cluster.stop();
});

test('router: PD being away delays only calls that need it', async () => {
  const cluster = await TestCluster.start({ splits: ['m'] });
  const { raw } = await cluster.client();
  await raw.put('a', '1');
  const [member] = cluster.pd.members;
  await member?.stop();
  assert.ok(await raw.get('a'));
  const waiting = raw.get('z');
  await cluster.settle();
  await member?.start();
  assert.equal(await cluster.until(waiting), undefined);
  await cluster.stop();
});

test('router: more calls in flight than allowed are refused, not queued', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client({ maxInFlight: 10 });
  cluster.inject = () => 'silent';
  const calls = Array.from({ length: 11 }, () => raw.get('k', { timeoutMs: 100 }));
  await assert.rejects(calls[10] as Promise<unknown>, OverloadedError);
  await cluster.until(Promise.allSettled(calls));
  await cluster.stop();
});

test('router: closing ends what is open, later calls are refused, nothing is left that runs on', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  await client.raw.get('k');
  cluster.inject = () => 'silent';
  const read = client.raw.get('k');
  const write = client.raw.put('k', 'v');
  await cluster.settle();
  void client.close();
  void client.close();
  await assert.rejects(read, ClosedError);
  await assert.rejects(write, UndeterminedError);
  await assert.rejects(client.raw.get('k'), ClosedError);
  await cluster.stop();
  await cluster.settle();
  // Deadlines of calls that were answered long ago may still be looked at, once.
  while (cluster.env.clock.advanceToNextTimer()) assert.ok(cluster.env.clock.monotonicMs() < 10_000);
});

test('router: large values are cut into frames and wait for the stream to drain', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  const value = new Uint8Array(100_000).fill(7);
  await raw.get('warm');
  cluster.store(1).frames.length = 0;
  await cluster.until(Promise.all(Array.from({ length: 100 }, (_, i) => raw.put(`k${i}`, value))));
  assert.equal(cluster.data.size, 100);
  assert.ok(cluster.store(1).frames.every((count) => count <= 11));
  await cluster.stop();
});

test('router: batches end with the abort of their signal, also while they wait for PD', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  cluster.pd.intercept = () => 'silent';
  const abort = new AbortController();
  const batch = raw.batchGet(['a', 'b'], { signal: abort.signal });
  await cluster.settle();
  abort.abort();
  await assert.rejects(batch, AbortedError);
  await assert.rejects(cluster.until(raw.batchGet(['a'], { timeoutMs: 1000 })), DeadlineExceededError);
  await cluster.stop();
});

test('router: an in-flight call outlives a change of address of its store', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  let held = 0;
  cluster.inject = ({ key }) => (key === 'slow' && held++ === 0 ? 'silent' : undefined);
  const slow = client.raw.get('slow', { timeoutMs: 5000 });
  await cluster.settle();
  const other = cluster.store(1);
  await other.stopListening();
  other.port = 30_000;
  await other.start();
  cluster.pd.stores.set(1, { id: 1, address: other.address });
  cluster.inject = ({ key }) => (key === 'k' ? { storeNotMatch: {} } : undefined);
  const doubtful = client.raw.get('k', { timeoutMs: 100 });
  await assert.rejects(cluster.until(doubtful), RegionUnavailableError);
  cluster.inject = () => undefined;
  assert.equal(await cluster.until(client.raw.get('k')), undefined);
  assert.equal(client.inFlight, 1, 'the slow one still waits on the old connection');
  await assert.rejects(cluster.until(slow), DeadlineExceededError);
  await cluster.stop();
});
