/** The states of regions that operators look for (facts 17.7), each as a question about one region. */
import * as metapb from '@tessera/proto/metapb';
import type { PdConfig } from '../config/items.ts';
import type { RegionInfo } from './region-info.ts';
import type { Stores } from './stores.ts';

export interface CheckContext {
  readonly maxReplicas: number;
  readonly stores: Stores;
  /** MiB; above it a region should have been split, below the other it might be merged. */
  readonly oversizedMib: number;
  readonly oversizedKeys: number;
  readonly undersizedMib: number;
}

/** Defaults of TiKV: region-max-size 384 MiB, region-max-keys 3.84 million. */
const OVERSIZED_MIB = 384;
const OVERSIZED_KEYS = 3_840_000;

export function regionCheckContext(config: PdConfig, stores: Stores): CheckContext {
  return {
    maxReplicas: config['replication.max-replicas'],
    stores,
    oversizedMib: OVERSIZED_MIB,
    oversizedKeys: OVERSIZED_KEYS,
    undersizedMib: config['schedule.max-merge-region-size'],
  };
}

export const REGION_CHECKS: Readonly<Record<string, (region: RegionInfo, context: CheckContext) => boolean>> = {
  'miss-peer': ({ meta }, { maxReplicas }) => meta.peers.length < maxReplicas,
  'extra-peer': ({ meta }, { maxReplicas }) => meta.peers.length > maxReplicas,
  'down-peer': ({ downPeers }) => downPeers.length > 0,
  'pending-peer': ({ pendingPeers }) => pendingPeers.length > 0,
  'learner-peer': ({ meta }) => meta.peers.some(({ role }) => role === metapb.PeerRole.Learner),
  'offline-peer': ({ meta }, { stores }) =>
    meta.peers.some(({ storeId }) => stores.get(storeId)?.meta.state !== metapb.StoreState.Up),
  'empty-region': ({ stats }) => stats.approximateSizeMib <= 1,
  'oversized-region': ({ stats }, { oversizedMib, oversizedKeys }) =>
    stats.approximateSizeMib >= oversizedMib || stats.approximateKeys >= oversizedKeys,
  'undersized-region': ({ stats }, { undersizedMib }) => stats.approximateSizeMib <= undersizedMib,
  'no-leader': ({ leader }) => leader === undefined,
};
