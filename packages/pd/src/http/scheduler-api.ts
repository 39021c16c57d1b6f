/** HTTP: schedulers and checkers: which there are, adding, removing, pausing, configuring, and what each last said. */
import type { PdContext } from '../context.ts';
import { Checkers } from '../schedule/checkers/checkers.ts';
import { type SchedulerConfig, SchedulerError } from '../schedule/schedulers/scheduler.ts';
import { EVICT_LEADER, GRANT_LEADER } from '../schedule/schedulers/store-leaders.ts';
import { Body } from './body.ts';
import { needCluster, V1 } from './cluster-api.ts';
import { HttpError, type RouteRequest, type Router } from './router.ts';
import { isoTime } from './shapes.ts';

/** A year is as good as for ever; more is a mistake in the unit. */
const MAX_PAUSE_SECONDS = 366 * 86_400;
const WITH_STORES: readonly string[] = [EVICT_LEADER, GRANT_LEADER];

export function registerSchedulerApi(router: Router, pd: PdContext): void {
  registerList(router, pd);
  registerConfigs(router, pd);
  registerCheckers(router, pd);
}

/** Wishes that cannot be granted are the caller's fault. */
async function granted(change: Promise<void>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof SchedulerError)) throw error;
    throw new HttpError(error.message.endsWith('not found') ? 404 : 400, error.message);
  }
}

/** `evict-leader-scheduler-3` is store 3 of `evict-leader-scheduler`. */
function storeOf(name: string): { readonly type: string; readonly storeId: number } | undefined {
  const match = /^(.*-scheduler)-(\d{1,15})$/.exec(name);
  const type = match?.[1] ?? '';
  return WITH_STORES.includes(type) ? { type, storeId: Number(match?.[2]) } : undefined;
}

function storesOf(pd: PdContext, name: string): number[] {
  return [...((pd.scheduling.schedulers.record(name)?.config['stores'] as number[] | undefined) ?? [])];
}

async function addStore(pd: PdContext, name: string, storeId: number): Promise<void> {
  if (pd.cluster.stores.get(storeId) === undefined) throw new HttpError(404, `store ${storeId} not found`);
  const stores = storesOf(pd, name);
  if (!stores.includes(storeId)) await granted(pd.schedulers.put(name, { stores: [...stores, storeId] }));
}

/** The last store takes the scheduler with it. */
async function removeStore(pd: PdContext, name: string, storeId: number): Promise<void> {
  const stores = storesOf(pd, name);
  if (!stores.includes(storeId)) throw new HttpError(404, `scheduler ${name} of store ${storeId} not found`);
  const left = stores.filter((id) => id !== storeId);
  await granted(left.length === 0 ? pd.schedulers.remove(name) : pd.schedulers.put(name, { stores: left }));
}

function registerList(router: Router, pd: PdContext): void {
  const { schedulers } = pd.scheduling;
  const path = `${V1}/schedulers`;
  router.on('GET', path, ({ query }) => {
    needCluster(pd);
    const status = query.get('status');
    if (status === 'disabled') return pd.schedulers.disabled();
    if (status === 'paused') return schedulers.names().filter((name) => schedulers.isPaused(name));
    if (status !== null && status !== '') throw new HttpError(400, `unknown status ${status}, need paused or disabled`);
    return schedulers.names();
  });
  router.on('POST', path, async (request) => {
    needCluster(pd);
    const body = new Body(request.json());
    const name = body.text('name');
    if (WITH_STORES.includes(name)) await addStore(pd, name, body.id('store_id'));
    else await granted(pd.schedulers.put(name, schedulers.record(name)?.config ?? {}));
    return 'The scheduler is created.';
  });
  router.on('GET', `${path}/diagnostic/{name}`, ({ params }) => {
    needCluster(pd);
    const name = params['name'] ?? '';
    const found = schedulers.diagnosis(name);
    if (found === undefined) {
      if (pd.schedulers.disabled().includes(name)) return { name, status: 'disabled', summary: '', timestamp: '' };
      throw new HttpError(404, `scheduler ${name} not found`);
    }
    const { standstill } = pd.scheduling;
    const timestamp = found.wallMs === 0 ? '' : isoTime(found.wallMs);
    if (standstill !== undefined) return { name, status: 'halted', summary: standstill, timestamp };
    return { name, status: found.status, summary: found.summary, timestamp };
  });
  router.on('DELETE', `${path}/{name}`, async ({ params }) => {
    needCluster(pd);
    const name = params['name'] ?? '';
    const single = storeOf(name);
    if (single !== undefined) await removeStore(pd, single.type, single.storeId);
    else await granted(pd.schedulers.remove(name));
    return 'The scheduler is removed.';
  });
  router.on('POST', `${path}/{name}`, async (request) => {
    needCluster(pd);
    const name = request.params['name'] ?? '';
    const untilWallMs = pauseEnd(request, pd.clock.wallMs());
    const names = name === 'all' ? schedulers.names() : [name];
    for (const each of names) await granted(pd.schedulers.pause(each, untilWallMs));
    return 'Pause or resume the scheduler successfully.';
  });
}

/** {"delay": seconds}; 0 resumes. */
function pauseEnd(request: RouteRequest, nowMs: number): number {
  const seconds = new Body(request.json()).id('delay');
  if (seconds > MAX_PAUSE_SECONDS) throw new HttpError(400, `delay must be at most ${MAX_PAUSE_SECONDS} seconds`);
  return seconds === 0 ? 0 : nowMs + seconds * 1000;
}

/** PD shows stores with the ranges of keys they are emptied of; ours are always emptied wholly. */
function shown(name: string, config: SchedulerConfig): SchedulerConfig {
  if (!WITH_STORES.includes(name)) return config;
  const everything = [{ 'start-key': '', 'end-key': '' }];
  return { 'store-id-ranges': Object.fromEntries((config['stores'] as number[]).map((id) => [id, everything])) };
}

function registerConfigs(router: Router, pd: PdContext): void {
  const { schedulers } = pd.scheduling;
  const path = `${V1}/scheduler-config`;
  const configOf = (name: string): SchedulerConfig => {
    needCluster(pd);
    const record = schedulers.record(name);
    if (record === undefined) throw new HttpError(404, `scheduler ${name} not found`);
    return record.config;
  };
  router.on('GET', path, () => {
    needCluster(pd);
    return Object.fromEntries(schedulers.names().map((name) => [name, shown(name, configOf(name))]));
  });
  for (const suffix of ['', '/list', '/config']) {
    router.on('GET', `${path}/{name}${suffix}`, ({ params }) =>
      shown(params['name'] ?? '', configOf(params['name'] ?? '')),
    );
  }
  router.on('POST', `${path}/{name}/config`, async (request) => {
    const name = request.params['name'] ?? '';
    const config = configOf(name);
    const body = request.json();
    if (WITH_STORES.includes(name)) {
      await addStore(pd, name, new Body(body).id('store_id'));
      return 'The config is updated.';
    }
    const { ranges: _, ...changes } = { ...config, ...(body as SchedulerConfig) };
    const unknown = Object.keys(changes).find((key) => !(key in config));
    if (unknown !== undefined) throw new HttpError(400, `${name} has no setting ${unknown}`);
    const same = Object.entries(changes).every(([key, value]) => config[key] === value);
    if (same) return 'Config is the same with origin, so do nothing.';
    await granted(pd.schedulers.put(name, changes));
    return 'Config is updated.';
  });
  router.on('DELETE', `${path}/{name}/delete/{id}`, async ({ params }) => {
    const name = params['name'] ?? '';
    configOf(name);
    if (!WITH_STORES.includes(name)) throw new HttpError(400, `${name} has no stores`);
    await removeStore(pd, name, Number(params['id']));
    return 'The config is updated.';
  });
}

function registerCheckers(router: Router, pd: PdContext): void {
  const { checkers } = pd.scheduling;
  const named = ({ params }: RouteRequest): string => {
    needCluster(pd);
    const name = params['name'] ?? '';
    if (!Checkers.isName(name)) throw new HttpError(404, `checker ${name} not found`);
    return name;
  };
  router.on('GET', `${V1}/checker/{name}`, (request) => ({
    paused: checkers.pausedUntilMs(named(request), pd.clock.monotonicMs()) > 0,
  }));
  router.on('POST', `${V1}/checker/{name}`, (request) => {
    checkers.pause(named(request), pauseEnd(request, pd.clock.monotonicMs()));
    return 'Pause or resume the checker successfully.';
  });
}
