/**
 * What every Disk must do (packages/env/src/ports.ts). `makeDirectory` gives an empty directory on a fresh disk, with
 * what removes it.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { utf8 } from '@tessera/base';
import { type Disk, DiskError, type OpenMode } from '@tessera/env';

export interface DiskFixture extends AsyncDisposable {
  readonly disk: Disk;
  /** Absolute; exists and is empty. */
  readonly root: string;
}

async function write(disk: Disk, path: string, text: string): Promise<void> {
  const file = await disk.open(path, 'open-or-create');
  await file.write(utf8(text), 0);
  await file.close();
}

async function contentOf(disk: Disk, path: string): Promise<string> {
  return new TextDecoder().decode(await disk.readFile(path));
}

/** The rejection is a DiskError of that errno which names the path. */
function fault(errno: string, path: string): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof DiskError, `a DiskError, not ${error}`);
    assert.equal(error.errno, errno);
    assert.equal(error.code, `KV:Disk:${errno}`);
    assert.ok(error.message.includes(path), `${error.message} names ${path}`);
    return true;
  };
}

export function diskContract(name: string, makeFixture: () => Promise<DiskFixture>): void {
  describe(`Disk contract: ${name}`, () => {
    files(makeFixture);
    names(makeFixture);
    holders(makeFixture);
  });
}

function files(makeFixture: () => Promise<DiskFixture>): void {
  test('file: reads back what was written, also beyond the end and over the middle', async () => {
    await using fixture = await makeFixture();
    const path = `${fixture.root}/a`;
    const file = await fixture.disk.open(path, 'create');
    assert.equal(file.path, path);
    await file.write(utf8('hello world'), 0);
    await file.write(utf8('W'), 6);
    await file.write(utf8('!'), 14);
    assert.equal(await file.sizeBytes(), 15);
    assert.equal(await contentOf(fixture.disk, path), 'hello World\0\0\0!');
    const whole = await fixture.disk.readFile(path);
    assert.equal(whole.constructor, Uint8Array, 'not a Buffer, whose slice is no copy');
    const part = new Uint8Array(5);
    assert.equal(await file.read(part, 6), 5);
    assert.deepEqual(part, utf8('World'));
    await file.close();
  });

  test('file: read gives fewer bytes only at the end', async () => {
    await using fixture = await makeFixture();
    await write(fixture.disk, `${fixture.root}/a`, 'abc');
    const file = await fixture.disk.open(`${fixture.root}/a`, 'read');
    const target = new Uint8Array(8).fill(0x7a);
    assert.equal(await file.read(target, 1), 2);
    assert.deepEqual(target, utf8('bczzzzzz'));
    assert.equal(await file.read(target, 3), 0);
    assert.equal(await file.read(target, 100), 0);
    assert.equal(await file.read(new Uint8Array(0), 0), 0);
    await file.close();
  });

  test('file: truncate shortens, and grows with zeros where bytes were cut', async () => {
    await using fixture = await makeFixture();
    const path = `${fixture.root}/a`;
    const file = await fixture.disk.open(path, 'create');
    await file.write(utf8('abcdef'), 0);
    await file.truncate(2);
    assert.equal(await contentOf(fixture.disk, path), 'ab');
    await file.truncate(4);
    await file.sync();
    assert.equal(await contentOf(fixture.disk, path), 'ab\0\0');
    await file.close();
  });

  test('file: the bytes of many concurrent writes all land at their positions', async () => {
    await using fixture = await makeFixture();
    const file = await fixture.disk.open(`${fixture.root}/a`, 'create');
    const expected = Array.from({ length: 64 }, (_, i) => String.fromCharCode(48 + i).repeat(1000));
    await Promise.all(expected.map((text, i) => file.write(utf8(text), i * 1000)));
    assert.equal(await contentOf(fixture.disk, `${fixture.root}/a`), expected.join(''));
    await file.close();
  });

  test('file: a read-only one refuses writes, a closed one everything', async () => {
    await using fixture = await makeFixture();
    const path = `${fixture.root}/a`;
    await write(fixture.disk, path, 'abc');
    const file = await fixture.disk.open(path, 'read');
    await assert.rejects(file.write(utf8('x'), 0), fault('EBADF', path));
    assert.equal(await contentOf(fixture.disk, path), 'abc');
    await file.close();
    await assert.rejects(file.read(new Uint8Array(1), 0), fault('EBADF', path));
  });

  const outcomes: readonly [OpenMode, missing: string | undefined, existing: string | undefined][] = [
    ['read', 'ENOENT', undefined],
    ['read-write', 'ENOENT', undefined],
    ['create', undefined, 'EEXIST'],
    ['open-or-create', undefined, undefined],
    ['reuse', 'ENOENT', undefined],
  ];
  for (const [mode, missing, existing] of outcomes) {
    test(`open: "${mode}" of a missing and of an existing file`, async () => {
      await using fixture = await makeFixture();
      const { disk, root } = fixture;
      await write(disk, `${root}/there`, 'kept');
      for (const [path, errno] of [
        [`${root}/missing`, missing],
        [`${root}/there`, existing],
      ] as const) {
        if (errno !== undefined) await assert.rejects(disk.open(path, mode), fault(errno, path));
        else await (await disk.open(path, mode)).close();
      }
      if (mode !== 'reuse') assert.equal(await contentOf(disk, `${root}/there`), 'kept');
      assert.equal((await disk.stat(`${root}/there`))?.sizeBytes, 4);
      assert.equal(await disk.stat(`${root}/missing`).then((found) => found !== undefined), missing === undefined);
    });
  }

  test('open: in a missing directory is ENOENT, for writing a directory EISDIR', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    await assert.rejects(disk.open(`${root}/no/file`, 'create'), fault('ENOENT', `${root}/no/file`));
    await assert.rejects(disk.open(root, 'read-write'), fault('EISDIR', root));
  });

  test('file: a durable write is a write, after a rename too', async () => {
    await using fixture = await makeFixture();
    const file = await fixture.disk.open(`${fixture.root}/a`, 'create');
    await file.write(utf8('hello world'), 0);
    await fixture.disk.rename(`${fixture.root}/a`, `${fixture.root}/b`);
    await file.writeDurably?.(utf8('World'), 6);
    await file.writeDurably?.(utf8('H'), 0);
    const wanted = file.writeDurably === undefined ? 'hello world' : 'Hello World';
    assert.equal(await contentOf(fixture.disk, `${fixture.root}/b`), wanted);
    await file.close();
  });
}

function names(makeFixture: () => Promise<DiskFixture>): void {
  test('directory: lists names by their bytes', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    // U+FF5E sorts before U+10000 by bytes and after it by UTF-16 units.
    for (const file of ['b', 'a', 'B', '10', '2', '\u{10000}', '\uff5e']) await write(disk, `${root}/${file}`, '');
    assert.deepEqual(await disk.list(root), ['10', '2', 'B', 'a', 'b', '\uff5e', '\u{10000}']);
    await assert.rejects(disk.list(`${root}/no`), fault('ENOENT', `${root}/no`));
    await assert.rejects(disk.list(`${root}/a`), fault('ENOTDIR', `${root}/a`));
  });

  test('directory: is made with its parents; an existing one is fine, a file in the way is not', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    await disk.makeDirectory(`${root}/x/y/z`);
    await disk.makeDirectory(`${root}/x/y`);
    assert.deepEqual(await disk.list(`${root}/x`), ['y']);
    assert.equal((await disk.stat(`${root}/x/y/z`))?.directory, true);
    await write(disk, `${root}/file`, '');
    await assert.rejects(disk.makeDirectory(`${root}/file`), fault('EEXIST', `${root}/file`));
    await assert.rejects(disk.makeDirectory(`${root}/file/y`), fault('ENOTDIR', `${root}/file/y`));
  });

  test('stat: size and kind; undefined where nothing is', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    await write(disk, `${root}/a`, 'four');
    const found = await disk.stat(`${root}/a`);
    assert.deepEqual([found?.sizeBytes, found?.directory], [4, false]);
    assert.equal(await disk.stat(`${root}/no`), undefined);
    assert.equal(await disk.stat(`${root}/a/b`), undefined);
  });

  test('remove: files and empty directories only; an open file stays readable', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    await write(disk, `${root}/a`, 'alive');
    const file = await disk.open(`${root}/a`, 'read');
    await disk.remove(`${root}/a`);
    assert.equal(await disk.stat(`${root}/a`), undefined);
    const target = new Uint8Array(5);
    assert.equal(await file.read(target, 0), 5);
    await file.close();
    await assert.rejects(disk.remove(`${root}/a`), fault('ENOENT', `${root}/a`));
    await disk.makeDirectory(`${root}/full/inner`);
    await assert.rejects(disk.remove(`${root}/full`), fault('ENOTEMPTY', `${root}/full`));
    await disk.remove(`${root}/full/inner`);
    await disk.remove(`${root}/full`);
    assert.deepEqual(await disk.list(root), []);
  });

  test('rename: replaces the target, moves between directories', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    await write(disk, `${root}/old`, 'old');
    await write(disk, `${root}/new`, 'new');
    await disk.rename(`${root}/new`, `${root}/old`);
    assert.equal(await contentOf(disk, `${root}/old`), 'new');
    await disk.makeDirectory(`${root}/d`);
    await disk.rename(`${root}/old`, `${root}/d/moved`);
    await disk.syncDirectory(root);
    await disk.syncDirectory(`${root}/d`);
    assert.deepEqual(await disk.list(root), ['d']);
    assert.deepEqual(await disk.list(`${root}/d`), ['moved']);
    await assert.rejects(disk.rename(`${root}/old`, `${root}/x`), fault('ENOENT', `${root}/old`));
    await assert.rejects(disk.syncDirectory(`${root}/no`), fault('ENOENT', `${root}/no`));
  });

  test('link: two names, one file, until the last is removed', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    await write(disk, `${root}/a`, 'one');
    await disk.link(`${root}/a`, `${root}/b`);
    await write(disk, `${root}/a`, 'two');
    await disk.remove(`${root}/a`);
    assert.equal(await contentOf(disk, `${root}/b`), 'two');
    await write(disk, `${root}/c`, '');
    await assert.rejects(disk.link(`${root}/b`, `${root}/c`), fault('EEXIST', `${root}/b`));
  });
}

function holders(makeFixture: () => Promise<DiskFixture>): void {
  test('lock: has one holder at a time', async () => {
    await using fixture = await makeFixture();
    const { disk, root } = fixture;
    const first = await disk.lock(root);
    await assert.rejects(disk.lock(root), fault('ELOCKED', root));
    await first.release();
    const second = await disk.lock(root);
    await first.release(); // again: not the second one's
    await assert.rejects(disk.lock(root), fault('ELOCKED', root));
    await second.release();
    await assert.rejects(disk.lock(`${root}/no`), fault('ENOENT', `${root}/no`));
  });

  test('space: free is at most total', async () => {
    await using fixture = await makeFixture();
    const { totalBytes, freeBytes } = await fixture.disk.space(fixture.root);
    assert.ok(freeBytes > 0 && freeBytes <= totalBytes);
    await assert.rejects(fixture.disk.space(`${fixture.root}/no`), fault('ENOENT', `${fixture.root}/no`));
  });
}
