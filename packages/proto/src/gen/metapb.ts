// Generated from proto/metapb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as encryptionpb from './encryptionpb.ts';

export const StoreState = {
  Up: 0,
  Offline: 1,
  Tombstone: 2,
} as const;
/** Unknown values are kept. */
export type StoreState = number;

export const NodeState = {
  Preparing: 0,
  Serving: 1,
  Removing: 2,
  Removed: 3,
} as const;
/** Unknown values are kept. */
export type NodeState = number;

export const PeerRole = {
  Voter: 0,
  Learner: 1,
  IncomingVoter: 2,
  DemotingVoter: 3,
} as const;
/** Unknown values are kept. */
export type PeerRole = number;

export interface ClusterInit {
  readonly id?: bigint | undefined;
  readonly maxPeerCount?: number | undefined;
}

export class Cluster {
  static readonly typeName = 'metapb.Cluster';
  declare id: bigint;
  declare maxPeerCount: number;

  constructor() {
    this.id = 0n;
    this.maxPeerCount = 0;
  }

  static merge(m: Cluster, r: Reader): Cluster {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.maxPeerCount = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ClusterInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.maxPeerCount; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): Cluster {
    return Cluster.merge(new Cluster(), r);
  }

  static decode(bytes: Uint8Array): Cluster {
    return Cluster.merge(new Cluster(), new Reader(bytes));
  }

  static encode(m: ClusterInit): Uint8Array {
    return encodeWith(Cluster.write, m);
  }
}

export interface StoreLabelInit {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export class StoreLabel {
  static readonly typeName = 'metapb.StoreLabel';
  declare key: string;
  declare value: string;

  constructor() {
    this.key = '';
    this.value = '';
  }

  static merge(m: StoreLabel, r: Reader): StoreLabel {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreLabelInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): StoreLabel {
    return StoreLabel.merge(new StoreLabel(), r);
  }

  static decode(bytes: Uint8Array): StoreLabel {
    return StoreLabel.merge(new StoreLabel(), new Reader(bytes));
  }

  static encode(m: StoreLabelInit): Uint8Array {
    return encodeWith(StoreLabel.write, m);
  }
}

export interface StoreInit {
  readonly id?: number | undefined;
  readonly address?: string | undefined;
  readonly state?: StoreState | undefined;
  readonly labels?: readonly StoreLabelInit[] | undefined;
  readonly version?: string | undefined;
  readonly peerAddress?: string | undefined;
  readonly statusAddress?: string | undefined;
  readonly gitHash?: string | undefined;
  readonly startTimestamp?: number | undefined;
  readonly deployPath?: string | undefined;
  readonly lastHeartbeat?: bigint | undefined;
  readonly physicallyDestroyed?: boolean | undefined;
  readonly nodeState?: NodeState | undefined;
}

export class Store {
  static readonly typeName = 'metapb.Store';
  declare id: number;
  declare address: string;
  declare state: StoreState;
  declare labels: readonly StoreLabel[];
  declare version: string;
  declare peerAddress: string;
  declare statusAddress: string;
  declare gitHash: string;
  declare startTimestamp: number;
  declare deployPath: string;
  declare lastHeartbeat: bigint;
  declare physicallyDestroyed: boolean;
  declare nodeState: NodeState;

  constructor() {
    this.id = 0;
    this.address = '';
    this.state = 0;
    this.labels = EMPTY_LIST;
    this.version = '';
    this.peerAddress = '';
    this.statusAddress = '';
    this.gitHash = '';
    this.startTimestamp = 0;
    this.deployPath = '';
    this.lastHeartbeat = 0n;
    this.physicallyDestroyed = false;
    this.nodeState = 0;
  }

  static merge(m: Store, r: Reader): Store {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.address = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.state = r.int32(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.labels === EMPTY_LIST) m.labels = []; (m.labels as StoreLabel[]).push(StoreLabel.merge(new StoreLabel(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; m.version = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.peerAddress = r.string(); continue; }
        case 7: { if (tag !== 58) break; m.statusAddress = r.string(); continue; }
        case 8: { if (tag !== 66) break; m.gitHash = r.string(); continue; }
        case 9: { if (tag !== 72) break; m.startTimestamp = r.int64(); continue; }
        case 10: { if (tag !== 82) break; m.deployPath = r.string(); continue; }
        case 11: { if (tag !== 88) break; m.lastHeartbeat = r.int64Big(); continue; }
        case 12: { if (tag !== 96) break; m.physicallyDestroyed = r.bool(); continue; }
        case 13: { if (tag !== 104) break; m.nodeState = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.address; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.labels; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); StoreLabel.write(v[i] as StoreLabelInit, w); w.end(at); } } }
    { const v = m.version; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.peerAddress; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.statusAddress; if (v !== undefined && v !== '') { w.tag(58); w.string(v); } }
    { const v = m.gitHash; if (v !== undefined && v !== '') { w.tag(66); w.string(v); } }
    { const v = m.startTimestamp; if (v !== undefined && v !== 0) { w.tag(72); w.signed(v); } }
    { const v = m.deployPath; if (v !== undefined && v !== '') { w.tag(82); w.string(v); } }
    { const v = m.lastHeartbeat; if (v !== undefined && v !== 0n) { w.tag(88); w.big(v); } }
    { const v = m.physicallyDestroyed; if (v !== undefined && v) { w.tag(96); w.bool(v); } }
    { const v = m.nodeState; if (v !== undefined && v !== 0) { w.tag(104); w.signed(v); } }
  }

  static read(r: Reader): Store {
    return Store.merge(new Store(), r);
  }

  static decode(bytes: Uint8Array): Store {
    return Store.merge(new Store(), new Reader(bytes));
  }

  static encode(m: StoreInit): Uint8Array {
    return encodeWith(Store.write, m);
  }
}

export interface RegionEpochInit {
  readonly confVer?: number | undefined;
  readonly version?: number | undefined;
}

export class RegionEpoch {
  static readonly typeName = 'metapb.RegionEpoch';
  declare confVer: number;
  declare version: number;

  constructor() {
    this.confVer = 0;
    this.version = 0;
  }

  static merge(m: RegionEpoch, r: Reader): RegionEpoch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.confVer = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.version = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionEpochInit, w: Writer): void {
    { const v = m.confVer; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RegionEpoch {
    return RegionEpoch.merge(new RegionEpoch(), r);
  }

  static decode(bytes: Uint8Array): RegionEpoch {
    return RegionEpoch.merge(new RegionEpoch(), new Reader(bytes));
  }

  static encode(m: RegionEpochInit): Uint8Array {
    return encodeWith(RegionEpoch.write, m);
  }
}

export interface BucketStatsInit {
  readonly readBytes?: readonly number[] | undefined;
  readonly writeBytes?: readonly number[] | undefined;
  readonly readQps?: readonly number[] | undefined;
  readonly writeQps?: readonly number[] | undefined;
  readonly readKeys?: readonly number[] | undefined;
  readonly writeKeys?: readonly number[] | undefined;
}

export class BucketStats {
  static readonly typeName = 'metapb.BucketStats';
  declare readBytes: readonly number[];
  declare writeBytes: readonly number[];
  declare readQps: readonly number[];
  declare writeQps: readonly number[];
  declare readKeys: readonly number[];
  declare writeKeys: readonly number[];

  constructor() {
    this.readBytes = EMPTY_LIST;
    this.writeBytes = EMPTY_LIST;
    this.readQps = EMPTY_LIST;
    this.writeQps = EMPTY_LIST;
    this.readKeys = EMPTY_LIST;
    this.writeKeys = EMPTY_LIST;
  }

  static merge(m: BucketStats, r: Reader): BucketStats {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.readBytes === EMPTY_LIST) m.readBytes = [];
          if (tag === 8) { (m.readBytes as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.readBytes as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.writeBytes === EMPTY_LIST) m.writeBytes = [];
          if (tag === 16) { (m.writeBytes as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.writeBytes as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.readQps === EMPTY_LIST) m.readQps = [];
          if (tag === 24) { (m.readQps as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.readQps as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.writeQps === EMPTY_LIST) m.writeQps = [];
          if (tag === 32) { (m.writeQps as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.writeQps as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.readKeys === EMPTY_LIST) m.readKeys = [];
          if (tag === 40) { (m.readKeys as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.readKeys as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 6: {
          if (tag !== 48 && tag !== 50) break;
          if (m.writeKeys === EMPTY_LIST) m.writeKeys = [];
          if (tag === 48) { (m.writeKeys as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.writeKeys as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BucketStatsInit, w: Writer): void {
    { const v = m.readBytes; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.writeBytes; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.readQps; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.writeQps; if (v !== undefined && v.length > 0) { w.tag(34); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.readKeys; if (v !== undefined && v.length > 0) { w.tag(42); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.writeKeys; if (v !== undefined && v.length > 0) { w.tag(50); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): BucketStats {
    return BucketStats.merge(new BucketStats(), r);
  }

  static decode(bytes: Uint8Array): BucketStats {
    return BucketStats.merge(new BucketStats(), new Reader(bytes));
  }

  static encode(m: BucketStatsInit): Uint8Array {
    return encodeWith(BucketStats.write, m);
  }
}

export interface BucketsInit {
  readonly regionId?: number | undefined;
  readonly version?: number | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly stats?: BucketStatsInit | undefined;
  readonly periodInMs?: number | undefined;
}

export class Buckets {
  static readonly typeName = 'metapb.Buckets';
  declare regionId: number;
  declare version: number;
  declare keys: readonly Uint8Array[];
  declare stats: BucketStats | undefined;
  declare periodInMs: number;

  constructor() {
    this.regionId = 0;
    this.version = 0;
    this.keys = EMPTY_LIST;
    this.stats = undefined;
    this.periodInMs = 0;
  }

  static merge(m: Buckets, r: Reader): Buckets {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.version = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.stats = BucketStats.merge(m.stats ?? new BucketStats(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.periodInMs = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BucketsInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.stats; if (v !== undefined) { w.tag(34); const at = w.begin(); BucketStats.write(v, w); w.end(at); } }
    { const v = m.periodInMs; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
  }

  static read(r: Reader): Buckets {
    return Buckets.merge(new Buckets(), r);
  }

  static decode(bytes: Uint8Array): Buckets {
    return Buckets.merge(new Buckets(), new Reader(bytes));
  }

  static encode(m: BucketsInit): Uint8Array {
    return encodeWith(Buckets.write, m);
  }
}

export interface BucketMetaInit {
  readonly version?: number | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
}

export class BucketMeta {
  static readonly typeName = 'metapb.BucketMeta';
  declare version: number;
  declare keys: readonly Uint8Array[];

  constructor() {
    this.version = 0;
    this.keys = EMPTY_LIST;
  }

  static merge(m: BucketMeta, r: Reader): BucketMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.version = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BucketMetaInit, w: Writer): void {
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): BucketMeta {
    return BucketMeta.merge(new BucketMeta(), r);
  }

  static decode(bytes: Uint8Array): BucketMeta {
    return BucketMeta.merge(new BucketMeta(), new Reader(bytes));
  }

  static encode(m: BucketMetaInit): Uint8Array {
    return encodeWith(BucketMeta.write, m);
  }
}

export interface RegionInit {
  readonly id?: number | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly regionEpoch?: RegionEpochInit | undefined;
  readonly peers?: readonly PeerInit[] | undefined;
  readonly encryptionMeta?: encryptionpb.EncryptionMetaInit | undefined;
  readonly isInFlashback?: boolean | undefined;
  readonly flashbackStartTs?: bigint | undefined;
}

export class Region {
  static readonly typeName = 'metapb.Region';
  declare id: number;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare regionEpoch: RegionEpoch | undefined;
  declare peers: readonly Peer[];
  declare encryptionMeta: encryptionpb.EncryptionMeta | undefined;
  declare isInFlashback: boolean;
  declare flashbackStartTs: bigint;

  constructor() {
    this.id = 0;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.regionEpoch = undefined;
    this.peers = EMPTY_LIST;
    this.encryptionMeta = undefined;
    this.isInFlashback = false;
    this.flashbackStartTs = 0n;
  }

  static merge(m: Region, r: Reader): Region {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.regionEpoch = RegionEpoch.merge(m.regionEpoch ?? new RegionEpoch(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.peers === EMPTY_LIST) m.peers = []; (m.peers as Peer[]).push(Peer.merge(new Peer(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.encryptionMeta = encryptionpb.EncryptionMeta.merge(m.encryptionMeta ?? new encryptionpb.EncryptionMeta(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.isInFlashback = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.flashbackStartTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(34); const at = w.begin(); RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.peers; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); Peer.write(v[i] as PeerInit, w); w.end(at); } } }
    { const v = m.encryptionMeta; if (v !== undefined) { w.tag(50); const at = w.begin(); encryptionpb.EncryptionMeta.write(v, w); w.end(at); } }
    { const v = m.isInFlashback; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.flashbackStartTs; if (v !== undefined && v !== 0n) { w.tag(64); w.big(v); } }
  }

  static read(r: Reader): Region {
    return Region.merge(new Region(), r);
  }

  static decode(bytes: Uint8Array): Region {
    return Region.merge(new Region(), new Reader(bytes));
  }

  static encode(m: RegionInit): Uint8Array {
    return encodeWith(Region.write, m);
  }
}

export interface PeerInit {
  readonly id?: number | undefined;
  readonly storeId?: number | undefined;
  readonly role?: PeerRole | undefined;
  readonly isWitness?: boolean | undefined;
}

export class Peer {
  static readonly typeName = 'metapb.Peer';
  declare id: number;
  declare storeId: number;
  declare role: PeerRole;
  declare isWitness: boolean;

  constructor() {
    this.id = 0;
    this.storeId = 0;
    this.role = 0;
    this.isWitness = false;
  }

  static merge(m: Peer, r: Reader): Peer {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.storeId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.role = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.isWitness = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PeerInit, w: Writer): void {
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.role; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.isWitness; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): Peer {
    return Peer.merge(new Peer(), r);
  }

  static decode(bytes: Uint8Array): Peer {
    return Peer.merge(new Peer(), new Reader(bytes));
  }

  static encode(m: PeerInit): Uint8Array {
    return encodeWith(Peer.write, m);
  }
}
