/**
 * Protobuf reader: a cursor over borrowed bytes. Generated code switches on tags and calls these.
 *
 * Bounds are checked once per message, not per byte: reading past the end yields `undefined` bytes, which end any
 * varint, and every message checks that the cursor stopped exactly at its end. Hence lengths are checked before
 * they move the cursor, and `limit` is what the enclosing field allows.
 *
 * HOT: no allocation but the views of bytes fields.
 */
import { EMPTY_BYTES } from '@tessera/base';

/** Malformed or over-limit protobuf input. */
export class DecodeError extends Error {
  override name = 'DecodeError';
}

/** Deeper nesting than protobuf's own default limit is refused: recursion must not exhaust the stack. */
export const MAX_NESTING = 100;

const BIG = new BigUint64Array(1);
const SIGNED_BIG = new BigInt64Array(BIG.buffer);
const HALVES = new Uint32Array(BIG.buffer);
const utf8Slice = (
  Buffer.prototype as unknown as { utf8Slice: (this: Uint8Array, start: number, end: number) => string }
).utf8Slice;

export class Reader {
  readonly buffer: Uint8Array;
  position: number;
  /** Exclusive end of the message being read. */
  limit: number;
  /** High half of the last 64-bit varint. */
  #high = 0;
  #depth = 0;

  constructor(buffer: Uint8Array, position = 0, limit = buffer.length) {
    this.buffer = buffer;
    this.position = position;
    this.limit = limit;
  }

  /** A tag; below 2^32 by the wire format. */
  tag(): number {
    const first = this.buffer[this.position] as number;
    if (first < 128) {
      this.position++;
      return first;
    }
    return this.uint32();
  }

  /** Low 32 bits of a varint as an int32, the high half into `#high`. */
  #varint(): number {
    const buffer = this.buffer;
    let position = this.position;
    let byte = buffer[position++] as number;
    this.#high = 0;
    let low = byte & 127;
    for (let shift = 7; byte > 127 && shift < 28; shift += 7) {
      byte = buffer[position++] as number;
      low |= (byte & 127) << shift;
    }
    if (byte > 127) {
      byte = buffer[position++] as number;
      low |= (byte & 15) << 28;
      let high = (byte & 0x70) >>> 4;
      for (let shift = 3; byte > 127; shift += 7) {
        if (shift > 31) throw new DecodeError('varint longer than ten bytes');
        byte = buffer[position++] as number;
        high |= (byte & 127) << shift;
      }
      this.#high = high;
    }
    if (position > this.limit) throw new DecodeError('truncated varint');
    this.position = position;
    return low;
  }

  uint32(): number {
    return this.#varint() >>> 0;
  }

  int32(): number {
    return this.#varint() | 0;
  }

  bool(): boolean {
    return (this.#varint() | this.#high) !== 0;
  }

  /** uint64 held as a number: ids, terms, sizes. Values from 2^53 are refused, never rounded. */
  uint64(): number {
    const byte = this.buffer[this.position] as number;
    if (byte < 128 && this.position < this.limit) {
      this.position++;
      return byte;
    }
    const low = this.#varint() >>> 0;
    const high = this.#high >>> 0;
    if (high > 0x1fffff) throw new DecodeError('integer does not fit 53 bits');
    return high * 4_294_967_296 + low;
  }

  /** int64 held as a number; refused outside the safe integers. */
  int64(): number {
    const low = this.#varint() >>> 0;
    const high = this.#high | 0;
    const value = high * 4_294_967_296 + low;
    if (!Number.isSafeInteger(value)) throw new DecodeError('integer does not fit 53 bits');
    return value;
  }

  /** uint64 held as a number, 2^53-1 standing for everything above: lengths of time. */
  uint64Saturating(): number {
    const low = this.#varint() >>> 0;
    const high = this.#high >>> 0;
    return high > 0x1fffff ? Number.MAX_SAFE_INTEGER : high * 4_294_967_296 + low;
  }

  /** int64 held as a number, saturating at the safe integers. */
  int64Saturating(): number {
    const low = this.#varint() >>> 0;
    const value = (this.#high | 0) * 4_294_967_296 + low;
    return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
  }

  uint64Big(): bigint {
    HALVES[0] = this.#varint();
    HALVES[1] = this.#high;
    return BIG[0] as bigint;
  }

  int64Big(): bigint {
    HALVES[0] = this.#varint();
    HALVES[1] = this.#high;
    return SIGNED_BIG[0] as bigint;
  }

  sint32(): number {
    const value = this.#varint();
    return (value >>> 1) ^ -(value & 1);
  }

  sint64Big(): bigint {
    const value = this.uint64Big();
    return (value >> 1n) ^ -(value & 1n);
  }

  #take(count: number): number {
    const start = this.position;
    if (count > this.limit - start) throw new DecodeError('field runs past the end of its message');
    this.position = start + count;
    return start;
  }

  fixed32(): number {
    const at = this.#take(4);
    const b = this.buffer;
    return (
      ((b[at] as number) |
        ((b[at + 1] as number) << 8) |
        ((b[at + 2] as number) << 16) |
        ((b[at + 3] as number) << 24)) >>>
      0
    );
  }

  sfixed32(): number {
    return this.fixed32() | 0;
  }

  fixed64Big(): bigint {
    const low = this.fixed32();
    const high = this.fixed32();
    HALVES[0] = low;
    HALVES[1] = high;
    return BIG[0] as bigint;
  }

  sfixed64Big(): bigint {
    return BigInt.asIntN(64, this.fixed64Big());
  }

  double(): number {
    const at = this.#take(8);
    return new DataView(this.buffer.buffer, this.buffer.byteOffset + at, 8).getFloat64(0, true);
  }

  float(): number {
    const at = this.#take(4);
    return new DataView(this.buffer.buffer, this.buffer.byteOffset + at, 4).getFloat32(0, true);
  }

  /** A view into the buffer: borrowed for as long as the buffer is. */
  bytes(): Uint8Array {
    const length = this.uint32();
    if (length === 0) return EMPTY_BYTES;
    const start = this.#take(length);
    return this.buffer.subarray(start, start + length);
  }

  /** UTF-8; malformed sequences become U+FFFD. */
  string(): string {
    const length = this.uint32();
    if (length === 0) return '';
    const start = this.#take(length);
    return utf8Slice.call(this.buffer, start, start + length);
  }

  /** Enters a length-delimited field: narrows `limit` and returns the old one for {@link leave}. */
  enter(): number {
    const length = this.uint32();
    const outer = this.limit;
    if (length > outer - this.position) throw new DecodeError('field runs past the end of its message');
    if (++this.#depth > MAX_NESTING) throw new DecodeError('messages nested too deeply');
    this.limit = this.position + length;
    return outer;
  }

  leave(outer: number): void {
    if (this.position !== this.limit) throw new DecodeError('field runs past the end of its message');
    this.limit = outer;
    this.#depth--;
  }

  /** Skips the field whose tag was just read. Groups are skipped whole. */
  skip(tag: number): void {
    if (tag >>> 3 === 0) throw new DecodeError('field number zero');
    switch (tag & 7) {
      case 0:
        this.#varint();
        return;
      case 1:
        this.#take(8);
        return;
      case 2:
        this.#take(this.uint32());
        return;
      case 3:
        this.#skipGroup(tag >>> 3);
        return;
      case 5:
        this.#take(4);
        return;
      default:
        throw new DecodeError(`unexpected wire type ${tag & 7}`);
    }
  }

  #skipGroup(field: number): void {
    if (++this.#depth > MAX_NESTING) throw new DecodeError('messages nested too deeply');
    for (;;) {
      if (this.position >= this.limit) throw new DecodeError('group without an end');
      const tag = this.uint32();
      if ((tag & 7) === 4) {
        if (tag >>> 3 !== field) throw new DecodeError('group ends with another field number');
        this.#depth--;
        return;
      }
      this.skip(tag);
    }
  }
}
