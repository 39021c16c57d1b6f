/**
 * Short strings from bytes. They repeat from request to request (column family, request source, resource group), and
 * making a string costs more than all the varints of a request, so the last text of each hash is kept beside its
 * bytes: a table of fixed size, filled by whatever comes, never trusted without comparing every byte.
 *
 * HOT: no allocation when the text is known.
 */
const utf8Slice = (
  Buffer.prototype as unknown as { utf8Slice: (this: Uint8Array, start: number, end: number) => string }
).utf8Slice;

/** Longer ones (addresses, error texts, SQL) seldom repeat and cost more to compare. */
const BYTES_MAX = 32;
const SLOTS = 256;
const texts: string[] = new Array<string>(SLOTS).fill('');
const lengths = new Uint8Array(SLOTS);
const kept = new Uint8Array(SLOTS * BYTES_MAX);

/** Bytes `[start, start + length)` as UTF-8; malformed sequences become U+FFFD. */
export function textOf(buffer: Uint8Array, start: number, length: number): string {
  if (length > BYTES_MAX) return utf8Slice.call(buffer, start, start + length);
  if (length === 0) return '';
  const first = buffer[start] as number;
  const last = buffer[start + length - 1] as number;
  const slot = (length * 37 + first * 11 + last * 5) & (SLOTS - 1);
  const base = slot * BYTES_MAX;
  let known = lengths[slot] === length;
  for (let i = 0; known && i < length; i++) known = kept[base + i] === buffer[start + i];
  if (known) return texts[slot] as string;
  const text = utf8Slice.call(buffer, start, start + length);
  for (let i = 0; i < length; i++) kept[base + i] = buffer[start + i] as number;
  lengths[slot] = length;
  texts[slot] = text;
  return text;
}
