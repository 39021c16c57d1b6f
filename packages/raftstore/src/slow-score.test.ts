import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SlowScore } from './slow-score.ts';

const ROUND_MS = 10_000;

/** Rounds of a hundred syncs, `slow` of which take 150 ms. */
function rounds(score: SlowScore, count: number, slow: number, startMs = 0): number {
  let nowMs = startMs;
  for (let round = 0; round < count; round++) {
    for (let i = 0; i < 100; i++) {
      const began = nowMs + i;
      score.began(began);
      score.ended(began, began + (i < slow ? 150 : 2));
    }
    nowMs += ROUND_MS;
    score.round(nowMs);
  }
  return nowMs;
}

test('slow score: quick syncs leave it at 1, a tenth of slow ones doubles it a round, up to 100', () => {
  const score = new SlowScore();
  const nowMs = rounds(score, 5, 0);
  assert.equal(score.value, 1);
  rounds(score, 3, 10, nowMs);
  assert.equal(score.value, 8);
  rounds(score, 5, 100, nowMs);
  assert.equal(score.value, 100);
});

test('slow score: a few slow ones raise it by their share, and it is well again after five quiet minutes', () => {
  const score = new SlowScore();
  rounds(score, 1, 5);
  assert.equal(score.value, 1.5);
  const nowMs = rounds(score, 8, 100);
  assert.equal(score.value, 100);
  rounds(score, 15, 0, nowMs);
  assert.ok(score.value > 45 && score.value < 55, `${score.value}`);
  rounds(score, 16, 0, nowMs + 15 * ROUND_MS);
  assert.equal(score.value, 1);
});

test('slow score: a sync that does not end counts, also while nothing else does', () => {
  const score = new SlowScore();
  score.began(0);
  assert.equal(score.round(50), 1);
  assert.equal(score.round(ROUND_MS), 2);
  assert.equal(score.round(2 * ROUND_MS), 4);
  score.ended(0, 2 * ROUND_MS + 1);
  score.began(3 * ROUND_MS);
  score.ended(3 * ROUND_MS, 3 * ROUND_MS + 2);
  assert.equal(score.round(3 * ROUND_MS), 8);
});

test('slow score: a round in which the loop itself was late says nothing', () => {
  const score = new SlowScore();
  const nowMs = rounds(score, 2, 100);
  assert.equal(score.value, 4);
  for (const atMs of [0, 100, 200, 500, 600]) score.ticked(atMs, 100);
  rounds(score, 1, 100, nowMs);
  assert.equal(score.value, 4);
  rounds(score, 1, 100, nowMs + ROUND_MS);
  assert.equal(score.value, 8);
});
