/**
 * A version: which tables hold the data, by family and level. Immutable; an edit makes the next one, which shares what it does not change.
 * Level 0 is newest first and its tables may overlap; deeper levels are disjoint and in the order of their keys.
 * For one user key, what a shallower level (or a newer table of level 0) holds is newer.
 * A table file is deleted when no version that names it is referenced any more.
 */
import { assert } from '@tessera/base';
import { COLUMN_FAMILIES, type ColumnFamily } from '../kv-engine.ts';
import type { BlobFile } from './blob-file.ts';
import { RangeTombstones } from './range-tombstones.ts';
import type { Table } from './table.ts';
import type { TableSummary } from './table-builder.ts';

/** Seven, as in RocksDB: at a factor of ten, level 6 holds petabytes over any base. */
export const LEVELS = 7;

/** What keys a table may hold, range deletions counted. Keys are latin1 texts. */
export interface KeyBounds {
  readonly smallest: string;
  readonly largest: string;
  /** `largest` is the end of a range deletion, which does not hold it. */
  readonly largestExclusive: boolean;
}

/** One table of a version. */
export interface TableFile extends TableSummary {
  readonly number: number;
  readonly cf: ColumnFamily;
  /** When above 0, the sequence of all its entries (an ingested table). */
  readonly globalSequence: number;
  readonly table: Table;
  /** Versions that name it. */
  references: number;
}

export interface VersionEdit {
  readonly added: readonly { readonly level: number; readonly file: TableFile }[];
  readonly removed: readonly { readonly level: number; readonly file: TableFile }[];
  /** Blob files that `added` refers to and no version named before. */
  readonly addedBlobs?: readonly BlobFile[];
  /** All writes up to this one are in tables. */
  readonly flushedSequence?: number;
  /** Write-ahead logs below this number hold nothing that is not in tables. */
  readonly logNumber?: number;
}

/** Called once, when the last version that names the file has gone. */
export type OnObsolete = (file: TableFile | BlobFile) => void;

/** Whether the file ends before `key`. */
export function endsBefore(file: KeyBounds, key: string): boolean {
  return file.largest < key || (file.largestExclusive && file.largest === key);
}

/** Whether the file holds keys of `[start, end)`; an absent `end` is open. */
export function overlaps(file: KeyBounds, start: string, end: string | undefined): boolean {
  return !endsBefore(file, start) && (end === undefined || file.smallest < end);
}

/** The first of disjoint sorted files that does not end before `key`; their number when none. */
export function fileAtOrAfter(files: readonly KeyBounds[], key: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (endsBefore(files[middle] as KeyBounds, key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two files may share a key. */
export function filesOverlap(a: KeyBounds, b: KeyBounds): boolean {
  return !endsBefore(a, b.smallest) && !endsBefore(b, a.smallest);
}

/** The tables of every level that lie wholly in `[start, end)`. */
export function tablesWithin(
  version: Version,
  cf: ColumnFamily,
  start: string,
  end: string,
): { readonly level: number; readonly file: TableFile }[] {
  const found: { level: number; file: TableFile }[] = [];
  (version.levels[cf] as readonly (readonly TableFile[])[]).forEach((files, level) => {
    for (const file of files) {
      const endsInside = file.largestExclusive ? file.largest <= end : file.largest < end;
      if (file.smallest >= start && endsInside) found.push({ level, file });
    }
  });
  return found;
}

/** A blob file and what the tables of one version refer to in it; the rest is garbage. */
export interface BlobShare {
  readonly file: BlobFile;
  readonly liveBytes: number;
}

export class Version {
  /** By file number: all that the tables refer to. */
  readonly blobs: ReadonlyMap<number, BlobShare>;
  /** `[family][level]`. */
  readonly levels: readonly (readonly (readonly TableFile[])[])[];
  references = 0;
  readonly #tombstones: (RangeTombstones | undefined)[] = [];
  readonly #onObsolete: OnObsolete;

  constructor(
    levels: readonly (readonly (readonly TableFile[])[])[],
    blobs: ReadonlyMap<number, BlobShare>,
    onObsolete: OnObsolete,
  ) {
    this.levels = levels;
    this.blobs = blobs;
    this.#onObsolete = onObsolete;
    for (const file of this.files()) file.references++;
    for (const { file } of blobs.values()) file.references++;
  }

  static empty(onObsolete: OnObsolete): Version {
    return new Version(
      COLUMN_FAMILIES.map(() => Array.from({ length: LEVELS }, () => [])),
      new Map(),
      onObsolete,
    );
  }

  level(cf: ColumnFamily, level: number): readonly TableFile[] {
    return (this.levels[cf] as readonly (readonly TableFile[])[])[level] ?? [];
  }

  *files(): Generator<TableFile> {
    for (const levels of this.levels) for (const files of levels) yield* files;
  }

  /** At the end of the engine. */
  async closeFiles(): Promise<void> {
    for (const { table } of this.files()) await table.close();
    for (const { file } of this.blobs.values()) await file.close();
  }

  retain(): this {
    this.references++;
    return this;
  }

  release(): void {
    assert(this.references > 0, 'a version is released once');
    if (--this.references > 0) return;
    for (const file of this.files()) if (--file.references === 0) this.#onObsolete(file);
    for (const { file } of this.blobs.values()) if (--file.references === 0) this.#onObsolete(file);
  }

  apply(edit: VersionEdit): Version {
    const levels = this.levels.map((ofFamily) => ofFamily.slice());
    const touched = new Set<TableFile[]>();
    const filesOf = (cf: ColumnFamily, level: number): TableFile[] => {
      const ofFamily = levels[cf] as TableFile[][];
      let files = ofFamily[level] as TableFile[];
      if (!touched.has(files)) {
        files = files.slice();
        ofFamily[level] = files;
        touched.add(files);
      }
      return files;
    };
    for (const { level, file } of edit.removed) {
      const files = filesOf(file.cf, level);
      const at = files.indexOf(file);
      assert(at >= 0, 'an edit removes a table its version has');
      files.splice(at, 1);
    }
    for (const { level, file } of edit.added) filesOf(file.cf, level).push(file);
    for (const ofFamily of levels) {
      ofFamily.forEach((files, level) => {
        if (touched.has(files as TableFile[])) (files as TableFile[]).sort(level === 0 ? newestFirst : byKey);
      });
    }
    const next = new Version(levels, this.#blobsAfter(edit), this.#onObsolete);
    next.check();
    return next;
  }

  #blobsAfter(edit: VersionEdit): ReadonlyMap<number, BlobShare> {
    const uses = [...edit.added, ...edit.removed].some(({ file }) => file.blobs.length > 0);
    if (!uses) return this.blobs;
    const blobs = new Map(this.blobs);
    for (const file of edit.addedBlobs ?? []) blobs.set(file.number, { file, liveBytes: 0 });
    const change = (number: number, bytes: number): void => {
      const share = blobs.get(number);
      assert(share !== undefined, 'a table refers to a blob file that its version lacks');
      blobs.set(number, { file: share.file, liveBytes: share.liveBytes + bytes });
    };
    for (const { file } of edit.added) for (const use of file.blobs) change(use.number, use.bytes);
    for (const { file } of edit.removed) for (const use of file.blobs) change(use.number, -use.bytes);
    for (const [number, { liveBytes }] of blobs) if (liveBytes === 0) blobs.delete(number);
    return blobs;
  }

  /** What of `level` overlaps `[start, end]` widened to whole files. */
  overlapping(cf: ColumnFamily, level: number, start: string, end: string | undefined): TableFile[] {
    return this.level(cf, level).filter((file) => overlaps(file, start, end));
  }

  bytesOf(cf: ColumnFamily, level: number): number {
    return this.level(cf, level).reduce((sum, file) => sum + file.sizeBytes, 0);
  }

  /** Tables with range deletions, which reads must have opened. */
  filesWithTombstones(cf: ColumnFamily): TableFile[] {
    const found: TableFile[] = [];
    for (const files of this.levels[cf] as readonly (readonly TableFile[])[]) {
      for (const file of files) if (file.rangeDeletions > 0) found.push(file);
    }
    return found;
  }

  /** All range deletions of the family's tables, or the tables that must be opened first. */
  tombstones(cf: ColumnFamily): RangeTombstones | readonly TableFile[] {
    const known = this.#tombstones[cf];
    if (known !== undefined) return known;
    const files = this.filesWithTombstones(cf);
    const closed = files.filter((file) => file.table.tombstones === undefined);
    if (closed.length > 0) return closed;
    const all = new RangeTombstones();
    for (const file of files) all.addAll(file.table.tombstones as RangeTombstones);
    this.#tombstones[cf] = all;
    return all;
  }

  /** Level 0 is disjoint by sequence, deeper levels by key: an edit that breaks this must not be written. */
  check(): void {
    for (const ofFamily of this.levels) {
      const newest = ofFamily[0] ?? [];
      for (let i = 1; i < newest.length; i++) {
        const older = (newest[i] as TableFile).largestSequence;
        assert((newest[i - 1] as TableFile).smallestSequence > older, 'tables of level 0 hold separate sequences');
      }
      for (const files of ofFamily.slice(1)) {
        for (let i = 1; i < files.length; i++) {
          assert(
            endsBefore(files[i - 1] as TableFile, (files[i] as TableFile).smallest),
            'tables of a level are disjoint',
          );
        }
      }
    }
  }
}

function newestFirst(a: TableFile, b: TableFile): number {
  return b.largestSequence - a.largestSequence || b.number - a.number;
}

function byKey(a: TableFile, b: TableFile): number {
  return a.smallest < b.smallest ? -1 : 1;
}
