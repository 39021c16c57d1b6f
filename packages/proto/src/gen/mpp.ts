// Generated from proto/mpp.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, Reader, Writer } from '../runtime/index.ts';
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
      switch (tag) {
        case 8: { m.startTs = r.uint64Big(); break; }
        case 16: { m.taskId = r.int64(); break; }
        case 24: { m.partitionId = r.int64(); break; }
        case 34: { m.address = r.string(); break; }
        case 40: { m.gatherId = r.uint64(); break; }
        case 48: { m.queryTs = r.uint64Big(); break; }
        case 56: { m.localQueryId = r.uint64(); break; }
        case 64: { m.serverId = r.uint64(); break; }
        case 72: { m.mppVersion = r.int64(); break; }
        case 80: {
          m.keyspace = { kind: 'keyspaceId', value: r.uint32() };
          break;
        }
        case 178: {
          const outer = r.enter();
          const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity();
          m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) };
          r.leave(outer);
          break;
        }
        case 90: { m.coordinatorAddress = r.string(); break; }
        case 96: { m.reportExecutionSummary = r.bool(); break; }
        case 128: { m.apiVersion = r.int32(); break; }
        case 138: { m.resourceGroupName = r.string(); break; }
        case 144: { m.connectionId = r.uint64Big(); break; }
        case 154: { m.connectionAlias = r.string(); break; }
        case 162: { m.sqlDigest = r.string(); break; }
        case 170: { m.planDigest = r.string(); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    TaskMeta.write(m, w);
    return w.finish();
  }
}

export interface IsAliveRequestInit {
}

export class IsAliveRequest {
  static readonly typeName = 'mpp.IsAliveRequest';

  static merge(m: IsAliveRequest, r: Reader): IsAliveRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag) {
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    IsAliveRequest.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 8: { m.available = r.bool(); break; }
        case 16: { m.mppVersion = r.int64(); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    IsAliveResponse.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.meta = TaskMeta.merge(m.meta ?? new TaskMeta(), r); r.leave(outer); break; }
        case 18: { m.encodedPlan = r.bytes(); break; }
        case 24: { m.timeout = r.int64Saturating(); break; }
        case 34: {
          const outer = r.enter();
          if (m.regions === EMPTY_LIST) m.regions = [];
          (m.regions as coprocessor.RegionInfo[]).push(coprocessor.RegionInfo.merge(new coprocessor.RegionInfo(), r));
          r.leave(outer);
          break;
        }
        case 40: { m.schemaVer = r.int64(); break; }
        case 50: {
          const outer = r.enter();
          if (m.tableRegions === EMPTY_LIST) m.tableRegions = [];
          (m.tableRegions as coprocessor.TableRegions[]).push(coprocessor.TableRegions.merge(new coprocessor.TableRegions(), r));
          r.leave(outer);
          break;
        }
        case 58: {
          const outer = r.enter();
          if (m.tableShardInfos === EMPTY_LIST) m.tableShardInfos = [];
          (m.tableShardInfos as coprocessor.TableShardInfos[]).push(coprocessor.TableShardInfos.merge(new coprocessor.TableShardInfos(), r));
          r.leave(outer);
          break;
        }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    DispatchTaskRequest.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); break; }
        case 18: {
          const outer = r.enter();
          if (m.retryRegions === EMPTY_LIST) m.retryRegions = [];
          (m.retryRegions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r));
          r.leave(outer);
          break;
        }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    DispatchTaskResponse.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.meta = TaskMeta.merge(m.meta ?? new TaskMeta(), r); r.leave(outer); break; }
        case 18: { const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    CancelTaskRequest.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    CancelTaskResponse.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.meta = TaskMeta.merge(m.meta ?? new TaskMeta(), r); r.leave(outer); break; }
        case 18: { m.data = r.bytes(); break; }
        case 26: { const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    ReportTaskStatusRequest.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    ReportTaskStatusResponse.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { const outer = r.enter(); m.senderMeta = TaskMeta.merge(m.senderMeta ?? new TaskMeta(), r); r.leave(outer); break; }
        case 18: { const outer = r.enter(); m.receiverMeta = TaskMeta.merge(m.receiverMeta ?? new TaskMeta(), r); r.leave(outer); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    EstablishMPPConnectionRequest.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 10: { m.data = r.bytes(); break; }
        case 18: { const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); break; }
        case 26: {
          if (m.chunks === EMPTY_LIST) m.chunks = [];
          (m.chunks as Uint8Array[]).push(r.bytes());
          break;
        }
        case 32: {
          if (m.streamIds === EMPTY_LIST) m.streamIds = [];
          (m.streamIds as number[]).push(r.uint64());
          break;
        }
        case 34: {
          if (m.streamIds === EMPTY_LIST) m.streamIds = [];
          const outer = r.enter();
          while (r.position < r.limit) (m.streamIds as number[]).push(r.uint64());
          r.leave(outer);
          break;
        }
        case 40: { m.version = r.int64(); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    MPPDataPacket.write(m, w);
    return w.finish();
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
      switch (tag) {
        case 8: { m.code = r.int32(); break; }
        case 18: { m.msg = r.string(); break; }
        case 24: { m.mppVersion = r.int64(); break; }
        default:
          r.skip(tag);
      }
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
    const w = new Writer(64);
    Error.write(m, w);
    return w.finish();
  }
}
