// Generated from proto/coprocessor.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as errorpb from './errorpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';

export interface KeyRangeInit {
  readonly start?: Uint8Array | undefined;
  readonly end?: Uint8Array | undefined;
}

export class KeyRange {
  static readonly typeName = 'coprocessor.KeyRange';
  declare start: Uint8Array;
  declare end: Uint8Array;

  constructor() {
    this.start = EMPTY_BYTES;
    this.end = EMPTY_BYTES;
  }

  static merge(m: KeyRange, r: Reader): KeyRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.start = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.end = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyRangeInit, w: Writer): void {
    { const v = m.start; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.end; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): KeyRange {
    return KeyRange.merge(new KeyRange(), r);
  }

  static decode(bytes: Uint8Array): KeyRange {
    return KeyRange.merge(new KeyRange(), new Reader(bytes));
  }

  static encode(m: KeyRangeInit): Uint8Array {
    return encodeWith(KeyRange.write, m);
  }
}

export interface VersionedKeyRangeInit {
  readonly range?: KeyRangeInit | undefined;
  readonly readTs?: bigint | undefined;
}

export class VersionedKeyRange {
  static readonly typeName = 'coprocessor.VersionedKeyRange';
  declare range: KeyRange | undefined;
  declare readTs: bigint;

  constructor() {
    this.range = undefined;
    this.readTs = 0n;
  }

  static merge(m: VersionedKeyRange, r: Reader): VersionedKeyRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.range = KeyRange.merge(m.range ?? new KeyRange(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.readTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: VersionedKeyRangeInit, w: Writer): void {
    { const v = m.range; if (v !== undefined) { w.tag(10); const at = w.begin(); KeyRange.write(v, w); w.end(at); } }
    { const v = m.readTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): VersionedKeyRange {
    return VersionedKeyRange.merge(new VersionedKeyRange(), r);
  }

  static decode(bytes: Uint8Array): VersionedKeyRange {
    return VersionedKeyRange.merge(new VersionedKeyRange(), new Reader(bytes));
  }

  static encode(m: VersionedKeyRangeInit): Uint8Array {
    return encodeWith(VersionedKeyRange.write, m);
  }
}

export interface RequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly tp?: number | undefined;
  readonly data?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly isCacheEnabled?: boolean | undefined;
  readonly cacheIfMatchVersion?: number | undefined;
  readonly schemaVer?: number | undefined;
  readonly isTraceEnabled?: boolean | undefined;
  readonly pagingSize?: number | undefined;
  readonly tasks?: readonly StoreBatchTaskInit[] | undefined;
  readonly connectionId?: bigint | undefined;
  readonly connectionAlias?: string | undefined;
  readonly tableShardInfos?: readonly TableShardInfosInit[] | undefined;
  readonly versionedRanges?: readonly VersionedKeyRangeInit[] | undefined;
  readonly maxKeysRead?: number | undefined;
  readonly pagingSizeBytes?: number | undefined;
  readonly allowBatchTaskDataMerge?: boolean | undefined;
  readonly executeBatchTasksSerially?: boolean | undefined;
}

export class Request {
  static readonly typeName = 'coprocessor.Request';
  declare context: kvrpcpb.Context | undefined;
  declare tp: number;
  declare data: Uint8Array;
  declare startTs: bigint;
  declare ranges: readonly KeyRange[];
  declare isCacheEnabled: boolean;
  declare cacheIfMatchVersion: number;
  declare schemaVer: number;
  declare isTraceEnabled: boolean;
  declare pagingSize: number;
  declare tasks: readonly StoreBatchTask[];
  declare connectionId: bigint;
  declare connectionAlias: string;
  declare tableShardInfos: readonly TableShardInfos[];
  declare versionedRanges: readonly VersionedKeyRange[];
  declare maxKeysRead: number;
  declare pagingSizeBytes: number;
  declare allowBatchTaskDataMerge: boolean;
  declare executeBatchTasksSerially: boolean;

  constructor() {
    this.context = undefined;
    this.tp = 0;
    this.data = EMPTY_BYTES;
    this.startTs = 0n;
    this.ranges = EMPTY_LIST;
    this.isCacheEnabled = false;
    this.cacheIfMatchVersion = 0;
    this.schemaVer = 0;
    this.isTraceEnabled = false;
    this.pagingSize = 0;
    this.tasks = EMPTY_LIST;
    this.connectionId = 0n;
    this.connectionAlias = '';
    this.tableShardInfos = EMPTY_LIST;
    this.versionedRanges = EMPTY_LIST;
    this.maxKeysRead = 0;
    this.pagingSizeBytes = 0;
    this.allowBatchTaskDataMerge = false;
    this.executeBatchTasksSerially = false;
  }

  static merge(m: Request, r: Reader): Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.tp = r.int64(); continue; }
        case 3: { if (tag !== 26) break; m.data = r.bytes(); continue; }
        case 7: { if (tag !== 56) break; m.startTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.isCacheEnabled = r.bool(); continue; }
        case 6: { if (tag !== 48) break; m.cacheIfMatchVersion = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.schemaVer = r.int64(); continue; }
        case 9: { if (tag !== 72) break; m.isTraceEnabled = r.bool(); continue; }
        case 10: { if (tag !== 80) break; m.pagingSize = r.uint64(); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); if (m.tasks === EMPTY_LIST) m.tasks = []; (m.tasks as StoreBatchTask[]).push(StoreBatchTask.merge(new StoreBatchTask(), r)); r.leave(outer); continue; }
        case 12: { if (tag !== 96) break; m.connectionId = r.uint64Big(); continue; }
        case 13: { if (tag !== 106) break; m.connectionAlias = r.string(); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); if (m.tableShardInfos === EMPTY_LIST) m.tableShardInfos = []; (m.tableShardInfos as TableShardInfos[]).push(TableShardInfos.merge(new TableShardInfos(), r)); r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); if (m.versionedRanges === EMPTY_LIST) m.versionedRanges = []; (m.versionedRanges as VersionedKeyRange[]).push(VersionedKeyRange.merge(new VersionedKeyRange(), r)); r.leave(outer); continue; }
        case 16: { if (tag !== 128) break; m.maxKeysRead = r.uint64Saturating(); continue; }
        case 17: { if (tag !== 136) break; m.pagingSizeBytes = r.uint64(); continue; }
        case 18: { if (tag !== 144) break; m.allowBatchTaskDataMerge = r.bool(); continue; }
        case 19: { if (tag !== 152) break; m.executeBatchTasksSerially = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.tp; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.isCacheEnabled; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.cacheIfMatchVersion; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.schemaVer; if (v !== undefined && v !== 0) { w.tag(64); w.signed(v); } }
    { const v = m.isTraceEnabled; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.pagingSize; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.tasks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(90); const at = w.begin(); StoreBatchTask.write(v[i] as StoreBatchTaskInit, w); w.end(at); } } }
    { const v = m.connectionId; if (v !== undefined && v !== 0n) { w.tag(96); w.big(v); } }
    { const v = m.connectionAlias; if (v !== undefined && v !== '') { w.tag(106); w.string(v); } }
    { const v = m.tableShardInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(114); const at = w.begin(); TableShardInfos.write(v[i] as TableShardInfosInit, w); w.end(at); } } }
    { const v = m.versionedRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(122); const at = w.begin(); VersionedKeyRange.write(v[i] as VersionedKeyRangeInit, w); w.end(at); } } }
    { const v = m.maxKeysRead; if (v !== undefined && v !== 0) { w.tag(128); w.unsigned(v); } }
    { const v = m.pagingSizeBytes; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
    { const v = m.allowBatchTaskDataMerge; if (v !== undefined && v) { w.tag(144); w.bool(v); } }
    { const v = m.executeBatchTasksSerially; if (v !== undefined && v) { w.tag(152); w.bool(v); } }
  }

  static read(r: Reader): Request {
    return Request.merge(new Request(), r);
  }

  static decode(bytes: Uint8Array): Request {
    return Request.merge(new Request(), new Reader(bytes));
  }

  static encode(m: RequestInit): Uint8Array {
    return encodeWith(Request.write, m);
  }
}

export interface ResponseInit {
  readonly data?: Uint8Array | undefined;
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly locked?: kvrpcpb.LockInfoInit | undefined;
  readonly otherError?: string | undefined;
  readonly range?: KeyRangeInit | undefined;
  readonly execDetails?: kvrpcpb.ExecDetailsInit | undefined;
  readonly execDetailsV2?: kvrpcpb.ExecDetailsV2Init | undefined;
  readonly isCacheHit?: boolean | undefined;
  readonly cacheLastVersion?: number | undefined;
  readonly canBeCached?: boolean | undefined;
  readonly latestBucketsVersion?: number | undefined;
  readonly batchResponses?: readonly StoreBatchTaskResponseInit[] | undefined;
}

export class Response {
  static readonly typeName = 'coprocessor.Response';
  declare data: Uint8Array;
  declare regionError: errorpb.Error | undefined;
  declare locked: kvrpcpb.LockInfo | undefined;
  declare otherError: string;
  declare range: KeyRange | undefined;
  declare execDetails: kvrpcpb.ExecDetails | undefined;
  declare execDetailsV2: kvrpcpb.ExecDetailsV2 | undefined;
  declare isCacheHit: boolean;
  declare cacheLastVersion: number;
  declare canBeCached: boolean;
  declare latestBucketsVersion: number;
  declare batchResponses: readonly StoreBatchTaskResponse[];

  constructor() {
    this.data = EMPTY_BYTES;
    this.regionError = undefined;
    this.locked = undefined;
    this.otherError = '';
    this.range = undefined;
    this.execDetails = undefined;
    this.execDetailsV2 = undefined;
    this.isCacheHit = false;
    this.cacheLastVersion = 0;
    this.canBeCached = false;
    this.latestBucketsVersion = 0;
    this.batchResponses = EMPTY_LIST;
  }

  static merge(m: Response, r: Reader): Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.locked = kvrpcpb.LockInfo.merge(m.locked ?? new kvrpcpb.LockInfo(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.otherError = r.string(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.range = KeyRange.merge(m.range ?? new KeyRange(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.execDetails = kvrpcpb.ExecDetails.merge(m.execDetails ?? new kvrpcpb.ExecDetails(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.execDetailsV2 = kvrpcpb.ExecDetailsV2.merge(m.execDetailsV2 ?? new kvrpcpb.ExecDetailsV2(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.isCacheHit = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.cacheLastVersion = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.canBeCached = r.bool(); continue; }
        case 12: { if (tag !== 96) break; m.latestBucketsVersion = r.uint64(); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); if (m.batchResponses === EMPTY_LIST) m.batchResponses = []; (m.batchResponses as StoreBatchTaskResponse[]).push(StoreBatchTaskResponse.merge(new StoreBatchTaskResponse(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.regionError; if (v !== undefined) { w.tag(18); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.locked; if (v !== undefined) { w.tag(26); const at = w.begin(); kvrpcpb.LockInfo.write(v, w); w.end(at); } }
    { const v = m.otherError; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.range; if (v !== undefined) { w.tag(42); const at = w.begin(); KeyRange.write(v, w); w.end(at); } }
    { const v = m.execDetails; if (v !== undefined) { w.tag(50); const at = w.begin(); kvrpcpb.ExecDetails.write(v, w); w.end(at); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(90); const at = w.begin(); kvrpcpb.ExecDetailsV2.write(v, w); w.end(at); } }
    { const v = m.isCacheHit; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.cacheLastVersion; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.canBeCached; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.latestBucketsVersion; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.batchResponses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(106); const at = w.begin(); StoreBatchTaskResponse.write(v[i] as StoreBatchTaskResponseInit, w); w.end(at); } } }
  }

  static read(r: Reader): Response {
    return Response.merge(new Response(), r);
  }

  static decode(bytes: Uint8Array): Response {
    return Response.merge(new Response(), new Reader(bytes));
  }

  static encode(m: ResponseInit): Uint8Array {
    return encodeWith(Response.write, m);
  }
}

export interface RegionInfoInit {
  readonly regionId?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
}

export class RegionInfo {
  static readonly typeName = 'coprocessor.RegionInfo';
  declare regionId: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare ranges: readonly KeyRange[];

  constructor() {
    this.regionId = 0;
    this.regionEpoch = undefined;
    this.ranges = EMPTY_LIST;
  }

  static merge(m: RegionInfo, r: Reader): RegionInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionInfoInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): RegionInfo {
    return RegionInfo.merge(new RegionInfo(), r);
  }

  static decode(bytes: Uint8Array): RegionInfo {
    return RegionInfo.merge(new RegionInfo(), new Reader(bytes));
  }

  static encode(m: RegionInfoInit): Uint8Array {
    return encodeWith(RegionInfo.write, m);
  }
}

export interface ShardInfoInit {
  readonly shardId?: number | undefined;
  readonly shardEpoch?: number | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
}

export class ShardInfo {
  static readonly typeName = 'coprocessor.ShardInfo';
  declare shardId: number;
  declare shardEpoch: number;
  declare ranges: readonly KeyRange[];

  constructor() {
    this.shardId = 0;
    this.shardEpoch = 0;
    this.ranges = EMPTY_LIST;
  }

  static merge(m: ShardInfo, r: Reader): ShardInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.shardId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.shardEpoch = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ShardInfoInit, w: Writer): void {
    { const v = m.shardId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.shardEpoch; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): ShardInfo {
    return ShardInfo.merge(new ShardInfo(), r);
  }

  static decode(bytes: Uint8Array): ShardInfo {
    return ShardInfo.merge(new ShardInfo(), new Reader(bytes));
  }

  static encode(m: ShardInfoInit): Uint8Array {
    return encodeWith(ShardInfo.write, m);
  }
}

export interface TableShardInfosInit {
  readonly executorId?: string | undefined;
  readonly shardInfos?: readonly ShardInfoInit[] | undefined;
}

export class TableShardInfos {
  static readonly typeName = 'coprocessor.TableShardInfos';
  declare executorId: string;
  declare shardInfos: readonly ShardInfo[];

  constructor() {
    this.executorId = '';
    this.shardInfos = EMPTY_LIST;
  }

  static merge(m: TableShardInfos, r: Reader): TableShardInfos {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.executorId = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.shardInfos === EMPTY_LIST) m.shardInfos = []; (m.shardInfos as ShardInfo[]).push(ShardInfo.merge(new ShardInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TableShardInfosInit, w: Writer): void {
    { const v = m.executorId; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.shardInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ShardInfo.write(v[i] as ShardInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): TableShardInfos {
    return TableShardInfos.merge(new TableShardInfos(), r);
  }

  static decode(bytes: Uint8Array): TableShardInfos {
    return TableShardInfos.merge(new TableShardInfos(), new Reader(bytes));
  }

  static encode(m: TableShardInfosInit): Uint8Array {
    return encodeWith(TableShardInfos.write, m);
  }
}

export interface TiCIEstimateCountRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly startTs?: bigint | undefined;
  readonly tableId?: number | undefined;
  readonly indexId?: number | undefined;
  readonly ftsQueryInfo?: Uint8Array | undefined;
  readonly timeZoneName?: string | undefined;
  readonly timeZoneOffset?: number | undefined;
  readonly shardInfos?: readonly ShardInfoInit[] | undefined;
}

export class TiCIEstimateCountRequest {
  static readonly typeName = 'coprocessor.TiCIEstimateCountRequest';
  declare context: kvrpcpb.Context | undefined;
  declare startTs: bigint;
  declare tableId: number;
  declare indexId: number;
  declare ftsQueryInfo: Uint8Array;
  declare timeZoneName: string;
  declare timeZoneOffset: number;
  declare shardInfos: readonly ShardInfo[];

  constructor() {
    this.context = undefined;
    this.startTs = 0n;
    this.tableId = 0;
    this.indexId = 0;
    this.ftsQueryInfo = EMPTY_BYTES;
    this.timeZoneName = '';
    this.timeZoneOffset = 0;
    this.shardInfos = EMPTY_LIST;
  }

  static merge(m: TiCIEstimateCountRequest, r: Reader): TiCIEstimateCountRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.tableId = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.indexId = r.int64(); continue; }
        case 5: { if (tag !== 42) break; m.ftsQueryInfo = r.bytes(); continue; }
        case 6: { if (tag !== 50) break; m.timeZoneName = r.string(); continue; }
        case 7: { if (tag !== 56) break; m.timeZoneOffset = r.int64(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.shardInfos === EMPTY_LIST) m.shardInfos = []; (m.shardInfos as ShardInfo[]).push(ShardInfo.merge(new ShardInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiCIEstimateCountRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.tableId; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.indexId; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.ftsQueryInfo; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.timeZoneName; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.timeZoneOffset; if (v !== undefined && v !== 0) { w.tag(56); w.signed(v); } }
    { const v = m.shardInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); ShardInfo.write(v[i] as ShardInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): TiCIEstimateCountRequest {
    return TiCIEstimateCountRequest.merge(new TiCIEstimateCountRequest(), r);
  }

  static decode(bytes: Uint8Array): TiCIEstimateCountRequest {
    return TiCIEstimateCountRequest.merge(new TiCIEstimateCountRequest(), new Reader(bytes));
  }

  static encode(m: TiCIEstimateCountRequestInit): Uint8Array {
    return encodeWith(TiCIEstimateCountRequest.write, m);
  }
}

export interface TiCIEstimateCountResponseInit {
  readonly estCount?: number | undefined;
  readonly otherError?: string | undefined;
}

export class TiCIEstimateCountResponse {
  static readonly typeName = 'coprocessor.TiCIEstimateCountResponse';
  declare estCount: number;
  declare otherError: string;

  constructor() {
    this.estCount = 0;
    this.otherError = '';
  }

  static merge(m: TiCIEstimateCountResponse, r: Reader): TiCIEstimateCountResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.estCount = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.otherError = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiCIEstimateCountResponseInit, w: Writer): void {
    { const v = m.estCount; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.otherError; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): TiCIEstimateCountResponse {
    return TiCIEstimateCountResponse.merge(new TiCIEstimateCountResponse(), r);
  }

  static decode(bytes: Uint8Array): TiCIEstimateCountResponse {
    return TiCIEstimateCountResponse.merge(new TiCIEstimateCountResponse(), new Reader(bytes));
  }

  static encode(m: TiCIEstimateCountResponseInit): Uint8Array {
    return encodeWith(TiCIEstimateCountResponse.write, m);
  }
}

export interface TableRegionsInit {
  readonly physicalTableId?: number | undefined;
  readonly regions?: readonly RegionInfoInit[] | undefined;
}

export class TableRegions {
  static readonly typeName = 'coprocessor.TableRegions';
  declare physicalTableId: number;
  declare regions: readonly RegionInfo[];

  constructor() {
    this.physicalTableId = 0;
    this.regions = EMPTY_LIST;
  }

  static merge(m: TableRegions, r: Reader): TableRegions {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.physicalTableId = r.int64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as RegionInfo[]).push(RegionInfo.merge(new RegionInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TableRegionsInit, w: Writer): void {
    { const v = m.physicalTableId; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); RegionInfo.write(v[i] as RegionInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): TableRegions {
    return TableRegions.merge(new TableRegions(), r);
  }

  static decode(bytes: Uint8Array): TableRegions {
    return TableRegions.merge(new TableRegions(), new Reader(bytes));
  }

  static encode(m: TableRegionsInit): Uint8Array {
    return encodeWith(TableRegions.write, m);
  }
}

export interface BatchRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly tp?: number | undefined;
  readonly data?: Uint8Array | undefined;
  readonly regions?: readonly RegionInfoInit[] | undefined;
  readonly startTs?: bigint | undefined;
  readonly schemaVer?: number | undefined;
  readonly tableRegions?: readonly TableRegionsInit[] | undefined;
  readonly logId?: string | undefined;
  readonly connectionId?: bigint | undefined;
  readonly connectionAlias?: string | undefined;
  readonly tableShardInfos?: readonly TableShardInfosInit[] | undefined;
}

export class BatchRequest {
  static readonly typeName = 'coprocessor.BatchRequest';
  declare context: kvrpcpb.Context | undefined;
  declare tp: number;
  declare data: Uint8Array;
  declare regions: readonly RegionInfo[];
  declare startTs: bigint;
  declare schemaVer: number;
  declare tableRegions: readonly TableRegions[];
  declare logId: string;
  declare connectionId: bigint;
  declare connectionAlias: string;
  declare tableShardInfos: readonly TableShardInfos[];

  constructor() {
    this.context = undefined;
    this.tp = 0;
    this.data = EMPTY_BYTES;
    this.regions = EMPTY_LIST;
    this.startTs = 0n;
    this.schemaVer = 0;
    this.tableRegions = EMPTY_LIST;
    this.logId = '';
    this.connectionId = 0n;
    this.connectionAlias = '';
    this.tableShardInfos = EMPTY_LIST;
  }

  static merge(m: BatchRequest, r: Reader): BatchRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.tp = r.int64(); continue; }
        case 3: { if (tag !== 26) break; m.data = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as RegionInfo[]).push(RegionInfo.merge(new RegionInfo(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.startTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.schemaVer = r.int64(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.tableRegions === EMPTY_LIST) m.tableRegions = []; (m.tableRegions as TableRegions[]).push(TableRegions.merge(new TableRegions(), r)); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; m.logId = r.string(); continue; }
        case 9: { if (tag !== 72) break; m.connectionId = r.uint64Big(); continue; }
        case 10: { if (tag !== 82) break; m.connectionAlias = r.string(); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); if (m.tableShardInfos === EMPTY_LIST) m.tableShardInfos = []; (m.tableShardInfos as TableShardInfos[]).push(TableShardInfos.merge(new TableShardInfos(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.tp; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); RegionInfo.write(v[i] as RegionInfoInit, w); w.end(at); } } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.schemaVer; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.tableRegions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); TableRegions.write(v[i] as TableRegionsInit, w); w.end(at); } } }
    { const v = m.logId; if (v !== undefined && v !== '') { w.tag(66); w.string(v); } }
    { const v = m.connectionId; if (v !== undefined && v !== 0n) { w.tag(72); w.big(v); } }
    { const v = m.connectionAlias; if (v !== undefined && v !== '') { w.tag(82); w.string(v); } }
    { const v = m.tableShardInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(90); const at = w.begin(); TableShardInfos.write(v[i] as TableShardInfosInit, w); w.end(at); } } }
  }

  static read(r: Reader): BatchRequest {
    return BatchRequest.merge(new BatchRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchRequest {
    return BatchRequest.merge(new BatchRequest(), new Reader(bytes));
  }

  static encode(m: BatchRequestInit): Uint8Array {
    return encodeWith(BatchRequest.write, m);
  }
}

export interface BatchResponseInit {
  readonly data?: Uint8Array | undefined;
  readonly otherError?: string | undefined;
  readonly execDetails?: kvrpcpb.ExecDetailsInit | undefined;
  readonly retryRegions?: readonly metapb.RegionInit[] | undefined;
  readonly retryShards?: readonly ShardInfoInit[] | undefined;
}

export class BatchResponse {
  static readonly typeName = 'coprocessor.BatchResponse';
  declare data: Uint8Array;
  declare otherError: string;
  declare execDetails: kvrpcpb.ExecDetails | undefined;
  declare retryRegions: readonly metapb.Region[];
  declare retryShards: readonly ShardInfo[];

  constructor() {
    this.data = EMPTY_BYTES;
    this.otherError = '';
    this.execDetails = undefined;
    this.retryRegions = EMPTY_LIST;
    this.retryShards = EMPTY_LIST;
  }

  static merge(m: BatchResponse, r: Reader): BatchResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.otherError = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.execDetails = kvrpcpb.ExecDetails.merge(m.execDetails ?? new kvrpcpb.ExecDetails(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.retryRegions === EMPTY_LIST) m.retryRegions = []; (m.retryRegions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.retryShards === EMPTY_LIST) m.retryShards = []; (m.retryShards as ShardInfo[]).push(ShardInfo.merge(new ShardInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchResponseInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.otherError; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.execDetails; if (v !== undefined) { w.tag(26); const at = w.begin(); kvrpcpb.ExecDetails.write(v, w); w.end(at); } }
    { const v = m.retryRegions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.retryShards; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); ShardInfo.write(v[i] as ShardInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): BatchResponse {
    return BatchResponse.merge(new BatchResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchResponse {
    return BatchResponse.merge(new BatchResponse(), new Reader(bytes));
  }

  static encode(m: BatchResponseInit): Uint8Array {
    return encodeWith(BatchResponse.write, m);
  }
}

export interface StoreBatchTaskInit {
  readonly regionId?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly peer?: metapb.PeerInit | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly taskId?: number | undefined;
  readonly versionedRanges?: readonly VersionedKeyRangeInit[] | undefined;
  readonly bucketsVersion?: number | undefined;
}

export class StoreBatchTask {
  static readonly typeName = 'coprocessor.StoreBatchTask';
  declare regionId: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare peer: metapb.Peer | undefined;
  declare ranges: readonly KeyRange[];
  declare taskId: number;
  declare versionedRanges: readonly VersionedKeyRange[];
  declare bucketsVersion: number;

  constructor() {
    this.regionId = 0;
    this.regionEpoch = undefined;
    this.peer = undefined;
    this.ranges = EMPTY_LIST;
    this.taskId = 0;
    this.versionedRanges = EMPTY_LIST;
    this.bucketsVersion = 0;
  }

  static merge(m: StoreBatchTask, r: Reader): StoreBatchTask {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.taskId = r.uint64(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.versionedRanges === EMPTY_LIST) m.versionedRanges = []; (m.versionedRanges as VersionedKeyRange[]).push(VersionedKeyRange.merge(new VersionedKeyRange(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.bucketsVersion = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreBatchTaskInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.peer; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.taskId; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.versionedRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); VersionedKeyRange.write(v[i] as VersionedKeyRangeInit, w); w.end(at); } } }
    { const v = m.bucketsVersion; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
  }

  static read(r: Reader): StoreBatchTask {
    return StoreBatchTask.merge(new StoreBatchTask(), r);
  }

  static decode(bytes: Uint8Array): StoreBatchTask {
    return StoreBatchTask.merge(new StoreBatchTask(), new Reader(bytes));
  }

  static encode(m: StoreBatchTaskInit): Uint8Array {
    return encodeWith(StoreBatchTask.write, m);
  }
}

export interface StoreBatchTaskResponseInit {
  readonly data?: Uint8Array | undefined;
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly locked?: kvrpcpb.LockInfoInit | undefined;
  readonly otherError?: string | undefined;
  readonly taskId?: number | undefined;
  readonly execDetailsV2?: kvrpcpb.ExecDetailsV2Init | undefined;
  readonly dataMergedIntoResponse?: boolean | undefined;
}

export class StoreBatchTaskResponse {
  static readonly typeName = 'coprocessor.StoreBatchTaskResponse';
  declare data: Uint8Array;
  declare regionError: errorpb.Error | undefined;
  declare locked: kvrpcpb.LockInfo | undefined;
  declare otherError: string;
  declare taskId: number;
  declare execDetailsV2: kvrpcpb.ExecDetailsV2 | undefined;
  declare dataMergedIntoResponse: boolean;

  constructor() {
    this.data = EMPTY_BYTES;
    this.regionError = undefined;
    this.locked = undefined;
    this.otherError = '';
    this.taskId = 0;
    this.execDetailsV2 = undefined;
    this.dataMergedIntoResponse = false;
  }

  static merge(m: StoreBatchTaskResponse, r: Reader): StoreBatchTaskResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.locked = kvrpcpb.LockInfo.merge(m.locked ?? new kvrpcpb.LockInfo(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.otherError = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.taskId = r.uint64(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.execDetailsV2 = kvrpcpb.ExecDetailsV2.merge(m.execDetailsV2 ?? new kvrpcpb.ExecDetailsV2(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.dataMergedIntoResponse = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreBatchTaskResponseInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.regionError; if (v !== undefined) { w.tag(18); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.locked; if (v !== undefined) { w.tag(26); const at = w.begin(); kvrpcpb.LockInfo.write(v, w); w.end(at); } }
    { const v = m.otherError; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.taskId; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(50); const at = w.begin(); kvrpcpb.ExecDetailsV2.write(v, w); w.end(at); } }
    { const v = m.dataMergedIntoResponse; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
  }

  static read(r: Reader): StoreBatchTaskResponse {
    return StoreBatchTaskResponse.merge(new StoreBatchTaskResponse(), r);
  }

  static decode(bytes: Uint8Array): StoreBatchTaskResponse {
    return StoreBatchTaskResponse.merge(new StoreBatchTaskResponse(), new Reader(bytes));
  }

  static encode(m: StoreBatchTaskResponseInit): Uint8Array {
    return encodeWith(StoreBatchTaskResponse.write, m);
  }
}

export interface DelegateRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly startTs?: bigint | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly memTableSequence?: number | undefined;
  readonly snapshotSequence?: number | undefined;
}

export class DelegateRequest {
  static readonly typeName = 'coprocessor.DelegateRequest';
  declare context: kvrpcpb.Context | undefined;
  declare startTs: bigint;
  declare ranges: readonly KeyRange[];
  declare memTableSequence: number;
  declare snapshotSequence: number;

  constructor() {
    this.context = undefined;
    this.startTs = 0n;
    this.ranges = EMPTY_LIST;
    this.memTableSequence = 0;
    this.snapshotSequence = 0;
  }

  static merge(m: DelegateRequest, r: Reader): DelegateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.memTableSequence = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.snapshotSequence = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DelegateRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.memTableSequence; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.snapshotSequence; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
  }

  static read(r: Reader): DelegateRequest {
    return DelegateRequest.merge(new DelegateRequest(), r);
  }

  static decode(bytes: Uint8Array): DelegateRequest {
    return DelegateRequest.merge(new DelegateRequest(), new Reader(bytes));
  }

  static encode(m: DelegateRequestInit): Uint8Array {
    return encodeWith(DelegateRequest.write, m);
  }
}

export interface DelegateResponseInit {
  readonly memTableData?: Uint8Array | undefined;
  readonly snapshot?: Uint8Array | undefined;
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly locked?: kvrpcpb.LockInfoInit | undefined;
  readonly otherError?: string | undefined;
  readonly memTableSequence?: number | undefined;
}

export class DelegateResponse {
  static readonly typeName = 'coprocessor.DelegateResponse';
  declare memTableData: Uint8Array;
  declare snapshot: Uint8Array;
  declare regionError: errorpb.Error | undefined;
  declare locked: kvrpcpb.LockInfo | undefined;
  declare otherError: string;
  declare memTableSequence: number;

  constructor() {
    this.memTableData = EMPTY_BYTES;
    this.snapshot = EMPTY_BYTES;
    this.regionError = undefined;
    this.locked = undefined;
    this.otherError = '';
    this.memTableSequence = 0;
  }

  static merge(m: DelegateResponse, r: Reader): DelegateResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.memTableData = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.snapshot = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.locked = kvrpcpb.LockInfo.merge(m.locked ?? new kvrpcpb.LockInfo(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; m.otherError = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.memTableSequence = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DelegateResponseInit, w: Writer): void {
    { const v = m.memTableData; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.snapshot; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.regionError; if (v !== undefined) { w.tag(26); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.locked; if (v !== undefined) { w.tag(34); const at = w.begin(); kvrpcpb.LockInfo.write(v, w); w.end(at); } }
    { const v = m.otherError; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.memTableSequence; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
  }

  static read(r: Reader): DelegateResponse {
    return DelegateResponse.merge(new DelegateResponse(), r);
  }

  static decode(bytes: Uint8Array): DelegateResponse {
    return DelegateResponse.merge(new DelegateResponse(), new Reader(bytes));
  }

  static encode(m: DelegateResponseInit): Uint8Array {
    return encodeWith(DelegateResponse.write, m);
  }
}
