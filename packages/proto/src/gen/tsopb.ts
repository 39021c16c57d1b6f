// Generated from proto/tsopb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as apipb from './apipb.ts';
import * as pdpb from './pdpb.ts';

export const ErrorType = {
  OK: 0,
  UNKNOWN: 1,
  NOT_BOOTSTRAPPED: 2,
  ALREADY_BOOTSTRAPPED: 3,
  INVALID_VALUE: 4,
  CLUSTER_MISMATCHED: 5,
} as const;
/** Unknown values are kept. */
export type ErrorType = number;

export interface RequestHeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly senderId?: bigint | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly keyspaceGroupId?: number | undefined;
  readonly calleeId?: string | undefined;
}

export class RequestHeader {
  static readonly typeName = 'tsopb.RequestHeader';
  declare clusterId: bigint;
  declare senderId: bigint;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare keyspaceGroupId: number;
  declare calleeId: string;

  constructor() {
    this.clusterId = 0n;
    this.senderId = 0n;
    this.keyspace = undefined;
    this.keyspaceGroupId = 0;
    this.calleeId = '';
  }

  static merge(m: RequestHeader, r: Reader): RequestHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.senderId = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.keyspaceGroupId = r.uint32(); continue; }
        case 5: { if (tag !== 42) break; m.calleeId = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.senderId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(24); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(50); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.keyspaceGroupId; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.calleeId; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
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
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly keyspaceGroupId?: number | undefined;
}

export class ResponseHeader {
  static readonly typeName = 'tsopb.ResponseHeader';
  declare clusterId: bigint;
  declare error: Error | undefined;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare keyspaceGroupId: number;

  constructor() {
    this.clusterId = 0n;
    this.error = undefined;
    this.keyspace = undefined;
    this.keyspaceGroupId = 0;
  }

  static merge(m: ResponseHeader, r: Reader): ResponseHeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.keyspaceGroupId = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResponseHeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(24); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(42); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.keyspaceGroupId; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
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
  static readonly typeName = 'tsopb.Error';
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
  static readonly typeName = 'tsopb.TsoRequest';
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

export interface TsoResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly count?: number | undefined;
  readonly timestamp?: pdpb.TimestampInit | undefined;
}

export class TsoResponse {
  static readonly typeName = 'tsopb.TsoResponse';
  declare header: ResponseHeader | undefined;
  declare count: number;
  declare timestamp: pdpb.Timestamp | undefined;

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
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.timestamp = pdpb.Timestamp.merge(m.timestamp ?? new pdpb.Timestamp(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TsoResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.count; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.timestamp; if (v !== undefined) { w.tag(26); const at = w.begin(); pdpb.Timestamp.write(v, w); w.end(at); } }
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

export interface ParticipantInit {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly listenUrls?: readonly string[] | undefined;
}

export class Participant {
  static readonly typeName = 'tsopb.Participant';
  declare name: string;
  declare id: number;
  declare listenUrls: readonly string[];

  constructor() {
    this.name = '';
    this.id = 0;
    this.listenUrls = EMPTY_LIST;
  }

  static merge(m: Participant, r: Reader): Participant {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.id = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; if (m.listenUrls === EMPTY_LIST) m.listenUrls = []; (m.listenUrls as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ParticipantInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.listenUrls; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.string(v[i] as string); } } }
  }

  static read(r: Reader): Participant {
    return Participant.merge(new Participant(), r);
  }

  static decode(bytes: Uint8Array): Participant {
    return Participant.merge(new Participant(), new Reader(bytes));
  }

  static encode(m: ParticipantInit): Uint8Array {
    return encodeWith(Participant.write, m);
  }
}

export interface KeyspaceGroupMemberInit {
  readonly address?: string | undefined;
  readonly isPrimary?: boolean | undefined;
}

export class KeyspaceGroupMember {
  static readonly typeName = 'tsopb.KeyspaceGroupMember';
  declare address: string;
  declare isPrimary: boolean;

  constructor() {
    this.address = '';
    this.isPrimary = false;
  }

  static merge(m: KeyspaceGroupMember, r: Reader): KeyspaceGroupMember {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.address = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.isPrimary = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyspaceGroupMemberInit, w: Writer): void {
    { const v = m.address; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.isPrimary; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): KeyspaceGroupMember {
    return KeyspaceGroupMember.merge(new KeyspaceGroupMember(), r);
  }

  static decode(bytes: Uint8Array): KeyspaceGroupMember {
    return KeyspaceGroupMember.merge(new KeyspaceGroupMember(), new Reader(bytes));
  }

  static encode(m: KeyspaceGroupMemberInit): Uint8Array {
    return encodeWith(KeyspaceGroupMember.write, m);
  }
}

export interface SplitStateInit {
  readonly splitSource?: number | undefined;
}

export class SplitState {
  static readonly typeName = 'tsopb.SplitState';
  declare splitSource: number;

  constructor() {
    this.splitSource = 0;
  }

  static merge(m: SplitState, r: Reader): SplitState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.splitSource = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitStateInit, w: Writer): void {
    { const v = m.splitSource; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): SplitState {
    return SplitState.merge(new SplitState(), r);
  }

  static decode(bytes: Uint8Array): SplitState {
    return SplitState.merge(new SplitState(), new Reader(bytes));
  }

  static encode(m: SplitStateInit): Uint8Array {
    return encodeWith(SplitState.write, m);
  }
}

export interface KeyspaceGroupInit {
  readonly id?: number | undefined;
  readonly userKind?: string | undefined;
  readonly splitState?: SplitStateInit | undefined;
  readonly members?: readonly KeyspaceGroupMemberInit[] | undefined;
}

export class KeyspaceGroup {
  static readonly typeName = 'tsopb.KeyspaceGroup';
  declare id: number;
  declare userKind: string;
  declare splitState: SplitState | undefined;
  declare members: readonly KeyspaceGroupMember[];

  constructor() {
    this.id = 0;
    this.userKind = '';
    this.splitState = undefined;
    this.members = EMPTY_LIST;
  }

  static merge(m: KeyspaceGroup, r: Reader): KeyspaceGroup {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint32(); continue; }
        case 2: { if (tag !== 18) break; m.userKind = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.splitState = SplitState.merge(m.splitState ?? new SplitState(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.members === EMPTY_LIST) m.members = []; (m.members as KeyspaceGroupMember[]).push(KeyspaceGroupMember.merge(new KeyspaceGroupMember(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyspaceGroupInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.userKind; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.splitState; if (v !== undefined) { w.tag(26); const at = w.begin(); SplitState.write(v, w); w.end(at); } }
    { const v = m.members; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); KeyspaceGroupMember.write(v[i] as KeyspaceGroupMemberInit, w); w.end(at); } } }
  }

  static read(r: Reader): KeyspaceGroup {
    return KeyspaceGroup.merge(new KeyspaceGroup(), r);
  }

  static decode(bytes: Uint8Array): KeyspaceGroup {
    return KeyspaceGroup.merge(new KeyspaceGroup(), new Reader(bytes));
  }

  static encode(m: KeyspaceGroupInit): Uint8Array {
    return encodeWith(KeyspaceGroup.write, m);
  }
}

export interface FindGroupByKeyspaceIDRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly modRevision?: number | undefined;
}

export class FindGroupByKeyspaceIDRequest {
  static readonly typeName = 'tsopb.FindGroupByKeyspaceIDRequest';
  declare header: RequestHeader | undefined;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare modRevision: number;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
    this.modRevision = 0;
  }

  static merge(m: FindGroupByKeyspaceIDRequest, r: Reader): FindGroupByKeyspaceIDRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = RequestHeader.merge(m.header ?? new RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.modRevision = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FindGroupByKeyspaceIDRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(16); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(34); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.modRevision; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): FindGroupByKeyspaceIDRequest {
    return FindGroupByKeyspaceIDRequest.merge(new FindGroupByKeyspaceIDRequest(), r);
  }

  static decode(bytes: Uint8Array): FindGroupByKeyspaceIDRequest {
    return FindGroupByKeyspaceIDRequest.merge(new FindGroupByKeyspaceIDRequest(), new Reader(bytes));
  }

  static encode(m: FindGroupByKeyspaceIDRequestInit): Uint8Array {
    return encodeWith(FindGroupByKeyspaceIDRequest.write, m);
  }
}

export interface FindGroupByKeyspaceIDResponseInit {
  readonly header?: ResponseHeaderInit | undefined;
  readonly keyspaceGroup?: KeyspaceGroupInit | undefined;
  readonly modRevision?: number | undefined;
}

export class FindGroupByKeyspaceIDResponse {
  static readonly typeName = 'tsopb.FindGroupByKeyspaceIDResponse';
  declare header: ResponseHeader | undefined;
  declare keyspaceGroup: KeyspaceGroup | undefined;
  declare modRevision: number;

  constructor() {
    this.header = undefined;
    this.keyspaceGroup = undefined;
    this.modRevision = 0;
  }

  static merge(m: FindGroupByKeyspaceIDResponse, r: Reader): FindGroupByKeyspaceIDResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceGroup = KeyspaceGroup.merge(m.keyspaceGroup ?? new KeyspaceGroup(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.modRevision = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FindGroupByKeyspaceIDResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaceGroup; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceGroup.write(v, w); w.end(at); } }
    { const v = m.modRevision; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): FindGroupByKeyspaceIDResponse {
    return FindGroupByKeyspaceIDResponse.merge(new FindGroupByKeyspaceIDResponse(), r);
  }

  static decode(bytes: Uint8Array): FindGroupByKeyspaceIDResponse {
    return FindGroupByKeyspaceIDResponse.merge(new FindGroupByKeyspaceIDResponse(), new Reader(bytes));
  }

  static encode(m: FindGroupByKeyspaceIDResponseInit): Uint8Array {
    return encodeWith(FindGroupByKeyspaceIDResponse.write, m);
  }
}

export interface GetMinTSRequestInit {
  readonly header?: RequestHeaderInit | undefined;
  readonly dcLocation?: string | undefined;
}

export class GetMinTSRequest {
  static readonly typeName = 'tsopb.GetMinTSRequest';
  declare header: RequestHeader | undefined;
  declare dcLocation: string;

  constructor() {
    this.header = undefined;
    this.dcLocation = '';
  }

  static merge(m: GetMinTSRequest, r: Reader): GetMinTSRequest {
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

  static write(m: GetMinTSRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); RequestHeader.write(v, w); w.end(at); } }
    { const v = m.dcLocation; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
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
  readonly timestamp?: pdpb.TimestampInit | undefined;
  readonly keyspaceGroupsServing?: number | undefined;
  readonly keyspaceGroupsTotal?: number | undefined;
}

export class GetMinTSResponse {
  static readonly typeName = 'tsopb.GetMinTSResponse';
  declare header: ResponseHeader | undefined;
  declare timestamp: pdpb.Timestamp | undefined;
  declare keyspaceGroupsServing: number;
  declare keyspaceGroupsTotal: number;

  constructor() {
    this.header = undefined;
    this.timestamp = undefined;
    this.keyspaceGroupsServing = 0;
    this.keyspaceGroupsTotal = 0;
  }

  static merge(m: GetMinTSResponse, r: Reader): GetMinTSResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = ResponseHeader.merge(m.header ?? new ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.timestamp = pdpb.Timestamp.merge(m.timestamp ?? new pdpb.Timestamp(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.keyspaceGroupsServing = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.keyspaceGroupsTotal = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetMinTSResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.timestamp; if (v !== undefined) { w.tag(18); const at = w.begin(); pdpb.Timestamp.write(v, w); w.end(at); } }
    { const v = m.keyspaceGroupsServing; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.keyspaceGroupsTotal; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
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

export const TSO = {
  Tso: {
    path: '/tsopb.TSO/Tso',
    clientStreaming: true,
    serverStreaming: true,
    request: TsoRequest,
    response: TsoResponse,
  },
  FindGroupByKeyspaceID: {
    path: '/tsopb.TSO/FindGroupByKeyspaceID',
    clientStreaming: false,
    serverStreaming: false,
    request: FindGroupByKeyspaceIDRequest,
    response: FindGroupByKeyspaceIDResponse,
  },
  GetMinTS: {
    path: '/tsopb.TSO/GetMinTS',
    clientStreaming: false,
    serverStreaming: false,
    request: GetMinTSRequest,
    response: GetMinTSResponse,
  },
} as const satisfies Service;
