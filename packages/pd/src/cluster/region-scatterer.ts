/** ScatterRegion for many regions: starts the operators, and tries again for those that could not be scattered at once. */
import { type Clock, sleep } from '@tessera/env';
import type { Metrics } from '../metrics.ts';
import type { Coordinator } from '../schedule/coordinator.ts';
import type { Cluster } from './cluster.ts';
import type { IdAllocator } from './id-allocator.ts';

const PAUSE_MS = 200;
/** As PD: what does not go by then fails for good. */
const MAX_ROUNDS = 30;
const DEFAULT_ROUNDS = 5;
/** Those that find none in the first round find some in the next. */
const IDS = 100;

export interface ScatterOutcome {
  /** Of the regions asked for: scattered, or lying well already. */
  readonly percentage: number;
  /** Region id to why not. */
  readonly failures: ReadonlyMap<number, string>;
}

export async function scatterRegions(
  context: {
    readonly cluster: Cluster;
    readonly scheduling: Coordinator;
    readonly clock: Clock;
    readonly ids: IdAllocator;
    readonly metrics: Metrics;
    readonly closing: AbortSignal;
  },
  regionIds: readonly number[],
  group: string,
  retryLimit: number,
): Promise<ScatterOutcome> {
  const { clock, closing } = context;
  await context.ids.ensure(IDS);
  let left = [...new Set(regionIds)];
  const total = left.length;
  const failures = new Map<number, string>();
  const rounds = Math.min(MAX_ROUNDS, retryLimit > 0 ? retryLimit : DEFAULT_ROUNDS);
  for (let round = 0; round < rounds && left.length > 0; round++) {
    if (round > 0) await sleep(clock, PAUSE_MS, closing);
    left = left.filter((id) => {
      const why = scatterOne(context, id, group);
      context.metrics.schedule.scattered(why === undefined);
      if (why === undefined) failures.delete(id);
      else failures.set(id, why);
      // What PD has never heard of does not appear by waiting for it.
      return why !== undefined && context.cluster.regions.tree.byId(id) !== undefined;
    });
  }
  const done = total - failures.size;
  return { percentage: total === 0 ? 100 : Math.floor((100 * done) / total), failures };
}

function scatterOne(
  { cluster, scheduling }: { readonly cluster: Cluster; readonly scheduling: Coordinator },
  regionId: number,
  group: string,
): string | undefined {
  const region = cluster.regions.tree.byId(regionId);
  if (region === undefined) return `region ${regionId} not found`;
  const spec = scheduling.scatterer.scatter(scheduling.view(), region, group);
  if (spec === undefined || typeof spec === 'string') return spec;
  return scheduling.add(spec, region);
}
