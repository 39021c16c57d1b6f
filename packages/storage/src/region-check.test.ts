import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { errorpb, kvrpcpb, metapb } from './messages.ts';
import { checkContext, type PeerState } from './region-check.ts';

const STORE = 1;
const make = <T extends object>(type: new () => T, fields: Partial<T>): T => Object.assign(new type(), fields);
const epoch = (confVer: number, version: number) => make(metapb.RegionEpoch, { confVer, version });
const peerOf = (id: number, storeId: number) => make(metapb.Peer, { id, storeId });

function leader(changes: Partial<PeerState> = {}): PeerState {
  const region = make(metapb.Region, {
    id: 2,
    startKey: utf8('a'),
    regionEpoch: epoch(3, 4),
    peers: [peerOf(5, STORE)],
  });
  return { region, peerId: 5, term: 10, isLeader: true, leader: undefined, ...changes };
}

function context(changes: Partial<kvrpcpb.Context> = {}): kvrpcpb.Context {
  return make(kvrpcpb.Context, { regionId: 2, peer: peerOf(5, STORE), regionEpoch: epoch(3, 4), ...changes });
}

/** Name of the one error that is set, besides the message. */
function kindOf(error: errorpb.ErrorInit | undefined): string | undefined {
  if (error === undefined) return undefined;
  assert.ok(error.message, 'every region error has a message');
  const decoded = errorpb.Error.decode(errorpb.Error.encode(error));
  return Object.entries(decoded).find(([name, value]) => name !== 'message' && value !== undefined)?.[0];
}

test('region check: a request that fits passes, with any conf version and any recent term', () => {
  for (const changes of [{}, { regionEpoch: epoch(99, 4) }, { term: 9 }, { term: 10 }, { term: 11 }]) {
    assert.equal(checkContext(context(changes), STORE, leader(), false), undefined);
  }
});

test('region check: the first of several mistakes decides', () => {
  const follower = leader({ isLeader: false, leader: peerOf(6, 7) });
  const wrong = { peer: peerOf(99, 98), regionEpoch: epoch(3, 1), term: 2 };
  const steps: [string, PeerState | undefined, Partial<kvrpcpb.Context>][] = [
    ['regionNotFound', undefined, wrong],
    ['storeNotMatch', follower, wrong],
    ['mismatchPeerId', follower, { ...wrong, peer: peerOf(99, STORE) }],
    ['notLeader', follower, { ...wrong, peer: peerOf(5, STORE) }],
    ['staleCommand', leader(), { ...wrong, peer: peerOf(5, STORE) }],
    ['epochNotMatch', leader(), { regionEpoch: epoch(3, 1) }],
  ];
  for (const [expected, peer, changes] of steps) {
    assert.equal(kindOf(checkContext(context(changes), STORE, peer, true)), expected);
  }
});

test('region check: contents and texts of the errors', () => {
  const check = (peer: PeerState | undefined, changes: Partial<kvrpcpb.Context>) =>
    checkContext(context(changes), STORE, peer, false);
  assert.deepEqual(check(undefined, {}), { message: 'region 2 not found', regionNotFound: { regionId: 2 } });
  assert.deepEqual(check(leader(), { peer: undefined }), {
    message: 'to store id 0, mine 1',
    storeNotMatch: { requestStoreId: 0, actualStoreId: 1 },
  });
  assert.deepEqual(check(leader(), { peer: peerOf(9, STORE) }), {
    message: 'mismatch peer id 9 != 5',
    mismatchPeerId: { requestPeerId: 9, storePeerId: 5 },
  });
  const other = peerOf(6, 7);
  assert.deepEqual(check(leader({ isLeader: false, leader: other }), {}), {
    message: 'peer is not leader for region 2, leader may Some(id: 6 store_id: 7)',
    notLeader: { regionId: 2, leader: other },
  });
  assert.equal(check(leader({ isLeader: false }), {})?.message, 'peer is not leader for region 2, leader may None');
  assert.deepEqual(check(leader(), { term: 8 }), { message: 'stale command', staleCommand: {} });
  const stale = check(leader(), { regionEpoch: undefined });
  assert.equal(stale?.message, 'EpochNotMatch current epoch of region 2 is conf_ver: 3 version: 4, but you sent ');
  assert.deepEqual(stale?.epochNotMatch?.currentRegions, [leader().region]);
});

test('region check: replica and stale reads pass at a follower, writes do not', () => {
  const follower = leader({ isLeader: false });
  for (const changes of [{ replicaRead: true }, { staleRead: true }]) {
    assert.equal(checkContext(context(changes), STORE, follower, true), undefined);
    assert.equal(kindOf(checkContext(context(changes), STORE, follower, false)), 'notLeader');
  }
});
