import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ValueSlab } from './value-slab.ts';

test('value slab: copies are equal, independent of their source and of each other', () => {
  const slab = new ValueSlab();
  const source = new Uint8Array(100);
  const copies: Uint8Array[] = [];
  for (let i = 0; i < 500; i++) {
    source.fill(i & 0xff);
    copies.push(slab.copy(source.subarray(0, i % 100)));
  }
  for (const [i, copy] of copies.entries()) {
    assert.equal(copy.length, i % 100);
    assert.ok(copy.every((byte) => byte === (i & 0xff)));
  }
});

test('value slab: large values have a buffer of their own', () => {
  const copy = new ValueSlab().copy(new Uint8Array(100_000).fill(3));
  assert.equal(copy.buffer.byteLength, 100_000);
});
