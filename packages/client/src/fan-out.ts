/**
 * Operations on many keys or on ranges: cut by region, run with bounded concurrency, and cut again where a region
 * turned out to have changed (a split in the middle) until everything is done.
 *
 * All pieces share one deadline and one budget. The first failure stops new pieces; the operation rejects when those
 * under way have ended, so that nothing of it happens after it was reported.
 */

import { Budget } from './budget.ts';
import type { CallLimits, Moved } from './call.ts';
import { MOVED } from './call.ts';
import type { KeySpace } from './key-space.ts';
import type { CachedRegion } from './region-cache.ts';
import type { Router } from './router.ts';

/** Pieces of one operation under way: they share frames, so this is round trips overlapped, not connections. */
const CONCURRENCY = 16;

/** How an operation is cut and sent. `Item` is a key, a pair or a range. */
export interface FanOut<Item, Output> {
  /** Cuts `items` into pieces, each within one region; called again with a piece that moved. */
  readonly cut: (items: readonly Item[], limits: CallLimits, budget: Budget) => Promise<readonly Piece<Item>[]>;
  readonly send: (piece: Piece<Item>, limits: CallLimits) => Promise<Output | Moved>;
}

export interface Piece<Item> {
  readonly region: CachedRegion;
  readonly items: readonly Item[];
}

/** Outputs in no particular order. */
export async function fanOut<Item, Output>(
  operation: FanOut<Item, Output>,
  items: readonly Item[],
  callLimits: CallLimits,
): Promise<Output[]> {
  const budget = new Budget(callLimits.deadlineMs, callLimits.timeoutMs);
  const limits = { ...callLimits, budget };
  const pieces = [...(await operation.cut(items, limits, budget))];
  const outputs: Output[] = [];
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let piece = pieces.pop(); piece !== undefined && failures.length === 0; piece = pieces.pop()) {
      const output = await operation.send(piece, limits);
      if (output === MOVED) pieces.push(...(await operation.cut(piece.items, limits, budget)));
      else outputs.push(output);
    }
  };
  const workers = Array.from({ length: Math.min(CONCURRENCY, pieces.length) }, () =>
    work().catch((error: unknown) => {
      failures.push(error);
    }),
  );
  await Promise.all(workers);
  if (failures.length > 0) throw failures[0];
  return outputs;
}

/** Official clients' limits of one batch request: 16 KiB of keys and values, 512 keys. */
export const BATCH_BYTES = 16 * 1024;
export const BATCH_KEYS = 512;

/** Groups keyed items by region, then cuts groups into batches. */
export async function cutKeys<Item>(
  router: Router,
  keys: KeySpace,
  what: string,
  items: readonly Item[],
  measure: { readonly key: (item: Item) => Uint8Array; readonly sizeBytes: (item: Item) => number },
  limits: CallLimits,
  budget: Budget,
): Promise<readonly Piece<Item>[]> {
  const placed = items.map((item) => ({ item, key: keys.regionKey(measure.key(item)) }));
  // In key order one look at PD brings the regions of the keys that follow.
  placed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const pieces: Piece<Item>[] = [];
  let region: CachedRegion | undefined;
  let batch: Item[] = [];
  let bytes = 0;
  for (const { item, key } of placed) {
    const sizeBytes = measure.sizeBytes(item);
    const moved = region === undefined || !region.contains(key);
    if (moved || batch.length === BATCH_KEYS || (batch.length > 0 && bytes + sizeBytes > BATCH_BYTES)) {
      if (moved) region = await router.locate({ key, ahead: '' }, what, limits, budget);
      batch = [];
      bytes = 0;
      pieces.push({ region: region as CachedRegion, items: batch });
    }
    batch.push(item);
    bytes += sizeBytes;
  }
  return pieces;
}

/** Store keys `[start, end)`; an empty end is no end. */
export interface StoreRange {
  readonly start: Uint8Array;
  readonly end: Uint8Array;
}

/** Cuts ranges at the borders of regions. */
export async function cutRanges(
  router: Router,
  keys: KeySpace,
  what: string,
  ranges: readonly StoreRange[],
  limits: CallLimits,
  budget: Budget,
): Promise<readonly Piece<StoreRange>[]> {
  const pieces: Piece<StoreRange>[] = [];
  for (const range of ranges) {
    const end = range.end.length === 0 ? '' : keys.regionKey(range.end);
    let start = range.start;
    for (;;) {
      const region = await router.locate({ key: keys.regionKey(start), ahead: end }, what, limits, budget);
      const last = region.end === '' || (end !== '' && end <= region.end);
      const border = last ? range.end : keys.endOf(region.end);
      pieces.push({ region, items: [{ start, end: border }] });
      if (last) break;
      start = border;
    }
  }
  return pieces;
}
