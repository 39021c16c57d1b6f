/** Several stores in one process: what PD orders, what stores send each other, and who serves afterwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { type ContextInit, Op } from '@tessera/proto/kvrpcpb';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { Store } from '../store.ts';
import { settle, TestCluster } from '../testing/test-cluster.ts';

const key = utf8;

class Replicated extends TestCluster {
  readonly members: Store[] = [];

  async begin(count: number): Promise<void> {
    await this.startPd();
    for (let i = 1; i <= count; i++) await this.startMember(i);
  }

  async startMember(i: number): Promise<Store> {
    const port = 20160 + i;
    const addresses = {
      'server.addr': `127.0.0.1:${port}`,
      'server.status-addr': '',
      'resolved-ts.advance-ts-interval': 1000,
    } as const;
    const store = await this.withTime(this.startStore({ ...addresses, 'storage.data-dir': `/store${i}` }));
    this.members[i - 1] = store;
    return store;
  }

  /** Lets short steps of time pass until `condition` holds. */
  async until(what: string, condition: () => boolean): Promise<void> {
    for (let i = 0; i < 600; i++) {
      await settle();
      if (condition()) return;
      this.env.clock.advance(50);
    }
    assert.fail(`did not happen: ${what}\n${this.log.lines.slice(-20).join('\n')}`);
  }

  get region(): metapb.Region {
    return this.pd.region ?? assert.fail();
  }

  get leaderStore(): Store {
    return this.members.find(({ id }) => id === this.pd.leader?.storeId) ?? assert.fail();
  }

  change(changeType: ConfChangeType, peer: metapb.PeerInit): void {
    this.pd.instruct(this.region.id, { changePeerV2: { changes: [{ changeType, peer }] } });
  }

  /** Adds the store as learner, waits for its data, makes it a voter. */
  async addVoter(store: Store): Promise<metapb.PeerInit> {
    const peer = { id: this.pd.nextId, storeId: store.id, role: metapb.PeerRole.Learner };
    const known = () => this.region.peers.find(({ id }) => id === peer.id);
    this.change(ConfChangeType.AddLearnerNode, peer);
    await this.until('the learner is a member', () => known() !== undefined);
    await this.until('the learner has caught up', () => {
      const heartbeat = this.pd.heartbeats.get(this.region.id);
      return heartbeat?.pendingPeers.every(({ id }) => id !== peer.id) ?? false;
    });
    this.change(ConfChangeType.AddNode, { ...peer, role: metapb.PeerRole.Voter });
    await this.until('the learner is a voter', () => known()?.role === metapb.PeerRole.Voter);
    return peer;
  }

  at(store: Store, changes: ContextInit = {}): ContextInit {
    const peer = this.region.peers.find(({ storeId }) => storeId === store.id);
    return { regionId: this.region.id, regionEpoch: this.region.regionEpoch, peer, ...changes };
  }

  async put(name: string, value: string): Promise<void> {
    const store = this.leaderStore;
    const request = { context: this.at(store), key: key(name), value: key(value) };
    const { regionError, error } = await this.withTime(this.client(store.address).unary(Tikv.RawPut, request), 20);
    assert.deepEqual([regionError, error], [undefined, '']);
  }

  async get(store: Store, name: string, replicaRead = false): Promise<string> {
    const request = { context: this.at(store, { replicaRead }), key: key(name) };
    const answer = await this.withTime(this.client(store.address).unary(Tikv.RawGet, request), 20);
    // Whoever has just started waits for its leader; clients ask again.
    if (answer.regionError?.notLeader !== undefined && replicaRead) return await this.get(store, name, true);
    assert.equal(answer.regionError, undefined);
    return fromUtf8(answer.value);
  }
}

async function withStores(count: number, body: (cluster: Replicated) => Promise<void>): Promise<void> {
  const cluster = new Replicated();
  try {
    await cluster.begin(count);
    await body(cluster);
  } finally {
    await cluster.close();
  }
}

test('replication: new members get a snapshot, serve replica reads, and one of them leads when the leader stops', () =>
  withStores(3, async (cluster) => {
    await cluster.put('before', '1');
    const [first, second, third] = cluster.members as [Store, Store, Store];
    await cluster.addVoter(second);
    await cluster.addVoter(third);
    await cluster.put('after', '2');
    for (const store of [second, third]) {
      assert.equal(await cluster.get(store, 'before', true), '1');
      assert.equal(await cluster.get(store, 'after', true), '2');
    }
    cluster.pd.leader = undefined;
    await cluster.withTime(first.close(), 50);
    await cluster.until('another leads', () => (cluster.pd.leader?.storeId ?? first.id) !== first.id);
    await cluster.put('later', '3');
    assert.equal(await cluster.get(cluster.leaderStore, 'before'), '1');

    const again = await cluster.startMember(1);
    assert.equal(again.id, first.id);
    assert.equal(await cluster.get(again, 'later', true), '3');
  }));

test('replication: PD moves the leader, removes a member, and the removed store forgets the region', () =>
  withStores(3, async (cluster) => {
    const [first, second, third] = cluster.members as [Store, Store, Store];
    const peer = await cluster.addVoter(second);
    await cluster.addVoter(third);
    await cluster.put('k', 'v');
    cluster.pd.instruct(cluster.region.id, { transferLeader: { peer } });
    await cluster.until('the leader has moved', () => cluster.pd.leader?.storeId === second.id);
    const leaving = cluster.region.peers.find(({ storeId }) => storeId === first.id) ?? assert.fail();
    const context = cluster.at(first);
    cluster.change(ConfChangeType.AddLearnerNode, { ...leaving, role: metapb.PeerRole.Learner });
    await cluster.until('demoted', () => cluster.region.peers.some(({ id, role }) => id === leaving.id && role === 1));
    cluster.change(ConfChangeType.RemoveNode, leaving);
    await cluster.until('removed', () => cluster.region.peers.every(({ id }) => id !== leaving.id));
    await cluster.advance(1000);
    const answer = await cluster.withTime(cluster.client(first.address).unary(Tikv.RawGet, { context, key: key('k') }));
    assert.equal(answer.regionError?.regionNotFound?.regionId, cluster.region.id);
    assert.equal(await cluster.get(third, 'k', true), 'v');
  }));

test('replication: a region is split by a client, by PD at keys and by PD in the middle', () =>
  withStores(1, async (cluster) => {
    const [store] = cluster.members as [Store];
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await cluster.put(name, 'x'.repeat(100));
    const request = { context: cluster.at(store), splitKeys: [key('d'), key('b'), key('d')], isRawKv: true };
    const client = cluster.client(store.address);
    const { regions, regionError } = await cluster.withTime(client.unary(Tikv.SplitRegion, request), 20);
    assert.equal(regionError, undefined);
    assert.deepEqual(
      regions.map(({ startKey, endKey }) => [fromUtf8(startKey), fromUtf8(endKey)]),
      [
        ['', 'b'],
        ['b', 'd'],
        ['d', ''],
      ],
    );
    const last = regions.at(-1) ?? assert.fail();
    const reported = (id: number) => fromUtf8(cluster.pd.heartbeats.get(id)?.region?.startKey ?? key('?'));
    await cluster.until('PD knows', () => reported(last.id) === 'd');
    cluster.pd.instruct(last.id, { splitRegion: { policy: pdpb.CheckPolicy.USEKEY, keys: [key('f')] } });
    await cluster.until('split at f', () => reported(last.id) === 'f');
    const middle = [...cluster.pd.heartbeats].find(([, { region }]) => fromUtf8(region?.startKey ?? key('')) === 'd');
    const [middleId] = middle ?? assert.fail();
    cluster.pd.instruct(middleId, { splitRegion: { policy: pdpb.CheckPolicy.SCAN } });
    await cluster.until('split at e', () => reported(middleId) === 'e');

    const stale = await cluster.withTime(client.unary(Tikv.SplitRegion, request), 20);
    assert.ok(stale.regionError?.epochNotMatch);
    const nowhere = { ...request, context: { ...request.context, regionId: 999 } };
    const missing = await cluster.withTime(client.unary(Tikv.SplitRegion, nowhere), 20);
    assert.equal(missing.regionError?.regionNotFound?.regionId, 999);
  }));

test('stale reads: a follower answers alone what is settled; a lock holds that back; stores tell how far it is', () =>
  withStores(3, async (cluster) => {
    const [first, second] = cluster.members as [Store, Store, Store];
    await cluster.addVoter(second);
    await cluster.addVoter(cluster.members[2] as Store);
    const write = async (startVersion: bigint, value: string): Promise<void> => {
      const context = cluster.at(cluster.leaderStore);
      const client = cluster.client(cluster.leaderStore.address);
      const mutations = [{ op: Op.Put, key: key('k'), value: key(value) }];
      const prewrite = { context, startVersion, primaryLock: key('k'), mutations, lockTtl: 3000 };
      const { errors, regionError } = await cluster.withTime(client.unary(Tikv.KvPrewrite, prewrite), 20);
      assert.deepEqual([errors, regionError], [[], undefined]);
    };
    const commit = async (startVersion: bigint, commitVersion: bigint): Promise<void> => {
      const request = { context: cluster.at(cluster.leaderStore), startVersion, commitVersion, keys: [key('k')] };
      const client = cluster.client(cluster.leaderStore.address);
      assert.equal((await cluster.withTime(client.unary(Tikv.KvCommit, request), 20)).error, undefined);
    };
    const safeTs = async (store: Store): Promise<bigint> =>
      (await cluster.withTime(cluster.client(store.address).unary(Tikv.GetStoreSafeTS, {}), 20)).safeTs;
    const reaches = async (store: Store, ts: bigint): Promise<void> => {
      for (let i = 0; i < 100; i++) {
        if ((await safeTs(store)) >= ts) return;
        await cluster.advance(1000);
      }
      assert.fail(`the safe timestamp of ${store.id} is ${await safeTs(store)}`);
    };
    const stale = async (store: Store, version: bigint) => {
      const request = { context: cluster.at(store, { staleRead: true }), key: key('k'), version };
      return await cluster.withTime(cluster.client(store.address).unary(Tikv.KvGet, request), 20);
    };
    await write(10n, 'old');
    await commit(10n, 20n);
    await reaches(second, 30n);
    const answer = await stale(second, 30n);
    assert.deepEqual([answer.regionError, fromUtf8(answer.value)], [undefined, 'old']);
    const far = (1n << 18n) + 100_000n;
    assert.ok((await stale(second, far)).regionError?.dataIsNotReady);
    const start = (await safeTs(first)) + 20n;
    await write(start, 'new');
    await reaches(second, start);
    await cluster.advance(20_000);
    assert.equal(await safeTs(second), start);
    await commit(start, start + 50n);
    await reaches(second, start + 50n);
    assert.equal(fromUtf8((await stale(second, start + 50n)).value), 'new');
    assert.equal(fromUtf8((await stale(second, start + 49n)).value), 'old');
  }));

test('stale reads: what two regions had settled is settled of the one that they become', () =>
  withStores(1, async (cluster) => {
    const [store] = cluster.members as [Store];
    const client = cluster.client(store.address);
    const split = { context: cluster.at(store), splitKeys: [key('m')], isRawKv: true };
    const { regions } = await cluster.withTime(client.unary(Tikv.SplitRegion, split), 20);
    const [source, target] = regions as [metapb.Region, metapb.Region];
    const safeTs = async (): Promise<bigint> =>
      (await cluster.withTime(client.unary(Tikv.GetStoreSafeTS, {}), 1)).safeTs;
    for (let i = 0; (await safeTs()) === 0n && i < 20; i++) await cluster.advance(500);
    await cluster.until(
      'PD knows both',
      () => cluster.pd.heartbeats.has(source.id) && cluster.pd.heartbeats.has(target.id),
    );
    const before = await safeTs();
    assert.ok(before > 0n);
    cluster.pd.instruct(source.id, { merge: { target } });
    await cluster.until('merged', () => cluster.pd.heartbeats.get(target.id)?.region?.startKey.length === 0);
    assert.ok((await safeTs()) >= before);
  }));
