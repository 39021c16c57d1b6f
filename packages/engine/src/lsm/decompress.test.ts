import assert from 'node:assert/strict';
import { it } from 'node:test';
import { concatBytes, fromHex, Prng, utf8 } from '@tessera/base';
import { unpackLz4, unpackSnappy } from './decompress.ts';

/** Text that repeats, a run that copies itself, noise: every kind of element. */
const sample = concatBytes(
  utf8(Array.from({ length: 12 }, (_, i) => `account/${i} balance;`).join('')),
  new Uint8Array(300).fill(0x78),
  Uint8Array.from({ length: 90 }, (_, i) => (i * i * 7 + i) & 255),
  utf8('account/7 balance;'),
);

/** `sample` as the reference libraries pack it (liblz4 1.9, libsnappy 1.1 through Python). */
const packed = {
  lz4: fromHex(
    'f4036163636f756e742f302062616c616e63653b12001d3112001d3212001d3312001d3412001d3512001d3612001d3712001d3812001d3912001f31' +
      'b5000006b6001f780100ff19f44b00081e4274b4025ec840c65afcac6a3610f8eef20424528ed830960a8c1cba6620e8bea29494a2bee82066ba1c8c' +
      '0a9630d88e522404f2eef810366aacfc5ac640c85e02b474421e0800061a3c6caaf650b82eb244e4924e18f04e02a0372062616c616e63653b',
  ) as Uint8Array,
  snappy: fromHex(
    '446163636f756e742f302062616c616e63653b1112003142120000324212000033421200003442120000354212000036421200003742120000384212' +
      '00003942120000314ab50019b60078fe0100fe0100fe0100fe0100aa0100f06b00081e4274b4025ec840c65afcac6a3610f8eef20424528ed830960a' +
      '8c1cba6620e8bea29494a2bee82066ba1c8c0a9630d88e522404f2eef810366aacfc5ac640c85e02b474421e0800061a3c6caaf650b82eb244e4924e' +
      '18f06163636f756e742f372062616c616e63653b',
  ) as Uint8Array,
};

for (const [name, unpack] of [
  ['lz4', unpackLz4],
  ['snappy', unpackSnappy],
] as const) {
  it(`${name}: what the reference library packed comes out whole, any other length does not`, () => {
    assert.deepEqual(unpack(packed[name], sample.length), sample);
    assert.equal(unpack(packed[name], sample.length - 1), undefined);
    assert.equal(unpack(packed[name], sample.length + 1), undefined);
    assert.equal(unpack(packed[name], 2 ** 30), undefined, 'no memory is taken for a length that cannot be');
  });

  it(`${name}: cut or flipped bytes end in nothing or in other bytes of that length, never beyond`, () => {
    const random = new Prng(31);
    for (let end = 0; end < packed[name].length; end++) {
      assert.equal(unpack(packed[name].subarray(0, end), sample.length), undefined, `cut at ${end}`);
    }
    for (let i = 0; i < 5000; i++) {
      const spoiled = packed[name].slice();
      for (let flips = random.int(1, 4); flips > 0; flips--)
        spoiled[random.int(0, spoiled.length - 1)] = random.int(0, 255);
      const unpacked = unpack(spoiled, sample.length);
      assert.ok(unpacked === undefined || unpacked.length === sample.length);
    }
  });
}
