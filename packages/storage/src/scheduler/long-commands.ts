/** The transactional reads of many keys, as tasks in steps: KvBatchGet, KvScan, KvScanLock, KvBufferBatchGet, MvccGetBy*. */
import { txnDataKey, userKeyOfDataKey } from '@tessera/codec';
import type { LongTask } from '../long-tasks.ts';
import type { kvrpcpb } from '../messages.ts';
import { findKeyByStartTs, mvccInfo } from '../mvcc/mvcc-info.ts';
import { MvccReader, newMvccStats } from '../mvcc/mvcc-reader.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import type { Reply } from '../reply.ts';
import { bufferBatchGet } from '../txn/flush.ts';
import { KvBatchGet, KvScan, prepareBatchGet, prepareScan } from '../txn/reads.ts';
import { KvScanLock, prepareScanLock } from '../txn/resolve-lock.ts';
import { abort, apiRefusal, checkRangeApi, checkReadApi, checkTxnApi } from './txn-command.ts';
import { checkKeysInRegion, rangeInRegion, rangeOfRegion } from './txn-range.ts';
import { type ReadWorld, rangeOfKey, type TxnLongRead } from './txn-reads.ts';

/** A step's work: about 1 ms of loop. */
const STEP_ROWS = 1024;

/**
 * Runs `operation` with a reader of its own until it says that there is no more to do. With `memoryLocks` the reader sees the locks in the
 * leader's memory too: only who looks for locks may want that. They are those of now, which hide an older lock that the task's
 * snapshot still has; and they are pessimistic, so that no read of values minds them.
 */
class Steps<Response> implements LongTask<Response> {
  readonly #region: RegionSnapshot;
  readonly #world: ReadWorld;
  readonly #operation: (reader: MvccReader) => boolean;
  readonly #response: () => Response;
  readonly #memoryLocks: boolean;

  constructor(
    region: RegionSnapshot,
    world: ReadWorld,
    operation: (reader: MvccReader) => boolean,
    response: () => Response,
    memoryLocks = false,
  ) {
    this.#region = region;
    this.#world = world;
    this.#operation = operation;
    this.#response = response;
    this.#memoryLocks = memoryLocks;
  }

  step(): boolean {
    const { data } = this.#region;
    using reader = this.#memoryLocks ? this.#world.readerOf(this.#region) : new MvccReader(data, newMvccStats());
    const atEnd = this.#operation(reader);
    this.#world.count(reader, this.#region);
    return atEnd;
  }

  answer(reply: Reply<Response>): void {
    reply.done(this.#response());
  }
}

export const kvBatchGet: TxnLongRead<kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponseInit> = {
  kind: 'batch_get',
  checkApi: ({ context, keys }, api) => checkReadApi('batch_get', context, api, keys),
  prepare: prepareBatchGet,
  readTs: (request) => request.version,
  ranges: (request) => request.keys.map(rangeOfKey),
  // An error of the whole request is told twice, as TiKV does.
  failed: (error) => ({ error, pairs: [{ error }] }),
  open(request, region, world) {
    const regionError = checkKeysInRegion(request.keys, region.region);
    if (regionError !== undefined) return { regionError };
    const task = new KvBatchGet(request);
    return new Steps(
      region,
      world,
      (reader) => task.step(reader),
      () => task.response(),
    );
  },
};

function openBound(key: Uint8Array): Uint8Array | undefined {
  return key.length === 0 ? undefined : key;
}

export const kvScan: TxnLongRead<kvrpcpb.ScanRequest, kvrpcpb.ScanResponseInit> = {
  kind: 'scan',
  checkApi: ({ context, startKey, endKey }, api) => checkRangeApi('scan', context, api, startKey, openBound(endKey)),
  readTs: (request) => request.version,
  ranges: ({ startKey, endKey, reverse }) => [reverse ? { startKey: endKey, endKey: startKey } : { startKey, endKey }],
  prepare(request, env) {
    const start = txnDataKey(request.startKey);
    const end = request.endKey.length === 0 ? undefined : txnDataKey(request.endKey);
    return request.reverse ? prepareScan(end, start, request, env) : prepareScan(start, end, request, env);
  },
  failed: (error) => ({ error, pairs: [{ error }] }),
  open(request, region, world) {
    const range = rangeInRegion(request.startKey, openBound(request.endKey), request.reverse, region.region);
    if ('regionError' in range) return range;
    const scan = new KvScan(request, range.lower, range.upper);
    return new Steps(
      region,
      world,
      (reader) => scan.step(reader, STEP_ROWS),
      () => scan.response(),
    );
  },
};

export const kvScanLock: TxnLongRead<kvrpcpb.ScanLockRequest, kvrpcpb.ScanLockResponseInit> = {
  kind: 'scan_lock',
  checkApi: ({ context }, api) => checkTxnApi('scan_lock', context, api),
  readTs: () => undefined,
  raises: ({ maxVersion }) => maxVersion,
  ranges: () => [],
  prepare({ maxVersion, startKey, endKey }, env) {
    const [lower, upper] = [openBound(startKey), openBound(endKey)].map((key) => key && txnDataKey(key));
    return prepareScanLock(maxVersion, lower, upper, env);
  },
  failed: (error) => ({ error }),
  open(request, region, world) {
    const range = rangeInRegion(openBound(request.startKey), openBound(request.endKey), false, region.region);
    if ('regionError' in range) return range;
    const scan = new KvScanLock(request, range.lower, range.upper);
    return new Steps(
      region,
      world,
      (reader) => scan.step(reader),
      () => scan.response(),
      true,
    );
  },
};

export const kvBufferBatchGet: TxnLongRead<kvrpcpb.BufferBatchGetRequest, kvrpcpb.BufferBatchGetResponseInit> = {
  kind: 'buffer_batch_get',
  checkApi: ({ context, keys }, api) => checkReadApi('buffer_batch_get', context, api, keys),
  readTs: () => undefined,
  ranges: () => [],
  prepare: () => undefined,
  failed: (error) => ({ error }),
  open(request, region, world) {
    const regionError = checkKeysInRegion(request.keys, region.region);
    if (regionError !== undefined) return { regionError };
    let response: kvrpcpb.BufferBatchGetResponseInit = {};
    const run = (reader: MvccReader): true => {
      response = bufferBatchGet(request, reader);
      return true;
    };
    return new Steps(region, world, run, () => response);
  },
};

function asText(refusal: string | undefined): kvrpcpb.KeyErrorInit | undefined {
  return refusal === undefined ? undefined : abort(refusal);
}

/** These two answer with a text. */
function failedText(error: kvrpcpb.KeyErrorInit): { readonly error: string } {
  return { error: error.abort ?? '' };
}

export const mvccGetByKey: TxnLongRead<kvrpcpb.MvccGetByKeyRequest, kvrpcpb.MvccGetByKeyResponseInit> = {
  kind: 'key_mvcc',
  checkApi: ({ context }, api) => asText(apiRefusal('key_mvcc', context, api)),
  readTs: () => undefined,
  ranges: () => [],
  prepare: () => undefined,
  failed: failedText,
  open(request, region, world) {
    const regionError = checkKeysInRegion([request.key], region.region);
    if (regionError !== undefined) return { regionError };
    let info: kvrpcpb.MvccInfoInit | undefined;
    const run = (reader: MvccReader): true => {
      info = mvccInfo(reader, txnDataKey(request.key));
      return true;
    };
    return new Steps(region, world, run, () => ({ info }), true);
  },
};

export const mvccGetByStartTs: TxnLongRead<kvrpcpb.MvccGetByStartTsRequest, kvrpcpb.MvccGetByStartTsResponseInit> = {
  kind: 'start_ts_mvcc',
  checkApi: ({ context }, api) => asText(apiRefusal('start_ts_mvcc', context, api)),
  readTs: () => undefined,
  ranges: () => [],
  prepare: () => undefined,
  failed: failedText,
  open(request, region, world) {
    const { lower, upper } = rangeOfRegion(region.region);
    let response: kvrpcpb.MvccGetByStartTsResponseInit = { info: {} };
    const run = (reader: MvccReader): true => {
      const key = findKeyByStartTs(reader, request.startTs, lower, upper);
      if (key !== undefined) response = { key: userKeyOfDataKey(key), info: mvccInfo(reader, key) };
      return true;
    };
    return new Steps(region, world, run, () => response, true);
  },
};
