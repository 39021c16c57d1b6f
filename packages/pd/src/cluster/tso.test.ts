import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '@tessera/env/memory';
import fc from 'fast-check';
import { LOGICAL_BITS, Tso, type TsoConsumer, type TsoError, type TsoEvent } from './tso.ts';

const START_MS = 1_767_225_600_000;
const MAX_COUNT = (1 << LOGICAL_BITS) - 1;

/** An oracle with a disk that a test controls: saves wait until `flush`, and survive `restart` only then. */
class Fixture {
  readonly clock = new ManualClock(START_MS);
  readonly events: TsoEvent[] = [];
  savedMs = 0;
  #pending: { limitMs: number; done: (saved: boolean) => void } | undefined;
  tso: Tso;

  constructor() {
    this.tso = this.#open();
  }

  #open(): Tso {
    const options = {
      clock: this.clock,
      saveIntervalMs: 3000,
      save: (limitMs: number, done: (saved: boolean) => void) => {
        assert.equal(this.#pending, undefined, 'one save at a time');
        this.#pending = { limitMs, done };
      },
      onEvent: (event: TsoEvent) => this.events.push(event),
    };
    return new Tso(options, this.savedMs);
  }

  flush(saved = true): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    this.#pending = undefined;
    if (saved) this.savedMs = pending.limitMs;
    pending.done(saved);
  }

  /** What was not flushed is lost. */
  restart(): void {
    this.tso.stop();
    this.#pending = undefined;
    this.tso = this.#open();
  }
}

class Recorder implements TsoConsumer {
  readonly granted_: { first: bigint; last: bigint }[] = [];
  readonly refusals: TsoError[] = [];

  granted(physicalMs: number, logical: number, count: number): void {
    assert.ok(logical <= MAX_COUNT);
    const last = (BigInt(physicalMs) << BigInt(LOGICAL_BITS)) + BigInt(logical);
    this.granted_.push({ first: last - BigInt(count) + 1n, last });
  }

  refused(reason: TsoError): void {
    this.refusals.push(reason);
  }
}

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('ask' as const), n: fc.integer({ min: 1, max: 5000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const), n: fc.integer({ min: 1, max: MAX_COUNT }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('flush' as const), n: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), n: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('advance' as const), n: fc.integer({ min: 0, max: 4000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('step' as const), n: fc.integer({ min: -7_200_000, max: 7_200_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), n: fc.constant(0) }) },
);

test('tso: strictly increasing and never twice, under clock steps, lost saves and restarts', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const fixture = new Fixture();
      const recorder = new Recorder();
      for (const { kind, n } of steps) {
        if (kind === 'ask') fixture.tso.request(n, recorder);
        else if (kind === 'flush') fixture.flush();
        else if (kind === 'fail') fixture.flush(false);
        else if (kind === 'advance') fixture.clock.advance(n);
        else if (kind === 'step') fixture.clock.setWallMs(fixture.clock.wallMs() + n);
        else fixture.restart();
      }
      let last = 0n;
      for (const grant of recorder.granted_) {
        assert.ok(grant.first > last, 'a batch starts after all before it');
        last = grant.last;
      }
    }),
    { numRuns: 500 },
  );
});

test('tso: nothing is granted before its window is durable', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(10, recorder);
  assert.equal(recorder.granted_.length, 0);
  fixture.flush();
  const last = (BigInt(START_MS) << 18n) + 10n;
  assert.deepEqual(recorder.granted_, [{ first: last - 9n, last }]);
});

test('tso: the window is saved ahead, so that a busy oracle never waits', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(1, recorder);
  fixture.flush();
  for (let i = 0; i < 100; i++) {
    fixture.clock.advance(100);
    fixture.tso.request(1, recorder);
    assert.equal(recorder.granted_.length, i + 2);
    fixture.flush();
  }
  // Ten seconds of a three second window that is extended when half of it is used.
  assert.ok(fixture.events.filter((event) => event === 'save').length <= 8);
});

test('tso: a restart begins at the end of the saved window, also when the clock has stepped back', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(1, recorder);
  fixture.flush();
  fixture.clock.setWallMs(START_MS - 86_400_000);
  fixture.restart();
  fixture.tso.request(1, recorder);
  fixture.flush();
  assert.equal(recorder.granted_[1]?.last, (BigInt(START_MS + 3000) << 18n) + 1n);
});

test('tso: an exhausted counter waits for the next millisecond and keeps the order', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(MAX_COUNT, recorder);
  fixture.flush();
  fixture.tso.request(5, recorder);
  fixture.tso.request(6, recorder);
  assert.equal(recorder.granted_.length, 1);
  fixture.clock.advance(1);
  const base = BigInt(START_MS + 1) << 18n;
  assert.deepEqual(recorder.granted_.slice(1), [
    { first: base + 1n, last: base + 5n },
    { first: base + 6n, last: base + 11n },
  ]);
});

test('tso: with the wall clock behind, physical time moves no faster than the monotonic clock', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(1, recorder);
  fixture.flush();
  fixture.clock.setWallMs(START_MS - 3_600_000);
  for (let i = 0; i < 50; i++) fixture.tso.request(MAX_COUNT, recorder);
  for (let i = 0; i < 20; i++) fixture.clock.advance(1);
  assert.equal(recorder.granted_.length, 1 + 20);
  assert.equal(fixture.tso.physicalMs, START_MS + 20);
});

test('tso: a failed save is tried again', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(1, recorder);
  fixture.flush(false);
  fixture.clock.advance(200);
  fixture.flush();
  assert.equal(recorder.granted_.length, 1);
});

test('tso: counts out of range, too many waiting and stopping are refused', () => {
  const fixture = new Fixture();
  const recorder = new Recorder();
  fixture.tso.request(0, recorder);
  fixture.tso.request(MAX_COUNT + 1, recorder);
  assert.deepEqual(recorder.refusals, ['count', 'count']);
  for (let i = 0; i < 65_537; i++) fixture.tso.request(1, recorder);
  assert.deepEqual(recorder.refusals.slice(2), ['busy']);
  fixture.tso.stop();
  assert.equal(recorder.refusals.filter((reason) => reason === 'stopped').length, 65_536);
  fixture.tso.request(1, recorder);
  assert.equal(recorder.granted_.length, 0);
});
