/** Hostile bytes for what the package reads from disk, behind checksums and seals that are right: an EncryptionError or something harmless. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { Prng } from '@tessera/base';
import { createMemoryEnv } from '@tessera/env/memory';
import { DataKey, EncryptionError } from './data-key.ts';
import { decodeFileHeader, encodeFileHeader, FILE_HEADER_BYTES, inspectFileHeader } from './file-header.ts';
import { decodeKeyDictionary, encodeKeyDictionary } from './key-dictionary.ts';
import { MasterKey, NONCE_BYTES, TAG_BYTES } from './master-key.ts';

const ROUNDS = 3000;
const HEAD_BYTES = 16;
const MASTER = new MasterKey(new Uint8Array(32).fill(7));

const KEYS = [1, 2, 3].map((id) => ({
  ...{ id, createdMs: 1000 * id, exposed: id === 2, method: 'aes192-ctr' as const },
  key: new Uint8Array(24).fill(id),
}));

function spoil(bytes: Uint8Array, random: Prng): void {
  for (let changes = random.int(1, 5); changes > 0 && bytes.length > 0; changes--) {
    bytes[random.int(0, bytes.length)] = random.chance(0.5) ? random.int(0, 9) : random.int(0, 256);
  }
}

test('key dictionary: hostile content behind a right seal is refused by the name of the file, or are keys of the right length', () => {
  const { random: nonces } = createMemoryEnv({ seed: 1 });
  const good = encodeKeyDictionary({ currentId: 2, keys: KEYS }, MASTER, nonces);
  const head = good.subarray(0, HEAD_BYTES);
  const content = MASTER.open(head, good.subarray(HEAD_BYTES, good.length - 4)) ?? assert.fail();
  const random = new Prng(1);
  let refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const hostile = random.chance(0.2) ? content.slice(0, random.int(0, content.length)) : content.slice();
    spoil(hostile, random);
    const bytes = new Uint8Array(HEAD_BYTES + NONCE_BYTES + TAG_BYTES + hostile.length + 4);
    const view = new DataView(bytes.buffer);
    bytes.set(head);
    view.setUint32(12, hostile.length, true);
    const nonce = random.fill(new Uint8Array(NONCE_BYTES));
    bytes.set(MASTER.seal(nonce, bytes.subarray(0, HEAD_BYTES), hostile), HEAD_BYTES);
    view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, bytes.length - 4)), true);
    try {
      const keys = decodeKeyDictionary('/data/key.dict', bytes, MASTER) ?? assert.fail('the seal is right');
      assert.ok(keys.keys.length <= hostile.length / 16);
      for (const key of keys.keys) new DataKey(key);
    } catch (error) {
      assert.ok(error instanceof EncryptionError && error.message.includes('/data/key.dict'), String(error));
      refused++;
    }
  }
  assert.ok(refused > ROUNDS / 10, `${refused} refused`);
});

test('file header: hostile bytes never throw, and never give a key that did not sign them', () => {
  const key = new DataKey(KEYS[0] ?? assert.fail());
  const good = encodeFileHeader(key, new Uint8Array(16).fill(9));
  const random = new Prng(2);
  for (let round = 0; round < ROUNDS; round++) {
    const hostile = random.chance(0.1) ? random.fill(new Uint8Array(random.int(0, 5000))) : good.slice();
    // Both copies, the same way or each its own.
    spoil(hostile.subarray(0, 72), random);
    if (random.chance(0.5)) hostile.copyWithin(2048, 0, 72);
    else spoil(hostile.subarray(2048, 2120), random);
    const decoded = decodeFileHeader(hostile, (id) => (id === 1 ? key : undefined));
    if (decoded.kind === 'encrypted') assert.deepEqual(decoded.iv, new Uint8Array(16).fill(9));
    inspectFileHeader(hostile);
  }
  assert.equal(decodeFileHeader(good, () => key).kind, 'encrypted');
  assert.equal(good.length, FILE_HEADER_BYTES);
});
