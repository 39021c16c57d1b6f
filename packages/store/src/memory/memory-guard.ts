/**
 * Keeps a process within its memory: looks at what is resident, and near the high-water mark makes room and holds back what would take more, as TiKV does
 * (facts 8.11): entries leave raft's cache, appends of leaders are rejected, writes refused; here also the block cache gives way, free arenas go and garbage
 * is collected, because the runtime gives nothing back by itself. Refused is only while that which would be refused is what fills the memory:
 * where something else does, refusing would not help and never end.
 */
import { formatSize, type Logger } from '@tessera/base';
import type { Clock, Memory, Timer } from '@tessera/env';
import type { MemoryBudget } from './memory-budget.ts';

/** 10 us each. At 100 MB/s of writes 20 MB come in between. */
const LOOK_MS = 200;
/** TiKV: caches give way at nine tenths of the high-water mark, within a gigabyte below it. */
const NEAR = 0.9;
const NEAR_BYTES_MAX = 1024 ** 3;
/** A collection takes tens of milliseconds: a hundredth of this. */
const COLLECT_MS = 5000;
/** The block cache gives up so much at a look, down to an eighth. */
const CACHE_STEP = 0.75;
const CACHE_SHARE_MIN = 1 / 8;
/** One line while it lasts. */
const LINE_MS = 60_000;

export interface MemoryUsers {
  /** In raft's entry cache. */
  raftCacheBytes(): number;
  /** Entries and proposals in memory. */
  raftBytes(): number;
  /** Gives what left the cache. */
  evictRaftCache(): number;
  setBlockCacheBytes(bytes: number): void;
  dropFreeMemtables(): void;
  /** From now on. */
  hold(rejectAppends: boolean, refuseWrites: boolean): void;
}

export interface MemoryGuardOptions {
  readonly clock: Clock;
  readonly memory: Memory;
  readonly log: Logger;
  readonly budget: MemoryBudget;
  readonly users: MemoryUsers;
  /** `raftstore.evict-cache-on-memory-ratio`: a smaller cache is left alone; 0: always. */
  readonly evictRatio: number;
  /** `server.reject-messages-on-memory-ratio`: of what is used; 0: appends are never rejected. */
  readonly rejectRatio: number;
}

export class MemoryGuard {
  readonly budget: MemoryBudget;
  readonly #options: MemoryGuardOptions;
  readonly #nearBytes: number;
  #timer: Timer | undefined;
  #collectedMs = Number.NEGATIVE_INFINITY;
  #toldMs = Number.NEGATIVE_INFINITY;
  /** As configured, and as it is for now. */
  #cacheBytes: number;
  #cacheNow: number;
  /** At the last look. */
  usedBytes = 0;
  peakBytes = 0;
  evictedBytes = 0;
  collections = 0;

  constructor(options: MemoryGuardOptions) {
    this.#options = options;
    this.budget = options.budget;
    const { highWaterBytes, parts } = options.budget;
    this.#nearBytes = Math.max(highWaterBytes * NEAR, highWaterBytes - NEAR_BYTES_MAX);
    this.#cacheBytes = parts.blockCache;
    this.#cacheNow = parts.blockCache;
  }

  start(): void {
    this.look();
    this.#arm();
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** `storage.block-cache.capacity` was changed. */
  setCacheBytes(bytes: number): void {
    if (bytes === this.#cacheBytes) return;
    this.#cacheBytes = bytes;
    this.#setCache(bytes);
  }

  #arm(): void {
    this.#timer = this.#options.clock.setTimer(LOOK_MS, () => {
      this.look();
      if (this.#timer !== undefined) this.#arm();
    });
  }

  look(): void {
    const { memory, users, budget } = this.#options;
    this.#measure(memory.usedBytes());
    if (this.usedBytes < this.#nearBytes) {
      this.#setCache(this.#cacheBytes);
      users.hold(false, false);
      return;
    }
    if (users.raftCacheBytes() > this.usedBytes * this.#options.evictRatio) {
      this.evictedBytes += users.evictRaftCache();
    }
    if (this.usedBytes < budget.highWaterBytes) {
      users.hold(false, false);
      return;
    }
    this.#makeRoom();
    const over = this.usedBytes >= budget.highWaterBytes;
    const raftBytes = users.raftBytes();
    const { rejectRatio } = this.#options;
    users.hold(
      over && rejectRatio > 0 && raftBytes > this.usedBytes * rejectRatio,
      over && raftBytes > Math.min(budget.parts.writes, this.usedBytes * (rejectRatio || 1)),
    );
  }

  #measure(bytes: number): void {
    this.usedBytes = bytes;
    this.peakBytes = Math.max(this.peakBytes, bytes);
  }

  #makeRoom(): void {
    const { memory, users, clock, log, budget } = this.#options;
    users.dropFreeMemtables();
    this.#setCache(Math.max(this.#cacheBytes * CACHE_SHARE_MIN, this.#cacheNow * CACHE_STEP));
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#toldMs >= LINE_MS) {
      this.#toldMs = nowMs;
      log.warn?.('memory usage is above its high water mark: caches give way', {
        ...{ used: formatSize(this.usedBytes), limit: formatSize(budget.limitBytes) },
        raftEntries: formatSize(users.raftBytes()),
      });
    }
    if (nowMs - this.#collectedMs < COLLECT_MS) return;
    this.#collectedMs = nowMs;
    this.collections++;
    memory.collect();
    this.#measure(memory.usedBytes());
  }

  #setCache(bytes: number): void {
    const next = Math.floor(bytes);
    if (next === this.#cacheNow) return;
    this.#cacheNow = next;
    this.#options.users.setBlockCacheBytes(next);
  }
}
