/**
 * Blob files hold large values outside of the tables, so that compaction does not carry them along; tables hold an index entry
 * instead. Little endian, drawn in docs/formats/engine-blobs.md too:
 *
 *   file     = header record* footer
 *   header   = "TSRBLOB1", version (u32), family (u32), file number (u64), crc32 of these 24 bytes (u32)           28 bytes
 *   record   = crc32 of the rest (u32), key size (u32), stored size (u32), value size (u32), compression (1 byte), key, value
 *   footer   = records (u64), bytes of all records (u64), bytes of all values (u64), crc32 of these 24 bytes (u32), "TSRBLOBE"   36 bytes
 *
 *   index    = 1, file number, offset of the record, size of the record (varints), compression (1 byte)
 *
 * Records are in the order of keys. An index entry has RocksDB's form and kind (17), so that its sst_dump lists our tables.
 */
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ColumnFamily } from '../kv-engine.ts';
import { ByteReader, type ByteWriter, corruption, readU32, writeU32 } from './coding.ts';
import type { Compression } from './sealed-block.ts';

export const BLOB_HEADER_BYTES = 28;
export const BLOB_FOOTER_BYTES = 36;
const BLOB_RECORD_BYTES = 17;
const VERSION = 1;
const MAGIC = [0x54, 0x53, 0x52, 0x42, 0x4c, 0x4f, 0x42, 0x31] as const;
const END_MAGIC = [0x54, 0x53, 0x52, 0x42, 0x4c, 0x4f, 0x42, 0x45] as const;
/** Worth the time only where a byte in eight goes. */
const COMPRESSED_SHARE_MAX = 0.875;

const INDEX_TYPE = 1;
const COMPRESSION_NONE = 0;
const COMPRESSION_ZSTD = 7;

export interface BlobReference {
  readonly number: number;
  readonly offset: number;
  /** Of the whole record. */
  readonly size: number;
}

export function encodeBlobIndex(out: ByteWriter, { number, offset, size }: BlobReference): void {
  out.u8(INDEX_TYPE);
  out.varint(number);
  out.varint(offset);
  out.varint(size);
  out.u8(COMPRESSION_NONE);
}

export function decodeBlobIndex(bytes: Uint8Array, start: number, end: number, file: string): BlobReference {
  const reader = new ByteReader(bytes.subarray(start, end), file);
  if (reader.u8() !== INDEX_TYPE) reader.fail('blob index of unknown type');
  const [number, offset, size] = [reader.varint(), reader.varint(), reader.varint()];
  reader.u8();
  if (!reader.done) reader.fail('blob index has a tail');
  return { number, offset, size };
}

export function appendBlobHeader(out: ByteWriter, cf: ColumnFamily, number: number): void {
  const start = out.length;
  out.append(Uint8Array.from(MAGIC));
  out.u32(VERSION);
  out.u32(cf);
  out.u64(number);
  out.u32(crc32(out.bytes.subarray(start, start + 24)));
}

/** The size of the record. All buffers are borrowed. */
export function appendBlobRecord(
  out: ByteWriter,
  compression: Compression,
  keyBytes: Uint8Array,
  keyStart: number,
  keyEnd: number,
  valueBytes: Uint8Array,
  valueStart: number,
  valueEnd: number,
): number {
  const value = valueBytes.subarray(valueStart, valueEnd);
  let stored = value;
  let kind = COMPRESSION_NONE;
  if (compression === 'zstd') {
    // A memtable's value is in shared memory, which zlib does not take.
    const packed = zstdCompressSync(value.slice());
    if (packed.length <= value.length * COMPRESSED_SHARE_MAX) {
      stored = packed;
      kind = COMPRESSION_ZSTD;
    }
  }
  const start = out.length;
  const keyLength = keyEnd - keyStart;
  out.reserve(BLOB_RECORD_BYTES + keyLength + stored.length);
  out.u32(0);
  out.u32(keyLength);
  out.u32(stored.length);
  out.u32(value.length);
  out.u8(kind);
  out.append(keyBytes, keyStart, keyEnd);
  out.append(stored);
  writeU32(out.bytes, start, crc32(out.bytes.subarray(start + 4, out.length)));
  return out.length - start;
}

/** The size of the whole record at `at`, undefined when it is not all in `bytes`. Nothing is checked. */
export function blobRecordSize(bytes: Uint8Array, at: number): number | undefined {
  if (at + BLOB_RECORD_BYTES > bytes.length) return undefined;
  const size = BLOB_RECORD_BYTES + readU32(bytes, at + 4) + readU32(bytes, at + 8);
  return at + size <= bytes.length ? size : undefined;
}

export interface BlobRecord {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** The record in `bytes[at, at + size)`, which stands at `offset` of the file. Views, where nothing is compressed. */
export function readBlobRecord(bytes: Uint8Array, at: number, size: number, file: string, offset: number): BlobRecord {
  const end = at + size;
  if (size < BLOB_RECORD_BYTES || end > bytes.length) throw corruption(file, offset, 'blob record is cut off');
  if (readU32(bytes, at) !== crc32(bytes.subarray(at + 4, end)))
    throw corruption(file, offset, 'blob checksum mismatch');
  const keyEnd = at + BLOB_RECORD_BYTES + readU32(bytes, at + 4);
  if (keyEnd + readU32(bytes, at + 8) !== end) throw corruption(file, offset, 'blob record of another size');
  const stored = bytes.subarray(keyEnd, end);
  const length = readU32(bytes, at + 12);
  const kind = bytes[at + 16];
  let value = stored;
  if (kind === COMPRESSION_ZSTD) value = unpack(stored, length, file, offset);
  else if (kind !== COMPRESSION_NONE) throw corruption(file, offset, `blob of unknown compression ${kind}`);
  if (value.length !== length) throw corruption(file, offset, 'blob value of another size');
  return { key: bytes.subarray(at + BLOB_RECORD_BYTES, keyEnd), value };
}

function unpack(stored: Uint8Array, length: number, file: string, offset: number): Uint8Array {
  try {
    const value = zstdDecompressSync(stored, { maxOutputLength: Math.max(1, length) });
    return new Uint8Array(value.buffer, value.byteOffset, value.length);
  } catch (cause) {
    throw corruption(file, offset, `blob does not decompress (${String(cause)})`);
  }
}

export interface BlobTotals {
  readonly entries: number;
  /** All records. */
  readonly recordBytes: number;
  /** All values, uncompressed. */
  readonly valueBytes: number;
}

export function appendBlobFooter(out: ByteWriter, { entries, recordBytes, valueBytes }: BlobTotals): void {
  const start = out.length;
  out.u64(entries);
  out.u64(recordBytes);
  out.u64(valueBytes);
  out.u32(crc32(out.bytes.subarray(start, start + 24)));
  out.append(Uint8Array.from(END_MAGIC));
}

/** Header and footer of a whole file. */
export function checkBlobFile(bytes: Uint8Array, file: string, number: number): BlobTotals & { readonly cf: number } {
  if (bytes.length < BLOB_HEADER_BYTES + BLOB_FOOTER_BYTES) throw corruption(file, 0, 'file is too short for blobs');
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw corruption(file, 0, 'no blob file of ours');
  const header = new ByteReader(bytes.subarray(8, BLOB_HEADER_BYTES), file, 8);
  const [version, cf, found, headerCrc] = [header.u32(), header.u32(), header.u64(), header.u32()];
  if (headerCrc !== crc32(bytes.subarray(0, 24))) throw corruption(file, 0, 'blob header checksum mismatch');
  if (version !== VERSION) throw corruption(file, 8, `blob format version ${version}`);
  if (found !== number) throw corruption(file, 16, `blob file is number ${found}, not ${number}`);
  const at = bytes.length - BLOB_FOOTER_BYTES;
  if (END_MAGIC.some((byte, i) => bytes[at + 28 + i] !== byte)) throw corruption(file, at, 'no blob footer');
  const footer = new ByteReader(bytes.subarray(at, at + 28), file, at);
  const [entries, recordBytes, valueBytes, footerCrc] = [footer.u64(), footer.u64(), footer.u64(), footer.u32()];
  if (footerCrc !== crc32(bytes.subarray(at, at + 24))) throw corruption(file, at, 'blob footer checksum mismatch');
  if (recordBytes !== at - BLOB_HEADER_BYTES) throw corruption(file, at, 'blob footer of another file');
  return { cf, entries, recordBytes, valueBytes };
}
