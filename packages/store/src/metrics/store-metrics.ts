/**
 * GET /metrics: a registry of its own for each store, under TiKV's names. Gauges are read when somebody scrapes.
 */
import { CF_NAMES, type KvEngine } from '@tessera/engine';
import type { GrpcServerFace } from '@tessera/grpc';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Heartbeats } from '../boot/heartbeats.ts';
import type { OnlineConfig } from '../config/online-config.ts';
import type { SingleRegionKv } from '../region/single-region-kv.ts';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';
import type { RequestMetrics } from './request-metrics.ts';

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
  readonly server: GrpcServerFace;
  readonly engine: KvEngine;
  readonly kv: SingleRegionKv;
  readonly heartbeats: Heartbeats;
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
  readonly #registry = new Registry();
  readonly #parts: StoreMetricsParts;

  constructor(parts: StoreMetricsParts) {
    this.#parts = parts;
    const { heartbeats, engine, kv, server } = parts;
    this.#gauge('tikv_server_info', 'Version of the store', ['version', 'hash'], (set) => {
      set({ version: parts.version, hash: parts.gitHash }, 1);
    });
    this.#gauge('tikv_store_size_bytes', 'Size of storage', ['type'], (set) => {
      set({ type: 'capacity' }, heartbeats.capacityBytes);
      set({ type: 'available' }, heartbeats.availableBytes);
      set({ type: 'used' }, heartbeats.usedBytes());
    });
    this.#gauge('tikv_engine_size_bytes', 'Sizes of each column families', ['db', 'type'], (set) => {
      for (const cf of DATA_FAMILIES) set({ db: 'kv', type: CF_NAMES[cf] }, engine.approximateStats(cf).sizeBytes);
    });
    this.#gauge('tikv_engine_estimate_num_keys', 'Estimate num keys of each column families', ['db', 'cf'], (set) => {
      for (const cf of DATA_FAMILIES) set({ db: 'kv', cf: CF_NAMES[cf] }, engine.approximateStats(cf).keys);
    });
    this.#gauge('tikv_raftstore_region_count', 'Number of regions collected in region_collector', ['type'], (set) => {
      set({ type: 'region' }, kv.peer === undefined ? 0 : 1);
      set({ type: 'leader' }, kv.peer?.isLeader === true ? 1 : 0);
      set({ type: 'buckets' }, 0);
    });
    this.#gauge('tikv_config_raftstore', 'Config information of raftstore', ['name'], (set) => {
      const config = parts.config.current;
      set({ name: 'raft_entry_max_size' }, config['raftstore.raft-entry-max-size']);
      set({ name: 'pd_heartbeat_tick_interval' }, config['raftstore.pd-heartbeat-tick-interval'] / 1000);
      set({ name: 'pd_store_heartbeat_tick_interval' }, config['raftstore.pd-store-heartbeat-tick-interval'] / 1000);
    });
    this.#counter('tikv_pd_heartbeat_message_total', 'Total number of PD heartbeat messages.', ['type'], (set) => {
      set({ type: 'store' }, heartbeats.sent.store);
      set({ type: 'region' }, heartbeats.sent.region);
      set({ type: 'failed' }, heartbeats.sent.failed);
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
    return `${await this.#registry.metrics()}\n${this.#parts.requests.text()}${this.status.text()}`;
  }

  close(): void {
    this.#registry.clear();
  }
}
