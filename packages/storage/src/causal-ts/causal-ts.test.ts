import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@tessera/base';
import { readU64Desc } from '@tessera/codec';
import { ManualClock } from '@tessera/env/memory';
import { CausalTs, defaultCausalTsConfig } from './causal-ts.ts';

interface Rig {
  readonly clock: ManualClock;
  readonly causal: CausalTs;
  /** Questions to the oracle that wait for their answer. */
  readonly asked: { readonly count: number; answer(first: bigint): void; fail(): void }[];
}

function rig(): Rig {
  const clock = new ManualClock(0);
  const asked: Rig['asked'] = [];
  const allocate = (count: number): Promise<bigint> =>
    new Promise((resolve, reject) => asked.push({ count, answer: resolve, fail: () => reject(new Error('away')) }));
  const causal = new CausalTs({ clock, log: silentLogger, allocate, config: defaultCausalTsConfig() });
  return { clock, causal, asked };
}

const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await undefined;
};

function take(causal: CausalTs): bigint | undefined {
  const stamp = causal.take();
  return stamp === undefined ? undefined : readU64Desc(stamp, 0);
}

/** Stocks it from `first` on. */
async function stock({ causal, asked }: Rig, first: bigint): Promise<void> {
  causal.wait(() => {});
  asked.at(-1)?.answer(first);
  await settle();
}

test('causal ts: in order, in batches, with a carry into the upper half', async () => {
  const r = rig();
  assert.equal(take(r.causal), undefined);
  await stock(r, (5n << 32n) + 0xffff_ff00n);
  assert.deepEqual([take(r.causal), take(r.causal)], [(5n << 32n) + 0xffff_ff00n, (5n << 32n) + 0xffff_ff01n]);
  assert.deepEqual([r.asked.length, r.asked[0]?.count, r.causal.remain], [1, 100, 98]);
  r.causal.close();
});

test('causal ts: stock grows with use, and an idle store asks nobody', async () => {
  const r = rig();
  await stock(r, 1000n);
  for (let i = 0; i < 50; i++) take(r.causal);
  r.clock.advance(100);
  // 50 in an interval: 30 intervals ahead, less what is there.
  assert.equal(r.asked[1]?.count, 50 * 30 - 50);
  r.asked[1]?.answer(5000n);
  await settle();
  assert.equal(r.causal.remain, 1500);
  assert.equal(take(r.causal), 1050n);
  for (let i = 0; i < 50; i++) {
    r.clock.advance(100);
    r.asked.at(-1)?.answer(BigInt(100_000 * (i + 1)));
    await settle();
  }
  assert.equal(r.asked.length, 3);
  // Too old by now.
  assert.equal(take(r.causal), undefined);
  r.causal.close();
});

test('causal ts: after a flush nothing of before it is handed out, also when a renewal was under way', async () => {
  const r = rig();
  await stock(r, 1000n);
  take(r.causal);
  r.clock.advance(100);
  assert.equal(r.asked.length, 2);
  let flushed: bigint | undefined;
  void r.causal.flush().then((first) => {
    flushed = first;
  });
  r.asked[1]?.answer(2000n);
  await settle();
  // That one was asked for before the flush.
  assert.deepEqual([flushed, r.asked.length, take(r.causal)], [undefined, 3, 1001n]);
  r.asked[2]?.answer(3000n);
  await settle();
  assert.deepEqual([flushed, take(r.causal)], [3000n, 3000n]);
  r.causal.close();
});

test('causal ts: while the oracle is away old stock serves, a flush fails, and waiters hear it', async () => {
  const r = rig();
  await stock(r, 1000n);
  r.clock.advance(10_000);
  assert.equal(take(r.causal), undefined);
  const heard: (string | undefined)[] = [];
  r.causal.wait((failure) => heard.push(failure));
  r.asked[1]?.fail();
  await settle();
  assert.deepEqual([heard, take(r.causal)], [[undefined], 1000n]);
  const flushing = r.causal.flush();
  r.asked[2]?.fail();
  await assert.rejects(flushing, /away/);
  assert.equal(take(r.causal), 1001n);
  r.causal.close();

  const empty = rig();
  empty.causal.wait((failure) => heard.push(failure));
  empty.asked[0]?.fail();
  await settle();
  assert.equal(heard[1], 'Fail to get ts: away');
  empty.causal.close();
});

test('causal ts: more waiters than a batch are served by the next ones; too many are refused; the end is told', async () => {
  const r = rig();
  let served = 0;
  const waiter = (failure: string | undefined): void => {
    if (failure !== undefined) return;
    if (take(r.causal) === undefined) assert.ok(r.causal.wait(waiter));
    else served++;
  };
  for (let i = 0; i < 4096; i++) assert.ok(r.causal.wait(waiter));
  assert.equal(r.causal.wait(waiter), false);
  for (let i = 0; i < 50 && served < 4096; i++) {
    r.asked[i]?.answer(BigInt(i + 1) << 20n);
    await settle();
  }
  assert.equal(served, 4096);
  // The first was asked for by the first waiter, alone.
  assert.deepEqual(
    r.asked.slice(0, 2).map(({ count }) => count),
    [100, 3996],
  );
  const ends: (string | undefined)[] = [];
  r.causal.wait((failure) => ends.push(failure));
  r.causal.close();
  assert.match(ends[0] ?? '', /closing/);
});
