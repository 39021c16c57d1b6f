/** What UnsafeDestroyRange is based on, and what it is not: a store deletes of itself, and its replicas apply what they have not yet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, WriteBatch } from '@tessera/engine';
import { AdminCmdType, AdminRequest, TransferLeaderRequest } from '@tessera/proto/raft_cmdpb';
import { TestStores } from './testing/test-stores.ts';

const rows = ['a', 'b'].map((name) => [utf8(name), utf8('v')] as const);

function destroyEverywhere(stores: TestStores): void {
  for (const { store, engine } of stores.nodes.values()) {
    const batch = new WriteBatch(64);
    batch.deleteRange(CF.default, dataKey(utf8('a')), dataKey(utf8('c')));
    store.beforeWrite();
    engine.write(batch);
  }
}

/** Rows of each store. */
function left(stores: TestStores): number[] {
  return [...stores.nodes.values()].map(({ engine }) => {
    using snapshot = engine.snapshot();
    return rows.filter(([key]) => snapshot.get(CF.default, dataKey(key)) !== undefined).length;
  });
}

test('destroyed range: a replica that applies a write only afterwards has it again, and leads with it; destroyed once more it is gone', async () => {
  const stores = await TestStores.open({ count: 3 });
  const leader = must(stores.leader(1), 'a leader');
  const [late] = [...stores.nodes].filter(([, { store }]) => store.peers.get(1) !== leader).map(([id]) => id);
  stores.cut.add(must(late, 'a follower'));
  assert.equal(await stores.put(leader, rows), undefined);
  await stores.until(() => left(stores).filter((count) => count === rows.length).length === 2);
  destroyEverywhere(stores);
  assert.deepEqual(left(stores), [0, 0, 0]);
  stores.cut.clear();
  await stores.until(() => left(stores).includes(rows.length));
  const behind = must(stores.node(late as number).store.peers.get(1), 'its peer');
  assert.deepEqual(
    left(stores).filter((count) => count > 0),
    [rows.length],
    'raft brings it what is committed',
  );
  const peer = behind.region.peers.find(({ id }) => id === behind.peerId);
  const transferLeader = Object.assign(new TransferLeaderRequest(), { peer });
  const order = Object.assign(new AdminRequest(), { cmdType: AdminCmdType.TransferLeader, transferLeader });
  void stores.admin(leader, order);
  await stores.until(() => stores.leader(1) === behind);
  // So who wants a range gone waits until nobody writes there, and destroys it twice, as TiDB does.
  destroyEverywhere(stores);
  await stores.advance(5000);
  assert.deepEqual(left(stores), [0, 0, 0]);
  await stores.close();
});
