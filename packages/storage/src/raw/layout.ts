/**
 * How raw pairs lie in the engine. V1 and V1TTL have one row a pair, under the key as it is; V2 has a row for each version
 * (`versioned-layout.ts`). Commands above are the same for all.
 */
import { dataKey, encodeRawValue } from '@tessera/codec';
import type { ColumnFamily, EngineIterator, EngineSnapshot, RowBatch, WriteBatch } from '@tessera/engine';
import { KeyScratch } from './key-scratch.ts';

/** Data keys, half open. */
export interface Range {
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
}

/** Walks the pairs of a range; any call may throw BlockMiss and be repeated. */
export interface RawRows extends Disposable {
  /** Stands on the first row, or on the next one after `consume`. False at the end. */
  advance(): boolean;
  /** The row is dealt with; key and value stay readable until the next `advance`. */
  consume(): void;
  /** The user's. Borrowed. */
  key(): Uint8Array;
  /** As it is stored. Borrowed. */
  value(): Uint8Array;
}

export interface RawLayout {
  /** The form in which regions know the user's key; may be the argument itself. */
  bound(key: Uint8Array): Uint8Array;
  /** What is stored, expired or not: borrowed until the next `find` on the same snapshot, or {@link detach}. */
  find(snapshot: EngineSnapshot, cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined;
  /** What was found last stays readable as long as the snapshot. */
  detach(): void;
  /** As `find` for each key, in their order. Borrowed from the snapshot. */
  findMany(
    snapshot: EngineSnapshot,
    cf: ColumnFamily,
    keys: readonly Uint8Array[],
  ): readonly (Uint8Array | undefined)[];
  /** `keysOnly`: values are not asked for, and need not be read. */
  rows(snapshot: EngineSnapshot, cf: ColumnFamily, range: Range, reverse: boolean, keysOnly: boolean): RawRows;
  /** `stamp`: the timestamp of versions as eight bytes, descending; V1 has no use for it. `expirySeconds` 0 = never. */
  put(
    batch: WriteBatch,
    cf: ColumnFamily,
    key: Uint8Array,
    value: Uint8Array,
    expirySeconds: number,
    stamp: Uint8Array,
  ): void;
  delete(batch: WriteBatch, cf: ColumnFamily, key: Uint8Array, stamp: Uint8Array): void;
}

// HOT
export class PlainLayout implements RawLayout {
  readonly #api: 'V1' | 'V1ttl';
  readonly #scratch = new KeyScratch();

  constructor(api: 'V1' | 'V1ttl') {
    this.#api = api;
  }

  bound(key: Uint8Array): Uint8Array {
    return key;
  }

  find(snapshot: EngineSnapshot, cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    return snapshot.get(cf, this.#scratch.dataKey(key));
  }

  detach(): void {}

  findMany(
    snapshot: EngineSnapshot,
    cf: ColumnFamily,
    keys: readonly Uint8Array[],
  ): readonly (Uint8Array | undefined)[] {
    return snapshot.multiGet(
      cf,
      keys.map((key) => dataKey(key)),
    );
  }

  rows(snapshot: EngineSnapshot, cf: ColumnFamily, range: Range, reverse: boolean, keysOnly: boolean): RawRows {
    return new PlainRows(snapshot.iterator(cf, range), reverse, keysOnly);
  }

  put(batch: WriteBatch, cf: ColumnFamily, key: Uint8Array, value: Uint8Array, expirySeconds: number): void {
    batch.put(cf, this.#scratch.dataKey(key), encodeRawValue(this.#api, value, expirySeconds));
  }

  delete(batch: WriteBatch, cf: ColumnFamily, key: Uint8Array): void {
    batch.delete(cf, this.#scratch.dataKey(key));
  }
}

/** Asked of the engine at first, then more: short scans decode no rows that nobody reads. */
const ROWS_AT_FIRST = 8;
const ROWS_MAX = 256;

class PlainRows implements RawRows {
  readonly #iterator: EngineIterator;
  readonly #reverse: boolean;
  readonly #keysOnly: boolean;
  #rows: RowBatch | undefined;
  #at = 0;
  #end = 0;
  #wanted = ROWS_AT_FIRST;
  #consumed = true;
  /** The iterator stands at rows that it has yet to be asked for. */
  #placed = false;

  constructor(iterator: EngineIterator, reverse: boolean, keysOnly: boolean) {
    this.#iterator = iterator;
    this.#reverse = reverse;
    this.#keysOnly = keysOnly;
  }

  advance(): boolean {
    if (!this.#consumed) return true;
    if (this.#at + 1 < this.#end) this.#at++;
    else {
      const iterator = this.#iterator;
      if (!this.#placed) this.#place();
      if (!iterator.valid) return false;
      this.#rows = iterator.rows(this.#wanted, this.#keysOnly);
      this.#wanted = Math.min(4 * this.#wanted, ROWS_MAX);
      this.#at = this.#rows.begin;
      this.#end = this.#rows.end;
      this.#placed = false;
    }
    this.#consumed = false;
    return true;
  }

  /** A miss in asking for rows leaves the iterator where it is. */
  #place(): void {
    if (this.#rows !== undefined) this.#iterator.nextRows();
    else if (this.#reverse) this.#iterator.seekToLast();
    else this.#iterator.seekToFirst();
    this.#placed = true;
  }

  consume(): void {
    this.#consumed = true;
  }

  key(): Uint8Array {
    const { keyBytes, places } = this.#rows as RowBatch;
    // Without the prefix of data keys.
    return keyBytes.subarray((places[4 * this.#at] as number) + 1, places[4 * this.#at + 1]);
  }

  value(): Uint8Array {
    const { valueBytes, places } = this.#rows as RowBatch;
    return valueBytes.subarray(places[4 * this.#at + 2], places[4 * this.#at + 3]);
  }

  [Symbol.dispose](): void {
    this.#iterator[Symbol.dispose]();
  }
}
