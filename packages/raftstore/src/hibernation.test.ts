import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { PeerRole } from '@tessera/proto/metapb';
import { AdminCmdType, AdminRequest } from '@tessera/proto/raft_cmdpb';
import type { Peer } from './peer.ts';
import { newPeer, peerOnStore } from './region.ts';
import { takeRegionFacts } from './region-stats.ts';
import { TestStores, type TestStoresOptions } from './testing/test-stores.ts';

async function withStores(options: TestStoresOptions, run: (stores: TestStores) => Promise<void>): Promise<void> {
  const stores = await TestStores.open({ count: 3, ...options });
  try {
    await run(stores);
  } finally {
    await stores.close();
  }
}

function leaderOf(stores: TestStores, regionId = 1): Peer {
  return must(stores.leader(regionId), 'a leader');
}

function awake(stores: TestStores): number[] {
  return [...stores.nodes].filter(([id]) => !stores.cut.has(id)).map(([, { store }]) => store.hibernation.awake.size);
}

function allAsleep(stores: TestStores): boolean {
  return awake(stores).every((count) => count === 0);
}

const row: readonly [Uint8Array, Uint8Array] = [utf8('0'), utf8('1')];

test('hibernation: an idle region costs nothing but the heartbeats of stores, and wakes for a write', () =>
  withStores({ regions: 20 }, async (stores) => {
    await stores.until(() => allAsleep(stores));
    const before = stores.messages;
    await stores.advance(10_000);
    assert.ok(allAsleep(stores));
    // Six directions, five times a second.
    assert.ok(stores.messages - before <= 310, `${stores.messages - before} messages`);
    const leader = leaderOf(stores);
    assert.equal(await stores.put(leader, [row]), undefined);
    assert.deepEqual(awake(stores), [1, 1, 1]);
    await stores.until(() => allAsleep(stores));
    for (const { store } of stores.nodes.values()) assert.equal(store.peers.get(1)?.applied, leader.applied);
  }));

test('hibernation: a region with a write now and then stays awake, and one of a sole member sleeps at once', () =>
  withStores({ count: 1 }, async (stores) => {
    for (let i = 0; i < 5; i++) {
      await stores.advance(1500);
      assert.deepEqual(awake(stores), [1]);
      await stores.put(leaderOf(stores), [row]);
    }
    await stores.advance(2200);
    assert.deepEqual(awake(stores), [0]);
    assert.equal(await stores.put(leaderOf(stores), [row]), undefined);
  }));

test('hibernation: sleeping regions whose leader’s store falls silent have a new one within three seconds', () =>
  withStores({ regions: 30 }, async (stores) => {
    await stores.until(() => allAsleep(stores));
    const lost = stores.nodeOf(leaderOf(stores)).store.storeId;
    const led = [...stores.node(lost).store.peers.values()].filter(({ isLeader }) => isLeader);
    assert.ok(led.length > 0);
    stores.cut.add(lost);
    await stores.advance(3000);
    for (const { region } of led) assert.notEqual(stores.leader(region.id), undefined, `region ${region.id}`);
    // The others sleep on, and so do these after a while, without the one that is lost.
    await stores.until(() => allAsleep(stores));
    for (const { region } of led) {
      const leader = leaderOf(stores, region.id);
      assert.notEqual(stores.nodeOf(leader).store.storeId, lost);
    }
    // Cut off, it finds out by itself that it leads nothing.
    assert.ok(led.every(({ isLeader }) => !isLeader));
    stores.cut.clear();
    await stores.until(() => allAsleep(stores));
    for (let id = 1; id <= 30; id++) {
      const terms = [...stores.nodes.values()].map(({ store }) => store.peers.get(id)?.term);
      assert.equal(new Set(terms).size, 1, `region ${id}: terms ${terms}`);
    }
  }));

test('hibernation: a member that missed writes catches up when its store is back', () =>
  withStores({}, async (stores) => {
    const leader = leaderOf(stores);
    const { store } = stores.nodeOf(leader);
    const lost = store.storeId === 1 ? 2 : 1;
    stores.cut.add(lost);
    await stores.put(leader, [row]);
    await stores.until(() => allAsleep(stores));
    assert.equal(leader.isLeader, true);
    stores.cut.clear();
    await stores.advance(3000);
    assert.equal(stores.node(lost).store.peers.get(1)?.applied, leader.applied);
    await stores.until(() => allAsleep(stores));
    assert.deepEqual(takeRegionFacts(store, leader)?.downPeers, []);
  }));

test('hibernation: a new member that nothing has reached yet is not slept over once its store answers', () =>
  withStores({}, async (stores) => {
    const leader = leaderOf(stores);
    const away = stores.nodeOf(leader).store.storeId === 1 ? 2 : 1;
    const change = (changeType: number, peer: ReturnType<typeof newPeer>): Promise<unknown> => {
      const changePeerV2 = { changes: [{ changeType, peer }] };
      const bytes = AdminRequest.encode({ cmdType: AdminCmdType.ChangePeerV2, changePeerV2 });
      return stores.admin(leader, AdminRequest.decode(bytes));
    };
    const old = must(peerOnStore(leader.region, away), 'a member');
    await change(ConfChangeType.RemoveNode, newPeer(old.id, away));
    await stores.until(() => stores.node(away).store.peers.size === 0);
    stores.cut.add(away);
    await change(ConfChangeType.AddLearnerNode, newPeer(900, away, PeerRole.Learner));
    await stores.until(() => leader.asleep);
    stores.cut.clear();
    await stores.until(() => stores.node(away).store.peers.get(1)?.applied === leader.applied);
    await stores.until(() => allAsleep(stores));
  }));

test('hibernation: members of a sleeping region are not down, those on a silent store are', () =>
  withStores({ config: { maxPeerDownMs: 5000 } }, async (stores) => {
    await stores.until(() => allAsleep(stores));
    await stores.advance(10_000);
    const leader = leaderOf(stores);
    const { store } = stores.nodeOf(leader);
    assert.deepEqual(takeRegionFacts(store, leader)?.downPeers, []);
    const lost = store.storeId === 1 ? 2 : 1;
    stores.cut.add(lost);
    await stores.advance(6000);
    assert.deepEqual(
      takeRegionFacts(store, leader)?.downPeers.map(({ peer }) => peer.storeId),
      [lost],
    );
    assert.equal(leader.asleep, true);
  }));

test('hibernation: a store that starts anew finds its place, faster than an election timeout, whoever led', () =>
  withStores({ regions: 20 }, async (stores) => {
    await stores.until(() => allAsleep(stores));
    const restarted = stores.nodeOf(leaderOf(stores)).store.storeId;
    await stores.restart(restarted);
    await stores.advance(3000);
    for (let id = 1; id <= 20; id++) {
      const leader = leaderOf(stores, id);
      const peer = must(stores.node(restarted).store.peers.get(id), 'a peer');
      assert.equal(peer.raft.leader, leader.peerId, `region ${id}`);
    }
    await stores.until(() => allAsleep(stores));
  }));

test('hibernation: after a start with many regions they wake a few at a time, those that are asked for at once', () =>
  withStores({ regions: 400 }, async (stores) => {
    await stores.advance(3000);
    for (const id of [1, 2, 3]) await stores.restart(id);
    assert.deepEqual(awake(stores), [128, 128, 128]);
    const last = must(stores.node(1).store.peers.get(400), 'a peer');
    assert.equal(last.asleep, true);
    stores.node(1).kv.read(stores.contextOf(last));
    assert.equal(last.asleep, false);
    await stores.advance(4000);
    for (let id = 1; id <= 400; id++) assert.notEqual(stores.leader(id), undefined, `region ${id}`);
    await stores.until(() => allAsleep(stores));
  }));

test('hibernation: stores that share no region any more do not answer one another for ever', () =>
  withStores({}, async (stores) => {
    const leader = leaderOf(stores);
    const { store } = stores.nodeOf(leader);
    const gone = store.storeId === 1 ? 2 : 1;
    const old = must(peerOnStore(leader.region, gone), 'a member');
    const changePeerV2 = { changes: [{ changeType: ConfChangeType.RemoveNode, peer: old }] };
    const bytes = AdminRequest.encode({ cmdType: AdminCmdType.ChangePeerV2, changePeerV2 });
    await stores.admin(leader, AdminRequest.decode(bytes));
    await stores.until(() => stores.node(gone).store.peers.size === 0);
    // One that was under way when the last region went.
    store.outbox.sayAlive(gone, 7);
    store.schedule();
    await stores.advance(100);
    const before = stores.messages;
    await stores.advance(2000);
    // The two that are left speak five times a second each.
    assert.ok(stores.messages - before <= 60, `${stores.messages - before} messages`);
  }));
