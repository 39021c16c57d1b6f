/**
 * KvResolveLock and KvScanLock: finishing what dead transactions left (facts 3.1, 3.9).
 *
 * Resolving a whole region goes in steps, because keys must be latched before they are judged and a proposal has a limit:
 * `locksToResolve` finds keys, the caller latches them and takes a new snapshot, `resolveKeys` fills one write. While there is a
 * `next`, the caller goes on from there.
 */
import { txnDataKey, userKeyOfDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfo } from '../mvcc/lock-info.ts';
import { type LockedKey, scanLocks } from '../mvcc/lock-scan.ts';
import { fail, keyErrorOf, type MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import { cleanupKey, SCAN_STEP_LOCKS } from './cleanup.ts';
import { commitKey } from './commit.ts';
import type { MvccTxn, TxnEnv } from './mvcc-txn.ts';

/** Start ts -> commit ts, 0 = roll back. */
export type TxnStatuses = ReadonlyMap<bigint, bigint>;

/** A proposal is cut here: raft entries stay small (facts 3.9). */
const STEP_BYTES = 32 * 1024;

/** What the request says of transactions, or why it makes no sense. Not for requests with keys. */
export function statusesOf(request: kvrpcpb.ResolveLockRequest): TxnStatuses | MvccFailure {
  const { startVersion, commitVersion, txnInfos } = request;
  const statuses = new Map<bigint, bigint>();
  if (txnInfos.length === 0) statuses.set(startVersion, commitVersion);
  for (const { txn, status } of txnInfos) statuses.set(txn, status);
  for (const [startTs, commitTs] of statuses) {
    if (commitTs !== 0n && commitTs <= startTs) return fail({ kind: 'InvalidTxnTso', startTs, commitTs });
  }
  return statuses;
}

/** The form with keys. */
export function resolveLockLite(
  request: kvrpcpb.ResolveLockRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.ResolveLockResponseInit {
  const { startVersion: startTs, commitVersion: commitTs } = request;
  if (commitTs !== 0n && commitTs <= startTs) {
    return { error: keyErrorOf(fail({ kind: 'InvalidTxnTso', startTs, commitTs })) };
  }
  for (const userKey of request.keys) {
    const key = txnDataKey(userKey);
    const failure =
      commitTs === 0n
        ? cleanupKey(txn, reader, key, 0n, false)
        : commitKey(txn, reader, key, commitTs, kvrpcpb.CommitRole.Unknown);
    if (failure === undefined) continue;
    txn.clear();
    return { error: keyErrorOf(failure) };
  }
  if (commitTs !== 0n) txn.committed.push({ startTs, commitTs });
  return {};
}

export interface LocksToResolve {
  readonly locks: readonly LockedKey[];
  /** Data key to go on from; undefined at the end. */
  readonly next: Uint8Array | undefined;
}

/** The next locks of the transactions in `[from, end)`, data keys. Only locks that raft knows. */
export function locksToResolve(
  reader: MvccReader,
  statuses: TxnStatuses,
  from: Uint8Array | undefined,
  end: Uint8Array | undefined,
): LocksToResolve {
  const { locks, hasMore } = scanLocks(reader, from, end, SCAN_STEP_LOCKS, (lock) => statuses.has(lock.startTs));
  return { locks, next: hasMore ? locks.at(-1)?.key : undefined };
}

/**
 * Commits or rolls back `found.locks` in one write. Returns where to go on: `found.next`, or an earlier key when the write is
 * full.
 */
export function resolveKeys(
  found: LocksToResolve,
  statuses: TxnStatuses,
  reader: MvccReader,
  txn: MvccTxn,
): { readonly next: Uint8Array | undefined } | MvccFailure {
  for (const { key, lock } of found.locks) {
    const { startTs } = lock;
    const commitTs = statuses.get(startTs) ?? 0n;
    txn.startTs = startTs;
    const failure =
      commitTs === 0n
        ? cleanupKey(txn, reader, key, 0n, false)
        : commitKey(txn, reader, key, commitTs, kvrpcpb.CommitRole.Unknown);
    // A pessimistic lock that went away in the meantime is as it should be.
    if (failure !== undefined && !(failure.is('TxnLockNotFound') && lock.kind === 'pessimistic')) {
      txn.clear();
      return failure;
    }
    if (failure === undefined && commitTs !== 0n && txn.committed.at(-1)?.startTs !== startTs) {
      txn.committed.push({ startTs, commitTs });
    }
    if (txn.sizeBytes >= STEP_BYTES) return { next: key };
  }
  return { next: found.next };
}

/** Locks that began at or before the request's version in `[start, end)`, data keys within the region. */
export function scanLock(
  request: kvrpcpb.ScanLockRequest,
  start: Uint8Array | undefined,
  end: Uint8Array | undefined,
  reader: MvccReader,
  env: TxnEnv,
): kvrpcpb.ScanLockResponseInit {
  const { maxVersion, limit } = request;
  env.concurrency.updateMaxTs(maxVersion);
  const inFlight = env.concurrency.checkRangeForScanLock(start, end, maxVersion);
  if (inFlight !== undefined) return { error: keyErrorOf(inFlight) };
  const { locks } = scanLocks(reader, start, end, limit, (lock) => lock.startTs <= maxVersion);
  return { locks: locks.map(({ key, lock }) => lockInfo(lock, userKeyOfDataKey(key))) };
}
