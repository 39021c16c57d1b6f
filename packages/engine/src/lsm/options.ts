/** What the LSM engine can be told, with the reasons of the defaults. */
import type { Logger } from '@tessera/base';
import type { Disk, Tasks } from '@tessera/env';
import type { ColumnFamily } from '../kv-engine.ts';
import type { TableCollector, TableOptions } from './table-builder.ts';
import type { Compression } from './table-format.ts';
import { LEVELS } from './version.ts';

/**
 * Decides about live entries while they are compacted (MVCC garbage, expired values). Must be deterministic and must not keep
 * the bytes. A removed key is gone for every reader that has no snapshot.
 */
export interface CompactionFilter {
  /** Also look at entries that live snapshots see: for filters whose readers are known to be gone. */
  readonly ignoreSnapshots: boolean;
  /** True removes the entry. Both arguments are borrowed. */
  remove(key: Uint8Array, value: Uint8Array): boolean;
}

export interface LsmOptions {
  readonly directory: string;
  readonly disk: Disk;
  readonly tasks: Tasks;
  readonly log?: Logger | undefined;
  /** Arena of one memtable, all families together. 64 MiB: a flush of half a second, 8 tables of the usual size. */
  readonly memtableBytes?: number;
  /** Writes are refused (KV:Engine:Busy) when so many memtables wait: memory is bounded. Flow control acts long before. */
  readonly memtablesMax?: number;
  readonly blockCacheBytes?: number;
  /** 16 KiB: half makes indexes twice as large, double makes a cold point read decode twice as much. */
  readonly blockBytes?: number;
  readonly restartInterval?: number;
  /** 10 bits: 1 % of absent keys cost a block; 0 writes no filters. */
  readonly bloomBitsPerKey?: number;
  /** By level; the last item holds for all deeper ones. */
  readonly compression?: readonly Compression[];
  readonly level0CompactionTrigger?: number;
  /** Target of level 1; each deeper level holds `levelSizeFactor` times more. */
  readonly levelBaseBytes?: number;
  readonly levelSizeFactor?: number;
  readonly tableBytes?: number;
  readonly compactionFilter?: ((cf: ColumnFamily) => CompactionFilter | undefined) | undefined;
  /** Properties of the owner's own in every table it writes: fresh collectors for each table. Read by `tableProperties`. */
  readonly collectors?: ((cf: ColumnFamily) => readonly TableCollector[]) | undefined;
  /** False: tables are compacted only on request. */
  readonly automaticCompaction?: boolean;
  /** A write-ahead log, for use without a raft log. */
  readonly wal?: boolean;
}

export type ResolvedOptions = Required<Omit<LsmOptions, 'log' | 'compactionFilter' | 'collectors'>> &
  Pick<LsmOptions, 'log' | 'compactionFilter' | 'collectors'>;

export function resolveOptions(options: LsmOptions): ResolvedOptions {
  return {
    memtableBytes: 64 * 1024 * 1024,
    memtablesMax: 16,
    blockCacheBytes: 256 * 1024 * 1024,
    blockBytes: 16 * 1024,
    restartInterval: 16,
    bloomBitsPerKey: 10,
    compression: ['none', 'none', 'zstd'],
    level0CompactionTrigger: 4,
    levelBaseBytes: 256 * 1024 * 1024,
    levelSizeFactor: 10,
    tableBytes: 8 * 1024 * 1024,
    automaticCompaction: true,
    wal: false,
    ...options,
  };
}

function compressionAt(options: ResolvedOptions, level: number): Compression {
  return options.compression[Math.min(level, options.compression.length - 1)] ?? 'none';
}

/** Bytes a level should hold; level 0 counts files instead. */
export function levelTargetBytes(options: ResolvedOptions, level: number): number {
  // The deepest level has nowhere to go.
  return level >= LEVELS - 1
    ? Number.POSITIVE_INFINITY
    : options.levelBaseBytes * options.levelSizeFactor ** (level - 1);
}

/** Samples of a table for range sizes and split keys: finer would fill the manifest, coarser would blur splits. */
const SAMPLES_PER_TABLE = 16;

export function tableOptionsAt(options: ResolvedOptions, cf: ColumnFamily, level: number): TableOptions {
  const collectors = options.collectors?.(cf);
  const { blockBytes, restartInterval, bloomBitsPerKey, tableBytes } = options;
  const sampleEveryBytes = Math.max(blockBytes, tableBytes / SAMPLES_PER_TABLE);
  const compression = compressionAt(options, level);
  return { blockBytes, restartInterval, bloomBitsPerKey, compression, sampleEveryBytes, collectors };
}
