import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from './memory/manual-clock.ts';
import { sleep } from './sleep.ts';

test('sleep: resolves when the clock says so', async () => {
  const clock = new ManualClock();
  let awake = false;
  const sleeping = sleep(clock, 10).then(() => {
    awake = true;
  });
  clock.advance(9.5);
  await Promise.resolve();
  assert.equal(awake, false);
  clock.advance(0.5);
  await sleeping;
});

test('sleep: an abort rejects with its reason and leaves no timer', async () => {
  const clock = new ManualClock();
  const controller = new AbortController();
  const sleeping = sleep(clock, 10, controller.signal);
  controller.abort(new Error('enough'));
  await assert.rejects(sleeping, /enough/);
  assert.equal(clock.advanceToNextTimer(), false);
  await assert.rejects(sleep(clock, 10, controller.signal), /enough/);
});
