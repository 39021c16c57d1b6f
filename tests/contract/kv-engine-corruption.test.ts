/**
 * Bit rot and hostile bytes. A flipped bit in any file of the engine is reported with the file's name or changes nothing that is
 * read; it never shows as other data. Decoders fed with nonsense throw an EngineError, they do not crash, hang or eat memory.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { latin1, Prng } from '@tessera/base';
import { FILE_HEADER_BYTES } from '@tessera/encryption';
import { CF, COLUMN_FAMILIES, EngineError, LsmEngine, type LsmOptions, runRead } from '@tessera/engine';
import { microtasks } from '@tessera/env/memory';
import { encrypted } from '../support/encrypted.ts';
import { batchOf, randomOps } from './kv-engine.ts';
import { TornDisk } from './kv-engine-torn-disk.ts';

const optionsOn = (disk: TornDisk, more: Partial<LsmOptions> = {}): LsmOptions => ({
  ...{ directory: '/db', disk, tasks: microtasks, memtableBytes: 65536, memtablesMax: 1000 },
  ...{ blockBytes: 256, tableBytes: 2048, levelBaseBytes: 4096, level0CompactionTrigger: 3 },
  ...more,
});

/** What the files are like. */
interface Kind {
  readonly wal: boolean;
  /** Most values in blob files. */
  readonly blobs?: boolean;
  readonly encrypted?: boolean;
}

const PLAIN: Kind = { wal: false };

function optionsOf(disk: TornDisk, { wal, blobs, encrypted: isEncrypted }: Kind): LsmOptions {
  return {
    ...optionsOn(disk, { wal }),
    ...(isEncrypted === true && { disk: encrypted(disk, 9) }),
    ...(blobs === true && { blobs: { mode: 'normal', minBytes: 8, fileBytes: 2000 } }),
  };
}

/** A directory with tables on several levels, range deletions, an ingested look, a log. */
async function makeFiles(kind: Kind): Promise<{ disk: TornDisk; contents: string }> {
  const { wal } = kind;
  const disk = new TornDisk();
  const random = new Prng(5);
  const engine = await LsmEngine.open({ ...optionsOf(disk, kind), compression: ['none', 'zstd'] });
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
      const value = await runRead(engine, snapshot, () => latin1(iterator.value()));
      lines.push(`${cf} ${latin1(iterator.key())} ${value}`);
      await runRead(engine, snapshot, () => iterator.next());
    }
  }
  return lines.join('\n');
}

/** Opens what is on the disk and reads everything. */
async function outcome(disk: TornDisk, kind: Kind): Promise<string | EngineError> {
  let engine: LsmEngine | undefined;
  try {
    engine = await LsmEngine.open(optionsOf(disk, kind));
    return await readAll(engine);
  } catch (error) {
    assert.ok(error instanceof EngineError, `not an EngineError: ${error}`);
    return error;
  } finally {
    await engine?.close();
  }
}

/** `TESSERA_ROT_EVERY_BYTE=1 npm test -- kv-engine-corruption --test-timeout=7200000` is the long version. */
const EVERY_BYTE = process.env['TESSERA_ROT_EVERY_BYTE'] === '1';

/** Every byte takes an hour: more of the structured ends of each file, a sample of the rest. */
function stride(offset: number, length: number, random: Prng, headerBytes: number): number {
  if (EVERY_BYTE) return 1;
  if (offset < headerBytes) return Math.min(random.int(1000, 2000), headerBytes - offset);
  return offset > headerBytes + 40 && offset < length - 60 ? random.int(40, 300) : random.int(3, 16);
}

const KINDS: readonly (readonly [name: string, kind: Kind])[] = [
  ['tables', PLAIN],
  ['a log', { wal: true }],
  ['blob files', { wal: false, blobs: true }],
  ['encrypted, with a log and blob files', { wal: true, blobs: true, encrypted: true }],
];

for (const [name, kind] of KINDS) {
  it(`bit rot: a flipped bit of any file is named or harmless: ${name}`, async () => {
    const { disk, contents } = await makeFiles(kind);
    // Of an encrypted file's header there are two copies, and most of it is empty.
    const headerBytes = kind.encrypted === true ? FILE_HEADER_BYTES : 0;
    assert.equal(
      [...disk.files().keys()].some((path) => path.endsWith('.blob')),
      kind.blobs === true,
    );
    const random = new Prng(11);
    let reported = 0;
    let tried = 0;
    let blobsReported = 0;
    for (const [path, bytes] of disk.files()) {
      for (let offset = 0; offset < bytes.length; offset += stride(offset, bytes.length, random, headerBytes)) {
        // Headers and footers of blob files are for tools, values that nobody refers to are read by nobody.
        const isRead = offset >= headerBytes && !path.endsWith('.blob');
        if (isRead) tried++;
        const copy = disk.crash(random);
        const file = await copy.open(path, 'read-write');
        await file.write(Uint8Array.of((bytes[offset] as number) ^ (1 << random.int(0, 8))), offset);
        await file.sync();
        const result = await outcome(copy, kind);
        if (typeof result === 'string') {
          // The newest log's last record may look torn: it was synced, but nothing behind it says so.
          const lostTail = path.endsWith('.log') ? contents.replace('0 logged value\n', '') : contents;
          assert.ok(result === contents || result === lostTail, `${path} at ${offset}: other data`);
        } else {
          if (isRead) reported++;
          else if (offset >= headerBytes) blobsReported++;
          assert.equal(result.code, 'KV:Engine:Corruption', `${path} at ${offset}: ${result.message}`);
          assert.ok(result.message.includes(path), `${path} at ${offset}: ${result.message}`);
          assert.equal(typeof result.details['offset'], 'number', `${path} at ${offset}: ${result.message}`);
        }
      }
    }
    assert.ok(reported > tried * 0.9, `${reported} of ${tried} reported`);
    if (kind.blobs === true) assert.ok(blobsReported > 20, `${blobsReported} in blob files`);
  });
}

it('hostile files: random bytes and cut files end in an EngineError or are harmless', async () => {
  const { disk } = await makeFiles({ wal: true, blobs: true });
  const random = new Prng(3);
  for (let round = 0; round < 150; round++) {
    const copy = disk.crash(random);
    const [path, bytes] = random.pick([...copy.files()]);
    const file = await copy.open(path, 'read-write');
    const dice = random.int(0, 3);
    if (dice === 0) await file.truncate(random.int(0, bytes.length));
    else if (dice === 1) await file.write(random.fill(new Uint8Array(random.int(1, 200))), random.int(0, bytes.length));
    else await file.write(random.fill(new Uint8Array(bytes.length)), 0);
    await outcome(copy, { wal: true, blobs: true });
  }
});

it('missing files: a clear error at the start', async () => {
  const kind = { wal: false, blobs: true };
  const { disk, contents } = await makeFiles(kind);
  for (const path of disk.files().keys()) {
    const copy = disk.crash(new Prng(1));
    await copy.remove(path);
    const result = await outcome(copy, kind);
    if (typeof result === 'string') {
      assert.equal(result, contents);
      continue;
    }
    assert.equal(result.code, 'KV:Engine:Corruption');
    assert.match(result.message, path.endsWith('CURRENT') ? /no CURRENT/ : new RegExp(path));
  }
});

it('foreign files in the directory: left alone', async () => {
  const { disk, contents } = await makeFiles(PLAIN);
  const file = await disk.open('/db/notes.txt', 'create');
  await file.write(Uint8Array.of(1), 0);
  assert.equal(await outcome(disk, PLAIN), contents);
  assert.ok(disk.files().has('/db/notes.txt'));
});
