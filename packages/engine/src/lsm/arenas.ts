/**
 * The arenas of memtables that nobody sees any more, for the next ones. V8 gives shared memory back when it collects garbage, and what a store writes
 * makes none on its heap: arenas of flushed memtables would pile up by the gigabyte. A new one would also be paid for page by page.
 * A value that was borrowed from a snapshot lies in an arena: after the end of the snapshot it may be overwritten at any time.
 */

export class Arenas {
  /** The last one given back goes first: all its pages are there. */
  readonly #free: SharedArrayBuffer[] = [];
  readonly #sizeBytes: number;
  readonly #freeMax: number;

  /** `freeMax` may wait for use: as many as there may be memtables, since a burst needs all of them again and none comes back otherwise. */
  constructor(sizeBytes: number, freeMax: number) {
    this.#sizeBytes = sizeBytes;
    this.#freeMax = freeMax;
  }

  /** Bytes that wait for use. */
  get freeBytes(): number {
    return this.#free.length * this.#sizeBytes;
  }

  /** Its contents mean nothing. */
  take(sizeBytes: number): SharedArrayBuffer {
    const free = sizeBytes === this.#sizeBytes ? this.#free.pop() : undefined;
    return free ?? new SharedArrayBuffer(sizeBytes);
  }

  /** Lets go of those that wait; memory comes back when V8 collects. Gives their bytes. */
  drop(): number {
    const bytes = this.freeBytes;
    this.#free.length = 0;
    return bytes;
  }

  /** Nobody reads it any more, in no thread. One that was made larger, for one large batch, is not kept. */
  give(arena: SharedArrayBuffer): void {
    if (arena.byteLength === this.#sizeBytes && this.#free.length < this.#freeMax) this.#free.push(arena);
  }
}
