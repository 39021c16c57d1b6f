import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DeadlineWheel, type WheelEntry } from './deadline-wheel.ts';
import { ManualClock } from './memory/index.ts';

class Entry implements WheelEntry {
  readonly deadlineMs: number;
  readonly #onExpired: (entry: Entry) => void;
  wheelNext: WheelEntry | undefined;
  wheelPrevious: WheelEntry | undefined;

  constructor(deadlineMs: number, onExpired: (entry: Entry) => void) {
    this.deadlineMs = deadlineMs;
    this.#onExpired = onExpired;
  }

  expired(): void {
    this.#onExpired(this);
  }
}

test('deadline wheel: an entry fires once, never early, late by less than a tick', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const fired: number[] = [];
  wheel.add(new Entry(1234, () => fired.push(clock.monotonicMs())));
  clock.advance(1233);
  assert.deepEqual(fired, []);
  clock.advance(100_000);
  assert.deepEqual(fired, [1240]);
  assert.equal(wheel.size, 0);
});

test('deadline wheel: a removed entry never fires, removing twice is harmless', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const entry = new Entry(50, () => assert.fail('fired'));
  wheel.add(entry);
  wheel.remove(entry);
  wheel.remove(entry);
  assert.equal(wheel.size, 0);
  clock.advance(1000);
});

test('deadline wheel: deadlines further away than the ring wait for their round', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  let firedMs = 0;
  wheel.add(new Entry(45_000, () => (firedMs = clock.monotonicMs())));
  clock.advance(44_999);
  assert.equal(firedMs, 0);
  clock.advance(20);
  assert.ok(firedMs >= 45_000 && firedMs <= 45_010);
});

test('deadline wheel: an entry added by an expiring one is kept, after close nothing fires', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const second = new Entry(200, () => assert.fail('fired'));
  wheel.add(new Entry(100, () => wheel.add(second)));
  clock.advance(150);
  assert.equal(wheel.size, 1);
  assert.deepEqual(wheel.close(), [second]);
  clock.advance(1000);
});

test('deadline wheel: an idle wheel leaves no timer behind once its last one has passed', () => {
  const clock = new ManualClock();
  const wheel = new DeadlineWheel(clock);
  const entry = new Entry(20_000, () => {});
  wheel.add(entry);
  wheel.remove(entry);
  clock.advance(20_010);
  assert.equal(clock.advanceToNextTimer(), false);
});

test('deadline wheel: fires exactly what is due under random adds, removes and steps', () => {
  const step = fc.record({ addMs: fc.integer({ min: 1, max: 30_000 }), remove: fc.nat(9), advanceMs: fc.nat(15_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const clock = new ManualClock();
      const wheel = new DeadlineWheel(clock);
      const live = new Set<Entry>();
      for (const { addMs, remove, advanceMs } of steps) {
        const entry = new Entry(clock.monotonicMs() + addMs, (fired) => {
          assert.ok(fired.deadlineMs <= clock.monotonicMs());
          assert.ok(live.delete(fired));
        });
        live.add(entry);
        wheel.add(entry);
        const victim = [...live][remove];
        if (victim !== undefined) {
          live.delete(victim);
          wheel.remove(victim);
        }
        clock.advance(advanceMs);
        for (const waiting of live) assert.ok(waiting.deadlineMs > clock.monotonicMs() - 10);
        assert.equal(wheel.size, live.size);
      }
    }),
    { numRuns: 60 },
  );
});
