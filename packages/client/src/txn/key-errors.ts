/**
 * What stores say about keys (features 6.3), as values: locks to be resolved, or the error that the user gets. Bytes are
 * copied here: answers are views into what was received.
 */
import { copyBytes, toHex } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { type ClientError, RefusedError } from '../errors.ts';
import type { KeySpace } from '../key-space.ts';
import {
  AlreadyExistsError,
  type Conflict,
  DeadlockError,
  TransactionAbortedError,
  WriteConflictError,
} from './txn-errors.ts';

/** A lock of another transaction; keys are store keys. */
export interface Lock {
  readonly key: Uint8Array;
  readonly primary: Uint8Array;
  readonly startTs: bigint;
  readonly ttlMs: number;
  readonly txnSize: number;
  readonly isPessimistic: boolean;
  readonly forUpdateTs: bigint;
  readonly minCommitTs: bigint;
  readonly useAsyncCommit: boolean;
  readonly secondaries: readonly Uint8Array[];
}

/** The answer was: not before these locks are out of the way. */
export class Locked {
  readonly locks: readonly Lock[];
  constructor(locks: readonly Lock[]) {
    this.locks = locks;
  }
}

/** The commit came too early: another transaction has pushed it. */
export class CommitTsTooSmall {
  readonly minCommitTs: bigint;
  constructor(minCommitTs: bigint) {
    this.minCommitTs = minCommitTs;
  }
}

export function toLock(info: kvrpcpb.LockInfo): Lock {
  return {
    key: copyBytes(info.key),
    primary: copyBytes(info.primaryLock),
    startTs: info.lockVersion,
    ttlMs: info.lockTtl,
    txnSize: info.txnSize,
    isPessimistic: info.lockType === kvrpcpb.Op.PessimisticLock,
    forUpdateTs: info.lockForUpdateTs,
    minCommitTs: info.minCommitTs,
    useAsyncCommit: info.useAsyncCommit,
    secondaries: info.secondaries.map(copyBytes),
  };
}

/** The first error that is no lock, else all locks. */
export function keyErrors(
  name: string,
  keys: KeySpace,
  errors: readonly kvrpcpb.KeyError[],
): Locked | ClientError | undefined {
  if (errors.length === 0) return undefined;
  const locks: Lock[] = [];
  for (const error of errors) {
    if (error.locked === undefined) return keyFailure(name, keys, error);
    locks.push(toLock(error.locked));
  }
  return new Locked(locks);
}

/** An error that is no lock: the user's. */
export function keyFailure(name: string, keys: KeySpace, error: kvrpcpb.KeyError): ClientError {
  if (error.conflict !== undefined) return new WriteConflictError(toConflict(keys, error.conflict));
  if (error.alreadyExist !== undefined) return new AlreadyExistsError(userKey(keys, error.alreadyExist.key));
  if (error.deadlock !== undefined) return toDeadlock(keys, error.deadlock);
  const text = error.retryable || error.abort || reasonOf(error);
  // TiDB and client-go know this one by its name: the lock got lost with a leader, the transaction may be run again.
  const retryable = error.retryable !== '' || error.txnLockNotFound !== undefined || error.txnNotFound !== undefined;
  if (retryable || /PessimisticLockNotFound|PessimisticLockRolledBack/.test(text)) {
    return new TransactionAbortedError(`${name}: ${text}`, true);
  }
  return error.abort === '' ? new TransactionAbortedError(`${name}: ${text}`, false) : refused(name, text);
}

function reasonOf(error: kvrpcpb.KeyError): string {
  if (error.txnLockNotFound !== undefined) return `the lock of key ${toHex(error.txnLockNotFound.key)} is gone`;
  if (error.txnNotFound !== undefined) return `transaction ${error.txnNotFound.startTs} is gone`;
  if (error.commitTsExpired !== undefined) return 'the commit timestamp has been passed';
  if (error.commitTsTooLarge !== undefined) return 'the commit timestamp would be too large';
  if (error.assertionFailed !== undefined) return `assertion failed on key ${toHex(error.assertionFailed.key)}`;
  if (error.primaryMismatch !== undefined) return 'the lock names another primary';
  return 'the key could not be used';
}

/** Answers that name no transaction of ours at fault: the key is too long, the API version is another one. */
function refused(name: string, text: string): RefusedError {
  return new RefusedError(`${name}: ${text}`);
}

function toConflict(keys: KeySpace, conflict: kvrpcpb.WriteConflict): Conflict {
  const { startTs, conflictTs, conflictCommitTs, reason } = conflict;
  return {
    key: userKey(keys, conflict.key),
    primary: userKey(keys, conflict.primary),
    startTs,
    conflictStartTs: conflictTs,
    conflictCommitTs,
    reason: REASONS[reason] ?? `reason ${reason}`,
  };
}

const REASONS: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(kvrpcpb.WriteConflict_Reason).map(([name, value]) => [value, name]),
);

function toDeadlock(keys: KeySpace, deadlock: kvrpcpb.Deadlock): DeadlockError {
  const chain = deadlock.waitChain.map(({ txn, waitForTxn, key }) => ({
    txn,
    waitsFor: waitForTxn,
    key: userKey(keys, key),
  }));
  return new DeadlockError(userKey(keys, deadlock.lockKey), deadlock.lockTs, chain, deadlock.deadlockKeyHash);
}

/** A copy. */
function userKey(keys: KeySpace, storeKey: Uint8Array): Uint8Array {
  return copyBytes(keys.userKey(storeKey));
}
