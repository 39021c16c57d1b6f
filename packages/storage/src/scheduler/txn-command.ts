/** What every transactional command shares: its name, and the checks made before a region is asked. */
import { encodedBytesLength } from '@tessera/codec';
import type { KeyErrorInit } from '@tessera/proto/kvrpcpb';
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

export type StorageApi = 'V1' | 'V1ttl';

const API_NAMES: readonly string[] = ['V1', 'V1ttl', 'V2', 'V3'];

export function abort(text: string): KeyErrorInit {
  return { abort: text };
}

/** Transactions are served to clients of V1 on a store of V1 only: a store with TTL is for raw data. */
export function checkTxnApi(
  kind: TxnCommandKind,
  context: kvrpcpb.Context | undefined,
  api: StorageApi,
): KeyErrorInit | undefined {
  const requested = context?.apiVersion ?? 0;
  if (requested === 0 && api === 'V1') return undefined;
  const name = API_NAMES[requested] ?? String(requested);
  return abort(
    `Api version in request does not match with TiKV storage, cmd: ${kind}, storage: ${api}, request: ${name}`,
  );
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
