/** The second opinion on the demo's data: the same records read by client-go, where Go is installed. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { PackageRecord } from './packages-index.ts';

const SOURCE = join(import.meta.dirname, 'client-go');
const run = promisify(execFile);

export async function verifyWithClientGo(pd: string, prefix: string, records: readonly PackageRecord[]): Promise<void> {
  const go = await run('go', ['version']).catch(() => undefined);
  if (go === undefined) {
    console.log('client-go: skipped, Go is not installed');
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'tessera-demo-'));
  try {
    const program = join(directory, 'verify');
    console.log('client-go: building (the first time downloads its modules)');
    await run('go', ['build', '-o', program, '.'], { cwd: SOURCE, maxBuffer: 1 << 26 });
    const file = join(directory, 'records.json');
    await writeFile(file, records.map(({ key, value }) => JSON.stringify({ key: prefix + key, value })).join('\n'));
    await new Promise<void>((resolve, reject) => {
      const child = spawn(program, [pd, file], { stdio: ['ignore', 'pipe', 'pipe'] });
      let log = '';
      // client-go logs to standard output; only the verdict is for the reader.
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('client-go:')) console.log(line);
      });
      child.stderr.on('data', (chunk) => {
        log = (log + chunk).slice(-4000);
      });
      child.on('error', reject);
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`client-go verification failed:\n${log}`)),
      );
    });
  } finally {
    await rm(directory, { recursive: true });
  }
}
