/** pdpb.PD: garbage collection safe points, old and new calls over one model (cluster/gc.ts). */
import { fromUtf8, utf8 } from '@tessera/base';
import * as pdpb from '@tessera/proto/pdpb';
import { Failure, unknown } from '../cluster/failure.ts';
import { type Barrier, type Gc, type GcScope, NULL_KEYSPACE } from '../cluster/gc.ts';
import { keyspaceIdOf, notFound } from '../cluster/keyspaces.ts';
import type { PdContext } from '../context.ts';
import type { Rpc } from './rpc.ts';

const { PD } = pdpb;

export function registerGcService(rpc: Rpc, pd: PdContext): void {
  registerOldCalls(rpc, pd);
  registerStates(rpc, pd);
  registerBarriers(rpc, pd);
}

function registerOldCalls(rpc: Rpc, pd: PdContext): void {
  const { gc } = pd;
  rpc.pd(PD.GetGCSafePoint, () => ({ safePoint: gc.state(undefined).gcSafePoint }));
  rpc.pd(PD.UpdateGCSafePoint, async ({ safePoint }) => {
    return blocked(pd) ?? { newSafePoint: await gc.updateGcSafePoint(safePoint) };
  });
  rpc.pd(PD.UpdateServiceGCSafePoint, async ({ serviceId, ttl, safePoint }) => {
    const min = blocked(pd) ?? (await gc.updateService(fromUtf8(serviceId), ttl, safePoint));
    if (min instanceof Failure) return min;
    return { serviceId: utf8(min.serviceId), ttl: min.ttlSeconds, minSafePoint: min.safePoint };
  });
}

function blocked(pd: PdContext): Failure | undefined {
  return pd.settings.current['pd-server.block-safe-point-v1']
    ? unknown('the old safe point calls are blocked by pd-server.block-safe-point-v1')
    : undefined;
}

/**
 * Where the state of the keyspace is kept. A keyspace without its own GC shares that of the cluster: users may
 * read and guard it there (`shared`), but only the cluster's own GC advances it.
 */
function resolve(pd: PdContext, scope: pdpb.KeyspaceScope | undefined, shared: boolean): GcScope | Failure {
  const keyspace = scope?.keyspace;
  if (keyspace === undefined) return undefined;
  const id = keyspace.kind === 'keyspaceId' ? keyspace.value : keyspace.value.keyspaceId;
  if (id === NULL_KEYSPACE) return undefined;
  const meta = pd.keyspaces.byId(id);
  if (meta === undefined) return notFound(`id ${id}`);
  if (pd.keyspaces.hasOwnGc(meta)) return id;
  return shared ? undefined : unknown(`keyspace ${id} has no garbage collection of its own`);
}

function stateOf(gc: Gc, scope: GcScope, keyspaceId: number, withBarriers: boolean): pdpb.GCStateInit {
  const state = gc.state(scope);
  return {
    keyspaceScope: { keyspace: { kind: 'keyspaceId', value: keyspaceId } },
    isKeyspaceLevelGc: scope !== undefined,
    txnSafePoint: state.txnSafePoint,
    gcSafePoint: state.gcSafePoint,
    gcBarriers: withBarriers ? state.barriers.map((barrier) => barrierOf(gc, barrier)) : [],
  };
}

function barrierOf(gc: Gc, barrier: Barrier): pdpb.GCBarrierInfoInit {
  return { barrierId: barrier.id, barrierTs: barrier.ts, ttlSeconds: gc.ttlOf(barrier) };
}

function registerStates(rpc: Rpc, pd: PdContext): void {
  const { gc } = pd;
  const globals = (): pdpb.GlobalGCBarrierInfoInit[] => gc.globalBarriers().map((barrier) => barrierOf(gc, barrier));
  rpc.pd(PD.GetGCState, (request) => {
    const scope = resolve(pd, request.keyspaceScope, true);
    if (scope instanceof Failure) return scope;
    return {
      gcState: stateOf(gc, scope, scope ?? NULL_KEYSPACE, !request.excludeGcBarriers),
      globalGcBarriers: request.includeGlobalGcBarriers ? { barriers: globals() } : undefined,
    };
  });
  rpc.pd(PD.GetAllKeyspacesGCStates, (request) => {
    const withBarriers = !request.excludeGcBarriers;
    const states = [stateOf(gc, undefined, NULL_KEYSPACE, withBarriers)];
    for (const meta of pd.keyspaces.all()) {
      const id = keyspaceIdOf(meta);
      if (pd.keyspaces.hasOwnGc(meta)) states.push(stateOf(gc, id, id, withBarriers));
    }
    return { gcStates: states, globalGcBarriers: request.excludeGlobalGcBarriers ? [] : globals() };
  });
  rpc.pd(PD.AdvanceTxnSafePoint, async ({ keyspaceScope, target }) => {
    const scope = resolve(pd, keyspaceScope, false);
    const moved = scope instanceof Failure ? scope : await gc.advanceTxn(scope, BigInt(target));
    if (moved instanceof Failure) return moved;
    return { oldTxnSafePoint: moved.before, newTxnSafePoint: moved.after, blockerDescription: moved.blocker };
  });
  rpc.pd(PD.AdvanceGCSafePoint, async ({ keyspaceScope, target }) => {
    const scope = resolve(pd, keyspaceScope, false);
    const moved = scope instanceof Failure ? scope : await gc.advanceGc(scope, BigInt(target));
    if (moved instanceof Failure) return moved;
    return { oldGcSafePoint: moved.before, newGcSafePoint: moved.after };
  });
}

function registerBarriers(rpc: Rpc, pd: PdContext): void {
  const { gc } = pd;
  rpc.pd(PD.SetGCBarrier, async ({ keyspaceScope, barrierId, barrierTs, ttlSeconds }) => {
    const scope = resolve(pd, keyspaceScope, true);
    const barrier = scope instanceof Failure ? scope : await gc.setBarrier(scope, barrierId, barrierTs, ttlSeconds);
    return barrier instanceof Failure ? barrier : { newBarrierInfo: barrierOf(gc, barrier) };
  });
  rpc.pd(PD.DeleteGCBarrier, async ({ keyspaceScope, barrierId }) => {
    const scope = resolve(pd, keyspaceScope, true);
    if (scope instanceof Failure) return scope;
    const barrier = await gc.deleteBarrier(scope, barrierId);
    return { deletedBarrierInfo: barrier === undefined ? undefined : barrierOf(gc, barrier) };
  });
  rpc.pd(PD.SetGlobalGCBarrier, async ({ barrierId, barrierTs, ttlSeconds }) => {
    const barrier = await gc.setBarrier('global', barrierId, barrierTs, ttlSeconds);
    return barrier instanceof Failure ? barrier : { newBarrierInfo: barrierOf(gc, barrier) };
  });
  rpc.pd(PD.DeleteGlobalGCBarrier, async ({ barrierId }) => {
    const barrier = await gc.deleteBarrier('global', barrierId);
    return { deletedBarrierInfo: barrier === undefined ? undefined : barrierOf(gc, barrier) };
  });
}
