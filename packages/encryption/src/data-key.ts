/**
 * A data key and its key stream: block `i` of a file is XORed with E(key, IV + i), so any range is read or written alone.
 *
 * HOT: every block read and every batch of the raft log comes through `transform`.
 */
import { type Cipheriv, createCipheriv, createHmac } from 'node:crypto';
import { TesseraError } from '@tessera/base';

/** `KV:Encryption:<Name>`: WrongMasterKey, BothMasterKeyFail, UnknownEncryption, Crypter (damaged or foreign bytes). */
export class EncryptionError extends TesseraError {
  override name = 'EncryptionError';
}

export const DATA_ENCRYPTION_METHODS = ['plaintext', 'aes128-ctr', 'aes192-ctr', 'aes256-ctr', 'sm4-ctr'] as const;
export type DataEncryptionMethod = (typeof DATA_ENCRYPTION_METHODS)[number];
export type CipherMethod = Exclude<DataEncryptionMethod, 'plaintext'>;

interface MethodFacts {
  /** The number of encryptionpb.EncryptionMethod. */
  readonly code: number;
  readonly keyBytes: number;
  readonly stream: string;
  readonly block: string;
}

const METHODS: Readonly<Record<CipherMethod, MethodFacts>> = {
  'aes128-ctr': { code: 2, keyBytes: 16, stream: 'aes-128-ctr', block: 'aes-128-ecb' },
  'aes192-ctr': { code: 3, keyBytes: 24, stream: 'aes-192-ctr', block: 'aes-192-ecb' },
  'aes256-ctr': { code: 4, keyBytes: 32, stream: 'aes-256-ctr', block: 'aes-256-ecb' },
  'sm4-ctr': { code: 5, keyBytes: 16, stream: 'sm4-ctr', block: 'sm4-ecb' },
};

export function keyBytesOf(method: CipherMethod): number {
  return METHODS[method].keyBytes;
}

export function methodCode(method: CipherMethod): number {
  return METHODS[method].code;
}

export function methodOfCode(code: number): CipherMethod | undefined {
  return (Object.keys(METHODS) as CipherMethod[]).find((method) => METHODS[method].code === code);
}

export const BLOCK_BYTES = 16;
export const IV_BYTES = 16;

/**
 * Up to here the key stream is made by one block cipher that lives as long as the key, and XORed in JavaScript; beyond it a
 * stream cipher of its own is cheaper. Making one costs as much as 4 KiB of XOR.
 */
const SMALL_BYTES = 4096;
const counters = new Uint8Array(SMALL_BYTES + 2 * BLOCK_BYTES);
const counterView = new DataView(counters.buffer);

export interface DataKeyFields {
  readonly id: number;
  readonly method: CipherMethod;
  readonly key: Uint8Array;
  readonly createdMs: number;
  /** Was once stored without a seal: not for new files. */
  readonly exposed: boolean;
}

export class DataKey implements DataKeyFields {
  readonly id: number;
  readonly method: CipherMethod;
  readonly key: Uint8Array;
  readonly createdMs: number;
  readonly exposed: boolean;
  readonly #block: Cipheriv;

  constructor(fields: DataKeyFields) {
    this.id = fields.id;
    this.method = fields.method;
    this.key = fields.key;
    this.createdMs = fields.createdMs;
    this.exposed = fields.exposed;
    this.#block = createCipheriv(METHODS[fields.method].block, fields.key, null);
    this.#block.setAutoPadding(false);
  }

  /** Encrypts or decrypts `source`, which stands at `position` of the file, into `target` (may be the same bytes). */
  transform(iv: Uint8Array, position: number, source: Uint8Array, target: Uint8Array): void {
    const skip = position % BLOCK_BYTES;
    const block = (position - skip) / BLOCK_BYTES;
    if (source.length <= SMALL_BYTES) this.#small(iv, block, skip, source, target);
    else this.#large(iv, block, skip, source, target);
  }

  #small(iv: Uint8Array, block: number, skip: number, source: Uint8Array, target: Uint8Array): void {
    const { length } = source;
    const blocks = Math.ceil((skip + length) / BLOCK_BYTES);
    writeCounters(iv, block, blocks);
    const stream = this.#block.update(counters.subarray(0, blocks * BLOCK_BYTES));
    for (let i = 0; i < length; i++) target[i] = (source[i] as number) ^ (stream[skip + i] as number);
  }

  #large(iv: Uint8Array, block: number, skip: number, source: Uint8Array, target: Uint8Array): void {
    writeCounters(iv, block, 1);
    const cipher = createCipheriv(METHODS[this.method].stream, this.key, counters.subarray(0, BLOCK_BYTES));
    if (skip > 0) cipher.update(new Uint8Array(skip));
    target.set(cipher.update(source));
  }

  /** Authenticates the header of a file. */
  mac(bytes: Uint8Array): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.key).update('tessera file header').update(bytes).digest());
  }
}

/** Counter blocks IV + block, IV + block + 1, ... as 128-bit big-endian numbers. */
function writeCounters(iv: Uint8Array, block: number, count: number): void {
  const view = new DataView(iv.buffer, iv.byteOffset, IV_BYTES);
  let word3 = view.getUint32(12) + (block % 2 ** 32);
  let word2 = view.getUint32(8) + Math.floor(block / 2 ** 32) + (word3 >= 2 ** 32 ? 1 : 0);
  let word1 = view.getUint32(4) + (word2 >= 2 ** 32 ? 1 : 0);
  let word0 = view.getUint32(0) + (word1 >= 2 ** 32 ? 1 : 0);
  word3 >>>= 0;
  word2 >>>= 0;
  word1 >>>= 0;
  word0 >>>= 0;
  for (let i = 0, at = 0; i < count; i++, at += BLOCK_BYTES) {
    counterView.setUint32(at, word0);
    counterView.setUint32(at + 4, word1);
    counterView.setUint32(at + 8, word2);
    counterView.setUint32(at + 12, word3);
    if ((word3 = (word3 + 1) >>> 0) !== 0) continue;
    if ((word2 = (word2 + 1) >>> 0) !== 0) continue;
    if ((word1 = (word1 + 1) >>> 0) !== 0) continue;
    word0 = (word0 + 1) >>> 0;
  }
}
