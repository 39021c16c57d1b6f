/** Flow control before the engine that it watches: writers faster than its flushes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1 } from '@tessera/base';
import { CF, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { type Helpers, InlineHelpers } from '@tessera/env';
import { ManualClock, MemoryDisk, microtasks } from '@tessera/env/memory';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import type { RaftKv, RegionError } from '../raft-kv.ts';
import { FlowControlledKv } from './flow-controlled-kv.ts';

const KIB = 1024;
const THRESHOLD = 3;
const MEMTABLE_BYTES = 512 * KIB;

test('flow control: writers slow down, then hear ServerIsBusy; the engine refuses nothing, reads go on; with flushes again all is as before', async () => {
  const clock = new ManualClock();
  const inline = new InlineHelpers(microtasks);
  const gate = Promise.withResolvers<void>();
  const helpers: Helpers = { run: (job, input, call) => gate.promise.then(() => inline.run(job, input, call)) };
  const engine = await LsmEngine.open({
    ...{ directory: '/db', disk: new MemoryDisk(), tasks: microtasks, helpers, clock },
    ...{ memtableBytes: MEMTABLE_BYTES, memtablesMax: 16, automaticCompaction: false },
  });
  let worst = 0;
  let mostWaiting = 0;
  const direct: RaftKv = {
    changesRange: () => false,
    check: () => undefined,
    readLocal: () => assert.fail('no reads here'),
    read: () => assert.fail('no reads here'),
    write: (_context, batch, listener) => {
      engine.write(batch);
      worst = Math.max(worst, engine.signals().immutableMemtables);
      listener.written(undefined);
    },
  };
  const config = {
    ...{ enable: true, memtablesThreshold: THRESHOLD, l0FilesThreshold: 1000 },
    ...{ softPendingCompactionBytesLimit: 1024 ** 4, hardPendingCompactionBytesLimit: 2 * 1024 ** 4 },
  };
  const kv = new FlowControlledKv({ kv: direct, clock, signals: () => engine.signals(), config });
  const batch = new WriteBatch();
  const counts = { sent: 0, done: 0, busy: 0 };
  const put = (): void => {
    batch.clear();
    batch.put(CF.default, fromLatin1(`key${counts.sent++}`), new Uint8Array(1000));
    const written = (error: RegionError | undefined): void => {
      if (error === undefined) counts.done++;
      else {
        assert.equal(error.serverIsBusy?.reason, 'scheduler is busy');
        assert.match(error.message ?? '', /memtables wait for their flush/);
        counts.busy++;
      }
    };
    kv.write(EMPTY_CONTEXT, batch, { written });
  };
  const run = async (ms: number): Promise<void> => {
    for (let i = 0; i < ms; i++) {
      put();
      mostWaiting = Math.max(mostWaiting, kv.waitingBytes);
      clock.advance(1);
      await undefined;
    }
  };

  await run(100);
  assert.deepEqual([counts.busy, counts.done], [0, 100], 'as long as few memtables wait nobody notices');
  await run(60_000);
  assert.ok(kv.controller.delayed > 20, `${kv.controller.delayed} writes waited`);
  assert.ok(counts.busy > 10_000, `${counts.busy} were refused`);
  // What waits already when all else is refused is written all the same.
  const bound = 2 * THRESHOLD + Math.ceil(mostWaiting / MEMTABLE_BYTES);
  assert.ok(worst > THRESHOLD && worst <= bound, `${worst} memtables waited at worst, ${bound} may`);
  assert.equal(engine.stats().writesRefused, 0);
  {
    using snapshot = engine.snapshot();
    const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1('key7')));
    assert.equal(found?.length, 1000);
  }

  gate.resolve();
  for (let i = 0; i < 2000 && engine.signals().immutableMemtables > 0; i++) await undefined;
  assert.equal(engine.signals().immutableMemtables, 0);
  clock.advance(20_000);
  assert.equal(kv.waitingBytes, 0);
  assert.equal(counts.done + counts.busy, counts.sent);
  const before = counts.done;
  await run(100);
  assert.equal(counts.done - before, 100, 'nobody waits any more');
  kv.close();
  await engine.close();
});
