/**
 * What one command is going to change: a write batch, and beside it what others must be told when it has been applied. An
 * action only fills this; nothing has happened until the caller proposes it. `clear` is for a command that fails
 * half way and for one that is run again after a BlockMiss.
 *
 * Keys are data keys without timestamps; the batch copies them. An operation of the batch on the lock family takes the
 * place of a pessimistic lock in memory on that key: the caller drops that one when the batch has been applied.
 */
import {
  encodeLockRecord,
  encodeWriteRecord,
  type LockRecord,
  TIMESTAMP_BYTES,
  versionedKey,
  type WriteKind,
  type WriteRecord,
} from '@tessera/codec';
import { CF, type WriteBatch } from '@tessera/engine';
import type { LockedKey } from '../mvcc/lock-scan.ts';
import type { ConcurrencyManager, MemoryLock } from './concurrency-manager.ts';

/** What an action may know of its store and region beside the data. */
export interface TxnEnv {
  readonly concurrency: ConcurrencyManager;
  /** False from the moment a peer becomes leader until the oracle has told its store a timestamp. */
  readonly maxTsSynced: boolean;
  /** The store remembers that this transaction was committed: a prewrite of it must be a late retry. */
  isKnownCommitted(startTs: bigint): boolean;
}

/** Wakes waiters. */
export interface ReleasedLock {
  readonly key: Uint8Array;
  readonly startTs: bigint;
  /** 0 when the lock was rolled back. */
  readonly commitTs: bigint;
  /** The transaction is pessimistic. */
  readonly pessimistic: boolean;
}

export interface KnownStatus {
  readonly startTs: bigint;
  readonly commitTs: bigint;
}

export class MvccTxn {
  /** Of the transaction the next change belongs to; resolve-lock works for several. */
  startTs: bigint;
  readonly env: TxnEnv;
  readonly batch: WriteBatch;
  readonly released: ReleasedLock[] = [];
  /** Keys that had no lock before: waiters for them now wait for this lock. */
  readonly newLocks: LockedKey[] = [];
  /** To be published before the batch is proposed, and withdrawn when it has been applied. */
  readonly memoryLocks: MemoryLock[] = [];
  /** To be kept in memory or, by {@link persistPessimisticLocks}, written. */
  readonly pessimisticLocks: LockedKey[] = [];
  /** Transactions that are committed once the batch has been applied. */
  readonly committed: KnownStatus[] = [];
  #sizeBytes = 0;

  constructor(startTs: bigint, env: TxnEnv, batch: WriteBatch) {
    this.startTs = startTs;
    this.env = env;
    this.batch = batch;
  }

  get isEmpty(): boolean {
    return this.batch.count === 0 && this.pessimisticLocks.length === 0 && this.memoryLocks.length === 0;
  }

  /** Bytes of keys and values so far: where a long command cuts its work. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  putLock(key: Uint8Array, lock: LockRecord, isNew: boolean): void {
    if (isNew) this.newLocks.push({ key, lock });
    const value = encodeLockRecord(lock);
    this.batch.put(CF.lock, key, value);
    this.#sizeBytes += key.length + value.length;
  }

  putPessimisticLock(key: Uint8Array, lock: LockRecord, isNew: boolean): void {
    if (isNew) this.newLocks.push({ key, lock });
    this.pessimisticLocks.push({ key, lock });
  }

  /** Pessimistic locks go through raft with the rest of the batch. */
  persistPessimisticLocks(): void {
    for (const { key, lock } of this.pessimisticLocks) this.batch.put(CF.lock, key, encodeLockRecord(lock));
    this.pessimisticLocks.length = 0;
  }

  /** `commitTs` 0: rolled back. */
  unlock(key: Uint8Array, pessimistic: boolean, commitTs: bigint): void {
    this.released.push({ key, startTs: this.startTs, commitTs, pessimistic });
    this.batch.delete(CF.lock, key);
    this.#sizeBytes += key.length;
  }

  putValue(key: Uint8Array, value: Uint8Array): void {
    this.batch.put(CF.default, versionedKey(key, this.startTs), value);
    this.#sizeBytes += key.length + TIMESTAMP_BYTES + value.length;
  }

  deleteValue(key: Uint8Array, startTs: bigint): void {
    this.batch.delete(CF.default, versionedKey(key, startTs));
    this.#sizeBytes += key.length + TIMESTAMP_BYTES;
  }

  putWrite(key: Uint8Array, commitTs: bigint, write: WriteRecord): void {
    const value = encodeWriteRecord(write);
    this.batch.put(CF.write, versionedKey(key, commitTs), value);
    this.#sizeBytes += key.length + TIMESTAMP_BYTES + value.length;
  }

  deleteWrite(key: Uint8Array, commitTs: bigint): void {
    this.batch.delete(CF.write, versionedKey(key, commitTs));
    this.#sizeBytes += key.length + TIMESTAMP_BYTES;
  }

  /** A lock of async commit, which is written too, or one that becomes a commit record at once if all of its request's keys can (1PC). */
  holdInMemory(key: Uint8Array, lock: LockRecord, useOnePc: boolean, overPessimisticLock: boolean): void {
    this.memoryLocks.push({ key, lock, useOnePc, overPessimisticLock, id: '' });
  }

  commitOnePc(commitTs: bigint): void {
    for (const { key, lock, overPessimisticLock } of this.memoryLocks) {
      // The timestamp is above every read, and a rollback is written by one that raised maxTs: none can be overlapped.
      this.putWrite(key, commitTs, commitRecordOf(lock, false));
      if (overPessimisticLock) this.unlock(key, true, commitTs);
    }
    this.committed.push({ startTs: this.startTs, commitTs });
  }

  /** 1PC or async commit is off: what was held becomes locks of two-phase commit and nothing stays in memory. */
  fallBackToTwoPhases(): void {
    for (const { key, lock, useOnePc, overPessimisticLock } of this.memoryLocks) {
      if (useOnePc) this.putLock(key, lock, !overPessimisticLock);
    }
    this.memoryLocks.length = 0;
  }

  clear(): void {
    this.batch.clear();
    this.released.length = 0;
    this.newLocks.length = 0;
    this.memoryLocks.length = 0;
    this.pessimisticLocks.length = 0;
    this.committed.length = 0;
    this.#sizeBytes = 0;
  }
}

/** The record that committing `lock` writes; it must not be a pessimistic one. */
export function commitRecordOf(lock: LockRecord, hasOverlappedRollback: boolean): WriteRecord {
  return {
    kind: lock.kind as WriteKind,
    startTs: lock.startTs,
    shortValue: lock.shortValue,
    hasOverlappedRollback,
    gcFence: undefined,
    lastChange: lock.lastChange,
    txnSource: lock.txnSource,
  };
}
