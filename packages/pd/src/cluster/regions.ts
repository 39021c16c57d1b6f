/**
 * Regions: what heartbeats and split reports say becomes the tree that answers lookups; metadata that changed is
 * saved through the log, in the background and in batches: a heartbeat waits for nothing, and what a crash loses
 * comes back with the next one.
 */
import type { Logger } from '@tessera/base';
import { latin1 } from '@tessera/base';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import type { LocalLog } from '../state/local-log.ts';
import { type Failure, unknown } from './failure.ts';
import {
  epochOf,
  invalidRegion,
  ownRegion,
  type RegionInfo,
  type RegionStats,
  regionFromHeartbeat,
  regionFromMeta,
} from './region-info.ts';
import { RegionTree } from './region-tree.ts';

/** About a kilobyte each: what one PD can hold in memory. */
const MAX_REGIONS = 2_000_000;
/** Regions of one save command: a few hundred KiB. */
const SAVE_BATCH = 4096;

export class Regions {
  readonly tree = new RegionTree();
  readonly #log: LocalLog;
  readonly #logger: Logger;
  /** What the log does not have yet; undefined: to be removed there. */
  readonly #unsaved = new Map<number, metapb.Region | undefined>();
  #saving = false;
  /** Hears of every region that a heartbeat put into the tree. */
  onHeartbeat: (previous: RegionInfo | undefined, region: RegionInfo) => void = () => undefined;
  /** Hears of every region that left the tree, before {@link onHeartbeat} of the one that took its place, if one did. */
  onRemoved: (region: RegionInfo, by: RegionInfo | undefined) => void = () => undefined;

  constructor(log: LocalLog, logger: Logger) {
    this.#log = log;
    this.#logger = logger;
    for (const bytes of log.state.regions.values()) this.restored(metapb.Region.decode(bytes));
  }

  /** A region that is durable already. */
  restored(meta: metapb.Region): void {
    const result = this.tree.put(regionFromMeta(meta));
    if (result.kind === 'stale') {
      this.#logger.warn?.('dropped a saved region', { region: meta.id, reason: result.reason });
    }
  }

  /** The text of a failure is for the answer; the region is then ignored. */
  heartbeat(request: pdpb.RegionHeartbeatRequest): Failure | undefined {
    const problem =
      invalidRegion(request.region) ?? (request.leader === undefined ? 'region has no leader' : undefined);
    const meta = request.region;
    if (problem !== undefined || meta === undefined) return unknown(`invalid region heartbeat: ${problem ?? ''}`);
    const known = this.tree.byId(meta.id);
    const unchanged = known !== undefined && sameMeta(known.meta, meta);
    // An unchanged region keeps its own metadata: no copy of keys for the most frequent message.
    const owned = unchanged ? known.meta : ownRegion(meta);
    const told = regionFromHeartbeat(request, owned);
    // A leader that has not measured its region says 0: what the last one said holds.
    const stats = request.approximateSize > 0 ? told.stats : withSizeOf(known, told.stats);
    const region = { ...told, stats, buckets: known?.buckets };
    const failure = this.#put(region);
    if (failure === undefined) this.onHeartbeat(known, region);
    return failure;
  }

  #put(region: RegionInfo): Failure | undefined {
    if (this.tree.size >= MAX_REGIONS && this.tree.byId(region.meta.id) === undefined) {
      return unknown(`more than ${MAX_REGIONS} regions`);
    }
    const result = this.tree.put(region);
    if (result.kind === 'stale') return unknown(result.reason);
    for (const other of result.removed) {
      this.#unsaved.set(other.meta.id, undefined);
      this.onRemoved(other, region);
    }
    if (result.previous?.meta !== region.meta) this.#unsaved.set(region.meta.id, region.meta);
    this.#saveSoon();
    return undefined;
  }

  /** After a split: the parts, known before their first heartbeats. The leader stays on its store. */
  split(parts: readonly metapb.Region[]): Failure | undefined {
    for (const part of parts) {
      const problem = invalidRegion(part);
      if (problem !== undefined) return unknown(`invalid split report: ${problem}`);
    }
    const first = parts[0];
    const leaderStore = first === undefined ? undefined : this.tree.byKey(latin1(first.startKey))?.leader?.storeId;
    for (const part of parts) {
      const meta = ownRegion(part);
      const known = this.tree.byId(meta.id);
      if (known !== undefined && epochOf(known.meta).version >= epochOf(meta).version) continue;
      const leader = known?.leader ?? meta.peers.find((peer) => peer.storeId === leaderStore);
      // A heartbeat may have been faster; then the part is stale, which is no fault.
      this.#put({ ...regionFromMeta(meta), leader, term: known?.term ?? 0 });
    }
    return undefined;
  }

  /** May the region of the request be split: is it what we know, or newer? */
  checkSplit(meta: metapb.Region | undefined): Failure | undefined {
    const problem = invalidRegion(meta);
    if (meta === undefined || problem !== undefined) return unknown(`invalid region: ${problem ?? ''}`);
    const known = this.tree.byKey(latin1(meta.startKey));
    if (known === undefined) return unknown(`region not found, request region: ${meta.id}`);
    const epoch = epochOf(meta);
    const current = epochOf(known.meta);
    if (epoch.version < current.version || epoch.confVer < current.confVer) {
      return unknown(
        `invalid region epoch, request: version ${epoch.version} conf_ver ${epoch.confVer}, ` +
          `current: version ${current.version} conf_ver ${current.confVer}`,
      );
    }
    return undefined;
  }

  reportBuckets(buckets: metapb.Buckets): void {
    const known = this.tree.byId(buckets.regionId);
    if (known === undefined || (known.buckets !== undefined && known.buckets.version > buckets.version)) return;
    this.tree.update({ ...known, buckets: metapb.Buckets.decode(metapb.Buckets.encode(buckets)) });
  }

  /** Forgets a region, here and on disk; a live one comes back with its next heartbeat. */
  drop(id: number): boolean {
    const region = this.tree.remove(id);
    if (region === undefined) return false;
    this.#unsaved.set(id, undefined);
    this.#saveSoon();
    this.onRemoved(region, undefined);
    return true;
  }

  /** Regions with a peer on the store. */
  countOn(storeId: number): number {
    return this.tree.byStore.loadOf(storeId).regions;
  }

  #saveSoon(): void {
    if (this.#saving || this.#unsaved.size === 0) return;
    const regions: metapb.Region[] = [];
    const removed: number[] = [];
    const batch = [...this.#unsaved.entries()].slice(0, SAVE_BATCH);
    for (const [id, meta] of batch) {
      this.#unsaved.delete(id);
      if (meta === undefined) removed.push(id);
      else regions.push(meta);
    }
    this.#saving = true;
    this.#log.propose({ kind: 'save-regions', regions, removed }, (result) => {
      this.#saving = false;
      if (result.kind !== 'refused') {
        this.#saveSoon();
        return;
      }
      // What changed since is newer; the next heartbeat tries again.
      for (const [id, meta] of batch) if (!this.#unsaved.has(id)) this.#unsaved.set(id, meta);
      this.#logger.warn?.('regions not saved', { regions: this.#unsaved.size, reason: result.message });
    });
  }
}

function withSizeOf(known: RegionInfo | undefined, stats: RegionStats): RegionStats {
  if (known === undefined || known.stats.approximateSizeMib === 0) return stats;
  const { approximateSizeMib, approximateKeys, approximateKvSizeMib } = known.stats;
  return { ...stats, approximateSizeMib, approximateKeys, approximateKvSizeMib };
}

function sameMeta(a: metapb.Region, b: metapb.Region): boolean {
  const epochA = epochOf(a);
  const epochB = epochOf(b);
  if (epochA.version !== epochB.version || epochA.confVer !== epochB.confVer) return false;
  if (a.isInFlashback !== b.isInFlashback || a.flashbackStartTs !== b.flashbackStartTs) return false;
  if (a.peers.length !== b.peers.length) return false;
  for (const [i, peer] of a.peers.entries()) {
    const other = b.peers[i];
    if (other === undefined || peer.id !== other.id || peer.storeId !== other.storeId) return false;
    if (peer.role !== other.role || peer.isWitness !== other.isWitness) return false;
  }
  return Buffer.compare(a.startKey, b.startKey) === 0 && Buffer.compare(a.endKey, b.endKey) === 0;
}
