/**
 * The raw commands of a store (features 5.1): how each is sent, whether it may run twice, and what its answer means
 * to the user. Values leave here as copies; keys of scans as user keys.
 */
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as tikvpb from '@tessera/proto/tikvpb';
import type { Command, RegionRequest } from './call.ts';
import { type ClientError, RefusedError } from './errors.ts';
import type { KeySpace } from './key-space.ts';
import type { CachedRegion } from './region-cache.ts';
import type { Page } from './scan.ts';
import type { ValueSlab } from './value-slab.ts';

/** A request as the generated code wants it, whose context the router fills in. */
type Open<Init> = Omit<Init, 'context'> & RegionRequest;

export interface KvPair {
  readonly key: Uint8Array;
  /** Empty for `keyOnly` scans. */
  readonly value: Uint8Array;
}

export interface CompareAndSwapResult {
  readonly swapped: boolean;
  /** What was there; undefined: nothing. */
  readonly previous: Uint8Array | undefined;
}

export interface Checksum {
  /** crc64-xor over all pairs, in no particular order. */
  readonly checksum: bigint;
  readonly totalKvs: number;
  readonly totalBytes: number;
}

interface Failable {
  readonly regionError: kvrpcpb.RawPutResponse['regionError'];
  readonly error: string;
}

function refused(name: string, error: string): RefusedError {
  return new RefusedError(`${name}: ${error}`);
}

function failure(name: string, pairs: readonly kvrpcpb.KvPair[]): ClientError | undefined {
  for (const { error } of pairs) {
    if (error !== undefined) return refused(name, error.abort || error.retryable || 'a key could not be read');
  }
  return undefined;
}

const write = <Init>(
  name: 'RawPut' | 'RawBatchPut' | 'RawDelete' | 'RawBatchDelete' | 'RawDeleteRange',
  kind: NonNullable<Command<RegionRequest, Failable, void>['kind']>,
): Command<Open<Init>, Failable, void> => ({
  name,
  kind,
  method: tikvpb.Tikv[name],
  effect: 'write',
  output: ({ error }) => (error === '' ? undefined : refused(name, error)),
});

/** All commands, for one key space; the slab holds the values of their answers. */
export function rawCommands(keys: KeySpace, slab: ValueSlab) {
  const get: Command<Open<kvrpcpb.RawGetRequestInit>, kvrpcpb.RawGetResponse, Uint8Array | undefined> = {
    name: 'RawGet',
    kind: 'rawGet',
    method: tikvpb.Tikv.RawGet,
    effect: 'read',
    output: ({ error, notFound, value }) => {
      if (error !== '') return refused('RawGet', error);
      return notFound ? undefined : slab.copy(value);
    },
  };

  /** Found pairs only; keys are store keys and views, for the caller to match. */
  const batchGet: Command<Open<kvrpcpb.RawBatchGetRequestInit>, kvrpcpb.RawBatchGetResponse, readonly KvPair[]> = {
    name: 'RawBatchGet',
    kind: 'rawBatchGet',
    method: tikvpb.Tikv.RawBatchGet,
    effect: 'read',
    output: ({ pairs }) =>
      failure('RawBatchGet', pairs) ?? pairs.map(({ key, value }) => ({ key, value: slab.copy(value) })),
  };

  const scan: Command<Open<kvrpcpb.RawScanRequestInit>, kvrpcpb.RawScanResponse, Page> = {
    name: 'RawScan',
    kind: 'rawScan',
    method: tikvpb.Tikv.RawScan,
    effect: 'read',
    output: ({ kvs }, { region, request }) => {
      const pairs = kvs.map(({ key, value }) => ({ key: slab.copy(keys.userKey(key)), value: slab.copy(value) }));
      const last = kvs.length >= (request.limit ?? 0) ? kvs.at(-1) : undefined;
      return failure('RawScan', kvs) ?? { pairs, region: region as CachedRegion, last: last && slab.copy(last.key) };
    },
  };

  /** Remaining seconds; 0 without expiry, undefined without the key. */
  const getTtl: Command<Open<kvrpcpb.RawGetKeyTTLRequestInit>, kvrpcpb.RawGetKeyTTLResponse, number | undefined> = {
    name: 'RawGetKeyTTL',
    kind: undefined,
    method: tikvpb.Tikv.RawGetKeyTTL,
    effect: 'read',
    output: ({ error, notFound, ttl }) => {
      if (error !== '') return refused('RawGetKeyTTL', error);
      return notFound ? undefined : ttl;
    },
  };

  const compareAndSwap: Command<Open<kvrpcpb.RawCASRequestInit>, kvrpcpb.RawCASResponse, CompareAndSwapResult> = {
    name: 'RawCompareAndSwap',
    kind: undefined,
    method: tikvpb.Tikv.RawCompareAndSwap,
    effect: 'once',
    output: ({ error, succeed, previousNotExist, previousValue }) => {
      if (error !== '') return refused('RawCompareAndSwap', error);
      return { swapped: succeed, previous: previousNotExist ? undefined : slab.copy(previousValue) };
    },
  };

  const checksum: Command<Open<kvrpcpb.RawChecksumRequestInit>, kvrpcpb.RawChecksumResponse, Checksum> = {
    name: 'RawChecksum',
    kind: undefined,
    method: tikvpb.Tikv.RawChecksum,
    effect: 'read',
    output: ({ error, checksum, totalKvs, totalBytes }) =>
      error === '' ? { checksum, totalKvs, totalBytes } : refused('RawChecksum', error),
  };

  return {
    get,
    batchGet,
    scan,
    getTtl,
    compareAndSwap,
    checksum,
    put: write<kvrpcpb.RawPutRequestInit>('RawPut', 'rawPut'),
    batchPut: write<kvrpcpb.RawBatchPutRequestInit>('RawBatchPut', 'rawBatchPut'),
    delete: write<kvrpcpb.RawDeleteRequestInit>('RawDelete', 'rawDelete'),
    batchDelete: write<kvrpcpb.RawBatchDeleteRequestInit>('RawBatchDelete', 'rawBatchDelete'),
    deleteRange: write<kvrpcpb.RawDeleteRangeRequestInit>('RawDeleteRange', 'rawDeleteRange'),
  } as const;
}

export type RawCommands = ReturnType<typeof rawCommands>;
