/**
 * A RaftStorage in memory: for tests, for embedded use without a disk, and as the model that others are compared with.
 */
import { assert } from '@tessera/base';
import type { RaftStorage, Unavailable } from './storage.ts';
import { ConfState, type Entry, type HardState, type Snapshot, snapshotIndex, snapshotTerm } from './types.ts';
import { limit } from './unstable.ts';

export class MemoryStorage implements RaftStorage {
  #hardState: HardState | undefined = undefined;
  #confState: ConfState;
  #snapshot: Snapshot | undefined = undefined;
  /** Index and term of what was compacted last. */
  #baseIndex = 0;
  #baseTerm = 0;
  /** Entry i has index baseIndex + 1 + i. */
  #entries: readonly Entry[] = [];

  constructor(confState: ConfState = new ConfState()) {
    this.#confState = confState;
  }

  initialState(): { hardState: HardState | undefined; confState: ConfState } {
    return { hardState: this.#hardState, confState: this.#confState };
  }

  firstIndex(): number {
    return this.#baseIndex + 1;
  }

  lastIndex(): number {
    return this.#baseIndex + this.#entries.length;
  }

  term(index: number): number | undefined {
    return index === this.#baseIndex ? this.#baseTerm : this.#entries[index - this.#baseIndex - 1]?.term;
  }

  entries(low: number, high: number, maxBytes: number): readonly Entry[] | Unavailable {
    if (low <= this.#baseIndex) return 'compacted';
    const from = low - this.#baseIndex - 1;
    return this.#entries.slice(from, limit(this.#entries, from, high - this.#baseIndex - 1, maxBytes));
  }

  /** The one given to `applySnapshot` or `setSnapshot` last, unless the log was compacted past it. */
  snapshot(_to: number): Snapshot | undefined {
    const snapshot = this.#snapshot;
    return snapshot !== undefined && snapshotIndex(snapshot) >= this.#baseIndex ? snapshot : undefined;
  }

  setHardState(hardState: HardState): void {
    this.#hardState = hardState;
  }

  setConfState(confState: ConfState): void {
    this.#confState = confState;
  }

  /** Offers `snapshot` to peers that need one. */
  setSnapshot(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
  }

  /** Replaces the log by a snapshot. */
  applySnapshot(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#confState = snapshot.metadata?.confState ?? new ConfState();
    this.#baseIndex = snapshotIndex(snapshot);
    this.#baseTerm = snapshotTerm(snapshot);
    this.#entries = [];
  }

  /** Replaces everything at and behind the first of `entries`; what was compacted stays compacted. */
  append(entries: readonly Entry[]): void {
    const first = entries[0];
    if (first === undefined) return;
    assert(first.index <= this.lastIndex() + 1, 'append leaves a hole in the log');
    const skip = Math.max(0, this.#baseIndex + 1 - first.index);
    const kept = this.#entries.slice(0, Math.max(0, first.index - this.#baseIndex - 1));
    this.#entries = kept.concat(entries.slice(skip));
  }

  /** Forgets entries up to and including `index`. */
  compact(index: number): void {
    if (index <= this.#baseIndex) return;
    assert(index <= this.lastIndex(), 'compaction behind the end of the log');
    const term = this.term(index) as number;
    this.#entries = this.#entries.slice(index - this.#baseIndex);
    this.#baseIndex = index;
    this.#baseTerm = term;
  }
}
