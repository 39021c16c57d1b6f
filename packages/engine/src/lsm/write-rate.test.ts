import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ManualClock } from '@tessera/env/memory';
import { WriteRate } from './write-rate.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('write rate: keeps to the rate, flushes first; a change of the rate counts at once', async () => {
  const clock = new ManualClock();
  const rate = new WriteRate(clock, 1_000_000);
  const order: string[] = [];
  const take = (name: string, bytes: number, urgent = false): void => {
    void rate.take(bytes, urgent)?.then(() => order.push(`${name} ${clock.monotonicMs() - start}`));
  };
  clock.advance(1000);
  const start = clock.monotonicMs();
  take('a', 500_000);
  take('b', 100_000);
  take('flush', 200_000, true);
  take('c', 100_000);
  for (let ms = 0; ms < 2000; ms += 50) {
    await turn();
    clock.advance(50);
  }
  // The tenth of a second before was free.
  assert.deepEqual(order, ['a 0', 'flush 400', 'b 600', 'c 700']);
  assert.deepEqual([rate.bytes, rate.waits], [900_000, 2]);
  order.length = 0;
  take('big', 10_000_000);
  take('d', 1);
  await turn();
  rate.set(0);
  await turn();
  assert.deepEqual(
    order.map((line) => line.split(' ')[0]),
    ['big', 'd'],
  );
  assert.equal(rate.take(1e12, false), undefined);
});
