/**
 * HTTP: what is hot. Flows of stores are what their last heartbeats say; hot regions are not singled out here, so those lists
 * are empty. Placement rules: the one that max-replicas and location-labels amount to, to read only.
 */
import type { PdContext } from '../context.ts';
import { needCluster, V1 } from './cluster-api.ts';
import type { Router } from './router.ts';

export function registerHotApi(router: Router, pd: PdContext): void {
  for (const kind of ['read', 'write']) {
    router.on('GET', `${V1}/hotspot/regions/${kind}`, () => {
      needCluster(pd);
      return { as_peer: {}, as_leader: {} };
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
