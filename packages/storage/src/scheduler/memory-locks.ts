/**
 * Pessimistic locks that only the leader's memory knows (facts 4.5): a lock that is lost with its leader is amended by the
 * prewrite or fails it, so it need not go through raft.
 *
 * A lock of the batch takes the place of the one in memory. From the proposal to its end the latter is *leaving*: still seen by
 * commands, but not written back any more, or it would come after what replaced it.
 */
import { copyBytes, latin1 } from '@tessera/base';
import { encodeLockRecord, type LockRecord } from '@tessera/codec';
import { BatchCursor, CF, type WriteBatch } from '@tessera/engine';
import type { LockedKey } from '../mvcc/lock-scan.ts';
import type { MemoryPessimisticLocks } from '../mvcc/mvcc-reader.ts';

interface MemoryPessimisticLock {
  readonly key: Uint8Array;
  readonly lock: LockRecord;
  readonly sizeBytes: number;
  /** Proposals under way that replace it. */
  leaving: number;
}

/** Map entry, objects and strings of a lock, beside its bytes. */
const OVERHEAD_BYTES = 160;

/** What the regions of a store have together. */
export interface MemoryLockUse {
  sizeBytes: number;
}

export class MemoryLockTable implements MemoryPessimisticLocks {
  readonly #locks = new Map<string, MemoryPessimisticLock>();
  readonly #use: MemoryLockUse;
  #sizeBytes = 0;

  constructor(use: MemoryLockUse) {
    this.#use = use;
  }

  get size(): number {
    return this.#locks.size;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get(dataKey: Uint8Array): LockRecord | undefined {
    return this.#locks.get(latin1(dataKey))?.lock;
  }

  *range(start: Uint8Array | undefined, end: Uint8Array | undefined): Iterable<readonly [Uint8Array, LockRecord]> {
    const from = start === undefined ? '' : latin1(start);
    const to = end === undefined ? undefined : latin1(end);
    const ids: string[] = [];
    for (const id of this.#locks.keys()) if (id >= from && (to === undefined || id < to)) ids.push(id);
    for (const id of ids.sort()) {
      const found = this.#locks.get(id);
      if (found !== undefined) yield [found.key, found.lock];
    }
  }

  /** Adds or replaces; false, and nothing done, when they would not fit. Bytes of the locks are copied. */
  put(locks: readonly LockedKey[], limitBytes: number, allLimitBytes: number): boolean {
    let more = 0;
    for (const { key, lock } of locks) more += OVERHEAD_BYTES + 2 * key.length + lock.primary.length;
    if (this.#sizeBytes + more > limitBytes || this.#use.sizeBytes + more > allLimitBytes) return false;
    for (const { key, lock } of locks) {
      const sizeBytes = OVERHEAD_BYTES + 2 * key.length + lock.primary.length;
      const id = latin1(key);
      this.#delete(id);
      this.#insert(id, { key, lock: { ...lock, primary: copyBytes(lock.primary) }, sizeBytes, leaving: 0 });
    }
    return true;
  }

  #insert(id: string, lock: MemoryPessimisticLock): void {
    this.#locks.set(id, lock);
    this.#sizeBytes += lock.sizeBytes;
    this.#use.sizeBytes += lock.sizeBytes;
  }

  #delete(id: string): boolean {
    const found = this.#locks.get(id);
    if (found === undefined) return false;
    this.#locks.delete(id);
    this.#sizeBytes -= found.sizeBytes;
    this.#use.sizeBytes -= found.sizeBytes;
    return true;
  }

  /** Marks those that `batch` replaces as leaving and returns their ids; nothing when there are none. */
  leaveBy(batch: WriteBatch): readonly string[] {
    if (this.#locks.size === 0) return NONE;
    let ids: string[] | undefined;
    const cursor = new BatchCursor(batch.encoded());
    while (cursor.next()) {
      if (cursor.cf !== CF.lock) continue;
      const id = latin1(cursor.bytes, cursor.keyStart, cursor.keyEnd);
      const found = this.#locks.get(id);
      if (found === undefined) continue;
      found.leaving++;
      ids ??= [];
      ids.push(id);
    }
    return ids ?? NONE;
  }

  /** The proposal was applied, or failed. Returns those it did not find: they have moved to another region. */
  left(ids: readonly string[], applied: boolean): readonly string[] {
    let missing: string[] | undefined;
    for (const id of ids) {
      const found = this.#locks.get(id);
      if (found === undefined) {
        missing ??= [];
        missing.push(id);
      } else if (applied) {
        this.#delete(id);
      } else {
        found.leaving--;
      }
    }
    return missing ?? NONE;
  }

  /** Adds all that stay to `batch`, as they are stored. */
  writeTo(batch: WriteBatch): void {
    for (const { key, lock, leaving } of this.#locks.values()) {
      if (leaving === 0) batch.put(CF.lock, key, encodeLockRecord(lock));
    }
  }

  /** Moves those in `[start, end)` of data keys to `target`. */
  moveRange(start: Uint8Array, end: Uint8Array, target: MemoryLockTable): void {
    const [from, to] = [latin1(start), latin1(end)];
    for (const [id, lock] of this.#locks) {
      if (id < from || id >= to) continue;
      this.#delete(id);
      target.#insert(id, lock);
    }
  }

  clear(): void {
    this.#use.sizeBytes -= this.#sizeBytes;
    this.#sizeBytes = 0;
    this.#locks.clear();
  }
}

const NONE: readonly string[] = [];
