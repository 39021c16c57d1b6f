/**
 * API V2 puts a mode and a keyspace in front of every user key: 'r' (raw) or 'x' (transactions), then the keyspace
 * id in three bytes. 'm' and 't' are TiDB's own V1 keys, which a V2 store serves too (facts 1.9).
 */
import { CodecError } from './codec-error.ts';

export type KeyMode = 'raw' | 'txn' | 'tidb' | 'unknown';

const MODES: Readonly<Record<number, KeyMode>> = { 114: 'raw', 120: 'txn', 109: 'tidb', 116: 'tidb' };
const KEYSPACE_PREFIX_BYTES = 4;
export const KEYSPACE_ID_MAX = 0xffffff;
export const DEFAULT_KEYSPACE_ID = 0;

export function keyModeOf(key: Uint8Array): KeyMode {
  return MODES[key[0] ?? -1] ?? 'unknown';
}

/** The mode both ends of a range lie in: equal first bytes, or an end that is exactly the next first byte. */
export function rangeModeOf(start: Uint8Array, end: Uint8Array): KeyMode {
  const first = start[0];
  if (first === undefined || end.length === 0) return 'unknown';
  return end[0] === first || (end.length === 1 && end[0] === first + 1) ? keyModeOf(start) : 'unknown';
}

export function keyspacePrefix(mode: 'raw' | 'txn', keyspaceId: number): Uint8Array {
  return new Uint8Array([mode === 'raw' ? 0x72 : 0x78, keyspaceId >>> 16, keyspaceId >>> 8, keyspaceId]);
}

export interface KeyspaceKey {
  readonly mode: KeyMode;
  readonly keyspaceId: number;
  /** A view of the input. */
  readonly userKey: Uint8Array;
}

/** Splits a V2 key that was sent plain. Throws {@link CodecError} when it is too short or of no V2 mode. */
export function parseKeyspaceKey(key: Uint8Array): KeyspaceKey {
  const mode = keyModeOf(key);
  if (key.length < KEYSPACE_PREFIX_BYTES || (mode !== 'raw' && mode !== 'txn')) {
    throw new CodecError('KeyLength', 'not a key of API V2');
  }
  const keyspaceId = ((key[1] as number) << 16) | ((key[2] as number) << 8) | (key[3] as number);
  return { mode, keyspaceId, userKey: key.subarray(KEYSPACE_PREFIX_BYTES) };
}
