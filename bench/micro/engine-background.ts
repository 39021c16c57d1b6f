/**
 * `npm run bench -- engine-background`: a million keys (`BENCH_KEYS=10000000` for more) of 28 bytes with values of 100 in random order, with flushes and
 * leveled compactions all the time, beside db_bench of rocksdb-tools with the same sizes of memtable, tables and levels, no log, no compression.
 *
 *   fill-random         CPU of the whole process for one key, all background work included; p50/p99 of a batch of 100
 *   flush-compaction    CPU of the helpers for one MiB that they write; the rate is MiB a second of such CPU
 * Above the table: write and space amplification of both, delays of our loop, and the peak memory of our process, up to six memtables and
 * otherwise threads and their buffers. How far it is goes to stderr.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchUnavailable, type Figures, type Row, row } from '../harness/row.ts';
import type { FilledOurs } from './engine/fill-ours.ts';
import {
  DRAWN,
  directoryBytes,
  FILL,
  FILL_BATCH,
  FILL_KEY_BYTES,
  FILL_VALUE,
  MIB,
  rowsBytes,
} from './engine/fill-shape.ts';

const PEER = 'rocksdb db_bench';

interface Filled {
  readonly fill: Figures;
  readonly background: Figures;
  readonly writeAmplification: number;
  readonly spaceAmplification: number;
}

export async function run(): Promise<Row[]> {
  return fillBoth(Number(process.env['BENCH_KEYS'] ?? 1_000_000), '');
}

/** Rows of one size; `suffix` ends their names. */
export function fillBoth(keys: number, suffix: string): Row[] {
  const root = mkdtempSync(join(tmpdir(), 'tessera-bench-background-'));
  try {
    const theirs = native(join(root, 'native'), keys);
    rmSync(join(root, 'native'), { recursive: true, force: true });
    const ours = fillOurs(join(root, 'ours'), keys);
    for (const [name, of] of [['ours', ours] as const, ['native', theirs] as const]) {
      const [key, mib] = [of.fill.cpuUsPerOp.toFixed(2), of.background.opsPerSec];
      console.log(`${keys} keys, ${name}: ${key} us a key, flush and compaction ${mib} MiB/s of CPU`);
      const [write, space] = [of.writeAmplification.toFixed(2), of.spaceAmplification.toFixed(2)];
      console.log(`${keys} keys, ${name}: write amplification ${write}, space ${space}`);
    }
    return [
      row(`fill-random${suffix}`, ours.fill, PEER, theirs.fill),
      row(`flush-compaction${suffix}`, ours.background, PEER, theirs.background),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function figures(cpuUsPerOp: number, p50Ms = 0, p99Ms = 0): Figures {
  return { cpuUsPerOp, opsPerSec: Math.round(1e6 / cpuUsPerOp), p50Ms, p99Ms };
}

function fillOurs(directory: string, keys: number): Filled {
  const script = join(import.meta.dirname, 'engine/fill-ours.ts');
  const child = spawnSync(process.execPath, [script, String(keys), directory], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`filling ours ended with ${child.status ?? child.signal}`);
  const found = JSON.parse(child.stdout) as FilledOurs;
  const [peak, start] = [found.peakRssMib.toFixed(0), found.startRssMib.toFixed(0)];
  const memtables = (6 * FILL.memtableBytes) / MIB;
  console.log(`${keys} keys, ours: peak RSS ${peak} MiB, ${start} before; memtables up to ${memtables} of it`);
  console.log(`${keys} keys, ours: delays of the loop, p99 ${found.loopP99Ms.toFixed(1)} ms`);
  return {
    ...found,
    fill: figures(found.cpuUs, found.batchP50Ms, found.batchP99Ms),
    background: figures(found.backgroundUs),
  };
}

function native(directory: string, keys: number): Filled {
  const options = [
    ...[`--db=${directory}`, `--num=${keys}`, `--key_size=${FILL_KEY_BYTES}`, `--value_size=${FILL_VALUE.length}`],
    ...[`--batch_size=${FILL_BATCH}`, '--disable_wal=1', '--compression_type=none', '--bloom_bits=10'],
    ...[`--write_buffer_size=${FILL.memtableBytes}`, `--max_bytes_for_level_base=${FILL.levelBaseBytes}`],
    ...[`--target_file_size_base=${8 * MIB}`, '--max_background_jobs=2', `--cache_size=${FILL.blockCacheBytes}`],
    ...['--block_size=16384', '--threads=1', '--seed=1', '--histogram=1'],
  ];
  console.error(`  native: ${keys} keys`);
  const fill = nativeRun(['--benchmarks=fillrandom,waitforcompaction,stats', ...options]);
  // Of the whole run: write rate (13), wall time (14) and CPU time (15) of flushes and compactions; sizes are rounded to 0.1 GB.
  const sums = [...fill.output.matchAll(/^ Sum .*$/gm)].map(([line]) => line.trim().split(/\s+/));
  const sum = sums.filter((cells) => cells.length > 15 && Number(cells[14]) > 0).at(-1);
  if (sum === undefined) throw new BenchUnavailable('db_bench prints no statistics');
  const writtenMib = Number(sum[13]) * Number(sum[14]);
  const [, p50, p99] = /^Percentiles: P50: ([\d.]+) .*?P99: ([\d.]+)/m.exec(fill.output) ?? [];
  return {
    fill: figures(fill.cpuUs / keys, Number(p50) / 1000, Number(p99) / 1000),
    background: figures((Number(sum[15]) * 1e6) / writtenMib),
    writeAmplification: (writtenMib * MIB) / rowsBytes(keys),
    spaceAmplification: directoryBytes(directory) / rowsBytes(keys * DRAWN),
  };
}

function nativeRun(args: readonly string[]): { readonly output: string; readonly cpuUs: number } {
  const run = spawnSync('bash', ['-c', 'time -p db_bench "$@"', 'db_bench', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * MIB,
  });
  if (run.status !== 0) throw new BenchUnavailable('db_bench is missing: apt-get install rocksdb-tools');
  const seconds = (name: string): number => Number(new RegExp(`^${name} ([\\d.]+)`, 'm').exec(run.stderr)?.[1] ?? 0);
  return { output: run.stdout, cpuUs: (seconds('user') + seconds('sys')) * 1e6 };
}
