import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex, utf8 } from '@tessera/base';
import { Context, RawBatchPutRequest, RawGetRequest } from '../gen/kvrpcpb.ts';
import { encodeWith, Writer } from './writer.ts';

test('writer: a nested message makes room for its length, whatever that takes', () => {
  for (const size of [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152]) {
    const value = new Uint8Array(size).fill(7);
    const wire = RawBatchPutRequest.encode({ pairs: [{ key: utf8('k'), value }], cf: 'write' });
    const decoded = RawBatchPutRequest.decode(wire);
    assert.equal(decoded.cf, 'write');
    assert.equal(Buffer.compare(decoded.pairs[0]?.value ?? Buffer.of(), value), 0, `${size} bytes`);
  }
});

test('writer: defaults and undefined are not written', () => {
  assert.equal(Context.encode({ regionId: 0, requestSource: '', traceId: utf8(''), peer: undefined }).length, 0);
});

test('writer: negative and large integers take the form of the protocol', () => {
  const writer = new Writer(1);
  writer.signed(-1);
  assert.equal(toHex(writer.finish()), 'FFFFFFFFFFFFFFFFFF01');
  writer.position = 0;
  writer.unsigned(2 ** 53 - 1);
  assert.equal(toHex(writer.finish()), 'FFFFFFFFFFFFFF0F');
  writer.position = 0;
  writer.zigzag(-3);
  writer.zigzagBig(-(2n ** 63n));
  assert.equal(toHex(writer.finish()), '05FFFFFFFFFFFFFFFFFF01');
});

test('writer: a negative value for an unsigned field is our mistake', () => {
  assert.throws(() => Context.encode({ regionId: -1 }), /negative/);
  assert.throws(() => Context.encode({ regionId: Number.NaN }), /negative/);
});

test('writer: text is UTF-8, short or long, ASCII or not', () => {
  for (const text of [
    'default',
    'é',
    '键'.repeat(7),
    'a'.repeat(23),
    'a'.repeat(24),
    'a'.repeat(25),
    '🧱'.repeat(300),
  ]) {
    assert.equal(RawGetRequest.decode(RawGetRequest.encode({ cf: text })).cf, text);
  }
  assert.equal(RawGetRequest.decode(RawGetRequest.encode({ cf: 'a\ud800' })).cf, 'a\ufffd');
});

test('encode: results are owned, and a failure leaves nothing behind for the next', () => {
  const first = RawGetRequest.encode({ key: utf8('first') });
  const copy = Uint8Array.from(first);
  assert.throws(() =>
    encodeWith((_, writer) => {
      writer.bytes(utf8('half a message'));
      throw new Error('half way');
    }, {}),
  );
  const second = RawGetRequest.encode({ key: utf8('other') });
  assert.deepEqual(Uint8Array.from(first), copy);
  assert.equal(Buffer.from(RawGetRequest.decode(second).key).toString(), 'other');
});
