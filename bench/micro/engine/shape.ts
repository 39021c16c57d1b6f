/** What a run of `bench -- engine` does: sizes, and the keys of db_bench, which all subjects use. */
const KEY_BYTES = 28;
const MIB = 1024 * 1024;
/** 300,000 rows of 128 bytes. */
const FILL_BYTES = 37 * MIB;
const KEYS_MAX = 300_000;
/** Of `large` shapes; values of 100 bytes come to 1.2 GiB. */
const LARGE_BYTES = Number(process.env['BENCH_MIB'] ?? 2048) * MIB;
const LARGE_KEYS_MAX = Number(process.env['BENCH_KEYS'] ?? 10_000_000);

export interface Shape {
  /** Ends row names. */
  readonly name: string;
  readonly valueBytes: number;
  readonly keys: number;
  /** Values of ours leave the tables. */
  readonly blobs: boolean;
  /**
   * `speed`: one operation after the other, data in memory. `churn`: small memtables, everything overwritten three times, flushes and compactions all the time.
   * `large`: the operations of `speed` on far more data than memtables hold; writes include their flushes and compactions.
   */
  readonly kind: 'speed' | 'churn' | 'large';
}

/** Bytes of a user's row. */
export function rowBytes(shape: Shape): number {
  return KEY_BYTES + shape.valueBytes;
}

/** Reads of each kind: of few large rows each is read often. */
export function readsOf(shape: Shape): number {
  return Math.min(100_000, Math.max(shape.keys, 50_000));
}

export function coldReadsOf(shape: Shape): number {
  return Math.min(50_000, Math.ceil(shape.keys / 10));
}

/** Written one by one. */
export function singlesOf(shape: Shape): number {
  return Math.min(1_000_000, Math.ceil(shape.keys / 4));
}

/** Distinct keys among so many that are drawn at random. */
export function drawnOf(shape: Shape, draws: number): number {
  return shape.keys * (1 - Math.exp(-draws / shape.keys));
}

interface Sizes {
  readonly memtableBytes: number;
  readonly levelBaseBytes: number;
  readonly cacheBytes: number;
}

export const CHURN_ROUNDS = 3;
const SIZES: Readonly<Record<Shape['kind'], Sizes>> = {
  churn: { memtableBytes: 4 * MIB, levelBaseBytes: 16 * MIB, cacheBytes: 8 * MIB },
  speed: { memtableBytes: 256 * MIB, levelBaseBytes: 256 * MIB, cacheBytes: 1024 * MIB },
  large: { memtableBytes: 64 * MIB, levelBaseBytes: 256 * MIB, cacheBytes: 4096 * MIB },
};

export function sizesOf(shape: Shape): Sizes {
  return SIZES[shape.kind];
}

/** What the program takes with an idle heap, two helper threads, and what the heap may grow by (the parts of `memory-usage-limit`, docs/ops.md). */
const FIXED_BYTES = (88 + 2 * 36 + 13) * MIB;
/** Five memtables wait at most and one takes writes, each with the order of its keys. */
const MEMTABLES = (6 * 9) / 8;

/** What the process may take of memory with these sizes: it is told nothing else. */
export function limitOf({ memtableBytes, cacheBytes }: Sizes): number {
  return FIXED_BYTES + MEMTABLES * memtableBytes + cacheBytes;
}

/** A cache that holds a quarter of the data. */
export function coldSizesOf(shape: Shape): Sizes {
  return { ...sizesOf(shape), cacheBytes: Math.floor((shape.keys * rowBytes(shape)) / 4) };
}

export const BATCH = 100;

function shape(name: string, valueBytes: number, more: Partial<Shape> = {}): Shape {
  const large = more.kind === 'large';
  const fit = Math.floor((large ? LARGE_BYTES : FILL_BYTES) / (KEY_BYTES + valueBytes));
  return {
    name,
    valueBytes,
    keys: Math.min(large ? LARGE_KEYS_MAX : KEYS_MAX, fit),
    blobs: false,
    kind: 'speed',
    ...more,
  };
}

const VALUES: readonly (readonly [name: string, valueBytes: number])[] = [
  ['100b', 100],
  ['16b', 16],
  ['1k', 1024],
  ['16k', 16 * 1024],
  ['256k', 256 * 1024],
];

/** Values that are worth a file of their own. */
const BLOB_BYTES_MIN = 1024;

export function shapes(): Shape[] {
  const all = (['speed', 'churn', 'large'] as const).flatMap((kind) => {
    const prefix = kind === 'speed' ? '' : `${kind}-`;
    return [false, true].flatMap((blobs) =>
      VALUES.filter(([, valueBytes]) => !blobs || valueBytes >= BLOB_BYTES_MIN).map(([name, valueBytes]) =>
        shape(`${prefix}${name}${blobs ? '-blob' : ''}`, valueBytes, { kind, blobs }),
      ),
    );
  });
  // A memtable of 4 MiB holds 16 of them.
  return all.filter(({ kind, valueBytes }) => kind !== 'churn' || valueBytes <= 16 * 1024);
}

const KEY = Buffer.alloc(KEY_BYTES, 0x30);

/** db_bench's keys: a number in the first eight bytes, the rest filler. One buffer for all; `last` makes one that nobody wrote. */
export function keyOf(number: number, last = 0x30): Buffer {
  KEY.writeUInt32BE(0, 0);
  KEY.writeUInt32BE(number, 4);
  KEY[KEY_BYTES - 1] = last;
  return KEY;
}
