/**
 * RocksDB in C++: `db_bench` of Debian's rocksdb-tools, one thread, no log, no compression, the same keys, values, batches and cache as ours. It does not
 * call through a language border. It prints wall time an operation, drawing of keys included; on a machine with other work we scale
 * it by the share of CPU its process got, so that it is CPU time as ours.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BenchUnavailable } from '../../harness/row.ts';
import type { Measured } from './measure.ts';
import { BATCH, CHURN, readsOf, rowBytes, type Shape, SPEED } from './shape.ts';

const MIB = 1024 * 1024;

export function measureNative(shape: Shape, directory: string): Measured {
  return shape.kind === 'churn' ? churn(shape, directory) : speed(shape, directory);
}

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

function options(shape: Shape, db: string, sizes: typeof SPEED): string[] {
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
  const fresh = [...options(shape, db, SPEED), keys, `--batch_size=${BATCH}`];
  const old = [...options(shape, db, SPEED), keys, '--use_existing_db=1'];
  const cold = options(shape, db, { ...SPEED, cacheBytes: Math.floor((shape.keys * rowBytes(shape)) / 4) });
  const rows = {
    ...rowsOf(fresh, [
      ['fillseq', 'insert-sequential-100'],
      ['fillrandom', 'insert-100'],
      ['overwrite', 'overwrite-100'],
    ]),
    ...rowsOf([...old, '--batch_size=1', `--writes=${Math.ceil(shape.keys / 4)}`], [['overwrite', 'insert-1']]),
  };
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
        ['readseq', 'scan-forward'],
        ['readreverse', 'scan-reverse'],
      ],
    ),
    rowsOf(
      [...cold, keys, '--use_existing_db=1', `--reads=${Math.ceil(shape.keys / 10)}`],
      [['readrandom', 'get-cold']],
    ),
  );
  rmSync(db, { recursive: true, force: true });
  return { rows, notes: {} };
}

function churn(shape: Shape, directory: string): Measured {
  const db = join(directory, 'native');
  const writes = shape.keys * CHURN.rounds;
  const run = dbBench([
    ...options(shape, db, CHURN),
    ...[`--num=${shape.keys}`, `--writes=${writes}`, `--batch_size=${BATCH}`],
    '--benchmarks=fillrandom,waitforcompaction,stats',
  ]);
  const written = writtenMib(run.output);
  const live = shape.keys * (1 - Math.exp(-CHURN.rounds)) * rowBytes(shape);
  let bytes = 0;
  for (const name of readdirSync(db)) if (/\.(sst|blob)$/.test(name)) bytes += statSync(join(db, name)).size;
  rmSync(db, { recursive: true, force: true });
  return {
    rows: { fill: { cpuUs: run.cpuUs / writes, p99Ms: 0 } },
    notes: { spaceAmplification: bytes / live, writeAmplification: (written * MIB) / (writes * rowBytes(shape)) },
  };
}

/** By flushes and compactions of the whole run: write rate (13) and wall time (14) of the last sum; sizes are rounded to 0.1 GB. */
function writtenMib(output: string): number {
  const sums = [...output.matchAll(/^ Sum .*$/gm)].map(([line]) => line.trim().split(/\s+/));
  const sum = sums.filter((cells) => cells.length > 15 && Number(cells[14]) > 0).at(-1);
  if (sum === undefined) throw new BenchUnavailable('db_bench prints no statistics');
  return Number(sum[13]) * Number(sum[14]);
}
