/** What every transactional command shares: its name, and the checks made before a region is asked. */
import { encodeBytes, encodedBytesLength } from '@tessera/codec';
import type { KeyErrorInit } from '@tessera/proto/kvrpcpb';
import { ApiCheck, keyTooLarge, type RefusalForm, type StorageApi } from '../api-check.ts';
import type { kvrpcpb } from '../messages.ts';

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

const shown = (key: Uint8Array): Uint8Array => encodeBytes(key);
const check = new ApiCheck(false, shown, 'abort');
const textCheck = new ApiCheck(false, shown, 'text');

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

/** As {@link checkTxnApi}, of a command that answers with a text. */
export function apiRefusal(
  kind: TxnCommandKind,
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
): string | undefined {
  return textCheck.version(kind, context, api);
}

/** Why a range cannot be deleted, as a text. */
export function deleteRangeRefusal(
  { context, startKey, endKey }: kvrpcpb.DeleteRangeRequest,
  api: StorageApi,
  limit: number,
): string | undefined {
  return (
    textCheck.range('delete_range', context, api, startKey, endKey) ??
    tooLarge('text', startKey, limit) ??
    tooLarge('text', endKey, limit)
  );
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
function tooLarge(form: RefusalForm, key: Uint8Array, limit: number): string | undefined {
  const size = encodedBytesLength(key.length);
  return size > limit ? keyTooLarge(form, size, limit) : undefined;
}

export function checkKeySizes(keys: readonly Uint8Array[], limit: number): KeyErrorInit | undefined {
  for (let i = 0; i < keys.length; i++) {
    const text = tooLarge('abort', keys[i] as Uint8Array, limit);
    if (text !== undefined) return abort(text);
  }
  return undefined;
}
