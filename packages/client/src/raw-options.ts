/** What raw calls take: keys, values and options, and how they are checked. */
import { InvalidArgumentError } from './errors.ts';
import type { CallOptions } from './router.ts';

/** A string is its UTF-8. */
export type Bytes = string | Uint8Array;

/** Of every raw call. */
export interface RawOptions extends CallOptions {
  /** Column family: 'default' (also when empty), 'lock' or 'write'. */
  readonly cf?: string;
}

/** Of raw writes. */
export interface WriteOptions extends RawOptions {
  /** Takes part in the same order as compareAndSwap: needed for every writer of keys that are swapped. */
  readonly atomic?: boolean;
}

/** Of writes with values. */
export interface PutOptions extends WriteOptions {
  /** The pair disappears after so many seconds; needs a store with `enable-ttl` or API V2. Default: never. */
  readonly ttlSeconds?: number;
}

/** Half open. */
export interface RangeOptions extends RawOptions {
  /** Inclusive. Default: the first key. */
  readonly start?: Bytes;
  /** Exclusive. Default: after the last key. */
  readonly end?: Bytes;
}

/** Of scans of raw pairs. */
export interface ScanOptions extends RangeOptions {
  /** Pairs in all. Default: no limit. */
  readonly limit?: number;
  /** From the end of the range to its start. */
  readonly reverse?: boolean;
  /** Values stay empty. */
  readonly keyOnly?: boolean;
  /** Pairs fetched at a time, 1 to 10,240. Default 256. `timeoutMs` is for each page. */
  readonly pageSize?: number;
}

/** A page is an answer in memory on both sides: client-go's MaxRawKVScanLimit. */
export const MAX_PAGE_SIZE = 10_240;
const DEFAULT_PAGE_SIZE = 256;

/** Never shown to the user. From Node's pool: TextEncoder makes an ArrayBuffer per text, 0.3 us more a call. */
export function toBytes(bytes: Bytes): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
}

export function ttlOf({ ttlSeconds = 0 }: PutOptions): number {
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds < 0) {
    throw new InvalidArgumentError(`ttlSeconds must be a whole number from 0, not ${ttlSeconds}`);
  }
  return ttlSeconds;
}

/** Pairs in all (Infinity: no limit) and at a time. */
export function pagingOf(options: ScanOptions): { readonly limit: number; readonly pageSize: number } {
  const { limit = Number.POSITIVE_INFINITY, pageSize = DEFAULT_PAGE_SIZE } = options;
  if (!(limit >= 0) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
    throw new InvalidArgumentError(`limit must be a whole number from 0, not ${limit}`);
  }
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw new InvalidArgumentError(`pageSize must be 1 to ${MAX_PAGE_SIZE}, not ${pageSize}`);
  }
  return { limit, pageSize };
}
