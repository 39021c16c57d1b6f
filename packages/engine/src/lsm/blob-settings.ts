/**
 * What goes to blob files, and which of them are emptied. Garbage in a blob file is what no table refers to any more; a file with too
 * much of it is a *victim*: compactions that pass its values move them, and when nothing else is due, tables that refer to it
 * are rewritten for that alone. When the last reference is gone the file goes.
 */
import { must } from '@tessera/base';
import type { ColumnFamily } from '../kv-engine.ts';
import type { BlobRule } from './blob-output.ts';
import type { ResolvedOptions } from './options.ts';
import type { Compression } from './sealed-block.ts';
import { LEVELS, type TableFile, type Version } from './version.ts';

/** normal: large values go to blob files; read-only: new ones do not; fallback: those that are there come back into tables. */
export type BlobRunMode = 'normal' | 'read-only' | 'fallback';

export interface BlobSettings {
  readonly mode: BlobRunMode;
  /** Smaller values stay in tables. 32 KiB: below, a second read costs more than compaction does. */
  readonly minBytes: number;
  /** The share of garbage that makes a file a victim. */
  readonly discardableRatio: number;
  readonly compression: Compression;
  /** A merge begins a new file when one has reached this. */
  readonly fileBytes: number;
  /** Victims are emptied by compactions that pass anyway, and not for their own sake. */
  readonly disableGc: boolean;
}

/** Off: what is there can be read. */
export const BLOB_DEFAULTS: BlobSettings = {
  ...{ mode: 'read-only', minBytes: 32 * 1024, discardableRatio: 0.5, compression: 'zstd' },
  ...{ fileBytes: 256 * 1024 * 1024, disableGc: false },
};

/** Live values of victims that one run of GC moves: more would hold up compactions behind it. */
const GC_BATCH_BYTES = 64 * 1024 * 1024;

/** Values of other families are small, and the write family has its filter. */
const BLOB_FAMILY: ColumnFamily = 0;

function victimsOf(version: Version, { blobs }: ResolvedOptions): Set<number> {
  const victims = new Set<number>();
  if (blobs.mode !== 'normal') return victims;
  for (const [number, { file, liveBytes }] of version.blobs) {
    // A file without garbage would only become another one like it.
    const garbage = file.recordBytes - liveBytes;
    if (garbage > 0 && garbage >= file.recordBytes * blobs.discardableRatio) victims.add(number);
  }
  return victims;
}

/** For a merge of these tables; undefined when it has nothing to do with blobs. */
export function blobRuleFor(
  version: Version | undefined,
  cf: ColumnFamily,
  inputs: readonly TableFile[],
  options: ResolvedOptions,
): BlobRule | undefined {
  const { mode, minBytes, compression, fileBytes } = options.blobs;
  const separates = mode === 'normal' && cf === BLOB_FAMILY;
  const inline = mode === 'fallback';
  const referred = new Set(inputs.flatMap((file) => file.blobs.map((use) => use.number)));
  if (!separates && referred.size === 0) return undefined;
  const victims = version === undefined ? new Set<number>() : victimsOf(version, options);
  const relocate = [...referred].filter((number) => victims.has(number));
  const files = (inline ? [...referred] : relocate).map((number) => {
    const share = must(version?.blobs.get(number), 'a version names every blob file that its tables refer to');
    const { path, sizeBytes, entries, recordBytes, valueBytes } = share.file;
    return { number, cf: share.file.cf, path, sizeBytes, entries, recordBytes, valueBytes };
  });
  return { minBytes: separates ? minBytes : undefined, relocate, inline, compression, fileBytes, files };
}

/** Neighbouring tables of one level that refer to victims, to be rewritten in their place. */
export function pickBlobGc(
  version: Version,
  options: ResolvedOptions,
): { readonly cf: ColumnFamily; readonly level: number; readonly inputs: readonly TableFile[] } | undefined {
  if (options.blobs.disableGc || version.blobs.size === 0) return undefined;
  const victims = victimsOf(version, options);
  if (victims.size === 0) return undefined;
  for (let level = LEVELS - 1; level >= 0; level--) {
    const files = version.level(BLOB_FAMILY, level);
    const first = files.findIndex((file) => liveIn(file, victims) > 0);
    if (first < 0) continue;
    let end = first;
    for (let bytes = 0; end < files.length && bytes < GC_BATCH_BYTES; end++) {
      const live = liveIn(files[end] as TableFile, victims);
      // Tables of level 0 overlap: each is rewritten alone.
      if (live === 0 || (level === 0 && end > first)) break;
      bytes += live;
    }
    return { cf: BLOB_FAMILY, level, inputs: files.slice(first, end) };
  }
  return undefined;
}

function liveIn(file: TableFile, victims: ReadonlySet<number>): number {
  let bytes = 0;
  for (const use of file.blobs) if (victims.has(use.number)) bytes += use.bytes;
  return bytes;
}
