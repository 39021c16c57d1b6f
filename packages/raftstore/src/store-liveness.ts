/**
 * Which other stores live: each store says so every few ticks, whatever its regions do. With it, idle regions need no heartbeats
 * of their own.
 *
 * A store is silent when nothing came from it for an election timeout, counted in ticks of this store: one that was paused
 * must not find all others dead. Any message counts, so a store that is silent has not renewed any leadership meanwhile.
 */
export interface LivenessEvents {
  /** Nothing came for an election timeout. */
  silent(storeId: number): void;
  /** It was silent, and is not any more. */
  back(storeId: number): void;
  /** It started anew: what its peers were, and had promised to whom, is gone. */
  restarted(storeId: number): void;
}

interface Known {
  silentTicks: number;
  heardMs: number;
  /** What it named itself by at its start; 0 until it does. */
  incarnation: number;
}

export class StoreLiveness {
  readonly #known = new Map<number, Known>();
  readonly #silentAfterTicks: number;
  readonly #events: LivenessEvents;

  constructor(silentAfterTicks: number, events: LivenessEvents) {
    this.#silentAfterTicks = silentAfterTicks;
    this.#events = events;
  }

  isAlive(storeId: number): boolean {
    return (this.#known.get(storeId)?.silentTicks ?? 0) < this.#silentAfterTicks;
  }

  /** Monotonic; 0 when it was never heard. */
  heardMs(storeId: number): number {
    return this.#known.get(storeId)?.heardMs ?? 0;
  }

  // HOT: every message passes here.
  heard(storeId: number, nowMs: number): void {
    const known = this.#of(storeId);
    known.heardMs = nowMs;
    if (known.silentTicks === 0) return;
    const wasSilent = known.silentTicks >= this.#silentAfterTicks;
    known.silentTicks = 0;
    if (wasSilent) this.#events.back(storeId);
  }

  /** It says that it lives, and since when. */
  named(storeId: number, incarnation: number): void {
    const known = this.#of(storeId);
    const before = known.incarnation;
    known.incarnation = incarnation;
    if (before !== 0 && before !== incarnation) this.#events.restarted(storeId);
  }

  /** A tick passed; `stores` are those that share regions with this one. */
  tick(stores: Iterable<number>): void {
    for (const storeId of stores) {
      const known = this.#of(storeId);
      if (++known.silentTicks === this.#silentAfterTicks) this.#events.silent(storeId);
    }
  }

  #of(storeId: number): Known {
    let known = this.#known.get(storeId);
    if (known === undefined) {
      known = { silentTicks: 0, heardMs: 0, incarnation: 0 };
      this.#known.set(storeId, known);
    }
    return known;
  }
}
