/**
 * Blind writes: put, batch put, delete, batch delete, delete range, as functions from a request to a batch. All their
 * responses have the same two fields.
 *
 * The order of checks is TiKV's; the atomic forms (`for_cas`) are checked alike.
 */
import { compareBytes } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import type { ColumnFamily, WriteBatch } from '@tessera/engine';
import type { kvrpcpb } from '../messages.ts';
import type { RegionError } from '../raft-kv.ts';
import type { RawRequest } from './point-reads.ts';
import {
  checkKeyApi,
  checkKeySize,
  checkKeysApi,
  checkRangeApi,
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
  /** `stamp` is what the versions of one write need (`layout.ts`). */
  build(request: Request, env: RawEnv, batch: WriteBatch, stamp: Uint8Array): void;
  /** Whether it writes versions: else it needs no stamp. */
  readonly isStamped: boolean;
  /** Keys to latch when the request asks to be atomic with compare-and-swap; absent: it does not. */
  latchKeys(request: Request): readonly Uint8Array[] | undefined;
}

function asError(text: string | undefined): WriteOutcome | undefined {
  return text === undefined ? undefined : { error: text };
}

function checkCf(name: string, env: RawEnv): string | undefined {
  const cf = rawColumnFamily(name, env);
  return typeof cf === 'string' ? cf : undefined;
}

/** After `check` has accepted the name. */
function checkedCf(name: string, env: RawEnv): ColumnFamily {
  return rawColumnFamily(name, env) as ColumnFamily;
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
  isStamped: true,
  check: (request, env) =>
    asError(
      checkKeyApi(request.forCas ? 'raw_atomic_store' : 'raw_put', request.context, env, request.key) ??
        checkKeySize(request.key, env) ??
        (env.api === 'V1' && request.ttl !== 0 ? TTL_NOT_ENABLED : undefined) ??
        checkCf(request.cf, env),
    ),
  build(request, env, batch, stamp) {
    const cf = checkedCf(request.cf, env);
    env.layout.put(batch, cf, request.key, request.value, expiryOf(request.ttl, env), stamp);
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
  isStamped: true,
  check(request, env) {
    const keys = request.pairs.map((pair) => pair.key);
    return asError(
      checkKeysApi(request.forCas ? 'raw_atomic_store' : 'raw_batch_put', request.context, env, keys) ??
        checkCf(request.cf, env) ??
        checkKeySizes(keys, env) ??
        ttlsOf(request, env) ??
        (keys.length === 0 ? EMPTY_REQUEST : undefined),
    );
  },
  build(request, env, batch, stamp) {
    const cf = checkedCf(request.cf, env);
    const { pairs, ttls } = request;
    for (let i = 0; i < pairs.length; i++) {
      const { key, value } = pairs[i] as kvrpcpb.KvPair;
      const ttl = (ttls.length === 1 ? ttls[0] : ttls[i]) ?? 0;
      env.layout.put(batch, cf, key, value, expiryOf(ttl, env), stamp);
    }
  },
  latchKeys: (request) => (request.forCas ? request.pairs.map((pair) => pair.key) : undefined),
};

export const rawDelete: RawWrite<kvrpcpb.RawDeleteRequest> = {
  kind: 'raw_delete',
  isStamped: true,
  check: (request, env) =>
    asError(
      checkKeyApi(request.forCas ? 'raw_atomic_store' : 'raw_delete', request.context, env, request.key) ??
        checkKeySize(request.key, env) ??
        checkCf(request.cf, env),
    ),
  build(request, env, batch, stamp) {
    env.layout.delete(batch, checkedCf(request.cf, env), request.key, stamp);
  },
  latchKeys: (request) => (request.forCas ? [request.key] : undefined),
};

export const rawBatchDelete: RawWrite<kvrpcpb.RawBatchDeleteRequest> = {
  kind: 'raw_batch_delete',
  isStamped: true,
  check: (request, env) =>
    asError(
      checkKeysApi(request.forCas ? 'raw_atomic_store' : 'raw_batch_delete', request.context, env, request.keys) ??
        checkCf(request.cf, env) ??
        checkKeySizes(request.keys, env) ??
        (request.keys.length === 0 ? EMPTY_REQUEST : undefined),
    ),
  build(request, env, batch, stamp) {
    const cf = checkedCf(request.cf, env);
    for (const key of request.keys) env.layout.delete(batch, cf, key, stamp);
  },
  latchKeys: (request) => (request.forCas ? request.keys : undefined),
};

export const rawDeleteRange: RawWrite<kvrpcpb.RawDeleteRangeRequest> = {
  kind: 'raw_delete_range',
  isStamped: false,
  check(request, env) {
    const { startKey, endKey } = request;
    const text =
      checkKeySizes([startKey, endKey], env) ??
      checkRangeApi('raw_delete_range', request.context, env, startKey, endKey) ??
      checkCf(request.cf, env);
    if (text !== undefined) return { error: text };
    if (endKey.length === 0 || compareBytes(startKey, endKey) < 0) return undefined;
    const bounds = `start_key: [${startKey.join(', ')}], end_key: [${endKey.join(', ')}]`;
    return { regionError: { message: `invalid delete range command, ${bounds}` } };
  },
  build(request, env, batch) {
    const { layout } = env;
    const [start, end] = [layout.bound(request.startKey), layout.bound(request.endKey)];
    batch.deleteRange(checkedCf(request.cf, env), dataKey(start), dataEndKey(end));
  },
  latchKeys: () => undefined,
};
