import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import { ManualClock } from '@tessera/env/memory';
import { type Gatherer, Gathering } from './gathering.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

let clock: ManualClock;
let dirty: unknown[];
let gathering: Gathering<Gatherer>;
let peer: Writable<Gatherer> & { crowd: Writable<Gatherer['crowd']> };

beforeEach(() => {
  clock = new ManualClock();
  dirty = [];
  gathering = new Gathering({ env: { clock }, config: { crowdMin: 16 }, markDirty: (one) => dirty.push(one) });
  peer = {
    ...{ gatheredWrites: 1, gatheredBytes: 100, hasProposals: false, held: false, waitsForCompany: false },
    gatheringSinceMs: clock.monotonicMs(),
    crowd: { size: 0, company: 0, appliedAtMs: clock.monotonicMs(), echoMs: 1 },
  };
});

const isDue = (isSyncing = false): boolean => gathering.isDue(peer, clock.monotonicMs(), isSyncing);

it('gathering: few writers are proposed at once, and wait for one sync at most', () => {
  assert.equal(isDue(), true);
  assert.equal(isDue(true), false);
  gathering.synced();
  assert.deepEqual(dirty, [peer]);
  assert.equal(isDue(true), true, 'though the next sync is under way');
  peer.gatheredWrites = 0;
  assert.equal(isDue(), false, 'nothing to propose');
});

it('gathering: a crowd waits until nearly all of it is here, and nobody is woken for it after that', () => {
  peer.crowd.size = 64;
  peer.gatheredWrites = 55;
  assert.equal(isDue(), false);
  peer.gatheredWrites = 56;
  assert.equal(isDue(), true);
  assert.equal(peer.waitsForCompany, false);
  clock.advance(100);
  assert.deepEqual(dirty, []);
});

it('gathering: a crowd that does not come is waited for a millisecond after the last answers', () => {
  peer.crowd.size = 64;
  clock.advance(3);
  peer.crowd.appliedAtMs = clock.monotonicMs();
  assert.equal(isDue(), false);
  clock.advance(0.5);
  assert.equal(isDue(), false);
  assert.deepEqual(dirty, []);
  clock.advance(0.5);
  assert.deepEqual(dirty, [peer]);
  assert.equal(isDue(), true);
});

it('gathering: a crowd that is known to come back later is waited for as long, from the answers on', () => {
  peer.crowd.size = 64;
  peer.crowd.echoMs = 3;
  clock.advance(2);
  peer.gatheringSinceMs = clock.monotonicMs();
  assert.equal(isDue(), false);
  clock.advance(0.9);
  assert.deepEqual(dirty, []);
  clock.advance(0.1);
  assert.deepEqual(dirty, [peer]);
  assert.equal(isDue(), true);
});

it('gathering: who missed the last entry belongs to the crowd', () => {
  peer.crowd.size = 56;
  peer.crowd.company = 64;
  peer.gatheredWrites = 49;
  assert.equal(isDue(), false);
  peer.gatheredWrites = 56;
  assert.equal(isDue(), true);
});

it('gathering: while an entry is on its way a crowd waits longer, but not for ever', () => {
  peer.crowd.size = 64;
  peer.hasProposals = true;
  assert.equal(isDue(), false);
  clock.advance(7.9);
  assert.deepEqual(dirty, []);
  clock.advance(0.1);
  assert.deepEqual(dirty, [peer]);
  assert.equal(isDue(), true);
});

it('gathering: many bytes need no company', () => {
  peer.crowd.size = 64;
  peer.gatheredBytes = 1 << 20;
  assert.equal(isDue(true), true);
});

it('gathering: a store that ends wakes nobody', () => {
  peer.crowd.size = 64;
  assert.equal(isDue(), false);
  gathering.close();
  clock.advance(100);
  assert.deepEqual(dirty, []);
});
