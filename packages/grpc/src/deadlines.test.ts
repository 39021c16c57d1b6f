import assert from 'node:assert/strict';
import test from 'node:test';
import { Prng } from '@tessera/base';
import { ManualClock } from '@tessera/env/memory';
import { DeadlineWheel, NO_SLOT, type Timed } from './deadlines.ts';

class Item implements Timed {
  deadlineMs: number;
  wheelSlot = NO_SLOT;
  wheelNext: Timed | undefined = undefined;
  wheelPrevious: Timed | undefined = undefined;
  expiredMs = -1;
  readonly #clock: ManualClock;
  readonly #onExpire: () => void;

  constructor(deadlineMs: number, clock: ManualClock, onExpire: () => void = () => {}) {
    this.deadlineMs = deadlineMs;
    this.#clock = clock;
    this.#onExpire = onExpire;
  }

  expire(): void {
    assert.equal(this.expiredMs, -1, 'expires once');
    this.expiredMs = this.#clock.monotonicMs();
    this.#onExpire();
  }
}

test('deadlines: never early, at most two ticks late, near and far, in any order', () => {
  const random = new Prng(7);
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const items: Item[] = [];
  const removed = new Set<Item>();
  for (let step = 0; step < 400; step++) {
    for (let i = 0; i < 5; i++) {
      const far = random.u32() % 4 === 0 ? 30_000 : 300;
      const item = new Item(clock.monotonicMs() + (random.u32() % far), clock);
      items.push(item);
      wheel.add(item, item.deadlineMs);
    }
    const victim = items[random.u32() % items.length] as Item;
    if (victim.expiredMs === -1) {
      wheel.remove(victim);
      removed.add(victim);
    }
    clock.advance(random.u32() % 50);
  }
  clock.advance(40_000);
  for (const item of items) {
    if (removed.has(item)) {
      assert.equal(item.expiredMs, -1);
      continue;
    }
    assert.ok(item.expiredMs >= item.deadlineMs, 'early');
    assert.ok(item.expiredMs <= item.deadlineMs + 16, `${item.expiredMs - item.deadlineMs} ms late`);
  }
  assert.equal(clock.advanceToNextTimer(), false, 'no timer is left when no call waits');
});

test('deadlines: what one expiry takes off the wheel does not expire', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const second = new Item(100, clock);
  const first: Item = new Item(100, clock, () => wheel.remove(second));
  wheel.add(second, 100);
  wheel.add(first, 100);
  clock.advance(200);
  assert.equal(second.expiredMs, -1);
  assert.notEqual(first.expiredMs, -1);
});

test('deadlines: one that has passed already expires at the next tick', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  clock.advance(1000);
  const late = new Item(500, clock);
  wheel.add(late, 500);
  clock.advance(8);
  assert.notEqual(late.expiredMs, -1);
  const again = new Item(900, clock);
  wheel.add(again, 900);
  clock.advance(16);
  assert.notEqual(again.expiredMs, -1);
});

test('deadlines: a closed wheel leaves no timer behind', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const entry = new Item(3000, clock);
  wheel.add(entry, 3000);
  wheel.remove(entry);
  wheel.close();
  assert.equal(clock.advanceToNextTimer(), false);
});
