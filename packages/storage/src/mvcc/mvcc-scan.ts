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
  type LockRecord,
  plainShortValue,
  TIMESTAMP_BYTES,
  timestampOfKey,
  versionedKey,
  writeU64Desc,
} from '@tessera/codec';
import { CF, type EngineIterator } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { type ReadView, readConflict } from './lock-info.ts';
import type { MvccFailure } from './mvcc-error.ts';
import type { MvccReader, Version } from './mvcc-reader.ts';
import { newerThanRead } from './point-get.ts';
import { RowWalk } from './row-walk.ts';

export interface ScanOptions {
  /** Absent: from the first key. */
  readonly lower?: Uint8Array | undefined;
  /** Exclusive; absent: to the last key. */
  readonly upper?: Uint8Array | undefined;
  readonly keyOnly?: boolean | undefined;
  readonly reverse?: boolean | undefined;
}

/** Versions of a key that are passed before a seek: rows come many at a call, so that a seek costs as much as some thirty steps. */
const STEPS_MAX = 16;
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
  /** The read timestamp as keys end with it: versions compare as bytes, bigints cost ten times as much. */
  readonly #tsSuffix = new Uint8Array(TIMESTAMP_BYTES);
  readonly #writes: RowWalk;
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
    writeU64Desc(this.#tsSuffix, 0, view.ts);
    this.#writes = new RowWalk(reader.snapshot.iterator(CF.write, { lower, upper }));
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

  /** The write cursor stands at a version of `key`. */
  #inKey(): boolean {
    const { valid, keyBytes, keyStart, keyEnd } = this.#writes;
    const { key } = this;
    if (!valid || keyEnd - keyStart !== key.length + TIMESTAMP_BYTES) return false;
    // Neighbours differ near the end: user keys share long prefixes.
    for (let i = key.length - 1; i >= 0; i--) if (keyBytes[keyStart + i] !== key[i]) return false;
    return true;
  }

  /** Chooses the next user key: fills `key` and `#leaveKey` (it has versions) and returns its lock. */
  #nextKey(): LockRecord | undefined | typeof END {
    const locks = this.#locks;
    const hasLock = locks?.valid === true;
    const { valid, keyBytes, keyStart, keyEnd } = this.#writes;
    if (!valid && !hasLock) return END;
    let order = 1;
    if (valid) {
      const userEnd = keyEnd - TIMESTAMP_BYTES;
      assert(userEnd > keyStart, 'a versioned key has a timestamp');
      const key = keyBytes.slice(keyStart, userEnd);
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
    if (!(this.#reverse ? this.#readBackwards() : this.#readForwards())) return false;
    this.#reader.stats.processedVersions++;
    this.#reader.stats.processedBytes += this.key.length + this.value.length;
    return true;
  }

  /** The cursor stands at the newest version of `key` and is left at the visible one, or in another key. */
  #readForwards(): boolean {
    for (let step = 0; this.#inKey(); step++) {
      this.#reader.stats.totalVersions++;
      if (this.#isVisible()) return this.#take(this.#writes.value());
      if (step < STEPS_MAX) this.#writes.step();
      else this.#writes.seek(versionedKey(this.key, this.#view.ts));
    }
    this.#leaveKey = false;
    return false;
  }

  /** The cursor stands at the oldest version of `key` and is left before the key, or somewhere in it. */
  #readBackwards(): boolean {
    this.#reader.stats.totalVersions++;
    if (!this.#isVisible()) return false;
    const commitTs = this.#commitTs();
    const oldest = copyBytes(this.#writes.value());
    this.#writes.step();
    if (this.#inKey()) return this.#show(this.#reader.getWrite(this.key, this.#view.ts, this.#view.ts));
    this.#leaveKey = false;
    return this.#take(oldest, commitTs);
  }

  #isVisible(): boolean {
    const { keyBytes, keyEnd } = this.#writes;
    for (let i = 0; i < TIMESTAMP_BYTES; i++) {
      const difference = (keyBytes[keyEnd - TIMESTAMP_BYTES + i] as number) - (this.#tsSuffix[i] as number);
      if (difference !== 0) return difference > 0;
    }
    return true;
  }

  /** Of the version where the write cursor stands. */
  #commitTs(): bigint {
    return timestampOfKey(this.#writes.keyBytes, this.#writes.keyEnd);
  }

  /** Makes the row of the record; only LOCK and ROLLBACK need the reader's own cursor. */
  #take(record: Uint8Array, commitTs = this.#commitTs()): boolean {
    const plain = plainShortValue(record);
    if (plain !== undefined) {
      this.commitTs = commitTs;
      if (!this.#keyOnly) this.value = plain;
      return true;
    }
    const { ts } = this.#view;
    return this.#show(this.#reader.resolve(this.key, { commitTs, write: decodeWriteRecord(record) }, ts));
  }

  #show(version: Version | undefined): boolean {
    if (version === undefined) return false;
    this.commitTs = version.commitTs;
    if (!this.#keyOnly) this.value = this.#reader.loadValue(this.key, version.write);
    return true;
  }

  /** Moves the write cursor out of the versions of `key`. */
  #passVersions(): void {
    this.#leaveKey = false;
    const cursor = this.#writes;
    if (this.#reverse) {
      if (!this.#inKey()) return;
      cursor.seekForPrev(this.key);
      return;
    }
    for (let step = 0; this.#inKey(); step++) {
      if (step === STEPS_MAX) cursor.seek(versionedKey(this.key, 0n));
      else cursor.step();
    }
  }

  [Symbol.dispose](): void {
    this.#writes[Symbol.dispose]();
    this.#locks?.[Symbol.dispose]();
  }
}

const END = Symbol('end of range');
