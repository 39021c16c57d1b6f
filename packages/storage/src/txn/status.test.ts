import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { at, errorNames, TxnFixture } from './testing/txn-fixture.ts';

const { Action } = kvrpcpb;
const MAX = 2n ** 64n - 1n;
/** Without what tables do not compare. */
const brief = ({ lockInfo: _, ...rest }: kvrpcpb.CheckTxnStatusResponseInit) => rest;

test('check txn status: no lock', () => {
  for (const [name, prepare, more, expected, writes] of [
    ['committed', (s) => s.put(5n, 8n, { p: '1' }), {}, { commitVersion: 8n }, ['P5@8']],
    ['rolled back', (s) => s.rollback(5n, ['p']), {}, { action: Action.NoAction }, ['R5@5']],
    ['nothing', () => {}, {}, { action: Action.LockNotExistRollback }, ['R5@5p']],
    ['nothing, resolving', () => {}, { resolvingPessimisticLock: true }, { action: Action.LockNotExistDoNothing }, []],
    ['overlapped', (s) => s.put(3n, 5n, { p: '1' }), {}, { action: Action.LockNotExistRollback }, ['P3@5of0']],
  ] as readonly [
    string,
    (store: TxnFixture) => void,
    kvrpcpb.CheckTxnStatusRequestInit,
    kvrpcpb.CheckTxnStatusResponseInit,
    string[],
  ][]) {
    const store = new TxnFixture();
    prepare(store);
    assert.deepEqual(store.status(5n, 'p', 6n, 7n, more), expected, name);
    assert.deepEqual(store.writes('p'), writes, name);
    assert.equal(store.env.concurrency.maxTs, 7n);
  }
});

test('check txn status: nothing there and not to be rolled back: the transaction may be on its way', () => {
  const store = new TxnFixture();
  const { error } = store.status(5n, 'p', 6n, 7n, { rollbackIfNotExist: false });
  assert.deepEqual(error, { txnNotFound: { startTs: 5n, primaryKey: utf8('p') } });
  assert.deepEqual(store.writes('p'), []);
});

test('check txn status: the ttl decides, to the millisecond', () => {
  const store = new TxnFixture();
  store.prewrite(at(1000), 'p', { p: '1' });
  const alive = store.status(at(1000), 'p', at(4000), at(4000));
  assert.deepEqual(brief(alive), { lockTtl: 3000, action: Action.NoAction });
  assert.deepEqual([alive.lockInfo?.lockVersion, alive.lockInfo?.key], [at(1000), utf8('p')]);
  assert.deepEqual(store.status(at(1000), 'p', at(4001), at(4001)), { action: Action.TTLExpireRollback });
  assert.deepEqual([store.locks(), store.writes('p')], [{}, [`R${at(1000)}@${at(1000)}p`]]);
});

test('check txn status: pushes the min commit ts past the caller', () => {
  for (const [minCommitTs, caller, current, pushedTo, action] of [
    [6n, 10n, 0n, 11n, Action.MinCommitTSPushed],
    [6n, 10n, 50n, 50n, Action.MinCommitTSPushed],
    [20n, 10n, 50n, 20n, Action.MinCommitTSPushed],
    [0n, 10n, 50n, 0n, Action.NoAction],
    [6n, 0n, 50n, 6n, Action.NoAction],
    [6n, MAX, 50n, 6n, Action.MinCommitTSPushed],
  ] as const) {
    const store = new TxnFixture();
    store.prewrite(5n, 'p', { p: '1' }, { minCommitTs });
    assert.deepEqual(
      brief(store.status(5n, 'p', caller, current)),
      { lockTtl: 3000, action },
      `${minCommitTs} ${caller}`,
    );
    assert.equal(store.lockOf('p')?.minCommitTs, pushedTo);
  }
});

test('check txn status: an async commit is only looked at, unless forced', () => {
  const store = new TxnFixture();
  store.prewrite(at(1000), 'p', { p: '1' }, { useAsyncCommit: true, secondaries: [utf8('s')] });
  const seen = store.status(at(1000), 'p', at(9000), at(9000));
  assert.deepEqual(brief(seen), { lockTtl: 3000, action: Action.NoAction });
  assert.deepEqual([seen.lockInfo?.useAsyncCommit, seen.lockInfo?.secondaries], [true, [utf8('s')]]);
  const forced = store.status(at(1000), 'p', at(9000), at(9000), { forceSyncCommit: true });
  assert.deepEqual(forced, { action: Action.TTLExpireRollback });
});

test('check txn status: an expired pessimistic primary', () => {
  for (const [resolvingPessimisticLock, action, writes] of [
    [true, Action.TTLExpirePessimisticRollback, 0],
    [false, Action.TTLExpireRollback, 1],
  ] as const) {
    const store = new TxnFixture();
    store.lock(at(1000), at(1000), 'p', ['p']);
    assert.equal(store.status(at(1000), 'p', 0n, at(4000), { resolvingPessimisticLock }).lockTtl, 3000);
    assert.deepEqual(store.status(at(1000), 'p', 0n, at(4001), { resolvingPessimisticLock }), { action });
    assert.deepEqual([store.locks(), store.writes('p').length], [{}, writes]);
  }
});

test('check txn status: a lock that names another primary', () => {
  const verify = { verifyIsPrimary: true };
  const store = new TxnFixture();
  store.prewrite(5n, 'other', { p: '1' });
  const { error } = store.status(5n, 'p', 6n, 7n, verify);
  assert.deepEqual(error?.primaryMismatch?.lockInfo?.primaryLock, utf8('other'));
  const unverified = store.status(5n, 'p', 6n, 7n).lockInfo;
  assert.deepEqual(unverified?.key, utf8('other'), 'the key of an answer is the primary that the lock names');
  const pessimistic = new TxnFixture();
  pessimistic.lock(5n, 6n, 'other', ['p']);
  const resolving = { ...verify, resolvingPessimisticLock: true };
  assert.ok(pessimistic.status(5n, 'p', 6n, 7n, resolving).error?.primaryMismatch !== undefined);
  assert.deepEqual(pessimistic.status(5n, 'p', 6n, 7n, verify), { action: Action.LockNotExistRollback });
  assert.deepEqual([pessimistic.locks(), pessimistic.writes('p')], [{}, ['R5@5p']]);
});

test('check txn status: a fair lock that came after the end of its transaction is dropped', () => {
  const store = new TxnFixture();
  const force = { wakeUpMode: kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock };
  store.put(5n, 8n, { p: '1' });
  store.lock(5n, 6n, 'p', ['p'], force);
  assert.equal(store.lockOf('p')?.lockedWithConflict, true);
  assert.deepEqual(store.status(5n, 'p', 9n, 10n), { commitVersion: 8n });
  assert.deepEqual(store.locks(), {});
  store.lock(5n, 6n, 'p', ['p'], force);
  assert.deepEqual(store.checkSecondaries(5n, ['p']), { commitTs: 8n });
  assert.deepEqual(store.locks(), {});
});

test('check secondary locks: all locked', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'p', { p: '1', s: '1' }, { useAsyncCommit: true, secondaries: [utf8('s')] });
  const { locks } = store.checkSecondaries(5n, ['p', 's']);
  assert.deepEqual(
    locks?.map(({ key, minCommitTs }) => [key, minCommitTs]),
    [
      [utf8('p'), 6n],
      [utf8('s'), 6n],
    ],
  );
  assert.equal(store.env.concurrency.maxTs, 5n);
});

test('check secondary locks: one committed, or one missing, ends it', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'p', { p: '1', s: '1' });
  store.commit(5n, 8n, ['s']);
  assert.deepEqual(store.checkSecondaries(5n, ['p', 's']), { commitTs: 8n });
  assert.deepEqual(store.checkSecondaries(5n, ['p', 'missing', 's']), {});
  assert.deepEqual(store.writes('missing'), ['R5@5p']);
  assert.equal(store.prewrite(5n, 'p', { missing: '1' }).errors?.[0]?.conflict?.reason, 3);
});

test('check secondary locks: a pessimistic lock is a missing prewrite', () => {
  const store = new TxnFixture();
  store.lock(5n, 6n, 'p', ['s']);
  assert.deepEqual(store.checkSecondaries(5n, ['s']), {});
  assert.deepEqual([store.locks(), store.writes('s')], [{}, ['R5@5p']]);
});

test('check secondary locks: the rollback is noted in the async-commit lock of another', () => {
  const store = new TxnFixture();
  store.prewrite(3n, 's', { s: '1' }, { useAsyncCommit: true });
  assert.deepEqual(store.checkSecondaries(5n, ['s']), {});
  assert.deepEqual(store.lockOf('s')?.rollbackTs, [5n]);
});

test('check secondary locks: one lock that lists much, asked for too often, is an error', () => {
  const store = new TxnFixture();
  const secondaries = Array.from({ length: 1024 }, () => utf8('s'.repeat(1024)));
  store.prewrite(5n, 'a', { a: '1' }, { useAsyncCommit: true, secondaries });
  const asked = Array.from({ length: 256 }, () => 'a');
  assert.match(store.checkSecondaries(5n, asked).error?.abort ?? '', /^the response exceeds/);
  assert.equal(store.checkSecondaries(5n, asked.slice(1)).locks?.length, 255);
});

test('heart beat: raises the ttl, never lowers it; only pipelined locks take a min commit ts', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'p', { p: '1' });
  assert.deepEqual(store.heartBeat(5n, 'p', 9000, 50n), { lockTtl: 9000 });
  assert.deepEqual(store.heartBeat(5n, 'p', 100), { lockTtl: 9000 });
  assert.deepEqual([store.lockOf('p')?.ttlMs, store.lockOf('p')?.minCommitTs], [9000, 0n]);
  assert.deepEqual(errorNames([store.heartBeat(6n, 'p', 100).error ?? {}]), ['txnNotFound']);
  store.flush(7n, 1, 'q', { q: '1' });
  store.heartBeat(7n, 'q', 0, 50n);
  assert.equal(store.lockOf('q')?.minCommitTs, 50n);
});
