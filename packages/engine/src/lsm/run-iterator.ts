/**
 * Walks a run: tables with disjoint keys in order (one table of level 0, or a whole level). The current key is rebuilt in a scratch buffer (blocks share key prefixes); values are views into the block.
 * Decoding trusts nothing: a block whose checksum is right and whose entries are not is reported as corrupt.
 */
import { latin1 } from '@tessera/base';
import {
  compareRanges,
  corruption,
  KIND_DELETE,
  KIND_PUT,
  KIND_SINGLE_DELETE,
  readSequence,
  readU32,
  SEQUENCE_MAX,
  TRAILER_BYTES,
} from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { BlockSource, DataBlock } from './table.ts';
import { fileAtOrAfter, type TableFile } from './version.ts';

// HOT
/** A position in one data block. Moves return whether there is an entry. */
export class BlockCursor {
  keyBytes: Uint8Array = new Uint8Array(128);
  keyStart = 0;
  keyEnd = 0;
  sequence = 0;
  kind = 0;
  valueBytes: Uint8Array = this.keyBytes;
  valueStart = 0;
  valueEnd = 0;
  protected block: DataBlock | undefined;
  /** Where the current entry starts, and the next one. */
  #at = 0;
  #nextAt = 0;
  #end = 0;
  /** Whole length of the key in the scratch buffer. */
  #keyLength = 0;
  #globalSequence = 0;
  #reading = 0;

  protected enter(block: DataBlock): void {
    this.block = block;
    this.valueBytes = block.bytes;
    this.#end = block.restartsAt;
    this.#globalSequence = block.table.globalSequence;
    this.#keyLength = 0;
    this.#nextAt = 0;
  }

  firstInBlock(): boolean {
    return this.#restart(0) && this.nextInBlock();
  }

  lastInBlock(): boolean {
    const block = this.block as DataBlock;
    if (!this.#restart(block.restarts - 1) || !this.nextInBlock()) return false;
    while (this.#nextAt < this.#end) this.nextInBlock();
    return true;
  }

  nextInBlock(): boolean {
    let at = this.#nextAt;
    if (at >= this.#end) return false;
    const bytes = this.valueBytes;
    this.#at = at;
    let shared = bytes[at] as number;
    let unshared = bytes[at + 1] as number;
    let valueLength = bytes[at + 2] as number;
    if ((shared | unshared | valueLength) < 0x80) at += 3;
    else {
      this.#reading = at;
      shared = this.#varint();
      unshared = this.#varint();
      valueLength = this.#varint();
      at = this.#reading;
    }
    const keyLength = shared + unshared;
    const valueStart = at + unshared;
    const valueEnd = valueStart + valueLength;
    if (valueEnd > this.#end || shared > this.#keyLength || keyLength < TRAILER_BYTES) this.#corrupt('malformed entry');
    if (keyLength > this.keyBytes.length) this.#growKey(keyLength, shared);
    const key = this.keyBytes;
    for (let i = 0; i < unshared; i++) key[shared + i] = bytes[at + i] as number;
    this.#keyLength = keyLength;
    this.keyEnd = keyLength - TRAILER_BYTES;
    const kind = key[this.keyEnd] as number;
    if (kind > KIND_PUT && kind !== KIND_SINGLE_DELETE) this.#corrupt(`entry of unknown kind ${kind}`);
    this.kind = kind === KIND_PUT ? KIND_PUT : KIND_DELETE;
    this.sequence = this.#globalSequence > 0 ? this.#globalSequence : readSequence(key, this.keyEnd);
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.#nextAt = valueEnd;
    return true;
  }

  prevInBlock(): boolean {
    const target = this.#at;
    if (target === 0) return false;
    this.#restart(this.#restartBefore(target));
    do this.nextInBlock();
    while (this.#nextAt < target);
    return true;
  }

  /** First entry at or after (key, sequence). */
  seekInBlock(key: Uint8Array, sequence: number): boolean {
    this.#restart(this.#lastRestartBefore(key, sequence));
    while (this.nextInBlock()) if (this.#compare(key, sequence) >= 0) return true;
    return false;
  }

  /** Last entry before (key, sequence). */
  seekBeforeInBlock(key: Uint8Array, sequence: number): boolean {
    if (!this.seekInBlock(key, sequence)) return this.lastInBlock();
    return this.prevInBlock();
  }

  /** Order of the current entry against (key, sequence). */
  #compare(key: Uint8Array, sequence: number): number {
    const order = compareRanges(this.keyBytes, 0, this.keyEnd, key, 0, key.length);
    return order !== 0 ? order : sequence - this.sequence;
  }

  /** The last restart whose entry is before (key, sequence), 0 when none: from there on one walks. */
  #lastRestartBefore(key: Uint8Array, sequence: number): number {
    let low = 0;
    let high = (this.block as DataBlock).restarts - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#compareRestart(middle, key, sequence) < 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #compareRestart(restart: number, key: Uint8Array, sequence: number): number {
    const bytes = this.valueBytes;
    const at = this.#offsetOfRestart(restart);
    this.#reading = at + 1;
    const length = this.#varint();
    this.#varint();
    const start = this.#reading;
    const keyEnd = start + length - TRAILER_BYTES;
    if (bytes[at] !== 0 || length < TRAILER_BYTES || start + length > this.#end) this.#corrupt('malformed restart');
    const order = compareRanges(bytes, start, keyEnd, key, 0, key.length);
    if (order !== 0) return order;
    return sequence - (this.#globalSequence > 0 ? this.#globalSequence : readSequence(bytes, keyEnd));
  }

  /** The last restart that starts before offset `target`. */
  #restartBefore(target: number): number {
    let low = 0;
    let high = (this.block as DataBlock).restarts - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#offsetOfRestart(middle) < target) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #offsetOfRestart(restart: number): number {
    const offset = readU32(this.valueBytes, this.#end + restart * 4);
    if (offset >= this.#end && offset > 0) this.#corrupt('restart beyond the entries');
    return offset;
  }

  #restart(restart: number): boolean {
    this.#nextAt = this.#offsetOfRestart(restart);
    this.#keyLength = 0;
    return this.#nextAt < this.#end;
  }

  #varint(): number {
    const bytes = this.valueBytes;
    let value = 0;
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = bytes[this.#reading++] as number;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    this.#corrupt('malformed length');
  }

  #growKey(length: number, keep: number): void {
    const grown = new Uint8Array(length * 2);
    grown.set(this.keyBytes.subarray(0, keep));
    this.keyBytes = grown;
  }

  #corrupt(what: string): never {
    const block = this.block as DataBlock;
    throw corruption(block.table.path, block.table.offsetOf(block.ordinal), what);
  }
}

export class RunIterator extends BlockCursor implements InternalIterator {
  valid = false;
  readonly #files: readonly TableFile[];
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
  constructor(files: readonly TableFile[], source: BlockSource) {
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
      const { table } = this.#files[i] as TableFile;
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
      const { table } = this.#files[i] as TableFile;
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
    this.enter(this.#source.block((this.#files[fileIndex] as TableFile).table, ordinal, this.#inRow));
    this.#fileIndex = fileIndex;
  }
}
