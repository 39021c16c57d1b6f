/**
 * What every raw command shares: its name, its environment and the checks made before a region is asked. A check that
 * fails gives TiKV's text (facts 5); where the text goes is up to the command's response message.
 */
import type { RawApi } from '@tessera/codec';
import { CF, type ColumnFamily } from '@tessera/engine';
import type { kvrpcpb } from '../messages.ts';
import type { RegionError } from '../raft-kv.ts';

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

/** API V2 stores raw values as versions of keys: not here yet. */
export type StorageApi = Exclude<RawApi, 'V2'>;

export interface RawEnv {
  readonly api: StorageApi;
  /** `storage.max-key-size`; changeable while running. */
  readonly maxKeySizeBytes: number;
  /** Unix time. */
  nowSeconds(): number;
  /** 'z' + key in a buffer that the next call may reuse. */
  scratchDataKey(key: Uint8Array): Uint8Array;
}

export interface RegionFailure {
  readonly regionError: RegionError;
}

const API_NAMES: readonly string[] = ['V1', 'V1ttl', 'V2', 'V3'];

/** Raw commands of V1 are served with and without TTL; nothing else is. */
export function checkApiVersion(
  kind: RawCommandKind,
  context: kvrpcpb.Context | undefined,
  env: RawEnv,
): string | undefined {
  const requested = context?.apiVersion ?? 0;
  if (requested === 0) return undefined;
  const name = API_NAMES[requested] ?? String(requested);
  return `Api version in request does not match with TiKV storage, cmd: ${kind}, storage: ${env.api}, request: ${name}`;
}

/** The family a raw command may name; a text when it may not. CF raft is a store's own. */
export function rawColumnFamily(name: string): ColumnFamily | string {
  switch (name) {
    case '':
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
  return `max key size exceeded, size: ${key.length}, limit: ${env.maxKeySizeBytes}`;
}

export const TTL_NOT_ENABLED = 'ttl is not enabled, but get put request with ttl';

/** Stored expiry of a value that lives for `ttlSeconds`; 0 = for ever. */
export function expiryOf(ttlSeconds: number, env: RawEnv): number {
  return ttlSeconds === 0 ? 0 : Math.min(env.nowSeconds() + ttlSeconds, Number.MAX_SAFE_INTEGER);
}
