/** `npm run demo:packages` as a suite: Debian's package index through our client, read back, scanned, and verified by client-go. */
import { join } from 'node:path';
import { findPackageIndexes } from '../../tools/demo-packages/packages-index.ts';
import { runCommand } from './command.ts';
import { RUN_TIMEOUT_MS, type Suite } from './suite.ts';

const DEMO = join(import.meta.dirname, '../../tools/demo-packages/main.ts');
const RECORDS = 20_000;

export const DEMO_PACKAGES: Suite = {
  name: 'demo-packages',
  modes: ['v1'],
  missing: () => undefined,
  async prepare() {
    if ((await findPackageIndexes()).length === 0) throw new Error('no package index: run apt-get update');
  },
  async run({ pd }) {
    const args = [DEMO, '--pd', pd, '--records', String(RECORDS)];
    const { code, output } = await runCommand(process.execPath, args, { timeoutMs: RUN_TIMEOUT_MS });
    return [{ name: 'demo', ...(code !== 0 && { failure: `ended with ${code}: ${output.slice(-1000)}` }) }];
  },
};
