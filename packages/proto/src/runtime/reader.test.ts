import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, Prng, utf8 } from '@tessera/base';
import { Context, GetRequest, PrewriteRequest, RawPutRequest } from '../gen/kvrpcpb.ts';
import { RegionEpoch } from '../gen/metapb.ts';
import { BatchCommandsRequest } from '../gen/tikvpb.ts';
import { Expr } from '../gen/tipb.ts';
import { textOf } from './intern.ts';
import { DecodeError, MAX_NESTING, Reader } from './reader.ts';
import { Writer } from './writer.ts';

function hex(text: string): Uint8Array {
  const bytes = fromHex(text.replaceAll(' ', ''));
  assert.ok(bytes);
  return bytes;
}

const MAX_U64 = 'ffffffffffffffffff01';

test('reader: ids above 2^53-1 are refused, not rounded', () => {
  // Context.region_id = 1.
  assert.equal(Context.decode(hex('08 ffffffffffffff0f')).regionId, Number.MAX_SAFE_INTEGER);
  assert.throws(() => Context.decode(hex('08 8080808080808010')), /53 bits/);
  assert.throws(() => Context.decode(hex(`08 ${MAX_U64}`)), DecodeError);
});

test('reader: lengths of time and limits saturate', () => {
  // RawPutRequest.ttl = 5, PrewriteRequest.txn_size = 7.
  assert.equal(RawPutRequest.decode(hex(`28 ${MAX_U64}`)).ttl, Number.MAX_SAFE_INTEGER);
  assert.equal(RawPutRequest.decode(hex('28 05')).ttl, 5);
  const wire = PrewriteRequest.encode({ txnSize: Number.MAX_SAFE_INTEGER });
  assert.equal(PrewriteRequest.decode(wire).txnSize, Number.MAX_SAFE_INTEGER);
});

test('reader: timestamps keep all 64 bits', () => {
  const decoded = GetRequest.decode(GetRequest.encode({ version: 0xffff_ffff_ffff_ffffn }));
  assert.equal(decoded.version, 0xffff_ffff_ffff_ffffn);
});

test('reader: malformed input gives DecodeError', () => {
  const bad: Record<string, string> = {
    'varint of eleven bytes': '08 ffffffffffffffffffff01',
    'varint without an end': '08 ff',
    'length beyond the message': '12 05 61',
    'length beyond 32 bits': '12 8180808010 61',
    'tag beyond 32 bits': '8880808010 01',
    'field number zero': '00 01',
    'wire type six': '0e',
    'wire type seven': '0f',
    'end of a group that never began': '0c',
    'group without an end': '0b 10 01',
    'group with another end': '0b 14',
    'fixed field cut short': '0d 00 00',
    'nested message longer than its frame': '12 02 08 80 01',
  };
  for (const [name, text] of Object.entries(bad)) {
    assert.throws(() => Context.decode(hex(text)), DecodeError, name);
  }
});

test('reader: nesting is limited, in messages and in groups', () => {
  const nested = (depth: number): Uint8Array => {
    let message: Uint8Array = new Uint8Array();
    for (let i = 0; i < depth; i++) {
      // Expr.children = 3.
      const outer = new Writer();
      outer.tag(3 * 8 + 2);
      outer.bytes(message);
      message = outer.finish();
    }
    return message;
  };
  Expr.decode(nested(MAX_NESTING));
  assert.throws(() => Expr.decode(nested(MAX_NESTING + 1)), /nested too deeply/);

  const groups = (depth: number): Uint8Array => hex('7b'.repeat(depth) + '7c'.repeat(depth));
  Context.decode(groups(MAX_NESTING));
  assert.throws(() => Context.decode(groups(MAX_NESTING + 1)), /nested too deeply/);
  assert.throws(() => Context.decode(groups(100_000)), /nested too deeply/);
});

test('merge: a singular message that comes twice is merged, a scalar takes the last value, a list grows', () => {
  const first = Context.encode({ term: 1, regionEpoch: { confVer: 3 }, resolvedLocks: [7n] });
  const second = Context.encode({ term: 2, regionEpoch: { version: 4 }, resolvedLocks: [8n] });
  const merged = Context.decode(Buffer.concat([first, second]));
  assert.equal(merged.term, 2);
  assert.deepEqual(merged.resolvedLocks, [7n, 8n]);
  assert.equal(merged.regionEpoch?.confVer, 3);
  assert.equal(merged.regionEpoch?.version, 4);
});

test('merge: the last alternative of a oneof wins, the same one is merged', () => {
  const request = (cmd: object): Uint8Array =>
    BatchCommandsRequest.encode({ requests: [{ cmd } as never] }).subarray(2);
  const rawGet = request({ kind: 'rawGet', value: { key: utf8('k') } });
  const rawGetCf = request({ kind: 'rawGet', value: { cf: 'write' } });
  const rawPut = request({ kind: 'rawPut', value: { key: utf8('p') } });
  const cmdOf = (...parts: Uint8Array[]): unknown => {
    const body = Buffer.concat(parts);
    return BatchCommandsRequest.decode(Buffer.concat([Uint8Array.of(0x0a, body.length), body])).requests[0]?.cmd;
  };
  const same = cmdOf(rawGet, rawGetCf) as { kind: string; value: { key: Uint8Array; cf: string } };
  assert.equal(same.kind, 'rawGet');
  assert.equal(Buffer.from(same.value.key).toString(), 'k');
  assert.equal(same.value.cf, 'write');
  const other = cmdOf(rawGet, rawPut) as { kind: string; value: { key: Uint8Array } };
  assert.equal(other.kind, 'rawPut');
  assert.equal(Buffer.from(other.value.key).toString(), 'p');
});

test('enum: a value from a newer peer survives, in proto2 too', () => {
  assert.equal(Context.decode(Context.encode({ apiVersion: 77 })).apiVersion, 77);
  assert.equal(Expr.decode(Expr.encode({ tp: 999_999 })).tp, 999_999);
});

test('reader: bytes are views of the input, absent lists are shared and cannot be filled', () => {
  const wire = RawPutRequest.encode({ key: utf8('key') });
  const key = RawPutRequest.decode(wire).key;
  assert.equal(key.buffer, wire.buffer);
  const locks = Context.decode(new Uint8Array()).resolvedLocks as bigint[];
  assert.throws(() => locks.push(1n), TypeError);
});

test('reader: a message within a larger buffer stops at its limit', () => {
  const wire = RegionEpoch.encode({ confVer: 300, version: 5 });
  const buffer = Buffer.concat([Uint8Array.of(0xff, 0xff), wire, Uint8Array.of(0xff)]);
  const epoch = RegionEpoch.read(new Reader(buffer, 2, 2 + wire.length));
  assert.deepEqual({ ...epoch }, { confVer: 300, version: 5 });
  assert.throws(() => RegionEpoch.read(new Reader(buffer, 2, 4)), DecodeError);
});

test('text: short texts are right whatever the table held before', () => {
  const random = new Prng(7);
  const alphabet = ['a', 'b', 'é', '键', '🧱'];
  for (let run = 0; run < 20_000; run++) {
    const text = Array.from({ length: random.int(0, 9) }, () => random.pick(alphabet)).join('');
    const bytes = Buffer.from(`>${text}<`);
    assert.equal(textOf(bytes, 1, bytes.length - 2), text);
  }
  assert.equal(textOf(Uint8Array.of(0x61, 0xff), 0, 2), 'a\ufffd');
});
