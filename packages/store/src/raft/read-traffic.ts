/** What heartbeats of stores and regions say of requests and reads. */
import type * as pdpb from '@tessera/proto/pdpb';
import { QUERY_KINDS, type ReadTraffic, type StoreReads } from '@tessera/raftstore';

/** Peers that PD may call hot: read at least so much a second (TiKV's), at most so many. */
const HOT_BYTES_PER_SECOND = 8192;
const HOT_KEYS_PER_SECOND = 128;
const HOT_QUERIES_PER_SECOND = 128;
const HOT_PEERS_MAX = 1000;

/** Requests by kind as PD's messages have them. */
export function queryStats({ queries }: ReadTraffic): pdpb.QueryStatsInit {
  return Object.fromEntries(QUERY_KINDS.map((kind, index) => [kind, queries[index] as number]));
}

const READ_KINDS = (['get', 'scan', 'coprocessor'] as const).map((kind) => QUERY_KINDS.indexOf(kind));

/** Those that are read much; a store has too many peers to tell of all. */
export function hotPeers({ peers }: StoreReads, seconds: number): pdpb.PeerStatInit[] {
  const duration = Math.max(1, seconds);
  const hot = peers.filter(
    ({ bytesRead, keysRead, queries }) =>
      bytesRead >= HOT_BYTES_PER_SECOND * duration ||
      keysRead >= HOT_KEYS_PER_SECOND * duration ||
      READ_KINDS.reduce((sum, kind) => sum + (queries[kind] as number), 0) >= HOT_QUERIES_PER_SECOND * duration,
  );
  if (hot.length > HOT_PEERS_MAX) {
    hot.sort((a, b) => b.bytesRead - a.bytesRead || a.regionId - b.regionId);
    hot.length = HOT_PEERS_MAX;
  }
  return hot.map((peer) => ({
    ...{ regionId: peer.regionId, readBytes: peer.bytesRead, readKeys: peer.keysRead },
    queryStats: queryStats(peer),
  }));
}
