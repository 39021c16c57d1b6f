/**
 * What a store does when its process is short of memory: whoever watches memory sets it. Appends of leaders are answered as TiKV does, with
 * MsgRejectRaftLogCausedByMemoryUsage (the leader then goes on with one append at a time), and new writes with ServerIsBusy.
 * Heartbeats, votes, reads and what is applied already are not touched, so leaders stay and memory drains.
 */
import type { RegionError } from '@tessera/storage';
import type { RaftStore } from './raftstore.ts';

export class MemoryPressure {
  rejectAppends = false;
  refuseWrites = false;
  /** So far. */
  appendsRejected = 0;
  writesRefused = 0;
}

/** Memory of entries: waiting for the raft log's disk, in its cache, and proposed but not applied. Some count twice: they are in memory in two forms. */
export function raftMemoryBytes(store: RaftStore): number {
  let bytes = store.raftLog.pendingBytes + store.raftLog.cache.bytes;
  for (const peer of store.peers.values()) bytes += peer.proposedBytes;
  return bytes;
}

/** Clients back off and come again. */
export function memoryIsShort(): RegionError {
  return {
    message: 'raftstore is busy: memory usage is above its high water mark',
    serverIsBusy: { reason: 'raftstore is busy' },
  };
}
