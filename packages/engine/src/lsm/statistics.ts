/** What the engine has done since it opened, and what it holds: plain numbers for the owner's metrics. */
import { COLUMN_FAMILIES } from '../kv-engine.ts';
import { LEVELS, type Version } from './version.ts';

export interface LevelStats {
  readonly files: number;
  readonly sizeBytes: number;
}

export interface EngineStats {
  readonly flushes: number;
  readonly flushedBytes: number;
  readonly flushMs: number;
  readonly compactions: number;
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
  /** `[family][level]`. */
  readonly levels: readonly (readonly LevelStats[])[];
}

/** Counted where it happens. */
export class Statistics {
  flushes = 0;
  flushedBytes = 0;
  flushMs = 0;
  compactions = 0;
  compactionReadBytes = 0;
  compactionWrittenBytes = 0;
  compactionMs = 0;
  failures = 0;
  entriesDropped = 0;
  entriesFiltered = 0;
  readonly filterCounts = new Map<string, number>();
  blockLoads = 0;

  addFilterCounts(counts: Readonly<Record<string, number>>): void {
    for (const [name, count] of Object.entries(counts)) {
      this.filterCounts.set(name, (this.filterCounts.get(name) ?? 0) + count);
    }
  }
}

export function levelStats(version: Version): LevelStats[][] {
  return COLUMN_FAMILIES.map((cf) =>
    Array.from({ length: LEVELS }, (_, level) => ({
      files: version.level(cf, level).length,
      sizeBytes: version.bytesOf(cf, level),
    })),
  );
}
