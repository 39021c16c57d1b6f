/**
 * A walk over rows one at a time, whose row is plain fields, places in two buffers: no view a row. Rows come from the engine many at a call,
 * more the longer the walk goes on without a seek.
 *
 * A move that throws BlockMiss leaves it nowhere: the operation runs again from its start.
 */
import { EMPTY_BYTES } from '@tessera/base';
import type { EngineIterator, RowBatch } from '@tessera/engine';

/** Asked for after a seek: most seeks look at a row or two. */
const ROWS_AT_FIRST = 4;
const ROWS_MAX = 256;

// HOT
export class RowWalk implements Disposable {
  valid = false;
  keyBytes: Uint8Array = EMPTY_BYTES;
  keyStart = 0;
  keyEnd = 0;
  readonly #iterator: EngineIterator;
  #rows: RowBatch | undefined;
  #at = 0;
  #end = 0;
  #wanted = ROWS_AT_FIRST;

  constructor(iterator: EngineIterator) {
    this.#iterator = iterator;
  }

  seekToFirst(): void {
    this.#iterator.seekToFirst();
    this.#sought();
  }

  seekToLast(): void {
    this.#iterator.seekToLast();
    this.#sought();
  }

  seek(key: Uint8Array): void {
    this.#iterator.seek(key);
    this.#sought();
  }

  seekForPrev(key: Uint8Array): void {
    this.#iterator.seekForPrev(key);
    this.#sought();
  }

  /** The next row of the walk: that before this one after `seekToLast` and `seekForPrev`. */
  step(): void {
    if (++this.#at === this.#end) {
      this.#iterator.nextRows();
      this.#load();
      return;
    }
    this.#stand();
  }

  /** Borrowed until the walk moves. */
  value(): Uint8Array {
    const { valueBytes, places } = this.#rows as RowBatch;
    return valueBytes.subarray(places[4 * this.#at + 2], places[4 * this.#at + 3]);
  }

  [Symbol.dispose](): void {
    this.#iterator[Symbol.dispose]();
  }

  #sought(): void {
    this.#wanted = ROWS_AT_FIRST;
    this.#load();
  }

  #load(): void {
    this.valid = this.#iterator.valid;
    if (!this.valid) return;
    const rows = this.#iterator.rows(this.#wanted);
    this.#wanted = Math.min(this.#wanted * 4, ROWS_MAX);
    this.#rows = rows;
    this.#at = rows.begin;
    this.#end = rows.end;
    this.keyBytes = rows.keyBytes;
    this.#stand();
  }

  #stand(): void {
    const { places } = this.#rows as RowBatch;
    this.keyStart = places[4 * this.#at] as number;
    this.keyEnd = places[4 * this.#at + 1] as number;
  }
}
