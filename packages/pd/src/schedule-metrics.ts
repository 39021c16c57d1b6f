/**
 * Metrics of scheduling under PD's names: counters as operators, checkers and schedulers do things; gauges of stores, regions,
 * limits and settings when somebody asks.
 */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { REGION_CHECKS, regionCheckContext } from './cluster/region-checks.ts';
import { CONFIG_KEYS } from './config/items.ts';
import type { PdContext } from './context.ts';
import type { ScheduleEvents } from './schedule/model.ts';

/** 10 ms to about three hours. */
const OPERATOR_SECONDS = Array.from({ length: 21 }, (_, i) => 0.01 * 2 ** i);

export class ScheduleMetrics {
  readonly #registry: Registry;
  readonly #operators: Counter;
  readonly #operatorSeconds: Histogram;
  readonly #stepSeconds: Histogram;
  readonly #storeLimited: Counter;
  readonly #checkers: Counter;
  readonly #schedulers: Counter;
  readonly #scatters: Counter;
  readonly #pushes: Counter;
  readonly #regionsStatus: Gauge;
  readonly #storeStatus: Gauge;
  readonly #storeLimit: Gauge;
  readonly #schedulerStatus: Gauge;
  readonly #allowance: Gauge;
  readonly #patrolTime: Gauge;
  readonly #regionList: Gauge;
  readonly #progress: Gauge;
  readonly #speed: Gauge;
  readonly #eta: Gauge;
  readonly #config: Gauge;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#operators = this.#counter('pd_schedule_operators_count', 'Operators by event', ['type', 'event']);
    this.#operatorSeconds = this.#durations(
      'pd_schedule_finish_operators_duration_seconds',
      'Operators that succeeded',
    );
    this.#stepSeconds = this.#durations('pd_schedule_finish_operator_steps_duration_seconds', 'Steps of operators');
    this.#storeLimited = this.#counter(
      'pd_schedule_operator_exceeded_store_limit',
      'Operators put off by a store limit',
      ['desc'],
    );
    this.#checkers = this.#counter('pd_checker_event_count', 'What checkers found', ['type', 'name']);
    this.#schedulers = this.#counter('pd_scheduler_event_count', 'What schedulers did', ['type', 'name']);
    this.#scatters = this.#counter('pd_schedule_scatter_operators_count', 'Regions scattered', ['type', 'event']);
    this.#pushes = this.#counter('pd_hbstream_region_message', 'Orders pushed to stores', [
      'address',
      'store',
      'type',
      'status',
    ]);
    this.#regionsStatus = this.#gauge('pd_regions_status', 'Regions that need attention', ['type']);
    this.#storeStatus = this.#gauge('pd_scheduler_store_status', 'What stores report and hold', [
      'address',
      'store',
      'type',
    ]);
    this.#storeLimit = this.#gauge('pd_cluster_store_limit', 'Regions a minute', ['store', 'type']);
    this.#schedulerStatus = this.#gauge('pd_scheduler_status', '1: the scheduler works', ['kind', 'type']);
    this.#allowance = this.#gauge('pd_scheduling_allowance_status', '1: scheduling is not halted', ['kind']);
    this.#patrolTime = this.#gauge('pd_checker_patrol_regions_time', 'Last whole round of the checkers, seconds', []);
    this.#regionList = this.#gauge('pd_checker_region_list', 'Regions that wait for a check', ['type']);
    const draining = ['address', 'store', 'action'];
    this.#progress = this.#gauge('pd_cluster_progress', 'Share of a leaving store that has moved', draining);
    this.#speed = this.#gauge('pd_cluster_speed', 'MiB a second that leave a store', draining);
    this.#eta = this.#gauge('pd_cluster_eta', 'Seconds until a leaving store is empty', draining);
    this.#config = this.#gauge('pd_config_status', 'Numbers among the settings', ['type']);
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }

  #durations(name: string, help: string): Histogram {
    return new Histogram({ name, help, labelNames: ['type'], buckets: OPERATOR_SECONDS, registers: [this.#registry] });
  }

  /** `note` is for the log. */
  events(note: ScheduleEvents['note']): ScheduleEvents {
    return {
      operator: (type, event) => this.#operators.inc({ type, event }),
      operatorFinished: (type, durationMs) => this.#operatorSeconds.observe({ type }, durationMs / 1000),
      stepFinished: (type, durationMs) => this.#stepSeconds.observe({ type }, durationMs / 1000),
      checker: (name, event) => this.#checkers.inc({ type: `${name.replace('-', '_')}_checker`, name: event }),
      scheduler: (type, name) => this.#schedulers.inc({ type, name }),
      storeLimited: (desc) => this.#storeLimited.inc({ desc }),
      note,
    };
  }

  pushed(storeId: number, ok: boolean): void {
    this.#pushes.inc({ address: '', store: storeId, type: 'push', status: ok ? 'ok' : 'err' });
  }

  scattered(ok: boolean): void {
    this.#scatters.inc({ type: 'scatter-region', event: ok ? 'success' : 'fail' });
  }

  /** Brings the gauges up to date. */
  refresh(pd: PdContext): void {
    this.#refreshRegions(pd);
    this.#refreshStores(pd);
    this.#refreshDrains(pd);
    const { schedulers, patrol, standstill } = pd.scheduling;
    this.#schedulerStatus.reset();
    for (const name of schedulers.names()) {
      this.#schedulerStatus.set({ kind: name, type: 'allow' }, schedulers.isPaused(name) ? 0 : 1);
    }
    this.#allowance.set({ kind: 'halt-scheduling' }, standstill === undefined ? 1 : 0);
    this.#patrolTime.set(patrol.lastRoundMs / 1000);
    this.#regionList.set({ type: 'suspect-regions' }, patrol.suspects);
    for (const key of CONFIG_KEYS) {
      const value = pd.settings.current[key];
      if (typeof value !== 'number' && typeof value !== 'boolean') continue;
      if (key.startsWith('schedule.') || key.startsWith('replication.')) {
        this.#config.set({ type: key.slice(key.indexOf('.') + 1) }, Number(value));
      }
    }
  }

  #refreshRegions(pd: PdContext): void {
    const checks = Object.entries(REGION_CHECKS);
    const counts = checks.map(() => 0);
    const context = regionCheckContext(pd.settings.current, pd.cluster.stores);
    for (const region of pd.cluster.regions.tree.all()) {
      for (let i = 0; i < checks.length; i++)
        if (checks[i]?.[1](region, context) === true) counts[i] = (counts[i] ?? 0) + 1;
    }
    for (const [i, [name]] of checks.entries()) {
      this.#regionsStatus.set({ type: `${name.replace(/-region$/, '')}-region-count` }, counts[i] ?? 0);
    }
  }

  #refreshStores(pd: PdContext): void {
    const { stores, regions } = pd.cluster;
    const view = pd.scheduling.view(true);
    this.#storeStatus.reset();
    this.#storeLimit.reset();
    for (const store of view.stores) {
      const set = (type: string, value: number): void =>
        this.#storeStatus.set({ address: store.address, store: store.id, type }, value);
      const load = regions.tree.byStore.loadOf(store.id);
      set('store_capacity', store.capacityBytes);
      set('store_available', store.availableBytes);
      set('store_used', store.usedBytes);
      set('region_count', load.regions);
      set('region_size', load.regionSizeMib);
      set('region_score', view.regionScore(store));
      set('leader_count', load.leaders);
      set('leader_size', load.leaderSizeMib);
      set('leader_score', view.leaderScore(store));
      set('learner_count', load.learners);
      set('witness_count', load.witnesses);
      const limits = stores.settings.limitsOf(store.id);
      this.#storeLimit.set({ store: store.id, type: 'add-peer' }, limits['add-peer']);
      this.#storeLimit.set({ store: store.id, type: 'remove-peer' }, limits['remove-peer']);
    }
  }

  #refreshDrains(pd: PdContext): void {
    const { drains, stores } = pd.cluster;
    for (const gauge of [this.#progress, this.#speed, this.#eta]) gauge.reset();
    for (const id of drains.ids()) {
      const progress = drains.of(id);
      if (progress === undefined) continue;
      const labels = { address: stores.get(id)?.meta.address ?? '', store: id, action: 'removing' };
      this.#progress.set(labels, progress.done);
      this.#speed.set(labels, progress.mibPerSecond);
      if (progress.leftSeconds !== undefined) this.#eta.set(labels, progress.leftSeconds);
    }
  }
}
