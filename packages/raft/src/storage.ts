/**
 * What the core reads back from the log that the caller keeps. All calls are synchronous: terms must be in memory,
 * entries may be elsewhere (answer `fetching` and call `onEntriesFetched` later). The caller writes to the log only what
 * `Ready` told it to.
 *
 * Invariant: firstIndex() <= lastIndex() + 1, and term(i) is known for firstIndex() - 1 <= i <= lastIndex().
 */
import type { ConfState, Entry, HardState, Snapshot } from './types.ts';

/** Below the first index (a snapshot is needed), or being read from disk. */
export type Unavailable = 'compacted' | 'fetching';

export interface RaftStorage {
  /** What survived the last run; no hard state on the first. */
  initialState(): { readonly hardState: HardState | undefined; readonly confState: ConfState };
  /** Index of the first entry that can be read: one behind the last compaction or snapshot. */
  firstIndex(): number;
  /** `firstIndex() - 1` when there is none. */
  lastIndex(): number;
  term(index: number): number | undefined;
  /**
   * Entries [low, high), cut before the one that would exceed `maxBytes` but never empty. `low` is at most
   * `lastIndex()`, and so is `high - 1`. `reader` is the peer they will be sent to, or this node itself when it will
   * apply them; it comes back in `onEntriesFetched`. The array must not change afterwards.
   */
  entries(low: number, high: number, maxBytes: number, reader: number): readonly Entry[] | Unavailable;
  /** A snapshot for peer `to`; undefined while it is being made. Its index is at least `firstIndex() - 1`. */
  snapshot(to: number): Snapshot | undefined;
}
