/** KvGet and KvBatchGet: one key at one timestamp (facts 3.1). */
import { TS_MAX, userKeyOfDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { type ReadView, readConflict } from './lock-info.ts';
import { fail, type MvccFailure } from './mvcc-error.ts';
import type { MvccReader } from './mvcc-reader.ts';

export interface Found {
  /** Borrowed until the reader is used again. */
  readonly value: Uint8Array;
  /** 0 unless it was asked for. */
  readonly commitTs: bigint;
}

/**
 * The value that `view` sees, undefined when there is none. Locks in memory are the caller's to check, before it takes the
 * snapshot. With `needCommitTs` the locks of committed transactions stop the read as others do.
 */
export function pointGet(
  reader: MvccReader,
  key: Uint8Array,
  view: ReadView,
  needCommitTs = false,
): Found | undefined | MvccFailure {
  if (view.isolation !== kvrpcpb.IsolationLevel.RC) {
    const lock = reader.loadLock(key);
    const conflict = lock === undefined ? undefined : readConflict(lock, false, key, view);
    if (lock !== undefined && conflict !== undefined) {
      if (needCommitTs || !view.committedLocks.includes(lock.startTs)) return conflict;
      if (lock.kind === 'delete') return undefined;
      return { value: lock.shortValue ?? reader.loadLongValue(key, lock.startTs), commitTs: 0n };
    }
  }
  if (view.isolation === kvrpcpb.IsolationLevel.RCCheckTS) {
    const newer = newerThanRead(reader, key, view);
    if (newer !== undefined) return newer;
  }
  if (!needCommitTs) {
    const plain = reader.plainValue(key, view.ts);
    if (plain !== undefined) return found(reader, key, plain, 0n);
  }
  const version = reader.getWrite(key, view.ts, view.ts);
  if (version === undefined) return undefined;
  return found(reader, key, reader.loadValue(key, version.write), needCommitTs ? version.commitTs : 0n);
}

function found(reader: MvccReader, key: Uint8Array, value: Uint8Array, commitTs: bigint): Found {
  reader.stats.processedVersions++;
  reader.stats.processedBytes += key.length + value.length;
  return { value, commitTs };
}

/** RCCheckTS: any record after the read timestamp is a conflict. */
export function newerThanRead(reader: MvccReader, key: Uint8Array, view: ReadView): MvccFailure | undefined {
  const newest = reader.seekWrite(key, TS_MAX);
  if (newest === undefined || newest.commitTs <= view.ts) return undefined;
  return rcCheckTsConflict(key, newest.commitTs, view);
}

export function rcCheckTsConflict(key: Uint8Array, commitTs: bigint, view: ReadView): MvccFailure {
  return fail({
    kind: 'WriteConflict',
    startTs: view.ts,
    conflictStartTs: 0n,
    conflictCommitTs: commitTs,
    key: userKeyOfDataKey(key),
    primary: new Uint8Array(0),
    reason: 'RcCheckTs',
  });
}
