/**
 * The bytes of the journal and of snapshots. All integers little endian; checksums are CRC-32C.
 *
 * Journal file `<first index, 16 hex digits>.log`:
 *
 *     offset 0        8         16        20
 *            +--------+---------+---------+----------------
 *            |TSPDJNL1| base u64| crc u32 | frames ...        base: index of the last command before this file
 *            +--------+---------+---------+----------------   crc: over bytes 0..16
 *
 * A frame is what one write and one fdatasync made durable: all commands of a turn.
 *
 *     offset 0        4           8          16          20          24
 *            +--------+-----------+----------+-----------+-----------+--------------------------
 *            |"FRM1"  |length u32 | first u64| count u32 | crc u32   | count x (size u32, bytes)
 *            +--------+-----------+----------+-----------+-----------+--------------------------
 *     length: bytes after the header. first: index of its first command. crc: over bytes 4..20 and the body.
 *
 * Only the last frame of the last file can be torn, because the next frame is written after the sync of the one
 * before. So bytes that are no frame, with a good frame somewhere behind them, are corruption, not a torn tail.
 *
 * Snapshot file `<index, 16 hex digits>.snap`: "TSPDSNP1", index u64 (last command inside), length u64, crc u32 over
 * bytes 0..24 and the content, 4 bytes zero, content (PdState.encode).
 */
import { crc32c, TesseraError } from '@tessera/base';

export const JOURNAL_HEADER_BYTES = 20;
const FRAME_HEADER_BYTES = 24;
export const SNAPSHOT_HEADER_BYTES = 32;

const JOURNAL_MAGIC = Buffer.from('TSPDJNL1');
const FRAME_MAGIC = Buffer.from('FRM1');
const SNAPSHOT_MAGIC = Buffer.from('TSPDSNP1');

/** A file that is not what we wrote. The owner stops; details name the file and the offset. */
export class JournalCorruptError extends TesseraError {
  override name = 'JournalCorruptError';
  constructor(file: string, offset: number, reason: string) {
    super('PD:storage:ErrJournalCorrupt', `${file} is corrupt at offset ${offset}: ${reason}`, {
      details: { file, offset },
    });
  }
}

export function fileName(index: number, suffix: 'log' | 'snap'): string {
  return `${index.toString(16).padStart(16, '0')}.${suffix}`;
}

/** The index in a name that {@link fileName} made; undefined for other names. */
export function parseFileName(name: string, suffix: 'log' | 'snap'): number | undefined {
  const match = /^([0-9a-f]{16})\.(log|snap)$/.exec(name);
  if (match === null || match[2] !== suffix) return undefined;
  const index = Number.parseInt(match[1] ?? '', 16);
  return Number.isSafeInteger(index) ? index : undefined;
}

export function encodeJournalHeader(base: number): Uint8Array {
  const bytes = Buffer.alloc(JOURNAL_HEADER_BYTES);
  JOURNAL_MAGIC.copy(bytes, 0);
  bytes.writeBigUInt64LE(BigInt(base), 8);
  bytes.writeUInt32LE(crc32c(bytes, 0, 16), 16);
  return bytes;
}

/** The base index; undefined when the header is not whole or not ours. */
export function decodeJournalHeader(file: Uint8Array): number | undefined {
  const bytes = asBuffer(file);
  if (bytes.length < JOURNAL_HEADER_BYTES || bytes.compare(JOURNAL_MAGIC, 0, 8, 0, 8) !== 0) return undefined;
  if (bytes.readUInt32LE(16) !== crc32c(bytes, 0, 16)) return undefined;
  return Number(bytes.readBigUInt64LE(8));
}

/** `commands` are copied. */
export function encodeFrame(first: number, commands: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const command of commands) length += 4 + command.length;
  const bytes = Buffer.alloc(FRAME_HEADER_BYTES + length);
  FRAME_MAGIC.copy(bytes, 0);
  bytes.writeUInt32LE(length, 4);
  bytes.writeBigUInt64LE(BigInt(first), 8);
  bytes.writeUInt32LE(commands.length, 16);
  let offset = FRAME_HEADER_BYTES;
  for (const command of commands) {
    bytes.writeUInt32LE(command.length, offset);
    bytes.set(command, offset + 4);
    offset += 4 + command.length;
  }
  bytes.writeUInt32LE(frameChecksum(bytes, 0, bytes.length), 20);
  return bytes;
}

function frameChecksum(bytes: Uint8Array, start: number, end: number): number {
  return crc32c(bytes, start + FRAME_HEADER_BYTES, end, crc32c(bytes, start + 4, start + 20));
}

export interface Frame {
  readonly first: number;
  /** Views of the file. */
  readonly commands: readonly Uint8Array[];
  /** Offset just behind the frame. */
  readonly end: number;
}

/** The frame at `offset`; undefined when there is no whole, good one. */
export function decodeFrame(file: Uint8Array, offset: number): Frame | undefined {
  const bytes = asBuffer(file);
  const body = offset + FRAME_HEADER_BYTES;
  if (body > bytes.length || bytes.compare(FRAME_MAGIC, 0, 4, offset, offset + 4) !== 0) return undefined;
  const end = body + bytes.readUInt32LE(offset + 4);
  if (end > bytes.length || frameChecksum(bytes, offset, end) !== bytes.readUInt32LE(offset + 20)) return undefined;
  const commands: Uint8Array[] = [];
  let position = body;
  for (let n = bytes.readUInt32LE(offset + 16); n > 0; n--) {
    if (position + 4 > end) return undefined;
    const size = bytes.readUInt32LE(position);
    if (position + 4 + size > end) return undefined;
    commands.push(bytes.subarray(position + 4, position + 4 + size));
    position += 4 + size;
  }
  return position === end ? { first: Number(bytes.readBigUInt64LE(offset + 8)), commands, end } : undefined;
}

/** Offset of the first good frame at or after `offset`; undefined when there is none. */
export function findFrame(file: Uint8Array, offset: number): number | undefined {
  const bytes = asBuffer(file);
  for (let at = bytes.indexOf(FRAME_MAGIC, offset); at !== -1; at = bytes.indexOf(FRAME_MAGIC, at + 1)) {
    if (decodeFrame(bytes, at) !== undefined) return at;
  }
  return undefined;
}

export function encodeSnapshotHeader(index: number, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(SNAPSHOT_HEADER_BYTES);
  SNAPSHOT_MAGIC.copy(bytes, 0);
  bytes.writeBigUInt64LE(BigInt(index), 8);
  bytes.writeBigUInt64LE(BigInt(content.length), 16);
  bytes.writeUInt32LE(crc32c(content, 0, content.length, crc32c(bytes, 0, 24)), 24);
  return bytes;
}

/** Throws {@link JournalCorruptError}: a snapshot gets its name only when it is whole. */
export function decodeSnapshot(path: string, file: Uint8Array): { index: number; content: Uint8Array } {
  const bytes = asBuffer(file);
  if (bytes.length < SNAPSHOT_HEADER_BYTES || bytes.compare(SNAPSHOT_MAGIC, 0, 8, 0, 8) !== 0) {
    throw new JournalCorruptError(path, 0, 'no snapshot header');
  }
  const content = bytes.subarray(SNAPSHOT_HEADER_BYTES);
  if (BigInt(content.length) !== bytes.readBigUInt64LE(16)) {
    throw new JournalCorruptError(path, bytes.length, `content has ${content.length} bytes, header says otherwise`);
  }
  if (crc32c(content, 0, content.length, crc32c(bytes, 0, 24)) !== bytes.readUInt32LE(24)) {
    throw new JournalCorruptError(path, SNAPSHOT_HEADER_BYTES, 'checksum mismatch');
  }
  return { index: Number(bytes.readBigUInt64LE(8)), content };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
