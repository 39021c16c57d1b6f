/** Keys, headers, dictionary, rotation. What a disk must do is in tests/contract/disk.ts; under the engine in tests/contract. */
import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { test } from 'node:test';
import { Prng, silentLogger, toHex, utf8 } from '@tessera/base';
import { DiskError } from '@tessera/env';
import { createMemoryEnv, ManualClock, MemoryDisk, type MemoryEnv } from '@tessera/env/memory';
import { DATA_ENCRYPTION_METHODS, DataKey, EncryptionError } from './data-key.ts';
import { EncryptedDisk } from './encrypted-disk.ts';
import { Encryption, type EncryptionConfig } from './encryption.ts';
import { FILE_HEADER_BYTES, inspectFileHeader } from './file-header.ts';
import { readKeyDictionary } from './key-dictionary.ts';
import { KeyRing } from './key-ring.ts';
import { loadMasterKey, MasterKey } from './master-key.ts';

const DAY = 86_400_000;
const PLAIN = { type: 'plaintext', path: '' } as const;
const FIRST = { type: 'file', path: '/keys/first' } as const;
const SECOND = { type: 'file', path: '/keys/second' } as const;

const configOf = (more: Partial<EncryptionConfig> = {}): EncryptionConfig => ({
  ...{ method: 'aes256-ctr', dataKeyRotationPeriodMs: 7 * DAY, masterKey: FIRST, previousMasterKey: PLAIN },
  ...more,
});

async function putFile(disk: MemoryDisk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'open-or-create');
  await file.truncate(0);
  await file.write(bytes, 0);
  await file.sync();
  await file.close();
}

async function world(): Promise<MemoryEnv> {
  const clock = new ManualClock();
  const env = createMemoryEnv({ clock, disk: new MemoryDisk({ clock }) });
  await env.disk.makeDirectory('/data');
  await env.disk.makeDirectory('/keys');
  await putFile(env.disk, '/keys/first', utf8(`${'0123456789abcdef'.repeat(4)}\n`));
  await putFile(env.disk, '/keys/second', utf8(`${'fedcba9876543210'.repeat(4)}\n`));
  for (const directory of ['/', '/data', '/keys']) await env.disk.syncDirectory(directory);
  return env;
}

async function write(encryption: Encryption, path: string, text: string): Promise<void> {
  const file = await encryption.disk.open(path, 'create');
  await file.write(utf8(text), 0);
  await file.sync();
  await file.close();
}

const read = async (encryption: Encryption, path: string): Promise<string> =>
  Buffer.from(await encryption.disk.readFile(path)).toString();

for (const method of DATA_ENCRYPTION_METHODS) {
  if (method === 'plaintext') continue;
  test(`data key: ${method} is the counter mode that others have, at any place and length`, () => {
    const random = new Prng(7);
    const bytes = { 'aes128-ctr': 16, 'aes192-ctr': 24, 'aes256-ctr': 32, 'sm4-ctr': 16 }[method];
    const key = new DataKey({ id: 1, method, key: random.fill(new Uint8Array(bytes)), createdMs: 0, exposed: false });
    const cipher = method.replace('aes', 'aes-').replace('8c', '8-c');
    // A counter that overflows all its words.
    for (const iv of [random.fill(new Uint8Array(16)), new Uint8Array(16).fill(255)]) {
      const plain = random.fill(new Uint8Array(40_000));
      const sealed = new Uint8Array(plain.length);
      key.transform(iv, 0, plain, sealed);
      const theirs = createDecipheriv(cipher, key.key, iv).update(sealed);
      assert.ok(theirs.equals(plain), 'read by others');
      for (let i = 0; i < 300; i++) {
        const at = random.int(0, plain.length);
        const part = sealed.slice(at, at + random.int(0, random.pick([20, 5000, 40_000])));
        key.transform(iv, at, part, part);
        assert.ok(Buffer.from(part).equals(plain.subarray(at, at + part.length)), `${at} ${part.length}`);
      }
    }
  });
}

test('data key: the counter of a place beyond 64 GiB', () => {
  const key = new DataKey({ id: 1, method: 'aes128-ctr', key: new Uint8Array(16), createdMs: 0, exposed: false });
  const iv = Uint8Array.from([0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0]);
  const stream = new Uint8Array(16);
  key.transform(iv, 16 * 2 ** 33, new Uint8Array(16), stream);
  const expected = Buffer.from('00000001' + '00000000' + '00000001' + '00000000', 'hex');
  assert.equal(toHex(stream), toHex(createDecipheriv('aes-128-ctr', key.key, expected).update(new Uint8Array(16))));
});

test('encryption: nothing of a name, key or value is on disk; it reads back after a restart', async () => {
  const env = await world();
  const first = await Encryption.open(env, '/data', configOf());
  await write(first, '/data/a', 'a secret value'.repeat(1000));
  await first.close();
  const raw = await env.disk.readFile('/data/a');
  assert.equal(raw.length, FILE_HEADER_BYTES + 14_000);
  assert.equal(Buffer.from(raw).indexOf('secret'), -1);
  assert.equal(inspectFileHeader(raw)?.method, 'aes256-ctr');
  const again = await Encryption.open(env, '/data', configOf());
  assert.equal(await read(again, '/data/a'), 'a secret value'.repeat(1000));
  await again.close();
});

test('encryption: a wrong, missing or malformed master key refuses to start', async () => {
  const env = await world();
  await (await Encryption.open(env, '/data', configOf())).close();
  const before = await env.disk.readFile('/data/key.dict');
  const attempts: [Partial<EncryptionConfig>, string, RegExp][] = [
    [{ masterKey: SECOND }, 'KV:Encryption:WrongMasterKey', /key\.dict was sealed with another master key/],
    [{ masterKey: SECOND, previousMasterKey: SECOND }, 'KV:Encryption:BothMasterKeyFail', /neither/],
    [{ masterKey: PLAIN }, 'KV:Encryption:WrongMasterKey', /name the master key file/],
    [{ masterKey: PLAIN, method: 'plaintext' }, 'KV:Encryption:WrongMasterKey', /is sealed/],
    [{ masterKey: { type: 'file', path: '/keys/no' } }, 'KV:Disk:ENOENT', /\/keys\/no/],
  ];
  for (const [more, code, message] of attempts) {
    await assert.rejects(Encryption.open(env, '/data', configOf(more)), { code, message });
  }
  for (const text of ['', 'ab\n', '0'.repeat(65), `${'g'.repeat(64)}\n`]) {
    await putFile(env.disk, '/keys/first', utf8(text));
    await assert.rejects(Encryption.open(env, '/data', configOf()), { message: /must be 64 hexadecimal digits/ });
  }
  assert.deepEqual(await env.disk.readFile('/data/key.dict'), before);
});

test('encryption: switched on without a master key it refuses', async () => {
  const env = await world();
  await assert.rejects(Encryption.open(env, '/data', configOf({ masterKey: PLAIN })), {
    message: /name the master key/,
  });
  assert.deepEqual(await env.disk.list('/data'), []);
});

test('master key: rotated through previous-master-key, then the old one opens nothing', async () => {
  const env = await world();
  const first = await Encryption.open(env, '/data', configOf());
  await write(first, '/data/a', 'kept');
  await first.close();
  const rotated = configOf({ masterKey: SECOND, previousMasterKey: FIRST });
  // Twice: the second start finds it sealed with the new key already.
  for (let start = 0; start < 2; start++) {
    const encryption = await Encryption.open(env, '/data', rotated);
    assert.equal(await read(encryption, '/data/a'), 'kept');
    await encryption.close();
  }
  await assert.rejects(Encryption.open(env, '/data', configOf()), { code: 'KV:Encryption:WrongMasterKey' });
});

test('data key: rotated when it is old or the method changes; old files stay readable', async () => {
  const env = await world();
  let encryption = await Encryption.open(env, '/data', configOf({ dataKeyRotationPeriodMs: DAY }));
  await write(encryption, '/data/1', 'one');
  env.clock.advance(DAY + 600_000);
  await encryption.rotateIfDue();
  await encryption.rotateIfDue();
  assert.deepEqual([encryption.keys.currentId, encryption.keys.keys.length], [2, 2]);
  const dictionaryBytes = (await env.disk.stat('/data/key.dict'))?.sizeBytes;
  assert.deepEqual(encryption.stats(), { enabled: true, dataKeys: 2, dictionaryBytes, rotationFailures: 0 });
  await write(encryption, '/data/2', 'two');
  await encryption.close();
  encryption = await Encryption.open(env, '/data', configOf({ method: 'aes128-ctr' }));
  await write(encryption, '/data/3', 'three');
  await encryption.close();
  encryption = await Encryption.open(env, '/data', configOf({ method: 'plaintext' }));
  await write(encryption, '/data/4', 'four');
  const headers = [];
  for (const name of ['1', '2', '3', '4']) {
    headers.push(inspectFileHeader(await env.disk.readFile(`/data/${name}`))?.keyId);
  }
  assert.deepEqual(headers, [1, 2, 3, undefined]);
  assert.deepEqual(await Promise.all(['1', '2', '3', '4'].map((name) => read(encryption, `/data/${name}`))), [
    'one',
    'two',
    'three',
    'four',
  ]);
  assert.equal((await encryption.disk.stat('/data/3'))?.sizeBytes, 5);
  await encryption.close();
});

test('encrypted files are counted, in directories below too, as they come and go; what is in the clear is not', async () => {
  const env = await world();
  await putFile(env.disk, '/data/before', new Uint8Array(10_000));
  let encryption = await Encryption.open(env, '/data', configOf());
  assert.deepEqual(encryption.takeDictionaryTimes(), [{ operation: 'write', ms: 0 }]);
  assert.equal(await encryption.countFiles(), 0, 'key.dict has another seal');
  await env.disk.makeDirectory('/data/db');
  await write(encryption, '/data/db/1', 'one');
  await write(encryption, '/data/2', 'two');
  const empty = await env.disk.open('/data/db/3', 'create');
  await empty.close();
  assert.equal(await encryption.countFiles(), 2);
  const later = await encryption.disk.open('/data/db/3', 'read-write');
  await later.write(utf8('three'), 0);
  await later.close();
  await encryption.disk.rename('/data/2', '/data/db/4');
  assert.equal(await encryption.countFiles(), 3);
  await encryption.disk.remove('/data/db/1');
  assert.equal(await encryption.countFiles(), 2);
  await encryption.close();
  encryption = await Encryption.open(env, '/data', configOf({ method: 'plaintext' }));
  await write(encryption, '/data/db/5', 'five'.repeat(2000));
  assert.equal(await encryption.countFiles(), 2);
  const operations = encryption.takeDictionaryTimes().map(({ operation }) => operation);
  assert.deepEqual(operations, ['read', 'write']);
  assert.deepEqual(encryption.takeDictionaryTimes(), []);
  await encryption.close();
});

test('data key: another thread reads and writes with the keys of a message', async () => {
  const env = await world();
  const encryption = await Encryption.open(env, '/data', configOf());
  await write(encryption, '/data/a', 'from the loop');
  const disk = new EncryptedDisk(env.disk, KeyRing.from(structuredClone(encryption.keys)), env.random, silentLogger);
  assert.equal(Buffer.from(await disk.readFile('/data/a')).toString(), 'from the loop');
  const file = await disk.open('/data/b', 'create');
  await file.write(utf8('from the helper'), 0);
  assert.equal(await read(encryption, '/data/b'), 'from the helper');
  await encryption.close();
});

test('memory: what the disk below gives for durable writes is given on, or they would all be copied', async () => {
  const env = await world();
  const memory = (bytes: number): Uint8Array => new Uint8Array(bytes);
  const below = Object.assign(Object.create(env.disk), { memory });
  const disk = new EncryptedDisk(below, new KeyRing(), env.random, silentLogger);
  assert.equal(disk.memory, memory);
});

test('create: a file whose header cannot be written is not left behind', async () => {
  const whole = await world();
  let full = false;
  const disk = new MemoryDisk({
    before: (operation, path) => {
      if (full && operation === 'write') throw new DiskError(operation, path, 'ENOSPC');
    },
  });
  await disk.makeDirectory('/data');
  await disk.makeDirectory('/keys');
  await putFile(disk, '/keys/first', await whole.disk.readFile('/keys/first'));
  const encryption = await Encryption.open({ ...whole, disk }, '/data', configOf());
  full = true;
  await assert.rejects(encryption.disk.open('/data/a', 'create'), { errno: 'ENOSPC' });
  assert.equal(await disk.stat('/data/a'), undefined);
  full = false;
  await write(encryption, '/data/a', 'now');
  await encryption.close();
});

test('reuse: a recycled file shares no key stream with what it held', async () => {
  const env = await world();
  const encryption = await Encryption.open(env, '/data', configOf());
  const zeros = new Uint8Array(8192);
  const first = await encryption.disk.open('/data/a', 'create');
  await first.write(zeros, 0);
  const stream = (await env.disk.readFile('/data/a')).slice(FILE_HEADER_BYTES);
  const second = await encryption.disk.open('/data/a', 'reuse');
  await second.write(zeros, 0);
  const other = (await env.disk.readFile('/data/a')).slice(FILE_HEADER_BYTES);
  let same = 0;
  for (let i = 0; i < stream.length; i++) if (stream[i] === other[i]) same++;
  assert.ok(same < 120, `${same} of 8192 bytes are equal; 32 are expected by chance`);
  assert.equal(await second.sizeBytes(), 8192);
  await second.truncate(0);
  await second.write(zeros, 0);
  assert.notDeepEqual((await env.disk.readFile('/data/a')).slice(FILE_HEADER_BYTES), other);
  await encryption.close();
  // In the clear again: the header goes, or the file would be taken for an encrypted one.
  const off = await Encryption.open(env, '/data', configOf({ method: 'plaintext' }));
  const third = await off.disk.open('/data/a', 'reuse');
  await third.write(utf8('clear'), 0);
  assert.equal((await read(off, '/data/a')).slice(0, 5), 'clear');
  await off.close();
});

test('file header: rot in one copy is survived, in both it reads as noise and is never written in the clear', async () => {
  const env = await world();
  const encryption = await Encryption.open(env, '/data', configOf());
  await write(encryption, '/data/a', 'still here');
  const good = await env.disk.readFile('/data/a');
  for (let i = 0; i < FILE_HEADER_BYTES; i += i % 2048 < 72 ? 1 : 97) {
    const bad = good.slice();
    bad[i] = (bad[i] as number) ^ 4;
    await putFile(env.disk, '/data/a', bad);
    assert.equal(await read(encryption, '/data/a'), 'still here', `byte ${i}`);
  }
  const bad = good.slice();
  bad[45] = (bad[45] as number) ^ 1;
  bad[2048 + 45] = (bad[2048 + 45] as number) ^ 1;
  await putFile(env.disk, '/data/a', bad);
  assert.notEqual(await read(encryption, '/data/a'), 'still here');
  const file = await encryption.disk.open('/data/a', 'read-write');
  await file.write(utf8('new secret'), 0);
  assert.equal(Buffer.from(await env.disk.readFile('/data/a')).indexOf('secret'), -1);
  assert.equal((await read(encryption, '/data/a')).slice(0, 10), 'new secret');
  await encryption.close();
});

test('file header: a file whose data key is gone says so', async () => {
  const env = await world();
  const encryption = await Encryption.open(env, '/data', configOf());
  await write(encryption, '/data/a', 'lost');
  await encryption.close();
  await env.disk.remove('/data/key.dict');
  const plain = await Encryption.open(env, '/data', configOf({ method: 'plaintext', masterKey: PLAIN }));
  await assert.rejects(plain.disk.readFile('/data/a'), { message: /data key 1, which key.dict does not hold/ });
  await plain.close();
});

test('key dictionary: a flipped bit anywhere is damage, not a wrong key; random bytes are refused', async () => {
  const env = await world();
  await (await Encryption.open(env, '/data', configOf())).close();
  const good = await env.disk.readFile('/data/key.dict');
  const master = await loadMasterKey(env.disk, FIRST);
  assert.ok(master !== undefined);
  assert.equal((await readKeyDictionary(env.disk, '/data', master))?.keys.length, 1);
  for (let i = 0; i < good.length; i++) {
    const bad = good.slice();
    bad[i] = (bad[i] as number) ^ (1 << (i % 8));
    await putFile(env.disk, '/data/key.dict', bad);
    await assert.rejects(Encryption.open(env, '/data', configOf()), {
      code: 'KV:Encryption:Crypter',
      message: /key\.dict/,
    });
  }
  const random = new Prng(3);
  for (let i = 0; i < 200; i++) {
    const bad = random.chance(0.5) ? good.slice(0, random.int(0, good.length)) : random.fill(new Uint8Array(i));
    await putFile(env.disk, '/data/key.dict', bad);
    await assert.rejects(Encryption.open(env, '/data', configOf()), EncryptionError);
  }
});

test('key dictionary: of no use under a key of one bit difference', () => {
  const key = new Uint8Array(32);
  const sealed = new MasterKey(key).seal(new Uint8Array(12), utf8('head'), utf8('content'));
  assert.equal(new MasterKey(key).open(utf8('head'), sealed)?.length, 7);
  assert.equal(new MasterKey(key).open(utf8('Head'), sealed), undefined);
  assert.equal(new MasterKey(Uint8Array.from({ ...key, 0: 1, length: 32 })).open(utf8('head'), sealed), undefined);
});

test('rotation: a new data key is durable before anything is written with it, though nobody else syncs the directory', async () => {
  let first: Encryption | undefined;
  let during: Promise<void> | undefined;
  const clock = new ManualClock();
  const disk = new MemoryDisk({
    clock,
    before: (operation, path) => {
      if (first === undefined || operation !== 'fdatasync' || path !== '/data/key.dict.tmp') return;
      during ??= write(first, '/data/db/meanwhile', 'meanwhile');
    },
  });
  const env = { ...(await world()), clock, disk };
  for (const directory of ['/data', '/data/db', '/keys']) await disk.makeDirectory(directory);
  await putFile(disk, '/keys/first', utf8(`${'1'.repeat(64)}\n`));
  for (const directory of ['/', '/data', '/keys']) await disk.syncDirectory(directory);
  const encryption = await Encryption.open(env, '/data', configOf({ dataKeyRotationPeriodMs: DAY }));
  first = encryption;
  clock.advance(DAY + 600_000);
  await encryption.rotateIfDue();
  await during;
  assert.equal(encryption.keys.currentId, 2);
  assert.equal(inspectFileHeader(await disk.readFile('/data/db/meanwhile'))?.keyId, 1, 'the new key was not safe yet');
  await write(encryption, '/data/db/after', 'after');
  await disk.syncDirectory('/data/db');
  await encryption.close();
  const again = await Encryption.open({ ...env, disk: disk.afterCrash() }, '/data', configOf());
  assert.equal(await read(again, '/data/db/after'), 'after');
  assert.equal(await read(again, '/data/db/meanwhile'), 'meanwhile');
  await again.close();
});

test('rotation: a power cut before any operation leaves a dictionary that opens every synced file', async () => {
  for (let cut = 1; ; cut++) {
    let left = Number.POSITIVE_INFINITY;
    const clock = new ManualClock();
    const disk = new MemoryDisk({
      clock,
      before: () => {
        if (--left < 0) throw new Error('power');
      },
    });
    const env = { ...(await world()), clock, disk };
    await disk.makeDirectory('/data');
    await disk.makeDirectory('/keys');
    await putFile(disk, '/keys/first', utf8(`${'1'.repeat(64)}\n`));
    await putFile(disk, '/keys/second', utf8(`${'2'.repeat(64)}\n`));
    for (const directory of ['/', '/data', '/keys']) await disk.syncDirectory(directory);
    left = cut;
    const synced: string[] = [];
    let finished = false;
    try {
      for (const [name, more] of [
        ['a', {}],
        ['b', { masterKey: SECOND, previousMasterKey: FIRST, method: 'aes128-ctr' }],
        ['c', { masterKey: SECOND, previousMasterKey: FIRST, method: 'aes192-ctr' }],
      ] as const) {
        const encryption = await Encryption.open(env, '/data', configOf(more));
        await write(encryption, `/data/${name}`, name);
        await encryption.disk.syncDirectory('/data');
        synced.push(name);
        await encryption.close();
      }
      finished = true;
    } catch (error) {
      assert.match(String(error), /power/);
    }
    left = Number.POSITIVE_INFINITY;
    const after = { ...env, disk: disk.afterCrash() };
    const both = configOf({ masterKey: SECOND, previousMasterKey: FIRST });
    const encryption = await Encryption.open(after, '/data', both);
    for (const name of synced) assert.equal(await read(encryption, `/data/${name}`), name, `cut ${cut}`);
    await encryption.close();
    if (finished) break;
  }
});
