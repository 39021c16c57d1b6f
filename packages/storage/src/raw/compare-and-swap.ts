/** RawCompareAndSwap under its latch: read, compare, write. */
import { equalBytes } from '@tessera/base';
import { liveValueLength } from '@tessera/codec';
import type { ColumnFamily, WriteBatch } from '@tessera/engine';
import type { kvrpcpb } from '../messages.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import { keyOutside } from './point-reads.ts';
import { checkKeyApi, checkKeySize, expiryOf, type RawEnv, rawColumnFamily, TTL_NOT_ENABLED } from './raw-command.ts';

export function checkCompareAndSwap(request: kvrpcpb.RawCASRequest, env: RawEnv): string | undefined {
  const cf = rawColumnFamily(request.cf, env);
  return (
    checkKeyApi('raw_compare_and_swap', request.context, env, request.key) ??
    (typeof cf === 'string' ? cf : undefined) ??
    (env.api === 'V1' && request.ttl !== 0 ? TTL_NOT_ENABLED : undefined) ??
    checkKeySize(request.key, env)
  );
}

/**
 * Compares what the snapshot holds with what the request expects and puts what is to be written into `batch`, which stays
 * empty when nothing is. `stamp` is what a version needs (`layout.ts`). The response says what was seen, match or not; its bytes live as long as the snapshot.
 */
export function compareAndSwap(
  request: kvrpcpb.RawCASRequest,
  region: RegionSnapshot,
  env: RawEnv,
  batch: WriteBatch,
  stamp: Uint8Array,
): kvrpcpb.RawCASResponseInit {
  const { key } = request;
  const outside = keyOutside(key, region, env);
  if (outside !== undefined) return outside;
  const cf = rawColumnFamily(request.cf, env) as ColumnFamily;
  const stored = env.layout.find(region.data, cf, key);
  const length = stored === undefined ? -1 : liveValueLength(env.api, stored, env.nowSeconds());
  const seen = length < 0 ? undefined : stored?.subarray(0, length);
  const expected = request.previousNotExist ? undefined : request.previousValue;
  const succeed = seen === undefined || expected === undefined ? seen === expected : equalBytes(seen, expected);
  if (succeed && !request.delete) {
    env.layout.put(batch, cf, key, request.value, expiryOf(request.ttl, env), stamp);
  } else if (succeed && seen !== undefined) {
    env.layout.delete(batch, cf, key, stamp);
  }
  return seen === undefined ? { succeed, previousNotExist: true } : { succeed, previousValue: seen };
}
