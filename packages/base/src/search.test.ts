import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lowerBound } from './search.ts';

test('lowerBound: the first key that is not before, at both ends, between keys and among equal ones', () => {
  const keys = ['b', 'd', 'd', 'f'];
  const expected = { a: 0, b: 0, c: 1, d: 1, e: 3, f: 3, g: 4 };
  for (const [key, index] of Object.entries(expected)) assert.equal(lowerBound(keys, key), index, key);
  assert.equal(lowerBound([], 'a'), 0);
});
