/**
 * The raw commands as the wire knows them: method, place in BatchCommands, and what runs them. Both services work from
 * these tables.
 */
import type { Method, Writer } from '@tessera/proto';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { RawStorage, Reply } from '@tessera/storage';
import { REQUEST_TYPES, type RequestType } from '../metrics/request-metrics.ts';

/** A request with the context that all of them carry. */
export interface ContextRequest {
  readonly context: kvrpcpb.Context | undefined;
}

export interface Command {
  /** Index of its metrics. */
  readonly type: number;
  readonly method: Method<ContextRequest, never, object, object>;
  readonly response: { write(message: object, writer: Writer): void };
  run(storage: RawStorage, request: ContextRequest, reply: Reply<object>): void;
}

/** A command of BatchCommands: `tag` is that of its response in the oneof. */
export interface BatchCommand extends Command {
  readonly tag: number;
}

const lengthDelimited = (field: number): number => (field << 3) | 2;

function command<Q extends ContextRequest, QI, R, RI extends object>(
  type: RequestType,
  method: Method<Q, QI, R, RI>,
  run: (storage: RawStorage, request: Q, reply: Reply<RI>) => void,
): Command {
  const parts = { type: REQUEST_TYPES.indexOf(type), method, response: method.response, run };
  // The table mixes message types; each entry's parts were checked against each other here.
  return parts as unknown as Command;
}

const get = command('raw_get', Tikv.RawGet, (storage, request, reply) => storage.get(request, reply));
const batchGet = command('raw_batch_get', Tikv.RawBatchGet, (storage, request, reply) =>
  storage.batchGet(request, reply),
);
const put = command('raw_put', Tikv.RawPut, (storage, request, reply) => storage.put(request, reply));
const batchPut = command('raw_batch_put', Tikv.RawBatchPut, (storage, request, reply) =>
  storage.batchPut(request, reply),
);
const del = command('raw_delete', Tikv.RawDelete, (storage, request, reply) => storage.delete(request, reply));
const batchDelete = command('raw_batch_delete', Tikv.RawBatchDelete, (storage, request, reply) =>
  storage.batchDelete(request, reply),
);
const scan = command('raw_scan', Tikv.RawScan, (storage, request, reply) => storage.scan(request, reply));
const batchScan = command('raw_batch_scan', Tikv.RawBatchScan, (storage, request, reply) =>
  storage.batchScan(request, reply),
);
const deleteRange = command('raw_delete_range', Tikv.RawDeleteRange, (storage, request, reply) =>
  storage.deleteRange(request, reply),
);
const getKeyTtl = command('raw_get_key_ttl', Tikv.RawGetKeyTTL, (storage, request, reply) =>
  storage.getKeyTtl(request, reply),
);
const compareAndSwap = command('raw_compare_and_swap', Tikv.RawCompareAndSwap, (storage, request, reply) =>
  storage.compareAndSwap(request, reply),
);
const checksum = command('raw_checksum', Tikv.RawChecksum, (storage, request, reply) =>
  storage.checksum(request, reply),
);
/** Plugins of coprocessors would answer it; there are none. */
const coprocessor = command('raw_coprocessor', Tikv.RawCoprocessor, (_storage, _request, reply) =>
  reply.done({ error: 'Coprocessor plugin is disabled!' }),
);

export const UNARY_COMMANDS: readonly Command[] = [
  get,
  batchGet,
  put,
  batchPut,
  del,
  batchDelete,
  scan,
  batchScan,
  deleteRange,
  getKeyTtl,
  compareAndSwap,
  checksum,
  coprocessor,
];

/** By the name of the oneof; TTL, compare-and-swap and checksum have no place in a batch. */
export const BATCH_COMMANDS: Readonly<Record<string, BatchCommand | undefined>> = {
  rawGet: { ...get, tag: lengthDelimited(13) },
  rawBatchGet: { ...batchGet, tag: lengthDelimited(14) },
  rawPut: { ...put, tag: lengthDelimited(15) },
  rawBatchPut: { ...batchPut, tag: lengthDelimited(16) },
  rawDelete: { ...del, tag: lengthDelimited(17) },
  rawBatchDelete: { ...batchDelete, tag: lengthDelimited(18) },
  rawScan: { ...scan, tag: lengthDelimited(19) },
  rawDeleteRange: { ...deleteRange, tag: lengthDelimited(20) },
  rawBatchScan: { ...batchScan, tag: lengthDelimited(21) },
  rawCoprocessor: { ...coprocessor, tag: lengthDelimited(34) },
};
