import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDurableDirectory } from './durable-directory.ts';
import { DiskError } from './faults.ts';
import { MemoryDisk } from './memory/disk.ts';

test('durable directory: its name and the names of new parents survive a power cut, old ones are left alone', async () => {
  const disk = new MemoryDisk();
  await makeDurableDirectory(disk, '/a/b/c/');
  await disk.makeDirectory('/plain');
  await makeDurableDirectory(disk, '/a/b/c');
  const after = disk.afterCrash();
  assert.ok(await after.stat('/a/b/c'));
  assert.equal(await after.stat('/plain'), undefined);
});

test('durable directory: one that is there only since a start that was killed before its sync survives too', async () => {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/made');
  await disk.makeDirectory('/parent');
  await makeDurableDirectory(disk, '/made');
  await makeDurableDirectory(disk, '/parent/below');
  const after = disk.afterCrash();
  assert.ok(await after.stat('/made'));
  assert.ok(await after.stat('/parent/below'));
});

test('durable directory: a parent that may not be read does not keep a store from its directory', async () => {
  const disk = new MemoryDisk();
  await makeDurableDirectory(disk, '/locked/mine');
  const sync = disk.syncDirectory.bind(disk);
  disk.syncDirectory = async (path) => {
    if (path === '/locked') throw new DiskError('sync directory', path, 'EACCES');
    await sync(path);
  };
  await makeDurableDirectory(disk, '/locked/mine');
  await makeDurableDirectory(disk, '/locked/mine/db');
  await assert.rejects(makeDurableDirectory(disk, '/locked/other'), DiskError);
});
