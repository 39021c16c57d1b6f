/**
 * Compaction filters of the default family for raw pairs.
 *
 * API V2 (facts 10.6): readers want the newest version of a key and no other, so below the safe point everything goes that has a newer
 * version above it in the compaction. A newest version that is deleted or expired goes when it hides nothing any more; as
 * with transactions (`mvcc-filter.ts`) that counts on versions of a key reaching the engine oldest first.
 *
 * API V1TTL: a pair goes when its time is over.
 */
import { DATA_PREFIX, liveValueLength, readU64Approximate, TIMESTAMP_BYTES } from '@tessera/codec';
import type { CompactionFilter, FilterJob } from '@tessera/engine';
import { VersionKeys } from './version-keys.ts';

/** First byte of raw keys in API V2. */
const RAW_MODE = 0x72;
const EXPIRY_BYTES = 8;

/** A version of a raw key, not a value of a transaction. */
export function isRawVersion(keyBytes: Uint8Array, keyStart: number, keyEnd: number): boolean {
  return (
    keyEnd - keyStart > 2 + TIMESTAMP_BYTES && keyBytes[keyStart] === DATA_PREFIX && keyBytes[keyStart + 1] === RAW_MODE
  );
}

// HOT: every row of the default family that is compacted passes here.
export class RawFilter implements CompactionFilter {
  readonly ignoreSnapshots = false;
  readonly #nowSeconds: number;
  readonly #keys: VersionKeys;
  #versions = 0;
  #deletes = 0;
  #errors = 0;

  constructor(job: FilterJob, safePoint: bigint, nowSeconds: number) {
    this.#nowSeconds = nowSeconds;
    this.#keys = new VersionKeys(job, safePoint);
  }

  remove(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
    removable: boolean,
  ): boolean {
    if (!isRawVersion(keyBytes, keyStart, keyEnd)) return false;
    const suffix = keyEnd - TIMESTAMP_BYTES;
    const isNewest = this.#keys.meets(keyBytes, keyStart, suffix);
    if (this.#keys.isAboveSafePoint(keyBytes, suffix)) return false;
    if (!isNewest) {
      if (removable) this.#versions++;
      return removable;
    }
    if (this.#isLive(valueBytes, valueStart, valueEnd)) return false;
    if (!removable || !this.#keys.hidesNothing(keyBytes, keyStart, keyEnd)) return false;
    this.#deletes++;
    return true;
  }

  counts(): Readonly<Record<string, number>> {
    return { rawVersions: this.#versions, rawDeletes: this.#deletes, rawErrors: this.#errors };
  }

  /** What we cannot read we leave alone. */
  #isLive(bytes: Uint8Array, start: number, end: number): boolean {
    try {
      return liveValueLength('V2', bytes.subarray(start, end), this.#nowSeconds) >= 0;
    } catch {
      this.#errors++;
      return true;
    }
  }
}

/** When the pair of V1TTL at `valueEnd` ends, in unix seconds; 0: never, or nobody knows. */
export function ttlExpiryOf(valueBytes: Uint8Array, valueStart: number, valueEnd: number): number {
  return valueEnd - valueStart < EXPIRY_BYTES ? 0 : readU64Approximate(valueBytes, valueEnd - EXPIRY_BYTES);
}

// HOT
export class TtlFilter implements CompactionFilter {
  readonly ignoreSnapshots = false;
  readonly #nowSeconds: number;
  #expired = 0;
  #bytes = 0;

  constructor(nowSeconds: number) {
    this.#nowSeconds = nowSeconds;
  }

  remove(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
    removable: boolean,
  ): boolean {
    if (!removable || keyBytes[keyStart] !== DATA_PREFIX) return false;
    const expiry = ttlExpiryOf(valueBytes, valueStart, valueEnd);
    if (expiry === 0 || expiry > this.#nowSeconds) return false;
    this.#expired++;
    this.#bytes += keyEnd - keyStart + valueEnd - valueStart;
    return true;
  }

  counts(): Readonly<Record<string, number>> {
    return { expiredPairs: this.#expired, expiredBytes: this.#bytes };
  }
}
