/**
 * Operations on many keys or on ranges: cut by region, run with bounded concurrency, and cut again where a region
 * turned out to have changed (a split in the middle) until everything is done.
 *
 * All pieces share one deadline and one budget. The first failure stops new pieces; the operation rejects when those
 * under way have ended, so that nothing of it happens after it was reported.
 */

import { Budget } from './budget.ts';
import {
  type CallLimits,
  type CallPlace,
  type Command,
  type ContextExtra,
  MOVED,
  type Moved,
  type RegionRequest,
  type RegionResponse,
  type ReplicaChoice,
} from './call.ts';
import type { KeySpace } from './key-space.ts';
import type { CachedRegion } from './region-cache.ts';
import type { Router } from './router.ts';

/** Pieces of one operation under way: they share frames, so this is round trips overlapped, not connections. */
const CONCURRENCY = 16;

/** How an operation is cut and sent. `Item` is a key, a pair or a range. */
export interface FanOut<Item, Output> {
  /** Cuts `items` into pieces, each within one region; called again with a piece that moved. */
  readonly cut: (items: readonly Item[], limits: OperationLimits) => Promise<Piece<Item>[]>;
  readonly send: (piece: Piece<Item>, limits: OperationLimits) => Promise<Output | Moved>;
}

/** All pieces of an operation spend from one budget. */
export type OperationLimits = CallLimits & { readonly budget: Budget };

export interface Piece<Item> {
  readonly region: CachedRegion;
  readonly items: readonly Item[];
}

function operationLimits(limits: CallLimits): OperationLimits {
  return { ...limits, budget: limits.budget ?? new Budget(limits.deadlineMs, limits.timeoutMs) };
}

/** Outputs in no particular order. */
async function fanOut<Item, Output>(
  operation: FanOut<Item, Output>,
  items: readonly Item[],
  callLimits: CallLimits,
): Promise<Output[]> {
  const limits = operationLimits(callLimits);
  return runPieces(operation, await operation.cut(items, limits), limits);
}

/** Takes `pieces` over. Outputs in no particular order. */
export async function runPieces<Item, Output>(
  operation: FanOut<Item, Output>,
  pieces: Piece<Item>[],
  limits: OperationLimits,
): Promise<Output[]> {
  const outputs: Output[] = [];
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let piece = pieces.pop(); piece !== undefined && failures.length === 0; piece = pieces.pop()) {
      const output = await operation.send(piece, limits);
      if (output === MOVED) pieces.push(...(await operation.cut(piece.items, limits)));
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

/** Runs the piece with the item that must be first, by itself; what is left goes into `pieces`. */
export async function runFirst<Item, Output>(
  operation: FanOut<Item, Output>,
  pieces: Piece<Item>[],
  isFirst: (item: Item) => boolean,
  limits: OperationLimits,
): Promise<Output> {
  for (;;) {
    const index = pieces.findIndex(({ items }) => items.some(isFirst));
    const [piece] = pieces.splice(index, 1) as [Piece<Item>];
    const output = await operation.send(piece, limits);
    if (output !== MOVED) return output;
    pieces.push(...(await operation.cut(piece.items, limits)));
  }
}

/** The store key of an item, and what it adds to a request. */
export interface Measure<Item> {
  readonly key: (item: Item) => Uint8Array;
  readonly sizeBytes: (item: Item) => number;
}

export interface StorePair {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

export const KEY: Measure<Uint8Array> = { key: (key) => key, sizeBytes: (key) => key.length };
export const PAIR: Measure<StorePair> = {
  key: ({ key }) => key,
  sizeBytes: ({ key, value }) => key.length + value.length,
};

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
  limits: OperationLimits,
): Promise<Piece<Item>[]> {
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
      if (moved) region = await router.locate({ key, ahead: '' }, what, limits, limits.budget);
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
  limits: OperationLimits,
): Promise<Piece<StoreRange>[]> {
  const pieces: Piece<StoreRange>[] = [];
  for (const range of ranges) {
    const end = range.end.length === 0 ? '' : keys.regionKey(range.end);
    let start = range.start;
    for (;;) {
      const region = await router.locate({ key: keys.regionKey(start), ahead: end }, what, limits, limits.budget);
      const last = region.end === '' || (end !== '' && end <= region.end);
      const border = last ? range.end : keys.endOf(region.end);
      pieces.push({ region, items: [{ start, end: border }] });
      if (last) break;
      start = border;
    }
  }
  return pieces;
}

/** Where requests go, how keys are spelled there, and what requests say beside. */
export interface Route {
  readonly router: Router;
  readonly keys: KeySpace;
  readonly extra?: ContextExtra | undefined;
  readonly reading?: ReplicaChoice | undefined;
}

/** An operation on keyed items: keys, pairs, mutations. `send` gets the place of its piece. */
export function keyedFanOut<Item, Output>(
  { router, keys, extra, reading }: Route,
  what: string,
  measure: Measure<Item>,
  send: (items: readonly Item[], place: CallPlace, limits: OperationLimits) => Promise<Output | Moved>,
): FanOut<Item, Output> {
  return {
    cut: (rest, within) => cutKeys(router, keys, what, rest, measure, within),
    send: ({ items, region }, within) => {
      const key = keys.regionKey(measure.key(items[0] as Item));
      const sizeBytes = items.reduce((sum, item) => sum + measure.sizeBytes(item), 0);
      return send(items, { key, pinned: region, sizeBytes, extra, reading }, within);
    },
  };
}

/** A command on keyed items. */
export function fanOutKeys<Item, Request extends RegionRequest, Response extends RegionResponse, Output>(
  route: Route,
  command: Command<Request, Response, Output>,
  measure: Measure<Item>,
  request: (items: readonly Item[]) => Request,
  items: readonly Item[],
  limits: CallLimits,
): Promise<Output[]> {
  const { router } = route;
  const operation = keyedFanOut<Item, Output>(route, command.name, measure, (piece, place, within) =>
    router.run(command, request(piece), place, within),
  );
  return fanOut(operation, items, limits);
}

/** A command on a range, cut at the borders of regions. */
export function fanOutRange<Request extends RegionRequest, Response extends RegionResponse, Output>(
  { router, keys, extra }: Route,
  command: Command<Request, Response, Output>,
  request: (range: StoreRange) => Request,
  range: StoreRange,
  limits: CallLimits,
): Promise<Output[]> {
  const operation: FanOut<StoreRange, Output> = {
    cut: (rest, within) => cutRanges(router, keys, command.name, rest, within),
    send: (piece, within) => {
      const part = piece.items[0] as StoreRange;
      const place = { key: keys.regionKey(part.start), pinned: piece.region, extra };
      return router.run(command, request(part), place, within);
    },
  };
  return fanOut(operation, [range], limits);
}
