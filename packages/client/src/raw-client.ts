/**
 * The raw key-value API: single keys, batches, ranges and scans, without transactions.
 *
 * Keys and values are strings (taken as UTF-8) or bytes; results are bytes. Bytes that are passed in are borrowed
 * until the promise settles. Results are owned by the caller, but small ones share a buffer like Node's Buffers do:
 * copy before transferring `value.buffer`.
 *
 * Every method rejects with a {@link ClientError} only. Writes are retried until they are answered or their deadline
 * passes, so a write that races with another client's may take effect more than once before its promise settles;
 * compareAndSwap is never sent twice.
 */
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type { Command, RegionRequest, RegionResponse } from './call.ts';
import { InvalidArgumentError } from './errors.ts';
import { cutKeys, cutRanges, type FanOut, fanOut, type StoreRange } from './fan-out.ts';
import type { KeySpace } from './key-space.ts';
import {
  type Checksum,
  type CompareAndSwapResult,
  type KvPair,
  type RawCommands,
  rawCommands,
} from './raw-commands.ts';
import type { CallOptions, Router } from './router.ts';
import { scanPages } from './scan.ts';
import { ValueSlab } from './value-slab.ts';

export type Bytes = string | Uint8Array;

export interface RawOptions extends CallOptions {
  /** Column family: 'default' (also when empty), 'lock' or 'write'. */
  readonly cf?: string;
}

export interface WriteOptions extends RawOptions {
  /** Takes part in the same order as compareAndSwap: needed for every writer of keys that are swapped. */
  readonly atomic?: boolean;
}

export interface PutOptions extends WriteOptions {
  /** The pair disappears after so many seconds; needs a store with `enable-ttl` or API V2. Default: never. */
  readonly ttlSeconds?: number;
}

export interface RangeOptions extends RawOptions {
  /** Inclusive. Default: the first key. */
  readonly start?: Bytes;
  /** Exclusive. Default: after the last key. */
  readonly end?: Bytes;
}

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
const MAX_PAGE_SIZE = 10_240;
const DEFAULT_PAGE_SIZE = 256;
/** One frame. */
const SCANS_AT_A_TIME = 128;

export class RawClient {
  readonly #router: Router;
  readonly #keys: KeySpace;
  readonly #commands: RawCommands;

  constructor(router: Router, keys: KeySpace) {
    this.#router = router;
    this.#keys = keys;
    this.#commands = rawCommands(keys, new ValueSlab());
  }

  // Single keys

  /** The value; undefined when there is none. */
  get(key: Bytes, options: RawOptions = {}): Promise<Uint8Array | undefined> {
    const storeKey = this.#storeKey(key);
    return this.#single(this.#commands.get, { key: storeKey, cf: options.cf ?? '' }, storeKey, options);
  }

  put(key: Bytes, value: Bytes, options: PutOptions = {}): Promise<void> {
    const storeKey = this.#storeKey(key);
    const request = {
      key: storeKey,
      value: toBytes(value),
      cf: options.cf ?? '',
      ttl: ttlOf(options),
      forCas: options.atomic ?? false,
    };
    const sizeBytes = storeKey.length + request.value.length;
    return this.#single(this.#commands.put, request, storeKey, options, sizeBytes);
  }

  /** Deleting a key that is not there succeeds. */
  delete(key: Bytes, options: WriteOptions = {}): Promise<void> {
    const storeKey = this.#storeKey(key);
    const request = { key: storeKey, cf: options.cf ?? '', forCas: options.atomic ?? false };
    return this.#single(this.#commands.delete, request, storeKey, options);
  }

  /** Remaining seconds; 0 when the pair does not expire, undefined when there is none. */
  getTtl(key: Bytes, options: RawOptions = {}): Promise<number | undefined> {
    const storeKey = this.#storeKey(key);
    return this.#single(this.#commands.getTtl, { key: storeKey, cf: options.cf ?? '' }, storeKey, options);
  }

  /**
   * Puts `value` if the present value is `previous` (undefined: if there is none). All other writers of the key must
   * use compareAndSwap too, or `atomic: true`. Rejects with UndeterminedError when the answer was lost.
   */
  compareAndSwap(
    key: Bytes,
    previous: Bytes | undefined,
    value: Bytes,
    options: Omit<PutOptions, 'atomic'> = {},
  ): Promise<CompareAndSwapResult> {
    return this.#swap(key, previous, { value: toBytes(value), ttl: ttlOf(options) }, options);
  }

  /** Deletes the key if its value is `previous`. As {@link compareAndSwap}. */
  compareAndDelete(key: Bytes, previous: Bytes, options: RawOptions = {}): Promise<CompareAndSwapResult> {
    return this.#swap(key, previous, { delete: true }, options);
  }

  // Batches: cut by region and by size, sent side by side; not atomic

  /** Values in the order of `keys`; undefined where there is none. */
  async batchGet(keys: Iterable<Bytes>, options: RawOptions = {}): Promise<(Uint8Array | undefined)[]> {
    const storeKeys = Array.from(keys, (key) => this.#storeKey(key));
    const operation = this.#keyed(
      this.#commands.batchGet,
      (key: Uint8Array) => key,
      byteLength,
      (piece) => ({
        keys: piece,
        cf: options.cf ?? '',
      }),
    );
    const found = new Map<string, Uint8Array>();
    for (const pairs of await this.#fanOut(operation, storeKeys, options)) {
      for (const { key, value } of pairs) found.set(this.#keys.regionKey(key), value);
    }
    return storeKeys.map((key) => found.get(this.#keys.regionKey(key)));
  }

  /** On failure some pairs may have been written. Later pairs of the same key win. */
  async batchPut(pairs: Iterable<readonly [Bytes, Bytes]>, options: PutOptions = {}): Promise<void> {
    const ttl = ttlOf(options);
    const latest = new Map<string, { readonly key: Uint8Array; readonly value: Uint8Array }>();
    for (const [userKey, value] of pairs) {
      const key = this.#storeKey(userKey);
      latest.set(this.#keys.regionKey(key), { key, value: toBytes(value) });
    }
    const operation = this.#keyed(
      this.#commands.batchPut,
      (pair: { readonly key: Uint8Array; readonly value: Uint8Array }) => pair.key,
      (pair) => pair.key.length + pair.value.length,
      (piece) => ({
        pairs: piece,
        cf: options.cf ?? '',
        // `ttl` is what stores before 6.0 read, `ttls` of one element is for all pairs (features 5.1).
        ttl,
        ttls: ttl === 0 ? [] : [ttl],
        forCas: options.atomic ?? false,
      }),
    );
    await this.#fanOut(operation, [...latest.values()], options);
  }

  async batchDelete(keys: Iterable<Bytes>, options: WriteOptions = {}): Promise<void> {
    const storeKeys = Array.from(keys, (key) => this.#storeKey(key));
    const operation = this.#keyed(
      this.#commands.batchDelete,
      (key: Uint8Array) => key,
      byteLength,
      (piece) => ({
        keys: piece,
        cf: options.cf ?? '',
        forCas: options.atomic ?? false,
      }),
    );
    await this.#fanOut(operation, storeKeys, options);
  }

  // Ranges

  /** Deletes `[start, end)`; not atomic across regions. */
  async deleteRange(start: Bytes, end: Bytes, options: RawOptions = {}): Promise<void> {
    const operation = this.#ranged(this.#commands.deleteRange, (range) => ({
      startKey: range.start,
      endKey: range.end,
      cf: options.cf ?? '',
    }));
    await this.#fanOut(operation, [this.#range({ start, end })], options);
  }

  /** Over all pairs of the range as they are stored; regions are read one after the other, not at one moment. */
  async checksum(options: RangeOptions = {}): Promise<Checksum> {
    const operation = this.#ranged(this.#commands.checksum, (range) => ({
      ranges: [{ startKey: range.start, endKey: range.end }],
    }));
    const sum = { checksum: 0n, totalKvs: 0, totalBytes: 0 };
    for (const part of await this.#fanOut(operation, [this.#range(options)], options)) {
      sum.checksum ^= part.checksum;
      sum.totalKvs += part.totalKvs;
      sum.totalBytes += part.totalBytes;
    }
    return sum;
  }

  /** Pairs in key order, each once. Leaving the loop early stops fetching. */
  async *scan(options: ScanOptions = {}): AsyncGenerator<KvPair, void, undefined> {
    for await (const page of this.scanPages(options)) yield* page;
  }

  /** As {@link scan}, a page at a time: cheaper by a promise per pair. Pages are never empty. */
  scanPages(options: ScanOptions = {}): AsyncGenerator<readonly KvPair[], void, undefined> {
    const { limit = Number.POSITIVE_INFINITY, pageSize = DEFAULT_PAGE_SIZE } = options;
    if (!(limit >= 0) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
      throw new InvalidArgumentError(`limit must be a whole number from 0, not ${limit}`);
    }
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new InvalidArgumentError(`pageSize must be 1 to ${MAX_PAGE_SIZE}, not ${pageSize}`);
    }
    return scanPages(this.#router, this.#commands, this.#keys, {
      range: this.#range(options),
      reverse: options.reverse ?? false,
      keyOnly: options.keyOnly ?? false,
      cf: options.cf ?? '',
      limit,
      pageSize,
      limits: () => this.#router.limits(options),
    });
  }

  /** The first `eachLimit` pairs of every range, in the order of `ranges`. Their requests share frames. */
  async batchScan(
    ranges: Iterable<{ readonly start?: Bytes; readonly end?: Bytes }>,
    eachLimit: number,
    options: Omit<ScanOptions, 'start' | 'end' | 'limit'> = {},
  ): Promise<KvPair[][]> {
    const pageSize = options.pageSize ?? Math.max(1, Math.min(eachLimit, MAX_PAGE_SIZE));
    const all = [...ranges];
    const found: KvPair[][] = [];
    for (let i = 0; i < all.length; i += SCANS_AT_A_TIME) {
      const scans = all.slice(i, i + SCANS_AT_A_TIME).map(async (range) => {
        const pairs: KvPair[] = [];
        for await (const page of this.scanPages({ ...options, ...range, limit: eachLimit, pageSize })) {
          for (const pair of page) pairs.push(pair);
        }
        return pairs;
      });
      found.push(...(await Promise.all(scans)));
    }
    return found;
  }

  // Below: how they are sent

  #storeKey(key: Bytes): Uint8Array {
    return this.#keys.storeKey(toBytes(key));
  }

  #range({ start, end }: { readonly start?: Bytes; readonly end?: Bytes }): StoreRange {
    const range = {
      start: start === undefined ? this.#keys.start : this.#storeKey(start),
      end: end === undefined || end.length === 0 ? this.#keys.end : this.#storeKey(end),
    };
    if (range.end.length > 0 && Buffer.compare(range.start, range.end) > 0) {
      throw new InvalidArgumentError('the start of a range must not be after its end');
    }
    return range;
  }

  /** HOT: one call object, one promise. */
  #single<Request extends RegionRequest, Response extends RegionResponse, Output>(
    command: Command<Request, Response, Output>,
    request: Request,
    storeKey: Uint8Array,
    options: CallOptions,
    sizeBytes = 0,
  ): Promise<Output> {
    const place = { key: this.#keys.regionKey(storeKey), sizeBytes };
    // Only pinned calls settle with MOVED.
    return this.#router.run(command, request, place, this.#router.limits(options)) as Promise<Output>;
  }

  #swap(
    key: Bytes,
    previous: Bytes | undefined,
    then: Pick<kvrpcpb.RawCASRequestInit, 'value' | 'ttl' | 'delete'>,
    options: RawOptions,
  ): Promise<CompareAndSwapResult> {
    const storeKey = this.#storeKey(key);
    const request = {
      key: storeKey,
      cf: options.cf ?? '',
      previousNotExist: previous === undefined,
      previousValue: previous === undefined ? undefined : toBytes(previous),
      ...then,
    };
    return this.#single(this.#commands.compareAndSwap, request, storeKey, options);
  }

  #keyed<Item, Request extends RegionRequest, Response extends RegionResponse, Output>(
    command: Command<Request, Response, Output>,
    key: (item: Item) => Uint8Array,
    sizeBytes: (item: Item) => number,
    request: (items: readonly Item[]) => Request,
  ): FanOut<Item, Output> {
    return {
      cut: (items, limits, budget) =>
        cutKeys(this.#router, this.#keys, command.name, items, { key, sizeBytes }, limits, budget),
      send: (piece, limits) => {
        const place = { key: this.#keys.regionKey(key(piece.items[0] as Item)), pinned: piece.region };
        const bytes = piece.items.reduce((sum, item) => sum + sizeBytes(item), 0);
        return this.#router.run(command, request(piece.items), { ...place, sizeBytes: bytes }, limits);
      },
    };
  }

  #ranged<Request extends RegionRequest, Response extends RegionResponse, Output>(
    command: Command<Request, Response, Output>,
    request: (range: StoreRange) => Request,
  ): FanOut<StoreRange, Output> {
    return {
      cut: (ranges, limits, budget) => cutRanges(this.#router, this.#keys, command.name, ranges, limits, budget),
      send: (piece, limits) => {
        const range = piece.items[0] as StoreRange;
        const place = { key: this.#keys.regionKey(range.start), pinned: piece.region };
        return this.#router.run(command, request(range), place, limits);
      },
    };
  }

  #fanOut<Item, Output>(
    operation: FanOut<Item, Output>,
    items: readonly Item[],
    options: CallOptions,
  ): Promise<Output[]> {
    return fanOut(operation, items, this.#router.limits(options));
  }
}

const byteLength = (bytes: Uint8Array): number => bytes.length;

/** Never shown to the user. From Node's pool: TextEncoder makes an ArrayBuffer per text, 0.3 us more a call. */
function toBytes(bytes: Bytes): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
}

function ttlOf({ ttlSeconds = 0 }: PutOptions): number {
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds < 0) {
    throw new InvalidArgumentError(`ttlSeconds must be a whole number from 0, not ${ttlSeconds}`);
  }
  return ttlSeconds;
}
