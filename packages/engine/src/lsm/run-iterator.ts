/**
 * Walks a run: tables with disjoint keys in order (one table of level 0, or a whole level). Blocks come from a
 * {@link BlockSource}, which may throw a miss: before anything has changed, so that the same move can be repeated.
 */
import { latin1 } from '@tessera/base';
import { SEQUENCE_MAX } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import { RowCursor } from './row-cursor.ts';
import type { BlockSource, DataBlock, Table } from './table.ts';
import { fileAtOrAfter, type KeyBounds } from './version.ts';

/** A table of a run. */
export interface RunTable extends KeyBounds {
  readonly table: Table;
}

// HOT
export class RunIterator extends RowCursor implements InternalIterator {
  valid = false;
  readonly #files: readonly RunTable[];
  readonly #source: BlockSource;
  /** The file of the current block. */
  #fileIndex = 0;
  /** Blocks entered one after the other: tells the source how much to read ahead. */
  #inRow = 0;

  /** The current block's number in its table. */
  get ordinal(): number {
    return (this.block as DataBlock).ordinal;
  }

  /** `files` are disjoint and in the order of their keys. */
  constructor(files: readonly RunTable[], source: BlockSource) {
    super();
    this.#files = files;
    this.#source = source;
  }

  seekToFirst(): void {
    this.valid = false;
    this.#inRow = 0;
    this.#forwardFrom(0, 0);
  }

  seekToLast(): void {
    this.valid = false;
    this.#inRow = 0;
    this.#backwardFrom(this.#files.length - 1, Number.MAX_SAFE_INTEGER);
  }

  seek(key: Uint8Array, sequence: number): void {
    this.valid = false;
    this.#inRow = 0;
    const text = latin1(key);
    const fileIndex = fileAtOrAfter(this.#files, text);
    const file = this.#files[fileIndex];
    if (file === undefined) return;
    const ordinal = this.#source.meta(file.table).find(text);
    for (let i = ordinal; i < file.table.blockCount; i++) {
      // More than one round only where versions of one key fill several blocks, in tables of others.
      this.#enterBlock(fileIndex, i);
      this.valid = this.seekInBlock(key, sequence);
      if (this.valid) return;
    }
    this.#forwardFrom(fileIndex + 1, 0);
  }

  seekBefore(key: Uint8Array, sequence: number): void {
    this.valid = false;
    this.#inRow = 0;
    const text = latin1(key);
    const fileIndex = fileAtOrAfter(this.#files, text);
    const file = this.#files[fileIndex];
    if (file !== undefined) {
      const meta = this.#source.meta(file.table);
      const { separators } = meta.index;
      let ordinal = meta.find(text);
      while (ordinal < separators.length && sequence !== SEQUENCE_MAX && separators[ordinal] === text) ordinal++;
      for (ordinal = Math.min(ordinal, separators.length - 1); ordinal >= 0; ordinal--) {
        this.#enterBlock(fileIndex, ordinal);
        this.valid = this.seekBeforeInBlock(key, sequence);
        if (this.valid) return;
      }
    }
    this.#backwardFrom(fileIndex - 1, Number.MAX_SAFE_INTEGER);
  }

  next(): void {
    if (!this.nextInBlock()) this.#forwardFrom(this.#fileIndex, (this.block as DataBlock).ordinal + 1);
  }

  prev(): void {
    if (!this.prevInBlock()) this.#backwardFrom(this.#fileIndex, (this.block as DataBlock).ordinal - 1);
  }

  #forwardFrom(fileIndex: number, first: number): void {
    let ordinal = first;
    for (let i = fileIndex; i < this.#files.length; i++) {
      const { table } = this.#files[i] as RunTable;
      this.#source.meta(table);
      for (; ordinal < table.blockCount; ordinal++) {
        this.#enterBlock(i, ordinal);
        this.#inRow++;
        this.valid = this.firstInBlock();
        if (this.valid) return;
      }
      ordinal = 0;
    }
    this.valid = false;
  }

  #backwardFrom(fileIndex: number, last: number): void {
    let ordinal = last;
    for (let i = fileIndex; i >= 0; i--) {
      const { table } = this.#files[i] as RunTable;
      this.#source.meta(table);
      for (ordinal = Math.min(ordinal, table.blockCount - 1); ordinal >= 0; ordinal--) {
        this.#enterBlock(i, ordinal);
        this.valid = this.lastInBlock();
        if (this.valid) return;
      }
      ordinal = Number.MAX_SAFE_INTEGER;
    }
    this.valid = false;
  }

  /** Throws a miss before anything changes. */
  #enterBlock(fileIndex: number, ordinal: number): void {
    this.enter(this.#source.block((this.#files[fileIndex] as RunTable).table, ordinal, this.#inRow));
    this.#fileIndex = fileIndex;
  }
}
