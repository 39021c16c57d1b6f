/** What the engine looks after before it opens: files that must be there, files that must go. */
import type { Disk } from '@tessera/env';
import { EngineError } from '../kv-engine.ts';
import { numberOfName, tableName } from './files.ts';
import type { ResolvedOptions } from './options.ts';
import type { Version } from './version.ts';
import type { VersionSet } from './version-set.ts';

/** Every file the manifest names must be there in full: found out at the start, not by a reader at night. */
export async function checkFiles({ disk }: { readonly disk: Disk }, version: Version): Promise<void> {
  for (const { table } of version.files()) await checkFile(disk, table, 'table');
  for (const { file } of version.blobs.values()) await checkFile(disk, file, 'blob file');
}

async function checkFile(disk: Disk, file: { path: string; sizeBytes: number }, kind: string): Promise<void> {
  const { path, sizeBytes } = file;
  const stat = await disk.stat(path);
  if (stat === undefined) throw new EngineError('KV:Engine:Corruption', `${path}: ${kind} is missing`);
  if (stat.sizeBytes === sizeBytes) return;
  const what = `${path}: ${stat.sizeBytes} bytes where the manifest says ${sizeBytes}`;
  throw new EngineError('KV:Engine:Corruption', what, { details: { file: path, offset: stat.sizeBytes } });
}

/** Removes what a crash left: tables and blob files no version names, old manifests. Names that are not ours stay. */
export async function removeStrays({ disk, directory }: ResolvedOptions, versions: VersionSet): Promise<void> {
  const live = new Set([...versions.current.files()].map((file) => tableName(file.number)));
  for (const name of await disk.list(directory)) {
    const found = numberOfName(name);
    const stray =
      name === 'CURRENT.tmp' ||
      (found?.kind === 'table' && !live.has(name)) ||
      (found?.kind === 'blob' && !versions.current.blobs.has(found.number)) ||
      (found?.kind === 'manifest' && found.number !== versions.manifestNumber);
    if (stray) await disk.remove(`${directory}/${name}`);
  }
}
