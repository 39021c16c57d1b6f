/**
 * Prometheus metrics under TiKV PD's names (facts/metrics-pd.txt), as far as this PD has something to say. Counters and
 * histograms are fed as things happen; gauges are computed when somebody asks.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { StoreStateName } from './cluster/stores.ts';
import type { TsoEvent } from './cluster/tso.ts';
import type { PdContext } from './context.ts';
import { ScheduleMetrics } from './schedule-metrics.ts';
import { PD_GIT_HASH, PD_VERSION } from './version.ts';

/** 0.1 ms to about 3 s. */
const SECONDS = [
  0.0001, 0.0002, 0.0004, 0.0008, 0.0016, 0.0032, 0.0064, 0.0128, 0.0256, 0.0512, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2,
];
const BATCH = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];

const STATES: Readonly<Record<StoreStateName, string>> = {
  Up: 'store_up_count',
  Disconnected: 'store_disconnected_count',
  Down: 'store_down_count',
  Offline: 'store_offline_count',
  Tombstone: 'store_tombstone_count',
};

export class Metrics {
  readonly #registry = new Registry();
  readonly #tsoBatch = this.#histogram('pd_server_handle_tso_batch_size', 'Timestamps asked for in one request', BATCH);
  readonly #tsoEvents = this.#counter('pd_tso_events', 'Events of the timestamp oracle', ['type', 'dc']);
  readonly #heartbeats = this.#counter('pd_scheduler_region_heartbeat', 'Region heartbeats', [
    'address',
    'store',
    'type',
    'status',
  ]);
  readonly #calls = this.#counter('pd_service_audit_requests_total', 'Unary calls', [
    'service',
    'method',
    'caller_component',
  ]);
  readonly #callSeconds = new Histogram({
    name: 'pd_service_audit_handling_seconds',
    help: 'Time from the arrival of a unary call to its answer',
    labelNames: ['service', 'method'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #syncSeconds = this.#histogram(
    'etcd_disk_wal_fsync_duration_seconds',
    'Write and sync of a journal frame',
    SECONDS,
  );
  readonly #clusterStatus = this.#gauge('pd_cluster_status', 'Stores and regions', ['type', 'engine', 'store']);
  readonly #tso = this.#gauge('pd_cluster_tso', 'The timestamp oracle, milliseconds', ['type', 'dc']);
  readonly #safePoint = this.#gauge('pd_gc_gc_safepoint', 'Physical part of the safe points', ['type']);
  readonly #dbSize = this.#gauge('etcd_mvcc_db_total_size_in_bytes', 'Memory of the key-value store', []);
  readonly #etcdState = this.#gauge('pd_server_etcd_state', 'The replicated log', ['type']);

  readonly schedule = new ScheduleMetrics(this.#registry);

  constructor() {
    this.#gauge('pd_server_info', 'Version', ['version', 'hash']).set({ version: PD_VERSION, hash: PD_GIT_HASH }, 1);
    this.#gauge('service_member_role', '1: leader', ['service']).set({ service: 'PD' }, 1);
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }

  #histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name, help, buckets, registers: [this.#registry] });
  }

  tsoRequest(count: number): void {
    this.#tsoBatch.observe(count);
  }

  tsoEvent(type: TsoEvent): void {
    this.#tsoEvents.inc({ type, dc: 'global' });
  }

  regionHeartbeat(storeId: number, ok: boolean): void {
    this.#heartbeats.inc({ address: '', store: storeId, type: 'report', status: ok ? 'ok' : 'err' });
  }

  call(path: string, durationMs: number): void {
    const method = path.slice(path.lastIndexOf('/') + 1);
    this.#calls.inc({ service: 'grpc', method, caller_component: '' });
    this.#callSeconds.observe({ service: 'grpc', method }, durationMs / 1000);
  }

  sync(durationMs: number): void {
    this.#syncSeconds.observe(durationMs / 1000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The text format. */
  render(pd: PdContext): Promise<string> {
    this.#renderCluster(pd);
    this.schedule.refresh(pd);
    this.#tso.set({ type: 'tso', dc: 'global' }, pd.tso.physicalMs);
    this.#tso.set({ type: 'save', dc: 'global' }, pd.tso.limitMs);
    const gc = pd.gc.state(undefined);
    this.#safePoint.set({ type: 'gc_safepoint' }, Number(gc.gcSafePoint >> 18n));
    this.#safePoint.set({ type: 'txn_safepoint' }, Number(gc.txnSafePoint >> 18n));
    this.#dbSize.set(pd.facts.log.state.kv.sizeBytes);
    this.#etcdState.set({ type: 'appliedIndex' }, pd.facts.log.appliedIndex);
    return this.#registry.metrics();
  }

  #renderCluster(pd: PdContext): void {
    const { stores } = pd.cluster;
    const counts = new Map<StoreStateName, number>();
    let capacity = 0;
    let used = 0;
    for (const store of stores.all()) {
      const name = stores.stateName(store);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (name === 'Tombstone' || store.stats === undefined) continue;
      capacity += store.stats.capacity;
      used += store.stats.usedSize;
    }
    const set = (type: string, value: number): void =>
      this.#clusterStatus.set({ type, engine: 'tikv', store: '' }, value);
    for (const [name, type] of Object.entries(STATES)) set(type, counts.get(name as StoreStateName) ?? 0);
    set('region_count', pd.cluster.regions.tree.size);
    set('storage_capacity', capacity);
    set('storage_size', used);
  }
}
