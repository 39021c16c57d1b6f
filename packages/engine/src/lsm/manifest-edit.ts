/**
 * The payload of a manifest record: an edit of the version before it, and counters (docs/formats/engine-manifest.md).
 */
import { assert, fromLatin1, latin1 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import type { ColumnFamily } from '../kv-engine.ts';
import { BlobFile } from './blob-file.ts';
import type { BlobUse } from './blob-uses.ts';
import { ByteReader, ByteWriter, corruption } from './coding.ts';
import { blobName, tableName } from './files.ts';
import { Table } from './table.ts';
import type { SizeSample } from './table-builder.ts';
import { LEVELS, type TableFile, type Version, type VersionEdit } from './version.ts';

export interface ManifestState {
  readonly lastSequence: number;
  readonly flushedSequence: number;
  readonly logNumber: number;
}

export interface EditState extends ManifestState {
  readonly nextFileNumber: number;
}

/** Where the files of a version are. */
export interface FilePlace {
  readonly disk: Disk;
  readonly directory: string;
}

/** The edit that makes `version` from nothing. */
export function wholeVersion(version: Version): VersionEdit {
  const added: { level: number; file: TableFile }[] = [];
  for (const levels of version.levels) {
    levels.forEach((files, level) => {
      for (const file of files) added.push({ level, file });
    });
  }
  return { added, removed: [], addedBlobs: [...version.blobs.values()].map(({ file }) => file) };
}

export function encodeEdit(edit: VersionEdit, state: EditState): Uint8Array {
  const out = new ByteWriter(512);
  out.varint(state.nextFileNumber);
  out.varint(state.lastSequence);
  out.varint(state.flushedSequence);
  out.varint(state.logNumber);
  out.varint(edit.removed.length);
  for (const { level, file } of edit.removed) {
    out.u8(file.cf);
    out.u8(level);
    out.varint(file.number);
  }
  out.varint(edit.added.length);
  for (const { level, file } of edit.added) {
    out.u8(level);
    encodeFile(out, file);
  }
  const { addedBlobs = [] } = edit;
  out.varint(addedBlobs.length);
  for (const blob of addedBlobs) {
    out.u8(blob.cf);
    for (const value of [blob.number, blob.sizeBytes, blob.entries, blob.recordBytes, blob.valueBytes])
      out.varint(value);
  }
  return out.take();
}

function encodeFile(out: ByteWriter, file: TableFile): void {
  out.u8(file.cf);
  out.varint(file.number);
  out.varint(file.sizeBytes);
  out.varint(file.entries);
  out.varint(file.deletions);
  out.varint(file.rangeDeletions);
  out.varint(file.smallestSequence);
  out.varint(file.largestSequence);
  out.varint(file.globalSequence);
  out.block(fromLatin1(file.smallest));
  out.block(fromLatin1(file.largest));
  out.u8(file.largestExclusive ? 1 : 0);
  out.varint(file.samples.length);
  for (const sample of file.samples) {
    out.block(fromLatin1(sample.key));
    out.varint(sample.sizeBytes);
    out.varint(sample.entries);
  }
  out.varint(file.blobs.length);
  for (const use of file.blobs) for (const value of [use.number, use.entries, use.bytes]) out.varint(value);
}

function readFamily(reader: ByteReader): ColumnFamily {
  const cf = reader.u8();
  if (cf > 3) reader.fail(`column family ${cf}`);
  return cf as ColumnFamily;
}

function readLevel(reader: ByteReader): number {
  const level = reader.u8();
  if (level >= LEVELS) reader.fail(`level ${level}`);
  assert(level >= 0, 'levels count from 0');
  return level;
}

/** An edit of `version`, and what the manifest says beside it. */
export function decodeEdit(
  record: Uint8Array,
  path: string,
  offset: number,
  version: Version,
  place: FilePlace,
): EditState & { readonly edit: VersionEdit } {
  const reader = new ByteReader(record, path, offset);
  const [nextFileNumber, lastSequence, flushedSequence, logNumber] = [
    reader.varint(),
    reader.varint(),
    reader.varint(),
    reader.varint(),
  ];
  const removed: { level: number; file: TableFile }[] = [];
  for (let count = reader.varint(); count > 0; count--) {
    const cf = readFamily(reader);
    const level = readLevel(reader);
    const number = reader.varint();
    const file = version.level(cf, level).find((item) => item.number === number);
    if (file === undefined) throw corruption(path, offset, `edit removes table ${number}, which is not there`);
    removed.push({ level, file });
  }
  const added: { level: number; file: TableFile }[] = [];
  for (let count = reader.varint(); count > 0; count--) {
    const level = readLevel(reader);
    added.push({ level, file: decodeFile(reader, place) });
  }
  const addedBlobs: BlobFile[] = [];
  for (let count = reader.varint(); count > 0; count--) addedBlobs.push(decodeBlob(reader, place));
  if (!reader.done) reader.fail('edit has a tail');
  checkBlobs(version, added, addedBlobs, reader);
  return { nextFileNumber, lastSequence, flushedSequence, logNumber, edit: { added, removed, addedBlobs } };
}

function decodeBlob(reader: ByteReader, { disk, directory }: FilePlace): BlobFile {
  const cf = readFamily(reader);
  const number = reader.varint();
  const [sizeBytes, entries, recordBytes, valueBytes] = [
    reader.varint(),
    reader.varint(),
    reader.varint(),
    reader.varint(),
  ];
  const path = `${directory}/${blobName(number)}`;
  return new BlobFile(disk, path, { number, cf, sizeBytes, entries, recordBytes, valueBytes });
}

function checkBlobs(
  version: Version,
  added: VersionEdit['added'],
  blobs: readonly BlobFile[],
  reader: ByteReader,
): void {
  const known = new Set([...version.blobs.keys(), ...blobs.map((blob) => blob.number)]);
  for (const { file } of added) {
    for (const { number } of file.blobs) {
      if (!known.has(number)) reader.fail(`table ${file.number} refers to blob file ${number}, which is not there`);
    }
  }
}

function decodeFile(reader: ByteReader, { disk, directory }: FilePlace): TableFile {
  const cf = readFamily(reader);
  const number = reader.varint();
  const sizeBytes = reader.varint();
  const [entries, deletions, rangeDeletions] = [reader.varint(), reader.varint(), reader.varint()];
  const [smallestSequence, largestSequence, globalSequence] = [reader.varint(), reader.varint(), reader.varint()];
  const [smallest, largest] = [latin1(reader.block()), latin1(reader.block())];
  const largestExclusive = reader.u8() === 1;
  const samples: SizeSample[] = [];
  for (let count = reader.varint(); count > 0; count--) {
    samples.push({ key: latin1(reader.block()), sizeBytes: reader.varint(), entries: reader.varint() });
  }
  const blobs: BlobUse[] = [];
  for (let count = reader.varint(); count > 0; count--) {
    blobs.push({ number: reader.varint(), entries: reader.varint(), bytes: reader.varint() });
  }
  return {
    ...{ cf, number, sizeBytes, entries, deletions, rangeDeletions, smallestSequence, largestSequence },
    ...{ globalSequence, smallest, largest, largestExclusive, samples, blobs },
    table: new Table(disk, `${directory}/${tableName(number)}`, sizeBytes, globalSequence),
    references: 0,
  };
}
