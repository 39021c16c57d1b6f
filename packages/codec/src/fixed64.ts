/**
 * Fixed 64-bit numbers in keys and values: big-endian, so that bytes order as numbers do; "desc" is the complement,
 * so that newer timestamps sort first (facts 1.1).
 *
 * Halves are the hot form (1-2 ns; bigint costs 20-80, DESIGN.md section 2): `high` and `low` are uint32.
 */

// HOT: every versioned key passes here.
export function writeU64Halves(target: Uint8Array, offset: number, high: number, low: number): void {
  target[offset] = high >>> 24;
  target[offset + 1] = high >>> 16;
  target[offset + 2] = high >>> 8;
  target[offset + 3] = high;
  target[offset + 4] = low >>> 24;
  target[offset + 5] = low >>> 16;
  target[offset + 6] = low >>> 8;
  target[offset + 7] = low;
}

/** The 32 bits at `offset` as a uint32; the caller has checked the length. */
export function readU32(bytes: Uint8Array, offset: number): number {
  return (
    (((bytes[offset] as number) << 24) |
      ((bytes[offset + 1] as number) << 16) |
      ((bytes[offset + 2] as number) << 8) |
      (bytes[offset + 3] as number)) >>>
    0
  );
}

export function writeU64(target: Uint8Array, offset: number, value: bigint): void {
  writeU64Halves(target, offset, Number(BigInt.asUintN(32, value >> 32n)), Number(BigInt.asUintN(32, value)));
}

export function readU64(bytes: Uint8Array, offset: number): bigint {
  return (BigInt(readU32(bytes, offset)) << 32n) | BigInt(readU32(bytes, offset + 4));
}

/** A safe integer at or above zero: ids, seconds. */
export function writeU64Number(target: Uint8Array, offset: number, value: number): void {
  writeU64Halves(target, offset, Math.floor(value / 4_294_967_296), value >>> 0);
}

/** As a number; values from 2^53 on lose their low bits, which is harmless for lengths of time and nothing else. */
export function readU64Approximate(bytes: Uint8Array, offset: number): number {
  return readU32(bytes, offset) * 4_294_967_296 + readU32(bytes, offset + 4);
}

export function writeU64DescHalves(target: Uint8Array, offset: number, high: number, low: number): void {
  writeU64Halves(target, offset, ~high, ~low);
}

export function writeU64Desc(target: Uint8Array, offset: number, value: bigint): void {
  writeU64(target, offset, ~value);
}

export function readU64Desc(bytes: Uint8Array, offset: number): bigint {
  return BigInt.asUintN(64, ~readU64(bytes, offset));
}
