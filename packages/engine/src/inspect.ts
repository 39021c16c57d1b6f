/**
 * Reading the engine's files from outside, for `tessera ctl`: everything in them, checked on the way. The engine need not run, and nothing is
 * changed. Damage is an {@link EngineError} that names file and offset.
 */
import { latin1 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { CF_NAMES, type ColumnFamily, EngineError } from './kv-engine.ts';
import {
  BLOB_HEADER_BYTES,
  blobRecordSize,
  checkBlobFile,
  decodeBlobIndex,
  readBlobRecord,
} from './lsm/blob-format.ts';
import { compareRanges, corruption, KIND_BLOB, KIND_DELETE } from './lsm/coding.ts';
import { numberOfName } from './lsm/files.ts';
import { RunIterator } from './lsm/run-iterator.ts';
import { checkFiles } from './lsm/startup.ts';
import { Table } from './lsm/table.ts';
import { JobSource } from './lsm/table-writer.ts';
import { endsBefore, LEVELS, type TableFile } from './lsm/version.ts';
import { VersionSet } from './lsm/version-set.ts';

export interface InspectedEntry {
  readonly key: Uint8Array;
  readonly sequence: number;
  readonly kind: 'put' | 'delete' | 'blob';
  /** Where the value is, for `blob`. */
  readonly blob: { readonly number: number; readonly offset: number; readonly size: number } | undefined;
  /** Empty but for `put`. */
  readonly value: Uint8Array;
}

export interface InspectedTable {
  readonly entries: number;
  readonly sizeBytes: number;
  readonly rangeDeletions: readonly { readonly start: string; readonly end: string; readonly sequence: number }[];
  readonly properties: ReadonlyMap<string, Uint8Array>;
}

/** Reads the whole table: every checksum, the order of entries. `visit` gets views that it must not keep. */
export async function inspectTable(
  disk: Disk,
  path: string,
  visit: (entry: InspectedEntry) => void,
): Promise<InspectedTable> {
  const table = new Table(disk, path, await sizeOf(disk, path));
  try {
    const properties = await table.loadProperties();
    const source = new JobSource(16 * 1024);
    const bounds = { smallest: '', largest: '\uffff', largestExclusive: false };
    const iterator = new RunIterator([{ ...bounds, table }], source);
    let entries = 0;
    let last: { readonly key: Uint8Array; readonly sequence: number } | undefined;
    for (await source.run(() => iterator.seekToFirst()); iterator.valid; await source.run(() => iterator.next())) {
      const { keyBytes, keyStart, keyEnd, sequence, kind, valueBytes, valueStart, valueEnd } = iterator;
      const key = keyBytes.slice(keyStart, keyEnd);
      const order = last === undefined ? -1 : compareRanges(last.key, 0, last.key.length, key, 0, key.length);
      if (order > 0 || (order === 0 && (last?.sequence ?? 0) < sequence)) {
        throw corruption(path, table.offsetOf(iterator.ordinal), 'entries are not in order');
      }
      last = { key, sequence };
      entries++;
      const blob = kind === KIND_BLOB ? decodeBlobIndex(valueBytes, valueStart, valueEnd, path) : undefined;
      const value = blob === undefined ? valueBytes.subarray(valueStart, valueEnd) : new Uint8Array(0);
      visit({
        key,
        sequence,
        kind: blob !== undefined ? 'blob' : kind === KIND_DELETE ? 'delete' : 'put',
        blob,
        value,
      });
    }
    const rangeDeletions: { start: string; end: string; sequence: number }[] = [];
    table.tombstones?.each('', undefined, (start, end, sequences) => {
      for (const sequence of sequences) rangeDeletions.push({ start, end, sequence });
    });
    return { entries, sizeBytes: table.sizeBytes, rangeDeletions, properties };
  } finally {
    await table.close();
  }
}

export interface InspectedBlob {
  readonly offset: number;
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** Reads the whole blob file: header, every record's checksum, footer and its sums. */
export async function inspectBlobs(
  disk: Disk,
  path: string,
  visit: (blob: InspectedBlob) => void,
): Promise<{ readonly entries: number; readonly sizeBytes: number; readonly valueBytes: number }> {
  const found = numberOfName(path.slice(path.lastIndexOf('/') + 1));
  if (found?.kind !== 'blob')
    throw new EngineError('KV:Engine:Invalid', `${path}: the name of a blob file is NNNNNN.blob`);
  const bytes = await disk.readFile(path);
  const totals = checkBlobFile(bytes, path, found.number);
  const end = BLOB_HEADER_BYTES + totals.recordBytes;
  const records = bytes.subarray(0, end);
  let entries = 0;
  let valueBytes = 0;
  for (let at = BLOB_HEADER_BYTES; at < end; entries++) {
    const size = blobRecordSize(records, at);
    if (size === undefined) throw corruption(path, at, 'blob record is cut off');
    const record = readBlobRecord(records, at, size, path, at);
    valueBytes += record.value.length;
    visit({ offset: at, ...record });
    at += size;
  }
  if (entries !== totals.entries || valueBytes !== totals.valueBytes) {
    throw corruption(path, end, `footer counts ${totals.entries} records, ${entries} are there`);
  }
  return { entries, sizeBytes: bytes.length, valueBytes };
}

export interface InspectedManifest {
  readonly lastSequence: number;
  readonly flushedSequence: number;
  readonly tables: readonly {
    readonly family: string;
    readonly level: number;
    readonly number: number;
    readonly sizeBytes: number;
    readonly entries: number;
    readonly smallest: string;
    readonly largest: string;
    readonly blobs: readonly number[];
  }[];
  readonly blobs: readonly {
    readonly number: number;
    readonly sizeBytes: number;
    readonly entries: number;
    readonly liveBytes: number;
  }[];
}

/**
 * What CURRENT's manifest says of an engine's directory. With `verify`, every file it names is there in full, is read, and holds what the manifest
 * says of it.
 */
export async function inspectManifest(disk: Disk, directory: string, verify: boolean): Promise<InspectedManifest> {
  if ((await disk.stat(`${directory}/CURRENT`)) === undefined) {
    throw new EngineError('KV:Engine:Invalid', `${directory} holds no engine: there is no CURRENT`);
  }
  const versions = await VersionSet.open(disk, directory, () => {});
  const { current: version, lastSequence, flushedSequence } = versions;
  if (verify) {
    await checkFiles({ disk }, version);
    for (const file of version.files()) await verifyTable(disk, file);
    for (const { file } of version.blobs.values()) await inspectBlobs(disk, file.path, () => {});
  }
  const tables: InspectedManifest['tables'][number][] = [];
  CF_NAMES.forEach((family, cf) => {
    for (let level = 0; level < LEVELS; level++) {
      for (const file of version.level(cf as ColumnFamily, level)) {
        const { number, sizeBytes, entries, smallest, largest, blobs } = file;
        tables.push({
          family,
          level,
          number,
          sizeBytes,
          entries,
          smallest,
          largest,
          blobs: blobs.map((use) => use.number),
        });
      }
    }
  });
  const blobs = [...version.blobs.values()].map(({ file, liveBytes }) => {
    return { number: file.number, sizeBytes: file.sizeBytes, entries: file.entries, liveBytes };
  });
  return { lastSequence, flushedSequence, tables, blobs };
}

/** Readers ask a table only for keys within its bounds, and a blob file lives as long as tables are known to use it. */
async function verifyTable(disk: Disk, file: TableFile): Promise<void> {
  const { path } = file.table;
  let first: Uint8Array | undefined;
  let last: Uint8Array | undefined;
  const uses = new Map<number, number>(file.blobs.map(({ number }) => [number, 0]));
  const { entries, rangeDeletions } = await inspectTable(disk, path, ({ key, blob }) => {
    first ??= key;
    last = key;
    if (blob !== undefined) uses.set(blob.number, (uses.get(blob.number) ?? 0) + blob.size);
  });
  const isInside = (start: string, end: string): boolean => start >= file.smallest && end <= file.largest;
  const keysInside =
    first === undefined ||
    last === undefined ||
    (isInside(latin1(first), latin1(last)) && !endsBefore(file, latin1(last)));
  const differs =
    entries !== file.entries
      ? `${entries} entries where the manifest says ${file.entries}`
      : !keysInside || !rangeDeletions.every(({ start, end }) => isInside(start, end))
        ? 'holds keys outside of the bounds in the manifest'
        : file.blobs.length !== uses.size || file.blobs.some(({ number, bytes }) => uses.get(number) !== bytes)
          ? 'refers to other blobs than the manifest says'
          : undefined;
  if (differs !== undefined) throw corruption(path, 0, differs);
}

async function sizeOf(disk: Disk, path: string): Promise<number> {
  const stat = await disk.stat(path);
  if (stat === undefined) throw new EngineError('KV:Engine:Invalid', `${path}: no such file`);
  return stat.sizeBytes;
}
