/** How one field of a message looks in TypeScript, and the statements that read and write it. */
import protobuf from 'protobufjs';
import { u64Policy } from './u64-policy.ts';

/** What the generated code says for a scalar type. */
export interface Scalar {
  readonly type: string;
  /** The value of an absent proto3 field. */
  readonly zero: string;
  readonly read: string;
  readonly write: (value: string) => string;
  readonly wireType: 0 | 1 | 2 | 5;
  /** True when `value` is not the zero value and so must be written. */
  readonly isSet: (value: string) => string;
}

const nonZero = (value: string): string => `${value} !== 0`;

function scalar(type: string, zero: string, read: string, write: string, wireType: 0 | 1 | 2 | 5): Scalar {
  const isSet = zero === '0' ? nonZero : zero === '0n' ? (v: string) => `${v} !== 0n` : (v: string) => v;
  return { type, zero, read: `r.${read}()`, write: (value) => `w.${write}(${value})`, wireType, isSet };
}

const BYTES: Scalar = {
  type: 'Uint8Array',
  zero: 'EMPTY_BYTES',
  read: 'r.bytes()',
  write: (value) => `w.bytes(${value})`,
  wireType: 2,
  isSet: (value) => `${value}.length > 0`,
};
const STRING: Scalar = {
  type: 'string',
  zero: "''",
  read: 'r.string()',
  write: (value) => `w.string(${value})`,
  wireType: 2,
  isSet: (value) => `${value} !== ''`,
};

function integer64(type: string, policy: string): Scalar {
  const signed = type === 'int64';
  if (policy === 'bigint') return scalar('bigint', '0n', signed ? 'int64Big' : 'uint64Big', 'big', 0);
  const read = `${signed ? 'int64' : 'uint64'}${policy === 'saturating' ? 'Saturating' : ''}`;
  return scalar('number', '0', read, signed ? 'signed' : 'unsigned', 0);
}

function scalarOf(type: string, fullName: string): Scalar {
  switch (type) {
    case 'uint64':
    case 'int64':
      return integer64(type, u64Policy(fullName));
    case 'uint32':
      return scalar('number', '0', 'uint32', 'unsigned', 0);
    case 'int32':
      return scalar('number', '0', 'int32', 'signed', 0);
    case 'sint32':
      return scalar('number', '0', 'sint32', 'zigzag', 0);
    case 'sint64':
      return scalar('bigint', '0n', 'sint64Big', 'zigzagBig', 0);
    case 'bool':
      return scalar('boolean', 'false', 'bool', 'bool', 0);
    case 'fixed32':
      return scalar('number', '0', 'fixed32', 'fixed32', 5);
    case 'sfixed32':
      return scalar('number', '0', 'sfixed32', 'fixed32', 5);
    case 'fixed64':
      return scalar('bigint', '0n', 'fixed64Big', 'fixed64', 1);
    case 'sfixed64':
      return scalar('bigint', '0n', 'sfixed64Big', 'fixed64', 1);
    case 'double':
      return scalar('number', '0', 'double', 'double', 1);
    case 'float':
      return scalar('number', '0', 'float', 'float', 5);
    case 'bytes':
      return BYTES;
    case 'string':
      return STRING;
    default:
      throw new Error(`unknown type ${type}`);
  }
}

export type FieldKind =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'message'; readonly target: protobuf.Type };

export interface FieldPlan {
  readonly name: string;
  readonly number: number;
  readonly element: FieldKind;
  readonly shape: 'single' | 'optional' | 'repeated' | 'map';
  readonly mapKey?: Scalar;
  readonly packed: boolean;
  /** proto2 required: written even at its zero value. */
  readonly required: boolean;
  readonly deprecated: boolean;
}

/** `region_id` to `regionId`; `ID`, `TTL` to `id`, `ttl`; `KeyRange` to `keyRange`. */
function camelCase(name: string): string {
  if (/^[A-Z]+$/.test(name)) return name.toLowerCase();
  const camel = name.replace(/_+([a-zA-Z0-9])/g, (_, char: string) => char.toUpperCase());
  return camel[0]?.toLowerCase() + camel.slice(1);
}

/** The TypeScript name of a message or enum, seen from a file of `pkg`. */
export function typeReference(target: protobuf.ReflectionObject, pkg: string, suffix = ''): string {
  const full = target.fullName.slice(1);
  if (full.startsWith(`${pkg}.`)) return full.slice(pkg.length + 1).replaceAll('.', '_') + suffix;
  const path: string[] = [];
  let scope: protobuf.ReflectionObject | null = target;
  while (scope instanceof protobuf.Type || scope instanceof protobuf.Enum) {
    path.unshift(scope.name);
    scope = scope.parent;
  }
  return `${moduleAlias(scope?.fullName.slice(1) ?? '')}.${path.join('_')}${suffix}`;
}

export function moduleAlias(pkg: string): string {
  return pkg.replaceAll('.', '_');
}

export function planField(field: protobuf.Field): FieldPlan {
  const fullName = `${field.parent?.fullName.slice(1)}.${field.name}`;
  const resolved = field.resolvedType;
  let element: FieldKind;
  if (resolved instanceof protobuf.Type) element = { kind: 'message', target: resolved };
  else if (resolved instanceof protobuf.Enum) {
    element = { kind: 'scalar', scalar: scalar('number', '0', 'int32', 'signed', 0) };
  } else element = { kind: 'scalar', scalar: scalarOf(field.type, fullName) };
  const optional = element.kind === 'message' || (field.hasPresence && !field.required);
  return {
    name: camelCase(field.name),
    number: field.id,
    element,
    shape: field instanceof protobuf.MapField ? 'map' : field.repeated ? 'repeated' : optional ? 'optional' : 'single',
    ...(field instanceof protobuf.MapField ? { mapKey: scalarOf(field.keyType, `${fullName}.key`) } : {}),
    packed: field.repeated && field.packed,
    required: field.required,
    deprecated: field.options?.['deprecated'] === true,
  };
}
