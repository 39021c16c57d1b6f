/**
 * RocksDB in C++: `db_bench` of Debian's rocksdb-tools, one thread, no log, no compression, the same keys, values, batches and cache as ours. It does not
 * call through a language border. It prints wall time an operation, drawing of keys included; on a machine with other work we scale
 * it by the share of CPU its process got, so that it is CPU time as ours.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BenchUnavailable } from '../../harness/row.ts';
import { directoryBytes, MIB } from './fill-shape.ts';
import type { Measured } from './measured.ts';
import {
  BATCH,
  CHURN_ROUNDS,
  coldReadsOf,
  coldSizesOf,
  drawnOf,
  readsOf,
  rowBytes,
  type Shape,
  singlesOf,
  sizesOf,
} from './shape.ts';

export function measureNative(shape: Shape, directory: string): Measured {
  return shape.kind === 'churn' ? churn(shape, directory) : speed(shape, directory);
}

const SCANS = 9;

interface Run {
  readonly output: string;
  readonly cpuUs: number;
  /** CPU over wall time. */
  readonly share: number;
}

function dbBench(args: readonly string[]): Run {
  const timed = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time db_bench "$@"', 'db_bench', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * MIB,
  });
  const times = /([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(timed.stderr);
  if (timed.status !== 0 || times === null) {
    throw new BenchUnavailable('db_bench is missing: apt-get install rocksdb-tools');
  }
  const [wall, user, system] = times.slice(1).map(Number) as [number, number, number];
  return {
    output: timed.stdout,
    cpuUs: (user + system) * 1e6,
    share: Math.min(1, (user + system) / wall),
  };
}

/** `benchmark[,benchmark]` with the row of each, '' where none is wanted. */
function rowsOf(
  args: readonly string[],
  wanted: readonly (readonly [benchmark: string, row: string])[],
): Measured['rows'] {
  const run = dbBench([`--benchmarks=${wanted.map(([benchmark]) => benchmark).join(',')}`, '--histogram=1', ...args]);
  const found = [...run.output.matchAll(/^(\w+)\s+:\s+([\d.]+) micros\/op[\s\S]*?P99: ([\d.]+)/gm)];
  const rows: Measured['rows'] = {};
  wanted.forEach(([, row], i) => {
    const [, , micros, p99] = found[i] ?? [];
    if (row !== '') rows[row] = { cpuUs: Number(micros) * run.share, p99Ms: Number(p99) / 1000 };
  });
  return rows;
}

function options(shape: Shape, db: string, sizes = sizesOf(shape)): string[] {
  return [
    ...[`--db=${db}`, `--key_size=${rowBytes(shape) - shape.valueBytes}`, `--value_size=${shape.valueBytes}`],
    ...[`--write_buffer_size=${sizes.memtableBytes}`, `--max_bytes_for_level_base=${sizes.levelBaseBytes}`],
    ...[
      `--cache_size=${sizes.cacheBytes}`,
      '--disable_wal=1',
      '--compression_type=none',
      '--bloom_bits=10',
      '--threads=1',
    ],
    ...['--block_size=16384', '--seed=1', '--max_background_jobs=2', `--target_file_size_base=${8 * MIB}`],
    ...(shape.blobs ? ['--enable_blob_files=1', '--min_blob_size=1024', '--enable_blob_garbage_collection=1'] : []),
  ];
}

function speed(shape: Shape, directory: string): Measured {
  const db = join(directory, 'native');
  const keys = `--num=${shape.keys}`;
  const fresh = [...options(shape, db), keys, `--batch_size=${BATCH}`];
  const old = [...options(shape, db), keys, '--use_existing_db=1'];
  const { rows, notes } = shape.kind === 'large' ? largeWrites(shape, db, fresh, old) : writes(shape, fresh, old);
  dbBench([...old, '--benchmarks=compact']);
  Object.assign(
    rows,
    rowsOf(
      [...old, `--reads=${readsOf(shape)}`],
      [
        ['readseq', ''],
        ['readrandom', 'get-hot'],
        ['readmissing', 'get-missing'],
        ['seekrandom', 'seek'],
      ],
    ),
    scan('readseq', 'scan-forward', old),
    scan('readreverse', 'scan-reverse', old),
    rowsOf(
      [...options(shape, db, coldSizesOf(shape)), keys, '--use_existing_db=1', `--reads=${coldReadsOf(shape)}`],
      [['readrandom', 'get-cold']],
    ),
  );
  rmSync(db, { recursive: true, force: true });
  return { rows, notes };
}

/** Several in a process of their own, the first for the cache: one alone may be over within a slice of the processor's time, and then has no part in the share. */
function scan(benchmark: string, row: string, options: readonly string[]): Measured['rows'] {
  const args = [...options, `--benchmarks=${Array(SCANS).fill(benchmark).join(',')}`];
  const run = dbBench(args);
  const micros = [...run.output.matchAll(/^\w+\s+:\s+([\d.]+) micros\/op/gm)].slice(1).map(([, each]) => Number(each));
  const mean = micros.reduce((sum, each) => sum + each, 0) / micros.length;
  return { [row]: { cpuUs: mean * run.share, p99Ms: 0 } };
}

function writes(shape: Shape, fresh: readonly string[], old: readonly string[]): Measured {
  const rows = {
    ...rowsOf(fresh, [
      ['fillseq', 'insert-sequential-100'],
      ['fillrandom', 'insert-100'],
      ['overwrite', 'overwrite-100'],
    ]),
    ...rowsOf([...old, '--batch_size=1', `--writes=${singlesOf(shape)}`], [['overwrite', 'insert-1']]),
  };
  return { rows, notes: {} };
}

/** CPU of a whole process each, flushes and compactions included. */
function largeWrites(shape: Shape, db: string, fresh: readonly string[], old: readonly string[]): Measured {
  const rows: Measured['rows'] = {};
  let written = 0;
  for (const [benchmark, row, count, args] of [
    ['fillseq', 'insert-sequential-100', shape.keys, fresh],
    ['fillrandom', 'insert-100', shape.keys, fresh],
    ['overwrite', 'overwrite-100', shape.keys, [...old, `--batch_size=${BATCH}`]],
    ['overwrite', 'insert-1', singlesOf(shape), [...old, '--batch_size=1']],
  ] as const) {
    const benchmarks = `--benchmarks=${benchmark},waitforcompaction,stats`;
    const run = dbBench([...args, benchmarks, `--writes=${count}`, '--histogram=1']);
    const p99Ms = Number(/P99: ([\d.]+)/.exec(run.output)?.[1] ?? 0) / 1000;
    rows[row] = { cpuUs: run.cpuUs / count, p99Ms };
    if (benchmark !== 'fillseq') written += writtenMib(run.output) * MIB;
    console.error(`  ${row}: ${(run.cpuUs / count).toPrecision(3)} us`);
  }
  const draws = 2 * shape.keys + singlesOf(shape);
  return { rows, notes: amplification(shape, db, draws, written) };
}

function amplification(shape: Shape, db: string, draws: number, written: number): Measured['notes'] {
  return {
    spaceAmplification: directoryBytes(db) / (drawnOf(shape, draws) * rowBytes(shape)),
    writeAmplification: written / (draws * rowBytes(shape)),
  };
}

function churn(shape: Shape, directory: string): Measured {
  const db = join(directory, 'native');
  const draws = shape.keys * CHURN_ROUNDS;
  const run = dbBench([
    ...options(shape, db),
    ...[`--num=${shape.keys}`, `--writes=${draws}`, `--batch_size=${BATCH}`],
    '--benchmarks=fillrandom,waitforcompaction,stats',
  ]);
  const notes = amplification(shape, db, draws, writtenMib(run.output) * MIB);
  rmSync(db, { recursive: true, force: true });
  return { rows: { fill: { cpuUs: run.cpuUs / draws, p99Ms: 0 } }, notes };
}

/** MiB by flushes and compactions of the whole run: write rate (13) and wall time (14) of the last sum; sizes are rounded to 0.1 GB. */
function writtenMib(output: string): number {
  const sums = [...output.matchAll(/^ Sum .*$/gm)].map(([line]) => line.trim().split(/\s+/));
  if (sums.length === 0) throw new BenchUnavailable('db_bench prints no statistics');
  const sum = sums.filter((cells) => cells.length > 15 && Number(cells[14]) > 0).at(-1);
  // None: nothing was flushed.
  return sum === undefined ? 0 : Number(sum[13]) * Number(sum[14]);
}
