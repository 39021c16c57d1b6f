/** The API version that a configuration asks for. */
import type { StorageApi } from '@tessera/storage';
import type { StoreConfig } from './items.ts';

export function apiOf(config: StoreConfig): StorageApi {
  if (config['storage.api-version'] === 2) return 'V2';
  return config['storage.enable-ttl'] ? 'V1ttl' : 'V1';
}
