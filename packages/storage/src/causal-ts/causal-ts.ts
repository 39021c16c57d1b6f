/**
 * Timestamps for raw versions of API V2 (facts 5.3): taken from the oracle in batches ahead of need, handed out in order.
 *
 * Versions of one key must never step back, also when another store writes them. So a store that begins to lead a region
 * calls {@link CausalTs.flush} before it writes there: what was in stock goes, and what is handed out from then on comes from after the
 * change of leader, above everything the former leader can have used.
 *
 *   take -> in stock: at once
 *        -> nothing, or too old: wait -> renewal -> again
 *   renewal: one at a time; on demand, and each `renewIntervalMs` while timestamps are being used
 */
import { describeError, type Logger } from '@tessera/base';
import { TIMESTAMP_BYTES, writeU64DescHalves } from '@tessera/codec';
import type { Clock, Timer } from '@tessera/env';

export interface CausalTsConfig {
  renewIntervalMs: number;
  batchMin: number;
  batchMax: number;
  /** The stock is to last that long at the rate of the last interval; older stock is not used while the oracle answers. */
  aheadMs: number;
}

export function defaultCausalTsConfig(): CausalTsConfig {
  return { renewIntervalMs: 100, batchMin: 100, batchMax: 8192, aheadMs: 3000 };
}

export interface CausalTsOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** The first of `count` timestamps in a row with the same physical part; rejects when the oracle cannot be reached. */
  allocate(count: number): Promise<bigint>;
  /** Changes take effect while running. */
  readonly config: CausalTsConfig;
}

/** Commands that wait for a renewal: 256 MiB of requests at 64 KiB each. */
const WAITING_MAX = 4096;
const BATCHES_MAX = 1024;
const LOG_INTERVAL_MS = 5000;

interface Batch {
  readonly high: number;
  low: number;
  left: number;
  /** Monotonic. */
  readonly atMs: number;
}

/** Runs when timestamps are in stock again; with a text when there are none. */
export type CausalTsWaiter = (failure: string | undefined) => void;

interface Flush {
  readonly resolve: (first: bigint) => void;
  readonly reject: (error: unknown) => void;
}

export class CausalTs {
  readonly #options: CausalTsOptions;
  readonly #stamp = new Uint8Array(TIMESTAMP_BYTES);
  #batches: Batch[] = [];
  /** Handed out since the last renewal. */
  #used = 0;
  #waiters: CausalTsWaiter[] = [];
  /** Those whose renewal has not begun. */
  #flushes: Flush[] = [];
  #renewing = false;
  /** The last renewal failed: what is old is better than nothing. */
  #failed = false;
  #timer: Timer | undefined;
  #loggedMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: CausalTsOptions) {
    this.#options = options;
  }

  /** Timestamps in stock. */
  get remain(): number {
    return this.#batches.reduce((sum, { left }) => sum + left, 0);
  }

  // HOT: every raw write of API V2 takes one.
  /** A timestamp above all before it, as eight bytes in descending form, borrowed until the next call; undefined: {@link wait}. */
  take(): Uint8Array | undefined {
    const batch = this.#batches[0];
    if (batch === undefined || this.#isStale(batch)) return undefined;
    writeU64DescHalves(this.#stamp, 0, batch.high, batch.low);
    batch.low++;
    this.#used++;
    if (--batch.left === 0) this.#batches.shift();
    if (this.#timer === undefined) this.#arm();
    return this.#stamp;
  }

  #isStale({ atMs }: Batch): boolean {
    return !this.#failed && this.#options.clock.monotonicMs() - atMs > this.#options.config.aheadMs;
  }

  /** Calls back once, in a later turn. False: too many wait. */
  wait(waiter: CausalTsWaiter): boolean {
    if (this.#waiters.length >= WAITING_MAX) return false;
    this.#waiters.push(waiter);
    this.#renew();
    return true;
  }

  /** Resolves with a timestamp that the oracle gave after this call; all that {@link take} gives from then on is above it. */
  flush(): Promise<bigint> {
    return new Promise((resolve, reject) => {
      this.#flushes.push({ resolve, reject });
      this.#renew();
    });
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter('Fail to get ts: the store is closing');
  }

  /** Only while timestamps are used: an idle store leaves the oracle alone. */
  #arm(): void {
    this.#timer = this.#options.clock.setTimer(this.#options.config.renewIntervalMs, () => {
      this.#timer = undefined;
      if (this.#closed || this.#used === 0) return;
      this.#renew();
      this.#arm();
    });
  }

  #renew(): void {
    if (this.#renewing || this.#closed) return;
    this.#renewing = true;
    void this.#renewAll();
  }

  /** One after another, as long as somebody wants one. Never rejects. */
  async #renewAll(): Promise<void> {
    do await this.#renewOnce();
    while (!this.#closed && this.#flushes.length > 0);
    this.#renewing = false;
    // They may have come with the last timestamps, or take more than there are.
    if (this.#waiters.length > 0) this.#renew();
  }

  async #renewOnce(): Promise<void> {
    const flushes = this.#flushes;
    this.#flushes = [];
    const count = this.#wanted(flushes.length > 0);
    let failure: string | undefined;
    try {
      const first = await this.#options.allocate(count);
      this.#add(first, count, flushes.length > 0);
      for (const { resolve } of flushes) resolve(first);
    } catch (error) {
      this.#failed = true;
      failure = `Fail to get ts: ${describeError(error)}`;
      this.#complain(failure);
      for (const { reject } of flushes) reject(error);
    }
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter(this.#batches.length > 0 ? undefined : failure);
  }

  #wanted(isFlush: boolean): number {
    const { aheadMs, renewIntervalMs, batchMin, batchMax } = this.#options.config;
    const expected = this.#used * Math.ceil(aheadMs / renewIntervalMs) - (isFlush ? 0 : this.remain);
    return Math.min(Math.max(expected, batchMin, this.#waiters.length), batchMax);
  }

  #add(first: bigint, count: number, isFlush: boolean): void {
    const nowMs = this.#options.clock.monotonicMs();
    const { aheadMs } = this.#options.config;
    this.#failed = false;
    this.#used = 0;
    this.#batches = isFlush ? [] : this.#batches.filter(({ atMs }) => nowMs - atMs <= aheadMs);
    this.#batches.push({
      high: Number(first >> 32n),
      low: Number(BigInt.asUintN(32, first)),
      left: count,
      atMs: nowMs,
    });
    if (this.#batches.length > BATCHES_MAX) this.#batches.shift();
  }

  #complain(text: string): void {
    const nowMs = this.#options.clock.monotonicMs();
    if (nowMs - this.#loggedMs < LOG_INTERVAL_MS) return;
    this.#loggedMs = nowMs;
    this.#options.log.warn?.('no timestamps for raw writes', { error: text });
  }
}
