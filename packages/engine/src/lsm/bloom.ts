/**
 * Bloom filter over user keys, split into 64-byte lines so that a test touches one cache line.
 *   +--------------------+----------------+
 *   | lines, 64 B each   | probes, 1 byte |
 *   +--------------------+----------------+
 * The high bits of a key's hash choose the line, a second mix of it the bits in the line. At 10 bits a key about 1 % of absent keys pass.
 */

/** The prefix tells RocksDB that it is a filter (sst_dump aborts on meta blocks of no kind); an unknown name after it is ignored. */
export const FILTER_NAME = 'fullfilter.tessera.Bloom';
const LINE_BYTES = 64;

/** 32 bits over `bytes[start, end)`; stored in files by its effect, so it never changes. */
export function hashKey(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x9747b28c ^ (end - start);
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const word =
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    hash = Math.imul(hash ^ Math.imul(word, 0xcc9e2d51), 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
  }
  for (; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function buildFilter(hashes: Uint32Array, bitsPerKey: number): Uint8Array {
  const lines = Math.max(1, Math.ceil((hashes.length * bitsPerKey) / (LINE_BYTES * 8)));
  const probes = Math.max(1, Math.min(12, Math.round(bitsPerKey * 0.69)));
  const filter = new Uint8Array(lines * LINE_BYTES + 1);
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    const base = lineOf(hash, lines) * LINE_BYTES;
    let mixed = Math.imul(hash, 0x9e3779b1);
    for (let probe = 0; probe < probes; probe++) {
      const bit = mixed >>> 23;
      const at = base + (bit >>> 3);
      filter[at] = (filter[at] as number) | (1 << (bit & 7));
      mixed = Math.imul(mixed, 0x9e3779b1);
    }
  }
  filter[filter.length - 1] = probes;
  return filter;
}

/** False: no key with this hash was added. A filter of an impossible shape lets everything pass. */
export function mayContain(filter: Uint8Array, hash: number): boolean {
  const lines = (filter.length - 1) / LINE_BYTES;
  if (lines < 1 || !Number.isInteger(lines)) return true;
  const probes = filter[filter.length - 1] as number;
  const base = lineOf(hash, lines) * LINE_BYTES;
  let mixed = Math.imul(hash, 0x9e3779b1);
  for (let probe = 0; probe < probes; probe++) {
    const bit = mixed >>> 23;
    if (((filter[base + (bit >>> 3)] as number) & (1 << (bit & 7))) === 0) return false;
    mixed = Math.imul(mixed, 0x9e3779b1);
  }
  return true;
}

function lineOf(hash: number, lines: number): number {
  return ((hash * lines) / 4_294_967_296) | 0;
}
