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
  #extending = false;

  constructor(facts: Facts, keys: Keys) {
    this.#facts = facts;
    this.#key = keys.allocId;
    this.#end = Number(readU64(facts.get(this.#key)) ?? 0n);
    this.#last = this.#end;
  }

  /** A new id at once, or undefined while the next window is being made durable. */
  take(): number | undefined {
    if (this.#last < this.#end) return ++this.#last;
    if (!this.#extending) {
      this.#extending = true;
      // What fails here is tried again by the next who asks.
      const done = (): void => {
        this.#extending = false;
      };
      this.#extend(1).then(done, done);
    }
    return undefined;
  }

  async #extend(count: number): Promise<void> {
    await this.#facts.change(async () => {
      if (this.#last + count <= this.#end) return;
      const end = this.#last + Math.max(count, WINDOW);
      await this.#facts.write([{ key: this.#key, value: u64Bytes(BigInt(end)) }]);
      this.#end = end;
    });
  }

  /** The last of `count` consecutive new ids. */
  async allocate(count: number): Promise<number> {
    if (this.#last + count > this.#end) {
      await this.#extend(count);
      // Others may have taken the window while the promise settled.
      return this.allocate(count);
    }
    this.#last += count;
    return this.#last;
  }
}
