/** Region errors with TiKV's texts (facts 6.2): clients and logs match on them. Every one has a message. */
import { toHex } from '@tessera/base';
import type { metapb } from './messages.ts';
import type { RegionError } from './raft-kv.ts';

export function regionNotFound(regionId: number): RegionError {
  return { message: `region ${regionId} not found`, regionNotFound: { regionId } };
}

export function storeNotMatch(requestStoreId: number, actualStoreId: number): RegionError {
  return {
    message: `to store id ${requestStoreId}, mine ${actualStoreId}`,
    storeNotMatch: { requestStoreId, actualStoreId },
  };
}

export function mismatchPeerId(requestPeerId: number, storePeerId: number): RegionError {
  return {
    message: `mismatch peer id ${requestPeerId} != ${storePeerId}`,
    mismatchPeerId: { requestPeerId, storePeerId },
  };
}

export function notLeader(regionId: number, leader: metapb.Peer | undefined): RegionError {
  const known = leader === undefined ? 'None' : `Some(id: ${leader.id} store_id: ${leader.storeId})`;
  return {
    message: `peer is not leader for region ${regionId}, leader may ${known}`,
    notLeader: { regionId, leader },
  };
}

export function staleCommand(): RegionError {
  return { message: 'stale command', staleCommand: {} };
}

/** Fields at zero are left out, as TiKV prints messages. */
function epochText(epoch: metapb.RegionEpoch | undefined): string {
  const parts: string[] = [];
  if (epoch !== undefined && epoch.confVer !== 0) parts.push(`conf_ver: ${epoch.confVer}`);
  if (epoch !== undefined && epoch.version !== 0) parts.push(`version: ${epoch.version}`);
  return parts.join(' ');
}

/** `currentRegions` starts with the region as it is now; siblings of a split follow. */
export function epochNotMatch(
  sent: metapb.RegionEpoch | undefined,
  region: metapb.Region,
  currentRegions: readonly metapb.Region[],
): RegionError {
  const current = epochText(region.regionEpoch);
  return {
    message: `EpochNotMatch current epoch of region ${region.id} is ${current}, but you sent ${epochText(sent)}`,
    epochNotMatch: { currentRegions },
  };
}

export function keyNotInRegion(key: Uint8Array, region: metapb.Region): RegionError {
  const range = `[${toHex(region.startKey)}, ${toHex(region.endKey)})`;
  return {
    message: `key ${toHex(key)} is not in region key range ${range} for region ${region.id}`,
    keyNotInRegion: { key, regionId: region.id, startKey: region.startKey, endKey: region.endKey },
  };
}

export function raftEntryTooLarge(regionId: number, entrySize: number): RegionError {
  return {
    message: `raft entry is too large, region ${regionId}, entry size ${entrySize}`,
    raftEntryTooLarge: { regionId, entrySize },
  };
}

/** Of a leader that cannot write versions yet: its timestamps might lie below those of its forerunner. */
export function rawMaxTsNotSynced(regionId: number): RegionError {
  return {
    message: `RawKV write fails due to potentially stale max timestamp, region_id: ${regionId}`,
    maxTimestampNotSynced: {},
  };
}

export function deadlineExceeded(): RegionError {
  return { message: 'Deadline is exceeded', serverIsBusy: { reason: 'deadline is exceeded' } };
}

export function schedulerIsBusy(): RegionError {
  return { message: 'scheduler is too busy', serverIsBusy: { reason: 'scheduler is busy' } };
}

/** The region is about to become a part of another: clients try again until it is, or is not. */
export function proposalInMergingMode(regionId: number): RegionError {
  return { message: `${regionId} peer in merging mode, can't do proposal`, proposalInMergingMode: { regionId } };
}

/** For the same reason: the other region may have taken newer writes already. */
export function readIndexNotReady(regionId: number): RegionError {
  const reason = 'can not read index due to merge';
  return {
    message: `read index not ready, reason ${reason}, region ${regionId}`,
    readIndexNotReady: { reason, regionId },
  };
}

/** A stale read of what this peer does not know to be settled: the client asks the leader. */
export function dataIsNotReady(regionId: number, peerId: number, safeTs: bigint): RegionError {
  return {
    message: `data is not ready for region ${regionId}, peer ${peerId}, safe_ts ${safeTs}`,
    dataIsNotReady: { regionId, peerId, safeTs },
  };
}

/** While the store shuts down: clients try another one. */
export function storeIsClosing(): RegionError {
  return { message: 'TiKV is Closing' };
}
