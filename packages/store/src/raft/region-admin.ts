/**
 * Changes of regions that somebody asked for: PD over the heartbeat stream, clients by SplitRegion, and the split check. Each
 * becomes one admin command at the region's leader; what is out of date by then is refused there by its epoch, and whoever asked
 * asks again.
 */
import { compareBytes, describeError, type Logger, must } from '@tessera/base';
import type { PdClient } from '@tessera/pd-client';
import { Context, type ContextInit } from '@tessera/proto/kvrpcpb';
import type { Region } from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { AdminCmdType, AdminRequest, type AdminRequestInit } from '@tessera/proto/raft_cmdpb';
import { batchSplit, fittingSplitKeys, type RaftStore, type RegionKv } from '@tessera/raftstore';
import type { RegionError } from '@tessera/storage';

export interface RegionAdminOptions {
  readonly store: RaftStore;
  readonly kv: RegionKv;
  readonly pd: PdClient;
  readonly log: Logger;
}

/** The regions a split left, in key order; or why there are none. */
export type SplitOutcome = { readonly regions: readonly Region[] } | { readonly error: RegionError };

/** Splits under way at once: each waits for ids of PD. */
const SPLITS_MAX = 64;

export class RegionAdmin {
  readonly #options: RegionAdminOptions;
  readonly #splitting = new Set<number>();

  constructor(options: RegionAdminOptions) {
    this.#options = options;
  }

  /** PD's wish for a region. Its bytes are views of a received chunk. */
  instruct(wish: pdpb.RegionHeartbeatResponse): void {
    const { regionId } = wish;
    const context = this.#contextOf(wish);
    if (context === undefined) return;
    if (wish.changePeerV2 !== undefined) {
      const changes = wish.changePeerV2.changes.map(({ changeType, peer }) => ({ changeType, peer }));
      this.#order(context, { cmdType: AdminCmdType.ChangePeerV2, changePeerV2: { changes } });
    } else if (wish.changePeer !== undefined) {
      const { changeType, peer } = wish.changePeer;
      this.#order(context, { cmdType: AdminCmdType.ChangePeerV2, changePeerV2: { changes: [{ changeType, peer }] } });
    } else if (wish.transferLeader !== undefined) {
      const { peer, peers } = wish.transferLeader;
      this.#order(context, { cmdType: AdminCmdType.TransferLeader, transferLeader: { peer, peers } });
    } else if (wish.merge !== undefined) {
      // How far the log must be kept is the leader's to say.
      this.#order(context, { cmdType: AdminCmdType.PrepareMerge, prepareMerge: { target: wish.merge.target } });
    } else if (wish.splitRegion !== undefined) {
      const { policy, keys } = wish.splitRegion;
      const given = policy === pdpb.CheckPolicy.USEKEY ? keys.map((key) => key.slice()) : undefined;
      void this.#splitForPd(context, given);
    } else {
      this.#options.log.warn?.('PD wants of a region what this store cannot do', { region: regionId });
    }
  }

  #contextOf({ regionId, regionEpoch, targetPeer }: pdpb.RegionHeartbeatResponse): Context | undefined {
    const peer = this.#options.store.peers.get(regionId);
    // Another leader has been elected meanwhile: PD will hear of it and ask there.
    if (peer === undefined || !peer.isLeader || (targetPeer !== undefined && targetPeer.id !== peer.peerId)) return;
    return contextOf({ regionId, regionEpoch, peer: { id: peer.peerId, storeId: this.#options.store.storeId } });
  }

  #order(context: Context, init: AdminRequestInit): void {
    const { kv, log } = this.#options;
    const request = AdminRequest.decode(AdminRequest.encode(init));
    const kind = AdminCmdType[request.cmdType as never] ?? request.cmdType;
    log.info?.('PD changes a region', { region: context.regionId, command: String(kind) });
    kv.admin(context, request, {
      written: (error) => {
        if (error !== undefined) {
          log.info?.('a change of a region was refused', { region: context.regionId, error: error.message });
        }
      },
    });
  }

  /** Without keys: in the middle. */
  async #splitForPd(context: Context, keys: readonly Uint8Array[] | undefined): Promise<void> {
    const { store, log } = this.#options;
    const peer = store.peers.get(context.regionId);
    if (peer === undefined) return;
    try {
      const middle = keys === undefined ? await store.splits.halve(peer) : undefined;
      const wanted = keys ?? (middle === undefined ? [] : [middle]);
      await this.#splitQuietly(context, wanted);
    } catch (error) {
      log.warn?.('no place to split a region at', { region: context.regionId, error: describeError(error) });
    }
  }

  async #splitQuietly(context: Context, keys: readonly Uint8Array[]): Promise<void> {
    const outcome = await this.split(context, keys);
    if ('error' in outcome) {
      this.#options.log.info?.('no split', { region: context.regionId, error: outcome.error.message });
    }
  }

  /** The split check found a region too large. */
  splitWanted(region: Region, keys: readonly Uint8Array[]): void {
    const { store } = this.#options;
    const peer = store.peers.get(region.id);
    if (peer === undefined) return;
    const { id: regionId, regionEpoch } = region;
    void this.#splitQuietly(
      contextOf({ regionId, regionEpoch, peer: { id: peer.peerId, storeId: store.storeId } }),
      keys,
    );
  }

  /**
   * Splits the region of `context` at `keys` (any order, owned; those outside or at its start are left out). Never rejects.
   */
  async split(context: Context, keys: readonly Uint8Array[]): Promise<SplitOutcome> {
    const { regionId } = context;
    const refusal = this.#options.kv.refusal(context);
    if (refusal !== undefined) return { error: refusal };
    const peer = must(this.#options.store.peers.get(regionId), 'a context that passed has its peer');
    const splitKeys = fittingSplitKeys(peer.region, keys);
    if (splitKeys.length === 0) return { error: { message: `no key to split region ${regionId} at` } };
    if (this.#splitting.has(regionId) || this.#splitting.size >= SPLITS_MAX) {
      return { error: { message: `region ${regionId} is being split`, serverIsBusy: { reason: 'split' } } };
    }
    this.#splitting.add(regionId);
    try {
      return await this.#split(context, peer.region, splitKeys);
    } catch (error) {
      return { error: { message: `split of region ${regionId}: ${describeError(error)}` } };
    } finally {
      this.#splitting.delete(regionId);
    }
  }

  async #split(context: Context, region: Region, keys: readonly Uint8Array[]): Promise<SplitOutcome> {
    const { kv, pd, store, log } = this.#options;
    const ids = await pd.askBatchSplit(region, keys.length);
    if (ids.length !== keys.length)
      return { error: { message: `PD gave ${ids.length} ids for ${keys.length} splits` } };
    const command = batchSplit(keys, ids, true);
    const error = await new Promise<RegionError | undefined>((resolve) => {
      kv.admin(context, command, { written: resolve });
    });
    if (error !== undefined) return { error };
    const regions = [...ids.map(({ newRegionId }) => newRegionId), region.id]
      .map((id) => store.peers.get(id)?.region)
      .filter((found) => found !== undefined)
      .sort((a, b) => compareBytes(a.startKey, b.startKey));
    log.info?.('region split', { region: region.id, into: regions.map(({ id }) => id).join(', ') });
    void pd.reportBatchSplit(regions).catch(() => {});
    return { regions };
  }
}

export function contextOf(init: ContextInit): Context {
  return Context.decode(Context.encode(init));
}
