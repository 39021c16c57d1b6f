import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compareBytes, fromLatin1, Prng } from '@tessera/base';
import { EngineError } from '../kv-engine.ts';
import { buildFilter, hashKey, mayContain } from './bloom.ts';
import { ByteReader, ByteWriter } from './coding.ts';
import { readLog } from './record-log.ts';
import { Checksum, openBlock } from './sealed-block.ts';
import { eachEntry, FOOTER_BYTES, readFooter, readIndex, separatorBetween } from './table-format.ts';

it('separator: between the last key and the next, never longer than the last', () => {
  const random = new Prng(4);
  const key = (): Uint8Array => Uint8Array.from({ length: random.int(0, 5) }, () => random.pick([0, 1, 2, 254, 255]));
  for (let i = 0; i < 5000; i++) {
    const [a, b] = [key(), key()];
    if (compareBytes(a, b) >= 0) continue;
    const separator = separatorBetween(a, a.length, b, b.length);
    assert.ok(compareBytes(a, separator) <= 0 && compareBytes(separator, b) < 0);
    assert.ok(separator.length <= a.length);
  }
});

it('bloom filter: no added key is missed, about one in a hundred others passes', () => {
  const hash = (text: string): number => hashKey(fromLatin1(text), 0, text.length);
  const hashes = Uint32Array.from({ length: 20_000 }, (_, i) => hash(`key${i}`));
  const filter = buildFilter(hashes, 10);
  assert.ok(hashes.every((value) => mayContain(filter, value)));
  let passed = 0;
  for (let i = 0; i < 20_000; i++) if (mayContain(filter, hash(`other${i}`))) passed++;
  assert.ok(passed < 500, `${passed} of 20000 passed`);
});

it('numbers: written and read back, overlong ones refused', () => {
  const writer = new ByteWriter(1);
  const values = [0, 1, 127, 128, 2 ** 31, 2 ** 32, 2 ** 53 - 1];
  for (const value of values) {
    writer.varint(value);
    writer.u64(value);
  }
  const reader = new ByteReader(writer.take(), 'file');
  for (const value of values) assert.deepEqual([reader.varint(), reader.u64()], [value, value]);
  assert.throws(() => new ByteReader(new Uint8Array(12).fill(255), 'file').varint(), EngineError);
  assert.throws(() => new ByteReader(new Uint8Array(8).fill(255), 'file').u64(), EngineError);
});

it('decoders: random bytes end in an EngineError or in something harmless', () => {
  const random = new Prng(8);
  const decoders: ((bytes: Uint8Array) => unknown)[] = [
    (bytes) => eachEntry(bytes, 'file', 0, () => {}),
    (bytes) => readIndex(bytes, { userKeys: false, deltaValues: true }, 'file', 0, 1000),
    (bytes) => readIndex(bytes, { userKeys: true, deltaValues: false }, 'file', 0, 1000),
    (bytes) => (bytes.length >= 5 ? openBlock(bytes, Checksum.crc32c, 'file', 0) : undefined),
    (bytes) => (bytes.length >= 5 ? openBlock(bytes, Checksum.xxh3, 'file', 0) : undefined),
    (bytes) => (bytes.length >= FOOTER_BYTES ? readFooter(bytes.subarray(0, FOOTER_BYTES), 'file', 0) : undefined),
    (bytes) => readLog(bytes, 'file', 1),
  ];
  for (let i = 0; i < 20_000; i++) {
    const bytes = random.fill(new Uint8Array(random.int(0, 120)));
    // Small numbers make lengths and restart counts that nearly fit.
    if (random.chance(0.7))
      for (let at = 0; at < bytes.length; at++) if (random.chance(0.8)) bytes[at] = random.int(0, 9);
    for (const decode of decoders) {
      try {
        decode(bytes);
      } catch (error) {
        assert.ok(error instanceof EngineError, String(error));
      }
    }
  }
});
