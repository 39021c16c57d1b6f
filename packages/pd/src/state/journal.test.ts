import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LogFields, silentLogger, utf8 } from '@tessera/base';
import { MemoryDisk } from '@tessera/env/memory';
import { Journal } from './journal.ts';
import { JOURNAL_HEADER_BYTES, JournalCorruptError } from './journal-format.ts';

const LOG_FILE = 'd/0000000000000000.log';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

async function openTexts(disk: MemoryDisk): Promise<string[]> {
  const { journal, recovered } = await Journal.open(disk, 'd', silentLogger);
  await journal.close();
  return recovered.commands.map(text);
}

/** A disk whose `d` holds one log file of these bytes. */
async function diskWith(bytes: Uint8Array): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  await disk.makeDirectory('d');
  const file = await disk.open(LOG_FILE, 'create');
  await file.write(bytes, 0);
  await file.close();
  return disk;
}

/** A log of three frames: its bytes, and after which length how many commands are acknowledged. */
async function sample(): Promise<{ bytes: Uint8Array; acknowledged: [length: number, commands: string[]][] }> {
  const disk = new MemoryDisk();
  const { journal } = await Journal.open(disk, 'd', silentLogger);
  const acknowledged: [number, string[]][] = [[JOURNAL_HEADER_BYTES, []]];
  const all: string[] = [];
  for (const batch of [['one'], ['two', 'FRM1 three', ''], ['four'.repeat(20)]]) {
    await journal.append(batch.map(utf8));
    all.push(...batch);
    acknowledged.push([journal.fileSizeBytes, [...all]]);
  }
  await journal.close();
  return { bytes: await disk.readFile(LOG_FILE), acknowledged };
}

test('journal: what a start found in the page cache after a kill survives the power cut that follows', async () => {
  const { bytes, acknowledged } = await sample();
  // Nothing in the directory is synced: neither the frames nor the name.
  const disk = await diskWith(bytes);
  await disk.syncDirectory('.');
  const found = await openTexts(disk);
  assert.deepEqual(found, acknowledged.at(-1)?.[1]);
  assert.deepEqual(await openTexts(disk.afterCrash()), found);
});

test('journal: cut at any byte, every acknowledged command is back and no half one', async () => {
  const { bytes, acknowledged } = await sample();
  for (let length = 0; length <= bytes.length; length++) {
    const wanted = acknowledged.findLast(([end]) => end <= length)?.[1] ?? [];
    const disk = await diskWith(bytes.subarray(0, length));
    assert.deepEqual(await openTexts(disk), wanted, `cut at ${length}`);
    // And the journal goes on from there.
    const { journal } = await Journal.open(disk, 'd', silentLogger);
    await journal.append([utf8('after')]);
    await journal.close();
    assert.deepEqual(await openTexts(disk), [...wanted, 'after'], `appended after a cut at ${length}`);
  }
});

test('journal: a tail of zeros or garbage is dropped and reported', async () => {
  const { bytes, acknowledged } = await sample();
  const all = acknowledged.at(-1)?.[1];
  for (const tail of [new Uint8Array(100), utf8('FRM1 garbage that looks like a frame at first')]) {
    const warnings: (LogFields | undefined)[] = [];
    const log = { ...silentLogger, warn: (_: string, fields?: LogFields) => warnings.push(fields) };
    const disk = await diskWith(Buffer.concat([bytes, tail]));
    const { journal, recovered } = await Journal.open(disk, 'd', log);
    await journal.close();
    assert.deepEqual(recovered.commands.map(text), all);
    assert.deepEqual(warnings, [{ file: LOG_FILE, offset: bytes.length, droppedBytes: tail.length }]);
  }
});

test('journal: a changed byte before the last frame stops PD with file and offset', async () => {
  const { bytes, acknowledged } = await sample();
  const lastFrame = acknowledged.at(-2)?.[0] ?? 0;
  for (let at = 0; at < lastFrame; at++) {
    const changed = new Uint8Array(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x40;
    const disk = await diskWith(changed);
    await assert.rejects(openTexts(disk), (error) => {
      assert.ok(error instanceof JournalCorruptError, `byte ${at}: ${error}`);
      assert.equal(error.details['file'], LOG_FILE);
      return true;
    });
  }
});

test('journal: a snapshot replaces the files before it', async () => {
  const disk = new MemoryDisk();
  const { journal } = await Journal.open(disk, 'd', silentLogger);
  await journal.append([utf8('a'), utf8('b')]);
  await journal.startFile();
  await journal.writeSnapshot(journal.lastIndex, utf8('state after b'));
  await journal.append([utf8('c')]);
  await journal.close();
  assert.deepEqual(await disk.list('d'), ['0000000000000002.log', '0000000000000002.snap']);
  const { journal: again, recovered } = await Journal.open(disk, 'd', silentLogger);
  assert.equal(text(recovered.snapshot ?? new Uint8Array()), 'state after b');
  assert.deepEqual(recovered.commands.map(text), ['c']);
  assert.equal(again.lastIndex, 3);
});

test('journal: a damaged snapshot or a missing file in between stops PD', async () => {
  const build = async (): Promise<MemoryDisk> => {
    const disk = new MemoryDisk();
    const { journal } = await Journal.open(disk, 'd', silentLogger);
    await journal.append([utf8('a')]);
    await journal.startFile();
    await journal.append([utf8('b')]);
    await journal.startFile();
    await journal.append([utf8('c')]);
    await journal.close();
    return disk;
  };
  const whole = await build();
  assert.deepEqual(await openTexts(whole), ['a', 'b', 'c']);
  await whole.remove('d/0000000000000001.log');
  await assert.rejects(openTexts(whole), /commands 2 to 2 are missing/);

  const disk = await build();
  const { journal } = await Journal.open(disk, 'd', silentLogger);
  await journal.startFile();
  await journal.writeSnapshot(3, utf8('state'));
  await journal.close();
  const path = 'd/0000000000000003.snap';
  const file = await disk.open(path, 'read-write');
  await file.write(utf8('S'), (await file.sizeBytes()) - 1);
  await file.close();
  await assert.rejects(openTexts(disk), { name: 'JournalCorruptError', message: /checksum mismatch/ });
});

test('journal: after a failed sync nothing more is accepted', async () => {
  let failing = false;
  const disk = new MemoryDisk({
    before: (operation) => {
      if (failing && operation === 'fdatasync') throw new Error('I/O error');
    },
  });
  const { journal } = await Journal.open(disk, 'd', silentLogger);
  await journal.append([utf8('a')]);
  failing = true;
  await assert.rejects(journal.append([utf8('b')]), { code: 'PD:storage:ErrJournalWrite' });
  failing = false;
  await assert.rejects(journal.append([utf8('c')]), { code: 'PD:storage:ErrJournalWrite' });
});
