import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TxnHistory, type Version } from './txn-history.ts';

const put = (startTs: bigint, commitTs: bigint, value: string): Version => ({ startTs, commitTs, kind: 'put', value });

function historyOf(
  ...txns: readonly [bigint, Partial<TxnHistory['records'][number]>, ...[string, string][]][]
): TxnHistory {
  const history = new TxnHistory();
  for (const [startTs, given, ...writes] of txns) {
    const record = history.begin(1, { startTs }, given.pessimistic ?? false, 0n);
    for (const [key, value] of writes) record.writes.set(key, value);
    if (given.fate === 'committed') history.committed(record, given.commitTs ?? 0n);
    else record.fate = given.fate ?? 'aborted';
    record.reads.push(...(given.reads ?? []));
  }
  return history;
}

test('history: what agrees has no flaw', () => {
  const history = historyOf(
    [10n, { fate: 'committed', commitTs: 20n }, ['a', '1'], ['b', '1']],
    [15n, { fate: 'unknown' }, ['a', '2']],
    [25n, { fate: 'aborted', reads: [{ key: 'a', ts: 25n, value: '1' }] }],
    [
      26n,
      { fate: 'committed', commitTs: 40n, pessimistic: true, reads: [{ key: 'a', ts: undefined, value: '3' }] },
      ['a', '4'],
    ],
    [22n, { fate: 'unknown' }, ['a', '3']],
  );
  const versions = new Map([
    ['a', [put(10n, 20n, '1'), put(22n, 30n, '3'), put(26n, 40n, '4')]],
    ['b', [put(10n, 20n, '1')]],
  ]);
  assert.equal(history.findFlaw(versions), undefined);
});

test('history: what does not agree is told', () => {
  const cases: readonly [RegExp, TxnHistory, readonly Version[]][] = [
    [/lacks its write/, historyOf([10n, { fate: 'committed', commitTs: 20n }, ['a', '1']]), []],
    [/was aborted, and a has its write/, historyOf([10n, {}, ['a', '1']]), [put(10n, 20n, '1')]],
    [
      /a has its write, and b has not/,
      historyOf([10n, { fate: 'unknown' }, ['a', '1'], ['b', '1']]),
      [put(10n, 20n, '1')],
    ],
    [
      /was told 20, and committed at 21/,
      historyOf([10n, { fate: 'committed', commitTs: 20n }, ['a', '1']]),
      [put(10n, 21n, '1')],
    ],
    [/wrote "1" to a, where "2" is/, historyOf([10n, { fate: 'unknown' }, ['a', '1']]), [put(10n, 20n, '2')]],
    [/which is no transaction/, historyOf(), [put(10n, 20n, '2')]],
    [
      /read a at 25 as "undefined", which is "1"/,
      historyOf([10n, { fate: 'unknown' }, ['a', '1']], [25n, { reads: [{ key: 'a', ts: 25n, value: undefined }] }]),
      [put(10n, 20n, '1')],
    ],
    [
      /committed a at 30 over 15/,
      historyOf([10n, { fate: 'unknown' }, ['a', '1']], [15n, { fate: 'unknown' }, ['a', '2']]),
      [put(15n, 20n, '2'), put(10n, 30n, '1')],
    ],
    [
      /locked a as "undefined" and committed over "2"/,
      historyOf(
        [
          10n,
          { fate: 'unknown', pessimistic: true, reads: [{ key: 'a', ts: undefined, value: undefined }] },
          ['a', '1'],
        ],
        [15n, { fate: 'unknown' }, ['a', '2']],
      ),
      [put(15n, 20n, '2'), put(10n, 30n, '1')],
    ],
  ];
  for (const [expected, history, versions] of cases) {
    assert.match(history.findFlaw(new Map([['a', versions]])) ?? 'no flaw', expected);
  }
});

test('history: a transaction sees all that was acknowledged before it began', () => {
  const history = new TxnHistory();
  history.begin(1, { startTs: 5n }, false, 7n);
  assert.match(history.findFlaw(new Map()) ?? '', /began at 5, after a commit at 7/);
});
