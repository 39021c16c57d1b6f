// Generated from proto/encryptionpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, EMPTY_MAP, encodeWith, Reader, type Writer } from '../runtime/index.ts';

export const EncryptionMethod = {
  UNKNOWN: 0,
  PLAINTEXT: 1,
  AES128_CTR: 2,
  AES192_CTR: 3,
  AES256_CTR: 4,
  SM4_CTR: 5,
} as const;
/** Unknown values are kept. */
export type EncryptionMethod = number;

export interface EncryptionMetaInit {
  readonly keyId?: bigint | undefined;
  readonly iv?: Uint8Array | undefined;
}

export class EncryptionMeta {
  static readonly typeName = 'encryptionpb.EncryptionMeta';
  declare keyId: bigint;
  declare iv: Uint8Array;

  constructor() {
    this.keyId = 0n;
    this.iv = EMPTY_BYTES;
  }

  static merge(m: EncryptionMeta, r: Reader): EncryptionMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.iv = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EncryptionMetaInit, w: Writer): void {
    { const v = m.keyId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.iv; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): EncryptionMeta {
    return EncryptionMeta.merge(new EncryptionMeta(), r);
  }

  static decode(bytes: Uint8Array): EncryptionMeta {
    return EncryptionMeta.merge(new EncryptionMeta(), new Reader(bytes));
  }

  static encode(m: EncryptionMetaInit): Uint8Array {
    return encodeWith(EncryptionMeta.write, m);
  }
}

export interface FileInfoInit {
  readonly keyId?: bigint | undefined;
  readonly iv?: Uint8Array | undefined;
  readonly method?: EncryptionMethod | undefined;
}

export class FileInfo {
  static readonly typeName = 'encryptionpb.FileInfo';
  declare keyId: bigint;
  declare iv: Uint8Array;
  declare method: EncryptionMethod;

  constructor() {
    this.keyId = 0n;
    this.iv = EMPTY_BYTES;
    this.method = 0;
  }

  static merge(m: FileInfo, r: Reader): FileInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.iv = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.method = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FileInfoInit, w: Writer): void {
    { const v = m.keyId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.iv; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.method; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): FileInfo {
    return FileInfo.merge(new FileInfo(), r);
  }

  static decode(bytes: Uint8Array): FileInfo {
    return FileInfo.merge(new FileInfo(), new Reader(bytes));
  }

  static encode(m: FileInfoInit): Uint8Array {
    return encodeWith(FileInfo.write, m);
  }
}

export interface FileDictionaryInit {
  readonly files?: ReadonlyMap<string, FileInfoInit> | undefined;
}

export class FileDictionary {
  static readonly typeName = 'encryptionpb.FileDictionary';
  declare files: ReadonlyMap<string, FileInfo>;

  constructor() {
    this.files = EMPTY_MAP;
  }

  static merge(m: FileDictionary, r: Reader): FileDictionary {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) break;
          if (m.files === EMPTY_MAP) m.files = new Map();
          const outer = r.enter();
          let k: string = '';
          const v: FileInfo = new FileInfo();
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) {
              const inner = r.enter();
              FileInfo.merge(v as FileInfo, r);
              r.leave(inner);
            } else r.skip(entry);
          }
          r.leave(outer);
          (m.files as Map<string, FileInfo>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FileDictionaryInit, w: Writer): void {
    { const v = m.files; if (v !== undefined) { for (const [key, value] of v) { w.tag(10); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); const at = w.begin(); FileInfo.write(value, w); w.end(at); w.end(entry); } } }
  }

  static read(r: Reader): FileDictionary {
    return FileDictionary.merge(new FileDictionary(), r);
  }

  static decode(bytes: Uint8Array): FileDictionary {
    return FileDictionary.merge(new FileDictionary(), new Reader(bytes));
  }

  static encode(m: FileDictionaryInit): Uint8Array {
    return encodeWith(FileDictionary.write, m);
  }
}

export interface DataKeyInit {
  readonly key?: Uint8Array | undefined;
  readonly method?: EncryptionMethod | undefined;
  readonly creationTime?: number | undefined;
  readonly wasExposed?: boolean | undefined;
}

export class DataKey {
  static readonly typeName = 'encryptionpb.DataKey';
  declare key: Uint8Array;
  declare method: EncryptionMethod;
  declare creationTime: number;
  declare wasExposed: boolean;

  constructor() {
    this.key = EMPTY_BYTES;
    this.method = 0;
    this.creationTime = 0;
    this.wasExposed = false;
  }

  static merge(m: DataKey, r: Reader): DataKey {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.method = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.creationTime = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.wasExposed = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DataKeyInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.method; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.creationTime; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.wasExposed; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): DataKey {
    return DataKey.merge(new DataKey(), r);
  }

  static decode(bytes: Uint8Array): DataKey {
    return DataKey.merge(new DataKey(), new Reader(bytes));
  }

  static encode(m: DataKeyInit): Uint8Array {
    return encodeWith(DataKey.write, m);
  }
}

export interface KeyDictionaryInit {
  readonly keys?: ReadonlyMap<bigint, DataKeyInit> | undefined;
  readonly currentKeyId?: bigint | undefined;
}

export class KeyDictionary {
  static readonly typeName = 'encryptionpb.KeyDictionary';
  declare keys: ReadonlyMap<bigint, DataKey>;
  declare currentKeyId: bigint;

  constructor() {
    this.keys = EMPTY_MAP;
    this.currentKeyId = 0n;
  }

  static merge(m: KeyDictionary, r: Reader): KeyDictionary {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) break;
          if (m.keys === EMPTY_MAP) m.keys = new Map();
          const outer = r.enter();
          let k: bigint = 0n;
          const v: DataKey = new DataKey();
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 8) k = r.uint64Big();
            else if (entry === 18) {
              const inner = r.enter();
              DataKey.merge(v as DataKey, r);
              r.leave(inner);
            } else r.skip(entry);
          }
          r.leave(outer);
          (m.keys as Map<bigint, DataKey>).set(k, v);
          continue;
        }
        case 2: { if (tag !== 16) break; m.currentKeyId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyDictionaryInit, w: Writer): void {
    { const v = m.keys; if (v !== undefined) { for (const [key, value] of v) { w.tag(10); const entry = w.begin(); w.tag(8); w.big(key); w.tag(18); const at = w.begin(); DataKey.write(value, w); w.end(at); w.end(entry); } } }
    { const v = m.currentKeyId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): KeyDictionary {
    return KeyDictionary.merge(new KeyDictionary(), r);
  }

  static decode(bytes: Uint8Array): KeyDictionary {
    return KeyDictionary.merge(new KeyDictionary(), new Reader(bytes));
  }

  static encode(m: KeyDictionaryInit): Uint8Array {
    return encodeWith(KeyDictionary.write, m);
  }
}

export interface MasterKeyInit {
  readonly backend?: { readonly kind: 'plaintext'; readonly value: MasterKeyPlaintextInit } | { readonly kind: 'file'; readonly value: MasterKeyFileInit } | { readonly kind: 'kms'; readonly value: MasterKeyKmsInit } | undefined;
}

export class MasterKey {
  static readonly typeName = 'encryptionpb.MasterKey';
  declare backend: { readonly kind: 'plaintext'; readonly value: MasterKeyPlaintext } | { readonly kind: 'file'; readonly value: MasterKeyFile } | { readonly kind: 'kms'; readonly value: MasterKeyKms } | undefined;

  constructor() {
    this.backend = undefined;
  }

  static merge(m: MasterKey, r: Reader): MasterKey {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.backend?.kind === 'plaintext' ? m.backend.value : new MasterKeyPlaintext(); m.backend = { kind: 'plaintext', value: MasterKeyPlaintext.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.backend?.kind === 'file' ? m.backend.value : new MasterKeyFile(); m.backend = { kind: 'file', value: MasterKeyFile.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.backend?.kind === 'kms' ? m.backend.value : new MasterKeyKms(); m.backend = { kind: 'kms', value: MasterKeyKms.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MasterKeyInit, w: Writer): void {
    const backend_ = m.backend;
    if (backend_ !== undefined) {
      switch (backend_.kind) {
        case 'plaintext': { w.tag(10); const at = w.begin(); MasterKeyPlaintext.write(backend_.value, w); w.end(at); break; }
        case 'file': { w.tag(18); const at = w.begin(); MasterKeyFile.write(backend_.value, w); w.end(at); break; }
        case 'kms': { w.tag(26); const at = w.begin(); MasterKeyKms.write(backend_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): MasterKey {
    return MasterKey.merge(new MasterKey(), r);
  }

  static decode(bytes: Uint8Array): MasterKey {
    return MasterKey.merge(new MasterKey(), new Reader(bytes));
  }

  static encode(m: MasterKeyInit): Uint8Array {
    return encodeWith(MasterKey.write, m);
  }
}

export interface MasterKeyPlaintextInit {
}

export class MasterKeyPlaintext {
  static readonly typeName = 'encryptionpb.MasterKeyPlaintext';

  static merge(m: MasterKeyPlaintext, r: Reader): MasterKeyPlaintext {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: MasterKeyPlaintextInit, _w: Writer): void {
  }

  static read(r: Reader): MasterKeyPlaintext {
    return MasterKeyPlaintext.merge(new MasterKeyPlaintext(), r);
  }

  static decode(bytes: Uint8Array): MasterKeyPlaintext {
    return MasterKeyPlaintext.merge(new MasterKeyPlaintext(), new Reader(bytes));
  }

  static encode(m: MasterKeyPlaintextInit): Uint8Array {
    return encodeWith(MasterKeyPlaintext.write, m);
  }
}

export interface MasterKeyFileInit {
  readonly path?: string | undefined;
}

export class MasterKeyFile {
  static readonly typeName = 'encryptionpb.MasterKeyFile';
  declare path: string;

  constructor() {
    this.path = '';
  }

  static merge(m: MasterKeyFile, r: Reader): MasterKeyFile {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.path = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MasterKeyFileInit, w: Writer): void {
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): MasterKeyFile {
    return MasterKeyFile.merge(new MasterKeyFile(), r);
  }

  static decode(bytes: Uint8Array): MasterKeyFile {
    return MasterKeyFile.merge(new MasterKeyFile(), new Reader(bytes));
  }

  static encode(m: MasterKeyFileInit): Uint8Array {
    return encodeWith(MasterKeyFile.write, m);
  }
}

export interface MasterKeyKmsInit {
  readonly vendor?: string | undefined;
  readonly keyId?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly azureKms?: AzureKmsInit | undefined;
  readonly gcpKms?: GcpKmsInit | undefined;
  readonly awsKms?: AwsKmsInit | undefined;
}

export class MasterKeyKms {
  static readonly typeName = 'encryptionpb.MasterKeyKms';
  declare vendor: string;
  declare keyId: string;
  declare region: string;
  declare endpoint: string;
  declare azureKms: AzureKms | undefined;
  declare gcpKms: GcpKms | undefined;
  declare awsKms: AwsKms | undefined;

  constructor() {
    this.vendor = '';
    this.keyId = '';
    this.region = '';
    this.endpoint = '';
    this.azureKms = undefined;
    this.gcpKms = undefined;
    this.awsKms = undefined;
  }

  static merge(m: MasterKeyKms, r: Reader): MasterKeyKms {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.vendor = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.keyId = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.region = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.endpoint = r.string(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.azureKms = AzureKms.merge(m.azureKms ?? new AzureKms(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.gcpKms = GcpKms.merge(m.gcpKms ?? new GcpKms(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.awsKms = AwsKms.merge(m.awsKms ?? new AwsKms(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MasterKeyKmsInit, w: Writer): void {
    { const v = m.vendor; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.keyId; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.region; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.endpoint; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.azureKms; if (v !== undefined) { w.tag(42); const at = w.begin(); AzureKms.write(v, w); w.end(at); } }
    { const v = m.gcpKms; if (v !== undefined) { w.tag(50); const at = w.begin(); GcpKms.write(v, w); w.end(at); } }
    { const v = m.awsKms; if (v !== undefined) { w.tag(58); const at = w.begin(); AwsKms.write(v, w); w.end(at); } }
  }

  static read(r: Reader): MasterKeyKms {
    return MasterKeyKms.merge(new MasterKeyKms(), r);
  }

  static decode(bytes: Uint8Array): MasterKeyKms {
    return MasterKeyKms.merge(new MasterKeyKms(), new Reader(bytes));
  }

  static encode(m: MasterKeyKmsInit): Uint8Array {
    return encodeWith(MasterKeyKms.write, m);
  }
}

export interface AzureKmsInit {
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly keyVaultUrl?: string | undefined;
  readonly hsmName?: string | undefined;
  readonly hsmUrl?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly clientCertificatePath?: string | undefined;
  readonly clientCertificatePassword?: string | undefined;
}

export class AzureKms {
  static readonly typeName = 'encryptionpb.AzureKms';
  declare tenantId: string;
  declare clientId: string;
  declare clientSecret: string;
  declare keyVaultUrl: string;
  declare hsmName: string;
  declare hsmUrl: string;
  declare clientCertificate: string;
  declare clientCertificatePath: string;
  declare clientCertificatePassword: string;

  constructor() {
    this.tenantId = '';
    this.clientId = '';
    this.clientSecret = '';
    this.keyVaultUrl = '';
    this.hsmName = '';
    this.hsmUrl = '';
    this.clientCertificate = '';
    this.clientCertificatePath = '';
    this.clientCertificatePassword = '';
  }

  static merge(m: AzureKms, r: Reader): AzureKms {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.tenantId = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.clientId = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.clientSecret = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.keyVaultUrl = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.hsmName = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.hsmUrl = r.string(); continue; }
        case 7: { if (tag !== 58) break; m.clientCertificate = r.string(); continue; }
        case 8: { if (tag !== 66) break; m.clientCertificatePath = r.string(); continue; }
        case 9: { if (tag !== 74) break; m.clientCertificatePassword = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AzureKmsInit, w: Writer): void {
    { const v = m.tenantId; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.clientId; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.clientSecret; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.keyVaultUrl; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.hsmName; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.hsmUrl; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.clientCertificate; if (v !== undefined && v !== '') { w.tag(58); w.string(v); } }
    { const v = m.clientCertificatePath; if (v !== undefined && v !== '') { w.tag(66); w.string(v); } }
    { const v = m.clientCertificatePassword; if (v !== undefined && v !== '') { w.tag(74); w.string(v); } }
  }

  static read(r: Reader): AzureKms {
    return AzureKms.merge(new AzureKms(), r);
  }

  static decode(bytes: Uint8Array): AzureKms {
    return AzureKms.merge(new AzureKms(), new Reader(bytes));
  }

  static encode(m: AzureKmsInit): Uint8Array {
    return encodeWith(AzureKms.write, m);
  }
}

export interface GcpKmsInit {
  readonly credential?: string | undefined;
}

export class GcpKms {
  static readonly typeName = 'encryptionpb.GcpKms';
  declare credential: string;

  constructor() {
    this.credential = '';
  }

  static merge(m: GcpKms, r: Reader): GcpKms {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.credential = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GcpKmsInit, w: Writer): void {
    { const v = m.credential; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): GcpKms {
    return GcpKms.merge(new GcpKms(), r);
  }

  static decode(bytes: Uint8Array): GcpKms {
    return GcpKms.merge(new GcpKms(), new Reader(bytes));
  }

  static encode(m: GcpKmsInit): Uint8Array {
    return encodeWith(GcpKms.write, m);
  }
}

export interface AwsKmsInit {
  readonly accessKey?: string | undefined;
  readonly secretAccessKey?: string | undefined;
}

export class AwsKms {
  static readonly typeName = 'encryptionpb.AwsKms';
  declare accessKey: string;
  declare secretAccessKey: string;

  constructor() {
    this.accessKey = '';
    this.secretAccessKey = '';
  }

  static merge(m: AwsKms, r: Reader): AwsKms {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.accessKey = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.secretAccessKey = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AwsKmsInit, w: Writer): void {
    { const v = m.accessKey; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.secretAccessKey; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): AwsKms {
    return AwsKms.merge(new AwsKms(), r);
  }

  static decode(bytes: Uint8Array): AwsKms {
    return AwsKms.merge(new AwsKms(), new Reader(bytes));
  }

  static encode(m: AwsKmsInit): Uint8Array {
    return encodeWith(AwsKms.write, m);
  }
}

export interface EncryptedContentInit {
  readonly metadata?: ReadonlyMap<string, Uint8Array> | undefined;
  readonly content?: Uint8Array | undefined;
  readonly masterKey?: MasterKeyInit | undefined;
  readonly iv?: Uint8Array | undefined;
  readonly ciphertextKey?: Uint8Array | undefined;
}

export class EncryptedContent {
  static readonly typeName = 'encryptionpb.EncryptedContent';
  declare metadata: ReadonlyMap<string, Uint8Array>;
  declare content: Uint8Array;
  declare masterKey: MasterKey | undefined;
  declare iv: Uint8Array;
  declare ciphertextKey: Uint8Array;

  constructor() {
    this.metadata = EMPTY_MAP;
    this.content = EMPTY_BYTES;
    this.masterKey = undefined;
    this.iv = EMPTY_BYTES;
    this.ciphertextKey = EMPTY_BYTES;
  }

  static merge(m: EncryptedContent, r: Reader): EncryptedContent {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) break;
          if (m.metadata === EMPTY_MAP) m.metadata = new Map();
          const outer = r.enter();
          let k: string = '';
          let v: Uint8Array = EMPTY_BYTES;
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) v = r.bytes();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.metadata as Map<string, Uint8Array>).set(k, v);
          continue;
        }
        case 2: { if (tag !== 18) break; m.content = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.masterKey = MasterKey.merge(m.masterKey ?? new MasterKey(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.iv = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; m.ciphertextKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EncryptedContentInit, w: Writer): void {
    { const v = m.metadata; if (v !== undefined) { for (const [key, value] of v) { w.tag(10); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); w.bytes(value); w.end(entry); } } }
    { const v = m.content; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.masterKey; if (v !== undefined) { w.tag(26); const at = w.begin(); MasterKey.write(v, w); w.end(at); } }
    { const v = m.iv; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.ciphertextKey; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): EncryptedContent {
    return EncryptedContent.merge(new EncryptedContent(), r);
  }

  static decode(bytes: Uint8Array): EncryptedContent {
    return EncryptedContent.merge(new EncryptedContent(), new Reader(bytes));
  }

  static encode(m: EncryptedContentInit): Uint8Array {
    return encodeWith(EncryptedContent.write, m);
  }
}

export interface FileEncryptionInfoInit {
  readonly mode?: { readonly kind: 'plainTextDataKey'; readonly value: PlainTextDataKeyInit } | { readonly kind: 'masterKeyBased'; readonly value: MasterKeyBasedInit } | undefined;
  readonly encryptionMethod?: EncryptionMethod | undefined;
  readonly fileIv?: Uint8Array | undefined;
  readonly checksum?: Uint8Array | undefined;
}

export class FileEncryptionInfo {
  static readonly typeName = 'encryptionpb.FileEncryptionInfo';
  declare mode: { readonly kind: 'plainTextDataKey'; readonly value: PlainTextDataKey } | { readonly kind: 'masterKeyBased'; readonly value: MasterKeyBased } | undefined;
  declare encryptionMethod: EncryptionMethod;
  declare fileIv: Uint8Array;
  declare checksum: Uint8Array;

  constructor() {
    this.mode = undefined;
    this.encryptionMethod = 0;
    this.fileIv = EMPTY_BYTES;
    this.checksum = EMPTY_BYTES;
  }

  static merge(m: FileEncryptionInfo, r: Reader): FileEncryptionInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.mode?.kind === 'plainTextDataKey' ? m.mode.value : new PlainTextDataKey(); m.mode = { kind: 'plainTextDataKey', value: PlainTextDataKey.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.mode?.kind === 'masterKeyBased' ? m.mode.value : new MasterKeyBased(); m.mode = { kind: 'masterKeyBased', value: MasterKeyBased.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.encryptionMethod = r.int32(); continue; }
        case 4: { if (tag !== 34) break; m.fileIv = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; m.checksum = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FileEncryptionInfoInit, w: Writer): void {
    const mode_ = m.mode;
    if (mode_ !== undefined) {
      switch (mode_.kind) {
        case 'plainTextDataKey': { w.tag(10); const at = w.begin(); PlainTextDataKey.write(mode_.value, w); w.end(at); break; }
        case 'masterKeyBased': { w.tag(18); const at = w.begin(); MasterKeyBased.write(mode_.value, w); w.end(at); break; }
      }
    }
    { const v = m.encryptionMethod; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.fileIv; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.checksum; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): FileEncryptionInfo {
    return FileEncryptionInfo.merge(new FileEncryptionInfo(), r);
  }

  static decode(bytes: Uint8Array): FileEncryptionInfo {
    return FileEncryptionInfo.merge(new FileEncryptionInfo(), new Reader(bytes));
  }

  static encode(m: FileEncryptionInfoInit): Uint8Array {
    return encodeWith(FileEncryptionInfo.write, m);
  }
}

export interface PlainTextDataKeyInit {
}

export class PlainTextDataKey {
  static readonly typeName = 'encryptionpb.PlainTextDataKey';

  static merge(m: PlainTextDataKey, r: Reader): PlainTextDataKey {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: PlainTextDataKeyInit, _w: Writer): void {
  }

  static read(r: Reader): PlainTextDataKey {
    return PlainTextDataKey.merge(new PlainTextDataKey(), r);
  }

  static decode(bytes: Uint8Array): PlainTextDataKey {
    return PlainTextDataKey.merge(new PlainTextDataKey(), new Reader(bytes));
  }

  static encode(m: PlainTextDataKeyInit): Uint8Array {
    return encodeWith(PlainTextDataKey.write, m);
  }
}

export interface MasterKeyBasedInit {
  readonly dataKeyEncryptedContent?: readonly EncryptedContentInit[] | undefined;
}

export class MasterKeyBased {
  static readonly typeName = 'encryptionpb.MasterKeyBased';
  declare dataKeyEncryptedContent: readonly EncryptedContent[];

  constructor() {
    this.dataKeyEncryptedContent = EMPTY_LIST;
  }

  static merge(m: MasterKeyBased, r: Reader): MasterKeyBased {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.dataKeyEncryptedContent === EMPTY_LIST) m.dataKeyEncryptedContent = []; (m.dataKeyEncryptedContent as EncryptedContent[]).push(EncryptedContent.merge(new EncryptedContent(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MasterKeyBasedInit, w: Writer): void {
    { const v = m.dataKeyEncryptedContent; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); EncryptedContent.write(v[i] as EncryptedContentInit, w); w.end(at); } } }
  }

  static read(r: Reader): MasterKeyBased {
    return MasterKeyBased.merge(new MasterKeyBased(), r);
  }

  static decode(bytes: Uint8Array): MasterKeyBased {
    return MasterKeyBased.merge(new MasterKeyBased(), new Reader(bytes));
  }

  static encode(m: MasterKeyBasedInit): Uint8Array {
    return encodeWith(MasterKeyBased.write, m);
  }
}
