/** What PD knows of a region: its durable metadata and what its leader's heartbeats say. Immutable. */
import { latin1 } from '@tessera/base';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';

export interface RegionInfo {
  readonly meta: metapb.Region;
  /** Latin1; `endKey` undefined is the end of the key space. */
  readonly startKey: string;
  readonly endKey: string | undefined;
  /** Undefined until a heartbeat names it. */
  readonly leader: metapb.Peer | undefined;
  /** Raft term of the leader that reported; 0 unknown. */
  readonly term: number;
  readonly downPeers: readonly pdpb.PeerStats[];
  readonly pendingPeers: readonly metapb.Peer[];
  readonly stats: RegionStats;
  readonly buckets: metapb.Buckets | undefined;
}

export interface RegionStats {
  readonly writtenBytes: number;
  readonly readBytes: number;
  readonly writtenKeys: number;
  readonly readKeys: number;
  /** MiB; at least 1 once reported, 0 before. */
  readonly approximateSizeMib: number;
  readonly approximateKeys: number;
  readonly approximateKvSizeMib: number;
  readonly cpuUsage: number;
  /** Requests that write, and those that read. */
  readonly writeQueries: number;
  readonly readQueries: number;
  /** That the traffic belongs to; 0 before the first report. */
  readonly seconds: number;
  /** Unix time of the report. */
  readonly reportedSeconds: number;
}

const NO_STATS: RegionStats = {
  writtenBytes: 0,
  readBytes: 0,
  writtenKeys: 0,
  readKeys: 0,
  approximateSizeMib: 0,
  approximateKeys: 0,
  approximateKvSizeMib: 0,
  cpuUsage: 0,
  writeQueries: 0,
  readQueries: 0,
  seconds: 0,
  reportedSeconds: 0,
};

export function epochOf(meta: metapb.Region): { readonly version: number; readonly confVer: number } {
  return meta.regionEpoch ?? NO_EPOCH;
}
const NO_EPOCH = { version: 0, confVer: 0 };

export function sameRange(a: RegionInfo, b: RegionInfo): boolean {
  return a.startKey === b.startKey && a.endKey === b.endKey;
}

/** Has `outer` all keys of `inner`? */
export function covers(outer: RegionInfo, inner: RegionInfo): boolean {
  if (outer.startKey > inner.startKey) return false;
  return outer.endKey === undefined || (inner.endKey !== undefined && inner.endKey <= outer.endKey);
}

/** A region known by its metadata only. `meta` must be owned. */
export function regionFromMeta(meta: metapb.Region): RegionInfo {
  return {
    meta,
    startKey: latin1(meta.startKey),
    endKey: meta.endKey.length === 0 ? undefined : latin1(meta.endKey),
    leader: undefined,
    term: 0,
    downPeers: [],
    pendingPeers: [],
    stats: NO_STATS,
    buckets: undefined,
  };
}

/** An owned copy of a message that borrows from a received chunk. */
export function ownRegion(meta: metapb.RegionInit): metapb.Region {
  return metapb.Region.decode(metapb.Region.encode(meta));
}

/** Why the region cannot be right; undefined when it can. */
export function invalidRegion(meta: metapb.Region | undefined): string | undefined {
  if (meta === undefined) return 'region is missing';
  if (meta.id === 0) return 'region id is zero';
  if (meta.peers.length === 0) return 'region has no peers';
  if (meta.regionEpoch === undefined) return 'region epoch is missing';
  if (meta.endKey.length > 0 && latin1(meta.startKey) >= latin1(meta.endKey)) {
    return 'region start key is not before its end key';
  }
  return undefined;
}

export function regionFromHeartbeat(request: pdpb.RegionHeartbeatRequest, meta: metapb.Region): RegionInfo {
  const { startTimestamp, endTimestamp } = request.interval ?? NO_INTERVAL;
  return {
    ...regionFromMeta(meta),
    leader: request.leader,
    term: request.term,
    downPeers: request.downPeers,
    pendingPeers: request.pendingPeers,
    stats: {
      writtenBytes: request.bytesWritten,
      readBytes: request.bytesRead,
      writtenKeys: request.keysWritten,
      readKeys: request.keysRead,
      approximateSizeMib: toMib(request.approximateSize),
      approximateKeys: request.approximateKeys,
      approximateKvSizeMib: toMib(request.approximateKvSize),
      cpuUsage: request.cpuUsage,
      writeQueries: writeQueries(request.queryStats),
      readQueries: readQueries(request.queryStats),
      seconds: Math.max(0, endTimestamp - startTimestamp),
      reportedSeconds: endTimestamp,
    },
  };
}

const NO_INTERVAL = { startTimestamp: 0, endTimestamp: 0 };

/** As TiKV PD sums them. */
export function readQueries(stats: pdpb.QueryStats | undefined): number {
  return stats === undefined ? 0 : stats.get + stats.scan + stats.coprocessor;
}

function writeQueries(stats: pdpb.QueryStats | undefined): number {
  if (stats === undefined) return 0;
  const { put, delete: deleted, deleteRange, prewrite, acquirePessimisticLock, commit, rollback } = stats;
  return put + deleted + deleteRange + prewrite + acquirePessimisticLock + commit + rollback;
}

/** A region that reported is never shown as empty of size: 1 MiB at least, as PD counts. */
function toMib(sizeBytes: number): number {
  return Math.max(1, Math.round(sizeBytes / (1 << 20)));
}
