/** Reads of one key: RawGet and RawGetKeyTTL, as functions of a snapshot. */
import { decodeRawValue, liveValueLength } from '@tessera/codec';
import type { kvrpcpb } from '../messages.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import { keyInRegion } from '../region-check.ts';
import { keyNotInRegion } from '../region-errors.ts';
import { checkKeyApi, type RawCommandKind, type RawEnv, type RegionFailure, rawColumnFamily } from './raw-command.ts';

/** The part of a request that every raw command has. */
export interface RawRequest {
  readonly context: kvrpcpb.Context | undefined;
}

export interface PointRead<Request extends RawRequest, Response> {
  readonly kind: RawCommandKind;
  /** What can be told without a region; a text refuses the request. */
  check(request: Request, env: RawEnv): string | undefined;
  /** Repeatable: may throw BlockMiss and be run again. Bytes of the response live as long as the snapshot. */
  run(request: Request, region: RegionSnapshot, env: RawEnv): Response;
  fail(text: string): Response;
}

const NOT_FOUND = { notFound: true } as const;

/** The refusal of a key that the region does not hold. */
export function keyOutside(key: Uint8Array, { region }: RegionSnapshot, { layout }: RawEnv): RegionFailure | undefined {
  if (region.startKey.length === 0 && region.endKey.length === 0) return undefined;
  const regionKey = layout.bound(key);
  return keyInRegion(regionKey, region) ? undefined : { regionError: keyNotInRegion(regionKey, region) };
}

// HOT
export const rawGet: PointRead<kvrpcpb.RawGetRequest, kvrpcpb.RawGetResponseInit> = {
  kind: 'raw_get',
  check: (request, env) => checkKeyApi('raw_get', request.context, env, request.key),
  fail: (error) => ({ error }),
  run(request, region, env) {
    const cf = rawColumnFamily(request.cf, env);
    if (typeof cf === 'string') return { error: cf };
    const outside = keyOutside(request.key, region, env);
    if (outside !== undefined) return outside;
    const stored = env.layout.find(region.data, cf, request.key);
    if (stored === undefined) return NOT_FOUND;
    region.flow.keysRead++;
    region.flow.bytesRead += request.key.length + stored.length;
    if (env.api === 'V1') return { value: stored };
    const length = liveValueLength(env.api, stored, env.nowSeconds());
    return length < 0 ? NOT_FOUND : { value: stored.subarray(0, length) };
  },
};

export const rawGetKeyTtl: PointRead<kvrpcpb.RawGetKeyTTLRequest, kvrpcpb.RawGetKeyTTLResponseInit> = {
  kind: 'raw_get_key_ttl',
  check(request, env) {
    const mismatch = checkKeyApi('raw_get_key_ttl', request.context, env, request.key);
    if (mismatch !== undefined || env.api !== 'V1') return mismatch;
    return 'ttl is not enabled, values have no ttl to get';
  },
  fail: (error) => ({ error }),
  run(request, region, env) {
    const cf = rawColumnFamily(request.cf, env);
    if (typeof cf === 'string') return { error: cf };
    const outside = keyOutside(request.key, region, env);
    if (outside !== undefined) return outside;
    const stored = env.layout.find(region.data, cf, request.key);
    if (stored === undefined) return NOT_FOUND;
    const { expirySeconds, deleted } = decodeRawValue(env.api, stored);
    if (deleted) return NOT_FOUND;
    if (expirySeconds === 0) return { ttl: 0 };
    const rest = expirySeconds - env.nowSeconds();
    return rest <= 0 ? NOT_FOUND : { ttl: rest };
  },
};
