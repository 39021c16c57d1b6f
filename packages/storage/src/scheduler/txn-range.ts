/** User keys and ranges of transactional requests, checked against their region, whose borders are encoded keys (facts 1.8). */
import { compareBytes } from '@tessera/base';
import { dataEndKey, dataKey, encodeBytes } from '@tessera/codec';
import type { metapb } from '../messages.ts';
import type { RegionError } from '../raft-kv.ts';
import { keyInRegion, scanStartInRegion } from '../region-check.ts';
import { keyNotInRegion } from '../region-errors.ts';

/** Data keys, half open. */
export interface TxnRange {
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
}

/** The error of the first key that the region does not hold. */
export function checkKeysInRegion(keys: readonly Uint8Array[], region: metapb.Region): RegionError | undefined {
  if (region.startKey.length === 0 && region.endKey.length === 0) return undefined;
  for (let i = 0; i < keys.length; i++) {
    const encoded = encodeBytes(keys[i] as Uint8Array);
    if (!keyInRegion(encoded, region)) return keyNotInRegion(encoded, region);
  }
  return undefined;
}

/** All of a region. */
export function rangeOfRegion(region: metapb.Region): TxnRange {
  return { lower: dataKey(region.startKey), upper: dataEndKey(region.endKey) };
}

/**
 * `[start, end)` of user keys, backwards `[end, start)`, cut at the region's borders. An absent bound is open. Where the walk
 * begins must be in the region.
 */
export function rangeInRegion(
  start: Uint8Array | undefined,
  end: Uint8Array | undefined,
  reverse: boolean,
  region: metapb.Region,
): TxnRange | { readonly regionError: RegionError } {
  const all = rangeOfRegion(region);
  const from = start === undefined ? undefined : encodeBytes(start);
  if (from !== undefined && !scanStartInRegion(from, region)) return { regionError: keyNotInRegion(from, region) };
  const first = from === undefined ? undefined : dataKey(from);
  const last = end === undefined ? undefined : dataKey(encodeBytes(end));
  const [low, high] = reverse ? [last, first] : [first, last];
  return {
    lower: low !== undefined && compareBytes(low, all.lower) > 0 ? low : all.lower,
    upper: high !== undefined && compareBytes(high, all.upper) < 0 ? high : all.upper,
  };
}
