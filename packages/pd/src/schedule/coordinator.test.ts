import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelCluster } from '../testing/model-cluster.ts';
import { DEFAULT_SCHEDULERS } from './schedulers/schedulers.ts';

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

test('balance: regions and leaders even out over all stores, and then nothing moves any more', () => {
  const model = new ModelCluster({
    seed: 5,
    stores: ['a', 'b', 'c', 'd', 'e'],
    regions: 60,
    sizeMib: () => 10,
    initial: [1, 2, 3],
  });
  model.schedule(...DEFAULT_SCHEDULERS);
  model.run(5 * MINUTE);
  model.checkReplicated(3);
  const [peers, leaders] = [model.counts('peers'), model.counts('leaders')];
  assert.ok(Math.max(...peers) - Math.min(...peers) <= 2, `peers ${peers}`);
  assert.ok(Math.max(...leaders) - Math.min(...leaders) <= 3, `leaders ${leaders}`);
  const { orders } = model;
  model.run(5 * MINUTE);
  assert.equal(model.orders, orders, 'a balanced cluster is left alone');
});

/** Trouble for a while, then peace: the cluster must be whole, spread and even again, and never have lost a majority. */
function surviveTrouble(seed: number): void {
  const hosts = ['a', 'a', 'b', 'b', 'c', 'c', 'd'];
  const config = { 'schedule.max-store-down-time': 2 * MINUTE };
  const model = new ModelCluster({
    seed,
    stores: hosts,
    regions: 30,
    loss: 0.1,
    config,
    sizeMib: (prng) => prng.int(1, 60),
  });
  model.schedule(...DEFAULT_SCHEDULERS);
  model.run(3 * MINUTE);
  const { prng } = model;
  const safe = (): void => {
    for (const region of model.regions.values()) {
      if (!model.hasQuorum(region))
        assert.fail(`region ${region.id} lost its majority: ${JSON.stringify(region.peers)}`);
    }
  };
  for (let round = 0; round < 3; round++) {
    const victim = model.store(prng.int(1, model.stores.size + 1));
    const drained = prng.chance(0.3) && ![...model.stores.values()].some(({ offline }) => offline);
    if (drained) victim.offline = true;
    else victim.alive = false;
    if (prng.chance(0.4)) model.addStore(prng.pick(['c', 'd', 'e']));
    // One store at a time is away; it is back, or replaced everywhere, before the next one goes.
    model.run(prng.chance(0.5) ? 10 * MINUTE : prng.int(5000, MINUTE), safe);
    victim.alive = true;
    victim.lastBeatMs = model.nowMs;
    model.run(5 * MINUTE, safe);
  }
  model.run(10 * MINUTE, safe);
  model.checkReplicated(3);
  const leaders = model.counts('leaders');
  assert.ok(Math.max(...leaders) - Math.min(...leaders) <= 4, `seed ${seed}: leaders ${leaders}`);
}

/** `PD_SEEDS=n` runs as many, from `PD_FROM` on. */
const [from, seeds] = [Number(process.env['PD_FROM'] ?? 1), Number(process.env['PD_SEEDS'] ?? 4)];
for (let seed = from; seed < from + seeds; seed++) {
  test(`scheduling: a cluster in trouble keeps its majorities and recovers (seed ${seed})`, () => surviveTrouble(seed));
}
