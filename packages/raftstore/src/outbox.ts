/** Messages of a turn, gathered by store, so that one store gets one call; snapshots go their own way. */
import type { Peer as MetaPeer, Region } from '@tessera/proto/metapb';
import { ExtraMessage, ExtraMessageType, RaftMessage } from '@tessera/proto/raft_serverpb';
import { type Message, MessageType } from '@tessera/raft';
import type { Peer } from './peer.ts';
import type { Transport } from './ports.ts';
import { newPeer, peerById } from './region.ts';
import type { Snapshots } from './snapshots.ts';

/** What the outbox needs of the store. */
interface Sender {
  readonly storeId: number;
  readonly snapshots: Snapshots;
  readonly stopped: boolean;
  markDirty(peer: Peer): void;
}

export class Outbox {
  readonly #store: Sender;
  readonly #transport: Transport;
  readonly #byStore = new Map<number, RaftMessage[]>();

  constructor(store: Sender, transport: Transport) {
    this.#store = store;
    this.#transport = transport;
  }

  /** A message of raft; lost when nobody knows where its receiver lives. */
  add(peer: Peer, message: Message): void {
    const to = peerById(peer.region, message.to) ?? peer.known.get(message.to);
    const isSnapshot = message.msgType === MessageType.MsgSnapshot;
    if (to === undefined) {
      if (isSnapshot) peer.raft.reportSnapshot(message.to, false);
      return;
    }
    const out = this.#envelope(peer.region, peer.peerId, to);
    out.message = message;
    if (isSnapshot) this.#sendSnapshot(peer, to, out);
    else this.#push(to.storeId, out);
  }

  #sendSnapshot(peer: Peer, to: MetaPeer, head: RaftMessage): void {
    peer.sentSnapshotIndex = Math.max(peer.sentSnapshotIndex, head.message?.snapshot?.metadata?.index ?? 0);
    this.#store.snapshots.send(to.storeId, head, (delivered) => {
      if (peer.destroyed || this.#store.stopped) return;
      peer.raft.reportSnapshot(to.id, delivered);
      this.#store.markDirty(peer);
    });
  }

  /** `removed` is not a member of `region` any more. */
  tellRemoved(region: Region, removed: MetaPeer, fromPeerId: number): void {
    const out = this.#envelope(region, fromPeerId, removed);
    out.isTombstone = true;
    this.#push(removed.storeId, out);
  }

  /** The region of `stale` was merged into `target`, as that was then. */
  tellMerged(region: Region, target: Region, stale: MetaPeer, fromPeerId: number): void {
    const out = this.#envelope(region, fromPeerId, stale);
    out.mergeTarget = target;
    this.#push(stale.storeId, out);
  }

  /**
   * A peer that has heard of no leader for long asks all others; those that know better answer with a tombstone. `doubt` is the index at which
   * it was prepared for a merge of which it will not hear otherwise (`merging.ts`).
   */
  askMembership(peer: Peer, doubt = 0): void {
    for (const other of peer.region.peers) {
      if (other.id === peer.peerId) continue;
      const out = this.#envelope(peer.region, peer.peerId, other);
      out.extraMsg = new ExtraMessage();
      out.extraMsg.type = ExtraMessageType.MsgCheckStalePeer;
      out.extraMsg.index = doubt;
      this.#push(other.storeId, out);
    }
  }

  /** An append was not taken, for want of memory. */
  rejectAppend(peer: Peer, leader: MetaPeer): void {
    const out = this.#envelope(peer.region, peer.peerId, leader);
    out.extraMsg = new ExtraMessage();
    out.extraMsg.type = ExtraMessageType.MsgRejectRaftLogCausedByMemoryUsage;
    this.#push(leader.storeId, out);
  }

  /** Between peers of one region, about sleep. */
  extra(peer: Peer, to: MetaPeer, type: ExtraMessageType, term: number, index: number): void {
    const out = this.#envelope(peer.region, peer.peerId, to);
    out.extraMsg = new ExtraMessage();
    out.extraMsg.type = type;
    out.extraMsg.index = index;
    out.extraCtx = encodeTerm(term);
    this.#push(to.storeId, out);
  }

  /** A message of region 0 speaks for the whole store. One that answers another says so: it is not answered in turn. */
  sayAlive(storeId: number, incarnation: number, isAnswer = false): void {
    const out = new RaftMessage();
    out.fromPeer = newPeer(0, this.#store.storeId);
    out.toPeer = newPeer(0, storeId);
    out.extraMsg = new ExtraMessage();
    out.extraMsg.type = isAnswer ? ExtraMessageType.MsgHibernateResponse : ExtraMessageType.MsgHibernateRequest;
    out.extraMsg.index = incarnation;
    this.#push(storeId, out);
  }

  #envelope(region: Region, fromPeerId: number, to: MetaPeer): RaftMessage {
    const out = new RaftMessage();
    out.regionId = region.id;
    out.fromPeer = peerById(region, fromPeerId) ?? newPeer(fromPeerId, this.#store.storeId);
    out.toPeer = to;
    out.regionEpoch = region.regionEpoch;
    return out;
  }

  #push(storeId: number, message: RaftMessage): void {
    const list = this.#byStore.get(storeId);
    if (list === undefined) this.#byStore.set(storeId, [message]);
    else list.push(message);
  }

  flush(): void {
    if (this.#byStore.size === 0) return;
    for (const [storeId, messages] of this.#byStore) this.#transport.send(storeId, messages);
    this.#byStore.clear();
  }
}

function encodeTerm(term: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, term);
  return bytes;
}

/** The term an extra message speaks of; 0, which no leader has, when there is none. */
export function termOf({ extraCtx }: RaftMessage): number {
  return extraCtx.length === 8 ? new DataView(extraCtx.buffer, extraCtx.byteOffset, 8).getFloat64(0) : 0;
}
