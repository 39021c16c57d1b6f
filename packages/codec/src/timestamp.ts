/**
 * Timestamps of the oracle: milliseconds of wall clock in the high 46 bits, a counter in the low 18 (facts 1.1).
 * Zero means none; {@link TS_MAX} means "read the latest".
 */

export const LOGICAL_BITS = 18;
export const TS_MAX: bigint = 2n ** 64n - 1n;
const LOGICAL_MASK = (1n << BigInt(LOGICAL_BITS)) - 1n;

export function composeTimestamp(physicalMs: number, logical: number): bigint {
  return (BigInt(physicalMs) << BigInt(LOGICAL_BITS)) | BigInt(logical);
}

export function physicalMsOf(timestamp: bigint): number {
  return Number(timestamp >> BigInt(LOGICAL_BITS));
}

export function logicalOf(timestamp: bigint): number {
  return Number(timestamp & LOGICAL_MASK);
}

/** Milliseconds of a timestamp given as uint32 halves. */
export function physicalMsOfHalves(high: number, low: number): number {
  return high * 2 ** (32 - LOGICAL_BITS) + (low >>> LOGICAL_BITS);
}
