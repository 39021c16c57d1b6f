/** A disk with encryption at rest for suites that bring their own disk: one fixed key, IVs under a seed. */
import { Prng, silentLogger } from '@tessera/base';
import { type DataEncryptionMethod, EncryptedDisk, KeyRing } from '@tessera/encryption';
import type { Disk } from '@tessera/env';

const KEY_BYTES = { 'aes128-ctr': 16, 'aes192-ctr': 24, 'aes256-ctr': 32, 'sm4-ctr': 16 } as const;

export function encrypted(
  disk: Disk,
  seed: number,
  method: Exclude<DataEncryptionMethod, 'plaintext'> = 'aes256-ctr',
): EncryptedDisk {
  const key = new Prng(77).fill(new Uint8Array(KEY_BYTES[method]));
  const ring = KeyRing.from({ currentId: 1, keys: [{ id: 1, method, key, createdMs: 0, exposed: false }] });
  return new EncryptedDisk(disk, ring, new Prng(seed), silentLogger);
}
