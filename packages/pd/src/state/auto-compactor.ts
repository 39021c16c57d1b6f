/**
 * Forgets old revisions by itself, so that the history of keys that change all the time (the timestamp window) does not
 * grow for ever: either what is older than a time, or all but a number of revisions.
 */
import type { Clock } from '@tessera/env';
import type { LocalLog } from './local-log.ts';

export type Retention = { readonly kind: 'periodic' | 'revision'; readonly amount: number };

/** How often the revision mode looks. */
const REVISION_INTERVAL_MS = 300_000;
/** The periodic mode forgets in steps of a tenth of its time. */
const STEPS = 10;

export class AutoCompactor {
  readonly #log: LocalLog;
  readonly #clock: Clock;
  readonly #retention: Retention;
  /** Oldest first: revisions and when they were current. */
  readonly #samples: { readonly atMs: number; readonly revision: number }[] = [];

  constructor(log: LocalLog, clock: Clock, retention: Retention) {
    this.#log = log;
    this.#clock = clock;
    this.#retention = retention;
  }

  /** How often to call {@link tick}; undefined: everything is kept. */
  get intervalMs(): number | undefined {
    if (this.#retention.amount <= 0) return undefined;
    return this.#retention.kind === 'revision' ? REVISION_INTERVAL_MS : this.#retention.amount / STEPS;
  }

  tick(): void {
    const revision = this.#due();
    if (revision <= this.#log.state.kv.compactRevision) return;
    // Refused only when PD stops or a client has compacted further: nothing to do either way.
    this.#log.propose({ kind: 'compact', revision }, () => undefined);
  }

  #due(): number {
    const { revision } = this.#log.state.kv;
    if (this.#retention.kind === 'revision') return revision - this.#retention.amount;
    const nowMs = this.#clock.monotonicMs();
    this.#samples.push({ atMs: nowMs, revision });
    let due = 0;
    while ((this.#samples[0]?.atMs ?? nowMs) <= nowMs - this.#retention.amount)
      due = this.#samples.shift()?.revision ?? 0;
    return due;
  }
}
