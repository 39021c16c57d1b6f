/**
 * Protobuf writer: a growable arena with a cursor. Generated code appends straight into it; a transport may own
 * one per connection and send what it holds in one write.
 *
 * A nested message reserves one length byte, writes its body and, when the body is 128 bytes or longer, shifts it
 * to make room: most messages of the protocol are short, and a memmove costs less than a size pass.
 *
 * HOT: no allocation per field.
 */
import { assert } from '@tessera/base';

const BIG = new BigUint64Array(1);
const HALVES = new Uint32Array(BIG.buffer);
const FLOAT64 = new Float64Array(1);
const FLOAT64_BYTES = new Uint8Array(FLOAT64.buffer);
const FLOAT32 = new Float32Array(1);
const FLOAT32_BYTES = new Uint8Array(FLOAT32.buffer);
const utf8Write = (
  Buffer.prototype as unknown as {
    utf8Write: (this: Uint8Array, text: string, offset: number, length: number) => number;
  }
).utf8Write;

/** Below this a loop is cheaper than the call into native code. */
const SHORT_TEXT = 24;

export class Writer {
  /** The arena. Replaced when it grows: never keep it across a write. */
  buffer: Uint8Array;
  /** Bytes used so far. */
  position = 0;

  constructor(capacityBytes = 1024) {
    this.buffer = Buffer.allocUnsafeSlow(capacityBytes);
  }

  /** A view of what was written; borrowed until the next write. */
  view(): Uint8Array {
    return this.buffer.subarray(0, this.position);
  }

  /** An owned copy of what was written; from Node's pool when it is short, as a buffer of its own costs far more. */
  finish(): Uint8Array {
    const copy = Buffer.allocUnsafe(this.position);
    copy.set(this.view());
    return copy;
  }

  /** Makes room for `count` more bytes. */
  ensure(count: number): void {
    const needed = this.position + count;
    if (needed > this.buffer.length) this.#grow(needed);
  }

  #grow(needed: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2));
    grown.set(this.buffer.subarray(0, this.position));
    this.buffer = grown;
  }

  /** A field tag. */
  tag(value: number): void {
    this.ensure(5);
    if (value < 128) this.buffer[this.position++] = value;
    else this.#varint32(value);
  }

  /** Any unsigned value below 2^32; room is already made. */
  #varint32(value: number): void {
    const buffer = this.buffer;
    let position = this.position;
    let rest = value;
    while (rest > 127) {
      buffer[position++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    buffer[position++] = rest;
    this.position = position;
  }

  /** A non-negative safe integer (uint32, uint64 as number, lengths). */
  unsigned(value: number): void {
    assert(value >= 0, 'negative value for an unsigned field');
    this.ensure(10);
    let rest = value;
    while (rest > 0x7fffffff) {
      this.buffer[this.position++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#varint32(rest);
  }

  /** int32, enum and int64 as number: negative values take ten bytes. */
  signed(value: number): void {
    if (value >= 0) this.unsigned(value);
    else this.big(BigInt(value));
  }

  /** sint32 and sint64 as number, zig-zag. */
  zigzag(value: number): void {
    if (value >= -0x40000000 && value < 0x40000000) this.unsigned(((value << 1) ^ (value >> 31)) >>> 0);
    else this.zigzagBig(BigInt(value));
  }

  zigzagBig(value: bigint): void {
    this.big((value << 1n) ^ (value >> 63n));
  }

  /** uint64 or int64 (two's complement) as bigint. */
  big(value: bigint): void {
    this.ensure(10);
    BIG[0] = value;
    let low = HALVES[0] as number;
    let high = HALVES[1] as number;
    const buffer = this.buffer;
    let position = this.position;
    while (high !== 0) {
      buffer[position++] = (low & 127) | 128;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    while (low > 127) {
      buffer[position++] = (low & 127) | 128;
      low >>>= 7;
    }
    buffer[position++] = low;
    this.position = position;
  }

  bool(value: boolean): void {
    this.ensure(1);
    this.buffer[this.position++] = value ? 1 : 0;
  }

  fixed32(value: number): void {
    this.ensure(4);
    for (let shift = 0; shift < 32; shift += 8) this.buffer[this.position++] = (value >>> shift) & 0xff;
  }

  fixed64(value: bigint): void {
    BIG[0] = value;
    this.fixed32(HALVES[0] as number);
    this.fixed32(HALVES[1] as number);
  }

  double(value: number): void {
    FLOAT64[0] = value;
    this.raw(FLOAT64_BYTES);
  }

  float(value: number): void {
    FLOAT32[0] = value;
    this.raw(FLOAT32_BYTES);
  }

  /** Bytes without a length. */
  raw(bytes: Uint8Array): void {
    this.ensure(bytes.length);
    this.buffer.set(bytes, this.position);
    this.position += bytes.length;
  }

  bytes(value: Uint8Array): void {
    this.unsigned(value.length);
    this.raw(value);
  }

  string(value: string): void {
    const start = this.begin();
    // UTF-8 takes at most three bytes per UTF-16 unit.
    this.ensure(value.length * 3);
    if (value.length > SHORT_TEXT || !this.#ascii(value)) {
      this.position += utf8Write.call(this.buffer, value, this.position, this.buffer.length - this.position);
    }
    this.end(start);
  }

  /** False, and nothing written, when `value` is not ASCII. */
  #ascii(value: string): boolean {
    const buffer = this.buffer;
    const start = this.position;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 127) return false;
      buffer[start + i] = unit;
    }
    this.position = start + value.length;
    return true;
  }

  /** Opens a length-delimited field; pass the result to {@link end}. */
  begin(): number {
    this.ensure(1);
    return ++this.position;
  }

  /** Closes the field that {@link begin} opened at `start`, filling in its length. */
  end(start: number): void {
    const length = this.position - start;
    if (length < 128) {
      this.buffer[start - 1] = length;
      return;
    }
    const extra = length < 0x4000 ? 1 : length < 0x200000 ? 2 : length < 0x10000000 ? 3 : 4;
    this.ensure(extra);
    this.buffer.copyWithin(start + extra, start, this.position);
    const finish = this.position + extra;
    this.position = start - 1;
    this.#varint32(length);
    this.position = finish;
  }
}

/** Kept between calls unless a large message has made it grow beyond this. */
const SCRATCH_BYTES_MAX = 1 << 20;
let scratch: Writer | undefined;

/** Runs `write` over `message` with a shared writer; the result is owned by the caller. */
export function encodeWith<T>(write: (message: T, writer: Writer) => void, message: T): Uint8Array {
  const writer = scratch ?? new Writer();
  // Taken while in use: a throw half way leaves no half message behind.
  scratch = undefined;
  writer.position = 0;
  write(message, writer);
  const bytes = writer.finish();
  if (writer.buffer.length <= SCRATCH_BYTES_MAX) scratch = writer;
  return bytes;
}
