/**
 * KvResolveLock and KvScanLock: finishing what dead transactions left (facts 3.1, 3.9).
 *
 * Resolving a whole region goes in steps, because keys must be latched before they are judged and a proposal has a limit:
 * `locksToResolve` finds keys, the caller latches them and takes a new snapshot, `resolveKeys` fills one write. While there is a
 * `next`, the caller goes on from there.
 */
import { concatBytes } from '@tessera/base';
import { type LockRecord, txnDataKey, userKeyOfDataKey } from '@tessera/codec';
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
  // Who names one transaction means that one, whatever else the request holds.
  if (startVersion > 0n) statuses.set(startVersion, commitVersion);
  else for (const { txn, status } of txnInfos) statuses.set(txn, status);
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

/** What may come before the snapshot of a KvScanLock only: the read is made known, and prewrites in flight answer it. */
export function prepareScanLock(
  maxVersion: bigint,
  lower: Uint8Array | undefined,
  upper: Uint8Array | undefined,
  env: TxnEnv,
): kvrpcpb.KeyErrorInit | undefined {
  env.concurrency.updateMaxTs(maxVersion);
  const inFlight = env.concurrency.checkRangeForScanLock(lower, upper, maxVersion);
  return inFlight === undefined ? undefined : keyErrorOf(inFlight);
}

/** Locks that began at or before the request's version in `[lower, upper)`, data keys within the region, in steps. */
export class KvScanLock {
  readonly #request: kvrpcpb.ScanLockRequest;
  readonly #upper: Uint8Array | undefined;
  readonly #locks: kvrpcpb.LockInfoInit[] = [];
  #lower: Uint8Array | undefined;

  constructor(request: kvrpcpb.ScanLockRequest, lower: Uint8Array | undefined, upper: Uint8Array | undefined) {
    this.#request = request;
    this.#lower = lower;
    this.#upper = upper;
  }

  /** True at the end. */
  step(reader: MvccReader): boolean {
    const { maxVersion, limit } = this.#request;
    const rest = limit === 0 ? Number.POSITIVE_INFINITY : limit - this.#locks.length;
    const wanted = Math.min(rest, SCAN_STEP_LOCKS);
    const isWanted = (lock: LockRecord): boolean => lock.startTs <= maxVersion;
    const { locks, hasMore } = scanLocks(reader, this.#lower, this.#upper, wanted, isWanted);
    for (const { key, lock } of locks) this.#locks.push(lockInfo(lock, userKeyOfDataKey(key)));
    const last = locks.at(-1)?.key;
    if (last !== undefined) this.#lower = concatBytes(last, AFTER_KEY);
    return !hasMore || this.#locks.length === limit;
  }

  response(): kvrpcpb.ScanLockResponseInit {
    return { locks: this.#locks };
  }
}

/** `key` and this: the smallest key after `key`. */
const AFTER_KEY = new Uint8Array(1);
