/**
 * Where the entries of one region are: in memory while they are recent, always in a batch of a segment.
 *
 * Invariant: slots are the live entries `firstIndex .. lastIndex`, without gaps.
 */
import { assert, must } from '@tessera/base';
import type { LogEntry } from './items.ts';

/** The place of a batch; filled in when the batch is written. */
export interface BatchPlace {
  segment: number;
  /** Offset of the batch's header in the file. */
  offset: number;
  /** Header and payload. */
  bytes: number;
  sequence: number;
}

export interface Slot {
  readonly region: number;
  readonly index: number;
  readonly term: number;
  place: BatchPlace;
  /** Of the entry's bytes, from the start of the batch. */
  position: number;
  readonly length: number;
  /** Absent once evicted. */
  data: Uint8Array | undefined;
  /** As in {@link LogEntry}; absent once evicted. */
  head: Uint8Array | undefined;
}

export class RegionIndex {
  readonly region: number;
  #slots: Slot[] = [];
  /** Slots before it are compacted away; removed in bulk. */
  #head = 0;
  state: Uint8Array | undefined;
  /** Where `state` was last written. */
  statePlace: BatchPlace | undefined;

  constructor(region: number) {
    this.region = region;
  }

  get length(): number {
    return this.#slots.length - this.#head;
  }

  /** Undefined when there are no entries. */
  get firstIndex(): number | undefined {
    return this.#slots[this.#head]?.index;
  }

  get lastIndex(): number | undefined {
    return this.length === 0 ? undefined : this.#slots[this.#slots.length - 1]?.index;
  }

  at(index: number): Slot | undefined {
    const first = this.firstIndex;
    if (first === undefined || index < first) return undefined;
    return this.#slots[this.#head + index - first];
  }

  /** Adds one slot at the end, dropping everything from its index on: what a new leader overwrites. */
  append(slot: Slot): void {
    const last = this.lastIndex;
    if (last !== undefined && slot.index <= last) {
      const keep = slot.index - (this.firstIndex as number);
      assert(keep >= 0, 'raft log: append below the first entry');
      this.#slots.length = this.#head + keep;
    } else assert(last === undefined || slot.index === last + 1, 'raft log: append leaves a gap');
    this.#slots.push(slot);
  }

  /** Forgets the entries below `index`. */
  compact(index: number): void {
    const first = this.firstIndex;
    if (first === undefined || index <= first) return;
    this.#head = Math.min(this.#slots.length, this.#head + index - first);
    if (this.#head * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#head);
      this.#head = 0;
    }
  }

  *slots(): Iterable<Slot> {
    for (let i = this.#head; i < this.#slots.length; i++) yield this.#slots[i] as Slot;
  }

  /**
   * The cached entries of `[low, high)`, the first always and then while their bytes stay within `maxBytes`; undefined
   * when one of them is not in memory. Both ends must be within the region's entries.
   */
  cached(low: number, high: number, maxBytes: number): LogEntry[] | undefined {
    const entries: LogEntry[] = [];
    let bytes = 0;
    for (let index = low; index < high; index++) {
      const slot = must(this.at(index), 'raft log: entry out of range');
      bytes += slot.length;
      if (bytes > maxBytes && entries.length > 0) break;
      if (slot.data === undefined) return undefined;
      entries.push(slot as LogEntry);
    }
    return entries;
  }
}

/** What a segment holds of a region, `slots` of entries and perhaps its state. */
export interface Live {
  readonly index: RegionIndex;
  readonly slots: Slot[];
}

/** What is live in a segment; undefined when that is more than `bytesMax` of entries. */
export function liveIn(
  regions: Iterable<RegionIndex>,
  segment: number,
  bytesMax = Number.POSITIVE_INFINITY,
): Live[] | undefined {
  const live: Live[] = [];
  let bytes = 0;
  for (const index of regions) {
    const slots: Slot[] = [];
    for (const slot of index.slots()) {
      if (slot.place.segment !== segment) continue;
      slots.push(slot);
      bytes += slot.length;
      if (bytes > bytesMax) return undefined;
    }
    if (slots.length > 0 || index.statePlace?.segment === segment) live.push({ index, slots });
  }
  return live;
}
