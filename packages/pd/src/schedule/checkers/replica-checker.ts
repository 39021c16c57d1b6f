/**
 * Keeps every region at `max-replicas` voters on stores that serve, as far apart as the location labels allow: replaces peers
 * of down and offline stores, adds missing ones, removes extra ones, moves peers to better places. One thing at a time, the most urgent first.
 * Where there are fewer stores than wanted replicas, a region keeps what it has.
 */
import type * as metapb from '@tessera/proto/metapb';
import type { RegionInfo } from '../../cluster/region-info.ts';
import { downSeconds, isHealthy, isLearner, isPending, type StoreView } from '../model.ts';
import { type OperatorSpec, Priority } from '../operator.ts';
import { planMembers, present, replaced, type Wanted, without } from '../plan.ts';
import { votersOf } from '../steps.ts';
import type { View } from '../view.ts';
import { blocked, type Verdict } from './verdict.ts';

/** Stores report a peer as down after ten minutes (max-peer-down-duration). */
const UNNOTICED_MS = 600_000;

export type Loss = 'down' | 'offline';

/** Is the peer's place to be given up? */
export function lost(view: View, region: RegionInfo, peer: metapb.Peer): Loss | undefined {
  const store = view.store(peer.storeId);
  // A tombstone is not among the stores any more.
  if (store === undefined || store.state === 'Offline') return 'offline';
  if (store.state !== 'Down') return undefined;
  // Silent towards us, it may still serve its leader. A leader that has nothing to send may not notice: time decides then.
  const limitMs = view.config['schedule.max-store-down-time'] + UNNOTICED_MS;
  return downSeconds(region, peer.id) > 0 || store.silentMs > limitMs ? 'down' : undefined;
}

export function checkReplicas(view: View, region: RegionInfo): Verdict {
  if (region.leader === undefined) return blocked('the region has no leader');
  return (
    checkLost(view, region) ?? checkMissing(view, region) ?? checkExtra(view, region) ?? checkLocation(view, region)
  );
}

function checkLost(view: View, region: RegionInfo): Verdict {
  let offline: metapb.Peer | undefined;
  for (const peer of region.meta.peers) {
    if (isLearner(peer)) continue;
    const loss = lost(view, region, peer);
    if (loss === 'down' && view.config['schedule.enable-remove-down-replica'])
      return giveUp(view, region, peer, 'down');
    if (loss === 'offline' && view.config['schedule.enable-replace-offline-replica']) offline ??= peer;
  }
  return offline === undefined ? undefined : giveUp(view, region, offline, 'offline');
}

/** Replaces the peer, or only removes it where there are enough others. */
function giveUp(view: View, region: RegionInfo, peer: metapb.Peer, loss: Loss): Verdict {
  const { storeId } = peer;
  const priority = loss === 'down' ? Priority.high : Priority.medium;
  const why = loss === 'down' ? `store ${storeId} is Down` : `store ${storeId} is being removed`;
  if (votersOf(region).length > view.maxReplicas) {
    const brief = `rm peer: store [${storeId}]`;
    return plan(view, region, without(region, storeId), {
      desc: `remove-extra-${loss}-replica`,
      brief,
      priority,
      reason: why,
    });
  }
  const store = view.store(storeId);
  if (store !== undefined && !view.releasesPeer(store, region.stats.approximateSizeMib)) {
    return () => `${why}, and waits: store ${storeId} is at its remove-peer store limit`;
  }
  const others = view.holders(region, storeId);
  const target = spareLearner(view, region) ?? view.bestStore(region, others)?.id;
  if (target === undefined) return () => `${why}, but ${view.whyNoStore(region, others)}`;
  const brief = `mv peer: store [${storeId}] to [${target}]`;
  return plan(view, region, replaced(region, storeId, target), {
    desc: `replace-${loss}-replica`,
    brief,
    priority,
    reason: why,
  });
}

/** A learner that has caught up, left over from an operator that did not finish. */
function spareLearner(view: View, region: RegionInfo): number | undefined {
  return region.meta.peers.find(
    (peer) => isLearner(peer) && !isPending(region, peer.id) && view.store(peer.storeId)?.state === 'Up',
  )?.storeId;
}

/** All missing voters in one operator: a region with two voters is safer for nobody than one with one or three. */
function checkMissing(view: View, region: RegionInfo): Verdict {
  const missing = view.maxReplicas - region.meta.peers.length;
  if (missing <= 0 || !view.config['schedule.enable-make-up-replica']) return undefined;
  const holders = view.holders(region);
  const chosen: number[] = [];
  for (let i = 0; i < missing; i++) {
    const best = view.bestStore(region, holders, chosen);
    if (best === undefined) break;
    chosen.push(best.id);
    holders.push(best);
  }
  const have = `${region.meta.peers.length} of ${view.maxReplicas} replicas`;
  if (chosen.length === 0) return () => `${have}, but ${view.whyNoStore(region, view.holders(region))}`;
  const wanted: Wanted[] = [...present(region), ...chosen.map((storeId) => ({ storeId, role: 'voter' }) as const)];
  return plan(view, region, wanted, {
    desc: 'make-up-replica',
    brief: `add peer: store [${chosen.join(', ')}]`,
    priority: Priority.medium,
    reason: `the region has ${have}`,
  });
}

function checkExtra(view: View, region: RegionInfo): Verdict {
  const voters = votersOf(region);
  if (voters.length <= view.maxReplicas || !view.config['schedule.enable-remove-extra-replica']) return undefined;
  const worst = worstPlace(view, region);
  if (worst === undefined) return blocked('too many replicas, but none can be removed while others are away');
  return plan(view, region, without(region, worst), {
    desc: 'remove-extra-replica',
    brief: `rm peer: store [${worst}]`,
    priority: Priority.medium,
    reason: `the region has ${voters.length} of ${view.maxReplicas} replicas`,
  });
}

/** The voter that is missed least: away, else crowded by labels, else on the most loaded store; the leader last. */
function worstPlace(view: View, region: RegionInfo): number | undefined {
  const places = votersOf(region).map((peer) => {
    const store = view.store(peer.storeId);
    const away = isAway(region, peer, store);
    const isolation = store === undefined ? 0 : view.isolation(store, view.holders(region, store.id));
    const score = store === undefined ? Number.POSITIVE_INFINITY : view.regionScore(store);
    return { storeId: peer.storeId, away, leads: peer.id === region.leader?.id, isolation, score };
  });
  const alive = places.filter(({ away }) => !away).length;
  places.sort(
    (a, b) =>
      Number(b.away) - Number(a.away) ||
      Number(a.leads) - Number(b.leads) ||
      a.isolation - b.isolation ||
      b.score - a.score ||
      b.storeId - a.storeId,
  );
  const worst = places[0];
  if (worst === undefined) return undefined;
  const aliveAfter = alive - (worst.away ? 0 : 1);
  return aliveAfter > (places.length - 1) / 2 ? worst.storeId : undefined;
}

function isAway(region: RegionInfo, peer: metapb.Peer, store: StoreView | undefined): boolean {
  return (
    store === undefined || store.state === 'Disconnected' || store.state === 'Down' || downSeconds(region, peer.id) > 0
  );
}

/** Moves the peer in the most crowded place to one that is farther from the others. */
function checkLocation(view: View, region: RegionInfo): Verdict {
  if (view.config['replication.location-labels'].length === 0) return undefined;
  if (!view.config['schedule.enable-location-replacement'] || !isHealthy(region)) return undefined;
  let worst: { readonly store: StoreView; readonly isolation: number; readonly score: number } | undefined;
  for (const store of view.holders(region)) {
    const isolation = view.isolation(store, view.holders(region, store.id));
    const score = view.regionScore(store);
    if (worst !== undefined && (isolation > worst.isolation || (isolation === worst.isolation && score <= worst.score)))
      continue;
    worst = { store, isolation, score };
  }
  if (worst === undefined) return undefined;
  const others = view.holders(region, worst.store.id);
  const best = view.bestStore(region, others);
  if (best === undefined || view.isolation(best, others) <= worst.isolation) return undefined;
  const { id } = worst.store;
  return plan(view, region, replaced(region, id, best.id), {
    desc: 'move-to-better-location',
    brief: `mv peer: store [${id}] to [${best.id}]`,
    priority: Priority.low,
    reason: `store ${best.id} is farther from the other replicas by ${view.config['replication.location-labels'].join(', ')}`,
  });
}

function plan(
  view: View,
  region: RegionInfo,
  wanted: readonly Wanted[],
  about: Pick<OperatorSpec, 'desc' | 'brief' | 'priority' | 'reason'>,
): Verdict {
  const full = view.full('replica');
  if (full !== undefined) return () => `${about.desc} {${about.brief}} waits: ${full}`;
  const steps = planMembers(region, wanted, { mayLead: view.mayLead, takeId: () => view.takeId() });
  return typeof steps === 'string' ? blocked(steps) : { ...about, kind: 'replica', steps };
}
