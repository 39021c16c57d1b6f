/**
 * `KvEngine` over LMDB, a native B+ tree in a memory map (package `lmdb`, an optional dependency): a second opinion for differential tests,
 * and an engine for those who trust a well-known library more. One database; a key is the family's id and the key.
 *
 * Every write is a transaction of its own; LMDB syncs it in the background, in order, so a crash leaves a prefix of the writes.
 * Reads never miss: what is not in memory is a page fault, which blocks. Keys are limited to {@link LMDB_KEY_BYTES_MAX}. Files are LMDB's:
 * neither the disk port nor encryption at rest is between.
 */
import { assert, compareBytes, copyBytes, EMPTY_BYTES, equalBytes } from '@tessera/base';
import type { Database, RootDatabase, Transaction } from 'lmdb';
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
} from '../kv-engine.ts';
import { SingleRow } from '../single-row.ts';
import { BATCH_DELETE, BATCH_PUT, BatchCursor, type WriteBatch } from '../write-batch.ts';

type Store = Database<Uint8Array, Uint8Array>;
type Root = RootDatabase<Uint8Array, Uint8Array>;

/** LMDB's limit at pages of 4 KiB, less the byte of the family. */
const LMDB_KEY_BYTES_MAX = 1977;
const META_FAMILY = 255;
const SEQUENCE_KEY = Uint8Array.of(META_FAMILY, 0x73);

export class LmdbEngine implements KvEngine {
  readonly #db: Root;
  #sequence: number;
  #persisted: number;
  #closed = false;
  readonly #snapshots = new Set<LmdbSnapshot>();

  private constructor(db: Root, sequence: number) {
    this.#db = db;
    this.#sequence = sequence;
    this.#persisted = sequence;
  }

  /**
   * Opens or creates the database in `directory`. Rejects when the optional package `lmdb` is not installed. `noSync` is for tests: a power cut may
   * then destroy it.
   */
  static async open(options: { readonly directory: string; readonly noSync?: boolean }): Promise<LmdbEngine> {
    let lmdb: typeof import('lmdb');
    try {
      lmdb = await import('lmdb');
    } catch (cause) {
      throw new EngineError(
        'KV:Engine:Invalid',
        'the engine "lmdb" needs the optional package lmdb: npm install lmdb',
        {
          cause,
        },
      );
    }
    let db: Root;
    try {
      db = lmdb.open<Uint8Array, Uint8Array>({
        path: options.directory,
        ...{ keyEncoding: 'binary', encoding: 'binary', noSubdir: false, cache: false, maxReaders: 4096 },
        noSync: options.noSync ?? false,
      } as never);
    } catch (cause) {
      throw new EngineError('KV:Engine:Io', `cannot open LMDB in ${options.directory}`, { cause });
    }
    const stored = db.get(SEQUENCE_KEY);
    return new LmdbEngine(db, stored === undefined ? 0 : Number(Buffer.from(stored).readBigUInt64LE()));
  }

  get sequence(): number {
    return this.#sequence;
  }

  get persistedSequence(): number {
    return this.#persisted;
  }

  #check(): void {
    if (this.#closed) throw new EngineError('KV:Engine:Closed', 'the engine is closed');
  }

  write(batch: WriteBatch): number {
    this.#check();
    if (batch.count === 0) return this.#sequence;
    const sequence = this.#sequence + batch.count;
    const encoded = batch.encoded();
    checkKeys(encoded);
    this.#db.transactionSync(() => {
      const cursor = new BatchCursor(encoded);
      while (cursor.next()) this.#apply(cursor);
      const value = Buffer.alloc(8);
      value.writeBigUInt64LE(BigInt(sequence));
      this.#db.putSync(SEQUENCE_KEY, value);
    });
    this.#sequence = sequence;
    return sequence;
  }

  #apply(cursor: BatchCursor): void {
    const { cf } = cursor;
    const key = prefixed(cf, cursor.bytes.subarray(cursor.keyStart, cursor.keyEnd));
    const value = cursor.bytes.subarray(cursor.valueStart, cursor.valueEnd);
    if (cursor.kind === BATCH_PUT) this.#db.putSync(key, copyBytes(value));
    else if (cursor.kind === BATCH_DELETE) this.#db.removeSync(key);
    else {
      const end = prefixed(cf, value);
      if (compareBytes(key, end) >= 0) return;
      const doomed = [...this.#db.getKeys({ start: key, end })].map((found) => copyBytes(found));
      for (const found of doomed) this.#db.removeSync(found);
    }
  }

  snapshot(): EngineSnapshot {
    this.#check();
    // A transaction that others share may be older than the last write.
    this.#db.resetReadTxn();
    const snapshot = new LmdbSnapshot(this.#db, this.#db.useReadTransaction(), this.#sequence, this.#snapshots);
    this.#snapshots.add(snapshot);
    return snapshot;
  }

  load(_miss: BlockMiss): Promise<void> {
    throw new EngineError('KV:Engine:Invalid', 'reads of this engine never miss');
  }

  /** Counts, where LMDB can only walk: exact and not cheap for a large range. */
  approximateStats(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): RangeStats {
    this.#check();
    let sizeBytes = 0;
    let keys = 0;
    for (const entry of this.#db.getRange(rangeOf(cf, start, end))) {
      keys++;
      sizeBytes += entry.key.length + entry.value.length;
    }
    return { sizeBytes, keys };
  }

  approximateSplitKeys(cf: ColumnFamily, pieceBytes: number, start?: Uint8Array, end?: Uint8Array): Uint8Array[] {
    this.#check();
    const keys: Uint8Array[] = [];
    let piece = 0;
    for (const entry of this.#db.getRange(rangeOf(cf, start, end))) {
      piece += entry.key.length + entry.value.length;
      if (piece < pieceBytes) continue;
      piece = 0;
      keys.push(copyBytes(entry.key.subarray(1)));
    }
    return keys;
  }

  signals(): EngineSignals {
    const zeros = COLUMN_FAMILIES.map(() => 0);
    return { immutableMemtables: 0, memtableBytes: 0, level0Files: zeros, pendingCompactionBytes: zeros };
  }

  async flush(): Promise<void> {
    this.#check();
    const sequence = this.#sequence;
    await this.#db.flushed;
    this.#persisted = Math.max(this.#persisted, sequence);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const snapshot of this.#snapshots) snapshot[Symbol.dispose]();
    await this.#db.close();
  }
}

/** Before the transaction: a batch applies whole or not at all. */
function checkKeys(encoded: Uint8Array): void {
  const cursor = new BatchCursor(encoded);
  while (cursor.next()) {
    const length = cursor.keyEnd - cursor.keyStart;
    if (length > LMDB_KEY_BYTES_MAX) {
      throw new EngineError('KV:Engine:Invalid', `a key of ${length} bytes: LMDB takes ${LMDB_KEY_BYTES_MAX}`);
    }
  }
}

/** The byte of a family. Not zero: LMDB's package takes the key `00` for the end of a walk back. */
function prefixOf(cf: ColumnFamily): number {
  return cf + 1;
}

function prefixed(cf: ColumnFamily, key: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(key.length + 1);
  bytes[0] = prefixOf(cf);
  bytes.set(key, 1);
  return bytes;
}

function rangeOf(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): { start: Uint8Array; end: Uint8Array } {
  const last = end === undefined ? Buffer.from([prefixOf(cf) + 1]) : prefixed(cf, end);
  return { start: prefixed(cf, start ?? EMPTY_BYTES), end: last };
}

class LmdbSnapshot implements EngineSnapshot {
  readonly sequence: number;
  readonly db: Store;
  readonly transaction: Transaction;
  readonly #live: Set<LmdbSnapshot>;
  disposed = false;

  constructor(db: Store, transaction: Transaction, sequence: number, live: Set<LmdbSnapshot>) {
    this.db = db;
    this.transaction = transaction;
    this.sequence = sequence;
    this.#live = live;
  }

  get(cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    assert(!this.disposed, 'snapshot used after its end');
    if (key.length > LMDB_KEY_BYTES_MAX) return undefined;
    const value = this.db.get(prefixed(cf, key), { transaction: this.transaction });
    return value === undefined ? undefined : new Uint8Array(value);
  }

  multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]): (Uint8Array | undefined)[] {
    return keys.map((key) => this.get(cf, key));
  }

  iterator(cf: ColumnFamily, options: IteratorOptions = {}): EngineIterator {
    assert(!this.disposed, 'snapshot used after its end');
    return new LmdbIterator(this, cf, options);
  }

  unpin(): void {}

  [Symbol.dispose](): void {
    if (this.disposed) return;
    this.disposed = true;
    this.#live.delete(this);
    this.transaction.done();
  }
}

interface Entry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

class LmdbIterator implements EngineIterator {
  readonly #snapshot: LmdbSnapshot;
  readonly #cf: ColumnFamily;
  readonly #lower: Uint8Array;
  readonly #upper: Uint8Array;
  #walk: Iterator<Entry> | undefined;
  #reverse = false;
  #key: Uint8Array = new Uint8Array(0);
  #value: Uint8Array = this.#key;
  readonly #row = new SingleRow();
  #valid = false;

  constructor(snapshot: LmdbSnapshot, cf: ColumnFamily, options: IteratorOptions) {
    this.#snapshot = snapshot;
    this.#cf = cf;
    const { start, end } = rangeOf(cf, options.lower, options.upper);
    this.#lower = start;
    this.#upper = end;
  }

  get valid(): boolean {
    return this.#valid;
  }

  seekToFirst(): void {
    this.#from(this.#lower, false, true);
  }

  seekToLast(): void {
    this.#from(this.#upper, true, false);
  }

  seek(key: Uint8Array): void {
    const target = prefixed(this.#cf, key);
    this.#from(compareBytes(target, this.#lower) < 0 ? this.#lower : target, false, true);
  }

  seekForPrev(key: Uint8Array): void {
    const target = prefixed(this.#cf, key);
    if (compareBytes(target, this.#upper) >= 0) this.#from(this.#upper, true, false);
    else this.#from(target, true, true);
  }

  next(): void {
    assert(this.#valid, 'next needs a valid iterator');
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    if (this.#reverse) this.#from(this.#key, false, false);
    else this.#step();
  }

  prev(): void {
    assert(this.#valid, 'prev needs a valid iterator');
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    if (this.#reverse) this.#step();
    else this.#from(this.#key, true, false);
  }

  key(): Uint8Array {
    assert(this.#valid, 'key needs a valid iterator');
    return this.#key.subarray(1);
  }

  value(): Uint8Array {
    assert(this.#valid, 'value needs a valid iterator');
    return this.#value;
  }

  rows(): RowBatch {
    return this.#row.set(this.key(), this.value());
  }

  nextRows(): void {
    if (this.#reverse) this.prev();
    else this.next();
  }

  [Symbol.dispose](): void {
    this.#valid = false;
    this.#end();
  }

  /** Begins a walk at `from`, with it or without; LMDB's own bounds are not relied on. */
  #from(from: Uint8Array, reverse: boolean, inclusive: boolean): void {
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    this.#end();
    this.#reverse = reverse;
    const { db, transaction } = this.#snapshot;
    this.#walk = db
      .getRange({ start: from, reverse, transaction, snapshot: true } as never)
      [Symbol.iterator]() as Iterator<Entry>;
    this.#step(inclusive ? undefined : from);
  }

  #step(except?: Uint8Array): void {
    const walk = this.#walk as Iterator<Entry>;
    let { done, value } = walk.next();
    if (except !== undefined && done !== true && equalBytes(value.key, except)) ({ done, value } = walk.next());
    this.#valid =
      done !== true && compareBytes(value.key, this.#lower) >= 0 && compareBytes(value.key, this.#upper) < 0;
    if (!this.#valid) {
      this.#end();
      return;
    }
    this.#key = copyBytes((value as Entry).key);
    this.#value = copyBytes((value as Entry).value);
  }

  #end(): void {
    this.#walk?.return?.();
    this.#walk = undefined;
  }
}
