/**
 * Raw key-value commands as services call them: each answers its reply exactly once, in this turn when data and leadership
 * allow it. What a command means is in `point-reads`, `long-reads`, `writes` and `compare-and-swap`; how it is driven, in the
 * two drivers.
 */
import { assert } from '@tessera/base';
import type { StorageApi } from '../api-check.ts';
import type { DriverOptions } from '../driver.ts';
import type { kvrpcpb } from '../messages.ts';
import type { Reply } from '../reply.ts';
import { PlainLayout, type RawLayout } from './layout.ts';
import { rawBatchGet, rawBatchScan, rawChecksum, rawScan } from './long-reads.ts';
import { rawGet, rawGetKeyTtl } from './point-reads.ts';
import type { RawEnv } from './raw-command.ts';
import { ReadDriver } from './read-driver.ts';
import { VersionedLayout } from './versioned-layout.ts';
import { type RawVersions, WriteDriver } from './write-driver.ts';
import { rawBatchDelete, rawBatchPut, rawDelete, rawDeleteRange, rawPut, type WriteOutcome } from './writes.ts';

export interface RawStorageOptions extends DriverOptions {
  readonly api: StorageApi;
  readonly maxKeySizeBytes: number;
  /** Needed in V2, unused elsewhere. */
  readonly versions?: RawVersions;
}

export class RawStorage implements RawEnv {
  readonly api: StorageApi;
  readonly layout: RawLayout;
  maxKeySizeBytes: number;
  readonly #options: RawStorageOptions;
  readonly #reads: ReadDriver;
  readonly #writes: WriteDriver;

  constructor(options: RawStorageOptions) {
    this.#options = options;
    this.api = options.api;
    this.maxKeySizeBytes = options.maxKeySizeBytes;
    this.layout = options.api === 'V2' ? new VersionedLayout() : new PlainLayout(options.api);
    assert(options.api !== 'V2' || options.versions !== undefined, 'versions need timestamps');
    this.#reads = new ReadDriver(this, options);
    this.#writes = new WriteDriver(this, options, options.api === 'V2' ? options.versions : undefined);
  }

  nowSeconds(): number {
    return Math.floor(this.#options.clock.wallMs() / 1000);
  }

  get(request: kvrpcpb.RawGetRequest, reply: Reply<kvrpcpb.RawGetResponseInit>): void {
    this.#reads.point(rawGet, request, reply);
  }

  getKeyTtl(request: kvrpcpb.RawGetKeyTTLRequest, reply: Reply<kvrpcpb.RawGetKeyTTLResponseInit>): void {
    this.#reads.point(rawGetKeyTtl, request, reply);
  }

  batchGet(request: kvrpcpb.RawBatchGetRequest, reply: Reply<kvrpcpb.RawBatchGetResponseInit>): void {
    this.#reads.long(rawBatchGet, request, reply);
  }

  scan(request: kvrpcpb.RawScanRequest, reply: Reply<kvrpcpb.RawScanResponseInit>): void {
    this.#reads.long(rawScan, request, reply);
  }

  batchScan(request: kvrpcpb.RawBatchScanRequest, reply: Reply<kvrpcpb.RawBatchScanResponseInit>): void {
    this.#reads.long(rawBatchScan, request, reply);
  }

  checksum(request: kvrpcpb.RawChecksumRequest, reply: Reply<kvrpcpb.RawChecksumResponseInit>): void {
    this.#reads.long(rawChecksum, request, reply);
  }

  put(request: kvrpcpb.RawPutRequest, reply: Reply<WriteOutcome>): void {
    this.#writes.write(rawPut, request, reply);
  }

  batchPut(request: kvrpcpb.RawBatchPutRequest, reply: Reply<WriteOutcome>): void {
    this.#writes.write(rawBatchPut, request, reply);
  }

  delete(request: kvrpcpb.RawDeleteRequest, reply: Reply<WriteOutcome>): void {
    this.#writes.write(rawDelete, request, reply);
  }

  batchDelete(request: kvrpcpb.RawBatchDeleteRequest, reply: Reply<WriteOutcome>): void {
    this.#writes.write(rawBatchDelete, request, reply);
  }

  deleteRange(request: kvrpcpb.RawDeleteRangeRequest, reply: Reply<WriteOutcome>): void {
    this.#writes.write(rawDeleteRange, request, reply);
  }

  compareAndSwap(request: kvrpcpb.RawCASRequest, reply: Reply<kvrpcpb.RawCASResponseInit>): void {
    this.#writes.compareAndSwap(request, reply);
  }
}
