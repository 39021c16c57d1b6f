/**
 * Walks the keys of a range as a read at one timestamp sees them, forwards or backwards: KvScan and what coprocessor and
 * backup will read by.
 *
 * Two cursors, over locks and over versions, are merged by user key. A blocked key is a row with its failure, and the walk
 * goes on. Bounds are data keys without timestamps and must be within the region.
 *
 * A `next()` that throws BlockMiss has moved cursors: the driver runs the page again from its start.
 */
import { assert, compareBytes, copyBytes } from '@tessera/base';
import {
  decodeLockRecord,
  decodeWriteRecord,
  isVersionOf,
  isVisibleThroughFence,
  type LockRecord,
  TIMESTAMP_BYTES,
  timestampOfKey,
  versionedKey,
} from '@tessera/codec';
import { CF, type EngineIterator } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { type ReadView, readConflict } from './lock-info.ts';
import type { MvccFailure } from './mvcc-error.ts';
import { type MvccReader, ownedWrite, SEEK_BOUND, type Version } from './mvcc-reader.ts';
import { newerThanRead } from './point-get.ts';

export interface ScanOptions {
  /** Absent: from the first key. */
  readonly lower?: Uint8Array | undefined;
  /** Exclusive; absent: to the last key. */
  readonly upper?: Uint8Array | undefined;
  readonly keyOnly?: boolean | undefined;
  readonly reverse?: boolean | undefined;
}

const NO_VALUE = new Uint8Array(0);

// HOT: every row of a scan passes here.
export class MvccScan implements Disposable {
  /** Data key of the row. */
  key: Uint8Array = NO_VALUE;
  /** Borrowed until the next call of `next`; empty when only keys are asked for or the row failed. */
  value: Uint8Array = NO_VALUE;
  /** 0 as in `pointGet`. */
  commitTs = 0n;
  /** Set: the row is blocked. */
  failure: MvccFailure | undefined;

  readonly #reader: MvccReader;
  readonly #view: ReadView;
  readonly #keyOnly: boolean;
  readonly #reverse: boolean;
  readonly #writes: EngineIterator;
  /** Absent where locks do not matter. */
  readonly #locks: EngineIterator | undefined;
  /** The write cursor may still stand in versions of `key`. */
  #leaveKey = false;

  constructor(reader: MvccReader, view: ReadView, options: ScanOptions) {
    const { lower, upper, keyOnly = false, reverse = false } = options;
    this.#reader = reader;
    this.#view = view;
    this.#keyOnly = keyOnly;
    this.#reverse = reverse;
    this.#writes = reader.snapshot.iterator(CF.write, { lower, upper });
    if (view.isolation !== kvrpcpb.IsolationLevel.RC) {
      this.#locks = reader.snapshot.iterator(CF.lock, { lower, upper });
    }
    for (const cursor of [this.#writes, this.#locks]) {
      if (reverse) cursor?.seekToLast();
      else cursor?.seekToFirst();
    }
  }

  /** False at the end of the range. */
  next(): boolean {
    this.failure = undefined;
    this.value = NO_VALUE;
    for (;;) {
      if (this.#leaveKey) this.#passVersions();
      const lock = this.#nextKey();
      if (lock === END) return false;
      if (lock !== undefined) {
        const conflict = readConflict(lock, false, this.key, this.#view);
        if (conflict !== undefined) {
          if (this.#blocked(lock, conflict)) return true;
          continue;
        }
      }
      if (this.#leaveKey && this.#readKey()) return true;
    }
  }

  /** Chooses the next user key: fills `key` and `#leaveKey` (it has versions) and returns its lock. */
  #nextKey(): LockRecord | undefined | typeof END {
    const writes = this.#writes;
    const locks = this.#locks;
    const hasLock = locks?.valid === true;
    if (!writes.valid && !hasLock) return END;
    let order = 1;
    if (writes.valid) {
      const versioned = writes.key();
      const userEnd = versioned.length - TIMESTAMP_BYTES;
      assert(userEnd > 0, 'a versioned key has a timestamp');
      const key = copyBytes(versioned.subarray(0, userEnd));
      order = hasLock ? compareBytes(key, (locks as EngineIterator).key()) : -1;
      if (this.#reverse && hasLock) order = -order;
      if (order <= 0) this.key = key;
    }
    this.#leaveKey = order <= 0;
    if (!hasLock || order < 0) return undefined;
    const cursor = locks as EngineIterator;
    if (order > 0) this.key = copyBytes(cursor.key());
    // Copied: the cursor moves on, the record is answered or read.
    const lock = decodeLockRecord(copyBytes(cursor.value()));
    this.#reader.stats.locks++;
    if (this.#reverse) cursor.prev();
    else cursor.next();
    return lock;
  }

  /** True when there is a row: the failure, or the value in the lock of a transaction known to be committed. */
  #blocked(lock: LockRecord, conflict: MvccFailure): boolean {
    this.commitTs = 0n;
    if (!this.#view.committedLocks.includes(lock.startTs)) {
      this.failure = conflict;
      return true;
    }
    if (lock.kind === 'delete') return false;
    if (!this.#keyOnly) this.value = lock.shortValue ?? this.#reader.loadLongValue(this.key, lock.startTs);
    return true;
  }

  #readKey(): boolean {
    if (this.#view.isolation === kvrpcpb.IsolationLevel.RCCheckTS) {
      this.failure = newerThanRead(this.#reader, this.key, this.#view);
      if (this.failure !== undefined) return true;
    }
    const version = this.#reverse ? this.#visibleBackwards() : this.#visibleForwards();
    if (version === undefined) return false;
    this.commitTs = version.commitTs;
    if (!this.#keyOnly) this.value = this.#reader.loadValue(this.key, version.write);
    this.#reader.stats.processedVersions++;
    this.#reader.stats.processedBytes += this.key.length + this.value.length;
    return true;
  }

  /** The cursor stands at the newest version of `key` and is left at the visible one, or in another key. */
  #visibleForwards(): Version | undefined {
    const { key } = this;
    const { ts } = this.#view;
    const cursor = this.#writes;
    for (let step = 0; ; step++) {
      if (!cursor.valid || !isVersionOf(cursor.key(), key)) {
        this.#leaveKey = false;
        return undefined;
      }
      this.#reader.stats.totalVersions++;
      const commitTs = timestampOfKey(cursor.key());
      if (commitTs <= ts) return this.#resolve({ commitTs, write: decodeWriteRecord(cursor.value()) });
      if (step < SEEK_BOUND) cursor.next();
      else cursor.seek(versionedKey(key, ts));
    }
  }

  /** The cursor stands at the oldest version of `key` and is left before the key, or somewhere in it. */
  #visibleBackwards(): Version | undefined {
    const { key } = this;
    const { ts } = this.#view;
    const cursor = this.#writes;
    const commitTs = timestampOfKey(cursor.key());
    this.#reader.stats.totalVersions++;
    if (commitTs > ts) return undefined;
    const oldest = { commitTs, write: ownedWrite(cursor.value()) };
    cursor.prev();
    if (cursor.valid && isVersionOf(cursor.key(), key)) return this.#reader.getWrite(key, ts, ts);
    this.#leaveKey = false;
    return this.#resolve(oldest);
  }

  /** Most versions are what they are; only LOCK and ROLLBACK need the reader's own cursor. */
  #resolve(version: Version): Version | undefined {
    const { kind } = version.write;
    const { ts } = this.#view;
    if (kind === 'put') return isVisibleThroughFence(version.write, ts) ? version : undefined;
    return kind === 'delete' ? undefined : this.#reader.resolve(this.key, version, ts);
  }

  /** Moves the write cursor out of the versions of `key`. */
  #passVersions(): void {
    this.#leaveKey = false;
    const { key } = this;
    const cursor = this.#writes;
    if (this.#reverse) {
      if (cursor.valid && isVersionOf(cursor.key(), key)) cursor.seekForPrev(key);
      return;
    }
    for (let step = 0; cursor.valid && isVersionOf(cursor.key(), key); step++) {
      if (step === SEEK_BOUND) cursor.seek(versionedKey(key, 0n));
      else cursor.next();
    }
  }

  [Symbol.dispose](): void {
    this.#writes[Symbol.dispose]();
    this.#locks?.[Symbol.dispose]();
  }
}

const END = Symbol('end of range');
