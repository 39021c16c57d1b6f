/**
 * Deadlines of calls in flight, for the transport and for the client. A timer per call would cost more than the call itself (setTimeout + clear: 0.23 us
 * and a heap); here a call is linked into a slot of a ring and unlinked when it is answered, and one timer is armed
 * for the first slot that holds anything.
 *
 * A deadline fires at or after its time, late by less than one tick. Entries further away than the ring is long stay
 * in their slot for another round.
 *
 * HOT: add and remove allocate nothing.
 */
import { assert } from '@tessera/base';
import type { Clock, Timer } from './ports.ts';

/** Late by at most this: a tenth of the shortest sensible timeout of a network call. */
const TICK_MS = 10;
/** A ring of 10 s: longer timeouts pass their slot once per round, shorter ones never share it with them for long. */
const SLOTS = 1024;

/** Something with a deadline. The links belong to the wheel. */
export interface WheelEntry {
  /** On the monotonic clock. Present and fixed while the entry is in the wheel. */
  readonly deadlineMs: number | undefined;
  wheelNext: WheelEntry | undefined;
  wheelPrevious: WheelEntry | undefined;
  /** Called once, after the entry has left the wheel. */
  expired(): void;
}

/** The head of a slot: an entry that is never due. */
class Slot implements WheelEntry {
  readonly deadlineMs = Number.POSITIVE_INFINITY;
  wheelNext: WheelEntry | undefined;
  wheelPrevious: WheelEntry | undefined;
  expired(): void {}
}

export class DeadlineWheel {
  readonly #clock: Clock;
  readonly #slots: readonly Slot[] = Array.from({ length: SLOTS }, () => new Slot());
  #size = 0;
  #timer: Timer | undefined;
  /** The tick the timer is armed for. */
  #armedTick = Number.POSITIVE_INFINITY;
  /** All ticks up to this one have been swept. */
  #sweptTick: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sweptTick = Math.floor(clock.monotonicMs() / TICK_MS);
  }

  get size(): number {
    return this.#size;
  }

  add(entry: WheelEntry): void {
    assert(entry.deadlineMs !== undefined, 'deadline wheel: an entry has a deadline');
    const tick = Math.max(Math.ceil(entry.deadlineMs / TICK_MS), this.#sweptTick + 1);
    const slot = this.#slots[tick % SLOTS] as Slot;
    const next = slot.wheelNext;
    entry.wheelNext = next;
    entry.wheelPrevious = slot;
    if (next !== undefined) next.wheelPrevious = entry;
    slot.wheelNext = entry;
    this.#size++;
    if (tick < this.#armedTick) this.#arm(tick);
  }

  /** Does nothing when the entry is not in the wheel. */
  remove(entry: WheelEntry): void {
    const previous = entry.wheelPrevious;
    if (previous === undefined) return;
    const next = entry.wheelNext;
    previous.wheelNext = next;
    if (next !== undefined) next.wheelPrevious = previous;
    entry.wheelNext = undefined;
    entry.wheelPrevious = undefined;
    this.#size--;
  }

  /** Stops for good and hands over what was waiting, in no particular order. */
  close(): WheelEntry[] {
    this.#timer?.cancel();
    this.#timer = undefined;
    // Nothing is earlier than this: no timer is armed again.
    this.#armedTick = Number.NEGATIVE_INFINITY;
    const entries: WheelEntry[] = [];
    for (const slot of this.#slots) {
      for (let entry = slot.wheelNext; entry !== undefined; entry = entry.wheelNext) entries.push(entry);
    }
    return entries;
  }

  #arm(tick: number): void {
    this.#timer?.cancel();
    this.#armedTick = tick;
    const delayMs = Math.max(0, tick * TICK_MS - this.#clock.monotonicMs());
    this.#timer = this.#clock.setTimer(delayMs, () => this.#sweep());
  }

  #sweep(): void {
    this.#timer = undefined;
    this.#armedTick = Number.POSITIVE_INFINITY;
    const nowMs = this.#clock.monotonicMs();
    const nowTick = Math.floor(nowMs / TICK_MS);
    const from = Math.max(this.#sweptTick + 1, nowTick - SLOTS + 1);
    this.#sweptTick = nowTick;
    const due: WheelEntry[] = [];
    for (let tick = from; tick <= nowTick; tick++) {
      for (let entry = this.#slots[tick % SLOTS]?.wheelNext; entry !== undefined; entry = entry.wheelNext) {
        if ((entry.deadlineMs as number) <= nowMs) due.push(entry);
      }
    }
    for (const entry of due) this.remove(entry);
    // Armed before the callbacks, which may add entries or close the wheel.
    this.#armNext(nowTick);
    for (const entry of due) entry.expired();
  }

  #armNext(nowTick: number): void {
    if (this.#size === 0) return;
    for (let tick = nowTick + 1; tick <= nowTick + SLOTS; tick++) {
      if ((this.#slots[tick % SLOTS] as Slot).wheelNext !== undefined) {
        this.#arm(tick);
        return;
      }
    }
  }
}
