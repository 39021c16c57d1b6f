/**
 * What scheduling sees and does, as ports: stores and regions to read, a clock, chance, ids, and the streams on which stores
 * hear of orders. Everything in `schedule/` is a state machine over these: no timers, no promises, so that a simulated
 * cluster can drive it under a seed.
 */
import type { Random } from '@tessera/env';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import type { RegionInfo } from '../cluster/region-info.ts';
import type { RegionTree } from '../cluster/region-tree.ts';
import type { StoreStateName } from '../cluster/stores.ts';
import type { PdConfig } from '../config/items.ts';

/** A store as it was when asked for. */
export interface StoreView {
  readonly id: number;
  readonly address: string;
  readonly state: StoreStateName;
  readonly labels: readonly { readonly key: string; readonly value: string }[];
  /** Since its last heartbeat (or the start of PD). */
  readonly silentMs: number;
  readonly capacityBytes: number;
  readonly availableBytes: number;
  readonly usedBytes: number;
  readonly sendingSnapshots: number;
  /** With those being applied. */
  readonly receivingSnapshots: number;
  readonly busy: boolean;
  /** 1 healthy to 100; 0 never reported. */
  readonly slowScore: number;
  readonly leaderWeight: number;
  readonly regionWeight: number;
}

export interface SchedulePorts {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Unix time in milliseconds, for people. */
  wallMs(): number;
  readonly random: Random;
  config(): PdConfig;
  /** Without tombstones, by id. */
  stores(): readonly StoreView[];
  store(id: number): StoreView | undefined;
  readonly tree: RegionTree;
  /** Does the region get so much traffic that it should be left in peace? */
  isHot(region: RegionInfo): boolean;
  /** Of API V2. */
  keyspaceExists(id: number): boolean;
  /** A new id; undefined while the next window of ids is being made durable. */
  takeId(): number | undefined;
  /** False when the store cannot be reached now: what matters is sent again. */
  send(storeId: number, order: pdpb.RegionHeartbeatResponseInit): boolean;
  readonly events: ScheduleEvents;
}

/** What metrics and logs hear of. */
export interface ScheduleEvents {
  operator(desc: string, event: string): void;
  operatorFinished(desc: string, durationMs: number): void;
  stepFinished(step: string, durationMs: number): void;
  checker(name: string, event: string): void;
  scheduler(name: string, event: string): void;
  storeLimited(desc: string): void;
  /** One line for the log. */
  note(message: string, details: Readonly<Record<string, unknown>>): void;
}

export function peerOn(region: RegionInfo, storeId: number): metapb.Peer | undefined {
  return region.meta.peers.find((peer) => peer.storeId === storeId);
}

export function isVoter(peer: metapb.Peer): boolean {
  return peer.role === metapb.PeerRole.Voter || peer.role === metapb.PeerRole.IncomingVoter;
}

export function isLearner(peer: metapb.Peer): boolean {
  return peer.role === metapb.PeerRole.Learner;
}

export function isJoint(region: RegionInfo): boolean {
  return region.meta.peers.some(isChanging);
}

/** In the middle of a joint change. */
export function isChanging({ role }: metapb.Peer): boolean {
  return role === metapb.PeerRole.IncomingVoter || role === metapb.PeerRole.DemotingVoter;
}

export function isPending(region: RegionInfo, peerId: number): boolean {
  return region.pendingPeers.some(({ id }) => id === peerId);
}

/** How long the peer has been silent as its leader sees it; 0 when it is not down. */
export function downSeconds(region: RegionInfo, peerId: number): number {
  return region.downPeers.find(({ peer }) => peer?.id === peerId)?.downSeconds ?? 0;
}

/** Led, and no peer lags, is silent or changes its role. */
export function isHealthy(region: RegionInfo): boolean {
  return (
    region.leader !== undefined && region.downPeers.length === 0 && region.pendingPeers.length === 0 && !isJoint(region)
  );
}

/** Exactly the wanted number of voters and nobody else. */
export function isReplicated(region: RegionInfo, maxReplicas: number): boolean {
  return region.meta.peers.length === maxReplicas && region.meta.peers.every(isVoter);
}
