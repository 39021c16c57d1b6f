/**
 * For tests: every message of the protocol as protobufjs sees it (by reflection) beside our generated class.
 *
 * Values travel between the two in a canonical form: a field by its .proto name, left out when it is at its default
 * (and has no presence), 64-bit integers as bigint, bytes as `bytes:<hex>`, maps as sorted entries.
 */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import protobuf from 'protobufjs';
import { type FieldPlan, planField } from '../fields.ts';
import { loadProtos, TARGET } from '../main.ts';
import { type U64Policy, u64Policy } from '../u64-policy.ts';

export interface GeneratedClass {
  readonly typeName: string;
  decode(bytes: Uint8Array): object;
  encode(message: object): Uint8Array;
}

export interface Pair {
  readonly name: string;
  readonly type: protobuf.Type;
  readonly generated: GeneratedClass;
}

export interface FieldInfo {
  readonly plan: FieldPlan;
  readonly oneof: string | undefined;
  readonly policy: U64Policy;
  /** Type of a map's key, empty for other fields. */
  readonly keyType: string;
  readonly keyPolicy: U64Policy;
}

export type Canonical = { [field: string]: CanonicalValue };
export type CanonicalValue = number | bigint | string | boolean | Canonical | CanonicalValue[];

export async function loadPairs(): Promise<Pair[]> {
  const classes = new Map<string, GeneratedClass>();
  for (const file of readdirSync(TARGET)) {
    const module: Record<string, unknown> = await import(`@tessera/proto/${basename(file, '.ts')}`);
    for (const value of Object.values(module)) {
      if (typeof value === 'function') classes.set((value as unknown as GeneratedClass).typeName, value as never);
    }
  }
  const pairs: Pair[] = [];
  const walk = (scope: protobuf.NamespaceBase): void => {
    for (const item of scope.nestedArray) {
      if (item instanceof protobuf.Type) {
        const name = item.fullName.slice(1);
        const generated = classes.get(name);
        if (generated === undefined) throw new Error(`no class for ${name}`);
        pairs.push({ name, type: item, generated });
      }
      if (item instanceof protobuf.Namespace) walk(item);
    }
  };
  walk(loadProtos().root);
  return pairs;
}

const infos = new WeakMap<protobuf.Field, FieldInfo>();

export function fieldInfo(field: protobuf.Field): FieldInfo {
  let info = infos.get(field);
  if (info === undefined) {
    const fullName = `${field.parent?.fullName.slice(1)}.${field.name}`;
    const oneof = field.partOf?.name.replace(/_+([a-z])/g, (_, char: string) => char.toUpperCase());
    const keyPolicy = u64Policy(`${fullName}.key`);
    const keyType = field instanceof protobuf.MapField ? field.keyType : '';
    info = { plan: planField(field), oneof, policy: u64Policy(fullName), keyType, keyPolicy };
    infos.set(field, info);
  }
  return info;
}

export function isMessage(field: protobuf.Field): field is protobuf.Field & { resolvedType: protobuf.Type } {
  return field.resolvedType instanceof protobuf.Type;
}

export function is64(type: string): boolean {
  return type.endsWith('64');
}

/** True when a field without presence is left out because of its value. */
function isDefault(value: unknown): boolean {
  return value === 0 || value === 0n || value === '' || value === false || value === 'bytes:';
}

function bytesText(value: Uint8Array): string {
  return `bytes:${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`;
}

// --- ours ---

export function fromOurs(type: protobuf.Type, message: object): Canonical {
  const source = message as Record<string, unknown>;
  const out: Canonical = {};
  for (const field of type.fieldsArray) {
    const { plan, oneof } = fieldInfo(field);
    let value = source[plan.name];
    if (oneof !== undefined) {
      const chosen = source[oneof] as { kind: string; value: unknown } | undefined;
      value = chosen?.kind === plan.name ? chosen.value : undefined;
    }
    if (value === undefined) continue;
    if (plan.shape === 'map') {
      const entries = [...(value as Map<unknown, unknown>)].map(([key, item]) => [String(key), ourValue(field, item)]);
      if (entries.length > 0) out[field.name] = sortedEntries(entries as [string, CanonicalValue][]);
    } else if (plan.shape === 'repeated') {
      const items = (value as readonly unknown[]).map((item) => ourValue(field, item));
      if (items.length > 0) out[field.name] = items;
    } else {
      const item = ourValue(field, value);
      if (plan.shape === 'optional' || plan.required || oneof !== undefined || !isDefault(item)) out[field.name] = item;
    }
  }
  return out;
}

function ourValue(field: protobuf.Field, value: unknown): CanonicalValue {
  if (isMessage(field)) return fromOurs(field.resolvedType, value as object);
  if (value instanceof Uint8Array) return bytesText(value);
  return is64(field.type) ? BigInt(value as number) : (value as CanonicalValue);
}

export function toOurs(type: protobuf.Type, message: Canonical): object {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(message)) {
    const field = type.fields[name] as protobuf.Field;
    const { plan, oneof } = fieldInfo(field);
    if (plan.shape === 'map') out[plan.name] = ourMap(field, value as [string, CanonicalValue][]);
    else if (plan.shape === 'repeated') out[plan.name] = (value as CanonicalValue[]).map((v) => toOurValue(field, v));
    else if (oneof !== undefined) out[oneof] = { kind: plan.name, value: toOurValue(field, value) };
    else out[plan.name] = toOurValue(field, value);
  }
  return out;
}

function ourMap(field: protobuf.Field, entries: readonly [string, CanonicalValue][]): Map<unknown, unknown> {
  const { keyPolicy, keyType } = fieldInfo(field);
  const keyOf = (key: string): unknown => {
    if (keyType === 'string') return key;
    return is64(keyType) && keyPolicy === 'bigint' ? BigInt(key) : Number(key);
  };
  return new Map(entries.map(([key, value]) => [keyOf(key), toOurValue(field, value)]));
}

function toOurValue(field: protobuf.Field, value: CanonicalValue): unknown {
  if (isMessage(field)) return toOurs(field.resolvedType, value as Canonical);
  if (field.type === 'bytes') return Buffer.from((value as string).slice(6), 'hex');
  if (!is64(field.type)) return value;
  const big = field.type.startsWith('s') || field.type.startsWith('f');
  return big || fieldInfo(field).policy === 'bigint' ? value : Number(value);
}

// --- protobufjs ---

export function fromPeer(type: protobuf.Type, message: object): Canonical {
  const source = message as Record<string, unknown>;
  const out: Canonical = {};
  for (const field of type.fieldsArray) {
    const { plan, oneof, keyType } = fieldInfo(field);
    const value = source[field.name];
    if (!Object.hasOwn(source, field.name) || value === undefined || value === null) continue;
    if (plan.shape === 'map') {
      const entries = Object.entries(value).map(([key, item]): [string, CanonicalValue] => [
        is64(keyType) ? peerKey(key, keyType) : key,
        peerValue(field, item),
      ]);
      if (entries.length > 0) out[field.name] = sortedEntries(entries);
    } else if (plan.shape === 'repeated') {
      const items = (value as readonly unknown[]).map((item) => peerValue(field, item));
      if (items.length > 0) out[field.name] = items;
    } else {
      const item = peerValue(field, value);
      if (plan.shape === 'optional' || plan.required || oneof !== undefined || !isDefault(item)) out[field.name] = item;
    }
  }
  return out;
}

/** protobufjs keeps 64-bit map keys as a hash of eight chars (facts, trap 21). */
function peerKey(hash: string, type: string): string {
  return protobuf.util.longFromHash(hash, type.startsWith('u')).toString();
}

function peerValue(field: protobuf.Field, value: unknown): CanonicalValue {
  if (isMessage(field)) return fromPeer(field.resolvedType, value as object);
  if (value instanceof Uint8Array) return bytesText(value);
  if (!is64(field.type)) return value as CanonicalValue;
  return BigInt((value as { toString(): string }).toString());
}

export function toPeer(type: protobuf.Type, message: Canonical): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(message)) {
    const field = type.fields[name] as protobuf.Field;
    const { plan } = fieldInfo(field);
    if (plan.shape === 'map') {
      const entries = value as [string, CanonicalValue][];
      out[name] = Object.fromEntries(entries.map(([key, item]) => [key, toPeerValue(field, item)]));
    } else if (plan.shape === 'repeated') out[name] = (value as CanonicalValue[]).map((v) => toPeerValue(field, v));
    else out[name] = toPeerValue(field, value);
  }
  return out;
}

export function toPeerValue(field: protobuf.Field, value: CanonicalValue): unknown {
  if (isMessage(field)) return toPeer(field.resolvedType, value as Canonical);
  if (field.type === 'bytes') return Buffer.from((value as string).slice(6), 'hex');
  if (!is64(field.type)) return value;
  const bits = BigInt(value as bigint);
  return { low: Number(BigInt.asIntN(32, bits)), high: Number(BigInt.asIntN(32, bits >> 32n)) };
}

function sortedEntries(entries: [string, CanonicalValue][]): CanonicalValue[] {
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
