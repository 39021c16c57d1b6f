import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareBytes, concatBytes, fromHex, toHex, utf8 } from '@tessera/base';
import fc from 'fast-check';
import {
  CodecError,
  Crc64Xor,
  complementBytes,
  composeTimestamp,
  crc64,
  dataEndKey,
  dataKey,
  decodeBytes,
  decodeRawValue,
  encodeBytes,
  encodedBytesEnd,
  encodeRawValue,
  keyModeOf,
  keyspacePrefix,
  liveValueLength,
  logicalOf,
  parseKeyspaceKey,
  physicalMsOf,
  physicalMsOfHalves,
  raftLogKey,
  rangeModeOf,
  readU64,
  readU64Desc,
  regionStateKey,
  V2_TOMBSTONE,
  writeU64Desc,
  writeU64DescHalves,
  writeU64Number,
} from './index.ts';

const hex = (text: string): Uint8Array => fromHex(text.replaceAll(' ', '')) ?? assert.fail(`not hex: ${text}`);
/** Bytes that hit the borders of the format more often than uniform ones. */
const bytes = (maxLength = 40) =>
  fc.array(fc.oneof(fc.constantFrom(0, 1, 0xfe, 0xff), fc.nat(255)), { maxLength }).map((b) => new Uint8Array(b));

test('memcomparable bytes: the known vectors', () => {
  for (const [plain, encoded] of [
    ['', '0000000000000000f7'],
    ['abc', '6162630000000000fa'],
    ['12345678', '3132333435363738ff 0000000000000000f7'],
    ['123456789', '3132333435363738ff 3900000000000000f8'],
  ] as const) {
    assert.equal(toHex(encodeBytes(utf8(plain))), toHex(hex(encoded)));
    assert.deepEqual(decodeBytes(hex(encoded)), utf8(plain));
  }
});

test('memcomparable bytes: order and content survive, whatever follows', () => {
  fc.assert(
    fc.property(bytes(), bytes(), bytes(9), (a, b, tail) => {
      const encoded = encodeBytes(a);
      const order = Math.sign(compareBytes(a, b));
      assert.equal(Math.sign(compareBytes(encoded, encodeBytes(b))), order);
      if (order !== 0) assert.equal(Math.sign(compareBytes(concatBytes(encoded, tail), encodeBytes(b))), order);
      const followed = concatBytes(tail, encoded, tail);
      assert.deepEqual(decodeBytes(followed, tail.length), a);
      assert.equal(encodedBytesEnd(followed, tail.length), tail.length + encoded.length);
    }),
  );
});

test('memcomparable bytes: the complement orders backwards', () => {
  fc.assert(
    fc.property(bytes(), bytes(), (a, b) => {
      const [x, y] = [encodeBytes(a), encodeBytes(b)];
      complementBytes(x);
      complementBytes(y);
      assert.equal(Math.sign(compareBytes(y, x)), Math.sign(compareBytes(a, b)));
    }),
  );
});

test('memcomparable bytes: malformed input is refused', () => {
  for (const bad of ['', '00', '6162630000000000ff', '6162630000000000f6', '6162630000000100fa']) {
    assert.throws(() => decodeBytes(hex(bad)), CodecError, bad);
  }
  fc.assert(
    fc.property(bytes(30), (noise) => {
      try {
        assert.deepEqual(encodeBytes(decodeBytes(noise)), noise.subarray(0, encodedBytesEnd(noise)));
      } catch (error) {
        assert.ok(error instanceof CodecError);
      }
    }),
  );
});

test('fixed numbers: desc orders backwards, halves and bigint agree', () => {
  const five = new Uint8Array(8);
  writeU64Desc(five, 0, 5n);
  assert.equal(toHex(five), 'FFFFFFFFFFFFFFFA');
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (value) => {
      const a = new Uint8Array(9);
      const b = new Uint8Array(9);
      writeU64Desc(a, 1, value);
      writeU64DescHalves(b, 1, Number(value >> 32n), Number(value & 0xffff_ffffn));
      assert.deepEqual(a, b);
      assert.equal(readU64Desc(a, 1), value);
    }),
  );
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const target = new Uint8Array(8);
      writeU64Number(target, 0, value);
      assert.equal(readU64(target, 0), BigInt(value));
    }),
  );
});

test('timestamps: parts survive', () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 31).map((n) => n * 4096 + 7),
      fc.nat(2 ** 18 - 1),
      (ms, logical) => {
        const ts = composeTimestamp(ms, logical);
        assert.equal(physicalMsOf(ts), ms);
        assert.equal(logicalOf(ts), logical);
        assert.equal(physicalMsOfHalves(Number(ts >> 32n), Number(ts & 0xffff_ffffn)), ms);
      },
    ),
  );
});

test('raw values: forms of the three API versions', () => {
  const value = utf8('v');
  assert.equal(encodeRawValue('V1', value, 0), value);
  assert.equal(toHex(encodeRawValue('V1ttl', value, 0)), '760000000000000000');
  assert.equal(toHex(encodeRawValue('V1ttl', value, 258)), '760000000000000102');
  assert.equal(toHex(encodeRawValue('V2', value, 0)), '7600');
  assert.equal(toHex(encodeRawValue('V2', value, 258)), '76000000000000010201');
  assert.equal(decodeRawValue('V2', V2_TOMBSTONE).deleted, true);
});

test('raw values: round trip, and expiry hides at its second', () => {
  fc.assert(
    fc.property(fc.constantFrom('V1', 'V1ttl', 'V2'), bytes(), fc.nat(), (api, value, ttl) => {
      const expiry = api === 'V1' ? 0 : ttl;
      const stored = encodeRawValue(api, value, expiry);
      assert.deepEqual(decodeRawValue(api, stored), { value, expirySeconds: expiry, deleted: false });
      assert.equal(liveValueLength(api, stored, expiry - 1), value.length);
      assert.equal(liveValueLength(api, stored, expiry), expiry === 0 ? value.length : -1);
    }),
  );
  assert.equal(liveValueLength('V2', V2_TOMBSTONE, 0), -1);
});

test('raw values: too short or with unknown flags is refused', () => {
  for (const [api, text] of [
    ['V1ttl', '00000000000000'],
    ['V2', ''],
    ['V2', '7601'],
    ['V2', '7604'],
  ] as const) {
    assert.throws(() => decodeRawValue(api, hex(text)), CodecError);
    assert.throws(() => liveValueLength(api, hex(text), 0), CodecError);
  }
});

test('engine keys: prefixes and local keys', () => {
  assert.equal(toHex(dataKey(utf8('a'))), '7A61');
  assert.equal(toHex(dataEndKey(utf8(''))), '7B');
  assert.equal(toHex(dataEndKey(utf8('b'))), '7A62');
  assert.equal(toHex(regionStateKey(2)), '0103000000000000000201');
  assert.equal(toHex(raftLogKey(2, 258)), '01020000000000000002010000000000000102');
});

test('api v2: modes, keyspaces and ranges', () => {
  assert.equal(keyModeOf(utf8('r')), 'raw');
  assert.equal(keyModeOf(utf8('t1')), 'tidb');
  assert.equal(keyModeOf(utf8('')), 'unknown');
  const key = concatBytes(keyspacePrefix('txn', 0x010203), utf8('k'));
  assert.equal(toHex(key), '780102036B');
  assert.deepEqual(parseKeyspaceKey(key), { mode: 'txn', keyspaceId: 0x010203, userKey: utf8('k') });
  assert.throws(() => parseKeyspaceKey(utf8('rab')), CodecError);
  assert.equal(rangeModeOf(utf8('ra'), utf8('rb')), 'raw');
  assert.equal(rangeModeOf(utf8('ra'), utf8('s')), 'raw');
  assert.equal(rangeModeOf(utf8('ra'), utf8('sa')), 'unknown');
  assert.equal(rangeModeOf(utf8('ra'), utf8('')), 'unknown');
});

test('crc64: the XZ check value, and pairs in any order', () => {
  assert.equal(crc64(utf8('123456789')), 0x995dc9bbdf1939fan);
  const [one, two, split] = [new Crc64Xor(), new Crc64Xor(), new Crc64Xor()];
  split.add(utf8('1234'), utf8('56789tail'), 5);
  assert.equal(split.checksum, 0x995dc9bbdf1939fan);
  one.add(utf8('a'), utf8('1'));
  one.add(utf8('b'), utf8('2'));
  two.add(utf8('b'), utf8('2'));
  two.add(utf8('a'), utf8('1'));
  assert.equal(one.checksum, two.checksum);
  assert.deepEqual([one.pairs, one.bytes], [2, 4]);
});
