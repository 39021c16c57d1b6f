/** A client dies at every step of its commit, before or after the store has done it; another one finds all of it or nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@tessera/base';
import type { Client } from '../client.ts';
import { UndeterminedError } from '../errors.ts';
import { TestCluster } from '../testing/test-cluster.ts';
import type { BeginOptions } from './txn-options.ts';

const KEYS = ['a', 'm', 'z'];
const READS = new Set(['get', 'batchGet', 'scan']);

const MODES: Readonly<Record<string, { readonly options: BeginOptions; readonly splits: readonly string[] }>> = {
  'two phases': { options: { asyncCommit: false, onePc: false }, splits: ['b', 'n'] },
  'two phases in one region': { options: { asyncCommit: false, onePc: false }, splits: [] },
  'async commit': { options: { onePc: false }, splits: ['b', 'n'] },
  'async commit in one region': { options: { onePc: false }, splits: [] },
  'one phase': { options: {}, splits: [] },
  pessimistic: { options: { pessimistic: true, asyncCommit: false, onePc: false }, splits: ['b', 'n'] },
  'pessimistic async commit': { options: { pessimistic: true, onePc: false }, splits: ['b', 'n'] },
  'pessimistic one phase': { options: { pessimistic: true }, splits: [] },
};

async function writeAll(client: Client, value: string, options: BeginOptions): Promise<void> {
  const txn = await client.begin(options);
  for (const key of KEYS) await txn.put(key, value);
  await txn.commit();
}

/** The number of the last command that was let through; undefined when the transaction was over before it came to `step`. */
async function dieAt(step: number, how: 'silent' | 'unanswered', mode: string): Promise<boolean> {
  const { options, splits } = MODES[mode] as (typeof MODES)[string];
  const cluster = await TestCluster.start({ txnSplits: splits });
  // Locks of the dead live for 20 s.
  const [dying, living] = [await cluster.client(), await cluster.client({ timeoutMs: 60_000 })];
  await cluster.until(writeAll(dying, 'old', {}));
  await dying.drain();
  let steps = 0;
  let died = false;
  cluster.inject = ({ kind }) => {
    if (READS.has(kind)) return undefined;
    steps++;
    if (died) return 'silent';
    died = steps === step;
    return died ? how : undefined;
  };
  let committed = false;
  const work = writeAll(dying, 'new', options).then(
    () => {
      committed = true;
    },
    () => {},
  );
  for (let i = 0; i < 20 && !died; i++) await cluster.settle();
  void dying.close();
  await work;
  cluster.inject = () => undefined;

  const snapshot = await living.snapshot();
  const values = (await cluster.until(snapshot.batchGet(KEYS))).map((value) => value && fromUtf8(value));
  assert.equal(new Set(values).size, 1, `${mode}, step ${step} ${how}: ${values}`);
  if (committed) assert.equal(values[0], 'new', `${mode}, step ${step} ${how}: acknowledged and lost`);
  await cluster.until(writeAll(living, 'newest', {}));
  await living.drain();
  cluster.env.clock.advance(60_000);
  await cluster.until(living.gc({ keepMs: 0 }));
  assert.deepEqual(cluster.txn.locks(), [], `${mode}, step ${step} ${how}`);
  const after = await cluster.until((await living.snapshot()).batchGet(KEYS));
  assert.deepEqual(
    after.map((value) => value && fromUtf8(value)),
    ['newest', 'newest', 'newest'],
  );
  await cluster.stop();
  return died;
}

for (const mode of Object.keys(MODES)) {
  test(`crash: ${mode}, a client that dies at any step leaves all or nothing`, async () => {
    for (let step = 1; ; step++) {
      const [before, after] = [await dieAt(step, 'silent', mode), await dieAt(step, 'unanswered', mode)];
      if (!before && !after) break;
      assert.ok(step < 20);
    }
  });

  test(`lost answers: ${mode}, whatever answer is lost the outcome is told as it is`, async () => {
    const { options, splits } = MODES[mode] as (typeof MODES)[string];
    for (let step = 1; ; step++) {
      const cluster = await TestCluster.start({ txnSplits: splits });
      const client = await cluster.client();
      let steps = 0;
      cluster.inject = ({ kind }) => (!READS.has(kind) && ++steps === step ? 'lost' : undefined);
      await cluster.until(writeAll(client, 'new', options));
      await cluster.until(client.drain());
      const values = await cluster.until((await client.snapshot()).batchGet(KEYS));
      assert.deepEqual(
        values.map((value) => value && fromUtf8(value)),
        ['new', 'new', 'new'],
        `step ${step}`,
      );
      assert.deepEqual(cluster.txn.locks(), []);
      await cluster.stop();
      if (steps < step) break;
    }
  });
}

for (const [mode, kind] of [
  ['two phases', 'commit'],
  ['async commit', 'prewrite'],
  ['one phase', 'prewrite'],
] as const) {
  for (const how of ['silent', 'unanswered'] as const) {
    test(`undetermined: ${mode}, no answer to ${kind} (${how}) before the deadline`, async () => {
      const { options, splits } = MODES[mode] as (typeof MODES)[string];
      const cluster = await TestCluster.start({ txnSplits: splits });
      const client = await cluster.client();
      cluster.inject = (command) => {
        if (command.kind === 'checkTxnStatus') return 'silent';
        return command.kind === kind ? how : undefined;
      };
      const txn = await client.begin(options);
      for (const key of KEYS) await txn.put(key, 'new');
      await assert.rejects(cluster.until(txn.commit({ timeoutMs: 3000 })), UndeterminedError);
      assert.equal(txn.state, 'undetermined');
      cluster.inject = () => undefined;
      cluster.env.clock.advance(60_000);
      const values = (await cluster.until((await client.snapshot()).batchGet(KEYS))).map((v) => v && fromUtf8(v));
      assert.deepEqual(new Set(values), new Set([how === 'silent' ? undefined : 'new']));
      await cluster.stop();
    });
  }
}

test('undetermined: a prewrite of two phases that is not answered is no commit', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['b'] });
  const client = await cluster.client();
  cluster.inject = ({ kind }) => (kind === 'prewrite' ? 'unanswered' : undefined);
  const txn = await client.begin({ asyncCommit: false, onePc: false });
  for (const key of KEYS) await txn.put(key, 'new');
  await assert.rejects(cluster.until(txn.commit({ timeoutMs: 3000 })), { code: 'Client:DeadlineExceeded' });
  await cluster.until(client.drain());
  assert.deepEqual(cluster.txn.locks(), []);
  await cluster.stop();
});
