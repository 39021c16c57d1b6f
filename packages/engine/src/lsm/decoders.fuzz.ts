/**
 * Hostile bytes for every decoder of the engine's files. Files of ours are made, some of their bytes changed, and the checksums over them made right
 * again, so that what is behind a checksum meets the change. Each decoder ends in an EngineError or in something harmless; none
 * crashes, hangs or takes memory that its input does not have. `node packages/engine/src/lsm/decoders.fuzz.ts SEED ROUNDS` runs more.
 */
import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { crc32c, fromUtf8, Prng, utf8 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { inspectTable } from '../inspect.ts';
import { CF, EngineError, runRead } from '../kv-engine.ts';
import { BatchCursor, WriteBatch } from '../write-batch.ts';
import { BlobFile } from './blob-file.ts';
import { BLOB_HEADER_BYTES, blobRecordSize, checkBlobFile, decodeBlobIndex, readBlobRecord } from './blob-format.ts';
import { FILTER_NAME, mayContain } from './bloom.ts';
import { ByteReader, maskCrc, writeU32 } from './coding.ts';
import { externalTableBounds, readExternalTable } from './external-table.ts';
import { LsmEngine } from './lsm-engine.ts';
import { decodeEdit } from './manifest-edit.ts';
import { readLog } from './record-log.ts';
import { BLOCK_TRAILER_BYTES, openBlock } from './sealed-block.ts';
import { type BlockHandle, eachEntry, FOOTER_BYTES, readFooter, readHandle, readIndex } from './table-format.ts';
import { Version } from './version.ts';

interface Samples {
  /** A table with every kind of block, and where they are. */
  readonly table: Uint8Array;
  readonly blocks: readonly BlockHandle[];
  readonly filter: Uint8Array;
  readonly blob: Uint8Array;
  readonly blobNumber: number;
  readonly edits: readonly Uint8Array[];
  readonly log: Uint8Array;
  readonly batch: Uint8Array;
}

async function makeSamples(): Promise<Samples> {
  const disk = new MemoryDisk();
  const engine = await LsmEngine.open({
    ...{ directory: '/db', disk, tasks: microtasks, wal: true, blockBytes: 256, automaticCompaction: false },
    ...{ compression: ['none'], blobs: { mode: 'normal', minBytes: 200, compression: 'zstd' } },
  });
  const batch = new WriteBatch();
  for (let i = 0; i < 120; i++) {
    batch.put(CF.default, utf8(`key${String(i).padStart(4, '0')}`), utf8(`${i}`.repeat(1 + ((i * 7) % 120))));
    if (i % 10 === 3) batch.delete(CF.default, utf8(`gone${i}`));
  }
  batch.deleteRange(CF.default, utf8('r1'), utf8('r2'));
  engine.write(batch);
  await engine.flush();
  const edits = [...(await recordsOf(disk))];
  const [file] = engine.version.level(CF.default, 0);
  const [share] = engine.version.blobs.values();
  assert.ok(file !== undefined && share !== undefined);
  engine.write(batch);
  await engine.syncLog();
  const logs = (await disk.list('/db')).filter((name) => name.endsWith('.log'));
  const log = await disk.readFile(`/db/${logs.at(-1)}`);
  const table = await disk.readFile(file.table.path);
  const blob = await disk.readFile(share.file.path);
  await engine.close();
  const { blocks, filter } = blocksOf(table);
  return { table, blocks, filter, blob, blobNumber: share.file.number, edits, log, batch: batch.encoded().slice() };
}

async function recordsOf(disk: MemoryDisk): Promise<Uint8Array[]> {
  const current = fromUtf8(await disk.readFile('/db/CURRENT')).split(' ')[0] ?? '';
  const number = Number(current.slice('MANIFEST-'.length));
  return readLog(await disk.readFile(`/db/${current}`), current, number).records.map((record) => record.slice());
}

/** All blocks of a table that is whole. */
function blocksOf(table: Uint8Array): { blocks: BlockHandle[]; filter: Uint8Array } {
  const footerAt = table.length - FOOTER_BYTES;
  const footer = readFooter(table.subarray(footerAt), 'table', footerAt);
  const open = ({ offset, size }: BlockHandle): Uint8Array =>
    openBlock(table.subarray(offset, offset + size + BLOCK_TRAILER_BYTES), footer.checksum, 'table', offset);
  const blocks = [footer.metaindex, footer.index];
  let filter = new Uint8Array(0);
  eachEntry(open(footer.metaindex), 'table', 0, (key, value) => {
    const handle = readHandle(new ByteReader(value, 'table'));
    blocks.push(handle);
    if (fromUtf8(key) === FILTER_NAME) filter = open(handle).slice();
  });
  const index = readIndex(open(footer.index), { userKeys: true, deltaValues: false }, 'table', 0, footerAt);
  for (const [i, offset] of index.offsets.entries()) blocks.push({ offset, size: index.sizes[i] ?? 0 });
  return { blocks, filter };
}

/** Some bytes of `[start, end)` become others, often small ones: lengths and counts that nearly fit. */
function spoil(bytes: Uint8Array, start: number, end: number, random: Prng): void {
  for (let changes = random.int(1, 5); changes > 0 && end > start; changes--) {
    const at = random.int(start, end);
    bytes[at] = random.chance(0.5) ? random.int(0, 9) : random.int(0, 256);
  }
}

function spoiled(sample: Uint8Array, random: Prng): Uint8Array {
  const bytes = random.chance(0.2) ? sample.slice(0, random.int(0, sample.length + 1)) : sample.slice();
  spoil(bytes, 0, bytes.length, random);
  return bytes;
}

function harmless(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    expectOurs(error);
  }
}

function expectOurs(error: unknown): void {
  assert.ok(error instanceof EngineError, `not an EngineError: ${error instanceof Error ? error.stack : error}`);
}

/** One block, or the footer, is spoiled and sealed again; the table is read as tools and as readers do. */
async function fuzzTable({ table, blocks }: Samples, random: Prng): Promise<void> {
  const bytes = table.slice();
  if (random.chance(0.1)) spoil(bytes, bytes.length - FOOTER_BYTES, bytes.length, random);
  else {
    const { offset, size } = random.pick(blocks);
    spoil(bytes, offset, offset + size + (random.chance(0.1) ? 1 : 0), random);
    writeU32(bytes, offset + size + 1, maskCrc(crc32c(bytes, offset, offset + size + 1)));
  }
  const disk = await diskWith(bytes, '/t.sst');
  let entries = 0;
  await inspectTable(disk, '/t.sst', () => entries++).catch(expectOurs);
  assert.ok(entries <= bytes.length);
  // As tables of a snapshot are read by engines that have no tables.
  const external = { cf: CF.default, path: '/t.sst' };
  await externalTableBounds(disk, external).catch(expectOurs);
  await readExternalTable(disk, external, 4096, async (batch) => assert.ok(batch.count <= bytes.length)).catch(
    expectOurs,
  );
  const engine = await LsmEngine.open({ directory: '/db', disk, tasks: microtasks, automaticCompaction: false });
  await engine.ingest([{ cf: CF.default, path: '/t.sst' }]).then(() => readEverything(engine, random), expectOurs);
  await engine.close();
}

async function diskWith(bytes: Uint8Array, path: string): Promise<Disk> {
  const disk = new MemoryDisk();
  const file = await disk.open(path, 'create');
  await file.write(bytes, 0);
  await file.sync();
  await file.close();
  return disk;
}

async function readEverything(engine: LsmEngine, random: Prng): Promise<void> {
  using snapshot = engine.snapshot();
  for (let i = 0; i < 4; i++) {
    using iterator = snapshot.iterator(CF.default);
    const key = utf8(`key${String(random.int(0, 200)).padStart(4, '0')}`);
    try {
      await runRead(engine, snapshot, () => iterator.seek(key));
      for (let steps = 0; iterator.valid && steps < 20; steps++) await runRead(engine, snapshot, () => iterator.next());
      await runRead(engine, snapshot, () => iterator.seekForPrev(key));
      for (let steps = 0; iterator.valid && steps < 20; steps++) await runRead(engine, snapshot, () => iterator.prev());
      await runRead(engine, snapshot, () => snapshot.get(CF.default, key));
    } catch (error) {
      assert.ok(error instanceof EngineError, String(error));
      return;
    }
  }
}

function fuzzBlob({ blob, blobNumber }: Samples, random: Prng): void {
  const bytes = spoiled(blob, random);
  harmless(() => checkBlobFile(bytes, 'blob', blobNumber));
  // Record by record, the checksum made right again.
  for (let at = BLOB_HEADER_BYTES, left = 50; left > 0; left--) {
    const size = blobRecordSize(bytes, at);
    if (size === undefined) break;
    if (random.chance(0.3)) spoil(bytes, at + 4, Math.min(bytes.length, at + 24), random);
    writeU32(bytes, at, crc32(bytes.subarray(at + 4, at + size)));
    harmless(() => readBlobRecord(bytes, at, size, 'blob', at));
    at += size;
  }
  const index = random.fill(new Uint8Array(random.int(0, 30)));
  if (random.chance(0.8)) index[0] = 1;
  harmless(() => decodeBlobIndex(index, 0, index.length, 'index'));
}

/** References that no writer made: to places where no record is, or beyond the file. */
async function fuzzReferences({ blob }: Samples, random: Prng): Promise<void> {
  const disk = await diskWith(blob, '/b');
  const totals = { entries: 1, recordBytes: blob.length - 64, valueBytes: 1 };
  const file = new BlobFile(disk, '/b', { number: 1, cf: CF.default, sizeBytes: blob.length, ...totals });
  const [offset, size] = [random.int(0, blob.length + 100), random.int(0, 1000)];
  await file.load(offset, size, random.int(0, 2000)).catch(expectOurs);
  await file.close();
}

function fuzzRecords({ edits, log, batch, filter }: Samples, random: Prng): void {
  const place = { disk: new MemoryDisk(), directory: '/db' };
  const edit = spoiled(random.pick(edits), random);
  harmless(() =>
    decodeEdit(
      edit,
      'manifest',
      0,
      Version.empty(() => {}),
      place,
    ),
  );
  const bytes = spoiled(log, random);
  harmless(() => readLog(bytes, 'log', 1));
  harmless(() => {
    const cursor = new BatchCursor(spoiled(batch, random));
    let operations = 0;
    while (cursor.next()) assert.ok(++operations <= batch.length && cursor.valueEnd <= cursor.bytes.length);
  });
  const bits = spoiled(filter, random);
  harmless(() => mayContain(bits, random.u32()));
}

export async function fuzz(seed: number, rounds: number): Promise<void> {
  const samples = await makeSamples();
  for (let round = seed; round < seed + rounds; round++) {
    const random = new Prng(round);
    try {
      await fuzzTable(samples, random);
      fuzzBlob(samples, random);
      await fuzzReferences(samples, random);
      fuzzRecords(samples, random);
    } catch (error) {
      throw new Error(`replay with: node packages/engine/src/lsm/decoders.fuzz.ts ${round} 1`, { cause: error });
    }
  }
}

if (import.meta.main) {
  const [seed, rounds] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 100_000)];
  await fuzz(seed, rounds);
  console.log(`${rounds} rounds from seed ${seed}: nothing found`);
}
