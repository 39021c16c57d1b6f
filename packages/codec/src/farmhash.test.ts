import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { fingerprint64 } from './index.ts';

/** Published results of other implementations (tecnickcom/farmhash64), at least two for each branch by length. */
const KNOWN: readonly (readonly [bigint, string])[] = [
  [0x9ae16a3b2f90404fn, ''],
  [0xb3454265b6df75e3n, 'a'],
  [0xaa8d6e5242ada51en, 'ab'],
  [0x24a5b3a074e7f369n, 'abc'],
  [0x1a5502de4a1f8101n, 'abcd'],
  [0x3c40c92b1ccb7355n, 'abcdefg'],
  [0xfee9d22990c82909n, 'abcdefgh'],
  [0x4283d4ef43627f64n, "0123456789'01234"],
  [0x46a7416ed4861e3bn, '0123456789=012345'],
  [0xb944f8a16261e414n, 'C is as portable as Stonehedge!!'],
  [0xe8f89ab6df9bdd25n, 'Discard medicine more than two years old.'],
  [0x2a578b80bb82147cn, 'The days of the digital watch are numbered.  -Tom Stoppard'],
  [0x55182f8859eca4cen, 'For every action there is an equal and opposite government program.'],
  [0x7e85d7b050ed2967n, 'There is no reason for any individual to have a computer in their home. -Ken Olsen, 1977'],
  [
    0x098eff6958c5e91an,
    'The fugacity of a constituent in a mixture of gases at a given temperature is proportional to its mole fraction.  Lewis-Randall Rule',
  ],
];

test('fingerprint64: published results at every length class', () => {
  for (const [expected, text] of KNOWN) assert.equal(fingerprint64(utf8(text)), expected, text);
});

test('fingerprint64: a length that is a multiple of the block does not read past the end', () => {
  for (const length of [64, 65, 127, 128, 129, 192]) {
    const hash = fingerprint64(new Uint8Array(length).fill(7));
    assert.notEqual(hash, fingerprint64(new Uint8Array(length + 1).fill(7)), `${length}`);
    assert.ok(hash < 2n ** 64n);
  }
});
