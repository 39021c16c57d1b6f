/** A directory that survives a power cut: its name is in a parent, which must be synced too, and so on upwards. */
import type { Disk } from './ports.ts';

/** Creates `path` and its missing parents; durable when it resolves. */
export async function makeDurableDirectory(disk: Disk, path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = path; (await disk.stat(at)) === undefined; at = parentOf(at)) missing.push(at);
  await disk.makeDirectory(path);
  for (const created of missing.reverse()) await disk.syncDirectory(parentOf(created));
}

function parentOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  const cut = trimmed.lastIndexOf('/');
  if (cut === -1) return '.';
  return cut === 0 ? '/' : trimmed.slice(0, cut);
}
