/**
 * The three forms of a key (features 1.8, 1.9): the user's; the *store key* sent in requests; the *region key* by which
 * regions are ordered. API V1 knows one form. V2 puts mode and keyspace in front of the user's key, and orders
 * regions by the memcomparable encoding of that.
 */
import { EMPTY_BYTES, fromLatin1, latin1, prefixEnd } from '@tessera/base';
import { decodeBytes, encodeBytes, keyspacePrefix } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';

export interface KeySpace {
  readonly apiVersion: kvrpcpb.APIVersion;
  /** All store keys of this space: `[start, end)`; an empty end is no end. */
  readonly start: Uint8Array;
  readonly end: Uint8Array;
  /** May be the argument itself. */
  storeKey(userKey: Uint8Array): Uint8Array;
  /** A view of the argument. */
  userKey(storeKey: Uint8Array): Uint8Array;
  /** The region key, as a latin1 string. */
  regionKey(storeKey: Uint8Array): string;
  /** The store key where a region begins or ends, no further out than the space: `border` is a region key. */
  startOf(border: string): Uint8Array;
  endOf(border: string): Uint8Array;
}

export const V1_KEYS: KeySpace = {
  apiVersion: kvrpcpb.APIVersion.V1,
  start: EMPTY_BYTES,
  end: EMPTY_BYTES,
  storeKey: (key) => key,
  userKey: (key) => key,
  regionKey: (key) => latin1(key),
  startOf: fromLatin1,
  endOf: fromLatin1,
};

/** Transactions under API V1: keys as they are, regions ordered by their memcomparable encoding. */
export const TXN_V1_KEYS: KeySpace = {
  ...V1_KEYS,
  regionKey: (key) => latin1(encodeBytes(key)),
  startOf: (border) => (border === '' ? EMPTY_BYTES : decodeBytes(fromLatin1(border))),
  endOf: (border) => (border === '' ? EMPTY_BYTES : decodeBytes(fromLatin1(border))),
};

/** Keys of one keyspace under API V2: raw, or of transactions. */
export function v2Keys(mode: 'raw' | 'txn', keyspaceId: number): KeySpace {
  const prefix = keyspacePrefix(mode, keyspaceId);
  const end = prefixEnd(prefix);
  const first = latin1(encodeBytes(prefix));
  const last = latin1(encodeBytes(end));
  return {
    apiVersion: kvrpcpb.APIVersion.V2,
    start: prefix,
    end,
    storeKey: (key) => {
      const out = new Uint8Array(prefix.length + key.length);
      out.set(prefix);
      out.set(key, prefix.length);
      return out;
    },
    userKey: (key) => key.subarray(prefix.length),
    regionKey: (key) => latin1(encodeBytes(key)),
    startOf: (border) => (border <= first ? prefix : decodeBytes(fromLatin1(border))),
    endOf: (border) => (border === '' || border >= last ? end : decodeBytes(fromLatin1(border))),
  };
}
