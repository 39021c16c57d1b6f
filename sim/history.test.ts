import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { type AppendCall, checkList, checkRegister, type ListRead, type RegisterCall } from './history.ts';

const OPEN = Number.POSITIVE_INFINITY;
type Value = string | undefined;
const write = (value: Value, start: number, end: number): RegisterCall => {
  return { kind: 'write', value, start, end, client: 1 };
};
const read = (value: Value, start: number, end: number): RegisterCall => {
  return { kind: 'read', value, start, end, client: 2 };
};
const swap = (expected: Value, value: string, seen: Value, start: number, end: number): RegisterCall => {
  return { kind: 'swap', expected, value, seen, start, end, client: 3 };
};

function flawOf(calls: readonly RegisterCall[]): string {
  const verdict = checkRegister(calls);
  return verdict.kind === 'bad' ? verdict.flaw : verdict.kind;
}

test('register: what one copy could have answered passes', () => {
  assert.equal(flawOf([write('a', 1, 4), read(undefined, 2, 3), read('a', 5, 6)]), 'good');
  assert.equal(flawOf([write('a', 1, 10), write('b', 2, 9), read('a', 3, 4), read('b', 5, 6)]), 'good');
  assert.equal(flawOf([write('a', 1, OPEN), read(undefined, 2, 3), read('a', 5, 6)]), 'good');
  assert.equal(flawOf([write('a', 1, OPEN), write('b', 2, 3), read('b', 4, 5)]), 'good');
  assert.equal(flawOf([write('a', 1, 2), write(undefined, 3, OPEN), read(undefined, 4, 5)]), 'good');
});

test('register: stale, lost, undone and invented values are found', () => {
  assert.match(flawOf([write('a', 1, 2), read(undefined, 3, 4)]), /not linearizable/);
  assert.match(flawOf([write('a', 1, 2), write('b', 3, 4), read('a', 5, 6)]), /not linearizable/);
  assert.match(flawOf([write('a', 1, 10), read('a', 2, 3), read(undefined, 4, 5)]), /not linearizable/);
  assert.match(flawOf([read('x', 1, 2)]), /never written/);
  const flicker = [write('a', 1, 2), write('b', 3, OPEN), read('b', 4, 5), read('a', 6, 7)];
  assert.match(flawOf(flicker), /not linearizable/);
});

test('register: swaps that saw what was there pass, two winners of one value do not', () => {
  assert.equal(
    flawOf([write('a', 1, 2), swap('a', 'b', 'a', 3, 4), swap('a', 'c', 'b', 5, 6), read('b', 7, 8)]),
    'good',
  );
  assert.equal(flawOf([swap(undefined, 'a', undefined, 1, OPEN), read('a', 2, 3)]), 'good');
  const winners = [write('a', 1, 2), swap('a', 'b', 'a', 3, 6), swap('a', 'c', 'a', 4, 5)];
  assert.match(flawOf(winners), /not linearizable/);
  assert.match(flawOf([write('a', 1, 2), swap('x', 'b', 'a', 3, 4), read('b', 5, 6)]), /not linearizable/);
  assert.match(flawOf([write('a', 1, 2), swap('a', 'b', 'z', 3, 4)]), /never written/);
});

test('register: a search that needs too many steps says so', () => {
  const calls = Array.from({ length: 12 }, (_, i) => write(`${i}`, 1 + i, 100 - i));
  calls.push(...Array.from({ length: 12 }, (_, i) => read(`${i}`, 200 + i, 300 + i)));
  assert.equal(checkRegister(calls, undefined, 50).kind, 'unknown');
});

test('register: histories of one copy pass, and with one answer changed are judged like a slow search judges them', () => {
  const seen = { good: 0, bad: 0 };
  for (let seed = 1; seed <= 400; seed++) {
    const prng = new Prng(seed);
    const calls = drawHistory(prng);
    assert.equal(flawOf(calls), 'good', `seed ${seed}`);
    const reads = calls.filter((call) => call.kind === 'read');
    if (reads.length === 0) continue;
    const changed = prng.pick(reads);
    const values = calls.map(({ value }) => value);
    const broken = calls.map((call) =>
      call === changed ? { ...call, value: values[prng.int(0, values.length)] } : call,
    );
    const expected = someOrderFits(broken, undefined) ? 'good' : 'bad';
    seen[expected]++;
    assert.equal(checkRegister(broken).kind, expected, `seed ${seed}`);
  }
  assert.ok(seen.good > 20 && seen.bad > 50, JSON.stringify(seen));
});

/** Three clients on one copy. */
function drawHistory(prng: Prng): RegisterCall[] {
  const calls: RegisterCall[] = [];
  let value: Value;
  for (let point = 10; point < 80; point += 10) {
    const [start, end] = [point - prng.int(0, 25), point + prng.int(0, 25)];
    const kind = prng.float();
    if (kind < 0.5) calls.push(read(value, start, end));
    else if (kind < 0.75) calls.push(write((value = `${point}`), start, end));
    else {
      const seenValue = value;
      const expected = prng.chance(0.6) ? value : 'no';
      if (expected === value) value = `${point}`;
      calls.push(swap(expected, `${point}`, seenValue, start, end));
    }
  }
  return calls;
}

/** Every order, without cleverness. */
function someOrderFits(left: readonly RegisterCall[], value: Value): boolean {
  if (left.length === 0) return true;
  const minEnd = Math.min(...left.map(({ end }) => end));
  return left.some((call) => {
    if (call.start > minEnd) return false;
    const rest = left.filter((other) => other !== call);
    if (call.kind === 'read') return call.value === value && someOrderFits(rest, value);
    if (call.kind === 'write') return someOrderFits(rest, call.value);
    return call.seen === value && someOrderFits(rest, value === call.expected ? call.value : value);
  });
}

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
