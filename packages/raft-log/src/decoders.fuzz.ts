/**
 * Hostile bytes for the recovery of the raft log: segments of ours with bytes changed, behind checksums that are made right again, so that
 * what is behind them meets the change. A start ends in a RaftLogError or in a log that can be read and written; it does not crash,
 * hang or take memory that its input does not have. `node packages/raft-log/src/decoders.fuzz.ts SEED ROUNDS` runs more.
 */
import assert from 'node:assert/strict';
import { Prng } from '@tessera/base';
import type { DiskFile } from '@tessera/env';
import { createMemoryEnv, MemoryDisk } from '@tessera/env/memory';
import {
  ALIGNMENT,
  alignUp,
  BATCH_HEADER_BYTES,
  decodeBatchHeader,
  decodeSegmentHeader,
  HEADER_BYTES,
  RaftLogError,
  sealBatch,
} from './format.ts';
import { ITEM, readPayload } from './items.ts';
import { RaftLog } from './raft-log.ts';

const OPTIONS = { directory: '/log', segmentBytes: 16 * ALIGNMENT, cacheBytes: 0 } as const;

async function makeLog(): Promise<Map<string, Uint8Array>> {
  const env = createMemoryEnv({ disk: new MemoryDisk() });
  const log = await RaftLog.open(env, OPTIONS);
  for (let index = 1; index <= 20; index++) {
    for (const region of [1, 2]) {
      log.append(region, [{ index, term: 1 + (index >> 3), data: Buffer.alloc(20 * index, index) }]);
      log.putState(region, Buffer.from(`state ${index}`));
      if (index === 12) log.compact(region, 6);
    }
    if (index === 15) log.remove(2);
    await log.flushed();
  }
  await log.close();
  const files = new Map<string, Uint8Array>();
  for (const name of await env.disk.list('/log')) {
    if (name.endsWith('.raftlog')) files.set(name, await env.disk.readFile(`/log/${name}`));
  }
  return files;
}

function spoil(bytes: Uint8Array, start: number, end: number, random: Prng): void {
  for (let changes = random.int(1, 5); changes > 0; changes--) {
    const at = random.int(start, end);
    bytes[at] = random.chance(0.5) ? random.int(0, 9) : random.int(0, 256);
  }
}

/** Changes the payload or the header of one batch of the segment and seals it again. */
function spoilBatch(name: string, segment: Uint8Array, random: Prng): void {
  const header = decodeSegmentHeader(name, segment);
  const batches: number[] = [];
  for (let at = HEADER_BYTES; ; ) {
    const batch = decodeBatchHeader(segment, at, header?.nonce);
    if (batch === undefined) break;
    batches.push(at);
    at += alignUp(BATCH_HEADER_BYTES + batch.payloadBytes);
  }
  const at = batches[random.int(0, Math.max(1, batches.length))];
  if (header === undefined || at === undefined) {
    spoil(segment, 0, segment.length, random);
    return;
  }
  const batch = decodeBatchHeader(segment, at, header.nonce) ?? assert.fail('a batch that was there');
  let { sequence, items, payloadBytes } = batch;
  const dice = random.int(0, 10);
  if (dice === 0) sequence = random.int(0, 50);
  else if (dice === 1) items = random.pick([0, items + 1, 2 ** 32 - 1]);
  else if (dice === 2) payloadBytes = random.int(0, payloadBytes + 40);
  else spoil(segment, at + BATCH_HEADER_BYTES, at + BATCH_HEADER_BYTES + payloadBytes, random);
  sealBatch(segment.subarray(at), { nonce: header.nonce, sequence, items, payloadBytes });
}

async function write(disk: MemoryDisk, path: string, bytes: Uint8Array): Promise<void> {
  const file: DiskFile = await disk.open(path, 'create');
  await file.write(bytes, 0);
  await file.sync();
  await file.close();
}

async function fuzzRecovery(files: ReadonlyMap<string, Uint8Array>, random: Prng): Promise<void> {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/log');
  const victim = random.pick([...files.keys()]);
  for (const [name, bytes] of files) {
    const copy = bytes.slice();
    if (name === victim) {
      if (random.chance(0.7)) spoilBatch(name, copy, random);
      else spoil(copy, 0, random.chance(0.5) ? HEADER_BYTES : copy.length, random);
    }
    const kept = name === victim && random.chance(0.1) ? copy.subarray(0, random.int(0, copy.length)) : copy;
    await write(disk, `/log/${name}`, kept);
  }
  let log: RaftLog;
  try {
    log = await RaftLog.open(createMemoryEnv({ disk }), OPTIONS);
  } catch (error) {
    assert.ok(error instanceof RaftLogError, `not a RaftLogError: ${error instanceof Error ? error.stack : error}`);
    return;
  }
  let entries = 0;
  for (const region of [...log.regions()].slice(0, 10)) {
    const [first, last] = [log.firstIndex(region), log.lastIndex(region)];
    if (first === undefined || last === undefined) continue;
    const loaded = await log.load(region, first, last + 1, 1 << 20).catch((error) => {
      assert.ok(error instanceof RaftLogError, String(error));
      return [];
    });
    entries += loaded.length;
    log.append(region, [{ index: last + 1, term: 100, data: Buffer.from('goes on') }]);
  }
  assert.ok(entries < 10_000);
  await log.flushed();
  await log.close();
}

function fuzzPayload(random: Prng): void {
  const bytes = random.fill(new Uint8Array(random.int(0, 80)));
  for (let at = 0; at < bytes.length; at++) if (random.chance(0.7)) bytes[at] = random.int(0, 9);
  let seen = 0;
  const inside = (position: number, length: number): void => {
    assert.ok(position >= 0 && length >= 0 && position + length <= bytes.length);
    seen++;
  };
  readPayload(bytes, 0, bytes.length, random.int(0, 20), {
    entry: (kind, _region, _index, _term, position, length) => {
      assert.ok(kind === ITEM.entries || kind === ITEM.rewrite);
      inside(position, length);
    },
    state: (_region, position, length) => inside(position, length),
    compact: () => void seen++,
    remove: () => void seen++,
  });
  assert.ok(seen <= bytes.length);
}

export async function fuzz(seed: number, rounds: number): Promise<void> {
  const files = await makeLog();
  assert.ok(files.size > 1, `${files.size} segments`);
  for (let round = seed; round < seed + rounds; round++) {
    const random = new Prng(round);
    try {
      await fuzzRecovery(files, random);
      fuzzPayload(random);
    } catch (error) {
      throw new Error(`replay with: node packages/raft-log/src/decoders.fuzz.ts ${round} 1`, { cause: error });
    }
  }
}

if (import.meta.main) {
  const [seed, rounds] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 100_000)];
  await fuzz(seed, rounds);
  console.log(`${rounds} rounds from seed ${seed}: nothing found`);
}
