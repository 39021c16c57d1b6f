/**
 * What a transaction can fail with, beside the errors of any call. `retryable` says whether the same transaction, begun
 * again, may well succeed: `client.transaction` does that by itself.
 */
import { type ErrorDetails, toHex } from '@tessera/base';
import { ClientError, type ClientErrorOptions, DeadlineExceededError } from '../errors.ts';

/** The base of all of them. The transaction did not commit. */
export class TransactionError extends ClientError {
  override name = 'TransactionError';
  /** The same work, begun again, may well succeed. */
  readonly retryable: boolean;
  constructor(code: string, message: string, retryable: boolean, options?: ClientErrorOptions) {
    super(code, message, options);
    this.retryable = retryable;
  }
}

/** Who was first, where. */
export interface Conflict {
  /** The user's key. */
  readonly key: Uint8Array;
  /** Of the transaction that lost, as the store has it. */
  readonly primary: Uint8Array;
  /** Of the transaction that lost. */
  readonly startTs: bigint;
  /** Of the transaction that was first. */
  readonly conflictStartTs: bigint;
  /** 0: it is not known, or was rolled back. */
  readonly conflictCommitTs: bigint;
  /** As in kvrpcpb: Optimistic, PessimisticRetry, SelfRolledBack, ... */
  readonly reason: string;
}

/** Another transaction changed a key after this one began. */
export class WriteConflictError extends TransactionError {
  override name = 'WriteConflictError';
  readonly conflict: Conflict;
  constructor(conflict: Conflict, options?: ClientErrorOptions) {
    const { key, startTs, conflictStartTs, conflictCommitTs, reason } = conflict;
    const text = `write conflict (${reason}) on key ${toHex(key)}: transaction ${startTs} lost to ${conflictStartTs}`;
    super('Client:WriteConflict', text, true, {
      ...options,
      details: { startTs, conflictStartTs, conflictCommitTs, reason },
    });
    this.conflict = conflict;
  }
}

/** Transaction `txn` waits for the lock that `waitsFor` has on `key` (as the store has it); both by their start timestamps. */
export interface DeadlockLink {
  readonly txn: bigint;
  readonly waitsFor: bigint;
  readonly key: Uint8Array;
}

/** Waiting for this lock would never end: its holder waits for us. */
export class DeadlockError extends TransactionError {
  override name = 'DeadlockError';
  /** The user's key whose lock was wanted. */
  readonly key: Uint8Array;
  /** Start timestamp of who holds it. */
  readonly lockTs: bigint;
  /** Who waits for whom; empty from stores that do not say. */
  readonly waitChain: readonly DeadlockLink[];
  constructor(key: Uint8Array, lockTs: bigint, waitChain: readonly DeadlockLink[], keyHash: bigint) {
    super(
      'Client:Deadlock',
      `deadlock: key ${toHex(key)} is locked by transaction ${lockTs}, which waits for us`,
      true,
      {
        details: { lockTs, keyHash },
      },
    );
    this.key = key;
    this.lockTs = lockTs;
    this.waitChain = waitChain;
  }
}

/** `insert` met a value. */
export class AlreadyExistsError extends TransactionError {
  override name = 'AlreadyExistsError';
  /** The user's key. */
  readonly key: Uint8Array;
  constructor(key: Uint8Array) {
    super('Client:AlreadyExists', `key ${toHex(key)} exists already`, false);
    this.key = key;
  }
}

/** The lock of a key was not free within `lockWaitMs`, or, with `lockWaitMs: 0`, at once. The transaction is as before. */
export class LockWaitTimeoutError extends TransactionError {
  override name = 'LockWaitTimeoutError';
  /** The user's key. */
  readonly key: Uint8Array;
  /** Start timestamp of who holds its lock. */
  readonly lockTs: bigint;
  constructor(key: Uint8Array, lockTs: bigint, waitedMs: number) {
    const how = waitedMs > 0 ? `was not released within ${waitedMs} ms` : 'is taken';
    super('Client:LockWaitTimeout', `the lock of key ${toHex(key)} ${how} (transaction ${lockTs})`, false, {
      details: { lockTs, waitedMs },
    });
    this.key = key;
    this.lockTs = lockTs;
  }
}

/** More bytes or keys than a transaction may have, or one entry that is too large. Nothing of it was sent. */
export class TxnTooLargeError extends TransactionError {
  override name = 'TxnTooLargeError';
  constructor(message: string, details: ErrorDetails) {
    super('Client:TxnTooLarge', message, false, { details });
  }
}

/** Rolled back: by another transaction because its locks had expired, or because the store said so. */
export class TransactionAbortedError extends TransactionError {
  override name = 'TransactionAbortedError';
  constructor(message: string, retryable: boolean, options?: ClientErrorOptions) {
    super('Client:TransactionAborted', message, retryable, options);
  }
}

/** The timestamp is so old that versions it would see may be gone. */
export class SnapshotTooOldError extends TransactionError {
  override name = 'SnapshotTooOldError';
  constructor(ts: bigint, safePoint: bigint) {
    super('Client:SnapshotTooOld', `timestamp ${ts} is before the GC safe point ${safePoint}`, false, {
      details: { ts, safePoint },
    });
  }
}

/** The transaction was committed or rolled back before. */
export class TransactionEndedError extends TransactionError {
  override name = 'TransactionEndedError';
  constructor(startTs: bigint, state: string) {
    super('Client:TransactionEnded', `transaction ${startTs} is ${state}`, false);
  }
}

/** A key was locked by a living transaction until the deadline. */
export class KeyLockedError extends DeadlineExceededError {
  override name = 'KeyLockedError';
  /** The user's key. */
  readonly key: Uint8Array;
  /** Start timestamp of who holds its lock. */
  readonly lockTs: bigint;
  constructor(what: string, key: Uint8Array, lockTs: bigint, options?: ClientErrorOptions) {
    const text = `${what}: key ${toHex(key)} was locked by transaction ${lockTs} until the deadline`;
    super(text, { ...options, details: { lockTs } }, 'Client:KeyIsLocked');
    this.key = key;
    this.lockTs = lockTs;
  }
}
