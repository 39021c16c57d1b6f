/**
 * Merges runs into one walk in internal order: a binary heap of the runs' iterators, smallest entry on top (largest when walking back).
 * `top` is the current entry; its fields are read in place.
 *
 * A move that throws a miss may be repeated: the top has not moved, or the whole repositioning is done again.
 */
import { BlockMiss } from '../kv-engine.ts';
import { compareRanges, SEQUENCE_MAX } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { Rows } from './rows.ts';

// HOT
export class MergingIterator {
  readonly #children: readonly InternalIterator[];
  #heap: InternalIterator[] = [];
  #backward = false;

  constructor(children: readonly InternalIterator[]) {
    this.#children = children;
  }

  /** The current entry; undefined past the end. */
  get top(): InternalIterator | undefined {
    return this.#heap[0];
  }

  /** Whether only one run has entries left: the next entry is then the top's own next. */
  get single(): boolean {
    return this.#heap.length === 1;
  }

  seekToFirst(): void {
    this.#seekAll((child) => child.seekToFirst(), false);
  }

  seekToLast(): void {
    this.#seekAll((child) => child.seekToLast(), true);
  }

  /** First entry of a key >= `key`, newest version first. */
  seek(key: Uint8Array): void {
    this.#seekAll((child) => child.seek(key, SEQUENCE_MAX), false);
  }

  /** Last entry (the oldest version) of the last key < `key`; {@link prev} goes on from there. */
  seekBefore(key: Uint8Array): void {
    this.#seekAll((child) => child.seekBefore(key, SEQUENCE_MAX), true);
  }

  /** Lets rows end where a run but the top's goes on: what {@link fillRows} needs. */
  limitRows(rows: Rows): void {
    const heap = this.#heap;
    for (let i = 1; i < heap.length && i < 3; i++) {
      const { keyBytes, keyStart, keyEnd } = heap[i] as InternalIterator;
      rows.limit(keyBytes, keyStart, keyEnd);
    }
  }

  /** Lets the top, which is before the rows' limit, fill them. The result tells of the new top, see `InternalIterator.fillRows`. */
  fillRows(rows: Rows, snapshot: number): boolean {
    const decided = (this.#heap[0] as InternalIterator).fillRows(rows, snapshot);
    // It may stand beyond the limit now, but only where that entry is open.
    if (!decided && this.#heap.length > 1) this.#siftDown(0);
    return decided;
  }

  /** Only after a forward seek. */
  next(): void {
    const top = this.#heap[0] as InternalIterator;
    top.next();
    this.#settle(top);
  }

  /** Only after a backward seek. */
  prev(): void {
    const top = this.#heap[0] as InternalIterator;
    top.prev();
    this.#settle(top);
  }

  /** Tries every child, so that one miss names what all of them lack. */
  #seekAll(seek: (child: InternalIterator) => void, backward: boolean): void {
    let miss: BlockMiss | undefined;
    this.#heap = [];
    this.#backward = backward;
    for (const child of this.#children) {
      try {
        seek(child);
      } catch (thrown) {
        if (!(thrown instanceof BlockMiss)) throw thrown;
        miss = miss === undefined ? thrown : new BlockMiss(miss.snapshot, [...miss.blocks, ...thrown.blocks]);
      }
    }
    if (miss !== undefined) throw miss;
    for (const child of this.#children) if (child.valid) this.#heap.push(child);
    for (let i = (this.#heap.length >>> 1) - 1; i >= 0; i--) this.#siftDown(i);
  }

  /** The top has moved: puts it where it belongs. */
  #settle(top: InternalIterator): void {
    const heap = this.#heap;
    if (!top.valid) {
      const last = heap.pop() as InternalIterator;
      if (heap.length === 0) return;
      heap[0] = last;
    }
    if (heap.length > 1) this.#siftDown(0);
  }

  #siftDown(from: number): void {
    const heap = this.#heap;
    const size = heap.length;
    const item = heap[from] as InternalIterator;
    let at = from;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#before(heap[child + 1] as InternalIterator, heap[child] as InternalIterator))
        child++;
      if (!this.#before(heap[child] as InternalIterator, item)) break;
      heap[at] = heap[child] as InternalIterator;
      at = child;
    }
    heap[at] = item;
  }

  #before(a: InternalIterator, b: InternalIterator): boolean {
    const order = compareRanges(a.keyBytes, a.keyStart, a.keyEnd, b.keyBytes, b.keyStart, b.keyEnd);
    if (order !== 0) return this.#backward ? order > 0 : order < 0;
    return this.#backward ? a.sequence < b.sequence : a.sequence > b.sequence;
  }
}
