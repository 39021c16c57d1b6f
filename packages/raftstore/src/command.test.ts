import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { DATA_END_KEY, dataKey } from '@tessera/codec';
import { CF, COLUMN_FAMILIES, WriteBatch } from '@tessera/engine';
import { AdminCmdType, CmdType, RaftCmdRequest } from '@tessera/proto/raft_cmdpb';
import { applyWrites, CommandBuilder, encodeAdmin } from './command.ts';
import { newEpoch, newPeer, newRegion } from './region.ts';

const region = newRegion(7, utf8(''), utf8(''), newEpoch(3, 9), [newPeer(1, 1)]);

/** One of everything, with values around the sizes at which copies change their way. */
function writes(): WriteBatch {
  const batch = new WriteBatch();
  for (const cf of COLUMN_FAMILIES) {
    for (const size of [0, 1, 47, 48, 49, 5000])
      batch.put(cf, dataKey(utf8(`k${size}`)), new Uint8Array(size).fill(size));
    batch.put(cf, dataKey(new Uint8Array(300).fill(7)), utf8('long key'));
    batch.delete(cf, dataKey(utf8(`d${cf}`)));
  }
  batch.deleteRange(CF.default, dataKey(utf8('a')), dataKey(utf8('b')));
  batch.deleteRange(CF.write, dataKey(utf8('x')), DATA_END_KEY);
  return batch;
}

test('command: what was gathered is what is applied', () => {
  const builder = new CommandBuilder();
  const batch = writes();
  builder.add(region, batch);
  const applied = new WriteBatch();
  assert.equal(applyWrites(builder.take(), 9, applied), true);
  assert.deepEqual(applied.encoded(), batch.encoded());
  assert.equal(applied.count, batch.count);
});

test('command: an entry that was taken stays as it is, whatever its size, while the next is gathered', () => {
  const builder = new CommandBuilder();
  const taken: { readonly data: Uint8Array; readonly wanted: WriteBatch }[] = [];
  for (const [i, size] of [10, 15_000, 17_000, 17_500, 90_000, 100, 60_000, 1].entries()) {
    const wanted = new WriteBatch();
    wanted.put(CF.default, dataKey(utf8(`k${i}`)), new Uint8Array(size).fill(i + 1));
    builder.add(region, wanted);
    taken.push({ data: builder.take(), wanted });
    assert.ok(builder.empty);
  }
  for (const { data, wanted } of taken) {
    const applied = new WriteBatch();
    assert.equal(applyWrites(data, 9, applied), true);
    assert.deepEqual(applied.encoded(), wanted.encoded());
  }
});

test('command: another version, an admin command or no writes change nothing', () => {
  const builder = new CommandBuilder();
  builder.add(region, writes());
  const data = builder.take();
  const applied = new WriteBatch();
  assert.equal(applyWrites(data, 8, applied), false);
  const compactLog = { compactIndex: 5, compactTerm: 5 };
  assert.equal(applyWrites(encodeAdmin(region, { cmdType: AdminCmdType.CompactLog, compactLog }), 9, applied), false);
  assert.equal(applyWrites(RaftCmdRequest.encode({ header: { regionEpoch: newEpoch(3, 9) } }), 9, applied), false);
  assert.equal(applied.count, 0);
});

test('command: fields nobody knows are skipped', () => {
  const known = RaftCmdRequest.encode({
    header: { regionId: 7, peer: { id: 3, storeId: 4 }, regionEpoch: newEpoch(3, 9), term: 5, uuid: utf8('u') },
    requests: [
      { cmdType: CmdType.Put, put: { cf: 'lock', key: utf8('k'), value: utf8('v') }, get: { key: utf8('g') } },
    ],
  });
  const applied = new WriteBatch();
  // Field 1000, length-delimited, four bytes.
  assert.equal(applyWrites(new Uint8Array([...known, 0xc2, 0x3e, 4, 1, 2, 3, 4]), 9, applied), true);
  const wanted = new WriteBatch();
  wanted.put(CF.lock, dataKey(utf8('k')), utf8('v'));
  assert.deepEqual(applied.encoded(), wanted.encoded());
});
