/** Puts scheduling to work on the real cluster: ports over stores, regions, streams and ids, and a clock that runs it. */
import type { Logger } from '@tessera/base';
import type { Clock, Random } from '@tessera/env';
import type { Cluster } from '../cluster/cluster.ts';
import { isHotRegion } from '../cluster/hot-peers.ts';
import type { IdAllocator } from '../cluster/id-allocator.ts';
import type { Keys } from '../cluster/keys.ts';
import type { Keyspaces } from '../cluster/keyspaces.ts';
import type { PdConfig } from '../config/items.ts';
import type { Metrics } from '../metrics.ts';
import type { Facts } from '../state/facts.ts';
import { Coordinator } from './coordinator.ts';
import { ScheduleDriver } from './driver.ts';
import { SchedulerStore } from './scheduler-store.ts';
import { type StoreRates, UNLIMITED_RATE } from './store-limits.ts';

export interface ScheduleParts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: IdAllocator;
  readonly facts: Facts;
  readonly keys: Keys;
  readonly keyspaces: Keyspaces;
  readonly config: () => PdConfig;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export interface Scheduling {
  readonly coordinator: Coordinator;
  readonly schedulers: SchedulerStore;
  stop(): void;
}

export function openScheduling(parts: ScheduleParts): Scheduling {
  const { cluster, clock, random, ids, facts, keys, keyspaces, config, metrics, log } = parts;
  const { stores, regions, streams } = cluster;
  const rates = (id: number): StoreRates => {
    const limits = stores.settings.limitsOf(id);
    const store = stores.get(id);
    // Nothing is moved off a dead store: its peers are only struck from the list.
    const dead = store !== undefined && stores.stateName(store) === 'Down';
    return dead ? { ...limits, 'remove-peer': UNLIMITED_RATE } : limits;
  };
  let wake = (): void => undefined;
  const coordinator = new Coordinator(
    {
      nowMs: () => clock.monotonicMs(),
      wallMs: () => clock.wallMs(),
      random,
      config,
      stores: () => stores.views(),
      store: (id) => {
        const store = stores.get(id);
        return store === undefined ? undefined : stores.view(store);
      },
      tree: regions.tree,
      isHot: (region) => isHotRegion(region, (id) => stores.get(id)?.stats),
      keyspaceExists: (id) => keyspaces.byId(id) !== undefined,
      takeId: () => ids.take(),
      send: (storeId, order) => {
        const sent = streams.push(storeId, order);
        metrics.schedule.pushed(storeId, sent);
        return sent;
      },
      events: metrics.schedule.events((message, details) => log.info?.(message, details)),
    },
    rates,
    () => wake(),
  );
  const driver = new ScheduleDriver(clock, () => coordinator.tick());
  wake = () => driver.wake();
  regions.onHeartbeat = (previous, region) => coordinator.heartbeat(previous, region);
  regions.onRemoved = (region, by) => coordinator.removed(region, by);
  const schedulers = new SchedulerStore(facts, keys, coordinator.schedulers, log, () => driver.wake());
  driver.wake();
  return { coordinator, schedulers, stop: () => driver.stop() };
}
