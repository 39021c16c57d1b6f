/** The face of the package. */
export { DATA_ENCRYPTION_METHODS, type DataEncryptionMethod, EncryptionError } from './data-key.ts';
export { EncryptedDisk } from './encrypted-disk.ts';
export { Encryption, type EncryptionConfig } from './encryption.ts';
export { FILE_HEADER_BYTES, type FileHeaderReport, inspectFileHeader } from './file-header.ts';
export { readKeyDictionary } from './key-dictionary.ts';
export { type ExportedKeys, KeyRing } from './key-ring.ts';
export { loadMasterKey, type MasterKeyConfig } from './master-key.ts';
