import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Latches, type LatchJob } from './latches.ts';

test('latches: jobs that share a key never overlap, run in order of arrival, and all run', () => {
  const keys = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 40 }), (jobs, choices) => {
      const latches = new Latches(100);
      const running = new Map<LatchJob, readonly string[]>();
      const order: number[] = [];
      jobs.forEach((wanted, index) => {
        const job: LatchJob = {
          latched: undefined,
          run() {
            for (const held of running.values()) assert.ok(!held.some((key) => wanted.includes(key)));
            running.set(job, wanted);
            order.push(index);
          },
        };
        assert.ok(latches.acquire(wanted, job));
      });
      for (let i = 0; running.size > 0; i++) {
        const [job] = [...running.keys()].slice((choices[i] ?? 0) % running.size);
        running.delete(job as LatchJob);
        latches.release(job as LatchJob);
      }
      assert.equal(latches.size, 0);
      assert.equal(order.length, jobs.length);
      for (const key of ['a', 'b', 'c', 'd']) {
        const mine = order.filter((index) => jobs[index]?.includes(key));
        assert.deepEqual(
          mine,
          mine.toSorted((a, b) => a - b),
        );
      }
    }),
  );
});

test('latches: a hot key whose jobs end at once does not eat the stack', () => {
  const latches = new Latches(100_000);
  let ran = 0;
  const holder: LatchJob = { latched: undefined, run: () => {} };
  latches.acquire(['k'], holder);
  for (let i = 0; i < 50_000; i++) {
    const job: LatchJob = {
      latched: undefined,
      run() {
        ran++;
        latches.release(job);
      },
    };
    latches.acquire(['k'], job);
  }
  latches.release(holder);
  assert.equal(ran, 50_000);
});
