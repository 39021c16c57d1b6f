/**
 * SplitRegions: asks the leaders of the regions that contain the keys to split there, and waits until the keys are
 * region boundaries, for a bounded number of rounds.
 */
import { latin1 } from '@tessera/base';
import { type Clock, sleep } from '@tessera/env';
import type { Cluster } from './cluster.ts';

/** One round asks once and then looks this often. Stores that can split do so within a few hundred milliseconds. */
const ROUND_MS = 1000;
const LOOK_MS = 50;
/** Clients name a limit of rounds; theirs counts up to this. */
const MAX_ROUNDS = 10;
const DEFAULT_ROUNDS = 3;

export interface SplitOutcome {
  readonly regionIds: readonly number[];
  readonly percentage: number;
}

export async function splitRegions(
  context: { readonly cluster: Cluster; readonly clock: Clock; readonly closing: AbortSignal },
  splitKeys: readonly Uint8Array[],
  retryLimit: number,
): Promise<SplitOutcome> {
  const { cluster, clock, closing } = context;
  const keys = [...new Set(splitKeys.map((key) => latin1(key)))].filter((key) => key !== '').sort();
  const rounds = Math.min(MAX_ROUNDS, retryLimit > 0 ? retryLimit : DEFAULT_ROUNDS);
  for (let round = 0; round < rounds && !allDone(cluster, keys); round++) {
    if (!askLeaders(cluster, keys)) break;
    for (let waited = 0; waited < ROUND_MS && !allDone(cluster, keys); waited += LOOK_MS) {
      await sleep(clock, LOOK_MS, closing);
    }
  }
  const regionIds: number[] = [];
  for (const key of keys) {
    const region = cluster.regions.tree.byKey(key);
    if (region?.startKey === key) regionIds.push(region.meta.id);
  }
  const percentage = keys.length === 0 ? 100 : Math.floor((100 * regionIds.length) / keys.length);
  return { regionIds, percentage };
}

function isBoundary(cluster: Cluster, key: string): boolean {
  return cluster.regions.tree.byKey(key)?.startKey === key;
}

function allDone(cluster: Cluster, keys: readonly string[]): boolean {
  return keys.every((key) => isBoundary(cluster, key));
}

/** False when no leader could be asked: waiting would be in vain. */
function askLeaders(cluster: Cluster, keys: readonly string[]): boolean {
  const byRegion = new Map<number, string[]>();
  for (const key of keys) {
    const region = cluster.regions.tree.byKey(key);
    if (region === undefined || region.startKey === key) continue;
    const wanted = byRegion.get(region.meta.id) ?? [];
    wanted.push(key);
    byRegion.set(region.meta.id, wanted);
  }
  let asked = false;
  for (const [regionId, wanted] of byRegion) asked = cluster.pushSplit(regionId, wanted) || asked;
  return asked;
}
