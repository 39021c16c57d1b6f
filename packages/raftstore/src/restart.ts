/** What a store finds of its regions when it starts: peers that go on, tombstones, and snapshots whose installing broke off. */
import { must } from '@tessera/base';
import { PeerState } from '@tessera/proto/raft_serverpb';
import { isOfNewcomer, loadRegions } from './local-state.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { peerOnStore } from './region.ts';
import { resumeInstall } from './snapshot-install.ts';

/** Rejects when something is not there that must be. */
export async function restart(store: RaftStore): Promise<void> {
  const stored = await loadRegions(store.engine);
  const broken = stored.filter(({ state }) => state === PeerState.Applying);
  const found = await store.snapshots.recover(
    broken.map(({ region, apply }) => ({
      ...{ regionId: region.id, term: apply.truncatedTerm, index: apply.truncatedIndex },
    })),
  );
  for (const { region, state, apply, logEpoch, mergeState } of stored) {
    if (state === PeerState.Tombstone) {
      store.tombstones.set(region.id, { region, logEpoch, mergedInto: mergeState?.target });
      if (!isOfNewcomer(store.raftLog.state(region.id))) store.raftLog.remove(region.id);
      continue;
    }
    const self = must(peerOnStore(region, store.storeId), 'a region of this store has a peer on it');
    const peer = store.createPeer(self.id, region, apply);
    peer.logEpoch = logEpoch;
    store.hibernation.defer(peer);
    if (state === PeerState.Merging) {
      peer.merge = must(mergeState, 'a region that is being merged says into which');
      store.merging.prepared(peer);
    }
    if (state === PeerState.Applying) {
      peer.installing = true;
      resumeInstall(store, peer, must(found.get(region.id), 'an install that broke off has its snapshot'));
    } else campaignAlone(peer);
  }
}

/** Who is the only member need not wait for an election timeout: there is nobody to disturb. */
export function campaignAlone(peer: Peer): void {
  if (peer.region.peers.length === 1 && peer.initialized) peer.raft.campaign();
}
