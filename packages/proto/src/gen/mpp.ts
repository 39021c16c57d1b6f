// Generated from proto/mpp.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as apipb from './apipb.ts';
import * as coprocessor from './coprocessor.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';

export interface TaskMetaInit {
  readonly startTs?: bigint | undefined;
  readonly taskId?: number | undefined;
  readonly partitionId?: number | undefined;
  readonly address?: string | undefined;
  readonly gatherId?: number | undefined;
  readonly queryTs?: bigint | undefined;
  readonly localQueryId?: number | undefined;
  readonly serverId?: number | undefined;
  readonly mppVersion?: number | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly coordinatorAddress?: string | undefined;
  readonly reportExecutionSummary?: boolean | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
  readonly resourceGroupName?: string | undefined;
  readonly connectionId?: bigint | undefined;
  readonly connectionAlias?: string | undefined;
  readonly sqlDigest?: string | undefined;
  readonly planDigest?: string | undefined;
}

export class TaskMeta {
  static readonly typeName = 'mpp.TaskMeta';
  declare startTs: bigint;
  declare taskId: number;
  declare partitionId: number;
  declare address: string;
  declare gatherId: number;
  declare queryTs: bigint;
  declare localQueryId: number;
  declare serverId: number;
  declare mppVersion: number;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare coordinatorAddress: string;
  declare reportExecutionSummary: boolean;
  declare apiVersion: kvrpcpb.APIVersion;
  declare resourceGroupName: string;
  declare connectionId: bigint;
  declare connectionAlias: string;
  declare sqlDigest: string;
  declare planDigest: string;

  constructor() {
    this.startTs = 0n;
    this.taskId = 0;
    this.partitionId = 0;
    this.address = '';
    this.gatherId = 0;
    this.queryTs = 0n;
    this.localQueryId = 0;
    this.serverId = 0;
    this.mppVersion = 0;
    this.keyspace = undefined;
    this.coordinatorAddress = '';
    this.reportExecutionSummary = false;
    this.apiVersion = 0;
    this.resourceGroupName = '';
    this.connectionId = 0n;
    this.connectionAlias = '';
    this.sqlDigest = '';
    this.planDigest = '';
  }

  static merge(m: TaskMeta, r: Reader): TaskMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.taskId = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.partitionId = r.int64(); continue; }
        case 4: { if (tag !== 34) break; m.address = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.gatherId = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.queryTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.localQueryId = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.serverId = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.mppVersion = r.int64(); continue; }
        case 10: { if (tag !== 80) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; m.coordinatorAddress = r.string(); continue; }
        case 12: { if (tag !== 96) break; m.reportExecutionSummary = r.bool(); continue; }
        case 16: { if (tag !== 128) break; m.apiVersion = r.int32(); continue; }
        case 17: { if (tag !== 138) break; m.resourceGroupName = r.string(); continue; }
        case 18: { if (tag !== 144) break; m.connectionId = r.uint64Big(); continue; }
        case 19: { if (tag !== 154) break; m.connectionAlias = r.string(); continue; }
        case 20: { if (tag !== 162) break; m.sqlDigest = r.string(); continue; }
        case 21: { if (tag !== 170) break; m.planDigest = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TaskMetaInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.taskId; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.partitionId; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.address; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.gatherId; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.queryTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.localQueryId; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.serverId; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.mppVersion; if (v !== undefined && v !== 0) { w.tag(72); w.signed(v); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(80); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(178); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.coordinatorAddress; if (v !== undefined && v !== '') { w.tag(90); w.string(v); } }
    { const v = m.reportExecutionSummary; if (v !== undefined && v) { w.tag(96); w.bool(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(128); w.signed(v); } }
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(138); w.string(v); } }
    { const v = m.connectionId; if (v !== undefined && v !== 0n) { w.tag(144); w.big(v); } }
    { const v = m.connectionAlias; if (v !== undefined && v !== '') { w.tag(154); w.string(v); } }
    { const v = m.sqlDigest; if (v !== undefined && v !== '') { w.tag(162); w.string(v); } }
    { const v = m.planDigest; if (v !== undefined && v !== '') { w.tag(170); w.string(v); } }
  }

  static read(r: Reader): TaskMeta {
    return TaskMeta.merge(new TaskMeta(), r);
  }

  static decode(bytes: Uint8Array): TaskMeta {
    return TaskMeta.merge(new TaskMeta(), new Reader(bytes));
  }

  static encode(m: TaskMetaInit): Uint8Array {
    return encodeWith(TaskMeta.write, m);
  }
}

export interface IsAliveRequestInit {
}

export class IsAliveRequest {
  static readonly typeName = 'mpp.IsAliveRequest';

  static merge(m: IsAliveRequest, r: Reader): IsAliveRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: IsAliveRequestInit, _w: Writer): void {
  }

  static read(r: Reader): IsAliveRequest {
    return IsAliveRequest.merge(new IsAliveRequest(), r);
  }

  static decode(bytes: Uint8Array): IsAliveRequest {
    return IsAliveRequest.merge(new IsAliveRequest(), new Reader(bytes));
  }

  static encode(m: IsAliveRequestInit): Uint8Array {
    return encodeWith(IsAliveRequest.write, m);
  }
}

export interface IsAliveResponseInit {
  readonly available?: boolean | undefined;
  readonly mppVersion?: number | undefined;
}

export class IsAliveResponse {
  static readonly typeName = 'mpp.IsAliveResponse';
  declare available: boolean;
  declare mppVersion: number;

  constructor() {
    this.available = false;
    this.mppVersion = 0;
  }

  static merge(m: IsAliveResponse, r: Reader): IsAliveResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.available = r.bool(); continue; }
        case 2: { if (tag !== 16) break; m.mppVersion = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IsAliveResponseInit, w: Writer): void {
    { const v = m.available; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
    { const v = m.mppVersion; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): IsAliveResponse {
    return IsAliveResponse.merge(new IsAliveResponse(), r);
  }

  static decode(bytes: Uint8Array): IsAliveResponse {
    return IsAliveResponse.merge(new IsAliveResponse(), new Reader(bytes));
  }

  static encode(m: IsAliveResponseInit): Uint8Array {
    return encodeWith(IsAliveResponse.write, m);
  }
}

export interface DispatchTaskRequestInit {
  readonly meta?: TaskMetaInit | undefined;
  readonly encodedPlan?: Uint8Array | undefined;
  readonly timeout?: number | undefined;
  readonly regions?: readonly coprocessor.RegionInfoInit[] | undefined;
  readonly schemaVer?: number | undefined;
  readonly tableRegions?: readonly coprocessor.TableRegionsInit[] | undefined;
  readonly tableShardInfos?: readonly coprocessor.TableShardInfosInit[] | undefined;
}

export class DispatchTaskRequest {
  static readonly typeName = 'mpp.DispatchTaskRequest';
  declare meta: TaskMeta | undefined;
  declare encodedPlan: Uint8Array;
  declare timeout: number;
  declare regions: readonly coprocessor.RegionInfo[];
  declare schemaVer: number;
  declare tableRegions: readonly coprocessor.TableRegions[];
  declare tableShardInfos: readonly coprocessor.TableShardInfos[];

  constructor() {
    this.meta = undefined;
    this.encodedPlan = EMPTY_BYTES;
    this.timeout = 0;
    this.regions = EMPTY_LIST;
    this.schemaVer = 0;
    this.tableRegions = EMPTY_LIST;
    this.tableShardInfos = EMPTY_LIST;
  }

  static merge(m: DispatchTaskRequest, r: Reader): DispatchTaskRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = TaskMeta.merge(m.meta ?? new TaskMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.encodedPlan = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.timeout = r.int64Saturating(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as coprocessor.RegionInfo[]).push(coprocessor.RegionInfo.merge(new coprocessor.RegionInfo(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.schemaVer = r.int64(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.tableRegions === EMPTY_LIST) m.tableRegions = []; (m.tableRegions as coprocessor.TableRegions[]).push(coprocessor.TableRegions.merge(new coprocessor.TableRegions(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.tableShardInfos === EMPTY_LIST) m.tableShardInfos = []; (m.tableShardInfos as coprocessor.TableShardInfos[]).push(coprocessor.TableShardInfos.merge(new coprocessor.TableShardInfos(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DispatchTaskRequestInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); TaskMeta.write(v, w); w.end(at); } }
    { const v = m.encodedPlan; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.timeout; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); coprocessor.RegionInfo.write(v[i] as coprocessor.RegionInfoInit, w); w.end(at); } } }
    { const v = m.schemaVer; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.tableRegions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); coprocessor.TableRegions.write(v[i] as coprocessor.TableRegionsInit, w); w.end(at); } } }
    { const v = m.tableShardInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); coprocessor.TableShardInfos.write(v[i] as coprocessor.TableShardInfosInit, w); w.end(at); } } }
  }

  static read(r: Reader): DispatchTaskRequest {
    return DispatchTaskRequest.merge(new DispatchTaskRequest(), r);
  }

  static decode(bytes: Uint8Array): DispatchTaskRequest {
    return DispatchTaskRequest.merge(new DispatchTaskRequest(), new Reader(bytes));
  }

  static encode(m: DispatchTaskRequestInit): Uint8Array {
    return encodeWith(DispatchTaskRequest.write, m);
  }
}

export interface DispatchTaskResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly retryRegions?: readonly metapb.RegionInit[] | undefined;
}

export class DispatchTaskResponse {
  static readonly typeName = 'mpp.DispatchTaskResponse';
  declare error: Error | undefined;
  declare retryRegions: readonly metapb.Region[];

  constructor() {
    this.error = undefined;
    this.retryRegions = EMPTY_LIST;
  }

  static merge(m: DispatchTaskResponse, r: Reader): DispatchTaskResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.retryRegions === EMPTY_LIST) m.retryRegions = []; (m.retryRegions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DispatchTaskResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.retryRegions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
  }

  static read(r: Reader): DispatchTaskResponse {
    return DispatchTaskResponse.merge(new DispatchTaskResponse(), r);
  }

  static decode(bytes: Uint8Array): DispatchTaskResponse {
    return DispatchTaskResponse.merge(new DispatchTaskResponse(), new Reader(bytes));
  }

  static encode(m: DispatchTaskResponseInit): Uint8Array {
    return encodeWith(DispatchTaskResponse.write, m);
  }
}

export interface CancelTaskRequestInit {
  readonly meta?: TaskMetaInit | undefined;
  readonly error?: ErrorInit | undefined;
}

export class CancelTaskRequest {
  static readonly typeName = 'mpp.CancelTaskRequest';
  declare meta: TaskMeta | undefined;
  declare error: Error | undefined;

  constructor() {
    this.meta = undefined;
    this.error = undefined;
  }

  static merge(m: CancelTaskRequest, r: Reader): CancelTaskRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = TaskMeta.merge(m.meta ?? new TaskMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CancelTaskRequestInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); TaskMeta.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CancelTaskRequest {
    return CancelTaskRequest.merge(new CancelTaskRequest(), r);
  }

  static decode(bytes: Uint8Array): CancelTaskRequest {
    return CancelTaskRequest.merge(new CancelTaskRequest(), new Reader(bytes));
  }

  static encode(m: CancelTaskRequestInit): Uint8Array {
    return encodeWith(CancelTaskRequest.write, m);
  }
}

export interface CancelTaskResponseInit {
  readonly error?: ErrorInit | undefined;
}

export class CancelTaskResponse {
  static readonly typeName = 'mpp.CancelTaskResponse';
  declare error: Error | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: CancelTaskResponse, r: Reader): CancelTaskResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CancelTaskResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CancelTaskResponse {
    return CancelTaskResponse.merge(new CancelTaskResponse(), r);
  }

  static decode(bytes: Uint8Array): CancelTaskResponse {
    return CancelTaskResponse.merge(new CancelTaskResponse(), new Reader(bytes));
  }

  static encode(m: CancelTaskResponseInit): Uint8Array {
    return encodeWith(CancelTaskResponse.write, m);
  }
}

export interface ReportTaskStatusRequestInit {
  readonly meta?: TaskMetaInit | undefined;
  readonly data?: Uint8Array | undefined;
  readonly error?: ErrorInit | undefined;
}

export class ReportTaskStatusRequest {
  static readonly typeName = 'mpp.ReportTaskStatusRequest';
  declare meta: TaskMeta | undefined;
  declare data: Uint8Array;
  declare error: Error | undefined;

  constructor() {
    this.meta = undefined;
    this.data = EMPTY_BYTES;
    this.error = undefined;
  }

  static merge(m: ReportTaskStatusRequest, r: Reader): ReportTaskStatusRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.meta = TaskMeta.merge(m.meta ?? new TaskMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.data = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportTaskStatusRequestInit, w: Writer): void {
    { const v = m.meta; if (v !== undefined) { w.tag(10); const at = w.begin(); TaskMeta.write(v, w); w.end(at); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(26); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportTaskStatusRequest {
    return ReportTaskStatusRequest.merge(new ReportTaskStatusRequest(), r);
  }

  static decode(bytes: Uint8Array): ReportTaskStatusRequest {
    return ReportTaskStatusRequest.merge(new ReportTaskStatusRequest(), new Reader(bytes));
  }

  static encode(m: ReportTaskStatusRequestInit): Uint8Array {
    return encodeWith(ReportTaskStatusRequest.write, m);
  }
}

export interface ReportTaskStatusResponseInit {
  readonly error?: ErrorInit | undefined;
}

export class ReportTaskStatusResponse {
  static readonly typeName = 'mpp.ReportTaskStatusResponse';
  declare error: Error | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: ReportTaskStatusResponse, r: Reader): ReportTaskStatusResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportTaskStatusResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReportTaskStatusResponse {
    return ReportTaskStatusResponse.merge(new ReportTaskStatusResponse(), r);
  }

  static decode(bytes: Uint8Array): ReportTaskStatusResponse {
    return ReportTaskStatusResponse.merge(new ReportTaskStatusResponse(), new Reader(bytes));
  }

  static encode(m: ReportTaskStatusResponseInit): Uint8Array {
    return encodeWith(ReportTaskStatusResponse.write, m);
  }
}

export interface EstablishMPPConnectionRequestInit {
  readonly senderMeta?: TaskMetaInit | undefined;
  readonly receiverMeta?: TaskMetaInit | undefined;
}

export class EstablishMPPConnectionRequest {
  static readonly typeName = 'mpp.EstablishMPPConnectionRequest';
  declare senderMeta: TaskMeta | undefined;
  declare receiverMeta: TaskMeta | undefined;

  constructor() {
    this.senderMeta = undefined;
    this.receiverMeta = undefined;
  }

  static merge(m: EstablishMPPConnectionRequest, r: Reader): EstablishMPPConnectionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.senderMeta = TaskMeta.merge(m.senderMeta ?? new TaskMeta(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.receiverMeta = TaskMeta.merge(m.receiverMeta ?? new TaskMeta(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EstablishMPPConnectionRequestInit, w: Writer): void {
    { const v = m.senderMeta; if (v !== undefined) { w.tag(10); const at = w.begin(); TaskMeta.write(v, w); w.end(at); } }
    { const v = m.receiverMeta; if (v !== undefined) { w.tag(18); const at = w.begin(); TaskMeta.write(v, w); w.end(at); } }
  }

  static read(r: Reader): EstablishMPPConnectionRequest {
    return EstablishMPPConnectionRequest.merge(new EstablishMPPConnectionRequest(), r);
  }

  static decode(bytes: Uint8Array): EstablishMPPConnectionRequest {
    return EstablishMPPConnectionRequest.merge(new EstablishMPPConnectionRequest(), new Reader(bytes));
  }

  static encode(m: EstablishMPPConnectionRequestInit): Uint8Array {
    return encodeWith(EstablishMPPConnectionRequest.write, m);
  }
}

export interface MPPDataPacketInit {
  readonly data?: Uint8Array | undefined;
  readonly error?: ErrorInit | undefined;
  readonly chunks?: readonly Uint8Array[] | undefined;
  readonly streamIds?: readonly number[] | undefined;
  readonly version?: number | undefined;
}

export class MPPDataPacket {
  static readonly typeName = 'mpp.MPPDataPacket';
  declare data: Uint8Array;
  declare error: Error | undefined;
  declare chunks: readonly Uint8Array[];
  declare streamIds: readonly number[];
  declare version: number;

  constructor() {
    this.data = EMPTY_BYTES;
    this.error = undefined;
    this.chunks = EMPTY_LIST;
    this.streamIds = EMPTY_LIST;
    this.version = 0;
  }

  static merge(m: MPPDataPacket, r: Reader): MPPDataPacket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; if (m.chunks === EMPTY_LIST) m.chunks = []; (m.chunks as Uint8Array[]).push(r.bytes()); continue; }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.streamIds === EMPTY_LIST) m.streamIds = [];
          if (tag === 32) { (m.streamIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.streamIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 5: { if (tag !== 40) break; m.version = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MPPDataPacketInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.chunks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.streamIds; if (v !== undefined && v.length > 0) { w.tag(34); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
  }

  static read(r: Reader): MPPDataPacket {
    return MPPDataPacket.merge(new MPPDataPacket(), r);
  }

  static decode(bytes: Uint8Array): MPPDataPacket {
    return MPPDataPacket.merge(new MPPDataPacket(), new Reader(bytes));
  }

  static encode(m: MPPDataPacketInit): Uint8Array {
    return encodeWith(MPPDataPacket.write, m);
  }
}

export interface ErrorInit {
  readonly code?: number | undefined;
  readonly msg?: string | undefined;
  readonly mppVersion?: number | undefined;
}

export class Error {
  static readonly typeName = 'mpp.Error';
  declare code: number;
  declare msg: string;
  declare mppVersion: number;

  constructor() {
    this.code = 0;
    this.msg = '';
    this.mppVersion = 0;
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.code = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.msg = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.mppVersion = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.code; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.msg; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.mppVersion; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
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
