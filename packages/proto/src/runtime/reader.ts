/**
 * Protobuf reader: a cursor over borrowed bytes. Generated code switches on tags and calls these.
 *
 * Reading behind the end of the buffer gives `undefined`, which ends any varint; every read then checks that the
 * cursor is still within `limit`, the end of the message being read. Lengths are checked before they move it.
 *
 * HOT: no allocation but the views of bytes fields.
 */
import { EMPTY_BYTES } from '@tessera/base';
import { textOf } from './intern.ts';

/** Malformed or over-limit protobuf input. */
export class DecodeError extends Error {
  override name = 'DecodeError';
}

/** Deeper nesting than protobuf's own default limit is refused: recursion must not exhaust the stack. */
export const MAX_NESTING = 100;

const RUNS_PAST = 'field runs past the end of its message';
const TOO_DEEP = 'messages nested too deeply';
const NOT_53_BITS = 'integer does not fit 53 bits';
const TWO_32 = 4_294_967_296;

const BIG = new BigUint64Array(1);
const SIGNED_BIG = new BigInt64Array(BIG.buffer);
const HALVES = new Uint32Array(BIG.buffer);
const DOUBLE = new Float64Array(BIG.buffer);
const FLOAT = new Float32Array(BIG.buffer);

/** High half of the last varint as an int32: a register, valid until the next one is read. */
let high = 0;

export class Reader {
  readonly buffer: Uint8Array;
  position: number;
  /** Exclusive end of the message being read. */
  limit: number;
  #depth = 0;

  constructor(buffer: Uint8Array, position = 0, limit = buffer.length) {
    this.buffer = buffer;
    this.position = position;
    this.limit = limit;
  }

  /** A tag; only called before the end of a message. */
  tag(): number {
    const first = this.buffer[this.position] as number;
    if (first < 128) {
      this.position++;
      return first;
    }
    const tag = this.#varint() >>> 0;
    if (high !== 0) throw new DecodeError('tag does not fit 32 bits');
    return tag;
  }

  /** Low 32 bits of a varint as an int32; the other half goes to {@link high}. */
  #varint(): number {
    const buffer = this.buffer;
    let position = this.position;
    high = 0;
    let byte = buffer[position++] as number;
    let low = byte & 127;
    if (byte > 127) {
      byte = buffer[position++] as number;
      low |= (byte & 127) << 7;
      if (byte > 127) {
        byte = buffer[position++] as number;
        low |= (byte & 127) << 14;
        if (byte > 127) {
          byte = buffer[position++] as number;
          low |= (byte & 127) << 21;
          if (byte > 127) {
            byte = buffer[position++] as number;
            low |= (byte & 15) << 28;
            high = (byte & 0x70) >>> 4;
            if (byte > 127) position = this.#highBits(position);
          }
        }
      }
    }
    if (position > this.limit) throw new DecodeError('truncated varint');
    this.position = position;
    return low;
  }

  /** Bytes six to ten of a varint; gives the position behind them. */
  #highBits(from: number): number {
    let position = from;
    for (let shift = 3; shift < 32; shift += 7) {
      const byte = this.buffer[position++] as number;
      high |= (byte & 127) << shift;
      if (!(byte > 127)) return position;
    }
    throw new DecodeError('varint longer than ten bytes');
  }

  uint32(): number {
    return this.#varint() >>> 0;
  }

  int32(): number {
    return this.#varint() | 0;
  }

  bool(): boolean {
    return (this.#varint() | high) !== 0;
  }

  /** uint64 held as a number: ids, terms, sizes. Values from 2^53 are refused, never rounded. */
  uint64(): number {
    const low = this.#varint() >>> 0;
    if (high === 0) return low;
    if (high >>> 0 > 0x1fffff) throw new DecodeError(NOT_53_BITS);
    return high * TWO_32 + low;
  }

  /** int64 held as a number; refused outside the safe integers. */
  int64(): number {
    const low = this.#varint() >>> 0;
    const value = high * TWO_32 + low;
    if (!Number.isSafeInteger(value)) throw new DecodeError(NOT_53_BITS);
    return value;
  }

  /** uint64 held as a number, 2^53-1 standing for everything above: lengths of time. */
  uint64Saturating(): number {
    const low = this.#varint() >>> 0;
    return high >>> 0 > 0x1fffff ? Number.MAX_SAFE_INTEGER : high * TWO_32 + low;
  }

  /** int64 held as a number, saturating at the safe integers. */
  int64Saturating(): number {
    const low = this.#varint() >>> 0;
    const value = high * TWO_32 + low;
    return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
  }

  uint64Big(): bigint {
    HALVES[0] = this.#varint();
    HALVES[1] = high;
    return BIG[0] as bigint;
  }

  int64Big(): bigint {
    HALVES[0] = this.#varint();
    HALVES[1] = high;
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
    if (count > this.limit - start) throw new DecodeError(RUNS_PAST);
    this.position = start + count;
    return start;
  }

  /** The length before a length-delimited field, checked to lie within the message. */
  #length(): number {
    const length = this.#varint() >>> 0;
    if (high !== 0 || length > this.limit - this.position) throw new DecodeError(RUNS_PAST);
    return length;
  }

  fixed32(): number {
    const at = this.#take(4);
    const b = this.buffer;
    const low = (b[at] as number) | ((b[at + 1] as number) << 8) | ((b[at + 2] as number) << 16);
    return (low | ((b[at + 3] as number) << 24)) >>> 0;
  }

  sfixed32(): number {
    return this.fixed32() | 0;
  }

  #fixed64(): void {
    HALVES[0] = this.fixed32();
    HALVES[1] = this.fixed32();
  }

  fixed64Big(): bigint {
    this.#fixed64();
    return BIG[0] as bigint;
  }

  sfixed64Big(): bigint {
    this.#fixed64();
    return SIGNED_BIG[0] as bigint;
  }

  double(): number {
    this.#fixed64();
    return DOUBLE[0] as number;
  }

  float(): number {
    HALVES[0] = this.fixed32();
    return FLOAT[0] as number;
  }

  /** A view into the buffer: borrowed for as long as the buffer is. */
  bytes(): Uint8Array {
    const length = this.#length();
    if (length === 0) return EMPTY_BYTES;
    const start = this.position;
    this.position = start + length;
    return this.buffer.subarray(start, start + length);
  }

  /** UTF-8; malformed sequences become U+FFFD. */
  string(): string {
    const length = this.#length();
    const start = this.position;
    this.position = start + length;
    return textOf(this.buffer, start, length);
  }

  /** Enters a length-delimited field: narrows `limit` and returns the old one for {@link leave}. */
  enter(): number {
    const length = this.#length();
    const outer = this.limit;
    if (++this.#depth > MAX_NESTING) throw new DecodeError(TOO_DEEP);
    this.limit = this.position + length;
    return outer;
  }

  leave(outer: number): void {
    if (this.position !== this.limit) throw new DecodeError(RUNS_PAST);
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
        this.#take(this.#length());
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
    if (++this.#depth > MAX_NESTING) throw new DecodeError(TOO_DEEP);
    while (this.position < this.limit) {
      const tag = this.tag();
      if ((tag & 7) === 4) {
        if (tag >>> 3 !== field) throw new DecodeError('group ends with another field number');
        this.#depth--;
        return;
      }
      this.skip(tag);
    }
    throw new DecodeError('group without an end');
  }
}
