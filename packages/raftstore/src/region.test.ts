import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { PeerRole, type Region } from '@tessera/proto/metapb';
import { BatchSplitRequest, ChangePeerRequest, SplitRequest } from '@tessera/proto/raft_cmdpb';
import {
  areOnSameStores,
  areSiblings,
  changeMembers,
  commitMerge,
  confStateOf,
  isNewerEpoch,
  newEpoch,
  newPeer,
  newRegion,
  overlaps,
  prepareMerge,
  rollbackMerge,
  sameEpoch,
  splitRegion,
} from './region.ts';

const { AddNode, AddLearnerNode, RemoveNode } = ConfChangeType;

function region(start = '', end = '', roles: PeerRole[] = [PeerRole.Voter, PeerRole.Voter, PeerRole.Voter]): Region {
  const peers = roles.map((role, i) => newPeer(11 + i, 1 + i, role));
  return newRegion(1, utf8(start), utf8(end), newEpoch(5, 7), peers);
}

function change(changeType: number, id: number, storeId: number): ChangePeerRequest {
  const request = new ChangePeerRequest();
  request.changeType = changeType;
  request.peer = newPeer(id, storeId);
  return request;
}

function split(keys: string[], rightDerive: boolean): BatchSplitRequest {
  const request = new BatchSplitRequest();
  request.rightDerive = rightDerive;
  request.requests = keys.map((key, i) => {
    const one = new SplitRequest();
    one.splitKey = utf8(key);
    one.newRegionId = 100 + i;
    one.newPeerIds = [200 + 10 * i, 201 + 10 * i, 202 + 10 * i];
    return one;
  });
  return request;
}

function text(result: Region | string): string {
  if (typeof result === 'string') return result;
  const { confVer, version } = result.regionEpoch ?? newEpoch(0, 0);
  return `${confVer}.${version} ${result.peers.map(({ id, role }) => `${id}:${role}`).join(' ')}`;
}

test('members: a joint swap goes through incoming and demoting voters and back, each change counted', () => {
  const learner = region('', '', [PeerRole.Voter, PeerRole.Voter, PeerRole.Voter, PeerRole.Learner]);
  const joint = changeMembers(learner, [change(AddNode, 14, 4), change(AddLearnerNode, 13, 3)]);
  assert.ok(typeof joint !== 'string');
  assert.equal(text(joint), '7.7 11:0 12:0 14:2 13:3');
  const state = confStateOf(joint);
  assert.deepEqual(
    [state.voters, state.votersOutgoing],
    [
      [11, 12, 14],
      [11, 12, 13],
    ],
  );
  assert.deepEqual([state.learners, state.learnersNext], [[], [13]]);
  assert.equal(text(changeMembers(joint, [])), '9.7 11:0 12:0 14:0 13:1');
  assert.equal(text(changeMembers(joint, [change(RemoveNode, 11, 1)])), 'the region is in joint state');
});

test('members: what does not fit is refused with its reason', () => {
  const refused = (...changes: ChangePeerRequest[]): string => text(changeMembers(region(), changes));
  assert.equal(refused(), 'the region is not in joint state');
  assert.equal(refused(change(AddNode, 11, 1)), 'the peer is a voter already');
  assert.equal(refused(change(AddNode, 99, 1)), 'store 1 has peer 11');
  assert.equal(refused(change(RemoveNode, 99, 9)), 'the peer is not there');
  assert.equal(refused(change(RemoveNode, 11, 1), change(AddNode, 99, 9)), 'can not remove voter directly');
  assert.equal(refused(change(AddNode, 98, 8), change(RemoveNode, 98, 8)), 'peer 98 is changed twice');
  assert.equal(refused(change(77, 98, 8)), 'unknown change type');
  assert.match(text(changeMembers(region('', '', [PeerRole.Voter]), [change(RemoveNode, 11, 1)])), /needs a voter/);
});

test('split: the derived region keeps its id on the side that was asked for; versions rise by the new regions', () => {
  for (const rightDerive of [true, false]) {
    const result = splitRegion(region('b', 'y'), split(['f', 'm'], rightDerive));
    assert.ok(typeof result !== 'string');
    const all = [result.derived, ...result.created].sort((a, b) => Buffer.compare(a.startKey, b.startKey));
    const ranges = all.map(({ startKey, endKey }) => `${Buffer.from(startKey)}-${Buffer.from(endKey)}`);
    assert.deepEqual(ranges, ['b-f', 'f-m', 'm-y']);
    assert.equal(all.indexOf(result.derived), rightDerive ? 2 : 0);
    assert.ok(all.every(({ regionEpoch }) => regionEpoch?.version === 9 && regionEpoch.confVer === 5));
    assert.deepEqual(
      result.created[1]?.peers.map(({ id, storeId }) => [id, storeId]),
      [
        [210, 1],
        [211, 2],
        [212, 3],
      ],
    );
  }
});

test('split: keys that do not cut the region are refused', () => {
  for (const keys of [[], ['b'], ['a'], ['y'], ['f', 'f'], ['m', 'f'], ['']]) {
    assert.equal(typeof splitRegion(region('b', 'y'), split(keys, true)), 'string', keys.join());
  }
});

test('overlap: ranges are half open, an empty end is the end of the space', () => {
  assert.equal(overlaps(region('a', 'c'), region('c', 'd')), false);
  assert.equal(overlaps(region('a', ''), region('x', 'y')), true);
  assert.equal(overlaps(region('', ''), region('', '')), true);
  assert.equal(overlaps(region('x', ''), region('a', 'x')), false);
});

test('region: a merge joins neighbours on the same stores and lies above both', () => {
  const target = region('m', 'z');
  const source = region('c', 'm');
  assert.deepEqual(
    [areSiblings(target, source), areSiblings(source, target), areSiblings(source, source)],
    [true, true, false],
  );
  assert.equal(areSiblings(region('', ''), region('', '')), false, 'the end of the space is not its start');
  assert.equal(areOnSameStores(target, source), true);
  assert.equal(areOnSameStores(target, region('c', 'm', [PeerRole.Voter, PeerRole.Voter, PeerRole.Learner])), false);
  assert.equal(areOnSameStores(target, region('c', 'm', [PeerRole.Voter, PeerRole.Voter])), false);
  const prepared = prepareMerge(source);
  assert.equal(text(prepared).slice(0, 3), '6.8');
  assert.equal(text(rollbackMerge(prepared)).slice(0, 3), '6.9');
  const merged = commitMerge(target, prepared);
  assert.deepEqual([text(merged).slice(0, 3), merged.startKey, merged.endKey], ['5.9', utf8('c'), utf8('z')]);
  const right = commitMerge(source, prepareMerge(target));
  assert.deepEqual([right.startKey, right.endKey], [utf8('c'), utf8('z')]);
});

test('region: epochs of one region are ordered', () => {
  assert.equal(isNewerEpoch(newEpoch(5, 8), newEpoch(5, 7)), true);
  assert.equal(isNewerEpoch(newEpoch(6, 7), newEpoch(5, 7)), true);
  assert.equal(isNewerEpoch(newEpoch(5, 7), newEpoch(5, 7)), false);
  assert.equal(isNewerEpoch(undefined, newEpoch(5, 7)), false);
  assert.deepEqual(
    [sameEpoch(newEpoch(5, 7), newEpoch(5, 7)), sameEpoch(newEpoch(5, 7), newEpoch(5, 8))],
    [true, false],
  );
});
