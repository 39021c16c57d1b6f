import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, Prng, TesseraError } from '@tessera/base';
import { DecodeError } from '@tessera/proto';
import fc from 'fast-check';
import { type Command, encodeCommand } from './commands.ts';
import { PdState } from './pd-state.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd').map(fromLatin1);
const lease = fc.constantFrom(0n, 1n, 2n, -5n);
const operation = fc.oneof(
  fc
    .record({ key, value: fc.uint8Array({ maxLength: 4 }), lease })
    .map((value) => ({ kind: 'requestPut' as const, value })),
  fc.record({ key }).map((value) => ({ kind: 'requestDeleteRange' as const, value })),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .uniqueArray(operation, { selector: (op) => String(op.value.key), minLength: 1, maxLength: 3 })
      .map((ops) => ({ kind: 'txn' as const, request: { success: ops.map((request) => ({ request })) } })),
  },
  fc.record({ kind: fc.constant('compact' as const), revision: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('lease-grant' as const), id: lease, ttlSeconds: fc.constant(10) }),
  fc.record({ kind: fc.constant('lease-revoke' as const), id: lease }),
  fc.record({
    kind: fc.constant('save-regions' as const),
    regions: fc.array(fc.record({ id: fc.integer({ min: 1, max: 5 }), startKey: key }), { maxLength: 2 }),
    removed: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
  }),
);

test('state: a snapshot at any point and the commands after it give the same state and the same answers', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), fc.nat(40), (commands, at) => {
      const straight = new PdState();
      let restored = new PdState();
      for (const [i, c] of commands.entries()) {
        const bytes = encodeCommand(c);
        if (i === at) restored = PdState.decode(restored.encode());
        assert.deepEqual(restored.apply(bytes), straight.apply(bytes));
      }
      assert.deepEqual(restored.encode(), straight.encode());
      for (const { id, keys } of straight.leases.all()) assert.deepEqual(restored.leases.get(id)?.keys, keys);
    }),
    { numRuns: 500 },
  );
});

test('state: bytes that are no command or no snapshot are refused, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      for (const decode of [() => PdState.decode(bytes), () => new PdState().apply(bytes)]) {
        try {
          decode();
        } catch (error) {
          assert.ok(error instanceof TesseraError || error instanceof DecodeError, String(error));
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('state: real commands and snapshots with some bytes changed, behind checksums that are right, are refused or applied', () => {
  const [samples] = fc.sample(fc.array(command, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 1 });
  const commands = (samples ?? assert.fail()).map(encodeCommand);
  const random = new Prng(1);
  const spoiled = (bytes: Uint8Array): Uint8Array => {
    const hostile = random.chance(0.1)
      ? Uint8Array.from(bytes.subarray(0, random.int(0, bytes.length + 1)))
      : Uint8Array.from(bytes);
    for (let changes = random.int(1, 4); changes > 0 && hostile.length > 0; changes--) {
      hostile[random.int(0, hostile.length)] = random.chance(0.5) ? random.int(0, 9) : random.int(0, 256);
    }
    return hostile;
  };
  const counts = { refused: 0, taken: 0 };
  const attempt = (run: () => void): void => {
    try {
      run();
      counts.taken++;
    } catch (error) {
      assert.ok(error instanceof TesseraError || error instanceof DecodeError, String(error));
      counts.refused++;
    }
  };
  for (let round = 0; round < 100; round++) {
    const state = new PdState();
    for (const bytes of commands) {
      attempt(() => state.apply(spoiled(bytes)));
      state.apply(bytes);
    }
    const whole = state.encode();
    for (let i = 0; i < 30; i++) attempt(() => void PdState.decode(spoiled(whole)).encode());
    assert.deepEqual(PdState.decode(whole).encode(), whole);
  }
  assert.ok(counts.refused > 500 && counts.taken > 500, JSON.stringify(counts));
});
