/**
 * XXH3, 64 bits, without a seed: what RocksDB checks its blocks with since version 7 (github.com/Cyan4973/xxHash, doc/xxhash_spec.md).
 * Long inputs, which is what blocks are, go through 32-bit integers; the few steps of short ones and of the end are written in bigints.
 */
import { fromHex } from './bytes.ts';

const SECRET = fromHex(
  'b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c' +
    '3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364' +
    'eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e',
) as Uint8Array;
const SECRET_VIEW = new DataView(SECRET.buffer, SECRET.byteOffset, SECRET.length);

const PRIME32_1 = 0x9e3779b1n;
const PRIME32_2 = 0x85ebca77n;
const PRIME32_3 = 0xc2b2ae3dn;
const PRIME64_1 = 0x9e3779b185ebca87n;
const PRIME64_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME64_3 = 0x165667b19e3779f9n;
const PRIME64_4 = 0x85ebca77c2b2ae63n;
const PRIME64_5 = 0x27d4eb2f165667c5n;
const PRIME_MX1 = 0x165667919e3779f9n;
const PRIME_MX2 = 0x9fb21c651e98df25n;
const ACCUMULATORS = [PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1];

const STRIPE_BYTES = 64;
const STRIPES_PER_BLOCK = 16;
/** Where in the secret the last stripe's, the scramble's, the merge's and the last 16 bytes' keys begin. */
const LAST_STRIPE_KEY = 121;
const SCRAMBLE_KEY = 128;
const MERGE_KEY = 11;
const MIDDLE_TAIL_KEY = 119;

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const secret64 = (at: number): bigint => SECRET_VIEW.getBigUint64(at, true);

/** The hash of `bytes[start, end)`, 0 to 2^64 - 1. */
export function xxh3(bytes: Uint8Array, start = 0, end = bytes.length): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  const length = view.byteLength;
  if (length === 0) return avalanche64(secret64(56) ^ secret64(64));
  if (length <= 3) return upTo3(view);
  if (length <= 8) return upTo8(view);
  if (length <= 16) return upTo16(view);
  if (length <= 128) return upTo128(view);
  if (length <= 240) return upTo240(view);
  return long(view);
}

function upTo3(view: DataView): bigint {
  const length = view.byteLength;
  const middle = view.getUint8(length >> 1);
  const word = (view.getUint8(0) << 16) | (middle << 24) | view.getUint8(length - 1) | (length << 8);
  const key = SECRET_VIEW.getUint32(0, true) ^ SECRET_VIEW.getUint32(4, true);
  return avalanche64(BigInt((word ^ key) >>> 0));
}

function upTo8(view: DataView): bigint {
  const length = view.byteLength;
  const first = BigInt(view.getUint32(0, true));
  const last = BigInt(view.getUint32(length - 4, true));
  let hash = (last | (first << 32n)) ^ secret64(8) ^ secret64(16);
  hash ^= rotl(hash, 49n) ^ rotl(hash, 24n);
  hash = u64(hash * PRIME_MX2);
  hash ^= (hash >> 35n) + BigInt(length);
  hash = u64(hash * PRIME_MX2);
  return hash ^ (hash >> 28n);
}

function upTo16(view: DataView): bigint {
  const length = view.byteLength;
  const low = view.getBigUint64(0, true) ^ secret64(24) ^ secret64(32);
  const high = view.getBigUint64(length - 8, true) ^ secret64(40) ^ secret64(48);
  return avalanche(u64(BigInt(length) + byteSwap(low) + high + foldedProduct(low, high)));
}

/** Pairs of 16 bytes from both ends, outermost last in the secret first. */
function upTo128(view: DataView): bigint {
  const length = view.byteLength;
  let sum = BigInt(length) * PRIME64_1;
  for (let pair = Math.ceil(length / 32) - 1; pair >= 0; pair--) {
    sum += mix16(view, pair * 16, pair * 32) + mix16(view, length - 16 * (pair + 1), pair * 32 + 16);
  }
  return avalanche(u64(sum));
}

function upTo240(view: DataView): bigint {
  const length = view.byteLength;
  let sum = BigInt(length) * PRIME64_1;
  for (let i = 0; i < 8; i++) sum += mix16(view, i * 16, i * 16);
  sum = avalanche(u64(sum));
  for (let i = 8; i < Math.floor(length / 16); i++) sum += mix16(view, i * 16, (i - 8) * 16 + 3);
  return avalanche(u64(sum + mix16(view, length - 16, MIDDLE_TAIL_KEY)));
}

/** Eight sums of 64 bits, each as its low and its high word. */
function long(view: DataView): bigint {
  const length = view.byteLength;
  const sums = new Int32Array(16);
  for (let lane = 0; lane < 8; lane++) {
    const initial = ACCUMULATORS[lane] as bigint;
    sums[lane * 2] = Number(BigInt.asIntN(32, initial));
    sums[lane * 2 + 1] = Number(BigInt.asIntN(32, initial >> 32n));
  }
  const stripes = Math.floor((length - 1) / STRIPE_BYTES);
  for (let stripe = 0; stripe < stripes; stripe++) {
    const inBlock = stripe % STRIPES_PER_BLOCK;
    accumulate(sums, view, stripe * STRIPE_BYTES, inBlock * 8);
    if (inBlock === STRIPES_PER_BLOCK - 1) scramble(sums);
  }
  accumulate(sums, view, length - STRIPE_BYTES, LAST_STRIPE_KEY);
  let hash = BigInt(length) * PRIME64_1;
  for (let i = 0; i < 4; i++) {
    const key = MERGE_KEY + i * 16;
    hash += foldedProduct(sum64(sums, i * 2) ^ secret64(key), sum64(sums, i * 2 + 1) ^ secret64(key + 8));
  }
  return avalanche(u64(hash));
}

/** HOT: every lane takes its neighbour's data and the product of both halves of its own, keyed. */
function accumulate(sums: Int32Array, view: DataView, at: number, key: number): void {
  for (let lane = 0; lane < 8; lane++) {
    const low = view.getInt32(at + lane * 8, true);
    const high = view.getInt32(at + lane * 8 + 4, true);
    add64(sums, lane ^ 1, low, high);
    const a = low ^ SECRET_VIEW.getInt32(key + lane * 8, true);
    const b = high ^ SECRET_VIEW.getInt32(key + lane * 8 + 4, true);
    add64(sums, lane, Math.imul(a, b), productHigh(a, b));
  }
}

function scramble(sums: Int32Array): void {
  const prime = 0x9e3779b1;
  for (let lane = 0; lane < 8; lane++) {
    const key = SCRAMBLE_KEY + lane * 8;
    const high = sums[lane * 2 + 1] as number;
    const low = (sums[lane * 2] as number) ^ (high >>> 15) ^ SECRET_VIEW.getInt32(key, true);
    const keyed = high ^ SECRET_VIEW.getInt32(key + 4, true);
    sums[lane * 2] = Math.imul(low, prime);
    sums[lane * 2 + 1] = productHigh(low, prime) + Math.imul(keyed, prime);
  }
}

function add64(sums: Int32Array, lane: number, low: number, high: number): void {
  const sum = ((sums[lane * 2] as number) >>> 0) + (low >>> 0);
  sums[lane * 2] = sum;
  sums[lane * 2 + 1] = (sums[lane * 2 + 1] as number) + high + (sum > 0xffffffff ? 1 : 0);
}

/** The upper 32 bits of the product of two unsigned words. */
function productHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (other >>> 16)) | 0;
}

function sum64(sums: Int32Array, lane: number): bigint {
  return (BigInt((sums[lane * 2 + 1] as number) >>> 0) << 32n) | BigInt((sums[lane * 2] as number) >>> 0);
}

function mix16(view: DataView, at: number, key: number): bigint {
  return foldedProduct(
    view.getBigUint64(at, true) ^ secret64(key),
    view.getBigUint64(at + 8, true) ^ secret64(key + 8),
  );
}

function foldedProduct(a: bigint, b: bigint): bigint {
  const product = a * b;
  return u64(product) ^ (product >> 64n);
}

function rotl(value: bigint, bits: bigint): bigint {
  return u64(value << bits) | (value >> (64n - bits));
}

function byteSwap(value: bigint): bigint {
  let swapped = 0n;
  for (let rest = value, i = 0; i < 8; i++, rest >>= 8n) swapped = (swapped << 8n) | (rest & 0xffn);
  return swapped;
}

function avalanche(value: bigint): bigint {
  const mixed = u64((value ^ (value >> 37n)) * PRIME_MX1);
  return mixed ^ (mixed >> 32n);
}

/** The end of XXH64, which the shortest inputs share. */
function avalanche64(value: bigint): bigint {
  let hash = u64((value ^ (value >> 33n)) * PRIME64_2);
  hash = u64((hash ^ (hash >> 29n)) * PRIME64_3);
  return hash ^ (hash >> 32n);
}
