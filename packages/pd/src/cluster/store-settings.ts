/**
 * What operators of the cluster set for single stores: weights and limits. Durable under TiKV PD's keys where it has any; a
 * store without a record has the defaults.
 */
import { fromUtf8 } from '@tessera/base';
import type { LimitType, StoreRates } from '../schedule/store-limits.ts';
import type { Facts } from '../state/facts.ts';
import type { Keys } from './keys.ts';

export interface StoreWeights {
  readonly leader: number;
  readonly region: number;
}

const EVEN: StoreWeights = { leader: 1, region: 1 };

export class StoreSettings {
  readonly #facts: Facts;
  readonly #keys: Keys;
  readonly #defaults: () => StoreRates;
  readonly #weights = new Map<number, StoreWeights>();
  readonly #limits = new Map<number, Partial<StoreRates>>();

  constructor(facts: Facts, keys: Keys, defaults: () => StoreRates) {
    this.#facts = facts;
    this.#keys = keys;
    this.#defaults = defaults;
    for (const { key, value } of facts.list(keys.storeWeightPrefix)) {
      const [id, what] = key.slice(keys.storeWeightPrefix.length).split('/');
      if (what === 'leader' || what === 'region') {
        this.#weights.set(Number(id), { ...this.weightsOf(Number(id)), [what]: Number(fromUtf8(value)) });
      }
    }
    const limits = facts.get(keys.storeLimits);
    if (limits === undefined) return;
    for (const [id, rates] of Object.entries(JSON.parse(fromUtf8(limits)) as Record<string, Partial<StoreRates>>)) {
      this.#limits.set(Number(id), rates);
    }
  }

  weightsOf(storeId: number): StoreWeights {
    return this.#weights.get(storeId) ?? EVEN;
  }

  /** Regions a minute. */
  limitsOf(storeId: number): StoreRates {
    return { ...this.#defaults(), ...this.#limits.get(storeId) };
  }

  async setWeights(storeId: number, weights: StoreWeights): Promise<void> {
    await this.#facts.change(async () => {
      await this.#facts.write([
        { key: this.#keys.storeWeight(storeId, 'leader'), value: String(weights.leader) },
        { key: this.#keys.storeWeight(storeId, 'region'), value: String(weights.region) },
      ]);
      this.#weights.set(storeId, weights);
    });
  }

  async setLimits(storeIds: readonly number[], types: readonly LimitType[], rate: number): Promise<void> {
    await this.#facts.change(async () => {
      const rates = Object.fromEntries(types.map((type) => [type, rate]));
      const next = new Map(this.#limits);
      for (const id of storeIds) next.set(id, { ...next.get(id), ...rates });
      await this.#save(next);
    });
  }

  /** Of a store that is gone for good. */
  async forget(storeId: number): Promise<void> {
    await this.#facts.change(async () => {
      if (this.#weights.has(storeId)) {
        await this.#facts.write([
          { key: this.#keys.storeWeight(storeId, 'leader'), value: undefined },
          { key: this.#keys.storeWeight(storeId, 'region'), value: undefined },
        ]);
        this.#weights.delete(storeId);
      }
      if (!this.#limits.has(storeId)) return;
      const next = new Map(this.#limits);
      next.delete(storeId);
      await this.#save(next);
    });
  }

  async #save(limits: ReadonlyMap<number, Partial<StoreRates>>): Promise<void> {
    await this.#facts.write([{ key: this.#keys.storeLimits, value: JSON.stringify(Object.fromEntries(limits)) }]);
    this.#limits.clear();
    for (const [id, rates] of limits) this.#limits.set(id, rates);
  }
}
