/**
 * GET /metrics: a registry of its own for each store, under TiKV's names. Gauges are read when somebody scrapes.
 */
import type { Encryption } from '@tessera/encryption';
import { CF_NAMES } from '@tessera/engine';
import type { GrpcServerFace } from '@tessera/grpc';
import type { FlowControlledKv } from '@tessera/storage';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { StoreHeartbeat } from '../boot/store-heartbeat.ts';
import type { OnlineConfig } from '../config/online-config.ts';
import { memoryMetrics } from '../memory/memory.ts';
import type { MemoryGuard } from '../memory/memory-guard.ts';
import type { RegionReporter } from '../raft/region-reporter.ts';
import type { Replication } from '../raft/replication.ts';
import { EncryptionMetrics } from './encryption-metrics.ts';
import { engineMetrics, flowControlMetrics } from './engine-metrics.ts';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';
import type { RequestMetrics } from './request-metrics.ts';
import { resolvedTsMetrics } from './resolved-ts-metrics.ts';
import type { TxnMetrics } from './txn-metrics.ts';

const DATA_FAMILIES = [0, 1, 2] as const;
/** Routes of the status port, and one for all that are not. */
export const STATUS_PATHS = [
  '/metrics',
  '/status',
  '/config',
  '/region',
  '/log-level',
  '/engine_type',
  'other',
] as const;

export interface StoreMetricsParts {
  readonly requests: RequestMetrics;
  readonly txn: TxnMetrics;
  /** Up to when stale reads of a region may go here. */
  readonly safeTs: (regionId: number) => bigint;
  readonly wallMs: () => number;
  readonly flow: FlowControlledKv;
  readonly memory: MemoryGuard | undefined;
  readonly server: GrpcServerFace;
  readonly encryption: Encryption;
  readonly replication: Replication;
  readonly heartbeat: StoreHeartbeat;
  readonly reporter: RegionReporter;
  readonly config: OnlineConfig;
  readonly version: string;
  readonly gitHash: string;
  /** process_* and Node's own; off where several stores of one process would repeat them. */
  readonly processMetrics: boolean;
}

export class StoreMetrics {
  readonly status = new HistogramFamily(
    'tikv_status_server_request_duration_seconds',
    'Bucketed histogram of status server requests',
    exponentialBuckets(0.0001, 2, 24),
    STATUS_PATHS.map((path) => `method="any",path="${path}"`),
  );
  readonly #encryption = new EncryptionMetrics();
  readonly #registry = new Registry();
  readonly #parts: StoreMetricsParts;

  constructor(parts: StoreMetricsParts) {
    this.#parts = parts;
    const { heartbeat, reporter, server } = parts;
    const { engine, store, raftLog } = parts.replication;
    this.#gauge('tikv_server_info', 'Version of the store', ['version', 'hash'], (set) => {
      set({ version: parts.version, hash: parts.gitHash }, 1);
    });
    this.#gauge('tikv_store_size_bytes', 'Size of storage', ['type'], (set) => {
      set({ type: 'capacity' }, heartbeat.capacityBytes);
      set({ type: 'available' }, heartbeat.availableBytes);
      set({ type: 'used' }, heartbeat.usedBytes());
    });
    this.#gauge('tikv_engine_size_bytes', 'Sizes of each column families', ['db', 'type'], (set) => {
      for (const cf of DATA_FAMILIES) set({ db: 'kv', type: CF_NAMES[cf] }, engine.approximateStats(cf).sizeBytes);
    });
    this.#gauge('raft_engine_log_file_bytes', 'Size of the segment files of the raft log', [], (set) => {
      set({}, raftLog.totalBytes);
    });
    this.#gauge('tikv_engine_estimate_num_keys', 'Estimate num keys of each column families', ['db', 'cf'], (set) => {
      for (const cf of DATA_FAMILIES) set({ db: 'kv', cf: CF_NAMES[cf] }, engine.approximateStats(cf).keys);
    });
    this.#gauge('tikv_raftstore_region_count', 'Number of regions collected in region_collector', ['type'], (set) => {
      let leaders = 0;
      for (const peer of store.peers.values()) if (peer.isLeader) leaders++;
      set({ type: 'region' }, store.peers.size);
      set({ type: 'leader' }, leaders);
      set({ type: 'buckets' }, 0);
    });
    this.#gauge('tikv_raftstore_snapshot_traffic_total', 'Snapshots on their way', ['type'], (set) => {
      set({ type: 'sending' }, store.snapshots.sendingCount);
      set({ type: 'receiving' }, store.snapshots.receivingCount);
      set({ type: 'applying' }, store.snapshots.applyingCount);
    });
    this.#counter(
      'tikv_raftstore_admin_cmd_total',
      'Total number of admin cmd processed.',
      ['type', 'status'],
      (set) => {
        const { prepare, commit, rollback } = store.merging.applied;
        set({ type: 'prepare_merge', status: 'success' }, prepare);
        set({ type: 'commit_merge', status: 'success' }, commit);
        set({ type: 'rollback_merge', status: 'success' }, rollback);
      },
    );
    this.#gauge('tikv_config_raftstore', 'Config information of raftstore', ['name'], (set) => {
      const config = parts.config.current;
      set({ name: 'raft_entry_max_size' }, config['raftstore.raft-entry-max-size']);
      set({ name: 'pd_heartbeat_tick_interval' }, config['raftstore.pd-heartbeat-tick-interval'] / 1000);
      set({ name: 'pd_store_heartbeat_tick_interval' }, config['raftstore.pd-store-heartbeat-tick-interval'] / 1000);
    });
    this.#counter('tikv_pd_heartbeat_message_total', 'Total number of PD heartbeat messages.', ['type'], (set) => {
      set({ type: 'store' }, heartbeat.sent);
      set({ type: 'region' }, reporter.sent);
      set({ type: 'failed' }, heartbeat.failed);
    });
    this.#gauge('tessera_grpc_connections', 'Client connections', [], (set) => set({}, server.stats().connections));
    this.#gauge('tessera_grpc_open_calls', 'Calls under way', [], (set) => set({}, server.stats().openCalls));
    // Once a second is enough for the delay of the loop; the default of 10 ms would wake an idle store all the time.
    if (parts.processMetrics) {
      collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 1000 });
    }
  }

  #gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (labels: Record<string, string>, value: number) => void) => void,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      collect() {
        read((labels, value) => this.set(labels, value));
      },
    });
  }

  #counter(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (labels: Record<string, string>, value: number) => void) => void,
  ): void {
    new Counter({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      collect() {
        this.reset();
        read((labels, value) => this.inc(labels, value));
      },
    });
  }

  async text(): Promise<string> {
    const { requests, txn, replication, encryption, flow, memory, safeTs, wallMs } = this.#parts;
    const parts = [
      `${await this.#registry.metrics()}\n${requests.text()}${txn.text()}`,
      resolvedTsMetrics(replication.store.peers.values(), safeTs, wallMs()),
      engineMetrics(replication.engine),
      memoryMetrics(memory, replication),
      await this.#encryption.text(encryption),
      flowControlMetrics(flow),
      this.status.text(),
    ];
    return parts.join('');
  }

  close(): void {
    this.#registry.clear();
  }
}
