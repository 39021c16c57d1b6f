/** What every transactional command shares: its name, and the checks made before a region is asked. */
import { encodeBytes, encodedBytesLength } from '@tessera/codec';
import type { KeyErrorInit } from '@tessera/proto/kvrpcpb';
import { ApiCheck, type StorageApi } from '../api-check.ts';
import type { kvrpcpb } from '../messages.ts';
import { fail, keyErrorOf } from '../mvcc/mvcc-error.ts';

/** Names as in TiKV's metrics and error texts. */
export const TXN_COMMANDS = [
  'get',
  'batch_get',
  'scan',
  'scan_lock',
  'buffer_batch_get',
  'key_mvcc',
  'start_ts_mvcc',
  'prewrite',
  'commit',
  'cleanup',
  'rollback',
  'acquire_pessimistic_lock',
  'pessimistic_rollback',
  'check_txn_status',
  'check_secondary_locks',
  'txn_heart_beat',
  'resolve_lock',
  'resolve_lock_lite',
  'flush',
  'delete_range',
  'gc',
] as const;
export type TxnCommandKind = (typeof TXN_COMMANDS)[number];

/** The part of a request that every command has. */
export interface TxnRequest {
  readonly context: kvrpcpb.Context | undefined;
}

export function abort(text: string): KeyErrorInit {
  return { abort: text };
}

const check = new ApiCheck(false, (key) => encodeBytes(key));

/** Commands whose keys or ranges TiKV looks at; the others only need a version that the store serves. */
const CHECKS_KEYS: ReadonlySet<TxnCommandKind> = new Set(['prewrite', 'flush', 'acquire_pessimistic_lock']);

function asAbort(text: string | undefined): KeyErrorInit | undefined {
  return text === undefined ? undefined : abort(text);
}

/** For commands whose keys nobody looks at. */
export function checkTxnApi(
  kind: TxnCommandKind,
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
): KeyErrorInit | undefined {
  return asAbort(check.version(kind, context, api));
}

/** Of a command that writes `keys`. */
export function checkWriteApi(
  kind: TxnCommandKind,
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
  keys: readonly Uint8Array[],
): KeyErrorInit | undefined {
  return asAbort(CHECKS_KEYS.has(kind) ? check.keys(kind, context, api, keys) : check.version(kind, context, api));
}

export function checkReadApi(
  kind: TxnCommandKind,
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
  keys: readonly Uint8Array[],
): KeyErrorInit | undefined {
  return asAbort(check.keys(kind, context, api, keys));
}

// HOT
export function checkGetApi(
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
  key: Uint8Array,
): KeyErrorInit | undefined {
  return asAbort(check.key('get', context, api, key));
}

/** `end` undefined: open. */
export function checkRangeApi(
  kind: TxnCommandKind,
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
  start: Uint8Array,
  end: Uint8Array | undefined,
): KeyErrorInit | undefined {
  return asAbort(check.range(kind, context, api, start, end));
}

/** The limit holds for the key as it is stored (facts 1.3). */
export function checkKeySizes(keys: readonly Uint8Array[], limit: number): KeyErrorInit | undefined {
  for (let i = 0; i < keys.length; i++) {
    const size = encodedBytesLength((keys[i] as Uint8Array).length);
    if (size > limit) {
      return keyErrorOf(fail({ kind: 'Other', text: `max key size exceeded, size: ${size}, limit: ${limit}` }));
    }
  }
  return undefined;
}
