// Generated from proto/logbackup.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as errorpb from './errorpb.ts';

export interface RegionIdentityInit {
  readonly id?: number | undefined;
  readonly epochVersion?: number | undefined;
}

export class RegionIdentity {
  static readonly typeName = 'logbackup.RegionIdentity';
  declare id: number;
  declare epochVersion: number;

  constructor() {
    this.id = 0;
    this.epochVersion = 0;
  }

  static merge(m: RegionIdentity, r: Reader): RegionIdentity {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.epochVersion = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionIdentityInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.epochVersion; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RegionIdentity {
    return RegionIdentity.merge(new RegionIdentity(), r);
  }

  static decode(bytes: Uint8Array): RegionIdentity {
    return RegionIdentity.merge(new RegionIdentity(), new Reader(bytes));
  }

  static encode(m: RegionIdentityInit): Uint8Array {
    return encodeWith(RegionIdentity.write, m);
  }
}

export interface RegionCheckpointInit {
  readonly err?: errorpb.ErrorInit | undefined;
  readonly region?: RegionIdentityInit | undefined;
  readonly checkpoint?: bigint | undefined;
}

export class RegionCheckpoint {
  static readonly typeName = 'logbackup.RegionCheckpoint';
  declare err: errorpb.Error | undefined;
  declare region: RegionIdentity | undefined;
  declare checkpoint: bigint;

  constructor() {
    this.err = undefined;
    this.region = undefined;
    this.checkpoint = 0n;
  }

  static merge(m: RegionCheckpoint, r: Reader): RegionCheckpoint {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.err = errorpb.Error.merge(m.err ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = RegionIdentity.merge(m.region ?? new RegionIdentity(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.checkpoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionCheckpointInit, w: Writer): void {
    { const v = m.err; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); RegionIdentity.write(v, w); w.end(at); } }
    { const v = m.checkpoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): RegionCheckpoint {
    return RegionCheckpoint.merge(new RegionCheckpoint(), r);
  }

  static decode(bytes: Uint8Array): RegionCheckpoint {
    return RegionCheckpoint.merge(new RegionCheckpoint(), new Reader(bytes));
  }

  static encode(m: RegionCheckpointInit): Uint8Array {
    return encodeWith(RegionCheckpoint.write, m);
  }
}

export interface GetLastFlushTSOfRegionRequestInit {
  readonly regions?: readonly RegionIdentityInit[] | undefined;
}

export class GetLastFlushTSOfRegionRequest {
  static readonly typeName = 'logbackup.GetLastFlushTSOfRegionRequest';
  declare regions: readonly RegionIdentity[];

  constructor() {
    this.regions = EMPTY_LIST;
  }

  static merge(m: GetLastFlushTSOfRegionRequest, r: Reader): GetLastFlushTSOfRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as RegionIdentity[]).push(RegionIdentity.merge(new RegionIdentity(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetLastFlushTSOfRegionRequestInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RegionIdentity.write(v[i] as RegionIdentityInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetLastFlushTSOfRegionRequest {
    return GetLastFlushTSOfRegionRequest.merge(new GetLastFlushTSOfRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): GetLastFlushTSOfRegionRequest {
    return GetLastFlushTSOfRegionRequest.merge(new GetLastFlushTSOfRegionRequest(), new Reader(bytes));
  }

  static encode(m: GetLastFlushTSOfRegionRequestInit): Uint8Array {
    return encodeWith(GetLastFlushTSOfRegionRequest.write, m);
  }
}

export interface GetLastFlushTSOfRegionResponseInit {
  readonly checkpoints?: readonly RegionCheckpointInit[] | undefined;
}

export class GetLastFlushTSOfRegionResponse {
  static readonly typeName = 'logbackup.GetLastFlushTSOfRegionResponse';
  declare checkpoints: readonly RegionCheckpoint[];

  constructor() {
    this.checkpoints = EMPTY_LIST;
  }

  static merge(m: GetLastFlushTSOfRegionResponse, r: Reader): GetLastFlushTSOfRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.checkpoints === EMPTY_LIST) m.checkpoints = []; (m.checkpoints as RegionCheckpoint[]).push(RegionCheckpoint.merge(new RegionCheckpoint(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetLastFlushTSOfRegionResponseInit, w: Writer): void {
    { const v = m.checkpoints; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RegionCheckpoint.write(v[i] as RegionCheckpointInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetLastFlushTSOfRegionResponse {
    return GetLastFlushTSOfRegionResponse.merge(new GetLastFlushTSOfRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): GetLastFlushTSOfRegionResponse {
    return GetLastFlushTSOfRegionResponse.merge(new GetLastFlushTSOfRegionResponse(), new Reader(bytes));
  }

  static encode(m: GetLastFlushTSOfRegionResponseInit): Uint8Array {
    return encodeWith(GetLastFlushTSOfRegionResponse.write, m);
  }
}

export interface SubscribeFlushEventRequestInit {
  readonly clientId?: string | undefined;
}

export class SubscribeFlushEventRequest {
  static readonly typeName = 'logbackup.SubscribeFlushEventRequest';
  declare clientId: string;

  constructor() {
    this.clientId = '';
  }

  static merge(m: SubscribeFlushEventRequest, r: Reader): SubscribeFlushEventRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.clientId = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SubscribeFlushEventRequestInit, w: Writer): void {
    { const v = m.clientId; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): SubscribeFlushEventRequest {
    return SubscribeFlushEventRequest.merge(new SubscribeFlushEventRequest(), r);
  }

  static decode(bytes: Uint8Array): SubscribeFlushEventRequest {
    return SubscribeFlushEventRequest.merge(new SubscribeFlushEventRequest(), new Reader(bytes));
  }

  static encode(m: SubscribeFlushEventRequestInit): Uint8Array {
    return encodeWith(SubscribeFlushEventRequest.write, m);
  }
}

export interface SubscribeFlushEventResponseInit {
  readonly events?: readonly FlushEventInit[] | undefined;
}

export class SubscribeFlushEventResponse {
  static readonly typeName = 'logbackup.SubscribeFlushEventResponse';
  declare events: readonly FlushEvent[];

  constructor() {
    this.events = EMPTY_LIST;
  }

  static merge(m: SubscribeFlushEventResponse, r: Reader): SubscribeFlushEventResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.events === EMPTY_LIST) m.events = []; (m.events as FlushEvent[]).push(FlushEvent.merge(new FlushEvent(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SubscribeFlushEventResponseInit, w: Writer): void {
    { const v = m.events; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); FlushEvent.write(v[i] as FlushEventInit, w); w.end(at); } } }
  }

  static read(r: Reader): SubscribeFlushEventResponse {
    return SubscribeFlushEventResponse.merge(new SubscribeFlushEventResponse(), r);
  }

  static decode(bytes: Uint8Array): SubscribeFlushEventResponse {
    return SubscribeFlushEventResponse.merge(new SubscribeFlushEventResponse(), new Reader(bytes));
  }

  static encode(m: SubscribeFlushEventResponseInit): Uint8Array {
    return encodeWith(SubscribeFlushEventResponse.write, m);
  }
}

export interface FlushEventInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly checkpoint?: bigint | undefined;
}

export class FlushEvent {
  static readonly typeName = 'logbackup.FlushEvent';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare checkpoint: bigint;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.checkpoint = 0n;
  }

  static merge(m: FlushEvent, r: Reader): FlushEvent {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.endKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.checkpoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlushEventInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.checkpoint; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): FlushEvent {
    return FlushEvent.merge(new FlushEvent(), r);
  }

  static decode(bytes: Uint8Array): FlushEvent {
    return FlushEvent.merge(new FlushEvent(), new Reader(bytes));
  }

  static encode(m: FlushEventInit): Uint8Array {
    return encodeWith(FlushEvent.write, m);
  }
}

export interface FlushNowRequestInit {
}

export class FlushNowRequest {
  static readonly typeName = 'logbackup.FlushNowRequest';

  static merge(m: FlushNowRequest, r: Reader): FlushNowRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: FlushNowRequestInit, _w: Writer): void {
  }

  static read(r: Reader): FlushNowRequest {
    return FlushNowRequest.merge(new FlushNowRequest(), r);
  }

  static decode(bytes: Uint8Array): FlushNowRequest {
    return FlushNowRequest.merge(new FlushNowRequest(), new Reader(bytes));
  }

  static encode(m: FlushNowRequestInit): Uint8Array {
    return encodeWith(FlushNowRequest.write, m);
  }
}

export interface FlushNowResponseInit {
  readonly results?: readonly FlushResultInit[] | undefined;
}

export class FlushNowResponse {
  static readonly typeName = 'logbackup.FlushNowResponse';
  declare results: readonly FlushResult[];

  constructor() {
    this.results = EMPTY_LIST;
  }

  static merge(m: FlushNowResponse, r: Reader): FlushNowResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.results === EMPTY_LIST) m.results = []; (m.results as FlushResult[]).push(FlushResult.merge(new FlushResult(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlushNowResponseInit, w: Writer): void {
    { const v = m.results; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); FlushResult.write(v[i] as FlushResultInit, w); w.end(at); } } }
  }

  static read(r: Reader): FlushNowResponse {
    return FlushNowResponse.merge(new FlushNowResponse(), r);
  }

  static decode(bytes: Uint8Array): FlushNowResponse {
    return FlushNowResponse.merge(new FlushNowResponse(), new Reader(bytes));
  }

  static encode(m: FlushNowResponseInit): Uint8Array {
    return encodeWith(FlushNowResponse.write, m);
  }
}

export interface FlushResultInit {
  readonly taskName?: string | undefined;
  readonly success?: boolean | undefined;
  readonly errorMessage?: string | undefined;
}

export class FlushResult {
  static readonly typeName = 'logbackup.FlushResult';
  declare taskName: string;
  declare success: boolean;
  declare errorMessage: string;

  constructor() {
    this.taskName = '';
    this.success = false;
    this.errorMessage = '';
  }

  static merge(m: FlushResult, r: Reader): FlushResult {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.taskName = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.success = r.bool(); continue; }
        case 3: { if (tag !== 26) break; m.errorMessage = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlushResultInit, w: Writer): void {
    { const v = m.taskName; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.success; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.errorMessage; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): FlushResult {
    return FlushResult.merge(new FlushResult(), r);
  }

  static decode(bytes: Uint8Array): FlushResult {
    return FlushResult.merge(new FlushResult(), new Reader(bytes));
  }

  static encode(m: FlushResultInit): Uint8Array {
    return encodeWith(FlushResult.write, m);
  }
}

export const LogBackup = {
  GetLastFlushTSOfRegion: {
    path: '/logbackup.LogBackup/GetLastFlushTSOfRegion',
    clientStreaming: false,
    serverStreaming: false,
    request: GetLastFlushTSOfRegionRequest,
    response: GetLastFlushTSOfRegionResponse,
  },
  SubscribeFlushEvent: {
    path: '/logbackup.LogBackup/SubscribeFlushEvent',
    clientStreaming: false,
    serverStreaming: true,
    request: SubscribeFlushEventRequest,
    response: SubscribeFlushEventResponse,
  },
  FlushNow: {
    path: '/logbackup.LogBackup/FlushNow',
    clientStreaming: false,
    serverStreaming: false,
    request: FlushNowRequest,
    response: FlushNowResponse,
  },
} as const satisfies Service;
