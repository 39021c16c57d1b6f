import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { encodeBytes, fingerprint64 } from '@tessera/codec';
import { kvrpcpb } from '../messages.ts';
import { epochNotMatch, notLeader } from '../region-errors.ts';
import type { Answer } from '../testing/answer.ts';
import { TestRegion } from '../testing/test-region.ts';
import { settle, TxnRig } from './testing/txn-rig.ts';

type LockAnswer = Answer<kvrpcpb.PessimisticLockResponse>;

async function rig(changes: ConstructorParameters<typeof TxnRig>[1] = {}): Promise<TxnRig> {
  const r = await new TxnRig(new TestRegion(utf8(''), utf8('')), changes).lead();
  r.turns();
  return r;
}

const FAIR = { wakeUpMode: kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock };
const waits = { waitTimeout: 0 };

function rollBack(r: TxnRig, startVersion: bigint, keys: readonly string[]): void {
  const init = { startVersion, forUpdateTs: 1n << 60n, keys: keys.map(utf8) };
  const [Q, R] = [kvrpcpb.PessimisticRollbackRequest, kvrpcpb.PessimisticRollbackResponse];
  assert.deepEqual(r.send(Q, R, (s, q, a) => s.pessimisticRollback(q, a), init).now.errors, []);
}

/** `-` still waits, `ok`, or the kind of error. */
function stateOf(answer: LockAnswer): string {
  if (answer.value === undefined) return '-';
  const error = answer.value.errors[0];
  if (error === undefined) return 'ok';
  if (error.locked !== undefined) return `locked by ${error.locked.lockVersion}`;
  if (error.conflict !== undefined) return `conflict ${error.conflict.conflictTs}@${error.conflict.conflictCommitTs}`;
  return error.deadlock === undefined ? error.abort : 'deadlock';
}

test('waiting: no longer than asked, and never longer than the limit', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  assert.equal(stateOf(r.lock(11n, 11n, ['a'], { waitTimeout: -1 })), 'locked by 10');
  const [short, long] = [r.lock(12n, 12n, ['a'], { waitTimeout: 150 }), r.lock(13n, 13n, ['a'], { waitTimeout: 9000 })];
  r.clock.advance(149);
  assert.equal(stateOf(short), '-');
  r.clock.advance(12);
  assert.equal(stateOf(short), 'locked by 10');
  assert.equal(short.now.errors[0]?.locked?.durationToLastUpdateMs, 150);
  r.clock.advance(838);
  assert.equal(stateOf(long), '-');
  r.clock.advance(22);
  assert.equal(stateOf(long), 'locked by 10');
  assert.equal(r.storage.waits.waiting, 0);
  assert.equal(r.storage.waits.queues, 0);
});

test('waiting: the oldest is woken at once with the conflict, the others a moment later', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  const [young, old, middle] = [13n, 11n, 12n].map((ts) => r.lock(ts, ts, ['a'], waits)) as [
    LockAnswer,
    LockAnswer,
    LockAnswer,
  ];
  rollBack(r, 10n, ['a']);
  assert.deepEqual([old, middle, young].map(stateOf), ['conflict 10@0', '-', '-']);
  r.lock(11n, 20n, ['a']);
  const late = r.lock(9n, 21n, ['a'], waits);
  r.clock.advance(20);
  assert.deepEqual([middle, young, late].map(stateOf), ['conflict 10@0', 'conflict 10@0', '-']);
  r.prewrite(11n, 'a', { a: '1' }, { forUpdateTs: 20n, pessimisticActions: [1] });
  r.commit(11n, 30n, ['a']);
  assert.equal(stateOf(late), 'conflict 11@30');
  assert.equal(late.now.errors[0]?.conflict?.reason, kvrpcpb.WriteConflict_Reason.PessimisticRetry);
});

test('fair locking: who waits takes the lock where it stands, one after another', async () => {
  const r = await rig();
  r.write(1n, 2n, { a: '0' });
  r.lock(10n, 10n, ['a']);
  const [second, third] = [12n, 11n].map((ts) => r.lock(ts, ts, ['a'], { ...waits, ...FAIR })) as [
    LockAnswer,
    LockAnswer,
  ];
  r.prewrite(10n, 'a', { a: '1' }, { forUpdateTs: 10n, pessimisticActions: [1] });
  assert.deepEqual([second, third].map(stateOf), ['-', '-']);
  r.commit(10n, 30n, ['a']);
  assert.deepEqual([third, second].map(stateOf), ['ok', '-']);
  const [result] = third.now.results;
  assert.equal(result?.type, kvrpcpb.PessimisticLockKeyResultType.LockResultLockedWithConflict);
  assert.deepEqual([result?.lockedWithConflictTs, fromUtf8(result?.value ?? utf8('none'))], [30n, '1']);
  rollBack(r, 11n, ['a']);
  assert.equal(stateOf(second), 'ok');
  r.clock.advance(5000);
  assert.equal(r.storage.waits.waiting, 0);
});

test('fair locking: a resumed request that fails leaves the key to the next', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  const insert = [{ op: kvrpcpb.Op.PessimisticLock, key: utf8('a'), assertion: kvrpcpb.Assertion.NotExist }];
  const first = r.lock(11n, 40n, ['a'], { ...waits, ...FAIR, mutations: insert });
  const second = r.lock(12n, 40n, ['a'], { ...waits, ...FAIR });
  r.prewrite(10n, 'a', { a: '1' }, { forUpdateTs: 10n, pessimisticActions: [1] });
  r.commit(10n, 30n, ['a']);
  assert.ok(first.now.errors[0]?.alreadyExist);
  assert.equal(stateOf(second), 'ok');
});

test('deadlock: of two and of three, the newest wait is the victim and learns the chain', async () => {
  const r = await rig();
  for (const [ts, key] of [
    [10n, 'a'],
    [11n, 'b'],
    [12n, 'c'],
  ] as const)
    r.lock(ts, ts, [key], { isFirstLock: true });
  const tag = utf8('tag');
  const [first, second] = [
    r.lock(10n, 10n, ['b'], { ...waits, context: { resourceGroupTag: tag } }),
    r.lock(11n, 11n, ['c'], waits),
  ];
  const victim = r.lock(12n, 12n, ['a'], waits);
  assert.deepEqual([first, second, victim].map(stateOf), ['-', '-', 'deadlock']);
  const { lockTs, lockKey, deadlockKeyHash, deadlockKey, waitChain } = victim.now.errors[0]?.deadlock ?? assert.fail();
  assert.deepEqual([lockTs, fromUtf8(lockKey), fromUtf8(deadlockKey)], [10n, 'a', 'c']);
  assert.equal(deadlockKeyHash, fingerprint64(utf8('c')));
  assert.deepEqual(
    waitChain.map(({ txn, waitForTxn, key }) => `${txn}>${waitForTxn} ${fromUtf8(key)}`),
    ['10>11 b', '11>12 c', '12>10 a'],
  );
  assert.equal(fromUtf8(waitChain[0]?.resourceGroupTag ?? utf8('')), 'tag');
  rollBack(r, 12n, ['c']);
  assert.equal(stateOf(second), 'conflict 12@0');
  assert.equal(r.storage.detector.size, 1, 'only the first still waits');
});

test('deadlock: found when a lock changes hands under those who wait', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  r.lock(12n, 12n, ['b']);
  const waiter = r.lock(12n, 12n, ['a'], waits);
  const heir = r.lock(11n, 11n, ['a'], { ...waits, ...FAIR });
  rollBack(r, 10n, ['a']);
  assert.deepEqual([heir, waiter].map(stateOf), ['ok', '-']);
  assert.equal(stateOf(r.lock(11n, 11n, ['b'], waits)), 'deadlock');
  rollBack(r, 11n, ['a']);
  assert.equal(stateOf(waiter), 'conflict 11@0');
});

test('lock wait info: who waits for whom, where, and how long', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  r.lock(11n, 11n, ['a'], waits);
  r.clock.advance(300);
  const [entry] = r.storage.waits.entries();
  assert.deepEqual([entry?.txn, entry?.waitForTxn, entry?.waitTime], [11n, 10n, 300]);
  assert.equal(entry?.keyHash, fingerprint64(utf8('a')));
});

test('region events: waiters of a region that is led elsewhere are told', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  const context = { regionId: 2 };
  const waiter = r.lock(11n, 11n, ['a'], { ...waits, context });
  r.storage.observer.regionChanged(r.region.region);
  r.turns();
  assert.equal(stateOf(waiter), '-', 'its context still fits');
  r.region.refusal = notLeader(2, undefined);
  r.storage.observer.leaderChanged(r.region.region, 1, 3, 7);
  assert.equal(stateOf(waiter), '-', 'not inside the turn of the regions');
  r.turns();
  assert.equal(waiter.now.regionError?.notLeader?.regionId, 2);
});

test('locks in memory: nothing is written, everybody sees them, a prewrite takes their place', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  assert.equal(stateOf(r.lock(10n, 10n, ['a', 'b'])), 'ok');
  assert.equal(r.region.heldWrites.length, 0);
  assert.deepEqual(
    r.scanLock(100n).now.locks.map(({ key, lockType }) => `${fromUtf8(key)}${lockType}`),
    [`a${kvrpcpb.Op.PessimisticLock}`, `b${kvrpcpb.Op.PessimisticLock}`],
  );
  assert.equal(r.prewrite(11n, 'a', { a: '1' }).now.errors[0]?.locked?.lockVersion, 10n);
  assert.equal(r.get('a', 50n).now.notFound, true, 'they stop no read');
  const prewrite = r.prewrite(10n, 'a', { a: '1', b: '2' }, { forUpdateTs: 10n, pessimisticActions: [1, 1] });
  assert.equal(r.storage.observer.beforeTransfer(2), undefined, 'what is being replaced is not written back');
  r.region.heldWrites.shift()?.();
  assert.deepEqual(prewrite.now.errors, []);
  r.region.heldWrites = undefined;
  assert.equal(r.commit(10n, 20n, ['a', 'b']).now.error, undefined);
  assert.equal(r.read('b', 30n), '2');
  assert.equal(r.storage.memoryLockBytes, 0);
});

test('locks in memory: those of a failed proposal stay', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  r.region.heldWrites = [];
  const prewrite = r.prewrite(10n, 'a', { a: '1' }, { forUpdateTs: 10n, pessimisticActions: [1] });
  r.region.refusal = notLeader(2, undefined);
  r.region.heldWrites.shift()?.();
  assert.ok(prewrite.now.regionError?.notLeader);
  r.region.refusal = undefined;
  assert.equal(r.scanLock(100n).now.locks.length, 1);
  assert.equal(r.storage.observer.beforeTransfer(2)?.count, 1);
});

test('locks in memory: through raft when memory is full, while leadership moves, or when switched off', async () => {
  const pessimistic = {
    waitForLockTimeoutMs: 1000,
    wakeUpDelayMs: 20,
    pipelined: true,
    inMemory: true,
    peerSizeLimitBytes: 250,
    instanceSizeLimitBytes: 1e9,
  };
  const r = await rig({ pessimistic });
  r.region.heldWrites = [];
  r.lock(10n, 10n, ['a']);
  assert.equal(r.region.heldWrites.length, 0);
  const full = r.lock(11n, 11n, ['b']);
  assert.equal(r.region.heldWrites.length, 1);
  assert.equal(stateOf(full), 'ok', 'pipelined: answered before it is applied');
  pessimistic.pipelined = false;
  const written = r.lock(12n, 12n, ['c']);
  assert.equal(stateOf(written), '-');
  for (const apply of r.region.heldWrites.splice(0)) apply();
  assert.equal(stateOf(written), 'ok');
  pessimistic.pipelined = true;
  pessimistic.peerSizeLimitBytes = 1e9;
  const batch = r.storage.observer.beforeTransfer(2) ?? assert.fail();
  r.region.engine.write(batch);
  const leaving = r.lock(13n, 13n, ['d']);
  assert.equal(r.region.heldWrites.length, 1, 'leadership is about to move');
  assert.equal(stateOf(leaving), '-', 'the proposal may be dropped: it is not answered before');
  r.region.heldWrites.shift()?.();
  assert.equal(stateOf(leaving), 'ok');
  r.clock.advance(10_000);
  r.lock(14n, 14n, ['e']);
  assert.equal(r.region.heldWrites.length, 0, 'it did not');
  pessimistic.inMemory = false;
  r.region.changingRange = true;
  const behind = r.lock(15n, 15n, ['f']);
  assert.equal(stateOf(behind), '-', 'behind a split the proposal is refused: it is not answered before');
  r.region.refusal = epochNotMatch(undefined, r.region.region, []);
  r.region.heldWrites.shift()?.();
  assert.ok(behind.now.regionError?.epochNotMatch);
  r.region.refusal = undefined;
  r.region.changingRange = false;
  pessimistic.inMemory = true;
  r.region.heldWrites = undefined;
  r.region.term = 7;
  r.storage.observer.leaderChanged(r.region.region, 1, 1, 7);
  assert.deepEqual(
    r.scanLock(100n).now.locks.map(({ key }) => fromUtf8(key)),
    ['a', 'b', 'c', 'd'],
    'of a new term only what was written is left',
  );
});

test('locks in memory: a split takes them along to the region that is led here', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  r.lock(11n, 11n, ['m']);
  const { region } = r.region;
  const epoch = (version: number) => Object.assign(new (Object.getPrototypeOf(region).constructor)(), { version });
  const left = Object.assign(Object.create(Object.getPrototypeOf(region)), region, {
    endKey: encodeBytes(utf8('k')),
    regionEpoch: epoch(2),
  });
  const right = Object.assign(Object.create(Object.getPrototypeOf(region)), region, {
    id: 3,
    startKey: encodeBytes(utf8('k')),
    regionEpoch: epoch(2),
  });
  r.storage.observer.split(left, [right]);
  r.turns();
  const before = r.storage.memoryLockBytes;
  assert.ok(before > 0);
  // It campaigns: nobody leads it yet.
  r.storage.observer.leaderChanged(right, 9, 0, 6);
  r.storage.observer.leaderChanged(right, 9, 9, 6);
  assert.equal(r.storage.memoryLockBytes, before);
  assert.equal(r.storage.observer.beforeTransfer(2)?.count, 1);
  assert.equal(r.storage.observer.beforeTransfer(3)?.count, 1);
  r.storage.observer.leaderChanged(right, 9, 4, 7);
  r.storage.observer.destroyed(2, 1);
  assert.equal(r.storage.memoryLockBytes, 0);
  await settle();
});

test('merge: locks in memory are handed out once and none is kept after that, until the merge is over', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  const { observer } = r.storage;
  assert.equal(observer.beforeMerge(2)?.count, 1);
  const kept = r.storage.memoryLockBytes;
  r.lock(11n, 11n, ['b']);
  assert.equal(r.storage.memoryLockBytes, kept);
  observer.mergeOver(2);
  r.lock(12n, 12n, ['c']);
  assert.ok(r.storage.memoryLockBytes > kept);
  // What became larger does not know at which timestamps the rest was read.
  const { region } = r.region;
  await settle();
  assert.ok(r.storage.syncedTerm(2) > 0);
  observer.merged(region, region);
  assert.equal(r.storage.syncedTerm(2), 0);
  await settle();
  assert.ok(r.storage.syncedTerm(2) > 0);
});

test('read index: raises maxTs and tells of prewrites in flight', async () => {
  const r = await rig();
  r.region.heldWrites = [];
  r.prewrite(10n, 'b', { b: '1' }, { useAsyncCommit: true, minCommitTs: 11n });
  const check = (startKey: string, endKey: string, ts: bigint) =>
    r.storage.checkMemoryLocks(
      [Object.assign(new kvrpcpb.KeyRange(), { startKey: utf8(startKey), endKey: utf8(endKey) })],
      ts,
    );
  assert.equal(check('a', 'b', 50n), undefined);
  assert.equal(check('a', '', 50n)?.lockVersion, 10n);
  assert.equal(check('a', '', 5n), undefined);
  assert.equal(r.storage.concurrency.maxTs, 50n);
});

test('close: everybody who waits is answered', async () => {
  const r = await rig();
  r.lock(10n, 10n, ['a']);
  const waiter = r.lock(11n, 11n, ['a'], waits);
  r.storage.close();
  assert.equal(stateOf(waiter), 'locked by 10');
});
