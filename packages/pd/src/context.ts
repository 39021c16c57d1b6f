/** What the services and the HTTP API work with. Built by {@link createPd}, one per running PD. */
import type { Clock, Random } from '@tessera/env';
import type * as pdpb from '@tessera/proto/pdpb';
import type { Cluster } from './cluster/cluster.ts';
import type { Gc } from './cluster/gc.ts';
import type { IdAllocator } from './cluster/id-allocator.ts';
import type { Keys } from './cluster/keys.ts';
import type { Keyspaces } from './cluster/keyspaces.ts';
import type { MinResolvedTs } from './cluster/min-resolved-ts.ts';
import type { Tso } from './cluster/tso.ts';
import type { Settings } from './config/settings.ts';
import type { Metrics } from './metrics.ts';
import type { Coordinator } from './schedule/coordinator.ts';
import type { SchedulerStore } from './schedule/scheduler-store.ts';
import type { Facts } from './state/facts.ts';
import type { LeaseClock } from './state/lease-clock.ts';
import type { WatchHub } from './state/watch-hub.ts';

export interface PdContext {
  readonly clusterId: bigint;
  readonly memberId: bigint;
  /** Ourselves, as clients see us. */
  readonly member: pdpb.Member;
  readonly clock: Clock;
  readonly random: Random;
  readonly facts: Facts;
  readonly keys: Keys;
  readonly settings: Settings;
  readonly cluster: Cluster;
  readonly ids: IdAllocator;
  readonly scheduling: Coordinator;
  readonly schedulers: SchedulerStore;
  readonly tso: Tso;
  readonly gc: Gc;
  readonly keyspaces: Keyspaces;
  readonly minResolvedTs: MinResolvedTs;
  readonly watches: WatchHub;
  readonly leaseClock: LeaseClock;
  readonly metrics: Metrics;
  /** Wall clock of the start. */
  readonly startedMs: number;
  /** Aborted when PD begins to stop. */
  readonly closing: AbortSignal;
  /** Runs `task` again and again until PD stops; never before the first interval is over. */
  every(intervalMs: number, task: () => void): void;
}
