/**
 * What a placement driver would order, drawn at random: splits, members coming and going (learner, promotion, joint swap,
 * demotion before removal), transfers of leadership. Orders go to a leader, which may refuse them.
 */
import { concatBytes, type Prng } from '@tessera/base';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { Context } from '@tessera/proto/kvrpcpb';
import { type Peer as MetaPeer, PeerRole, type Region } from '@tessera/proto/metapb';
import {
  AdminCmdType,
  AdminRequest,
  BatchSplitRequest,
  ChangePeerRequest,
  ChangePeerV2Request,
  SplitRequest,
  TransferLeaderRequest,
} from '@tessera/proto/raft_cmdpb';
import { newPeer } from '@tessera/raftstore';
import { keyInRegion } from '@tessera/storage';
import { LISTS, listPrefix, REGISTERS, registerKey } from './clients.ts';
import type { SimStore } from './sim-store.ts';

/** Where regions may be cut: never within a list, whose reads want one snapshot. */
const SPLIT_KEYS = [
  ...Array.from({ length: REGISTERS }, (_, i) => registerKey(i)),
  ...Array.from({ length: LISTS }, (_, i) => listPrefix(i)),
];
const REGIONS_MAX = 5;

interface Led {
  readonly node: SimStore;
  readonly region: Region;
  readonly self: MetaPeer;
}

export class Operators {
  readonly #prng: Prng;
  readonly #stores: ReadonlyMap<number, SimStore>;
  #nextId = 1000;
  readonly counts = { orders: 0, done: 0 };

  constructor(prng: Prng, stores: ReadonlyMap<number, SimStore>) {
    this.#prng = prng;
    this.#stores = stores;
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

  /** One random order. */
  act(): void {
    const leaders = this.leaders();
    if (leaders.length === 0) return;
    const led = this.#prng.pick(leaders);
    const action = this.#prng.float();
    if (action < 0.15) this.#split(led, leaders.length);
    else if (action < 0.35) this.#transfer(led);
    else this.#changeMembers(led);
  }

  /** Leaves joint states: what must happen before a cluster counts as healed. */
  leaveJoint(): void {
    for (const led of this.leaders()) {
      if (isJoint(led.region) && led.self.role !== PeerRole.DemotingVoter) this.#change(led, []);
      else if (isJoint(led.region)) this.#transfer(led);
    }
  }

  #split(led: Led, regions: number): void {
    if (regions >= REGIONS_MAX) return;
    const { region } = led;
    const inside = SPLIT_KEYS.filter((key) => keyInRegion(key, region) && key.join() !== region.startKey.join());
    const count = Math.min(inside.length, this.#prng.int(1, 3));
    const keys: Uint8Array[] = [];
    while (keys.length < count) {
      const key = this.#prng.pick(inside);
      if (!keys.includes(key)) keys.push(key);
    }
    if (keys.length === 0) return;
    keys.sort((a, b) => Buffer.compare(a, b));
    const splits = new BatchSplitRequest();
    splits.rightDerive = this.#prng.chance(0.5);
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
    this.#order(led, request);
  }

  #transfer(led: Led): void {
    const others = led.region.peers.filter(({ id, role }) => id !== led.self.id && canLead(role));
    if (others.length === 0) return;
    const request = new AdminRequest();
    request.cmdType = AdminCmdType.TransferLeader;
    request.transferLeader = new TransferLeaderRequest();
    request.transferLeader.peer = this.#prng.pick(others);
    this.#order(led, request);
  }

  #changeMembers(led: Led): void {
    const { region, self } = led;
    if (isJoint(region)) {
      if (self.role === PeerRole.DemotingVoter) this.#transfer(led);
      else this.#change(led, []);
      return;
    }
    const learners = region.peers.filter(({ role }) => role === PeerRole.Learner);
    const voters = region.peers.filter(({ role, id }) => role === PeerRole.Voter && id !== self.id);
    const learner = learners[0];
    if (learner !== undefined) {
      const action = this.#prng.float();
      if (action < 0.4 && voters.length > 1) {
        this.#change(led, [
          [ConfChangeType.AddNode, learner],
          [ConfChangeType.AddLearnerNode, this.#prng.pick(voters)],
        ]);
      } else if (action < 0.7 && voters.length < 3) this.#change(led, [[ConfChangeType.AddNode, learner]]);
      else this.#change(led, [[ConfChangeType.RemoveNode, learner]]);
      return;
    }
    const free = [...this.#stores.keys()].filter((id) => !region.peers.some(({ storeId }) => storeId === id));
    if (voters.length > 2 && this.#prng.chance(0.5)) {
      this.#change(led, [[ConfChangeType.AddLearnerNode, this.#prng.pick(voters)]]);
    } else if (free.length > 0) {
      const storeId = this.#prng.pick(free);
      this.#change(led, [[ConfChangeType.AddLearnerNode, newPeer(this.#nextId++, storeId, PeerRole.Learner)]]);
    }
  }

  #change(led: Led, changes: readonly (readonly [number, MetaPeer])[]): void {
    const request = new AdminRequest();
    request.cmdType = AdminCmdType.ChangePeerV2;
    request.changePeerV2 = new ChangePeerV2Request();
    request.changePeerV2.changes = changes.map(([changeType, peer]) => {
      const one = new ChangePeerRequest();
      one.changeType = changeType;
      one.peer = newPeer(peer.id, peer.storeId, peer.role);
      return one;
    });
    this.#order(led, request);
  }

  #order({ node, region, self }: Led, request: AdminRequest): void {
    this.counts.orders++;
    const context = new Context();
    context.regionId = region.id;
    context.regionEpoch = region.regionEpoch;
    context.peer = self;
    node.kv?.admin(context, request, {
      written: (error) => {
        if (error === undefined) this.counts.done++;
      },
    });
  }
}

export function isJoint(region: Region): boolean {
  return region.peers.some(({ role }) => !settled(role));
}

function settled(role: PeerRole): boolean {
  return role === PeerRole.Voter || role === PeerRole.Learner;
}

function canLead(role: PeerRole): boolean {
  return role === PeerRole.Voter || role === PeerRole.IncomingVoter;
}
