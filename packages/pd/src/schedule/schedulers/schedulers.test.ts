import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelCluster } from '../../testing/model-cluster.ts';
import { SchedulerError } from './scheduler.ts';

const MINUTE = 60_000;

/** Six stores, of which three hold everything. */
function cluster(regions: number, hosts = ['a', 'b', 'c', 'd', 'e', 'f']) {
  const model = new ModelCluster({ seed: 11, stores: hosts, regions, initial: [1, 2, 3], sizeMib: () => 30 });
  model.run(2000);
  return model;
}

function spread(counts: readonly number[]): number {
  return Math.max(...counts) - Math.min(...counts);
}

test('scatter: peers and leaders of a group end up even, whatever other groups have', () => {
  const model = cluster(60);
  const { coordinator } = model;
  for (const [id, { start }] of model.regions) {
    const region = model.tree.byKey(start);
    assert.ok(region);
    const spec = coordinator.scatterer.scatter(coordinator.view(), region, id % 2 === 0 ? 'even' : 'odd');
    if (typeof spec === 'object') assert.equal(coordinator.add(spec, region), undefined);
    else assert.equal(spec, undefined);
  }
  model.run(3 * MINUTE);
  model.checkReplicated(3);
  assert.equal(coordinator.operators.size, 0);
  for (const parity of [0, 1]) {
    const peers = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, 0]));
    const leaders = new Map(peers);
    for (const region of model.regions.values()) {
      if (region.id % 2 !== parity) continue;
      for (const peer of region.peers) {
        peers.set(peer.storeId, (peers.get(peer.storeId) ?? 0) + 1);
        if (peer.id === region.leader) leaders.set(peer.storeId, (leaders.get(peer.storeId) ?? 0) + 1);
      }
    }
    assert.ok(spread([...peers.values()]) <= 1, `peers ${[...peers.values()]}`);
    assert.ok(spread([...leaders.values()]) <= 2, `leaders ${[...leaders.values()]}`);
  }
});

test('evict-leader: the stores lead nothing while it is there, and get leaders again afterwards', () => {
  const model = cluster(12, ['a', 'b', 'c']);
  const { schedulers } = model.coordinator;
  model.schedule('balance-leader-scheduler');
  schedulers.put('evict-leader-scheduler', { config: { stores: [1] }, pausedUntilWallMs: 0 });
  model.run(2 * MINUTE);
  assert.deepEqual(model.counts('leaders'), [0, 6, 6]);
  assert.equal(schedulers.diagnosis('evict-leader-scheduler')?.summary, 'store 1 has no leaders');
  schedulers.remove('evict-leader-scheduler');
  model.run(2 * MINUTE);
  assert.deepEqual(model.counts('leaders'), [4, 4, 4]);
});

test('evict-leader: a pause lets the store lead again; grant-leader gives it all', () => {
  const model = cluster(6, ['a', 'b', 'c']);
  const { schedulers } = model.coordinator;
  schedulers.put('evict-leader-scheduler', { config: { stores: [1] }, pausedUntilWallMs: model.nowMs + 100 * MINUTE });
  model.run(MINUTE);
  assert.deepEqual(model.counts('leaders'), [6, 0, 0]);
  schedulers.put('grant-leader-scheduler', { config: { stores: [3] }, pausedUntilWallMs: 0 });
  model.run(3 * MINUTE);
  assert.deepEqual(model.counts('leaders'), [0, 0, 6]);
});

test('shuffle: leaders and peers wander, replicas stay whole', () => {
  const model = cluster(6);
  model.schedule('shuffle-leader-scheduler', 'shuffle-region-scheduler');
  model.run(MINUTE);
  const { operators, schedulers } = model.coordinator;
  const done = operators.records(0).filter(({ state }) => state === 'success');
  assert.ok(done.some(({ desc }) => desc === 'shuffle-leader'));
  assert.ok(done.some(({ desc }) => desc === 'shuffle-region'));
  for (const name of schedulers.names()) schedulers.remove(name);
  model.run(2 * MINUTE);
  model.checkReplicated(3);
});

test('balance-region: a limit of 0 and a halt hold it back; then data evens out', () => {
  const model = cluster(30);
  model.config = { ...model.config, 'schedule.region-schedule-limit': 0 };
  model.schedule('balance-region-scheduler');
  model.run(MINUTE);
  assert.deepEqual(model.counts('peers'), [30, 30, 30, 0, 0, 0]);
  assert.equal(
    model.coordinator.schedulers.diagnosis('balance-region-scheduler')?.summary,
    'region-schedule-limit is 0',
  );
  model.config = { ...model.config, 'schedule.region-schedule-limit': 4, 'schedule.halt-scheduling': true };
  model.run(MINUTE);
  assert.deepEqual(model.counts('peers'), [30, 30, 30, 0, 0, 0]);
  model.config = { ...model.config, 'schedule.halt-scheduling': false };
  model.run(5 * MINUTE);
  assert.ok(spread(model.counts('peers')) <= 2, `${model.counts('peers')}`);
});

test('schedulers: wrong settings are refused with the reason', () => {
  const { schedulers } = cluster(1).coordinator;
  const put = (name: string, config: Record<string, unknown>) => () =>
    schedulers.put(name, { config, pausedUntilWallMs: 0 });
  for (const [name, config, message] of [
    ['dance-scheduler', {}, /unknown scheduler dance-scheduler, known are: balance-leader-scheduler/],
    ['balance-leader-scheduler', { batch: 0 }, /between 1 and 100/],
    ['evict-leader-scheduler', {}, /needs the id of a store/],
    ['grant-leader-scheduler', { stores: [0] }, /needs the id of a store/],
  ] as const) {
    assert.throws(put(name, config), (error) => error instanceof SchedulerError && message.test(error.message), name);
  }
});

test('random-merge: regions of any size become fewer, within the limit', () => {
  const model = cluster(20, ['a', 'b', 'c']);
  model.config = { ...model.config, 'schedule.merge-schedule-limit': 0 };
  model.schedule('random-merge-scheduler');
  model.run(MINUTE);
  assert.equal(model.merges, 0, 'merging is off');
  assert.equal(model.coordinator.schedulers.diagnosis('random-merge-scheduler')?.summary, 'merge-schedule-limit is 0');
  model.config = { ...model.config, 'schedule.merge-schedule-limit': 2 };
  let most = 0;
  model.run(5 * MINUTE, () => {
    most = Math.max(most, model.coordinator.operators.count('merge'));
  });
  assert.equal(most, 2);
  assert.equal(model.regions.size, 1);
  model.checkCovered();
  const { summary } = model.coordinator.schedulers.diagnosis('random-merge-scheduler') ?? {};
  assert.match(summary ?? '', /leads no free region|has no neighbour/);
});
