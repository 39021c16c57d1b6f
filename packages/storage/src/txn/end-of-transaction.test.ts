import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { keyErrorOf, MvccFailure } from '../mvcc/index.ts';
import { bufferBatchGet } from './flush.ts';
import { at, decoded, errorNames, TxnFixture } from './testing/txn-fixture.ts';

const { Op, CommitRole } = kvrpcpb;

test('commit: again is fine, and tells the waiters once', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1', b: undefined });
  assert.deepEqual(store.commit(5n, 8n, ['a', 'b']), { commitVersion: 8n });
  assert.deepEqual(
    store.last.released.map(({ commitTs, pessimistic }) => [commitTs, pessimistic]),
    [
      [8n, false],
      [8n, false],
    ],
  );
  assert.deepEqual(store.commit(5n, 8n, ['a', 'b']), { commitVersion: 8n });
  assert.equal(store.last.released.length, 0);
  assert.deepEqual([store.writes('a'), store.writes('b')], [['P5@8'], ['D5@8']]);
});

test('commit: timestamps that are no commit of this start', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1' });
  for (const commitTs of [0n, 4n, 5n]) {
    assert.match(
      store.commit(5n, commitTs, ['a']).error?.abort ?? '',
      /InvalidTxnTso \{ start_ts: TimeStamp\(5\), commit_ts/,
    );
  }
});

test('commit: without a lock it fails, and a secondary tells what it found', () => {
  const store = new TxnFixture();
  assert.deepEqual(errorNames([store.commit(5n, 8n, ['a']).error ?? {}]), ['retryable+txnLockNotFound']);
  store.rollback(5n, ['a']);
  const { error } = store.commit(5n, 8n, ['a'], { commitRole: CommitRole.Secondary });
  assert.deepEqual(error?.txnLockNotFound, { key: utf8('a') });
  assert.equal(
    error?.retryable,
    'Error(Txn(Error(Mvcc(Error(TxnLockNotFound { start_ts: TimeStamp(5), commit_ts: TimeStamp(8), key: [97], mvcc_info: None })))))',
  );
  assert.equal(error?.debugInfo?.mvccInfo?.[0]?.mvcc?.writes?.[0]?.type, Op.Rollback);
});

test('commit: below a pushed min commit ts it expires, and nothing of the request is written', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'b', { a: '1', b: '2' }, { minCommitTs: 20n });
  const before = store.dump();
  const { error } = store.commit(5n, 10n, ['a', 'b']);
  assert.deepEqual(error?.commitTsExpired, { startTs: 5n, attemptedCommitTs: 10n, key: utf8('a'), minCommitTs: 20n });
  assert.ok(error?.debugInfo !== undefined, 'of a secondary this is unexpected');
  assert.equal(store.commit(5n, 10n, ['b']).error?.debugInfo, undefined);
  assert.deepEqual(store.dump(), before);
});

test('commit: a pessimistic lock is dropped, not committed', () => {
  const store = new TxnFixture();
  store.lock(5n, 6n, 'a', ['a']);
  assert.equal(store.commit(5n, 8n, ['a']).error, undefined);
  assert.deepEqual([store.locks(), store.writes('a')], [{}, []]);
});

test('commit: a protected rollback noted in the lock goes into the record', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1' }, { useAsyncCommit: true });
  store.cleanup(20n, 'a');
  assert.deepEqual(store.lockOf('a')?.rollbackTs, [20n]);
  store.commit(5n, 20n, ['a']);
  assert.deepEqual(store.writes('a'), ['P5@20o']);
  assert.equal(store.prewrite(20n, 'a', { a: '2' }).errors?.[0]?.conflict?.reason, 3);
});

test('commit: an unprotected or impossible rollback leaves the lock of another alone', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1' }, { useAsyncCommit: true });
  store.rollback(20n, ['a']);
  store.cleanup(3n, 'a');
  assert.deepEqual(store.lockOf('a')?.rollbackTs, []);
  assert.deepEqual(store.writes('a'), ['R20@20', 'R3@3p']);
});

test('rollback: of a primary is protected, of a secondary not, and unprotected ones collapse', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1', b: '1' });
  store.rollback(5n, ['a', 'b']);
  assert.deepEqual([store.writes('a'), store.writes('b')], [['R5@5p'], ['R5@5']]);
  store.rollback(7n, ['a', 'b']);
  assert.deepEqual([store.writes('a'), store.writes('b')], [['R7@7', 'R5@5p'], ['R7@7']]);
});

test('rollback: of what is committed is refused', () => {
  const store = new TxnFixture();
  store.put(5n, 8n, { a: '1' });
  const { error } = store.rollback(5n, ['b', 'a']);
  assert.match(error?.abort ?? '', /Committed \{ start_ts: TimeStamp\(5\), commit_ts: TimeStamp\(8\), key: \[97\] \}/);
  assert.deepEqual(store.writes('b'), [], 'nothing half done');
});

test('rollback: at the commit ts of another it becomes a flag with a fence at the next newer data', () => {
  const store = new TxnFixture();
  store.put(5n, 10n, { a: '1' });
  store.put(12n, 15n, { a: '2' });
  store.rollback(10n, ['a']);
  assert.deepEqual(store.writes('a'), ['P12@15', 'P5@10'], 'unprotected: the record may stay as it is');
  store.cleanup(10n, 'a');
  assert.deepEqual(store.writes('a'), ['P12@15', 'P5@10of15']);
  assert.deepEqual([store.get('a', 12n), store.get('a', 20n)], ['1', '2']);
  store.gc('a', 0n);
  // GC that removed the newer version without knowing of the older one: the fence hides what should be gone.
  store.prewrite(30n, 'a', { a: undefined });
  store.commit(30n, 31n, ['a']);
  assert.equal(store.get('a', 40n), undefined);
});

test('rollback: a lock put beside its own commit by a client that skips checks does no harm', () => {
  const store = new TxnFixture();
  store.put(5n, 8n, { a: '1' });
  store.prewrite(5n, 'a', { a: '2' }, { skipConstraintCheck: true });
  assert.match(store.rollback(5n, ['a']).error?.abort ?? '', /Committed/);
  assert.equal(store.get('a', 9n, { resolvedLocks: [5n] }), '1');
});

test('cleanup: respects the ttl, then rolls back protected; of what is committed it says when', () => {
  const store = new TxnFixture();
  store.prewrite(at(1000), 'p', { a: '1' });
  assert.deepEqual(errorNames([store.cleanup(at(1000), 'a', at(4000)).error ?? {}]), ['locked']);
  assert.deepEqual(store.cleanup(at(1000), 'a', at(4001)), {});
  assert.equal(store.env.concurrency.maxTs, at(1000));
  assert.deepEqual(store.cleanup(at(1000), 'a', at(5000)), {}, 'again');
  const other = new TxnFixture();
  other.put(5n, 8n, { a: '1' });
  assert.deepEqual(other.cleanup(5n, 'a'), { commitVersion: 8n });
  assert.deepEqual(other.cleanup(6n, 'a'), {});
  assert.deepEqual(other.writes('a'), ['P5@8', 'R6@6p']);
});

test('pessimistic rollback: only its own pessimistic locks up to its for-update ts, and no record', () => {
  const store = new TxnFixture();
  store.lock(5n, 10n, 'a', ['a']);
  store.lock(5n, 20n, 'a', ['b']);
  store.lock(6n, 10n, 'c', ['c']);
  store.prewrite(5n, 'a', { d: '1' });
  store.pessimisticRollback(5n, 10n, ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(Object.keys(store.locks()), ['b', 'c', 'd']);
  assert.deepEqual(store.writes('a'), []);
  store.pessimisticRollback(5n, 20n, []);
  assert.deepEqual(Object.keys(store.locks()), ['c', 'd'], 'no keys: the whole region');
});

test('resolve lock: commits or rolls back a whole region, in steps', () => {
  const store = new TxnFixture();
  const keys = Array.from({ length: 700 }, (_, i) => `k${String(i).padStart(3, '0')}`);
  const changes = Object.fromEntries(keys.map((key) => [key, 'v'.repeat(200)]));
  store.prewrite(5n, 'k000', changes);
  store.prewrite(6n, 'x', { x: '1' });
  store.largestWriteBytes = 0;
  assert.deepEqual(store.resolve({ startVersion: 5n, commitVersion: 9n }), {});
  assert.ok(store.largestWriteBytes < 36 * 1024, `${store.largestWriteBytes} bytes in one write`);
  assert.deepEqual(Object.keys(store.locks()), ['x']);
  assert.equal(store.scan(10n, {}, { resolvedLocks: [6n] }).length, 700);
  assert.deepEqual(store.resolve({ startVersion: 6n }), {});
  assert.deepEqual([store.locks(), store.writes('x')], [{}, ['R6@6p']]);
});

test('resolve lock: the batch form settles many transactions', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1' });
  store.prewrite(6n, 'b', { b: '1' });
  store.lock(7n, 7n, 'c', ['c']);
  store.prewrite(8n, 'd', { d: '1' });
  const txnInfos = [
    { txn: 5n, status: 9n },
    { txn: 6n, status: 0n },
    { txn: 7n, status: 10n },
  ];
  assert.deepEqual(store.resolve({ txnInfos }), {});
  assert.deepEqual([store.writes('a'), store.writes('b'), store.writes('c')], [['P5@9'], ['R6@6p'], []]);
  assert.deepEqual(Object.keys(store.locks()), ['d']);
});

test('resolve lock: who names one transaction means that one alone', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1' });
  store.prewrite(6n, 'b', { b: '1' });
  assert.deepEqual(store.resolve({ startVersion: 5n, commitVersion: 9n, txnInfos: [{ txn: 6n, status: 10n }] }), {});
  assert.deepEqual(Object.keys(store.locks()), ['b']);
});

test('resolve lock: the form with keys touches these keys only', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1', b: '1' });
  assert.deepEqual(store.resolve({ startVersion: 5n, commitVersion: 9n, keys: [utf8('b')] }), {});
  assert.deepEqual(Object.keys(store.locks()), ['a']);
  const missing = store.resolve({ startVersion: 6n, commitVersion: 9n, keys: [utf8('b')] });
  assert.ok(!(missing instanceof MvccFailure) && missing.error?.txnLockNotFound !== undefined);
});

test('resolve lock: a commit ts below what the lock allows is refused, in every form', () => {
  const store = new TxnFixture();
  const primary = { useAsyncCommit: true, secondaries: [utf8('b')], minCommitTs: 9n };
  store.prewrite(5n, 'a', { a: '1' }, primary);
  for (const request of [
    { startVersion: 5n, commitVersion: 8n },
    { startVersion: 5n, commitVersion: 8n, keys: [utf8('a')] },
    { txnInfos: [{ txn: 5n, status: 8n }] },
  ]) {
    const answer = store.resolve(request);
    const error = answer instanceof MvccFailure ? keyErrorOf(answer) : answer.error;
    assert.equal(error?.commitTsExpired?.minCommitTs, 9n);
  }
  assert.deepEqual(Object.keys(store.locks()), ['a']);
});

test('resolve lock: a commit ts that is none is refused', () => {
  const store = new TxnFixture();
  const full = store.resolve({ startVersion: 5n, commitVersion: 5n });
  assert.ok(full instanceof MvccFailure && full.is('InvalidTxnTso'));
  const lite = store.resolve({ startVersion: 5n, commitVersion: 4n, keys: [utf8('a')] });
  assert.ok(!(lite instanceof MvccFailure) && /InvalidTxnTso/.test(lite.error?.abort ?? ''));
});

test('scan lock: in order, up to version and limit, not past a lock in flight', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'b', { a: '1', b: '1' });
  store.lock(6n, 6n, 'c', ['c']);
  store.prewrite(9n, 'd', { d: '1' });
  const keys = (maxVersion: bigint, limit = 0) =>
    store.scanLock(maxVersion, limit).locks?.map(({ key }) => String.fromCharCode(...(key ?? [])));
  assert.deepEqual([keys(6n), keys(5n), keys(20n, 3), keys(4n)], [['a', 'b', 'c'], ['a', 'b'], ['a', 'b', 'c'], []]);
  assert.equal(store.env.concurrency.maxTs, 20n);
  const lock = store.lockOf('a');
  assert.ok(lock !== undefined);
  const held = { overPessimisticLock: false, id: '' };
  const inFlight = [{ ...held, key: utf8('zq'), lock: { ...lock, startTs: 7n }, useOnePc: false }];
  store.env.concurrency.publish(inFlight);
  assert.equal(store.scanLock(6n).error, undefined);
  assert.equal(store.env.concurrency.lockCount, 1);
  store.env.concurrency.withdraw(inFlight);
  assert.equal(store.env.concurrency.lockCount, 0);
});

test('gc: keeps what the safe point can see, drops the rest with its values', () => {
  const long = 'x'.repeat(300);
  const store = new TxnFixture();
  store.put(1n, 2n, { a: long });
  store.put(3n, 4n, { a: long });
  store.rollback(5n, ['a']);
  store.prewrite(6n, 'a', {}, { mutations: [{ op: Op.Lock, key: utf8('a') }] });
  store.commit(6n, 7n, ['a']);
  store.put(8n, 9n, { a: '2' });
  assert.equal(store.gc('a', 1n), 0);
  assert.equal(store.gc('a', 7n), 3);
  assert.deepEqual(store.writes('a'), ['P8@9', 'P3@4']);
  assert.equal(Object.keys(store.dump()[0] ?? {}).length, 1);
  assert.deepEqual([store.get('a', 7n), store.get('a', 9n)], [long, '2']);
});

test('gc: a commit at the safe point is below it, one a tick later is not', () => {
  const store = new TxnFixture();
  for (const commitTs of [9n, 10n, 11n]) store.put(commitTs - 1n, commitTs, { a: `${commitTs}` });
  assert.equal(store.gc('a', 10n), 1);
  assert.deepEqual(store.writes('a'), ['P10@11', 'P9@10']);
  assert.deepEqual([store.get('a', 10n), store.get('a', 11n)], ['10', '11']);
  assert.equal(store.gc('a', 11n), 1);
});

test('gc: a deletion goes with all it hides', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1' });
  store.put(3n, 4n, { a: undefined });
  store.put(9n, 10n, { a: '2' });
  assert.equal(store.gc('a', 5n), 2);
  assert.deepEqual(store.writes('a'), ['P9@10']);
});

test('gc: many versions go in several writes', () => {
  const store = new TxnFixture();
  for (let i = 1n; i <= 2500n; i++) store.put(i * 2n, i * 2n + 1n, { key: 'v' });
  let runs = 0;
  while (store.gc('key', 9000n) > 0) runs++;
  assert.ok(runs > 1 && runs < 10, `${runs} runs`);
  assert.equal(store.writes('key').length, 1);
});

test('flush: generations overwrite, older ones are ignored, values can be read back and committed', () => {
  const store = new TxnFixture();
  assert.match(store.flush(10n, 0, 'a', { a: '1' }).errors?.[0]?.abort ?? '', /generation/);
  assert.deepEqual(store.flush(10n, 1, 'a', { a: '1', b: 'x'.repeat(300) }), {});
  assert.deepEqual(store.flush(10n, 3, 'a', { a: '3', c: undefined }), {});
  assert.deepEqual(store.flush(10n, 2, 'a', { a: '2', d: '2' }), {});
  assert.deepEqual(store.flush(10n, 3, 'a', { a: 'the same generation again' }), {});
  assert.deepEqual(store.bufferGet(10n, ['a', 'b', 'c', 'd', 'e']), { a: '3', b: 'x'.repeat(300), c: '', d: '2' });
  assert.deepEqual(store.bufferGet(11n, ['a']), {});
  const lock = store.lockOf('a');
  assert.deepEqual([lock?.generation, lock?.minCommitTs, lock?.txnSize], [3, 11n, Number.MAX_SAFE_INTEGER]);
  store.commit(10n, 20n, ['a', 'b', 'c', 'd']);
  assert.equal(store.get('b', 20n), 'x'.repeat(300));
});

test('flush: what is read back has a limit', () => {
  const store = new TxnFixture();
  store.flush(5n, 1, 'a', { a: 'x'.repeat(1000) });
  const asked = decoded(kvrpcpb.BufferBatchGetRequest, {
    keys: Array.from({ length: 9 }, () => utf8('a')),
    version: 5n,
  });
  assert.equal(store.read((reader) => bufferBatchGet(asked, reader, 9000)).pairs?.length, 9);
  const { error, pairs } = store.read((reader) => bufferBatchGet(asked, reader, 8999));
  assert.deepEqual([pairs, error?.abort], [undefined, 'the response exceeds 8999 bytes: ask for fewer keys at a time']);
});

test('flush: an insert meets what an earlier flush wrote; conflicts and locks as in prewrite', () => {
  const store = new TxnFixture();
  store.flush(10n, 1, 'a', { a: '1' });
  const mutations = [{ op: Op.Insert, key: utf8('a'), value: utf8('2') }];
  assert.deepEqual(errorNames(store.flush(10n, 2, 'a', {}, { mutations }).errors), ['alreadyExist']);
  assert.deepEqual(errorNames(store.flush(11n, 1, 'a', { a: '1' }).errors), ['locked']);
  store.put(12n, 13n, { b: '1' });
  assert.deepEqual(errorNames(store.flush(10n, 2, 'a', { b: '1' }).errors), ['conflict+retryable']);
  store.rollback(10n, ['a']);
  assert.deepEqual(errorNames(store.flush(10n, 2, 'a', { a: '1' }).errors), ['conflict+retryable']);
});

test('flush: a secondary’s rollback is protected, so that a later flush meets it', () => {
  const store = new TxnFixture();
  store.flush(10n, 1, 'a', { b: '1' });
  store.rollback(10n, ['b']);
  assert.deepEqual(store.writes('b'), ['R10@10p']);
});
