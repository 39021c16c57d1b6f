/** What a cluster at rest looks like: all stores up, every region led, all its members there and equal, nobody else. */
import type { Region } from '@tessera/proto/metapb';
import { coverFlaw, type StoreView } from './checkers.ts';
import { isJoint } from './operators.ts';

/** What still differs from that; undefined when nothing does. */
export function findUnrest(stores: ReadonlyMap<number, StoreView>, lost: ReadonlySet<number>): string | undefined {
  for (const { id, up } of stores.values()) if (!up && !lost.has(id)) return `store ${id} is down`;
  const regions = new Map<number, Region>();
  const applied = new Map<number, number>();
  for (const { store } of stores.values()) {
    for (const peer of store?.peers.values() ?? []) {
      if (!peer.isLeader) continue;
      const { region } = peer;
      if (regions.has(region.id)) return `region ${region.id} has two leaders`;
      regions.set(region.id, region);
      applied.set(region.id, peer.applied);
      if (isJoint(region)) return `region ${region.id} is in joint state`;
    }
  }
  const flaw = coverFlaw([...regions.values()]);
  if (flaw !== undefined) return flaw;
  // PD gives ids to stores as it likes.
  const byId = new Map([...stores.values()].map(({ id, store }) => [store?.storeId ?? id, store]));
  for (const region of regions.values()) {
    for (const { id, storeId } of region.peers) {
      const peer = byId.get(storeId)?.peers.get(region.id);
      if (peer?.peerId !== id || peer.applied !== applied.get(region.id) || peer.installing) {
        return `region ${region.id}: peer ${id} on store ${storeId} is at ${peer?.applied} of ${applied.get(region.id)}`;
      }
    }
  }
  for (const { id, store } of stores.values()) {
    for (const peer of store?.peers.values() ?? []) {
      const member = regions.get(peer.region.id)?.peers.some((one) => one.id === peer.peerId);
      if (peer.initialized && member !== true) return `store ${id} keeps peer ${peer.peerId} of ${peer.region.id}`;
    }
  }
  return undefined;
}
