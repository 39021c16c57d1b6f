/** Transactions that are too much, over the wire: endless times to live, ten thousand locks, a hundred megabytes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { utf8 } from '@tessera/base';
import type { GrpcClient } from '@tessera/grpc';
import type { Method, Writer } from '@tessera/proto';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { type AnyAnswer, type AnyRequest, askBothWays, type TxnKind } from '../testing/both-ways.ts';
import { settle, TestBatch, TestCluster } from '../testing/test-cluster.ts';

const cluster = new TestCluster();
let client: GrpcClient;
let context: kvrpcpb.ContextInit;

before(async () => {
  await cluster.startPd();
  await cluster.startStore();
  client = cluster.client();
  context = cluster.context();
});
after(() => cluster.close());

const MAX = 2n ** 64n - 1n;
const MIB = 1024 * 1024;
/** What a time to live of 2^64-1 becomes: 285,000 years. */
const FOR_EVER_MS = Number.MAX_SAFE_INTEGER;
const key = utf8;
const ask = (kind: TxnKind, request: AnyRequest): Promise<AnyAnswer> =>
  askBothWays(client, kind, { context, ...request });

function put(name: string, value: Uint8Array = utf8('v')): kvrpcpb.MutationInit {
  return { op: kvrpcpb.Op.Put, key: key(name), value };
}

/** The method, with 2^64-1 in a field of its requests that our own types cannot hold. */
function withGreatest<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, field: number): Method<Q, QI, R, RI> {
  const write = (message: QI, writer: Writer): void => {
    method.request.write(message, writer);
    writer.tag(field << 3);
    writer.big(MAX);
  };
  return { ...method, request: { ...method.request, write } };
}

test('time to live: the greatest of all is for ever, whoever sets it, and never an age that has passed', async () => {
  const start = { context, primaryLock: key('ttl'), startVersion: 10n << 18n };
  const prewrite = withGreatest(Tikv.KvPrewrite, 5);
  assert.deepEqual((await client.unary(prewrite, { ...start, mutations: [put('ttl')] })).errors, []);
  const status = { primaryKey: key('ttl'), lockTs: start.startVersion };
  for (const currentTs of [start.startVersion, MAX]) {
    const { lockTtl, action } = await ask('checkTxnStatus', { ...status, currentTs });
    assert.deepEqual([lockTtl, action], [FOR_EVER_MS, kvrpcpb.Action.NoAction], `at ${currentTs}`);
  }
  const cleanup = await ask('cleanup', { key: key('ttl'), startVersion: start.startVersion, currentTs: MAX });
  assert.equal(cleanup.error?.locked?.lockTtl, FOR_EVER_MS);
  assert.equal((await ask('batchRollback', { keys: [key('ttl')], startVersion: start.startVersion })).error, undefined);
});

test('time to live: a heartbeat and a pessimistic lock may ask for ever too', async () => {
  const start = { context, primaryLock: key('p'), startVersion: 20n << 18n, lockTtl: 3000 };
  const mutations = [{ op: kvrpcpb.Op.PessimisticLock, key: key('p') }];
  const lock = { ...start, forUpdateTs: start.startVersion, mutations };
  assert.deepEqual((await client.unary(withGreatest(Tikv.KvPessimisticLock, 5), lock)).errors, []);
  const { startVersion } = start;
  const beat = { primaryLock: key('p'), startVersion };
  assert.equal((await ask('txnHeartBeat', { ...beat, adviseLockTtl: 5 }))['lockTtl'], FOR_EVER_MS);
  const more = { ...lock, pessimisticActions: [1], mutations: [put('p')] };
  assert.deepEqual((await ask('prewrite', more)).errors, [], 'a prewrite keeps the longer one');
  assert.equal((await ask('txnHeartBeat', { ...beat, adviseLockTtl: 5 }))['lockTtl'], FOR_EVER_MS);
  await ask('batchRollback', { keys: [key('p')], startVersion });
  const short = { ...start, primaryLock: key('q'), mutations: [put('q')] };
  assert.deepEqual((await ask('prewrite', short)).errors, []);
  const greatest = withGreatest(Tikv.KvTxnHeartBeat, 4);
  const answer = await client.unary(greatest, { context, primaryLock: key('q'), startVersion });
  assert.equal(answer.lockTtl, FOR_EVER_MS);
  const expired = { primaryKey: key('q'), lockTs: startVersion, currentTs: MAX };
  assert.equal((await ask('checkTxnStatus', expired))['lockTtl'], FOR_EVER_MS);
  await ask('batchRollback', { keys: [key('q')], startVersion });
});

test('ten thousand locks: reported one by one, scanned, and resolved in pieces', async () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `lock${String(i).padStart(5, '0')}`);
  const primaryLock = key('lock00000');
  const request = { context, primaryLock, mutations: names.map((name) => put(name)), lockTtl: 3000 };
  const startVersion = 30n << 18n;
  assert.deepEqual((await client.unary(Tikv.KvPrewrite, { ...request, startVersion })).errors, []);
  const other = { ...request, startVersion: startVersion + 1n };
  assert.equal((await ask('prewrite', other)).errors.length, 10_000);
  const range = { startKey: key('lock'), endKey: key('locl') };
  const { pairs } = await ask('scan', { ...range, version: startVersion + 1n, limit: 20_000 });
  assert.deepEqual([pairs.length, pairs.every(({ error }) => error?.locked !== undefined)], [10_000, true]);
  assert.equal((await ask('scanLock', { ...range, maxVersion: MAX })).locks.length, 10_000);
  assert.equal((await ask('scanLock', { ...range, maxVersion: MAX, limit: 7 })).locks.length, 7);
  const keys = names.map(key);
  assert.equal((await ask('checkSecondaryLocks', { keys, startVersion })).locks.length, 10_000);
  assert.equal((await ask('batchGet', { keys, version: startVersion + 1n })).pairs.length, 10_000);
  assert.equal((await ask('resolveLock', { startVersion, commitVersion: startVersion + 5n })).error, undefined);
  assert.deepEqual((await ask('scanLock', { maxVersion: MAX })).locks, []);
  assert.equal((await ask('scan', { ...range, version: MAX, limit: 20_000, keyOnly: true })).pairs.length, 10_000);
});

test('a hundred megabytes: refused whole in one request, admitted piece by piece as far as memory goes', async () => {
  const startVersion = 40n << 18n;
  const start = { context, startVersion, primaryLock: key('big00'), lockTtl: 3000 };
  const seven = new Uint8Array(7 * MIB);
  const all = Array.from({ length: 15 }, (_, i) => put(`big${String(i).padStart(2, '0')}`, seven));
  const { regionError } = await client.unary(Tikv.KvPrewrite, { ...start, mutations: all });
  assert.equal(regionError?.raftEntryTooLarge?.regionId, context.regionId);
  assert.ok((regionError?.raftEntryTooLarge?.entrySize ?? 0) > 100 * MIB);
  assert.deepEqual((await ask('scanLock', { maxVersion: MAX })).locks, [], 'nothing half done');

  const waiting = new Set(all.keys());
  let refused = 0;
  for (let round = 0; waiting.size > 0 && round < 20; round++) {
    const batch = new TestBatch(client);
    const ids = [...waiting];
    const commands = ids.map((i) => {
      const value = { ...start, mutations: [all[i] as kvrpcpb.MutationInit] };
      return { kind: 'prewrite', value } as const;
    });
    await batch.send(commands);
    for (let i = 0; i < 50 && batch.answers.size < ids.length; i++) await settle();
    assert.equal(batch.answers.size, ids.length, 'everybody is answered');
    for (const [id, answer] of batch.answers) {
      assert.equal(answer?.kind, 'prewrite');
      const { regionError: busy, errors } = answer.value;
      assert.deepEqual(errors, []);
      if (busy === undefined) waiting.delete(ids[id - 1] as number);
      else assert.match(busy.serverIsBusy?.reason ?? busy.message, /^(scheduler|raftstore) is busy$/);
      if (busy !== undefined) refused++;
    }
    batch.stream.cancel();
  }
  assert.equal(waiting.size, 0, 'it gets through');
  assert.ok(refused > 0, 'no more than 100 MiB are under way at once');
  assert.equal((await ask('scanLock', { maxVersion: MAX })).locks.length, 15);
  assert.equal((await ask('resolveLock', { startVersion })).error, undefined);
  assert.deepEqual((await ask('scanLock', { maxVersion: MAX })).locks, []);
});
