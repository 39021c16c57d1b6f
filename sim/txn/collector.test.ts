import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WRITE_DEFAULTS } from '@tessera/codec';
import { findGarbage, findReadFlaw } from './collector.ts';
import { TxnRecord } from './txn-history.ts';

function writer(startTs: bigint, commitTs: bigint | undefined, value: string | undefined): TxnRecord {
  const record = new TxnRecord(`w${startTs}`, startTs, false);
  record.writes.set('a', value);
  record.fate = commitTs === undefined ? 'unknown' : 'committed';
  record.commitTs = commitTs ?? 0n;
  return record;
}

function flawOf(writers: readonly TxnRecord[], ts: bigint, value: string | undefined): string | undefined {
  const reader = new TxnRecord('reader', ts, false);
  reader.reads.push({ key: 'a', ts, value });
  return findReadFlaw([...writers, reader], ['a'], [reader], 0n);
}

test('collector: a read shows the last of what was acknowledged, or what nobody knows of', () => {
  const writers = [writer(1n, 5n, 'x'), writer(6n, 9n, 'y'), writer(7n, undefined, 'z'), writer(20n, 25n, undefined)];
  assert.equal(flawOf(writers, 8n, 'x'), undefined);
  assert.equal(flawOf(writers, 9n, 'y'), undefined);
  assert.equal(flawOf(writers, 9n, 'z'), undefined);
  assert.equal(flawOf(writers, 30n, undefined), undefined);
  assert.equal(flawOf([], 3n, undefined), undefined);
  assert.match(flawOf(writers, 9n, 'x') ?? '', /w6 committed "y" at 9/);
  assert.match(flawOf(writers, 9n, undefined) ?? '', /w6 committed "y" at 9/);
  assert.match(flawOf(writers, 4n, 'x') ?? '', /nobody wrote that/);
  assert.match(flawOf(writers, 6n, 'z') ?? '', /w1 committed/);
});

test('collector: garbage is what is below the safe point beside one put', () => {
  const dump = (...kinds: readonly (readonly [bigint, 'put' | 'delete'])[]) =>
    new Map([
      [
        'a',
        {
          lock: undefined,
          values: new Map(),
          writes: kinds.map(([commitTs, kind]) => ({
            commitTs,
            write: { ...WRITE_DEFAULTS, kind, startTs: commitTs - 1n },
          })),
        },
      ],
    ]);
  assert.equal(findGarbage(dump([30n, 'put'], [20n, 'delete'], [10n, 'put']), 15n), undefined);
  assert.match(findGarbage(dump([30n, 'put'], [20n, 'delete'], [10n, 'put']), 20n) ?? '', /2 versions below/);
  assert.match(findGarbage(dump([20n, 'delete']), 20n) ?? '', /1 versions below/);
});
