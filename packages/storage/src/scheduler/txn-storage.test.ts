import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { encodeBytes, TS_MAX } from '@tessera/codec';
import { kvrpcpb } from '../messages.ts';
import type { RaftKv } from '../raft-kv.ts';
import { notLeader } from '../region-errors.ts';
import type { Answer } from '../testing/answer.ts';
import { ColdEngine, TestRegion } from '../testing/test-region.ts';
import { settle, TxnRig } from './testing/txn-rig.ts';

const pairsText = (pairs: readonly kvrpcpb.KvPair[]): string =>
  pairs.map((p) => (p.error === undefined ? `${fromUtf8(p.key)}=${fromUtf8(p.value)}` : '!')).join(' ');

async function rig(region?: TestRegion): Promise<TxnRig> {
  return new TxnRig(region).lead();
}

test('two phases, then reads at every time', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1', b: '2' });
  r.write(30n, 40n, { a: undefined, b: '22' });
  assert.deepEqual([r.read('a', 19n), r.read('a', 20n), r.read('a', 40n)], [undefined, '1', undefined]);
  assert.equal(r.read('b', TS_MAX), '22');
  const batch = r.send(kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponse, (s, q, a) => s.batchGet(q, a), {
    keys: ['b', 'x', 'a'].map(utf8),
    version: 25n,
  });
  assert.equal(pairsText(batch.now.pairs), 'b=2 a=1');
  const scan = (init: kvrpcpb.ScanRequestInit): string => {
    const answer = r.send(kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, (s, q, a) => s.scan(q, a), { limit: 9, ...init });
    return pairsText(answer.now.pairs);
  };
  assert.equal(scan({ version: 25n }), 'a=1 b=2');
  assert.equal(scan({ version: 25n, startKey: utf8('c'), endKey: utf8('b'), reverse: true }), 'b=2');
  assert.equal(scan({ version: 25n, limit: 0 }), '');
});

test('reads are counted once each in their region, also when they share the snapshot of a turn', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1', b: '2' });
  r.region.shared = r.region.engine.snapshot();
  const before = r.region.flow.keysRead;
  for (let i = 0; i < 3; i++) assert.equal(r.read('a', 20n), '1');
  assert.equal(r.region.flow.keysRead - before, 3);
});

test('commands that share the snapshot of a turn find their own keys and locks, each with the cursor where the last one left it', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1', c: '3' });
  r.write(11n, 21n, { b: '2' });
  assert.deepEqual(r.prewrite(30n, 'd', { d: '4' }).now.errors, []);
  r.region.shared = r.region.engine.snapshot();
  r.region.heldWrites = [];
  for (const key of ['c', 'a', 'b', 'zz', 'a0']) r.prewrite(40n, key, { [key]: 'x' });
  assert.equal(r.region.heldWrites.length, 5);
  const conflict = r.prewrite(19n, 'b0', { b0: 'x', b: 'x' });
  assert.equal(conflict.value, undefined, 'b is latched');
  assert.equal(r.prewrite(41n, 'd', { d: 'x' }).now.errors[0]?.locked?.lockVersion, 30n);
  for (const apply of r.region.heldWrites.splice(0)) apply();
  // On what is shared nothing of the turn is seen: the older write conflicts with the version of 21.
  assert.equal(conflict.now.errors[0]?.conflict?.conflictCommitTs, 21n);
});

test('a command that fails writes nothing and lets the next one go', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1' });
  const late = r.prewrite(15n, 'a', { a: '2', b: '2' }).now;
  assert.equal(late.errors[0]?.conflict?.reason, kvrpcpb.WriteConflict_Reason.Optimistic);
  assert.deepEqual(r.scanLock(100n).now.locks, []);
  r.write(25n, 30n, { a: '3' });
  assert.equal(r.read('a', 30n), '3');
});

test('writers of a key run one after another, however late the first one is applied', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  const first = r.prewrite(10n, 'a', { a: '1' });
  const second = r.prewrite(11n, 'a', { a: '2' });
  const other = r.prewrite(12n, 'b', { b: '2' });
  assert.equal(r.region.heldWrites.length, 2, 'the second waits for its latch, the other does not');
  for (const apply of r.region.heldWrites.splice(0)) apply();
  assert.deepEqual(first.now.errors, []);
  assert.deepEqual(other.now.errors, []);
  assert.equal(second.now.errors[0]?.locked?.lockVersion, 10n);
});

test('async commit and 1PC: refused until maxTs is known, above every read afterwards', async () => {
  const r = new TxnRig();
  const more = { tryOnePc: true, minCommitTs: 11n };
  assert.ok(r.prewrite(10n, 'a', { a: '1' }, more).now.regionError?.maxTimestampNotSynced);
  r.oracle = undefined;
  r.storage.observer.leaderChanged(r.region.region, 1, 1, 6);
  await settle();
  assert.ok(r.prewrite(10n, 'a', { a: '1' }, more).now.regionError?.maxTimestampNotSynced);
  r.oracle = 50n;
  r.clock.advance(100);
  await settle();
  assert.equal(r.prewrite(10n, 'a', { a: '1' }, more).now.onePcCommitTs, 51n);
  r.get('b', 70n);
  const answer = r.prewrite(60n, 'b', { b: '1' }, { useAsyncCommit: true, secondaries: [], minCommitTs: 61n }).now;
  assert.equal(answer.minCommitTs, 71n);
  r.storage.observer.leaderChanged(r.region.region, 1, 2, 7);
  assert.ok(r.prewrite(80n, 'c', { c: '1' }, more).now.regionError?.maxTimestampNotSynced);
});

test('a 1PC on its way through raft stops reads above it, and is seen when it has arrived', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  const write = r.prewrite(10n, 'a', { a: '1' }, { tryOnePc: true, minCommitTs: 11n });
  assert.equal(r.get('a', 100n).now.error?.locked?.lockVersion, 10n);
  assert.equal(r.get('a', 10n).now.notFound, true, 'below its commit timestamp');
  assert.equal(r.scanLock(100n).now.error?.locked?.lockVersion, 10n);
  r.region.heldWrites[0]?.();
  assert.equal(r.read('a', write.now.onePcCommitTs), '1');
  assert.equal(r.storage.concurrency.lockCount, 0);
});

test('a proposal that is refused answers with the region error and leaves nothing in memory', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  const write = r.prewrite(10n, 'a', { a: '1' }, { tryOnePc: true, minCommitTs: 11n });
  r.region.refusal = notLeader(2, undefined);
  r.region.heldWrites[0]?.();
  assert.equal(write.now.regionError?.notLeader?.regionId, 2);
  assert.equal(r.storage.concurrency.lockCount, 0);
});

test('a write is not made in another term than its snapshot', async () => {
  const r = await rig(new TestRegion(utf8(''), utf8(''), new ColdEngine()));
  const write = r.prewrite(10n, 'a', { a: '1' });
  r.region.term++;
  await settle();
  assert.ok(write.now.regionError?.staleCommand);
});

test('leadership: reads and writes wait for it, and are refused when it is lost meanwhile', async () => {
  const r = await rig();
  r.region.heldReads = [];
  const [get, write, scan] = [r.get('a', 5n), r.prewrite(10n, 'a', { a: '1' }), r.scanLock(5n)];
  for (const go of r.region.heldReads.splice(0)) go();
  assert.equal(get.now.notFound, true);
  assert.deepEqual([write.now.errors, scan.now.locks], [[], []]);
  const [get2, write2, scan2] = [r.get('a', 5n), r.prewrite(11n, 'b', { b: '1' }), r.scanLock(5n)];
  r.region.refusal = notLeader(2, undefined);
  for (const go of r.region.heldReads.splice(0)) go();
  for (const answer of [get2, write2, scan2]) assert.ok(answer.now.regionError?.notLeader);
});

test('stale reads: refused where nothing is known to be settled, so that the client asks the leader', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1' });
  const stale = { staleRead: true, regionId: 2, peer: { id: 5 } };
  const { maxTs } = r.storage.concurrency;
  const error = r.get('a', 15n, stale).now.regionError?.dataIsNotReady;
  assert.deepEqual([error?.regionId, error?.peerId, error?.safeTs], [2, 5, 0n]);
  const scan = r.send(kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, (s, q, a) => s.scan(q, a), {
    context: stale,
    version: 99n,
    limit: 1,
  });
  assert.ok(scan.now.regionError?.dataIsNotReady);
  assert.equal(r.storage.concurrency.maxTs, maxTs, 'nobody is told of it');
});

test('what is settled: below prewrites in flight and below locks that will write, and no later commit is', async () => {
  const r = await rig();
  const { region } = r.region;
  const resolved = async (bound: bigint): Promise<bigint | undefined> => {
    const snapshot = r.region.readLocal(new kvrpcpb.Context());
    assert.equal(snapshot.kind, 'snapshot');
    return snapshot.kind === 'snapshot' ? await r.storage.resolve(snapshot, bound) : undefined;
  };
  assert.deepEqual([r.storage.settle(region, 100n), await resolved(100n)], [100n, 100n]);
  const later = r.prewrite(20n, 'a', { a: '1' }, { tryOnePc: true, minCommitTs: 21n });
  assert.equal(later.now.onePcCommitTs, 101n, 'above what was settled');
  r.region.heldWrites = [];
  r.prewrite(110n, 'b', { b: '1' }, { useAsyncCommit: true, secondaries: [], minCommitTs: 111n });
  assert.equal(r.storage.settle(region, 200n), 110n, 'a prewrite that only memory knows');
  r.region.heldWrites[0]?.();
  r.region.heldWrites = undefined;
  assert.equal(r.storage.settle(region, 200n), 200n);
  assert.equal(await resolved(200n), 110n, 'its lock');
  r.prewrite(90n, 'c', {}, { mutations: [{ op: kvrpcpb.Op.Lock, key: utf8('c') }] });
  assert.equal(await resolved(200n), 110n, 'who changes nothing stops nobody');
  assert.equal(await resolved(50n), 50n);
});

test('replica reads: the leader is told of them, and the lock that only it knows is the answer', async () => {
  const r = await rig();
  const asked = () => r.region.lockCheck;
  r.get('a', 15n);
  assert.equal(asked(), undefined);
  r.get('a', 15n, { replicaRead: true });
  const ranges = asked()?.keyRanges?.map((one) => [one.startKey, one.endKey].map((k) => fromUtf8(k ?? utf8(''))));
  assert.deepEqual([asked()?.startTs, ranges], [15n, [['a', 'a\0']]]);
  r.region.leaderLock = Object.assign(new kvrpcpb.LockInfo(), { lockVersion: 10n });
  assert.equal(r.get('a', 15n, { replicaRead: true }).now.error?.locked?.lockVersion, 10n);
  const scan = r.send(kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, (s, q, a) => s.scan(q, a), {
    context: { replicaRead: true },
    startKey: utf8('d'),
    endKey: utf8('b'),
    reverse: true,
    version: 20n,
  });
  assert.equal(scan.now.pairs[0]?.error?.locked?.lockVersion, 10n);
  assert.equal(fromUtf8(asked()?.keyRanges?.[0]?.startKey ?? utf8('')), 'b');
});

test('keys outside the region: nothing is read or written', async () => {
  const r = await rig(new TestRegion(encodeBytes(utf8('b')), encodeBytes(utf8('d'))));
  assert.ok(r.get('a', 5n).now.regionError?.keyNotInRegion);
  assert.ok(r.get('d', 5n).now.regionError?.keyNotInRegion);
  assert.equal(r.get('b', 5n).now.notFound, true);
  assert.ok(r.prewrite(10n, 'b', { b: '1', d: '1' }).now.regionError?.keyNotInRegion);
  assert.deepEqual(r.scanLock(50n).now.locks, []);
  r.write(10n, 20n, { b: '1', c: '2' });
  const scan = r.send(kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, (s, q, a) => s.scan(q, a), {
    startKey: utf8('b'),
    limit: 9,
    version: 30n,
  });
  assert.equal(pairsText(scan.now.pairs), 'b=1 c=2');
  const outside = r.send(kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, (s, q, a) => s.scan(q, a), {
    startKey: utf8('a'),
    limit: 9,
  });
  assert.ok(outside.now.regionError?.keyNotInRegion);
});

test('resolve lock: of a whole region in steps, of several transactions, of keys', async () => {
  const r = await rig();
  const many = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`k${String(i).padStart(3, '0')}`, 'v']));
  r.prewrite(10n, 'k000', many);
  r.prewrite(11n, 'x', { x: '1' });
  r.prewrite(12n, 'y', { y: '1' });
  const resolve = (init: kvrpcpb.ResolveLockRequestInit) =>
    r.send(kvrpcpb.ResolveLockRequest, kvrpcpb.ResolveLockResponse, (s, q, a) => s.resolveLock(q, a), init);
  const whole = resolve({ startVersion: 10n, commitVersion: 20n });
  await settle();
  assert.equal(whole.now.error, undefined);
  assert.deepEqual(
    r.scanLock(100n).now.locks.map(({ key }) => fromUtf8(key)),
    ['x', 'y'],
  );
  assert.equal(r.read('k699', 20n), 'v');
  const txnInfos = [
    { txn: 11n, status: 21n },
    { txn: 12n, status: 0n },
  ];
  resolve({ txnInfos });
  await settle();
  assert.deepEqual([r.read('x', 30n), r.read('y', 30n)], ['1', undefined]);
  r.prewrite(30n, 'z', { z: '1' });
  assert.equal(resolve({ startVersion: 30n, commitVersion: 31n, keys: [utf8('z')] }).now.error, undefined);
  assert.equal(r.read('z', 31n), '1');
});

test('pessimistic rollback without keys: all of the region', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a', 'b', 'c']);
  r.lock(11n, 11n, ['d']);
  const type = [kvrpcpb.PessimisticRollbackRequest, kvrpcpb.PessimisticRollbackResponse] as const;
  const init = { startVersion: 10n, forUpdateTs: 10n };
  const answer = r.send(type[0], type[1], (s, q, a) => s.pessimisticRollback(q, a), init);
  await settle();
  assert.deepEqual(answer.now.errors, []);
  assert.deepEqual(
    r.scanLock(100n).now.locks.map(({ key }) => fromUtf8(key)),
    ['d'],
  );
});

test('data that is not in memory: loaded, then answered as if it had been', async () => {
  const engine = new ColdEngine();
  const r = await rig(new TestRegion(utf8(''), utf8(''), engine));
  const write = r.prewrite(10n, 'a', { a: 'x'.repeat(300), b: '2' });
  await settle();
  assert.deepEqual(write.now.errors, []);
  const commit = r.commit(10n, 20n, ['a', 'b']);
  await settle();
  assert.equal(commit.now.error, undefined);
  const get = r.get('a', 30n);
  const scan = r.scanLock(30n);
  await settle();
  assert.equal(get.now.value.length, 300);
  assert.deepEqual(scan.now.locks, []);
  assert.ok(engine.loads > 0);
  assert.equal(r.region.retained, 0);
  engine.failLoads = true;
  const failing = r.get('b', 30n);
  const failingWrite = r.prewrite(40n, 'c', { c: '1' });
  await settle();
  assert.match(failing.now.error?.abort ?? '', /disk on fire/);
  assert.match(failingWrite.now.errors[0]?.abort ?? '', /disk on fire/);
  engine.failLoads = false;
  const again = r.prewrite(41n, 'c', { c: '1' });
  await settle();
  assert.deepEqual(again.now.errors, [], 'its latch was given back');
});

test('deadline: a request that waited too long is not run', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  r.prewrite(10n, 'a', { a: '1' });
  const late = r.prewrite(11n, 'a', { a: '2' }, { context: { maxExecutionDurationMs: 50 } });
  r.clock.advance(60);
  r.region.heldWrites[0]?.();
  assert.equal(late.now.regionError?.serverIsBusy?.reason, 'deadline is exceeded');
});

test('busy: too many commands at one key are told so', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  const answers = Array.from({ length: 8193 }, (_, i) => r.prewrite(BigInt(i + 10), 'a', { a: '1' }));
  assert.equal(answers.at(-1)?.now.regionError?.serverIsBusy?.reason, 'scheduler is busy');
  while (r.region.heldWrites.length > 0) r.region.heldWrites.shift()?.();
  assert.ok(answers.every(({ value }) => value !== undefined));
});

test('a batch get that waits for the disk sees the lock of its moment, though that is gone and a younger one is in memory', async () => {
  const engine = new ColdEngine();
  const r = await rig(new TestRegion(utf8(''), utf8(''), engine));
  const done = async <R>(answer: Answer<R>): Promise<R> => {
    await settle();
    return answer.now;
  };
  await done(r.prewrite(1n, 'a', { a: 'old' }));
  await done(r.commit(1n, 5n, ['a']));
  assert.deepEqual((await done(r.prewrite(10n, 'a', { a: 'new' }))).errors, []);
  const hold = Promise.withResolvers<void>();
  engine.holdLoads = hold.promise;
  const data = { version: 30n, keys: ['b', 'a'].map(utf8) };
  const read = r.send(kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponse, (s, q, a) => s.batchGet(q, a), data);
  assert.equal(read.value, undefined, 'what is below b is not in memory');
  engine.holdLoads = undefined;
  assert.equal((await done(r.commit(10n, 20n, ['a']))).error, undefined);
  assert.deepEqual((await done(r.lock(40n, 40n, ['a']))).errors, []);
  hold.resolve();
  const { pairs } = await done(read);
  assert.equal(pairs[0]?.error?.locked?.lockVersion, 10n);
});

test('a prewrite that waits for the disk while the lead goes does not say that its lock is missing: that went with the lead', async () => {
  const engine = new ColdEngine();
  const r = await rig(new TestRegion(utf8(''), utf8(''), engine));
  const locked = r.lock(10n, 10n, ['a']);
  await settle();
  assert.deepEqual(locked.now.errors, []);
  const hold = Promise.withResolvers<void>();
  engine.holdLoads = hold.promise;
  const more = { pessimisticActions: [1, 1], forUpdateTs: 10n };
  const prewrite = r.prewrite(10n, 'a', { a: '1', b: '1' }, more);
  assert.equal(prewrite.value, undefined);
  r.storage.observer.leaderChanged(r.region.region, 1, 2, 7);
  engine.holdLoads = undefined;
  hold.resolve();
  await settle();
  assert.ok(prewrite.now.regionError?.staleCommand, JSON.stringify(prewrite.now.errors.map(({ abort }) => abort)));
});

test('priorities: high ones go around flow control, low reads wait for their turn', async () => {
  const region = new TestRegion(utf8(''), utf8(''));
  let around = 0;
  const direct: RaftKv = {
    changesRange: () => false,
    check: (context) => region.check(context),
    read: (context, lockCheck) => region.read(context, lockCheck),
    readLocal: (context) => region.readLocal(context),
    write(context, batch, listener, term) {
      around++;
      region.write(context, batch, listener, term);
    },
  };
  const r = await new TxnRig(region, { direct }).lead();
  const { High, Low } = kvrpcpb.CommandPri;
  assert.deepEqual(r.prewrite(10n, 'a', { a: '1' }).now.errors, []);
  assert.equal(around, 0);
  assert.deepEqual(r.prewrite(11n, 'b', { b: '1' }, { context: { priority: High } }).now.errors, []);
  assert.equal(around, 1);
  r.write(20n, 30n, { c: '1' });
  const scan = { version: 40n, limit: 9, startKey: utf8('c'), context: { priority: Low } };
  let answers = 0;
  const reply = { receivedMs: 0, done: () => answers++, doneEncoded: () => answers++ };
  r.storage.scan(Object.assign(new kvrpcpb.ScanRequest(), scan), reply);
  assert.equal(answers, 0, 'not at once');
  for (const task of r.deferred.splice(0)) task();
  assert.equal(answers, 1);
});

test('refusals: API version and key size, with the texts of TiKV', async () => {
  const r = await rig();
  const apiVersion = kvrpcpb.APIVersion.V2;
  assert.equal(
    r.get('a', 5n, { apiVersion }).now.error?.abort,
    'Error(ApiVersionNotMatched { cmd: get, storage_api_version: V1, req_api_version: V2 }): ' +
      'Api version in request does not match with TiKV storage, cmd: get, storage: V1, request: V2',
  );
  const long = 'k'.repeat(7300);
  assert.match(
    r.prewrite(10n, long, { [long]: '1' }).now.errors[0]?.abort ?? '',
    /^Error\(KeyTooLarge { size: 8217, limit: 8192 }\): max key size exceeded, size: 8217, limit: 8192$/,
  );
});

test('delete range: all versions and locks of the range are gone', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1', b: '2', c: 'x'.repeat(300) });
  r.prewrite(30n, 'b', { b: '3' });
  const range = (init: kvrpcpb.DeleteRangeRequestInit) =>
    r.send(kvrpcpb.DeleteRangeRequest, kvrpcpb.DeleteRangeResponse, (s, q, a) => s.deleteRange(q, a), init).now;
  range({ startKey: utf8('b'), endKey: utf8('d'), notifyOnly: true });
  assert.equal(r.read('c', 25n)?.length, 300);
  assert.equal(range({ startKey: utf8('b'), endKey: utf8('d') }).error, '');
  assert.deepEqual([r.read('a', 50n), r.read('b', 50n), r.read('c', 50n)], ['1', undefined, undefined]);
  assert.match(range({ startKey: utf8('d'), endKey: utf8('b') }).regionError?.message ?? '', /invalid delete range/);
});

test('mvcc: by key and by start timestamp', async () => {
  const r = await rig();
  r.write(10n, 20n, { a: '1' });
  r.write(30n, 40n, { a: '2', b: '1' });
  const [Q, R] = [kvrpcpb.MvccGetByKeyRequest, kvrpcpb.MvccGetByKeyResponse];
  const byKey = r.send(Q, R, (s, q, a) => s.mvccGetByKey(q, a), { key: utf8('a') }).now;
  assert.deepEqual(
    byKey.info?.writes.map(({ commitTs }) => commitTs),
    [40n, 20n],
  );
  const [Q2, R2] = [kvrpcpb.MvccGetByStartTsRequest, kvrpcpb.MvccGetByStartTsResponse];
  const byTs = r.send(Q2, R2, (s, q, a) => s.mvccGetByStartTs(q, a), { startTs: 30n }).now;
  assert.equal(fromUtf8(byTs.key), 'a');
  const none = r.send(Q2, R2, (s, q, a) => s.mvccGetByStartTs(q, a), { startTs: 31n }).now;
  assert.deepEqual([none.key.length, none.info?.writes], [0, []], 'TiKV gives an empty one');
});

test('flow control: commands that end transactions, and heartbeats, are not held up by it', async () => {
  const region = new TestRegion(utf8(''), utf8(''));
  const busy = { message: 'busy', serverIsBusy: { reason: 'scheduler is busy' } };
  let open = true;
  const controlled: RaftKv = {
    changesRange: () => false,
    check: (context) => region.check(context),
    read: (context, lockCheck) => region.read(context, lockCheck),
    readLocal: (context) => region.readLocal(context),
    write(context, batch, listener, term) {
      if (open) region.write(context, batch, listener, term);
      else listener.written(busy);
    },
  };
  const kv = Object.assign(controlled, { region: region.region, term: region.term });
  const r = await new TxnRig(kv, { direct: region }).lead();
  for (const [ts, key] of [
    [10n, 'a'],
    [11n, 'b'],
    [12n, 'c'],
    [13n, 'd'],
    [14n, 'e'],
  ] as const) {
    assert.deepEqual(r.prewrite(ts, key, { [key]: '1' }).now.errors, []);
  }
  open = false;
  assert.equal(r.prewrite(20n, 'x', { x: '1' }).now.regionError?.serverIsBusy?.reason, 'scheduler is busy');
  const outcomes = [
    r.send(kvrpcpb.CommitRequest, kvrpcpb.CommitResponse, (s, q, p) => s.commit(q, p), {
      ...{ keys: [utf8('a')], startVersion: 10n, commitVersion: 30n },
    }).now,
    r.send(kvrpcpb.BatchRollbackRequest, kvrpcpb.BatchRollbackResponse, (s, q, p) => s.batchRollback(q, p), {
      ...{ keys: [utf8('b')], startVersion: 11n },
    }).now,
    r.send(kvrpcpb.ResolveLockRequest, kvrpcpb.ResolveLockResponse, (s, q, p) => s.resolveLock(q, p), {
      ...{ keys: [utf8('c')], startVersion: 12n, commitVersion: 31n },
    }).now,
    r.send(kvrpcpb.CleanupRequest, kvrpcpb.CleanupResponse, (s, q, p) => s.cleanup(q, p), {
      ...{ key: utf8('d'), startVersion: 13n },
    }).now,
    r.send(kvrpcpb.TxnHeartBeatRequest, kvrpcpb.TxnHeartBeatResponse, (s, q, p) => s.txnHeartBeat(q, p), {
      ...{ primaryLock: utf8('e'), startVersion: 14n, adviseLockTtl: 100_000 },
    }).now,
    r.send(kvrpcpb.CheckTxnStatusRequest, kvrpcpb.CheckTxnStatusResponse, (s, q, p) => s.checkTxnStatus(q, p), {
      ...{ primaryKey: utf8('gone'), lockTs: 15n, rollbackIfNotExist: true },
    }).now,
  ];
  for (const { regionError, error } of outcomes) assert.deepEqual([regionError, error], [undefined, undefined]);
  assert.deepEqual([r.read('a', 40n), r.read('b', 40n), r.read('c', 40n)], ['1', undefined, '1']);
});
