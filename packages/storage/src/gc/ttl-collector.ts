/** When the pairs of a table in API V1TTL end: so that tables full of expired ones are rewritten. */
import { readU64Approximate, writeU64Number } from '@tessera/codec';
import type { TableCollector } from '@tessera/engine';
import { ttlExpiryOf } from './raw-filter.ts';

/** TiKV's names of table properties; values are u64, big endian, unix seconds. */
const MIN_EXPIRE_TS = 'tikv.min_expire_ts';
const MAX_EXPIRE_TS = 'tikv.max_expire_ts';
/** Ours: how many pairs end at all. */
const EXPIRING = 'tessera.expiring_pairs';

// HOT: every entry of the default family that is flushed or compacted passes here.
export class TtlCollector implements TableCollector {
  #min = Number.POSITIVE_INFINITY;
  #max = 0;
  #expiring = 0;

  add(
    _keyBytes: Uint8Array,
    _keyStart: number,
    _keyEnd: number,
    isPut: boolean,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
  ): void {
    const expiry = isPut ? ttlExpiryOf(valueBytes, valueStart, valueEnd) : 0;
    if (expiry === 0) return;
    this.#expiring++;
    if (expiry < this.#min) this.#min = expiry;
    if (expiry > this.#max) this.#max = expiry;
  }

  finish(): ReadonlyMap<string, Uint8Array> {
    if (this.#expiring === 0) return new Map();
    const entries = [
      [MIN_EXPIRE_TS, this.#min],
      [MAX_EXPIRE_TS, this.#max],
      [EXPIRING, this.#expiring],
    ] as const;
    return new Map(entries.map(([name, value]) => [name, eight(value)]));
  }
}

function eight(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  writeU64Number(bytes, 0, Math.min(value, Number.MAX_SAFE_INTEGER));
  return bytes;
}

/** Expired pairs of a table: an estimate, as if their ends were spread evenly over the time. */
export function ttlGarbageIn(properties: ReadonlyMap<string, Uint8Array>, nowSeconds: number): number {
  const [min, max, expiring] = [MIN_EXPIRE_TS, MAX_EXPIRE_TS, EXPIRING].map((name) => {
    const bytes = properties.get(name);
    return bytes?.length === 8 ? readU64Approximate(bytes, 0) : 0;
  }) as [number, number, number];
  if (expiring === 0 || nowSeconds < min) return 0;
  if (nowSeconds >= max) return expiring;
  return Math.floor((expiring * (nowSeconds - min)) / (max - min));
}
