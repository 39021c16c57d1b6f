/** Money moves between accounts while regions split, leaders move, streams break and answers are lost: none is made or lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, latin1, Prng, utf8 } from '@tessera/base';
import { encodeBytes } from '@tessera/codec';
import type { Client } from '../client.ts';
import { UndeterminedError } from '../errors.ts';
import { TestCluster } from '../testing/test-cluster.ts';
import { TransactionError } from './txn-errors.ts';
import type { BeginOptions } from './txn-options.ts';

const ACCOUNTS = 12;
const EACH = 100;
const name = (i: number): string => `account-${String(i).padStart(2, '0')}`;
const amountOf = (value: Uint8Array | undefined): number => Number(value && fromUtf8(value));

const MODES: readonly BeginOptions[] = [
  { asyncCommit: false, onePc: false },
  { onePc: false },
  {},
  { pessimistic: true },
  { pessimistic: true, asyncCommit: false, onePc: false },
  { causalConsistency: true },
];

async function transfer(client: Client, prng: Prng, options: BeginOptions): Promise<void> {
  const from = prng.int(0, ACCOUNTS);
  const to = (from + 1 + prng.int(0, ACCOUNTS - 1)) % ACCOUNTS;
  const amount = prng.int(0, 20);
  await client.transaction(
    async (txn) => {
      const [a, b] = options.pessimistic
        ? await txn.batchGetForUpdate([name(from), name(to)])
        : await txn.batchGet([name(from), name(to)]);
      if (amountOf(a) < amount) return;
      await txn.put(name(from), String(amountOf(a) - amount));
      await txn.put(name(to), String(amountOf(b) + amount));
    },
    { ...options, maxAttempts: 50 },
  );
}

async function total(client: Client): Promise<number> {
  let sum = 0;
  for await (const { value } of (await client.snapshot()).scan({ pageSize: 3 })) sum += amountOf(value);
  return sum;
}

/** Trouble for one command in thirty. */
function trouble(cluster: TestCluster, prng: Prng): void {
  cluster.inject = () => {
    if (!prng.chance(0.03)) return undefined;
    const region = prng.pick(cluster.regions);
    switch (prng.int(0, 5)) {
      case 0:
        if (cluster.regions.length < 20) cluster.split(latin1(encodeBytes(utf8(`account-${prng.int(0, 100)}`))));
        return undefined;
      case 1:
        region.leaderStore = 1 + prng.int(0, 3);
        return undefined;
      case 2:
        cluster.tellPd();
        return 'break';
      case 3:
        return 'lost';
      default:
        return { message: 'busy', serverIsBusy: { reason: 'test', backoffMs: 5 } };
    }
  };
}

for (const seed of [1, 2, 3, 4]) {
  test(`bank: the sum stays under trouble, seed ${seed}`, async () => {
    const prng = new Prng(seed);
    const cluster = await TestCluster.start({ stores: 3 });
    const client = await cluster.client({ timeoutMs: 120_000 });
    await cluster.until(
      client.transaction((txn) => txn.batchPut(Array.from({ length: ACCOUNTS }, (_, i) => [name(i), String(EACH)]))),
    );
    trouble(cluster, prng);
    let lost = 0;
    const worker = async (): Promise<void> => {
      for (let i = 0; i < 8; i++) {
        try {
          await transfer(client, prng, prng.pick(MODES));
        } catch (error) {
          if (!(error instanceof UndeterminedError) && !(error instanceof TransactionError)) throw error;
          lost++;
        }
        if (i % 3 === 0) assert.equal(await total(client), ACCOUNTS * EACH);
      }
    };
    await cluster.until(Promise.all(Array.from({ length: 4 }, worker)), 600_000);
    cluster.inject = () => undefined;
    assert.equal(await cluster.until(total(client)), ACCOUNTS * EACH);
    assert.ok(lost < 16, `${lost} of 32 gave up`);
    await cluster.until(client.drain());
    await cluster.until(client.gc({ keepMs: 0 }));
    assert.deepEqual(cluster.txn.locks(), []);
    await cluster.stop();
  });
}
