/**
 * A power cut before every single operation of the disk (write, sync, rename, link, remove, directory sync) during each kind of background work of
 * the engine, on a disk that loses, tears and reorders what was not synced. Afterwards the engine holds a prefix of the writes, at least
 * what it had promised, and no file that nobody needs. Random histories are in tests/contract/kv-engine-history.ts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectContents, expectNoStray, heldOf, SCENARIOS, type Scenario, Subject } from './engine-scenarios.ts';

/** Power cuts tear differently under each; `TESSERA_CRASH_SEEDS=20 npm test -- crash/engine` is the long version. */
const SEEDS = Number(process.env['TESSERA_CRASH_SEEDS'] ?? 1);

/** With encryption nothing but the headers of files is different: these make every kind of file. */
const ENCRYPTED = /blobs and their collection|ingestion/;

/** False when the work was done before the cut. */
async function cutAt(scenario: Scenario, isEncrypted: boolean, cut: number, seed: number): Promise<boolean> {
  const subject = new Subject(scenario.options ?? {}, isEncrypted);
  subject.engine = await subject.open();
  await scenario.prepare(subject);
  subject.disk.faults = { powerCutAt: subject.disk.operations + cut };
  const before = subject.engine.persistedSequence;
  const failure = await scenario.run(subject).then(
    () => undefined,
    (error: unknown) => error,
  );
  // The end of work nobody waits for, such as the removal of files, may be the one that meets the cut.
  for (let i = 0; i < 200; i++) await undefined;
  const wasCut = subject.disk.off;
  if (!wasCut && failure !== undefined) throw failure;
  const acknowledged = Math.max(before, subject.engine.persistedSequence);
  subject.disk.faults = {};
  await subject.engine.close().catch(() => {});
  subject.disk = subject.disk.cutPower(seed, seed % 3 === 0);
  subject.engine = await subject.open();
  const recovered = subject.engine.persistedSequence;
  assert.ok(recovered >= acknowledged, `recovered ${recovered}, acknowledged ${acknowledged}`);
  const model = subject.models.get(recovered);
  assert.ok(model !== undefined, `no batch ended at ${recovered}`);
  await expectContents(subject.engine, await heldOf(subject, model, failure === undefined));
  await expectNoStray(subject);
  await scenario.check?.(subject);
  await subject.engine.close();
  assert.deepEqual(subject.disk.openFiles, [], 'files left open');
  return wasCut;
}

for (const isEncrypted of [false, true]) {
  for (const scenario of SCENARIOS) {
    if (isEncrypted && SEEDS === 1 && !ENCRYPTED.test(scenario.name)) continue;
    test(`engine: ${scenario.name}: a power cut before any operation, ${isEncrypted ? 'encrypted' : 'plain'}`, async () => {
      let cut = 1;
      for (let seed = 1; seed <= Math.max(SEEDS, scenario.seeds ?? 1); seed++) {
        for (cut = 1; await cutAt(scenario, isEncrypted, cut, seed * 1000 + cut); cut++);
      }
      assert.ok(cut > 5, `${cut} operations`);
    });
  }
}
