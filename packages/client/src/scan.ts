/**
 * Walks a range region by region, page by page, forwards or backwards. The page after the one being consumed is
 * fetched already; leaving the loop early aborts it.
 *
 * Every key comes once, whatever splits and merges happen meanwhile: a page says which region it was read from, under
 * that region's epoch, and the walk goes on where the page ended.
 */
import type { CallLimits } from './call.ts';
import type { StoreRange } from './fan-out.ts';
import type { KeySpace } from './key-space.ts';
import type { KvPair, RawCommands } from './raw-commands.ts';
import type { CachedRegion } from './region-cache.ts';
import type { Router } from './router.ts';

export interface WalkPlan {
  readonly range: StoreRange;
  readonly reverse: boolean;
  /** Pairs in all; Infinity: no limit. */
  readonly limit: number;
  readonly pageSize: number;
}

/** One answer of a region. */
export interface Page {
  readonly pairs: readonly KvPair[];
  readonly region: CachedRegion;
  /** The store key of the last pair the region counted when it stopped at the limit; undefined: it was read to its border. */
  readonly last: Uint8Array | undefined;
}

/** A page, and the part of the range that is known with it. */
export interface Step {
  readonly pairs: readonly KvPair[];
  readonly covered: StoreRange;
}

/** Reads up to `limit` pairs from where `range` begins (backwards: ends), from one region. */
export type FetchPage = (range: StoreRange, limit: number, stop: AbortSignal) => Promise<Page>;

/** Upper bound for walking backwards from the end of all keys: above every key a store accepts (8 KiB). */
export const BEYOND_KEYS: Uint8Array = new Uint8Array(8192).fill(0xff);

export async function* walk(
  keys: KeySpace,
  plan: WalkPlan,
  fetchPage: FetchPage,
): AsyncGenerator<Step, void, undefined> {
  const stop = new AbortController();
  let left = plan.limit;
  if (isEmpty(plan.range) || left <= 0) return;
  const fetch = (range: StoreRange): Fetch => {
    const page = fetchPage(range, Math.min(plan.pageSize, left), stop.signal);
    // It may never be awaited: the reader leaves, or an earlier page fails.
    page.catch(() => {});
    return { range, page };
  };
  let next: Fetch | undefined = fetch(plan.range);
  try {
    while (next !== undefined) {
      const { range }: Fetch = next;
      const page: Page = await next.page;
      left -= page.pairs.length;
      const rest = remainder(keys, plan.reverse, range, page);
      next = rest === undefined || left <= 0 ? undefined : fetch(rest);
      yield { pairs: page.pairs, covered: covered(plan.reverse, range, rest) };
    }
  } finally {
    stop.abort();
  }
}

/** One page under way. */
interface Fetch {
  readonly range: StoreRange;
  readonly page: Promise<Page>;
}

export interface RawScanPlan extends WalkPlan {
  readonly keyOnly: boolean;
  readonly cf: string;
  /** Limits of each page. */
  readonly limits: () => CallLimits;
}

/** Raw pairs; pages are never empty. */
export async function* scanPages(
  router: Router,
  commands: RawCommands,
  keys: KeySpace,
  plan: RawScanPlan,
): AsyncGenerator<readonly KvPair[], void, undefined> {
  const { keyOnly, reverse, cf } = plan;
  const fetchPage: FetchPage = (range, limit, stop) => {
    const { start, end } = range;
    const bounds = reverse
      ? { startKey: end.length === 0 ? BEYOND_KEYS : end, endKey: start }
      : { startKey: start, endKey: end };
    const request = { ...bounds, limit, keyOnly, reverse, cf };
    // Only pinned calls settle with MOVED.
    return router.run(
      commands.scan,
      request,
      walkPlace(keys, reverse, range),
      withStop(plan.limits(), stop),
    ) as Promise<Page>;
  };
  for await (const { pairs } of walk(keys, plan, fetchPage)) if (pairs.length > 0) yield pairs;
}

/** The region where a walk of `range` begins. */
export function walkPlace(
  keys: KeySpace,
  reverse: boolean,
  { start, end }: StoreRange,
): { readonly key: string; readonly before?: boolean } {
  if (!reverse) return { key: keys.regionKey(start) };
  return { key: end.length === 0 ? '' : keys.regionKey(end), before: true };
}

/** The limits of a page that is not wanted any more when its walk ends. */
export function withStop<L extends CallLimits>(limits: L, stop: AbortSignal): L {
  return { ...limits, signal: limits.signal === undefined ? stop : AbortSignal.any([limits.signal, stop]) };
}

/** What is left of the range after `page`. */
function remainder(
  keys: KeySpace,
  reverse: boolean,
  { start, end }: StoreRange,
  { last, region }: Page,
): StoreRange | undefined {
  if (last === undefined && (reverse ? region.start : region.end) === '') return undefined;
  const rest = reverse
    ? { start, end: last ?? keys.startOf(region.start) }
    : { start: last === undefined ? keys.endOf(region.end) : successor(last), end };
  return isEmpty(rest) ? undefined : rest;
}

function covered(reverse: boolean, range: StoreRange, rest: StoreRange | undefined): StoreRange {
  if (rest === undefined) return range;
  return reverse ? { start: rest.end, end: range.end } : { start: range.start, end: rest.start };
}

function isEmpty({ start, end }: StoreRange): boolean {
  return end.length > 0 && Buffer.compare(start, end) >= 0;
}

/** The first key after `key`. */
function successor(key: Uint8Array): Uint8Array {
  const out = new Uint8Array(key.length + 1);
  out.set(key);
  return out;
}
