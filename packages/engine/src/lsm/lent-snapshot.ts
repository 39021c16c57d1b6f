/**
 * A snapshot that lends copies and spoils them when the loan ends: whoever reads on finds out at once, not after the day when a memtable wrote
 * over the bytes or used its arena again. For tests and simulation.
 */
import type { ColumnFamily, EngineIterator, EngineSnapshot, IteratorOptions, RowBatch } from '../kv-engine.ts';

const SPOILED = 0xdb;

class Loans {
  #lent: Uint8Array[] = [];

  lend(bytes: Uint8Array): Uint8Array {
    // `slice` of a Buffer, which blocks out of zlib are, would be a view.
    const copy = new Uint8Array(bytes);
    this.#lent.push(copy);
    return copy;
  }

  end(): void {
    for (const bytes of this.#lent) bytes.fill(SPOILED);
    this.#lent = [];
  }
}

export class LentSnapshot implements EngineSnapshot {
  readonly #inner: EngineSnapshot;
  readonly #loans = new Loans();

  constructor(inner: EngineSnapshot) {
    this.#inner = inner;
  }

  get sequence(): number {
    return this.#inner.sequence;
  }

  get(cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    const value = this.#inner.get(cf, key);
    return value === undefined ? undefined : this.#loans.lend(value);
  }

  multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]): (Uint8Array | undefined)[] {
    const values = this.#inner.multiGet(cf, keys);
    return values.map((value) => (value === undefined ? undefined : this.#loans.lend(value)));
  }

  iterator(cf: ColumnFamily, options?: IteratorOptions): EngineIterator {
    return new LentIterator(this.#inner.iterator(cf, options), this.#loans);
  }

  unpin(): void {
    this.#inner.unpin();
  }

  [Symbol.dispose](): void {
    this.#loans.end();
    this.#inner[Symbol.dispose]();
  }
}

/** Its loans end with the snapshot: memtables keep what they have until then. */
class LentIterator implements EngineIterator {
  readonly #inner: EngineIterator;
  readonly #loans: Loans;

  constructor(inner: EngineIterator, loans: Loans) {
    this.#inner = inner;
    this.#loans = loans;
  }

  get valid(): boolean {
    return this.#inner.valid;
  }

  seekToFirst(): void {
    this.#inner.seekToFirst();
  }

  seekToLast(): void {
    this.#inner.seekToLast();
  }

  seek(key: Uint8Array): void {
    this.#inner.seek(key);
  }

  seekForPrev(key: Uint8Array): void {
    this.#inner.seekForPrev(key);
  }

  next(): void {
    this.#inner.next();
  }

  prev(): void {
    this.#inner.prev();
  }

  nextRows(): void {
    this.#inner.nextRows();
  }

  key(): Uint8Array {
    return this.#loans.lend(this.#inner.key());
  }

  value(): Uint8Array {
    return this.#loans.lend(this.#inner.value());
  }

  rows(wanted?: number, keysOnly = false): RowBatch {
    const { keyBytes, valueBytes, places, begin, end } = this.#inner.rows(wanted, keysOnly);
    const own = places.slice(begin * 4, end * 4);
    const keys = this.#gathered(keyBytes, own, 0);
    const values = keysOnly ? keys : this.#gathered(valueBytes, own, 2);
    return { keyBytes: keys, valueBytes: values, places: own, begin: 0, end: end - begin };
  }

  /** The ranges that `places` names from column `at` on, one after the other; `places` is changed to say so. */
  #gathered(bytes: Uint8Array, places: Int32Array, at: 0 | 2): Uint8Array {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let i = at; i < places.length; i += 4) {
      const part = bytes.subarray(places[i], places[i + 1]);
      parts.push(part);
      places[i] = length;
      length += part.length;
      places[i + 1] = length;
    }
    return this.#loans.lend(Buffer.concat(parts));
  }

  [Symbol.dispose](): void {
    this.#inner[Symbol.dispose]();
  }
}
