/**
 * Which peers are ticked. A region where nothing happens goes to sleep: its leader asks the others, those that have all it has
 * stop ticking and agree, and then the leader stops too. No message and no tick is spent on it until somebody wants something.
 *
 *   awake --idle for hibernateTicks, all members equal and agreed (or on silent stores)--> asleep
 *   asleep --request, message of raft that is no answer or heartbeat, wake-up--> awake
 *   asleep, leader on a store that falls silent or starts anew --> awake and overdue: it campaigns within an election timeout
 *
 * Why leases hold: a follower's promise ends `electionTicks` after it heard its leader, counted in its own ticks. Asleep it counts
 * none, so the promise only lasts longer. It is overdue only when its leader's store was silent for that long, or is
 * another process than the one that had the lease.
 *
 * After a start all regions with a past are asleep and are woken a few a tick, those that are asked for at once: ten thousand
 * elections and their heartbeats do not fit into a second.
 */
import type { Peer as MetaPeer, Region } from '@tessera/proto/metapb';
import { PeerRole } from '@tessera/proto/metapb';
import { type ExtraMessage, ExtraMessageType, type RaftMessage } from '@tessera/proto/raft_serverpb';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { StoreLiveness } from './store-liveness.ts';

/** Regions woken in a tick, of those that may wait. */
const WAKES_PER_TICK = 128;

/** A leader's question to the others: do you have everything up to here? */
interface Question {
  readonly term: number;
  readonly index: number;
  readonly agreed: Set<number>;
}

export class Hibernation {
  readonly #store: RaftStore;
  readonly #liveness: StoreLiveness;
  /** Peers that are ticked. */
  readonly awake = new Set<Peer>();
  readonly #questions = new Map<Peer, Question>();
  /** To be woken when there is time. */
  readonly #queue = new Set<Peer>();
  /** What this start of the store calls itself. */
  readonly #incarnation: number;
  #ticks = 0;
  /** How often a peer fell asleep. */
  sleeps = 0;

  constructor(store: RaftStore) {
    this.#store = store;
    const { random } = store.env;
    this.#incarnation = 1 + random.u32() + (random.u32() % 0x10_0000) * 0x1_0000_0000;
    this.#liveness = new StoreLiveness(store.config.electionTicks, {
      silent: (storeId) => this.#onSilent(storeId),
      back: (storeId) => this.#onBack(storeId),
      restarted: (storeId) => this.#onRestarted(storeId),
    });
  }

  /** Monotonic; 0 when nothing was ever heard of the store. */
  heardMs(storeId: number): number {
    return this.#liveness.heardMs(storeId);
  }

  /** A peer with a past, at the start of the store: it sleeps until its turn comes. */
  defer(peer: Peer): void {
    if (this.#store.config.hibernateTicks === 0 || this.awake.size <= WAKES_PER_TICK) return;
    this.#sleep(peer);
    this.#queue.add(peer);
  }

  end(peer: Peer): void {
    this.awake.delete(peer);
    this.#questions.delete(peer);
    this.#queue.delete(peer);
  }

  // ---- time

  tick(): void {
    const { config, regions, outbox } = this.#store;
    if (config.hibernateTicks > 0) {
      this.#liveness.tick(regions.stores.keys());
      if (this.#ticks++ % config.heartbeatTicks === 0) {
        for (const storeId of regions.stores.keys()) outbox.sayAlive(storeId, this.#incarnation);
        this.#store.schedule();
      }
      this.#wakeSome();
    }
    for (const peer of this.awake) {
      if (peer.destroyed) this.end(peer);
      else if (!peer.installing) this.#tickPeer(peer);
    }
  }

  #tickPeer(peer: Peer): void {
    const { config, outbox } = this.#store;
    peer.tick();
    if (peer.silentTicks > 0 && peer.silentTicks % config.staleCheckTicks === 0) {
      outbox.askMembership(peer);
      if (peer.initialized) this.#store.observer.leaderMissing?.(peer.region, peer.peerId);
      this.#store.schedule();
    }
    if (peer.raft.hasReady()) this.#store.markDirty(peer);
    if (config.hibernateTicks > 0 && peer.isLeader && ++peer.idleTicks >= config.hibernateTicks) this.#ask(peer);
  }

  #wakeSome(): void {
    let left = WAKES_PER_TICK;
    for (const peer of this.#queue) {
      if (left-- === 0) break;
      this.#queue.delete(peer);
      this.wake(peer);
      if (peer.isLeader) this.#reassure(peer);
    }
  }

  /** The others hear at once that their leader lives. */
  #reassure(peer: Peer): void {
    peer.raft.ping();
    this.#store.markDirty(peer);
  }

  // ---- going to sleep

  #mayLeaderSleep(peer: Peer): boolean {
    if (!peer.isLeader || !peer.settled || peer.appliedTerm !== peer.term) return false;
    let voters = 0;
    let alive = 0;
    for (const { id, storeId, role } of peer.region.peers) {
      if (role !== PeerRole.Voter && role !== PeerRole.Learner) return false;
      const lives = id === peer.peerId || this.#liveness.isAlive(storeId);
      if (id !== peer.peerId && lives && !peer.raft.caughtUp(id)) return false;
      if (role !== PeerRole.Voter) continue;
      voters++;
      if (lives) alive++;
    }
    return alive * 2 > voters;
  }

  /** Others that must agree before the leader may sleep. */
  #others(peer: Peer): MetaPeer[] {
    return peer.region.peers.filter(({ id, storeId }) => id !== peer.peerId && this.#liveness.isAlive(storeId));
  }

  #ask(peer: Peer): void {
    // Whatever is in the way now: asked again when the region was idle for as long again.
    peer.idleTicks = 0;
    if (!this.#mayLeaderSleep(peer)) return;
    const { term } = peer;
    const index = peer.raft.lastIndex;
    let question = this.#questions.get(peer);
    if (question?.term !== term || question.index !== index) question = { term, index, agreed: new Set() };
    this.#questions.set(peer, question);
    for (const other of this.#others(peer)) {
      if (!question.agreed.has(other.id)) this.#say(peer, other, ExtraMessageType.MsgHibernateRequest, term, index);
    }
    this.#sleepWhenAgreed(peer, question);
  }

  #sleepWhenAgreed(peer: Peer, { term, index, agreed }: Question): void {
    if (peer.term !== term || peer.raft.lastIndex !== index || !this.#mayLeaderSleep(peer)) return;
    if (this.#others(peer).every(({ id }) => agreed.has(id))) this.#sleep(peer);
  }

  #sleep(peer: Peer): void {
    this.#questions.delete(peer);
    this.awake.delete(peer);
    peer.asleep = true;
    this.sleeps++;
  }

  #say(peer: Peer, to: MetaPeer, type: ExtraMessageType, term: number, index: number): void {
    this.#store.outbox.extra(peer, to, type, term, index);
    this.#store.schedule();
  }

  // ---- waking

  /** Somebody wants something of the region. `byLeader`: its leader is known to be awake. */
  wake(peer: Peer, byLeader = false): void {
    if (!peer.asleep) return;
    this.#rouse(peer, false);
    const { leader } = peer;
    if (leader !== undefined && !peer.isLeader && !byLeader) {
      this.#say(peer, leader, ExtraMessageType.MsgRegionWakeUp, peer.term, 0);
    }
  }

  #rouse(peer: Peer, overdue: boolean): void {
    peer.asleep = false;
    peer.idleTicks = 0;
    this.#queue.delete(peer);
    this.awake.add(peer);
    peer.raft.rouse(overdue);
    // Nothing came from the others because nothing was asked of them.
    for (const { id, storeId } of peer.region.peers) peer.stats.heardMs.set(id, this.#liveness.heardMs(storeId));
  }

  // ---- what others say

  /** Any message from a store. */
  heard(storeId: number): void {
    this.#liveness.heard(storeId, this.#store.nowMs());
  }

  /**
   * A store speaks for itself: it lives. One that we share no region with speaks to us because a peer of ours is to come that nothing has
   * reached yet; it must know that we live, or its leader would sleep as if we did not.
   * An answer is never answered: two stores that share nothing any more would go on for ever.
   */
  onStoreMessage({ fromPeer, extraMsg }: RaftMessage): void {
    const storeId = fromPeer?.storeId ?? 0;
    if (this.#store.regions.stores.has(storeId)) this.#liveness.named(storeId, extraMsg?.index ?? 0);
    else if (this.#store.config.hibernateTicks > 0 && extraMsg?.type === ExtraMessageType.MsgHibernateRequest) {
      this.#store.outbox.sayAlive(storeId, this.#incarnation, true);
      this.#store.schedule();
    }
  }

  /** `from` is a member of the peer's region. */
  onExtra(peer: Peer, from: MetaPeer, { type, index }: ExtraMessage, term: number): void {
    if (this.#store.config.hibernateTicks === 0) return;
    if (type === ExtraMessageType.MsgHibernateRequest) this.#onQuestion(peer, from, term, index);
    else if (type === ExtraMessageType.MsgHibernateResponse) {
      const question = this.#questions.get(peer);
      if (question?.term !== term || question.index !== index) return;
      question.agreed.add(from.id);
      this.#sleepWhenAgreed(peer, question);
    } else if (type === ExtraMessageType.MsgRegionWakeUp) {
      this.#questions.delete(peer);
      this.wake(peer);
      if (peer.isLeader) this.#reassure(peer);
    }
  }

  #onQuestion(peer: Peer, from: MetaPeer, term: number, index: number): void {
    const { raft } = peer;
    if (raft.isLeader || raft.leader !== from.id || raft.term !== term) return;
    if (raft.lastIndex !== index || !peer.settled) return;
    if (!peer.asleep) this.#sleep(peer);
    this.#say(peer, from, ExtraMessageType.MsgHibernateResponse, term, index);
  }

  // ---- stores that come and go

  #onSilent(storeId: number): void {
    for (const peer of this.#store.regions.peers) {
      if (!peer.asleep) continue;
      if (peer.isLeader) {
        if (has(peer.region, storeId) && !this.#mayLeaderSleep(peer)) this.#rouse(peer, false);
      } else if (peer.leader?.storeId === storeId) this.#rouse(peer, true);
    }
  }

  /** Members there have missed something. */
  #onBack(storeId: number): void {
    for (const peer of this.#store.regions.peers) {
      if (!peer.asleep || !peer.isLeader) continue;
      const member = peer.region.peers.find((one) => one.storeId === storeId);
      if (member !== undefined && !peer.raft.caughtUp(member.id)) this.#queue.add(peer);
    }
  }

  /** Its peers know no leader any more, and lead nothing. */
  #onRestarted(storeId: number): void {
    for (const peer of this.#store.regions.peers) {
      if (!peer.asleep) continue;
      if (!peer.isLeader && peer.leader?.storeId === storeId) this.#rouse(peer, true);
      else if (peer.isLeader && has(peer.region, storeId)) this.#queue.add(peer);
    }
  }
}

function has(region: Region, storeId: number): boolean {
  return region.peers.some((peer) => peer.storeId === storeId);
}
