// Generated from proto/deadlock.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export const DeadlockRequestType = {
  Detect: 0,
  CleanUpWaitFor: 1,
  CleanUp: 2,
} as const;
/** Unknown values are kept. */
export type DeadlockRequestType = number;

export interface WaitForEntriesRequestInit {
}

export class WaitForEntriesRequest {
  static readonly typeName = 'deadlock.WaitForEntriesRequest';

  static merge(m: WaitForEntriesRequest, r: Reader): WaitForEntriesRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: WaitForEntriesRequestInit, _w: Writer): void {
  }

  static read(r: Reader): WaitForEntriesRequest {
    return WaitForEntriesRequest.merge(new WaitForEntriesRequest(), r);
  }

  static decode(bytes: Uint8Array): WaitForEntriesRequest {
    return WaitForEntriesRequest.merge(new WaitForEntriesRequest(), new Reader(bytes));
  }

  static encode(m: WaitForEntriesRequestInit): Uint8Array {
    return encodeWith(WaitForEntriesRequest.write, m);
  }
}

export interface WaitForEntriesResponseInit {
  readonly entries?: readonly WaitForEntryInit[] | undefined;
}

export class WaitForEntriesResponse {
  static readonly typeName = 'deadlock.WaitForEntriesResponse';
  declare entries: readonly WaitForEntry[];

  constructor() {
    this.entries = EMPTY_LIST;
  }

  static merge(m: WaitForEntriesResponse, r: Reader): WaitForEntriesResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as WaitForEntry[]).push(WaitForEntry.merge(new WaitForEntry(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WaitForEntriesResponseInit, w: Writer): void {
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); WaitForEntry.write(v[i] as WaitForEntryInit, w); w.end(at); } } }
  }

  static read(r: Reader): WaitForEntriesResponse {
    return WaitForEntriesResponse.merge(new WaitForEntriesResponse(), r);
  }

  static decode(bytes: Uint8Array): WaitForEntriesResponse {
    return WaitForEntriesResponse.merge(new WaitForEntriesResponse(), new Reader(bytes));
  }

  static encode(m: WaitForEntriesResponseInit): Uint8Array {
    return encodeWith(WaitForEntriesResponse.write, m);
  }
}

export interface WaitForEntryInit {
  readonly txn?: bigint | undefined;
  readonly waitForTxn?: bigint | undefined;
  readonly keyHash?: bigint | undefined;
  readonly key?: Uint8Array | undefined;
  readonly resourceGroupTag?: Uint8Array | undefined;
  readonly waitTime?: number | undefined;
}

export class WaitForEntry {
  static readonly typeName = 'deadlock.WaitForEntry';
  declare txn: bigint;
  declare waitForTxn: bigint;
  declare keyHash: bigint;
  declare key: Uint8Array;
  declare resourceGroupTag: Uint8Array;
  declare waitTime: number;

  constructor() {
    this.txn = 0n;
    this.waitForTxn = 0n;
    this.keyHash = 0n;
    this.key = EMPTY_BYTES;
    this.resourceGroupTag = EMPTY_BYTES;
    this.waitTime = 0;
  }

  static merge(m: WaitForEntry, r: Reader): WaitForEntry {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.txn = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.waitForTxn = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.keyHash = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; m.key = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; m.resourceGroupTag = r.bytes(); continue; }
        case 6: { if (tag !== 48) break; m.waitTime = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WaitForEntryInit, w: Writer): void {
    { const v = m.txn; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.waitForTxn; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.keyHash; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.resourceGroupTag; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.waitTime; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
  }

  static read(r: Reader): WaitForEntry {
    return WaitForEntry.merge(new WaitForEntry(), r);
  }

  static decode(bytes: Uint8Array): WaitForEntry {
    return WaitForEntry.merge(new WaitForEntry(), new Reader(bytes));
  }

  static encode(m: WaitForEntryInit): Uint8Array {
    return encodeWith(WaitForEntry.write, m);
  }
}

export interface ReplaceLockByKeyItemInit {
  readonly keyHash?: bigint | undefined;
  readonly key?: Uint8Array | undefined;
  readonly oldLockTs?: bigint | undefined;
  readonly newLockTs?: bigint | undefined;
}

export class ReplaceLockByKeyItem {
  static readonly typeName = 'deadlock.ReplaceLockByKeyItem';
  declare keyHash: bigint;
  declare key: Uint8Array;
  declare oldLockTs: bigint;
  declare newLockTs: bigint;

  constructor() {
    this.keyHash = 0n;
    this.key = EMPTY_BYTES;
    this.oldLockTs = 0n;
    this.newLockTs = 0n;
  }

  static merge(m: ReplaceLockByKeyItem, r: Reader): ReplaceLockByKeyItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.keyHash = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.oldLockTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.newLockTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReplaceLockByKeyItemInit, w: Writer): void {
    { const v = m.keyHash; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.oldLockTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.newLockTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): ReplaceLockByKeyItem {
    return ReplaceLockByKeyItem.merge(new ReplaceLockByKeyItem(), r);
  }

  static decode(bytes: Uint8Array): ReplaceLockByKeyItem {
    return ReplaceLockByKeyItem.merge(new ReplaceLockByKeyItem(), new Reader(bytes));
  }

  static encode(m: ReplaceLockByKeyItemInit): Uint8Array {
    return encodeWith(ReplaceLockByKeyItem.write, m);
  }
}

export interface ReplaceLocksByKeysRequestInit {
  readonly items?: readonly ReplaceLockByKeyItemInit[] | undefined;
}

export class ReplaceLocksByKeysRequest {
  static readonly typeName = 'deadlock.ReplaceLocksByKeysRequest';
  declare items: readonly ReplaceLockByKeyItem[];

  constructor() {
    this.items = EMPTY_LIST;
  }

  static merge(m: ReplaceLocksByKeysRequest, r: Reader): ReplaceLocksByKeysRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.items === EMPTY_LIST) m.items = []; (m.items as ReplaceLockByKeyItem[]).push(ReplaceLockByKeyItem.merge(new ReplaceLockByKeyItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReplaceLocksByKeysRequestInit, w: Writer): void {
    { const v = m.items; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ReplaceLockByKeyItem.write(v[i] as ReplaceLockByKeyItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): ReplaceLocksByKeysRequest {
    return ReplaceLocksByKeysRequest.merge(new ReplaceLocksByKeysRequest(), r);
  }

  static decode(bytes: Uint8Array): ReplaceLocksByKeysRequest {
    return ReplaceLocksByKeysRequest.merge(new ReplaceLocksByKeysRequest(), new Reader(bytes));
  }

  static encode(m: ReplaceLocksByKeysRequestInit): Uint8Array {
    return encodeWith(ReplaceLocksByKeysRequest.write, m);
  }
}

export interface DeadlockRequestInit {
  readonly tp?: DeadlockRequestType | undefined;
  readonly entry?: WaitForEntryInit | undefined;
  readonly replaceLocksByKeys?: ReplaceLocksByKeysRequestInit | undefined;
}

export class DeadlockRequest {
  static readonly typeName = 'deadlock.DeadlockRequest';
  declare tp: DeadlockRequestType;
  declare entry: WaitForEntry | undefined;
  declare replaceLocksByKeys: ReplaceLocksByKeysRequest | undefined;

  constructor() {
    this.tp = 0;
    this.entry = undefined;
    this.replaceLocksByKeys = undefined;
  }

  static merge(m: DeadlockRequest, r: Reader): DeadlockRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.entry = WaitForEntry.merge(m.entry ?? new WaitForEntry(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.replaceLocksByKeys = ReplaceLocksByKeysRequest.merge(m.replaceLocksByKeys ?? new ReplaceLocksByKeysRequest(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeadlockRequestInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.entry; if (v !== undefined) { w.tag(18); const at = w.begin(); WaitForEntry.write(v, w); w.end(at); } }
    { const v = m.replaceLocksByKeys; if (v !== undefined) { w.tag(26); const at = w.begin(); ReplaceLocksByKeysRequest.write(v, w); w.end(at); } }
  }

  static read(r: Reader): DeadlockRequest {
    return DeadlockRequest.merge(new DeadlockRequest(), r);
  }

  static decode(bytes: Uint8Array): DeadlockRequest {
    return DeadlockRequest.merge(new DeadlockRequest(), new Reader(bytes));
  }

  static encode(m: DeadlockRequestInit): Uint8Array {
    return encodeWith(DeadlockRequest.write, m);
  }
}

export interface DeadlockResponseInit {
  readonly entry?: WaitForEntryInit | undefined;
  readonly deadlockKeyHash?: bigint | undefined;
  readonly waitChain?: readonly WaitForEntryInit[] | undefined;
  readonly deadlockKey?: Uint8Array | undefined;
}

export class DeadlockResponse {
  static readonly typeName = 'deadlock.DeadlockResponse';
  declare entry: WaitForEntry | undefined;
  declare deadlockKeyHash: bigint;
  declare waitChain: readonly WaitForEntry[];
  declare deadlockKey: Uint8Array;

  constructor() {
    this.entry = undefined;
    this.deadlockKeyHash = 0n;
    this.waitChain = EMPTY_LIST;
    this.deadlockKey = EMPTY_BYTES;
  }

  static merge(m: DeadlockResponse, r: Reader): DeadlockResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.entry = WaitForEntry.merge(m.entry ?? new WaitForEntry(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.deadlockKeyHash = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.waitChain === EMPTY_LIST) m.waitChain = []; (m.waitChain as WaitForEntry[]).push(WaitForEntry.merge(new WaitForEntry(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.deadlockKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeadlockResponseInit, w: Writer): void {
    { const v = m.entry; if (v !== undefined) { w.tag(10); const at = w.begin(); WaitForEntry.write(v, w); w.end(at); } }
    { const v = m.deadlockKeyHash; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.waitChain; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); WaitForEntry.write(v[i] as WaitForEntryInit, w); w.end(at); } } }
    { const v = m.deadlockKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
  }

  static read(r: Reader): DeadlockResponse {
    return DeadlockResponse.merge(new DeadlockResponse(), r);
  }

  static decode(bytes: Uint8Array): DeadlockResponse {
    return DeadlockResponse.merge(new DeadlockResponse(), new Reader(bytes));
  }

  static encode(m: DeadlockResponseInit): Uint8Array {
    return encodeWith(DeadlockResponse.write, m);
  }
}

export const Deadlock = {
  GetWaitForEntries: {
    path: '/deadlock.Deadlock/GetWaitForEntries',
    clientStreaming: false,
    serverStreaming: false,
    request: WaitForEntriesRequest,
    response: WaitForEntriesResponse,
  },
  Detect: {
    path: '/deadlock.Deadlock/Detect',
    clientStreaming: true,
    serverStreaming: true,
    request: DeadlockRequest,
    response: DeadlockResponse,
  },
} as const satisfies Service;
