import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1 } from '@tessera/base';
import fc from 'fast-check';
import { type KeyVersion, MvccKv } from './mvcc-kv.ts';

/** A model that keeps a whole copy of the live keys for every revision. */
class Model {
  revision = 1;
  compactRevision = 0;
  readonly snapshots: Map<string, KeyVersion>[] = [new Map(), new Map()];

  write(changes: readonly Change[]): void {
    const next = new Map(this.snapshots[this.revision]);
    const revision = this.revision + 1;
    let changed = false;
    for (const change of changes) {
      const old = next.get(change.key);
      if (change.kind === 'delete') {
        changed = next.delete(change.key) || changed;
        continue;
      }
      changed = true;
      next.set(change.key, {
        key: change.key,
        value: change.value,
        createRevision: old?.createRevision ?? revision,
        modRevision: revision,
        version: (old?.version ?? 0) + 1,
        lease: 0n,
      });
    }
    if (!changed) return;
    this.revision = revision;
    this.snapshots.push(next);
  }

  range(from: string, to: string, revision: number): KeyVersion[] {
    const snapshot = this.snapshots[revision === 0 ? this.revision : revision] ?? new Map();
    return [...snapshot.values()]
      .filter((kv) => kv.key >= from && kv.key < to)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

type Change =
  | { readonly kind: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly kind: 'delete'; readonly key: string };

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key, value: fc.uint8Array({ maxLength: 3 }) }),
  fc.record({ kind: fc.constant('delete' as const), key }),
);
/** At most one change per key in a revision, as the transaction check guarantees. */
const transaction = fc.uniqueArray(change, { selector: (c) => c.key, minLength: 1, maxLength: 4 });
const step = fc.oneof(
  { weight: 6, arbitrary: transaction.map((changes) => ({ kind: 'write' as const, changes })) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((at) => ({ kind: 'compact' as const, at })) },
);

function apply(kv: MvccKv, changes: readonly Change[]): void {
  kv.write(() => {
    for (const c of changes) {
      if (c.kind === 'put') kv.put(c.key, c.value, 0n);
      else kv.deleteRange(c.key, `${c.key}\0`);
    }
  });
}

function compactAt(kv: MvccKv, model: Model, at: number): void {
  const revision = kv.compactRevision + 1 + Math.floor(at * (kv.revision - kv.compactRevision));
  if (revision > kv.revision) return;
  kv.compact(revision);
  model.compactRevision = revision;
}

test('mvcc: every readable revision reads as the model, through compactions and a restore', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), key, key, (steps, from, to) => {
      const kv = new MvccKv();
      const model = new Model();
      for (const s of steps) {
        if (s.kind === 'write') {
          apply(kv, s.changes);
          model.write(s.changes);
        } else {
          compactAt(kv, model, s.at);
        }
        assert.equal(kv.revision, model.revision);
      }
      const restored = new MvccKv();
      restored.restore(kv.revision, kv.compactRevision, kv.versions());
      for (const store of [kv, restored]) {
        for (let revision = 0; revision <= model.revision; revision++) {
          const result = store.range({ from, to, revision });
          if (revision > 0 && revision < model.compactRevision) {
            assert.equal(result, 'compacted');
            continue;
          }
          const wanted = model.range(from, to, revision);
          assert.deepEqual(result, { kvs: wanted, count: wanted.length, more: false });
        }
        assert.equal(store.range({ from, to, revision: model.revision + 1 }), 'future');
      }
      assert.equal(restored.sizeBytes, kv.sizeBytes);
      assert.deepEqual([...restored.events(0)], [...kv.events(0)]);
    }),
    { numRuns: 300 },
  );
});

test('mvcc: events replayed from any kept revision rebuild the present', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const kv = new MvccKv();
      const model = new Model();
      for (const s of steps) {
        if (s.kind === 'write') {
          apply(kv, s.changes);
          model.write(s.changes);
        } else {
          compactAt(kv, model, s.at);
        }
      }
      for (let start = Math.max(1, model.compactRevision); start <= model.revision; start++) {
        const state = new Map(model.snapshots[start]);
        for (const event of kv.events(start + 1)) {
          const before = state.get(event.key);
          // Compaction may have dropped what was there before, never invented it.
          const previous = kv.previousOf(event);
          if (previous !== undefined) assert.deepEqual(previous, before);
          if (event.version === 0) state.delete(event.key);
          else state.set(event.key, event);
        }
        assert.deepEqual(state, model.snapshots[model.revision]);
      }
    }),
    { numRuns: 200 },
  );
});

function filled(): MvccKv {
  const kv = new MvccKv();
  apply(kv, [{ kind: 'put', key: 'a', value: fromLatin1('3') }]);
  apply(kv, [{ kind: 'put', key: 'b', value: fromLatin1('1') }]);
  apply(kv, [{ kind: 'put', key: 'c', value: fromLatin1('2') }]);
  apply(kv, [{ kind: 'put', key: 'a', value: fromLatin1('9') }]);
  return kv;
}

function keysOf(result: ReturnType<MvccKv['range']>): string {
  assert.ok(typeof result !== 'string');
  return `${result.kvs.map((kv) => kv.key).join('')} of ${result.count}${result.more ? ' more' : ''}`;
}

test('mvcc: limits, sorting, filters and counts of a range', () => {
  const kv = filled();
  const all = { from: '', to: undefined };
  assert.equal(keysOf(kv.range(all)), 'abc of 3');
  assert.equal(keysOf(kv.range({ ...all, limit: 2 })), 'ab of 3 more');
  assert.equal(keysOf(kv.range({ ...all, limit: 3 })), 'abc of 3');
  assert.equal(keysOf(kv.range({ ...all, countOnly: true, limit: 1 })), ' of 3');
  assert.equal(keysOf(kv.range({ ...all, sort: { target: 'value', descending: false } })), 'bca of 3');
  assert.equal(keysOf(kv.range({ ...all, sort: { target: 'mod', descending: true }, limit: 1 })), 'a of 3 more');
  assert.equal(keysOf(kv.range({ ...all, sort: { target: 'create', descending: false }, limit: 1 })), 'a of 3 more');
  assert.equal(keysOf(kv.range({ ...all, minModRevision: 4 })), 'ac of 3');
  assert.equal(keysOf(kv.range({ ...all, maxCreateRevision: 3, minCreateRevision: 3 })), 'b of 3');
  assert.equal(keysOf(kv.range({ ...all, revision: 2 })), 'a of 1');
});
