/**
 * Goes through the regions and has them checked: first those that something happened to, then all of them in slices, round after round.
 * A round that found nothing to do is followed by a pause, which ends early when a store comes, goes or changes its state.
 */
import type { RegionInfo } from '../cluster/region-info.ts';
import type { RegionTree } from '../cluster/region-tree.ts';

/** As PD: enough to hide the cost of a slice's start, little enough to hold nobody up. */
const SLICE = 128;
/** What does not fit is found by the next round. */
const MAX_SUSPECTS = 100_000;
const PAUSE_MS = 10_000;
/** Limits free up by the second. */
const BUSY_PAUSE_MS = 1000;

/** Whether a region needs (or wants, in vain for now) attention. */
export type Check = (region: RegionInfo) => boolean;

export class Patrol {
  readonly #tree: RegionTree;
  readonly #suspects = new Set<number>();
  /** Where the round goes on; undefined between rounds. */
  #cursor: string | undefined;
  #roundMs = Number.NEGATIVE_INFINITY;
  #attention = 0;
  #nextMs = 0;
  #lastRoundMs = 0;

  constructor(tree: RegionTree) {
    this.#tree = tree;
  }

  /** How long the last whole round took. */
  get lastRoundMs(): number {
    return this.#lastRoundMs;
  }

  get suspects(): number {
    return this.#suspects.size;
  }

  suspect(regionId: number): void {
    if (this.#suspects.size < MAX_SUSPECTS) this.#suspects.add(regionId);
  }

  /** Something changed for everybody: the next round starts at once, or anew. */
  restart(): void {
    this.#cursor = undefined;
    this.#nextMs = 0;
  }

  /** Checks one slice of each kind. Answers when to come again, monotonic milliseconds. */
  tick(nowMs: number, intervalMs: number, check: Check): number {
    this.#checkSuspects(check);
    if (nowMs >= this.#nextMs) this.#checkSlice(nowMs, intervalMs, check);
    return this.#suspects.size > 0 ? nowMs + intervalMs : this.#nextMs;
  }

  #checkSuspects(check: Check): void {
    let left = SLICE;
    for (const id of this.#suspects) {
      if (left-- === 0) return;
      this.#suspects.delete(id);
      const region = this.#tree.byId(id);
      if (region !== undefined) check(region);
    }
  }

  #checkSlice(nowMs: number, intervalMs: number, check: Check): void {
    if (this.#cursor === undefined) {
      this.#cursor = '';
      this.#roundMs = nowMs;
      this.#attention = 0;
    }
    // Taken first: a check may change the tree.
    const slice: RegionInfo[] = [];
    for (const region of this.#tree.scan(this.#cursor)) {
      slice.push(region);
      if (slice.length === SLICE) break;
    }
    for (const region of slice) if (check(region)) this.#attention++;
    this.#cursor = slice.length < SLICE ? undefined : slice.at(-1)?.endKey;
    if (this.#cursor !== undefined) {
      this.#nextMs = nowMs + intervalMs;
      return;
    }
    this.#lastRoundMs = nowMs - this.#roundMs;
    this.#nextMs = nowMs + (this.#attention > 0 ? BUSY_PAUSE_MS : PAUSE_MS);
  }
}
