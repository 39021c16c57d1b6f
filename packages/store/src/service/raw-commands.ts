/** The raw commands. */
import { Tikv } from '@tessera/proto/tikvpb';
import { type BatchCommand, type Command, command, inBatch } from './command.ts';

const get = command('raw_get', Tikv.RawGet, ({ storage }, request, reply) => storage.get(request, reply));
const batchGet = command('raw_batch_get', Tikv.RawBatchGet, ({ storage }, request, reply) =>
  storage.batchGet(request, reply),
);
const put = command('raw_put', Tikv.RawPut, ({ storage }, request, reply) => storage.put(request, reply));
const batchPut = command('raw_batch_put', Tikv.RawBatchPut, ({ storage }, request, reply) =>
  storage.batchPut(request, reply),
);
const del = command('raw_delete', Tikv.RawDelete, ({ storage }, request, reply) => storage.delete(request, reply));
const batchDelete = command('raw_batch_delete', Tikv.RawBatchDelete, ({ storage }, request, reply) =>
  storage.batchDelete(request, reply),
);
const scan = command('raw_scan', Tikv.RawScan, ({ storage }, request, reply) => storage.scan(request, reply));
const batchScan = command('raw_batch_scan', Tikv.RawBatchScan, ({ storage }, request, reply) =>
  storage.batchScan(request, reply),
);
const deleteRange = command('raw_delete_range', Tikv.RawDeleteRange, ({ storage }, request, reply) =>
  storage.deleteRange(request, reply),
);
const getKeyTtl = command('raw_get_key_ttl', Tikv.RawGetKeyTTL, ({ storage }, request, reply) =>
  storage.getKeyTtl(request, reply),
);
const compareAndSwap = command('raw_compare_and_swap', Tikv.RawCompareAndSwap, ({ storage }, request, reply) =>
  storage.compareAndSwap(request, reply),
);
const checksum = command('raw_checksum', Tikv.RawChecksum, ({ storage }, request, reply) =>
  storage.checksum(request, reply),
);
/** Plugins of coprocessors would answer it; there are none. */
const coprocessor = command('raw_coprocessor', Tikv.RawCoprocessor, (_storages, _request, reply) =>
  reply.done({ error: 'Coprocessor plugin is disabled!' }),
);

export const RAW_COMMANDS: readonly Command[] = [
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
export const RAW_BATCH_COMMANDS: Readonly<Record<string, BatchCommand>> = {
  rawGet: inBatch(get, 13),
  rawBatchGet: inBatch(batchGet, 14),
  rawPut: inBatch(put, 15),
  rawBatchPut: inBatch(batchPut, 16),
  rawDelete: inBatch(del, 17),
  rawBatchDelete: inBatch(batchDelete, 18),
  rawScan: inBatch(scan, 19),
  rawDeleteRange: inBatch(deleteRange, 20),
  rawBatchScan: inBatch(batchScan, 21),
  rawCoprocessor: inBatch(coprocessor, 34),
};
