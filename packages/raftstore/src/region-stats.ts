/**
 * What PD hears of a region: traffic since the last time it was told, size, members that lag or are silent. Writes are counted
 * where they are applied; what reads find by `storage`, through the region's snapshot (`RegionView.flow`); requests by the service.
 */
import type { Peer as MetaPeer, Region } from '@tessera/proto/metapb';
import type { ReadFlow } from '@tessera/storage';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { isInitialized, peerById } from './region.ts';

/** Kinds of requests, as pdpb.QueryStats names them. */
export const QUERY_KINDS = [
  'gc',
  'get',
  'scan',
  'coprocessor',
  'delete',
  'deleteRange',
  'put',
  'prewrite',
  'acquirePessimisticLock',
  'commit',
  'rollback',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** Reads and requests since somebody looked last. */
export interface ReadTraffic {
  readonly bytesRead: number;
  readonly keysRead: number;
  /** By index of `QUERY_KINDS`. */
  readonly queries: readonly number[];
}

/** Of a store, all peers together; those that left lately may be missing. */
export interface StoreReads extends ReadTraffic {
  /** Of the peers that were read at all, leaders or not. */
  readonly peers: readonly (ReadTraffic & { readonly regionId: number })[];
}

/** How far somebody has been told of counters that only grow: region and store heartbeats tell the same at different times. */
class TrafficMark {
  #bytesRead = 0;
  #keysRead = 0;
  #queries: readonly number[] = NO_QUERIES;

  /** What came since the last call. */
  take({ bytesRead, keysRead, queries }: PeerStats): ReadTraffic {
    const told = this.#queries;
    const traffic = {
      bytesRead: bytesRead - this.#bytesRead,
      keysRead: keysRead - this.#keysRead,
      queries: queries.map((count, kind) => count - (told[kind] as number)),
    };
    this.#bytesRead = bytesRead;
    this.#keysRead = keysRead;
    this.#queries = [...queries];
    return traffic;
  }
}

/** Rows that were deleted leave with a compaction, of which no peer hears. */
const MEASURE_MS = 300_000;

const NO_QUERIES: readonly number[] = QUERY_KINDS.map(() => 0);

// HOT: a few additions a request.
export class PeerStats implements ReadFlow {
  bytesWritten = 0;
  keysWritten = 0;
  /** These three since the peer began. */
  bytesRead = 0;
  keysRead = 0;
  readonly queries: number[] = [...NO_QUERIES];
  readonly toldOfRegion = new TrafficMark();
  readonly toldOfStore = new TrafficMark();
  /** Estimates; undefined when they must be made again. */
  sizeBytes: number | undefined;
  keys: number | undefined;
  /** Monotonic time of these estimates. */
  measuredMs = 0;
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

  /** A term of leadership begins: what was counted before is another leader's to tell. */
  lead(nowMs: number, wallMs: number): void {
    this.leaderSinceMs = nowMs;
    this.heardMs.clear();
    this.pending.clear();
    this.toldOfRegion.take(this);
    this.clear(wallMs);
  }

  clear(wallMs: number): void {
    this.bytesWritten = 0;
    this.keysWritten = 0;
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
  readonly reads: ReadTraffic;
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
  const isOld = store.env.clock.monotonicMs() - stats.measuredMs >= MEASURE_MS;
  if (stats.sizeBytes === undefined || isOld) store.guard(() => store.splits.measure(peer));
  const wallMs = store.env.clock.wallMs();
  const { bytesWritten, keysWritten } = stats;
  const facts: RegionFacts = {
    ...{ region, leader, term: peer.term, bytesWritten, keysWritten },
    reads: stats.toldOfRegion.take(stats),
    downPeers: downPeers(store, peer),
    pendingPeers: pendingPeers(peer),
    approximateSizeBytes: stats.sizeBytes ?? 0,
    approximateKeys: stats.keys ?? 0,
    interval: { startTimestamp: Math.floor(stats.takenWallMs / 1000), endTimestamp: Math.floor(wallMs / 1000) },
  };
  stats.clear(wallMs);
  return facts;
}

/** Takes the counters of reads for the store as a whole: the next call tells what happened since. */
export function takeStoreReads(store: RaftStore): StoreReads {
  const peers: (ReadTraffic & { readonly regionId: number })[] = [];
  let bytesRead = 0;
  let keysRead = 0;
  const queries = [...NO_QUERIES];
  for (const { region, stats } of store.peers.values()) {
    const traffic = stats.toldOfStore.take(stats);
    bytesRead += traffic.bytesRead;
    keysRead += traffic.keysRead;
    for (let kind = 0; kind < queries.length; kind++) {
      queries[kind] = (queries[kind] as number) + (traffic.queries[kind] as number);
    }
    if (traffic.keysRead > 0) peers.push({ ...traffic, regionId: region.id });
  }
  return { bytesRead, keysRead, queries, peers };
}

// HOT: every request.
/** A request of this kind (an index of `QUERY_KINDS`) came for the region; it may be refused yet. */
export function countQuery(store: RaftStore, regionId: number, kind: number): void {
  const peer = store.peers.get(regionId);
  if (peer !== undefined) peer.stats.queries[kind] = (peer.stats.queries[kind] as number) + 1;
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
