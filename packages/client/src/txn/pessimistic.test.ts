import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@tessera/base';
import type { Client } from '../client.ts';
import { AbortedError } from '../errors.ts';
import { TestCluster } from '../testing/test-cluster.ts';
import { DeadlockError, LockWaitTimeoutError, TransactionAbortedError } from './txn-errors.ts';

const PESSIMISTIC = { pessimistic: true } as const;
const text = (value: Uint8Array | undefined): string | undefined => value && fromUtf8(value);

async function start(txnSplits: readonly string[] = ['m']): Promise<{ cluster: TestCluster; client: Client }> {
  const cluster = await TestCluster.start({ txnSplits });
  const client = await cluster.client();
  await cluster.until(client.transaction((txn) => txn.put('k', '0')));
  return { cluster, client };
}

test('pessimistic: a writer waits for the lock, then sees the newest value', async () => {
  const { cluster, client } = await start();
  const [a, b] = [await client.begin(PESSIMISTIC), await client.begin(PESSIMISTIC)];
  assert.equal(text(await a.getForUpdate('k')), '0');
  await a.put('k', '1');
  let isLocked = false;
  const waiting = b.getForUpdate('k').then((value) => {
    isLocked = true;
    return text(value);
  });
  await cluster.settle();
  assert.equal(isLocked, false);
  await cluster.until(a.commit());
  assert.equal(await cluster.until(waiting), '1');
  assert.equal(text(await b.get('k')), '0', 'plain reads stay at the start');
  await b.put('k', '2');
  await cluster.until(b.commit());
  assert.equal(text(await (await client.snapshot()).get('k')), '2');
  await cluster.stop();
});

test('pessimistic: locks are waited for as long as asked, or not at all', async () => {
  const { cluster, client } = await start();
  const [a, b] = [await client.begin(PESSIMISTIC), await client.begin(PESSIMISTIC)];
  await a.lockKeys(['k']);
  const nowMs = (): number => cluster.env.clock.monotonicMs();
  const startedMs = nowMs();
  await assert.rejects(cluster.until(b.put('k', 'b', { lockWaitMs: 0 })), (error) => {
    assert.ok(error instanceof LockWaitTimeoutError);
    assert.deepEqual([fromUtf8(error.key), error.lockTs, error.retryable], ['k', a.startTs, false]);
    return true;
  });
  assert.ok(nowMs() - startedMs < 100);
  await assert.rejects(cluster.until(b.put('k', 'b', { lockWaitMs: 2500 })), LockWaitTimeoutError);
  const waitedMs = nowMs() - startedMs;
  assert.ok(waitedMs >= 2400 && waitedMs < 4000, `${waitedMs} ms`);
  await assert.rejects(cluster.until(b.put('k', 'b', { timeoutMs: 3000 })), LockWaitTimeoutError);
  // The transaction is as it was.
  await b.put('l', 'b');
  await cluster.until(b.commit());
  await cluster.until(a.rollback());
  await cluster.until(client.drain());
  assert.deepEqual(cluster.txn.locks(), []);
  await cluster.stop();
});

test('pessimistic: an aborted wait ends at once', async () => {
  const { cluster, client } = await start();
  const [a, b] = [await client.begin(PESSIMISTIC), await client.begin(PESSIMISTIC)];
  await a.lockKeys(['k']);
  const stop = new AbortController();
  const waiting = b.lockKeys(['k'], { signal: stop.signal });
  await cluster.settle();
  stop.abort();
  await assert.rejects(waiting, AbortedError);
  await cluster.stop();
});

test('pessimistic: a deadlock is told to one of the two, the other one goes on', async () => {
  const { cluster, client } = await start();
  const [a, b] = [await client.begin(PESSIMISTIC), await client.begin(PESSIMISTIC)];
  await a.lockKeys(['x']);
  await b.lockKeys(['y']);
  const first = a.lockKeys(['y']);
  await cluster.settle();
  await assert.rejects(cluster.until(b.lockKeys(['x'])), (error) => {
    assert.ok(error instanceof DeadlockError);
    assert.deepEqual([fromUtf8(error.key), error.lockTs, error.retryable], ['x', a.startTs, true]);
    assert.ok(error.waitChain.length > 0);
    return true;
  });
  await cluster.until(b.rollback());
  await cluster.until(first);
  await cluster.until(a.commit());
  await cluster.until(client.drain());
  assert.deepEqual(cluster.txn.locks(), []);
  await cluster.stop();
});

test('pessimistic: heartbeats keep the locks of a slow transaction alive', async () => {
  const { cluster, client } = await start();
  const slow = await client.begin(PESSIMISTIC);
  await slow.put('k', 'slow');
  await slow.put('z', 'slow');
  // A minute in steps, so that connections see their pings answered.
  for (let i = 0; i < 60; i++) {
    cluster.env.clock.advance(1000);
    await cluster.settle();
  }
  const other = await client.begin(PESSIMISTIC);
  await assert.rejects(cluster.until(other.put('k', 'other', { lockWaitMs: 1000 })), LockWaitTimeoutError);
  await cluster.until(slow.commit());
  assert.equal(text(await (await client.snapshot()).get('z')), 'slow');
  await cluster.stop();
});

test('pessimistic: without heartbeats the locks expire, and the commit is refused', async () => {
  const { cluster, client } = await start();
  cluster.inject = ({ kind }) => (kind === 'txnHeartBeat' ? 'silent' : undefined);
  const lost = await client.begin(PESSIMISTIC);
  await lost.put('k', 'lost');
  for (let i = 0; i < 30; i++) {
    cluster.env.clock.advance(1000);
    await cluster.settle();
  }
  const other = await client.begin(PESSIMISTIC);
  await cluster.until(other.put('k', 'other'));
  await cluster.until(other.commit());
  await assert.rejects(
    cluster.until(lost.commit()),
    (error) => error instanceof TransactionAbortedError && error.retryable,
  );
  assert.equal(text(await (await client.snapshot()).get('k')), 'other');
  await cluster.stop();
});

test('pessimistic: concurrent calls of one transaction share its primary', async () => {
  const { cluster, client } = await start(['d', 'g', 'm']);
  const txn = await client.begin(PESSIMISTIC);
  const names = [...'abcdefghijklmnop'];
  await cluster.until(Promise.all(names.map((name) => txn.put(name, 'v'))));
  await cluster.until(txn.commit());
  assert.deepEqual(
    (await (await client.snapshot()).batchGet(names)).map(text),
    names.map(() => 'v'),
  );
  await cluster.until(client.drain());
  assert.deepEqual(cluster.txn.locks(), []);
  await cluster.stop();
});

test('pessimistic: counters that everybody increments lose nothing', async () => {
  const { cluster, client } = await start();
  const increment = (): Promise<void> =>
    client.transaction(async (txn) => {
      const value = Number(text(await txn.getForUpdate('k')));
      await txn.put('k', String(value + 1));
    }, PESSIMISTIC);
  await cluster.until(Promise.all(Array.from({ length: 30 }, increment)), 120_000);
  assert.equal(text(await (await client.snapshot()).get('k')), '30');
  await cluster.stop();
});
