/** Keeps the locks of a living transaction from expiring: its primary's time to live is raised again and again. */
import type { Timer } from '@tessera/env';
import { elapsedMs, MANAGED_TTL_MS } from './mutations.ts';
import type { TxnWorld } from './txn-world.ts';

/** Half of the time to live: one heartbeat may be lost. */
const INTERVAL_MS = MANAGED_TTL_MS / 2;
/** A transaction that nobody ends must not block others for ever (client-go's max-txn-ttl). */
const MAX_AGE_MS = 60 * 60_000;

export class Heartbeat {
  readonly #world: TxnWorld;
  readonly #startTs: bigint;
  #primary: Uint8Array | undefined;
  #timer: Timer | undefined;

  constructor(world: TxnWorld, startTs: bigint) {
    this.#world = world;
    this.#startTs = startTs;
  }

  /** `primary` is locked, or is being locked. Idempotent. */
  start(primary: Uint8Array): void {
    if (this.#primary !== undefined) return;
    this.#primary = primary;
    this.#arm();
  }

  stop(): void {
    this.#primary = undefined;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #arm(): void {
    this.#timer = this.#world.env.clock.setTimer(INTERVAL_MS, () => {
      this.#timer = undefined;
      void this.#world.background.run('heartbeat', () => this.#beat());
    });
  }

  async #beat(): Promise<void> {
    const { router, keys, commands, env } = this.#world;
    const primary = this.#primary;
    const ageMs = elapsedMs(this.#startTs, env.clock.wallMs());
    if (primary === undefined || ageMs > MAX_AGE_MS) return;
    const operation = this.#world.operation('heartbeat', { timeoutMs: INTERVAL_MS });
    const request = {
      primaryLock: primary,
      startVersion: this.#startTs,
      adviseLockTtl: ageMs + MANAGED_TTL_MS,
    };
    const place = { key: keys.regionKey(primary) };
    let isAlive = true;
    try {
      isAlive = (await router.run(commands.txnHeartBeat, request, place, operation.limits)) !== undefined;
    } finally {
      // Without the lock there is nothing to keep; the next command of the transaction finds out what happened.
      if (isAlive && this.#primary !== undefined) this.#arm();
    }
  }
}
