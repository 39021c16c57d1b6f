import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger, utf8 } from '@tessera/base';
import { TS_MAX } from '@tessera/codec';
import { ManualClock } from '@tessera/env/memory';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { settle, TxnRig } from '../scheduler/testing/txn-rig.ts';
import { type MaxTsConfig, MaxTsLimit } from './max-ts-limit.ts';

const SECOND = 1000n << 18n;

class Oracle {
  readonly clock = new ManualClock(0);
  readonly config: MaxTsConfig = { maxDriftMs: 60_000, syncIntervalMs: 15_000, refuses: true };
  now: bigint | undefined = 1000n * SECOND;
  asked = 0;
  readonly limit = new MaxTsLimit({
    clock: this.clock,
    log: silentLogger,
    config: this.config,
    timestamp: async () => {
      this.asked++;
      return this.now ?? Promise.reject(new Error('the oracle is away'));
    },
  });
}

test('max ts limit: the word of the oracle, what has passed since, and the drift', async () => {
  const oracle = new Oracle();
  const { limit, clock } = oracle;
  assert.equal(limit.refusal(1n << 62n), undefined, 'nothing is known yet');
  limit.start();
  await settle();
  assert.equal(limit.limit, 1060n * SECOND);
  assert.deepEqual([limit.refusal(1060n * SECOND), limit.refusal(TS_MAX)], [undefined, undefined]);
  const { message } = limit.refusal(1060n * SECOND + 1n) ?? assert.fail();
  assert.equal(message, `invalid max_ts update: ${1060n * SECOND + 1n} exceeds the limit ${1060n * SECOND}`);
  clock.advance(5000);
  assert.equal(limit.limit, 1065n * SECOND);
  // The oracle goes away: time passes all the same.
  oracle.now = undefined;
  clock.advance(100_000);
  await settle();
  assert.equal(limit.limit, 1165n * SECOND);
  oracle.config.refuses = false;
  assert.equal(limit.refusal(2000n * SECOND), undefined);
  assert.equal(limit.invalid, 2);
  limit.close();
});

test('max ts limit: who was right gets through when it tries again', async () => {
  const oracle = new Oracle();
  oracle.limit.start();
  await settle();
  const before = oracle.asked;
  oracle.now = 5000n * SECOND;
  assert.ok(oracle.limit.refusal(4000n * SECOND));
  await settle();
  assert.deepEqual([oracle.asked, oracle.limit.refusal(4000n * SECOND)], [before + 1, undefined]);
  oracle.limit.close();
});

test('max ts limit: what raises maxTs is refused, from every command, and nothing is done', async () => {
  const oracle = new Oracle();
  const r = await new TxnRig().lead();
  r.storage.concurrency.limit = oracle.limit;
  oracle.limit.start();
  await settle();
  const bad = 9000n * SECOND;
  const invalid = /^invalid max_ts update: /;
  r.write(10n, 20n, { k: 'v' });
  const refused = (request: unknown, response: unknown, run: unknown, init: object): string | undefined => {
    const call = (...[storage, query, reply]: unknown[]): void =>
      Reflect.apply(run as (...args: unknown[]) => void, storage, [query, reply]);
    const answer = r.send(request as never, response as never, call as never, init as never).now;
    return (answer as { regionError?: { message: string } }).regionError?.message;
  };
  const mutation = (op: kvrpcpb.Op) => [{ op, key: utf8('n'), value: utf8('v') }];
  const S = r.storage;
  const cases: readonly (readonly [string, unknown, unknown, unknown, object])[] = [
    ['get', kvrpcpb.GetRequest, kvrpcpb.GetResponse, S.get, { key: utf8('k'), version: bad }],
    ['batchGet', kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponse, S.batchGet, { keys: [utf8('k')], version: bad }],
    ['scan', kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, S.scan, { version: bad, limit: 1 }],
    ['scanLock', kvrpcpb.ScanLockRequest, kvrpcpb.ScanLockResponse, S.scanLock, { maxVersion: bad, limit: 1 }],
    ['cleanup', kvrpcpb.CleanupRequest, kvrpcpb.CleanupResponse, S.cleanup, { key: utf8('k'), startVersion: bad }],
    [
      'checkTxnStatus',
      kvrpcpb.CheckTxnStatusRequest,
      kvrpcpb.CheckTxnStatusResponse,
      S.checkTxnStatus,
      { primaryKey: utf8('k'), lockTs: 10n, callerStartTs: bad },
    ],
    [
      'checkSecondaryLocks',
      kvrpcpb.CheckSecondaryLocksRequest,
      kvrpcpb.CheckSecondaryLocksResponse,
      S.checkSecondaryLocks,
      { keys: [utf8('k')], startVersion: bad },
    ],
    [
      'prewrite',
      kvrpcpb.PrewriteRequest,
      kvrpcpb.PrewriteResponse,
      S.prewrite,
      { mutations: mutation(kvrpcpb.Op.Insert), primaryLock: utf8('n'), startVersion: bad },
    ],
    [
      'pessimisticLock',
      kvrpcpb.PessimisticLockRequest,
      kvrpcpb.PessimisticLockResponse,
      S.pessimisticLock,
      {
        mutations: mutation(kvrpcpb.Op.PessimisticLock),
        primaryLock: utf8('n'),
        startVersion: 30n,
        forUpdateTs: bad,
        returnValues: true,
      },
    ],
  ];
  for (const [name, request, response, run, init] of cases) {
    assert.match(refused(request, response, run, init) ?? '', invalid, name);
  }
  assert.ok(r.storage.concurrency.maxTs < bad);
  const stale = r.get('k', bad, { staleRead: true }).now;
  assert.ok(stale.regionError?.dataIsNotReady);
  // A prewrite that reads nothing may do as it likes.
  assert.deepEqual(r.prewrite(bad, 'p', { p: '1' }).now.errors, []);
  oracle.limit.close();
});
