import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PdConfig } from '../config/items.ts';
import { ModelCluster, type ModelRegion } from '../testing/model-cluster.ts';
import { orderMerge, orderTransferLeader } from './admin.ts';
import type { OperatorSpec } from './operator.ts';
import { DEFAULT_SCHEDULERS } from './schedulers/schedulers.ts';
import { describeStep } from './steps.ts';

const MINUTE = 60_000;
/** Merging on, and a PD that has been there for longer than the interval after the first second. */
const MERGING = { 'schedule.merge-schedule-limit': 8, 'schedule.split-merge-interval': 500 };
/** Nothing happens by itself. */
const BY_HAND = { 'schedule.merge-schedule-limit': 0 };

function cluster(config: Partial<PdConfig> = {}, regions = 4) {
  const model = new ModelCluster({ seed: 7, stores: ['a', 'b', 'c', 'd'], regions, initial: [1, 2, 3], config });
  model.run(1000);
  const region = (id: number) => {
    const found = model.tree.byId(id);
    assert.ok(found, `region ${id}`);
    return found;
  };
  const real = (id: number): ModelRegion => {
    const found = model.regions.get(id);
    assert.ok(found, `region ${id}`);
    return found;
  };
  const { operators } = model.coordinator;
  const plan = (source: number, target: number): OperatorSpec => {
    const spec = orderMerge(model.coordinator.view(), region(source), region(target));
    assert.ok(typeof spec === 'object', String(spec));
    return spec;
  };
  const order = (source: number, target: number) => operators.add(plan(source, target), region(source));
  const ends = (...ids: number[]) => ids.map((id) => [operators.latest(id)?.state, operators.latest(id)?.outcome]);
  return { model, region, real, operators, plan, order, ends };
}

test('merge: both halves of the pair run until the target has taken the source in, and both have succeeded', () => {
  const { model, operators, order, ends } = cluster(BY_HAND);
  assert.equal(typeof order(1, 2), 'object');
  assert.deepEqual(
    operators.running().map(({ regionId, passive, steps }) => [regionId, passive, steps.map(describeStep)]),
    [
      [1, false, ['merge region 1 into region 2']],
      [2, true, ['merge region 1 into region 2']],
    ],
  );
  assert.equal(operators.isMerging(1) && operators.isMerging(2) && !operators.isMerging(3), true);
  model.run(MINUTE);
  assert.deepEqual(ends(1, 2), [
    ['success', 'done'],
    ['success', 'done'],
  ]);
  assert.equal(model.tree.byKey('')?.meta.id, 2);
  assert.equal(model.tree.byId(1), undefined);
  model.checkCovered();
});

test('merge: into the region before as well as into the one after; others are not adjacent', () => {
  const { model, region, order } = cluster(BY_HAND);
  order(4, 3);
  model.run(MINUTE);
  assert.equal(model.tree.byKey('z')?.meta.id, 3);
  model.checkCovered();
  const view = model.coordinator.view();
  assert.equal(orderMerge(view, region(1), region(3)), 'regions 1 and 3 are not adjacent');
  assert.equal(orderMerge(view, region(3), region(1)), 'regions 3 and 1 are not adjacent', 'the ends of the key space');
});

test('merge: the peers of the source move to the stores of the target first, its leader to where that one is led', () => {
  const { model, real, region, plan, order, ends } = cluster(BY_HAND);
  const source = real(1);
  source.peers = source.peers.map((peer) => (peer.storeId === 1 ? { ...peer, storeId: 4 } : peer));
  const target = real(2);
  target.leader = target.peers.find(({ storeId }) => storeId === 1)?.id ?? 0;
  model.touch(source);
  model.touch(target);
  source.confVer++;
  model.touch(source);
  model.run(1000);
  assert.equal(region(1).leader?.storeId, 4);
  assert.deepEqual(
    plan(1, 2).steps.map(({ kind }) => kind),
    [
      'add-learner',
      'transfer-leader',
      'enter-joint',
      'leave-joint',
      'transfer-leader',
      'remove-learner',
      'merge-region',
    ],
  );
  order(1, 2);
  model.run(2 * MINUTE);
  assert.deepEqual(ends(1, 2), [
    ['success', 'done'],
    ['success', 'done'],
  ]);
  model.checkCovered();
});

test('merge: neither half starts when one cannot', () => {
  const { model, region, operators, plan } = cluster(BY_HAND);
  const transfer = orderTransferLeader(model.coordinator.view(), region(2), 2);
  assert.ok(typeof transfer === 'object');
  const spec = plan(1, 2);
  operators.add(transfer, region(2));
  assert.match(String(operators.add(spec, region(1))), /region 2 has an operator already: admin-transfer-leader/);
  assert.equal(operators.of(1), undefined);
  operators.cancel(2, 'test');
  const real = model.regions.get(2);
  assert.ok(real);
  real.version++;
  model.touch(real);
  model.run(1000);
  assert.equal(operators.add(spec, region(1)), 'region 2 changed meanwhile');
  assert.equal(operators.size, 0);
});

test('merge: a pair counts once against merge-schedule-limit', () => {
  const { region, operators, plan } = cluster({ ...BY_HAND, 'schedule.merge-schedule-limit': 1 }, 6);
  const kind = 'merge';
  assert.equal(typeof operators.add({ ...plan(1, 2), kind }, region(1)), 'object');
  assert.equal(operators.count(kind), 1);
  assert.equal(operators.add({ ...plan(3, 4), kind }, region(3)), 'merge-schedule-limit is 1');
  operators.cancel(2, 'test');
  assert.deepEqual([operators.count(kind), operators.size], [0, 0]);
});

test('merge: cancelled on either side, both end with the reason', () => {
  for (const id of [1, 2]) {
    const { operators, order, ends } = cluster(BY_HAND);
    order(1, 2);
    operators.cancel(id, 'cancelled by hand');
    const mine = ['cancelled', 'cancelled by hand'];
    const others = ['cancelled', `ended with the operator of region ${id}: cancelled by hand`];
    assert.deepEqual(ends(1, 2), id === 1 ? [mine, others] : [others, mine]);
    assert.equal(operators.size, 0);
  }
});

test('merge: a side that is gone ends the pair; both, once', () => {
  for (const gone of [[1], [2], [1, 2]]) {
    const { model, region, operators, plan, ends } = cluster({ ...BY_HAND, 'schedule.merge-schedule-limit': 4 });
    operators.add({ ...plan(1, 2), kind: 'merge' }, region(1));
    for (const id of gone) {
      model.tree.remove(id);
      model.regions.delete(id);
    }
    model.run(10_000);
    const mine = ['cancelled', 'the region is gone'];
    const others = ['cancelled', `ended with the operator of region ${gone[0]}: the region is gone`];
    assert.deepEqual(ends(1, 2), gone[0] === 1 ? [mine, others] : [others, mine]);
    assert.deepEqual([operators.records(0).length, operators.count('merge')], [2, 0]);
  }
});

test('merge: a higher priority takes a region out of its pair', () => {
  const { region, operators, plan, order, ends } = cluster({ ...BY_HAND, 'schedule.merge-schedule-limit': 4 });
  const low = { ...plan(1, 2), kind: 'merge', priority: 1 } as const;
  assert.ok(low.partner);
  operators.add({ ...low, partner: { ...low.partner, spec: { ...low.partner.spec, priority: 1 } } }, region(1));
  order(3, 2);
  assert.deepEqual(ends(1), [['cancelled', 'ended with the operator of region 2: replaced by admin-merge-region']]);
  assert.deepEqual(
    operators.running().map(({ regionId }) => regionId),
    [2, 3],
  );
});

test('merge: a source that prepares raises its epoch, which is no foreign change; what is prepared is not ordered again', () => {
  const { model, operators, region, order } = cluster(BY_HAND);
  order(1, 2);
  const { version } = region(1).meta.regionEpoch ?? { version: 0 };
  for (let i = 0; region(1).meta.regionEpoch?.version === version && i < 20; i++) model.run(200);
  assert.deepEqual([region(1).meta.regionEpoch?.version, region(1).meta.regionEpoch?.confVer], [version + 1, 2]);
  assert.equal(operators.of(1)?.state, 'running');
  assert.equal(operators.of(2)?.state, 'running');
});

test('merge: a target that changes ends the pair; the stores take back what they prepared', () => {
  const { model, real, region, order, ends } = cluster(BY_HAND);
  order(1, 2);
  for (let i = 0; real(1).merging === undefined && i < 20; i++) model.run(200);
  const target = real(2);
  target.confVer++;
  model.touch(target);
  model.run(10_000);
  const why = 'members changed by somebody else: conf_ver 1 -> 2';
  assert.deepEqual(ends(1, 2), [
    ['cancelled', `ended with the operator of region 2: ${why}`],
    ['cancelled', why],
  ]);
  assert.deepEqual([region(1).meta.regionEpoch?.version, region(1).meta.regionEpoch?.confVer], [3, 2]);
  model.checkCovered();
});

test('merge: a side that is split ends the pair', () => {
  for (const id of [1, 2]) {
    const { model, real, order, ends } = cluster(BY_HAND);
    order(1, 2);
    // A store that split before it heard of the order.
    const region = real(id);
    region.version++;
    const middle = `${region.start.padEnd(8, '0')}5`;
    model.regions.set(99, { ...region, id: 99, start: middle, peers: region.peers.map((peer) => ({ ...peer })) });
    Object.assign(region, { end: middle });
    model.touch(region);
    model.touch(real(99));
    model.run(2000);
    const [first, second] = ends(1, 2);
    assert.deepEqual([first?.[0], second?.[0]], ['cancelled', 'cancelled'], `split of region ${id}`);
  }
});

test('merge: stores that do not merge let the pair time out', () => {
  const { model, real, operators, order, ends } = cluster(BY_HAND);
  real(1).merging = { target: real(2).meta, atMs: Number.POSITIVE_INFINITY };
  const before = model.orders;
  order(1, 2);
  model.run(9 * MINUTE);
  assert.equal(operators.size, 2);
  assert.ok(model.orders - before > 90, `ordered again every 5 s, ${model.orders - before} times`);
  model.run(2 * MINUTE);
  const why = 'not done within 600 s: merge region 1 into region 2';
  assert.deepEqual(ends(1, 2), [
    ['timeout', why],
    ['cancelled', `ended with the operator of region 1: ${why}`],
  ]);
});

test('merge: a region that became part of another without being asked loses its operator', () => {
  const { model, real, region, operators, ends } = cluster(BY_HAND);
  const transfer = orderTransferLeader(model.coordinator.view(), region(2), 2);
  assert.ok(typeof transfer === 'object');
  model.store(2).alive = false;
  operators.add(transfer, region(2));
  Object.assign(real(1), { end: real(2).end, version: 3 });
  model.regions.delete(2);
  model.touch(real(1));
  model.run(1000);
  assert.deepEqual(ends(2), [['cancelled', 'the region is part of region 1 now']]);
});

test('merge: what runs counts as done', () => {
  const { model, order } = cluster(BY_HAND);
  order(1, 2);
  const influence = model.coordinator.operators.influence();
  assert.deepEqual(
    [1, 2, 3, 4].map((id) => [influence.on(id).regions, influence.on(id).leaders]),
    [
      [-1, -1],
      [-1, 0],
      [-1, 0],
      [0, 0],
    ],
  );
});

test('merge: small regions become one, within the limit; what asked to be split is left alone', () => {
  const config = { ...MERGING, 'schedule.merge-schedule-limit': 3, 'schedule.split-merge-interval': 2 * MINUTE };
  const { model, real, operators } = cluster(config, 30);
  model.run(MINUTE);
  assert.equal(model.merges, 0, 'PD has just started');
  model.split(real(7));
  let most = 0;
  model.run(100_000, () => {
    most = Math.max(most, operators.running().filter(({ passive }) => !passive).length);
  });
  assert.equal(most, 3);
  assert.ok(model.merges > 15 && model.regions.size > 1, `${model.merges} merges`);
  assert.ok(model.regions.has(7), 'split lately');
  model.run(4 * MINUTE);
  assert.deepEqual([...model.regions.keys()].length, 1);
  model.checkCovered();
  model.checkReplicated(3);
});

/** Splits, merges and trouble at random: no majority is lost, all keys stay covered, and in peace PD knows what is. */
function surviveMerges(seed: number): void {
  const config = { ...MERGING, 'schedule.split-merge-interval': 20_000, 'schedule.max-store-down-time': 2 * MINUTE };
  const stores = ['a', 'b', 'c', 'd', 'e'];
  const model = new ModelCluster({ seed, stores, regions: 24, loss: 0.1, config, sizeMib: (prng) => prng.int(1, 30) });
  model.schedule(...DEFAULT_SCHEDULERS);
  model.run(2 * MINUTE);
  const { prng } = model;
  const safe = (): void => {
    for (const region of model.regions.values())
      assert.ok(model.hasQuorum(region), `region ${region.id} lost its majority: ${JSON.stringify(region.peers)}`);
  };
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < 4; i++) model.split(prng.pick([...model.regions.values()]));
    const victim = model.store(prng.int(1, stores.length + 1));
    victim.alive = !prng.chance(0.5);
    model.run(prng.int(5000, MINUTE), safe);
    victim.alive = true;
    victim.lastBeatMs = model.nowMs;
    model.run(MINUTE, safe);
  }
  model.config = { ...model.config, 'schedule.merge-schedule-limit': 0 };
  model.run(15 * MINUTE, safe);
  assert.ok(model.merges > 10, `seed ${seed}: ${model.merges} merges`);
  model.checkCovered();
  model.checkReplicated(3);
}

/** `PD_SEEDS=n` runs as many, from `PD_FROM` on. */
const [from, seeds] = [Number(process.env['PD_FROM'] ?? 1), Number(process.env['PD_SEEDS'] ?? 3)];
for (let seed = from; seed < from + seeds; seed++) {
  test(`merge: splits and merges in a cluster in trouble (seed ${seed})`, () => surviveMerges(seed));
}
