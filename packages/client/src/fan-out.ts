/**
 * Operations on many keys or on ranges: cut by region, run with bounded concurrency, and cut again where a region
 * turned out to have changed (a split in the middle) until everything is done.
 *
 * All pieces share one deadline and one budget. The first failure stops new pieces; the operation rejects when those
 * under way have ended, so that nothing of it happens after it was reported.
 */

import { Budget } from './budget.ts';
import { type CallLimits, type Command, MOVED, type Moved, type RegionRequest, type RegionResponse } from './call.ts';
import type { KeySpace } from './key-space.ts';
import type { CachedRegion } from './region-cache.ts';
import type { Router } from './router.ts';

/** Pieces of one operation under way: they share frames, so this is round trips overlapped, not connections. */
const CONCURRENCY = 16;

/** How an operation is cut and sent. `Item` is a key, a pair or a range. */
interface FanOut<Item, Output> {
  /** Cuts `items` into pieces, each within one region; called again with a piece that moved. */
  readonly cut: (items: readonly Item[], limits: CallLimits, budget: Budget) => Promise<readonly Piece<Item>[]>;
  readonly send: (piece: Piece<Item>, limits: CallLimits) => Promise<Output | Moved>;
}

interface Piece<Item> {
  readonly region: CachedRegion;
  readonly items: readonly Item[];
}

/** Outputs in no particular order. */
async function fanOut<Item, Output>(
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

/** The store key of an item, and what it adds to a request. */
export interface Measure<Item> {
  readonly key: (item: Item) => Uint8Array;
  readonly sizeBytes: (item: Item) => number;
}

/** Official clients' limits of one batch request: 16 KiB of keys and values, 512 keys. */
const BATCH_BYTES = 16 * 1024;
const BATCH_KEYS = 512;

/** Groups keyed items by region, then cuts groups into batches. */
async function cutKeys<Item>(
  router: Router,
  keys: KeySpace,
  what: string,
  items: readonly Item[],
  measure: Measure<Item>,
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
async function cutRanges(
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

/** Where requests go and how keys are spelled there. */
export interface Route {
  readonly router: Router;
  readonly keys: KeySpace;
}

/** A command on keyed items: keys, or pairs. */
export function fanOutKeys<Item, Request extends RegionRequest, Response extends RegionResponse, Output>(
  { router, keys }: Route,
  command: Command<Request, Response, Output>,
  measure: Measure<Item>,
  request: (items: readonly Item[]) => Request,
  items: readonly Item[],
  limits: CallLimits,
): Promise<Output[]> {
  const operation: FanOut<Item, Output> = {
    cut: (rest, within, budget) => cutKeys(router, keys, command.name, rest, measure, within, budget),
    send: (piece, within) => {
      const key = keys.regionKey(measure.key(piece.items[0] as Item));
      const sizeBytes = piece.items.reduce((sum, item) => sum + measure.sizeBytes(item), 0);
      return router.run(command, request(piece.items), { key, pinned: piece.region, sizeBytes }, within);
    },
  };
  return fanOut(operation, items, limits);
}

/** A command on a range, cut at the borders of regions. */
export function fanOutRange<Request extends RegionRequest, Response extends RegionResponse, Output>(
  { router, keys }: Route,
  command: Command<Request, Response, Output>,
  request: (range: StoreRange) => Request,
  range: StoreRange,
  limits: CallLimits,
): Promise<Output[]> {
  const operation: FanOut<StoreRange, Output> = {
    cut: (rest, within, budget) => cutRanges(router, keys, command.name, rest, within, budget),
    send: (piece, within) => {
      const part = piece.items[0] as StoreRange;
      return router.run(command, request(part), { key: keys.regionKey(part.start), pinned: piece.region }, within);
    },
  };
  return fanOut(operation, [range], limits);
}
