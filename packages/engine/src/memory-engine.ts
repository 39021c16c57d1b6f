/**
 * The engine that keeps everything in memory: one copy-on-write B+tree a family. For tests, for the embedded mode without a
 * directory, and the model the LSM engine is compared with. Nothing survives the process.
 *
 * Values are copied into small chunks, since a typed array of its own costs 1 us and 200 bytes.
 */
import { assert, fromLatin1, latin1 } from '@tessera/base';
import { BTree, BTreeCursor, type BTreeNode, getFrom, rangeStats } from './btree.ts';
import {
  type BlockMiss,
  COLUMN_FAMILIES,
  type ColumnFamily,
  EngineError,
  type EngineIterator,
  type EngineSignals,
  type EngineSnapshot,
  type IteratorOptions,
  type KvEngine,
  type RangeStats,
  type RowBatch,
} from './kv-engine.ts';
import { SingleRow } from './single-row.ts';
import { BATCH_DELETE, BATCH_PUT, BatchCursor, type WriteBatch } from './write-batch.ts';

/** A chunk lives as long as one value in it: twice as large would double that waste, half would not save an allocation a value. */
const CHUNK_BYTES = 16 * 1024;
/** Larger values get their own array. */
const CHUNK_VALUE_BYTES_MAX = CHUNK_BYTES / 4;

const NO_SIGNALS: EngineSignals = {
  immutableMemtables: 0,
  memtableBytes: 0,
  level0Files: COLUMN_FAMILIES.map(() => 0),
  pendingCompactionBytes: COLUMN_FAMILIES.map(() => 0),
};

export class MemoryEngine implements KvEngine {
  readonly #trees = COLUMN_FAMILIES.map(() => new BTree());
  #sequence = 0;
  #chunk = new Uint8Array(0);
  #chunkUsed = 0;
  #closed = false;
  /** The newest live snapshot; the others hang on its `older`. */
  #newest: MemorySnapshot | undefined;

  get sequence(): number {
    return this.#sequence;
  }

  get persistedSequence(): number {
    return 0;
  }

  write(batch: WriteBatch): number {
    this.#assertOpen();
    if (batch.count === 0) return this.#sequence;
    const cursor = new BatchCursor(batch.encoded());
    const { bytes } = cursor;
    while (cursor.next()) {
      const tree = this.#trees[cursor.cf] as BTree;
      const key = latin1(bytes, cursor.keyStart, cursor.keyEnd);
      if (cursor.kind === BATCH_PUT) tree.put(key, this.#copy(bytes, cursor.valueStart, cursor.valueEnd));
      else if (cursor.kind === BATCH_DELETE) tree.delete(key);
      else tree.deleteRange(key, latin1(bytes, cursor.valueStart, cursor.valueEnd));
    }
    return ++this.#sequence;
  }

  snapshot(): EngineSnapshot {
    this.#assertOpen();
    let epoch = 0;
    const roots: BTreeNode[] = [];
    for (const tree of this.#trees) {
      roots.push(tree.root);
      epoch = tree.share();
    }
    const snapshot = new MemorySnapshot(this, roots, epoch, this.#sequence, this.#newest);
    if (this.#newest !== undefined) this.#newest.newer = snapshot;
    this.#newest = snapshot;
    return snapshot;
  }

  /** @internal Called by a snapshot that ends. */
  released(snapshot: MemorySnapshot): void {
    if (snapshot.older !== undefined) snapshot.older.newer = snapshot.newer;
    if (snapshot.newer !== undefined) {
      snapshot.newer.older = snapshot.older;
      return;
    }
    this.#newest = snapshot.older;
    const epoch = this.#newest?.epoch ?? -1;
    for (const tree of this.#trees) tree.release(epoch);
  }

  load(_miss: BlockMiss): Promise<void> {
    return Promise.resolve();
  }

  approximateStats(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): RangeStats {
    this.#assertOpen();
    const from = start === undefined ? '' : latin1(start);
    return rangeStats((this.#trees[cf] as BTree).root, from, end === undefined ? undefined : latin1(end));
  }

  /** It has no tables. */
  approximateSplitKeys(): Uint8Array[] {
    return [];
  }

  signals(): EngineSignals {
    return NO_SIGNALS;
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }

  #assertOpen(): void {
    if (this.#closed) throw new EngineError('KV:Engine:Closed', 'the engine is closed');
  }

  #copy(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const length = end - start;
    if (length > CHUNK_VALUE_BYTES_MAX) return bytes.slice(start, end);
    if (this.#chunkUsed + length > this.#chunk.length) {
      this.#chunk = new Uint8Array(CHUNK_BYTES);
      this.#chunkUsed = 0;
    }
    const at = this.#chunkUsed;
    const chunk = this.#chunk;
    for (let i = 0; i < length; i++) chunk[at + i] = bytes[start + i] as number;
    this.#chunkUsed = at + length;
    return chunk.subarray(at, at + length);
  }
}

class MemorySnapshot implements EngineSnapshot {
  readonly sequence: number;
  readonly epoch: number;
  older: MemorySnapshot | undefined;
  newer: MemorySnapshot | undefined;
  readonly #engine: MemoryEngine;
  readonly #roots: BTreeNode[];
  disposed = false;

  constructor(
    engine: MemoryEngine,
    roots: BTreeNode[],
    epoch: number,
    sequence: number,
    older: MemorySnapshot | undefined,
  ) {
    this.#engine = engine;
    this.#roots = roots;
    this.epoch = epoch;
    this.sequence = sequence;
    this.older = older;
  }

  get(cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    assert(!this.disposed, 'snapshot used after its end');
    return getFrom(this.#roots[cf] as BTreeNode, latin1(key));
  }

  multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]): (Uint8Array | undefined)[] {
    const values: (Uint8Array | undefined)[] = [];
    for (const key of keys) values.push(this.get(cf, key));
    return values;
  }

  iterator(cf: ColumnFamily, options: IteratorOptions = {}): EngineIterator {
    assert(!this.disposed, 'snapshot used after its end');
    return new MemoryIterator(this, new BTreeCursor(this.#roots[cf] as BTreeNode), options);
  }

  unpin(): void {}

  [Symbol.dispose](): void {
    if (this.disposed) return;
    this.disposed = true;
    this.#engine.released(this);
  }
}

class MemoryIterator implements EngineIterator {
  readonly #snapshot: MemorySnapshot;
  readonly #cursor: BTreeCursor;
  readonly #lower: string;
  readonly #upper: string | undefined;
  readonly #row = new SingleRow();
  /** The last move was one back. */
  #backward = false;
  #valid = false;

  constructor(snapshot: MemorySnapshot, cursor: BTreeCursor, options: IteratorOptions) {
    this.#snapshot = snapshot;
    this.#cursor = cursor;
    this.#lower = options.lower === undefined ? '' : latin1(options.lower);
    this.#upper = options.upper === undefined ? undefined : latin1(options.upper);
  }

  get valid(): boolean {
    return this.#valid;
  }

  seekToFirst(): void {
    this.#seek(this.#lower);
  }

  seekToLast(): void {
    this.#seekBefore(this.#upper);
  }

  seek(key: Uint8Array): void {
    const text = latin1(key);
    const lower = this.#lower;
    if (text < lower) this.#seek(lower);
    else this.#seek(text);
  }

  seekForPrev(key: Uint8Array): void {
    const after = `${latin1(key)}\0`;
    this.#seekBefore(this.#upper !== undefined && this.#upper < after ? this.#upper : after);
  }

  next(): void {
    assert(this.#valid, 'next needs a valid iterator');
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    this.#cursor.next();
    this.#backward = false;
    this.#check();
  }

  prev(): void {
    assert(this.#valid, 'prev needs a valid iterator');
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    this.#cursor.prev();
    this.#backward = true;
    this.#check();
  }

  key(): Uint8Array {
    assert(this.#valid, 'key needs a valid iterator');
    return fromLatin1(this.#cursor.key);
  }

  value(): Uint8Array {
    assert(this.#valid, 'value needs a valid iterator');
    return this.#cursor.value;
  }

  rows(): RowBatch {
    return this.#row.set(this.key(), this.value());
  }

  nextRows(): void {
    if (this.#backward) this.prev();
    else this.next();
  }

  [Symbol.dispose](): void {
    this.#valid = false;
  }

  #seek(text: string): void {
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    this.#cursor.seek(text);
    this.#backward = false;
    this.#check();
  }

  #seekBefore(text: string | undefined): void {
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    this.#cursor.seekBefore(text);
    this.#backward = true;
    this.#check();
  }

  #check(): void {
    const cursor = this.#cursor;
    this.#valid = cursor.valid && cursor.key >= this.#lower && (this.#upper === undefined || cursor.key < this.#upper);
  }
}
