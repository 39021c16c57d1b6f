import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelCluster } from '../testing/model-cluster.ts';

const MINUTE = 60_000;

test('scheduling: one store keeps one replica; the second and the third get theirs as they join', () => {
  const model = new ModelCluster({ seed: 1, stores: ['a'], regions: 1 });
  model.run(MINUTE);
  model.checkReplicated(1);
  assert.equal(model.orders, 0);
  model.addStore('b');
  model.run(10_000);
  model.checkReplicated(2);
  model.addStore('c');
  model.run(10_000);
  model.checkReplicated(3);
});

test('scheduling: stores that join together get their replicas in one operator', () => {
  const model = new ModelCluster({ seed: 1, stores: ['a', 'b', 'c'], regions: 1 });
  model.run(10_000);
  model.checkReplicated(3);
  assert.equal(model.coordinator.operators.records(0).length, 1);
  assert.match(
    model.coordinator.operators.records(0)[0]?.describe() ?? '',
    /make-up-replica \{add peer: store \[2, 3\]\}/,
  );
});

test('scheduling: a store that is deleted is drained and a dead one replaced after max-store-down-time', () => {
  const config = { 'schedule.max-store-down-time': 5 * MINUTE };
  const model = new ModelCluster({ seed: 3, stores: ['a', 'b', 'c', 'd'], regions: 20, config });
  model.run(MINUTE);
  model.checkReplicated(3);
  const [first] = [...model.regions.values()].flatMap(({ peers }) => peers.map(({ storeId }) => storeId));
  model.store(first as number).offline = true;
  model.run(2 * MINUTE);
  model.checkReplicated(3);
  model.addStore('e');
  model.store(2).alive = false;
  model.run(4 * MINUTE);
  assert.ok(model.counts('peers').length > 0);
  model.run(4 * MINUTE);
  model.checkReplicated(3);
});

test('scheduling: without a place a region stays as it is and says why', () => {
  const model = new ModelCluster({ seed: 4, stores: ['a', 'b'], regions: 1 });
  model.run(10_000);
  const region = model.tree.byId(1);
  assert.ok(region);
  assert.match(
    model.coordinator.explain(region),
    /^replica: 2 of 3 replicas, but no store can take another peer: store 1 holds a peer already; store 2 holds a peer already$/,
  );
});
