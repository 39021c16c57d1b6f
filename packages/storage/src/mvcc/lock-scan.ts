/** Locks of a range in key order, those in the engine merged with pessimistic ones in the leader's memory. */
import { compareBytes, copyBytes } from '@tessera/base';
import { decodeLockRecord, type LockRecord } from '@tessera/codec';
import { CF, type EngineIterator } from '@tessera/engine';
import type { MvccReader } from './mvcc-reader.ts';

export interface LockedKey {
  /** Data key; owned. */
  readonly key: Uint8Array;
  readonly lock: LockRecord;
}

export interface LockScan {
  readonly locks: readonly LockedKey[];
  /** There may be more: the limit was reached. */
  readonly hasMore: boolean;
}

/** `limit` 0 means all. A key in both places counts once, as it is in the engine. */
export function scanLocks(
  reader: MvccReader,
  start: Uint8Array | undefined,
  end: Uint8Array | undefined,
  limit: number,
  filter: (lock: LockRecord) => boolean,
): LockScan {
  using stored = reader.snapshot.iterator(CF.lock, { lower: start, upper: end });
  stored.seekToFirst();
  const memory = reader.memoryLocks?.range(start, end)[Symbol.iterator]();
  let inMemory = nextOf(memory);
  const locks: LockedKey[] = [];
  while (stored.valid || inMemory !== undefined) {
    const order = inMemory === undefined ? -1 : stored.valid ? compareBytes(stored.key(), inMemory.key) : 1;
    const candidate = order > 0 && inMemory !== undefined ? inMemory : storedLock(stored);
    if (order <= 0) {
      stored.next();
      reader.stats.locks++;
    }
    if (order >= 0) inMemory = nextOf(memory);
    if (!filter(candidate.lock)) continue;
    locks.push(candidate);
    if (limit > 0 && locks.length >= limit) return { locks, hasMore: true };
  }
  return { locks, hasMore: false };
}

function nextOf(memory: Iterator<readonly [Uint8Array, LockRecord]> | undefined): LockedKey | undefined {
  const next = memory?.next();
  return next === undefined || next.done === true ? undefined : { key: next.value[0], lock: next.value[1] };
}

function storedLock(cursor: EngineIterator): LockedKey {
  return { key: copyBytes(cursor.key()), lock: decodeLockRecord(copyBytes(cursor.value())) };
}
