/**
 * Peers that hear of no leader: they may have been removed while this store was away, and nobody who knows is left to say so.
 * PD knows. A peer that PD's newer word does not name ends here.
 */
import { describeError, type Logger } from '@tessera/base';
import type { PdClient } from '@tessera/pd-client';
import type { Region } from '@tessera/proto/metapb';
import { type Observer, type RaftStore, removeStalePeer } from '@tessera/raftstore';

/** Questions to PD under way; who is left out asks again after a while. */
const QUESTIONS_MAX = 16;

export interface StalePeersOptions {
  readonly store: RaftStore;
  readonly pd: Pick<PdClient, 'getRegionById'>;
  readonly log: Logger;
}

export class StalePeers implements Observer {
  readonly #options: StalePeersOptions;
  readonly #asked = new Set<number>();

  constructor(options: StalePeersOptions) {
    this.#options = options;
  }

  leaderMissing({ id }: Region, peerId: number): void {
    if (this.#asked.has(id) || this.#asked.size >= QUESTIONS_MAX) return;
    this.#asked.add(id);
    void this.#ask(id, peerId).finally(() => this.#asked.delete(id));
  }

  async #ask(regionId: number, peerId: number): Promise<void> {
    const { store, pd, log } = this.#options;
    try {
      const known = await pd.getRegionById(regionId);
      // Of a region that PD does not know it may not have heard yet.
      if (known === undefined || known.region.peers.some(({ id }) => id === peerId)) return;
      const removed = removeStalePeer(store, regionId, peerId, known.region.regionEpoch?.confVer ?? 0);
      if (removed) log.info?.('a peer that PD does not know any more was removed', { region: regionId, peer: peerId });
    } catch (error) {
      log.debug?.('PD was not asked about a peer', { region: regionId, error: describeError(error) });
    }
  }
}
