/**
 * The contract of `KvEngine`: every implementation passes this suite. `makeEngine` opens an empty engine; the suite closes it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareBytes, fromLatin1, latin1, Prng } from '@tessera/base';
import {
  CF,
  COLUMN_FAMILIES,
  type ColumnFamily,
  type EngineIterator,
  type EngineSnapshot,
  type KvEngine,
  type RowBatch,
  runRead,
  WriteBatch,
} from '@tessera/engine';

const bytes = fromLatin1;

export interface ContractOptions {
  /** Called between steps of the random history: an LSM engine flushes or compacts a little here. */
  readonly disturb?: (engine: KvEngine, random: Prng) => Promise<void>;
  readonly historySteps?: number;
}

export type Op = readonly ['put', ColumnFamily, string, string] | readonly ['delete', ColumnFamily, string] | RangeOp;
type RangeOp = readonly ['deleteRange', ColumnFamily, string, string];

export function batchOf(...ops: readonly Op[]): WriteBatch {
  const batch = new WriteBatch();
  for (const op of ops) {
    if (op[0] === 'put') batch.put(op[1], bytes(op[2]), bytes(op[3]));
    else if (op[0] === 'delete') batch.delete(op[1], bytes(op[2]));
    else batch.deleteRange(op[1], bytes(op[2]), bytes(op[3]));
  }
  return batch;
}

/** A read that may miss, from a fresh snapshot. */
async function read<T>(engine: KvEngine, operation: (snapshot: EngineSnapshot) => T): Promise<T> {
  using snapshot = engine.snapshot();
  return await runRead(engine, snapshot, () => operation(snapshot));
}

async function getText(engine: KvEngine, cf: ColumnFamily, key: string): Promise<string | undefined> {
  return await read(engine, (snapshot) => {
    const value = snapshot.get(cf, bytes(key));
    return value === undefined ? undefined : latin1(value);
  });
}

type Row = readonly [string, string];
const row = (iterator: EngineIterator): Row => [latin1(iterator.key()), latin1(iterator.value())];

/** All rows in bounds, forward; checks the backward walk gives the same. */
export function rows(snapshot: EngineSnapshot, cf: ColumnFamily, lower?: string, upper?: string): Row[] {
  const options = {
    lower: lower === undefined ? undefined : bytes(lower),
    upper: upper === undefined ? undefined : bytes(upper),
  };
  using iterator = snapshot.iterator(cf, options);
  const forward: Row[] = [];
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) forward.push(row(iterator));
  const backward: Row[] = [];
  for (iterator.seekToLast(); iterator.valid; iterator.prev()) backward.push(row(iterator));
  assert.deepEqual(backward.reverse(), forward);
  assert.deepEqual(rowsByBatches(iterator, forward.length), forward);
  return forward;
}

/** A forward walk that takes rows many at a time, and now and then one. */
function rowsByBatches(iterator: EngineIterator, salt: number): Row[] {
  const random = new Prng(salt);
  const found: Row[] = [];
  iterator.seekToFirst();
  while (iterator.valid) {
    const batch = rowsOf(iterator.rows(random.chance(0.5) ? undefined : random.int(1, 9)));
    assert.deepEqual(row(iterator), batch[0], 'the first of the rows is the current one');
    if (random.chance(0.7)) {
      found.push(...batch);
      iterator.nextRows();
      continue;
    }
    for (const one of batch.slice(0, random.int(1, 4))) {
      assert.deepEqual(row(iterator), one);
      found.push(one);
      iterator.next();
    }
  }
  return found;
}

function rowsOf({ keyBytes, valueBytes, places, begin, end }: RowBatch): Row[] {
  const found: Row[] = [];
  for (let i = begin; i < end; i++) {
    const key = latin1(keyBytes.subarray(places[4 * i], places[4 * i + 1]));
    found.push([key, latin1(valueBytes.subarray(places[4 * i + 2], places[4 * i + 3]))]);
  }
  assert.ok(found.length > 0);
  return found;
}

/** The obvious engine: one sorted list a family, copied for every snapshot. */
export class ModelEngine {
  readonly families: Map<string, string>[];

  constructor(families: readonly ReadonlyMap<string, string>[] = COLUMN_FAMILIES.map(() => new Map())) {
    this.families = families.map((family) => new Map(family));
  }

  apply(ops: readonly Op[]): void {
    for (const op of ops) {
      const family = this.families[op[1]] as Map<string, string>;
      if (op[0] === 'put') family.set(op[2], op[3]);
      else if (op[0] === 'delete') family.delete(op[2]);
      else for (const key of family.keys()) if (key >= op[2] && key < op[3]) family.delete(key);
    }
  }

  rows(cf: ColumnFamily, lower = '', upper?: string): Row[] {
    const all = [...(this.families[cf] as Map<string, string>)];
    const inside = all.filter(([key]) => key >= lower && (upper === undefined || key < upper));
    return inside.sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Few distinct keys, prefixes of one another, bytes over 0x7f: collisions and order edges are frequent. */
function randomKey(random: Prng): string {
  const length = random.chance(0.05) ? 0 : random.int(1, 5);
  let key = '';
  for (let i = 0; i < length; i++) key += random.pick(['\x00', 'a', 'b', 'm', '\x80', '\xff']);
  return key;
}

export function randomOps(random: Prng, count: number, maxValueBytes = 40): Op[] {
  const ops: Op[] = [];
  for (let i = 0; i < count; i++) {
    const cf = random.pick(COLUMN_FAMILIES);
    const key = randomKey(random);
    if (random.chance(0.7)) {
      const value = String.fromCharCode(random.int(0, 256)).repeat(random.int(0, maxValueBytes));
      ops.push(['put', cf, key, value]);
    } else if (random.chance(0.97)) ops.push(['delete', cf, key]);
    else ops.push(['deleteRange', cf, key, randomKey(random)]);
  }
  return ops;
}

/** Compares every kind of read of `snapshot` with `model`; repeatable, so it may miss. */
export function compareReads(snapshot: EngineSnapshot, model: ModelEngine, seed: number): void {
  const random = new Prng(seed);
  const cf = random.pick(COLUMN_FAMILIES);
  const keys = Array.from({ length: 8 }, () => randomKey(random));
  const family = model.families[cf] as Map<string, string>;
  const got = snapshot.multiGet(cf, keys.map(bytes));
  keys.forEach((key, i) => {
    const value = got[i];
    assert.equal(value === undefined ? undefined : latin1(value), family.get(key), `multiGet ${JSON.stringify(key)}`);
    const single = snapshot.get(cf, bytes(key));
    assert.equal(single === undefined ? undefined : latin1(single), family.get(key), `get ${JSON.stringify(key)}`);
  });
  const lower = random.chance(0.5) ? randomKey(random) : undefined;
  const upper = random.chance(0.5) ? randomKey(random) : undefined;
  const expected = model.rows(cf, lower, upper);
  assert.deepEqual(rows(snapshot, cf, lower, upper), expected, 'scan');
  compareWalk(snapshot, cf, expected, lower, upper, random);
}

/** A random walk of one iterator beside an index into `expected`. */
function compareWalk(
  snapshot: EngineSnapshot,
  cf: ColumnFamily,
  expected: readonly Row[],
  lower: string | undefined,
  upper: string | undefined,
  random: Prng,
): void {
  using iterator = snapshot.iterator(cf, {
    lower: lower === undefined ? undefined : bytes(lower),
    upper: upper === undefined ? undefined : bytes(upper),
  });
  assert.equal(iterator.valid, false, 'a new iterator stands nowhere');
  let at = -1;
  let backward = false;
  for (let step = 0; step < 16; step++) {
    const target = randomKey(random);
    const move = random.int(0, at >= 0 ? 11 : 4);
    if (move < 8) backward = move === 1 || move === 3 || move > 5;
    if (move === 0) {
      iterator.seek(bytes(target));
      at = expected.findIndex(([key]) => key >= target);
    } else if (move === 1) {
      iterator.seekForPrev(bytes(target));
      at = expected.findLastIndex(([key]) => key <= target);
    } else if (move === 2) {
      iterator.seekToFirst();
      at = expected.length > 0 ? 0 : -1;
    } else if (move === 3) {
      iterator.seekToLast();
      at = expected.length - 1;
    } else if (move < 6) {
      iterator.next();
      at = at + 1 < expected.length ? at + 1 : -1;
    } else if (move < 8) {
      iterator.prev();
      at--;
    } else {
      const batch = rowsOf(iterator.rows(random.int(1, 6)));
      const ahead: Row[] = backward ? expected.slice(0, at + 1).reverse() : expected.slice(at);
      assert.deepEqual(batch, ahead.slice(0, batch.length), 'rows');
      if (move > 9) {
        iterator.nextRows();
        at = backward ? at - batch.length : at + batch.length < expected.length ? at + batch.length : -1;
      }
    }
    assert.equal(iterator.valid, at >= 0, `valid after move ${move} ${JSON.stringify(target)}`);
    if (at >= 0) assert.deepEqual(row(iterator), expected[at], `row after move ${move}`);
  }
}

export function kvEngineContract(
  name: string,
  makeEngine: () => KvEngine | Promise<KvEngine>,
  options: ContractOptions = {},
): void {
  const withEngine = (body: (engine: KvEngine) => Promise<void> | void) => async (): Promise<void> => {
    const engine = await makeEngine();
    try {
      await body(engine);
    } finally {
      await engine.close();
    }
  };

  describe(`KvEngine contract: ${name}`, () => {
    it(
      'get: a written value in its family only',
      withEngine(async (engine) => {
        engine.write(
          batchOf(['put', CF.default, 'k', 'v'], ['put', CF.lock, '', 'empty key'], ['put', CF.write, 'k', '']),
        );
        assert.equal(await getText(engine, CF.default, 'k'), 'v');
        assert.equal(await getText(engine, CF.lock, 'k'), undefined);
        assert.equal(await getText(engine, CF.lock, ''), 'empty key');
        assert.equal(await getText(engine, CF.write, 'k'), '');
      }),
    );

    it(
      'write: operations of a batch apply in order and get one sequence',
      withEngine(async (engine) => {
        assert.equal(engine.sequence, 0);
        const batch = batchOf(
          ['put', CF.default, 'a', '1'],
          ['put', CF.default, 'b', '1'],
          ['delete', CF.default, 'a'],
          ['put', CF.default, 'c', '1'],
          ['deleteRange', CF.default, 'b', 'd'],
          ['put', CF.default, 'c', '2'],
        );
        const sequence = engine.write(batch);
        assert.ok(sequence > 0);
        assert.equal(engine.sequence, sequence);
        assert.deepEqual(await read(engine, (s) => rows(s, CF.default)), [['c', '2']]);
        batch.clear();
        assert.ok(engine.write(batchOf(['put', CF.default, 'z', ''])) > sequence);
      }),
    );

    it(
      'write: copies the batch, which may be used again',
      withEngine(async (engine) => {
        const batch = new WriteBatch();
        for (const value of ['one', 'two']) {
          batch.clear();
          batch.put(CF.default, bytes(value), bytes(value.repeat(2000)));
          batch.put(CF.default, bytes(`${value}-small`), bytes(value));
          engine.write(batch);
        }
        assert.equal(await getText(engine, CF.default, 'one'), 'one'.repeat(2000));
        assert.equal(await getText(engine, CF.default, 'one-small'), 'one');
        assert.equal(await getText(engine, CF.default, 'two'), 'two'.repeat(2000));
      }),
    );

    it(
      'deleteRange: an empty or inverted range deletes nothing',
      withEngine(async (engine) => {
        engine.write(batchOf(['put', CF.default, 'a', '1'], ['put', CF.default, 'b', '2']));
        engine.write(batchOf(['deleteRange', CF.default, 'a', 'a'], ['deleteRange', CF.default, 'c', 'a']));
        assert.equal((await read(engine, (s) => rows(s, CF.default))).length, 2);
      }),
    );

    it(
      'snapshot: sees no later write, by get or by an iterator that is under way',
      withEngine(async (engine) => {
        engine.write(
          batchOf(['put', CF.default, 'a', '1'], ['put', CF.default, 'b', '1'], ['put', CF.default, 'c', '1']),
        );
        const before = engine.snapshot();
        using iterator = before.iterator(CF.default);
        await runRead(engine, before, () => iterator.seek(bytes('a')));
        engine.write(
          batchOf(['delete', CF.default, 'b'], ['put', CF.default, 'aa', '2'], ['put', CF.default, 'c', '2']),
        );
        const between = engine.snapshot();
        engine.write(batchOf(['deleteRange', CF.default, '', '\xff']));
        await runRead(engine, before, () => iterator.next());
        assert.deepEqual(await runRead(engine, before, () => row(iterator)), ['b', '1']);
        assert.deepEqual(await runRead(engine, between, () => rows(between, CF.default)), [
          ['a', '1'],
          ['aa', '2'],
          ['c', '2'],
        ]);
        between[Symbol.dispose]();
        assert.deepEqual(await runRead(engine, before, () => rows(before, CF.default)), [
          ['a', '1'],
          ['b', '1'],
          ['c', '1'],
        ]);
        before[Symbol.dispose]();
        assert.deepEqual(await read(engine, (s) => rows(s, CF.default)), []);
      }),
    );

    it(
      'iterator: keys order as unsigned bytes, shorter first',
      withEngine(async (engine) => {
        const keys = ['\xff\xff', '', 'a', '\x00', 'a\x00', '\x7f', '\x80', 'ab', '\xff'];
        for (const key of keys) engine.write(batchOf(['put', CF.write, key, key]));
        const got = (await read(engine, (s) => rows(s, CF.write))).map(([key]) => key);
        assert.deepEqual(
          got,
          [...keys].sort((a, b) => compareBytes(bytes(a), bytes(b))),
        );
      }),
    );

    it(
      'iterator: seeks respect bounds',
      withEngine(async (engine) => {
        for (const key of ['a', 'c', 'e', 'g']) engine.write(batchOf(['put', CF.default, key, key]));
        await read(engine, (s) => {
          using it = s.iterator(CF.default, { lower: bytes('b'), upper: bytes('g') });
          const at = (): string | undefined => (it.valid ? latin1(it.key()) : undefined);
          it.seek(bytes(''));
          assert.equal(at(), 'c');
          it.seek(bytes('c'));
          assert.equal(at(), 'c');
          it.prev();
          assert.equal(at(), undefined);
          it.seek(bytes('f'));
          assert.equal(at(), undefined);
          it.seekForPrev(bytes('z'));
          assert.equal(at(), 'e');
          it.next();
          assert.equal(at(), undefined);
          it.seekForPrev(bytes('e'));
          assert.equal(at(), 'e');
          it.seekForPrev(bytes('bb'));
          assert.equal(at(), undefined);
          it.seekToLast();
          assert.equal(at(), 'e');
          it.seekToFirst();
          assert.equal(at(), 'c');
        });
      }),
    );

    it(
      'approximateStats: about the size of what is in the range',
      withEngine(async (engine) => {
        const random = new Prng(1);
        for (let i = 0; i < 400; i++) {
          // Random, since an engine may compress.
          engine.write(batchOf(['put', CF.default, `k${1000 + i}`, latin1(random.fill(new Uint8Array(1000)))]));
        }
        await engine.flush();
        const all = engine.approximateStats(CF.default);
        assert.ok(all.sizeBytes > 100_000 && all.sizeBytes < 800_000, `all ${all.sizeBytes}`);
        assert.ok(all.keys > 100 && all.keys < 800, `keys ${all.keys}`);
        const half = engine.approximateStats(CF.default, bytes('k1200'));
        assert.ok(
          half.sizeBytes > all.sizeBytes * 0.2 && half.sizeBytes < all.sizeBytes * 0.8,
          `half ${half.sizeBytes}`,
        );
        assert.deepEqual(engine.approximateStats(CF.lock), { sizeBytes: 0, keys: 0 });
      }),
    );

    it(
      'multiGet: values in the order of the keys',
      withEngine(async (engine) => {
        for (let i = 0; i < 50; i++) engine.write(batchOf(['put', CF.default, `k${i}`, `v${i}`]));
        await engine.flush();
        const keys = ['k7', 'none', 'k49', 'k0', 'k7'];
        const values = await read(engine, (s) => s.multiGet(CF.default, keys.map(bytes)).map((v) => v && latin1(v)));
        assert.deepEqual(values, ['v7', undefined, 'v49', 'v0', 'v7']);
      }),
    );

    it('close: reads and writes throw afterwards', async () => {
      const engine = await makeEngine();
      await engine.close();
      assert.throws(() => engine.write(batchOf(['put', CF.default, 'a', ''])), { code: 'KV:Engine:Closed' });
      assert.throws(() => engine.snapshot(), { code: 'KV:Engine:Closed' });
      await engine.close();
    });

    for (const seed of [1, 2, 3, 4]) {
      it(
        `random history with seed ${seed}: every snapshot equals its model`,
        withEngine(async (engine) => {
          const random = new Prng(seed);
          const model = new ModelEngine();
          let live: { snapshot: EngineSnapshot; model: ModelEngine }[] = [];
          for (let step = 0; step < (options.historySteps ?? 300); step++) {
            const ops = randomOps(random, random.int(1, random.chance(0.1) ? 200 : 10));
            engine.write(batchOf(...ops));
            model.apply(ops);
            await options.disturb?.(engine, random);
            if (random.chance(0.2)) live.push({ snapshot: engine.snapshot(), model: new ModelEngine(model.families) });
            if (live.length > 6) live = live.filter((item) => random.chance(0.6) || item.snapshot[Symbol.dispose]());
            for (const item of live) {
              if (!random.chance(0.2)) continue;
              const seedOfRead = random.u32();
              await runRead(engine, item.snapshot, () => compareReads(item.snapshot, item.model, seedOfRead));
            }
            const seedOfRead = random.u32();
            await read(engine, (snapshot) => compareReads(snapshot, model, seedOfRead));
          }
          for (const item of live) item.snapshot[Symbol.dispose]();
        }),
      );
    }
  });
}
