// Generated from proto/disaggregated.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as apipb from './apipb.ts';
import * as coprocessor from './coprocessor.ts';
import * as kvrpcpb from './kvrpcpb.ts';

export interface S3LockResultInit {
  readonly error?: { readonly kind: 'success'; readonly value: SuccessInit } | { readonly kind: 'notOwner'; readonly value: NotOwnerInit } | { readonly kind: 'conflict'; readonly value: ConflictInit } | undefined;
}

export class S3LockResult {
  static readonly typeName = 'disaggregated.S3LockResult';
  declare error: { readonly kind: 'success'; readonly value: Success } | { readonly kind: 'notOwner'; readonly value: NotOwner } | { readonly kind: 'conflict'; readonly value: Conflict } | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: S3LockResult, r: Reader): S3LockResult {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.error?.kind === 'success' ? m.error.value : new Success(); m.error = { kind: 'success', value: Success.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.error?.kind === 'notOwner' ? m.error.value : new NotOwner(); m.error = { kind: 'notOwner', value: NotOwner.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.error?.kind === 'conflict' ? m.error.value : new Conflict(); m.error = { kind: 'conflict', value: Conflict.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: S3LockResultInit, w: Writer): void {
    const error_ = m.error;
    if (error_ !== undefined) {
      switch (error_.kind) {
        case 'success': { w.tag(10); const at = w.begin(); Success.write(error_.value, w); w.end(at); break; }
        case 'notOwner': { w.tag(18); const at = w.begin(); NotOwner.write(error_.value, w); w.end(at); break; }
        case 'conflict': { w.tag(26); const at = w.begin(); Conflict.write(error_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): S3LockResult {
    return S3LockResult.merge(new S3LockResult(), r);
  }

  static decode(bytes: Uint8Array): S3LockResult {
    return S3LockResult.merge(new S3LockResult(), new Reader(bytes));
  }

  static encode(m: S3LockResultInit): Uint8Array {
    return encodeWith(S3LockResult.write, m);
  }
}

export interface SuccessInit {
}

export class Success {
  static readonly typeName = 'disaggregated.Success';

  static merge(m: Success, r: Reader): Success {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: SuccessInit, _w: Writer): void {
  }

  static read(r: Reader): Success {
    return Success.merge(new Success(), r);
  }

  static decode(bytes: Uint8Array): Success {
    return Success.merge(new Success(), new Reader(bytes));
  }

  static encode(m: SuccessInit): Uint8Array {
    return encodeWith(Success.write, m);
  }
}

export interface NotOwnerInit {
}

export class NotOwner {
  static readonly typeName = 'disaggregated.NotOwner';

  static merge(m: NotOwner, r: Reader): NotOwner {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: NotOwnerInit, _w: Writer): void {
  }

  static read(r: Reader): NotOwner {
    return NotOwner.merge(new NotOwner(), r);
  }

  static decode(bytes: Uint8Array): NotOwner {
    return NotOwner.merge(new NotOwner(), new Reader(bytes));
  }

  static encode(m: NotOwnerInit): Uint8Array {
    return encodeWith(NotOwner.write, m);
  }
}

export interface ConflictInit {
  readonly reason?: string | undefined;
}

export class Conflict {
  static readonly typeName = 'disaggregated.Conflict';
  declare reason: string;

  constructor() {
    this.reason = '';
  }

  static merge(m: Conflict, r: Reader): Conflict {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.reason = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ConflictInit, w: Writer): void {
    { const v = m.reason; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): Conflict {
    return Conflict.merge(new Conflict(), r);
  }

  static decode(bytes: Uint8Array): Conflict {
    return Conflict.merge(new Conflict(), new Reader(bytes));
  }

  static encode(m: ConflictInit): Uint8Array {
    return encodeWith(Conflict.write, m);
  }
}

export interface TryAddLockRequestInit {
  readonly dataFileKey?: Uint8Array | undefined;
  readonly lockStoreId?: number | undefined;
  readonly lockSeq?: number | undefined;
}

export class TryAddLockRequest {
  static readonly typeName = 'disaggregated.TryAddLockRequest';
  declare dataFileKey: Uint8Array;
  declare lockStoreId: number;
  declare lockSeq: number;

  constructor() {
    this.dataFileKey = EMPTY_BYTES;
    this.lockStoreId = 0;
    this.lockSeq = 0;
  }

  static merge(m: TryAddLockRequest, r: Reader): TryAddLockRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.dataFileKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.lockStoreId = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.lockSeq = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TryAddLockRequestInit, w: Writer): void {
    { const v = m.dataFileKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.lockStoreId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.lockSeq; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): TryAddLockRequest {
    return TryAddLockRequest.merge(new TryAddLockRequest(), r);
  }

  static decode(bytes: Uint8Array): TryAddLockRequest {
    return TryAddLockRequest.merge(new TryAddLockRequest(), new Reader(bytes));
  }

  static encode(m: TryAddLockRequestInit): Uint8Array {
    return encodeWith(TryAddLockRequest.write, m);
  }
}

export interface TryAddLockResponseInit {
  readonly result?: S3LockResultInit | undefined;
}

export class TryAddLockResponse {
  static readonly typeName = 'disaggregated.TryAddLockResponse';
  declare result: S3LockResult | undefined;

  constructor() {
    this.result = undefined;
  }

  static merge(m: TryAddLockResponse, r: Reader): TryAddLockResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.result = S3LockResult.merge(m.result ?? new S3LockResult(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TryAddLockResponseInit, w: Writer): void {
    { const v = m.result; if (v !== undefined) { w.tag(10); const at = w.begin(); S3LockResult.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TryAddLockResponse {
    return TryAddLockResponse.merge(new TryAddLockResponse(), r);
  }

  static decode(bytes: Uint8Array): TryAddLockResponse {
    return TryAddLockResponse.merge(new TryAddLockResponse(), new Reader(bytes));
  }

  static encode(m: TryAddLockResponseInit): Uint8Array {
    return encodeWith(TryAddLockResponse.write, m);
  }
}

export interface TryMarkDeleteRequestInit {
  readonly dataFileKey?: Uint8Array | undefined;
}

export class TryMarkDeleteRequest {
  static readonly typeName = 'disaggregated.TryMarkDeleteRequest';
  declare dataFileKey: Uint8Array;

  constructor() {
    this.dataFileKey = EMPTY_BYTES;
  }

  static merge(m: TryMarkDeleteRequest, r: Reader): TryMarkDeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.dataFileKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TryMarkDeleteRequestInit, w: Writer): void {
    { const v = m.dataFileKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): TryMarkDeleteRequest {
    return TryMarkDeleteRequest.merge(new TryMarkDeleteRequest(), r);
  }

  static decode(bytes: Uint8Array): TryMarkDeleteRequest {
    return TryMarkDeleteRequest.merge(new TryMarkDeleteRequest(), new Reader(bytes));
  }

  static encode(m: TryMarkDeleteRequestInit): Uint8Array {
    return encodeWith(TryMarkDeleteRequest.write, m);
  }
}

export interface TryMarkDeleteResponseInit {
  readonly result?: S3LockResultInit | undefined;
}

export class TryMarkDeleteResponse {
  static readonly typeName = 'disaggregated.TryMarkDeleteResponse';
  declare result: S3LockResult | undefined;

  constructor() {
    this.result = undefined;
  }

  static merge(m: TryMarkDeleteResponse, r: Reader): TryMarkDeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.result = S3LockResult.merge(m.result ?? new S3LockResult(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TryMarkDeleteResponseInit, w: Writer): void {
    { const v = m.result; if (v !== undefined) { w.tag(10); const at = w.begin(); S3LockResult.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TryMarkDeleteResponse {
    return TryMarkDeleteResponse.merge(new TryMarkDeleteResponse(), r);
  }

  static decode(bytes: Uint8Array): TryMarkDeleteResponse {
    return TryMarkDeleteResponse.merge(new TryMarkDeleteResponse(), new Reader(bytes));
  }

  static encode(m: TryMarkDeleteResponseInit): Uint8Array {
    return encodeWith(TryMarkDeleteResponse.write, m);
  }
}

export interface GetDisaggConfigRequestInit {
}

export class GetDisaggConfigRequest {
  static readonly typeName = 'disaggregated.GetDisaggConfigRequest';

  static merge(m: GetDisaggConfigRequest, r: Reader): GetDisaggConfigRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: GetDisaggConfigRequestInit, _w: Writer): void {
  }

  static read(r: Reader): GetDisaggConfigRequest {
    return GetDisaggConfigRequest.merge(new GetDisaggConfigRequest(), r);
  }

  static decode(bytes: Uint8Array): GetDisaggConfigRequest {
    return GetDisaggConfigRequest.merge(new GetDisaggConfigRequest(), new Reader(bytes));
  }

  static encode(m: GetDisaggConfigRequestInit): Uint8Array {
    return encodeWith(GetDisaggConfigRequest.write, m);
  }
}

export interface DisaggS3ConfigInit {
  readonly bucket?: string | undefined;
  readonly root?: string | undefined;
  readonly endpoint?: string | undefined;
}

export class DisaggS3Config {
  static readonly typeName = 'disaggregated.DisaggS3Config';
  declare bucket: string;
  declare root: string;
  declare endpoint: string;

  constructor() {
    this.bucket = '';
    this.root = '';
    this.endpoint = '';
  }

  static merge(m: DisaggS3Config, r: Reader): DisaggS3Config {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.bucket = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.root = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.endpoint = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DisaggS3ConfigInit, w: Writer): void {
    { const v = m.bucket; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.root; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.endpoint; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): DisaggS3Config {
    return DisaggS3Config.merge(new DisaggS3Config(), r);
  }

  static decode(bytes: Uint8Array): DisaggS3Config {
    return DisaggS3Config.merge(new DisaggS3Config(), new Reader(bytes));
  }

  static encode(m: DisaggS3ConfigInit): Uint8Array {
    return encodeWith(DisaggS3Config.write, m);
  }
}

export interface GetDisaggConfigResponseInit {
  readonly s3Config?: DisaggS3ConfigInit | undefined;
}

export class GetDisaggConfigResponse {
  static readonly typeName = 'disaggregated.GetDisaggConfigResponse';
  declare s3Config: DisaggS3Config | undefined;

  constructor() {
    this.s3Config = undefined;
  }

  static merge(m: GetDisaggConfigResponse, r: Reader): GetDisaggConfigResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.s3Config = DisaggS3Config.merge(m.s3Config ?? new DisaggS3Config(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetDisaggConfigResponseInit, w: Writer): void {
    { const v = m.s3Config; if (v !== undefined) { w.tag(10); const at = w.begin(); DisaggS3Config.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetDisaggConfigResponse {
    return GetDisaggConfigResponse.merge(new GetDisaggConfigResponse(), r);
  }

  static decode(bytes: Uint8Array): GetDisaggConfigResponse {
    return GetDisaggConfigResponse.merge(new GetDisaggConfigResponse(), new Reader(bytes));
  }

  static encode(m: GetDisaggConfigResponseInit): Uint8Array {
    return encodeWith(GetDisaggConfigResponse.write, m);
  }
}

export interface DisaggTaskMetaInit {
  readonly startTs?: bigint | undefined;
  readonly gatherId?: number | undefined;
  readonly queryTs?: bigint | undefined;
  readonly serverId?: number | undefined;
  readonly localQueryId?: number | undefined;
  readonly taskId?: number | undefined;
  readonly executorId?: string | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
  readonly connectionId?: bigint | undefined;
  readonly connectionAlias?: string | undefined;
}

export class DisaggTaskMeta {
  static readonly typeName = 'disaggregated.DisaggTaskMeta';
  declare startTs: bigint;
  declare gatherId: number;
  declare queryTs: bigint;
  declare serverId: number;
  declare localQueryId: number;
  declare taskId: number;
  declare executorId: string;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare apiVersion: kvrpcpb.APIVersion;
  declare connectionId: bigint;
  declare connectionAlias: string;

  constructor() {
    this.startTs = 0n;
    this.gatherId = 0;
    this.queryTs = 0n;
    this.serverId = 0;
    this.localQueryId = 0;
    this.taskId = 0;
    this.executorId = '';
    this.keyspace = undefined;
    this.apiVersion = 0;
    this.connectionId = 0n;
    this.connectionAlias = '';
  }

  static merge(m: DisaggTaskMeta, r: Reader): DisaggTaskMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 9: { if (tag !== 72) break; m.gatherId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.queryTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.serverId = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.localQueryId = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.taskId = r.int64(); continue; }
        case 6: { if (tag !== 50) break; m.executorId = r.string(); continue; }
        case 7: { if (tag !== 56) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 8: { if (tag !== 64) break; m.apiVersion = r.int32(); continue; }
        case 10: { if (tag !== 80) break; m.connectionId = r.uint64Big(); continue; }
        case 11: { if (tag !== 90) break; m.connectionAlias = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DisaggTaskMetaInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.gatherId; if (v !== undefined && v !== 0) { w.tag(72); w.signed(v); } }
    { const v = m.queryTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.serverId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.localQueryId; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.taskId; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.executorId; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(56); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(98); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(64); w.signed(v); } }
    { const v = m.connectionId; if (v !== undefined && v !== 0n) { w.tag(80); w.big(v); } }
    { const v = m.connectionAlias; if (v !== undefined && v !== '') { w.tag(90); w.string(v); } }
  }

  static read(r: Reader): DisaggTaskMeta {
    return DisaggTaskMeta.merge(new DisaggTaskMeta(), r);
  }

  static decode(bytes: Uint8Array): DisaggTaskMeta {
    return DisaggTaskMeta.merge(new DisaggTaskMeta(), new Reader(bytes));
  }

  static encode(m: DisaggTaskMetaInit): Uint8Array {
    return encodeWith(DisaggTaskMeta.write, m);
  }
}

export interface DisaggReadErrorInit {
  readonly code?: number | undefined;
  readonly msg?: string | undefined;
}

export class DisaggReadError {
  static readonly typeName = 'disaggregated.DisaggReadError';
  declare code: number;
  declare msg: string;

  constructor() {
    this.code = 0;
    this.msg = '';
  }

  static merge(m: DisaggReadError, r: Reader): DisaggReadError {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.code = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.msg = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DisaggReadErrorInit, w: Writer): void {
    { const v = m.code; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DisaggReadError {
    return DisaggReadError.merge(new DisaggReadError(), r);
  }

  static decode(bytes: Uint8Array): DisaggReadError {
    return DisaggReadError.merge(new DisaggReadError(), new Reader(bytes));
  }

  static encode(m: DisaggReadErrorInit): Uint8Array {
    return encodeWith(DisaggReadError.write, m);
  }
}

export interface EstablishDisaggTaskErrorInit {
  readonly errors?: { readonly kind: 'errorRegion'; readonly value: ErrorRegionInit } | { readonly kind: 'errorLocked'; readonly value: ErrorLockedInit } | { readonly kind: 'errorOther'; readonly value: ErrorOtherInit } | undefined;
}

export class EstablishDisaggTaskError {
  static readonly typeName = 'disaggregated.EstablishDisaggTaskError';
  declare errors: { readonly kind: 'errorRegion'; readonly value: ErrorRegion } | { readonly kind: 'errorLocked'; readonly value: ErrorLocked } | { readonly kind: 'errorOther'; readonly value: ErrorOther } | undefined;

  constructor() {
    this.errors = undefined;
  }

  static merge(m: EstablishDisaggTaskError, r: Reader): EstablishDisaggTaskError {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.errors?.kind === 'errorRegion' ? m.errors.value : new ErrorRegion(); m.errors = { kind: 'errorRegion', value: ErrorRegion.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.errors?.kind === 'errorLocked' ? m.errors.value : new ErrorLocked(); m.errors = { kind: 'errorLocked', value: ErrorLocked.merge(v, r) }; r.leave(outer); continue; }
        case 99: { if (tag !== 794) break; const outer = r.enter(); const v = m.errors?.kind === 'errorOther' ? m.errors.value : new ErrorOther(); m.errors = { kind: 'errorOther', value: ErrorOther.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EstablishDisaggTaskErrorInit, w: Writer): void {
    const errors_ = m.errors;
    if (errors_ !== undefined) {
      switch (errors_.kind) {
        case 'errorRegion': { w.tag(10); const at = w.begin(); ErrorRegion.write(errors_.value, w); w.end(at); break; }
        case 'errorLocked': { w.tag(18); const at = w.begin(); ErrorLocked.write(errors_.value, w); w.end(at); break; }
        case 'errorOther': { w.tag(794); const at = w.begin(); ErrorOther.write(errors_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): EstablishDisaggTaskError {
    return EstablishDisaggTaskError.merge(new EstablishDisaggTaskError(), r);
  }

  static decode(bytes: Uint8Array): EstablishDisaggTaskError {
    return EstablishDisaggTaskError.merge(new EstablishDisaggTaskError(), new Reader(bytes));
  }

  static encode(m: EstablishDisaggTaskErrorInit): Uint8Array {
    return encodeWith(EstablishDisaggTaskError.write, m);
  }
}

export interface ErrorRegionInit {
  readonly msg?: string | undefined;
  readonly regionIds?: readonly number[] | undefined;
}

export class ErrorRegion {
  static readonly typeName = 'disaggregated.ErrorRegion';
  declare msg: string;
  declare regionIds: readonly number[];

  constructor() {
    this.msg = '';
    this.regionIds = EMPTY_LIST;
  }

  static merge(m: ErrorRegion, r: Reader): ErrorRegion {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.msg = r.string(); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.regionIds === EMPTY_LIST) m.regionIds = [];
          if (tag === 16) { (m.regionIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regionIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorRegionInit, w: Writer): void {
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.regionIds; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): ErrorRegion {
    return ErrorRegion.merge(new ErrorRegion(), r);
  }

  static decode(bytes: Uint8Array): ErrorRegion {
    return ErrorRegion.merge(new ErrorRegion(), new Reader(bytes));
  }

  static encode(m: ErrorRegionInit): Uint8Array {
    return encodeWith(ErrorRegion.write, m);
  }
}

export interface ErrorLockedInit {
  readonly msg?: string | undefined;
  readonly locked?: readonly kvrpcpb.LockInfoInit[] | undefined;
}

export class ErrorLocked {
  static readonly typeName = 'disaggregated.ErrorLocked';
  declare msg: string;
  declare locked: readonly kvrpcpb.LockInfo[];

  constructor() {
    this.msg = '';
    this.locked = EMPTY_LIST;
  }

  static merge(m: ErrorLocked, r: Reader): ErrorLocked {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.msg = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.locked === EMPTY_LIST) m.locked = []; (m.locked as kvrpcpb.LockInfo[]).push(kvrpcpb.LockInfo.merge(new kvrpcpb.LockInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorLockedInit, w: Writer): void {
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.locked; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); kvrpcpb.LockInfo.write(v[i] as kvrpcpb.LockInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): ErrorLocked {
    return ErrorLocked.merge(new ErrorLocked(), r);
  }

  static decode(bytes: Uint8Array): ErrorLocked {
    return ErrorLocked.merge(new ErrorLocked(), new Reader(bytes));
  }

  static encode(m: ErrorLockedInit): Uint8Array {
    return encodeWith(ErrorLocked.write, m);
  }
}

export interface ErrorOtherInit {
  readonly code?: number | undefined;
  readonly msg?: string | undefined;
}

export class ErrorOther {
  static readonly typeName = 'disaggregated.ErrorOther';
  declare code: number;
  declare msg: string;

  constructor() {
    this.code = 0;
    this.msg = '';
  }

  static merge(m: ErrorOther, r: Reader): ErrorOther {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.code = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.msg = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorOtherInit, w: Writer): void {
    { const v = m.code; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): ErrorOther {
    return ErrorOther.merge(new ErrorOther(), r);
  }

  static decode(bytes: Uint8Array): ErrorOther {
    return ErrorOther.merge(new ErrorOther(), new Reader(bytes));
  }

  static encode(m: ErrorOtherInit): Uint8Array {
    return encodeWith(ErrorOther.write, m);
  }
}

export interface EstablishDisaggTaskRequestInit {
  readonly meta?: DisaggTaskMetaInit | undefined;
  readonly address?: string | undefined;
  readonly timeoutS?: number | undefined;
  readonly regions?: readonly coprocessor.RegionInfoInit[] | undefined;
  readonly schemaVer?: number | undefined;
  readonly tableRegions?: readonly coprocessor.TableRegionsInit[] | undefined;
  readonly encodedPlan?: Uint8Array | undefined;
}

export class EstablishDisaggTaskRequest {
  static readonly typeName = 'disaggregated.EstablishDisaggTaskRequest';
  declare meta: DisaggTaskMeta | undefined;
  declare address: string;
  declare timeoutS: number;
  declare regions: readonly coprocessor.RegionInfo[];
  declare schemaVer: number;
  declare tableRegions: readonly coprocessor.TableRegions[];
  declare encodedPlan: Uint8Array;

  constructor() {
    this.meta = undefined;
    this.address = '';
    this.timeoutS = 0;
    this.regions = EMPTY_LIST;
    this.schemaVer = 0;
    this.tableRegions = EMPTY_LIST;
    this.encodedPlan = EMPTY_BYTES;
  }

  static merge(m: EstablishDisaggTaskRequest, r: Reader): EstablishDisaggTaskRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = DisaggTaskMeta.merge(m.meta ?? new DisaggTaskMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.address = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.timeoutS = r.int64Saturating(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as coprocessor.RegionInfo[]).push(coprocessor.RegionInfo.merge(new coprocessor.RegionInfo(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.schemaVer = r.int64(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.tableRegions === EMPTY_LIST) m.tableRegions = []; (m.tableRegions as coprocessor.TableRegions[]).push(coprocessor.TableRegions.merge(new coprocessor.TableRegions(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; m.encodedPlan = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EstablishDisaggTaskRequestInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); DisaggTaskMeta.write(v, w); w.end(at); } }
    { const v = m.address; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.timeoutS; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); coprocessor.RegionInfo.write(v[i] as coprocessor.RegionInfoInit, w); w.end(at); } } }
    { const v = m.schemaVer; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.tableRegions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); coprocessor.TableRegions.write(v[i] as coprocessor.TableRegionsInit, w); w.end(at); } } }
    { const v = m.encodedPlan; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
  }

  static read(r: Reader): EstablishDisaggTaskRequest {
    return EstablishDisaggTaskRequest.merge(new EstablishDisaggTaskRequest(), r);
  }

  static decode(bytes: Uint8Array): EstablishDisaggTaskRequest {
    return EstablishDisaggTaskRequest.merge(new EstablishDisaggTaskRequest(), new Reader(bytes));
  }

  static encode(m: EstablishDisaggTaskRequestInit): Uint8Array {
    return encodeWith(EstablishDisaggTaskRequest.write, m);
  }
}

export interface EstablishDisaggTaskResponseInit {
  readonly error?: EstablishDisaggTaskErrorInit | undefined;
  readonly storeId?: number | undefined;
  readonly snapshotId?: DisaggTaskMetaInit | undefined;
  readonly tables?: readonly Uint8Array[] | undefined;
}

export class EstablishDisaggTaskResponse {
  static readonly typeName = 'disaggregated.EstablishDisaggTaskResponse';
  declare error: EstablishDisaggTaskError | undefined;
  declare storeId: number;
  declare snapshotId: DisaggTaskMeta | undefined;
  declare tables: readonly Uint8Array[];

  constructor() {
    this.error = undefined;
    this.storeId = 0;
    this.snapshotId = undefined;
    this.tables = EMPTY_LIST;
  }

  static merge(m: EstablishDisaggTaskResponse, r: Reader): EstablishDisaggTaskResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = EstablishDisaggTaskError.merge(m.error ?? new EstablishDisaggTaskError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.storeId = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.snapshotId = DisaggTaskMeta.merge(m.snapshotId ?? new DisaggTaskMeta(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; if (m.tables === EMPTY_LIST) m.tables = []; (m.tables as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EstablishDisaggTaskResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); EstablishDisaggTaskError.write(v, w); w.end(at); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.snapshotId; if (v !== undefined) { w.tag(34); const at = w.begin(); DisaggTaskMeta.write(v, w); w.end(at); } }
    { const v = m.tables; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): EstablishDisaggTaskResponse {
    return EstablishDisaggTaskResponse.merge(new EstablishDisaggTaskResponse(), r);
  }

  static decode(bytes: Uint8Array): EstablishDisaggTaskResponse {
    return EstablishDisaggTaskResponse.merge(new EstablishDisaggTaskResponse(), new Reader(bytes));
  }

  static encode(m: EstablishDisaggTaskResponseInit): Uint8Array {
    return encodeWith(EstablishDisaggTaskResponse.write, m);
  }
}

export interface CancelDisaggTaskRequestInit {
  readonly meta?: DisaggTaskMetaInit | undefined;
}

export class CancelDisaggTaskRequest {
  static readonly typeName = 'disaggregated.CancelDisaggTaskRequest';
  declare meta: DisaggTaskMeta | undefined;

  constructor() {
    this.meta = undefined;
  }

  static merge(m: CancelDisaggTaskRequest, r: Reader): CancelDisaggTaskRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = DisaggTaskMeta.merge(m.meta ?? new DisaggTaskMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CancelDisaggTaskRequestInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); DisaggTaskMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CancelDisaggTaskRequest {
    return CancelDisaggTaskRequest.merge(new CancelDisaggTaskRequest(), r);
  }

  static decode(bytes: Uint8Array): CancelDisaggTaskRequest {
    return CancelDisaggTaskRequest.merge(new CancelDisaggTaskRequest(), new Reader(bytes));
  }

  static encode(m: CancelDisaggTaskRequestInit): Uint8Array {
    return encodeWith(CancelDisaggTaskRequest.write, m);
  }
}

export interface CancelDisaggTaskResponseInit {
}

export class CancelDisaggTaskResponse {
  static readonly typeName = 'disaggregated.CancelDisaggTaskResponse';

  static merge(m: CancelDisaggTaskResponse, r: Reader): CancelDisaggTaskResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CancelDisaggTaskResponseInit, _w: Writer): void {
  }

  static read(r: Reader): CancelDisaggTaskResponse {
    return CancelDisaggTaskResponse.merge(new CancelDisaggTaskResponse(), r);
  }

  static decode(bytes: Uint8Array): CancelDisaggTaskResponse {
    return CancelDisaggTaskResponse.merge(new CancelDisaggTaskResponse(), new Reader(bytes));
  }

  static encode(m: CancelDisaggTaskResponseInit): Uint8Array {
    return encodeWith(CancelDisaggTaskResponse.write, m);
  }
}

export interface FetchDisaggPagesRequestInit {
  readonly snapshotId?: DisaggTaskMetaInit | undefined;
  readonly tableId?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly pageIds?: readonly number[] | undefined;
}

export class FetchDisaggPagesRequest {
  static readonly typeName = 'disaggregated.FetchDisaggPagesRequest';
  declare snapshotId: DisaggTaskMeta | undefined;
  declare tableId: number;
  declare segmentId: number;
  declare pageIds: readonly number[];

  constructor() {
    this.snapshotId = undefined;
    this.tableId = 0;
    this.segmentId = 0;
    this.pageIds = EMPTY_LIST;
  }

  static merge(m: FetchDisaggPagesRequest, r: Reader): FetchDisaggPagesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.snapshotId = DisaggTaskMeta.merge(m.snapshotId ?? new DisaggTaskMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.tableId = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.segmentId = r.uint64(); continue; }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.pageIds === EMPTY_LIST) m.pageIds = [];
          if (tag === 32) { (m.pageIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.pageIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FetchDisaggPagesRequestInit, w: Writer): void {
    { const v = m.snapshotId; if (v !== undefined) { w.tag(10); const at = w.begin(); DisaggTaskMeta.write(v, w); w.end(at); } }
    { const v = m.tableId; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.segmentId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.pageIds; if (v !== undefined && v.length > 0) { w.tag(34); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): FetchDisaggPagesRequest {
    return FetchDisaggPagesRequest.merge(new FetchDisaggPagesRequest(), r);
  }

  static decode(bytes: Uint8Array): FetchDisaggPagesRequest {
    return FetchDisaggPagesRequest.merge(new FetchDisaggPagesRequest(), new Reader(bytes));
  }

  static encode(m: FetchDisaggPagesRequestInit): Uint8Array {
    return encodeWith(FetchDisaggPagesRequest.write, m);
  }
}

export interface PagesPacketInit {
  readonly error?: DisaggReadErrorInit | undefined;
  readonly pages?: readonly Uint8Array[] | undefined;
  readonly chunks?: readonly Uint8Array[] | undefined;
  readonly summaries?: readonly Uint8Array[] | undefined;
}

export class PagesPacket {
  static readonly typeName = 'disaggregated.PagesPacket';
  declare error: DisaggReadError | undefined;
  declare pages: readonly Uint8Array[];
  declare chunks: readonly Uint8Array[];
  declare summaries: readonly Uint8Array[];

  constructor() {
    this.error = undefined;
    this.pages = EMPTY_LIST;
    this.chunks = EMPTY_LIST;
    this.summaries = EMPTY_LIST;
  }

  static merge(m: PagesPacket, r: Reader): PagesPacket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = DisaggReadError.merge(m.error ?? new DisaggReadError(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.pages === EMPTY_LIST) m.pages = []; (m.pages as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 26) break; if (m.chunks === EMPTY_LIST) m.chunks = []; (m.chunks as Uint8Array[]).push(r.bytes()); continue; }
        case 4: { if (tag !== 34) break; if (m.summaries === EMPTY_LIST) m.summaries = []; (m.summaries as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PagesPacketInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); DisaggReadError.write(v, w); w.end(at); } }
    { const v = m.pages; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.chunks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.summaries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): PagesPacket {
    return PagesPacket.merge(new PagesPacket(), r);
  }

  static decode(bytes: Uint8Array): PagesPacket {
    return PagesPacket.merge(new PagesPacket(), new Reader(bytes));
  }

  static encode(m: PagesPacketInit): Uint8Array {
    return encodeWith(PagesPacket.write, m);
  }
}
