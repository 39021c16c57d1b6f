/**
 * A memtable: recent writes of all families, sorted, in one fixed SharedArrayBuffer. One skip list a family; nodes are never
 * changed or removed, only linked. One writer; other threads may read it once it is immutable and its buffer was posted to them.
 *
 * A node, in 32-bit words at a multiple of 4:
 *   +------------------+-------------+--------------+---------------+------------+----------+----------------+-----+-------+
 *   | key length << 4  | value       | sequence     | sequence      | key offset | previous | next, one word | key | value |
 *   | | kind           | length      | low 32 bits  | high 21 bits  | in bytes   | node     | a level        |     |       |
 *   +------------------+-------------+--------------+---------------+------------+----------+----------------+-----+-------+
 * Order: user key ascending, sequence descending. Links are word indexes, 0 is none; the previous node of the first is the head.
 *
 * The writer also knows the newest node of each key ({@link KeyIndex}): a new version that is one level high goes right before
 * it, without a search. Heights are drawn for all nodes alike, so the list stays balanced however often a key is written.
 * Range deletions are few and live beside it as {@link RangeTombstones}.
 */
import { assert, latin1 } from '@tessera/base';
import { COLUMN_FAMILIES, type ColumnFamily, type RangeStats } from '../kv-engine.ts';
import { BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor } from '../write-batch.ts';
import { KIND_DELETE, KIND_PUT, SEQUENCE_MAX } from './coding.ts';
import { hashOf, KeyIndex, OTHER_KEY } from './key-index.ts';
import { MemtableIterator } from './memtable-iterator.ts';
import { RangeTombstones } from './range-tombstones.ts';

/** A quarter of the nodes reaches each next level: 12 levels serve 16 million entries. */
const HEIGHT_MAX = 12;
const NODE_WORDS = 6;
const PREVIOUS = 5;
/** Node, an average tower, alignment. The reservation must cover the worst case, so the tallest tower. */
const NODE_BYTES_MAX = (NODE_WORDS + HEIGHT_MAX) * 4 + 8;
const HEAD_BYTES = (NODE_WORDS + HEIGHT_MAX) * 4;
const HEADS_WORDS = (COLUMN_FAMILIES.length * HEAD_BYTES) >>> 2;
/** Versions of a key that a lookup walks before it searches: those newer than its snapshot. */
const WALK_MAX = 8;
const WORD_BASE = 4_294_967_296;

// HOT
export class Memtable {
  readonly buffer: SharedArrayBuffer;
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  readonly tombstones: RangeTombstones[] = COLUMN_FAMILIES.map(() => new RangeTombstones());
  readonly entries: number[] = COLUMN_FAMILIES.map(() => 0);
  /** First and last sequence in it, 0 when empty. */
  firstSequence = 0;
  lastSequence = 0;
  /** The write-ahead log that holds it, when there is one. */
  logNumber = 0;
  /** Bytes of range deletions, which are outside the arena. */
  #tombstoneBytes = 0;
  #used: number;
  readonly #heights: number[] = COLUMN_FAMILIES.map(() => 1);
  /** Per level the last node before the place of the last search. */
  readonly #before = new Int32Array(HEIGHT_MAX);
  /** Absent in threads that only read. */
  readonly #indexes: readonly KeyIndex[] | undefined;
  #random = 0x2545f491;

  private constructor(buffer: SharedArrayBuffer, used: number, indexes: readonly KeyIndex[] | undefined) {
    this.buffer = buffer;
    this.#indexes = indexes;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.#used = used;
  }

  static create(capacityBytes: number): Memtable {
    const size = capacityBytes + COLUMN_FAMILIES.length * HEAD_BYTES;
    const buffer = new SharedArrayBuffer((size + 3) & ~3);
    const indexes = COLUMN_FAMILIES.map(() => new KeyIndex());
    return new Memtable(buffer, COLUMN_FAMILIES.length * HEAD_BYTES, indexes);
  }

  /** The nodes of an immutable memtable of another thread, for walking; what lives beside the arena is not here. */
  static attach(buffer: SharedArrayBuffer): Memtable {
    const memtable = new Memtable(buffer, buffer.byteLength, undefined);
    memtable.#heights.fill(HEIGHT_MAX);
    return memtable;
  }

  get sizeBytes(): number {
    return this.#used + this.#tombstoneBytes;
  }

  get empty(): boolean {
    return this.lastSequence === 0;
  }

  /** Arena that `operations` with an encoding of `encodedBytes` take at most. */
  static bytesFor(encodedBytes: number, operations: number): number {
    return encodedBytes + operations * NODE_BYTES_MAX;
  }

  /** Whether so many more bytes are left. */
  fits(bytes: number): boolean {
    return this.sizeBytes + bytes <= this.bytes.length;
  }

  /** Applies a batch that {@link fits}; its operations get the sequences from `firstSequence` on. */
  apply(encoded: Uint8Array, firstSequence: number): void {
    const cursor = new BatchCursor(encoded);
    let sequence = firstSequence;
    while (cursor.next()) {
      if (cursor.kind === BATCH_DELETE_RANGE) this.#deleteRange(cursor, sequence);
      else this.#insert(cursor, sequence);
      sequence++;
    }
    if (sequence === firstSequence) return;
    if (this.firstSequence === 0) this.firstSequence = firstSequence;
    this.lastSequence = sequence - 1;
  }

  /** First node at or after (key, sequence), 0 when none. */
  find(cf: ColumnFamily, key: Uint8Array, sequence: number): number {
    const { words } = this;
    let node = (cf * HEAD_BYTES) >>> 2;
    let next = 0;
    for (let level = (this.#heights[cf] as number) - 1; level >= 0; level--) {
      const bigger = next;
      for (;;) {
        next = words[node + NODE_WORDS + level] as number;
        // The node that was too big on the level above need not be compared again.
        if (next === 0 || next === bigger || this.#compare(next, key, 0, key.length, sequence) >= 0) break;
        node = next;
      }
    }
    return next;
  }

  /** Last node before (key, sequence), 0 when none. */
  findBefore(cf: ColumnFamily, key: Uint8Array, start: number, end: number, sequence: number): number {
    const { words } = this;
    const head = (cf * HEAD_BYTES) >>> 2;
    let node = head;
    for (let level = (this.#heights[cf] as number) - 1; level >= 0; level--) {
      for (;;) {
        const next = words[node + NODE_WORDS + level] as number;
        if (next === 0 || this.#compare(next, key, start, end, sequence) >= 0) break;
        node = next;
      }
    }
    return node === head ? 0 : node;
  }

  /** The newest node of exactly this key at or before `sequence`, 0 when there is none. */
  get(cf: ColumnFamily, key: Uint8Array, sequence: number): number {
    const index = this.#indexes?.[cf];
    if (index === undefined) return this.#search(cf, key, sequence);
    const hash = hashOf(key, 0, key.length);
    let slot = index.first(hash);
    let node = index.candidate(slot, hash);
    while (node !== 0 && (node === OTHER_KEY || !this.#keyIs(node, key, 0, key.length))) {
      slot = index.next(slot);
      node = index.candidate(slot, hash);
    }
    for (let steps = 0; node !== 0 && this.sequence(node) > sequence; steps++) {
      if (steps === WALK_MAX) return this.#search(cf, key, sequence);
      node = this.next(node);
      if (node !== 0 && !this.#keyIs(node, key, 0, key.length)) return 0;
    }
    return node;
  }

  #search(cf: ColumnFamily, key: Uint8Array, sequence: number): number {
    const node = this.find(cf, key, sequence);
    return node !== 0 && this.#keyIs(node, key, 0, key.length) ? node : 0;
  }

  first(cf: ColumnFamily): number {
    return this.words[((cf * HEAD_BYTES) >>> 2) + NODE_WORDS] as number;
  }

  last(cf: ColumnFamily): number {
    const { words } = this;
    const head = (cf * HEAD_BYTES) >>> 2;
    let node = head;
    for (let level = (this.#heights[cf] as number) - 1; level >= 0; level--) {
      for (let next = words[node + NODE_WORDS + level] as number; next !== 0; ) {
        node = next;
        next = words[node + NODE_WORDS + level] as number;
      }
    }
    return node === head ? 0 : node;
  }

  next(node: number): number {
    return this.words[node + NODE_WORDS] as number;
  }

  /** 0 before the first. */
  previous(node: number): number {
    const before = this.words[node + PREVIOUS] as number;
    return before < HEADS_WORDS ? 0 : before;
  }

  kind(node: number): number {
    return (this.words[node] as number) & 15;
  }

  sequence(node: number): number {
    return (this.words[node + 3] as number) * WORD_BASE + ((this.words[node + 2] as number) >>> 0);
  }

  #keyIs(node: number, key: Uint8Array, start: number, end: number): boolean {
    const { bytes, words } = this;
    if ((words[node] as number) >>> 4 !== end - start) return false;
    const at = (words[node + 4] as number) - start;
    for (let i = end - 1; i >= start; i--) if (bytes[at + i] !== key[i]) return false;
    return true;
  }

  /** A view of the arena. */
  value(node: number): Uint8Array {
    const start = (this.words[node + 4] as number) + ((this.words[node] as number) >>> 4);
    return this.bytes.subarray(start, start + (this.words[node + 1] as number));
  }

  iterator(cf: ColumnFamily): MemtableIterator {
    return new MemtableIterator(this, cf);
  }

  /** Estimates from the highest level that still has enough nodes. */
  stats(cf: ColumnFamily, start: Uint8Array | undefined, end: Uint8Array | undefined): RangeStats {
    const total = this.entries[cf] as number;
    if (total === 0) return { sizeBytes: 0, keys: 0 };
    const level = Math.max(0, Math.min((this.#heights[cf] as number) - 1, Math.floor(Math.log2(total / 256) / 2)));
    const { words } = this;
    let node = words[((cf * HEAD_BYTES) >>> 2) + NODE_WORDS + level] as number;
    let keys = 0;
    let sizeBytes = 0;
    for (; node !== 0; node = words[node + NODE_WORDS + level] as number) {
      if (end !== undefined && this.#compare(node, end, 0, end.length, SEQUENCE_MAX) >= 0) break;
      if (start !== undefined && this.#compare(node, start, 0, start.length, SEQUENCE_MAX) < 0) continue;
      keys++;
      sizeBytes += ((words[node] as number) >>> 4) + (words[node + 1] as number);
    }
    return { sizeBytes: sizeBytes * 4 ** level, keys: keys * 4 ** level };
  }

  #compare(node: number, key: Uint8Array, start: number, end: number, sequence: number): number {
    const { bytes, words } = this;
    const at = words[node + 4] as number;
    const nodeLength = (words[node] as number) >>> 4;
    const keyLength = end - start;
    const length = Math.min(nodeLength, keyLength);
    for (let i = 0; i < length; i++) {
      const diff = (bytes[at + i] as number) - (key[start + i] as number);
      if (diff !== 0) return diff;
    }
    if (nodeLength !== keyLength) return nodeLength - keyLength;
    return sequence - this.sequence(node);
  }

  /** Fills `#before` for (key, sequence). */
  #locate(cf: ColumnFamily, key: Uint8Array, start: number, end: number, sequence: number): void {
    const { words } = this;
    const before = this.#before;
    let node = (cf * HEAD_BYTES) >>> 2;
    let next = 0;
    for (let level = (this.#heights[cf] as number) - 1; level >= 0; level--) {
      const bigger = next;
      for (;;) {
        next = words[node + NODE_WORDS + level] as number;
        if (next === 0 || next === bigger || this.#compare(next, key, start, end, sequence) >= 0) break;
        node = next;
      }
      before[level] = node;
    }
  }

  #insert(cursor: BatchCursor, sequence: number): void {
    const { words } = this;
    const { cf, keyStart, keyEnd, bytes: source } = cursor;
    const index = (this.#indexes as readonly KeyIndex[])[cf] as KeyIndex;
    const hash = hashOf(source, keyStart, keyEnd);
    let slot = index.first(hash);
    let newest = index.candidate(slot, hash);
    while (newest !== 0 && (newest === OTHER_KEY || !this.#keyIs(newest, source, keyStart, keyEnd))) {
      slot = index.next(slot);
      newest = index.candidate(slot, hash);
    }
    const height = this.#randomHeight();
    const before = this.#before;
    if (newest !== 0 && height === 1) before[0] = words[newest + PREVIOUS] as number;
    else {
      this.#locate(cf, source, keyStart, keyEnd, sequence);
      for (let level = this.#heights[cf] as number; level < height; level++) {
        before[level] = (cf * HEAD_BYTES) >>> 2;
        this.#heights[cf] = level + 1;
      }
    }
    const node = this.#newNode(cursor, sequence, height);
    for (let level = 0; level < height; level++) {
      const at = (before[level] as number) + NODE_WORDS + level;
      words[node + NODE_WORDS + level] = words[at] as number;
      words[at] = node;
    }
    words[node + PREVIOUS] = before[0] as number;
    const following = words[node + NODE_WORDS] as number;
    assert(newest === 0 || following === newest, 'a new version stands before the newest one');
    if (following !== 0) words[following + PREVIOUS] = node;
    if (newest === 0) index.add(slot, hash, node);
    else index.replace(slot, node);
    this.entries[cf] = (this.entries[cf] as number) + 1;
  }

  /** Fills a node at the end of the arena; links are the caller's. */
  #newNode(
    { bytes: source, keyStart, keyEnd, valueStart, valueEnd, kind }: BatchCursor,
    sequence: number,
    height: number,
  ): number {
    const { words, bytes } = this;
    const node = this.#used >>> 2;
    const keyLength = keyEnd - keyStart;
    const valueLength = valueEnd - valueStart;
    const keyAt = this.#used + (NODE_WORDS + height) * 4;
    const endAt = keyAt + keyLength + valueLength;
    assert(endAt <= bytes.length, 'a memtable write was reserved');
    this.#used = (endAt + 3) & ~3;
    words[node] = (keyLength << 4) | (kind === BATCH_PUT ? KIND_PUT : KIND_DELETE);
    words[node + 1] = valueLength;
    words[node + 2] = sequence | 0;
    words[node + 3] = Math.floor(sequence / WORD_BASE);
    words[node + 4] = keyAt;
    for (let i = 0; i < keyLength; i++) bytes[keyAt + i] = source[keyStart + i] as number;
    const valueAt = keyAt + keyLength;
    if (valueLength <= 32) for (let i = 0; i < valueLength; i++) bytes[valueAt + i] = source[valueStart + i] as number;
    else bytes.set(source.subarray(valueStart, valueEnd), valueAt);
    return node;
  }

  #deleteRange(cursor: BatchCursor, sequence: number): void {
    const start = latin1(cursor.bytes, cursor.keyStart, cursor.keyEnd);
    const end = latin1(cursor.bytes, cursor.valueStart, cursor.valueEnd);
    (this.tombstones[cursor.cf] as RangeTombstones).add(start, end, sequence);
    this.#tombstoneBytes += start.length + end.length + 64;
  }

  #randomHeight(): number {
    let x = this.#random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#random = x;
    let height = 1;
    for (let bits = x >>> 2; height < HEIGHT_MAX && (bits & 3) === 0; bits >>>= 2) height++;
    return height;
  }
}
