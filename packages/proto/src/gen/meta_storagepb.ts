// Generated from proto/meta_storagepb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export const ErrorType = {
  OK: 0,
  UNKNOWN: 1,
  DATA_COMPACTED: 2,
} as const;
/** Unknown values are kept. */
export type ErrorType = number;

export interface ErrorInit {
  readonly type?: ErrorType | undefined;
  readonly message?: string | undefined;
}

export class Error {
  static readonly typeName = 'meta_storagepb.Error';
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

export interface RequestHeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly source?: string | undefined;
}

export class RequestHeader {
  static readonly typeName = 'meta_storagepb.RequestHeader';
  declare clusterId: bigint;
  declare source: string;

  constructor() {
    this.clusterId = 0n;
    this.source = '';
  }

  static merge(m: RequestHeader, r: Reader): RequestHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.source = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.source; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
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
  readonly revision?: number | undefined;
}

export class ResponseHeader {
  static readonly typeName = 'meta_storagepb.ResponseHeader';
  declare clusterId: bigint;
  declare error: Error | undefined;
  declare revision: number;

  constructor() {
    this.clusterId = 0n;
    this.error = undefined;
    this.revision = 0;
  }

  static merge(m: ResponseHeader, r: Reader): ResponseHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
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

export interface WatchRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
  readonly startRevision?: number | undefined;
  readonly prevKv?: boolean | undefined;
}

export class WatchRequest {
  static readonly typeName = 'meta_storagepb.WatchRequest';
  declare header: RequestHeader | undefined;
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;
  declare startRevision: number;
  declare prevKv: boolean;

  constructor() {
    this.header = undefined;
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
    this.startRevision = 0;
    this.prevKv = false;
  }

  static merge(m: WatchRequest, r: Reader): WatchRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.rangeEnd = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.startRevision = r.int64(); continue; }
        case 5: { if (tag !== 40) break; m.prevKv = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startRevision; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.prevKv; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
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

export interface WatchResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly compactRevision?: number | undefined;
  readonly events?: readonly EventInit[] | undefined;
}

export class WatchResponse {
  static readonly typeName = 'meta_storagepb.WatchResponse';
  declare header: ResponseHeader | undefined;
  declare compactRevision: number;
  declare events: readonly Event[];

  constructor() {
    this.header = undefined;
    this.compactRevision = 0;
    this.events = EMPTY_LIST;
  }

  static merge(m: WatchResponse, r: Reader): WatchResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.compactRevision = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.events === EMPTY_LIST) m.events = []; (m.events as Event[]).push(Event.merge(new Event(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.compactRevision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.events; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Event.write(v[i] as EventInit, w); w.end(at); } } }
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

export interface GetRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
  readonly limit?: number | undefined;
  readonly revision?: number | undefined;
}

export class GetRequest {
  static readonly typeName = 'meta_storagepb.GetRequest';
  declare header: RequestHeader | undefined;
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;
  declare limit: number;
  declare revision: number;

  constructor() {
    this.header = undefined;
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
    this.limit = 0;
    this.revision = 0;
  }

  static merge(m: GetRequest, r: Reader): GetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.rangeEnd = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.limit = r.int64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
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
  readonly header?: ResponseHeaderInit | undefined;
  readonly kvs?: readonly KeyValueInit[] | undefined;
  readonly more?: boolean | undefined;
  readonly count?: number | undefined;
}

export class GetResponse {
  static readonly typeName = 'meta_storagepb.GetResponse';
  declare header: ResponseHeader | undefined;
  declare kvs: readonly KeyValue[];
  declare more: boolean;
  declare count: number;

  constructor() {
    this.header = undefined;
    this.kvs = EMPTY_LIST;
    this.more = false;
    this.count = 0;
  }

  static merge(m: GetResponse, r: Reader): GetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.kvs === EMPTY_LIST) m.kvs = []; (m.kvs as KeyValue[]).push(KeyValue.merge(new KeyValue(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.more = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.count = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.kvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyValue.write(v[i] as KeyValueInit, w); w.end(at); } } }
    { const v = m.more; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
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
  readonly header?: RequestHeaderInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly lease?: bigint | undefined;
  readonly prevKv?: boolean | undefined;
}

export class PutRequest {
  static readonly typeName = 'meta_storagepb.PutRequest';
  declare header: RequestHeader | undefined;
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare lease: bigint;
  declare prevKv: boolean;

  constructor() {
    this.header = undefined;
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.lease = 0n;
    this.prevKv = false;
  }

  static merge(m: PutRequest, r: Reader): PutRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.lease = r.int64Big(); continue; }
        case 5: { if (tag !== 40) break; m.prevKv = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.lease; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.prevKv; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
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
  readonly prevKv?: KeyValueInit | undefined;
}

export class PutResponse {
  static readonly typeName = 'meta_storagepb.PutResponse';
  declare header: ResponseHeader | undefined;
  declare prevKv: KeyValue | undefined;

  constructor() {
    this.header = undefined;
    this.prevKv = undefined;
  }

  static merge(m: PutResponse, r: Reader): PutResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.prevKv = KeyValue.merge(m.prevKv ?? new KeyValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.prevKv; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyValue.write(v, w); w.end(at); } }
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
  readonly header?: RequestHeaderInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
  readonly prevKv?: boolean | undefined;
}

export class DeleteRequest {
  static readonly typeName = 'meta_storagepb.DeleteRequest';
  declare header: RequestHeader | undefined;
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;
  declare prevKv: boolean;

  constructor() {
    this.header = undefined;
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
    this.prevKv = false;
  }

  static merge(m: DeleteRequest, r: Reader): DeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.rangeEnd = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.prevKv = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.prevKv; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
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
  readonly header?: ResponseHeaderInit | undefined;
  readonly deleted?: number | undefined;
  readonly prevKvs?: readonly KeyValueInit[] | undefined;
}

export class DeleteResponse {
  static readonly typeName = 'meta_storagepb.DeleteResponse';
  declare header: ResponseHeader | undefined;
  declare deleted: number;
  declare prevKvs: readonly KeyValue[];

  constructor() {
    this.header = undefined;
    this.deleted = 0;
    this.prevKvs = EMPTY_LIST;
  }

  static merge(m: DeleteResponse, r: Reader): DeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.deleted = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.prevKvs === EMPTY_LIST) m.prevKvs = []; (m.prevKvs as KeyValue[]).push(KeyValue.merge(new KeyValue(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.deleted; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.prevKvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyValue.write(v[i] as KeyValueInit, w); w.end(at); } } }
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

export interface KeyValueInit {
  readonly key?: Uint8Array | undefined;
  readonly createRevision?: number | undefined;
  readonly modRevision?: number | undefined;
  readonly version?: number | undefined;
  readonly value?: Uint8Array | undefined;
  readonly lease?: bigint | undefined;
}

export class KeyValue {
  static readonly typeName = 'meta_storagepb.KeyValue';
  declare key: Uint8Array;
  declare createRevision: number;
  declare modRevision: number;
  declare version: number;
  declare value: Uint8Array;
  declare lease: bigint;

  constructor() {
    this.key = EMPTY_BYTES;
    this.createRevision = 0;
    this.modRevision = 0;
    this.version = 0;
    this.value = EMPTY_BYTES;
    this.lease = 0n;
  }

  static merge(m: KeyValue, r: Reader): KeyValue {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.createRevision = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.modRevision = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.version = r.int64(); continue; }
        case 5: { if (tag !== 42) break; m.value = r.bytes(); continue; }
        case 6: { if (tag !== 48) break; m.lease = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyValueInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.createRevision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.modRevision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.lease; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
  }

  static read(r: Reader): KeyValue {
    return KeyValue.merge(new KeyValue(), r);
  }

  static decode(bytes: Uint8Array): KeyValue {
    return KeyValue.merge(new KeyValue(), new Reader(bytes));
  }

  static encode(m: KeyValueInit): Uint8Array {
    return encodeWith(KeyValue.write, m);
  }
}

export interface EventInit {
  readonly type?: Event_EventType | undefined;
  readonly kv?: KeyValueInit | undefined;
  readonly prevKv?: KeyValueInit | undefined;
}

export class Event {
  static readonly typeName = 'meta_storagepb.Event';
  declare type: Event_EventType;
  declare kv: KeyValue | undefined;
  declare prevKv: KeyValue | undefined;

  constructor() {
    this.type = 0;
    this.kv = undefined;
    this.prevKv = undefined;
  }

  static merge(m: Event, r: Reader): Event {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.kv = KeyValue.merge(m.kv ?? new KeyValue(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.prevKv = KeyValue.merge(m.prevKv ?? new KeyValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EventInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.kv; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyValue.write(v, w); w.end(at); } }
    { const v = m.prevKv; if (v !== undefined) { w.tag(26); const at = w.begin(); KeyValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Event {
    return Event.merge(new Event(), r);
  }

  static decode(bytes: Uint8Array): Event {
    return Event.merge(new Event(), new Reader(bytes));
  }

  static encode(m: EventInit): Uint8Array {
    return encodeWith(Event.write, m);
  }
}

export const Event_EventType = {
  PUT: 0,
  DELETE: 1,
} as const;
/** Unknown values are kept. */
export type Event_EventType = number;

export const MetaStorage = {
  Watch: {
    path: '/meta_storagepb.MetaStorage/Watch',
    clientStreaming: false,
    serverStreaming: true,
    request: WatchRequest,
    response: WatchResponse,
  },
  Get: {
    path: '/meta_storagepb.MetaStorage/Get',
    clientStreaming: false,
    serverStreaming: false,
    request: GetRequest,
    response: GetResponse,
  },
  Put: {
    path: '/meta_storagepb.MetaStorage/Put',
    clientStreaming: false,
    serverStreaming: false,
    request: PutRequest,
    response: PutResponse,
  },
  Delete: {
    path: '/meta_storagepb.MetaStorage/Delete',
    clientStreaming: false,
    serverStreaming: false,
    request: DeleteRequest,
    response: DeleteResponse,
  },
} as const satisfies Service;
