/** The master key seals the dictionary of data keys. It comes from a file that TiKV would take too. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { fromHex, fromUtf8 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { EncryptionError } from './data-key.ts';

export interface MasterKeyConfig {
  readonly type: 'plaintext' | 'file';
  /** Of a file with 64 hexadecimal digits and a newline. */
  readonly path: string;
}

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export class MasterKey {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Nonce, tag and sealed bytes, one behind the other. */
  seal(nonce: Uint8Array, header: Uint8Array, content: Uint8Array): Uint8Array {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(header);
    const sealed = [cipher.update(content), cipher.final()];
    return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]));
  }

  /** Undefined when this is not the key that sealed it, or a byte was changed. */
  open(header: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
    const content = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(header).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return new Uint8Array(Buffer.concat([decipher.update(content), decipher.final()]));
    } catch {
      return undefined;
    }
  }
}

/** Undefined for `plaintext`. Rejects when the file is missing or not a key. */
export async function loadMasterKey(disk: Disk, config: MasterKeyConfig): Promise<MasterKey | undefined> {
  if (config.type === 'plaintext') return undefined;
  const text = fromUtf8(await disk.readFile(config.path));
  const key = text.length === 65 && text.endsWith('\n') ? fromHex(text.slice(0, 64)) : undefined;
  if (key === undefined) {
    const what = `master key file ${config.path} must be 64 hexadecimal digits and a newline (65 bytes), it has ${text.length}`;
    throw new EncryptionError('KV:Encryption:UnknownEncryption', what, { details: { path: config.path } });
  }
  return new MasterKey(key);
}
