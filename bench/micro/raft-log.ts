/**
 * `npm run bench -- raft-log`: appending and syncing, our raft log beside the least a program could do: writing the
 * same bytes to a preallocated file and syncing it, through the same disk port.
 *
 * One operation is one batch made durable: entries of four regions, 4, 64 or 1024 KiB in all. The log also indexes,
 * checksums, compacts and recycles its segments meanwhile. Both sides have one batch in flight. Row `append-N`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { RaftLog } from '@tessera/raft-log';
import { type Figures, quantile, type Row, row, summary } from '../harness/row.ts';

const PEER = 'write + fdatasync, preallocated file';
const REGIONS = 4;
const ENTRIES_PER_REGION = 4;
/** Small enough to recycle often within a bench, large enough for any batch. */
const SEGMENT_BYTES = 16 << 20;
/** Of each region: what a store keeps between two cuts, at these sizes. */
const KEPT_ENTRIES = 16;
/** Appended before measuring: until segments are used again, as in a store that has run for a while. */
const WARM_UP_BYTES = 8 * SEGMENT_BYTES;
const WINDOWS = 9;
const WINDOW_MS = 300;

export async function run(): Promise<Row[]> {
  // Not the system's temporary directory, which may be in memory.
  const directory = mkdtempSync(join(process.cwd(), 'bench-raft-log-'));
  try {
    const rows: Row[] = [];
    for (const kib of [4, 64, 1024]) rows.push(await measure(`append-${kib}`, kib << 10, join(directory, String(kib))));
    return rows;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

interface Appender {
  append(): Promise<void>;
  close(): Promise<void>;
}

async function measure(name: string, batchBytes: number, directory: string): Promise<Row> {
  const ours = await openLog(batchBytes, join(directory, 'log'));
  const peer = await openFile(batchBytes, directory);
  const oursWindows: Figures[] = [];
  const peerWindows: Figures[] = [];
  for (let bytes = 0; bytes < WARM_UP_BYTES && batchBytes > 64 << 10; bytes += batchBytes) await ours.append();
  await window(ours);
  await window(peer);
  for (let turn = 0; turn < WINDOWS; turn++) {
    oursWindows.push(await window(ours));
    peerWindows.push(await window(peer));
  }
  await ours.close();
  await peer.close();
  return row(name, summary(oursWindows), PEER, summary(peerWindows));
}

async function window(appender: Appender): Promise<Figures> {
  const durations: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  let now = start;
  while (now - start < WINDOW_MS) {
    await appender.append();
    const end = performance.now();
    durations.push(end - now);
    now = end;
  }
  const used = process.cpuUsage(cpu);
  return {
    cpuUsPerOp: (used.user + used.system) / durations.length,
    opsPerSec: (durations.length * 1000) / (now - start),
    p50Ms: quantile(durations, 0.5),
    p99Ms: quantile(durations, 0.99),
  };
}

async function openLog(batchBytes: number, directory: string): Promise<Appender> {
  const env = createNodeEnv({ log: silentLogger });
  const log = await RaftLog.open(env, { directory, segmentBytes: SEGMENT_BYTES, purgeBytes: 3 * SEGMENT_BYTES });
  const data = Buffer.alloc(batchBytes / (REGIONS * ENTRIES_PER_REGION), 'x');
  let index = 1;
  return {
    async append() {
      for (let region = 1; region <= REGIONS; region++) {
        const entries = Array.from({ length: ENTRIES_PER_REGION }, (_, i) => ({ index: index + i, term: 5, data }));
        log.append(region, entries);
        if (index > KEPT_ENTRIES) log.compact(region, index - KEPT_ENTRIES);
      }
      index += ENTRIES_PER_REGION;
      await log.flushed();
      if (log.totalBytes > 4 * SEGMENT_BYTES) await log.purge();
    },
    close: () => log.close(),
  };
}

async function openFile(batchBytes: number, directory: string): Promise<Appender> {
  const { disk } = createNodeEnv({ log: silentLogger });
  const file = await disk.open(join(directory, 'plain'), 'create');
  await file.write(new Uint8Array(SEGMENT_BYTES), 0);
  await file.sync();
  const data = Buffer.alloc(batchBytes, 'x');
  let position = 0;
  return {
    async append() {
      await file.write(data, position);
      await file.sync();
      position = (position + batchBytes) % SEGMENT_BYTES;
    },
    close: () => file.close(),
  };
}
