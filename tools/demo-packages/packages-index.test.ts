import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePackageIndex } from './packages-index.ts';

const STANZA = (name: string, version: string): string =>
  `Package: ${name}\nVersion: ${version}\nArchitecture: amd64\nDescription: x\n y`;

test('package index: stanzas become records keyed by name, version and architecture', () => {
  const records = parsePackageIndex(`${STANZA('a', '1')}\n\n${STANZA('b', '2:3-4')}\n\n\n`);
  assert.deepEqual(
    records.map((record) => record.key),
    ['a/1/amd64', 'b/2:3-4/amd64'],
  );
  assert.equal(records[0]?.value, STANZA('a', '1'));
});

test('package index: the last stanza wins when a key repeats', () => {
  const records = parsePackageIndex(`${STANZA('a', '1')}\n\n${STANZA('a', '1')}\nSection: libs\n`);
  assert.equal(records.length, 1);
  assert.match(records[0]?.value ?? '', /Section: libs$/);
});

test('package index: a stanza without a version is refused with its beginning', () => {
  assert.throws(() => parsePackageIndex('Package: a\nFilename: x'), /no Package or Version field: Package: a/);
});
