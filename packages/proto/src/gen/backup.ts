// Generated from proto/backup.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, EMPTY_MAP, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as encryptionpb from './encryptionpb.ts';
import * as errorpb from './errorpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';

export const PrepareSnapshotBackupRequestType = {
  UpdateLease: 0,
  WaitApply: 1,
  Finish: 2,
} as const;
/** Unknown values are kept. */
export type PrepareSnapshotBackupRequestType = number;

export const PrepareSnapshotBackupEventType = {
  WaitApplyDone: 0,
  UpdateLeaseResult: 1,
} as const;
/** Unknown values are kept. */
export type PrepareSnapshotBackupEventType = number;

export const CompressionType = {
  UNKNOWN: 0,
  LZ4: 1,
  SNAPPY: 2,
  ZSTD: 3,
} as const;
/** Unknown values are kept. */
export type CompressionType = number;

export const BackupMode = {
  SCAN: 0,
  FILE: 1,
} as const;
/** Unknown values are kept. */
export type BackupMode = number;

export const MetaVersion = {
  V1: 0,
  V2: 1,
} as const;
/** Unknown values are kept. */
export type MetaVersion = number;

export const FileType = {
  Delete: 0,
  Put: 1,
} as const;
/** Unknown values are kept. */
export type FileType = number;

export const MigrationVersion = {
  M0: 0,
  M1: 1,
  M2: 2,
} as const;
/** Unknown values are kept. */
export type MigrationVersion = number;

export interface PrepareSnapshotBackupRequestInit {
  readonly ty?: PrepareSnapshotBackupRequestType | undefined;
  readonly regions?: readonly metapb.RegionInit[] | undefined;
  readonly leaseInSeconds?: number | undefined;
}

export class PrepareSnapshotBackupRequest {
  static readonly typeName = 'backup.PrepareSnapshotBackupRequest';
  declare ty: PrepareSnapshotBackupRequestType;
  declare regions: readonly metapb.Region[];
  declare leaseInSeconds: number;

  constructor() {
    this.ty = 0;
    this.regions = EMPTY_LIST;
    this.leaseInSeconds = 0;
  }

  static merge(m: PrepareSnapshotBackupRequest, r: Reader): PrepareSnapshotBackupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ty = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.leaseInSeconds = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareSnapshotBackupRequestInit, w: Writer): void {
    { const v = m.ty; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.leaseInSeconds; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): PrepareSnapshotBackupRequest {
    return PrepareSnapshotBackupRequest.merge(new PrepareSnapshotBackupRequest(), r);
  }

  static decode(bytes: Uint8Array): PrepareSnapshotBackupRequest {
    return PrepareSnapshotBackupRequest.merge(new PrepareSnapshotBackupRequest(), new Reader(bytes));
  }

  static encode(m: PrepareSnapshotBackupRequestInit): Uint8Array {
    return encodeWith(PrepareSnapshotBackupRequest.write, m);
  }
}

export interface PrepareSnapshotBackupResponseInit {
  readonly ty?: PrepareSnapshotBackupEventType | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly error?: errorpb.ErrorInit | undefined;
  readonly lastLeaseIsValid?: boolean | undefined;
}

export class PrepareSnapshotBackupResponse {
  static readonly typeName = 'backup.PrepareSnapshotBackupResponse';
  declare ty: PrepareSnapshotBackupEventType;
  declare region: metapb.Region | undefined;
  declare error: errorpb.Error | undefined;
  declare lastLeaseIsValid: boolean;

  constructor() {
    this.ty = 0;
    this.region = undefined;
    this.error = undefined;
    this.lastLeaseIsValid = false;
  }

  static merge(m: PrepareSnapshotBackupResponse, r: Reader): PrepareSnapshotBackupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ty = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.error = errorpb.Error.merge(m.error ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.lastLeaseIsValid = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareSnapshotBackupResponseInit, w: Writer): void {
    { const v = m.ty; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(26); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.lastLeaseIsValid; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): PrepareSnapshotBackupResponse {
    return PrepareSnapshotBackupResponse.merge(new PrepareSnapshotBackupResponse(), r);
  }

  static decode(bytes: Uint8Array): PrepareSnapshotBackupResponse {
    return PrepareSnapshotBackupResponse.merge(new PrepareSnapshotBackupResponse(), new Reader(bytes));
  }

  static encode(m: PrepareSnapshotBackupResponseInit): Uint8Array {
    return encodeWith(PrepareSnapshotBackupResponse.write, m);
  }
}

export interface BackupMetaInit {
  readonly clusterId?: bigint | undefined;
  readonly clusterVersion?: string | undefined;
  readonly brVersion?: string | undefined;
  readonly version?: number | undefined;
  readonly files?: readonly FileInit[] | undefined;
  readonly fileIndex?: MetaFileInit | undefined;
  readonly startVersion?: bigint | undefined;
  readonly endVersion?: bigint | undefined;
  readonly schemas?: readonly SchemaInit[] | undefined;
  readonly schemaIndex?: MetaFileInit | undefined;
  readonly backupSchemaVersion?: number | undefined;
  readonly isRawKv?: boolean | undefined;
  readonly rawRanges?: readonly RawRangeInit[] | undefined;
  readonly rawRangeIndex?: MetaFileInit | undefined;
  readonly ddls?: Uint8Array | undefined;
  readonly ddlIndexes?: MetaFileInit | undefined;
  readonly backupResult?: string | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
  readonly policies?: readonly PlacementPolicyInit[] | undefined;
  readonly newCollationsEnabled?: string | undefined;
  readonly isTxnKv?: boolean | undefined;
  readonly dbMaps?: readonly PitrDBMapInit[] | undefined;
  readonly mode?: BackupMode | undefined;
  readonly ranges?: readonly BackupRangeInit[] | undefined;
  readonly backupSize?: number | undefined;
}

export class BackupMeta {
  static readonly typeName = 'backup.BackupMeta';
  declare clusterId: bigint;
  declare clusterVersion: string;
  declare brVersion: string;
  declare version: number;
  declare files: readonly File[];
  declare fileIndex: MetaFile | undefined;
  declare startVersion: bigint;
  declare endVersion: bigint;
  declare schemas: readonly Schema[];
  declare schemaIndex: MetaFile | undefined;
  declare backupSchemaVersion: number;
  declare isRawKv: boolean;
  declare rawRanges: readonly RawRange[];
  declare rawRangeIndex: MetaFile | undefined;
  declare ddls: Uint8Array;
  declare ddlIndexes: MetaFile | undefined;
  declare backupResult: string;
  declare apiVersion: kvrpcpb.APIVersion;
  declare policies: readonly PlacementPolicy[];
  declare newCollationsEnabled: string;
  declare isTxnKv: boolean;
  declare dbMaps: readonly PitrDBMap[];
  declare mode: BackupMode;
  declare ranges: readonly BackupRange[];
  declare backupSize: number;

  constructor() {
    this.clusterId = 0n;
    this.clusterVersion = '';
    this.brVersion = '';
    this.version = 0;
    this.files = EMPTY_LIST;
    this.fileIndex = undefined;
    this.startVersion = 0n;
    this.endVersion = 0n;
    this.schemas = EMPTY_LIST;
    this.schemaIndex = undefined;
    this.backupSchemaVersion = 0;
    this.isRawKv = false;
    this.rawRanges = EMPTY_LIST;
    this.rawRangeIndex = undefined;
    this.ddls = EMPTY_BYTES;
    this.ddlIndexes = undefined;
    this.backupResult = '';
    this.apiVersion = 0;
    this.policies = EMPTY_LIST;
    this.newCollationsEnabled = '';
    this.isTxnKv = false;
    this.dbMaps = EMPTY_LIST;
    this.mode = 0;
    this.ranges = EMPTY_LIST;
    this.backupSize = 0;
  }

  static merge(m: BackupMeta, r: Reader): BackupMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.clusterVersion = r.string(); continue; }
        case 11: { if (tag !== 90) break; m.brVersion = r.string(); continue; }
        case 12: { if (tag !== 96) break; m.version = r.int32(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.files === EMPTY_LIST) m.files = []; (m.files as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.fileIndex = MetaFile.merge(m.fileIndex ?? new MetaFile(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.startVersion = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.endVersion = r.uint64Big(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.schemas === EMPTY_LIST) m.schemas = []; (m.schemas as Schema[]).push(Schema.merge(new Schema(), r)); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.schemaIndex = MetaFile.merge(m.schemaIndex ?? new MetaFile(), r); r.leave(outer); continue; }
        case 26: { if (tag !== 208) break; m.backupSchemaVersion = r.uint32(); continue; }
        case 8: { if (tag !== 64) break; m.isRawKv = r.bool(); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); if (m.rawRanges === EMPTY_LIST) m.rawRanges = []; (m.rawRanges as RawRange[]).push(RawRange.merge(new RawRange(), r)); r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); m.rawRangeIndex = MetaFile.merge(m.rawRangeIndex ?? new MetaFile(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; m.ddls = r.bytes(); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.ddlIndexes = MetaFile.merge(m.ddlIndexes ?? new MetaFile(), r); r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; m.backupResult = r.string(); continue; }
        case 18: { if (tag !== 144) break; m.apiVersion = r.int32(); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); if (m.policies === EMPTY_LIST) m.policies = []; (m.policies as PlacementPolicy[]).push(PlacementPolicy.merge(new PlacementPolicy(), r)); r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; m.newCollationsEnabled = r.string(); continue; }
        case 21: { if (tag !== 168) break; m.isTxnKv = r.bool(); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); if (m.dbMaps === EMPTY_LIST) m.dbMaps = []; (m.dbMaps as PitrDBMap[]).push(PitrDBMap.merge(new PitrDBMap(), r)); r.leave(outer); continue; }
        case 23: { if (tag !== 184) break; m.mode = r.int32(); continue; }
        case 24: { if (tag !== 194) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as BackupRange[]).push(BackupRange.merge(new BackupRange(), r)); r.leave(outer); continue; }
        case 25: { if (tag !== 200) break; m.backupSize = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BackupMetaInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.clusterVersion; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.brVersion; if (v !== undefined && v !== '') { w.tag(90); w.string(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(96); w.signed(v); } }
    { const v = m.files; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
    { const v = m.fileIndex; if (v !== undefined) { w.tag(106); const at = w.begin(); MetaFile.write(v, w); w.end(at); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.endVersion; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.schemas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); Schema.write(v[i] as SchemaInit, w); w.end(at); } } }
    { const v = m.schemaIndex; if (v !== undefined) { w.tag(114); const at = w.begin(); MetaFile.write(v, w); w.end(at); } }
    { const v = m.backupSchemaVersion; if (v !== undefined && v !== 0) { w.tag(208); w.unsigned(v); } }
    { const v = m.isRawKv; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.rawRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(74); const at = w.begin(); RawRange.write(v[i] as RawRangeInit, w); w.end(at); } } }
    { const v = m.rawRangeIndex; if (v !== undefined) { w.tag(122); const at = w.begin(); MetaFile.write(v, w); w.end(at); } }
    { const v = m.ddls; if (v !== undefined && v.length > 0) { w.tag(82); w.bytes(v); } }
    { const v = m.ddlIndexes; if (v !== undefined) { w.tag(130); const at = w.begin(); MetaFile.write(v, w); w.end(at); } }
    { const v = m.backupResult; if (v !== undefined && v !== '') { w.tag(138); w.string(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(144); w.signed(v); } }
    { const v = m.policies; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(154); const at = w.begin(); PlacementPolicy.write(v[i] as PlacementPolicyInit, w); w.end(at); } } }
    { const v = m.newCollationsEnabled; if (v !== undefined && v !== '') { w.tag(162); w.string(v); } }
    { const v = m.isTxnKv; if (v !== undefined && v) { w.tag(168); w.bool(v); } }
    { const v = m.dbMaps; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(178); const at = w.begin(); PitrDBMap.write(v[i] as PitrDBMapInit, w); w.end(at); } } }
    { const v = m.mode; if (v !== undefined && v !== 0) { w.tag(184); w.signed(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(194); const at = w.begin(); BackupRange.write(v[i] as BackupRangeInit, w); w.end(at); } } }
    { const v = m.backupSize; if (v !== undefined && v !== 0) { w.tag(200); w.unsigned(v); } }
  }

  static read(r: Reader): BackupMeta {
    return BackupMeta.merge(new BackupMeta(), r);
  }

  static decode(bytes: Uint8Array): BackupMeta {
    return BackupMeta.merge(new BackupMeta(), new Reader(bytes));
  }

  static encode(m: BackupMetaInit): Uint8Array {
    return encodeWith(BackupMeta.write, m);
  }
}

export interface BackupRangeInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly files?: readonly FileInit[] | undefined;
}

export class BackupRange {
  static readonly typeName = 'backup.BackupRange';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare files: readonly File[];

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.files = EMPTY_LIST;
  }

  static merge(m: BackupRange, r: Reader): BackupRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.endKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.files === EMPTY_LIST) m.files = []; (m.files as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BackupRangeInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.files; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
  }

  static read(r: Reader): BackupRange {
    return BackupRange.merge(new BackupRange(), r);
  }

  static decode(bytes: Uint8Array): BackupRange {
    return BackupRange.merge(new BackupRange(), new Reader(bytes));
  }

  static encode(m: BackupRangeInit): Uint8Array {
    return encodeWith(BackupRange.write, m);
  }
}

export interface TableMetaInit {
  readonly physicalId?: number | undefined;
  readonly crc64xor?: bigint | undefined;
  readonly totalKvs?: number | undefined;
  readonly totalBytes?: number | undefined;
}

export class TableMeta {
  static readonly typeName = 'backup.TableMeta';
  declare physicalId: number;
  declare crc64xor: bigint;
  declare totalKvs: number;
  declare totalBytes: number;

  constructor() {
    this.physicalId = 0;
    this.crc64xor = 0n;
    this.totalKvs = 0;
    this.totalBytes = 0;
  }

  static merge(m: TableMeta, r: Reader): TableMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.physicalId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.crc64xor = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.totalKvs = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.totalBytes = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TableMetaInit, w: Writer): void {
    { const v = m.physicalId; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.crc64xor; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.totalKvs; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.totalBytes; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): TableMeta {
    return TableMeta.merge(new TableMeta(), r);
  }

  static decode(bytes: Uint8Array): TableMeta {
    return TableMeta.merge(new TableMeta(), new Reader(bytes));
  }

  static encode(m: TableMetaInit): Uint8Array {
    return encodeWith(TableMeta.write, m);
  }
}

export interface FileInit {
  readonly name?: string | undefined;
  readonly sha256?: Uint8Array | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly startVersion?: bigint | undefined;
  readonly endVersion?: bigint | undefined;
  readonly crc64xor?: bigint | undefined;
  readonly totalKvs?: number | undefined;
  readonly totalBytes?: number | undefined;
  readonly tableMetas?: readonly TableMetaInit[] | undefined;
  readonly cf?: string | undefined;
  readonly size?: number | undefined;
  readonly cipherIv?: Uint8Array | undefined;
}

export class File {
  static readonly typeName = 'backup.File';
  declare name: string;
  declare sha256: Uint8Array;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare startVersion: bigint;
  declare endVersion: bigint;
  declare crc64xor: bigint;
  declare totalKvs: number;
  declare totalBytes: number;
  declare tableMetas: readonly TableMeta[];
  declare cf: string;
  declare size: number;
  declare cipherIv: Uint8Array;

  constructor() {
    this.name = '';
    this.sha256 = EMPTY_BYTES;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.startVersion = 0n;
    this.endVersion = 0n;
    this.crc64xor = 0n;
    this.totalKvs = 0;
    this.totalBytes = 0;
    this.tableMetas = EMPTY_LIST;
    this.cf = '';
    this.size = 0;
    this.cipherIv = EMPTY_BYTES;
  }

  static merge(m: File, r: Reader): File {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.sha256 = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.startKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.endKey = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.startVersion = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.endVersion = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.crc64xor = r.uint64Big(); continue; }
        case 8: { if (tag !== 64) break; m.totalKvs = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.totalBytes = r.uint64(); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); if (m.tableMetas === EMPTY_LIST) m.tableMetas = []; (m.tableMetas as TableMeta[]).push(TableMeta.merge(new TableMeta(), r)); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; m.cf = r.string(); continue; }
        case 11: { if (tag !== 88) break; m.size = r.uint64(); continue; }
        case 12: { if (tag !== 98) break; m.cipherIv = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FileInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.sha256; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.endVersion; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.crc64xor; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
    { const v = m.totalKvs; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.totalBytes; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.tableMetas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(106); const at = w.begin(); TableMeta.write(v[i] as TableMetaInit, w); w.end(at); } } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(82); w.string(v); } }
    { const v = m.size; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.cipherIv; if (v !== undefined && v.length > 0) { w.tag(98); w.bytes(v); } }
  }

  static read(r: Reader): File {
    return File.merge(new File(), r);
  }

  static decode(bytes: Uint8Array): File {
    return File.merge(new File(), new Reader(bytes));
  }

  static encode(m: FileInit): Uint8Array {
    return encodeWith(File.write, m);
  }
}

export interface MetaFileInit {
  readonly metaFiles?: readonly FileInit[] | undefined;
  readonly dataFiles?: readonly FileInit[] | undefined;
  readonly schemas?: readonly SchemaInit[] | undefined;
  readonly rawRanges?: readonly RawRangeInit[] | undefined;
  readonly backupRanges?: readonly BackupRangeInit[] | undefined;
  readonly ddls?: readonly Uint8Array[] | undefined;
}

export class MetaFile {
  static readonly typeName = 'backup.MetaFile';
  declare metaFiles: readonly File[];
  declare dataFiles: readonly File[];
  declare schemas: readonly Schema[];
  declare rawRanges: readonly RawRange[];
  declare backupRanges: readonly BackupRange[];
  declare ddls: readonly Uint8Array[];

  constructor() {
    this.metaFiles = EMPTY_LIST;
    this.dataFiles = EMPTY_LIST;
    this.schemas = EMPTY_LIST;
    this.rawRanges = EMPTY_LIST;
    this.backupRanges = EMPTY_LIST;
    this.ddls = EMPTY_LIST;
  }

  static merge(m: MetaFile, r: Reader): MetaFile {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.metaFiles === EMPTY_LIST) m.metaFiles = []; (m.metaFiles as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.dataFiles === EMPTY_LIST) m.dataFiles = []; (m.dataFiles as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.schemas === EMPTY_LIST) m.schemas = []; (m.schemas as Schema[]).push(Schema.merge(new Schema(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.rawRanges === EMPTY_LIST) m.rawRanges = []; (m.rawRanges as RawRange[]).push(RawRange.merge(new RawRange(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.backupRanges === EMPTY_LIST) m.backupRanges = []; (m.backupRanges as BackupRange[]).push(BackupRange.merge(new BackupRange(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; if (m.ddls === EMPTY_LIST) m.ddls = []; (m.ddls as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MetaFileInit, w: Writer): void {
    { const v = m.metaFiles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
    { const v = m.dataFiles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
    { const v = m.schemas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Schema.write(v[i] as SchemaInit, w); w.end(at); } } }
    { const v = m.rawRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); RawRange.write(v[i] as RawRangeInit, w); w.end(at); } } }
    { const v = m.backupRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); BackupRange.write(v[i] as BackupRangeInit, w); w.end(at); } } }
    { const v = m.ddls; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): MetaFile {
    return MetaFile.merge(new MetaFile(), r);
  }

  static decode(bytes: Uint8Array): MetaFile {
    return MetaFile.merge(new MetaFile(), new Reader(bytes));
  }

  static encode(m: MetaFileInit): Uint8Array {
    return encodeWith(MetaFile.write, m);
  }
}

export interface PlacementPolicyInit {
  readonly info?: Uint8Array | undefined;
}

export class PlacementPolicy {
  static readonly typeName = 'backup.PlacementPolicy';
  declare info: Uint8Array;

  constructor() {
    this.info = EMPTY_BYTES;
  }

  static merge(m: PlacementPolicy, r: Reader): PlacementPolicy {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.info = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PlacementPolicyInit, w: Writer): void {
    { const v = m.info; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): PlacementPolicy {
    return PlacementPolicy.merge(new PlacementPolicy(), r);
  }

  static decode(bytes: Uint8Array): PlacementPolicy {
    return PlacementPolicy.merge(new PlacementPolicy(), new Reader(bytes));
  }

  static encode(m: PlacementPolicyInit): Uint8Array {
    return encodeWith(PlacementPolicy.write, m);
  }
}

export interface StatsBlockInit {
  readonly physicalId?: number | undefined;
  readonly jsonTable?: Uint8Array | undefined;
}

export class StatsBlock {
  static readonly typeName = 'backup.StatsBlock';
  declare physicalId: number;
  declare jsonTable: Uint8Array;

  constructor() {
    this.physicalId = 0;
    this.jsonTable = EMPTY_BYTES;
  }

  static merge(m: StatsBlock, r: Reader): StatsBlock {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.physicalId = r.int64(); continue; }
        case 2: { if (tag !== 18) break; m.jsonTable = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StatsBlockInit, w: Writer): void {
    { const v = m.physicalId; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.jsonTable; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): StatsBlock {
    return StatsBlock.merge(new StatsBlock(), r);
  }

  static decode(bytes: Uint8Array): StatsBlock {
    return StatsBlock.merge(new StatsBlock(), new Reader(bytes));
  }

  static encode(m: StatsBlockInit): Uint8Array {
    return encodeWith(StatsBlock.write, m);
  }
}

export interface StatsFileInit {
  readonly blocks?: readonly StatsBlockInit[] | undefined;
}

export class StatsFile {
  static readonly typeName = 'backup.StatsFile';
  declare blocks: readonly StatsBlock[];

  constructor() {
    this.blocks = EMPTY_LIST;
  }

  static merge(m: StatsFile, r: Reader): StatsFile {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.blocks === EMPTY_LIST) m.blocks = []; (m.blocks as StatsBlock[]).push(StatsBlock.merge(new StatsBlock(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StatsFileInit, w: Writer): void {
    { const v = m.blocks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); StatsBlock.write(v[i] as StatsBlockInit, w); w.end(at); } } }
  }

  static read(r: Reader): StatsFile {
    return StatsFile.merge(new StatsFile(), r);
  }

  static decode(bytes: Uint8Array): StatsFile {
    return StatsFile.merge(new StatsFile(), new Reader(bytes));
  }

  static encode(m: StatsFileInit): Uint8Array {
    return encodeWith(StatsFile.write, m);
  }
}

export interface StatsFileIndexInit {
  readonly name?: string | undefined;
  readonly sha256?: Uint8Array | undefined;
  readonly sizeEnc?: number | undefined;
  readonly sizeOri?: number | undefined;
  readonly cipherIv?: Uint8Array | undefined;
  readonly inlineData?: Uint8Array | undefined;
}

export class StatsFileIndex {
  static readonly typeName = 'backup.StatsFileIndex';
  declare name: string;
  declare sha256: Uint8Array;
  declare sizeEnc: number;
  declare sizeOri: number;
  declare cipherIv: Uint8Array;
  declare inlineData: Uint8Array;

  constructor() {
    this.name = '';
    this.sha256 = EMPTY_BYTES;
    this.sizeEnc = 0;
    this.sizeOri = 0;
    this.cipherIv = EMPTY_BYTES;
    this.inlineData = EMPTY_BYTES;
  }

  static merge(m: StatsFileIndex, r: Reader): StatsFileIndex {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.sha256 = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.sizeEnc = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.sizeOri = r.uint64(); continue; }
        case 5: { if (tag !== 42) break; m.cipherIv = r.bytes(); continue; }
        case 6: { if (tag !== 50) break; m.inlineData = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StatsFileIndexInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.sha256; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.sizeEnc; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.sizeOri; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.cipherIv; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.inlineData; if (v !== undefined && v.length > 0) { w.tag(50); w.bytes(v); } }
  }

  static read(r: Reader): StatsFileIndex {
    return StatsFileIndex.merge(new StatsFileIndex(), r);
  }

  static decode(bytes: Uint8Array): StatsFileIndex {
    return StatsFileIndex.merge(new StatsFileIndex(), new Reader(bytes));
  }

  static encode(m: StatsFileIndexInit): Uint8Array {
    return encodeWith(StatsFileIndex.write, m);
  }
}

export interface SchemaInit {
  readonly db?: Uint8Array | undefined;
  readonly table?: Uint8Array | undefined;
  readonly crc64xor?: bigint | undefined;
  readonly totalKvs?: number | undefined;
  readonly totalBytes?: number | undefined;
  readonly tiflashReplicas?: number | undefined;
  readonly stats?: Uint8Array | undefined;
  readonly statsIndex?: readonly StatsFileIndexInit[] | undefined;
  readonly isMergeOptionAllowed?: boolean | undefined;
  readonly partitionMergeOptionAllowed?: ReadonlyMap<string, boolean> | undefined;
}

export class Schema {
  static readonly typeName = 'backup.Schema';
  declare db: Uint8Array;
  declare table: Uint8Array;
  declare crc64xor: bigint;
  declare totalKvs: number;
  declare totalBytes: number;
  declare tiflashReplicas: number;
  declare stats: Uint8Array;
  declare statsIndex: readonly StatsFileIndex[];
  declare isMergeOptionAllowed: boolean;
  declare partitionMergeOptionAllowed: ReadonlyMap<string, boolean>;

  constructor() {
    this.db = EMPTY_BYTES;
    this.table = EMPTY_BYTES;
    this.crc64xor = 0n;
    this.totalKvs = 0;
    this.totalBytes = 0;
    this.tiflashReplicas = 0;
    this.stats = EMPTY_BYTES;
    this.statsIndex = EMPTY_LIST;
    this.isMergeOptionAllowed = false;
    this.partitionMergeOptionAllowed = EMPTY_MAP;
  }

  static merge(m: Schema, r: Reader): Schema {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.db = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.table = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.crc64xor = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.totalKvs = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.totalBytes = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.tiflashReplicas = r.uint32(); continue; }
        case 7: { if (tag !== 58) break; m.stats = r.bytes(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.statsIndex === EMPTY_LIST) m.statsIndex = []; (m.statsIndex as StatsFileIndex[]).push(StatsFileIndex.merge(new StatsFileIndex(), r)); r.leave(outer); continue; }
        case 9: { if (tag !== 72) break; m.isMergeOptionAllowed = r.bool(); continue; }
        case 10: {
          if (tag !== 82) break;
          if (m.partitionMergeOptionAllowed === EMPTY_MAP) m.partitionMergeOptionAllowed = new Map();
          const outer = r.enter();
          let k: string = '';
          let v: boolean = false;
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 16) v = r.bool();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.partitionMergeOptionAllowed as Map<string, boolean>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SchemaInit, w: Writer): void {
    { const v = m.db; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.table; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.crc64xor; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.totalKvs; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.totalBytes; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.tiflashReplicas; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.stats; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
    { const v = m.statsIndex; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); StatsFileIndex.write(v[i] as StatsFileIndexInit, w); w.end(at); } } }
    { const v = m.isMergeOptionAllowed; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.partitionMergeOptionAllowed; if (v !== undefined) { for (const [key, value] of v) { w.tag(82); const entry = w.begin(); w.tag(10); w.string(key); w.tag(16); w.bool(value); w.end(entry); } } }
  }

  static read(r: Reader): Schema {
    return Schema.merge(new Schema(), r);
  }

  static decode(bytes: Uint8Array): Schema {
    return Schema.merge(new Schema(), new Reader(bytes));
  }

  static encode(m: SchemaInit): Uint8Array {
    return encodeWith(Schema.write, m);
  }
}

export interface IDMapInit {
  readonly upstreamId?: number | undefined;
  readonly downstreamId?: number | undefined;
}

export class IDMap {
  static readonly typeName = 'backup.IDMap';
  declare upstreamId: number;
  declare downstreamId: number;

  constructor() {
    this.upstreamId = 0;
    this.downstreamId = 0;
  }

  static merge(m: IDMap, r: Reader): IDMap {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.upstreamId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.downstreamId = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IDMapInit, w: Writer): void {
    { const v = m.upstreamId; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.downstreamId; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): IDMap {
    return IDMap.merge(new IDMap(), r);
  }

  static decode(bytes: Uint8Array): IDMap {
    return IDMap.merge(new IDMap(), new Reader(bytes));
  }

  static encode(m: IDMapInit): Uint8Array {
    return encodeWith(IDMap.write, m);
  }
}

export interface PitrTableMapInit {
  readonly name?: string | undefined;
  readonly idMap?: IDMapInit | undefined;
  readonly partitions?: readonly IDMapInit[] | undefined;
  readonly filteredOut?: boolean | undefined;
}

export class PitrTableMap {
  static readonly typeName = 'backup.PitrTableMap';
  declare name: string;
  declare idMap: IDMap | undefined;
  declare partitions: readonly IDMap[];
  declare filteredOut: boolean;

  constructor() {
    this.name = '';
    this.idMap = undefined;
    this.partitions = EMPTY_LIST;
    this.filteredOut = false;
  }

  static merge(m: PitrTableMap, r: Reader): PitrTableMap {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.idMap = IDMap.merge(m.idMap ?? new IDMap(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.partitions === EMPTY_LIST) m.partitions = []; (m.partitions as IDMap[]).push(IDMap.merge(new IDMap(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.filteredOut = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PitrTableMapInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.idMap; if (v !== undefined) { w.tag(18); const at = w.begin(); IDMap.write(v, w); w.end(at); } }
    { const v = m.partitions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); IDMap.write(v[i] as IDMapInit, w); w.end(at); } } }
    { const v = m.filteredOut; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): PitrTableMap {
    return PitrTableMap.merge(new PitrTableMap(), r);
  }

  static decode(bytes: Uint8Array): PitrTableMap {
    return PitrTableMap.merge(new PitrTableMap(), new Reader(bytes));
  }

  static encode(m: PitrTableMapInit): Uint8Array {
    return encodeWith(PitrTableMap.write, m);
  }
}

export interface PitrDBMapInit {
  readonly name?: string | undefined;
  readonly idMap?: IDMapInit | undefined;
  readonly tables?: readonly PitrTableMapInit[] | undefined;
  readonly filteredOut?: boolean | undefined;
  readonly reused?: boolean | undefined;
}

export class PitrDBMap {
  static readonly typeName = 'backup.PitrDBMap';
  declare name: string;
  declare idMap: IDMap | undefined;
  declare tables: readonly PitrTableMap[];
  declare filteredOut: boolean;
  declare reused: boolean;

  constructor() {
    this.name = '';
    this.idMap = undefined;
    this.tables = EMPTY_LIST;
    this.filteredOut = false;
    this.reused = false;
  }

  static merge(m: PitrDBMap, r: Reader): PitrDBMap {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.idMap = IDMap.merge(m.idMap ?? new IDMap(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.tables === EMPTY_LIST) m.tables = []; (m.tables as PitrTableMap[]).push(PitrTableMap.merge(new PitrTableMap(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.filteredOut = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.reused = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PitrDBMapInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.idMap; if (v !== undefined) { w.tag(18); const at = w.begin(); IDMap.write(v, w); w.end(at); } }
    { const v = m.tables; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); PitrTableMap.write(v[i] as PitrTableMapInit, w); w.end(at); } } }
    { const v = m.filteredOut; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.reused; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): PitrDBMap {
    return PitrDBMap.merge(new PitrDBMap(), r);
  }

  static decode(bytes: Uint8Array): PitrDBMap {
    return PitrDBMap.merge(new PitrDBMap(), new Reader(bytes));
  }

  static encode(m: PitrDBMapInit): Uint8Array {
    return encodeWith(PitrDBMap.write, m);
  }
}

export interface RawRangeInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly cf?: string | undefined;
}

export class RawRange {
  static readonly typeName = 'backup.RawRange';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare cf: string;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.cf = '';
  }

  static merge(m: RawRange, r: Reader): RawRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.endKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawRangeInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): RawRange {
    return RawRange.merge(new RawRange(), r);
  }

  static decode(bytes: Uint8Array): RawRange {
    return RawRange.merge(new RawRange(), new Reader(bytes));
  }

  static encode(m: RawRangeInit): Uint8Array {
    return encodeWith(RawRange.write, m);
  }
}

export interface ClusterIDErrorInit {
  readonly current?: bigint | undefined;
  readonly request?: bigint | undefined;
}

export class ClusterIDError {
  static readonly typeName = 'backup.ClusterIDError';
  declare current: bigint;
  declare request: bigint;

  constructor() {
    this.current = 0n;
    this.request = 0n;
  }

  static merge(m: ClusterIDError, r: Reader): ClusterIDError {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.current = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.request = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ClusterIDErrorInit, w: Writer): void {
    { const v = m.current; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.request; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): ClusterIDError {
    return ClusterIDError.merge(new ClusterIDError(), r);
  }

  static decode(bytes: Uint8Array): ClusterIDError {
    return ClusterIDError.merge(new ClusterIDError(), new Reader(bytes));
  }

  static encode(m: ClusterIDErrorInit): Uint8Array {
    return encodeWith(ClusterIDError.write, m);
  }
}

export interface ErrorInit {
  readonly msg?: string | undefined;
  readonly detail?: { readonly kind: 'clusterIdError'; readonly value: ClusterIDErrorInit } | { readonly kind: 'kvError'; readonly value: kvrpcpb.KeyErrorInit } | { readonly kind: 'regionError'; readonly value: errorpb.ErrorInit } | undefined;
}

export class Error {
  static readonly typeName = 'backup.Error';
  declare msg: string;
  declare detail: { readonly kind: 'clusterIdError'; readonly value: ClusterIDError } | { readonly kind: 'kvError'; readonly value: kvrpcpb.KeyError } | { readonly kind: 'regionError'; readonly value: errorpb.Error } | undefined;

  constructor() {
    this.msg = '';
    this.detail = undefined;
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.msg = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.detail?.kind === 'clusterIdError' ? m.detail.value : new ClusterIDError(); m.detail = { kind: 'clusterIdError', value: ClusterIDError.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.detail?.kind === 'kvError' ? m.detail.value : new kvrpcpb.KeyError(); m.detail = { kind: 'kvError', value: kvrpcpb.KeyError.merge(v, r) }; r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.detail?.kind === 'regionError' ? m.detail.value : new errorpb.Error(); m.detail = { kind: 'regionError', value: errorpb.Error.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    const detail_ = m.detail;
    if (detail_ !== undefined) {
      switch (detail_.kind) {
        case 'clusterIdError': { w.tag(26); const at = w.begin(); ClusterIDError.write(detail_.value, w); w.end(at); break; }
        case 'kvError': { w.tag(34); const at = w.begin(); kvrpcpb.KeyError.write(detail_.value, w); w.end(at); break; }
        case 'regionError': { w.tag(42); const at = w.begin(); errorpb.Error.write(detail_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): Error {
    return Error.merge(new Error(), r);
  }

  static decode(bytes: Uint8Array): Error {
    return Error.merge(new Error(), new Reader(bytes));
  }

  static encode(m: ErrorInit): Uint8Array {
    return encodeWith(Error.write, m);
  }
}

export interface StreamBackupTaskSecurityConfigInit {
  readonly encryption?: { readonly kind: 'plaintextDataKey'; readonly value: CipherInfoInit } | { readonly kind: 'masterKeyConfig'; readonly value: MasterKeyConfigInit } | undefined;
}

export class StreamBackupTaskSecurityConfig {
  static readonly typeName = 'backup.StreamBackupTaskSecurityConfig';
  declare encryption: { readonly kind: 'plaintextDataKey'; readonly value: CipherInfo } | { readonly kind: 'masterKeyConfig'; readonly value: MasterKeyConfig } | undefined;

  constructor() {
    this.encryption = undefined;
  }

  static merge(m: StreamBackupTaskSecurityConfig, r: Reader): StreamBackupTaskSecurityConfig {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.encryption?.kind === 'plaintextDataKey' ? m.encryption.value : new CipherInfo(); m.encryption = { kind: 'plaintextDataKey', value: CipherInfo.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.encryption?.kind === 'masterKeyConfig' ? m.encryption.value : new MasterKeyConfig(); m.encryption = { kind: 'masterKeyConfig', value: MasterKeyConfig.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StreamBackupTaskSecurityConfigInit, w: Writer): void {
    const encryption_ = m.encryption;
    if (encryption_ !== undefined) {
      switch (encryption_.kind) {
        case 'plaintextDataKey': { w.tag(10); const at = w.begin(); CipherInfo.write(encryption_.value, w); w.end(at); break; }
        case 'masterKeyConfig': { w.tag(18); const at = w.begin(); MasterKeyConfig.write(encryption_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): StreamBackupTaskSecurityConfig {
    return StreamBackupTaskSecurityConfig.merge(new StreamBackupTaskSecurityConfig(), r);
  }

  static decode(bytes: Uint8Array): StreamBackupTaskSecurityConfig {
    return StreamBackupTaskSecurityConfig.merge(new StreamBackupTaskSecurityConfig(), new Reader(bytes));
  }

  static encode(m: StreamBackupTaskSecurityConfigInit): Uint8Array {
    return encodeWith(StreamBackupTaskSecurityConfig.write, m);
  }
}

export interface CipherInfoInit {
  readonly cipherType?: encryptionpb.EncryptionMethod | undefined;
  readonly cipherKey?: Uint8Array | undefined;
}

export class CipherInfo {
  static readonly typeName = 'backup.CipherInfo';
  declare cipherType: encryptionpb.EncryptionMethod;
  declare cipherKey: Uint8Array;

  constructor() {
    this.cipherType = 0;
    this.cipherKey = EMPTY_BYTES;
  }

  static merge(m: CipherInfo, r: Reader): CipherInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cipherType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.cipherKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CipherInfoInit, w: Writer): void {
    { const v = m.cipherType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.cipherKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): CipherInfo {
    return CipherInfo.merge(new CipherInfo(), r);
  }

  static decode(bytes: Uint8Array): CipherInfo {
    return CipherInfo.merge(new CipherInfo(), new Reader(bytes));
  }

  static encode(m: CipherInfoInit): Uint8Array {
    return encodeWith(CipherInfo.write, m);
  }
}

export interface MasterKeyConfigInit {
  readonly encryptionType?: encryptionpb.EncryptionMethod | undefined;
  readonly masterKeys?: readonly encryptionpb.MasterKeyInit[] | undefined;
}

export class MasterKeyConfig {
  static readonly typeName = 'backup.MasterKeyConfig';
  declare encryptionType: encryptionpb.EncryptionMethod;
  declare masterKeys: readonly encryptionpb.MasterKey[];

  constructor() {
    this.encryptionType = 0;
    this.masterKeys = EMPTY_LIST;
  }

  static merge(m: MasterKeyConfig, r: Reader): MasterKeyConfig {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.encryptionType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.masterKeys === EMPTY_LIST) m.masterKeys = []; (m.masterKeys as encryptionpb.MasterKey[]).push(encryptionpb.MasterKey.merge(new encryptionpb.MasterKey(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MasterKeyConfigInit, w: Writer): void {
    { const v = m.encryptionType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.masterKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); encryptionpb.MasterKey.write(v[i] as encryptionpb.MasterKeyInit, w); w.end(at); } } }
  }

  static read(r: Reader): MasterKeyConfig {
    return MasterKeyConfig.merge(new MasterKeyConfig(), r);
  }

  static decode(bytes: Uint8Array): MasterKeyConfig {
    return MasterKeyConfig.merge(new MasterKeyConfig(), new Reader(bytes));
  }

  static encode(m: MasterKeyConfigInit): Uint8Array {
    return encodeWith(MasterKeyConfig.write, m);
  }
}

export interface SortedSubRangesInit {
  readonly subRanges?: readonly kvrpcpb.KeyRangeInit[] | undefined;
}

export class SortedSubRanges {
  static readonly typeName = 'backup.SortedSubRanges';
  declare subRanges: readonly kvrpcpb.KeyRange[];

  constructor() {
    this.subRanges = EMPTY_LIST;
  }

  static merge(m: SortedSubRanges, r: Reader): SortedSubRanges {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.subRanges === EMPTY_LIST) m.subRanges = []; (m.subRanges as kvrpcpb.KeyRange[]).push(kvrpcpb.KeyRange.merge(new kvrpcpb.KeyRange(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SortedSubRangesInit, w: Writer): void {
    { const v = m.subRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); kvrpcpb.KeyRange.write(v[i] as kvrpcpb.KeyRangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): SortedSubRanges {
    return SortedSubRanges.merge(new SortedSubRanges(), r);
  }

  static decode(bytes: Uint8Array): SortedSubRanges {
    return SortedSubRanges.merge(new SortedSubRanges(), new Reader(bytes));
  }

  static encode(m: SortedSubRangesInit): Uint8Array {
    return encodeWith(SortedSubRanges.write, m);
  }
}

export interface BackupRequestInit {
  readonly clusterId?: bigint | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly startVersion?: bigint | undefined;
  readonly endVersion?: bigint | undefined;
  readonly rateLimit?: number | undefined;
  readonly concurrency?: number | undefined;
  readonly storageBackend?: StorageBackendInit | undefined;
  readonly isRawKv?: boolean | undefined;
  readonly cf?: string | undefined;
  readonly compressionType?: CompressionType | undefined;
  readonly compressionLevel?: number | undefined;
  readonly cipherInfo?: CipherInfoInit | undefined;
  readonly dstApiVersion?: kvrpcpb.APIVersion | undefined;
  readonly subRanges?: readonly kvrpcpb.KeyRangeInit[] | undefined;
  readonly sortedSubRangesGroups?: readonly SortedSubRangesInit[] | undefined;
  readonly replicaRead?: boolean | undefined;
  readonly mode?: BackupMode | undefined;
  readonly uniqueId?: string | undefined;
  readonly context?: kvrpcpb.ContextInit | undefined;
}

export class BackupRequest {
  static readonly typeName = 'backup.BackupRequest';
  declare clusterId: bigint;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare startVersion: bigint;
  declare endVersion: bigint;
  declare rateLimit: number;
  declare concurrency: number;
  declare storageBackend: StorageBackend | undefined;
  declare isRawKv: boolean;
  declare cf: string;
  declare compressionType: CompressionType;
  declare compressionLevel: number;
  declare cipherInfo: CipherInfo | undefined;
  declare dstApiVersion: kvrpcpb.APIVersion;
  declare subRanges: readonly kvrpcpb.KeyRange[];
  declare sortedSubRangesGroups: readonly SortedSubRanges[];
  declare replicaRead: boolean;
  declare mode: BackupMode;
  declare uniqueId: string;
  declare context: kvrpcpb.Context | undefined;

  constructor() {
    this.clusterId = 0n;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.startVersion = 0n;
    this.endVersion = 0n;
    this.rateLimit = 0;
    this.concurrency = 0;
    this.storageBackend = undefined;
    this.isRawKv = false;
    this.cf = '';
    this.compressionType = 0;
    this.compressionLevel = 0;
    this.cipherInfo = undefined;
    this.dstApiVersion = 0;
    this.subRanges = EMPTY_LIST;
    this.sortedSubRangesGroups = EMPTY_LIST;
    this.replicaRead = false;
    this.mode = 0;
    this.uniqueId = '';
    this.context = undefined;
  }

  static merge(m: BackupRequest, r: Reader): BackupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.startVersion = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.endVersion = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.rateLimit = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.concurrency = r.uint32(); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.storageBackend = StorageBackend.merge(m.storageBackend ?? new StorageBackend(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 80) break; m.isRawKv = r.bool(); continue; }
        case 11: { if (tag !== 90) break; m.cf = r.string(); continue; }
        case 12: { if (tag !== 96) break; m.compressionType = r.int32(); continue; }
        case 13: { if (tag !== 104) break; m.compressionLevel = r.int32(); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.cipherInfo = CipherInfo.merge(m.cipherInfo ?? new CipherInfo(), r); r.leave(outer); continue; }
        case 15: { if (tag !== 120) break; m.dstApiVersion = r.int32(); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); if (m.subRanges === EMPTY_LIST) m.subRanges = []; (m.subRanges as kvrpcpb.KeyRange[]).push(kvrpcpb.KeyRange.merge(new kvrpcpb.KeyRange(), r)); r.leave(outer); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); if (m.sortedSubRangesGroups === EMPTY_LIST) m.sortedSubRangesGroups = []; (m.sortedSubRangesGroups as SortedSubRanges[]).push(SortedSubRanges.merge(new SortedSubRanges(), r)); r.leave(outer); continue; }
        case 17: { if (tag !== 136) break; m.replicaRead = r.bool(); continue; }
        case 18: { if (tag !== 144) break; m.mode = r.int32(); continue; }
        case 19: { if (tag !== 154) break; m.uniqueId = r.string(); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BackupRequestInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.endVersion; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.rateLimit; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.concurrency; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.storageBackend; if (v !== undefined) { w.tag(74); const at = w.begin(); StorageBackend.write(v, w); w.end(at); } }
    { const v = m.isRawKv; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(90); w.string(v); } }
    { const v = m.compressionType; if (v !== undefined && v !== 0) { w.tag(96); w.signed(v); } }
    { const v = m.compressionLevel; if (v !== undefined && v !== 0) { w.tag(104); w.signed(v); } }
    { const v = m.cipherInfo; if (v !== undefined) { w.tag(114); const at = w.begin(); CipherInfo.write(v, w); w.end(at); } }
    { const v = m.dstApiVersion; if (v !== undefined && v !== 0) { w.tag(120); w.signed(v); } }
    { const v = m.subRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(130); const at = w.begin(); kvrpcpb.KeyRange.write(v[i] as kvrpcpb.KeyRangeInit, w); w.end(at); } } }
    { const v = m.sortedSubRangesGroups; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(170); const at = w.begin(); SortedSubRanges.write(v[i] as SortedSubRangesInit, w); w.end(at); } } }
    { const v = m.replicaRead; if (v !== undefined && v) { w.tag(136); w.bool(v); } }
    { const v = m.mode; if (v !== undefined && v !== 0) { w.tag(144); w.signed(v); } }
    { const v = m.uniqueId; if (v !== undefined && v !== '') { w.tag(154); w.string(v); } }
    { const v = m.context; if (v !== undefined) { w.tag(162); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): BackupRequest {
    return BackupRequest.merge(new BackupRequest(), r);
  }

  static decode(bytes: Uint8Array): BackupRequest {
    return BackupRequest.merge(new BackupRequest(), new Reader(bytes));
  }

  static encode(m: BackupRequestInit): Uint8Array {
    return encodeWith(BackupRequest.write, m);
  }
}

export interface StreamBackupTaskInfoInit {
  readonly storage?: StorageBackendInit | undefined;
  readonly startTs?: bigint | undefined;
  readonly endTs?: bigint | undefined;
  readonly name?: string | undefined;
  readonly tableFilter?: readonly string[] | undefined;
  readonly compressionType?: CompressionType | undefined;
  readonly securityConfig?: StreamBackupTaskSecurityConfigInit | undefined;
}

export class StreamBackupTaskInfo {
  static readonly typeName = 'backup.StreamBackupTaskInfo';
  declare storage: StorageBackend | undefined;
  declare startTs: bigint;
  declare endTs: bigint;
  declare name: string;
  declare tableFilter: readonly string[];
  declare compressionType: CompressionType;
  declare securityConfig: StreamBackupTaskSecurityConfig | undefined;

  constructor() {
    this.storage = undefined;
    this.startTs = 0n;
    this.endTs = 0n;
    this.name = '';
    this.tableFilter = EMPTY_LIST;
    this.compressionType = 0;
    this.securityConfig = undefined;
  }

  static merge(m: StreamBackupTaskInfo, r: Reader): StreamBackupTaskInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.storage = StorageBackend.merge(m.storage ?? new StorageBackend(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.endTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; m.name = r.string(); continue; }
        case 5: { if (tag !== 42) break; if (m.tableFilter === EMPTY_LIST) m.tableFilter = []; (m.tableFilter as string[]).push(r.string()); continue; }
        case 6: { if (tag !== 48) break; m.compressionType = r.int32(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.securityConfig = StreamBackupTaskSecurityConfig.merge(m.securityConfig ?? new StreamBackupTaskSecurityConfig(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StreamBackupTaskInfoInit, w: Writer): void {
    { const v = m.storage; if (v !== undefined) { w.tag(10); const at = w.begin(); StorageBackend.write(v, w); w.end(at); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.endTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.tableFilter; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.string(v[i] as string); } } }
    { const v = m.compressionType; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.securityConfig; if (v !== undefined) { w.tag(58); const at = w.begin(); StreamBackupTaskSecurityConfig.write(v, w); w.end(at); } }
  }

  static read(r: Reader): StreamBackupTaskInfo {
    return StreamBackupTaskInfo.merge(new StreamBackupTaskInfo(), r);
  }

  static decode(bytes: Uint8Array): StreamBackupTaskInfo {
    return StreamBackupTaskInfo.merge(new StreamBackupTaskInfo(), new Reader(bytes));
  }

  static encode(m: StreamBackupTaskInfoInit): Uint8Array {
    return encodeWith(StreamBackupTaskInfo.write, m);
  }
}

export interface StorageBackendInit {
  readonly backend?: { readonly kind: 'noop'; readonly value: NoopInit } | { readonly kind: 'local'; readonly value: LocalInit } | { readonly kind: 's3'; readonly value: S3Init } | { readonly kind: 'gcs'; readonly value: GCSInit } | { readonly kind: 'cloudDynamic'; readonly value: CloudDynamicInit } | { readonly kind: 'hdfs'; readonly value: HDFSInit } | { readonly kind: 'azureBlobStorage'; readonly value: AzureBlobStorageInit } | undefined;
}

export class StorageBackend {
  static readonly typeName = 'backup.StorageBackend';
  declare backend: { readonly kind: 'noop'; readonly value: Noop } | { readonly kind: 'local'; readonly value: Local } | { readonly kind: 's3'; readonly value: S3 } | { readonly kind: 'gcs'; readonly value: GCS } | { readonly kind: 'cloudDynamic'; readonly value: CloudDynamic } | { readonly kind: 'hdfs'; readonly value: HDFS } | { readonly kind: 'azureBlobStorage'; readonly value: AzureBlobStorage } | undefined;

  constructor() {
    this.backend = undefined;
  }

  static merge(m: StorageBackend, r: Reader): StorageBackend {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.backend?.kind === 'noop' ? m.backend.value : new Noop(); m.backend = { kind: 'noop', value: Noop.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.backend?.kind === 'local' ? m.backend.value : new Local(); m.backend = { kind: 'local', value: Local.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.backend?.kind === 's3' ? m.backend.value : new S3(); m.backend = { kind: 's3', value: S3.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.backend?.kind === 'gcs' ? m.backend.value : new GCS(); m.backend = { kind: 'gcs', value: GCS.merge(v, r) }; r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.backend?.kind === 'cloudDynamic' ? m.backend.value : new CloudDynamic(); m.backend = { kind: 'cloudDynamic', value: CloudDynamic.merge(v, r) }; r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); const v = m.backend?.kind === 'hdfs' ? m.backend.value : new HDFS(); m.backend = { kind: 'hdfs', value: HDFS.merge(v, r) }; r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); const v = m.backend?.kind === 'azureBlobStorage' ? m.backend.value : new AzureBlobStorage(); m.backend = { kind: 'azureBlobStorage', value: AzureBlobStorage.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StorageBackendInit, w: Writer): void {
    const backend_ = m.backend;
    if (backend_ !== undefined) {
      switch (backend_.kind) {
        case 'noop': { w.tag(10); const at = w.begin(); Noop.write(backend_.value, w); w.end(at); break; }
        case 'local': { w.tag(18); const at = w.begin(); Local.write(backend_.value, w); w.end(at); break; }
        case 's3': { w.tag(26); const at = w.begin(); S3.write(backend_.value, w); w.end(at); break; }
        case 'gcs': { w.tag(34); const at = w.begin(); GCS.write(backend_.value, w); w.end(at); break; }
        case 'cloudDynamic': { w.tag(42); const at = w.begin(); CloudDynamic.write(backend_.value, w); w.end(at); break; }
        case 'hdfs': { w.tag(50); const at = w.begin(); HDFS.write(backend_.value, w); w.end(at); break; }
        case 'azureBlobStorage': { w.tag(58); const at = w.begin(); AzureBlobStorage.write(backend_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): StorageBackend {
    return StorageBackend.merge(new StorageBackend(), r);
  }

  static decode(bytes: Uint8Array): StorageBackend {
    return StorageBackend.merge(new StorageBackend(), new Reader(bytes));
  }

  static encode(m: StorageBackendInit): Uint8Array {
    return encodeWith(StorageBackend.write, m);
  }
}

export interface NoopInit {
}

export class Noop {
  static readonly typeName = 'backup.Noop';

  static merge(m: Noop, r: Reader): Noop {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: NoopInit, _w: Writer): void {
  }

  static read(r: Reader): Noop {
    return Noop.merge(new Noop(), r);
  }

  static decode(bytes: Uint8Array): Noop {
    return Noop.merge(new Noop(), new Reader(bytes));
  }

  static encode(m: NoopInit): Uint8Array {
    return encodeWith(Noop.write, m);
  }
}

export interface LocalInit {
  readonly path?: string | undefined;
}

export class Local {
  static readonly typeName = 'backup.Local';
  declare path: string;

  constructor() {
    this.path = '';
  }

  static merge(m: Local, r: Reader): Local {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.path = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LocalInit, w: Writer): void {
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): Local {
    return Local.merge(new Local(), r);
  }

  static decode(bytes: Uint8Array): Local {
    return Local.merge(new Local(), new Reader(bytes));
  }

  static encode(m: LocalInit): Uint8Array {
    return encodeWith(Local.write, m);
  }
}

export interface S3Init {
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly bucket?: string | undefined;
  readonly prefix?: string | undefined;
  readonly storageClass?: string | undefined;
  readonly sse?: string | undefined;
  readonly acl?: string | undefined;
  readonly accessKey?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly forcePathStyle?: boolean | undefined;
  readonly sseKmsKeyId?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly objectLockEnabled?: boolean | undefined;
  readonly sessionToken?: string | undefined;
  readonly provider?: string | undefined;
  readonly profile?: string | undefined;
}

export class S3 {
  static readonly typeName = 'backup.S3';
  declare endpoint: string;
  declare region: string;
  declare bucket: string;
  declare prefix: string;
  declare storageClass: string;
  declare sse: string;
  declare acl: string;
  declare accessKey: string;
  declare secretAccessKey: string;
  declare forcePathStyle: boolean;
  declare sseKmsKeyId: string;
  declare roleArn: string;
  declare externalId: string;
  declare objectLockEnabled: boolean;
  declare sessionToken: string;
  declare provider: string;
  declare profile: string;

  constructor() {
    this.endpoint = '';
    this.region = '';
    this.bucket = '';
    this.prefix = '';
    this.storageClass = '';
    this.sse = '';
    this.acl = '';
    this.accessKey = '';
    this.secretAccessKey = '';
    this.forcePathStyle = false;
    this.sseKmsKeyId = '';
    this.roleArn = '';
    this.externalId = '';
    this.objectLockEnabled = false;
    this.sessionToken = '';
    this.provider = '';
    this.profile = '';
  }

  static merge(m: S3, r: Reader): S3 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.endpoint = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.region = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.bucket = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.prefix = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.storageClass = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.sse = r.string(); continue; }
        case 7: { if (tag !== 58) break; m.acl = r.string(); continue; }
        case 8: { if (tag !== 66) break; m.accessKey = r.string(); continue; }
        case 9: { if (tag !== 74) break; m.secretAccessKey = r.string(); continue; }
        case 10: { if (tag !== 80) break; m.forcePathStyle = r.bool(); continue; }
        case 11: { if (tag !== 90) break; m.sseKmsKeyId = r.string(); continue; }
        case 12: { if (tag !== 98) break; m.roleArn = r.string(); continue; }
        case 13: { if (tag !== 106) break; m.externalId = r.string(); continue; }
        case 14: { if (tag !== 112) break; m.objectLockEnabled = r.bool(); continue; }
        case 15: { if (tag !== 122) break; m.sessionToken = r.string(); continue; }
        case 16: { if (tag !== 130) break; m.provider = r.string(); continue; }
        case 17: { if (tag !== 138) break; m.profile = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: S3Init, w: Writer): void {
    { const v = m.endpoint; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.region; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.bucket; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.prefix; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.storageClass; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.sse; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.acl; if (v !== undefined && v !== '') { w.tag(58); w.string(v); } }
    { const v = m.accessKey; if (v !== undefined && v !== '') { w.tag(66); w.string(v); } }
    { const v = m.secretAccessKey; if (v !== undefined && v !== '') { w.tag(74); w.string(v); } }
    { const v = m.forcePathStyle; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.sseKmsKeyId; if (v !== undefined && v !== '') { w.tag(90); w.string(v); } }
    { const v = m.roleArn; if (v !== undefined && v !== '') { w.tag(98); w.string(v); } }
    { const v = m.externalId; if (v !== undefined && v !== '') { w.tag(106); w.string(v); } }
    { const v = m.objectLockEnabled; if (v !== undefined && v) { w.tag(112); w.bool(v); } }
    { const v = m.sessionToken; if (v !== undefined && v !== '') { w.tag(122); w.string(v); } }
    { const v = m.provider; if (v !== undefined && v !== '') { w.tag(130); w.string(v); } }
    { const v = m.profile; if (v !== undefined && v !== '') { w.tag(138); w.string(v); } }
  }

  static read(r: Reader): S3 {
    return S3.merge(new S3(), r);
  }

  static decode(bytes: Uint8Array): S3 {
    return S3.merge(new S3(), new Reader(bytes));
  }

  static encode(m: S3Init): Uint8Array {
    return encodeWith(S3.write, m);
  }
}

export interface GCSInit {
  readonly endpoint?: string | undefined;
  readonly bucket?: string | undefined;
  readonly prefix?: string | undefined;
  readonly storageClass?: string | undefined;
  readonly predefinedAcl?: string | undefined;
  readonly credentialsBlob?: string | undefined;
}

export class GCS {
  static readonly typeName = 'backup.GCS';
  declare endpoint: string;
  declare bucket: string;
  declare prefix: string;
  declare storageClass: string;
  declare predefinedAcl: string;
  declare credentialsBlob: string;

  constructor() {
    this.endpoint = '';
    this.bucket = '';
    this.prefix = '';
    this.storageClass = '';
    this.predefinedAcl = '';
    this.credentialsBlob = '';
  }

  static merge(m: GCS, r: Reader): GCS {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.endpoint = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.bucket = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.prefix = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.storageClass = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.predefinedAcl = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.credentialsBlob = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GCSInit, w: Writer): void {
    { const v = m.endpoint; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.bucket; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.prefix; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.storageClass; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.predefinedAcl; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.credentialsBlob; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
  }

  static read(r: Reader): GCS {
    return GCS.merge(new GCS(), r);
  }

  static decode(bytes: Uint8Array): GCS {
    return GCS.merge(new GCS(), new Reader(bytes));
  }

  static encode(m: GCSInit): Uint8Array {
    return encodeWith(GCS.write, m);
  }
}

export interface AzureCustomerKeyInit {
  readonly encryptionKey?: string | undefined;
  readonly encryptionKeySha256?: string | undefined;
}

export class AzureCustomerKey {
  static readonly typeName = 'backup.AzureCustomerKey';
  declare encryptionKey: string;
  declare encryptionKeySha256: string;

  constructor() {
    this.encryptionKey = '';
    this.encryptionKeySha256 = '';
  }

  static merge(m: AzureCustomerKey, r: Reader): AzureCustomerKey {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.encryptionKey = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.encryptionKeySha256 = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AzureCustomerKeyInit, w: Writer): void {
    { const v = m.encryptionKey; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.encryptionKeySha256; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): AzureCustomerKey {
    return AzureCustomerKey.merge(new AzureCustomerKey(), r);
  }

  static decode(bytes: Uint8Array): AzureCustomerKey {
    return AzureCustomerKey.merge(new AzureCustomerKey(), new Reader(bytes));
  }

  static encode(m: AzureCustomerKeyInit): Uint8Array {
    return encodeWith(AzureCustomerKey.write, m);
  }
}

export interface AzureBlobStorageInit {
  readonly endpoint?: string | undefined;
  readonly bucket?: string | undefined;
  readonly prefix?: string | undefined;
  readonly storageClass?: string | undefined;
  readonly accountName?: string | undefined;
  readonly sharedKey?: string | undefined;
  readonly accessSig?: string | undefined;
  readonly encryptionScope?: string | undefined;
  readonly encryptionKey?: AzureCustomerKeyInit | undefined;
}

export class AzureBlobStorage {
  static readonly typeName = 'backup.AzureBlobStorage';
  declare endpoint: string;
  declare bucket: string;
  declare prefix: string;
  declare storageClass: string;
  declare accountName: string;
  declare sharedKey: string;
  declare accessSig: string;
  declare encryptionScope: string;
  declare encryptionKey: AzureCustomerKey | undefined;

  constructor() {
    this.endpoint = '';
    this.bucket = '';
    this.prefix = '';
    this.storageClass = '';
    this.accountName = '';
    this.sharedKey = '';
    this.accessSig = '';
    this.encryptionScope = '';
    this.encryptionKey = undefined;
  }

  static merge(m: AzureBlobStorage, r: Reader): AzureBlobStorage {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.endpoint = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.bucket = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.prefix = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.storageClass = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.accountName = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.sharedKey = r.string(); continue; }
        case 8: { if (tag !== 66) break; m.accessSig = r.string(); continue; }
        case 9: { if (tag !== 74) break; m.encryptionScope = r.string(); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.encryptionKey = AzureCustomerKey.merge(m.encryptionKey ?? new AzureCustomerKey(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AzureBlobStorageInit, w: Writer): void {
    { const v = m.endpoint; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.bucket; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.prefix; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.storageClass; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.accountName; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.sharedKey; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.accessSig; if (v !== undefined && v !== '') { w.tag(66); w.string(v); } }
    { const v = m.encryptionScope; if (v !== undefined && v !== '') { w.tag(74); w.string(v); } }
    { const v = m.encryptionKey; if (v !== undefined) { w.tag(82); const at = w.begin(); AzureCustomerKey.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AzureBlobStorage {
    return AzureBlobStorage.merge(new AzureBlobStorage(), r);
  }

  static decode(bytes: Uint8Array): AzureBlobStorage {
    return AzureBlobStorage.merge(new AzureBlobStorage(), new Reader(bytes));
  }

  static encode(m: AzureBlobStorageInit): Uint8Array {
    return encodeWith(AzureBlobStorage.write, m);
  }
}

export interface BucketInit {
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly bucket?: string | undefined;
  readonly prefix?: string | undefined;
  readonly storageClass?: string | undefined;
}

export class Bucket {
  static readonly typeName = 'backup.Bucket';
  declare endpoint: string;
  declare region: string;
  declare bucket: string;
  declare prefix: string;
  declare storageClass: string;

  constructor() {
    this.endpoint = '';
    this.region = '';
    this.bucket = '';
    this.prefix = '';
    this.storageClass = '';
  }

  static merge(m: Bucket, r: Reader): Bucket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.endpoint = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.region = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.bucket = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.prefix = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.storageClass = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BucketInit, w: Writer): void {
    { const v = m.endpoint; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.region; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.bucket; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.prefix; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.storageClass; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
  }

  static read(r: Reader): Bucket {
    return Bucket.merge(new Bucket(), r);
  }

  static decode(bytes: Uint8Array): Bucket {
    return Bucket.merge(new Bucket(), new Reader(bytes));
  }

  static encode(m: BucketInit): Uint8Array {
    return encodeWith(Bucket.write, m);
  }
}

export interface CloudDynamicInit {
  readonly bucket?: BucketInit | undefined;
  readonly providerName?: string | undefined;
  readonly attrs?: ReadonlyMap<string, string> | undefined;
}

export class CloudDynamic {
  static readonly typeName = 'backup.CloudDynamic';
  declare bucket: Bucket | undefined;
  declare providerName: string;
  declare attrs: ReadonlyMap<string, string>;

  constructor() {
    this.bucket = undefined;
    this.providerName = '';
    this.attrs = EMPTY_MAP;
  }

  static merge(m: CloudDynamic, r: Reader): CloudDynamic {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.bucket = Bucket.merge(m.bucket ?? new Bucket(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.providerName = r.string(); continue; }
        case 3: {
          if (tag !== 26) break;
          if (m.attrs === EMPTY_MAP) m.attrs = new Map();
          const outer = r.enter();
          let k: string = '';
          let v: string = '';
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) v = r.string();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.attrs as Map<string, string>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CloudDynamicInit, w: Writer): void {
    { const v = m.bucket; if (v !== undefined) { w.tag(10); const at = w.begin(); Bucket.write(v, w); w.end(at); } }
    { const v = m.providerName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.attrs; if (v !== undefined) { for (const [key, value] of v) { w.tag(26); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); w.string(value); w.end(entry); } } }
  }

  static read(r: Reader): CloudDynamic {
    return CloudDynamic.merge(new CloudDynamic(), r);
  }

  static decode(bytes: Uint8Array): CloudDynamic {
    return CloudDynamic.merge(new CloudDynamic(), new Reader(bytes));
  }

  static encode(m: CloudDynamicInit): Uint8Array {
    return encodeWith(CloudDynamic.write, m);
  }
}

export interface HDFSInit {
  readonly remote?: string | undefined;
}

export class HDFS {
  static readonly typeName = 'backup.HDFS';
  declare remote: string;

  constructor() {
    this.remote = '';
  }

  static merge(m: HDFS, r: Reader): HDFS {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.remote = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HDFSInit, w: Writer): void {
    { const v = m.remote; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): HDFS {
    return HDFS.merge(new HDFS(), r);
  }

  static decode(bytes: Uint8Array): HDFS {
    return HDFS.merge(new HDFS(), new Reader(bytes));
  }

  static encode(m: HDFSInit): Uint8Array {
    return encodeWith(HDFS.write, m);
  }
}

export interface BackupResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly files?: readonly FileInit[] | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
}

export class BackupResponse {
  static readonly typeName = 'backup.BackupResponse';
  declare error: Error | undefined;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare files: readonly File[];
  declare apiVersion: kvrpcpb.APIVersion;

  constructor() {
    this.error = undefined;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.files = EMPTY_LIST;
    this.apiVersion = 0;
  }

  static merge(m: BackupResponse, r: Reader): BackupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.files === EMPTY_LIST) m.files = []; (m.files as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.apiVersion = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BackupResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.files; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
  }

  static read(r: Reader): BackupResponse {
    return BackupResponse.merge(new BackupResponse(), r);
  }

  static decode(bytes: Uint8Array): BackupResponse {
    return BackupResponse.merge(new BackupResponse(), new Reader(bytes));
  }

  static encode(m: BackupResponseInit): Uint8Array {
    return encodeWith(BackupResponse.write, m);
  }
}

export interface CleanupRequestInit {
  readonly uniqueId?: string | undefined;
}

export class CleanupRequest {
  static readonly typeName = 'backup.CleanupRequest';
  declare uniqueId: string;

  constructor() {
    this.uniqueId = '';
  }

  static merge(m: CleanupRequest, r: Reader): CleanupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.uniqueId = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CleanupRequestInit, w: Writer): void {
    { const v = m.uniqueId; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): CleanupRequest {
    return CleanupRequest.merge(new CleanupRequest(), r);
  }

  static decode(bytes: Uint8Array): CleanupRequest {
    return CleanupRequest.merge(new CleanupRequest(), new Reader(bytes));
  }

  static encode(m: CleanupRequestInit): Uint8Array {
    return encodeWith(CleanupRequest.write, m);
  }
}

export interface CleanupResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly success?: boolean | undefined;
}

export class CleanupResponse {
  static readonly typeName = 'backup.CleanupResponse';
  declare error: Error | undefined;
  declare success: boolean;

  constructor() {
    this.error = undefined;
    this.success = false;
  }

  static merge(m: CleanupResponse, r: Reader): CleanupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.success = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CleanupResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.success; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): CleanupResponse {
    return CleanupResponse.merge(new CleanupResponse(), r);
  }

  static decode(bytes: Uint8Array): CleanupResponse {
    return CleanupResponse.merge(new CleanupResponse(), new Reader(bytes));
  }

  static encode(m: CleanupResponseInit): Uint8Array {
    return encodeWith(CleanupResponse.write, m);
  }
}

export interface PrepareRequestInit {
  readonly saveToStorage?: boolean | undefined;
}

export class PrepareRequest {
  static readonly typeName = 'backup.PrepareRequest';
  declare saveToStorage: boolean;

  constructor() {
    this.saveToStorage = false;
  }

  static merge(m: PrepareRequest, r: Reader): PrepareRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.saveToStorage = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareRequestInit, w: Writer): void {
    { const v = m.saveToStorage; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): PrepareRequest {
    return PrepareRequest.merge(new PrepareRequest(), r);
  }

  static decode(bytes: Uint8Array): PrepareRequest {
    return PrepareRequest.merge(new PrepareRequest(), new Reader(bytes));
  }

  static encode(m: PrepareRequestInit): Uint8Array {
    return encodeWith(PrepareRequest.write, m);
  }
}

export interface PrepareResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly uniqueId?: string | undefined;
  readonly collectFileCount?: number | undefined;
  readonly collectFileSize?: number | undefined;
}

export class PrepareResponse {
  static readonly typeName = 'backup.PrepareResponse';
  declare error: Error | undefined;
  declare uniqueId: string;
  declare collectFileCount: number;
  declare collectFileSize: number;

  constructor() {
    this.error = undefined;
    this.uniqueId = '';
    this.collectFileCount = 0;
    this.collectFileSize = 0;
  }

  static merge(m: PrepareResponse, r: Reader): PrepareResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.uniqueId = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.collectFileCount = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.collectFileSize = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.uniqueId; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.collectFileCount; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.collectFileSize; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): PrepareResponse {
    return PrepareResponse.merge(new PrepareResponse(), r);
  }

  static decode(bytes: Uint8Array): PrepareResponse {
    return PrepareResponse.merge(new PrepareResponse(), new Reader(bytes));
  }

  static encode(m: PrepareResponseInit): Uint8Array {
    return encodeWith(PrepareResponse.write, m);
  }
}

export interface CheckAdminRequestInit {
}

export class CheckAdminRequest {
  static readonly typeName = 'backup.CheckAdminRequest';

  static merge(m: CheckAdminRequest, r: Reader): CheckAdminRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CheckAdminRequestInit, _w: Writer): void {
  }

  static read(r: Reader): CheckAdminRequest {
    return CheckAdminRequest.merge(new CheckAdminRequest(), r);
  }

  static decode(bytes: Uint8Array): CheckAdminRequest {
    return CheckAdminRequest.merge(new CheckAdminRequest(), new Reader(bytes));
  }

  static encode(m: CheckAdminRequestInit): Uint8Array {
    return encodeWith(CheckAdminRequest.write, m);
  }
}

export interface CheckAdminResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly hasPendingAdmin?: boolean | undefined;
}

export class CheckAdminResponse {
  static readonly typeName = 'backup.CheckAdminResponse';
  declare error: Error | undefined;
  declare region: metapb.Region | undefined;
  declare hasPendingAdmin: boolean;

  constructor() {
    this.error = undefined;
    this.region = undefined;
    this.hasPendingAdmin = false;
  }

  static merge(m: CheckAdminResponse, r: Reader): CheckAdminResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.hasPendingAdmin = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckAdminResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.hasPendingAdmin; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): CheckAdminResponse {
    return CheckAdminResponse.merge(new CheckAdminResponse(), r);
  }

  static decode(bytes: Uint8Array): CheckAdminResponse {
    return CheckAdminResponse.merge(new CheckAdminResponse(), new Reader(bytes));
  }

  static encode(m: CheckAdminResponseInit): Uint8Array {
    return encodeWith(CheckAdminResponse.write, m);
  }
}

export interface ExternalStorageRestoreRequestInit {
  readonly storageBackend?: StorageBackendInit | undefined;
  readonly objectName?: string | undefined;
  readonly restoreName?: string | undefined;
  readonly contentLength?: number | undefined;
}

export class ExternalStorageRestoreRequest {
  static readonly typeName = 'backup.ExternalStorageRestoreRequest';
  declare storageBackend: StorageBackend | undefined;
  declare objectName: string;
  declare restoreName: string;
  declare contentLength: number;

  constructor() {
    this.storageBackend = undefined;
    this.objectName = '';
    this.restoreName = '';
    this.contentLength = 0;
  }

  static merge(m: ExternalStorageRestoreRequest, r: Reader): ExternalStorageRestoreRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.storageBackend = StorageBackend.merge(m.storageBackend ?? new StorageBackend(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.objectName = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.restoreName = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.contentLength = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExternalStorageRestoreRequestInit, w: Writer): void {
    { const v = m.storageBackend; if (v !== undefined) { w.tag(10); const at = w.begin(); StorageBackend.write(v, w); w.end(at); } }
    { const v = m.objectName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.restoreName; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.contentLength; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): ExternalStorageRestoreRequest {
    return ExternalStorageRestoreRequest.merge(new ExternalStorageRestoreRequest(), r);
  }

  static decode(bytes: Uint8Array): ExternalStorageRestoreRequest {
    return ExternalStorageRestoreRequest.merge(new ExternalStorageRestoreRequest(), new Reader(bytes));
  }

  static encode(m: ExternalStorageRestoreRequestInit): Uint8Array {
    return encodeWith(ExternalStorageRestoreRequest.write, m);
  }
}

export interface ExternalStorageRestoreResponseInit {
}

export class ExternalStorageRestoreResponse {
  static readonly typeName = 'backup.ExternalStorageRestoreResponse';

  static merge(m: ExternalStorageRestoreResponse, r: Reader): ExternalStorageRestoreResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ExternalStorageRestoreResponseInit, _w: Writer): void {
  }

  static read(r: Reader): ExternalStorageRestoreResponse {
    return ExternalStorageRestoreResponse.merge(new ExternalStorageRestoreResponse(), r);
  }

  static decode(bytes: Uint8Array): ExternalStorageRestoreResponse {
    return ExternalStorageRestoreResponse.merge(new ExternalStorageRestoreResponse(), new Reader(bytes));
  }

  static encode(m: ExternalStorageRestoreResponseInit): Uint8Array {
    return encodeWith(ExternalStorageRestoreResponse.write, m);
  }
}

export interface ExternalStorageSaveRequestInit {
  readonly storageBackend?: StorageBackendInit | undefined;
  readonly objectName?: string | undefined;
  readonly contentLength?: number | undefined;
}

export class ExternalStorageSaveRequest {
  static readonly typeName = 'backup.ExternalStorageSaveRequest';
  declare storageBackend: StorageBackend | undefined;
  declare objectName: string;
  declare contentLength: number;

  constructor() {
    this.storageBackend = undefined;
    this.objectName = '';
    this.contentLength = 0;
  }

  static merge(m: ExternalStorageSaveRequest, r: Reader): ExternalStorageSaveRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.storageBackend = StorageBackend.merge(m.storageBackend ?? new StorageBackend(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.objectName = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.contentLength = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExternalStorageSaveRequestInit, w: Writer): void {
    { const v = m.storageBackend; if (v !== undefined) { w.tag(10); const at = w.begin(); StorageBackend.write(v, w); w.end(at); } }
    { const v = m.objectName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.contentLength; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): ExternalStorageSaveRequest {
    return ExternalStorageSaveRequest.merge(new ExternalStorageSaveRequest(), r);
  }

  static decode(bytes: Uint8Array): ExternalStorageSaveRequest {
    return ExternalStorageSaveRequest.merge(new ExternalStorageSaveRequest(), new Reader(bytes));
  }

  static encode(m: ExternalStorageSaveRequestInit): Uint8Array {
    return encodeWith(ExternalStorageSaveRequest.write, m);
  }
}

export interface ExternalStorageSaveResponseInit {
}

export class ExternalStorageSaveResponse {
  static readonly typeName = 'backup.ExternalStorageSaveResponse';

  static merge(m: ExternalStorageSaveResponse, r: Reader): ExternalStorageSaveResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ExternalStorageSaveResponseInit, _w: Writer): void {
  }

  static read(r: Reader): ExternalStorageSaveResponse {
    return ExternalStorageSaveResponse.merge(new ExternalStorageSaveResponse(), r);
  }

  static decode(bytes: Uint8Array): ExternalStorageSaveResponse {
    return ExternalStorageSaveResponse.merge(new ExternalStorageSaveResponse(), new Reader(bytes));
  }

  static encode(m: ExternalStorageSaveResponseInit): Uint8Array {
    return encodeWith(ExternalStorageSaveResponse.write, m);
  }
}

export interface MetadataInit {
  readonly files?: readonly DataFileInfoInit[] | undefined;
  readonly fileGroups?: readonly DataFileGroupInit[] | undefined;
  readonly storeId?: number | undefined;
  readonly resolvedTs?: bigint | undefined;
  readonly maxTs?: bigint | undefined;
  readonly minTs?: bigint | undefined;
  readonly metaVersion?: MetaVersion | undefined;
}

export class Metadata {
  static readonly typeName = 'backup.Metadata';
  declare files: readonly DataFileInfo[];
  declare fileGroups: readonly DataFileGroup[];
  declare storeId: number;
  declare resolvedTs: bigint;
  declare maxTs: bigint;
  declare minTs: bigint;
  declare metaVersion: MetaVersion;

  constructor() {
    this.files = EMPTY_LIST;
    this.fileGroups = EMPTY_LIST;
    this.storeId = 0;
    this.resolvedTs = 0n;
    this.maxTs = 0n;
    this.minTs = 0n;
    this.metaVersion = 0;
  }

  static merge(m: Metadata, r: Reader): Metadata {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.files === EMPTY_LIST) m.files = []; (m.files as DataFileInfo[]).push(DataFileInfo.merge(new DataFileInfo(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.fileGroups === EMPTY_LIST) m.fileGroups = []; (m.fileGroups as DataFileGroup[]).push(DataFileGroup.merge(new DataFileGroup(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.resolvedTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.maxTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.minTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.metaVersion = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MetadataInit, w: Writer): void {
    { const v = m.files; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); DataFileInfo.write(v[i] as DataFileInfoInit, w); w.end(at); } } }
    { const v = m.fileGroups; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); DataFileGroup.write(v[i] as DataFileGroupInit, w); w.end(at); } } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.resolvedTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.minTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.metaVersion; if (v !== undefined && v !== 0) { w.tag(56); w.signed(v); } }
  }

  static read(r: Reader): Metadata {
    return Metadata.merge(new Metadata(), r);
  }

  static decode(bytes: Uint8Array): Metadata {
    return Metadata.merge(new Metadata(), new Reader(bytes));
  }

  static encode(m: MetadataInit): Uint8Array {
    return encodeWith(Metadata.write, m);
  }
}

export interface DataFileGroupInit {
  readonly path?: string | undefined;
  readonly dataFilesInfo?: readonly DataFileInfoInit[] | undefined;
  readonly minTs?: bigint | undefined;
  readonly maxTs?: bigint | undefined;
  readonly minResolvedTs?: bigint | undefined;
  readonly length?: number | undefined;
}

export class DataFileGroup {
  static readonly typeName = 'backup.DataFileGroup';
  declare path: string;
  declare dataFilesInfo: readonly DataFileInfo[];
  declare minTs: bigint;
  declare maxTs: bigint;
  declare minResolvedTs: bigint;
  declare length: number;

  constructor() {
    this.path = '';
    this.dataFilesInfo = EMPTY_LIST;
    this.minTs = 0n;
    this.maxTs = 0n;
    this.minResolvedTs = 0n;
    this.length = 0;
  }

  static merge(m: DataFileGroup, r: Reader): DataFileGroup {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.path = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.dataFilesInfo === EMPTY_LIST) m.dataFilesInfo = []; (m.dataFilesInfo as DataFileInfo[]).push(DataFileInfo.merge(new DataFileInfo(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.minTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.maxTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.minResolvedTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.length = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DataFileGroupInit, w: Writer): void {
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.dataFilesInfo; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); DataFileInfo.write(v[i] as DataFileInfoInit, w); w.end(at); } } }
    { const v = m.minTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.minResolvedTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.length; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
  }

  static read(r: Reader): DataFileGroup {
    return DataFileGroup.merge(new DataFileGroup(), r);
  }

  static decode(bytes: Uint8Array): DataFileGroup {
    return DataFileGroup.merge(new DataFileGroup(), new Reader(bytes));
  }

  static encode(m: DataFileGroupInit): Uint8Array {
    return encodeWith(DataFileGroup.write, m);
  }
}

export interface DataFileInfoInit {
  readonly sha256?: Uint8Array | undefined;
  readonly path?: string | undefined;
  readonly numberOfEntries?: number | undefined;
  readonly minTs?: bigint | undefined;
  readonly maxTs?: bigint | undefined;
  readonly resolvedTs?: bigint | undefined;
  readonly regionId?: number | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly cf?: string | undefined;
  readonly type?: FileType | undefined;
  readonly isMeta?: boolean | undefined;
  readonly tableId?: number | undefined;
  readonly length?: number | undefined;
  readonly minBeginTsInDefaultCf?: bigint | undefined;
  readonly rangeOffset?: number | undefined;
  readonly rangeLength?: number | undefined;
  readonly compressionType?: CompressionType | undefined;
  readonly crc64xor?: bigint | undefined;
  readonly regionStartKey?: Uint8Array | undefined;
  readonly regionEndKey?: Uint8Array | undefined;
  readonly regionEpoch?: readonly metapb.RegionEpochInit[] | undefined;
  readonly fileEncryptionInfo?: encryptionpb.FileEncryptionInfoInit | undefined;
}

export class DataFileInfo {
  static readonly typeName = 'backup.DataFileInfo';
  declare sha256: Uint8Array;
  declare path: string;
  declare numberOfEntries: number;
  declare minTs: bigint;
  declare maxTs: bigint;
  declare resolvedTs: bigint;
  declare regionId: number;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare cf: string;
  declare type: FileType;
  declare isMeta: boolean;
  declare tableId: number;
  declare length: number;
  declare minBeginTsInDefaultCf: bigint;
  declare rangeOffset: number;
  declare rangeLength: number;
  declare compressionType: CompressionType;
  declare crc64xor: bigint;
  declare regionStartKey: Uint8Array;
  declare regionEndKey: Uint8Array;
  declare regionEpoch: readonly metapb.RegionEpoch[];
  declare fileEncryptionInfo: encryptionpb.FileEncryptionInfo | undefined;

  constructor() {
    this.sha256 = EMPTY_BYTES;
    this.path = '';
    this.numberOfEntries = 0;
    this.minTs = 0n;
    this.maxTs = 0n;
    this.resolvedTs = 0n;
    this.regionId = 0;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.cf = '';
    this.type = 0;
    this.isMeta = false;
    this.tableId = 0;
    this.length = 0;
    this.minBeginTsInDefaultCf = 0n;
    this.rangeOffset = 0;
    this.rangeLength = 0;
    this.compressionType = 0;
    this.crc64xor = 0n;
    this.regionStartKey = EMPTY_BYTES;
    this.regionEndKey = EMPTY_BYTES;
    this.regionEpoch = EMPTY_LIST;
    this.fileEncryptionInfo = undefined;
  }

  static merge(m: DataFileInfo, r: Reader): DataFileInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.sha256 = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.path = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.numberOfEntries = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.minTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.maxTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.resolvedTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.regionId = r.int64(); continue; }
        case 8: { if (tag !== 66) break; m.startKey = r.bytes(); continue; }
        case 9: { if (tag !== 74) break; m.endKey = r.bytes(); continue; }
        case 10: { if (tag !== 82) break; m.cf = r.string(); continue; }
        case 11: { if (tag !== 88) break; m.type = r.int32(); continue; }
        case 12: { if (tag !== 96) break; m.isMeta = r.bool(); continue; }
        case 13: { if (tag !== 104) break; m.tableId = r.int64(); continue; }
        case 14: { if (tag !== 112) break; m.length = r.uint64(); continue; }
        case 15: { if (tag !== 120) break; m.minBeginTsInDefaultCf = r.uint64Big(); continue; }
        case 16: { if (tag !== 128) break; m.rangeOffset = r.uint64(); continue; }
        case 17: { if (tag !== 136) break; m.rangeLength = r.uint64(); continue; }
        case 18: { if (tag !== 144) break; m.compressionType = r.int32(); continue; }
        case 19: { if (tag !== 152) break; m.crc64xor = r.uint64Big(); continue; }
        case 20: { if (tag !== 162) break; m.regionStartKey = r.bytes(); continue; }
        case 21: { if (tag !== 170) break; m.regionEndKey = r.bytes(); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); if (m.regionEpoch === EMPTY_LIST) m.regionEpoch = []; (m.regionEpoch as metapb.RegionEpoch[]).push(metapb.RegionEpoch.merge(new metapb.RegionEpoch(), r)); r.leave(outer); continue; }
        case 23: { if (tag !== 186) break; const outer = r.enter(); m.fileEncryptionInfo = encryptionpb.FileEncryptionInfo.merge(m.fileEncryptionInfo ?? new encryptionpb.FileEncryptionInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DataFileInfoInit, w: Writer): void {
    { const v = m.sha256; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.numberOfEntries; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.minTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.resolvedTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(56); w.signed(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(66); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(74); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(82); w.string(v); } }
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(88); w.signed(v); } }
    { const v = m.isMeta; if (v !== undefined && v) { w.tag(96); w.bool(v); } }
    { const v = m.tableId; if (v !== undefined && v !== 0) { w.tag(104); w.signed(v); } }
    { const v = m.length; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.minBeginTsInDefaultCf; if (v !== undefined && v !== 0n) { w.tag(120); w.big(v); } }
    { const v = m.rangeOffset; if (v !== undefined && v !== 0) { w.tag(128); w.unsigned(v); } }
    { const v = m.rangeLength; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
    { const v = m.compressionType; if (v !== undefined && v !== 0) { w.tag(144); w.signed(v); } }
    { const v = m.crc64xor; if (v !== undefined && v !== 0n) { w.tag(152); w.big(v); } }
    { const v = m.regionStartKey; if (v !== undefined && v.length > 0) { w.tag(162); w.bytes(v); } }
    { const v = m.regionEndKey; if (v !== undefined && v.length > 0) { w.tag(170); w.bytes(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(178); const at = w.begin(); metapb.RegionEpoch.write(v[i] as metapb.RegionEpochInit, w); w.end(at); } } }
    { const v = m.fileEncryptionInfo; if (v !== undefined) { w.tag(186); const at = w.begin(); encryptionpb.FileEncryptionInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DataFileInfo {
    return DataFileInfo.merge(new DataFileInfo(), r);
  }

  static decode(bytes: Uint8Array): DataFileInfo {
    return DataFileInfo.merge(new DataFileInfo(), new Reader(bytes));
  }

  static encode(m: DataFileInfoInit): Uint8Array {
    return encodeWith(DataFileInfo.write, m);
  }
}

export interface StreamBackupErrorInit {
  readonly happenAt?: number | undefined;
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly storeId?: number | undefined;
}

export class StreamBackupError {
  static readonly typeName = 'backup.StreamBackupError';
  declare happenAt: number;
  declare errorCode: string;
  declare errorMessage: string;
  declare storeId: number;

  constructor() {
    this.happenAt = 0;
    this.errorCode = '';
    this.errorMessage = '';
    this.storeId = 0;
  }

  static merge(m: StreamBackupError, r: Reader): StreamBackupError {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.happenAt = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.errorCode = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.errorMessage = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.storeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StreamBackupErrorInit, w: Writer): void {
    { const v = m.happenAt; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.errorCode; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.errorMessage; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): StreamBackupError {
    return StreamBackupError.merge(new StreamBackupError(), r);
  }

  static decode(bytes: Uint8Array): StreamBackupError {
    return StreamBackupError.merge(new StreamBackupError(), new Reader(bytes));
  }

  static encode(m: StreamBackupErrorInit): Uint8Array {
    return encodeWith(StreamBackupError.write, m);
  }
}

export interface SpanInit {
  readonly offset?: number | undefined;
  readonly length?: number | undefined;
}

export class Span {
  static readonly typeName = 'backup.Span';
  declare offset: number;
  declare length: number;

  constructor() {
    this.offset = 0;
    this.length = 0;
  }

  static merge(m: Span, r: Reader): Span {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.offset = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.length = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SpanInit, w: Writer): void {
    { const v = m.offset; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.length; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): Span {
    return Span.merge(new Span(), r);
  }

  static decode(bytes: Uint8Array): Span {
    return Span.merge(new Span(), new Reader(bytes));
  }

  static encode(m: SpanInit): Uint8Array {
    return encodeWith(Span.write, m);
  }
}

export interface SpansOfFileInit {
  readonly path?: string | undefined;
  readonly spans?: readonly SpanInit[] | undefined;
}

export class SpansOfFile {
  static readonly typeName = 'backup.SpansOfFile';
  declare path: string;
  declare spans: readonly Span[];

  constructor() {
    this.path = '';
    this.spans = EMPTY_LIST;
  }

  static merge(m: SpansOfFile, r: Reader): SpansOfFile {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.path = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.spans === EMPTY_LIST) m.spans = []; (m.spans as Span[]).push(Span.merge(new Span(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SpansOfFileInit, w: Writer): void {
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.spans; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Span.write(v[i] as SpanInit, w); w.end(at); } } }
  }

  static read(r: Reader): SpansOfFile {
    return SpansOfFile.merge(new SpansOfFile(), r);
  }

  static decode(bytes: Uint8Array): SpansOfFile {
    return SpansOfFile.merge(new SpansOfFile(), new Reader(bytes));
  }

  static encode(m: SpansOfFileInit): Uint8Array {
    return encodeWith(SpansOfFile.write, m);
  }
}

export interface LogFileSubcompactionMetaInit {
  readonly size?: number | undefined;
  readonly regionId?: number | undefined;
  readonly cf?: string | undefined;
  readonly inputMaxTs?: bigint | undefined;
  readonly inputMinTs?: bigint | undefined;
  readonly compactFromTs?: bigint | undefined;
  readonly compactUntilTs?: bigint | undefined;
  readonly minKey?: Uint8Array | undefined;
  readonly maxKey?: Uint8Array | undefined;
  readonly ty?: FileType | undefined;
  readonly tableId?: number | undefined;
  readonly sources?: readonly SpansOfFileInit[] | undefined;
}

export class LogFileSubcompactionMeta {
  static readonly typeName = 'backup.LogFileSubcompactionMeta';
  declare size: number;
  declare regionId: number;
  declare cf: string;
  declare inputMaxTs: bigint;
  declare inputMinTs: bigint;
  declare compactFromTs: bigint;
  declare compactUntilTs: bigint;
  declare minKey: Uint8Array;
  declare maxKey: Uint8Array;
  declare ty: FileType;
  declare tableId: number;
  declare sources: readonly SpansOfFile[];

  constructor() {
    this.size = 0;
    this.regionId = 0;
    this.cf = '';
    this.inputMaxTs = 0n;
    this.inputMinTs = 0n;
    this.compactFromTs = 0n;
    this.compactUntilTs = 0n;
    this.minKey = EMPTY_BYTES;
    this.maxKey = EMPTY_BYTES;
    this.ty = 0;
    this.tableId = 0;
    this.sources = EMPTY_LIST;
  }

  static merge(m: LogFileSubcompactionMeta, r: Reader): LogFileSubcompactionMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.size = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.inputMaxTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.inputMinTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.compactFromTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.compactUntilTs = r.uint64Big(); continue; }
        case 8: { if (tag !== 66) break; m.minKey = r.bytes(); continue; }
        case 9: { if (tag !== 74) break; m.maxKey = r.bytes(); continue; }
        case 10: { if (tag !== 80) break; m.ty = r.int32(); continue; }
        case 11: { if (tag !== 88) break; m.tableId = r.int64(); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); if (m.sources === EMPTY_LIST) m.sources = []; (m.sources as SpansOfFile[]).push(SpansOfFile.merge(new SpansOfFile(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LogFileSubcompactionMetaInit, w: Writer): void {
    { const v = m.size; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.inputMaxTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.inputMinTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.compactFromTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.compactUntilTs; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
    { const v = m.minKey; if (v !== undefined && v.length > 0) { w.tag(66); w.bytes(v); } }
    { const v = m.maxKey; if (v !== undefined && v.length > 0) { w.tag(74); w.bytes(v); } }
    { const v = m.ty; if (v !== undefined && v !== 0) { w.tag(80); w.signed(v); } }
    { const v = m.tableId; if (v !== undefined && v !== 0) { w.tag(88); w.signed(v); } }
    { const v = m.sources; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(98); const at = w.begin(); SpansOfFile.write(v[i] as SpansOfFileInit, w); w.end(at); } } }
  }

  static read(r: Reader): LogFileSubcompactionMeta {
    return LogFileSubcompactionMeta.merge(new LogFileSubcompactionMeta(), r);
  }

  static decode(bytes: Uint8Array): LogFileSubcompactionMeta {
    return LogFileSubcompactionMeta.merge(new LogFileSubcompactionMeta(), new Reader(bytes));
  }

  static encode(m: LogFileSubcompactionMetaInit): Uint8Array {
    return encodeWith(LogFileSubcompactionMeta.write, m);
  }
}

export interface LogFileSubcompactionInit {
  readonly meta?: LogFileSubcompactionMetaInit | undefined;
  readonly sstOutputs?: readonly FileInit[] | undefined;
  readonly regionMetaHints?: readonly RegionMetaHintInit[] | undefined;
}

export class LogFileSubcompaction {
  static readonly typeName = 'backup.LogFileSubcompaction';
  declare meta: LogFileSubcompactionMeta | undefined;
  declare sstOutputs: readonly File[];
  declare regionMetaHints: readonly RegionMetaHint[];

  constructor() {
    this.meta = undefined;
    this.sstOutputs = EMPTY_LIST;
    this.regionMetaHints = EMPTY_LIST;
  }

  static merge(m: LogFileSubcompaction, r: Reader): LogFileSubcompaction {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = LogFileSubcompactionMeta.merge(m.meta ?? new LogFileSubcompactionMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.sstOutputs === EMPTY_LIST) m.sstOutputs = []; (m.sstOutputs as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.regionMetaHints === EMPTY_LIST) m.regionMetaHints = []; (m.regionMetaHints as RegionMetaHint[]).push(RegionMetaHint.merge(new RegionMetaHint(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LogFileSubcompactionInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); LogFileSubcompactionMeta.write(v, w); w.end(at); } }
    { const v = m.sstOutputs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
    { const v = m.regionMetaHints; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); RegionMetaHint.write(v[i] as RegionMetaHintInit, w); w.end(at); } } }
  }

  static read(r: Reader): LogFileSubcompaction {
    return LogFileSubcompaction.merge(new LogFileSubcompaction(), r);
  }

  static decode(bytes: Uint8Array): LogFileSubcompaction {
    return LogFileSubcompaction.merge(new LogFileSubcompaction(), new Reader(bytes));
  }

  static encode(m: LogFileSubcompactionInit): Uint8Array {
    return encodeWith(LogFileSubcompaction.write, m);
  }
}

export interface RegionMetaHintInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
}

export class RegionMetaHint {
  static readonly typeName = 'backup.RegionMetaHint';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare regionEpoch: metapb.RegionEpoch | undefined;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.regionEpoch = undefined;
  }

  static merge(m: RegionMetaHint, r: Reader): RegionMetaHint {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.endKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionMetaHintInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionMetaHint {
    return RegionMetaHint.merge(new RegionMetaHint(), r);
  }

  static decode(bytes: Uint8Array): RegionMetaHint {
    return RegionMetaHint.merge(new RegionMetaHint(), new Reader(bytes));
  }

  static encode(m: RegionMetaHintInit): Uint8Array {
    return encodeWith(RegionMetaHint.write, m);
  }
}

export interface LogFileSubcompactionsInit {
  readonly subcompactions?: readonly LogFileSubcompactionInit[] | undefined;
}

export class LogFileSubcompactions {
  static readonly typeName = 'backup.LogFileSubcompactions';
  declare subcompactions: readonly LogFileSubcompaction[];

  constructor() {
    this.subcompactions = EMPTY_LIST;
  }

  static merge(m: LogFileSubcompactions, r: Reader): LogFileSubcompactions {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.subcompactions === EMPTY_LIST) m.subcompactions = []; (m.subcompactions as LogFileSubcompaction[]).push(LogFileSubcompaction.merge(new LogFileSubcompaction(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LogFileSubcompactionsInit, w: Writer): void {
    { const v = m.subcompactions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); LogFileSubcompaction.write(v[i] as LogFileSubcompactionInit, w); w.end(at); } } }
  }

  static read(r: Reader): LogFileSubcompactions {
    return LogFileSubcompactions.merge(new LogFileSubcompactions(), r);
  }

  static decode(bytes: Uint8Array): LogFileSubcompactions {
    return LogFileSubcompactions.merge(new LogFileSubcompactions(), new Reader(bytes));
  }

  static encode(m: LogFileSubcompactionsInit): Uint8Array {
    return encodeWith(LogFileSubcompactions.write, m);
  }
}

export interface LogFileCompactionInit {
  readonly compactionFromTs?: bigint | undefined;
  readonly compactionUntilTs?: bigint | undefined;
  readonly name?: string | undefined;
  readonly comments?: string | undefined;
  readonly artifacts?: string | undefined;
  readonly artifactsHash?: bigint | undefined;
  readonly generatedFiles?: string | undefined;
  readonly inputMinTs?: bigint | undefined;
  readonly inputMaxTs?: bigint | undefined;
  readonly generatedCmetaFilesTotalSize?: number | undefined;
  readonly generatedSstFilesTotalSize?: number | undefined;
}

export class LogFileCompaction {
  static readonly typeName = 'backup.LogFileCompaction';
  declare compactionFromTs: bigint;
  declare compactionUntilTs: bigint;
  declare name: string;
  declare comments: string;
  declare artifacts: string;
  declare artifactsHash: bigint;
  declare generatedFiles: string;
  declare inputMinTs: bigint;
  declare inputMaxTs: bigint;
  declare generatedCmetaFilesTotalSize: number;
  declare generatedSstFilesTotalSize: number;

  constructor() {
    this.compactionFromTs = 0n;
    this.compactionUntilTs = 0n;
    this.name = '';
    this.comments = '';
    this.artifacts = '';
    this.artifactsHash = 0n;
    this.generatedFiles = '';
    this.inputMinTs = 0n;
    this.inputMaxTs = 0n;
    this.generatedCmetaFilesTotalSize = 0;
    this.generatedSstFilesTotalSize = 0;
  }

  static merge(m: LogFileCompaction, r: Reader): LogFileCompaction {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.compactionFromTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.compactionUntilTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.name = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.comments = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.artifacts = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.artifactsHash = r.uint64Big(); continue; }
        case 7: { if (tag !== 58) break; m.generatedFiles = r.string(); continue; }
        case 8: { if (tag !== 64) break; m.inputMinTs = r.uint64Big(); continue; }
        case 9: { if (tag !== 72) break; m.inputMaxTs = r.uint64Big(); continue; }
        case 10: { if (tag !== 80) break; m.generatedCmetaFilesTotalSize = r.uint64(); continue; }
        case 11: { if (tag !== 88) break; m.generatedSstFilesTotalSize = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LogFileCompactionInit, w: Writer): void {
    { const v = m.compactionFromTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.compactionUntilTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.comments; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.artifacts; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.artifactsHash; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.generatedFiles; if (v !== undefined && v !== '') { w.tag(58); w.string(v); } }
    { const v = m.inputMinTs; if (v !== undefined && v !== 0n) { w.tag(64); w.big(v); } }
    { const v = m.inputMaxTs; if (v !== undefined && v !== 0n) { w.tag(72); w.big(v); } }
    { const v = m.generatedCmetaFilesTotalSize; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.generatedSstFilesTotalSize; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
  }

  static read(r: Reader): LogFileCompaction {
    return LogFileCompaction.merge(new LogFileCompaction(), r);
  }

  static decode(bytes: Uint8Array): LogFileCompaction {
    return LogFileCompaction.merge(new LogFileCompaction(), new Reader(bytes));
  }

  static encode(m: LogFileCompactionInit): Uint8Array {
    return encodeWith(LogFileCompaction.write, m);
  }
}

export interface MetaEditInit {
  readonly path?: string | undefined;
  readonly deletePhysicalFiles?: readonly string[] | undefined;
  readonly deleteLogicalFiles?: readonly DeleteSpansOfFileInit[] | undefined;
  readonly destructSelf?: boolean | undefined;
  readonly allDataFilesCompacted?: boolean | undefined;
}

export class MetaEdit {
  static readonly typeName = 'backup.MetaEdit';
  declare path: string;
  declare deletePhysicalFiles: readonly string[];
  declare deleteLogicalFiles: readonly DeleteSpansOfFile[];
  declare destructSelf: boolean;
  declare allDataFilesCompacted: boolean;

  constructor() {
    this.path = '';
    this.deletePhysicalFiles = EMPTY_LIST;
    this.deleteLogicalFiles = EMPTY_LIST;
    this.destructSelf = false;
    this.allDataFilesCompacted = false;
  }

  static merge(m: MetaEdit, r: Reader): MetaEdit {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.path = r.string(); continue; }
        case 2: { if (tag !== 18) break; if (m.deletePhysicalFiles === EMPTY_LIST) m.deletePhysicalFiles = []; (m.deletePhysicalFiles as string[]).push(r.string()); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.deleteLogicalFiles === EMPTY_LIST) m.deleteLogicalFiles = []; (m.deleteLogicalFiles as DeleteSpansOfFile[]).push(DeleteSpansOfFile.merge(new DeleteSpansOfFile(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.destructSelf = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.allDataFilesCompacted = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MetaEditInit, w: Writer): void {
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.deletePhysicalFiles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
    { const v = m.deleteLogicalFiles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); DeleteSpansOfFile.write(v[i] as DeleteSpansOfFileInit, w); w.end(at); } } }
    { const v = m.destructSelf; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.allDataFilesCompacted; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): MetaEdit {
    return MetaEdit.merge(new MetaEdit(), r);
  }

  static decode(bytes: Uint8Array): MetaEdit {
    return MetaEdit.merge(new MetaEdit(), new Reader(bytes));
  }

  static encode(m: MetaEditInit): Uint8Array {
    return encodeWith(MetaEdit.write, m);
  }
}

export interface RewrittenTableIDInit {
  readonly ancestorUpstream?: number | undefined;
  readonly upstream?: number | undefined;
}

export class RewrittenTableID {
  static readonly typeName = 'backup.RewrittenTableID';
  declare ancestorUpstream: number;
  declare upstream: number;

  constructor() {
    this.ancestorUpstream = 0;
    this.upstream = 0;
  }

  static merge(m: RewrittenTableID, r: Reader): RewrittenTableID {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ancestorUpstream = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.upstream = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RewrittenTableIDInit, w: Writer): void {
    { const v = m.ancestorUpstream; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.upstream; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): RewrittenTableID {
    return RewrittenTableID.merge(new RewrittenTableID(), r);
  }

  static decode(bytes: Uint8Array): RewrittenTableID {
    return RewrittenTableID.merge(new RewrittenTableID(), new Reader(bytes));
  }

  static encode(m: RewrittenTableIDInit): Uint8Array {
    return encodeWith(RewrittenTableID.write, m);
  }
}

export interface IngestedSSTsInit {
  readonly rewrittenTables?: readonly RewrittenTableIDInit[] | undefined;
  readonly files?: readonly FileInit[] | undefined;
  readonly asIfTs?: bigint | undefined;
  readonly filesPrefixHint?: string | undefined;
  readonly finished?: boolean | undefined;
  readonly backupUuid?: Uint8Array | undefined;
}

export class IngestedSSTs {
  static readonly typeName = 'backup.IngestedSSTs';
  declare rewrittenTables: readonly RewrittenTableID[];
  declare files: readonly File[];
  declare asIfTs: bigint;
  declare filesPrefixHint: string;
  declare finished: boolean;
  declare backupUuid: Uint8Array;

  constructor() {
    this.rewrittenTables = EMPTY_LIST;
    this.files = EMPTY_LIST;
    this.asIfTs = 0n;
    this.filesPrefixHint = '';
    this.finished = false;
    this.backupUuid = EMPTY_BYTES;
  }

  static merge(m: IngestedSSTs, r: Reader): IngestedSSTs {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.rewrittenTables === EMPTY_LIST) m.rewrittenTables = []; (m.rewrittenTables as RewrittenTableID[]).push(RewrittenTableID.merge(new RewrittenTableID(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.files === EMPTY_LIST) m.files = []; (m.files as File[]).push(File.merge(new File(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.asIfTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; m.filesPrefixHint = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.finished = r.bool(); continue; }
        case 6: { if (tag !== 50) break; m.backupUuid = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IngestedSSTsInit, w: Writer): void {
    { const v = m.rewrittenTables; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RewrittenTableID.write(v[i] as RewrittenTableIDInit, w); w.end(at); } } }
    { const v = m.files; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); File.write(v[i] as FileInit, w); w.end(at); } } }
    { const v = m.asIfTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.filesPrefixHint; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.finished; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.backupUuid; if (v !== undefined && v.length > 0) { w.tag(50); w.bytes(v); } }
  }

  static read(r: Reader): IngestedSSTs {
    return IngestedSSTs.merge(new IngestedSSTs(), r);
  }

  static decode(bytes: Uint8Array): IngestedSSTs {
    return IngestedSSTs.merge(new IngestedSSTs(), new Reader(bytes));
  }

  static encode(m: IngestedSSTsInit): Uint8Array {
    return encodeWith(IngestedSSTs.write, m);
  }
}

export interface DeleteSpansOfFileInit {
  readonly path?: string | undefined;
  readonly spans?: readonly SpanInit[] | undefined;
  readonly wholeFileLength?: number | undefined;
}

export class DeleteSpansOfFile {
  static readonly typeName = 'backup.DeleteSpansOfFile';
  declare path: string;
  declare spans: readonly Span[];
  declare wholeFileLength: number;

  constructor() {
    this.path = '';
    this.spans = EMPTY_LIST;
    this.wholeFileLength = 0;
  }

  static merge(m: DeleteSpansOfFile, r: Reader): DeleteSpansOfFile {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.path = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.spans === EMPTY_LIST) m.spans = []; (m.spans as Span[]).push(Span.merge(new Span(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.wholeFileLength = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteSpansOfFileInit, w: Writer): void {
    { const v = m.path; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.spans; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Span.write(v[i] as SpanInit, w); w.end(at); } } }
    { const v = m.wholeFileLength; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): DeleteSpansOfFile {
    return DeleteSpansOfFile.merge(new DeleteSpansOfFile(), r);
  }

  static decode(bytes: Uint8Array): DeleteSpansOfFile {
    return DeleteSpansOfFile.merge(new DeleteSpansOfFile(), new Reader(bytes));
  }

  static encode(m: DeleteSpansOfFileInit): Uint8Array {
    return encodeWith(DeleteSpansOfFile.write, m);
  }
}

export interface MigrationInit {
  readonly creator?: string | undefined;
  readonly version?: MigrationVersion | undefined;
  readonly editMeta?: readonly MetaEditInit[] | undefined;
  readonly truncatedTo?: bigint | undefined;
  readonly compactions?: readonly LogFileCompactionInit[] | undefined;
  readonly destructPrefix?: readonly string[] | undefined;
  readonly ingestedSstPaths?: readonly string[] | undefined;
}

export class Migration {
  static readonly typeName = 'backup.Migration';
  declare creator: string;
  declare version: MigrationVersion;
  declare editMeta: readonly MetaEdit[];
  declare truncatedTo: bigint;
  declare compactions: readonly LogFileCompaction[];
  declare destructPrefix: readonly string[];
  declare ingestedSstPaths: readonly string[];

  constructor() {
    this.creator = '';
    this.version = 0;
    this.editMeta = EMPTY_LIST;
    this.truncatedTo = 0n;
    this.compactions = EMPTY_LIST;
    this.destructPrefix = EMPTY_LIST;
    this.ingestedSstPaths = EMPTY_LIST;
  }

  static merge(m: Migration, r: Reader): Migration {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 5: { if (tag !== 42) break; m.creator = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.version = r.int32(); continue; }
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.editMeta === EMPTY_LIST) m.editMeta = []; (m.editMeta as MetaEdit[]).push(MetaEdit.merge(new MetaEdit(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.truncatedTo = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.compactions === EMPTY_LIST) m.compactions = []; (m.compactions as LogFileCompaction[]).push(LogFileCompaction.merge(new LogFileCompaction(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; if (m.destructPrefix === EMPTY_LIST) m.destructPrefix = []; (m.destructPrefix as string[]).push(r.string()); continue; }
        case 7: { if (tag !== 58) break; if (m.ingestedSstPaths === EMPTY_LIST) m.ingestedSstPaths = []; (m.ingestedSstPaths as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MigrationInit, w: Writer): void {
    { const v = m.creator; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.editMeta; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); MetaEdit.write(v[i] as MetaEditInit, w); w.end(at); } } }
    { const v = m.truncatedTo; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.compactions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); LogFileCompaction.write(v[i] as LogFileCompactionInit, w); w.end(at); } } }
    { const v = m.destructPrefix; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.string(v[i] as string); } } }
    { const v = m.ingestedSstPaths; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); w.string(v[i] as string); } } }
  }

  static read(r: Reader): Migration {
    return Migration.merge(new Migration(), r);
  }

  static decode(bytes: Uint8Array): Migration {
    return Migration.merge(new Migration(), new Reader(bytes));
  }

  static encode(m: MigrationInit): Uint8Array {
    return encodeWith(Migration.write, m);
  }
}

export const Backup = {
  backup: {
    path: '/backup.Backup/backup',
    clientStreaming: false,
    serverStreaming: true,
    request: BackupRequest,
    response: BackupResponse,
  },
  CheckPendingAdminOp: {
    path: '/backup.Backup/CheckPendingAdminOp',
    clientStreaming: false,
    serverStreaming: true,
    request: CheckAdminRequest,
    response: CheckAdminResponse,
  },
  PrepareSnapshotBackup: {
    path: '/backup.Backup/PrepareSnapshotBackup',
    clientStreaming: true,
    serverStreaming: true,
    request: PrepareSnapshotBackupRequest,
    response: PrepareSnapshotBackupResponse,
  },
  prepare: {
    path: '/backup.Backup/prepare',
    clientStreaming: false,
    serverStreaming: false,
    request: PrepareRequest,
    response: PrepareResponse,
  },
  cleanup: {
    path: '/backup.Backup/cleanup',
    clientStreaming: false,
    serverStreaming: false,
    request: CleanupRequest,
    response: CleanupResponse,
  },
} as const satisfies Service;

export const ExternalStorage = {
  restore: {
    path: '/backup.ExternalStorage/restore',
    clientStreaming: false,
    serverStreaming: false,
    request: ExternalStorageRestoreRequest,
    response: ExternalStorageRestoreResponse,
  },
  save: {
    path: '/backup.ExternalStorage/save',
    clientStreaming: false,
    serverStreaming: false,
    request: ExternalStorageSaveRequest,
    response: ExternalStorageSaveResponse,
  },
} as const satisfies Service;
