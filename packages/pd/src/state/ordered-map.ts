/**
 * An ordered map from latin1 strings (bytes, same order under `<`) to values: sorted blocks of at most
 * {@link BLOCK_MAX} keys. Lookup is two binary searches; insertion moves at most one block, so that a million
 * regions cost microseconds an insert and scans walk flat arrays.
 *
 * Iterators must not be kept across a change of the map.
 */
import { lowerBound, must } from '@tessera/base';

/** Half of it would double the number of blocks that a split must move; twice as much, the keys an insert moves. */
const BLOCK_MAX = 512;

interface Block<V> {
  readonly keys: string[];
  readonly values: V[];
}

export interface MapEntry<V> {
  readonly key: string;
  readonly value: V;
}

export class OrderedMap<V> {
  /** Never contains an empty block. */
  #blocks: Block<V>[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    const block = this.#blocks[this.#blockOf(key)];
    if (block === undefined) return undefined;
    const index = lowerBound(block.keys, key);
    return block.keys[index] === key ? block.values[index] : undefined;
  }

  set(key: string, value: V): void {
    const blockIndex = Math.max(0, this.#blockOf(key));
    let block = this.#blocks[blockIndex];
    if (block === undefined) {
      block = { keys: [], values: [] };
      this.#blocks.push(block);
    }
    const index = lowerBound(block.keys, key);
    if (block.keys[index] === key) {
      block.values[index] = value;
      return;
    }
    block.keys.splice(index, 0, key);
    block.values.splice(index, 0, value);
    this.#size++;
    if (block.keys.length > BLOCK_MAX) {
      const half = block.keys.length >> 1;
      this.#blocks.splice(blockIndex + 1, 0, { keys: block.keys.splice(half), values: block.values.splice(half) });
    }
  }

  delete(key: string): boolean {
    const blockIndex = this.#blockOf(key);
    const block = this.#blocks[blockIndex];
    if (block === undefined) return false;
    const index = lowerBound(block.keys, key);
    if (block.keys[index] !== key) return false;
    block.keys.splice(index, 1);
    block.values.splice(index, 1);
    this.#size--;
    if (block.keys.length === 0) this.#blocks.splice(blockIndex, 1);
    return true;
  }

  clear(): void {
    this.#blocks = [];
    this.#size = 0;
  }

  /** The entry with the greatest key at or before `key`. */
  floor(key: string): MapEntry<V> | undefined {
    const block = this.#blocks[this.#blockOf(key)];
    if (block === undefined) return undefined;
    const index = lowerBound(block.keys, key);
    return block.keys[index] === key ? entryOf(block, index) : entryOf(block, index - 1);
  }

  /** The entry with the greatest key before `key`. */
  before(key: string): MapEntry<V> | undefined {
    let blockIndex = this.#blockOf(key);
    if (this.#blocks[blockIndex]?.keys[0] === key) blockIndex--;
    const block = this.#blocks[blockIndex];
    return block === undefined ? undefined : entryOf(block, lowerBound(block.keys, key) - 1);
  }

  /** Entries of [from, to) in order; `to` undefined means to the end. */
  *entries(from = '', to?: string): Generator<MapEntry<V>, void, undefined> {
    for (let b = Math.max(0, this.#blockOf(from)); b < this.#blocks.length; b++) {
      const block = must(this.#blocks[b], 'block in bounds');
      for (let i = lowerBound(block.keys, from); i < block.keys.length; i++) {
        const key = block.keys[i] as string;
        if (to !== undefined && key >= to) return;
        yield { key, value: block.values[i] as V };
      }
    }
  }

  /** Keys in [from, to): O(blocks), not O(keys). */
  count(from = '', to?: string): number {
    if (to !== undefined && to <= from) return 0;
    return (to === undefined ? this.#size : this.#rank(to)) - this.#rank(from);
  }

  /** Keys before `key`. */
  #rank(key: string): number {
    const blockIndex = this.#blockOf(key);
    if (blockIndex < 0) return 0;
    let rank = 0;
    for (let b = 0; b < blockIndex; b++) rank += (this.#blocks[b] as Block<V>).keys.length;
    return rank + lowerBound((this.#blocks[blockIndex] as Block<V>).keys, key);
  }

  /** Index of the last block whose first key is at or before `key`; -1 when there is none. */
  #blockOf(key: string): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#blocks[middle]?.keys[0] as string) <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function entryOf<V>(block: Block<V>, index: number): MapEntry<V> {
  return { key: block.keys[index] as string, value: block.values[index] as V };
}
