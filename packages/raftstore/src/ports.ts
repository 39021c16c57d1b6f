/** What a store of regions needs from its surroundings besides the ports of `env`: a way to other stores, and who listens. */
import type { WriteBatch } from '@tessera/engine';
import type { LockInfo } from '@tessera/proto/kvrpcpb';
import type { Region } from '@tessera/proto/metapb';
import type { ReadIndexRequest } from '@tessera/proto/raft_cmdpb';
import type { RaftMessage } from '@tessera/proto/raft_serverpb';
import type { Entry } from '@tessera/raft';

/** Delivers or loses; order between two calls is not needed. Must not call back into the store before it returns. */
export interface Transport {
  /** Everything of this turn for one store. The messages belong to the transport. */
  send(storeId: number, messages: readonly RaftMessage[]): void;
  /**
   * Sends `head` (its raft message carries the snapshot) and then the chunks. `done` exactly once: true when the other
   * store has taken all of it.
   */
  sendSnapshot(
    storeId: number,
    head: RaftMessage,
    chunks: AsyncIterable<Uint8Array>,
    done: (delivered: boolean) => void,
  ): void;
}

/** Events; called inside a turn, must not call back into the store before they return. */
export interface Observer {
  /** `leader` is a peer id; 0 when none is known. */
  leaderChanged?(region: Region, peerId: number, leader: number, term: number): void;
  /** PD should hear of this region now: its leader began, it changed, or a member that lagged has caught up. */
  heartbeatDue?(regionId: number): void;
  /** The region is too large; `keys` cut it into good pieces. The split itself is the listener's to ask PD and order. */
  splitWanted?(region: Region, keys: readonly Uint8Array[]): void;
  /**
   * A replica reads for a transaction: this leader may know a lock in memory only. Called at the leader before the round begins that
   * confirms the read, so that what comes later cannot be older than the read.
   */
  readIndex?(regionId: number, request: ReadIndexRequest): LockInfo | undefined;
  /** No leader was heard of for long. PD may know that the peer is no member any more: see `removeStalePeer`. */
  leaderMissing?(region: Region, peerId: number): void;
  /** Members or range changed. */
  regionChanged?(region: Region): void;
  split?(derived: Region, created: readonly Region[]): void;
  /** `target` is what became of it and `source`, which ends. */
  merged?(target: Region, source: Region): void;
  destroyed?(regionId: number, peerId: number): void;
  /**
   * Leadership is about to go elsewhere. What this returns is proposed before, so that the next leader has it: pessimistic locks that
   * only this leader's memory knows.
   */
  beforeTransfer?(regionId: number): WriteBatch | undefined;
  /** The same, because the region is about to become a part of another. Nothing may be kept in memory only from here on. */
  beforeMerge?(regionId: number): WriteBatch | undefined;
  /** It does not, after all. */
  mergeOver?(regionId: number): void;
  /** An entry took effect on this store: for checkers. */
  applied?(regionId: number, entry: Entry): void;
  /** The store has stopped: a broken disk or a broken invariant. It answers nothing any more. */
  failed?(error: unknown): void;
}
