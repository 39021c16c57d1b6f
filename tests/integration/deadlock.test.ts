/**
 * Deadlocks over stores: the transactions of a cycle wait at leaders of different stores, and the wait-for graph is at a third one, which
 * changes. One of the cycle must hear of it long before its wait would be over.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Client, connect, DeadlockError, type Transaction } from '@tessera/client';
import { encodeBytes } from '@tessera/codec';
import * as pdpb from '@tessera/proto/pdpb';
import { Cluster, pause } from '../support/cluster.ts';
import { killAll } from './program.ts';

after(killAll);

const NAMES = ['a', 'k', 'x'];

async function begin(client: Client): Promise<Transaction> {
  return await client.begin({ pessimistic: true });
}

/** As many transactions as keys lock one each, then each the next one's: how long until somebody hears of it. */
async function cycle(client: Client, round: string): Promise<{ readonly ms: number; readonly chain: number }> {
  const keys = NAMES.map((name) => `${name}/${round}`);
  const txns = await Promise.all(keys.map(() => begin(client)));
  for (const [i, txn] of txns.entries()) await txn.lockKeys([keys[i] as string]);
  const startMs = performance.now();
  let heard: { ms: number; chain: number } | undefined;
  const waits = txns.map(async (txn, i) => {
    // One after the other, so that the last one closes the cycle.
    await pause(100 * i);
    try {
      await txn.lockKeys([keys[(i + 1) % keys.length] as string]);
    } catch (error) {
      if (!(error instanceof DeadlockError)) throw error;
      heard ??= { ms: performance.now() - startMs, chain: error.waitChain.length };
    }
    // Lets the next one through.
    await txn.rollback().catch(() => {});
  });
  await Promise.all(waits);
  return heard ?? assert.fail(`nobody heard of the deadlock of round ${round}`);
}

test('deadlocks: found over three leaders, also when the store with the wait-for graph changes', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-deadlock-'));
  const cluster = await Cluster.start({ directory, stores: 3 });
  try {
    await cluster.replicated(3, 30_000);
    await using client = await connect({ pdEndpoints: [cluster.pd.address], timeoutMs: 20_000 });
    const splitKeys = ['b', 'l'].map((key) => encodeBytes(Buffer.from(key)));
    await client.pd.call(pdpb.PD.SplitRegions, { splitKeys, retryLimit: 10 });
    const ids = await Promise.all(cluster.stores.map((store) => cluster.idOf(store)));
    /** Which store leads the region of each name. */
    const lead = async (wanted: readonly number[]): Promise<void> => {
      for (let tries = 0; tries < 100; tries++) {
        let right = 0;
        for (const [i, name] of NAMES.entries()) {
          const found = await client.pd.getRegion(encodeBytes(Buffer.from(name)));
          const to = ids[wanted[i] as number] as number;
          if (found?.leader?.storeId === to) right++;
          else {
            const order = { name: 'transfer-leader', region_id: found?.region.id, to_store_id: to };
            await cluster.ask('operators', { method: 'POST', body: JSON.stringify(order) }).catch(() => {});
          }
        }
        if (right === NAMES.length) return;
        await pause(200);
      }
      assert.fail('leaders are not where they should be');
    };
    // The first region's leader has the graph.
    for (const [round, wanted] of [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ].entries()) {
      await lead(wanted);
      // The first wait after a change may be told to the former holder, and asks again when it is over.
      const { ms, chain } = await cycle(client, `round${round}`);
      assert.ok(ms < 5000, `round ${round}: ${ms} ms`);
      assert.ok(chain >= 2, `round ${round}: a chain of ${chain}`);
    }
  } finally {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  }
});
