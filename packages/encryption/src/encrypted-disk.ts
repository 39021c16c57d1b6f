/**
 * The disk port with encrypted files: same names, same sizes, same contract (tests/contract/disk.ts), other bytes underneath.
 *
 * - A new file gets a header with a random IV and the current data key; without a current key it stays in the clear.
 * - A file without a header (from before encryption was switched on) is read and written in the clear, until it is replaced.
 * - A file with an unreadable header reads as its raw bytes: it was torn before its first sync, or is rotten twice; its
 *   owner's checksums say so. Opened for writing it starts anew, never in the clear.
 * - A file opened with 'reuse' gets a new IV: what is written over the old content shares no key stream with it.
 */
import type { Logger } from '@tessera/base';
import {
  type Disk,
  type DiskFile,
  DiskLayer,
  type FileStat,
  type OpenMode,
  type Random,
  type RemoteDisk,
} from '@tessera/env';
import { type DataKey, EncryptionError, IV_BYTES } from './data-key.ts';
import { EncryptedFile, type FileCipher, plainRange } from './encrypted-file.ts';
import { type DecodedHeader, decodeFileHeader, encodeFileHeader, FILE_HEADER_BYTES } from './file-header.ts';
import type { KeyRing } from './key-ring.ts';
import type { RemoteSettings } from './remote-disk.ts';

export class EncryptedDisk extends DiskLayer {
  /** For files in the clear. */
  readonly memory: Disk['memory'];
  readonly #ring: KeyRing;
  readonly #random: Random;
  readonly #log: Logger;

  constructor(disk: Disk, ring: KeyRing, random: Random, log: Logger) {
    super(disk);
    this.memory = disk.memory;
    this.#ring = ring;
    this.#random = random;
    this.#log = log;
  }

  /** New with each use: the keys of that moment. */
  get remote(): RemoteDisk | undefined {
    const below = this.below.remote;
    if (below === undefined) return undefined;
    const seed = this.#random.fill(new Uint8Array(32));
    const settings: RemoteSettings = { below, keys: this.#ring.export(), seed };
    return { module: new URL('./remote-disk.ts', import.meta.url).href, settings };
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await this.below.open(path, mode);
    try {
      return await this.#opened(file, mode);
    } catch (error) {
      await file.close().catch(() => {});
      // A file that could not be given its header was not created.
      if (mode === 'create') await this.below.remove(path).catch(() => {});
      throw error;
    }
  }

  async #opened(file: DiskFile, mode: OpenMode): Promise<DiskFile> {
    const rawBytes = mode === 'create' ? 0 : await file.sizeBytes();
    const writable = mode !== 'read';
    if (writable && (rawBytes === 0 || mode === 'reuse')) return await this.#fresh(file, rawBytes);
    const header = rawBytes < FILE_HEADER_BYTES ? PLAIN : await this.#header(file);
    switch (header.kind) {
      case 'plain':
        return file;
      case 'damaged':
        return writable && this.#ring.current !== undefined ? await this.#fresh(file, rawBytes) : file;
      case 'encrypted':
        return new EncryptedFile(file, header, this.#newCipher, rawBytes - FILE_HEADER_BYTES);
    }
  }

  /** Gives the file a header; its content, if any, is noise from here on. */
  async #fresh(file: DiskFile, rawBytes: number): Promise<DiskFile> {
    const cipher = this.#newCipher();
    if (cipher === undefined) {
      // A recycled file that was encrypted must not look so any more.
      if (rawBytes > 0) await file.write(new Uint8Array(Math.min(rawBytes, FILE_HEADER_BYTES)), 0);
      return file;
    }
    await file.write(encodeFileHeader(cipher.key, cipher.iv), 0);
    return new EncryptedFile(file, cipher, this.#newCipher, Math.max(0, rawBytes - FILE_HEADER_BYTES));
  }

  readonly #newCipher = (fallback?: DataKey): FileCipher | undefined => {
    const key = this.#ring.current ?? fallback;
    return key === undefined ? undefined : { key, iv: this.#random.fill(new Uint8Array(IV_BYTES)) };
  };

  async #header(file: DiskFile): Promise<KnownHeader> {
    const bytes = new Uint8Array(FILE_HEADER_BYTES);
    await file.read(bytes, 0);
    return this.#decode(file.path, bytes);
  }

  #decode(path: string, bytes: Uint8Array): KnownHeader {
    const header = decodeFileHeader(bytes, this.#ring.find);
    if (header.kind === 'unknown-key') {
      const what = `${path} is encrypted with data key ${header.keyId}, which key.dict does not hold`;
      throw new EncryptionError('KV:Encryption:Crypter', what, { details: { path, keyId: header.keyId } });
    }
    if (header.kind === 'damaged') this.#log.warn?.('unreadable encryption header: the file reads as noise', { path });
    if (header.kind === 'encrypted' && header.damagedCopy) {
      this.#log.warn?.('one copy of the encryption header is damaged', { path });
    }
    return header;
  }

  override async readFile(path: string): Promise<Uint8Array> {
    const bytes = await this.below.readFile(path);
    if (bytes.length < FILE_HEADER_BYTES) return bytes;
    const header = this.#decode(path, bytes);
    if (header.kind !== 'encrypted') return bytes;
    const content = bytes.subarray(FILE_HEADER_BYTES);
    plainRange(header, 0, content);
    return content;
  }

  override async stat(path: string): Promise<FileStat | undefined> {
    const found = await this.below.stat(path);
    if (found === undefined || found.directory || found.sizeBytes < FILE_HEADER_BYTES) return found;
    const file = await this.below.open(path, 'read');
    try {
      const { kind } = await this.#header(file);
      return kind === 'encrypted' ? { ...found, sizeBytes: found.sizeBytes - FILE_HEADER_BYTES } : found;
    } finally {
      await file.close();
    }
  }
}

type KnownHeader = Exclude<DecodedHeader, { kind: 'unknown-key' }>;
const PLAIN: KnownHeader = { kind: 'plain' };
