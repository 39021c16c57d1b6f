/**
 * Rows that lie ready: what `EngineIterator.rows` hands out. Runs fill it, many rows at a call, as places in two buffers: the
 * keys' (rebuilt one after the other, or a memtable's arena) and the values' (a block, or the arena).
 */
import { fromLatin1, latin1 } from '@tessera/base';
import type { RowBatch } from '../kv-engine.ts';
import { compareRanges } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { RangeTombstones } from './range-tombstones.ts';

/** About the rows of a block of 16 KiB; their keys stay in the processor's first cache. */
const ROWS_MAX = 128;
const NO_BYTES = new Uint8Array(0);

// HOT
export class Rows implements RowBatch {
  keyBytes: Uint8Array = NO_BYTES;
  valueBytes: Uint8Array = NO_BYTES;
  readonly places = new Int32Array(4 * ROWS_MAX);
  begin = 0;
  end = 0;
  /** Rows wanted at most. */
  max = ROWS_MAX;
  /** Rows end before this key, the bytes `[limitStart, limitEnd)`; none when `limitEnd` is -1. Another run goes on there, or the walk ends. */
  limitBytes: Uint8Array = NO_BYTES;
  limitStart = 0;
  limitEnd = -1;
  /** Where runs rebuild keys that are not whole anywhere. */
  scratch = new Uint8Array(4096);
  scratchView = new DataView(this.scratch.buffer);

  /** Empties it and makes room for `max` rows. */
  reset(max: number): void {
    this.begin = 0;
    this.end = 0;
    this.max = Math.min(max, ROWS_MAX);
    this.limitEnd = -1;
  }

  push(keyStart: number, keyEnd: number, valueStart: number, valueEnd: number): void {
    const at = this.end * 4;
    const { places } = this;
    places[at] = keyStart;
    places[at + 1] = keyEnd;
    places[at + 2] = valueStart;
    places[at + 3] = valueEnd;
    this.end++;
  }

  /** Rows end before `bytes[start, end)` too. */
  limit(bytes: Uint8Array, start: number, end: number): void {
    if (this.limitEnd >= 0 && compareRanges(bytes, start, end, this.limitBytes, this.limitStart, this.limitEnd) >= 0) {
      return;
    }
    this.limitBytes = bytes;
    this.limitStart = start;
    this.limitEnd = end;
  }

  /** Rows end before the first deletion at or after the current entry's key, too: keys there must be asked one by one. */
  limitAtDeletions(tombstones: readonly RangeTombstones[], { keyBytes, keyStart, keyEnd }: InternalIterator): void {
    for (let i = 0; i < tombstones.length; i++) {
      const deleted = (tombstones[i] as RangeTombstones).nextFrom(latin1(keyBytes, keyStart, keyEnd));
      if (deleted !== undefined) this.limit(fromLatin1(deleted), 0, deleted.length);
    }
  }

  /** Whether a key is not before the limit. */
  isBeyond(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.limitEnd < 0) return false;
    return compareRanges(bytes, start, end, this.limitBytes, this.limitStart, this.limitEnd) >= 0;
  }

  /**
   * For the key `scratch[start, end)`, known to be as the limit in its first `known` bytes: how many it has in common with it, -1 when it is not
   * before it.
   */
  commonWithLimit(start: number, end: number, known: number): number {
    const { scratch, limitBytes, limitStart, limitEnd } = this;
    let i = start + known;
    let j = limitStart + known;
    while (i < end && j < limitEnd && scratch[i] === limitBytes[j]) {
      i++;
      j++;
    }
    if (j === limitEnd || (i < end && (scratch[i] as number) > (limitBytes[j] as number))) return -1;
    return j - limitStart;
  }

  /** Of the first row. */
  key(): Uint8Array {
    return this.keyBytes.subarray(this.places[this.begin * 4], this.places[this.begin * 4 + 1]);
  }

  value(): Uint8Array {
    return this.valueBytes.subarray(this.places[this.begin * 4 + 2], this.places[this.begin * 4 + 3]);
  }

  /** Room in the scratch buffer for keys of about `keyBytes`; what is in it is lost. */
  reserve(keyBytes: number): void {
    if (keyBytes * 4 <= this.scratch.length) return;
    this.scratch = new Uint8Array(keyBytes * 8);
    this.scratchView = new DataView(this.scratch.buffer);
  }
}
