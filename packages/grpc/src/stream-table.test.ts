import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamTable } from './stream-table.ts';

interface Numbered {
  readonly id: number;
}

test('stream table: does what a Map does, with old streams among thousands that come and go', () => {
  const table = new StreamTable<Numbered>();
  const model = new Map<number, Numbered>();
  let seed = 12345;
  const random = (bound: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  let nextId = 1;
  for (let step = 0; step < 30_000; step++) {
    // The number of open streams wanders between none and some hundreds: the table grows and its runs get long.
    const wanted = Math.floor(step / 1000) % 2 === 0 ? 20 : 300;
    if (model.size < random(wanted * 2)) {
      // Ids may be skipped, which makes two streams meet in one slot.
      const stream = { id: nextId };
      nextId += 2 * (1 + random(random(10) === 0 ? 200 : 2));
      table.add(stream);
      model.set(stream.id, stream);
    } else {
      const ids = [...model.keys()];
      const id = ids[random(ids.length)] ?? 1;
      assert.equal(table.delete(id), model.delete(id));
    }
    assert.equal(table.size, model.size);
    const probe = 1 + 2 * random(nextId);
    assert.equal(table.get(probe), model.get(probe));
    if (step % 100 !== 0) continue;
    assert.deepEqual(table.all(), [...model.values()]);
    for (const [id, stream] of model) assert.equal(table.get(id), stream);
  }
});

test('stream table: what is not there is not deleted', () => {
  const table = new StreamTable<Numbered>();
  table.add({ id: 1 });
  table.add({ id: 129 }); // the slot of 1 with 64 slots
  assert.equal(table.delete(257), false);
  assert.equal(table.delete(1), true);
  assert.equal(table.delete(1), false);
  assert.equal(table.get(129)?.id, 129);
  assert.equal(table.size, 1);
});
