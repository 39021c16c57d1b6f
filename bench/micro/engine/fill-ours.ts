/**
 * Fills our engine with keys in random order, flushes and compactions in helper threads all the time, in a process of its own: CPU and memory are then
 * the engine's. Run by `bench -- engine-background` as `node fill-ours.ts KEYS DIRECTORY`; prints one JSON object, and on stderr how far it is.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Prng, silentLogger } from '@tessera/base';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { quantile } from '../../harness/row.ts';
import { DRAWN, directoryBytes, FILL, FILL_BATCH, FILL_VALUE, fillKey, MIB, rowsBytes } from './fill-shape.ts';

export interface FilledOurs {
  /** Of the whole process, a key. */
  readonly cpuUs: number;
  /** Of the helpers, a MiB written. */
  readonly backgroundUs: number;
  readonly batchP50Ms: number;
  readonly batchP99Ms: number;
  readonly loopP99Ms: number;
  readonly writeAmplification: number;
  readonly spaceAmplification: number;
  readonly startRssMib: number;
  readonly peakRssMib: number;
}

const TURN_BATCHES = 20;
const PROGRESS_STEPS = 10;

async function fillOurs(directory: string, keys: number): Promise<FilledOurs> {
  const env = createNodeEnv({ log: silentLogger });
  const startRssMib = process.memoryUsage.rss() / MIB;
  const engine = await LsmEngine.open({
    ...{ directory, disk: env.disk, tasks: env.tasks, clock: env.clock, helpers: env.helpers, compression: ['none'] },
    ...FILL,
  });
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const [process0, thread0] = [process.cpuUsage(), process.threadCpuUsage()];
  const batchMs = await fill(engine, keys);
  await engine.flush();
  await engine.settle();
  const [whole, loop] = [process.cpuUsage(process0), process.threadCpuUsage(thread0)];
  delays.disable();
  const wholeUs = whole.user + whole.system;
  const { flushedBytes, compactionWrittenBytes } = engine.stats();
  const written = flushedBytes + compactionWrittenBytes;
  await engine.close();
  return {
    cpuUs: wholeUs / keys,
    backgroundUs: (wholeUs - loop.user - loop.system) / (written / MIB),
    batchP50Ms: quantile(batchMs, 0.5),
    batchP99Ms: quantile(batchMs, 0.99),
    loopP99Ms: delays.percentile(99) / 1e6 - 1,
    writeAmplification: written / rowsBytes(keys),
    spaceAmplification: directoryBytes(directory) / rowsBytes(keys * DRAWN),
    startRssMib,
    peakRssMib: process.resourceUsage().maxRSS / 1024,
  };
}

/** As a store does it: a turn writes some batches, then others run; where the engine falls behind, one waits for it. Hands back how long batches took. */
async function fill(engine: LsmEngine, keys: number): Promise<number[]> {
  const random = new Prng(7);
  const batch = new WriteBatch(64 * 1024);
  const batchMs: number[] = [];
  const step = Math.ceil(keys / PROGRESS_STEPS / FILL_BATCH) * FILL_BATCH;
  for (let i = 0; i < keys; i += FILL_BATCH) {
    batch.clear();
    for (let j = 0; j < FILL_BATCH; j++) batch.put(CF.default, fillKey(random.int(0, keys)), FILL_VALUE);
    const start = performance.now();
    engine.write(batch);
    batchMs.push(performance.now() - start);
    if ((i / FILL_BATCH) % TURN_BATCHES === 0) {
      do await new Promise((resolve) => setImmediate(resolve));
      while (engine.signals().immutableMemtables > 4);
    }
    if (i > 0 && i % step === 0) console.error(`  ours: ${i} of ${keys} keys`);
  }
  return batchMs;
}

const [keys = '', directory = ''] = process.argv.slice(2);
console.log(JSON.stringify(await fillOurs(directory, Number(keys))));
