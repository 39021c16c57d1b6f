import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, latin1, toHex, utf8 } from '@tessera/base';
import { encodeBytes } from '@tessera/codec';
import { V1_KEYS, v2Keys } from './key-space.ts';

test('key space: V1 keys are the same everywhere', () => {
  const key = utf8('ab');
  assert.equal(V1_KEYS.storeKey(key), key);
  assert.equal(V1_KEYS.regionKey(key), 'ab');
  assert.deepEqual(V1_KEYS.endOf('ab'), utf8('ab'));
});

test('key space: V2 keys carry mode and keyspace, regions are ordered by their encoding', () => {
  const keys = v2Keys('raw', 7);
  const storeKey = keys.storeKey(utf8('ab'));
  assert.equal(toHex(storeKey), '720000076162');
  assert.deepEqual(keys.userKey(storeKey), utf8('ab'));
  assert.deepEqual(fromLatin1(keys.regionKey(storeKey)), encodeBytes(storeKey));
});

test('key space: V2 borders are cut to the keyspace', () => {
  const keys = v2Keys('raw', 7);
  const border = latin1(encodeBytes(keys.storeKey(utf8('m'))));
  assert.deepEqual(keys.userKey(keys.startOf(border)), utf8('m'));
  assert.deepEqual(keys.userKey(keys.endOf(border)), utf8('m'));
  assert.deepEqual(keys.startOf(''), keys.start);
  assert.deepEqual(keys.endOf(''), keys.end);
  assert.deepEqual(keys.startOf('a'), keys.start);
  assert.deepEqual(keys.endOf('z'), keys.end);
  assert.equal(toHex(keys.end), '72000008');
});
