/**
 * Replication of a region with one replica: checks, applies, answers, all in the turn of the request. Raftstore will take
 * its place behind the same seam.
 *
 * Reads of one turn share one engine snapshot until a write or the end of the turn: taking one costs more than a lookup.
 */
import { assert, describeError, type Logger } from '@tessera/base';
import type { EngineSnapshot, KvEngine, WriteBatch } from '@tessera/engine';
import type { Tasks } from '@tessera/env';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type * as metapb from '@tessera/proto/metapb';
import {
  checkBatchKeys,
  checkContext,
  type PeerState,
  type RaftKv,
  type ReadGrant,
  type RegionSnapshot,
  raftEntryTooLarge,
  storeIsClosing,
  type WriteListener,
} from '@tessera/storage';

export interface SingleRegionKvOptions {
  readonly storeId: number;
  readonly engine: KvEngine;
  readonly tasks: Tasks;
  readonly log: Logger;
  /** `raftstore.raft-entry-max-size`. */
  readonly entryBytesMax: number;
}

class SharedSnapshot implements RegionSnapshot {
  readonly kind = 'snapshot';
  readonly engine: KvEngine;
  readonly data: EngineSnapshot;
  readonly region: metapb.Region;
  #holders = 1;

  constructor(engine: KvEngine, region: metapb.Region) {
    this.engine = engine;
    this.data = engine.snapshot();
    this.region = region;
  }

  retain(): void {
    this.#holders++;
  }

  release(): void {
    assert(this.#holders > 0, 'a snapshot is released as often as retained');
    if (--this.#holders === 0) this.data[Symbol.dispose]();
  }
}

// HOT: every request passes here.
export class SingleRegionKv implements RaftKv {
  entryBytesMax: number;
  bytesWritten = 0;
  keysWritten = 0;
  readonly #storeId: number;
  readonly #engine: KvEngine;
  readonly #tasks: Tasks;
  readonly #log: Logger;
  #peer: PeerState | undefined;
  #shared: SharedSnapshot | undefined;
  #dropDeferred = false;
  #closing = false;
  readonly #endTurn = (): void => {
    this.#dropDeferred = false;
    this.#drop();
  };

  constructor(options: SingleRegionKvOptions) {
    this.#storeId = options.storeId;
    this.#engine = options.engine;
    this.#tasks = options.tasks;
    this.#log = options.log;
    this.entryBytesMax = options.entryBytesMax;
  }

  /** The peer on this store, if there is one. */
  get peer(): PeerState | undefined {
    return this.#peer;
  }

  set peer(peer: PeerState | undefined) {
    this.#drop();
    this.#peer = peer;
  }

  /** From now on everything is refused. */
  close(): void {
    this.#closing = true;
    this.#drop();
  }

  read(context: kvrpcpb.Context): ReadGrant {
    if (this.#closing) return { kind: 'refused', error: storeIsClosing() };
    const peer = this.#peer?.region.id === context.regionId ? this.#peer : undefined;
    const error = checkContext(context, this.#storeId, peer, true);
    if (error !== undefined) return { kind: 'refused', error };
    assert(peer !== undefined, 'a context that passed has its peer');
    return this.#shared ?? this.#share(peer.region);
  }

  write(context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener): void {
    if (this.#closing) {
      listener.written(storeIsClosing());
      return;
    }
    const peer = this.#peer?.region.id === context.regionId ? this.#peer : undefined;
    let error = checkContext(context, this.#storeId, peer, false);
    if (error === undefined && peer !== undefined) {
      if (batch.sizeBytes > this.entryBytesMax) error = raftEntryTooLarge(peer.region.id, batch.sizeBytes);
      else error = checkBatchKeys(batch, peer.region);
    }
    if (error === undefined) {
      try {
        this.#drop();
        this.#engine.write(batch);
        this.bytesWritten += batch.sizeBytes;
        this.keysWritten += batch.count;
      } catch (fault) {
        error = { message: describeError(fault) };
        this.#log.error?.('a write failed in the engine', { error: fault });
      }
    }
    listener.written(error);
  }

  #share(region: metapb.Region): RegionSnapshot {
    const shared = new SharedSnapshot(this.#engine, region);
    this.#shared = shared;
    if (!this.#dropDeferred) {
      this.#dropDeferred = true;
      this.#tasks.defer(this.#endTurn);
    }
    return shared;
  }

  #drop(): void {
    this.#shared?.release();
    this.#shared = undefined;
  }
}
