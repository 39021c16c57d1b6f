/** Walks a family of a memtable, both ways. Keys and values are the arena's bytes. */
import type { ColumnFamily } from '../kv-engine.ts';
import { KIND_PUT } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { Memtable } from './memtable.ts';
import type { Rows } from './rows.ts';

export class MemtableIterator implements InternalIterator {
  valid = false;
  keyBytes: Uint8Array;
  keyStart = 0;
  keyEnd = 0;
  sameKey = false;
  sequence = 0;
  kind = 0;
  valueBytes: Uint8Array;
  valueStart = 0;
  valueEnd = 0;
  readonly #table: Memtable;
  readonly #cf: ColumnFamily;
  #node = 0;

  constructor(table: Memtable, cf: ColumnFamily) {
    this.#table = table;
    this.#cf = cf;
    this.keyBytes = table.bytes;
    this.valueBytes = table.bytes;
  }

  seekToFirst(): void {
    this.#stand(this.#table.first(this.#cf));
  }

  seekToLast(): void {
    this.#stand(this.#table.last(this.#cf));
  }

  seek(key: Uint8Array, sequence: number): void {
    this.#stand(this.#table.find(this.#cf, key, sequence));
  }

  seekBefore(key: Uint8Array, sequence: number): void {
    this.#stand(this.#table.findBefore(this.#cf, key, 0, key.length, sequence));
  }

  next(): void {
    const { keyStart, keyEnd } = this;
    this.#stand(this.#table.next(this.#node));
    this.sameKey = this.valid && this.#equals(keyStart, keyEnd);
  }

  prev(): void {
    this.#stand(this.#table.previous(this.#node));
  }

  fillRows(rows: Rows, snapshot: number): boolean {
    const bytes = this.keyBytes;
    rows.keyBytes = bytes;
    rows.valueBytes = bytes;
    rows.push(this.keyStart, this.keyEnd, this.valueStart, this.valueEnd);
    let decided = true;
    while (rows.end < rows.max) {
      const node = this.#table.next(this.#node);
      // At the end it stays on the last entry: `next` finds out.
      if (node === 0) break;
      const { keyStart, keyEnd } = this;
      this.#stand(node);
      if (!this.#equals(keyStart, keyEnd)) {
        decided = false;
        if (rows.isBeyond(bytes, this.keyStart, this.keyEnd)) break;
      }
      if (decided || this.sequence > snapshot) continue;
      decided = true;
      if (this.kind === KIND_PUT) rows.push(this.keyStart, this.keyEnd, this.valueStart, this.valueEnd);
    }
    return decided;
  }

  /** Whether the current key is the arena's bytes `[start, end)`. */
  #equals(start: number, end: number): boolean {
    const bytes = this.keyBytes;
    let mine = this.keyEnd;
    if (mine - this.keyStart !== end - start) return false;
    for (let i = end - 1; i >= start; i--) if (bytes[--mine] !== bytes[i]) return false;
    return true;
  }

  #stand(node: number): void {
    this.#node = node;
    this.valid = node !== 0;
    if (node === 0) return;
    const table = this.#table;
    const { words } = table;
    const keyAt = words[node + 4] as number;
    const valueAt = table.valueAt(node);
    this.keyStart = keyAt;
    this.keyEnd = keyAt + ((words[node] as number) >>> 4);
    this.valueStart = valueAt;
    this.valueEnd = valueAt + (words[node + 1] as number);
    this.kind = table.kind(node);
    this.sequence = table.sequence(node);
  }
}
