/**
 * Which peers are hot now: what writes cost every member, as leaders' heartbeats say, and what reads cost the store that serves
 * them, as its own heartbeats say. Computed when asked; nothing is kept between reports.
 */
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import { type RegionInfo, readQueries } from './region-info.ts';
import type { RegionTree } from './region-tree.ts';
import type { StoreInfo } from './stores.ts';

export interface HotPeer {
  readonly storeId: number;
  readonly region: RegionInfo;
  readonly isLeader: boolean;
  readonly isLearner: boolean;
  /** A second. */
  readonly bytes: number;
  readonly keys: number;
  readonly queries: number;
  /** Unix time of the report. */
  readonly atSeconds: number;
}

/** Below these, a second, nothing is hot (TiKV PD's). */
const READ_MIN = { bytes: 8192, keys: 128, queries: 128 };
const WRITE_MIN = { bytes: 1024, keys: 32, queries: 32 };

export type HotKind = 'read' | 'write';

/**
 * Was the region hot by its leader's last report, or by what any of its stores says of its reads? `statsOf` is what a store last
 * reported.
 */
export function isHotRegion(
  { meta, stats }: RegionInfo,
  statsOf: (storeId: number) => pdpb.StoreStats | undefined,
): boolean {
  const { writtenBytes, writtenKeys, writeQueries, readBytes, readKeys, readQueries: reads, seconds } = stats;
  const written = { bytes: writtenBytes, keys: writtenKeys, queries: writeQueries };
  if (exceeds(written, seconds, WRITE_MIN)) return true;
  if (exceeds({ bytes: readBytes, keys: readKeys, queries: reads }, seconds, READ_MIN)) return true;
  return meta.peers.some(({ storeId }) => {
    const told = statsOf(storeId);
    const peer = told?.peerStats.find(({ regionId }) => regionId === meta.id);
    if (peer === undefined) return false;
    const flow = { bytes: peer.readBytes, keys: peer.readKeys, queries: readQueries(peer.queryStats) };
    return exceeds(flow, (told?.interval?.endTimestamp ?? 0) - (told?.interval?.startTimestamp ?? 0), READ_MIN);
  });
}

type Flow = Pick<HotPeer, 'bytes' | 'keys' | 'queries'>;

function exceeds(flow: Flow, seconds: number, least: Flow): boolean {
  if (seconds <= 0) return false;
  return (
    flow.bytes >= least.bytes * seconds || flow.keys >= least.keys * seconds || flow.queries >= least.queries * seconds
  );
}

/** Most bytes first. */
export function hotPeers(kind: HotKind, tree: RegionTree, stores: readonly StoreInfo[]): HotPeer[] {
  const all = kind === 'write' ? writtenPeers(tree) : readPeers(tree, stores);
  const least = kind === 'write' ? WRITE_MIN : READ_MIN;
  return all
    .filter(({ bytes, keys, queries }) => bytes >= least.bytes || keys >= least.keys || queries >= least.queries)
    .sort((a, b) => b.bytes - a.bytes || a.storeId - b.storeId || a.region.meta.id - b.region.meta.id);
}

function writtenPeers(tree: RegionTree): HotPeer[] {
  const found: HotPeer[] = [];
  for (const region of tree.all()) {
    const { writtenBytes, writtenKeys, writeQueries, seconds, reportedSeconds } = region.stats;
    if (seconds === 0 || writtenKeys === 0) continue;
    const flow = { bytes: writtenBytes / seconds, keys: writtenKeys / seconds, queries: writeQueries / seconds };
    for (const { storeId } of region.meta.peers) found.push(hotPeer(region, storeId, flow, reportedSeconds));
  }
  return found;
}

function readPeers(tree: RegionTree, stores: readonly StoreInfo[]): HotPeer[] {
  const found: HotPeer[] = [];
  for (const { meta, stats } of stores) {
    const seconds = (stats?.interval?.endTimestamp ?? 0) - (stats?.interval?.startTimestamp ?? 0);
    for (const { regionId, readBytes, readKeys, queryStats } of stats?.peerStats ?? []) {
      const region = tree.byId(regionId);
      if (region === undefined || seconds <= 0) continue;
      const queries = readQueries(queryStats) / seconds;
      const flow = { bytes: readBytes / seconds, keys: readKeys / seconds, queries };
      found.push(hotPeer(region, meta.id, flow, stats?.interval?.endTimestamp ?? 0));
    }
  }
  return found;
}

function hotPeer(region: RegionInfo, storeId: number, flow: Flow, atSeconds: number): HotPeer {
  const role = region.meta.peers.find((peer) => peer.storeId === storeId)?.role;
  const isLeader = region.leader?.storeId === storeId;
  return { storeId, region, isLeader, isLearner: role === metapb.PeerRole.Learner, ...flow, atSeconds };
}
