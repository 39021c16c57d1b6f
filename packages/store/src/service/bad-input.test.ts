/** Transactional requests that make no sense, over the wire, by unary calls and in a batch: TiKV's answer, and nothing half done. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import type { GrpcClient } from '@tessera/grpc';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { type AnyAnswer, askBothWays, type TxnKind as Kind, type AnyRequest as Request } from '../testing/both-ways.ts';
import { TestCluster } from '../testing/test-cluster.ts';

const cluster = new TestCluster();
let client: GrpcClient;
let context: kvrpcpb.ContextInit;

before(async () => {
  await cluster.startPd();
  await cluster.startStore();
  client = cluster.client();
  context = cluster.context();
  await prepare();
});
after(() => cluster.close());

const MAX = 2n ** 64n - 1n;
const key = utf8;
const LONG = key('k'.repeat(7300));

const ask = (kind: Kind, request: Request): Promise<AnyAnswer> => askBothWays(client, kind, { context, ...request });

const put = (name: string | Uint8Array, value: string | Uint8Array = 'v'): kvrpcpb.MutationInit => ({
  op: kvrpcpb.Op.Put,
  key: typeof name === 'string' ? key(name) : name,
  value: typeof value === 'string' ? utf8(value) : value,
});
const lockOp = (name: string | Uint8Array): kvrpcpb.MutationInit => ({ ...put(name), op: kvrpcpb.Op.PessimisticLock });

/** `c` is committed at 20; `l` is locked since 30. */
async function prepare(): Promise<void> {
  const start = { context, primaryLock: key('c'), startVersion: 10n, lockTtl: 3000 };
  assert.deepEqual((await client.unary(Tikv.KvPrewrite, { ...start, mutations: [put('c')] })).errors, []);
  await client.unary(Tikv.KvCommit, { context, startVersion: 10n, commitVersion: 20n, keys: [key('c')] });
  const lock = { ...start, primaryLock: key('l'), startVersion: 30n, mutations: [put('l')] };
  assert.deepEqual((await client.unary(Tikv.KvPrewrite, lock)).errors, []);
}

/** All that is stored: locks, and the versions of the keys that the cases name. */
async function stored(): Promise<string> {
  const { locks } = await client.unary(Tikv.KvScanLock, { context, maxVersion: MAX });
  const keys = ['', 'a', 'c', 'l', 'z', 'k'.repeat(7300)];
  const infos = await Promise.all(
    keys.map(async (name) => (await client.unary(Tikv.MvccGetByKey, { context, key: key(name) })).info),
  );
  return JSON.stringify({ locks, infos }, (_, v) => (typeof v === 'bigint' ? `${v}` : v));
}

async function changesNothing(operation: () => Promise<void>): Promise<void> {
  const was = await stored();
  await operation();
  assert.equal(await stored(), was, 'nothing half done');
}

const TOO_LONG = /^Error\(KeyTooLarge { size: 8217, limit: 8192 }\): max key size exceeded, size: 8217, limit: 8192/;

test('bad input: keys over the limit are refused where they would be written, and simply not there elsewhere', () =>
  changesNothing(async () => {
    const start = { startVersion: 40n, primaryLock: key('a') };
    const writes: readonly [Kind, Request][] = [
      ['prewrite', { ...start, mutations: [put('a'), put(LONG)] }],
      ['prewrite', { ...start, mutations: [put('a'), put(LONG)], tryOnePc: true }],
      ['prewrite', { ...start, mutations: [put('a'), put(LONG)], useAsyncCommit: true, secondaries: [LONG] }],
      ['flush', { startTs: 40n, generation: 1, primaryKey: key('a'), mutations: [put('a'), put(LONG)] }],
      ['pessimisticLock', { ...start, forUpdateTs: 40n, mutations: [lockOp('a'), lockOp(LONG)] }],
    ];
    for (const [kind, request] of writes) {
      const { errors } = await ask(kind, request);
      assert.equal(errors.length, 1, kind);
      assert.match(errors[0]?.abort ?? '', TOO_LONG, kind);
    }
    const { error } = await ask('commit', { startVersion: 40n, commitVersion: 41n, keys: [LONG] });
    assert.match(error?.abort ?? '', TOO_LONG);
    assert.equal((await ask('get', { key: LONG, version: 40n }))['notFound'], true);
    assert.deepEqual((await ask('batchGet', { keys: [LONG, key('c')], version: 40n })).pairs.length, 1);
    assert.deepEqual((await ask('scan', { startKey: LONG, endKey: key('kz'), limit: 9, version: 29n })).pairs, []);
  }));

test('bad input: nothing to do is done', () =>
  changesNothing(async () => {
    const start = { startVersion: 40n, primaryLock: key('a') };
    assert.deepEqual((await ask('prewrite', start)).errors, []);
    assert.equal((await ask('prewrite', { ...start, tryOnePc: true }))['onePcCommitTs'], 0n);
    assert.equal((await ask('prewrite', { ...start, useAsyncCommit: true }))['minCommitTs'], 0n);
    assert.deepEqual((await ask('pessimisticLock', { ...start, forUpdateTs: 40n })).errors, []);
    assert.deepEqual((await ask('flush', { startTs: 40n, generation: 1 })).errors, []);
    assert.equal((await ask('commit', { startVersion: 40n, commitVersion: 41n }))['commitVersion'], 41n);
    assert.equal((await ask('batchRollback', { startVersion: 40n })).error, undefined);
    assert.deepEqual((await ask('pessimisticRollback', { startVersion: 40n, forUpdateTs: 40n })).errors, []);
    assert.deepEqual((await ask('checkSecondaryLocks', { startVersion: 40n })).locks, []);
    assert.equal((await ask('resolveLock', { startVersion: 40n })).error, undefined);
    assert.deepEqual((await ask('batchGet', { version: 40n })).pairs, []);
    assert.deepEqual((await ask('bufferBatchGet', { version: 40n })).pairs, []);
    assert.deepEqual((await ask('scan', { version: 29n })).pairs, [], 'a limit of 0');
    assert.deepEqual((await ask('scan', { startKey: key('z'), endKey: key('a'), limit: 9, version: 29n })).pairs, []);
    assert.equal((await ask('get', { version: 29n }))['notFound'], true, 'the empty key');
  }));

test('bad input: pipelined DML needs a generation, and operations have to be of the command', () =>
  changesNothing(async () => {
    const start = { startVersion: 40n, primaryLock: key('a'), forUpdateTs: 0n };
    const flushed = await ask('flush', { startTs: 40n, primaryKey: key('a'), mutations: [put('a')] });
    assert.match(flushed.errors[0]?.abort ?? '', /generation should be greater than 0 for Flush requests/);
    for (const op of [kvrpcpb.Op.PessimisticLock, kvrpcpb.Op.Rollback, 99]) {
      const { errors } = await ask('prewrite', { ...start, mutations: [put('a'), { ...put('z'), op }] });
      assert.match(errors[0]?.abort ?? '', /mismatch Op in prewrite mutations/);
    }
    const locked = await ask('pessimisticLock', { ...start, forUpdateTs: 40n, mutations: [lockOp('a'), put('z')] });
    assert.match(locked.errors[0]?.abort ?? '', /mismatch Op in pessimistic lock mutations/);
  }));

/** A request of each kind that names `key('z')`, and `key('a')` before it where it may name two. */
const BOTH_KEYS: Readonly<Record<Kind, Request>> = {
  get: { key: key('z'), version: 40n },
  batchGet: { keys: [key('a'), key('z')], version: 40n },
  scan: { startKey: key('z'), limit: 9, version: 40n },
  scanLock: { startKey: key('z'), maxVersion: 40n },
  bufferBatchGet: { keys: [key('a'), key('z')], version: 40n },
  prewrite: { startVersion: 40n, primaryLock: key('a'), mutations: [put('a'), put('z')] },
  flush: { startTs: 40n, generation: 1, primaryKey: key('a'), mutations: [put('a'), put('z')] },
  commit: { startVersion: 40n, commitVersion: 41n, keys: [key('a'), key('z')] },
  cleanup: { startVersion: 40n, key: key('z') },
  batchRollback: { startVersion: 40n, keys: [key('a'), key('z')] },
  pessimisticLock: {
    startVersion: 40n,
    forUpdateTs: 40n,
    primaryLock: key('a'),
    mutations: [lockOp('a'), lockOp('z')],
  },
  pessimisticRollback: { startVersion: 40n, forUpdateTs: 40n, keys: [key('a'), key('z')] },
  txnHeartBeat: { startVersion: 40n, primaryLock: key('z'), adviseLockTtl: 1 },
  checkTxnStatus: { lockTs: 40n, primaryKey: key('z'), rollbackIfNotExist: true },
  checkSecondaryLocks: { startVersion: 40n, keys: [key('a'), key('z')] },
  resolveLock: { startVersion: 40n, keys: [key('a'), key('z')] },
  deleteRange: { startKey: key('a'), endKey: key('zz') },
};

test('bad input: a region that is not there, and no context at all', () =>
  changesNothing(async () => {
    for (const [kind, request] of Object.entries(BOTH_KEYS) as [Kind, Request][]) {
      const gone = await ask(kind, { ...request, context: { ...context, regionId: 999 } });
      assert.equal(gone.regionError?.regionNotFound?.regionId, 999, kind);
      const epoch = { confVer: 9, version: 9 };
      const stale = await ask(kind, { ...request, context: { ...context, regionEpoch: epoch } });
      assert.equal(stale.regionError?.epochNotMatch?.currentRegions.length, 1, kind);
      assert.equal((await ask(kind, { ...request, context: undefined })).regionError?.message, 'region 0 not found');
    }
  }));

test('bad input: a deadline that is over, and API versions of other stores', () =>
  changesNothing(async () => {
    for (const [kind, request] of Object.entries(BOTH_KEYS) as [Kind, Request][]) {
      for (const apiVersion of [1, 2, 3, 77]) {
        const { error, errors } = await ask(kind, { ...request, context: { ...context, apiVersion } });
        const text = error?.abort ?? errors?.[0]?.abort ?? error;
        const told =
          kind === 'deleteRange' ? /^Api version/ : /^Error\(ApiVersionNotMatched { cmd: \w+, .*}\): Api version/;
        assert.match(String(text), told, `${kind} ${apiVersion}`);
      }
    }
  }));

test('bad input: the same key twice in one request', async () => {
  const start = { startVersion: 40n, primaryLock: key('a') };
  const twice = [put('a', '1'), put('a', '2')];
  assert.deepEqual((await ask('prewrite', { ...start, mutations: twice })).errors, []);
  assert.equal((await ask('checkSecondaryLocks', { startVersion: 40n, keys: [key('a'), key('a')] })).locks.length, 2);
  const commit = { startVersion: 40n, commitVersion: 50n, keys: [key('a'), key('a')] };
  assert.equal((await ask('commit', commit))['commitVersion'], 50n);
  const { pairs } = await ask('batchGet', { keys: [key('a'), key('c'), key('a')], version: 60n });
  assert.deepEqual(
    pairs.map(({ value }) => fromUtf8(value)),
    ['2', 'v', '2'],
    'the last one counts',
  );
  const locks = { startVersion: 60n, forUpdateTs: 60n, primaryLock: key('a'), mutations: [lockOp('a'), lockOp('a')] };
  assert.deepEqual((await ask('pessimisticLock', locks)).errors, []);
  assert.equal((await ask('scanLock', { startKey: key('a'), endKey: key('b'), maxVersion: 60n })).locks.length, 1);
  const back = { startVersion: 60n, forUpdateTs: 60n, keys: [key('a'), key('a')] };
  assert.deepEqual((await ask('pessimisticRollback', back)).errors, []);
  assert.deepEqual((await ask('batchRollback', { startVersion: 61n, keys: [key('a'), key('a')] })).error, undefined);
  assert.deepEqual((await ask('scanLock', { endKey: key('b'), maxVersion: 60n })).locks, []);
});

test('bad input: timestamps of zero and of no end', async () => {
  await changesNothing(async () => {
    const mutations = [put('z')];
    for (const more of [{}, { tryOnePc: true }, { useAsyncCommit: true }, { forUpdateTs: MAX }]) {
      const { errors } = await ask('prewrite', { startVersion: MAX, primaryLock: key('z'), mutations, ...more });
      assert.match(errors[0]?.abort ?? '', /InvalidTxnTso/);
    }
    assert.equal((await ask('get', { key: key('c'), version: 0n }))['notFound'], true);
    assert.equal(fromUtf8((await ask('get', { key: key('c'), version: MAX }))['value'] as Uint8Array), 'v');
    const latest = await ask('get', { key: key('l'), version: MAX });
    assert.equal(latest['notFound'], true, 'a lock on its own primary does not stop who wants the latest');
    for (const [startVersion, commitVersion] of [
      [30n, 0n],
      [30n, 30n],
      [MAX, MAX],
      [MAX, 0n],
    ]) {
      const { error } = await ask('commit', { startVersion, commitVersion, keys: [key('l')] });
      assert.match(error?.abort ?? '', /InvalidTxnTso/);
      if (commitVersion === 0n) continue;
      const resolved = await ask('resolveLock', { startVersion, commitVersion });
      assert.match(resolved.error?.abort ?? '', /InvalidTxnTso/);
    }
    const zero = await ask('checkTxnStatus', { primaryKey: key('l'), lockTs: 0n, currentTs: MAX, callerStartTs: MAX });
    assert.deepEqual(
      [zero.error?.txnNotFound?.startTs, fromUtf8(zero.error?.txnNotFound?.primaryKey ?? key(''))],
      [0n, 'l'],
    );
    const beat = await ask('txnHeartBeat', { primaryLock: key('l'), startVersion: MAX, adviseLockTtl: 1 });
    assert.equal(beat.error?.txnNotFound?.startTs, MAX);
  });
  const zero = { startVersion: 0n, primaryLock: key('0'), mutations: [put('0')] };
  assert.deepEqual((await ask('prewrite', zero)).errors, []);
  assert.equal((await ask('commit', { startVersion: 0n, commitVersion: 1n, keys: [key('0')] }))['commitVersion'], 1n);
  const conflict = (await ask('prewrite', { ...zero, startVersion: 0n, mutations: [put('c')] })).errors[0]?.conflict;
  assert.deepEqual([conflict?.startTs, conflict?.conflictCommitTs], [0n, 20n]);
});

test('bad input: a timestamp that the oracle cannot have given raises nothing', () =>
  changesNothing(async () => {
    const far = 2n ** 63n;
    const requests: readonly [Kind, Request][] = [
      ['get', { key: key('c'), version: far }],
      ['batchGet', { keys: [key('c')], version: far }],
      ['scan', { limit: 1, version: far }],
      ['scanLock', { maxVersion: far }],
      ['checkTxnStatus', { primaryKey: key('l'), lockTs: 30n, callerStartTs: far }],
      ['checkSecondaryLocks', { startVersion: far, keys: [key('z')] }],
      ['cleanup', { startVersion: far, key: key('z') }],
      ['prewrite', { startVersion: far, primaryLock: key('z'), mutations: [{ ...put('z'), op: kvrpcpb.Op.Insert }] }],
    ];
    for (const [kind, request] of requests) {
      assert.match((await ask(kind, request)).regionError?.message ?? '', /^invalid max_ts update/, kind);
    }
  }));

test('bad input: the end of a transaction before its beginning', async () => {
  await changesNothing(async () => {
    const { error } = await ask('commit', { startVersion: 40n, commitVersion: 41n, keys: [key('z')] });
    assert.equal(
      error?.retryable,
      'Error(Txn(Error(Mvcc(Error(TxnLockNotFound { start_ts: TimeStamp(40), commit_ts: TimeStamp(41), key: [122], mvcc_info: None })))))',
    );
    const lite = await ask('resolveLock', { startVersion: 40n, commitVersion: 41n, keys: [key('z')] });
    assert.match(lite.error?.retryable ?? '', /TxnLockNotFound/);
    const beat = await ask('txnHeartBeat', { primaryLock: key('z'), startVersion: 40n, adviseLockTtl: 9 });
    assert.equal(beat.error?.txnNotFound?.startTs, 40n);
    const status = await ask('checkTxnStatus', { primaryKey: key('z'), lockTs: 40n, currentTs: 41n });
    assert.equal(status.error?.txnNotFound?.startTs, 40n);
    const pessimistic = { startVersion: 15n, forUpdateTs: 16n, primaryLock: key('c'), mutations: [put('c')] };
    const missing = await ask('prewrite', { ...pessimistic, pessimisticActions: [1] });
    assert.match(missing.errors[0]?.abort ?? '', /PessimisticLockNotFound .*LockMissingAmendFail/);
  });
  assert.equal((await ask('batchRollback', { startVersion: 41n, keys: [key('z')] })).error, undefined);
  const late = await ask('prewrite', { startVersion: 41n, primaryLock: key('z'), mutations: [put('z')] });
  assert.equal(late.errors[0]?.conflict?.reason, kvrpcpb.WriteConflict_Reason.SelfRolledBack);
});
