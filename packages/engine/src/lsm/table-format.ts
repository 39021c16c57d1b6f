/**
 * RocksDB's block-based table format, version 5, as far as one needs it to write tables and to read those of RocksDB.
 * docs/formats/engine-tables.md draws a whole file.
 *
 * Every block is followed by a trailer (`sealed-block.ts`). The last 53 bytes of a file:
 *   +---------------+------------------+--------------+---------------+---------+-----------+
 *   | checksum kind | metaindex handle | index handle | zeros up to 41 | version | magic u64 |
 *   | 1 byte        | 2 varints        | 2 varints    |               | u32 LE  | LE        |
 *   +---------------+------------------+--------------+---------------+---------+-----------+
 */
import { latin1 } from '@tessera/base';
import { ByteReader, type ByteWriter, corruption, readU32, TRAILER_BYTES, writeU32 } from './coding.ts';
import { BLOCK_BYTES_MAX, BLOCK_TRAILER_BYTES, Checksum } from './sealed-block.ts';

export const FOOTER_BYTES = 53;
export const FORMAT_VERSION = 5;
const MAGIC_LOW = 0x85f4cff7;
const MAGIC_HIGH = 0x88e241b7;

export const PROPERTIES_BLOCK = 'rocksdb.properties';
export const RANGE_DELETION_BLOCK = 'rocksdb.range_del';

/** Where a block is: its size does not count the trailer. */
export interface BlockHandle {
  readonly offset: number;
  readonly size: number;
}

export function writeHandle(target: ByteWriter, handle: BlockHandle): void {
  target.varint(handle.offset);
  target.varint(handle.size);
}

export function readHandle(reader: ByteReader): BlockHandle {
  const offset = reader.varint();
  const size = reader.varint();
  if (size > BLOCK_BYTES_MAX) reader.fail(`block of ${size} bytes`);
  return { offset, size };
}

export interface Footer {
  /** Of every block of the file. */
  readonly checksum: Checksum;
  readonly metaindex: BlockHandle;
  readonly index: BlockHandle;
}

export function writeFooter(target: ByteWriter, footer: Omit<Footer, 'checksum'>): void {
  const start = target.length;
  target.u8(Checksum.crc32c);
  writeHandle(target, footer.metaindex);
  writeHandle(target, footer.index);
  target.reserve(FOOTER_BYTES);
  target.bytes.fill(0, target.length, start + FOOTER_BYTES);
  target.length = start + FOOTER_BYTES - 12;
  target.u32(FORMAT_VERSION);
  target.u32(MAGIC_LOW);
  target.u32(MAGIC_HIGH);
}

/** `bytes` are the last 53 of the file, from `offset`. */
export function readFooter(bytes: Uint8Array, file: string, offset: number): Footer {
  if (readU32(bytes, 45) !== MAGIC_LOW || readU32(bytes, 49) !== MAGIC_HIGH) {
    throw corruption(file, offset, 'no table footer');
  }
  const version = readU32(bytes, 41);
  if (version < 2 || version > 5) throw corruption(file, offset, `table format version ${version} is not supported`);
  const reader = new ByteReader(bytes.subarray(0, 41), file, offset);
  const checksum = reader.u8();
  if (checksum !== Checksum.crc32c && checksum !== Checksum.xxh3) {
    throw corruption(file, offset, `checksum kind ${checksum} is not supported`);
  }
  const metaindex = readHandle(reader);
  const index = readHandle(reader);
  while (!reader.done) if (reader.u8() !== 0) reader.fail('footer padding is not zero');
  for (const handle of [metaindex, index]) {
    if (handle.offset + handle.size + BLOCK_TRAILER_BYTES > offset) reader.fail('footer names a block beyond the file');
  }
  return { checksum, metaindex, index };
}

/** Offsets of a block's restart array; checks that it can be one. */
export function restartsOf(block: Uint8Array, file: string, offset: number): { at: number; count: number } {
  // The top bit says that a hash index follows the restarts; RocksDB writes that only when asked to.
  const count = block.length < 4 ? 0 : readU32(block, block.length - 4);
  const at = block.length - 4 - count * 4;
  if (count === 0 || at < 0) throw corruption(file, offset, 'block has no valid restart array');
  return { at, count };
}

/**
 * Calls back for each entry of a small block (metaindex, properties, range deletions, index): keys are complete, both
 * arguments borrowed. With `deltaValues` the block is an index whose values carry no length: they are handed as the rest of the block.
 */
export function eachEntry(
  block: Uint8Array,
  file: string,
  offset: number,
  callback: (key: Uint8Array, value: Uint8Array) => void,
): void {
  const restarts = restartsOf(block, file, offset);
  const reader = new ByteReader(block.subarray(0, restarts.at), file, offset);
  let key = new Uint8Array(0);
  while (!reader.done) {
    const shared = reader.varint();
    const unshared = reader.varint();
    const valueLength = reader.varint();
    key = nextKey(reader, key, shared, unshared);
    callback(key, reader.take(valueLength));
  }
}

function nextKey(reader: ByteReader, previous: Uint8Array, shared: number, unshared: number): Uint8Array<ArrayBuffer> {
  if (shared > previous.length) reader.fail('entry shares more than its predecessor has');
  const tail = reader.take(unshared);
  const key = new Uint8Array(shared + unshared);
  key.set(previous.subarray(0, shared));
  key.set(tail, shared);
  return key;
}

/** An index block in memory: block `i` holds keys up to `separators[i]` and above `separators[i - 1]` (or equal, between versions of a key). */
export interface TableIndex {
  readonly separators: readonly string[];
  readonly offsets: Float64Array;
  readonly sizes: Uint32Array;
  readonly sizeBytes: number;
}

export interface IndexShape {
  /** Separators are user keys; else internal keys. */
  readonly userKeys: boolean;
  /** Values after a restart are the size's difference only, and carry no length. */
  readonly deltaValues: boolean;
}

export function readIndex(block: Uint8Array, shape: IndexShape, file: string, offset: number, end: number): TableIndex {
  const restarts = restartsOf(block, file, offset);
  const reader = new ByteReader(block.subarray(0, restarts.at), file, offset);
  const separators: string[] = [];
  const offsets: number[] = [];
  const sizes: number[] = [];
  let key = new Uint8Array(0);
  let handle: BlockHandle = { offset: 0, size: 0 };
  let sizeBytes = 0;
  while (!reader.done) {
    const shared = reader.varint();
    const unshared = reader.varint();
    if (!shape.deltaValues) reader.varint();
    key = nextKey(reader, key, shared, unshared);
    if (shape.deltaValues && shared > 0) {
      const zigzag = reader.varint();
      const delta = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
      handle = { offset: handle.offset + handle.size + BLOCK_TRAILER_BYTES, size: handle.size + delta };
    } else {
      handle = readHandle(reader);
    }
    const length = shape.userKeys ? key.length : key.length - TRAILER_BYTES;
    if (length < 0) reader.fail('index key is too short');
    const separator = latin1(key, 0, length);
    if (separators.length > 0 && separator < (separators[separators.length - 1] as string))
      reader.fail('index keys are out of order');
    if (handle.size < 0 || handle.offset + handle.size + BLOCK_TRAILER_BYTES > end) {
      reader.fail('index names a block beyond the file');
    }
    separators.push(separator);
    offsets.push(handle.offset);
    sizes.push(handle.size);
    sizeBytes += separator.length + 40;
  }
  return { separators, offsets: Float64Array.from(offsets), sizes: Uint32Array.from(sizes), sizeBytes };
}

/** First block whose separator is >= `key`; the number of blocks when none is. */
export function indexLowerBound(separators: readonly string[], key: string): number {
  let low = 0;
  let high = separators.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((separators[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Builds the prefix-compressed entries and the restart array of one block. */
export class BlockBuilder {
  readonly out: ByteWriter;
  readonly #restartInterval: number;
  #restarts: number[] = [0];
  #sinceRestart = 0;
  #last = new Uint8Array(64);
  #lastLength = 0;
  count = 0;

  constructor(out: ByteWriter, restartInterval: number) {
    this.out = out;
    this.#restartInterval = restartInterval;
  }

  /** Bytes the block has now, restart array included. */
  get sizeBytes(): number {
    return this.out.length + this.#restarts.length * 4 + 4;
  }

  /** HOT: `key[0, keyLength)` is the whole key in the block (with a trailer in data blocks). */
  add(key: Uint8Array, keyLength: number, value: Uint8Array, valueStart: number, valueEnd: number): void {
    const out = this.out;
    const last = this.#last;
    let shared = 0;
    if (this.#sinceRestart === this.#restartInterval) {
      this.#restarts.push(out.length);
      this.#sinceRestart = 0;
    } else if (this.count > 0) {
      const limit = Math.min(keyLength, this.#lastLength);
      while (shared < limit && key[shared] === last[shared]) shared++;
    }
    out.reserve(keyLength - shared + valueEnd - valueStart + 24);
    out.varint(shared);
    out.varint(keyLength - shared);
    out.varint(valueEnd - valueStart);
    const { bytes } = out;
    let at = out.length;
    for (let i = shared; i < keyLength; i++) bytes[at++] = key[i] as number;
    out.length = at;
    out.append(value, valueStart, valueEnd);
    this.#remember(key, shared, keyLength);
    this.#sinceRestart++;
    this.count++;
  }

  /** Appends the restart array; the block is then `out.view()`. */
  finish(): void {
    for (const restart of this.#restarts) this.out.u32(restart);
    this.out.u32(this.#restarts.length);
  }

  reset(): void {
    this.out.length = 0;
    this.#restarts = [0];
    this.#sinceRestart = 0;
    this.#lastLength = 0;
    this.count = 0;
  }

  #remember(key: Uint8Array, shared: number, keyLength: number): void {
    if (keyLength > this.#last.length) {
      const grown = new Uint8Array(keyLength * 2);
      grown.set(this.#last.subarray(0, shared));
      this.#last = grown;
    }
    const last = this.#last;
    for (let i = shared; i < keyLength; i++) last[i] = key[i] as number;
    this.#lastLength = keyLength;
  }
}

/** A separator `s` with `last <= s < next`, as short as we find one; `next` undefined: only `last <= s`. */
export function separatorBetween(
  last: Uint8Array,
  lastLength: number,
  next: Uint8Array | undefined,
  nextLength: number,
): Uint8Array {
  if (next === undefined) return last.slice(0, lastLength);
  const limit = Math.min(lastLength, nextLength);
  let shared = 0;
  while (shared < limit && last[shared] === next[shared]) shared++;
  if (shared < limit) {
    const byte = last[shared] as number;
    if (byte + 1 < (next[shared] as number)) {
      const separator = last.slice(0, shared + 1);
      separator[shared] = byte + 1;
      return separator;
    }
  }
  return last.slice(0, lastLength);
}

/** Fixed-width property values. */
export function fixed32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  writeU32(bytes, 0, value);
  return bytes;
}
