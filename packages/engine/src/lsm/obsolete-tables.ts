/** Tables and blob files that no version names any more: forgets their blocks and deletes their files, one after the other. */
import { BlobFile } from './blob-file.ts';
import type { BlockCache } from './block-cache.ts';
import type { ResolvedOptions } from './options.ts';
import type { TableFile } from './version.ts';

export class ObsoleteTables {
  #waiting: (TableFile | BlobFile)[] = [];
  /** Swept, but not gone yet. */
  readonly #going = new Set<TableFile | BlobFile>();
  #removing: Promise<void> = Promise.resolve();

  add(file: TableFile | BlobFile): void {
    this.#waiting.push(file);
  }

  /** Forgets what was added: before the engine opened, strays are found by their names. */
  forget(): void {
    this.#waiting = [];
  }

  /** Blob files that are replaced and not removed yet. */
  get blobs(): BlobFile[] {
    return [...this.#waiting, ...this.#going].filter((file) => file instanceof BlobFile);
  }

  /** Resolves when all swept files are gone. */
  sweep(options: ResolvedOptions, cache: BlockCache): Promise<void> {
    if (this.#waiting.length === 0) return this.#removing;
    const files = this.#waiting;
    this.#waiting = [];
    for (const file of files) {
      if (file instanceof BlobFile) {
        for (const value of file.values.values()) cache.remove(value);
        continue;
      }
      const { table } = file;
      if (table.meta !== undefined) cache.remove(table.meta);
      for (const block of table.blocks) if (block !== undefined) cache.remove(block);
    }
    for (const file of files) this.#going.add(file);
    this.#removing = this.#removing
      .then(() => removeFiles(options, files))
      .finally(() => {
        for (const file of files) this.#going.delete(file);
      });
    return this.#removing;
  }
}

/** What stays behind is removed at the next start. */
async function removeFiles({ disk }: ResolvedOptions, files: readonly (TableFile | BlobFile)[]): Promise<void> {
  for (const file of files) {
    const open = file instanceof BlobFile ? file : file.table;
    await open.close().catch(() => {});
    await disk.remove(open.path).catch(() => {});
  }
}
