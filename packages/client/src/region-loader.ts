/**
 * Asks PD for regions that are not cached. Callers that miss at the same time share the answers: after every answer
 * all that it covers are served, so a cold start with a thousand keys in one region costs a few calls, not a thousand.
 */
import { fromLatin1 } from '@tessera/base';
import type { PdCallOptions, PdClient, PdRegion } from '@tessera/pd-client';
import type { CachedRegion, RegionCache } from './region-cache.ts';

/** Questions to PD at a time: enough to fill a round trip, few enough that waiting ones profit from the answers. */
const MAX_LOADS = 4;
/** Regions fetched at once for callers that will walk on: a few KiB of answer. */
const AHEAD = 64;
/** Above every key a store accepts (storage.max-key-size is 8 KiB): finds the region before the end of all keys. */
const BEYOND_KEYS = '\xff'.repeat(8192);

/** Which region is wanted: the one that holds `key`, or the one that holds the keys before it ('' = after all). */
export interface Place {
  readonly key: string;
  readonly before?: boolean;
  /** Region key up to which the caller will walk: fetch more than one region. '' = to the end. */
  readonly ahead?: string;
}

export interface LoadLimits {
  /** Monotonic. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

interface Waiter {
  readonly place: Place;
  readonly limits: LoadLimits;
  readonly resolve: (region: CachedRegion | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export class RegionLoader {
  readonly #pd: PdClient;
  readonly #cache: RegionCache;
  readonly #nowMs: () => number;
  #waiters: Waiter[] = [];
  #loading = 0;

  constructor(pd: PdClient, cache: RegionCache, nowMs: () => number) {
    this.#pd = pd;
    this.#cache = cache;
    this.#nowMs = nowMs;
  }

  cached(place: Place): CachedRegion | undefined {
    return place.before === true ? this.#cache.locateBefore(place.key) : this.#cache.locate(place.key);
  }

  /** Undefined: PD knows no region there, or only one older than what was found out since. Rejects with PdError. */
  load(place: Place, limits: LoadLimits): Promise<CachedRegion | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ place, limits, resolve, reject });
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#loading < MAX_LOADS) {
      const waiter = this.#waiters.shift();
      if (waiter === undefined) return;
      if (waiter.limits.deadlineMs <= this.#nowMs()) {
        waiter.resolve(undefined);
        continue;
      }
      this.#loading++;
      void this.#serve(waiter);
    }
  }

  async #serve({ place, limits, resolve, reject }: Waiter): Promise<void> {
    try {
      const options = { timeoutMs: Math.max(1, limits.deadlineMs - this.#nowMs()), signal: limits.signal };
      for (const { region, leader } of await this.#ask(place, options)) this.#cache.insert(region, leader);
      resolve(this.cached(place));
    } catch (error) {
      reject(error);
    }
    this.#loading--;
    this.#waiters = this.#waiters.filter((waiter) => {
      const region = this.cached(waiter.place);
      if (region !== undefined) waiter.resolve(region);
      return region === undefined;
    });
    this.#pump();
  }

  async #ask(place: Place, options: PdCallOptions): Promise<readonly PdRegion[]> {
    const key = fromLatin1(place.key);
    if (place.before === true) return list(await this.#askBefore(place.key, options));
    if (place.ahead === undefined) return list(await this.#pd.getRegion(key, options));
    return await this.#pd.scanRegions(key, fromLatin1(place.ahead), AHEAD, options);
  }

  /** PD finds regions by keys they hold, or their successors: a border may belong to either side. */
  async #askBefore(key: string, options: PdCallOptions): Promise<PdRegion | undefined> {
    const probe = fromLatin1(key === '' ? BEYOND_KEYS : key);
    const found = await this.#pd.getRegion(probe, options);
    if (found === undefined || Buffer.compare(found.region.startKey, probe) !== 0) return found;
    return await this.#pd.getPrevRegion(probe, options);
  }
}

const list = (region: PdRegion | undefined): readonly PdRegion[] => (region === undefined ? [] : [region]);
