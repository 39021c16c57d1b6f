/**
 * The replicated log with one member: what stands between proposers and the state machine. Raft will take this
 * place with the same face.
 *
 * Proposals of one turn, and all that arrive while a sync is in flight, become one frame (group commit). A command
 * is applied, and its proposer told, only when its frame is on disk; so every state that anybody can see is durable.
 * A journal fault stops the log: everything pending and everything later is refused, the owner is told once.
 */
import { describeError, type Logger } from '@tessera/base';
import type { Clock, Disk, Tasks } from '@tessera/env';
import { type Command, encodeCommand } from './commands.ts';
import { Journal } from './journal.ts';
import { type ApplyResult, PdState } from './pd-state.ts';
import { REFUSALS, type Refusal } from './refusal.ts';

export interface LocalLogOptions {
  readonly disk: Disk;
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly log: Logger;
  readonly directory: string;
  /** A snapshot is taken when the log file grows beyond. */
  readonly snapshotAfterBytes?: number;
  /** Called once, when the journal fails. */
  readonly onFailure: (error: Error) => void;
  /** Length of a write with its sync, for metrics. */
  readonly onSync?: (durationMs: number, commands: number) => void;
}

/** Replays in well under a second; a smaller one would write the state out too often. */
const SNAPSHOT_AFTER_BYTES = 16 << 20;
/** Proposals that wait for the disk. Beyond, proposers are refused: they must slow down. */
const MAX_PENDING_BYTES = 256 << 20;
const MAX_PENDING_COMMANDS = 65_536;

interface Pending {
  readonly bytes: Uint8Array;
  readonly done: (result: ApplyResult) => void;
}

export class LocalLog {
  readonly state: PdState;
  readonly #options: LocalLogOptions;
  readonly #journal: Journal;
  #pending: Pending[] = [];
  #pendingBytes = 0;
  #flushing = false;
  #flushDeferred = false;
  #snapshotting: Promise<void> | undefined;
  #stopped = false;
  #idle: (() => void)[] = [];
  #listeners: (() => void)[] = [];

  private constructor(options: LocalLogOptions, journal: Journal, state: PdState) {
    this.#options = options;
    this.#journal = journal;
    this.state = state;
  }

  /** Opens the journal and brings the state back. Rejects when a file is corrupt. */
  static async open(options: LocalLogOptions): Promise<LocalLog> {
    const { journal, recovered } = await Journal.open(options.disk, options.directory, options.log);
    const state = recovered.snapshot === undefined ? new PdState() : PdState.decode(recovered.snapshot);
    for (const command of recovered.commands) state.apply(command);
    return new LocalLog(options, journal, state);
  }

  get appliedIndex(): number {
    return this.#journal.lastIndex;
  }

  /** Runs `listener` after each applied batch, before the proposers of a later batch are told. */
  onApplied(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** `done` runs when the command is durable and applied, or refused; never before this returns. */
  propose(command: Command, done: (result: ApplyResult) => void): void {
    const refused = this.#refusal();
    if (refused !== undefined) {
      this.#options.tasks.defer(() => done(refused));
      return;
    }
    const bytes = encodeCommand(command);
    this.#pending.push({ bytes, done });
    this.#pendingBytes += bytes.length;
    if (this.#flushing || this.#flushDeferred) return;
    this.#flushDeferred = true;
    this.#options.tasks.defer(() => {
      this.#flushDeferred = false;
      void this.#flush();
    });
  }

  #refusal(): Refusal | undefined {
    if (this.#stopped) return REFUSALS.stopped;
    const full = this.#pendingBytes > MAX_PENDING_BYTES || this.#pending.length >= MAX_PENDING_COMMANDS;
    return full ? REFUSALS.tooManyRequests : undefined;
  }

  /** The same as a promise; for cold paths. */
  submit(command: Command): Promise<ApplyResult> {
    return new Promise((resolve) => this.propose(command, resolve));
  }

  async #flush(): Promise<void> {
    if (this.#flushing) return;
    this.#flushing = true;
    let batch: Pending[] = [];
    try {
      while (this.#pending.length > 0 && !this.#stopped) {
        batch = this.#pending;
        this.#pending = [];
        this.#pendingBytes = 0;
        const started = this.#options.clock.monotonicMs();
        await this.#journal.append(batch.map((entry) => entry.bytes));
        this.#options.onSync?.(this.#options.clock.monotonicMs() - started, batch.length);
        const durable = batch;
        batch = [];
        this.#apply(durable);
        if (this.#snapshotDue()) await this.#startSnapshot();
      }
    } catch (error) {
      // Nobody knows whether this batch is on disk; its proposers hear UNAVAILABLE, which says just that.
      this.#pending.unshift(...batch);
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
    this.#flushing = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #apply(batch: readonly Pending[]): void {
    const results = batch.map((entry) => this.state.apply(entry.bytes));
    for (const [i, entry] of batch.entries()) entry.done(results[i] as ApplyResult);
    for (const listener of this.#listeners) listener();
  }

  #snapshotDue(): boolean {
    const limit = this.#options.snapshotAfterBytes ?? SNAPSHOT_AFTER_BYTES;
    return this.#snapshotting === undefined && this.#journal.fileSizeBytes > limit;
  }

  /** The state is taken at once, between two frames; writing it goes on beside later frames. */
  async #startSnapshot(): Promise<void> {
    await this.#journal.startFile();
    const index = this.#journal.lastIndex;
    const content = this.state.encode();
    this.#snapshotting = this.#journal
      .writeSnapshot(index, content)
      .catch((error: unknown) => this.#fail(error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        this.#snapshotting = undefined;
      });
  }

  /** The first fault stops the log; whatever waits is refused at each. */
  #fail(error: Error): void {
    const first = !this.#stopped;
    this.#stopped = true;
    const pending = this.#pending.splice(0);
    this.#pendingBytes = 0;
    for (const entry of pending) entry.done(REFUSALS.stopped);
    if (!first) return;
    this.#options.log.error?.('journal failed, stopping', { error: describeError(error) });
    this.#options.onFailure(error);
  }

  /** Waits for what was proposed, then closes the journal. Later proposals are refused. */
  async close(): Promise<void> {
    while (this.#flushing || (!this.#stopped && this.#pending.length > 0)) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
    this.#stopped = true;
    await this.#snapshotting;
    await this.#journal.close();
  }
}
