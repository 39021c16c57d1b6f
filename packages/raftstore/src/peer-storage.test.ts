import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryEnv, MemoryDisk } from '@tessera/env/memory';
import { Entry, EntryType, newEntry, type StorageAppend } from '@tessera/raft';
import { RaftLog } from '@tessera/raft-log';
import { INITIAL_APPLY_STATE } from './local-state.ts';
import { PeerStorage } from './peer-storage.ts';

const FIRST = INITIAL_APPLY_STATE.truncatedIndex + 1;
const OWNER = { fetched: () => {}, failed: assert.fail, snapshot: () => undefined };

/** Of every kind, with sizes around those at which they are kept otherwise. */
function entriesOf(message: Uint8Array): Entry[] {
  const none = new Uint8Array(0);
  const entries = [0, 10, 4095, 4096, 20_000, 70_000].map((bytes, i) =>
    newEntry(EntryType.EntryNormal, message.subarray(i, i + bytes), none),
  );
  entries.push(newEntry(EntryType.EntryConfChangeV2, message.subarray(0, 5000), none));
  entries.push(newEntry(EntryType.EntryNormal, message.subarray(7, 9000), message.subarray(0, 3)));
  for (const [i, entry] of entries.entries()) {
    entry.index = FIRST + i;
    entry.term = 6 + (i >> 1);
  }
  return entries;
}

test('peer storage: entries are read as they were appended, from memory and from disk, where they are in one piece', async () => {
  const env = createMemoryEnv({ disk: new MemoryDisk() });
  const message = new Uint8Array(100_000).map((_, i) => i * 7);
  const entries = entriesOf(message);
  const log = await RaftLog.open(env, { directory: '/log' });
  const storage = new PeerStorage(log, 1, INITIAL_APPLY_STATE, { voters: [1] } as never, OWNER);
  storage.append({ entries, hardState: undefined } as unknown as StorageAppend);
  const last = FIRST + entries.length;
  const encoded = entries.map((entry) => new Uint8Array(Entry.encode(entry)));
  const found = storage.entries(FIRST, last, Number.POSITIVE_INFINITY, 0) as readonly Entry[];
  assert.deepEqual(
    found.map((entry) => new Uint8Array(Entry.encode(entry))),
    encoded,
  );
  for (const { data } of log.entries(1, FIRST, last) ?? []) {
    const isOwned = data.buffer !== message.buffer || data.length * 2 >= message.length;
    assert.ok(isOwned || data.length < 4096, 'a part of a message does not keep all of it');
  }
  await log.flushed();
  await log.close();
  const again = await RaftLog.open(env, { directory: '/log' });
  const loaded = await again.load(1, FIRST, last);
  assert.deepEqual(
    loaded.map(({ data }) => data),
    encoded,
  );
  await again.close();
});
