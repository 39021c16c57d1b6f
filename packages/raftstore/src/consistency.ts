/**
 * Do all replicas of a region hold the same? Now and then a leader proposes ComputeHash: each replica hashes its data as of that
 * entry. Then it proposes VerifyHash with what it found; a replica that found something else stops its store, because whatever it
 * would answer from here on may be wrong.
 *
 * Raw rows are compared, so everything that changes rows outside of the log (filters that compactions run) must be off:
 * `raftstore.consistency-check-interval` is 0 by default.
 */
import { crc32c, equalBytes, TesseraError, toHex } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import { type ColumnFamily, type EngineSnapshot, runRead } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import { AdminCmdType, type VerifyHashRequest } from '@tessera/proto/raft_cmdpb';
import { PeerState, RegionLocalState } from '@tessera/proto/raft_serverpb';
import { encodeAdmin } from './command.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { DATA_FAMILIES } from './snapshot.ts';

/** Rows that are hashed before others run. */
const PAGE_ROWS = 2048;
/** Hashes that wait for their check; a region that lags further is checked another time. */
const REMEMBERED_MAX = 64;

export class ConsistencyCheck {
  readonly #store: RaftStore;
  #ticks = 0;
  /** Regions that are still to be checked in this round. */
  #round: number[] = [];
  /** One at a time: it reads a whole region. */
  #computing = false;
  /** By region: the last hash found here. */
  readonly #found = new Map<number, { readonly index: number; readonly hash: Uint8Array }>();
  /** By region: what the leader found at an index that is still being hashed here. */
  readonly #expected = new Map<number, { readonly index: number; readonly hash: Uint8Array }>();
  /** Checks that were passed here. */
  passed = 0;

  constructor(store: RaftStore) {
    this.#store = store;
  }

  tick(): void {
    const { config, peers } = this.#store;
    if (config.consistencyCheckTicks === 0 || ++this.#ticks % config.consistencyCheckTicks !== 0) return;
    if (this.#round.length === 0) this.#round = [...peers.keys()];
    while (this.#round.length > 0) {
      const peer = peers.get(this.#round.shift() ?? 0);
      if (peer?.isLeader !== true || peer.installing || peer.merging) continue;
      this.#propose(peer, { cmdType: AdminCmdType.ComputeHash, computeHash: {} });
      return;
    }
  }

  #propose(peer: Peer, request: Parameters<typeof encodeAdmin>[1]): void {
    const data = encodeAdmin(peer.region, request);
    peer.proposeAdmin(data, false, { written: () => {} }, this.#store.nowMs());
    this.#store.activate(peer);
  }

  /** The entry at `index` asks for a hash; the engine holds exactly what was applied before it. */
  compute(peer: Peer, index: number): void {
    if (this.#computing) return;
    this.#computing = true;
    const { region } = peer;
    const { engine } = this.#store;
    const snapshot = engine.snapshot();
    this.#hash(snapshot, region)
      .finally(() => snapshot[Symbol.dispose]())
      .then(
        (hash) => {
          this.#computing = false;
          if (!this.#store.stopped && hash !== undefined) this.#onHash(region.id, index, hash);
        },
        (error) => this.#store.fail(error),
      );
  }

  async #hash(snapshot: EngineSnapshot, region: Region): Promise<Uint8Array | undefined> {
    const { engine, env } = this.#store;
    const state = RegionLocalState.encode({ state: PeerState.Normal, region });
    let crc = crc32c(state);
    for (const cf of DATA_FAMILIES) {
      let from: Uint8Array | undefined = dataKey(region.startKey);
      while (from !== undefined) {
        if (this.#store.stopped) return undefined;
        const lower: Uint8Array = from;
        const before = crc;
        const page: Page = await runRead(engine, snapshot, () => hashPage(snapshot, cf, lower, region, before));
        crc = page.crc;
        from = page.next;
        await new Promise<void>((resolve) => env.tasks.defer(resolve));
      }
    }
    const hash = new Uint8Array(4);
    new DataView(hash.buffer).setUint32(0, crc);
    return hash;
  }

  #onHash(regionId: number, index: number, hash: Uint8Array): void {
    const peer = this.#store.peers.get(regionId);
    if (peer === undefined) return;
    remember(this.#found, regionId, { index, hash });
    const expected = this.#expected.get(regionId);
    this.#expected.delete(regionId);
    if (expected?.index === index) this.#compare(regionId, index, hash, expected.hash);
    if (peer.isLeader) this.#propose(peer, { cmdType: AdminCmdType.VerifyHash, verifyHash: { index, hash } });
  }

  /** The leader's hash arrived through the log. */
  verify(regionId: number, { index, hash }: VerifyHashRequest): void {
    const found = this.#found.get(regionId);
    if (found?.index === index) this.#compare(regionId, index, found.hash, hash);
    else remember(this.#expected, regionId, { index, hash: hash.slice() });
  }

  #compare(regionId: number, index: number, ours: Uint8Array, leaders: Uint8Array): void {
    if (equalBytes(ours, leaders)) {
      this.passed++;
      return;
    }
    const what = `the leader's hash is ${toHex(leaders)}, ours ${toHex(ours)}`;
    this.#store.fail(
      new TesseraError('KV:Raftstore:Inconsistent', `replicas of region ${regionId} differ at index ${index}: ${what}`),
    );
  }

  forget(regionId: number): void {
    this.#found.delete(regionId);
    this.#expected.delete(regionId);
  }
}

function remember<T>(map: Map<number, T>, regionId: number, value: T): void {
  map.delete(regionId);
  if (map.size >= REMEMBERED_MAX) map.delete(map.keys().next().value as number);
  map.set(regionId, value);
}

interface Page {
  readonly crc: number;
  readonly next: Uint8Array | undefined;
}

function hashPage(snapshot: EngineSnapshot, cf: ColumnFamily, lower: Uint8Array, region: Region, before: number): Page {
  using iterator = snapshot.iterator(cf, { lower, upper: dataEndKey(region.endKey) });
  let crc = before;
  let rows = 0;
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
    if (rows++ === PAGE_ROWS) return { crc, next: new Uint8Array(iterator.key()) };
    const key = iterator.key();
    crc = crc32c(key, 0, key.length, crc);
    const value = iterator.value();
    crc = crc32c(value, 0, value.length, crc);
  }
  return { crc, next: undefined };
}
