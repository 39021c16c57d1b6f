/** The JSON shapes of TiKV PD (facts 18.2): snake_case, empty fields left out, sizes for people. */
import { toHex } from '@tessera/base';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import type { RegionInfo } from '../cluster/region-info.ts';
import { epochOf } from '../cluster/region-info.ts';
import type { StoreInfo } from '../cluster/stores.ts';
import type { PdContext } from '../context.ts';
import type { View } from '../schedule/view.ts';

type Json = Record<string, unknown>;

/** Drops what Go's `omitempty` drops. */
function compact(json: Json): Json {
  return Object.fromEntries(
    Object.entries(json).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        value !== 0 &&
        value !== false &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

export function memberJson(member: pdpb.Member): Json {
  return compact({
    name: member.name,
    member_id: member.memberId,
    peer_urls: member.peerUrls,
    client_urls: member.clientUrls,
    deploy_path: member.deployPath,
    binary_version: member.binaryVersion,
    git_hash: member.gitHash,
  });
}

const ROLE_NAMES = ['Voter', 'Learner', 'IncomingVoter', 'DemotingVoter'];

function peerJson(peer: metapb.Peer): Json {
  return compact({
    id: peer.id,
    store_id: peer.storeId,
    role: peer.role,
    role_name: ROLE_NAMES[peer.role],
    is_learner: peer.role === metapb.PeerRole.Learner,
    is_witness: peer.isWitness,
  });
}

export function regionJson(region: RegionInfo): Json {
  const { meta, stats } = region;
  const epoch = epochOf(meta);
  return {
    id: meta.id,
    start_key: toHex(meta.startKey),
    end_key: toHex(meta.endKey),
    epoch: { conf_ver: epoch.confVer, version: epoch.version },
    peers: meta.peers.map(peerJson),
    leader: region.leader === undefined ? {} : peerJson(region.leader),
    ...compact({
      down_peers: region.downPeers.map(({ peer, downSeconds }) => ({
        peer: peer === undefined ? {} : peerJson(peer),
        down_seconds: downSeconds,
      })),
      pending_peers: region.pendingPeers.map(peerJson),
    }),
    cpu_usage: stats.cpuUsage,
    written_bytes: stats.writtenBytes,
    read_bytes: stats.readBytes,
    written_keys: stats.writtenKeys,
    read_keys: stats.readKeys,
    approximate_size: stats.approximateSizeMib,
    approximate_keys: stats.approximateKeys,
    ...compact({ approximate_kv_size: stats.approximateKvSizeMib }),
  };
}

export function regionsJson(regions: Iterable<RegionInfo>): Json {
  const list = Array.from(regions, regionJson);
  return { count: list.length, regions: list };
}

const NODE_STATES = ['Preparing', 'Serving', 'Removing', 'Removed'];

/** `view` is one for all stores of an answer. */
export function storeJson(pd: PdContext, store: StoreInfo, view: View): Json {
  const { meta } = store;
  return {
    store: {
      ...compact({
        id: meta.id,
        address: meta.address,
        state: meta.state,
        labels: meta.labels.map(({ key, value }) => ({ key, value })),
        version: meta.version,
        peer_address: meta.peerAddress,
        status_address: meta.statusAddress,
        git_hash: meta.gitHash,
        start_timestamp: meta.startTimestamp,
        deploy_path: meta.deployPath,
        physically_destroyed: meta.physicallyDestroyed,
        node_state: meta.nodeState,
      }),
      ...(store.lastHeartbeatMs === 0 ? {} : { last_heartbeat: nanoseconds(store.lastHeartbeatMs) }),
      node_state_name: NODE_STATES[meta.nodeState],
      state_name: pd.cluster.stores.stateName(store),
    },
    status: statusJson(pd, store, view),
  };
}

function statusJson(pd: PdContext, store: StoreInfo, view: View): Json {
  const load = pd.cluster.regions.tree.byStore.loadOf(store.meta.id);
  const seen = pd.cluster.stores.view(store);
  const { stats } = store;
  const startedMs = (stats?.startTime ?? 0) * 1000;
  return {
    capacity: byteSize(stats?.capacity ?? 0),
    available: byteSize(stats?.available ?? 0),
    used_size: byteSize(stats?.usedSize ?? 0),
    leader_count: load.leaders,
    leader_weight: seen.leaderWeight,
    leader_score: view.leaderScore(seen),
    leader_size: load.leaderSizeMib,
    region_count: load.regions,
    region_weight: seen.regionWeight,
    region_score: view.regionScore(seen),
    region_size: load.regionSizeMib,
    learner_count: load.learners,
    witness_count: load.witnesses,
    pending_peer_count: load.pending,
    slow_score: stats?.slowScore ?? 0,
    ...compact({
      sending_snap_count: stats?.sendingSnapCount,
      receiving_snap_count: stats?.receivingSnapCount,
      is_busy: stats?.isBusy,
    }),
    ...(startedMs === 0 ? {} : { start_ts: isoTime(startedMs), uptime: goDuration(pd.clock.wallMs() - startedMs) }),
    ...(store.lastHeartbeatMs === 0 ? {} : { last_heartbeat_ts: isoTime(store.lastHeartbeatMs) }),
  };
}

function nanoseconds(ms: number): bigint {
  return BigInt(Math.floor(ms)) * 1_000_000n;
}

/** Four significant digits and a binary unit, as PD prints sizes. */
export function byteSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toPrecision(4))}${units[unit]}`;
}

/** Go's text of a duration, whole seconds. */
export function goDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = `${seconds % 60}s`;
  if (hours > 0) return `${hours}h${minutes}m${tail}`;
  return minutes > 0 ? `${minutes}m${tail}` : tail;
}

/** RFC 3339 of a Unix time in milliseconds. */
export function isoTime(ms: number): string {
  // biome-ignore lint/style/noRestrictedGlobals: formats a time that is given, reads no clock
  return new Date(ms).toISOString();
}
