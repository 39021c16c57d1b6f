/** Moves all leaders off some stores (evict-leader) or to them (grant-leader): before maintenance, or for a test. */
import { Priority } from '../operator.ts';
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

export const EVICT_LEADER = 'evict-leader-scheduler';
export const GRANT_LEADER = 'grant-leader-scheduler';
/** Transfers of one run and store: quick, but the clients' caches follow. */
const BATCH = 3;

class StoreLeaders {
  readonly kind = 'leader';
  readonly name: string;
  readonly stores = new Set<number>();

  constructor(name: string) {
    this.name = name;
  }

  get config(): SchedulerConfig {
    return { stores: [...this.stores].sort((a, b) => a - b) };
  }

  configure({ stores }: SchedulerConfig): void {
    if (!Array.isArray(stores) || stores.length === 0 || !stores.every((id) => Number.isSafeInteger(id) && id > 0)) {
      throw new SchedulerError(`${this.name} needs the id of a store`);
    }
    this.stores.clear();
    for (const id of stores as number[]) this.stores.add(id);
  }
}

export class EvictLeader extends StoreLeaders implements Scheduler {
  constructor() {
    super(EVICT_LEADER);
  }

  get evicts(): ReadonlySet<number> {
    return this.stores;
  }

  run(run: Run): string {
    const whys: string[] = [];
    for (const storeId of this.stores) {
      const left = run.view.tree.byStore.loadOf(storeId).leaders;
      whys.push(
        left === 0 ? `store ${storeId} has no leaders` : `store ${storeId}: ${left} leaders left${evict(run, storeId)}`,
      );
    }
    return whys.join('; ');
  }
}

function evict(run: Run, storeId: number): string {
  let why = ', none of the picked can move now';
  let started = 0;
  for (const region of freeRegions(run, storeId, 'leader')) {
    const target = leastLeaders(run.view, heirs(run.view, region));
    if (target === undefined) continue;
    const about = { priority: Priority.urgent, reason: `${EVICT_LEADER} empties store ${storeId} of leaders` };
    const refused = run.add(transferLeader('evict-leader', region, target, about), region);
    if (refused !== undefined) return `, ${refused}`;
    why = '';
    if (++started === BATCH) break;
  }
  return why;
}

export class GrantLeader extends StoreLeaders implements Scheduler {
  constructor() {
    super(GRANT_LEADER);
  }

  run(run: Run): string {
    const whys: string[] = [];
    for (const storeId of this.stores) whys.push(`store ${storeId}: ${grant(run, storeId)}`);
    return whys.join('; ');
  }
}

function grant(run: Run, storeId: number): string {
  const { view } = run;
  if (view.tree.byStore.regionsOf(storeId, 'follower').length === 0) return 'it leads all it holds';
  for (const region of freeRegions(run, storeId, 'follower')) {
    const target = heirs(view, region).find(({ id }) => id === storeId);
    if (target === undefined) continue;
    const about = { priority: Priority.high, reason: `${GRANT_LEADER} gives store ${storeId} the leaders` };
    const refused = run.add(transferLeader('grant-leader', region, target, about), region);
    return refused ?? 'leaders are moving there';
  }
  return 'none of the picked regions can move now';
}
