// Generated from proto/raft_cmdpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as eraftpb from './eraftpb.ts';
import * as errorpb from './errorpb.ts';
import * as import_sstpb from './import_sstpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';
import * as raft_serverpb from './raft_serverpb.ts';

export const CmdType = {
  Invalid: 0,
  Get: 1,
  Put: 3,
  Delete: 4,
  Snap: 5,
  Prewrite: 6,
  DeleteRange: 7,
  IngestSST: 8,
  ReadIndex: 9,
} as const;
/** Unknown values are kept. */
export type CmdType = number;

export const AdminCmdType = {
  InvalidAdmin: 0,
  ChangePeer: 1,
  Split: 2,
  CompactLog: 3,
  TransferLeader: 4,
  ComputeHash: 5,
  VerifyHash: 6,
  PrepareMerge: 7,
  CommitMerge: 8,
  RollbackMerge: 9,
  BatchSplit: 10,
  ChangePeerV2: 11,
  PrepareFlashback: 12,
  FinishFlashback: 13,
  BatchSwitchWitness: 14,
  UpdateGcPeer: 15,
} as const;
/** Unknown values are kept. */
export type AdminCmdType = number;

export const StatusCmdType = {
  InvalidStatus: 0,
  RegionLeader: 1,
  RegionDetail: 2,
} as const;
/** Unknown values are kept. */
export type StatusCmdType = number;

export interface GetRequestInit {
  readonly cf?: string | undefined;
  readonly key?: Uint8Array | undefined;
}

export class GetRequest {
  static readonly typeName = 'raft_cmdpb.GetRequest';
  declare cf: string;
  declare key: Uint8Array;

  constructor() {
    this.cf = '';
    this.key = EMPTY_BYTES;
  }

  static merge(m: GetRequest, r: Reader): GetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.cf = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRequestInit, w: Writer): void {
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
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
  static readonly typeName = 'raft_cmdpb.GetResponse';
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

export interface PutRequestInit {
  readonly cf?: string | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
}

export class PutRequest {
  static readonly typeName = 'raft_cmdpb.PutRequest';
  declare cf: string;
  declare key: Uint8Array;
  declare value: Uint8Array;

  constructor() {
    this.cf = '';
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
  }

  static merge(m: PutRequest, r: Reader): PutRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.cf = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutRequestInit, w: Writer): void {
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): PutRequest {
    return PutRequest.merge(new PutRequest(), r);
  }

  static decode(bytes: Uint8Array): PutRequest {
    return PutRequest.merge(new PutRequest(), new Reader(bytes));
  }

  static encode(m: PutRequestInit): Uint8Array {
    return encodeWith(PutRequest.write, m);
  }
}

export interface PutResponseInit {
}

export class PutResponse {
  static readonly typeName = 'raft_cmdpb.PutResponse';

  static merge(m: PutResponse, r: Reader): PutResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: PutResponseInit, _w: Writer): void {
  }

  static read(r: Reader): PutResponse {
    return PutResponse.merge(new PutResponse(), r);
  }

  static decode(bytes: Uint8Array): PutResponse {
    return PutResponse.merge(new PutResponse(), new Reader(bytes));
  }

  static encode(m: PutResponseInit): Uint8Array {
    return encodeWith(PutResponse.write, m);
  }
}

export interface DeleteRequestInit {
  readonly cf?: string | undefined;
  readonly key?: Uint8Array | undefined;
}

export class DeleteRequest {
  static readonly typeName = 'raft_cmdpb.DeleteRequest';
  declare cf: string;
  declare key: Uint8Array;

  constructor() {
    this.cf = '';
    this.key = EMPTY_BYTES;
  }

  static merge(m: DeleteRequest, r: Reader): DeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.cf = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRequestInit, w: Writer): void {
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): DeleteRequest {
    return DeleteRequest.merge(new DeleteRequest(), r);
  }

  static decode(bytes: Uint8Array): DeleteRequest {
    return DeleteRequest.merge(new DeleteRequest(), new Reader(bytes));
  }

  static encode(m: DeleteRequestInit): Uint8Array {
    return encodeWith(DeleteRequest.write, m);
  }
}

export interface DeleteResponseInit {
}

export class DeleteResponse {
  static readonly typeName = 'raft_cmdpb.DeleteResponse';

  static merge(m: DeleteResponse, r: Reader): DeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: DeleteResponseInit, _w: Writer): void {
  }

  static read(r: Reader): DeleteResponse {
    return DeleteResponse.merge(new DeleteResponse(), r);
  }

  static decode(bytes: Uint8Array): DeleteResponse {
    return DeleteResponse.merge(new DeleteResponse(), new Reader(bytes));
  }

  static encode(m: DeleteResponseInit): Uint8Array {
    return encodeWith(DeleteResponse.write, m);
  }
}

export interface DeleteRangeRequestInit {
  readonly cf?: string | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly notifyOnly?: boolean | undefined;
}

export class DeleteRangeRequest {
  static readonly typeName = 'raft_cmdpb.DeleteRangeRequest';
  declare cf: string;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare notifyOnly: boolean;

  constructor() {
    this.cf = '';
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.notifyOnly = false;
  }

  static merge(m: DeleteRangeRequest, r: Reader): DeleteRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.cf = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.notifyOnly = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRangeRequestInit, w: Writer): void {
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.notifyOnly; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): DeleteRangeRequest {
    return DeleteRangeRequest.merge(new DeleteRangeRequest(), r);
  }

  static decode(bytes: Uint8Array): DeleteRangeRequest {
    return DeleteRangeRequest.merge(new DeleteRangeRequest(), new Reader(bytes));
  }

  static encode(m: DeleteRangeRequestInit): Uint8Array {
    return encodeWith(DeleteRangeRequest.write, m);
  }
}

export interface DeleteRangeResponseInit {
}

export class DeleteRangeResponse {
  static readonly typeName = 'raft_cmdpb.DeleteRangeResponse';

  static merge(m: DeleteRangeResponse, r: Reader): DeleteRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: DeleteRangeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): DeleteRangeResponse {
    return DeleteRangeResponse.merge(new DeleteRangeResponse(), r);
  }

  static decode(bytes: Uint8Array): DeleteRangeResponse {
    return DeleteRangeResponse.merge(new DeleteRangeResponse(), new Reader(bytes));
  }

  static encode(m: DeleteRangeResponseInit): Uint8Array {
    return encodeWith(DeleteRangeResponse.write, m);
  }
}

export interface SnapRequestInit {
}

export class SnapRequest {
  static readonly typeName = 'raft_cmdpb.SnapRequest';

  static merge(m: SnapRequest, r: Reader): SnapRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: SnapRequestInit, _w: Writer): void {
  }

  static read(r: Reader): SnapRequest {
    return SnapRequest.merge(new SnapRequest(), r);
  }

  static decode(bytes: Uint8Array): SnapRequest {
    return SnapRequest.merge(new SnapRequest(), new Reader(bytes));
  }

  static encode(m: SnapRequestInit): Uint8Array {
    return encodeWith(SnapRequest.write, m);
  }
}

export interface SnapResponseInit {
  readonly region?: metapb.RegionInit | undefined;
}

export class SnapResponse {
  static readonly typeName = 'raft_cmdpb.SnapResponse';
  declare region: metapb.Region | undefined;

  constructor() {
    this.region = undefined;
  }

  static merge(m: SnapResponse, r: Reader): SnapResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapResponseInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): SnapResponse {
    return SnapResponse.merge(new SnapResponse(), r);
  }

  static decode(bytes: Uint8Array): SnapResponse {
    return SnapResponse.merge(new SnapResponse(), new Reader(bytes));
  }

  static encode(m: SnapResponseInit): Uint8Array {
    return encodeWith(SnapResponse.write, m);
  }
}

export interface PrewriteRequestInit {
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly lock?: Uint8Array | undefined;
}

export class PrewriteRequest {
  static readonly typeName = 'raft_cmdpb.PrewriteRequest';
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare lock: Uint8Array;

  constructor() {
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.lock = EMPTY_BYTES;
  }

  static merge(m: PrewriteRequest, r: Reader): PrewriteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.lock = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrewriteRequestInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.lock; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): PrewriteRequest {
    return PrewriteRequest.merge(new PrewriteRequest(), r);
  }

  static decode(bytes: Uint8Array): PrewriteRequest {
    return PrewriteRequest.merge(new PrewriteRequest(), new Reader(bytes));
  }

  static encode(m: PrewriteRequestInit): Uint8Array {
    return encodeWith(PrewriteRequest.write, m);
  }
}

export interface PrewriteResponseInit {
}

export class PrewriteResponse {
  static readonly typeName = 'raft_cmdpb.PrewriteResponse';

  static merge(m: PrewriteResponse, r: Reader): PrewriteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: PrewriteResponseInit, _w: Writer): void {
  }

  static read(r: Reader): PrewriteResponse {
    return PrewriteResponse.merge(new PrewriteResponse(), r);
  }

  static decode(bytes: Uint8Array): PrewriteResponse {
    return PrewriteResponse.merge(new PrewriteResponse(), new Reader(bytes));
  }

  static encode(m: PrewriteResponseInit): Uint8Array {
    return encodeWith(PrewriteResponse.write, m);
  }
}

export interface IngestSSTRequestInit {
  readonly sst?: import_sstpb.SSTMetaInit | undefined;
}

export class IngestSSTRequest {
  static readonly typeName = 'raft_cmdpb.IngestSSTRequest';
  declare sst: import_sstpb.SSTMeta | undefined;

  constructor() {
    this.sst = undefined;
  }

  static merge(m: IngestSSTRequest, r: Reader): IngestSSTRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.sst = import_sstpb.SSTMeta.merge(m.sst ?? new import_sstpb.SSTMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IngestSSTRequestInit, w: Writer): void {
    { const v = m.sst; if (v !== undefined) { w.tag(10); const at = w.begin(); import_sstpb.SSTMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): IngestSSTRequest {
    return IngestSSTRequest.merge(new IngestSSTRequest(), r);
  }

  static decode(bytes: Uint8Array): IngestSSTRequest {
    return IngestSSTRequest.merge(new IngestSSTRequest(), new Reader(bytes));
  }

  static encode(m: IngestSSTRequestInit): Uint8Array {
    return encodeWith(IngestSSTRequest.write, m);
  }
}

export interface IngestSSTResponseInit {
}

export class IngestSSTResponse {
  static readonly typeName = 'raft_cmdpb.IngestSSTResponse';

  static merge(m: IngestSSTResponse, r: Reader): IngestSSTResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: IngestSSTResponseInit, _w: Writer): void {
  }

  static read(r: Reader): IngestSSTResponse {
    return IngestSSTResponse.merge(new IngestSSTResponse(), r);
  }

  static decode(bytes: Uint8Array): IngestSSTResponse {
    return IngestSSTResponse.merge(new IngestSSTResponse(), new Reader(bytes));
  }

  static encode(m: IngestSSTResponseInit): Uint8Array {
    return encodeWith(IngestSSTResponse.write, m);
  }
}

export interface ReadIndexRequestInit {
  readonly startTs?: bigint | undefined;
  readonly keyRanges?: readonly kvrpcpb.KeyRangeInit[] | undefined;
}

export class ReadIndexRequest {
  static readonly typeName = 'raft_cmdpb.ReadIndexRequest';
  declare startTs: bigint;
  declare keyRanges: readonly kvrpcpb.KeyRange[];

  constructor() {
    this.startTs = 0n;
    this.keyRanges = EMPTY_LIST;
  }

  static merge(m: ReadIndexRequest, r: Reader): ReadIndexRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.keyRanges === EMPTY_LIST) m.keyRanges = []; (m.keyRanges as kvrpcpb.KeyRange[]).push(kvrpcpb.KeyRange.merge(new kvrpcpb.KeyRange(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadIndexRequestInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.keyRanges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); kvrpcpb.KeyRange.write(v[i] as kvrpcpb.KeyRangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): ReadIndexRequest {
    return ReadIndexRequest.merge(new ReadIndexRequest(), r);
  }

  static decode(bytes: Uint8Array): ReadIndexRequest {
    return ReadIndexRequest.merge(new ReadIndexRequest(), new Reader(bytes));
  }

  static encode(m: ReadIndexRequestInit): Uint8Array {
    return encodeWith(ReadIndexRequest.write, m);
  }
}

export interface ReadIndexResponseInit {
  readonly readIndex?: number | undefined;
  readonly locked?: kvrpcpb.LockInfoInit | undefined;
}

export class ReadIndexResponse {
  static readonly typeName = 'raft_cmdpb.ReadIndexResponse';
  declare readIndex: number;
  declare locked: kvrpcpb.LockInfo | undefined;

  constructor() {
    this.readIndex = 0;
    this.locked = undefined;
  }

  static merge(m: ReadIndexResponse, r: Reader): ReadIndexResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.readIndex = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.locked = kvrpcpb.LockInfo.merge(m.locked ?? new kvrpcpb.LockInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadIndexResponseInit, w: Writer): void {
    { const v = m.readIndex; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.locked; if (v !== undefined) { w.tag(18); const at = w.begin(); kvrpcpb.LockInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReadIndexResponse {
    return ReadIndexResponse.merge(new ReadIndexResponse(), r);
  }

  static decode(bytes: Uint8Array): ReadIndexResponse {
    return ReadIndexResponse.merge(new ReadIndexResponse(), new Reader(bytes));
  }

  static encode(m: ReadIndexResponseInit): Uint8Array {
    return encodeWith(ReadIndexResponse.write, m);
  }
}

export interface RequestInit {
  readonly cmdType?: CmdType | undefined;
  readonly get?: GetRequestInit | undefined;
  readonly put?: PutRequestInit | undefined;
  readonly delete?: DeleteRequestInit | undefined;
  readonly snap?: SnapRequestInit | undefined;
  readonly prewrite?: PrewriteRequestInit | undefined;
  readonly deleteRange?: DeleteRangeRequestInit | undefined;
  readonly ingestSst?: IngestSSTRequestInit | undefined;
  readonly readIndex?: ReadIndexRequestInit | undefined;
}

export class Request {
  static readonly typeName = 'raft_cmdpb.Request';
  declare cmdType: CmdType;
  declare get: GetRequest | undefined;
  declare put: PutRequest | undefined;
  declare delete: DeleteRequest | undefined;
  declare snap: SnapRequest | undefined;
  declare prewrite: PrewriteRequest | undefined;
  declare deleteRange: DeleteRangeRequest | undefined;
  declare ingestSst: IngestSSTRequest | undefined;
  declare readIndex: ReadIndexRequest | undefined;

  constructor() {
    this.cmdType = 0;
    this.get = undefined;
    this.put = undefined;
    this.delete = undefined;
    this.snap = undefined;
    this.prewrite = undefined;
    this.deleteRange = undefined;
    this.ingestSst = undefined;
    this.readIndex = undefined;
  }

  static merge(m: Request, r: Reader): Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cmdType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.get = GetRequest.merge(m.get ?? new GetRequest(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.put = PutRequest.merge(m.put ?? new PutRequest(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.delete = DeleteRequest.merge(m.delete ?? new DeleteRequest(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.snap = SnapRequest.merge(m.snap ?? new SnapRequest(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.prewrite = PrewriteRequest.merge(m.prewrite ?? new PrewriteRequest(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.deleteRange = DeleteRangeRequest.merge(m.deleteRange ?? new DeleteRangeRequest(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.ingestSst = IngestSSTRequest.merge(m.ingestSst ?? new IngestSSTRequest(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.readIndex = ReadIndexRequest.merge(m.readIndex ?? new ReadIndexRequest(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestInit, w: Writer): void {
    { const v = m.cmdType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.get; if (v !== undefined) { w.tag(18); const at = w.begin(); GetRequest.write(v, w); w.end(at); } }
    { const v = m.put; if (v !== undefined) { w.tag(34); const at = w.begin(); PutRequest.write(v, w); w.end(at); } }
    { const v = m.delete; if (v !== undefined) { w.tag(42); const at = w.begin(); DeleteRequest.write(v, w); w.end(at); } }
    { const v = m.snap; if (v !== undefined) { w.tag(50); const at = w.begin(); SnapRequest.write(v, w); w.end(at); } }
    { const v = m.prewrite; if (v !== undefined) { w.tag(58); const at = w.begin(); PrewriteRequest.write(v, w); w.end(at); } }
    { const v = m.deleteRange; if (v !== undefined) { w.tag(66); const at = w.begin(); DeleteRangeRequest.write(v, w); w.end(at); } }
    { const v = m.ingestSst; if (v !== undefined) { w.tag(74); const at = w.begin(); IngestSSTRequest.write(v, w); w.end(at); } }
    { const v = m.readIndex; if (v !== undefined) { w.tag(82); const at = w.begin(); ReadIndexRequest.write(v, w); w.end(at); } }
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
  readonly cmdType?: CmdType | undefined;
  readonly get?: GetResponseInit | undefined;
  readonly put?: PutResponseInit | undefined;
  readonly delete?: DeleteResponseInit | undefined;
  readonly snap?: SnapResponseInit | undefined;
  readonly prewrite?: PrewriteResponseInit | undefined;
  readonly delteRange?: DeleteRangeResponseInit | undefined;
  readonly ingestSst?: IngestSSTResponseInit | undefined;
  readonly readIndex?: ReadIndexResponseInit | undefined;
}

export class Response {
  static readonly typeName = 'raft_cmdpb.Response';
  declare cmdType: CmdType;
  declare get: GetResponse | undefined;
  declare put: PutResponse | undefined;
  declare delete: DeleteResponse | undefined;
  declare snap: SnapResponse | undefined;
  declare prewrite: PrewriteResponse | undefined;
  declare delteRange: DeleteRangeResponse | undefined;
  declare ingestSst: IngestSSTResponse | undefined;
  declare readIndex: ReadIndexResponse | undefined;

  constructor() {
    this.cmdType = 0;
    this.get = undefined;
    this.put = undefined;
    this.delete = undefined;
    this.snap = undefined;
    this.prewrite = undefined;
    this.delteRange = undefined;
    this.ingestSst = undefined;
    this.readIndex = undefined;
  }

  static merge(m: Response, r: Reader): Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cmdType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.get = GetResponse.merge(m.get ?? new GetResponse(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.put = PutResponse.merge(m.put ?? new PutResponse(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.delete = DeleteResponse.merge(m.delete ?? new DeleteResponse(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.snap = SnapResponse.merge(m.snap ?? new SnapResponse(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.prewrite = PrewriteResponse.merge(m.prewrite ?? new PrewriteResponse(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.delteRange = DeleteRangeResponse.merge(m.delteRange ?? new DeleteRangeResponse(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.ingestSst = IngestSSTResponse.merge(m.ingestSst ?? new IngestSSTResponse(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.readIndex = ReadIndexResponse.merge(m.readIndex ?? new ReadIndexResponse(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseInit, w: Writer): void {
    { const v = m.cmdType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.get; if (v !== undefined) { w.tag(18); const at = w.begin(); GetResponse.write(v, w); w.end(at); } }
    { const v = m.put; if (v !== undefined) { w.tag(34); const at = w.begin(); PutResponse.write(v, w); w.end(at); } }
    { const v = m.delete; if (v !== undefined) { w.tag(42); const at = w.begin(); DeleteResponse.write(v, w); w.end(at); } }
    { const v = m.snap; if (v !== undefined) { w.tag(50); const at = w.begin(); SnapResponse.write(v, w); w.end(at); } }
    { const v = m.prewrite; if (v !== undefined) { w.tag(58); const at = w.begin(); PrewriteResponse.write(v, w); w.end(at); } }
    { const v = m.delteRange; if (v !== undefined) { w.tag(66); const at = w.begin(); DeleteRangeResponse.write(v, w); w.end(at); } }
    { const v = m.ingestSst; if (v !== undefined) { w.tag(74); const at = w.begin(); IngestSSTResponse.write(v, w); w.end(at); } }
    { const v = m.readIndex; if (v !== undefined) { w.tag(82); const at = w.begin(); ReadIndexResponse.write(v, w); w.end(at); } }
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

export interface ChangePeerRequestInit {
  readonly changeType?: eraftpb.ConfChangeType | undefined;
  readonly peer?: metapb.PeerInit | undefined;
}

export class ChangePeerRequest {
  static readonly typeName = 'raft_cmdpb.ChangePeerRequest';
  declare changeType: eraftpb.ConfChangeType;
  declare peer: metapb.Peer | undefined;

  constructor() {
    this.changeType = 0;
    this.peer = undefined;
  }

  static merge(m: ChangePeerRequest, r: Reader): ChangePeerRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.changeType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangePeerRequestInit, w: Writer): void {
    { const v = m.changeType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.peer; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ChangePeerRequest {
    return ChangePeerRequest.merge(new ChangePeerRequest(), r);
  }

  static decode(bytes: Uint8Array): ChangePeerRequest {
    return ChangePeerRequest.merge(new ChangePeerRequest(), new Reader(bytes));
  }

  static encode(m: ChangePeerRequestInit): Uint8Array {
    return encodeWith(ChangePeerRequest.write, m);
  }
}

export interface ChangePeerResponseInit {
  readonly region?: metapb.RegionInit | undefined;
}

export class ChangePeerResponse {
  static readonly typeName = 'raft_cmdpb.ChangePeerResponse';
  declare region: metapb.Region | undefined;

  constructor() {
    this.region = undefined;
  }

  static merge(m: ChangePeerResponse, r: Reader): ChangePeerResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangePeerResponseInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ChangePeerResponse {
    return ChangePeerResponse.merge(new ChangePeerResponse(), r);
  }

  static decode(bytes: Uint8Array): ChangePeerResponse {
    return ChangePeerResponse.merge(new ChangePeerResponse(), new Reader(bytes));
  }

  static encode(m: ChangePeerResponseInit): Uint8Array {
    return encodeWith(ChangePeerResponse.write, m);
  }
}

export interface ChangePeerV2RequestInit {
  readonly changes?: readonly ChangePeerRequestInit[] | undefined;
}

export class ChangePeerV2Request {
  static readonly typeName = 'raft_cmdpb.ChangePeerV2Request';
  declare changes: readonly ChangePeerRequest[];

  constructor() {
    this.changes = EMPTY_LIST;
  }

  static merge(m: ChangePeerV2Request, r: Reader): ChangePeerV2Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.changes === EMPTY_LIST) m.changes = []; (m.changes as ChangePeerRequest[]).push(ChangePeerRequest.merge(new ChangePeerRequest(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangePeerV2RequestInit, w: Writer): void {
    { const v = m.changes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ChangePeerRequest.write(v[i] as ChangePeerRequestInit, w); w.end(at); } } }
  }

  static read(r: Reader): ChangePeerV2Request {
    return ChangePeerV2Request.merge(new ChangePeerV2Request(), r);
  }

  static decode(bytes: Uint8Array): ChangePeerV2Request {
    return ChangePeerV2Request.merge(new ChangePeerV2Request(), new Reader(bytes));
  }

  static encode(m: ChangePeerV2RequestInit): Uint8Array {
    return encodeWith(ChangePeerV2Request.write, m);
  }
}

export interface ChangePeerV2ResponseInit {
  readonly region?: metapb.RegionInit | undefined;
}

export class ChangePeerV2Response {
  static readonly typeName = 'raft_cmdpb.ChangePeerV2Response';
  declare region: metapb.Region | undefined;

  constructor() {
    this.region = undefined;
  }

  static merge(m: ChangePeerV2Response, r: Reader): ChangePeerV2Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangePeerV2ResponseInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ChangePeerV2Response {
    return ChangePeerV2Response.merge(new ChangePeerV2Response(), r);
  }

  static decode(bytes: Uint8Array): ChangePeerV2Response {
    return ChangePeerV2Response.merge(new ChangePeerV2Response(), new Reader(bytes));
  }

  static encode(m: ChangePeerV2ResponseInit): Uint8Array {
    return encodeWith(ChangePeerV2Response.write, m);
  }
}

export interface SplitRequestInit {
  readonly splitKey?: Uint8Array | undefined;
  readonly newRegionId?: number | undefined;
  readonly newPeerIds?: readonly number[] | undefined;
  readonly rightDerive?: boolean | undefined;
  readonly shareSourceRegionSize?: boolean | undefined;
}

export class SplitRequest {
  static readonly typeName = 'raft_cmdpb.SplitRequest';
  declare splitKey: Uint8Array;
  declare newRegionId: number;
  declare newPeerIds: readonly number[];
  /** @deprecated */
  declare rightDerive: boolean;
  declare shareSourceRegionSize: boolean;

  constructor() {
    this.splitKey = EMPTY_BYTES;
    this.newRegionId = 0;
    this.newPeerIds = EMPTY_LIST;
    this.rightDerive = false;
    this.shareSourceRegionSize = false;
  }

  static merge(m: SplitRequest, r: Reader): SplitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.splitKey = r.bytes(); continue; }
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
        case 4: { if (tag !== 32) break; m.rightDerive = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.shareSourceRegionSize = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitRequestInit, w: Writer): void {
    { const v = m.splitKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.newRegionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.newPeerIds; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.rightDerive; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.shareSourceRegionSize; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): SplitRequest {
    return SplitRequest.merge(new SplitRequest(), r);
  }

  static decode(bytes: Uint8Array): SplitRequest {
    return SplitRequest.merge(new SplitRequest(), new Reader(bytes));
  }

  static encode(m: SplitRequestInit): Uint8Array {
    return encodeWith(SplitRequest.write, m);
  }
}

export interface SplitResponseInit {
  readonly left?: metapb.RegionInit | undefined;
  readonly right?: metapb.RegionInit | undefined;
}

export class SplitResponse {
  static readonly typeName = 'raft_cmdpb.SplitResponse';
  declare left: metapb.Region | undefined;
  declare right: metapb.Region | undefined;

  constructor() {
    this.left = undefined;
    this.right = undefined;
  }

  static merge(m: SplitResponse, r: Reader): SplitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.left = metapb.Region.merge(m.left ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.right = metapb.Region.merge(m.right ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitResponseInit, w: Writer): void {
    { const v = m.left; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.right; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): SplitResponse {
    return SplitResponse.merge(new SplitResponse(), r);
  }

  static decode(bytes: Uint8Array): SplitResponse {
    return SplitResponse.merge(new SplitResponse(), new Reader(bytes));
  }

  static encode(m: SplitResponseInit): Uint8Array {
    return encodeWith(SplitResponse.write, m);
  }
}

export interface BatchSplitRequestInit {
  readonly requests?: readonly SplitRequestInit[] | undefined;
  readonly rightDerive?: boolean | undefined;
  readonly shareSourceRegionSize?: boolean | undefined;
}

export class BatchSplitRequest {
  static readonly typeName = 'raft_cmdpb.BatchSplitRequest';
  declare requests: readonly SplitRequest[];
  declare rightDerive: boolean;
  declare shareSourceRegionSize: boolean;

  constructor() {
    this.requests = EMPTY_LIST;
    this.rightDerive = false;
    this.shareSourceRegionSize = false;
  }

  static merge(m: BatchSplitRequest, r: Reader): BatchSplitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.requests === EMPTY_LIST) m.requests = []; (m.requests as SplitRequest[]).push(SplitRequest.merge(new SplitRequest(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.rightDerive = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.shareSourceRegionSize = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchSplitRequestInit, w: Writer): void {
    { const v = m.requests; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); SplitRequest.write(v[i] as SplitRequestInit, w); w.end(at); } } }
    { const v = m.rightDerive; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.shareSourceRegionSize; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
  }

  static read(r: Reader): BatchSplitRequest {
    return BatchSplitRequest.merge(new BatchSplitRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchSplitRequest {
    return BatchSplitRequest.merge(new BatchSplitRequest(), new Reader(bytes));
  }

  static encode(m: BatchSplitRequestInit): Uint8Array {
    return encodeWith(BatchSplitRequest.write, m);
  }
}

export interface BatchSplitResponseInit {
  readonly regions?: readonly metapb.RegionInit[] | undefined;
}

export class BatchSplitResponse {
  static readonly typeName = 'raft_cmdpb.BatchSplitResponse';
  declare regions: readonly metapb.Region[];

  constructor() {
    this.regions = EMPTY_LIST;
  }

  static merge(m: BatchSplitResponse, r: Reader): BatchSplitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchSplitResponseInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
  }

  static read(r: Reader): BatchSplitResponse {
    return BatchSplitResponse.merge(new BatchSplitResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchSplitResponse {
    return BatchSplitResponse.merge(new BatchSplitResponse(), new Reader(bytes));
  }

  static encode(m: BatchSplitResponseInit): Uint8Array {
    return encodeWith(BatchSplitResponse.write, m);
  }
}

export interface CompactLogRequestInit {
  readonly compactIndex?: number | undefined;
  readonly compactTerm?: number | undefined;
  readonly voterReplicatedIndex?: number | undefined;
}

export class CompactLogRequest {
  static readonly typeName = 'raft_cmdpb.CompactLogRequest';
  declare compactIndex: number;
  declare compactTerm: number;
  declare voterReplicatedIndex: number;

  constructor() {
    this.compactIndex = 0;
    this.compactTerm = 0;
    this.voterReplicatedIndex = 0;
  }

  static merge(m: CompactLogRequest, r: Reader): CompactLogRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.compactIndex = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.compactTerm = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.voterReplicatedIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactLogRequestInit, w: Writer): void {
    { const v = m.compactIndex; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.compactTerm; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.voterReplicatedIndex; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): CompactLogRequest {
    return CompactLogRequest.merge(new CompactLogRequest(), r);
  }

  static decode(bytes: Uint8Array): CompactLogRequest {
    return CompactLogRequest.merge(new CompactLogRequest(), new Reader(bytes));
  }

  static encode(m: CompactLogRequestInit): Uint8Array {
    return encodeWith(CompactLogRequest.write, m);
  }
}

export interface CompactLogResponseInit {
}

export class CompactLogResponse {
  static readonly typeName = 'raft_cmdpb.CompactLogResponse';

  static merge(m: CompactLogResponse, r: Reader): CompactLogResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CompactLogResponseInit, _w: Writer): void {
  }

  static read(r: Reader): CompactLogResponse {
    return CompactLogResponse.merge(new CompactLogResponse(), r);
  }

  static decode(bytes: Uint8Array): CompactLogResponse {
    return CompactLogResponse.merge(new CompactLogResponse(), new Reader(bytes));
  }

  static encode(m: CompactLogResponseInit): Uint8Array {
    return encodeWith(CompactLogResponse.write, m);
  }
}

export interface TransferLeaderRequestInit {
  readonly peer?: metapb.PeerInit | undefined;
  readonly peers?: readonly metapb.PeerInit[] | undefined;
}

export class TransferLeaderRequest {
  static readonly typeName = 'raft_cmdpb.TransferLeaderRequest';
  declare peer: metapb.Peer | undefined;
  declare peers: readonly metapb.Peer[];

  constructor() {
    this.peer = undefined;
    this.peers = EMPTY_LIST;
  }

  static merge(m: TransferLeaderRequest, r: Reader): TransferLeaderRequest {
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

  static write(m: TransferLeaderRequestInit, w: Writer): void {
    { const v = m.peer; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.peers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
  }

  static read(r: Reader): TransferLeaderRequest {
    return TransferLeaderRequest.merge(new TransferLeaderRequest(), r);
  }

  static decode(bytes: Uint8Array): TransferLeaderRequest {
    return TransferLeaderRequest.merge(new TransferLeaderRequest(), new Reader(bytes));
  }

  static encode(m: TransferLeaderRequestInit): Uint8Array {
    return encodeWith(TransferLeaderRequest.write, m);
  }
}

export interface TransferLeaderResponseInit {
}

export class TransferLeaderResponse {
  static readonly typeName = 'raft_cmdpb.TransferLeaderResponse';

  static merge(m: TransferLeaderResponse, r: Reader): TransferLeaderResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: TransferLeaderResponseInit, _w: Writer): void {
  }

  static read(r: Reader): TransferLeaderResponse {
    return TransferLeaderResponse.merge(new TransferLeaderResponse(), r);
  }

  static decode(bytes: Uint8Array): TransferLeaderResponse {
    return TransferLeaderResponse.merge(new TransferLeaderResponse(), new Reader(bytes));
  }

  static encode(m: TransferLeaderResponseInit): Uint8Array {
    return encodeWith(TransferLeaderResponse.write, m);
  }
}

export interface ComputeHashRequestInit {
  readonly context?: Uint8Array | undefined;
}

export class ComputeHashRequest {
  static readonly typeName = 'raft_cmdpb.ComputeHashRequest';
  declare context: Uint8Array;

  constructor() {
    this.context = EMPTY_BYTES;
  }

  static merge(m: ComputeHashRequest, r: Reader): ComputeHashRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.context = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ComputeHashRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): ComputeHashRequest {
    return ComputeHashRequest.merge(new ComputeHashRequest(), r);
  }

  static decode(bytes: Uint8Array): ComputeHashRequest {
    return ComputeHashRequest.merge(new ComputeHashRequest(), new Reader(bytes));
  }

  static encode(m: ComputeHashRequestInit): Uint8Array {
    return encodeWith(ComputeHashRequest.write, m);
  }
}

export interface VerifyHashRequestInit {
  readonly index?: number | undefined;
  readonly hash?: Uint8Array | undefined;
  readonly context?: Uint8Array | undefined;
}

export class VerifyHashRequest {
  static readonly typeName = 'raft_cmdpb.VerifyHashRequest';
  declare index: number;
  declare hash: Uint8Array;
  declare context: Uint8Array;

  constructor() {
    this.index = 0;
    this.hash = EMPTY_BYTES;
    this.context = EMPTY_BYTES;
  }

  static merge(m: VerifyHashRequest, r: Reader): VerifyHashRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.index = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.hash = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.context = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: VerifyHashRequestInit, w: Writer): void {
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.hash; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.context; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): VerifyHashRequest {
    return VerifyHashRequest.merge(new VerifyHashRequest(), r);
  }

  static decode(bytes: Uint8Array): VerifyHashRequest {
    return VerifyHashRequest.merge(new VerifyHashRequest(), new Reader(bytes));
  }

  static encode(m: VerifyHashRequestInit): Uint8Array {
    return encodeWith(VerifyHashRequest.write, m);
  }
}

export interface VerifyHashResponseInit {
}

export class VerifyHashResponse {
  static readonly typeName = 'raft_cmdpb.VerifyHashResponse';

  static merge(m: VerifyHashResponse, r: Reader): VerifyHashResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: VerifyHashResponseInit, _w: Writer): void {
  }

  static read(r: Reader): VerifyHashResponse {
    return VerifyHashResponse.merge(new VerifyHashResponse(), r);
  }

  static decode(bytes: Uint8Array): VerifyHashResponse {
    return VerifyHashResponse.merge(new VerifyHashResponse(), new Reader(bytes));
  }

  static encode(m: VerifyHashResponseInit): Uint8Array {
    return encodeWith(VerifyHashResponse.write, m);
  }
}

export interface PrepareMergeRequestInit {
  readonly minIndex?: number | undefined;
  readonly target?: metapb.RegionInit | undefined;
}

export class PrepareMergeRequest {
  static readonly typeName = 'raft_cmdpb.PrepareMergeRequest';
  declare minIndex: number;
  declare target: metapb.Region | undefined;

  constructor() {
    this.minIndex = 0;
    this.target = undefined;
  }

  static merge(m: PrepareMergeRequest, r: Reader): PrepareMergeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.minIndex = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.target = metapb.Region.merge(m.target ?? new metapb.Region(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareMergeRequestInit, w: Writer): void {
    { const v = m.minIndex; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.target; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PrepareMergeRequest {
    return PrepareMergeRequest.merge(new PrepareMergeRequest(), r);
  }

  static decode(bytes: Uint8Array): PrepareMergeRequest {
    return PrepareMergeRequest.merge(new PrepareMergeRequest(), new Reader(bytes));
  }

  static encode(m: PrepareMergeRequestInit): Uint8Array {
    return encodeWith(PrepareMergeRequest.write, m);
  }
}

export interface PrepareMergeResponseInit {
}

export class PrepareMergeResponse {
  static readonly typeName = 'raft_cmdpb.PrepareMergeResponse';

  static merge(m: PrepareMergeResponse, r: Reader): PrepareMergeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: PrepareMergeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): PrepareMergeResponse {
    return PrepareMergeResponse.merge(new PrepareMergeResponse(), r);
  }

  static decode(bytes: Uint8Array): PrepareMergeResponse {
    return PrepareMergeResponse.merge(new PrepareMergeResponse(), new Reader(bytes));
  }

  static encode(m: PrepareMergeResponseInit): Uint8Array {
    return encodeWith(PrepareMergeResponse.write, m);
  }
}

export interface PrepareFlashbackRequestInit {
  readonly startTs?: bigint | undefined;
}

export class PrepareFlashbackRequest {
  static readonly typeName = 'raft_cmdpb.PrepareFlashbackRequest';
  declare startTs: bigint;

  constructor() {
    this.startTs = 0n;
  }

  static merge(m: PrepareFlashbackRequest, r: Reader): PrepareFlashbackRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareFlashbackRequestInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): PrepareFlashbackRequest {
    return PrepareFlashbackRequest.merge(new PrepareFlashbackRequest(), r);
  }

  static decode(bytes: Uint8Array): PrepareFlashbackRequest {
    return PrepareFlashbackRequest.merge(new PrepareFlashbackRequest(), new Reader(bytes));
  }

  static encode(m: PrepareFlashbackRequestInit): Uint8Array {
    return encodeWith(PrepareFlashbackRequest.write, m);
  }
}

export interface PrepareFlashbackResponseInit {
}

export class PrepareFlashbackResponse {
  static readonly typeName = 'raft_cmdpb.PrepareFlashbackResponse';

  static merge(m: PrepareFlashbackResponse, r: Reader): PrepareFlashbackResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: PrepareFlashbackResponseInit, _w: Writer): void {
  }

  static read(r: Reader): PrepareFlashbackResponse {
    return PrepareFlashbackResponse.merge(new PrepareFlashbackResponse(), r);
  }

  static decode(bytes: Uint8Array): PrepareFlashbackResponse {
    return PrepareFlashbackResponse.merge(new PrepareFlashbackResponse(), new Reader(bytes));
  }

  static encode(m: PrepareFlashbackResponseInit): Uint8Array {
    return encodeWith(PrepareFlashbackResponse.write, m);
  }
}

export interface FinishFlashbackRequestInit {
}

export class FinishFlashbackRequest {
  static readonly typeName = 'raft_cmdpb.FinishFlashbackRequest';

  static merge(m: FinishFlashbackRequest, r: Reader): FinishFlashbackRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: FinishFlashbackRequestInit, _w: Writer): void {
  }

  static read(r: Reader): FinishFlashbackRequest {
    return FinishFlashbackRequest.merge(new FinishFlashbackRequest(), r);
  }

  static decode(bytes: Uint8Array): FinishFlashbackRequest {
    return FinishFlashbackRequest.merge(new FinishFlashbackRequest(), new Reader(bytes));
  }

  static encode(m: FinishFlashbackRequestInit): Uint8Array {
    return encodeWith(FinishFlashbackRequest.write, m);
  }
}

export interface FinishFlashbackResponseInit {
}

export class FinishFlashbackResponse {
  static readonly typeName = 'raft_cmdpb.FinishFlashbackResponse';

  static merge(m: FinishFlashbackResponse, r: Reader): FinishFlashbackResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: FinishFlashbackResponseInit, _w: Writer): void {
  }

  static read(r: Reader): FinishFlashbackResponse {
    return FinishFlashbackResponse.merge(new FinishFlashbackResponse(), r);
  }

  static decode(bytes: Uint8Array): FinishFlashbackResponse {
    return FinishFlashbackResponse.merge(new FinishFlashbackResponse(), new Reader(bytes));
  }

  static encode(m: FinishFlashbackResponseInit): Uint8Array {
    return encodeWith(FinishFlashbackResponse.write, m);
  }
}

export interface CommitMergeRequestInit {
  readonly source?: metapb.RegionInit | undefined;
  readonly commit?: number | undefined;
  readonly entries?: readonly eraftpb.EntryInit[] | undefined;
  readonly sourceState?: raft_serverpb.RegionLocalStateInit | undefined;
  readonly sourceMeta?: Uint8Array | undefined;
}

export class CommitMergeRequest {
  static readonly typeName = 'raft_cmdpb.CommitMergeRequest';
  declare source: metapb.Region | undefined;
  declare commit: number;
  declare entries: readonly eraftpb.Entry[];
  declare sourceState: raft_serverpb.RegionLocalState | undefined;
  declare sourceMeta: Uint8Array;

  constructor() {
    this.source = undefined;
    this.commit = 0;
    this.entries = EMPTY_LIST;
    this.sourceState = undefined;
    this.sourceMeta = EMPTY_BYTES;
  }

  static merge(m: CommitMergeRequest, r: Reader): CommitMergeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.source = metapb.Region.merge(m.source ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.commit = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as eraftpb.Entry[]).push(eraftpb.Entry.merge(new eraftpb.Entry(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.sourceState = raft_serverpb.RegionLocalState.merge(m.sourceState ?? new raft_serverpb.RegionLocalState(), r); r.leave(outer); continue; }
        case 100: { if (tag !== 802) break; m.sourceMeta = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CommitMergeRequestInit, w: Writer): void {
    { const v = m.source; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.commit; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); eraftpb.Entry.write(v[i] as eraftpb.EntryInit, w); w.end(at); } } }
    { const v = m.sourceState; if (v !== undefined) { w.tag(34); const at = w.begin(); raft_serverpb.RegionLocalState.write(v, w); w.end(at); } }
    { const v = m.sourceMeta; if (v !== undefined && v.length > 0) { w.tag(802); w.bytes(v); } }
  }

  static read(r: Reader): CommitMergeRequest {
    return CommitMergeRequest.merge(new CommitMergeRequest(), r);
  }

  static decode(bytes: Uint8Array): CommitMergeRequest {
    return CommitMergeRequest.merge(new CommitMergeRequest(), new Reader(bytes));
  }

  static encode(m: CommitMergeRequestInit): Uint8Array {
    return encodeWith(CommitMergeRequest.write, m);
  }
}

export interface CommitMergeResponseInit {
}

export class CommitMergeResponse {
  static readonly typeName = 'raft_cmdpb.CommitMergeResponse';

  static merge(m: CommitMergeResponse, r: Reader): CommitMergeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CommitMergeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): CommitMergeResponse {
    return CommitMergeResponse.merge(new CommitMergeResponse(), r);
  }

  static decode(bytes: Uint8Array): CommitMergeResponse {
    return CommitMergeResponse.merge(new CommitMergeResponse(), new Reader(bytes));
  }

  static encode(m: CommitMergeResponseInit): Uint8Array {
    return encodeWith(CommitMergeResponse.write, m);
  }
}

export interface RollbackMergeRequestInit {
  readonly commit?: number | undefined;
}

export class RollbackMergeRequest {
  static readonly typeName = 'raft_cmdpb.RollbackMergeRequest';
  declare commit: number;

  constructor() {
    this.commit = 0;
  }

  static merge(m: RollbackMergeRequest, r: Reader): RollbackMergeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.commit = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RollbackMergeRequestInit, w: Writer): void {
    { const v = m.commit; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): RollbackMergeRequest {
    return RollbackMergeRequest.merge(new RollbackMergeRequest(), r);
  }

  static decode(bytes: Uint8Array): RollbackMergeRequest {
    return RollbackMergeRequest.merge(new RollbackMergeRequest(), new Reader(bytes));
  }

  static encode(m: RollbackMergeRequestInit): Uint8Array {
    return encodeWith(RollbackMergeRequest.write, m);
  }
}

export interface RollbackMergeResponseInit {
}

export class RollbackMergeResponse {
  static readonly typeName = 'raft_cmdpb.RollbackMergeResponse';

  static merge(m: RollbackMergeResponse, r: Reader): RollbackMergeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: RollbackMergeResponseInit, _w: Writer): void {
  }

  static read(r: Reader): RollbackMergeResponse {
    return RollbackMergeResponse.merge(new RollbackMergeResponse(), r);
  }

  static decode(bytes: Uint8Array): RollbackMergeResponse {
    return RollbackMergeResponse.merge(new RollbackMergeResponse(), new Reader(bytes));
  }

  static encode(m: RollbackMergeResponseInit): Uint8Array {
    return encodeWith(RollbackMergeResponse.write, m);
  }
}

export interface SwitchWitnessRequestInit {
  readonly peerId?: number | undefined;
  readonly isWitness?: boolean | undefined;
}

export class SwitchWitnessRequest {
  static readonly typeName = 'raft_cmdpb.SwitchWitnessRequest';
  declare peerId: number;
  declare isWitness: boolean;

  constructor() {
    this.peerId = 0;
    this.isWitness = false;
  }

  static merge(m: SwitchWitnessRequest, r: Reader): SwitchWitnessRequest {
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

  static write(m: SwitchWitnessRequestInit, w: Writer): void {
    { const v = m.peerId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.isWitness; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): SwitchWitnessRequest {
    return SwitchWitnessRequest.merge(new SwitchWitnessRequest(), r);
  }

  static decode(bytes: Uint8Array): SwitchWitnessRequest {
    return SwitchWitnessRequest.merge(new SwitchWitnessRequest(), new Reader(bytes));
  }

  static encode(m: SwitchWitnessRequestInit): Uint8Array {
    return encodeWith(SwitchWitnessRequest.write, m);
  }
}

export interface BatchSwitchWitnessRequestInit {
  readonly switchWitnesses?: readonly SwitchWitnessRequestInit[] | undefined;
}

export class BatchSwitchWitnessRequest {
  static readonly typeName = 'raft_cmdpb.BatchSwitchWitnessRequest';
  declare switchWitnesses: readonly SwitchWitnessRequest[];

  constructor() {
    this.switchWitnesses = EMPTY_LIST;
  }

  static merge(m: BatchSwitchWitnessRequest, r: Reader): BatchSwitchWitnessRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.switchWitnesses === EMPTY_LIST) m.switchWitnesses = []; (m.switchWitnesses as SwitchWitnessRequest[]).push(SwitchWitnessRequest.merge(new SwitchWitnessRequest(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchSwitchWitnessRequestInit, w: Writer): void {
    { const v = m.switchWitnesses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); SwitchWitnessRequest.write(v[i] as SwitchWitnessRequestInit, w); w.end(at); } } }
  }

  static read(r: Reader): BatchSwitchWitnessRequest {
    return BatchSwitchWitnessRequest.merge(new BatchSwitchWitnessRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchSwitchWitnessRequest {
    return BatchSwitchWitnessRequest.merge(new BatchSwitchWitnessRequest(), new Reader(bytes));
  }

  static encode(m: BatchSwitchWitnessRequestInit): Uint8Array {
    return encodeWith(BatchSwitchWitnessRequest.write, m);
  }
}

export interface BatchSwitchWitnessResponseInit {
}

export class BatchSwitchWitnessResponse {
  static readonly typeName = 'raft_cmdpb.BatchSwitchWitnessResponse';

  static merge(m: BatchSwitchWitnessResponse, r: Reader): BatchSwitchWitnessResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: BatchSwitchWitnessResponseInit, _w: Writer): void {
  }

  static read(r: Reader): BatchSwitchWitnessResponse {
    return BatchSwitchWitnessResponse.merge(new BatchSwitchWitnessResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchSwitchWitnessResponse {
    return BatchSwitchWitnessResponse.merge(new BatchSwitchWitnessResponse(), new Reader(bytes));
  }

  static encode(m: BatchSwitchWitnessResponseInit): Uint8Array {
    return encodeWith(BatchSwitchWitnessResponse.write, m);
  }
}

export interface UpdateGcPeerRequestInit {
  readonly peerId?: readonly number[] | undefined;
}

export class UpdateGcPeerRequest {
  static readonly typeName = 'raft_cmdpb.UpdateGcPeerRequest';
  declare peerId: readonly number[];

  constructor() {
    this.peerId = EMPTY_LIST;
  }

  static merge(m: UpdateGcPeerRequest, r: Reader): UpdateGcPeerRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.peerId === EMPTY_LIST) m.peerId = [];
          if (tag === 8) { (m.peerId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.peerId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGcPeerRequestInit, w: Writer): void {
    { const v = m.peerId; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): UpdateGcPeerRequest {
    return UpdateGcPeerRequest.merge(new UpdateGcPeerRequest(), r);
  }

  static decode(bytes: Uint8Array): UpdateGcPeerRequest {
    return UpdateGcPeerRequest.merge(new UpdateGcPeerRequest(), new Reader(bytes));
  }

  static encode(m: UpdateGcPeerRequestInit): Uint8Array {
    return encodeWith(UpdateGcPeerRequest.write, m);
  }
}

export interface AdminRequestInit {
  readonly cmdType?: AdminCmdType | undefined;
  readonly changePeer?: ChangePeerRequestInit | undefined;
  readonly split?: SplitRequestInit | undefined;
  readonly compactLog?: CompactLogRequestInit | undefined;
  readonly transferLeader?: TransferLeaderRequestInit | undefined;
  readonly verifyHash?: VerifyHashRequestInit | undefined;
  readonly prepareMerge?: PrepareMergeRequestInit | undefined;
  readonly commitMerge?: CommitMergeRequestInit | undefined;
  readonly rollbackMerge?: RollbackMergeRequestInit | undefined;
  readonly splits?: BatchSplitRequestInit | undefined;
  readonly changePeerV2?: ChangePeerV2RequestInit | undefined;
  readonly computeHash?: ComputeHashRequestInit | undefined;
  readonly prepareFlashback?: PrepareFlashbackRequestInit | undefined;
  readonly finishFlashback?: FinishFlashbackRequestInit | undefined;
  readonly switchWitnesses?: BatchSwitchWitnessRequestInit | undefined;
  readonly updateGcPeers?: UpdateGcPeerRequestInit | undefined;
}

export class AdminRequest {
  static readonly typeName = 'raft_cmdpb.AdminRequest';
  declare cmdType: AdminCmdType;
  declare changePeer: ChangePeerRequest | undefined;
  /** @deprecated */
  declare split: SplitRequest | undefined;
  declare compactLog: CompactLogRequest | undefined;
  declare transferLeader: TransferLeaderRequest | undefined;
  declare verifyHash: VerifyHashRequest | undefined;
  declare prepareMerge: PrepareMergeRequest | undefined;
  declare commitMerge: CommitMergeRequest | undefined;
  declare rollbackMerge: RollbackMergeRequest | undefined;
  declare splits: BatchSplitRequest | undefined;
  declare changePeerV2: ChangePeerV2Request | undefined;
  declare computeHash: ComputeHashRequest | undefined;
  declare prepareFlashback: PrepareFlashbackRequest | undefined;
  declare finishFlashback: FinishFlashbackRequest | undefined;
  declare switchWitnesses: BatchSwitchWitnessRequest | undefined;
  declare updateGcPeers: UpdateGcPeerRequest | undefined;

  constructor() {
    this.cmdType = 0;
    this.changePeer = undefined;
    this.split = undefined;
    this.compactLog = undefined;
    this.transferLeader = undefined;
    this.verifyHash = undefined;
    this.prepareMerge = undefined;
    this.commitMerge = undefined;
    this.rollbackMerge = undefined;
    this.splits = undefined;
    this.changePeerV2 = undefined;
    this.computeHash = undefined;
    this.prepareFlashback = undefined;
    this.finishFlashback = undefined;
    this.switchWitnesses = undefined;
    this.updateGcPeers = undefined;
  }

  static merge(m: AdminRequest, r: Reader): AdminRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cmdType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.changePeer = ChangePeerRequest.merge(m.changePeer ?? new ChangePeerRequest(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.split = SplitRequest.merge(m.split ?? new SplitRequest(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.compactLog = CompactLogRequest.merge(m.compactLog ?? new CompactLogRequest(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.transferLeader = TransferLeaderRequest.merge(m.transferLeader ?? new TransferLeaderRequest(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.verifyHash = VerifyHashRequest.merge(m.verifyHash ?? new VerifyHashRequest(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.prepareMerge = PrepareMergeRequest.merge(m.prepareMerge ?? new PrepareMergeRequest(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.commitMerge = CommitMergeRequest.merge(m.commitMerge ?? new CommitMergeRequest(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.rollbackMerge = RollbackMergeRequest.merge(m.rollbackMerge ?? new RollbackMergeRequest(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.splits = BatchSplitRequest.merge(m.splits ?? new BatchSplitRequest(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.changePeerV2 = ChangePeerV2Request.merge(m.changePeerV2 ?? new ChangePeerV2Request(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); m.computeHash = ComputeHashRequest.merge(m.computeHash ?? new ComputeHashRequest(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.prepareFlashback = PrepareFlashbackRequest.merge(m.prepareFlashback ?? new PrepareFlashbackRequest(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.finishFlashback = FinishFlashbackRequest.merge(m.finishFlashback ?? new FinishFlashbackRequest(), r); r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); m.switchWitnesses = BatchSwitchWitnessRequest.merge(m.switchWitnesses ?? new BatchSwitchWitnessRequest(), r); r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.updateGcPeers = UpdateGcPeerRequest.merge(m.updateGcPeers ?? new UpdateGcPeerRequest(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AdminRequestInit, w: Writer): void {
    { const v = m.cmdType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.changePeer; if (v !== undefined) { w.tag(18); const at = w.begin(); ChangePeerRequest.write(v, w); w.end(at); } }
    { const v = m.split; if (v !== undefined) { w.tag(26); const at = w.begin(); SplitRequest.write(v, w); w.end(at); } }
    { const v = m.compactLog; if (v !== undefined) { w.tag(34); const at = w.begin(); CompactLogRequest.write(v, w); w.end(at); } }
    { const v = m.transferLeader; if (v !== undefined) { w.tag(42); const at = w.begin(); TransferLeaderRequest.write(v, w); w.end(at); } }
    { const v = m.verifyHash; if (v !== undefined) { w.tag(50); const at = w.begin(); VerifyHashRequest.write(v, w); w.end(at); } }
    { const v = m.prepareMerge; if (v !== undefined) { w.tag(58); const at = w.begin(); PrepareMergeRequest.write(v, w); w.end(at); } }
    { const v = m.commitMerge; if (v !== undefined) { w.tag(66); const at = w.begin(); CommitMergeRequest.write(v, w); w.end(at); } }
    { const v = m.rollbackMerge; if (v !== undefined) { w.tag(74); const at = w.begin(); RollbackMergeRequest.write(v, w); w.end(at); } }
    { const v = m.splits; if (v !== undefined) { w.tag(82); const at = w.begin(); BatchSplitRequest.write(v, w); w.end(at); } }
    { const v = m.changePeerV2; if (v !== undefined) { w.tag(90); const at = w.begin(); ChangePeerV2Request.write(v, w); w.end(at); } }
    { const v = m.computeHash; if (v !== undefined) { w.tag(98); const at = w.begin(); ComputeHashRequest.write(v, w); w.end(at); } }
    { const v = m.prepareFlashback; if (v !== undefined) { w.tag(106); const at = w.begin(); PrepareFlashbackRequest.write(v, w); w.end(at); } }
    { const v = m.finishFlashback; if (v !== undefined) { w.tag(114); const at = w.begin(); FinishFlashbackRequest.write(v, w); w.end(at); } }
    { const v = m.switchWitnesses; if (v !== undefined) { w.tag(122); const at = w.begin(); BatchSwitchWitnessRequest.write(v, w); w.end(at); } }
    { const v = m.updateGcPeers; if (v !== undefined) { w.tag(130); const at = w.begin(); UpdateGcPeerRequest.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AdminRequest {
    return AdminRequest.merge(new AdminRequest(), r);
  }

  static decode(bytes: Uint8Array): AdminRequest {
    return AdminRequest.merge(new AdminRequest(), new Reader(bytes));
  }

  static encode(m: AdminRequestInit): Uint8Array {
    return encodeWith(AdminRequest.write, m);
  }
}

export interface AdminResponseInit {
  readonly cmdType?: AdminCmdType | undefined;
  readonly changePeer?: ChangePeerResponseInit | undefined;
  readonly split?: SplitResponseInit | undefined;
  readonly compactLog?: CompactLogResponseInit | undefined;
  readonly transferLeader?: TransferLeaderResponseInit | undefined;
  readonly verifyHash?: VerifyHashResponseInit | undefined;
  readonly prepareMerge?: PrepareMergeResponseInit | undefined;
  readonly commitMerge?: CommitMergeResponseInit | undefined;
  readonly rollbackMerge?: RollbackMergeResponseInit | undefined;
  readonly splits?: BatchSplitResponseInit | undefined;
  readonly changePeerV2?: ChangePeerV2ResponseInit | undefined;
  readonly prepareFlashback?: PrepareFlashbackResponseInit | undefined;
  readonly finishFlashback?: FinishFlashbackResponseInit | undefined;
  readonly switchWitnesses?: BatchSwitchWitnessResponseInit | undefined;
}

export class AdminResponse {
  static readonly typeName = 'raft_cmdpb.AdminResponse';
  declare cmdType: AdminCmdType;
  declare changePeer: ChangePeerResponse | undefined;
  /** @deprecated */
  declare split: SplitResponse | undefined;
  declare compactLog: CompactLogResponse | undefined;
  declare transferLeader: TransferLeaderResponse | undefined;
  declare verifyHash: VerifyHashResponse | undefined;
  declare prepareMerge: PrepareMergeResponse | undefined;
  declare commitMerge: CommitMergeResponse | undefined;
  declare rollbackMerge: RollbackMergeResponse | undefined;
  declare splits: BatchSplitResponse | undefined;
  declare changePeerV2: ChangePeerV2Response | undefined;
  declare prepareFlashback: PrepareFlashbackResponse | undefined;
  declare finishFlashback: FinishFlashbackResponse | undefined;
  declare switchWitnesses: BatchSwitchWitnessResponse | undefined;

  constructor() {
    this.cmdType = 0;
    this.changePeer = undefined;
    this.split = undefined;
    this.compactLog = undefined;
    this.transferLeader = undefined;
    this.verifyHash = undefined;
    this.prepareMerge = undefined;
    this.commitMerge = undefined;
    this.rollbackMerge = undefined;
    this.splits = undefined;
    this.changePeerV2 = undefined;
    this.prepareFlashback = undefined;
    this.finishFlashback = undefined;
    this.switchWitnesses = undefined;
  }

  static merge(m: AdminResponse, r: Reader): AdminResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cmdType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.changePeer = ChangePeerResponse.merge(m.changePeer ?? new ChangePeerResponse(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.split = SplitResponse.merge(m.split ?? new SplitResponse(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.compactLog = CompactLogResponse.merge(m.compactLog ?? new CompactLogResponse(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.transferLeader = TransferLeaderResponse.merge(m.transferLeader ?? new TransferLeaderResponse(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.verifyHash = VerifyHashResponse.merge(m.verifyHash ?? new VerifyHashResponse(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.prepareMerge = PrepareMergeResponse.merge(m.prepareMerge ?? new PrepareMergeResponse(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.commitMerge = CommitMergeResponse.merge(m.commitMerge ?? new CommitMergeResponse(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.rollbackMerge = RollbackMergeResponse.merge(m.rollbackMerge ?? new RollbackMergeResponse(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.splits = BatchSplitResponse.merge(m.splits ?? new BatchSplitResponse(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.changePeerV2 = ChangePeerV2Response.merge(m.changePeerV2 ?? new ChangePeerV2Response(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); m.prepareFlashback = PrepareFlashbackResponse.merge(m.prepareFlashback ?? new PrepareFlashbackResponse(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.finishFlashback = FinishFlashbackResponse.merge(m.finishFlashback ?? new FinishFlashbackResponse(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.switchWitnesses = BatchSwitchWitnessResponse.merge(m.switchWitnesses ?? new BatchSwitchWitnessResponse(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AdminResponseInit, w: Writer): void {
    { const v = m.cmdType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.changePeer; if (v !== undefined) { w.tag(18); const at = w.begin(); ChangePeerResponse.write(v, w); w.end(at); } }
    { const v = m.split; if (v !== undefined) { w.tag(26); const at = w.begin(); SplitResponse.write(v, w); w.end(at); } }
    { const v = m.compactLog; if (v !== undefined) { w.tag(34); const at = w.begin(); CompactLogResponse.write(v, w); w.end(at); } }
    { const v = m.transferLeader; if (v !== undefined) { w.tag(42); const at = w.begin(); TransferLeaderResponse.write(v, w); w.end(at); } }
    { const v = m.verifyHash; if (v !== undefined) { w.tag(50); const at = w.begin(); VerifyHashResponse.write(v, w); w.end(at); } }
    { const v = m.prepareMerge; if (v !== undefined) { w.tag(58); const at = w.begin(); PrepareMergeResponse.write(v, w); w.end(at); } }
    { const v = m.commitMerge; if (v !== undefined) { w.tag(66); const at = w.begin(); CommitMergeResponse.write(v, w); w.end(at); } }
    { const v = m.rollbackMerge; if (v !== undefined) { w.tag(74); const at = w.begin(); RollbackMergeResponse.write(v, w); w.end(at); } }
    { const v = m.splits; if (v !== undefined) { w.tag(82); const at = w.begin(); BatchSplitResponse.write(v, w); w.end(at); } }
    { const v = m.changePeerV2; if (v !== undefined) { w.tag(90); const at = w.begin(); ChangePeerV2Response.write(v, w); w.end(at); } }
    { const v = m.prepareFlashback; if (v !== undefined) { w.tag(98); const at = w.begin(); PrepareFlashbackResponse.write(v, w); w.end(at); } }
    { const v = m.finishFlashback; if (v !== undefined) { w.tag(106); const at = w.begin(); FinishFlashbackResponse.write(v, w); w.end(at); } }
    { const v = m.switchWitnesses; if (v !== undefined) { w.tag(114); const at = w.begin(); BatchSwitchWitnessResponse.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AdminResponse {
    return AdminResponse.merge(new AdminResponse(), r);
  }

  static decode(bytes: Uint8Array): AdminResponse {
    return AdminResponse.merge(new AdminResponse(), new Reader(bytes));
  }

  static encode(m: AdminResponseInit): Uint8Array {
    return encodeWith(AdminResponse.write, m);
  }
}

export interface RegionLeaderRequestInit {
}

export class RegionLeaderRequest {
  static readonly typeName = 'raft_cmdpb.RegionLeaderRequest';

  static merge(m: RegionLeaderRequest, r: Reader): RegionLeaderRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: RegionLeaderRequestInit, _w: Writer): void {
  }

  static read(r: Reader): RegionLeaderRequest {
    return RegionLeaderRequest.merge(new RegionLeaderRequest(), r);
  }

  static decode(bytes: Uint8Array): RegionLeaderRequest {
    return RegionLeaderRequest.merge(new RegionLeaderRequest(), new Reader(bytes));
  }

  static encode(m: RegionLeaderRequestInit): Uint8Array {
    return encodeWith(RegionLeaderRequest.write, m);
  }
}

export interface RegionLeaderResponseInit {
  readonly leader?: metapb.PeerInit | undefined;
}

export class RegionLeaderResponse {
  static readonly typeName = 'raft_cmdpb.RegionLeaderResponse';
  declare leader: metapb.Peer | undefined;

  constructor() {
    this.leader = undefined;
  }

  static merge(m: RegionLeaderResponse, r: Reader): RegionLeaderResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionLeaderResponseInit, w: Writer): void {
    { const v = m.leader; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionLeaderResponse {
    return RegionLeaderResponse.merge(new RegionLeaderResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionLeaderResponse {
    return RegionLeaderResponse.merge(new RegionLeaderResponse(), new Reader(bytes));
  }

  static encode(m: RegionLeaderResponseInit): Uint8Array {
    return encodeWith(RegionLeaderResponse.write, m);
  }
}

export interface RegionDetailRequestInit {
}

export class RegionDetailRequest {
  static readonly typeName = 'raft_cmdpb.RegionDetailRequest';

  static merge(m: RegionDetailRequest, r: Reader): RegionDetailRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: RegionDetailRequestInit, _w: Writer): void {
  }

  static read(r: Reader): RegionDetailRequest {
    return RegionDetailRequest.merge(new RegionDetailRequest(), r);
  }

  static decode(bytes: Uint8Array): RegionDetailRequest {
    return RegionDetailRequest.merge(new RegionDetailRequest(), new Reader(bytes));
  }

  static encode(m: RegionDetailRequestInit): Uint8Array {
    return encodeWith(RegionDetailRequest.write, m);
  }
}

export interface RegionDetailResponseInit {
  readonly region?: metapb.RegionInit | undefined;
  readonly leader?: metapb.PeerInit | undefined;
}

export class RegionDetailResponse {
  static readonly typeName = 'raft_cmdpb.RegionDetailResponse';
  declare region: metapb.Region | undefined;
  declare leader: metapb.Peer | undefined;

  constructor() {
    this.region = undefined;
    this.leader = undefined;
  }

  static merge(m: RegionDetailResponse, r: Reader): RegionDetailResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionDetailResponseInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.leader; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionDetailResponse {
    return RegionDetailResponse.merge(new RegionDetailResponse(), r);
  }

  static decode(bytes: Uint8Array): RegionDetailResponse {
    return RegionDetailResponse.merge(new RegionDetailResponse(), new Reader(bytes));
  }

  static encode(m: RegionDetailResponseInit): Uint8Array {
    return encodeWith(RegionDetailResponse.write, m);
  }
}

export interface StatusRequestInit {
  readonly cmdType?: StatusCmdType | undefined;
  readonly regionLeader?: RegionLeaderRequestInit | undefined;
  readonly regionDetail?: RegionDetailRequestInit | undefined;
}

export class StatusRequest {
  static readonly typeName = 'raft_cmdpb.StatusRequest';
  declare cmdType: StatusCmdType;
  declare regionLeader: RegionLeaderRequest | undefined;
  declare regionDetail: RegionDetailRequest | undefined;

  constructor() {
    this.cmdType = 0;
    this.regionLeader = undefined;
    this.regionDetail = undefined;
  }

  static merge(m: StatusRequest, r: Reader): StatusRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cmdType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionLeader = RegionLeaderRequest.merge(m.regionLeader ?? new RegionLeaderRequest(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionDetail = RegionDetailRequest.merge(m.regionDetail ?? new RegionDetailRequest(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StatusRequestInit, w: Writer): void {
    { const v = m.cmdType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.regionLeader; if (v !== undefined) { w.tag(18); const at = w.begin(); RegionLeaderRequest.write(v, w); w.end(at); } }
    { const v = m.regionDetail; if (v !== undefined) { w.tag(26); const at = w.begin(); RegionDetailRequest.write(v, w); w.end(at); } }
  }

  static read(r: Reader): StatusRequest {
    return StatusRequest.merge(new StatusRequest(), r);
  }

  static decode(bytes: Uint8Array): StatusRequest {
    return StatusRequest.merge(new StatusRequest(), new Reader(bytes));
  }

  static encode(m: StatusRequestInit): Uint8Array {
    return encodeWith(StatusRequest.write, m);
  }
}

export interface StatusResponseInit {
  readonly cmdType?: StatusCmdType | undefined;
  readonly regionLeader?: RegionLeaderResponseInit | undefined;
  readonly regionDetail?: RegionDetailResponseInit | undefined;
}

export class StatusResponse {
  static readonly typeName = 'raft_cmdpb.StatusResponse';
  declare cmdType: StatusCmdType;
  declare regionLeader: RegionLeaderResponse | undefined;
  declare regionDetail: RegionDetailResponse | undefined;

  constructor() {
    this.cmdType = 0;
    this.regionLeader = undefined;
    this.regionDetail = undefined;
  }

  static merge(m: StatusResponse, r: Reader): StatusResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cmdType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionLeader = RegionLeaderResponse.merge(m.regionLeader ?? new RegionLeaderResponse(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionDetail = RegionDetailResponse.merge(m.regionDetail ?? new RegionDetailResponse(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StatusResponseInit, w: Writer): void {
    { const v = m.cmdType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.regionLeader; if (v !== undefined) { w.tag(18); const at = w.begin(); RegionLeaderResponse.write(v, w); w.end(at); } }
    { const v = m.regionDetail; if (v !== undefined) { w.tag(26); const at = w.begin(); RegionDetailResponse.write(v, w); w.end(at); } }
  }

  static read(r: Reader): StatusResponse {
    return StatusResponse.merge(new StatusResponse(), r);
  }

  static decode(bytes: Uint8Array): StatusResponse {
    return StatusResponse.merge(new StatusResponse(), new Reader(bytes));
  }

  static encode(m: StatusResponseInit): Uint8Array {
    return encodeWith(StatusResponse.write, m);
  }
}

export interface RaftRequestHeaderInit {
  readonly regionId?: number | undefined;
  readonly peer?: metapb.PeerInit | undefined;
  readonly readQuorum?: boolean | undefined;
  readonly uuid?: Uint8Array | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly term?: number | undefined;
  readonly syncLog?: boolean | undefined;
  readonly replicaRead?: boolean | undefined;
  readonly appliedIndex?: number | undefined;
  readonly flags?: number | undefined;
  readonly flagData?: Uint8Array | undefined;
  readonly priority?: kvrpcpb.CommandPri | undefined;
  readonly resourceGroupName?: string | undefined;
}

export class RaftRequestHeader {
  static readonly typeName = 'raft_cmdpb.RaftRequestHeader';
  declare regionId: number;
  declare peer: metapb.Peer | undefined;
  declare readQuorum: boolean;
  declare uuid: Uint8Array;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare term: number;
  declare syncLog: boolean;
  declare replicaRead: boolean;
  declare appliedIndex: number;
  declare flags: number;
  declare flagData: Uint8Array;
  declare priority: kvrpcpb.CommandPri;
  declare resourceGroupName: string;

  constructor() {
    this.regionId = 0;
    this.peer = undefined;
    this.readQuorum = false;
    this.uuid = EMPTY_BYTES;
    this.regionEpoch = undefined;
    this.term = 0;
    this.syncLog = false;
    this.replicaRead = false;
    this.appliedIndex = 0;
    this.flags = 0;
    this.flagData = EMPTY_BYTES;
    this.priority = 0;
    this.resourceGroupName = '';
  }

  static merge(m: RaftRequestHeader, r: Reader): RaftRequestHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.readQuorum = r.bool(); continue; }
        case 4: { if (tag !== 34) break; m.uuid = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.term = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.syncLog = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.replicaRead = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.appliedIndex = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.flags = r.uint64(); continue; }
        case 11: { if (tag !== 90) break; m.flagData = r.bytes(); continue; }
        case 12: { if (tag !== 96) break; m.priority = r.int32(); continue; }
        case 13: { if (tag !== 106) break; m.resourceGroupName = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftRequestHeaderInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.peer; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.readQuorum; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.uuid; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(42); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.syncLog; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.replicaRead; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.flags; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.flagData; if (v !== undefined && v.length > 0) { w.tag(90); w.bytes(v); } }
    { const v = m.priority; if (v !== undefined && v !== 0) { w.tag(96); w.signed(v); } }
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(106); w.string(v); } }
  }

  static read(r: Reader): RaftRequestHeader {
    return RaftRequestHeader.merge(new RaftRequestHeader(), r);
  }

  static decode(bytes: Uint8Array): RaftRequestHeader {
    return RaftRequestHeader.merge(new RaftRequestHeader(), new Reader(bytes));
  }

  static encode(m: RaftRequestHeaderInit): Uint8Array {
    return encodeWith(RaftRequestHeader.write, m);
  }
}

export interface RaftResponseHeaderInit {
  readonly error?: errorpb.ErrorInit | undefined;
  readonly uuid?: Uint8Array | undefined;
  readonly currentTerm?: number | undefined;
}

export class RaftResponseHeader {
  static readonly typeName = 'raft_cmdpb.RaftResponseHeader';
  declare error: errorpb.Error | undefined;
  declare uuid: Uint8Array;
  declare currentTerm: number;

  constructor() {
    this.error = undefined;
    this.uuid = EMPTY_BYTES;
    this.currentTerm = 0;
  }

  static merge(m: RaftResponseHeader, r: Reader): RaftResponseHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = errorpb.Error.merge(m.error ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.uuid = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.currentTerm = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftResponseHeaderInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.uuid; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.currentTerm; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): RaftResponseHeader {
    return RaftResponseHeader.merge(new RaftResponseHeader(), r);
  }

  static decode(bytes: Uint8Array): RaftResponseHeader {
    return RaftResponseHeader.merge(new RaftResponseHeader(), new Reader(bytes));
  }

  static encode(m: RaftResponseHeaderInit): Uint8Array {
    return encodeWith(RaftResponseHeader.write, m);
  }
}

export interface CustomRequestInit {
  readonly data?: Uint8Array | undefined;
}

export class CustomRequest {
  static readonly typeName = 'raft_cmdpb.CustomRequest';
  declare data: Uint8Array;

  constructor() {
    this.data = EMPTY_BYTES;
  }

  static merge(m: CustomRequest, r: Reader): CustomRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CustomRequestInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): CustomRequest {
    return CustomRequest.merge(new CustomRequest(), r);
  }

  static decode(bytes: Uint8Array): CustomRequest {
    return CustomRequest.merge(new CustomRequest(), new Reader(bytes));
  }

  static encode(m: CustomRequestInit): Uint8Array {
    return encodeWith(CustomRequest.write, m);
  }
}

export interface RaftCmdRequestInit {
  readonly header?: RaftRequestHeaderInit | undefined;
  readonly requests?: readonly RequestInit[] | undefined;
  readonly adminRequest?: AdminRequestInit | undefined;
  readonly statusRequest?: StatusRequestInit | undefined;
  readonly customRequest?: CustomRequestInit | undefined;
}

export class RaftCmdRequest {
  static readonly typeName = 'raft_cmdpb.RaftCmdRequest';
  declare header: RaftRequestHeader | undefined;
  declare requests: readonly Request[];
  declare adminRequest: AdminRequest | undefined;
  declare statusRequest: StatusRequest | undefined;
  declare customRequest: CustomRequest | undefined;

  constructor() {
    this.header = undefined;
    this.requests = EMPTY_LIST;
    this.adminRequest = undefined;
    this.statusRequest = undefined;
    this.customRequest = undefined;
  }

  static merge(m: RaftCmdRequest, r: Reader): RaftCmdRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RaftRequestHeader.merge(m.header ?? new RaftRequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.requests === EMPTY_LIST) m.requests = []; (m.requests as Request[]).push(Request.merge(new Request(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.adminRequest = AdminRequest.merge(m.adminRequest ?? new AdminRequest(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.statusRequest = StatusRequest.merge(m.statusRequest ?? new StatusRequest(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.customRequest = CustomRequest.merge(m.customRequest ?? new CustomRequest(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftCmdRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RaftRequestHeader.write(v, w); w.end(at); } }
    { const v = m.requests; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Request.write(v[i] as RequestInit, w); w.end(at); } } }
    { const v = m.adminRequest; if (v !== undefined) { w.tag(26); const at = w.begin(); AdminRequest.write(v, w); w.end(at); } }
    { const v = m.statusRequest; if (v !== undefined) { w.tag(34); const at = w.begin(); StatusRequest.write(v, w); w.end(at); } }
    { const v = m.customRequest; if (v !== undefined) { w.tag(42); const at = w.begin(); CustomRequest.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RaftCmdRequest {
    return RaftCmdRequest.merge(new RaftCmdRequest(), r);
  }

  static decode(bytes: Uint8Array): RaftCmdRequest {
    return RaftCmdRequest.merge(new RaftCmdRequest(), new Reader(bytes));
  }

  static encode(m: RaftCmdRequestInit): Uint8Array {
    return encodeWith(RaftCmdRequest.write, m);
  }
}

export interface RaftCmdResponseInit {
  readonly header?: RaftResponseHeaderInit | undefined;
  readonly responses?: readonly ResponseInit[] | undefined;
  readonly adminResponse?: AdminResponseInit | undefined;
  readonly statusResponse?: StatusResponseInit | undefined;
}

export class RaftCmdResponse {
  static readonly typeName = 'raft_cmdpb.RaftCmdResponse';
  declare header: RaftResponseHeader | undefined;
  declare responses: readonly Response[];
  declare adminResponse: AdminResponse | undefined;
  declare statusResponse: StatusResponse | undefined;

  constructor() {
    this.header = undefined;
    this.responses = EMPTY_LIST;
    this.adminResponse = undefined;
    this.statusResponse = undefined;
  }

  static merge(m: RaftCmdResponse, r: Reader): RaftCmdResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RaftResponseHeader.merge(m.header ?? new RaftResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.responses === EMPTY_LIST) m.responses = []; (m.responses as Response[]).push(Response.merge(new Response(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.adminResponse = AdminResponse.merge(m.adminResponse ?? new AdminResponse(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.statusResponse = StatusResponse.merge(m.statusResponse ?? new StatusResponse(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftCmdResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RaftResponseHeader.write(v, w); w.end(at); } }
    { const v = m.responses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Response.write(v[i] as ResponseInit, w); w.end(at); } } }
    { const v = m.adminResponse; if (v !== undefined) { w.tag(26); const at = w.begin(); AdminResponse.write(v, w); w.end(at); } }
    { const v = m.statusResponse; if (v !== undefined) { w.tag(34); const at = w.begin(); StatusResponse.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RaftCmdResponse {
    return RaftCmdResponse.merge(new RaftCmdResponse(), r);
  }

  static decode(bytes: Uint8Array): RaftCmdResponse {
    return RaftCmdResponse.merge(new RaftCmdResponse(), new Reader(bytes));
  }

  static encode(m: RaftCmdResponseInit): Uint8Array {
    return encodeWith(RaftCmdResponse.write, m);
  }
}
