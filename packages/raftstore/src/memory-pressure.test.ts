import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, Prng, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, runRead } from '@tessera/engine';
import type { Peer } from './peer.ts';
import { TestStores } from './testing/test-stores.ts';

async function valueAt(stores: TestStores, storeId: number, key: string): Promise<string | undefined> {
  const { engine } = stores.node(storeId);
  using snapshot = engine.snapshot();
  const value = await runRead(engine, snapshot, () => snapshot.get(CF.default, dataKey(utf8(key))));
  return value === undefined ? undefined : Buffer.from(value).toString();
}

const leaderOf = (stores: TestStores): Peer => must(stores.leader(1), 'a leader');
const put = (stores: TestStores, key: string, value = key) => stores.put(leaderOf(stores), [[utf8(key), utf8(value)]]);

test('memory pressure: a follower without memory rejects appends and not heartbeats; it is not flooded, and catches up afterwards', async () => {
  const stores = await TestStores.open({ count: 3 });
  const leader = leaderOf(stores);
  const { term } = leader;
  const follower = must(
    [1, 2, 3].find((id) => stores.nodeOf(leader) !== stores.node(id)),
    'a follower',
  );
  const { pressure } = stores.node(follower).store;
  pressure.rejectAppends = true;
  for (let i = 0; i < 100; i++) assert.equal(await put(stores, `k${i}`), undefined);
  await stores.advance(3000);
  assert.equal(await valueAt(stores, follower, 'k99'), undefined);
  assert.ok(pressure.appendsRejected > 3 && pressure.appendsRejected < 60, `${pressure.appendsRejected} were rejected`);
  assert.equal(leaderOf(stores), leader);
  assert.equal(leader.term, term, 'no election');
  pressure.rejectAppends = false;
  await stores.advance(1000);
  for (const key of ['k0', 'k50', 'k99']) assert.equal(await valueAt(stores, follower, key), key);
  await stores.close();
});

test('memory pressure: without a quorum that takes entries a write waits, and is made when memory is there again', async () => {
  const stores = await TestStores.open({ count: 3 });
  const leader = leaderOf(stores);
  const others = [1, 2, 3].filter((id) => stores.nodeOf(leader) !== stores.node(id));
  for (const id of others) stores.node(id).store.pressure.rejectAppends = true;
  let atRelease = 'not yet';
  stores.clock.setTimer(2000, () => {
    const { lastIndex } = leader.raft;
    atRelease = leader.applied < lastIndex ? 'waits' : 'made';
    for (const id of others) stores.node(id).store.pressure.rejectAppends = false;
  });
  assert.equal(await put(stores, 'k'), undefined);
  assert.equal(atRelease, 'waits');
  await stores.advance(500);
  for (const id of [1, 2, 3]) assert.equal(await valueAt(stores, id, 'k'), 'k');
  await stores.close();
});

test('memory pressure: a leader without memory refuses writes with ServerIsBusy, applies what it has and takes them again', async () => {
  const stores = await TestStores.open({ count: 3 });
  assert.equal(await put(stores, 'a'), undefined);
  const { pressure } = stores.nodeOf(leaderOf(stores)).store;
  pressure.refuseWrites = true;
  const refused = await put(stores, 'b');
  assert.equal(refused?.serverIsBusy?.reason, 'raftstore is busy');
  assert.match(refused?.message ?? '', /memory usage is above its high water mark/);
  assert.equal(pressure.writesRefused, 1);
  pressure.refuseWrites = false;
  assert.equal(await put(stores, 'b'), undefined);
  await stores.advance(500);
  for (const id of [1, 2, 3]) assert.equal(await valueAt(stores, id, 'b'), 'b');
  await stores.close();
});

test('memory pressure: coming and going on all stores, with restarts, it loses nothing that was acknowledged', async () => {
  for (let seed = 1; seed <= 2; seed++) {
    const stores = await TestStores.open({ count: 3 });
    const random = new Prng(seed);
    const acknowledged = new Map<string, string>();
    for (let i = 0; i < 200; i++) {
      const id = random.int(1, 4);
      const { pressure } = stores.node(id).store;
      const held = [...stores.nodes.values()].filter(({ store }) => store.pressure.rejectAppends).length;
      // Two that take no entries would make every write wait for ever.
      pressure.rejectAppends = !pressure.rejectAppends && held === 0;
      pressure.refuseWrites = random.int(0, 4) === 0;
      if (i % 60 === 59) await stores.restart(id);
      await stores.until(() => stores.leader(1) !== undefined);
      const key = `k${random.int(0, 40)}`;
      if ((await put(stores, key, `${i}`)) === undefined) acknowledged.set(key, `${i}`);
    }
    for (const { store } of stores.nodes.values()) {
      Object.assign(store.pressure, { rejectAppends: false, refuseWrites: false });
    }
    await stores.until(() => stores.leader(1) !== undefined);
    // Behind everything of earlier leaders.
    assert.equal(await put(stores, 'end'), undefined);
    await stores.advance(3000);
    assert.ok(acknowledged.size > 20);
    for (const id of [1, 2, 3]) {
      assert.equal(await valueAt(stores, id, 'end'), 'end');
      for (const [key, value] of acknowledged)
        assert.equal(await valueAt(stores, id, key), value, `seed ${seed}, ${key}`);
    }
    await stores.close();
  }
});
