/** A directory that survives a power cut: its name is in a parent, which must be synced too, and so on upwards. */
import { DiskError } from './faults.ts';
import type { Disk } from './ports.ts';

/** Creates `path` and its missing parents, one after the other; durable when it resolves. */
export async function makeDurableDirectory(disk: Disk, path: string): Promise<void> {
  const missing: string[] = [];
  let at = path;
  // Whatever the disk says of its root: nothing is above it.
  for (; parentOf(at) !== at && (await disk.stat(at)) === undefined; at = parentOf(at)) missing.push(at);
  await syncName(disk, at);
  for (const created of missing.reverse()) {
    await disk.makeDirectory(created);
    await disk.syncDirectory(parentOf(created));
  }
}

/** It may be there only since a start that was killed before it was synced. */
async function syncName(disk: Disk, directory: string): Promise<void> {
  try {
    await disk.syncDirectory(parentOf(directory));
  } catch (error) {
    // A parent that is not ours to read: then whoever made this directory was not us.
    if (!(error instanceof DiskError) || (error.errno !== 'EACCES' && error.errno !== 'EPERM')) throw error;
  }
}

function parentOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  const cut = trimmed.lastIndexOf('/');
  if (trimmed === '') return '/';
  if (cut === -1) return '.';
  return cut === 0 ? '/' : trimmed.slice(0, cut);
}
