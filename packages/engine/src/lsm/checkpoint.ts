/** Checkpoints: a directory of hard links to the tables and blob files of a version, with a manifest of its own. */
import { type Disk, makeDurableDirectory } from '@tessera/env';
import { EngineError } from '../kv-engine.ts';
import { blobName, syncDirectory, tableName } from './files.ts';
import type { Version } from './version.ts';
import type { VersionSet } from './version-set.ts';

/** The caller holds a reference to `version`. After a failure the half-made directory is left for the caller to remove. */
export async function checkpoint(disk: Disk, versions: VersionSet, version: Version, target: string): Promise<void> {
  if ((await disk.stat(target)) !== undefined) {
    throw new EngineError('KV:Engine:Invalid', `checkpoint target ${target} exists`);
  }
  await makeDurableDirectory(disk, target);
  for (const file of version.files()) await disk.link(file.table.path, `${target}/${tableName(file.number)}`);
  for (const { file } of version.blobs.values()) await disk.link(file.path, `${target}/${blobName(file.number)}`);
  await syncDirectory(disk, target);
  const { lastSequence, flushedSequence } = versions;
  await versions.writeCopy(target, version, { lastSequence, flushedSequence, logNumber: 0 });
}
