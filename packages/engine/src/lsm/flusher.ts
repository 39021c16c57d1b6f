/**
 * Flush: full memtables become tables of level 0, all families in one edit. After a crash the engine holds a prefix of the writes,
 * never a part of one family without the same part of another.
 */
import { COLUMN_FAMILIES } from '../kv-engine.ts';
import { syncDirectory } from './files.ts';
import type { Health } from './health.ts';
import type { Memtable } from './memtable.ts';
import { flushTask, type MergeRunner } from './merge-runner.ts';
import type { ResolvedOptions } from './options.ts';
import type { VersionEdit } from './version.ts';

export interface FlusherOwner {
  readonly context: { readonly options: ResolvedOptions; readonly health: Health };
  readonly runner: MergeRunner;
  /** Newest first; the first still takes writes. */
  memtables(): readonly Memtable[];
  /** Sequences of live snapshots, ascending. */
  snapshots(): number[];
  /** Writes up to this one are in tables. */
  flushedSequence(): number;
  /** Makes the edit durable and, with it, drops the oldest `flushed` memtables. */
  install(edit: VersionEdit, flushed: number): Promise<void>;
  /** Resolves when the ingestion under way is over. */
  ingested(): Promise<void>;
  /** A flush in the background succeeded. */
  flushed(): void;
}

export class Flusher {
  readonly #owner: FlusherOwner;
  #running: Promise<void> | undefined;
  #inBackground = false;

  constructor(owner: FlusherOwner) {
    this.#owner = owner;
  }

  /** The flush under way, if any. */
  get running(): Promise<void> | undefined {
    return this.#running;
  }

  /**
   * Only memtables whose writes are all up to this sequence are flushed: an ingestion that took the next ones is under way, and
   * what came after it must not be in tables before it, nor share a table with what came before.
   */
  barrier = Number.POSITIVE_INFINITY;

  /** One flush at a time; it takes all memtables that are full when it starts. */
  start(): Promise<void> {
    this.#running ??= this.#flush()
      .catch((error) => this.#owner.context.health.rethrow(error))
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Until no full memtable is left: those that fill up meanwhile would else wait for the next to be full, and writers for them. */
  inBackground(): void {
    if (this.#inBackground) return;
    this.#inBackground = true;
    const { health } = this.#owner.context;
    this.start().then(
      () => {
        this.#inBackground = false;
        this.#owner.flushed();
        if (!health.closed && this.#due().length > 0) this.inBackground();
      },
      (error) => {
        // Tried again when the next memtable is full.
        this.#inBackground = false;
        health.backgroundFailed('flush', error);
      },
    );
  }

  /** Full memtables that may be flushed, newest first. */
  #due(): readonly Memtable[] {
    const full = this.#owner.memtables().slice(1);
    return full.filter((memtable) => memtable.lastSequence <= this.barrier);
  }

  /** Resolves when all writes up to `sequence`, which are in full memtables, are in tables. */
  async upTo(sequence: number): Promise<void> {
    const { health } = this.#owner.context;
    // Of a flush that began before this call, a failure is no answer to it.
    await this.#running?.catch(() => {});
    health.check();
    // A failed ingestion leaves sequences that no write has: without a memtable there is nothing to wait for.
    while (this.#owner.flushedSequence() < sequence && this.#owner.memtables().length > 1) {
      // Behind an ingestion one waits for its end.
      if (sequence > this.barrier) await this.#owner.ingested();
      await this.start();
      health.check();
    }
  }

  async #flush(): Promise<void> {
    const { context } = this.#owner;
    const memtables = this.#due();
    const newest = memtables[0];
    if (newest === undefined) return;
    const tasks = COLUMN_FAMILIES.map((cf) => flushTask(cf, memtables, this.#owner.snapshots(), context.options));
    const merged = await this.#owner.runner.run(
      tasks.filter((task) => task !== undefined),
      true,
    );
    try {
      await syncDirectory(context.options.disk, context.options.directory);
    } catch (error) {
      await this.#owner.runner.discard(merged);
      throw error;
    }
    const files = merged.flatMap((of) => of.files);
    const kept = this.#owner.memtables().length - memtables.length;
    const edit: VersionEdit = {
      added: files.map((file) => ({ level: 0, file })),
      removed: [],
      addedBlobs: merged.flatMap((of) => of.blobs),
      flushedSequence: newest.lastSequence,
      // The oldest memtable that stays has the oldest log that is still needed.
      logNumber: (this.#owner.memtables()[kept - 1] as Memtable).logNumber,
    };
    await this.#owner.install(edit, memtables.length);
    context.options.log?.debug?.('flushed', {
      ...{ sequence: newest.lastSequence, memtables: memtables.length, tables: files.length },
      blobs: edit.addedBlobs?.length ?? 0,
    });
  }
}
