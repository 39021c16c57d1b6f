/** One operation of a user on transactional data: its deadline, what it may still spend, and how it waits. */
import { type Env, sleep } from '@tessera/env';
import { Budget } from '../budget.ts';
import { AbortedError, type ClientError, DeadlineExceededError } from '../errors.ts';
import type { OperationLimits } from '../fan-out.ts';
import type { BackoffClass } from '../reaction.ts';
import type { CallOptions, Router } from '../router.ts';

export class Operation {
  readonly name: string;
  readonly limits: OperationLimits;
  readonly #env: Pick<Env, 'clock' | 'random'>;

  constructor(env: Pick<Env, 'clock' | 'random'>, name: string, limits: OperationLimits) {
    this.#env = env;
    this.name = name;
    this.limits = limits;
  }

  static start(env: Pick<Env, 'clock' | 'random'>, router: Router, name: string, options: CallOptions): Operation {
    const limits = router.limits(options);
    return new Operation(env, name, { ...limits, budget: new Budget(limits.deadlineMs, limits.timeoutMs) });
  }

  /** The same deadline and budget, ended by another signal too. */
  with(limits: OperationLimits): Operation {
    return new Operation(this.#env, this.name, limits);
  }

  get leftMs(): number {
    return this.limits.deadlineMs - this.#env.clock.monotonicMs();
  }

  /**
   * Waits before the next attempt, at most `atMostMs`; rejects with `late` when the deadline would pass meanwhile, with
   * AbortedError on abort.
   */
  async pause(backoff: BackoffClass, reason: string, late?: () => ClientError, atMostMs?: number): Promise<void> {
    const { signal, budget } = this.limits;
    const wantedMs = budget.pauseMs(backoff, reason, undefined, this.#env.random);
    const pauseMs = atMostMs === undefined ? wantedMs : Math.min(wantedMs, Math.max(1, atMostMs));
    if (pauseMs >= this.leftMs) {
      throw (
        late?.() ??
        budget.failure(this.name) ??
        new DeadlineExceededError(`${this.name}: not done within ${this.limits.timeoutMs} ms`)
      );
    }
    if (pauseMs <= 0) return;
    try {
      await sleep(this.#env.clock, pauseMs, signal);
    } catch (error) {
      throw new AbortedError(`${this.name} was aborted`, { cause: error });
    }
  }
}
