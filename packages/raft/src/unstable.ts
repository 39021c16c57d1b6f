/**
 * The tail of the log that the storage may not have yet: a snapshot, and entries from `offset` on.
 *
 *              offset      offsetInProgress
 *   storage ... |  handed out, being  |  not handed out  |
 *               |  written            |  yet             |
 *
 * Entries stay here after they were handed out, until an acknowledgement says that the storage holds exactly them.
 * `offset` may be at or below the last index of the storage: the next write then replaces its end.
 * Invariant: offset <= offsetInProgress <= offset + entries.length. HOT.
 */
import { assert } from '@tessera/base';
import { type Entry, entrySizeBytes, type Snapshot, snapshotIndex, snapshotTerm } from './types.ts';

const NO_ENTRIES: readonly Entry[] = Object.freeze([]);

export class Unstable {
  snapshot: Snapshot | undefined = undefined;
  #snapshotInProgress = false;
  #entries: Entry[] = [];
  offset: number;
  #offsetInProgress: number;
  /** The last slice that was cut: followers in step, and the append thread, ask for the same one. */
  #slice: readonly Entry[] = NO_ENTRIES;
  #sliceLow = 0;
  #sliceHigh = 0;
  #sliceMaxBytes = 0;
  #sliceBytes = 0;

  constructor(offset: number) {
    this.offset = offset;
    this.#offsetInProgress = offset;
  }

  get hasEntries(): boolean {
    return this.#entries.length > 0;
  }

  /** Index of the first entry behind the snapshot, when there is a snapshot. */
  get firstIndex(): number | undefined {
    return this.snapshot === undefined ? undefined : snapshotIndex(this.snapshot) + 1;
  }

  get lastIndex(): number | undefined {
    if (this.#entries.length > 0) return this.offset + this.#entries.length - 1;
    return this.snapshot === undefined ? undefined : snapshotIndex(this.snapshot);
  }

  term(index: number): number | undefined {
    if (index >= this.offset) return this.#entries[index - this.offset]?.term;
    if (this.snapshot !== undefined && snapshotIndex(this.snapshot) === index) return snapshotTerm(this.snapshot);
    return undefined;
  }

  get hasNew(): boolean {
    return this.offset + this.#entries.length > this.#offsetInProgress;
  }

  /** Entries not handed out yet. */
  newEntries(): readonly Entry[] {
    const high = this.offset + this.#entries.length;
    return high === this.#offsetInProgress
      ? NO_ENTRIES
      : this.slice(this.#offsetInProgress, high, Number.POSITIVE_INFINITY);
  }

  newSnapshot(): Snapshot | undefined {
    return this.#snapshotInProgress ? undefined : this.snapshot;
  }

  /** Everything was handed out to be written. */
  acceptInProgress(): void {
    this.#offsetInProgress = this.offset + this.#entries.length;
    if (this.snapshot !== undefined) this.#snapshotInProgress = true;
  }

  /** The storage holds our log up to `index`, if the entry there is still of that term. */
  stableTo(index: number, term: number): void {
    // Truncated or already stable: nothing to release.
    if (index < this.offset || this.#entries[index - this.offset]?.term !== term) return;
    const count = index + 1 - this.offset;
    // A new array when all go: handed-out slices are copies, so nothing else points here.
    if (count === this.#entries.length) this.#entries = [];
    else this.#entries.splice(0, count);
    this.offset = index + 1;
    this.#offsetInProgress = Math.max(this.#offsetInProgress, this.offset);
    this.#dropSlice();
  }

  stableSnapshotTo(index: number): void {
    if (this.snapshot === undefined || snapshotIndex(this.snapshot) !== index) return;
    this.snapshot = undefined;
    this.#snapshotInProgress = false;
  }

  restore(snapshot: Snapshot): void {
    this.offset = snapshotIndex(snapshot) + 1;
    this.#offsetInProgress = this.offset;
    this.#entries = [];
    this.snapshot = snapshot;
    this.#snapshotInProgress = false;
    this.#dropSlice();
  }

  /** Takes `entries[from..]`, which replace everything at and behind their first index. */
  truncateAndAppend(entries: readonly Entry[], from: number): void {
    const first = (entries[from] as Entry).index;
    if (first <= this.offset) {
      this.#entries.length = 0;
      this.offset = first;
      this.#offsetInProgress = first;
      this.#dropSlice();
    } else if (first < this.offset + this.#entries.length) {
      this.#entries.length = first - this.offset;
      this.#offsetInProgress = Math.min(this.#offsetInProgress, first);
      this.#dropSlice();
    }
    assert(first === this.offset + this.#entries.length, 'the unstable log would get a hole');
    for (let i = from; i < entries.length; i++) this.#entries.push(entries[i] as Entry);
  }

  /** Entries [low, high) cut to `maxBytes` but never empty; owned by nobody, never changed. */
  slice(low: number, high: number, maxBytes: number): readonly Entry[] {
    if (low === this.#sliceLow && high === this.#sliceHigh) {
      const whole = this.#slice.length === high - low;
      if (maxBytes === this.#sliceMaxBytes || (whole && this.#sliceBytes <= maxBytes)) return this.#slice;
    }
    assert(low >= this.offset && high <= this.offset + this.#entries.length, 'slice outside of the unstable log');
    const from = low - this.offset;
    const slice = this.#entries.slice(from, limit(this.#entries, from, high - this.offset, maxBytes));
    this.#slice = slice;
    this.#sliceLow = low;
    this.#sliceHigh = high;
    this.#sliceMaxBytes = maxBytes;
    this.#sliceBytes = sizeBytes(slice);
    return slice;
  }

  #dropSlice(): void {
    this.#sliceLow = 0;
    this.#sliceHigh = 0;
    this.#slice = NO_ENTRIES;
  }
}

export function sizeBytes(entries: readonly Entry[]): number {
  let bytes = 0;
  for (const entry of entries) bytes += entrySizeBytes(entry);
  return bytes;
}

/** End of the longest run from `from` that fits into `maxBytes`; at least one entry when there is any. */
export function limit(entries: readonly Entry[], from: number, to: number, maxBytes: number): number {
  if (maxBytes === Number.POSITIVE_INFINITY) return to;
  let bytes = 0;
  for (let i = from; i < to; i++) {
    bytes += entrySizeBytes(entries[i] as Entry);
    if (bytes > maxBytes && i > from) return i;
  }
  return to;
}
