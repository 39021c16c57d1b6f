import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeClock, nodeRandom, nodeTasks } from './clock.ts';

test('clock: a timer never fires before its delay, even when it is set late in a long turn', async () => {
  const busyUntil = nodeClock.monotonicMs() + 20;
  while (nodeClock.monotonicMs() < busyUntil);
  const start = nodeClock.monotonicMs();
  await new Promise<void>((resolve) => nodeClock.setTimer(10, resolve));
  assert.ok(nodeClock.monotonicMs() - start >= 10);
});

test('clock: a delay beyond what setTimeout can count does not fire at once', async () => {
  let fired = false;
  const timer = nodeClock.setTimer(2 ** 40, () => {
    fired = true;
  });
  await new Promise<void>((resolve) => nodeClock.setTimer(5, resolve));
  timer.cancel();
  timer.cancel();
  assert.equal(fired, false);
});

test('clock: a cancelled timer does not fire', async () => {
  const fired: string[] = [];
  const first = nodeClock.setTimer(1, () => fired.push('cancelled'));
  first.cancel();
  await new Promise<void>((resolve) => nodeClock.setTimer(2, resolve));
  assert.deepEqual(fired, []);
});

test('clock: the wall clock is Unix time', () => {
  assert.ok(Math.abs(nodeClock.wallMs() - Date.now()) < 1000);
});

test('random: numbers are 32 bits and differ beyond one pool; fill reaches every byte', () => {
  const numbers = Array.from({ length: 5000 }, () => nodeRandom.u32());
  assert.ok(numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32));
  // Birthday bound: 5000 draws from 2^32 collide about three times in a thousand runs, ten times practically never.
  assert.ok(new Set(numbers).size > 4990);
  const bytes = new Uint8Array(64);
  assert.equal(nodeRandom.fill(bytes), bytes);
  assert.ok(new Set(bytes).size > 8);
});

test('tasks: run in order of submission, after the microtasks of this turn', async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    nodeTasks.defer(() => order.push('first'));
    nodeTasks.defer(() => {
      order.push('second');
      nodeTasks.defer(resolve);
    });
    queueMicrotask(() => order.push('microtask'));
    order.push('now');
  });
  assert.deepEqual(order, ['now', 'microtask', 'first', 'second']);
});
