import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Prng } from '@tessera/base';
import { RangeTombstones } from './range-tombstones.ts';

it('range tombstones: cover and fragments equal a list of ranges', () => {
  const random = new Prng(9);
  const key = (): string => random.pick(['', 'a', 'ab', 'b', 'ba', 'c', 'd', 'da', 'e', 'f']);
  for (let round = 0; round < 200; round++) {
    const tombstones = new RangeTombstones();
    const list: { start: string; end: string; sequence: number }[] = [];
    for (let i = random.int(0, 12); i > 0; i--) {
      const [start, end, sequence] = [key(), key(), random.int(1, 30)];
      tombstones.add(start, end, sequence);
      list.push({ start, end, sequence });
    }
    const expected = (at: string, snapshot: number): number =>
      Math.max(0, ...list.filter((t) => t.start <= at && at < t.end && t.sequence <= snapshot).map((t) => t.sequence));
    for (let i = 0; i < 20; i++) {
      const [at, snapshot] = [key(), random.int(0, 31)];
      assert.equal(tombstones.cover(at, snapshot), expected(at, snapshot));
    }
    const [lower, upper] = [key(), random.chance(0.5) ? key() : undefined];
    const copy = new RangeTombstones();
    tombstones.each(lower, upper, (start, end, sequences) => {
      assert.ok(start < end && start >= lower && (upper === undefined || end <= upper));
      for (const sequence of sequences) copy.add(start, end, sequence);
    });
    for (let i = 0; i < 20; i++) {
      const at = key();
      const inside = at >= lower && (upper === undefined || at < upper);
      assert.equal(copy.cover(at, 99), inside ? expected(at, 99) : 0);
    }
  }
});
