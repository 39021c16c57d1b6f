/**
 * HPACK decoder (RFC 7541): static and dynamic table, Huffman strings. One per connection; every header block of the
 * connection goes through it in order, wanted or not, or the tables of both sides drift apart.
 * HOT: indexed fields cost one array read and no allocation.
 */
import { latin1 } from '@tessera/base';
import { FIELD_OVERHEAD_BYTES, Field } from './field.ts';
import { STATIC_COUNT, STATIC_TABLE } from './hpack-table.ts';
import { ConnectionError, DEFAULT_TABLE_BYTES, ErrorCode } from './http2.ts';
import { decodeHuffman } from './huffman.ts';

export interface FieldSink {
  add(field: Field): void;
}

export class HpackDecoder {
  /** Changes whenever the dynamic table does: equal blocks mean equal lists while it stays. */
  generation = 0;
  readonly #limitBytes: number;
  #maxBytes: number;
  #sizeBytes = 0;
  /** Ring of the newest entries; entry number n (counted from 0 by insertion) is at n & mask. */
  readonly #ring: (Field | undefined)[];
  readonly #mask: number;
  #inserted = 0;
  #count = 0;
  #bytes: Uint8Array = STATIC_BYTES;
  #position = 0;
  #end = 0;

  /** `limitBytes` is the SETTINGS_HEADER_TABLE_SIZE that we announce. */
  constructor(limitBytes = DEFAULT_TABLE_BYTES) {
    this.#limitBytes = limitBytes;
    this.#maxBytes = limitBytes;
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(1, limitBytes / FIELD_OVERHEAD_BYTES)));
    this.#ring = new Array<Field | undefined>(capacity).fill(undefined);
    this.#mask = capacity - 1;
  }

  /** Feeds the fields of one whole block to `sink`. Throws ConnectionError(COMPRESSION_ERROR). */
  decode(bytes: Uint8Array, start: number, end: number, sink: FieldSink): void {
    this.#bytes = bytes;
    this.#position = start;
    this.#end = end;
    let first = true;
    while (this.#position < end) {
      const byte = bytes[this.#position++] as number;
      if (byte >= 0x80) {
        sink.add(this.#entry(byte < 0xff ? byte & 0x7f : this.#integer(0x7f)));
      } else if (byte >= 0x40) {
        const field = this.#literal(byte & 0x3f, 0x3f);
        this.#insert(field);
        sink.add(field);
      } else if (byte >= 0x20) {
        if (!first) throw broken('table size update after a field');
        this.#resize((byte & 0x1f) === 0x1f ? this.#integer(0x1f) : byte & 0x1f);
        continue;
      } else {
        sink.add(this.#literal(byte & 0x0f, 0x0f));
      }
      first = false;
    }
    // A view of the chunk must not outlive the call.
    this.#bytes = STATIC_BYTES;
  }

  /** The rest of an integer whose prefix was full (RFC 7541 5.1). */
  #integer(prefix: number): number {
    let value = prefix;
    let factor = 1;
    for (let count = 0; count < 4; count++) {
      if (this.#position >= this.#end) throw broken('truncated integer');
      const byte = this.#bytes[this.#position++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
    throw broken('integer too large');
  }

  #string(): string {
    if (this.#position >= this.#end) throw broken('truncated field');
    const byte = this.#bytes[this.#position++] as number;
    const length = (byte & 127) === 127 ? this.#integer(127) : byte & 127;
    const start = this.#position;
    if (length > this.#end - start) throw broken('string runs past the end of the block');
    this.#position = start + length;
    return byte >= 128 ? decodeHuffman(this.#bytes, start, this.#position) : latin1(this.#bytes, start, this.#position);
  }

  #literal(prefix: number, full: number): Field {
    const index = prefix === full ? this.#integer(full) : prefix;
    const name = index === 0 ? this.#string() : this.#entry(index).name;
    return new Field(name, this.#string());
  }

  #entry(index: number): Field {
    const age = index - STATIC_COUNT - 1;
    const field =
      age < 0
        ? STATIC_TABLE[index]
        : age < this.#count
          ? this.#ring[(this.#inserted - 1 - age) & this.#mask]
          : undefined;
    if (field === undefined) throw broken('no such table entry');
    return field;
  }

  #insert(field: Field): void {
    this.generation++;
    this.#evict(this.#maxBytes - field.sizeBytes);
    // An entry larger than the table empties it and is not kept (RFC 7541 4.4).
    if (field.sizeBytes > this.#maxBytes) return;
    this.#ring[this.#inserted++ & this.#mask] = field;
    this.#count++;
    this.#sizeBytes += field.sizeBytes;
  }

  #resize(maxBytes: number): void {
    if (maxBytes > this.#limitBytes) throw broken('table size above our setting');
    this.generation++;
    this.#maxBytes = maxBytes;
    this.#evict(maxBytes);
  }

  #evict(untilBytes: number): void {
    while (this.#count > 0 && this.#sizeBytes > untilBytes) {
      const at = (this.#inserted - this.#count) & this.#mask;
      this.#sizeBytes -= this.#ring[at]?.sizeBytes ?? 0;
      this.#ring[at] = undefined;
      this.#count--;
    }
  }

  /** For tests: bytes the table holds by the measure of RFC 7541 4.1. */
  get tableBytes(): number {
    return this.#sizeBytes;
  }
}

const STATIC_BYTES = new Uint8Array(0);

function broken(message: string): ConnectionError {
  return new ConnectionError(ErrorCode.COMPRESSION_ERROR, `HPACK: ${message}`);
}
