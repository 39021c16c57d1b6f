/**
 * A memtable: recent writes of all families, sorted, in one fixed SharedArrayBuffer (`memtable-nodes.ts` draws it); nodes are
 * never removed, only linked. One writer; other threads may read it once it is immutable and its buffer was posted to them.
 *
 * The writer also knows the node of each key ({@link KeyIndex}): a new version needs no search, and its neighbours in the list are
 * not touched. A version that no snapshot sees any more is overwritten in place. Range deletions are few and live beside it as
 * {@link RangeTombstones}.
 */
import { assert, latin1 } from '@tessera/base';
import { COLUMN_FAMILIES, type ColumnFamily, type RangeStats } from '../kv-engine.ts';
import { BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor } from '../write-batch.ts';
import type { Arenas } from './arenas.ts';
import { KIND_DELETE, KIND_PUT } from './coding.ts';
import { hashOf, KeyIndex, OTHER_KEY } from './key-index.ts';
import { MemtableIterator } from './memtable-iterator.ts';
import {
  HEAD_BYTES,
  HEIGHT_MAX,
  IS_VERSION,
  KEY_EXPRESS,
  MemtableNodes,
  NEWER,
  NEWEST,
  NODE_WORDS,
  OLDER,
  PREVIOUS,
  VERSION_EXPRESS,
  VERSION_WORDS,
  WORD_BASE,
} from './memtable-nodes.ts';
import { RangeTombstones } from './range-tombstones.ts';

/** Half as many: twice the links to keep; twice as many: twice the steps between two of them. */
const EXPRESS_EVERY = 64;
const HEADS_BYTES = COLUMN_FAMILIES.length * HEAD_BYTES;
/** A view of the source costs as much as copying so many bytes one by one. */
const COPIED_BYTES = 128;
/** Node, an average tower, alignment. The reservation must cover the worst case, so the tallest tower. */
const NODE_BYTES_MAX = (NODE_WORDS + HEIGHT_MAX) * 4 + 8;

// HOT
export class Memtable extends MemtableNodes {
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
  #used: number;
  /** Bytes of keys and values that took the place of older ones. */
  #overwrittenBytes = 0;
  /** Per level the last node before the place of the last search. */
  readonly #before = new Int32Array(HEIGHT_MAX);
  /** Absent in threads that only read. */
  readonly #indexes: readonly KeyIndex[] | undefined;
  #random = 0x2545f491;

  private constructor(
    buffer: SharedArrayBuffer,
    used: number,
    indexes: readonly KeyIndex[] | undefined,
    arenas: Arenas | undefined,
  ) {
    super(buffer, indexes === undefined ? HEIGHT_MAX : 1);
    this.#indexes = indexes;
    this.#used = used;
    this.#arenas = arenas;
  }

  /** Size of an arena for so much. */
  static arenaBytes(capacityBytes: number): number {
    return (capacityBytes + HEADS_BYTES + 3) & ~3;
  }

  static create(capacityBytes: number, arenas?: Arenas): Memtable {
    const size = Memtable.arenaBytes(capacityBytes);
    const buffer = arenas?.take(size) ?? new SharedArrayBuffer(size);
    // The rest of an arena may be what another memtable left in it.
    new Uint8Array(buffer, 0, HEADS_BYTES).fill(0);
    const indexes = COLUMN_FAMILIES.map(() => new KeyIndex());
    return new Memtable(buffer, HEADS_BYTES, indexes, arenas);
  }

  retain(): void {
    this.#references++;
  }

  /** After the last one it must not be used. */
  release(): void {
    if (--this.#references === 0) this.#arenas?.give(this.buffer);
  }

  /** The nodes of an immutable memtable of another thread, for walking; what lives beside the arena is not here. */
  static attach(buffer: SharedArrayBuffer): Memtable {
    return new Memtable(buffer, buffer.byteLength, undefined, undefined);
  }

  get sizeBytes(): number {
    return this.#used + this.#tombstoneBytes;
  }

  /** What it takes of memory now: the arena so far, and what lives beside it. */
  get memoryBytes(): number {
    let bytes = this.sizeBytes;
    for (const index of this.#indexes ?? []) bytes += index.sizeBytes;
    return bytes;
  }

  /** All that was written to it: what writing it anew would take. */
  get writtenBytes(): number {
    return this.sizeBytes + this.#overwrittenBytes;
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

  /**
   * Applies a batch that {@link fits}; its operations get the sequences from `firstSequence` on. Versions after `seenSequence`, the
   * newest one that a snapshot sees, are overwritten.
   */
  apply(encoded: Uint8Array, firstSequence: number, seenSequence: number): void {
    assert(firstSequence > this.lastSequence, 'a batch is newer than those before it');
    const cursor = new BatchCursor(encoded);
    let sequence = firstSequence;
    while (cursor.next()) {
      if (cursor.kind === BATCH_DELETE_RANGE) this.#deleteRange(cursor, sequence);
      else this.#insert(cursor, sequence, seenSequence);
      sequence++;
    }
    if (sequence === firstSequence) return;
    if (this.firstSequence === 0) this.firstSequence = firstSequence;
    this.lastSequence = sequence - 1;
  }

  /** The newest node of exactly this key at or before `sequence`, 0 when there is none. */
  get(cf: ColumnFamily, key: Uint8Array, sequence: number): number {
    const index = this.#indexes?.[cf];
    if (index === undefined) {
      const found = this.findKey(cf, key);
      return found !== 0 && this.keyIs(found, key, 0, key.length) ? this.versionAt(found, sequence) : 0;
    }
    const hash = hashOf(key, 0, key.length);
    let slot = index.first(hash);
    let node = index.candidate(slot, hash);
    while (node !== 0 && (node === OTHER_KEY || !this.keyIs(node, key, 0, key.length))) {
      slot = index.next(slot);
      node = index.candidate(slot, hash);
    }
    return node === 0 ? 0 : this.versionAt(node, sequence);
  }

  iterator(cf: ColumnFamily): MemtableIterator {
    return new MemtableIterator(this, cf);
  }

  /** Estimates of keys and their newest values, from the highest level that still has enough nodes. */
  stats(cf: ColumnFamily, start: Uint8Array | undefined, end: Uint8Array | undefined): RangeStats {
    const total = this.#keys[cf] as number;
    if (total === 0) return { sizeBytes: 0, keys: 0 };
    const level = Math.max(0, Math.min((this.heights[cf] as number) - 1, Math.floor(Math.log2(total / 256) / 2)));
    const { words } = this;
    let node = words[((cf * HEAD_BYTES) >>> 2) + NODE_WORDS + level] as number;
    let keys = 0;
    let sizeBytes = 0;
    for (; node !== 0; node = words[node + NODE_WORDS + level] as number) {
      if (end !== undefined && this.compare(node, end, 0, end.length) >= 0) break;
      if (start !== undefined && this.compare(node, start, 0, start.length) < 0) continue;
      keys++;
      sizeBytes += ((words[node] as number) >>> 4) + (words[(words[node + NEWEST] as number) + 1] as number);
    }
    return { sizeBytes: sizeBytes * 4 ** level, keys: keys * 4 ** level };
  }

  /** Fills `#before` for a key that is not there. */
  #locate(cf: ColumnFamily, key: Uint8Array, start: number, end: number): void {
    const { words } = this;
    const before = this.#before;
    let node = (cf * HEAD_BYTES) >>> 2;
    let next = 0;
    for (let level = (this.heights[cf] as number) - 1; level >= 0; level--) {
      const bigger = next;
      for (;;) {
        next = words[node + NODE_WORDS + level] as number;
        if (next === 0 || next === bigger || this.compare(next, key, start, end) >= 0) break;
        node = next;
      }
      before[level] = node;
    }
  }

  #insert(cursor: BatchCursor, sequence: number, seenSequence: number): void {
    const { cf, keyStart, keyEnd, bytes: source } = cursor;
    const index = (this.#indexes as readonly KeyIndex[])[cf] as KeyIndex;
    const hash = hashOf(source, keyStart, keyEnd);
    let slot = index.first(hash);
    let keyNode = index.candidate(slot, hash);
    while (keyNode !== 0 && (keyNode === OTHER_KEY || !this.keyIs(keyNode, source, keyStart, keyEnd))) {
      slot = index.next(slot);
      keyNode = index.candidate(slot, hash);
    }
    if (keyNode === 0) index.add(slot, hash, this.#addKey(cursor, sequence));
    else if (this.#overwrite(cursor, sequence, seenSequence, keyNode)) return;
    else this.#addVersion(cursor, sequence, keyNode);
    this.entries[cf] = (this.entries[cf] as number) + 1;
  }

  /** Puts a key that is not there into the list; gives its node. */
  #addKey(cursor: BatchCursor, sequence: number): number {
    const { words, bytes } = this;
    const { cf, keyStart, keyEnd, bytes: source } = cursor;
    const before = this.#before;
    const height = this.#randomHeight();
    this.#locate(cf, source, keyStart, keyEnd);
    for (let level = this.heights[cf] as number; level < height; level++) {
      before[level] = (cf * HEAD_BYTES) >>> 2;
      this.heights[cf] = level + 1;
    }
    const keyAt = this.#used + (NODE_WORDS + height) * 4;
    const keyLength = keyEnd - keyStart;
    const node = this.#newNode(cursor, sequence, 0, keyAt, keyAt + keyLength);
    for (let i = 0; i < keyLength; i++) bytes[keyAt + i] = source[keyStart + i] as number;
    words[node + NEWER] = 0;
    words[node + NEWEST] = node;
    words[node + KEY_EXPRESS] = 0;
    for (let level = 0; level < height; level++) {
      const at = (before[level] as number) + NODE_WORDS + level;
      words[node + NODE_WORDS + level] = words[at] as number;
      words[at] = node;
    }
    words[node + PREVIOUS] = before[0] as number;
    const following = words[node + NODE_WORDS] as number;
    if (following !== 0) words[following + PREVIOUS] = node;
    this.#keys[cf] = (this.#keys[cf] as number) + 1;
    return node;
  }

  /** Puts a version in the place of the newest of its key, if nobody sees that and its bytes suffice. */
  #overwrite(cursor: BatchCursor, sequence: number, seenSequence: number, keyNode: number): boolean {
    const { words } = this;
    const { keyStart, valueStart, valueEnd } = cursor;
    const node = words[keyNode + NEWEST] as number;
    if (this.sequence(node) <= seenSequence) return false;
    const valueAt = this.valueAt(node);
    // Nodes are aligned: the next one begins behind the padding.
    const endAt = (valueAt + (words[node + 1] as number) + 3) & ~3;
    if (valueAt + valueEnd - valueStart > endAt) return false;
    this.#fill(node, cursor, sequence, (words[node] as number) & IS_VERSION, valueAt);
    this.#overwrittenBytes += valueEnd - keyStart;
    return true;
  }

  /** Puts a version in front of those of its key. */
  #addVersion(cursor: BatchCursor, sequence: number, keyNode: number): void {
    const { words } = this;
    const valueAt = this.#used + VERSION_WORDS * 4;
    const node = this.#newNode(cursor, sequence, IS_VERSION, words[keyNode + 4] as number, valueAt);
    const older = words[keyNode + NEWEST] as number;
    words[node + NEWER] = -keyNode;
    words[node + OLDER] = older;
    words[older + NEWER] = node;
    words[keyNode + NEWEST] = node;
    if (this.#draw() % EXPRESS_EVERY !== 0) return;
    words[node + VERSION_EXPRESS] = words[keyNode + KEY_EXPRESS] as number;
    words[keyNode + KEY_EXPRESS] = node;
  }

  /** Fills a node at the end of the arena; links, and the key's bytes, are the caller's. */
  #newNode(cursor: BatchCursor, sequence: number, flag: number, keyAt: number, valueAt: number): number {
    const node = this.#used >>> 2;
    const endAt = valueAt + cursor.valueEnd - cursor.valueStart;
    assert(endAt <= this.bytes.length, 'a memtable write was reserved');
    this.#used = (endAt + 3) & ~3;
    this.words[node + 4] = keyAt;
    this.#fill(node, cursor, sequence, flag, valueAt);
    return node;
  }

  #fill(
    node: number,
    { bytes: source, keyStart, keyEnd, valueStart, valueEnd, kind }: BatchCursor,
    sequence: number,
    flag: number,
    valueAt: number,
  ): void {
    const { words, bytes } = this;
    const valueLength = valueEnd - valueStart;
    words[node] = ((keyEnd - keyStart) << 4) | flag | (kind === BATCH_PUT ? KIND_PUT : KIND_DELETE);
    words[node + 1] = valueLength;
    words[node + 2] = sequence | 0;
    words[node + 3] = Math.floor(sequence / WORD_BASE);
    if (valueLength > COPIED_BYTES) bytes.set(source.subarray(valueStart, valueEnd), valueAt);
    else for (let i = 0; i < valueLength; i++) bytes[valueAt + i] = source[valueStart + i] as number;
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

  #randomHeight(): number {
    let height = 1;
    for (let bits = this.#draw(); height < HEIGHT_MAX && (bits & 3) === 0; bits >>>= 2) height++;
    return height;
  }
}
