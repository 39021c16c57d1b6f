import type { StoreView } from '../schedule/model.ts';

/** A store that is up and empty, but for what `given` says. */
export function storeView(given: Pick<StoreView, 'id'> & Partial<StoreView>): StoreView {
  return {
    address: `s${given.id}`,
    state: 'Up',
    labels: [],
    silentMs: 0,
    capacityBytes: 0,
    availableBytes: 0,
    usedBytes: 0,
    sendingSnapshots: 0,
    receivingSnapshots: 0,
    busy: false,
    slowScore: 1,
    leaderWeight: 1,
    regionWeight: 1,
    ...given,
  };
}
