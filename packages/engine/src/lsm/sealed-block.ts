/**
 * A block as it lies in a table: packed or not, behind it its trailer.
 *   +------------------+----------------------------------------------------+
 *   | compression byte | checksum of block and compression byte, u32 LE     |
 *   +------------------+----------------------------------------------------+
 * Ours have masked crc32c; tables of RocksDB since version 7 have XXH3 by default (the footer says which).
 */
import { zstdCompressSync } from 'node:zlib';
import { crc32c, xxh3 } from '@tessera/base';
import { ByteReader, type ByteWriter, corruption, maskCrc, readU32 } from './coding.ts';
import { unpackDeflate, unpackLz4, unpackSnappy, unpackZstd } from './decompress.ts';

export const BLOCK_TRAILER_BYTES = 5;
/** No block of ours or of any sane RocksDB is larger; a size above it is damage, not data. */
export const BLOCK_BYTES_MAX = 2 ** 30;

export type Compression = 'none' | 'zstd';

/** As the footer names it: RocksDB's `ChecksumType`. */
export const Checksum = { crc32c: 1, xxh3: 4 } as const;
export type Checksum = (typeof Checksum)[keyof typeof Checksum];

/** As the trailer names it: RocksDB's `CompressionType`. */
const Packing = { none: 0, snappy: 1, deflate: 2, lz4: 4, lz4hc: 5, zstd: 7 } as const;

const UNPACK = new Map<number, typeof unpackZstd>([
  [Packing.snappy, unpackSnappy],
  [Packing.deflate, unpackDeflate],
  [Packing.lz4, unpackLz4],
  [Packing.lz4hc, unpackLz4],
  [Packing.zstd, unpackZstd],
]);

/** Folds the compression byte into XXH3 of the block before it (RocksDB, table/format.cc). */
const LAST_BYTE_FACTOR = 0x6b9083d9;

/** Appends `contents` as a block with its trailer; compression is kept only when it saves an eighth. */
export function appendBlock(target: ByteWriter, contents: Uint8Array, compression: Compression): number {
  const start = target.length;
  let kind: number = Packing.none;
  if (compression === 'zstd' && contents.length > 64) {
    const packed = zstdCompressSync(contents);
    if (packed.length < contents.length - contents.length / 8) {
      kind = Packing.zstd;
      target.varint(contents.length);
      target.append(packed);
    }
  }
  if (kind === Packing.none) target.append(contents);
  const size = target.length - start;
  target.u8(kind);
  target.u32(maskCrc(crc32c(target.bytes, start, target.length)));
  return size;
}

/** Checks and unpacks the block in `raw`, which holds its trailer too; the result may be a view of it. */
export function openBlock(raw: Uint8Array, checksum: Checksum, file: string, offset: number): Uint8Array {
  const size = raw.length - BLOCK_TRAILER_BYTES;
  if (checksumOf(raw, size, checksum) !== readU32(raw, size + 1)) {
    throw corruption(file, offset, 'block checksum mismatch');
  }
  const kind = raw[size] as number;
  if (kind === Packing.none) return raw.subarray(0, size);
  const unpack = UNPACK.get(kind);
  if (unpack === undefined) throw corruption(file, offset, `block compression ${kind} is not supported`);
  const reader = new ByteReader(raw.subarray(0, size), file, offset);
  const length = reader.varint();
  if (length > BLOCK_BYTES_MAX) reader.fail(`block of ${length} bytes`);
  const unpacked = unpack(raw.subarray(reader.position, size), length);
  if (unpacked === undefined) throw corruption(file, offset, 'block does not unpack');
  return unpacked;
}

/** Of the block `raw[0, size)` and the byte behind it. */
function checksumOf(raw: Uint8Array, size: number, checksum: Checksum): number {
  if (checksum === Checksum.crc32c) return maskCrc(crc32c(raw, 0, size + 1));
  const low = Number(BigInt.asUintN(32, xxh3(raw, 0, size)));
  return (low ^ Math.imul(raw[size] as number, LAST_BYTE_FACTOR)) >>> 0;
}
