/**
 * Unpacks blocks of the kinds RocksDB packs them with, into a known number of bytes. Node brings zstd and deflate; LZ4 and Snappy, which
 * TiKV's and RocksDB's defaults choose, are small enough to stand here. Hostile bytes end in `undefined`, never beyond `length`.
 */
import { inflateRawSync, zstdDecompressSync } from 'node:zlib';

/** What `packed` unpacks to, or undefined when that is not `length` bytes. */
type Unpack = (packed: Uint8Array, length: number) => Uint8Array | undefined;

/** No byte of either stands for more: a length above that is a lie, and no memory is taken for it. */
const LZ4_RATIO_MAX = 256;
const SNAPPY_RATIO_MAX = 64;

export const unpackZstd: Unpack = (packed, length) =>
  exact(() => zstdDecompressSync(packed, { maxOutputLength: Math.max(1, length) }), length);

export const unpackDeflate: Unpack = (packed, length) =>
  exact(() => inflateRawSync(packed, { maxOutputLength: Math.max(1, length) }), length);

function exact(unpack: () => Uint8Array, length: number): Uint8Array | undefined {
  try {
    const unpacked = unpack();
    return unpacked.length === length ? unpacked : undefined;
  } catch {
    // A failure to unpack and a wrong length are the same damage.
    return undefined;
  }
}

/** github.com/lz4/lz4, doc/lz4_Block_format.md: runs of literals, each but the last followed by a copy of what came before. */
export const unpackLz4: Unpack = (packed, length) => {
  if (length > packed.length * LZ4_RATIO_MAX) return undefined;
  const target = new Output(length);
  let at = 0;
  const extended = (short: number): number => {
    let total = short;
    if (short === 15) {
      let more = 255;
      while (more === 255) {
        more = packed[at++] ?? -1;
        if (more < 0) return -1;
        total += more;
      }
    }
    return total;
  };
  while (at < packed.length) {
    const token = packed[at++] as number;
    const literals = extended(token >> 4);
    if (literals < 0 || !target.append(packed, at, literals)) return undefined;
    at += literals;
    if (at === packed.length) return target.whole();
    const distance = (packed[at] as number) | ((packed[at + 1] ?? 0) << 8);
    at += 2;
    const copied = extended(token & 15);
    if (copied < 0 || !target.repeat(distance, copied + 4)) return undefined;
  }
  return target.whole();
};

/** github.com/google/snappy, format_description.txt, after its length: literals, and copies of three widths. */
export const unpackSnappy: Unpack = (packed, length) => {
  if (length > packed.length * SNAPPY_RATIO_MAX) return undefined;
  const target = new Output(length);
  let at = 0;
  const little = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += (packed[at + i] ?? 0) * 256 ** i;
    at += bytes;
    return value;
  };
  while (at < packed.length) {
    const tag = packed[at++] as number;
    const upper = tag >> 2;
    if ((tag & 3) === 0) {
      const literals = (upper < 60 ? upper : little(upper - 59)) + 1;
      if (!target.append(packed, at, literals)) return undefined;
      at += literals;
    } else if ((tag & 3) === 1) {
      const distance = ((tag >> 5) << 8) | little(1);
      if (!target.repeat(distance, ((tag >> 2) & 7) + 4)) return undefined;
    } else if (!target.repeat(little((tag & 3) === 2 ? 2 : 4), upper + 1)) return undefined;
  }
  return target.whole();
};

/** Bytes of a known number that are made of literals and of repetitions of themselves. */
class Output {
  readonly #bytes: Uint8Array;
  #length = 0;

  constructor(length: number) {
    this.#bytes = new Uint8Array(length);
  }

  /** False: `source` or the room ends before. */
  append(source: Uint8Array, from: number, count: number): boolean {
    if (from + count > source.length || this.#length + count > this.#bytes.length) return false;
    this.#bytes.set(source.subarray(from, from + count), this.#length);
    this.#length += count;
    return true;
  }

  /** Appends `count` bytes that begin `distance` before the end; they may reach into what they append. False: there is no such place, or no room. */
  repeat(distance: number, count: number): boolean {
    const bytes = this.#bytes;
    let to = this.#length;
    if (distance === 0 || distance > to || to + count > bytes.length) return false;
    const end = to + count;
    for (let from = to - distance; to < end; from++, to++) bytes[to] = bytes[from] as number;
    this.#length = end;
    return true;
  }

  /** Undefined while bytes are missing. */
  whole(): Uint8Array | undefined {
    return this.#length === this.#bytes.length ? this.#bytes : undefined;
  }
}
