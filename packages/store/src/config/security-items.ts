/** Keys of `security`, as in `items.ts`. */
import { DATA_ENCRYPTION_METHODS } from '@tessera/encryption';
import { duration, HOUR, list, MINUTE, text } from './item-kinds.ts';

const MASTER_KEYS = ['plaintext', 'file'] as const;

export const SECURITY_ITEMS = {
  'security.ca-path': text('', 'PEM file of the authority that signs clients and servers'),
  'security.cert-path': text('', 'PEM file of this store'),
  'security.key-path': text('', 'PEM file of its private key'),
  'security.cert-allowed-cn': list([], 'a client certificate must contain one of these as common name; empty: any'),

  'security.encryption.data-encryption-method': text('plaintext', 'how new files are encrypted', {
    oneOf: DATA_ENCRYPTION_METHODS,
  }),
  'security.encryption.data-key-rotation-period': duration(7 * 24 * HOUR, 'age at which a new data key is made', {
    min: MINUTE,
  }),
  'security.encryption.master-key.type': text('plaintext', 'plaintext (no encryption) or file', { oneOf: MASTER_KEYS }),
  'security.encryption.master-key.path': text('', 'file with 64 hexadecimal digits and a newline'),
  'security.encryption.previous-master-key.type': text('plaintext', 'the master key before, while it is replaced', {
    oneOf: MASTER_KEYS,
  }),
  'security.encryption.previous-master-key.path': text('', 'its file'),
} as const;
