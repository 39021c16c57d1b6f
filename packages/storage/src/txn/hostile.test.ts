/** Requests that make no sense, in any order: each gets an answer, and what is stored stays readable. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import fc from 'fast-check';
import { MvccFailure } from '../mvcc/index.ts';
import { errorNames, mutationsOf, TxnFixture } from './testing/txn-fixture.ts';

const MAX = 2n ** 64n - 1n;
const key = fc.constantFrom('', 'a', 'b');
const keys = fc.array(key, { maxLength: 3 });
const ts = fc.oneof({ weight: 8, arbitrary: fc.bigInt(0n, 12n) }, fc.constantFrom(0n, MAX, MAX - 1n, 2n ** 63n));
const small = fc.integer({ min: -1, max: 9 });
const mutation = fc.record({
  op: small,
  key: key.map(utf8),
  value: fc.constantFrom('', 'v', 'w'.repeat(300)).map(utf8),
  assertion: small,
});
const mutations = fc.array(mutation, { maxLength: 4 });
const flag = fc.boolean();

type Command = (store: TxnFixture) => unknown;

const prewrite = fc
  .record({
    startTs: ts,
    primary: key,
    more: fc.record({
      mutations,
      forUpdateTs: ts,
      minCommitTs: ts,
      maxCommitTs: ts,
      useAsyncCommit: flag,
      tryOnePc: flag,
      skipConstraintCheck: flag,
      assertionLevel: small,
      pessimisticActions: fc.array(small, { maxLength: 4 }),
      secondaries: keys.map((names) => names.map(utf8)),
    }),
  })
  .map(
    ({ startTs, primary, more }): Command =>
      (store) =>
        store.prewrite(startTs, primary, {}, more),
  );

const lock = fc
  .record({
    startTs: ts,
    forUpdateTs: ts,
    primary: key,
    mutations,
    wakeUpMode: fc.nat(2),
    returnValues: flag,
    checkExistence: flag,
    lockOnlyIfExists: flag,
    minCommitTs: ts,
  })
  .map(
    ({ startTs, forUpdateTs, primary, ...more }): Command =>
      (store) =>
        store.lock(startTs, forUpdateTs, primary, [], {
          ...more,
          mutations: more.mutations.map((m) => ({ ...m, op: m.op < 7 ? kvrpcpb.Op.PessimisticLock : m.op })),
        }),
  );

const others: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ a: ts, b: ts, keys }).map(
    ({ a, b, keys: names }): Command =>
      (s) =>
        s.commit(a, b, names),
  ),
  fc.record({ a: ts, keys }).map(
    ({ a, keys: names }): Command =>
      (s) =>
        s.rollback(a, names),
  ),
  fc.record({ a: ts, b: ts, key }).map(
    ({ a, b, key: name }): Command =>
      (s) =>
        s.cleanup(a, name, b),
  ),
  fc.record({ a: ts, keys }).map(
    ({ a, keys: names }): Command =>
      (s) =>
        s.checkSecondaries(a, names),
  ),
  fc.record({ a: ts, b: ts, keys }).map(
    ({ a, b, keys: names }): Command =>
      (s) =>
        s.pessimisticRollback(a, b, names),
  ),
  fc.record({ a: ts, b: ts }).map(
    ({ a, b }): Command =>
      (s) =>
        s.resolve({ startVersion: a, commitVersion: b }),
  ),
  fc.record({ a: ts, b: ts, c: ts, key, x: flag, y: flag, z: flag, w: flag }).map(
    ({ a, b, c, key: name, x, y, z, w }): Command =>
      (s) =>
        s.status(a, name, b, c, {
          rollbackIfNotExist: x,
          forceSyncCommit: y,
          resolvingPessimisticLock: z,
          verifyIsPrimary: w,
        }),
  ),
  fc.record({ a: ts, n: fc.nat(3), key, mutations }).map(
    ({ a, n, key: name, mutations: all }): Command =>
      (s) =>
        s.flush(a, n, name, {}, { mutations: all }),
  ),
  fc.record({ a: ts, key, n: fc.nat(9) }).map(
    ({ a, key: name, n }): Command =>
      (s) =>
        s.heartBeat(a, name, n, a),
  ),
);

test('hostile requests: every one is answered, and no stored value goes missing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(prewrite, lock, others), { maxLength: 30 }), (commands) => {
      const store = new TxnFixture();
      for (const command of commands) {
        command(store);
        for (const at of [0n, 5n, MAX]) {
          for (const name of ['', 'a', 'b']) store.tryGet(name, at);
          store.scan(at);
          store.scan(at, { reverse: true });
        }
        for (const name of ['', 'a', 'b']) store.info(name);
      }
    }),
    { numRuns: 300 },
  );
});

test('hostile requests: nothing to do, the same key twice, ten thousand keys', () => {
  const store = new TxnFixture();
  assert.deepEqual(store.prewrite(5n, 'a', {}), { minCommitTs: 0n, onePcCommitTs: 0n });
  assert.deepEqual(store.prewrite(5n, 'a', {}, { tryOnePc: true }), { minCommitTs: 0n, onePcCommitTs: 0n });
  assert.deepEqual(store.last.committed, []);
  assert.deepEqual(store.commit(5n, 6n, []), { commitVersion: 6n });
  const twice = [...mutationsOf({ a: '1' }), ...mutationsOf({ a: '2' })];
  assert.equal(store.prewrite(5n, 'a', {}, { mutations: twice, tryOnePc: true }).onePcCommitTs, 6n);
  assert.equal(store.get('a', 6n), '2');
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, 'v']));
  assert.equal(store.prewrite(10n, 'k0', many).errors, undefined);
  const { errors = [] } = store.prewrite(11n, 'k0', many);
  assert.deepEqual([errors.length, errorNames(errors.slice(0, 1))], [10_000, ['locked']]);
  assert.equal(store.scanLock(20n, 7).locks?.length, 7);
  assert.ok(!(store.resolve({ startVersion: 10n, commitVersion: 12n }) instanceof MvccFailure));
  assert.deepEqual(store.locks(), {});
});
