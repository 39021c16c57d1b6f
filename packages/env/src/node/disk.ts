/**
 * The disk port over Node's file handles. Every rejection is a {@link DiskError} that names operation and path.
 */
import { constants } from 'node:fs';
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rmdir,
  stat,
  statfs,
  unlink,
} from 'node:fs/promises';
import { DiskError, errnoOf } from '../faults.ts';
import type { Disk, DiskFile, FileStat } from '../ports.ts';
import { DurableWrites, deviceMemory } from './durable-writes.ts';
import { lockDirectory } from './lock.ts';
import { OPEN_FLAGS, sortedNames } from './names.ts';
import { plainBytes } from './plain-bytes.ts';

async function named<T>(operation: string, path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DiskError ? error : new DiskError(operation, path, errnoOf(error, 'EIO'), error);
  }
}

class NodeFile implements DiskFile {
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #durable: DurableWrites;

  constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
    this.#durable = new DurableWrites(handle);
  }

  read(target: Uint8Array, position: number): Promise<number> {
    return named('read', this.path, this.#readAll(target, position));
  }

  /** The kernel may return fewer bytes than asked for anywhere, not only at the end. */
  async #readAll(target: Uint8Array, position: number): Promise<number> {
    let done = 0;
    while (done < target.length) {
      const { bytesRead } = await this.#handle.read(target, done, target.length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  }

  write(bytes: Uint8Array, position: number): Promise<void> {
    return named('write', this.path, this.#writeAll(bytes, position));
  }

  async #writeAll(bytes: Uint8Array, position: number): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  writeDurably(bytes: Uint8Array, position: number): Promise<void> {
    return named('durable write', this.path, this.#durable.write(bytes, position));
  }

  sync(): Promise<void> {
    return named('fdatasync', this.path, this.#handle.datasync());
  }

  truncate(sizeBytes: number): Promise<void> {
    return named('truncate', this.path, this.#handle.truncate(sizeBytes));
  }

  async sizeBytes(): Promise<number> {
    return (await named('stat', this.path, this.#handle.stat())).size;
  }

  async close(): Promise<void> {
    await this.#durable.close();
    await named('close', this.path, this.#handle.close());
  }
}

async function statOrAbsent(path: string): Promise<FileStat | undefined> {
  try {
    const found = await stat(path);
    return { sizeBytes: found.size, modifiedMs: found.mtimeMs, directory: found.isDirectory() };
  } catch (error) {
    if (errnoOf(error, '') === 'ENOENT' || errnoOf(error, '') === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function removeEntry(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    const errno = errnoOf(error, '');
    // Linux says EISDIR for a directory, POSIX (and macOS) EPERM.
    if (errno !== 'EISDIR' && errno !== 'EPERM') throw error;
    await rmdir(path);
  }
}

async function syncDirectoryEntry(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const nodeDisk: Disk = {
  remote: { module: new URL('./blocking-disk.ts', import.meta.url).href, settings: undefined },
  memory: deviceMemory,
  open: async (path, mode) => new NodeFile(path, await named('open', path, open(path, OPEN_FLAGS[mode], 0o644))),
  readFile: async (path) => plainBytes(await named('read', path, readFile(path))),
  stat: (path) => named('stat', path, statOrAbsent(path)),
  list: async (path) => sortedNames(await named('list', path, readdir(path))),
  makeDirectory: async (path) => {
    await named('make directory', path, mkdir(path, { recursive: true }));
  },
  remove: (path) => named('remove', path, removeEntry(path)),
  rename: (from, to) => named('rename', from, rename(from, to)),
  link: (existing, path) => named('link', existing, link(existing, path)),
  syncDirectory: (path) => named('sync directory', path, syncDirectoryEntry(path)),
  lock: async (path) => lockDirectory(path),
  space: async (path) => {
    const found = await named('statfs', path, statfs(path));
    return { totalBytes: found.bsize * found.blocks, freeBytes: found.bsize * found.bavail };
  },
};
