/**
 * What every raw command shares: its name, its environment and the checks made before a region is asked. A check that
 * fails gives TiKV's text (facts 5); where the text goes is up to the command's response message.
 */
import { CF, type ColumnFamily } from '@tessera/engine';
import { ApiCheck, keyTooLarge, type StorageApi } from '../api-check.ts';
import type { kvrpcpb } from '../messages.ts';
import type { RegionError } from '../raft-kv.ts';
import type { RawLayout } from './layout.ts';

/** Names as they appear in TiKV's error texts and metrics. */
export type RawCommandKind =
  | 'raw_get'
  | 'raw_batch_get'
  | 'raw_get_key_ttl'
  | 'raw_scan'
  | 'raw_batch_scan'
  | 'raw_checksum'
  | 'raw_put'
  | 'raw_batch_put'
  | 'raw_delete'
  | 'raw_batch_delete'
  | 'raw_delete_range'
  | 'raw_compare_and_swap'
  | 'raw_atomic_store';

export interface RawEnv {
  readonly api: StorageApi;
  /** How pairs lie in the engine. */
  readonly layout: RawLayout;
  /** `storage.max-key-size`; changeable while running. */
  readonly maxKeySizeBytes: number;
  /** Unix time. */
  nowSeconds(): number;
}

export interface RegionFailure {
  readonly regionError: RegionError;
}

const check = new ApiCheck(true, (key) => key, 'text');

export function checkKeyApi(
  kind: RawCommandKind,
  context: kvrpcpb.Context | undefined,
  env: RawEnv,
  key: Uint8Array,
): string | undefined {
  return check.key(kind, context, env.api, key);
}

export function checkKeysApi(
  kind: RawCommandKind,
  context: kvrpcpb.Context | undefined,
  env: RawEnv,
  keys: readonly Uint8Array[],
): string | undefined {
  return check.keys(kind, context, env.api, keys);
}

export function checkRangeApi(
  kind: RawCommandKind,
  context: kvrpcpb.Context | undefined,
  env: RawEnv,
  start: Uint8Array,
  end: Uint8Array | undefined,
): string | undefined {
  return check.range(kind, context, env.api, start, end);
}

export function checkRangesApi(
  kind: RawCommandKind,
  context: kvrpcpb.Context | undefined,
  env: RawEnv,
  ranges: readonly kvrpcpb.KeyRange[],
): string | undefined {
  const wrong = check.version(kind, context, env.api);
  if (wrong !== undefined || env.api !== 'V2') return wrong;
  for (const { startKey, endKey } of ranges) {
    const failure = checkRangeApi(kind, context, env, startKey, endKey);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** The family a raw command may name; a text when it may not. CF raft is a store's own, and V2 knows no families. */
export function rawColumnFamily(name: string, { api }: RawEnv): ColumnFamily | string {
  if (name === '') return CF.default;
  if (api === 'V2') return `cf is deprecated in API V2, cf name: ${name}`;
  switch (name) {
    case 'default':
      return CF.default;
    case 'lock':
      return CF.lock;
    case 'write':
      return CF.write;
    default:
      return `invalid cf name: ${name}`;
  }
}

export function checkKeySize(key: Uint8Array, env: RawEnv): string | undefined {
  if (key.length <= env.maxKeySizeBytes) return undefined;
  return keyTooLarge('text', key.length, env.maxKeySizeBytes);
}

export const TTL_NOT_ENABLED = 'ttl is not enabled, but get put request with ttl';

/** Stored expiry of a value that lives for `ttlSeconds`; 0 = for ever. */
export function expiryOf(ttlSeconds: number, env: RawEnv): number {
  return ttlSeconds === 0 ? 0 : Math.min(env.nowSeconds() + ttlSeconds, Number.MAX_SAFE_INTEGER);
}
