import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Echo } from './echo.ts';

/** `writers` are answered every `roundMs`, and come back one after the other, the last of them after `echoMs`. */
function rounds(echo: Echo, count: number, writers: number, echoMs: number, roundMs = 10): void {
  for (let round = 0; round < count; round++) {
    const nowMs = 1000 + round * roundMs;
    echo.answered(writers, nowMs);
    for (let i = 1; i <= writers; i++) echo.arrived(nowMs + (echoMs * i) / writers);
  }
}

it('echo: of who only writes it is short, of transactions as long as what they do in between', () => {
  const echo = new Echo();
  assert.equal(echo.waitMs, 1);
  rounds(echo, 50, 64, 0.3);
  assert.equal(echo.waitMs, 1);
  rounds(echo, 50, 64, 3);
  assert.ok(echo.waitMs > 3 && echo.waitMs < 4, `${echo.waitMs}`);
  rounds(echo, 50, 64, 0.3);
  assert.equal(echo.waitMs, 1);
});

it('echo: who comes when it likes is not waited for', () => {
  const echo = new Echo();
  rounds(echo, 50, 64, 9);
  assert.equal(echo.waitMs, 1);
});

it('echo: one that is longer than a round is known to be longer, and learned when a round is', () => {
  const echo = new Echo();
  for (let round = 0; round < 50; round++) echo.answered(64, round * 4);
  assert.ok(echo.waitMs > 4 && echo.waitMs <= 5, `${echo.waitMs}`);
  for (let round = 0; round < 50; round++) echo.answered(64, 200 + round * 40);
  assert.equal(echo.waitMs, 1);
});

it('echo: a pause is forgotten within some rounds', () => {
  const echo = new Echo();
  rounds(echo, 50, 64, 2);
  echo.answered(64, 1e6);
  for (let i = 0; i < 64; i++) echo.arrived(2e6);
  assert.ok(echo.waitMs <= 7.5);
  rounds(echo, 10, 64, 2);
  assert.ok(echo.waitMs > 2 && echo.waitMs < 3.5, `${echo.waitMs}`);
});
