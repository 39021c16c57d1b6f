import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, must, utf8 } from '@tessera/base';
import { encodeBytes } from '@tessera/codec';
import type { Region } from '@tessera/proto/metapb';
import type { RaftstoreConfig } from './config.ts';
import { newEpoch, newRegion } from './region.ts';
import { takeRegionFacts } from './region-stats.ts';
import { batchSplit, fittingSplitKeys } from './split-check.ts';
import { TestStores } from './testing/test-stores.ts';

const SMALL: Partial<RaftstoreConfig> = {
  regionMaxBytes: 30_000,
  regionSplitBytes: 10_000,
  splitCheckDiffBytes: 1000,
  splitCheckTicks: 10,
};

function rows(from: number, to: number, bytes: number): [Uint8Array, Uint8Array][] {
  return Array.from({ length: to - from }, (_, i) => [
    utf8(`k${String(from + i).padStart(4, '0')}`),
    new Uint8Array(bytes),
  ]);
}

async function withStores(
  config: Partial<RaftstoreConfig>,
  run: (stores: TestStores, wanted: string[][]) => Promise<void>,
  count = 1,
): Promise<void> {
  const wanted: string[][] = [];
  const splitWanted = (_: Region, keys: readonly Uint8Array[]): void => void wanted.push(keys.map(fromUtf8));
  const stores = await TestStores.open({ count, config, observer: () => ({ splitWanted }) });
  try {
    await run(stores, wanted);
  } finally {
    await stores.close();
  }
}

test('split check: a region below its limits is left alone, one above gets keys spread over it', () =>
  withStores(SMALL, async (stores, wanted) => {
    const leader = must(stores.leader(1), 'a leader');
    await stores.put(leader, rows(0, 200, 100));
    await stores.advance(3000);
    assert.equal(wanted.length, 0);
    await stores.put(leader, rows(200, 400, 100));
    await stores.advance(3000);
    const keys = must(wanted[0], 'keys');
    assert.equal(keys.length, 3);
    // 400 rows in four pieces: each cut within a few rows of a quarter.
    for (const [i, key] of keys.entries()) assert.ok(Math.abs(Number(key.slice(1)) - (i + 1) * 100) < 10, key);
  }));

test('split check: many small rows are too many by their number', () =>
  withStores({ ...SMALL, regionMaxKeys: 100, regionSplitKeys: 50 }, async (stores, wanted) => {
    const leader = must(stores.leader(1), 'a leader');
    await stores.put(leader, rows(0, 120, 10));
    await stores.advance(3000);
    assert.equal(wanted[0]?.length, 1);
  }));

test('split check: asks again while nobody splits, and no more after the split', () =>
  withStores(SMALL, async (stores, wanted) => {
    const leader = must(stores.leader(1), 'a leader');
    await stores.put(leader, rows(0, 300, 100));
    await stores.put(leader, rows(300, 400, 100));
    await stores.advance(5000);
    assert.ok(wanted.length > 2);
    const keys = must(wanted.at(-1), 'keys').map(utf8);
    const ids = keys.map((_, i) => ({ newRegionId: 10 + i, newPeerIds: [20 + i] }));
    assert.equal(await stores.admin(leader, batchSplit(keys, ids, true)), undefined);
    await stores.advance(1000);
    const before = wanted.length;
    await stores.advance(5000);
    assert.equal(wanted.length, before);
    const { regions } = stores.node(1).store;
    assert.deepEqual(
      regions.peers.map(({ region }) => region.id),
      [10, 11, 12, 1],
    );
    assert.equal(regions.find(utf8('k0000'))?.region.id, 10);
    assert.equal(regions.find(utf8('k0399'))?.region.id, 1);
  }));

test('split check: the middle of a region of any size; none of one row', () =>
  withStores({}, async (stores) => {
    const leader = must(stores.leader(1), 'a leader');
    await stores.put(leader, rows(0, 1, 10));
    const { splits } = stores.node(1).store;
    assert.equal(await splits.halve(leader), undefined);
    await stores.put(leader, rows(1, 9, 10));
    const middle = fromUtf8(must(await splits.halve(leader), 'a key'));
    assert.ok(['k0004', 'k0005'].includes(middle), middle);
  }));

test('split keys: versions are cut off, what is outside or twice is dropped', () => {
  const region = newRegion(1, utf8('b'), utf8('y'), newEpoch(1, 1), []);
  const row = encodeBytes(utf8('kk'));
  const version = new Uint8Array(row.length + 8);
  version.set(row);
  const other = version.slice();
  other[row.length] = 7;
  const keys = fittingSplitKeys(region, [utf8('z'), other, utf8('b'), version, utf8('a'), utf8('c'), utf8('')]);
  assert.deepEqual(keys, [utf8('c'), row]);
});

test('region facts: traffic since they were last taken, size, and only from a leader', () =>
  withStores(
    {},
    async (stores) => {
      const leader = must(stores.leader(1), 'a leader');
      const { store } = stores.nodeOf(leader);
      takeRegionFacts(store, leader);
      await stores.put(leader, rows(0, 10, 100));
      leader.stats.bytesRead += 500;
      leader.stats.keysRead += 5;
      const facts = must(takeRegionFacts(store, leader), 'facts');
      assert.equal(facts.keysWritten, 10);
      assert.ok(facts.bytesWritten > 1000);
      assert.deepEqual([facts.reads.bytesRead, facts.reads.keysRead], [500, 5]);
      assert.equal(facts.leader.id, leader.peerId);
      assert.equal(takeRegionFacts(store, leader)?.keysWritten, 0);
      leader.stats.resized();
      const measured = must(takeRegionFacts(store, leader), 'facts');
      assert.equal(measured.approximateKeys, 10);
      assert.ok(measured.approximateSizeBytes > 1000);
      await stores.put(leader, rows(10, 15, 100));
      assert.equal(takeRegionFacts(store, leader)?.approximateKeys, 10, 'an estimate holds for a while');
      await stores.advance(300_000);
      assert.equal(takeRegionFacts(store, must(stores.leader(1), 'a leader'))?.approximateKeys, 15);
      const follower = must(stores.node(store.storeId === 1 ? 2 : 1).store.peers.get(1), 'a follower');
      assert.equal(takeRegionFacts(stores.node(store.storeId === 1 ? 2 : 1).store, follower), undefined);
    },
    3,
  ));

test('region facts: a silent member is down after a while, a member that needs a snapshot is pending', () =>
  withStores(
    { maxPeerDownMs: 5000, logGcTicks: 2, logGcThreshold: 1, logGcCountLimit: 4 },
    async (stores) => {
      const leader = must(stores.leader(1), 'a leader');
      const { store } = stores.nodeOf(leader);
      const silent = store.storeId === 1 ? 2 : 1;
      stores.cut.add(silent);
      await stores.advance(3000);
      assert.deepEqual(takeRegionFacts(store, leader)?.downPeers, []);
      for (let i = 0; i < 20; i++) await stores.put(leader, rows(i, i + 1, 10));
      await stores.advance(3000);
      const facts = must(takeRegionFacts(store, leader), 'facts');
      assert.deepEqual(
        facts.downPeers.map(({ peer, downSeconds }) => [peer.storeId, downSeconds >= 5]),
        [[silent, true]],
      );
      assert.deepEqual(
        facts.pendingPeers.map(({ storeId }) => storeId),
        [silent],
      );
      stores.cut.clear();
      await stores.advance(3000);
      const healed = must(takeRegionFacts(store, leader), 'facts');
      assert.deepEqual([healed.downPeers, healed.pendingPeers], [[], []]);
    },
    3,
  ));
