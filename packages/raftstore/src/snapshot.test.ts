import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, MemoryEngine, WriteBatch } from '@tessera/engine';
import { newEpoch, newPeer, newRegion } from './region.ts';
import { SnapshotError, SnapshotReceiver, snapshotChunks } from './snapshot.ts';

const REGION = newRegion(1, utf8('b'), utf8('m'), newEpoch(1, 1), [newPeer(11, 1)]);

async function chunksOf(keys: readonly string[], chunkBytes = 40): Promise<Uint8Array[]> {
  const engine = new MemoryEngine();
  const batch = new WriteBatch();
  for (const key of keys) {
    batch.put(CF.default, dataKey(utf8(key)), utf8(`value of ${key}`));
    batch.put(CF.write, dataKey(utf8(key)), utf8(`record of ${key}`));
  }
  engine.write(batch);
  const chunks: Uint8Array[] = [];
  using snapshot = engine.snapshot();
  for await (const chunk of snapshotChunks(engine, snapshot, REGION, chunkBytes)) chunks.push(chunk);
  return chunks;
}

function receive(chunks: readonly Uint8Array[], bytesMax = 10_000): SnapshotReceiver {
  const receiver = new SnapshotReceiver(REGION, 9, 6, bytesMax);
  for (const chunk of chunks) receiver.chunk(chunk);
  return receiver;
}

test('snapshot: what the region holds arrives, whatever the size of chunks; neighbours stay out', async () => {
  for (const chunkBytes of [1, 40, 10_000]) {
    const receiver = receive(await chunksOf(['a', 'b', 'c', 'lzz', 'm', 'z'], chunkBytes));
    assert.equal(receiver.complete, true);
    assert.equal(receiver.data.count, 6);
  }
  assert.equal(receive(await chunksOf([])).data.count, 0);
});

test('snapshot: damage is seen: flipped bits, lost, repeated and late chunks, foreign keys, too much', async () => {
  const chunks = await chunksOf(['b', 'c', 'd'], 1);
  assert.ok(chunks.length > 4);
  for (const [at, chunk] of chunks.entries()) {
    const flipped = chunks.map((one) => one.slice());
    (flipped[at] as Uint8Array)[chunk.length - 1] = ((chunk.at(-1) ?? 0) ^ 1) & 0xff;
    assert.throws(() => receive(flipped), SnapshotError);
  }
  assert.equal(receive(chunks.slice(0, -1)).complete, false);
  assert.throws(() => receive(chunks.slice(1)), SnapshotError);
  assert.throws(() => receive([...chunks.slice(0, 1), ...chunks]), SnapshotError);
  assert.throws(() => receive([...chunks, chunks[0] as Uint8Array]), SnapshotError);
  assert.throws(() => receive(chunks, 20), SnapshotError);
  const other = newRegion(1, utf8('x'), utf8('y'), newEpoch(1, 1), [newPeer(11, 1)]);
  assert.throws(() => new SnapshotReceiver(other, 9, 6, 10_000).chunk(chunks[0] as Uint8Array), SnapshotError);
});
