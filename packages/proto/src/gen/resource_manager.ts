// Generated from proto/resource_manager.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as apipb from './apipb.ts';

export const RequestUnitType = {
  RU: 0,
} as const;
/** Unknown values are kept. */
export type RequestUnitType = number;

export const RawResourceType = {
  CPU: 0,
  IOReadFlow: 1,
  IOWriteFlow: 2,
} as const;
/** Unknown values are kept. */
export type RawResourceType = number;

export const GroupMode = {
  Unknown: 0,
  RUMode: 1,
  RawMode: 2,
} as const;
/** Unknown values are kept. */
export type GroupMode = number;

export const RunawayAction = {
  NoneAction: 0,
  DryRun: 1,
  CoolDown: 2,
  Kill: 3,
  SwitchGroup: 4,
} as const;
/** Unknown values are kept. */
export type RunawayAction = number;

export const RunawayWatchType = {
  NoneWatch: 0,
  Exact: 1,
  Similar: 2,
  Plan: 3,
} as const;
/** Unknown values are kept. */
export type RunawayWatchType = number;

export interface KeyspaceIDValueInit {
  readonly keyspace?: { readonly kind: 'value'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
}

export class KeyspaceIDValue {
  static readonly typeName = 'resource_manager.KeyspaceIDValue';
  declare keyspace: { readonly kind: 'value'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;

  constructor() {
    this.keyspace = undefined;
  }

  static merge(m: KeyspaceIDValue, r: Reader): KeyspaceIDValue {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyspace = { kind: 'value', value: r.uint32() }; continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyspaceIDValueInit, w: Writer): void {
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'value': { w.tag(8); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(18); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): KeyspaceIDValue {
    return KeyspaceIDValue.merge(new KeyspaceIDValue(), r);
  }

  static decode(bytes: Uint8Array): KeyspaceIDValue {
    return KeyspaceIDValue.merge(new KeyspaceIDValue(), new Reader(bytes));
  }

  static encode(m: KeyspaceIDValueInit): Uint8Array {
    return encodeWith(KeyspaceIDValue.write, m);
  }
}

export interface ListResourceGroupsRequestInit {
  readonly withRuStats?: boolean | undefined;
  readonly keyspaceId?: KeyspaceIDValueInit | undefined;
}

export class ListResourceGroupsRequest {
  static readonly typeName = 'resource_manager.ListResourceGroupsRequest';
  declare withRuStats: boolean;
  declare keyspaceId: KeyspaceIDValue | undefined;

  constructor() {
    this.withRuStats = false;
    this.keyspaceId = undefined;
  }

  static merge(m: ListResourceGroupsRequest, r: Reader): ListResourceGroupsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.withRuStats = r.bool(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceId = KeyspaceIDValue.merge(m.keyspaceId ?? new KeyspaceIDValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ListResourceGroupsRequestInit, w: Writer): void {
    { const v = m.withRuStats; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
    { const v = m.keyspaceId; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceIDValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ListResourceGroupsRequest {
    return ListResourceGroupsRequest.merge(new ListResourceGroupsRequest(), r);
  }

  static decode(bytes: Uint8Array): ListResourceGroupsRequest {
    return ListResourceGroupsRequest.merge(new ListResourceGroupsRequest(), new Reader(bytes));
  }

  static encode(m: ListResourceGroupsRequestInit): Uint8Array {
    return encodeWith(ListResourceGroupsRequest.write, m);
  }
}

export interface ListResourceGroupsResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly groups?: readonly ResourceGroupInit[] | undefined;
}

export class ListResourceGroupsResponse {
  static readonly typeName = 'resource_manager.ListResourceGroupsResponse';
  declare error: Error | undefined;
  declare groups: readonly ResourceGroup[];

  constructor() {
    this.error = undefined;
    this.groups = EMPTY_LIST;
  }

  static merge(m: ListResourceGroupsResponse, r: Reader): ListResourceGroupsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.groups === EMPTY_LIST) m.groups = []; (m.groups as ResourceGroup[]).push(ResourceGroup.merge(new ResourceGroup(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ListResourceGroupsResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.groups; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ResourceGroup.write(v[i] as ResourceGroupInit, w); w.end(at); } } }
  }

  static read(r: Reader): ListResourceGroupsResponse {
    return ListResourceGroupsResponse.merge(new ListResourceGroupsResponse(), r);
  }

  static decode(bytes: Uint8Array): ListResourceGroupsResponse {
    return ListResourceGroupsResponse.merge(new ListResourceGroupsResponse(), new Reader(bytes));
  }

  static encode(m: ListResourceGroupsResponseInit): Uint8Array {
    return encodeWith(ListResourceGroupsResponse.write, m);
  }
}

export interface GetResourceGroupRequestInit {
  readonly resourceGroupName?: string | undefined;
  readonly withRuStats?: boolean | undefined;
  readonly keyspaceId?: KeyspaceIDValueInit | undefined;
}

export class GetResourceGroupRequest {
  static readonly typeName = 'resource_manager.GetResourceGroupRequest';
  declare resourceGroupName: string;
  declare withRuStats: boolean;
  declare keyspaceId: KeyspaceIDValue | undefined;

  constructor() {
    this.resourceGroupName = '';
    this.withRuStats = false;
    this.keyspaceId = undefined;
  }

  static merge(m: GetResourceGroupRequest, r: Reader): GetResourceGroupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.resourceGroupName = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.withRuStats = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.keyspaceId = KeyspaceIDValue.merge(m.keyspaceId ?? new KeyspaceIDValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetResourceGroupRequestInit, w: Writer): void {
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.withRuStats; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.keyspaceId; if (v !== undefined) { w.tag(26); const at = w.begin(); KeyspaceIDValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetResourceGroupRequest {
    return GetResourceGroupRequest.merge(new GetResourceGroupRequest(), r);
  }

  static decode(bytes: Uint8Array): GetResourceGroupRequest {
    return GetResourceGroupRequest.merge(new GetResourceGroupRequest(), new Reader(bytes));
  }

  static encode(m: GetResourceGroupRequestInit): Uint8Array {
    return encodeWith(GetResourceGroupRequest.write, m);
  }
}

export interface GetResourceGroupResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly group?: ResourceGroupInit | undefined;
}

export class GetResourceGroupResponse {
  static readonly typeName = 'resource_manager.GetResourceGroupResponse';
  declare error: Error | undefined;
  declare group: ResourceGroup | undefined;

  constructor() {
    this.error = undefined;
    this.group = undefined;
  }

  static merge(m: GetResourceGroupResponse, r: Reader): GetResourceGroupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.group = ResourceGroup.merge(m.group ?? new ResourceGroup(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetResourceGroupResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.group; if (v !== undefined) { w.tag(18); const at = w.begin(); ResourceGroup.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetResourceGroupResponse {
    return GetResourceGroupResponse.merge(new GetResourceGroupResponse(), r);
  }

  static decode(bytes: Uint8Array): GetResourceGroupResponse {
    return GetResourceGroupResponse.merge(new GetResourceGroupResponse(), new Reader(bytes));
  }

  static encode(m: GetResourceGroupResponseInit): Uint8Array {
    return encodeWith(GetResourceGroupResponse.write, m);
  }
}

export interface DeleteResourceGroupRequestInit {
  readonly resourceGroupName?: string | undefined;
  readonly keyspaceId?: KeyspaceIDValueInit | undefined;
}

export class DeleteResourceGroupRequest {
  static readonly typeName = 'resource_manager.DeleteResourceGroupRequest';
  declare resourceGroupName: string;
  declare keyspaceId: KeyspaceIDValue | undefined;

  constructor() {
    this.resourceGroupName = '';
    this.keyspaceId = undefined;
  }

  static merge(m: DeleteResourceGroupRequest, r: Reader): DeleteResourceGroupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.resourceGroupName = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspaceId = KeyspaceIDValue.merge(m.keyspaceId ?? new KeyspaceIDValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteResourceGroupRequestInit, w: Writer): void {
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.keyspaceId; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceIDValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DeleteResourceGroupRequest {
    return DeleteResourceGroupRequest.merge(new DeleteResourceGroupRequest(), r);
  }

  static decode(bytes: Uint8Array): DeleteResourceGroupRequest {
    return DeleteResourceGroupRequest.merge(new DeleteResourceGroupRequest(), new Reader(bytes));
  }

  static encode(m: DeleteResourceGroupRequestInit): Uint8Array {
    return encodeWith(DeleteResourceGroupRequest.write, m);
  }
}

export interface DeleteResourceGroupResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly body?: string | undefined;
}

export class DeleteResourceGroupResponse {
  static readonly typeName = 'resource_manager.DeleteResourceGroupResponse';
  declare error: Error | undefined;
  declare body: string;

  constructor() {
    this.error = undefined;
    this.body = '';
  }

  static merge(m: DeleteResourceGroupResponse, r: Reader): DeleteResourceGroupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.body = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteResourceGroupResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.body; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DeleteResourceGroupResponse {
    return DeleteResourceGroupResponse.merge(new DeleteResourceGroupResponse(), r);
  }

  static decode(bytes: Uint8Array): DeleteResourceGroupResponse {
    return DeleteResourceGroupResponse.merge(new DeleteResourceGroupResponse(), new Reader(bytes));
  }

  static encode(m: DeleteResourceGroupResponseInit): Uint8Array {
    return encodeWith(DeleteResourceGroupResponse.write, m);
  }
}

export interface PutResourceGroupRequestInit {
  readonly group?: ResourceGroupInit | undefined;
}

export class PutResourceGroupRequest {
  static readonly typeName = 'resource_manager.PutResourceGroupRequest';
  declare group: ResourceGroup | undefined;

  constructor() {
    this.group = undefined;
  }

  static merge(m: PutResourceGroupRequest, r: Reader): PutResourceGroupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.group = ResourceGroup.merge(m.group ?? new ResourceGroup(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutResourceGroupRequestInit, w: Writer): void {
    { const v = m.group; if (v !== undefined) { w.tag(10); const at = w.begin(); ResourceGroup.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PutResourceGroupRequest {
    return PutResourceGroupRequest.merge(new PutResourceGroupRequest(), r);
  }

  static decode(bytes: Uint8Array): PutResourceGroupRequest {
    return PutResourceGroupRequest.merge(new PutResourceGroupRequest(), new Reader(bytes));
  }

  static encode(m: PutResourceGroupRequestInit): Uint8Array {
    return encodeWith(PutResourceGroupRequest.write, m);
  }
}

export interface PutResourceGroupResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly body?: string | undefined;
}

export class PutResourceGroupResponse {
  static readonly typeName = 'resource_manager.PutResourceGroupResponse';
  declare error: Error | undefined;
  declare body: string;

  constructor() {
    this.error = undefined;
    this.body = '';
  }

  static merge(m: PutResourceGroupResponse, r: Reader): PutResourceGroupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.body = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PutResourceGroupResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.body; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): PutResourceGroupResponse {
    return PutResourceGroupResponse.merge(new PutResourceGroupResponse(), r);
  }

  static decode(bytes: Uint8Array): PutResourceGroupResponse {
    return PutResourceGroupResponse.merge(new PutResourceGroupResponse(), new Reader(bytes));
  }

  static encode(m: PutResourceGroupResponseInit): Uint8Array {
    return encodeWith(PutResourceGroupResponse.write, m);
  }
}

export interface TokenBucketsRequestInit {
  readonly requests?: readonly TokenBucketRequestInit[] | undefined;
  readonly targetRequestPeriodMs?: number | undefined;
  readonly clientUniqueId?: bigint | undefined;
}

export class TokenBucketsRequest {
  static readonly typeName = 'resource_manager.TokenBucketsRequest';
  declare requests: readonly TokenBucketRequest[];
  declare targetRequestPeriodMs: number;
  declare clientUniqueId: bigint;

  constructor() {
    this.requests = EMPTY_LIST;
    this.targetRequestPeriodMs = 0;
    this.clientUniqueId = 0n;
  }

  static merge(m: TokenBucketsRequest, r: Reader): TokenBucketsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.requests === EMPTY_LIST) m.requests = []; (m.requests as TokenBucketRequest[]).push(TokenBucketRequest.merge(new TokenBucketRequest(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.targetRequestPeriodMs = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 24) break; m.clientUniqueId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketsRequestInit, w: Writer): void {
    { const v = m.requests; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); TokenBucketRequest.write(v[i] as TokenBucketRequestInit, w); w.end(at); } } }
    { const v = m.targetRequestPeriodMs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.clientUniqueId; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): TokenBucketsRequest {
    return TokenBucketsRequest.merge(new TokenBucketsRequest(), r);
  }

  static decode(bytes: Uint8Array): TokenBucketsRequest {
    return TokenBucketsRequest.merge(new TokenBucketsRequest(), new Reader(bytes));
  }

  static encode(m: TokenBucketsRequestInit): Uint8Array {
    return encodeWith(TokenBucketsRequest.write, m);
  }
}

export interface TokenBucketRequestInit {
  readonly resourceGroupName?: string | undefined;
  readonly request?: { readonly kind: 'ruItems'; readonly value: TokenBucketRequest_RequestRUInit } | { readonly kind: 'rawResourceItems'; readonly value: TokenBucketRequest_RequestRawResourceInit } | undefined;
  readonly consumptionSinceLastRequest?: ConsumptionInit | undefined;
  readonly isBackground?: boolean | undefined;
  readonly isTiflash?: boolean | undefined;
  readonly keyspaceId?: KeyspaceIDValueInit | undefined;
}

export class TokenBucketRequest {
  static readonly typeName = 'resource_manager.TokenBucketRequest';
  declare resourceGroupName: string;
  declare request: { readonly kind: 'ruItems'; readonly value: TokenBucketRequest_RequestRU } | { readonly kind: 'rawResourceItems'; readonly value: TokenBucketRequest_RequestRawResource } | undefined;
  declare consumptionSinceLastRequest: Consumption | undefined;
  declare isBackground: boolean;
  declare isTiflash: boolean;
  declare keyspaceId: KeyspaceIDValue | undefined;

  constructor() {
    this.resourceGroupName = '';
    this.request = undefined;
    this.consumptionSinceLastRequest = undefined;
    this.isBackground = false;
    this.isTiflash = false;
    this.keyspaceId = undefined;
  }

  static merge(m: TokenBucketRequest, r: Reader): TokenBucketRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.resourceGroupName = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.request?.kind === 'ruItems' ? m.request.value : new TokenBucketRequest_RequestRU(); m.request = { kind: 'ruItems', value: TokenBucketRequest_RequestRU.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.request?.kind === 'rawResourceItems' ? m.request.value : new TokenBucketRequest_RequestRawResource(); m.request = { kind: 'rawResourceItems', value: TokenBucketRequest_RequestRawResource.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.consumptionSinceLastRequest = Consumption.merge(m.consumptionSinceLastRequest ?? new Consumption(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.isBackground = r.bool(); continue; }
        case 6: { if (tag !== 48) break; m.isTiflash = r.bool(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.keyspaceId = KeyspaceIDValue.merge(m.keyspaceId ?? new KeyspaceIDValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketRequestInit, w: Writer): void {
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    const request_ = m.request;
    if (request_ !== undefined) {
      switch (request_.kind) {
        case 'ruItems': { w.tag(18); const at = w.begin(); TokenBucketRequest_RequestRU.write(request_.value, w); w.end(at); break; }
        case 'rawResourceItems': { w.tag(26); const at = w.begin(); TokenBucketRequest_RequestRawResource.write(request_.value, w); w.end(at); break; }
      }
    }
    { const v = m.consumptionSinceLastRequest; if (v !== undefined) { w.tag(34); const at = w.begin(); Consumption.write(v, w); w.end(at); } }
    { const v = m.isBackground; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.isTiflash; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.keyspaceId; if (v !== undefined) { w.tag(58); const at = w.begin(); KeyspaceIDValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TokenBucketRequest {
    return TokenBucketRequest.merge(new TokenBucketRequest(), r);
  }

  static decode(bytes: Uint8Array): TokenBucketRequest {
    return TokenBucketRequest.merge(new TokenBucketRequest(), new Reader(bytes));
  }

  static encode(m: TokenBucketRequestInit): Uint8Array {
    return encodeWith(TokenBucketRequest.write, m);
  }
}

export interface TokenBucketRequest_RequestRUInit {
  readonly requestRU?: readonly RequestUnitItemInit[] | undefined;
}

export class TokenBucketRequest_RequestRU {
  static readonly typeName = 'resource_manager.TokenBucketRequest.RequestRU';
  declare requestRU: readonly RequestUnitItem[];

  constructor() {
    this.requestRU = EMPTY_LIST;
  }

  static merge(m: TokenBucketRequest_RequestRU, r: Reader): TokenBucketRequest_RequestRU {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.requestRU === EMPTY_LIST) m.requestRU = []; (m.requestRU as RequestUnitItem[]).push(RequestUnitItem.merge(new RequestUnitItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketRequest_RequestRUInit, w: Writer): void {
    { const v = m.requestRU; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RequestUnitItem.write(v[i] as RequestUnitItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): TokenBucketRequest_RequestRU {
    return TokenBucketRequest_RequestRU.merge(new TokenBucketRequest_RequestRU(), r);
  }

  static decode(bytes: Uint8Array): TokenBucketRequest_RequestRU {
    return TokenBucketRequest_RequestRU.merge(new TokenBucketRequest_RequestRU(), new Reader(bytes));
  }

  static encode(m: TokenBucketRequest_RequestRUInit): Uint8Array {
    return encodeWith(TokenBucketRequest_RequestRU.write, m);
  }
}

export interface TokenBucketRequest_RequestRawResourceInit {
  readonly requestRawResource?: readonly RawResourceItemInit[] | undefined;
}

export class TokenBucketRequest_RequestRawResource {
  static readonly typeName = 'resource_manager.TokenBucketRequest.RequestRawResource';
  declare requestRawResource: readonly RawResourceItem[];

  constructor() {
    this.requestRawResource = EMPTY_LIST;
  }

  static merge(m: TokenBucketRequest_RequestRawResource, r: Reader): TokenBucketRequest_RequestRawResource {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.requestRawResource === EMPTY_LIST) m.requestRawResource = []; (m.requestRawResource as RawResourceItem[]).push(RawResourceItem.merge(new RawResourceItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketRequest_RequestRawResourceInit, w: Writer): void {
    { const v = m.requestRawResource; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RawResourceItem.write(v[i] as RawResourceItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): TokenBucketRequest_RequestRawResource {
    return TokenBucketRequest_RequestRawResource.merge(new TokenBucketRequest_RequestRawResource(), r);
  }

  static decode(bytes: Uint8Array): TokenBucketRequest_RequestRawResource {
    return TokenBucketRequest_RequestRawResource.merge(new TokenBucketRequest_RequestRawResource(), new Reader(bytes));
  }

  static encode(m: TokenBucketRequest_RequestRawResourceInit): Uint8Array {
    return encodeWith(TokenBucketRequest_RequestRawResource.write, m);
  }
}

export interface TokenBucketsResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly responses?: readonly TokenBucketResponseInit[] | undefined;
}

export class TokenBucketsResponse {
  static readonly typeName = 'resource_manager.TokenBucketsResponse';
  declare error: Error | undefined;
  declare responses: readonly TokenBucketResponse[];

  constructor() {
    this.error = undefined;
    this.responses = EMPTY_LIST;
  }

  static merge(m: TokenBucketsResponse, r: Reader): TokenBucketsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.responses === EMPTY_LIST) m.responses = []; (m.responses as TokenBucketResponse[]).push(TokenBucketResponse.merge(new TokenBucketResponse(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketsResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.responses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); TokenBucketResponse.write(v[i] as TokenBucketResponseInit, w); w.end(at); } } }
  }

  static read(r: Reader): TokenBucketsResponse {
    return TokenBucketsResponse.merge(new TokenBucketsResponse(), r);
  }

  static decode(bytes: Uint8Array): TokenBucketsResponse {
    return TokenBucketsResponse.merge(new TokenBucketsResponse(), new Reader(bytes));
  }

  static encode(m: TokenBucketsResponseInit): Uint8Array {
    return encodeWith(TokenBucketsResponse.write, m);
  }
}

export interface TokenBucketResponseInit {
  readonly resourceGroupName?: string | undefined;
  readonly grantedRUTokens?: readonly GrantedRUTokenBucketInit[] | undefined;
  readonly grantedResourceTokens?: readonly GrantedRawResourceTokenBucketInit[] | undefined;
  readonly keyspaceId?: KeyspaceIDValueInit | undefined;
}

export class TokenBucketResponse {
  static readonly typeName = 'resource_manager.TokenBucketResponse';
  declare resourceGroupName: string;
  declare grantedRUTokens: readonly GrantedRUTokenBucket[];
  declare grantedResourceTokens: readonly GrantedRawResourceTokenBucket[];
  declare keyspaceId: KeyspaceIDValue | undefined;

  constructor() {
    this.resourceGroupName = '';
    this.grantedRUTokens = EMPTY_LIST;
    this.grantedResourceTokens = EMPTY_LIST;
    this.keyspaceId = undefined;
  }

  static merge(m: TokenBucketResponse, r: Reader): TokenBucketResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.resourceGroupName = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.grantedRUTokens === EMPTY_LIST) m.grantedRUTokens = []; (m.grantedRUTokens as GrantedRUTokenBucket[]).push(GrantedRUTokenBucket.merge(new GrantedRUTokenBucket(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.grantedResourceTokens === EMPTY_LIST) m.grantedResourceTokens = []; (m.grantedResourceTokens as GrantedRawResourceTokenBucket[]).push(GrantedRawResourceTokenBucket.merge(new GrantedRawResourceTokenBucket(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.keyspaceId = KeyspaceIDValue.merge(m.keyspaceId ?? new KeyspaceIDValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketResponseInit, w: Writer): void {
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.grantedRUTokens; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); GrantedRUTokenBucket.write(v[i] as GrantedRUTokenBucketInit, w); w.end(at); } } }
    { const v = m.grantedResourceTokens; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); GrantedRawResourceTokenBucket.write(v[i] as GrantedRawResourceTokenBucketInit, w); w.end(at); } } }
    { const v = m.keyspaceId; if (v !== undefined) { w.tag(34); const at = w.begin(); KeyspaceIDValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TokenBucketResponse {
    return TokenBucketResponse.merge(new TokenBucketResponse(), r);
  }

  static decode(bytes: Uint8Array): TokenBucketResponse {
    return TokenBucketResponse.merge(new TokenBucketResponse(), new Reader(bytes));
  }

  static encode(m: TokenBucketResponseInit): Uint8Array {
    return encodeWith(TokenBucketResponse.write, m);
  }
}

export interface GrantedRUTokenBucketInit {
  readonly type?: RequestUnitType | undefined;
  readonly grantedTokens?: TokenBucketInit | undefined;
  readonly trickleTimeMs?: number | undefined;
}

export class GrantedRUTokenBucket {
  static readonly typeName = 'resource_manager.GrantedRUTokenBucket';
  declare type: RequestUnitType;
  declare grantedTokens: TokenBucket | undefined;
  declare trickleTimeMs: number;

  constructor() {
    this.type = 0;
    this.grantedTokens = undefined;
    this.trickleTimeMs = 0;
  }

  static merge(m: GrantedRUTokenBucket, r: Reader): GrantedRUTokenBucket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.grantedTokens = TokenBucket.merge(m.grantedTokens ?? new TokenBucket(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.trickleTimeMs = r.int64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GrantedRUTokenBucketInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.grantedTokens; if (v !== undefined) { w.tag(18); const at = w.begin(); TokenBucket.write(v, w); w.end(at); } }
    { const v = m.trickleTimeMs; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): GrantedRUTokenBucket {
    return GrantedRUTokenBucket.merge(new GrantedRUTokenBucket(), r);
  }

  static decode(bytes: Uint8Array): GrantedRUTokenBucket {
    return GrantedRUTokenBucket.merge(new GrantedRUTokenBucket(), new Reader(bytes));
  }

  static encode(m: GrantedRUTokenBucketInit): Uint8Array {
    return encodeWith(GrantedRUTokenBucket.write, m);
  }
}

export interface GrantedRawResourceTokenBucketInit {
  readonly type?: RawResourceType | undefined;
  readonly grantedTokens?: TokenBucketInit | undefined;
  readonly trickleTimeMs?: number | undefined;
}

export class GrantedRawResourceTokenBucket {
  static readonly typeName = 'resource_manager.GrantedRawResourceTokenBucket';
  declare type: RawResourceType;
  declare grantedTokens: TokenBucket | undefined;
  declare trickleTimeMs: number;

  constructor() {
    this.type = 0;
    this.grantedTokens = undefined;
    this.trickleTimeMs = 0;
  }

  static merge(m: GrantedRawResourceTokenBucket, r: Reader): GrantedRawResourceTokenBucket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.grantedTokens = TokenBucket.merge(m.grantedTokens ?? new TokenBucket(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.trickleTimeMs = r.int64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GrantedRawResourceTokenBucketInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.grantedTokens; if (v !== undefined) { w.tag(18); const at = w.begin(); TokenBucket.write(v, w); w.end(at); } }
    { const v = m.trickleTimeMs; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): GrantedRawResourceTokenBucket {
    return GrantedRawResourceTokenBucket.merge(new GrantedRawResourceTokenBucket(), r);
  }

  static decode(bytes: Uint8Array): GrantedRawResourceTokenBucket {
    return GrantedRawResourceTokenBucket.merge(new GrantedRawResourceTokenBucket(), new Reader(bytes));
  }

  static encode(m: GrantedRawResourceTokenBucketInit): Uint8Array {
    return encodeWith(GrantedRawResourceTokenBucket.write, m);
  }
}

export interface ConsumptionInit {
  readonly rRU?: number | undefined;
  readonly wRU?: number | undefined;
  readonly readBytes?: number | undefined;
  readonly writeBytes?: number | undefined;
  readonly totalCpuTimeMs?: number | undefined;
  readonly sqlLayerCpuTimeMs?: number | undefined;
  readonly kvReadRpcCount?: number | undefined;
  readonly kvWriteRpcCount?: number | undefined;
  readonly readCrossAzTrafficBytes?: number | undefined;
  readonly writeCrossAzTrafficBytes?: number | undefined;
  readonly tikvRUV2?: number | undefined;
  readonly tidbRUV2?: number | undefined;
  readonly tiflashRUV2?: number | undefined;
}

export class Consumption {
  static readonly typeName = 'resource_manager.Consumption';
  declare rRU: number;
  declare wRU: number;
  declare readBytes: number;
  declare writeBytes: number;
  declare totalCpuTimeMs: number;
  declare sqlLayerCpuTimeMs: number;
  declare kvReadRpcCount: number;
  declare kvWriteRpcCount: number;
  declare readCrossAzTrafficBytes: number;
  declare writeCrossAzTrafficBytes: number;
  declare tikvRUV2: number;
  declare tidbRUV2: number;
  declare tiflashRUV2: number;

  constructor() {
    this.rRU = 0;
    this.wRU = 0;
    this.readBytes = 0;
    this.writeBytes = 0;
    this.totalCpuTimeMs = 0;
    this.sqlLayerCpuTimeMs = 0;
    this.kvReadRpcCount = 0;
    this.kvWriteRpcCount = 0;
    this.readCrossAzTrafficBytes = 0;
    this.writeCrossAzTrafficBytes = 0;
    this.tikvRUV2 = 0;
    this.tidbRUV2 = 0;
    this.tiflashRUV2 = 0;
  }

  static merge(m: Consumption, r: Reader): Consumption {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 9) break; m.rRU = r.double(); continue; }
        case 2: { if (tag !== 17) break; m.wRU = r.double(); continue; }
        case 3: { if (tag !== 25) break; m.readBytes = r.double(); continue; }
        case 4: { if (tag !== 33) break; m.writeBytes = r.double(); continue; }
        case 5: { if (tag !== 41) break; m.totalCpuTimeMs = r.double(); continue; }
        case 6: { if (tag !== 49) break; m.sqlLayerCpuTimeMs = r.double(); continue; }
        case 7: { if (tag !== 57) break; m.kvReadRpcCount = r.double(); continue; }
        case 8: { if (tag !== 65) break; m.kvWriteRpcCount = r.double(); continue; }
        case 9: { if (tag !== 72) break; m.readCrossAzTrafficBytes = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.writeCrossAzTrafficBytes = r.uint64(); continue; }
        case 11: { if (tag !== 89) break; m.tikvRUV2 = r.double(); continue; }
        case 12: { if (tag !== 97) break; m.tidbRUV2 = r.double(); continue; }
        case 13: { if (tag !== 105) break; m.tiflashRUV2 = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ConsumptionInit, w: Writer): void {
    { const v = m.rRU; if (v !== undefined && v !== 0) { w.tag(9); w.double(v); } }
    { const v = m.wRU; if (v !== undefined && v !== 0) { w.tag(17); w.double(v); } }
    { const v = m.readBytes; if (v !== undefined && v !== 0) { w.tag(25); w.double(v); } }
    { const v = m.writeBytes; if (v !== undefined && v !== 0) { w.tag(33); w.double(v); } }
    { const v = m.totalCpuTimeMs; if (v !== undefined && v !== 0) { w.tag(41); w.double(v); } }
    { const v = m.sqlLayerCpuTimeMs; if (v !== undefined && v !== 0) { w.tag(49); w.double(v); } }
    { const v = m.kvReadRpcCount; if (v !== undefined && v !== 0) { w.tag(57); w.double(v); } }
    { const v = m.kvWriteRpcCount; if (v !== undefined && v !== 0) { w.tag(65); w.double(v); } }
    { const v = m.readCrossAzTrafficBytes; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.writeCrossAzTrafficBytes; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.tikvRUV2; if (v !== undefined && v !== 0) { w.tag(89); w.double(v); } }
    { const v = m.tidbRUV2; if (v !== undefined && v !== 0) { w.tag(97); w.double(v); } }
    { const v = m.tiflashRUV2; if (v !== undefined && v !== 0) { w.tag(105); w.double(v); } }
  }

  static read(r: Reader): Consumption {
    return Consumption.merge(new Consumption(), r);
  }

  static decode(bytes: Uint8Array): Consumption {
    return Consumption.merge(new Consumption(), new Reader(bytes));
  }

  static encode(m: ConsumptionInit): Uint8Array {
    return encodeWith(Consumption.write, m);
  }
}

export interface RequestUnitItemInit {
  readonly type?: RequestUnitType | undefined;
  readonly value?: number | undefined;
}

export class RequestUnitItem {
  static readonly typeName = 'resource_manager.RequestUnitItem';
  declare type: RequestUnitType;
  declare value: number;

  constructor() {
    this.type = 0;
    this.value = 0;
  }

  static merge(m: RequestUnitItem, r: Reader): RequestUnitItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 17) break; m.value = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RequestUnitItemInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.value; if (v !== undefined && v !== 0) { w.tag(17); w.double(v); } }
  }

  static read(r: Reader): RequestUnitItem {
    return RequestUnitItem.merge(new RequestUnitItem(), r);
  }

  static decode(bytes: Uint8Array): RequestUnitItem {
    return RequestUnitItem.merge(new RequestUnitItem(), new Reader(bytes));
  }

  static encode(m: RequestUnitItemInit): Uint8Array {
    return encodeWith(RequestUnitItem.write, m);
  }
}

export interface RawResourceItemInit {
  readonly type?: RawResourceType | undefined;
  readonly value?: number | undefined;
}

export class RawResourceItem {
  static readonly typeName = 'resource_manager.RawResourceItem';
  declare type: RawResourceType;
  declare value: number;

  constructor() {
    this.type = 0;
    this.value = 0;
  }

  static merge(m: RawResourceItem, r: Reader): RawResourceItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 17) break; m.value = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawResourceItemInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.value; if (v !== undefined && v !== 0) { w.tag(17); w.double(v); } }
  }

  static read(r: Reader): RawResourceItem {
    return RawResourceItem.merge(new RawResourceItem(), r);
  }

  static decode(bytes: Uint8Array): RawResourceItem {
    return RawResourceItem.merge(new RawResourceItem(), new Reader(bytes));
  }

  static encode(m: RawResourceItemInit): Uint8Array {
    return encodeWith(RawResourceItem.write, m);
  }
}

export interface ResourceGroupInit {
  readonly name?: string | undefined;
  readonly mode?: GroupMode | undefined;
  readonly rUSettings?: GroupRequestUnitSettingsInit | undefined;
  readonly rawResourceSettings?: GroupRawResourceSettingsInit | undefined;
  readonly priority?: number | undefined;
  readonly runawaySettings?: RunawaySettingsInit | undefined;
  readonly backgroundSettings?: BackgroundSettingsInit | undefined;
  readonly rUStats?: ConsumptionInit | undefined;
  readonly keyspaceId?: KeyspaceIDValueInit | undefined;
}

export class ResourceGroup {
  static readonly typeName = 'resource_manager.ResourceGroup';
  declare name: string;
  declare mode: GroupMode;
  declare rUSettings: GroupRequestUnitSettings | undefined;
  declare rawResourceSettings: GroupRawResourceSettings | undefined;
  declare priority: number;
  declare runawaySettings: RunawaySettings | undefined;
  declare backgroundSettings: BackgroundSettings | undefined;
  declare rUStats: Consumption | undefined;
  declare keyspaceId: KeyspaceIDValue | undefined;

  constructor() {
    this.name = '';
    this.mode = 0;
    this.rUSettings = undefined;
    this.rawResourceSettings = undefined;
    this.priority = 0;
    this.runawaySettings = undefined;
    this.backgroundSettings = undefined;
    this.rUStats = undefined;
    this.keyspaceId = undefined;
  }

  static merge(m: ResourceGroup, r: Reader): ResourceGroup {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.mode = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.rUSettings = GroupRequestUnitSettings.merge(m.rUSettings ?? new GroupRequestUnitSettings(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.rawResourceSettings = GroupRawResourceSettings.merge(m.rawResourceSettings ?? new GroupRawResourceSettings(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.priority = r.uint32(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.runawaySettings = RunawaySettings.merge(m.runawaySettings ?? new RunawaySettings(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.backgroundSettings = BackgroundSettings.merge(m.backgroundSettings ?? new BackgroundSettings(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.rUStats = Consumption.merge(m.rUStats ?? new Consumption(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.keyspaceId = KeyspaceIDValue.merge(m.keyspaceId ?? new KeyspaceIDValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResourceGroupInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.mode; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.rUSettings; if (v !== undefined) { w.tag(26); const at = w.begin(); GroupRequestUnitSettings.write(v, w); w.end(at); } }
    { const v = m.rawResourceSettings; if (v !== undefined) { w.tag(34); const at = w.begin(); GroupRawResourceSettings.write(v, w); w.end(at); } }
    { const v = m.priority; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.runawaySettings; if (v !== undefined) { w.tag(50); const at = w.begin(); RunawaySettings.write(v, w); w.end(at); } }
    { const v = m.backgroundSettings; if (v !== undefined) { w.tag(58); const at = w.begin(); BackgroundSettings.write(v, w); w.end(at); } }
    { const v = m.rUStats; if (v !== undefined) { w.tag(66); const at = w.begin(); Consumption.write(v, w); w.end(at); } }
    { const v = m.keyspaceId; if (v !== undefined) { w.tag(74); const at = w.begin(); KeyspaceIDValue.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ResourceGroup {
    return ResourceGroup.merge(new ResourceGroup(), r);
  }

  static decode(bytes: Uint8Array): ResourceGroup {
    return ResourceGroup.merge(new ResourceGroup(), new Reader(bytes));
  }

  static encode(m: ResourceGroupInit): Uint8Array {
    return encodeWith(ResourceGroup.write, m);
  }
}

export interface GroupRequestUnitSettingsInit {
  readonly rU?: TokenBucketInit | undefined;
}

export class GroupRequestUnitSettings {
  static readonly typeName = 'resource_manager.GroupRequestUnitSettings';
  declare rU: TokenBucket | undefined;

  constructor() {
    this.rU = undefined;
  }

  static merge(m: GroupRequestUnitSettings, r: Reader): GroupRequestUnitSettings {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.rU = TokenBucket.merge(m.rU ?? new TokenBucket(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupRequestUnitSettingsInit, w: Writer): void {
    { const v = m.rU; if (v !== undefined) { w.tag(10); const at = w.begin(); TokenBucket.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GroupRequestUnitSettings {
    return GroupRequestUnitSettings.merge(new GroupRequestUnitSettings(), r);
  }

  static decode(bytes: Uint8Array): GroupRequestUnitSettings {
    return GroupRequestUnitSettings.merge(new GroupRequestUnitSettings(), new Reader(bytes));
  }

  static encode(m: GroupRequestUnitSettingsInit): Uint8Array {
    return encodeWith(GroupRequestUnitSettings.write, m);
  }
}

export interface GroupRawResourceSettingsInit {
  readonly cpu?: TokenBucketInit | undefined;
  readonly ioRead?: TokenBucketInit | undefined;
  readonly ioWrite?: TokenBucketInit | undefined;
}

export class GroupRawResourceSettings {
  static readonly typeName = 'resource_manager.GroupRawResourceSettings';
  declare cpu: TokenBucket | undefined;
  declare ioRead: TokenBucket | undefined;
  declare ioWrite: TokenBucket | undefined;

  constructor() {
    this.cpu = undefined;
    this.ioRead = undefined;
    this.ioWrite = undefined;
  }

  static merge(m: GroupRawResourceSettings, r: Reader): GroupRawResourceSettings {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.cpu = TokenBucket.merge(m.cpu ?? new TokenBucket(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.ioRead = TokenBucket.merge(m.ioRead ?? new TokenBucket(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.ioWrite = TokenBucket.merge(m.ioWrite ?? new TokenBucket(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupRawResourceSettingsInit, w: Writer): void {
    { const v = m.cpu; if (v !== undefined) { w.tag(10); const at = w.begin(); TokenBucket.write(v, w); w.end(at); } }
    { const v = m.ioRead; if (v !== undefined) { w.tag(18); const at = w.begin(); TokenBucket.write(v, w); w.end(at); } }
    { const v = m.ioWrite; if (v !== undefined) { w.tag(26); const at = w.begin(); TokenBucket.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GroupRawResourceSettings {
    return GroupRawResourceSettings.merge(new GroupRawResourceSettings(), r);
  }

  static decode(bytes: Uint8Array): GroupRawResourceSettings {
    return GroupRawResourceSettings.merge(new GroupRawResourceSettings(), new Reader(bytes));
  }

  static encode(m: GroupRawResourceSettingsInit): Uint8Array {
    return encodeWith(GroupRawResourceSettings.write, m);
  }
}

export interface TokenBucketInit {
  readonly settings?: TokenLimitSettingsInit | undefined;
  readonly tokens?: number | undefined;
}

export class TokenBucket {
  static readonly typeName = 'resource_manager.TokenBucket';
  declare settings: TokenLimitSettings | undefined;
  declare tokens: number;

  constructor() {
    this.settings = undefined;
    this.tokens = 0;
  }

  static merge(m: TokenBucket, r: Reader): TokenBucket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.settings = TokenLimitSettings.merge(m.settings ?? new TokenLimitSettings(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 17) break; m.tokens = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenBucketInit, w: Writer): void {
    { const v = m.settings; if (v !== undefined) { w.tag(10); const at = w.begin(); TokenLimitSettings.write(v, w); w.end(at); } }
    { const v = m.tokens; if (v !== undefined && v !== 0) { w.tag(17); w.double(v); } }
  }

  static read(r: Reader): TokenBucket {
    return TokenBucket.merge(new TokenBucket(), r);
  }

  static decode(bytes: Uint8Array): TokenBucket {
    return TokenBucket.merge(new TokenBucket(), new Reader(bytes));
  }

  static encode(m: TokenBucketInit): Uint8Array {
    return encodeWith(TokenBucket.write, m);
  }
}

export interface TokenLimitSettingsInit {
  readonly fillRate?: number | undefined;
  readonly burstLimit?: number | undefined;
  readonly maxTokens?: number | undefined;
}

export class TokenLimitSettings {
  static readonly typeName = 'resource_manager.TokenLimitSettings';
  declare fillRate: number;
  declare burstLimit: number;
  declare maxTokens: number;

  constructor() {
    this.fillRate = 0;
    this.burstLimit = 0;
    this.maxTokens = 0;
  }

  static merge(m: TokenLimitSettings, r: Reader): TokenLimitSettings {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.fillRate = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.burstLimit = r.int64Saturating(); continue; }
        case 3: { if (tag !== 25) break; m.maxTokens = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TokenLimitSettingsInit, w: Writer): void {
    { const v = m.fillRate; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.burstLimit; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.maxTokens; if (v !== undefined && v !== 0) { w.tag(25); w.double(v); } }
  }

  static read(r: Reader): TokenLimitSettings {
    return TokenLimitSettings.merge(new TokenLimitSettings(), r);
  }

  static decode(bytes: Uint8Array): TokenLimitSettings {
    return TokenLimitSettings.merge(new TokenLimitSettings(), new Reader(bytes));
  }

  static encode(m: TokenLimitSettingsInit): Uint8Array {
    return encodeWith(TokenLimitSettings.write, m);
  }
}

export interface ErrorInit {
  readonly message?: string | undefined;
}

export class Error {
  static readonly typeName = 'resource_manager.Error';
  declare message: string;

  constructor() {
    this.message = '';
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.message = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.message; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
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

export interface RunawayRuleInit {
  readonly execElapsedTimeMs?: number | undefined;
  readonly processedKeys?: number | undefined;
  readonly requestUnit?: number | undefined;
}

export class RunawayRule {
  static readonly typeName = 'resource_manager.RunawayRule';
  declare execElapsedTimeMs: number;
  declare processedKeys: number;
  declare requestUnit: number;

  constructor() {
    this.execElapsedTimeMs = 0;
    this.processedKeys = 0;
    this.requestUnit = 0;
  }

  static merge(m: RunawayRule, r: Reader): RunawayRule {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.execElapsedTimeMs = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.processedKeys = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.requestUnit = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RunawayRuleInit, w: Writer): void {
    { const v = m.execElapsedTimeMs; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.processedKeys; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.requestUnit; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): RunawayRule {
    return RunawayRule.merge(new RunawayRule(), r);
  }

  static decode(bytes: Uint8Array): RunawayRule {
    return RunawayRule.merge(new RunawayRule(), new Reader(bytes));
  }

  static encode(m: RunawayRuleInit): Uint8Array {
    return encodeWith(RunawayRule.write, m);
  }
}

export interface RunawayWatchInit {
  readonly lastingDurationMs?: number | undefined;
  readonly type?: RunawayWatchType | undefined;
}

export class RunawayWatch {
  static readonly typeName = 'resource_manager.RunawayWatch';
  declare lastingDurationMs: number;
  declare type: RunawayWatchType;

  constructor() {
    this.lastingDurationMs = 0;
    this.type = 0;
  }

  static merge(m: RunawayWatch, r: Reader): RunawayWatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.lastingDurationMs = r.int64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.type = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RunawayWatchInit, w: Writer): void {
    { const v = m.lastingDurationMs; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): RunawayWatch {
    return RunawayWatch.merge(new RunawayWatch(), r);
  }

  static decode(bytes: Uint8Array): RunawayWatch {
    return RunawayWatch.merge(new RunawayWatch(), new Reader(bytes));
  }

  static encode(m: RunawayWatchInit): Uint8Array {
    return encodeWith(RunawayWatch.write, m);
  }
}

export interface RunawaySettingsInit {
  readonly rule?: RunawayRuleInit | undefined;
  readonly action?: RunawayAction | undefined;
  readonly watch?: RunawayWatchInit | undefined;
  readonly switchGroupName?: string | undefined;
}

export class RunawaySettings {
  static readonly typeName = 'resource_manager.RunawaySettings';
  declare rule: RunawayRule | undefined;
  declare action: RunawayAction;
  declare watch: RunawayWatch | undefined;
  declare switchGroupName: string;

  constructor() {
    this.rule = undefined;
    this.action = 0;
    this.watch = undefined;
    this.switchGroupName = '';
  }

  static merge(m: RunawaySettings, r: Reader): RunawaySettings {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.rule = RunawayRule.merge(m.rule ?? new RunawayRule(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.action = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.watch = RunawayWatch.merge(m.watch ?? new RunawayWatch(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.switchGroupName = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RunawaySettingsInit, w: Writer): void {
    { const v = m.rule; if (v !== undefined) { w.tag(10); const at = w.begin(); RunawayRule.write(v, w); w.end(at); } }
    { const v = m.action; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.watch; if (v !== undefined) { w.tag(26); const at = w.begin(); RunawayWatch.write(v, w); w.end(at); } }
    { const v = m.switchGroupName; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): RunawaySettings {
    return RunawaySettings.merge(new RunawaySettings(), r);
  }

  static decode(bytes: Uint8Array): RunawaySettings {
    return RunawaySettings.merge(new RunawaySettings(), new Reader(bytes));
  }

  static encode(m: RunawaySettingsInit): Uint8Array {
    return encodeWith(RunawaySettings.write, m);
  }
}

export interface BackgroundSettingsInit {
  readonly jobTypes?: readonly string[] | undefined;
  readonly utilizationLimit?: number | undefined;
}

export class BackgroundSettings {
  static readonly typeName = 'resource_manager.BackgroundSettings';
  declare jobTypes: readonly string[];
  declare utilizationLimit: number;

  constructor() {
    this.jobTypes = EMPTY_LIST;
    this.utilizationLimit = 0;
  }

  static merge(m: BackgroundSettings, r: Reader): BackgroundSettings {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.jobTypes === EMPTY_LIST) m.jobTypes = []; (m.jobTypes as string[]).push(r.string()); continue; }
        case 2: { if (tag !== 16) break; m.utilizationLimit = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BackgroundSettingsInit, w: Writer): void {
    { const v = m.jobTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.string(v[i] as string); } } }
    { const v = m.utilizationLimit; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): BackgroundSettings {
    return BackgroundSettings.merge(new BackgroundSettings(), r);
  }

  static decode(bytes: Uint8Array): BackgroundSettings {
    return BackgroundSettings.merge(new BackgroundSettings(), new Reader(bytes));
  }

  static encode(m: BackgroundSettingsInit): Uint8Array {
    return encodeWith(BackgroundSettings.write, m);
  }
}

export interface ParticipantInit {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly listenUrls?: readonly string[] | undefined;
}

export class Participant {
  static readonly typeName = 'resource_manager.Participant';
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

export const ResourceManager = {
  ListResourceGroups: {
    path: '/resource_manager.ResourceManager/ListResourceGroups',
    clientStreaming: false,
    serverStreaming: false,
    request: ListResourceGroupsRequest,
    response: ListResourceGroupsResponse,
  },
  GetResourceGroup: {
    path: '/resource_manager.ResourceManager/GetResourceGroup',
    clientStreaming: false,
    serverStreaming: false,
    request: GetResourceGroupRequest,
    response: GetResourceGroupResponse,
  },
  AddResourceGroup: {
    path: '/resource_manager.ResourceManager/AddResourceGroup',
    clientStreaming: false,
    serverStreaming: false,
    request: PutResourceGroupRequest,
    response: PutResourceGroupResponse,
  },
  ModifyResourceGroup: {
    path: '/resource_manager.ResourceManager/ModifyResourceGroup',
    clientStreaming: false,
    serverStreaming: false,
    request: PutResourceGroupRequest,
    response: PutResourceGroupResponse,
  },
  DeleteResourceGroup: {
    path: '/resource_manager.ResourceManager/DeleteResourceGroup',
    clientStreaming: false,
    serverStreaming: false,
    request: DeleteResourceGroupRequest,
    response: DeleteResourceGroupResponse,
  },
  AcquireTokenBuckets: {
    path: '/resource_manager.ResourceManager/AcquireTokenBuckets',
    clientStreaming: true,
    serverStreaming: true,
    request: TokenBucketsRequest,
    response: TokenBucketsResponse,
  },
} as const satisfies Service;
