/** HTTP: who PD is, its members, the cluster, safe points, minimum resolved timestamps, keyspaces. */

import * as keyspacepb from '@tessera/proto/keyspacepb';
import * as pdpb from '@tessera/proto/pdpb';
import { Failure } from '../cluster/failure.ts';
import { FOREVER } from '../cluster/gc.ts';
import { keyspaceIdOf, stateName } from '../cluster/keyspaces.ts';
import type { PdContext } from '../context.ts';
import { PD_GIT_HASH, PD_VERSION } from '../version.ts';
import { labelsOf } from './body.ts';
import { HttpError, type RouteRequest, type Router } from './router.ts';
import { isoTime, memberJson } from './shapes.ts';

export const V1 = '/pd/api/v1';
const V2 = '/pd/api/v2';

/** For routes that make no sense before there is a cluster. */
export function needCluster(pd: PdContext): void {
  if (pd.cluster.bootstrapped) return;
  throw new HttpError(500, '[PD:cluster:ErrNotBootstrapped]TiKV cluster not bootstrapped, please start TiKV first');
}

export function idParam(request: RouteRequest, name = 'id'): number {
  const text = request.params[name] ?? '';
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id))
    throw new HttpError(400, `${name} must be a whole number, got ${JSON.stringify(text)}`);
  return id;
}

/** Failures of the cluster become status codes. */
export function orThrow<T>(value: T | Failure): T {
  if (!(value instanceof Failure)) return value;
  const status = value.type === pdpb.ErrorType.ENTRY_NOT_FOUND || value.message.endsWith('not found') ? 404 : 400;
  throw new HttpError(status, value.message);
}

export function registerClusterApi(router: Router, pd: PdContext): void {
  const { cluster } = pd;
  const health = () => [
    { name: pd.member.name, member_id: pd.memberId, client_urls: pd.member.clientUrls, health: !pd.closing.aborted },
  ];
  router.on('GET', `${V1}/version`, () => ({ version: PD_VERSION }));
  router.on('GET', '/version', () => ({ version: PD_VERSION }));
  router.on('GET', `${V1}/status`, () => ({
    build_ts: '',
    version: PD_VERSION,
    git_hash: PD_GIT_HASH,
    start_timestamp: Math.floor(pd.startedMs / 1000),
  }));
  router.on('GET', `${V1}/health`, health);
  router.on('GET', '/health', health);
  router.on('GET', `${V1}/members`, () => ({
    header: { cluster_id: pd.clusterId },
    members: [memberJson(pd.member)],
    leader: memberJson(pd.member),
    etcd_leader: memberJson(pd.member),
  }));
  router.on('GET', `${V1}/leader`, () => memberJson(pd.member));
  router.on('GET', `${V1}/cluster`, () => {
    needCluster(pd);
    return { id: pd.clusterId, max_peer_count: cluster.record?.maxPeerCount };
  });
  router.on('GET', `${V1}/cluster/status`, () => {
    const ns = cluster.bootstrapTimeNs;
    return {
      ...(ns === undefined ? {} : { raft_bootstrap_time: isoTime(Number(ns / 1_000_000n)) }),
      is_initialized: cluster.bootstrapped && cluster.regions.tree.size > 0,
      replication_status: '',
    };
  });
  registerSafePoints(router, pd);
  registerKeyspaces(router, pd);
}

function registerSafePoints(router: Router, pd: PdContext): void {
  const { gc, cluster, minResolvedTs } = pd;
  router.on('GET', `${V1}/gc/safepoint`, () => {
    const state = gc.state(undefined);
    return {
      service_gc_safe_points: state.barriers.map(({ id, ts, expiresAt }) => ({
        service_id: id,
        expired_at: expiresAt ?? FOREVER,
        safe_point: ts,
      })),
      min_service_gc_safe_point: gc.minService().safePoint,
      gc_safe_point: state.gcSafePoint,
    };
  });
  router.on('DELETE', `${V1}/gc/safepoint/{service}`, async ({ params }) => {
    const removed = await gc.deleteBarrier(undefined, params['service'] ?? '');
    if (removed === undefined) throw new HttpError(404, `service ${params['service']} not found`);
    return 'Delete service GC safepoint successfully.';
  });
  router.on('GET', `${V1}/min-resolved-ts`, ({ query }) => {
    needCluster(pd);
    const interval = pd.settings.current['pd-server.min-resolved-ts-persistence-interval'];
    const scope = query.get('scope') ?? '';
    const base = { is_real_time: interval > 0, persist_interval: `${interval / 1000}s` };
    if (scope === '') return { min_resolved_ts: minResolvedTs.cluster, ...base };
    const all = cluster.stores.all();
    const ids = scope === 'cluster' ? all.map(({ meta }) => meta.id) : scope.split(',').map(Number);
    const chosen = all.filter(({ meta }) => ids.includes(meta.id));
    const byStore = Object.fromEntries(chosen.map((store) => [store.meta.id, store.minResolvedTs]));
    return { min_resolved_ts: minResolvedTs.of(chosen), ...base, stores_min_resolved_ts: byStore };
  });
  router.on('GET', `${V1}/min-resolved-ts/{id}`, (request) => {
    needCluster(pd);
    const store = cluster.stores.get(idParam(request));
    if (store === undefined) throw new HttpError(404, `store ${request.params['id']} not found`);
    const interval = pd.settings.current['pd-server.min-resolved-ts-persistence-interval'];
    return {
      is_real_time: interval > 0,
      min_resolved_ts: store.minResolvedTs,
      persist_interval: `${interval / 1000}s`,
    };
  });
}

function keyspaceJson(meta: keyspacepb.KeyspaceMeta): Record<string, unknown> {
  return {
    id: keyspaceIdOf(meta),
    name: meta.name,
    state: stateName(meta.state),
    created_at: meta.createdAt,
    state_changed_at: meta.stateChangedAt,
    config: Object.fromEntries(meta.config),
  };
}

function registerKeyspaces(router: Router, pd: PdContext): void {
  const { keyspaces } = pd;
  const named = ({ params }: RouteRequest): keyspacepb.KeyspaceMeta => {
    const meta = keyspaces.byName(params['name'] ?? '');
    if (meta === undefined) throw new HttpError(404, `keyspace ${params['name']} not found`);
    return meta;
  };
  router.on('GET', `${V2}/keyspaces`, ({ query }) => {
    const limit = Number(query.get('limit') ?? 100);
    const start = Number(query.get('page_token') ?? 0);
    if (!Number.isSafeInteger(limit) || limit < 1 || !Number.isSafeInteger(start) || start < 0) {
      throw new HttpError(400, 'limit and page_token must be whole numbers');
    }
    const page = keyspaces.all(start, limit + 1);
    const next = page[limit];
    const token = next === undefined ? '' : String(keyspaceIdOf(next));
    return { keyspaces: page.slice(0, limit).map(keyspaceJson), next_page_token: token };
  });
  router.on('POST', `${V2}/keyspaces`, async (request) => {
    const body = request.json() as { name?: unknown; config?: unknown } | null;
    if (typeof body?.name !== 'string') throw new HttpError(400, 'name must be a text');
    const config = new Map(labelsOf(body.config ?? {}).map(({ key, value }) => [key ?? '', value ?? '']));
    return keyspaceJson(orThrow(await keyspaces.create(body.name, config)));
  });
  router.on('GET', `${V2}/keyspaces/{name}`, (request) => keyspaceJson(named(request)));
  router.on('GET', `${V2}/keyspaces/id/{id}`, (request) => {
    const meta = keyspaces.byId(idParam(request));
    if (meta === undefined) throw new HttpError(404, `keyspace ${request.params['id']} not found`);
    return keyspaceJson(meta);
  });
  router.on('PUT', `${V2}/keyspaces/{name}/state`, async (request) => {
    const wanted = String((request.json() as { state?: unknown } | null)?.state ?? '').toUpperCase();
    const state = Object.entries(keyspacepb.KeyspaceState).find(([name]) => name === wanted)?.[1];
    if (state === undefined) throw new HttpError(400, `unknown keyspace state ${wanted}`);
    return keyspaceJson(orThrow(await keyspaces.setState(keyspaceIdOf(named(request)), state)));
  });
  router.on('PATCH', `${V2}/keyspaces/{name}/config`, async (request) => {
    const config = (request.json() as { config?: Record<string, unknown> } | null)?.config ?? {};
    const changes = new Map<string, string | undefined>();
    for (const [key, value] of Object.entries(config)) {
      if (value !== null && typeof value !== 'string') throw new HttpError(400, `config ${key} must be a text or null`);
      changes.set(key, value ?? undefined);
    }
    return keyspaceJson(orThrow(await keyspaces.setConfig(keyspaceIdOf(named(request)), changes)));
  });
}
