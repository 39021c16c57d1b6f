/**
 * The payload of a batch: what happened to regions, in order. Numbers are LEB128 varints.
 *
 *   entries  1, region, first index, count, then per entry: term, length, bytes
 *   state    2, region, length, bytes                 replaces the region's state
 *   compact  3, region, index                         entries below index are gone
 *   remove   4, region                                everything of the region is gone
 *   rewrite  5, as entries                            live entries moved here from an old segment; replaces nothing
 *
 * An entry's bytes are the caller's: the log knows its index and term only.
 */
import { must } from '@tessera/base';
import type { Disk } from '@tessera/env';

export const ITEM = { entries: 1, state: 2, compact: 3, remove: 4, rewrite: 5 } as const;

/** One entry of a region's log. */
export interface LogEntry {
  readonly index: number;
  readonly term: number;
  /** Owned by the log once written; read only. */
  readonly data: Uint8Array;
  /** What comes before `data` of the entry's bytes, so that its owner need not join them. Not after the entry was read from disk. */
  readonly head?: Uint8Array | undefined;
}

/** A turn's worth of a store with some load. */
const FIRST_BYTES = 64 << 10;
/** A buffer that one huge batch made larger than this is given back. */
const KEPT_BYTES = 8 << 20;

/** A growing payload. Reused from batch to batch: `clear` keeps the memory. */
export class PayloadWriter {
  #buffer: Uint8Array;
  /** Bytes used, headroom included. */
  position: number;
  items = 0;
  readonly #headroom: number;
  readonly #disk: Pick<Disk, 'memory'>;

  /** The first `headroom` bytes are left for a header. Its memory is the disk's. */
  constructor(headroom: number, disk: Pick<Disk, 'memory'>) {
    this.#headroom = headroom;
    this.#disk = disk;
    this.#buffer = this.#allocate(FIRST_BYTES);
    this.position = headroom;
  }

  #allocate(bytes: number): Uint8Array {
    return this.#disk.memory?.(bytes) ?? new Uint8Array(bytes);
  }

  get payloadBytes(): number {
    return this.position - this.#headroom;
  }

  clear(): void {
    if (this.#buffer.length > KEPT_BYTES) this.#buffer = this.#allocate(FIRST_BYTES);
    this.position = this.#headroom;
    this.items = 0;
  }

  /** The first `length` bytes, zero behind what was written. Borrowed until the next write or `clear`. */
  block(length: number): Uint8Array {
    this.#ensure(length - this.position);
    this.#buffer.fill(0, this.position, length);
    return this.#buffer.subarray(0, length);
  }

  #ensure(count: number): void {
    if (this.position + count <= this.#buffer.length) return;
    const grown = this.#allocate(Math.max(this.#buffer.length * 2, this.position + count));
    grown.set(this.#buffer.subarray(0, this.position));
    this.#buffer = grown;
  }

  #varint(value: number): void {
    this.#ensure(10);
    let rest = value;
    while (rest > 127) {
      this.#buffer[this.position++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#buffer[this.position++] = rest;
  }

  #bytes(bytes: Uint8Array): void {
    this.#varint(bytes.length);
    this.#raw(bytes);
  }

  #raw(bytes: Uint8Array): void {
    this.#ensure(bytes.length);
    this.#buffer.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** Calls `placed(i, position, length)` with where each entry's bytes start, counted from the start of the block, and how many they are. */
  entries(
    kind: typeof ITEM.entries | typeof ITEM.rewrite,
    region: number,
    entries: readonly LogEntry[],
    placed: (i: number, position: number, length: number) => void,
  ): void {
    this.items++;
    this.#varint(kind);
    this.#varint(region);
    this.#varint(must(entries[0], 'at least one entry').index);
    this.#varint(entries.length);
    for (let i = 0; i < entries.length; i++) {
      const { term, head, data } = entries[i] as LogEntry;
      this.#varint(term);
      this.#varint((head?.length ?? 0) + data.length);
      const position = this.position;
      if (head !== undefined) this.#raw(head);
      this.#raw(data);
      placed(i, position, this.position - position);
    }
  }

  state(region: number, state: Uint8Array): void {
    this.items++;
    this.#varint(ITEM.state);
    this.#varint(region);
    this.#bytes(state);
  }

  compact(region: number, index: number): void {
    this.items++;
    this.#varint(ITEM.compact);
    this.#varint(region);
    this.#varint(index);
  }

  remove(region: number): void {
    this.items++;
    this.#varint(ITEM.remove);
    this.#varint(region);
  }
}

/** What a payload says, item by item. Positions are offsets in the bytes that were given. */
export interface PayloadVisitor {
  entry(kind: number, region: number, index: number, term: number, position: number, length: number): void;
  state(region: number, position: number, length: number): void;
  compact(region: number, index: number): void;
  remove(region: number): void;
}

/** Reads `count` items of `bytes[start, end)`; false when they are malformed (the checksum held: a writer's bug or worse). */
export function readPayload(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  visitor: PayloadVisitor,
): boolean {
  const cursor = new Cursor(bytes, start, end);
  for (let item = 0; item < count && !cursor.broken; item++) {
    const kind = cursor.varint();
    const region = cursor.varint();
    if (kind === ITEM.entries || kind === ITEM.rewrite) {
      const first = cursor.varint();
      const entries = cursor.varint();
      for (let i = 0; i < entries && !cursor.broken; i++) {
        const term = cursor.varint();
        const length = cursor.varint();
        const position = cursor.skip(length);
        if (!cursor.broken) visitor.entry(kind, region, first + i, term, position, length);
      }
    } else if (kind === ITEM.state) {
      const length = cursor.varint();
      const position = cursor.skip(length);
      if (!cursor.broken) visitor.state(region, position, length);
    } else if (kind === ITEM.compact) {
      const index = cursor.varint();
      if (!cursor.broken) visitor.compact(region, index);
    } else if (kind === ITEM.remove) visitor.remove(region);
    else return false;
  }
  return !cursor.broken && cursor.position === end;
}

class Cursor {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  position: number;
  /** Something ran past the end; all that was read since is worthless. */
  broken = false;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.position = start;
    this.#end = end;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      if (this.position >= this.#end) break;
      const byte = this.#bytes[this.position++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    this.broken = true;
    return 0;
  }

  skip(length: number): number {
    const start = this.position;
    if (length > this.#end - start) this.broken = true;
    else this.position += length;
    return start;
  }
}
