/**
 * Which keys a memtable holds, by hash: the node of each. A skip list of a few hundred thousand nodes costs some twenty cache
 * misses a search; most writes and reads are of keys that are there already, or of none, and need two.
 *
 * Open addressing in flat arrays beside the arena, at most half full. Only the thread that writes has it.
 */
const FIRST_SLOTS = 1 << 8;
/** A memtable that fills up grows its index five times. */
const GROWTH = 4;
/** The node at a slot is that of another key. */
export const OTHER_KEY = -1;

export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193);
  // The low bits choose the slot: let all bytes reach them.
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

// HOT
export class KeyIndex {
  /** Two words a slot: the node, 0 when the slot is free (no node has index 0), and the key's whole hash, so that growing reads no key. */
  #slots = new Int32Array(2 * FIRST_SLOTS);
  #mask = FIRST_SLOTS - 1;
  #used = 0;

  get sizeBytes(): number {
    return this.#slots.byteLength;
  }

  /** A slot to begin with; walk on with {@link next} until the candidate is 0 or the key's. */
  first(hash: number): number {
    return hash & this.#mask;
  }

  next(slot: number): number {
    return (slot + 1) & this.#mask;
  }

  /** The node at the slot: 0 when it is free, {@link OTHER_KEY} when its hash says so. */
  candidate(slot: number, hash: number): number {
    const node = this.#slots[2 * slot] as number;
    return node === 0 || this.#slots[2 * slot + 1] === hash ? node : OTHER_KEY;
  }

  /** The node of a new key, at the free slot where its search ended. */
  add(slot: number, hash: number, node: number): void {
    this.#slots[2 * slot] = node;
    this.#slots[2 * slot + 1] = hash;
    if (++this.#used * 2 > this.#mask) this.#grow();
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * GROWTH);
    const mask = (this.#mask + 1) * GROWTH - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      const hash = old[i + 1] as number;
      let slot = hash & mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = old[i] as number;
      slots[2 * slot + 1] = hash;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}
