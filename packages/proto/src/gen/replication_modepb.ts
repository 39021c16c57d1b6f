// Generated from proto/replication_modepb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';

export const ReplicationMode = {
  MAJORITY: 0,
  DR_AUTO_SYNC: 1,
} as const;
/** Unknown values are kept. */
export type ReplicationMode = number;

export const DRAutoSyncState = {
  SYNC: 0,
  ASYNC_WAIT: 1,
  ASYNC: 2,
  SYNC_RECOVER: 3,
} as const;
/** Unknown values are kept. */
export type DRAutoSyncState = number;

export const RegionReplicationState = {
  UNKNOWN: 0,
  SIMPLE_MAJORITY: 1,
  INTEGRITY_OVER_LABEL: 2,
} as const;
/** Unknown values are kept. */
export type RegionReplicationState = number;

export interface ReplicationStatusInit {
  readonly mode?: ReplicationMode | undefined;
  readonly drAutoSync?: DRAutoSyncInit | undefined;
}

export class ReplicationStatus {
  static readonly typeName = 'replication_modepb.ReplicationStatus';
  declare mode: ReplicationMode;
  declare drAutoSync: DRAutoSync | undefined;

  constructor() {
    this.mode = 0;
    this.drAutoSync = undefined;
  }

  static merge(m: ReplicationStatus, r: Reader): ReplicationStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.mode = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.drAutoSync = DRAutoSync.merge(m.drAutoSync ?? new DRAutoSync(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReplicationStatusInit, w: Writer): void {
    { const v = m.mode; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.drAutoSync; if (v !== undefined) { w.tag(18); const at = w.begin(); DRAutoSync.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReplicationStatus {
    return ReplicationStatus.merge(new ReplicationStatus(), r);
  }

  static decode(bytes: Uint8Array): ReplicationStatus {
    return ReplicationStatus.merge(new ReplicationStatus(), new Reader(bytes));
  }

  static encode(m: ReplicationStatusInit): Uint8Array {
    return encodeWith(ReplicationStatus.write, m);
  }
}

export interface DRAutoSyncInit {
  readonly labelKey?: string | undefined;
  readonly state?: DRAutoSyncState | undefined;
  readonly stateId?: number | undefined;
  readonly waitSyncTimeoutHint?: number | undefined;
  readonly availableStores?: readonly number[] | undefined;
  readonly pauseRegionSplit?: boolean | undefined;
}

export class DRAutoSync {
  static readonly typeName = 'replication_modepb.DRAutoSync';
  declare labelKey: string;
  declare state: DRAutoSyncState;
  declare stateId: number;
  declare waitSyncTimeoutHint: number;
  declare availableStores: readonly number[];
  declare pauseRegionSplit: boolean;

  constructor() {
    this.labelKey = '';
    this.state = 0;
    this.stateId = 0;
    this.waitSyncTimeoutHint = 0;
    this.availableStores = EMPTY_LIST;
    this.pauseRegionSplit = false;
  }

  static merge(m: DRAutoSync, r: Reader): DRAutoSync {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.labelKey = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.state = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.stateId = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.waitSyncTimeoutHint = r.int32(); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.availableStores === EMPTY_LIST) m.availableStores = [];
          if (tag === 40) { (m.availableStores as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.availableStores as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 6: { if (tag !== 48) break; m.pauseRegionSplit = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DRAutoSyncInit, w: Writer): void {
    { const v = m.labelKey; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.stateId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.waitSyncTimeoutHint; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.availableStores; if (v !== undefined && v.length > 0) { w.tag(42); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.pauseRegionSplit; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
  }

  static read(r: Reader): DRAutoSync {
    return DRAutoSync.merge(new DRAutoSync(), r);
  }

  static decode(bytes: Uint8Array): DRAutoSync {
    return DRAutoSync.merge(new DRAutoSync(), new Reader(bytes));
  }

  static encode(m: DRAutoSyncInit): Uint8Array {
    return encodeWith(DRAutoSync.write, m);
  }
}

export interface RegionReplicationStatusInit {
  readonly state?: RegionReplicationState | undefined;
  readonly stateId?: number | undefined;
}

export class RegionReplicationStatus {
  static readonly typeName = 'replication_modepb.RegionReplicationStatus';
  declare state: RegionReplicationState;
  declare stateId: number;

  constructor() {
    this.state = 0;
    this.stateId = 0;
  }

  static merge(m: RegionReplicationStatus, r: Reader): RegionReplicationStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.state = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.stateId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegionReplicationStatusInit, w: Writer): void {
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.stateId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): RegionReplicationStatus {
    return RegionReplicationStatus.merge(new RegionReplicationStatus(), r);
  }

  static decode(bytes: Uint8Array): RegionReplicationStatus {
    return RegionReplicationStatus.merge(new RegionReplicationStatus(), new Reader(bytes));
  }

  static encode(m: RegionReplicationStatusInit): Uint8Array {
    return encodeWith(RegionReplicationStatus.write, m);
  }
}

export interface StoreDRAutoSyncStatusInit {
  readonly state?: DRAutoSyncState | undefined;
  readonly stateId?: number | undefined;
}

export class StoreDRAutoSyncStatus {
  static readonly typeName = 'replication_modepb.StoreDRAutoSyncStatus';
  declare state: DRAutoSyncState;
  declare stateId: number;

  constructor() {
    this.state = 0;
    this.stateId = 0;
  }

  static merge(m: StoreDRAutoSyncStatus, r: Reader): StoreDRAutoSyncStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.state = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.stateId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreDRAutoSyncStatusInit, w: Writer): void {
    { const v = m.state; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.stateId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): StoreDRAutoSyncStatus {
    return StoreDRAutoSyncStatus.merge(new StoreDRAutoSyncStatus(), r);
  }

  static decode(bytes: Uint8Array): StoreDRAutoSyncStatus {
    return StoreDRAutoSyncStatus.merge(new StoreDRAutoSyncStatus(), new Reader(bytes));
  }

  static encode(m: StoreDRAutoSyncStatusInit): Uint8Array {
    return encodeWith(StoreDRAutoSyncStatus.write, m);
  }
}
