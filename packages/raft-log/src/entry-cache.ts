/** Recent entries in memory, oldest out first; an entry leaves only when it is on disk. */
import type { Slot } from './region-index.ts';

/** Below this many evicted slots the list is not worth cutting. */
const CUT_MIN = 1024;

export class EntryCache {
  readonly #bytesMax: number;
  /** Oldest first; those before `head` are evicted. */
  #slots: Slot[] = [];
  #head = 0;
  bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  add(slot: Slot): void {
    this.#slots.push(slot);
    this.bytes += slot.length;
  }

  /** Makes room as far as batches up to `syncedSequence` allow: what is kept takes `bytesMax` at most. Gives what left. */
  evict(syncedSequence: number, bytesMax = this.#bytesMax): number {
    const before = this.bytes;
    while (this.bytes > bytesMax && this.#head < this.#slots.length) {
      const slot = this.#slots[this.#head] as Slot;
      if (slot.place.sequence === 0 || slot.place.sequence > syncedSequence) break;
      slot.data = undefined;
      slot.head = undefined;
      this.bytes -= slot.length;
      this.#head++;
    }
    if (this.#head > CUT_MIN && this.#head * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#head);
      this.#head = 0;
    }
    return before - this.bytes;
  }
}
