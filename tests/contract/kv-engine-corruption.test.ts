/**
 * Bit rot and hostile bytes. A flipped bit in any file of the engine is reported with the file's name or changes nothing that is
 * read; it never shows as other data. Decoders fed with nonsense throw an EngineError, they do not crash, hang or eat memory.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { latin1, Prng } from '@tessera/base';
import { CF, COLUMN_FAMILIES, EngineError, LsmEngine, type LsmOptions, runRead } from '@tessera/engine';
import { microtasks } from '@tessera/env/memory';
import { batchOf, randomOps } from './kv-engine.ts';
import { TornDisk } from './kv-engine-torn-disk.ts';

const optionsOn = (disk: TornDisk, more: Partial<LsmOptions> = {}): LsmOptions => ({
  ...{ directory: '/db', disk, tasks: microtasks, memtableBytes: 65536, memtablesMax: 1000 },
  ...{ blockBytes: 256, tableBytes: 2048, levelBaseBytes: 4096, level0CompactionTrigger: 3 },
  ...more,
});

/** A directory with tables on several levels, range deletions, an ingested look, a log. */
async function makeFiles(wal: boolean): Promise<{ disk: TornDisk; contents: string }> {
  const disk = new TornDisk();
  const random = new Prng(5);
  const engine = await LsmEngine.open(optionsOn(disk, { wal, compression: ['none', 'zstd'] }));
  for (let i = 0; i < 12; i++) {
    engine.write(batchOf(...randomOps(random, 40)));
    await engine.flush();
    if (i === 8) await engine.settle();
  }
  engine.write(batchOf(['deleteRange', CF.default, 'a', 'ab']));
  await engine.flush();
  engine.write(batchOf(['put', CF.default, 'logged', 'value']));
  if (wal) await engine.syncLog();
  else await engine.flush();
  const contents = await readAll(engine);
  await engine.settle();
  await engine.close();
  // Copies are to be exact.
  for (const path of disk.files().keys()) await (await disk.open(path, 'read-write')).sync();
  await disk.syncDirectory('/db');
  return { disk, contents };
}

async function readAll(engine: LsmEngine): Promise<string> {
  using snapshot = engine.snapshot();
  const lines: string[] = [];
  for (const cf of COLUMN_FAMILIES) {
    using iterator = snapshot.iterator(cf);
    await runRead(engine, snapshot, () => iterator.seekToFirst());
    while (iterator.valid) {
      lines.push(`${cf} ${latin1(iterator.key())} ${latin1(iterator.value())}`);
      await runRead(engine, snapshot, () => iterator.next());
    }
  }
  return lines.join('\n');
}

/** Opens what is on the disk and reads everything. */
async function outcome(disk: TornDisk, wal: boolean): Promise<string | EngineError> {
  let engine: LsmEngine | undefined;
  try {
    engine = await LsmEngine.open(optionsOn(disk, { wal }));
    return await readAll(engine);
  } catch (error) {
    assert.ok(error instanceof EngineError, `not an EngineError: ${error}`);
    return error;
  } finally {
    await engine?.close();
  }
}

/** Every byte would take minutes: more of the structured ends of each file, a sample of the rest. */
function stride(offset: number, length: number, random: Prng): number {
  return offset > 40 && offset < length - 60 ? random.int(40, 300) : random.int(3, 16);
}

for (const wal of [false, true]) {
  it(`bit rot: a flipped bit of any file is named or harmless, ${wal ? 'with' : 'without'} a log`, async () => {
    const { disk, contents } = await makeFiles(wal);
    const random = new Prng(11);
    let reported = 0;
    let tried = 0;
    for (const [path, bytes] of disk.files()) {
      for (let offset = 0; offset < bytes.length; offset += stride(offset, bytes.length, random)) {
        tried++;
        const copy = disk.crash(random);
        const file = await copy.open(path, 'read-write');
        await file.write(Uint8Array.of((bytes[offset] as number) ^ (1 << random.int(0, 8))), offset);
        await file.sync();
        const result = await outcome(copy, wal);
        if (typeof result === 'string') {
          // The newest log's last record may look torn: it was synced, but nothing behind it says so.
          const lostTail = path.endsWith('.log') ? contents.replace('0 logged value\n', '') : contents;
          assert.ok(result === contents || result === lostTail, `${path} at ${offset}: other data`);
        } else {
          reported++;
          assert.equal(result.code, 'KV:Engine:Corruption', `${path} at ${offset}: ${result.message}`);
          assert.ok(result.message.includes(path), `${path} at ${offset}: ${result.message}`);
        }
      }
    }
    assert.ok(reported > tried * 0.9, `${reported} of ${tried} reported`);
  });
}

it('hostile files: random bytes and cut files end in an EngineError or are harmless', async () => {
  const { disk } = await makeFiles(true);
  const random = new Prng(3);
  for (let round = 0; round < 150; round++) {
    const copy = disk.crash(random);
    const [path, bytes] = random.pick([...copy.files()]);
    const file = await copy.open(path, 'read-write');
    const dice = random.int(0, 3);
    if (dice === 0) await file.truncate(random.int(0, bytes.length));
    else if (dice === 1) await file.write(random.fill(new Uint8Array(random.int(1, 200))), random.int(0, bytes.length));
    else await file.write(random.fill(new Uint8Array(bytes.length)), 0);
    await outcome(copy, true);
  }
});

it('missing files: a clear error at the start', async () => {
  const { disk, contents } = await makeFiles(false);
  for (const path of disk.files().keys()) {
    const copy = disk.crash(new Prng(1));
    await copy.remove(path);
    const result = await outcome(copy, false);
    if (typeof result === 'string') {
      assert.equal(result, contents);
      continue;
    }
    assert.equal(result.code, 'KV:Engine:Corruption');
    assert.match(result.message, path.endsWith('CURRENT') ? /no CURRENT/ : new RegExp(path));
  }
});

it('foreign files in the directory: left alone', async () => {
  const { disk, contents } = await makeFiles(false);
  const file = await disk.open('/db/notes.txt', 'create');
  await file.write(Uint8Array.of(1), 0);
  assert.equal(await outcome(disk, false), contents);
  assert.ok(disk.files().has('/db/notes.txt'));
});
