/** pdpb.PD: members, bootstrap, ids, stores, cluster record, marks and minimum resolved timestamps. */
import { GrpcError, Status } from '@tessera/grpc';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { invalidBootstrap } from '../cluster/cluster.ts';
import { Failure, unknown } from '../cluster/failure.ts';
import { formatVersion } from '../cluster/version.ts';
import type { PdContext } from '../context.ts';
import type { Rpc } from './rpc.ts';

const { PD } = pdpb;

/** Ids of one AllocID. Far more than any store asks for; a limit so that nobody uses up the space of ids. */
const MAX_IDS = 1_000_000;

export function registerClusterService(rpc: Rpc, pd: PdContext): void {
  const { cluster } = pd;
  const replicationStatus = { mode: 0 };

  // These two answer whatever the header says: clients learn the cluster id from them.
  rpc.unary(PD.GetMembers, () => ({
    header: rpc.header,
    members: [pd.member],
    leader: pd.member,
    etcdLeader: pd.member,
  }));
  rpc.unary(PD.GetClusterInfo, () => ({ header: rpc.header, serviceModes: [pdpb.ServiceMode.PD_SVC_MODE] }));

  rpc.pd(PD.IsBootstrapped, () => ({ bootstrapped: cluster.bootstrapped }));
  rpc.pd(PD.Bootstrap, async (request) => {
    if (cluster.bootstrapped)
      return new Failure(pdpb.ErrorType.ALREADY_BOOTSTRAPPED, 'cluster is already bootstrapped');
    const problem = invalidBootstrap(request);
    const { store, region } = request;
    if (problem !== undefined || store === undefined || region === undefined) {
      throw new GrpcError(Status.INVALID_ARGUMENT, problem ?? 'malformed bootstrap request');
    }
    return (await cluster.bootstrap(store, region)) ?? { replicationStatus };
  });
  rpc.pd(PD.AllocID, async ({ count }) => {
    // Requests of older stores have no count.
    const wanted = Math.max(1, count);
    if (wanted > MAX_IDS) return unknown(`cannot allocate ${wanted} ids at a time, at most ${MAX_IDS}`);
    return { id: await pd.ids.allocate(wanted), count: wanted };
  });
  rpc.pd(PD.IsSnapshotRecovering, () => ({ marked: pd.facts.get(pd.keys.snapshotRecovering) !== undefined }));

  rpc.pd(PD.GetStore, ({ storeId }) => {
    const store = cluster.stores.get(storeId);
    if (store === undefined) return cluster.missing ?? unknown(`invalid store ID ${storeId}, not found`);
    return { store: store.meta, stats: store.stats };
  });
  rpc.pd(PD.GetAllStores, ({ excludeTombstoneStores }) => {
    const stores = cluster.stores.all().map(({ meta }) => meta);
    const kept = excludeTombstoneStores ? stores.filter((meta) => meta.state !== metapb.StoreState.Tombstone) : stores;
    return cluster.missing ?? { stores: kept };
  });
  rpc.pd(PD.PutStore, async ({ store }) => {
    if (cluster.missing !== undefined) return cluster.missing;
    if (store === undefined) throw new GrpcError(Status.INVALID_ARGUMENT, 'invalid put store: store is missing');
    return (await cluster.stores.put(store)) ?? { replicationStatus };
  });
  rpc.pd(PD.StoreHeartbeat, ({ stats }) => {
    if (stats === undefined) throw new GrpcError(Status.INVALID_ARGUMENT, 'invalid store heartbeat: stats are missing');
    if (cluster.missing !== undefined) return cluster.missing;
    const meta = cluster.storeHeartbeat(stats);
    if (meta instanceof Failure) return meta;
    const clusterVersion = formatVersion(cluster.stores.clusterVersion());
    return { replicationStatus, clusterVersion, state: meta.nodeState };
  });

  rpc.pd(PD.GetClusterConfig, () => cluster.missing ?? { cluster: cluster.record });
  rpc.pd(PD.PutClusterConfig, async (request) => {
    if (cluster.missing !== undefined) return cluster.missing;
    if (request.cluster === undefined) throw new GrpcError(Status.INVALID_ARGUMENT, 'cluster config is missing');
    return (await cluster.putRecord(request.cluster)) ?? {};
  });
  rpc.pd(PD.ReportMinResolvedTS, ({ storeId, minResolvedTs }) => {
    return cluster.missing ?? cluster.stores.reportMinResolvedTs(storeId, minResolvedTs) ?? {};
  });
}
