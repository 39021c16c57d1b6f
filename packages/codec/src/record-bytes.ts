/**
 * Cursors over the small tagged records of the lock and write families (facts 1.1, 1.4, 1.5): fixed and variable numbers,
 * length-prefixed bytes. The reader checks every length, since records come from files and from peers.
 */
import { CodecError } from './codec-error.ts';
import { readU32, readU64, writeU64 } from './fixed64.ts';

/** Reads forward; every method throws {@link CodecError} when the bytes end too early. Bytes it returns are views. */
export class RecordReader {
  readonly bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.#at = offset;
  }

  get done(): boolean {
    return this.#at >= this.bytes.length;
  }

  /** Bytes that are left: bounds what a count in the record may claim. */
  get left(): number {
    return this.bytes.length - this.#at;
  }

  u8(): number {
    const byte = this.bytes[this.#at++];
    if (byte === undefined) throw new CodecError('ValueLength', 'a record ends too early');
    return byte;
  }

  u64(): bigint {
    const at = this.#take(8);
    return readU64(this.bytes, at);
  }

  // HOT: one call a record. Halves, and one bigint at the end.
  varU64(): bigint {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.u8();
      const group = byte & 0x7f;
      if (shift < 28) low |= group << shift;
      else if (shift === 28) {
        low |= group << 28;
        high = group >>> 4;
      } else if (shift < 63) high |= group << (shift - 32);
      else {
        if (group > 1) break;
        high |= group << 31;
      }
      if (byte < 0x80) return high === 0 ? BigInt(low >>> 0) : (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    }
    throw new CodecError('ValueMeta', 'a variable number has more than 64 bits');
  }

  /** A variable number below 2^53. */
  varNumber(): number {
    const value = this.varU64();
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new CodecError('ValueMeta', `${value} is out of range`);
    return Number(value);
  }

  /** A fixed number where "huge" is enough to know: from 2^53 on it reads as the largest safe integer. */
  u64Saturated(): number {
    const at = this.#take(8);
    const high = readU32(this.bytes, at);
    return high >= 2 ** 21 ? Number.MAX_SAFE_INTEGER : high * 4_294_967_296 + readU32(this.bytes, at + 4);
  }

  view(length: number): Uint8Array {
    const at = this.#take(length);
    return this.bytes.subarray(at, at + length);
  }

  /** "Compact bytes": a zig-zag length, then the bytes. */
  compactBytes(): Uint8Array {
    const zigzag = this.varNumber();
    if (zigzag % 2 !== 0) throw new CodecError('ValueLength', 'bytes of a negative length');
    return this.view(zigzag / 2);
  }

  #take(length: number): number {
    const at = this.#at;
    if (length > this.bytes.length - at) throw new CodecError('ValueLength', 'a record ends too early');
    this.#at = at + length;
    return at;
  }
}

const FIRST_CAPACITY = 256;

/** Builds one record at a time in a buffer it keeps. */
export class RecordWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #length = 0;

  u8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  u64(value: bigint): void {
    this.#reserve(8);
    writeU64(this.#bytes, this.#length, value);
    this.#length += 8;
  }

  varU64(value: bigint): void {
    this.#reserve(10);
    let rest = value;
    while (rest > 0xffff_ffffn) {
      this.#bytes[this.#length++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.varNumber(Number(rest));
  }

  /** `value`: a safe integer at or above zero. */
  varNumber(value: number): void {
    this.#reserve(10);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  compactBytes(bytes: Uint8Array): void {
    this.varNumber(bytes.length * 2);
    this.raw(bytes);
  }

  /** What was written since the last call, borrowed until something is written again. */
  finish(): Uint8Array {
    const out = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return out;
  }

  #reserve(length: number): void {
    const needed = this.#length + length;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
