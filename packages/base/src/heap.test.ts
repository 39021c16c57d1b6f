import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Heap } from './heap.ts';

test('heap: any mix of pushes and pops gives what a sorted list gives', () => {
  const steps = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: 'pop' as const }), { maxLength: 100 });
  fc.assert(
    fc.property(steps, (history) => {
      const heap = new Heap<number>((a, b) => a < b);
      const model: number[] = [];
      for (const step of history) {
        if (step === 'pop') assert.equal(heap.pop(), model.shift());
        else {
          heap.push(step);
          model.push(step);
          model.sort((a, b) => a - b);
        }
        assert.equal(heap.size, model.length);
        assert.equal(heap.peek(), model[0]);
      }
    }),
  );
});

test('heap: the order is the caller’s', () => {
  const heap = new Heap<string>((a, b) => a.length > b.length);
  for (const word of ['a', 'ccc', 'bb']) heap.push(word);
  assert.deepEqual([heap.pop(), heap.pop(), heap.pop(), heap.pop()], ['ccc', 'bb', 'a', undefined]);
});
