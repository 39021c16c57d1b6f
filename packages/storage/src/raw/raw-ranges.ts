/**
 * Ranges of scans. Forward: [start, end). Reverse: bounds swapped, keys below `start` down to `end`. An empty end is open;
 * both are cut at the region, whose borders the client continues from.
 */
import { compareBytes } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import type { kvrpcpb, metapb } from '../messages.ts';
import { scanStartInRegion } from '../region-check.ts';
import { keyNotInRegion } from '../region-errors.ts';
import type { Range, RawLayout } from './layout.ts';
import type { RegionFailure } from './raw-command.ts';

function smaller(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareBytes(a, b) < 0 ? a : b;
}

function larger(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareBytes(a, b) > 0 ? a : b;
}

/** `startKey` is where the scan begins, whichever way it goes. */
export function openRange(
  layout: RawLayout,
  start: Uint8Array,
  end: Uint8Array,
  reverse: boolean,
  region: metapb.Region,
): Range | RegionFailure {
  const [startKey, endKey] = [layout.bound(start), layout.bound(end)];
  if (!scanStartInRegion(startKey, region)) return { regionError: keyNotInRegion(startKey, region) };
  const first = dataKey(region.startKey);
  const last = dataEndKey(region.endKey);
  if (reverse) return { lower: larger(dataKey(endKey), first), upper: smaller(dataKey(startKey), last) };
  return { lower: larger(dataKey(startKey), first), upper: smaller(dataEndKey(endKey), last) };
}

/** Ranges of a batch scan: an empty end stands for the start of the next range, at the last one for the region's end. */
export function resolveRanges(
  layout: RawLayout,
  ranges: readonly kvrpcpb.KeyRange[],
  reverse: boolean,
  region: metapb.Region,
): Range[] | string | RegionFailure {
  const out: Range[] = [];
  for (const [i, { startKey, endKey: given }] of ranges.entries()) {
    const endKey = given.length === 0 ? (ranges[i + 1]?.startKey ?? given) : given;
    const order = compareBytes(startKey, endKey);
    if (endKey.length > 0 && (reverse ? order <= 0 : order >= 0)) return 'Invalid KeyRanges';
    const range = openRange(layout, startKey, endKey, reverse, region);
    if ('regionError' in range) return range;
    out.push(range);
  }
  return out;
}
