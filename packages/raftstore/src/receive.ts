/** Messages and snapshots from other stores: judged (`inbound.ts`), then stepped. Whatever they hold, the store goes on. */
import { DecodeError } from '@tessera/proto';
import type { Peer as MetaPeer } from '@tessera/proto/metapb';
import { ExtraMessageType, type RaftMessage, RaftSnapshotData } from '@tessera/proto/raft_serverpb';
import { type Message, MessageType } from '@tessera/raft';
import { judge } from './inbound.ts';
import { termOf } from './outbox.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { answerChecks, hasChecks } from './read-context.ts';
import { confVer, peerById } from './region.ts';
import { heard } from './region-stats.ts';
import { SnapshotError } from './snapshot.ts';
import type { SnapshotReceiver } from './snapshot-receiver.ts';

/** Others that a peer remembers: more than a region has members. */
const KNOWN_MAX = 16;

/** Takes messages of one call; they belong to the store from here on. */
export function receiveMessages(store: RaftStore, messages: readonly RaftMessage[]): void {
  store.guard(() => {
    for (const message of messages) {
      // A snapshot without its data: it comes through `openSnapshot`.
      if (message.message?.msgType !== MessageType.MsgSnapshot) receive(store, message);
    }
    store.schedule();
  });
}

function receive(store: RaftStore, message: RaftMessage): void {
  const { regionId, fromPeer, toPeer } = message;
  if (fromPeer === undefined || toPeer?.storeId !== store.storeId) return;
  store.hibernation.heard(fromPeer.storeId);
  if (regionId === 0) store.hibernation.onStoreMessage(message);
  if (regionId === 0 || store.ending.has(regionId)) return;
  if (message.mergeTarget !== undefined) {
    store.merging.onMerged(message);
    return;
  }
  const verdict = judge(message, store.storeId, store.peers.get(regionId), store.tombstones.get(regionId));
  switch (verdict.kind) {
    case 'step':
      step(store, verdict.peer, message);
      break;
    case 'create':
      step(store, store.createUninitialized(regionId, verdict.peerId), message);
      break;
    case 'destroy':
      if (!verdict.peer.installing) store.life.destroy(verdict.peer, verdict.confVer);
      break;
    case 'sender-removed':
      store.outbox.tellRemoved(verdict.region, verdict.sender, message.toPeer?.id ?? 0);
      break;
    case 'sender-merged':
      store.outbox.tellMerged(verdict.region, verdict.target, verdict.sender, message.toPeer?.id ?? 0);
      break;
    case 'drop':
      break;
  }
}

function step(store: RaftStore, peer: Peer, envelope: RaftMessage): void {
  const { message, fromPeer, extraMsg } = envelope;
  if (fromPeer === undefined) return;
  const isMember = peerById(peer.region, fromPeer.id) !== undefined;
  if (message === undefined) {
    if (!isMember || extraMsg === undefined) return;
    const { type, index } = extraMsg;
    if (type === ExtraMessageType.MsgWantRollbackMerge) store.merging.onWantRollback(peer, index);
    else if (type === ExtraMessageType.MsgCheckStalePeer) store.merging.onDoubt(peer, fromPeer.id, index);
    else if (type === ExtraMessageType.MsgRejectRaftLogCausedByMemoryUsage) {
      // What is under way to it is lost; one append after each heartbeat finds out when it takes them again.
      if (peer.isLeader) peer.raft.reportUnreachable(fromPeer.id);
    } else store.hibernation.onExtra(peer, fromPeer, extraMsg, termOf(envelope));
    return;
  }
  if (fromPeer.id !== message.from || message.to !== peer.peerId) return;
  if (store.pressure.rejectAppends && message.msgType === MessageType.MsgAppend) {
    store.pressure.appendsRejected++;
    store.outbox.rejectAppend(peer, fromPeer);
    return;
  }
  if (!isMember) remember(peer, fromPeer);
  peer.silentTicks = 0;
  if (peer.asleep && !letsSleep(peer, message)) store.hibernation.wake(peer, message.from === peer.raft.leader);
  if (message.msgType === MessageType.MsgReadIndex && !checkLocks(store, peer, message)) return;
  peer.raft.step(message);
  if (isMember && peer.isLeader && heard(peer, message.from, store.nowMs())) {
    store.observer.heartbeatDue?.(peer.region.id);
  }
  store.markDirty(peer);
}

/** Puts the answer about locks in the place of the question. False: the message is broken. */
function checkLocks(store: RaftStore, peer: Peer, message: Message): boolean {
  const [entry] = message.entries;
  if (entry === undefined || !hasChecks(entry.data) || !peer.isLeader) return true;
  try {
    const regionId = peer.region.id;
    const answer = answerChecks(entry.data, (request) => store.observer.readIndex?.(regionId, request));
    if (answer === undefined) return false;
    entry.data = answer;
    return true;
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
}

/**
 * PD says that the region, at `confVerKnown`, has no member `peerId`. False: the peer is another by now, or knows better.
 * Call it outside of events.
 */
export function removeStalePeer(store: RaftStore, regionId: number, peerId: number, confVerKnown: number): boolean {
  const peer = store.peers.get(regionId);
  if (store.stopped || peer?.peerId !== peerId || peer.installing || confVerKnown <= confVer(peer.region)) return false;
  store.life.destroy(peer, confVerKnown - 1);
  return true;
}

/** A message that changes nothing: its leader was not asleep yet, or an answer came late. */
function letsSleep({ raft }: Peer, { msgType, from, term }: Message): boolean {
  if (term !== raft.term) return false;
  if (raft.isLeader) {
    const isAnswer = msgType === MessageType.MsgHeartbeatResponse || msgType === MessageType.MsgAppendResponse;
    return isAnswer && raft.caughtUp(from);
  }
  return msgType === MessageType.MsgHeartbeat && from === raft.leader;
}

/** Whoever is not a member as far as this peer has applied: it must be answered all the same, it may be the leader. */
function remember(peer: Peer, other: MetaPeer): void {
  const { known } = peer;
  if (known.size >= KNOWN_MAX && !known.has(other.id)) known.delete(known.keys().next().value as number);
  known.set(other.id, other);
}

/** A snapshot announces itself with `head`. Undefined: it is not wanted, or not now. */
export function openSnapshot(store: RaftStore, head: RaftMessage): SnapshotReceiver | undefined {
  const { regionId, message } = head;
  if (store.stopped || store.ending.has(regionId) || message?.msgType !== MessageType.MsgSnapshot) return undefined;
  const verdict = judge(head, store.storeId, store.peers.get(regionId), store.tombstones.get(regionId));
  if (verdict.kind !== 'step' || verdict.peer.installing || verdict.peer.incoming !== undefined) return undefined;
  try {
    const data = RaftSnapshotData.decode(message.snapshot?.data ?? new Uint8Array(0));
    const { region } = data;
    if (region?.id !== regionId || peerById(region, verdict.peer.peerId) === undefined) return undefined;
    if (store.merging.replacedBy(verdict.peer, region) === undefined) return undefined;
    return store.snapshots.receiver(head, region, data);
  } catch (error) {
    if (error instanceof DecodeError || error instanceof SnapshotError) return undefined;
    throw error;
  }
}

/**
 * All chunks were given to `receiver`: when they are checked and on disk the snapshot is raft's. False: it came too late or is in the way of
 * another region. Rejects with SnapshotError when it is broken.
 */
export async function finishSnapshot(
  store: RaftStore,
  head: RaftMessage,
  receiver: SnapshotReceiver,
): Promise<boolean> {
  await receiver.finish();
  let taken = false;
  store.guard(() => {
    taken = offer(store, head, receiver);
  });
  if (!taken) void receiver.abandon();
  return taken;
}

function offer(store: RaftStore, head: RaftMessage, receiver: SnapshotReceiver): boolean {
  const { regionId } = head;
  if (store.ending.has(regionId)) return false;
  const verdict = judge(head, store.storeId, store.peers.get(regionId), store.tombstones.get(regionId));
  if (verdict.kind !== 'step' || verdict.peer.installing || verdict.peer.incoming !== undefined) return false;
  const replaces = store.merging.replacedBy(verdict.peer, receiver.region);
  if (replaces === undefined) return false;
  for (const source of replaces) source.installing = true;
  verdict.peer.replaces = replaces;
  verdict.peer.incoming = receiver.region;
  store.regions.expect(receiver.region);
  store.snapshots.offer(receiver);
  step(store, verdict.peer, head);
  return true;
}
