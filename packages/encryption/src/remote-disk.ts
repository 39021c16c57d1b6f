/** How a helper thread opens an encrypted disk: the disk below, the keys of this moment, a seed for the IVs of its new files. */
import { type Cipheriv, createCipheriv } from 'node:crypto';
import { silentLogger } from '@tessera/base';
import { type Disk, openRemoteDisk, type Random, type RemoteDisk } from '@tessera/env';
import { EncryptedDisk } from './encrypted-disk.ts';
import { type ExportedKeys, KeyRing } from './key-ring.ts';

export interface RemoteSettings {
  readonly below: RemoteDisk;
  readonly keys: ExportedKeys;
  /** 32 random bytes, never given twice. */
  readonly seed: Uint8Array;
}

/** For `openRemoteDisk`. */
export async function openDisk({ below, keys, seed }: RemoteSettings): Promise<Disk> {
  return new EncryptedDisk(await openRemoteDisk(below), KeyRing.from(keys), new SeededRandom(seed), silentLogger);
}

/** The key stream of AES-256 under the seed: as unpredictable as the seed is. */
class SeededRandom implements Random {
  readonly #cipher: Cipheriv;

  constructor(seed: Uint8Array) {
    this.#cipher = createCipheriv('aes-256-ctr', seed, new Uint8Array(16));
  }

  fill(bytes: Uint8Array): Uint8Array {
    bytes.set(this.#cipher.update(new Uint8Array(bytes.length)));
    return bytes;
  }

  u32(): number {
    return new DataView(this.fill(new Uint8Array(4)).buffer).getUint32(0);
  }
}
