import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { TesseraError } from '@tessera/base';
import { DiskError } from '../faults.ts';
import { Cancellation, HelperDied, type Helpers, InlineHelpers, type JobCall } from '../helpers.ts';
import { MemoryDisk, microtasks } from '../memory/index.ts';
import { job } from '../testing/echo-job.ts';
import { nodeDisk } from './disk.ts';
import { NodeHelpers } from './helpers.ts';

function callOn(disk = nodeDisk, more: Partial<JobCall> = {}): JobCall {
  return { disk, cancellation: new Cancellation(), answer: (question) => ({ heard: question }), ...more };
}

function root(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'tessera-helpers-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

const kinds: readonly (readonly [string, () => Helpers])[] = [
  ['inline', () => new InlineHelpers(microtasks)],
  ['threads', () => new NodeHelpers(2)],
];

for (const [name, make] of kinds) {
  it(`helpers (${name}): a job reads and writes files, asks, shares memory`, async () => {
    using directory = root();
    const shared = new SharedArrayBuffer(4);
    const input = { asks: [1, 'two'], write: join(directory.path, 'file'), shared };
    const result = await make().run(job, input, callOn());
    assert.deepEqual(result, { answers: [{ heard: 1 }, { heard: 'two' }], read: 'from a job' });
    assert.equal(new Int32Array(shared)[0], 1);
    assert.ok(existsSync(input.write));
  });

  it(`helpers (${name}): errors keep code and details, of the job, of its disk, of an answer`, async () => {
    const helpers = make();
    await assert.rejects(helpers.run(job, { fails: 'as told' }, callOn()), (error) => {
      assert.ok(error instanceof TesseraError);
      assert.equal(error.code, 'KV:Test:Failed');
      assert.deepEqual([error.message, error.details], ['as told', { at: 7 }]);
      return true;
    });
    await assert.rejects(helpers.run(job, { write: '/nowhere/file' }, callOn()), (error) => {
      assert.ok(error instanceof DiskError);
      assert.deepEqual([error.errno, error.path], ['ENOENT', '/nowhere/file']);
      return true;
    });
    const refuse = (): never => {
      throw new TesseraError('KV:Test:Refused', 'no answer');
    };
    await assert.rejects(helpers.run(job, { asks: [1] }, callOn(nodeDisk, { answer: refuse })), {
      code: 'KV:Test:Refused',
    });
  });

  it(`helpers (${name}): a cancelled job ends`, async () => {
    const cancellation = new Cancellation();
    const answer = (): void => cancellation.cancel();
    await make().run(job, { until: 'cancelled' }, callOn(nodeDisk, { cancellation, answer }));
  });
}

it('helper threads: one that dies fails its job alone, and another takes its place', async () => {
  const helpers = new NodeHelpers(2);
  await assert.rejects(helpers.run(job, { dies: true }, callOn()), HelperDied);
  assert.deepEqual(await helpers.run(job, { asks: [1] }, callOn()), { answers: [{ heard: 1 }], read: '' });
});

it('helper threads: input that is no plain data is refused and the thread goes on', async () => {
  const helpers = new NodeHelpers(2);
  const input = { asks: [() => 1] };
  await assert.rejects(helpers.run(job, input, callOn()), { name: 'DataCloneError' });
  assert.equal((await helpers.run(job, { asks: [1] }, callOn())).answers.length, 1);
});

it('helper threads: urgent jobs pass one that runs and those that wait', async () => {
  const helpers = new NodeHelpers(2);
  const order: string[] = [];
  const cancellation = new Cancellation();
  const started = Promise.withResolvers<void>();
  const long = helpers
    .run(job, { until: 'cancelled' }, callOn(nodeDisk, { cancellation, answer: () => started.resolve() }))
    .then(() => order.push('long'));
  await started.promise;
  const second = helpers.run(job, {}, callOn()).then(() => order.push('second'));
  await helpers.run(job, {}, callOn(nodeDisk, { urgent: true })).then(() => order.push('urgent'));
  cancellation.cancel();
  await Promise.all([long, second]);
  assert.deepEqual(order, ['urgent', 'long', 'second']);
});

it('helper threads: a disk that no thread can open is served on the loop', async () => {
  const disk = new MemoryDisk();
  const result = await new NodeHelpers(2).run(job, { write: '/file' }, callOn(disk));
  assert.equal(result.read, 'from a job');
});
