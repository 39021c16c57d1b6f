/** KvCleanup, KvBatchRollback, KVPessimisticRollback: giving up locks (facts 3.6). */
import { physicalMsOf, txnDataKey, userKeyOfDataKey } from '@tessera/codec';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { keyIsLocked } from '../mvcc/lock-info.ts';
import { scanLocks } from '../mvcc/lock-scan.ts';
import { fail, keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { MvccTxn } from './mvcc-txn.ts';
import { rollbackLock, statusWithoutLock } from './rollback.ts';

/** Keys of one step of a command that scans for its locks: about 32 KiB to write (facts 3.9). */
export const SCAN_STEP_LOCKS = 256;

/** Rolls back one key, unless `currentTs` is given and the lock lives on. The record is protected. */
export function cleanup(
  request: kvrpcpb.CleanupRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.CleanupResponseInit {
  const regionError = txn.env.concurrency.refusal(request.startVersion);
  if (regionError !== undefined) return { regionError };
  // No commit may get a timestamp that a protected rollback has.
  txn.env.concurrency.updateMaxTs(request.startVersion);
  const failure = cleanupKey(txn, reader, txnDataKey(request.key), request.currentTs, true);
  if (failure === undefined) return {};
  txn.clear();
  if (failure.error.kind === 'Committed') return { commitVersion: failure.error.commitTs };
  return { error: keyErrorOf(failure) };
}

export function batchRollback(
  request: kvrpcpb.BatchRollbackRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.BatchRollbackResponseInit {
  for (const key of request.keys) {
    const failure = cleanupKey(txn, reader, txnDataKey(key), 0n, false);
    if (failure === undefined) continue;
    txn.clear();
    return { error: keyErrorOf(failure) };
  }
  return {};
}

/** `currentTs` 0: whatever the lock's age. */
export function cleanupKey(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  currentTs: bigint,
  protect: boolean,
): MvccFailure | undefined {
  const { startTs } = txn;
  const lock = reader.loadLock(key);
  if (lock?.startTs === startTs) {
    if (currentTs !== 0n && physicalMsOf(startTs) + lock.ttlMs >= physicalMsOf(currentTs))
      return keyIsLocked(lock, key);
    return rollbackLock(txn, reader, key, lock, !protect);
  }
  const status = statusWithoutLock(txn, reader, key, lock, protect ? 'protectedRollback' : 'rollback', false);
  if (status instanceof MvccFailure) return status;
  if (status.kind !== 'committed') return undefined;
  return fail({ kind: 'Committed', startTs, commitTs: status.commitTs, key: userKeyOfDataKey(key) });
}

/** Removes pessimistic locks and leaves no trace. Without keys: see {@link pessimisticLocksOf}. */
export function pessimisticRollback(
  request: kvrpcpb.PessimisticRollbackRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.PessimisticRollbackResponseInit {
  for (const key of request.keys) pessimisticRollbackKey(txn, reader, txnDataKey(key), request.forUpdateTs);
  return {};
}

export function pessimisticRollbackKey(txn: MvccTxn, reader: MvccReader, key: Uint8Array, forUpdateTs: bigint): void {
  const lock = reader.loadLock(key);
  if (lock?.kind !== 'pessimistic' || lock.startTs !== txn.startTs || lock.forUpdateTs > forUpdateTs) return;
  txn.unlock(key, true, 0n);
}

/**
 * A request without keys means all of its region: the next of its locks in `[from, end)` (data keys). The caller latches
 * them, calls {@link pessimisticRollbackKey} on each and, while `next` is there, goes on from it.
 */
export function pessimisticLocksOf(
  reader: MvccReader,
  startTs: bigint,
  forUpdateTs: bigint,
  from: Uint8Array | undefined,
  end: Uint8Array | undefined,
): { readonly keys: readonly Uint8Array[]; readonly next: Uint8Array | undefined } {
  const { locks, hasMore } = scanLocks(
    reader,
    from,
    end,
    SCAN_STEP_LOCKS,
    (lock) => lock.kind === 'pessimistic' && lock.startTs === startTs && lock.forUpdateTs <= forUpdateTs,
  );
  const keys = locks.map(({ key }) => key);
  return { keys, next: hasMore ? keys.at(-1) : undefined };
}
