/**
 * `npm run bench -- failover [ROW...]`: the store of a leader is lost; how long until its region takes writes again. Rows `kill` (SIGKILL),
 * `stop` (SIGSTOP) and `partition` (network namespaces: cut off from stores and placement driver). The peer is the budget: 3 seconds.
 * p50 and p99 are median and worst of ten; the figures of CPU and rate mean nothing here.
 */
import { join } from 'node:path';
import { namespacesMissing } from '../../tests/interop/chaos/network.ts';
import { mustRun } from '../../tests/interop/command.ts';
import { type Figures, median, type Row, round } from '../harness/row.ts';

const TIMES = 10;
const BUDGET_MS = 3000;
const RUN_MS_MAX = 8 * 60_000;
const PROCESS = join(import.meta.dirname, 'failover/process.ts');

export async function run(wanted: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const way of ['kill', 'stop', 'partition']) {
    if (wanted.length > 0 && !wanted.includes(way)) continue;
    const missing = way === 'partition' ? namespacesMissing() : undefined;
    if (missing !== undefined) {
      console.log(`partition: skipped, ${missing}`);
      continue;
    }
    const within = way === 'partition' ? ['unshare', '-n'] : [];
    const [program = '', ...args] = [...within, process.execPath, PROCESS, way, String(TIMES)];
    const output = await mustRun(program, args, { timeoutMs: RUN_MS_MAX });
    const times: number[] = JSON.parse(output.trim().split('\n').at(-1) ?? '[]');
    console.log(`${way}: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    const ours = figures(median(times), Math.max(...times));
    const peer = { name: 'the budget', ...figures(BUDGET_MS, BUDGET_MS) };
    rows.push({ name: way, ours, peer, ratio: round(BUDGET_MS / ours.p50Ms, 2) });
  }
  return rows;
}

function figures(p50Ms: number, p99Ms: number): Figures {
  return { cpuUsPerOp: 0, opsPerSec: 0, p50Ms, p99Ms };
}
