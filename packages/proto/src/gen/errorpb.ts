// Generated from proto/errorpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as metapb from './metapb.ts';

export interface NotLeaderInit {
  readonly regionId?: number | undefined;
  readonly leader?: metapb.PeerInit | undefined;
}

export class NotLeader {
  static readonly typeName = 'errorpb.NotLeader';
  declare regionId: number;
  declare leader: metapb.Peer | undefined;

  constructor() {
    this.regionId = 0;
    this.leader = undefined;
  }

  static merge(m: NotLeader, r: Reader): NotLeader {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.leader = metapb.Peer.merge(m.leader ?? new metapb.Peer(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: NotLeaderInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.leader; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
  }

  static read(r: Reader): NotLeader {
    return NotLeader.merge(new NotLeader(), r);
  }

  static decode(bytes: Uint8Array): NotLeader {
    return NotLeader.merge(new NotLeader(), new Reader(bytes));
  }

  static encode(m: NotLeaderInit): Uint8Array {
    return encodeWith(NotLeader.write, m);
  }
}

export interface IsWitnessInit {
  readonly regionId?: number | undefined;
}

export class IsWitness {
  static readonly typeName = 'errorpb.IsWitness';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: IsWitness, r: Reader): IsWitness {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IsWitnessInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): IsWitness {
    return IsWitness.merge(new IsWitness(), r);
  }

  static decode(bytes: Uint8Array): IsWitness {
    return IsWitness.merge(new IsWitness(), new Reader(bytes));
  }

  static encode(m: IsWitnessInit): Uint8Array {
    return encodeWith(IsWitness.write, m);
  }
}

export interface BucketVersionNotMatchInit {
  readonly version?: number | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
}

export class BucketVersionNotMatch {
  static readonly typeName = 'errorpb.BucketVersionNotMatch';
  declare version: number;
  declare keys: readonly Uint8Array[];

  constructor() {
    this.version = 0;
    this.keys = EMPTY_LIST;
  }

  static merge(m: BucketVersionNotMatch, r: Reader): BucketVersionNotMatch {
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

  static write(m: BucketVersionNotMatchInit, w: Writer): void {
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): BucketVersionNotMatch {
    return BucketVersionNotMatch.merge(new BucketVersionNotMatch(), r);
  }

  static decode(bytes: Uint8Array): BucketVersionNotMatch {
    return BucketVersionNotMatch.merge(new BucketVersionNotMatch(), new Reader(bytes));
  }

  static encode(m: BucketVersionNotMatchInit): Uint8Array {
    return encodeWith(BucketVersionNotMatch.write, m);
  }
}

export interface DiskFullInit {
  readonly storeId?: readonly number[] | undefined;
  readonly reason?: string | undefined;
}

export class DiskFull {
  static readonly typeName = 'errorpb.DiskFull';
  declare storeId: readonly number[];
  declare reason: string;

  constructor() {
    this.storeId = EMPTY_LIST;
    this.reason = '';
  }

  static merge(m: DiskFull, r: Reader): DiskFull {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.storeId === EMPTY_LIST) m.storeId = [];
          if (tag === 8) { (m.storeId as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.storeId as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 2: { if (tag !== 18) break; m.reason = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DiskFullInit, w: Writer): void {
    { const v = m.storeId; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.reason; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DiskFull {
    return DiskFull.merge(new DiskFull(), r);
  }

  static decode(bytes: Uint8Array): DiskFull {
    return DiskFull.merge(new DiskFull(), new Reader(bytes));
  }

  static encode(m: DiskFullInit): Uint8Array {
    return encodeWith(DiskFull.write, m);
  }
}

export interface StoreNotMatchInit {
  readonly requestStoreId?: number | undefined;
  readonly actualStoreId?: number | undefined;
}

export class StoreNotMatch {
  static readonly typeName = 'errorpb.StoreNotMatch';
  declare requestStoreId: number;
  declare actualStoreId: number;

  constructor() {
    this.requestStoreId = 0;
    this.actualStoreId = 0;
  }

  static merge(m: StoreNotMatch, r: Reader): StoreNotMatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.requestStoreId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.actualStoreId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreNotMatchInit, w: Writer): void {
    { const v = m.requestStoreId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.actualStoreId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): StoreNotMatch {
    return StoreNotMatch.merge(new StoreNotMatch(), r);
  }

  static decode(bytes: Uint8Array): StoreNotMatch {
    return StoreNotMatch.merge(new StoreNotMatch(), new Reader(bytes));
  }

  static encode(m: StoreNotMatchInit): Uint8Array {
    return encodeWith(StoreNotMatch.write, m);
  }
}

export interface RegionNotFoundInit {
  readonly regionId?: number | undefined;
}

export class RegionNotFound {
  static readonly typeName = 'errorpb.RegionNotFound';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: RegionNotFound, r: Reader): RegionNotFound {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionNotFoundInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): RegionNotFound {
    return RegionNotFound.merge(new RegionNotFound(), r);
  }

  static decode(bytes: Uint8Array): RegionNotFound {
    return RegionNotFound.merge(new RegionNotFound(), new Reader(bytes));
  }

  static encode(m: RegionNotFoundInit): Uint8Array {
    return encodeWith(RegionNotFound.write, m);
  }
}

export interface RegionNotInitializedInit {
  readonly regionId?: number | undefined;
}

export class RegionNotInitialized {
  static readonly typeName = 'errorpb.RegionNotInitialized';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: RegionNotInitialized, r: Reader): RegionNotInitialized {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionNotInitializedInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): RegionNotInitialized {
    return RegionNotInitialized.merge(new RegionNotInitialized(), r);
  }

  static decode(bytes: Uint8Array): RegionNotInitialized {
    return RegionNotInitialized.merge(new RegionNotInitialized(), new Reader(bytes));
  }

  static encode(m: RegionNotInitializedInit): Uint8Array {
    return encodeWith(RegionNotInitialized.write, m);
  }
}

export interface KeyNotInRegionInit {
  readonly key?: Uint8Array | undefined;
  readonly regionId?: number | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class KeyNotInRegion {
  static readonly typeName = 'errorpb.KeyNotInRegion';
  declare key: Uint8Array;
  declare regionId: number;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;

  constructor() {
    this.key = EMPTY_BYTES;
    this.regionId = 0;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: KeyNotInRegion, r: Reader): KeyNotInRegion {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; m.startKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyNotInRegionInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
  }

  static read(r: Reader): KeyNotInRegion {
    return KeyNotInRegion.merge(new KeyNotInRegion(), r);
  }

  static decode(bytes: Uint8Array): KeyNotInRegion {
    return KeyNotInRegion.merge(new KeyNotInRegion(), new Reader(bytes));
  }

  static encode(m: KeyNotInRegionInit): Uint8Array {
    return encodeWith(KeyNotInRegion.write, m);
  }
}

export interface EpochNotMatchInit {
  readonly currentRegions?: readonly metapb.RegionInit[] | undefined;
}

export class EpochNotMatch {
  static readonly typeName = 'errorpb.EpochNotMatch';
  declare currentRegions: readonly metapb.Region[];

  constructor() {
    this.currentRegions = EMPTY_LIST;
  }

  static merge(m: EpochNotMatch, r: Reader): EpochNotMatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.currentRegions === EMPTY_LIST) m.currentRegions = []; (m.currentRegions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EpochNotMatchInit, w: Writer): void {
    { const v = m.currentRegions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
  }

  static read(r: Reader): EpochNotMatch {
    return EpochNotMatch.merge(new EpochNotMatch(), r);
  }

  static decode(bytes: Uint8Array): EpochNotMatch {
    return EpochNotMatch.merge(new EpochNotMatch(), new Reader(bytes));
  }

  static encode(m: EpochNotMatchInit): Uint8Array {
    return encodeWith(EpochNotMatch.write, m);
  }
}

export interface ServerIsBusyInit {
  readonly reason?: string | undefined;
  readonly backoffMs?: number | undefined;
  readonly estimatedWaitMs?: number | undefined;
  readonly appliedIndex?: number | undefined;
}

export class ServerIsBusy {
  static readonly typeName = 'errorpb.ServerIsBusy';
  declare reason: string;
  declare backoffMs: number;
  declare estimatedWaitMs: number;
  declare appliedIndex: number;

  constructor() {
    this.reason = '';
    this.backoffMs = 0;
    this.estimatedWaitMs = 0;
    this.appliedIndex = 0;
  }

  static merge(m: ServerIsBusy, r: Reader): ServerIsBusy {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.reason = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.backoffMs = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 24) break; m.estimatedWaitMs = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.appliedIndex = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ServerIsBusyInit, w: Writer): void {
    { const v = m.reason; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.backoffMs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.estimatedWaitMs; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): ServerIsBusy {
    return ServerIsBusy.merge(new ServerIsBusy(), r);
  }

  static decode(bytes: Uint8Array): ServerIsBusy {
    return ServerIsBusy.merge(new ServerIsBusy(), new Reader(bytes));
  }

  static encode(m: ServerIsBusyInit): Uint8Array {
    return encodeWith(ServerIsBusy.write, m);
  }
}

export interface StaleCommandInit {
}

export class StaleCommand {
  static readonly typeName = 'errorpb.StaleCommand';

  static merge(m: StaleCommand, r: Reader): StaleCommand {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: StaleCommandInit, _w: Writer): void {
  }

  static read(r: Reader): StaleCommand {
    return StaleCommand.merge(new StaleCommand(), r);
  }

  static decode(bytes: Uint8Array): StaleCommand {
    return StaleCommand.merge(new StaleCommand(), new Reader(bytes));
  }

  static encode(m: StaleCommandInit): Uint8Array {
    return encodeWith(StaleCommand.write, m);
  }
}

export interface RaftEntryTooLargeInit {
  readonly regionId?: number | undefined;
  readonly entrySize?: number | undefined;
}

export class RaftEntryTooLarge {
  static readonly typeName = 'errorpb.RaftEntryTooLarge';
  declare regionId: number;
  declare entrySize: number;

  constructor() {
    this.regionId = 0;
    this.entrySize = 0;
  }

  static merge(m: RaftEntryTooLarge, r: Reader): RaftEntryTooLarge {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.entrySize = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RaftEntryTooLargeInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.entrySize; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RaftEntryTooLarge {
    return RaftEntryTooLarge.merge(new RaftEntryTooLarge(), r);
  }

  static decode(bytes: Uint8Array): RaftEntryTooLarge {
    return RaftEntryTooLarge.merge(new RaftEntryTooLarge(), new Reader(bytes));
  }

  static encode(m: RaftEntryTooLargeInit): Uint8Array {
    return encodeWith(RaftEntryTooLarge.write, m);
  }
}

export interface MaxTimestampNotSyncedInit {
}

export class MaxTimestampNotSynced {
  static readonly typeName = 'errorpb.MaxTimestampNotSynced';

  static merge(m: MaxTimestampNotSynced, r: Reader): MaxTimestampNotSynced {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: MaxTimestampNotSyncedInit, _w: Writer): void {
  }

  static read(r: Reader): MaxTimestampNotSynced {
    return MaxTimestampNotSynced.merge(new MaxTimestampNotSynced(), r);
  }

  static decode(bytes: Uint8Array): MaxTimestampNotSynced {
    return MaxTimestampNotSynced.merge(new MaxTimestampNotSynced(), new Reader(bytes));
  }

  static encode(m: MaxTimestampNotSyncedInit): Uint8Array {
    return encodeWith(MaxTimestampNotSynced.write, m);
  }
}

export interface ReadIndexNotReadyInit {
  readonly reason?: string | undefined;
  readonly regionId?: number | undefined;
}

export class ReadIndexNotReady {
  static readonly typeName = 'errorpb.ReadIndexNotReady';
  declare reason: string;
  declare regionId: number;

  constructor() {
    this.reason = '';
    this.regionId = 0;
  }

  static merge(m: ReadIndexNotReady, r: Reader): ReadIndexNotReady {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.reason = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadIndexNotReadyInit, w: Writer): void {
    { const v = m.reason; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): ReadIndexNotReady {
    return ReadIndexNotReady.merge(new ReadIndexNotReady(), r);
  }

  static decode(bytes: Uint8Array): ReadIndexNotReady {
    return ReadIndexNotReady.merge(new ReadIndexNotReady(), new Reader(bytes));
  }

  static encode(m: ReadIndexNotReadyInit): Uint8Array {
    return encodeWith(ReadIndexNotReady.write, m);
  }
}

export interface ProposalInMergingModeInit {
  readonly regionId?: number | undefined;
}

export class ProposalInMergingMode {
  static readonly typeName = 'errorpb.ProposalInMergingMode';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: ProposalInMergingMode, r: Reader): ProposalInMergingMode {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ProposalInMergingModeInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): ProposalInMergingMode {
    return ProposalInMergingMode.merge(new ProposalInMergingMode(), r);
  }

  static decode(bytes: Uint8Array): ProposalInMergingMode {
    return ProposalInMergingMode.merge(new ProposalInMergingMode(), new Reader(bytes));
  }

  static encode(m: ProposalInMergingModeInit): Uint8Array {
    return encodeWith(ProposalInMergingMode.write, m);
  }
}

export interface DataIsNotReadyInit {
  readonly regionId?: number | undefined;
  readonly peerId?: number | undefined;
  readonly safeTs?: bigint | undefined;
}

export class DataIsNotReady {
  static readonly typeName = 'errorpb.DataIsNotReady';
  declare regionId: number;
  declare peerId: number;
  declare safeTs: bigint;

  constructor() {
    this.regionId = 0;
    this.peerId = 0;
    this.safeTs = 0n;
  }

  static merge(m: DataIsNotReady, r: Reader): DataIsNotReady {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.peerId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.safeTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DataIsNotReadyInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.peerId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.safeTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): DataIsNotReady {
    return DataIsNotReady.merge(new DataIsNotReady(), r);
  }

  static decode(bytes: Uint8Array): DataIsNotReady {
    return DataIsNotReady.merge(new DataIsNotReady(), new Reader(bytes));
  }

  static encode(m: DataIsNotReadyInit): Uint8Array {
    return encodeWith(DataIsNotReady.write, m);
  }
}

export interface RecoveryInProgressInit {
  readonly regionId?: number | undefined;
}

export class RecoveryInProgress {
  static readonly typeName = 'errorpb.RecoveryInProgress';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: RecoveryInProgress, r: Reader): RecoveryInProgress {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RecoveryInProgressInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): RecoveryInProgress {
    return RecoveryInProgress.merge(new RecoveryInProgress(), r);
  }

  static decode(bytes: Uint8Array): RecoveryInProgress {
    return RecoveryInProgress.merge(new RecoveryInProgress(), new Reader(bytes));
  }

  static encode(m: RecoveryInProgressInit): Uint8Array {
    return encodeWith(RecoveryInProgress.write, m);
  }
}

export interface FlashbackInProgressInit {
  readonly regionId?: number | undefined;
  readonly flashbackStartTs?: bigint | undefined;
}

export class FlashbackInProgress {
  static readonly typeName = 'errorpb.FlashbackInProgress';
  declare regionId: number;
  declare flashbackStartTs: bigint;

  constructor() {
    this.regionId = 0;
    this.flashbackStartTs = 0n;
  }

  static merge(m: FlashbackInProgress, r: Reader): FlashbackInProgress {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.flashbackStartTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlashbackInProgressInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.flashbackStartTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): FlashbackInProgress {
    return FlashbackInProgress.merge(new FlashbackInProgress(), r);
  }

  static decode(bytes: Uint8Array): FlashbackInProgress {
    return FlashbackInProgress.merge(new FlashbackInProgress(), new Reader(bytes));
  }

  static encode(m: FlashbackInProgressInit): Uint8Array {
    return encodeWith(FlashbackInProgress.write, m);
  }
}

export interface FlashbackNotPreparedInit {
  readonly regionId?: number | undefined;
}

export class FlashbackNotPrepared {
  static readonly typeName = 'errorpb.FlashbackNotPrepared';
  declare regionId: number;

  constructor() {
    this.regionId = 0;
  }

  static merge(m: FlashbackNotPrepared, r: Reader): FlashbackNotPrepared {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlashbackNotPreparedInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): FlashbackNotPrepared {
    return FlashbackNotPrepared.merge(new FlashbackNotPrepared(), r);
  }

  static decode(bytes: Uint8Array): FlashbackNotPrepared {
    return FlashbackNotPrepared.merge(new FlashbackNotPrepared(), new Reader(bytes));
  }

  static encode(m: FlashbackNotPreparedInit): Uint8Array {
    return encodeWith(FlashbackNotPrepared.write, m);
  }
}

export interface MismatchPeerIdInit {
  readonly requestPeerId?: number | undefined;
  readonly storePeerId?: number | undefined;
}

export class MismatchPeerId {
  static readonly typeName = 'errorpb.MismatchPeerId';
  declare requestPeerId: number;
  declare storePeerId: number;

  constructor() {
    this.requestPeerId = 0;
    this.storePeerId = 0;
  }

  static merge(m: MismatchPeerId, r: Reader): MismatchPeerId {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.requestPeerId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.storePeerId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MismatchPeerIdInit, w: Writer): void {
    { const v = m.requestPeerId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.storePeerId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): MismatchPeerId {
    return MismatchPeerId.merge(new MismatchPeerId(), r);
  }

  static decode(bytes: Uint8Array): MismatchPeerId {
    return MismatchPeerId.merge(new MismatchPeerId(), new Reader(bytes));
  }

  static encode(m: MismatchPeerIdInit): Uint8Array {
    return encodeWith(MismatchPeerId.write, m);
  }
}

export interface UndeterminedResultInit {
  readonly message?: string | undefined;
}

export class UndeterminedResult {
  static readonly typeName = 'errorpb.UndeterminedResult';
  declare message: string;

  constructor() {
    this.message = '';
  }

  static merge(m: UndeterminedResult, r: Reader): UndeterminedResult {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.message = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UndeterminedResultInit, w: Writer): void {
    { const v = m.message; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): UndeterminedResult {
    return UndeterminedResult.merge(new UndeterminedResult(), r);
  }

  static decode(bytes: Uint8Array): UndeterminedResult {
    return UndeterminedResult.merge(new UndeterminedResult(), new Reader(bytes));
  }

  static encode(m: UndeterminedResultInit): Uint8Array {
    return encodeWith(UndeterminedResult.write, m);
  }
}

export interface ErrorInit {
  readonly message?: string | undefined;
  readonly notLeader?: NotLeaderInit | undefined;
  readonly regionNotFound?: RegionNotFoundInit | undefined;
  readonly keyNotInRegion?: KeyNotInRegionInit | undefined;
  readonly epochNotMatch?: EpochNotMatchInit | undefined;
  readonly serverIsBusy?: ServerIsBusyInit | undefined;
  readonly staleCommand?: StaleCommandInit | undefined;
  readonly storeNotMatch?: StoreNotMatchInit | undefined;
  readonly raftEntryTooLarge?: RaftEntryTooLargeInit | undefined;
  readonly maxTimestampNotSynced?: MaxTimestampNotSyncedInit | undefined;
  readonly readIndexNotReady?: ReadIndexNotReadyInit | undefined;
  readonly proposalInMergingMode?: ProposalInMergingModeInit | undefined;
  readonly dataIsNotReady?: DataIsNotReadyInit | undefined;
  readonly regionNotInitialized?: RegionNotInitializedInit | undefined;
  readonly diskFull?: DiskFullInit | undefined;
  readonly recoveryInProgress?: RecoveryInProgressInit | undefined;
  readonly flashbackInProgress?: FlashbackInProgressInit | undefined;
  readonly flashbackNotPrepared?: FlashbackNotPreparedInit | undefined;
  readonly isWitness?: IsWitnessInit | undefined;
  readonly mismatchPeerId?: MismatchPeerIdInit | undefined;
  readonly bucketVersionNotMatch?: BucketVersionNotMatchInit | undefined;
  readonly undeterminedResult?: UndeterminedResultInit | undefined;
}

export class Error {
  static readonly typeName = 'errorpb.Error';
  declare message: string;
  declare notLeader: NotLeader | undefined;
  declare regionNotFound: RegionNotFound | undefined;
  declare keyNotInRegion: KeyNotInRegion | undefined;
  declare epochNotMatch: EpochNotMatch | undefined;
  declare serverIsBusy: ServerIsBusy | undefined;
  declare staleCommand: StaleCommand | undefined;
  declare storeNotMatch: StoreNotMatch | undefined;
  declare raftEntryTooLarge: RaftEntryTooLarge | undefined;
  declare maxTimestampNotSynced: MaxTimestampNotSynced | undefined;
  declare readIndexNotReady: ReadIndexNotReady | undefined;
  declare proposalInMergingMode: ProposalInMergingMode | undefined;
  declare dataIsNotReady: DataIsNotReady | undefined;
  declare regionNotInitialized: RegionNotInitialized | undefined;
  declare diskFull: DiskFull | undefined;
  declare recoveryInProgress: RecoveryInProgress | undefined;
  declare flashbackInProgress: FlashbackInProgress | undefined;
  declare flashbackNotPrepared: FlashbackNotPrepared | undefined;
  declare isWitness: IsWitness | undefined;
  declare mismatchPeerId: MismatchPeerId | undefined;
  declare bucketVersionNotMatch: BucketVersionNotMatch | undefined;
  declare undeterminedResult: UndeterminedResult | undefined;

  constructor() {
    this.message = '';
    this.notLeader = undefined;
    this.regionNotFound = undefined;
    this.keyNotInRegion = undefined;
    this.epochNotMatch = undefined;
    this.serverIsBusy = undefined;
    this.staleCommand = undefined;
    this.storeNotMatch = undefined;
    this.raftEntryTooLarge = undefined;
    this.maxTimestampNotSynced = undefined;
    this.readIndexNotReady = undefined;
    this.proposalInMergingMode = undefined;
    this.dataIsNotReady = undefined;
    this.regionNotInitialized = undefined;
    this.diskFull = undefined;
    this.recoveryInProgress = undefined;
    this.flashbackInProgress = undefined;
    this.flashbackNotPrepared = undefined;
    this.isWitness = undefined;
    this.mismatchPeerId = undefined;
    this.bucketVersionNotMatch = undefined;
    this.undeterminedResult = undefined;
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.message = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.notLeader = NotLeader.merge(m.notLeader ?? new NotLeader(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.regionNotFound = RegionNotFound.merge(m.regionNotFound ?? new RegionNotFound(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.keyNotInRegion = KeyNotInRegion.merge(m.keyNotInRegion ?? new KeyNotInRegion(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.epochNotMatch = EpochNotMatch.merge(m.epochNotMatch ?? new EpochNotMatch(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.serverIsBusy = ServerIsBusy.merge(m.serverIsBusy ?? new ServerIsBusy(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.staleCommand = StaleCommand.merge(m.staleCommand ?? new StaleCommand(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.storeNotMatch = StoreNotMatch.merge(m.storeNotMatch ?? new StoreNotMatch(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.raftEntryTooLarge = RaftEntryTooLarge.merge(m.raftEntryTooLarge ?? new RaftEntryTooLarge(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.maxTimestampNotSynced = MaxTimestampNotSynced.merge(m.maxTimestampNotSynced ?? new MaxTimestampNotSynced(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.readIndexNotReady = ReadIndexNotReady.merge(m.readIndexNotReady ?? new ReadIndexNotReady(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); m.proposalInMergingMode = ProposalInMergingMode.merge(m.proposalInMergingMode ?? new ProposalInMergingMode(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.dataIsNotReady = DataIsNotReady.merge(m.dataIsNotReady ?? new DataIsNotReady(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.regionNotInitialized = RegionNotInitialized.merge(m.regionNotInitialized ?? new RegionNotInitialized(), r); r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); m.diskFull = DiskFull.merge(m.diskFull ?? new DiskFull(), r); r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.recoveryInProgress = RecoveryInProgress.merge(m.recoveryInProgress ?? new RecoveryInProgress(), r); r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; const outer = r.enter(); m.flashbackInProgress = FlashbackInProgress.merge(m.flashbackInProgress ?? new FlashbackInProgress(), r); r.leave(outer); continue; }
        case 18: { if (tag !== 146) break; const outer = r.enter(); m.flashbackNotPrepared = FlashbackNotPrepared.merge(m.flashbackNotPrepared ?? new FlashbackNotPrepared(), r); r.leave(outer); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); m.isWitness = IsWitness.merge(m.isWitness ?? new IsWitness(), r); r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); m.mismatchPeerId = MismatchPeerId.merge(m.mismatchPeerId ?? new MismatchPeerId(), r); r.leave(outer); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); m.bucketVersionNotMatch = BucketVersionNotMatch.merge(m.bucketVersionNotMatch ?? new BucketVersionNotMatch(), r); r.leave(outer); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); m.undeterminedResult = UndeterminedResult.merge(m.undeterminedResult ?? new UndeterminedResult(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.message; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.notLeader; if (v !== undefined) { w.tag(18); const at = w.begin(); NotLeader.write(v, w); w.end(at); } }
    { const v = m.regionNotFound; if (v !== undefined) { w.tag(26); const at = w.begin(); RegionNotFound.write(v, w); w.end(at); } }
    { const v = m.keyNotInRegion; if (v !== undefined) { w.tag(34); const at = w.begin(); KeyNotInRegion.write(v, w); w.end(at); } }
    { const v = m.epochNotMatch; if (v !== undefined) { w.tag(42); const at = w.begin(); EpochNotMatch.write(v, w); w.end(at); } }
    { const v = m.serverIsBusy; if (v !== undefined) { w.tag(50); const at = w.begin(); ServerIsBusy.write(v, w); w.end(at); } }
    { const v = m.staleCommand; if (v !== undefined) { w.tag(58); const at = w.begin(); StaleCommand.write(v, w); w.end(at); } }
    { const v = m.storeNotMatch; if (v !== undefined) { w.tag(66); const at = w.begin(); StoreNotMatch.write(v, w); w.end(at); } }
    { const v = m.raftEntryTooLarge; if (v !== undefined) { w.tag(74); const at = w.begin(); RaftEntryTooLarge.write(v, w); w.end(at); } }
    { const v = m.maxTimestampNotSynced; if (v !== undefined) { w.tag(82); const at = w.begin(); MaxTimestampNotSynced.write(v, w); w.end(at); } }
    { const v = m.readIndexNotReady; if (v !== undefined) { w.tag(90); const at = w.begin(); ReadIndexNotReady.write(v, w); w.end(at); } }
    { const v = m.proposalInMergingMode; if (v !== undefined) { w.tag(98); const at = w.begin(); ProposalInMergingMode.write(v, w); w.end(at); } }
    { const v = m.dataIsNotReady; if (v !== undefined) { w.tag(106); const at = w.begin(); DataIsNotReady.write(v, w); w.end(at); } }
    { const v = m.regionNotInitialized; if (v !== undefined) { w.tag(114); const at = w.begin(); RegionNotInitialized.write(v, w); w.end(at); } }
    { const v = m.diskFull; if (v !== undefined) { w.tag(122); const at = w.begin(); DiskFull.write(v, w); w.end(at); } }
    { const v = m.recoveryInProgress; if (v !== undefined) { w.tag(130); const at = w.begin(); RecoveryInProgress.write(v, w); w.end(at); } }
    { const v = m.flashbackInProgress; if (v !== undefined) { w.tag(138); const at = w.begin(); FlashbackInProgress.write(v, w); w.end(at); } }
    { const v = m.flashbackNotPrepared; if (v !== undefined) { w.tag(146); const at = w.begin(); FlashbackNotPrepared.write(v, w); w.end(at); } }
    { const v = m.isWitness; if (v !== undefined) { w.tag(154); const at = w.begin(); IsWitness.write(v, w); w.end(at); } }
    { const v = m.mismatchPeerId; if (v !== undefined) { w.tag(162); const at = w.begin(); MismatchPeerId.write(v, w); w.end(at); } }
    { const v = m.bucketVersionNotMatch; if (v !== undefined) { w.tag(170); const at = w.begin(); BucketVersionNotMatch.write(v, w); w.end(at); } }
    { const v = m.undeterminedResult; if (v !== undefined) { w.tag(178); const at = w.begin(); UndeterminedResult.write(v, w); w.end(at); } }
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
