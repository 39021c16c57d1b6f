import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, WriteBatch } from '@tessera/engine';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { PeerRole } from '@tessera/proto/metapb';
import {
  AdminCmdType,
  AdminRequest,
  ChangePeerRequest,
  ChangePeerV2Request,
  PrepareMergeRequest,
} from '@tessera/proto/raft_cmdpb';
import type { RegionError } from '@tessera/storage';
import type { RaftstoreConfig } from './config.ts';
import type { Peer } from './peer.ts';
import type { Observer } from './ports.ts';
import { newPeer } from './region.ts';
import { batchSplit } from './split-check.ts';
import { TestStores } from './testing/test-stores.ts';

const CUT_SOON = { logGcTicks: 2, logGcThreshold: 1, logGcCountLimit: 4 };

function open(config: Partial<RaftstoreConfig> = {}, regions = 2, observer?: (id: number) => Observer) {
  return TestStores.open({
    ...{ count: 3, regions, config: { mergeCheckTicks: 2, staleCheckTicks: 10, ...config } },
    ...(observer && { observer }),
  });
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

/** Nobody goes on with merges until the returned function is called. */
function hold(stores: TestStores): () => void {
  const held = [...stores.nodes.values()].map(({ store }) => store.merging);
  for (const merging of held) merging.check = () => {};
  return () => {
    for (const merging of held) Reflect.deleteProperty(merging, 'check');
  };
}

function split(key: string, newRegionId: number, rightDerive: boolean): AdminRequest {
  const newPeerIds = [1, 2, 3].map((store) => newRegionId * 100 + store);
  return batchSplit([utf8(key)], [{ newRegionId, newPeerIds }], rightDerive);
}

function addLearner(): AdminRequest {
  const request = new AdminRequest();
  request.cmdType = AdminCmdType.ChangePeerV2;
  request.changePeerV2 = new ChangePeerV2Request();
  const change = new ChangePeerRequest();
  change.changeType = ConfChangeType.AddLearnerNode;
  change.peer = newPeer(999, 9, PeerRole.Learner);
  request.changePeerV2.changes = [change];
  return request;
}

function read(stores: TestStores, peer: Peer): Promise<RegionError | undefined> {
  const grant = stores.nodeOf(peer).kv.read(stores.contextOf(peer));
  if (grant.kind === 'wait') {
    return new Promise((resolve) => grant.onReady((ready) => resolve('error' in ready ? ready.error : undefined)));
  }
  return Promise.resolve(grant.kind === 'refused' ? grant.error : undefined);
}

function rows(stores: TestStores, storeId: number): string[] {
  const { engine } = stores.node(storeId);
  using snapshot = engine.snapshot();
  using iterator = snapshot.iterator(CF.default);
  const found: string[] = [];
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
    found.push(new TextDecoder().decode(iterator.key().slice(1)));
  }
  return found;
}

function isMerged(stores: TestStores, ...ids: number[]): boolean {
  const all = ids.length === 0 ? [...stores.nodes.keys()] : ids;
  return all.every((id) => {
    const { peers } = stores.node(id).store;
    return !peers.has(1) && peers.get(2)?.region.startKey.length === 0;
  });
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
  await stores.until(() =>
    everywhere(stores, (peers) => peers.size === 1 && peers.get(2)?.region.startKey.length === 0),
  );
  const merged = must(stores.leader(2), 'the merged region');
  assert.deepEqual([epochOf(merged), merged.region.endKey.length], ['1.3', 0]);
  assert.equal(await stores.put(merged, [[utf8('000000x'), utf8('more')]]), undefined);
  for (const { store } of stores.nodes.values()) {
    assert.deepEqual(store.merging.applied, { prepare: 1, commit: 1, rollback: 0 });
    assert.equal(store.tombstones.get(1)?.mergedInto?.id, 2);
  }
  await stores.close();
});

test('merge: a region that is prepared takes nothing, stays awake, and is still prepared after a restart', async () => {
  const stores = await open();
  const { source } = await leaders(stores);
  const before = epochOf(source);
  let goOn = hold(stores);
  assert.equal(await merge(stores, source), undefined);
  assert.deepEqual([before, epochOf(source)], ['1.1', '2.2']);
  assert.deepEqual((await stores.put(source, [[utf8('000000'), utf8('x')]]))?.proposalInMergingMode, { regionId: 1 });
  assert.equal((await read(stores, source))?.readIndexNotReady?.reason, 'can not read index due to merge');
  for (const request of [split('0000000', 9, false), addLearner(), prepare(source)]) {
    assert.ok((await stores.admin(source, request))?.proposalInMergingMode !== undefined);
  }
  await stores.advance(10_000);
  assert.ok(everywhere(stores, (peers) => peers.get(1)?.asleep === false));
  for (const id of [1, 2, 3]) await stores.restart(id);
  goOn = hold(stores);
  assert.ok(everywhere(stores, (peers) => peers.get(1)?.merge?.target?.id === 2));
  await stores.until(() => stores.leader(1) !== undefined);
  assert.ok((await read(stores, must(stores.leader(1), 'a leader')))?.readIndexNotReady !== undefined);
  goOn();
  await stores.until(() => isMerged(stores));
  await stores.close();
});

test('merge: what is proposed while a merge is, is refused; so are wishes that do not fit', async () => {
  const stores = await open({}, 4);
  const { source, target } = await leaders(stores);
  hold(stores);
  await stores.until(() => stores.leader(4) !== undefined);
  const far = must(stores.leader(4), 'a region that is no neighbour');
  assert.match((await stores.admin(source, prepare(far)))?.message ?? '', /side by side/);
  const stale = prepare(target);
  await stores.until(() => stores.leader(2) !== undefined);
  assert.equal(await stores.admin(target, split('0000015', 9, false)), undefined);
  await stores.advance(100);
  assert.match((await stores.admin(source, stale))?.message ?? '', /has changed/);
  const unknown = prepare(far);
  must(unknown.prepareMerge?.target, 'a target').id = 77;
  assert.match((await stores.admin(source, unknown))?.message ?? '', /not here/);
  assert.equal(source.merging, false);
  // From the moment of the proposal on.
  const { kv } = stores.nodeOf(source);
  let prepared: RegionError | undefined | 'open' = 'open';
  const here = must(stores.nodeOf(source).store.peers.get(2), 'the target');
  kv.admin(stores.contextOf(source), prepare(here), { written: (error) => (prepared = error) });
  assert.equal(source.merging, true);
  assert.ok((await stores.put(source, [[utf8('0'), utf8('x')]]))?.proposalInMergingMode !== undefined);
  await stores.until(() => prepared !== 'open');
  assert.equal(prepared, undefined);
  await stores.close();
});

test('merge: a member that lags too far, or needs a snapshot, is waited for', async () => {
  const stores = await open({ mergeMaxLogGap: 3 });
  const { source } = await leaders(stores);
  stores.cut.add(stores.nodeOf(source).store.storeId === 3 ? 2 : 3);
  for (let i = 0; i < 5; i++) await stores.put(source, [[utf8('000000'), utf8(`${i}`)]]);
  assert.match((await merge(stores, source))?.message ?? '', /lags behind by 5 entries/);
  stores.cut.clear();
  await stores.advance(1000);
  assert.equal(await merge(stores, source), undefined);
  await stores.until(() => isMerged(stores));
  await stores.close();
});

test('merge: a snapshot on its way to a member could leave it without entries that it must carry', async () => {
  const stores = await open();
  const { source } = await leaders(stores);
  const lone = [1, 2, 3].find((id) => id !== stores.nodeOf(source).store.storeId) ?? 0;
  stores.cut.add(lone);
  await stores.put(source, [[utf8('000000'), utf8('x')]]);
  source.sentSnapshotIndex = source.applied;
  assert.match((await merge(stores, source))?.message ?? '', /lags behind by 1 entries/);
  stores.cut.clear();
  await stores.until(() => stores.node(lone).store.peers.get(1)?.applied === source.applied);
  await stores.advance(100);
  assert.equal(await merge(stores, source), undefined);
  await stores.until(() => isMerged(stores));
  await stores.close();
});

test('merge: is taken back when the target has changed, and the region takes writes again', async () => {
  const stores = await open();
  const { source, target } = await leaders(stores);
  const goOn = hold(stores);
  assert.equal(await merge(stores, source), undefined);
  assert.equal(await stores.admin(target, split('0000015', 9, false)), undefined);
  goOn();
  await stores.until(() => everywhere(stores, (peers) => peers.get(1)?.merge === undefined));
  await stores.until(() => stores.leader(1) !== undefined);
  const back = must(stores.leader(1), 'a leader');
  assert.equal(epochOf(back), '2.3');
  assert.equal(await stores.put(back, [[utf8('000000'), utf8('x')]]), undefined);
  assert.equal(await read(stores, back), undefined);
  for (const { store } of stores.nodes.values()) assert.equal(store.merging.applied.rollback, 1);
  // And may be merged again.
  await stores.advance(200);
  assert.equal(await merge(stores, back), undefined);
  await stores.until(() => isMerged(stores));
  await stores.close();
});

test('merge: a store that missed it catches up by what the merge carries, though nobody leads the source any more', async () => {
  const stores = await open();
  const { source } = await leaders(stores);
  await stores.put(source, [[utf8('0000000'), utf8('seen')]]);
  const lone = [1, 2, 3].find((id) => id !== stores.nodeOf(source).store.storeId) ?? 0;
  await stores.until(() => stores.node(lone).store.peers.get(1)?.applied === source.applied);
  stores.cut.add(lone);
  await stores.until(() => stores.leader(1) !== undefined && stores.leader(2) !== undefined);
  const leader = must(stores.leader(1), 'a source');
  await stores.put(leader, [[utf8('0000001'), utf8('missed')]]);
  assert.equal(await merge(stores, leader), undefined);
  await stores.until(() => isMerged(stores, ...[1, 2, 3].filter((id) => id !== lone)));
  assert.deepEqual(rows(stores, lone), ['0000000']);
  await stores.restart(lone);
  stores.cut.clear();
  await stores.until(() => isMerged(stores));
  assert.deepEqual(rows(stores, lone), ['0000000', '0000001']);
  await stores.close();
});

/** Merged while store `lone` is cut off, with so many writes since then that it needs a snapshot. */
async function missed(stores: TestStores): Promise<{ lone: number; merged: Peer }> {
  const { source } = await leaders(stores);
  const lone = [1, 2, 3].find((id) => id !== stores.nodeOf(source).store.storeId) ?? 0;
  await stores.until(() => stores.node(lone).store.peers.get(1)?.applied === source.applied);
  stores.cut.add(lone);
  await stores.until(() => stores.leader(1) !== undefined && stores.leader(2) !== undefined);
  assert.equal(await merge(stores, must(stores.leader(1), 'a source')), undefined);
  await stores.until(() => isMerged(stores, ...[1, 2, 3].filter((id) => id !== lone)));
  await stores.until(() => stores.leader(2) !== undefined);
  return { lone, merged: must(stores.leader(2), 'the merged region') };
}

async function outgrow(stores: TestStores, peer: Peer, key: string): Promise<void> {
  const { truncatedIndex } = peer.apply;
  for (let i = 0; i < 30; i++) await stores.put(peer, [[utf8(key), utf8(`${i}`)]]);
  await stores.until(() => peer.apply.truncatedIndex > truncatedIndex + 10);
}

test('merge: a store that missed it and its log gets a snapshot in the place of both regions', async () => {
  const stores = await open(CUT_SOON);
  const { lone, merged } = await missed(stores);
  await outgrow(stores, merged, '0000005');
  stores.cut.clear();
  await stores.until(() => isMerged(stores));
  await stores.until(() => stores.node(lone).store.peers.get(2)?.applied === merged.applied);
  assert.deepEqual(rows(stores, lone), ['0000005']);
  assert.equal(stores.node(lone).store.merging.applied.commit, 0);
  assert.equal(stores.node(lone).store.tombstones.get(1)?.mergedInto?.id, 2);
  await stores.restart(lone);
  assert.deepEqual([...stores.node(lone).store.peers.keys()], [2]);
  await stores.close();
});

test('merge: a source that was missed ends also when its range belongs to a third region by now', async () => {
  const stores = await open(CUT_SOON);
  const { lone, merged } = await missed(stores);
  assert.equal(await stores.admin(merged, split('000001', 9, true)), undefined);
  await outgrow(stores, merged, '0000015');
  await stores.until(() => stores.leader(9) !== undefined);
  await outgrow(stores, must(stores.leader(9), 'the third region'), '0000005');
  stores.cut.clear();
  await stores.until(() => stores.node(lone).store.peers.get(9)?.initialized === true);
  await stores.until(() => rows(stores, lone).length === 2);
  assert.deepEqual([...stores.node(lone).store.peers.keys()].sort(), [2, 9]);
  assert.deepEqual(rows(stores, lone), ['0000005', '0000015']);
  await stores.close();
});

test('merge: what only the memory of the leader knows comes along; a refusal gives it back', async () => {
  const over: number[] = [];
  const stores: TestStores = await open({}, 2, () => ({
    beforeMerge: () => {
      const batch = new WriteBatch();
      batch.put(CF.default, dataKey(utf8('0000007')), utf8('lock'));
      return batch;
    },
    mergeOver: (id) => over.push(id),
  }));
  const { source } = await leaders(stores);
  assert.equal(await merge(stores, source), undefined);
  await stores.until(() => isMerged(stores));
  for (const id of [1, 2, 3]) assert.deepEqual(rows(stores, id), ['0000007']);
  assert.deepEqual(over, []);
  await stores.close();
});

/** Store `id` misses what is done to the target, and the log that tells of it: its target comes past that by a snapshot. */
async function passBySnapshot(stores: TestStores, id: number, change: () => Promise<void>): Promise<void> {
  const behind = stores.node(id).store.peers.get(2)?.applied ?? 0;
  stores.cut.add(id);
  await stores.until(() => stores.leader(2) !== undefined);
  await change();
  await outgrow(stores, must(stores.leader(2), 'a target'), '0000012');
  stores.cut.clear();
  await stores.until(() => {
    const { store } = stores.node(id);
    const target = store.peers.get(2);
    return (target?.apply.truncatedIndex ?? 0) > behind && target?.installing === false;
  });
}

test('merge: is taken back when all members only know their targets past it by snapshots', async () => {
  const stores = await open(CUT_SOON);
  const { source, target } = await leaders(stores);
  const goOn = hold(stores);
  assert.equal(await merge(stores, source), undefined);
  await stores.until(() => everywhere(stores, (peers) => peers.get(1)?.merge !== undefined));
  const leads = stores.nodeOf(target).store.storeId;
  const [first = 0, second = 0] = [1, 2, 3].filter((id) => id !== leads);
  await passBySnapshot(stores, first, async () => {
    const peer = must(stores.leader(2), 'a target');
    assert.equal(await stores.admin(peer, split('0000015', 9, false)), undefined);
  });
  await passBySnapshot(stores, second, async () => {});
  await passBySnapshot(stores, leads, async () => {});
  // What they had seen was in memory only.
  for (const { store } of stores.nodes.values()) must(store.peers.get(1), 'a source').mergeFailed = false;
  goOn();
  await stores.until(() => everywhere(stores, (peers) => peers.get(1)?.merge === undefined));
  await stores.until(() => stores.leader(1) !== undefined);
  assert.equal(await stores.put(must(stores.leader(1), 'a leader'), [[utf8('000000'), utf8('x')]]), undefined);
  await stores.close();
});

test('merge: a target sends no snapshot before the end of its source is on disk', async () => {
  const stores = await open(CUT_SOON);
  const { lone, merged } = await missed(stores);
  await outgrow(stores, merged, '0000005');
  const { ending } = stores.nodeOf(merged).store;
  ending.add(1);
  stores.cut.clear();
  await stores.advance(3000);
  assert.equal(isMerged(stores), false);
  ending.delete(1);
  await stores.until(() => isMerged(stores));
  assert.deepEqual(rows(stores, lone), ['0000005']);
  await stores.close();
});
