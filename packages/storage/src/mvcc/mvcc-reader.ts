/**
 * Reads locks and versions of single keys from a snapshot: what every transactional action stands on.
 *
 * Keys are data keys ('z' + memcomparable user key). Records are decoded from bytes that live as long as the snapshot; so what a
 * reader returns may be kept until the snapshot ends. When a read throws a BlockMiss, the reader is of no more use: the driver makes a new one.
 */
import { assert, compareBytes } from '@tessera/base';
import {
  decodeLockRecord,
  decodeWriteRecord,
  isVersionOf,
  isVisibleThroughFence,
  type LastChange,
  type LockRecord,
  plainShortValue,
  TIMESTAMP_BYTES,
  TS_MAX,
  timestampOfKey,
  userKeyOfDataKey,
  versionedKey,
  type WriteRecord,
  writeU64Desc,
} from '@tessera/codec';
import { CF, type EngineIterator, type EngineSnapshot } from '@tessera/engine';
import { DefaultNotFoundError } from './mvcc-error.ts';

export interface Version {
  readonly commitTs: bigint;
  readonly write: WriteRecord;
}

/** What became of a transaction on one key. */
export type CommitRecord =
  /** Its own record: committed, or rolled back (`write.kind`). */
  | { readonly kind: 'single'; readonly commitTs: bigint; readonly write: WriteRecord }
  /** Rolled back, noted in the record of another transaction that committed at its start ts. */
  | { readonly kind: 'overlapped' }
  /** Nothing. `overlapped` is such a record without the note: a rollback must be added to it, not lie beside it. */
  | { readonly kind: 'none'; readonly overlapped: OverlappedWrite | undefined };

export interface OverlappedWrite {
  readonly write: WriteRecord;
  /** Commit ts of the next newer PUT or DELETE, 0 when there is none. */
  readonly gcFence: bigint;
}

/** Work done, for scan details and PD's statistics. */
export interface MvccStats {
  /** Versions looked at. */
  totalVersions: number;
  /** Versions that were results. */
  processedVersions: number;
  processedBytes: number;
  locks: number;
  values: number;
}

export function newMvccStats(): MvccStats {
  return { totalVersions: 0, processedVersions: 0, processedBytes: 0, locks: 0, values: 0 };
}

/** Pessimistic locks that are in the leader's memory only. */
export interface MemoryPessimisticLocks {
  get(dataKey: Uint8Array): LockRecord | undefined;
  /** In key order, `[start, end)`; an absent bound is open. */
  range(start: Uint8Array | undefined, end: Uint8Array | undefined): Iterable<readonly [Uint8Array, LockRecord]>;
}

/** TiKV's: a step costs an eighth of a seek. */
const SEEK_BOUND = 8;

export class MvccReader implements Disposable {
  readonly snapshot: EngineSnapshot;
  readonly stats: MvccStats;
  /** Of the command that reads. */
  memoryLocks: MemoryPessimisticLocks | undefined;
  #writes: EngineIterator | undefined;
  /** Where `#writes` was last sent: a versioned key of `#targetKey`. */
  #target: Uint8Array = new Uint8Array(0);
  #targetKey: Uint8Array | undefined;
  #targetTs = 0n;

  constructor(
    snapshot: EngineSnapshot,
    stats: MvccStats = newMvccStats(),
    memoryLocks?: MemoryPessimisticLocks | undefined,
  ) {
    this.snapshot = snapshot;
    this.stats = stats;
    this.memoryLocks = memoryLocks;
  }

  loadLock(key: Uint8Array): LockRecord | undefined {
    const inMemory = this.memoryLocks?.get(key);
    if (inMemory !== undefined) return inMemory;
    const bytes = this.snapshot.get(CF.lock, key);
    if (bytes === undefined) return undefined;
    this.stats.locks++;
    return decodeLockRecord(bytes);
  }

  /** The newest version of `key` with commit ts <= `ts`, whatever its kind. */
  seekWrite(key: Uint8Array, ts: bigint): Version | undefined {
    this.#writes ??= this.snapshot.iterator(CF.write);
    const iterator = this.#writes;
    this.#moveTo(iterator, key, ts);
    if (!iterator.valid) return undefined;
    const found = iterator.key();
    if (!isVersionOf(found, key)) return undefined;
    this.stats.totalVersions++;
    return { commitTs: timestampOfKey(found), write: decodeWriteRecord(iterator.value()) };
  }

  // HOT: most point reads end here, without an object or a copy.
  /**
   * The value at `ts` when the newest version there is a PUT with a plain short value, borrowed until the reader is used
   * again. Undefined says nothing: ask {@link getWrite}, which finds the cursor in its place.
   */
  plainValue(key: Uint8Array, ts: bigint): Uint8Array | undefined {
    this.#writes ??= this.snapshot.iterator(CF.write);
    const iterator = this.#writes;
    this.#moveTo(iterator, key, ts);
    if (!iterator.valid || !isVersionOf(iterator.key(), key)) return undefined;
    const value = plainShortValue(iterator.value());
    if (value !== undefined) this.stats.totalVersions++;
    return value;
  }

  /** Steps when the last seek stopped at a newer version of the same key, else seeks. */
  #moveTo(iterator: EngineIterator, key: Uint8Array, ts: bigint): void {
    const sameKey = this.#targetKey !== undefined && compareBytes(this.#targetKey, key) === 0;
    const mayStep = sameKey && iterator.valid && ts <= this.#targetTs;
    if (!sameKey) {
      this.#target = versionedKey(key, ts);
      this.#targetKey = key;
    } else {
      writeU64Desc(this.#target, this.#target.length - TIMESTAMP_BYTES, ts);
    }
    this.#targetTs = ts;
    if (mayStep) {
      for (let step = 0; step < SEEK_BOUND; step++) {
        if (!iterator.valid || compareBytes(iterator.key(), this.#target) >= 0) return;
        iterator.next();
      }
    }
    iterator.seek(this.#target);
  }

  /** The record at exactly `commitTs`. */
  writeAt(key: Uint8Array, commitTs: bigint): WriteRecord | undefined {
    const bytes = this.snapshot.get(CF.write, versionedKey(key, commitTs));
    if (bytes === undefined) return undefined;
    this.stats.totalVersions++;
    return decodeWriteRecord(bytes);
  }

  /**
   * The PUT that a read at `ts` sees, through LOCK and ROLLBACK records, which are jumped over where they say how. A record
   * whose fence is at or below `fenceLimit` counts as collected; absent: fences are not looked at.
   */
  getWrite(key: Uint8Array, ts: bigint, fenceLimit: bigint | undefined): Version | undefined {
    const found = this.seekWrite(key, ts);
    return found === undefined ? undefined : this.resolve(key, found, fenceLimit);
  }

  /** As {@link getWrite}, from a version already found. */
  resolve(key: Uint8Array, from: Version, fenceLimit: bigint | undefined): Version | undefined {
    let version: Version | undefined = from;
    while (version !== undefined) {
      const write: WriteRecord = version.write;
      const commitTs: bigint = version.commitTs;
      if (fenceLimit !== undefined && !isVisibleThroughFence(write, fenceLimit)) return undefined;
      if (write.kind === 'put') return version;
      if (write.kind === 'delete') return undefined;
      const change: LastChange | undefined = write.lastChange;
      if (change !== undefined && change.ts === 0n) return undefined;
      if (change !== undefined && change.versions >= SEEK_BOUND) {
        const target = this.writeAt(key, change.ts);
        if (target === undefined) return undefined;
        assert(target.kind === 'put' || target.kind === 'delete', 'a last change is a PUT or a DELETE');
        version = { commitTs: change.ts, write: target };
      } else {
        version = commitTs === 0n ? undefined : this.seekWrite(key, commitTs - 1n);
      }
    }
    return undefined;
  }

  /** The value a PUT wrote. Throws {@link DefaultNotFoundError} when it is missing. */
  loadValue(key: Uint8Array, write: WriteRecord): Uint8Array {
    return write.shortValue ?? this.loadLongValue(key, write.startTs);
  }

  /** A value of the default family. Throws as {@link loadValue}. */
  loadLongValue(key: Uint8Array, startTs: bigint): Uint8Array {
    const value = this.snapshot.get(CF.default, versionedKey(key, startTs));
    if (value === undefined) throw new DefaultNotFoundError(userKeyOfDataKey(key));
    this.stats.values++;
    return value;
  }

  get(key: Uint8Array, ts: bigint, fenceLimit: bigint | undefined): Uint8Array | undefined {
    const version = this.getWrite(key, ts, fenceLimit);
    return version === undefined ? undefined : this.loadValue(key, version.write);
  }

  /**
   * What became of the transaction that began at `startTs`. All versions from the newest down to its start are walked:
   * a transaction may commit after one that began later.
   */
  commitRecord(key: Uint8Array, startTs: bigint): CommitRecord {
    let gcFence = 0n;
    for (let version = this.seekWrite(key, TS_MAX); version !== undefined; ) {
      const { commitTs, write }: Version = version;
      if (write.startTs === startTs) return { kind: 'single', commitTs, write };
      if (commitTs === startTs) {
        return write.hasOverlappedRollback ? { kind: 'overlapped' } : { kind: 'none', overlapped: { write, gcFence } };
      }
      if (commitTs < startTs) break;
      if (write.kind === 'put' || write.kind === 'delete') gcFence = commitTs;
      version = this.seekWrite(key, commitTs - 1n);
    }
    return { kind: 'none', overlapped: undefined };
  }

  [Symbol.dispose](): void {
    this.#writes?.[Symbol.dispose]();
    this.#writes = undefined;
  }
}
