/** Reads of one key: RawGet and RawGetKeyTTL, as functions of a snapshot. */
import { decodeRawValue, liveValueLength } from '@tessera/codec';
import type { kvrpcpb } from '../messages.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import { keyInRegion } from '../region-check.ts';
import { keyNotInRegion } from '../region-errors.ts';
import { checkApiVersion, type RawCommandKind, type RawEnv, rawColumnFamily } from './raw-command.ts';

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

// HOT
export const rawGet: PointRead<kvrpcpb.RawGetRequest, kvrpcpb.RawGetResponseInit> = {
  kind: 'raw_get',
  check: (request, env) => checkApiVersion('raw_get', request.context, env),
  fail: (error) => ({ error }),
  run(request, region, env) {
    const cf = rawColumnFamily(request.cf);
    if (typeof cf === 'string') return { error: cf };
    if (!keyInRegion(request.key, region.region)) {
      return { regionError: keyNotInRegion(request.key, region.region) };
    }
    const stored = region.data.get(cf, env.scratchDataKey(request.key));
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
    const mismatch = checkApiVersion('raw_get_key_ttl', request.context, env);
    if (mismatch !== undefined || env.api !== 'V1') return mismatch;
    return 'ttl is not enabled, values have no ttl to get';
  },
  fail: (error) => ({ error }),
  run(request, region, env) {
    const cf = rawColumnFamily(request.cf);
    if (typeof cf === 'string') return { error: cf };
    if (!keyInRegion(request.key, region.region)) {
      return { regionError: keyNotInRegion(request.key, region.region) };
    }
    const stored = region.data.get(cf, env.scratchDataKey(request.key));
    if (stored === undefined) return NOT_FOUND;
    const { expirySeconds } = decodeRawValue(env.api, stored);
    if (expirySeconds === 0) return { ttl: 0 };
    const rest = expirySeconds - env.nowSeconds();
    return rest <= 0 ? NOT_FOUND : { ttl: rest };
  },
};
