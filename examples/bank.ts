/**
 * A bank: money moves between accounts in transactions, many at a time. None is made, none is lost, whatever happens to the
 * stores meanwhile: kill one and start it again.
 *
 *   npm start                        # in another terminal: a cluster on this machine
 *   npx node examples/bank.ts 127.0.0.1:2379
 */
import { type Client, connect } from '@tessera/client';

const ACCOUNTS = 20;
const EACH = 100;
const account = (i: number): string => `account/${String(i).padStart(2, '0')}`;
const amountOf = (value: Uint8Array | undefined): number => Number(Buffer.from(value ?? []).toString());

/** Runs again by itself when another transfer was faster. */
async function transfer(client: Client, from: string, to: string, amount: number): Promise<boolean> {
  return await client.transaction(async (txn) => {
    const [have, has] = (await txn.batchGet([from, to])).map(amountOf) as [number, number];
    if (have < amount) return false;
    await txn.put(from, String(have - amount));
    await txn.put(to, String(has + amount));
    return true;
  });
}

/** A snapshot sees all accounts at one moment, between transfers, never in the middle of one. */
async function total(client: Client): Promise<number> {
  let sum = 0;
  const snapshot = await client.snapshot();
  for await (const { value } of snapshot.scan({ start: 'account/', end: 'account0' })) sum += amountOf(value);
  return sum;
}

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  await using client = await connect({ pdEndpoints });
  await client.transaction(async (txn) => {
    for (let i = 0; i < ACCOUNTS; i++) await txn.put(account(i), String(EACH));
  });

  const customer = async (first: number): Promise<void> => {
    for (let i = 0; i < 25; i++) {
      const from = (first + i) % ACCOUNTS;
      await transfer(client, account(from), account((from + 1 + (i % 7)) % ACCOUNTS), 1 + ((first * i) % 30));
      if ((await total(client)) !== ACCOUNTS * EACH) throw new Error('money was made or lost');
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, i) => customer(i * 2)));
  console.log('after 200 transfers:', await total(client)); // 2000

  // Waiting instead of conflicting: the lock is taken when the account is read, at its newest value.
  const balance = await client.transaction(
    async (txn) => {
      const before = amountOf(await txn.getForUpdate(account(0)));
      await txn.put(account(0), String(before));
      return before;
    },
    { pessimistic: true },
  );
  console.log('account 0 has its money:', balance >= 0); // true
}

if (import.meta.main) await main(process.argv.slice(2));
