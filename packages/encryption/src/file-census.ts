/**
 * How many files below a directory are encrypted, for metrics. There is no dictionary of files to ask: names are listed, and of those not seen
 * before the header is read, once, when somebody wants to know.
 */
import { type Disk, DiskError } from '@tessera/env';
import { FILE_HEADER_BYTES, inspectFileHeader } from './file-header.ts';

type Kind = 'directory' | 'encrypted' | 'plain';

export class FileCensus {
  readonly #disk: Disk;
  readonly #directory: string;
  /** By path; what is not settled, or gone, is not in it. */
  #kinds = new Map<string, Kind>();

  /** `disk` gives the bytes as they are. */
  constructor(disk: Disk, directory: string) {
    this.#disk = disk;
    this.#directory = directory;
  }

  async count(): Promise<number> {
    const found = new Map<string, Kind>();
    await this.#walk(this.#directory, found);
    this.#kinds = found;
    let encrypted = 0;
    for (const kind of found.values()) if (kind === 'encrypted') encrypted++;
    return encrypted;
  }

  async #walk(directory: string, found: Map<string, Kind>): Promise<void> {
    for (const name of await this.#disk.list(directory)) {
      const path = `${directory}/${name}`;
      const kind = this.#kinds.get(path) ?? (await this.#look(path).catch(ignoreGone));
      if (kind === undefined) continue;
      found.set(path, kind);
      if (kind === 'directory') await this.#walk(path, found);
    }
  }

  /** Undefined: too short to tell, it may be in the making. */
  async #look(path: string): Promise<Kind | undefined> {
    const stat = await this.#disk.stat(path);
    if (stat === undefined) return undefined;
    if (stat.directory) return 'directory';
    if (stat.sizeBytes < FILE_HEADER_BYTES) return undefined;
    const file = await this.#disk.open(path, 'read');
    try {
      const header = new Uint8Array(FILE_HEADER_BYTES);
      await file.read(header, 0);
      return inspectFileHeader(header) === undefined ? 'plain' : 'encrypted';
    } finally {
      await file.close();
    }
  }
}

function ignoreGone(error: unknown): undefined {
  if (!(error instanceof DiskError) || error.errno !== 'ENOENT') throw error;
}
