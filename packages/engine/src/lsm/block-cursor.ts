/**
 * A position in one data block. The current key is rebuilt in a scratch buffer (entries share key prefixes); values are offsets into the
 * block. Decoding trusts nothing: a block whose checksum is right and whose entries are not is reported as corrupt.
 */
import {
  compareRanges,
  corruption,
  KIND_BLOB,
  KIND_DELETE,
  KIND_PUT,
  KIND_SINGLE_DELETE,
  readSequence,
  readU32,
  TRAILER_BYTES,
} from './coding.ts';
import type { DataBlock } from './table.ts';

/** Decoded entries of a restart interval, in order; keys are copied, values are offsets into the block. */
class PassedEntries {
  count = 0;
  #keys = new Uint8Array(1024);
  #keysLength = 0;
  /** Per entry: offset in the block, key start, key end, value start, value end, kind. */
  #places = new Int32Array(6 * 16);
  #sequences: number[] = [];

  push(cursor: BlockCursor, at: number): void {
    if (this.count === 0) this.#keysLength = 0;
    const length = cursor.keyEnd;
    const start = this.#keysLength;
    if (start + length > this.#keys.length) {
      const grown = new Uint8Array((start + length) * 2);
      grown.set(this.#keys.subarray(0, start));
      this.#keys = grown;
    }
    for (let i = 0; i < length; i++) this.#keys[start + i] = cursor.keyBytes[i] as number;
    this.#keysLength = start + length;
    const base = this.count * 6;
    if (base === this.#places.length) {
      const grown = new Int32Array(base * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    const places = this.#places;
    places[base] = at;
    places[base + 1] = start;
    places[base + 2] = this.#keysLength;
    places[base + 3] = cursor.valueStart;
    places[base + 4] = cursor.valueEnd;
    places[base + 5] = cursor.kind;
    this.#sequences[this.count++] = cursor.sequence;
  }

  /** Makes the last entry the cursor's current one; returns its offset in the block. */
  pop(cursor: BlockCursor): number {
    const base = --this.count * 6;
    const places = this.#places;
    cursor.keyBytes = this.#keys;
    cursor.keyStart = places[base + 1] as number;
    cursor.keyEnd = places[base + 2] as number;
    cursor.valueStart = places[base + 3] as number;
    cursor.valueEnd = places[base + 4] as number;
    cursor.kind = places[base + 5] as number;
    cursor.sequence = this.#sequences[this.count] as number;
    return places[base] as number;
  }
}

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
  /** Where the current entry starts, and the next one. */
  #at = 0;
  #nextAt = 0;
  #end = 0;
  /** Whole length of the key in the scratch buffer. */
  #keyLength = 0;
  #globalSequence = 0;
  #reading = 0;
  /** Where keys are rebuilt: `keyBytes`, but while entries come from `#passed`. */
  #scratch = this.keyBytes;
  /** Walking back: the entries of one restart interval before the current one, decoded once; the last is the next to come. */
  readonly #passed: PassedEntries = new PassedEntries();

  protected enter(block: DataBlock): void {
    this.#passed.count = 0;
    this.keyBytes = this.#scratch;
    this.keyStart = 0;
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
    const userUnshared = unshared - TRAILER_BYTES;
    // Compares while it copies: what was there is the key of the entry before, even at a restart or in the block before.
    let difference = this.keyEnd ^ (keyLength - TRAILER_BYTES);
    for (let i = 0; i < unshared; i++) {
      const byte = bytes[at + i] as number;
      if (i < userUnshared) difference |= (key[shared + i] as number) ^ byte;
      key[shared + i] = byte;
    }
    this.sameKey = difference === 0;
    this.#keyLength = keyLength;
    this.keyEnd = keyLength - TRAILER_BYTES;
    const kind = key[this.keyEnd] as number;
    this.kind = kind <= KIND_PUT ? kind : this.#otherKind(kind);
    this.sequence = this.#globalSequence > 0 ? this.#globalSequence : readSequence(key, this.keyEnd);
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.#nextAt = valueEnd;
    return true;
  }

  /** After it, the way on is back or by a seek: the scratch key is not the current one. */
  prevInBlock(): boolean {
    const target = this.#at;
    if (target === 0) return false;
    const passed = this.#passed;
    if (passed.count === 0) {
      this.#restart(this.#restartBefore(target));
      do {
        this.nextInBlock();
        passed.push(this, this.#at);
      } while (this.#nextAt < target);
    }
    this.#at = passed.pop(this);
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
    this.#passed.count = 0;
    this.keyBytes = this.#scratch;
    this.keyStart = 0;
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

  #otherKind(kind: number): number {
    if (kind === KIND_BLOB) return KIND_BLOB;
    if (kind === KIND_SINGLE_DELETE) return KIND_DELETE;
    this.#corrupt(`entry of unknown kind ${kind}`);
  }

  #growKey(length: number, keep: number): void {
    const grown = new Uint8Array(length * 2);
    grown.set(this.keyBytes.subarray(0, keep));
    this.keyBytes = grown;
    this.#scratch = grown;
  }

  #corrupt(what: string): never {
    const block = this.block as DataBlock;
    throw corruption(block.table.path, block.table.offsetOf(block.ordinal), what);
  }
}
