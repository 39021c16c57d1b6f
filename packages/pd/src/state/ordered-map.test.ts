import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OrderedMap } from './ordered-map.ts';

const key = fc.integer({ min: 0, max: 3000 }).map((n) => n.toString(36));
const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), key, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key, value: fc.constant(0) }) },
);

test('ordered map: answers as a sorted list does, after any changes', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 2500, size: 'max' }), key, key, (operations, a, b) => {
      const map = new OrderedMap<number>();
      const model = new Map<string, number>();
      for (const change of operations) {
        if (change.kind === 'set') {
          map.set(change.key, change.value);
          model.set(change.key, change.value);
        } else {
          assert.equal(map.delete(change.key), model.delete(change.key));
        }
      }
      const sorted = [...model].sort(([x], [y]) => (x < y ? -1 : 1)).map(([k, value]) => ({ key: k, value }));
      assert.equal(map.size, sorted.length);
      assert.deepEqual([...map.entries()], sorted);
      const inside = sorted.filter((entry) => entry.key >= a && entry.key < b);
      assert.deepEqual([...map.entries(a, b)], inside);
      assert.equal(map.count(a, b), inside.length);
      assert.deepEqual(
        map.floor(a),
        sorted.findLast((entry) => entry.key <= a),
      );
      assert.deepEqual(
        map.before(a),
        sorted.findLast((entry) => entry.key < a),
      );
      assert.equal(map.get(a), model.get(a));
    }),
    { numRuns: 40 },
  );
});
