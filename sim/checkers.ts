/**
 * What must hold at every moment of a run, checked as it happens: one leader a term, one entry an index, and replicas of one
 * region that have applied the same hold the same.
 */
import { compareBytes, crc32c, toHex } from '@tessera/base';
import { CF, runRead } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import type { Observer, RaftStore } from '@tessera/raftstore';
import type { SimStore } from './sim-store.ts';

export class CheckFailure extends Error {
  override name = 'CheckFailure';
}

function dataKey(key: Uint8Array): Uint8Array {
  return new Uint8Array([0x7a, ...key]);
}

export class Checkers {
  readonly #leaders = new Map<string, number>();
  readonly #entries = new Map<string, string>();
  readonly counts = { elections: 0, splits: 0, destroyed: 0, members: 0, comparisons: 0 };

  observer(failed: (error: unknown) => void): Observer {
    return {
      failed,
      leaderChanged: (region, peerId, leader, term) => {
        if (leader !== peerId) return;
        const key = `${region.id}/${term}`;
        const other = this.#leaders.get(key);
        if (other === undefined) this.counts.elections++;
        else if (other !== peerId) throw new CheckFailure(`region ${key}: peers ${other} and ${peerId} both lead`);
        this.#leaders.set(key, peerId);
      },
      applied: (regionId, { index, term, data }) => {
        const key = `${regionId}/${index}`;
        const entry = `${term}:${data.length}:${crc32c(data)}`;
        const other = this.#entries.get(key);
        if (other !== undefined && other !== entry) {
          throw new CheckFailure(`region ${key}: entry ${entry} applied, elsewhere ${other}`);
        }
        this.#entries.set(key, entry);
      },
      regionChanged: () => {
        this.counts.members++;
      },
      split: () => {
        this.counts.splits++;
      },
      destroyed: () => {
        this.counts.destroyed++;
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
        throw new CheckFailure(`store ${store.storeId}: regions ${left.id} and ${right.id} overlap`);
      }
    }
  }

  /** Digests of all replicas that have applied the same index of the same region. */
  async compareReplicas(stores: Iterable<SimStore>): Promise<void> {
    const found = new Map<string, Promise<string | undefined>[]>();
    for (const { store, up } of stores) {
      if (store === undefined || !up || store.busy) continue;
      for (const peer of store.peers.values()) {
        if (!peer.initialized || peer.installing) continue;
        const key = `${peer.region.id} at ${peer.applied}`;
        const digests = found.get(key) ?? [];
        // A store may lose its disk under the comparison.
        digests.push(digestOf(store, peer.region).catch(() => undefined));
        found.set(key, digests);
      }
    }
    for (const [key, pending] of found) {
      const digests = (await Promise.all(pending)).filter((digest) => digest !== undefined);
      this.counts.comparisons += digests.length;
      if (new Set(digests).size > 1) throw new CheckFailure(`replicas of region ${key} differ: ${digests.join(' ')}`);
    }
  }
}

async function digestOf(store: RaftStore, region: Region): Promise<string> {
  const { engine } = store;
  using snapshot = engine.snapshot();
  const lower = dataKey(region.startKey);
  const upper = region.endKey.length === 0 ? new Uint8Array([0x7b]) : dataKey(region.endKey);
  const { confVer = 0, version = 0 } = region.regionEpoch ?? {};
  return await runRead(engine, snapshot, () => {
    let digest = 0;
    let rows = 0;
    using iterator = snapshot.iterator(CF.default, { lower, upper });
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
      digest = crc32c(
        iterator.value(),
        0,
        iterator.value().length,
        crc32c(iterator.key(), 0, iterator.key().length, digest),
      );
      rows++;
    }
    return `${rows}:${digest}:${confVer}.${version}[${toHex(lower)},${toHex(upper)})`;
  });
}

/** The regions cover the space exactly once. */
export function checkCover(regions: readonly Region[]): void {
  const sorted = [...regions].sort((a, b) => compareBytes(a.startKey, b.startKey));
  let end: Uint8Array | undefined = new Uint8Array(0);
  for (const region of sorted) {
    if (end === undefined || compareBytes(region.startKey, end) !== 0) {
      throw new CheckFailure(`the region map has a gap or an overlap before region ${region.id}`);
    }
    end = region.endKey.length === 0 ? undefined : region.endKey;
  }
  if (end !== undefined || sorted.length === 0) throw new CheckFailure('the region map does not reach the end');
}
