/** HTTP: regions by id, key, range and store, their statistics, holes. Keys are hex, or text with escapes undone. */
import { fromHex, latin1, utf8 } from '@tessera/base';
import type { RegionInfo } from '../cluster/region-info.ts';
import type { PdContext } from '../context.ts';
import { idParam, needCluster, V1 } from './cluster-api.ts';
import { HttpError, type RouteRequest, type Router } from './router.ts';
import { regionJson, regionsJson } from './shapes.ts';

/** Regions of one answer when nobody names a limit, and the most that anybody gets. */
const DEFAULT_LIMIT = 16;
const MAX_LIMIT = 10_240;

export function registerRegionApi(router: Router, pd: PdContext): void {
  const { tree } = pd.cluster.regions;
  router.on('GET', `${V1}/regions`, () => {
    needCluster(pd);
    return regionsJson(tree.scan(''));
  });
  router.on('GET', `${V1}/regions/count`, () => {
    needCluster(pd);
    return { count: tree.size };
  });
  router.on('GET', `${V1}/regions/key`, (request) => {
    needCluster(pd);
    const from = keyOf(request, request.query.get('key') ?? '');
    const end = keyOf(request, request.query.get('end_key') ?? '');
    return regionsJson(take(tree.scan(from, end === '' ? undefined : end), limitOf(request)));
  });
  router.on('GET', `${V1}/regions/store/{id}`, (request) => {
    needCluster(pd);
    const id = idParam(request);
    return regionsJson(on(tree.scan(''), id, request.query.get('type') ?? 'all'));
  });
  router.on('GET', `${V1}/regions/sibling/{id}`, (request) => {
    needCluster(pd);
    const region = tree.byId(idParam(request));
    if (region === undefined) throw new HttpError(404, `region ${request.params['id']} not found`);
    const next = region.endKey === undefined ? undefined : tree.byKey(region.endKey);
    return regionsJson([tree.previousOf(region.startKey), next].filter((sibling) => sibling !== undefined));
  });
  router.on('GET', `${V1}/regions/range-holes`, () => {
    needCluster(pd);
    return tree.holes().map(({ from, to }) => [hexOf(from), to === undefined ? '' : hexOf(to)]);
  });
  router.on('GET', `${V1}/region/id/{id}`, (request) => {
    needCluster(pd);
    return answer(tree.byId(idParam(request)), request.params['id']);
  });
  router.on('GET', `${V1}/region/key/{key}`, (request) => {
    needCluster(pd);
    return answer(tree.byKey(keyOf(request, request.params['key'] ?? '')), request.params['key']);
  });
  router.on('DELETE', `${V1}/admin/cache/region/{id}`, (request) => {
    needCluster(pd);
    pd.cluster.regions.drop(idParam(request));
    return 'The region is removed from server cache.';
  });
  router.on('GET', `${V1}/stats/region`, (request) => {
    needCluster(pd);
    const from = keyOf(request, request.query.get('start_key') ?? '');
    const to = keyOf(request, request.query.get('end_key') ?? '');
    return statistics(tree.scan(from, to === '' ? undefined : to), request.query.has('count'));
  });
}

function answer(region: RegionInfo | undefined, wanted: string | undefined): unknown {
  if (region === undefined) throw new HttpError(404, `region ${wanted ?? ''} not found`);
  return regionJson(region);
}

/** `format=hex`: hex; else the text itself, with Go's `\xNN` escapes undone, as pd-ctl sends keys. */
export function keyOf(request: RouteRequest, text: string): string {
  if (request.query.get('format') === 'hex') {
    const bytes = fromHex(text);
    if (bytes === undefined) throw new HttpError(400, `not hex: ${JSON.stringify(text)}`);
    return latin1(bytes);
  }
  const key = latin1(utf8(text));
  return key.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function hexOf(key: string): string {
  return Buffer.from(key, 'latin1').toString('hex').toUpperCase();
}

export function limitOf(request: RouteRequest): number {
  const text = request.query.get('limit');
  if (text === null) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (!Number.isSafeInteger(limit))
    throw new HttpError(400, `limit must be a whole number, got ${JSON.stringify(text)}`);
  return limit <= 0 ? MAX_LIMIT : Math.min(limit, MAX_LIMIT);
}

export function* take(regions: Iterable<RegionInfo>, limit: number): Generator<RegionInfo> {
  let left = limit;
  for (const region of regions) {
    if (left-- === 0) return;
    yield region;
  }
}

function* on(regions: Iterable<RegionInfo>, storeId: number, type: string): Generator<RegionInfo> {
  if (!['all', 'leader', 'learner', 'pending'].includes(type)) throw new HttpError(400, `unknown region type ${type}`);
  for (const region of regions) {
    const peer = region.meta.peers.find((candidate) => candidate.storeId === storeId);
    if (peer === undefined) continue;
    const pending = region.pendingPeers.some((candidate) => candidate.storeId === storeId);
    const matches = { leader: region.leader?.storeId === storeId, learner: peer.role === 1, pending };
    if (type === 'all' || matches[type as keyof typeof matches]) yield region;
  }
}

/** `countOnly`: the parts that cost a look at every region are left out, as PD does. */
function statistics(regions: Iterable<RegionInfo>, countOnly: boolean): Record<string, unknown> {
  let count = 0;
  let empty = 0;
  let size = 0;
  let keys = 0;
  const sums: Record<string, Record<number, number>> = {};
  const add = (name: string, storeId: number, amount: number): void => {
    const byStore = (sums[name] ??= {});
    byStore[storeId] = (byStore[storeId] ?? 0) + amount;
  };
  for (const { meta, leader, stats } of regions) {
    count++;
    if (countOnly) continue;
    if (stats.approximateSizeMib <= 1) empty++;
    size += stats.approximateSizeMib;
    keys += stats.approximateKeys;
    if (leader !== undefined) {
      add('store_leader_count', leader.storeId, 1);
      add('store_leader_size', leader.storeId, stats.approximateSizeMib);
      add('store_leader_keys', leader.storeId, stats.approximateKeys);
    }
    for (const peer of meta.peers) {
      add('store_peer_count', peer.storeId, 1);
      add('store_peer_size', peer.storeId, stats.approximateSizeMib);
      add('store_peer_keys', peer.storeId, stats.approximateKeys);
    }
  }
  return { count, empty_count: empty, storage_size: size, storage_keys: keys, ...sums };
}
