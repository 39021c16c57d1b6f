/** Loads of what reads have missed, as long as they are under way: the end of the engine waits for them before it closes files. */
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
    const loading = Promise.allSettled(parts);
    this.#underWay.add(loading);
    const failed = (await loading).find((part) => part.status === 'rejected');
    this.#underWay.delete(loading);
    if (failed !== undefined) throw failed.reason;
  }

  /** Resolves when those that are under way now have ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}
