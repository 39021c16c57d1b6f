/**
 * Compactions for the sake of what they drop: tables full of deletions, or of entries that the owner's filter would remove (MVCC garbage), though no level is
 * too large. Deletions are counted in the manifest; of the rest the owner's policy makes an estimate from a table's properties.
 */
import type { ColumnFamily } from '../kv-engine.ts';
import { COLUMN_FAMILIES } from '../kv-engine.ts';
import { type Compaction, compactionOf } from './compaction-picker.ts';
import type { ResolvedOptions } from './options.ts';
import { filesOverlap, LEVELS, type TableFile, type Version } from './version.ts';

export interface GarbageOptions {
  /** A table with so many deletions, and so many of a hundred entries, is rewritten. */
  readonly tombstonesMin: number;
  readonly tombstonesPercent: number;
  /** The same for entries that the policy calls garbage. */
  readonly redundantMin: number;
  readonly redundantPercent: number;
}

/** TiKV's keys region-compact-* count by region, about ten tables; these are a tenth. */
export const GARBAGE_DEFAULTS: GarbageOptions = {
  ...{ tombstonesMin: 1000, tombstonesPercent: 30, redundantMin: 5000, redundantPercent: 20 },
};

/** A rewrite that drops less than this share was in vain: its outputs are left alone until they move. */
const FRUITFUL_SHARE = 0.1;

export class Garbage {
  readonly #options: ResolvedOptions;
  /** By table number, as of the last look. */
  readonly #redundant = new Map<number, number>();
  readonly #fruitless = new Set<number>();

  constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  /** Asks the policy about every table. The caller holds `version`. */
  async look(version: Version): Promise<void> {
    const { policy } = this.#options;
    const estimate = policy?.module.create(policy.settings()).garbage;
    const live = new Set<number>();
    for (const file of version.files()) {
      live.add(file.number);
      if (estimate === undefined) continue;
      const garbage = estimate(file.cf, await file.table.loadProperties());
      if (garbage > 0) this.#redundant.set(file.number, garbage);
      else this.#redundant.delete(file.number);
    }
    for (const number of this.#redundant.keys()) if (!live.has(number)) this.#redundant.delete(number);
    for (const number of this.#fruitless) if (!live.has(number)) this.#fruitless.delete(number);
  }

  /** The table with the largest share of garbage, if that is worth a rewrite. `oldestSnapshot` keeps what it sees. */
  pick(version: Version, oldestSnapshot: number | undefined): Compaction | undefined {
    let best = 0;
    let found: { file: TableFile; level: number } | undefined;
    for (const cf of COLUMN_FAMILIES) {
      for (let level = 0; level < LEVELS; level++) {
        for (const file of version.level(cf, level)) {
          const share = this.#shareOf(file, oldestSnapshot);
          if (share <= best) continue;
          best = share;
          found = { file, level };
        }
      }
    }
    if (found === undefined) return undefined;
    const { file, level } = found;
    const { cf } = file;
    // All of level 0, whose tables overlap.
    if (level === 0) return compactionOf(version, cf, 0, 1, version.level(cf, 0));
    const stays = level === LEVELS - 1 || !overlapsBelow(version, cf, level, file);
    return compactionOf(version, cf, level, stays ? level : level + 1, [file]);
  }

  /** What became of a compaction that {@link pick} chose. */
  compacted(inputs: readonly TableFile[], outputs: readonly TableFile[]): void {
    const entriesOf = (files: readonly TableFile[]): number => files.reduce((sum, file) => sum + file.entries, 0);
    if (entriesOf(outputs) <= entriesOf(inputs) * (1 - FRUITFUL_SHARE)) return;
    for (const { number } of outputs) this.#fruitless.add(number);
  }

  #shareOf(file: TableFile, oldestSnapshot: number | undefined): number {
    if (file.entries === 0 || this.#fruitless.has(file.number)) return 0;
    if (oldestSnapshot !== undefined && oldestSnapshot < file.largestSequence) return 0;
    const { tombstonesMin, tombstonesPercent, redundantMin, redundantPercent } = this.#options.garbage;
    const redundant = this.#redundant.get(file.number) ?? 0;
    const byTombstones = shareAbove(file.deletions, file.entries, tombstonesMin, tombstonesPercent);
    return Math.max(byTombstones, shareAbove(redundant, file.entries, redundantMin, redundantPercent));
  }
}

function shareAbove(part: number, whole: number, min: number, percent: number): number {
  return part >= Math.max(1, min) && part * 100 >= percent * whole ? part / whole : 0;
}

function overlapsBelow(version: Version, cf: ColumnFamily, level: number, file: TableFile): boolean {
  for (let below = level + 1; below < LEVELS; below++) {
    if (version.level(cf, below).some((other) => filesOverlap(other, file))) return true;
  }
  return false;
}
