/**
 * Raw key-value is linearizable while processes die and the network is cut: `chaos/main.ts` runs a cluster of its own and
 * hurts it, `go/linear` loads it through client-go and lets porcupine judge. Short unless `--minutes` says otherwise.
 */
import { join } from 'node:path';
import { namespacesMissing } from './chaos/network.ts';
import { mustRun, runCommand, works } from './command.ts';
import { BUILD_TIMEOUT_MS, CACHE, type CaseResult, parseCases, type ScenarioSuite } from './suite.ts';

const SHORT_SECONDS = 16;
/** Start, stop, final reads and porcupine's verdict. */
const AROUND_MS = 5 * 60_000;
const DRIVER = join(CACHE, 'go-linear');
const CHAOS = join(import.meta.dirname, 'chaos/main.ts');

async function run(args: readonly string[], within: readonly string[], minutes: number): Promise<CaseResult[]> {
  const seconds = minutes > 0 ? Math.round(minutes * 60) : SHORT_SECONDS;
  const [program = '', ...rest] = [...within, process.execPath, CHAOS, '--driver', DRIVER, ...args];
  const timeoutMs = seconds * 1000 + AROUND_MS;
  const { code, output, timedOut } = await runCommand(program, [...rest, '--seconds', String(seconds)], { timeoutMs });
  const results = parseCases(output);
  for (const line of output.split('\n')) if (/^(stats|story|files) /.test(line)) console.log(`  ${line}`);
  if (timedOut) return [...results, { name: 'program', failure: `did not end within ${timeoutMs / 1000} s` }];
  if (code !== 0 && results.every((result) => result.failure === undefined)) {
    return [...results, { name: 'program', failure: `ended with ${code}: ${output.slice(-1000)}` }];
  }
  return results;
}

async function prepare(): Promise<void> {
  const cwd = join(import.meta.dirname, 'go');
  await mustRun('go', ['build', '-o', DRIVER, './linear'], { cwd, timeoutMs: BUILD_TIMEOUT_MS });
}

const noGo = (): string | undefined => (works('go', 'version') ? undefined : 'Go is not installed');

export const LINEARIZABLE: readonly ScenarioSuite[] = [
  {
    name: 'linearizable-kills',
    missing: noGo,
    prepare,
    run: (minutes) => run([], [], minutes),
  },
  {
    name: 'linearizable-partitions',
    missing: () => noGo() ?? namespacesMissing(),
    prepare,
    run: (minutes) => run(['--net'], ['unshare', '-n'], minutes),
  },
];
