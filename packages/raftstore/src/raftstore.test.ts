import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, WriteBatch } from '@tessera/engine';
import { ConfChangeType, Message, MessageType } from '@tessera/proto/eraftpb';
import { type Peer as MetaPeer, PeerRole } from '@tessera/proto/metapb';
import { AdminCmdType, AdminRequest, TransferLeaderRequest } from '@tessera/proto/raft_cmdpb';
import { PeerState, RaftMessage } from '@tessera/proto/raft_serverpb';
import type { RegionError } from '@tessera/storage';
import { putApplyState, putRegionState } from './local-state.ts';
import type { Peer } from './peer.ts';
import { receiveMessages, removeStalePeer } from './receive.ts';
import { peerById } from './region.ts';
import { batchSplit } from './split-check.ts';
import { TestStores } from './testing/test-stores.ts';

/** A store whose engine has stopped by itself. */
async function stopped(): Promise<{ stores: TestStores; leader: Peer; failed: unknown[] }> {
  const failed: unknown[] = [];
  const stores = await TestStores.open({ observer: () => ({ failed: (error) => void failed.push(error) }) });
  await stores.node(1).engine.close();
  return { stores, leader: must(stores.leader(1), 'a leader'), failed };
}

test('raftstore: an engine that has stopped stops the store: a read is refused', async () => {
  const { stores, leader, failed } = await stopped();
  const { kv, store } = stores.node(1);
  await stores.advance(1000);
  const grant = kv.read(stores.contextOf(leader));
  const answer = await new Promise<{ kind: string; error?: RegionError }>((resolve) =>
    grant.kind === 'wait' ? grant.onReady(resolve) : resolve(grant),
  );
  assert.equal(answer.kind, 'refused');
  assert.deepEqual([store.stopped, failed.length], [true, 1]);
});

test('raftstore: an engine that has stopped stops the store: a write hears that its end is not known', async () => {
  const { stores, leader, failed } = await stopped();
  const { kv, store } = stores.node(1);
  const batch = new WriteBatch();
  batch.put(CF.default, dataKey(utf8('k')), utf8('v'));
  let error: RegionError | undefined;
  kv.write(stores.contextOf(leader), batch, { written: (outcome) => (error = outcome) });
  await stores.advance(100);
  assert.ok(error !== undefined);
  assert.deepEqual([store.stopped, failed.length], [true, 1]);
});

test('raftstore: a peer that PD knows to be removed ends, one that knows better stays', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { store } = stores.node(3);
  const peer = must(store.peers.get(1), 'a peer');
  const { confVer = 0 } = peer.region.regionEpoch ?? {};
  assert.equal(removeStalePeer(store, 1, peer.peerId, confVer), false);
  assert.equal(removeStalePeer(store, 1, peer.peerId + 1, confVer + 1), false);
  assert.equal(removeStalePeer(store, 1, peer.peerId, confVer + 1), true);
  await stores.settle();
  assert.equal(store.peers.has(1), false);
  assert.equal(removeStalePeer(store, 1, peer.peerId, confVer + 1), false);
  await stores.close();
});

test('raftstore: a write that waits for company is refused when its leader led again meanwhile: others may have written', async () => {
  const stores = await TestStores.open({ config: { crowdMin: 16 } });
  const peer = must(stores.leader(1), 'a leader');
  const { kv, store } = stores.node(1);
  const { term } = peer;
  peer.crowd.size = 64;
  const batch = new WriteBatch();
  batch.put(CF.default, dataKey(utf8('k')), utf8('v'));
  const outcomes: (RegionError | undefined)[] = [];
  kv.write(stores.contextOf(peer), batch, { written: (error) => outcomes.push(error) });
  await stores.settle();
  assert.deepEqual([outcomes.length, peer.gatheredWrites], [0, 1]);
  peer.raft.step(Object.assign(new Message(), { msgType: MessageType.MsgHeartbeat, from: 9, term: term + 1 }));
  peer.raft.campaign();
  store.markDirty(peer);
  await stores.settle();
  assert.deepEqual([peer.isLeader, peer.term > term + 1, peer.gatheredWrites], [true, true, 1]);
  await stores.advance(20);
  assert.ok(outcomes[0]?.notLeader !== undefined, JSON.stringify(outcomes));
  await stores.close();
});

test('raftstore: no snapshot is made while entries are being applied: it would name an index whose data it lacks', async () => {
  const stores = await TestStores.open();
  const peer = must(stores.leader(1), 'a leader');
  const { store } = stores.node(1);
  store.life.batch.put(CF.default, dataKey(utf8('k')), utf8('v'));
  assert.equal(peer.storage.snapshot(9), undefined);
  store.write();
  assert.equal(peer.storage.snapshot(9)?.metadata?.index, peer.applied);
  await stores.close();
});

test('raftstore: raft hears that entries are applied after the engine has them, not before', async () => {
  const stores = await TestStores.open();
  const peer = must(stores.leader(1), 'a leader');
  const { store } = stores.node(1);
  const write = store.engine.write.bind(store.engine);
  let inEngine = peer.applied;
  let writes = 0;
  store.engine.write = (batch) => {
    assert.equal(peer.raft.applied, inEngine);
    const sequence = write(batch);
    inEngine = peer.applied;
    writes++;
    return sequence;
  };
  await stores.put(peer, [[utf8('k'), utf8('v')]]);
  assert.deepEqual([writes > 0, peer.raft.applied, inEngine], [true, peer.applied, peer.applied]);
  await stores.close();
});

/** The leader of region 1, another member, and the order to hand over to it. */
function transferOf(stores: TestStores): { leader: Peer; target: MetaPeer; request: AdminRequest } {
  const leader = must(stores.leader(1), 'a leader');
  const target = must(
    leader.region.peers.find(({ id }) => id !== leader.peerId),
    'a follower',
  );
  const request = new AdminRequest();
  request.cmdType = AdminCmdType.TransferLeader;
  request.transferLeader = new TransferLeaderRequest();
  request.transferLeader.peer = target;
  return { leader, target, request };
}

test('raftstore: leadership is not handed to a member that is silent, which would keep writes waiting', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { leader, target, request } = transferOf(stores);
  stores.cut.add(target.storeId);
  await stores.advance(1500);
  assert.match((await stores.admin(leader, request))?.message ?? '', /does not answer/);
  assert.equal(await stores.put(leader, [[utf8('k'), utf8('v')]]), undefined);
  stores.cut.clear();
  await stores.advance(500);
  assert.equal(await stores.admin(leader, request), undefined);
  await stores.until(() => stores.leader(1)?.peerId === target.id);
  await stores.close();
});

test('raftstore: leadership is not handed to a member that lags far behind', async () => {
  const stores = await TestStores.open({ count: 3, config: { electionTicks: 100 } });
  const { leader, target, request } = transferOf(stores);
  stores.cut.add(target.storeId);
  for (let i = 0; i < 140; i++) await stores.put(leader, [[utf8(`k${i}`), utf8('v')]]);
  assert.match((await stores.admin(leader, request))?.message ?? '', /lags behind by 1[34]\d entries/);
  await stores.close();
});

/** The change of a member's role; without one, the end of the joint state. */
function changeOf(...changes: readonly [changeType: number, peer: MetaPeer][]): AdminRequest {
  const changePeerV2 = { changes: changes.map(([changeType, peer]) => ({ changeType, peer })) };
  return AdminRequest.decode(AdminRequest.encode({ cmdType: AdminCmdType.ChangePeerV2, changePeerV2 }));
}

test('raftstore: leadership is not handed over while members change, which may make a learner of the new leader', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { leader, target, request } = transferOf(stores);
  const change = stores.admin(leader, changeOf([ConfChangeType.AddLearnerNode, target]));
  assert.match((await stores.admin(leader, request))?.message ?? '', /change of members is under way/);
  assert.equal(await change, undefined);
  await stores.close();
});

test('raftstore: a leader that is to be demoted does not end the joint state: its region would be without a leader', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { leader, target, request } = transferOf(stores);
  const other = must(
    leader.region.peers.find(({ id }) => id !== leader.peerId && id !== target.id),
    'a third member',
  );
  assert.equal(await stores.admin(leader, changeOf([ConfChangeType.AddLearnerNode, other])), undefined);
  const swap = changeOf([ConfChangeType.AddNode, other], [ConfChangeType.AddLearnerNode, target]);
  assert.equal(await stores.admin(leader, swap), undefined);
  assert.equal(await stores.admin(leader, request), undefined);
  await stores.until(() => stores.leader(1)?.peerId === target.id);
  const demoted = must(stores.leader(1), 'a leader');
  await stores.until(() => demoted.appliedTerm === demoted.term);
  assert.match((await stores.admin(demoted, changeOf()))?.message ?? '', /the leader can not demote itself/);
  assert.equal(demoted.isLeader, true);
  const role = demoted.region.peers.find(({ id }) => id === target.id)?.role;
  assert.equal(role, PeerRole.DemotingVoter);
  await stores.close();
});

test('raftstore: a leader may enter a joint state that is to demote it, as PD orders, and hands over before the end of it', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { leader, target, request } = transferOf(stores);
  const self = must(peerById(leader.region, leader.peerId), 'the leader is a member');
  const demotion: [number, MetaPeer] = [ConfChangeType.AddLearnerNode, self];
  assert.match((await stores.admin(leader, changeOf(demotion)))?.message ?? '', /the leader can not demote itself/);
  const removal = changeOf([ConfChangeType.RemoveNode, self]);
  assert.match((await stores.admin(leader, removal))?.message ?? '', /the leader can not remove itself/);
  assert.equal(await stores.admin(leader, changeOf([ConfChangeType.AddLearnerNode, target])), undefined);
  assert.equal(await stores.admin(leader, changeOf([ConfChangeType.AddNode, target], demotion)), undefined);
  assert.equal(peerById(leader.region, self.id)?.role, PeerRole.DemotingVoter);
  assert.equal(await stores.put(leader, [[utf8('k'), utf8('v')]]), undefined);
  assert.equal(await stores.admin(leader, request), undefined);
  await stores.until(() => stores.leader(1)?.peerId === target.id);
  const next = must(stores.leader(1), 'a leader');
  assert.equal(await stores.admin(next, changeOf()), undefined);
  assert.equal(peerById(next.region, self.id)?.role, PeerRole.Learner);
  await stores.close();
});

test('raftstore: a member that came after one that was removed, and has no data yet, keeps its vote over a restart', async () => {
  const stores = await TestStores.open({ count: 3 });
  const leader = must(stores.leader(1), 'a leader');
  const removed = must(
    leader.region.peers.find(({ id }) => id !== leader.peerId),
    'another member',
  );
  const { storeId } = removed;
  assert.equal(await stores.admin(leader, changeOf([ConfChangeType.AddLearnerNode, removed])), undefined);
  assert.equal(await stores.admin(leader, changeOf([ConfChangeType.RemoveNode, removed])), undefined);
  await stores.until(
    () => stores.node(storeId).store.tombstones.has(1) && stores.node(storeId).store.ending.size === 0,
  );
  stores.cut.add(storeId);
  const candidates = leader.region.peers;
  const askedBy = async (candidate: MetaPeer | undefined): Promise<number | undefined> => {
    const { store } = stores.node(storeId);
    receiveMessages(store, [voteRequest(1, must(candidate, 'a candidate'), { id: 900, storeId })]);
    await stores.settle();
    return store.peers.get(1)?.storage.hardState.vote;
  };
  assert.equal(await askedBy(candidates[0]), candidates[0]?.id);
  await stores.restart(storeId);
  assert.equal(await askedBy(candidates[1]), candidates[0]?.id);
  await stores.close();
});

/** Of a candidate in term 50, to a member that is added later than all there is. */
function voteRequest(regionId: number, fromPeer: MetaPeer, to: { id: number; storeId: number }): RaftMessage {
  const [msgType, from] = [MessageType.MsgRequestVote, fromPeer.id];
  const message = { msgType, from, to: to.id, term: 50, logTerm: 49, index: 100 };
  const regionEpoch = { confVer: 99, version: 1 };
  return RaftMessage.decode(RaftMessage.encode({ regionId, fromPeer, toPeer: to, regionEpoch, message }));
}

test('raftstore: a write during a transfer is told to look for the leader again, which takes no seconds', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { leader, target, request } = transferOf(stores);
  stores.cut.add(target.storeId);
  assert.equal(await stores.admin(leader, request), undefined);
  const refused = await stores.put(leader, [[utf8('k'), utf8('v')]]);
  assert.deepEqual([refused?.notLeader, refused?.serverIsBusy], [{ regionId: 1, leader: undefined }, undefined]);
  await stores.advance(1500);
  assert.equal(await stores.put(leader, [[utf8('k'), utf8('v')]]), undefined);
  await stores.close();
});

test('raftstore: a peer without a leader for long says so', async () => {
  const missing: number[] = [];
  const stores = await TestStores.open({
    count: 3,
    config: { staleCheckTicks: 20 },
    observer: (storeId) => ({ leaderMissing: (_, peerId) => void missing.push(storeId, peerId) }),
  });
  for (const id of [2, 3]) stores.cut.add(id);
  await stores.advance(6000);
  assert.ok(missing.includes(101));
  await stores.close();
});

test('raftstore: a snapshot takes as long as its rate says', async () => {
  const config = {
    logGcTicks: 2,
    logGcThreshold: 1,
    logGcCountLimit: 4,
    snapshotBytesPerSecond: 40_000,
    snapshotChunkBytes: 1000,
  };
  const stores = await TestStores.open({ count: 3, config });
  const leader = must(stores.leader(1), 'a leader');
  const lost = stores.nodeOf(leader).store.storeId === 1 ? 2 : 1;
  stores.cut.add(lost);
  for (let i = 0; i < 40; i++) await stores.put(leader, [[utf8(`k${i}`), new Uint8Array(1500)]]);
  await stores.advance(1500);
  stores.cut.clear();
  const behind = must(stores.node(lost).store.peers.get(1), 'a peer');
  await stores.advance(1500);
  assert.ok(
    behind.applied < leader.applied,
    'writing and sending take three seconds: it is not there after one and a half',
  );
  await stores.advance(4000);
  assert.equal(behind.applied, leader.applied);
  const { snapshots } = stores.nodeOf(leader).store;
  const [sent, ...more] = snapshots.takeSent();
  assert.deepEqual([sent?.regionId, more, snapshots.takeSent()], [1, [], []]);
  const { generateMs = 0, sendMs = 0, sizeBytes = 0 } = sent ?? {};
  assert.ok(generateMs > 1000 && sendMs > 1000 && sizeBytes > 60_000, `${generateMs} ${sendMs} ${sizeBytes}`);
  await stores.close();
});

test('raftstore: a large snapshot is installed in steps, in engines that take no tables too; meanwhile nobody reads', async () => {
  const config = { logGcTicks: 2, logGcThreshold: 1, logGcCountLimit: 4, snapshotIngestBytesMin: 0 };
  const stores = await TestStores.open({ count: 3, config });
  const leader = must(stores.leader(1), 'a leader');
  const lost = stores.nodeOf(leader).store.storeId === 1 ? 2 : 1;
  await stores.put(leader, [[utf8('gone'), new Uint8Array(10)]]);
  await stores.advance(200);
  stores.cut.add(lost);
  await stores.remove(leader, utf8('gone'));
  for (let i = 0; i < 20; i++) await stores.put(leader, [[utf8(`k${i}`), new Uint8Array(500)]]);
  await stores.advance(1500);
  stores.cut.clear();
  const { store, engine, env } = stores.node(lost);
  const behind = must(store.peers.get(1), 'a peer');
  await stores.until(() => !behind.installing && behind.applied === leader.applied);
  using snapshot = engine.snapshot();
  assert.equal(snapshot.get(CF.default, dataKey(utf8('k19')))?.length, 500);
  assert.equal(snapshot.get(CF.default, dataKey(utf8('gone'))), undefined);
  await stores.advance(100);
  assert.deepEqual(await env.disk.list('/snap'), []);
  assert.deepEqual(
    [store.snapshots.applyingCount, store.snapshots.receivingCount, store.snapshots.sendingCount],
    [0, 0, 0],
  );
  await stores.close();
});

test('raftstore: a store whose snapshot is gone in the middle of its install does not start', async () => {
  const stores = await TestStores.open({ count: 1 });
  const { store, engine } = stores.node(1);
  const region = must(store.peers.get(1), 'a peer').region;
  const batch = new WriteBatch();
  putRegionState(batch, region, PeerState.Applying, region.regionEpoch);
  putApplyState(batch, 1, { applied: 50, truncatedIndex: 50, truncatedTerm: 7 });
  engine.write(batch);
  await assert.rejects(stores.restart(1), /region 1 was being installed from a snapshot at 50, which is not in \/snap/);
  await engine.close();
});

test('raftstore: a snapshot whose rate is low comes in small chunks, and is not given up', async () => {
  const limits = { snapshotBytesPerSecond: 2000, snapshotIdleTicks: 20 };
  const config = { logGcTicks: 2, logGcThreshold: 1, logGcCountLimit: 4, ...limits };
  const stores = await TestStores.open({ count: 3, config });
  const leader = must(stores.leader(1), 'a leader');
  const lost = stores.nodeOf(leader).store.storeId === 1 ? 2 : 1;
  stores.cut.add(lost);
  for (let i = 0; i < 12; i++) await stores.put(leader, [[utf8(`k${i}`), new Uint8Array(700)]]);
  await stores.advance(1500);
  stores.cut.clear();
  const behind = must(stores.node(lost).store.peers.get(1), 'a peer');
  await stores.advance(20_000);
  assert.equal(behind.applied, leader.applied);
  await stores.close();
});

test('raftstore: a region made by a split campaigns where it was led, though the lead of its parent moves before the split is on disk', async () => {
  const stores = await TestStores.open({ count: 3 });
  const { leader, target, request } = transferOf(stores);
  const node = must(peerById(leader.region, leader.peerId), 'itself').storeId;
  const { store, kv } = stores.node(node);
  let onDisk: (() => void) | undefined;
  const flush = store.engine.flush.bind(store.engine);
  store.engine.flush = async () => {
    await new Promise<void>((resolve) => (onDisk = resolve));
    await flush();
  };
  const split = stores.admin(leader, batchSplit([utf8('m')], [{ newRegionId: 9, newPeerIds: [91, 92, 93] }], true));
  assert.equal(kv.changesRange(1), true);
  // Locks in memory would be proposed behind the split, and be lost.
  assert.match((await stores.admin(leader, request))?.message ?? '', /a split is under way/);
  assert.equal(await split, undefined);
  assert.equal(kv.changesRange(1), false);
  assert.equal(await stores.admin(leader, request), undefined);
  await stores.until(() => stores.leader(1)?.peerId === target.id && onDisk !== undefined);
  onDisk?.();
  await stores.advance(50);
  assert.equal(store.peers.get(9)?.isLeader, true);
  await stores.close();
});
