/** HTTP: operators: those under way, those that ended, orders by hand, and the word of the checkers on a region. */
import { fromHex } from '@tessera/base';
import * as pdpb from '@tessera/proto/pdpb';
import type { RegionInfo } from '../cluster/region-info.ts';
import { scatterRegions } from '../cluster/region-scatterer.ts';
import type { PdContext } from '../context.ts';
import {
  orderAddPeer,
  orderMerge,
  orderRemovePeer,
  orderSplit,
  orderTransferLeader,
  orderTransferPeer,
  orderTransferRegion,
} from '../schedule/admin.ts';
import type { Operator, OperatorSpec } from '../schedule/operator.ts';
import { describeStep } from '../schedule/steps.ts';
import { Body } from './body.ts';
import { idParam, needCluster, V1 } from './cluster-api.ts';
import { HttpError, type Router } from './router.ts';
import { isoTime } from './shapes.ts';

/** New peers of one order: no region has more. */
const IDS_OF_AN_ORDER = 16;

const STATES = { running: 'RUNNING', success: 'SUCCESS', timeout: 'TIMEOUT', cancelled: 'CANCEL', replaced: 'REPLACE' };

function operatorJson(pd: PdContext, operator: Operator): Record<string, unknown> {
  const { epoch, createdMs, finishedMs, finishedWallMs, state } = operator;
  const nowMs = pd.clock.monotonicMs();
  const endMs = state === 'running' ? nowMs : finishedMs;
  const endWallMs = state === 'running' ? pd.clock.wallMs() : finishedWallMs;
  return {
    desc: operator.desc,
    brief: operator.brief,
    region_id: operator.regionId,
    region_epoch: { conf_ver: epoch.confVer, version: epoch.version },
    kind: operator.kind,
    status: STATES[state],
    steps: operator.steps.map(describeStep),
    current_step: operator.step,
    reason: operator.reason,
    ...(state === 'running' ? {} : { outcome: operator.outcome, finish_time: isoTime(finishedWallMs) }),
    create_time: isoTime(endWallMs - (endMs - createdMs)),
    duration_seconds: Math.round((endMs - createdMs) / 100) / 10,
  };
}

/** Texts as PD gives them, or objects with `?object`. */
function list(pd: PdContext, operators: readonly Operator[], query: URLSearchParams): unknown[] {
  return query.has('object')
    ? operators.map((operator) => operatorJson(pd, operator))
    : operators.map((operator) => operator.describe());
}

export function registerOperatorApi(router: Router, pd: PdContext): void {
  const { operators } = pd.scheduling;
  const path = `${V1}/operators`;
  router.on('GET', path, ({ query }) => {
    needCluster(pd);
    const kinds = query.getAll('kind').flatMap((text) => text.split(','));
    const all = operators.running();
    return list(pd, kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind)), query);
  });
  router.on('DELETE', path, () => {
    needCluster(pd);
    for (const { regionId } of operators.running()) operators.cancel(regionId, 'cancelled by hand');
    return 'All pending operators are canceled.';
  });
  router.on('GET', `${path}/records`, ({ query }) => {
    needCluster(pd);
    const from = query.get('from') ?? '0';
    if (!/^\d{1,12}$/.test(from)) throw new HttpError(400, `from must be a Unix time in seconds, got ${from}`);
    return list(pd, operators.records(Number(from) * 1000), query);
  });
  router.on('GET', `${path}/{id}`, (request) => {
    needCluster(pd);
    const id = idParam(request);
    const operator = operators.latest(id);
    if (operator === undefined) throw new HttpError(404, `operator of region ${id} not found`);
    if (request.query.has('object')) return operatorJson(pd, operator);
    return `status: ${STATES[operator.state]}, operator: ${operator.describe()}`;
  });
  router.on('DELETE', `${path}/{id}`, (request) => {
    needCluster(pd);
    const id = idParam(request);
    if (!operators.cancel(id, 'cancelled by hand')) throw new HttpError(404, `operator of region ${id} not found`);
    return 'The pending operator is canceled.';
  });
  // Ours: what the checkers think of a region, in words.
  router.on('GET', `${V1}/regions/explain/{id}`, (request) => {
    needCluster(pd);
    const region = pd.cluster.regions.tree.byId(idParam(request));
    if (region === undefined) throw new HttpError(404, `region ${request.params['id']} not found`);
    const last = operators.latest(region.meta.id);
    return {
      region_id: region.meta.id,
      verdict: pd.scheduling.explain(region),
      ...(last === undefined ? {} : { last_operator: operatorJson(pd, last) }),
    };
  });
  router.on('POST', path, async (request) => {
    needCluster(pd);
    const body = new Body(request.json());
    const name = body.text('name');
    if (name === 'scatter-region' || name === 'scatter-regions') return scatter(pd, name, body);
    const id = body.id(name === 'merge-region' ? 'source_region_id' : 'region_id');
    regionOf(pd, id);
    await pd.ids.ensure(IDS_OF_AN_ORDER);
    const region = regionOf(pd, id);
    const spec = orderOf(pd, name, region, body);
    const refused = typeof spec === 'string' ? spec : pd.scheduling.add(spec, region);
    if (refused !== undefined) throw new HttpError(400, refused);
    return 'The operator is created.';
  });
}

function regionOf(pd: PdContext, id: number): RegionInfo {
  const region = pd.cluster.regions.tree.byId(id);
  if (region === undefined) throw new HttpError(404, `region ${id} not found`);
  return region;
}

function orderOf(pd: PdContext, name: string, region: RegionInfo, body: Body): OperatorSpec | string {
  const view = pd.scheduling.view();
  switch (name) {
    case 'transfer-leader':
      return orderTransferLeader(view, region, body.id('to_store_id'));
    case 'transfer-peer':
      return orderTransferPeer(view, region, body.id('from_store_id'), body.id('to_store_id'));
    case 'transfer-region':
      return orderTransferRegion(view, region, body.ids('to_store_ids'), body.texts('peer_roles'));
    case 'add-peer':
      return orderAddPeer(view, region, body.id('store_id'), 'voter');
    case 'add-learner':
      return orderAddPeer(view, region, body.id('store_id'), 'learner');
    case 'remove-peer':
      return orderRemovePeer(view, region, body.id('store_id'));
    case 'split-region':
      return split(region, body);
    case 'merge-region':
      return orderMerge(view, region, regionOf(pd, body.id('target_region_id')));
    default:
      throw new HttpError(400, `unknown operator ${JSON.stringify(name)}`);
  }
}

function split(region: RegionInfo, body: Body): OperatorSpec {
  const policy = (body.has('policy') ? body.text('policy') : 'scan').toLowerCase();
  const policies: Readonly<Record<string, number>> = {
    scan: pdpb.CheckPolicy.SCAN,
    approximate: pdpb.CheckPolicy.APPROXIMATE,
    usekey: pdpb.CheckPolicy.USEKEY,
  };
  const code = policies[policy];
  if (code === undefined) throw new HttpError(400, `unknown policy ${policy}, need scan, approximate or usekey`);
  const keys = body.texts('keys').map((text) => {
    const key = fromHex(text);
    if (key === undefined || key.length === 0) throw new HttpError(400, `not a key in hex: ${JSON.stringify(text)}`);
    return key;
  });
  if (policy === 'usekey' && keys.length === 0) throw new HttpError(400, 'policy usekey needs keys');
  if (policy !== 'usekey' && keys.length > 0) throw new HttpError(400, `policy ${policy} takes no keys`);
  return orderSplit(region, code, keys);
}

async function scatter(pd: PdContext, name: string, body: Body): Promise<unknown> {
  const group = body.has('group') ? body.text('group') : '';
  const ids = name === 'scatter-region' ? [body.id('region_id')] : scatterIds(pd, body);
  const retries = body.has('retry_limit') ? body.id('retry_limit') : 0;
  const { percentage, failures } = await scatterRegions(pd, ids, group, retries);
  const [why] = failures.values();
  if (name === 'scatter-region') {
    if (why !== undefined) throw new HttpError(failures.size > 0 && why.endsWith('not found') ? 404 : 400, why);
    return 'The operator is created.';
  }
  return { 'processed-percentage': percentage, failures: Object.fromEntries(failures) };
}

/** Named, or all that a range of keys (hex) touches. */
export function scatterIds(pd: PdContext, body: Body): readonly number[] {
  if (body.has('region_ids')) return body.ids('region_ids');
  if (body.has('regions_id')) return body.ids('regions_id');
  if (!body.has('start_key')) throw new HttpError(400, 'region_ids or start_key and end_key are needed');
  const end = body.hexKey('end_key');
  const regions = pd.cluster.regions.tree.scan(body.hexKey('start_key'), end === '' ? undefined : end);
  return Array.from(regions, ({ meta }) => meta.id);
}
