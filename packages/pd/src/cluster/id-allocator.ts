/**
 * Unique ids for stores, regions, peers and operators, out of a durable window: a restart skips what is left of it,
 * so an id is never given twice.
 */
import { type Facts, readU64, u64Bytes } from '../state/facts.ts';
import type { Keys } from './keys.ts';

/** As TiKV PD: ids are not scarce, syncs are. */
const WINDOW = 1000;

export class IdAllocator {
  readonly #facts: Facts;
  readonly #key: string;
  #last: number;
  #end: number;

  constructor(facts: Facts, keys: Keys) {
    this.#facts = facts;
    this.#key = keys.allocId;
    this.#end = Number(readU64(facts.get(this.#key)) ?? 0n);
    this.#last = this.#end;
  }

  /** The last of `count` consecutive new ids. */
  async allocate(count: number): Promise<number> {
    if (this.#last + count > this.#end) {
      await this.#facts.change(async () => {
        if (this.#last + count <= this.#end) return;
        const end = this.#last + Math.max(count, WINDOW);
        await this.#facts.write([{ key: this.#key, value: u64Bytes(BigInt(end)) }]);
        this.#end = end;
      });
      // Others may have taken the window while the promise settled.
      return this.allocate(count);
    }
    this.#last += count;
    return this.#last;
  }
}
