import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDurableDirectory } from './durable-directory.ts';
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
