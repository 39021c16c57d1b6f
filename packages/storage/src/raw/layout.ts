/**
 * How raw pairs lie in the engine. V1 and V1TTL have one row a pair, under the key as it is; V2 has a row for each version
 * (`versioned-layout.ts`). Commands above are the same for all.
 */
import { dataKey, encodeRawValue } from '@tessera/codec';
import type { ColumnFamily, EngineIterator, EngineSnapshot, WriteBatch } from '@tessera/engine';
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
  rows(snapshot: EngineSnapshot, cf: ColumnFamily, range: Range, reverse: boolean): RawRows;
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

  rows(snapshot: EngineSnapshot, cf: ColumnFamily, range: Range, reverse: boolean): RawRows {
    return new PlainRows(snapshot.iterator(cf, range), reverse);
  }

  put(batch: WriteBatch, cf: ColumnFamily, key: Uint8Array, value: Uint8Array, expirySeconds: number): void {
    batch.put(cf, this.#scratch.dataKey(key), encodeRawValue(this.#api, value, expirySeconds));
  }

  delete(batch: WriteBatch, cf: ColumnFamily, key: Uint8Array): void {
    batch.delete(cf, this.#scratch.dataKey(key));
  }
}

class PlainRows implements RawRows {
  readonly #iterator: EngineIterator;
  readonly #reverse: boolean;
  #state: 'unplaced' | 'at-row' | 'consumed' = 'unplaced';

  constructor(iterator: EngineIterator, reverse: boolean) {
    this.#iterator = iterator;
    this.#reverse = reverse;
  }

  advance(): boolean {
    const iterator = this.#iterator;
    if (this.#state === 'unplaced') {
      if (this.#reverse) iterator.seekToLast();
      else iterator.seekToFirst();
    } else if (this.#state === 'consumed') {
      if (this.#reverse) iterator.prev();
      else iterator.next();
    }
    this.#state = 'at-row';
    return iterator.valid;
  }

  consume(): void {
    this.#state = 'consumed';
  }

  key(): Uint8Array {
    return this.#iterator.key().subarray(1);
  }

  value(): Uint8Array {
    return this.#iterator.value();
  }

  [Symbol.dispose](): void {
    this.#iterator[Symbol.dispose]();
  }
}
