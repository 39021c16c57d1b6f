/**
 * Runs compactions one after the other, and whatever else changes the levels below 0 in between.
 */
import { assert } from '@tessera/base';
import { CF_NAMES, type ColumnFamily } from '../kv-engine.ts';
import { pickBlobGc } from './blob-settings.ts';
import { areDisjoint, type Compaction, compactionOf, pickCompaction } from './compaction-picker.ts';
import { syncDirectory } from './files.ts';
import { Garbage } from './garbage.ts';
import type { Health } from './health.ts';
import { compactionTask, type Merged, type MergeRunner } from './merge-runner.ts';
import type { ResolvedOptions } from './options.ts';
import type { CompactionReason } from './statistics.ts';
import { LEVELS, overlaps, type TableFile, type Version, type VersionEdit } from './version.ts';

export interface CompactorOwner {
  readonly context: { readonly options: ResolvedOptions; readonly health: Health };
  readonly runner: MergeRunner;
  current(): Version;
  /** Sequences of live snapshots, ascending. */
  snapshots(): number[];
  install(makeEdit: (current: Version) => VersionEdit | undefined): Promise<void>;
  failed(error: unknown): void;
}

export class Compactor {
  readonly #owner: CompactorOwner;
  /** The end of the queue of exclusive work. */
  #last: Promise<unknown> = Promise.resolve();
  #running = false;
  readonly garbage: Garbage;

  constructor(owner: CompactorOwner) {
    this.#owner = owner;
    this.garbage = new Garbage(owner.context.options);
  }

  /** Starts automatic compactions when one is due. */
  schedule(): void {
    const { options } = this.#owner.context;
    if (this.#running || !options.automaticCompaction) return;
    if (this.#pick() === undefined) return;
    this.#running = true;
    this.exclusively(() => this.#compactOnce()).then(
      () => {
        this.#running = false;
        this.schedule();
      },
      (error) => {
        // Tried again at the next flush.
        this.#running = false;
        this.#owner.failed(error);
      },
    );
  }

  /** Looks for garbage in the tables; compactions for its sake begin. */
  async collectGarbage(): Promise<void> {
    const version = this.#owner.current().retain();
    await this.garbage.look(version).finally(() => version.release());
    this.schedule();
  }

  /** Resolves when all work that is queued, and automatic work that follows it, is done. */
  async idle(): Promise<void> {
    let last: Promise<unknown>;
    do {
      last = this.#last;
      await last;
      // Lets `schedule` queue the next one.
      await Promise.resolve();
      await Promise.resolve();
    } while (last !== this.#last);
  }

  /** Runs `work` alone among compactions and other changes of the levels. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const { health } = this.#owner.context;
    const run = this.#last
      .then(() => {
        health.check();
        return work();
      })
      .catch((error) => health.rethrow(error));
    this.#last = run.catch(() => {});
    return run;
  }

  /** Level by level, everything in `[start, end)` down to the deepest level that has some of it, which is rewritten too. */
  async compactRange(cf: ColumnFamily, start: string, end: string | undefined): Promise<void> {
    for (let level = 0; level < LEVELS; level++) {
      await this.exclusively(async () => {
        const version = this.#owner.current();
        const inputs = inRange(version, cf, level, start, end);
        if (inputs.length === 0) return;
        const isDeepest = deepestLevel(version, cf, start, end) === level;
        // Level 0 holds overlapping tables: it never is the place where data stays.
        const outputLevel = isDeepest && level > 0 ? level : level + 1;
        await this.#compact(compactionOf(version, cf, level, outputLevel, inputs), 'request');
      });
    }
  }

  async #compactOnce(): Promise<void> {
    const due = this.#pick();
    if (due === undefined) return;
    const { compaction, reason } = due;
    const { statistics } = this.#owner.runner;
    let outputs: readonly TableFile[];
    try {
      outputs = await this.#compact(compaction, reason);
    } catch (error) {
      if (reason === 'blobs') statistics.blobGcFailures++;
      throw error;
    }
    if (reason === 'blobs') statistics.blobGcs++;
    if (reason === 'garbage') this.garbage.compacted([...compaction.inputs, ...compaction.overlapped], outputs);
  }

  /** Levels that are too large go first, then tables full of garbage, then blob files full of it, whose tables are rewritten in their place. */
  #pick(): { readonly compaction: Compaction; readonly reason: CompactionReason } | undefined {
    const version = this.#owner.current();
    const { options } = this.#owner.context;
    const forSize = pickCompaction(version, options);
    if (forSize !== undefined) return { compaction: forSize, reason: 'size' };
    const forGarbage = this.garbage.pick(version, this.#owner.snapshots()[0]);
    if (forGarbage !== undefined) return { compaction: forGarbage, reason: 'garbage' };
    const blobs = pickBlobGc(version, options);
    if (blobs === undefined) return undefined;
    const { cf, level, inputs } = blobs;
    return { compaction: compactionOf(version, cf, level, level, inputs), reason: 'blobs' };
  }

  async #compact(compaction: Compaction, reason: CompactionReason): Promise<readonly TableFile[]> {
    const { level, outputLevel, inputs, overlapped } = compaction;
    if (reason === 'size' && overlapped.length === 0 && areDisjoint(inputs)) {
      await this.#owner.install(() => ({
        removed: inputs.map((file) => ({ level, file })),
        added: inputs.map((file) => ({ level: outputLevel, file })),
      }));
      this.#owner.runner.statistics.compacted(compaction.cf, reason);
      return inputs;
    }
    const version = this.#owner.current().retain();
    let merged: Merged;
    try {
      merged = await this.#merge(compaction, version, reason);
    } finally {
      version.release();
    }
    const removed = [
      ...inputs.map((file) => ({ level, file })),
      ...overlapped.map((file) => ({ level: outputLevel, file })),
    ];
    const added = merged.files.map((file) => ({ level: outputLevel, file }));
    await this.#owner.install(() => ({ removed, added, addedBlobs: merged.blobs }));
    this.#owner.runner.statistics.compacted(compaction.cf, reason);
    return merged.files;
  }

  async #merge(
    { cf, level, outputLevel, inputs, overlapped }: Compaction,
    version: Version,
    reason: CompactionReason,
  ): Promise<Merged> {
    const { options } = this.#owner.context;
    const runs = level === 0 ? inputs.map((file) => [file]) : [inputs];
    if (overlapped.length > 0) runs.push(overlapped);
    const task = compactionTask(version, cf, runs, outputLevel, this.#owner.snapshots(), options);
    const [merged] = await this.#owner.runner.run([task], false);
    assert(merged !== undefined, 'one task has one outcome');
    try {
      await syncDirectory(options.disk, options.directory);
    } catch (error) {
      await this.#owner.runner.discard([merged]);
      throw error;
    }
    const { read, dropped, filtered, files, blobs, moved } = merged;
    options.log?.debug?.('compacted', {
      ...{
        cf: CF_NAMES[cf],
        reason,
        level,
        outputLevel,
        inputs: inputs.length,
        overlapped: overlapped.length,
        outputs: files.length,
      },
      ...{ read, dropped, filtered, blobs: blobs.length, moved },
    });
    return merged;
  }
}

/** Tables of a level in the range; of level 0 all, when any is, since they overlap one another. */
function inRange(
  version: Version,
  cf: ColumnFamily,
  level: number,
  start: string,
  end: string | undefined,
): readonly TableFile[] {
  const found = version.overlapping(cf, level, start, end);
  return level === 0 && found.length > 0 ? version.level(cf, 0) : found;
}

function deepestLevel(version: Version, cf: ColumnFamily, start: string, end: string | undefined): number {
  for (let level = LEVELS - 1; level > 0; level--) {
    if (version.level(cf, level).some((file) => overlaps(file, start, end))) return level;
  }
  return 0;
}
