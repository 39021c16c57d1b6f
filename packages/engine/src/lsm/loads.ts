/** Loads of what reads have missed, and other reading of tables, while under way: the end of the engine waits for them before it closes files. */
import type { BlockMiss } from '../kv-engine.ts';
import type { MissingBlob } from './blob-file.ts';
import type { BlockCache } from './block-cache.ts';
import { type LsmSnapshot, loadMissing } from './lsm-snapshot.ts';
import type { MissingBlocks } from './table.ts';

export class Loads {
  readonly #cache: BlockCache;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(cache: BlockCache) {
    this.#cache = cache;
  }

  /** Rejects when one part of it fails, after the others have ended. */
  async run({ snapshot, blocks }: BlockMiss): Promise<void> {
    const missing = blocks as readonly (MissingBlocks | MissingBlob)[];
    const parts = missing.map((one) => loadMissing(this.#cache, one, snapshot as LsmSnapshot));
    const failed = (await this.during(Promise.allSettled(parts))).find((part) => part.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Other reading of tables, which the end of the engine waits for, too. */
  async during<T>(reading: Promise<T>): Promise<T> {
    this.#underWay.add(reading);
    return await reading.finally(() => this.#underWay.delete(reading));
  }

  /** Resolves when those that are under way now have ended. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }
}
