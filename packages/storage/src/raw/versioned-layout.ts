/**
 * Raw pairs of API V2 (facts 1.6): each write is a version of its own,
 *
 *   'z' | memcomparable(user key) | timestamp, descending  ->  value [| expiry] | flags
 *
 * in the default family. The newest version is the pair; a delete is a version too. Older ones are garbage once the safe
 * point has passed them (`gc/raw-filter.ts`).
 */
import {
  DATA_PREFIX,
  decodedBytesLength,
  encodeBytes,
  encodedBytesEnd,
  encodedBytesLength,
  encodeRawValue,
  isVersionOf,
  readEncodedBytes,
  TIMESTAMP_BYTES,
  V2_TOMBSTONE,
  writeEncodedBytes,
} from '@tessera/codec';
import {
  BlockMiss,
  type ColumnFamily,
  type EngineIterator,
  type EngineSnapshot,
  type WriteBatch,
} from '@tessera/engine';
import type { Range, RawLayout, RawRows } from './layout.ts';

/** Longer keys get a buffer of their own. */
const SHORT_KEY_BYTES = 256;
/** TiKV's for transactions: a step costs an eighth of a seek. */
const STEPS_MAX = 8;

// HOT
/** Keys for calls that only borrow them: one buffer for each length. */
class EncodedScratch {
  readonly #reserve: number;
  readonly #buffers: (Uint8Array | undefined)[] = [];

  /** `reserve` bytes follow the key. */
  constructor(reserve: number) {
    this.#reserve = reserve;
  }

  /** 'z' + the encoded key + room, valid until the next call. */
  dataKey(key: Uint8Array): Uint8Array {
    const length = 1 + encodedBytesLength(key.length) + this.#reserve;
    let buffer = key.length > SHORT_KEY_BYTES ? undefined : this.#buffers[length];
    if (buffer === undefined) {
      buffer = new Uint8Array(length);
      buffer[0] = DATA_PREFIX;
      if (key.length <= SHORT_KEY_BYTES) this.#buffers[length] = buffer;
    }
    writeEncodedBytes(buffer, 1, key);
    return buffer;
  }
}

// HOT
export class VersionedLayout implements RawLayout {
  readonly #prefixes = new EncodedScratch(0);
  readonly #versions = new EncodedScratch(TIMESTAMP_BYTES);
  /** Point reads of one turn share a snapshot, so they share a cursor too. */
  #snapshot: EngineSnapshot | undefined;
  #cf: ColumnFamily = 0;
  #cursor: EngineIterator | undefined;

  bound(key: Uint8Array): Uint8Array {
    return encodeBytes(key);
  }

  find(snapshot: EngineSnapshot, cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    if (snapshot !== this.#snapshot || cf !== this.#cf || this.#cursor === undefined) {
      this.#cursor = snapshot.iterator(cf);
      this.#snapshot = snapshot;
      this.#cf = cf;
    }
    const cursor = this.#cursor;
    const prefix = this.#prefixes.dataKey(key);
    cursor.seek(prefix);
    return cursor.valid && isVersionOf(cursor.key(), prefix) ? cursor.value() : undefined;
  }

  detach(): void {
    this.#cursor = undefined;
    this.#snapshot = undefined;
  }

  findMany(
    snapshot: EngineSnapshot,
    cf: ColumnFamily,
    keys: readonly Uint8Array[],
  ): readonly (Uint8Array | undefined)[] {
    using cursor = snapshot.iterator(cf);
    const newest: Uint8Array[] = [];
    const places: number[] = [];
    // All that is missing is loaded together.
    const missing: unknown[] = [];
    for (let i = 0; i < keys.length; i++) {
      const prefix = this.#prefixes.dataKey(keys[i] as Uint8Array);
      try {
        cursor.seek(prefix);
      } catch (thrown) {
        if (!(thrown instanceof BlockMiss)) throw thrown;
        missing.push(...thrown.blocks);
        continue;
      }
      if (!cursor.valid || !isVersionOf(cursor.key(), prefix)) continue;
      newest.push(cursor.key().slice());
      places.push(i);
    }
    if (missing.length > 0) throw new BlockMiss(snapshot, missing);
    const values = snapshot.multiGet(cf, newest);
    const found: (Uint8Array | undefined)[] = new Array(keys.length).fill(undefined);
    for (let i = 0; i < places.length; i++) found[places[i] as number] = values[i];
    return found;
  }

  rows(snapshot: EngineSnapshot, cf: ColumnFamily, range: Range, reverse: boolean): RawRows {
    const iterator = snapshot.iterator(cf, range);
    return reverse ? new RowsBackwards(iterator) : new RowsForwards(iterator);
  }

  put(
    batch: WriteBatch,
    cf: ColumnFamily,
    key: Uint8Array,
    value: Uint8Array,
    expirySeconds: number,
    stamp: Uint8Array,
  ): void {
    batch.put(cf, this.#version(key, stamp), encodeRawValue('V2', value, expirySeconds));
  }

  delete(batch: WriteBatch, cf: ColumnFamily, key: Uint8Array, stamp: Uint8Array): void {
    batch.put(cf, this.#version(key, stamp), V2_TOMBSTONE);
  }

  #version(key: Uint8Array, stamp: Uint8Array): Uint8Array {
    const version = this.#versions.dataKey(key);
    version.set(stamp, version.length - TIMESTAMP_BYTES);
    return version;
  }
}

/** Bytes that are set again and again. */
class Bytes {
  #buffer = new Uint8Array(256);
  view: Uint8Array = this.#buffer.subarray(0, 0);

  /** Room for `length` bytes, whose content is of no interest. */
  reserve(length: number): Uint8Array {
    if (length > this.#buffer.length) this.#buffer = new Uint8Array(length * 2);
    if (length !== this.view.length || this.view.buffer !== this.#buffer.buffer) {
      this.view = this.#buffer.subarray(0, length);
    }
    return this.view;
  }

  set(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes);
  }
}

/** The user key of a version in `out`. */
function decodeUserKey(version: Uint8Array, out: Bytes): Uint8Array {
  const end = encodedBytesEnd(version, 1);
  const length = decodedBytesLength(version, 1, end);
  readEncodedBytes(version, 1, out.reserve(length), length);
  return out.view;
}

/** The newest version comes first: it is the row, and what follows of its key is passed over. */
class RowsForwards implements RawRows {
  readonly #iterator: EngineIterator;
  readonly #userKey = new Bytes();
  /** Without timestamp, the key of the row that was consumed. */
  readonly #passed = new Bytes();
  #state: 'unplaced' | 'at-row' | 'consumed' | 'passing' = 'unplaced';

  constructor(iterator: EngineIterator) {
    this.#iterator = iterator;
  }

  advance(): boolean {
    const iterator = this.#iterator;
    if (this.#state === 'unplaced') iterator.seekToFirst();
    else if (this.#state === 'consumed') this.#pass(false);
    else if (this.#state === 'passing') this.#pass(true);
    this.#state = 'at-row';
    return iterator.valid;
  }

  /** `interrupted`: the cursor's place is lost. */
  #pass(interrupted: boolean): void {
    const iterator = this.#iterator;
    if (!interrupted) {
      const key = iterator.key();
      this.#passed.set(key.subarray(0, key.length - TIMESTAMP_BYTES));
      this.#state = 'passing';
      for (let i = 0; i < STEPS_MAX; i++) {
        iterator.next();
        if (!iterator.valid || !isVersionOf(iterator.key(), this.#passed.view)) return;
      }
    }
    const { view } = this.#passed;
    const oldest = new Uint8Array(view.length + TIMESTAMP_BYTES).fill(0xff);
    oldest.set(view);
    iterator.seek(oldest);
    if (iterator.valid && isVersionOf(iterator.key(), view)) iterator.next();
  }

  consume(): void {
    this.#state = 'consumed';
  }

  key(): Uint8Array {
    return decodeUserKey(this.#iterator.key(), this.#userKey);
  }

  value(): Uint8Array {
    return this.#iterator.value();
  }

  [Symbol.dispose](): void {
    this.#iterator[Symbol.dispose]();
  }
}

/** The oldest version comes first: each is kept until one of another key shows that it was the newest. */
class RowsBackwards implements RawRows {
  readonly #iterator: EngineIterator;
  readonly #userKey = new Bytes();
  readonly #newest = new Bytes();
  readonly #value = new Bytes();
  #prefix: Uint8Array | undefined;
  #state: 'unplaced' | 'at-row' | 'searching' | 'stepping' = 'unplaced';

  constructor(iterator: EngineIterator) {
    this.#iterator = iterator;
  }

  advance(): boolean {
    const iterator = this.#iterator;
    if (this.#state === 'unplaced') {
      iterator.seekToLast();
      this.#state = 'searching';
    } else if (this.#state === 'stepping') {
      // The cursor's place was lost on the way from the version that was kept last.
      iterator.seekForPrev(this.#newest.view);
      iterator.prev();
      this.#state = 'searching';
    }
    if (this.#state === 'searching') {
      while (iterator.valid && this.#belongs(iterator.key())) this.#keepAndStep();
      this.#state = 'at-row';
    }
    return this.#prefix !== undefined;
  }

  /** Of the row that is being put together; the first version of a row always does. */
  #belongs(version: Uint8Array): boolean {
    return this.#prefix === undefined || isVersionOf(version, this.#prefix);
  }

  #keepAndStep(): void {
    const iterator = this.#iterator;
    // May miss, and leaves the cursor where it is.
    this.#value.set(iterator.value());
    const version = iterator.key();
    this.#newest.set(version);
    this.#prefix ??= version.slice(0, version.length - TIMESTAMP_BYTES);
    this.#state = 'stepping';
    iterator.prev();
    this.#state = 'searching';
  }

  consume(): void {
    this.#prefix = undefined;
    this.#state = 'searching';
  }

  key(): Uint8Array {
    return decodeUserKey(this.#newest.view, this.#userKey);
  }

  value(): Uint8Array {
    return this.#value.view;
  }

  [Symbol.dispose](): void {
    this.#iterator[Symbol.dispose]();
  }
}
