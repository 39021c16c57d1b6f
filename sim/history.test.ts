import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AppendCall, checkList, checkRegister, type ListRead, type RegisterCall } from './history.ts';

const OPEN = Number.POSITIVE_INFINITY;
const write = (value: string, start: number, end: number): RegisterCall => ({
  kind: 'write',
  value,
  start,
  end,
  client: 1,
});
const read = (value: string | undefined, start: number, end: number): RegisterCall => ({
  kind: 'read',
  value,
  start,
  end,
  client: 2,
});

test('register: what one copy could have answered passes', () => {
  assert.equal(checkRegister([write('a', 1, 4), read(undefined, 2, 3), read('a', 5, 6)]), undefined);
  assert.equal(checkRegister([write('a', 1, 10), write('b', 2, 9), read('a', 3, 4), read('b', 5, 6)]), undefined);
  assert.equal(checkRegister([write('a', 1, OPEN), read(undefined, 2, 3), read('a', 5, 6)]), undefined);
  assert.equal(checkRegister([write('a', 1, OPEN), write('b', 2, 3), read('b', 4, 5)]), undefined);
});

test('register: stale, lost, undone and invented values are found', () => {
  assert.match(checkRegister([write('a', 1, 2), read(undefined, 3, 4)]) ?? '', /not linearizable/);
  assert.match(checkRegister([write('a', 1, 2), write('b', 3, 4), read('a', 5, 6)]) ?? '', /not linearizable/);
  const undone = [write('a', 1, 10), read('a', 2, 3), read(undefined, 4, 5)];
  assert.match(checkRegister(undone) ?? '', /not linearizable/);
  assert.match(checkRegister([read('x', 1, 2)]) ?? '', /never written/);
  const flicker = [write('a', 1, 2), write('b', 3, OPEN), read('b', 4, 5), read('a', 6, 7)];
  assert.match(checkRegister(flicker) ?? '', /not linearizable/);
});

test('list: misses, inventions and contradictions are found', () => {
  const append = (value: string, start: number, end: number, refused = false): AppendCall => {
    return { value, start, end, refused, client: 1 };
  };
  const seen = (values: string[], start: number, end: number): ListRead => {
    return { values: new Set(values), start, end, client: 2 };
  };
  const appends = [append('a', 1, 2), append('b', 3, 8), append('c', 4, OPEN)];
  assert.equal(checkList(appends, [seen(['a'], 5, 6), seen(['a', 'b'], 9, 10)]), undefined);
  assert.match(checkList(appends, [seen(['b'], 5, 6)]) ?? '', /misses a/);
  assert.match(checkList(appends, [seen(['a', 'b'], 5, 6), seen(['a', 'c'], 5, 7)]) ?? '', /contradict/);
  assert.match(checkList([...appends, append('d', 5, 6, true)], [seen(['a', 'd'], 5, 6)]) ?? '', /too much/);
  assert.match(checkList(appends, [seen(['a', 'c'], 5, 6), seen(['a'], 7, 7)]) ?? '', /less/);
});
