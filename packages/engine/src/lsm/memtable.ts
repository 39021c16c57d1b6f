/**
 * A memtable: recent writes of all families, sorted, in one fixed SharedArrayBuffer: entries (`memtable-entries.ts`) under a tree a family
 * (`memtable-tree.ts`). Nothing is ever removed. One writer; other threads may read it once it is immutable and its buffer was posted to them.
 * A version that no snapshot sees any more is overwritten in place. Range deletions are few and live beside it as {@link RangeTombstones}.
 */
import { assert, latin1 } from '@tessera/base';
import { COLUMN_FAMILIES, type ColumnFamily, type RangeStats } from '../kv-engine.ts';
import { BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor } from '../write-batch.ts';
import type { Arenas } from './arenas.ts';
import { compareRanges, KIND_DELETE, KIND_PUT } from './coding.ts';
import {
  EXPRESS,
  HEADER_WORDS,
  HEADS_BYTES,
  headerOf,
  IS_VERSION,
  KIND_MASK,
  NEWER,
  NEWEST,
  OLDER,
  SEQUENCE_HIGH,
  SEQUENCE_LOW,
  VALUE_LENGTH,
  WORD_BASE,
} from './memtable-entries.ts';
import { MemtableIterator } from './memtable-iterator.ts';
import { EMPTY_TREES_BYTES, MemtableTree, treeBytesMax } from './memtable-tree.ts';
import { RangeTombstones } from './range-tombstones.ts';

/** Half as many: twice the links to keep; twice as many: twice the steps between two of them. */
const EXPRESS_EVERY = 64;
/** From here on a view of the source and a call cost less than copying words. */
const LONG_BYTES = 384;
/** An entry without its key and value, and what aligns the next one. */
const ENTRY_BYTES_MAX = HEADER_WORDS * 4 + 3;
/** An estimate looks at so many keys at least, where there are. */
const SAMPLE = 256;
const NO_BYTES = new Uint8Array(0);
const NO_WORDS = new Int32Array(0);

// HOT
export class Memtable extends MemtableTree {
  readonly tombstones: RangeTombstones[] = COLUMN_FAMILIES.map(() => new RangeTombstones());
  readonly entries: number[] = COLUMN_FAMILIES.map(() => 0);
  readonly #keys: number[] = COLUMN_FAMILIES.map(() => 0);
  /** First and last sequence in it, 0 when empty. */
  firstSequence = 0;
  lastSequence = 0;
  /** Views that have it. */
  #references = 0;
  /** Where the arena goes when there are none. */
  readonly #arenas: Arenas | undefined;
  /** The write-ahead log that holds it, when there is one. */
  logNumber = 0;
  /** Bytes of range deletions, which are outside the arena. */
  #tombstoneBytes = 0;
  /** End of the entries. */
  #used = HEADS_BYTES;
  /** Bytes of keys and values that took the place of older ones. */
  #overwrittenBytes = 0;
  /** The batch being applied, also in words; byte 0 of it is byte `#shift` of them. */
  #batch: Uint8Array = NO_BYTES;
  #batchWords: Int32Array = NO_WORDS;
  #shift = 0;
  #random = 0x2545f491;

  private constructor(buffer: SharedArrayBuffer, arenas?: Arenas) {
    super(buffer);
    this.#arenas = arenas;
  }

  /** Size of an arena for so much. */
  static arenaBytes(capacityBytes: number): number {
    return (capacityBytes + HEADS_BYTES + EMPTY_TREES_BYTES + 3) & ~3;
  }

  static create(capacityBytes: number, arenas?: Arenas): Memtable {
    const size = Memtable.arenaBytes(capacityBytes);
    const buffer = arenas?.take(size) ?? new SharedArrayBuffer(size);
    // The rest of an arena may be what another memtable left in it.
    new Uint8Array(buffer, 0, HEADS_BYTES).fill(0);
    return new Memtable(buffer, arenas);
  }

  retain(): void {
    this.#references++;
  }

  /** After the last one it must not be used. */
  release(): void {
    if (--this.#references === 0) this.#arenas?.give(this.buffer);
  }

  /** The entries of an immutable memtable of another thread, for walking; what lives beside the arena is not here. */
  static attach(buffer: SharedArrayBuffer): Memtable {
    return new Memtable(buffer);
  }

  /** What it takes of memory now. */
  get memoryBytes(): number {
    return this.#used + this.treeBytes + this.#tombstoneBytes;
  }

  /** All that was written to it: what writing it anew would take. */
  get writtenBytes(): number {
    return this.memoryBytes + this.#overwrittenBytes;
  }

  get empty(): boolean {
    return this.lastSequence === 0;
  }

  /** Capacity that holds a batch of this size for certain. */
  static bytesFor(encodedBytes: number, operations: number): number {
    return encodedBytes + operations * ENTRY_BYTES_MAX + treeBytesMax(operations);
  }

  /** Whether a batch of this size has room. */
  fits(encodedBytes: number, operations: number): boolean {
    let keys = 0;
    for (let cf = 0; cf < this.#keys.length; cf++) keys += this.#keys[cf] as number;
    const bytes = encodedBytes + operations * ENTRY_BYTES_MAX + this.growthBytesMax(keys, operations);
    return this.memoryBytes + bytes <= this.bytes.length;
  }

  /**
   * Applies a batch that {@link fits}; its operations get the sequences from `firstSequence` on. Versions after `seenSequence`, the
   * newest one that a snapshot sees, are overwritten.
   */
  apply(encoded: Uint8Array, firstSequence: number, seenSequence: number): void {
    assert(firstSequence > this.lastSequence, 'a batch is newer than those before it');
    const shift = encoded.byteOffset & 3;
    this.#batch = encoded;
    this.#batchWords = new Int32Array(encoded.buffer, encoded.byteOffset - shift, (shift + encoded.length) >>> 2);
    this.#shift = shift;
    const cursor = new BatchCursor(encoded);
    let sequence = firstSequence;
    while (cursor.next()) {
      if (cursor.kind === BATCH_DELETE_RANGE) this.#deleteRange(cursor, sequence);
      else this.#insert(cursor, sequence, seenSequence);
      sequence++;
    }
    this.#batch = NO_BYTES;
    this.#batchWords = NO_WORDS;
    if (sequence === firstSequence) return;
    if (this.firstSequence === 0) this.firstSequence = firstSequence;
    this.lastSequence = sequence - 1;
  }

  /** The newest entry of exactly this key at or before `sequence`, 0 when there is none. */
  get(cf: ColumnFamily, key: Uint8Array, sequence: number): number {
    if (!this.locate(cf, key, 0, key.length)) return 0;
    return this.versionAt(this.entryAt(this.leaf, this.index), sequence);
  }

  iterator(cf: ColumnFamily): MemtableIterator {
    return new MemtableIterator(this, cf);
  }

  /** Estimates of keys and their newest values. */
  stats(cf: ColumnFamily, start: Uint8Array | undefined, end: Uint8Array | undefined): RangeStats {
    const found = { sizeBytes: 0, keys: 0 };
    const total = this.#keys[cf] as number;
    if (total === 0) return found;
    if (start !== undefined && end !== undefined && compareRanges(start, 0, start.length, end, 0, end.length) >= 0) {
      return found;
    }
    const { words } = this;
    this.sample(cf, total, SAMPLE, start, end, (entry, keys) => {
      const newest = words[headerOf(entry) + NEWEST] as number;
      const valueBytes = words[headerOf(newest) + VALUE_LENGTH] as number;
      found.keys += keys;
      found.sizeBytes += (this.keyEnd(entry) - entry + valueBytes) * keys;
    });
    return found;
  }

  #insert(cursor: BatchCursor, sequence: number, seenSequence: number): void {
    const { cf, keyStart, keyEnd } = cursor;
    if (this.locateToWrite(cf, cursor.bytes, keyStart, keyEnd)) {
      const keyEntry = this.entryAt(this.leaf, this.index);
      if (this.#overwrite(cursor, sequence, seenSequence, keyEntry)) return;
      this.#addVersion(cursor, sequence, keyEntry);
    } else {
      const entry = this.#newEntry(cursor, sequence, (keyEnd - keyStart) << 4, keyStart);
      this.words[headerOf(entry) + NEWEST] = entry;
      this.#keys[cf] = (this.#keys[cf] as number) + 1;
      this.addKey(cf, entry);
    }
    this.entries[cf] = (this.entries[cf] as number) + 1;
  }

  /** Puts a version in the place of the newest of its key, if nobody sees that and its bytes suffice. */
  #overwrite(cursor: BatchCursor, sequence: number, seenSequence: number, keyEntry: number): boolean {
    const { words } = this;
    const { keyStart, valueStart, valueEnd } = cursor;
    const entry = words[headerOf(keyEntry) + NEWEST] as number;
    if (this.sequence(entry) <= seenSequence) return false;
    const header = headerOf(entry);
    const valueAt = this.valueAt(entry);
    // Entries are aligned: the next one begins behind the padding.
    const endAt = (valueAt + (words[header + VALUE_LENGTH] as number) + 3) & ~3;
    if (valueAt + valueEnd - valueStart > endAt) return false;
    this.#fill(header, cursor, sequence, (words[header] as number) & ~KIND_MASK);
    this.#copy(valueStart, valueEnd, valueAt);
    this.#overwrittenBytes += valueEnd - keyStart;
    return true;
  }

  /** Puts a version in front of those of its key. */
  #addVersion(cursor: BatchCursor, sequence: number, keyEntry: number): void {
    const { words } = this;
    const entry = this.#newEntry(cursor, sequence, IS_VERSION, cursor.valueStart);
    const header = headerOf(entry);
    const keyHeader = headerOf(keyEntry);
    const older = words[keyHeader + NEWEST] as number;
    words[header + NEWER] = -keyEntry;
    words[header + OLDER] = older;
    words[headerOf(older) + NEWER] = entry;
    words[keyHeader + NEWEST] = entry;
    if (this.#draw() % EXPRESS_EVERY !== 0) return;
    words[header + EXPRESS] = words[keyHeader + EXPRESS] as number;
    words[keyHeader + EXPRESS] = entry;
  }

  /** An entry behind the others, with the batch's bytes from `from` on; links are the caller's, and none so far. */
  #newEntry(cursor: BatchCursor, sequence: number, first: number, from: number): number {
    const { words } = this;
    const header = this.#used >>> 2;
    const entry = this.#used + HEADER_WORDS * 4;
    const end = entry + cursor.valueEnd - from;
    assert(end <= this.bytes.length - this.treeBytes, 'a memtable write was reserved');
    this.#used = (end + 3) & ~3;
    this.#fill(header, cursor, sequence, first);
    words[header + NEWER] = 0;
    words[header + EXPRESS] = 0;
    this.#copy(from, cursor.valueEnd, entry);
    return entry;
  }

  /** What a header says of the version; `first` is its first word without the kind. */
  #fill(header: number, { valueStart, valueEnd, kind }: BatchCursor, sequence: number, first: number): void {
    const { words } = this;
    words[header] = first | (kind === BATCH_PUT ? KIND_PUT : KIND_DELETE);
    words[header + VALUE_LENGTH] = valueEnd - valueStart;
    words[header + SEQUENCE_LOW] = sequence | 0;
    words[header + SEQUENCE_HIGH] = Math.floor(sequence / WORD_BASE);
  }

  /** Copies bytes `[from, to)` of the batch to `at`, in words, which lie across those of the batch: a third of what a loop over bytes takes. */
  #copy(from: number, to: number, at: number): void {
    const { words, bytes } = this;
    const batch = this.#batch;
    if (to - from >= LONG_BYTES) {
      bytes.set(batch.subarray(from, to), at);
      return;
    }
    let i = from;
    let into = at;
    while ((into & 3) !== 0 && i < to) bytes[into++] = batch[i++] as number;
    const source = this.#batchWords;
    const shift = ((i + this.#shift) & 3) * 8;
    let word = (i + this.#shift) >>> 2;
    let target = into >>> 2;
    // Where they lie across each reads two, so the last of the batch is left to the bytes.
    const whole = Math.min((to - i) >>> 2, source.length - word - (shift === 0 ? 0 : 1));
    const end = target + Math.max(0, whole);
    i += (end - target) * 4;
    into = end * 4;
    if (shift === 0) while (target < end) words[target++] = source[word++] as number;
    else {
      const left = 32 - shift;
      let low = (source[word] as number) >>> shift;
      while (target < end) {
        const next = source[++word] as number;
        words[target++] = low | (next << left);
        low = next >>> shift;
      }
    }
    while (i < to) bytes[into++] = batch[i++] as number;
  }

  #deleteRange(cursor: BatchCursor, sequence: number): void {
    const start = latin1(cursor.bytes, cursor.keyStart, cursor.keyEnd);
    const end = latin1(cursor.bytes, cursor.valueStart, cursor.valueEnd);
    (this.tombstones[cursor.cf] as RangeTombstones).add(start, end, sequence);
    this.#tombstoneBytes += start.length + end.length + 64;
  }

  #draw(): number {
    let x = this.#random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#random = x;
    return x >>> 2;
  }
}
