// Generated from proto/debugpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as eraftpb from './eraftpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as raft_serverpb from './raft_serverpb.ts';

export const DB = {
  INVALID: 0,
  KV: 1,
  RAFT: 2,
} as const;
/** Unknown values are kept. */
export type DB = number;

export const MODULE = {
  UNUSED: 0,
  KVDB: 1,
  RAFTDB: 2,
  READPOOL: 3,
  SERVER: 4,
  STORAGE: 5,
  PD: 6,
  METRIC: 7,
  COPROCESSOR: 8,
  SECURITY: 9,
  IMPORT: 10,
} as const;
/** Unknown values are kept. */
export type MODULE = number;

export const BottommostLevelCompaction = {
  Skip: 0,
  Force: 1,
  IfHaveCompactionFilter: 2,
} as const;
/** Unknown values are kept. */
export type BottommostLevelCompaction = number;

export interface GetRequestInit {
  readonly db?: DB | undefined;
  readonly cf?: string | undefined;
  readonly key?: Uint8Array | undefined;
}

export class GetRequest {
  static readonly typeName = 'debugpb.GetRequest';
  declare db: DB;
  declare cf: string;
  declare key: Uint8Array;

  constructor() {
    this.db = 0;
    this.cf = '';
    this.key = EMPTY_BYTES;
  }

  static merge(m: GetRequest, r: Reader): GetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.db = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.cf = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.key = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRequestInit, w: Writer): void {
    { const v = m.db; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): GetRequest {
    return GetRequest.merge(new GetRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRequest {
    return GetRequest.merge(new GetRequest(), new Reader(bytes));
  }

  static encode(m: GetRequestInit): Uint8Array {
    return encodeWith(GetRequest.write, m);
  }
}

export interface GetResponseInit {
  readonly value?: Uint8Array | undefined;
}

export class GetResponse {
  static readonly typeName = 'debugpb.GetResponse';
  declare value: Uint8Array;

  constructor() {
    this.value = EMPTY_BYTES;
  }

  static merge(m: GetResponse, r: Reader): GetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.value = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetResponseInit, w: Writer): void {
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): GetResponse {
    return GetResponse.merge(new GetResponse(), r);
  }

  static decode(bytes: Uint8Array): GetResponse {
    return GetResponse.merge(new GetResponse(), new Reader(bytes));
  }

  static encode(m: GetResponseInit): Uint8Array {
    return encodeWith(GetResponse.write, m);
  }
}

export interface RaftLogRequestInit {
  readonly regionId?: number | undefined;
  readonly logIndex?: number | undefined;
}

export class RaftLogRequest {
  static readonly typeName = 'debugpb.RaftLogRequest';
  declare regionId: number;
  declare logIndex: number;

  constructor() {
    this.regionId = 0;
    this.logIndex = 0;
  }

  static merge(m: RaftLogRequest, r: Reader): RaftLogRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.logIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftLogRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.logIndex; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RaftLogRequest {
    return RaftLogRequest.merge(new RaftLogRequest(), r);
  }

  static decode(bytes: Uint8Array): RaftLogRequest {
    return RaftLogRequest.merge(new RaftLogRequest(), new Reader(bytes));
  }

  static encode(m: RaftLogRequestInit): Uint8Array {
    return encodeWith(RaftLogRequest.write, m);
  }
}

export interface RaftLogResponseInit {
  readonly entry?: eraftpb.EntryInit | undefined;
}

export class RaftLogResponse {
  static readonly typeName = 'debugpb.RaftLogResponse';
  declare entry: eraftpb.Entry | undefined;

  constructor() {
    this.entry = undefined;
  }

  static merge(m: RaftLogResponse, r: Reader): RaftLogResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.entry = eraftpb.Entry.merge(m.entry ?? new eraftpb.Entry(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftLogResponseInit, w: Writer): void {
    { const v = m.entry; if (v !== undefined) { w.tag(10); const at = w.begin(); eraftpb.Entry.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RaftLogResponse {
    return RaftLogResponse.merge(new RaftLogResponse(), r);
  }

  static decode(bytes: Uint8Array): RaftLogResponse {
    return RaftLogResponse.merge(new RaftLogResponse(), new Reader(bytes));
  }

  static encode(m: RaftLogResponseInit): Uint8Array {
    return encodeWith(RaftLogResponse.write, m);
  }
}

export interface RegionInfoRequestInit {
  readonly regionId?: number | undefined;
}

export class RegionInfoRequest {
  static readonly typeName = 'debugpb.RegionInfoRequest';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: RegionInfoRequest, r: Reader): RegionInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionInfoRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): RegionInfoRequest {
    return RegionInfoRequest.merge(new RegionInfoRequest(), r);
  }

  static decode(bytes: Uint8Array): RegionInfoRequest {
    return RegionInfoRequest.merge(new RegionInfoRequest(), new Reader(bytes));
  }

  static encode(m: RegionInfoRequestInit): Uint8Array {
    return encodeWith(RegionInfoRequest.write, m);
  }
}

export interface RegionInfoResponseInit {
  readonly raftLocalState?: raft_serverpb.RaftLocalStateInit | undefined;
  readonly raftApplyState?: raft_serverpb.RaftApplyStateInit | undefined;
  readonly regionLocalState?: raft_serverpb.RegionLocalStateInit | undefined;
}

export class RegionInfoResponse {
  static readonly typeName = 'debugpb.RegionInfoResponse';
  declare raftLocalState: raft_serverpb.RaftLocalState | undefined;
  declare raftApplyState: raft_serverpb.RaftApplyState | undefined;
  declare regionLocalState: raft_serverpb.RegionLocalState | undefined;

  constructor() {
    this.raftLocalState = undefined;
    this.raftApplyState = undefined;
    this.regionLocalState = undefined;
  }

  static merge(m: RegionInfoResponse, r: Reader): RegionInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.raftLocalState = raft_serverpb.RaftLocalState.merge(m.raftLocalState ?? new raft_serverpb.RaftLocalState(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.raftApplyState = raft_serverpb.RaftApplyState.merge(m.raftApplyState ?? new raft_serverpb.RaftApplyState(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionLocalState = raft_serverpb.RegionLocalState.merge(m.regionLocalState ?? new raft_serverpb.RegionLocalState(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionInfoResponseInit, w: Writer): void {
    { const v = m.raftLocalState; if (v !== undefined) { w.tag(10); const at = w.begin(); raft_serverpb.RaftLocalState.write(v, w); w.end(at); } }
    { const v = m.raftApplyState; if (v !== undefined) { w.tag(18); const at = w.begin(); raft_serverpb.RaftApplyState.write(v, w); w.end(at); } }
    { const v = m.regionLocalState; if (v !== undefined) { w.tag(26); const at = w.begin(); raft_serverpb.RegionLocalState.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionInfoResponse {
    return RegionInfoResponse.merge(new RegionInfoResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionInfoResponse {
    return RegionInfoResponse.merge(new RegionInfoResponse(), new Reader(bytes));
  }

  static encode(m: RegionInfoResponseInit): Uint8Array {
    return encodeWith(RegionInfoResponse.write, m);
  }
}

export interface RegionSizeRequestInit {
  readonly regionId?: number | undefined;
  readonly cfs?: readonly string[] | undefined;
}

export class RegionSizeRequest {
  static readonly typeName = 'debugpb.RegionSizeRequest';
  declare regionId: number;
  declare cfs: readonly string[];

  constructor() {
    this.regionId = 0;
    this.cfs = EMPTY_LIST;
  }

  static merge(m: RegionSizeRequest, r: Reader): RegionSizeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; if (m.cfs === EMPTY_LIST) m.cfs = []; (m.cfs as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionSizeRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.cfs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
  }

  static read(r: Reader): RegionSizeRequest {
    return RegionSizeRequest.merge(new RegionSizeRequest(), r);
  }

  static decode(bytes: Uint8Array): RegionSizeRequest {
    return RegionSizeRequest.merge(new RegionSizeRequest(), new Reader(bytes));
  }

  static encode(m: RegionSizeRequestInit): Uint8Array {
    return encodeWith(RegionSizeRequest.write, m);
  }
}

export interface RegionSizeResponseInit {
  readonly entries?: readonly RegionSizeResponse_EntryInit[] | undefined;
}

export class RegionSizeResponse {
  static readonly typeName = 'debugpb.RegionSizeResponse';
  declare entries: readonly RegionSizeResponse_Entry[];

  constructor() {
    this.entries = EMPTY_LIST;
  }

  static merge(m: RegionSizeResponse, r: Reader): RegionSizeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as RegionSizeResponse_Entry[]).push(RegionSizeResponse_Entry.merge(new RegionSizeResponse_Entry(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionSizeResponseInit, w: Writer): void {
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RegionSizeResponse_Entry.write(v[i] as RegionSizeResponse_EntryInit, w); w.end(at); } } }
  }

  static read(r: Reader): RegionSizeResponse {
    return RegionSizeResponse.merge(new RegionSizeResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionSizeResponse {
    return RegionSizeResponse.merge(new RegionSizeResponse(), new Reader(bytes));
  }

  static encode(m: RegionSizeResponseInit): Uint8Array {
    return encodeWith(RegionSizeResponse.write, m);
  }
}

export interface RegionSizeResponse_EntryInit {
  readonly cf?: string | undefined;
  readonly size?: number | undefined;
}

export class RegionSizeResponse_Entry {
  static readonly typeName = 'debugpb.RegionSizeResponse.Entry';
  declare cf: string;
  declare size: number;

  constructor() {
    this.cf = '';
    this.size = 0;
  }

  static merge(m: RegionSizeResponse_Entry, r: Reader): RegionSizeResponse_Entry {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.cf = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.size = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionSizeResponse_EntryInit, w: Writer): void {
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.size; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RegionSizeResponse_Entry {
    return RegionSizeResponse_Entry.merge(new RegionSizeResponse_Entry(), r);
  }

  static decode(bytes: Uint8Array): RegionSizeResponse_Entry {
    return RegionSizeResponse_Entry.merge(new RegionSizeResponse_Entry(), new Reader(bytes));
  }

  static encode(m: RegionSizeResponse_EntryInit): Uint8Array {
    return encodeWith(RegionSizeResponse_Entry.write, m);
  }
}

export interface ScanMvccRequestInit {
  readonly fromKey?: Uint8Array | undefined;
  readonly toKey?: Uint8Array | undefined;
  readonly limit?: number | undefined;
}

export class ScanMvccRequest {
  static readonly typeName = 'debugpb.ScanMvccRequest';
  declare fromKey: Uint8Array;
  declare toKey: Uint8Array;
  declare limit: number;

  constructor() {
    this.fromKey = EMPTY_BYTES;
    this.toKey = EMPTY_BYTES;
    this.limit = 0;
  }

  static merge(m: ScanMvccRequest, r: Reader): ScanMvccRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.fromKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.toKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanMvccRequestInit, w: Writer): void {
    { const v = m.fromKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.toKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): ScanMvccRequest {
    return ScanMvccRequest.merge(new ScanMvccRequest(), r);
  }

  static decode(bytes: Uint8Array): ScanMvccRequest {
    return ScanMvccRequest.merge(new ScanMvccRequest(), new Reader(bytes));
  }

  static encode(m: ScanMvccRequestInit): Uint8Array {
    return encodeWith(ScanMvccRequest.write, m);
  }
}

export interface ScanMvccResponseInit {
  readonly key?: Uint8Array | undefined;
  readonly info?: kvrpcpb.MvccInfoInit | undefined;
}

export class ScanMvccResponse {
  static readonly typeName = 'debugpb.ScanMvccResponse';
  declare key: Uint8Array;
  declare info: kvrpcpb.MvccInfo | undefined;

  constructor() {
    this.key = EMPTY_BYTES;
    this.info = undefined;
  }

  static merge(m: ScanMvccResponse, r: Reader): ScanMvccResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.info = kvrpcpb.MvccInfo.merge(m.info ?? new kvrpcpb.MvccInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanMvccResponseInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.info; if (v !== undefined) { w.tag(18); const at = w.begin(); kvrpcpb.MvccInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ScanMvccResponse {
    return ScanMvccResponse.merge(new ScanMvccResponse(), r);
  }

  static decode(bytes: Uint8Array): ScanMvccResponse {
    return ScanMvccResponse.merge(new ScanMvccResponse(), new Reader(bytes));
  }

  static encode(m: ScanMvccResponseInit): Uint8Array {
    return encodeWith(ScanMvccResponse.write, m);
  }
}

export interface CompactRequestInit {
  readonly db?: DB | undefined;
  readonly cf?: string | undefined;
  readonly fromKey?: Uint8Array | undefined;
  readonly toKey?: Uint8Array | undefined;
  readonly threads?: number | undefined;
  readonly bottommostLevelCompaction?: BottommostLevelCompaction | undefined;
}

export class CompactRequest {
  static readonly typeName = 'debugpb.CompactRequest';
  declare db: DB;
  declare cf: string;
  declare fromKey: Uint8Array;
  declare toKey: Uint8Array;
  declare threads: number;
  declare bottommostLevelCompaction: BottommostLevelCompaction;

  constructor() {
    this.db = 0;
    this.cf = '';
    this.fromKey = EMPTY_BYTES;
    this.toKey = EMPTY_BYTES;
    this.threads = 0;
    this.bottommostLevelCompaction = 0;
  }

  static merge(m: CompactRequest, r: Reader): CompactRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.db = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.cf = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.fromKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.toKey = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.threads = r.uint32(); continue; }
        case 6: { if (tag !== 48) break; m.bottommostLevelCompaction = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactRequestInit, w: Writer): void {
    { const v = m.db; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.fromKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.toKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.threads; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.bottommostLevelCompaction; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
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
  static readonly typeName = 'debugpb.CompactResponse';

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

export interface InjectFailPointRequestInit {
  readonly name?: string | undefined;
  readonly actions?: string | undefined;
}

export class InjectFailPointRequest {
  static readonly typeName = 'debugpb.InjectFailPointRequest';
  declare name: string;
  declare actions: string;

  constructor() {
    this.name = '';
    this.actions = '';
  }

  static merge(m: InjectFailPointRequest, r: Reader): InjectFailPointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.actions = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: InjectFailPointRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.actions; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): InjectFailPointRequest {
    return InjectFailPointRequest.merge(new InjectFailPointRequest(), r);
  }

  static decode(bytes: Uint8Array): InjectFailPointRequest {
    return InjectFailPointRequest.merge(new InjectFailPointRequest(), new Reader(bytes));
  }

  static encode(m: InjectFailPointRequestInit): Uint8Array {
    return encodeWith(InjectFailPointRequest.write, m);
  }
}

export interface InjectFailPointResponseInit {
}

export class InjectFailPointResponse {
  static readonly typeName = 'debugpb.InjectFailPointResponse';

  static merge(m: InjectFailPointResponse, r: Reader): InjectFailPointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: InjectFailPointResponseInit, _w: Writer): void {
  }

  static read(r: Reader): InjectFailPointResponse {
    return InjectFailPointResponse.merge(new InjectFailPointResponse(), r);
  }

  static decode(bytes: Uint8Array): InjectFailPointResponse {
    return InjectFailPointResponse.merge(new InjectFailPointResponse(), new Reader(bytes));
  }

  static encode(m: InjectFailPointResponseInit): Uint8Array {
    return encodeWith(InjectFailPointResponse.write, m);
  }
}

export interface RecoverFailPointRequestInit {
  readonly name?: string | undefined;
}

export class RecoverFailPointRequest {
  static readonly typeName = 'debugpb.RecoverFailPointRequest';
  declare name: string;

  constructor() {
    this.name = '';
  }

  static merge(m: RecoverFailPointRequest, r: Reader): RecoverFailPointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RecoverFailPointRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): RecoverFailPointRequest {
    return RecoverFailPointRequest.merge(new RecoverFailPointRequest(), r);
  }

  static decode(bytes: Uint8Array): RecoverFailPointRequest {
    return RecoverFailPointRequest.merge(new RecoverFailPointRequest(), new Reader(bytes));
  }

  static encode(m: RecoverFailPointRequestInit): Uint8Array {
    return encodeWith(RecoverFailPointRequest.write, m);
  }
}

export interface RecoverFailPointResponseInit {
}

export class RecoverFailPointResponse {
  static readonly typeName = 'debugpb.RecoverFailPointResponse';

  static merge(m: RecoverFailPointResponse, r: Reader): RecoverFailPointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: RecoverFailPointResponseInit, _w: Writer): void {
  }

  static read(r: Reader): RecoverFailPointResponse {
    return RecoverFailPointResponse.merge(new RecoverFailPointResponse(), r);
  }

  static decode(bytes: Uint8Array): RecoverFailPointResponse {
    return RecoverFailPointResponse.merge(new RecoverFailPointResponse(), new Reader(bytes));
  }

  static encode(m: RecoverFailPointResponseInit): Uint8Array {
    return encodeWith(RecoverFailPointResponse.write, m);
  }
}

export interface ListFailPointsRequestInit {
}

export class ListFailPointsRequest {
  static readonly typeName = 'debugpb.ListFailPointsRequest';

  static merge(m: ListFailPointsRequest, r: Reader): ListFailPointsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ListFailPointsRequestInit, _w: Writer): void {
  }

  static read(r: Reader): ListFailPointsRequest {
    return ListFailPointsRequest.merge(new ListFailPointsRequest(), r);
  }

  static decode(bytes: Uint8Array): ListFailPointsRequest {
    return ListFailPointsRequest.merge(new ListFailPointsRequest(), new Reader(bytes));
  }

  static encode(m: ListFailPointsRequestInit): Uint8Array {
    return encodeWith(ListFailPointsRequest.write, m);
  }
}

export interface ListFailPointsResponseInit {
  readonly entries?: readonly ListFailPointsResponse_EntryInit[] | undefined;
}

export class ListFailPointsResponse {
  static readonly typeName = 'debugpb.ListFailPointsResponse';
  declare entries: readonly ListFailPointsResponse_Entry[];

  constructor() {
    this.entries = EMPTY_LIST;
  }

  static merge(m: ListFailPointsResponse, r: Reader): ListFailPointsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as ListFailPointsResponse_Entry[]).push(ListFailPointsResponse_Entry.merge(new ListFailPointsResponse_Entry(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ListFailPointsResponseInit, w: Writer): void {
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ListFailPointsResponse_Entry.write(v[i] as ListFailPointsResponse_EntryInit, w); w.end(at); } } }
  }

  static read(r: Reader): ListFailPointsResponse {
    return ListFailPointsResponse.merge(new ListFailPointsResponse(), r);
  }

  static decode(bytes: Uint8Array): ListFailPointsResponse {
    return ListFailPointsResponse.merge(new ListFailPointsResponse(), new Reader(bytes));
  }

  static encode(m: ListFailPointsResponseInit): Uint8Array {
    return encodeWith(ListFailPointsResponse.write, m);
  }
}

export interface ListFailPointsResponse_EntryInit {
  readonly name?: string | undefined;
  readonly actions?: string | undefined;
}

export class ListFailPointsResponse_Entry {
  static readonly typeName = 'debugpb.ListFailPointsResponse.Entry';
  declare name: string;
  declare actions: string;

  constructor() {
    this.name = '';
    this.actions = '';
  }

  static merge(m: ListFailPointsResponse_Entry, r: Reader): ListFailPointsResponse_Entry {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.actions = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ListFailPointsResponse_EntryInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.actions; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): ListFailPointsResponse_Entry {
    return ListFailPointsResponse_Entry.merge(new ListFailPointsResponse_Entry(), r);
  }

  static decode(bytes: Uint8Array): ListFailPointsResponse_Entry {
    return ListFailPointsResponse_Entry.merge(new ListFailPointsResponse_Entry(), new Reader(bytes));
  }

  static encode(m: ListFailPointsResponse_EntryInit): Uint8Array {
    return encodeWith(ListFailPointsResponse_Entry.write, m);
  }
}

export interface GetMetricsRequestInit {
  readonly all?: boolean | undefined;
}

export class GetMetricsRequest {
  static readonly typeName = 'debugpb.GetMetricsRequest';
  declare all: boolean;

  constructor() {
    this.all = false;
  }

  static merge(m: GetMetricsRequest, r: Reader): GetMetricsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.all = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMetricsRequestInit, w: Writer): void {
    { const v = m.all; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): GetMetricsRequest {
    return GetMetricsRequest.merge(new GetMetricsRequest(), r);
  }

  static decode(bytes: Uint8Array): GetMetricsRequest {
    return GetMetricsRequest.merge(new GetMetricsRequest(), new Reader(bytes));
  }

  static encode(m: GetMetricsRequestInit): Uint8Array {
    return encodeWith(GetMetricsRequest.write, m);
  }
}

export interface GetMetricsResponseInit {
  readonly prometheus?: string | undefined;
  readonly rocksdbKv?: string | undefined;
  readonly rocksdbRaft?: string | undefined;
  readonly jemalloc?: string | undefined;
  readonly storeId?: number | undefined;
}

export class GetMetricsResponse {
  static readonly typeName = 'debugpb.GetMetricsResponse';
  declare prometheus: string;
  declare rocksdbKv: string;
  declare rocksdbRaft: string;
  declare jemalloc: string;
  declare storeId: number;

  constructor() {
    this.prometheus = '';
    this.rocksdbKv = '';
    this.rocksdbRaft = '';
    this.jemalloc = '';
    this.storeId = 0;
  }

  static merge(m: GetMetricsResponse, r: Reader): GetMetricsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.prometheus = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.rocksdbKv = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.rocksdbRaft = r.string(); continue; }
        case 4: { if (tag !== 34) break; m.jemalloc = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.storeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMetricsResponseInit, w: Writer): void {
    { const v = m.prometheus; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.rocksdbKv; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.rocksdbRaft; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.jemalloc; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
  }

  static read(r: Reader): GetMetricsResponse {
    return GetMetricsResponse.merge(new GetMetricsResponse(), r);
  }

  static decode(bytes: Uint8Array): GetMetricsResponse {
    return GetMetricsResponse.merge(new GetMetricsResponse(), new Reader(bytes));
  }

  static encode(m: GetMetricsResponseInit): Uint8Array {
    return encodeWith(GetMetricsResponse.write, m);
  }
}

export interface RegionConsistencyCheckRequestInit {
  readonly regionId?: number | undefined;
}

export class RegionConsistencyCheckRequest {
  static readonly typeName = 'debugpb.RegionConsistencyCheckRequest';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: RegionConsistencyCheckRequest, r: Reader): RegionConsistencyCheckRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionConsistencyCheckRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): RegionConsistencyCheckRequest {
    return RegionConsistencyCheckRequest.merge(new RegionConsistencyCheckRequest(), r);
  }

  static decode(bytes: Uint8Array): RegionConsistencyCheckRequest {
    return RegionConsistencyCheckRequest.merge(new RegionConsistencyCheckRequest(), new Reader(bytes));
  }

  static encode(m: RegionConsistencyCheckRequestInit): Uint8Array {
    return encodeWith(RegionConsistencyCheckRequest.write, m);
  }
}

export interface RegionConsistencyCheckResponseInit {
}

export class RegionConsistencyCheckResponse {
  static readonly typeName = 'debugpb.RegionConsistencyCheckResponse';

  static merge(m: RegionConsistencyCheckResponse, r: Reader): RegionConsistencyCheckResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: RegionConsistencyCheckResponseInit, _w: Writer): void {
  }

  static read(r: Reader): RegionConsistencyCheckResponse {
    return RegionConsistencyCheckResponse.merge(new RegionConsistencyCheckResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionConsistencyCheckResponse {
    return RegionConsistencyCheckResponse.merge(new RegionConsistencyCheckResponse(), new Reader(bytes));
  }

  static encode(m: RegionConsistencyCheckResponseInit): Uint8Array {
    return encodeWith(RegionConsistencyCheckResponse.write, m);
  }
}

export interface ModifyTikvConfigRequestInit {
  readonly module?: MODULE | undefined;
  readonly configName?: string | undefined;
  readonly configValue?: string | undefined;
}

export class ModifyTikvConfigRequest {
  static readonly typeName = 'debugpb.ModifyTikvConfigRequest';
  declare module: MODULE;
  declare configName: string;
  declare configValue: string;

  constructor() {
    this.module = 0;
    this.configName = '';
    this.configValue = '';
  }

  static merge(m: ModifyTikvConfigRequest, r: Reader): ModifyTikvConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.module = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.configName = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.configValue = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ModifyTikvConfigRequestInit, w: Writer): void {
    { const v = m.module; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.configName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.configValue; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): ModifyTikvConfigRequest {
    return ModifyTikvConfigRequest.merge(new ModifyTikvConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): ModifyTikvConfigRequest {
    return ModifyTikvConfigRequest.merge(new ModifyTikvConfigRequest(), new Reader(bytes));
  }

  static encode(m: ModifyTikvConfigRequestInit): Uint8Array {
    return encodeWith(ModifyTikvConfigRequest.write, m);
  }
}

export interface ModifyTikvConfigResponseInit {
}

export class ModifyTikvConfigResponse {
  static readonly typeName = 'debugpb.ModifyTikvConfigResponse';

  static merge(m: ModifyTikvConfigResponse, r: Reader): ModifyTikvConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ModifyTikvConfigResponseInit, _w: Writer): void {
  }

  static read(r: Reader): ModifyTikvConfigResponse {
    return ModifyTikvConfigResponse.merge(new ModifyTikvConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): ModifyTikvConfigResponse {
    return ModifyTikvConfigResponse.merge(new ModifyTikvConfigResponse(), new Reader(bytes));
  }

  static encode(m: ModifyTikvConfigResponseInit): Uint8Array {
    return encodeWith(ModifyTikvConfigResponse.write, m);
  }
}

export interface PropertyInit {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export class Property {
  static readonly typeName = 'debugpb.Property';
  declare name: string;
  declare value: string;

  constructor() {
    this.name = '';
    this.value = '';
  }

  static merge(m: Property, r: Reader): Property {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PropertyInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): Property {
    return Property.merge(new Property(), r);
  }

  static decode(bytes: Uint8Array): Property {
    return Property.merge(new Property(), new Reader(bytes));
  }

  static encode(m: PropertyInit): Uint8Array {
    return encodeWith(Property.write, m);
  }
}

export interface GetRegionPropertiesRequestInit {
  readonly regionId?: number | undefined;
}

export class GetRegionPropertiesRequest {
  static readonly typeName = 'debugpb.GetRegionPropertiesRequest';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: GetRegionPropertiesRequest, r: Reader): GetRegionPropertiesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionPropertiesRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): GetRegionPropertiesRequest {
    return GetRegionPropertiesRequest.merge(new GetRegionPropertiesRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRegionPropertiesRequest {
    return GetRegionPropertiesRequest.merge(new GetRegionPropertiesRequest(), new Reader(bytes));
  }

  static encode(m: GetRegionPropertiesRequestInit): Uint8Array {
    return encodeWith(GetRegionPropertiesRequest.write, m);
  }
}

export interface GetRegionPropertiesResponseInit {
  readonly props?: readonly PropertyInit[] | undefined;
}

export class GetRegionPropertiesResponse {
  static readonly typeName = 'debugpb.GetRegionPropertiesResponse';
  declare props: readonly Property[];

  constructor() {
    this.props = EMPTY_LIST;
  }

  static merge(m: GetRegionPropertiesResponse, r: Reader): GetRegionPropertiesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.props === EMPTY_LIST) m.props = []; (m.props as Property[]).push(Property.merge(new Property(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionPropertiesResponseInit, w: Writer): void {
    { const v = m.props; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Property.write(v[i] as PropertyInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetRegionPropertiesResponse {
    return GetRegionPropertiesResponse.merge(new GetRegionPropertiesResponse(), r);
  }

  static decode(bytes: Uint8Array): GetRegionPropertiesResponse {
    return GetRegionPropertiesResponse.merge(new GetRegionPropertiesResponse(), new Reader(bytes));
  }

  static encode(m: GetRegionPropertiesResponseInit): Uint8Array {
    return encodeWith(GetRegionPropertiesResponse.write, m);
  }
}

export interface GetStoreInfoRequestInit {
}

export class GetStoreInfoRequest {
  static readonly typeName = 'debugpb.GetStoreInfoRequest';

  static merge(m: GetStoreInfoRequest, r: Reader): GetStoreInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: GetStoreInfoRequestInit, _w: Writer): void {
  }

  static read(r: Reader): GetStoreInfoRequest {
    return GetStoreInfoRequest.merge(new GetStoreInfoRequest(), r);
  }

  static decode(bytes: Uint8Array): GetStoreInfoRequest {
    return GetStoreInfoRequest.merge(new GetStoreInfoRequest(), new Reader(bytes));
  }

  static encode(m: GetStoreInfoRequestInit): Uint8Array {
    return encodeWith(GetStoreInfoRequest.write, m);
  }
}

export interface GetStoreInfoResponseInit {
  readonly storeId?: number | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
}

export class GetStoreInfoResponse {
  static readonly typeName = 'debugpb.GetStoreInfoResponse';
  declare storeId: number;
  declare apiVersion: kvrpcpb.APIVersion;

  constructor() {
    this.storeId = 0;
    this.apiVersion = 0;
  }

  static merge(m: GetStoreInfoResponse, r: Reader): GetStoreInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.storeId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.apiVersion = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetStoreInfoResponseInit, w: Writer): void {
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): GetStoreInfoResponse {
    return GetStoreInfoResponse.merge(new GetStoreInfoResponse(), r);
  }

  static decode(bytes: Uint8Array): GetStoreInfoResponse {
    return GetStoreInfoResponse.merge(new GetStoreInfoResponse(), new Reader(bytes));
  }

  static encode(m: GetStoreInfoResponseInit): Uint8Array {
    return encodeWith(GetStoreInfoResponse.write, m);
  }
}

export interface GetClusterInfoRequestInit {
}

export class GetClusterInfoRequest {
  static readonly typeName = 'debugpb.GetClusterInfoRequest';

  static merge(m: GetClusterInfoRequest, r: Reader): GetClusterInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: GetClusterInfoRequestInit, _w: Writer): void {
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
  readonly clusterId?: bigint | undefined;
}

export class GetClusterInfoResponse {
  static readonly typeName = 'debugpb.GetClusterInfoResponse';
  declare clusterId: bigint;

  constructor() {
    this.clusterId = 0n;
  }

  static merge(m: GetClusterInfoResponse, r: Reader): GetClusterInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetClusterInfoResponseInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
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

export interface GetAllRegionsInStoreRequestInit {
}

export class GetAllRegionsInStoreRequest {
  static readonly typeName = 'debugpb.GetAllRegionsInStoreRequest';

  static merge(m: GetAllRegionsInStoreRequest, r: Reader): GetAllRegionsInStoreRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: GetAllRegionsInStoreRequestInit, _w: Writer): void {
  }

  static read(r: Reader): GetAllRegionsInStoreRequest {
    return GetAllRegionsInStoreRequest.merge(new GetAllRegionsInStoreRequest(), r);
  }

  static decode(bytes: Uint8Array): GetAllRegionsInStoreRequest {
    return GetAllRegionsInStoreRequest.merge(new GetAllRegionsInStoreRequest(), new Reader(bytes));
  }

  static encode(m: GetAllRegionsInStoreRequestInit): Uint8Array {
    return encodeWith(GetAllRegionsInStoreRequest.write, m);
  }
}

export interface GetAllRegionsInStoreResponseInit {
  readonly regions?: readonly number[] | undefined;
}

export class GetAllRegionsInStoreResponse {
  static readonly typeName = 'debugpb.GetAllRegionsInStoreResponse';
  declare regions: readonly number[];

  constructor() {
    this.regions = EMPTY_LIST;
  }

  static merge(m: GetAllRegionsInStoreResponse, r: Reader): GetAllRegionsInStoreResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.regions === EMPTY_LIST) m.regions = [];
          if (tag === 8) { (m.regions as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regions as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllRegionsInStoreResponseInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): GetAllRegionsInStoreResponse {
    return GetAllRegionsInStoreResponse.merge(new GetAllRegionsInStoreResponse(), r);
  }

  static decode(bytes: Uint8Array): GetAllRegionsInStoreResponse {
    return GetAllRegionsInStoreResponse.merge(new GetAllRegionsInStoreResponse(), new Reader(bytes));
  }

  static encode(m: GetAllRegionsInStoreResponseInit): Uint8Array {
    return encodeWith(GetAllRegionsInStoreResponse.write, m);
  }
}

export interface ResetToVersionRequestInit {
  readonly ts?: bigint | undefined;
}

export class ResetToVersionRequest {
  static readonly typeName = 'debugpb.ResetToVersionRequest';
  declare ts: bigint;

  constructor() {
    this.ts = 0n;
  }

  static merge(m: ResetToVersionRequest, r: Reader): ResetToVersionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ts = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResetToVersionRequestInit, w: Writer): void {
    { const v = m.ts; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): ResetToVersionRequest {
    return ResetToVersionRequest.merge(new ResetToVersionRequest(), r);
  }

  static decode(bytes: Uint8Array): ResetToVersionRequest {
    return ResetToVersionRequest.merge(new ResetToVersionRequest(), new Reader(bytes));
  }

  static encode(m: ResetToVersionRequestInit): Uint8Array {
    return encodeWith(ResetToVersionRequest.write, m);
  }
}

export interface ResetToVersionResponseInit {
}

export class ResetToVersionResponse {
  static readonly typeName = 'debugpb.ResetToVersionResponse';

  static merge(m: ResetToVersionResponse, r: Reader): ResetToVersionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ResetToVersionResponseInit, _w: Writer): void {
  }

  static read(r: Reader): ResetToVersionResponse {
    return ResetToVersionResponse.merge(new ResetToVersionResponse(), r);
  }

  static decode(bytes: Uint8Array): ResetToVersionResponse {
    return ResetToVersionResponse.merge(new ResetToVersionResponse(), new Reader(bytes));
  }

  static encode(m: ResetToVersionResponseInit): Uint8Array {
    return encodeWith(ResetToVersionResponse.write, m);
  }
}

export interface GetRangePropertiesRequestInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class GetRangePropertiesRequest {
  static readonly typeName = 'debugpb.GetRangePropertiesRequest';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: GetRangePropertiesRequest, r: Reader): GetRangePropertiesRequest {
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

  static write(m: GetRangePropertiesRequestInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): GetRangePropertiesRequest {
    return GetRangePropertiesRequest.merge(new GetRangePropertiesRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRangePropertiesRequest {
    return GetRangePropertiesRequest.merge(new GetRangePropertiesRequest(), new Reader(bytes));
  }

  static encode(m: GetRangePropertiesRequestInit): Uint8Array {
    return encodeWith(GetRangePropertiesRequest.write, m);
  }
}

export interface GetRangePropertiesResponseInit {
  readonly properties?: readonly GetRangePropertiesResponse_RangePropertyInit[] | undefined;
}

export class GetRangePropertiesResponse {
  static readonly typeName = 'debugpb.GetRangePropertiesResponse';
  declare properties: readonly GetRangePropertiesResponse_RangeProperty[];

  constructor() {
    this.properties = EMPTY_LIST;
  }

  static merge(m: GetRangePropertiesResponse, r: Reader): GetRangePropertiesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.properties === EMPTY_LIST) m.properties = []; (m.properties as GetRangePropertiesResponse_RangeProperty[]).push(GetRangePropertiesResponse_RangeProperty.merge(new GetRangePropertiesResponse_RangeProperty(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRangePropertiesResponseInit, w: Writer): void {
    { const v = m.properties; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GetRangePropertiesResponse_RangeProperty.write(v[i] as GetRangePropertiesResponse_RangePropertyInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetRangePropertiesResponse {
    return GetRangePropertiesResponse.merge(new GetRangePropertiesResponse(), r);
  }

  static decode(bytes: Uint8Array): GetRangePropertiesResponse {
    return GetRangePropertiesResponse.merge(new GetRangePropertiesResponse(), new Reader(bytes));
  }

  static encode(m: GetRangePropertiesResponseInit): Uint8Array {
    return encodeWith(GetRangePropertiesResponse.write, m);
  }
}

export interface GetRangePropertiesResponse_RangePropertyInit {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export class GetRangePropertiesResponse_RangeProperty {
  static readonly typeName = 'debugpb.GetRangePropertiesResponse.RangeProperty';
  declare key: string;
  declare value: string;

  constructor() {
    this.key = '';
    this.value = '';
  }

  static merge(m: GetRangePropertiesResponse_RangeProperty, r: Reader): GetRangePropertiesResponse_RangeProperty {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRangePropertiesResponse_RangePropertyInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): GetRangePropertiesResponse_RangeProperty {
    return GetRangePropertiesResponse_RangeProperty.merge(new GetRangePropertiesResponse_RangeProperty(), r);
  }

  static decode(bytes: Uint8Array): GetRangePropertiesResponse_RangeProperty {
    return GetRangePropertiesResponse_RangeProperty.merge(new GetRangePropertiesResponse_RangeProperty(), new Reader(bytes));
  }

  static encode(m: GetRangePropertiesResponse_RangePropertyInit): Uint8Array {
    return encodeWith(GetRangePropertiesResponse_RangeProperty.write, m);
  }
}

export interface FlashbackToVersionRequestInit {
  readonly context?: kvrpcpb.ContextInit | undefined;
  readonly version?: bigint | undefined;
  readonly regionId?: number | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
  readonly commitTs?: bigint | undefined;
}

export class FlashbackToVersionRequest {
  static readonly typeName = 'debugpb.FlashbackToVersionRequest';
  declare context: kvrpcpb.Context | undefined;
  declare version: bigint;
  declare regionId: number;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare startTs: bigint;
  declare commitTs: bigint;

  constructor() {
    this.context = undefined;
    this.version = 0n;
    this.regionId = 0;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.startTs = 0n;
    this.commitTs = 0n;
  }

  static merge(m: FlashbackToVersionRequest, r: Reader): FlashbackToVersionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = kvrpcpb.Context.merge(m.context ?? new kvrpcpb.Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.version = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.regionId = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; m.startKey = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; m.endKey = r.bytes(); continue; }
        case 6: { if (tag !== 48) break; m.startTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.commitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlashbackToVersionRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); kvrpcpb.Context.write(v, w); w.end(at); } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
  }

  static read(r: Reader): FlashbackToVersionRequest {
    return FlashbackToVersionRequest.merge(new FlashbackToVersionRequest(), r);
  }

  static decode(bytes: Uint8Array): FlashbackToVersionRequest {
    return FlashbackToVersionRequest.merge(new FlashbackToVersionRequest(), new Reader(bytes));
  }

  static encode(m: FlashbackToVersionRequestInit): Uint8Array {
    return encodeWith(FlashbackToVersionRequest.write, m);
  }
}

export interface FlashbackToVersionResponseInit {
  readonly error?: string | undefined;
}

export class FlashbackToVersionResponse {
  static readonly typeName = 'debugpb.FlashbackToVersionResponse';
  declare error: string;

  constructor() {
    this.error = '';
  }

  static merge(m: FlashbackToVersionResponse, r: Reader): FlashbackToVersionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlashbackToVersionResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): FlashbackToVersionResponse {
    return FlashbackToVersionResponse.merge(new FlashbackToVersionResponse(), r);
  }

  static decode(bytes: Uint8Array): FlashbackToVersionResponse {
    return FlashbackToVersionResponse.merge(new FlashbackToVersionResponse(), new Reader(bytes));
  }

  static encode(m: FlashbackToVersionResponseInit): Uint8Array {
    return encodeWith(FlashbackToVersionResponse.write, m);
  }
}

export interface GetRegionReadProgressRequestInit {
  readonly regionId?: number | undefined;
  readonly logLocks?: boolean | undefined;
  readonly minStartTs?: bigint | undefined;
}

export class GetRegionReadProgressRequest {
  static readonly typeName = 'debugpb.GetRegionReadProgressRequest';
  declare regionId: number;
  declare logLocks: boolean;
  declare minStartTs: bigint;

  constructor() {
    this.regionId = 0;
    this.logLocks = false;
    this.minStartTs = 0n;
  }

  static merge(m: GetRegionReadProgressRequest, r: Reader): GetRegionReadProgressRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.logLocks = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.minStartTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionReadProgressRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.logLocks; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.minStartTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): GetRegionReadProgressRequest {
    return GetRegionReadProgressRequest.merge(new GetRegionReadProgressRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRegionReadProgressRequest {
    return GetRegionReadProgressRequest.merge(new GetRegionReadProgressRequest(), new Reader(bytes));
  }

  static encode(m: GetRegionReadProgressRequestInit): Uint8Array {
    return encodeWith(GetRegionReadProgressRequest.write, m);
  }
}

export interface GetRegionReadProgressResponseInit {
  readonly safeTs?: bigint | undefined;
  readonly appliedIndex?: number | undefined;
  readonly pendingFrontAppliedIndex?: number | undefined;
  readonly pendingFrontTs?: bigint | undefined;
  readonly pendingBackAppliedIndex?: number | undefined;
  readonly pendingBackTs?: bigint | undefined;
  readonly regionReadProgressPaused?: boolean | undefined;
  readonly durationToLastUpdateSafeTsMs?: number | undefined;
  readonly durationToLastConsumeLeaderMs?: number | undefined;
  readonly regionReadProgressExist?: boolean | undefined;
  readonly readStateTs?: bigint | undefined;
  readonly readStateApplyIndex?: number | undefined;
  readonly discard?: boolean | undefined;
  readonly resolvedTs?: bigint | undefined;
  readonly resolverTrackedIndex?: number | undefined;
  readonly resolverExist?: boolean | undefined;
  readonly resolverStopped?: boolean | undefined;
  readonly numLocks?: number | undefined;
  readonly numTransactions?: number | undefined;
  readonly error?: string | undefined;
}

export class GetRegionReadProgressResponse {
  static readonly typeName = 'debugpb.GetRegionReadProgressResponse';
  declare safeTs: bigint;
  declare appliedIndex: number;
  declare pendingFrontAppliedIndex: number;
  declare pendingFrontTs: bigint;
  declare pendingBackAppliedIndex: number;
  declare pendingBackTs: bigint;
  declare regionReadProgressPaused: boolean;
  declare durationToLastUpdateSafeTsMs: number;
  declare durationToLastConsumeLeaderMs: number;
  declare regionReadProgressExist: boolean;
  declare readStateTs: bigint;
  declare readStateApplyIndex: number;
  declare discard: boolean;
  declare resolvedTs: bigint;
  declare resolverTrackedIndex: number;
  declare resolverExist: boolean;
  declare resolverStopped: boolean;
  declare numLocks: number;
  declare numTransactions: number;
  declare error: string;

  constructor() {
    this.safeTs = 0n;
    this.appliedIndex = 0;
    this.pendingFrontAppliedIndex = 0;
    this.pendingFrontTs = 0n;
    this.pendingBackAppliedIndex = 0;
    this.pendingBackTs = 0n;
    this.regionReadProgressPaused = false;
    this.durationToLastUpdateSafeTsMs = 0;
    this.durationToLastConsumeLeaderMs = 0;
    this.regionReadProgressExist = false;
    this.readStateTs = 0n;
    this.readStateApplyIndex = 0;
    this.discard = false;
    this.resolvedTs = 0n;
    this.resolverTrackedIndex = 0;
    this.resolverExist = false;
    this.resolverStopped = false;
    this.numLocks = 0;
    this.numTransactions = 0;
    this.error = '';
  }

  static merge(m: GetRegionReadProgressResponse, r: Reader): GetRegionReadProgressResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.safeTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.appliedIndex = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.pendingFrontAppliedIndex = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.pendingFrontTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.pendingBackAppliedIndex = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.pendingBackTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.regionReadProgressPaused = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.durationToLastUpdateSafeTsMs = r.uint64Saturating(); continue; }
        case 9: { if (tag !== 72) break; m.durationToLastConsumeLeaderMs = r.uint64Saturating(); continue; }
        case 10: { if (tag !== 80) break; m.regionReadProgressExist = r.bool(); continue; }
        case 18: { if (tag !== 144) break; m.readStateTs = r.uint64Big(); continue; }
        case 19: { if (tag !== 152) break; m.readStateApplyIndex = r.uint64(); continue; }
        case 20: { if (tag !== 160) break; m.discard = r.bool(); continue; }
        case 11: { if (tag !== 88) break; m.resolvedTs = r.uint64Big(); continue; }
        case 12: { if (tag !== 96) break; m.resolverTrackedIndex = r.uint64(); continue; }
        case 13: { if (tag !== 104) break; m.resolverExist = r.bool(); continue; }
        case 14: { if (tag !== 112) break; m.resolverStopped = r.bool(); continue; }
        case 16: { if (tag !== 128) break; m.numLocks = r.uint64(); continue; }
        case 17: { if (tag !== 136) break; m.numTransactions = r.uint64(); continue; }
        case 15: { if (tag !== 122) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRegionReadProgressResponseInit, w: Writer): void {
    { const v = m.safeTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.pendingFrontAppliedIndex; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.pendingFrontTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.pendingBackAppliedIndex; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.pendingBackTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.regionReadProgressPaused; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.durationToLastUpdateSafeTsMs; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.durationToLastConsumeLeaderMs; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.regionReadProgressExist; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.readStateTs; if (v !== undefined && v !== 0n) { w.tag(144); w.big(v); } }
    { const v = m.readStateApplyIndex; if (v !== undefined && v !== 0) { w.tag(152); w.unsigned(v); } }
    { const v = m.discard; if (v !== undefined && v) { w.tag(160); w.bool(v); } }
    { const v = m.resolvedTs; if (v !== undefined && v !== 0n) { w.tag(88); w.big(v); } }
    { const v = m.resolverTrackedIndex; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.resolverExist; if (v !== undefined && v) { w.tag(104); w.bool(v); } }
    { const v = m.resolverStopped; if (v !== undefined && v) { w.tag(112); w.bool(v); } }
    { const v = m.numLocks; if (v !== undefined && v !== 0) { w.tag(128); w.unsigned(v); } }
    { const v = m.numTransactions; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(122); w.string(v); } }
  }

  static read(r: Reader): GetRegionReadProgressResponse {
    return GetRegionReadProgressResponse.merge(new GetRegionReadProgressResponse(), r);
  }

  static decode(bytes: Uint8Array): GetRegionReadProgressResponse {
    return GetRegionReadProgressResponse.merge(new GetRegionReadProgressResponse(), new Reader(bytes));
  }

  static encode(m: GetRegionReadProgressResponseInit): Uint8Array {
    return encodeWith(GetRegionReadProgressResponse.write, m);
  }
}

export const Debug = {
  Get: {
    path: '/debugpb.Debug/Get',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRequest,
    response: GetResponse,
  },
  RaftLog: {
    path: '/debugpb.Debug/RaftLog',
    clientStreaming: false,
    serverStreaming: false,
    request: RaftLogRequest,
    response: RaftLogResponse,
  },
  RegionInfo: {
    path: '/debugpb.Debug/RegionInfo',
    clientStreaming: false,
    serverStreaming: false,
    request: RegionInfoRequest,
    response: RegionInfoResponse,
  },
  RegionSize: {
    path: '/debugpb.Debug/RegionSize',
    clientStreaming: false,
    serverStreaming: false,
    request: RegionSizeRequest,
    response: RegionSizeResponse,
  },
  ScanMvcc: {
    path: '/debugpb.Debug/ScanMvcc',
    clientStreaming: false,
    serverStreaming: true,
    request: ScanMvccRequest,
    response: ScanMvccResponse,
  },
  Compact: {
    path: '/debugpb.Debug/Compact',
    clientStreaming: false,
    serverStreaming: false,
    request: CompactRequest,
    response: CompactResponse,
  },
  InjectFailPoint: {
    path: '/debugpb.Debug/InjectFailPoint',
    clientStreaming: false,
    serverStreaming: false,
    request: InjectFailPointRequest,
    response: InjectFailPointResponse,
  },
  RecoverFailPoint: {
    path: '/debugpb.Debug/RecoverFailPoint',
    clientStreaming: false,
    serverStreaming: false,
    request: RecoverFailPointRequest,
    response: RecoverFailPointResponse,
  },
  ListFailPoints: {
    path: '/debugpb.Debug/ListFailPoints',
    clientStreaming: false,
    serverStreaming: false,
    request: ListFailPointsRequest,
    response: ListFailPointsResponse,
  },
  GetMetrics: {
    path: '/debugpb.Debug/GetMetrics',
    clientStreaming: false,
    serverStreaming: false,
    request: GetMetricsRequest,
    response: GetMetricsResponse,
  },
  CheckRegionConsistency: {
    path: '/debugpb.Debug/CheckRegionConsistency',
    clientStreaming: false,
    serverStreaming: false,
    request: RegionConsistencyCheckRequest,
    response: RegionConsistencyCheckResponse,
  },
  ModifyTikvConfig: {
    path: '/debugpb.Debug/ModifyTikvConfig',
    clientStreaming: false,
    serverStreaming: false,
    request: ModifyTikvConfigRequest,
    response: ModifyTikvConfigResponse,
  },
  GetRegionProperties: {
    path: '/debugpb.Debug/GetRegionProperties',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRegionPropertiesRequest,
    response: GetRegionPropertiesResponse,
  },
  GetStoreInfo: {
    path: '/debugpb.Debug/GetStoreInfo',
    clientStreaming: false,
    serverStreaming: false,
    request: GetStoreInfoRequest,
    response: GetStoreInfoResponse,
  },
  GetClusterInfo: {
    path: '/debugpb.Debug/GetClusterInfo',
    clientStreaming: false,
    serverStreaming: false,
    request: GetClusterInfoRequest,
    response: GetClusterInfoResponse,
  },
  GetAllRegionsInStore: {
    path: '/debugpb.Debug/GetAllRegionsInStore',
    clientStreaming: false,
    serverStreaming: false,
    request: GetAllRegionsInStoreRequest,
    response: GetAllRegionsInStoreResponse,
  },
  ResetToVersion: {
    path: '/debugpb.Debug/ResetToVersion',
    clientStreaming: false,
    serverStreaming: false,
    request: ResetToVersionRequest,
    response: ResetToVersionResponse,
  },
  GetRangeProperties: {
    path: '/debugpb.Debug/GetRangeProperties',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRangePropertiesRequest,
    response: GetRangePropertiesResponse,
  },
  FlashbackToVersion: {
    path: '/debugpb.Debug/FlashbackToVersion',
    clientStreaming: false,
    serverStreaming: false,
    request: FlashbackToVersionRequest,
    response: FlashbackToVersionResponse,
  },
  GetRegionReadProgress: {
    path: '/debugpb.Debug/GetRegionReadProgress',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRegionReadProgressRequest,
    response: GetRegionReadProgressResponse,
  },
} as const satisfies Service;
