/**
 * `npm run bench -- engine-background`: a million keys (`BENCH_KEYS=10000000` for more) of 28 bytes with values of 100 in random order, with flushes and
 * leveled compactions all the time, beside db_bench of rocksdb-tools with the same sizes of memtable, tables and levels, no log, no compression.
 *
 *   fill-random         CPU of the whole process for one key; p50/p99 are delays of our event loop while helpers work
 *   flush-compaction    CPU of the helpers for one MiB that they write; the rate is MiB a second of such CPU
 * Write amplification of both is printed above the table, and what memory our process took above its start: up to five memtables may wait, the rest is threads
 * and their buffers.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Prng, silentLogger } from '@tessera/base';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { BenchUnavailable, type Figures, type Row, row } from '../harness/row.ts';

const MIB = 1024 * 1024;
const KEY_BYTES = 28;
const VALUE = Buffer.alloc(100, 'v');
const BATCH = 100;
const PEER = 'rocksdb db_bench';
const MEMTABLE_BYTES = 16 * MIB;
const LEVEL_BASE_BYTES = 64 * MIB;

interface Filled {
  readonly fill: Figures;
  readonly background: Figures;
  readonly writeAmplification: number;
}

export async function run(): Promise<Row[]> {
  return await fillBoth(Number(process.env['BENCH_KEYS'] ?? 1_000_000), '');
}

/** Rows of one size; `suffix` ends their names. */
export async function fillBoth(keys: number, suffix: string): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'tessera-bench-background-'));
  try {
    const theirs = native(join(root, 'native'), keys);
    rmSync(join(root, 'native'), { recursive: true, force: true });
    const before = process.memoryUsage.rss() / MIB;
    const ours = await fillOurs(join(root, 'ours'), keys);
    const [mine, peers] = [ours, theirs].map((of) => of.writeAmplification.toFixed(2));
    console.log(`${keys} keys: write amplification ours ${mine}, theirs ${peers}`);
    const peakMib = process.resourceUsage().maxRSS / 1024 - before;
    console.log(
      `${keys} keys: peak RSS ${peakMib.toFixed(0)} MiB above ${before.toFixed(0)}, memtables up to ${(6 * MEMTABLE_BYTES) / MIB} MiB of it`,
    );
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

function native(directory: string, keys: number): Filled {
  const options = [
    ...[`--db=${directory}`, `--num=${keys}`, `--key_size=${KEY_BYTES}`, `--value_size=${VALUE.length}`],
    ...[`--batch_size=${BATCH}`, '--disable_wal=1', '--compression_type=none', '--bloom_bits=10', '--block_size=16384'],
    ...[`--write_buffer_size=${MEMTABLE_BYTES}`, `--max_bytes_for_level_base=${LEVEL_BASE_BYTES}`, '--threads=1'],
    ...[`--target_file_size_base=${8 * MIB}`, '--max_background_jobs=2', `--cache_size=${4096 * MIB}`, '--seed=1'],
  ];
  const fill = nativeRun(['--benchmarks=fillrandom,waitforcompaction,stats', ...options]);
  // Of the whole run: write rate (13), wall time (14) and CPU time (15) of flushes and compactions; sizes are rounded to 0.1 GB.
  const sums = [...fill.output.matchAll(/^ Sum .*$/gm)].map(([line]) => line.trim().split(/\s+/));
  const sum = sums.filter((cells) => cells.length > 15 && Number(cells[14]) > 0).at(-1);
  if (sum === undefined) throw new BenchUnavailable('db_bench prints no statistics');
  const writtenMib = Number(sum[13]) * Number(sum[14]);
  const userMib = (keys * (KEY_BYTES + VALUE.length)) / MIB;
  return {
    fill: figures(fill.cpuUs / keys),
    background: figures((Number(sum[15]) * 1e6) / writtenMib),
    writeAmplification: writtenMib / userMib,
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

const KEY = new Uint8Array(KEY_BYTES).fill(0x30);
const KEY_VIEW = new DataView(KEY.buffer);

function keyOf(number: number): Uint8Array {
  KEY_VIEW.setUint32(4, number);
  return KEY;
}

async function fillOurs(directory: string, keys: number): Promise<Filled> {
  const env = createNodeEnv({ log: silentLogger });
  const engine = await LsmEngine.open({
    ...{ directory, disk: env.disk, tasks: env.tasks, clock: env.clock, helpers: env.helpers, compression: ['none'] },
    ...{ memtableBytes: MEMTABLE_BYTES, levelBaseBytes: LEVEL_BASE_BYTES, blockCacheBytes: 4096 * MIB },
  });
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const [process0, thread0] = [process.cpuUsage(), process.threadCpuUsage()];
  await fill(engine, keys);
  await engine.flush();
  await engine.settle();
  const [whole, loop] = [process.cpuUsage(process0), process.threadCpuUsage(thread0)];
  delays.disable();
  const wholeUs = whole.user + whole.system;
  const helpersUs = wholeUs - loop.user - loop.system;
  const { flushedBytes, compactionWrittenBytes } = engine.stats();
  const written = flushedBytes + compactionWrittenBytes;
  await engine.close();
  return {
    fill: figures(wholeUs / keys, delays.percentile(50) / 1e6 - 1, delays.percentile(99) / 1e6 - 1),
    background: figures(helpersUs / (written / MIB)),
    writeAmplification: written / (keys * (KEY_BYTES + VALUE.length)),
  };
}

/** As a store does it: a turn writes some batches, then others run; where the engine falls behind, one waits for it. */
async function fill(engine: LsmEngine, keys: number): Promise<void> {
  const random = new Prng(7);
  const batch = new WriteBatch(64 * 1024);
  for (let i = 0; i < keys; i += BATCH) {
    batch.clear();
    for (let j = 0; j < BATCH; j++) batch.put(CF.default, keyOf(random.int(0, keys)), VALUE);
    engine.write(batch);
    if ((i / BATCH) % 20 === 0) {
      do await new Promise((resolve) => setImmediate(resolve));
      while (engine.signals().immutableMemtables > 4);
    }
  }
}
