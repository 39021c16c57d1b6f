/**
 * Byte-level helpers of the engine's file formats: little-endian integers, varints, internal keys, errors that name file and offset.
 *
 * An internal key is what memtables and tables order by: the user key, then the newest version first.
 *   +----------+---------+--------------------------+
 *   | user key | kind    | sequence                 |   as in RocksDB: u64 LE of (sequence << 8 | kind)
 *   | n bytes  | 1 byte  | 7 bytes, little endian   |
 *   +----------+---------+--------------------------+
 */
import { EngineError } from '../kv-engine.ts';

/** Kinds of entries; RocksDB's values, since they are in files. */
export const KIND_DELETE = 0;
export const KIND_PUT = 1;
export const KIND_SINGLE_DELETE = 7;
/** The value is an index into a blob file. */
export const KIND_BLOB = 17;
export const KIND_RANGE_DELETE = 15;

export const TRAILER_BYTES = 8;
/** Sorts before every real version of a key: a seek with it finds the newest. */
export const SEQUENCE_MAX = Number.MAX_SAFE_INTEGER;

export function corruption(file: string, offset: number, what: string): EngineError {
  return new EngineError('KV:Engine:Corruption', `${file}: ${what} at offset ${offset}`, { details: { file, offset } });
}

/** RocksDB stores checksums rotated and shifted, so that a checksum of data that holds checksums stays strong. */
export function maskCrc(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

export function readU32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)) >>>
    0
  );
}

export function writeU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

/** The sequence in the trailer at `at`; above 2^53 it is no number of ours and comes out rounded. */
export function readSequence(bytes: Uint8Array, at: number): number {
  const low = (bytes[at + 1] as number) | ((bytes[at + 2] as number) << 8) | ((bytes[at + 3] as number) << 16);
  const high = readU32(bytes, at + 4);
  return high * 0x1000000 + low;
}

/** The sequence of a trailer read as two words, little endian. */
export function sequenceOf(low: number, high: number): number {
  return (high >>> 0) * 0x1000000 + (low >>> 8);
}

export function writeTrailer(bytes: Uint8Array, at: number, sequence: number, kind: number): void {
  const low = sequence % 0x1000000;
  bytes[at] = kind;
  bytes[at + 1] = low;
  bytes[at + 2] = low >>> 8;
  bytes[at + 3] = low >>> 16;
  writeU32(bytes, at + 4, Math.floor(sequence / 0x1000000));
}

/** Order of user keys that are ranges of buffers. */
export function compareRanges(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const aLength = aEnd - aStart;
  const bLength = bEnd - bStart;
  const length = Math.min(aLength, bLength);
  for (let i = 0; i < length; i++) {
    const diff = (a[aStart + i] as number) - (b[bStart + i] as number);
    if (diff !== 0) return diff;
  }
  return aLength - bLength;
}

/** Whether `a[start, end)` is what stands in `b` from `at` on. */
export function sameBytes(a: Uint8Array, start: number, end: number, b: Uint8Array, at: number): boolean {
  for (let i = start; i < end; i++) if (a[i] !== b[at + i - start]) return false;
  return true;
}

/**
 * Copies `length` bytes, rounded up to whole words of four: a byte at a time costs three times as much, and `set` pays off far above the length of
 * keys. Both sides must have up to three bytes more; a target before its source may overlap it.
 */
export function copyWords(target: DataView, to: number, source: DataView, from: number, length: number): void {
  for (let i = 0; i < length; i += 4) target.setInt32(to + i, source.getInt32(from + i, true), true);
}

/** A growing buffer. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacityBytes = 256) {
    this.bytes = new Uint8Array(capacityBytes);
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  u8(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  u32(value: number): void {
    this.reserve(4);
    writeU32(this.bytes, this.length, value);
    this.length += 4;
  }

  /** A safe integer in eight bytes. */
  u64(value: number): void {
    this.u32(value % 0x1_0000_0000);
    this.u32(Math.floor(value / 0x1_0000_0000));
  }

  /** A safe integer, seven bits a byte, least significant first. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  append(source: Uint8Array, start = 0, end = source.length): void {
    this.reserve(end - start);
    this.bytes.set(start === 0 && end === source.length ? source : source.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Length and bytes. */
  block(source: Uint8Array): void {
    this.varint(source.length);
    this.append(source);
  }

  /** Borrowed until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Reads what {@link ByteWriter} wrote; anything else is a corruption named by `file` and `base` plus the position. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly base: number;
  position = 0;

  constructor(bytes: Uint8Array, file: string, base = 0) {
    this.bytes = bytes;
    this.file = file;
    this.base = base;
  }

  get done(): boolean {
    return this.position >= this.bytes.length;
  }

  u8(): number {
    const value = this.bytes[this.position];
    if (value === undefined) this.fail('data ends early');
    this.position++;
    return value;
  }

  u32(): number {
    if (this.position + 4 > this.bytes.length) this.fail('data ends early');
    this.position += 4;
    return readU32(this.bytes, this.position - 4);
  }

  u64(): number {
    const low = this.u32();
    const value = this.u32() * 0x1_0000_0000 + low;
    if (!Number.isSafeInteger(value)) this.fail('number above 2^53');
    return value;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (value > Number.MAX_SAFE_INTEGER) this.fail('number above 2^53');
      if (byte < 0x80) return value;
      scale *= 0x80;
      if (scale > 2 ** 63) this.fail('overlong number');
    }
  }

  /** `count` bytes as a view. */
  take(count: number): Uint8Array {
    if (this.position + count > this.bytes.length) this.fail('data ends early');
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  block(): Uint8Array {
    return this.take(this.varint());
  }

  fail(what: string): never {
    throw corruption(this.file, this.base + this.position, what);
  }
}
