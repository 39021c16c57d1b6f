/**
 * A position in one data block. The current key is rebuilt in a scratch buffer (entries share key prefixes); values are offsets into the
 * block. Decoding trusts nothing: a block whose checksum is right and whose entries are not is reported as corrupt.
 */
import {
  compareRanges,
  copyWords,
  corruption,
  KIND_BLOB,
  KIND_DELETE,
  KIND_PUT,
  KIND_SINGLE_DELETE,
  readSequence,
  readU32,
  sameBytes,
  sequenceOf,
  TRAILER_BYTES,
} from './coding.ts';
import { PassedEntries } from './passed-entries.ts';
import type { DataBlock } from './table.ts';

const EMPTY = new DataView(new ArrayBuffer(0));

// HOT
/** Moves return whether there is an entry. */
export class BlockCursor {
  keyBytes: Uint8Array = new Uint8Array(128);
  keyStart = 0;
  keyEnd = 0;
  sameKey = false;
  sequence = 0;
  kind = 0;
  valueBytes: Uint8Array = this.keyBytes;
  valueStart = 0;
  valueEnd = 0;
  protected block: DataBlock | undefined;
  /** Of the block's bytes and of the scratch key: keys are copied in words. */
  protected view: DataView = EMPTY;
  protected scratchView: DataView = new DataView(this.keyBytes.buffer);
  /** Where the current entry starts, and the next one. */
  protected at = 0;
  protected nextAt = 0;
  protected end = 0;
  /** Whole length of the key in the scratch buffer. */
  protected keyLength = 0;
  protected globalSequence = 0;
  protected reading = 0;
  /** Where keys are rebuilt: `keyBytes`, but while entries come from `#passed`. */
  #scratch = this.keyBytes;
  /** Walking back: the entries of one restart interval before the current one, decoded once; the last is the next to come. */
  #passed: PassedEntries | undefined;

  protected enter(block: DataBlock): void {
    if (this.#passed !== undefined) this.#passed.count = 0;
    this.keyBytes = this.#scratch;
    this.keyStart = 0;
    this.block = block;
    this.valueBytes = block.bytes;
    this.view = block.view;
    this.end = block.restartsAt;
    this.globalSequence = block.table.globalSequence;
    this.keyLength = 0;
    this.nextAt = 0;
  }

  firstInBlock(): boolean {
    return this.#restart(0) && this.nextInBlock();
  }

  lastInBlock(): boolean {
    const block = this.block as DataBlock;
    if (!this.#restart(block.restarts - 1) || !this.nextInBlock()) return false;
    while (this.nextAt < this.end) this.nextInBlock();
    return true;
  }

  nextInBlock(): boolean {
    let at = this.nextAt;
    if (at >= this.end) return false;
    const bytes = this.valueBytes;
    this.at = at;
    let shared = bytes[at] as number;
    let unshared = bytes[at + 1] as number;
    let valueLength = bytes[at + 2] as number;
    if ((shared | unshared | valueLength) < 0x80) at += 3;
    else {
      this.reading = at;
      shared = this.varint();
      unshared = this.varint();
      valueLength = this.varint();
      at = this.reading;
    }
    const keyLength = shared + unshared;
    const valueStart = at + unshared;
    const valueEnd = valueStart + valueLength;
    if (valueEnd > this.end || shared > this.keyLength || keyLength < TRAILER_BYTES) this.malformed();
    if (keyLength > this.keyBytes.length - 3) this.growKey(keyLength, shared);
    const key = this.keyBytes;
    const { view, scratchView } = this;
    const keyEnd = keyLength - TRAILER_BYTES;
    // Compares before it copies: what is there is the key of the entry before, even at a restart or in the block before.
    this.sameKey = keyEnd === this.keyEnd && sameBytes(key, shared, keyEnd, bytes, at);
    copyWords(scratchView, shared, view, at, unshared);
    this.keyLength = keyLength;
    this.keyEnd = keyEnd;
    const low = unshared >= TRAILER_BYTES ? view.getInt32(valueStart - 8, true) : scratchView.getInt32(keyEnd, true);
    const high =
      unshared >= TRAILER_BYTES ? view.getInt32(valueStart - 4, true) : scratchView.getInt32(keyEnd + 4, true);
    const kind = low & 0xff;
    this.kind = kind <= KIND_PUT ? kind : this.otherKind(kind);
    this.sequence = this.globalSequence > 0 ? this.globalSequence : sequenceOf(low, high);
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.nextAt = valueEnd;
    return true;
  }

  /** After it, the way on is back or by a seek: the scratch key is not the current one. */
  prevInBlock(): boolean {
    const target = this.at;
    if (target === 0) return false;
    this.#passed ??= new PassedEntries();
    const passed = this.#passed;
    if (passed.count === 0) {
      this.#restart(this.#restartBefore(target));
      do {
        this.nextInBlock();
        passed.push(this, this.scratchView, this.at);
      } while (this.nextAt < target);
    }
    this.at = passed.pop(this);
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
    this.reading = at + 1;
    const length = this.varint();
    this.varint();
    const start = this.reading;
    const keyEnd = start + length - TRAILER_BYTES;
    if (bytes[at] !== 0 || length < TRAILER_BYTES || start + length > this.end) this.#corrupt('malformed restart');
    const order = compareRanges(bytes, start, keyEnd, key, 0, key.length);
    if (order !== 0) return order;
    return sequence - (this.globalSequence > 0 ? this.globalSequence : readSequence(bytes, keyEnd));
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
    const offset = readU32(this.valueBytes, this.end + restart * 4);
    if (offset >= this.end && offset > 0) this.#corrupt('restart beyond the entries');
    return offset;
  }

  #restart(restart: number): boolean {
    this.nextAt = this.#offsetOfRestart(restart);
    this.keyLength = 0;
    if (this.#passed !== undefined) this.#passed.count = 0;
    this.keyBytes = this.#scratch;
    this.keyStart = 0;
    return this.nextAt < this.end;
  }

  protected varint(): number {
    const bytes = this.valueBytes;
    let value = 0;
    for (let scale = 1; scale <= 0x10000000; scale *= 0x80) {
      const byte = bytes[this.reading++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    this.#corrupt('malformed length');
  }

  protected otherKind(kind: number): number {
    if (kind === KIND_BLOB) return KIND_BLOB;
    if (kind === KIND_SINGLE_DELETE) return KIND_DELETE;
    this.#corrupt(`entry of unknown kind ${kind}`);
  }

  /** Room for a key of `length` bytes and the word that its last bytes are copied with. */
  protected growKey(length: number, keep: number): void {
    const grown = new Uint8Array(length * 2 + 8);
    grown.set(this.keyBytes.subarray(0, keep));
    this.keyBytes = grown;
    this.#scratch = grown;
    this.scratchView = new DataView(grown.buffer);
  }

  protected malformed(): never {
    this.#corrupt('malformed entry');
  }

  #corrupt(what: string): never {
    const block = this.block as DataBlock;
    throw corruption(block.table.path, block.table.offsetOf(block.ordinal), what);
  }
}
