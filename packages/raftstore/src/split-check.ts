/**
 * Finds regions that have become too large, and where to cut them. A leader that has taken `splitCheckDiffBytes` since it was
 * last looked at is measured; one above its limits gets keys spread over it, which the observer takes to PD for ids.
 *
 * Keys come from what tables say of themselves. Where tables say too little (most of the region is in memory yet) the rows
 * are walked, a page at a time between which others run.
 */
import { compareBytes, copyBytes } from '@tessera/base';
import { CodecError, DATA_PREFIX, dataEndKey, dataKey, encodedBytesEnd, TIMESTAMP_BYTES } from '@tessera/codec';
import { type ColumnFamily, type EngineSnapshot, runRead } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import { AdminCmdType, AdminRequest, BatchSplitRequest, SplitRequest } from '@tessera/proto/raft_cmdpb';
import { keyInRegion } from '@tessera/storage';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { DATA_FAMILIES } from './snapshot.ts';

/** Rows that are walked before others run: about a millisecond. */
const PAGE_ROWS = 4096;

export class SplitCheck {
  readonly #store: RaftStore;
  #ticks = 0;
  /** Regions to look at. */
  readonly #queue = new Set<number>();
  #running = false;

  constructor(store: RaftStore) {
    this.#store = store;
  }

  tick(): void {
    const { config, peers } = this.#store;
    if (++this.#ticks % config.splitCheckTicks !== 0) return;
    for (const { isLeader, stats, region } of peers.values()) {
      if (isLeader && stats.bytesSinceCheck >= config.splitCheckDiffBytes) this.#queue.add(region.id);
    }
    this.#run();
  }

  /** Estimates the peer's size anew. */
  measure(peer: Peer): void {
    const { stats } = peer;
    stats.sizeBytes = 0;
    stats.keys = 0;
    stats.measuredMs = this.#store.env.clock.monotonicMs();
    for (const cf of DATA_FAMILIES) {
      const part = this.#statsOf(peer.region, cf);
      stats.sizeBytes += part.sizeBytes;
      // A lock comes and goes; a row of the default family may belong to one of the write family.
      stats.keys = Math.max(stats.keys, part.keys);
    }
  }

  /** Where to cut the region into `pieces` of about one size, at most: undefined ends do not count. */
  async keys(peer: Peer, pieces: number): Promise<Uint8Array[]> {
    const { region } = peer;
    const [cf, sizeBytes] = this.#largestFamily(region);
    const pieceBytes = Math.max(1, Math.floor(sizeBytes / pieces));
    const [start, end] = [dataKey(region.startKey), dataEndKey(region.endKey)];
    const sampled = this.#store.engine.approximateSplitKeys(cf, pieceBytes, start, end);
    const keys = fittingSplitKeys(region, sampled.map(rowOf)).slice(0, pieces - 1);
    return keys.length > 0 ? keys : await this.#walk(region, cf, pieces);
  }

  /** The middle of a region, whatever its size; undefined when it has no two rows. */
  async halve(peer: Peer): Promise<Uint8Array | undefined> {
    return (await this.keys(peer, 2))[0];
  }

  #run(): void {
    if (this.#running || this.#queue.size === 0) return;
    this.#running = true;
    this.#store.env.tasks.defer(() => {
      const [regionId = 0] = this.#queue;
      this.#queue.delete(regionId);
      this.#check(regionId).then(
        () => {
          this.#running = false;
          if (!this.#store.stopped) this.#run();
        },
        (error) => this.#store.fail(error),
      );
    });
  }

  async #check(regionId: number): Promise<void> {
    const { config, observer } = this.#store;
    const peer = this.#store.peers.get(regionId);
    if (this.#store.stopped || peer?.isLeader !== true || peer.installing || peer.merging) return;
    peer.stats.bytesSinceCheck = 0;
    this.measure(peer);
    const { sizeBytes = 0, keys: rows = 0 } = peer.stats;
    if (sizeBytes < config.regionMaxBytes && rows < config.regionMaxKeys) return;
    const pieces = Math.max(Math.floor(sizeBytes / config.regionSplitBytes), Math.floor(rows / config.regionSplitKeys));
    const { region } = peer;
    const keys = await this.keys(peer, Math.min(Math.max(2, pieces), config.batchSplitMax + 1));
    if (peer.region !== region || !peer.isLeader || this.#store.stopped) return;
    // It stays too large until it is split: look again with the next round.
    peer.stats.bytesSinceCheck = config.splitCheckDiffBytes;
    if (keys.length > 0) observer.splitWanted?.(region, keys);
  }

  #statsOf(region: Region, cf: ColumnFamily): { readonly sizeBytes: number; readonly keys: number } {
    return this.#store.engine.approximateStats(cf, dataKey(region.startKey), dataEndKey(region.endKey));
  }

  #largestFamily(region: Region): readonly [ColumnFamily, number] {
    let found: readonly [ColumnFamily, number] = [DATA_FAMILIES[0] as ColumnFamily, 0];
    for (const cf of DATA_FAMILIES) {
      const { sizeBytes } = this.#statsOf(region, cf);
      if (sizeBytes > found[1]) found = [cf, sizeBytes];
    }
    return found;
  }

  /** Exactly, by reading every row: first for the size, then for the keys. */
  async #walk(region: Region, cf: ColumnFamily, pieces: number): Promise<Uint8Array[]> {
    using snapshot = this.#store.engine.snapshot();
    const total = new Walk(region, Number.POSITIVE_INFINITY);
    await this.#walkRows(snapshot, cf, total);
    const walk = new Walk(region, Math.ceil(total.sizeBytes / pieces));
    await this.#walkRows(snapshot, cf, walk);
    return walk.keys.slice(0, pieces - 1);
  }

  async #walkRows(snapshot: EngineSnapshot, cf: ColumnFamily, walk: Walk): Promise<void> {
    const { engine, env } = this.#store;
    let from: Uint8Array | undefined = dataKey(walk.region.startKey);
    while (from !== undefined && !this.#store.stopped) {
      const lower: Uint8Array = from;
      from = await runRead(engine, snapshot, () => walk.page(snapshot, cf, lower));
      await new Promise<void>((resolve) => env.tasks.defer(resolve));
    }
  }
}

/** Adds up the rows of a region and marks where a piece is full. */
class Walk {
  readonly region: Region;
  readonly #pieceBytes: number;
  readonly keys: Uint8Array[] = [];
  sizeBytes = 0;
  #piece = 0;

  constructor(region: Region, pieceBytes: number) {
    this.region = region;
    this.#pieceBytes = pieceBytes;
  }

  /** Where the next page begins. Repeatable: changes nothing before all of the page was read. */
  page(snapshot: EngineSnapshot, cf: ColumnFamily, lower: Uint8Array): Uint8Array | undefined {
    using iterator = snapshot.iterator(cf, { lower, upper: dataEndKey(this.region.endKey) });
    const keys: Uint8Array[] = [];
    let { sizeBytes } = this;
    let piece = this.#piece;
    let rows = 0;
    iterator.seekToFirst();
    for (; iterator.valid && rows < PAGE_ROWS; iterator.next()) {
      if (piece >= this.#pieceBytes) {
        const [key] = fittingSplitKeys(this.region, [rowOf(iterator.key())]);
        const last = keys.at(-1) ?? this.keys.at(-1);
        if (key !== undefined && (last === undefined || compareBytes(key, last) > 0)) {
          keys.push(key);
          piece = 0;
        }
      }
      const bytes = iterator.key().length + iterator.value().length;
      sizeBytes += bytes;
      piece += bytes;
      rows++;
    }
    const next = iterator.valid ? copyBytes(iterator.key()) : undefined;
    this.sizeBytes = sizeBytes;
    this.#piece = piece;
    this.keys.push(...keys);
    return next;
  }
}

/** The row that a key of the engine belongs to: without prefix, and without the version of a transactional row. */
function rowOf(key: Uint8Array): Uint8Array {
  const row = key[0] === DATA_PREFIX ? key.subarray(1) : key;
  return copyBytes(withoutVersion(row));
}

/** All versions of a row must stay together. A raw key that looks like one with a version loses its end: a good place to cut as well. */
function withoutVersion(key: Uint8Array): Uint8Array {
  try {
    const end = encodedBytesEnd(key);
    return key.length === end + TIMESTAMP_BYTES ? key.subarray(0, end) : key;
  } catch (error) {
    if (error instanceof CodecError) return key;
    throw error;
  }
}

/** Those of `keys` at which the region can be cut, without versions, ascending. */
export function fittingSplitKeys(region: Region, keys: readonly Uint8Array[]): Uint8Array[] {
  const rows = keys.map(withoutVersion).filter((key) => key.length > 0 && keyInRegion(key, region));
  rows.sort(compareBytes);
  let previous = region.startKey;
  return rows.filter((key) => {
    const fits = compareBytes(key, previous) > 0;
    if (fits) previous = key;
    return fits;
  });
}

export interface SplitIds {
  readonly newRegionId: number;
  readonly newPeerIds: readonly number[];
}

/** The command that cuts a region at `keys`, which ascend, with ids from PD: one for each. */
export function batchSplit(keys: readonly Uint8Array[], ids: readonly SplitIds[], rightDerive: boolean): AdminRequest {
  const splits = new BatchSplitRequest();
  splits.rightDerive = rightDerive;
  splits.requests = keys.map((splitKey, i) => {
    const one = new SplitRequest();
    one.splitKey = splitKey;
    one.newRegionId = ids[i]?.newRegionId ?? 0;
    one.newPeerIds = ids[i]?.newPeerIds ?? [];
    return one;
  });
  const request = new AdminRequest();
  request.cmdType = AdminCmdType.BatchSplit;
  request.splits = splits;
  return request;
}
