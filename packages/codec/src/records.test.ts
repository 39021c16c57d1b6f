import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareBytes, concatBytes, fromHex, toHex, utf8 } from '@tessera/base';
import fc from 'fast-check';
import {
  CodecError,
  decodeLockRecord,
  decodeWriteRecord,
  encodeLockRecord,
  encodeWriteRecord,
  isProtectedRollback,
  isVersionOf,
  isVisibleThroughFence,
  LOCK_DEFAULTS,
  type LockRecord,
  plainShortValue,
  rollbackRecord,
  timestampOfKey,
  txnDataKey,
  userKeyOfDataKey,
  versionedKey,
  WRITE_DEFAULTS,
  type WriteRecord,
} from './index.ts';

const hex = (text: string): Uint8Array => fromHex(text.replaceAll(' ', '')) ?? assert.fail(`not hex: ${text}`);
const u64 = () => fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((b) => new Uint8Array(b));
const safe = () => fc.maxSafeNat();
const lastChange = () =>
  fc.option(
    fc.record({ ts: u64(), versions: fc.integer({ min: 1 }) }).map((change) => ({ ...change })),
    { nil: undefined },
  );
const optionalBytes = () => fc.option(bytes(255), { nil: undefined });

const anyLock: fc.Arbitrary<LockRecord> = fc
  .record({
    kind: fc.constantFrom('put' as const, 'delete' as const, 'lock' as const, 'pessimistic' as const),
    primary: bytes(300),
    startTs: u64(),
    ttlMs: safe(),
    shortValue: optionalBytes(),
    forUpdateTs: u64(),
    txnSize: safe(),
    minCommitTs: u64(),
    useAsyncCommit: fc.boolean(),
    secondaries: fc.array(bytes(20), { maxLength: 5 }),
    rollbackTs: fc.array(u64(), { maxLength: 5 }),
    lastChange: lastChange(),
    txnSource: safe(),
    lockedWithConflict: fc.boolean(),
    generation: safe(),
  })
  .map((lock) => ({ ...lock, secondaries: lock.useAsyncCommit ? lock.secondaries : [] }));

const anyWrite: fc.Arbitrary<WriteRecord> = fc
  .record({
    kind: fc.constantFrom('put' as const, 'delete' as const, 'lock' as const, 'rollback' as const),
    startTs: u64(),
    shortValue: optionalBytes(),
    hasOverlappedRollback: fc.boolean(),
    gcFence: fc.option(u64(), { nil: undefined }),
    lastChange: lastChange(),
    txnSource: safe(),
  })
  .map((write) => ({ ...write }));

test('lock record: known bytes', () => {
  const base: LockRecord = {
    ...LOCK_DEFAULTS,
    kind: 'put',
    primary: utf8('pk'),
    startTs: 5n,
    ttlMs: 3000,
    shortValue: utf8('v'),
  };
  const start = '50 04 706b 05 b817 760176';
  assert.equal(toHex(encodeLockRecord(base)), toHex(hex(start)));
  const full: LockRecord = {
    ...base,
    forUpdateTs: 6n,
    txnSize: 7,
    minCommitTs: 8n,
    useAsyncCommit: true,
    secondaries: [utf8('a'), utf8('bc')],
    rollbackTs: [9n, 10n],
    lastChange: { ts: 3n, versions: 200 },
    txnSource: 1,
    lockedWithConflict: true,
    generation: 2,
  };
  const tail =
    '66 0000000000000006 74 0000000000000007 63 0000000000000008 61 02 0261 046263' +
    '72 02 0000000000000009 000000000000000a 6c 0000000000000003 c801 73 01 46 67 0000000000000002';
  assert.equal(toHex(encodeLockRecord(full)), toHex(hex(start + tail)));
  assert.deepEqual(decodeLockRecord(hex(start + tail)), full);
});

test('write record: known bytes', () => {
  const put: WriteRecord = { ...WRITE_DEFAULTS, kind: 'put', startTs: 10n, shortValue: utf8('v') };
  assert.equal(toHex(encodeWriteRecord(put)), '500A760176');
  assert.equal(toHex(encodeWriteRecord(rollbackRecord(7n, true))), '5207760170');
  assert.equal(toHex(encodeWriteRecord(rollbackRecord(7n, false))), '5207');
  const full: WriteRecord = {
    ...put,
    hasOverlappedRollback: true,
    gcFence: 9n,
    lastChange: { ts: 0n, versions: 1 },
    txnSource: 300,
  };
  const expected = hex('50 0a 760176 52 46 0000000000000009 6c 0000000000000000 01 53 ac02');
  assert.equal(toHex(encodeWriteRecord(full)), toHex(expected));
  assert.deepEqual(decodeWriteRecord(expected), full);
});

test('records: a lock without ttl and a last change of (0, 0) read as absent', () => {
  assert.equal(decodeLockRecord(hex('44 0261 05')).ttlMs, 0);
  assert.equal(decodeWriteRecord(hex('4c 05 6c 0000000000000000 00')).lastChange, undefined);
});

test('records: reading stops at the first unknown tag and keeps what came before', () => {
  const lock = decodeLockRecord(hex('50 0261 05 01 760176 ff 66 0000'));
  assert.deepEqual([lock.shortValue, lock.forUpdateTs], [utf8('v'), 0n]);
  const write = decodeWriteRecord(hex('50 05 760176 ff 46'));
  assert.deepEqual([write.shortValue, write.gcFence], [utf8('v'), undefined]);
});

test('write record: a protected rollback is one with the value "p", nothing else', () => {
  assert.equal(isProtectedRollback(rollbackRecord(1n, true)), true);
  assert.equal(isProtectedRollback(rollbackRecord(1n, false)), false);
  assert.equal(isProtectedRollback({ ...rollbackRecord(1n, true), kind: 'put' }), false);
});

test('write record: a fence at or below the read timestamp hides it', () => {
  const at = (gcFence: bigint | undefined): WriteRecord => ({ ...rollbackRecord(1n, false), kind: 'put', gcFence });
  for (const [fence, expected] of [
    [undefined, true],
    [0n, true],
    [10n, false],
    [11n, true],
  ] as const) {
    assert.equal(isVisibleThroughFence(at(fence), 10n), expected, `${fence}`);
  }
});

test('records: what is encoded decodes to the same', () => {
  fc.assert(fc.property(anyLock, (lock) => assert.deepEqual(decodeLockRecord(encodeLockRecord(lock)), lock)));
  fc.assert(fc.property(anyWrite, (write) => assert.deepEqual(decodeWriteRecord(encodeWriteRecord(write)), write)));
});

test('write record: the short way to a value agrees with the long one', () => {
  const plain = { ...WRITE_DEFAULTS, kind: 'put' as const };
  fc.assert(
    fc.property(u64(), bytes(255), (startTs, shortValue) => {
      assert.deepEqual(plainShortValue(encodeWriteRecord({ ...plain, startTs, shortValue })), shortValue);
    }),
  );
  fc.assert(
    fc.property(anyWrite, (write) => {
      const found = plainShortValue(encodeWriteRecord(write));
      if (found !== undefined) assert.deepEqual({ ...plain, startTs: write.startTs, shortValue: found }, write);
    }),
  );
  for (const cut of ['', '50', '5005', '500576', '50057602', '5005760201']) {
    assert.equal(plainShortValue(hex(cut)), undefined, cut);
  }
});

test('records: arbitrary and mutilated bytes are refused with a codec error or read, nothing else', () => {
  const tame = (decode: (b: Uint8Array) => unknown, input: Uint8Array): void => {
    try {
      decode(input);
    } catch (thrown) {
      assert.ok(thrown instanceof CodecError, String(thrown));
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(0x50, 0x44, 0x4c, 0x53, 0x52), (tail, kind) => {
      const input = concatBytes(new Uint8Array([kind]), tail);
      tame(decodeLockRecord, input);
      tame(decodeWriteRecord, input);
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(anyLock, fc.nat(), (lock, cut) => {
      const whole = encodeLockRecord(lock);
      tame(decodeLockRecord, whole.subarray(0, cut % whole.length));
    }),
  );
});

test('lock record: a list longer than the record costs no memory', () => {
  assert.throws(() => decodeLockRecord(hex('50 0261 05 01 61 ffffffff0f')), CodecError);
  assert.throws(() => decodeLockRecord(hex('50 ff')), CodecError);
});

test('versioned keys: newer versions of a key come first and keys do not mix', () => {
  fc.assert(
    fc.property(bytes(20), bytes(20), u64(), u64(), (a, b, s, t) => {
      const [x, y] = [versionedKey(txnDataKey(a), s), versionedKey(txnDataKey(b), t)];
      const order = Math.sign(compareBytes(a, b)) || (s > t ? -1 : s < t ? 1 : 0);
      assert.equal(Math.sign(compareBytes(x, y)), order);
      assert.equal(timestampOfKey(x), s);
      assert.deepEqual(userKeyOfDataKey(x), a);
      assert.equal(isVersionOf(x, txnDataKey(b)), compareBytes(a, b) === 0);
    }),
  );
  assert.throws(() => timestampOfKey(new Uint8Array(8)), CodecError);
});
