/**
 * Reads of many keys: RawBatchGet, RawScan, RawBatchScan, RawChecksum. Each is a task in steps (`long-tasks.ts`) and writes
 * found pairs straight into the encoded response: no object per row.
 */
import { Crc64Xor, liveValueLength } from '@tessera/codec';
import { CF, type ColumnFamily } from '@tessera/engine';
import type { Writer } from '@tessera/proto';
import type { LongTask } from '../long-tasks.ts';
import type { kvrpcpb } from '../messages.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import type { Reply } from '../reply.ts';
import type { Range, RawRows } from './layout.ts';
import { PairWriter } from './pair-writer.ts';
import { keyOutside, type RawRequest } from './point-reads.ts';
import {
  checkKeysApi,
  checkRangeApi,
  checkRangesApi,
  type RawCommandKind,
  type RawEnv,
  type RegionFailure,
  rawColumnFamily,
} from './raw-command.ts';
import { openRange, resolveRanges } from './raw-ranges.ts';

/** A step's work: about 1 ms of loop. Half would double the cost of switching, which is below 1 % here. */
const STEP_ROWS = 1024;
const STEP_BYTES = 1024 * 1024;
/** Lookups that may miss together, each with a key of its own. */
const STEP_LOOKUPS = 256;

export interface LongRead<Request extends RawRequest, Response> {
  readonly kind: RawCommandKind;
  check(request: Request, env: RawEnv): string | undefined;
  /** A text or a region error when the request cannot run here. `arena` is empty and the task's until its answer. */
  open(
    request: Request,
    region: RegionSnapshot,
    env: RawEnv,
    arena: Writer,
  ): LongTask<Response> | string | RegionFailure;
  fail(text: string): Response;
}

/** In responses that are lists of pairs an error of the whole is one pair with nothing but the error. */
function failedPair(text: string): kvrpcpb.KvPairInit {
  return { error: { abort: text } };
}

class BatchGetTask implements LongTask<kvrpcpb.RawBatchGetResponseInit> {
  readonly #keys: readonly Uint8Array[];
  readonly #cf: ColumnFamily;
  readonly #region: RegionSnapshot;
  readonly #env: RawEnv;
  readonly #out: PairWriter;
  #next = 0;

  constructor(keys: readonly Uint8Array[], cf: ColumnFamily, region: RegionSnapshot, env: RawEnv, arena: Writer) {
    this.#keys = keys;
    this.#cf = cf;
    this.#region = region;
    this.#env = env;
    this.#out = new PairWriter(arena, region.flow);
  }

  step(): boolean {
    const end = Math.min(this.#next + STEP_LOOKUPS, this.#keys.length);
    const keys = this.#keys.slice(this.#next, end);
    const found = this.#env.layout.findMany(this.#region.data, this.#cf, keys);
    const now = this.#env.api === 'V1' ? 0 : this.#env.nowSeconds();
    for (let i = 0; i < found.length; i++) {
      const stored = found[i];
      if (stored === undefined) continue;
      const length = liveValueLength(this.#env.api, stored, now);
      if (length >= 0) this.#out.add(keys[i] as Uint8Array, stored, length);
    }
    this.#next = end;
    return end === this.#keys.length || this.#out.full;
  }

  answer(reply: Reply<kvrpcpb.RawBatchGetResponseInit>): void {
    if (this.#out.full) reply.done({ pairs: [failedPair(this.#out.fullText)] });
    else reply.doneEncoded(this.#out.fields());
  }
}

export const rawBatchGet: LongRead<kvrpcpb.RawBatchGetRequest, kvrpcpb.RawBatchGetResponseInit> = {
  kind: 'raw_batch_get',
  check: (request, env) => checkKeysApi('raw_batch_get', request.context, env, request.keys),
  fail: (text) => ({ pairs: [failedPair(text)] }),
  open(request, region, env, arena) {
    const cf = rawColumnFamily(request.cf, env);
    if (typeof cf === 'string') return cf;
    for (const key of request.keys) {
      const outside = keyOutside(key, region, env);
      if (outside !== undefined) return outside;
    }
    return new BatchGetTask(request.keys, cf, region, env, arena);
  },
};

interface ScanOptions {
  readonly cf: ColumnFamily;
  readonly limit: number;
  readonly keyOnly: boolean;
  readonly reverse: boolean;
}

class ScanTask implements LongTask<kvrpcpb.RawScanResponseInit> {
  readonly #ranges: readonly Range[];
  readonly #options: ScanOptions;
  readonly #region: RegionSnapshot;
  readonly #env: RawEnv;
  readonly #out: PairWriter;
  #range = 0;
  #rowsOfRange = 0;
  #cursor: RawRows | undefined;

  constructor(ranges: readonly Range[], options: ScanOptions, region: RegionSnapshot, env: RawEnv, arena: Writer) {
    this.#ranges = ranges;
    this.#options = options;
    this.#region = region;
    this.#env = env;
    this.#out = new PairWriter(arena, region.flow);
  }

  step(): boolean {
    const { cf, limit, keyOnly, reverse } = this.#options;
    const api = this.#env.api;
    const now = api === 'V1' ? 0 : this.#env.nowSeconds();
    const out = this.#out;
    const bytesAtMost = out.sizeBytes + STEP_BYTES;
    let rows = 0;
    while (this.#range < this.#ranges.length && limit > 0) {
      this.#cursor ??= this.#env.layout.rows(
        this.#region.data,
        cf,
        this.#ranges[this.#range] as Range,
        reverse,
        keyOnly && api === 'V1',
      );
      const cursor = this.#cursor;
      while (this.#rowsOfRange < limit && cursor.advance()) {
        const stored = keyOnly && api === 'V1' ? undefined : cursor.value();
        const length = stored === undefined ? 0 : liveValueLength(api, stored, now);
        cursor.consume();
        if (length >= 0) {
          out.add(cursor.key(), stored, keyOnly ? 0 : length);
          this.#rowsOfRange++;
        }
        if (out.full) return true;
        if (++rows >= STEP_ROWS || out.sizeBytes >= bytesAtMost) return false;
      }
      cursor[Symbol.dispose]();
      this.#cursor = undefined;
      this.#rowsOfRange = 0;
      this.#range++;
    }
    return true;
  }

  answer(reply: Reply<kvrpcpb.RawScanResponseInit>): void {
    if (this.#out.full) reply.done({ kvs: [failedPair(this.#out.fullText)] });
    else reply.doneEncoded(this.#out.fields());
  }
}

export const rawScan: LongRead<kvrpcpb.RawScanRequest, kvrpcpb.RawScanResponseInit> = {
  kind: 'raw_scan',
  check({ context, startKey, endKey }, env) {
    return checkRangeApi('raw_scan', context, env, startKey, endKey.length === 0 ? undefined : endKey);
  },
  fail: (text) => ({ kvs: [failedPair(text)] }),
  open(request, region, env, arena) {
    const cf = rawColumnFamily(request.cf, env);
    if (typeof cf === 'string') return cf;
    const { limit, keyOnly, reverse } = request;
    const range = openRange(env.layout, request.startKey, request.endKey, reverse, region.region);
    if ('regionError' in range) return range;
    return new ScanTask([range], { cf, limit, keyOnly, reverse }, region, env, arena);
  },
};

export const rawBatchScan: LongRead<kvrpcpb.RawBatchScanRequest, kvrpcpb.RawBatchScanResponseInit> = {
  kind: 'raw_batch_scan',
  check: (request, env) => checkRangesApi('raw_batch_scan', request.context, env, request.ranges),
  fail: (text) => ({ kvs: [failedPair(text)] }),
  open(request, region, env, arena) {
    const cf = rawColumnFamily(request.cf, env);
    if (typeof cf === 'string') return cf;
    const { eachLimit: limit, keyOnly, reverse } = request;
    const ranges = resolveRanges(env.layout, request.ranges, reverse, region.region);
    if (typeof ranges === 'string' || 'regionError' in ranges) return ranges;
    return new ScanTask(ranges, { cf, limit, keyOnly, reverse }, region, env, arena);
  },
};

class ChecksumTask implements LongTask<kvrpcpb.RawChecksumResponseInit> {
  readonly #ranges: readonly Range[];
  readonly #region: RegionSnapshot;
  readonly #env: RawEnv;
  readonly #sum = new Crc64Xor();
  #range = 0;
  #cursor: RawRows | undefined;

  constructor(ranges: readonly Range[], region: RegionSnapshot, env: RawEnv) {
    this.#ranges = ranges;
    this.#region = region;
    this.#env = env;
  }

  step(): boolean {
    const now = this.#env.api === 'V1' ? 0 : this.#env.nowSeconds();
    const bytesAtMost = this.#sum.bytes + STEP_BYTES;
    let rows = 0;
    while (this.#range < this.#ranges.length) {
      this.#cursor ??= this.#env.layout.rows(
        this.#region.data,
        CF.default,
        this.#ranges[this.#range] as Range,
        false,
        false,
      );
      const cursor = this.#cursor;
      while (cursor.advance()) {
        const stored = cursor.value();
        const length = liveValueLength(this.#env.api, stored, now);
        cursor.consume();
        if (length >= 0) this.#sum.add(cursor.key(), stored, length);
        if (++rows >= STEP_ROWS || this.#sum.bytes >= bytesAtMost) return false;
      }
      cursor[Symbol.dispose]();
      this.#cursor = undefined;
      this.#range++;
    }
    return true;
  }

  answer(reply: Reply<kvrpcpb.RawChecksumResponseInit>): void {
    const { checksum, pairs, bytes } = this.#sum;
    reply.done({ checksum, totalKvs: pairs, totalBytes: bytes });
  }
}

/** Checksums user keys and user values: what a client can see and compute itself. */
export const rawChecksum: LongRead<kvrpcpb.RawChecksumRequest, kvrpcpb.RawChecksumResponseInit> = {
  kind: 'raw_checksum',
  check(request, env) {
    if (request.algorithm !== 0) return `unknown checksum algorithm ${request.algorithm}`;
    return checkRangesApi('raw_checksum', request.context, env, request.ranges);
  },
  fail: (error) => ({ error }),
  open(request, region, env) {
    const ranges: Range[] = [];
    for (const { startKey, endKey } of request.ranges) {
      const range = openRange(env.layout, startKey, endKey, false, region.region);
      if ('regionError' in range) return range;
      ranges.push(range);
    }
    return new ChecksumTask(ranges, region, env);
  },
};
