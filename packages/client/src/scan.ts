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
import type { KvPair, Page, RawCommands } from './raw-commands.ts';
import type { Router } from './router.ts';

export interface ScanPlan {
  readonly range: StoreRange;
  readonly reverse: boolean;
  readonly keyOnly: boolean;
  readonly cf: string;
  /** Pairs in all; Infinity: no limit. */
  readonly limit: number;
  readonly pageSize: number;
  /** Limits of each page. */
  readonly limits: () => CallLimits;
}

/** Upper bound for walking backwards from the end of all keys: above every key a store accepts (8 KiB). */
const BEYOND_KEYS = new Uint8Array(8192).fill(0xff);

export async function* scanPages(
  router: Router,
  commands: RawCommands,
  keys: KeySpace,
  plan: ScanPlan,
): AsyncGenerator<readonly KvPair[], void, undefined> {
  const stop = new AbortController();
  let left = plan.limit;
  if (isEmpty(plan.range) || left <= 0) return;
  const fetch = (range: StoreRange): Fetch => {
    const limit = Math.min(plan.pageSize, left);
    const page = fetchPage(router, commands, keys, plan, range, limit, stop.signal);
    // It may never be awaited: the reader leaves, or an earlier page fails.
    page.catch(() => {});
    return { range, limit, page };
  };
  let next: Fetch | undefined = fetch(plan.range);
  try {
    while (next !== undefined) {
      const page: Page = await next.page;
      left -= page.pairs.length;
      const rest: StoreRange | undefined = left > 0 ? remainder(keys, plan.reverse, next, page) : undefined;
      next = rest === undefined ? undefined : fetch(rest);
      if (page.pairs.length > 0) yield page.pairs;
    }
  } finally {
    stop.abort();
  }
}

/** One page under way. */
interface Fetch {
  readonly range: StoreRange;
  readonly limit: number;
  readonly page: Promise<Page>;
}

function fetchPage(
  router: Router,
  commands: RawCommands,
  keys: KeySpace,
  plan: ScanPlan,
  { start, end }: StoreRange,
  limit: number,
  stop: AbortSignal,
): Promise<Page> {
  const limits = plan.limits();
  const signal = limits.signal === undefined ? stop : AbortSignal.any([limits.signal, stop]);
  const { keyOnly, reverse, cf } = plan;
  const bounds = reverse
    ? { startKey: end.length === 0 ? BEYOND_KEYS : end, endKey: start }
    : { startKey: start, endKey: end };
  const place = reverse
    ? { key: end.length === 0 ? '' : keys.regionKey(end), before: true }
    : { key: keys.regionKey(start) };
  const request = { ...bounds, limit, keyOnly, reverse, cf };
  // Only pinned calls settle with MOVED.
  return router.run(commands.scan, request, place, { ...limits, signal }) as Promise<Page>;
}

/** What is left of the range after `page`; a page that is not full was read to the border of its region. */
function remainder(
  keys: KeySpace,
  reverse: boolean,
  { range, limit }: Fetch,
  { pairs, region }: Page,
): StoreRange | undefined {
  const last = pairs.length >= limit ? pairs.at(-1) : undefined;
  if (last === undefined && (reverse ? region.start : region.end) === '') return undefined;
  let { start, end } = range;
  if (reverse) end = last === undefined ? keys.startOf(region.start) : keys.storeKey(last.key);
  else start = last === undefined ? keys.endOf(region.end) : successor(keys.storeKey(last.key));
  return isEmpty({ start, end }) ? undefined : { start, end };
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
