/** Lock records as clients see them, and whether a lock stops a read (facts 1.4, 3.1). */
import { equalBytes } from '@tessera/base';
import { type LockKind, type LockRecord, TS_MAX, userKeyOfDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { fail, type MvccFailure } from './mvcc-error.ts';

const OPS: Readonly<Record<LockKind, kvrpcpb.Op>> = {
  put: kvrpcpb.Op.Put,
  delete: kvrpcpb.Op.Del,
  lock: kvrpcpb.Op.Lock,
  pessimistic: kvrpcpb.Op.PessimisticLock,
};

/** The fields of fixed length, about. */
const LOCK_INFO_BYTES = 64;

export function opOfLock(kind: LockKind): kvrpcpb.Op {
  return OPS[kind];
}

/** Bytes of `lock` are borrowed by the result. */
export function lockInfo(lock: LockRecord, userKey: Uint8Array): kvrpcpb.LockInfoInit {
  return {
    primaryLock: lock.primary,
    lockVersion: lock.startTs,
    key: userKey,
    lockTtl: lock.ttlMs,
    txnSize: lock.txnSize,
    lockType: OPS[lock.kind],
    lockForUpdateTs: lock.forUpdateTs,
    useAsyncCommit: lock.useAsyncCommit,
    minCommitTs: lock.minCommitTs,
    secondaries: lock.secondaries,
  };
}

/** Of what {@link lockInfo} shows, the parts that a client has chosen freely: about what they take in an answer. */
export function lockInfoBytes({ primaryLock, secondaries = [], key }: kvrpcpb.LockInfoInit): number {
  let bytes = LOCK_INFO_BYTES + (primaryLock?.length ?? 0) + (key?.length ?? 0);
  for (const secondary of secondaries) bytes += secondary.length;
  return bytes;
}

export function keyIsLocked(lock: LockRecord, dataKey: Uint8Array): MvccFailure {
  return fail({ kind: 'KeyIsLocked', lock: lockInfo(lock, userKeyOfDataKey(dataKey)) });
}

/** How a read sees the data: from `kvrpcpb.Context` and the request's version. */
export interface ReadView {
  readonly ts: bigint;
  /** `kvrpcpb.IsolationLevel`. */
  readonly isolation: kvrpcpb.IsolationLevel;
  /** Transactions known to be rolled back or committed after `ts`: their locks are no obstacle. */
  readonly resolvedLocks: readonly bigint[];
  /** Transactions known to be committed at or before `ts`: the value in their lock is the value. */
  readonly committedLocks: readonly bigint[];
  readonly replicaRead: boolean;
}

export function readViewOf(context: kvrpcpb.Context | undefined, ts: bigint): ReadView {
  return {
    ts,
    isolation: context?.isolationLevel ?? kvrpcpb.IsolationLevel.SI,
    resolvedLocks: context?.resolvedLocks ?? [],
    committedLocks: context?.committedLocks ?? [],
    replicaRead: context?.replicaRead ?? false,
  };
}

/**
 * The error that `lock` means for a read, or undefined. `useOnePc` is known of locks in memory only. Who has
 * {@link ReadView.committedLocks} looks there first.
 */
export function readConflict(
  lock: LockRecord,
  useOnePc: boolean,
  dataKey: Uint8Array,
  view: ReadView,
): MvccFailure | undefined {
  if (view.isolation === kvrpcpb.IsolationLevel.RC) return undefined;
  if (lock.kind === 'lock' || lock.kind === 'pessimistic') return undefined;
  if (view.isolation === kvrpcpb.IsolationLevel.RCCheckTS) {
    if (view.resolvedLocks.includes(lock.startTs)) return undefined;
    return fail({
      kind: 'WriteConflict',
      startTs: view.ts,
      conflictStartTs: lock.startTs,
      conflictCommitTs: 0n,
      key: userKeyOfDataKey(dataKey),
      primary: lock.primary,
      reason: 'RcCheckTs',
    });
  }
  if (lock.startTs > view.ts || lock.minCommitTs > view.ts) return undefined;
  if (view.resolvedLocks.includes(lock.startTs)) return undefined;
  // "The latest": what is not committed yet on the primary itself is not the latest. A replica cannot know that.
  if (view.ts === TS_MAX && !view.replicaRead && !lock.useAsyncCommit && !useOnePc) {
    if (equalBytes(userKeyOfDataKey(dataKey), lock.primary)) return undefined;
  }
  return keyIsLocked(lock, dataKey);
}
