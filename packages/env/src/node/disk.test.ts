/** What only the real file system can show; the rest is in tests/contract/disk.ts. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { utf8 } from '@tessera/base';
import { nodeDisk } from './disk.ts';

const holdScript = (directory: string, announce: string) => `
  import { nodeDisk } from ${JSON.stringify(import.meta.resolve('./disk.ts'))};
  import { parentPort } from 'node:worker_threads';
  const answer = await nodeDisk.lock(${JSON.stringify(directory)}).then(() => 'held', (error) => error.errno);
  ${announce}
  setInterval(() => {}, 1e6);
`;

async function temporaryDirectory(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'tessera-disk-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test('disk: a full device is ENOSPC with the path', { skip: !existsSync('/dev/full') && 'no /dev/full' }, async () => {
  const file = await nodeDisk.open('/dev/full', 'read-write');
  await assert.rejects(file.write(utf8('x'), 0), { errno: 'ENOSPC', code: 'KV:Disk:ENOSPC', path: '/dev/full' });
  await file.close();
});

test('disk: durable writes from its own memory, of whole sectors and not, among plain ones: all of them are there', async () => {
  await using directory = await temporaryDirectory();
  const path = `${directory.path}/a`;
  const file = await nodeDisk.open(path, 'create');
  const wanted = new Uint8Array(64 << 10).fill(1);
  await file.write(wanted, 0);
  const memory = nodeDisk.memory?.(70_000) ?? new Uint8Array(70_000);
  assert.ok(memory.length >= 70_000);
  const read = new Uint8Array(wanted.length);
  let fill = 2;
  for (const [from, length, position] of [
    [0, 512, 512],
    [0, 8192, 4096],
    [1024, 1536, 10_752],
    [0, 100, 512],
    [3, 512, 1024],
    [512, 512, 20_001],
    [0, 16_384, 49_152],
  ] as const) {
    const bytes = memory.subarray(from, from + length).fill(fill);
    await file.writeDurably?.(bytes, position);
    wanted.fill(fill, position, position + length);
    await file.write(new Uint8Array(700).fill(fill + 100), position + 300);
    wanted.fill(fill + 100, position + 300, position + 1000);
    fill++;
    assert.equal(await file.read(read, 0), wanted.length);
    assert.deepEqual(read, wanted);
  }
  await file.close();
  assert.deepEqual(await nodeDisk.readFile(path), wanted);
});

test('lock: another process holds it until it is killed, however hard', async () => {
  await using directory = await temporaryDirectory();
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    holdScript(directory.path, 'console.log(answer);'),
  ]);
  assert.equal(String((await once(child.stdout, 'data'))[0]), 'held\n');
  await assert.rejects(nodeDisk.lock(directory.path), { errno: 'ELOCKED' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await nodeDisk.lock(directory.path)).release();
  assert.deepEqual(await nodeDisk.list(directory.path), ['LOCK']);
});

test('lock: a worker thread of the same process is another holder', async () => {
  await using directory = await temporaryDirectory();
  const lock = await nodeDisk.lock(directory.path);
  const script = holdScript(directory.path, 'parentPort.postMessage(answer);');
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
  assert.equal((await once(worker, 'message'))[0], 'ELOCKED');
  await worker.terminate();
  await lock.release();
});
