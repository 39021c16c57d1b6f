/**
 * Bytes: comparison, search and text forms of keys and values.
 *
 * Keys order as unsigned bytes, shorter first on a tie. `latin1` strings have the same order under `<`,
 * compare in 5 ns (DESIGN.md section 2) and are what in-memory indexes hold.
 */

export const EMPTY_BYTES: Uint8Array = new Uint8Array(0);

const slice: (this: Uint8Array, start: number, end: number) => string = (
  Buffer.prototype as unknown as { latin1Slice: (start: number, end: number) => string }
).latin1Slice;
const write: (this: Uint8Array, text: string, offset: number, length: number) => number = (
  Buffer.prototype as unknown as { latin1Write: (text: string, offset: number, length: number) => number }
).latin1Write;

/** Bytes `[start, end)` as a string with one char per byte; same order under `<` as {@link compareBytes}. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return slice.call(bytes, start, end);
}

/** The inverse of {@link latin1}; the result is owned by the caller. */
export function fromLatin1(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  write.call(out, text, 0, text.length);
  return out;
}

/** Writes `text` (one byte per char) at `offset`; returns the number of bytes written. */
export function writeLatin1(target: Uint8Array, text: string, offset: number): number {
  return write.call(target, text, offset, text.length);
}

/** Negative, zero or positive as `a` sorts before, equal to or after `b`. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const diff = (a[i] as number) - (b[i] as number);
    if (diff !== 0) return diff;
  }
  return a.length - b.length;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0;
}

export function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  if (prefix.length > bytes.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix[i]) return false;
  return true;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** An owned copy of borrowed bytes. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Decodes UTF-8; malformed sequences become U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Upper-case hex, as TiKV and PD print keys. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex').toUpperCase();
}

/** Parses hex of either case; undefined when `text` is not hex or has an odd length. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/**
 * The smallest key after every key that starts with `prefix`: the exclusive end of a prefix scan.
 * Empty when there is none (`prefix` is empty or all 0xff).
 */
export function prefixEnd(prefix: Uint8Array): Uint8Array {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  // Not `slice`: on a Buffer that is a view.
  const out = copyBytes(prefix.subarray(0, length));
  if (length > 0) out[length - 1] = (out[length - 1] as number) + 1;
  return out;
}
