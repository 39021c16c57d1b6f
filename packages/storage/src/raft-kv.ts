/**
 * The seam between commands and replication: what a command may ask of the region it was sent to. Today a region of
 * one replica answers at once (`store`); raftstore will answer after its lease, its ReadIndex round or its commit.
 *
 * Engine keys everywhere: data keys with their prefix 'z', so that nothing is copied twice on the way to the engine.
 */
import type { EngineSnapshot, KvEngine, WriteBatch } from '@tessera/engine';
import type { ReadIndexRequestInit } from '@tessera/proto/raft_cmdpb';
import type { errorpb, kvrpcpb, metapb } from './messages.ts';

export type RegionError = errorpb.ErrorInit;

/** What reads have found in one region, for PD's statistics. Only grows. */
export interface ReadFlow {
  keysRead: number;
  bytesRead: number;
}

/** Data of one region at one moment. */
export interface RegionSnapshot {
  readonly kind: 'snapshot';
  /** For `load` of what is missing. */
  readonly engine: KvEngine;
  /** Sees other regions too: keep reads within `region`. Borrowed until this turn ends or the next write, whichever is first. */
  readonly data: EngineSnapshot;
  readonly region: metapb.Region;
  /** In which this was granted: a write that builds on it may not happen in another one. */
  readonly term: number;
  /** Reads add to it what they find. */
  readonly flow: ReadFlow;
  /** Keeps `data` alive beyond that; each `retain` needs one `release`. */
  retain(): void;
  release(): void;
}

/** The checks of facts 6.1 failed: answer with the error. */
export interface RegionRefusal {
  readonly kind: 'refused';
  readonly error: RegionError;
  /** A replica's read met a lock that only the leader's memory knows: the answer is that lock, not the error. */
  readonly locked?: kvrpcpb.LockInfo;
}

/** Leadership must be confirmed first. */
export interface ReadWait {
  readonly kind: 'wait';
  /** Calls back exactly once, in a later turn. */
  onReady(callback: (grant: RegionSnapshot | RegionRefusal) => void): void;
}

export type ReadGrant = RegionSnapshot | RegionRefusal | ReadWait;

/** Hears the end of a write. */
export interface WriteListener {
  /** Exactly once, maybe before `write` returns. Without an error the write is committed, applied and seen by later reads. */
  written(error: RegionError | undefined): void;
}

export interface RaftKv {
  /** What a write with this context would be refused with now. */
  check(context: kvrpcpb.Context): RegionError | undefined;
  /**
   * Checks the context; `writes` of the same turn that have been acknowledged are seen. With `lockCheck` a read at a replica
   * (`replicaRead`) asks the leader about locks in its memory, and the leader learns the time of the read.
   */
  read(context: kvrpcpb.Context, lockCheck?: ReadIndexRequestInit): ReadGrant;
  /** What this peer has, leader or not, however old: for reads below its safe timestamp. */
  readLocal(context: kvrpcpb.Context): RegionSnapshot | RegionRefusal;
  /**
   * Checks the context, the keys and the size, then writes all of `batch` or nothing. The batch is borrowed for the call. With the
   * `term` of the snapshot that it was made from it is refused (StaleCommand) when this peer leads in another one by now.
   */
  write(context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener, term?: number): void;
  /** A split of the region, or a merge into it, is on its way: what is written now comes behind it, and is refused then. */
  changesRange(regionId: number): boolean;
}
