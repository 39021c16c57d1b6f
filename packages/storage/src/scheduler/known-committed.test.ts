import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownCommitted } from './known-committed.ts';

/** Timestamps of the oracle, some milliseconds apart. */
const tsOf = (i: number): bigint => (1_700_000_000_000n + BigInt(i * 3)) << 18n;

test('known committed: the last ones are known, older ones forgotten, in the order of commit', () => {
  const known = new KnownCommitted(2048);
  assert.equal(known.has(tsOf(0)), false);
  for (let i = 0; i < 10_000; i++) {
    known.add(tsOf(i));
    if (i % 97 === 0) known.add(tsOf(i));
    assert.equal(known.size, Math.min(i + 1, 2048));
    assert.ok(known.has(tsOf(i)));
    const oldest = Math.max(0, i - 2047);
    assert.ok(known.has(tsOf(oldest)));
    assert.equal(oldest > 0 && known.has(tsOf(oldest - 1)), false);
  }
  for (let i = 0; i < 10_000; i++) assert.equal(known.has(tsOf(i)), i >= 10_000 - 2048, `${i}`);
});

test('known committed: one that comes again keeps its place', () => {
  const known = new KnownCommitted(1024);
  for (let i = 0; i < 1024; i++) known.add(tsOf(i));
  known.add(tsOf(0));
  known.add(tsOf(1024));
  assert.equal(known.has(tsOf(0)), false);
  assert.ok(known.has(tsOf(1)));
});

test('known committed: random small numbers against a model', () => {
  const known = new KnownCommitted(1024);
  const model = new Set<number>();
  let seed = 7;
  for (let i = 0; i < 20_000; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const item = 1 + ((seed >>> 8) % 3000);
    known.add(BigInt(item));
    model.add(item);
    const [oldest] = model;
    if (model.size > 1024 && oldest !== undefined) model.delete(oldest);
    const asked = 1 + (seed % 3000);
    assert.equal(known.has(BigInt(asked)), model.has(asked));
  }
  assert.equal(known.size, 1024);
});
