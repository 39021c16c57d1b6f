// Generated from proto/pdpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, EMPTY_MAP, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as apipb from './apipb.ts';
import * as eraftpb from './eraftpb.ts';
import * as metapb from './metapb.ts';
import * as raft_serverpb from './raft_serverpb.ts';
import * as replication_modepb from './replication_modepb.ts';

export const EventType = {
  PUT: 0,
  DELETE: 1,
} as const;
/** Unknown values are kept. */
export type EventType = number;

export const ErrorType = {
  OK: 0,
  UNKNOWN: 1,
  NOT_BOOTSTRAPPED: 2,
  STORE_TOMBSTONE: 3,
  ALREADY_BOOTSTRAPPED: 4,
  INCOMPATIBLE_VERSION: 5,
  REGION_NOT_FOUND: 6,
  GLOBAL_CONFIG_NOT_FOUND: 7,
  DUPLICATED_ENTRY: 8,
  ENTRY_NOT_FOUND: 9,
  INVALID_VALUE: 10,
  DATA_COMPACTED: 11,
  REGIONS_NOT_CONTAIN_ALL_KEY_RANGE: 12,
} as const;
/** Unknown values are kept. */
export type ErrorType = number;

export const ServiceMode = {
  UNKNOWN_SVC_MODE: 0,
  PD_SVC_MODE: 1,
  API_SVC_MODE: 2,
} as const;
/** Unknown values are kept. */
export type ServiceMode = number;

export const CheckPolicy = {
  SCAN: 0,
  APPROXIMATE: 1,
  USEKEY: 2,
} as const;
/** Unknown values are kept. */
export type CheckPolicy = number;

export const SplitReason = {
  ADMIN: 0,
  SIZE: 1,
  LOAD: 2,
} as const;
/** Unknown values are kept. */
export type SplitReason = number;

export const ControlGrpcEvent = {
  PAUSE: 0,
  RESUME: 1,
} as const;
/** Unknown values are kept. */
export type ControlGrpcEvent = number;

export const OperatorStatus = {
  SUCCESS: 0,
  TIMEOUT: 1,
  CANCEL: 2,
  REPLACE: 3,
  RUNNING: 4,
} as const;
/** Unknown values are kept. */
export type OperatorStatus = number;

export const QueryKind = {
  Others: 0,
  GC: 1,
  Get: 2,
  Scan: 3,
  Coprocessor: 4,
  Delete: 5,
  DeleteRange: 6,
  Put: 7,
  Prewrite: 8,
  AcquirePessimisticLock: 9,
  Commit: 10,
  Rollback: 11,
} as const;
/** Unknown values are kept. */
export type QueryKind = number;

export interface WatchGlobalConfigRequestInit {
  readonly configPath?: string | undefined;
  readonly revision?: number | undefined;
}

export class WatchGlobalConfigRequest {
  static readonly typeName = 'pdpb.WatchGlobalConfigRequest';
  declare configPath: string;
  declare revision: number;

  constructor() {
    this.configPath = '';
    this.revision = 0;
  }

  static merge(m: WatchGlobalConfigRequest, r: Reader): WatchGlobalConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.configPath = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchGlobalConfigRequestInit, w: Writer): void {
    { const v = m.configPath; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): WatchGlobalConfigRequest {
    return WatchGlobalConfigRequest.merge(new WatchGlobalConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): WatchGlobalConfigRequest {
    return WatchGlobalConfigRequest.merge(new WatchGlobalConfigRequest(), new Reader(bytes));
  }

  static encode(m: WatchGlobalConfigRequestInit): Uint8Array {
    return encodeWith(WatchGlobalConfigRequest.write, m);
  }
}

export interface WatchGlobalConfigResponseInit {
  readonly changes?: readonly GlobalConfigItemInit[] | undefined;
  readonly revision?: number | undefined;
  readonly header?: ResponseHeaderInit | undefined;
}

export class WatchGlobalConfigResponse {
  static readonly typeName = 'pdpb.WatchGlobalConfigResponse';
  declare changes: readonly GlobalConfigItem[];
  declare revision: number;
  declare header: ResponseHeader | undefined;

  constructor() {
    this.changes = EMPTY_LIST;
    this.revision = 0;
    this.header = undefined;
  }

  static merge(m: WatchGlobalConfigResponse, r: Reader): WatchGlobalConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.changes === EMPTY_LIST) m.changes = []; (m.changes as GlobalConfigItem[]).push(GlobalConfigItem.merge(new GlobalConfigItem(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.revision = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchGlobalConfigResponseInit, w: Writer): void {
    { const v = m.changes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GlobalConfigItem.write(v[i] as GlobalConfigItemInit, w); w.end(at); } } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.header; if (v !== undefined) { w.tag(26); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): WatchGlobalConfigResponse {
    return WatchGlobalConfigResponse.merge(new WatchGlobalConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): WatchGlobalConfigResponse {
    return WatchGlobalConfigResponse.merge(new WatchGlobalConfigResponse(), new Reader(bytes));
  }

  static encode(m: WatchGlobalConfigResponseInit): Uint8Array {
    return encodeWith(WatchGlobalConfigResponse.write, m);
  }
}

export interface StoreGlobalConfigRequestInit {
  readonly changes?: readonly GlobalConfigItemInit[] | undefined;
  readonly configPath?: string | undefined;
}

export class StoreGlobalConfigRequest {
  static readonly typeName = 'pdpb.StoreGlobalConfigRequest';
  declare changes: readonly GlobalConfigItem[];
  declare configPath: string;

  constructor() {
    this.changes = EMPTY_LIST;
    this.configPath = '';
  }

  static merge(m: StoreGlobalConfigRequest, r: Reader): StoreGlobalConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.changes === EMPTY_LIST) m.changes = []; (m.changes as GlobalConfigItem[]).push(GlobalConfigItem.merge(new GlobalConfigItem(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.configPath = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreGlobalConfigRequestInit, w: Writer): void {
    { const v = m.changes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GlobalConfigItem.write(v[i] as GlobalConfigItemInit, w); w.end(at); } } }
    { const v = m.configPath; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): StoreGlobalConfigRequest {
    return StoreGlobalConfigRequest.merge(new StoreGlobalConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): StoreGlobalConfigRequest {
    return StoreGlobalConfigRequest.merge(new StoreGlobalConfigRequest(), new Reader(bytes));
  }

  static encode(m: StoreGlobalConfigRequestInit): Uint8Array {
    return encodeWith(StoreGlobalConfigRequest.write, m);
  }
}

export interface StoreGlobalConfigResponseInit {
  readonly error?: ErrorInit | undefined;
}

export class StoreGlobalConfigResponse {
  static readonly typeName = 'pdpb.StoreGlobalConfigResponse';
  declare error: Error | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: StoreGlobalConfigResponse, r: Reader): StoreGlobalConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreGlobalConfigResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): StoreGlobalConfigResponse {
    return StoreGlobalConfigResponse.merge(new StoreGlobalConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): StoreGlobalConfigResponse {
    return StoreGlobalConfigResponse.merge(new StoreGlobalConfigResponse(), new Reader(bytes));
  }

  static encode(m: StoreGlobalConfigResponseInit): Uint8Array {
    return encodeWith(StoreGlobalConfigResponse.write, m);
  }
}

export interface LoadGlobalConfigRequestInit {
  readonly names?: readonly string[] | undefined;
  readonly configPath?: string | undefined;
}

export class LoadGlobalConfigRequest {
  static readonly typeName = 'pdpb.LoadGlobalConfigRequest';
  declare names: readonly string[];
  declare configPath: string;

  constructor() {
    this.names = EMPTY_LIST;
    this.configPath = '';
  }

  static merge(m: LoadGlobalConfigRequest, r: Reader): LoadGlobalConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.names === EMPTY_LIST) m.names = []; (m.names as string[]).push(r.string()); continue; }
        case 2: { if (tag !== 18) break; m.configPath = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadGlobalConfigRequestInit, w: Writer): void {
    { const v = m.names; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.string(v[i] as string); } } }
    { const v = m.configPath; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): LoadGlobalConfigRequest {
    return LoadGlobalConfigRequest.merge(new LoadGlobalConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): LoadGlobalConfigRequest {
    return LoadGlobalConfigRequest.merge(new LoadGlobalConfigRequest(), new Reader(bytes));
  }

  static encode(m: LoadGlobalConfigRequestInit): Uint8Array {
    return encodeWith(LoadGlobalConfigRequest.write, m);
  }
}

export interface LoadGlobalConfigResponseInit {
  readonly items?: readonly GlobalConfigItemInit[] | undefined;
  readonly revision?: number | undefined;
}

export class LoadGlobalConfigResponse {
  static readonly typeName = 'pdpb.LoadGlobalConfigResponse';
  declare items: readonly GlobalConfigItem[];
  declare revision: number;

  constructor() {
    this.items = EMPTY_LIST;
    this.revision = 0;
  }

  static merge(m: LoadGlobalConfigResponse, r: Reader): LoadGlobalConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.items === EMPTY_LIST) m.items = []; (m.items as GlobalConfigItem[]).push(GlobalConfigItem.merge(new GlobalConfigItem(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadGlobalConfigResponseInit, w: Writer): void {
    { const v = m.items; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GlobalConfigItem.write(v[i] as GlobalConfigItemInit, w); w.end(at); } } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): LoadGlobalConfigResponse {
    return LoadGlobalConfigResponse.merge(new LoadGlobalConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): LoadGlobalConfigResponse {
    return LoadGlobalConfigResponse.merge(new LoadGlobalConfigResponse(), new Reader(bytes));
  }

  static encode(m: LoadGlobalConfigResponseInit): Uint8Array {
    return encodeWith(LoadGlobalConfigResponse.write, m);
  }
}

export interface GlobalConfigItemInit {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly error?: ErrorInit | undefined;
  readonly kind?: EventType | undefined;
  readonly payload?: Uint8Array | undefined;
}

export class GlobalConfigItem {
  static readonly typeName = 'pdpb.GlobalConfigItem';
  declare name: string;
  declare value: string;
  declare error: Error | undefined;
  declare kind: EventType;
  declare payload: Uint8Array;

  constructor() {
    this.name = '';
    this.value = '';
    this.error = undefined;
    this.kind = 0;
    this.payload = EMPTY_BYTES;
  }

  static merge(m: GlobalConfigItem, r: Reader): GlobalConfigItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.kind = r.int32(); continue; }
        case 5: { if (tag !== 42) break; m.payload = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GlobalConfigItemInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(26); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.kind; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.payload; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): GlobalConfigItem {
    return GlobalConfigItem.merge(new GlobalConfigItem(), r);
  }

  static decode(bytes: Uint8Array): GlobalConfigItem {
    return GlobalConfigItem.merge(new GlobalConfigItem(), new Reader(bytes));
  }

  static encode(m: GlobalConfigItemInit): Uint8Array {
    return encodeWith(GlobalConfigItem.write, m);
  }
}

export interface RequestHeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly senderId?: bigint | undefined;
  readonly callerId?: string | undefined;
  readonly callerComponent?: string | undefined;
}

export class RequestHeader {
  static readonly typeName = 'pdpb.RequestHeader';
  declare clusterId: bigint;
  declare senderId: bigint;
  declare callerId: string;
  declare callerComponent: string;

  constructor() {
    this.clusterId = 0n;
    this.senderId = 0n;
    this.callerId = '';
    this.callerComponent = '';
  }

  static merge(m: RequestHeader, r: Reader): RequestHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.senderId = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.callerId = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.callerComponent = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.senderId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.callerId; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.callerComponent; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): RequestHeader {
    return RequestHeader.merge(new RequestHeader(), r);
  }

  static decode(bytes: Uint8Array): RequestHeader {
    return RequestHeader.merge(new RequestHeader(), new Reader(bytes));
  }

  static encode(m: RequestHeaderInit): Uint8Array {
    return encodeWith(RequestHeader.write, m);
  }
}

export interface ResponseHeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly error?: ErrorInit | undefined;
}

export class ResponseHeader {
  static readonly typeName = 'pdpb.ResponseHeader';
  declare clusterId: bigint;
  declare error: Error | undefined;

  constructor() {
    this.clusterId = 0n;
    this.error = undefined;
  }

  static merge(m: ResponseHeader, r: Reader): ResponseHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ResponseHeader {
    return ResponseHeader.merge(new ResponseHeader(), r);
  }

  static decode(bytes: Uint8Array): ResponseHeader {
    return ResponseHeader.merge(new ResponseHeader(), new Reader(bytes));
  }

  static encode(m: ResponseHeaderInit): Uint8Array {
    return encodeWith(ResponseHeader.write, m);
  }
}

export interface ErrorInit {
  readonly type?: ErrorType | undefined;
  readonly message?: string | undefined;
}

export class Error {
  static readonly typeName = 'pdpb.Error';
  declare type: ErrorType;
  declare message: string;

  constructor() {
    this.type = 0;
    this.message = '';
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.message = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.message; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
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

export interface TsoRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly count?: number | undefined;
  readonly dcLocation?: string | undefined;
}

export class TsoRequest {
  static readonly typeName = 'pdpb.TsoRequest';
  declare header: RequestHeader | undefined;
  declare count: number;
  declare dcLocation: string;

  constructor() {
    this.header = undefined;
    this.count = 0;
    this.dcLocation = '';
  }

  static merge(m: TsoRequest, r: Reader): TsoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.count = r.uint32(); continue; }
        case 3: { if (tag !== 26) break; m.dcLocation = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TsoRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.dcLocation; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): TsoRequest {
    return TsoRequest.merge(new TsoRequest(), r);
  }

  static decode(bytes: Uint8Array): TsoRequest {
    return TsoRequest.merge(new TsoRequest(), new Reader(bytes));
  }

  static encode(m: TsoRequestInit): Uint8Array {
    return encodeWith(TsoRequest.write, m);
  }
}

export interface TimestampInit {
  readonly physical?: number | undefined;
  readonly logical?: number | undefined;
  readonly suffixBits?: number | undefined;
}

export class Timestamp {
  static readonly typeName = 'pdpb.Timestamp';
  declare physical: number;
  declare logical: number;
  declare suffixBits: number;

  constructor() {
    this.physical = 0;
    this.logical = 0;
    this.suffixBits = 0;
  }

  static merge(m: Timestamp, r: Reader): Timestamp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.physical = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.logical = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.suffixBits = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TimestampInit, w: Writer): void {
    { const v = m.physical; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.logical; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.suffixBits; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): Timestamp {
    return Timestamp.merge(new Timestamp(), r);
  }

  static decode(bytes: Uint8Array): Timestamp {
    return Timestamp.merge(new Timestamp(), new Reader(bytes));
  }

  static encode(m: TimestampInit): Uint8Array {
    return encodeWith(Timestamp.write, m);
  }
}

export interface TsoResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly count?: number | undefined;
  readonly timestamp?: TimestampInit | undefined;
}

export class TsoResponse {
  static readonly typeName = 'pdpb.TsoResponse';
  declare header: ResponseHeader | undefined;
  declare count: number;
  declare timestamp: Timestamp | undefined;

  constructor() {
    this.header = undefined;
    this.count = 0;
    this.timestamp = undefined;
  }

  static merge(m: TsoResponse, r: Reader): TsoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.count = r.uint32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.timestamp = Timestamp.merge(m.timestamp ?? new Timestamp(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TsoResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.timestamp; if (v !== undefined) { w.tag(26); const at = w.begin(); Timestamp.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TsoResponse {
    return TsoResponse.merge(new TsoResponse(), r);
  }

  static decode(bytes: Uint8Array): TsoResponse {
    return TsoResponse.merge(new TsoResponse(), new Reader(bytes));
  }

  static encode(m: TsoResponseInit): Uint8Array {
    return encodeWith(TsoResponse.write, m);
  }
}

export interface BootstrapRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly store?: metapb.StoreInit | undefined;
  readonly region?: metapb.RegionInit | undefined;
}

export class BootstrapRequest {
  static readonly typeName = 'pdpb.BootstrapRequest';
  declare header: RequestHeader | undefined;
  declare store: metapb.Store | undefined;
  declare region: metapb.Region | undefined;

  constructor() {
    this.header = undefined;
    this.store = undefined;
    this.region = undefined;
  }

  static merge(m: BootstrapRequest, r: Reader): BootstrapRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.store = metapb.Store.merge(m.store ?? new metapb.Store(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BootstrapRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.store; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Store.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): BootstrapRequest {
    return BootstrapRequest.merge(new BootstrapRequest(), r);
  }

  static decode(bytes: Uint8Array): BootstrapRequest {
    return BootstrapRequest.merge(new BootstrapRequest(), new Reader(bytes));
  }

  static encode(m: BootstrapRequestInit): Uint8Array {
    return encodeWith(BootstrapRequest.write, m);
  }
}

export interface BootstrapResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly replicationStatus?: replication_modepb.ReplicationStatusInit | undefined;
}

export class BootstrapResponse {
  static readonly typeName = 'pdpb.BootstrapResponse';
  declare header: ResponseHeader | undefined;
  declare replicationStatus: replication_modepb.ReplicationStatus | undefined;

  constructor() {
    this.header = undefined;
    this.replicationStatus = undefined;
  }

  static merge(m: BootstrapResponse, r: Reader): BootstrapResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.replicationStatus = replication_modepb.ReplicationStatus.merge(m.replicationStatus ?? new replication_modepb.ReplicationStatus(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BootstrapResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.replicationStatus; if (v !== undefined) { w.tag(18); const at = w.begin(); replication_modepb.ReplicationStatus.write(v, w); w.end(at); } }
  }

  static read(r: Reader): BootstrapResponse {
    return BootstrapResponse.merge(new BootstrapResponse(), r);
  }

  static decode(bytes: Uint8Array): BootstrapResponse {
    return BootstrapResponse.merge(new BootstrapResponse(), new Reader(bytes));
  }

  static encode(m: BootstrapResponseInit): Uint8Array {
    return encodeWith(BootstrapResponse.write, m);
  }
}

export interface IsBootstrappedRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class IsBootstrappedRequest {
  static readonly typeName = 'pdpb.IsBootstrappedRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: IsBootstrappedRequest, r: Reader): IsBootstrappedRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IsBootstrappedRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): IsBootstrappedRequest {
    return IsBootstrappedRequest.merge(new IsBootstrappedRequest(), r);
  }

  static decode(bytes: Uint8Array): IsBootstrappedRequest {
    return IsBootstrappedRequest.merge(new IsBootstrappedRequest(), new Reader(bytes));
  }

  static encode(m: IsBootstrappedRequestInit): Uint8Array {
    return encodeWith(IsBootstrappedRequest.write, m);
  }
}

export interface IsBootstrappedResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly bootstrapped?: boolean | undefined;
}

export class IsBootstrappedResponse {
  static readonly typeName = 'pdpb.IsBootstrappedResponse';
  declare header: ResponseHeader | undefined;
  declare bootstrapped: boolean;

  constructor() {
    this.header = undefined;
    this.bootstrapped = false;
  }

  static merge(m: IsBootstrappedResponse, r: Reader): IsBootstrappedResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.bootstrapped = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IsBootstrappedResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.bootstrapped; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): IsBootstrappedResponse {
    return IsBootstrappedResponse.merge(new IsBootstrappedResponse(), r);
  }

  static decode(bytes: Uint8Array): IsBootstrappedResponse {
    return IsBootstrappedResponse.merge(new IsBootstrappedResponse(), new Reader(bytes));
  }

  static encode(m: IsBootstrappedResponseInit): Uint8Array {
    return encodeWith(IsBootstrappedResponse.write, m);
  }
}

export interface AllocIDRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly count?: number | undefined;
}

export class AllocIDRequest {
  static readonly typeName = 'pdpb.AllocIDRequest';
  declare header: RequestHeader | undefined;
  declare count: number;

  constructor() {
    this.header = undefined;
    this.count = 0;
  }

  static merge(m: AllocIDRequest, r: Reader): AllocIDRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.count = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AllocIDRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): AllocIDRequest {
    return AllocIDRequest.merge(new AllocIDRequest(), r);
  }

  static decode(bytes: Uint8Array): AllocIDRequest {
    return AllocIDRequest.merge(new AllocIDRequest(), new Reader(bytes));
  }

  static encode(m: AllocIDRequestInit): Uint8Array {
    return encodeWith(AllocIDRequest.write, m);
  }
}

export interface AllocIDResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly id?: number | undefined;
  readonly count?: number | undefined;
}

export class AllocIDResponse {
  static readonly typeName = 'pdpb.AllocIDResponse';
  declare header: ResponseHeader | undefined;
  declare id: number;
  declare count: number;

  constructor() {
    this.header = undefined;
    this.id = 0;
    this.count = 0;
  }

  static merge(m: AllocIDResponse, r: Reader): AllocIDResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.id = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.count = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AllocIDResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): AllocIDResponse {
    return AllocIDResponse.merge(new AllocIDResponse(), r);
  }

  static decode(bytes: Uint8Array): AllocIDResponse {
    return AllocIDResponse.merge(new AllocIDResponse(), new Reader(bytes));
  }

  static encode(m: AllocIDResponseInit): Uint8Array {
    return encodeWith(AllocIDResponse.write, m);
  }
}

export interface IsSnapshotRecoveringRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class IsSnapshotRecoveringRequest {
  static readonly typeName = 'pdpb.IsSnapshotRecoveringRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: IsSnapshotRecoveringRequest, r: Reader): IsSnapshotRecoveringRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IsSnapshotRecoveringRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): IsSnapshotRecoveringRequest {
    return IsSnapshotRecoveringRequest.merge(new IsSnapshotRecoveringRequest(), r);
  }

  static decode(bytes: Uint8Array): IsSnapshotRecoveringRequest {
    return IsSnapshotRecoveringRequest.merge(new IsSnapshotRecoveringRequest(), new Reader(bytes));
  }

  static encode(m: IsSnapshotRecoveringRequestInit): Uint8Array {
    return encodeWith(IsSnapshotRecoveringRequest.write, m);
  }
}

export interface IsSnapshotRecoveringResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly marked?: boolean | undefined;
}

export class IsSnapshotRecoveringResponse {
  static readonly typeName = 'pdpb.IsSnapshotRecoveringResponse';
  declare header: ResponseHeader | undefined;
  declare marked: boolean;

  constructor() {
    this.header = undefined;
    this.marked = false;
  }

  static merge(m: IsSnapshotRecoveringResponse, r: Reader): IsSnapshotRecoveringResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.marked = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IsSnapshotRecoveringResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.marked; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): IsSnapshotRecoveringResponse {
    return IsSnapshotRecoveringResponse.merge(new IsSnapshotRecoveringResponse(), r);
  }

  static decode(bytes: Uint8Array): IsSnapshotRecoveringResponse {
    return IsSnapshotRecoveringResponse.merge(new IsSnapshotRecoveringResponse(), new Reader(bytes));
  }

  static encode(m: IsSnapshotRecoveringResponseInit): Uint8Array {
    return encodeWith(IsSnapshotRecoveringResponse.write, m);
  }
}

export interface GetStoreRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly storeId?: number | undefined;
}

export class GetStoreRequest {
  static readonly typeName = 'pdpb.GetStoreRequest';
  declare header: RequestHeader | undefined;
  declare storeId: number;

  constructor() {
    this.header = undefined;
    this.storeId = 0;
  }

  static merge(m: GetStoreRequest, r: Reader): GetStoreRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetStoreRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): GetStoreRequest {
    return GetStoreRequest.merge(new GetStoreRequest(), r);
  }

  static decode(bytes: Uint8Array): GetStoreRequest {
    return GetStoreRequest.merge(new GetStoreRequest(), new Reader(bytes));
  }

  static encode(m: GetStoreRequestInit): Uint8Array {
    return encodeWith(GetStoreRequest.write, m);
  }
}

export interface GetStoreResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly store?: metapb.StoreInit | undefined;
  readonly stats?: StoreStatsInit | undefined;
}

export class GetStoreResponse {
  static readonly typeName = 'pdpb.GetStoreResponse';
  declare header: ResponseHeader | undefined;
  declare store: metapb.Store | undefined;
  declare stats: StoreStats | undefined;

  constructor() {
    this.header = undefined;
    this.store = undefined;
    this.stats = undefined;
  }

  static merge(m: GetStoreResponse, r: Reader): GetStoreResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.store = metapb.Store.merge(m.store ?? new metapb.Store(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.stats = StoreStats.merge(m.stats ?? new StoreStats(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetStoreResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.store; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Store.write(v, w); w.end(at); } }
    { const v = m.stats; if (v !== undefined) { w.tag(26); const at = w.begin(); StoreStats.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetStoreResponse {
    return GetStoreResponse.merge(new GetStoreResponse(), r);
  }

  static decode(bytes: Uint8Array): GetStoreResponse {
    return GetStoreResponse.merge(new GetStoreResponse(), new Reader(bytes));
  }

  static encode(m: GetStoreResponseInit): Uint8Array {
    return encodeWith(GetStoreResponse.write, m);
  }
}

export interface PutStoreRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly store?: metapb.StoreInit | undefined;
}

export class PutStoreRequest {
  static readonly typeName = 'pdpb.PutStoreRequest';
  declare header: RequestHeader | undefined;
  declare store: metapb.Store | undefined;

  constructor() {
    this.header = undefined;
    this.store = undefined;
  }

  static merge(m: PutStoreRequest, r: Reader): PutStoreRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.store = metapb.Store.merge(m.store ?? new metapb.Store(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutStoreRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.store; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Store.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PutStoreRequest {
    return PutStoreRequest.merge(new PutStoreRequest(), r);
  }

  static decode(bytes: Uint8Array): PutStoreRequest {
    return PutStoreRequest.merge(new PutStoreRequest(), new Reader(bytes));
  }

  static encode(m: PutStoreRequestInit): Uint8Array {
    return encodeWith(PutStoreRequest.write, m);
  }
}

export interface PutStoreResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly replicationStatus?: replication_modepb.ReplicationStatusInit | undefined;
}

export class PutStoreResponse {
  static readonly typeName = 'pdpb.PutStoreResponse';
  declare header: ResponseHeader | undefined;
  declare replicationStatus: replication_modepb.ReplicationStatus | undefined;

  constructor() {
    this.header = undefined;
    this.replicationStatus = undefined;
  }

  static merge(m: PutStoreResponse, r: Reader): PutStoreResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.replicationStatus = replication_modepb.ReplicationStatus.merge(m.replicationStatus ?? new replication_modepb.ReplicationStatus(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutStoreResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.replicationStatus; if (v !== undefined) { w.tag(18); const at = w.begin(); replication_modepb.ReplicationStatus.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PutStoreResponse {
    return PutStoreResponse.merge(new PutStoreResponse(), r);
  }

  static decode(bytes: Uint8Array): PutStoreResponse {
    return PutStoreResponse.merge(new PutStoreResponse(), new Reader(bytes));
  }

  static encode(m: PutStoreResponseInit): Uint8Array {
    return encodeWith(PutStoreResponse.write, m);
  }
}

export interface GetAllStoresRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly excludeTombstoneStores?: boolean | undefined;
}

export class GetAllStoresRequest {
  static readonly typeName = 'pdpb.GetAllStoresRequest';
  declare header: RequestHeader | undefined;
  declare excludeTombstoneStores: boolean;

  constructor() {
    this.header = undefined;
    this.excludeTombstoneStores = false;
  }

  static merge(m: GetAllStoresRequest, r: Reader): GetAllStoresRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.excludeTombstoneStores = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllStoresRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.excludeTombstoneStores; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): GetAllStoresRequest {
    return GetAllStoresRequest.merge(new GetAllStoresRequest(), r);
  }

  static decode(bytes: Uint8Array): GetAllStoresRequest {
    return GetAllStoresRequest.merge(new GetAllStoresRequest(), new Reader(bytes));
  }

  static encode(m: GetAllStoresRequestInit): Uint8Array {
    return encodeWith(GetAllStoresRequest.write, m);
  }
}

export interface GetAllStoresResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly stores?: readonly metapb.StoreInit[] | undefined;
}

export class GetAllStoresResponse {
  static readonly typeName = 'pdpb.GetAllStoresResponse';
  declare header: ResponseHeader | undefined;
  declare stores: readonly metapb.Store[];

  constructor() {
    this.header = undefined;
    this.stores = EMPTY_LIST;
  }

  static merge(m: GetAllStoresResponse, r: Reader): GetAllStoresResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.stores === EMPTY_LIST) m.stores = []; (m.stores as metapb.Store[]).push(metapb.Store.merge(new metapb.Store(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllStoresResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.stores; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Store.write(v[i] as metapb.StoreInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetAllStoresResponse {
    return GetAllStoresResponse.merge(new GetAllStoresResponse(), r);
  }

  static decode(bytes: Uint8Array): GetAllStoresResponse {
    return GetAllStoresResponse.merge(new GetAllStoresResponse(), new Reader(bytes));
  }

  static encode(m: GetAllStoresResponseInit): Uint8Array {
    return encodeWith(GetAllStoresResponse.write, m);
  }
}

export interface GetRegionRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly regionKey?: Uint8Array | undefined;
  readonly needBuckets?: boolean | undefined;
}

export class GetRegionRequest {
  static readonly typeName = 'pdpb.GetRegionRequest';
  declare header: RequestHeader | undefined;
  declare regionKey: Uint8Array;
  declare needBuckets: boolean;

  constructor() {
    this.header = undefined;
    this.regionKey = EMPTY_BYTES;
    this.needBuckets = false;
  }

  static merge(m: GetRegionRequest, r: Reader): GetRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.regionKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.needBuckets = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.regionKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.needBuckets; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): GetRegionRequest {
    return GetRegionRequest.merge(new GetRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRegionRequest {
    return GetRegionRequest.merge(new GetRegionRequest(), new Reader(bytes));
  }

  static encode(m: GetRegionRequestInit): Uint8Array {
    return encodeWith(GetRegionRequest.write, m);
  }
}

export interface GetRegionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly leader?: metapb.PeerInit | undefined;
  readonly downPeers?: readonly PeerStatsInit[] | undefined;
  readonly pendingPeers?: readonly metapb.PeerInit[] | undefined;
  readonly buckets?: metapb.BucketsInit | undefined;
}

export class GetRegionResponse {
  static readonly typeName = 'pdpb.GetRegionResponse';
  declare header: ResponseHeader | undefined;
  declare region: metapb.Region | undefined;
  declare leader: metapb.Peer | undefined;
  declare downPeers: readonly PeerStats[];
  declare pendingPeers: readonly metapb.Peer[];
  declare buckets: metapb.Buckets | undefined;

  constructor() {
    this.header = undefined;
    this.region = undefined;
    this.leader = undefined;
    this.downPeers = EMPTY_LIST;
    this.pendingPeers = EMPTY_LIST;
    this.buckets = undefined;
  }

  static merge(m: GetRegionResponse, r: Reader): GetRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.downPeers === EMPTY_LIST) m.downPeers = []; (m.downPeers as PeerStats[]).push(PeerStats.merge(new PeerStats(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.pendingPeers === EMPTY_LIST) m.pendingPeers = []; (m.pendingPeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.buckets = metapb.Buckets.merge(m.buckets ?? new metapb.Buckets(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.leader; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.downPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); PeerStats.write(v[i] as PeerStatsInit, w); w.end(at); } } }
    { const v = m.pendingPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.buckets; if (v !== undefined) { w.tag(58); const at = w.begin(); metapb.Buckets.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetRegionResponse {
    return GetRegionResponse.merge(new GetRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): GetRegionResponse {
    return GetRegionResponse.merge(new GetRegionResponse(), new Reader(bytes));
  }

  static encode(m: GetRegionResponseInit): Uint8Array {
    return encodeWith(GetRegionResponse.write, m);
  }
}

export interface GetRegionByIDRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly regionId?: number | undefined;
  readonly needBuckets?: boolean | undefined;
}

export class GetRegionByIDRequest {
  static readonly typeName = 'pdpb.GetRegionByIDRequest';
  declare header: RequestHeader | undefined;
  declare regionId: number;
  declare needBuckets: boolean;

  constructor() {
    this.header = undefined;
    this.regionId = 0;
    this.needBuckets = false;
  }

  static merge(m: GetRegionByIDRequest, r: Reader): GetRegionByIDRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.needBuckets = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionByIDRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.needBuckets; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): GetRegionByIDRequest {
    return GetRegionByIDRequest.merge(new GetRegionByIDRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRegionByIDRequest {
    return GetRegionByIDRequest.merge(new GetRegionByIDRequest(), new Reader(bytes));
  }

  static encode(m: GetRegionByIDRequestInit): Uint8Array {
    return encodeWith(GetRegionByIDRequest.write, m);
  }
}

export interface QueryRegionRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly needBuckets?: boolean | undefined;
  readonly ids?: readonly number[] | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly prevKeys?: readonly Uint8Array[] | undefined;
}

export class QueryRegionRequest {
  static readonly typeName = 'pdpb.QueryRegionRequest';
  declare header: RequestHeader | undefined;
  declare needBuckets: boolean;
  declare ids: readonly number[];
  declare keys: readonly Uint8Array[];
  declare prevKeys: readonly Uint8Array[];

  constructor() {
    this.header = undefined;
    this.needBuckets = false;
    this.ids = EMPTY_LIST;
    this.keys = EMPTY_LIST;
    this.prevKeys = EMPTY_LIST;
  }

  static merge(m: QueryRegionRequest, r: Reader): QueryRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.needBuckets = r.bool(); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.ids === EMPTY_LIST) m.ids = [];
          if (tag === 24) { (m.ids as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.ids as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 4: { if (tag !== 34) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 5: { if (tag !== 42) break; if (m.prevKeys === EMPTY_LIST) m.prevKeys = []; (m.prevKeys as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: QueryRegionRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.needBuckets; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.ids; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.prevKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): QueryRegionRequest {
    return QueryRegionRequest.merge(new QueryRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): QueryRegionRequest {
    return QueryRegionRequest.merge(new QueryRegionRequest(), new Reader(bytes));
  }

  static encode(m: QueryRegionRequestInit): Uint8Array {
    return encodeWith(QueryRegionRequest.write, m);
  }
}

export interface QueryRegionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly keyIdMap?: readonly number[] | undefined;
  readonly prevKeyIdMap?: readonly number[] | undefined;
  readonly regionsById?: ReadonlyMap<number, RegionResponseInit> | undefined;
}

export class QueryRegionResponse {
  static readonly typeName = 'pdpb.QueryRegionResponse';
  declare header: ResponseHeader | undefined;
  declare keyIdMap: readonly number[];
  declare prevKeyIdMap: readonly number[];
  declare regionsById: ReadonlyMap<number, RegionResponse>;

  constructor() {
    this.header = undefined;
    this.keyIdMap = EMPTY_LIST;
    this.prevKeyIdMap = EMPTY_LIST;
    this.regionsById = EMPTY_MAP;
  }

  static merge(m: QueryRegionResponse, r: Reader): QueryRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.keyIdMap === EMPTY_LIST) m.keyIdMap = [];
          if (tag === 16) { (m.keyIdMap as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.keyIdMap as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.prevKeyIdMap === EMPTY_LIST) m.prevKeyIdMap = [];
          if (tag === 24) { (m.prevKeyIdMap as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.prevKeyIdMap as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 4: {
          if (tag !== 34) break;
          if (m.regionsById === EMPTY_MAP) m.regionsById = new Map();
          const outer = r.enter();
          let k: number = 0;
          const v: RegionResponse = new RegionResponse();
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 8) k = r.uint64();
            else if (entry === 18) {
              const inner = r.enter();
              RegionResponse.merge(v as RegionResponse, r);
              r.leave(inner);
            } else r.skip(entry);
          }
          r.leave(outer);
          (m.regionsById as Map<number, RegionResponse>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: QueryRegionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyIdMap; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.prevKeyIdMap; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.regionsById; if (v !== undefined) { for (const [key, value] of v) { w.tag(34); const entry = w.begin(); w.tag(8); w.unsigned(key); w.tag(18); const at = w.begin(); RegionResponse.write(value, w); w.end(at); w.end(entry); } } }
  }

  static read(r: Reader): QueryRegionResponse {
    return QueryRegionResponse.merge(new QueryRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): QueryRegionResponse {
    return QueryRegionResponse.merge(new QueryRegionResponse(), new Reader(bytes));
  }

  static encode(m: QueryRegionResponseInit): Uint8Array {
    return encodeWith(QueryRegionResponse.write, m);
  }
}

export interface RegionResponseInit {
  readonly region?: metapb.RegionInit | undefined;
  readonly leader?: metapb.PeerInit | undefined;
  readonly downPeers?: readonly PeerStatsInit[] | undefined;
  readonly pendingPeers?: readonly metapb.PeerInit[] | undefined;
  readonly buckets?: metapb.BucketsInit | undefined;
}

export class RegionResponse {
  static readonly typeName = 'pdpb.RegionResponse';
  declare region: metapb.Region | undefined;
  declare leader: metapb.Peer | undefined;
  declare downPeers: readonly PeerStats[];
  declare pendingPeers: readonly metapb.Peer[];
  declare buckets: metapb.Buckets | undefined;

  constructor() {
    this.region = undefined;
    this.leader = undefined;
    this.downPeers = EMPTY_LIST;
    this.pendingPeers = EMPTY_LIST;
    this.buckets = undefined;
  }

  static merge(m: RegionResponse, r: Reader): RegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.downPeers === EMPTY_LIST) m.downPeers = []; (m.downPeers as PeerStats[]).push(PeerStats.merge(new PeerStats(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.pendingPeers === EMPTY_LIST) m.pendingPeers = []; (m.pendingPeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.buckets = metapb.Buckets.merge(m.buckets ?? new metapb.Buckets(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionResponseInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.leader; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.downPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); PeerStats.write(v[i] as PeerStatsInit, w); w.end(at); } } }
    { const v = m.pendingPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.buckets; if (v !== undefined) { w.tag(42); const at = w.begin(); metapb.Buckets.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionResponse {
    return RegionResponse.merge(new RegionResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionResponse {
    return RegionResponse.merge(new RegionResponse(), new Reader(bytes));
  }

  static encode(m: RegionResponseInit): Uint8Array {
    return encodeWith(RegionResponse.write, m);
  }
}

export interface ScanRegionsRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly limit?: number | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class ScanRegionsRequest {
  static readonly typeName = 'pdpb.ScanRegionsRequest';
  declare header: RequestHeader | undefined;
  declare startKey: Uint8Array;
  declare limit: number;
  declare endKey: Uint8Array;

  constructor() {
    this.header = undefined;
    this.startKey = EMPTY_BYTES;
    this.limit = 0;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: ScanRegionsRequest, r: Reader): ScanRegionsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.int32(); continue; }
        case 4: { if (tag !== 34) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanRegionsRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
  }

  static read(r: Reader): ScanRegionsRequest {
    return ScanRegionsRequest.merge(new ScanRegionsRequest(), r);
  }

  static decode(bytes: Uint8Array): ScanRegionsRequest {
    return ScanRegionsRequest.merge(new ScanRegionsRequest(), new Reader(bytes));
  }

  static encode(m: ScanRegionsRequestInit): Uint8Array {
    return encodeWith(ScanRegionsRequest.write, m);
  }
}

export interface RegionInit {
  readonly region?: metapb.RegionInit | undefined;
  readonly leader?: metapb.PeerInit | undefined;
  readonly downPeers?: readonly PeerStatsInit[] | undefined;
  readonly pendingPeers?: readonly metapb.PeerInit[] | undefined;
  readonly buckets?: metapb.BucketsInit | undefined;
}

export class Region {
  static readonly typeName = 'pdpb.Region';
  declare region: metapb.Region | undefined;
  declare leader: metapb.Peer | undefined;
  declare downPeers: readonly PeerStats[];
  declare pendingPeers: readonly metapb.Peer[];
  declare buckets: metapb.Buckets | undefined;

  constructor() {
    this.region = undefined;
    this.leader = undefined;
    this.downPeers = EMPTY_LIST;
    this.pendingPeers = EMPTY_LIST;
    this.buckets = undefined;
  }

  static merge(m: Region, r: Reader): Region {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.downPeers === EMPTY_LIST) m.downPeers = []; (m.downPeers as PeerStats[]).push(PeerStats.merge(new PeerStats(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.pendingPeers === EMPTY_LIST) m.pendingPeers = []; (m.pendingPeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.buckets = metapb.Buckets.merge(m.buckets ?? new metapb.Buckets(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.leader; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.downPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); PeerStats.write(v[i] as PeerStatsInit, w); w.end(at); } } }
    { const v = m.pendingPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.buckets; if (v !== undefined) { w.tag(42); const at = w.begin(); metapb.Buckets.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Region {
    return Region.merge(new Region(), r);
  }

  static decode(bytes: Uint8Array): Region {
    return Region.merge(new Region(), new Reader(bytes));
  }

  static encode(m: RegionInit): Uint8Array {
    return encodeWith(Region.write, m);
  }
}

export interface ScanRegionsResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly regionMetas?: readonly metapb.RegionInit[] | undefined;
  readonly leaders?: readonly metapb.PeerInit[] | undefined;
  readonly regions?: readonly RegionInit[] | undefined;
}

export class ScanRegionsResponse {
  static readonly typeName = 'pdpb.ScanRegionsResponse';
  declare header: ResponseHeader | undefined;
  declare regionMetas: readonly metapb.Region[];
  declare leaders: readonly metapb.Peer[];
  declare regions: readonly Region[];

  constructor() {
    this.header = undefined;
    this.regionMetas = EMPTY_LIST;
    this.leaders = EMPTY_LIST;
    this.regions = EMPTY_LIST;
  }

  static merge(m: ScanRegionsResponse, r: Reader): ScanRegionsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.regionMetas === EMPTY_LIST) m.regionMetas = []; (m.regionMetas as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.leaders === EMPTY_LIST) m.leaders = []; (m.leaders as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as Region[]).push(Region.merge(new Region(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanRegionsResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.regionMetas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.leaders; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); Region.write(v[i] as RegionInit, w); w.end(at); } } }
  }

  static read(r: Reader): ScanRegionsResponse {
    return ScanRegionsResponse.merge(new ScanRegionsResponse(), r);
  }

  static decode(bytes: Uint8Array): ScanRegionsResponse {
    return ScanRegionsResponse.merge(new ScanRegionsResponse(), new Reader(bytes));
  }

  static encode(m: ScanRegionsResponseInit): Uint8Array {
    return encodeWith(ScanRegionsResponse.write, m);
  }
}

export interface KeyRangeInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class KeyRange {
  static readonly typeName = 'pdpb.KeyRange';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: KeyRange, r: Reader): KeyRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyRangeInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
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

export interface BatchScanRegionsRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly needBuckets?: boolean | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly limit?: number | undefined;
  readonly containAllKeyRange?: boolean | undefined;
}

export class BatchScanRegionsRequest {
  static readonly typeName = 'pdpb.BatchScanRegionsRequest';
  declare header: RequestHeader | undefined;
  declare needBuckets: boolean;
  declare ranges: readonly KeyRange[];
  declare limit: number;
  declare containAllKeyRange: boolean;

  constructor() {
    this.header = undefined;
    this.needBuckets = false;
    this.ranges = EMPTY_LIST;
    this.limit = 0;
    this.containAllKeyRange = false;
  }

  static merge(m: BatchScanRegionsRequest, r: Reader): BatchScanRegionsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.needBuckets = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.limit = r.int32(); continue; }
        case 5: { if (tag !== 40) break; m.containAllKeyRange = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchScanRegionsRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.needBuckets; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.containAllKeyRange; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): BatchScanRegionsRequest {
    return BatchScanRegionsRequest.merge(new BatchScanRegionsRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchScanRegionsRequest {
    return BatchScanRegionsRequest.merge(new BatchScanRegionsRequest(), new Reader(bytes));
  }

  static encode(m: BatchScanRegionsRequestInit): Uint8Array {
    return encodeWith(BatchScanRegionsRequest.write, m);
  }
}

export interface BatchScanRegionsResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly regions?: readonly RegionInit[] | undefined;
}

export class BatchScanRegionsResponse {
  static readonly typeName = 'pdpb.BatchScanRegionsResponse';
  declare header: ResponseHeader | undefined;
  declare regions: readonly Region[];

  constructor() {
    this.header = undefined;
    this.regions = EMPTY_LIST;
  }

  static merge(m: BatchScanRegionsResponse, r: Reader): BatchScanRegionsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as Region[]).push(Region.merge(new Region(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchScanRegionsResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Region.write(v[i] as RegionInit, w); w.end(at); } } }
  }

  static read(r: Reader): BatchScanRegionsResponse {
    return BatchScanRegionsResponse.merge(new BatchScanRegionsResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchScanRegionsResponse {
    return BatchScanRegionsResponse.merge(new BatchScanRegionsResponse(), new Reader(bytes));
  }

  static encode(m: BatchScanRegionsResponseInit): Uint8Array {
    return encodeWith(BatchScanRegionsResponse.write, m);
  }
}

export interface GetClusterConfigRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class GetClusterConfigRequest {
  static readonly typeName = 'pdpb.GetClusterConfigRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetClusterConfigRequest, r: Reader): GetClusterConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetClusterConfigRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetClusterConfigRequest {
    return GetClusterConfigRequest.merge(new GetClusterConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): GetClusterConfigRequest {
    return GetClusterConfigRequest.merge(new GetClusterConfigRequest(), new Reader(bytes));
  }

  static encode(m: GetClusterConfigRequestInit): Uint8Array {
    return encodeWith(GetClusterConfigRequest.write, m);
  }
}

export interface GetClusterConfigResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly cluster?: metapb.ClusterInit | undefined;
}

export class GetClusterConfigResponse {
  static readonly typeName = 'pdpb.GetClusterConfigResponse';
  declare header: ResponseHeader | undefined;
  declare cluster: metapb.Cluster | undefined;

  constructor() {
    this.header = undefined;
    this.cluster = undefined;
  }

  static merge(m: GetClusterConfigResponse, r: Reader): GetClusterConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.cluster = metapb.Cluster.merge(m.cluster ?? new metapb.Cluster(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetClusterConfigResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.cluster; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Cluster.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetClusterConfigResponse {
    return GetClusterConfigResponse.merge(new GetClusterConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): GetClusterConfigResponse {
    return GetClusterConfigResponse.merge(new GetClusterConfigResponse(), new Reader(bytes));
  }

  static encode(m: GetClusterConfigResponseInit): Uint8Array {
    return encodeWith(GetClusterConfigResponse.write, m);
  }
}

export interface PutClusterConfigRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly cluster?: metapb.ClusterInit | undefined;
}

export class PutClusterConfigRequest {
  static readonly typeName = 'pdpb.PutClusterConfigRequest';
  declare header: RequestHeader | undefined;
  declare cluster: metapb.Cluster | undefined;

  constructor() {
    this.header = undefined;
    this.cluster = undefined;
  }

  static merge(m: PutClusterConfigRequest, r: Reader): PutClusterConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.cluster = metapb.Cluster.merge(m.cluster ?? new metapb.Cluster(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutClusterConfigRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.cluster; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Cluster.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PutClusterConfigRequest {
    return PutClusterConfigRequest.merge(new PutClusterConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): PutClusterConfigRequest {
    return PutClusterConfigRequest.merge(new PutClusterConfigRequest(), new Reader(bytes));
  }

  static encode(m: PutClusterConfigRequestInit): Uint8Array {
    return encodeWith(PutClusterConfigRequest.write, m);
  }
}

export interface PutClusterConfigResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class PutClusterConfigResponse {
  static readonly typeName = 'pdpb.PutClusterConfigResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: PutClusterConfigResponse, r: Reader): PutClusterConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutClusterConfigResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PutClusterConfigResponse {
    return PutClusterConfigResponse.merge(new PutClusterConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): PutClusterConfigResponse {
    return PutClusterConfigResponse.merge(new PutClusterConfigResponse(), new Reader(bytes));
  }

  static encode(m: PutClusterConfigResponseInit): Uint8Array {
    return encodeWith(PutClusterConfigResponse.write, m);
  }
}

export interface MemberInit {
  readonly name?: string | undefined;
  readonly memberId?: bigint | undefined;
  readonly peerUrls?: readonly string[] | undefined;
  readonly clientUrls?: readonly string[] | undefined;
  readonly leaderPriority?: number | undefined;
  readonly deployPath?: string | undefined;
  readonly binaryVersion?: string | undefined;
  readonly gitHash?: string | undefined;
  readonly dcLocation?: string | undefined;
}

export class Member {
  static readonly typeName = 'pdpb.Member';
  declare name: string;
  declare memberId: bigint;
  declare peerUrls: readonly string[];
  declare clientUrls: readonly string[];
  declare leaderPriority: number;
  declare deployPath: string;
  declare binaryVersion: string;
  declare gitHash: string;
  declare dcLocation: string;

  constructor() {
    this.name = '';
    this.memberId = 0n;
    this.peerUrls = EMPTY_LIST;
    this.clientUrls = EMPTY_LIST;
    this.leaderPriority = 0;
    this.deployPath = '';
    this.binaryVersion = '';
    this.gitHash = '';
    this.dcLocation = '';
  }

  static merge(m: Member, r: Reader): Member {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.memberId = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; if (m.peerUrls === EMPTY_LIST) m.peerUrls = []; (m.peerUrls as string[]).push(r.string()); continue; }
        case 4: { if (tag !== 34) break; if (m.clientUrls === EMPTY_LIST) m.clientUrls = []; (m.clientUrls as string[]).push(r.string()); continue; }
        case 5: { if (tag !== 40) break; m.leaderPriority = r.int32(); continue; }
        case 6: { if (tag !== 50) break; m.deployPath = r.string(); continue; }
        case 7: { if (tag !== 58) break; m.binaryVersion = r.string(); continue; }
        case 8: { if (tag !== 66) break; m.gitHash = r.string(); continue; }
        case 9: { if (tag !== 74) break; m.dcLocation = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.memberId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.peerUrls; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.string(v[i] as string); } } }
    { const v = m.clientUrls; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.string(v[i] as string); } } }
    { const v = m.leaderPriority; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.deployPath; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.binaryVersion; if (v !== undefined && v !== '') { w.tag(58); w.string(v); } }
    { const v = m.gitHash; if (v !== undefined && v !== '') { w.tag(66); w.string(v); } }
    { const v = m.dcLocation; if (v !== undefined && v !== '') { w.tag(74); w.string(v); } }
  }

  static read(r: Reader): Member {
    return Member.merge(new Member(), r);
  }

  static decode(bytes: Uint8Array): Member {
    return Member.merge(new Member(), new Reader(bytes));
  }

  static encode(m: MemberInit): Uint8Array {
    return encodeWith(Member.write, m);
  }
}

export interface GetMembersRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class GetMembersRequest {
  static readonly typeName = 'pdpb.GetMembersRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetMembersRequest, r: Reader): GetMembersRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMembersRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetMembersRequest {
    return GetMembersRequest.merge(new GetMembersRequest(), r);
  }

  static decode(bytes: Uint8Array): GetMembersRequest {
    return GetMembersRequest.merge(new GetMembersRequest(), new Reader(bytes));
  }

  static encode(m: GetMembersRequestInit): Uint8Array {
    return encodeWith(GetMembersRequest.write, m);
  }
}

export interface GetMembersResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly members?: readonly MemberInit[] | undefined;
  readonly leader?: MemberInit | undefined;
  readonly etcdLeader?: MemberInit | undefined;
  readonly tsoAllocatorLeaders?: ReadonlyMap<string, MemberInit> | undefined;
}

export class GetMembersResponse {
  static readonly typeName = 'pdpb.GetMembersResponse';
  declare header: ResponseHeader | undefined;
  declare members: readonly Member[];
  declare leader: Member | undefined;
  declare etcdLeader: Member | undefined;
  declare tsoAllocatorLeaders: ReadonlyMap<string, Member>;

  constructor() {
    this.header = undefined;
    this.members = EMPTY_LIST;
    this.leader = undefined;
    this.etcdLeader = undefined;
    this.tsoAllocatorLeaders = EMPTY_MAP;
  }

  static merge(m: GetMembersResponse, r: Reader): GetMembersResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as Member[]).push(Member.merge(new Member(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.leader = Member.merge(m.leader ?? new Member(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.etcdLeader = Member.merge(m.etcdLeader ?? new Member(), r); r.leave(outer); continue; }
        case 5: {
          if (tag !== 42) break;
          if (m.tsoAllocatorLeaders === EMPTY_MAP) m.tsoAllocatorLeaders = new Map();
          const outer = r.enter();
          let k: string = '';
          const v: Member = new Member();
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) {
              const inner = r.enter();
              Member.merge(v as Member, r);
              r.leave(inner);
            } else r.skip(entry);
          }
          r.leave(outer);
          (m.tsoAllocatorLeaders as Map<string, Member>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMembersResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Member.write(v[i] as MemberInit, w); w.end(at); } } }
    { const v = m.leader; if (v !== undefined) { w.tag(26); const at = w.begin(); Member.write(v, w); w.end(at); } }
    { const v = m.etcdLeader; if (v !== undefined) { w.tag(34); const at = w.begin(); Member.write(v, w); w.end(at); } }
    { const v = m.tsoAllocatorLeaders; if (v !== undefined) { for (const [key, value] of v) { w.tag(42); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); const at = w.begin(); Member.write(value, w); w.end(at); w.end(entry); } } }
  }

  static read(r: Reader): GetMembersResponse {
    return GetMembersResponse.merge(new GetMembersResponse(), r);
  }

  static decode(bytes: Uint8Array): GetMembersResponse {
    return GetMembersResponse.merge(new GetMembersResponse(), new Reader(bytes));
  }

  static encode(m: GetMembersResponseInit): Uint8Array {
    return encodeWith(GetMembersResponse.write, m);
  }
}

export interface GetClusterInfoRequestInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class GetClusterInfoRequest {
  static readonly typeName = 'pdpb.GetClusterInfoRequest';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetClusterInfoRequest, r: Reader): GetClusterInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetClusterInfoRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetClusterInfoRequest {
    return GetClusterInfoRequest.merge(new GetClusterInfoRequest(), r);
  }

  static decode(bytes: Uint8Array): GetClusterInfoRequest {
    return GetClusterInfoRequest.merge(new GetClusterInfoRequest(), new Reader(bytes));
  }

  static encode(m: GetClusterInfoRequestInit): Uint8Array {
    return encodeWith(GetClusterInfoRequest.write, m);
  }
}

export interface GetClusterInfoResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly serviceModes?: readonly ServiceMode[] | undefined;
  readonly tsoUrls?: readonly string[] | undefined;
}

export class GetClusterInfoResponse {
  static readonly typeName = 'pdpb.GetClusterInfoResponse';
  declare header: ResponseHeader | undefined;
  declare serviceModes: readonly ServiceMode[];
  declare tsoUrls: readonly string[];

  constructor() {
    this.header = undefined;
    this.serviceModes = EMPTY_LIST;
    this.tsoUrls = EMPTY_LIST;
  }

  static merge(m: GetClusterInfoResponse, r: Reader): GetClusterInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.serviceModes === EMPTY_LIST) m.serviceModes = [];
          if (tag === 16) { (m.serviceModes as number[]).push(r.int32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.serviceModes as number[]).push(r.int32());
          r.leave(outer);
          continue;
        }
        case 3: { if (tag !== 26) break; if (m.tsoUrls === EMPTY_LIST) m.tsoUrls = []; (m.tsoUrls as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetClusterInfoResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.serviceModes; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.signed(v[i] as number); w.end(at); } }
    { const v = m.tsoUrls; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.string(v[i] as string); } } }
  }

  static read(r: Reader): GetClusterInfoResponse {
    return GetClusterInfoResponse.merge(new GetClusterInfoResponse(), r);
  }

  static decode(bytes: Uint8Array): GetClusterInfoResponse {
    return GetClusterInfoResponse.merge(new GetClusterInfoResponse(), new Reader(bytes));
  }

  static encode(m: GetClusterInfoResponseInit): Uint8Array {
    return encodeWith(GetClusterInfoResponse.write, m);
  }
}

export interface PeerStatsInit {
  readonly peer?: metapb.PeerInit | undefined;
  readonly downSeconds?: number | undefined;
}

export class PeerStats {
  static readonly typeName = 'pdpb.PeerStats';
  declare peer: metapb.Peer | undefined;
  declare downSeconds: number;

  constructor() {
    this.peer = undefined;
    this.downSeconds = 0;
  }

  static merge(m: PeerStats, r: Reader): PeerStats {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.downSeconds = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PeerStatsInit, w: Writer): void {
    { const v = m.peer; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.downSeconds; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): PeerStats {
    return PeerStats.merge(new PeerStats(), r);
  }

  static decode(bytes: Uint8Array): PeerStats {
    return PeerStats.merge(new PeerStats(), new Reader(bytes));
  }

  static encode(m: PeerStatsInit): Uint8Array {
    return encodeWith(PeerStats.write, m);
  }
}

export interface RegionHeartbeatRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly leader?: metapb.PeerInit | undefined;
  readonly downPeers?: readonly PeerStatsInit[] | undefined;
  readonly pendingPeers?: readonly metapb.PeerInit[] | undefined;
  readonly bytesWritten?: number | undefined;
  readonly bytesRead?: number | undefined;
  readonly keysWritten?: number | undefined;
  readonly keysRead?: number | undefined;
  readonly approximateSize?: number | undefined;
  readonly interval?: TimeIntervalInit | undefined;
  readonly approximateKeys?: number | undefined;
  readonly term?: number | undefined;
  readonly replicationStatus?: replication_modepb.RegionReplicationStatusInit | undefined;
  readonly queryStats?: QueryStatsInit | undefined;
  readonly cpuUsage?: number | undefined;
  readonly cpuStats?: CPUStatsInit | undefined;
  readonly approximateKvSize?: number | undefined;
  readonly approximateColumnarKvSize?: number | undefined;
  readonly bucketMeta?: metapb.BucketMetaInit | undefined;
}

export class RegionHeartbeatRequest {
  static readonly typeName = 'pdpb.RegionHeartbeatRequest';
  declare header: RequestHeader | undefined;
  declare region: metapb.Region | undefined;
  declare leader: metapb.Peer | undefined;
  declare downPeers: readonly PeerStats[];
  declare pendingPeers: readonly metapb.Peer[];
  declare bytesWritten: number;
  declare bytesRead: number;
  declare keysWritten: number;
  declare keysRead: number;
  declare approximateSize: number;
  declare interval: TimeInterval | undefined;
  declare approximateKeys: number;
  declare term: number;
  declare replicationStatus: replication_modepb.RegionReplicationStatus | undefined;
  declare queryStats: QueryStats | undefined;
  /** @deprecated */
  declare cpuUsage: number;
  declare cpuStats: CPUStats | undefined;
  declare approximateKvSize: number;
  declare approximateColumnarKvSize: number;
  declare bucketMeta: metapb.BucketMeta | undefined;

  constructor() {
    this.header = undefined;
    this.region = undefined;
    this.leader = undefined;
    this.downPeers = EMPTY_LIST;
    this.pendingPeers = EMPTY_LIST;
    this.bytesWritten = 0;
    this.bytesRead = 0;
    this.keysWritten = 0;
    this.keysRead = 0;
    this.approximateSize = 0;
    this.interval = undefined;
    this.approximateKeys = 0;
    this.term = 0;
    this.replicationStatus = undefined;
    this.queryStats = undefined;
    this.cpuUsage = 0;
    this.cpuStats = undefined;
    this.approximateKvSize = 0;
    this.approximateColumnarKvSize = 0;
    this.bucketMeta = undefined;
  }

  static merge(m: RegionHeartbeatRequest, r: Reader): RegionHeartbeatRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.downPeers === EMPTY_LIST) m.downPeers = []; (m.downPeers as PeerStats[]).push(PeerStats.merge(new PeerStats(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.pendingPeers === EMPTY_LIST) m.pendingPeers = []; (m.pendingPeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.bytesWritten = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.bytesRead = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.keysWritten = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.keysRead = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.approximateSize = r.uint64(); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); m.interval = TimeInterval.merge(m.interval ?? new TimeInterval(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 104) break; m.approximateKeys = r.uint64(); continue; }
        case 14: { if (tag !== 112) break; m.term = r.uint64(); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); m.replicationStatus = replication_modepb.RegionReplicationStatus.merge(m.replicationStatus ?? new replication_modepb.RegionReplicationStatus(), r); r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.queryStats = QueryStats.merge(m.queryStats ?? new QueryStats(), r); r.leave(outer); continue; }
        case 17: { if (tag !== 136) break; m.cpuUsage = r.uint64(); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); m.cpuStats = CPUStats.merge(m.cpuStats ?? new CPUStats(), r); r.leave(outer); continue; }
        case 18: { if (tag !== 144) break; m.approximateKvSize = r.uint64(); continue; }
        case 19: { if (tag !== 152) break; m.approximateColumnarKvSize = r.uint64(); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); m.bucketMeta = metapb.BucketMeta.merge(m.bucketMeta ?? new metapb.BucketMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionHeartbeatRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.leader; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.downPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); PeerStats.write(v[i] as PeerStatsInit, w); w.end(at); } } }
    { const v = m.pendingPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.bytesWritten; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.bytesRead; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.keysWritten; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.keysRead; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.approximateSize; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.interval; if (v !== undefined) { w.tag(98); const at = w.begin(); TimeInterval.write(v, w); w.end(at); } }
    { const v = m.approximateKeys; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.replicationStatus; if (v !== undefined) { w.tag(122); const at = w.begin(); replication_modepb.RegionReplicationStatus.write(v, w); w.end(at); } }
    { const v = m.queryStats; if (v !== undefined) { w.tag(130); const at = w.begin(); QueryStats.write(v, w); w.end(at); } }
    { const v = m.cpuUsage; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
    { const v = m.cpuStats; if (v !== undefined) { w.tag(170); const at = w.begin(); CPUStats.write(v, w); w.end(at); } }
    { const v = m.approximateKvSize; if (v !== undefined && v !== 0) { w.tag(144); w.unsigned(v); } }
    { const v = m.approximateColumnarKvSize; if (v !== undefined && v !== 0) { w.tag(152); w.unsigned(v); } }
    { const v = m.bucketMeta; if (v !== undefined) { w.tag(162); const at = w.begin(); metapb.BucketMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionHeartbeatRequest {
    return RegionHeartbeatRequest.merge(new RegionHeartbeatRequest(), r);
  }

  static decode(bytes: Uint8Array): RegionHeartbeatRequest {
    return RegionHeartbeatRequest.merge(new RegionHeartbeatRequest(), new Reader(bytes));
  }

  static encode(m: RegionHeartbeatRequestInit): Uint8Array {
    return encodeWith(RegionHeartbeatRequest.write, m);
  }
}

export interface ChangePeerInit {
  readonly peer?: metapb.PeerInit | undefined;
  readonly changeType?: eraftpb.ConfChangeType | undefined;
}

export class ChangePeer {
  static readonly typeName = 'pdpb.ChangePeer';
  declare peer: metapb.Peer | undefined;
  declare changeType: eraftpb.ConfChangeType;

  constructor() {
    this.peer = undefined;
    this.changeType = 0;
  }

  static merge(m: ChangePeer, r: Reader): ChangePeer {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.changeType = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangePeerInit, w: Writer): void {
    { const v = m.peer; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.changeType; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): ChangePeer {
    return ChangePeer.merge(new ChangePeer(), r);
  }

  static decode(bytes: Uint8Array): ChangePeer {
    return ChangePeer.merge(new ChangePeer(), new Reader(bytes));
  }

  static encode(m: ChangePeerInit): Uint8Array {
    return encodeWith(ChangePeer.write, m);
  }
}

export interface ChangePeerV2Init {
  readonly changes?: readonly ChangePeerInit[] | undefined;
}

export class ChangePeerV2 {
  static readonly typeName = 'pdpb.ChangePeerV2';
  declare changes: readonly ChangePeer[];

  constructor() {
    this.changes = EMPTY_LIST;
  }

  static merge(m: ChangePeerV2, r: Reader): ChangePeerV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.changes === EMPTY_LIST) m.changes = []; (m.changes as ChangePeer[]).push(ChangePeer.merge(new ChangePeer(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangePeerV2Init, w: Writer): void {
    { const v = m.changes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ChangePeer.write(v[i] as ChangePeerInit, w); w.end(at); } } }
  }

  static read(r: Reader): ChangePeerV2 {
    return ChangePeerV2.merge(new ChangePeerV2(), r);
  }

  static decode(bytes: Uint8Array): ChangePeerV2 {
    return ChangePeerV2.merge(new ChangePeerV2(), new Reader(bytes));
  }

  static encode(m: ChangePeerV2Init): Uint8Array {
    return encodeWith(ChangePeerV2.write, m);
  }
}

export interface TransferLeaderInit {
  readonly peer?: metapb.PeerInit | undefined;
  readonly peers?: readonly metapb.PeerInit[] | undefined;
}

export class TransferLeader {
  static readonly typeName = 'pdpb.TransferLeader';
  declare peer: metapb.Peer | undefined;
  declare peers: readonly metapb.Peer[];

  constructor() {
    this.peer = undefined;
    this.peers = EMPTY_LIST;
  }

  static merge(m: TransferLeader, r: Reader): TransferLeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.peers === EMPTY_LIST) m.peers = []; (m.peers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TransferLeaderInit, w: Writer): void {
    { const v = m.peer; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.peers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
  }

  static read(r: Reader): TransferLeader {
    return TransferLeader.merge(new TransferLeader(), r);
  }

  static decode(bytes: Uint8Array): TransferLeader {
    return TransferLeader.merge(new TransferLeader(), new Reader(bytes));
  }

  static encode(m: TransferLeaderInit): Uint8Array {
    return encodeWith(TransferLeader.write, m);
  }
}

export interface MergeInit {
  readonly target?: metapb.RegionInit | undefined;
}

export class Merge {
  static readonly typeName = 'pdpb.Merge';
  declare target: metapb.Region | undefined;

  constructor() {
    this.target = undefined;
  }

  static merge(m: Merge, r: Reader): Merge {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.target = metapb.Region.merge(m.target ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MergeInit, w: Writer): void {
    { const v = m.target; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Merge {
    return Merge.merge(new Merge(), r);
  }

  static decode(bytes: Uint8Array): Merge {
    return Merge.merge(new Merge(), new Reader(bytes));
  }

  static encode(m: MergeInit): Uint8Array {
    return encodeWith(Merge.write, m);
  }
}

export interface SplitRegionInit {
  readonly policy?: CheckPolicy | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
}

export class SplitRegion {
  static readonly typeName = 'pdpb.SplitRegion';
  declare policy: CheckPolicy;
  declare keys: readonly Uint8Array[];

  constructor() {
    this.policy = 0;
    this.keys = EMPTY_LIST;
  }

  static merge(m: SplitRegion, r: Reader): SplitRegion {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.policy = r.int32(); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitRegionInit, w: Writer): void {
    { const v = m.policy; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): SplitRegion {
    return SplitRegion.merge(new SplitRegion(), r);
  }

  static decode(bytes: Uint8Array): SplitRegion {
    return SplitRegion.merge(new SplitRegion(), new Reader(bytes));
  }

  static encode(m: SplitRegionInit): Uint8Array {
    return encodeWith(SplitRegion.write, m);
  }
}

export interface SwitchWitnessInit {
  readonly peerId?: number | undefined;
  readonly isWitness?: boolean | undefined;
}

export class SwitchWitness {
  static readonly typeName = 'pdpb.SwitchWitness';
  declare peerId: number;
  declare isWitness: boolean;

  constructor() {
    this.peerId = 0;
    this.isWitness = false;
  }

  static merge(m: SwitchWitness, r: Reader): SwitchWitness {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.peerId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.isWitness = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SwitchWitnessInit, w: Writer): void {
    { const v = m.peerId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.isWitness; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): SwitchWitness {
    return SwitchWitness.merge(new SwitchWitness(), r);
  }

  static decode(bytes: Uint8Array): SwitchWitness {
    return SwitchWitness.merge(new SwitchWitness(), new Reader(bytes));
  }

  static encode(m: SwitchWitnessInit): Uint8Array {
    return encodeWith(SwitchWitness.write, m);
  }
}

export interface BatchSwitchWitnessInit {
  readonly switchWitnesses?: readonly SwitchWitnessInit[] | undefined;
}

export class BatchSwitchWitness {
  static readonly typeName = 'pdpb.BatchSwitchWitness';
  declare switchWitnesses: readonly SwitchWitness[];

  constructor() {
    this.switchWitnesses = EMPTY_LIST;
  }

  static merge(m: BatchSwitchWitness, r: Reader): BatchSwitchWitness {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.switchWitnesses === EMPTY_LIST) m.switchWitnesses = []; (m.switchWitnesses as SwitchWitness[]).push(SwitchWitness.merge(new SwitchWitness(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchSwitchWitnessInit, w: Writer): void {
    { const v = m.switchWitnesses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); SwitchWitness.write(v[i] as SwitchWitnessInit, w); w.end(at); } } }
  }

  static read(r: Reader): BatchSwitchWitness {
    return BatchSwitchWitness.merge(new BatchSwitchWitness(), r);
  }

  static decode(bytes: Uint8Array): BatchSwitchWitness {
    return BatchSwitchWitness.merge(new BatchSwitchWitness(), new Reader(bytes));
  }

  static encode(m: BatchSwitchWitnessInit): Uint8Array {
    return encodeWith(BatchSwitchWitness.write, m);
  }
}

export interface ChangeSplitInit {
  readonly autoSplitEnabled?: boolean | undefined;
}

export class ChangeSplit {
  static readonly typeName = 'pdpb.ChangeSplit';
  declare autoSplitEnabled: boolean;

  constructor() {
    this.autoSplitEnabled = false;
  }

  static merge(m: ChangeSplit, r: Reader): ChangeSplit {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.autoSplitEnabled = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangeSplitInit, w: Writer): void {
    { const v = m.autoSplitEnabled; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): ChangeSplit {
    return ChangeSplit.merge(new ChangeSplit(), r);
  }

  static decode(bytes: Uint8Array): ChangeSplit {
    return ChangeSplit.merge(new ChangeSplit(), new Reader(bytes));
  }

  static encode(m: ChangeSplitInit): Uint8Array {
    return encodeWith(ChangeSplit.write, m);
  }
}

export interface RegionHeartbeatResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly changePeer?: ChangePeerInit | undefined;
  readonly transferLeader?: TransferLeaderInit | undefined;
  readonly regionId?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly targetPeer?: metapb.PeerInit | undefined;
  readonly merge?: MergeInit | undefined;
  readonly splitRegion?: SplitRegionInit | undefined;
  readonly changePeerV2?: ChangePeerV2Init | undefined;
  readonly switchWitnesses?: BatchSwitchWitnessInit | undefined;
  readonly changeSplit?: ChangeSplitInit | undefined;
}

export class RegionHeartbeatResponse {
  static readonly typeName = 'pdpb.RegionHeartbeatResponse';
  declare header: ResponseHeader | undefined;
  declare changePeer: ChangePeer | undefined;
  declare transferLeader: TransferLeader | undefined;
  declare regionId: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare targetPeer: metapb.Peer | undefined;
  declare merge: Merge | undefined;
  declare splitRegion: SplitRegion | undefined;
  declare changePeerV2: ChangePeerV2 | undefined;
  declare switchWitnesses: BatchSwitchWitness | undefined;
  declare changeSplit: ChangeSplit | undefined;

  constructor() {
    this.header = undefined;
    this.changePeer = undefined;
    this.transferLeader = undefined;
    this.regionId = 0;
    this.regionEpoch = undefined;
    this.targetPeer = undefined;
    this.merge = undefined;
    this.splitRegion = undefined;
    this.changePeerV2 = undefined;
    this.switchWitnesses = undefined;
    this.changeSplit = undefined;
  }

  static merge(m: RegionHeartbeatResponse, r: Reader): RegionHeartbeatResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.changePeer = ChangePeer.merge(m.changePeer ?? new ChangePeer(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.transferLeader = TransferLeader.merge(m.transferLeader ?? new TransferLeader(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.regionId = r.uint64(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.targetPeer = metapb.Peer.merge(m.targetPeer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.merge = Merge.merge(m.merge ?? new Merge(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.splitRegion = SplitRegion.merge(m.splitRegion ?? new SplitRegion(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.changePeerV2 = ChangePeerV2.merge(m.changePeerV2 ?? new ChangePeerV2(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.switchWitnesses = BatchSwitchWitness.merge(m.switchWitnesses ?? new BatchSwitchWitness(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.changeSplit = ChangeSplit.merge(m.changeSplit ?? new ChangeSplit(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionHeartbeatResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.changePeer; if (v !== undefined) { w.tag(18); const at = w.begin(); ChangePeer.write(v, w); w.end(at); } }
    { const v = m.transferLeader; if (v !== undefined) { w.tag(26); const at = w.begin(); TransferLeader.write(v, w); w.end(at); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(42); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.targetPeer; if (v !== undefined) { w.tag(50); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.merge; if (v !== undefined) { w.tag(58); const at = w.begin(); Merge.write(v, w); w.end(at); } }
    { const v = m.splitRegion; if (v !== undefined) { w.tag(66); const at = w.begin(); SplitRegion.write(v, w); w.end(at); } }
    { const v = m.changePeerV2; if (v !== undefined) { w.tag(74); const at = w.begin(); ChangePeerV2.write(v, w); w.end(at); } }
    { const v = m.switchWitnesses; if (v !== undefined) { w.tag(82); const at = w.begin(); BatchSwitchWitness.write(v, w); w.end(at); } }
    { const v = m.changeSplit; if (v !== undefined) { w.tag(90); const at = w.begin(); ChangeSplit.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionHeartbeatResponse {
    return RegionHeartbeatResponse.merge(new RegionHeartbeatResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionHeartbeatResponse {
    return RegionHeartbeatResponse.merge(new RegionHeartbeatResponse(), new Reader(bytes));
  }

  static encode(m: RegionHeartbeatResponseInit): Uint8Array {
    return encodeWith(RegionHeartbeatResponse.write, m);
  }
}

export interface AskSplitRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly region?: metapb.RegionInit | undefined;
}

export class AskSplitRequest {
  static readonly typeName = 'pdpb.AskSplitRequest';
  declare header: RequestHeader | undefined;
  declare region: metapb.Region | undefined;

  constructor() {
    this.header = undefined;
    this.region = undefined;
  }

  static merge(m: AskSplitRequest, r: Reader): AskSplitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AskSplitRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AskSplitRequest {
    return AskSplitRequest.merge(new AskSplitRequest(), r);
  }

  static decode(bytes: Uint8Array): AskSplitRequest {
    return AskSplitRequest.merge(new AskSplitRequest(), new Reader(bytes));
  }

  static encode(m: AskSplitRequestInit): Uint8Array {
    return encodeWith(AskSplitRequest.write, m);
  }
}

export interface AskSplitResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly newRegionId?: number | undefined;
  readonly newPeerIds?: readonly number[] | undefined;
}

export class AskSplitResponse {
  static readonly typeName = 'pdpb.AskSplitResponse';
  declare header: ResponseHeader | undefined;
  declare newRegionId: number;
  declare newPeerIds: readonly number[];

  constructor() {
    this.header = undefined;
    this.newRegionId = 0;
    this.newPeerIds = EMPTY_LIST;
  }

  static merge(m: AskSplitResponse, r: Reader): AskSplitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.newRegionId = r.uint64(); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.newPeerIds === EMPTY_LIST) m.newPeerIds = [];
          if (tag === 24) { (m.newPeerIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.newPeerIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AskSplitResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.newRegionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.newPeerIds; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): AskSplitResponse {
    return AskSplitResponse.merge(new AskSplitResponse(), r);
  }

  static decode(bytes: Uint8Array): AskSplitResponse {
    return AskSplitResponse.merge(new AskSplitResponse(), new Reader(bytes));
  }

  static encode(m: AskSplitResponseInit): Uint8Array {
    return encodeWith(AskSplitResponse.write, m);
  }
}

export interface ReportSplitRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly left?: metapb.RegionInit | undefined;
  readonly right?: metapb.RegionInit | undefined;
}

export class ReportSplitRequest {
  static readonly typeName = 'pdpb.ReportSplitRequest';
  declare header: RequestHeader | undefined;
  declare left: metapb.Region | undefined;
  declare right: metapb.Region | undefined;

  constructor() {
    this.header = undefined;
    this.left = undefined;
    this.right = undefined;
  }

  static merge(m: ReportSplitRequest, r: Reader): ReportSplitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.left = metapb.Region.merge(m.left ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.right = metapb.Region.merge(m.right ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportSplitRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.left; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.right; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportSplitRequest {
    return ReportSplitRequest.merge(new ReportSplitRequest(), r);
  }

  static decode(bytes: Uint8Array): ReportSplitRequest {
    return ReportSplitRequest.merge(new ReportSplitRequest(), new Reader(bytes));
  }

  static encode(m: ReportSplitRequestInit): Uint8Array {
    return encodeWith(ReportSplitRequest.write, m);
  }
}

export interface ReportSplitResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class ReportSplitResponse {
  static readonly typeName = 'pdpb.ReportSplitResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: ReportSplitResponse, r: Reader): ReportSplitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportSplitResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportSplitResponse {
    return ReportSplitResponse.merge(new ReportSplitResponse(), r);
  }

  static decode(bytes: Uint8Array): ReportSplitResponse {
    return ReportSplitResponse.merge(new ReportSplitResponse(), new Reader(bytes));
  }

  static encode(m: ReportSplitResponseInit): Uint8Array {
    return encodeWith(ReportSplitResponse.write, m);
  }
}

export interface AskBatchSplitRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly splitCount?: number | undefined;
  readonly reason?: SplitReason | undefined;
}

export class AskBatchSplitRequest {
  static readonly typeName = 'pdpb.AskBatchSplitRequest';
  declare header: RequestHeader | undefined;
  declare region: metapb.Region | undefined;
  declare splitCount: number;
  declare reason: SplitReason;

  constructor() {
    this.header = undefined;
    this.region = undefined;
    this.splitCount = 0;
    this.reason = 0;
  }

  static merge(m: AskBatchSplitRequest, r: Reader): AskBatchSplitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.splitCount = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.reason = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AskBatchSplitRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.splitCount; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.reason; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
  }

  static read(r: Reader): AskBatchSplitRequest {
    return AskBatchSplitRequest.merge(new AskBatchSplitRequest(), r);
  }

  static decode(bytes: Uint8Array): AskBatchSplitRequest {
    return AskBatchSplitRequest.merge(new AskBatchSplitRequest(), new Reader(bytes));
  }

  static encode(m: AskBatchSplitRequestInit): Uint8Array {
    return encodeWith(AskBatchSplitRequest.write, m);
  }
}

export interface SplitIDInit {
  readonly newRegionId?: number | undefined;
  readonly newPeerIds?: readonly number[] | undefined;
}

export class SplitID {
  static readonly typeName = 'pdpb.SplitID';
  declare newRegionId: number;
  declare newPeerIds: readonly number[];

  constructor() {
    this.newRegionId = 0;
    this.newPeerIds = EMPTY_LIST;
  }

  static merge(m: SplitID, r: Reader): SplitID {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.newRegionId = r.uint64(); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.newPeerIds === EMPTY_LIST) m.newPeerIds = [];
          if (tag === 16) { (m.newPeerIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.newPeerIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitIDInit, w: Writer): void {
    { const v = m.newRegionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.newPeerIds; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): SplitID {
    return SplitID.merge(new SplitID(), r);
  }

  static decode(bytes: Uint8Array): SplitID {
    return SplitID.merge(new SplitID(), new Reader(bytes));
  }

  static encode(m: SplitIDInit): Uint8Array {
    return encodeWith(SplitID.write, m);
  }
}

export interface AskBatchSplitResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly ids?: readonly SplitIDInit[] | undefined;
}

export class AskBatchSplitResponse {
  static readonly typeName = 'pdpb.AskBatchSplitResponse';
  declare header: ResponseHeader | undefined;
  declare ids: readonly SplitID[];

  constructor() {
    this.header = undefined;
    this.ids = EMPTY_LIST;
  }

  static merge(m: AskBatchSplitResponse, r: Reader): AskBatchSplitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.ids === EMPTY_LIST) m.ids = []; (m.ids as SplitID[]).push(SplitID.merge(new SplitID(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AskBatchSplitResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.ids; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); SplitID.write(v[i] as SplitIDInit, w); w.end(at); } } }
  }

  static read(r: Reader): AskBatchSplitResponse {
    return AskBatchSplitResponse.merge(new AskBatchSplitResponse(), r);
  }

  static decode(bytes: Uint8Array): AskBatchSplitResponse {
    return AskBatchSplitResponse.merge(new AskBatchSplitResponse(), new Reader(bytes));
  }

  static encode(m: AskBatchSplitResponseInit): Uint8Array {
    return encodeWith(AskBatchSplitResponse.write, m);
  }
}

export interface ReportBatchSplitRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly regions?: readonly metapb.RegionInit[] | undefined;
}

export class ReportBatchSplitRequest {
  static readonly typeName = 'pdpb.ReportBatchSplitRequest';
  declare header: RequestHeader | undefined;
  declare regions: readonly metapb.Region[];

  constructor() {
    this.header = undefined;
    this.regions = EMPTY_LIST;
  }

  static merge(m: ReportBatchSplitRequest, r: Reader): ReportBatchSplitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportBatchSplitRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
  }

  static read(r: Reader): ReportBatchSplitRequest {
    return ReportBatchSplitRequest.merge(new ReportBatchSplitRequest(), r);
  }

  static decode(bytes: Uint8Array): ReportBatchSplitRequest {
    return ReportBatchSplitRequest.merge(new ReportBatchSplitRequest(), new Reader(bytes));
  }

  static encode(m: ReportBatchSplitRequestInit): Uint8Array {
    return encodeWith(ReportBatchSplitRequest.write, m);
  }
}

export interface ReportBatchSplitResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class ReportBatchSplitResponse {
  static readonly typeName = 'pdpb.ReportBatchSplitResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: ReportBatchSplitResponse, r: Reader): ReportBatchSplitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportBatchSplitResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportBatchSplitResponse {
    return ReportBatchSplitResponse.merge(new ReportBatchSplitResponse(), r);
  }

  static decode(bytes: Uint8Array): ReportBatchSplitResponse {
    return ReportBatchSplitResponse.merge(new ReportBatchSplitResponse(), new Reader(bytes));
  }

  static encode(m: ReportBatchSplitResponseInit): Uint8Array {
    return encodeWith(ReportBatchSplitResponse.write, m);
  }
}

export interface TimeIntervalInit {
  readonly startTimestamp?: number | undefined;
  readonly endTimestamp?: number | undefined;
}

export class TimeInterval {
  static readonly typeName = 'pdpb.TimeInterval';
  declare startTimestamp: number;
  declare endTimestamp: number;

  constructor() {
    this.startTimestamp = 0;
    this.endTimestamp = 0;
  }

  static merge(m: TimeInterval, r: Reader): TimeInterval {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTimestamp = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.endTimestamp = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TimeIntervalInit, w: Writer): void {
    { const v = m.startTimestamp; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.endTimestamp; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): TimeInterval {
    return TimeInterval.merge(new TimeInterval(), r);
  }

  static decode(bytes: Uint8Array): TimeInterval {
    return TimeInterval.merge(new TimeInterval(), new Reader(bytes));
  }

  static encode(m: TimeIntervalInit): Uint8Array {
    return encodeWith(TimeInterval.write, m);
  }
}

export interface RecordPairInit {
  readonly key?: string | undefined;
  readonly value?: number | undefined;
}

export class RecordPair {
  static readonly typeName = 'pdpb.RecordPair';
  declare key: string;
  declare value: number;

  constructor() {
    this.key = '';
    this.value = 0;
  }

  static merge(m: RecordPair, r: Reader): RecordPair {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.value = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RecordPairInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RecordPair {
    return RecordPair.merge(new RecordPair(), r);
  }

  static decode(bytes: Uint8Array): RecordPair {
    return RecordPair.merge(new RecordPair(), new Reader(bytes));
  }

  static encode(m: RecordPairInit): Uint8Array {
    return encodeWith(RecordPair.write, m);
  }
}

export interface PeerStatInit {
  readonly regionId?: number | undefined;
  readonly readKeys?: number | undefined;
  readonly readBytes?: number | undefined;
  readonly queryStats?: QueryStatsInit | undefined;
  readonly writtenKeys?: number | undefined;
  readonly writtenBytes?: number | undefined;
  readonly cpuStats?: CPUStatsInit | undefined;
}

export class PeerStat {
  static readonly typeName = 'pdpb.PeerStat';
  declare regionId: number;
  declare readKeys: number;
  declare readBytes: number;
  declare queryStats: QueryStats | undefined;
  declare writtenKeys: number;
  declare writtenBytes: number;
  declare cpuStats: CPUStats | undefined;

  constructor() {
    this.regionId = 0;
    this.readKeys = 0;
    this.readBytes = 0;
    this.queryStats = undefined;
    this.writtenKeys = 0;
    this.writtenBytes = 0;
    this.cpuStats = undefined;
  }

  static merge(m: PeerStat, r: Reader): PeerStat {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.readKeys = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.readBytes = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.queryStats = QueryStats.merge(m.queryStats ?? new QueryStats(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.writtenKeys = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.writtenBytes = r.uint64(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.cpuStats = CPUStats.merge(m.cpuStats ?? new CPUStats(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PeerStatInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.readKeys; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.readBytes; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.queryStats; if (v !== undefined) { w.tag(34); const at = w.begin(); QueryStats.write(v, w); w.end(at); } }
    { const v = m.writtenKeys; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.writtenBytes; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.cpuStats; if (v !== undefined) { w.tag(58); const at = w.begin(); CPUStats.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PeerStat {
    return PeerStat.merge(new PeerStat(), r);
  }

  static decode(bytes: Uint8Array): PeerStat {
    return PeerStat.merge(new PeerStat(), new Reader(bytes));
  }

  static encode(m: PeerStatInit): Uint8Array {
    return encodeWith(PeerStat.write, m);
  }
}

export interface StoreStatsInit {
  readonly storeId?: number | undefined;
  readonly capacity?: number | undefined;
  readonly available?: number | undefined;
  readonly regionCount?: number | undefined;
  readonly sendingSnapCount?: number | undefined;
  readonly receivingSnapCount?: number | undefined;
  readonly startTime?: number | undefined;
  readonly applyingSnapCount?: number | undefined;
  readonly isBusy?: boolean | undefined;
  readonly usedSize?: number | undefined;
  readonly bytesWritten?: number | undefined;
  readonly keysWritten?: number | undefined;
  readonly bytesRead?: number | undefined;
  readonly keysRead?: number | undefined;
  readonly interval?: TimeIntervalInit | undefined;
  readonly cpuUsages?: readonly RecordPairInit[] | undefined;
  readonly readIoRates?: readonly RecordPairInit[] | undefined;
  readonly writeIoRates?: readonly RecordPairInit[] | undefined;
  readonly opLatencies?: readonly RecordPairInit[] | undefined;
  readonly peerStats?: readonly PeerStatInit[] | undefined;
  readonly queryStats?: QueryStatsInit | undefined;
  readonly slowScore?: number | undefined;
  readonly damagedRegionsId?: readonly number[] | undefined;
  readonly isApplyBusy?: boolean | undefined;
  readonly snapshotStats?: readonly SnapshotStatInit[] | undefined;
  readonly slowTrend?: SlowTrendInit | undefined;
  readonly isGrpcPaused?: boolean | undefined;
  readonly totalMemory?: number | undefined;
  readonly usedMemory?: number | undefined;
  readonly networkSlowScores?: ReadonlyMap<number, number> | undefined;
  readonly dfs?: readonly DfsStatItemInit[] | undefined;
  readonly isStopping?: boolean | undefined;
}

export class StoreStats {
  static readonly typeName = 'pdpb.StoreStats';
  declare storeId: number;
  declare capacity: number;
  declare available: number;
  declare regionCount: number;
  declare sendingSnapCount: number;
  declare receivingSnapCount: number;
  declare startTime: number;
  declare applyingSnapCount: number;
  declare isBusy: boolean;
  declare usedSize: number;
  declare bytesWritten: number;
  declare keysWritten: number;
  declare bytesRead: number;
  declare keysRead: number;
  declare interval: TimeInterval | undefined;
  declare cpuUsages: readonly RecordPair[];
  declare readIoRates: readonly RecordPair[];
  declare writeIoRates: readonly RecordPair[];
  declare opLatencies: readonly RecordPair[];
  declare peerStats: readonly PeerStat[];
  declare queryStats: QueryStats | undefined;
  declare slowScore: number;
  declare damagedRegionsId: readonly number[];
  declare isApplyBusy: boolean;
  declare snapshotStats: readonly SnapshotStat[];
  declare slowTrend: SlowTrend | undefined;
  declare isGrpcPaused: boolean;
  declare totalMemory: number;
  declare usedMemory: number;
  declare networkSlowScores: ReadonlyMap<number, number>;
  declare dfs: readonly DfsStatItem[];
  declare isStopping: boolean;

  constructor() {
    this.storeId = 0;
    this.capacity = 0;
    this.available = 0;
    this.regionCount = 0;
    this.sendingSnapCount = 0;
    this.receivingSnapCount = 0;
    this.startTime = 0;
    this.applyingSnapCount = 0;
    this.isBusy = false;
    this.usedSize = 0;
    this.bytesWritten = 0;
    this.keysWritten = 0;
    this.bytesRead = 0;
    this.keysRead = 0;
    this.interval = undefined;
    this.cpuUsages = EMPTY_LIST;
    this.readIoRates = EMPTY_LIST;
    this.writeIoRates = EMPTY_LIST;
    this.opLatencies = EMPTY_LIST;
    this.peerStats = EMPTY_LIST;
    this.queryStats = undefined;
    this.slowScore = 0;
    this.damagedRegionsId = EMPTY_LIST;
    this.isApplyBusy = false;
    this.snapshotStats = EMPTY_LIST;
    this.slowTrend = undefined;
    this.isGrpcPaused = false;
    this.totalMemory = 0;
    this.usedMemory = 0;
    this.networkSlowScores = EMPTY_MAP;
    this.dfs = EMPTY_LIST;
    this.isStopping = false;
  }

  static merge(m: StoreStats, r: Reader): StoreStats {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.storeId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.capacity = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.available = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.regionCount = r.uint32(); continue; }
        case 5: { if (tag !== 40) break; m.sendingSnapCount = r.uint32(); continue; }
        case 6: { if (tag !== 48) break; m.receivingSnapCount = r.uint32(); continue; }
        case 7: { if (tag !== 56) break; m.startTime = r.uint32(); continue; }
        case 8: { if (tag !== 64) break; m.applyingSnapCount = r.uint32(); continue; }
        case 9: { if (tag !== 72) break; m.isBusy = r.bool(); continue; }
        case 10: { if (tag !== 80) break; m.usedSize = r.uint64(); continue; }
        case 11: { if (tag !== 88) break; m.bytesWritten = r.uint64(); continue; }
        case 12: { if (tag !== 96) break; m.keysWritten = r.uint64(); continue; }
        case 13: { if (tag !== 104) break; m.bytesRead = r.uint64(); continue; }
        case 14: { if (tag !== 112) break; m.keysRead = r.uint64(); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); m.interval = TimeInterval.merge(m.interval ?? new TimeInterval(), r); r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); if (m.cpuUsages === EMPTY_LIST) m.cpuUsages = []; (m.cpuUsages as RecordPair[]).push(RecordPair.merge(new RecordPair(), r)); r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; const outer = r.enter(); if (m.readIoRates === EMPTY_LIST) m.readIoRates = []; (m.readIoRates as RecordPair[]).push(RecordPair.merge(new RecordPair(), r)); r.leave(outer); continue; }
        case 18: { if (tag !== 146) break; const outer = r.enter(); if (m.writeIoRates === EMPTY_LIST) m.writeIoRates = []; (m.writeIoRates as RecordPair[]).push(RecordPair.merge(new RecordPair(), r)); r.leave(outer); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); if (m.opLatencies === EMPTY_LIST) m.opLatencies = []; (m.opLatencies as RecordPair[]).push(RecordPair.merge(new RecordPair(), r)); r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); if (m.peerStats === EMPTY_LIST) m.peerStats = []; (m.peerStats as PeerStat[]).push(PeerStat.merge(new PeerStat(), r)); r.leave(outer); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); m.queryStats = QueryStats.merge(m.queryStats ?? new QueryStats(), r); r.leave(outer); continue; }
        case 22: { if (tag !== 176) break; m.slowScore = r.uint64(); continue; }
        case 23: {
          if (tag !== 184 && tag !== 186) break;
          if (m.damagedRegionsId === EMPTY_LIST) m.damagedRegionsId = [];
          if (tag === 184) { (m.damagedRegionsId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.damagedRegionsId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 24: { if (tag !== 192) break; m.isApplyBusy = r.bool(); continue; }
        case 25: { if (tag !== 202) break; const outer = r.enter(); if (m.snapshotStats === EMPTY_LIST) m.snapshotStats = []; (m.snapshotStats as SnapshotStat[]).push(SnapshotStat.merge(new SnapshotStat(), r)); r.leave(outer); continue; }
        case 26: { if (tag !== 210) break; const outer = r.enter(); m.slowTrend = SlowTrend.merge(m.slowTrend ?? new SlowTrend(), r); r.leave(outer); continue; }
        case 27: { if (tag !== 216) break; m.isGrpcPaused = r.bool(); continue; }
        case 28: { if (tag !== 224) break; m.totalMemory = r.uint64(); continue; }
        case 29: { if (tag !== 232) break; m.usedMemory = r.uint64(); continue; }
        case 30: {
          if (tag !== 242) break;
          if (m.networkSlowScores === EMPTY_MAP) m.networkSlowScores = new Map();
          const outer = r.enter();
          let k: number = 0;
          let v: number = 0;
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 8) k = r.uint64();
            else if (entry === 16) v = r.uint64();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.networkSlowScores as Map<number, number>).set(k, v);
          continue;
        }
        case 31: { if (tag !== 250) break; const outer = r.enter(); if (m.dfs === EMPTY_LIST) m.dfs = []; (m.dfs as DfsStatItem[]).push(DfsStatItem.merge(new DfsStatItem(), r)); r.leave(outer); continue; }
        case 32: { if (tag !== 256) break; m.isStopping = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreStatsInit, w: Writer): void {
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.capacity; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.available; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.regionCount; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.sendingSnapCount; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.receivingSnapCount; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.startTime; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.applyingSnapCount; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.isBusy; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.usedSize; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.bytesWritten; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.keysWritten; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.bytesRead; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
    { const v = m.keysRead; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.interval; if (v !== undefined) { w.tag(122); const at = w.begin(); TimeInterval.write(v, w); w.end(at); } }
    { const v = m.cpuUsages; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(130); const at = w.begin(); RecordPair.write(v[i] as RecordPairInit, w); w.end(at); } } }
    { const v = m.readIoRates; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(138); const at = w.begin(); RecordPair.write(v[i] as RecordPairInit, w); w.end(at); } } }
    { const v = m.writeIoRates; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(146); const at = w.begin(); RecordPair.write(v[i] as RecordPairInit, w); w.end(at); } } }
    { const v = m.opLatencies; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(154); const at = w.begin(); RecordPair.write(v[i] as RecordPairInit, w); w.end(at); } } }
    { const v = m.peerStats; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(162); const at = w.begin(); PeerStat.write(v[i] as PeerStatInit, w); w.end(at); } } }
    { const v = m.queryStats; if (v !== undefined) { w.tag(170); const at = w.begin(); QueryStats.write(v, w); w.end(at); } }
    { const v = m.slowScore; if (v !== undefined && v !== 0) { w.tag(176); w.unsigned(v); } }
    { const v = m.damagedRegionsId; if (v !== undefined && v.length > 0) { w.tag(186); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.isApplyBusy; if (v !== undefined && v) { w.tag(192); w.bool(v); } }
    { const v = m.snapshotStats; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(202); const at = w.begin(); SnapshotStat.write(v[i] as SnapshotStatInit, w); w.end(at); } } }
    { const v = m.slowTrend; if (v !== undefined) { w.tag(210); const at = w.begin(); SlowTrend.write(v, w); w.end(at); } }
    { const v = m.isGrpcPaused; if (v !== undefined && v) { w.tag(216); w.bool(v); } }
    { const v = m.totalMemory; if (v !== undefined && v !== 0) { w.tag(224); w.unsigned(v); } }
    { const v = m.usedMemory; if (v !== undefined && v !== 0) { w.tag(232); w.unsigned(v); } }
    { const v = m.networkSlowScores; if (v !== undefined) { for (const [key, value] of v) { w.tag(242); const entry = w.begin(); w.tag(8); w.unsigned(key); w.tag(16); w.unsigned(value); w.end(entry); } } }
    { const v = m.dfs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(250); const at = w.begin(); DfsStatItem.write(v[i] as DfsStatItemInit, w); w.end(at); } } }
    { const v = m.isStopping; if (v !== undefined && v) { w.tag(256); w.bool(v); } }
  }

  static read(r: Reader): StoreStats {
    return StoreStats.merge(new StoreStats(), r);
  }

  static decode(bytes: Uint8Array): StoreStats {
    return StoreStats.merge(new StoreStats(), new Reader(bytes));
  }

  static encode(m: StoreStatsInit): Uint8Array {
    return encodeWith(StoreStats.write, m);
  }
}

export interface DfsStatScopeInit {
  readonly isGlobal?: boolean | undefined;
  readonly keyspaceId?: number | undefined;
  readonly component?: string | undefined;
  readonly keyspaceIdentities?: readonly apipb.KeyspaceIdentityInit[] | undefined;
}

export class DfsStatScope {
  static readonly typeName = 'pdpb.DfsStatScope';
  declare isGlobal: boolean;
  declare keyspaceId: number;
  declare component: string;
  declare keyspaceIdentities: readonly apipb.KeyspaceIdentity[];

  constructor() {
    this.isGlobal = false;
    this.keyspaceId = 0;
    this.component = '';
    this.keyspaceIdentities = EMPTY_LIST;
  }

  static merge(m: DfsStatScope, r: Reader): DfsStatScope {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.isGlobal = r.bool(); continue; }
        case 2: { if (tag !== 16) break; m.keyspaceId = r.uint32(); continue; }
        case 3: { if (tag !== 26) break; m.component = r.string(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.keyspaceIdentities === EMPTY_LIST) m.keyspaceIdentities = []; (m.keyspaceIdentities as apipb.KeyspaceIdentity[]).push(apipb.KeyspaceIdentity.merge(new apipb.KeyspaceIdentity(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DfsStatScopeInit, w: Writer): void {
    { const v = m.isGlobal; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
    { const v = m.keyspaceId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.component; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.keyspaceIdentities; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); apipb.KeyspaceIdentity.write(v[i] as apipb.KeyspaceIdentityInit, w); w.end(at); } } }
  }

  static read(r: Reader): DfsStatScope {
    return DfsStatScope.merge(new DfsStatScope(), r);
  }

  static decode(bytes: Uint8Array): DfsStatScope {
    return DfsStatScope.merge(new DfsStatScope(), new Reader(bytes));
  }

  static encode(m: DfsStatScopeInit): Uint8Array {
    return encodeWith(DfsStatScope.write, m);
  }
}

export interface DfsStatItemInit {
  readonly scope?: DfsStatScopeInit | undefined;
  readonly writtenBytes?: number | undefined;
  readonly writeRequests?: number | undefined;
}

export class DfsStatItem {
  static readonly typeName = 'pdpb.DfsStatItem';
  declare scope: DfsStatScope | undefined;
  declare writtenBytes: number;
  declare writeRequests: number;

  constructor() {
    this.scope = undefined;
    this.writtenBytes = 0;
    this.writeRequests = 0;
  }

  static merge(m: DfsStatItem, r: Reader): DfsStatItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.scope = DfsStatScope.merge(m.scope ?? new DfsStatScope(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.writtenBytes = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.writeRequests = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DfsStatItemInit, w: Writer): void {
    { const v = m.scope; if (v !== undefined) { w.tag(10); const at = w.begin(); DfsStatScope.write(v, w); w.end(at); } }
    { const v = m.writtenBytes; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.writeRequests; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): DfsStatItem {
    return DfsStatItem.merge(new DfsStatItem(), r);
  }

  static decode(bytes: Uint8Array): DfsStatItem {
    return DfsStatItem.merge(new DfsStatItem(), new Reader(bytes));
  }

  static encode(m: DfsStatItemInit): Uint8Array {
    return encodeWith(DfsStatItem.write, m);
  }
}

export interface SlowTrendInit {
  readonly causeValue?: number | undefined;
  readonly causeRate?: number | undefined;
  readonly resultValue?: number | undefined;
  readonly resultRate?: number | undefined;
}

export class SlowTrend {
  static readonly typeName = 'pdpb.SlowTrend';
  declare causeValue: number;
  declare causeRate: number;
  declare resultValue: number;
  declare resultRate: number;

  constructor() {
    this.causeValue = 0;
    this.causeRate = 0;
    this.resultValue = 0;
    this.resultRate = 0;
  }

  static merge(m: SlowTrend, r: Reader): SlowTrend {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 9) break; m.causeValue = r.double(); continue; }
        case 2: { if (tag !== 17) break; m.causeRate = r.double(); continue; }
        case 3: { if (tag !== 25) break; m.resultValue = r.double(); continue; }
        case 4: { if (tag !== 33) break; m.resultRate = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SlowTrendInit, w: Writer): void {
    { const v = m.causeValue; if (v !== undefined && v !== 0) { w.tag(9); w.double(v); } }
    { const v = m.causeRate; if (v !== undefined && v !== 0) { w.tag(17); w.double(v); } }
    { const v = m.resultValue; if (v !== undefined && v !== 0) { w.tag(25); w.double(v); } }
    { const v = m.resultRate; if (v !== undefined && v !== 0) { w.tag(33); w.double(v); } }
  }

  static read(r: Reader): SlowTrend {
    return SlowTrend.merge(new SlowTrend(), r);
  }

  static decode(bytes: Uint8Array): SlowTrend {
    return SlowTrend.merge(new SlowTrend(), new Reader(bytes));
  }

  static encode(m: SlowTrendInit): Uint8Array {
    return encodeWith(SlowTrend.write, m);
  }
}

export interface SnapshotStatInit {
  readonly regionId?: number | undefined;
  readonly generateDurationSec?: number | undefined;
  readonly sendDurationSec?: number | undefined;
  readonly totalDurationSec?: number | undefined;
  readonly transportSize?: number | undefined;
}

export class SnapshotStat {
  static readonly typeName = 'pdpb.SnapshotStat';
  declare regionId: number;
  declare generateDurationSec: number;
  declare sendDurationSec: number;
  declare totalDurationSec: number;
  declare transportSize: number;

  constructor() {
    this.regionId = 0;
    this.generateDurationSec = 0;
    this.sendDurationSec = 0;
    this.totalDurationSec = 0;
    this.transportSize = 0;
  }

  static merge(m: SnapshotStat, r: Reader): SnapshotStat {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.generateDurationSec = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.sendDurationSec = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.totalDurationSec = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.transportSize = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotStatInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.generateDurationSec; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.sendDurationSec; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.totalDurationSec; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.transportSize; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
  }

  static read(r: Reader): SnapshotStat {
    return SnapshotStat.merge(new SnapshotStat(), r);
  }

  static decode(bytes: Uint8Array): SnapshotStat {
    return SnapshotStat.merge(new SnapshotStat(), new Reader(bytes));
  }

  static encode(m: SnapshotStatInit): Uint8Array {
    return encodeWith(SnapshotStat.write, m);
  }
}

export interface PeerReportInit {
  readonly raftState?: raft_serverpb.RaftLocalStateInit | undefined;
  readonly regionState?: raft_serverpb.RegionLocalStateInit | undefined;
  readonly isForceLeader?: boolean | undefined;
  readonly hasCommitMerge?: boolean | undefined;
  readonly appliedIndex?: number | undefined;
}

export class PeerReport {
  static readonly typeName = 'pdpb.PeerReport';
  declare raftState: raft_serverpb.RaftLocalState | undefined;
  declare regionState: raft_serverpb.RegionLocalState | undefined;
  declare isForceLeader: boolean;
  declare hasCommitMerge: boolean;
  declare appliedIndex: number;

  constructor() {
    this.raftState = undefined;
    this.regionState = undefined;
    this.isForceLeader = false;
    this.hasCommitMerge = false;
    this.appliedIndex = 0;
  }

  static merge(m: PeerReport, r: Reader): PeerReport {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.raftState = raft_serverpb.RaftLocalState.merge(m.raftState ?? new raft_serverpb.RaftLocalState(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionState = raft_serverpb.RegionLocalState.merge(m.regionState ?? new raft_serverpb.RegionLocalState(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.isForceLeader = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.hasCommitMerge = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.appliedIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PeerReportInit, w: Writer): void {
    { const v = m.raftState; if (v !== undefined) { w.tag(10); const at = w.begin(); raft_serverpb.RaftLocalState.write(v, w); w.end(at); } }
    { const v = m.regionState; if (v !== undefined) { w.tag(18); const at = w.begin(); raft_serverpb.RegionLocalState.write(v, w); w.end(at); } }
    { const v = m.isForceLeader; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.hasCommitMerge; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
  }

  static read(r: Reader): PeerReport {
    return PeerReport.merge(new PeerReport(), r);
  }

  static decode(bytes: Uint8Array): PeerReport {
    return PeerReport.merge(new PeerReport(), new Reader(bytes));
  }

  static encode(m: PeerReportInit): Uint8Array {
    return encodeWith(PeerReport.write, m);
  }
}

export interface StoreReportInit {
  readonly peerReports?: readonly PeerReportInit[] | undefined;
  readonly step?: number | undefined;
}

export class StoreReport {
  static readonly typeName = 'pdpb.StoreReport';
  declare peerReports: readonly PeerReport[];
  declare step: number;

  constructor() {
    this.peerReports = EMPTY_LIST;
    this.step = 0;
  }

  static merge(m: StoreReport, r: Reader): StoreReport {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.peerReports === EMPTY_LIST) m.peerReports = []; (m.peerReports as PeerReport[]).push(PeerReport.merge(new PeerReport(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.step = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreReportInit, w: Writer): void {
    { const v = m.peerReports; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); PeerReport.write(v[i] as PeerReportInit, w); w.end(at); } } }
    { const v = m.step; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): StoreReport {
    return StoreReport.merge(new StoreReport(), r);
  }

  static decode(bytes: Uint8Array): StoreReport {
    return StoreReport.merge(new StoreReport(), new Reader(bytes));
  }

  static encode(m: StoreReportInit): Uint8Array {
    return encodeWith(StoreReport.write, m);
  }
}

export interface StoreHeartbeatRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly stats?: StoreStatsInit | undefined;
  readonly storeReport?: StoreReportInit | undefined;
  readonly drAutosyncStatus?: replication_modepb.StoreDRAutoSyncStatusInit | undefined;
}

export class StoreHeartbeatRequest {
  static readonly typeName = 'pdpb.StoreHeartbeatRequest';
  declare header: RequestHeader | undefined;
  declare stats: StoreStats | undefined;
  declare storeReport: StoreReport | undefined;
  declare drAutosyncStatus: replication_modepb.StoreDRAutoSyncStatus | undefined;

  constructor() {
    this.header = undefined;
    this.stats = undefined;
    this.storeReport = undefined;
    this.drAutosyncStatus = undefined;
  }

  static merge(m: StoreHeartbeatRequest, r: Reader): StoreHeartbeatRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.stats = StoreStats.merge(m.stats ?? new StoreStats(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.storeReport = StoreReport.merge(m.storeReport ?? new StoreReport(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.drAutosyncStatus = replication_modepb.StoreDRAutoSyncStatus.merge(m.drAutosyncStatus ?? new replication_modepb.StoreDRAutoSyncStatus(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreHeartbeatRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.stats; if (v !== undefined) { w.tag(18); const at = w.begin(); StoreStats.write(v, w); w.end(at); } }
    { const v = m.storeReport; if (v !== undefined) { w.tag(26); const at = w.begin(); StoreReport.write(v, w); w.end(at); } }
    { const v = m.drAutosyncStatus; if (v !== undefined) { w.tag(34); const at = w.begin(); replication_modepb.StoreDRAutoSyncStatus.write(v, w); w.end(at); } }
  }

  static read(r: Reader): StoreHeartbeatRequest {
    return StoreHeartbeatRequest.merge(new StoreHeartbeatRequest(), r);
  }

  static decode(bytes: Uint8Array): StoreHeartbeatRequest {
    return StoreHeartbeatRequest.merge(new StoreHeartbeatRequest(), new Reader(bytes));
  }

  static encode(m: StoreHeartbeatRequestInit): Uint8Array {
    return encodeWith(StoreHeartbeatRequest.write, m);
  }
}

export interface DemoteFailedVotersInit {
  readonly regionId?: number | undefined;
  readonly failedVoters?: readonly metapb.PeerInit[] | undefined;
}

export class DemoteFailedVoters {
  static readonly typeName = 'pdpb.DemoteFailedVoters';
  declare regionId: number;
  declare failedVoters: readonly metapb.Peer[];

  constructor() {
    this.regionId = 0;
    this.failedVoters = EMPTY_LIST;
  }

  static merge(m: DemoteFailedVoters, r: Reader): DemoteFailedVoters {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.failedVoters === EMPTY_LIST) m.failedVoters = []; (m.failedVoters as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DemoteFailedVotersInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.failedVoters; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
  }

  static read(r: Reader): DemoteFailedVoters {
    return DemoteFailedVoters.merge(new DemoteFailedVoters(), r);
  }

  static decode(bytes: Uint8Array): DemoteFailedVoters {
    return DemoteFailedVoters.merge(new DemoteFailedVoters(), new Reader(bytes));
  }

  static encode(m: DemoteFailedVotersInit): Uint8Array {
    return encodeWith(DemoteFailedVoters.write, m);
  }
}

export interface ForceLeaderInit {
  readonly failedStores?: readonly number[] | undefined;
  readonly enterForceLeaders?: readonly number[] | undefined;
}

export class ForceLeader {
  static readonly typeName = 'pdpb.ForceLeader';
  declare failedStores: readonly number[];
  declare enterForceLeaders: readonly number[];

  constructor() {
    this.failedStores = EMPTY_LIST;
    this.enterForceLeaders = EMPTY_LIST;
  }

  static merge(m: ForceLeader, r: Reader): ForceLeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.failedStores === EMPTY_LIST) m.failedStores = [];
          if (tag === 8) { (m.failedStores as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.failedStores as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.enterForceLeaders === EMPTY_LIST) m.enterForceLeaders = [];
          if (tag === 16) { (m.enterForceLeaders as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.enterForceLeaders as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ForceLeaderInit, w: Writer): void {
    { const v = m.failedStores; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.enterForceLeaders; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): ForceLeader {
    return ForceLeader.merge(new ForceLeader(), r);
  }

  static decode(bytes: Uint8Array): ForceLeader {
    return ForceLeader.merge(new ForceLeader(), new Reader(bytes));
  }

  static encode(m: ForceLeaderInit): Uint8Array {
    return encodeWith(ForceLeader.write, m);
  }
}

export interface RecoveryPlanInit {
  readonly creates?: readonly metapb.RegionInit[] | undefined;
  readonly updates?: readonly metapb.RegionInit[] | undefined;
  readonly tombstones?: readonly number[] | undefined;
  readonly demotes?: readonly DemoteFailedVotersInit[] | undefined;
  readonly forceLeader?: ForceLeaderInit | undefined;
  readonly step?: number | undefined;
}

export class RecoveryPlan {
  static readonly typeName = 'pdpb.RecoveryPlan';
  declare creates: readonly metapb.Region[];
  /** @deprecated */
  declare updates: readonly metapb.Region[];
  declare tombstones: readonly number[];
  declare demotes: readonly DemoteFailedVoters[];
  declare forceLeader: ForceLeader | undefined;
  declare step: number;

  constructor() {
    this.creates = EMPTY_LIST;
    this.updates = EMPTY_LIST;
    this.tombstones = EMPTY_LIST;
    this.demotes = EMPTY_LIST;
    this.forceLeader = undefined;
    this.step = 0;
  }

  static merge(m: RecoveryPlan, r: Reader): RecoveryPlan {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.creates === EMPTY_LIST) m.creates = []; (m.creates as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.updates === EMPTY_LIST) m.updates = []; (m.updates as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.tombstones === EMPTY_LIST) m.tombstones = [];
          if (tag === 24) { (m.tombstones as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.tombstones as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.demotes === EMPTY_LIST) m.demotes = []; (m.demotes as DemoteFailedVoters[]).push(DemoteFailedVoters.merge(new DemoteFailedVoters(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.forceLeader = ForceLeader.merge(m.forceLeader ?? new ForceLeader(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.step = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RecoveryPlanInit, w: Writer): void {
    { const v = m.creates; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.updates; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.tombstones; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.demotes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); DemoteFailedVoters.write(v[i] as DemoteFailedVotersInit, w); w.end(at); } } }
    { const v = m.forceLeader; if (v !== undefined) { w.tag(42); const at = w.begin(); ForceLeader.write(v, w); w.end(at); } }
    { const v = m.step; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
  }

  static read(r: Reader): RecoveryPlan {
    return RecoveryPlan.merge(new RecoveryPlan(), r);
  }

  static decode(bytes: Uint8Array): RecoveryPlan {
    return RecoveryPlan.merge(new RecoveryPlan(), new Reader(bytes));
  }

  static encode(m: RecoveryPlanInit): Uint8Array {
    return encodeWith(RecoveryPlan.write, m);
  }
}

export interface AwakenRegionsInit {
  readonly abnormalStores?: readonly number[] | undefined;
}

export class AwakenRegions {
  static readonly typeName = 'pdpb.AwakenRegions';
  declare abnormalStores: readonly number[];

  constructor() {
    this.abnormalStores = EMPTY_LIST;
  }

  static merge(m: AwakenRegions, r: Reader): AwakenRegions {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.abnormalStores === EMPTY_LIST) m.abnormalStores = [];
          if (tag === 8) { (m.abnormalStores as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.abnormalStores as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AwakenRegionsInit, w: Writer): void {
    { const v = m.abnormalStores; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): AwakenRegions {
    return AwakenRegions.merge(new AwakenRegions(), r);
  }

  static decode(bytes: Uint8Array): AwakenRegions {
    return AwakenRegions.merge(new AwakenRegions(), new Reader(bytes));
  }

  static encode(m: AwakenRegionsInit): Uint8Array {
    return encodeWith(AwakenRegions.write, m);
  }
}

export interface ControlGrpcInit {
  readonly ctrlEvent?: ControlGrpcEvent | undefined;
}

export class ControlGrpc {
  static readonly typeName = 'pdpb.ControlGrpc';
  declare ctrlEvent: ControlGrpcEvent;

  constructor() {
    this.ctrlEvent = 0;
  }

  static merge(m: ControlGrpc, r: Reader): ControlGrpc {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ctrlEvent = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ControlGrpcInit, w: Writer): void {
    { const v = m.ctrlEvent; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): ControlGrpc {
    return ControlGrpc.merge(new ControlGrpc(), r);
  }

  static decode(bytes: Uint8Array): ControlGrpc {
    return ControlGrpc.merge(new ControlGrpc(), new Reader(bytes));
  }

  static encode(m: ControlGrpcInit): Uint8Array {
    return encodeWith(ControlGrpc.write, m);
  }
}

export interface StoreHeartbeatResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly replicationStatus?: replication_modepb.ReplicationStatusInit | undefined;
  readonly clusterVersion?: string | undefined;
  readonly requireDetailedReport?: boolean | undefined;
  readonly recoveryPlan?: RecoveryPlanInit | undefined;
  readonly awakenRegions?: AwakenRegionsInit | undefined;
  readonly controlGrpc?: ControlGrpcInit | undefined;
  readonly state?: metapb.NodeState | undefined;
}

export class StoreHeartbeatResponse {
  static readonly typeName = 'pdpb.StoreHeartbeatResponse';
  declare header: ResponseHeader | undefined;
  declare replicationStatus: replication_modepb.ReplicationStatus | undefined;
  declare clusterVersion: string;
  /** @deprecated */
  declare requireDetailedReport: boolean;
  declare recoveryPlan: RecoveryPlan | undefined;
  declare awakenRegions: AwakenRegions | undefined;
  declare controlGrpc: ControlGrpc | undefined;
  declare state: metapb.NodeState;

  constructor() {
    this.header = undefined;
    this.replicationStatus = undefined;
    this.clusterVersion = '';
    this.requireDetailedReport = false;
    this.recoveryPlan = undefined;
    this.awakenRegions = undefined;
    this.controlGrpc = undefined;
    this.state = 0;
  }

  static merge(m: StoreHeartbeatResponse, r: Reader): StoreHeartbeatResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.replicationStatus = replication_modepb.ReplicationStatus.merge(m.replicationStatus ?? new replication_modepb.ReplicationStatus(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.clusterVersion = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.requireDetailedReport = r.bool(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.recoveryPlan = RecoveryPlan.merge(m.recoveryPlan ?? new RecoveryPlan(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.awakenRegions = AwakenRegions.merge(m.awakenRegions ?? new AwakenRegions(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.controlGrpc = ControlGrpc.merge(m.controlGrpc ?? new ControlGrpc(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 64) break; m.state = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreHeartbeatResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.replicationStatus; if (v !== undefined) { w.tag(18); const at = w.begin(); replication_modepb.ReplicationStatus.write(v, w); w.end(at); } }
    { const v = m.clusterVersion; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.requireDetailedReport; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.recoveryPlan; if (v !== undefined) { w.tag(42); const at = w.begin(); RecoveryPlan.write(v, w); w.end(at); } }
    { const v = m.awakenRegions; if (v !== undefined) { w.tag(50); const at = w.begin(); AwakenRegions.write(v, w); w.end(at); } }
    { const v = m.controlGrpc; if (v !== undefined) { w.tag(58); const at = w.begin(); ControlGrpc.write(v, w); w.end(at); } }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(64); w.signed(v); } }
  }

  static read(r: Reader): StoreHeartbeatResponse {
    return StoreHeartbeatResponse.merge(new StoreHeartbeatResponse(), r);
  }

  static decode(bytes: Uint8Array): StoreHeartbeatResponse {
    return StoreHeartbeatResponse.merge(new StoreHeartbeatResponse(), new Reader(bytes));
  }

  static encode(m: StoreHeartbeatResponseInit): Uint8Array {
    return encodeWith(StoreHeartbeatResponse.write, m);
  }
}

export interface ScatterRegionRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly regionId?: number | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly leader?: metapb.PeerInit | undefined;
  readonly group?: string | undefined;
  readonly regionsId?: readonly number[] | undefined;
  readonly retryLimit?: number | undefined;
  readonly skipStoreLimit?: boolean | undefined;
}

export class ScatterRegionRequest {
  static readonly typeName = 'pdpb.ScatterRegionRequest';
  declare header: RequestHeader | undefined;
  /** @deprecated */
  declare regionId: number;
  declare region: metapb.Region | undefined;
  declare leader: metapb.Peer | undefined;
  declare group: string;
  declare regionsId: readonly number[];
  declare retryLimit: number;
  declare skipStoreLimit: boolean;

  constructor() {
    this.header = undefined;
    this.regionId = 0;
    this.region = undefined;
    this.leader = undefined;
    this.group = '';
    this.regionsId = EMPTY_LIST;
    this.retryLimit = 0;
    this.skipStoreLimit = false;
  }

  static merge(m: ScatterRegionRequest, r: Reader): ScatterRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; m.group = r.string(); continue; }
        case 6: {
          if (tag !== 48 && tag !== 50) break;
          if (m.regionsId === EMPTY_LIST) m.regionsId = [];
          if (tag === 48) { (m.regionsId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regionsId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 7: { if (tag !== 56) break; m.retryLimit = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.skipStoreLimit = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScatterRegionRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.region; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.leader; if (v !== undefined) { w.tag(34); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.group; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.regionsId; if (v !== undefined && v.length > 0) { w.tag(50); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.retryLimit; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.skipStoreLimit; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
  }

  static read(r: Reader): ScatterRegionRequest {
    return ScatterRegionRequest.merge(new ScatterRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): ScatterRegionRequest {
    return ScatterRegionRequest.merge(new ScatterRegionRequest(), new Reader(bytes));
  }

  static encode(m: ScatterRegionRequestInit): Uint8Array {
    return encodeWith(ScatterRegionRequest.write, m);
  }
}

export interface ScatterRegionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly finishedPercentage?: number | undefined;
  readonly failedRegionsId?: readonly number[] | undefined;
}

export class ScatterRegionResponse {
  static readonly typeName = 'pdpb.ScatterRegionResponse';
  declare header: ResponseHeader | undefined;
  declare finishedPercentage: number;
  declare failedRegionsId: readonly number[];

  constructor() {
    this.header = undefined;
    this.finishedPercentage = 0;
    this.failedRegionsId = EMPTY_LIST;
  }

  static merge(m: ScatterRegionResponse, r: Reader): ScatterRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.finishedPercentage = r.uint64(); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.failedRegionsId === EMPTY_LIST) m.failedRegionsId = [];
          if (tag === 24) { (m.failedRegionsId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.failedRegionsId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScatterRegionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.finishedPercentage; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.failedRegionsId; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): ScatterRegionResponse {
    return ScatterRegionResponse.merge(new ScatterRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): ScatterRegionResponse {
    return ScatterRegionResponse.merge(new ScatterRegionResponse(), new Reader(bytes));
  }

  static encode(m: ScatterRegionResponseInit): Uint8Array {
    return encodeWith(ScatterRegionResponse.write, m);
  }
}

export interface GetGCSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class GetGCSafePointRequest {
  static readonly typeName = 'pdpb.GetGCSafePointRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetGCSafePointRequest, r: Reader): GetGCSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetGCSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetGCSafePointRequest {
    return GetGCSafePointRequest.merge(new GetGCSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): GetGCSafePointRequest {
    return GetGCSafePointRequest.merge(new GetGCSafePointRequest(), new Reader(bytes));
  }

  static encode(m: GetGCSafePointRequestInit): Uint8Array {
    return encodeWith(GetGCSafePointRequest.write, m);
  }
}

export interface GetGCSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly safePoint?: bigint | undefined;
}

export class GetGCSafePointResponse {
  static readonly typeName = 'pdpb.GetGCSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare safePoint: bigint;

  constructor() {
    this.header = undefined;
    this.safePoint = 0n;
  }

  static merge(m: GetGCSafePointResponse, r: Reader): GetGCSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetGCSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): GetGCSafePointResponse {
    return GetGCSafePointResponse.merge(new GetGCSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): GetGCSafePointResponse {
    return GetGCSafePointResponse.merge(new GetGCSafePointResponse(), new Reader(bytes));
  }

  static encode(m: GetGCSafePointResponseInit): Uint8Array {
    return encodeWith(GetGCSafePointResponse.write, m);
  }
}

export interface UpdateGCSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly safePoint?: bigint | undefined;
}

export class UpdateGCSafePointRequest {
  static readonly typeName = 'pdpb.UpdateGCSafePointRequest';
  declare header: RequestHeader | undefined;
  declare safePoint: bigint;

  constructor() {
    this.header = undefined;
    this.safePoint = 0n;
  }

  static merge(m: UpdateGCSafePointRequest, r: Reader): UpdateGCSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGCSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): UpdateGCSafePointRequest {
    return UpdateGCSafePointRequest.merge(new UpdateGCSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): UpdateGCSafePointRequest {
    return UpdateGCSafePointRequest.merge(new UpdateGCSafePointRequest(), new Reader(bytes));
  }

  static encode(m: UpdateGCSafePointRequestInit): Uint8Array {
    return encodeWith(UpdateGCSafePointRequest.write, m);
  }
}

export interface UpdateGCSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly newSafePoint?: bigint | undefined;
}

export class UpdateGCSafePointResponse {
  static readonly typeName = 'pdpb.UpdateGCSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare newSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.newSafePoint = 0n;
  }

  static merge(m: UpdateGCSafePointResponse, r: Reader): UpdateGCSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.newSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGCSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.newSafePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): UpdateGCSafePointResponse {
    return UpdateGCSafePointResponse.merge(new UpdateGCSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): UpdateGCSafePointResponse {
    return UpdateGCSafePointResponse.merge(new UpdateGCSafePointResponse(), new Reader(bytes));
  }

  static encode(m: UpdateGCSafePointResponseInit): Uint8Array {
    return encodeWith(UpdateGCSafePointResponse.write, m);
  }
}

export interface UpdateServiceGCSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly serviceId?: Uint8Array | undefined;
  readonly ttl?: bigint | undefined;
  readonly safePoint?: bigint | undefined;
}

export class UpdateServiceGCSafePointRequest {
  static readonly typeName = 'pdpb.UpdateServiceGCSafePointRequest';
  declare header: RequestHeader | undefined;
  declare serviceId: Uint8Array;
  declare ttl: bigint;
  declare safePoint: bigint;

  constructor() {
    this.header = undefined;
    this.serviceId = EMPTY_BYTES;
    this.ttl = 0n;
    this.safePoint = 0n;
  }

  static merge(m: UpdateServiceGCSafePointRequest, r: Reader): UpdateServiceGCSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.serviceId = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.int64Big(); continue; }
        case 4: { if (tag !== 32) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateServiceGCSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.serviceId; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): UpdateServiceGCSafePointRequest {
    return UpdateServiceGCSafePointRequest.merge(new UpdateServiceGCSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): UpdateServiceGCSafePointRequest {
    return UpdateServiceGCSafePointRequest.merge(new UpdateServiceGCSafePointRequest(), new Reader(bytes));
  }

  static encode(m: UpdateServiceGCSafePointRequestInit): Uint8Array {
    return encodeWith(UpdateServiceGCSafePointRequest.write, m);
  }
}

export interface UpdateServiceGCSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly serviceId?: Uint8Array | undefined;
  readonly ttl?: bigint | undefined;
  readonly minSafePoint?: bigint | undefined;
}

export class UpdateServiceGCSafePointResponse {
  static readonly typeName = 'pdpb.UpdateServiceGCSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare serviceId: Uint8Array;
  declare ttl: bigint;
  declare minSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.serviceId = EMPTY_BYTES;
    this.ttl = 0n;
    this.minSafePoint = 0n;
  }

  static merge(m: UpdateServiceGCSafePointResponse, r: Reader): UpdateServiceGCSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.serviceId = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.int64Big(); continue; }
        case 4: { if (tag !== 32) break; m.minSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateServiceGCSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.serviceId; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.minSafePoint; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): UpdateServiceGCSafePointResponse {
    return UpdateServiceGCSafePointResponse.merge(new UpdateServiceGCSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): UpdateServiceGCSafePointResponse {
    return UpdateServiceGCSafePointResponse.merge(new UpdateServiceGCSafePointResponse(), new Reader(bytes));
  }

  static encode(m: UpdateServiceGCSafePointResponseInit): Uint8Array {
    return encodeWith(UpdateServiceGCSafePointResponse.write, m);
  }
}

export interface GetGCSafePointV2RequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
}

export class GetGCSafePointV2Request {
  static readonly typeName = 'pdpb.GetGCSafePointV2Request';
  declare header: RequestHeader | undefined;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
  }

  static merge(m: GetGCSafePointV2Request, r: Reader): GetGCSafePointV2Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetGCSafePointV2RequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(16); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(26); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): GetGCSafePointV2Request {
    return GetGCSafePointV2Request.merge(new GetGCSafePointV2Request(), r);
  }

  static decode(bytes: Uint8Array): GetGCSafePointV2Request {
    return GetGCSafePointV2Request.merge(new GetGCSafePointV2Request(), new Reader(bytes));
  }

  static encode(m: GetGCSafePointV2RequestInit): Uint8Array {
    return encodeWith(GetGCSafePointV2Request.write, m);
  }
}

export interface GetGCSafePointV2ResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly safePoint?: bigint | undefined;
}

export class GetGCSafePointV2Response {
  static readonly typeName = 'pdpb.GetGCSafePointV2Response';
  declare header: ResponseHeader | undefined;
  declare safePoint: bigint;

  constructor() {
    this.header = undefined;
    this.safePoint = 0n;
  }

  static merge(m: GetGCSafePointV2Response, r: Reader): GetGCSafePointV2Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetGCSafePointV2ResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): GetGCSafePointV2Response {
    return GetGCSafePointV2Response.merge(new GetGCSafePointV2Response(), r);
  }

  static decode(bytes: Uint8Array): GetGCSafePointV2Response {
    return GetGCSafePointV2Response.merge(new GetGCSafePointV2Response(), new Reader(bytes));
  }

  static encode(m: GetGCSafePointV2ResponseInit): Uint8Array {
    return encodeWith(GetGCSafePointV2Response.write, m);
  }
}

export interface WatchGCSafePointV2RequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly revision?: number | undefined;
}

export class WatchGCSafePointV2Request {
  static readonly typeName = 'pdpb.WatchGCSafePointV2Request';
  declare header: RequestHeader | undefined;
  declare revision: number;

  constructor() {
    this.header = undefined;
    this.revision = 0;
  }

  static merge(m: WatchGCSafePointV2Request, r: Reader): WatchGCSafePointV2Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchGCSafePointV2RequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): WatchGCSafePointV2Request {
    return WatchGCSafePointV2Request.merge(new WatchGCSafePointV2Request(), r);
  }

  static decode(bytes: Uint8Array): WatchGCSafePointV2Request {
    return WatchGCSafePointV2Request.merge(new WatchGCSafePointV2Request(), new Reader(bytes));
  }

  static encode(m: WatchGCSafePointV2RequestInit): Uint8Array {
    return encodeWith(WatchGCSafePointV2Request.write, m);
  }
}

export interface SafePointEventInit {
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly safePoint?: bigint | undefined;
  readonly type?: EventType | undefined;
}

export class SafePointEvent {
  static readonly typeName = 'pdpb.SafePointEvent';
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare safePoint: bigint;
  declare type: EventType;

  constructor() {
    this.keyspace = undefined;
    this.safePoint = 0n;
    this.type = 0;
  }

  static merge(m: SafePointEvent, r: Reader): SafePointEvent {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.safePoint = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.type = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SafePointEventInit, w: Writer): void {
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(8); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(34); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): SafePointEvent {
    return SafePointEvent.merge(new SafePointEvent(), r);
  }

  static decode(bytes: Uint8Array): SafePointEvent {
    return SafePointEvent.merge(new SafePointEvent(), new Reader(bytes));
  }

  static encode(m: SafePointEventInit): Uint8Array {
    return encodeWith(SafePointEvent.write, m);
  }
}

export interface WatchGCSafePointV2ResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly events?: readonly SafePointEventInit[] | undefined;
  readonly revision?: number | undefined;
}

export class WatchGCSafePointV2Response {
  static readonly typeName = 'pdpb.WatchGCSafePointV2Response';
  declare header: ResponseHeader | undefined;
  declare events: readonly SafePointEvent[];
  declare revision: number;

  constructor() {
    this.header = undefined;
    this.events = EMPTY_LIST;
    this.revision = 0;
  }

  static merge(m: WatchGCSafePointV2Response, r: Reader): WatchGCSafePointV2Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.events === EMPTY_LIST) m.events = []; (m.events as SafePointEvent[]).push(SafePointEvent.merge(new SafePointEvent(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchGCSafePointV2ResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.events; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); SafePointEvent.write(v[i] as SafePointEventInit, w); w.end(at); } } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): WatchGCSafePointV2Response {
    return WatchGCSafePointV2Response.merge(new WatchGCSafePointV2Response(), r);
  }

  static decode(bytes: Uint8Array): WatchGCSafePointV2Response {
    return WatchGCSafePointV2Response.merge(new WatchGCSafePointV2Response(), new Reader(bytes));
  }

  static encode(m: WatchGCSafePointV2ResponseInit): Uint8Array {
    return encodeWith(WatchGCSafePointV2Response.write, m);
  }
}

export interface UpdateGCSafePointV2RequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly safePoint?: bigint | undefined;
}

export class UpdateGCSafePointV2Request {
  static readonly typeName = 'pdpb.UpdateGCSafePointV2Request';
  declare header: RequestHeader | undefined;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare safePoint: bigint;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
    this.safePoint = 0n;
  }

  static merge(m: UpdateGCSafePointV2Request, r: Reader): UpdateGCSafePointV2Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGCSafePointV2RequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(16); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(34); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): UpdateGCSafePointV2Request {
    return UpdateGCSafePointV2Request.merge(new UpdateGCSafePointV2Request(), r);
  }

  static decode(bytes: Uint8Array): UpdateGCSafePointV2Request {
    return UpdateGCSafePointV2Request.merge(new UpdateGCSafePointV2Request(), new Reader(bytes));
  }

  static encode(m: UpdateGCSafePointV2RequestInit): Uint8Array {
    return encodeWith(UpdateGCSafePointV2Request.write, m);
  }
}

export interface UpdateGCSafePointV2ResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly newSafePoint?: bigint | undefined;
}

export class UpdateGCSafePointV2Response {
  static readonly typeName = 'pdpb.UpdateGCSafePointV2Response';
  declare header: ResponseHeader | undefined;
  declare newSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.newSafePoint = 0n;
  }

  static merge(m: UpdateGCSafePointV2Response, r: Reader): UpdateGCSafePointV2Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.newSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGCSafePointV2ResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.newSafePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): UpdateGCSafePointV2Response {
    return UpdateGCSafePointV2Response.merge(new UpdateGCSafePointV2Response(), r);
  }

  static decode(bytes: Uint8Array): UpdateGCSafePointV2Response {
    return UpdateGCSafePointV2Response.merge(new UpdateGCSafePointV2Response(), new Reader(bytes));
  }

  static encode(m: UpdateGCSafePointV2ResponseInit): Uint8Array {
    return encodeWith(UpdateGCSafePointV2Response.write, m);
  }
}

export interface UpdateServiceSafePointV2RequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly serviceId?: Uint8Array | undefined;
  readonly safePoint?: bigint | undefined;
  readonly ttl?: bigint | undefined;
}

export class UpdateServiceSafePointV2Request {
  static readonly typeName = 'pdpb.UpdateServiceSafePointV2Request';
  declare header: RequestHeader | undefined;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare serviceId: Uint8Array;
  declare safePoint: bigint;
  declare ttl: bigint;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
    this.serviceId = EMPTY_BYTES;
    this.safePoint = 0n;
    this.ttl = 0n;
  }

  static merge(m: UpdateServiceSafePointV2Request, r: Reader): UpdateServiceSafePointV2Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.serviceId = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.safePoint = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.ttl = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateServiceSafePointV2RequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(16); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(50); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.serviceId; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): UpdateServiceSafePointV2Request {
    return UpdateServiceSafePointV2Request.merge(new UpdateServiceSafePointV2Request(), r);
  }

  static decode(bytes: Uint8Array): UpdateServiceSafePointV2Request {
    return UpdateServiceSafePointV2Request.merge(new UpdateServiceSafePointV2Request(), new Reader(bytes));
  }

  static encode(m: UpdateServiceSafePointV2RequestInit): Uint8Array {
    return encodeWith(UpdateServiceSafePointV2Request.write, m);
  }
}

export interface UpdateServiceSafePointV2ResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly serviceId?: Uint8Array | undefined;
  readonly ttl?: bigint | undefined;
  readonly minSafePoint?: bigint | undefined;
}

export class UpdateServiceSafePointV2Response {
  static readonly typeName = 'pdpb.UpdateServiceSafePointV2Response';
  declare header: ResponseHeader | undefined;
  declare serviceId: Uint8Array;
  declare ttl: bigint;
  declare minSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.serviceId = EMPTY_BYTES;
    this.ttl = 0n;
    this.minSafePoint = 0n;
  }

  static merge(m: UpdateServiceSafePointV2Response, r: Reader): UpdateServiceSafePointV2Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.serviceId = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.int64Big(); continue; }
        case 4: { if (tag !== 32) break; m.minSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateServiceSafePointV2ResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.serviceId; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.minSafePoint; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): UpdateServiceSafePointV2Response {
    return UpdateServiceSafePointV2Response.merge(new UpdateServiceSafePointV2Response(), r);
  }

  static decode(bytes: Uint8Array): UpdateServiceSafePointV2Response {
    return UpdateServiceSafePointV2Response.merge(new UpdateServiceSafePointV2Response(), new Reader(bytes));
  }

  static encode(m: UpdateServiceSafePointV2ResponseInit): Uint8Array {
    return encodeWith(UpdateServiceSafePointV2Response.write, m);
  }
}

export interface GetAllGCSafePointV2RequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class GetAllGCSafePointV2Request {
  static readonly typeName = 'pdpb.GetAllGCSafePointV2Request';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetAllGCSafePointV2Request, r: Reader): GetAllGCSafePointV2Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllGCSafePointV2RequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetAllGCSafePointV2Request {
    return GetAllGCSafePointV2Request.merge(new GetAllGCSafePointV2Request(), r);
  }

  static decode(bytes: Uint8Array): GetAllGCSafePointV2Request {
    return GetAllGCSafePointV2Request.merge(new GetAllGCSafePointV2Request(), new Reader(bytes));
  }

  static encode(m: GetAllGCSafePointV2RequestInit): Uint8Array {
    return encodeWith(GetAllGCSafePointV2Request.write, m);
  }
}

export interface GCSafePointV2Init {
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly gcSafePoint?: bigint | undefined;
}

export class GCSafePointV2 {
  static readonly typeName = 'pdpb.GCSafePointV2';
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare gcSafePoint: bigint;

  constructor() {
    this.keyspace = undefined;
    this.gcSafePoint = 0n;
  }

  static merge(m: GCSafePointV2, r: Reader): GCSafePointV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.gcSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GCSafePointV2Init, w: Writer): void {
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(8); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(26); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.gcSafePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): GCSafePointV2 {
    return GCSafePointV2.merge(new GCSafePointV2(), r);
  }

  static decode(bytes: Uint8Array): GCSafePointV2 {
    return GCSafePointV2.merge(new GCSafePointV2(), new Reader(bytes));
  }

  static encode(m: GCSafePointV2Init): Uint8Array {
    return encodeWith(GCSafePointV2.write, m);
  }
}

export interface GetAllGCSafePointV2ResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly gcSafePoints?: readonly GCSafePointV2Init[] | undefined;
  readonly revision?: number | undefined;
}

export class GetAllGCSafePointV2Response {
  static readonly typeName = 'pdpb.GetAllGCSafePointV2Response';
  declare header: ResponseHeader | undefined;
  declare gcSafePoints: readonly GCSafePointV2[];
  declare revision: number;

  constructor() {
    this.header = undefined;
    this.gcSafePoints = EMPTY_LIST;
    this.revision = 0;
  }

  static merge(m: GetAllGCSafePointV2Response, r: Reader): GetAllGCSafePointV2Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.gcSafePoints === EMPTY_LIST) m.gcSafePoints = []; (m.gcSafePoints as GCSafePointV2[]).push(GCSafePointV2.merge(new GCSafePointV2(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllGCSafePointV2ResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.gcSafePoints; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); GCSafePointV2.write(v[i] as GCSafePointV2Init, w); w.end(at); } } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): GetAllGCSafePointV2Response {
    return GetAllGCSafePointV2Response.merge(new GetAllGCSafePointV2Response(), r);
  }

  static decode(bytes: Uint8Array): GetAllGCSafePointV2Response {
    return GetAllGCSafePointV2Response.merge(new GetAllGCSafePointV2Response(), new Reader(bytes));
  }

  static encode(m: GetAllGCSafePointV2ResponseInit): Uint8Array {
    return encodeWith(GetAllGCSafePointV2Response.write, m);
  }
}

export interface KeyspaceScopeInit {
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
}

export class KeyspaceScope {
  static readonly typeName = 'pdpb.KeyspaceScope';
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;

  constructor() {
    this.keyspace = undefined;
  }

  static merge(m: KeyspaceScope, r: Reader): KeyspaceScope {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyspaceScopeInit, w: Writer): void {
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(8); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(18); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): KeyspaceScope {
    return KeyspaceScope.merge(new KeyspaceScope(), r);
  }

  static decode(bytes: Uint8Array): KeyspaceScope {
    return KeyspaceScope.merge(new KeyspaceScope(), new Reader(bytes));
  }

  static encode(m: KeyspaceScopeInit): Uint8Array {
    return encodeWith(KeyspaceScope.write, m);
  }
}

export interface AdvanceGCSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspaceScope?: KeyspaceScopeInit | undefined;
  readonly target?: bigint | undefined;
}

export class AdvanceGCSafePointRequest {
  static readonly typeName = 'pdpb.AdvanceGCSafePointRequest';
  declare header: RequestHeader | undefined;
  declare keyspaceScope: KeyspaceScope | undefined;
  declare target: bigint;

  constructor() {
    this.header = undefined;
    this.keyspaceScope = undefined;
    this.target = 0n;
  }

  static merge(m: AdvanceGCSafePointRequest, r: Reader): AdvanceGCSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceScope = KeyspaceScope.merge(m.keyspaceScope ?? new KeyspaceScope(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.target = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AdvanceGCSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaceScope; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceScope.write(v, w); w.end(at); } }
    { const v = m.target; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): AdvanceGCSafePointRequest {
    return AdvanceGCSafePointRequest.merge(new AdvanceGCSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): AdvanceGCSafePointRequest {
    return AdvanceGCSafePointRequest.merge(new AdvanceGCSafePointRequest(), new Reader(bytes));
  }

  static encode(m: AdvanceGCSafePointRequestInit): Uint8Array {
    return encodeWith(AdvanceGCSafePointRequest.write, m);
  }
}

export interface AdvanceGCSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly oldGcSafePoint?: bigint | undefined;
  readonly newGcSafePoint?: bigint | undefined;
}

export class AdvanceGCSafePointResponse {
  static readonly typeName = 'pdpb.AdvanceGCSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare oldGcSafePoint: bigint;
  declare newGcSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.oldGcSafePoint = 0n;
    this.newGcSafePoint = 0n;
  }

  static merge(m: AdvanceGCSafePointResponse, r: Reader): AdvanceGCSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.oldGcSafePoint = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.newGcSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AdvanceGCSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.oldGcSafePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.newGcSafePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): AdvanceGCSafePointResponse {
    return AdvanceGCSafePointResponse.merge(new AdvanceGCSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): AdvanceGCSafePointResponse {
    return AdvanceGCSafePointResponse.merge(new AdvanceGCSafePointResponse(), new Reader(bytes));
  }

  static encode(m: AdvanceGCSafePointResponseInit): Uint8Array {
    return encodeWith(AdvanceGCSafePointResponse.write, m);
  }
}

export interface AdvanceTxnSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspaceScope?: KeyspaceScopeInit | undefined;
  readonly target?: bigint | undefined;
}

export class AdvanceTxnSafePointRequest {
  static readonly typeName = 'pdpb.AdvanceTxnSafePointRequest';
  declare header: RequestHeader | undefined;
  declare keyspaceScope: KeyspaceScope | undefined;
  declare target: bigint;

  constructor() {
    this.header = undefined;
    this.keyspaceScope = undefined;
    this.target = 0n;
  }

  static merge(m: AdvanceTxnSafePointRequest, r: Reader): AdvanceTxnSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceScope = KeyspaceScope.merge(m.keyspaceScope ?? new KeyspaceScope(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.target = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AdvanceTxnSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaceScope; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceScope.write(v, w); w.end(at); } }
    { const v = m.target; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): AdvanceTxnSafePointRequest {
    return AdvanceTxnSafePointRequest.merge(new AdvanceTxnSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): AdvanceTxnSafePointRequest {
    return AdvanceTxnSafePointRequest.merge(new AdvanceTxnSafePointRequest(), new Reader(bytes));
  }

  static encode(m: AdvanceTxnSafePointRequestInit): Uint8Array {
    return encodeWith(AdvanceTxnSafePointRequest.write, m);
  }
}

export interface AdvanceTxnSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly oldTxnSafePoint?: bigint | undefined;
  readonly newTxnSafePoint?: bigint | undefined;
  readonly blockerDescription?: string | undefined;
}

export class AdvanceTxnSafePointResponse {
  static readonly typeName = 'pdpb.AdvanceTxnSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare oldTxnSafePoint: bigint;
  declare newTxnSafePoint: bigint;
  declare blockerDescription: string;

  constructor() {
    this.header = undefined;
    this.oldTxnSafePoint = 0n;
    this.newTxnSafePoint = 0n;
    this.blockerDescription = '';
  }

  static merge(m: AdvanceTxnSafePointResponse, r: Reader): AdvanceTxnSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.oldTxnSafePoint = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.newTxnSafePoint = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; m.blockerDescription = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AdvanceTxnSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.oldTxnSafePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.newTxnSafePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.blockerDescription; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): AdvanceTxnSafePointResponse {
    return AdvanceTxnSafePointResponse.merge(new AdvanceTxnSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): AdvanceTxnSafePointResponse {
    return AdvanceTxnSafePointResponse.merge(new AdvanceTxnSafePointResponse(), new Reader(bytes));
  }

  static encode(m: AdvanceTxnSafePointResponseInit): Uint8Array {
    return encodeWith(AdvanceTxnSafePointResponse.write, m);
  }
}

export interface SetGCBarrierRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspaceScope?: KeyspaceScopeInit | undefined;
  readonly barrierId?: string | undefined;
  readonly barrierTs?: bigint | undefined;
  readonly ttlSeconds?: bigint | undefined;
}

export class SetGCBarrierRequest {
  static readonly typeName = 'pdpb.SetGCBarrierRequest';
  declare header: RequestHeader | undefined;
  declare keyspaceScope: KeyspaceScope | undefined;
  declare barrierId: string;
  declare barrierTs: bigint;
  declare ttlSeconds: bigint;

  constructor() {
    this.header = undefined;
    this.keyspaceScope = undefined;
    this.barrierId = '';
    this.barrierTs = 0n;
    this.ttlSeconds = 0n;
  }

  static merge(m: SetGCBarrierRequest, r: Reader): SetGCBarrierRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceScope = KeyspaceScope.merge(m.keyspaceScope ?? new KeyspaceScope(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.barrierId = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.barrierTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.ttlSeconds = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetGCBarrierRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaceScope; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceScope.write(v, w); w.end(at); } }
    { const v = m.barrierId; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.barrierTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.ttlSeconds; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): SetGCBarrierRequest {
    return SetGCBarrierRequest.merge(new SetGCBarrierRequest(), r);
  }

  static decode(bytes: Uint8Array): SetGCBarrierRequest {
    return SetGCBarrierRequest.merge(new SetGCBarrierRequest(), new Reader(bytes));
  }

  static encode(m: SetGCBarrierRequestInit): Uint8Array {
    return encodeWith(SetGCBarrierRequest.write, m);
  }
}

export interface GCBarrierInfoInit {
  readonly barrierId?: string | undefined;
  readonly barrierTs?: bigint | undefined;
  readonly ttlSeconds?: bigint | undefined;
}

export class GCBarrierInfo {
  static readonly typeName = 'pdpb.GCBarrierInfo';
  declare barrierId: string;
  declare barrierTs: bigint;
  declare ttlSeconds: bigint;

  constructor() {
    this.barrierId = '';
    this.barrierTs = 0n;
    this.ttlSeconds = 0n;
  }

  static merge(m: GCBarrierInfo, r: Reader): GCBarrierInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.barrierId = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.barrierTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.ttlSeconds = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GCBarrierInfoInit, w: Writer): void {
    { const v = m.barrierId; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.barrierTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ttlSeconds; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): GCBarrierInfo {
    return GCBarrierInfo.merge(new GCBarrierInfo(), r);
  }

  static decode(bytes: Uint8Array): GCBarrierInfo {
    return GCBarrierInfo.merge(new GCBarrierInfo(), new Reader(bytes));
  }

  static encode(m: GCBarrierInfoInit): Uint8Array {
    return encodeWith(GCBarrierInfo.write, m);
  }
}

export interface SetGCBarrierResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly newBarrierInfo?: GCBarrierInfoInit | undefined;
}

export class SetGCBarrierResponse {
  static readonly typeName = 'pdpb.SetGCBarrierResponse';
  declare header: ResponseHeader | undefined;
  declare newBarrierInfo: GCBarrierInfo | undefined;

  constructor() {
    this.header = undefined;
    this.newBarrierInfo = undefined;
  }

  static merge(m: SetGCBarrierResponse, r: Reader): SetGCBarrierResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.newBarrierInfo = GCBarrierInfo.merge(m.newBarrierInfo ?? new GCBarrierInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetGCBarrierResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.newBarrierInfo; if (v !== undefined) { w.tag(18); const at = w.begin(); GCBarrierInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): SetGCBarrierResponse {
    return SetGCBarrierResponse.merge(new SetGCBarrierResponse(), r);
  }

  static decode(bytes: Uint8Array): SetGCBarrierResponse {
    return SetGCBarrierResponse.merge(new SetGCBarrierResponse(), new Reader(bytes));
  }

  static encode(m: SetGCBarrierResponseInit): Uint8Array {
    return encodeWith(SetGCBarrierResponse.write, m);
  }
}

export interface DeleteGCBarrierRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspaceScope?: KeyspaceScopeInit | undefined;
  readonly barrierId?: string | undefined;
}

export class DeleteGCBarrierRequest {
  static readonly typeName = 'pdpb.DeleteGCBarrierRequest';
  declare header: RequestHeader | undefined;
  declare keyspaceScope: KeyspaceScope | undefined;
  declare barrierId: string;

  constructor() {
    this.header = undefined;
    this.keyspaceScope = undefined;
    this.barrierId = '';
  }

  static merge(m: DeleteGCBarrierRequest, r: Reader): DeleteGCBarrierRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceScope = KeyspaceScope.merge(m.keyspaceScope ?? new KeyspaceScope(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.barrierId = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteGCBarrierRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaceScope; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceScope.write(v, w); w.end(at); } }
    { const v = m.barrierId; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): DeleteGCBarrierRequest {
    return DeleteGCBarrierRequest.merge(new DeleteGCBarrierRequest(), r);
  }

  static decode(bytes: Uint8Array): DeleteGCBarrierRequest {
    return DeleteGCBarrierRequest.merge(new DeleteGCBarrierRequest(), new Reader(bytes));
  }

  static encode(m: DeleteGCBarrierRequestInit): Uint8Array {
    return encodeWith(DeleteGCBarrierRequest.write, m);
  }
}

export interface DeleteGCBarrierResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly deletedBarrierInfo?: GCBarrierInfoInit | undefined;
}

export class DeleteGCBarrierResponse {
  static readonly typeName = 'pdpb.DeleteGCBarrierResponse';
  declare header: ResponseHeader | undefined;
  declare deletedBarrierInfo: GCBarrierInfo | undefined;

  constructor() {
    this.header = undefined;
    this.deletedBarrierInfo = undefined;
  }

  static merge(m: DeleteGCBarrierResponse, r: Reader): DeleteGCBarrierResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.deletedBarrierInfo = GCBarrierInfo.merge(m.deletedBarrierInfo ?? new GCBarrierInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteGCBarrierResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.deletedBarrierInfo; if (v !== undefined) { w.tag(18); const at = w.begin(); GCBarrierInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DeleteGCBarrierResponse {
    return DeleteGCBarrierResponse.merge(new DeleteGCBarrierResponse(), r);
  }

  static decode(bytes: Uint8Array): DeleteGCBarrierResponse {
    return DeleteGCBarrierResponse.merge(new DeleteGCBarrierResponse(), new Reader(bytes));
  }

  static encode(m: DeleteGCBarrierResponseInit): Uint8Array {
    return encodeWith(DeleteGCBarrierResponse.write, m);
  }
}

export interface SetGlobalGCBarrierRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly barrierId?: string | undefined;
  readonly barrierTs?: bigint | undefined;
  readonly ttlSeconds?: bigint | undefined;
}

export class SetGlobalGCBarrierRequest {
  static readonly typeName = 'pdpb.SetGlobalGCBarrierRequest';
  declare header: RequestHeader | undefined;
  declare barrierId: string;
  declare barrierTs: bigint;
  declare ttlSeconds: bigint;

  constructor() {
    this.header = undefined;
    this.barrierId = '';
    this.barrierTs = 0n;
    this.ttlSeconds = 0n;
  }

  static merge(m: SetGlobalGCBarrierRequest, r: Reader): SetGlobalGCBarrierRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.barrierId = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.barrierTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.ttlSeconds = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetGlobalGCBarrierRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.barrierId; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.barrierTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.ttlSeconds; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): SetGlobalGCBarrierRequest {
    return SetGlobalGCBarrierRequest.merge(new SetGlobalGCBarrierRequest(), r);
  }

  static decode(bytes: Uint8Array): SetGlobalGCBarrierRequest {
    return SetGlobalGCBarrierRequest.merge(new SetGlobalGCBarrierRequest(), new Reader(bytes));
  }

  static encode(m: SetGlobalGCBarrierRequestInit): Uint8Array {
    return encodeWith(SetGlobalGCBarrierRequest.write, m);
  }
}

export interface SetGlobalGCBarrierResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly newBarrierInfo?: GlobalGCBarrierInfoInit | undefined;
}

export class SetGlobalGCBarrierResponse {
  static readonly typeName = 'pdpb.SetGlobalGCBarrierResponse';
  declare header: ResponseHeader | undefined;
  declare newBarrierInfo: GlobalGCBarrierInfo | undefined;

  constructor() {
    this.header = undefined;
    this.newBarrierInfo = undefined;
  }

  static merge(m: SetGlobalGCBarrierResponse, r: Reader): SetGlobalGCBarrierResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.newBarrierInfo = GlobalGCBarrierInfo.merge(m.newBarrierInfo ?? new GlobalGCBarrierInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetGlobalGCBarrierResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.newBarrierInfo; if (v !== undefined) { w.tag(18); const at = w.begin(); GlobalGCBarrierInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): SetGlobalGCBarrierResponse {
    return SetGlobalGCBarrierResponse.merge(new SetGlobalGCBarrierResponse(), r);
  }

  static decode(bytes: Uint8Array): SetGlobalGCBarrierResponse {
    return SetGlobalGCBarrierResponse.merge(new SetGlobalGCBarrierResponse(), new Reader(bytes));
  }

  static encode(m: SetGlobalGCBarrierResponseInit): Uint8Array {
    return encodeWith(SetGlobalGCBarrierResponse.write, m);
  }
}

export interface DeleteGlobalGCBarrierRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly barrierId?: string | undefined;
}

export class DeleteGlobalGCBarrierRequest {
  static readonly typeName = 'pdpb.DeleteGlobalGCBarrierRequest';
  declare header: RequestHeader | undefined;
  declare barrierId: string;

  constructor() {
    this.header = undefined;
    this.barrierId = '';
  }

  static merge(m: DeleteGlobalGCBarrierRequest, r: Reader): DeleteGlobalGCBarrierRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.barrierId = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteGlobalGCBarrierRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.barrierId; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DeleteGlobalGCBarrierRequest {
    return DeleteGlobalGCBarrierRequest.merge(new DeleteGlobalGCBarrierRequest(), r);
  }

  static decode(bytes: Uint8Array): DeleteGlobalGCBarrierRequest {
    return DeleteGlobalGCBarrierRequest.merge(new DeleteGlobalGCBarrierRequest(), new Reader(bytes));
  }

  static encode(m: DeleteGlobalGCBarrierRequestInit): Uint8Array {
    return encodeWith(DeleteGlobalGCBarrierRequest.write, m);
  }
}

export interface DeleteGlobalGCBarrierResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly deletedBarrierInfo?: GlobalGCBarrierInfoInit | undefined;
}

export class DeleteGlobalGCBarrierResponse {
  static readonly typeName = 'pdpb.DeleteGlobalGCBarrierResponse';
  declare header: ResponseHeader | undefined;
  declare deletedBarrierInfo: GlobalGCBarrierInfo | undefined;

  constructor() {
    this.header = undefined;
    this.deletedBarrierInfo = undefined;
  }

  static merge(m: DeleteGlobalGCBarrierResponse, r: Reader): DeleteGlobalGCBarrierResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.deletedBarrierInfo = GlobalGCBarrierInfo.merge(m.deletedBarrierInfo ?? new GlobalGCBarrierInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteGlobalGCBarrierResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.deletedBarrierInfo; if (v !== undefined) { w.tag(18); const at = w.begin(); GlobalGCBarrierInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DeleteGlobalGCBarrierResponse {
    return DeleteGlobalGCBarrierResponse.merge(new DeleteGlobalGCBarrierResponse(), r);
  }

  static decode(bytes: Uint8Array): DeleteGlobalGCBarrierResponse {
    return DeleteGlobalGCBarrierResponse.merge(new DeleteGlobalGCBarrierResponse(), new Reader(bytes));
  }

  static encode(m: DeleteGlobalGCBarrierResponseInit): Uint8Array {
    return encodeWith(DeleteGlobalGCBarrierResponse.write, m);
  }
}

export interface GlobalGCBarrierInfoInit {
  readonly barrierId?: string | undefined;
  readonly barrierTs?: bigint | undefined;
  readonly ttlSeconds?: bigint | undefined;
}

export class GlobalGCBarrierInfo {
  static readonly typeName = 'pdpb.GlobalGCBarrierInfo';
  declare barrierId: string;
  declare barrierTs: bigint;
  declare ttlSeconds: bigint;

  constructor() {
    this.barrierId = '';
    this.barrierTs = 0n;
    this.ttlSeconds = 0n;
  }

  static merge(m: GlobalGCBarrierInfo, r: Reader): GlobalGCBarrierInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.barrierId = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.barrierTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.ttlSeconds = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GlobalGCBarrierInfoInit, w: Writer): void {
    { const v = m.barrierId; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.barrierTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ttlSeconds; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): GlobalGCBarrierInfo {
    return GlobalGCBarrierInfo.merge(new GlobalGCBarrierInfo(), r);
  }

  static decode(bytes: Uint8Array): GlobalGCBarrierInfo {
    return GlobalGCBarrierInfo.merge(new GlobalGCBarrierInfo(), new Reader(bytes));
  }

  static encode(m: GlobalGCBarrierInfoInit): Uint8Array {
    return encodeWith(GlobalGCBarrierInfo.write, m);
  }
}

export interface GetGCStateRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspaceScope?: KeyspaceScopeInit | undefined;
  readonly excludeGcBarriers?: boolean | undefined;
  readonly includeGlobalGcBarriers?: boolean | undefined;
}

export class GetGCStateRequest {
  static readonly typeName = 'pdpb.GetGCStateRequest';
  declare header: RequestHeader | undefined;
  declare keyspaceScope: KeyspaceScope | undefined;
  declare excludeGcBarriers: boolean;
  declare includeGlobalGcBarriers: boolean;

  constructor() {
    this.header = undefined;
    this.keyspaceScope = undefined;
    this.excludeGcBarriers = false;
    this.includeGlobalGcBarriers = false;
  }

  static merge(m: GetGCStateRequest, r: Reader): GetGCStateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceScope = KeyspaceScope.merge(m.keyspaceScope ?? new KeyspaceScope(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.excludeGcBarriers = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.includeGlobalGcBarriers = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetGCStateRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaceScope; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceScope.write(v, w); w.end(at); } }
    { const v = m.excludeGcBarriers; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.includeGlobalGcBarriers; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): GetGCStateRequest {
    return GetGCStateRequest.merge(new GetGCStateRequest(), r);
  }

  static decode(bytes: Uint8Array): GetGCStateRequest {
    return GetGCStateRequest.merge(new GetGCStateRequest(), new Reader(bytes));
  }

  static encode(m: GetGCStateRequestInit): Uint8Array {
    return encodeWith(GetGCStateRequest.write, m);
  }
}

export interface GCStateInit {
  readonly keyspaceScope?: KeyspaceScopeInit | undefined;
  readonly isKeyspaceLevelGc?: boolean | undefined;
  readonly txnSafePoint?: bigint | undefined;
  readonly gcSafePoint?: bigint | undefined;
  readonly gcBarriers?: readonly GCBarrierInfoInit[] | undefined;
}

export class GCState {
  static readonly typeName = 'pdpb.GCState';
  declare keyspaceScope: KeyspaceScope | undefined;
  declare isKeyspaceLevelGc: boolean;
  declare txnSafePoint: bigint;
  declare gcSafePoint: bigint;
  declare gcBarriers: readonly GCBarrierInfo[];

  constructor() {
    this.keyspaceScope = undefined;
    this.isKeyspaceLevelGc = false;
    this.txnSafePoint = 0n;
    this.gcSafePoint = 0n;
    this.gcBarriers = EMPTY_LIST;
  }

  static merge(m: GCState, r: Reader): GCState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.keyspaceScope = KeyspaceScope.merge(m.keyspaceScope ?? new KeyspaceScope(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.isKeyspaceLevelGc = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.txnSafePoint = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.gcSafePoint = r.uint64Big(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.gcBarriers === EMPTY_LIST) m.gcBarriers = []; (m.gcBarriers as GCBarrierInfo[]).push(GCBarrierInfo.merge(new GCBarrierInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GCStateInit, w: Writer): void {
    { const v = m.keyspaceScope; if (v !== undefined) { w.tag(10); const at = w.begin(); KeyspaceScope.write(v, w); w.end(at); } }
    { const v = m.isKeyspaceLevelGc; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.txnSafePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.gcSafePoint; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.gcBarriers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); GCBarrierInfo.write(v[i] as GCBarrierInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): GCState {
    return GCState.merge(new GCState(), r);
  }

  static decode(bytes: Uint8Array): GCState {
    return GCState.merge(new GCState(), new Reader(bytes));
  }

  static encode(m: GCStateInit): Uint8Array {
    return encodeWith(GCState.write, m);
  }
}

export interface GlobalGCBarriersInfoInit {
  readonly barriers?: readonly GlobalGCBarrierInfoInit[] | undefined;
}

export class GlobalGCBarriersInfo {
  static readonly typeName = 'pdpb.GlobalGCBarriersInfo';
  declare barriers: readonly GlobalGCBarrierInfo[];

  constructor() {
    this.barriers = EMPTY_LIST;
  }

  static merge(m: GlobalGCBarriersInfo, r: Reader): GlobalGCBarriersInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.barriers === EMPTY_LIST) m.barriers = []; (m.barriers as GlobalGCBarrierInfo[]).push(GlobalGCBarrierInfo.merge(new GlobalGCBarrierInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GlobalGCBarriersInfoInit, w: Writer): void {
    { const v = m.barriers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GlobalGCBarrierInfo.write(v[i] as GlobalGCBarrierInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): GlobalGCBarriersInfo {
    return GlobalGCBarriersInfo.merge(new GlobalGCBarriersInfo(), r);
  }

  static decode(bytes: Uint8Array): GlobalGCBarriersInfo {
    return GlobalGCBarriersInfo.merge(new GlobalGCBarriersInfo(), new Reader(bytes));
  }

  static encode(m: GlobalGCBarriersInfoInit): Uint8Array {
    return encodeWith(GlobalGCBarriersInfo.write, m);
  }
}

export interface GetGCStateResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly gcState?: GCStateInit | undefined;
  readonly globalGcBarriers?: GlobalGCBarriersInfoInit | undefined;
}

export class GetGCStateResponse {
  static readonly typeName = 'pdpb.GetGCStateResponse';
  declare header: ResponseHeader | undefined;
  declare gcState: GCState | undefined;
  declare globalGcBarriers: GlobalGCBarriersInfo | undefined;

  constructor() {
    this.header = undefined;
    this.gcState = undefined;
    this.globalGcBarriers = undefined;
  }

  static merge(m: GetGCStateResponse, r: Reader): GetGCStateResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.gcState = GCState.merge(m.gcState ?? new GCState(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.globalGcBarriers = GlobalGCBarriersInfo.merge(m.globalGcBarriers ?? new GlobalGCBarriersInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetGCStateResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.gcState; if (v !== undefined) { w.tag(18); const at = w.begin(); GCState.write(v, w); w.end(at); } }
    { const v = m.globalGcBarriers; if (v !== undefined) { w.tag(26); const at = w.begin(); GlobalGCBarriersInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetGCStateResponse {
    return GetGCStateResponse.merge(new GetGCStateResponse(), r);
  }

  static decode(bytes: Uint8Array): GetGCStateResponse {
    return GetGCStateResponse.merge(new GetGCStateResponse(), new Reader(bytes));
  }

  static encode(m: GetGCStateResponseInit): Uint8Array {
    return encodeWith(GetGCStateResponse.write, m);
  }
}

export interface GetAllKeyspacesGCStatesRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly excludeGcBarriers?: boolean | undefined;
  readonly excludeGlobalGcBarriers?: boolean | undefined;
}

export class GetAllKeyspacesGCStatesRequest {
  static readonly typeName = 'pdpb.GetAllKeyspacesGCStatesRequest';
  declare header: RequestHeader | undefined;
  declare excludeGcBarriers: boolean;
  declare excludeGlobalGcBarriers: boolean;

  constructor() {
    this.header = undefined;
    this.excludeGcBarriers = false;
    this.excludeGlobalGcBarriers = false;
  }

  static merge(m: GetAllKeyspacesGCStatesRequest, r: Reader): GetAllKeyspacesGCStatesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.excludeGcBarriers = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.excludeGlobalGcBarriers = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllKeyspacesGCStatesRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.excludeGcBarriers; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.excludeGlobalGcBarriers; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): GetAllKeyspacesGCStatesRequest {
    return GetAllKeyspacesGCStatesRequest.merge(new GetAllKeyspacesGCStatesRequest(), r);
  }

  static decode(bytes: Uint8Array): GetAllKeyspacesGCStatesRequest {
    return GetAllKeyspacesGCStatesRequest.merge(new GetAllKeyspacesGCStatesRequest(), new Reader(bytes));
  }

  static encode(m: GetAllKeyspacesGCStatesRequestInit): Uint8Array {
    return encodeWith(GetAllKeyspacesGCStatesRequest.write, m);
  }
}

export interface GetAllKeyspacesGCStatesResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly gcStates?: readonly GCStateInit[] | undefined;
  readonly globalGcBarriers?: readonly GlobalGCBarrierInfoInit[] | undefined;
}

export class GetAllKeyspacesGCStatesResponse {
  static readonly typeName = 'pdpb.GetAllKeyspacesGCStatesResponse';
  declare header: ResponseHeader | undefined;
  declare gcStates: readonly GCState[];
  declare globalGcBarriers: readonly GlobalGCBarrierInfo[];

  constructor() {
    this.header = undefined;
    this.gcStates = EMPTY_LIST;
    this.globalGcBarriers = EMPTY_LIST;
  }

  static merge(m: GetAllKeyspacesGCStatesResponse, r: Reader): GetAllKeyspacesGCStatesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.gcStates === EMPTY_LIST) m.gcStates = []; (m.gcStates as GCState[]).push(GCState.merge(new GCState(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.globalGcBarriers === EMPTY_LIST) m.globalGcBarriers = []; (m.globalGcBarriers as GlobalGCBarrierInfo[]).push(GlobalGCBarrierInfo.merge(new GlobalGCBarrierInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllKeyspacesGCStatesResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.gcStates; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); GCState.write(v[i] as GCStateInit, w); w.end(at); } } }
    { const v = m.globalGcBarriers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); GlobalGCBarrierInfo.write(v[i] as GlobalGCBarrierInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetAllKeyspacesGCStatesResponse {
    return GetAllKeyspacesGCStatesResponse.merge(new GetAllKeyspacesGCStatesResponse(), r);
  }

  static decode(bytes: Uint8Array): GetAllKeyspacesGCStatesResponse {
    return GetAllKeyspacesGCStatesResponse.merge(new GetAllKeyspacesGCStatesResponse(), new Reader(bytes));
  }

  static encode(m: GetAllKeyspacesGCStatesResponseInit): Uint8Array {
    return encodeWith(GetAllKeyspacesGCStatesResponse.write, m);
  }
}

export interface RegionStatInit {
  readonly bytesWritten?: number | undefined;
  readonly bytesRead?: number | undefined;
  readonly keysWritten?: number | undefined;
  readonly keysRead?: number | undefined;
}

export class RegionStat {
  static readonly typeName = 'pdpb.RegionStat';
  declare bytesWritten: number;
  declare bytesRead: number;
  declare keysWritten: number;
  declare keysRead: number;

  constructor() {
    this.bytesWritten = 0;
    this.bytesRead = 0;
    this.keysWritten = 0;
    this.keysRead = 0;
  }

  static merge(m: RegionStat, r: Reader): RegionStat {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.bytesWritten = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.bytesRead = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.keysWritten = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.keysRead = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionStatInit, w: Writer): void {
    { const v = m.bytesWritten; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.bytesRead; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.keysWritten; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.keysRead; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): RegionStat {
    return RegionStat.merge(new RegionStat(), r);
  }

  static decode(bytes: Uint8Array): RegionStat {
    return RegionStat.merge(new RegionStat(), new Reader(bytes));
  }

  static encode(m: RegionStatInit): Uint8Array {
    return encodeWith(RegionStat.write, m);
  }
}

export interface SyncRegionRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly member?: MemberInit | undefined;
  readonly startIndex?: number | undefined;
}

export class SyncRegionRequest {
  static readonly typeName = 'pdpb.SyncRegionRequest';
  declare header: RequestHeader | undefined;
  declare member: Member | undefined;
  declare startIndex: number;

  constructor() {
    this.header = undefined;
    this.member = undefined;
    this.startIndex = 0;
  }

  static merge(m: SyncRegionRequest, r: Reader): SyncRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.member = Member.merge(m.member ?? new Member(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.startIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SyncRegionRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.member; if (v !== undefined) { w.tag(18); const at = w.begin(); Member.write(v, w); w.end(at); } }
    { const v = m.startIndex; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): SyncRegionRequest {
    return SyncRegionRequest.merge(new SyncRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): SyncRegionRequest {
    return SyncRegionRequest.merge(new SyncRegionRequest(), new Reader(bytes));
  }

  static encode(m: SyncRegionRequestInit): Uint8Array {
    return encodeWith(SyncRegionRequest.write, m);
  }
}

export interface PeersStatsInit {
  readonly peers?: readonly PeerStatsInit[] | undefined;
}

export class PeersStats {
  static readonly typeName = 'pdpb.PeersStats';
  declare peers: readonly PeerStats[];

  constructor() {
    this.peers = EMPTY_LIST;
  }

  static merge(m: PeersStats, r: Reader): PeersStats {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.peers === EMPTY_LIST) m.peers = []; (m.peers as PeerStats[]).push(PeerStats.merge(new PeerStats(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PeersStatsInit, w: Writer): void {
    { const v = m.peers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); PeerStats.write(v[i] as PeerStatsInit, w); w.end(at); } } }
  }

  static read(r: Reader): PeersStats {
    return PeersStats.merge(new PeersStats(), r);
  }

  static decode(bytes: Uint8Array): PeersStats {
    return PeersStats.merge(new PeersStats(), new Reader(bytes));
  }

  static encode(m: PeersStatsInit): Uint8Array {
    return encodeWith(PeersStats.write, m);
  }
}

export interface PeersInit {
  readonly peers?: readonly metapb.PeerInit[] | undefined;
}

export class Peers {
  static readonly typeName = 'pdpb.Peers';
  declare peers: readonly metapb.Peer[];

  constructor() {
    this.peers = EMPTY_LIST;
  }

  static merge(m: Peers, r: Reader): Peers {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.peers === EMPTY_LIST) m.peers = []; (m.peers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PeersInit, w: Writer): void {
    { const v = m.peers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
  }

  static read(r: Reader): Peers {
    return Peers.merge(new Peers(), r);
  }

  static decode(bytes: Uint8Array): Peers {
    return Peers.merge(new Peers(), new Reader(bytes));
  }

  static encode(m: PeersInit): Uint8Array {
    return encodeWith(Peers.write, m);
  }
}

export interface SyncRegionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly regions?: readonly metapb.RegionInit[] | undefined;
  readonly startIndex?: number | undefined;
  readonly regionStats?: readonly RegionStatInit[] | undefined;
  readonly regionLeaders?: readonly metapb.PeerInit[] | undefined;
  readonly buckets?: readonly metapb.BucketsInit[] | undefined;
  readonly downPeers?: readonly PeersStatsInit[] | undefined;
  readonly pendingPeers?: readonly PeersInit[] | undefined;
}

export class SyncRegionResponse {
  static readonly typeName = 'pdpb.SyncRegionResponse';
  declare header: ResponseHeader | undefined;
  declare regions: readonly metapb.Region[];
  declare startIndex: number;
  declare regionStats: readonly RegionStat[];
  declare regionLeaders: readonly metapb.Peer[];
  declare buckets: readonly metapb.Buckets[];
  declare downPeers: readonly PeersStats[];
  declare pendingPeers: readonly Peers[];

  constructor() {
    this.header = undefined;
    this.regions = EMPTY_LIST;
    this.startIndex = 0;
    this.regionStats = EMPTY_LIST;
    this.regionLeaders = EMPTY_LIST;
    this.buckets = EMPTY_LIST;
    this.downPeers = EMPTY_LIST;
    this.pendingPeers = EMPTY_LIST;
  }

  static merge(m: SyncRegionResponse, r: Reader): SyncRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.startIndex = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.regionStats === EMPTY_LIST) m.regionStats = []; (m.regionStats as RegionStat[]).push(RegionStat.merge(new RegionStat(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.regionLeaders === EMPTY_LIST) m.regionLeaders = []; (m.regionLeaders as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.buckets === EMPTY_LIST) m.buckets = []; (m.buckets as metapb.Buckets[]).push(metapb.Buckets.merge(new metapb.Buckets(), r)); r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); if (m.downPeers === EMPTY_LIST) m.downPeers = []; (m.downPeers as PeersStats[]).push(PeersStats.merge(new PeersStats(), r)); r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; const outer = r.enter(); if (m.pendingPeers === EMPTY_LIST) m.pendingPeers = []; (m.pendingPeers as Peers[]).push(Peers.merge(new Peers(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SyncRegionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.startIndex; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.regionStats; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); RegionStat.write(v[i] as RegionStatInit, w); w.end(at); } } }
    { const v = m.regionLeaders; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.buckets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); metapb.Buckets.write(v[i] as metapb.BucketsInit, w); w.end(at); } } }
    { const v = m.downPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(130); const at = w.begin(); PeersStats.write(v[i] as PeersStatsInit, w); w.end(at); } } }
    { const v = m.pendingPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(138); const at = w.begin(); Peers.write(v[i] as PeersInit, w); w.end(at); } } }
  }

  static read(r: Reader): SyncRegionResponse {
    return SyncRegionResponse.merge(new SyncRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): SyncRegionResponse {
    return SyncRegionResponse.merge(new SyncRegionResponse(), new Reader(bytes));
  }

  static encode(m: SyncRegionResponseInit): Uint8Array {
    return encodeWith(SyncRegionResponse.write, m);
  }
}

export interface GetOperatorRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly regionId?: number | undefined;
}

export class GetOperatorRequest {
  static readonly typeName = 'pdpb.GetOperatorRequest';
  declare header: RequestHeader | undefined;
  declare regionId: number;

  constructor() {
    this.header = undefined;
    this.regionId = 0;
  }

  static merge(m: GetOperatorRequest, r: Reader): GetOperatorRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetOperatorRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): GetOperatorRequest {
    return GetOperatorRequest.merge(new GetOperatorRequest(), r);
  }

  static decode(bytes: Uint8Array): GetOperatorRequest {
    return GetOperatorRequest.merge(new GetOperatorRequest(), new Reader(bytes));
  }

  static encode(m: GetOperatorRequestInit): Uint8Array {
    return encodeWith(GetOperatorRequest.write, m);
  }
}

export interface GetOperatorResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly regionId?: number | undefined;
  readonly desc?: Uint8Array | undefined;
  readonly status?: OperatorStatus | undefined;
  readonly kind?: Uint8Array | undefined;
}

export class GetOperatorResponse {
  static readonly typeName = 'pdpb.GetOperatorResponse';
  declare header: ResponseHeader | undefined;
  declare regionId: number;
  declare desc: Uint8Array;
  declare status: OperatorStatus;
  declare kind: Uint8Array;

  constructor() {
    this.header = undefined;
    this.regionId = 0;
    this.desc = EMPTY_BYTES;
    this.status = 0;
    this.kind = EMPTY_BYTES;
  }

  static merge(m: GetOperatorResponse, r: Reader): GetOperatorResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; m.desc = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.status = r.int32(); continue; }
        case 5: { if (tag !== 42) break; m.kind = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetOperatorResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.desc; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.status; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.kind; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): GetOperatorResponse {
    return GetOperatorResponse.merge(new GetOperatorResponse(), r);
  }

  static decode(bytes: Uint8Array): GetOperatorResponse {
    return GetOperatorResponse.merge(new GetOperatorResponse(), new Reader(bytes));
  }

  static encode(m: GetOperatorResponseInit): Uint8Array {
    return encodeWith(GetOperatorResponse.write, m);
  }
}

export interface SyncMaxTSRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly maxTs?: TimestampInit | undefined;
  readonly skipCheck?: boolean | undefined;
}

export class SyncMaxTSRequest {
  static readonly typeName = 'pdpb.SyncMaxTSRequest';
  declare header: RequestHeader | undefined;
  declare maxTs: Timestamp | undefined;
  declare skipCheck: boolean;

  constructor() {
    this.header = undefined;
    this.maxTs = undefined;
    this.skipCheck = false;
  }

  static merge(m: SyncMaxTSRequest, r: Reader): SyncMaxTSRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.maxTs = Timestamp.merge(m.maxTs ?? new Timestamp(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.skipCheck = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SyncMaxTSRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.maxTs; if (v !== undefined) { w.tag(18); const at = w.begin(); Timestamp.write(v, w); w.end(at); } }
    { const v = m.skipCheck; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): SyncMaxTSRequest {
    return SyncMaxTSRequest.merge(new SyncMaxTSRequest(), r);
  }

  static decode(bytes: Uint8Array): SyncMaxTSRequest {
    return SyncMaxTSRequest.merge(new SyncMaxTSRequest(), new Reader(bytes));
  }

  static encode(m: SyncMaxTSRequestInit): Uint8Array {
    return encodeWith(SyncMaxTSRequest.write, m);
  }
}

export interface SyncMaxTSResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly maxLocalTs?: TimestampInit | undefined;
  readonly syncedDcs?: readonly string[] | undefined;
}

export class SyncMaxTSResponse {
  static readonly typeName = 'pdpb.SyncMaxTSResponse';
  declare header: ResponseHeader | undefined;
  declare maxLocalTs: Timestamp | undefined;
  declare syncedDcs: readonly string[];

  constructor() {
    this.header = undefined;
    this.maxLocalTs = undefined;
    this.syncedDcs = EMPTY_LIST;
  }

  static merge(m: SyncMaxTSResponse, r: Reader): SyncMaxTSResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.maxLocalTs = Timestamp.merge(m.maxLocalTs ?? new Timestamp(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; if (m.syncedDcs === EMPTY_LIST) m.syncedDcs = []; (m.syncedDcs as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SyncMaxTSResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.maxLocalTs; if (v !== undefined) { w.tag(18); const at = w.begin(); Timestamp.write(v, w); w.end(at); } }
    { const v = m.syncedDcs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.string(v[i] as string); } } }
  }

  static read(r: Reader): SyncMaxTSResponse {
    return SyncMaxTSResponse.merge(new SyncMaxTSResponse(), r);
  }

  static decode(bytes: Uint8Array): SyncMaxTSResponse {
    return SyncMaxTSResponse.merge(new SyncMaxTSResponse(), new Reader(bytes));
  }

  static encode(m: SyncMaxTSResponseInit): Uint8Array {
    return encodeWith(SyncMaxTSResponse.write, m);
  }
}

export interface SplitRegionsRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly splitKeys?: readonly Uint8Array[] | undefined;
  readonly retryLimit?: number | undefined;
}

export class SplitRegionsRequest {
  static readonly typeName = 'pdpb.SplitRegionsRequest';
  declare header: RequestHeader | undefined;
  declare splitKeys: readonly Uint8Array[];
  declare retryLimit: number;

  constructor() {
    this.header = undefined;
    this.splitKeys = EMPTY_LIST;
    this.retryLimit = 0;
  }

  static merge(m: SplitRegionsRequest, r: Reader): SplitRegionsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.splitKeys === EMPTY_LIST) m.splitKeys = []; (m.splitKeys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 24) break; m.retryLimit = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitRegionsRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.splitKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.retryLimit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): SplitRegionsRequest {
    return SplitRegionsRequest.merge(new SplitRegionsRequest(), r);
  }

  static decode(bytes: Uint8Array): SplitRegionsRequest {
    return SplitRegionsRequest.merge(new SplitRegionsRequest(), new Reader(bytes));
  }

  static encode(m: SplitRegionsRequestInit): Uint8Array {
    return encodeWith(SplitRegionsRequest.write, m);
  }
}

export interface SplitRegionsResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly finishedPercentage?: number | undefined;
  readonly regionsId?: readonly number[] | undefined;
}

export class SplitRegionsResponse {
  static readonly typeName = 'pdpb.SplitRegionsResponse';
  declare header: ResponseHeader | undefined;
  declare finishedPercentage: number;
  declare regionsId: readonly number[];

  constructor() {
    this.header = undefined;
    this.finishedPercentage = 0;
    this.regionsId = EMPTY_LIST;
  }

  static merge(m: SplitRegionsResponse, r: Reader): SplitRegionsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.finishedPercentage = r.uint64(); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.regionsId === EMPTY_LIST) m.regionsId = [];
          if (tag === 24) { (m.regionsId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regionsId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitRegionsResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.finishedPercentage; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.regionsId; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): SplitRegionsResponse {
    return SplitRegionsResponse.merge(new SplitRegionsResponse(), r);
  }

  static decode(bytes: Uint8Array): SplitRegionsResponse {
    return SplitRegionsResponse.merge(new SplitRegionsResponse(), new Reader(bytes));
  }

  static encode(m: SplitRegionsResponseInit): Uint8Array {
    return encodeWith(SplitRegionsResponse.write, m);
  }
}

export interface SplitAndScatterRegionsRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly splitKeys?: readonly Uint8Array[] | undefined;
  readonly group?: string | undefined;
  readonly retryLimit?: number | undefined;
}

export class SplitAndScatterRegionsRequest {
  static readonly typeName = 'pdpb.SplitAndScatterRegionsRequest';
  declare header: RequestHeader | undefined;
  declare splitKeys: readonly Uint8Array[];
  declare group: string;
  declare retryLimit: number;

  constructor() {
    this.header = undefined;
    this.splitKeys = EMPTY_LIST;
    this.group = '';
    this.retryLimit = 0;
  }

  static merge(m: SplitAndScatterRegionsRequest, r: Reader): SplitAndScatterRegionsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.splitKeys === EMPTY_LIST) m.splitKeys = []; (m.splitKeys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 26) break; m.group = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.retryLimit = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitAndScatterRegionsRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.splitKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.group; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.retryLimit; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): SplitAndScatterRegionsRequest {
    return SplitAndScatterRegionsRequest.merge(new SplitAndScatterRegionsRequest(), r);
  }

  static decode(bytes: Uint8Array): SplitAndScatterRegionsRequest {
    return SplitAndScatterRegionsRequest.merge(new SplitAndScatterRegionsRequest(), new Reader(bytes));
  }

  static encode(m: SplitAndScatterRegionsRequestInit): Uint8Array {
    return encodeWith(SplitAndScatterRegionsRequest.write, m);
  }
}

export interface SplitAndScatterRegionsResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly splitFinishedPercentage?: number | undefined;
  readonly scatterFinishedPercentage?: number | undefined;
  readonly regionsId?: readonly number[] | undefined;
}

export class SplitAndScatterRegionsResponse {
  static readonly typeName = 'pdpb.SplitAndScatterRegionsResponse';
  declare header: ResponseHeader | undefined;
  declare splitFinishedPercentage: number;
  declare scatterFinishedPercentage: number;
  declare regionsId: readonly number[];

  constructor() {
    this.header = undefined;
    this.splitFinishedPercentage = 0;
    this.scatterFinishedPercentage = 0;
    this.regionsId = EMPTY_LIST;
  }

  static merge(m: SplitAndScatterRegionsResponse, r: Reader): SplitAndScatterRegionsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.splitFinishedPercentage = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.scatterFinishedPercentage = r.uint64(); continue; }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.regionsId === EMPTY_LIST) m.regionsId = [];
          if (tag === 32) { (m.regionsId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regionsId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitAndScatterRegionsResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.splitFinishedPercentage; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.scatterFinishedPercentage; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.regionsId; if (v !== undefined && v.length > 0) { w.tag(34); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): SplitAndScatterRegionsResponse {
    return SplitAndScatterRegionsResponse.merge(new SplitAndScatterRegionsResponse(), r);
  }

  static decode(bytes: Uint8Array): SplitAndScatterRegionsResponse {
    return SplitAndScatterRegionsResponse.merge(new SplitAndScatterRegionsResponse(), new Reader(bytes));
  }

  static encode(m: SplitAndScatterRegionsResponseInit): Uint8Array {
    return encodeWith(SplitAndScatterRegionsResponse.write, m);
  }
}

export interface GetDCLocationInfoRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly dcLocation?: string | undefined;
}

export class GetDCLocationInfoRequest {
  static readonly typeName = 'pdpb.GetDCLocationInfoRequest';
  declare header: RequestHeader | undefined;
  declare dcLocation: string;

  constructor() {
    this.header = undefined;
    this.dcLocation = '';
  }

  static merge(m: GetDCLocationInfoRequest, r: Reader): GetDCLocationInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.dcLocation = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetDCLocationInfoRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.dcLocation; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): GetDCLocationInfoRequest {
    return GetDCLocationInfoRequest.merge(new GetDCLocationInfoRequest(), r);
  }

  static decode(bytes: Uint8Array): GetDCLocationInfoRequest {
    return GetDCLocationInfoRequest.merge(new GetDCLocationInfoRequest(), new Reader(bytes));
  }

  static encode(m: GetDCLocationInfoRequestInit): Uint8Array {
    return encodeWith(GetDCLocationInfoRequest.write, m);
  }
}

export interface GetDCLocationInfoResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly suffix?: number | undefined;
  readonly maxTs?: TimestampInit | undefined;
}

export class GetDCLocationInfoResponse {
  static readonly typeName = 'pdpb.GetDCLocationInfoResponse';
  declare header: ResponseHeader | undefined;
  declare suffix: number;
  declare maxTs: Timestamp | undefined;

  constructor() {
    this.header = undefined;
    this.suffix = 0;
    this.maxTs = undefined;
  }

  static merge(m: GetDCLocationInfoResponse, r: Reader): GetDCLocationInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.suffix = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.maxTs = Timestamp.merge(m.maxTs ?? new Timestamp(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetDCLocationInfoResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.suffix; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.maxTs; if (v !== undefined) { w.tag(26); const at = w.begin(); Timestamp.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetDCLocationInfoResponse {
    return GetDCLocationInfoResponse.merge(new GetDCLocationInfoResponse(), r);
  }

  static decode(bytes: Uint8Array): GetDCLocationInfoResponse {
    return GetDCLocationInfoResponse.merge(new GetDCLocationInfoResponse(), new Reader(bytes));
  }

  static encode(m: GetDCLocationInfoResponseInit): Uint8Array {
    return encodeWith(GetDCLocationInfoResponse.write, m);
  }
}

export interface QueryStatsInit {
  readonly gc?: number | undefined;
  readonly get?: number | undefined;
  readonly scan?: number | undefined;
  readonly coprocessor?: number | undefined;
  readonly delete?: number | undefined;
  readonly deleteRange?: number | undefined;
  readonly put?: number | undefined;
  readonly prewrite?: number | undefined;
  readonly acquirePessimisticLock?: number | undefined;
  readonly commit?: number | undefined;
  readonly rollback?: number | undefined;
}

export class QueryStats {
  static readonly typeName = 'pdpb.QueryStats';
  declare gc: number;
  declare get: number;
  declare scan: number;
  declare coprocessor: number;
  declare delete: number;
  declare deleteRange: number;
  declare put: number;
  declare prewrite: number;
  declare acquirePessimisticLock: number;
  declare commit: number;
  declare rollback: number;

  constructor() {
    this.gc = 0;
    this.get = 0;
    this.scan = 0;
    this.coprocessor = 0;
    this.delete = 0;
    this.deleteRange = 0;
    this.put = 0;
    this.prewrite = 0;
    this.acquirePessimisticLock = 0;
    this.commit = 0;
    this.rollback = 0;
  }

  static merge(m: QueryStats, r: Reader): QueryStats {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.gc = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.get = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.scan = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.coprocessor = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.delete = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.deleteRange = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.put = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.prewrite = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.acquirePessimisticLock = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.commit = r.uint64(); continue; }
        case 11: { if (tag !== 88) break; m.rollback = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: QueryStatsInit, w: Writer): void {
    { const v = m.gc; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.get; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.scan; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.coprocessor; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.delete; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.deleteRange; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.put; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.prewrite; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.acquirePessimisticLock; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.commit; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.rollback; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
  }

  static read(r: Reader): QueryStats {
    return QueryStats.merge(new QueryStats(), r);
  }

  static decode(bytes: Uint8Array): QueryStats {
    return QueryStats.merge(new QueryStats(), new Reader(bytes));
  }

  static encode(m: QueryStatsInit): Uint8Array {
    return encodeWith(QueryStats.write, m);
  }
}

export interface CPUStatsInit {
  readonly unifiedRead?: number | undefined;
  readonly scheduler?: number | undefined;
}

export class CPUStats {
  static readonly typeName = 'pdpb.CPUStats';
  declare unifiedRead: number;
  declare scheduler: number;

  constructor() {
    this.unifiedRead = 0;
    this.scheduler = 0;
  }

  static merge(m: CPUStats, r: Reader): CPUStats {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.unifiedRead = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.scheduler = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CPUStatsInit, w: Writer): void {
    { const v = m.unifiedRead; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.scheduler; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): CPUStats {
    return CPUStats.merge(new CPUStats(), r);
  }

  static decode(bytes: Uint8Array): CPUStats {
    return CPUStats.merge(new CPUStats(), new Reader(bytes));
  }

  static encode(m: CPUStatsInit): Uint8Array {
    return encodeWith(CPUStats.write, m);
  }
}

export interface ReportBucketsRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly buckets?: metapb.BucketsInit | undefined;
}

export class ReportBucketsRequest {
  static readonly typeName = 'pdpb.ReportBucketsRequest';
  declare header: RequestHeader | undefined;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare buckets: metapb.Buckets | undefined;

  constructor() {
    this.header = undefined;
    this.regionEpoch = undefined;
    this.buckets = undefined;
  }

  static merge(m: ReportBucketsRequest, r: Reader): ReportBucketsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.buckets = metapb.Buckets.merge(m.buckets ?? new metapb.Buckets(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportBucketsRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.buckets; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Buckets.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportBucketsRequest {
    return ReportBucketsRequest.merge(new ReportBucketsRequest(), r);
  }

  static decode(bytes: Uint8Array): ReportBucketsRequest {
    return ReportBucketsRequest.merge(new ReportBucketsRequest(), new Reader(bytes));
  }

  static encode(m: ReportBucketsRequestInit): Uint8Array {
    return encodeWith(ReportBucketsRequest.write, m);
  }
}

export interface ReportBucketsResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class ReportBucketsResponse {
  static readonly typeName = 'pdpb.ReportBucketsResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: ReportBucketsResponse, r: Reader): ReportBucketsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportBucketsResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportBucketsResponse {
    return ReportBucketsResponse.merge(new ReportBucketsResponse(), r);
  }

  static decode(bytes: Uint8Array): ReportBucketsResponse {
    return ReportBucketsResponse.merge(new ReportBucketsResponse(), new Reader(bytes));
  }

  static encode(m: ReportBucketsResponseInit): Uint8Array {
    return encodeWith(ReportBucketsResponse.write, m);
  }
}

export interface ReportMinResolvedTsRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly storeId?: number | undefined;
  readonly minResolvedTs?: bigint | undefined;
}

export class ReportMinResolvedTsRequest {
  static readonly typeName = 'pdpb.ReportMinResolvedTsRequest';
  declare header: RequestHeader | undefined;
  declare storeId: number;
  declare minResolvedTs: bigint;

  constructor() {
    this.header = undefined;
    this.storeId = 0;
    this.minResolvedTs = 0n;
  }

  static merge(m: ReportMinResolvedTsRequest, r: Reader): ReportMinResolvedTsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.minResolvedTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportMinResolvedTsRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.minResolvedTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): ReportMinResolvedTsRequest {
    return ReportMinResolvedTsRequest.merge(new ReportMinResolvedTsRequest(), r);
  }

  static decode(bytes: Uint8Array): ReportMinResolvedTsRequest {
    return ReportMinResolvedTsRequest.merge(new ReportMinResolvedTsRequest(), new Reader(bytes));
  }

  static encode(m: ReportMinResolvedTsRequestInit): Uint8Array {
    return encodeWith(ReportMinResolvedTsRequest.write, m);
  }
}

export interface ReportMinResolvedTsResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class ReportMinResolvedTsResponse {
  static readonly typeName = 'pdpb.ReportMinResolvedTsResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: ReportMinResolvedTsResponse, r: Reader): ReportMinResolvedTsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportMinResolvedTsResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportMinResolvedTsResponse {
    return ReportMinResolvedTsResponse.merge(new ReportMinResolvedTsResponse(), r);
  }

  static decode(bytes: Uint8Array): ReportMinResolvedTsResponse {
    return ReportMinResolvedTsResponse.merge(new ReportMinResolvedTsResponse(), new Reader(bytes));
  }

  static encode(m: ReportMinResolvedTsResponseInit): Uint8Array {
    return encodeWith(ReportMinResolvedTsResponse.write, m);
  }
}

export interface SetExternalTimestampRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly timestamp?: bigint | undefined;
}

export class SetExternalTimestampRequest {
  static readonly typeName = 'pdpb.SetExternalTimestampRequest';
  declare header: RequestHeader | undefined;
  declare timestamp: bigint;

  constructor() {
    this.header = undefined;
    this.timestamp = 0n;
  }

  static merge(m: SetExternalTimestampRequest, r: Reader): SetExternalTimestampRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.timestamp = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetExternalTimestampRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.timestamp; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): SetExternalTimestampRequest {
    return SetExternalTimestampRequest.merge(new SetExternalTimestampRequest(), r);
  }

  static decode(bytes: Uint8Array): SetExternalTimestampRequest {
    return SetExternalTimestampRequest.merge(new SetExternalTimestampRequest(), new Reader(bytes));
  }

  static encode(m: SetExternalTimestampRequestInit): Uint8Array {
    return encodeWith(SetExternalTimestampRequest.write, m);
  }
}

export interface SetExternalTimestampResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class SetExternalTimestampResponse {
  static readonly typeName = 'pdpb.SetExternalTimestampResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: SetExternalTimestampResponse, r: Reader): SetExternalTimestampResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SetExternalTimestampResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): SetExternalTimestampResponse {
    return SetExternalTimestampResponse.merge(new SetExternalTimestampResponse(), r);
  }

  static decode(bytes: Uint8Array): SetExternalTimestampResponse {
    return SetExternalTimestampResponse.merge(new SetExternalTimestampResponse(), new Reader(bytes));
  }

  static encode(m: SetExternalTimestampResponseInit): Uint8Array {
    return encodeWith(SetExternalTimestampResponse.write, m);
  }
}

export interface GetExternalTimestampRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class GetExternalTimestampRequest {
  static readonly typeName = 'pdpb.GetExternalTimestampRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetExternalTimestampRequest, r: Reader): GetExternalTimestampRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetExternalTimestampRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetExternalTimestampRequest {
    return GetExternalTimestampRequest.merge(new GetExternalTimestampRequest(), r);
  }

  static decode(bytes: Uint8Array): GetExternalTimestampRequest {
    return GetExternalTimestampRequest.merge(new GetExternalTimestampRequest(), new Reader(bytes));
  }

  static encode(m: GetExternalTimestampRequestInit): Uint8Array {
    return encodeWith(GetExternalTimestampRequest.write, m);
  }
}

export interface GetExternalTimestampResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly timestamp?: bigint | undefined;
}

export class GetExternalTimestampResponse {
  static readonly typeName = 'pdpb.GetExternalTimestampResponse';
  declare header: ResponseHeader | undefined;
  declare timestamp: bigint;

  constructor() {
    this.header = undefined;
    this.timestamp = 0n;
  }

  static merge(m: GetExternalTimestampResponse, r: Reader): GetExternalTimestampResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.timestamp = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetExternalTimestampResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.timestamp; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): GetExternalTimestampResponse {
    return GetExternalTimestampResponse.merge(new GetExternalTimestampResponse(), r);
  }

  static decode(bytes: Uint8Array): GetExternalTimestampResponse {
    return GetExternalTimestampResponse.merge(new GetExternalTimestampResponse(), new Reader(bytes));
  }

  static encode(m: GetExternalTimestampResponseInit): Uint8Array {
    return encodeWith(GetExternalTimestampResponse.write, m);
  }
}

export interface GetMinTSRequestInit {
  readonly header?: RequestHeaderInit | undefined;
}

export class GetMinTSRequest {
  static readonly typeName = 'pdpb.GetMinTSRequest';
  declare header: RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: GetMinTSRequest, r: Reader): GetMinTSRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMinTSRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetMinTSRequest {
    return GetMinTSRequest.merge(new GetMinTSRequest(), r);
  }

  static decode(bytes: Uint8Array): GetMinTSRequest {
    return GetMinTSRequest.merge(new GetMinTSRequest(), new Reader(bytes));
  }

  static encode(m: GetMinTSRequestInit): Uint8Array {
    return encodeWith(GetMinTSRequest.write, m);
  }
}

export interface GetMinTSResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly timestamp?: TimestampInit | undefined;
}

export class GetMinTSResponse {
  static readonly typeName = 'pdpb.GetMinTSResponse';
  declare header: ResponseHeader | undefined;
  declare timestamp: Timestamp | undefined;

  constructor() {
    this.header = undefined;
    this.timestamp = undefined;
  }

  static merge(m: GetMinTSResponse, r: Reader): GetMinTSResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.timestamp = Timestamp.merge(m.timestamp ?? new Timestamp(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMinTSResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.timestamp; if (v !== undefined) { w.tag(18); const at = w.begin(); Timestamp.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetMinTSResponse {
    return GetMinTSResponse.merge(new GetMinTSResponse(), r);
  }

  static decode(bytes: Uint8Array): GetMinTSResponse {
    return GetMinTSResponse.merge(new GetMinTSResponse(), new Reader(bytes));
  }

  static encode(m: GetMinTSResponseInit): Uint8Array {
    return encodeWith(GetMinTSResponse.write, m);
  }
}

export const PD = {
  GetClusterInfo: {
    path: '/pdpb.PD/GetClusterInfo',
    clientStreaming: false,
    serverStreaming: false,
    request: GetClusterInfoRequest,
    response: GetClusterInfoResponse,
  },
  GetMembers: {
    path: '/pdpb.PD/GetMembers',
    clientStreaming: false,
    serverStreaming: false,
    request: GetMembersRequest,
    response: GetMembersResponse,
  },
  Tso: {
    path: '/pdpb.PD/Tso',
    clientStreaming: true,
    serverStreaming: true,
    request: TsoRequest,
    response: TsoResponse,
  },
  Bootstrap: {
    path: '/pdpb.PD/Bootstrap',
    clientStreaming: false,
    serverStreaming: false,
    request: BootstrapRequest,
    response: BootstrapResponse,
  },
  IsBootstrapped: {
    path: '/pdpb.PD/IsBootstrapped',
    clientStreaming: false,
    serverStreaming: false,
    request: IsBootstrappedRequest,
    response: IsBootstrappedResponse,
  },
  AllocID: {
    path: '/pdpb.PD/AllocID',
    clientStreaming: false,
    serverStreaming: false,
    request: AllocIDRequest,
    response: AllocIDResponse,
  },
  IsSnapshotRecovering: {
    path: '/pdpb.PD/IsSnapshotRecovering',
    clientStreaming: false,
    serverStreaming: false,
    request: IsSnapshotRecoveringRequest,
    response: IsSnapshotRecoveringResponse,
  },
  GetStore: {
    path: '/pdpb.PD/GetStore',
    clientStreaming: false,
    serverStreaming: false,
    request: GetStoreRequest,
    response: GetStoreResponse,
  },
  PutStore: {
    path: '/pdpb.PD/PutStore',
    clientStreaming: false,
    serverStreaming: false,
    request: PutStoreRequest,
    response: PutStoreResponse,
  },
  GetAllStores: {
    path: '/pdpb.PD/GetAllStores',
    clientStreaming: false,
    serverStreaming: false,
    request: GetAllStoresRequest,
    response: GetAllStoresResponse,
  },
  StoreHeartbeat: {
    path: '/pdpb.PD/StoreHeartbeat',
    clientStreaming: false,
    serverStreaming: false,
    request: StoreHeartbeatRequest,
    response: StoreHeartbeatResponse,
  },
  RegionHeartbeat: {
    path: '/pdpb.PD/RegionHeartbeat',
    clientStreaming: true,
    serverStreaming: true,
    request: RegionHeartbeatRequest,
    response: RegionHeartbeatResponse,
  },
  GetRegion: {
    path: '/pdpb.PD/GetRegion',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRegionRequest,
    response: GetRegionResponse,
  },
  GetPrevRegion: {
    path: '/pdpb.PD/GetPrevRegion',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRegionRequest,
    response: GetRegionResponse,
  },
  GetRegionByID: {
    path: '/pdpb.PD/GetRegionByID',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRegionByIDRequest,
    response: GetRegionResponse,
  },
  QueryRegion: {
    path: '/pdpb.PD/QueryRegion',
    clientStreaming: true,
    serverStreaming: true,
    request: QueryRegionRequest,
    response: QueryRegionResponse,
  },
  ScanRegions: {
    path: '/pdpb.PD/ScanRegions',
    clientStreaming: false,
    serverStreaming: false,
    request: ScanRegionsRequest,
    response: ScanRegionsResponse,
  },
  BatchScanRegions: {
    path: '/pdpb.PD/BatchScanRegions',
    clientStreaming: false,
    serverStreaming: false,
    request: BatchScanRegionsRequest,
    response: BatchScanRegionsResponse,
  },
  AskSplit: {
    path: '/pdpb.PD/AskSplit',
    clientStreaming: false,
    serverStreaming: false,
    request: AskSplitRequest,
    response: AskSplitResponse,
  },
  ReportSplit: {
    path: '/pdpb.PD/ReportSplit',
    clientStreaming: false,
    serverStreaming: false,
    request: ReportSplitRequest,
    response: ReportSplitResponse,
  },
  AskBatchSplit: {
    path: '/pdpb.PD/AskBatchSplit',
    clientStreaming: false,
    serverStreaming: false,
    request: AskBatchSplitRequest,
    response: AskBatchSplitResponse,
  },
  ReportBatchSplit: {
    path: '/pdpb.PD/ReportBatchSplit',
    clientStreaming: false,
    serverStreaming: false,
    request: ReportBatchSplitRequest,
    response: ReportBatchSplitResponse,
  },
  GetClusterConfig: {
    path: '/pdpb.PD/GetClusterConfig',
    clientStreaming: false,
    serverStreaming: false,
    request: GetClusterConfigRequest,
    response: GetClusterConfigResponse,
  },
  PutClusterConfig: {
    path: '/pdpb.PD/PutClusterConfig',
    clientStreaming: false,
    serverStreaming: false,
    request: PutClusterConfigRequest,
    response: PutClusterConfigResponse,
  },
  ScatterRegion: {
    path: '/pdpb.PD/ScatterRegion',
    clientStreaming: false,
    serverStreaming: false,
    request: ScatterRegionRequest,
    response: ScatterRegionResponse,
  },
  GetGCSafePoint: {
    path: '/pdpb.PD/GetGCSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: GetGCSafePointRequest,
    response: GetGCSafePointResponse,
  },
  UpdateGCSafePoint: {
    path: '/pdpb.PD/UpdateGCSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateGCSafePointRequest,
    response: UpdateGCSafePointResponse,
  },
  UpdateServiceGCSafePoint: {
    path: '/pdpb.PD/UpdateServiceGCSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateServiceGCSafePointRequest,
    response: UpdateServiceGCSafePointResponse,
  },
  GetGCSafePointV2: {
    path: '/pdpb.PD/GetGCSafePointV2',
    clientStreaming: false,
    serverStreaming: false,
    request: GetGCSafePointV2Request,
    response: GetGCSafePointV2Response,
  },
  WatchGCSafePointV2: {
    path: '/pdpb.PD/WatchGCSafePointV2',
    clientStreaming: false,
    serverStreaming: true,
    request: WatchGCSafePointV2Request,
    response: WatchGCSafePointV2Response,
  },
  UpdateGCSafePointV2: {
    path: '/pdpb.PD/UpdateGCSafePointV2',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateGCSafePointV2Request,
    response: UpdateGCSafePointV2Response,
  },
  UpdateServiceSafePointV2: {
    path: '/pdpb.PD/UpdateServiceSafePointV2',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateServiceSafePointV2Request,
    response: UpdateServiceSafePointV2Response,
  },
  GetAllGCSafePointV2: {
    path: '/pdpb.PD/GetAllGCSafePointV2',
    clientStreaming: false,
    serverStreaming: false,
    request: GetAllGCSafePointV2Request,
    response: GetAllGCSafePointV2Response,
  },
  AdvanceGCSafePoint: {
    path: '/pdpb.PD/AdvanceGCSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: AdvanceGCSafePointRequest,
    response: AdvanceGCSafePointResponse,
  },
  AdvanceTxnSafePoint: {
    path: '/pdpb.PD/AdvanceTxnSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: AdvanceTxnSafePointRequest,
    response: AdvanceTxnSafePointResponse,
  },
  SetGCBarrier: {
    path: '/pdpb.PD/SetGCBarrier',
    clientStreaming: false,
    serverStreaming: false,
    request: SetGCBarrierRequest,
    response: SetGCBarrierResponse,
  },
  DeleteGCBarrier: {
    path: '/pdpb.PD/DeleteGCBarrier',
    clientStreaming: false,
    serverStreaming: false,
    request: DeleteGCBarrierRequest,
    response: DeleteGCBarrierResponse,
  },
  SetGlobalGCBarrier: {
    path: '/pdpb.PD/SetGlobalGCBarrier',
    clientStreaming: false,
    serverStreaming: false,
    request: SetGlobalGCBarrierRequest,
    response: SetGlobalGCBarrierResponse,
  },
  DeleteGlobalGCBarrier: {
    path: '/pdpb.PD/DeleteGlobalGCBarrier',
    clientStreaming: false,
    serverStreaming: false,
    request: DeleteGlobalGCBarrierRequest,
    response: DeleteGlobalGCBarrierResponse,
  },
  GetGCState: {
    path: '/pdpb.PD/GetGCState',
    clientStreaming: false,
    serverStreaming: false,
    request: GetGCStateRequest,
    response: GetGCStateResponse,
  },
  GetAllKeyspacesGCStates: {
    path: '/pdpb.PD/GetAllKeyspacesGCStates',
    clientStreaming: false,
    serverStreaming: false,
    request: GetAllKeyspacesGCStatesRequest,
    response: GetAllKeyspacesGCStatesResponse,
  },
  SyncRegions: {
    path: '/pdpb.PD/SyncRegions',
    clientStreaming: true,
    serverStreaming: true,
    request: SyncRegionRequest,
    response: SyncRegionResponse,
  },
  GetOperator: {
    path: '/pdpb.PD/GetOperator',
    clientStreaming: false,
    serverStreaming: false,
    request: GetOperatorRequest,
    response: GetOperatorResponse,
  },
  SyncMaxTS: {
    path: '/pdpb.PD/SyncMaxTS',
    clientStreaming: false,
    serverStreaming: false,
    request: SyncMaxTSRequest,
    response: SyncMaxTSResponse,
  },
  SplitRegions: {
    path: '/pdpb.PD/SplitRegions',
    clientStreaming: false,
    serverStreaming: false,
    request: SplitRegionsRequest,
    response: SplitRegionsResponse,
  },
  SplitAndScatterRegions: {
    path: '/pdpb.PD/SplitAndScatterRegions',
    clientStreaming: false,
    serverStreaming: false,
    request: SplitAndScatterRegionsRequest,
    response: SplitAndScatterRegionsResponse,
  },
  GetDCLocationInfo: {
    path: '/pdpb.PD/GetDCLocationInfo',
    clientStreaming: false,
    serverStreaming: false,
    request: GetDCLocationInfoRequest,
    response: GetDCLocationInfoResponse,
  },
  StoreGlobalConfig: {
    path: '/pdpb.PD/StoreGlobalConfig',
    clientStreaming: false,
    serverStreaming: false,
    request: StoreGlobalConfigRequest,
    response: StoreGlobalConfigResponse,
  },
  LoadGlobalConfig: {
    path: '/pdpb.PD/LoadGlobalConfig',
    clientStreaming: false,
    serverStreaming: false,
    request: LoadGlobalConfigRequest,
    response: LoadGlobalConfigResponse,
  },
  WatchGlobalConfig: {
    path: '/pdpb.PD/WatchGlobalConfig',
    clientStreaming: false,
    serverStreaming: true,
    request: WatchGlobalConfigRequest,
    response: WatchGlobalConfigResponse,
  },
  ReportBuckets: {
    path: '/pdpb.PD/ReportBuckets',
    clientStreaming: true,
    serverStreaming: false,
    request: ReportBucketsRequest,
    response: ReportBucketsResponse,
  },
  ReportMinResolvedTS: {
    path: '/pdpb.PD/ReportMinResolvedTS',
    clientStreaming: false,
    serverStreaming: false,
    request: ReportMinResolvedTsRequest,
    response: ReportMinResolvedTsResponse,
  },
  SetExternalTimestamp: {
    path: '/pdpb.PD/SetExternalTimestamp',
    clientStreaming: false,
    serverStreaming: false,
    request: SetExternalTimestampRequest,
    response: SetExternalTimestampResponse,
  },
  GetExternalTimestamp: {
    path: '/pdpb.PD/GetExternalTimestamp',
    clientStreaming: false,
    serverStreaming: false,
    request: GetExternalTimestampRequest,
    response: GetExternalTimestampResponse,
  },
  GetMinTS: {
    path: '/pdpb.PD/GetMinTS',
    clientStreaming: false,
    serverStreaming: false,
    request: GetMinTSRequest,
    response: GetMinTSResponse,
  },
} as const satisfies Service;
