/** What the entries of one table refer to in blob files: the manifest keeps it, and garbage is what no table uses. */
import { decodeBlobIndex } from './blob-format.ts';

/** A table's share of a blob file. */
export interface BlobUse {
  readonly number: number;
  readonly entries: number;
  /** Of the records. */
  readonly bytes: number;
}

export class BlobUses {
  readonly #uses = new Map<number, { number: number; entries: number; bytes: number }>();
  bytes = 0;

  /** HOT. A blob index. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const { number, size } = decodeBlobIndex(bytes, start, end, 'a blob index');
    const use = this.#uses.get(number);
    if (use === undefined) this.#uses.set(number, { number, entries: 1, bytes: size });
    else {
      use.entries++;
      use.bytes += size;
    }
    this.bytes += size;
  }

  list(): BlobUse[] {
    return [...this.#uses.values()];
  }
}
