/** What the engine looks after before it opens: files that must be there, files that must go. */
import { EngineError } from '../kv-engine.ts';
import { numberOfName, tableName } from './files.ts';
import type { ResolvedOptions } from './options.ts';
import type { Version } from './version.ts';
import type { VersionSet } from './version-set.ts';

/** Every table the manifest names must be there in full: found out at the start, not by a reader at night. */
export async function checkTables({ disk }: ResolvedOptions, version: Version): Promise<void> {
  for (const { table } of version.files()) {
    const stat = await disk.stat(table.path);
    if (stat === undefined) throw new EngineError('KV:Engine:Corruption', `${table.path}: table is missing`);
    if (stat.sizeBytes !== table.sizeBytes) {
      const what = `${table.path}: ${stat.sizeBytes} bytes where the manifest says ${table.sizeBytes}`;
      throw new EngineError('KV:Engine:Corruption', what, { details: { file: table.path, offset: stat.sizeBytes } });
    }
  }
}

/** Removes what a crash left: tables no version names, old manifests. Names that are not ours stay. */
export async function removeStrays({ disk, directory }: ResolvedOptions, versions: VersionSet): Promise<void> {
  const live = new Set([...versions.current.files()].map((file) => tableName(file.number)));
  for (const name of await disk.list(directory)) {
    const found = numberOfName(name);
    const stray =
      name === 'CURRENT.tmp' ||
      (found?.kind === 'table' && !live.has(name)) ||
      (found?.kind === 'manifest' && found.number !== versions.manifestNumber);
    if (stray) await disk.remove(`${directory}/${name}`);
  }
}
