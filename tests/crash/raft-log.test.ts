/**
 * The raft log under power cuts. A random history runs on a disk that loses power before its n-th operation, for every
 * n; afterwards the log must open and hold, for each region, some state between the last acknowledged flush and the last
 * change made: nothing acknowledged lost, nothing invented.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng, silentLogger } from '@tessera/base';
import type { Disk, Env } from '@tessera/env';
import { type LogEntry, RaftLog, RaftLogError, type RaftLogOptions } from '@tessera/raft-log';
import { SimDisk } from '../../sim/sim-disk.ts';
import { encrypted } from '../support/encrypted.ts';

const OPTIONS: RaftLogOptions = {
  directory: '/log',
  segmentBytes: 4096,
  cacheBytes: 600,
  purgeBytes: 3 * 4096,
  rewriteBytes: 2000,
};
const REGIONS = 4;

function envOf(disk: Disk, seed: number): Env {
  const prng = new Prng(seed);
  const random = { u32: () => prng.u32(), fill: (bytes: Uint8Array) => prng.fill(bytes) };
  return { disk, random, log: silentLogger } as unknown as Env;
}

/** What a region's log should be: entries by index, and the state. */
interface ModelRegion {
  entries: Map<number, { term: number; data: string }>;
  first: number;
  last: number;
  state: string | undefined;
}
type Model = Map<number, ModelRegion>;

function modelRegion(model: Model, region: number): ModelRegion {
  let found = model.get(region);
  if (found === undefined) {
    found = { entries: new Map(), first: 0, last: 0, state: undefined };
    model.set(region, found);
  }
  return found;
}

/** One text for one state of the whole log, to compare with. */
function describeModel(model: Model): string {
  const regions = [...model].filter(([, region]) => region.entries.size > 0 || region.state !== undefined);
  return regions
    .sort(([a], [b]) => a - b)
    .map(([id, region]) => {
      const entries = [...region.entries].sort(([a], [b]) => a - b).map(([i, e]) => `${i}.${e.term}.${e.data}`);
      return `${id}[${region.state ?? '-'}]{${entries.join(' ')}}`;
    })
    .join(';');
}

async function describeLog(log: RaftLog): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (const region of [...log.regions()].sort((a, b) => a - b)) {
    const first = log.firstIndex(region);
    const state = log.state(region);
    if (first === undefined && state === undefined) continue;
    const entries = first === undefined ? [] : await log.load(region, first, (log.lastIndex(region) ?? 0) + 1);
    const texts = entries.map((entry) => `${entry.index}.${entry.term}.${decoder.decode(bytesOf(entry))}`);
    parts.push(`${region}[${state === undefined ? '-' : decoder.decode(state)}]{${texts.join(' ')}}`);
  }
  return parts.join(';');
}

function bytesOf({ head, data }: LogEntry): Buffer {
  return Buffer.concat([head ?? Buffer.alloc(0), data]);
}

/** Makes one random change to log and model alike. */
function change(log: RaftLog, model: Model, prng: Prng, step: number): void {
  const region = prng.int(1, REGIONS + 1);
  const state = modelRegion(model, region);
  const action = prng.float();
  if (action < 0.6) {
    // Mostly at the end, sometimes over the tail as a new leader would.
    const overwrite = state.entries.size > 0 && prng.chance(0.2);
    const first = overwrite ? prng.int(Math.max(state.first, state.last - 3), state.last + 1) : state.last + 1;
    const entries = Array.from({ length: prng.int(1, 4) }, (_, i) => {
      const bytes = Buffer.from(`${step}`.padEnd(prng.int(3, 300), 'x'));
      // In one piece or in two.
      const cut = prng.chance(0.5) ? 0 : prng.int(1, bytes.length);
      return {
        index: first + i,
        term: step,
        data: bytes.subarray(cut),
        head: cut === 0 ? undefined : bytes.subarray(0, cut),
      };
    });
    log.append(region, entries);
    for (let i = first; i <= state.last; i++) state.entries.delete(i);
    for (const entry of entries) state.entries.set(entry.index, { term: entry.term, data: bytesOf(entry).toString() });
    if (state.entries.size === entries.length) state.first = first;
    state.last = first + entries.length - 1;
  } else if (action < 0.8) {
    log.putState(region, Buffer.from(`s${step}`));
    state.state = `s${step}`;
  } else if (action < 0.97) {
    if (state.entries.size === 0) return;
    const to = prng.int(state.first, state.last + 2);
    log.compact(region, to);
    for (let i = state.first; i < to; i++) state.entries.delete(i);
    state.first = Math.max(state.first, to);
  } else {
    log.remove(region);
    model.delete(region);
  }
}

type Wrap = (disk: SimDisk, seed: number) => Disk;

interface Outcome {
  readonly operations: number;
  /** Every state since the last acknowledged one, that one first. */
  readonly allowed: readonly string[];
}

/** Runs the history of `seed` until the power goes, or to its end. */
async function runHistory(disk: SimDisk, seed: number, wrap: Wrap): Promise<Outcome> {
  const prng = new Prng(seed);
  const model: Model = new Map();
  let allowed = [''];
  try {
    const log = await RaftLog.open(envOf(wrap(disk, seed), seed), OPTIONS);
    for (let step = 1; step <= 60; step++) {
      const changes = prng.int(1, 5);
      for (let i = 0; i < changes; i++) change(log, model, prng, step);
      allowed.push(describeModel(model));
      const current = allowed.length - 1;
      await log.flushed();
      allowed = allowed.slice(current);
      if (prng.chance(0.3)) await log.purge();
    }
    assert.equal(await describeLog(log), describeModel(model));
    await log.close();
  } catch (error) {
    if (!disk.off) throw error;
  }
  return { operations: disk.operations, allowed };
}

for (const [name, wrap, options] of [
  ['in the clear', (disk) => disk, OPTIONS],
  ['encrypted', encrypted, { ...OPTIONS, freshSegment: true }],
] as readonly (readonly [string, Wrap, RaftLogOptions])[]) {
  test(`raft log: a power cut before any operation loses nothing acknowledged and invents nothing, ${name}`, async () => {
    for (const seed of [1, 2, 3]) {
      const { operations } = await runHistory(new SimDisk(), seed, wrap);
      assert.ok(operations > 100, `the history is long enough: ${operations}`);
      for (let cut = 1; cut <= operations; cut++) {
        const disk = new SimDisk();
        disk.faults = { powerCutAt: cut };
        const { allowed } = await runHistory(disk, seed, wrap);
        const after = disk.cutPower(seed * 100_003 + cut, cut % 2 === 0);
        const log = await RaftLog.open(envOf(wrap(after, seed + cut), cut), options);
        const found = await describeLog(log);
        assert.ok(allowed.includes(found), `seed ${seed} cut ${cut}: found ${found}, allowed ${allowed.join(' | ')}`);
        // It goes on, and a second cut right after an acknowledged change keeps that change.
        log.putState(99, Buffer.from('again'));
        await log.flushed();
        const twice = await RaftLog.open(envOf(wrap(after.cutPower(cut, cut % 4 < 2), cut), cut), options);
        assert.equal(Buffer.from(twice.state(99) ?? []).toString(), 'again', `seed ${seed} cut ${cut}`);
        await twice.close();
      }
    }
  });
}

test('raft log: what a start found after a kill survives the power cut that follows', async () => {
  for (const seed of [1, 2, 3, 4]) {
    const { operations } = await runHistory(new SimDisk(), seed, (disk) => disk);
    for (let end = 1; end <= operations; end++) {
      const disk = new SimDisk();
      // The process ends there; the machine, and with it the page cache, stays.
      disk.faults = { powerCutAt: end };
      await runHistory(disk, seed, (one) => one);
      const next = disk.kill();
      const log = await RaftLog.open(envOf(next, end), OPTIONS);
      const found = await describeLog(log);
      log.putState(99, Buffer.from('again'));
      await log.flushed();
      const expected = await describeLog(log);
      const after = await RaftLog.open(envOf(next.cutPower(seed * 100_003 + end, end % 2 === 0), end), OPTIONS);
      assert.equal(await describeLog(after), expected, `seed ${seed} end ${end}: had found ${found}`);
      await after.close();
    }
  }
});

test('raft log: on an encrypted disk no place is written twice with one key stream', async () => {
  const disk = new SimDisk();
  const written = new Map<string, string>();
  const raw = disk.open.bind(disk);
  // The raw bytes of every write by file header (its IV) and place.
  disk.open = async (path, mode) => {
    const file = await raw(path, mode);
    const write = file.write.bind(file);
    return {
      ...file,
      write: async (bytes, position) => {
        const header = new Uint8Array(72);
        await file.read(header, 0);
        const iv = Buffer.from(header.subarray(24, 40)).toString('hex');
        for (let at = 0; position > 0 && at < bytes.length; at += 512) {
          const place = `${iv} ${position + at}`;
          assert.ok(!written.has(place), `${path} at ${position + at} was written before`);
          written.set(place, path);
        }
        await write(bytes, position);
      },
    };
  };
  for (let start = 0; start < 5; start++) {
    const log = await RaftLog.open(envOf(encrypted(disk, start), start), { ...OPTIONS, freshSegment: true });
    for (let i = 0; i < 60; i++) {
      log.putState(1, Buffer.alloc(700, i));
      await log.flushed();
      await log.purge();
    }
    await log.close();
  }
  assert.ok(written.size > 400, `${written.size} places`);
});

test('raft log: a failed write or sync stops the log for good and is never retried', async () => {
  for (const code of ['EIO', 'ENOSPC'] as const) {
    const disk = new SimDisk();
    const log = await RaftLog.open(envOf(disk, 1), OPTIONS);
    log.putState(1, Buffer.from('a'));
    await log.flushed();
    disk.faults = { failAt: { operation: disk.operations + 2, code } };
    log.putState(1, Buffer.from('b'));
    await assert.rejects(log.flushed(), (error: RaftLogError) => error.code === 'KV:RaftLog:Failed');
    const operations = disk.operations;
    assert.throws(() => log.putState(1, Buffer.from('c')), RaftLogError);
    await assert.rejects(log.flushed(), RaftLogError);
    assert.equal(disk.operations, operations);
    await log.close();
  }
});

test('raft log: a flipped bit anywhere is found and named, or lies in the last batch or outside of data', async () => {
  const build = async (): Promise<SimDisk> => {
    const disk = new SimDisk();
    const log = await RaftLog.open(envOf(disk, 7), { ...OPTIONS, purgeBytes: 1 << 20 });
    for (let i = 1; i <= 12; i++) {
      log.append(1, [{ index: i, term: 1, data: Buffer.alloc(700, i) }]);
      await log.flushed();
    }
    await log.close();
    return disk;
  };
  const reference = await build();
  const clean = await RaftLog.open(envOf(reference, 8), OPTIONS);
  const whole = await describeLog(clean);
  await clean.close();
  const entriesOf = (text: string): number => text.split(' ').length;
  let detected = 0;
  for (const path of reference.paths()) {
    for (let offset = 0; offset < 4096; offset += 61) {
      const disk = await build();
      disk.flipBit(path, offset, offset % 8);
      try {
        const log = await RaftLog.open(envOf(disk, 9), { ...OPTIONS, purgeBytes: 1 << 20 });
        const found = await describeLog(log);
        // The one case that cannot be told from a torn write: the very last batch.
        if (found !== whole) assert.equal(entriesOf(found), entriesOf(whole) - 1, `${path} at ${offset}`);
        await log.close();
      } catch (error) {
        assert.ok(error instanceof RaftLogError, String(error));
        assert.equal(error.code, 'KV:RaftLog:Corruption');
        assert.match(error.message, /\/log\/\d{16}\.raftlog.* at offset \d+/);
        detected++;
      }
    }
  }
  assert.ok(detected > 50, `${detected} flips were detected`);
});

test('raft log: an entry that left memory and rotted on disk is named, never returned', async () => {
  const disk = new SimDisk();
  const log = await RaftLog.open(envOf(disk, 5), { ...OPTIONS, cacheBytes: 0, purgeBytes: 1 << 20 });
  const dataOf = (index: number): Buffer => Buffer.alloc(300, index);
  for (let index = 1; index <= 12; index++) {
    log.append(1, [{ index, term: 1, data: dataOf(index) }]);
    await log.flushed();
  }
  let named = 0;
  for (const path of disk.paths()) {
    for (let offset = 0; offset < 4096; offset += 37) {
      disk.flipBit(path, offset, offset % 8);
      for (let index = 1; index <= 12; index++) {
        try {
          const [entry] = await log.load(1, index, index + 1);
          assert.deepEqual(Buffer.from(entry?.data ?? []), dataOf(index), `${path} at ${offset}, entry ${index}`);
        } catch (error) {
          assert.ok(error instanceof RaftLogError, String(error));
          assert.equal(error.code, 'KV:RaftLog:Corruption');
          assert.match(error.message, /\/log\/\d{16}\.raftlog.* at offset \d+/);
          named++;
        }
      }
      disk.mend();
    }
  }
  assert.ok(named > 50, `${named} reads met the damage`);
  await log.close();
});

test('raft log: entries can be read at every moment of a purge, and the bytes are theirs', async () => {
  const disk = new SimDisk();
  const log = await RaftLog.open(envOf(disk, 3), { ...OPTIONS, cacheBytes: 0, purgeBytes: 2 * 4096 });
  const textOf = (region: number, index: number): string => `${region}/${index}`.padEnd(120, 'x');
  for (let index = 1; index <= 200; index++) {
    for (let region = 1; region <= 2; region++) {
      log.append(region, [{ index, term: 1, data: Buffer.from(textOf(region, index)) }]);
      if (index > 100) log.compact(region, 101);
    }
    await log.flushed();
  }
  let purging = true;
  const purge = log.purge().finally(() => {
    purging = false;
  });
  let reads = 0;
  while (purging) {
    const [region, index] = [1 + (reads % 2), 101 + (reads % 100)];
    const [entry] = await log.load(region, index, index + 1);
    assert.equal(Buffer.from(entry?.data ?? []).toString(), textOf(region, index));
    reads++;
  }
  await purge;
  assert.ok(reads > 20, `${reads} reads`);
  await log.close();
});
