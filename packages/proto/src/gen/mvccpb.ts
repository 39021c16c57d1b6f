// Generated from proto/mvccpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { encodeWith, Reader, type Writer } from '../runtime/index.ts';

export interface KeyValueInit {
  readonly key?: Uint8Array | undefined;
  readonly createRevision?: number | undefined;
  readonly modRevision?: number | undefined;
  readonly version?: number | undefined;
  readonly value?: Uint8Array | undefined;
  readonly lease?: bigint | undefined;
}

export class KeyValue {
  static readonly typeName = 'mvccpb.KeyValue';
  declare key: Uint8Array;
  declare createRevision: number;
  declare modRevision: number;
  declare version: number;
  declare value: Uint8Array;
  declare lease: bigint;

  constructor() {
    this.key = EMPTY_BYTES;
    this.createRevision = 0;
    this.modRevision = 0;
    this.version = 0;
    this.value = EMPTY_BYTES;
    this.lease = 0n;
  }

  static merge(m: KeyValue, r: Reader): KeyValue {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.createRevision = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.modRevision = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.version = r.int64(); continue; }
        case 5: { if (tag !== 42) break; m.value = r.bytes(); continue; }
        case 6: { if (tag !== 48) break; m.lease = r.int64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyValueInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.createRevision; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.modRevision; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.version; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.lease; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
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

export interface EventInit {
  readonly type?: Event_EventType | undefined;
  readonly kv?: KeyValueInit | undefined;
  readonly prevKv?: KeyValueInit | undefined;
}

export class Event {
  static readonly typeName = 'mvccpb.Event';
  declare type: Event_EventType;
  declare kv: KeyValue | undefined;
  declare prevKv: KeyValue | undefined;

  constructor() {
    this.type = 0;
    this.kv = undefined;
    this.prevKv = undefined;
  }

  static merge(m: Event, r: Reader): Event {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.kv = KeyValue.merge(m.kv ?? new KeyValue(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.prevKv = KeyValue.merge(m.prevKv ?? new KeyValue(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EventInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.kv; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyValue.write(v, w); w.end(at); } }
    { const v = m.prevKv; if (v !== undefined) { w.tag(26); const at = w.begin(); KeyValue.write(v, w); w.end(at); } }
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

export const Event_EventType = {
  PUT: 0,
  DELETE: 1,
} as const;
/** Unknown values are kept. */
export type Event_EventType = number;
