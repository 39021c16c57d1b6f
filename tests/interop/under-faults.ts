/**
 * What is promised holds while processes die and the network is cut: `chaos/main.ts` runs a cluster of its own and hurts it,
 * a driver loads it through client-go and judges. `go/linear`: raw key-value is linearizable (porcupine); `go/isolation`:
 * transactions are isolated by snapshots and none is lost (exactly, by commit timestamps). Short unless `--minutes` says otherwise.
 */
import { join } from 'node:path';
import { namespacesMissing } from './chaos/network.ts';
import { mustRun, runCommand, works } from './command.ts';
import { BUILD_TIMEOUT_MS, CACHE, type CaseResult, parseCases, type ScenarioSuite } from './suite.ts';

const SHORT_SECONDS = 16;
/** Start, stop, final reads and the verdict. */
const AROUND_MS = 5 * 60_000;
const CHAOS = join(import.meta.dirname, 'chaos/main.ts');

interface Faults {
  readonly name: string;
  missing(): string | undefined;
  /** Of `chaos/main.ts`, and what it is started through. */
  readonly args: readonly string[];
  readonly within: readonly string[];
}

async function run(driver: string, { args, within }: Faults, minutes: number): Promise<CaseResult[]> {
  const seconds = minutes > 0 ? Math.round(minutes * 60) : SHORT_SECONDS;
  const [program = '', ...rest] = [...within, process.execPath, CHAOS, '--driver', driver, ...args];
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

const noGo = (): string | undefined => (works('go', 'version') ? undefined : 'Go is not installed');

const FAULTS: readonly Faults[] = [
  { name: 'kills', missing: noGo, args: [], within: [] },
  { name: 'partitions', missing: () => noGo() ?? namespacesMissing(), args: ['--net'], within: ['unshare', '-n'] },
];

function scenarios(name: string, program: string): ScenarioSuite[] {
  const driver = join(CACHE, `go-${program}`);
  return FAULTS.map((faults) => ({
    name: `${name}-${faults.name}`,
    missing: () => faults.missing(),
    async prepare() {
      const cwd = join(import.meta.dirname, 'go');
      await mustRun('go', ['build', '-o', driver, `./${program}`], { cwd, timeoutMs: BUILD_TIMEOUT_MS });
    },
    run: (minutes) => run(driver, faults, minutes),
  }));
}

export const UNDER_FAULTS: readonly ScenarioSuite[] = [
  ...scenarios('linearizable', 'linear'),
  ...scenarios('txn', 'isolation'),
];
