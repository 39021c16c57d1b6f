import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, fromUtf8, Prng, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, MemoryEngine, readExternalTable, WriteBatch } from '@tessera/engine';
import type { Disk } from '@tessera/env';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { RaftMessage, RaftSnapshotData } from '@tessera/proto/raft_serverpb';
import { Message, Snapshot, SnapshotMetadata } from '@tessera/raft';
import { DEFAULT_RAFTSTORE_CONFIG } from './config.ts';
import { Pace } from './pace.ts';
import { newEpoch, newPeer, newRegion } from './region.ts';
import {
  encodeSnapshotData,
  parseSnapshotName,
  readSnapshotMeta,
  SnapshotError,
  type SnapshotFile,
  sealSnapshotData,
  snapshotFiles,
} from './snapshot.ts';
import { generateSnapshot, readChunks } from './snapshot-generator.ts';
import { SnapshotReceiver } from './snapshot-receiver.ts';
import { Snapshots } from './snapshots.ts';

const REGION = newRegion(1, utf8('b'), utf8('m'), newEpoch(1, 1), [newPeer(11, 1)]);
const KEY = { regionId: 1, term: 6, index: 9 };

interface Made {
  readonly env: MemoryEnv;
  readonly files: readonly SnapshotFile[];
  readonly chunks: readonly Uint8Array[];
}

async function make(keys: readonly string[], tableBytes = 1 << 20, chunkBytes = 40): Promise<Made> {
  const env = createMemoryEnv({ seed: 1 });
  await env.disk.makeDirectory('/snap');
  const engine = new MemoryEngine();
  const batch = new WriteBatch();
  for (const key of keys) {
    batch.put(CF.default, dataKey(utf8(key)), utf8(`value of ${key}`));
    batch.put(CF.write, dataKey(utf8(key)), utf8(`record of ${key}`));
  }
  engine.write(batch);
  using snapshot = engine.snapshot();
  const { disk, tasks } = env;
  const context = { engine, disk, tasks, directory: '/snap', tableBytes, stopped: () => false, pace: async () => {} };
  const files = (await generateSnapshot(context, snapshot, REGION, 'gen_1_6_9_0')) ?? assert.fail();
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(disk, files, chunkBytes)) chunks.push(chunk);
  return { env, files, chunks };
}

let n = 1;

function receiver({ env, files }: Made, ingestBytesMin = 0, region = REGION): SnapshotReceiver {
  const data = RaftSnapshotData.decode(encodeSnapshotData(region, files));
  const name = `rev_1_6_9_${n++}`;
  return new SnapshotReceiver({
    ...{ disk: env.disk, directory: '/snap', name, region, key: KEY, ingestBytesMin },
    files: snapshotFiles(data, KEY, '/snap', name),
    stopped: () => false,
    ended: () => {},
    underWay: () => {},
  });
}

async function receive(
  made: Made,
  chunks = made.chunks,
  ingestBytesMin = 0,
  region = REGION,
): Promise<SnapshotReceiver> {
  const taker = receiver(made, ingestBytesMin, region);
  for (const chunk of chunks) await taker.chunk(chunk.slice());
  await taker.finish();
  return taker;
}

async function rows({ env }: Made, { files }: SnapshotReceiver): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    await readExternalTable(env.disk, file, 100, async (batch) => void found.push(`${file.cf}:${batch.count}`));
  }
  return found;
}

test('snapshot: what the region holds arrives, whatever the size of chunks and tables; neighbours stay out', async () => {
  const keys = ['a', 'b', 'c', 'lzz', 'm', 'z'];
  for (const chunkBytes of [1, 40, 100_000]) {
    const made = await make(keys, 1 << 20, chunkBytes);
    const taken = await receive(made);
    assert.deepEqual([taken.complete, taken.data], [true, undefined]);
    assert.deepEqual(await rows(made, taken), ['0:3', '2:3']);
  }
  const many = Array.from({ length: 3000 }, (_, i) => `c${String(i).padStart(6, '0')}`);
  const cut = await make(many, 20_000, 5000);
  assert.ok(cut.files.length >= 6);
  const batches = await rows(cut, await receive(cut));
  assert.equal(
    batches.reduce((sum, text) => sum + Number(text.slice(2)), 0),
    6000,
  );
  assert.deepEqual((await receive(await make([]))).files, []);
});

test('snapshot: a small one is in memory when it is complete, and no file stays', async () => {
  const made = await make(['b', 'c']);
  const taken = await receive(made, made.chunks, 1 << 20);
  assert.equal(taken.data?.count, 4);
  const left = (await made.env.disk.list('/snap')).filter((name) => name.startsWith('rev'));
  assert.deepEqual(left, []);
});

test('snapshot: damage is seen and leaves no file: flipped bits, lost, repeated and late chunks, foreign keys', async () => {
  const made = await make(['b', 'c', 'd'], 1 << 20, 200);
  const { chunks } = made;
  assert.ok(chunks.length > 4);
  const whole = concatBytes(...chunks);
  for (let at = 0; at < whole.length; at += 37) {
    const flipped = whole.slice();
    flipped[at] = ((flipped[at] ?? 0) ^ 4) & 0xff;
    await assert.rejects(receive(made, [flipped]), SnapshotError, `flipped at ${at}`);
  }
  await assert.rejects(receive(made, chunks.slice(0, -1)), SnapshotError);
  await assert.rejects(receive(made, chunks.slice(1)), SnapshotError);
  await assert.rejects(receive(made, [...chunks.slice(0, 1), ...chunks]), SnapshotError);
  await assert.rejects(receive(made, [...chunks, chunks[0] as Uint8Array]), SnapshotError);
  const other = newRegion(1, utf8('x'), utf8('y'), newEpoch(1, 1), [newPeer(11, 1)]);
  await assert.rejects(receive(made, chunks, 0, other), SnapshotError);
  assert.deepEqual(
    (await made.env.disk.list('/snap')).filter((name) => name.startsWith('rev')),
    [],
  );
});

test('snapshot: one that is given up in the middle leaves no file and takes no more', async () => {
  const made = await make(['b', 'c', 'd'], 1 << 20, 200);
  const taker = receiver(made);
  await taker.chunk((made.chunks[0] as Uint8Array).slice());
  await taker.abandon();
  await assert.rejects(taker.chunk((made.chunks[1] as Uint8Array).slice()), SnapshotError);
  assert.deepEqual(
    (await made.env.disk.list('/snap')).filter((name) => name.startsWith('rev')),
    [],
  );
});

test('snapshot: one that is given up at any moment of its last checks is not complete without its files', async () => {
  const made = await make(['b', 'c', 'd'], 1 << 20, 200);
  let givenUp = 0;
  for (let turns = 0; turns < 200; turns++) {
    const taker = receiver(made);
    for (const chunk of made.chunks) await taker.chunk(chunk.slice());
    const finished = taker.finish().then(
      () => true,
      () => false,
    );
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    if (taker.complete) break;
    givenUp++;
    await taker.abandon();
    assert.deepEqual([await finished, taker.complete], [false, false], `after ${turns} turns`);
    const left = (await made.env.disk.list('/snap')).filter((name) => name.startsWith('rev'));
    assert.deepEqual(left, []);
  }
  assert.ok(givenUp > 3);
});

/** A disk whose writes (or whose opens) wait for `gate`, and which counts what is open. */
class GatedDisk {
  readonly open = new Set<string>();
  readonly opened: string[] = [];
  #gate: PromiseWithResolvers<void> | undefined;

  constructor(disk: Disk, at: 'open' | 'write') {
    const open = disk.open.bind(disk);
    disk.open = async (path, mode) => {
      this.opened.push(path);
      if (at === 'open') await this.#gate?.promise;
      const file = await open(path, mode);
      this.open.add(path);
      const [write, close] = [file.write.bind(file), file.close.bind(file)];
      file.write = async (bytes, position) => {
        if (at === 'write') await this.#gate?.promise;
        return await write(bytes, position);
      };
      file.close = async () => {
        await close();
        this.open.delete(path);
      };
      return file;
    };
  }

  hold(): void {
    this.#gate = Promise.withResolvers();
  }

  go(): void {
    this.#gate?.resolve();
    this.#gate = undefined;
  }
}

function snapshotsOf({ env }: Made): Snapshots {
  const transport = { send: () => assert.fail(), sendSnapshot: () => assert.fail() };
  const config = { ...DEFAULT_RAFTSTORE_CONFIG, snapshotIngestBytesMin: 0 };
  return new Snapshots({ env, engine: new MemoryEngine(), config, transport, directory: '/snap' });
}

function headOf(): RaftMessage {
  const metadata = new SnapshotMetadata();
  metadata.index = KEY.index;
  metadata.term = KEY.term;
  const snapshot = new Snapshot();
  snapshot.metadata = metadata;
  const message = new Message();
  message.snapshot = snapshot;
  const head = new RaftMessage();
  head.regionId = KEY.regionId;
  head.message = message;
  return head;
}

/** Enough turns for everything that does not wait for a gate. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test('snapshot: the end of a store waits for a chunk that a slow disk holds, closes its file and opens no other', async () => {
  for (const at of ['open', 'write'] as const) {
    const made = await make(['b', 'c', 'd'], 1 << 20, 1 << 20);
    const disk = new GatedDisk(made.env.disk, at);
    const snapshots = snapshotsOf(made);
    const data = RaftSnapshotData.decode(encodeSnapshotData(REGION, made.files));
    const taker = snapshots.receiver(headOf(), REGION, data);
    await settle();
    disk.hold();
    // Both files of it, and more behind it.
    const chunk = taker.chunk(concatBytes(...made.chunks));
    const late = taker.chunk(utf8('more'));
    for (const promise of [chunk, late]) promise.catch(() => {});
    await settle();
    assert.equal(disk.opened.length, 1);
    snapshots.close();
    let finished = false;
    const end = snapshots.finished().then(() => void (finished = true));
    await settle();
    assert.equal(finished, false, `${at}: a file is being written`);
    disk.go();
    await end;
    assert.deepEqual([...disk.open], []);
    assert.equal(disk.opened.length, 1);
    await assert.rejects(chunk, SnapshotError);
    await assert.rejects(late, SnapshotError);
    // For the next start to remove: the directory may be another's by now.
    assert.equal((await made.env.disk.list('/snap')).filter((name) => name.startsWith('rev')).length, 1);
  }
});

test('snapshot: a pace that ends lets go of who waits, and leaves no timer', async () => {
  const { clock } = createMemoryEnv({ seed: 1 });
  const pace = new Pace(clock, 1);
  const waiting = pace.pay(1000);
  pace.close();
  await waiting;
  await pace.pay(1000);
  assert.equal(clock.advanceToNextTimer(), false);
});

test('snapshot: a head that no sender writes is refused', async () => {
  const { files } = await make(['b']);
  const parse = (change: (data: RaftSnapshotData) => void): unknown => {
    const data = RaftSnapshotData.decode(encodeSnapshotData(REGION, files));
    change(data);
    return snapshotFiles(data, KEY, '/snap', 'rev_1_6_9_1');
  };
  assert.throws(() => parse((data) => void (data.version = 9)), SnapshotError);
  assert.throws(() => parse((data) => void (data.meta = undefined)), SnapshotError);
  for (const cf of ['raft', '../x', '']) {
    assert.throws(() => parse((data) => void ((data.meta?.cfFiles[0] ?? assert.fail()).cf = cf)), SnapshotError);
  }
  assert.throws(() => parse((data) => void ((data.meta?.cfFiles[0] ?? assert.fail()).size = 0)), SnapshotError);
});

test('snapshot: hostile descriptions behind a right checksum are refused by name, or are of files in the directory', async () => {
  const { env, files } = await make(['b', 'c']);
  const good = encodeSnapshotData(REGION, files);
  const random = new Prng(1);
  let refused = 0;
  for (let round = 0; round < 3000; round++) {
    const hostile = random.chance(0.1)
      ? Uint8Array.from(good.subarray(0, random.int(0, good.length)))
      : Uint8Array.from(good);
    for (let changes = random.int(1, 4); changes > 0 && hostile.length > 0; changes--) {
      hostile[random.int(0, hostile.length)] = random.chance(0.5) ? random.int(0, 9) : random.int(0, 256);
    }
    const file = await env.disk.open('/snap/rev_1_6_9_1.meta', 'open-or-create');
    await file.truncate(0);
    await file.write(sealSnapshotData(hostile), 0);
    await file.close();
    try {
      const data = (await readSnapshotMeta(env.disk, '/snap/rev_1_6_9_1.meta')) ?? assert.fail();
      for (const { path } of snapshotFiles(data, KEY, '/snap', 'rev_1_6_9_1')) assert.ok(path.startsWith('/snap/rev_'));
    } catch (error) {
      assert.ok(error instanceof SnapshotError, String(error));
      refused++;
    }
  }
  assert.ok(refused > 500, `${refused} refused`);
});

test('snapshot: names of files say what they are of', () => {
  const parsed = parseSnapshotName('rev_12_7_99_3_default_0.sst');
  assert.deepEqual(parsed, { key: { regionId: 12, term: 7, index: 99 }, n: 3, name: 'rev_12_7_99_3', isMeta: false });
  assert.equal(parseSnapshotName('rev_12_7_99_3.meta')?.isMeta, true);
  for (const name of ['LOCK', 'rev_1_2.sst', 'x_gen_1_2_3_4.meta']) assert.equal(parseSnapshotName(name), undefined);
  assert.equal(fromUtf8(utf8('é')), 'é');
});
