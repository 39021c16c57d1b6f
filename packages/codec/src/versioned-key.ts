/**
 * Keys of transactional data in the engine (facts 1.3): 'z', the memcomparable user key, and in the write and default families
 * a descending timestamp, so that newer versions of a key come first.
 */
import { CodecError } from './codec-error.ts';
import { readU64Desc, writeU64Desc } from './fixed64.ts';
import { decodeBytes, encodedBytesLength, writeEncodedBytes } from './memcomparable.ts';

export const TIMESTAMP_BYTES = 8;
const DATA_PREFIX = 0x7a;

/** 'z' + the encoded user key, owned by the caller. */
export function txnDataKey(userKey: Uint8Array): Uint8Array {
  const out = new Uint8Array(1 + encodedBytesLength(userKey.length));
  out[0] = DATA_PREFIX;
  writeEncodedBytes(out, 1, userKey);
  return out;
}

/** The user key of a data key with or without a timestamp, owned by the caller. Throws {@link CodecError}. */
export function userKeyOfDataKey(dataKey: Uint8Array): Uint8Array {
  return decodeBytes(dataKey, 1);
}

/** `dataKey` at `ts`, owned by the caller. */
export function versionedKey(dataKey: Uint8Array, ts: bigint): Uint8Array {
  const out = new Uint8Array(dataKey.length + TIMESTAMP_BYTES);
  out.set(dataKey);
  writeU64Desc(out, dataKey.length, ts);
  return out;
}

/** Timestamp of a versioned key that ends at `end`. Throws {@link CodecError} when it is too short to have one. */
export function timestampOfKey(key: Uint8Array, end = key.length): bigint {
  if (end <= TIMESTAMP_BYTES) throw new CodecError('KeyLength', `${end} bytes hold no versioned key`);
  return readU64Desc(key, end - TIMESTAMP_BYTES);
}

/** Whether `key` is a version of `dataKey`. */
export function isVersionOf(key: Uint8Array, dataKey: Uint8Array): boolean {
  const length = dataKey.length;
  if (key.length !== length + TIMESTAMP_BYTES) return false;
  // Neighbours differ near the end: user keys share long prefixes.
  for (let i = length - 1; i >= 0; i--) if (key[i] !== dataKey[i]) return false;
  return true;
}
