import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng } from '@tessera/base';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { BlockMiss, CF, type EngineIterator, type EngineSnapshot } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { LsmEngine } from './lsm-engine.ts';

type Row = readonly [key: string, value: string];

/** Keys that share prefixes of all lengths, some a prefix of another, some longer than any buffer is at first. */
function randomKey(random: Prng): string {
  const stem = random.pick(['', 'a', 'tt\x00\x01', 'stem'.repeat(random.chance(0.02) ? 1200 : random.pick([5, 40]))]);
  const tail = random.pick(['', '\x00', '\x01', '\xff', String(random.int(0, 60))]);
  return stem + tail + (random.chance(0.3) ? String.fromCharCode(random.int(0, 4)).repeat(random.int(1, 12)) : '');
}

function randomBatch(random: Prng, model: Map<string, string>, ranges: boolean): WriteBatch {
  const batch = new WriteBatch();
  for (let i = random.int(1, 80); i > 0; i--) {
    const key = randomKey(random);
    const dice = random.int(0, 100);
    if (ranges && dice < 2) {
      const end = randomKey(random);
      batch.deleteRange(CF.default, fromLatin1(key), fromLatin1(end));
      for (const other of model.keys()) if (other >= key && other < end) model.delete(other);
    } else if (dice < 20) {
      batch.delete(CF.default, fromLatin1(key));
      model.delete(key);
    } else {
      const value = String.fromCharCode(random.int(0, 256)).repeat(random.pick([0, 3, 40, 127, 128, 300, 2000]));
      batch.put(CF.default, fromLatin1(key), fromLatin1(value));
      model.set(key, value);
    }
  }
  return batch;
}

/** The same call again after each load: what the contract allows, beside running the whole operation anew. */
async function insist<T>(engine: LsmEngine, call: () => T): Promise<T> {
  for (;;) {
    try {
      return call();
    } catch (thrown) {
      if (!(thrown instanceof BlockMiss)) throw thrown;
      await engine.load(thrown);
    }
  }
}

async function walk(
  engine: LsmEngine,
  iterator: EngineIterator,
  random: Prng,
  from: string,
  meanwhile: () => void,
): Promise<Row[]> {
  const found: Row[] = [];
  await insist(engine, () => iterator.seek(fromLatin1(from)));
  while (iterator.valid) {
    const wanted = random.pick([1, 2, 7, 1000]);
    const { keyBytes, valueBytes, places, begin, end } = await insist(engine, () => iterator.rows(wanted));
    const taken = random.chance(0.8) ? end : begin + 1;
    for (let i = begin; i < taken; i++) {
      const [keyStart, keyEnd, valueStart, valueEnd] = places.subarray(4 * i, 4 * i + 4);
      found.push([latin1(keyBytes.subarray(keyStart, keyEnd)), latin1(valueBytes.subarray(valueStart, valueEnd))]);
    }
    await insist(engine, () => (taken === end ? iterator.nextRows() : iterator.next()));
    if (random.chance(0.05)) meanwhile();
  }
  return found;
}

interface Seen {
  readonly snapshot: EngineSnapshot;
  readonly model: ReadonlyMap<string, string>;
}

async function compare(
  engine: LsmEngine,
  { snapshot, model }: Seen,
  random: Prng,
  meanwhile: () => void,
): Promise<void> {
  const lower = random.chance(0.3) ? randomKey(random) : '';
  const upper = random.chance(0.5) ? randomKey(random) : undefined;
  const from = random.chance(0.5) ? randomKey(random) : lower;
  const expected = [...model]
    .filter(([key]) => key >= lower && key >= from && (upper === undefined || key < upper))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  using iterator = snapshot.iterator(CF.default, {
    lower: fromLatin1(lower),
    upper: upper === undefined ? undefined : fromLatin1(upper),
  });
  const found = await walk(engine, iterator, random, from, meanwhile);
  assert.deepEqual(
    found.map(([key, value]) => [key, value.length, value.at(0)]),
    expected.map(([key, value]) => [key, value.length, value.at(0)]),
  );
  snapshot.unpin();
}

async function history(seed: number): Promise<void> {
  const random = new Prng(seed);
  const engine = await LsmEngine.open({
    ...{ directory: '/db', disk: new MemoryDisk(), tasks: microtasks, memtableBytes: 1 << 22, compression: ['none'] },
    ...{ blockBytes: random.pick([128, 1024, 16_384]), tableBytes: random.pick([4096, 65_536]) },
    ...{ blockCacheBytes: random.pick([0, 20_000, 1 << 24]), automaticCompaction: false },
    blobs: { mode: 'normal', minBytes: random.pick([64, 1000, Number.MAX_SAFE_INTEGER]) },
  });
  const model = new Map<string, string>();
  const older: Seen[] = [];
  const ranges = random.chance(0.4);
  const write = (): void => {
    engine.write(randomBatch(random, model, ranges));
  };
  for (let step = 0; step < 14; step++) {
    write();
    if (random.chance(0.3)) older.push({ snapshot: engine.snapshot(), model: new Map(model) });
    if (random.chance(0.3)) await engine.flush();
    if (random.chance(0.1)) await engine.compactRange(CF.default);
    using snapshot = engine.snapshot();
    await compare(engine, { snapshot, model: new Map(model) }, random, write);
    for (const seen of older) if (random.chance(0.3)) await compare(engine, seen, random, write);
  }
  for (const { snapshot } of older) snapshot[Symbol.dispose]();
  await engine.close();
}

it('rows: what next, key and value give, over all layouts of data, with misses in the middle', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    try {
      await history(seed);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
