// Generated from proto/etcdserverpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as authpb from './authpb.ts';
import * as mvccpb from './mvccpb.ts';

export const AlarmType = {
  NONE: 0,
  NOSPACE: 1,
  CORRUPT: 2,
} as const;
/** Unknown values are kept. */
export type AlarmType = number;

export interface ResponseHeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly memberId?: bigint | undefined;
  readonly revision?: number | undefined;
  readonly raftTerm?: number | undefined;
}

export class ResponseHeader {
  static readonly typeName = 'etcdserverpb.ResponseHeader';
  declare clusterId: bigint;
  declare memberId: bigint;
  declare revision: number;
  declare raftTerm: number;

  constructor() {
    this.clusterId = 0n;
    this.memberId = 0n;
    this.revision = 0;
    this.raftTerm = 0;
  }

  static merge(m: ResponseHeader, r: Reader): ResponseHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.memberId = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.revision = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.raftTerm = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.memberId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.raftTerm; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
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

export interface RangeRequestInit {
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
  readonly limit?: number | undefined;
  readonly revision?: number | undefined;
  readonly sortOrder?: RangeRequest_SortOrder | undefined;
  readonly sortTarget?: RangeRequest_SortTarget | undefined;
  readonly serializable?: boolean | undefined;
  readonly keysOnly?: boolean | undefined;
  readonly countOnly?: boolean | undefined;
  readonly minModRevision?: number | undefined;
  readonly maxModRevision?: number | undefined;
  readonly minCreateRevision?: number | undefined;
  readonly maxCreateRevision?: number | undefined;
}

export class RangeRequest {
  static readonly typeName = 'etcdserverpb.RangeRequest';
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;
  declare limit: number;
  declare revision: number;
  declare sortOrder: RangeRequest_SortOrder;
  declare sortTarget: RangeRequest_SortTarget;
  declare serializable: boolean;
  declare keysOnly: boolean;
  declare countOnly: boolean;
  declare minModRevision: number;
  declare maxModRevision: number;
  declare minCreateRevision: number;
  declare maxCreateRevision: number;

  constructor() {
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
    this.limit = 0;
    this.revision = 0;
    this.sortOrder = 0;
    this.sortTarget = 0;
    this.serializable = false;
    this.keysOnly = false;
    this.countOnly = false;
    this.minModRevision = 0;
    this.maxModRevision = 0;
    this.minCreateRevision = 0;
    this.maxCreateRevision = 0;
  }

  static merge(m: RangeRequest, r: Reader): RangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.rangeEnd = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.int64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.revision = r.int64(); continue; }
        case 5: { if (tag !== 40) break; m.sortOrder = r.int32(); continue; }
        case 6: { if (tag !== 48) break; m.sortTarget = r.int32(); continue; }
        case 7: { if (tag !== 56) break; m.serializable = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.keysOnly = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.countOnly = r.bool(); continue; }
        case 10: { if (tag !== 80) break; m.minModRevision = r.int64(); continue; }
        case 11: { if (tag !== 88) break; m.maxModRevision = r.int64Saturating(); continue; }
        case 12: { if (tag !== 96) break; m.minCreateRevision = r.int64(); continue; }
        case 13: { if (tag !== 104) break; m.maxCreateRevision = r.int64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RangeRequestInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.sortOrder; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.sortTarget; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.serializable; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.keysOnly; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.countOnly; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.minModRevision; if (v !== undefined && v !== 0) { w.tag(80); w.signed(v); } }
    { const v = m.maxModRevision; if (v !== undefined && v !== 0) { w.tag(88); w.signed(v); } }
    { const v = m.minCreateRevision; if (v !== undefined && v !== 0) { w.tag(96); w.signed(v); } }
    { const v = m.maxCreateRevision; if (v !== undefined && v !== 0) { w.tag(104); w.signed(v); } }
  }

  static read(r: Reader): RangeRequest {
    return RangeRequest.merge(new RangeRequest(), r);
  }

  static decode(bytes: Uint8Array): RangeRequest {
    return RangeRequest.merge(new RangeRequest(), new Reader(bytes));
  }

  static encode(m: RangeRequestInit): Uint8Array {
    return encodeWith(RangeRequest.write, m);
  }
}

export const RangeRequest_SortOrder = {
  NONE: 0,
  ASCEND: 1,
  DESCEND: 2,
} as const;
/** Unknown values are kept. */
export type RangeRequest_SortOrder = number;

export const RangeRequest_SortTarget = {
  KEY: 0,
  VERSION: 1,
  CREATE: 2,
  MOD: 3,
  VALUE: 4,
} as const;
/** Unknown values are kept. */
export type RangeRequest_SortTarget = number;

export interface RangeResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly kvs?: readonly mvccpb.KeyValueInit[] | undefined;
  readonly more?: boolean | undefined;
  readonly count?: number | undefined;
}

export class RangeResponse {
  static readonly typeName = 'etcdserverpb.RangeResponse';
  declare header: ResponseHeader | undefined;
  declare kvs: readonly mvccpb.KeyValue[];
  declare more: boolean;
  declare count: number;

  constructor() {
    this.header = undefined;
    this.kvs = EMPTY_LIST;
    this.more = false;
    this.count = 0;
  }

  static merge(m: RangeResponse, r: Reader): RangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.kvs === EMPTY_LIST) m.kvs = []; (m.kvs as mvccpb.KeyValue[]).push(mvccpb.KeyValue.merge(new mvccpb.KeyValue(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.more = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.count = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RangeResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.kvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); mvccpb.KeyValue.write(v[i] as mvccpb.KeyValueInit, w); w.end(at); } } }
    { const v = m.more; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
  }

  static read(r: Reader): RangeResponse {
    return RangeResponse.merge(new RangeResponse(), r);
  }

  static decode(bytes: Uint8Array): RangeResponse {
    return RangeResponse.merge(new RangeResponse(), new Reader(bytes));
  }

  static encode(m: RangeResponseInit): Uint8Array {
    return encodeWith(RangeResponse.write, m);
  }
}

export interface PutRequestInit {
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly lease?: bigint | undefined;
  readonly prevKv?: boolean | undefined;
  readonly ignoreValue?: boolean | undefined;
  readonly ignoreLease?: boolean | undefined;
}

export class PutRequest {
  static readonly typeName = 'etcdserverpb.PutRequest';
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare lease: bigint;
  declare prevKv: boolean;
  declare ignoreValue: boolean;
  declare ignoreLease: boolean;

  constructor() {
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.lease = 0n;
    this.prevKv = false;
    this.ignoreValue = false;
    this.ignoreLease = false;
  }

  static merge(m: PutRequest, r: Reader): PutRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.lease = r.int64Big(); continue; }
        case 4: { if (tag !== 32) break; m.prevKv = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.ignoreValue = r.bool(); continue; }
        case 6: { if (tag !== 48) break; m.ignoreLease = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutRequestInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.lease; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.prevKv; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.ignoreValue; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.ignoreLease; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
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
  readonly header?: ResponseHeaderInit | undefined;
  readonly prevKv?: mvccpb.KeyValueInit | undefined;
}

export class PutResponse {
  static readonly typeName = 'etcdserverpb.PutResponse';
  declare header: ResponseHeader | undefined;
  declare prevKv: mvccpb.KeyValue | undefined;

  constructor() {
    this.header = undefined;
    this.prevKv = undefined;
  }

  static merge(m: PutResponse, r: Reader): PutResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.prevKv = mvccpb.KeyValue.merge(m.prevKv ?? new mvccpb.KeyValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.prevKv; if (v !== undefined) { w.tag(18); const at = w.begin(); mvccpb.KeyValue.write(v, w); w.end(at); } }
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

export interface DeleteRangeRequestInit {
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
  readonly prevKv?: boolean | undefined;
}

export class DeleteRangeRequest {
  static readonly typeName = 'etcdserverpb.DeleteRangeRequest';
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;
  declare prevKv: boolean;

  constructor() {
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
    this.prevKv = false;
  }

  static merge(m: DeleteRangeRequest, r: Reader): DeleteRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.rangeEnd = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.prevKv = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRangeRequestInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.prevKv; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
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
  readonly header?: ResponseHeaderInit | undefined;
  readonly deleted?: number | undefined;
  readonly prevKvs?: readonly mvccpb.KeyValueInit[] | undefined;
}

export class DeleteRangeResponse {
  static readonly typeName = 'etcdserverpb.DeleteRangeResponse';
  declare header: ResponseHeader | undefined;
  declare deleted: number;
  declare prevKvs: readonly mvccpb.KeyValue[];

  constructor() {
    this.header = undefined;
    this.deleted = 0;
    this.prevKvs = EMPTY_LIST;
  }

  static merge(m: DeleteRangeResponse, r: Reader): DeleteRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.deleted = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.prevKvs === EMPTY_LIST) m.prevKvs = []; (m.prevKvs as mvccpb.KeyValue[]).push(mvccpb.KeyValue.merge(new mvccpb.KeyValue(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRangeResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.deleted; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.prevKvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); mvccpb.KeyValue.write(v[i] as mvccpb.KeyValueInit, w); w.end(at); } } }
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

export interface RequestOpInit {
  readonly request?: { readonly kind: 'requestRange'; readonly value: RangeRequestInit } | { readonly kind: 'requestPut'; readonly value: PutRequestInit } | { readonly kind: 'requestDeleteRange'; readonly value: DeleteRangeRequestInit } | { readonly kind: 'requestTxn'; readonly value: TxnRequestInit } | undefined;
}

export class RequestOp {
  static readonly typeName = 'etcdserverpb.RequestOp';
  declare request: { readonly kind: 'requestRange'; readonly value: RangeRequest } | { readonly kind: 'requestPut'; readonly value: PutRequest } | { readonly kind: 'requestDeleteRange'; readonly value: DeleteRangeRequest } | { readonly kind: 'requestTxn'; readonly value: TxnRequest } | undefined;

  constructor() {
    this.request = undefined;
  }

  static merge(m: RequestOp, r: Reader): RequestOp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.request?.kind === 'requestRange' ? m.request.value : new RangeRequest(); m.request = { kind: 'requestRange', value: RangeRequest.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.request?.kind === 'requestPut' ? m.request.value : new PutRequest(); m.request = { kind: 'requestPut', value: PutRequest.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.request?.kind === 'requestDeleteRange' ? m.request.value : new DeleteRangeRequest(); m.request = { kind: 'requestDeleteRange', value: DeleteRangeRequest.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.request?.kind === 'requestTxn' ? m.request.value : new TxnRequest(); m.request = { kind: 'requestTxn', value: TxnRequest.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestOpInit, w: Writer): void {
    const request_ = m.request;
    if (request_ !== undefined) {
      switch (request_.kind) {
        case 'requestRange': { w.tag(10); const at = w.begin(); RangeRequest.write(request_.value, w); w.end(at); break; }
        case 'requestPut': { w.tag(18); const at = w.begin(); PutRequest.write(request_.value, w); w.end(at); break; }
        case 'requestDeleteRange': { w.tag(26); const at = w.begin(); DeleteRangeRequest.write(request_.value, w); w.end(at); break; }
        case 'requestTxn': { w.tag(34); const at = w.begin(); TxnRequest.write(request_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): RequestOp {
    return RequestOp.merge(new RequestOp(), r);
  }

  static decode(bytes: Uint8Array): RequestOp {
    return RequestOp.merge(new RequestOp(), new Reader(bytes));
  }

  static encode(m: RequestOpInit): Uint8Array {
    return encodeWith(RequestOp.write, m);
  }
}

export interface ResponseOpInit {
  readonly response?: { readonly kind: 'responseRange'; readonly value: RangeResponseInit } | { readonly kind: 'responsePut'; readonly value: PutResponseInit } | { readonly kind: 'responseDeleteRange'; readonly value: DeleteRangeResponseInit } | { readonly kind: 'responseTxn'; readonly value: TxnResponseInit } | undefined;
}

export class ResponseOp {
  static readonly typeName = 'etcdserverpb.ResponseOp';
  declare response: { readonly kind: 'responseRange'; readonly value: RangeResponse } | { readonly kind: 'responsePut'; readonly value: PutResponse } | { readonly kind: 'responseDeleteRange'; readonly value: DeleteRangeResponse } | { readonly kind: 'responseTxn'; readonly value: TxnResponse } | undefined;

  constructor() {
    this.response = undefined;
  }

  static merge(m: ResponseOp, r: Reader): ResponseOp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.response?.kind === 'responseRange' ? m.response.value : new RangeResponse(); m.response = { kind: 'responseRange', value: RangeResponse.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.response?.kind === 'responsePut' ? m.response.value : new PutResponse(); m.response = { kind: 'responsePut', value: PutResponse.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.response?.kind === 'responseDeleteRange' ? m.response.value : new DeleteRangeResponse(); m.response = { kind: 'responseDeleteRange', value: DeleteRangeResponse.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.response?.kind === 'responseTxn' ? m.response.value : new TxnResponse(); m.response = { kind: 'responseTxn', value: TxnResponse.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseOpInit, w: Writer): void {
    const response_ = m.response;
    if (response_ !== undefined) {
      switch (response_.kind) {
        case 'responseRange': { w.tag(10); const at = w.begin(); RangeResponse.write(response_.value, w); w.end(at); break; }
        case 'responsePut': { w.tag(18); const at = w.begin(); PutResponse.write(response_.value, w); w.end(at); break; }
        case 'responseDeleteRange': { w.tag(26); const at = w.begin(); DeleteRangeResponse.write(response_.value, w); w.end(at); break; }
        case 'responseTxn': { w.tag(34); const at = w.begin(); TxnResponse.write(response_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): ResponseOp {
    return ResponseOp.merge(new ResponseOp(), r);
  }

  static decode(bytes: Uint8Array): ResponseOp {
    return ResponseOp.merge(new ResponseOp(), new Reader(bytes));
  }

  static encode(m: ResponseOpInit): Uint8Array {
    return encodeWith(ResponseOp.write, m);
  }
}

export interface CompareInit {
  readonly result?: Compare_CompareResult | undefined;
  readonly target?: Compare_CompareTarget | undefined;
  readonly key?: Uint8Array | undefined;
  readonly targetUnion?: { readonly kind: 'version'; readonly value: number } | { readonly kind: 'createRevision'; readonly value: number } | { readonly kind: 'modRevision'; readonly value: number } | { readonly kind: 'value'; readonly value: Uint8Array } | { readonly kind: 'lease'; readonly value: bigint } | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
}

export class Compare {
  static readonly typeName = 'etcdserverpb.Compare';
  declare result: Compare_CompareResult;
  declare target: Compare_CompareTarget;
  declare key: Uint8Array;
  declare targetUnion: { readonly kind: 'version'; readonly value: number } | { readonly kind: 'createRevision'; readonly value: number } | { readonly kind: 'modRevision'; readonly value: number } | { readonly kind: 'value'; readonly value: Uint8Array } | { readonly kind: 'lease'; readonly value: bigint } | undefined;
  declare rangeEnd: Uint8Array;

  constructor() {
    this.result = 0;
    this.target = 0;
    this.key = EMPTY_BYTES;
    this.targetUnion = undefined;
    this.rangeEnd = EMPTY_BYTES;
  }

  static merge(m: Compare, r: Reader): Compare {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.result = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.target = r.int32(); continue; }
        case 3: { if (tag !== 26) break; m.key = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.targetUnion = { kind: 'version', value: r.int64() }; continue; }
        case 5: { if (tag !== 40) break; m.targetUnion = { kind: 'createRevision', value: r.int64() }; continue; }
        case 6: { if (tag !== 48) break; m.targetUnion = { kind: 'modRevision', value: r.int64() }; continue; }
        case 7: { if (tag !== 58) break; m.targetUnion = { kind: 'value', value: r.bytes() }; continue; }
        case 8: { if (tag !== 64) break; m.targetUnion = { kind: 'lease', value: r.int64Big() }; continue; }
        case 64: { if (tag !== 514) break; m.rangeEnd = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompareInit, w: Writer): void {
    { const v = m.result; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.target; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    const targetUnion_ = m.targetUnion;
    if (targetUnion_ !== undefined) {
      switch (targetUnion_.kind) {
        case 'version': { w.tag(32); w.signed(targetUnion_.value); break; }
        case 'createRevision': { w.tag(40); w.signed(targetUnion_.value); break; }
        case 'modRevision': { w.tag(48); w.signed(targetUnion_.value); break; }
        case 'value': { w.tag(58); w.bytes(targetUnion_.value); break; }
        case 'lease': { w.tag(64); w.big(targetUnion_.value); break; }
      }
    }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(514); w.bytes(v); } }
  }

  static read(r: Reader): Compare {
    return Compare.merge(new Compare(), r);
  }

  static decode(bytes: Uint8Array): Compare {
    return Compare.merge(new Compare(), new Reader(bytes));
  }

  static encode(m: CompareInit): Uint8Array {
    return encodeWith(Compare.write, m);
  }
}

export const Compare_CompareResult = {
  EQUAL: 0,
  GREATER: 1,
  LESS: 2,
  NOT_EQUAL: 3,
} as const;
/** Unknown values are kept. */
export type Compare_CompareResult = number;

export const Compare_CompareTarget = {
  VERSION: 0,
  CREATE: 1,
  MOD: 2,
  VALUE: 3,
  LEASE: 4,
} as const;
/** Unknown values are kept. */
export type Compare_CompareTarget = number;

export interface TxnRequestInit {
  readonly compare?: readonly CompareInit[] | undefined;
  readonly success?: readonly RequestOpInit[] | undefined;
  readonly failure?: readonly RequestOpInit[] | undefined;
}

export class TxnRequest {
  static readonly typeName = 'etcdserverpb.TxnRequest';
  declare compare: readonly Compare[];
  declare success: readonly RequestOp[];
  declare failure: readonly RequestOp[];

  constructor() {
    this.compare = EMPTY_LIST;
    this.success = EMPTY_LIST;
    this.failure = EMPTY_LIST;
  }

  static merge(m: TxnRequest, r: Reader): TxnRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.compare === EMPTY_LIST) m.compare = []; (m.compare as Compare[]).push(Compare.merge(new Compare(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.success === EMPTY_LIST) m.success = []; (m.success as RequestOp[]).push(RequestOp.merge(new RequestOp(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.failure === EMPTY_LIST) m.failure = []; (m.failure as RequestOp[]).push(RequestOp.merge(new RequestOp(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnRequestInit, w: Writer): void {
    { const v = m.compare; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Compare.write(v[i] as CompareInit, w); w.end(at); } } }
    { const v = m.success; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); RequestOp.write(v[i] as RequestOpInit, w); w.end(at); } } }
    { const v = m.failure; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); RequestOp.write(v[i] as RequestOpInit, w); w.end(at); } } }
  }

  static read(r: Reader): TxnRequest {
    return TxnRequest.merge(new TxnRequest(), r);
  }

  static decode(bytes: Uint8Array): TxnRequest {
    return TxnRequest.merge(new TxnRequest(), new Reader(bytes));
  }

  static encode(m: TxnRequestInit): Uint8Array {
    return encodeWith(TxnRequest.write, m);
  }
}

export interface TxnResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly succeeded?: boolean | undefined;
  readonly responses?: readonly ResponseOpInit[] | undefined;
}

export class TxnResponse {
  static readonly typeName = 'etcdserverpb.TxnResponse';
  declare header: ResponseHeader | undefined;
  declare succeeded: boolean;
  declare responses: readonly ResponseOp[];

  constructor() {
    this.header = undefined;
    this.succeeded = false;
    this.responses = EMPTY_LIST;
  }

  static merge(m: TxnResponse, r: Reader): TxnResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.succeeded = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.responses === EMPTY_LIST) m.responses = []; (m.responses as ResponseOp[]).push(ResponseOp.merge(new ResponseOp(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.succeeded; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.responses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ResponseOp.write(v[i] as ResponseOpInit, w); w.end(at); } } }
  }

  static read(r: Reader): TxnResponse {
    return TxnResponse.merge(new TxnResponse(), r);
  }

  static decode(bytes: Uint8Array): TxnResponse {
    return TxnResponse.merge(new TxnResponse(), new Reader(bytes));
  }

  static encode(m: TxnResponseInit): Uint8Array {
    return encodeWith(TxnResponse.write, m);
  }
}

export interface CompactionRequestInit {
  readonly revision?: number | undefined;
  readonly physical?: boolean | undefined;
}

export class CompactionRequest {
  static readonly typeName = 'etcdserverpb.CompactionRequest';
  declare revision: number;
  declare physical: boolean;

  constructor() {
    this.revision = 0;
    this.physical = false;
  }

  static merge(m: CompactionRequest, r: Reader): CompactionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.revision = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.physical = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactionRequestInit, w: Writer): void {
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.physical; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): CompactionRequest {
    return CompactionRequest.merge(new CompactionRequest(), r);
  }

  static decode(bytes: Uint8Array): CompactionRequest {
    return CompactionRequest.merge(new CompactionRequest(), new Reader(bytes));
  }

  static encode(m: CompactionRequestInit): Uint8Array {
    return encodeWith(CompactionRequest.write, m);
  }
}

export interface CompactionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class CompactionResponse {
  static readonly typeName = 'etcdserverpb.CompactionResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: CompactionResponse, r: Reader): CompactionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CompactionResponse {
    return CompactionResponse.merge(new CompactionResponse(), r);
  }

  static decode(bytes: Uint8Array): CompactionResponse {
    return CompactionResponse.merge(new CompactionResponse(), new Reader(bytes));
  }

  static encode(m: CompactionResponseInit): Uint8Array {
    return encodeWith(CompactionResponse.write, m);
  }
}

export interface HashRequestInit {
}

export class HashRequest {
  static readonly typeName = 'etcdserverpb.HashRequest';

  static merge(m: HashRequest, r: Reader): HashRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: HashRequestInit, _w: Writer): void {
  }

  static read(r: Reader): HashRequest {
    return HashRequest.merge(new HashRequest(), r);
  }

  static decode(bytes: Uint8Array): HashRequest {
    return HashRequest.merge(new HashRequest(), new Reader(bytes));
  }

  static encode(m: HashRequestInit): Uint8Array {
    return encodeWith(HashRequest.write, m);
  }
}

export interface HashKVRequestInit {
  readonly revision?: number | undefined;
}

export class HashKVRequest {
  static readonly typeName = 'etcdserverpb.HashKVRequest';
  declare revision: number;

  constructor() {
    this.revision = 0;
  }

  static merge(m: HashKVRequest, r: Reader): HashKVRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HashKVRequestInit, w: Writer): void {
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): HashKVRequest {
    return HashKVRequest.merge(new HashKVRequest(), r);
  }

  static decode(bytes: Uint8Array): HashKVRequest {
    return HashKVRequest.merge(new HashKVRequest(), new Reader(bytes));
  }

  static encode(m: HashKVRequestInit): Uint8Array {
    return encodeWith(HashKVRequest.write, m);
  }
}

export interface HashKVResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly hash?: number | undefined;
  readonly compactRevision?: number | undefined;
}

export class HashKVResponse {
  static readonly typeName = 'etcdserverpb.HashKVResponse';
  declare header: ResponseHeader | undefined;
  declare hash: number;
  declare compactRevision: number;

  constructor() {
    this.header = undefined;
    this.hash = 0;
    this.compactRevision = 0;
  }

  static merge(m: HashKVResponse, r: Reader): HashKVResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.hash = r.uint32(); continue; }
        case 3: { if (tag !== 24) break; m.compactRevision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HashKVResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.hash; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.compactRevision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): HashKVResponse {
    return HashKVResponse.merge(new HashKVResponse(), r);
  }

  static decode(bytes: Uint8Array): HashKVResponse {
    return HashKVResponse.merge(new HashKVResponse(), new Reader(bytes));
  }

  static encode(m: HashKVResponseInit): Uint8Array {
    return encodeWith(HashKVResponse.write, m);
  }
}

export interface HashResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly hash?: number | undefined;
}

export class HashResponse {
  static readonly typeName = 'etcdserverpb.HashResponse';
  declare header: ResponseHeader | undefined;
  declare hash: number;

  constructor() {
    this.header = undefined;
    this.hash = 0;
  }

  static merge(m: HashResponse, r: Reader): HashResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.hash = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HashResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.hash; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): HashResponse {
    return HashResponse.merge(new HashResponse(), r);
  }

  static decode(bytes: Uint8Array): HashResponse {
    return HashResponse.merge(new HashResponse(), new Reader(bytes));
  }

  static encode(m: HashResponseInit): Uint8Array {
    return encodeWith(HashResponse.write, m);
  }
}

export interface SnapshotRequestInit {
}

export class SnapshotRequest {
  static readonly typeName = 'etcdserverpb.SnapshotRequest';

  static merge(m: SnapshotRequest, r: Reader): SnapshotRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: SnapshotRequestInit, _w: Writer): void {
  }

  static read(r: Reader): SnapshotRequest {
    return SnapshotRequest.merge(new SnapshotRequest(), r);
  }

  static decode(bytes: Uint8Array): SnapshotRequest {
    return SnapshotRequest.merge(new SnapshotRequest(), new Reader(bytes));
  }

  static encode(m: SnapshotRequestInit): Uint8Array {
    return encodeWith(SnapshotRequest.write, m);
  }
}

export interface SnapshotResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly remainingBytes?: number | undefined;
  readonly blob?: Uint8Array | undefined;
}

export class SnapshotResponse {
  static readonly typeName = 'etcdserverpb.SnapshotResponse';
  declare header: ResponseHeader | undefined;
  declare remainingBytes: number;
  declare blob: Uint8Array;

  constructor() {
    this.header = undefined;
    this.remainingBytes = 0;
    this.blob = EMPTY_BYTES;
  }

  static merge(m: SnapshotResponse, r: Reader): SnapshotResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.remainingBytes = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; m.blob = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.remainingBytes; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.blob; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): SnapshotResponse {
    return SnapshotResponse.merge(new SnapshotResponse(), r);
  }

  static decode(bytes: Uint8Array): SnapshotResponse {
    return SnapshotResponse.merge(new SnapshotResponse(), new Reader(bytes));
  }

  static encode(m: SnapshotResponseInit): Uint8Array {
    return encodeWith(SnapshotResponse.write, m);
  }
}

export interface WatchRequestInit {
  readonly requestUnion?: { readonly kind: 'createRequest'; readonly value: WatchCreateRequestInit } | { readonly kind: 'cancelRequest'; readonly value: WatchCancelRequestInit } | { readonly kind: 'progressRequest'; readonly value: WatchProgressRequestInit } | undefined;
}

export class WatchRequest {
  static readonly typeName = 'etcdserverpb.WatchRequest';
  declare requestUnion: { readonly kind: 'createRequest'; readonly value: WatchCreateRequest } | { readonly kind: 'cancelRequest'; readonly value: WatchCancelRequest } | { readonly kind: 'progressRequest'; readonly value: WatchProgressRequest } | undefined;

  constructor() {
    this.requestUnion = undefined;
  }

  static merge(m: WatchRequest, r: Reader): WatchRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.requestUnion?.kind === 'createRequest' ? m.requestUnion.value : new WatchCreateRequest(); m.requestUnion = { kind: 'createRequest', value: WatchCreateRequest.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.requestUnion?.kind === 'cancelRequest' ? m.requestUnion.value : new WatchCancelRequest(); m.requestUnion = { kind: 'cancelRequest', value: WatchCancelRequest.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.requestUnion?.kind === 'progressRequest' ? m.requestUnion.value : new WatchProgressRequest(); m.requestUnion = { kind: 'progressRequest', value: WatchProgressRequest.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchRequestInit, w: Writer): void {
    const requestUnion_ = m.requestUnion;
    if (requestUnion_ !== undefined) {
      switch (requestUnion_.kind) {
        case 'createRequest': { w.tag(10); const at = w.begin(); WatchCreateRequest.write(requestUnion_.value, w); w.end(at); break; }
        case 'cancelRequest': { w.tag(18); const at = w.begin(); WatchCancelRequest.write(requestUnion_.value, w); w.end(at); break; }
        case 'progressRequest': { w.tag(26); const at = w.begin(); WatchProgressRequest.write(requestUnion_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): WatchRequest {
    return WatchRequest.merge(new WatchRequest(), r);
  }

  static decode(bytes: Uint8Array): WatchRequest {
    return WatchRequest.merge(new WatchRequest(), new Reader(bytes));
  }

  static encode(m: WatchRequestInit): Uint8Array {
    return encodeWith(WatchRequest.write, m);
  }
}

export interface WatchCreateRequestInit {
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
  readonly startRevision?: number | undefined;
  readonly progressNotify?: boolean | undefined;
  readonly filters?: readonly WatchCreateRequest_FilterType[] | undefined;
  readonly prevKv?: boolean | undefined;
  readonly watchId?: number | undefined;
  readonly fragment?: boolean | undefined;
}

export class WatchCreateRequest {
  static readonly typeName = 'etcdserverpb.WatchCreateRequest';
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;
  declare startRevision: number;
  declare progressNotify: boolean;
  declare filters: readonly WatchCreateRequest_FilterType[];
  declare prevKv: boolean;
  declare watchId: number;
  declare fragment: boolean;

  constructor() {
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
    this.startRevision = 0;
    this.progressNotify = false;
    this.filters = EMPTY_LIST;
    this.prevKv = false;
    this.watchId = 0;
    this.fragment = false;
  }

  static merge(m: WatchCreateRequest, r: Reader): WatchCreateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.rangeEnd = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.startRevision = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.progressNotify = r.bool(); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.filters === EMPTY_LIST) m.filters = [];
          if (tag === 40) { (m.filters as number[]).push(r.int32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.filters as number[]).push(r.int32());
          r.leave(outer);
          continue;
        }
        case 6: { if (tag !== 48) break; m.prevKv = r.bool(); continue; }
        case 7: { if (tag !== 56) break; m.watchId = r.int64(); continue; }
        case 8: { if (tag !== 64) break; m.fragment = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchCreateRequestInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.startRevision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.progressNotify; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.filters; if (v !== undefined && v.length > 0) { w.tag(42); const at = w.begin(); for (let i = 0; i < v.length; i++) w.signed(v[i] as number); w.end(at); } }
    { const v = m.prevKv; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.watchId; if (v !== undefined && v !== 0) { w.tag(56); w.signed(v); } }
    { const v = m.fragment; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
  }

  static read(r: Reader): WatchCreateRequest {
    return WatchCreateRequest.merge(new WatchCreateRequest(), r);
  }

  static decode(bytes: Uint8Array): WatchCreateRequest {
    return WatchCreateRequest.merge(new WatchCreateRequest(), new Reader(bytes));
  }

  static encode(m: WatchCreateRequestInit): Uint8Array {
    return encodeWith(WatchCreateRequest.write, m);
  }
}

export const WatchCreateRequest_FilterType = {
  NOPUT: 0,
  NODELETE: 1,
} as const;
/** Unknown values are kept. */
export type WatchCreateRequest_FilterType = number;

export interface WatchCancelRequestInit {
  readonly watchId?: number | undefined;
}

export class WatchCancelRequest {
  static readonly typeName = 'etcdserverpb.WatchCancelRequest';
  declare watchId: number;

  constructor() {
    this.watchId = 0;
  }

  static merge(m: WatchCancelRequest, r: Reader): WatchCancelRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.watchId = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchCancelRequestInit, w: Writer): void {
    { const v = m.watchId; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): WatchCancelRequest {
    return WatchCancelRequest.merge(new WatchCancelRequest(), r);
  }

  static decode(bytes: Uint8Array): WatchCancelRequest {
    return WatchCancelRequest.merge(new WatchCancelRequest(), new Reader(bytes));
  }

  static encode(m: WatchCancelRequestInit): Uint8Array {
    return encodeWith(WatchCancelRequest.write, m);
  }
}

export interface WatchProgressRequestInit {
}

export class WatchProgressRequest {
  static readonly typeName = 'etcdserverpb.WatchProgressRequest';

  static merge(m: WatchProgressRequest, r: Reader): WatchProgressRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: WatchProgressRequestInit, _w: Writer): void {
  }

  static read(r: Reader): WatchProgressRequest {
    return WatchProgressRequest.merge(new WatchProgressRequest(), r);
  }

  static decode(bytes: Uint8Array): WatchProgressRequest {
    return WatchProgressRequest.merge(new WatchProgressRequest(), new Reader(bytes));
  }

  static encode(m: WatchProgressRequestInit): Uint8Array {
    return encodeWith(WatchProgressRequest.write, m);
  }
}

export interface WatchResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly watchId?: number | undefined;
  readonly created?: boolean | undefined;
  readonly canceled?: boolean | undefined;
  readonly compactRevision?: number | undefined;
  readonly cancelReason?: string | undefined;
  readonly fragment?: boolean | undefined;
  readonly events?: readonly mvccpb.EventInit[] | undefined;
}

export class WatchResponse {
  static readonly typeName = 'etcdserverpb.WatchResponse';
  declare header: ResponseHeader | undefined;
  declare watchId: number;
  declare created: boolean;
  declare canceled: boolean;
  declare compactRevision: number;
  declare cancelReason: string;
  declare fragment: boolean;
  declare events: readonly mvccpb.Event[];

  constructor() {
    this.header = undefined;
    this.watchId = 0;
    this.created = false;
    this.canceled = false;
    this.compactRevision = 0;
    this.cancelReason = '';
    this.fragment = false;
    this.events = EMPTY_LIST;
  }

  static merge(m: WatchResponse, r: Reader): WatchResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.watchId = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.created = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.canceled = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.compactRevision = r.int64(); continue; }
        case 6: { if (tag !== 50) break; m.cancelReason = r.string(); continue; }
        case 7: { if (tag !== 56) break; m.fragment = r.bool(); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); if (m.events === EMPTY_LIST) m.events = []; (m.events as mvccpb.Event[]).push(mvccpb.Event.merge(new mvccpb.Event(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.watchId; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.created; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.canceled; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.compactRevision; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.cancelReason; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.fragment; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.events; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(90); const at = w.begin(); mvccpb.Event.write(v[i] as mvccpb.EventInit, w); w.end(at); } } }
  }

  static read(r: Reader): WatchResponse {
    return WatchResponse.merge(new WatchResponse(), r);
  }

  static decode(bytes: Uint8Array): WatchResponse {
    return WatchResponse.merge(new WatchResponse(), new Reader(bytes));
  }

  static encode(m: WatchResponseInit): Uint8Array {
    return encodeWith(WatchResponse.write, m);
  }
}

export interface LeaseGrantRequestInit {
  readonly ttl?: number | undefined;
  readonly id?: bigint | undefined;
}

export class LeaseGrantRequest {
  static readonly typeName = 'etcdserverpb.LeaseGrantRequest';
  declare ttl: number;
  declare id: bigint;

  constructor() {
    this.ttl = 0;
    this.id = 0n;
  }

  static merge(m: LeaseGrantRequest, r: Reader): LeaseGrantRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ttl = r.int64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.id = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseGrantRequestInit, w: Writer): void {
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): LeaseGrantRequest {
    return LeaseGrantRequest.merge(new LeaseGrantRequest(), r);
  }

  static decode(bytes: Uint8Array): LeaseGrantRequest {
    return LeaseGrantRequest.merge(new LeaseGrantRequest(), new Reader(bytes));
  }

  static encode(m: LeaseGrantRequestInit): Uint8Array {
    return encodeWith(LeaseGrantRequest.write, m);
  }
}

export interface LeaseGrantResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly id?: bigint | undefined;
  readonly ttl?: number | undefined;
  readonly error?: string | undefined;
}

export class LeaseGrantResponse {
  static readonly typeName = 'etcdserverpb.LeaseGrantResponse';
  declare header: ResponseHeader | undefined;
  declare id: bigint;
  declare ttl: number;
  declare error: string;

  constructor() {
    this.header = undefined;
    this.id = 0n;
    this.ttl = 0;
    this.error = '';
  }

  static merge(m: LeaseGrantResponse, r: Reader): LeaseGrantResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.id = r.int64Big(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.int64Saturating(); continue; }
        case 4: { if (tag !== 34) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseGrantResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): LeaseGrantResponse {
    return LeaseGrantResponse.merge(new LeaseGrantResponse(), r);
  }

  static decode(bytes: Uint8Array): LeaseGrantResponse {
    return LeaseGrantResponse.merge(new LeaseGrantResponse(), new Reader(bytes));
  }

  static encode(m: LeaseGrantResponseInit): Uint8Array {
    return encodeWith(LeaseGrantResponse.write, m);
  }
}

export interface LeaseRevokeRequestInit {
  readonly id?: bigint | undefined;
}

export class LeaseRevokeRequest {
  static readonly typeName = 'etcdserverpb.LeaseRevokeRequest';
  declare id: bigint;

  constructor() {
    this.id = 0n;
  }

  static merge(m: LeaseRevokeRequest, r: Reader): LeaseRevokeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseRevokeRequestInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): LeaseRevokeRequest {
    return LeaseRevokeRequest.merge(new LeaseRevokeRequest(), r);
  }

  static decode(bytes: Uint8Array): LeaseRevokeRequest {
    return LeaseRevokeRequest.merge(new LeaseRevokeRequest(), new Reader(bytes));
  }

  static encode(m: LeaseRevokeRequestInit): Uint8Array {
    return encodeWith(LeaseRevokeRequest.write, m);
  }
}

export interface LeaseRevokeResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class LeaseRevokeResponse {
  static readonly typeName = 'etcdserverpb.LeaseRevokeResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: LeaseRevokeResponse, r: Reader): LeaseRevokeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseRevokeResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LeaseRevokeResponse {
    return LeaseRevokeResponse.merge(new LeaseRevokeResponse(), r);
  }

  static decode(bytes: Uint8Array): LeaseRevokeResponse {
    return LeaseRevokeResponse.merge(new LeaseRevokeResponse(), new Reader(bytes));
  }

  static encode(m: LeaseRevokeResponseInit): Uint8Array {
    return encodeWith(LeaseRevokeResponse.write, m);
  }
}

export interface LeaseCheckpointInit {
  readonly id?: bigint | undefined;
  readonly remainingTTL?: number | undefined;
}

export class LeaseCheckpoint {
  static readonly typeName = 'etcdserverpb.LeaseCheckpoint';
  declare id: bigint;
  declare remainingTTL: number;

  constructor() {
    this.id = 0n;
    this.remainingTTL = 0;
  }

  static merge(m: LeaseCheckpoint, r: Reader): LeaseCheckpoint {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.int64Big(); continue; }
        case 2: { if (tag !== 16) break; m.remainingTTL = r.int64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseCheckpointInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.remainingTTL; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): LeaseCheckpoint {
    return LeaseCheckpoint.merge(new LeaseCheckpoint(), r);
  }

  static decode(bytes: Uint8Array): LeaseCheckpoint {
    return LeaseCheckpoint.merge(new LeaseCheckpoint(), new Reader(bytes));
  }

  static encode(m: LeaseCheckpointInit): Uint8Array {
    return encodeWith(LeaseCheckpoint.write, m);
  }
}

export interface LeaseCheckpointRequestInit {
  readonly checkpoints?: readonly LeaseCheckpointInit[] | undefined;
}

export class LeaseCheckpointRequest {
  static readonly typeName = 'etcdserverpb.LeaseCheckpointRequest';
  declare checkpoints: readonly LeaseCheckpoint[];

  constructor() {
    this.checkpoints = EMPTY_LIST;
  }

  static merge(m: LeaseCheckpointRequest, r: Reader): LeaseCheckpointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.checkpoints === EMPTY_LIST) m.checkpoints = []; (m.checkpoints as LeaseCheckpoint[]).push(LeaseCheckpoint.merge(new LeaseCheckpoint(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseCheckpointRequestInit, w: Writer): void {
    { const v = m.checkpoints; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); LeaseCheckpoint.write(v[i] as LeaseCheckpointInit, w); w.end(at); } } }
  }

  static read(r: Reader): LeaseCheckpointRequest {
    return LeaseCheckpointRequest.merge(new LeaseCheckpointRequest(), r);
  }

  static decode(bytes: Uint8Array): LeaseCheckpointRequest {
    return LeaseCheckpointRequest.merge(new LeaseCheckpointRequest(), new Reader(bytes));
  }

  static encode(m: LeaseCheckpointRequestInit): Uint8Array {
    return encodeWith(LeaseCheckpointRequest.write, m);
  }
}

export interface LeaseCheckpointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class LeaseCheckpointResponse {
  static readonly typeName = 'etcdserverpb.LeaseCheckpointResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: LeaseCheckpointResponse, r: Reader): LeaseCheckpointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseCheckpointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LeaseCheckpointResponse {
    return LeaseCheckpointResponse.merge(new LeaseCheckpointResponse(), r);
  }

  static decode(bytes: Uint8Array): LeaseCheckpointResponse {
    return LeaseCheckpointResponse.merge(new LeaseCheckpointResponse(), new Reader(bytes));
  }

  static encode(m: LeaseCheckpointResponseInit): Uint8Array {
    return encodeWith(LeaseCheckpointResponse.write, m);
  }
}

export interface LeaseKeepAliveRequestInit {
  readonly id?: bigint | undefined;
}

export class LeaseKeepAliveRequest {
  static readonly typeName = 'etcdserverpb.LeaseKeepAliveRequest';
  declare id: bigint;

  constructor() {
    this.id = 0n;
  }

  static merge(m: LeaseKeepAliveRequest, r: Reader): LeaseKeepAliveRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseKeepAliveRequestInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): LeaseKeepAliveRequest {
    return LeaseKeepAliveRequest.merge(new LeaseKeepAliveRequest(), r);
  }

  static decode(bytes: Uint8Array): LeaseKeepAliveRequest {
    return LeaseKeepAliveRequest.merge(new LeaseKeepAliveRequest(), new Reader(bytes));
  }

  static encode(m: LeaseKeepAliveRequestInit): Uint8Array {
    return encodeWith(LeaseKeepAliveRequest.write, m);
  }
}

export interface LeaseKeepAliveResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly id?: bigint | undefined;
  readonly ttl?: number | undefined;
}

export class LeaseKeepAliveResponse {
  static readonly typeName = 'etcdserverpb.LeaseKeepAliveResponse';
  declare header: ResponseHeader | undefined;
  declare id: bigint;
  declare ttl: number;

  constructor() {
    this.header = undefined;
    this.id = 0n;
    this.ttl = 0;
  }

  static merge(m: LeaseKeepAliveResponse, r: Reader): LeaseKeepAliveResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.id = r.int64Big(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.int64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseKeepAliveResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): LeaseKeepAliveResponse {
    return LeaseKeepAliveResponse.merge(new LeaseKeepAliveResponse(), r);
  }

  static decode(bytes: Uint8Array): LeaseKeepAliveResponse {
    return LeaseKeepAliveResponse.merge(new LeaseKeepAliveResponse(), new Reader(bytes));
  }

  static encode(m: LeaseKeepAliveResponseInit): Uint8Array {
    return encodeWith(LeaseKeepAliveResponse.write, m);
  }
}

export interface LeaseTimeToLiveRequestInit {
  readonly id?: bigint | undefined;
  readonly keys?: boolean | undefined;
}

export class LeaseTimeToLiveRequest {
  static readonly typeName = 'etcdserverpb.LeaseTimeToLiveRequest';
  declare id: bigint;
  declare keys: boolean;

  constructor() {
    this.id = 0n;
    this.keys = false;
  }

  static merge(m: LeaseTimeToLiveRequest, r: Reader): LeaseTimeToLiveRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.int64Big(); continue; }
        case 2: { if (tag !== 16) break; m.keys = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseTimeToLiveRequestInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.keys; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): LeaseTimeToLiveRequest {
    return LeaseTimeToLiveRequest.merge(new LeaseTimeToLiveRequest(), r);
  }

  static decode(bytes: Uint8Array): LeaseTimeToLiveRequest {
    return LeaseTimeToLiveRequest.merge(new LeaseTimeToLiveRequest(), new Reader(bytes));
  }

  static encode(m: LeaseTimeToLiveRequestInit): Uint8Array {
    return encodeWith(LeaseTimeToLiveRequest.write, m);
  }
}

export interface LeaseTimeToLiveResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly id?: bigint | undefined;
  readonly ttl?: number | undefined;
  readonly grantedTTL?: number | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
}

export class LeaseTimeToLiveResponse {
  static readonly typeName = 'etcdserverpb.LeaseTimeToLiveResponse';
  declare header: ResponseHeader | undefined;
  declare id: bigint;
  declare ttl: number;
  declare grantedTTL: number;
  declare keys: readonly Uint8Array[];

  constructor() {
    this.header = undefined;
    this.id = 0n;
    this.ttl = 0;
    this.grantedTTL = 0;
    this.keys = EMPTY_LIST;
  }

  static merge(m: LeaseTimeToLiveResponse, r: Reader): LeaseTimeToLiveResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.id = r.int64Big(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.int64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.grantedTTL = r.int64(); continue; }
        case 5: { if (tag !== 42) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseTimeToLiveResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.grantedTTL; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): LeaseTimeToLiveResponse {
    return LeaseTimeToLiveResponse.merge(new LeaseTimeToLiveResponse(), r);
  }

  static decode(bytes: Uint8Array): LeaseTimeToLiveResponse {
    return LeaseTimeToLiveResponse.merge(new LeaseTimeToLiveResponse(), new Reader(bytes));
  }

  static encode(m: LeaseTimeToLiveResponseInit): Uint8Array {
    return encodeWith(LeaseTimeToLiveResponse.write, m);
  }
}

export interface LeaseLeasesRequestInit {
}

export class LeaseLeasesRequest {
  static readonly typeName = 'etcdserverpb.LeaseLeasesRequest';

  static merge(m: LeaseLeasesRequest, r: Reader): LeaseLeasesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: LeaseLeasesRequestInit, _w: Writer): void {
  }

  static read(r: Reader): LeaseLeasesRequest {
    return LeaseLeasesRequest.merge(new LeaseLeasesRequest(), r);
  }

  static decode(bytes: Uint8Array): LeaseLeasesRequest {
    return LeaseLeasesRequest.merge(new LeaseLeasesRequest(), new Reader(bytes));
  }

  static encode(m: LeaseLeasesRequestInit): Uint8Array {
    return encodeWith(LeaseLeasesRequest.write, m);
  }
}

export interface LeaseStatusInit {
  readonly id?: bigint | undefined;
}

export class LeaseStatus {
  static readonly typeName = 'etcdserverpb.LeaseStatus';
  declare id: bigint;

  constructor() {
    this.id = 0n;
  }

  static merge(m: LeaseStatus, r: Reader): LeaseStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseStatusInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): LeaseStatus {
    return LeaseStatus.merge(new LeaseStatus(), r);
  }

  static decode(bytes: Uint8Array): LeaseStatus {
    return LeaseStatus.merge(new LeaseStatus(), new Reader(bytes));
  }

  static encode(m: LeaseStatusInit): Uint8Array {
    return encodeWith(LeaseStatus.write, m);
  }
}

export interface LeaseLeasesResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly leases?: readonly LeaseStatusInit[] | undefined;
}

export class LeaseLeasesResponse {
  static readonly typeName = 'etcdserverpb.LeaseLeasesResponse';
  declare header: ResponseHeader | undefined;
  declare leases: readonly LeaseStatus[];

  constructor() {
    this.header = undefined;
    this.leases = EMPTY_LIST;
  }

  static merge(m: LeaseLeasesResponse, r: Reader): LeaseLeasesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.leases === EMPTY_LIST) m.leases = []; (m.leases as LeaseStatus[]).push(LeaseStatus.merge(new LeaseStatus(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaseLeasesResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.leases; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); LeaseStatus.write(v[i] as LeaseStatusInit, w); w.end(at); } } }
  }

  static read(r: Reader): LeaseLeasesResponse {
    return LeaseLeasesResponse.merge(new LeaseLeasesResponse(), r);
  }

  static decode(bytes: Uint8Array): LeaseLeasesResponse {
    return LeaseLeasesResponse.merge(new LeaseLeasesResponse(), new Reader(bytes));
  }

  static encode(m: LeaseLeasesResponseInit): Uint8Array {
    return encodeWith(LeaseLeasesResponse.write, m);
  }
}

export interface MemberInit {
  readonly id?: bigint | undefined;
  readonly name?: string | undefined;
  readonly peerURLs?: readonly string[] | undefined;
  readonly clientURLs?: readonly string[] | undefined;
  readonly isLearner?: boolean | undefined;
}

export class Member {
  static readonly typeName = 'etcdserverpb.Member';
  declare id: bigint;
  declare name: string;
  declare peerURLs: readonly string[];
  declare clientURLs: readonly string[];
  declare isLearner: boolean;

  constructor() {
    this.id = 0n;
    this.name = '';
    this.peerURLs = EMPTY_LIST;
    this.clientURLs = EMPTY_LIST;
    this.isLearner = false;
  }

  static merge(m: Member, r: Reader): Member {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
        case 3: { if (tag !== 26) break; if (m.peerURLs === EMPTY_LIST) m.peerURLs = []; (m.peerURLs as string[]).push(r.string()); continue; }
        case 4: { if (tag !== 34) break; if (m.clientURLs === EMPTY_LIST) m.clientURLs = []; (m.clientURLs as string[]).push(r.string()); continue; }
        case 5: { if (tag !== 40) break; m.isLearner = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.peerURLs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.string(v[i] as string); } } }
    { const v = m.clientURLs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.string(v[i] as string); } } }
    { const v = m.isLearner; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
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

export interface MemberAddRequestInit {
  readonly peerURLs?: readonly string[] | undefined;
  readonly isLearner?: boolean | undefined;
}

export class MemberAddRequest {
  static readonly typeName = 'etcdserverpb.MemberAddRequest';
  declare peerURLs: readonly string[];
  declare isLearner: boolean;

  constructor() {
    this.peerURLs = EMPTY_LIST;
    this.isLearner = false;
  }

  static merge(m: MemberAddRequest, r: Reader): MemberAddRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.peerURLs === EMPTY_LIST) m.peerURLs = []; (m.peerURLs as string[]).push(r.string()); continue; }
        case 2: { if (tag !== 16) break; m.isLearner = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberAddRequestInit, w: Writer): void {
    { const v = m.peerURLs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.string(v[i] as string); } } }
    { const v = m.isLearner; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): MemberAddRequest {
    return MemberAddRequest.merge(new MemberAddRequest(), r);
  }

  static decode(bytes: Uint8Array): MemberAddRequest {
    return MemberAddRequest.merge(new MemberAddRequest(), new Reader(bytes));
  }

  static encode(m: MemberAddRequestInit): Uint8Array {
    return encodeWith(MemberAddRequest.write, m);
  }
}

export interface MemberAddResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly member?: MemberInit | undefined;
  readonly members?: readonly MemberInit[] | undefined;
}

export class MemberAddResponse {
  static readonly typeName = 'etcdserverpb.MemberAddResponse';
  declare header: ResponseHeader | undefined;
  declare member: Member | undefined;
  declare members: readonly Member[];

  constructor() {
    this.header = undefined;
    this.member = undefined;
    this.members = EMPTY_LIST;
  }

  static merge(m: MemberAddResponse, r: Reader): MemberAddResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.member = Member.merge(m.member ?? new Member(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as Member[]).push(Member.merge(new Member(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberAddResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.member; if (v !== undefined) { w.tag(18); const at = w.begin(); Member.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Member.write(v[i] as MemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): MemberAddResponse {
    return MemberAddResponse.merge(new MemberAddResponse(), r);
  }

  static decode(bytes: Uint8Array): MemberAddResponse {
    return MemberAddResponse.merge(new MemberAddResponse(), new Reader(bytes));
  }

  static encode(m: MemberAddResponseInit): Uint8Array {
    return encodeWith(MemberAddResponse.write, m);
  }
}

export interface MemberRemoveRequestInit {
  readonly id?: bigint | undefined;
}

export class MemberRemoveRequest {
  static readonly typeName = 'etcdserverpb.MemberRemoveRequest';
  declare id: bigint;

  constructor() {
    this.id = 0n;
  }

  static merge(m: MemberRemoveRequest, r: Reader): MemberRemoveRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberRemoveRequestInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): MemberRemoveRequest {
    return MemberRemoveRequest.merge(new MemberRemoveRequest(), r);
  }

  static decode(bytes: Uint8Array): MemberRemoveRequest {
    return MemberRemoveRequest.merge(new MemberRemoveRequest(), new Reader(bytes));
  }

  static encode(m: MemberRemoveRequestInit): Uint8Array {
    return encodeWith(MemberRemoveRequest.write, m);
  }
}

export interface MemberRemoveResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly members?: readonly MemberInit[] | undefined;
}

export class MemberRemoveResponse {
  static readonly typeName = 'etcdserverpb.MemberRemoveResponse';
  declare header: ResponseHeader | undefined;
  declare members: readonly Member[];

  constructor() {
    this.header = undefined;
    this.members = EMPTY_LIST;
  }

  static merge(m: MemberRemoveResponse, r: Reader): MemberRemoveResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as Member[]).push(Member.merge(new Member(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberRemoveResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Member.write(v[i] as MemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): MemberRemoveResponse {
    return MemberRemoveResponse.merge(new MemberRemoveResponse(), r);
  }

  static decode(bytes: Uint8Array): MemberRemoveResponse {
    return MemberRemoveResponse.merge(new MemberRemoveResponse(), new Reader(bytes));
  }

  static encode(m: MemberRemoveResponseInit): Uint8Array {
    return encodeWith(MemberRemoveResponse.write, m);
  }
}

export interface MemberUpdateRequestInit {
  readonly id?: bigint | undefined;
  readonly peerURLs?: readonly string[] | undefined;
}

export class MemberUpdateRequest {
  static readonly typeName = 'etcdserverpb.MemberUpdateRequest';
  declare id: bigint;
  declare peerURLs: readonly string[];

  constructor() {
    this.id = 0n;
    this.peerURLs = EMPTY_LIST;
  }

  static merge(m: MemberUpdateRequest, r: Reader): MemberUpdateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; if (m.peerURLs === EMPTY_LIST) m.peerURLs = []; (m.peerURLs as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberUpdateRequestInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.peerURLs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
  }

  static read(r: Reader): MemberUpdateRequest {
    return MemberUpdateRequest.merge(new MemberUpdateRequest(), r);
  }

  static decode(bytes: Uint8Array): MemberUpdateRequest {
    return MemberUpdateRequest.merge(new MemberUpdateRequest(), new Reader(bytes));
  }

  static encode(m: MemberUpdateRequestInit): Uint8Array {
    return encodeWith(MemberUpdateRequest.write, m);
  }
}

export interface MemberUpdateResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly members?: readonly MemberInit[] | undefined;
}

export class MemberUpdateResponse {
  static readonly typeName = 'etcdserverpb.MemberUpdateResponse';
  declare header: ResponseHeader | undefined;
  declare members: readonly Member[];

  constructor() {
    this.header = undefined;
    this.members = EMPTY_LIST;
  }

  static merge(m: MemberUpdateResponse, r: Reader): MemberUpdateResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as Member[]).push(Member.merge(new Member(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberUpdateResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Member.write(v[i] as MemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): MemberUpdateResponse {
    return MemberUpdateResponse.merge(new MemberUpdateResponse(), r);
  }

  static decode(bytes: Uint8Array): MemberUpdateResponse {
    return MemberUpdateResponse.merge(new MemberUpdateResponse(), new Reader(bytes));
  }

  static encode(m: MemberUpdateResponseInit): Uint8Array {
    return encodeWith(MemberUpdateResponse.write, m);
  }
}

export interface MemberListRequestInit {
  readonly linearizable?: boolean | undefined;
}

export class MemberListRequest {
  static readonly typeName = 'etcdserverpb.MemberListRequest';
  declare linearizable: boolean;

  constructor() {
    this.linearizable = false;
  }

  static merge(m: MemberListRequest, r: Reader): MemberListRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.linearizable = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberListRequestInit, w: Writer): void {
    { const v = m.linearizable; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): MemberListRequest {
    return MemberListRequest.merge(new MemberListRequest(), r);
  }

  static decode(bytes: Uint8Array): MemberListRequest {
    return MemberListRequest.merge(new MemberListRequest(), new Reader(bytes));
  }

  static encode(m: MemberListRequestInit): Uint8Array {
    return encodeWith(MemberListRequest.write, m);
  }
}

export interface MemberListResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly members?: readonly MemberInit[] | undefined;
}

export class MemberListResponse {
  static readonly typeName = 'etcdserverpb.MemberListResponse';
  declare header: ResponseHeader | undefined;
  declare members: readonly Member[];

  constructor() {
    this.header = undefined;
    this.members = EMPTY_LIST;
  }

  static merge(m: MemberListResponse, r: Reader): MemberListResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as Member[]).push(Member.merge(new Member(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberListResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Member.write(v[i] as MemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): MemberListResponse {
    return MemberListResponse.merge(new MemberListResponse(), r);
  }

  static decode(bytes: Uint8Array): MemberListResponse {
    return MemberListResponse.merge(new MemberListResponse(), new Reader(bytes));
  }

  static encode(m: MemberListResponseInit): Uint8Array {
    return encodeWith(MemberListResponse.write, m);
  }
}

export interface MemberPromoteRequestInit {
  readonly id?: bigint | undefined;
}

export class MemberPromoteRequest {
  static readonly typeName = 'etcdserverpb.MemberPromoteRequest';
  declare id: bigint;

  constructor() {
    this.id = 0n;
  }

  static merge(m: MemberPromoteRequest, r: Reader): MemberPromoteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberPromoteRequestInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): MemberPromoteRequest {
    return MemberPromoteRequest.merge(new MemberPromoteRequest(), r);
  }

  static decode(bytes: Uint8Array): MemberPromoteRequest {
    return MemberPromoteRequest.merge(new MemberPromoteRequest(), new Reader(bytes));
  }

  static encode(m: MemberPromoteRequestInit): Uint8Array {
    return encodeWith(MemberPromoteRequest.write, m);
  }
}

export interface MemberPromoteResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly members?: readonly MemberInit[] | undefined;
}

export class MemberPromoteResponse {
  static readonly typeName = 'etcdserverpb.MemberPromoteResponse';
  declare header: ResponseHeader | undefined;
  declare members: readonly Member[];

  constructor() {
    this.header = undefined;
    this.members = EMPTY_LIST;
  }

  static merge(m: MemberPromoteResponse, r: Reader): MemberPromoteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as Member[]).push(Member.merge(new Member(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MemberPromoteResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Member.write(v[i] as MemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): MemberPromoteResponse {
    return MemberPromoteResponse.merge(new MemberPromoteResponse(), r);
  }

  static decode(bytes: Uint8Array): MemberPromoteResponse {
    return MemberPromoteResponse.merge(new MemberPromoteResponse(), new Reader(bytes));
  }

  static encode(m: MemberPromoteResponseInit): Uint8Array {
    return encodeWith(MemberPromoteResponse.write, m);
  }
}

export interface DefragmentRequestInit {
}

export class DefragmentRequest {
  static readonly typeName = 'etcdserverpb.DefragmentRequest';

  static merge(m: DefragmentRequest, r: Reader): DefragmentRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: DefragmentRequestInit, _w: Writer): void {
  }

  static read(r: Reader): DefragmentRequest {
    return DefragmentRequest.merge(new DefragmentRequest(), r);
  }

  static decode(bytes: Uint8Array): DefragmentRequest {
    return DefragmentRequest.merge(new DefragmentRequest(), new Reader(bytes));
  }

  static encode(m: DefragmentRequestInit): Uint8Array {
    return encodeWith(DefragmentRequest.write, m);
  }
}

export interface DefragmentResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class DefragmentResponse {
  static readonly typeName = 'etcdserverpb.DefragmentResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: DefragmentResponse, r: Reader): DefragmentResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DefragmentResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DefragmentResponse {
    return DefragmentResponse.merge(new DefragmentResponse(), r);
  }

  static decode(bytes: Uint8Array): DefragmentResponse {
    return DefragmentResponse.merge(new DefragmentResponse(), new Reader(bytes));
  }

  static encode(m: DefragmentResponseInit): Uint8Array {
    return encodeWith(DefragmentResponse.write, m);
  }
}

export interface MoveLeaderRequestInit {
  readonly targetID?: bigint | undefined;
}

export class MoveLeaderRequest {
  static readonly typeName = 'etcdserverpb.MoveLeaderRequest';
  declare targetID: bigint;

  constructor() {
    this.targetID = 0n;
  }

  static merge(m: MoveLeaderRequest, r: Reader): MoveLeaderRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.targetID = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MoveLeaderRequestInit, w: Writer): void {
    { const v = m.targetID; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): MoveLeaderRequest {
    return MoveLeaderRequest.merge(new MoveLeaderRequest(), r);
  }

  static decode(bytes: Uint8Array): MoveLeaderRequest {
    return MoveLeaderRequest.merge(new MoveLeaderRequest(), new Reader(bytes));
  }

  static encode(m: MoveLeaderRequestInit): Uint8Array {
    return encodeWith(MoveLeaderRequest.write, m);
  }
}

export interface MoveLeaderResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class MoveLeaderResponse {
  static readonly typeName = 'etcdserverpb.MoveLeaderResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: MoveLeaderResponse, r: Reader): MoveLeaderResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MoveLeaderResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): MoveLeaderResponse {
    return MoveLeaderResponse.merge(new MoveLeaderResponse(), r);
  }

  static decode(bytes: Uint8Array): MoveLeaderResponse {
    return MoveLeaderResponse.merge(new MoveLeaderResponse(), new Reader(bytes));
  }

  static encode(m: MoveLeaderResponseInit): Uint8Array {
    return encodeWith(MoveLeaderResponse.write, m);
  }
}

export interface AlarmRequestInit {
  readonly action?: AlarmRequest_AlarmAction | undefined;
  readonly memberID?: bigint | undefined;
  readonly alarm?: AlarmType | undefined;
}

export class AlarmRequest {
  static readonly typeName = 'etcdserverpb.AlarmRequest';
  declare action: AlarmRequest_AlarmAction;
  declare memberID: bigint;
  declare alarm: AlarmType;

  constructor() {
    this.action = 0;
    this.memberID = 0n;
    this.alarm = 0;
  }

  static merge(m: AlarmRequest, r: Reader): AlarmRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.action = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.memberID = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.alarm = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AlarmRequestInit, w: Writer): void {
    { const v = m.action; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.memberID; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.alarm; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): AlarmRequest {
    return AlarmRequest.merge(new AlarmRequest(), r);
  }

  static decode(bytes: Uint8Array): AlarmRequest {
    return AlarmRequest.merge(new AlarmRequest(), new Reader(bytes));
  }

  static encode(m: AlarmRequestInit): Uint8Array {
    return encodeWith(AlarmRequest.write, m);
  }
}

export const AlarmRequest_AlarmAction = {
  GET: 0,
  ACTIVATE: 1,
  DEACTIVATE: 2,
} as const;
/** Unknown values are kept. */
export type AlarmRequest_AlarmAction = number;

export interface AlarmMemberInit {
  readonly memberID?: bigint | undefined;
  readonly alarm?: AlarmType | undefined;
}

export class AlarmMember {
  static readonly typeName = 'etcdserverpb.AlarmMember';
  declare memberID: bigint;
  declare alarm: AlarmType;

  constructor() {
    this.memberID = 0n;
    this.alarm = 0;
  }

  static merge(m: AlarmMember, r: Reader): AlarmMember {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.memberID = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.alarm = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AlarmMemberInit, w: Writer): void {
    { const v = m.memberID; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.alarm; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): AlarmMember {
    return AlarmMember.merge(new AlarmMember(), r);
  }

  static decode(bytes: Uint8Array): AlarmMember {
    return AlarmMember.merge(new AlarmMember(), new Reader(bytes));
  }

  static encode(m: AlarmMemberInit): Uint8Array {
    return encodeWith(AlarmMember.write, m);
  }
}

export interface AlarmResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly alarms?: readonly AlarmMemberInit[] | undefined;
}

export class AlarmResponse {
  static readonly typeName = 'etcdserverpb.AlarmResponse';
  declare header: ResponseHeader | undefined;
  declare alarms: readonly AlarmMember[];

  constructor() {
    this.header = undefined;
    this.alarms = EMPTY_LIST;
  }

  static merge(m: AlarmResponse, r: Reader): AlarmResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.alarms === EMPTY_LIST) m.alarms = []; (m.alarms as AlarmMember[]).push(AlarmMember.merge(new AlarmMember(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AlarmResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.alarms; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); AlarmMember.write(v[i] as AlarmMemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): AlarmResponse {
    return AlarmResponse.merge(new AlarmResponse(), r);
  }

  static decode(bytes: Uint8Array): AlarmResponse {
    return AlarmResponse.merge(new AlarmResponse(), new Reader(bytes));
  }

  static encode(m: AlarmResponseInit): Uint8Array {
    return encodeWith(AlarmResponse.write, m);
  }
}

export interface DowngradeRequestInit {
  readonly action?: DowngradeRequest_DowngradeAction | undefined;
  readonly version?: string | undefined;
}

export class DowngradeRequest {
  static readonly typeName = 'etcdserverpb.DowngradeRequest';
  declare action: DowngradeRequest_DowngradeAction;
  declare version: string;

  constructor() {
    this.action = 0;
    this.version = '';
  }

  static merge(m: DowngradeRequest, r: Reader): DowngradeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.action = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.version = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DowngradeRequestInit, w: Writer): void {
    { const v = m.action; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.version; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DowngradeRequest {
    return DowngradeRequest.merge(new DowngradeRequest(), r);
  }

  static decode(bytes: Uint8Array): DowngradeRequest {
    return DowngradeRequest.merge(new DowngradeRequest(), new Reader(bytes));
  }

  static encode(m: DowngradeRequestInit): Uint8Array {
    return encodeWith(DowngradeRequest.write, m);
  }
}

export const DowngradeRequest_DowngradeAction = {
  VALIDATE: 0,
  ENABLE: 1,
  CANCEL: 2,
} as const;
/** Unknown values are kept. */
export type DowngradeRequest_DowngradeAction = number;

export interface DowngradeResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly version?: string | undefined;
}

export class DowngradeResponse {
  static readonly typeName = 'etcdserverpb.DowngradeResponse';
  declare header: ResponseHeader | undefined;
  declare version: string;

  constructor() {
    this.header = undefined;
    this.version = '';
  }

  static merge(m: DowngradeResponse, r: Reader): DowngradeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.version = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DowngradeResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.version; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DowngradeResponse {
    return DowngradeResponse.merge(new DowngradeResponse(), r);
  }

  static decode(bytes: Uint8Array): DowngradeResponse {
    return DowngradeResponse.merge(new DowngradeResponse(), new Reader(bytes));
  }

  static encode(m: DowngradeResponseInit): Uint8Array {
    return encodeWith(DowngradeResponse.write, m);
  }
}

export interface StatusRequestInit {
}

export class StatusRequest {
  static readonly typeName = 'etcdserverpb.StatusRequest';

  static merge(m: StatusRequest, r: Reader): StatusRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: StatusRequestInit, _w: Writer): void {
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
  readonly header?: ResponseHeaderInit | undefined;
  readonly version?: string | undefined;
  readonly dbSize?: number | undefined;
  readonly leader?: bigint | undefined;
  readonly raftIndex?: number | undefined;
  readonly raftTerm?: number | undefined;
  readonly raftAppliedIndex?: number | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly dbSizeInUse?: number | undefined;
  readonly isLearner?: boolean | undefined;
}

export class StatusResponse {
  static readonly typeName = 'etcdserverpb.StatusResponse';
  declare header: ResponseHeader | undefined;
  declare version: string;
  declare dbSize: number;
  declare leader: bigint;
  declare raftIndex: number;
  declare raftTerm: number;
  declare raftAppliedIndex: number;
  declare errors: readonly string[];
  declare dbSizeInUse: number;
  declare isLearner: boolean;

  constructor() {
    this.header = undefined;
    this.version = '';
    this.dbSize = 0;
    this.leader = 0n;
    this.raftIndex = 0;
    this.raftTerm = 0;
    this.raftAppliedIndex = 0;
    this.errors = EMPTY_LIST;
    this.dbSizeInUse = 0;
    this.isLearner = false;
  }

  static merge(m: StatusResponse, r: Reader): StatusResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.version = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.dbSize = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.leader = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.raftIndex = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.raftTerm = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.raftAppliedIndex = r.uint64(); continue; }
        case 8: { if (tag !== 66) break; if (m.errors === EMPTY_LIST) m.errors = []; (m.errors as string[]).push(r.string()); continue; }
        case 9: { if (tag !== 72) break; m.dbSizeInUse = r.int64(); continue; }
        case 10: { if (tag !== 80) break; m.isLearner = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StatusResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.version; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.dbSize; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.leader; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.raftIndex; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.raftTerm; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.raftAppliedIndex; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.errors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); w.string(v[i] as string); } } }
    { const v = m.dbSizeInUse; if (v !== undefined && v !== 0) { w.tag(72); w.signed(v); } }
    { const v = m.isLearner; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
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

export interface AuthEnableRequestInit {
}

export class AuthEnableRequest {
  static readonly typeName = 'etcdserverpb.AuthEnableRequest';

  static merge(m: AuthEnableRequest, r: Reader): AuthEnableRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: AuthEnableRequestInit, _w: Writer): void {
  }

  static read(r: Reader): AuthEnableRequest {
    return AuthEnableRequest.merge(new AuthEnableRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthEnableRequest {
    return AuthEnableRequest.merge(new AuthEnableRequest(), new Reader(bytes));
  }

  static encode(m: AuthEnableRequestInit): Uint8Array {
    return encodeWith(AuthEnableRequest.write, m);
  }
}

export interface AuthDisableRequestInit {
}

export class AuthDisableRequest {
  static readonly typeName = 'etcdserverpb.AuthDisableRequest';

  static merge(m: AuthDisableRequest, r: Reader): AuthDisableRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: AuthDisableRequestInit, _w: Writer): void {
  }

  static read(r: Reader): AuthDisableRequest {
    return AuthDisableRequest.merge(new AuthDisableRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthDisableRequest {
    return AuthDisableRequest.merge(new AuthDisableRequest(), new Reader(bytes));
  }

  static encode(m: AuthDisableRequestInit): Uint8Array {
    return encodeWith(AuthDisableRequest.write, m);
  }
}

export interface AuthStatusRequestInit {
}

export class AuthStatusRequest {
  static readonly typeName = 'etcdserverpb.AuthStatusRequest';

  static merge(m: AuthStatusRequest, r: Reader): AuthStatusRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: AuthStatusRequestInit, _w: Writer): void {
  }

  static read(r: Reader): AuthStatusRequest {
    return AuthStatusRequest.merge(new AuthStatusRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthStatusRequest {
    return AuthStatusRequest.merge(new AuthStatusRequest(), new Reader(bytes));
  }

  static encode(m: AuthStatusRequestInit): Uint8Array {
    return encodeWith(AuthStatusRequest.write, m);
  }
}

export interface AuthenticateRequestInit {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

export class AuthenticateRequest {
  static readonly typeName = 'etcdserverpb.AuthenticateRequest';
  declare name: string;
  declare password: string;

  constructor() {
    this.name = '';
    this.password = '';
  }

  static merge(m: AuthenticateRequest, r: Reader): AuthenticateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.password = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthenticateRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.password; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): AuthenticateRequest {
    return AuthenticateRequest.merge(new AuthenticateRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthenticateRequest {
    return AuthenticateRequest.merge(new AuthenticateRequest(), new Reader(bytes));
  }

  static encode(m: AuthenticateRequestInit): Uint8Array {
    return encodeWith(AuthenticateRequest.write, m);
  }
}

export interface AuthUserAddRequestInit {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly options?: authpb.UserAddOptionsInit | undefined;
  readonly hashedPassword?: string | undefined;
}

export class AuthUserAddRequest {
  static readonly typeName = 'etcdserverpb.AuthUserAddRequest';
  declare name: string;
  declare password: string;
  declare options: authpb.UserAddOptions | undefined;
  declare hashedPassword: string;

  constructor() {
    this.name = '';
    this.password = '';
    this.options = undefined;
    this.hashedPassword = '';
  }

  static merge(m: AuthUserAddRequest, r: Reader): AuthUserAddRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.password = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.options = authpb.UserAddOptions.merge(m.options ?? new authpb.UserAddOptions(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.hashedPassword = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserAddRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.password; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.options; if (v !== undefined) { w.tag(26); const at = w.begin(); authpb.UserAddOptions.write(v, w); w.end(at); } }
    { const v = m.hashedPassword; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): AuthUserAddRequest {
    return AuthUserAddRequest.merge(new AuthUserAddRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserAddRequest {
    return AuthUserAddRequest.merge(new AuthUserAddRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserAddRequestInit): Uint8Array {
    return encodeWith(AuthUserAddRequest.write, m);
  }
}

export interface AuthUserGetRequestInit {
  readonly name?: string | undefined;
}

export class AuthUserGetRequest {
  static readonly typeName = 'etcdserverpb.AuthUserGetRequest';
  declare name: string;

  constructor() {
    this.name = '';
  }

  static merge(m: AuthUserGetRequest, r: Reader): AuthUserGetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserGetRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): AuthUserGetRequest {
    return AuthUserGetRequest.merge(new AuthUserGetRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserGetRequest {
    return AuthUserGetRequest.merge(new AuthUserGetRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserGetRequestInit): Uint8Array {
    return encodeWith(AuthUserGetRequest.write, m);
  }
}

export interface AuthUserDeleteRequestInit {
  readonly name?: string | undefined;
}

export class AuthUserDeleteRequest {
  static readonly typeName = 'etcdserverpb.AuthUserDeleteRequest';
  declare name: string;

  constructor() {
    this.name = '';
  }

  static merge(m: AuthUserDeleteRequest, r: Reader): AuthUserDeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserDeleteRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): AuthUserDeleteRequest {
    return AuthUserDeleteRequest.merge(new AuthUserDeleteRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserDeleteRequest {
    return AuthUserDeleteRequest.merge(new AuthUserDeleteRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserDeleteRequestInit): Uint8Array {
    return encodeWith(AuthUserDeleteRequest.write, m);
  }
}

export interface AuthUserChangePasswordRequestInit {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly hashedPassword?: string | undefined;
}

export class AuthUserChangePasswordRequest {
  static readonly typeName = 'etcdserverpb.AuthUserChangePasswordRequest';
  declare name: string;
  declare password: string;
  declare hashedPassword: string;

  constructor() {
    this.name = '';
    this.password = '';
    this.hashedPassword = '';
  }

  static merge(m: AuthUserChangePasswordRequest, r: Reader): AuthUserChangePasswordRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.password = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.hashedPassword = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserChangePasswordRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.password; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.hashedPassword; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): AuthUserChangePasswordRequest {
    return AuthUserChangePasswordRequest.merge(new AuthUserChangePasswordRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserChangePasswordRequest {
    return AuthUserChangePasswordRequest.merge(new AuthUserChangePasswordRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserChangePasswordRequestInit): Uint8Array {
    return encodeWith(AuthUserChangePasswordRequest.write, m);
  }
}

export interface AuthUserGrantRoleRequestInit {
  readonly user?: string | undefined;
  readonly role?: string | undefined;
}

export class AuthUserGrantRoleRequest {
  static readonly typeName = 'etcdserverpb.AuthUserGrantRoleRequest';
  declare user: string;
  declare role: string;

  constructor() {
    this.user = '';
    this.role = '';
  }

  static merge(m: AuthUserGrantRoleRequest, r: Reader): AuthUserGrantRoleRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.user = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.role = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserGrantRoleRequestInit, w: Writer): void {
    { const v = m.user; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.role; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): AuthUserGrantRoleRequest {
    return AuthUserGrantRoleRequest.merge(new AuthUserGrantRoleRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserGrantRoleRequest {
    return AuthUserGrantRoleRequest.merge(new AuthUserGrantRoleRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserGrantRoleRequestInit): Uint8Array {
    return encodeWith(AuthUserGrantRoleRequest.write, m);
  }
}

export interface AuthUserRevokeRoleRequestInit {
  readonly name?: string | undefined;
  readonly role?: string | undefined;
}

export class AuthUserRevokeRoleRequest {
  static readonly typeName = 'etcdserverpb.AuthUserRevokeRoleRequest';
  declare name: string;
  declare role: string;

  constructor() {
    this.name = '';
    this.role = '';
  }

  static merge(m: AuthUserRevokeRoleRequest, r: Reader): AuthUserRevokeRoleRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.role = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserRevokeRoleRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.role; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): AuthUserRevokeRoleRequest {
    return AuthUserRevokeRoleRequest.merge(new AuthUserRevokeRoleRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserRevokeRoleRequest {
    return AuthUserRevokeRoleRequest.merge(new AuthUserRevokeRoleRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserRevokeRoleRequestInit): Uint8Array {
    return encodeWith(AuthUserRevokeRoleRequest.write, m);
  }
}

export interface AuthRoleAddRequestInit {
  readonly name?: string | undefined;
}

export class AuthRoleAddRequest {
  static readonly typeName = 'etcdserverpb.AuthRoleAddRequest';
  declare name: string;

  constructor() {
    this.name = '';
  }

  static merge(m: AuthRoleAddRequest, r: Reader): AuthRoleAddRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleAddRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): AuthRoleAddRequest {
    return AuthRoleAddRequest.merge(new AuthRoleAddRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleAddRequest {
    return AuthRoleAddRequest.merge(new AuthRoleAddRequest(), new Reader(bytes));
  }

  static encode(m: AuthRoleAddRequestInit): Uint8Array {
    return encodeWith(AuthRoleAddRequest.write, m);
  }
}

export interface AuthRoleGetRequestInit {
  readonly role?: string | undefined;
}

export class AuthRoleGetRequest {
  static readonly typeName = 'etcdserverpb.AuthRoleGetRequest';
  declare role: string;

  constructor() {
    this.role = '';
  }

  static merge(m: AuthRoleGetRequest, r: Reader): AuthRoleGetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.role = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleGetRequestInit, w: Writer): void {
    { const v = m.role; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): AuthRoleGetRequest {
    return AuthRoleGetRequest.merge(new AuthRoleGetRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleGetRequest {
    return AuthRoleGetRequest.merge(new AuthRoleGetRequest(), new Reader(bytes));
  }

  static encode(m: AuthRoleGetRequestInit): Uint8Array {
    return encodeWith(AuthRoleGetRequest.write, m);
  }
}

export interface AuthUserListRequestInit {
}

export class AuthUserListRequest {
  static readonly typeName = 'etcdserverpb.AuthUserListRequest';

  static merge(m: AuthUserListRequest, r: Reader): AuthUserListRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: AuthUserListRequestInit, _w: Writer): void {
  }

  static read(r: Reader): AuthUserListRequest {
    return AuthUserListRequest.merge(new AuthUserListRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthUserListRequest {
    return AuthUserListRequest.merge(new AuthUserListRequest(), new Reader(bytes));
  }

  static encode(m: AuthUserListRequestInit): Uint8Array {
    return encodeWith(AuthUserListRequest.write, m);
  }
}

export interface AuthRoleListRequestInit {
}

export class AuthRoleListRequest {
  static readonly typeName = 'etcdserverpb.AuthRoleListRequest';

  static merge(m: AuthRoleListRequest, r: Reader): AuthRoleListRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: AuthRoleListRequestInit, _w: Writer): void {
  }

  static read(r: Reader): AuthRoleListRequest {
    return AuthRoleListRequest.merge(new AuthRoleListRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleListRequest {
    return AuthRoleListRequest.merge(new AuthRoleListRequest(), new Reader(bytes));
  }

  static encode(m: AuthRoleListRequestInit): Uint8Array {
    return encodeWith(AuthRoleListRequest.write, m);
  }
}

export interface AuthRoleDeleteRequestInit {
  readonly role?: string | undefined;
}

export class AuthRoleDeleteRequest {
  static readonly typeName = 'etcdserverpb.AuthRoleDeleteRequest';
  declare role: string;

  constructor() {
    this.role = '';
  }

  static merge(m: AuthRoleDeleteRequest, r: Reader): AuthRoleDeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.role = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleDeleteRequestInit, w: Writer): void {
    { const v = m.role; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): AuthRoleDeleteRequest {
    return AuthRoleDeleteRequest.merge(new AuthRoleDeleteRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleDeleteRequest {
    return AuthRoleDeleteRequest.merge(new AuthRoleDeleteRequest(), new Reader(bytes));
  }

  static encode(m: AuthRoleDeleteRequestInit): Uint8Array {
    return encodeWith(AuthRoleDeleteRequest.write, m);
  }
}

export interface AuthRoleGrantPermissionRequestInit {
  readonly name?: string | undefined;
  readonly perm?: authpb.PermissionInit | undefined;
}

export class AuthRoleGrantPermissionRequest {
  static readonly typeName = 'etcdserverpb.AuthRoleGrantPermissionRequest';
  declare name: string;
  declare perm: authpb.Permission | undefined;

  constructor() {
    this.name = '';
    this.perm = undefined;
  }

  static merge(m: AuthRoleGrantPermissionRequest, r: Reader): AuthRoleGrantPermissionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.perm = authpb.Permission.merge(m.perm ?? new authpb.Permission(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleGrantPermissionRequestInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.perm; if (v !== undefined) { w.tag(18); const at = w.begin(); authpb.Permission.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthRoleGrantPermissionRequest {
    return AuthRoleGrantPermissionRequest.merge(new AuthRoleGrantPermissionRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleGrantPermissionRequest {
    return AuthRoleGrantPermissionRequest.merge(new AuthRoleGrantPermissionRequest(), new Reader(bytes));
  }

  static encode(m: AuthRoleGrantPermissionRequestInit): Uint8Array {
    return encodeWith(AuthRoleGrantPermissionRequest.write, m);
  }
}

export interface AuthRoleRevokePermissionRequestInit {
  readonly role?: string | undefined;
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
}

export class AuthRoleRevokePermissionRequest {
  static readonly typeName = 'etcdserverpb.AuthRoleRevokePermissionRequest';
  declare role: string;
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;

  constructor() {
    this.role = '';
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
  }

  static merge(m: AuthRoleRevokePermissionRequest, r: Reader): AuthRoleRevokePermissionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.role = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.rangeEnd = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleRevokePermissionRequestInit, w: Writer): void {
    { const v = m.role; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): AuthRoleRevokePermissionRequest {
    return AuthRoleRevokePermissionRequest.merge(new AuthRoleRevokePermissionRequest(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleRevokePermissionRequest {
    return AuthRoleRevokePermissionRequest.merge(new AuthRoleRevokePermissionRequest(), new Reader(bytes));
  }

  static encode(m: AuthRoleRevokePermissionRequestInit): Uint8Array {
    return encodeWith(AuthRoleRevokePermissionRequest.write, m);
  }
}

export interface AuthEnableResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthEnableResponse {
  static readonly typeName = 'etcdserverpb.AuthEnableResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthEnableResponse, r: Reader): AuthEnableResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthEnableResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthEnableResponse {
    return AuthEnableResponse.merge(new AuthEnableResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthEnableResponse {
    return AuthEnableResponse.merge(new AuthEnableResponse(), new Reader(bytes));
  }

  static encode(m: AuthEnableResponseInit): Uint8Array {
    return encodeWith(AuthEnableResponse.write, m);
  }
}

export interface AuthDisableResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthDisableResponse {
  static readonly typeName = 'etcdserverpb.AuthDisableResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthDisableResponse, r: Reader): AuthDisableResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthDisableResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthDisableResponse {
    return AuthDisableResponse.merge(new AuthDisableResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthDisableResponse {
    return AuthDisableResponse.merge(new AuthDisableResponse(), new Reader(bytes));
  }

  static encode(m: AuthDisableResponseInit): Uint8Array {
    return encodeWith(AuthDisableResponse.write, m);
  }
}

export interface AuthStatusResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly enabled?: boolean | undefined;
  readonly authRevision?: number | undefined;
}

export class AuthStatusResponse {
  static readonly typeName = 'etcdserverpb.AuthStatusResponse';
  declare header: ResponseHeader | undefined;
  declare enabled: boolean;
  declare authRevision: number;

  constructor() {
    this.header = undefined;
    this.enabled = false;
    this.authRevision = 0;
  }

  static merge(m: AuthStatusResponse, r: Reader): AuthStatusResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.enabled = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.authRevision = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthStatusResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.enabled; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.authRevision; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): AuthStatusResponse {
    return AuthStatusResponse.merge(new AuthStatusResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthStatusResponse {
    return AuthStatusResponse.merge(new AuthStatusResponse(), new Reader(bytes));
  }

  static encode(m: AuthStatusResponseInit): Uint8Array {
    return encodeWith(AuthStatusResponse.write, m);
  }
}

export interface AuthenticateResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly token?: string | undefined;
}

export class AuthenticateResponse {
  static readonly typeName = 'etcdserverpb.AuthenticateResponse';
  declare header: ResponseHeader | undefined;
  declare token: string;

  constructor() {
    this.header = undefined;
    this.token = '';
  }

  static merge(m: AuthenticateResponse, r: Reader): AuthenticateResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.token = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthenticateResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.token; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): AuthenticateResponse {
    return AuthenticateResponse.merge(new AuthenticateResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthenticateResponse {
    return AuthenticateResponse.merge(new AuthenticateResponse(), new Reader(bytes));
  }

  static encode(m: AuthenticateResponseInit): Uint8Array {
    return encodeWith(AuthenticateResponse.write, m);
  }
}

export interface AuthUserAddResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthUserAddResponse {
  static readonly typeName = 'etcdserverpb.AuthUserAddResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthUserAddResponse, r: Reader): AuthUserAddResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserAddResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthUserAddResponse {
    return AuthUserAddResponse.merge(new AuthUserAddResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserAddResponse {
    return AuthUserAddResponse.merge(new AuthUserAddResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserAddResponseInit): Uint8Array {
    return encodeWith(AuthUserAddResponse.write, m);
  }
}

export interface AuthUserGetResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly roles?: readonly string[] | undefined;
}

export class AuthUserGetResponse {
  static readonly typeName = 'etcdserverpb.AuthUserGetResponse';
  declare header: ResponseHeader | undefined;
  declare roles: readonly string[];

  constructor() {
    this.header = undefined;
    this.roles = EMPTY_LIST;
  }

  static merge(m: AuthUserGetResponse, r: Reader): AuthUserGetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.roles === EMPTY_LIST) m.roles = []; (m.roles as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserGetResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.roles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
  }

  static read(r: Reader): AuthUserGetResponse {
    return AuthUserGetResponse.merge(new AuthUserGetResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserGetResponse {
    return AuthUserGetResponse.merge(new AuthUserGetResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserGetResponseInit): Uint8Array {
    return encodeWith(AuthUserGetResponse.write, m);
  }
}

export interface AuthUserDeleteResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthUserDeleteResponse {
  static readonly typeName = 'etcdserverpb.AuthUserDeleteResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthUserDeleteResponse, r: Reader): AuthUserDeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserDeleteResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthUserDeleteResponse {
    return AuthUserDeleteResponse.merge(new AuthUserDeleteResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserDeleteResponse {
    return AuthUserDeleteResponse.merge(new AuthUserDeleteResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserDeleteResponseInit): Uint8Array {
    return encodeWith(AuthUserDeleteResponse.write, m);
  }
}

export interface AuthUserChangePasswordResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthUserChangePasswordResponse {
  static readonly typeName = 'etcdserverpb.AuthUserChangePasswordResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthUserChangePasswordResponse, r: Reader): AuthUserChangePasswordResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserChangePasswordResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthUserChangePasswordResponse {
    return AuthUserChangePasswordResponse.merge(new AuthUserChangePasswordResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserChangePasswordResponse {
    return AuthUserChangePasswordResponse.merge(new AuthUserChangePasswordResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserChangePasswordResponseInit): Uint8Array {
    return encodeWith(AuthUserChangePasswordResponse.write, m);
  }
}

export interface AuthUserGrantRoleResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthUserGrantRoleResponse {
  static readonly typeName = 'etcdserverpb.AuthUserGrantRoleResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthUserGrantRoleResponse, r: Reader): AuthUserGrantRoleResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserGrantRoleResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthUserGrantRoleResponse {
    return AuthUserGrantRoleResponse.merge(new AuthUserGrantRoleResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserGrantRoleResponse {
    return AuthUserGrantRoleResponse.merge(new AuthUserGrantRoleResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserGrantRoleResponseInit): Uint8Array {
    return encodeWith(AuthUserGrantRoleResponse.write, m);
  }
}

export interface AuthUserRevokeRoleResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthUserRevokeRoleResponse {
  static readonly typeName = 'etcdserverpb.AuthUserRevokeRoleResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthUserRevokeRoleResponse, r: Reader): AuthUserRevokeRoleResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserRevokeRoleResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthUserRevokeRoleResponse {
    return AuthUserRevokeRoleResponse.merge(new AuthUserRevokeRoleResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserRevokeRoleResponse {
    return AuthUserRevokeRoleResponse.merge(new AuthUserRevokeRoleResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserRevokeRoleResponseInit): Uint8Array {
    return encodeWith(AuthUserRevokeRoleResponse.write, m);
  }
}

export interface AuthRoleAddResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthRoleAddResponse {
  static readonly typeName = 'etcdserverpb.AuthRoleAddResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthRoleAddResponse, r: Reader): AuthRoleAddResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleAddResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthRoleAddResponse {
    return AuthRoleAddResponse.merge(new AuthRoleAddResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleAddResponse {
    return AuthRoleAddResponse.merge(new AuthRoleAddResponse(), new Reader(bytes));
  }

  static encode(m: AuthRoleAddResponseInit): Uint8Array {
    return encodeWith(AuthRoleAddResponse.write, m);
  }
}

export interface AuthRoleGetResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly perm?: readonly authpb.PermissionInit[] | undefined;
}

export class AuthRoleGetResponse {
  static readonly typeName = 'etcdserverpb.AuthRoleGetResponse';
  declare header: ResponseHeader | undefined;
  declare perm: readonly authpb.Permission[];

  constructor() {
    this.header = undefined;
    this.perm = EMPTY_LIST;
  }

  static merge(m: AuthRoleGetResponse, r: Reader): AuthRoleGetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.perm === EMPTY_LIST) m.perm = []; (m.perm as authpb.Permission[]).push(authpb.Permission.merge(new authpb.Permission(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleGetResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.perm; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); authpb.Permission.write(v[i] as authpb.PermissionInit, w); w.end(at); } } }
  }

  static read(r: Reader): AuthRoleGetResponse {
    return AuthRoleGetResponse.merge(new AuthRoleGetResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleGetResponse {
    return AuthRoleGetResponse.merge(new AuthRoleGetResponse(), new Reader(bytes));
  }

  static encode(m: AuthRoleGetResponseInit): Uint8Array {
    return encodeWith(AuthRoleGetResponse.write, m);
  }
}

export interface AuthRoleListResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly roles?: readonly string[] | undefined;
}

export class AuthRoleListResponse {
  static readonly typeName = 'etcdserverpb.AuthRoleListResponse';
  declare header: ResponseHeader | undefined;
  declare roles: readonly string[];

  constructor() {
    this.header = undefined;
    this.roles = EMPTY_LIST;
  }

  static merge(m: AuthRoleListResponse, r: Reader): AuthRoleListResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.roles === EMPTY_LIST) m.roles = []; (m.roles as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleListResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.roles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
  }

  static read(r: Reader): AuthRoleListResponse {
    return AuthRoleListResponse.merge(new AuthRoleListResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleListResponse {
    return AuthRoleListResponse.merge(new AuthRoleListResponse(), new Reader(bytes));
  }

  static encode(m: AuthRoleListResponseInit): Uint8Array {
    return encodeWith(AuthRoleListResponse.write, m);
  }
}

export interface AuthUserListResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly users?: readonly string[] | undefined;
}

export class AuthUserListResponse {
  static readonly typeName = 'etcdserverpb.AuthUserListResponse';
  declare header: ResponseHeader | undefined;
  declare users: readonly string[];

  constructor() {
    this.header = undefined;
    this.users = EMPTY_LIST;
  }

  static merge(m: AuthUserListResponse, r: Reader): AuthUserListResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.users === EMPTY_LIST) m.users = []; (m.users as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthUserListResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.users; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
  }

  static read(r: Reader): AuthUserListResponse {
    return AuthUserListResponse.merge(new AuthUserListResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthUserListResponse {
    return AuthUserListResponse.merge(new AuthUserListResponse(), new Reader(bytes));
  }

  static encode(m: AuthUserListResponseInit): Uint8Array {
    return encodeWith(AuthUserListResponse.write, m);
  }
}

export interface AuthRoleDeleteResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthRoleDeleteResponse {
  static readonly typeName = 'etcdserverpb.AuthRoleDeleteResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthRoleDeleteResponse, r: Reader): AuthRoleDeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleDeleteResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthRoleDeleteResponse {
    return AuthRoleDeleteResponse.merge(new AuthRoleDeleteResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleDeleteResponse {
    return AuthRoleDeleteResponse.merge(new AuthRoleDeleteResponse(), new Reader(bytes));
  }

  static encode(m: AuthRoleDeleteResponseInit): Uint8Array {
    return encodeWith(AuthRoleDeleteResponse.write, m);
  }
}

export interface AuthRoleGrantPermissionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthRoleGrantPermissionResponse {
  static readonly typeName = 'etcdserverpb.AuthRoleGrantPermissionResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthRoleGrantPermissionResponse, r: Reader): AuthRoleGrantPermissionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleGrantPermissionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthRoleGrantPermissionResponse {
    return AuthRoleGrantPermissionResponse.merge(new AuthRoleGrantPermissionResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleGrantPermissionResponse {
    return AuthRoleGrantPermissionResponse.merge(new AuthRoleGrantPermissionResponse(), new Reader(bytes));
  }

  static encode(m: AuthRoleGrantPermissionResponseInit): Uint8Array {
    return encodeWith(AuthRoleGrantPermissionResponse.write, m);
  }
}

export interface AuthRoleRevokePermissionResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
}

export class AuthRoleRevokePermissionResponse {
  static readonly typeName = 'etcdserverpb.AuthRoleRevokePermissionResponse';
  declare header: ResponseHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: AuthRoleRevokePermissionResponse, r: Reader): AuthRoleRevokePermissionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AuthRoleRevokePermissionResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AuthRoleRevokePermissionResponse {
    return AuthRoleRevokePermissionResponse.merge(new AuthRoleRevokePermissionResponse(), r);
  }

  static decode(bytes: Uint8Array): AuthRoleRevokePermissionResponse {
    return AuthRoleRevokePermissionResponse.merge(new AuthRoleRevokePermissionResponse(), new Reader(bytes));
  }

  static encode(m: AuthRoleRevokePermissionResponseInit): Uint8Array {
    return encodeWith(AuthRoleRevokePermissionResponse.write, m);
  }
}

export const KV = {
  Range: {
    path: '/etcdserverpb.KV/Range',
    clientStreaming: false,
    serverStreaming: false,
    request: RangeRequest,
    response: RangeResponse,
  },
  Put: {
    path: '/etcdserverpb.KV/Put',
    clientStreaming: false,
    serverStreaming: false,
    request: PutRequest,
    response: PutResponse,
  },
  DeleteRange: {
    path: '/etcdserverpb.KV/DeleteRange',
    clientStreaming: false,
    serverStreaming: false,
    request: DeleteRangeRequest,
    response: DeleteRangeResponse,
  },
  Txn: {
    path: '/etcdserverpb.KV/Txn',
    clientStreaming: false,
    serverStreaming: false,
    request: TxnRequest,
    response: TxnResponse,
  },
  Compact: {
    path: '/etcdserverpb.KV/Compact',
    clientStreaming: false,
    serverStreaming: false,
    request: CompactionRequest,
    response: CompactionResponse,
  },
} as const satisfies Service;

export const Watch = {
  Watch: {
    path: '/etcdserverpb.Watch/Watch',
    clientStreaming: true,
    serverStreaming: true,
    request: WatchRequest,
    response: WatchResponse,
  },
} as const satisfies Service;

export const Lease = {
  LeaseGrant: {
    path: '/etcdserverpb.Lease/LeaseGrant',
    clientStreaming: false,
    serverStreaming: false,
    request: LeaseGrantRequest,
    response: LeaseGrantResponse,
  },
  LeaseRevoke: {
    path: '/etcdserverpb.Lease/LeaseRevoke',
    clientStreaming: false,
    serverStreaming: false,
    request: LeaseRevokeRequest,
    response: LeaseRevokeResponse,
  },
  LeaseKeepAlive: {
    path: '/etcdserverpb.Lease/LeaseKeepAlive',
    clientStreaming: true,
    serverStreaming: true,
    request: LeaseKeepAliveRequest,
    response: LeaseKeepAliveResponse,
  },
  LeaseTimeToLive: {
    path: '/etcdserverpb.Lease/LeaseTimeToLive',
    clientStreaming: false,
    serverStreaming: false,
    request: LeaseTimeToLiveRequest,
    response: LeaseTimeToLiveResponse,
  },
  LeaseLeases: {
    path: '/etcdserverpb.Lease/LeaseLeases',
    clientStreaming: false,
    serverStreaming: false,
    request: LeaseLeasesRequest,
    response: LeaseLeasesResponse,
  },
} as const satisfies Service;

export const Cluster = {
  MemberAdd: {
    path: '/etcdserverpb.Cluster/MemberAdd',
    clientStreaming: false,
    serverStreaming: false,
    request: MemberAddRequest,
    response: MemberAddResponse,
  },
  MemberRemove: {
    path: '/etcdserverpb.Cluster/MemberRemove',
    clientStreaming: false,
    serverStreaming: false,
    request: MemberRemoveRequest,
    response: MemberRemoveResponse,
  },
  MemberUpdate: {
    path: '/etcdserverpb.Cluster/MemberUpdate',
    clientStreaming: false,
    serverStreaming: false,
    request: MemberUpdateRequest,
    response: MemberUpdateResponse,
  },
  MemberList: {
    path: '/etcdserverpb.Cluster/MemberList',
    clientStreaming: false,
    serverStreaming: false,
    request: MemberListRequest,
    response: MemberListResponse,
  },
  MemberPromote: {
    path: '/etcdserverpb.Cluster/MemberPromote',
    clientStreaming: false,
    serverStreaming: false,
    request: MemberPromoteRequest,
    response: MemberPromoteResponse,
  },
} as const satisfies Service;

export const Maintenance = {
  Alarm: {
    path: '/etcdserverpb.Maintenance/Alarm',
    clientStreaming: false,
    serverStreaming: false,
    request: AlarmRequest,
    response: AlarmResponse,
  },
  Status: {
    path: '/etcdserverpb.Maintenance/Status',
    clientStreaming: false,
    serverStreaming: false,
    request: StatusRequest,
    response: StatusResponse,
  },
  Defragment: {
    path: '/etcdserverpb.Maintenance/Defragment',
    clientStreaming: false,
    serverStreaming: false,
    request: DefragmentRequest,
    response: DefragmentResponse,
  },
  Hash: {
    path: '/etcdserverpb.Maintenance/Hash',
    clientStreaming: false,
    serverStreaming: false,
    request: HashRequest,
    response: HashResponse,
  },
  HashKV: {
    path: '/etcdserverpb.Maintenance/HashKV',
    clientStreaming: false,
    serverStreaming: false,
    request: HashKVRequest,
    response: HashKVResponse,
  },
  Snapshot: {
    path: '/etcdserverpb.Maintenance/Snapshot',
    clientStreaming: false,
    serverStreaming: true,
    request: SnapshotRequest,
    response: SnapshotResponse,
  },
  MoveLeader: {
    path: '/etcdserverpb.Maintenance/MoveLeader',
    clientStreaming: false,
    serverStreaming: false,
    request: MoveLeaderRequest,
    response: MoveLeaderResponse,
  },
  Downgrade: {
    path: '/etcdserverpb.Maintenance/Downgrade',
    clientStreaming: false,
    serverStreaming: false,
    request: DowngradeRequest,
    response: DowngradeResponse,
  },
} as const satisfies Service;

export const Auth = {
  AuthEnable: {
    path: '/etcdserverpb.Auth/AuthEnable',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthEnableRequest,
    response: AuthEnableResponse,
  },
  AuthDisable: {
    path: '/etcdserverpb.Auth/AuthDisable',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthDisableRequest,
    response: AuthDisableResponse,
  },
  AuthStatus: {
    path: '/etcdserverpb.Auth/AuthStatus',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthStatusRequest,
    response: AuthStatusResponse,
  },
  Authenticate: {
    path: '/etcdserverpb.Auth/Authenticate',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthenticateRequest,
    response: AuthenticateResponse,
  },
  UserAdd: {
    path: '/etcdserverpb.Auth/UserAdd',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserAddRequest,
    response: AuthUserAddResponse,
  },
  UserGet: {
    path: '/etcdserverpb.Auth/UserGet',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserGetRequest,
    response: AuthUserGetResponse,
  },
  UserList: {
    path: '/etcdserverpb.Auth/UserList',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserListRequest,
    response: AuthUserListResponse,
  },
  UserDelete: {
    path: '/etcdserverpb.Auth/UserDelete',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserDeleteRequest,
    response: AuthUserDeleteResponse,
  },
  UserChangePassword: {
    path: '/etcdserverpb.Auth/UserChangePassword',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserChangePasswordRequest,
    response: AuthUserChangePasswordResponse,
  },
  UserGrantRole: {
    path: '/etcdserverpb.Auth/UserGrantRole',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserGrantRoleRequest,
    response: AuthUserGrantRoleResponse,
  },
  UserRevokeRole: {
    path: '/etcdserverpb.Auth/UserRevokeRole',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthUserRevokeRoleRequest,
    response: AuthUserRevokeRoleResponse,
  },
  RoleAdd: {
    path: '/etcdserverpb.Auth/RoleAdd',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthRoleAddRequest,
    response: AuthRoleAddResponse,
  },
  RoleGet: {
    path: '/etcdserverpb.Auth/RoleGet',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthRoleGetRequest,
    response: AuthRoleGetResponse,
  },
  RoleList: {
    path: '/etcdserverpb.Auth/RoleList',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthRoleListRequest,
    response: AuthRoleListResponse,
  },
  RoleDelete: {
    path: '/etcdserverpb.Auth/RoleDelete',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthRoleDeleteRequest,
    response: AuthRoleDeleteResponse,
  },
  RoleGrantPermission: {
    path: '/etcdserverpb.Auth/RoleGrantPermission',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthRoleGrantPermissionRequest,
    response: AuthRoleGrantPermissionResponse,
  },
  RoleRevokePermission: {
    path: '/etcdserverpb.Auth/RoleRevokePermission',
    clientStreaming: false,
    serverStreaming: false,
    request: AuthRoleRevokePermissionRequest,
    response: AuthRoleRevokePermissionResponse,
  },
} as const satisfies Service;
