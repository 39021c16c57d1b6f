/**
 * Every key that this store obeys, by its dotted path: the one source for reading, checking, the sample file, GET and
 * POST /config and the command line. Names and defaults are TiKV's (facts/config-tikv.txt) unless the text says why not.
 */

import type { ConfigItem, ConfigOf } from '@tessera/base/config';
import { BLOB_COMPRESSIONS, BLOB_RUN_MODES } from './engine-options.ts';
import {
  duration,
  flag,
  float,
  HOUR,
  integer,
  KIB,
  list,
  MIB,
  MINUTE,
  map,
  ONLINE,
  SECOND,
  size,
  text,
} from './item-kinds.ts';
import { SECURITY_ITEMS } from './security-items.ts';

export const ITEMS = {
  'memory-usage-limit': size(0, 'memory of the process; 0: three quarters of machine or cgroup', { min: 0 }),
  'memory-usage-high-water': float(0.9, 'share of it where caches give way, then writes', { min: 0.1, max: 1 }),

  'log.level': text('info', 'debug, info, warn or error', { oneOf: ['debug', 'info', 'warn', 'error'], ...ONLINE }),
  'log.format': text('text', 'text (the unified format of TiKV) or json', { oneOf: ['text', 'json'] }),
  'log.file.filename': text('', 'file that gets the log; empty: standard error'),

  'server.addr': text('127.0.0.1:20160', 'where clients connect; port 0 picks a free one'),
  'server.advertise-addr': text('', 'what PD tells clients; empty: server.addr'),
  'server.status-addr': text('127.0.0.1:20180', 'HTTP port for metrics, config and status; empty: none'),
  'server.advertise-status-addr': text('', 'what PD shows; empty: server.status-addr'),
  'server.labels': map({}, 'where the store stands, for placement, e.g. { zone = "z1", host = "h1" }'),
  'server.grpc-concurrent-stream': integer(1024, 'open calls of one connection', { min: 1, max: 1_000_000 }),
  'server.grpc-stream-initial-window-size': size(2 * MIB, 'flow control window of a call', {
    min: 65_535,
    max: 2 ** 31 - 1,
  }),
  'server.grpc-compression-type': text('none', 'none, or gzip for clients that accept it', { oneOf: ['none', 'gzip'] }),
  'server.grpc-min-message-size-to-compress': size(4096, 'smaller answers are not compressed', { min: 0 }),
  'server.forward-max-connections-per-address': integer(4, 'connections to a store that calls are forwarded to', {
    min: 1,
    max: 1024,
  }),
  'server.reject-messages-on-memory-ratio': float(
    0.2,
    "above the high-water mark of memory leaders' appends are rejected when entries take this share of it; 0: never",
    { min: 0, max: 1 },
  ),
  'server.health-feedback-interval': duration(SECOND, 'how often BatchCommands answers tell the health; 0s: never', {
    max: HOUR,
    ...ONLINE,
  }),
  'server.graceful-shutdown-timeout': duration(20 * SECOND, 'how long calls under way may take at shutdown', {
    max: HOUR,
    ...ONLINE,
  }),

  'server.concurrent-send-snap-limit': integer(32, 'snapshots being sent', { min: 1, max: 1024 }),
  'server.snap-io-max-bytes-per-sec': size(100 * MIB, 'written in snapshots, and sent, all together', { min: 1024 }),
  'server.snap-min-ingest-size': size(2 * MIB, 'a smaller snapshot is installed from memory in one write', { min: 0 }),
  'server.concurrent-recv-snap-limit': integer(32, 'snapshots being received', { min: 1, max: 1024 }),

  'storage.data-dir': text('./tessera-store', 'directory of this store (TiKV: "./")'),
  'storage.engine': text('raft-kv', 'every region is replicated by raft over the LSM engine', { oneOf: ['raft-kv'] }),
  'storage.kv-engine': text('lsm', 'what keeps the data: lsm, or lmdb (optional npm package; not in TiKV)', {
    oneOf: ['lsm', 'lmdb'],
  }),
  'storage.api-version': integer(
    1,
    'format of keys and values: 1, or 2 (keyspaces, raw versions); fixed once the store has data',
    {
      min: 1,
      max: 2,
    },
  ),
  'storage.enable-ttl': flag(false, 'raw values may expire; fixed once the store has data, and must be true in API V2'),
  'storage.max-key-size': size(8192, 'longest key of a write', { min: 1, max: MIB, ...ONLINE }),

  'storage.flush-interval': duration(
    10 * MINUTE,
    'what has been in memory for so long is flushed; 0s: never (not in TiKV)',
    { max: 24 * HOUR, ...ONLINE },
  ),
  'storage.block-cache.capacity': size(
    256 * MIB,
    'memory for blocks of tables that are being read; less, or more, where memory-usage-limit says so (TiKV: 45 % of the machine)',
    { min: 0, ...ONLINE },
  ),

  'rocksdb.defaultcf.write-buffer-size': size(64 * MIB, 'one memtable, all column families together', {
    min: MIB,
    max: 1024 * MIB,
  }),
  'rocksdb.titan.enabled': flag(true, 'large values go to blob files; false: new ones do not'),
  'rocksdb.titan.disable-gc': flag(false, 'garbage in blob files stays until compaction passes', ONLINE),
  'rocksdb.defaultcf.titan.min-blob-size': size(32 * 1024, 'values from this size on go to blob files', {
    min: 1,
    ...ONLINE,
  }),
  'rocksdb.defaultcf.titan.blob-file-compression': text('zstd', 'of each value: none or zstd', {
    oneOf: BLOB_COMPRESSIONS,
  }),
  'rocksdb.defaultcf.titan.discardable-ratio': float(0.5, 'share of garbage at which a blob file is emptied', {
    max: 1,
    ...ONLINE,
  }),
  'rocksdb.defaultcf.titan.blob-run-mode': text(
    'normal',
    'normal, read-only (no new blobs) or fallback (compaction brings values back into tables)',
    { oneOf: BLOB_RUN_MODES, ...ONLINE },
  ),
  'rocksdb.write-buffer-limit': size(0, 'all memtables together; 0: as many as flow control lets wait', { min: 0 }),
  'rocksdb.max-open-files': integer(40_960, 'tables and blob files kept open for reading; -1: no limit', { min: -1 }),
  'rocksdb.rate-bytes-per-sec': size(
    10 * 1024 * MIB,
    'what flushes and compactions write at most in a second; 0: no limit',
    {
      min: 0,
      ...ONLINE,
    },
  ),

  'storage.max-ts.max-drift': duration(60 * SECOND, "how far timestamps of requests may be above PD's", {
    min: 1,
    max: HOUR,
    ...ONLINE,
  }),
  'storage.max-ts.cache-sync-interval': duration(15 * SECOND, 'how often PD is asked for that bound', {
    min: 100,
    max: HOUR,
  }),
  'storage.max-ts.action-on-invalid-update': text(
    'error',
    'what a timestamp above it meets: error (refused), log, or panic (taken for error: no client stops a store)',
    { oneOf: ['error', 'log', 'panic'], ...ONLINE },
  ),

  'storage.flow-control.enable': flag(true, 'writes wait, then are refused, when the engine does not keep up', ONLINE),
  'storage.flow-control.memtables-threshold': integer(5, 'memtables that wait for their flush, before writes wait', {
    min: 1,
    max: 15,
    ...ONLINE,
  }),
  'storage.flow-control.l0-files-threshold': integer(20, 'tables in level 0 of a family, before writes wait', {
    min: 1,
    ...ONLINE,
  }),
  'storage.flow-control.soft-pending-compaction-bytes-limit': size(
    192 * 1024 * MIB,
    'bytes that compactions must rewrite, before some writes are refused',
    { min: MIB, ...ONLINE },
  ),
  'storage.flow-control.hard-pending-compaction-bytes-limit': size(1024 * 1024 * MIB, 'and before all are', {
    min: 2 * MIB,
    ...ONLINE,
  }),
  'raft-engine.dir': text('', 'directory of the raft log; empty: raft-engine in storage.data-dir'),
  'raft-engine.target-file-size': size(64 * MIB, 'one segment file of the raft log', { min: MIB, max: 1024 * MIB }),
  'raft-engine.purge-threshold': size(1024 * MIB, 'files of the raft log above this are purged', { min: 2 * MIB }),
  'raft-engine.memory-limit': size(64 * MIB, 'memory for entries of raft logs that need not be read from disk', {
    min: 0,
  }),

  'causal-ts.renew-interval': duration(100, 'how often timestamps for raw writes of API V2 are renewed', {
    min: 1,
    max: MINUTE,
  }),
  'causal-ts.renew-batch-min-size': integer(100, 'timestamps asked for at a time, at least', { min: 1, max: 10_000 }),
  'causal-ts.renew-batch-max-size': integer(8192, 'and at most', { min: 1, max: 10_000 }),
  'causal-ts.alloc-ahead-buffer': duration(3 * SECOND, 'how long they are to last when PD is away', {
    min: 1,
    max: HOUR,
  }),

  'pessimistic-txn.wait-for-lock-timeout': duration(SECOND, 'how long a pessimistic lock request waits at most', {
    min: 1,
    max: HOUR,
    ...ONLINE,
  }),
  'pessimistic-txn.wake-up-delay-duration': duration(20, 'when others are woken after the first that waited', {
    max: MINUTE,
    ...ONLINE,
  }),
  'pessimistic-txn.pipelined': flag(true, 'answer pessimistic locks when they are on their way through raft', ONLINE),
  'pessimistic-txn.in-memory': flag(true, 'keep pessimistic locks in memory of the leader; needs pipelined', ONLINE),
  'pessimistic-txn.in-memory-peer-size-limit': size(512 * KIB, 'memory for such locks of a region', {
    min: 0,
    ...ONLINE,
  }),
  'pessimistic-txn.in-memory-instance-size-limit': size(100 * MIB, 'memory for such locks of the store', {
    min: 0,
    ...ONLINE,
  }),

  'gc.batch-keys': integer(512, 'keys of one write of garbage collection', { min: 1, max: 65_536, ...ONLINE }),
  'gc.enable-compaction-filter': flag(true, 'compactions drop versions below the GC safe point', ONLINE),
  'gc.max-write-bytes-per-sec': size(0, 'limit of what garbage collection writes; 0: none', { min: 0, ...ONLINE }),

  'resolved-ts.enable': flag(true, 'keep timestamps up to which replicas answer stale reads', ONLINE),
  'resolved-ts.advance-ts-interval': duration(20 * SECOND, 'how often those timestamps move', {
    min: 100,
    max: HOUR,
    ...ONLINE,
  }),

  'pd.endpoints': list(['127.0.0.1:2379'], 'members of the placement driver'),
  'pd.retry-interval': duration(300, 'pause between attempts to reach PD at start', { min: 10, max: HOUR }),
  'pd.retry-max-count': integer(-1, 'attempts to reach PD at start; -1: without end', { min: -1 }),
  'pd.retry-log-every': integer(10, 'every which failed attempt is logged', { min: 1 }),

  'coprocessor.region-max-size': size(144 * MIB, 'a larger region is split (TiKV: 384MB)', { min: 4096 }),
  'coprocessor.region-split-size': size(96 * MIB, 'what the pieces hold (TiKV: 256MB)', { min: 1024 }),
  'coprocessor.region-max-keys': integer(1_440_000, 'a region with more rows is split', { min: 4 }),
  'coprocessor.region-split-keys': integer(960_000, 'rows of the pieces', { min: 2 }),
  'coprocessor.batch-split-limit': integer(10, 'cuts of one split', { min: 1, max: 1024 }),

  'raftstore.capacity': size(0, 'bytes this store may hold, as told to PD; 0: those of the disk'),
  'raftstore.pd-heartbeat-tick-interval': duration(MINUTE, 'how often each region is reported to PD', {
    min: 100,
    max: HOUR,
    ...ONLINE,
  }),
  'raftstore.pd-store-heartbeat-tick-interval': duration(10 * SECOND, 'how often the store is reported to PD', {
    min: 100,
    max: HOUR,
    ...ONLINE,
  }),
  'raftstore.hibernate-regions': flag(true, 'idle regions take neither ticks nor messages'),
  'raftstore.max-peer-down-duration': duration(10 * MINUTE, 'silence after which PD hears that a replica is down', {
    min: SECOND,
    max: 24 * HOUR,
  }),
  'raftstore.split-region-check-tick-interval': duration(10 * SECOND, 'how often regions that grew are measured', {
    min: 100,
    max: HOUR,
  }),
  'raftstore.merge-check-tick-interval': duration(2 * SECOND, 'how often a region that is being merged goes on', {
    min: 10,
    max: HOUR,
  }),
  'raftstore.merge-max-log-gap': integer(10, 'entries that a replica may lack when its region is merged', {
    min: 1,
    max: 10_000,
  }),
  'raftstore.region-split-check-diff': size(6 * MIB, 'growth after which a region is measured', { min: 1024 }),
  'raftstore.raft-base-tick-interval': duration(
    100,
    'a tick of raft (TiKV: 1s): failover within 3 s needs short ones',
    {
      min: 10,
      max: MINUTE,
    },
  ),
  'raftstore.raft-heartbeat-ticks': integer(2, 'ticks between heartbeats of a leader', { min: 1, max: 1000 }),
  'raftstore.raft-election-timeout-ticks': integer(10, 'ticks without a leader before an election, up to twice', {
    min: 2,
    max: 10_000,
  }),
  'raftstore.raft-min-election-timeout-ticks': integer(
    0,
    'the shortest wait before an election; 0: raft-election-timeout-ticks',
  ),
  'raftstore.raft-max-election-timeout-ticks': integer(
    0,
    'waits are shorter than this; 0: twice raft-election-timeout-ticks',
  ),
  'raftstore.raft-store-max-leader-lease': duration(800, 'how long a leader reads without asking (TiKV: 9s)', {
    min: 0,
    max: HOUR,
  }),
  'raftstore.raft-log-gc-tick-interval': duration(3 * SECOND, 'how often raft logs are cut', { min: 10, max: HOUR }),
  'raftstore.raft-log-gc-threshold': integer(50, 'entries that all replicas have, before the log is cut', { min: 1 }),
  'raftstore.max-snapshot-file-raw-size': size(100 * MIB, 'where a file of a snapshot ends', { min: 1024 }),
  'raftstore.leader-transfer-max-log-lag': integer(128, 'entries that a replica may lag and still be made leader', {
    min: 10,
  }),
  'raftstore.raft-log-gc-count-limit': integer(196_608, 'entries kept for a replica that lags', { min: 1 }),
  'raftstore.raft-max-size-per-msg': size(MIB, 'entries in one message of raft', { min: 1024, max: 1024 * MIB }),
  'raftstore.raft-max-inflight-msgs': integer(256, 'messages under way to a replica', { min: 1, max: 16_384 }),
  'raftstore.region-compact-check-interval': duration(5 * MINUTE, 'how often tables are searched for garbage', {
    min: 1000,
    max: 24 * HOUR,
    ...ONLINE,
  }),
  'raftstore.region-compact-min-tombstones': integer(10_000, 'deletions about a region, before it is compacted', {
    min: 1,
  }),
  'raftstore.region-compact-tombstones-percent': integer(30, 'and of a hundred entries', { min: 1, max: 100 }),
  'raftstore.region-compact-min-redundant-rows': integer(
    50_000,
    'old versions about a region, before it is compacted',
    {
      min: 1,
    },
  ),
  'raftstore.region-compact-redundant-rows-percent': integer(20, 'and of a hundred versions', { min: 1, max: 100 }),
  'raftstore.consistency-check-interval': duration(0, 'how often a replica of some region is compared; 0s: never', {
    max: 24 * HOUR,
  }),
  'raftstore.evict-cache-on-memory-ratio': float(
    0.1,
    'near the high-water mark of memory the cache of entries is emptied when it takes this share of it',
    { min: 0, max: 1 },
  ),
  'raftstore.raft-entry-max-size': size(8 * MIB, 'largest single write', { min: 1024, max: 1024 * MIB, ...ONLINE }),

  ...SECURITY_ITEMS,
} as const satisfies Readonly<Record<string, ConfigItem<unknown>>>;

export type ConfigKey = keyof typeof ITEMS;
export const CONFIG_KEYS = Object.keys(ITEMS) as readonly ConfigKey[];

/** All settings by path; durations in milliseconds, sizes in bytes. */
export type StoreConfig = ConfigOf<typeof ITEMS> & {
  /** Keys of TiKV's that were set and have no effect here: worth one warning. */
  readonly ignoredKeys: readonly string[];
  /** Keys that somebody set; the others have their defaults. */
  readonly configuredKeys: readonly string[];
};
