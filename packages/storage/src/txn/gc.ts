/** Garbage collection of one key's versions: what no read at or after the safe point can see goes (facts 10.6). */
import { copyBytes } from '@tessera/base';
import { isVersionOf, TIMESTAMP_BYTES, timestampOfKey } from '@tessera/codec';
import { CF } from '@tessera/engine';
import type { MvccReader, Version } from '../mvcc/mvcc-reader.ts';
import type { MvccTxn } from './mvcc-txn.ts';

/** A write is cut here; the key is then done in another go, on a new snapshot. */
const STEP_BYTES = 32 * 1024;

export interface GcResult {
  readonly deletedVersions: number;
  /** False: call again when this write has been applied. */
  readonly isComplete: boolean;
}

/**
 * Kept: versions above `safePoint`, and the PUT that is the newest at or below it. A DELETE in that place goes last, when nothing
 * is left under it that it hides. Locks of transactions below the safe point must have been resolved.
 */
export function gcKey(txn: MvccTxn, reader: MvccReader, key: Uint8Array, safePoint: bigint): GcResult {
  let deletedVersions = 0;
  let settled = false;
  let coveringDelete: Version | undefined;
  for (let version = reader.seekWrite(key, safePoint); version !== undefined; ) {
    const { commitTs, write }: Version = version;
    if (txn.sizeBytes >= STEP_BYTES) return { deletedVersions, isComplete: false };
    if (!settled && (write.kind === 'put' || write.kind === 'delete')) {
      settled = true;
      if (write.kind === 'delete') coveringDelete = version;
    } else {
      deleteVersion(txn, key, version);
      deletedVersions++;
    }
    version = commitTs === 0n ? undefined : reader.seekWrite(key, commitTs - 1n);
  }
  if (coveringDelete !== undefined) {
    deleteVersion(txn, key, coveringDelete);
    deletedVersions++;
  }
  return { deletedVersions, isComplete: true };
}

function deleteVersion(txn: MvccTxn, key: Uint8Array, { commitTs, write }: Version): void {
  txn.deleteWrite(key, commitTs);
  if (write.kind === 'put' && write.shortValue === undefined) txn.deleteValue(key, write.startTs);
}

/** Versions looked at in one go. */
const SCAN_VERSIONS = 4096;

export interface GcCandidates {
  /** Data keys that have something to collect. */
  readonly keys: readonly Uint8Array[];
  /** Data key to go on from; undefined at the end. */
  readonly next: Uint8Array | undefined;
}

/** The next keys of `[lower, upper)` with versions that {@link gcKey} would delete, `limit` of them at most. */
export function gcCandidates(
  reader: MvccReader,
  lower: Uint8Array,
  upper: Uint8Array,
  safePoint: bigint,
  limit: number,
): GcCandidates {
  using cursor = reader.snapshot.iterator(CF.write, { lower, upper });
  const keys: Uint8Array[] = [];
  let key: Uint8Array | undefined;
  /** Versions of `key` at or below the safe point so far. */
  let old = 0;
  let isCandidate = false;
  cursor.seekToFirst();
  for (let versions = 0; cursor.valid; versions++, cursor.next()) {
    const at = cursor.key();
    if (key === undefined || !isVersionOf(at, key)) {
      if (key !== undefined && isCandidate) keys.push(key);
      key = copyBytes(at.subarray(0, at.length - TIMESTAMP_BYTES));
      if (keys.length >= limit || versions >= SCAN_VERSIONS) return { keys, next: key };
      old = 0;
      isCandidate = false;
    }
    reader.stats.totalVersions++;
    if (isCandidate || timestampOfKey(at) > safePoint) continue;
    // One PUT is what a read at the safe point sees; all else may go.
    isCandidate = ++old > 1 || cursor.value()[0] !== PUT_RECORD;
  }
  if (key !== undefined && isCandidate) keys.push(key);
  return { keys, next: undefined };
}

/** First byte of a PUT's record. */
const PUT_RECORD = 0x50;
