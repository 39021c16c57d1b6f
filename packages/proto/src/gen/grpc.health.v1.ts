// Generated from proto/grpc.health.v1.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_MAP, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';

export interface HealthCheckRequestInit {
  readonly service?: string | undefined;
}

export class HealthCheckRequest {
  static readonly typeName = 'grpc.health.v1.HealthCheckRequest';
  declare service: string;

  constructor() {
    this.service = '';
  }

  static merge(m: HealthCheckRequest, r: Reader): HealthCheckRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.service = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HealthCheckRequestInit, w: Writer): void {
    { const v = m.service; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): HealthCheckRequest {
    return HealthCheckRequest.merge(new HealthCheckRequest(), r);
  }

  static decode(bytes: Uint8Array): HealthCheckRequest {
    return HealthCheckRequest.merge(new HealthCheckRequest(), new Reader(bytes));
  }

  static encode(m: HealthCheckRequestInit): Uint8Array {
    return encodeWith(HealthCheckRequest.write, m);
  }
}

export interface HealthCheckResponseInit {
  readonly status?: HealthCheckResponse_ServingStatus | undefined;
}

export class HealthCheckResponse {
  static readonly typeName = 'grpc.health.v1.HealthCheckResponse';
  declare status: HealthCheckResponse_ServingStatus;

  constructor() {
    this.status = 0;
  }

  static merge(m: HealthCheckResponse, r: Reader): HealthCheckResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.status = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HealthCheckResponseInit, w: Writer): void {
    { const v = m.status; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): HealthCheckResponse {
    return HealthCheckResponse.merge(new HealthCheckResponse(), r);
  }

  static decode(bytes: Uint8Array): HealthCheckResponse {
    return HealthCheckResponse.merge(new HealthCheckResponse(), new Reader(bytes));
  }

  static encode(m: HealthCheckResponseInit): Uint8Array {
    return encodeWith(HealthCheckResponse.write, m);
  }
}

export const HealthCheckResponse_ServingStatus = {
  UNKNOWN: 0,
  SERVING: 1,
  NOT_SERVING: 2,
  SERVICE_UNKNOWN: 3,
} as const;
/** Unknown values are kept. */
export type HealthCheckResponse_ServingStatus = number;

export interface HealthListRequestInit {
}

export class HealthListRequest {
  static readonly typeName = 'grpc.health.v1.HealthListRequest';

  static merge(m: HealthListRequest, r: Reader): HealthListRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: HealthListRequestInit, _w: Writer): void {
  }

  static read(r: Reader): HealthListRequest {
    return HealthListRequest.merge(new HealthListRequest(), r);
  }

  static decode(bytes: Uint8Array): HealthListRequest {
    return HealthListRequest.merge(new HealthListRequest(), new Reader(bytes));
  }

  static encode(m: HealthListRequestInit): Uint8Array {
    return encodeWith(HealthListRequest.write, m);
  }
}

export interface HealthListResponseInit {
  readonly statuses?: ReadonlyMap<string, HealthCheckResponseInit> | undefined;
}

export class HealthListResponse {
  static readonly typeName = 'grpc.health.v1.HealthListResponse';
  declare statuses: ReadonlyMap<string, HealthCheckResponse>;

  constructor() {
    this.statuses = EMPTY_MAP;
  }

  static merge(m: HealthListResponse, r: Reader): HealthListResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) break;
          if (m.statuses === EMPTY_MAP) m.statuses = new Map();
          const outer = r.enter();
          let k: string = '';
          const v: HealthCheckResponse = new HealthCheckResponse();
          while (r.position < r.limit) {
            const entry = r.tag();
            if (entry === 10) k = r.string();
            else if (entry === 18) {
              const inner = r.enter();
              HealthCheckResponse.merge(v as HealthCheckResponse, r);
              r.leave(inner);
            } else r.skip(entry);
          }
          r.leave(outer);
          (m.statuses as Map<string, HealthCheckResponse>).set(k, v);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HealthListResponseInit, w: Writer): void {
    { const v = m.statuses; if (v !== undefined) { for (const [key, value] of v) { w.tag(10); const entry = w.begin(); w.tag(10); w.string(key); w.tag(18); const at = w.begin(); HealthCheckResponse.write(value, w); w.end(at); w.end(entry); } } }
  }

  static read(r: Reader): HealthListResponse {
    return HealthListResponse.merge(new HealthListResponse(), r);
  }

  static decode(bytes: Uint8Array): HealthListResponse {
    return HealthListResponse.merge(new HealthListResponse(), new Reader(bytes));
  }

  static encode(m: HealthListResponseInit): Uint8Array {
    return encodeWith(HealthListResponse.write, m);
  }
}

export const Health = {
  Check: {
    path: '/grpc.health.v1.Health/Check',
    clientStreaming: false,
    serverStreaming: false,
    request: HealthCheckRequest,
    response: HealthCheckResponse,
  },
  List: {
    path: '/grpc.health.v1.Health/List',
    clientStreaming: false,
    serverStreaming: false,
    request: HealthListRequest,
    response: HealthListResponse,
  },
  Watch: {
    path: '/grpc.health.v1.Health/Watch',
    clientStreaming: false,
    serverStreaming: true,
    request: HealthCheckRequest,
    response: HealthCheckResponse,
  },
} as const satisfies Service;
