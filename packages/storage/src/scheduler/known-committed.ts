/**
 * Start timestamps of the transactions that were committed here last, as doubles: two that round to the same only cost a look at the data.
 * The oldest goes when there are too many.
 *
 * HOT: a commit adds one. Plain arrays of numbers: a `Set` would keep an object for each number, and finds its oldest member behind all
 * those that were deleted before.
 */

const FIRST_CAPACITY = 1024;
/** Of the table: half full at most, so that a probe ends soon. */
const SLOTS_PER_ITEM = 2;

export class KnownCommitted {
  readonly #max: number;
  /** In the order of commit, from `#oldest` on, round the end. */
  #ring: Float64Array = new Float64Array(0);
  #oldest = 0;
  #size = 0;
  /** Open addressing with steps of one; 0: free. */
  #table: Float64Array = new Float64Array(0);

  /** `max`: a power of two, at least 1024. */
  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#size;
  }

  has(startTs: bigint): boolean {
    if (this.#size === 0) return false;
    return this.#table[this.#slotOf(Number(startTs))] !== 0;
  }

  /** `startTs` above 0. */
  add(startTs: bigint): void {
    const item = Number(startTs);
    if (this.#size === this.#ring.length && this.#size < this.#max) this.#grow();
    if (this.#table[this.#slotOf(item)] !== 0) return;
    const ring = this.#ring;
    if (this.#size === ring.length) this.#forgetOldest();
    ring[(this.#oldest + this.#size) & (ring.length - 1)] = item;
    this.#size++;
    this.#table[this.#slotOf(item)] = item;
  }

  #grow(): void {
    const ring = new Float64Array(Math.max(FIRST_CAPACITY, this.#ring.length * 2));
    this.#table = new Float64Array(ring.length * SLOTS_PER_ITEM);
    for (let i = 0; i < this.#size; i++) {
      const item = this.#ring[(this.#oldest + i) & (this.#ring.length - 1)] as number;
      ring[i] = item;
      this.#table[this.#slotOf(item)] = item;
    }
    this.#ring = ring;
    this.#oldest = 0;
  }

  #forgetOldest(): void {
    const table = this.#table;
    const mask = table.length - 1;
    let free = this.#slotOf(this.#ring[this.#oldest] as number);
    this.#oldest = (this.#oldest + 1) & (this.#ring.length - 1);
    this.#size--;
    table[free] = 0;
    // Those behind it that were pushed past its slot move up, or a probe for them would end there.
    for (let at = (free + 1) & mask; table[at] !== 0; at = (at + 1) & mask) {
      const item = table[at] as number;
      const home = hashOf(item) & mask;
      if (((at - home) & mask) < ((at - free) & mask)) continue;
      table[free] = item;
      table[at] = 0;
      free = at;
    }
  }

  /** Where the item is, or belongs. */
  #slotOf(item: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let at = hashOf(item) & mask;
    while (table[at] !== 0 && table[at] !== item) at = (at + 1) & mask;
    return at;
  }
}

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

function hashOf(item: number): number {
  number[0] = item;
  const mixed = Math.imul((halves[0] as number) ^ Math.imul(halves[1] as number, 0x9e37_79b1), 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
