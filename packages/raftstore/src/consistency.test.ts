import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, WriteBatch } from '@tessera/engine';
import { TestStores } from './testing/test-stores.ts';

const rows = (from: number, to: number): [Uint8Array, Uint8Array][] =>
  Array.from({ length: to - from }, (_, i) => [utf8(`k${from + i}`), utf8(`v${i}`)]);

test('consistency: replicas that hold the same pass, however far each has applied', async () => {
  const stores = await TestStores.open({ count: 3, config: { consistencyCheckTicks: 5 } });
  const leader = must(stores.leader(1), 'a leader');
  for (let i = 0; i < 10; i++) {
    await stores.put(leader, rows(i * 500, i * 500 + 500));
    await stores.advance(300);
  }
  await stores.advance(2000);
  for (const { store } of stores.nodes.values()) {
    assert.equal(store.stopped, false);
    assert.ok(store.consistency.passed >= 3, `${store.consistency.passed} checks`);
  }
  await stores.close();
});

test('consistency: a replica that holds something else stops, the others go on', async () => {
  const failed: string[] = [];
  const observer = (storeId: number) => ({ failed: (error: unknown) => void failed.push(`${storeId} ${error}`) });
  const stores = await TestStores.open({ count: 3, config: { consistencyCheckTicks: 5 }, observer });
  const leader = must(stores.leader(1), 'a leader');
  await stores.put(leader, rows(0, 100));
  await stores.advance(500);
  const other = stores.nodeOf(leader).store.storeId === 1 ? 2 : 1;
  const batch = new WriteBatch();
  batch.put(CF.default, dataKey(utf8('k7')), utf8('rot'));
  stores.node(other).engine.write(batch);
  await stores.advance(3000);
  assert.equal(failed.length, 1);
  assert.match(failed[0] ?? '', new RegExp(`^${other} TesseraError: replicas of region 1 differ at index \\d+`));
  assert.equal(await stores.put(leader, rows(0, 1)), undefined);
  await stores.close();
});
