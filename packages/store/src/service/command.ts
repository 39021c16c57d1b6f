/** A command as the wire knows it: method, place in BatchCommands, and what runs it. Both services work from tables of these. */
import type { Method, Writer } from '@tessera/proto';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
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
  readonly method: Method<ContextRequest, never, object, object>;
  readonly response: { write(message: object, writer: Writer): void };
  run(storages: Storages, request: ContextRequest, reply: Reply<object>): void;
}

/** A command of BatchCommands: `tag` is that of its response in the oneof. */
export interface BatchCommand extends Command {
  readonly tag: number;
}

export function command<Q extends ContextRequest, QI, R, RI extends object>(
  type: RequestType,
  method: Method<Q, QI, R, RI>,
  run: (storages: Storages, request: Q, reply: Reply<RI>) => void,
): Command {
  const parts = { type: REQUEST_TYPES.indexOf(type), method, response: method.response, run };
  // The table mixes message types; each entry's parts were checked against each other here.
  return parts as unknown as Command;
}

/** `field` is the number of the response in BatchCommandsResponse.Response. */
export function inBatch(of: Command, field: number): BatchCommand {
  return { ...of, tag: (field << 3) | 2 };
}
