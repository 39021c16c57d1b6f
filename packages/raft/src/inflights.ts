/**
 * The window of append messages under way to one peer, limited by count and bytes.
 *
 * A queue of (last index, bytes) pairs, oldest first, indexes strictly rising. It grows on demand: a store holds
 * thousands of these and most are empty. HOT.
 */
import { assert } from '@tessera/base';

/** Freed pairs are kept in front until they are this many and half of the queue. */
const COMPACT_AT = 64;

export class Inflights {
  readonly #maxMessages: number;
  readonly #maxBytes: number;
  /** Pairs flattened: index, bytes, index, bytes ... */
  #queue: number[] = [];
  /** Position of the oldest pair still under way. */
  #head = 0;
  #bytes = 0;

  constructor(maxMessages: number, maxBytes: number) {
    this.#maxMessages = maxMessages;
    this.#maxBytes = maxBytes;
  }

  get count(): number {
    return (this.#queue.length - this.#head) >> 1;
  }

  get full(): boolean {
    return this.count >= this.#maxMessages || this.#bytes >= this.#maxBytes;
  }

  /** A message with entries up to `lastIndex` leaves. Not when full. */
  add(lastIndex: number, bytes: number): void {
    assert(!this.full, 'an append was sent over a full window');
    this.#queue.push(lastIndex, bytes);
    this.#bytes += bytes;
  }

  /** All messages up to `index` have arrived. */
  freeTo(index: number): void {
    const queue = this.#queue;
    let head = this.#head;
    while (head < queue.length && (queue[head] as number) <= index) {
      this.#bytes -= queue[head + 1] as number;
      head += 2;
    }
    if (head === queue.length) {
      this.reset();
    } else if (head >= COMPACT_AT && head * 2 >= queue.length) {
      queue.splice(0, head);
      this.#head = 0;
    } else {
      this.#head = head;
    }
  }

  reset(): void {
    if (this.#queue.length > 0) this.#queue.length = 0;
    this.#head = 0;
    this.#bytes = 0;
  }
}
