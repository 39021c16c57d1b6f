/**
 * A disk over a disk: what a layer does not change goes below as it is. Files are the layer's own; so are `remote` and `memory`, which
 * not every layer can pass on.
 */
import type { Disk, DiskFile, FileStat, OpenMode } from './ports.ts';

export abstract class DiskLayer implements Disk {
  protected readonly below: Disk;

  constructor(below: Disk) {
    this.below = below;
  }

  abstract open(path: string, mode: OpenMode): Promise<DiskFile>;

  readFile(path: string): Promise<Uint8Array> {
    return this.below.readFile(path);
  }

  stat(path: string): Promise<FileStat | undefined> {
    return this.below.stat(path);
  }

  list(path: string): Promise<string[]> {
    return this.below.list(path);
  }

  makeDirectory(path: string): Promise<void> {
    return this.below.makeDirectory(path);
  }

  remove(path: string): Promise<void> {
    return this.below.remove(path);
  }

  rename(from: string, to: string): Promise<void> {
    return this.below.rename(from, to);
  }

  link(existing: string, path: string): Promise<void> {
    return this.below.link(existing, path);
  }

  syncDirectory(path: string): Promise<void> {
    return this.below.syncDirectory(path);
  }

  lock(path: string): ReturnType<Disk['lock']> {
    return this.below.lock(path);
  }

  space(path: string): ReturnType<Disk['space']> {
    return this.below.space(path);
  }
}
