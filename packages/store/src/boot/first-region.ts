/** The cluster's first region, which this store may have made, and regions that only this store can lead. */
import type { Logger } from '@tessera/base';
import { type Clock, type Disk, sleep } from '@tessera/env';
import type { PdClient } from '@tessera/pd-client';
import type { StoreConfig } from '../config/items.ts';
import type { Replication } from '../raft/replication.ts';
import { regionOf, type StoreIdent, writeIdent } from './store-ident.ts';

interface FirstRegionWorld {
  readonly env: { readonly clock: Clock };
  readonly pd: PdClient;
  readonly log: Logger;
}

/** The region that this store bootstrapped the cluster with goes into the engine, once. */
export async function beginFirstRegion(
  disk: Disk,
  config: StoreConfig,
  { store }: Replication,
  joined: StoreIdent,
): Promise<void> {
  if (joined.region === undefined || !joined.bootstrapped) return;
  const region = regionOf(joined.storeId, joined.region);
  if (!store.peers.has(region.id) && !store.tombstones.has(region.id)) await store.bootstrap(region);
  await writeIdent(disk, config['storage.data-dir'], { ...joined, region: undefined });
}

/** Three seconds in all: an election, and a heartbeat that is under way already. */
const LEADER_POLLS_MAX = 60;
const LEADER_POLL_MS = 50;

/**
 * A region without a leader sends clients into their backoff: so a store is not ready before PD knows the leader of what only this
 * store can lead.
 */
export async function untilLeadersKnown({ env, pd, log }: FirstRegionWorld, { store }: Replication): Promise<void> {
  const own = [...store.peers.values()].find(({ region }) => region.peers.length === 1);
  if (own === undefined) return;
  for (let poll = 0; poll < LEADER_POLLS_MAX; poll++) {
    const known = await pd.getRegionById(own.region.id).catch(() => undefined);
    if (known?.leader !== undefined || store.stopped || own.destroyed) return;
    await sleep(env.clock, LEADER_POLL_MS);
  }
  log.warn?.('PD does not know the leader of a region yet', { region: own.region.id });
}
