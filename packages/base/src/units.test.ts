import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatDurationMs, formatSize, parseDurationMs, parseSize } from './units.ts';

describe('sizes', () => {
  const good: readonly [string, number][] = [
    ['0', 0],
    ['17', 17],
    ['17B', 17],
    ['1KB', 1024],
    ['1KiB', 1024],
    ['1k', 1024],
    ['8MB', 8 * 1024 ** 2],
    ['1.5GiB', 1.5 * 1024 ** 3],
    [' 2 TB ', 2 * 1024 ** 4],
    ['1PiB', 1024 ** 5],
  ];
  for (const [text, bytes] of good) test(`"${text}" is ${bytes} bytes`, () => assert.equal(parseSize(text), bytes));

  for (const text of ['', 'MB', '-1KB', '1XB', '1 K B', '1.KB', '.5KB', '1e3', '0x10', '9PiB PiB', '100000PB']) {
    test(`"${text}" is not a size`, () => assert.equal(parseSize(text), undefined));
  }

  test('formatSize: the largest unit, exact sizes without a fraction', () => {
    const sizes = [0, 1023, 1024, 1536, 8 * 1024 ** 2, 1024 ** 3, 3 * 1024 ** 5];
    assert.deepEqual(sizes.map(formatSize), ['0B', '1023B', '1KiB', '1.50KiB', '8MiB', '1GiB', '3PiB']);
  });
});

describe('durations', () => {
  const good: readonly [string, number][] = [
    ['0s', 0],
    ['10s', 10_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['500ms', 500],
    ['1.5s', 1500],
    ['10us', 0.01],
    ['1m1ms', 60_001],
  ];
  for (const [text, ms] of good) test(`"${text}" is ${ms} ms`, () => assert.equal(parseDurationMs(text), ms));

  for (const text of ['', '10', 's', '-1s', '1s 2ms', '1s1h', '1s1s', '1ns', '1.s', '10S']) {
    test(`"${text}" is not a duration`, () => assert.equal(parseDurationMs(text), undefined));
  }

  test('formatDurationMs: what it prints reads back as the same', () => {
    assert.deepEqual([0, 1500, 5_400_000, 0.25].map(formatDurationMs), ['0s', '1s500ms', '1h30m', '250us']);
    fc.assert(
      fc.property(fc.nat(10 ** 10), (us) => {
        const ms = us / 1000;
        assert.ok(Math.abs((parseDurationMs(formatDurationMs(ms)) ?? Number.NaN) - ms) < 1e-6);
      }),
    );
  });
});
