/**
 * The replicated heart of a store: engine, raft log and raftstore over one data directory, in the order in which they open and
 * close. Layout, as TiKV's: `{data-dir}/db` the engine, `{data-dir}/raft-engine` the raft log, `{data-dir}/snap` snapshots on their way.
 */
import { describeError, EMPTY_BYTES, type Logger } from '@tessera/base';
import { STORE_IDENT_KEY } from '@tessera/codec';
import { CF, type EngineError, type KvEngine, LmdbEngine, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import type { Env } from '@tessera/env';
import { StoreIdent as EngineIdent } from '@tessera/proto/raft_serverpb';
import { RaftLog } from '@tessera/raft-log';
import { RaftStore, type RaftstoreConfig, RegionKv, type Transport } from '@tessera/raftstore';
import { StoreError, type StoreIdent } from '../boot/store-ident.ts';
import { blobSettings, openFilesMax } from '../config/engine-options.ts';
import type { StoreConfig } from '../config/items.ts';
import type { OnlineConfig } from '../config/online-config.ts';
import { EngineFlush } from './engine-flush.ts';
import { EngineGc } from './engine-gc.ts';
import type { Observers } from './observers.ts';

export interface Replication {
  readonly engine: KvEngine;
  readonly raftLog: RaftLog;
  readonly store: RaftStore;
  readonly kv: RegionKv;
  /** Idle when the engine was given. */
  readonly gc: EngineGc;
}

export interface ReplicationOptions {
  readonly env: Env;
  readonly config: StoreConfig;
  readonly online: OnlineConfig;
  readonly ident: StoreIdent;
  readonly log: Logger;
  readonly transport: Transport;
  readonly observers: Observers;
  /** Default: the LSM engine in `db`. A given one is the caller's to close. */
  readonly engine: KvEngine | undefined;
}

/** Opens what is there or begins anew. What it opened is closed by `parts`. */
export async function openReplication(options: ReplicationOptions, parts: AsyncDisposableStack): Promise<Replication> {
  const { env, config, online, ident, log, transport, observers } = options;
  const gc = new EngineGc(env, log.child({ name: 'gc' }), config);
  const engineStop = Promise.withResolvers<EngineError>();
  const engine = options.engine ?? (await openEngine(options, gc, engineStop.resolve));
  if (options.engine === undefined) parts.defer(() => engine.close());
  if (options.engine === undefined && engine instanceof LsmEngine) gc.start(engine);
  parts.defer(async () => gc.close());
  await checkEngineIdent(engine, ident, config['storage.data-dir']);
  const raftLog = await RaftLog.open({ ...env, log: log.child({ name: 'raft-log' }) }, raftLogOptions(config));
  parts.defer(() => raftLog.close());
  const store = await RaftStore.open(
    { ...env, log: log.child({ name: 'raftstore' }) },
    {
      ...{ storeId: ident.storeId, engine, raftLog, transport, observer: observers, config: raftstoreConfig(config) },
      snapshotDirectory: `${config['storage.data-dir']}/snap`,
    },
  );
  // A background job may be the one that meets it, or the read of a client: leaders must go elsewhere then.
  void engineStop.promise.then((error) => store.fail(error));
  const flush = new EngineFlush(env, log.child({ name: 'flush' }), engine);
  online.obey((changed) => {
    flush.every(changed['storage.flush-interval']);
  });
  parts.defer(async () => {
    flush.close();
    store.close();
    // What is in memory would be replayed from the raft log: a flush makes the next start quick.
    await engine.flush().catch((error) => log.warn?.('no flush at the end', { error: describeError(error) }));
    await store.finished();
  });
  return { engine, raftLog, store, gc, kv: new RegionKv(store) };
}

async function openEngine(
  { env, config, online, log }: ReplicationOptions,
  gc: EngineGc,
  stopped: (error: EngineError) => void,
): Promise<KvEngine> {
  if (config['storage.kv-engine'] === 'lmdb') {
    return await LmdbEngine.open({ directory: `${config['storage.data-dir']}/lmdb` });
  }
  const engine = await LsmEngine.open({
    directory: `${config['storage.data-dir']}/db`,
    disk: env.disk,
    tasks: env.tasks,
    clock: env.clock,
    helpers: env.helpers,
    ...gc.engineOptions,
    rateBytesPerSec: config['rocksdb.rate-bytes-per-sec'],
    log: log.child({ name: 'engine' }),
    stopped,
    memtableBytes: config['rocksdb.defaultcf.write-buffer-size'],
    blockCacheBytes: config['storage.block-cache.capacity'],
    memtablesBytesMax: config['rocksdb.write-buffer-limit'],
    openFilesMax: openFilesMax(config),
  });
  online.obey((changed) => engine.setBlobs(blobSettings(changed)));
  return engine;
}

function raftLogOptions(config: StoreConfig) {
  return {
    directory: config['raft-engine.dir'] || `${config['storage.data-dir']}/raft-engine`,
    segmentBytes: config['raft-engine.target-file-size'],
    purgeBytes: config['raft-engine.purge-threshold'],
    cacheBytes: config['raft-engine.memory-limit'],
    freshSegment: config['security.encryption.data-encryption-method'] !== 'plaintext',
  };
}

/** Of the time between two elections that a lease may take: the rest is for clocks that drift apart. */
const LEASE_SHARE_MAX = 0.9;

/** Of the size at which the raft log makes the engine flush, what it keeps though nobody needs it: 128 MiB, two segments. A start reads it. */
const LOG_TRIM_SHARE = 8;

/** raftstore's settings under TiKV's keys. */
function raftstoreConfig(config: StoreConfig): Partial<RaftstoreConfig> {
  const tickMs = config['raftstore.raft-base-tick-interval'];
  const electionTicks = config['raftstore.raft-election-timeout-ticks'];
  const leaseMsMax = (electionTicks - 1) * tickMs * LEASE_SHARE_MAX;
  return {
    tickMs,
    electionTicks,
    electionTicksMin: config['raftstore.raft-min-election-timeout-ticks'],
    electionTicksMax: config['raftstore.raft-max-election-timeout-ticks'],
    heartbeatTicks: config['raftstore.raft-heartbeat-ticks'],
    leaseMs: Math.min(config['raftstore.raft-store-max-leader-lease'], leaseMsMax),
    entryBytesMax: config['raftstore.raft-entry-max-size'],
    inflightMax: config['raftstore.raft-max-inflight-msgs'],
    messageBytesMax: config['raftstore.raft-max-size-per-msg'],
    logGcTicks: Math.max(1, Math.round(config['raftstore.raft-log-gc-tick-interval'] / tickMs)),
    transferLagMax: config['raftstore.leader-transfer-max-log-lag'],
    logGcThreshold: config['raftstore.raft-log-gc-threshold'],
    logGcCountLimit: config['raftstore.raft-log-gc-count-limit'],
    logBytesMax: config['raft-engine.purge-threshold'],
    logTrimBytes: config['raft-engine.purge-threshold'] / LOG_TRIM_SHARE,
    snapshotsMax: config['server.concurrent-send-snap-limit'],
    snapshotTableBytes: config['raftstore.max-snapshot-file-raw-size'],
    snapshotIngestBytesMin: config['server.snap-min-ingest-size'],
    snapshotBytesPerSecond: config['server.snap-io-max-bytes-per-sec'],
    ...(config['raftstore.hibernate-regions'] ? {} : { hibernateTicks: 0 }),
    consistencyCheckTicks: Math.ceil(config['raftstore.consistency-check-interval'] / tickMs),
    mergeMaxLogGap: config['raftstore.merge-max-log-gap'],
    mergeCheckTicks: Math.max(1, Math.round(config['raftstore.merge-check-tick-interval'] / tickMs)),
    maxPeerDownMs: config['raftstore.max-peer-down-duration'],
    splitCheckTicks: Math.max(1, Math.round(config['raftstore.split-region-check-tick-interval'] / tickMs)),
    splitCheckDiffBytes: config['raftstore.region-split-check-diff'],
    regionMaxBytes: config['coprocessor.region-max-size'],
    regionSplitBytes: config['coprocessor.region-split-size'],
    regionMaxKeys: config['coprocessor.region-max-keys'],
    regionSplitKeys: config['coprocessor.region-split-keys'],
    batchSplitMax: config['coprocessor.batch-split-limit'],
  };
}

/**
 * The engine says whose it is. One that does not know, though the store has used it, was lost or replaced: going on would forget
 * what this store has promised to others.
 */
async function checkEngineIdent(engine: KvEngine, ident: StoreIdent, dataDir: string): Promise<void> {
  using snapshot = engine.snapshot();
  const bytes = await runRead(engine, snapshot, () => snapshot.get(CF.raft, STORE_IDENT_KEY)?.slice() ?? EMPTY_BYTES);
  if (bytes.length === 0) {
    if (ident.engineUsed) {
      throw new StoreError(
        'KV:Store:EngineLost',
        `the data of store ${ident.storeId} is gone from ${dataDir}/db: restore it, or remove the store from PD and start with an empty directory`,
      );
    }
    const batch = new WriteBatch();
    batch.put(CF.raft, STORE_IDENT_KEY, EngineIdent.encode({ clusterId: ident.clusterId, storeId: ident.storeId }));
    engine.write(batch);
    await engine.flush();
    return;
  }
  const { clusterId, storeId } = EngineIdent.decode(bytes);
  if (clusterId !== ident.clusterId || storeId !== ident.storeId) {
    throw new StoreError(
      'KV:Store:EngineForeign',
      `${dataDir}/db belongs to store ${storeId} of cluster ${clusterId}, not to store ${ident.storeId} of cluster ${ident.clusterId}`,
    );
  }
}
