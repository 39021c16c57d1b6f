/**
 * Walks a family of a memtable, both ways. Keys and values are the arena's bytes.
 *
 * It stands at a place of a leaf. Inserts between its moves may push its key on, within the leaf or into the next: it asks the leaf whether the
 * key is still there, and looks for it again when it is not.
 */
import type { ColumnFamily } from '../kv-engine.ts';
import { KIND_PUT } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { Memtable } from './memtable.ts';
import { headerOf, IS_VERSION, NEWER, NEWEST, OLDER, VALUE_LENGTH } from './memtable-entries.ts';
import type { Rows } from './rows.ts';

// HOT
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
  /** The current version; its key's entry is or was at this place. */
  #entry = 0;
  #leaf = 0;
  #index = 0;

  constructor(table: Memtable, cf: ColumnFamily) {
    this.#table = table;
    this.#cf = cf;
    this.keyBytes = table.bytes;
    this.valueBytes = table.bytes;
  }

  seekToFirst(): void {
    this.#leaf = this.#table.firstLeaf(this.#cf);
    this.#index = 0;
    this.#standOnKey(true);
  }

  seekToLast(): void {
    this.#leaf = this.#table.lastLeaf(this.#cf);
    this.#index = this.#table.count(this.#leaf) - 1;
    this.#standOnKey(false);
  }

  seek(key: Uint8Array, sequence: number): void {
    const table = this.#table;
    if (this.#locate(key)) {
      const keyEntry = table.entryAt(this.#leaf, this.#index);
      const version = table.versionAt(keyEntry, sequence);
      if (version !== 0) {
        this.#setKey(keyEntry);
        this.#stand(version);
        return;
      }
      this.#index++;
    }
    this.#standOnKey(true);
  }

  seekBefore(key: Uint8Array, sequence: number): void {
    const table = this.#table;
    if (this.#locate(key)) {
      const keyEntry = table.entryAt(this.#leaf, this.#index);
      const version = table.versionAt(keyEntry, sequence);
      const newer = version === 0 ? keyEntry : (table.words[headerOf(version) + NEWER] as number);
      if (newer > 0) {
        this.#setKey(keyEntry);
        this.#stand(newer);
        return;
      }
    }
    this.#index--;
    this.#standOnKey(false);
  }

  /** The place of `key`, or of the first one behind it; false: it is not there. */
  #locate(key: Uint8Array): boolean {
    const table = this.#table;
    const found = table.locate(this.#cf, key, 0, key.length);
    this.#leaf = table.leaf;
    this.#index = table.index;
    return found;
  }

  next(): void {
    const { words } = this.#table;
    const header = headerOf(this.#entry);
    if (((words[header] as number) & IS_VERSION) !== 0) {
      this.sameKey = true;
      this.#stand(words[header + OLDER] as number);
      return;
    }
    this.sameKey = false;
    this.#settle(this.#entry);
    this.#index++;
    this.#standOnKey(true);
  }

  prev(): void {
    const newer = this.#table.words[headerOf(this.#entry) + NEWER] as number;
    if (newer > 0) {
      this.#stand(newer);
      return;
    }
    this.#settle(newer < 0 ? -newer : this.#entry);
    this.#index--;
    this.#standOnKey(false);
  }

  fillRows(rows: Rows, snapshot: number): boolean {
    const table = this.#table;
    const { words } = table;
    const bytes = this.keyBytes;
    rows.keyBytes = bytes;
    rows.valueBytes = bytes;
    rows.push(this.keyStart, this.keyEnd, this.valueStart, this.valueEnd);
    let decided = true;
    while (rows.end < rows.max) {
      const header = headerOf(this.#entry);
      if (((words[header] as number) & IS_VERSION) !== 0) {
        this.#stand(words[header + OLDER] as number);
      } else {
        this.#settle(this.#entry);
        let next = table.entryAt(this.#leaf, this.#index + 1);
        if (next !== 0) this.#index++;
        else {
          const leaf = table.nextNode(this.#leaf);
          // At the end it stays on the last entry: `next` finds out.
          if (leaf === 0) break;
          this.#leaf = leaf;
          this.#index = 0;
          next = table.entryAt(leaf, 0);
        }
        this.#setKey(next);
        this.#stand(words[headerOf(next) + NEWEST] as number);
        decided = false;
        if (rows.isBeyond(bytes, this.keyStart, this.keyEnd)) break;
      }
      if (decided || this.sequence > snapshot) continue;
      decided = true;
      if (this.kind === KIND_PUT) rows.push(this.keyStart, this.keyEnd, this.valueStart, this.valueEnd);
    }
    return decided;
  }

  /** Makes the place that of this key again. */
  #settle(keyEntry: number): void {
    const table = this.#table;
    if (table.entryAt(this.#leaf, this.#index) === keyEntry) return;
    table.locateEntry(this.#cf, keyEntry);
    this.#leaf = table.leaf;
    this.#index = table.index;
  }

  /** Stands on the newest version of the key at the place, which may be just behind its leaf, or on the oldest, where it may be just before. */
  #standOnKey(newest: boolean): void {
    const table = this.#table;
    let entry = this.#leaf === 0 || this.#index < 0 ? 0 : table.entryAt(this.#leaf, this.#index);
    if (entry === 0 && this.#leaf !== 0) {
      // No leaf is empty.
      this.#leaf = newest ? table.nextNode(this.#leaf) : table.previousNode(this.#leaf);
      this.#index = newest || this.#leaf === 0 ? 0 : table.count(this.#leaf) - 1;
      if (this.#leaf !== 0) entry = table.entryAt(this.#leaf, this.#index);
    }
    if (entry === 0) {
      this.valid = false;
      return;
    }
    this.#setKey(entry);
    this.#stand(newest ? (table.words[headerOf(entry) + NEWEST] as number) : entry);
  }

  #setKey(keyEntry: number): void {
    this.keyStart = keyEntry;
    this.keyEnd = this.#table.keyEnd(keyEntry);
  }

  /** On a version of the key that is set. */
  #stand(entry: number): void {
    const table = this.#table;
    this.#entry = entry;
    this.valid = true;
    const valueAt = table.valueAt(entry);
    this.valueStart = valueAt;
    this.valueEnd = valueAt + (table.words[headerOf(entry) + VALUE_LENGTH] as number);
    this.kind = table.kind(entry);
    this.sequence = table.sequence(entry);
  }
}
