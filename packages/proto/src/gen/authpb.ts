// Generated from proto/authpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';

export interface UserAddOptionsInit {
  readonly noPassword?: boolean | undefined;
}

export class UserAddOptions {
  static readonly typeName = 'authpb.UserAddOptions';
  declare noPassword: boolean;

  constructor() {
    this.noPassword = false;
  }

  static merge(m: UserAddOptions, r: Reader): UserAddOptions {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.noPassword = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UserAddOptionsInit, w: Writer): void {
    { const v = m.noPassword; if (v !== undefined && v) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): UserAddOptions {
    return UserAddOptions.merge(new UserAddOptions(), r);
  }

  static decode(bytes: Uint8Array): UserAddOptions {
    return UserAddOptions.merge(new UserAddOptions(), new Reader(bytes));
  }

  static encode(m: UserAddOptionsInit): Uint8Array {
    return encodeWith(UserAddOptions.write, m);
  }
}

export interface UserInit {
  readonly name?: Uint8Array | undefined;
  readonly password?: Uint8Array | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly options?: UserAddOptionsInit | undefined;
}

export class User {
  static readonly typeName = 'authpb.User';
  declare name: Uint8Array;
  declare password: Uint8Array;
  declare roles: readonly string[];
  declare options: UserAddOptions | undefined;

  constructor() {
    this.name = EMPTY_BYTES;
    this.password = EMPTY_BYTES;
    this.roles = EMPTY_LIST;
    this.options = undefined;
  }

  static merge(m: User, r: Reader): User {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.password = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; if (m.roles === EMPTY_LIST) m.roles = []; (m.roles as string[]).push(r.string()); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.options = UserAddOptions.merge(m.options ?? new UserAddOptions(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UserInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.password; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.roles; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.string(v[i] as string); } } }
    { const v = m.options; if (v !== undefined) { w.tag(34); const at = w.begin(); UserAddOptions.write(v, w); w.end(at); } }
  }

  static read(r: Reader): User {
    return User.merge(new User(), r);
  }

  static decode(bytes: Uint8Array): User {
    return User.merge(new User(), new Reader(bytes));
  }

  static encode(m: UserInit): Uint8Array {
    return encodeWith(User.write, m);
  }
}

export interface PermissionInit {
  readonly permType?: Permission_Type | undefined;
  readonly key?: Uint8Array | undefined;
  readonly rangeEnd?: Uint8Array | undefined;
}

export class Permission {
  static readonly typeName = 'authpb.Permission';
  declare permType: Permission_Type;
  declare key: Uint8Array;
  declare rangeEnd: Uint8Array;

  constructor() {
    this.permType = 0;
    this.key = EMPTY_BYTES;
    this.rangeEnd = EMPTY_BYTES;
  }

  static merge(m: Permission, r: Reader): Permission {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.permType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.rangeEnd = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PermissionInit, w: Writer): void {
    { const v = m.permType; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.rangeEnd; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): Permission {
    return Permission.merge(new Permission(), r);
  }

  static decode(bytes: Uint8Array): Permission {
    return Permission.merge(new Permission(), new Reader(bytes));
  }

  static encode(m: PermissionInit): Uint8Array {
    return encodeWith(Permission.write, m);
  }
}

export const Permission_Type = {
  READ: 0,
  WRITE: 1,
  READWRITE: 2,
} as const;
/** Unknown values are kept. */
export type Permission_Type = number;

export interface RoleInit {
  readonly name?: Uint8Array | undefined;
  readonly keyPermission?: readonly PermissionInit[] | undefined;
}

export class Role {
  static readonly typeName = 'authpb.Role';
  declare name: Uint8Array;
  declare keyPermission: readonly Permission[];

  constructor() {
    this.name = EMPTY_BYTES;
    this.keyPermission = EMPTY_LIST;
  }

  static merge(m: Role, r: Reader): Role {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.name = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.keyPermission === EMPTY_LIST) m.keyPermission = []; (m.keyPermission as Permission[]).push(Permission.merge(new Permission(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RoleInit, w: Writer): void {
    { const v = m.name; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.keyPermission; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Permission.write(v[i] as PermissionInit, w); w.end(at); } } }
  }

  static read(r: Reader): Role {
    return Role.merge(new Role(), r);
  }

  static decode(bytes: Uint8Array): Role {
    return Role.merge(new Role(), new Reader(bytes));
  }

  static encode(m: RoleInit): Uint8Array {
    return encodeWith(Role.write, m);
  }
}
