/** A command as the wire knows it: method, place in BatchCommands, and what runs it. Both services work from tables of these. */
import type { Method, Writer } from '@tessera/proto';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { QUERY_KINDS, type QueryKind } from '@tessera/raftstore';
import type { FlowControlledKv, RawStorage, Reply, TxnStorage } from '@tessera/storage';
import { REQUEST_TYPES, type RequestType } from '../metrics/request-metrics.ts';

/** A request with the context that all of them carry. */
export interface ContextRequest {
  readonly context: kvrpcpb.Context | undefined;
}

/** What runs commands. */
export interface Storages {
  readonly storage: RawStorage;
  readonly txn: TxnStorage;
  /** In front of both. */
  readonly flow: FlowControlledKv;
}

export interface Command {
  /** Index of its metrics. */
  readonly type: number;
  /** As PD counts it, an index of `QUERY_KINDS`; -1: not at all. */
  readonly query: number;
  readonly method: Method<ContextRequest, never, object, object>;
  readonly response: { write(message: object, writer: Writer): void };
  run(storages: Storages, request: ContextRequest, reply: Reply<object>): void;
}

/** A command of BatchCommands: `tag` is that of its response in the oneof. */
export interface BatchCommand extends Command {
  readonly tag: number;
}

/** Requests that PD hears of, by kind. */
const QUERIES: Partial<Record<RequestType, QueryKind>> = {
  raw_get: 'get',
  raw_batch_get: 'get',
  raw_get_key_ttl: 'get',
  raw_scan: 'scan',
  raw_batch_scan: 'scan',
  raw_checksum: 'scan',
  raw_put: 'put',
  raw_batch_put: 'put',
  raw_compare_and_swap: 'put',
  raw_delete: 'delete',
  raw_batch_delete: 'delete',
  raw_delete_range: 'deleteRange',
  kv_get: 'get',
  kv_batch_get: 'get',
  kv_buffer_batch_get: 'get',
  kv_scan: 'scan',
  kv_scan_lock: 'scan',
  kv_prewrite: 'prewrite',
  kv_flush: 'prewrite',
  kv_pessimistic_lock: 'acquirePessimisticLock',
  kv_commit: 'commit',
  kv_cleanup: 'rollback',
  kv_batch_rollback: 'rollback',
  kv_pessimistic_rollback: 'rollback',
  kv_delete_range: 'deleteRange',
};

export function command<Q extends ContextRequest, QI, R, RI extends object>(
  type: RequestType,
  method: Method<Q, QI, R, RI>,
  run: (storages: Storages, request: Q, reply: Reply<RI>) => void,
): Command {
  const kind = QUERIES[type];
  const query = kind === undefined ? -1 : QUERY_KINDS.indexOf(kind);
  const parts = { type: REQUEST_TYPES.indexOf(type), query, method, response: method.response, run };
  // The table mixes message types; each entry's parts were checked against each other here.
  return parts as unknown as Command;
}

/** `field` is the number of the response in BatchCommandsResponse.Response. */
export function inBatch(of: Command, field: number): BatchCommand {
  return { ...of, tag: (field << 3) | 2 };
}
