/**
 * Blind writes: put, batch put, delete, batch delete, delete range, as functions from a request to a batch. All their
 * responses have the same two fields.
 *
 * The order of checks is TiKV's; the atomic forms (`for_cas`) are checked alike.
 */
import { compareBytes } from '@tessera/base';
import { dataEndKey, dataKey, encodeRawValue } from '@tessera/codec';
import type { ColumnFamily, WriteBatch } from '@tessera/engine';
import type { kvrpcpb } from '../messages.ts';
import type { RegionError } from '../raft-kv.ts';
import type { RawRequest } from './point-reads.ts';
import {
  checkApiVersion,
  checkKeySize,
  expiryOf,
  type RawCommandKind,
  type RawEnv,
  rawColumnFamily,
  TTL_NOT_ENABLED,
} from './raw-command.ts';

export interface WriteOutcome {
  readonly regionError?: RegionError | undefined;
  readonly error?: string | undefined;
}

export interface RawWrite<Request extends RawRequest> {
  readonly kind: RawCommandKind;
  /** A failure refuses the request; absent: `build` will succeed. */
  check(request: Request, env: RawEnv): WriteOutcome | undefined;
  build(request: Request, env: RawEnv, batch: WriteBatch): void;
  /** Keys to latch when the request asks to be atomic with compare-and-swap; absent: it does not. */
  latchKeys(request: Request): readonly Uint8Array[] | undefined;
}

function asError(text: string | undefined): WriteOutcome | undefined {
  return text === undefined ? undefined : { error: text };
}

function checkCf(name: string): string | undefined {
  const cf = rawColumnFamily(name);
  return typeof cf === 'string' ? cf : undefined;
}

/** After `check` has accepted the name. */
function checkedCf(name: string): ColumnFamily {
  return rawColumnFamily(name) as ColumnFamily;
}

function checkKeySizes(keys: readonly Uint8Array[], env: RawEnv): string | undefined {
  for (const key of keys) {
    const tooLong = checkKeySize(key, env);
    if (tooLong !== undefined) return tooLong;
  }
  return undefined;
}

const EMPTY_REQUEST = 'an empty request';

// HOT
export const rawPut: RawWrite<kvrpcpb.RawPutRequest> = {
  kind: 'raw_put',
  check: (request, env) =>
    asError(
      checkApiVersion(request.forCas ? 'raw_atomic_store' : 'raw_put', request.context, env) ??
        checkKeySize(request.key, env) ??
        (env.api === 'V1' && request.ttl !== 0 ? TTL_NOT_ENABLED : undefined) ??
        checkCf(request.cf),
    ),
  build(request, env, batch) {
    const value = encodeRawValue(env.api, request.value, expiryOf(request.ttl, env));
    batch.put(checkedCf(request.cf), env.scratchDataKey(request.key), value);
  },
  latchKeys: (request) => (request.forCas ? [request.key] : undefined),
};

/** None, one for all, or one for each pair; a text when the count is neither. */
function ttlsOf(request: kvrpcpb.RawBatchPutRequest, env: RawEnv): string | undefined {
  const { ttls, pairs } = request;
  if (env.api === 'V1') return ttls.some((ttl) => ttl !== 0) ? TTL_NOT_ENABLED : undefined;
  if (ttls.length <= 1 || ttls.length === pairs.length) return undefined;
  return 'The length of ttls does not equal to the length of pairs';
}

export const rawBatchPut: RawWrite<kvrpcpb.RawBatchPutRequest> = {
  kind: 'raw_batch_put',
  check(request, env) {
    const keys = request.pairs.map((pair) => pair.key);
    return asError(
      checkApiVersion(request.forCas ? 'raw_atomic_store' : 'raw_batch_put', request.context, env) ??
        checkCf(request.cf) ??
        checkKeySizes(keys, env) ??
        ttlsOf(request, env) ??
        (keys.length === 0 ? EMPTY_REQUEST : undefined),
    );
  },
  build(request, env, batch) {
    const cf = checkedCf(request.cf);
    const { pairs, ttls } = request;
    for (let i = 0; i < pairs.length; i++) {
      const { key, value } = pairs[i] as kvrpcpb.KvPair;
      const ttl = (ttls.length === 1 ? ttls[0] : ttls[i]) ?? 0;
      batch.put(cf, env.scratchDataKey(key), encodeRawValue(env.api, value, expiryOf(ttl, env)));
    }
  },
  latchKeys: (request) => (request.forCas ? request.pairs.map((pair) => pair.key) : undefined),
};

export const rawDelete: RawWrite<kvrpcpb.RawDeleteRequest> = {
  kind: 'raw_delete',
  check: (request, env) =>
    asError(
      checkApiVersion(request.forCas ? 'raw_atomic_store' : 'raw_delete', request.context, env) ??
        checkKeySize(request.key, env) ??
        checkCf(request.cf),
    ),
  build(request, env, batch) {
    batch.delete(checkedCf(request.cf), env.scratchDataKey(request.key));
  },
  latchKeys: (request) => (request.forCas ? [request.key] : undefined),
};

export const rawBatchDelete: RawWrite<kvrpcpb.RawBatchDeleteRequest> = {
  kind: 'raw_batch_delete',
  check: (request, env) =>
    asError(
      checkApiVersion(request.forCas ? 'raw_atomic_store' : 'raw_batch_delete', request.context, env) ??
        checkCf(request.cf) ??
        checkKeySizes(request.keys, env) ??
        (request.keys.length === 0 ? EMPTY_REQUEST : undefined),
    ),
  build(request, env, batch) {
    const cf = checkedCf(request.cf);
    for (const key of request.keys) batch.delete(cf, env.scratchDataKey(key));
  },
  latchKeys: (request) => (request.forCas ? request.keys : undefined),
};

export const rawDeleteRange: RawWrite<kvrpcpb.RawDeleteRangeRequest> = {
  kind: 'raw_delete_range',
  check(request, env) {
    const { startKey, endKey } = request;
    const text =
      checkKeySizes([startKey, endKey], env) ??
      checkApiVersion('raw_delete_range', request.context, env) ??
      checkCf(request.cf);
    if (text !== undefined) return { error: text };
    if (endKey.length === 0 || compareBytes(startKey, endKey) < 0) return undefined;
    const bounds = `start_key: [${startKey.join(', ')}], end_key: [${endKey.join(', ')}]`;
    return { regionError: { message: `invalid delete range command, ${bounds}` } };
  },
  build(request, _env, batch) {
    batch.deleteRange(checkedCf(request.cf), dataKey(request.startKey), dataEndKey(request.endKey));
  },
  latchKeys: () => undefined,
};
