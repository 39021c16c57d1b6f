/**
 * What PD hears of a region: traffic since the last time it was told, size, members that lag or are silent. Writes are counted
 * where they are applied, reads by whoever serves them (`peer.stats.read`).
 */
import type { Peer as MetaPeer, Region } from '@tessera/proto/metapb';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { isInitialized, peerById } from './region.ts';

// HOT: two additions a request.
export class PeerStats {
  bytesWritten = 0;
  keysWritten = 0;
  bytesRead = 0;
  keysRead = 0;
  /** Estimates; undefined when they must be made again. */
  sizeBytes: number | undefined;
  keys: number | undefined;
  /** Since the size was last looked at. */
  bytesSinceCheck = 0;
  /** When the counters were last taken. */
  takenWallMs = 0;
  /** Since when this peer leads; whoever was not heard of since then counts from there. */
  leaderSinceMs = 0;
  /** By peer: when the leader last heard of it. */
  readonly heardMs = new Map<number, number>();
  /** Members that were pending when PD was last told. */
  readonly pending = new Set<number>();

  wrote(bytes: number, keys: number): void {
    this.bytesWritten += bytes;
    this.keysWritten += keys;
    this.bytesSinceCheck += bytes;
  }

  read(bytes: number, keys: number): void {
    this.bytesRead += bytes;
    this.keysRead += keys;
  }

  /** A term of leadership begins: what was counted before is another leader's to tell. */
  lead(nowMs: number, wallMs: number): void {
    this.leaderSinceMs = nowMs;
    this.heardMs.clear();
    this.pending.clear();
    this.clear(wallMs);
  }

  clear(wallMs: number): void {
    this.bytesWritten = 0;
    this.keysWritten = 0;
    this.bytesRead = 0;
    this.keysRead = 0;
    this.takenWallMs = wallMs;
  }

  resized(): void {
    this.sizeBytes = undefined;
    this.keys = undefined;
  }
}

export interface DownPeer {
  readonly peer: MetaPeer;
  readonly downSeconds: number;
}

/** One region heartbeat, named as in pdpb.RegionHeartbeatRequest. */
export interface RegionFacts {
  readonly region: Region;
  readonly leader: MetaPeer;
  readonly term: number;
  /** Not heard of for `max-peer-down-duration`. */
  readonly downPeers: readonly DownPeer[];
  /** Their logs end before the leader's begins: they need a snapshot, or have not answered yet. */
  readonly pendingPeers: readonly MetaPeer[];
  readonly bytesWritten: number;
  readonly keysWritten: number;
  readonly bytesRead: number;
  readonly keysRead: number;
  readonly approximateSizeBytes: number;
  readonly approximateKeys: number;
  /** Unix seconds that the traffic belongs to. */
  readonly interval: { readonly startTimestamp: number; readonly endTimestamp: number };
}

/** Takes the counters: the next call tells what happened since. Undefined unless the peer leads. */
export function takeRegionFacts(store: RaftStore, peer: Peer): RegionFacts | undefined {
  const { region, stats } = peer;
  const leader = peerById(region, peer.peerId);
  if (!peer.isLeader || !isInitialized(region) || leader === undefined || peer.destroyed) return undefined;
  if (stats.sizeBytes === undefined) store.guard(() => store.splits.measure(peer));
  const wallMs = store.env.clock.wallMs();
  const { bytesWritten, keysWritten, bytesRead, keysRead } = stats;
  const facts: RegionFacts = {
    ...{ region, leader, term: peer.term, bytesWritten, keysWritten, bytesRead, keysRead },
    downPeers: downPeers(store, peer),
    pendingPeers: pendingPeers(peer),
    approximateSizeBytes: stats.sizeBytes ?? 0,
    approximateKeys: stats.keys ?? 0,
    interval: { startTimestamp: Math.floor(stats.takenWallMs / 1000), endTimestamp: Math.floor(wallMs / 1000) },
  };
  stats.clear(wallMs);
  return facts;
}

function downPeers(store: RaftStore, leader: Peer): DownPeer[] {
  const found: DownPeer[] = [];
  for (const peer of leader.region.peers) {
    const ms = silentMs(store, leader, peer);
    if (ms >= store.config.maxPeerDownMs) found.push({ peer, downSeconds: Math.floor(ms / 1000) });
  }
  return found;
}

/** How long a leader has not heard of this member. */
export function silentMs(store: RaftStore, { peerId, stats, asleep }: Peer, { id, storeId }: MetaPeer): number {
  if (id === peerId) return 0;
  // Of members of a sleeping region nothing comes; their stores speak for them.
  const storeMs = asleep ? store.hibernation.heardMs(storeId) : 0;
  return store.nowMs() - Math.max(stats.heardMs.get(id) ?? 0, stats.leaderSinceMs, storeMs);
}

function pendingPeers({ region, peerId, raft, apply, stats }: Peer): MetaPeer[] {
  const found = region.peers.filter(({ id }) => id !== peerId && raft.matchOf(id) < apply.truncatedIndex);
  stats.pending.clear();
  for (const { id } of found) stats.pending.add(id);
  return found;
}

// HOT: every message to a leader passes here.
/** The leader heard of member `from`. True when PD believes that it lags and it does not any more. */
export function heard({ stats, raft, apply }: Peer, from: number, nowMs: number): boolean {
  stats.heardMs.set(from, nowMs);
  if (stats.pending.size === 0 || !stats.pending.has(from) || raft.matchOf(from) < apply.truncatedIndex) return false;
  return stats.pending.delete(from);
}
