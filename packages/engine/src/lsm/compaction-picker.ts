/**
 * Leveled compaction: which tables to merge next. A level's score is how far it is over its target (level 0: how many
 * tables over the trigger); the highest above 1 goes first. Pure: a function of version and options.
 */
import { COLUMN_FAMILIES, type ColumnFamily } from '../kv-engine.ts';
import { levelTargetBytes, type ResolvedOptions } from './options.ts';
import { filesOverlap, LEVELS, type TableFile, type Version } from './version.ts';

export interface Compaction {
  readonly cf: ColumnFamily;
  readonly level: number;
  readonly outputLevel: number;
  /** Tables of `level`. */
  readonly inputs: readonly TableFile[];
  /** Tables of `outputLevel` that overlap them. */
  readonly overlapped: readonly TableFile[];
}

export function pickCompaction(version: Version, options: ResolvedOptions): Compaction | undefined {
  let best = 1;
  let pick: { cf: ColumnFamily; level: number } | undefined;
  for (const cf of COLUMN_FAMILIES) {
    for (let level = 0; level < LEVELS - 1; level++) {
      const score = scoreOf(version, options, cf, level);
      if (score >= best && (pick === undefined || score > best)) {
        best = score;
        pick = { cf, level };
      }
    }
  }
  if (pick === undefined) return undefined;
  const { cf, level } = pick;
  // All of level 0, whose tables overlap; one table of a deeper level.
  const inputs = level === 0 ? version.level(cf, 0) : [cheapest(version, cf, level)];
  return compactionOf(version, cf, level, level + 1, inputs);
}

/** The compaction that moves `inputs` down, with what they overlap there. */
export function compactionOf(
  version: Version,
  cf: ColumnFamily,
  level: number,
  outputLevel: number,
  inputs: readonly TableFile[],
): Compaction {
  const overlapped = level === outputLevel ? [] : overlappedBy(version.level(cf, outputLevel), inputs);
  return { cf, level, outputLevel, inputs, overlapped };
}

/** Whether no two tables have a key between them: then a level takes them as they are. Keys that were written in order make such tables. */
export function areDisjoint(files: readonly TableFile[]): boolean {
  const sorted = files.toSorted((a, b) => (a.smallest < b.smallest ? -1 : 1));
  return sorted.every((file, i) => i === 0 || !filesOverlap(sorted[i - 1] as TableFile, file));
}

/** Tables of a sorted level from the first to the last that the hull of `inputs` touches. */
function overlappedBy(files: readonly TableFile[], inputs: readonly TableFile[]): TableFile[] {
  const first = inputs[0];
  if (first === undefined) return [];
  let hull = first;
  for (const file of inputs) {
    const starts = file.smallest < hull.smallest;
    const smallest = (starts ? file : hull).smallest;
    const wider = file.largest > hull.largest || (file.largest === hull.largest && !file.largestExclusive);
    hull = wider
      ? { ...hull, smallest, largest: file.largest, largestExclusive: file.largestExclusive }
      : { ...hull, smallest };
  }
  return files.filter((file) => filesOverlap(file, hull));
}

function scoreOf(version: Version, options: ResolvedOptions, cf: ColumnFamily, level: number): number {
  if (level === 0) return version.level(cf, 0).length / options.level0CompactionTrigger;
  return version.bytesOf(cf, level) / levelTargetBytes(options, level);
}

/** The table whose move rewrites least below for each byte it takes away here. */
function cheapest(version: Version, cf: ColumnFamily, level: number): TableFile {
  const below = version.level(cf, level + 1);
  const files = version.level(cf, level);
  let best = files[0] as TableFile;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const file of files) {
    let overlap = 0;
    for (const other of overlappedBy(below, [file])) overlap += other.sizeBytes;
    const cost = overlap / file.sizeBytes;
    if (cost < bestCost) {
      bestCost = cost;
      best = file;
    }
  }
  return best;
}

/** Bytes that compactions must rewrite until every level is within its target: an estimate for flow control. */
export function pendingCompactionBytes(version: Version, options: ResolvedOptions, cf: ColumnFamily): number {
  let pending = 0;
  let arriving = 0;
  if (version.level(cf, 0).length >= options.level0CompactionTrigger) {
    arriving = version.bytesOf(cf, 0);
    pending = arriving + version.bytesOf(cf, 1);
  }
  for (let level = 1; level < LEVELS - 1; level++) {
    const bytes = version.bytesOf(cf, level) + arriving;
    const excess = bytes - levelTargetBytes(options, level);
    arriving = 0;
    if (excess <= 0) continue;
    // Each byte that leaves meets its share of the next level.
    pending += excess * (1 + version.bytesOf(cf, level + 1) / bytes);
    arriving = excess;
  }
  return Math.round(pending);
}
