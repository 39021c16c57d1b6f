import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as metapb from '@tessera/proto/metapb';
import fc from 'fast-check';
import { ownRegion, type RegionInfo, regionFromMeta } from '../cluster/region-info.ts';
import { planMembers, type Wanted } from './plan.ts';
import { confVerGain, flawOf, isDone, orderOf, type Step } from './steps.ts';

const { Voter, Learner, IncomingVoter, DemotingVoter } = metapb.PeerRole;

interface Peer {
  readonly id: number;
  readonly storeId: number;
  role: metapb.PeerRole;
}

function info(peers: readonly Peer[], leader: number, confVer: number, version = 1): RegionInfo {
  const meta = ownRegion({ id: 1, regionEpoch: { confVer, version }, peers });
  return { ...regionFromMeta(meta), leader: meta.peers.find(({ id }) => id === leader) };
}

/** What a store makes of an order; as strict as stores are. */
function execute(peers: Peer[], leader: { id: number }, order: ReturnType<typeof orderOf>): number {
  if (order?.transferLeader !== undefined) {
    leader.id = order.transferLeader.peer?.id ?? 0;
    return 0;
  }
  const changes = order?.changePeerV2?.changes ?? [];
  if (changes.length === 0) {
    let left = 0;
    for (const peer of peers) {
      if (peer.role !== IncomingVoter && peer.role !== DemotingVoter) continue;
      peer.role = peer.role === IncomingVoter ? Voter : Learner;
      left++;
    }
    assert.ok(left > 0, 'leaves a joint state that is there');
    return left;
  }
  for (const { changeType, peer } of changes) {
    const { id = 0, storeId = 0 } = peer ?? {};
    const present = peers.find((other) => other.id === id);
    assert.ok(id !== leader.id || changeType === 0, 'the leader is neither demoted nor removed');
    if (present === undefined) {
      assert.equal(changeType, 2);
      assert.ok(peers.every((other) => other.storeId !== storeId));
      peers.push({ id, storeId, role: Learner });
    } else if (changeType === 1) {
      assert.equal(present.role, Learner, 'only learners are removed');
      peers.splice(peers.indexOf(present), 1);
    } else if (changeType === 2) {
      assert.equal(present.role, Voter);
      present.role = changes.length > 1 ? DemotingVoter : Learner;
    } else {
      assert.equal(present.role, Learner);
      present.role = changes.length > 1 ? IncomingVoter : Voter;
    }
  }
  return changes.length;
}

const STORES = [1, 2, 3, 4, 5, 6];
const members = fc.uniqueArray(fc.constantFrom(...STORES), { minLength: 1, maxLength: 5 });

test('plan: from any members to any others, step by step, without demoting the leader or removing a voter', () => {
  const shapes = fc.record({
    from: members,
    learners: fc.nat(7),
    to: members,
    wantedLearners: fc.nat(7),
    leader: fc.nat(4),
    target: fc.option(fc.nat(4)),
  });
  fc.assert(
    fc.property(shapes, ({ from, learners, to, wantedLearners, leader, target }) => {
      // The first member always votes, so that somebody does.
      const isVoter = (i: number, mask: number): boolean => i === 0 || ((mask >> i) & 1) === 0;
      const peers: Peer[] = from.map((storeId, i) => ({
        id: storeId * 10,
        storeId,
        role: isVoter(i, learners) ? Voter : Learner,
      }));
      const wanted: Wanted[] = to.map((storeId, i) => ({
        storeId,
        role: isVoter(i, wantedLearners) ? 'voter' : 'learner',
      }));
      const voters = peers.filter(({ role }) => role === Voter);
      const led = { id: voters[leader % voters.length]?.id ?? 0 };
      const wantedVoters = wanted.filter(({ role }) => role === 'voter');
      const leaderStore = target === null ? undefined : wantedVoters[target % wantedVoters.length]?.storeId;
      let nextId = 1000;
      const options = { leaderStore, mayLead: () => true, takeId: () => nextId++ };
      const steps = planMembers(info(peers, led.id, 1), wanted, options);
      assert.ok(typeof steps !== 'string', String(steps));
      let confVer = 1;
      for (const step of steps) {
        const before = info(peers, led.id, confVer);
        assert.equal(flawOf(step, before), undefined);
        assert.equal(isDone(step, before), false, `${step.kind} is not done before`);
        confVer += execute(peers, led, orderOf(step, before));
        assert.equal(isDone(step, info(peers, led.id, confVer)), true, `${step.kind} is done after`);
        const now = info(peers, led.id, confVer);
        let gain = 0;
        for (const each of steps.slice(0, steps.indexOf(step) + 1)) gain += confVerGain(each, now);
        assert.equal(gain, confVer - 1, 'every change is accounted for');
      }
      assert.deepEqual(
        peers.map(({ storeId, role }) => `${storeId} ${role === Voter ? 'voter' : 'learner'}`).sort(),
        wanted.map(({ storeId, role }) => `${storeId} ${role}`).sort(),
      );
      assert.equal(peers.find(({ id }) => id === led.id)?.role, Voter, 'a voter leads');
      if (leaderStore !== undefined) assert.equal(peers.find(({ id }) => id === led.id)?.storeId, leaderStore);
    }),
    { numRuns: 500 },
  );
});

test('plan: wishes that make no sense are refused', () => {
  const region = info([{ id: 1, storeId: 1, role: Voter }], 1, 1);
  const options = { mayLead: () => true, takeId: () => 9 };
  const plan = (wanted: Wanted[], more: object = {}, of = region) => planMembers(of, wanted, { ...options, ...more });
  assert.match(String(plan([])), /no voter/);
  assert.match(String(plan([{ storeId: 2, role: 'learner' }])), /no voter/);
  assert.match(
    String(
      plan([
        { storeId: 2, role: 'voter' },
        { storeId: 2, role: 'voter' },
      ]),
    ),
    /twice/,
  );
  assert.match(String(plan([{ storeId: 1, role: 'voter' }], { leaderStore: 2 })), /store 2 would have no voter/);
  assert.match(String(plan([{ storeId: 2, role: 'voter' }], { takeId: () => undefined })), /no ids/);
  const joint = info(
    [
      { id: 1, storeId: 1, role: Voter },
      { id: 2, storeId: 2, role: IncomingVoter },
    ],
    1,
    1,
  );
  assert.match(String(plan([{ storeId: 1, role: 'voter' }], {}, joint)), /joint state/);
  assert.match(String(plan([{ storeId: 1, role: 'voter' }], {}, { ...region, leader: undefined })), /no leader/);
});

test('steps: a new member is there when it has caught up, not before', () => {
  const step: Step = { kind: 'add-learner', storeId: 2, peerId: 5 };
  const region = info(
    [
      { id: 1, storeId: 1, role: Voter },
      { id: 5, storeId: 2, role: Learner },
    ],
    1,
    2,
  );
  const peer = region.meta.peers[1] as metapb.Peer;
  assert.equal(isDone(step, { ...region, pendingPeers: [peer] }), false);
  assert.equal(orderOf(step, { ...region, pendingPeers: [peer] }), undefined, 'nothing is said twice');
  assert.equal(isDone(step, region), true);
  assert.match(flawOf({ ...step, peerId: 6 }, region) ?? '', /store 2 has peer 5 already/);
});

test('steps: what cannot be done any more says so', () => {
  const region = info(
    [
      { id: 1, storeId: 1, role: Voter },
      { id: 2, storeId: 2, role: Learner },
      { id: 3, storeId: 3, role: Voter },
    ],
    1,
    2,
  );
  const ref = (storeId: number) => ({ storeId, peerId: storeId });
  const cases: [Step, RegExp][] = [
    [{ kind: 'transfer-leader', fromStore: 1, toStore: 4 }, /no peer on store 4/],
    [{ kind: 'transfer-leader', fromStore: 1, toStore: 2 }, /no voter/],
    [{ kind: 'promote-learner', storeId: 4, peerId: 4 }, /peer 4 on store 4 is gone/],
    [{ kind: 'demote-voter', ...ref(1) }, /peer 1 leads now/],
    [{ kind: 'remove-learner', ...ref(3) }, /peer 3 is a voter/],
    [{ kind: 'enter-joint', promote: [ref(4)], demote: [ref(3)] }, /peer 4 on store 4 is gone/],
    [{ kind: 'enter-joint', promote: [ref(2)], demote: [ref(1)] }, /peer 1 leads now/],
  ];
  for (const [step, message] of cases) assert.match(flawOf(step, region) ?? '', message);
});

test('plan: a joint state is not left while its leader is to be demoted, which its store refuses', () => {
  const step: Step = { kind: 'leave-joint', promote: [], demote: [{ storeId: 1, peerId: 1 }] };
  const peers = [
    { id: 1, storeId: 1, role: DemotingVoter },
    { id: 2, storeId: 2, role: Voter },
    { id: 3, storeId: 3, role: IncomingVoter },
  ];
  assert.match(flawOf(step, info(peers, 1, 2)) ?? '', /peer 1 leads now/);
  assert.equal(flawOf(step, info(peers, 2, 2)), undefined);
});
