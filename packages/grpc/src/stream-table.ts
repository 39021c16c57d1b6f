/**
 * The open streams of a connection by id. A Map rehashes each time as many streams have come and gone as it has room
 * for, and once more when few are open; streams come and go with every call.
 *
 * Open addressing with linear probing. Ids of one side grow by two, so streams that are open together rarely meet.
 * HOT: no allocation but to grow.
 */

/** Of the usual connection: a few long streams and some tens of calls. */
const FIRST_SLOTS = 64;

export class StreamTable<S extends { readonly id: number }> {
  #slots: (S | undefined)[] = emptySlots<S>(FIRST_SLOTS);
  #mask = FIRST_SLOTS - 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(id: number): S | undefined {
    const slots = this.#slots;
    for (let at = (id >>> 1) & this.#mask; ; at = (at + 1) & this.#mask) {
      const stream = slots[at];
      if (stream === undefined || stream.id === id) return stream;
    }
  }

  /** No stream of this id may be in the table. */
  add(stream: S): void {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    this.#size++;
    this.#place(stream);
  }

  #place(stream: S): void {
    const slots = this.#slots;
    let at = (stream.id >>> 1) & this.#mask;
    while (slots[at] !== undefined) at = (at + 1) & this.#mask;
    slots[at] = stream;
  }

  /** False when there is none. */
  delete(id: number): boolean {
    const slots = this.#slots;
    const mask = this.#mask;
    let hole = (id >>> 1) & mask;
    for (; ; hole = (hole + 1) & mask) {
      const stream = slots[hole];
      if (stream === undefined) return false;
      if (stream.id === id) break;
    }
    this.#size--;
    // What was probed past the hole moves into it, unless its own place lies behind the hole.
    for (let at = (hole + 1) & mask; ; at = (at + 1) & mask) {
      const stream = slots[at];
      if (stream === undefined) break;
      if (((at - (stream.id >>> 1)) & mask) < ((at - hole) & mask)) continue;
      slots[hole] = stream;
      hole = at;
    }
    slots[hole] = undefined;
    return true;
  }

  /** As of now, the oldest first. */
  all(): S[] {
    return this.#slots.filter((stream) => stream !== undefined).sort((a, b) => a.id - b.id);
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = emptySlots(old.length * 2);
    this.#mask = this.#slots.length - 1;
    for (const stream of old) if (stream !== undefined) this.#place(stream);
  }
}

function emptySlots<S>(count: number): (S | undefined)[] {
  return new Array<S | undefined>(count).fill(undefined);
}
