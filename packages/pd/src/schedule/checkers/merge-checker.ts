/**
 * Merges small regions into a neighbour (facts 9.5): both healthy, fully replicated, not hot, not split lately, of one table and
 * keyspace where that matters; into the smaller one of two that fit.
 */
import type { RegionInfo } from '../../cluster/region-info.ts';
import { keyspaceFrom, tableOf } from '../key-borders.ts';
import { planMerge } from '../merge.ts';
import { isHealthy, peerOn } from '../model.ts';
import { Priority } from '../operator.ts';
import type { View } from '../view.ts';
import { blocked, type Verdict } from './verdict.ts';

/** Stores split regions above the first size and cut pieces of the second (defaults of `coprocessor.*` on the stores). */
const REGION_MAX_MIB = 144;
const REGION_SPLIT_MIB = 96;
const REGION_MAX_KEYS = 1_440_000;
const REGION_SPLIT_KEYS = 960_000;
/** As PD: a neighbour above this is about to be split, and takes nothing. */
const TARGET_MAX_MIB = 4 * REGION_MAX_MIB;
/** What `max-merge-region-keys` 0 stands for, by MiB of `max-merge-region-size`. */
const KEYS_PER_MIB = 10_000;

/** Why a region stays as it is: the name is counted, the words are for people. */
interface Refusal {
  readonly event: string;
  readonly why: string;
}

function no(event: string, why: string): Refusal {
  return { event, why };
}

export function checkMerge(view: View, region: RegionInfo): Verdict {
  if (!isMergeable(view, region)) return undefined;
  const full = view.full('merge');
  if (full !== undefined) return blocked(`small enough to be merged, and waits: ${full}`);
  const found = refusesSource(view, region) ?? findTarget(view, region);
  if ('event' in found) {
    view.count('merge', found.event);
    return undefined;
  }
  const { stats } = region;
  const spec = planMerge(view, region, found, {
    desc: 'merge-region',
    kind: 'merge',
    priority: Priority.medium,
    reason: `the region has ${stats.approximateSizeMib} MiB and ${stats.approximateKeys} keys`,
  });
  return typeof spec === 'string' ? blocked(spec) : spec;
}

/** In words why a small region is not merged; undefined when it is not small, or could be. */
export function whyNotMerged(view: View, region: RegionInfo): string | undefined {
  if (!isMergeable(view, region)) return undefined;
  const found = refusesSource(view, region) ?? findTarget(view, region);
  return 'event' in found ? `small, but not merged: ${found.why}` : undefined;
}

/** HOT: no for nearly all. Is merging on, and the region small? */
function isMergeable({ config }: View, { stats }: RegionInfo): boolean {
  if (config['schedule.merge-schedule-limit'] === 0) return false;
  const { approximateSizeMib: mib, approximateKeys: keys } = stats;
  // 0 is a region that has not told its size.
  return mib > 0 && mib <= config['schedule.max-merge-region-size'] && keys <= maxMergeKeys(config);
}

function maxMergeKeys(config: View['config']): number {
  return config['schedule.max-merge-region-keys'] || config['schedule.max-merge-region-size'] * KEYS_PER_MIB;
}

function refusesSource(view: View, region: RegionInfo): Refusal | undefined {
  const intervalMs = view.config['schedule.split-merge-interval'];
  if (view.sinceStartMs < intervalMs) {
    return no(
      'recently-start',
      'PD started less than split-merge-interval ago and does not know what was split before',
    );
  }
  if (view.sinceSplitMs(region.meta.id) < intervalMs) return no('recently-split', 'it was split lately');
  return refusesState(view, region);
}

function refusesState(view: View, region: RegionInfo): Refusal | undefined {
  if (!isHealthy(region)) return no('special-peer', 'a peer of it is down or lags');
  if (!view.isReplicated(region)) return no('abnormal-replica', 'it has not the wanted replicas');
  return view.isHot(region) ? no('hot-region', 'it is hot') : undefined;
}

/** In words why the two may not become one, whatever their size and age; undefined when they may. */
export function refusesAnyMerge(view: View, region: RegionInfo, target: RegionInfo): string | undefined {
  return (refusesState(view, region) ?? refusesPlace(view, region, target))?.why;
}

function findTarget(view: View, region: RegionInfo): RegionInfo | Refusal {
  const next = view.tree.after(region);
  const refusesNext = refusesTarget(view, region, next);
  const oneWay = view.config['schedule.enable-one-way-merge'];
  const previous = oneWay ? undefined : view.tree.previousOf(region.startKey);
  const refusesPrevious = refusesTarget(view, region, previous);
  let target = refusesNext === undefined ? next : undefined;
  if (previous !== undefined && refusesPrevious === undefined) {
    const smaller = target === undefined || previous.stats.approximateSizeMib < target.stats.approximateSizeMib;
    if (smaller) target = previous;
  }
  if (target !== undefined) return refusesSum(view, region, target) ?? target;
  const words = [refusesNext, oneWay ? undefined : refusesPrevious].map((refusal) => refusal?.why);
  return no(
    (refusesNext ?? refusesPrevious)?.event ?? 'no-target',
    words.filter((word) => word !== undefined).join('; '),
  );
}

function refusesTarget(view: View, region: RegionInfo, target: RegionInfo | undefined): Refusal | undefined {
  if (target === undefined) return no('adj-not-exist', 'no region there');
  const it = `region ${target.meta.id}`;
  if (view.isBusy(target.meta.id)) return no('adj-busy', `${it} has an operator`);
  if (view.sinceSplitMs(target.meta.id) < view.config['schedule.split-merge-interval']) {
    return no('adj-recently-split', `${it} was split lately`);
  }
  if (target.stats.approximateSizeMib === 0) return no('adj-unknown-size', `${it} has not told its size`);
  return refusesPlace(view, region, target);
}

function refusesPlace(view: View, region: RegionInfo, target: RegionInfo): Refusal | undefined {
  const it = `region ${target.meta.id}`;
  const border = refusesBorder(view, region, target);
  if (border !== undefined) return no('adj-disallow-merge', `${it} ${border}`);
  if (!isHealthy(target)) return no('adj-special-peer', `a peer of ${it} is down or lags`);
  if (!view.isReplicated(target)) return no('adj-abnormal-replica', `${it} has not the wanted replicas`);
  const store = refusesStores(view, region, target);
  if (store !== undefined) return no('adj-abnormal-peerstore', `${it} cannot be joined on its stores: ${store}`);
  return view.isHot(target) ? no('adj-region-hot', `${it} is hot`) : undefined;
}

/** Nobody's data should share a region with what it was kept apart from. */
function refusesBorder(view: View, region: RegionInfo, target: RegionInfo): string | undefined {
  const seam = region.endKey === target.startKey ? target.startKey : region.startKey;
  const keyspace = keyspaceFrom(seam);
  if (keyspace !== undefined) {
    const borders = view.keyspaceExists(keyspace) || (keyspace > 0 && view.keyspaceExists(keyspace - 1));
    if (borders) return 'lies across the border of a keyspace';
  }
  if (view.config['pd-server.key-type'] !== 'table' || view.config['schedule.enable-cross-table-merge'])
    return undefined;
  return tableOf(region.startKey) === tableOf(target.startKey) ? undefined : 'belongs to another table';
}

/** The region needs a peer where the target has one and it has none. */
function refusesStores(view: View, region: RegionInfo, target: RegionInfo): string | undefined {
  for (const { storeId } of target.meta.peers) {
    if (peerOn(region, storeId) !== undefined) continue;
    const store = view.store(storeId);
    const refusal = store === undefined ? 'is unknown' : view.refusesPeer(store, region.stats.approximateSizeMib);
    if (refusal !== undefined) return `store ${storeId} ${refusal}`;
  }
  return undefined;
}

/** What would be split again into pieces that would be merged again is left alone. */
function refusesSum({ config }: View, { stats }: RegionInfo, target: RegionInfo): Refusal | undefined {
  const it = `region ${target.meta.id}`;
  if (target.stats.approximateSizeMib > TARGET_MAX_MIB) return no('target-too-large', `${it} is about to be split`);
  const mib = stats.approximateSizeMib + target.stats.approximateSizeMib;
  if (leavesRest(mib, REGION_MAX_MIB, REGION_SPLIT_MIB, config['schedule.max-merge-region-size'])) {
    return no('split-size-after-merge', `with ${it} it would be split again by size`);
  }
  const keys = stats.approximateKeys + target.stats.approximateKeys;
  if (leavesRest(keys, REGION_MAX_KEYS, REGION_SPLIT_KEYS, maxMergeKeys(config))) {
    return no('split-keys-after-merge', `with ${it} it would be split again by keys`);
  }
  return undefined;
}

function leavesRest(sum: number, max: number, piece: number, small: number): boolean {
  const rest = sum % piece;
  return sum >= max && rest > 0 && rest <= small;
}
