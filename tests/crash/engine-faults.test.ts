/**
 * One operation of the disk fails, each in its turn, during each kind of background work of the engine: no space, no descriptors, a disk gone
 * read-only, an I/O error. Whoever waits hears of it, with the file's name; nothing is lost, and the engine goes on when the cause is gone,
 * or, after a failed sync, the next start does.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError, fromLatin1, latin1, TesseraError } from '@tessera/base';
import { CF, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { DiskError } from '@tessera/env';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { expectContents, expectNoStray, heldOf, SCENARIOS, type Scenario, Subject } from './engine-scenarios.ts';

type Code = 'ENOSPC' | 'EIO' | 'EMFILE' | 'EROFS';
const CODES: readonly Code[] = ['ENOSPC', 'EMFILE', 'EROFS', 'EIO'];
const codeAt = (turn: number): Code => CODES[turn % CODES.length] as Code;

/** With `TESSERA_CRASH_SEEDS=4` each operation meets each error. */
const SEEDS = Number(process.env['TESSERA_CRASH_SEEDS'] ?? 1);

/** False when the work was done before it came to this operation. */
async function failAt(scenario: Scenario, operation: number, code: Code): Promise<boolean> {
  const subject = new Subject(scenario.options ?? {}, false);
  subject.engine = await subject.open();
  await scenario.prepare(subject);
  const at = subject.disk.operations + operation;
  const before = subject.engine.persistedSequence;
  subject.disk.faults = { failAt: { operation: at, code } };
  const failure = await scenario.run(subject).then(
    () => undefined,
    (error: unknown) => error,
  );
  for (let i = 0; i < 200; i++) await undefined;
  const wasReached = subject.disk.operations >= at;
  subject.disk.faults = {};
  if (failure !== undefined) {
    assert.ok(failure instanceof TesseraError, String(failure));
    assert.match(failure.message, /(?:^| )\//, 'names the file or its directory');
  }
  const isStopped = failure instanceof TesseraError && failure.code === 'KV:Engine:SyncFailed';
  if (isStopped || subject.engine.health.closed) {
    await subject.engine.close();
    subject.disk = subject.disk.kill();
    subject.engine = await subject.open();
  }
  const held = isStopped ? subject.engine.persistedSequence : subject.engine.sequence;
  assert.ok(held >= before);
  // An ingestion that failed leaves sequences that no write has.
  const asBefore = failure !== undefined && !isStopped;
  const written = asBefore ? subject.model : (subject.models.get(held) ?? assert.fail(`no batch ended at ${held}`));
  const model = await heldOf(subject, written, failure === undefined);
  await expectContents(subject.engine, model);

  const batch = new WriteBatch();
  batch.put(CF.default, fromLatin1('after'), fromLatin1('the fault'));
  subject.engine.write(batch);
  model.apply([['put', CF.default, 'after', 'the fault']]);
  await subject.engine.flush();
  await subject.engine.settle();
  await expectContents(subject.engine, model);
  await subject.engine.close();
  subject.disk = subject.disk.kill();
  subject.engine = await subject.open();
  await expectContents(subject.engine, model);
  await expectNoStray(subject);
  await subject.engine.close();
  assert.deepEqual(subject.disk.openFiles, [], 'files left open');
  return wasReached;
}

for (const scenario of SCENARIOS) {
  test(`engine: ${scenario.name}: any operation fails once, with each error in turn`, async () => {
    let operation = 1;
    for (let round = 0; round < Math.min(SEEDS, CODES.length); round++) {
      for (operation = 1; await failAt(scenario, operation, codeAt(operation + round)); operation++);
    }
    assert.ok(operation > 5, `${operation} operations`);
  });
}

test('read-only disk: flushes and starts say so by name, reads and writes in memory go on, and all is well when it is writable again', async () => {
  let readOnly = false;
  const writes = new Set(['write', 'truncate', 'mkdir', 'remove', 'rename', 'link']);
  const disk = new MemoryDisk({
    before: (operation, path) => {
      if (readOnly && writes.has(operation)) throw new DiskError(operation, path, 'EROFS');
    },
  });
  const options = { directory: '/db', disk, tasks: microtasks, memtableBytes: 4096, memtablesMax: 3 };
  const put = (engine: LsmEngine, key: string): void => {
    const batch = new WriteBatch();
    batch.put(CF.default, fromLatin1(key), fromLatin1('v'.repeat(200)));
    engine.write(batch);
  };
  const get = async (engine: LsmEngine, key: string): Promise<string | undefined> => {
    using snapshot = engine.snapshot();
    const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1(key)));
    return found && latin1(found);
  };
  const engine = await LsmEngine.open(options);
  put(engine, 'a');
  await engine.flush();
  readOnly = true;
  put(engine, 'b');
  await assert.rejects(engine.flush(), { code: 'KV:Engine:Io', message: /\/db\/\d+\.sst: read-only file system/ });
  assert.ok((await get(engine, 'a')) !== undefined && (await get(engine, 'b')) !== undefined);
  let written = 0;
  const full = (): void => {
    for (; written < 1000; written++) put(engine, `more${written}`);
  };
  assert.throws(full, { code: 'KV:Engine:Busy' }, 'memory is bounded');
  readOnly = false;
  await engine.flush();
  assert.equal(engine.persistedSequence, engine.sequence);
  await engine.close();
  readOnly = true;
  await assert.rejects(LsmEngine.open(options), (error) =>
    /\/db\/MANIFEST-\d+: read-only file system/.test(describeError(error)),
  );
  readOnly = false;
  const again = await LsmEngine.open(options);
  for (const key of ['a', 'b', `more${written - 1}`]) assert.ok((await get(again, key)) !== undefined, key);
  await again.close();
});
