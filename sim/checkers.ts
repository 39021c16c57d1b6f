/**
 * What must hold at every moment of a run, checked as it happens: one leader a term, one entry an index, and replicas of one
 * region that have applied the same hold the same.
 */
import { compareBytes, crc32c, toHex } from '@tessera/base';
import { CF, runRead } from '@tessera/engine';
import { PeerRole, type Region } from '@tessera/proto/metapb';
import type { Observer, RaftStore } from '@tessera/raftstore';
import { CheckFailure } from './check-failure.ts';
import type { Trace } from './trace.ts';

/** A store as checks see it, whatever it is made of. */
export interface StoreView {
  readonly id: number;
  readonly up: boolean;
  readonly paused: boolean;
  readonly store: RaftStore | undefined;
}

/** Less than anybody waits for a leader. */
const ORDERED_MS = 500;
const DATA_FAMILIES = [CF.default, CF.lock, CF.write] as const;

function dataKey(key: Uint8Array): Uint8Array {
  return new Uint8Array([0x7a, ...key]);
}

export class Checkers {
  readonly #leaders = new Map<string, number>();
  readonly #entries = new Map<string, string>();
  readonly #trace: Trace;
  /** Told at once: a throw inside of a turn would look like a fault of the store. */
  readonly #failed: (failure: CheckFailure) => void;
  /** What replicas that have applied the same have in common. */
  families: readonly (typeof CF)['default' | 'lock' | 'write'][] = DATA_FAMILIES;
  /** By region: who leads by an order to take over, which must not go to one that is being demoted: its region would be without a leader. */
  readonly #ordered = new Map<number, number>();
  readonly #leads = new Map<number, number>();
  /** When who led ceased to. */
  readonly #leftMs = new Map<number, number>();
  /** Nothing fails in this run. */
  calm = false;
  readonly counts = { elections: 0, splits: 0, merges: 0, destroyed: 0, members: 0, comparisons: 0 };

  constructor(trace: Trace, failed: (failure: CheckFailure) => void) {
    this.#trace = trace;
    this.#failed = failed;
  }

  observer(storeId: number): Observer {
    return {
      leaderChanged: (region, peerId, leader, term) => {
        if (leader !== peerId) {
          if (this.#leads.get(region.id) === peerId) this.#leftMs.set(region.id, this.#trace.nowMs);
          if (this.#ordered.get(region.id) === peerId) this.#ordered.delete(region.id);
          return;
        }
        this.#leads.set(region.id, peerId);
        // Later it may have been elected because nobody led, with the change in its log.
        const isOrdered = this.#trace.nowMs - (this.#leftMs.get(region.id) ?? Number.NEGATIVE_INFINITY) < ORDERED_MS;
        this.#ordered.set(region.id, isOrdered ? peerId : 0);
        const key = `${region.id}/${term}`;
        const other = this.#leaders.get(key);
        if (other === undefined) this.counts.elections++;
        else if (other !== peerId) {
          this.#failed(new CheckFailure('leaders', `region ${key}: peers ${other} and ${peerId} both lead`));
        }
        this.#trace.note(`store ${storeId} leads region ${region.id} in term ${term}`);
        this.#leaders.set(key, peerId);
      },
      applied: (regionId, { index, term, data }) => {
        const key = `${regionId}/${index}`;
        const entry = `${term}:${data.length}:${crc32c(data)}`;
        const other = this.#entries.get(key);
        if (other !== undefined && other !== entry) {
          this.#failed(new CheckFailure('entries', `region ${key}: entry ${entry} applied, elsewhere ${other}`));
        }
        this.#entries.set(key, entry);
      },
      regionChanged: ({ id, peers, regionEpoch }) => {
        this.counts.members++;
        const members = peers.map((peer) => `${peer.id}/${peer.storeId}/${peer.role}`).join(' ');
        const own = peers.find((peer) => peer.storeId === storeId);
        if (this.calm && own?.role === PeerRole.Learner && this.#ordered.get(id) === own.id) {
          this.#failed(new CheckFailure('leaders', `region ${id}: peer ${own.id} becomes a learner while it leads`));
        }
        this.#trace.note(`store ${storeId}: region ${id} ${regionEpoch?.confVer}.${regionEpoch?.version}: ${members}`);
      },
      split: (derived, created) => {
        this.counts.splits++;
        this.#trace.note(`store ${storeId}: split of ${derived.id} into ${created.map(({ id }) => id).join(' ')}`);
      },
      merged: (target, source) => {
        this.counts.merges++;
        this.#trace.note(`store ${storeId}: region ${source.id} becomes part of ${target.id}`);
      },
      destroyed: (regionId, peerId) => {
        this.counts.destroyed++;
        this.#trace.note(`store ${storeId}: end of peer ${peerId} of region ${regionId}`);
      },
    };
  }

  /** Regions of one store never overlap. */
  checkStore(store: RaftStore): void {
    const regions = [...store.peers.values()].filter(({ initialized }) => initialized).map(({ region }) => region);
    regions.sort((a, b) => compareBytes(a.startKey, b.startKey));
    for (let i = 1; i < regions.length; i++) {
      const [left, right] = [regions[i - 1] as Region, regions[i] as Region];
      if (left.endKey.length === 0 || compareBytes(left.endKey, right.startKey) > 0) {
        throw new CheckFailure('overlap', `store ${store.storeId}: regions ${left.id} and ${right.id} overlap`);
      }
    }
  }

  /** Digests of all replicas that have applied the same index of the same region. */
  async compareReplicas(stores: Iterable<StoreView>): Promise<void> {
    const found = new Map<string, Promise<string | undefined>[]>();
    for (const { store, up, paused } of stores) {
      if (store === undefined || !up || paused || store.busy) continue;
      for (const peer of store.peers.values()) {
        if (!peer.initialized || peer.installing) continue;
        const key = `${peer.region.id} at ${peer.applied}`;
        const digests = found.get(key) ?? [];
        // A store may lose its disk under the comparison.
        digests.push(digestOf(store, peer.region, this.families).catch(() => undefined));
        found.set(key, digests);
      }
    }
    for (const [key, pending] of found) {
      const digests = (await Promise.all(pending)).filter((digest) => digest !== undefined);
      this.counts.comparisons += digests.length;
      if (new Set(digests).size > 1)
        throw new CheckFailure('replicas', `replicas of region ${key} differ: ${digests.join(' ')}`);
    }
  }
}

async function digestOf(store: RaftStore, region: Region, families: Checkers['families']): Promise<string> {
  const { engine } = store;
  using snapshot = engine.snapshot();
  const lower = dataKey(region.startKey);
  const upper = region.endKey.length === 0 ? new Uint8Array([0x7b]) : dataKey(region.endKey);
  const { confVer = 0, version = 0 } = region.regionEpoch ?? {};
  return await runRead(engine, snapshot, () => {
    let digest = 0;
    let rows = 0;
    for (const cf of families) {
      using iterator = snapshot.iterator(cf, { lower, upper });
      for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
        const [key, value] = [iterator.key(), iterator.value()];
        digest = crc32c(value, 0, value.length, crc32c(key, 0, key.length, digest));
        rows++;
      }
    }
    return `${rows}:${digest}:${confVer}.${version}[${toHex(lower)},${toHex(upper)})`;
  });
}

/** The regions cover the space exactly once. */
export function checkCover(regions: readonly Region[]): void {
  const flaw = coverFlaw(regions);
  if (flaw !== undefined) throw new CheckFailure('cover', flaw);
}

/** Where `regions` do not cover all keys once; undefined when they do. */
export function coverFlaw(regions: readonly Region[]): string | undefined {
  const sorted = [...regions].sort((a, b) => compareBytes(a.startKey, b.startKey));
  let end: Uint8Array | undefined = new Uint8Array(0);
  for (const region of sorted) {
    if (end === undefined || compareBytes(region.startKey, end) !== 0) {
      return `the region map has a gap or an overlap before region ${region.id}`;
    }
    end = region.endKey.length === 0 ? undefined : region.endKey;
  }
  return end !== undefined || sorted.length === 0 ? 'the region map does not reach the end' : undefined;
}
