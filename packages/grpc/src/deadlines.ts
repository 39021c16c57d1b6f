/**
 * Deadlines of many calls with one timer: a wheel of slots, 8 ms each. A deadline later than one turn of the wheel
 * (4 s) stays in its slot and is looked at once a turn. Never early, late by 8 ms and the timer's own lateness.
 * Adding and removing are constant time without allocation: nearly every call ends long before its deadline.
 */
import type { Clock, Timer } from '@tessera/env';

const TICK_MS = 8;
const SLOTS = 512;

/** A call as the wheel sees it; the links belong to the wheel. */
export interface Timed {
  /** Monotonic. */
  deadlineMs: number | undefined;
  wheelSlot: number;
  wheelNext: Timed | undefined;
  wheelPrevious: Timed | undefined;
  /** The deadline passed; the call is off the wheel already. */
  expire(): void;
}

/** Value of `wheelSlot` while not on a wheel. */
export const NO_SLOT = -1;

export class DeadlineWheel {
  readonly #clock: Clock;
  readonly #slots: (Timed | undefined)[] = new Array<Timed | undefined>(SLOTS).fill(undefined);
  #count = 0;
  /** Every slot up to this tick has been looked at. */
  #tick = 0;
  #timer: Timer | undefined = undefined;
  #timerTick = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `call.deadlineMs` must be set and the call on no wheel. */
  add(call: Timed, deadlineMs: number): void {
    // A slot already looked at would wait for the next turn of the wheel.
    const tick = Math.max(Math.floor(deadlineMs / TICK_MS), this.#tick) + 1;
    const slot = tick % SLOTS;
    const head = this.#slots[slot];
    call.wheelSlot = slot;
    call.wheelNext = head;
    if (head !== undefined) head.wheelPrevious = call;
    this.#slots[slot] = call;
    this.#count++;
    if (this.#timer === undefined || tick < this.#timerTick) this.#arm(tick);
  }

  remove(call: Timed): void {
    if (call.wheelSlot === NO_SLOT) return;
    const { wheelNext: next, wheelPrevious: previous } = call;
    if (previous === undefined) this.#slots[call.wheelSlot] = next;
    else previous.wheelNext = next;
    if (next !== undefined) next.wheelPrevious = previous;
    call.wheelSlot = NO_SLOT;
    call.wheelNext = undefined;
    call.wheelPrevious = undefined;
    this.#count--;
  }

  /** Lets go of the timer, which would keep the process alive for up to a turn; for when the last call has ended. */
  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #arm(tick: number): void {
    this.#timer?.cancel();
    const nowMs = this.#clock.monotonicMs();
    this.#timerTick = tick;
    this.#timer = this.#clock.setTimer(Math.max(0, tick * TICK_MS - nowMs), () => this.#fire());
  }

  #fire(): void {
    this.#timer = undefined;
    const nowMs = this.#clock.monotonicMs();
    const last = Math.floor(nowMs / TICK_MS);
    const first = Math.max(this.#tick + 1, last - SLOTS + 1);
    this.#tick = last;
    for (let tick = first; tick <= last; tick++) this.#expireSlot(tick % SLOTS, nowMs);
    if (this.#count === 0 || this.#timer !== undefined) return;
    for (let tick = last + 1; tick <= last + SLOTS; tick++) {
      if (this.#slots[tick % SLOTS] === undefined) continue;
      this.#arm(tick);
      return;
    }
  }

  #expireSlot(slot: number, nowMs: number): void {
    // Gathered first: what `expire` calls may take other calls off the wheel.
    const due: Timed[] = [];
    for (let call = this.#slots[slot]; call !== undefined; call = call.wheelNext) {
      if ((call.deadlineMs ?? Number.POSITIVE_INFINITY) <= nowMs) due.push(call);
    }
    for (const call of due) {
      if (call.wheelSlot !== slot) continue;
      this.remove(call);
      call.expire();
    }
  }
}
