import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { Fixture, REGION } from '../testing/fixture.ts';

const { PD, OperatorStatus } = pdpb;
const { Voter, Learner, IncomingVoter } = metapb.PeerRole;

async function join(f: Fixture, id: number): Promise<void> {
  await f.call(PD.PutStore, { store: { id, address: `127.0.0.1:${20160 + id}`, version: '8.5.4' } });
  await f.call(PD.StoreHeartbeat, { stats: { storeId: id, capacity: 2 ** 40, available: 2 ** 39 } });
}

test('scheduling: the first region gets its second and third replica by orders on the heartbeat stream', async () => {
  const f = await Fixture.bootstrapped();
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 1, capacity: 2 ** 40, available: 2 ** 39 } });
  await join(f, 2);
  await join(f, 3);
  const stream = f.stream(PD.RegionHeartbeat);
  const peers: metapb.PeerInit[] = [{ id: 3, storeId: 1 }];
  let confVer = 1;
  const beat = (pendingPeers: metapb.PeerInit[] = []) => {
    const region = { ...REGION, regionEpoch: { version: 1, confVer }, peers };
    stream.send({ header: f.header, region, leader: peers[0], term: 6, approximateSize: 1, pendingPeers });
  };
  const order = async () => {
    for (let i = 0; stream.received.length === 0 && i < 100; i++) {
      f.env.clock.advance(20);
      await f.raw(PD.GetMembers, {});
    }
    return stream.next();
  };
  beat();
  for (const storeId of [2, 3]) {
    const { changePeerV2, regionEpoch, targetPeer } = await order();
    const [change] = changePeerV2?.changes ?? [];
    assert.deepEqual(
      [change?.changeType, change?.peer?.storeId, change?.peer?.role, regionEpoch?.confVer, targetPeer?.id],
      [ConfChangeType.AddLearnerNode, storeId, Learner, confVer, 3],
    );
    const added = { id: change?.peer?.id ?? 0, storeId, role: Learner };
    peers.push(added);
    confVer++;
    beat([added]);
    beat();
  }
  const running = await f.call(PD.GetOperator, { regionId: 2 });
  assert.deepEqual(
    [running.desc.toString(), running.status],
    [Buffer.from('make-up-replica').toString(), OperatorStatus.RUNNING].map((item) =>
      typeof item === 'string' ? Buffer.from(item).join() : item,
    ),
  );
  const enter = await order();
  assert.deepEqual(
    enter.changePeerV2?.changes.map(({ changeType, peer }) => [changeType, peer?.storeId]),
    [
      [ConfChangeType.AddNode, 2],
      [ConfChangeType.AddNode, 3],
    ],
  );
  for (const peer of peers.slice(1)) Object.assign(peer, { role: IncomingVoter });
  confVer += 2;
  beat();
  const leave = await order();
  assert.deepEqual(leave.changePeerV2?.changes, []);
  for (const peer of peers.slice(1)) Object.assign(peer, { role: Voter });
  confVer += 2;
  beat();
  await f.raw(PD.GetMembers, {});
  assert.equal((await f.call(PD.GetOperator, { regionId: 2 })).status, OperatorStatus.SUCCESS);
  await f.close();
});

test('scheduling: small neighbours are merged by order, but not while they may be split, and not soon after', async () => {
  const f = await Fixture.bootstrapped({
    'schedule.merge-schedule-limit': 8,
    'schedule.split-merge-interval': 60_000,
  });
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 1, capacity: 2 ** 40, available: 2 ** 39 } });
  const stream = f.stream(PD.RegionHeartbeat);
  const regions = [
    { id: 2, startKey: Buffer.from(''), endKey: Buffer.from('g'), version: 2 },
    { id: 4, startKey: Buffer.from('g'), endKey: Buffer.from('p'), version: 2 },
    { id: 5, startKey: Buffer.from('p'), endKey: Buffer.from(''), version: 2 },
  ].map(({ version, ...range }) => ({
    ...range,
    regionEpoch: { version, confVer: 1 },
    peers: [{ id: range.id * 10, storeId: 1 }],
  }));
  const beat = (region: metapb.RegionInit, mib = 1) =>
    stream.send({ header: f.header, region, leader: region.peers?.[0], term: 6, approximateSize: mib << 20 });
  const live = async (durationMs: number) => {
    for (let i = 0; i < durationMs; i += 1000) {
      f.env.clock.advance(1000);
      await f.call(PD.StoreHeartbeat, { stats: { storeId: 1, capacity: 2 ** 40, available: 2 ** 39 } });
    }
  };
  const [first, second, third] = regions;
  for (const region of regions) beat(region, region.id === 5 ? 90 : 1);
  await live(59_000);
  // Keep-alives name no region.
  const orders = () => stream.received.filter(({ regionId }) => regionId !== 0);
  assert.deepEqual(orders(), [], 'PD has just started');
  // Marks both the region and what it gives away.
  const ids = await f.call(PD.AskBatchSplit, { region: first, splitCount: 1 });
  assert.equal(ids.ids.length, 1);
  await live(40_000);
  // Region 2 is left alone, so region 4 goes to the large one.
  const [order] = orders();
  assert.deepEqual([order?.regionId, order?.merge?.target?.id, order?.regionEpoch?.version], [4, 5, 2]);
  assert.ok(second !== undefined && third !== undefined);
  for (const region of [second, third]) {
    const refused = await f.call(PD.AskBatchSplit, { region, splitCount: 1 });
    assert.match(refused.header?.error?.message ?? '', /region \d is being merged/);
  }
  assert.equal((await f.call(PD.GetOperator, { regionId: 5 })).status, OperatorStatus.RUNNING);
  beat({ ...second, regionEpoch: { version: 3, confVer: 2 } });
  beat({ ...third, startKey: Buffer.from('g'), regionEpoch: { version: 4, confVer: 1 } }, 91);
  await f.raw(PD.GetMembers, {});
  assert.equal((await f.call(PD.GetOperator, { regionId: 4 })).status, OperatorStatus.SUCCESS);
  assert.equal((await f.call(PD.GetOperator, { regionId: 5 })).status, OperatorStatus.SUCCESS);
  await f.close();
});
