// Generated from proto/resource_usage_agent.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export interface ResourceMeteringRequestInit {
}

export class ResourceMeteringRequest {
  static readonly typeName = 'resource_usage_agent.ResourceMeteringRequest';

  static merge(m: ResourceMeteringRequest, r: Reader): ResourceMeteringRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ResourceMeteringRequestInit, _w: Writer): void {
  }

  static read(r: Reader): ResourceMeteringRequest {
    return ResourceMeteringRequest.merge(new ResourceMeteringRequest(), r);
  }

  static decode(bytes: Uint8Array): ResourceMeteringRequest {
    return ResourceMeteringRequest.merge(new ResourceMeteringRequest(), new Reader(bytes));
  }

  static encode(m: ResourceMeteringRequestInit): Uint8Array {
    return encodeWith(ResourceMeteringRequest.write, m);
  }
}

export interface EmptyResponseInit {
}

export class EmptyResponse {
  static readonly typeName = 'resource_usage_agent.EmptyResponse';

  static merge(m: EmptyResponse, r: Reader): EmptyResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: EmptyResponseInit, _w: Writer): void {
  }

  static read(r: Reader): EmptyResponse {
    return EmptyResponse.merge(new EmptyResponse(), r);
  }

  static decode(bytes: Uint8Array): EmptyResponse {
    return EmptyResponse.merge(new EmptyResponse(), new Reader(bytes));
  }

  static encode(m: EmptyResponseInit): Uint8Array {
    return encodeWith(EmptyResponse.write, m);
  }
}

export interface ResourceUsageRecordInit {
  readonly recordOneof?: { readonly kind: 'record'; readonly value: GroupTagRecordInit } | { readonly kind: 'regionRecord'; readonly value: RegionRecordInit } | undefined;
}

export class ResourceUsageRecord {
  static readonly typeName = 'resource_usage_agent.ResourceUsageRecord';
  declare recordOneof: { readonly kind: 'record'; readonly value: GroupTagRecord } | { readonly kind: 'regionRecord'; readonly value: RegionRecord } | undefined;

  constructor() {
    this.recordOneof = undefined;
  }

  static merge(m: ResourceUsageRecord, r: Reader): ResourceUsageRecord {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.recordOneof?.kind === 'record' ? m.recordOneof.value : new GroupTagRecord(); m.recordOneof = { kind: 'record', value: GroupTagRecord.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.recordOneof?.kind === 'regionRecord' ? m.recordOneof.value : new RegionRecord(); m.recordOneof = { kind: 'regionRecord', value: RegionRecord.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResourceUsageRecordInit, w: Writer): void {
    const recordOneof_ = m.recordOneof;
    if (recordOneof_ !== undefined) {
      switch (recordOneof_.kind) {
        case 'record': { w.tag(10); const at = w.begin(); GroupTagRecord.write(recordOneof_.value, w); w.end(at); break; }
        case 'regionRecord': { w.tag(18); const at = w.begin(); RegionRecord.write(recordOneof_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): ResourceUsageRecord {
    return ResourceUsageRecord.merge(new ResourceUsageRecord(), r);
  }

  static decode(bytes: Uint8Array): ResourceUsageRecord {
    return ResourceUsageRecord.merge(new ResourceUsageRecord(), new Reader(bytes));
  }

  static encode(m: ResourceUsageRecordInit): Uint8Array {
    return encodeWith(ResourceUsageRecord.write, m);
  }
}

export interface GroupTagRecordInit {
  readonly resourceGroupTag?: Uint8Array | undefined;
  readonly items?: readonly GroupTagRecordItemInit[] | undefined;
}

export class GroupTagRecord {
  static readonly typeName = 'resource_usage_agent.GroupTagRecord';
  declare resourceGroupTag: Uint8Array;
  declare items: readonly GroupTagRecordItem[];

  constructor() {
    this.resourceGroupTag = EMPTY_BYTES;
    this.items = EMPTY_LIST;
  }

  static merge(m: GroupTagRecord, r: Reader): GroupTagRecord {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.resourceGroupTag = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.items === EMPTY_LIST) m.items = []; (m.items as GroupTagRecordItem[]).push(GroupTagRecordItem.merge(new GroupTagRecordItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupTagRecordInit, w: Writer): void {
    { const v = m.resourceGroupTag; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.items; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); GroupTagRecordItem.write(v[i] as GroupTagRecordItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): GroupTagRecord {
    return GroupTagRecord.merge(new GroupTagRecord(), r);
  }

  static decode(bytes: Uint8Array): GroupTagRecord {
    return GroupTagRecord.merge(new GroupTagRecord(), new Reader(bytes));
  }

  static encode(m: GroupTagRecordInit): Uint8Array {
    return encodeWith(GroupTagRecord.write, m);
  }
}

export interface GroupTagRecordItemInit {
  readonly timestampSec?: number | undefined;
  readonly cpuTimeMs?: number | undefined;
  readonly readKeys?: number | undefined;
  readonly writeKeys?: number | undefined;
  readonly networkInBytes?: number | undefined;
  readonly networkOutBytes?: number | undefined;
  readonly logicalReadBytes?: number | undefined;
  readonly logicalWriteBytes?: number | undefined;
  readonly rocksdbBlockReadCount?: number | undefined;
}

export class GroupTagRecordItem {
  static readonly typeName = 'resource_usage_agent.GroupTagRecordItem';
  declare timestampSec: number;
  declare cpuTimeMs: number;
  declare readKeys: number;
  declare writeKeys: number;
  declare networkInBytes: number;
  declare networkOutBytes: number;
  declare logicalReadBytes: number;
  declare logicalWriteBytes: number;
  declare rocksdbBlockReadCount: number;

  constructor() {
    this.timestampSec = 0;
    this.cpuTimeMs = 0;
    this.readKeys = 0;
    this.writeKeys = 0;
    this.networkInBytes = 0;
    this.networkOutBytes = 0;
    this.logicalReadBytes = 0;
    this.logicalWriteBytes = 0;
    this.rocksdbBlockReadCount = 0;
  }

  static merge(m: GroupTagRecordItem, r: Reader): GroupTagRecordItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.timestampSec = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.cpuTimeMs = r.uint32(); continue; }
        case 3: { if (tag !== 24) break; m.readKeys = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.writeKeys = r.uint32(); continue; }
        case 5: { if (tag !== 40) break; m.networkInBytes = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.networkOutBytes = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.logicalReadBytes = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.logicalWriteBytes = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.rocksdbBlockReadCount = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupTagRecordItemInit, w: Writer): void {
    { const v = m.timestampSec; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.cpuTimeMs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.readKeys; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.writeKeys; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.networkInBytes; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.networkOutBytes; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.logicalReadBytes; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.logicalWriteBytes; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.rocksdbBlockReadCount; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
  }

  static read(r: Reader): GroupTagRecordItem {
    return GroupTagRecordItem.merge(new GroupTagRecordItem(), r);
  }

  static decode(bytes: Uint8Array): GroupTagRecordItem {
    return GroupTagRecordItem.merge(new GroupTagRecordItem(), new Reader(bytes));
  }

  static encode(m: GroupTagRecordItemInit): Uint8Array {
    return encodeWith(GroupTagRecordItem.write, m);
  }
}

export interface RegionRecordInit {
  readonly regionId?: number | undefined;
  readonly items?: readonly GroupTagRecordItemInit[] | undefined;
}

export class RegionRecord {
  static readonly typeName = 'resource_usage_agent.RegionRecord';
  declare regionId: number;
  declare items: readonly GroupTagRecordItem[];

  constructor() {
    this.regionId = 0;
    this.items = EMPTY_LIST;
  }

  static merge(m: RegionRecord, r: Reader): RegionRecord {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.items === EMPTY_LIST) m.items = []; (m.items as GroupTagRecordItem[]).push(GroupTagRecordItem.merge(new GroupTagRecordItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionRecordInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.items; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); GroupTagRecordItem.write(v[i] as GroupTagRecordItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): RegionRecord {
    return RegionRecord.merge(new RegionRecord(), r);
  }

  static decode(bytes: Uint8Array): RegionRecord {
    return RegionRecord.merge(new RegionRecord(), new Reader(bytes));
  }

  static encode(m: RegionRecordInit): Uint8Array {
    return encodeWith(RegionRecord.write, m);
  }
}

export const ResourceUsageAgent = {
  Report: {
    path: '/resource_usage_agent.ResourceUsageAgent/Report',
    clientStreaming: true,
    serverStreaming: false,
    request: ResourceUsageRecord,
    response: EmptyResponse,
  },
} as const satisfies Service;

export const ResourceMeteringPubSub = {
  Subscribe: {
    path: '/resource_usage_agent.ResourceMeteringPubSub/Subscribe',
    clientStreaming: false,
    serverStreaming: true,
    request: ResourceMeteringRequest,
    response: ResourceUsageRecord,
  },
} as const satisfies Service;
