/** ctl over the files of a store that does not run, in the clear and encrypted. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';
import { silentLogger, toHex, utf8 } from '@tessera/base';
import { Encryption } from '@tessera/encryption';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { RaftLog } from '@tessera/raft-log';
import { runCli } from '../cli.ts';
import { terminal } from '../terminal.ts';

const real = { ...terminal };
let out = '';
let err = '';
let root = '';
let keys: string[] = [];

beforeEach(() => {
  out = err = '';
  terminal.out = (text) => {
    out += text;
  };
  terminal.err = (text) => {
    err += text;
  };
});
afterEach(() => Object.assign(terminal, real));

async function ctl(...args: string[]): Promise<string> {
  out = err = '';
  assert.equal(await runCli(['ctl', ...args]), 0, err);
  return out;
}

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'tessera-ctl-'));
  const env = createNodeEnv({ log: silentLogger });
  await writeFile(join(root, 'master'), `${'ab'.repeat(32)}\n`);
  keys = ['--data-dir', root, '--master-key', join(root, 'master')];
  const encryption = await Encryption.open(env, root, {
    ...{ method: 'aes128-ctr', dataKeyRotationPeriodMs: 1e9, previousMasterKey: { type: 'plaintext', path: '' } },
    masterKey: { type: 'file', path: join(root, 'master') },
  });
  for (const [directory, disk] of [
    ['plain', env.disk],
    ['secret', encryption.disk],
  ] as const) {
    const engine = await LsmEngine.open({
      ...{ directory: join(root, directory, 'db'), disk, tasks: env.tasks, memtableBytes: 1 << 16 },
      blobs: { mode: 'normal', minBytes: 100, compression: 'none' },
    });
    const batch = new WriteBatch();
    batch.put(CF.default, utf8('small'), utf8('value'));
    batch.put(CF.default, utf8('large'), utf8('v'.repeat(200)));
    batch.delete(CF.default, utf8('gone'));
    batch.deleteRange(CF.default, utf8('x'), utf8('y'));
    engine.write(batch);
    await engine.flush();
    await engine.close();
    const log = await RaftLog.open(
      { ...env, disk },
      { directory: join(root, directory, 'raft'), segmentBytes: 1 << 16 },
    );
    log.append(7, [{ index: 5, term: 3, data: utf8('entry') }]);
    await log.flushed();
    await log.close();
  }
  await encryption.close();
});
after(() => rm(root, { recursive: true }));

for (const directory of ['plain', 'secret']) {
  test(`ctl: ${directory} tables, blob files, manifest and raft log are listed and verified`, async () => {
    const more = directory === 'secret' ? keys : [];
    const db = join(root, directory, 'db');
    const names = await readdir(db);
    const table = join(db, names.find((name) => name.endsWith('.sst')) ?? '');
    const blob = join(db, names.find((name) => name.endsWith('.blob')) ?? '');
    const dumped = await ctl('sst', 'dump', table, ...more);
    assert.match(dumped, new RegExp(`${toHex(utf8('small'))} @1 put ${toHex(utf8('value'))}`));
    assert.match(dumped, new RegExp(`${toHex(utf8('large'))} @2 blob \\d+\\.blob at 28`));
    assert.match(dumped, new RegExp(`${toHex(utf8('gone'))} @3 delete\n`));
    assert.match(dumped, /\[78, 79\) @4 delete range/);
    assert.match(dumped, /# rocksdb\.num\.entries 4\n/);
    assert.match(dumped, /# rocksdb\.comparator leveldb\.BytewiseComparator\n/);
    assert.match(await ctl('sst', 'verify', table, ...more), /ok, 3 entries, 1 range deletions/);
    assert.match(
      await ctl('blob', 'dump', blob, ...more),
      new RegExp(`28 ${toHex(utf8('large'))} 7676.*\\(200 bytes\\)`),
    );
    assert.match(await ctl('blob', 'verify', blob, ...more), /ok, 1 records, 200 bytes of values/);
    assert.match(await ctl('manifest', 'dump', db, ...more), /default level 0 \d+\.sst .* blobs \d+\n\d+\.blob/);
    assert.match(await ctl('manifest', 'verify', db, ...more), /ok, 1 tables, 1 blob files/);
    const raft = join(root, directory, 'raft');
    assert.match(await ctl('raft-log', 'dump', raft, ...more), /region 7: entries 5\.\.5, last term 3, 5 bytes/);
    assert.match(await ctl('raft-log', 'verify', raft, ...more), /ok, 1 segments, 1 regions, 1 batches/);
    assert.match(
      await ctl('encryption-meta', 'dump-file', table),
      directory === 'secret' ? /aes128-ctr, key 1/ : /plaintext/,
    );
  });
}

test('ctl: keys of encryption are listed without the keys; what lacks its key says so', async () => {
  const listed = await ctl('encryption-meta', 'dump-key', ...keys);
  assert.match(listed, /^key 1: aes128-ctr, made .*, current\n$/);
  assert.equal(await runCli(['ctl', 'manifest', 'dump', join(root, 'secret', 'db')]), 1);
  assert.match(err, /encrypted with data key 1.*: add --data-dir and --master-key/);
  assert.equal(await runCli(['ctl', 'encryption-meta', 'dump-key']), 2);
});

test('ctl: a directory without an engine is no engine that is well', async () => {
  for (const command of ['dump', 'verify']) {
    assert.equal(await runCli(['ctl', 'manifest', command, root]), 1);
    assert.match(err, /holds no engine/);
  }
});

test('ctl: a table that is whole but not the one the manifest means is found', async () => {
  const db = join(root, 'swapped');
  const env = createNodeEnv({ log: silentLogger });
  const engine = await LsmEngine.open({ directory: db, disk: env.disk, tasks: env.tasks, automaticCompaction: false });
  for (const name of ['a', 'b']) {
    const batch = new WriteBatch();
    for (let i = 0; i < 9; i++) batch.put(CF.default, utf8(`${name}${i}`), utf8('value'));
    engine.write(batch);
    await engine.flush();
  }
  await engine.close();
  assert.match(await ctl('manifest', 'verify', db), /ok, 2 tables/);
  const [first = '', second = ''] = (await readdir(db)).filter((name) => name.endsWith('.sst')).sort();
  await writeFile(join(db, first), await readFile(join(db, second)));
  assert.equal(await runCli(['ctl', 'manifest', 'verify', db]), 1);
  assert.match(err, new RegExp(`${first}: holds keys outside of the bounds in the manifest`));
});

test('ctl: a reader that has had enough ends a listing without a word', async () => {
  const env = createNodeEnv({ log: silentLogger });
  const db = join(root, 'long');
  const engine = await LsmEngine.open({ directory: db, disk: env.disk, tasks: env.tasks });
  const batch = new WriteBatch();
  for (let i = 0; i < 5000; i++) batch.put(CF.default, utf8(`key${i}`), new Uint8Array(60));
  engine.write(batch);
  await engine.flush();
  await engine.close();
  const table = (await readdir(db)).find((name) => name.endsWith('.sst')) ?? '';
  const main = join(import.meta.dirname, '..', 'main.ts');
  const script = 'set -o pipefail; "$0" "$1" ctl sst dump "$2" | head -1';
  const run = await promisify(execFile)('/bin/bash', ['-c', script, process.execPath, main, join(db, table)]);
  assert.match(run.stdout, /^6B657930 @1 put 0+\n$/);
  assert.equal(run.stderr, '');
});

test('ctl: a damaged table is named with the offset', async () => {
  const db = join(root, 'plain', 'db');
  const name = (await readdir(db)).find((file) => file.endsWith('.sst')) ?? '';
  const bytes = await readFile(join(db, name));
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  const copy = join(root, name);
  await writeFile(copy, bytes);
  assert.equal(await runCli(['ctl', 'sst', 'verify', copy]), 1);
  assert.match(err, new RegExp(`${name}.* at offset 0`));
});

test('ctl: of a damaged raft log all that can be read is listed, each damage with file and offset, and a torn end is told apart', async () => {
  const env = createNodeEnv({ log: silentLogger });
  const directory = join(root, 'damaged');
  const log = await RaftLog.open(env, { directory, segmentBytes: 4096 });
  for (let index = 1; index <= 10; index++) {
    // Region 9 has the first batch, region 7 the others.
    log.append(index === 1 ? 9 : 7, [{ index, term: 1, data: new Uint8Array(700) }]);
    await log.flushed();
  }
  await log.close();
  const names = (await readdir(directory)).filter((name) => name.endsWith('.raftlog')).sort();
  const [first = '', second = '', , last = ''] = names;
  const flip = async (name: string, offset: number): Promise<void> => {
    const bytes = await readFile(join(directory, name));
    bytes[offset] = (bytes[offset] ?? 0) ^ 1;
    await writeFile(join(directory, name), bytes);
  };
  const run = async (command: string): Promise<number> => {
    out = err = '';
    return await runCli(['ctl', 'raft-log', command, directory]);
  };
  // Three batches a segment: the tenth is the only one of the fourth.
  assert.equal(await run('verify'), 0, err);
  await flip(last, 512 + 100);
  assert.equal(await run('verify'), 0, err);
  assert.match(out, new RegExp(`${last}: a torn batch at offset 512\\b`));
  await flip(first, 512 + 1024 + 100);
  await flip(second, 0);
  assert.equal(await run('dump'), 1);
  assert.match(out, /region 9: entries 1\.\.1/);
  assert.match(out, /region 7: /);
  assert.match(err, new RegExp(`${first}: unreadable batch at offset 1536\\b`));
  assert.match(err, new RegExp(`${second}: unreadable segment header at offset 0\\b`));
  assert.equal(await run('verify'), 1);
  assert.equal(out.includes('ok'), false);
  assert.equal(await runCli(['ctl', 'raft-log', 'verify', root]), 1);
  assert.match(err, /holds no raft log/);
});
