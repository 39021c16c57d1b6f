import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SplitMarks } from './split-marks.ts';

test('split marks: since when, moved on by another split, gone with the region or in time', () => {
  const marks = new SplitMarks();
  marks.mark(1, 1000, 500);
  marks.mark(2, 1200, 500);
  assert.deepEqual(
    [marks.sinceMs(1, 1300), marks.sinceMs(2, 1300), marks.sinceMs(3, 1300)],
    [300, 100, Number.POSITIVE_INFINITY],
  );
  marks.mark(1, 1400, 500);
  marks.forget(2);
  assert.deepEqual([marks.sinceMs(1, 1400), marks.sinceMs(2, 1400)], [0, Number.POSITIVE_INFINITY]);
  marks.mark(4, 1900, 500);
  assert.equal(marks.sinceMs(1, 1900), Number.POSITIVE_INFINITY, 'what is past the interval is forgotten by the way');
  assert.equal(marks.sinceMs(4, 1900), 0);
});

test('split marks: many at once are bounded, the oldest go', () => {
  const marks = new SplitMarks();
  for (let id = 0; id < 200_001; id++) marks.mark(id, 0, 1000);
  assert.deepEqual([marks.sinceMs(0, 0), marks.sinceMs(1, 0)], [Number.POSITIVE_INFINITY, 0]);
});
