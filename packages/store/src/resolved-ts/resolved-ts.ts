/**
 * Keeps the timestamps up to which stale reads may go (facts 7.5). Every `resolved-ts.advance-ts-interval`, for the regions led here:
 *
 *   a timestamp of the oracle -> CheckLeader to the stores of the members: a quorum that agrees confirms that nobody led after it
 *   -> the oldest lock of each region -> CheckLeader again, now with what is settled and the index up to which that must be applied
 *
 * Two calls to each store a round, whatever the number of regions; no raft traffic, so that idle regions sleep on.
 */
import { compareBytes, describeError, type Logger } from '@tessera/base';
import type { Clock, Timer } from '@tessera/env';
import type { GrpcClient, GrpcServerFace } from '@tessera/grpc';
import type { PdClient } from '@tessera/pd-client';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { PeerRole, type Region } from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { Observer, RaftStore, RegionKv } from '@tessera/raftstore';
import { SafeTsTable, type TxnStorage } from '@tessera/storage';
import type { OnlineConfig } from '../config/online-config.ts';
import type { Observers } from '../raft/observers.ts';

const CALL_TIMEOUT_MS = 5000;

export interface ResolvedTsOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly pd: PdClient;
  readonly store: RaftStore;
  readonly kv: RegionKv;
  readonly txn: TxnStorage;
  clientOf(storeId: number): Promise<GrpcClient>;
  /** `resolved-ts.enable` and `resolved-ts.advance-ts-interval`; changeable while running. */
  readonly config: { enable: boolean; intervalMs: number };
}

/** Voters after and before a change of members; the same but in a joint configuration. */
const INCOMING: readonly PeerRole[] = [PeerRole.Voter, PeerRole.IncomingVoter];
const OUTGOING: readonly PeerRole[] = [PeerRole.Voter, PeerRole.DemotingVoter];

type LeaderInfo = kvrpcpb.LeaderInfoInit & { readonly regionId: number };

export class ResolvedTs implements Observer {
  readonly #options: ResolvedTsOptions;
  readonly #table = new SafeTsTable();
  #timer: Timer | undefined;
  #closed = false;

  constructor(options: ResolvedTsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = this.#options.clock.setTimer(this.#options.config.intervalMs, () => void this.#round());
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  register(server: GrpcServerFace): void {
    server.unary(Tikv.CheckLeader, (call, bytes) => {
      call.reply(kvrpcpb.CheckLeaderResponse, this.checkLeader(kvrpcpb.CheckLeaderRequest.decode(bytes)));
    });
  }

  split(derived: Region, created: readonly Region[]): void {
    this.#table.split(derived, created);
  }

  /** What a leader has settled stays settled, whoever leads its range now. */
  merged(merged: Region, source: Region): void {
    const { peers } = this.#options.store;
    // Words about the source are of the version before it was prepared, the last step that raised it: its range has been the same.
    const settled = (source.regionEpoch?.version ?? 0) - 1;
    const known = this.#table.safeTs(source.id, settled, peers.get(source.id)?.applied ?? 0);
    this.#table.merged(merged, this.safeTs(merged.id), known);
  }

  destroyed(regionId: number): void {
    this.#table.forget(regionId);
  }

  /** 0 where nothing is known. */
  safeTs(regionId: number): bigint {
    const peer = this.#options.store.peers.get(regionId);
    if (peer === undefined || !peer.initialized) return 0n;
    return this.#table.safeTs(regionId, peer.region.regionEpoch?.version ?? 0, peer.applied);
  }

  /** The least of the regions that meet `[start, end)` of encoded keys; an empty bound is open. */
  safeTsOfRange(start: Uint8Array, end: Uint8Array): bigint {
    let least: bigint | undefined;
    for (const { region } of this.#options.store.peers.values()) {
      if (end.length > 0 && region.startKey.length > 0 && compareBytes(region.startKey, end) >= 0) continue;
      if (region.endKey.length > 0 && compareBytes(region.endKey, start) <= 0) continue;
      const safe = this.safeTs(region.id);
      if (least === undefined || safe < least) least = safe;
    }
    return least ?? 0n;
  }

  /** Another store asks whether it leads, as far as the peers here know, and tells what is settled. */
  checkLeader({ regions, ts }: kvrpcpb.CheckLeaderRequest): kvrpcpb.CheckLeaderResponseInit {
    const agreed: number[] = [];
    for (const { regionId, peerId, term, regionEpoch, readState } of regions) {
      const peer = this.#options.store.peers.get(regionId);
      const version = regionEpoch?.version ?? 0;
      if (peer === undefined || peer.term !== term || peer.raft.leader !== peerId) continue;
      if (peer.region.regionEpoch?.version !== version) continue;
      agreed.push(regionId);
      if (readState !== undefined && readState.safeTs > 0n) {
        this.#table.learn(regionId, version, readState.safeTs, readState.appliedIndex);
      }
    }
    return { regions: agreed, ts };
  }

  async #round(): Promise<void> {
    if (this.#options.config.enable) {
      try {
        await this.#advance();
      } catch (error) {
        if (!this.#closed) this.#options.log.warn?.('no timestamp for stale reads', { error: describeError(error) });
      }
    }
    if (!this.#closed) this.start();
  }

  async #advance(): Promise<void> {
    const { pd, store } = this.#options;
    const ts = await pd.getTimestamp();
    const led: LeaderInfo[] = [];
    for (const peer of store.peers.values()) {
      // Before it has applied an entry of its own it does not know all locks; one that is merged away does not know when its range takes newer
      // writes elsewhere. Asked after the timestamp was given: nobody knew of the merge then.
      if (!peer.isLeader || peer.appliedTerm !== peer.term || peer.merging) continue;
      led.push({
        regionId: peer.region.id,
        peerId: peer.peerId,
        term: peer.term,
        regionEpoch: peer.region.regionEpoch,
      });
    }
    if (led.length === 0) return;
    const confirmed = await this.#confirm(led, ts);
    const settled: LeaderInfo[] = [];
    for (const info of confirmed) {
      const readState = await this.#resolve(info, ts);
      if (readState !== undefined) settled.push({ ...info, readState });
    }
    await this.#tell(settled, ts);
    await this.#report();
  }

  /** Those whose leadership a quorum of voters agrees to; of both sets of voters while members change. */
  async #confirm(led: readonly LeaderInfo[], ts: bigint): Promise<LeaderInfo[]> {
    const votes = new Map<number, Set<number>>();
    await this.#callAll(led, ts, (storeId, { regions }) => {
      for (const id of regions) votes.set(id, (votes.get(id) ?? new Set()).add(storeId));
    });
    const { store } = this.#options;
    return led.filter(({ regionId }) => {
      const peers = store.peers.get(regionId)?.region.peers ?? [];
      const agrees = (id: number): boolean => id === store.storeId || votes.get(regionId)?.has(id) === true;
      return [INCOMING, OUTGOING].every((roles) => {
        const voters = peers.filter(({ role }) => roles.includes(role));
        return voters.filter(({ storeId }) => agrees(storeId)).length * 2 > voters.length;
      });
    });
  }

  async #resolve(info: LeaderInfo, ts: bigint): Promise<kvrpcpb.ReadStateInit | undefined> {
    const { store, kv, txn } = this.#options;
    const peer = store.peers.get(info.regionId);
    if (peer === undefined || !peer.isLeader || peer.term !== info.term || peer.merging) return undefined;
    if (peer.region.regionEpoch?.version !== info.regionEpoch?.version) return undefined;
    // First the locks in memory, then the snapshot: what leaves memory meanwhile has been applied.
    const bound = txn.settle(peer.region, ts);
    const appliedIndex = peer.applied;
    const snapshot = kv.localSnapshot(peer);
    if (snapshot.kind === 'refused') return undefined;
    const safeTs = await txn.resolve(snapshot, bound);
    return safeTs === undefined ? undefined : { appliedIndex, safeTs };
  }

  async #tell(settled: readonly LeaderInfo[], ts: bigint): Promise<void> {
    for (const { regionId, regionEpoch, readState } of settled) {
      const { safeTs = 0n, appliedIndex = 0 } = readState ?? {};
      this.#table.learn(regionId, regionEpoch?.version ?? 0, safeTs, appliedIndex);
    }
    await this.#callAll(settled, ts, () => {});
  }

  /** One call to each store that has a member of them. */
  async #callAll(
    infos: readonly LeaderInfo[],
    ts: bigint,
    answered: (storeId: number, response: kvrpcpb.CheckLeaderResponse) => void,
  ): Promise<void> {
    const { store, clientOf, log } = this.#options;
    const byStore = new Map<number, LeaderInfo[]>();
    for (const info of infos) {
      for (const { storeId } of store.peers.get(info.regionId)?.region.peers ?? []) {
        if (storeId === store.storeId) continue;
        const list = byStore.get(storeId);
        if (list === undefined) byStore.set(storeId, [info]);
        else list.push(info);
      }
    }
    await Promise.all(
      [...byStore].map(async ([storeId, regions]) => {
        try {
          const client = await clientOf(storeId);
          answered(storeId, await client.unary(Tikv.CheckLeader, { regions, ts }, { timeoutMs: CALL_TIMEOUT_MS }));
        } catch (error) {
          log.debug?.('a store does not check leaders', { store: storeId, error: describeError(error) });
        }
      }),
    );
  }

  async #report(): Promise<void> {
    const { pd, store } = this.#options;
    let least: bigint | undefined;
    for (const { region, isLeader } of store.peers.values()) {
      const safe = isLeader ? this.safeTs(region.id) : undefined;
      if (safe !== undefined && (least === undefined || safe < least)) least = safe;
    }
    if (least === undefined || least === 0n) return;
    await pd.call(pdpb.PD.ReportMinResolvedTS, { storeId: store.storeId, minResolvedTs: least }).catch(() => {});
  }
}

export interface ResolvedTsParts {
  readonly env: { readonly clock: Clock };
  readonly online: OnlineConfig;
  readonly pd: PdClient;
  readonly log: Logger;
  readonly observers: Observers;
}

/** Stale reads go as far as it knows. What it started ends with `parts`. */
export function openResolvedTs(
  { env, online, pd, log, observers }: ResolvedTsParts,
  { store, kv }: { readonly store: RaftStore; readonly kv: RegionKv },
  { server, txn, clientOf }: { server: GrpcServerFace; txn: TxnStorage; clientOf(id: number): Promise<GrpcClient> },
  parts: AsyncDisposableStack,
): ResolvedTs {
  const config = { enable: true, intervalMs: 0 };
  online.obey((changed) => {
    config.enable = changed['resolved-ts.enable'];
    config.intervalMs = changed['resolved-ts.advance-ts-interval'];
  });
  const { clock } = env;
  const made = new ResolvedTs({ clock, log: log.child({ name: 'resolved-ts' }), pd, store, kv, txn, clientOf, config });
  made.register(server);
  observers.add(made);
  txn.safeTs = (regionId) => made.safeTs(regionId);
  made.start();
  parts.defer(async () => made.close());
  return made;
}
