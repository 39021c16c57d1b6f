/**
 * The storage engine as everything above sees it: ordered bytes in a few column families, atomic batches,
 * snapshots as values. `MemoryEngine` and `LsmEngine` implement it; `tests/contract/kv-engine.ts` is its contract.
 *
 * Reads are plain synchronous calls. Data that is not in memory is a *miss*: the read throws one {@link BlockMiss},
 * the driver awaits `engine.load(miss)` and runs the same operation again on the same snapshot ({@link runRead}).
 * Code between a driver and the engine must therefore be repeatable: read first, act when all reads have succeeded.
 *
 * Keys order as unsigned bytes, shorter first on a tie. Ranges are half open.
 */
import { assert, TesseraError } from '@tessera/base';
import type { WriteBatch } from './write-batch.ts';

/** Column families by id. Ids are stored in files: never renumber. */
export const CF = { default: 0, lock: 1, write: 2, raft: 3 } as const;
export type ColumnFamily = 0 | 1 | 2 | 3;
/** TiKV's names, by id. */
export const CF_NAMES = ['default', 'lock', 'write', 'raft'] as const;
export type ColumnFamilyName = (typeof CF_NAMES)[number];
export const COLUMN_FAMILIES: readonly ColumnFamily[] = [0, 1, 2, 3];

/** The id of a family TiKV's protocol names; `''` means default, `undefined` is no family of ours. */
export function columnFamilyByName(name: string): ColumnFamily | undefined {
  if (name === '') return CF.default;
  const index = CF_NAMES.indexOf(name as ColumnFamilyName);
  return index === -1 ? undefined : (index as ColumnFamily);
}

/**
 * A fault of an engine: closed, corrupt or failing storage, input it refuses. `code` is `KV:Engine:<Name>`:
 * Closed, Corruption (details name file and offset), Io, SyncFailed, Busy, Invalid. After SyncFailed, and after Corruption of a file
 * of its own, the engine has stopped.
 */
export class EngineError extends TesseraError {
  override name = 'EngineError';
}

/**
 * Thrown by a read whose data is not in memory. Not an Error: it carries no stack and is not a failure. The blocks
 * it names stay pinned in its snapshot once loaded, until `unpin()`, so that running the operation again makes progress
 * whatever the cache's size.
 */
export class BlockMiss {
  readonly snapshot: EngineSnapshot;
  /** What is missing; the engine's own business. Never empty. */
  readonly blocks: readonly unknown[];

  constructor(snapshot: EngineSnapshot, blocks: readonly unknown[]) {
    assert(blocks.length > 0, 'a miss names blocks');
    this.snapshot = snapshot;
    this.blocks = blocks;
  }
}

/** Half-open bounds; absent means unbounded. The engine copies what it keeps. */
export interface IteratorOptions {
  readonly lower?: Uint8Array | undefined;
  readonly upper?: Uint8Array | undefined;
}

/**
 * Rows that lie ready, as places in two buffers: the key of row `i` is `keyBytes[places[4 * i], places[4 * i + 1])`, its value
 * `valueBytes[places[4 * i + 2], places[4 * i + 3])`, for `i` from `begin` up to `end`. Read only.
 */
export interface RowBatch {
  readonly keyBytes: Uint8Array;
  readonly valueBytes: Uint8Array;
  readonly places: Int32Array;
  readonly begin: number;
  readonly end: number;
}

/**
 * A cursor over one family of a snapshot. It starts invalid; a seek positions it. Moving past either bound makes it
 * invalid; only a seek makes it valid again. After a move that threw {@link BlockMiss}, load the miss and repeat the same
 * call, or seek anew; its place is undefined until then. Disposing the snapshot ends it. Writes never disturb it.
 */
export interface EngineIterator extends Disposable {
  /** First key of the range. */
  seekToFirst(): void;
  /** Last key of the range. */
  seekToLast(): void;
  /** First key >= `key` (borrowed for the call) within the bounds. */
  seek(key: Uint8Array): void;
  /** Last key <= `key` within the bounds. */
  seekForPrev(key: Uint8Array): void;
  /** Needs `valid`. */
  next(): void;
  /** Needs `valid`. */
  prev(): void;
  readonly valid: boolean;
  /** Borrowed until the iterator moves; read only. Needs `valid`. */
  key(): Uint8Array;
  /** Borrowed until the snapshot is disposed; read only. Needs `valid`. May throw {@link BlockMiss}. */
  value(): Uint8Array;
  /**
   * The current row and rows that follow it in the order of the walk, for readers of many: no view, no call a row. At least one; more where they
   * cost no more than decoding, about `wanted` at most. Borrowed until the iterator moves, which it does from the first of them on, as if
   * they had not been asked for. With `keysOnly` places of values mean nothing, and none is read for them. Needs `valid`. May throw {@link BlockMiss}.
   */
  rows(wanted?: number, keysOnly?: boolean): RowBatch;
  /** Moves past all rows of the last `rows()`, in the order of the walk: onwards after a move forward, back after one back. */
  nextRows(): void;
}

/** The engine's state at one sequence number: taking and holding it copies nothing. Dispose of it soon: it holds back space. */
export interface EngineSnapshot extends Disposable {
  /** The last write it sees. */
  readonly sequence: number;
  /** The value, borrowed until the snapshot is disposed and read only, or undefined. `key` is borrowed for the call. */
  get(cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined;
  /** As `get` for each key, in their order; a miss names the blocks of all of them. */
  multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]): (Uint8Array | undefined)[];
  /** Never misses; the first seek may. */
  iterator(cf: ColumnFamily, options?: IteratorOptions): EngineIterator;
  /** Lets go of blocks loaded for misses: the end of an operation, or of a page of a long scan. */
  unpin(): void;
}

export interface RangeStats {
  readonly sizeBytes: number;
  readonly keys: number;
}

/** What flow control watches; zeros where an engine never falls behind. Per-family items are indexed by id. */
export interface EngineSignals {
  /** Full memtables that wait for their flush. */
  readonly immutableMemtables: number;
  readonly memtableBytes: number;
  readonly level0Files: readonly number[];
  readonly pendingCompactionBytes: readonly number[];
}

/** A file in the format of the engine's tables, made elsewhere. */
export interface ExternalTable {
  readonly cf: ColumnFamily;
  readonly path: string;
}

export interface KvEngine {
  /** The last write's sequence number, 0 when there was none. */
  readonly sequence: number;
  /**
   * Writes up to this one survive a crash. Stays 0 in an engine that keeps nothing on disk. Writes become durable by
   * `flush`, by background flushes in order, and with a log by `syncLog` of the implementation.
   */
  readonly persistedSequence: number;
  /**
   * Applies the batch atomically, in the order of its operations, and returns its sequence number. Later snapshots see all of
   * it, earlier ones nothing. The batch is borrowed for the call and may be cleared and used again. An empty one changes nothing.
   * Throws KV:Engine:Busy, with nothing written, when memory for unflushed writes is exhausted: flow control (`signals`) must act before.
   */
  write(batch: WriteBatch): number;
  snapshot(): EngineSnapshot;
  /** Brings in what `miss` names. Rejects with {@link EngineError} when that fails; the operation must then fail too. */
  load(miss: BlockMiss): Promise<void>;
  /** Estimate for `[start, end)`: live and dead versions alike; absent bounds are open. Cheap: no data block is read. */
  approximateStats(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): RangeStats;
  /**
   * Keys that cut `[start, end)` into pieces of about `pieceBytes`, from what tables say of themselves: writes that are only in
   * memory are not asked, so there may be none.
   */
  approximateSplitKeys(cf: ColumnFamily, pieceBytes: number, start?: Uint8Array, end?: Uint8Array): Uint8Array[];
  signals(): EngineSignals;
  /** Takes over tables, all or none; newer than every write before the call. On disk when it resolves. Absent where an engine has no tables. */
  ingest?(tables: readonly ExternalTable[]): Promise<void>;
  /** Frees what lies wholly in `[start, end)`; older versions may show instead. Only for ranges that nobody reads or writes; absent likewise. */
  deleteFilesInRange?(cf: ColumnFamily, start: Uint8Array, end: Uint8Array): Promise<void>;
  /** Resolves when every write made before the call is in files (see `persistedSequence`). */
  flush(): Promise<void>;
  /** Ends background work and releases files; does not flush. Reads and writes throw afterwards. */
  close(): Promise<void>;
}

/** No operation is run again more often: each run must have loaded blocks the one before lacked. */
const RERUN_LIMIT = 100_000;

/**
 * Runs a repeatable read operation: at once and without a promise when its data is in memory, else as often as
 * blocks are missing. Unpins the snapshot at its end; the snapshot stays the caller's.
 */
export function runRead<T>(engine: KvEngine, snapshot: EngineSnapshot, operation: () => T): T | Promise<T> {
  try {
    return operation();
  } catch (thrown) {
    if (!(thrown instanceof BlockMiss)) throw thrown;
    return rerun(engine, snapshot, operation, thrown);
  }
}

async function rerun<T>(engine: KvEngine, snapshot: EngineSnapshot, operation: () => T, first: BlockMiss): Promise<T> {
  let miss = first;
  try {
    for (let run = 0; run < RERUN_LIMIT; run++) {
      await engine.load(miss);
      try {
        return operation();
      } catch (thrown) {
        if (!(thrown instanceof BlockMiss)) throw thrown;
        miss = thrown;
      }
    }
    throw new EngineError('KV:Engine:Invalid', `a read missed ${RERUN_LIMIT} times: split it into pages`);
  } finally {
    snapshot.unpin();
  }
}
