/**
 * A list of writes that apply together, encoded flat into one growing buffer, so that building and applying it costs no
 * object per key. The same bytes are the payload of a record of the write-ahead log.
 *
 * One operation:
 *   +----------------------+---------------+------------------+-----+------------------+
 *   | kind << 4 | family   | key length    | value length     | key | value / end key  |
 *   | 1 byte               | varint        | varint, no delete|     | absent in delete |
 *   +----------------------+---------------+------------------+-----+------------------+
 */
import { assert } from '@tessera/base';
import { type ColumnFamily, EngineError } from './kv-engine.ts';

export const BATCH_PUT = 0;
export const BATCH_DELETE = 1;
/** Key is the start, value the exclusive end. */
export const BATCH_DELETE_RANGE = 2;

/** Half of what a typed array's 32-bit offsets can address, and more than any command may carry. */
const MAX_BATCH_BYTES = 2 ** 30;
/** Below this a byte loop beats `TypedArray.set` (50 ns a call). */
const SHORT_COPY_BYTES = 24;

// HOT: every written key passes here.
export class WriteBatch {
  #bytes: Uint8Array;
  #length = 0;
  #count = 0;

  constructor(capacityBytes = 1024) {
    this.#bytes = new Uint8Array(capacityBytes);
  }

  /** The batch whose {@link encoded} this is, which it takes over. Throws {@link EngineError} on bytes that are no batch. */
  static from(encoded: Uint8Array): WriteBatch {
    const batch = new WriteBatch(0);
    const cursor = new BatchCursor(encoded);
    while (cursor.next()) batch.#count++;
    batch.#bytes = encoded;
    batch.#length = encoded.length;
    return batch;
  }

  /** Operations in it. */
  get count(): number {
    return this.#count;
  }

  /** Encoded size: keys, values and a few bytes each. */
  get sizeBytes(): number {
    return this.#length;
  }

  /** The encoding; borrowed until the batch changes. */
  encoded(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Copies key and value. */
  put(cf: ColumnFamily, key: Uint8Array, value: Uint8Array): void {
    this.#reserve(key.length + value.length + 11);
    this.#bytes[this.#length++] = (BATCH_PUT << 4) | cf;
    this.#varint(key.length);
    this.#varint(value.length);
    this.#append(key);
    this.#append(value);
    this.#count++;
  }

  /** As `put`, of parts of `bytes`, the key with `prefix` before it: for decoders, which then need no views. */
  putSlices(
    cf: ColumnFamily,
    prefix: number,
    bytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    valueStart: number,
    valueEnd: number,
  ): void {
    this.#reserve(keyEnd - keyStart + valueEnd - valueStart + 12);
    this.#bytes[this.#length++] = (BATCH_PUT << 4) | cf;
    this.#varint(keyEnd - keyStart + 1);
    this.#varint(valueEnd - valueStart);
    this.#bytes[this.#length++] = prefix;
    this.#slice(bytes, keyStart, keyEnd);
    this.#slice(bytes, valueStart, valueEnd);
    this.#count++;
  }

  delete(cf: ColumnFamily, key: Uint8Array): void {
    this.#reserve(key.length + 6);
    this.#bytes[this.#length++] = (BATCH_DELETE << 4) | cf;
    this.#varint(key.length);
    this.#append(key);
    this.#count++;
  }

  /** Deletes what is in `[start, end)` when the batch applies, earlier operations of this batch included. Empty range: nothing. */
  deleteRange(cf: ColumnFamily, start: Uint8Array, end: Uint8Array): void {
    this.#reserve(start.length + end.length + 11);
    this.#bytes[this.#length++] = (BATCH_DELETE_RANGE << 4) | cf;
    this.#varint(start.length);
    this.#varint(end.length);
    this.#append(start);
    this.#append(end);
    this.#count++;
  }

  /** Adds all operations of `other` after ours. */
  append(other: WriteBatch): void {
    assert(other !== this, 'a batch is not appended to itself');
    this.#reserve(other.#length);
    this.#bytes.set(other.#bytes.subarray(0, other.#length), this.#length);
    this.#length += other.#length;
    this.#count += other.#count;
  }

  /** Empties it; the buffer is kept for the next use. */
  clear(): void {
    this.#length = 0;
    this.#count = 0;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    if (needed > MAX_BATCH_BYTES) {
      throw new EngineError('KV:Engine:Invalid', `a write batch may not exceed ${MAX_BATCH_BYTES} bytes`);
    }
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2, 256));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  #varint(value: number): void {
    const bytes = this.#bytes;
    let rest = value;
    while (rest >= 0x80) {
      bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[this.#length++] = rest;
  }

  #slice(source: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes;
    let to = this.#length;
    // A view costs as much as copying a few dozen bytes.
    if (end - start <= 2 * SHORT_COPY_BYTES) for (let i = start; i < end; i++) bytes[to++] = source[i] as number;
    else {
      bytes.set(source.subarray(start, end), to);
      to += end - start;
    }
    this.#length = to;
  }

  #append(source: Uint8Array): void {
    const bytes = this.#bytes;
    const start = this.#length;
    const length = source.length;
    if (length <= SHORT_COPY_BYTES) {
      for (let i = 0; i < length; i++) bytes[start + i] = source[i] as number;
    } else {
      bytes.set(source, start);
    }
    this.#length = start + length;
  }
}

/**
 * Walks an encoded batch without an object per operation: `next()` fills the fields, offsets count into `bytes`.
 * Throws {@link EngineError} on bytes that are no batch.
 */
export class BatchCursor {
  readonly bytes: Uint8Array;
  kind = 0;
  cf: ColumnFamily = 0;
  keyStart = 0;
  keyEnd = 0;
  /** Equal to `valueEnd` in a delete. */
  valueStart = 0;
  valueEnd = 0;
  #position = 0;

  constructor(encoded: Uint8Array) {
    this.bytes = encoded;
  }

  next(): boolean {
    const { bytes } = this;
    if (this.#position >= bytes.length) return false;
    const head = bytes[this.#position++] as number;
    this.kind = head >>> 4;
    if (this.kind > BATCH_DELETE_RANGE || (head & 15) > 3) this.#corrupt();
    this.cf = (head & 15) as ColumnFamily;
    const keyLength = this.#varint();
    const valueLength = this.kind === BATCH_DELETE ? 0 : this.#varint();
    this.keyStart = this.#position;
    this.keyEnd = this.keyStart + keyLength;
    this.valueStart = this.keyEnd;
    this.valueEnd = this.valueStart + valueLength;
    if (this.valueEnd > bytes.length) this.#corrupt();
    this.#position = this.valueEnd;
    return true;
  }

  #varint(): number {
    const { bytes } = this;
    let value = 0;
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = bytes[this.#position++];
      if (byte === undefined) this.#corrupt();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    this.#corrupt();
  }

  #corrupt(): never {
    throw new EngineError('KV:Engine:Corruption', `write batch is malformed near byte ${this.#position}`);
  }
}
