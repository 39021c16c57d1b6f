import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng } from '@tessera/base';
import { CF } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { Arenas } from './arenas.ts';
import { SEQUENCE_MAX } from './coding.ts';
import { Memtable } from './memtable.ts';
import type { MemtableIterator } from './memtable-iterator.ts';

const number = (value: number, width: number): string =>
  String.fromCharCode(...Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** (width - 1 - i)) % 256));

/** Draws the `i`th key of a history. */
type Keys = (random: Prng, i: number) => string;

const SHAPES: Readonly<Record<string, Keys>> = {
  'of any bytes, some a prefix of another': (random) =>
    Array.from({ length: random.int(0, 7) }, () => random.pick(['\x00', '\x01', 'a', '\x7f', '\x80', '\xff'])).join(''),
  'with stems longer than a node keeps': (random) =>
    random.pick(['', 's'.repeat(39), 's'.repeat(40), 's'.repeat(41), 's'.repeat(300), `${'s'.repeat(43)}\x00`]) +
    number(random.int(0, 3000), random.int(1, 5)),
  ascending: (_random, i) => `row${number(i, 6)}`,
  descending: (_random, i) => `row${number(100_000 - i, 6)}`,
  'ascending in three places, with others between': (random, i) =>
    random.chance(0.05) ? number(random.int(0, 70_000), 3) : `t${random.int(0, 3)}_r${number(i, 8)}`,
  'ascending, then up to the next and beyond it': (random, i) =>
    `t${number(random.int(0, 40) * 1000 + (i % 1500), 3)}${random.chance(0.1) ? '\x00' : ''}`,
  'ascending, each beginning with the last': (_random, i) => `${Math.floor(i / 200)}`.padEnd(i % 200, 'k'),
  'of versions, newest first': (random, i) => `zuser${number(random.int(0, 60), 4)}${number(1e9 - i, 8)}`,
  'random numbers': (random) => number(random.int(0, 1e6), 8) + '0'.repeat(20),
  'ascending from the middle outwards': (_random, i) => number(i % 2 === 0 ? 50_000 + i : 50_000 - i, 4),
};

/** Versions by key, keys in order: what a memtable should hold. */
class Model {
  readonly keys: string[] = [];
  readonly versions = new Map<string, { sequence: number; value: string | undefined }[]>();

  add(key: string, sequence: number, value: string | undefined): void {
    const versions = this.versions.get(key);
    if (versions !== undefined) versions.unshift({ sequence, value });
    else {
      this.versions.set(key, [{ sequence, value }]);
      this.keys.splice(this.rank(key), 0, key);
    }
  }

  /** Keys before this one. */
  rank(key: string): number {
    let [low, high] = [0, this.keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first entry at or after (key, sequence), as {@link shown}. */
  from(key: string, sequence: number): string {
    const version = this.versions.get(key)?.find((one) => one.sequence <= sequence);
    if (version !== undefined) return `${key}@${version.sequence}=${version.value}`;
    const next = this.keys[this.rank(key) + (this.versions.has(key) ? 1 : 0)];
    return next === undefined ? 'end' : this.from(next, SEQUENCE_MAX);
  }

  /** The last entry before (key, sequence). */
  before(key: string, sequence: number): string {
    const version = this.versions.get(key)?.findLast((one) => one.sequence > sequence);
    if (version !== undefined) return `${key}@${version.sequence}=${version.value}`;
    const previous = this.keys[this.rank(key) - 1];
    return previous === undefined ? 'end' : this.before(previous, -1);
  }
}

function shown(iterator: MemtableIterator): string {
  if (!iterator.valid) return 'end';
  const value = latin1(iterator.valueBytes, iterator.valueStart, iterator.valueEnd);
  return `${keyOf(iterator)}@${iterator.sequence}=${iterator.kind === 1 ? value : undefined}`;
}

function keyOf({ keyBytes, keyStart, keyEnd }: MemtableIterator): string {
  return latin1(keyBytes, keyStart, keyEnd);
}

/** A step of an iterator that was made some batches ago. */
function step(iterator: MemtableIterator, forward: boolean, model: Model): void {
  const [key, sequence] = [keyOf(iterator), iterator.sequence];
  if (forward) iterator.next();
  else iterator.prev();
  assert.equal(shown(iterator), forward ? model.from(key, sequence - 1) : model.before(key, sequence));
  if (forward && iterator.valid) assert.equal(iterator.sameKey, keyOf(iterator) === key);
}

function seek(memtable: Memtable, random: Prng, model: Model, key: string, sequence: number): MemtableIterator {
  const iterator = memtable.iterator(CF.default);
  if (random.chance(0.5)) {
    iterator.seek(fromLatin1(key), sequence);
    assert.equal(shown(iterator), model.from(key, sequence));
  } else {
    iterator.seekBefore(fromLatin1(key), sequence);
    assert.equal(shown(iterator), model.before(key, sequence));
  }
  const version = model.versions.get(key)?.find((one) => one.sequence <= sequence);
  const entry = memtable.get(CF.default, fromLatin1(key), sequence);
  assert.equal(entry === 0 ? undefined : memtable.sequence(entry), version?.sequence);
  return iterator;
}

function whole(memtable: Memtable, model: Model): void {
  const expected: string[] = [];
  for (const key of model.keys) {
    for (const { sequence, value } of model.versions.get(key) ?? []) expected.push(`${key}@${sequence}=${value}`);
  }
  const iterator = memtable.iterator(CF.default);
  const forward: string[] = [];
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) forward.push(shown(iterator));
  assert.deepEqual(forward, expected);
  const backward: string[] = [];
  for (iterator.seekToLast(); iterator.valid; iterator.prev()) backward.push(shown(iterator));
  assert.deepEqual(backward.reverse(), expected);
}

/** Batches of every size, from buffers at every offset; iterators stay where they are meanwhile. */
function history(random: Prng, keys: Keys, operations: number): void {
  const model = new Model();
  const capacity = Memtable.bytesFor(operations * 400, operations);
  // An arena that holds anything but zeros.
  const arena = new SharedArrayBuffer(Memtable.arenaBytes(capacity));
  new Uint8Array(arena).fill(0xdb);
  const arenas = new Arenas(arena.byteLength, 1);
  arenas.give(arena);
  const memtable = Memtable.create(capacity, arenas);
  const iterators: { iterator: MemtableIterator; forward: boolean }[] = [];
  let sequence = 0;
  for (let i = 0; i < operations; ) {
    const batch = new WriteBatch();
    const first = sequence + 1;
    for (let j = random.pick([1, 1, 3, 40, 200]); j > 0 && i < operations; j--, i++) {
      const known = model.keys.length > 0 && random.chance(0.2);
      const key = known ? random.pick(model.keys) : keys(random, i);
      const value = random.chance(0.9)
        ? String.fromCharCode(random.int(1, 256)).repeat(random.pick([0, 1, 5, 61]))
        : undefined;
      if (value === undefined) batch.delete(CF.default, fromLatin1(key));
      else batch.put(CF.default, fromLatin1(key), fromLatin1(value));
      model.add(key, ++sequence, value);
    }
    const offset = random.int(0, 8);
    const moved = new Uint8Array(offset + batch.sizeBytes);
    moved.set(batch.encoded(), offset);
    assert.ok(memtable.fits(batch.sizeBytes, batch.count));
    memtable.apply(moved.subarray(offset), first, SEQUENCE_MAX);
    for (const { iterator, forward } of iterators) {
      for (let steps = random.int(0, 4); steps > 0 && iterator.valid; steps--) step(iterator, forward, model);
    }
    const key = random.chance(0.7) ? random.pick(model.keys) : keys(random, random.int(0, operations));
    const iterator = seek(
      memtable,
      random,
      model,
      key,
      random.chance(0.5) ? SEQUENCE_MAX : random.int(0, sequence + 1),
    );
    iterators[random.int(0, 12)] = { iterator, forward: random.chance(0.5) };
    for (let k = 0; k < iterators.length; k++) iterators[k] ??= { iterator, forward: true };
  }
  whole(memtable, model);
  const attached = Memtable.attach(memtable.buffer);
  whole(attached, model);
  for (let i = 0; i < 50; i++) seek(attached, random, model, random.pick(model.keys), random.int(0, sequence + 1));
}

const rounds = Number(process.env['TESSERA_MEMTABLE_ROUNDS'] ?? 4);
for (const [name, keys] of Object.entries(SHAPES)) {
  it(`memtable: keys ${name} equal a sorted map, for iterators that live through the writes too`, () => {
    for (let seed = 1; seed <= rounds; seed++) history(new Prng(seed), keys, 3000);
  });
}

it('memtable: families that ascend in turn, with others between, keep their keys apart', () => {
  const memtable = Memtable.create(8 << 20);
  const families = [CF.default, CF.lock, CF.write];
  const expected = families.map(() => new Set<string>());
  const random = new Prng(3);
  const batch = new WriteBatch();
  for (let i = 0; i < 6000; i++) {
    batch.clear();
    for (const [at, cf] of families.entries()) {
      const key = random.chance(0.1) ? number(random.int(0, 10_000), 3) : number(i, 3);
      batch.put(cf, fromLatin1(key), fromLatin1(`${cf}`));
      expected[at]?.add(key);
    }
    memtable.apply(batch.encoded(), 1 + 3 * i, SEQUENCE_MAX);
  }
  for (const [at, cf] of families.entries()) {
    const iterator = memtable.iterator(cf);
    const found: string[] = [];
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) if (!iterator.sameKey) found.push(keyOf(iterator));
    assert.deepEqual(found, [...(expected[at] ?? [])].sort());
  }
});

it('memtable: nodes stay within the room that was reckoned for them, whatever order splits most', () => {
  const ascending = Array.from({ length: 65 }, (_, i) => 10_000 * i);
  const orders: Record<string, (i: number) => readonly number[]> = {
    // A run that fills a node and begins another, then a key into the middle of the full one.
    'runs, each halved': (i) => [...ascending, 315_000].map((at) => i * 1_000_000 + at),
    // Once the same, then keys that all come just behind the full node.
    'behind a full node': (i) =>
      i === 0
        ? ascending
        : Array.from({ length: 9000 }, (_, k) => (i === 1 ? 640_000 - 1 - k : 7_000_000 + i * 9000 + k)),
  };
  for (const [name, order] of Object.entries(orders)) {
    const memtable = Memtable.create(1 << 20);
    const batch = new WriteBatch();
    let keys = 0;
    for (let i = 0, room = true; room; i++) {
      for (const at of order(i)) {
        batch.clear();
        batch.put(CF.default, fromLatin1(number(at, 6)), fromLatin1(''));
        room = memtable.fits(batch.sizeBytes, 1);
        if (!room) break;
        memtable.apply(batch.encoded(), ++keys, SEQUENCE_MAX);
        const most = Memtable.arenaBytes(Memtable.bytesFor(keys * batch.sizeBytes, keys));
        assert.ok(memtable.memoryBytes <= most, `${name}: ${keys} keys take ${memtable.memoryBytes} bytes`);
      }
    }
    assert.ok(keys > 10_000, `${name}: ${keys} keys`);
  }
});

it('memtable: estimates of ranges are near the truth', () => {
  const random = new Prng(5);
  const memtable = Memtable.create(32 << 20);
  const numbers: number[] = [];
  const batch = new WriteBatch();
  for (let i = 0; i < 60_000; i++) {
    const drawn = random.int(0, 1e7);
    numbers.push(drawn);
    batch.put(CF.write, fromLatin1(number(drawn, 8)), fromLatin1('v'.repeat(random.int(0, 80))));
  }
  memtable.apply(batch.encoded(), 1, SEQUENCE_MAX);
  const distinct = [...new Set(numbers)];
  const key = (value: number | undefined): Uint8Array | undefined =>
    value === undefined ? undefined : fromLatin1(number(value, 8));
  for (const [start, end] of [
    [undefined, undefined],
    [undefined, 3e6],
    [2e6, undefined],
    [1e6, 4e6],
    [0, 5e6],
  ] as const) {
    const truth = distinct.filter((value) => value >= (start ?? 0) && value < (end ?? 1e9)).length;
    const { keys, sizeBytes } = memtable.stats(CF.write, key(start), key(end));
    assert.ok(Math.abs(keys / truth - 1) < 0.15, `${start} to ${end}: ${keys} of ${truth}`);
    assert.ok(Math.abs(sizeBytes / (truth * 47.5) - 1) < 0.2, `${start} to ${end}: ${sizeBytes}`);
  }
  assert.equal(memtable.stats(CF.write, key(5e6), key(5e6)).keys, 0);
  assert.equal(memtable.stats(CF.write, key(5e6), key(4e6)).keys, 0);
  assert.equal(memtable.stats(CF.default, undefined, undefined).keys, 0);
});
