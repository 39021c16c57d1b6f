/**
 * How fast peers may be added to and removed from each store: a bucket of tokens per store and direction, filled by the
 * configured rate of regions a minute. Small regions cost little, empty ones nothing (facts 17.2).
 */
import { describeStep, type Step } from './steps.ts';

export type LimitType = 'add-peer' | 'remove-peer';
export type StoreRates = Readonly<Record<LimitType, number>>;

/** What a full-sized region costs; the rates are in regions of that size. */
const REGION_COST = 1000;
const SMALL_COST = 200;
const SMALL_MIB = 20;
const EMPTY_MIB = 1;
/** Rates from here on are no limit: PD's `store limit all 1000000`. */
export const UNLIMITED_RATE = 100_000;

interface Bucket {
  tokens: number;
  filledMs: number;
}

export class StoreLimits {
  readonly #rates: (storeId: number) => StoreRates;
  readonly #buckets: Readonly<Record<LimitType, Map<number, Bucket>>> = {
    'add-peer': new Map(),
    'remove-peer': new Map(),
  };

  constructor(rates: (storeId: number) => StoreRates) {
    this.#rates = rates;
  }

  /** May a peer of that size be added (removed) now? */
  available(storeId: number, type: LimitType, sizeMib: number, nowMs: number): boolean {
    const cost = costOf(sizeMib);
    return cost === 0 || this.#fill(storeId, type, nowMs) >= cost;
  }

  /** The first step that has to wait, as words; undefined when all may go. */
  obstacle(steps: readonly Step[], sizeMib: number, nowMs: number): string | undefined {
    for (const step of steps) {
      const type = typeOf(step);
      if (type === undefined || !('storeId' in step)) continue;
      if (!this.available(step.storeId, type, sizeMib, nowMs)) {
        return `store limit: ${describeStep(step)} exceeds ${type} of store ${step.storeId} for now`;
      }
    }
    return undefined;
  }

  take(steps: readonly Step[], sizeMib: number, nowMs: number): void {
    const cost = costOf(sizeMib);
    if (cost === 0) return;
    for (const step of steps) {
      const type = typeOf(step);
      if (type === undefined || !('storeId' in step)) continue;
      this.#fill(step.storeId, type, nowMs);
      const bucket = this.#buckets[type].get(step.storeId);
      // An order by hand may overdraw; what follows waits.
      if (bucket !== undefined) bucket.tokens -= cost;
    }
  }

  forget(storeId: number): void {
    this.#buckets['add-peer'].delete(storeId);
    this.#buckets['remove-peer'].delete(storeId);
  }

  #fill(storeId: number, type: LimitType, nowMs: number): number {
    const rate = this.#rates(storeId)[type];
    if (rate >= UNLIMITED_RATE) return Number.POSITIVE_INFINITY;
    const perMs = (rate * REGION_COST) / 60_000;
    // One region at once at least; a second's worth where that is more.
    const most = rate === 0 ? 0 : Math.max(REGION_COST, perMs * 1000);
    let bucket = this.#buckets[type].get(storeId);
    if (bucket === undefined) {
      bucket = { tokens: most, filledMs: nowMs };
      this.#buckets[type].set(storeId, bucket);
    }
    bucket.tokens = Math.min(most, bucket.tokens + (nowMs - bucket.filledMs) * perMs);
    bucket.filledMs = nowMs;
    return bucket.tokens;
  }
}

function typeOf(step: Step): LimitType | undefined {
  if (step.kind === 'add-learner') return 'add-peer';
  return step.kind === 'remove-learner' ? 'remove-peer' : undefined;
}

function costOf(sizeMib: number): number {
  if (sizeMib <= EMPTY_MIB) return 0;
  return sizeMib <= SMALL_MIB ? SMALL_COST : REGION_COST;
}
