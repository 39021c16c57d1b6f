/** What the LSM engine can be told, with the reasons of the defaults. */
import type { Logger } from '@tessera/base';
import { type Clock, type Disk, type Helpers, InlineHelpers, type Tasks } from '@tessera/env';
import type { EngineError } from '../kv-engine.ts';
import { Arenas } from './arenas.ts';
import { BLOB_DEFAULTS, type BlobSettings } from './blob-settings.ts';
import { FileCache } from './file-cache.ts';
import { GARBAGE_DEFAULTS, type GarbageOptions } from './garbage.ts';
import { Memtable } from './memtable.ts';
import type { PolicyModule } from './policy.ts';
import type { Compression } from './sealed-block.ts';
import type { TableOptions } from './table-builder.ts';
import { LEVELS } from './version.ts';

export interface LsmOptions {
  readonly directory: string;
  readonly disk: Disk;
  readonly tasks: Tasks;
  readonly log?: Logger | undefined;
  /** Called once when the engine has stopped by itself: after a failed sync, or with the damaged file and the offset. */
  readonly stopped?: ((error: EngineError) => void) | undefined;
  /** Arena of one memtable, all families together. 64 MiB: a flush of half a second, 8 tables of the usual size. */
  readonly memtableBytes?: number;
  /** Writes are refused (KV:Engine:Busy) when so many memtables wait: memory is bounded. Flow control acts long before. */
  readonly memtablesMax?: number;
  /** All memtables together, with their indexes: above it the newest is flushed before it is full, once it holds half of this. 0: no limit. */
  readonly memtablesBytesMax?: number;
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
  /** For rate limits and times in statistics; without it there are none. */
  readonly clock?: Clock | undefined;
  /** Limit of what flushes and compactions write; 0: none. Changed by `setRateBytesPerSec`. */
  readonly rateBytesPerSec?: number;
  /** Runs flushes and compactions in threads; without it they run in slices on the loop. */
  readonly helpers?: Helpers | undefined;
  /** What the owner adds to flush and compaction, and its settings, asked for at the start of each. */
  readonly policy?: { readonly module: PolicyModule; settings(): unknown } | undefined;
  /** When tables are rewritten to get rid of what is in them. */
  readonly garbage?: GarbageOptions;
  /** False: tables are compacted only on request. */
  readonly automaticCompaction?: boolean;
  /** Tables and blob files kept open for reading. 40960 is TiKV's; a process with fewer descriptors is noticed and fewer are kept. */
  readonly openFilesMax?: number;
  /** A write-ahead log, for use without a raft log. */
  readonly wal?: boolean;
  /** Large values outside of tables; what is absent has its default. Changed later by `setBlobs`. */
  readonly blobs?: Partial<BlobSettings>;
}

export type ResolvedOptions = Required<
  Omit<LsmOptions, 'log' | 'stopped' | 'clock' | 'helpers' | 'policy' | 'blobs' | 'disk'>
> &
  Pick<LsmOptions, 'log' | 'stopped' | 'clock' | 'policy'> & {
    blobs: BlobSettings;
    readonly disk: FileCache;
    readonly helpers: Helpers;
    readonly arenas: Arenas;
    /** Snapshots lend copies: in tests and simulation, which have no threads. */
    readonly lends: boolean;
  };

export function resolveOptions(options: LsmOptions): ResolvedOptions {
  const openFilesMax = options.openFilesMax ?? 40_960;
  const helpers = options.helpers ?? new InlineHelpers(options.tasks);
  const memtableBytes = options.memtableBytes ?? 64 * 1024 * 1024;
  const memtablesMax = options.memtablesMax ?? 16;
  return {
    memtablesBytesMax: 0,
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
    rateBytesPerSec: 0,
    garbage: GARBAGE_DEFAULTS,
    ...options,
    ...{ memtableBytes, memtablesMax, arenas: new Arenas(Memtable.arenaBytes(memtableBytes), memtablesMax) },
    openFilesMax,
    helpers,
    lends: helpers instanceof InlineHelpers,
    disk: new FileCache(options.disk, openFilesMax, options.log),
    blobs: { ...BLOB_DEFAULTS, ...options.blobs },
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

export function tableOptionsAt(options: ResolvedOptions, level: number): Omit<TableOptions, 'collectors'> {
  const { blockBytes, restartInterval, bloomBitsPerKey, tableBytes } = options;
  const sampleEveryBytes = Math.max(blockBytes, tableBytes / SAMPLES_PER_TABLE);
  const compression = compressionAt(options, level);
  return { blockBytes, restartInterval, bloomBitsPerKey, compression, sampleEveryBytes };
}
