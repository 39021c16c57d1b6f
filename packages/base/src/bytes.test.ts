import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  compareBytes,
  concatBytes,
  copyBytes,
  EMPTY_BYTES,
  equalBytes,
  fromHex,
  fromLatin1,
  fromUtf8,
  latin1,
  prefixEnd,
  startsWith,
  toHex,
  utf8,
  writeLatin1,
} from './bytes.ts';

const keys = fc.uint8Array({ maxLength: 12 });
/** Few values, so that ties and shared prefixes are common. */
const closeKeys = fc.array(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), { maxLength: 5 }).map((b) => Uint8Array.from(b));

describe('order', () => {
  test('compareBytes: unsigned, shorter first on a tie, as Buffer.compare', () => {
    fc.assert(
      fc.property(closeKeys, closeKeys, (a, b) => {
        assert.equal(Math.sign(compareBytes(a, b)), Buffer.compare(a, b));
        assert.equal(equalBytes(a, b), Buffer.compare(a, b) === 0);
      }),
    );
  });

  test('latin1: strings have the order of their bytes', () => {
    fc.assert(
      fc.property(closeKeys, closeKeys, (a, b) => {
        const [x, y] = [latin1(a), latin1(b)];
        assert.equal(x < y ? -1 : x > y ? 1 : 0, Buffer.compare(a, b));
      }),
    );
  });
});

describe('prefixes', () => {
  test('startsWith: as comparing the head', () => {
    fc.assert(
      fc.property(closeKeys, closeKeys, (bytes, prefix) => {
        const expected = Buffer.compare(bytes.subarray(0, prefix.length), prefix) === 0;
        assert.equal(startsWith(bytes, prefix), expected);
      }),
    );
    assert.equal(startsWith(utf8('ab'), utf8('abc')), false);
  });

  test('prefixEnd: a key is below it exactly when it is below or has the prefix', () => {
    fc.assert(
      fc.property(closeKeys, closeKeys, (prefix, key) => {
        const end = prefixEnd(prefix);
        const below = end.length === 0 || compareBytes(key, end) < 0;
        assert.equal(below, compareBytes(key, prefix) < 0 || startsWith(key, prefix));
      }),
    );
  });

  test('prefixEnd: nothing ends a prefix of 0xff bytes; the prefix is not changed', () => {
    const prefix = new Uint8Array([0xff, 0xff]);
    assert.deepEqual(prefixEnd(prefix), EMPTY_BYTES);
    const carried = new Uint8Array([1, 0xff]);
    assert.deepEqual(prefixEnd(carried), new Uint8Array([2]));
    assert.deepEqual(carried, new Uint8Array([1, 0xff]));
  });
});

describe('text forms', () => {
  test('latin1 and fromLatin1 are inverse for every byte, also on a part', () => {
    fc.assert(fc.property(keys, (bytes) => assert.deepEqual(fromLatin1(latin1(bytes)), bytes)));
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    assert.deepEqual(fromLatin1(latin1(all)), all);
    assert.equal(latin1(utf8('abcdef'), 2, 4), 'cd');
  });

  test('latin1: reads a view at its own offset', () => {
    assert.equal(latin1(utf8('xxabyy').subarray(2, 4)), 'ab');
  });

  test('writeLatin1: writes at the offset and says how much', () => {
    const target = new Uint8Array(4).fill(0x2e);
    assert.equal(writeLatin1(target, 'a\u00ff', 1), 2);
    assert.deepEqual(target, new Uint8Array([0x2e, 0x61, 0xff, 0x2e]));
  });

  test('hex: upper case out, either case in, of a view too', () => {
    assert.equal(toHex(new Uint8Array([1, 0, 0xab, 0xff]).subarray(2)), 'ABFF');
    assert.deepEqual(fromHex('aBfF'), new Uint8Array([0xab, 0xff]));
    fc.assert(fc.property(keys, (bytes) => assert.deepEqual(fromHex(toHex(bytes)), bytes)));
  });

  test('hex: anything else is undefined', () => {
    for (const text of ['a', 'xy', '0x01', 'ab ', 'é0']) assert.equal(fromHex(text), undefined, text);
  });

  test('UTF-8: round trip; malformed bytes become U+FFFD', () => {
    assert.equal(fromUtf8(utf8('grün €')), 'grün €');
    assert.equal(fromUtf8(new Uint8Array([0x61, 0xff])), 'a\ufffd');
  });
});

test('concatBytes and copyBytes: the results are owned', () => {
  const part = utf8('ab');
  const joined = concatBytes(part, EMPTY_BYTES, utf8('c'));
  const copy = copyBytes(part);
  part.fill(0);
  assert.equal(fromUtf8(joined), 'abc');
  assert.equal(fromUtf8(copy), 'ab');
  assert.equal(concatBytes().length, 0);
});
