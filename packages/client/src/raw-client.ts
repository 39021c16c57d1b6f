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
import { fanOutKeys, fanOutRange, KEY, PAIR, type Route, type StorePair, type StoreRange } from './fan-out.ts';
import type { KeySpace } from './key-space.ts';
import {
  type Checksum,
  type CompareAndSwapResult,
  type KvPair,
  type RawCommands,
  rawCommands,
} from './raw-commands.ts';
import {
  type Bytes,
  MAX_PAGE_SIZE,
  type PutOptions,
  pagingOf,
  type RangeOptions,
  type RawOptions,
  type ScanOptions,
  toBytes,
  ttlOf,
  type WriteOptions,
} from './raw-options.ts';
import type { CallOptions, Router } from './router.ts';
import { scanPages } from './scan.ts';
import { ValueSlab } from './value-slab.ts';

/** One frame. */
const SCANS_AT_A_TIME = 128;

/** Pairs without transactions: each call is by itself, the last write of a key counts. */
export class RawClient {
  readonly #router: Router;
  readonly #keys: KeySpace;
  readonly #route: Route;
  readonly #commands: RawCommands;

  constructor(router: Router, keys: KeySpace) {
    this.#router = router;
    this.#keys = keys;
    this.#route = { router, keys };
    this.#commands = rawCommands(keys, new ValueSlab());
  }

  // Single keys

  /** The value; undefined when there is none. */
  get(key: Bytes, options: RawOptions = {}): Promise<Uint8Array | undefined> {
    const storeKey = this.#storeKey(key);
    return this.#single(this.#commands.get, { key: storeKey, cf: options.cf ?? '' }, storeKey, options);
  }

  /** Resolves when the pair is on the disks of a majority. Repeated until it is answered. */
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
    const { cf = '' } = options;
    const request = (piece: readonly Uint8Array[]) => ({ keys: piece, cf });
    const limits = this.#router.limits(options);
    const found = new Map<string, Uint8Array>();
    for (const pairs of await fanOutKeys(this.#route, this.#commands.batchGet, KEY, request, storeKeys, limits)) {
      for (const { key, value } of pairs) found.set(this.#keys.regionKey(key), value);
    }
    return storeKeys.map((key) => found.get(this.#keys.regionKey(key)));
  }

  /** On failure some pairs may have been written. Later pairs of the same key win. */
  async batchPut(pairs: Iterable<readonly [Bytes, Bytes]>, options: PutOptions = {}): Promise<void> {
    const latest = new Map<string, StorePair>();
    for (const [userKey, value] of pairs) {
      const key = this.#storeKey(userKey);
      latest.set(this.#keys.regionKey(key), { key, value: toBytes(value) });
    }
    const { cf = '', atomic: forCas = false } = options;
    const ttl = ttlOf(options);
    // `ttl` is what stores before 6.0 read; `ttls` of one element is for all pairs (features 5.1).
    const ttls = ttl === 0 ? [] : [ttl];
    const request = (piece: readonly StorePair[]) => ({ pairs: piece, cf, ttl, ttls, forCas });
    const limits = this.#router.limits(options);
    await fanOutKeys(this.#route, this.#commands.batchPut, PAIR, request, [...latest.values()], limits);
  }

  /** On failure some pairs may have been deleted. */
  async batchDelete(keys: Iterable<Bytes>, options: WriteOptions = {}): Promise<void> {
    const storeKeys = Array.from(keys, (key) => this.#storeKey(key));
    const { cf = '', atomic: forCas = false } = options;
    const request = (piece: readonly Uint8Array[]) => ({ keys: piece, cf, forCas });
    const limits = this.#router.limits(options);
    await fanOutKeys(this.#route, this.#commands.batchDelete, KEY, request, storeKeys, limits);
  }

  // Ranges

  /** Deletes `[start, end)`; not atomic across regions. The end must be given: nothing is deleted to "the end" by slip. */
  async deleteRange(start: Bytes, end: Bytes, options: RawOptions = {}): Promise<void> {
    if (end.length === 0) throw new InvalidArgumentError('deleteRange needs an end');
    const { cf = '' } = options;
    const request = (part: StoreRange) => ({ startKey: part.start, endKey: part.end, cf });
    const limits = this.#router.limits(options);
    await fanOutRange(this.#route, this.#commands.deleteRange, request, this.#range({ start, end }), limits);
  }

  /** Over all pairs of the range as they are stored; every region at its own moment. */
  async checksum(options: RangeOptions = {}): Promise<Checksum> {
    const request = (part: StoreRange) => ({ ranges: [{ startKey: part.start, endKey: part.end }] });
    const limits = this.#router.limits(options);
    const sum = { checksum: 0n, totalKvs: 0, totalBytes: 0 };
    const range = this.#range(options);
    for (const part of await fanOutRange(this.#route, this.#commands.checksum, request, range, limits)) {
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
    return scanPages(this.#router, this.#commands, this.#keys, {
      range: this.#range(options),
      reverse: options.reverse ?? false,
      keyOnly: options.keyOnly ?? false,
      cf: options.cf ?? '',
      ...pagingOf(options),
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
}
