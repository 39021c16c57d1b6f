/**
 * One open encrypted file. Bytes that were never written (a file that grew by `truncate`, a write beyond the end) are zeros
 * on disk and read as zeros: a whole block of ciphertext that is all zero is never the work of the cipher (chance 2^-128).
 * Blocks that are only partly unwritten are filled up with encrypted zeros when they come to be.
 */
import { must } from '@tessera/base';
import type { DiskFile } from '@tessera/env';
import { BLOCK_BYTES, type DataKey } from './data-key.ts';
import { encodeFileHeader, FILE_HEADER_BYTES } from './file-header.ts';

export interface FileCipher {
  readonly key: DataKey;
  readonly iv: Uint8Array;
}

/** A new IV with the current key, or with `fallback` where new files are in the clear. */
export type NewCipher = (fallback: DataKey) => FileCipher | undefined;

export class EncryptedFile implements DiskFile {
  readonly path: string;
  readonly #file: DiskFile;
  readonly #newCipher: NewCipher;
  #cipher: FileCipher;
  /** Where the file ends when all writes under way are done. */
  #endBytes: number;
  /** Unwritten blocks are possible: writes look at what they share a block with, one after the other. */
  #sparse: boolean;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: DiskFile, cipher: FileCipher, newCipher: NewCipher, sizeBytes: number) {
    this.path = file.path;
    this.#file = file;
    this.#newCipher = newCipher;
    this.#cipher = cipher;
    this.#endBytes = sizeBytes;
    this.#sparse = sizeBytes > 0;
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    const count = await this.#file.read(target, FILE_HEADER_BYTES + position);
    const got = target.subarray(0, count);
    const unsure = plainRange(this.#cipher, position, got);
    if (unsure !== undefined) await this.#fixEdges(got, position, unsure);
    return count;
  }

  /** Ciphertext of an edge was all zero: whether the block is unwritten can be told from the whole of it only. */
  async #fixEdges(got: Uint8Array, position: number, unsure: Edges): Promise<void> {
    const head = Math.min(got.length, BLOCK_BYTES - (position % BLOCK_BYTES));
    if (unsure.head && (await this.#unwritten(position))) got.fill(0, 0, head);
    const end = position + got.length;
    if (unsure.tail && (await this.#unwritten(end))) got.fill(0, got.length - (end % BLOCK_BYTES));
  }

  /** Whether the block that holds `position` is whole and was never written. */
  async #unwritten(position: number): Promise<boolean> {
    const block = new Uint8Array(BLOCK_BYTES);
    const at = position - (position % BLOCK_BYTES);
    const count = await this.#file.read(block, FILE_HEADER_BYTES + at);
    return count === BLOCK_BYTES && block.every((byte) => byte === 0);
  }

  write(bytes: Uint8Array, position: number): Promise<void> {
    if (bytes.length === 0) return this.#file.write(bytes, FILE_HEADER_BYTES + position);
    const from = this.#endBytes;
    this.#endBytes = Math.max(from, position + bytes.length);
    if (position > from) this.#sparse = true;
    const aligned = position % BLOCK_BYTES === 0 && bytes.length % BLOCK_BYTES === 0;
    if (!this.#sparse || (aligned && position <= from)) return this.#seal(bytes, position);
    return this.#inOrder(async () => {
      if (position > from) await this.#zeroEdges(from, position);
      await this.#writeShared(bytes, position);
    });
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #seal(bytes: Uint8Array, position: number): Promise<void> {
    const sealed = new Uint8Array(bytes.length);
    this.#cipher.key.transform(this.#cipher.iv, position, bytes, sealed);
    return this.#file.write(sealed, FILE_HEADER_BYTES + position);
  }

  /** A write that may share its first or last block with unwritten bytes: those become encrypted zeros with it. */
  async #writeShared(bytes: Uint8Array, position: number): Promise<void> {
    const end = position + bytes.length;
    const head = position % BLOCK_BYTES;
    const tail = (BLOCK_BYTES - (end % BLOCK_BYTES)) % BLOCK_BYTES;
    const before = head > 0 && (await this.#unwritten(position)) ? head : 0;
    const after = tail > 0 && (await this.#unwritten(end)) ? tail : 0;
    if (before + after === 0) return this.#seal(bytes, position);
    const whole = new Uint8Array(before + bytes.length + after);
    whole.set(bytes, before);
    return this.#seal(whole, position - before);
  }

  /** The file grew from `from` to `to`: only whole blocks between them stay unwritten. */
  async #zeroEdges(from: number, to: number): Promise<void> {
    const firstWhole = Math.min(to, Math.ceil(from / BLOCK_BYTES) * BLOCK_BYTES);
    if (firstWhole > from) await this.#seal(new Uint8Array(firstWhole - from), from);
    const lastWhole = Math.max(firstWhole, to - (to % BLOCK_BYTES));
    if (to > lastWhole) await this.#seal(new Uint8Array(to - lastWhole), lastWhole);
  }

  sync(): Promise<void> {
    return this.#file.sync();
  }

  truncate(sizeBytes: number): Promise<void> {
    const from = this.#endBytes;
    this.#endBytes = sizeBytes;
    if (sizeBytes > from) this.#sparse = true;
    return this.#inOrder(async () => {
      if (sizeBytes === 0) return await this.#restart();
      const cut = sizeBytes % BLOCK_BYTES;
      // An unwritten block that is cut is not whole any more.
      if (sizeBytes < from && cut > 0 && (await this.#unwritten(sizeBytes))) {
        await this.#seal(new Uint8Array(cut), sizeBytes - cut);
      }
      await this.#file.truncate(FILE_HEADER_BYTES + sizeBytes);
      if (sizeBytes > from) await this.#zeroEdges(from, sizeBytes);
    });
  }

  /** Emptied: what comes next gets a key stream of its own. */
  async #restart(): Promise<void> {
    this.#cipher = must(this.#newCipher(this.#cipher.key), 'encryption: a key for a file that has one');
    await this.#file.truncate(0);
    await this.#file.write(encodeFileHeader(this.#cipher.key, this.#cipher.iv), 0);
  }

  async sizeBytes(): Promise<number> {
    return Math.max(0, (await this.#file.sizeBytes()) - FILE_HEADER_BYTES);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

export interface Edges {
  readonly head: boolean;
  readonly tail: boolean;
}

/**
 * Decrypts `bytes`, which stand at `position`, in place; unwritten blocks give zeros. Says which edges, part of a block only,
 * may belong to an unwritten one.
 */
export function plainRange(cipher: FileCipher, position: number, bytes: Uint8Array): Edges | undefined {
  const { length } = bytes;
  const firstBlock = (BLOCK_BYTES - (position % BLOCK_BYTES)) % BLOCK_BYTES;
  let holes: number[] | undefined;
  for (let at = firstBlock; at + BLOCK_BYTES <= length; at += BLOCK_BYTES) {
    if (bytes[at] === 0 && bytes[at + 7] === 0 && bytes[at + 15] === 0 && allZero(bytes, at, at + BLOCK_BYTES)) {
      holes ??= [];
      holes.push(at);
    }
  }
  const tailAt = Math.max(firstBlock, length - ((position + length) % BLOCK_BYTES));
  const head = firstBlock > 0 && length > 0 && allZero(bytes, 0, Math.min(firstBlock, length));
  const tail = tailAt < length && allZero(bytes, tailAt, length);
  cipher.key.transform(cipher.iv, position, bytes, bytes);
  if (holes !== undefined) for (const at of holes) bytes.fill(0, at, at + BLOCK_BYTES);
  return head || tail ? { head, tail } : undefined;
}

function allZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return false;
  return true;
}
