// Generated from proto/raft_serverpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as disk_usage from './disk_usage.ts';
import * as encryptionpb from './encryptionpb.ts';
import * as eraftpb from './eraftpb.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as metapb from './metapb.ts';

export const PeerState = {
  Normal: 0,
  Applying: 1,
  Tombstone: 2,
  Merging: 3,
  Unavailable: 4,
} as const;
/** Unknown values are kept. */
export type PeerState = number;

export const ExtraMessageType = {
  MsgRegionWakeUp: 0,
  MsgWantRollbackMerge: 1,
  MsgCheckStalePeer: 2,
  MsgCheckStalePeerResponse: 3,
  MsgHibernateRequest: 4,
  MsgHibernateResponse: 5,
  MsgRejectRaftLogCausedByMemoryUsage: 6,
  MsgAvailabilityRequest: 7,
  MsgAvailabilityResponse: 8,
  MsgVoterReplicatedIndexRequest: 9,
  MsgVoterReplicatedIndexResponse: 10,
  MsgGcPeerRequest: 11,
  MsgGcPeerResponse: 12,
  MsgFlushMemtable: 13,
  MsgRefreshBuckets: 14,
  MsgSnapGenPrecheckRequest: 15,
  MsgSnapGenPrecheckResponse: 16,
  MsgPreLoadRegionRequest: 17,
  MsgPreLoadRegionResponse: 18,
} as const;
/** Unknown values are kept. */
export type ExtraMessageType = number;

export interface RaftMessageInit {
  readonly regionId?: number | undefined;
  readonly fromPeer?: metapb.PeerInit | undefined;
  readonly toPeer?: metapb.PeerInit | undefined;
  readonly message?: eraftpb.MessageInit | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly isTombstone?: boolean | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly mergeTarget?: metapb.RegionInit | undefined;
  readonly extraMsg?: ExtraMessageInit | undefined;
  readonly extraCtx?: Uint8Array | undefined;
  readonly diskUsage?: disk_usage.DiskUsage | undefined;
}

export class RaftMessage {
  static readonly typeName = 'raft_serverpb.RaftMessage';
  declare regionId: number;
  declare fromPeer: metapb.Peer | undefined;
  declare toPeer: metapb.Peer | undefined;
  declare message: eraftpb.Message | undefined;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare isTombstone: boolean;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare mergeTarget: metapb.Region | undefined;
  declare extraMsg: ExtraMessage | undefined;
  declare extraCtx: Uint8Array;
  declare diskUsage: disk_usage.DiskUsage;

  constructor() {
    this.regionId = 0;
    this.fromPeer = undefined;
    this.toPeer = undefined;
    this.message = undefined;
    this.regionEpoch = undefined;
    this.isTombstone = false;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.mergeTarget = undefined;
    this.extraMsg = undefined;
    this.extraCtx = EMPTY_BYTES;
    this.diskUsage = 0;
  }

  static merge(m: RaftMessage, r: Reader): RaftMessage {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.fromPeer = metapb.Peer.merge(m.fromPeer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.toPeer = metapb.Peer.merge(m.toPeer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.message = eraftpb.Message.merge(m.message ?? new eraftpb.Message(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.isTombstone = r.bool(); continue; }
        case 7: { if (tag !== 58) break; m.startKey = r.bytes(); continue; }
        case 8: { if (tag !== 66) break; m.endKey = r.bytes(); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.mergeTarget = metapb.Region.merge(m.mergeTarget ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.extraMsg = ExtraMessage.merge(m.extraMsg ?? new ExtraMessage(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; m.extraCtx = r.bytes(); continue; }
        case 12: { if (tag !== 96) break; m.diskUsage = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftMessageInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.fromPeer; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.toPeer; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.message; if (v !== undefined) { w.tag(34); const at = w.begin(); eraftpb.Message.write(v, w); w.end(at); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(42); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.isTombstone; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(66); w.bytes(v); } }
    { const v = m.mergeTarget; if (v !== undefined) { w.tag(74); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.extraMsg; if (v !== undefined) { w.tag(82); const at = w.begin(); ExtraMessage.write(v, w); w.end(at); } }
    { const v = m.extraCtx; if (v !== undefined && v.length > 0) { w.tag(90); w.bytes(v); } }
    { const v = m.diskUsage; if (v !== undefined && v !== 0) { w.tag(96); w.signed(v); } }
  }

  static read(r: Reader): RaftMessage {
    return RaftMessage.merge(new RaftMessage(), r);
  }

  static decode(bytes: Uint8Array): RaftMessage {
    return RaftMessage.merge(new RaftMessage(), new Reader(bytes));
  }

  static encode(m: RaftMessageInit): Uint8Array {
    return encodeWith(RaftMessage.write, m);
  }
}

export interface RaftTruncatedStateInit {
  readonly index?: number | undefined;
  readonly term?: number | undefined;
}

export class RaftTruncatedState {
  static readonly typeName = 'raft_serverpb.RaftTruncatedState';
  declare index: number;
  declare term: number;

  constructor() {
    this.index = 0;
    this.term = 0;
  }

  static merge(m: RaftTruncatedState, r: Reader): RaftTruncatedState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.index = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.term = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftTruncatedStateInit, w: Writer): void {
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RaftTruncatedState {
    return RaftTruncatedState.merge(new RaftTruncatedState(), r);
  }

  static decode(bytes: Uint8Array): RaftTruncatedState {
    return RaftTruncatedState.merge(new RaftTruncatedState(), new Reader(bytes));
  }

  static encode(m: RaftTruncatedStateInit): Uint8Array {
    return encodeWith(RaftTruncatedState.write, m);
  }
}

export interface SnapshotCFFileInit {
  readonly cf?: string | undefined;
  readonly size?: number | undefined;
  readonly checksum?: number | undefined;
}

export class SnapshotCFFile {
  static readonly typeName = 'raft_serverpb.SnapshotCFFile';
  declare cf: string;
  declare size: number;
  declare checksum: number;

  constructor() {
    this.cf = '';
    this.size = 0;
    this.checksum = 0;
  }

  static merge(m: SnapshotCFFile, r: Reader): SnapshotCFFile {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.cf = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.size = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.checksum = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotCFFileInit, w: Writer): void {
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.size; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.checksum; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): SnapshotCFFile {
    return SnapshotCFFile.merge(new SnapshotCFFile(), r);
  }

  static decode(bytes: Uint8Array): SnapshotCFFile {
    return SnapshotCFFile.merge(new SnapshotCFFile(), new Reader(bytes));
  }

  static encode(m: SnapshotCFFileInit): Uint8Array {
    return encodeWith(SnapshotCFFile.write, m);
  }
}

export interface SnapshotMetaInit {
  readonly cfFiles?: readonly SnapshotCFFileInit[] | undefined;
  readonly forBalance?: boolean | undefined;
  readonly forWitness?: boolean | undefined;
  readonly start?: number | undefined;
  readonly generateDurationSec?: number | undefined;
  readonly tabletSnapPath?: string | undefined;
  readonly commitIndexHint?: number | undefined;
}

export class SnapshotMeta {
  static readonly typeName = 'raft_serverpb.SnapshotMeta';
  declare cfFiles: readonly SnapshotCFFile[];
  declare forBalance: boolean;
  declare forWitness: boolean;
  declare start: number;
  declare generateDurationSec: number;
  declare tabletSnapPath: string;
  declare commitIndexHint: number;

  constructor() {
    this.cfFiles = EMPTY_LIST;
    this.forBalance = false;
    this.forWitness = false;
    this.start = 0;
    this.generateDurationSec = 0;
    this.tabletSnapPath = '';
    this.commitIndexHint = 0;
  }

  static merge(m: SnapshotMeta, r: Reader): SnapshotMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.cfFiles === EMPTY_LIST) m.cfFiles = []; (m.cfFiles as SnapshotCFFile[]).push(SnapshotCFFile.merge(new SnapshotCFFile(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.forBalance = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.forWitness = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.start = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.generateDurationSec = r.uint64(); continue; }
        case 6: { if (tag !== 50) break; m.tabletSnapPath = r.string(); continue; }
        case 7: { if (tag !== 56) break; m.commitIndexHint = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotMetaInit, w: Writer): void {
    { const v = m.cfFiles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); SnapshotCFFile.write(v[i] as SnapshotCFFileInit, w); w.end(at); } } }
    { const v = m.forBalance; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.forWitness; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.start; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.generateDurationSec; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.tabletSnapPath; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.commitIndexHint; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
  }

  static read(r: Reader): SnapshotMeta {
    return SnapshotMeta.merge(new SnapshotMeta(), r);
  }

  static decode(bytes: Uint8Array): SnapshotMeta {
    return SnapshotMeta.merge(new SnapshotMeta(), new Reader(bytes));
  }

  static encode(m: SnapshotMetaInit): Uint8Array {
    return encodeWith(SnapshotMeta.write, m);
  }
}

export interface SnapshotChunkInit {
  readonly message?: RaftMessageInit | undefined;
  readonly data?: Uint8Array | undefined;
}

export class SnapshotChunk {
  static readonly typeName = 'raft_serverpb.SnapshotChunk';
  declare message: RaftMessage | undefined;
  declare data: Uint8Array;

  constructor() {
    this.message = undefined;
    this.data = EMPTY_BYTES;
  }

  static merge(m: SnapshotChunk, r: Reader): SnapshotChunk {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.message = RaftMessage.merge(m.message ?? new RaftMessage(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.data = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotChunkInit, w: Writer): void {
    { const v = m.message; if (v !== undefined) { w.tag(10); const at = w.begin(); RaftMessage.write(v, w); w.end(at); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): SnapshotChunk {
    return SnapshotChunk.merge(new SnapshotChunk(), r);
  }

  static decode(bytes: Uint8Array): SnapshotChunk {
    return SnapshotChunk.merge(new SnapshotChunk(), new Reader(bytes));
  }

  static encode(m: SnapshotChunkInit): Uint8Array {
    return encodeWith(SnapshotChunk.write, m);
  }
}

export interface DoneInit {
}

export class Done {
  static readonly typeName = 'raft_serverpb.Done';

  static merge(m: Done, r: Reader): Done {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: DoneInit, _w: Writer): void {
  }

  static read(r: Reader): Done {
    return Done.merge(new Done(), r);
  }

  static decode(bytes: Uint8Array): Done {
    return Done.merge(new Done(), new Reader(bytes));
  }

  static encode(m: DoneInit): Uint8Array {
    return encodeWith(Done.write, m);
  }
}

export interface TabletSnapshotFileMetaInit {
  readonly fileSize?: number | undefined;
  readonly fileName?: string | undefined;
  readonly headChunk?: Uint8Array | undefined;
  readonly trailingChunk?: Uint8Array | undefined;
}

export class TabletSnapshotFileMeta {
  static readonly typeName = 'raft_serverpb.TabletSnapshotFileMeta';
  declare fileSize: number;
  declare fileName: string;
  declare headChunk: Uint8Array;
  declare trailingChunk: Uint8Array;

  constructor() {
    this.fileSize = 0;
    this.fileName = '';
    this.headChunk = EMPTY_BYTES;
    this.trailingChunk = EMPTY_BYTES;
  }

  static merge(m: TabletSnapshotFileMeta, r: Reader): TabletSnapshotFileMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.fileSize = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.fileName = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.headChunk = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.trailingChunk = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotFileMetaInit, w: Writer): void {
    { const v = m.fileSize; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.fileName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.headChunk; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.trailingChunk; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
  }

  static read(r: Reader): TabletSnapshotFileMeta {
    return TabletSnapshotFileMeta.merge(new TabletSnapshotFileMeta(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotFileMeta {
    return TabletSnapshotFileMeta.merge(new TabletSnapshotFileMeta(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotFileMetaInit): Uint8Array {
    return encodeWith(TabletSnapshotFileMeta.write, m);
  }
}

export interface TabletSnapshotPreviewInit {
  readonly metas?: readonly TabletSnapshotFileMetaInit[] | undefined;
  readonly end?: boolean | undefined;
}

export class TabletSnapshotPreview {
  static readonly typeName = 'raft_serverpb.TabletSnapshotPreview';
  declare metas: readonly TabletSnapshotFileMeta[];
  declare end: boolean;

  constructor() {
    this.metas = EMPTY_LIST;
    this.end = false;
  }

  static merge(m: TabletSnapshotPreview, r: Reader): TabletSnapshotPreview {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.metas === EMPTY_LIST) m.metas = []; (m.metas as TabletSnapshotFileMeta[]).push(TabletSnapshotFileMeta.merge(new TabletSnapshotFileMeta(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.end = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotPreviewInit, w: Writer): void {
    { const v = m.metas; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); TabletSnapshotFileMeta.write(v[i] as TabletSnapshotFileMetaInit, w); w.end(at); } } }
    { const v = m.end; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): TabletSnapshotPreview {
    return TabletSnapshotPreview.merge(new TabletSnapshotPreview(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotPreview {
    return TabletSnapshotPreview.merge(new TabletSnapshotPreview(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotPreviewInit): Uint8Array {
    return encodeWith(TabletSnapshotPreview.write, m);
  }
}

export interface TabletSnapshotFileChunkInit {
  readonly fileSize?: number | undefined;
  readonly fileName?: string | undefined;
  readonly data?: Uint8Array | undefined;
  readonly iv?: Uint8Array | undefined;
  readonly key?: encryptionpb.DataKeyInit | undefined;
}

export class TabletSnapshotFileChunk {
  static readonly typeName = 'raft_serverpb.TabletSnapshotFileChunk';
  declare fileSize: number;
  declare fileName: string;
  declare data: Uint8Array;
  declare iv: Uint8Array;
  declare key: encryptionpb.DataKey | undefined;

  constructor() {
    this.fileSize = 0;
    this.fileName = '';
    this.data = EMPTY_BYTES;
    this.iv = EMPTY_BYTES;
    this.key = undefined;
  }

  static merge(m: TabletSnapshotFileChunk, r: Reader): TabletSnapshotFileChunk {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.fileSize = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.fileName = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.data = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.iv = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.key = encryptionpb.DataKey.merge(m.key ?? new encryptionpb.DataKey(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotFileChunkInit, w: Writer): void {
    { const v = m.fileSize; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.fileName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.iv; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.key; if (v !== undefined) { w.tag(42); const at = w.begin(); encryptionpb.DataKey.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TabletSnapshotFileChunk {
    return TabletSnapshotFileChunk.merge(new TabletSnapshotFileChunk(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotFileChunk {
    return TabletSnapshotFileChunk.merge(new TabletSnapshotFileChunk(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotFileChunkInit): Uint8Array {
    return encodeWith(TabletSnapshotFileChunk.write, m);
  }
}

export interface TabletSnapshotHeadInit {
  readonly message?: RaftMessageInit | undefined;
  readonly useCache?: boolean | undefined;
}

export class TabletSnapshotHead {
  static readonly typeName = 'raft_serverpb.TabletSnapshotHead';
  declare message: RaftMessage | undefined;
  declare useCache: boolean;

  constructor() {
    this.message = undefined;
    this.useCache = false;
  }

  static merge(m: TabletSnapshotHead, r: Reader): TabletSnapshotHead {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.message = RaftMessage.merge(m.message ?? new RaftMessage(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.useCache = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotHeadInit, w: Writer): void {
    { const v = m.message; if (v !== undefined) { w.tag(10); const at = w.begin(); RaftMessage.write(v, w); w.end(at); } }
    { const v = m.useCache; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): TabletSnapshotHead {
    return TabletSnapshotHead.merge(new TabletSnapshotHead(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotHead {
    return TabletSnapshotHead.merge(new TabletSnapshotHead(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotHeadInit): Uint8Array {
    return encodeWith(TabletSnapshotHead.write, m);
  }
}

export interface TabletSnapshotEndInit {
  readonly checksum?: bigint | undefined;
}

export class TabletSnapshotEnd {
  static readonly typeName = 'raft_serverpb.TabletSnapshotEnd';
  declare checksum: bigint;

  constructor() {
    this.checksum = 0n;
  }

  static merge(m: TabletSnapshotEnd, r: Reader): TabletSnapshotEnd {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.checksum = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotEndInit, w: Writer): void {
    { const v = m.checksum; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): TabletSnapshotEnd {
    return TabletSnapshotEnd.merge(new TabletSnapshotEnd(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotEnd {
    return TabletSnapshotEnd.merge(new TabletSnapshotEnd(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotEndInit): Uint8Array {
    return encodeWith(TabletSnapshotEnd.write, m);
  }
}

export interface TabletSnapshotRequestInit {
  readonly payload?: { readonly kind: 'head'; readonly value: TabletSnapshotHeadInit } | { readonly kind: 'preview'; readonly value: TabletSnapshotPreviewInit } | { readonly kind: 'chunk'; readonly value: TabletSnapshotFileChunkInit } | { readonly kind: 'end'; readonly value: TabletSnapshotEndInit } | undefined;
}

export class TabletSnapshotRequest {
  static readonly typeName = 'raft_serverpb.TabletSnapshotRequest';
  declare payload: { readonly kind: 'head'; readonly value: TabletSnapshotHead } | { readonly kind: 'preview'; readonly value: TabletSnapshotPreview } | { readonly kind: 'chunk'; readonly value: TabletSnapshotFileChunk } | { readonly kind: 'end'; readonly value: TabletSnapshotEnd } | undefined;

  constructor() {
    this.payload = undefined;
  }

  static merge(m: TabletSnapshotRequest, r: Reader): TabletSnapshotRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.payload?.kind === 'head' ? m.payload.value : new TabletSnapshotHead(); m.payload = { kind: 'head', value: TabletSnapshotHead.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.payload?.kind === 'preview' ? m.payload.value : new TabletSnapshotPreview(); m.payload = { kind: 'preview', value: TabletSnapshotPreview.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.payload?.kind === 'chunk' ? m.payload.value : new TabletSnapshotFileChunk(); m.payload = { kind: 'chunk', value: TabletSnapshotFileChunk.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.payload?.kind === 'end' ? m.payload.value : new TabletSnapshotEnd(); m.payload = { kind: 'end', value: TabletSnapshotEnd.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotRequestInit, w: Writer): void {
    const payload_ = m.payload;
    if (payload_ !== undefined) {
      switch (payload_.kind) {
        case 'head': { w.tag(10); const at = w.begin(); TabletSnapshotHead.write(payload_.value, w); w.end(at); break; }
        case 'preview': { w.tag(18); const at = w.begin(); TabletSnapshotPreview.write(payload_.value, w); w.end(at); break; }
        case 'chunk': { w.tag(26); const at = w.begin(); TabletSnapshotFileChunk.write(payload_.value, w); w.end(at); break; }
        case 'end': { w.tag(34); const at = w.begin(); TabletSnapshotEnd.write(payload_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): TabletSnapshotRequest {
    return TabletSnapshotRequest.merge(new TabletSnapshotRequest(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotRequest {
    return TabletSnapshotRequest.merge(new TabletSnapshotRequest(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotRequestInit): Uint8Array {
    return encodeWith(TabletSnapshotRequest.write, m);
  }
}

export interface AcceptedSnapshotFilesInit {
  readonly fileName?: readonly string[] | undefined;
}

export class AcceptedSnapshotFiles {
  static readonly typeName = 'raft_serverpb.AcceptedSnapshotFiles';
  declare fileName: readonly string[];

  constructor() {
    this.fileName = EMPTY_LIST;
  }

  static merge(m: AcceptedSnapshotFiles, r: Reader): AcceptedSnapshotFiles {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.fileName === EMPTY_LIST) m.fileName = []; (m.fileName as string[]).push(r.string()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AcceptedSnapshotFilesInit, w: Writer): void {
    { const v = m.fileName; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.string(v[i] as string); } } }
  }

  static read(r: Reader): AcceptedSnapshotFiles {
    return AcceptedSnapshotFiles.merge(new AcceptedSnapshotFiles(), r);
  }

  static decode(bytes: Uint8Array): AcceptedSnapshotFiles {
    return AcceptedSnapshotFiles.merge(new AcceptedSnapshotFiles(), new Reader(bytes));
  }

  static encode(m: AcceptedSnapshotFilesInit): Uint8Array {
    return encodeWith(AcceptedSnapshotFiles.write, m);
  }
}

export interface TabletSnapshotResponseInit {
  readonly files?: AcceptedSnapshotFilesInit | undefined;
}

export class TabletSnapshotResponse {
  static readonly typeName = 'raft_serverpb.TabletSnapshotResponse';
  declare files: AcceptedSnapshotFiles | undefined;

  constructor() {
    this.files = undefined;
  }

  static merge(m: TabletSnapshotResponse, r: Reader): TabletSnapshotResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.files = AcceptedSnapshotFiles.merge(m.files ?? new AcceptedSnapshotFiles(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TabletSnapshotResponseInit, w: Writer): void {
    { const v = m.files; if (v !== undefined) { w.tag(10); const at = w.begin(); AcceptedSnapshotFiles.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TabletSnapshotResponse {
    return TabletSnapshotResponse.merge(new TabletSnapshotResponse(), r);
  }

  static decode(bytes: Uint8Array): TabletSnapshotResponse {
    return TabletSnapshotResponse.merge(new TabletSnapshotResponse(), new Reader(bytes));
  }

  static encode(m: TabletSnapshotResponseInit): Uint8Array {
    return encodeWith(TabletSnapshotResponse.write, m);
  }
}

export interface KeyValueInit {
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
}

export class KeyValue {
  static readonly typeName = 'raft_serverpb.KeyValue';
  declare key: Uint8Array;
  declare value: Uint8Array;

  constructor() {
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
  }

  static merge(m: KeyValue, r: Reader): KeyValue {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyValueInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): KeyValue {
    return KeyValue.merge(new KeyValue(), r);
  }

  static decode(bytes: Uint8Array): KeyValue {
    return KeyValue.merge(new KeyValue(), new Reader(bytes));
  }

  static encode(m: KeyValueInit): Uint8Array {
    return encodeWith(KeyValue.write, m);
  }
}

export interface RaftSnapshotDataInit {
  readonly region?: metapb.RegionInit | undefined;
  readonly fileSize?: number | undefined;
  readonly data?: readonly KeyValueInit[] | undefined;
  readonly version?: number | undefined;
  readonly meta?: SnapshotMetaInit | undefined;
  readonly removedRecords?: readonly metapb.PeerInit[] | undefined;
  readonly mergedRecords?: readonly MergedRecordInit[] | undefined;
}

export class RaftSnapshotData {
  static readonly typeName = 'raft_serverpb.RaftSnapshotData';
  declare region: metapb.Region | undefined;
  declare fileSize: number;
  declare data: readonly KeyValue[];
  declare version: number;
  declare meta: SnapshotMeta | undefined;
  declare removedRecords: readonly metapb.Peer[];
  declare mergedRecords: readonly MergedRecord[];

  constructor() {
    this.region = undefined;
    this.fileSize = 0;
    this.data = EMPTY_LIST;
    this.version = 0;
    this.meta = undefined;
    this.removedRecords = EMPTY_LIST;
    this.mergedRecords = EMPTY_LIST;
  }

  static merge(m: RaftSnapshotData, r: Reader): RaftSnapshotData {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.fileSize = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.data === EMPTY_LIST) m.data = []; (m.data as KeyValue[]).push(KeyValue.merge(new KeyValue(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.version = r.uint64(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.meta = SnapshotMeta.merge(m.meta ?? new SnapshotMeta(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.removedRecords === EMPTY_LIST) m.removedRecords = []; (m.removedRecords as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.mergedRecords === EMPTY_LIST) m.mergedRecords = []; (m.mergedRecords as MergedRecord[]).push(MergedRecord.merge(new MergedRecord(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftSnapshotDataInit, w: Writer): void {
    { const v = m.region; if (v !== undefined) { w.tag(10); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.fileSize; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.data; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyValue.write(v[i] as KeyValueInit, w); w.end(at); } } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.meta; if (v !== undefined) { w.tag(42); const at = w.begin(); SnapshotMeta.write(v, w); w.end(at); } }
    { const v = m.removedRecords; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.mergedRecords; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); MergedRecord.write(v[i] as MergedRecordInit, w); w.end(at); } } }
  }

  static read(r: Reader): RaftSnapshotData {
    return RaftSnapshotData.merge(new RaftSnapshotData(), r);
  }

  static decode(bytes: Uint8Array): RaftSnapshotData {
    return RaftSnapshotData.merge(new RaftSnapshotData(), new Reader(bytes));
  }

  static encode(m: RaftSnapshotDataInit): Uint8Array {
    return encodeWith(RaftSnapshotData.write, m);
  }
}

export interface StoreIdentInit {
  readonly clusterId?: bigint | undefined;
  readonly storeId?: number | undefined;
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
}

export class StoreIdent {
  static readonly typeName = 'raft_serverpb.StoreIdent';
  declare clusterId: bigint;
  declare storeId: number;
  declare apiVersion: kvrpcpb.APIVersion;

  constructor() {
    this.clusterId = 0n;
    this.storeId = 0;
    this.apiVersion = 0;
  }

  static merge(m: StoreIdent, r: Reader): StoreIdent {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.clusterId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.apiVersion = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreIdentInit, w: Writer): void {
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): StoreIdent {
    return StoreIdent.merge(new StoreIdent(), r);
  }

  static decode(bytes: Uint8Array): StoreIdent {
    return StoreIdent.merge(new StoreIdent(), new Reader(bytes));
  }

  static encode(m: StoreIdentInit): Uint8Array {
    return encodeWith(StoreIdent.write, m);
  }
}

export interface StoreRecoverStateInit {
  readonly seqno?: number | undefined;
}

export class StoreRecoverState {
  static readonly typeName = 'raft_serverpb.StoreRecoverState';
  declare seqno: number;

  constructor() {
    this.seqno = 0;
  }

  static merge(m: StoreRecoverState, r: Reader): StoreRecoverState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.seqno = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreRecoverStateInit, w: Writer): void {
    { const v = m.seqno; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): StoreRecoverState {
    return StoreRecoverState.merge(new StoreRecoverState(), r);
  }

  static decode(bytes: Uint8Array): StoreRecoverState {
    return StoreRecoverState.merge(new StoreRecoverState(), new Reader(bytes));
  }

  static encode(m: StoreRecoverStateInit): Uint8Array {
    return encodeWith(StoreRecoverState.write, m);
  }
}

export interface RaftLocalStateInit {
  readonly hardState?: eraftpb.HardStateInit | undefined;
  readonly lastIndex?: number | undefined;
}

export class RaftLocalState {
  static readonly typeName = 'raft_serverpb.RaftLocalState';
  declare hardState: eraftpb.HardState | undefined;
  declare lastIndex: number;

  constructor() {
    this.hardState = undefined;
    this.lastIndex = 0;
  }

  static merge(m: RaftLocalState, r: Reader): RaftLocalState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.hardState = eraftpb.HardState.merge(m.hardState ?? new eraftpb.HardState(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.lastIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftLocalStateInit, w: Writer): void {
    { const v = m.hardState; if (v !== undefined) { w.tag(10); const at = w.begin(); eraftpb.HardState.write(v, w); w.end(at); } }
    { const v = m.lastIndex; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RaftLocalState {
    return RaftLocalState.merge(new RaftLocalState(), r);
  }

  static decode(bytes: Uint8Array): RaftLocalState {
    return RaftLocalState.merge(new RaftLocalState(), new Reader(bytes));
  }

  static encode(m: RaftLocalStateInit): Uint8Array {
    return encodeWith(RaftLocalState.write, m);
  }
}

export interface RaftApplyStateInit {
  readonly appliedIndex?: number | undefined;
  readonly lastCommitIndex?: number | undefined;
  readonly commitIndex?: number | undefined;
  readonly commitTerm?: number | undefined;
  readonly truncatedState?: RaftTruncatedStateInit | undefined;
}

export class RaftApplyState {
  static readonly typeName = 'raft_serverpb.RaftApplyState';
  declare appliedIndex: number;
  declare lastCommitIndex: number;
  declare commitIndex: number;
  declare commitTerm: number;
  declare truncatedState: RaftTruncatedState | undefined;

  constructor() {
    this.appliedIndex = 0;
    this.lastCommitIndex = 0;
    this.commitIndex = 0;
    this.commitTerm = 0;
    this.truncatedState = undefined;
  }

  static merge(m: RaftApplyState, r: Reader): RaftApplyState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.appliedIndex = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.lastCommitIndex = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.commitIndex = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.commitTerm = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.truncatedState = RaftTruncatedState.merge(m.truncatedState ?? new RaftTruncatedState(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftApplyStateInit, w: Writer): void {
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.lastCommitIndex; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.commitIndex; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.commitTerm; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.truncatedState; if (v !== undefined) { w.tag(18); const at = w.begin(); RaftTruncatedState.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RaftApplyState {
    return RaftApplyState.merge(new RaftApplyState(), r);
  }

  static decode(bytes: Uint8Array): RaftApplyState {
    return RaftApplyState.merge(new RaftApplyState(), new Reader(bytes));
  }

  static encode(m: RaftApplyStateInit): Uint8Array {
    return encodeWith(RaftApplyState.write, m);
  }
}

export interface MergeStateInit {
  readonly minIndex?: number | undefined;
  readonly target?: metapb.RegionInit | undefined;
  readonly commit?: number | undefined;
}

export class MergeState {
  static readonly typeName = 'raft_serverpb.MergeState';
  declare minIndex: number;
  declare target: metapb.Region | undefined;
  declare commit: number;

  constructor() {
    this.minIndex = 0;
    this.target = undefined;
    this.commit = 0;
  }

  static merge(m: MergeState, r: Reader): MergeState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.minIndex = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.target = metapb.Region.merge(m.target ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.commit = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MergeStateInit, w: Writer): void {
    { const v = m.minIndex; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.target; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.commit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): MergeState {
    return MergeState.merge(new MergeState(), r);
  }

  static decode(bytes: Uint8Array): MergeState {
    return MergeState.merge(new MergeState(), new Reader(bytes));
  }

  static encode(m: MergeStateInit): Uint8Array {
    return encodeWith(MergeState.write, m);
  }
}

export interface MergedRecordInit {
  readonly sourceRegionId?: number | undefined;
  readonly sourceEpoch?: metapb.RegionEpochInit | undefined;
  readonly sourcePeers?: readonly metapb.PeerInit[] | undefined;
  readonly sourceRemovedRecords?: readonly metapb.PeerInit[] | undefined;
  readonly targetRegionId?: number | undefined;
  readonly targetEpoch?: metapb.RegionEpochInit | undefined;
  readonly targetPeers?: readonly metapb.PeerInit[] | undefined;
  readonly index?: number | undefined;
  readonly sourceIndex?: number | undefined;
}

export class MergedRecord {
  static readonly typeName = 'raft_serverpb.MergedRecord';
  declare sourceRegionId: number;
  declare sourceEpoch: metapb.RegionEpoch | undefined;
  declare sourcePeers: readonly metapb.Peer[];
  declare sourceRemovedRecords: readonly metapb.Peer[];
  declare targetRegionId: number;
  declare targetEpoch: metapb.RegionEpoch | undefined;
  declare targetPeers: readonly metapb.Peer[];
  declare index: number;
  declare sourceIndex: number;

  constructor() {
    this.sourceRegionId = 0;
    this.sourceEpoch = undefined;
    this.sourcePeers = EMPTY_LIST;
    this.sourceRemovedRecords = EMPTY_LIST;
    this.targetRegionId = 0;
    this.targetEpoch = undefined;
    this.targetPeers = EMPTY_LIST;
    this.index = 0;
    this.sourceIndex = 0;
  }

  static merge(m: MergedRecord, r: Reader): MergedRecord {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.sourceRegionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.sourceEpoch = metapb.RegionEpoch.merge(m.sourceEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.sourcePeers === EMPTY_LIST) m.sourcePeers = []; (m.sourcePeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); if (m.sourceRemovedRecords === EMPTY_LIST) m.sourceRemovedRecords = []; (m.sourceRemovedRecords as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.targetRegionId = r.uint64(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.targetEpoch = metapb.RegionEpoch.merge(m.targetEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.targetPeers === EMPTY_LIST) m.targetPeers = []; (m.targetPeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.index = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.sourceIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MergedRecordInit, w: Writer): void {
    { const v = m.sourceRegionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.sourceEpoch; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.sourcePeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.sourceRemovedRecords; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(74); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.targetRegionId; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.targetEpoch; if (v !== undefined) { w.tag(42); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.targetPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.sourceIndex; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
  }

  static read(r: Reader): MergedRecord {
    return MergedRecord.merge(new MergedRecord(), r);
  }

  static decode(bytes: Uint8Array): MergedRecord {
    return MergedRecord.merge(new MergedRecord(), new Reader(bytes));
  }

  static encode(m: MergedRecordInit): Uint8Array {
    return encodeWith(MergedRecord.write, m);
  }
}

export interface RegionLocalStateInit {
  readonly state?: PeerState | undefined;
  readonly region?: metapb.RegionInit | undefined;
  readonly mergeState?: MergeStateInit | undefined;
  readonly tabletIndex?: number | undefined;
  readonly removedRecords?: readonly metapb.PeerInit[] | undefined;
  readonly mergedRecords?: readonly MergedRecordInit[] | undefined;
}

export class RegionLocalState {
  static readonly typeName = 'raft_serverpb.RegionLocalState';
  declare state: PeerState;
  declare region: metapb.Region | undefined;
  declare mergeState: MergeState | undefined;
  declare tabletIndex: number;
  declare removedRecords: readonly metapb.Peer[];
  declare mergedRecords: readonly MergedRecord[];

  constructor() {
    this.state = 0;
    this.region = undefined;
    this.mergeState = undefined;
    this.tabletIndex = 0;
    this.removedRecords = EMPTY_LIST;
    this.mergedRecords = EMPTY_LIST;
  }

  static merge(m: RegionLocalState, r: Reader): RegionLocalState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.state = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.region = metapb.Region.merge(m.region ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.mergeState = MergeState.merge(m.mergeState ?? new MergeState(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.tabletIndex = r.uint64(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.removedRecords === EMPTY_LIST) m.removedRecords = []; (m.removedRecords as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.mergedRecords === EMPTY_LIST) m.mergedRecords = []; (m.mergedRecords as MergedRecord[]).push(MergedRecord.merge(new MergedRecord(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionLocalStateInit, w: Writer): void {
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.region; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.mergeState; if (v !== undefined) { w.tag(26); const at = w.begin(); MergeState.write(v, w); w.end(at); } }
    { const v = m.tabletIndex; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.removedRecords; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.mergedRecords; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); MergedRecord.write(v[i] as MergedRecordInit, w); w.end(at); } } }
  }

  static read(r: Reader): RegionLocalState {
    return RegionLocalState.merge(new RegionLocalState(), r);
  }

  static decode(bytes: Uint8Array): RegionLocalState {
    return RegionLocalState.merge(new RegionLocalState(), new Reader(bytes));
  }

  static encode(m: RegionLocalStateInit): Uint8Array {
    return encodeWith(RegionLocalState.write, m);
  }
}

export interface RegionSequenceNumberRelationInit {
  readonly regionId?: number | undefined;
  readonly sequenceNumber?: number | undefined;
  readonly applyState?: RaftApplyStateInit | undefined;
  readonly regionState?: RegionLocalStateInit | undefined;
}

export class RegionSequenceNumberRelation {
  static readonly typeName = 'raft_serverpb.RegionSequenceNumberRelation';
  declare regionId: number;
  declare sequenceNumber: number;
  declare applyState: RaftApplyState | undefined;
  declare regionState: RegionLocalState | undefined;

  constructor() {
    this.regionId = 0;
    this.sequenceNumber = 0;
    this.applyState = undefined;
    this.regionState = undefined;
  }

  static merge(m: RegionSequenceNumberRelation, r: Reader): RegionSequenceNumberRelation {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.sequenceNumber = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.applyState = RaftApplyState.merge(m.applyState ?? new RaftApplyState(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.regionState = RegionLocalState.merge(m.regionState ?? new RegionLocalState(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionSequenceNumberRelationInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.sequenceNumber; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.applyState; if (v !== undefined) { w.tag(26); const at = w.begin(); RaftApplyState.write(v, w); w.end(at); } }
    { const v = m.regionState; if (v !== undefined) { w.tag(34); const at = w.begin(); RegionLocalState.write(v, w); w.end(at); } }
  }

  static read(r: Reader): RegionSequenceNumberRelation {
    return RegionSequenceNumberRelation.merge(new RegionSequenceNumberRelation(), r);
  }

  static decode(bytes: Uint8Array): RegionSequenceNumberRelation {
    return RegionSequenceNumberRelation.merge(new RegionSequenceNumberRelation(), new Reader(bytes));
  }

  static encode(m: RegionSequenceNumberRelationInit): Uint8Array {
    return encodeWith(RegionSequenceNumberRelation.write, m);
  }
}

export interface AvailabilityContextInit {
  readonly fromRegionId?: number | undefined;
  readonly fromRegionEpoch?: metapb.RegionEpochInit | undefined;
  readonly unavailable?: boolean | undefined;
  readonly trimmed?: boolean | undefined;
}

export class AvailabilityContext {
  static readonly typeName = 'raft_serverpb.AvailabilityContext';
  declare fromRegionId: number;
  declare fromRegionEpoch: metapb.RegionEpoch | undefined;
  declare unavailable: boolean;
  declare trimmed: boolean;

  constructor() {
    this.fromRegionId = 0;
    this.fromRegionEpoch = undefined;
    this.unavailable = false;
    this.trimmed = false;
  }

  static merge(m: AvailabilityContext, r: Reader): AvailabilityContext {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.fromRegionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.fromRegionEpoch = metapb.RegionEpoch.merge(m.fromRegionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.unavailable = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.trimmed = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AvailabilityContextInit, w: Writer): void {
    { const v = m.fromRegionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.fromRegionEpoch; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.unavailable; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.trimmed; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): AvailabilityContext {
    return AvailabilityContext.merge(new AvailabilityContext(), r);
  }

  static decode(bytes: Uint8Array): AvailabilityContext {
    return AvailabilityContext.merge(new AvailabilityContext(), new Reader(bytes));
  }

  static encode(m: AvailabilityContextInit): Uint8Array {
    return encodeWith(AvailabilityContext.write, m);
  }
}

export interface FlushMemtableInit {
  readonly regionId?: number | undefined;
}

export class FlushMemtable {
  static readonly typeName = 'raft_serverpb.FlushMemtable';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: FlushMemtable, r: Reader): FlushMemtable {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlushMemtableInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): FlushMemtable {
    return FlushMemtable.merge(new FlushMemtable(), r);
  }

  static decode(bytes: Uint8Array): FlushMemtable {
    return FlushMemtable.merge(new FlushMemtable(), new Reader(bytes));
  }

  static encode(m: FlushMemtableInit): Uint8Array {
    return encodeWith(FlushMemtable.write, m);
  }
}

export interface RefreshBucketsInit {
  readonly version?: number | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly sizes?: readonly number[] | undefined;
}

export class RefreshBuckets {
  static readonly typeName = 'raft_serverpb.RefreshBuckets';
  declare version: number;
  declare keys: readonly Uint8Array[];
  declare sizes: readonly number[];

  constructor() {
    this.version = 0;
    this.keys = EMPTY_LIST;
    this.sizes = EMPTY_LIST;
  }

  static merge(m: RefreshBuckets, r: Reader): RefreshBuckets {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.version = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.sizes === EMPTY_LIST) m.sizes = [];
          if (tag === 24) { (m.sizes as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.sizes as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RefreshBucketsInit, w: Writer): void {
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.sizes; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): RefreshBuckets {
    return RefreshBuckets.merge(new RefreshBuckets(), r);
  }

  static decode(bytes: Uint8Array): RefreshBuckets {
    return RefreshBuckets.merge(new RefreshBuckets(), new Reader(bytes));
  }

  static encode(m: RefreshBucketsInit): Uint8Array {
    return encodeWith(RefreshBuckets.write, m);
  }
}

export interface CheckGcPeerInit {
  readonly fromRegionId?: number | undefined;
  readonly checkRegionId?: number | undefined;
  readonly checkRegionEpoch?: metapb.RegionEpochInit | undefined;
  readonly checkPeer?: metapb.PeerInit | undefined;
}

export class CheckGcPeer {
  static readonly typeName = 'raft_serverpb.CheckGcPeer';
  declare fromRegionId: number;
  declare checkRegionId: number;
  declare checkRegionEpoch: metapb.RegionEpoch | undefined;
  declare checkPeer: metapb.Peer | undefined;

  constructor() {
    this.fromRegionId = 0;
    this.checkRegionId = 0;
    this.checkRegionEpoch = undefined;
    this.checkPeer = undefined;
  }

  static merge(m: CheckGcPeer, r: Reader): CheckGcPeer {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.fromRegionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.checkRegionId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.checkRegionEpoch = metapb.RegionEpoch.merge(m.checkRegionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.checkPeer = metapb.Peer.merge(m.checkPeer ?? new metapb.Peer(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckGcPeerInit, w: Writer): void {
    { const v = m.fromRegionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.checkRegionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.checkRegionEpoch; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.checkPeer; if (v !== undefined) { w.tag(34); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CheckGcPeer {
    return CheckGcPeer.merge(new CheckGcPeer(), r);
  }

  static decode(bytes: Uint8Array): CheckGcPeer {
    return CheckGcPeer.merge(new CheckGcPeer(), new Reader(bytes));
  }

  static encode(m: CheckGcPeerInit): Uint8Array {
    return encodeWith(CheckGcPeer.write, m);
  }
}

export interface ExtraMessageInit {
  readonly type?: ExtraMessageType | undefined;
  readonly index?: number | undefined;
  readonly checkPeers?: readonly metapb.PeerInit[] | undefined;
  readonly waitData?: boolean | undefined;
  readonly forcelyAwaken?: boolean | undefined;
  readonly checkGcPeer?: CheckGcPeerInit | undefined;
  readonly flushMemtable?: FlushMemtableInit | undefined;
  readonly availabilityContext?: AvailabilityContextInit | undefined;
  readonly refreshBuckets?: RefreshBucketsInit | undefined;
  readonly snapGenPrecheckPassed?: boolean | undefined;
}

export class ExtraMessage {
  static readonly typeName = 'raft_serverpb.ExtraMessage';
  declare type: ExtraMessageType;
  declare index: number;
  declare checkPeers: readonly metapb.Peer[];
  declare waitData: boolean;
  declare forcelyAwaken: boolean;
  declare checkGcPeer: CheckGcPeer | undefined;
  declare flushMemtable: FlushMemtable | undefined;
  declare availabilityContext: AvailabilityContext | undefined;
  declare refreshBuckets: RefreshBuckets | undefined;
  declare snapGenPrecheckPassed: boolean;

  constructor() {
    this.type = 0;
    this.index = 0;
    this.checkPeers = EMPTY_LIST;
    this.waitData = false;
    this.forcelyAwaken = false;
    this.checkGcPeer = undefined;
    this.flushMemtable = undefined;
    this.availabilityContext = undefined;
    this.refreshBuckets = undefined;
    this.snapGenPrecheckPassed = false;
  }

  static merge(m: ExtraMessage, r: Reader): ExtraMessage {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.index = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.checkPeers === EMPTY_LIST) m.checkPeers = []; (m.checkPeers as metapb.Peer[]).push(metapb.Peer.merge(new metapb.Peer(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.waitData = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.forcelyAwaken = r.bool(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.checkGcPeer = CheckGcPeer.merge(m.checkGcPeer ?? new CheckGcPeer(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.flushMemtable = FlushMemtable.merge(m.flushMemtable ?? new FlushMemtable(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.availabilityContext = AvailabilityContext.merge(m.availabilityContext ?? new AvailabilityContext(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.refreshBuckets = RefreshBuckets.merge(m.refreshBuckets ?? new RefreshBuckets(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 80) break; m.snapGenPrecheckPassed = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExtraMessageInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.checkPeers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); metapb.Peer.write(v[i] as metapb.PeerInit, w); w.end(at); } } }
    { const v = m.waitData; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.forcelyAwaken; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.checkGcPeer; if (v !== undefined) { w.tag(50); const at = w.begin(); CheckGcPeer.write(v, w); w.end(at); } }
    { const v = m.flushMemtable; if (v !== undefined) { w.tag(58); const at = w.begin(); FlushMemtable.write(v, w); w.end(at); } }
    { const v = m.availabilityContext; if (v !== undefined) { w.tag(66); const at = w.begin(); AvailabilityContext.write(v, w); w.end(at); } }
    { const v = m.refreshBuckets; if (v !== undefined) { w.tag(74); const at = w.begin(); RefreshBuckets.write(v, w); w.end(at); } }
    { const v = m.snapGenPrecheckPassed; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
  }

  static read(r: Reader): ExtraMessage {
    return ExtraMessage.merge(new ExtraMessage(), r);
  }

  static decode(bytes: Uint8Array): ExtraMessage {
    return ExtraMessage.merge(new ExtraMessage(), new Reader(bytes));
  }

  static encode(m: ExtraMessageInit): Uint8Array {
    return encodeWith(ExtraMessage.write, m);
  }
}
