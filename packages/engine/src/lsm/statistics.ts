/** What the engine has done since it opened, and what it holds: plain numbers for the owner's metrics. */
import { COLUMN_FAMILIES, type ColumnFamily } from '../kv-engine.ts';
import type { BlobFile } from './blob-file.ts';
import { LEVELS, type Version } from './version.ts';

export interface LevelStats {
  readonly files: number;
  readonly sizeBytes: number;
}

/** Of all tables of a family. */
export interface TableTotals {
  readonly entries: number;
  readonly deletions: number;
  readonly rangeDeletions: number;
}

/** Files by their share of garbage, at most so many of a hundred. */
export const GARBAGE_BOUNDS = [0, 20, 50, 80, 100] as const;

export interface BlobStats {
  readonly files: number;
  readonly sizeBytes: number;
  readonly liveBytes: number;
  /** By {@link GARBAGE_BOUNDS}: files above the bound before and up to this one. */
  readonly byGarbage: readonly number[];
  /** Replaced, but not removed yet. */
  readonly obsoleteFiles: number;
  readonly obsoleteBytes: number;
}

/** Why a compaction ran: a level is too large, tables or blob files are full of garbage, or somebody asked for it. */
export type CompactionReason = 'size' | 'garbage' | 'blobs' | 'request';

export interface EngineStats {
  readonly flushes: number;
  readonly flushedBytes: number;
  readonly flushMs: number;
  readonly compactions: number;
  /** By family: compactions that came to their end, those that only moved a table among them, by why they ran. */
  readonly compactionReasons: readonly Readonly<Record<CompactionReason, number>>[];
  readonly compactionReadBytes: number;
  readonly compactionWrittenBytes: number;
  readonly compactionMs: number;
  /** Flushes and compactions that failed. */
  readonly failures: number;
  /** Entries that compactions dropped because no reader can see them, and that the policy's filter removed. */
  readonly entriesDropped: number;
  readonly entriesFiltered: number;
  /** Sums of what filters counted. */
  readonly filterCounts: ReadonlyMap<string, number>;
  /** Writes refused because memtables waited for their flush. */
  readonly writesRefused: number;
  /** Pieces of background writes that waited for the rate limit. */
  readonly rateWaits: number;
  /** Loads of blocks and indexes that reads missed in memory. */
  readonly blockLoads: number;
  readonly cacheUsedBytes: number;
  readonly memtableBytes: number;
  /** Arenas that the next memtables will use. */
  readonly memtableFreeBytes: number;
  readonly snapshots: number;
  readonly runningFlushes: number;
  readonly runningCompactions: number;
  /** Tables and blob files that have a descriptor now, and how often one was taken. */
  readonly openFiles: number;
  readonly fileOpens: number;
  /** Values written to blob files. */
  readonly blobValues: number;
  readonly blobValueBytes: number;
  /** Of them those that lived in another before. */
  readonly blobValuesMoved: number;
  readonly blobBytesMoved: number;
  /** Compactions for the sake of blob files full of garbage, and those that failed. */
  readonly blobGcs: number;
  readonly blobGcFailures: number;
  readonly blobs: BlobStats;
  /** `[family][level]`. */
  readonly levels: readonly (readonly LevelStats[])[];
  /** By family. */
  readonly tables: readonly TableTotals[];
}

/** Counted where it happens. */
export class Statistics {
  flushes = 0;
  flushedBytes = 0;
  flushMs = 0;
  compactions = 0;
  readonly compactionReasons = COLUMN_FAMILIES.map(() => ({ size: 0, garbage: 0, blobs: 0, request: 0 }));
  compactionReadBytes = 0;
  compactionWrittenBytes = 0;
  compactionMs = 0;
  failures = 0;
  entriesDropped = 0;
  entriesFiltered = 0;
  readonly filterCounts = new Map<string, number>();
  blockLoads = 0;
  runningFlushes = 0;
  runningCompactions = 0;
  blobValues = 0;
  blobValueBytes = 0;
  blobValuesMoved = 0;
  blobBytesMoved = 0;
  blobGcs = 0;
  blobGcFailures = 0;

  compacted(cf: ColumnFamily, reason: CompactionReason): void {
    const counts = this.compactionReasons[cf];
    if (counts !== undefined) counts[reason]++;
  }

  addFilterCounts(counts: Readonly<Record<string, number>>): void {
    for (const [name, count] of Object.entries(counts)) {
      this.filterCounts.set(name, (this.filterCounts.get(name) ?? 0) + count);
    }
  }
}

/** What is in the files of a version, and which blob files wait for their removal. */
export function holdingsOf(
  version: Version,
  obsolete: readonly BlobFile[],
): Pick<EngineStats, 'blobs' | 'levels' | 'tables'> {
  return { blobs: blobStatsOf(version, obsolete), levels: levelStats(version), tables: tableTotals(version) };
}

function levelStats(version: Version): LevelStats[][] {
  return COLUMN_FAMILIES.map((cf) =>
    Array.from({ length: LEVELS }, (_, level) => ({
      files: version.level(cf, level).length,
      sizeBytes: version.bytesOf(cf, level),
    })),
  );
}

function tableTotals(version: Version): TableTotals[] {
  const totals = COLUMN_FAMILIES.map(() => ({ entries: 0, deletions: 0, rangeDeletions: 0 }));
  for (const file of version.files()) {
    const total = totals[file.cf];
    if (total === undefined) continue;
    total.entries += file.entries;
    total.deletions += file.deletions;
    total.rangeDeletions += file.rangeDeletions;
  }
  return totals;
}

export function blobStatsOf(version: Version, obsolete: readonly BlobFile[] = []): BlobStats {
  let sizeBytes = 0;
  let liveBytes = 0;
  const byGarbage = GARBAGE_BOUNDS.map(() => 0);
  for (const { file, liveBytes: live } of version.blobs.values()) {
    sizeBytes += file.sizeBytes;
    liveBytes += live;
    const percent = ((file.recordBytes - live) * 100) / Math.max(1, file.recordBytes);
    const at = GARBAGE_BOUNDS.findIndex((bound) => percent <= bound);
    byGarbage[at] = (byGarbage[at] ?? 0) + 1;
  }
  const obsoleteBytes = obsolete.reduce((sum, file) => sum + file.sizeBytes, 0);
  return { files: version.blobs.size, sizeBytes, liveBytes, byGarbage, obsoleteFiles: obsolete.length, obsoleteBytes };
}
