/** Evens out the leaders: from the store with the highest score to the follower with the lowest, a few in one run. */
import type { RegionInfo } from '../../cluster/region-info.ts';
import type { StoreView } from '../model.ts';
import { Priority } from '../operator.ts';
import type { View } from '../view.ts';
import {
  freeRegions,
  heirs,
  leastLeaders,
  type Run,
  type Scheduler,
  type SchedulerConfig,
  SchedulerError,
  transferLeader,
} from './scheduler.ts';

export const BALANCE_LEADER = 'balance-leader-scheduler';
const DEFAULT_BATCH = 4;
const MAX_BATCH = 100;
/** Without a ratio by the user: a difference that is noise in a cluster of this size. */
const AUTO_RATIO = 0.005;

export class BalanceLeader implements Scheduler {
  readonly name = BALANCE_LEADER;
  readonly kind = 'leader';
  #batch = DEFAULT_BATCH;

  get config(): SchedulerConfig {
    return { batch: this.#batch, ranges: [{ 'start-key': '', 'end-key': '' }] };
  }

  configure({ batch = this.#batch }: SchedulerConfig): void {
    if (!Number.isInteger(batch) || (batch as number) < 1 || (batch as number) > MAX_BATCH) {
      throw new SchedulerError(`invalid batch size which should be an integer between 1 and ${MAX_BATCH}`);
    }
    this.#batch = batch as number;
  }

  run(run: Run): string {
    let why = '';
    for (let started = 0; started < this.#batch; started++) {
      const result = this.#one(run);
      if (result === undefined) continue;
      why = result;
      break;
    }
    return why;
  }

  /** Undefined when it started one; else why not. */
  #one(run: Run): string | undefined {
    const { view } = run;
    const stores = view.stores.filter((store) => store.state === 'Up');
    if (stores.length < 2) return `${stores.length} store is up: nothing to balance`;
    const score = (store: StoreView): number => view.leaderScore(store);
    const sources = [...stores].sort((a, b) => score(b) - score(a) || a.id - b.id);
    const lowest = Math.min(...stores.filter((store) => view.refusesLeader(store) === undefined).map(score));
    let why: string | undefined;
    for (const source of sources) {
      if (!this.#worthwhile(view, source, lowest)) break;
      const refused = this.#moveFrom(run, source);
      if (refused === undefined) return undefined;
      why ??= refused;
    }
    return (
      why ?? `leaders are balanced: ${stores.map((store) => `store ${store.id}: ${round(score(store))}`).join(', ')}`
    );
  }

  /** Could any leader move from here to a store with that score? */
  #worthwhile(view: View, source: StoreView, targetScore: number): boolean {
    if (view.config['schedule.leader-schedule-policy'] === 'size') return view.leaderScore(source) > targetScore;
    return view.leaderScore(source, -1) > targetScore;
  }

  #moveFrom(run: Run, source: StoreView): string | undefined {
    const { view } = run;
    let why = `store ${source.id}: none of its leaders can move to a store with fewer`;
    for (const region of freeRegions(run, source.id, 'leader')) {
      const target = leastLeaders(view, heirs(view, region));
      if (target === undefined || !isBetter(view, source, target, region)) continue;
      const reason = `leader score of store ${source.id} is ${round(view.leaderScore(source))}, of store ${target.id} ${round(view.leaderScore(target))}`;
      const refused = run.add(
        transferLeader('balance-leader', region, target, { priority: Priority.medium, reason }),
        region,
      );
      if (refused === undefined) return undefined;
      why = refused;
    }
    return why;
  }
}

/** After the move the source must not have less than the target: else the leader would come back. */
function isBetter(view: View, source: StoreView, target: StoreView, region: RegionInfo): boolean {
  const policy = view.config['schedule.leader-schedule-policy'];
  const ratio = view.config['schedule.tolerant-size-ratio'];
  const { leaders, leaderSizeMib } = view.tree.byStore.loadOf(source.id);
  const unit = policy === 'size' ? region.stats.approximateSizeMib : 1;
  const average = policy === 'size' && leaders > 0 ? leaderSizeMib / leaders : 1;
  const tolerated = average * (ratio > 0 ? ratio : Math.max(1, leaders * AUTO_RATIO));
  const delta = Math.max(unit, tolerated);
  return view.leaderScore(source, -delta) >= view.leaderScore(target, delta);
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
