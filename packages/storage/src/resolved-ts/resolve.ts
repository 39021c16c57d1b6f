/**
 * Up to which timestamp everything in a region is settled: below every lock of a transaction that may still commit, and not above `ts`,
 * which the oracle gave before. Whoever calls it knows that this store led the region after that moment.
 *
 * A commit that is not seen here gets a later timestamp: from the oracle, or from maxTs, which is raised first.
 */
import { copyBytes } from '@tessera/base';
import { decodeLockRecord, type LockRecord } from '@tessera/codec';
import { CF } from '@tessera/engine';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';

/** Locks looked at in one go. */
const STEP_LOCKS = 4096;

export interface LocksStep {
  /** The oldest start among those that will write data; undefined: none. */
  readonly oldest: bigint | undefined;
  /** Data key to go on from; undefined at the end. */
  readonly next: Uint8Array | undefined;
}

/** Pessimistic locks and those that only lock say nothing about data. */
function changesData({ kind }: LockRecord): boolean {
  return kind === 'put' || kind === 'delete';
}

export function oldestLock(reader: MvccReader, lower: Uint8Array, upper: Uint8Array): LocksStep {
  using cursor = reader.snapshot.iterator(CF.lock, { lower, upper });
  let oldest: bigint | undefined;
  cursor.seekToFirst();
  for (let locks = 0; cursor.valid; cursor.next()) {
    if (locks++ >= STEP_LOCKS) return { oldest, next: copyBytes(cursor.key()) };
    const lock = decodeLockRecord(cursor.value());
    if (changesData(lock) && (oldest === undefined || lock.startTs < oldest)) oldest = lock.startTs;
  }
  return { oldest, next: undefined };
}
