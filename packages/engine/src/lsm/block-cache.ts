/**
 * What of the tables is in memory, within a byte budget: data blocks, and each table's index with filter. A table finds its blocks by
 * position in its own array, so a hit hashes nothing and allocates nothing: it sets a flag. The cache only decides what goes:
 * a CLOCK over all entries; pinned ones stay, even above the budget.
 */
import { assert } from '@tessera/base';

export abstract class CacheEntry {
  readonly sizeBytes: number;
  /** Set by a hit, cleared by the hand. */
  touched = true;
  /** Operations that must find it again after a miss. */
  pins = 0;
  /** Position in the ring, -1 outside. */
  slot = -1;

  constructor(sizeBytes: number) {
    this.sizeBytes = sizeBytes;
  }

  /** Forgets the entry where readers look it up. */
  abstract drop(): void;
}

export class BlockCache {
  #capacityBytes: number;
  readonly #ring: CacheEntry[] = [];
  #hand = 0;
  #usedBytes = 0;

  constructor(capacityBytes: number) {
    this.#capacityBytes = capacityBytes;
  }

  get capacityBytes(): number {
    return this.#capacityBytes;
  }

  /** Evicts at once what is above it. */
  resize(capacityBytes: number): void {
    this.#capacityBytes = capacityBytes;
    this.shrink();
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  insert(entry: CacheEntry): void {
    assert(entry.slot === -1, 'an entry is inserted once');
    entry.slot = this.#ring.length;
    this.#ring.push(entry);
    this.#usedBytes += entry.sizeBytes;
    this.shrink();
  }

  /** Evicts down to the budget as far as pins allow. */
  shrink(): void {
    // Two rounds clear every flag; what is left then is pinned.
    for (let steps = this.#ring.length * 2; this.#usedBytes > this.#capacityBytes && steps > 0; steps--) {
      if (this.#hand >= this.#ring.length) this.#hand = 0;
      const entry = this.#ring[this.#hand];
      if (entry === undefined) return;
      if (entry.pins > 0) this.#hand++;
      else if (entry.touched) {
        entry.touched = false;
        this.#hand++;
      } else this.remove(entry);
    }
  }

  remove(entry: CacheEntry): void {
    if (entry.slot === -1) return;
    const moved = this.#ring.pop() as CacheEntry;
    if (moved !== entry) {
      this.#ring[entry.slot] = moved;
      moved.slot = entry.slot;
    }
    entry.slot = -1;
    this.#usedBytes -= entry.sizeBytes;
    entry.drop();
  }
}
