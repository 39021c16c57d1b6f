/** What a run of `bench -- engine` does: sizes, and the keys of db_bench, which all subjects use. */
const KEY_BYTES = 28;
const FILL_BYTES = 32 * 1024 * 1024;
const KEYS_MAX = 300_000;

export interface Shape {
  /** Ends row names. */
  readonly name: string;
  readonly valueBytes: number;
  readonly keys: number;
  /** Values of ours leave the tables. */
  readonly blobs: boolean;
  /** `speed`: one operation after the other, data in memory. `churn`: small memtables, everything overwritten three times, flushes and compactions all the time. */
  readonly kind: 'speed' | 'churn';
}

/** Bytes of a user's row. */
export function rowBytes(shape: Shape): number {
  return KEY_BYTES + shape.valueBytes;
}

/** Reads of each kind: of few large rows each is read often. */
export function readsOf(shape: Shape): number {
  return Math.max(shape.keys, 50_000);
}

export const CHURN = {
  memtableBytes: 4 * 1024 * 1024,
  levelBaseBytes: 16 * 1024 * 1024,
  cacheBytes: 8 * 1024 * 1024,
  rounds: 3,
};
export const SPEED = {
  memtableBytes: 256 * 1024 * 1024,
  levelBaseBytes: 256 * 1024 * 1024,
  cacheBytes: 1024 * 1024 * 1024,
};
export const BATCH = 100;

function shape(name: string, valueBytes: number, more: Partial<Shape> = {}): Shape {
  const keys = Math.min(KEYS_MAX, Math.floor(FILL_BYTES / (KEY_BYTES + valueBytes)));
  return { name, valueBytes, keys, blobs: false, kind: 'speed', ...more };
}

/** `BENCH_KEYS` sets the number of keys of `100b`: ten million take some minutes a subject. */
export function shapes(): Shape[] {
  const keys = Number(process.env['BENCH_KEYS'] ?? KEYS_MAX);
  return [
    shape('100b', 100, { keys }),
    shape('16b', 16),
    shape('1k', 1024),
    shape('16k', 16 * 1024),
    shape('256k', 256 * 1024),
    shape('1k-blob', 1024, { blobs: true }),
    shape('16k-blob', 16 * 1024, { blobs: true }),
    shape('256k-blob', 256 * 1024, { blobs: true }),
    shape('churn-100b', 100, { kind: 'churn' }),
    shape('churn-1k', 1024, { kind: 'churn' }),
    shape('churn-16k', 16 * 1024, { kind: 'churn' }),
    shape('churn-1k-blob', 1024, { kind: 'churn', blobs: true }),
    shape('churn-16k-blob', 16 * 1024, { kind: 'churn', blobs: true }),
  ];
}

const KEY = Buffer.alloc(KEY_BYTES, 0x30);

/** db_bench's keys: a number in the first eight bytes, the rest filler. One buffer for all; `last` makes one that nobody wrote. */
export function keyOf(number: number, last = 0x30): Buffer {
  KEY.writeUInt32BE(0, 0);
  KEY.writeUInt32BE(number, 4);
  KEY[KEY_BYTES - 1] = last;
  return KEY;
}
