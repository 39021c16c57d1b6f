/**
 * `npm run bench -- engine [SHAPE...]`: the LSM engine beside native RocksDB (`db_bench`), the RocksDB binding and LMDB, each in processes of its own, one
 * after the other. Rows are named OPERATION-SHAPE-PEER (`100b` has no shape in its names); what a peer lacks is left out. Shapes:
 *
 *   100b                     300,000 keys of 28 bytes, values of 100
 *   16b 1k 16k 256k          other values, 37 MiB; with `-blob` (from 1k on) ours and RocksDB separate the values
 *   churn-100b ... -16k-blob small memtables, every key overwritten three times at random: CPU of a write with all flushes and compactions,
 *                            write and space amplification, peak memory beside what was configured
 *   large-100b ... -256k-blob  ten million keys (`BENCH_KEYS`) or 2 GiB (`BENCH_MIB`), whichever is less: the rows of 100b, writes with all flushes and
 *                            compactions, amplification and memory; several minutes of CPU a shape and subject
 *
 * Without names: 100b and churn-100b, a minute of CPU; `all`: what is not large; `large`: all of those. `BENCH_ROUNDS`: alternating rounds, medians are shown (1). `BENCH_SUBJECTS=native`: only these
 * peers of native, binding, lmdb. The binding: `npm install --prefix DIR @nxtedition/rocksdb` and `BENCH_PEERS=DIR` (LMDB there too, or ours). `get-cold`: a cache of a quarter of the data, files in the page cache.
 * How far it is goes to stderr.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figures, median, type Row, row } from '../harness/row.ts';
import { type Measured, NOT_INSTALLED } from './engine/measured.ts';
import { measureNative } from './engine/native.ts';
import { type Shape, shapes } from './engine/shape.ts';

const PEERS: readonly (readonly [suffix: string, name: string])[] = [
  ['native', 'rocksdb db_bench'],
  ['binding', '@nxtedition/rocksdb'],
  ['lmdb', 'lmdb'],
];
const DEFAULT_SHAPES = ['100b', 'churn-100b'];

export async function run(wanted: readonly string[]): Promise<Row[]> {
  const names = wanted.length === 0 ? DEFAULT_SHAPES : wanted;
  const chosen = shapes().filter(
    ({ name, kind }) => names.includes(name) || names.includes(kind === 'large' ? 'large' : 'all'),
  );
  if (chosen.length === 0) throw new Error(`no such shape: ${shapes().map(({ name }) => name)}`);
  const root = mkdtempSync(join(tmpdir(), 'tessera-bench-engine-'));
  try {
    return chosen.flatMap((shape) => measure(shape, root));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function measure(shape: Shape, root: string): Row[] {
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 1);
  const wanted = (process.env['BENCH_SUBJECTS'] ?? PEERS.map(([suffix]) => suffix).join()).split(',');
  const found = new Map<string, Measured[]>();
  // A process that runs new code for the first time compiles it, and takes 30 MiB for that: not what is asked here.
  if (shape.kind === 'churn') runIn(root, 'ours', shape);
  for (let round = 0; round < rounds; round++) {
    for (const subject of ['ours', ...wanted]) {
      console.error(`${shape.name}, ${shape.keys} keys: ${subject}, round ${round + 1} of ${rounds}`);
      const measured = runIn(root, subject, shape);
      if (measured !== undefined) found.set(subject, [...(found.get(subject) ?? []), measured]);
    }
  }
  const ours = found.get('ours') ?? [];
  printNotes(shape, found);
  const suffix = shape.name === '100b' ? '' : `-${shape.name}`;
  return PEERS.flatMap(([peer, peerName]) => {
    const theirs = found.get(peer) ?? [];
    return Object.keys(ours[0]?.rows ?? {})
      .filter((name) => theirs[0]?.rows[name] !== undefined)
      .map((name) => row(`${name}${suffix}-${peer}`, figures(ours, name), peerName, figures(theirs, name)));
  });
}

function runIn(root: string, subject: string, shape: Shape): Measured | undefined {
  const directory = mkdtempSync(join(root, `${subject}-`));
  try {
    return subject === 'native' ? measureNative(shape, directory) : inProcess(subject, shape, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Undefined where the subject is not installed. */
function inProcess(subject: string, shape: Shape, directory: string): Measured | undefined {
  const script = join(import.meta.dirname, 'engine/measure.ts');
  // As the program itself has it: type stripping alone takes 20 MB a thread.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tessera-bench-compiled') };
  const child = spawnSync(process.execPath, ['--expose-gc', script, subject, shape.name, directory], {
    ...{ encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  if (child.status === 0) return JSON.parse(child.stdout) as Measured;
  if (child.status !== NOT_INSTALLED) throw new Error(`${subject} ended with ${child.status ?? child.signal}`);
  console.error(`  ${subject} is not installed`);
  return undefined;
}

function figures(runs: readonly Measured[], name: string): Figures {
  const cpuUsPerOp = Number(median(runs.map(({ rows }) => rows[name]?.cpuUs ?? 0)).toFixed(4));
  const p99Ms = Number(median(runs.map(({ rows }) => rows[name]?.p99Ms ?? 0)).toFixed(6));
  return { cpuUsPerOp, opsPerSec: Math.round(1e6 / cpuUsPerOp), p50Ms: cpuUsPerOp / 1000, p99Ms };
}

function printNotes(shape: Shape, found: ReadonlyMap<string, readonly Measured[]>): void {
  for (const [subject, runs] of found) {
    const notes = Object.keys(runs[0]?.notes ?? {}).map(
      (name) => `${name} ${median(runs.map(({ notes }) => notes[name] ?? 0)).toFixed(2)}`,
    );
    if (notes.length > 0) console.log(`${shape.name} ${subject}: ${notes.join(', ')}`);
  }
}
