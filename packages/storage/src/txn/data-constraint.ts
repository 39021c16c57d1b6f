/** Checks that prewrite and pessimistic lock share: does the key exist, and where did it last change. */
import { type LastChange, userKeyOfDataKey } from '@tessera/codec';
import { fail, type MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader, Version } from '../mvcc/mvcc-reader.ts';

export const NOTHING_BELOW: LastChange = { ts: 0n, versions: 1 };

/** AlreadyExist when the key has a value. `newest` must be its newest version; `fenceLimit` as in `MvccReader.getWrite`. */
export function checkNotExists(
  reader: MvccReader,
  key: Uint8Array,
  newest: Version,
  fenceLimit: bigint,
): MvccFailure | undefined {
  const { write, commitTs } = newest;
  // The newest version has no version above it: a fence there says that it was collected.
  if (write.kind === 'delete' || (write.gcFence !== undefined && write.gcFence !== 0n)) return undefined;
  const existing = write.kind === 'put' ? newest : reader.getWrite(key, commitTs - 1n, fenceLimit);
  if (existing === undefined) return undefined;
  return fail({ kind: 'AlreadyExist', key: userKeyOfDataKey(key), existingStartTs: existing.write.startTs });
}

/** What a record put above `newest` will say. Walks down only where `newest` does not know. */
export function nextLastChange(
  reader: MvccReader,
  key: Uint8Array,
  newest: Version,
  fenceLimit: bigint,
): LastChange | undefined {
  const { write, commitTs } = newest;
  if (write.kind === 'put' || write.kind === 'delete') return { ts: commitTs, versions: 1 };
  if (write.lastChange !== undefined) {
    if (write.lastChange.ts === 0n) return NOTHING_BELOW;
    return { ts: write.lastChange.ts, versions: write.lastChange.versions + 1 };
  }
  const before = reader.stats.totalVersions;
  const found = reader.getWrite(key, commitTs, fenceLimit);
  if (found === undefined) return NOTHING_BELOW;
  return { ts: found.commitTs, versions: reader.stats.totalVersions - before };
}
