/**
 * The seam to the regions with flow control in front of writes: they pass at once, wait in a queue, or are refused with ServerIsBusy. Reads pass. Writes that
 * help others to an end (rollbacks, resolving locks) go to `direct`.
 */
import { type EngineSignals, WriteBatch } from '@tessera/engine';
import type { Clock, Timer } from '@tessera/env';
import type { ReadIndexRequestInit } from '@tessera/proto/raft_cmdpb';
import type { kvrpcpb } from '../messages.ts';
import type { RaftKv, ReadGrant, RegionError, RegionRefusal, RegionSnapshot, WriteListener } from '../raft-kv.ts';
import { deadlineExceeded, storeIsClosing } from '../region-errors.ts';
import { type FlowControlConfig, FlowController, REFUSED } from './flow-controller.ts';

/** The engine is looked at so often while there are writes. */
const OBSERVE_MS = 50;
/** Batches that wait are copies: TiKV's scheduler-pending-write-threshold. */
const WAITING_BYTES_MAX = 100 * 1024 * 1024;

interface Waiting {
  readonly dueMs: number;
  readonly deadlineMs: number;
  readonly context: kvrpcpb.Context;
  readonly batch: WriteBatch;
  readonly listener: WriteListener;
  readonly term: number | undefined;
}

export interface FlowControlledKvOptions {
  readonly kv: RaftKv;
  readonly clock: Clock;
  signals(): EngineSignals;
  readonly config: FlowControlConfig;
}

// HOT: every write passes here.
export class FlowControlledKv implements RaftKv {
  /** The same regions without flow control. */
  readonly direct: RaftKv;
  readonly controller: FlowController;
  readonly #options: FlowControlledKvOptions;
  /** In the order of arrival, which is the order of their times. */
  readonly #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #timer: Timer | undefined;
  #observedMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: FlowControlledKvOptions) {
    this.#options = options;
    this.direct = options.kv;
    this.controller = new FlowController(options.config);
  }

  /** Bytes of writes that wait. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  check(context: kvrpcpb.Context): RegionError | undefined {
    return this.direct.check(context);
  }

  changesRange(regionId: number): boolean {
    return this.direct.changesRange(regionId);
  }

  read(context: kvrpcpb.Context, lockCheck?: ReadIndexRequestInit): ReadGrant {
    return this.direct.read(context, lockCheck);
  }

  readLocal(context: kvrpcpb.Context): RegionSnapshot | RegionRefusal {
    return this.direct.readLocal(context);
  }

  write(context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener, term?: number): void {
    const nowMs = this.#options.clock.monotonicMs();
    const { controller } = this;
    if (nowMs - this.#observedMs >= OBSERVE_MS) this.#observe(nowMs);
    const waitMs = controller.admit(batch.sizeBytes, nowMs);
    if (waitMs === 0 && this.#waiting.length === 0) {
      this.direct.write(context, batch, listener, term);
      return;
    }
    if (this.#closed) listener.written(storeIsClosing());
    else if (waitMs === REFUSED || this.#waitingBytes + batch.sizeBytes > WAITING_BYTES_MAX) {
      listener.written(tooMuchToDo(controller.reason));
    } else this.#wait(nowMs, waitMs, context, batch, listener, term);
  }

  /** Answers those that wait; later writes are refused as far as they would have to wait. */
  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    for (const { listener } of this.#waiting.splice(0)) listener.written(storeIsClosing());
    this.#waitingBytes = 0;
  }

  #observe(nowMs: number): void {
    this.#observedMs = nowMs;
    this.controller.observe(this.#options.signals(), nowMs);
  }

  #wait(
    nowMs: number,
    waitMs: number,
    context: kvrpcpb.Context,
    batch: WriteBatch,
    listener: WriteListener,
    term: number | undefined,
  ): void {
    const copy = new WriteBatch(batch.sizeBytes);
    copy.append(batch);
    // One that need not wait itself does not pass those that do.
    const dueMs = Math.max(nowMs + waitMs, this.#waiting.at(-1)?.dueMs ?? 0);
    const limitMs = context.maxExecutionDurationMs;
    const deadlineMs = limitMs > 0 ? nowMs + limitMs : Number.POSITIVE_INFINITY;
    this.#waiting.push({ dueMs, deadlineMs, context, batch: copy, listener, term });
    this.#waitingBytes += copy.sizeBytes;
    if (this.#waiting.length === 1) this.#arm(dueMs - nowMs);
  }

  #arm(delayMs: number): void {
    this.#timer = this.#options.clock.setTimer(Math.max(1, delayMs), () => this.#due());
  }

  #due(): void {
    const nowMs = this.#options.clock.monotonicMs();
    this.#observe(nowMs);
    let done = 0;
    // Listeners may write, which adds behind.
    for (; done < this.#waiting.length; done++) {
      const next = this.#waiting[done] as Waiting;
      if (next.dueMs > nowMs) break;
      this.#waitingBytes -= next.batch.sizeBytes;
      if (nowMs >= next.deadlineMs) next.listener.written(deadlineExceeded());
      else this.direct.write(next.context, next.batch, next.listener, next.term);
    }
    this.#waiting.splice(0, done);
    const [first] = this.#waiting;
    if (first !== undefined && !this.#closed) this.#arm(first.dueMs - nowMs);
  }
}

/** TiKV's reason, which clients know; the message says what it is about. */
function tooMuchToDo(reason: string): RegionError {
  const message = reason === '' ? 'scheduler is too busy' : `scheduler is too busy: ${reason}`;
  return { message, serverIsBusy: { reason: 'scheduler is busy' } };
}
