/**
 * `npm run demo:packages`: real input, end to end. Loads Debian's package index through our client into a playground,
 * reads every record back and compares it, scans by prefix, and, where Go exists, lets client-go verify the same.
 *
 *   --pd HOST:PORT   use a running cluster instead of starting a playground
 *   --file PATH      another index (plain, .lz4, .gz, .xz)
 *   --records N      only the first N records
 *   --keep           leave the records in the cluster
 */
import { parseArgs } from 'node:util';
import { type Client, connect } from '@tessera/client';
import { SingleBar } from 'cli-progress';
import { verifyWithClientGo } from './client-go.ts';
import { findPackageIndexes, type PackageRecord, parsePackageIndex, readPackageIndex } from './packages-index.ts';
import { startPlayground } from './playground-process.ts';

/** Keys stand under this prefix, so that a shared cluster is not disturbed. */
const PREFIX = 'debian/';
/** Records a request: large enough to amortise a round trip, small enough for a smooth progress bar. */
const BATCH = 256;
const IN_FLIGHT = 8;

const { values: options } = parseArgs({
  options: {
    pd: { type: 'string' },
    file: { type: 'string' },
    records: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const records = await loadRecords();
const playground = options.pd === undefined ? await startPlayground() : undefined;
try {
  const pd = options.pd ?? playground?.pd ?? '';
  const client = await connect({ pdEndpoints: [pd] });
  try {
    await load(client, records);
    await verify(client, records);
    await scanPrefixes(client, records);
    await verifyWithClientGo(pd, PREFIX, records);
    if (!options.keep) await client.raw.deleteRange(PREFIX, `${PREFIX.slice(0, -1)}0`);
  } finally {
    await client.close();
  }
} finally {
  await playground?.stop();
}

async function loadRecords(): Promise<PackageRecord[]> {
  const files = options.file === undefined ? await findPackageIndexes() : [options.file];
  if (files.length === 0) throw new Error('no package index found: run apt-get update, or name one with --file');
  const all = new Map<string, PackageRecord>();
  for (const file of files) {
    for (const record of parsePackageIndex(await readPackageIndex(file))) all.set(record.key, record);
  }
  const wanted = options.records === undefined ? all.size : Number(options.records);
  const chosen = [...all.values()].slice(0, wanted);
  const bytes = chosen.reduce((sum, record) => sum + record.key.length + record.value.length, 0);
  console.log(`${chosen.length} records, ${(bytes / 1e6).toFixed(1)} MB, from ${files.length} index file(s)`);
  return chosen;
}

/** Runs `work` over slices of `items` with a bar, a bounded number at a time; prints rate and CPU per record. */
async function inBatches(
  title: string,
  items: readonly PackageRecord[],
  work: (slice: readonly PackageRecord[]) => Promise<void>,
): Promise<void> {
  const bar = new SingleBar({ format: `${title} {bar} {percentage}% | {value}/{total} | {speed}/s`, hideCursor: true });
  const started = performance.now();
  const cpu = process.cpuUsage();
  const serverCpu = playground?.cpuUs() ?? 0;
  bar.start(items.length, 0, { speed: '-' });
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const slice = items.slice(next, next + BATCH);
      next += BATCH;
      await work(slice);
      done += slice.length;
      bar.update(done, { speed: Math.round((done / (performance.now() - started)) * 1000) });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  bar.stop();
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  const perRecord = (used.user + used.system) / items.length;
  const server =
    playground === undefined ? '' : `, server ${((playground.cpuUs() - serverCpu) / items.length).toFixed(1)} us`;
  console.log(
    `${title}: ${items.length} records in ${seconds.toFixed(2)} s, ${Math.round(items.length / seconds)}/s; CPU per record: client ${perRecord.toFixed(1)} us${server}`,
  );
}

async function load(client: Client, items: readonly PackageRecord[]): Promise<void> {
  await inBatches('load  ', items, async (slice) => {
    await client.raw.batchPut(slice.map((record) => [PREFIX + record.key, record.value] as const));
  });
}

async function verify(client: Client, items: readonly PackageRecord[]): Promise<void> {
  const decoder = new TextDecoder();
  await inBatches('verify', items, async (slice) => {
    const found = await client.raw.batchGet(slice.map((record) => PREFIX + record.key));
    for (const [i, record] of slice.entries()) {
      const value = found[i];
      if (value === undefined || decoder.decode(value) !== record.value) {
        throw new Error(`record ${record.key} differs or is missing`);
      }
    }
  });
}

/** Every prefix scan must give exactly the records with that prefix, in byte order. */
async function scanPrefixes(client: Client, items: readonly PackageRecord[]): Promise<void> {
  const decoder = new TextDecoder();
  for (const prefix of ['lib', 'python3-', 'golang-', 'zz']) {
    const expected = items
      .filter((record) => record.key.startsWith(prefix))
      .map((record) => PREFIX + record.key)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const started = performance.now();
    let index = 0;
    const start = PREFIX + prefix;
    const end = start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + 1);
    for await (const pair of client.raw.scan({ start, end })) {
      if (decoder.decode(pair.key) !== expected[index]) {
        throw new Error(`scan ${prefix}: got ${decoder.decode(pair.key)}, expected ${expected[index] ?? 'the end'}`);
      }
      index++;
    }
    if (index !== expected.length) throw new Error(`scan ${prefix}: ${index} records, expected ${expected.length}`);
    console.log(`scan ${prefix}*: ${index} records in order, ${(performance.now() - started).toFixed(0)} ms`);
  }
}
