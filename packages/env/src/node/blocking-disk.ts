/**
 * The disk port for helper threads: calls block the thread, which has nothing else to do. No promise and no hop to the process-wide thread pool,
 * where a helper's long reads would stand before the loop's short ones.
 */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { DiskError, errnoOf } from '../faults.ts';
import type { Disk, DiskFile, FileStat } from '../ports.ts';
import { lockDirectory } from './lock.ts';
import { OPEN_FLAGS, sortedNames } from './names.ts';
import { plainBytes } from './plain-bytes.ts';

function named<T>(operation: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof DiskError ? error : new DiskError(operation, path, errnoOf(error, 'EIO'), error);
  }
}

class BlockingFile implements DiskFile {
  readonly path: string;
  #open: number | undefined;

  constructor(path: string, descriptor: number) {
    this.path = path;
    this.#open = descriptor;
  }

  /** After the close the number may be another file's. */
  get #descriptor(): number {
    if (this.#open === undefined) throw new DiskError('use after close', this.path, 'EBADF');
    return this.#open;
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    return named('read', this.path, () => {
      let done = 0;
      while (done < target.length) {
        const read = readSync(this.#descriptor, target, done, target.length - done, position + done);
        if (read === 0) break;
        done += read;
      }
      return done;
    });
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    named('write', this.path, () => {
      let done = 0;
      while (done < bytes.length) {
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, position + done);
      }
    });
  }

  async sync(): Promise<void> {
    named('fdatasync', this.path, () => fdatasyncSync(this.#descriptor));
  }

  async truncate(sizeBytes: number): Promise<void> {
    named('truncate', this.path, () => ftruncateSync(this.#descriptor, sizeBytes));
  }

  async sizeBytes(): Promise<number> {
    return named('stat', this.path, () => fstatSync(this.#descriptor).size);
  }

  async close(): Promise<void> {
    named('close', this.path, () => closeSync(this.#descriptor));
    this.#open = undefined;
  }
}

function statOrAbsent(path: string): FileStat | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return { sizeBytes: found.size, modifiedMs: found.mtimeMs, directory: found.isDirectory() };
}

function removeEntry(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    const errno = errnoOf(error, '');
    if (errno !== 'EISDIR' && errno !== 'EPERM') throw error;
    rmdirSync(path);
  }
}

function syncDirectoryEntry(path: string): void {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const blockingDisk: Disk = {
  open: async (path, mode) =>
    new BlockingFile(
      path,
      named('open', path, () => openSync(path, OPEN_FLAGS[mode], 0o644)),
    ),
  readFile: async (path) => plainBytes(named('read', path, () => readFileSync(path))),
  stat: async (path) => named('stat', path, () => statOrAbsent(path)),
  list: async (path) => named('list', path, () => sortedNames(readdirSync(path))),
  makeDirectory: async (path) => {
    named('make directory', path, () => mkdirSync(path, { recursive: true }));
  },
  remove: async (path) => named('remove', path, () => removeEntry(path)),
  rename: async (from, to) => named('rename', from, () => renameSync(from, to)),
  link: async (existing, path) => named('link', existing, () => linkSync(existing, path)),
  syncDirectory: async (path) => named('sync directory', path, () => syncDirectoryEntry(path)),
  lock: async (path) => lockDirectory(path),
  space: async (path) => {
    const found = named('statfs', path, () => statfsSync(path));
    return { totalBytes: found.bsize * found.blocks, freeBytes: found.bsize * found.bavail };
  },
};

/** For `openRemoteDisk`. */
export function openDisk(): Disk {
  return blockingDisk;
}
