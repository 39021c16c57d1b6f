/**
 * HPACK encoder (RFC 7541). Fields that repeat in every call are {@link ConstantField}s: they enter the dynamic table
 * once and cost one byte from then on. Everything else is a literal without indexing and without Huffman: saving
 * bytes on rare headers is not worth the time.
 * One per connection; blocks must be sent in the order of encoding.
 */
import { writeLatin1 } from '@tessera/base';
import type { Writer } from '@tessera/proto';
import { FIELD_OVERHEAD_BYTES } from './field.ts';
import { STATIC_COUNT, STATIC_TABLE } from './hpack-table.ts';
import { DEFAULT_TABLE_BYTES } from './http2.ts';

const STATIC_NAMES = new Map<string, number>();
const STATIC_FIELDS = new Map<string, number>();
for (let index = STATIC_COUNT; index > 0; index--) {
  const field = STATIC_TABLE[index];
  if (field === undefined) continue;
  STATIC_NAMES.set(field.name, index);
  STATIC_FIELDS.set(`${field.name}: ${field.value}`, index);
}

/** A field worth a place in the dynamic table. Made once for a program, a method or an address, never per call. */
export class ConstantField {
  readonly name: string;
  readonly value: string;
  /** Whole field or name in the static table; 0: not there. */
  readonly staticField: number;
  readonly staticName: number;
  readonly sizeBytes: number;

  /** `value` has one char per byte. */
  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
    this.staticField = STATIC_FIELDS.get(`${name}: ${value}`) ?? 0;
    this.staticName = STATIC_NAMES.get(name) ?? 0;
    this.sizeBytes = name.length + value.length + FIELD_OVERHEAD_BYTES;
  }
}

export class HpackEncoder {
  #maxBytes = DEFAULT_TABLE_BYTES;
  /** The smallest limit since the last block, which must be announced before the current one; -1: nothing new. */
  #lowestBytes = -1;
  #sizeBytes = 0;
  #inserted = 0;
  /** Sizes of the entries in the table, oldest first. */
  readonly #sizes: number[] = [];
  /** 1 + number of its insertion; an evicted one must be sent again. */
  readonly #sent = new Map<ConstantField, number>();

  /** The peer's SETTINGS_HEADER_TABLE_SIZE. More than the default is not used. */
  setPeerLimit(limitBytes: number): void {
    const next = Math.min(limitBytes, DEFAULT_TABLE_BYTES);
    if (next === this.#maxBytes && this.#lowestBytes === -1) return;
    this.#lowestBytes = this.#lowestBytes === -1 ? next : Math.min(this.#lowestBytes, next);
    this.#maxBytes = next;
    this.#evict(next);
  }

  /** Must open every block: announces a changed table size. */
  begin(writer: Writer): void {
    if (this.#lowestBytes === -1) return;
    if (this.#lowestBytes < this.#maxBytes) writeInteger(writer, 0x20, 0x1f, this.#lowestBytes);
    writeInteger(writer, 0x20, 0x1f, this.#maxBytes);
    this.#lowestBytes = -1;
  }

  constant(writer: Writer, field: ConstantField): void {
    if (field.staticField !== 0) {
      writeInteger(writer, 0x80, 0x7f, field.staticField);
      return;
    }
    const age = this.#inserted - (this.#sent.get(field) ?? 0);
    if (age < this.#sizes.length) {
      writeInteger(writer, 0x80, 0x7f, STATIC_COUNT + 1 + age);
      return;
    }
    const fits = field.sizeBytes <= this.#maxBytes;
    writeLiteral(writer, fits ? 0x40 : 0, fits ? 0x3f : 0x0f, field.staticName, field.name, field.value);
    if (!fits) return;
    this.#evict(this.#maxBytes - field.sizeBytes);
    this.#sizes.push(field.sizeBytes);
    this.#sizeBytes += field.sizeBytes;
    this.#sent.set(field, ++this.#inserted);
  }

  /** `value` has one char per byte. */
  literal(writer: Writer, name: string, value: string): void {
    writeLiteral(writer, 0, 0x0f, STATIC_NAMES.get(name) ?? 0, name, value);
  }

  #evict(untilBytes: number): void {
    while (this.#sizeBytes > untilBytes) this.#sizeBytes -= this.#sizes.shift() ?? 0;
  }
}

function writeInteger(writer: Writer, pattern: number, full: number, value: number): void {
  writer.ensure(6);
  const buffer = writer.buffer;
  if (value < full) {
    buffer[writer.position++] = pattern | value;
    return;
  }
  buffer[writer.position++] = pattern | full;
  let rest = value - full;
  while (rest > 127) {
    buffer[writer.position++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  buffer[writer.position++] = rest;
}

function writeLiteral(
  writer: Writer,
  pattern: number,
  full: number,
  nameIndex: number,
  name: string,
  value: string,
): void {
  writeInteger(writer, pattern, full, nameIndex);
  if (nameIndex === 0) writeString(writer, name);
  writeString(writer, value);
}

function writeString(writer: Writer, text: string): void {
  writeInteger(writer, 0, 0x7f, text.length);
  writer.ensure(text.length);
  writer.position += writeLatin1(writer.buffer, text, writer.position);
}
