/** Nothing of a key or a value is readable in any file that engine and raft log leave on an encrypted disk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { CF, LsmEngine, runRead } from '@tessera/engine';
import { createMemoryEnv, MemoryDisk, microtasks } from '@tessera/env/memory';
import { RaftLog } from '@tessera/raft-log';
import { encrypted } from '../support/encrypted.ts';
import { batchOf } from './kv-engine.ts';

async function rawFiles(disk: MemoryDisk, directory: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const name of await disk.list(directory)) {
    const path = `${directory}/${name}`;
    if ((await disk.stat(path))?.directory === true) for (const [k, v] of await rawFiles(disk, path)) found.set(k, v);
    else found.set(path, Buffer.from(await disk.readFile(path)));
  }
  return found;
}

async function fill(raw: MemoryDisk, isEncrypted: boolean): Promise<void> {
  const disk = isEncrypted ? encrypted(raw, 5) : raw;
  const env = { ...createMemoryEnv(), disk };
  const options = {
    ...{ directory: '/data/db', disk, tasks: microtasks, wal: true, tableBytes: 4096, memtableBytes: 8192 },
    blobs: { mode: 'normal', minBytes: 300, compression: 'none' },
  } as const;
  const engine = await LsmEngine.open(options);
  for (let i = 0; i < 300; i++) {
    engine.write(batchOf(['put', CF.default, `KNOWNKEY${i}`, `KNOWNVALUE${i}`.repeat(i % 50)]));
    if (i % 100 === 99) await engine.flush();
  }
  await engine.compactRange(CF.default);
  engine.write(
    batchOf(['put', CF.write, 'KNOWNKEY', 'KNOWNVALUE'], ['deleteRange', CF.default, 'KNOWNKEY1', 'KNOWNKEY2']),
  );
  await engine.checkpoint('/data/copy');
  engine.write(batchOf(['put', CF.lock, 'KNOWNKEY', 'KNOWNVALUE']));
  await engine.syncLog();
  using snapshot = engine.snapshot();
  const value = await runRead(engine, snapshot, () => snapshot.get(CF.default, utf8('KNOWNKEY3')));
  assert.equal(Buffer.from(value ?? []).toString(), 'KNOWNVALUE3'.repeat(3));
  await engine.close();
  const log = await RaftLog.open(env, { directory: '/data/raft', segmentBytes: 1 << 16, freshSegment: isEncrypted });
  log.append(1, [{ index: 1, term: 1, data: utf8('KNOWNKEY KNOWNVALUE') }]);
  log.putState(1, utf8('KNOWNVALUE'));
  await log.flushed();
  await log.close();
}

test('encryption: known keys and values are in the files of a plain disk and in none of an encrypted one', async () => {
  const counts: number[] = [];
  for (const isEncrypted of [false, true]) {
    const raw = new MemoryDisk();
    await raw.makeDirectory('/data');
    await fill(raw, isEncrypted);
    let hits = 0;
    const files = await rawFiles(raw, '/data');
    for (const kind of ['.sst', '.blob', '.log', 'MANIFEST', 'CURRENT', '/copy/', '.raftlog']) {
      assert.ok(
        [...files.keys()].some((path) => path.includes(kind)),
        `no ${kind} among them`,
      );
    }
    for (const [path, bytes] of files) {
      for (const needle of ['KNOWNKEY', 'KNOWNVALUE', 'rocksdb', 'MANIFEST', 'TRLB']) {
        if (bytes.includes(needle)) hits++;
      }
      if (isEncrypted && bytes.length > 0) assert.equal(bytes.toString('latin1', 0, 8), 'TSENCRPT', path);
    }
    counts.push(hits);
  }
  assert.ok((counts[0] ?? 0) > 10, `${counts[0]} hits in the clear`);
  assert.equal(counts[1], 0);
});
