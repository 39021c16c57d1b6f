/**
 * `npm run bench -- NAME [ROW...] [--json]`: runs bench/micro/NAME.ts or bench/macro/NAME.ts and prints a table, of the rows that are
 * named where the bench can choose; with `--json` the last line is one object for machines. Nothing here is asserted by a test: figures are read beside
 * the peer of the same run, because the machine is shared.
 */
import { existsSync, readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { BenchUnavailable, type Figures, type Row } from './harness/row.ts';

/** What a bench module exports. */
interface Bench {
  run(rows: readonly string[]): Promise<Row[]>;
}

const FOLDERS = ['micro', 'macro'].map((name) => join(import.meta.dirname, name));

async function main(args: readonly string[]): Promise<number> {
  const [name, ...wanted] = args.filter((arg) => !arg.startsWith('-'));
  const file = name === undefined ? undefined : FOLDERS.map((f) => join(f, `${name}.ts`)).find(existsSync);
  if (name === undefined || file === undefined) {
    console.error(`usage: npm run bench -- NAME [ROW...] [--json]\nbenches: ${names().join(', ')}`);
    return 2;
  }
  const bench: Bench = await import(file);
  try {
    const rows = await bench.run(wanted);
    printTable(name, rows);
    if (args.includes('--json')) console.log(JSON.stringify({ bench: name, rows }));
    return 0;
  } catch (error) {
    if (!(error instanceof BenchUnavailable)) throw error;
    console.error(`bench ${name} cannot run here: ${error.message}`);
    return 3;
  }
}

/** Modules beside each other in a folder are benches; what only helps one is in a folder below. */
function names(): string[] {
  return FOLDERS.filter(existsSync)
    .flatMap((folder) => readdirSync(folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

function printTable(name: string, rows: readonly Row[]): void {
  const peer = rows[0]?.peer.name ?? 'peer';
  console.log(`\n${name}: ours beside ${peer}, ${cpus().length} x ${cpus()[0]?.model}, node ${process.version}`);
  console.log('row'.padEnd(28) + ['', 'CPU us/op', 'ops/s', 'p50 ms', 'p99 ms'].map((h) => h.padStart(12)).join(''));
  for (const row of rows) {
    printFigures(row.name, 'ours', row.ours);
    printFigures('', 'peer', row.peer);
    console.log(`${''.padEnd(28)}${'ratio'.padStart(12)}${row.ratio.toFixed(2).padStart(12)}`);
  }
  console.log(
    `Medians of alternating windows; load average ${loadavg()[0]?.toFixed(1)} on a shared machine: read the ratios, ` +
      'repeat before trusting a difference below 10 %.',
  );
}

function printFigures(row: string, who: string, figures: Figures): void {
  const cells = [
    figures.cpuUsPerOp.toPrecision(3),
    String(figures.opsPerSec),
    figures.p50Ms.toPrecision(3),
    figures.p99Ms.toPrecision(3),
  ];
  console.log(row.padEnd(28) + who.padStart(12) + cells.map((cell) => cell.padStart(12)).join(''));
}

process.exitCode = await main(process.argv.slice(2));
