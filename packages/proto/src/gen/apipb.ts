// Generated from proto/apipb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { encodeWith, Reader, type Writer } from '../runtime/index.ts';

export interface KeyspaceIdentityInit {
  readonly namespaceId?: number | undefined;
  readonly keyspaceId?: number | undefined;
}

export class KeyspaceIdentity {
  static readonly typeName = 'apipb.KeyspaceIdentity';
  declare namespaceId: number;
  declare keyspaceId: number;

  constructor() {
    this.namespaceId = 0;
    this.keyspaceId = 0;
  }

  static merge(m: KeyspaceIdentity, r: Reader): KeyspaceIdentity {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.namespaceId = r.uint32(); continue; }
        case 2: { if (tag !== 16) break; m.keyspaceId = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyspaceIdentityInit, w: Writer): void {
    { const v = m.namespaceId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.keyspaceId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): KeyspaceIdentity {
    return KeyspaceIdentity.merge(new KeyspaceIdentity(), r);
  }

  static decode(bytes: Uint8Array): KeyspaceIdentity {
    return KeyspaceIdentity.merge(new KeyspaceIdentity(), new Reader(bytes));
  }

  static encode(m: KeyspaceIdentityInit): Uint8Array {
    return encodeWith(KeyspaceIdentity.write, m);
  }
}
