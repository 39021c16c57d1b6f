/**
 * Values of raw mode as they lie in the engine (facts 1.6):
 *
 *   V1      value
 *   V1TTL   value  | expiry, u64 seconds of unix time, 0 = never
 *   V2      value [| expiry] | flags: 1 = an expiry is there, 2 = deleted
 *
 * All big-endian. A value is expired when its expiry <= now.
 */
import { EMPTY_BYTES } from '@tessera/base';
import { CodecError } from './codec-error.ts';
import { readU64Approximate, writeU64Number } from './fixed64.ts';

/** As `storage.api-version` and `storage.enable-ttl` set it for a whole store. */
export type RawApi = 'V1' | 'V1ttl' | 'V2';

const EXPIRY_BYTES = 8;
export const V2_HAS_EXPIRY = 1;
export const V2_DELETED = 2;
/** What a delete writes in V2: the flag byte alone. */
export const V2_TOMBSTONE: Uint8Array = new Uint8Array([V2_DELETED]);

/** `expirySeconds` 0 means never; V1 cannot hold one. The result is `value` itself in V1, else owned by the caller. */
export function encodeRawValue(api: RawApi, value: Uint8Array, expirySeconds: number): Uint8Array {
  if (api === 'V1') return value;
  const withExpiry = api === 'V1ttl' || expirySeconds > 0;
  const flags = api === 'V2' ? 1 : 0;
  const out = new Uint8Array(value.length + (withExpiry ? EXPIRY_BYTES : 0) + flags);
  out.set(value);
  if (withExpiry) writeU64Number(out, value.length, expirySeconds);
  if (flags > 0) out[out.length - 1] = withExpiry ? V2_HAS_EXPIRY : 0;
  return out;
}

export interface RawValue {
  /** A view of the input. */
  readonly value: Uint8Array;
  /** Unix seconds, 0 = never. */
  readonly expirySeconds: number;
  readonly deleted: boolean;
}

/** Throws {@link CodecError} when `bytes` is too short for its form or has unknown flags. */
export function decodeRawValue(api: RawApi, bytes: Uint8Array): RawValue {
  if (api === 'V1') return { value: bytes, expirySeconds: 0, deleted: false };
  let end = bytes.length;
  let flags = V2_HAS_EXPIRY;
  if (api === 'V2') {
    const last = bytes[--end];
    if (last === undefined) throw new CodecError('ValueLength', 'a V2 value without its flag byte');
    if (last > (V2_HAS_EXPIRY | V2_DELETED)) throw new CodecError('ValueMeta', `a V2 value with flags ${last}`);
    flags = last;
  }
  if ((flags & V2_DELETED) !== 0) return { value: EMPTY_BYTES, expirySeconds: 0, deleted: true };
  if ((flags & V2_HAS_EXPIRY) === 0) return { value: bytes.subarray(0, end), expirySeconds: 0, deleted: false };
  end -= EXPIRY_BYTES;
  if (end < 0) throw new CodecError('ValueLength', `a value of ${bytes.length} bytes cannot hold its expiry`);
  return { value: bytes.subarray(0, end), expirySeconds: readU64Approximate(bytes, end), deleted: false };
}

// HOT: a read needs only these two numbers.
/**
 * Length of the user's value in the stored `bytes`, or -1 when it is deleted or expired at `nowSeconds`. Throws as
 * {@link decodeRawValue}.
 */
export function liveValueLength(api: RawApi, bytes: Uint8Array, nowSeconds: number): number {
  if (api === 'V1') return bytes.length;
  if (api === 'V1ttl') {
    const end = bytes.length - EXPIRY_BYTES;
    if (end < 0) throw new CodecError('ValueLength', `a value of ${bytes.length} bytes cannot hold its expiry`);
    const expiry = readU64Approximate(bytes, end);
    return expiry !== 0 && expiry <= nowSeconds ? -1 : end;
  }
  const at = bytes.length - 1;
  const flags = bytes[at];
  // Deleted, and whatever is wrong with it.
  if (flags === undefined || flags > V2_HAS_EXPIRY || (flags === V2_HAS_EXPIRY && at < EXPIRY_BYTES)) {
    return decodeRawValue(api, bytes).deleted ? -1 : at;
  }
  if (flags === 0) return at;
  const expiry = readU64Approximate(bytes, at - EXPIRY_BYTES);
  return expiry !== 0 && expiry <= nowSeconds ? -1 : at - EXPIRY_BYTES;
}
