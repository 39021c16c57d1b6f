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
