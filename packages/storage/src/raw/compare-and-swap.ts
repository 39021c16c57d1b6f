/** RawCompareAndSwap under its latch: read, compare, write. */
import { equalBytes } from '@tessera/base';
import { encodeRawValue, liveValueLength } from '@tessera/codec';
import type { ColumnFamily, WriteBatch } from '@tessera/engine';
import type { kvrpcpb } from '../messages.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import { keyInRegion } from '../region-check.ts';
import { keyNotInRegion } from '../region-errors.ts';
import {
  checkApiVersion,
  checkKeySize,
  expiryOf,
  type RawEnv,
  rawColumnFamily,
  TTL_NOT_ENABLED,
} from './raw-command.ts';

export function checkCompareAndSwap(request: kvrpcpb.RawCASRequest, env: RawEnv): string | undefined {
  const cf = rawColumnFamily(request.cf);
  return (
    checkApiVersion('raw_compare_and_swap', request.context, env) ??
    (typeof cf === 'string' ? cf : undefined) ??
    (env.api === 'V1' && request.ttl !== 0 ? TTL_NOT_ENABLED : undefined) ??
    checkKeySize(request.key, env)
  );
}

/**
 * Compares what the snapshot holds with what the request expects and puts what is to be written into `batch`, which stays
 * empty when nothing is. The response says what was seen, match or not; its bytes live as long as the snapshot.
 */
export function compareAndSwap(
  request: kvrpcpb.RawCASRequest,
  region: RegionSnapshot,
  env: RawEnv,
  batch: WriteBatch,
): kvrpcpb.RawCASResponseInit {
  const { key } = request;
  if (!keyInRegion(key, region.region)) return { regionError: keyNotInRegion(key, region.region) };
  const cf = rawColumnFamily(request.cf) as ColumnFamily;
  const stored = region.data.get(cf, env.scratchDataKey(key));
  const length = stored === undefined ? -1 : liveValueLength(env.api, stored, env.nowSeconds());
  const seen = length < 0 ? undefined : stored?.subarray(0, length);
  const expected = request.previousNotExist ? undefined : request.previousValue;
  const succeed = seen === undefined || expected === undefined ? seen === expected : equalBytes(seen, expected);
  if (succeed && !request.delete) {
    batch.put(cf, env.scratchDataKey(key), encodeRawValue(env.api, request.value, expiryOf(request.ttl, env)));
  } else if (succeed && seen !== undefined) {
    batch.delete(cf, env.scratchDataKey(key));
  }
  return seen === undefined ? { succeed, previousNotExist: true } : { succeed, previousValue: seen };
}
