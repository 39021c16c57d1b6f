/**
 * go-ycsb itself, built from the module proxy: workloads A to F over client-go of 2022. In raw mode through the BatchCommands
 * stream and by unary calls, then its own batched operations; in transactions, plain, with async commit and in one phase. With `dataintegrity` it compares every
 * value it reads; we check that every operation was counted and none failed.
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, runCommand, works } from './command.ts';
import { BUILD_TIMEOUT_MS, CACHE, type CaseResult, RUN_TIMEOUT_MS, type Suite, type Target } from './suite.ts';

const VERSION = 'v1.0.1';
const SOURCE = join(CACHE, `go-ycsb-${VERSION}`);
const BINARY = join(SOURCE, 'bin-go-ycsb');
const RECORDS = 300;
const OPERATIONS = 1000;
const BATCH = 10;

const TXN_KINDS = [
  ['txn', { 'tikv.async_commit': 'false', 'tikv.one_pc': 'false' }],
  ['async-commit', { 'tikv.async_commit': 'true', 'tikv.one_pc': 'false' }],
  ['one-phase', { 'tikv.async_commit': 'false', 'tikv.one_pc': 'true' }],
] as const;

interface Run {
  readonly name: string;
  readonly workload: string;
  readonly properties: Readonly<Record<string, string>>;
}

function runs(): Run[] {
  const found: Run[] = [];
  for (const [suffix, size] of [
    ['', '128'],
    ['-unary', '0'],
  ] as const) {
    for (const letter of 'abcdef') {
      const properties = { 'tikv.batchsize': size, dataintegrity: 'true' };
      found.push({ name: `workload-${letter}${suffix}`, workload: `workload${letter}`, properties });
    }
  }
  // Batches of go-ycsb: only reads, updates and inserts have them.
  for (const letter of 'abc') {
    found.push({
      name: `workload-${letter}-batched`,
      workload: `workload${letter}`,
      properties: { 'batch.size': '10' },
    });
  }
  for (const [suffix, properties] of TXN_KINDS) {
    for (const letter of 'abcdef') {
      const all = { 'tikv.type': 'txn', dataintegrity: 'true', silence: 'false', ...properties };
      found.push({ name: `workload-${letter}-${suffix}`, workload: `workload${letter}`, properties: all });
    }
  }
  return found;
}

export const GO_YCSB: Suite = {
  name: 'go-ycsb',
  modes: ['v1'],
  missing: () => (works('go', 'version') ? undefined : 'Go is not installed'),
  async prepare() {
    if (existsSync(BINARY)) return;
    const env = { GOFLAGS: '-mod=mod' };
    const module = `github.com/pingcap/go-ycsb@${VERSION}`;
    const options = { cwd: CACHE, env, timeoutMs: BUILD_TIMEOUT_MS };
    const downloaded: { Dir: string } = JSON.parse(await mustRun('go', ['mod', 'download', '-json', module], options));
    // Built in a copy: `go install` refuses modules with replace lines, and the module cache is read only.
    rmSync(SOURCE, { recursive: true, force: true });
    cpSync(downloaded.Dir, SOURCE, { recursive: true });
    await mustRun('chmod', ['-R', 'u+w', SOURCE], options);
    await mustRun('go', ['build', '-o', BINARY, './cmd/go-ycsb'], { cwd: SOURCE, timeoutMs: BUILD_TIMEOUT_MS });
  },
  async run(target) {
    const results: CaseResult[] = [];
    for (const run of runs()) {
      const failure = (await ycsb('load', run, target)) ?? (await ycsb('run', run, target));
      results.push({ name: run.name, ...(failure !== undefined && { failure }) });
    }
    return results;
  },
};

/** What went wrong, undefined when nothing did. */
async function ycsb(phase: 'load' | 'run', run: Run, target: Target): Promise<string | undefined> {
  const properties: Record<string, string> = {
    'tikv.pd': target.pd,
    'tikv.type': 'raw',
    'tikv.conncount': '2',
    // A table a run, so that records of one do not meet the other's.
    table: run.name,
    recordcount: String(RECORDS),
    operationcount: String(OPERATIONS),
    threadcount: '8',
    fieldlength: '50',
    fieldlengthdistribution: 'constant',
    ...run.properties,
  };
  const settings = Object.entries(properties).flatMap(([key, value]) => ['-p', `${key}=${value}`]);
  const args = [phase, 'tikv', '-P', join(SOURCE, 'workloads', run.workload), ...settings];
  const { code, output, timedOut } = await runCommand(BINARY, args, { cwd: SOURCE, timeoutMs: RUN_TIMEOUT_MS });
  if (timedOut) return `${phase} did not end within ${RUN_TIMEOUT_MS / 1000} s`;
  if (code !== 0) return `${phase} ended with ${code}: ${output.slice(-600)}`;
  const wanted = phase === 'load' ? RECORDS : OPERATIONS;
  // It counts batches, not what is in them.
  return judge(phase, output, 'batch.size' in run.properties ? wanted / BATCH : wanted);
}

/** Reads the final report: `READ   - Takes(s): 0.1, Count: 512, OPS: ...`. */
function judge(phase: 'load' | 'run', output: string, wanted: number): string | undefined {
  const counts = new Map<string, number>();
  const report = output.slice(output.indexOf('Run finished'));
  for (const match of report.matchAll(/^(\w+)\s+- .*?Count: (\d+)/gm)) counts.set(match[1] ?? '', Number(match[2]));
  const failed = [...counts.keys()].filter((name) => name.includes('ERROR'));
  const failures = failed.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  // Optimistic transactions on one key: the loser is told so, and go-ycsb does not try again.
  const conflicts = [...output.matchAll(/^operation err: .*write conflict/gim)].length;
  if (failures > conflicts) {
    const reasons =
      output
        .match(/^operation err: .*/gm)
        ?.slice(0, 3)
        .join(' | ') ?? '';
    return `${phase}: ${failed.map((name) => `${counts.get(name)} ${name}`).join(', ')}: ${reasons}`;
  }
  const done = (counts.get('TOTAL') ?? 0) + conflicts;
  return done < wanted ? `${phase}: ${done} operations counted, want ${wanted}: ${report.slice(-600)}` : undefined;
}
