// Generated from proto/gcpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export const ErrorType = {
  OK: 0,
  UNKNOWN: 1,
  NOT_BOOTSTRAPPED: 2,
  REVISION_MISMATCH: 3,
  SAFEPOINT_ROLLBACK: 4,
} as const;
/** Unknown values are kept. */
export type ErrorType = number;

export interface RequestHeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly senderId?: bigint | undefined;
}

export class RequestHeader {
  static readonly typeName = 'gcpb.RequestHeader';
  declare clusterId: bigint;
  declare senderId: bigint;

  constructor() {
    this.clusterId = 0n;
    this.senderId = 0n;
  }

  static merge(m: RequestHeader, r: Reader): RequestHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.senderId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.senderId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
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
  static readonly typeName = 'gcpb.ResponseHeader';
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
  static readonly typeName = 'gcpb.Error';
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

export interface KeySpaceInit {
  readonly spaceId?: Uint8Array | undefined;
  readonly gcSafePoint?: bigint | undefined;
}

export class KeySpace {
  static readonly typeName = 'gcpb.KeySpace';
  declare spaceId: Uint8Array;
  declare gcSafePoint: bigint;

  constructor() {
    this.spaceId = EMPTY_BYTES;
    this.gcSafePoint = 0n;
  }

  static merge(m: KeySpace, r: Reader): KeySpace {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.spaceId = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.gcSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeySpaceInit, w: Writer): void {
    { const v = m.spaceId; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.gcSafePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): KeySpace {
    return KeySpace.merge(new KeySpace(), r);
  }

  static decode(bytes: Uint8Array): KeySpace {
    return KeySpace.merge(new KeySpace(), new Reader(bytes));
  }

  static encode(m: KeySpaceInit): Uint8Array {
    return encodeWith(KeySpace.write, m);
  }
}

export interface ListKeySpacesRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly withGcSafePoint?: boolean | undefined;
}

export class ListKeySpacesRequest {
  static readonly typeName = 'gcpb.ListKeySpacesRequest';
  declare header: RequestHeader | undefined;
  declare withGcSafePoint: boolean;

  constructor() {
    this.header = undefined;
    this.withGcSafePoint = false;
  }

  static merge(m: ListKeySpacesRequest, r: Reader): ListKeySpacesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.withGcSafePoint = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ListKeySpacesRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.withGcSafePoint; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): ListKeySpacesRequest {
    return ListKeySpacesRequest.merge(new ListKeySpacesRequest(), r);
  }

  static decode(bytes: Uint8Array): ListKeySpacesRequest {
    return ListKeySpacesRequest.merge(new ListKeySpacesRequest(), new Reader(bytes));
  }

  static encode(m: ListKeySpacesRequestInit): Uint8Array {
    return encodeWith(ListKeySpacesRequest.write, m);
  }
}

export interface ListKeySpacesResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly keySpaces?: readonly KeySpaceInit[] | undefined;
}

export class ListKeySpacesResponse {
  static readonly typeName = 'gcpb.ListKeySpacesResponse';
  declare header: ResponseHeader | undefined;
  declare keySpaces: readonly KeySpace[];

  constructor() {
    this.header = undefined;
    this.keySpaces = EMPTY_LIST;
  }

  static merge(m: ListKeySpacesResponse, r: Reader): ListKeySpacesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.keySpaces === EMPTY_LIST) m.keySpaces = []; (m.keySpaces as KeySpace[]).push(KeySpace.merge(new KeySpace(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ListKeySpacesResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keySpaces; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeySpace.write(v[i] as KeySpaceInit, w); w.end(at); } } }
  }

  static read(r: Reader): ListKeySpacesResponse {
    return ListKeySpacesResponse.merge(new ListKeySpacesResponse(), r);
  }

  static decode(bytes: Uint8Array): ListKeySpacesResponse {
    return ListKeySpacesResponse.merge(new ListKeySpacesResponse(), new Reader(bytes));
  }

  static encode(m: ListKeySpacesResponseInit): Uint8Array {
    return encodeWith(ListKeySpacesResponse.write, m);
  }
}

export interface GetMinServiceSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly spaceId?: Uint8Array | undefined;
}

export class GetMinServiceSafePointRequest {
  static readonly typeName = 'gcpb.GetMinServiceSafePointRequest';
  declare header: RequestHeader | undefined;
  declare spaceId: Uint8Array;

  constructor() {
    this.header = undefined;
    this.spaceId = EMPTY_BYTES;
  }

  static merge(m: GetMinServiceSafePointRequest, r: Reader): GetMinServiceSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.spaceId = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMinServiceSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.spaceId; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): GetMinServiceSafePointRequest {
    return GetMinServiceSafePointRequest.merge(new GetMinServiceSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): GetMinServiceSafePointRequest {
    return GetMinServiceSafePointRequest.merge(new GetMinServiceSafePointRequest(), new Reader(bytes));
  }

  static encode(m: GetMinServiceSafePointRequestInit): Uint8Array {
    return encodeWith(GetMinServiceSafePointRequest.write, m);
  }
}

export interface GetMinServiceSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly safePoint?: bigint | undefined;
  readonly revision?: number | undefined;
}

export class GetMinServiceSafePointResponse {
  static readonly typeName = 'gcpb.GetMinServiceSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare safePoint: bigint;
  declare revision: number;

  constructor() {
    this.header = undefined;
    this.safePoint = 0n;
    this.revision = 0;
  }

  static merge(m: GetMinServiceSafePointResponse, r: Reader): GetMinServiceSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.safePoint = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMinServiceSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): GetMinServiceSafePointResponse {
    return GetMinServiceSafePointResponse.merge(new GetMinServiceSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): GetMinServiceSafePointResponse {
    return GetMinServiceSafePointResponse.merge(new GetMinServiceSafePointResponse(), new Reader(bytes));
  }

  static encode(m: GetMinServiceSafePointResponseInit): Uint8Array {
    return encodeWith(GetMinServiceSafePointResponse.write, m);
  }
}

export interface UpdateGCSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly spaceId?: Uint8Array | undefined;
  readonly safePoint?: bigint | undefined;
  readonly revision?: number | undefined;
}

export class UpdateGCSafePointRequest {
  static readonly typeName = 'gcpb.UpdateGCSafePointRequest';
  declare header: RequestHeader | undefined;
  declare spaceId: Uint8Array;
  declare safePoint: bigint;
  declare revision: number;

  constructor() {
    this.header = undefined;
    this.spaceId = EMPTY_BYTES;
    this.safePoint = 0n;
    this.revision = 0;
  }

  static merge(m: UpdateGCSafePointRequest, r: Reader): UpdateGCSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.spaceId = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.safePoint = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.revision = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGCSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.spaceId; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.revision; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
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
  readonly succeeded?: boolean | undefined;
  readonly newSafePoint?: bigint | undefined;
}

export class UpdateGCSafePointResponse {
  static readonly typeName = 'gcpb.UpdateGCSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare succeeded: boolean;
  declare newSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.succeeded = false;
    this.newSafePoint = 0n;
  }

  static merge(m: UpdateGCSafePointResponse, r: Reader): UpdateGCSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.succeeded = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.newSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateGCSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.succeeded; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.newSafePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
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

export interface UpdateServiceSafePointRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly spaceId?: Uint8Array | undefined;
  readonly serviceId?: Uint8Array | undefined;
  readonly ttl?: number | undefined;
  readonly safePoint?: bigint | undefined;
}

export class UpdateServiceSafePointRequest {
  static readonly typeName = 'gcpb.UpdateServiceSafePointRequest';
  declare header: RequestHeader | undefined;
  declare spaceId: Uint8Array;
  declare serviceId: Uint8Array;
  declare ttl: number;
  declare safePoint: bigint;

  constructor() {
    this.header = undefined;
    this.spaceId = EMPTY_BYTES;
    this.serviceId = EMPTY_BYTES;
    this.ttl = 0;
    this.safePoint = 0n;
  }

  static merge(m: UpdateServiceSafePointRequest, r: Reader): UpdateServiceSafePointRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.spaceId = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.serviceId = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.ttl = r.int64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateServiceSafePointRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.spaceId; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.serviceId; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): UpdateServiceSafePointRequest {
    return UpdateServiceSafePointRequest.merge(new UpdateServiceSafePointRequest(), r);
  }

  static decode(bytes: Uint8Array): UpdateServiceSafePointRequest {
    return UpdateServiceSafePointRequest.merge(new UpdateServiceSafePointRequest(), new Reader(bytes));
  }

  static encode(m: UpdateServiceSafePointRequestInit): Uint8Array {
    return encodeWith(UpdateServiceSafePointRequest.write, m);
  }
}

export interface UpdateServiceSafePointResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly succeeded?: boolean | undefined;
  readonly gcSafePoint?: bigint | undefined;
  readonly oldSafePoint?: bigint | undefined;
  readonly newSafePoint?: bigint | undefined;
}

export class UpdateServiceSafePointResponse {
  static readonly typeName = 'gcpb.UpdateServiceSafePointResponse';
  declare header: ResponseHeader | undefined;
  declare succeeded: boolean;
  declare gcSafePoint: bigint;
  declare oldSafePoint: bigint;
  declare newSafePoint: bigint;

  constructor() {
    this.header = undefined;
    this.succeeded = false;
    this.gcSafePoint = 0n;
    this.oldSafePoint = 0n;
    this.newSafePoint = 0n;
  }

  static merge(m: UpdateServiceSafePointResponse, r: Reader): UpdateServiceSafePointResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.succeeded = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.gcSafePoint = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.oldSafePoint = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.newSafePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateServiceSafePointResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.succeeded; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.gcSafePoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.oldSafePoint; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.newSafePoint; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): UpdateServiceSafePointResponse {
    return UpdateServiceSafePointResponse.merge(new UpdateServiceSafePointResponse(), r);
  }

  static decode(bytes: Uint8Array): UpdateServiceSafePointResponse {
    return UpdateServiceSafePointResponse.merge(new UpdateServiceSafePointResponse(), new Reader(bytes));
  }

  static encode(m: UpdateServiceSafePointResponseInit): Uint8Array {
    return encodeWith(UpdateServiceSafePointResponse.write, m);
  }
}

export const GC = {
  ListKeySpaces: {
    path: '/gcpb.GC/ListKeySpaces',
    clientStreaming: false,
    serverStreaming: false,
    request: ListKeySpacesRequest,
    response: ListKeySpacesResponse,
  },
  GetMinServiceSafePoint: {
    path: '/gcpb.GC/GetMinServiceSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: GetMinServiceSafePointRequest,
    response: GetMinServiceSafePointResponse,
  },
  UpdateGCSafePoint: {
    path: '/gcpb.GC/UpdateGCSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateGCSafePointRequest,
    response: UpdateGCSafePointResponse,
  },
  UpdateServiceSafePoint: {
    path: '/gcpb.GC/UpdateServiceSafePoint',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateServiceSafePointRequest,
    response: UpdateServiceSafePointResponse,
  },
} as const satisfies Service;
