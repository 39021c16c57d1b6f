/** A store whose disk fills up, or goes read-only, under load: it says so and ends, the others go on, and when the cause is gone it catches up. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { Prng } from '@tessera/base';
import { type Client, connect } from '@tessera/client';
import { Cluster, type Member, pause } from '../support/cluster.ts';
import { killAll } from './program.ts';

const REPLICATED_MS = 60_000;
const FULL_MS = 60_000;
const ENDED_MS = 20_000;
const BATCH = 20;
const VALUE_BYTES = 8 * 1024;
/** PD gives no replica to a store with less space; nothing is taken from memory for it. */
const ROOMY = '4g';
/** Log, tables and what compaction needs fit in for a while. */
const NARROW = '24m';
const IMAGE_BYTES = 4 * 1024 ** 3;
const SMALL_FILES = `
[rocksdb.defaultcf]
write-buffer-size = "1MB"
[raft-engine]
target-file-size = "1MB"
`;

const mounts: string[] = [];

function mount(directory: string): void {
  mkdirSync(directory, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOMY}`, 'tmpfs', directory], { stdio: 'pipe' });
  mounts.push(directory);
}

/** A file system of its own in a file, that goes read-only at its first error, as most are set up. */
function mountImage(image: string, directory: string): void {
  mkdirSync(directory, { recursive: true });
  execFileSync('mount', ['-o', 'loop,errors=remount-ro', image, directory], { stdio: 'pipe' });
  mounts.push(directory);
}

function makeImage(image: string): void {
  writeFileSync(image, '');
  truncateSync(image, IMAGE_BYTES);
  execFileSync('mkfs.ext4', ['-q', '-E', 'nodiscard', image], { stdio: 'pipe' });
}

/** An error of the kernel's making; files stay open for writing, which no remount by hand would allow. */
function breakFileSystem(directory: string): void {
  const device = execFileSync('findmnt', ['-no', 'SOURCE', directory], { encoding: 'utf8' }).trim();
  writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, 'tessera');
}

function repair(image: string, directory: string): void {
  execFileSync('umount', [directory]);
  mounts.splice(mounts.indexOf(directory), 1);
  // 1: there was something to correct.
  const { status } = spawnSync('e2fsck', ['-fy', image]);
  assert.ok(status === 0 || status === 1, `e2fsck ends with ${status}`);
  mountImage(image, directory);
}

function resize(directory: string, size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, directory], { stdio: 'pipe' });
}

function unmountAll(): void {
  // Lazily: a store that was just killed may not be gone yet.
  for (const directory of mounts.splice(0)) execFileSync('umount', ['-l', directory]);
}

after(() => {
  killAll();
  unmountAll();
});

/** Why this cannot run here; undefined when it can. */
function missing(what: string, attempt: (probe: string) => void): string | undefined {
  const probe = mkdtempSync(join(tmpdir(), 'tessera-mount-'));
  try {
    attempt(probe);
    return undefined;
  } catch {
    return what;
  } finally {
    unmountAll();
    rmSync(probe, { recursive: true });
  }
}

const nameOf = (i: number): string => `key/${String(i).padStart(6, '0')}`;
const textOf = (i: number): string => Buffer.from(new Prng(i).fill(new Uint8Array(VALUE_BYTES / 2))).toString('hex');

/** Puts that were acknowledged; their number is the answer. */
async function putUntil(client: Client, from: number, enough: (count: number) => boolean): Promise<number> {
  let count = from;
  while (!enough(count)) {
    const entries = Array.from({ length: BATCH }, (_, j) => [nameOf(count + j), textOf(count + j)] as const);
    await client.raw.batchPut(entries);
    count += BATCH;
  }
  return count;
}

async function expectAll(client: Client, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    assert.equal(Buffer.from((await client.raw.get(nameOf(i))) ?? []).toString(), textOf(i), nameOf(i));
  }
}

/** Puts from `from` on until the store has ended. */
async function fill(
  client: Client,
  store: Member,
  from = 0,
): Promise<{ count: number; code: number | null; err: string }> {
  let finished: { code: number | null; err: string } | undefined;
  void store.program?.finished.then((how) => {
    finished = how;
  });
  const deadlineMs = performance.now() + FULL_MS;
  const count = await putUntil(client, from, () => finished !== undefined || performance.now() > deadlineMs);
  assert.ok(finished !== undefined, `${store.name} still runs after ${count} puts`);
  return { count, ...finished };
}

const skip = missing('a small file system is mounted here, which needs root and CAP_SYS_ADMIN', mount) ?? false;
const skipImage =
  missing('a file system in a file is mounted here and breaks: ext4, loop devices, root', (probe) => {
    const image = join(probe, 'image');
    const at = join(probe, 'mounted');
    makeImage(image);
    mountImage(image, at);
    breakFileSystem(at);
    repair(image, at);
  }) ?? false;

test('full disk: the store says so and ends, the others go on, and with space again it catches up', { skip }, () =>
  runFull(''),
);
test('full disk of the tables alone: the same', { skip }, () => runFull('db'));

test('disk gone read-only: the store says so and ends, does not start on it, and catches up when it is repaired', {
  skip: skipImage,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-read-only-'));
  try {
    const [image, mounted] = [join(directory, 'image'), join(directory, 'store3')];
    makeImage(image);
    mountImage(image, mounted);
    const cluster = await Cluster.start({ directory, stores: 3, storeConfig: SMALL_FILES });
    await cluster.replicated(3, REPLICATED_MS);
    const store = cluster.stores[2] as Member;
    await cluster.lead(store, REPLICATED_MS);
    const client = await connect({ pdEndpoints: [cluster.pd.address] });
    const before = await putUntil(client, 0, (n) => n >= 10 * BATCH);
    breakFileSystem(mounted);

    const { count, code, err } = await fill(client, store, before);
    assert.equal(code, 1, err);
    assert.match(err, new RegExp(`^tessera: .*${mounted}/\\S+.*read-only file system`, 'm'), 'names the file');
    const more = await putUntil(client, count, (n) => n >= count + 10 * BATCH);
    await expectAll(client, more);

    const again = await store.launch().finished;
    assert.equal(again.code, 1, again.err);
    assert.match(again.err, new RegExp(`^tessera: .*${mounted}.*read-only file system`, 'm'));

    repair(image, mounted);
    await returns(cluster, store, client, more);
    await cluster.stop();
  } finally {
    killAll();
    unmountAll();
    rmSync(directory, { recursive: true, force: true });
  }
});

/** The cause is gone: the store starts, catches up, leads, and all that was acknowledged is there. */
async function returns(cluster: Cluster, store: Member, client: Client, count: number): Promise<void> {
  await store.start();
  await cluster.replicated(3, REPLICATED_MS);
  await cluster.lead(store, REPLICATED_MS);
  await expectAll(client, count);
  await client.close();
}

/** The store says so and ends, the others go on, and with space again it catches up. */
async function runFull(part: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-full-'));
  try {
    const narrow = join(directory, 'store3', part);
    mount(narrow);
    const cluster = await Cluster.start({ directory, stores: 3, storeConfig: SMALL_FILES });
    await cluster.replicated(3, REPLICATED_MS);
    const store = cluster.stores[2] as Member;
    await cluster.lead(store, REPLICATED_MS);
    resize(narrow, NARROW);
    const client = await connect({ pdEndpoints: [cluster.pd.address] });

    const { count, code, err } = await fill(client, store);
    assert.equal(code, 1, err);
    assert.match(
      err,
      new RegExp(`^tessera: .*${narrow}/\\S+.*no space left on device`, 'm'),
      'says what happened, names the file',
    );
    const more = await putUntil(client, count, (n) => n >= count + 10 * BATCH);
    await expectAll(client, more);

    // A little may be left, enough to start with; else it says the same again.
    const again = store.launch();
    await Promise.race([again.waitFor(/^ready: /m).catch(() => {}), pause(ENDED_MS)]);
    const ended = await store.stop();
    if (ended?.code !== null) assert.match(ended?.err ?? '', /^tessera: .*no space left on device/m);

    resize(narrow, ROOMY);
    await returns(cluster, store, client, more);
    await cluster.stop();
  } finally {
    killAll();
    unmountAll();
    rmSync(directory, { recursive: true, force: true });
  }
}
