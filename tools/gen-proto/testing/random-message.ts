/** For tests: random messages in canonical form, biased towards the edges of every type. */
import type { Prng } from '@tessera/base';
import protobuf from 'protobufjs';
import { type Canonical, type CanonicalValue, fieldInfo, is64, isMessage } from './schema.ts';

const TEXTS = ['', 'default', 'write', 'lock', 'external_RawKV', 'ключ', '键', '🧱 brick', 'a'.repeat(200), '\u0000'];
/** Below 2^53: what a field held as a number must carry. */
const SMALL = [
  0n,
  1n,
  127n,
  128n,
  16_383n,
  16_384n,
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 53n - 1n,
];
const LARGE = [2n ** 53n, 2n ** 62n, 2n ** 63n - 1n];
const TOP = [2n ** 63n, 2n ** 64n - 1n];
const INT32 = [0, 1, -1, 127, 128, 2 ** 31 - 1, -(2 ** 31), 99_999];

export function randomMessage(type: protobuf.Type, random: Prng, depth = 0): Canonical {
  const message: Canonical = {};
  const oneofs = new Set<protobuf.OneOf>();
  // Deep messages are rare and small: a plan of an executor in an executor must end.
  const density = depth === 0 ? 0.7 : depth === 1 ? 0.4 : 0.15;
  for (const field of type.fieldsArray) {
    if (!field.required && !random.chance(density)) continue;
    if (field.partOf !== null) {
      if (oneofs.has(field.partOf)) continue;
      oneofs.add(field.partOf);
    }
    if (isMessage(field) && depth > 3 && !field.required) continue;
    message[field.name] = randomField(field, random, depth);
  }
  return message;
}

function randomField(field: protobuf.Field, random: Prng, depth: number): CanonicalValue {
  if (field instanceof protobuf.MapField) {
    const entries = new Map<string, CanonicalValue>();
    for (let i = random.int(1, 4); i > 0; i--) {
      entries.set(randomKey(field, random), randomValue(field, random, depth));
    }
    return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  }
  if (!field.repeated) return randomValue(field, random, depth);
  return Array.from({ length: random.int(1, 4) }, () => randomValue(field, random, depth));
}

function randomKey(field: protobuf.MapField, random: Prng): string {
  if (field.keyType === 'string') return random.pick(TEXTS);
  if (is64(field.keyType)) return String(random.pick(SMALL));
  return String(Math.abs(random.pick(INT32)) & 0x7fffffff);
}

export function randomValue(field: protobuf.Field, random: Prng, depth: number): CanonicalValue {
  if (isMessage(field)) return randomMessage(field.resolvedType, random, depth + 1);
  if (field.resolvedType instanceof protobuf.Enum) {
    // A value from a newer peer must survive; in proto2 protobufjs drops it, as that syntax has it.
    const open = !field.resolvedType.fullName.startsWith('.tipb.');
    return open && random.chance(0.2) ? 4242 : random.pick(Object.values(field.resolvedType.values));
  }
  switch (field.type) {
    case 'bool':
      return random.chance(0.5);
    case 'string':
      return random.pick(TEXTS);
    case 'bytes':
      return `bytes:${Buffer.from(random.fill(new Uint8Array(random.pick([0, 1, 20, 130])))).toString('hex')}`;
    case 'double':
      return random.pick([0, 1.5, -1e300, random.float()]);
    case 'float':
      return Math.fround(random.pick([0, 0.5, -3e38, random.float()]));
    case 'uint32':
    case 'fixed32':
      return random.pick(INT32) >>> 0;
    case 'int32':
    case 'sint32':
    case 'sfixed32':
      return random.pick(INT32);
    default:
      return random64(field, random);
  }
}

function random64(field: protobuf.Field, random: Prng): bigint {
  const alwaysBig = /^[sf]/.test(field.type);
  const signed = field.type !== 'uint64' && field.type !== 'fixed64';
  const wide = alwaysBig || fieldInfo(field).policy === 'bigint';
  const value = random.pick(wide ? (signed ? [...SMALL, ...LARGE] : [...SMALL, ...LARGE, ...TOP]) : SMALL);
  return signed && random.chance(0.3) ? -value : value;
}
