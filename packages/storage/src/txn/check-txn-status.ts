/**
 * KvCheckTxnStatus and KvTxnHeartBeat: what of the transaction whose primary lock this is (facts 3.7, 3.10)?
 */
import { assert, equalBytes } from '@tessera/base';
import { type LockRecord, physicalMsOf, TS_MAX, txnDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfo } from '../mvcc/lock-info.ts';
import { fail, keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { MvccTxn } from './mvcc-txn.ts';
import {
  type MissingLockAction,
  rollbackLock,
  statusFromRecords,
  statusWithoutLock,
  type TxnStatus,
} from './rollback.ts';

export function checkTxnStatus(
  request: kvrpcpb.CheckTxnStatusRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.CheckTxnStatusResponseInit {
  const { lockTs, currentTs, callerStartTs, primaryKey } = request;
  const { concurrency } = txn.env;
  for (const ts of [lockTs, currentTs, callerStartTs]) {
    const regionError = concurrency.refusal(ts);
    if (regionError !== undefined) return { regionError };
  }
  // No commit may get a timestamp at which a status was asked for or a rollback is written.
  for (const ts of [lockTs, currentTs, callerStartTs]) concurrency.updateMaxTs(ts);
  const key = txnDataKey(primaryKey);
  const lock = reader.loadLock(key);
  const status =
    lock?.startTs === lockTs
      ? statusOfLock(txn, reader, key, lock, request)
      : statusWithoutLock(txn, reader, key, lock, missingAction(request), request.resolvingPessimisticLock);
  if (status instanceof MvccFailure) {
    txn.clear();
    return { error: keyErrorOf(status) };
  }
  if (status.kind === 'committed') txn.committed.push({ startTs: lockTs, commitTs: status.commitTs });
  return responseOf(status);
}

function responseOf(status: TxnStatus): kvrpcpb.CheckTxnStatusResponseInit {
  const { Action } = kvrpcpb;
  switch (status.kind) {
    case 'committed':
      return { commitVersion: status.commitTs };
    case 'uncommitted':
      return {
        lockTtl: status.lock.ttlMs,
        lockInfo: lockInfo(status.lock, status.lock.primary),
        action: status.minCommitTsPushed ? Action.MinCommitTSPushed : Action.NoAction,
      };
    case 'rolledBack':
      return { action: Action.NoAction };
    case 'ttlExpired':
      return { action: Action.TTLExpireRollback };
    case 'lockNotExist':
      return { action: Action.LockNotExistRollback };
    case 'pessimisticRollback':
      return { action: Action.TTLExpirePessimisticRollback };
    case 'lockNotExistDoNothing':
      return { action: Action.LockNotExistDoNothing };
  }
}

function missingAction(request: kvrpcpb.CheckTxnStatusRequest): MissingLockAction {
  return request.rollbackIfNotExist ? 'protectedRollback' : 'returnError';
}

function isExpired(lock: LockRecord, currentTs: bigint): boolean {
  return physicalMsOf(lock.startTs) + lock.ttlMs < physicalMsOf(currentTs);
}

function statusOfLock(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  lock: LockRecord,
  request: kvrpcpb.CheckTxnStatusRequest,
): TxnStatus | MvccFailure {
  const { primaryKey, currentTs, callerStartTs } = request;
  if (request.verifyIsPrimary && !equalBytes(primaryKey, lock.primary)) {
    return statusOfWrongPrimary(txn, reader, key, lock, request);
  }
  // An async commit is decided by all its locks: ResolveLock does it.
  if (lock.useAsyncCommit && !request.forceSyncCommit) return { kind: 'uncommitted', lock, minCommitTsPushed: false };
  if (lock.kind === 'pessimistic') {
    const decided = statusOfPessimistic(txn, reader, key, lock, request);
    if (decided !== undefined) return decided;
  } else if (isExpired(lock, currentTs)) {
    return rollbackLock(txn, reader, key, lock, true) ?? { kind: 'ttlExpired' };
  }
  let current = lock;
  // 0: an old client that does not expect to be pushed.
  if (lock.minCommitTs !== 0n && callerStartTs !== TS_MAX && callerStartTs >= lock.minCommitTs) {
    const minCommitTs = callerStartTs + 1n < currentTs ? currentTs : callerStartTs + 1n;
    current = { ...lock, minCommitTs };
    txn.putLock(key, current, false);
  }
  const minCommitTsPushed = (callerStartTs !== 0n && current.minCommitTs > callerStartTs) || callerStartTs === TS_MAX;
  return { kind: 'uncommitted', lock: current, minCommitTsPushed };
}

/** The key is locked by the transaction, but is not its primary: not any more, or never was. */
function statusOfWrongPrimary(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  lock: LockRecord,
  request: kvrpcpb.CheckTxnStatusRequest,
): TxnStatus | MvccFailure {
  // The asker saw a prewritten lock: its primary is final, so this pessimistic lock is a leftover.
  if (!request.resolvingPessimisticLock && lock.kind === 'pessimistic') {
    const status = statusWithoutLock(txn, reader, key, undefined, missingAction(request), false);
    if (!(status instanceof MvccFailure)) txn.unlock(key, true, 0n);
    return status;
  }
  return fail({ kind: 'PrimaryMismatch', lock: lockInfo(lock, request.primaryKey) });
}

/** Undefined: alive. */
function statusOfPessimistic(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  lock: LockRecord,
  request: kvrpcpb.CheckTxnStatusRequest,
): TxnStatus | MvccFailure | undefined {
  assert(lock.kind === 'pessimistic', 'a pessimistic lock');
  // Such a lock may have come from a stale request, after the transaction's end.
  if (lock.lockedWithConflict) {
    const { status } = statusFromRecords(reader, key, txn.startTs);
    if (status !== undefined) {
      txn.unlock(key, true, 0n);
      return status;
    }
  }
  if (!isExpired(lock, request.currentTs)) return undefined;
  if (request.resolvingPessimisticLock) {
    // The transaction may still choose another primary: leave no record.
    txn.unlock(key, true, 0n);
    return { kind: 'pessimisticRollback' };
  }
  return rollbackLock(txn, reader, key, lock, true) ?? { kind: 'ttlExpired' };
}

export function txnHeartBeat(
  request: kvrpcpb.TxnHeartBeatRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.TxnHeartBeatResponseInit {
  const { primaryLock, startVersion: startTs, adviseLockTtl, minCommitTs } = request;
  const key = txnDataKey(primaryLock);
  const lock = reader.loadLock(key);
  if (lock?.startTs !== startTs) {
    return { error: keyErrorOf(fail({ kind: 'TxnNotFound', startTs, key: primaryLock })) };
  }
  const mayPush = !lock.useAsyncCommit && lock.generation > 0;
  const updated: LockRecord = {
    ...lock,
    ttlMs: Math.max(lock.ttlMs, adviseLockTtl),
    minCommitTs: mayPush && minCommitTs > lock.minCommitTs ? minCommitTs : lock.minCommitTs,
  };
  if (updated.ttlMs !== lock.ttlMs || updated.minCommitTs !== lock.minCommitTs) {
    txn.putLock(key, updated, false);
  }
  return { lockTtl: updated.ttlMs };
}
