import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelCluster } from '../testing/model-cluster.ts';
import { orderTransferLeader, orderTransferPeer } from './admin.ts';
import type { OperatorSpec } from './operator.ts';
import { Priority } from './operator.ts';
import { StoreLimits } from './store-limits.ts';

const MINUTE = 60_000;

function cluster(config = {}) {
  const model = new ModelCluster({ seed: 7, stores: ['a', 'b', 'c', 'd'], regions: 6, initial: [1, 2, 3], config });
  model.run(1000);
  const region = (id: number) => {
    const found = model.tree.byId(id);
    assert.ok(found);
    return found;
  };
  const view = () => model.coordinator.view();
  const { operators } = model.coordinator;
  const last = (id: number) => operators.latest(id);
  return { model, region, view, operators, last };
}

function transfer(id: number, toStore = 2, more: Partial<OperatorSpec> = {}): OperatorSpec {
  return {
    desc: `test-${id}`,
    brief: '',
    kind: 'leader',
    priority: Priority.medium,
    steps: [{ kind: 'transfer-leader', fromStore: 1, toStore }],
    reason: 'test',
    ...more,
  };
}

test('operators: one a region; only a higher priority replaces', () => {
  const { region, operators, last } = cluster();
  assert.equal(typeof operators.add(transfer(1), region(1)), 'object');
  assert.match(String(operators.add(transfer(2), region(1))), /has an operator already: test-1/);
  assert.equal(typeof operators.add(transfer(3, 3, { priority: Priority.high }), region(1)), 'object');
  assert.equal(operators.size, 1);
  assert.equal(last(1)?.desc, 'test-3');
  assert.deepEqual(
    operators.records(0).map(({ desc, state, outcome }) => [desc, state, outcome]),
    [['test-1', 'replaced', 'replaced by test-3']],
  );
});

test('operators: limits count a kind; 0 switches it off; orders by hand do not ask', () => {
  const { region, view, operators } = cluster({ 'schedule.leader-schedule-limit': 2 });
  operators.add(transfer(1), region(1));
  operators.add(transfer(2), region(2));
  assert.equal(operators.add(transfer(3), region(3)), 'leader-schedule-limit is 2');
  const byHand = orderTransferLeader(view(), region(3), 2);
  assert.ok(typeof byHand === 'object');
  assert.equal(typeof operators.add(byHand, region(3)), 'object');
  const none = cluster({ 'schedule.leader-schedule-limit': 0 });
  assert.equal(none.operators.add(transfer(1), none.region(1)), 'leader-schedule-limit is 0');
});

test('operators: an order that is lost is sent again; a step that takes too long ends the operator', () => {
  const { model, region, operators, last } = cluster();
  const before = model.orders;
  // The target is dead and will never lead.
  model.store(2).alive = false;
  model.store(2).lastBeatMs = Number.MAX_SAFE_INTEGER;
  operators.add(transfer(1), region(1));
  model.run(30_000);
  assert.ok(model.orders - before >= 10, `${model.orders - before} orders`);
  model.run(33_000);
  assert.deepEqual(
    [last(1)?.state, last(1)?.outcome],
    ['timeout', 'not done within 60 s: transfer leader from store 1 to store 2'],
  );
});

test('operators: the target of a step goes away: cancelled, and the reason is kept', () => {
  const { model, region, operators, last } = cluster();
  model.store(2).alive = false;
  operators.add(transfer(1), region(1));
  model.run(40_000);
  assert.deepEqual([last(1)?.state, last(1)?.outcome], ['cancelled', 'store 2 is Disconnected']);
});

test('operators: members that somebody else changed end it', () => {
  const { model, region, view, operators } = cluster();
  const spec = orderTransferPeer(view(), region(1), 3, 4);
  assert.ok(typeof spec === 'object');
  operators.add(spec, region(1));
  const real = model.regions.get(1);
  assert.ok(real);
  real.peers.push({ id: 999, storeId: 5, role: 1, readyMs: 0 });
  real.confVer += 3;
  model.touch(real);
  model.run(5000);
  const ended = operators.records(0).find(({ desc }) => desc === 'admin-transfer-peer');
  assert.equal(ended?.state, 'cancelled');
  assert.match(ended?.outcome ?? '', /members changed by somebody else: conf_ver 1 -> \d/);
});

test('operators: a region that is gone takes its operator with it; what ended is forgotten in time', () => {
  const { model, region, operators, last } = cluster();
  model.store(2).alive = false;
  operators.add(transfer(1), region(1));
  model.tree.remove(1);
  model.regions.delete(1);
  model.run(5000);
  assert.deepEqual([last(1)?.state, last(1)?.outcome], ['cancelled', 'the region is gone']);
  model.run(11 * MINUTE);
  assert.equal(last(1), undefined);
  assert.deepEqual(operators.records(0), []);
});

test('operators: what runs counts as done for those who look at loads', () => {
  const { model, region, view, operators } = cluster();
  const store = (id: number) => {
    const found = view().store(id);
    assert.ok(found);
    return found;
  };
  assert.deepEqual([view().leaderScore(store(1)), view().leaderScore(store(2))], [6, 0]);
  model.store(2).alive = false;
  operators.add(transfer(1), region(1));
  assert.deepEqual([view().leaderScore(store(1)), view().leaderScore(store(2))], [5, 1]);
});

test('store limits: full regions cost a token, small ones a fifth, empty ones nothing; tokens come back by the minute', () => {
  const limits = new StoreLimits(() => ({ 'add-peer': 15, 'remove-peer': 0 }));
  const add = [{ kind: 'add-learner', storeId: 1, peerId: 2 }] as const;
  const remove = [{ kind: 'remove-learner', storeId: 1, peerId: 2 }] as const;
  assert.equal(limits.obstacle(add, 96, 0), undefined);
  limits.take(add, 96, 0);
  assert.match(limits.obstacle(add, 96, 0) ?? '', /exceeds add-peer of store 1/);
  assert.match(limits.obstacle(add, 10, 0) ?? '', /exceeds/);
  assert.equal(limits.obstacle(add, 1, 0), undefined);
  assert.equal(limits.obstacle(add, 96, 3999) === undefined, false);
  assert.equal(limits.obstacle(add, 10, 1000), undefined);
  assert.equal(limits.obstacle(add, 96, 4001), undefined);
  assert.match(limits.obstacle(remove, 96, 1e9) ?? '', /remove-peer/, 'a rate of 0 lets nothing go');
});
