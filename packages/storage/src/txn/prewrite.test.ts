import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex, utf8 } from '@tessera/base';
import { txnDataKey, versionedKey } from '@tessera/codec';
import { CF } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { MvccFailure } from '../mvcc/index.ts';
import { errorNames, mutationsOf, TxnFixture } from './testing/txn-fixture.ts';

const { Op, Assertion, AssertionLevel, WriteConflict_Reason: Reason } = kvrpcpb;
const Pess = kvrpcpb.PrewriteRequest_PessimisticAction;
const insert = (key: string, value: string) => ({ mutations: [{ op: Op.Insert, key: utf8(key), value: utf8(value) }] });

test('prewrite: the bytes it writes are TiKV’s', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'pk', { k: 'v' });
  const [, locks] = store.dump();
  assert.equal(Object.values(locks ?? {}).length, 1);
  const stored = store.read((reader) => reader.snapshot.get(CF.lock, txnDataKey(utf8('k'))));
  assert.equal(toHex(stored ?? new Uint8Array()), '5004706B05B817760176');
  store.commit(5n, 10n, ['k']);
  const write = store.read((reader) => reader.snapshot.get(CF.write, versionedKey(txnDataKey(utf8('k')), 10n)));
  assert.equal(toHex(write ?? new Uint8Array()), '5005760176');
});

test('prewrite: values up to 255 bytes are in the record, longer ones in the default family until rolled back', () => {
  const store = new TxnFixture();
  store.put(5n, 6n, { a: 'x'.repeat(255), b: 'y'.repeat(256) });
  assert.equal(Object.keys(store.dump()[0] ?? {}).length, 1);
  assert.equal(store.get('b', 9n), 'y'.repeat(256));
  store.prewrite(10n, 'b', { b: 'z'.repeat(300) });
  assert.equal(Object.keys(store.dump()[0] ?? {}).length, 2);
  store.rollback(10n, ['b']);
  assert.equal(Object.keys(store.dump()[0] ?? {}).length, 1);
});

test('prewrite: locks of others are all reported, and nothing is written', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1', c: '1' });
  const before = store.dump();
  const { errors } = store.prewrite(6n, 'b', { a: '2', b: '2', c: '2' });
  assert.deepEqual(errorNames(errors), ['locked', 'locked']);
  const lock = errors?.[0]?.locked;
  assert.deepEqual([lock?.lockVersion, lock?.lockTtl, lock?.lockType, lock?.key], [5n, 3000, Op.Put, utf8('a')]);
  assert.deepEqual(store.dump(), before);
});

test('prewrite: of many locks that list much it reports what fits', () => {
  const store = new TxnFixture();
  const secondaries = Array.from({ length: 1024 }, () => utf8('s'.repeat(1024)));
  store.prewrite(5n, 'a', { a: '1' }, { useAsyncCommit: true, secondaries });
  const mutations = Array.from({ length: 100 }, () => mutationsOf({ a: '2' })[0] as kvrpcpb.MutationInit);
  const { errors = [] } = store.prewrite(6n, 'a', {}, { mutations });
  assert.equal(errors.length, 64);
  assert.deepEqual(Object.keys(store.locks()), ['a']);
});

test('prewrite: a newer commit is a conflict with the winner’s timestamps', () => {
  const store = new TxnFixture();
  store.put(8n, 12n, { a: '1' });
  const { errors } = store.prewrite(10n, 'p', { a: '2' });
  assert.deepEqual(errors?.[0]?.conflict, {
    startTs: 10n,
    conflictTs: 8n,
    conflictCommitTs: 12n,
    key: utf8('a'),
    primary: utf8('p'),
    reason: Reason.Optimistic,
  });
  assert.equal(
    errors?.[0]?.retryable,
    'Error(Txn(Error(Mvcc(Error(WriteConflict { start_ts: TimeStamp(10), conflict_start_ts: TimeStamp(8), conflict_commit_ts: TimeStamp(12), key: [97], primary: [112], reason: Optimistic })))))',
  );
  assert.equal(store.prewrite(12n, 'a', { a: '2' }).errors, undefined, 'a commit at our start is older data');
});

test('prewrite: after a rollback it is refused', () => {
  const store = new TxnFixture();
  store.rollback(10n, ['a']);
  assert.equal(store.prewrite(10n, 'a', { a: '1' }).errors?.[0]?.conflict?.reason, Reason.SelfRolledBack);
  assert.deepEqual(store.locks(), {});
});

test('prewrite: a rollback noted in another’s commit record refuses it too', () => {
  const store = new TxnFixture();
  store.put(5n, 10n, { a: '1' });
  store.cleanup(10n, 'a');
  assert.deepEqual(store.writes('a'), ['P5@10of0']);
  assert.equal(store.prewrite(10n, 'a', { a: '2' }).errors?.[0]?.conflict?.reason, Reason.SelfRolledBack);
  assert.equal(store.get('a', 11n), '1');
});

test('prewrite: insert and check-not-exists fail on a value, not on a deletion, and count as a read', () => {
  for (const op of [Op.Insert, Op.CheckNotExists]) {
    const store = new TxnFixture();
    const mutations = [{ op, key: utf8('a'), value: utf8('x') }];
    store.put(5n, 6n, { a: '1' });
    assert.deepEqual(errorNames(store.prewrite(10n, 'a', {}, { mutations }).errors), ['alreadyExist']);
    assert.equal(store.env.concurrency.maxTs, 10n);
    store.put(11n, 12n, { a: undefined });
    assert.equal(store.prewrite(20n, 'a', {}, { mutations }).errors, undefined);
    assert.equal(Object.keys(store.locks()).length, op === Op.Insert ? 1 : 0);
  }
});

test('prewrite: insert looks through lock records and stops at one that says nothing is below', () => {
  const store = new TxnFixture();
  store.put(5n, 6n, { a: '1' });
  const lockOnly = { mutations: [{ op: Op.Lock, key: utf8('a') }] };
  store.prewrite(7n, 'a', {}, lockOnly);
  store.commit(7n, 8n, ['a']);
  assert.deepEqual(errorNames(store.prewrite(10n, 'a', {}, insert('a', 'x')).errors), ['alreadyExist']);
  store.prewrite(7n, 'b', {}, { mutations: [{ op: Op.Lock, key: utf8('b') }] });
  store.commit(7n, 8n, ['b']);
  assert.equal(store.info('b').writes?.[0]?.versionsToLastChange, 1);
  assert.equal(store.prewrite(10n, 'b', {}, insert('b', 'x')).errors, undefined);
});

test('prewrite: lock-only leaves the value alone and remembers the last change', () => {
  const store = new TxnFixture();
  store.put(5n, 6n, { a: '1' });
  for (let i = 0; i < 12; i++) {
    const startTs = BigInt(10 + i * 2);
    store.prewrite(startTs, 'a', {}, { mutations: [{ op: Op.Lock, key: utf8('a') }] });
    store.commit(startTs, startTs + 1n, ['a']);
  }
  const newest = store.info('a').writes?.[0];
  assert.deepEqual([newest?.lastChangeTs, newest?.versionsToLastChange], [6n, 12]);
  assert.equal(store.get('a', 100n), '1');
  const versions = store.read((reader) => {
    reader.get(txnDataKey(utf8('a')), 100n, 100n);
    return reader.stats.totalVersions;
  });
  assert.equal(versions, 2, 'the jump costs one lookup');
});

test('prewrite: operations that are none are refused', () => {
  for (const op of [Op.Rollback, Op.PessimisticLock, 99]) {
    const store = new TxnFixture();
    const mutations = [{ op, key: utf8('a') }];
    assert.deepEqual(errorNames(store.prewrite(5n, 'a', {}, { mutations }).errors), ['abort']);
    assert.deepEqual(store.dump(), new TxnFixture().dump());
  }
  const store = new TxnFixture();
  const mutations = [{ op: Op.CheckNotExists, key: utf8('a') }];
  assert.match(store.prewrite(5n, 'a', {}, { mutations, forUpdateTs: 6n }).errors?.[0]?.abort ?? '', /checkNotExists/);
});

test('prewrite: the greatest timestamp is nobody’s start', () => {
  const store = new TxnFixture();
  const response = store.prewrite(2n ** 64n - 1n, 'a', { a: '1' }, { useAsyncCommit: true });
  assert.match(response.errors?.[0]?.abort ?? '', /InvalidTxnTso/);
});

test('prewrite: assertions by level', () => {
  for (const [level, assertion, exists, expected] of [
    [AssertionLevel.Off, Assertion.Exist, false, []],
    [AssertionLevel.Fast, Assertion.Exist, false, ['assertionFailed']],
    [AssertionLevel.Fast, Assertion.Exist, true, []],
    [AssertionLevel.Strict, Assertion.NotExist, true, ['assertionFailed']],
    [AssertionLevel.Strict, Assertion.NotExist, false, []],
    [AssertionLevel.Strict, Assertion.None, true, []],
  ] as const) {
    const store = new TxnFixture();
    if (exists) store.put(3n, 4n, { a: '0' });
    const mutations = [{ op: Op.Put, key: utf8('a'), value: utf8('1'), assertion }];
    const { errors } = store.prewrite(10n, 'a', {}, { mutations, assertionLevel: level });
    assert.deepEqual(errorNames(errors), [...expected], `${level} ${assertion} ${exists}`);
    if (expected.length > 0 && exists) assert.equal(errors?.[0]?.assertionFailed?.existingCommitTs, 4n);
  }
});

test('prewrite: an assertion without the constraint check is made at the strict level only', () => {
  for (const [assertionLevel, expected] of [
    [AssertionLevel.Fast, []],
    [AssertionLevel.Strict, ['assertionFailed']],
  ] as const) {
    const store = new TxnFixture();
    const mutations = [{ op: Op.Put, key: utf8('a'), value: utf8('1'), assertion: Assertion.Exist }];
    const more = { mutations, assertionLevel, skipConstraintCheck: true };
    assert.deepEqual(errorNames(store.prewrite(10n, 'a', {}, more).errors), [...expected]);
  }
});

test('prewrite: a conflict says more than a failed assertion', () => {
  const store = new TxnFixture();
  store.put(15n, 16n, { b: '1' });
  const mutations = [
    { op: Op.Put, key: utf8('a'), assertion: Assertion.Exist },
    { op: Op.Put, key: utf8('b') },
  ];
  const { errors } = store.prewrite(10n, 'a', {}, { mutations, assertionLevel: AssertionLevel.Fast });
  assert.deepEqual(errorNames(errors), ['conflict+retryable']);
  assert.equal(errors?.[0]?.conflict?.conflictCommitTs, 16n);
});

test('prewrite: coming again after the commit succeeds with the commit ts', () => {
  const store = new TxnFixture();
  const async = { useAsyncCommit: true };
  store.prewrite(10n, 'a', { a: '1' }, async);
  store.commit(10n, 15n, ['a']);
  assert.deepEqual(store.prewrite(10n, 'a', { a: '1' }, async), { minCommitTs: 15n, onePcCommitTs: 0n });
  assert.deepEqual(store.prewrite(10n, 'a', { a: '1' }, { tryOnePc: true }), { minCommitTs: 0n, onePcCommitTs: 15n });
  store.prewrite(20n, 'a', { a: '2' });
  assert.equal(store.prewrite(10n, 'a', { a: '1' }).errors, undefined, 'under the lock of another');
  assert.equal(store.lockOf('a')?.startTs, 20n);
});

test('async commit: the commit ts is above every read, and only the primary lists secondaries', () => {
  const store = new TxnFixture();
  store.tryGet('a', 50n);
  const response = store.prewrite(10n, 'a', { a: '1', b: '2' }, { useAsyncCommit: true, secondaries: [utf8('b')] });
  assert.equal(response.minCommitTs, 51n);
  assert.deepEqual(store.lockOf('a')?.secondaries, [utf8('b')]);
  const b = store.lockOf('b');
  assert.deepEqual([b?.useAsyncCommit, b?.secondaries, b?.minCommitTs], [true, [], 51n]);
  assert.equal(store.get('a', 50n), undefined, 'the reader that was there first does not see it');
  assert.ok(store.tryGet('a', 51n) instanceof MvccFailure);
});

test('async commit: beyond the greatest commit ts allowed it becomes two-phase commit', () => {
  const store = new TxnFixture();
  store.tryGet('a', 50n);
  const more = { useAsyncCommit: true, maxCommitTs: 40n, secondaries: [utf8('b')] };
  assert.deepEqual(store.prewrite(10n, 'a', { a: '1', b: '2' }, more), { minCommitTs: 0n, onePcCommitTs: 0n });
  for (const lock of Object.values(store.locks())) {
    assert.deepEqual([lock.useAsyncCommit, lock.minCommitTs], [false, 0n]);
  }
  assert.equal(store.last.memoryLocks.length, 0);
  assert.equal(
    store.prewrite(10n, 'a', { a: '1', b: '2' }, { ...more, maxCommitTs: 0n }).minCommitTs,
    0n,
    'and stays so',
  );
});

test('1PC: commits at once, no lock remains, in memory it was locked', () => {
  const store = new TxnFixture();
  store.tryGet('a', 30n);
  const response = store.prewrite(10n, 'a', { a: '1', b: undefined }, { tryOnePc: true });
  assert.deepEqual(response, { minCommitTs: 0n, onePcCommitTs: 31n });
  assert.deepEqual(store.locks(), {});
  assert.deepEqual(store.writes('a'), ['P10@31']);
  assert.deepEqual(store.last.committed, [{ startTs: 10n, commitTs: 31n }]);
  assert.deepEqual(
    store.last.memoryLocks.map(({ lock, useOnePc }) => [lock.minCommitTs, useOnePc]),
    [
      [31n, true],
      [31n, true],
    ],
  );
});

test('1PC: falls back to locks when its timestamp is too large', () => {
  const store = new TxnFixture();
  store.tryGet('a', 50n);
  const response = store.prewrite(10n, 'a', { a: '1', b: '2' }, { tryOnePc: true, maxCommitTs: 40n });
  assert.deepEqual(response, { minCommitTs: 0n, onePcCommitTs: 0n });
  assert.deepEqual(Object.keys(store.locks()), ['a', 'b']);
  store.commit(10n, 60n, ['a', 'b']);
  assert.equal(store.get('b', 60n), '2');
});

test('async commit and 1PC: a key that was prewritten without makes all fall back, and nothing stays in memory', () => {
  for (const more of [{ useAsyncCommit: true, secondaries: [utf8('b')] }, { tryOnePc: true }]) {
    const store = new TxnFixture();
    store.prewrite(10n, 'a', { b: '2' });
    const response = store.prewrite(10n, 'a', { a: '1', b: '2' }, more);
    assert.deepEqual(response, { minCommitTs: 0n, onePcCommitTs: 0n });
    assert.deepEqual([Object.keys(store.locks()), store.last.memoryLocks], [['a', 'b'], []]);
    store.commit(10n, 60n, ['a', 'b']);
    assert.equal(store.get('a', 60n), '1');
  }
});

test('async commit and 1PC: refused until the store knows the oracle’s time', () => {
  for (const more of [{ useAsyncCommit: true }, { tryOnePc: true }]) {
    const store = new TxnFixture();
    store.env.maxTsSynced = false;
    assert.deepEqual(store.prewrite(10n, 'a', { a: '1' }, more), { regionError: { maxTimestampNotSynced: {} } });
    assert.equal(store.prewrite(10n, 'a', { a: '1' }).errors, undefined);
  }
});

test('prewrite: many keys in an empty range are not looked up one by one', () => {
  const store = new TxnFixture();
  const changes = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`k${String(i).padStart(2, '0')}`, 'v']));
  store.put(5n, 6n, { k05: 'old' });
  assert.equal(store.prewrite(5n, 'k00', changes).errors?.length ?? 0, 0, 'the commit at 6 is this transaction’s');
  const conflicts = store.prewrite(4n, 'k00', changes).errors ?? [];
  assert.equal(conflicts.length, 1, 'data in the range: every key is checked');
  const empty = new TxnFixture();
  assert.equal(empty.prewrite(4n, 'k00', changes).errors, undefined);
  assert.equal(Object.keys(empty.locks()).length, 13);
});

test('pessimistic prewrite: takes over its lock with the larger ttl, for-update ts and min commit ts', () => {
  const store = new TxnFixture();
  store.lock(10n, 20n, 'a', ['a'], { lockTtl: 9000, minCommitTs: 25n });
  const more = { forUpdateTs: 15n, pessimisticActions: [Pess.DO_PESSIMISTIC_CHECK] };
  assert.equal(store.prewrite(10n, 'a', { a: '1' }, more).errors, undefined);
  const lock = store.lockOf('a');
  assert.deepEqual([lock?.kind, lock?.ttlMs, lock?.forUpdateTs, lock?.minCommitTs], ['put', 9000, 20n, 25n]);
  assert.equal(store.last.newLocks.length, 0);
});

test('pessimistic prewrite: a missing lock is amended when nothing was committed since the start', () => {
  const more = { forUpdateTs: 15n, pessimisticActions: [Pess.DO_PESSIMISTIC_CHECK] };
  const store = new TxnFixture();
  store.put(5n, 9n, { a: '0' });
  assert.equal(store.prewrite(10n, 'a', { a: '1' }, more).errors, undefined);
  const late = new TxnFixture();
  late.put(11n, 12n, { a: '0' });
  assert.match(
    late.prewrite(10n, 'a', { a: '1' }, more).errors?.[0]?.abort ?? '',
    /PessimisticLockNotFound.*LockMissingAmendFail/,
  );
  // Its own rollback lies at its start: what was given up is not brought back to life.
  const ended = new TxnFixture();
  ended.rollback(10n, ['a']);
  assert.match(ended.prewrite(10n, 'a', { a: '1' }, more).errors?.[0]?.abort ?? '', /LockMissingAmendFail/);
});

test('pessimistic prewrite: what stands in the way of a pessimistic lock', () => {
  const more = { forUpdateTs: 15n, pessimisticActions: [Pess.DO_PESSIMISTIC_CHECK] };
  const store = new TxnFixture();
  store.prewrite(12n, 'a', { a: '0' });
  assert.match(store.prewrite(10n, 'a', { a: '1' }, more).errors?.[0]?.abort ?? '', /LockTsMismatch/);
  const other = new TxnFixture();
  other.lock(10n, 15n, 'a', ['a']);
  assert.match(other.prewrite(10n, 'a', { a: '1' }).errors?.[0]?.abort ?? '', /LockTypeNotMatch/);
  const constraint = { ...more, forUpdateTsConstraints: [{ index: 0, expectedForUpdateTs: 14n }] };
  assert.match(other.prewrite(10n, 'a', { a: '1' }, constraint).errors?.[0]?.abort ?? '', /LockForUpdateTsMismatch/);
  const right = { ...more, forUpdateTsConstraints: [{ index: 0, expectedForUpdateTs: 15n }] };
  assert.equal(other.prewrite(10n, 'a', { a: '1' }, right).errors, undefined);
});

test('pessimistic prewrite: a constraint of a key that is not there is a mistake', () => {
  const store = new TxnFixture();
  const more = { forUpdateTs: 5n, forUpdateTsConstraints: [{ index: 1, expectedForUpdateTs: 5n }] };
  const { errors = [] } = store.prewrite(5n, 'a', { a: '1' }, more);
  assert.match(errors[0]?.abort ?? '', /for_update_ts constraint set for index 1 while 1 mutations were given/);
  assert.deepEqual(store.locks(), {});
});

test('pessimistic prewrite: keys without locks are checked lazily or on retry', () => {
  const store = new TxnFixture();
  store.put(12n, 14n, { u: '0' });
  const lazy = { forUpdateTs: 20n, pessimisticActions: [Pess.DO_CONSTRAINT_CHECK] };
  assert.equal(store.prewrite(10n, 'u', { u: '1' }, lazy).errors?.[0]?.conflict?.reason, Reason.LazyUniquenessCheck);
  const skip = { forUpdateTs: 13n, pessimisticActions: [Pess.SKIP_PESSIMISTIC_CHECK] };
  const retry = { ...skip, context: { isRetryRequest: true } };
  assert.match(store.prewrite(10n, 'u', { u: '1' }, retry).errors?.[0]?.abort ?? '', /NonLockKeyConflict/);
  store.env.known.add(10n);
  assert.match(store.prewrite(10n, 'u', { u: '1' }, skip).errors?.[0]?.abort ?? '', /NonLockKeyConflict/);
  store.env.known.clear();
  assert.equal(store.prewrite(10n, 'u', { u: '1' }, skip).errors, undefined, 'first time: trusted');
});

test('pessimistic prewrite: the lock of another on a key without lock may be resolved at once', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'i', { i: '0' });
  const { errors } = store.prewrite(10n, 'i', { i: '1' }, { forUpdateTs: 12n, pessimisticActions: [0] });
  assert.equal(errors?.[0]?.locked?.lockTtl, 0);
});

test('pessimistic 1PC: releases the locks it takes over', () => {
  const store = new TxnFixture();
  store.lock(10n, 12n, 'a', ['a']);
  const more = { tryOnePc: true, forUpdateTs: 12n, pessimisticActions: [Pess.DO_PESSIMISTIC_CHECK, 0] };
  const { onePcCommitTs } = store.prewrite(10n, 'a', {}, { ...more, mutations: mutationsOf({ a: '1', i: '2' }) });
  assert.equal(onePcCommitTs, 13n);
  assert.deepEqual(store.locks(), {});
  assert.deepEqual(
    store.last.released.map(({ commitTs, pessimistic }) => [commitTs, pessimistic]),
    [[13n, true]],
  );
});
