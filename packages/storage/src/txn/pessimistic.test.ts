import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type { PessimisticLockOutcome } from './index.ts';
import { errorNames, TxnFixture } from './testing/txn-fixture.ts';

const { Op, Assertion, WriteConflict_Reason: Reason, PessimisticLockKeyResultType: Result } = kvrpcpb;
const force = { wakeUpMode: kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock };

function response(outcome: PessimisticLockOutcome): kvrpcpb.PessimisticLockResponseInit {
  assert.ok(outcome.kind === 'done', 'it does not wait');
  return outcome.response;
}

const mustNotExist = (key: string) => ({
  mutations: [{ op: Op.PessimisticLock, key: utf8(key), assertion: Assertion.NotExist }],
});

test('pessimistic lock: returns values and existence as asked, and counts as a read then', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'A' });
  for (const [more, values, notFounds, maxTs] of [
    [{}, [], [], 0n],
    [{ checkExistence: true }, [], [false, true], 20n],
    [{ returnValues: true }, ['A', ''], [false, true], 20n],
    [{ returnValues: true, checkExistence: true }, ['A', ''], [false, true], 20n],
  ] as const) {
    const fresh = new TxnFixture();
    fresh.put(1n, 2n, { a: 'A' });
    const got = response(fresh.lock(10n, 20n, 'a', ['a', 'b'], more));
    assert.deepEqual([got.values?.map(fromUtf8), got.notFounds], [[...values], [...notFounds]]);
    assert.equal(fresh.env.concurrency.maxTs, maxTs);
    assert.deepEqual(Object.keys(fresh.locks()), ['a', 'b']);
  }
});

test('pessimistic lock: values beyond what an answer may hold are an error, and nothing is locked', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'x'.repeat(1024 * 1024) });
  const keys = Array.from({ length: 257 }, () => 'a');
  const { errors = [] } = response(store.lock(10n, 10n, 'a', keys, { returnValues: true }));
  assert.match(errors[0]?.abort ?? '', /the response exceeds 268435456 bytes/);
  assert.deepEqual(store.locks(), {});
  assert.equal(response(store.lock(10n, 10n, 'a', keys, { checkExistence: true })).notFounds?.length, 257);
});

test('pessimistic lock: reads through lock records and rollbacks', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'A' });
  store.prewrite(3n, 'a', {}, { mutations: [{ op: Op.Lock, key: utf8('a') }] });
  store.commit(3n, 4n, ['a']);
  store.rollback(5n, ['a']);
  const got = response(store.lock(10n, 20n, 'a', ['a'], { returnValues: true }));
  assert.deepEqual(got.values?.map(fromUtf8), ['A']);
  assert.deepEqual(store.lockOf('a')?.lastChange, { ts: 2n, versions: 3 });
});

test('pessimistic lock: a commit after the for-update ts is a conflict, even a rollback of another', () => {
  const store = new TxnFixture();
  store.put(21n, 22n, { a: 'A' });
  const { errors } = response(store.lock(10n, 20n, 'p', ['b', 'a']));
  assert.deepEqual(errors?.[0]?.conflict, {
    startTs: 10n,
    conflictTs: 21n,
    conflictCommitTs: 22n,
    key: utf8('a'),
    primary: utf8('p'),
    reason: Reason.PessimisticRetry,
  });
  assert.deepEqual(store.locks(), {}, 'all keys or none');
  store.rollback(30n, ['c']);
  assert.deepEqual(errorNames(response(store.lock(10n, 20n, 'p', ['c'])).errors), ['conflict+retryable']);
});

test('pessimistic lock: waits for the lock of another, or says at once that it will not', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'b', { b: '1' });
  const outcome = store.lock(10n, 20n, 'a', ['a', 'b']);
  assert.ok(outcome.kind === 'wait');
  assert.deepEqual([outcome.lock.lockVersion, outcome.lock.key, outcome.mustNotExist], [5n, utf8('b'), false]);
  assert.deepEqual(Object.keys(store.locks()), ['b']);
  const now = response(store.lock(10n, 20n, 'a', ['a', 'b'], { waitTimeout: -1 }));
  assert.deepEqual([errorNames(now.errors), now.results], [['locked'], undefined]);
  const forced = response(store.lock(10n, 20n, 'a', ['b'], { waitTimeout: -1, ...force }));
  assert.deepEqual([errorNames(forced.errors), forced.results], [['locked'], [{ type: Result.LockResultFailed }]]);
});

test('pessimistic lock: again changes nothing, a larger for-update ts moves it', () => {
  const store = new TxnFixture();
  store.lock(10n, 20n, 'a', ['a']);
  assert.equal(store.last.newLocks.length, 1);
  store.lock(10n, 15n, 'a', ['a'], { lockTtl: 1 });
  assert.deepEqual([store.lockOf('a')?.forUpdateTs, store.lockOf('a')?.ttlMs], [20n, 3000]);
  store.lock(10n, 25n, 'a', ['a']);
  assert.equal(store.lockOf('a')?.forUpdateTs, 25n);
  assert.equal(store.last.newLocks.length, 0);
});

test('pessimistic lock: over its own prewrite it is a mistake', () => {
  const store = new TxnFixture();
  store.prewrite(10n, 'a', { a: '1' });
  assert.match(
    response(store.lock(10n, 20n, 'a', ['a'])).errors?.[0]?.abort ?? '',
    /LockTypeNotMatch.*pessimistic: false/,
  );
});

test('pessimistic lock: after its own rollback it is refused, wherever the rollback is noted', () => {
  const own = new TxnFixture();
  own.rollback(10n, ['a']);
  assert.match(response(own.lock(10n, 20n, 'a', ['a'])).errors?.[0]?.abort ?? '', /PessimisticLockRolledBack/);
  const below = new TxnFixture();
  below.rollback(10n, ['a']);
  below.put(11n, 12n, { a: '1' });
  assert.match(response(below.lock(10n, 20n, 'a', ['a'])).errors?.[0]?.abort ?? '', /PessimisticLockRolledBack/);
  const noted = new TxnFixture();
  noted.put(5n, 10n, { a: '1' });
  noted.cleanup(10n, 'a');
  assert.match(response(noted.lock(10n, 20n, 'a', ['a'])).errors?.[0]?.abort ?? '', /PessimisticLockRolledBack/);
});

test('pessimistic lock: a key that must not exist', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'A' });
  assert.deepEqual(errorNames(response(store.lock(10n, 20n, 'a', [], mustNotExist('a'))).errors), ['alreadyExist']);
  assert.equal(response(store.lock(10n, 20n, 'b', [], mustNotExist('b'))).errors, undefined);
  store.lock(10n, 20n, 'a', ['a']);
  assert.deepEqual(errorNames(response(store.lock(10n, 20n, 'a', [], mustNotExist('a'))).errors), ['alreadyExist']);
});

test('pessimistic lock: only if it exists', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'A' });
  const more = { lockOnlyIfExists: true, returnValues: true };
  const got = response(store.lock(10n, 20n, 'a', ['a', 'b'], more));
  assert.deepEqual(
    [got.values?.map(fromUtf8), got.notFounds],
    [
      ['A', ''],
      [false, true],
    ],
  );
  assert.deepEqual(Object.keys(store.locks()), ['a']);
  const wrong = response(store.lock(10n, 20n, 'a', ['c'], { lockOnlyIfExists: true }));
  assert.match(wrong.errors?.[0]?.abort ?? '', /LockIfExistsFailed/);
});

test('fair locking: locks in spite of a conflict, at the newer commit, and returns what is there', () => {
  const store = new TxnFixture();
  store.put(21n, 22n, { a: 'A' });
  const got = response(store.lock(10n, 20n, 'a', ['a'], force));
  const locked = { type: Result.LockResultLockedWithConflict, existence: true, lockedWithConflictTs: 22n };
  assert.deepEqual(
    got.results?.map(({ value: _, ...rest }) => rest),
    [locked],
  );
  assert.equal(fromUtf8(got.results?.[0]?.value ?? new Uint8Array()), 'A');
  const lock = store.lockOf('a');
  assert.deepEqual([lock?.forUpdateTs, lock?.lockedWithConflict], [22n, true]);
  const again = response(store.lock(10n, 20n, 'a', ['a'], force));
  assert.equal(again.results?.[0]?.lockedWithConflictTs, 22n, 'a retry hears the same');
});

test('fair locking: without a conflict it answers as asked', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'A' });
  for (const [more, expected] of [
    [{}, [{ type: Result.LockResultNormal }]],
    [{ checkExistence: true }, [{ type: Result.LockResultNormal, existence: true }]],
  ] as const) {
    assert.deepEqual(response(store.lock(10n, 20n, 'a', ['a'], { ...force, ...more })).results, [...expected]);
  }
});

test('fair locking: one key a request; constraints judged on newer data are conflicts', () => {
  const store = new TxnFixture();
  assert.match(response(store.lock(10n, 20n, 'a', ['a', 'b'], force)).errors?.[0]?.abort ?? '', /multiple keys/);
  store.put(21n, 22n, { a: 'A', d: undefined });
  const exists = response(store.lock(10n, 20n, 'a', [], { ...force, ...mustNotExist('a') }));
  assert.equal(exists.errors?.[0]?.conflict?.reason, Reason.PessimisticRetry);
  const absent = response(store.lock(10n, 20n, 'd', ['d'], { ...force, lockOnlyIfExists: true, returnValues: true }));
  assert.equal(absent.errors?.[0]?.conflict?.conflictCommitTs, 22n);
  assert.deepEqual(store.locks(), {});
});

test('pessimistic lock: operations that are none are refused', () => {
  const store = new TxnFixture();
  const mutations = [{ op: Op.Put, key: utf8('a') }];
  assert.deepEqual(errorNames(response(store.lock(10n, 20n, 'a', [], { mutations })).errors), ['abort']);
});
