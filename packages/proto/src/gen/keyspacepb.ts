// Generated from proto/keyspacepb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, EMPTY_MAP, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as apipb from './apipb.ts';
import * as pdpb from './pdpb.ts';

export const KeyspaceState = {
  ENABLED: 0,
  DISABLED: 1,
  ARCHIVED: 2,
  TOMBSTONE: 3,
} as const;
/** Unknown values are kept. */
export type KeyspaceState = number;

export interface KeyspaceMetaInit {
  readonly keyspace?: { readonly kind: 'id'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly name?: string | undefined;
  readonly state?: KeyspaceState | undefined;
  readonly createdAt?: number | undefined;
  readonly stateChangedAt?: number | undefined;
  readonly config?: ReadonlyMap<string, string> | undefined;
}

export class KeyspaceMeta {
  static readonly typeName = 'keyspacepb.KeyspaceMeta';
  declare keyspace: { readonly kind: 'id'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare name: string;
  declare state: KeyspaceState;
  declare createdAt: number;
  declare stateChangedAt: number;
  declare config: ReadonlyMap<string, string>;

  constructor() {
    this.keyspace = undefined;
    this.name = '';
    this.state = 0;
    this.createdAt = 0;
    this.stateChangedAt = 0;
    this.config = EMPTY_MAP;
  }

  static merge(m: KeyspaceMeta, r: Reader): KeyspaceMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyspace = { kind: 'id', value: r.uint32() }; continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.state = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.createdAt = r.int64(); continue; }
        case 5: { if (tag !== 40) break; m.stateChangedAt = r.int64(); continue; }
        case 7: {
          if (tag !== 58) break;
          if (m.config === EMPTY_MAP) m.config = new Map();
          const outer = r.enter();
          let k: string = '';
          let v: string = '';
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) v = r.string();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.config as Map<string, string>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyspaceMetaInit, w: Writer): void {
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'id': { w.tag(8); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(66); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.createdAt; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.stateChangedAt; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.config; if (v !== undefined) { for (const [key, value] of v) { w.tag(58); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); w.string(value); w.end(entry); } } }
  }

  static read(r: Reader): KeyspaceMeta {
    return KeyspaceMeta.merge(new KeyspaceMeta(), r);
  }

  static decode(bytes: Uint8Array): KeyspaceMeta {
    return KeyspaceMeta.merge(new KeyspaceMeta(), new Reader(bytes));
  }

  static encode(m: KeyspaceMetaInit): Uint8Array {
    return encodeWith(KeyspaceMeta.write, m);
  }
}

export interface NamespaceMetaInit {
  readonly id?: number | undefined;
  readonly name?: string | undefined;
  readonly state?: KeyspaceState | undefined;
  readonly createdAt?: number | undefined;
  readonly stateChangedAt?: number | undefined;
  readonly config?: ReadonlyMap<string, string> | undefined;
}

export class NamespaceMeta {
  static readonly typeName = 'keyspacepb.NamespaceMeta';
  declare id: number;
  declare name: string;
  declare state: KeyspaceState;
  declare createdAt: number;
  declare stateChangedAt: number;
  declare config: ReadonlyMap<string, string>;

  constructor() {
    this.id = 0;
    this.name = '';
    this.state = 0;
    this.createdAt = 0;
    this.stateChangedAt = 0;
    this.config = EMPTY_MAP;
  }

  static merge(m: NamespaceMeta, r: Reader): NamespaceMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint32(); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.state = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.createdAt = r.int64(); continue; }
        case 5: { if (tag !== 40) break; m.stateChangedAt = r.int64(); continue; }
        case 7: {
          if (tag !== 58) break;
          if (m.config === EMPTY_MAP) m.config = new Map();
          const outer = r.enter();
          let k: string = '';
          let v: string = '';
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) v = r.string();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.config as Map<string, string>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: NamespaceMetaInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.createdAt; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.stateChangedAt; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.config; if (v !== undefined) { for (const [key, value] of v) { w.tag(58); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); w.string(value); w.end(entry); } } }
  }

  static read(r: Reader): NamespaceMeta {
    return NamespaceMeta.merge(new NamespaceMeta(), r);
  }

  static decode(bytes: Uint8Array): NamespaceMeta {
    return NamespaceMeta.merge(new NamespaceMeta(), new Reader(bytes));
  }

  static encode(m: NamespaceMetaInit): Uint8Array {
    return encodeWith(NamespaceMeta.write, m);
  }
}

export interface NamespaceRefInit {
  readonly namespace?: { readonly kind: 'namespaceId'; readonly value: number } | { readonly kind: 'namespaceName'; readonly value: string } | undefined;
}

export class NamespaceRef {
  static readonly typeName = 'keyspacepb.NamespaceRef';
  declare namespace: { readonly kind: 'namespaceId'; readonly value: number } | { readonly kind: 'namespaceName'; readonly value: string } | undefined;

  constructor() {
    this.namespace = undefined;
  }

  static merge(m: NamespaceRef, r: Reader): NamespaceRef {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.namespace = { kind: 'namespaceId', value: r.uint32() }; continue; }
        case 2: { if (tag !== 18) break; m.namespace = { kind: 'namespaceName', value: r.string() }; continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: NamespaceRefInit, w: Writer): void {
    const namespace_ = m.namespace;
    if (namespace_ !== undefined) {
      switch (namespace_.kind) {
        case 'namespaceId': { w.tag(8); w.unsigned(namespace_.value); break; }
        case 'namespaceName': { w.tag(18); w.string(namespace_.value); break; }
      }
    }
  }

  static read(r: Reader): NamespaceRef {
    return NamespaceRef.merge(new NamespaceRef(), r);
  }

  static decode(bytes: Uint8Array): NamespaceRef {
    return NamespaceRef.merge(new NamespaceRef(), new Reader(bytes));
  }

  static encode(m: NamespaceRefInit): Uint8Array {
    return encodeWith(NamespaceRef.write, m);
  }
}

export interface CreateNamespaceRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly name?: string | undefined;
  readonly config?: ReadonlyMap<string, string> | undefined;
}

export class CreateNamespaceRequest {
  static readonly typeName = 'keyspacepb.CreateNamespaceRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare name: string;
  declare config: ReadonlyMap<string, string>;

  constructor() {
    this.header = undefined;
    this.name = '';
    this.config = EMPTY_MAP;
  }

  static merge(m: CreateNamespaceRequest, r: Reader): CreateNamespaceRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
        case 3: {
          if (tag !== 26) break;
          if (m.config === EMPTY_MAP) m.config = new Map();
          const outer = r.enter();
          let k: string = '';
          let v: string = '';
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) v = r.string();
            else r.skip(entry);
          }
          r.leave(outer);
          (m.config as Map<string, string>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CreateNamespaceRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.config; if (v !== undefined) { for (const [key, value] of v) { w.tag(26); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); w.string(value); w.end(entry); } } }
  }

  static read(r: Reader): CreateNamespaceRequest {
    return CreateNamespaceRequest.merge(new CreateNamespaceRequest(), r);
  }

  static decode(bytes: Uint8Array): CreateNamespaceRequest {
    return CreateNamespaceRequest.merge(new CreateNamespaceRequest(), new Reader(bytes));
  }

  static encode(m: CreateNamespaceRequestInit): Uint8Array {
    return encodeWith(CreateNamespaceRequest.write, m);
  }
}

export interface CreateNamespaceResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly namespace?: NamespaceMetaInit | undefined;
}

export class CreateNamespaceResponse {
  static readonly typeName = 'keyspacepb.CreateNamespaceResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare namespace: NamespaceMeta | undefined;

  constructor() {
    this.header = undefined;
    this.namespace = undefined;
  }

  static merge(m: CreateNamespaceResponse, r: Reader): CreateNamespaceResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.namespace = NamespaceMeta.merge(m.namespace ?? new NamespaceMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CreateNamespaceResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(18); const at = w.begin(); NamespaceMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CreateNamespaceResponse {
    return CreateNamespaceResponse.merge(new CreateNamespaceResponse(), r);
  }

  static decode(bytes: Uint8Array): CreateNamespaceResponse {
    return CreateNamespaceResponse.merge(new CreateNamespaceResponse(), new Reader(bytes));
  }

  static encode(m: CreateNamespaceResponseInit): Uint8Array {
    return encodeWith(CreateNamespaceResponse.write, m);
  }
}

export interface LoadNamespaceRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly namespace?: NamespaceRefInit | undefined;
}

export class LoadNamespaceRequest {
  static readonly typeName = 'keyspacepb.LoadNamespaceRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare namespace: NamespaceRef | undefined;

  constructor() {
    this.header = undefined;
    this.namespace = undefined;
  }

  static merge(m: LoadNamespaceRequest, r: Reader): LoadNamespaceRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.namespace = NamespaceRef.merge(m.namespace ?? new NamespaceRef(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadNamespaceRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(18); const at = w.begin(); NamespaceRef.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LoadNamespaceRequest {
    return LoadNamespaceRequest.merge(new LoadNamespaceRequest(), r);
  }

  static decode(bytes: Uint8Array): LoadNamespaceRequest {
    return LoadNamespaceRequest.merge(new LoadNamespaceRequest(), new Reader(bytes));
  }

  static encode(m: LoadNamespaceRequestInit): Uint8Array {
    return encodeWith(LoadNamespaceRequest.write, m);
  }
}

export interface LoadNamespaceResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly namespace?: NamespaceMetaInit | undefined;
}

export class LoadNamespaceResponse {
  static readonly typeName = 'keyspacepb.LoadNamespaceResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare namespace: NamespaceMeta | undefined;

  constructor() {
    this.header = undefined;
    this.namespace = undefined;
  }

  static merge(m: LoadNamespaceResponse, r: Reader): LoadNamespaceResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.namespace = NamespaceMeta.merge(m.namespace ?? new NamespaceMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadNamespaceResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(18); const at = w.begin(); NamespaceMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LoadNamespaceResponse {
    return LoadNamespaceResponse.merge(new LoadNamespaceResponse(), r);
  }

  static decode(bytes: Uint8Array): LoadNamespaceResponse {
    return LoadNamespaceResponse.merge(new LoadNamespaceResponse(), new Reader(bytes));
  }

  static encode(m: LoadNamespaceResponseInit): Uint8Array {
    return encodeWith(LoadNamespaceResponse.write, m);
  }
}

export interface GetAllNamespacesRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly startId?: number | undefined;
  readonly limit?: number | undefined;
}

export class GetAllNamespacesRequest {
  static readonly typeName = 'keyspacepb.GetAllNamespacesRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare startId: number;
  declare limit: number;

  constructor() {
    this.header = undefined;
    this.startId = 0;
    this.limit = 0;
  }

  static merge(m: GetAllNamespacesRequest, r: Reader): GetAllNamespacesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startId = r.uint32(); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllNamespacesRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    { const v = m.startId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): GetAllNamespacesRequest {
    return GetAllNamespacesRequest.merge(new GetAllNamespacesRequest(), r);
  }

  static decode(bytes: Uint8Array): GetAllNamespacesRequest {
    return GetAllNamespacesRequest.merge(new GetAllNamespacesRequest(), new Reader(bytes));
  }

  static encode(m: GetAllNamespacesRequestInit): Uint8Array {
    return encodeWith(GetAllNamespacesRequest.write, m);
  }
}

export interface GetAllNamespacesResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly namespaces?: readonly NamespaceMetaInit[] | undefined;
}

export class GetAllNamespacesResponse {
  static readonly typeName = 'keyspacepb.GetAllNamespacesResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare namespaces: readonly NamespaceMeta[];

  constructor() {
    this.header = undefined;
    this.namespaces = EMPTY_LIST;
  }

  static merge(m: GetAllNamespacesResponse, r: Reader): GetAllNamespacesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.namespaces === EMPTY_LIST) m.namespaces = []; (m.namespaces as NamespaceMeta[]).push(NamespaceMeta.merge(new NamespaceMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllNamespacesResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.namespaces; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); NamespaceMeta.write(v[i] as NamespaceMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetAllNamespacesResponse {
    return GetAllNamespacesResponse.merge(new GetAllNamespacesResponse(), r);
  }

  static decode(bytes: Uint8Array): GetAllNamespacesResponse {
    return GetAllNamespacesResponse.merge(new GetAllNamespacesResponse(), new Reader(bytes));
  }

  static encode(m: GetAllNamespacesResponseInit): Uint8Array {
    return encodeWith(GetAllNamespacesResponse.write, m);
  }
}

export interface UpdateNamespaceStateRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly namespace?: NamespaceRefInit | undefined;
  readonly state?: KeyspaceState | undefined;
}

export class UpdateNamespaceStateRequest {
  static readonly typeName = 'keyspacepb.UpdateNamespaceStateRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare namespace: NamespaceRef | undefined;
  declare state: KeyspaceState;

  constructor() {
    this.header = undefined;
    this.namespace = undefined;
    this.state = 0;
  }

  static merge(m: UpdateNamespaceStateRequest, r: Reader): UpdateNamespaceStateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.namespace = NamespaceRef.merge(m.namespace ?? new NamespaceRef(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.state = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateNamespaceStateRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(18); const at = w.begin(); NamespaceRef.write(v, w); w.end(at); } }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): UpdateNamespaceStateRequest {
    return UpdateNamespaceStateRequest.merge(new UpdateNamespaceStateRequest(), r);
  }

  static decode(bytes: Uint8Array): UpdateNamespaceStateRequest {
    return UpdateNamespaceStateRequest.merge(new UpdateNamespaceStateRequest(), new Reader(bytes));
  }

  static encode(m: UpdateNamespaceStateRequestInit): Uint8Array {
    return encodeWith(UpdateNamespaceStateRequest.write, m);
  }
}

export interface UpdateNamespaceStateResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly namespace?: NamespaceMetaInit | undefined;
}

export class UpdateNamespaceStateResponse {
  static readonly typeName = 'keyspacepb.UpdateNamespaceStateResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare namespace: NamespaceMeta | undefined;

  constructor() {
    this.header = undefined;
    this.namespace = undefined;
  }

  static merge(m: UpdateNamespaceStateResponse, r: Reader): UpdateNamespaceStateResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.namespace = NamespaceMeta.merge(m.namespace ?? new NamespaceMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateNamespaceStateResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(18); const at = w.begin(); NamespaceMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): UpdateNamespaceStateResponse {
    return UpdateNamespaceStateResponse.merge(new UpdateNamespaceStateResponse(), r);
  }

  static decode(bytes: Uint8Array): UpdateNamespaceStateResponse {
    return UpdateNamespaceStateResponse.merge(new UpdateNamespaceStateResponse(), new Reader(bytes));
  }

  static encode(m: UpdateNamespaceStateResponseInit): Uint8Array {
    return encodeWith(UpdateNamespaceStateResponse.write, m);
  }
}

export interface LoadKeyspaceRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly name?: string | undefined;
  readonly namespace?: NamespaceRefInit | undefined;
}

export class LoadKeyspaceRequest {
  static readonly typeName = 'keyspacepb.LoadKeyspaceRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare name: string;
  declare namespace: NamespaceRef | undefined;

  constructor() {
    this.header = undefined;
    this.name = '';
    this.namespace = undefined;
  }

  static merge(m: LoadKeyspaceRequest, r: Reader): LoadKeyspaceRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.namespace = NamespaceRef.merge(m.namespace ?? new NamespaceRef(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadKeyspaceRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(26); const at = w.begin(); NamespaceRef.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LoadKeyspaceRequest {
    return LoadKeyspaceRequest.merge(new LoadKeyspaceRequest(), r);
  }

  static decode(bytes: Uint8Array): LoadKeyspaceRequest {
    return LoadKeyspaceRequest.merge(new LoadKeyspaceRequest(), new Reader(bytes));
  }

  static encode(m: LoadKeyspaceRequestInit): Uint8Array {
    return encodeWith(LoadKeyspaceRequest.write, m);
  }
}

export interface LoadKeyspaceByIDRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly keyspace?: { readonly kind: 'id'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
}

export class LoadKeyspaceByIDRequest {
  static readonly typeName = 'keyspacepb.LoadKeyspaceByIDRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare keyspace: { readonly kind: 'id'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
  }

  static merge(m: LoadKeyspaceByIDRequest, r: Reader): LoadKeyspaceByIDRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.keyspace = { kind: 'id', value: r.uint32() }; continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadKeyspaceByIDRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'id': { w.tag(16); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(26); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): LoadKeyspaceByIDRequest {
    return LoadKeyspaceByIDRequest.merge(new LoadKeyspaceByIDRequest(), r);
  }

  static decode(bytes: Uint8Array): LoadKeyspaceByIDRequest {
    return LoadKeyspaceByIDRequest.merge(new LoadKeyspaceByIDRequest(), new Reader(bytes));
  }

  static encode(m: LoadKeyspaceByIDRequestInit): Uint8Array {
    return encodeWith(LoadKeyspaceByIDRequest.write, m);
  }
}

export interface LoadKeyspaceResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly keyspace?: KeyspaceMetaInit | undefined;
}

export class LoadKeyspaceResponse {
  static readonly typeName = 'keyspacepb.LoadKeyspaceResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare keyspace: KeyspaceMeta | undefined;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
  }

  static merge(m: LoadKeyspaceResponse, r: Reader): LoadKeyspaceResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspace = KeyspaceMeta.merge(m.keyspace ?? new KeyspaceMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LoadKeyspaceResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyspace; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LoadKeyspaceResponse {
    return LoadKeyspaceResponse.merge(new LoadKeyspaceResponse(), r);
  }

  static decode(bytes: Uint8Array): LoadKeyspaceResponse {
    return LoadKeyspaceResponse.merge(new LoadKeyspaceResponse(), new Reader(bytes));
  }

  static encode(m: LoadKeyspaceResponseInit): Uint8Array {
    return encodeWith(LoadKeyspaceResponse.write, m);
  }
}

export interface LookupKeyspaceRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly name?: string | undefined;
}

export class LookupKeyspaceRequest {
  static readonly typeName = 'keyspacepb.LookupKeyspaceRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare name: string;

  constructor() {
    this.header = undefined;
    this.name = '';
  }

  static merge(m: LookupKeyspaceRequest, r: Reader): LookupKeyspaceRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LookupKeyspaceRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): LookupKeyspaceRequest {
    return LookupKeyspaceRequest.merge(new LookupKeyspaceRequest(), r);
  }

  static decode(bytes: Uint8Array): LookupKeyspaceRequest {
    return LookupKeyspaceRequest.merge(new LookupKeyspaceRequest(), new Reader(bytes));
  }

  static encode(m: LookupKeyspaceRequestInit): Uint8Array {
    return encodeWith(LookupKeyspaceRequest.write, m);
  }
}

export interface LookupKeyspaceResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly keyspaces?: readonly KeyspaceMetaInit[] | undefined;
}

export class LookupKeyspaceResponse {
  static readonly typeName = 'keyspacepb.LookupKeyspaceResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare keyspaces: readonly KeyspaceMeta[];

  constructor() {
    this.header = undefined;
    this.keyspaces = EMPTY_LIST;
  }

  static merge(m: LookupKeyspaceResponse, r: Reader): LookupKeyspaceResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.keyspaces === EMPTY_LIST) m.keyspaces = []; (m.keyspaces as KeyspaceMeta[]).push(KeyspaceMeta.merge(new KeyspaceMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LookupKeyspaceResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaces; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyspaceMeta.write(v[i] as KeyspaceMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): LookupKeyspaceResponse {
    return LookupKeyspaceResponse.merge(new LookupKeyspaceResponse(), r);
  }

  static decode(bytes: Uint8Array): LookupKeyspaceResponse {
    return LookupKeyspaceResponse.merge(new LookupKeyspaceResponse(), new Reader(bytes));
  }

  static encode(m: LookupKeyspaceResponseInit): Uint8Array {
    return encodeWith(LookupKeyspaceResponse.write, m);
  }
}

export interface WatchKeyspacesRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
}

export class WatchKeyspacesRequest {
  static readonly typeName = 'keyspacepb.WatchKeyspacesRequest';
  declare header: pdpb.RequestHeader | undefined;

  constructor() {
    this.header = undefined;
  }

  static merge(m: WatchKeyspacesRequest, r: Reader): WatchKeyspacesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchKeyspacesRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
  }

  static read(r: Reader): WatchKeyspacesRequest {
    return WatchKeyspacesRequest.merge(new WatchKeyspacesRequest(), r);
  }

  static decode(bytes: Uint8Array): WatchKeyspacesRequest {
    return WatchKeyspacesRequest.merge(new WatchKeyspacesRequest(), new Reader(bytes));
  }

  static encode(m: WatchKeyspacesRequestInit): Uint8Array {
    return encodeWith(WatchKeyspacesRequest.write, m);
  }
}

export interface WatchKeyspacesResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly keyspaces?: readonly KeyspaceMetaInit[] | undefined;
}

export class WatchKeyspacesResponse {
  static readonly typeName = 'keyspacepb.WatchKeyspacesResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare keyspaces: readonly KeyspaceMeta[];

  constructor() {
    this.header = undefined;
    this.keyspaces = EMPTY_LIST;
  }

  static merge(m: WatchKeyspacesResponse, r: Reader): WatchKeyspacesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.keyspaces === EMPTY_LIST) m.keyspaces = []; (m.keyspaces as KeyspaceMeta[]).push(KeyspaceMeta.merge(new KeyspaceMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WatchKeyspacesResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaces; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyspaceMeta.write(v[i] as KeyspaceMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): WatchKeyspacesResponse {
    return WatchKeyspacesResponse.merge(new WatchKeyspacesResponse(), r);
  }

  static decode(bytes: Uint8Array): WatchKeyspacesResponse {
    return WatchKeyspacesResponse.merge(new WatchKeyspacesResponse(), new Reader(bytes));
  }

  static encode(m: WatchKeyspacesResponseInit): Uint8Array {
    return encodeWith(WatchKeyspacesResponse.write, m);
  }
}

export interface UpdateKeyspaceStateRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly keyspace?: { readonly kind: 'id'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly state?: KeyspaceState | undefined;
}

export class UpdateKeyspaceStateRequest {
  static readonly typeName = 'keyspacepb.UpdateKeyspaceStateRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare keyspace: { readonly kind: 'id'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare state: KeyspaceState;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
    this.state = 0;
  }

  static merge(m: UpdateKeyspaceStateRequest, r: Reader): UpdateKeyspaceStateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.keyspace = { kind: 'id', value: r.uint32() }; continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.state = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateKeyspaceStateRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'id': { w.tag(16); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(34); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): UpdateKeyspaceStateRequest {
    return UpdateKeyspaceStateRequest.merge(new UpdateKeyspaceStateRequest(), r);
  }

  static decode(bytes: Uint8Array): UpdateKeyspaceStateRequest {
    return UpdateKeyspaceStateRequest.merge(new UpdateKeyspaceStateRequest(), new Reader(bytes));
  }

  static encode(m: UpdateKeyspaceStateRequestInit): Uint8Array {
    return encodeWith(UpdateKeyspaceStateRequest.write, m);
  }
}

export interface UpdateKeyspaceStateResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly keyspace?: KeyspaceMetaInit | undefined;
}

export class UpdateKeyspaceStateResponse {
  static readonly typeName = 'keyspacepb.UpdateKeyspaceStateResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare keyspace: KeyspaceMeta | undefined;

  constructor() {
    this.header = undefined;
    this.keyspace = undefined;
  }

  static merge(m: UpdateKeyspaceStateResponse, r: Reader): UpdateKeyspaceStateResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.keyspace = KeyspaceMeta.merge(m.keyspace ?? new KeyspaceMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UpdateKeyspaceStateResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyspace; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyspaceMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): UpdateKeyspaceStateResponse {
    return UpdateKeyspaceStateResponse.merge(new UpdateKeyspaceStateResponse(), r);
  }

  static decode(bytes: Uint8Array): UpdateKeyspaceStateResponse {
    return UpdateKeyspaceStateResponse.merge(new UpdateKeyspaceStateResponse(), new Reader(bytes));
  }

  static encode(m: UpdateKeyspaceStateResponseInit): Uint8Array {
    return encodeWith(UpdateKeyspaceStateResponse.write, m);
  }
}

export interface GetAllKeyspacesRequestInit {
  readonly header?: pdpb.RequestHeaderInit | undefined;
  readonly startKeyspace?: { readonly kind: 'startId'; readonly value: number } | { readonly kind: 'startKeyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly limit?: number | undefined;
  readonly namespace?: NamespaceRefInit | undefined;
}

export class GetAllKeyspacesRequest {
  static readonly typeName = 'keyspacepb.GetAllKeyspacesRequest';
  declare header: pdpb.RequestHeader | undefined;
  declare startKeyspace: { readonly kind: 'startId'; readonly value: number } | { readonly kind: 'startKeyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare limit: number;
  declare namespace: NamespaceRef | undefined;

  constructor() {
    this.header = undefined;
    this.startKeyspace = undefined;
    this.limit = 0;
    this.namespace = undefined;
  }

  static merge(m: GetAllKeyspacesRequest, r: Reader): GetAllKeyspacesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.RequestHeader.merge(m.header ?? new pdpb.RequestHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startKeyspace = { kind: 'startId', value: r.uint32() }; continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.startKeyspace?.kind === 'startKeyspaceIdentity' ? m.startKeyspace.value : new apipb.KeyspaceIdentity(); m.startKeyspace = { kind: 'startKeyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.uint32(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.namespace = NamespaceRef.merge(m.namespace ?? new NamespaceRef(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllKeyspacesRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.RequestHeader.write(v, w); w.end(at); } }
    const startKeyspace_ = m.startKeyspace;
    if (startKeyspace_ !== undefined) {
      switch (startKeyspace_.kind) {
        case 'startId': { w.tag(16); w.unsigned(startKeyspace_.value); break; }
        case 'startKeyspaceIdentity': { w.tag(42); const at = w.begin(); apipb.KeyspaceIdentity.write(startKeyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.namespace; if (v !== undefined) { w.tag(34); const at = w.begin(); NamespaceRef.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetAllKeyspacesRequest {
    return GetAllKeyspacesRequest.merge(new GetAllKeyspacesRequest(), r);
  }

  static decode(bytes: Uint8Array): GetAllKeyspacesRequest {
    return GetAllKeyspacesRequest.merge(new GetAllKeyspacesRequest(), new Reader(bytes));
  }

  static encode(m: GetAllKeyspacesRequestInit): Uint8Array {
    return encodeWith(GetAllKeyspacesRequest.write, m);
  }
}

export interface GetAllKeyspacesResponseInit {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
  readonly keyspaces?: readonly KeyspaceMetaInit[] | undefined;
}

export class GetAllKeyspacesResponse {
  static readonly typeName = 'keyspacepb.GetAllKeyspacesResponse';
  declare header: pdpb.ResponseHeader | undefined;
  declare keyspaces: readonly KeyspaceMeta[];

  constructor() {
    this.header = undefined;
    this.keyspaces = EMPTY_LIST;
  }

  static merge(m: GetAllKeyspacesResponse, r: Reader): GetAllKeyspacesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = pdpb.ResponseHeader.merge(m.header ?? new pdpb.ResponseHeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.keyspaces === EMPTY_LIST) m.keyspaces = []; (m.keyspaces as KeyspaceMeta[]).push(KeyspaceMeta.merge(new KeyspaceMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetAllKeyspacesResponseInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); pdpb.ResponseHeader.write(v, w); w.end(at); } }
    { const v = m.keyspaces; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyspaceMeta.write(v[i] as KeyspaceMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetAllKeyspacesResponse {
    return GetAllKeyspacesResponse.merge(new GetAllKeyspacesResponse(), r);
  }

  static decode(bytes: Uint8Array): GetAllKeyspacesResponse {
    return GetAllKeyspacesResponse.merge(new GetAllKeyspacesResponse(), new Reader(bytes));
  }

  static encode(m: GetAllKeyspacesResponseInit): Uint8Array {
    return encodeWith(GetAllKeyspacesResponse.write, m);
  }
}

export const Namespace = {
  CreateNamespace: {
    path: '/keyspacepb.Namespace/CreateNamespace',
    clientStreaming: false,
    serverStreaming: false,
    request: CreateNamespaceRequest,
    response: CreateNamespaceResponse,
  },
  LoadNamespace: {
    path: '/keyspacepb.Namespace/LoadNamespace',
    clientStreaming: false,
    serverStreaming: false,
    request: LoadNamespaceRequest,
    response: LoadNamespaceResponse,
  },
  GetAllNamespaces: {
    path: '/keyspacepb.Namespace/GetAllNamespaces',
    clientStreaming: false,
    serverStreaming: false,
    request: GetAllNamespacesRequest,
    response: GetAllNamespacesResponse,
  },
  UpdateNamespaceState: {
    path: '/keyspacepb.Namespace/UpdateNamespaceState',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateNamespaceStateRequest,
    response: UpdateNamespaceStateResponse,
  },
} as const satisfies Service;

export const Keyspace = {
  LoadKeyspace: {
    path: '/keyspacepb.Keyspace/LoadKeyspace',
    clientStreaming: false,
    serverStreaming: false,
    request: LoadKeyspaceRequest,
    response: LoadKeyspaceResponse,
  },
  LookupKeyspace: {
    path: '/keyspacepb.Keyspace/LookupKeyspace',
    clientStreaming: false,
    serverStreaming: false,
    request: LookupKeyspaceRequest,
    response: LookupKeyspaceResponse,
  },
  LoadKeyspaceByID: {
    path: '/keyspacepb.Keyspace/LoadKeyspaceByID',
    clientStreaming: false,
    serverStreaming: false,
    request: LoadKeyspaceByIDRequest,
    response: LoadKeyspaceResponse,
  },
  WatchKeyspaces: {
    path: '/keyspacepb.Keyspace/WatchKeyspaces',
    clientStreaming: false,
    serverStreaming: true,
    request: WatchKeyspacesRequest,
    response: WatchKeyspacesResponse,
  },
  UpdateKeyspaceState: {
    path: '/keyspacepb.Keyspace/UpdateKeyspaceState',
    clientStreaming: false,
    serverStreaming: false,
    request: UpdateKeyspaceStateRequest,
    response: UpdateKeyspaceStateResponse,
  },
  GetAllKeyspaces: {
    path: '/keyspacepb.Keyspace/GetAllKeyspaces',
    clientStreaming: false,
    serverStreaming: false,
    request: GetAllKeyspacesRequest,
    response: GetAllKeyspacesResponse,
  },
} as const satisfies Service;
