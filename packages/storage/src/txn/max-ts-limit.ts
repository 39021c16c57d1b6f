/**
 * A guard for maxTs (facts 3.0): a request whose timestamp the oracle cannot have given would push it, and with it the commit timestamps of
 * all that comes, into the future for good. The bound is the oracle's last word, what has passed since, and `maxDriftMs`.
 *
 * Nobody waits for the oracle here: a request beyond the bound is refused (or only noted) at once, and the bound is
 * asked for anew, so that a client that was right gets through when it tries again.
 */
import { describeError, type Logger } from '@tessera/base';
import { TS_MAX } from '@tessera/codec';
import { type Clock, sleep } from '@tessera/env';
import type { RegionError } from '../raft-kv.ts';

export interface MaxTsConfig {
  maxDriftMs: number;
  /** How often the oracle is asked; 0: there is no guard. */
  syncIntervalMs: number;
  /** Refuse, or only write a line. */
  refuses: boolean;
}

export interface MaxTsLimitOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly timestamp: () => Promise<bigint>;
  /** Changes take effect while running. */
  readonly config: MaxTsConfig;
}

const LOGICAL_BITS = 18n;
const LOG_INTERVAL_MS = 1000;

export class MaxTsLimit {
  readonly #options: MaxTsLimitOptions;
  readonly #stop = new AbortController();
  /** Zero: nothing is known, and nothing refused. */
  #known = 0n;
  #atMs = 0;
  #asking = false;
  #loggedMs = Number.NEGATIVE_INFINITY;
  /** Timestamps beyond the bound. */
  invalid = 0;

  constructor(options: MaxTsLimitOptions) {
    this.#options = options;
  }

  /** The greatest that is taken for a timestamp of the oracle; 0: not known. */
  get limit(): bigint {
    if (this.#known === 0n) return 0n;
    const { clock, config } = this.#options;
    const aheadMs = Math.max(0, clock.monotonicMs() - this.#atMs) + config.maxDriftMs;
    return this.#known + (BigInt(Math.ceil(aheadMs)) << LOGICAL_BITS);
  }

  /** Follows the oracle until {@link close}. */
  start(): void {
    void this.#run();
  }

  close(): void {
    this.#stop.abort();
  }

  // HOT: every transactional read passes here.
  /** Why `ts` must not raise maxTs. The maximum stands for "latest" and raises nothing. */
  refusal(ts: bigint): RegionError | undefined {
    // Nearly all are of the past.
    if (ts <= this.#known || this.#known === 0n || ts === TS_MAX) return undefined;
    const { limit } = this;
    if (ts <= limit) return undefined;
    this.invalid++;
    const message = `invalid max_ts update: ${ts} exceeds the limit ${limit}`;
    this.#complain(message);
    void this.#ask();
    return this.#options.config.refuses ? { message } : undefined;
  }

  async #run(): Promise<void> {
    const { clock, config } = this.#options;
    while (!this.#stop.signal.aborted) {
      await this.#ask();
      await sleep(clock, config.syncIntervalMs, this.#stop.signal).catch(() => {});
    }
  }

  /** One question at a time. Never rejects. */
  async #ask(): Promise<void> {
    if (this.#asking || this.#stop.signal.aborted) return;
    const { clock, log, timestamp } = this.#options;
    this.#asking = true;
    // Of the question: what passes until the answer must not narrow the bound.
    const atMs = clock.monotonicMs();
    try {
      const ts = await timestamp();
      if (ts <= this.#known) return;
      this.#known = ts;
      this.#atMs = atMs;
    } catch (error) {
      if (!this.#stop.signal.aborted)
        log.warn?.('no timestamp to check those of requests', { error: describeError(error) });
    } finally {
      this.#asking = false;
    }
  }

  #complain(message: string): void {
    const nowMs = this.#options.clock.monotonicMs();
    if (nowMs - this.#loggedMs < LOG_INTERVAL_MS) return;
    this.#loggedMs = nowMs;
    this.#options.log.error?.(message, { all: this.invalid });
  }
}
