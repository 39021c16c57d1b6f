/**
 * Memcomparable bytes: an encoding that orders as its input does even with something appended (facts 1.2).
 *
 * The input is cut into groups of 8; each is followed by a marker, 0xff minus the bytes of zero padding in the group. A full
 * group says 0xff, "more follows", so there is always a last group that is not full, empty if need be:
 *
 *   "abc"      61 62 63 00 00 00 00 00 fa
 *   "12345678" 31 32 33 34 35 36 37 38 ff  00 00 00 00 00 00 00 00 f7
 */
import { CodecError } from './codec-error.ts';

const GROUP = 8;

/** Bytes that `length` bytes take when encoded. */
export function encodedBytesLength(length: number): number {
  return (Math.floor(length / GROUP) + 1) * (GROUP + 1);
}

// HOT: every key of a transaction passes here.
/** Writes the encoding of `source` at `offset`, which must have room for it; returns the offset after it. */
export function writeEncodedBytes(target: Uint8Array, offset: number, source: Uint8Array): number {
  let to = offset;
  let from = 0;
  for (; from + GROUP <= source.length; from += GROUP) {
    for (let i = 0; i < GROUP; i++) target[to + i] = source[from + i] as number;
    target[to + GROUP] = 0xff;
    to += GROUP + 1;
  }
  const rest = source.length - from;
  for (let i = 0; i < GROUP; i++) target[to + i] = i < rest ? (source[from + i] as number) : 0;
  target[to + GROUP] = 0xff - (GROUP - rest);
  return to + GROUP + 1;
}

/** The encoding of `source`, owned by the caller. `reserve` bytes of zeros follow, for a timestamp. */
export function encodeBytes(source: Uint8Array, reserve = 0): Uint8Array {
  const out = new Uint8Array(encodedBytesLength(source.length) + reserve);
  writeEncodedBytes(out, 0, source);
  return out;
}

/**
 * Offset after the encoding that starts at `offset`: where a trailing timestamp is. Throws {@link CodecError} when
 * there is no whole, well-formed encoding.
 */
export function encodedBytesEnd(bytes: Uint8Array, offset = 0): number {
  let at = offset;
  for (;;) {
    const marker = bytes[at + GROUP];
    if (marker === undefined) throw new CodecError('KeyLength', 'encoded bytes end before their last group');
    at += GROUP + 1;
    if (marker === 0xff) continue;
    const pad = 0xff - marker;
    if (pad > GROUP) throw new CodecError('BadPadding', `encoded bytes claim ${pad} bytes of padding`);
    for (let i = at - 1 - pad; i < at - 1; i++) {
      if (bytes[i] !== 0) throw new CodecError('BadPadding', 'padding of encoded bytes is not zero');
    }
    return at;
  }
}

/** The bytes whose encoding starts at `offset`, owned by the caller. What follows is ignored; throws {@link CodecError}. */
export function decodeBytes(bytes: Uint8Array, offset = 0): Uint8Array {
  const end = encodedBytesEnd(bytes, offset);
  const out = new Uint8Array(decodedBytesLength(bytes, offset, end));
  readEncodedBytes(bytes, offset, out, out.length);
  return out;
}

/** Of an encoding that ends where {@link encodedBytesEnd} says. */
export function decodedBytesLength(bytes: Uint8Array, offset: number, end: number): number {
  return ((end - offset) / (GROUP + 1)) * GROUP - (0xff - (bytes[end - 1] as number));
}

// HOT: every key of a raw scan in API V2 passes here.
/** Writes the `length` bytes whose encoding starts at `offset` to the front of `target`. */
export function readEncodedBytes(bytes: Uint8Array, offset: number, target: Uint8Array, length: number): void {
  for (let i = 0, from = offset; i < length; from++) {
    for (let n = 0; n < GROUP && i < length; n++) target[i++] = bytes[from++] as number;
  }
}

/** Complements in place: turns the encoding into one that orders backwards, and back. */
export function complementBytes(bytes: Uint8Array, start = 0, end = bytes.length): void {
  for (let i = start; i < end; i++) bytes[i] = ~(bytes[i] as number);
}
