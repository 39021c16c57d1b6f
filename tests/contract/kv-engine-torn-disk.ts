/**
 * A disk that crashes badly: of what was not synced, any part may have reached the platter, in any order, writes torn anywhere.
 * Directory entries likewise, each operation whole. `MemoryDisk` of env is the kind sister: there nothing unsynced survives.
 */
import type { Prng } from '@tessera/base';
import { type Disk, DiskError, type DiskFile, type FileStat, type OpenMode } from '@tessera/env';

interface Write {
  readonly position: number;
  readonly bytes: Uint8Array;
}

class Inode {
  bytes = new Uint8Array(0);
  durable = new Uint8Array(0);
  pending: Write[] = [];

  write(write: Write): void {
    this.bytes = patched(this.bytes, write);
    this.pending.push(write);
  }

  /** What a crash may leave. */
  torn(random: Prng): Uint8Array<ArrayBuffer> {
    let bytes = this.durable.slice();
    for (const write of this.pending) {
      if (random.chance(0.4)) continue;
      const kept = random.chance(0.5) ? write.bytes.length : random.int(0, write.bytes.length + 1);
      bytes = patched(bytes, { position: write.position, bytes: write.bytes.subarray(0, kept) });
    }
    return bytes;
  }
}

function patched(bytes: Uint8Array, { position, bytes: added }: Write): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.max(bytes.length, position + added.length));
  result.set(bytes);
  result.set(added, position);
  return result;
}

/** One change of directory entries; a rename is one change of two. */
type EntryChange = ReadonlyMap<string, Inode | undefined>;

export class TornDisk implements Disk {
  readonly #entries = new Map<string, Inode>();
  readonly #durable = new Map<string, Inode>();
  #changes: EntryChange[] = [];
  /** Runs before every operation; may throw a {@link DiskError}. */
  before: (operation: string, path: string) => void = () => {};

  /** A disk as a crash at this moment may leave it. */
  crash(random: Prng): TornDisk {
    const after = new TornDisk();
    const names = new Map(this.#durable);
    for (const change of this.#changes) {
      if (random.chance(0.5)) continue;
      for (const [path, inode] of change) {
        if (inode === undefined) names.delete(path);
        else names.set(path, inode);
      }
    }
    const copies = new Map<Inode, Inode>();
    for (const [path, inode] of names) {
      let copy = copies.get(inode);
      if (copy === undefined) {
        copy = new Inode();
        copy.bytes = inode.torn(random);
        copy.durable = copy.bytes;
        copies.set(inode, copy);
      }
      after.#entries.set(path, copy);
      after.#durable.set(path, copy);
    }
    return after;
  }

  /** All files, for tests that damage them. */
  files(): Map<string, Uint8Array> {
    return new Map([...this.#entries].map(([path, inode]) => [path, inode.bytes]));
  }

  #change(change: [string, Inode | undefined][]): void {
    for (const [path, inode] of change) {
      if (inode === undefined) this.#entries.delete(path);
      else this.#entries.set(path, inode);
    }
    this.#changes.push(new Map(change));
  }

  #find(operation: string, path: string): Inode {
    const inode = this.#entries.get(path);
    if (inode === undefined) throw new DiskError(operation, path, 'ENOENT');
    return inode;
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    this.before('open', path);
    const existing = this.#entries.get(path);
    if (existing !== undefined) {
      if (mode === 'create') throw new DiskError('open', path, 'EEXIST');
      return this.#file(path, existing);
    }
    if (mode !== 'create' && mode !== 'open-or-create') throw new DiskError('open', path, 'ENOENT');
    const inode = new Inode();
    this.#change([[path, inode]]);
    return this.#file(path, inode);
  }

  #file(path: string, inode: Inode): DiskFile {
    return {
      path,
      read: async (target, position) => {
        this.before('read', path);
        const part = inode.bytes.subarray(position, position + target.length);
        target.set(part);
        return part.length;
      },
      write: async (bytes, position) => {
        this.before('write', path);
        inode.write({ position, bytes: bytes.slice() });
      },
      sync: async () => {
        this.before('fdatasync', path);
        inode.durable = inode.bytes;
        inode.pending = [];
      },
      truncate: async (sizeBytes) => {
        this.before('truncate', path);
        inode.bytes = inode.bytes.slice(0, sizeBytes);
        inode.durable = inode.bytes;
        inode.pending = [];
      },
      sizeBytes: async () => inode.bytes.length,
      close: async () => {},
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.before('read', path);
    return this.#find('read', path).bytes.slice();
  }

  async stat(path: string): Promise<FileStat | undefined> {
    this.before('stat', path);
    // The only directory that is known: what makes directories looks for one that is there.
    if (path === '/') return { sizeBytes: 0, modifiedMs: 0, directory: true };
    const inode = this.#entries.get(path);
    return inode === undefined ? undefined : { sizeBytes: inode.bytes.length, modifiedMs: 0, directory: false };
  }

  async list(path: string): Promise<string[]> {
    this.before('list', path);
    const names = [...this.#entries.keys()].filter((name) => name.startsWith(`${path}/`));
    return names.map((name) => name.slice(path.length + 1)).sort();
  }

  async makeDirectory(): Promise<void> {}

  async remove(path: string): Promise<void> {
    this.before('remove', path);
    this.#find('remove', path);
    this.#change([[path, undefined]]);
  }

  async rename(from: string, to: string): Promise<void> {
    this.before('rename', from);
    const inode = this.#find('rename', from);
    this.#change([
      [to, inode],
      [from, undefined],
    ]);
  }

  async link(existing: string, path: string): Promise<void> {
    this.before('link', existing);
    this.#change([[path, this.#find('link', existing)]]);
  }

  async syncDirectory(path: string): Promise<void> {
    this.before('sync directory', path);
    const inside = (change: EntryChange): boolean => [...change.keys()].some((name) => name.startsWith(`${path}/`));
    for (const change of this.#changes) {
      if (!inside(change)) continue;
      for (const [name, inode] of change) {
        if (inode === undefined) this.#durable.delete(name);
        else this.#durable.set(name, inode);
      }
    }
    this.#changes = this.#changes.filter((change) => !inside(change));
  }

  async lock(): Promise<{ release(): Promise<void> }> {
    return { release: async () => {} };
  }

  async space(): Promise<{ totalBytes: number; freeBytes: number }> {
    return { totalBytes: 2 ** 40, freeBytes: 2 ** 39 };
  }
}
