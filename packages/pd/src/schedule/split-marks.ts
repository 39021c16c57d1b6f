/**
 * Which regions asked to be split lately, and what came of them: they are not merged for `split-merge-interval`. In memory only: a PD
 * that has just started merges nothing for as long.
 */

/** About 100 bytes each; beyond, the oldest are forgotten, which costs a merge that is undone. */
const MAX_MARKS = 200_000;

export class SplitMarks {
  /** Monotonic milliseconds by region id, oldest first. */
  readonly #markedMs = new Map<number, number>();

  mark(regionId: number, nowMs: number, intervalMs: number): void {
    this.#markedMs.delete(regionId);
    this.#markedMs.set(regionId, nowMs);
    for (const [id, markedMs] of this.#markedMs) {
      if (nowMs - markedMs < intervalMs && this.#markedMs.size <= MAX_MARKS) return;
      this.#markedMs.delete(id);
    }
  }

  /** Infinity when it was not, as far as anybody remembers. */
  sinceMs(regionId: number, nowMs: number): number {
    return nowMs - (this.#markedMs.get(regionId) ?? Number.NEGATIVE_INFINITY);
  }

  forget(regionId: number): void {
    this.#markedMs.delete(regionId);
  }
}
