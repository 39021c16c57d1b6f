/** The data directory: one holder, and encryption at rest as `security.encryption.*` says. */
import { Encryption, type EncryptionConfig } from '@tessera/encryption';
import { type Env, makeDurableDirectory } from '@tessera/env';
import type { StoreConfig } from '../config/items.ts';

/**
 * Takes the directory until `parts` end; `disk` of what it gives is for engine and raft log. Rejects with EncryptionError when a master key
 * is missing or wrong.
 */
export async function takeDirectory(env: Env, config: StoreConfig, parts: AsyncDisposableStack): Promise<Encryption> {
  const dataDir = config['storage.data-dir'];
  // A power cut must not lose the name either: a store without its directory would be another store.
  await makeDurableDirectory(env.disk, dataDir);
  const lock = await env.disk.lock(dataDir);
  parts.defer(() => lock.release());
  const encryption = await Encryption.open(env, dataDir, encryptionConfig(config));
  parts.defer(() => encryption.close());
  return encryption;
}

function encryptionConfig(config: StoreConfig): EncryptionConfig {
  return {
    method: config['security.encryption.data-encryption-method'] as EncryptionConfig['method'],
    dataKeyRotationPeriodMs: config['security.encryption.data-key-rotation-period'],
    masterKey: masterKey(config, 'master-key'),
    previousMasterKey: masterKey(config, 'previous-master-key'),
  };
}

function masterKey(config: StoreConfig, name: 'master-key' | 'previous-master-key'): EncryptionConfig['masterKey'] {
  const type = config[`security.encryption.${name}.type`] as EncryptionConfig['masterKey']['type'];
  return { type, path: config[`security.encryption.${name}.path`] };
}
