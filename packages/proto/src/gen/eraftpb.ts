// Generated from proto/eraftpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';

export const EntryType = {
  EntryNormal: 0,
  EntryConfChange: 1,
  EntryConfChangeV2: 2,
} as const;
/** Unknown values are kept. */
export type EntryType = number;

export const MessageType = {
  MsgHup: 0,
  MsgBeat: 1,
  MsgPropose: 2,
  MsgAppend: 3,
  MsgAppendResponse: 4,
  MsgRequestVote: 5,
  MsgRequestVoteResponse: 6,
  MsgSnapshot: 7,
  MsgHeartbeat: 8,
  MsgHeartbeatResponse: 9,
  MsgUnreachable: 10,
  MsgSnapStatus: 11,
  MsgCheckQuorum: 12,
  MsgTransferLeader: 13,
  MsgTimeoutNow: 14,
  MsgReadIndex: 15,
  MsgReadIndexResp: 16,
  MsgRequestPreVote: 17,
  MsgRequestPreVoteResponse: 18,
} as const;
/** Unknown values are kept. */
export type MessageType = number;

export const ConfChangeTransition = {
  Auto: 0,
  Implicit: 1,
  Explicit: 2,
} as const;
/** Unknown values are kept. */
export type ConfChangeTransition = number;

export const ConfChangeType = {
  AddNode: 0,
  RemoveNode: 1,
  AddLearnerNode: 2,
} as const;
/** Unknown values are kept. */
export type ConfChangeType = number;

export interface EntryInit {
  readonly entryType?: EntryType | undefined;
  readonly term?: number | undefined;
  readonly index?: number | undefined;
  readonly data?: Uint8Array | undefined;
  readonly context?: Uint8Array | undefined;
  readonly syncLog?: boolean | undefined;
}

export class Entry {
  static readonly typeName = 'eraftpb.Entry';
  declare entryType: EntryType;
  declare term: number;
  declare index: number;
  declare data: Uint8Array;
  declare context: Uint8Array;
  declare syncLog: boolean;

  constructor() {
    this.entryType = 0;
    this.term = 0;
    this.index = 0;
    this.data = EMPTY_BYTES;
    this.context = EMPTY_BYTES;
    this.syncLog = false;
  }

  static merge(m: Entry, r: Reader): Entry {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.entryType = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.term = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.index = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; m.data = r.bytes(); continue; }
        case 6: { if (tag !== 50) break; m.context = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.syncLog = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EntryInit, w: Writer): void {
    { const v = m.entryType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.context; if (v !== undefined && v.length > 0) { w.tag(50); w.bytes(v); } }
    { const v = m.syncLog; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): Entry {
    return Entry.merge(new Entry(), r);
  }

  static decode(bytes: Uint8Array): Entry {
    return Entry.merge(new Entry(), new Reader(bytes));
  }

  static encode(m: EntryInit): Uint8Array {
    return encodeWith(Entry.write, m);
  }
}

export interface SnapshotMetadataInit {
  readonly confState?: ConfStateInit | undefined;
  readonly index?: number | undefined;
  readonly term?: number | undefined;
}

export class SnapshotMetadata {
  static readonly typeName = 'eraftpb.SnapshotMetadata';
  declare confState: ConfState | undefined;
  declare index: number;
  declare term: number;

  constructor() {
    this.confState = undefined;
    this.index = 0;
    this.term = 0;
  }

  static merge(m: SnapshotMetadata, r: Reader): SnapshotMetadata {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.confState = ConfState.merge(m.confState ?? new ConfState(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.index = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.term = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotMetadataInit, w: Writer): void {
    { const v = m.confState; if (v !== undefined) { w.tag(10); const at = w.begin(); ConfState.write(v, w); w.end(at); } }
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): SnapshotMetadata {
    return SnapshotMetadata.merge(new SnapshotMetadata(), r);
  }

  static decode(bytes: Uint8Array): SnapshotMetadata {
    return SnapshotMetadata.merge(new SnapshotMetadata(), new Reader(bytes));
  }

  static encode(m: SnapshotMetadataInit): Uint8Array {
    return encodeWith(SnapshotMetadata.write, m);
  }
}

export interface SnapshotInit {
  readonly data?: Uint8Array | undefined;
  readonly metadata?: SnapshotMetadataInit | undefined;
}

export class Snapshot {
  static readonly typeName = 'eraftpb.Snapshot';
  declare data: Uint8Array;
  declare metadata: SnapshotMetadata | undefined;

  constructor() {
    this.data = EMPTY_BYTES;
    this.metadata = undefined;
  }

  static merge(m: Snapshot, r: Reader): Snapshot {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.metadata = SnapshotMetadata.merge(m.metadata ?? new SnapshotMetadata(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SnapshotInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.metadata; if (v !== undefined) { w.tag(18); const at = w.begin(); SnapshotMetadata.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Snapshot {
    return Snapshot.merge(new Snapshot(), r);
  }

  static decode(bytes: Uint8Array): Snapshot {
    return Snapshot.merge(new Snapshot(), new Reader(bytes));
  }

  static encode(m: SnapshotInit): Uint8Array {
    return encodeWith(Snapshot.write, m);
  }
}

export interface MessageInit {
  readonly msgType?: MessageType | undefined;
  readonly to?: number | undefined;
  readonly from?: number | undefined;
  readonly term?: number | undefined;
  readonly logTerm?: number | undefined;
  readonly index?: number | undefined;
  readonly entries?: readonly EntryInit[] | undefined;
  readonly commit?: number | undefined;
  readonly snapshot?: SnapshotInit | undefined;
  readonly requestSnapshot?: number | undefined;
  readonly reject?: boolean | undefined;
  readonly rejectHint?: number | undefined;
  readonly context?: Uint8Array | undefined;
  readonly deprecatedPriority?: number | undefined;
  readonly priority?: number | undefined;
}

export class Message {
  static readonly typeName = 'eraftpb.Message';
  declare msgType: MessageType;
  declare to: number;
  declare from: number;
  declare term: number;
  declare logTerm: number;
  declare index: number;
  declare entries: readonly Entry[];
  declare commit: number;
  declare snapshot: Snapshot | undefined;
  declare requestSnapshot: number;
  declare reject: boolean;
  declare rejectHint: number;
  declare context: Uint8Array;
  declare deprecatedPriority: number;
  declare priority: number;

  constructor() {
    this.msgType = 0;
    this.to = 0;
    this.from = 0;
    this.term = 0;
    this.logTerm = 0;
    this.index = 0;
    this.entries = EMPTY_LIST;
    this.commit = 0;
    this.snapshot = undefined;
    this.requestSnapshot = 0;
    this.reject = false;
    this.rejectHint = 0;
    this.context = EMPTY_BYTES;
    this.deprecatedPriority = 0;
    this.priority = 0;
  }

  static merge(m: Message, r: Reader): Message {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.msgType = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.to = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.from = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.term = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.logTerm = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.index = r.uint64(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as Entry[]).push(Entry.merge(new Entry(), r)); r.leave(outer); continue; }
        case 8: { if (tag !== 64) break; m.commit = r.uint64(); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.snapshot = Snapshot.merge(m.snapshot ?? new Snapshot(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 104) break; m.requestSnapshot = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.reject = r.bool(); continue; }
        case 11: { if (tag !== 88) break; m.rejectHint = r.uint64(); continue; }
        case 12: { if (tag !== 98) break; m.context = r.bytes(); continue; }
        case 14: { if (tag !== 112) break; m.deprecatedPriority = r.uint64(); continue; }
        case 15: { if (tag !== 120) break; m.priority = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MessageInit, w: Writer): void {
    { const v = m.msgType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.to; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.from; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.logTerm; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); Entry.write(v[i] as EntryInit, w); w.end(at); } } }
    { const v = m.commit; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.snapshot; if (v !== undefined) { w.tag(74); const at = w.begin(); Snapshot.write(v, w); w.end(at); } }
    { const v = m.requestSnapshot; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
    { const v = m.reject; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.rejectHint; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.context; if (v !== undefined && v.length > 0) { w.tag(98); w.bytes(v); } }
    { const v = m.deprecatedPriority; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.priority; if (v !== undefined && v !== 0) { w.tag(120); w.signed(v); } }
  }

  static read(r: Reader): Message {
    return Message.merge(new Message(), r);
  }

  static decode(bytes: Uint8Array): Message {
    return Message.merge(new Message(), new Reader(bytes));
  }

  static encode(m: MessageInit): Uint8Array {
    return encodeWith(Message.write, m);
  }
}

export interface HardStateInit {
  readonly term?: number | undefined;
  readonly vote?: number | undefined;
  readonly commit?: number | undefined;
}

export class HardState {
  static readonly typeName = 'eraftpb.HardState';
  declare term: number;
  declare vote: number;
  declare commit: number;

  constructor() {
    this.term = 0;
    this.vote = 0;
    this.commit = 0;
  }

  static merge(m: HardState, r: Reader): HardState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.term = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.vote = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.commit = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HardStateInit, w: Writer): void {
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.vote; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.commit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): HardState {
    return HardState.merge(new HardState(), r);
  }

  static decode(bytes: Uint8Array): HardState {
    return HardState.merge(new HardState(), new Reader(bytes));
  }

  static encode(m: HardStateInit): Uint8Array {
    return encodeWith(HardState.write, m);
  }
}

export interface ConfStateInit {
  readonly voters?: readonly number[] | undefined;
  readonly learners?: readonly number[] | undefined;
  readonly votersOutgoing?: readonly number[] | undefined;
  readonly learnersNext?: readonly number[] | undefined;
  readonly autoLeave?: boolean | undefined;
}

export class ConfState {
  static readonly typeName = 'eraftpb.ConfState';
  declare voters: readonly number[];
  declare learners: readonly number[];
  declare votersOutgoing: readonly number[];
  declare learnersNext: readonly number[];
  declare autoLeave: boolean;

  constructor() {
    this.voters = EMPTY_LIST;
    this.learners = EMPTY_LIST;
    this.votersOutgoing = EMPTY_LIST;
    this.learnersNext = EMPTY_LIST;
    this.autoLeave = false;
  }

  static merge(m: ConfState, r: Reader): ConfState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.voters === EMPTY_LIST) m.voters = [];
          if (tag === 8) { (m.voters as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.voters as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.learners === EMPTY_LIST) m.learners = [];
          if (tag === 16) { (m.learners as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.learners as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.votersOutgoing === EMPTY_LIST) m.votersOutgoing = [];
          if (tag === 24) { (m.votersOutgoing as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.votersOutgoing as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.learnersNext === EMPTY_LIST) m.learnersNext = [];
          if (tag === 32) { (m.learnersNext as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.learnersNext as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 5: { if (tag !== 40) break; m.autoLeave = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ConfStateInit, w: Writer): void {
    { const v = m.voters; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.learners; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.votersOutgoing; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.learnersNext; if (v !== undefined && v.length > 0) { w.tag(34); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.autoLeave; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): ConfState {
    return ConfState.merge(new ConfState(), r);
  }

  static decode(bytes: Uint8Array): ConfState {
    return ConfState.merge(new ConfState(), new Reader(bytes));
  }

  static encode(m: ConfStateInit): Uint8Array {
    return encodeWith(ConfState.write, m);
  }
}

export interface ConfChangeInit {
  readonly changeType?: ConfChangeType | undefined;
  readonly nodeId?: number | undefined;
  readonly context?: Uint8Array | undefined;
  readonly id?: number | undefined;
}

export class ConfChange {
  static readonly typeName = 'eraftpb.ConfChange';
  declare changeType: ConfChangeType;
  declare nodeId: number;
  declare context: Uint8Array;
  declare id: number;

  constructor() {
    this.changeType = 0;
    this.nodeId = 0;
    this.context = EMPTY_BYTES;
    this.id = 0;
  }

  static merge(m: ConfChange, r: Reader): ConfChange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 2: { if (tag !== 16) break; m.changeType = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.nodeId = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; m.context = r.bytes(); continue; }
        case 1: { if (tag !== 8) break; m.id = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ConfChangeInit, w: Writer): void {
    { const v = m.changeType; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.nodeId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.context; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.id; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
  }

  static read(r: Reader): ConfChange {
    return ConfChange.merge(new ConfChange(), r);
  }

  static decode(bytes: Uint8Array): ConfChange {
    return ConfChange.merge(new ConfChange(), new Reader(bytes));
  }

  static encode(m: ConfChangeInit): Uint8Array {
    return encodeWith(ConfChange.write, m);
  }
}

export interface ConfChangeSingleInit {
  readonly changeType?: ConfChangeType | undefined;
  readonly nodeId?: number | undefined;
}

export class ConfChangeSingle {
  static readonly typeName = 'eraftpb.ConfChangeSingle';
  declare changeType: ConfChangeType;
  declare nodeId: number;

  constructor() {
    this.changeType = 0;
    this.nodeId = 0;
  }

  static merge(m: ConfChangeSingle, r: Reader): ConfChangeSingle {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.changeType = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.nodeId = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ConfChangeSingleInit, w: Writer): void {
    { const v = m.changeType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.nodeId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): ConfChangeSingle {
    return ConfChangeSingle.merge(new ConfChangeSingle(), r);
  }

  static decode(bytes: Uint8Array): ConfChangeSingle {
    return ConfChangeSingle.merge(new ConfChangeSingle(), new Reader(bytes));
  }

  static encode(m: ConfChangeSingleInit): Uint8Array {
    return encodeWith(ConfChangeSingle.write, m);
  }
}

export interface ConfChangeV2Init {
  readonly transition?: ConfChangeTransition | undefined;
  readonly changes?: readonly ConfChangeSingleInit[] | undefined;
  readonly context?: Uint8Array | undefined;
}

export class ConfChangeV2 {
  static readonly typeName = 'eraftpb.ConfChangeV2';
  declare transition: ConfChangeTransition;
  declare changes: readonly ConfChangeSingle[];
  declare context: Uint8Array;

  constructor() {
    this.transition = 0;
    this.changes = EMPTY_LIST;
    this.context = EMPTY_BYTES;
  }

  static merge(m: ConfChangeV2, r: Reader): ConfChangeV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.transition = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.changes === EMPTY_LIST) m.changes = []; (m.changes as ConfChangeSingle[]).push(ConfChangeSingle.merge(new ConfChangeSingle(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.context = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ConfChangeV2Init, w: Writer): void {
    { const v = m.transition; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.changes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ConfChangeSingle.write(v[i] as ConfChangeSingleInit, w); w.end(at); } } }
    { const v = m.context; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): ConfChangeV2 {
    return ConfChangeV2.merge(new ConfChangeV2(), r);
  }

  static decode(bytes: Uint8Array): ConfChangeV2 {
    return ConfChangeV2.merge(new ConfChangeV2(), new Reader(bytes));
  }

  static encode(m: ConfChangeV2Init): Uint8Array {
    return encodeWith(ConfChangeV2.write, m);
  }
}
