/**
 * `npm run bench -- engine-blobs`: what value separation saves. Values of 1, 16 and 32 KiB are loaded once and then overwritten at random, with blob files and
 * without, everything else alike: CPU of the whole process for one update, flushes, compactions and collection of garbage until nothing is due included.
 * Memtable and levels are small against the data, as they are in a store: three levels below level 0 (`BENCH_LIVE_MIB` for other amounts of data, `BENCH_SIZES=32` for one size).
 * Write and space amplification are printed above the table. TiKV says of Titan: 1.7 times the updates at 1 KiB, 5.9 at 32 KiB.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Prng, silentLogger } from '@tessera/base';
import { CF, LsmEngine, type LsmOptions, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { type Figures, type Row, row } from '../harness/row.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const LIVE_BYTES = Number(process.env['BENCH_LIVE_MIB'] ?? 384) * MIB;
const SIZES = (process.env['BENCH_SIZES'] ?? '1,16,32').split(',').map(Number);
const BATCH_BYTES = 64 * KIB;
const SIZE_OPTIONS = {
  memtableBytes: 4 * MIB,
  levelBaseBytes: 4 * MIB,
  tableBytes: 2 * MIB,
  blockCacheBytes: 64 * MIB,
};

interface Updated {
  readonly update: Figures;
  readonly writeAmplification: number;
  readonly spaceAmplification: number;
}

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kib of SIZES) {
    const without = await updates(kib * KIB, { mode: 'read-only' });
    const separated = await updates(kib * KIB, { mode: 'normal', minBytes: KIB / 2, compression: 'none' });
    for (const [name, of] of [['without', without] as const, ['in blob files', separated] as const]) {
      const [write, space] = [of.writeAmplification.toFixed(2), of.spaceAmplification.toFixed(2)];
      console.log(`${kib} KiB, ${name}: write amplification ${write}, space ${space}`);
    }
    rows.push(row(`update-${kib}k`, separated.update, 'without blob files', without.update));
  }
  return rows;
}

async function updates(valueBytes: number, blobs: LsmOptions['blobs'] & object): Promise<Updated> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-bench-blobs-'));
  const env = createNodeEnv({ log: silentLogger });
  const engine = await LsmEngine.open({
    ...{ directory, disk: env.disk, tasks: env.tasks, clock: env.clock, helpers: env.helpers, compression: ['none'] },
    ...SIZE_OPTIONS,
    blobs,
  });
  try {
    const keys = Math.floor(LIVE_BYTES / valueBytes);
    const value = new Prng(1).fill(new Uint8Array(valueBytes));
    await write(engine, keys, (i) => i, value);
    await engine.flush();
    await engine.settle();
    const random = new Prng(7);
    const before = engine.stats();
    const cpu0 = process.cpuUsage();
    await write(engine, keys, () => random.int(0, keys), value);
    await engine.flush();
    await engine.settle();
    const cpu = process.cpuUsage(cpu0);
    const after = engine.stats();
    const written =
      after.flushedBytes - before.flushedBytes + after.compactionWrittenBytes - before.compactionWrittenBytes;
    const held = after.blobs.sizeBytes + after.levels.flat().reduce((sum, level) => sum + level.sizeBytes, 0);
    const cpuUsPerOp = (cpu.user + cpu.system) / keys;
    return {
      update: { cpuUsPerOp, opsPerSec: Math.round(1e6 / cpuUsPerOp), p50Ms: 0, p99Ms: 0 },
      writeAmplification: written / (keys * valueBytes),
      spaceAmplification: held / (keys * valueBytes),
    };
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** As many writes as there are keys; waits where flow control would. */
async function write(engine: LsmEngine, keys: number, next: (i: number) => number, value: Uint8Array): Promise<void> {
  const perBatch = Math.max(1, Math.floor(BATCH_BYTES / value.length));
  const batch = new WriteBatch();
  const key = new Uint8Array(16);
  const view = new DataView(key.buffer);
  for (let i = 0; i < keys; ) {
    batch.clear();
    for (let j = 0; j < perBatch && i < keys; j++, i++) {
      view.setUint32(8, next(i));
      // Nothing that compresses or repeats over versions.
      new DataView(value.buffer).setUint32(0, i);
      batch.put(CF.default, key, value);
    }
    engine.write(batch);
    if (engine.signals().immutableMemtables > 2) await engine.flush();
    else if (i % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
    if ((engine.signals().level0Files[CF.default] ?? 0) > 12) await engine.settle();
  }
}
