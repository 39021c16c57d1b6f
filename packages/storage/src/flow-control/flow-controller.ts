/**
 * Whether the engine keeps up with foreground writes, and what to do when it does not (TiKV's keys storage.flow-control.*, facts 10.5). A pure
 * state machine: engine signals and write sizes in, waits and refusals out; time is an argument.
 *
 * Memtables or tables of level 0 above their threshold: writes pass at a limited rate, which falls smoothly from the recent flow to nothing at twice
 * the threshold; there they are refused. Pending compaction bytes between soft and hard limit: a growing share of writes is refused, at the hard one all.
 * So raft apply and reads, which come after this gate, never meet an engine that must stall.
 */
import type { EngineSignals } from '@tessera/engine';

export interface FlowControlConfig {
  readonly enable: boolean;
  /** Full memtables that wait for their flush. */
  readonly memtablesThreshold: number;
  readonly l0FilesThreshold: number;
  readonly softPendingCompactionBytesLimit: number;
  readonly hardPendingCompactionBytesLimit: number;
}

/** What {@link FlowController.admit} says of a write that must not be made now. */
export const REFUSED = -1;

/** The limit never asks for less: a store that stands still cannot get out of its trouble by deleting. */
const RATE_MIN = 16 * 1024;
/** A limit starts from the recent flow, but not from nearly nothing. */
const BASE_RATE_MIN = 1024 * 1024;
/** Flow is measured in pieces of this length; the 90th percentile of the last 5 s counts. */
const SAMPLE_MS = 100;
const SAMPLES = 50;
/** Who would wait longer is refused: most clients have given up by then. */
const WAIT_MS_MAX = 10_000;
/** Weight of a new observation of pending bytes (TiKV's). */
const PENDING_WEIGHT = 0.6;

export class FlowController {
  #config: FlowControlConfig;
  /** 0: no trouble; 1: writes are refused. Of memtables and level 0, the worse. */
  #severity = 0;
  #reason = '';
  /** Bytes a second while `#severity` is above 0. */
  #rate = Number.POSITIVE_INFINITY;
  /** The flow when the trouble began. */
  #baseRate = 0;
  /** When the bytes let through so far are paid for. */
  #paidUntilMs = 0;
  #pendingBytes = 0;
  #discardRatio = 0;
  /** Share of refused writes not yet refused. */
  #discardDebt = 0;
  readonly #samples = new Float64Array(SAMPLES);
  #sampleAt = 0;
  #sampleBytes = 0;
  #sampleStartMs = 0;
  /** Counts since the start. */
  delayed = 0;
  refused = 0;

  constructor(config: FlowControlConfig) {
    this.#config = config;
  }

  configure(config: FlowControlConfig): void {
    this.#config = config;
  }

  /** Nothing waits, nothing is refused. */
  get idle(): boolean {
    return this.#severity === 0 && this.#discardRatio === 0;
  }

  /** Bytes a second, Infinity when not limited. */
  get rate(): number {
    return this.#rate;
  }

  get discardRatio(): number {
    return this.#discardRatio;
  }

  /** Recent writes, bytes a second. */
  get flow(): number {
    const sorted = this.#samples.slice().sort();
    return ((sorted[Math.floor(SAMPLES * 0.9)] as number) * 1000) / SAMPLE_MS;
  }

  /** What slows writes down, for people; empty when nothing does. */
  get reason(): string {
    return this.#reason;
  }

  /** Takes in how the engine does; several times a second while there are writes. */
  observe(signals: EngineSignals, nowMs: number): void {
    this.#closeSamples(nowMs);
    if (!this.#config.enable) {
      this.#lift();
      this.#discardRatio = 0;
      return;
    }
    const { memtablesThreshold, l0FilesThreshold } = this.#config;
    const files = Math.max(...signals.level0Files);
    const byMemtables = excess(signals.immutableMemtables, memtablesThreshold);
    const byFiles = excess(files, l0FilesThreshold);
    this.#observePending(signals.pendingCompactionBytes);
    const severity = Math.max(byMemtables, byFiles);
    if (severity === 0) {
      this.#lift();
      return;
    }
    this.#reason =
      byMemtables >= byFiles
        ? `${signals.immutableMemtables} memtables wait for their flush`
        : `${files} tables in level 0 wait for compaction`;
    if (this.#severity === 0) {
      this.#baseRate = Math.max(this.flow, BASE_RATE_MIN);
      this.#paidUntilMs = nowMs;
    }
    this.#severity = severity;
    this.#rate = Math.max(RATE_MIN, this.#baseRate * (1 - severity) ** 2);
  }

  /** Milliseconds that a write of so many bytes has to wait before it is made, or {@link REFUSED}. */
  admit(bytes: number, nowMs: number): number {
    if (this.#discards()) return this.#refuse(`${this.#pendingBytes} bytes wait for compaction`);
    if (this.#severity === 0) {
      this.#count(bytes, nowMs);
      return 0;
    }
    const waitMs = Math.max(0, this.#paidUntilMs - nowMs);
    if (this.#severity >= 1 || waitMs > WAIT_MS_MAX) return this.#refuse(this.#reason);
    this.#paidUntilMs = nowMs + waitMs + (bytes * 1000) / this.#rate;
    this.#count(bytes, nowMs);
    if (waitMs > 0) this.delayed++;
    return waitMs;
  }

  #count(bytes: number, nowMs: number): void {
    this.#closeSamples(nowMs);
    this.#sampleBytes += bytes;
  }

  #refuse(reason: string): number {
    this.#reason = reason;
    this.refused++;
    return REFUSED;
  }

  #lift(): void {
    this.#severity = 0;
    this.#rate = Number.POSITIVE_INFINITY;
    if (this.#discardRatio === 0) this.#reason = '';
  }

  #closeSamples(nowMs: number): void {
    // A long silence is many empty samples; more than all of them are all of them.
    const over = Math.floor((nowMs - this.#sampleStartMs) / SAMPLE_MS);
    if (over <= 0) return;
    for (let i = 0; i < Math.min(over, SAMPLES); i++) {
      this.#samples[this.#sampleAt] = i === 0 ? this.#sampleBytes : 0;
      this.#sampleAt = (this.#sampleAt + 1) % SAMPLES;
    }
    this.#sampleBytes = 0;
    this.#sampleStartMs += over * SAMPLE_MS;
  }

  #observePending(pendingBytes: readonly number[]): void {
    const { softPendingCompactionBytesLimit: soft, hardPendingCompactionBytesLimit: hard } = this.#config;
    const worst = Math.max(...pendingBytes);
    this.#pendingBytes = worst;
    if (worst >= hard) {
      this.#discardRatio = 1;
      return;
    }
    // Sizes matter by their order of magnitude.
    const target = worst <= soft ? 0 : Math.log2(worst / soft) / Math.log2(hard / soft);
    const next = this.#discardRatio + (target - this.#discardRatio) * PENDING_WEIGHT;
    // Ends, instead of halving for ever.
    this.#discardRatio = target === 0 && next < 0.01 ? 0 : next;
    if (this.#discardRatio === 0) this.#discardDebt = 0;
  }

  /** Refuses the given share evenly, without dice. */
  #discards(): boolean {
    if (this.#discardRatio === 0) return false;
    this.#discardDebt += this.#discardRatio;
    if (this.#discardDebt < 1) return false;
    this.#discardDebt -= 1;
    return true;
  }
}

/** 0 up to the threshold, 1 from twice the threshold on. */
function excess(value: number, threshold: number): number {
  return Math.min(1, Math.max(0, (value - threshold) / Math.max(1, threshold)));
}
