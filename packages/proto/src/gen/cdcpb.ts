// Generated from proto/cdcpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as errorpb from './errorpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';
import * as raft_cmdpb from './raft_cmdpb.ts';

export const ScanPriority = {
  SCAN_PRIORITY_UNKNOWN: 0,
  SCAN_PRIORITY_LOW: 1,
  SCAN_PRIORITY_HIGH: 2,
} as const;
/** Unknown values are kept. */
export type ScanPriority = number;

export interface HeaderInit {
  readonly clusterId?: bigint | undefined;
  readonly ticdcVersion?: string | undefined;
}

export class Header {
  static readonly typeName = 'cdcpb.Header';
  declare clusterId: bigint;
  declare ticdcVersion: string;

  constructor() {
    this.clusterId = 0n;
    this.ticdcVersion = '';
  }

  static merge(m: Header, r: Reader): Header {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.ticdcVersion = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HeaderInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.ticdcVersion; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): Header {
    return Header.merge(new Header(), r);
  }

  static decode(bytes: Uint8Array): Header {
    return Header.merge(new Header(), new Reader(bytes));
  }

  static encode(m: HeaderInit): Uint8Array {
    return encodeWith(Header.write, m);
  }
}

export interface DuplicateRequestInit {
  readonly regionId?: number | undefined;
}

export class DuplicateRequest {
  static readonly typeName = 'cdcpb.DuplicateRequest';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: DuplicateRequest, r: Reader): DuplicateRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DuplicateRequestInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): DuplicateRequest {
    return DuplicateRequest.merge(new DuplicateRequest(), r);
  }

  static decode(bytes: Uint8Array): DuplicateRequest {
    return DuplicateRequest.merge(new DuplicateRequest(), new Reader(bytes));
  }

  static encode(m: DuplicateRequestInit): Uint8Array {
    return encodeWith(DuplicateRequest.write, m);
  }
}

export interface CompatibilityInit {
  readonly requiredVersion?: string | undefined;
}

export class Compatibility {
  static readonly typeName = 'cdcpb.Compatibility';
  declare requiredVersion: string;

  constructor() {
    this.requiredVersion = '';
  }

  static merge(m: Compatibility, r: Reader): Compatibility {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.requiredVersion = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompatibilityInit, w: Writer): void {
    { const v = m.requiredVersion; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): Compatibility {
    return Compatibility.merge(new Compatibility(), r);
  }

  static decode(bytes: Uint8Array): Compatibility {
    return Compatibility.merge(new Compatibility(), new Reader(bytes));
  }

  static encode(m: CompatibilityInit): Uint8Array {
    return encodeWith(Compatibility.write, m);
  }
}

export interface ClusterIDMismatchInit {
  readonly current?: bigint | undefined;
  readonly request?: bigint | undefined;
}

export class ClusterIDMismatch {
  static readonly typeName = 'cdcpb.ClusterIDMismatch';
  declare current: bigint;
  declare request: bigint;

  constructor() {
    this.current = 0n;
    this.request = 0n;
  }

  static merge(m: ClusterIDMismatch, r: Reader): ClusterIDMismatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.current = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.request = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ClusterIDMismatchInit, w: Writer): void {
    { const v = m.current; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.request; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): ClusterIDMismatch {
    return ClusterIDMismatch.merge(new ClusterIDMismatch(), r);
  }

  static decode(bytes: Uint8Array): ClusterIDMismatch {
    return ClusterIDMismatch.merge(new ClusterIDMismatch(), new Reader(bytes));
  }

  static encode(m: ClusterIDMismatchInit): Uint8Array {
    return encodeWith(ClusterIDMismatch.write, m);
  }
}

export interface CongestedInit {
  readonly regionId?: number | undefined;
}

export class Congested {
  static readonly typeName = 'cdcpb.Congested';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: Congested, r: Reader): Congested {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CongestedInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): Congested {
    return Congested.merge(new Congested(), r);
  }

  static decode(bytes: Uint8Array): Congested {
    return Congested.merge(new Congested(), new Reader(bytes));
  }

  static encode(m: CongestedInit): Uint8Array {
    return encodeWith(Congested.write, m);
  }
}

export interface ErrorInit {
  readonly notLeader?: errorpb.NotLeaderInit | undefined;
  readonly regionNotFound?: errorpb.RegionNotFoundInit | undefined;
  readonly epochNotMatch?: errorpb.EpochNotMatchInit | undefined;
  readonly duplicateRequest?: DuplicateRequestInit | undefined;
  readonly compatibility?: CompatibilityInit | undefined;
  readonly clusterIdMismatch?: ClusterIDMismatchInit | undefined;
  readonly serverIsBusy?: errorpb.ServerIsBusyInit | undefined;
  readonly congested?: CongestedInit | undefined;
}

export class Error {
  static readonly typeName = 'cdcpb.Error';
  declare notLeader: errorpb.NotLeader | undefined;
  declare regionNotFound: errorpb.RegionNotFound | undefined;
  declare epochNotMatch: errorpb.EpochNotMatch | undefined;
  declare duplicateRequest: DuplicateRequest | undefined;
  declare compatibility: Compatibility | undefined;
  declare clusterIdMismatch: ClusterIDMismatch | undefined;
  declare serverIsBusy: errorpb.ServerIsBusy | undefined;
  declare congested: Congested | undefined;

  constructor() {
    this.notLeader = undefined;
    this.regionNotFound = undefined;
    this.epochNotMatch = undefined;
    this.duplicateRequest = undefined;
    this.compatibility = undefined;
    this.clusterIdMismatch = undefined;
    this.serverIsBusy = undefined;
    this.congested = undefined;
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.notLeader = errorpb.NotLeader.merge(m.notLeader ?? new errorpb.NotLeader(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionNotFound = errorpb.RegionNotFound.merge(m.regionNotFound ?? new errorpb.RegionNotFound(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.epochNotMatch = errorpb.EpochNotMatch.merge(m.epochNotMatch ?? new errorpb.EpochNotMatch(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.duplicateRequest = DuplicateRequest.merge(m.duplicateRequest ?? new DuplicateRequest(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.compatibility = Compatibility.merge(m.compatibility ?? new Compatibility(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.clusterIdMismatch = ClusterIDMismatch.merge(m.clusterIdMismatch ?? new ClusterIDMismatch(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.serverIsBusy = errorpb.ServerIsBusy.merge(m.serverIsBusy ?? new errorpb.ServerIsBusy(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.congested = Congested.merge(m.congested ?? new Congested(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.notLeader; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.NotLeader.write(v, w); w.end(at); } }
    { const v = m.regionNotFound; if (v !== undefined) { w.tag(18); const at = w.begin(); errorpb.RegionNotFound.write(v, w); w.end(at); } }
    { const v = m.epochNotMatch; if (v !== undefined) { w.tag(26); const at = w.begin(); errorpb.EpochNotMatch.write(v, w); w.end(at); } }
    { const v = m.duplicateRequest; if (v !== undefined) { w.tag(34); const at = w.begin(); DuplicateRequest.write(v, w); w.end(at); } }
    { const v = m.compatibility; if (v !== undefined) { w.tag(42); const at = w.begin(); Compatibility.write(v, w); w.end(at); } }
    { const v = m.clusterIdMismatch; if (v !== undefined) { w.tag(50); const at = w.begin(); ClusterIDMismatch.write(v, w); w.end(at); } }
    { const v = m.serverIsBusy; if (v !== undefined) { w.tag(58); const at = w.begin(); errorpb.ServerIsBusy.write(v, w); w.end(at); } }
    { const v = m.congested; if (v !== undefined) { w.tag(66); const at = w.begin(); Congested.write(v, w); w.end(at); } }
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

export interface TxnInfoInit {
  readonly startTs?: bigint | undefined;
  readonly primary?: Uint8Array | undefined;
}

export class TxnInfo {
  static readonly typeName = 'cdcpb.TxnInfo';
  declare startTs: bigint;
  declare primary: Uint8Array;

  constructor() {
    this.startTs = 0n;
    this.primary = EMPTY_BYTES;
  }

  static merge(m: TxnInfo, r: Reader): TxnInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.primary = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnInfoInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.primary; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): TxnInfo {
    return TxnInfo.merge(new TxnInfo(), r);
  }

  static decode(bytes: Uint8Array): TxnInfo {
    return TxnInfo.merge(new TxnInfo(), new Reader(bytes));
  }

  static encode(m: TxnInfoInit): Uint8Array {
    return encodeWith(TxnInfo.write, m);
  }
}

export interface TxnStatusInit {
  readonly startTs?: bigint | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly commitTs?: bigint | undefined;
  readonly isRolledBack?: boolean | undefined;
}

export class TxnStatus {
  static readonly typeName = 'cdcpb.TxnStatus';
  declare startTs: bigint;
  declare minCommitTs: bigint;
  declare commitTs: bigint;
  declare isRolledBack: boolean;

  constructor() {
    this.startTs = 0n;
    this.minCommitTs = 0n;
    this.commitTs = 0n;
    this.isRolledBack = false;
  }

  static merge(m: TxnStatus, r: Reader): TxnStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.minCommitTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.commitTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.isRolledBack = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnStatusInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.isRolledBack; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): TxnStatus {
    return TxnStatus.merge(new TxnStatus(), r);
  }

  static decode(bytes: Uint8Array): TxnStatus {
    return TxnStatus.merge(new TxnStatus(), new Reader(bytes));
  }

  static encode(m: TxnStatusInit): Uint8Array {
    return encodeWith(TxnStatus.write, m);
  }
}

export interface EventInit {
  readonly regionId?: number | undefined;
  readonly index?: number | undefined;
  readonly requestId?: number | undefined;
  readonly event?: { readonly kind: 'entries'; readonly value: Event_EntriesInit } | { readonly kind: 'admin'; readonly value: Event_AdminInit } | { readonly kind: 'error'; readonly value: ErrorInit } | { readonly kind: 'resolvedTs'; readonly value: bigint } | { readonly kind: 'longTxn'; readonly value: Event_LongTxnInit } | undefined;
}

export class Event {
  static readonly typeName = 'cdcpb.Event';
  declare regionId: number;
  declare index: number;
  declare requestId: number;
  declare event: { readonly kind: 'entries'; readonly value: Event_Entries } | { readonly kind: 'admin'; readonly value: Event_Admin } | { readonly kind: 'error'; readonly value: Error } | { readonly kind: 'resolvedTs'; readonly value: bigint } | { readonly kind: 'longTxn'; readonly value: Event_LongTxn } | undefined;

  constructor() {
    this.regionId = 0;
    this.index = 0;
    this.requestId = 0;
    this.event = undefined;
  }

  static merge(m: Event, r: Reader): Event {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.index = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.requestId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.event?.kind === 'entries' ? m.event.value : new Event_Entries(); m.event = { kind: 'entries', value: Event_Entries.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.event?.kind === 'admin' ? m.event.value : new Event_Admin(); m.event = { kind: 'admin', value: Event_Admin.merge(v, r) }; r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.event?.kind === 'error' ? m.event.value : new Error(); m.event = { kind: 'error', value: Error.merge(v, r) }; r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.event = { kind: 'resolvedTs', value: r.uint64Big() }; continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); const v = m.event?.kind === 'longTxn' ? m.event.value : new Event_LongTxn(); m.event = { kind: 'longTxn', value: Event_LongTxn.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EventInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.requestId; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    const event_ = m.event;
    if (event_ !== undefined) {
      switch (event_.kind) {
        case 'entries': { w.tag(26); const at = w.begin(); Event_Entries.write(event_.value, w); w.end(at); break; }
        case 'admin': { w.tag(34); const at = w.begin(); Event_Admin.write(event_.value, w); w.end(at); break; }
        case 'error': { w.tag(42); const at = w.begin(); Error.write(event_.value, w); w.end(at); break; }
        case 'resolvedTs': { w.tag(48); w.big(event_.value); break; }
        case 'longTxn': { w.tag(66); const at = w.begin(); Event_LongTxn.write(event_.value, w); w.end(at); break; }
      }
    }
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

export const Event_LogType = {
  UNKNOWN: 0,
  PREWRITE: 1,
  COMMIT: 2,
  ROLLBACK: 3,
  COMMITTED: 4,
  INITIALIZED: 5,
} as const;
/** Unknown values are kept. */
export type Event_LogType = number;

export interface Event_RowInit {
  readonly startTs?: bigint | undefined;
  readonly commitTs?: bigint | undefined;
  readonly type?: Event_LogType | undefined;
  readonly generation?: number | undefined;
  readonly opType?: Event_Row_OpType | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly oldValue?: Uint8Array | undefined;
  readonly expireTsUnixSecs?: number | undefined;
  readonly txnSource?: number | undefined;
}

export class Event_Row {
  static readonly typeName = 'cdcpb.Event.Row';
  declare startTs: bigint;
  declare commitTs: bigint;
  declare type: Event_LogType;
  declare generation: number;
  declare opType: Event_Row_OpType;
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare oldValue: Uint8Array;
  declare expireTsUnixSecs: number;
  declare txnSource: number;

  constructor() {
    this.startTs = 0n;
    this.commitTs = 0n;
    this.type = 0;
    this.generation = 0;
    this.opType = 0;
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.oldValue = EMPTY_BYTES;
    this.expireTsUnixSecs = 0;
    this.txnSource = 0;
  }

  static merge(m: Event_Row, r: Reader): Event_Row {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.commitTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.type = r.int32(); continue; }
        case 10: { if (tag !== 80) break; m.generation = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.opType = r.int32(); continue; }
        case 5: { if (tag !== 42) break; m.key = r.bytes(); continue; }
        case 6: { if (tag !== 50) break; m.value = r.bytes(); continue; }
        case 7: { if (tag !== 58) break; m.oldValue = r.bytes(); continue; }
        case 8: { if (tag !== 64) break; m.expireTsUnixSecs = r.uint64Saturating(); continue; }
        case 9: { if (tag !== 72) break; m.txnSource = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: Event_RowInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.generation; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.opType; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(50); w.bytes(v); } }
    { const v = m.oldValue; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
    { const v = m.expireTsUnixSecs; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.txnSource; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
  }

  static read(r: Reader): Event_Row {
    return Event_Row.merge(new Event_Row(), r);
  }

  static decode(bytes: Uint8Array): Event_Row {
    return Event_Row.merge(new Event_Row(), new Reader(bytes));
  }

  static encode(m: Event_RowInit): Uint8Array {
    return encodeWith(Event_Row.write, m);
  }
}

export const Event_Row_OpType = {
  UNKNOWN: 0,
  PUT: 1,
  DELETE: 2,
} as const;
/** Unknown values are kept. */
export type Event_Row_OpType = number;

export interface Event_EntriesInit {
  readonly entries?: readonly Event_RowInit[] | undefined;
}

export class Event_Entries {
  static readonly typeName = 'cdcpb.Event.Entries';
  declare entries: readonly Event_Row[];

  constructor() {
    this.entries = EMPTY_LIST;
  }

  static merge(m: Event_Entries, r: Reader): Event_Entries {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as Event_Row[]).push(Event_Row.merge(new Event_Row(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: Event_EntriesInit, w: Writer): void {
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Event_Row.write(v[i] as Event_RowInit, w); w.end(at); } } }
  }

  static read(r: Reader): Event_Entries {
    return Event_Entries.merge(new Event_Entries(), r);
  }

  static decode(bytes: Uint8Array): Event_Entries {
    return Event_Entries.merge(new Event_Entries(), new Reader(bytes));
  }

  static encode(m: Event_EntriesInit): Uint8Array {
    return encodeWith(Event_Entries.write, m);
  }
}

export interface Event_AdminInit {
  readonly adminRequest?: raft_cmdpb.AdminRequestInit | undefined;
  readonly adminResponse?: raft_cmdpb.AdminResponseInit | undefined;
}

export class Event_Admin {
  static readonly typeName = 'cdcpb.Event.Admin';
  declare adminRequest: raft_cmdpb.AdminRequest | undefined;
  declare adminResponse: raft_cmdpb.AdminResponse | undefined;

  constructor() {
    this.adminRequest = undefined;
    this.adminResponse = undefined;
  }

  static merge(m: Event_Admin, r: Reader): Event_Admin {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.adminRequest = raft_cmdpb.AdminRequest.merge(m.adminRequest ?? new raft_cmdpb.AdminRequest(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.adminResponse = raft_cmdpb.AdminResponse.merge(m.adminResponse ?? new raft_cmdpb.AdminResponse(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: Event_AdminInit, w: Writer): void {
    { const v = m.adminRequest; if (v !== undefined) { w.tag(10); const at = w.begin(); raft_cmdpb.AdminRequest.write(v, w); w.end(at); } }
    { const v = m.adminResponse; if (v !== undefined) { w.tag(18); const at = w.begin(); raft_cmdpb.AdminResponse.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Event_Admin {
    return Event_Admin.merge(new Event_Admin(), r);
  }

  static decode(bytes: Uint8Array): Event_Admin {
    return Event_Admin.merge(new Event_Admin(), new Reader(bytes));
  }

  static encode(m: Event_AdminInit): Uint8Array {
    return encodeWith(Event_Admin.write, m);
  }
}

export interface Event_LongTxnInit {
  readonly txnInfo?: readonly TxnInfoInit[] | undefined;
}

export class Event_LongTxn {
  static readonly typeName = 'cdcpb.Event.LongTxn';
  declare txnInfo: readonly TxnInfo[];

  constructor() {
    this.txnInfo = EMPTY_LIST;
  }

  static merge(m: Event_LongTxn, r: Reader): Event_LongTxn {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.txnInfo === EMPTY_LIST) m.txnInfo = []; (m.txnInfo as TxnInfo[]).push(TxnInfo.merge(new TxnInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: Event_LongTxnInit, w: Writer): void {
    { const v = m.txnInfo; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); TxnInfo.write(v[i] as TxnInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): Event_LongTxn {
    return Event_LongTxn.merge(new Event_LongTxn(), r);
  }

  static decode(bytes: Uint8Array): Event_LongTxn {
    return Event_LongTxn.merge(new Event_LongTxn(), new Reader(bytes));
  }

  static encode(m: Event_LongTxnInit): Uint8Array {
    return encodeWith(Event_LongTxn.write, m);
  }
}

export interface ChangeDataEventInit {
  readonly events?: readonly EventInit[] | undefined;
  readonly resolvedTs?: ResolvedTsInit | undefined;
}

export class ChangeDataEvent {
  static readonly typeName = 'cdcpb.ChangeDataEvent';
  declare events: readonly Event[];
  declare resolvedTs: ResolvedTs | undefined;

  constructor() {
    this.events = EMPTY_LIST;
    this.resolvedTs = undefined;
  }

  static merge(m: ChangeDataEvent, r: Reader): ChangeDataEvent {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.events === EMPTY_LIST) m.events = []; (m.events as Event[]).push(Event.merge(new Event(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.resolvedTs = ResolvedTs.merge(m.resolvedTs ?? new ResolvedTs(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangeDataEventInit, w: Writer): void {
    { const v = m.events; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Event.write(v[i] as EventInit, w); w.end(at); } } }
    { const v = m.resolvedTs; if (v !== undefined) { w.tag(18); const at = w.begin(); ResolvedTs.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ChangeDataEvent {
    return ChangeDataEvent.merge(new ChangeDataEvent(), r);
  }

  static decode(bytes: Uint8Array): ChangeDataEvent {
    return ChangeDataEvent.merge(new ChangeDataEvent(), new Reader(bytes));
  }

  static encode(m: ChangeDataEventInit): Uint8Array {
    return encodeWith(ChangeDataEvent.write, m);
  }
}

export interface ResolvedTsInit {
  readonly regions?: readonly number[] | undefined;
  readonly ts?: bigint | undefined;
  readonly requestId?: number | undefined;
}

export class ResolvedTs {
  static readonly typeName = 'cdcpb.ResolvedTs';
  declare regions: readonly number[];
  declare ts: bigint;
  declare requestId: number;

  constructor() {
    this.regions = EMPTY_LIST;
    this.ts = 0n;
    this.requestId = 0;
  }

  static merge(m: ResolvedTs, r: Reader): ResolvedTs {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.regions === EMPTY_LIST) m.regions = [];
          if (tag === 8) { (m.regions as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regions as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 2: { if (tag !== 16) break; m.ts = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.requestId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResolvedTsInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.ts; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.requestId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): ResolvedTs {
    return ResolvedTs.merge(new ResolvedTs(), r);
  }

  static decode(bytes: Uint8Array): ResolvedTs {
    return ResolvedTs.merge(new ResolvedTs(), new Reader(bytes));
  }

  static encode(m: ResolvedTsInit): Uint8Array {
    return encodeWith(ResolvedTs.write, m);
  }
}

export interface ChangeDataRequestInit {
  readonly header?: HeaderInit | undefined;
  readonly regionId?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly checkpointTs?: bigint | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly requestId?: number | undefined;
  readonly extraOp?: kvrpcpb.ExtraOp | undefined;
  readonly request?: { readonly kind: 'register'; readonly value: ChangeDataRequest_RegisterInit } | { readonly kind: 'notifyTxnStatus'; readonly value: ChangeDataRequest_NotifyTxnStatusInit } | { readonly kind: 'deregister'; readonly value: ChangeDataRequest_DeregisterInit } | undefined;
  readonly kvApi?: ChangeDataRequest_KvAPI | undefined;
  readonly filterLoop?: boolean | undefined;
  readonly scanPriority?: ScanPriority | undefined;
}

export class ChangeDataRequest {
  static readonly typeName = 'cdcpb.ChangeDataRequest';
  declare header: Header | undefined;
  declare regionId: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare checkpointTs: bigint;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare requestId: number;
  declare extraOp: kvrpcpb.ExtraOp;
  declare request: { readonly kind: 'register'; readonly value: ChangeDataRequest_Register } | { readonly kind: 'notifyTxnStatus'; readonly value: ChangeDataRequest_NotifyTxnStatus } | { readonly kind: 'deregister'; readonly value: ChangeDataRequest_Deregister } | undefined;
  declare kvApi: ChangeDataRequest_KvAPI;
  declare filterLoop: boolean;
  declare scanPriority: ScanPriority;

  constructor() {
    this.header = undefined;
    this.regionId = 0;
    this.regionEpoch = undefined;
    this.checkpointTs = 0n;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.requestId = 0;
    this.extraOp = 0;
    this.request = undefined;
    this.kvApi = 0;
    this.filterLoop = false;
    this.scanPriority = 0;
  }

  static merge(m: ChangeDataRequest, r: Reader): ChangeDataRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.header = Header.merge(m.header ?? new Header(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.checkpointTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 42) break; m.startKey = r.bytes(); continue; }
        case 6: { if (tag !== 50) break; m.endKey = r.bytes(); continue; }
        case 7: { if (tag !== 56) break; m.requestId = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.extraOp = r.int32(); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); const v = m.request?.kind === 'register' ? m.request.value : new ChangeDataRequest_Register(); m.request = { kind: 'register', value: ChangeDataRequest_Register.merge(v, r) }; r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); const v = m.request?.kind === 'notifyTxnStatus' ? m.request.value : new ChangeDataRequest_NotifyTxnStatus(); m.request = { kind: 'notifyTxnStatus', value: ChangeDataRequest_NotifyTxnStatus.merge(v, r) }; r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); const v = m.request?.kind === 'deregister' ? m.request.value : new ChangeDataRequest_Deregister(); m.request = { kind: 'deregister', value: ChangeDataRequest_Deregister.merge(v, r) }; r.leave(outer); continue; }
        case 11: { if (tag !== 88) break; m.kvApi = r.int32(); continue; }
        case 12: { if (tag !== 96) break; m.filterLoop = r.bool(); continue; }
        case 14: { if (tag !== 112) break; m.scanPriority = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangeDataRequestInit, w: Writer): void {
    { const v = m.header; if (v !== undefined) { w.tag(10); const at = w.begin(); Header.write(v, w); w.end(at); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.checkpointTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(50); w.bytes(v); } }
    { const v = m.requestId; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.extraOp; if (v !== undefined && v !== 0) { w.tag(64); w.signed(v); } }
    const request_ = m.request;
    if (request_ !== undefined) {
      switch (request_.kind) {
        case 'register': { w.tag(74); const at = w.begin(); ChangeDataRequest_Register.write(request_.value, w); w.end(at); break; }
        case 'notifyTxnStatus': { w.tag(82); const at = w.begin(); ChangeDataRequest_NotifyTxnStatus.write(request_.value, w); w.end(at); break; }
        case 'deregister': { w.tag(106); const at = w.begin(); ChangeDataRequest_Deregister.write(request_.value, w); w.end(at); break; }
      }
    }
    { const v = m.kvApi; if (v !== undefined && v !== 0) { w.tag(88); w.signed(v); } }
    { const v = m.filterLoop; if (v !== undefined && v) { w.tag(96); w.bool(v); } }
    { const v = m.scanPriority; if (v !== undefined && v !== 0) { w.tag(112); w.signed(v); } }
  }

  static read(r: Reader): ChangeDataRequest {
    return ChangeDataRequest.merge(new ChangeDataRequest(), r);
  }

  static decode(bytes: Uint8Array): ChangeDataRequest {
    return ChangeDataRequest.merge(new ChangeDataRequest(), new Reader(bytes));
  }

  static encode(m: ChangeDataRequestInit): Uint8Array {
    return encodeWith(ChangeDataRequest.write, m);
  }
}

export const ChangeDataRequest_KvAPI = {
  TiDB: 0,
  RawKV: 1,
  TxnKV: 2,
} as const;
/** Unknown values are kept. */
export type ChangeDataRequest_KvAPI = number;

export interface ChangeDataRequest_RegisterInit {
}

export class ChangeDataRequest_Register {
  static readonly typeName = 'cdcpb.ChangeDataRequest.Register';

  static merge(m: ChangeDataRequest_Register, r: Reader): ChangeDataRequest_Register {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ChangeDataRequest_RegisterInit, _w: Writer): void {
  }

  static read(r: Reader): ChangeDataRequest_Register {
    return ChangeDataRequest_Register.merge(new ChangeDataRequest_Register(), r);
  }

  static decode(bytes: Uint8Array): ChangeDataRequest_Register {
    return ChangeDataRequest_Register.merge(new ChangeDataRequest_Register(), new Reader(bytes));
  }

  static encode(m: ChangeDataRequest_RegisterInit): Uint8Array {
    return encodeWith(ChangeDataRequest_Register.write, m);
  }
}

export interface ChangeDataRequest_DeregisterInit {
}

export class ChangeDataRequest_Deregister {
  static readonly typeName = 'cdcpb.ChangeDataRequest.Deregister';

  static merge(m: ChangeDataRequest_Deregister, r: Reader): ChangeDataRequest_Deregister {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: ChangeDataRequest_DeregisterInit, _w: Writer): void {
  }

  static read(r: Reader): ChangeDataRequest_Deregister {
    return ChangeDataRequest_Deregister.merge(new ChangeDataRequest_Deregister(), r);
  }

  static decode(bytes: Uint8Array): ChangeDataRequest_Deregister {
    return ChangeDataRequest_Deregister.merge(new ChangeDataRequest_Deregister(), new Reader(bytes));
  }

  static encode(m: ChangeDataRequest_DeregisterInit): Uint8Array {
    return encodeWith(ChangeDataRequest_Deregister.write, m);
  }
}

export interface ChangeDataRequest_NotifyTxnStatusInit {
  readonly txnStatus?: readonly TxnStatusInit[] | undefined;
}

export class ChangeDataRequest_NotifyTxnStatus {
  static readonly typeName = 'cdcpb.ChangeDataRequest.NotifyTxnStatus';
  declare txnStatus: readonly TxnStatus[];

  constructor() {
    this.txnStatus = EMPTY_LIST;
  }

  static merge(m: ChangeDataRequest_NotifyTxnStatus, r: Reader): ChangeDataRequest_NotifyTxnStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.txnStatus === EMPTY_LIST) m.txnStatus = []; (m.txnStatus as TxnStatus[]).push(TxnStatus.merge(new TxnStatus(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChangeDataRequest_NotifyTxnStatusInit, w: Writer): void {
    { const v = m.txnStatus; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); TxnStatus.write(v[i] as TxnStatusInit, w); w.end(at); } } }
  }

  static read(r: Reader): ChangeDataRequest_NotifyTxnStatus {
    return ChangeDataRequest_NotifyTxnStatus.merge(new ChangeDataRequest_NotifyTxnStatus(), r);
  }

  static decode(bytes: Uint8Array): ChangeDataRequest_NotifyTxnStatus {
    return ChangeDataRequest_NotifyTxnStatus.merge(new ChangeDataRequest_NotifyTxnStatus(), new Reader(bytes));
  }

  static encode(m: ChangeDataRequest_NotifyTxnStatusInit): Uint8Array {
    return encodeWith(ChangeDataRequest_NotifyTxnStatus.write, m);
  }
}

export const ChangeData = {
  EventFeed: {
    path: '/cdcpb.ChangeData/EventFeed',
    clientStreaming: true,
    serverStreaming: true,
    request: ChangeDataRequest,
    response: ChangeDataEvent,
  },
  EventFeedV2: {
    path: '/cdcpb.ChangeData/EventFeedV2',
    clientStreaming: true,
    serverStreaming: true,
    request: ChangeDataRequest,
    response: ChangeDataEvent,
  },
} as const satisfies Service;
