/** Entries of a restart interval, decoded on the way forward to be taken on the way back: keys are copied, values are offsets into the block. */
import type { BlockCursor } from './block-cursor.ts';
import { copyWords } from './coding.ts';

/** Per entry: offset in the block, key start, key end, value start, value end, kind. */
const FIELDS = 6;

// HOT
export class PassedEntries {
  count = 0;
  #keys = new Uint8Array(1024);
  #view = new DataView(this.#keys.buffer);
  #keysLength = 0;
  #places = new Int32Array(FIELDS * 16);
  #sequences: number[] = [];

  /** `scratch` is a view of the cursor's key. */
  push(cursor: BlockCursor, scratch: DataView, at: number): void {
    if (this.count === 0) this.#keysLength = 0;
    const length = cursor.keyEnd;
    const start = this.#keysLength;
    if (start + length + 3 > this.#keys.length) {
      const grown = new Uint8Array((start + length) * 2 + 8);
      grown.set(this.#keys.subarray(0, start));
      this.#keys = grown;
      this.#view = new DataView(grown.buffer);
    }
    copyWords(this.#view, start, scratch, 0, length);
    this.#keysLength = start + length;
    const base = this.count * FIELDS;
    if (base === this.#places.length) {
      const grown = new Int32Array(base * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    const places = this.#places;
    places[base] = at;
    places[base + 1] = start;
    places[base + 2] = this.#keysLength;
    places[base + 3] = cursor.valueStart;
    places[base + 4] = cursor.valueEnd;
    places[base + 5] = cursor.kind;
    this.#sequences[this.count++] = cursor.sequence;
  }

  /** Makes the last entry the cursor's current one; returns its offset in the block. */
  pop(cursor: BlockCursor): number {
    const base = --this.count * FIELDS;
    const places = this.#places;
    cursor.keyBytes = this.#keys;
    cursor.keyStart = places[base + 1] as number;
    cursor.keyEnd = places[base + 2] as number;
    cursor.valueStart = places[base + 3] as number;
    cursor.valueEnd = places[base + 4] as number;
    cursor.kind = places[base + 5] as number;
    cursor.sequence = this.#sequences[this.count] as number;
    return places[base] as number;
  }
}
