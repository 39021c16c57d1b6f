import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import * as errorpb from '@tessera/proto/errorpb';
import { Budget } from './budget.ts';
import { DeadlineExceededError, RegionUnavailableError, ServerBusyError } from './errors.ts';
import { reactTo } from './reaction.ts';

/** As a store sends it: encoded and decoded. */
const error = (init: errorpb.ErrorInit): errorpb.Error => errorpb.Error.decode(errorpb.Error.encode(init));

const table: readonly (readonly [string, errorpb.ErrorInit, string, string | undefined])[] = [
  ['NotLeader', { notLeader: { leader: { id: 3, storeId: 2 } } }, 'switch-leader', 'updateLeader'],
  ['NotLeader', { notLeader: {} }, 'invalidate', 'regionScheduling'],
  ['EpochNotMatch', { epochNotMatch: { currentRegions: [{ id: 1 }] } }, 'replace', 'regionMiss'],
  ['RegionNotFound', { regionNotFound: {} }, 'invalidate', 'regionMiss'],
  ['KeyNotInRegion', { keyNotInRegion: {} }, 'invalidate', 'regionMiss'],
  ['MismatchPeerId', { mismatchPeerId: {} }, 'invalidate', 'regionMiss'],
  ['StoreNotMatch', { storeNotMatch: {} }, 'invalidate', 'regionMiss'],
  ['ServerIsBusy', { serverIsBusy: { reason: 'scheduler is busy' } }, 'keep', 'serverBusy'],
  ['StaleCommand', { staleCommand: {} }, 'keep', 'staleCommand'],
  ['MaxTimestampNotSynced', { maxTimestampNotSynced: {} }, 'keep', 'maxTsNotSynced'],
  ['ReadIndexNotReady', { readIndexNotReady: {} }, 'keep', 'regionScheduling'],
  ['ProposalInMergingMode', { proposalInMergingMode: {} }, 'keep', 'regionScheduling'],
  ['RegionNotInitialized', { regionNotInitialized: {} }, 'keep', 'regionNotInitialized'],
  ['RecoveryInProgress', { recoveryInProgress: {} }, 'keep', 'recoveryInProgress'],
  ['DiskFull', { diskFull: {} }, 'keep', 'diskFull'],
  ['IsWitness', { isWitness: {} }, 'invalidate', 'isWitness'],
  ['DataIsNotReady', { dataIsNotReady: {} }, 'keep', 'regionMiss'],
  ['UndeterminedResult', { undeterminedResult: {} }, 'keep', 'staleCommand'],
  ['Other', { message: 'TiKV is Closing' }, 'next-peer', 'regionScheduling'],
];

for (const [reason, init, region, backoff] of table) {
  test(`reaction: ${reason} ${JSON.stringify(init)} -> ${region}, pause ${backoff}`, () => {
    const reaction = reactTo(error(init));
    assert.equal(reaction.reason, reason);
    assert.equal(reaction.region.kind, region);
    assert.equal(reaction.backoff, backoff);
    assert.equal(reaction.fatal, undefined);
  });
}

test('reaction: too large entries and flashbacks are not retried', () => {
  for (const init of [{ raftEntryTooLarge: {} }, { flashbackInProgress: {} }, { flashbackNotPrepared: {} }]) {
    assert.equal(reactTo(error(init)).fatal, true);
  }
});

test('reaction: StoreNotMatch makes the address be asked again, lost proposals count as maybe applied', () => {
  assert.equal(reactTo(error({ storeNotMatch: {} })).resolveStore, true);
  assert.equal(reactTo(error({ staleCommand: {} })).maybeApplied, true);
  assert.equal(reactTo(error({ undeterminedResult: {} })).maybeApplied, true);
  assert.equal(reactTo(error({ notLeader: {} })).maybeApplied, undefined);
});

test('budget: pauses of a class double from its base to its cap, other classes start afresh', () => {
  const budget = new Budget(60_000, 60_000);
  const random = new Prng(1);
  const pause = (): number => budget.pauseMs('regionMiss', 'x', undefined, random);
  assert.deepEqual([pause(), pause(), pause()], [2, 4, 8]);
  for (let i = 0; i < 10; i++) pause();
  assert.equal(pause(), 500);
  assert.equal(budget.pauseMs('staleCommand', 'x', undefined, random), 2);
  const busy = budget.pauseMs('serverBusy', 'x', undefined, random);
  assert.ok(busy >= 1000 && busy <= 2000, 'half of it is jitter');
});

test("budget: the store's own wish wins when it is longer; the first change of leader is free", () => {
  const budget = new Budget(60_000, 60_000);
  const random = new Prng(1);
  assert.equal(budget.pauseMs('regionMiss', 'x', undefined, random, 77), 77);
  assert.equal(budget.pauseMs('updateLeader', 'x', undefined, random), 0);
  assert.ok(budget.pauseMs('updateLeader', 'x', undefined, random) > 0);
});

test('budget: the error at the end names the last reason and its class', () => {
  const budget = new Budget(20, 20);
  assert.equal(budget.failure('RawGet'), undefined);
  budget.pauseMs('serverBusy', 'ServerIsBusy', undefined, new Prng(1));
  const busy = budget.failure('RawGet');
  assert.ok(busy instanceof ServerBusyError && busy instanceof DeadlineExceededError);
  budget.pauseMs('regionMiss', 'RegionNotFound', undefined, new Prng(1));
  const missing = budget.failure('RawGet');
  assert.ok(missing instanceof RegionUnavailableError);
  assert.match(missing.message, /RawGet: RegionNotFound until the deadline of 20 ms \(2 retries\)/);
});
