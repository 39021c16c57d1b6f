/**
 * The point below which old versions may be gone, as far as this client knows it: asked from PD when a read is old enough to
 * be in danger, at most every {@link FRESH_MS}. The garbage collector never comes closer than {@link ALWAYS_KEPT_MS}.
 */
import { physicalMsOf } from '@tessera/codec';
import type { Clock } from '@tessera/env';
import { type PdClient, PdError } from '@tessera/pd-client';
import { SnapshotTooOldError } from './txn-errors.ts';

/** As often as official clients ask. */
const FRESH_MS = 10_000;
/** Reads younger than this are not checked: nobody collects what is so young (TiDB's shortest gc_life_time is 10 minutes). */
const ALWAYS_KEPT_MS = 5 * 60_000;

export class SafePoints {
  readonly #pd: PdClient;
  readonly #clock: Clock;
  readonly #keyspaceId: number | undefined;
  #known = 0n;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;

  constructor(pd: PdClient, clock: Clock, keyspaceId: number | undefined) {
    this.#pd = pd;
    this.#clock = clock;
    this.#keyspaceId = keyspaceId;
  }

  /** This client moved the point itself. */
  learn(safePoint: bigint): void {
    if (safePoint > this.#known) this.#known = safePoint;
  }

  /** Whether {@link check} has to be awaited: nearly never. */
  needsCheck(ts: bigint): boolean {
    return ts < this.#known || this.#clock.wallMs() - physicalMsOf(ts) > ALWAYS_KEPT_MS;
  }

  /** Rejects with SnapshotTooOldError. When PD cannot say, the read goes on: its store knows better than no answer. */
  async check(ts: bigint): Promise<void> {
    if (ts >= this.#known && this.#clock.monotonicMs() - this.#askedAtMs > FRESH_MS) {
      this.#asking ??= this.#ask().finally(() => {
        this.#asking = undefined;
      });
      await this.#asking;
    }
    if (ts < this.#known) throw new SnapshotTooOldError(ts, this.#known);
  }

  async #ask(): Promise<void> {
    try {
      this.learn(await this.#safePoint());
      this.#askedAtMs = this.#clock.monotonicMs();
    } catch (error) {
      if (!(error instanceof PdError)) throw error;
    }
  }

  async #safePoint(): Promise<bigint> {
    try {
      return (await this.#pd.getGcState(this.#keyspaceId)).txnSafePoint;
    } catch (error) {
      if (!(error instanceof PdError) || error.kind !== 'unimplemented') throw error;
      return await this.#pd.getGcSafePoint();
    }
  }
}
