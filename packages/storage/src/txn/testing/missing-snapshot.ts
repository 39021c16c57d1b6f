/** A snapshot whose data is on disk, so to speak: any read may miss, so that operations have to be run again. */
import type { Prng } from '@tessera/base';
import {
  BlockMiss,
  type ColumnFamily,
  type EngineIterator,
  type EngineSnapshot,
  type IteratorOptions,
  type RowBatch,
} from '@tessera/engine';

/** Each run of an operation gets a little further: misses become rare as they add up. */
const MISSES_MAX = 20;

export class MissingSnapshot implements EngineSnapshot {
  readonly #inner: EngineSnapshot;
  readonly #prng: Prng;
  #misses = 0;

  constructor(inner: EngineSnapshot, prng: Prng) {
    this.#inner = inner;
    this.#prng = prng;
  }

  get sequence(): number {
    return this.#inner.sequence;
  }

  get(cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    this.mayMiss();
    return this.#inner.get(cf, key);
  }

  multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]): (Uint8Array | undefined)[] {
    this.mayMiss();
    return this.#inner.multiGet(cf, keys);
  }

  iterator(cf: ColumnFamily, options?: IteratorOptions): EngineIterator {
    return new MissingIterator(this, this.#inner.iterator(cf, options));
  }

  unpin(): void {}

  mayMiss(): void {
    if (this.#misses < MISSES_MAX && this.#prng.chance(0.2)) {
      this.#misses++;
      throw new BlockMiss(this, ['a block']);
    }
  }

  [Symbol.dispose](): void {
    this.#inner[Symbol.dispose]();
  }
}

class MissingIterator implements EngineIterator {
  readonly #snapshot: MissingSnapshot;
  readonly #inner: EngineIterator;

  constructor(snapshot: MissingSnapshot, inner: EngineIterator) {
    this.#snapshot = snapshot;
    this.#inner = inner;
  }

  get valid(): boolean {
    return this.#inner.valid;
  }

  seekToFirst(): void {
    this.#snapshot.mayMiss();
    this.#inner.seekToFirst();
  }

  seekToLast(): void {
    this.#snapshot.mayMiss();
    this.#inner.seekToLast();
  }

  seek(key: Uint8Array): void {
    this.#snapshot.mayMiss();
    this.#inner.seek(key);
  }

  seekForPrev(key: Uint8Array): void {
    this.#snapshot.mayMiss();
    this.#inner.seekForPrev(key);
  }

  next(): void {
    this.#snapshot.mayMiss();
    this.#inner.next();
  }

  prev(): void {
    this.#snapshot.mayMiss();
    this.#inner.prev();
  }

  key(): Uint8Array {
    return this.#inner.key();
  }

  value(): Uint8Array {
    this.#snapshot.mayMiss();
    return this.#inner.value();
  }

  rows(wanted?: number, keysOnly?: boolean): RowBatch {
    this.#snapshot.mayMiss();
    return this.#inner.rows(wanted, keysOnly);
  }

  nextRows(): void {
    this.#snapshot.mayMiss();
    this.#inner.nextRows();
  }

  [Symbol.dispose](): void {
    this.#inner[Symbol.dispose]();
  }
}
