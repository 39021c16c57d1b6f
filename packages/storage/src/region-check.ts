/**
 * May this command run at this peer? The checks of facts 6.1 in TiKV's order, the first failing one decides. Clients
 * depend on the order: StoreNotMatch and MismatchPeerId before NotLeader, NotLeader before EpochNotMatch.
 */
import { compareBytes } from '@tessera/base';
import { DATA_END_KEY, DATA_PREFIX } from '@tessera/codec';
import { BATCH_DELETE_RANGE, BatchCursor, type WriteBatch } from '@tessera/engine';
import type { kvrpcpb, metapb } from './messages.ts';
import type { RegionError } from './raft-kv.ts';
import {
  epochNotMatch,
  keyNotInRegion,
  mismatchPeerId,
  notLeader,
  regionNotFound,
  staleCommand,
  storeNotMatch,
} from './region-errors.ts';

/** What the checks need to know of a peer on this store. */
export interface PeerState {
  readonly region: metapb.Region;
  readonly peerId: number;
  readonly term: number;
  readonly isLeader: boolean;
  /** The leader as far as it is known. */
  readonly leader: metapb.Peer | undefined;
}

// HOT: every request passes here.
/**
 * Undefined when the command may run. `peer` is what this store has under `context.regionId`. A read that asks for a
 * replica or for stale data passes at a follower, too.
 */
export function checkContext(
  context: kvrpcpb.Context,
  storeId: number,
  peer: PeerState | undefined,
  isRead: boolean,
): RegionError | undefined {
  if (peer === undefined) return regionNotFound(context.regionId);
  const target = context.peer;
  if (target?.storeId !== storeId) return storeNotMatch(target?.storeId ?? 0, storeId);
  if (target.id !== peer.peerId) return mismatchPeerId(target.id, peer.peerId);
  if (!peer.isLeader && !(isRead && (context.replicaRead || context.staleRead))) {
    return notLeader(peer.region.id, peer.leader);
  }
  if (context.term !== 0 && peer.term > context.term + 1) return staleCommand();
  const epoch = context.regionEpoch;
  if ((epoch?.version ?? 0) !== (peer.region.regionEpoch?.version ?? 0)) {
    return epochNotMatch(epoch, peer.region, [peer.region]);
  }
  return undefined;
}

/** `key` (without prefix) lies in [start, end) of the region. */
export function keyInRegion(key: Uint8Array, region: metapb.Region): boolean {
  const { startKey, endKey } = region;
  return (
    (startKey.length === 0 || compareBytes(key, startKey) >= 0) &&
    (endKey.length === 0 || compareBytes(key, endKey) < 0)
  );
}

/** As {@link keyInRegion} with the end allowed: where a scan may start. */
export function scanStartInRegion(key: Uint8Array, region: metapb.Region): boolean {
  const { startKey, endKey } = region;
  return (
    (startKey.length === 0 || compareBytes(key, startKey) >= 0) &&
    (endKey.length === 0 || compareBytes(key, endKey) <= 0)
  );
}

/** The error of the first data key in `batch` that the region does not hold. For what applies writes. */
export function checkBatchKeys(batch: WriteBatch, region: metapb.Region): RegionError | undefined {
  if (region.startKey.length === 0 && region.endKey.length === 0) return undefined;
  const cursor = new BatchCursor(batch.encoded());
  while (cursor.next()) {
    if (cursor.bytes[cursor.keyStart] !== DATA_PREFIX) continue;
    const key = cursor.bytes.subarray(cursor.keyStart + 1, cursor.keyEnd);
    if (!keyInRegion(key, region)) return keyNotInRegion(key.slice(), region);
    if (cursor.kind !== BATCH_DELETE_RANGE) continue;
    const end = cursor.bytes.subarray(cursor.valueStart, cursor.valueEnd);
    const open = compareBytes(end, DATA_END_KEY) === 0;
    const endKey = open ? new Uint8Array(0) : end.slice(1);
    if (region.endKey.length > 0 && (open || compareBytes(endKey, region.endKey) > 0)) {
      return keyNotInRegion(endKey, region);
    }
  }
  return undefined;
}
