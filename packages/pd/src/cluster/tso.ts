/**
 * The timestamp oracle. A timestamp is (physical milliseconds, 18 bits of logical counter).
 *
 * Invariants:
 * - Every granted timestamp is greater than every one granted before, by this process or an earlier one.
 * - `physical` never reaches `limitMs`, the end of the window that is durable; a restart begins at that end. So
 *   no timestamp can be granted twice, whatever the wall clock does.
 * - `physical` follows the wall clock. When the wall is behind (it stepped back), only an exhausted counter moves
 *   `physical`, and at most at the speed of the monotonic clock: clients cannot drive it into the future.
 *
 * Requests that cannot be served wait in order for the window to be saved or for the next millisecond.
 * HOT: a granted request allocates nothing.
 */
import { assert } from '@tessera/base';
import type { Clock, Timer } from '@tessera/env';

export const LOGICAL_BITS = 18;
const LOGICAL_LIMIT = 1 << LOGICAL_BITS;
/** Requests that wait. One holds an object or two; client-go sends one at a time per stream. */
const MAX_WAITING = 65_536;

export interface TsoOptions {
  readonly clock: Clock;
  /** How far ahead the durable window reaches (tso-save-interval). */
  readonly saveIntervalMs: number;
  /**
   * Makes `limitMs` durable, then calls `done`. Called again only after that. `done(false)`: it could not be.
   */
  readonly save: (limitMs: number, done: (saved: boolean) => void) => void;
  readonly onEvent?: (event: TsoEvent) => void;
}

export type TsoEvent = 'save' | 'save_failed' | 'logical_overflow' | 'clock_back' | 'clock_jump';

export type TsoError = 'count' | 'busy' | 'stopped';

export interface TsoConsumer {
  /** `logical` is the largest of the `count` granted. */
  granted(physicalMs: number, logical: number, count: number): void;
  refused(reason: TsoError): void;
}

/** A jump beyond is reported: the clock was set by hand or is broken. */
const CLOCK_JUMP_MS = 10_000;
/** The window ends this long before PD gives up on a failed save and tries again. */
const SAVE_RETRY_MS = 100;

export class Tso {
  readonly #options: TsoOptions;
  readonly #clock: Clock;
  #physicalMs: number;
  #logical = 0;
  #limitMs: number;
  /** Monotonic time of the last change of `#physicalMs`. */
  #changedMs: number;
  #saving = false;
  #stopped = false;
  #waiting: { count: number; consumer: TsoConsumer }[] = [];
  #timer: Timer | undefined;

  /** `savedLimitMs`: the durable end of the last window; 0 on a new cluster. */
  constructor(options: TsoOptions, savedLimitMs: number) {
    this.#options = options;
    this.#clock = options.clock;
    // Nothing at or beyond the saved limit was ever granted, everything before it may have been.
    this.#limitMs = savedLimitMs;
    this.#physicalMs = Math.max(savedLimitMs, Math.floor(options.clock.wallMs()));
    this.#changedMs = options.clock.monotonicMs();
  }

  /** The largest timestamp granted so far is at or before this. For GetMinTS and metrics. */
  get physicalMs(): number {
    return this.#physicalMs;
  }

  get limitMs(): number {
    return this.#limitMs;
  }

  /** Grants `count` timestamps, at once or when that becomes possible. */
  request(count: number, consumer: TsoConsumer): void {
    if (this.#stopped) consumer.refused('stopped');
    else if (count < 1 || count >= LOGICAL_LIMIT) consumer.refused('count');
    else if (this.#waiting.length > 0 || !this.#grant(count, consumer)) this.#wait(count, consumer);
  }

  #wait(count: number, consumer: TsoConsumer): void {
    if (this.#waiting.length >= MAX_WAITING) consumer.refused('busy');
    else this.#waiting.push({ count, consumer });
  }

  /** False: not now. Whoever makes it possible calls `#serve`. */
  #grant(count: number, consumer: TsoConsumer): boolean {
    this.#advance(count);
    const physicalMs = this.#physicalMs;
    if (physicalMs >= this.#limitMs) {
      this.#saveWindow();
      return false;
    }
    if (this.#logical + count >= LOGICAL_LIMIT) {
      this.#options.onEvent?.('logical_overflow');
      this.#timer ??= this.#clock.setTimer(1, () => {
        this.#timer = undefined;
        this.#serve();
      });
      return false;
    }
    if (this.#limitMs - physicalMs < this.#options.saveIntervalMs / 2) this.#saveWindow();
    this.#logical += count;
    consumer.granted(physicalMs, this.#logical, count);
    return true;
  }

  /** Moves `physical` with the wall clock or, when the counter is used up, with the monotonic clock. */
  #advance(count: number): void {
    const wallMs = Math.floor(this.#clock.wallMs());
    const nowMs = this.#clock.monotonicMs();
    const aheadMs = wallMs - this.#physicalMs;
    if (aheadMs > 0) {
      if (aheadMs > nowMs - this.#changedMs + CLOCK_JUMP_MS) this.#options.onEvent?.('clock_jump');
      this.#set(wallMs, nowMs);
    } else if (this.#logical + count >= LOGICAL_LIMIT && nowMs - this.#changedMs >= 1) {
      if (aheadMs < -CLOCK_JUMP_MS) this.#options.onEvent?.('clock_back');
      this.#set(this.#physicalMs + 1, nowMs);
    }
  }

  #set(physicalMs: number, nowMs: number): void {
    assert(physicalMs > this.#physicalMs, 'physical time must not go back');
    this.#physicalMs = physicalMs;
    this.#logical = 0;
    this.#changedMs = nowMs;
  }

  #saveWindow(): void {
    if (this.#saving || this.#stopped) return;
    this.#saving = true;
    const limitMs = Math.max(this.#physicalMs, Math.floor(this.#clock.wallMs())) + this.#options.saveIntervalMs;
    this.#options.save(limitMs, (saved) => this.#saved(limitMs, saved));
  }

  #saved(limitMs: number, saved: boolean): void {
    this.#saving = false;
    this.#options.onEvent?.(saved ? 'save' : 'save_failed');
    if (saved) {
      assert(limitMs > this.#limitMs, 'the window must grow');
      this.#limitMs = limitMs;
      this.#serve();
    } else if (this.#waiting.length > 0 && !this.#stopped) {
      this.#timer ??= this.#clock.setTimer(SAVE_RETRY_MS, () => {
        this.#timer = undefined;
        this.#serve();
      });
    }
  }

  #serve(): void {
    let served = 0;
    const waiting = this.#waiting;
    while (served < waiting.length) {
      const next = waiting[served];
      if (next === undefined || !this.#grant(next.count, next.consumer)) break;
      served++;
    }
    waiting.splice(0, served);
  }

  /**
   * Moves the oracle so that the next timestamp is after (`physicalMs`, `logical`). False when it is already there.
   */
  reset(physicalMs: number, logical: number): boolean {
    if (physicalMs < this.#physicalMs || (physicalMs === this.#physicalMs && logical <= this.#logical)) return false;
    if (physicalMs > this.#physicalMs) this.#set(physicalMs, this.#clock.monotonicMs());
    this.#logical = logical;
    return true;
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
    for (const { consumer } of this.#waiting.splice(0)) consumer.refused('stopped');
  }
}
