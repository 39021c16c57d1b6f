/**
 * Estimates: sizes and split keys of ranges, and the signals of flow control. From what memtables count and what tables say of themselves
 * in the manifest (bounds, counts, size samples); no file is read.
 */
import { fromLatin1, latin1 } from '@tessera/base';
import { COLUMN_FAMILIES, type ColumnFamily, type EngineSignals, type RangeStats } from '../kv-engine.ts';
import { pendingCompactionBytes } from './compaction-picker.ts';
import type { ResolvedOptions } from './options.ts';
import type { SizeSample } from './table-builder.ts';
import { endsBefore, overlaps, type TableFile, type Version } from './version.ts';
import type { View } from './view.ts';

export function signalsOf(view: View, options: ResolvedOptions): EngineSignals {
  const { memtables, version } = view;
  return {
    immutableMemtables: memtables.length - 1,
    memtableBytes: memtables.reduce((sum, memtable) => sum + memtable.memoryBytes, 0),
    level0Files: COLUMN_FAMILIES.map((cf) => version.level(cf, 0).length),
    pendingCompactionBytes: pendingOf(version, options),
  };
}

/** Asked with every write, a version lives for seconds. */
const pendingByVersion = new WeakMap<Version, readonly number[]>();

function pendingOf(version: Version, options: ResolvedOptions): readonly number[] {
  let pending = pendingByVersion.get(version);
  if (pending === undefined) {
    pending = COLUMN_FAMILIES.map((cf) => pendingCompactionBytes(version, options, cf));
    pendingByVersion.set(version, pending);
  }
  return pending;
}

/** The properties blocks of the tables in the range; reads those that were not opened yet. */
export async function propertiesOf(
  version: Version,
  cf: ColumnFamily,
  start: Uint8Array | undefined,
  end: Uint8Array | undefined,
): Promise<ReadonlyMap<string, Uint8Array>[]> {
  version.retain();
  try {
    const found: ReadonlyMap<string, Uint8Array>[] = [];
    for (const files of version.levels[cf] as readonly (readonly TableFile[])[]) {
      for (const file of files) {
        if (!overlaps(file, start === undefined ? '' : latin1(start), end && latin1(end))) continue;
        found.push(await file.table.loadProperties());
      }
    }
    return found;
  } finally {
    version.release();
  }
}

export function rangeStatsOf(
  { memtables, version }: View,
  cf: ColumnFamily,
  startKey: Uint8Array | undefined,
  endKey: Uint8Array | undefined,
): RangeStats {
  const start = startKey === undefined ? '' : latin1(startKey);
  const end = endKey === undefined ? undefined : latin1(endKey);
  let sizeBytes = 0;
  let keys = 0;
  for (const files of version.levels[cf] as readonly (readonly TableFile[])[]) {
    for (const file of files) {
      if (!overlaps(file, start, end)) continue;
      const from = before(file, start);
      const to = end === undefined ? whole(file) : before(file, end);
      sizeBytes += Math.max(0, to.sizeBytes - from.sizeBytes);
      keys += Math.max(0, to.entries - from.entries);
    }
  }
  for (const memtable of memtables) {
    const part = memtable.stats(cf, startKey, endKey);
    sizeBytes += part.sizeBytes;
    keys += part.keys;
  }
  return { sizeBytes: Math.round(sizeBytes), keys: Math.round(keys) };
}

/** Keys at about every `pieceBytes` of the range, from the samples of all tables in it. */
export function splitKeysOf(
  version: Version,
  cf: ColumnFamily,
  pieceBytes: number,
  startKey: Uint8Array | undefined,
  endKey: Uint8Array | undefined,
): Uint8Array[] {
  const start = startKey === undefined ? '' : latin1(startKey);
  const end = endKey === undefined ? undefined : latin1(endKey);
  const steps: { key: string; bytes: number }[] = [];
  for (const files of version.levels[cf] as readonly (readonly TableFile[])[]) {
    for (const file of files) {
      if (!overlaps(file, start, end)) continue;
      let last = 0;
      for (const sample of [...file.samples, lastSample(file)]) {
        const inside = sample.key > start && (end === undefined || sample.key < end);
        if (inside) steps.push({ key: sample.key, bytes: sample.sizeBytes - last });
        last = sample.sizeBytes;
      }
    }
  }
  steps.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.bytes - b.bytes));
  const keys: Uint8Array[] = [];
  let piece = 0;
  for (const step of steps) {
    piece += step.bytes;
    if (piece < pieceBytes) continue;
    keys.push(fromLatin1(step.key));
    piece = 0;
  }
  return keys;
}

/** About how much of the file is before `key`. */
function before(file: TableFile, key: string): { sizeBytes: number; entries: number } {
  if (key <= file.smallest) return { sizeBytes: 0, entries: 0 };
  if (endsBefore(file, key)) return whole(file);
  let low = 0;
  let high = file.samples.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((file.samples[middle] as SizeSample).key < key) low = middle + 1;
    else high = middle;
  }
  const left = file.samples[low - 1] ?? { sizeBytes: 0, entries: 0 };
  const right = file.samples[low] ?? whole(file);
  return { sizeBytes: (left.sizeBytes + right.sizeBytes) / 2, entries: (left.entries + right.entries) / 2 };
}

function whole(file: TableFile): { sizeBytes: number; entries: number } {
  return { sizeBytes: dataBytesOf(file), entries: file.entries };
}

function lastSample(file: TableFile): SizeSample {
  return { key: file.largest, sizeBytes: dataBytesOf(file), entries: file.entries };
}

/** The table and what it refers to. */
function dataBytesOf(file: TableFile): number {
  let bytes = file.sizeBytes;
  for (const use of file.blobs) bytes += use.bytes;
  return bytes;
}
