/**
 * FarmHash Fingerprint64: how TiKV names keys in wait-for graphs (facts 1.3); clients compute it too and compare.
 * Published by Google under the MIT licence with a promise that it never changes. bigint arithmetic is slow (about 1 us), which
 * is fine where a transaction has begun to wait.
 */
import { readU32 } from './fixed64.ts';

const K0 = 0xc3a5c85c97cb3127n;
const K1 = 0xb492b66fbe98f273n;
const K2 = 0x9ae16a3b2f90404fn;
const SEED = 81n;

const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotateRight = (value: bigint, bits: bigint): bigint => wrap((value >> bits) | (value << (64n - bits)));
const shiftMix = (value: bigint): bigint => value ^ (value >> 47n);

export function fingerprint64(bytes: Uint8Array): bigint {
  const { length } = bytes;
  if (length <= 16) return upTo16(bytes);
  if (length <= 32) return upTo32(bytes);
  if (length <= 64) return upTo64(bytes);
  return longer(bytes);
}

function word32(bytes: Uint8Array, at: number): bigint {
  const big = readU32(bytes, at);
  return BigInt(((big >>> 24) | ((big >>> 8) & 0xff00) | ((big & 0xff00) << 8) | (big << 24)) >>> 0);
}

function word64(bytes: Uint8Array, at: number): bigint {
  return (word32(bytes, at + 4) << 32n) | word32(bytes, at);
}

function mix(u: bigint, v: bigint, multiplier: bigint): bigint {
  const a = shiftMix(wrap((u ^ v) * multiplier));
  return wrap(shiftMix(wrap((v ^ a) * multiplier)) * multiplier);
}

function upTo16(bytes: Uint8Array): bigint {
  const { length } = bytes;
  const multiplier = wrap(K2 + BigInt(length) * 2n);
  if (length >= 8) {
    const first = wrap(word64(bytes, 0) + K2);
    const last = word64(bytes, length - 8);
    const u = rotateRight(last, 37n) * multiplier + first;
    const v = (rotateRight(first, 25n) + last) * multiplier;
    return mix(wrap(u), wrap(v), multiplier);
  }
  if (length >= 4) {
    return mix(BigInt(length) + (word32(bytes, 0) << 3n), word32(bytes, length - 4), multiplier);
  }
  if (length === 0) return K2;
  const [first, middle, last] = [bytes[0] as number, bytes[length >> 1] as number, bytes[length - 1] as number];
  const y = BigInt(first + (middle << 8));
  const z = BigInt(length + (last << 2));
  return wrap(shiftMix(wrap(y * K2) ^ wrap(z * K0)) * K2);
}

function upTo32(bytes: Uint8Array): bigint {
  const { length } = bytes;
  const multiplier = wrap(K2 + BigInt(length) * 2n);
  const a = wrap(word64(bytes, 0) * K1);
  const b = word64(bytes, 8);
  const c = wrap(word64(bytes, length - 8) * multiplier);
  const d = word64(bytes, length - 16) * K2;
  return mix(
    wrap(rotateRight(wrap(a + b), 43n) + rotateRight(c, 30n) + d),
    wrap(a + rotateRight(wrap(b + K2), 18n) + c),
    multiplier,
  );
}

function upTo64(bytes: Uint8Array): bigint {
  const { length } = bytes;
  const multiplier = wrap(K2 + BigInt(length) * 2n);
  const a = wrap(word64(bytes, 0) * K2);
  const b = word64(bytes, 8);
  const c = wrap(word64(bytes, length - 8) * multiplier);
  const d = word64(bytes, length - 16) * K2;
  const y = wrap(rotateRight(wrap(a + b), 43n) + rotateRight(c, 30n) + d);
  const z = mix(y, wrap(a + rotateRight(wrap(b + K2), 18n) + c), multiplier);
  const e = wrap(word64(bytes, 16) * multiplier);
  const f = word64(bytes, 24);
  const g = wrap((y + word64(bytes, length - 32)) * multiplier);
  const h = (z + word64(bytes, length - 24)) * multiplier;
  return mix(
    wrap(rotateRight(wrap(e + f), 43n) + rotateRight(g, 30n) + h),
    wrap(e + rotateRight(wrap(f + a), 18n) + g),
    multiplier,
  );
}

/** 32 bytes at `at` folded into two words that start as `a` and `b`. */
function fold32(bytes: Uint8Array, at: number, a: bigint, b: bigint): [bigint, bigint] {
  const last = word64(bytes, at + 24);
  const start = wrap(a + word64(bytes, at));
  const turned = rotateRight(wrap(b + start + last), 21n);
  const sum = wrap(start + word64(bytes, at + 8) + word64(bytes, at + 16));
  return [wrap(sum + last), wrap(turned + rotateRight(sum, 44n) + start)];
}

function longer(bytes: Uint8Array): bigint {
  const { length } = bytes;
  let x = SEED;
  let y = wrap(SEED * K1 + 113n);
  let z = wrap(shiftMix(wrap(y * K2 + 113n)) * K2);
  let v: [bigint, bigint] = [0n, 0n];
  let w: [bigint, bigint] = [0n, 0n];
  x = wrap(x * K2 + word64(bytes, 0));
  const lastBlock = length - 64;
  const wholeBlocksEnd = Math.floor((length - 1) / 64) * 64;
  for (let at = 0; at < wholeBlocksEnd; at += 64) {
    x = wrap(rotateRight(wrap(x + y + v[0] + word64(bytes, at + 8)), 37n) * K1) ^ w[1];
    y = wrap(rotateRight(wrap(y + v[1] + word64(bytes, at + 48)), 42n) * K1 + v[0] + word64(bytes, at + 40));
    z = wrap(rotateRight(wrap(z + w[0]), 33n) * K1);
    v = fold32(bytes, at, wrap(v[1] * K1), wrap(x + w[0]));
    w = fold32(bytes, at + 32, wrap(z + w[1]), wrap(y + word64(bytes, at + 16)));
    [x, z] = [z, x];
  }
  const multiplier = wrap(K1 + ((z & 0xffn) << 1n));
  w = [wrap(w[0] + BigInt((length - 1) & 63)), w[1]];
  v = [wrap(v[0] + w[0]), v[1]];
  w = [wrap(w[0] + v[0]), w[1]];
  x = wrap(rotateRight(wrap(x + y + v[0] + word64(bytes, lastBlock + 8)), 37n) * multiplier) ^ wrap(w[1] * 9n);
  y = wrap(
    rotateRight(wrap(y + v[1] + word64(bytes, lastBlock + 48)), 42n) * multiplier +
      v[0] * 9n +
      word64(bytes, lastBlock + 40),
  );
  z = wrap(rotateRight(wrap(z + w[0]), 33n) * multiplier);
  v = fold32(bytes, lastBlock, wrap(v[1] * multiplier), wrap(x + w[0]));
  w = fold32(bytes, lastBlock + 32, wrap(z + w[1]), wrap(y + word64(bytes, lastBlock + 16)));
  return mix(
    wrap(mix(v[0], w[0], multiplier) + shiftMix(y) * K0 + x),
    wrap(mix(v[1], w[1], multiplier) + z),
    multiplier,
  );
}
