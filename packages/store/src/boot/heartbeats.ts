/**
 * What PD hears from a running store: the store itself every 10 s, its region on every new stream and each minute. PD may be
 * away for as long as it likes; nothing is queued meanwhile, the next heartbeat tells the present.
 */
import { describeError, type Logger } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import { CF, type KvEngine } from '@tessera/engine';
import { type Clock, type Disk, sleep, type Timer } from '@tessera/env';
import { type PdClient, PdError, type RegionHeartbeats } from '@tessera/pd-client';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import type { SingleRegionKv } from '../region/single-region-kv.ts';

/** One second in all: PD learns it from a heartbeat that is under way already. */
const LEADER_POLLS_MAX = 20;
const LEADER_POLL_MS = 50;
const DATA_FAMILIES = [CF.default, CF.lock, CF.write] as const;

export interface HeartbeatOptions {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly log: Logger;
  readonly pd: PdClient;
  readonly kv: SingleRegionKv;
  readonly engine: KvEngine;
  readonly storeId: number;
  readonly dataDir: string;
  readonly startSeconds: number;
  /** Keys and bytes read since the start. */
  readonly reads: { readonly keysRead: number; readonly bytesRead: number };
  /** `raftstore.capacity`; 0: that of the disk. */
  readonly capacityBytes: number;
  /** PD has removed this store for good. */
  readonly onTombstone: () => void;
}

/** Totals at the last heartbeat, of which the next one tells the difference. */
interface Flow {
  readonly bytesWritten: number;
  readonly keysWritten: number;
  readonly bytesRead: number;
  readonly keysRead: number;
  readonly atSeconds: number;
}

export class Heartbeats {
  storeIntervalMs = 10_000;
  regionIntervalMs = 60_000;
  capacityBytes = 0;
  availableBytes = 0;
  /** By kind: those sent to PD. */
  readonly sent = { store: 0, region: 0, failed: 0 };
  readonly #options: HeartbeatOptions;
  readonly #stream: RegionHeartbeats;
  #storeTimer: Timer | undefined;
  #regionTimer: Timer | undefined;
  #storeFlow: Flow;
  #regionFlow: Flow;
  #closed = false;
  #instructed = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#storeFlow = this.#flow();
    this.#regionFlow = this.#flow();
    this.#stream = options.pd.regionHeartbeats({
      connected: () => this.#sendRegion(),
      response: (response) => this.#instruction(response),
    });
  }

  /** Resolves when PD has heard of the store and of who leads its region, or has not answered for a while. */
  async start(): Promise<void> {
    this.#sendRegion();
    this.#regionLater();
    await this.#sendStore();
    await this.#untilLeaderKnown();
  }

  /** A region without a leader sends clients into their backoff: so a store is not ready before PD knows it. */
  async #untilLeaderKnown(): Promise<void> {
    const { kv, pd, clock } = this.#options;
    if (kv.peer === undefined) return;
    for (let poll = 0; poll < LEADER_POLLS_MAX; poll++) {
      const known = await pd.getRegionById(kv.peer.region.id).catch(() => undefined);
      if (known?.leader !== undefined || this.#closed) return;
      await sleep(clock, LEADER_POLL_MS);
    }
    this.#options.log.warn?.('PD does not know the leader of the region yet', { region: kv.peer.region.id });
  }

  close(): void {
    this.#closed = true;
    this.#storeTimer?.cancel();
    this.#regionTimer?.cancel();
    this.#stream.close();
  }

  usedBytes(): number {
    const { engine } = this.#options;
    let bytes = 0;
    for (const cf of DATA_FAMILIES) bytes += engine.approximateStats(cf).sizeBytes;
    return bytes;
  }

  #flow(): Flow {
    const { kv, reads, clock } = this.#options;
    const { bytesWritten, keysWritten } = kv;
    const { bytesRead, keysRead } = reads;
    return { bytesWritten, keysWritten, bytesRead, keysRead, atSeconds: Math.floor(clock.wallMs() / 1000) };
  }

  async #sendStore(): Promise<void> {
    try {
      await this.#measureDisk();
      const stats = this.#storeStats();
      await this.#options.pd.storeHeartbeat(stats, { timeoutMs: this.storeIntervalMs });
      this.sent.store++;
    } catch (error) {
      this.sent.failed++;
      this.#storeFailed(error);
    }
    if (!this.#closed)
      this.#storeTimer = this.#options.clock.setTimer(this.storeIntervalMs, () => void this.#sendStore());
  }

  #storeFailed(error: unknown): void {
    if (this.#closed) return;
    const { log, onTombstone } = this.#options;
    log.warn?.('store heartbeat failed', { error: describeError(error) });
    if (error instanceof PdError && error.type === pdpb.ErrorType.STORE_TOMBSTONE) onTombstone();
  }

  async #measureDisk(): Promise<void> {
    const { disk, dataDir, capacityBytes } = this.#options;
    const { totalBytes, freeBytes } = await disk.space(dataDir);
    this.capacityBytes = capacityBytes === 0 ? totalBytes : Math.min(capacityBytes, totalBytes);
    this.availableBytes = Math.max(0, Math.min(freeBytes, this.capacityBytes - this.usedBytes()));
  }

  #storeStats(): pdpb.StoreStatsInit {
    const last = this.#storeFlow;
    const now = this.#flow();
    this.#storeFlow = now;
    return {
      storeId: this.#options.storeId,
      capacity: this.capacityBytes,
      available: this.availableBytes,
      usedSize: this.usedBytes(),
      regionCount: this.#options.kv.peer === undefined ? 0 : 1,
      startTime: this.#options.startSeconds,
      slowScore: 1,
      ...difference(last, now),
    };
  }

  #regionLater(): void {
    this.#regionTimer = this.#options.clock.setTimer(this.regionIntervalMs, () => {
      this.#sendRegion();
      if (!this.#closed) this.#regionLater();
    });
  }

  #sendRegion(): void {
    const peer = this.#options.kv.peer;
    if (peer === undefined || !peer.isLeader) return;
    const last = this.#regionFlow;
    const now = this.#flow();
    const { sizeBytes, keys } = this.#regionSize(peer.region);
    const sent = this.#stream.send({
      region: peer.region,
      leader: peer.leader,
      term: peer.term,
      approximateSize: sizeBytes,
      approximateKeys: keys,
      ...difference(last, now),
    });
    if (!sent) return;
    this.#regionFlow = now;
    this.sent.region++;
  }

  #regionSize(region: metapb.Region): { sizeBytes: number; keys: number } {
    const size = { sizeBytes: 0, keys: 0 };
    for (const cf of DATA_FAMILIES) {
      const part = this.#options.engine.approximateStats(cf, dataKey(region.startKey), dataEndKey(region.endKey));
      size.sizeBytes += part.sizeBytes;
      size.keys += part.keys;
    }
    return size;
  }

  /** A region of one replica that cannot split or move obeys no instruction; PD repeats itself, we do not. */
  #instruction(response: pdpb.RegionHeartbeatResponse): void {
    if (this.#instructed) return;
    this.#instructed = true;
    this.#options.log.warn?.('PD wants a region changed, which this store cannot do yet', {
      region: response.regionId,
    });
  }
}

function difference(last: Flow, now: Flow): Omit<Flow, 'atSeconds'> & { readonly interval: pdpb.TimeIntervalInit } {
  return {
    bytesWritten: now.bytesWritten - last.bytesWritten,
    keysWritten: now.keysWritten - last.keysWritten,
    bytesRead: now.bytesRead - last.bytesRead,
    keysRead: now.keysRead - last.keysRead,
    interval: { startTimestamp: last.atSeconds, endTimestamp: now.atSeconds },
  };
}
