// Generated from proto/import_sstpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, EMPTY_MAP, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as backup from './backup.ts';
import * as encryptionpb from './encryptionpb.ts';
import * as errorpb from './errorpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';

export const SwitchMode = {
  Normal: 0,
  Import: 1,
} as const;
/** Unknown values are kept. */
export type SwitchMode = number;

export const DownloadRequestType = {
  Legacy: 0,
  Keyspace: 1,
} as const;
/** Unknown values are kept. */
export type DownloadRequestType = number;

export interface SuspendImportRPCRequestInit {
  readonly shouldSuspendImports?: boolean | undefined;
  readonly durationInSecs?: number | undefined;
  readonly caller?: string | undefined;
}

export class SuspendImportRPCRequest {
  static readonly typeName = 'import_sstpb.SuspendImportRPCRequest';
  declare shouldSuspendImports: boolean;
  declare durationInSecs: number;
  declare caller: string;

  constructor() {
    this.shouldSuspendImports = false;
    this.durationInSecs = 0;
    this.caller = '';
  }

  static merge(m: SuspendImportRPCRequest, r: Reader): SuspendImportRPCRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.shouldSuspendImports = r.bool(); continue; }
        case 2: { if (tag !== 16) break; m.durationInSecs = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 26) break; m.caller = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SuspendImportRPCRequestInit, w: Writer): void {
    { const v = m.shouldSuspendImports; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
    { const v = m.durationInSecs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.caller; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): SuspendImportRPCRequest {
    return SuspendImportRPCRequest.merge(new SuspendImportRPCRequest(), r);
  }

  static decode(bytes: Uint8Array): SuspendImportRPCRequest {
    return SuspendImportRPCRequest.merge(new SuspendImportRPCRequest(), new Reader(bytes));
  }

  static encode(m: SuspendImportRPCRequestInit): Uint8Array {
    return encodeWith(SuspendImportRPCRequest.write, m);
  }
}

export interface SuspendImportRPCResponseInit {
  readonly alreadySuspended?: boolean | undefined;
}

export class SuspendImportRPCResponse {
  static readonly typeName = 'import_sstpb.SuspendImportRPCResponse';
  declare alreadySuspended: boolean;

  constructor() {
    this.alreadySuspended = false;
  }

  static merge(m: SuspendImportRPCResponse, r: Reader): SuspendImportRPCResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.alreadySuspended = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SuspendImportRPCResponseInit, w: Writer): void {
    { const v = m.alreadySuspended; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): SuspendImportRPCResponse {
    return SuspendImportRPCResponse.merge(new SuspendImportRPCResponse(), r);
  }

  static decode(bytes: Uint8Array): SuspendImportRPCResponse {
    return SuspendImportRPCResponse.merge(new SuspendImportRPCResponse(), new Reader(bytes));
  }

  static encode(m: SuspendImportRPCResponseInit): Uint8Array {
    return encodeWith(SuspendImportRPCResponse.write, m);
  }
}

export interface SwitchModeRequestInit {
  readonly mode?: SwitchMode | undefined;
  readonly ranges?: readonly RangeInit[] | undefined;
}

export class SwitchModeRequest {
  static readonly typeName = 'import_sstpb.SwitchModeRequest';
  declare mode: SwitchMode;
  declare ranges: readonly Range[];

  constructor() {
    this.mode = 0;
    this.ranges = EMPTY_LIST;
  }

  static merge(m: SwitchModeRequest, r: Reader): SwitchModeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.mode = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as Range[]).push(Range.merge(new Range(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SwitchModeRequestInit, w: Writer): void {
    { const v = m.mode; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Range.write(v[i] as RangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): SwitchModeRequest {
    return SwitchModeRequest.merge(new SwitchModeRequest(), r);
  }

  static decode(bytes: Uint8Array): SwitchModeRequest {
    return SwitchModeRequest.merge(new SwitchModeRequest(), new Reader(bytes));
  }

  static encode(m: SwitchModeRequestInit): Uint8Array {
    return encodeWith(SwitchModeRequest.write, m);
  }
}

export interface SwitchModeResponseInit {
}

export class SwitchModeResponse {
  static readonly typeName = 'import_sstpb.SwitchModeResponse';

  static merge(m: SwitchModeResponse, r: Reader): SwitchModeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: SwitchModeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): SwitchModeResponse {
    return SwitchModeResponse.merge(new SwitchModeResponse(), r);
  }

  static decode(bytes: Uint8Array): SwitchModeResponse {
    return SwitchModeResponse.merge(new SwitchModeResponse(), new Reader(bytes));
  }

  static encode(m: SwitchModeResponseInit): Uint8Array {
    return encodeWith(SwitchModeResponse.write, m);
  }
}

export interface GetModeRequestInit {
}

export class GetModeRequest {
  static readonly typeName = 'import_sstpb.GetModeRequest';

  static merge(m: GetModeRequest, r: Reader): GetModeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: GetModeRequestInit, _w: Writer): void {
  }

  static read(r: Reader): GetModeRequest {
    return GetModeRequest.merge(new GetModeRequest(), r);
  }

  static decode(bytes: Uint8Array): GetModeRequest {
    return GetModeRequest.merge(new GetModeRequest(), new Reader(bytes));
  }

  static encode(m: GetModeRequestInit): Uint8Array {
    return encodeWith(GetModeRequest.write, m);
  }
}

export interface GetModeResponseInit {
  readonly mode?: SwitchMode | undefined;
}

export class GetModeResponse {
  static readonly typeName = 'import_sstpb.GetModeResponse';
  declare mode: SwitchMode;

  constructor() {
    this.mode = 0;
  }

  static merge(m: GetModeResponse, r: Reader): GetModeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.mode = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetModeResponseInit, w: Writer): void {
    { const v = m.mode; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): GetModeResponse {
    return GetModeResponse.merge(new GetModeResponse(), r);
  }

  static decode(bytes: Uint8Array): GetModeResponse {
    return GetModeResponse.merge(new GetModeResponse(), new Reader(bytes));
  }

  static encode(m: GetModeResponseInit): Uint8Array {
    return encodeWith(GetModeResponse.write, m);
  }
}

export interface RangeInit {
  readonly start?: Uint8Array | undefined;
  readonly end?: Uint8Array | undefined;
}

export class Range {
  static readonly typeName = 'import_sstpb.Range';
  declare start: Uint8Array;
  declare end: Uint8Array;

  constructor() {
    this.start = EMPTY_BYTES;
    this.end = EMPTY_BYTES;
  }

  static merge(m: Range, r: Reader): Range {
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

  static write(m: RangeInit, w: Writer): void {
    { const v = m.start; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.end; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): Range {
    return Range.merge(new Range(), r);
  }

  static decode(bytes: Uint8Array): Range {
    return Range.merge(new Range(), new Reader(bytes));
  }

  static encode(m: RangeInit): Uint8Array {
    return encodeWith(Range.write, m);
  }
}

export interface SSTMetaInit {
  readonly uuid?: Uint8Array | undefined;
  readonly range?: RangeInit | undefined;
  readonly crc32?: number | undefined;
  readonly length?: number | undefined;
  readonly cfName?: string | undefined;
  readonly regionId?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly endKeyExclusive?: boolean | undefined;
  readonly totalKvs?: number | undefined;
  readonly totalBytes?: number | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
  readonly cipherIv?: Uint8Array | undefined;
}

export class SSTMeta {
  static readonly typeName = 'import_sstpb.SSTMeta';
  declare uuid: Uint8Array;
  declare range: Range | undefined;
  declare crc32: number;
  declare length: number;
  declare cfName: string;
  declare regionId: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare endKeyExclusive: boolean;
  declare totalKvs: number;
  declare totalBytes: number;
  declare apiVersion: kvrpcpb.APIVersion;
  declare cipherIv: Uint8Array;

  constructor() {
    this.uuid = EMPTY_BYTES;
    this.range = undefined;
    this.crc32 = 0;
    this.length = 0;
    this.cfName = '';
    this.regionId = 0;
    this.regionEpoch = undefined;
    this.endKeyExclusive = false;
    this.totalKvs = 0;
    this.totalBytes = 0;
    this.apiVersion = 0;
    this.cipherIv = EMPTY_BYTES;
  }

  static merge(m: SSTMeta, r: Reader): SSTMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.uuid = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.range = Range.merge(m.range ?? new Range(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.crc32 = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.length = r.uint64(); continue; }
        case 5: { if (tag !== 42) break; m.cfName = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.regionId = r.uint64(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 64) break; m.endKeyExclusive = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.totalKvs = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.totalBytes = r.uint64(); continue; }
        case 11: { if (tag !== 88) break; m.apiVersion = r.int32(); continue; }
        case 12: { if (tag !== 98) break; m.cipherIv = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SSTMetaInit, w: Writer): void {
    { const v = m.uuid; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.range; if (v !== undefined) { w.tag(18); const at = w.begin(); Range.write(v, w); w.end(at); } }
    { const v = m.crc32; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.length; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.cfName; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(58); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.endKeyExclusive; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.totalKvs; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.totalBytes; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(88); w.signed(v); } }
    { const v = m.cipherIv; if (v !== undefined && v.length > 0) { w.tag(98); w.bytes(v); } }
  }

  static read(r: Reader): SSTMeta {
    return SSTMeta.merge(new SSTMeta(), r);
  }

  static decode(bytes: Uint8Array): SSTMeta {
    return SSTMeta.merge(new SSTMeta(), new Reader(bytes));
  }

  static encode(m: SSTMetaInit): Uint8Array {
    return encodeWith(SSTMeta.write, m);
  }
}

export interface RewriteRuleInit {
  readonly oldKeyPrefix?: Uint8Array | undefined;
  readonly newKeyPrefix?: Uint8Array | undefined;
  readonly newTimestamp?: bigint | undefined;
  readonly ignoreAfterTimestamp?: bigint | undefined;
  readonly ignoreBeforeTimestamp?: bigint | undefined;
}

export class RewriteRule {
  static readonly typeName = 'import_sstpb.RewriteRule';
  declare oldKeyPrefix: Uint8Array;
  declare newKeyPrefix: Uint8Array;
  declare newTimestamp: bigint;
  declare ignoreAfterTimestamp: bigint;
  declare ignoreBeforeTimestamp: bigint;

  constructor() {
    this.oldKeyPrefix = EMPTY_BYTES;
    this.newKeyPrefix = EMPTY_BYTES;
    this.newTimestamp = 0n;
    this.ignoreAfterTimestamp = 0n;
    this.ignoreBeforeTimestamp = 0n;
  }

  static merge(m: RewriteRule, r: Reader): RewriteRule {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.oldKeyPrefix = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.newKeyPrefix = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.newTimestamp = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.ignoreAfterTimestamp = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.ignoreBeforeTimestamp = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RewriteRuleInit, w: Writer): void {
    { const v = m.oldKeyPrefix; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.newKeyPrefix; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.newTimestamp; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.ignoreAfterTimestamp; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.ignoreBeforeTimestamp; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): RewriteRule {
    return RewriteRule.merge(new RewriteRule(), r);
  }

  static decode(bytes: Uint8Array): RewriteRule {
    return RewriteRule.merge(new RewriteRule(), new Reader(bytes));
  }

  static encode(m: RewriteRuleInit): Uint8Array {
    return encodeWith(RewriteRule.write, m);
  }
}

export interface UploadRequestInit {
  readonly chunk?: { readonly kind: 'meta'; readonly value: SSTMetaInit } | { readonly kind: 'data'; readonly value: Uint8Array } | undefined;
}

export class UploadRequest {
  static readonly typeName = 'import_sstpb.UploadRequest';
  declare chunk: { readonly kind: 'meta'; readonly value: SSTMeta } | { readonly kind: 'data'; readonly value: Uint8Array } | undefined;

  constructor() {
    this.chunk = undefined;
  }

  static merge(m: UploadRequest, r: Reader): UploadRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.chunk?.kind === 'meta' ? m.chunk.value : new SSTMeta(); m.chunk = { kind: 'meta', value: SSTMeta.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.chunk = { kind: 'data', value: r.bytes() }; continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UploadRequestInit, w: Writer): void {
    const chunk_ = m.chunk;
    if (chunk_ !== undefined) {
      switch (chunk_.kind) {
        case 'meta': { w.tag(10); const at = w.begin(); SSTMeta.write(chunk_.value, w); w.end(at); break; }
        case 'data': { w.tag(18); w.bytes(chunk_.value); break; }
      }
    }
  }

  static read(r: Reader): UploadRequest {
    return UploadRequest.merge(new UploadRequest(), r);
  }

  static decode(bytes: Uint8Array): UploadRequest {
    return UploadRequest.merge(new UploadRequest(), new Reader(bytes));
  }

  static encode(m: UploadRequestInit): Uint8Array {
    return encodeWith(UploadRequest.write, m);
  }
}

export interface UploadResponseInit {
}

export class UploadResponse {
  static readonly typeName = 'import_sstpb.UploadResponse';

  static merge(m: UploadResponse, r: Reader): UploadResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: UploadResponseInit, _w: Writer): void {
  }

  static read(r: Reader): UploadResponse {
    return UploadResponse.merge(new UploadResponse(), r);
  }

  static decode(bytes: Uint8Array): UploadResponse {
    return UploadResponse.merge(new UploadResponse(), new Reader(bytes));
  }

  static encode(m: UploadResponseInit): Uint8Array {
    return encodeWith(UploadResponse.write, m);
  }
}

export interface IngestRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly sst?: SSTMetaInit | undefined;
}

export class IngestRequest {
  static readonly typeName = 'import_sstpb.IngestRequest';
  declare context: kvrpcpb.Context | undefined;
  declare sst: SSTMeta | undefined;

  constructor() {
    this.context = undefined;
    this.sst = undefined;
  }

  static merge(m: IngestRequest, r: Reader): IngestRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.sst = SSTMeta.merge(m.sst ?? new SSTMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IngestRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.sst; if (v !== undefined) { w.tag(18); const at = w.begin(); SSTMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): IngestRequest {
    return IngestRequest.merge(new IngestRequest(), r);
  }

  static decode(bytes: Uint8Array): IngestRequest {
    return IngestRequest.merge(new IngestRequest(), new Reader(bytes));
  }

  static encode(m: IngestRequestInit): Uint8Array {
    return encodeWith(IngestRequest.write, m);
  }
}

export interface MultiIngestRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly ssts?: readonly SSTMetaInit[] | undefined;
}

export class MultiIngestRequest {
  static readonly typeName = 'import_sstpb.MultiIngestRequest';
  declare context: kvrpcpb.Context | undefined;
  declare ssts: readonly SSTMeta[];

  constructor() {
    this.context = undefined;
    this.ssts = EMPTY_LIST;
  }

  static merge(m: MultiIngestRequest, r: Reader): MultiIngestRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.ssts === EMPTY_LIST) m.ssts = []; (m.ssts as SSTMeta[]).push(SSTMeta.merge(new SSTMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MultiIngestRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.ssts; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); SSTMeta.write(v[i] as SSTMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): MultiIngestRequest {
    return MultiIngestRequest.merge(new MultiIngestRequest(), r);
  }

  static decode(bytes: Uint8Array): MultiIngestRequest {
    return MultiIngestRequest.merge(new MultiIngestRequest(), new Reader(bytes));
  }

  static encode(m: MultiIngestRequestInit): Uint8Array {
    return encodeWith(MultiIngestRequest.write, m);
  }
}

export interface IngestResponseInit {
  readonly error?: errorpb.ErrorInit | undefined;
}

export class IngestResponse {
  static readonly typeName = 'import_sstpb.IngestResponse';
  declare error: errorpb.Error | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: IngestResponse, r: Reader): IngestResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = errorpb.Error.merge(m.error ?? new errorpb.Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IngestResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): IngestResponse {
    return IngestResponse.merge(new IngestResponse(), r);
  }

  static decode(bytes: Uint8Array): IngestResponse {
    return IngestResponse.merge(new IngestResponse(), new Reader(bytes));
  }

  static encode(m: IngestResponseInit): Uint8Array {
    return encodeWith(IngestResponse.write, m);
  }
}

export interface CompactRequestInit {
  readonly range?: RangeInit | undefined;
  readonly outputLevel?: number | undefined;
  readonly context?: kvrpcpb.ContextInit | undefined;
}

export class CompactRequest {
  static readonly typeName = 'import_sstpb.CompactRequest';
  declare range: Range | undefined;
  declare outputLevel: number;
  declare context: kvrpcpb.Context | undefined;

  constructor() {
    this.range = undefined;
    this.outputLevel = 0;
    this.context = undefined;
  }

  static merge(m: CompactRequest, r: Reader): CompactRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.range = Range.merge(m.range ?? new Range(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.outputLevel = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactRequestInit, w: Writer): void {
    { const v = m.range; if (v !== undefined) { w.tag(10); const at = w.begin(); Range.write(v, w); w.end(at); } }
    { const v = m.outputLevel; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.context; if (v !== undefined) { w.tag(26); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CompactRequest {
    return CompactRequest.merge(new CompactRequest(), r);
  }

  static decode(bytes: Uint8Array): CompactRequest {
    return CompactRequest.merge(new CompactRequest(), new Reader(bytes));
  }

  static encode(m: CompactRequestInit): Uint8Array {
    return encodeWith(CompactRequest.write, m);
  }
}

export interface CompactResponseInit {
}

export class CompactResponse {
  static readonly typeName = 'import_sstpb.CompactResponse';

  static merge(m: CompactResponse, r: Reader): CompactResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CompactResponseInit, _w: Writer): void {
  }

  static read(r: Reader): CompactResponse {
    return CompactResponse.merge(new CompactResponse(), r);
  }

  static decode(bytes: Uint8Array): CompactResponse {
    return CompactResponse.merge(new CompactResponse(), new Reader(bytes));
  }

  static encode(m: CompactResponseInit): Uint8Array {
    return encodeWith(CompactResponse.write, m);
  }
}

export interface DownloadRequestInit {
  readonly ssts?: ReadonlyMap<string, SSTMetaInit> | undefined;
  readonly resolvedTs?: bigint | undefined;
  readonly sst?: SSTMetaInit | undefined;
  readonly name?: string | undefined;
  readonly rewriteRule?: RewriteRuleInit | undefined;
  readonly sortedRewriteRules?: readonly RewriteRuleInit[] | undefined;
  readonly storageBackend?: backup.StorageBackendInit | undefined;
  readonly storageCacheId?: string | undefined;
  readonly isRawKv?: boolean | undefined;
  readonly cipherInfo?: backup.CipherInfoInit | undefined;
  readonly requestType?: DownloadRequestType | undefined;
  readonly context?: kvrpcpb.ContextInit | undefined;
}

export class DownloadRequest {
  static readonly typeName = 'import_sstpb.DownloadRequest';
  declare ssts: ReadonlyMap<string, SSTMeta>;
  declare resolvedTs: bigint;
  declare sst: SSTMeta | undefined;
  declare name: string;
  declare rewriteRule: RewriteRule | undefined;
  declare sortedRewriteRules: readonly RewriteRule[];
  declare storageBackend: backup.StorageBackend | undefined;
  declare storageCacheId: string;
  declare isRawKv: boolean;
  declare cipherInfo: backup.CipherInfo | undefined;
  declare requestType: DownloadRequestType;
  declare context: kvrpcpb.Context | undefined;

  constructor() {
    this.ssts = EMPTY_MAP;
    this.resolvedTs = 0n;
    this.sst = undefined;
    this.name = '';
    this.rewriteRule = undefined;
    this.sortedRewriteRules = EMPTY_LIST;
    this.storageBackend = undefined;
    this.storageCacheId = '';
    this.isRawKv = false;
    this.cipherInfo = undefined;
    this.requestType = 0;
    this.context = undefined;
  }

  static merge(m: DownloadRequest, r: Reader): DownloadRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) break;
          if (m.ssts === EMPTY_MAP) m.ssts = new Map();
          const outer = r.enter();
          let k: string = '';
          const v: SSTMeta = new SSTMeta();
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) {
              const inner = r.enter();
              SSTMeta.merge(v as SSTMeta, r);
              r.leave(inner);
            } else r.skip(entry);
          }
          r.leave(outer);
          (m.ssts as Map<string, SSTMeta>).set(k, v);
          continue;
        }
        case 3: { if (tag !== 24) break; m.resolvedTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.sst = SSTMeta.merge(m.sst ?? new SSTMeta(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; m.name = r.string(); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.rewriteRule = RewriteRule.merge(m.rewriteRule ?? new RewriteRule(), r); r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); if (m.sortedRewriteRules === EMPTY_LIST) m.sortedRewriteRules = []; (m.sortedRewriteRules as RewriteRule[]).push(RewriteRule.merge(new RewriteRule(), r)); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.storageBackend = backup.StorageBackend.merge(m.storageBackend ?? new backup.StorageBackend(), r); r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; m.storageCacheId = r.string(); continue; }
        case 15: { if (tag !== 120) break; m.isRawKv = r.bool(); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.cipherInfo = backup.CipherInfo.merge(m.cipherInfo ?? new backup.CipherInfo(), r); r.leave(outer); continue; }
        case 18: { if (tag !== 144) break; m.requestType = r.int32(); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DownloadRequestInit, w: Writer): void {
    { const v = m.ssts; if (v !== undefined) { for (const [key, value] of v) { w.tag(10); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); const at = w.begin(); SSTMeta.write(value, w); w.end(at); w.end(entry); } } }
    { const v = m.resolvedTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.sst; if (v !== undefined) { w.tag(18); const at = w.begin(); SSTMeta.write(v, w); w.end(at); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(74); w.string(v); } }
    { const v = m.rewriteRule; if (v !== undefined) { w.tag(106); const at = w.begin(); RewriteRule.write(v, w); w.end(at); } }
    { const v = m.sortedRewriteRules; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(162); const at = w.begin(); RewriteRule.write(v[i] as RewriteRuleInit, w); w.end(at); } } }
    { const v = m.storageBackend; if (v !== undefined) { w.tag(114); const at = w.begin(); backup.StorageBackend.write(v, w); w.end(at); } }
    { const v = m.storageCacheId; if (v !== undefined && v !== '') { w.tag(138); w.string(v); } }
    { const v = m.isRawKv; if (v !== undefined && v) { w.tag(120); w.bool(v); } }
    { const v = m.cipherInfo; if (v !== undefined) { w.tag(130); const at = w.begin(); backup.CipherInfo.write(v, w); w.end(at); } }
    { const v = m.requestType; if (v !== undefined && v !== 0) { w.tag(144); w.signed(v); } }
    { const v = m.context; if (v !== undefined) { w.tag(154); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DownloadRequest {
    return DownloadRequest.merge(new DownloadRequest(), r);
  }

  static decode(bytes: Uint8Array): DownloadRequest {
    return DownloadRequest.merge(new DownloadRequest(), new Reader(bytes));
  }

  static encode(m: DownloadRequestInit): Uint8Array {
    return encodeWith(DownloadRequest.write, m);
  }
}

export interface ErrorInit {
  readonly message?: string | undefined;
  readonly storeError?: errorpb.ErrorInit | undefined;
}

export class Error {
  static readonly typeName = 'import_sstpb.Error';
  declare message: string;
  declare storeError: errorpb.Error | undefined;

  constructor() {
    this.message = '';
    this.storeError = undefined;
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.message = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.storeError = errorpb.Error.merge(m.storeError ?? new errorpb.Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.message; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.storeError; if (v !== undefined) { w.tag(18); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
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

export interface DownloadResponseInit {
  readonly range?: RangeInit | undefined;
  readonly isEmpty?: boolean | undefined;
  readonly error?: ErrorInit | undefined;
  readonly crc32?: number | undefined;
  readonly length?: number | undefined;
  readonly ssts?: readonly SSTMetaInit[] | undefined;
}

export class DownloadResponse {
  static readonly typeName = 'import_sstpb.DownloadResponse';
  declare range: Range | undefined;
  declare isEmpty: boolean;
  declare error: Error | undefined;
  declare crc32: number;
  declare length: number;
  declare ssts: readonly SSTMeta[];

  constructor() {
    this.range = undefined;
    this.isEmpty = false;
    this.error = undefined;
    this.crc32 = 0;
    this.length = 0;
    this.ssts = EMPTY_LIST;
  }

  static merge(m: DownloadResponse, r: Reader): DownloadResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.range = Range.merge(m.range ?? new Range(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.isEmpty = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.crc32 = r.uint32(); continue; }
        case 5: { if (tag !== 40) break; m.length = r.uint64(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.ssts === EMPTY_LIST) m.ssts = []; (m.ssts as SSTMeta[]).push(SSTMeta.merge(new SSTMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DownloadResponseInit, w: Writer): void {
    { const v = m.range; if (v !== undefined) { w.tag(10); const at = w.begin(); Range.write(v, w); w.end(at); } }
    { const v = m.isEmpty; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(26); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.crc32; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.length; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.ssts; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); SSTMeta.write(v[i] as SSTMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): DownloadResponse {
    return DownloadResponse.merge(new DownloadResponse(), r);
  }

  static decode(bytes: Uint8Array): DownloadResponse {
    return DownloadResponse.merge(new DownloadResponse(), new Reader(bytes));
  }

  static encode(m: DownloadResponseInit): Uint8Array {
    return encodeWith(DownloadResponse.write, m);
  }
}

export interface SetDownloadSpeedLimitRequestInit {
  readonly speedLimit?: number | undefined;
  readonly taskId?: string | undefined;
  readonly ttlSeconds?: number | undefined;
}

export class SetDownloadSpeedLimitRequest {
  static readonly typeName = 'import_sstpb.SetDownloadSpeedLimitRequest';
  declare speedLimit: number;
  declare taskId: string;
  declare ttlSeconds: number;

  constructor() {
    this.speedLimit = 0;
    this.taskId = '';
    this.ttlSeconds = 0;
  }

  static merge(m: SetDownloadSpeedLimitRequest, r: Reader): SetDownloadSpeedLimitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.speedLimit = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 18) break; m.taskId = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.ttlSeconds = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetDownloadSpeedLimitRequestInit, w: Writer): void {
    { const v = m.speedLimit; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.taskId; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.ttlSeconds; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): SetDownloadSpeedLimitRequest {
    return SetDownloadSpeedLimitRequest.merge(new SetDownloadSpeedLimitRequest(), r);
  }

  static decode(bytes: Uint8Array): SetDownloadSpeedLimitRequest {
    return SetDownloadSpeedLimitRequest.merge(new SetDownloadSpeedLimitRequest(), new Reader(bytes));
  }

  static encode(m: SetDownloadSpeedLimitRequestInit): Uint8Array {
    return encodeWith(SetDownloadSpeedLimitRequest.write, m);
  }
}

export interface SetDownloadSpeedLimitResponseInit {
}

export class SetDownloadSpeedLimitResponse {
  static readonly typeName = 'import_sstpb.SetDownloadSpeedLimitResponse';

  static merge(m: SetDownloadSpeedLimitResponse, r: Reader): SetDownloadSpeedLimitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: SetDownloadSpeedLimitResponseInit, _w: Writer): void {
  }

  static read(r: Reader): SetDownloadSpeedLimitResponse {
    return SetDownloadSpeedLimitResponse.merge(new SetDownloadSpeedLimitResponse(), r);
  }

  static decode(bytes: Uint8Array): SetDownloadSpeedLimitResponse {
    return SetDownloadSpeedLimitResponse.merge(new SetDownloadSpeedLimitResponse(), new Reader(bytes));
  }

  static encode(m: SetDownloadSpeedLimitResponseInit): Uint8Array {
    return encodeWith(SetDownloadSpeedLimitResponse.write, m);
  }
}

export interface PairInit {
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly op?: Pair_OP | undefined;
}

export class Pair {
  static readonly typeName = 'import_sstpb.Pair';
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare op: Pair_OP;

  constructor() {
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.op = 0;
  }

  static merge(m: Pair, r: Reader): Pair {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.op = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PairInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.op; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): Pair {
    return Pair.merge(new Pair(), r);
  }

  static decode(bytes: Uint8Array): Pair {
    return Pair.merge(new Pair(), new Reader(bytes));
  }

  static encode(m: PairInit): Uint8Array {
    return encodeWith(Pair.write, m);
  }
}

export const Pair_OP = {
  Put: 0,
  Delete: 1,
} as const;
/** Unknown values are kept. */
export type Pair_OP = number;

export interface WriteBatchInit {
  readonly commitTs?: bigint | undefined;
  readonly pairs?: readonly PairInit[] | undefined;
}

export class WriteBatch {
  static readonly typeName = 'import_sstpb.WriteBatch';
  declare commitTs: bigint;
  declare pairs: readonly Pair[];

  constructor() {
    this.commitTs = 0n;
    this.pairs = EMPTY_LIST;
  }

  static merge(m: WriteBatch, r: Reader): WriteBatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.commitTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as Pair[]).push(Pair.merge(new Pair(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WriteBatchInit, w: Writer): void {
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Pair.write(v[i] as PairInit, w); w.end(at); } } }
  }

  static read(r: Reader): WriteBatch {
    return WriteBatch.merge(new WriteBatch(), r);
  }

  static decode(bytes: Uint8Array): WriteBatch {
    return WriteBatch.merge(new WriteBatch(), new Reader(bytes));
  }

  static encode(m: WriteBatchInit): Uint8Array {
    return encodeWith(WriteBatch.write, m);
  }
}

export interface WriteRequestInit {
  readonly chunk?: { readonly kind: 'meta'; readonly value: SSTMetaInit } | { readonly kind: 'batch'; readonly value: WriteBatchInit } | undefined;
  readonly context?: kvrpcpb.ContextInit | undefined;
}

export class WriteRequest {
  static readonly typeName = 'import_sstpb.WriteRequest';
  declare chunk: { readonly kind: 'meta'; readonly value: SSTMeta } | { readonly kind: 'batch'; readonly value: WriteBatch } | undefined;
  declare context: kvrpcpb.Context | undefined;

  constructor() {
    this.chunk = undefined;
    this.context = undefined;
  }

  static merge(m: WriteRequest, r: Reader): WriteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.chunk?.kind === 'meta' ? m.chunk.value : new SSTMeta(); m.chunk = { kind: 'meta', value: SSTMeta.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.chunk?.kind === 'batch' ? m.chunk.value : new WriteBatch(); m.chunk = { kind: 'batch', value: WriteBatch.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WriteRequestInit, w: Writer): void {
    const chunk_ = m.chunk;
    if (chunk_ !== undefined) {
      switch (chunk_.kind) {
        case 'meta': { w.tag(10); const at = w.begin(); SSTMeta.write(chunk_.value, w); w.end(at); break; }
        case 'batch': { w.tag(18); const at = w.begin(); WriteBatch.write(chunk_.value, w); w.end(at); break; }
      }
    }
    { const v = m.context; if (v !== undefined) { w.tag(26); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): WriteRequest {
    return WriteRequest.merge(new WriteRequest(), r);
  }

  static decode(bytes: Uint8Array): WriteRequest {
    return WriteRequest.merge(new WriteRequest(), new Reader(bytes));
  }

  static encode(m: WriteRequestInit): Uint8Array {
    return encodeWith(WriteRequest.write, m);
  }
}

export interface WriteResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly metas?: readonly SSTMetaInit[] | undefined;
}

export class WriteResponse {
  static readonly typeName = 'import_sstpb.WriteResponse';
  declare error: Error | undefined;
  declare metas: readonly SSTMeta[];

  constructor() {
    this.error = undefined;
    this.metas = EMPTY_LIST;
  }

  static merge(m: WriteResponse, r: Reader): WriteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.metas === EMPTY_LIST) m.metas = []; (m.metas as SSTMeta[]).push(SSTMeta.merge(new SSTMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WriteResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.metas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); SSTMeta.write(v[i] as SSTMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): WriteResponse {
    return WriteResponse.merge(new WriteResponse(), r);
  }

  static decode(bytes: Uint8Array): WriteResponse {
    return WriteResponse.merge(new WriteResponse(), new Reader(bytes));
  }

  static encode(m: WriteResponseInit): Uint8Array {
    return encodeWith(WriteResponse.write, m);
  }
}

export interface RawWriteBatchInit {
  readonly ttl?: number | undefined;
  readonly pairs?: readonly PairInit[] | undefined;
  readonly ts?: bigint | undefined;
}

export class RawWriteBatch {
  static readonly typeName = 'import_sstpb.RawWriteBatch';
  declare ttl: number;
  declare pairs: readonly Pair[];
  declare ts: bigint;

  constructor() {
    this.ttl = 0;
    this.pairs = EMPTY_LIST;
    this.ts = 0n;
  }

  static merge(m: RawWriteBatch, r: Reader): RawWriteBatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ttl = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as Pair[]).push(Pair.merge(new Pair(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.ts = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawWriteBatchInit, w: Writer): void {
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Pair.write(v[i] as PairInit, w); w.end(at); } } }
    { const v = m.ts; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): RawWriteBatch {
    return RawWriteBatch.merge(new RawWriteBatch(), r);
  }

  static decode(bytes: Uint8Array): RawWriteBatch {
    return RawWriteBatch.merge(new RawWriteBatch(), new Reader(bytes));
  }

  static encode(m: RawWriteBatchInit): Uint8Array {
    return encodeWith(RawWriteBatch.write, m);
  }
}

export interface RawWriteRequestInit {
  readonly chunk?: { readonly kind: 'meta'; readonly value: SSTMetaInit } | { readonly kind: 'batch'; readonly value: RawWriteBatchInit } | undefined;
  readonly context?: kvrpcpb.ContextInit | undefined;
}

export class RawWriteRequest {
  static readonly typeName = 'import_sstpb.RawWriteRequest';
  declare chunk: { readonly kind: 'meta'; readonly value: SSTMeta } | { readonly kind: 'batch'; readonly value: RawWriteBatch } | undefined;
  declare context: kvrpcpb.Context | undefined;

  constructor() {
    this.chunk = undefined;
    this.context = undefined;
  }

  static merge(m: RawWriteRequest, r: Reader): RawWriteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.chunk?.kind === 'meta' ? m.chunk.value : new SSTMeta(); m.chunk = { kind: 'meta', value: SSTMeta.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.chunk?.kind === 'batch' ? m.chunk.value : new RawWriteBatch(); m.chunk = { kind: 'batch', value: RawWriteBatch.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawWriteRequestInit, w: Writer): void {
    const chunk_ = m.chunk;
    if (chunk_ !== undefined) {
      switch (chunk_.kind) {
        case 'meta': { w.tag(10); const at = w.begin(); SSTMeta.write(chunk_.value, w); w.end(at); break; }
        case 'batch': { w.tag(18); const at = w.begin(); RawWriteBatch.write(chunk_.value, w); w.end(at); break; }
      }
    }
    { const v = m.context; if (v !== undefined) { w.tag(26); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RawWriteRequest {
    return RawWriteRequest.merge(new RawWriteRequest(), r);
  }

  static decode(bytes: Uint8Array): RawWriteRequest {
    return RawWriteRequest.merge(new RawWriteRequest(), new Reader(bytes));
  }

  static encode(m: RawWriteRequestInit): Uint8Array {
    return encodeWith(RawWriteRequest.write, m);
  }
}

export interface RawWriteResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly metas?: readonly SSTMetaInit[] | undefined;
}

export class RawWriteResponse {
  static readonly typeName = 'import_sstpb.RawWriteResponse';
  declare error: Error | undefined;
  declare metas: readonly SSTMeta[];

  constructor() {
    this.error = undefined;
    this.metas = EMPTY_LIST;
  }

  static merge(m: RawWriteResponse, r: Reader): RawWriteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.metas === EMPTY_LIST) m.metas = []; (m.metas as SSTMeta[]).push(SSTMeta.merge(new SSTMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawWriteResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.metas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); SSTMeta.write(v[i] as SSTMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): RawWriteResponse {
    return RawWriteResponse.merge(new RawWriteResponse(), r);
  }

  static decode(bytes: Uint8Array): RawWriteResponse {
    return RawWriteResponse.merge(new RawWriteResponse(), new Reader(bytes));
  }

  static encode(m: RawWriteResponseInit): Uint8Array {
    return encodeWith(RawWriteResponse.write, m);
  }
}

export interface DuplicateDetectRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly keyOnly?: boolean | undefined;
  readonly minCommitTs?: bigint | undefined;
}

export class DuplicateDetectRequest {
  static readonly typeName = 'import_sstpb.DuplicateDetectRequest';
  declare context: kvrpcpb.Context | undefined;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare keyOnly: boolean;
  declare minCommitTs: bigint;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.keyOnly = false;
    this.minCommitTs = 0n;
  }

  static merge(m: DuplicateDetectRequest, r: Reader): DuplicateDetectRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.keyOnly = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.minCommitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DuplicateDetectRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.keyOnly; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): DuplicateDetectRequest {
    return DuplicateDetectRequest.merge(new DuplicateDetectRequest(), r);
  }

  static decode(bytes: Uint8Array): DuplicateDetectRequest {
    return DuplicateDetectRequest.merge(new DuplicateDetectRequest(), new Reader(bytes));
  }

  static encode(m: DuplicateDetectRequestInit): Uint8Array {
    return encodeWith(DuplicateDetectRequest.write, m);
  }
}

export interface KvPairInit {
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly commitTs?: bigint | undefined;
}

export class KvPair {
  static readonly typeName = 'import_sstpb.KvPair';
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare commitTs: bigint;

  constructor() {
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.commitTs = 0n;
  }

  static merge(m: KvPair, r: Reader): KvPair {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.commitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KvPairInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): KvPair {
    return KvPair.merge(new KvPair(), r);
  }

  static decode(bytes: Uint8Array): KvPair {
    return KvPair.merge(new KvPair(), new Reader(bytes));
  }

  static encode(m: KvPairInit): Uint8Array {
    return encodeWith(KvPair.write, m);
  }
}

export interface DuplicateDetectResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly keyError?: ErrorInit | undefined;
  readonly pairs?: readonly KvPairInit[] | undefined;
}

export class DuplicateDetectResponse {
  static readonly typeName = 'import_sstpb.DuplicateDetectResponse';
  declare regionError: errorpb.Error | undefined;
  declare keyError: Error | undefined;
  declare pairs: readonly KvPair[];

  constructor() {
    this.regionError = undefined;
    this.keyError = undefined;
    this.pairs = EMPTY_LIST;
  }

  static merge(m: DuplicateDetectResponse, r: Reader): DuplicateDetectResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyError = Error.merge(m.keyError ?? new Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DuplicateDetectResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.keyError; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
  }

  static read(r: Reader): DuplicateDetectResponse {
    return DuplicateDetectResponse.merge(new DuplicateDetectResponse(), r);
  }

  static decode(bytes: Uint8Array): DuplicateDetectResponse {
    return DuplicateDetectResponse.merge(new DuplicateDetectResponse(), new Reader(bytes));
  }

  static encode(m: DuplicateDetectResponseInit): Uint8Array {
    return encodeWith(DuplicateDetectResponse.write, m);
  }
}

export interface KVMetaInit {
  readonly name?: string | undefined;
  readonly rangeOffset?: number | undefined;
  readonly length?: number | undefined;
  readonly rangeLength?: number | undefined;
  readonly cf?: string | undefined;
  readonly isDelete?: boolean | undefined;
  readonly startTs?: bigint | undefined;
  readonly restoreTs?: bigint | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly sha256?: Uint8Array | undefined;
  readonly startSnapshotTs?: bigint | undefined;
  readonly compressionType?: backup.CompressionType | undefined;
  readonly fileEncryptionInfo?: encryptionpb.FileEncryptionInfoInit | undefined;
}

export class KVMeta {
  static readonly typeName = 'import_sstpb.KVMeta';
  declare name: string;
  declare rangeOffset: number;
  declare length: number;
  declare rangeLength: number;
  declare cf: string;
  declare isDelete: boolean;
  declare startTs: bigint;
  declare restoreTs: bigint;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare sha256: Uint8Array;
  declare startSnapshotTs: bigint;
  declare compressionType: backup.CompressionType;
  declare fileEncryptionInfo: encryptionpb.FileEncryptionInfo | undefined;

  constructor() {
    this.name = '';
    this.rangeOffset = 0;
    this.length = 0;
    this.rangeLength = 0;
    this.cf = '';
    this.isDelete = false;
    this.startTs = 0n;
    this.restoreTs = 0n;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.sha256 = EMPTY_BYTES;
    this.startSnapshotTs = 0n;
    this.compressionType = 0;
    this.fileEncryptionInfo = undefined;
  }

  static merge(m: KVMeta, r: Reader): KVMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 11: { if (tag !== 88) break; m.rangeOffset = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.length = r.uint64(); continue; }
        case 12: { if (tag !== 96) break; m.rangeLength = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.isDelete = r.bool(); continue; }
        case 10: { if (tag !== 80) break; m.startTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.restoreTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 50) break; m.startKey = r.bytes(); continue; }
        case 7: { if (tag !== 58) break; m.endKey = r.bytes(); continue; }
        case 8: { if (tag !== 66) break; m.sha256 = r.bytes(); continue; }
        case 9: { if (tag !== 72) break; m.startSnapshotTs = r.uint64Big(); continue; }
        case 13: { if (tag !== 104) break; m.compressionType = r.int32(); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.fileEncryptionInfo = encryptionpb.FileEncryptionInfo.merge(m.fileEncryptionInfo ?? new encryptionpb.FileEncryptionInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KVMetaInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.rangeOffset; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.length; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.rangeLength; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.isDelete; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(80); w.big(v); } }
    { const v = m.restoreTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(50); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
    { const v = m.sha256; if (v !== undefined && v.length > 0) { w.tag(66); w.bytes(v); } }
    { const v = m.startSnapshotTs; if (v !== undefined && v !== 0n) { w.tag(72); w.big(v); } }
    { const v = m.compressionType; if (v !== undefined && v !== 0) { w.tag(104); w.signed(v); } }
    { const v = m.fileEncryptionInfo; if (v !== undefined) { w.tag(114); const at = w.begin(); encryptionpb.FileEncryptionInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): KVMeta {
    return KVMeta.merge(new KVMeta(), r);
  }

  static decode(bytes: Uint8Array): KVMeta {
    return KVMeta.merge(new KVMeta(), new Reader(bytes));
  }

  static encode(m: KVMetaInit): Uint8Array {
    return encodeWith(KVMeta.write, m);
  }
}

export interface ApplyRequestInit {
  readonly meta?: KVMetaInit | undefined;
  readonly metas?: readonly KVMetaInit[] | undefined;
  readonly rewriteRule?: RewriteRuleInit | undefined;
  readonly rewriteRules?: readonly RewriteRuleInit[] | undefined;
  readonly storageCacheId?: string | undefined;
  readonly storageBackend?: backup.StorageBackendInit | undefined;
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly cipherInfo?: backup.CipherInfoInit | undefined;
  readonly masterKeys?: readonly encryptionpb.MasterKeyInit[] | undefined;
}

export class ApplyRequest {
  static readonly typeName = 'import_sstpb.ApplyRequest';
  declare meta: KVMeta | undefined;
  declare metas: readonly KVMeta[];
  declare rewriteRule: RewriteRule | undefined;
  declare rewriteRules: readonly RewriteRule[];
  declare storageCacheId: string;
  declare storageBackend: backup.StorageBackend | undefined;
  declare context: kvrpcpb.Context | undefined;
  declare cipherInfo: backup.CipherInfo | undefined;
  declare masterKeys: readonly encryptionpb.MasterKey[];

  constructor() {
    this.meta = undefined;
    this.metas = EMPTY_LIST;
    this.rewriteRule = undefined;
    this.rewriteRules = EMPTY_LIST;
    this.storageCacheId = '';
    this.storageBackend = undefined;
    this.context = undefined;
    this.cipherInfo = undefined;
    this.masterKeys = EMPTY_LIST;
  }

  static merge(m: ApplyRequest, r: Reader): ApplyRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = KVMeta.merge(m.meta ?? new KVMeta(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); if (m.metas === EMPTY_LIST) m.metas = []; (m.metas as KVMeta[]).push(KVMeta.merge(new KVMeta(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.rewriteRule = RewriteRule.merge(m.rewriteRule ?? new RewriteRule(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); if (m.rewriteRules === EMPTY_LIST) m.rewriteRules = []; (m.rewriteRules as RewriteRule[]).push(RewriteRule.merge(new RewriteRule(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; m.storageCacheId = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.storageBackend = backup.StorageBackend.merge(m.storageBackend ?? new backup.StorageBackend(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.cipherInfo = backup.CipherInfo.merge(m.cipherInfo ?? new backup.CipherInfo(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); if (m.masterKeys === EMPTY_LIST) m.masterKeys = []; (m.masterKeys as encryptionpb.MasterKey[]).push(encryptionpb.MasterKey.merge(new encryptionpb.MasterKey(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ApplyRequestInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); KVMeta.write(v, w); w.end(at); } }
    { const v = m.metas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(98); const at = w.begin(); KVMeta.write(v[i] as KVMetaInit, w); w.end(at); } } }
    { const v = m.rewriteRule; if (v !== undefined) { w.tag(18); const at = w.begin(); RewriteRule.write(v, w); w.end(at); } }
    { const v = m.rewriteRules; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(106); const at = w.begin(); RewriteRule.write(v[i] as RewriteRuleInit, w); w.end(at); } } }
    { const v = m.storageCacheId; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.storageBackend; if (v !== undefined) { w.tag(26); const at = w.begin(); backup.StorageBackend.write(v, w); w.end(at); } }
    { const v = m.context; if (v !== undefined) { w.tag(34); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.cipherInfo; if (v !== undefined) { w.tag(90); const at = w.begin(); backup.CipherInfo.write(v, w); w.end(at); } }
    { const v = m.masterKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(114); const at = w.begin(); encryptionpb.MasterKey.write(v[i] as encryptionpb.MasterKeyInit, w); w.end(at); } } }
  }

  static read(r: Reader): ApplyRequest {
    return ApplyRequest.merge(new ApplyRequest(), r);
  }

  static decode(bytes: Uint8Array): ApplyRequest {
    return ApplyRequest.merge(new ApplyRequest(), new Reader(bytes));
  }

  static encode(m: ApplyRequestInit): Uint8Array {
    return encodeWith(ApplyRequest.write, m);
  }
}

export interface ApplyResponseInit {
  readonly range?: RangeInit | undefined;
  readonly error?: ErrorInit | undefined;
}

export class ApplyResponse {
  static readonly typeName = 'import_sstpb.ApplyResponse';
  declare range: Range | undefined;
  declare error: Error | undefined;

  constructor() {
    this.range = undefined;
    this.error = undefined;
  }

  static merge(m: ApplyResponse, r: Reader): ApplyResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.range = Range.merge(m.range ?? new Range(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ApplyResponseInit, w: Writer): void {
    { const v = m.range; if (v !== undefined) { w.tag(10); const at = w.begin(); Range.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ApplyResponse {
    return ApplyResponse.merge(new ApplyResponse(), r);
  }

  static decode(bytes: Uint8Array): ApplyResponse {
    return ApplyResponse.merge(new ApplyResponse(), new Reader(bytes));
  }

  static encode(m: ApplyResponseInit): Uint8Array {
    return encodeWith(ApplyResponse.write, m);
  }
}

export interface ClearRequestInit {
  readonly prefix?: string | undefined;
}

export class ClearRequest {
  static readonly typeName = 'import_sstpb.ClearRequest';
  declare prefix: string;

  constructor() {
    this.prefix = '';
  }

  static merge(m: ClearRequest, r: Reader): ClearRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.prefix = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ClearRequestInit, w: Writer): void {
    { const v = m.prefix; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): ClearRequest {
    return ClearRequest.merge(new ClearRequest(), r);
  }

  static decode(bytes: Uint8Array): ClearRequest {
    return ClearRequest.merge(new ClearRequest(), new Reader(bytes));
  }

  static encode(m: ClearRequestInit): Uint8Array {
    return encodeWith(ClearRequest.write, m);
  }
}

export interface ClearResponseInit {
  readonly error?: ErrorInit | undefined;
}

export class ClearResponse {
  static readonly typeName = 'import_sstpb.ClearResponse';
  declare error: Error | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: ClearResponse, r: Reader): ClearResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ClearResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ClearResponse {
    return ClearResponse.merge(new ClearResponse(), r);
  }

  static decode(bytes: Uint8Array): ClearResponse {
    return ClearResponse.merge(new ClearResponse(), new Reader(bytes));
  }

  static encode(m: ClearResponseInit): Uint8Array {
    return encodeWith(ClearResponse.write, m);
  }
}

export interface AddPartitionRangeRequestInit {
  readonly range?: RangeInit | undefined;
  readonly ttlSeconds?: number | undefined;
}

export class AddPartitionRangeRequest {
  static readonly typeName = 'import_sstpb.AddPartitionRangeRequest';
  declare range: Range | undefined;
  declare ttlSeconds: number;

  constructor() {
    this.range = undefined;
    this.ttlSeconds = 0;
  }

  static merge(m: AddPartitionRangeRequest, r: Reader): AddPartitionRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.range = Range.merge(m.range ?? new Range(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.ttlSeconds = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AddPartitionRangeRequestInit, w: Writer): void {
    { const v = m.range; if (v !== undefined) { w.tag(10); const at = w.begin(); Range.write(v, w); w.end(at); } }
    { const v = m.ttlSeconds; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): AddPartitionRangeRequest {
    return AddPartitionRangeRequest.merge(new AddPartitionRangeRequest(), r);
  }

  static decode(bytes: Uint8Array): AddPartitionRangeRequest {
    return AddPartitionRangeRequest.merge(new AddPartitionRangeRequest(), new Reader(bytes));
  }

  static encode(m: AddPartitionRangeRequestInit): Uint8Array {
    return encodeWith(AddPartitionRangeRequest.write, m);
  }
}

export interface AddPartitionRangeResponseInit {
}

export class AddPartitionRangeResponse {
  static readonly typeName = 'import_sstpb.AddPartitionRangeResponse';

  static merge(m: AddPartitionRangeResponse, r: Reader): AddPartitionRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: AddPartitionRangeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): AddPartitionRangeResponse {
    return AddPartitionRangeResponse.merge(new AddPartitionRangeResponse(), r);
  }

  static decode(bytes: Uint8Array): AddPartitionRangeResponse {
    return AddPartitionRangeResponse.merge(new AddPartitionRangeResponse(), new Reader(bytes));
  }

  static encode(m: AddPartitionRangeResponseInit): Uint8Array {
    return encodeWith(AddPartitionRangeResponse.write, m);
  }
}

export interface RemovePartitionRangeRequestInit {
  readonly range?: RangeInit | undefined;
}

export class RemovePartitionRangeRequest {
  static readonly typeName = 'import_sstpb.RemovePartitionRangeRequest';
  declare range: Range | undefined;

  constructor() {
    this.range = undefined;
  }

  static merge(m: RemovePartitionRangeRequest, r: Reader): RemovePartitionRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.range = Range.merge(m.range ?? new Range(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RemovePartitionRangeRequestInit, w: Writer): void {
    { const v = m.range; if (v !== undefined) { w.tag(10); const at = w.begin(); Range.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RemovePartitionRangeRequest {
    return RemovePartitionRangeRequest.merge(new RemovePartitionRangeRequest(), r);
  }

  static decode(bytes: Uint8Array): RemovePartitionRangeRequest {
    return RemovePartitionRangeRequest.merge(new RemovePartitionRangeRequest(), new Reader(bytes));
  }

  static encode(m: RemovePartitionRangeRequestInit): Uint8Array {
    return encodeWith(RemovePartitionRangeRequest.write, m);
  }
}

export interface RemovePartitionRangeResponseInit {
}

export class RemovePartitionRangeResponse {
  static readonly typeName = 'import_sstpb.RemovePartitionRangeResponse';

  static merge(m: RemovePartitionRangeResponse, r: Reader): RemovePartitionRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: RemovePartitionRangeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): RemovePartitionRangeResponse {
    return RemovePartitionRangeResponse.merge(new RemovePartitionRangeResponse(), r);
  }

  static decode(bytes: Uint8Array): RemovePartitionRangeResponse {
    return RemovePartitionRangeResponse.merge(new RemovePartitionRangeResponse(), new Reader(bytes));
  }

  static encode(m: RemovePartitionRangeResponseInit): Uint8Array {
    return encodeWith(RemovePartitionRangeResponse.write, m);
  }
}

export const ImportSST = {
  SwitchMode: {
    path: '/import_sstpb.ImportSST/SwitchMode',
    clientStreaming: false,
    serverStreaming: false,
    request: SwitchModeRequest,
    response: SwitchModeResponse,
  },
  GetMode: {
    path: '/import_sstpb.ImportSST/GetMode',
    clientStreaming: false,
    serverStreaming: false,
    request: GetModeRequest,
    response: GetModeResponse,
  },
  Upload: {
    path: '/import_sstpb.ImportSST/Upload',
    clientStreaming: true,
    serverStreaming: false,
    request: UploadRequest,
    response: UploadResponse,
  },
  Ingest: {
    path: '/import_sstpb.ImportSST/Ingest',
    clientStreaming: false,
    serverStreaming: false,
    request: IngestRequest,
    response: IngestResponse,
  },
  Compact: {
    path: '/import_sstpb.ImportSST/Compact',
    clientStreaming: false,
    serverStreaming: false,
    request: CompactRequest,
    response: CompactResponse,
  },
  SetDownloadSpeedLimit: {
    path: '/import_sstpb.ImportSST/SetDownloadSpeedLimit',
    clientStreaming: false,
    serverStreaming: false,
    request: SetDownloadSpeedLimitRequest,
    response: SetDownloadSpeedLimitResponse,
  },
  Download: {
    path: '/import_sstpb.ImportSST/Download',
    clientStreaming: false,
    serverStreaming: false,
    request: DownloadRequest,
    response: DownloadResponse,
  },
  BatchDownload: {
    path: '/import_sstpb.ImportSST/BatchDownload',
    clientStreaming: false,
    serverStreaming: false,
    request: DownloadRequest,
    response: DownloadResponse,
  },
  BatchDownloadLatestMVCC: {
    path: '/import_sstpb.ImportSST/BatchDownloadLatestMVCC',
    clientStreaming: false,
    serverStreaming: false,
    request: DownloadRequest,
    response: DownloadResponse,
  },
  Write: {
    path: '/import_sstpb.ImportSST/Write',
    clientStreaming: true,
    serverStreaming: false,
    request: WriteRequest,
    response: WriteResponse,
  },
  RawWrite: {
    path: '/import_sstpb.ImportSST/RawWrite',
    clientStreaming: true,
    serverStreaming: false,
    request: RawWriteRequest,
    response: RawWriteResponse,
  },
  MultiIngest: {
    path: '/import_sstpb.ImportSST/MultiIngest',
    clientStreaming: false,
    serverStreaming: false,
    request: MultiIngestRequest,
    response: IngestResponse,
  },
  DuplicateDetect: {
    path: '/import_sstpb.ImportSST/DuplicateDetect',
    clientStreaming: false,
    serverStreaming: true,
    request: DuplicateDetectRequest,
    response: DuplicateDetectResponse,
  },
  Apply: {
    path: '/import_sstpb.ImportSST/Apply',
    clientStreaming: false,
    serverStreaming: false,
    request: ApplyRequest,
    response: ApplyResponse,
  },
  ClearFiles: {
    path: '/import_sstpb.ImportSST/ClearFiles',
    clientStreaming: false,
    serverStreaming: false,
    request: ClearRequest,
    response: ClearResponse,
  },
  SuspendImportRPC: {
    path: '/import_sstpb.ImportSST/SuspendImportRPC',
    clientStreaming: false,
    serverStreaming: false,
    request: SuspendImportRPCRequest,
    response: SuspendImportRPCResponse,
  },
  AddForcePartitionRange: {
    path: '/import_sstpb.ImportSST/AddForcePartitionRange',
    clientStreaming: false,
    serverStreaming: false,
    request: AddPartitionRangeRequest,
    response: AddPartitionRangeResponse,
  },
  RemoveForcePartitionRange: {
    path: '/import_sstpb.ImportSST/RemoveForcePartitionRange',
    clientStreaming: false,
    serverStreaming: false,
    request: RemovePartitionRangeRequest,
    response: RemovePartitionRangeResponse,
  },
} as const satisfies Service;
