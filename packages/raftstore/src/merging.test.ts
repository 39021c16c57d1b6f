import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { AdminCmdType, AdminRequest, PrepareMergeRequest } from '@tessera/proto/raft_cmdpb';
import type { RegionError } from '@tessera/storage';
import type { Peer } from './peer.ts';
import { TestStores } from './testing/test-stores.ts';

const SMALL = { logGcTicks: 2, logGcThreshold: 1, logGcCountLimit: 4, mergeCheckTicks: 2 };

function open(): Promise<TestStores> {
  return TestStores.open({ count: 3, regions: 2, config: SMALL });
}

async function leaders(stores: TestStores): Promise<{ source: Peer; target: Peer }> {
  await stores.until(() => stores.leader(1) !== undefined && stores.leader(2) !== undefined);
  return { source: must(stores.leader(1), 'a source'), target: must(stores.leader(2), 'a target') };
}

function prepare(target: Peer): AdminRequest {
  const request = new AdminRequest();
  request.cmdType = AdminCmdType.PrepareMerge;
  request.prepareMerge = new PrepareMergeRequest();
  request.prepareMerge.target = target.region;
  return request;
}

function merge(stores: TestStores, source: Peer): Promise<RegionError | undefined> {
  // A leader's own copy of the target is what it is told about.
  const target = must(stores.nodeOf(source).store.peers.get(2), 'a target');
  return stores.admin(source, prepare(target));
}

function epochOf({ region }: Peer): string {
  return `${region.regionEpoch?.confVer}.${region.regionEpoch?.version}`;
}

function everywhere(stores: TestStores, done: (peers: ReadonlyMap<number, Peer>) => boolean): boolean {
  return [...stores.nodes.values()].every(({ store }) => done(store.peers));
}

test('merge: two regions become one on all stores, which holds what both held', async () => {
  const stores = await open();
  const { source, target } = await leaders(stores);
  await stores.put(source, [[utf8('000000'), utf8('left')]]);
  await stores.put(target, [[utf8('000001'), utf8('right')]]);
  assert.equal(await merge(stores, source), undefined);
  await stores.until(() => everywhere(stores, (peers) => peers.size === 1 && peers.get(2)?.region.startKey.length === 0));
  const merged = must(stores.leader(2), 'the merged region');
  assert.deepEqual([epochOf(merged), merged.region.endKey.length], ['1.3', 0]);
  assert.equal(await stores.put(merged, [[utf8('000000x'), utf8('more')]]), undefined);
  for (const { store } of stores.nodes.values()) {
    assert.deepEqual(store.merging.applied, { prepare: 1, commit: 1, rollback: 0 });
    assert.equal(store.tombstones.get(1)?.mergedInto?.id, 2);
  }
  await stores.close();
});
