/** What runs the commands of a store: raw and transactional, over the same regions. */
import type { Logger } from '@tessera/base';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import type { Env } from '@tessera/env';
import type { PdClient } from '@tessera/pd-client';
import {
  CausalTs,
  type CausalTsConfig,
  defaultPessimisticTxnConfig,
  type FlowControlConfig,
  FlowControlledKv,
  type GcConfig,
  type MaxTsConfig,
  MaxTsLimit,
  type PessimisticTxnConfig,
  RawStorage,
  TxnStorage,
} from '@tessera/storage';
import { maxKeyBytes } from '../config/engine-options.ts';
import type { StoreConfig } from '../config/items.ts';
import type { OnlineConfig } from '../config/online-config.ts';
import { apiOf } from '../config/storage-api.ts';
import type { Observers } from '../raft/observers.ts';
import type { Replication } from '../raft/replication.ts';
import type { Storages } from './command.ts';

const DATA_FAMILIES = [CF.default, CF.lock, CF.write] as const;
const PD_TIMEOUT_MS = 5000;

export interface StoragesOptions {
  readonly env: Env;
  readonly online: OnlineConfig;
  readonly pd: PdClient;
  readonly log: Logger;
  readonly observers: Observers;
}

/** What it opened is closed by `parts`. */
export function openStorages(
  { env, online, pd, log, observers }: StoragesOptions,
  { kv: regions, store, engine, gc: engineGc }: Replication,
  parts: AsyncDisposableStack,
): Storages {
  const { clock, tasks } = env;
  const api = apiOf(online.current);
  const kv = new FlowControlledKv({
    ...{ kv: regions, clock, config: flowControlOf(online.current) },
    signals: () => engine.signals(),
  });
  parts.defer(async () => kv.close());
  const maxKeySizeBytes = maxKeyBytes(online.current);
  const causalTs = new CausalTs({
    clock,
    log: log.child({ name: 'causal-ts' }),
    allocate: (count) => pd.getTimestamps(count, { timeoutMs: PD_TIMEOUT_MS }),
    config: causalTsOf(online.current),
  });
  parts.defer(async () => causalTs.close());
  const syncedTerm = (regionId: number): number => txn.syncedTerm(regionId);
  const storage = new RawStorage({
    ...{ kv, clock, tasks, log, api, maxKeySizeBytes },
    versions: { causalTs, syncedTerm },
  });
  // What a new leader writes must lie above all that its forerunner has written.
  const timestamp = (): Promise<bigint> => (api === 'V2' ? causalTs.flush() : pd.getTimestamp());
  const pessimistic = defaultPessimisticTxnConfig();
  const txn = new TxnStorage({
    kv,
    clock,
    tasks,
    log,
    api,
    maxKeySizeBytes,
    timestamp,
    pessimistic,
    direct: kv.direct,
  });
  parts.defer(async () => txn.close());
  const maxTs: MaxTsConfig = maxTsOf(online.current);
  const limit = new MaxTsLimit({
    clock,
    log: log.child({ name: 'max-ts' }),
    timestamp: () => pd.getTimestamp({ timeoutMs: PD_TIMEOUT_MS }),
    config: maxTs,
  });
  txn.concurrency.limit = limit;
  limit.start();
  parts.defer(async () => limit.close());
  const gc: GcConfig = { batchKeys: 0, maxWriteBytesPerSec: 0, compactionFilter: false };
  const destroyRange = async (lower: Uint8Array, upper: Uint8Array): Promise<void> => {
    for (const cf of DATA_FAMILIES) if (engine instanceof LsmEngine) await engine.deleteFilesInRange(cf, lower, upper);
    const batch = new WriteBatch(256);
    for (const cf of DATA_FAMILIES) batch.deleteRange(cf, lower, upper);
    store.beforeWrite();
    engine.write(batch);
    await engine.flush();
  };
  const safePoint = async (): Promise<bigint> => {
    const known = await pd.getGcSafePoint({ timeoutMs: PD_TIMEOUT_MS });
    engineGc.advance(known);
    return known;
  };
  const learned = (safe: bigint): void => engineGc.advance(safe);
  txn.openGc({ clock, tasks, log: log.child({ name: 'gc' }), safePoint, learned, destroyRange, config: gc }).start();
  observers.add(txn.observer);
  // Those that were elected before anybody listened.
  for (const { region, peerId, isLeader, term } of store.peers.values()) {
    if (isLeader) txn.observer.leaderChanged(region, peerId, peerId, term);
  }
  online.obey((changed) => {
    storage.maxKeySizeBytes = maxKeyBytes(changed);
    txn.maxKeySizeBytes = maxKeyBytes(changed);
    kv.controller.configure(flowControlOf(changed));
    engineGc.configure(changed);
    if (engine instanceof LsmEngine) engine.setRateBytesPerSec(changed['rocksdb.rate-bytes-per-sec']);
    obeyPessimistic(pessimistic, txn, changed);
    Object.assign(maxTs, maxTsOf(changed));
    gc.batchKeys = changed['gc.batch-keys'];
    gc.maxWriteBytesPerSec = changed['gc.max-write-bytes-per-sec'];
    gc.compactionFilter = changed['gc.enable-compaction-filter'] && engine instanceof LsmEngine;
  });
  return { storage, txn, flow: kv };
}

function maxTsOf(config: StoreConfig): MaxTsConfig {
  return {
    maxDriftMs: config['storage.max-ts.max-drift'],
    syncIntervalMs: config['storage.max-ts.cache-sync-interval'],
    refuses: config['storage.max-ts.action-on-invalid-update'] !== 'log',
  };
}

function causalTsOf(config: StoreConfig): CausalTsConfig {
  return {
    renewIntervalMs: config['causal-ts.renew-interval'],
    batchMin: config['causal-ts.renew-batch-min-size'],
    batchMax: config['causal-ts.renew-batch-max-size'],
    aheadMs: config['causal-ts.alloc-ahead-buffer'],
  };
}

function flowControlOf(config: StoreConfig): FlowControlConfig {
  return {
    enable: config['storage.flow-control.enable'],
    memtablesThreshold: config['storage.flow-control.memtables-threshold'],
    l0FilesThreshold: config['storage.flow-control.l0-files-threshold'],
    softPendingCompactionBytesLimit: config['storage.flow-control.soft-pending-compaction-bytes-limit'],
    hardPendingCompactionBytesLimit: config['storage.flow-control.hard-pending-compaction-bytes-limit'],
  };
}

function obeyPessimistic(config: PessimisticTxnConfig, txn: TxnStorage, changed: StoreConfig): void {
  config.waitForLockTimeoutMs = changed['pessimistic-txn.wait-for-lock-timeout'];
  config.wakeUpDelayMs = changed['pessimistic-txn.wake-up-delay-duration'];
  config.pipelined = changed['pessimistic-txn.pipelined'];
  config.inMemory = changed['pessimistic-txn.in-memory'];
  config.peerSizeLimitBytes = changed['pessimistic-txn.in-memory-peer-size-limit'];
  config.instanceSizeLimitBytes = changed['pessimistic-txn.in-memory-instance-size-limit'];
  // An edge of the graph is not older than anybody may wait.
  txn.detector.ttlMs = config.waitForLockTimeoutMs;
}
