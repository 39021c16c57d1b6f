// Generated from proto/diagnosticspb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export const LogLevel = {
  UNKNOWN: 0,
  Debug: 1,
  Info: 2,
  Warn: 3,
  Trace: 4,
  Critical: 5,
  Error: 6,
} as const;
/** Unknown values are kept. */
export type LogLevel = number;

export const ServerInfoType = {
  All: 0,
  HardwareInfo: 1,
  SystemInfo: 2,
  LoadInfo: 3,
} as const;
/** Unknown values are kept. */
export type ServerInfoType = number;

export interface SearchLogRequestInit {
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
  readonly levels?: readonly LogLevel[] | undefined;
  readonly patterns?: readonly string[] | undefined;
  readonly target?: SearchLogRequest_Target | undefined;
}

export class SearchLogRequest {
  static readonly typeName = 'diagnosticspb.SearchLogRequest';
  declare startTime: number;
  declare endTime: number;
  declare levels: readonly LogLevel[];
  declare patterns: readonly string[];
  declare target: SearchLogRequest_Target;

  constructor() {
    this.startTime = 0;
    this.endTime = 0;
    this.levels = EMPTY_LIST;
    this.patterns = EMPTY_LIST;
    this.target = 0;
  }

  static merge(m: SearchLogRequest, r: Reader): SearchLogRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTime = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.endTime = r.int64(); continue; }
        case 3: {
          if (tag !== 24 && tag !== 26) break;
          if (m.levels === EMPTY_LIST) m.levels = [];
          if (tag === 24) { (m.levels as number[]).push(r.int32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.levels as number[]).push(r.int32());
          r.leave(outer);
          continue;
        }
        case 4: { if (tag !== 34) break; if (m.patterns === EMPTY_LIST) m.patterns = []; (m.patterns as string[]).push(r.string()); continue; }
        case 5: { if (tag !== 40) break; m.target = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SearchLogRequestInit, w: Writer): void {
    { const v = m.startTime; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.endTime; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.levels; if (v !== undefined && v.length > 0) { w.tag(26); const at = w.begin(); for (let i = 0; i < v.length; i++) w.signed(v[i] as number); w.end(at); } }
    { const v = m.patterns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.string(v[i] as string); } } }
    { const v = m.target; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
  }

  static read(r: Reader): SearchLogRequest {
    return SearchLogRequest.merge(new SearchLogRequest(), r);
  }

  static decode(bytes: Uint8Array): SearchLogRequest {
    return SearchLogRequest.merge(new SearchLogRequest(), new Reader(bytes));
  }

  static encode(m: SearchLogRequestInit): Uint8Array {
    return encodeWith(SearchLogRequest.write, m);
  }
}

export const SearchLogRequest_Target = {
  Normal: 0,
  Slow: 1,
} as const;
/** Unknown values are kept. */
export type SearchLogRequest_Target = number;

export interface SearchLogResponseInit {
  readonly messages?: readonly LogMessageInit[] | undefined;
}

export class SearchLogResponse {
  static readonly typeName = 'diagnosticspb.SearchLogResponse';
  declare messages: readonly LogMessage[];

  constructor() {
    this.messages = EMPTY_LIST;
  }

  static merge(m: SearchLogResponse, r: Reader): SearchLogResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.messages === EMPTY_LIST) m.messages = []; (m.messages as LogMessage[]).push(LogMessage.merge(new LogMessage(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SearchLogResponseInit, w: Writer): void {
    { const v = m.messages; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); LogMessage.write(v[i] as LogMessageInit, w); w.end(at); } } }
  }

  static read(r: Reader): SearchLogResponse {
    return SearchLogResponse.merge(new SearchLogResponse(), r);
  }

  static decode(bytes: Uint8Array): SearchLogResponse {
    return SearchLogResponse.merge(new SearchLogResponse(), new Reader(bytes));
  }

  static encode(m: SearchLogResponseInit): Uint8Array {
    return encodeWith(SearchLogResponse.write, m);
  }
}

export interface LogMessageInit {
  readonly time?: number | undefined;
  readonly level?: LogLevel | undefined;
  readonly message?: string | undefined;
}

export class LogMessage {
  static readonly typeName = 'diagnosticspb.LogMessage';
  declare time: number;
  declare level: LogLevel;
  declare message: string;

  constructor() {
    this.time = 0;
    this.level = 0;
    this.message = '';
  }

  static merge(m: LogMessage, r: Reader): LogMessage {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.time = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.level = r.int32(); continue; }
        case 3: { if (tag !== 26) break; m.message = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LogMessageInit, w: Writer): void {
    { const v = m.time; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.level; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.message; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): LogMessage {
    return LogMessage.merge(new LogMessage(), r);
  }

  static decode(bytes: Uint8Array): LogMessage {
    return LogMessage.merge(new LogMessage(), new Reader(bytes));
  }

  static encode(m: LogMessageInit): Uint8Array {
    return encodeWith(LogMessage.write, m);
  }
}

export interface ServerInfoRequestInit {
  readonly tp?: ServerInfoType | undefined;
}

export class ServerInfoRequest {
  static readonly typeName = 'diagnosticspb.ServerInfoRequest';
  declare tp: ServerInfoType;

  constructor() {
    this.tp = 0;
  }

  static merge(m: ServerInfoRequest, r: Reader): ServerInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ServerInfoRequestInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): ServerInfoRequest {
    return ServerInfoRequest.merge(new ServerInfoRequest(), r);
  }

  static decode(bytes: Uint8Array): ServerInfoRequest {
    return ServerInfoRequest.merge(new ServerInfoRequest(), new Reader(bytes));
  }

  static encode(m: ServerInfoRequestInit): Uint8Array {
    return encodeWith(ServerInfoRequest.write, m);
  }
}

export interface ServerInfoPairInit {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export class ServerInfoPair {
  static readonly typeName = 'diagnosticspb.ServerInfoPair';
  declare key: string;
  declare value: string;

  constructor() {
    this.key = '';
    this.value = '';
  }

  static merge(m: ServerInfoPair, r: Reader): ServerInfoPair {
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

  static write(m: ServerInfoPairInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.value; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): ServerInfoPair {
    return ServerInfoPair.merge(new ServerInfoPair(), r);
  }

  static decode(bytes: Uint8Array): ServerInfoPair {
    return ServerInfoPair.merge(new ServerInfoPair(), new Reader(bytes));
  }

  static encode(m: ServerInfoPairInit): Uint8Array {
    return encodeWith(ServerInfoPair.write, m);
  }
}

export interface ServerInfoItemInit {
  readonly tp?: string | undefined;
  readonly name?: string | undefined;
  readonly pairs?: readonly ServerInfoPairInit[] | undefined;
}

export class ServerInfoItem {
  static readonly typeName = 'diagnosticspb.ServerInfoItem';
  declare tp: string;
  declare name: string;
  declare pairs: readonly ServerInfoPair[];

  constructor() {
    this.tp = '';
    this.name = '';
    this.pairs = EMPTY_LIST;
  }

  static merge(m: ServerInfoItem, r: Reader): ServerInfoItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.tp = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.name = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as ServerInfoPair[]).push(ServerInfoPair.merge(new ServerInfoPair(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ServerInfoItemInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.name; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ServerInfoPair.write(v[i] as ServerInfoPairInit, w); w.end(at); } } }
  }

  static read(r: Reader): ServerInfoItem {
    return ServerInfoItem.merge(new ServerInfoItem(), r);
  }

  static decode(bytes: Uint8Array): ServerInfoItem {
    return ServerInfoItem.merge(new ServerInfoItem(), new Reader(bytes));
  }

  static encode(m: ServerInfoItemInit): Uint8Array {
    return encodeWith(ServerInfoItem.write, m);
  }
}

export interface ServerInfoResponseInit {
  readonly items?: readonly ServerInfoItemInit[] | undefined;
}

export class ServerInfoResponse {
  static readonly typeName = 'diagnosticspb.ServerInfoResponse';
  declare items: readonly ServerInfoItem[];

  constructor() {
    this.items = EMPTY_LIST;
  }

  static merge(m: ServerInfoResponse, r: Reader): ServerInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.items === EMPTY_LIST) m.items = []; (m.items as ServerInfoItem[]).push(ServerInfoItem.merge(new ServerInfoItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ServerInfoResponseInit, w: Writer): void {
    { const v = m.items; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ServerInfoItem.write(v[i] as ServerInfoItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): ServerInfoResponse {
    return ServerInfoResponse.merge(new ServerInfoResponse(), r);
  }

  static decode(bytes: Uint8Array): ServerInfoResponse {
    return ServerInfoResponse.merge(new ServerInfoResponse(), new Reader(bytes));
  }

  static encode(m: ServerInfoResponseInit): Uint8Array {
    return encodeWith(ServerInfoResponse.write, m);
  }
}

export const Diagnostics = {
  search_log: {
    path: '/diagnosticspb.Diagnostics/search_log',
    clientStreaming: false,
    serverStreaming: true,
    request: SearchLogRequest,
    response: SearchLogResponse,
  },
  server_info: {
    path: '/diagnosticspb.Diagnostics/server_info',
    clientStreaming: false,
    serverStreaming: false,
    request: ServerInfoRequest,
    response: ServerInfoResponse,
  },
} as const satisfies Service;
