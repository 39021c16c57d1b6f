/**
 * The minimum resolved timestamp of the cluster: reads at or below it see everything. Stores report theirs each
 * second; the minimum is saved when it has grown, so that it never goes back over a restart.
 */
import { type Facts, readHex } from '../state/facts.ts';
import type { Keys } from './keys.ts';
import type { StoreInfo, Stores } from './stores.ts';

export class MinResolvedTs {
  readonly #facts: Facts;
  readonly #key: string;
  readonly #stores: Stores;
  #saved: bigint;
  #saving = false;

  constructor(facts: Facts, keys: Keys, stores: Stores) {
    this.#facts = facts;
    this.#key = keys.minResolvedTs;
    this.#stores = stores;
    this.#saved = readHex(facts.get(this.#key));
  }

  /** 0n before anything was reported. */
  get cluster(): bigint {
    return this.#saved;
  }

  /** The lowest of the stores given; 0n when one has not reported. */
  of(stores: readonly StoreInfo[]): bigint {
    let lowest: bigint | undefined;
    for (const { minResolvedTs } of stores) {
      if (lowest === undefined || minResolvedTs < lowest) lowest = minResolvedTs;
    }
    return lowest ?? 0n;
  }

  /** Saves the minimum of the serving stores when it has grown. */
  save(): void {
    const serving = this.#stores.all().filter((store) => this.#stores.stateName(store) === 'Up');
    const current = this.of(serving);
    if (current <= this.#saved || this.#saving) return;
    this.#saving = true;
    this.#facts.writeThen([{ key: this.#key, value: current.toString(16) }], (written) => {
      this.#saving = false;
      if (written) this.#saved = current;
    });
  }
}
