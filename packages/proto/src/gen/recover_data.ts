// Generated from proto/recover_data.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export interface ReadRegionMetaRequestInit {
  readonly storeId?: number | undefined;
}

export class ReadRegionMetaRequest {
  static readonly typeName = 'recover_data.ReadRegionMetaRequest';
  declare storeId: number;

  constructor() {
    this.storeId = 0;
  }

  static merge(m: ReadRegionMetaRequest, r: Reader): ReadRegionMetaRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.storeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadRegionMetaRequestInit, w: Writer): void {
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): ReadRegionMetaRequest {
    return ReadRegionMetaRequest.merge(new ReadRegionMetaRequest(), r);
  }

  static decode(bytes: Uint8Array): ReadRegionMetaRequest {
    return ReadRegionMetaRequest.merge(new ReadRegionMetaRequest(), new Reader(bytes));
  }

  static encode(m: ReadRegionMetaRequestInit): Uint8Array {
    return encodeWith(ReadRegionMetaRequest.write, m);
  }
}

export interface ErrorInit {
  readonly msg?: string | undefined;
}

export class Error {
  static readonly typeName = 'recover_data.Error';
  declare msg: string;

  constructor() {
    this.msg = '';
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.msg = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
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

export interface RegionMetaInit {
  readonly regionId?: number | undefined;
  readonly peerId?: number | undefined;
  readonly lastLogTerm?: number | undefined;
  readonly lastIndex?: number | undefined;
  readonly commitIndex?: number | undefined;
  readonly version?: number | undefined;
  readonly tombstone?: boolean | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class RegionMeta {
  static readonly typeName = 'recover_data.RegionMeta';
  declare regionId: number;
  declare peerId: number;
  declare lastLogTerm: number;
  declare lastIndex: number;
  declare commitIndex: number;
  declare version: number;
  declare tombstone: boolean;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;

  constructor() {
    this.regionId = 0;
    this.peerId = 0;
    this.lastLogTerm = 0;
    this.lastIndex = 0;
    this.commitIndex = 0;
    this.version = 0;
    this.tombstone = false;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: RegionMeta, r: Reader): RegionMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.peerId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.lastLogTerm = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.lastIndex = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.commitIndex = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.version = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.tombstone = r.bool(); continue; }
        case 8: { if (tag !== 66) break; m.startKey = r.bytes(); continue; }
        case 9: { if (tag !== 74) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionMetaInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.peerId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.lastLogTerm; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.lastIndex; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.commitIndex; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.tombstone; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(66); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(74); w.bytes(v); } }
  }

  static read(r: Reader): RegionMeta {
    return RegionMeta.merge(new RegionMeta(), r);
  }

  static decode(bytes: Uint8Array): RegionMeta {
    return RegionMeta.merge(new RegionMeta(), new Reader(bytes));
  }

  static encode(m: RegionMetaInit): Uint8Array {
    return encodeWith(RegionMeta.write, m);
  }
}

export interface RecoverRegionRequestInit {
  readonly regionId?: number | undefined;
  readonly asLeader?: boolean | undefined;
  readonly tombstone?: boolean | undefined;
}

export class RecoverRegionRequest {
  static readonly typeName = 'recover_data.RecoverRegionRequest';
  declare regionId: number;
  declare asLeader: boolean;
  declare tombstone: boolean;

  constructor() {
    this.regionId = 0;
    this.asLeader = false;
    this.tombstone = false;
  }

  static merge(m: RecoverRegionRequest, r: Reader): RecoverRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.asLeader = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.tombstone = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RecoverRegionRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.asLeader; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.tombstone; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): RecoverRegionRequest {
    return RecoverRegionRequest.merge(new RecoverRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): RecoverRegionRequest {
    return RecoverRegionRequest.merge(new RecoverRegionRequest(), new Reader(bytes));
  }

  static encode(m: RecoverRegionRequestInit): Uint8Array {
    return encodeWith(RecoverRegionRequest.write, m);
  }
}

export interface RecoverRegionResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly storeId?: number | undefined;
}

export class RecoverRegionResponse {
  static readonly typeName = 'recover_data.RecoverRegionResponse';
  declare error: Error | undefined;
  declare storeId: number;

  constructor() {
    this.error = undefined;
    this.storeId = 0;
  }

  static merge(m: RecoverRegionResponse, r: Reader): RecoverRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RecoverRegionResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RecoverRegionResponse {
    return RecoverRegionResponse.merge(new RecoverRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): RecoverRegionResponse {
    return RecoverRegionResponse.merge(new RecoverRegionResponse(), new Reader(bytes));
  }

  static encode(m: RecoverRegionResponseInit): Uint8Array {
    return encodeWith(RecoverRegionResponse.write, m);
  }
}

export interface WaitApplyRequestInit {
  readonly storeId?: number | undefined;
}

export class WaitApplyRequest {
  static readonly typeName = 'recover_data.WaitApplyRequest';
  declare storeId: number;

  constructor() {
    this.storeId = 0;
  }

  static merge(m: WaitApplyRequest, r: Reader): WaitApplyRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.storeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WaitApplyRequestInit, w: Writer): void {
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): WaitApplyRequest {
    return WaitApplyRequest.merge(new WaitApplyRequest(), r);
  }

  static decode(bytes: Uint8Array): WaitApplyRequest {
    return WaitApplyRequest.merge(new WaitApplyRequest(), new Reader(bytes));
  }

  static encode(m: WaitApplyRequestInit): Uint8Array {
    return encodeWith(WaitApplyRequest.write, m);
  }
}

export interface WaitApplyResponseInit {
  readonly error?: ErrorInit | undefined;
}

export class WaitApplyResponse {
  static readonly typeName = 'recover_data.WaitApplyResponse';
  declare error: Error | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: WaitApplyResponse, r: Reader): WaitApplyResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WaitApplyResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): WaitApplyResponse {
    return WaitApplyResponse.merge(new WaitApplyResponse(), r);
  }

  static decode(bytes: Uint8Array): WaitApplyResponse {
    return WaitApplyResponse.merge(new WaitApplyResponse(), new Reader(bytes));
  }

  static encode(m: WaitApplyResponseInit): Uint8Array {
    return encodeWith(WaitApplyResponse.write, m);
  }
}

export interface ResolveKvDataRequestInit {
  readonly resolvedTs?: bigint | undefined;
}

export class ResolveKvDataRequest {
  static readonly typeName = 'recover_data.ResolveKvDataRequest';
  declare resolvedTs: bigint;

  constructor() {
    this.resolvedTs = 0n;
  }

  static merge(m: ResolveKvDataRequest, r: Reader): ResolveKvDataRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.resolvedTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResolveKvDataRequestInit, w: Writer): void {
    { const v = m.resolvedTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): ResolveKvDataRequest {
    return ResolveKvDataRequest.merge(new ResolveKvDataRequest(), r);
  }

  static decode(bytes: Uint8Array): ResolveKvDataRequest {
    return ResolveKvDataRequest.merge(new ResolveKvDataRequest(), new Reader(bytes));
  }

  static encode(m: ResolveKvDataRequestInit): Uint8Array {
    return encodeWith(ResolveKvDataRequest.write, m);
  }
}

export interface ResolveKvDataResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly storeId?: number | undefined;
  readonly resolvedKeyCount?: number | undefined;
  readonly currentCommitTs?: bigint | undefined;
}

export class ResolveKvDataResponse {
  static readonly typeName = 'recover_data.ResolveKvDataResponse';
  declare error: Error | undefined;
  declare storeId: number;
  declare resolvedKeyCount: number;
  declare currentCommitTs: bigint;

  constructor() {
    this.error = undefined;
    this.storeId = 0;
    this.resolvedKeyCount = 0;
    this.currentCommitTs = 0n;
  }

  static merge(m: ResolveKvDataResponse, r: Reader): ResolveKvDataResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.resolvedKeyCount = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.currentCommitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResolveKvDataResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.resolvedKeyCount; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.currentCommitTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): ResolveKvDataResponse {
    return ResolveKvDataResponse.merge(new ResolveKvDataResponse(), r);
  }

  static decode(bytes: Uint8Array): ResolveKvDataResponse {
    return ResolveKvDataResponse.merge(new ResolveKvDataResponse(), new Reader(bytes));
  }

  static encode(m: ResolveKvDataResponseInit): Uint8Array {
    return encodeWith(ResolveKvDataResponse.write, m);
  }
}

export const RecoverData = {
  ReadRegionMeta: {
    path: '/recover_data.RecoverData/ReadRegionMeta',
    clientStreaming: false,
    serverStreaming: true,
    request: ReadRegionMetaRequest,
    response: RegionMeta,
  },
  RecoverRegion: {
    path: '/recover_data.RecoverData/RecoverRegion',
    clientStreaming: true,
    serverStreaming: false,
    request: RecoverRegionRequest,
    response: RecoverRegionResponse,
  },
  WaitApply: {
    path: '/recover_data.RecoverData/WaitApply',
    clientStreaming: false,
    serverStreaming: false,
    request: WaitApplyRequest,
    response: WaitApplyResponse,
  },
  ResolveKvData: {
    path: '/recover_data.RecoverData/ResolveKvData',
    clientStreaming: false,
    serverStreaming: true,
    request: ResolveKvDataRequest,
    response: ResolveKvDataResponse,
  },
} as const satisfies Service;
