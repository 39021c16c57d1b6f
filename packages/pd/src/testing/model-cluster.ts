/**
 * A cluster of model stores for the tests of scheduling: regions whose members obey the rules of raft about majorities, new
 * peers that take time to catch up, heartbeats and orders that get lost, stores that crash. Virtual time, one seed, no bytes.
 */
import assert from 'node:assert/strict';
import { Prng } from '@tessera/base';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { ownRegion, regionFromHeartbeat } from '../cluster/region-info.ts';
import { RegionTree } from '../cluster/region-tree.ts';
import type { StoreStateName } from '../cluster/stores.ts';
import { defaultPdConfig } from '../config/config.ts';
import type { PdConfig } from '../config/items.ts';
import { Coordinator } from '../schedule/coordinator.ts';
import type { SchedulePorts, StoreView } from '../schedule/model.ts';
import { storeView } from './store-view.ts';

const { Voter, Learner, IncomingVoter, DemotingVoter } = metapb.PeerRole;
const STEP_MS = 200;
const GIB = 2 ** 30;

export interface ModelStore {
  readonly id: number;
  host: string;
  alive: boolean;
  offline: boolean;
  lastBeatMs: number;
}

interface ModelPeer {
  readonly id: number;
  readonly storeId: number;
  role: metapb.PeerRole;
  /** When it has all data. */
  readyMs: number;
}

export interface ModelRegion {
  readonly id: number;
  readonly start: string;
  readonly end: string;
  sizeMib: number;
  /** Prepared to become part of another region, which was like that then. */
  merging: { readonly target: metapb.Region; readonly atMs: number } | undefined;
  peers: ModelPeer[];
  leader: number;
  term: number;
  confVer: number;
  version: number;
  meta: metapb.Region;
  beatMs: number;
}

export interface ModelOptions {
  readonly seed: number;
  readonly stores: readonly string[];
  readonly regions: number;
  readonly config?: Partial<PdConfig>;
  /** Probability that a heartbeat or an order is lost. */
  readonly loss?: number;
  readonly sizeMib?: (prng: Prng) => number;
  /** Stores that hold everything at the start. */
  readonly initial?: readonly number[];
}

export class ModelCluster {
  nowMs = 1000;
  readonly prng: Prng;
  config: PdConfig;
  readonly stores = new Map<number, ModelStore>();
  readonly regions = new Map<number, ModelRegion>();
  readonly tree = new RegionTree();
  readonly coordinator: Coordinator;
  readonly log: string[] = [];
  orders = 0;
  merges = 0;
  #nextId = 10_000;
  #tickMs = 0;
  readonly #loss: number;
  readonly #inbox: {
    readonly atMs: number;
    readonly storeId: number;
    readonly order: pdpb.RegionHeartbeatResponseInit;
  }[] = [];

  constructor(options: ModelOptions) {
    this.prng = new Prng(options.seed);
    this.#loss = options.loss ?? 0;
    this.config = defaultPdConfig({ 'replication.location-labels': ['host'], ...options.config });
    for (const host of options.stores) this.addStore(host);
    const initial = options.initial ?? [1];
    for (let i = 0; i < options.regions; i++) this.#addRegion(i, options.regions, initial, options.sizeMib);
    this.coordinator = new Coordinator(
      this.#ports(),
      () => ({ 'add-peer': 1_000_000, 'remove-peer': 1_000_000 }),
      () => {
        this.#tickMs = this.nowMs;
      },
    );
  }

  /** The default schedulers, or others. */
  schedule(...names: string[]): void {
    for (const name of names) this.coordinator.schedulers.put(name, { config: {}, pausedUntilWallMs: 0 });
  }

  #ports(): SchedulePorts {
    const ignore = (): void => undefined;
    return {
      nowMs: () => this.nowMs,
      wallMs: () => this.nowMs,
      random: this.prng,
      config: () => this.config,
      stores: () => this.views(),
      store: (id) => this.views().find((store) => store.id === id),
      tree: this.tree,
      isHot: () => false,
      keyspaceExists: () => false,
      takeId: () => this.#nextId++,
      send: (storeId, order) => {
        this.orders++;
        if (!this.prng.chance(this.#loss))
          this.#inbox.push({ atMs: this.nowMs + this.prng.int(1, 300), storeId, order });
        return true;
      },
      events: {
        operator: ignore,
        operatorFinished: ignore,
        stepFinished: ignore,
        checker: ignore,
        scheduler: ignore,
        storeLimited: ignore,
        note: (message, details) => this.log.push(`${this.nowMs} ${message} ${JSON.stringify(details)}`),
      },
    };
  }

  addStore(host: string): ModelStore {
    const store = { id: this.stores.size + 1, host, alive: true, offline: false, lastBeatMs: this.nowMs };
    this.stores.set(store.id, store);
    return store;
  }

  store(id: number): ModelStore {
    const store = this.stores.get(id);
    assert.ok(store, `store ${id}`);
    return store;
  }

  #addRegion(i: number, count: number, stores: readonly number[], sizeMib?: (prng: Prng) => number): void {
    const id = i + 1;
    const peers = stores.map((storeId) => ({ id: this.#nextId++, storeId, role: Voter, readyMs: 0 }));
    const region: ModelRegion = {
      id,
      start: i === 0 ? '' : String(i).padStart(8, '0'),
      end: i === count - 1 ? '' : String(i + 1).padStart(8, '0'),
      sizeMib: sizeMib?.(this.prng) ?? 1,
      merging: undefined,
      peers,
      leader: peers[0]?.id ?? 0,
      term: 6,
      confVer: 1,
      version: 1,
      meta: ownRegion({ id }),
      beatMs: 0,
    };
    this.regions.set(id, region);
    this.#changed(region);
  }

  views(): StoreView[] {
    const used = new Map<number, number>();
    for (const { peers, sizeMib } of this.regions.values())
      for (const { storeId } of peers) used.set(storeId, (used.get(storeId) ?? 0) + sizeMib);
    return [...this.stores.values()]
      .filter((store) => this.#state(store) !== 'Tombstone')
      .map((store) =>
        storeView({
          id: store.id,
          state: this.#state(store),
          labels: [{ key: 'host', value: store.host }],
          silentMs: this.nowMs - store.lastBeatMs,
          capacityBytes: 1000 * GIB,
          availableBytes: 1000 * GIB - (used.get(store.id) ?? 0) * 2 ** 20,
        }),
      );
  }

  #state(store: ModelStore): StoreStateName {
    if (store.offline) return this.tree.byStore.loadOf(store.id).regions === 0 ? 'Tombstone' : 'Offline';
    const silentMs = this.nowMs - store.lastBeatMs;
    if (silentMs > this.config['schedule.max-store-down-time']) return 'Down';
    return silentMs > 20_000 ? 'Disconnected' : 'Up';
  }

  #alive(storeId: number): boolean {
    return this.stores.get(storeId)?.alive ?? false;
  }

  /** By both configurations where there are two. */
  hasQuorum(region: ModelRegion): boolean {
    return [
      [Voter, IncomingVoter],
      [Voter, DemotingVoter],
    ].every((roles) => {
      const voters = region.peers.filter(({ role }) => roles.some((wanted) => wanted === role));
      const ready = voters.filter((peer) => this.#alive(peer.storeId) && this.nowMs >= peer.readyMs);
      return ready.length * 2 > voters.length;
    });
  }

  /** Cuts the region in two, as when it has grown; the new one takes the left half. */
  split(region: ModelRegion): void {
    const middle = `${region.start.padEnd(8, '0')}5`;
    if (region.merging !== undefined || this.coordinator.refusesSplit(region.id) !== undefined) return;
    if (middle <= region.start || (region.end !== '' && middle >= region.end)) return;
    const id = this.#nextId++;
    this.coordinator.splitAsked([region.id, id]);
    const peers = region.peers.map((peer) => ({ ...peer, id: this.#nextId++ }));
    const leader = peers[region.peers.findIndex((peer) => peer.id === region.leader)]?.id ?? 0;
    region.version++;
    const left = { ...region, id, end: middle, peers, leader };
    this.regions.set(id, left);
    Object.assign(region, { start: middle });
    this.#changed(left);
    this.#changed(region);
  }

  #merge(region: ModelRegion, target: metapb.Region): void {
    const stores = region.peers.map(({ storeId }) => storeId).sort();
    const ready = region.peers.every(
      (peer) => peer.role === Voter && this.#alive(peer.storeId) && peer.readyMs <= this.nowMs,
    );
    const same =
      stores.join() ===
      target.peers
        .map(({ storeId }) => storeId)
        .sort()
        .join();
    if (!ready || !same || region.merging !== undefined || !this.#is(target)) return;
    region.merging = { target, atMs: this.nowMs + this.prng.int(200, 3000) };
    region.version++;
    region.confVer++;
    this.#changed(region);
  }

  /** Has the region not changed since? */
  #is({ id, regionEpoch }: metapb.Region): boolean {
    const now = this.regions.get(id);
    return now?.version === regionEpoch?.version && now?.confVer === regionEpoch?.confVer;
  }

  /** What was prepared is committed at the target, or taken back where that changed meanwhile. */
  #finishMerges(): void {
    for (const region of [...this.regions.values()]) {
      const { merging } = region;
      if (merging === undefined || merging.atMs > this.nowMs || !this.hasQuorum(region)) continue;
      const target = this.regions.get(merging.target.id);
      if (target !== undefined && !this.hasQuorum(target)) continue;
      region.merging = undefined;
      if (target === undefined || !this.#is(merging.target) || target.merging !== undefined) {
        region.version++;
        this.#changed(region);
        continue;
      }
      target.version = Math.max(target.version, region.version) + 1;
      target.sizeMib += region.sizeMib;
      Object.assign(
        target,
        region.end !== '' && region.end === target.start ? { start: region.start } : { end: region.end },
      );
      this.regions.delete(region.id);
      this.#changed(target);
      this.merges++;
    }
  }

  /** The regions in key order cover all keys without overlap, and PD knows just these. */
  checkCovered(): void {
    const regions = [...this.regions.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
    for (const [i, region] of regions.entries()) {
      assert.equal(region.start, i === 0 ? '' : regions[i - 1]?.end);
      assert.equal(region.end === '', i === regions.length - 1);
    }
    assert.deepEqual(
      [...this.tree.scan('')].map(({ meta, startKey }) => [meta.id, startKey]),
      regions.map(({ id, start }) => [id, start]),
    );
  }

  /** The test changed it behind everybody's back. */
  touch(region: ModelRegion): void {
    this.#changed(region);
  }

  #changed(region: ModelRegion): void {
    region.meta = ownRegion({
      id: region.id,
      startKey: Buffer.from(region.start),
      endKey: Buffer.from(region.end),
      regionEpoch: { confVer: region.confVer, version: region.version },
      peers: region.peers.map(({ id, storeId, role }) => ({ id, storeId, role })),
    });
    region.beatMs = 0;
  }

  run(durationMs: number, each: () => void = () => undefined): void {
    const endMs = this.nowMs + durationMs;
    while (this.nowMs < endMs) {
      this.nowMs += STEP_MS;
      this.#beatStores();
      this.#deliver();
      this.#finishMerges();
      this.#lead();
      if (this.nowMs >= this.#tickMs) this.#tickMs = this.nowMs + this.coordinator.tick();
      each();
    }
  }

  #beatStores(): void {
    for (const store of this.stores.values()) {
      if (store.alive && this.nowMs - store.lastBeatMs >= 10_000 && !this.prng.chance(this.#loss))
        store.lastBeatMs = this.nowMs;
    }
  }

  #deliver(): void {
    const due = this.#inbox.filter(({ atMs }) => atMs <= this.nowMs);
    for (const message of due) {
      this.#inbox.splice(this.#inbox.indexOf(message), 1);
      if (this.#alive(message.storeId)) this.#obey(message.storeId, message.order);
    }
  }

  /** Leaders that died are replaced where a majority lives; leaders report when something changed and each minute. */
  #lead(): void {
    for (const region of this.regions.values()) {
      const leader = region.peers.find(({ id }) => id === region.leader);
      const leads = leader !== undefined && this.#alive(leader.storeId) && leader.role !== Learner;
      if (!leads && this.hasQuorum(region)) {
        const heirs = region.peers.filter(
          ({ storeId, role, readyMs }) =>
            this.#alive(storeId) && readyMs <= this.nowMs && (role === Voter || role === IncomingVoter),
        );
        if (heirs.length === 0) continue;
        region.leader = this.prng.pick(heirs).id;
        region.term++;
        region.beatMs = 0;
      }
      const becameReady = region.peers.some(({ readyMs }) => readyMs > region.beatMs && readyMs <= this.nowMs);
      if (region.beatMs === 0 || becameReady || this.nowMs - region.beatMs >= 60_000) this.#beat(region);
    }
  }

  #beat(region: ModelRegion): void {
    const leader = region.peers.find(({ id }) => id === region.leader);
    if (leader === undefined || !this.#alive(leader.storeId) || !this.hasQuorum(region)) return;
    if (this.prng.chance(this.#loss)) {
      // Repeated by the store's own tick.
      region.beatMs = this.nowMs - 55_000;
      return;
    }
    region.beatMs = this.nowMs;
    const pending = region.peers.filter(({ readyMs }) => readyMs > this.nowMs);
    const down = region.peers.filter(({ storeId }) => !this.#alive(storeId));
    const request = pdpb.RegionHeartbeatRequest.decode(
      pdpb.RegionHeartbeatRequest.encode({
        leader,
        term: region.term,
        pendingPeers: pending,
        downPeers: down.map((peer) => ({ peer, downSeconds: 600 })),
        approximateSize: region.sizeMib * 2 ** 20,
      }),
    );
    const result = this.tree.put(regionFromHeartbeat(request, region.meta));
    if (result.kind === 'stale') return;
    for (const gone of result.removed) this.coordinator.removed(gone, this.tree.byId(region.id));
    const info = this.tree.byId(region.id);
    if (info !== undefined) this.coordinator.heartbeat(result.previous, info);
  }

  #obey(storeId: number, order: pdpb.RegionHeartbeatResponseInit): void {
    const region = this.regions.get(order.regionId ?? 0);
    if (region === undefined || !this.hasQuorum(region)) return;
    const leader = region.peers.find(({ id }) => id === region.leader);
    if (leader?.storeId !== storeId) return;
    if (order.transferLeader !== undefined) {
      const target = region.peers.find(({ id }) => id === order.transferLeader?.peer?.id);
      const able = target !== undefined && this.#alive(target.storeId) && target.readyMs <= this.nowMs;
      if (!able || target.role === Learner || target.role === DemotingVoter) return;
      region.leader = target.id;
      region.term++;
      region.beatMs = 0;
      return;
    }
    if (order.merge?.target !== undefined) {
      if (order.regionEpoch?.version === region.version) this.#merge(region, ownRegion(order.merge.target));
      return;
    }
    if (order.regionEpoch?.confVer !== region.confVer || order.changePeerV2 === undefined) return;
    if (region.merging !== undefined) return;
    this.#changePeers(region, order.changePeerV2.changes ?? []);
  }

  #changePeers(region: ModelRegion, changes: readonly pdpb.ChangePeerInit[]): void {
    const joint = region.peers.some(({ role }) => role === IncomingVoter || role === DemotingVoter);
    if (changes.length === 0) {
      assert.ok(joint, 'left a joint state that was not there');
      for (const peer of region.peers) {
        if (peer.role !== IncomingVoter && peer.role !== DemotingVoter) continue;
        assert.ok(peer.role === IncomingVoter || peer.id !== region.leader, 'the leader would become a learner');
        peer.role = peer.role === IncomingVoter ? Voter : Learner;
        region.confVer++;
      }
    } else {
      assert.ok(!joint, 'a change in joint state');
      for (const change of changes) this.#changePeer(region, change, changes.length > 1);
      region.confVer += changes.length;
    }
    this.#changed(region);
  }

  #changePeer(region: ModelRegion, { changeType, peer }: pdpb.ChangePeerInit, joint: boolean): void {
    const { id = 0, storeId = 0 } = peer ?? {};
    const present = region.peers.find((other) => other.id === id);
    const onStore = region.peers.find((other) => other.storeId === storeId);
    assert.ok(onStore === undefined || onStore.id === id, `two peers of region ${region.id} on store ${storeId}`);
    assert.ok(id !== region.leader || changeType === 0, 'the leader cannot be demoted or removed');
    if (changeType === 1) {
      assert.equal(present?.role, Learner, 'only learners are removed');
      region.peers = region.peers.filter((other) => other !== present);
    } else if (changeType === 2) {
      if (present === undefined) {
        assert.ok(!joint);
        region.peers.push({ id, storeId, role: Learner, readyMs: this.nowMs + 500 + region.sizeMib * 100 });
        return;
      }
      assert.equal(present.role, Voter, 'demotes a voter');
      present.role = joint ? DemotingVoter : Learner;
    } else {
      assert.equal(present?.role, Learner, 'promotes a learner');
      assert.ok(present.readyMs <= this.nowMs, 'a learner is promoted before it has caught up');
      present.role = joint ? IncomingVoter : Voter;
    }
  }

  /** Peers (or leaders) of every store that is alive and not on its way out. */
  counts(what: 'peers' | 'leaders'): number[] {
    const counts = new Map<number, number>();
    for (const store of this.stores.values()) if (store.alive && !store.offline) counts.set(store.id, 0);
    for (const region of this.regions.values()) {
      for (const peer of region.peers) {
        if (what === 'leaders' && peer.id !== region.leader) continue;
        const count = counts.get(peer.storeId);
        if (count !== undefined) counts.set(peer.storeId, count + 1);
      }
    }
    return [...counts.values()];
  }

  /** Every region with the wanted voters, on stores that serve, each on a host of its own. */
  checkReplicated(replicas: number): void {
    for (const region of this.regions.values()) {
      const where = `region ${region.id}: ${JSON.stringify(region.peers)}`;
      assert.equal(region.peers.length, replicas, where);
      assert.ok(
        region.peers.every(({ role }) => role === Voter),
        where,
      );
      assert.ok(
        region.peers.every(({ storeId }) => this.#alive(storeId) && !this.store(storeId).offline),
        where,
      );
      assert.equal(new Set(region.peers.map(({ storeId }) => this.store(storeId).host)).size, replicas, where);
    }
  }
}
