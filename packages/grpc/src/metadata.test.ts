import assert from 'node:assert/strict';
import test from 'node:test';
import { TesseraError, utf8 } from '@tessera/base';
import fc from 'fast-check';
import { Field, FieldKind } from './field.ts';
import {
  decodeMessage,
  decodeMetadata,
  encodeMessage,
  encodeMetadata,
  formatTimeout,
  parseStatus,
  parseTimeoutMs,
} from './metadata.ts';
import { Status } from './status.ts';

test('grpc-timeout: units, limits and what is not one', () => {
  assert.equal(parseTimeoutMs('1H'), 3_600_000);
  assert.equal(parseTimeoutMs('2M'), 120_000);
  assert.equal(parseTimeoutMs('3S'), 3000);
  assert.equal(parseTimeoutMs('99999999m'), 99_999_999);
  assert.equal(parseTimeoutMs('1500u'), 1.5);
  assert.equal(parseTimeoutMs('500000n'), 0.5);
  for (const text of ['', 'm', '1', '1s', '-1m', '1.5S', '123456789m', ' 1m', '1mm']) {
    assert.ok(Number.isNaN(parseTimeoutMs(text)), text);
  }
});

test('grpc-timeout: what we send is read back as no less and less than a unit more', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), (timeoutMs) => {
      const read = parseTimeoutMs(formatTimeout(timeoutMs));
      const unit = Math.ceil(timeoutMs) < 1e8 ? 1 : 1000;
      if (timeoutMs > 99_999_999_000) assert.equal(read, 99_999_999_000);
      else assert.ok(read >= timeoutMs && read < timeoutMs + unit + 1, `${timeoutMs} became ${read}`);
    }),
    { seed: 1 },
  );
});

test('grpc-message: any text survives as printable ASCII', () => {
  assert.equal(encodeMessage('plain text'), 'plain text');
  assert.equal(encodeMessage('100% \u{1F980}\n'), '100%25 %F0%9F%A6%80%0A');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const encoded = encodeMessage(text);
      assert.match(encoded, /^[\x20-\x7e]*$/);
      assert.equal(decodeMessage(encoded), text);
    }),
    { seed: 1 },
  );
});

test('grpc-message: wrong escapes stay as they are', () => {
  assert.equal(decodeMessage('50% of %zz%4'), '50% of %zz%4');
});

test('grpc-message: a long text is cut, so that trailers fit any peer', () => {
  assert.ok(encodeMessage('x'.repeat(100_000)).length <= 4096);
});

test('grpc-status: unknown codes are UNKNOWN', () => {
  assert.equal(parseStatus('0'), Status.OK);
  assert.equal(parseStatus('16'), Status.UNAUTHENTICATED);
  for (const text of ['17', '-1', '', '1.0', 'x']) assert.equal(parseStatus(text), Status.UNKNOWN);
});

test('metadata: text and bytes survive, padded or not, repeated or joined', () => {
  const sent = new Map<string, string | Uint8Array>([
    ['x-text', 'a, b'],
    ['x-raw-bin', Uint8Array.of(0, 255, 1)],
  ]);
  const pairs = encodeMetadata(sent);
  assert.deepEqual(pairs, ['x-text', 'a, b', 'x-raw-bin', 'AP8B']);
  assert.deepEqual(decodeMetadata([new Field('x-text', 'a, b'), new Field('x-raw-bin', 'AP8B')]), sent);
  const repeated = decodeMetadata([
    new Field('x-text', 'a'),
    new Field('x-text', 'b'),
    new Field('x-bin', 'AA=='),
    new Field('x-bin', 'AQ==,Ag'),
  ]);
  assert.equal(repeated.get('x-text'), 'a,b');
  assert.deepEqual(repeated.get('x-bin'), Uint8Array.of(2));
});

test('metadata: what may not be sent is a fault of the caller', () => {
  const wrong: [string, string | Uint8Array][] = [
    ['Upper', 'x'],
    ['grpc-status', '0'],
    [':path', '/'],
    ['x', 'line\nbreak'],
    ['x', 'caf\u00e9'],
    ['x-bin', 'text'],
    ['x', utf8('bytes')],
  ];
  for (const pair of wrong) assert.throws(() => encodeMetadata(new Map([pair])), TesseraError, pair[0]);
});

test('header fields: names and values that HTTP/2 forbids are marked', () => {
  const malformed: [string, string][] = [
    ['Upper', ''],
    ['', 'x'],
    [':unknown', 'x'],
    ['x y', ''],
    ['x', 'a\r\nb'],
    ['x', 'a\0'],
    ['x', ' a'],
    ['connection', 'close'],
    ['transfer-encoding', 'chunked'],
  ];
  for (const [name, value] of malformed) assert.equal(new Field(name, value).kind, FieldKind.MALFORMED, name);
  assert.equal(new Field('grpc-previous-rpc-attempts', '1').kind, FieldKind.RESERVED);
  assert.equal(new Field('store_id', '1').kind, FieldKind.METADATA);
});
