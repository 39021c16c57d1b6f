import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { crc32c } from './crc32c.ts';

/** RFC 3720 section B.4, and the usual check value. */
const vectors: readonly [name: string, bytes: Uint8Array, checksum: number][] = [
  ['nothing', new Uint8Array(0), 0],
  ['check value', utf8('123456789'), 0xe3069283],
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['ascending', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ['descending', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
];
for (const [name, bytes, checksum] of vectors) {
  test(`crc32c: ${name}`, () => assert.equal(crc32c(bytes), checksum));
}

test('crc32c: a part, and a checksum continued in pieces, equal the whole', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), fc.nat(60), (bytes, x, y) => {
      const [start, end] = [Math.min(x, y, bytes.length), Math.min(Math.max(x, y), bytes.length)];
      assert.equal(crc32c(bytes, start, end), crc32c(bytes.slice(start, end)));
      assert.equal(crc32c(bytes, end, bytes.length, crc32c(bytes, 0, end)), crc32c(bytes));
    }),
  );
});
