/** Garbage collection of one key's versions: what no read at or after the safe point can see goes (facts 10.6). */
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
