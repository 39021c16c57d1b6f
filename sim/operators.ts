/**
 * What a placement driver would order, drawn at random: splits, merges of neighbours that were brought onto the same stores, members coming and going (learner, promotion, joint swap,
 * demotion before removal), transfers of leadership, stores that are drained. Orders go to a leader, which may refuse them.
 */
import { concatBytes, fromUtf8, type Prng, utf8 } from '@tessera/base';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { Context } from '@tessera/proto/kvrpcpb';
import { type Peer as MetaPeer, PeerRole, type Region } from '@tessera/proto/metapb';
import {
  AdminCmdType,
  AdminRequest,
  BatchSplitRequest,
  ChangePeerRequest,
  ChangePeerV2Request,
  PrepareMergeRequest,
  SplitRequest,
  TransferLeaderRequest,
} from '@tessera/proto/raft_cmdpb';
import { newPeer } from '@tessera/raftstore';
import { keyInRegion } from '@tessera/storage';
import type { Order } from './plan.ts';
import type { SimStore } from './sim-store.ts';

const REGIONS_MAX = 5;

export interface Led {
  readonly node: SimStore;
  readonly region: Region;
  readonly self: MetaPeer;
}

export class Operators {
  readonly #stores: ReadonlyMap<number, SimStore>;
  readonly #splitKeys: readonly Uint8Array[];
  /** Stores that shall be left: drained or lost. */
  readonly leaving = new Set<number>();
  #nextId = 1000;
  readonly counts = { orders: 0, done: 0 };

  constructor(stores: ReadonlyMap<number, SimStore>, splitKeys: readonly string[]) {
    this.#stores = stores;
    this.#splitKeys = splitKeys.map((key) => utf8(key));
  }

  /** Peers that lead, or think so. */
  leaders(): Led[] {
    const found: Led[] = [];
    for (const node of this.#stores.values()) {
      for (const peer of node.up ? (node.store?.peers.values() ?? []) : []) {
        const self = peer.region.peers.find(({ id }) => id === peer.peerId);
        if (peer.isLeader && self !== undefined) found.push({ node, region: peer.region, self });
      }
    }
    return found;
  }

  /** One random order; what was done, for the trace. */
  act(order: Exclude<Order, 'drain' | 'join' | 'scatter' | 'swing'>, prng: Prng): string | undefined {
    const leaders = this.leaders();
    if (leaders.length === 0) return undefined;
    const led = prng.pick(leaders);
    switch (order) {
      case 'split':
        return this.#split(led, leaders.length, prng);
      case 'merge':
        return this.#merge(led, leaders, prng);
      case 'transfer':
        return this.#transfer(led, prng);
      case 'members':
        return this.#changeMembers(led, prng);
    }
  }

  /**
   * A leader whose reads take long hands over and leads again before they end: what it read in its first term must not be written in its
   * second. `later`: calls back after so many milliseconds.
   */
  swing(prng: Prng, later: (ms: number, then: () => void) => void): string | undefined {
    const leaders = this.leaders();
    if (leaders.length === 0) return undefined;
    const led = prng.pick(leaders);
    const { node, region, self } = led;
    const text = this.#transfer(led, prng);
    if (text === undefined) return undefined;
    const awayMs = prng.int(20, 150);
    node.diskSpeed.readMs = awayMs + prng.int(20, 200);
    later(awayMs, () => {
      const now = this.leaders().find((one) => one.region.id === region.id && one.node !== node);
      if (now !== undefined) this.#transferTo(now, self);
    });
    later(awayMs, () => delete node.diskSpeed.readMs);
    return `${text} for ${awayMs} ms, with slow reads`;
  }

  /** Ends what must not last: joint states, peers on stores that are left. */
  tidy(prng: Prng): void {
    for (const led of this.leaders()) {
      const unwanted = led.region.peers.some(({ storeId }) => this.leaving.has(storeId));
      if (unwanted || isJoint(led.region)) this.#changeMembers(led, prng);
    }
  }

  #split(led: Led, regions: number, prng: Prng): string | undefined {
    if (regions >= REGIONS_MAX) return undefined;
    const { region } = led;
    const inside = this.#splitKeys.filter((key) => keyInRegion(key, region) && key.join() !== region.startKey.join());
    const count = Math.min(inside.length, prng.int(1, 3));
    const keys: Uint8Array[] = [];
    while (keys.length < count) {
      const key = prng.pick(inside);
      if (!keys.includes(key)) keys.push(key);
    }
    if (keys.length === 0) return undefined;
    keys.sort((a, b) => Buffer.compare(a, b));
    const splits = new BatchSplitRequest();
    splits.rightDerive = prng.chance(0.5);
    splits.requests = keys.map((splitKey) => {
      const one = new SplitRequest();
      one.splitKey = concatBytes(splitKey);
      one.newRegionId = this.#nextId++;
      one.newPeerIds = region.peers.map(() => this.#nextId++);
      return one;
    });
    const request = new AdminRequest();
    request.cmdType = AdminCmdType.BatchSplit;
    request.splits = splits;
    return this.#order(led, request, `split at ${keys.map((key) => fromUtf8(key)).join(' ')}`);
  }

  /** Into a neighbour whose members are all there, when both are on the same stores; else a step towards that. */
  #merge(led: Led, leaders: readonly Led[], prng: Prng): string | undefined {
    const { region } = led;
    const neighbours = leaders.filter(({ region: other }) => meet(region, other) || meet(other, region));
    if (neighbours.length === 0) return undefined;
    const target = prng.pick(neighbours);
    const peer = target.node.store?.peers.get(target.region.id);
    if (peer === undefined || isJoint(target.region)) return undefined;
    if (target.region.peers.some(({ id }) => peer.raft.matchOf(id) < peer.apply.truncatedIndex)) return undefined;
    const step = this.#align(led, target.region, prng);
    if (step !== undefined) return step === '' ? undefined : step;
    const request = new AdminRequest();
    request.cmdType = AdminCmdType.PrepareMerge;
    request.prepareMerge = new PrepareMergeRequest();
    request.prepareMerge.target = target.region;
    return this.#order(led, request, `merge into region ${target.region.id}`);
  }

  /** Undefined: nothing is left to do; empty: nothing can be done now. */
  #align(led: Led, target: Region, prng: Prng): string | undefined {
    const { region, self } = led;
    if (isJoint(region)) return this.#changeMembers(led, prng) ?? '';
    const wanted = new Map(target.peers.map(({ storeId, role }) => [storeId, role]));
    const learner = region.peers.find(({ role }) => role === PeerRole.Learner);
    const voters = region.peers.filter(({ role, id }) => role === PeerRole.Voter && id !== self.id);
    const surplus = voters.find(({ storeId }) => !wanted.has(storeId));
    if (learner !== undefined) {
      const role = wanted.get(learner.storeId);
      if (role === PeerRole.Learner)
        return surplus === undefined && region.peers.length === wanted.size ? undefined : '';
      if (role === undefined) return this.#change(led, [[ConfChangeType.RemoveNode, learner]]);
      const promotion = [ConfChangeType.AddNode, learner] as const;
      return this.#change(
        led,
        surplus === undefined ? [promotion] : [promotion, [ConfChangeType.AddLearnerNode, surplus]],
      );
    }
    const here = new Set(region.peers.map(({ storeId }) => storeId));
    const missing = [...wanted.keys()].filter((id) => !here.has(id) && !this.leaving.has(id));
    if (missing.length > 0) {
      const added = newPeer(this.#nextId++, prng.pick(missing), PeerRole.Learner);
      return this.#change(led, [[ConfChangeType.AddLearnerNode, added]]);
    }
    if (!wanted.has(self.storeId)) {
      const others = voters.filter(({ storeId }) => wanted.has(storeId));
      return others.length === 0 ? '' : this.#transferTo(led, prng.pick(others));
    }
    if (surplus !== undefined) return this.#change(led, [[ConfChangeType.AddLearnerNode, surplus]]);
    return region.peers.length === wanted.size ? undefined : '';
  }

  #transfer(led: Led, prng: Prng): string | undefined {
    const others = led.region.peers.filter(({ id, role }) => id !== led.self.id && canLead(role));
    if (others.length === 0) return undefined;
    return this.#transferTo(led, prng.pick(others));
  }

  #transferTo(led: Led, peer: MetaPeer): string {
    const request = new AdminRequest();
    request.cmdType = AdminCmdType.TransferLeader;
    request.transferLeader = new TransferLeaderRequest();
    request.transferLeader.peer = peer;
    return this.#order(led, request, `transfer to store ${peer.storeId}`);
  }

  #changeMembers(led: Led, prng: Prng): string | undefined {
    const { region, self } = led;
    if (isJoint(region)) {
      return self.role === PeerRole.DemotingVoter ? this.#transfer(led, prng) : this.#change(led, []);
    }
    const learner = region.peers.find(({ role }) => role === PeerRole.Learner);
    const voters = region.peers.filter(({ role, id }) => role === PeerRole.Voter && id !== self.id);
    const unwanted = voters.find(({ storeId }) => this.leaving.has(storeId));
    if (learner !== undefined) return this.#endLearner(led, learner, voters, unwanted, prng);
    const used = new Set(region.peers.map(({ storeId }) => storeId));
    const free = [...this.#stores.keys()].filter((id) => !used.has(id) && !this.leaving.has(id));
    const staying = voters.filter(({ storeId }) => !this.leaving.has(storeId));
    const unwelcome = this.leaving.has(self.storeId);
    if (unwelcome && staying.length > 0) return this.#transferTo(led, prng.pick(staying));
    if (free.length > 0 && (unwelcome || unwanted !== undefined || prng.chance(0.5) || voters.length <= 2)) {
      const added = newPeer(this.#nextId++, prng.pick(free), PeerRole.Learner);
      return this.#change(led, [[ConfChangeType.AddLearnerNode, added]]);
    }
    if (voters.length <= 2) return undefined;
    return this.#change(led, [[ConfChangeType.AddLearnerNode, unwanted ?? prng.pick(voters)]]);
  }

  /** A learner becomes a voter, alone or for another, or goes. */
  #endLearner(
    led: Led,
    learner: MetaPeer,
    voters: readonly MetaPeer[],
    unwanted: MetaPeer | undefined,
    prng: Prng,
  ): string | undefined {
    const action = prng.float();
    if (this.leaving.has(learner.storeId)) return this.#change(led, [[ConfChangeType.RemoveNode, learner]]);
    if (voters.length > 1 && (unwanted !== undefined || action < 0.4)) {
      // A leader may be among those that go: it hands over within the joint state.
      const demoted = unwanted ?? (action < 0.1 ? led.self : prng.pick(voters));
      return this.#change(led, [
        [ConfChangeType.AddNode, learner],
        [ConfChangeType.AddLearnerNode, demoted],
      ]);
    }
    const promote = action < 0.7 && voters.length < 3;
    return this.#change(led, [[promote ? ConfChangeType.AddNode : ConfChangeType.RemoveNode, learner]]);
  }

  #change(led: Led, changes: readonly (readonly [number, MetaPeer])[]): string {
    const request = new AdminRequest();
    request.cmdType = AdminCmdType.ChangePeerV2;
    request.changePeerV2 = new ChangePeerV2Request();
    request.changePeerV2.changes = changes.map(([changeType, peer]) => {
      const one = new ChangePeerRequest();
      one.changeType = changeType;
      one.peer = newPeer(peer.id, peer.storeId, peer.role);
      return one;
    });
    const names = new Map<number, string>([
      [ConfChangeType.AddNode, 'voter'],
      [ConfChangeType.AddLearnerNode, 'learner'],
      [ConfChangeType.RemoveNode, 'gone'],
    ]);
    const text = changes.map(([type, { id, storeId }]) => `peer ${id} on store ${storeId} ${names.get(type)}`);
    return this.#order(led, request, text.length === 0 ? 'leave joint' : text.join(', '));
  }

  #order({ node, region, self }: Led, request: AdminRequest, text: string): string {
    this.counts.orders++;
    const context = new Context();
    context.regionId = region.id;
    context.regionEpoch = region.regionEpoch;
    context.peer = self;
    node.process?.after(0, 'net', () => {
      node.kv?.admin(context, request, {
        written: (error) => {
          if (error === undefined) this.counts.done++;
        },
      });
    });
    return `region ${region.id} on store ${node.id}: ${text}`;
  }
}

export function isJoint(region: Region): boolean {
  return region.peers.some(({ role }) => role !== PeerRole.Voter && role !== PeerRole.Learner);
}

function meet(left: Region, right: Region): boolean {
  return left.endKey.length > 0 && left.endKey.join() === right.startKey.join();
}

function canLead(role: PeerRole): boolean {
  return role === PeerRole.Voter || role === PeerRole.IncomingVoter;
}
