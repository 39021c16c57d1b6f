/**
 * Snapshots of a store on their way: those it sends (made when raft asks, from the engine as it is applied then) and those it
 * receives (held until complete, then handed to raft).
 *
 * Taking an engine snapshot copies nothing; it is held until the receiver has all or the sending failed.
 */
import { must } from '@tessera/base';
import type { EngineSnapshot, KvEngine } from '@tessera/engine';
import { type Clock, sleep } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { type RaftMessage, RaftSnapshotData } from '@tessera/proto/raft_serverpb';
import { Snapshot, SnapshotMetadata } from '@tessera/raft';
import type { RaftstoreConfig } from './config.ts';
import type { Peer } from './peer.ts';
import type { Transport } from './ports.ts';
import { confStateOf } from './region.ts';
import { SnapshotReceiver, snapshotChunks } from './snapshot.ts';

/** Of idle time that may be made up for: small snapshots go at once. */
const BURST_MS = 100;

interface Outgoing {
  readonly data: EngineSnapshot;
  readonly region: Region;
  readonly index: number;
  sending: boolean;
  /** Not sent when a tick passed. */
  old: boolean;
}

export class Snapshots {
  readonly #clock: Clock;
  /** Until then the rate is used up. */
  #freeAtMs = Number.NEGATIVE_INFINITY;
  readonly #engine: KvEngine;
  readonly #config: RaftstoreConfig;
  readonly #transport: Transport;
  /** By receiving peer: ids are unique in a cluster. */
  readonly #outgoing = new Map<number, Outgoing>();
  /** Complete ones that raft was told of, by region. */
  readonly #received = new Map<number, SnapshotReceiver>();

  constructor(clock: Clock, engine: KvEngine, config: RaftstoreConfig, transport: Transport) {
    this.#clock = clock;
    this.#engine = engine;
    this.#config = config;
    this.#transport = transport;
  }

  get sendingCount(): number {
    return this.#outgoing.size;
  }

  /** The state machine of `peer` as it is now, for peer `to`; undefined when too many are under way. */
  make(peer: Peer, to: number): Snapshot | undefined {
    const old = this.#outgoing.get(to);
    if (old?.sending === true || (old === undefined && this.#outgoing.size >= this.#config.snapshotsMax)) {
      return undefined;
    }
    old?.data[Symbol.dispose]();
    const { region } = peer;
    const metadata = new SnapshotMetadata();
    metadata.index = peer.applied;
    metadata.term = must(peer.raft.termAt(peer.applied), 'the applied entry has a term');
    metadata.confState = confStateOf(region);
    const snapshot = new Snapshot();
    snapshot.metadata = metadata;
    snapshot.data = RaftSnapshotData.encode({ region, version: 2 });
    this.#outgoing.set(to, {
      data: this.#engine.snapshot(),
      region,
      index: metadata.index,
      sending: false,
      old: false,
    });
    return snapshot;
  }

  /** Sends what `make` prepared; `done` exactly once, in a later turn. */
  send(storeId: number, head: RaftMessage, done: (delivered: boolean) => void): void {
    const to = head.toPeer?.id ?? 0;
    const outgoing = this.#outgoing.get(to);
    if (outgoing === undefined || outgoing.sending || outgoing.index !== head.message?.snapshot?.metadata?.index) {
      done(false);
      return;
    }
    outgoing.sending = true;
    const chunks = snapshotChunks(this.#engine, outgoing.data, outgoing.region, this.#config.snapshotChunkBytes);
    this.#transport.sendSnapshot(storeId, head, this.#paced(chunks), (delivered) => {
      if (this.#outgoing.get(to) === outgoing) this.#outgoing.delete(to);
      outgoing.data[Symbol.dispose]();
      done(delivered);
    });
  }

  /** All that are under way share the rate: a new replica must not take the disk and the network from requests. */
  async *#paced(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const nowMs = this.#clock.monotonicMs();
      const durationMs = (chunk.length * 1000) / this.#config.snapshotBytesPerSecond;
      this.#freeAtMs = Math.max(this.#freeAtMs, nowMs - BURST_MS) + durationMs;
      if (this.#freeAtMs > nowMs) await sleep(this.#clock, this.#freeAtMs - nowMs);
      yield chunk;
    }
  }

  receiver(head: RaftMessage, region: Region): SnapshotReceiver {
    const metadata = head.message?.snapshot?.metadata;
    return new SnapshotReceiver(region, metadata?.index ?? 0, metadata?.term ?? 0, this.#config.snapshotBytesMax);
  }

  offer(receiver: SnapshotReceiver): void {
    this.#received.set(receiver.region.id, receiver);
  }

  /** What raft decided to install; undefined when it is not here. */
  take(regionId: number, snapshot: Snapshot): SnapshotReceiver | undefined {
    const receiver = this.#received.get(regionId);
    this.#received.delete(regionId);
    const { index, term } = snapshot.metadata ?? { index: 0, term: 0 };
    return receiver?.index === index && receiver.term === term ? receiver : undefined;
  }

  drop(regionId: number): void {
    this.#received.delete(regionId);
  }

  /** What raft asked for and then did not send (it lost its leadership meanwhile) must not take the place of others. */
  tick(): void {
    for (const [to, outgoing] of this.#outgoing) {
      if (outgoing.old && !outgoing.sending) {
        outgoing.data[Symbol.dispose]();
        this.#outgoing.delete(to);
      }
      outgoing.old = true;
    }
  }

  /** Lets go of what was made and never sent. */
  close(): void {
    for (const { data, sending } of this.#outgoing.values()) if (!sending) data[Symbol.dispose]();
    this.#outgoing.clear();
    this.#received.clear();
  }
}
