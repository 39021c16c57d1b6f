/**
 * A region's data on its way to another store: tables of the engine's format, each of one family (facts 8.8).
 *
 *   RaftMessage, its raft message's snapshot holding RaftSnapshotData: region, sum of sizes, and of each table, in order, family, size
 *   and crc32c (`SnapshotMeta.cf_files`)
 *   then the bytes of all tables, one after the other, in chunks of any size
 *
 * In the store's directory `snap`:
 *   gen_{region}_{term}_{index}_{n}_{family}_{i}.sst     being sent; gone when the sending ends, however it ends
 *   rev_{region}_{term}_{index}_{n}_{family}_{i}.sst     received
 *   rev_{region}_{term}_{index}_{n}.meta                 written last: crc32c (u32 little-endian) and RaftSnapshotData. Where it is, all tables are on disk
 * `n` tells two snapshots of the same state apart. What no region that is being installed needs is removed at the next start.
 */
import { concatBytes, crc32c, TesseraError } from '@tessera/base';
import { CF, CF_NAMES, type ColumnFamily } from '@tessera/engine';
import type { Disk } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { RaftSnapshotData } from '@tessera/proto/raft_serverpb';

/** Families with data of users. */
export const DATA_FAMILIES: readonly ColumnFamily[] = [CF.default, CF.lock, CF.write];

/** TiKV's number for snapshots made of files. */
const SNAPSHOT_VERSION = 2;
/** More than any region has: each holds `max-snapshot-file-raw-size`. */
const FILES_MAX = 4096;

export class SnapshotError extends TesseraError {
  override name = 'SnapshotError';
}

export function snapshotError(regionId: number, index: number, what: string): SnapshotError {
  return new SnapshotError('KV:Raftstore:Snapshot', `snapshot of region ${regionId} at ${index}: ${what}`);
}

export interface SnapshotFile {
  readonly cf: ColumnFamily;
  readonly path: string;
  readonly sizeBytes: number;
  /** crc32c of the whole file. */
  readonly checksum: number;
}

/** Which state of which region. */
export interface SnapshotKey {
  readonly regionId: number;
  readonly term: number;
  readonly index: number;
}

/** Of all files of a snapshot, without what tells them apart. */
export function snapshotName(kind: 'gen' | 'rev', { regionId, term, index }: SnapshotKey, n: number): string {
  return `${kind}_${regionId}_${term}_${index}_${n}`;
}

export function tableName(name: string, cf: ColumnFamily, i: number): string {
  return `${name}_${CF_NAMES[cf]}_${i}.sst`;
}

export function metaName(name: string): string {
  return `${name}.meta`;
}

/** What a file name in the directory says; undefined for other names. */
export function parseSnapshotName(
  file: string,
): { readonly key: SnapshotKey; readonly n: number; readonly name: string; readonly isMeta: boolean } | undefined {
  const match = /^((?:gen|rev)_(\d+)_(\d+)_(\d+)_(\d+))(?:_\w+_\d+\.sst|(\.meta))$/.exec(file);
  if (match === null) return undefined;
  const [, name = '', regionId, term, index, n, meta] = match;
  const key = { regionId: Number(regionId), term: Number(term), index: Number(index) };
  return { key, n: Number(n), name, isMeta: meta !== undefined };
}

export function encodeSnapshotData(region: Region, files: readonly SnapshotFile[], seconds = 0): Uint8Array {
  return RaftSnapshotData.encode({
    region,
    version: SNAPSHOT_VERSION,
    fileSize: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    meta: {
      cfFiles: files.map(({ cf, sizeBytes, checksum }) => ({ cf: CF_NAMES[cf], size: sizeBytes, checksum })),
      generateDurationSec: seconds,
    },
  });
}

/**
 * The tables that a snapshot says it has, under the names they have in `directory`. Throws {@link SnapshotError} for what no sender of ours
 * writes, DecodeError for bytes that are no message.
 */
export function snapshotFiles(
  data: RaftSnapshotData,
  { regionId, index }: SnapshotKey,
  directory: string,
  name: string,
): SnapshotFile[] {
  const described = data.meta?.cfFiles ?? [];
  if (data.version !== SNAPSHOT_VERSION || data.meta === undefined) {
    throw snapshotError(regionId, index, `version ${data.version} is not known here`);
  }
  if (described.length > FILES_MAX) throw snapshotError(regionId, index, `${described.length} files are too many`);
  return described.map(({ cf: family, size, checksum }, i) => {
    const cf = CF_NAMES.indexOf(family as (typeof CF_NAMES)[number]) as ColumnFamily;
    if (!DATA_FAMILIES.includes(cf) || size === 0) throw snapshotError(regionId, index, 'a file of no data');
    return { cf, path: `${directory}/${tableName(name, cf, i)}`, sizeBytes: size, checksum };
  });
}

/** The content of a `.meta` file. */
export function sealSnapshotData(data: Uint8Array): Uint8Array {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, crc32c(data), true);
  return concatBytes(head, data);
}

/** Undefined where the file was not finished. Throws {@link SnapshotError} for what no store of ours has written. */
export async function readSnapshotMeta(disk: Disk, path: string): Promise<RaftSnapshotData | undefined> {
  const bytes = await disk.readFile(path);
  if (bytes.length < 4) return undefined;
  const data = bytes.subarray(4);
  const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (sum !== crc32c(data)) return undefined;
  try {
    return RaftSnapshotData.decode(data);
  } catch (cause) {
    throw new SnapshotError('KV:Raftstore:Snapshot', `${path} is not the description of a snapshot`, { cause });
  }
}

/** Removes files; those that are not there, or cannot go now, wait for the next start. */
export async function removeFiles(disk: Disk, paths: readonly string[]): Promise<void> {
  for (const path of paths) await disk.remove(path).catch(() => {});
}
