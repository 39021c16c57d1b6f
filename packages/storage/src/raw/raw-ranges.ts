/**
 * Ranges of scans. Forward: [start, end). Reverse: bounds swapped, keys below `start` down to `end`. An empty end is open;
 * both are cut at the region, whose borders the client continues from.
 */
import { compareBytes } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import type { ColumnFamily, EngineIterator } from '@tessera/engine';
import type { kvrpcpb, metapb } from '../messages.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import { scanStartInRegion } from '../region-check.ts';
import { keyNotInRegion } from '../region-errors.ts';
import type { RegionFailure } from './raw-command.ts';

/** Data keys, half open. */
export interface Range {
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
}

function smaller(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareBytes(a, b) < 0 ? a : b;
}

function larger(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareBytes(a, b) > 0 ? a : b;
}

/** `startKey` is where the scan begins, whichever way it goes. */
export function openRange(
  startKey: Uint8Array,
  endKey: Uint8Array,
  reverse: boolean,
  region: metapb.Region,
): Range | RegionFailure {
  if (!scanStartInRegion(startKey, region)) return { regionError: keyNotInRegion(startKey, region) };
  const first = dataKey(region.startKey);
  const last = dataEndKey(region.endKey);
  if (reverse) return { lower: larger(dataKey(endKey), first), upper: smaller(dataKey(startKey), last) };
  return { lower: larger(dataKey(startKey), first), upper: smaller(dataEndKey(endKey), last) };
}

/** Ranges of a batch scan: an empty end stands for the start of the next range, at the last one for the region's end. */
export function resolveRanges(
  ranges: readonly kvrpcpb.KeyRange[],
  reverse: boolean,
  region: metapb.Region,
): Range[] | string | RegionFailure {
  const out: Range[] = [];
  for (const [i, { startKey, endKey: given }] of ranges.entries()) {
    const endKey = given.length === 0 ? (ranges[i + 1]?.startKey ?? given) : given;
    const order = compareBytes(startKey, endKey);
    if (endKey.length > 0 && (reverse ? order <= 0 : order >= 0)) return 'Invalid KeyRanges';
    const range = openRange(startKey, endKey, reverse, region);
    if ('regionError' in range) return range;
    out.push(range);
  }
  return out;
}

/** Walks a range one row at a time; any call may throw BlockMiss and be repeated. */
export class RangeCursor {
  readonly iterator: EngineIterator;
  readonly #reverse: boolean;
  #state: 'unplaced' | 'at-row' | 'consumed' = 'unplaced';

  constructor(region: RegionSnapshot, cf: ColumnFamily, range: Range, reverse: boolean) {
    this.iterator = region.data.iterator(cf, range);
    this.#reverse = reverse;
  }

  /** Stands on the first row, or on the next one after `consume`. False at the end. */
  advance(): boolean {
    const { iterator } = this;
    if (this.#state === 'unplaced') {
      if (this.#reverse) iterator.seekToLast();
      else iterator.seekToFirst();
    } else if (this.#state === 'consumed') {
      if (this.#reverse) iterator.prev();
      else iterator.next();
    }
    this.#state = 'at-row';
    return iterator.valid;
  }

  /** The row is dealt with; key and value stay readable until the next `advance`. */
  consume(): void {
    this.#state = 'consumed';
  }
}
