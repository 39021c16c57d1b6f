/**
 * Money moves in transactions over three real stores while regions split, leaders move and a store is killed with -9 and comes back: none is made,
 * none is lost, and every snapshot sees the same sum.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type BeginOptions, type Client, connect, TransactionError, UndeterminedError } from '@tessera/client';
import { encodeBytes } from '@tessera/codec';
import * as pdpb from '@tessera/proto/pdpb';
import { Cluster, pause } from '../support/cluster.ts';
import { killAll } from './program.ts';

after(killAll);

const ACCOUNTS = 30;
const EACH = 100;
const account = (i: number): string => `account/${String(i % ACCOUNTS).padStart(2, '0')}`;
const amountOf = (value: Uint8Array | undefined): number => Number(Buffer.from(value ?? []).toString());

const MODES: readonly BeginOptions[] = [
  {},
  { onePc: false },
  { asyncCommit: false, onePc: false },
  { pessimistic: true },
  { pessimistic: true, asyncCommit: false, onePc: false },
];

async function total(client: Client): Promise<number> {
  let sum = 0;
  const snapshot = await client.snapshot();
  for await (const { value } of snapshot.scan({ start: 'account/', end: 'account0', pageSize: 7 }))
    sum += amountOf(value);
  return sum;
}

class Customers {
  transfers = 0;
  undetermined = 0;
  gaveUp = 0;
  #running = true;
  readonly #done: Promise<unknown>;

  constructor(client: Client, count: number) {
    this.#done = Promise.all(Array.from({ length: count }, (_, i) => this.#customer(client, i)));
    this.#done.catch(() => {});
  }

  async #customer(client: Client, first: number): Promise<void> {
    for (let i = first; this.#running; i += 7) {
      const [from, to] = [account(i), account(i * 3 + 1)];
      const options = MODES[i % MODES.length] as BeginOptions;
      try {
        if (from !== to) await this.#transfer(client, from, to, 1 + (i % 20), options);
        this.transfers++;
      } catch (error) {
        if (error instanceof UndeterminedError) this.undetermined++;
        else if (error instanceof TransactionError && error.retryable) this.gaveUp++;
        else throw error;
      }
      if (i % 4 === 0) assert.equal(await total(client), ACCOUNTS * EACH, 'the sum that a snapshot sees');
    }
  }

  async #transfer(client: Client, from: string, to: string, amount: number, options: BeginOptions): Promise<void> {
    const work: Parameters<Client['transaction']>[0] = async (txn) => {
      const keys = [from, to];
      const [have, has] = options.pessimistic ? await txn.batchGetForUpdate(keys) : await txn.batchGet(keys);
      if (amountOf(have) < amount) return;
      await txn.put(from, String(amountOf(have) - amount));
      await txn.put(to, String(amountOf(has) + amount));
    };
    await client.transaction(work, options);
  }

  /** Waits for so many more transfers; rejects when a customer has found something wrong. */
  async more(count: number): Promise<void> {
    const target = this.transfers + count;
    while (this.transfers < target) await Promise.race([this.#done, pause(20)]);
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#done;
  }
}

test('bank: transfers over splits, moves of leaders and kill -9 of a store', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-bank-'));
  try {
    const cluster = await Cluster.start({ directory, stores: 3 });
    await cluster.replicated(3, 60_000);
    const client = await connect({ pdEndpoints: [cluster.pd.address], timeoutMs: 60_000 });
    await client.transaction(async (txn) => {
      for (let i = 0; i < ACCOUNTS; i++) await txn.put(account(i), String(EACH));
    });
    const customers = new Customers(client, 6);
    await customers.more(30);

    const splitKeys = ['account/10', 'account/20'].map((key) => encodeBytes(Buffer.from(key)));
    await client.pd.call(pdpb.PD.SplitRegions, { splitKeys, retryLimit: 10 });
    await customers.more(30);
    assert.ok((await cluster.regions()).length >= 3);

    for (const region of await cluster.regions()) {
      const target = region.peers?.find(({ store_id }) => store_id !== region.leader?.store_id)?.store_id;
      const body = JSON.stringify({ name: 'transfer-leader', region_id: region.id, to_store_id: target });
      await cluster.ask('operators', { method: 'POST', body }).catch(() => {});
    }
    await customers.more(30);

    const [victim] = cluster.stores;
    await victim?.stop('SIGKILL');
    await customers.more(30);
    await victim?.start();
    await customers.more(30);

    await customers.stop();
    assert.equal(await total(client), ACCOUNTS * EACH);
    await client.drain();
    const { resolvedLocks } = await client.gc({ keepMs: 0 });
    console.log(
      `${customers.transfers} transfers, ${customers.undetermined} undetermined, ${customers.gaveUp} gave up, ${resolvedLocks} locks left`,
    );
    await client.close();
    await cluster.stop();
  } finally {
    killAll();
    await rm(directory, { recursive: true, force: true });
  }
});
