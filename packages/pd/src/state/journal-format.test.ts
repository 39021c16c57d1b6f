import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32c, Prng } from '@tessera/base';
import {
  decodeFrame,
  decodeJournalHeader,
  decodeSnapshot,
  encodeFrame,
  encodeJournalHeader,
  encodeSnapshotHeader,
  findFrame,
  JOURNAL_HEADER_BYTES,
  JournalCorruptError,
} from './journal-format.ts';

const FRAME_HEADER_BYTES = 24;

/** Makes the checksum of the frame at `offset` right again, when its length is one. */
function seal(bytes: Buffer, offset: number): void {
  const end = offset + FRAME_HEADER_BYTES + bytes.readUInt32LE(offset + 4);
  if (end > bytes.length) return;
  const body = crc32c(bytes, offset + 4, offset + 20);
  bytes.writeUInt32LE(crc32c(bytes, offset + FRAME_HEADER_BYTES, end, body), offset + 20);
}

test('journal format: hostile bytes behind right checksums give no frame, or commands that lie within it', () => {
  const random = new Prng(4);
  for (let round = 0; round < 3000; round++) {
    const commands = Array.from({ length: random.int(0, 5) }, () => random.fill(new Uint8Array(random.int(0, 40))));
    const journal = Buffer.concat([encodeJournalHeader(7), encodeFrame(8, commands), encodeFrame(20, commands)]);
    const bytes = Buffer.from(random.chance(0.2) ? journal.subarray(0, random.int(0, journal.length)) : journal);
    for (let changes = random.int(0, 4); changes > 0 && bytes.length > 0; changes--) {
      bytes[random.int(0, bytes.length)] = random.chance(0.6) ? random.int(0, 9) : random.int(0, 256);
    }
    if (random.chance(0.7) && bytes.length >= JOURNAL_HEADER_BYTES + FRAME_HEADER_BYTES)
      seal(bytes, JOURNAL_HEADER_BYTES);
    assert.ok([7, undefined].includes(decodeJournalHeader(bytes)));
    const frame = decodeFrame(bytes, JOURNAL_HEADER_BYTES);
    if (frame !== undefined) {
      assert.ok(frame.end <= bytes.length);
      const held = frame.commands.reduce((sum, command) => sum + 4 + command.length, 0);
      assert.equal(JOURNAL_HEADER_BYTES + FRAME_HEADER_BYTES + held, frame.end);
    }
    const found = findFrame(bytes, random.int(0, bytes.length + 1));
    assert.ok(found === undefined || decodeFrame(bytes, found) !== undefined);
  }
});

test('journal format: a snapshot with a flipped bit, cut or random is refused by its name', () => {
  const random = new Prng(9);
  const content = random.fill(new Uint8Array(100));
  const good = Buffer.concat([encodeSnapshotHeader(5, content), content]);
  assert.equal(decodeSnapshot('5.snap', good).index, 5);
  const refused = (bytes: Uint8Array): void =>
    assert.throws(
      () => decodeSnapshot('5.snap', bytes),
      (error) => error instanceof JournalCorruptError,
    );
  for (let at = 0; at < good.length; at++) {
    // Four bytes of padding mean nothing.
    if (at >= 28 && at < 32) continue;
    const bad = Buffer.from(good);
    bad[at] = (bad[at] as number) ^ (1 << (at % 8));
    refused(bad);
    refused(good.subarray(0, at));
  }
  for (let i = 0; i < 200; i++) refused(random.fill(new Uint8Array(i)));
});
