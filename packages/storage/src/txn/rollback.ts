/**
 * Rolling back on one key, and the status of a transaction whose lock is not there (facts 3.6, 3.7).
 *
 * A rollback leaves a record, so that a prewrite that comes late is refused. Two things complicate it:
 *  - Records of one key lie at their timestamp. When another transaction committed exactly at our start ts, our rollback can
 *    only be a flag in its record ("overlapped"), with a fence that tells readers whether GC may have removed newer versions.
 *  - Unprotected rollbacks are collapsed: a newer one removes the one before, so that hot keys do not collect them.
 *    Primaries and whatever decides a status are protected.
 */
import { assert, equalBytes } from '@tessera/base';
import {
  isProtectedRollback,
  type LockRecord,
  rollbackRecord,
  userKeyOfDataKey,
  type WriteRecord,
} from '@tessera/codec';
import { fail, type MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader, OverlappedWrite } from '../mvcc/mvcc-reader.ts';
import type { MvccTxn } from './mvcc-txn.ts';

export type TxnStatus =
  | { readonly kind: 'rolledBack' }
  | { readonly kind: 'ttlExpired' }
  | { readonly kind: 'lockNotExist' }
  | { readonly kind: 'committed'; readonly commitTs: bigint }
  | { readonly kind: 'uncommitted'; readonly lock: LockRecord; readonly minCommitTsPushed: boolean }
  | { readonly kind: 'pessimisticRollback' }
  | { readonly kind: 'lockNotExistDoNothing' };

/** What to do about a transaction that left neither lock nor record. */
export type MissingLockAction = 'rollback' | 'protectedRollback' | 'returnError';

/** The record to write at `startTs`; undefined when the record of another transaction there may stay as it is. */
export function rollbackWrite(
  startTs: bigint,
  isProtected: boolean,
  overlapped: OverlappedWrite | undefined,
): WriteRecord | undefined {
  if (overlapped === undefined) return rollbackRecord(startTs, isProtected);
  assert(startTs > overlapped.write.startTs, 'a transaction commits after its start');
  if (!isProtected) return undefined;
  return { ...overlapped.write, hasOverlappedRollback: true, gcFence: overlapped.gcFence };
}

export function collapsePreviousRollback(txn: MvccTxn, reader: MvccReader, key: Uint8Array): void {
  const previous = reader.seekWrite(key, txn.startTs);
  if (previous === undefined || previous.write.kind !== 'rollback' || isProtectedRollback(previous.write)) return;
  txn.deleteWrite(key, previous.commitTs);
}

/** Removes the transaction's own `lock` and leaves a record. */
export function rollbackLock(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  lock: LockRecord,
  collapse: boolean,
): MvccFailure | undefined {
  const pessimistic = lock.forUpdateTs !== 0n;
  const record = reader.commitRecord(key, txn.startTs);
  if (record.kind === 'single' && record.write.kind !== 'rollback') {
    // Only a client that skips the checks it should make can have put a lock beside its own commit record.
    return fail({ kind: 'Committed', startTs: txn.startTs, commitTs: record.commitTs, key: userKeyOfDataKey(key) });
  }
  if (record.kind === 'none') {
    if (lock.kind === 'put' && lock.shortValue === undefined) txn.deleteValue(key, lock.startTs);
    // A flushed lock is protected too: a later flush of the same key must meet the rollback, not only older data.
    const isProtected = equalBytes(userKeyOfDataKey(key), lock.primary) || lock.generation > 0;
    const write = rollbackWrite(txn.startTs, isProtected, record.overlapped);
    if (write !== undefined) txn.putWrite(key, txn.startTs, write);
    if (collapse) collapsePreviousRollback(txn, reader, key);
  }
  txn.unlock(key, pessimistic, 0n);
  return undefined;
}

/**
 * The status of the transaction `txn.startTs` on a key where it has no lock; `mismatching` is the lock of another one. Writes a
 * rollback when nothing is known and `action` says so.
 */
export function statusWithoutLock(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  mismatching: LockRecord | undefined,
  action: MissingLockAction,
  resolvingPessimisticLock: boolean,
): TxnStatus | MvccFailure {
  const { startTs } = txn;
  const record = reader.commitRecord(key, startTs);
  if (record.kind === 'overlapped') return { kind: 'rolledBack' };
  if (record.kind === 'single') {
    return record.write.kind === 'rollback' ? { kind: 'rolledBack' } : { kind: 'committed', commitTs: record.commitTs };
  }
  if (action === 'returnError') return fail({ kind: 'TxnNotFound', startTs, key: userKeyOfDataKey(key) });
  if (resolvingPessimisticLock) return { kind: 'lockNotExistDoNothing' };
  const isProtected = action === 'protectedRollback';
  if (!isProtected) collapsePreviousRollback(txn, reader, key);
  if (mismatching !== undefined && record.overlapped === undefined && isProtected) {
    noteRollbackInLock(txn, key, mismatching);
  }
  const write = rollbackWrite(startTs, isProtected, record.overlapped);
  if (write !== undefined) txn.putWrite(key, startTs, write);
  return { kind: 'lockNotExist' };
}

/** What the records alone say; undefined when they say nothing. */
export function statusFromRecords(
  reader: MvccReader,
  key: Uint8Array,
  startTs: bigint,
): { readonly status: TxnStatus | undefined; readonly overlapped: OverlappedWrite | undefined } {
  const record = reader.commitRecord(key, startTs);
  if (record.kind === 'none') return { status: undefined, overlapped: record.overlapped };
  const committed = record.kind === 'single' && record.write.kind !== 'rollback';
  const status: TxnStatus = committed ? { kind: 'committed', commitTs: record.commitTs } : { kind: 'rolledBack' };
  return { status, overlapped: undefined };
}

/**
 * The lock of another transaction may commit exactly at our start ts and overwrite our rollback, when its commit ts is
 * computed (async commit): the lock remembers us.
 */
export function noteRollbackInLock(txn: MvccTxn, key: Uint8Array, lock: LockRecord): void {
  if (txn.startTs < lock.minCommitTs || !lock.useAsyncCommit) return;
  txn.putLock(key, { ...lock, rollbackTs: [...lock.rollbackTs, txn.startTs] }, false);
}
