/**
 * HTTP: what is hot. Flows of stores and peers are what their last heartbeats say; for how many reports a peer has been hot is not
 * counted (`hot_degree` is 0). Placement rules: the one that max-replicas and location-labels amount to, to read only.
 */
import { type HotPeer, hotPeers } from '../cluster/hot-peers.ts';
import type { PdContext } from '../context.ts';
import { needCluster, V1 } from './cluster-api.ts';
import type { Router } from './router.ts';
import { isoTime } from './shapes.ts';

export function registerHotApi(router: Router, pd: PdContext): void {
  for (const kind of ['read', 'write'] as const) {
    router.on('GET', `${V1}/hotspot/regions/${kind}`, (request) => {
      needCluster(pd);
      const stores = new Set(request.query.getAll('store_id').map(Number));
      const hot = hotPeers(kind, pd.cluster.regions.tree, pd.cluster.stores.all());
      const wanted = stores.size === 0 ? hot : hot.filter(({ storeId }) => stores.has(storeId));
      return { as_peer: byStore(wanted), as_leader: byStore(wanted.filter(({ isLeader }) => isLeader)) };
    });
  }
  router.on('GET', `${V1}/hotspot/stores`, () => {
    needCluster(pd);
    return storeFlows(pd);
  });
  router.on('GET', `${V1}/config/rules`, () => {
    needCluster(pd);
    const { 'replication.max-replicas': count, 'replication.location-labels': labels } = pd.settings.current;
    const locations = labels.length === 0 ? {} : { location_labels: labels };
    return [{ group_id: 'pd', id: 'default', start_key: '', end_key: '', role: 'voter', count, ...locations }];
  });
}

interface HotStore {
  store_bytes: number;
  store_keys: number;
  store_query: number;
  total_flow_bytes: number;
  total_flow_keys: number;
  total_flow_query: number;
  regions_count: number;
  readonly statistics: Record<string, unknown>[];
}

/** What each store has of them; the order stays. */
function byStore(peers: readonly HotPeer[]): Record<number, HotStore> {
  const stores: Record<number, HotStore> = {};
  for (const peer of peers) {
    const { storeId, region, bytes, keys, queries } = peer;
    let store = stores[storeId];
    if (store === undefined) {
      store = {
        ...{ store_bytes: 0, store_keys: 0, store_query: 0 },
        ...{ total_flow_bytes: 0, total_flow_keys: 0, total_flow_query: 0, regions_count: 0, statistics: [] },
      };
      stores[storeId] = store;
    }
    // The sums of what is hot; what a store does beside that is in /hotspot/stores.
    store.store_bytes = store.total_flow_bytes += bytes;
    store.store_keys = store.total_flow_keys += keys;
    store.store_query = store.total_flow_query += queries;
    store.regions_count++;
    store.statistics.push({
      store_id: storeId,
      stores: region.meta.peers.map((each) => each.storeId),
      is_leader: peer.isLeader,
      is_learner: peer.isLearner,
      region_id: region.meta.id,
      hot_degree: 0,
      flow_bytes: bytes,
      flow_keys: keys,
      flow_query: queries,
      anti_count: 0,
      last_update_time: isoTime(peer.atSeconds * 1000),
    });
  }
  return stores;
}

/** Bytes and keys a second by store. */
function storeFlows(pd: PdContext): Record<string, Record<number, number>> {
  const flows: Record<string, Record<number, number>> = {
    'bytes-write-rate': {},
    'bytes-read-rate': {},
    'keys-write-rate': {},
    'keys-read-rate': {},
  };
  for (const { meta, stats } of pd.cluster.stores.all()) {
    const seconds = (stats?.interval?.endTimestamp ?? 0) - (stats?.interval?.startTimestamp ?? 0);
    if (stats === undefined || seconds <= 0) continue;
    const set = (name: string, amount: number): void => {
      const byStore = flows[name];
      if (byStore !== undefined) byStore[meta.id] = amount / seconds;
    };
    set('bytes-write-rate', stats.bytesWritten);
    set('bytes-read-rate', stats.bytesRead);
    set('keys-write-rate', stats.keysWritten);
    set('keys-read-rate', stats.keysRead);
  }
  return flows;
}
