/**
 * Files of checksummed records that are appended and synced: the manifest and the write-ahead log.
 *
 *   file    = header record*
 *   header  = "TSRLOG01" (8 bytes), file number (u64 LE), masked crc32c of these 16 bytes (u32 LE)
 *   record  = masked crc32c of the rest (u32 LE), payload length (u32 LE), type (1 byte), payload
 *   type 1  = data; type 2 = seal, whose payload is its own offset in the file (u64 LE)
 *
 * A seal is written after a sync and says: all before me was durable. On recovery a bad record with a seal anywhere behind it
 * is damage of durable data, which is an error; without one it is the torn tail of a crash, which is dropped.
 */
import { crc32c } from '@tessera/base';
import type { DiskFile } from '@tessera/env';
import { ByteReader, ByteWriter, corruption, maskCrc, readU32, writeU32 } from './coding.ts';
import { syncFile } from './files.ts';

const MAGIC = Uint8Array.of(0x54, 0x53, 0x52, 0x4c, 0x4f, 0x47, 0x30, 0x31);
const HEADER_BYTES = 20;
const RECORD_HEADER_BYTES = 9;
const TYPE_DATA = 1;
const TYPE_SEAL = 2;
const SEAL_BYTES = RECORD_HEADER_BYTES + 8;

export class RecordLogWriter {
  readonly file: DiskFile;
  #pending = new ByteWriter(4096);
  /** Where `#pending` goes. */
  #position = 0;
  #sealed = true;

  constructor(file: DiskFile, number: number) {
    this.file = file;
    this.#pending.append(MAGIC);
    this.#pending.u64(number);
    this.#pending.u32(maskCrc(crc32c(this.#pending.bytes, 0, 16)));
  }

  get sizeBytes(): number {
    return this.#position + this.#pending.length;
  }

  /** Adds a record; it is in the file after `sync`. */
  append(payload: Uint8Array): void {
    if (!this.#sealed) this.#seal();
    this.#record(TYPE_DATA, payload);
  }

  /** Writes and syncs everything appended before the call. One call at a time; appends may come meanwhile. */
  async sync(): Promise<void> {
    await this.#write();
    await syncFile(this.file);
    this.#sealed = false;
  }

  /** Marks all that was synced as durable, in the file but not synced itself. Without it the next `append` does. */
  async seal(): Promise<void> {
    if (!this.#sealed) this.#seal();
    await this.#write();
  }

  async #write(): Promise<void> {
    if (this.#pending.length === 0) return;
    const chunk = this.#pending.take();
    const position = this.#position;
    this.#position += chunk.length;
    this.#pending.length = 0;
    try {
      await this.file.write(chunk, position);
    } catch (error) {
      // Whoever syncs next writes it to the same place: a hole would end the log for a reader.
      const later = this.#pending;
      this.#pending = new ByteWriter(chunk.length + later.length);
      this.#pending.append(chunk);
      this.#pending.append(later.view());
      this.#position = position;
      throw error;
    }
  }

  #seal(): void {
    const payload = new ByteWriter(8);
    payload.u64(this.sizeBytes);
    this.#record(TYPE_SEAL, payload.view());
    this.#sealed = true;
  }

  #record(type: number, payload: Uint8Array): void {
    const pending = this.#pending;
    const start = pending.length;
    pending.u32(0);
    pending.u32(payload.length);
    pending.u8(type);
    pending.append(payload);
    writeU32(pending.bytes, start, maskCrc(crc32c(pending.bytes, start + 4, pending.length)));
  }
}

export interface LogContents {
  readonly records: readonly Uint8Array[];
  /** Bytes of a torn tail, 0 when the file ends with a whole record. */
  readonly tornBytes: number;
}

/** Parses a whole log file. Throws a corruption when durable data is damaged. */
export function readLog(bytes: Uint8Array, file: string, number: number): LogContents {
  const headerBad = checkHeader(bytes, file, number);
  const records: Uint8Array[] = [];
  let at = headerBad ? 0 : HEADER_BYTES;
  while (!headerBad && at < bytes.length) {
    const end = recordEnd(bytes, at);
    if (end === undefined) break;
    if (bytes[at + 8] === TYPE_DATA) records.push(bytes.subarray(at + RECORD_HEADER_BYTES, end));
    else if (!isSeal(bytes, at)) throw corruption(file, at, 'log record of unknown type');
    at = end;
  }
  if (at < bytes.length && sealAfter(bytes, at)) throw corruption(file, at, 'damaged log record');
  return { records, tornBytes: bytes.length - at };
}

/** True when the header is torn, that is bad. A header of another file is a corruption at once. */
function checkHeader(bytes: Uint8Array, file: string, number: number): boolean {
  if (bytes.length < HEADER_BYTES) return true;
  if (maskCrc(crc32c(bytes, 0, 16)) !== readU32(bytes, 16)) return true;
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw corruption(file, 0, 'not a log file of ours');
  const found = new ByteReader(bytes.subarray(8, 16), file, 8).u64();
  if (found !== number) throw corruption(file, 8, `log file is number ${found}, not ${number}`);
  return false;
}

/** The end of the intact record at `at`, undefined when there is none. */
function recordEnd(bytes: Uint8Array, at: number): number | undefined {
  if (at + RECORD_HEADER_BYTES > bytes.length) return undefined;
  const end = at + RECORD_HEADER_BYTES + readU32(bytes, at + 4);
  if (end > bytes.length || maskCrc(crc32c(bytes, at + 4, end)) !== readU32(bytes, at)) return undefined;
  return end;
}

function isSeal(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 8] !== TYPE_SEAL || recordEnd(bytes, at) !== at + SEAL_BYTES) return false;
  return readU32(bytes, at + 9) + readU32(bytes, at + 13) * 0x1_0000_0000 === at;
}

function sealAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at + SEAL_BYTES <= bytes.length; at++) {
    // The length field rules out nearly every position before a checksum is computed.
    if (bytes[at + 4] === 8 && bytes[at + 8] === TYPE_SEAL && isSeal(bytes, at)) return true;
  }
  return false;
}
