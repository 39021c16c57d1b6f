import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, latin1 } from '@tessera/base';
import * as etcd from '@tessera/proto/etcdserverpb';
import { Leases } from './leases.ts';
import { MvccKv } from './mvcc-kv.ts';
import { REFUSALS } from './refusal.ts';
import { applyTxn, checkTxn } from './txn.ts';

const { EQUAL, GREATER, LESS, NOT_EQUAL } = etcd.Compare_CompareResult;
const target = etcd.Compare_CompareTarget;

const put = (key: string, value = 'v', more: etcd.PutRequestInit = {}): etcd.RequestOpInit => ({
  request: { kind: 'requestPut', value: { key: fromLatin1(key), value: fromLatin1(value), ...more } },
});
const remove = (key: string, rangeEnd = ''): etcd.RequestOpInit => ({
  request: { kind: 'requestDeleteRange', value: { key: fromLatin1(key), rangeEnd: fromLatin1(rangeEnd) } },
});
const range = (key: string, more: etcd.RangeRequestInit = {}): etcd.RequestOpInit => ({
  request: { kind: 'requestRange', value: { key: fromLatin1(key), ...more } },
});
const nested = (value: etcd.TxnRequestInit): etcd.RequestOpInit => ({ request: { kind: 'requestTxn', value } });
const txn = (request: etcd.TxnRequestInit): etcd.TxnRequest => etcd.TxnRequest.decode(etcd.TxnRequest.encode(request));

function stateWith(...pairs: [string, string][]) {
  const state = { kv: new MvccKv(), leases: new Leases() };
  for (const [key, value] of pairs) applyTxn(state, txn({ success: [put(key, value)] }));
  return state;
}

const ONE = stateWith(['k', 'm']);
const compares: [string, etcd.CompareInit, boolean][] = [
  [
    'value equal',
    { target: target.VALUE, result: EQUAL, targetUnion: { kind: 'value', value: fromLatin1('m') } },
    true,
  ],
  ['value less', { target: target.VALUE, result: LESS, targetUnion: { kind: 'value', value: fromLatin1('n') } }, true],
  [
    'value greater',
    { target: target.VALUE, result: GREATER, targetUnion: { kind: 'value', value: fromLatin1('m') } },
    false,
  ],
  ['version equal', { target: target.VERSION, result: EQUAL, targetUnion: { kind: 'version', value: 1 } }, true],
  [
    'version not equal',
    { target: target.VERSION, result: NOT_EQUAL, targetUnion: { kind: 'version', value: 1 } },
    false,
  ],
  [
    'create revision',
    { target: target.CREATE, result: EQUAL, targetUnion: { kind: 'createRevision', value: 2 } },
    true,
  ],
  ['mod revision', { target: target.MOD, result: GREATER, targetUnion: { kind: 'modRevision', value: 1 } }, true],
  ['lease', { target: target.LEASE, result: EQUAL, targetUnion: { kind: 'lease', value: 0n } }, true],
];
for (const [name, compare, wanted] of compares) {
  test(`txn: compare by ${name} is ${wanted}`, () => {
    const response = applyTxn(ONE, txn({ compare: [{ key: fromLatin1('k'), ...compare }] }));
    assert.ok('succeeded' in response);
    assert.equal(response.succeeded, wanted);
  });
}

test('txn: a missing key has version and revisions 0 but equals no value', () => {
  const at = (compare: etcd.CompareInit): boolean => {
    const response = applyTxn(ONE, txn({ compare: [{ key: fromLatin1('none'), ...compare }] }));
    return 'succeeded' in response && response.succeeded === true;
  };
  assert.equal(at({ target: target.CREATE, result: EQUAL, targetUnion: { kind: 'createRevision', value: 0 } }), true);
  assert.equal(
    at({ target: target.VALUE, result: EQUAL, targetUnion: { kind: 'value', value: fromLatin1('') } }),
    false,
  );
});

test('txn: a compare over a range holds when all its keys match', () => {
  const state = stateWith(['a', '1'], ['b', '1'], ['c', '2']);
  const over = (end: string): boolean => {
    const compare = {
      key: fromLatin1('a'),
      rangeEnd: fromLatin1(end),
      target: target.VALUE,
      targetUnion: { kind: 'value', value: fromLatin1('1') },
    } as const;
    const response = applyTxn(state, txn({ compare: [compare] }));
    return 'succeeded' in response && response.succeeded === true;
  };
  assert.equal(over('c'), true);
  assert.equal(over('d'), false);
});

test('txn: one revision for all writes of the chosen branch, none for a branch that only reads', () => {
  const state = stateWith();
  applyTxn(state, txn({ success: [put('a'), put('b'), nested({ success: [put('c')], failure: [put('c')] })] }));
  assert.equal(state.kv.revision, 2);
  assert.deepEqual(
    [...state.kv.events(2)].map((kv) => [kv.key, kv.modRevision]),
    [
      ['a', 2],
      ['b', 2],
      ['c', 2],
    ],
  );
  applyTxn(state, txn({ success: [range('a')] }));
  applyTxn(state, txn({ success: [remove('missing')] }));
  assert.equal(state.kv.revision, 2);
});

test('txn: reads see the writes before them in the same transaction, compares do not', () => {
  const state = stateWith(['k', 'old']);
  const isOld = {
    key: fromLatin1('k'),
    target: target.VALUE,
    targetUnion: { kind: 'value', value: fromLatin1('old') },
  } as const;
  const response = applyTxn(
    state,
    txn({ success: [put('k', 'new'), range('k'), nested({ compare: [isOld], success: [put('saw-old')] })] }),
  );
  assert.ok('responses' in response);
  const read = response.responses?.[1]?.response;
  assert.ok(read?.kind === 'responseRange');
  assert.equal(latin1(read.value.kvs?.[0]?.value ?? new Uint8Array()), 'new');
  assert.notEqual(state.kv.get('saw-old'), undefined);
});

test('txn: a refused operation leaves nothing of its transaction behind', () => {
  const state = stateWith();
  assert.equal(applyTxn(state, txn({ success: [put('a'), put('b', 'v', { lease: 7n })] })), REFUSALS.leaseNotFound);
  assert.equal(
    applyTxn(state, txn({ success: [put('a'), put('b', '', { ignoreValue: true })] })),
    REFUSALS.keyNotFound,
  );
  assert.equal(applyTxn(state, txn({ success: [put('a'), range('a', { revision: 99 })] })), REFUSALS.futureRevision);
  assert.equal(state.kv.get('a'), undefined);
  assert.equal(state.kv.revision, 1);
});

const refused: [string, etcd.TxnRequestInit, unknown][] = [
  ['the same key put twice', { success: [put('a'), put('a')] }, REFUSALS.duplicateKey],
  ['a put under a deleted range', { failure: [remove('a', 'c'), put('b')] }, REFUSALS.duplicateKey],
  ['a nested put of the same key', { success: [put('a'), nested({ failure: [put('a')] })] }, REFUSALS.duplicateKey],
  ['two deletes that overlap', { success: [remove('a', 'c'), remove('b', 'd')] }, undefined],
  ['one key in both branches', { success: [put('a')], failure: [put('a')] }, undefined],
  ['an empty key', { success: [put('')] }, REFUSALS.emptyKey],
  ['an empty compare key', { compare: [{}] }, REFUSALS.emptyKey],
  ['a value that is to be ignored', { success: [put('a', 'v', { ignoreValue: true })] }, REFUSALS.valueProvided],
  [
    'a lease that is to be ignored',
    { success: [put('a', 'v', { ignoreLease: true, lease: 1n })] },
    REFUSALS.leaseProvided,
  ],
  ['an unknown sort order', { success: [range('a', { sortOrder: 9 })] }, REFUSALS.invalidSort],
  ['129 operations', { success: Array.from({ length: 129 }, (_, i) => put(`k${i}`)) }, REFUSALS.tooManyOps],
];
for (const [name, request, wanted] of refused) {
  test(`txn: ${name} is ${wanted === undefined ? 'accepted' : 'refused'}`, () => {
    assert.equal(checkTxn(txn(request)), wanted);
  });
}

test('txn: keys follow their lease through puts, deletes and ignore_lease', () => {
  const state = stateWith();
  state.leases.grant(1n, 10);
  state.leases.grant(2n, 10);
  const keysOf = (id: bigint): string[] => [...(state.leases.get(id)?.keys ?? [])];
  applyTxn(state, txn({ success: [put('a', 'v', { lease: 1n }), put('b', 'v', { lease: 1n })] }));
  applyTxn(state, txn({ success: [put('a', 'w', { ignoreLease: true }), put('b', 'v', { lease: 2n })] }));
  assert.deepEqual([keysOf(1n), keysOf(2n)], [['a'], ['b']]);
  applyTxn(state, txn({ success: [remove('a'), put('b', 'v')] }));
  assert.deepEqual([keysOf(1n), keysOf(2n)], [[], []]);
});
