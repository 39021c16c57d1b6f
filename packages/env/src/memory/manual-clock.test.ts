import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from './manual-clock.ts';

test('manual clock: timers run in order of due time, then of setting, each at its own time', () => {
  const clock = new ManualClock(1000);
  const ran: [string, number, number][] = [];
  const note = (name: string) => () => ran.push([name, clock.monotonicMs(), clock.wallMs()]);
  clock.setTimer(20, note('late'));
  clock.setTimer(10, () => {
    note('early')();
    clock.setTimer(5, note('nested'));
  });
  clock.setTimer(20, note('later'));
  clock.setTimer(15, note('cancelled')).cancel();
  clock.advance(20);
  assert.deepEqual(ran, [
    ['early', 10, 1010],
    ['nested', 15, 1015],
    ['late', 20, 1020],
    ['later', 20, 1020],
  ]);
});

test('manual clock: advanceToNextTimer skips cancelled timers and says when there is none', () => {
  const clock = new ManualClock();
  let ran = 0;
  clock.setTimer(5, () => ran++).cancel();
  clock.setTimer(8, () => ran++);
  assert.equal(clock.advanceToNextTimer(), true);
  assert.deepEqual([ran, clock.monotonicMs()], [1, 8]);
  assert.equal(clock.advanceToNextTimer(), false);
});

test('manual clock: a step of the wall clock leaves the monotonic clock and timers alone', () => {
  const clock = new ManualClock(1000);
  clock.advance(50);
  clock.setWallMs(10);
  clock.advance(5);
  assert.deepEqual([clock.wallMs(), clock.monotonicMs()], [15, 55]);
});
