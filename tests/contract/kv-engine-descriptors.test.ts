/** The engine in a real process that runs out of descriptors: `ulimit -n` is far below the number of its tables. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const DESCRIPTORS = 90;
const script = join(import.meta.dirname, 'narrow.worker.ts');

interface Outcome {
  readonly files: number;
  readonly blobs: number;
  readonly limit: number;
  readonly warnings: readonly string[];
}

test('too many open files: an engine with more tables than the process may open works, and says what it gave up', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-narrow-'));
  try {
    const command = `ulimit -n ${DESCRIPTORS} && exec "$0" "$1" "$2"`;
    const args = ['-c', command, process.execPath, script, join(directory, 'db')];
    const { stdout } = await promisify(execFile)('/bin/bash', args, { timeout: 100_000 });
    const { files, blobs, limit, warnings } = JSON.parse(stdout) as Outcome;
    assert.equal(limit, DESCRIPTORS);
    assert.ok(files + blobs > DESCRIPTORS, `${files} tables, ${blobs} blob files`);
    assert.ok(
      warnings.some((line) => line.startsWith('too many open files')),
      `${warnings}`,
    );
  } finally {
    await rm(directory, { recursive: true });
  }
});
