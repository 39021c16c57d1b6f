/** How loaded a store is, as numbers that schedulers compare (facts 17.5). */
import type { StoreLoad } from '../cluster/store-index.ts';
import type { PdConfig } from '../config/items.ts';
import type { StoreInfluence } from './influence.ts';
import type { StoreView } from './model.ts';

const GIB = 2 ** 30;
/** A weight of zero means "as little as possible"; this keeps the score finite. */
const MIN_WEIGHT = 1e-6;

export interface Load {
  readonly store: StoreView;
  readonly load: StoreLoad;
  readonly influence: Readonly<StoreInfluence>;
}

/** By count or size, running operators counted as done, `delta` on top, divided by the weight. */
export function leaderScore({ store, load, influence }: Load, policy: string, delta = 0): number {
  const amount = policy === 'size' ? load.leaderSizeMib + influence.leaderSizeMib : load.leaders + influence.leaders;
  return (amount + delta) / Math.max(store.leaderWeight, MIN_WEIGHT);
}

/** The size of all regions, and more the less room there is. `deltaMib` is a region that would come (or go). */
export function regionScore({ store, load, influence }: Load, config: PdConfig, deltaMib = 0): number {
  const sizeMib = Math.max(0, load.regionSizeMib + influence.regionSizeMib + deltaMib);
  const capacityGib = store.capacityBytes / GIB;
  const availableGib = Math.min(store.availableBytes / GIB, capacityGib);
  const score =
    config['schedule.region-score-formula-version'] === 'v1'
      ? scoreV1(sizeMib, capacityGib, availableGib, config)
      : scoreV2(sizeMib, capacityGib, availableGib, config['schedule.low-space-ratio']);
  return score / Math.max(store.regionWeight, MIN_WEIGHT);
}

/** Below this room, stores fill up faster than they can be drained, however large the disk. */
const SCARCE_GIB = 50;
const STEEPNESS = 256;
const FULL_PENALTY = 1e10;

function scoreV2(sizeMib: number, capacityGib: number, availableGib: number, lowSpaceRatio: number): number {
  if (availableGib >= capacityGib || capacityGib < 1) return sizeMib;
  const scarceGib = Math.max(SCARCE_GIB, capacityGib * (1 - lowSpaceRatio));
  if (availableGib > scarceGib) {
    const usedUp = Math.log(capacityGib) - Math.log(availableGib - scarceGib + 1);
    return (1 + (STEEPNESS * usedUp) / (capacityGib - availableGib + scarceGib - 1)) * sizeMib;
  }
  const steepest = 1 + (STEEPNESS * Math.log(capacityGib)) / capacityGib;
  return steepest * sizeMib + (FULL_PENALTY * (scarceGib - availableGib)) / scarceGib;
}

/** Size while there is much room, used space when there is little, a line between the two in between. */
function scoreV1(sizeMib: number, capacityGib: number, availableGib: number, config: PdConfig): number {
  if (capacityGib <= 0) return sizeMib;
  const highGib = (1 - config['schedule.high-space-ratio']) * capacityGib;
  const lowGib = (1 - config['schedule.low-space-ratio']) * capacityGib;
  const full = FULL_PENALTY - availableGib * 1024;
  if (availableGib > highGib) return sizeMib;
  if (availableGib <= lowGib || highGib <= lowGib) return full;
  const part = (highGib - availableGib) / (highGib - lowGib);
  return sizeMib + part * (FULL_PENALTY - lowGib * 1024 - sizeMib);
}
