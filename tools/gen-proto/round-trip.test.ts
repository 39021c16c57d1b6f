/**
 * Generated code against protobufjs, an independent implementation, on random messages of every type; then on
 * everything a peer may legally or illegally send. The seed is fixed: a failure names the type and repeats.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { DecodeError } from '@tessera/proto';
import protobuf from 'protobufjs';
import { randomMessage, randomValue } from './testing/random-message.ts';
import {
  type Canonical,
  fromOurs,
  fromPeer,
  isMessage,
  loadPairs,
  type Pair,
  toOurs,
  toPeer,
  toPeerValue,
} from './testing/schema.ts';

const PAIRS = await loadPairs();
for (const pair of PAIRS) pair.type.setup();

function randomFor(pair: Pair, salt: number): Prng {
  let seed = salt;
  for (const char of pair.name) seed = (seed * 31 + char.charCodeAt(0)) | 0;
  return new Prng(seed);
}

function peerBytes(pair: Pair, message: Canonical): Uint8Array {
  return pair.type.encode(toPeer(pair.type, message)).finish();
}

function decodeOurs(pair: Pair, bytes: Uint8Array): Canonical {
  return fromOurs(pair.type, pair.generated.decode(bytes));
}

test('round trip: every message of the protocol is here', () => {
  assert.ok(PAIRS.length > 1000);
});

test('round trip: what protobufjs writes, we read', () => {
  for (const pair of PAIRS) {
    const random = randomFor(pair, 1);
    for (let run = 0; run < 4; run++) {
      const message = randomMessage(pair.type, random);
      const bytes = peerBytes(pair, message);
      assert.deepEqual(decodeOurs(pair, bytes), fromPeer(pair.type, pair.type.decode(bytes)), pair.name);
    }
  }
});

test('round trip: what we write, protobufjs reads', () => {
  for (const pair of PAIRS) {
    const random = randomFor(pair, 2);
    for (let run = 0; run < 4; run++) {
      const message = randomMessage(pair.type, random);
      const bytes = pair.generated.encode(toOurs(pair.type, message));
      const theirs = fromPeer(pair.type, pair.type.decode(bytes));
      assert.deepEqual(theirs, decodeOurs(pair, bytes), pair.name);
      assert.deepEqual(theirs, fromPeer(pair.type, pair.type.decode(peerBytes(pair, message))), pair.name);
    }
  }
});

test('decoding: numbers are read packed, one by one, and mixed', () => {
  const lists = PAIRS.flatMap((pair) => pair.type.fieldsArray.filter(isNumberList).map((field) => ({ pair, field })));
  assert.ok(lists.length > 60);
  for (const { pair, field } of lists) {
    const random = randomFor(pair, 3);
    const values = Array.from({ length: 3 }, () => randomValue(field, random, 0));
    const write = field.resolvedType === null ? (field.type as 'int32') : 'int32';
    const body = new protobuf.Writer();
    for (const value of values) body[write](toPeerValue(field, value) as number);
    const packed = new protobuf.Writer()
      .uint32(field.id * 8 + 2)
      .bytes(body.finish())
      .finish();
    const single = new protobuf.Writer();
    const wireType = protobuf.types.basic[write];
    for (const value of values) single.uint32(field.id * 8 + wireType)[write](toPeerValue(field, value) as number);
    const unpacked = single.finish();
    const read = (bytes: Uint8Array): unknown => decodeOurs(pair, bytes)[field.name];
    const name = `${pair.name}.${field.name}`;
    assert.deepEqual(read(packed), values, name);
    assert.deepEqual(read(unpacked), values, name);
    assert.deepEqual(read(Buffer.concat([packed, unpacked])), [...values, ...values], name);
  }
});

function isNumberList(field: protobuf.Field): boolean {
  return field.repeated && !isMessage(field) && field.type !== 'string' && field.type !== 'bytes';
}

/** Fields of every wire type under a number that no message uses, with a group in a group. */
function unknownFields(): Uint8Array {
  const unused = 536_870_911 * 8;
  const writer = new protobuf.Writer();
  writer.uint32(unused).uint64('18446744073709551615');
  writer.uint32(unused + 1).fixed64('1');
  writer.uint32(unused + 2).bytes(Buffer.from('unknown'));
  writer
    .uint32(unused + 3)
    .uint32(8 + 3)
    .uint32(16)
    .int32(-1)
    .uint32(8 + 4)
    .uint32(unused + 4);
  return writer
    .uint32(unused + 5)
    .fixed32(1)
    .finish();
}

test('decoding: unknown fields of every kind are skipped', () => {
  const unknown = unknownFields();
  for (const pair of PAIRS) {
    const bytes = peerBytes(pair, randomMessage(pair.type, randomFor(pair, 4)));
    const wrapped = Buffer.concat([unknown, bytes, unknown]);
    assert.deepEqual(decodeOurs(pair, wrapped), decodeOurs(pair, bytes), pair.name);
  }
});

test('decoding: a known field of another wire type is skipped', () => {
  for (const pair of PAIRS) {
    for (const field of pair.type.fieldsArray) {
      const bytes = new protobuf.Writer()
        .uint32(field.id * 8 + 5)
        .fixed32(7)
        .finish();
      if (field.type === 'float' || field.type.endsWith('fixed32')) continue;
      assert.deepEqual(decodeOurs(pair, bytes), decodeOurs(pair, new Uint8Array()), `${pair.name}.${field.name}`);
    }
  }
});

test('decoding: a message cut within a field is refused, at whatever byte', () => {
  for (const pair of PAIRS) {
    const bytes = peerBytes(pair, randomMessage(pair.type, randomFor(pair, 5)));
    const ends = fieldEnds(bytes);
    // Long messages repeat themselves; the first bytes meet every field kind of every type.
    for (let length = 0; length < Math.min(bytes.length, 400); length++) {
      const cut = bytes.subarray(0, length);
      if (ends.has(length)) pair.generated.decode(cut);
      else assert.throws(() => pair.generated.decode(cut), DecodeError, `${pair.name} cut at ${length}`);
    }
  }
});

/** Offsets at which a message may legally end. */
function fieldEnds(bytes: Uint8Array): Set<number> {
  const reader = protobuf.Reader.create(bytes);
  const ends = new Set([0]);
  while (reader.pos < reader.len) {
    reader.skipType(reader.uint32() & 7);
    ends.add(reader.pos);
  }
  return ends;
}

test('decoding: random and damaged bytes give a message or DecodeError, and what was read reads back', () => {
  for (const pair of PAIRS) {
    const random = randomFor(pair, 6);
    const valid = peerBytes(pair, randomMessage(pair.type, random));
    for (let run = 0; run < 12; run++) {
      const bytes = run % 2 === 0 ? random.fill(new Uint8Array(random.int(0, 40))) : damaged(valid, random);
      let message: object;
      try {
        message = pair.generated.decode(bytes);
      } catch (error) {
        assert.ok(error instanceof DecodeError, `${pair.name}: ${String(error)}`);
        continue;
      }
      const again = pair.generated.decode(pair.generated.encode(message));
      assert.deepEqual(fromOurs(pair.type, again), fromOurs(pair.type, message), pair.name);
    }
  }
});

function damaged(valid: Uint8Array, random: Prng): Uint8Array {
  const bytes = Uint8Array.from(valid);
  for (let i = random.int(1, 4); i > 0 && bytes.length > 0; i--) bytes[random.int(0, bytes.length)] = random.u32();
  return bytes;
}
