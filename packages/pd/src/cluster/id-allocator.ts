/**
 * Unique ids for stores, regions, peers and operators, out of a durable window: a restart skips what is left of it,
 * so an id is never given twice.
 */
import { type Facts, readU64, u64Bytes } from '../state/facts.ts';
import type { Keys } from './keys.ts';

/** As TiKV PD: ids are not scarce, syncs are. */
const WINDOW = 1000;
/** The next window is fetched when so few are left. */
const RESERVE = 100;

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
    if (this.#end - this.#last < RESERVE && !this.#extending) {
      this.#extending = true;
      // What fails here is tried again by the next who asks.
      const done = (): void => {
        this.#extending = false;
      };
      this.ensure(RESERVE).then(done, done);
    }
    return this.#last < this.#end ? ++this.#last : undefined;
  }

  /** When it resolves, so many {@link take} calls find an id, unless others are faster. */
  async ensure(count: number): Promise<void> {
    if (this.#last + count > this.#end) await this.#extend(count);
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
