/** Names of the engine's files, and the two ways every writer of them syncs. */
import type { Disk, DiskFile } from '@tessera/env';
import { EngineError } from '../kv-engine.ts';

export function tableName(number: number): string {
  return `${String(number).padStart(6, '0')}.sst`;
}

export function blobName(number: number): string {
  return `${String(number).padStart(6, '0')}.blob`;
}

export function logName(number: number): string {
  return `${String(number).padStart(6, '0')}.log`;
}

export function manifestName(number: number): string {
  return `MANIFEST-${String(number).padStart(6, '0')}`;
}

/** What a file name of ours says, undefined for other names. */
export function numberOfName(
  name: string,
): { kind: 'table' | 'blob' | 'log' | 'manifest'; number: number } | undefined {
  const match = /^(?:(\d{6,})\.(sst|blob|log)|MANIFEST-(\d{6,}))$/.exec(name);
  if (match === null) return undefined;
  if (match[3] !== undefined) return { kind: 'manifest', number: Number(match[3]) };
  const kind = match[2] as 'sst' | 'blob' | 'log';
  return { kind: kind === 'sst' ? 'table' : kind, number: Number(match[1]) };
}

/** A failed sync is final: the engine stops (DESIGN.md section 5, invariant 2). */
export async function syncFile(file: DiskFile): Promise<void> {
  try {
    await file.sync();
  } catch (cause) {
    throw new EngineError('KV:Engine:SyncFailed', `cannot sync ${file.path}`, { cause });
  }
}

/** Makes the directory's entries durable, under the same rule. */
export async function syncDirectory(disk: Disk, directory: string): Promise<void> {
  try {
    await disk.syncDirectory(directory);
  } catch (cause) {
    throw new EngineError('KV:Engine:SyncFailed', `cannot sync the directory ${directory}`, { cause });
  }
}
