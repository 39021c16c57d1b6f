import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAnomaly, type ListTxn } from './elle.ts';

/** `r x 1,2` reads, `a x 3` appends; a leading `!` aborts, `?` leaves open. */
function txn(name: string, text: string): ListTxn {
  const fate = text.startsWith('!') ? 'aborted' : text.startsWith('?') ? 'unknown' : 'committed';
  const steps = text
    .replace(/^[!?]/, '')
    .split('; ')
    .map((step) => step.split(' '));
  const of = (what: string) => steps.filter(([kind]) => kind === what);
  return {
    name,
    fate,
    reads: of('r').map(([, key = '', values = '']) => ({ key, values: values === '' ? [] : values.split(',') })),
    appends: of('a').map(([, key = '', value = '']) => ({ key, value })),
  };
}

function kindOf(...texts: readonly string[]): string | undefined {
  return findAnomaly(
    texts.map((text, at) => txn(`T${at + 1}`, text)),
    true,
  )?.kind;
}

test('elle: what snapshot isolation allows', () => {
  assert.equal(kindOf('a x 1', 'r x 1; a x 2', 'r x 1,2'), undefined);
  assert.equal(kindOf('a x 1; a x 2', '?r x 1,2; a x 3', '?a x 9', 'r x 1,2,3'), undefined);
  // Write skew: two rw edges next to each other.
  assert.equal(kindOf('r x ; a y 1', 'r y ; a x 1', 'r x 1; r y 1'), undefined);
  // A read-only transaction that sees one of two.
  assert.equal(kindOf('a x 1', 'a y 1', 'r x 1; r y ', 'r x 1; r y 1'), undefined);
});

test('elle: what it forbids', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['G1a', '!a x 1', 'r x 1'],
    ['G1b', 'a x 1; a x 2', 'r x 1', 'r x 1,2'],
    ['duplicate', 'a x 1', 'r x 1,1'],
    ['garbage', 'r x 7'],
    ['incompatible order', 'a x 1', 'a x 2', 'r x 1,2', 'r x 2,1'],
    ['lost update', 'a x 1', 'a x 2', 'r x 2'],
    ['G0', 'a x 1; a y 1', 'a x 2; a y 2', 'r x 1,2; r y 2,1'],
    ['G1c', 'a x 1; r y 1', 'a y 1; r x 1', 'r x 1; r y 1'],
    // A fractured read.
    ['G-single', 'a x 1; a y 1', 'r x 1; r y ', 'r x 1; r y 1'],
    // A lost update that its victim does not notice.
    ['G-single', 'r x ; a x 1', 'r x ; a x 2', 'r x 1,2'],
    // Two snapshots that order two writers differently (long fork).
    ['G-nonadjacent', 'a x 1', 'a y 1', 'r x 1; r y ', 'r x ; r y 1', 'r x 1; r y 1'],
  ];
  for (const [expected, ...texts] of cases) assert.equal(kindOf(...texts), expected, texts.join(' | '));
});
