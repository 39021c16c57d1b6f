// Generated from proto/tracepb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export interface TraceRecordRequestInit {
}

export class TraceRecordRequest {
  static readonly typeName = 'tracepb.TraceRecordRequest';

  static merge(m: TraceRecordRequest, r: Reader): TraceRecordRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: TraceRecordRequestInit, _w: Writer): void {
  }

  static read(r: Reader): TraceRecordRequest {
    return TraceRecordRequest.merge(new TraceRecordRequest(), r);
  }

  static decode(bytes: Uint8Array): TraceRecordRequest {
    return TraceRecordRequest.merge(new TraceRecordRequest(), new Reader(bytes));
  }

  static encode(m: TraceRecordRequestInit): Uint8Array {
    return encodeWith(TraceRecordRequest.write, m);
  }
}

export interface TraceRecordInit {
  readonly recordOneof?: { readonly kind: 'report'; readonly value: ReportInit } | { readonly kind: 'notifyCollect'; readonly value: NotifyCollectInit } | undefined;
}

export class TraceRecord {
  static readonly typeName = 'tracepb.TraceRecord';
  declare recordOneof: { readonly kind: 'report'; readonly value: Report } | { readonly kind: 'notifyCollect'; readonly value: NotifyCollect } | undefined;

  constructor() {
    this.recordOneof = undefined;
  }

  static merge(m: TraceRecord, r: Reader): TraceRecord {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.recordOneof?.kind === 'report' ? m.recordOneof.value : new Report(); m.recordOneof = { kind: 'report', value: Report.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.recordOneof?.kind === 'notifyCollect' ? m.recordOneof.value : new NotifyCollect(); m.recordOneof = { kind: 'notifyCollect', value: NotifyCollect.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TraceRecordInit, w: Writer): void {
    const recordOneof_ = m.recordOneof;
    if (recordOneof_ !== undefined) {
      switch (recordOneof_.kind) {
        case 'report': { w.tag(10); const at = w.begin(); Report.write(recordOneof_.value, w); w.end(at); break; }
        case 'notifyCollect': { w.tag(18); const at = w.begin(); NotifyCollect.write(recordOneof_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): TraceRecord {
    return TraceRecord.merge(new TraceRecord(), r);
  }

  static decode(bytes: Uint8Array): TraceRecord {
    return TraceRecord.merge(new TraceRecord(), new Reader(bytes));
  }

  static encode(m: TraceRecordInit): Uint8Array {
    return encodeWith(TraceRecord.write, m);
  }
}

export interface RemoteParentSpanInit {
  readonly traceId?: bigint | undefined;
  readonly spanId?: bigint | undefined;
}

export class RemoteParentSpan {
  static readonly typeName = 'tracepb.RemoteParentSpan';
  declare traceId: bigint;
  declare spanId: bigint;

  constructor() {
    this.traceId = 0n;
    this.spanId = 0n;
  }

  static merge(m: RemoteParentSpan, r: Reader): RemoteParentSpan {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.traceId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.spanId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RemoteParentSpanInit, w: Writer): void {
    { const v = m.traceId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.spanId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): RemoteParentSpan {
    return RemoteParentSpan.merge(new RemoteParentSpan(), r);
  }

  static decode(bytes: Uint8Array): RemoteParentSpan {
    return RemoteParentSpan.merge(new RemoteParentSpan(), new Reader(bytes));
  }

  static encode(m: RemoteParentSpanInit): Uint8Array {
    return encodeWith(RemoteParentSpan.write, m);
  }
}

export interface TraceContextInit {
  readonly remoteParentSpans?: readonly RemoteParentSpanInit[] | undefined;
  readonly durationThresholdMs?: number | undefined;
}

export class TraceContext {
  static readonly typeName = 'tracepb.TraceContext';
  declare remoteParentSpans: readonly RemoteParentSpan[];
  declare durationThresholdMs: number;

  constructor() {
    this.remoteParentSpans = EMPTY_LIST;
    this.durationThresholdMs = 0;
  }

  static merge(m: TraceContext, r: Reader): TraceContext {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.remoteParentSpans === EMPTY_LIST) m.remoteParentSpans = []; (m.remoteParentSpans as RemoteParentSpan[]).push(RemoteParentSpan.merge(new RemoteParentSpan(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.durationThresholdMs = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TraceContextInit, w: Writer): void {
    { const v = m.remoteParentSpans; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RemoteParentSpan.write(v[i] as RemoteParentSpanInit, w); w.end(at); } } }
    { const v = m.durationThresholdMs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): TraceContext {
    return TraceContext.merge(new TraceContext(), r);
  }

  static decode(bytes: Uint8Array): TraceContext {
    return TraceContext.merge(new TraceContext(), new Reader(bytes));
  }

  static encode(m: TraceContextInit): Uint8Array {
    return encodeWith(TraceContext.write, m);
  }
}

export interface ReportInit {
  readonly remoteParentSpans?: readonly RemoteParentSpanInit[] | undefined;
  readonly spans?: readonly SpanInit[] | undefined;
}

export class Report {
  static readonly typeName = 'tracepb.Report';
  declare remoteParentSpans: readonly RemoteParentSpan[];
  declare spans: readonly Span[];

  constructor() {
    this.remoteParentSpans = EMPTY_LIST;
    this.spans = EMPTY_LIST;
  }

  static merge(m: Report, r: Reader): Report {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.remoteParentSpans === EMPTY_LIST) m.remoteParentSpans = []; (m.remoteParentSpans as RemoteParentSpan[]).push(RemoteParentSpan.merge(new RemoteParentSpan(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.spans === EMPTY_LIST) m.spans = []; (m.spans as Span[]).push(Span.merge(new Span(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReportInit, w: Writer): void {
    { const v = m.remoteParentSpans; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RemoteParentSpan.write(v[i] as RemoteParentSpanInit, w); w.end(at); } } }
    { const v = m.spans; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Span.write(v[i] as SpanInit, w); w.end(at); } } }
  }

  static read(r: Reader): Report {
    return Report.merge(new Report(), r);
  }

  static decode(bytes: Uint8Array): Report {
    return Report.merge(new Report(), new Reader(bytes));
  }

  static encode(m: ReportInit): Uint8Array {
    return encodeWith(Report.write, m);
  }
}

export interface NotifyCollectInit {
  readonly traceId?: bigint | undefined;
}

export class NotifyCollect {
  static readonly typeName = 'tracepb.NotifyCollect';
  declare traceId: bigint;

  constructor() {
    this.traceId = 0n;
  }

  static merge(m: NotifyCollect, r: Reader): NotifyCollect {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.traceId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: NotifyCollectInit, w: Writer): void {
    { const v = m.traceId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): NotifyCollect {
    return NotifyCollect.merge(new NotifyCollect(), r);
  }

  static decode(bytes: Uint8Array): NotifyCollect {
    return NotifyCollect.merge(new NotifyCollect(), new Reader(bytes));
  }

  static encode(m: NotifyCollectInit): Uint8Array {
    return encodeWith(NotifyCollect.write, m);
  }
}

export interface SpanInit {
  readonly spanId?: bigint | undefined;
  readonly parentId?: bigint | undefined;
  readonly beginUnixNs?: bigint | undefined;
  readonly durationNs?: number | undefined;
  readonly event?: string | undefined;
  readonly properties?: readonly PropertyInit[] | undefined;
}

export class Span {
  static readonly typeName = 'tracepb.Span';
  declare spanId: bigint;
  declare parentId: bigint;
  declare beginUnixNs: bigint;
  declare durationNs: number;
  declare event: string;
  declare properties: readonly Property[];

  constructor() {
    this.spanId = 0n;
    this.parentId = 0n;
    this.beginUnixNs = 0n;
    this.durationNs = 0;
    this.event = '';
    this.properties = EMPTY_LIST;
  }

  static merge(m: Span, r: Reader): Span {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.spanId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.parentId = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.beginUnixNs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.durationNs = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 42) break; m.event = r.string(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.properties === EMPTY_LIST) m.properties = []; (m.properties as Property[]).push(Property.merge(new Property(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SpanInit, w: Writer): void {
    { const v = m.spanId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.parentId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.beginUnixNs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.durationNs; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.event; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.properties; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); Property.write(v[i] as PropertyInit, w); w.end(at); } } }
  }

  static read(r: Reader): Span {
    return Span.merge(new Span(), r);
  }

  static decode(bytes: Uint8Array): Span {
    return Span.merge(new Span(), new Reader(bytes));
  }

  static encode(m: SpanInit): Uint8Array {
    return encodeWith(Span.write, m);
  }
}

export interface PropertyInit {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export class Property {
  static readonly typeName = 'tracepb.Property';
  declare key: string;
  declare value: string;

  constructor() {
    this.key = '';
    this.value = '';
  }

  static merge(m: Property, r: Reader): Property {
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

  static write(m: PropertyInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): Property {
    return Property.merge(new Property(), r);
  }

  static decode(bytes: Uint8Array): Property {
    return Property.merge(new Property(), new Reader(bytes));
  }

  static encode(m: PropertyInit): Uint8Array {
    return encodeWith(Property.write, m);
  }
}

export const TraceRecordPubSub = {
  Subscribe: {
    path: '/tracepb.TraceRecordPubSub/Subscribe',
    clientStreaming: false,
    serverStreaming: true,
    request: TraceRecordRequest,
    response: TraceRecord,
  },
} as const satisfies Service;
