/** Moves leaders and peers about and merges regions at random: for tests of everything that must survive it. */
import type { RegionInfo } from '../../cluster/region-info.ts';
import { refusesAnyMerge } from '../checkers/merge-checker.ts';
import { planMerge } from '../merge.ts';
import { isHealthy, isReplicated } from '../model.ts';
import { Priority } from '../operator.ts';
import { planMembers, replaced } from '../plan.ts';
import { below, heirs, pickRegion, type Run, type Scheduler, transferLeader } from './scheduler.ts';

export const SHUFFLE_LEADER = 'shuffle-leader-scheduler';
export const SHUFFLE_REGION = 'shuffle-region-scheduler';
export const RANDOM_MERGE = 'random-merge-scheduler';

const LEADS_NONE = 'the picked store leads no free region';

/** A free region that a store, drawn at random, leads. */
function pickLed(run: Run): RegionInfo | undefined {
  const { stores } = run.view;
  const store = stores[below(run.random, Math.max(1, stores.length))];
  const region = store === undefined ? undefined : pickRegion(run, store.id, 'leader');
  return region !== undefined && run.free(region) ? region : undefined;
}

export class ShuffleLeader implements Scheduler {
  readonly name = SHUFFLE_LEADER;
  readonly kind = 'leader';
  readonly config = {};

  run(run: Run): string {
    const { view, random } = run;
    const region = pickLed(run);
    if (region === undefined) return LEADS_NONE;
    const targets = heirs(view, region);
    const target = targets[below(random, Math.max(1, targets.length))];
    if (target === undefined) return `region ${region.meta.id} has nobody to take over`;
    const about = { priority: Priority.low, reason: 'shuffled' };
    return run.add(transferLeader('shuffle-leader', region, target, about), region) ?? '';
  }
}

export class ShuffleRegion implements Scheduler {
  readonly name = SHUFFLE_REGION;
  readonly kind = 'region';
  readonly config = {};

  run(run: Run): string {
    const { view, random } = run;
    const source = view.stores[below(random, Math.max(1, view.stores.length))];
    if (source === undefined) return 'there are no stores';
    const region = pickRegion(run, source.id, below(random, 2) === 0 ? 'follower' : 'leader');
    if (region === undefined || !run.free(region)) return 'the picked store has no free region';
    if (!isHealthy(region) || !isReplicated(region, view.maxReplicas)) return `region ${region.meta.id} is not healthy`;
    const others = view.holders(region, source.id);
    const isolation = view.isolation(source, others);
    const targets = view.stores.filter(
      (store) => view.refusesRegion(store, region, others) === undefined && view.isolation(store, others) >= isolation,
    );
    const target = targets[below(random, Math.max(1, targets.length))];
    if (target === undefined) return `region ${region.meta.id} has no other place`;
    const options = { mayLead: view.mayLead, takeId: () => view.takeId() };
    const steps = planMembers(region, replaced(region, source.id, target.id), options);
    if (typeof steps === 'string') return steps;
    const brief = `mv peer: store [${source.id}] to [${target.id}]`;
    const spec = {
      desc: 'shuffle-region',
      brief,
      kind: 'region',
      priority: Priority.low,
      steps,
      reason: 'shuffled',
    } as const;
    return run.add(spec, region) ?? '';
  }
}

/** Of whatever size, and however lately split. */
export class RandomMerge implements Scheduler {
  readonly name = RANDOM_MERGE;
  readonly kind = 'merge';
  readonly config = {};

  run(run: Run): string {
    const { view, random } = run;
    const region = pickLed(run);
    if (region === undefined) return LEADS_NONE;
    const after = view.tree.after(region);
    const before = view.config['schedule.enable-one-way-merge'] ? undefined : view.tree.previousOf(region.startKey);
    const target = below(random, 2) === 0 ? (before ?? after) : (after ?? before);
    if (target === undefined) return `region ${region.meta.id} has no neighbour`;
    const refusal = refusesAnyMerge(view, region, target);
    if (refusal !== undefined) return `region ${region.meta.id} is not merged: ${refusal}`;
    const about = { desc: 'random-merge', kind: 'merge', priority: Priority.low, reason: 'shuffled' } as const;
    const spec = planMerge(view, region, target, about);
    return typeof spec === 'string' ? spec : (run.add(spec, region) ?? '');
  }
}
