/**
 * What PD hears of the store itself, every 10 s. PD may be away for as long as it likes; nothing is queued meanwhile, the next
 * heartbeat tells the present.
 */
import { describeError, type Logger } from '@tessera/base';
import { CF, type KvEngine } from '@tessera/engine';
import type { Clock, Disk, Timer } from '@tessera/env';
import { type PdClient, PdError } from '@tessera/pd-client';
import * as pdpb from '@tessera/proto/pdpb';
import type { SentSnapshot, StoreReads } from '@tessera/raftstore';
import { hotPeers, queryStats } from '../raft/read-traffic.ts';

const DATA_FAMILIES = [CF.default, CF.lock, CF.write] as const;

export interface StoreHeartbeatOptions {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly log: Logger;
  readonly pd: PdClient;
  readonly engine: KvEngine;
  readonly storeId: number;
  readonly dataDir: string;
  readonly startSeconds: number;
  /** `raftstore.capacity`; 0: that of the disk. */
  readonly capacityBytes: number;
  /** Processor time so far; absent where nobody measures it. */
  readonly cpuSeconds: (() => number) | undefined;
  /** Since the start. */
  written(): { readonly bytes: number; readonly keys: number };
  /** Since the last call. */
  takeReads(): StoreReads;
  regions(): { readonly count: number; readonly busy: boolean };
  readonly snapshots: {
    readonly sendingCount: number;
    readonly receivingCount: number;
    readonly applyingCount: number;
    takeSent(): readonly SentSnapshot[];
  };
  /** 1 (well) to 100, of the time since the last call. */
  slowScore(): number;
  /** PD has removed this store for good. */
  onTombstone(): void;
}

interface Told {
  readonly bytes: number;
  readonly keys: number;
  readonly cpuSeconds: number;
  readonly atSeconds: number;
}

/** The one event loop, where TiKV names its pools. */
const CPU_KEY = 'store-loop';

export class StoreHeartbeat {
  intervalMs = 10_000;
  capacityBytes = 0;
  availableBytes = 0;
  sent = 0;
  failed = 0;
  readonly #options: StoreHeartbeatOptions;
  #timer: Timer | undefined;
  /** At the last heartbeat, of which the next one tells the difference. */
  #told: Told;
  #closed = false;

  constructor(options: StoreHeartbeatOptions) {
    this.#options = options;
    this.#told = this.#written();
  }

  /** Resolves when PD has heard of the store once, or did not answer. Goes on by itself. */
  async start(): Promise<void> {
    try {
      await this.#measureDisk();
      await this.#options.pd.storeHeartbeat(this.#stats(), { timeoutMs: this.intervalMs });
      this.sent++;
    } catch (error) {
      this.failed++;
      this.#onFailure(error);
    }
    if (!this.#closed) this.#timer = this.#options.clock.setTimer(this.intervalMs, () => void this.start());
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  usedBytes(): number {
    const { engine } = this.#options;
    let bytes = 0;
    for (const cf of DATA_FAMILIES) bytes += engine.approximateStats(cf).sizeBytes;
    return bytes;
  }

  #written(): Told {
    const { cpuSeconds, written } = this.#options;
    return {
      ...written(),
      cpuSeconds: cpuSeconds?.() ?? 0,
      atSeconds: Math.floor(this.#options.clock.wallMs() / 1000),
    };
  }

  #onFailure(error: unknown): void {
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

  #stats(): pdpb.StoreStatsInit {
    const { storeId, startSeconds, regions, snapshots, takeReads } = this.#options;
    const last = this.#told;
    const now = this.#written();
    this.#told = now;
    const reads = takeReads();
    const { count, busy } = regions();
    return {
      storeId,
      capacity: this.capacityBytes,
      available: this.availableBytes,
      usedSize: this.usedBytes(),
      regionCount: count,
      sendingSnapCount: snapshots.sendingCount,
      receivingSnapCount: snapshots.receivingCount,
      applyingSnapCount: snapshots.applyingCount,
      snapshotStats: snapshots.takeSent().map(snapshotStat),
      isBusy: busy,
      // Both are one loop here.
      isApplyBusy: busy,
      startTime: startSeconds,
      slowScore: Math.round(this.#options.slowScore()),
      bytesWritten: now.bytes - last.bytes,
      keysWritten: now.keys - last.keys,
      bytesRead: reads.bytesRead,
      keysRead: reads.keysRead,
      queryStats: queryStats(reads),
      cpuUsages: cpuUsages(last, now),
      peerStats: hotPeers(reads, now.atSeconds - last.atSeconds),
      interval: { startTimestamp: last.atSeconds, endTimestamp: now.atSeconds },
    };
  }
}

function snapshotStat({ regionId, generateMs, sendMs, sizeBytes }: SentSnapshot): pdpb.SnapshotStatInit {
  return {
    ...{ regionId, transportSize: sizeBytes },
    generateDurationSec: Math.round(generateMs / 1000),
    sendDurationSec: Math.round(sendMs / 1000),
    totalDurationSec: Math.round((generateMs + sendMs) / 1000),
  };
}

/** Per cent of a core. */
function cpuUsages(last: Told, now: Told): pdpb.RecordPairInit[] {
  const seconds = now.atSeconds - last.atSeconds;
  if (now.cpuSeconds === 0 || seconds <= 0) return [];
  return [{ key: CPU_KEY, value: Math.round((100 * (now.cpuSeconds - last.cpuSeconds)) / seconds) }];
}
