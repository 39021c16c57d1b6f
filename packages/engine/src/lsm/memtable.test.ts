import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng } from '@tessera/base';
import { CF } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { KIND_DELETE, KIND_PUT, SEQUENCE_MAX } from './coding.ts';
import { Memtable } from './memtable.ts';
import { EXPRESS, headerOf } from './memtable-entries.ts';
import type { MemtableIterator } from './memtable-iterator.ts';

interface Entry {
  readonly key: string;
  readonly sequence: number;
  readonly kind: number;
  readonly value: string;
}

const order = (a: Entry, b: Entry): number => (a.key !== b.key ? (a.key < b.key ? -1 : 1) : b.sequence - a.sequence);

function current(iterator: MemtableIterator): Entry {
  return {
    key: latin1(iterator.keyBytes, iterator.keyStart, iterator.keyEnd),
    sequence: iterator.sequence,
    kind: iterator.kind,
    value: latin1(iterator.valueBytes, iterator.valueStart, iterator.valueEnd),
  };
}

function filled(random: Prng, firstSequence: number): { memtable: Memtable; entries: Entry[] } {
  const memtable = Memtable.create(1 << 20);
  const entries: Entry[] = [];
  let sequence = firstSequence;
  for (let i = 0; i < 300; i++) {
    const batch = new WriteBatch();
    const first = sequence;
    for (let j = random.int(1, 5); j > 0; j--) {
      const key = String.fromCharCode(...Array.from({ length: random.int(0, 4) }, () => random.pick([0, 97, 98, 255])));
      const value = 'v'.repeat(random.int(0, 60));
      const put = random.chance(0.8);
      if (put) batch.put(CF.write, fromLatin1(key), fromLatin1(value));
      else batch.delete(CF.write, fromLatin1(key));
      entries.push({ key, sequence: sequence++, kind: put ? KIND_PUT : KIND_DELETE, value: put ? value : '' });
    }
    memtable.apply(batch.encoded(), first, SEQUENCE_MAX);
  }
  return { memtable, entries: entries.sort(order) };
}

for (const firstSequence of [1, 2 ** 32 - 300, 2 ** 50]) {
  it(`memtable: walks and seeks equal a sorted list, sequences from ${firstSequence}`, () => {
    const random = new Prng(3);
    const { memtable, entries } = filled(random, firstSequence);
    const iterator = memtable.iterator(CF.write);
    const forward: Entry[] = [];
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
      assert.equal(iterator.sameKey, forward.length > 0 && forward.at(-1)?.key === current(iterator).key);
      forward.push(current(iterator));
    }
    assert.deepEqual(forward, entries);
    const backward: Entry[] = [];
    for (iterator.seekToLast(); iterator.valid; iterator.prev()) backward.push(current(iterator));
    assert.deepEqual(backward.reverse(), entries);
    for (let i = 0; i < 200; i++) {
      const { key } = random.pick(entries);
      const sequence = random.chance(0.3) ? SEQUENCE_MAX : firstSequence + random.int(0, 1000);
      const target = { key, sequence, kind: 0, value: '' };
      iterator.seek(fromLatin1(key), sequence);
      assert.deepEqual(
        iterator.valid ? current(iterator) : undefined,
        entries.find((entry) => order(entry, target) >= 0),
      );
      iterator.seekBefore(fromLatin1(key), sequence);
      const before = entries.findLast((entry) => order(entry, target) < 0);
      assert.deepEqual(iterator.valid ? current(iterator) : undefined, before);
    }
    for (let i = 0; i < 600; i++) {
      const key = random.chance(0.8) ? random.pick(entries).key : 'absent';
      const sequence = random.chance(0.4) ? SEQUENCE_MAX : firstSequence + random.int(0, 1000);
      const expected = entries.find((entry) => entry.key === key && entry.sequence <= sequence);
      for (const table of [memtable, Memtable.attach(memtable.buffer)]) {
        const node = table.get(CF.write, fromLatin1(key), sequence);
        assert.equal(node === 0 ? undefined : table.sequence(node), expected?.sequence);
        assert.equal(table.get(CF.lock, fromLatin1(key), sequence), 0);
      }
    }
    assert.equal(memtable.firstLeaf(CF.default), 0, 'other families are empty');
  });
}

it('memtable: a key that is written very often is found at every sequence, and does not hide its neighbours', () => {
  const memtable = Memtable.create(1 << 20);
  const key = (i: number): Uint8Array => fromLatin1(`key${i}`);
  for (let sequence = 1; sequence <= 6000; sequence++) {
    const batch = new WriteBatch();
    batch.put(CF.default, sequence % 10 === 0 ? key(sequence % 70) : key(35), fromLatin1(`v${sequence}`));
    memtable.apply(batch.encoded(), sequence, SEQUENCE_MAX);
  }
  for (let sequence = 1; sequence <= 6000; sequence += 37) {
    const last = sequence % 10 === 0 ? sequence - 1 : sequence;
    const node = memtable.get(CF.default, key(35), sequence);
    assert.equal(latin1(memtable.value(node)), `v${last}`);
  }
  for (const i of [0, 10, 20, 30, 40, 50, 60]) {
    const node = memtable.get(CF.default, key(i), SEQUENCE_MAX);
    assert.equal(memtable.sequence(node) % 70, i);
  }
  const iterator = memtable.iterator(CF.default);
  for (let sequence = 1; sequence <= 6000; sequence += 41) {
    iterator.seek(key(35), sequence);
    assert.equal(iterator.sequence, sequence % 10 === 0 ? sequence - 1 : sequence);
    iterator.seekBefore(key(35), sequence);
    const newer = sequence % 10 === 9 ? sequence + 2 : sequence + 1;
    assert.equal(iterator.sequence, newer, 'the oldest of those that are newer');
  }
  assert.equal(memtable.stats(CF.default, undefined, undefined).keys, 8, 'versions of a key are one key');
  let count = 0;
  for (iterator.seekToLast(); iterator.valid; iterator.prev()) count++;
  assert.equal(count, 6000);
});

it('memtable: what fits by its own reckoning is applied without overflow', () => {
  const memtable = Memtable.create(4096);
  const batch = new WriteBatch();
  for (let i = 0; ; i++) {
    batch.clear();
    batch.put(CF.default, fromLatin1(`key${i}`), fromLatin1('v'.repeat(i % 50)));
    if (!memtable.fits(batch.sizeBytes, batch.count)) break;
    memtable.apply(batch.encoded(), i + 1, SEQUENCE_MAX);
  }
  assert.ok((memtable.entries[CF.default] as number) > 20);
});

it('memtable: a version that no snapshot sees is overwritten, all others stay as they were', () => {
  const random = new Prng(11);
  const memtable = Memtable.create(1 << 20);
  const keys = ['a', 'ab', 'abc', 'b', 'bcd'];
  /** By key, oldest first. */
  const history = new Map<string, Entry[]>(keys.map((key) => [key, []]));
  let snapshots: number[] = [];
  for (let sequence = 1; sequence <= 3000; sequence++) {
    const key = random.pick(keys);
    const kind = random.chance(0.8) ? KIND_PUT : KIND_DELETE;
    const value = kind === KIND_PUT ? `${sequence}`.repeat(random.int(0, 60)) : '';
    const batch = new WriteBatch();
    if (kind === KIND_PUT) batch.put(CF.lock, fromLatin1(key), fromLatin1(value));
    else batch.delete(CF.lock, fromLatin1(key));
    memtable.apply(batch.encoded(), sequence, snapshots.at(-1) ?? -1);
    history.get(key)?.push({ key, sequence, kind, value });
    if (random.chance(0.1)) snapshots.push(sequence);
    if (random.chance(0.1)) snapshots = snapshots.filter(() => random.chance(0.5));
    for (const seen of [...snapshots, SEQUENCE_MAX]) {
      const name = random.pick(keys);
      const expected = history.get(name)?.findLast((entry) => entry.sequence <= seen);
      const iterator = memtable.iterator(CF.lock);
      iterator.seek(fromLatin1(name), seen);
      const found = iterator.valid ? current(iterator) : undefined;
      assert.deepEqual(found?.key === name ? found : undefined, expected);
    }
  }
  const walked: Entry[] = [];
  const iterator = memtable.iterator(CF.lock);
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) walked.push(current(iterator));
  assert.deepEqual(walked, [...walked].sort(order));
  assert.ok(walked.length < 2000, `${walked.length} are left`);
  assert.equal(walked.length, memtable.entries[CF.lock]);
  const backward: Entry[] = [];
  for (iterator.seekToLast(); iterator.valid; iterator.prev()) backward.push(current(iterator));
  assert.deepEqual(backward.reverse(), walked);
});

it('memtable: overwriting takes no room, but counts as written', () => {
  const memtable = Memtable.create(1 << 16);
  const batch = new WriteBatch();
  batch.put(CF.default, fromLatin1('key'), fromLatin1('v'.repeat(1000)));
  memtable.apply(batch.encoded(), 1, -1);
  const { memoryBytes } = memtable;
  for (let sequence = 2; sequence <= 1001; sequence++) memtable.apply(batch.encoded(), sequence, -1);
  assert.equal(memtable.memoryBytes, memoryBytes);
  assert.equal(memtable.writtenBytes, memoryBytes + 1000 * 1003);
});

it('memtable: short keys and values at every place of a batch and of its buffer are copied whole, and nothing beside them', () => {
  for (let length = 0; length < 12; length++) {
    for (let offset = 0; offset < 4; offset++) {
      const memtable = Memtable.create(1 << 14);
      let sequence = 0;
      for (const value of ['', 'v', 'vw', 'vwx', 'vwxy', 'vwxyz0123']) {
        const batch = new WriteBatch();
        batch.put(CF.default, fromLatin1('k'.repeat(length)), fromLatin1(value));
        batch.delete(CF.lock, fromLatin1('l'.repeat(length)));
        batch.put(CF.lock, fromLatin1('m'.repeat(length)), fromLatin1(value));
        const exact = new Uint8Array(offset + batch.sizeBytes);
        exact.set(batch.encoded(), offset);
        memtable.apply(exact.subarray(offset), sequence + 1, SEQUENCE_MAX);
        sequence += batch.count;
        for (const [cf, name] of [
          [CF.default, 'k'],
          [CF.lock, 'm'],
        ] as const) {
          const iterator = memtable.iterator(cf);
          iterator.seek(fromLatin1(name.repeat(length)), SEQUENCE_MAX);
          assert.deepEqual([current(iterator).key, current(iterator).value], [name.repeat(length), value]);
          const entry = memtable.get(cf, fromLatin1(name.repeat(length)), SEQUENCE_MAX);
          assert.equal(memtable.words[headerOf(entry) + EXPRESS], 0, 'the word before the copied bytes');
        }
      }
    }
  }
});
