/**
 * `npm run bench -- engine`: the LSM engine beside RocksDB in C++ (`db_bench` of Debian's rocksdb-tools), run before and
 * after ours on the same machine: 300,000 keys of 28 bytes, values of 100, batches of 100, no log, no compression, one thread,
 * everything in memory. `get-hot` and the scans read compacted tables in the block cache; `-memtable` rows read a memtable.
 *
 * The peer does not call through a language border. db_bench prints wall time an operation; its one thread is busy all the
 * time, so that is its CPU time.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Prng, silentLogger } from '@tessera/base';
import { CF, type EngineSnapshot, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { BenchUnavailable, type Figures, median, type Row, row } from '../harness/row.ts';

const KEYS = 300_000;
const KEY_BYTES = 28;
const VALUE = Buffer.alloc(100, 'v');
const BATCH = 100;
const ROUNDS = 5;
const PEER = 'rocksdb db_bench';

type Measured = Map<string, number[]>;

export async function run(): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'tessera-bench-engine-'));
  try {
    const ours: Measured = new Map();
    const theirs: Measured = new Map();
    for (let round = 0; round < ROUNDS; round++) {
      native(join(root, 'native'), theirs);
      await measureOurs(join(root, `ours-${round}`), ours);
    }
    return [...ours.keys()].map((name) =>
      row(`${name}-native`, figures(ours.get(name)), PEER, figures(theirs.get(name))),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function figures(micros: readonly number[] | undefined): Figures {
  const cpuUsPerOp = Number(median(micros ?? []).toFixed(4));
  const ms = cpuUsPerOp / 1000;
  return { cpuUsPerOp, opsPerSec: Math.round(1e6 / cpuUsPerOp), p50Ms: ms, p99Ms: ms };
}

function note(measured: Measured, name: string, micros: number): void {
  measured.set(name, [...(measured.get(name) ?? []), micros]);
}

/** What db_bench calls each of our rows; the second group runs on compacted tables. */
const NATIVE: readonly (readonly [benchmark: string, row: string])[] = [
  ['fillrandom', 'insert-100'],
  ['readrandom', 'get-memtable'],
  ['readseq', 'scan-memtable'],
  ['compact', ''],
  ['readrandom', 'get-hot'],
  ['readmissing', 'get-missing'],
  ['seekrandom', 'seek'],
  ['readseq', 'scan-forward'],
  ['readreverse', 'scan-reverse'],
];

function native(directory: string, measured: Measured): void {
  // Reads once unmeasured before the second group: it fills the cache.
  const benchmarks = NATIVE.flatMap(([name]) => (name === 'compact' ? ['compact', 'readseq'] : [name]));
  const run = spawnSync(
    'db_bench',
    [
      ...[`--benchmarks=${benchmarks.join(',')}`, `--db=${directory}`, `--num=${KEYS}`, `--key_size=${KEY_BYTES}`],
      ...[`--value_size=${VALUE.length}`, `--batch_size=${BATCH}`, '--disable_wal=1', '--compression_type=none'],
      ...['--write_buffer_size=268435456', '--cache_size=1073741824', '--bloom_bits=10', '--threads=1', '--seed=1'],
      ...['--block_size=16384', '--max_background_jobs=1'],
    ],
    { encoding: 'utf8' },
  );
  if (run.error !== undefined) throw new BenchUnavailable('db_bench is missing: apt-get install rocksdb-tools');
  const lines = [...run.stdout.matchAll(/^(\w+)\s+:\s+([\d.]+) micros\/op/gm)];
  let skippedWarmUp = false;
  let next = 0;
  for (const [, benchmark, micros] of lines) {
    if (benchmark === 'readseq' && NATIVE[next - 1]?.[0] === 'compact' && !skippedWarmUp) {
      skippedWarmUp = true;
      continue;
    }
    const name = NATIVE[next++]?.[1] ?? '';
    if (name !== '') note(measured, name, Number(micros));
    if (name === 'scan-forward') note(measured, 'scan-forward-views', Number(micros));
  }
}

/** db_bench's keys: a number in the first eight bytes, the rest filler. One buffer for all, as there. */
const KEY = new Uint8Array(KEY_BYTES).fill(0x30);
const KEY_VIEW = new DataView(KEY.buffer);

function keyOf(number: number, last = 0x30): Uint8Array {
  KEY_VIEW.setUint32(0, 0);
  KEY_VIEW.setUint32(4, number);
  KEY[KEY_BYTES - 1] = last;
  return KEY;
}

async function measureOurs(directory: string, measured: Measured): Promise<void> {
  const env = createNodeEnv({ log: silentLogger });
  const engine = await LsmEngine.open({
    ...{ directory, disk: env.disk, tasks: env.tasks, compression: ['none'] },
    ...{ memtableBytes: 256 * 1024 * 1024, blockCacheBytes: 1024 * 1024 * 1024 },
  });
  const random = new Prng(7);
  const written = Uint32Array.from({ length: KEYS }, () => random.int(0, KEYS));
  // Drawn anew, as db_bench does: nearly four in ten of them were never written.
  const order = Uint32Array.from({ length: KEYS }, () => random.int(0, KEYS));
  const batch = new WriteBatch(64 * 1024);
  time(measured, 'insert-100', KEYS, () => {
    for (let i = 0; i < KEYS; i += BATCH) {
      batch.clear();
      for (let j = i; j < i + BATCH; j++) batch.put(CF.default, keyOf(written[j] as number), VALUE);
      engine.write(batch);
    }
  });
  {
    using snapshot = engine.snapshot();
    time(measured, 'get-memtable', KEYS, () => getAll(snapshot, order));
    const rows = scan(snapshot, false);
    time(measured, 'scan-memtable', rows, () => scanRows(snapshot));
  }
  await engine.flush();
  await engine.compactRange(CF.default);
  using snapshot = engine.snapshot();
  // Loads every block once.
  const iterator = snapshot.iterator(CF.default);
  for (await runRead(engine, snapshot, () => iterator.seekToFirst()); iterator.valid; ) {
    await runRead(engine, snapshot, () => iterator.next());
  }
  time(measured, 'get-hot', KEYS, () => getAll(snapshot, order));
  time(measured, 'get-missing', KEYS, () => getAll(snapshot, order, 0x31));
  time(measured, 'seek', KEYS, () => {
    const seeker = snapshot.iterator(CF.default);
    for (let i = 0; i < KEYS; i++) seeker.seek(keyOf(order[i] as number));
  });
  const rows = scan(snapshot, false);
  time(measured, 'scan-forward', rows, () => scanRows(snapshot));
  time(measured, 'scan-forward-views', rows, () => scan(snapshot, false));
  time(measured, 'scan-reverse', rows, () => scan(snapshot, true));
  await engine.close();
}

function time(measured: Measured, name: string, operations: number, work: () => unknown): void {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  note(measured, name, (used.user + used.system) / operations);
}

function getAll(snapshot: EngineSnapshot, order: Uint32Array, last = 0x30): number {
  let bytes = 0;
  for (let i = 0; i < order.length; i++) {
    bytes += snapshot.get(CF.default, keyOf(order[i] as number, last))?.length ?? 0;
  }
  return bytes;
}

/** As db_bench reads: the length of every key and value; and a byte of both, which it does not. */
function scanRows(snapshot: EngineSnapshot): number {
  const iterator = snapshot.iterator(CF.default);
  let rows = 0;
  let bytes = 0;
  for (iterator.seekToFirst(); iterator.valid; iterator.nextRows()) {
    const { keyBytes, valueBytes, places, begin, end } = iterator.rows();
    for (let at = 4 * begin; at < 4 * end; at += 4) {
      const keyStart = places[at] as number;
      const valueStart = places[at + 2] as number;
      bytes += (places[at + 1] as number) - keyStart + (places[at + 3] as number) - valueStart;
      bytes += (keyBytes[keyStart] as number) + (valueBytes[valueStart] as number);
    }
    rows += end - begin;
  }
  return bytes > 0 ? rows : 0;
}

function scan(snapshot: EngineSnapshot, reverse: boolean): number {
  const iterator = snapshot.iterator(CF.default);
  let rows = 0;
  let bytes = 0;
  if (reverse) {
    for (iterator.seekToLast(); iterator.valid; iterator.prev()) {
      bytes += iterator.key().length + iterator.value().length;
      rows++;
    }
  } else {
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
      bytes += iterator.key().length + iterator.value().length;
      rows++;
    }
  }
  return bytes > 0 ? rows : 0;
}
