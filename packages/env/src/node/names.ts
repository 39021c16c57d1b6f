/** What both implementations of the disk on Node share: flags of `open`, order of names. */
import { constants } from 'node:fs';
import type { OpenMode } from '../ports.ts';

export const OPEN_FLAGS: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY,
  'read-write': constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  'open-or-create': constants.O_RDWR | constants.O_CREAT,
  reuse: constants.O_RDWR,
};

/** Order of the names' bytes; JavaScript's own order is that of UTF-16 units. */
export function sortedNames(names: readonly string[]): string[] {
  return names
    .map((name) => Buffer.from(name))
    .sort(Buffer.compare)
    .map((name) => name.toString());
}
