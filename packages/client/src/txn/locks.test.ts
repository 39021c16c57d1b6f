/** Locks of others, splits in the middle, replicas, old snapshots, garbage collection. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, latin1, utf8 } from '@tessera/base';
import { composeTimestamp, encodeBytes } from '@tessera/codec';
import { GrpcError, Status } from '@tessera/grpc';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as pdpb from '@tessera/proto/pdpb';
import type { Client } from '../client.ts';
import { InvalidArgumentError } from '../errors.ts';
import { TestCluster } from '../testing/test-cluster.ts';
import type { Transaction } from './transaction.ts';
import { KeyLockedError, SnapshotTooOldError, WriteConflictError } from './txn-errors.ts';

const text = (value: Uint8Array | undefined): string | undefined => value && fromUtf8(value);
const TWO_PHASES = { asyncCommit: false, onePc: false } as const;

async function put(client: Client, pairs: Readonly<Record<string, string>>, options = {}): Promise<bigint> {
  const txn = await client.begin(options);
  for (const [key, value] of Object.entries(pairs)) await txn.put(key, value);
  return await txn.commit();
}

/** A transaction whose prewrite has been done and whose commit is not let through. */
async function stuck(
  cluster: TestCluster,
  client: Client,
  keys: readonly string[],
  options = {},
): Promise<Transaction> {
  const txn = await client.begin({ ...TWO_PHASES, ...options });
  for (const key of keys) await txn.put(key, 'stuck');
  cluster.inject = ({ kind }) => (kind === 'commit' ? 'silent' : undefined);
  txn.commit().catch(() => {});
  await cluster.settle();
  return txn;
}

test('locks: a reader pushes the commit of a living transaction and reads below it', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  await put(client, { a: 'old', b: 'old' });
  await stuck(cluster, client, ['a', 'b']);
  const startedMs = cluster.env.clock.monotonicMs();
  const snapshot = await client.snapshot();
  assert.equal(text(await cluster.until(snapshot.get('a'))), 'old');
  assert.deepEqual((await cluster.until(snapshot.batchGet(['a', 'b']))).map(text), ['old', 'old']);
  const scanned: (string | undefined)[] = [];
  for await (const { value } of snapshot.scan()) scanned.push(text(value));
  assert.deepEqual(scanned, ['old', 'old']);
  assert.ok(cluster.env.clock.monotonicMs() - startedMs < 100, 'nobody waits');
  await cluster.stop();
});

test('locks: the pushed transaction commits later than the read, with another timestamp', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  const txn = await client.begin(TWO_PHASES);
  await txn.put('a', 'new');
  let reading: bigint | undefined;
  cluster.inject = ({ kind }) => {
    if (kind !== 'commit' || reading !== undefined) return undefined;
    reading = 0n;
    return { message: 'later', maxTimestampNotSynced: {} };
  };
  const committing = txn.commit();
  await cluster.settle();
  const snapshot = await client.snapshot();
  assert.equal(await cluster.until(snapshot.get('a')), undefined);
  const commitTs = await cluster.until(committing);
  assert.ok(commitTs > snapshot.ts);
  assert.equal(await snapshot.get('a'), undefined);
  await cluster.stop();
});

test('locks: a writer waits for a living transaction until its deadline', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  // More than 1 MiB is renewed while it commits.
  const txn = await client.begin(TWO_PHASES);
  await txn.put('a', 'x'.repeat(2_000_000));
  cluster.inject = ({ kind }) => (kind === 'commit' ? 'silent' : undefined);
  txn.commit().catch(() => {});
  for (let i = 0; i < 20; i++) await cluster.settle();
  cluster.inject = () => undefined;
  const other = await client.begin(TWO_PHASES);
  await other.put('a', 'other');
  await assert.rejects(cluster.until(other.commit({ timeoutMs: 2000 })), (error) => {
    assert.ok(error instanceof KeyLockedError);
    assert.deepEqual([fromUtf8(error.key), error.lockTs], ['a', txn.startTs]);
    return true;
  });
  await cluster.stop();
});

test('locks: one whose primary is still on its way is waited for, not ended', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const [writer, reader] = [await cluster.client(), await cluster.client()];
  let held = true;
  cluster.inject = ({ kind, request }) => {
    const { mutations } = request as kvrpcpb.PrewriteRequest;
    const isHeld = held && kind === 'prewrite' && mutations.some(({ key }) => fromUtf8(key) === 'a');
    return isHeld ? { message: 'held', serverIsBusy: { reason: 'held' } } : undefined;
  };
  const commit = put(writer, { a: '1', c: '3' }, TWO_PHASES);
  await cluster.settle();
  assert.deepEqual(cluster.txn.locks(), ['c']);
  const read = (await reader.snapshot()).get('c');
  await cluster.settle();
  cluster.env.clock.advance(1000);
  await cluster.settle();
  held = false;
  await cluster.until(commit);
  assert.equal(text(await cluster.until(read)), undefined, 'as of before the commit');
  assert.equal(text(await (await reader.snapshot()).get('c')), '3');
  await cluster.stop();
});

test('locks: what was committed after the snapshot is not shown, though a lock of it is met', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const [writer, reader] = [await cluster.client(), await cluster.client()];
  let held = true;
  cluster.inject = ({ kind, request }) => {
    // Whoever meets the lock has to judge it as it is.
    const isHeld = (kind === 'prewrite' && held) || kind === 'resolveLock';
    if (isHeld) return { message: 'held', serverIsBusy: { reason: 'held' } };
    const { keys } = request as kvrpcpb.CommitRequest;
    return kind === 'commit' && keys.some((key) => fromUtf8(key) === 'c') ? 'silent' : undefined;
  };
  const commit = put(writer, { a: '1', c: '3' }, TWO_PHASES);
  await cluster.settle();
  const snapshot = await reader.snapshot();
  held = false;
  const commitTs = await cluster.until(commit);
  assert.deepEqual([cluster.txn.locks(), commitTs > snapshot.ts], [['c'], true]);
  assert.equal(await cluster.until(snapshot.get('c')), undefined);
  assert.equal(text(await cluster.until((await reader.snapshot()).get('c'))), '3');
  await cluster.stop();
});

test('locks: many locks of a large dead transaction are resolved by region', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['k050', 'k100'] });
  const [dying, living] = [await cluster.client(), await cluster.client()];
  const names = Array.from({ length: 150 }, (_, i) => `k${String(i).padStart(3, '0')}`);
  await stuck(cluster, dying, names);
  void dying.close();
  cluster.inject = () => undefined;
  cluster.env.clock.advance(30_000);
  const before = cluster.store(1).commands.length;
  const seen: string[] = [];
  await cluster.until(
    (async () => {
      for await (const { key } of (await living.snapshot()).scan()) seen.push(fromUtf8(key));
    })(),
  );
  await cluster.until(living.drain());
  assert.deepEqual(seen, []);
  // The reader met them in the first region only: after that it knew that they do not count.
  assert.equal(cluster.txn.locks().length, 100);
  await cluster.until(living.gc({ keepMs: 0 }));
  assert.deepEqual(cluster.txn.locks(), []);
  const resolves = cluster
    .store(1)
    .commands.slice(before)
    .filter((kind) => kind === 'resolveLock').length;
  assert.ok(resolves <= 6, `${resolves} requests`);
  await cluster.stop();
});

for (const [name, options] of [
  ['two phases', TWO_PHASES],
  ['async commit', { onePc: false }],
  ['one phase', {}],
  ['pessimistic', { pessimistic: true }],
] as const) {
  test(`splits: ${name}, a region that splits before any step changes nothing`, async () => {
    for (let step = 1; step < 8; step++) {
      const cluster = await TestCluster.start();
      const client = await cluster.client();
      let steps = 0;
      cluster.inject = () => {
        if (++steps === step) {
          cluster.split(latin1(encodeBytes(utf8('b'))));
          cluster.tellPd();
        }
        return undefined;
      };
      await cluster.until(put(client, { a: '1', b: '2', c: '3' }, options));
      const values = await cluster.until((await client.snapshot()).batchGet(['a', 'b', 'c']));
      assert.deepEqual(values.map(text), ['1', '2', '3']);
      await cluster.until(client.drain());
      assert.deepEqual(cluster.txn.locks(), []);
      await cluster.stop();
    }
  });
}

test('async commit: a store that falls back makes it two phases', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const client = await cluster.client();
  cluster.txn.alter = (kind, answer, request: kvrpcpb.PrewriteRequest) => {
    const isFirst = kind === 'prewrite' && request.mutations.some(({ key }) => fromUtf8(key) === 'a');
    return isFirst ? { ...answer, minCommitTs: 0n } : answer;
  };
  const commitTs = await cluster.until(put(client, { a: '1', c: '3' }, { onePc: false }));
  await cluster.until(client.drain());
  assert.equal(text(await (await client.snapshot(commitTs)).get('c')), '3');
  assert.deepEqual(cluster.txn.locks(), []);
  // Nobody is told of a commit before the primary has heard of it.
  cluster.inject = ({ kind }) => (kind === 'commit' ? 'silent' : undefined);
  let told = false;
  put(client, { a: '2', c: '4' }, { onePc: false }).then(
    () => (told = true),
    () => {},
  );
  await cluster.settle();
  assert.equal(told, false);
  await cluster.stop();
});

test('async commit: of a dead client that lacks a secondary nothing is committed', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const [dying, living] = [await cluster.client(), await cluster.client({ timeoutMs: 60_000 })];
  cluster.inject = ({ kind, request }) => {
    const { mutations } = request as kvrpcpb.PrewriteRequest;
    return kind === 'prewrite' && mutations.every(({ key }) => fromUtf8(key) !== 'a') ? 'silent' : undefined;
  };
  put(dying, { a: '1', c: '3' }, { onePc: false }).catch(() => {});
  await cluster.settle();
  assert.deepEqual(cluster.txn.locks(), ['a']);
  void dying.close();
  cluster.inject = () => undefined;
  const values = await cluster.until((await living.snapshot()).batchGet(['a', 'c']));
  assert.deepEqual(values, [undefined, undefined]);
  await cluster.until(living.drain());
  assert.deepEqual(cluster.txn.locks(), []);
  await cluster.stop();
});

test('async commit: what a dead client left is committed at the latest timestamp that a key asks for', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const [dying, living] = [await cluster.client(), await cluster.client({ timeoutMs: 60_000 })];
  let least = 0n;
  const commits: bigint[] = [];
  cluster.txn.alter = (kind, answer, request: kvrpcpb.ResolveLockRequest) => {
    if (kind === 'resolveLock') commits.push(request.commitVersion);
    if (kind !== 'checkSecondaryLocks') return answer;
    const { locks } = answer as unknown as kvrpcpb.CheckSecondaryLocksResponse;
    // Of another store, that was read later.
    for (const lock of locks) {
      lock.minCommitTs += 5n;
      least = lock.minCommitTs;
    }
    return answer;
  };
  await stuck(cluster, dying, ['a', 'c'], { asyncCommit: true });
  void dying.close();
  cluster.inject = () => undefined;
  cluster.env.clock.advance(30_000);
  const values = await cluster.until((await living.snapshot()).batchGet(['a', 'c']));
  assert.deepEqual(values.map(text), ['stuck', 'stuck']);
  await cluster.until(living.drain());
  assert.ok(least > 0n && commits.length >= 2);
  assert.deepEqual([...new Set(commits)], [least]);
  assert.deepEqual(cluster.txn.locks(), []);
  await cluster.stop();
});

test('requests: what is sent for one phase, async commit and two phases', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const client = await cluster.client();
  const sent: kvrpcpb.PrewriteRequest[] = [];
  cluster.txn.alter = (kind, answer, request: kvrpcpb.PrewriteRequest) => {
    if (kind === 'prewrite') sent.push(request);
    return answer;
  };
  await put(client, { a: '1' });
  await put(client, { a: '1', c: '1', d: '1' });
  await put(client, { a: '1', c: '1' }, TWO_PHASES);
  await put(client, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`x${i}`, 'v'])), { onePc: false });
  const shown = sent.map((request) => [
    request.tryOnePc,
    request.useAsyncCommit,
    request.secondaries.map(fromUtf8).join(''),
    request.minCommitTs > request.startVersion,
  ]);
  assert.deepEqual(shown.slice(0, 5).sort(), [
    [false, false, '', true],
    [false, false, '', true],
    [false, true, '', true],
    [false, true, 'cd', true],
    [true, true, '', true],
  ]);
  assert.ok(shown.slice(5).every(([onePc, asyncCommit]) => onePc === false && asyncCommit === false));
  assert.ok(sent.every(({ context, txnSize }) => context?.isRetryRequest === false && txnSize > 0));
  await put(client, { a: '2' }, { pessimistic: true });
  assert.deepEqual(sent.at(-1)?.pessimisticActions, [1], 'the lock has to be there still');
  await cluster.stop();
});

test('replica reads: followers in turn, the leader when they fail', async () => {
  const cluster = await TestCluster.start({ stores: 3 });
  const client = await cluster.client();
  await put(client, { a: '1' });
  const asked: number[] = [];
  cluster.inject = ({ storeId }) => {
    asked.push(storeId);
    return undefined;
  };
  const followers = await client.snapshot(undefined, { replicaRead: 'follower' });
  for (let i = 0; i < 4; i++) assert.equal(text(await followers.get('a')), '1');
  assert.deepEqual(new Set(asked), new Set([2, 3]));
  asked.length = 0;
  const any = await client.snapshot(undefined, { replicaRead: 'any' });
  for (let i = 0; i < 6; i++) await any.get('a');
  assert.deepEqual(new Set(asked), new Set([1, 2, 3]));
  asked.length = 0;
  await cluster.store(2).stop();
  for (let i = 0; i < 6; i++) assert.equal(text(await cluster.until(followers.get('a'))), '1');
  assert.ok(asked.includes(3) && asked.includes(1));
  await cluster.stop();
});

test('stale reads: a replica that is not ready sends the reader to the leader', async () => {
  const cluster = await TestCluster.start({ stores: 3 });
  const client = await cluster.client();
  const ts = await put(client, { a: '1' });
  const asked: (readonly [number, boolean])[] = [];
  cluster.inject = ({ storeId, request }) => {
    const { context } = request as kvrpcpb.GetRequest;
    asked.push([storeId, context?.staleRead === true]);
    return context?.staleRead === true && storeId === 2 ? { message: 'not ready', dataIsNotReady: {} } : undefined;
  };
  const snapshot = await client.snapshot(ts, { staleRead: true });
  for (let i = 0; i < 3; i++) assert.equal(text(await cluster.until(snapshot.get('a'))), '1');
  assert.ok(asked.some(([store, stale]) => store === 1 && !stale));
  assert.ok(asked.some(([store, stale]) => store === 3 && stale));
  await cluster.stop();
});

test('context: priority, isolation and the cache hint reach the store', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  const seen: (kvrpcpb.Context | undefined)[] = [];
  cluster.inject = ({ request }) => {
    seen.push((request as kvrpcpb.GetRequest).context);
    return undefined;
  };
  await (await client.snapshot(undefined, { priority: 'low', notFillCache: true, isolation: 'RC' })).get('a');
  await put(client, { a: '1' }, { priority: 'high' });
  assert.deepEqual([seen[0]?.priority, seen[0]?.notFillCache, seen[0]?.isolationLevel], [1, true, 1]);
  assert.equal(seen[1]?.priority, 2);
  await assert.rejects(client.begin({ priority: 'urgent' as never }), InvalidArgumentError);
  await cluster.stop();
});

for (const api of ['new', 'old'] as const) {
  test(`gc (${api} calls of PD): locks of the dead go, the living hold the safe point back`, async () => {
    const cluster = await TestCluster.start({ txnSplits: ['m'] });
    if (api === 'old') {
      cluster.pd.intercept = (path) => {
        if (path === pdpb.PD.GetGCState.path) throw new GrpcError(Status.UNIMPLEMENTED, 'unknown');
        return undefined;
      };
    }
    const [dying, living] = [await cluster.client(), await cluster.client()];
    await stuck(cluster, dying, ['a', 'z']);
    void dying.close();
    cluster.inject = () => undefined;
    cluster.env.clock.advance(30_000);
    const alive = await living.begin({ pessimistic: true });
    await cluster.until(alive.put('b', '1'));
    cluster.env.clock.advance(1000);
    const result = await cluster.until(living.gc({ keepMs: 0 }));
    assert.deepEqual(result, { safePoint: alive.startTs - 1n, resolvedLocks: 2 });
    assert.equal(cluster.pd.gcSafePoint, result.safePoint);
    assert.deepEqual(cluster.txn.locks(), ['b']);
    await cluster.until(alive.commit());
    cluster.env.clock.advance(600_000);
    const now = composeTimestamp(cluster.env.clock.wallMs() - 300_000, 0);
    assert.equal((await cluster.until(living.gc({ safePoint: now }))).safePoint, now);
    assert.equal((await cluster.until(living.gc({ safePoint: now - 5n }))).safePoint, now);
    await assert.rejects(living.gc({ safePoint: 2n ** 63n }), InvalidArgumentError);
    await assert.rejects(cluster.until((await living.snapshot(now - 1n)).get('a')), SnapshotTooOldError);
    // Another client finds out from PD.
    const third = await cluster.client();
    await assert.rejects(cluster.until((await third.snapshot(now - 1n)).batchGet(['a'])), SnapshotTooOldError);
    await cluster.stop();
  });
}

test('delete range: versions and all are gone, over regions', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['c', 'e'] });
  const client = await cluster.client();
  await put(client, { a: '1', b: '1', c: '1', d: '1', e: '1', f: '1' });
  await client.drain();
  await client.deleteRange('b', 'f');
  const left: string[] = [];
  for await (const { key } of (await client.snapshot()).scan()) left.push(fromUtf8(key));
  assert.deepEqual(left, ['a', 'f']);
  await assert.rejects(client.deleteRange('a', ''), InvalidArgumentError);
  await cluster.stop();
});

test('client.transaction: runs again after conflicts, gives up after the last attempt, keeps the error of the work', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  let runs = 0;
  const conflicting = async (txn: Transaction): Promise<number> => {
    await txn.put('k', String(++runs));
    if (runs <= 2) await put(client, { k: 'other' });
    return runs;
  };
  assert.equal(await cluster.until(client.transaction(conflicting)), 3);
  runs = -100;
  await assert.rejects(cluster.until(client.transaction(conflicting, { maxAttempts: 3 })), WriteConflictError);
  assert.equal(runs, -97);
  await assert.rejects(
    client.transaction(async (txn) => {
      await txn.put('k', 'no');
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.equal(text(await (await client.snapshot()).get('k')), 'other');
  const rolledBack = await client.transaction(async (txn) => {
    await txn.rollback();
    return 'fine';
  });
  assert.equal(rolledBack, 'fine');
  await cluster.stop();
});

test('API V2: transactions and raw pairs of a keyspace live beside each other', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client({ apiVersion: 2, keyspace: 'team' });
  const keys: string[] = [];
  cluster.txn.alter = (kind, answer, request: kvrpcpb.PrewriteRequest) => {
    if (kind === 'prewrite') keys.push(...request.mutations.map(({ key }) => latin1(key)));
    return { ...answer, ...(kind === 'prewrite' ? { errors: [], onePcCommitTs: 77n } : {}) };
  };
  await put(client, { a: '1' });
  assert.deepEqual(keys, ['x\x00\x00\x07a']);
  await cluster.stop();
});
