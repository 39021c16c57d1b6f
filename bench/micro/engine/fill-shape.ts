/** What `bench -- engine-background` writes, into both. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const MIB = 1024 * 1024;
export const FILL_KEY_BYTES = 28;
export const FILL_VALUE = Buffer.alloc(100, 'v');
export const FILL_BATCH = 100;
/** Of n keys that are drawn n times so many are drawn at all. */
export const DRAWN = 1 - Math.exp(-1);

export const FILL = {
  memtableBytes: 16 * MIB,
  levelBaseBytes: 64 * MIB,
  blockCacheBytes: 4096 * MIB,
};

/** Of a user. */
export function rowsBytes(rows: number): number {
  return rows * (FILL_KEY_BYTES + FILL_VALUE.length);
}

const KEY = new Uint8Array(FILL_KEY_BYTES).fill(0x30);
const KEY_VIEW = new DataView(KEY.buffer);
KEY_VIEW.setUint32(0, 0);

/** One buffer for all; a number in the first eight bytes, as db_bench has it. */
export function fillKey(number: number): Uint8Array {
  KEY_VIEW.setUint32(4, number);
  return KEY;
}

export function directoryBytes(directory: string): number {
  let bytes = 0;
  for (const name of readdirSync(directory, { recursive: true })) {
    const stat = statSync(join(directory, String(name)));
    // What is allocated: LMDB's file is sparse.
    if (stat.isFile()) bytes += Math.min(stat.size, stat.blocks * 512);
  }
  return bytes;
}
