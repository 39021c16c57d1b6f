import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { LOCK_DEFAULTS, rollbackRecord, WRITE_DEFAULTS, type WriteRecord } from '@tessera/codec';
import { findMvccFlaw, isProtected, lockedKeys } from './mvcc-check.ts';
import { type KeyDump, versionsOf } from './mvcc-dump.ts';

const LONG = new Uint8Array(300);
const STRICT = { valuesWithoutRecord: false };

function record(startTs: bigint, commitTs: bigint, more: Partial<WriteRecord> = {}): KeyDump['writes'][number] {
  return { commitTs, write: { ...WRITE_DEFAULTS, kind: 'put', startTs, shortValue: utf8('v'), ...more } };
}

function dump(writes: KeyDump['writes'], values: readonly (readonly [bigint, Uint8Array])[] = []): KeyDump {
  return { lock: undefined, writes, values: new Map(values) };
}

const lock = { ...LOCK_DEFAULTS, kind: 'put', primary: utf8('k'), startTs: 50n } as const;

test('structure: what may be', () => {
  const long = record(5n, 6n, { shortValue: undefined });
  const key = dump(
    [
      record(30n, 40n, { hasOverlappedRollback: true, gcFence: 0n }),
      { commitTs: 20n, write: rollbackRecord(20n, true) },
      long,
    ],
    [[5n, LONG]],
  );
  key.lock = lock;
  const all = new Map([['k', key]]);
  assert.equal(findMvccFlaw(all, STRICT), undefined);
  assert.deepEqual(lockedKeys(all), ['k by 50']);
  assert.equal(isProtected(key, 20n), true);
  assert.equal(isProtected(key, 40n), true);
  assert.equal(isProtected(key, 6n), false);
  assert.deepEqual(
    versionsOf(all)
      .get('k')
      ?.map(({ startTs, commitTs, kind }) => [startTs, commitTs, kind]),
    [
      [5n, 6n, 'put'],
      [30n, 40n, 'put'],
    ],
  );
});

test('structure: what may not', () => {
  const locked = (one: KeyDump): KeyDump => ({ ...one, lock });
  const cases: readonly (readonly [RegExp, KeyDump])[] = [
    [/the put of 5 has no value/, dump([record(5n, 6n, { shortValue: undefined })])],
    [/the put of 5 has two values/, dump([record(5n, 6n)], [[5n, LONG]])],
    [/the value of 7 has neither lock nor record/, dump([record(5n, 6n)], [[7n, LONG]])],
    [/the value of 5 is short/, dump([record(5n, 6n, { shortValue: undefined })], [[5n, utf8('v')]])],
    [/5 has two records/, dump([record(5n, 8n), record(5n, 6n)])],
    [/5 is committed at 5/, dump([record(5n, 5n)])],
    [/a rollback of 5 lies at 6/, dump([{ commitTs: 6n, write: rollbackRecord(5n, false) }])],
    [/the delete of 5 has a value/, dump([record(5n, 6n, { kind: 'delete' })])],
    [/is locked by 50, which has a record here/, locked(dump([record(50n, 60n)]))],
    [/is locked by 50, below a commit at 60/, locked(dump([record(55n, 60n)]))],
  ];
  for (const [expected, key] of cases) {
    assert.match(findMvccFlaw(new Map([['k', key]]), STRICT) ?? 'no flaw', expected);
  }
  const orphan = dump([], [[7n, LONG]]);
  assert.equal(findMvccFlaw(new Map([['k', orphan]]), { valuesWithoutRecord: true }), undefined);
});
