/** HTTP: stores: their states, labels, weights and limits, and how far those are that leave. */
import * as metapb from '@tessera/proto/metapb';
import type { Progress } from '../cluster/drain-progress.ts';
import type { StoreInfo, StoreStateName } from '../cluster/stores.ts';
import type { PdContext } from '../context.ts';
import type { LimitType } from '../schedule/store-limits.ts';
import { Body, labelsOf } from './body.ts';
import { idParam, needCluster, orThrow, V1 } from './cluster-api.ts';
import { HttpError, type RouteRequest, type Router } from './router.ts';
import { storeJson } from './shapes.ts';

const STATE_NAMES: readonly StoreStateName[] = ['Up', 'Offline', 'Tombstone'];

export function registerStoreApi(router: Router, pd: PdContext): void {
  registerStores(router, pd);
  registerSettings(router, pd);
  registerProgress(router, pd);
}

function findStore(pd: PdContext, request: RouteRequest): StoreInfo {
  needCluster(pd);
  const id = idParam(request);
  const store = pd.cluster.stores.get(id);
  if (store === undefined) throw new HttpError(404, `store ${id} not found`);
  return store;
}

function registerStores(router: Router, pd: PdContext): void {
  const { stores } = pd.cluster;
  const list = (kept: readonly StoreInfo[]) => {
    const view = pd.scheduling.view();
    return { count: kept.length, stores: kept.map((store) => storeJson(pd, store, view)) };
  };
  router.on('GET', `${V1}/stores`, ({ query }) => {
    needCluster(pd);
    const wanted = query.getAll('state').flatMap((text) => text.split(','));
    if (wanted.length === 0) return list(stores.all().filter((store) => stores.stateName(store) !== 'Tombstone'));
    const states = wanted.map((text) => {
      if (!/^[012]$/.test(text)) throw new HttpError(400, `unknown StoreState: ${text}`);
      return Number(text);
    });
    return list(stores.all().filter(({ meta }) => states.includes(meta.state)));
  });
  router.on('GET', `${V1}/stores/check`, ({ query }) => {
    needCluster(pd);
    const wanted = (query.get('state') ?? '').toLowerCase();
    return list(stores.all().filter((store) => stores.stateName(store).toLowerCase() === wanted));
  });
  const find = (request: RouteRequest): StoreInfo => findStore(pd, request);
  router.on('GET', `${V1}/store/{id}`, (request) => storeJson(pd, find(request), pd.scheduling.view()));
  router.on('DELETE', `${V1}/store/{id}`, async (request) => {
    const { meta } = find(request);
    orThrow(await pd.cluster.removeStore(meta.id, request.query.get('force') === 'true'));
    return 'The store is set as Offline.';
  });
  router.on('POST', `${V1}/store/{id}/state`, async (request) => {
    const { meta } = find(request);
    const state = request.query.get('state') ?? '';
    if (state !== 'Up' && state !== 'Offline')
      throw new HttpError(400, `invalid state ${state}, need one of ${STATE_NAMES.slice(0, 2)}`);
    orThrow(await (state === 'Up' ? stores.bringUp(meta.id) : pd.cluster.removeStore(meta.id, false)));
    return "The store's state is updated.";
  });
  router.on('DELETE', `${V1}/stores/remove-tombstone`, async () => {
    needCluster(pd);
    const dead = stores.all().filter(({ meta }) => meta.state === metapb.StoreState.Tombstone);
    await stores.removeTombstones();
    for (const { meta } of dead) {
      pd.scheduling.limits.forget(meta.id);
      await stores.settings.forget(meta.id);
    }
    return 'Remove tombstone successfully.';
  });
}

function registerSettings(router: Router, pd: PdContext): void {
  const { stores } = pd.cluster;
  const { settings } = stores;
  router.on('POST', `${V1}/store/{id}/label`, async (request) => {
    const { meta } = findStore(pd, request);
    const labels = labelsOf(request.json());
    orThrow(await stores.setLabels(meta.id, labels, request.query.get('force') === 'true'));
    return "The store's label is updated.";
  });
  router.on('DELETE', `${V1}/store/{id}/label`, async (request) => {
    const { meta } = findStore(pd, request);
    const key = request.json();
    if (typeof key !== 'string') throw new HttpError(400, 'the body must be the key of a label');
    if (!meta.labels.some((label) => label.key.toLowerCase() === key.toLowerCase())) {
      throw new HttpError(404, `store ${meta.id} has no label ${key}`);
    }
    orThrow(await stores.setLabels(meta.id, [{ key, value: '' }], false));
    return `The label ${key} is deleted for store ${meta.id}.`;
  });
  router.on('POST', `${V1}/store/{id}/weight`, async (request) => {
    const { meta } = findStore(pd, request);
    const body = new Body(request.json());
    const weights = { leader: body.number('leader'), region: body.number('region') };
    if (weights.leader < 0 || weights.region < 0) throw new HttpError(400, 'weights must not be negative');
    await settings.setWeights(meta.id, weights);
    return "The store's weight is updated.";
  });
  router.on('POST', `${V1}/store/{id}/limit`, async (request) => {
    const { meta } = findStore(pd, request);
    const { types, rate } = limitOf(request.json());
    await settings.setLimits([meta.id], types, rate);
    return "The store's limit is updated.";
  });
  router.on('GET', `${V1}/stores/limit`, () => {
    needCluster(pd);
    return Object.fromEntries(living(pd).map(({ meta }) => [meta.id, settings.limitsOf(meta.id)]));
  });
  router.on('POST', `${V1}/stores/limit`, async (request) => {
    needCluster(pd);
    const body = request.json();
    const { types, rate, labels } = limitOf(body);
    const matching = living(pd).filter(({ meta }) =>
      labels.every(({ key, value }) => meta.labels.some((label) => label.key === key && label.value === value)),
    );
    await settings.setLimits(
      matching.map(({ meta }) => meta.id),
      types,
      rate,
    );
    // Stores that are yet to come are all stores, too.
    if (labels.length === 0) {
      const keys = types.map((type) => [`schedule.default-store-limit.${type}`, rate]);
      await pd.settings.change(Object.fromEntries(keys));
    }
    return "The store's limit is updated.";
  });
  router.on('GET', `${V1}/labels`, () => {
    needCluster(pd);
    const seen = new Map(
      living(pd).flatMap(({ meta }) => meta.labels.map((label) => [`${label.key}=${label.value}`, label])),
    );
    return [...seen.values()].map(({ key, value }) => ({ key, value }));
  });
  router.on('GET', `${V1}/labels/stores`, ({ query }) => {
    needCluster(pd);
    const [name, value] = [query.get('name') ?? '', query.get('value') ?? ''];
    const matches = (label: { key: string; value: string }): boolean =>
      label.key.includes(name) && label.value.includes(value);
    const view = pd.scheduling.view();
    const kept = living(pd).filter(({ meta }) => meta.labels.some(matches));
    return { count: kept.length, stores: kept.map((store) => storeJson(pd, store, view)) };
  });
}

function living(pd: PdContext): StoreInfo[] {
  return pd.cluster.stores.all().filter(({ meta }) => meta.state !== metapb.StoreState.Tombstone);
}

/** {"type": "add-peer" | "remove-peer", "rate": per minute}; without a type both. Other fields are labels. */
function limitOf(json: unknown): {
  readonly types: readonly LimitType[];
  readonly rate: number;
  readonly labels: readonly { readonly key: string; readonly value: string }[];
} {
  const body = new Body(json);
  const rate = body.number('rate');
  if (rate < 0) throw new HttpError(400, 'rate must not be negative');
  const type = body.has('type') ? body.text('type') : '';
  const types = LIMIT_TYPES.filter((known) => type === '' || type === known);
  if (types.length === 0) throw new HttpError(400, `unknown type ${type}, need add-peer or remove-peer`);
  const labels = body.has('labels') ? labelsOf((json as Record<string, unknown>)['labels']) : [];
  return { types, rate, labels: labels.map(({ key = '', value = '' }) => ({ key, value })) };
}

const LIMIT_TYPES: readonly LimitType[] = ['add-peer', 'remove-peer'];

function registerProgress(router: Router, pd: PdContext): void {
  const { drains } = pd.cluster;
  router.on('GET', `${V1}/stores/progress`, ({ query }) => {
    needCluster(pd);
    const id = query.get('id');
    if (id !== null) {
      const progress = drains.of(Number(id));
      if (progress === undefined) throw new HttpError(404, `no progress found for the store ID ${id}`);
      return { action: 'removing', store_id: id, ...progressJson(progress) };
    }
    const action = query.get('action') ?? 'removing';
    if (action !== 'removing' && action !== 'preparing') {
      throw new HttpError(400, `unknown action ${action}, need removing or preparing`);
    }
    const all = action === 'removing' ? drains.ids().map((each) => drains.of(each)) : [];
    const moving = all.filter((progress) => progress !== undefined);
    if (moving.length === 0) throw new HttpError(404, `no progress found for the action ${action}`);
    const sum = (of: (progress: Progress) => number): number => moving.reduce((total, each) => total + of(each), 0);
    const slowest = Math.max(...moving.map(({ leftSeconds }) => leftSeconds ?? Number.POSITIVE_INFINITY));
    return {
      action,
      store_id: '',
      ...progressJson({
        done: sum(({ done }) => done) / moving.length,
        mibPerSecond: sum(({ mibPerSecond }) => mibPerSecond),
        leftSeconds: Number.isFinite(slowest) ? slowest : undefined,
      }),
    };
  });
}

function progressJson({ done, mibPerSecond, leftSeconds }: Progress): Record<string, unknown> {
  // A time that nobody can tell is as long as PD's numbers go.
  return { progress: done, current_speed: mibPerSecond, left_seconds: leftSeconds ?? Number.MAX_VALUE };
}
