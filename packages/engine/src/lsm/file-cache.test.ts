import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng } from '@tessera/base';
import { type Disk, DiskError, type DiskFile } from '@tessera/env';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { CF, runRead } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { FileCache } from './file-cache.ts';
import { LsmEngine } from './lsm-engine.ts';

/** A disk whose process has so many descriptors, and not one more. */
class NarrowDisk extends MemoryDisk {
  override readonly open: Disk['open'];
  openNow = 0;
  openMax = 0;
  limit = Number.POSITIVE_INFINITY;
  refused = 0;

  constructor() {
    super();
    const openFile = MemoryDisk.prototype.open.bind(this);
    this.open = async (path, mode) => {
      if (this.openNow >= this.limit) {
        this.refused++;
        throw new DiskError('open', path, 'EMFILE');
      }
      this.openNow++;
      const file = await openFile(path, mode).catch((error) => {
        this.openNow--;
        throw error;
      });
      this.openMax = Math.max(this.openMax, this.openNow);
      return this.#counted(file);
    };
  }

  #counted(file: DiskFile): DiskFile {
    const close = file.close.bind(file);
    let closed = false;
    file.close = async () => {
      assert.ok(!closed, `${file.path} is closed twice`);
      closed = true;
      this.openNow--;
      await close();
    };
    return file;
  }
}

async function fill(disk: Disk, names: readonly string[]): Promise<void> {
  await disk.makeDirectory('/d');
  for (const name of names) {
    const file = await disk.open(`/d/${name}`, 'create');
    await file.write(fromLatin1(name), 0);
    await file.close();
  }
}

async function contentOf(file: DiskFile): Promise<string> {
  const bytes = new Uint8Array(8);
  return latin1(bytes, 0, await file.read(bytes, 0));
}

const NAMES = Array.from({ length: 40 }, (_, i) => `file-${String(i).padStart(2, '0')}`);

it('file cache: reads any number of files through few descriptors; all are given back', async () => {
  const disk = new NarrowDisk();
  await fill(disk, NAMES);
  const cache = new FileCache(disk, 10);
  const files = await Promise.all(NAMES.map((name) => cache.open(`/d/${name}`, 'read')));
  disk.openMax = disk.openNow;
  const random = new Prng(3);
  for (let i = 0; i < 500; i++) {
    const at = random.int(0, files.length);
    assert.equal(await contentOf(files[at] as DiskFile), NAMES[at]);
  }
  assert.ok(disk.openMax <= 11, `${disk.openMax} open`);
  assert.equal(cache.openFiles, disk.openNow);
  // The ones read last still have theirs.
  const opens = cache.opens;
  for (let i = 0; i < 20; i++) await contentOf(files[i % 5] as DiskFile);
  assert.ok(cache.opens <= opens + 5);
  // More at one time than the cache is for: nobody waits.
  assert.deepEqual(await Promise.all(files.map(contentOf)), NAMES);
  for (const file of files) await file.close();
  assert.equal(disk.openNow, 0);
  await assert.rejects(contentOf(files[0] as DiskFile), { code: 'KV:Disk:EBADF' });
});

it('file cache: a close during a read waits for it; a missing file is missed when it is opened', async () => {
  const disk = new NarrowDisk();
  await fill(disk, ['a']);
  const cache = new FileCache(disk, 10);
  const file = await cache.open('/d/a', 'read');
  const reading = contentOf(file);
  await file.close();
  assert.equal(await reading, 'a');
  assert.equal(disk.openNow, 0);
  await assert.rejects(cache.open('/d/b', 'read'), { code: 'KV:Disk:ENOENT' });
  await assert.rejects((await cache.open('/d/a', 'read')).write(new Uint8Array(1), 0), { code: 'KV:Disk:EBADF' });
});

it('too many open files: the engine gives up half of those it keeps and goes on; nothing is lost', async () => {
  const disk = new NarrowDisk();
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message), child: () => log };
  const engine = await LsmEngine.open({
    ...{ directory: '/db', disk, tasks: microtasks, tableBytes: 1024, blockBytes: 256, blockCacheBytes: 0, log },
    ...{ automaticCompaction: false, compression: ['none'] },
  });
  const keys = Array.from({ length: 600 }, (_, i) => `key-${String(i).padStart(4, '0')}`);
  const write = (value: string): void => {
    const batch = new WriteBatch();
    for (const key of keys) batch.put(CF.default, fromLatin1(key), fromLatin1(key + value));
    engine.write(batch);
  };
  const readAll = async (value: string): Promise<void> => {
    using snapshot = engine.snapshot();
    for (const key of keys) {
      const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1(key)));
      assert.equal(found && latin1(found), key + value);
      snapshot.unpin();
    }
  };
  write('1'.repeat(20));
  await engine.compactRange(CF.default);
  await readAll('1'.repeat(20));
  const { files } = engine.stats().levels[CF.default]?.[1] ?? assert.fail();
  assert.ok(files > 20, `${files} tables`);
  assert.ok(disk.openNow > files, 'all tables are open');
  // As many as are open now, so the next output of a flush finds none left.
  disk.limit = disk.openNow;
  write('2'.repeat(20));
  await engine.flush();
  assert.ok(disk.refused > 0, 'the limit was met');
  assert.equal(warnings.filter((line) => line.startsWith('too many open files')).length, 1);
  await readAll('2'.repeat(20));
  await engine.compactRange(CF.default);
  await readAll('2'.repeat(20));
  await engine.close();
  assert.equal(disk.openNow, 0);
});

it('too many open files: when none can be given back reads and flushes say so, and go on when there are some again', async () => {
  const disk = new NarrowDisk();
  const engine = await LsmEngine.open({ directory: '/db', disk, tasks: microtasks, blockCacheBytes: 0 });
  const put = (key: string): void => {
    const batch = new WriteBatch();
    batch.put(CF.default, fromLatin1(key), fromLatin1(key));
    engine.write(batch);
  };
  const get = async (key: string): Promise<string | undefined> => {
    using snapshot = engine.snapshot();
    const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1(key)));
    return found && latin1(found);
  };
  put('a');
  await engine.flush();
  disk.limit = 0;
  await assert.rejects(get('a'), { code: 'KV:Engine:Io', message: /cannot open \/db\/0+\d+\.sst/ });
  put('b');
  await assert.rejects(engine.flush(), { code: 'KV:Engine:Io', message: /\/db\/.*too many open files/ });
  assert.equal(await get('b'), 'b', 'in memory');
  disk.limit = 10;
  await engine.flush();
  assert.deepEqual([await get('a'), await get('b')], ['a', 'b']);
  assert.equal(engine.persistedSequence, engine.sequence);
  await engine.close();
  assert.equal(disk.openNow, 0);
});
