import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyChange,
  type Configuration,
  checkConfiguration,
  EMPTY_CONFIGURATION,
  enterJoint,
  fromConfState,
  isJoint,
  isMember,
  leaveJoint,
  simpleChange,
  toConfState,
} from './confchange.ts';
import { Tracker } from './tracker.ts';
import { ConfChangeSingle, ConfChangeTransition, ConfChangeV2, ConfState } from './types.ts';

const single = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 7 })).map(([changeType, nodeId]) => {
  const change = new ConfChangeSingle();
  change.changeType = changeType as ConfChangeSingle['changeType'];
  change.nodeId = nodeId;
  return change;
});
const change = fc
  .tuple(fc.constantFrom(...Object.values(ConfChangeTransition)), fc.array(single, { maxLength: 5 }))
  .map(([transition, changes]) => {
    const whole = new ConfChangeV2();
    whole.transition = transition;
    whole.changes = changes;
    return whole;
  });

const start: Configuration = { ...EMPTY_CONFIGURATION, voters: [1, 2, 3] };

/** Every set that can decide alone: a majority of the voters and of the outgoing voters. */
function quorums(configuration: Configuration): number[] {
  const { voters, outgoing } = configuration;
  const found: number[] = [];
  for (let set = 0; set < 1 << 8; set++) {
    const count = (ids: readonly number[]) => ids.filter((id) => (set >> id) & 1).length;
    const majority = (ids: readonly number[]) => ids.length === 0 || 2 * count(ids) > ids.length;
    if (majority(voters) && majority(outgoing)) found.push(set);
  }
  return found;
}

test('confchange: any chain of changes keeps the configuration sound', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (chain) => {
      let configuration = start;
      const tracker = new Tracker(4, 1000);
      for (const step of chain) {
        const result = applyChange(configuration, step);
        if (result.kind === 'refused') continue;
        configuration = result.configuration;
        assert.equal(checkConfiguration(configuration), undefined);
        tracker.switchTo(configuration, 9);
        const members = [1, 2, 3, 4, 5, 6, 7].filter((id) => isMember(configuration, id));
        assert.deepEqual(
          tracker.peers.map((peer) => peer.id),
          members,
        );
        assert.deepEqual(
          tracker.peers.filter((peer) => peer.isLearner).map((peer) => peer.id),
          configuration.learners,
        );
        assert.ok(configuration.voters.length > 0, 'somebody can decide');
      }
    }),
  );
});

test('confchange: any two quorums of neighbouring configurations share a node', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (chain) => {
      let configuration = start;
      for (const step of chain) {
        const result = applyChange(configuration, step);
        if (result.kind === 'refused') continue;
        const after = quorums(result.configuration);
        for (const old of quorums(configuration)) for (const set of after) assert.notEqual(old & set, 0);
        configuration = result.configuration;
      }
    }),
    { numRuns: 40 },
  );
});

test('confchange: entering and leaving a joint configuration gives the changed voters, demoted ones as learners', () => {
  fc.assert(
    fc.property(fc.array(single, { maxLength: 6 }), fc.boolean(), (changes, autoLeave) => {
      const entered = enterJoint(start, autoLeave, changes);
      if (entered.kind === 'refused') return;
      assert.ok(isJoint(entered.configuration));
      assert.deepEqual(entered.configuration.outgoing, start.voters);
      assert.equal(enterJoint(entered.configuration, autoLeave, []).kind, 'refused');
      assert.equal(simpleChange(entered.configuration, []).kind, 'refused');
      const left = leaveJoint(entered.configuration);
      if (left.kind === 'refused') assert.fail(left.reason);
      assert.deepEqual(left.configuration.voters, entered.configuration.voters);
      // The last change to a node decides what it is in the end.
      for (const { nodeId } of changes) {
        if (nodeId === 0) continue;
        const last = changes.findLast((c) => c.nodeId === nodeId)?.changeType;
        assert.equal(left.configuration.voters.includes(nodeId), last === 0);
        assert.equal(left.configuration.learners.includes(nodeId), last === 2);
      }
    }),
  );
});

test('confchange: a configuration survives its ConfState, an unsound one is told apart', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (chain) => {
      let configuration = start;
      for (const step of chain) {
        const result = applyChange(configuration, step);
        if (result.kind === 'changed') configuration = result.configuration;
      }
      const state = ConfState.decode(ConfState.encode(toConfState(configuration)));
      assert.deepEqual(fromConfState(state), configuration);
    }),
  );
  const unsound = (fields: Partial<Configuration>) => checkConfiguration({ ...start, ...fields });
  assert.match(unsound({ learners: [1] }) ?? '', /learner and voter/);
  assert.match(unsound({ learnersNext: [4], outgoing: [1] }) ?? '', /no outgoing voter/);
  assert.match(unsound({ autoLeave: true }) ?? '', /leftovers/);
  assert.match(unsound({ voters: [], learners: [4] }) ?? '', /no voters/);
});
