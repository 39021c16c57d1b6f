import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metapb } from '../messages.ts';
import { SafeTsTable } from './safe-ts-table.ts';

test('safe ts: counts when its index is applied, never goes back, and is forgotten when the range grows', () => {
  const table = new SafeTsTable();
  assert.equal(table.safeTs(1, 1, 100), 0n);
  table.learn(1, 1, 50n, 10);
  assert.deepEqual([table.safeTs(1, 1, 9), table.safeTs(1, 1, 10)], [0n, 50n]);
  table.learn(1, 1, 40n, 11);
  assert.equal(table.safeTs(1, 1, 20), 50n);
  table.learn(1, 1, 60n, 30);
  table.learn(1, 1, 70n, 25);
  assert.deepEqual([table.safeTs(1, 1, 29), table.safeTs(1, 1, 30)], [50n, 70n]);
  assert.equal(table.safeTs(1, 2, 30), 0n, 'another range');
  table.learn(1, 2, 80n, 1);
  table.learn(1, 1, 90n, 1);
  assert.deepEqual([table.safeTs(1, 2, 30), table.safeTs(1, 1, 30)], [80n, 0n]);
});

test('safe ts: the parts of a region know what it knew; a replica far behind keeps the older words', () => {
  const table = new SafeTsTable();
  const region = (id: number, version: number): metapb.Region =>
    Object.assign(new metapb.Region(), { id, regionEpoch: Object.assign(new metapb.RegionEpoch(), { version }) });
  table.learn(1, 1, 50n, 1);
  assert.equal(table.safeTs(1, 1, 1), 50n);
  table.split(region(1, 2), [region(2, 2)]);
  assert.deepEqual([table.safeTs(1, 2, 0), table.safeTs(2, 2, 0)], [50n, 50n]);
  for (let i = 1; i <= 100; i++) table.learn(1, 2, 50n + BigInt(i), i * 10);
  assert.equal(table.safeTs(1, 2, 15), 51n);
  table.forget(1);
  assert.equal(table.safeTs(1, 2, 999), 0n);
});

test('safe ts: what was merged knows the lesser of both', () => {
  const table = new SafeTsTable();
  const merged = Object.assign(new metapb.Region(), {
    id: 1,
    regionEpoch: Object.assign(new metapb.RegionEpoch(), { version: 9 }),
  });
  table.learn(1, 1, 50n, 1);
  table.merged(merged, 50n, 40n);
  assert.equal(table.safeTs(1, 9, 1), 40n);
  table.learn(1, 9, 60n, 2);
  assert.equal(table.safeTs(1, 9, 2), 60n);
  table.merged(merged, 60n, 70n);
  assert.equal(table.safeTs(1, 9, 2), 60n);
});
