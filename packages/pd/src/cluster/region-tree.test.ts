import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1 } from '@tessera/base';
import fc from 'fast-check';
import { ownRegion, type RegionInfo, regionFromMeta } from './region-info.ts';
import { RegionTree } from './region-tree.ts';

interface Shape {
  readonly id: number;
  readonly start: string;
  readonly end: string;
  readonly version: number;
  readonly confVer?: number;
  readonly term?: number;
}

function region({ id, start, end, version, confVer = 1, term = 0 }: Shape): RegionInfo {
  const meta = ownRegion({
    id,
    startKey: fromLatin1(start),
    endKey: fromLatin1(end),
    regionEpoch: { version, confVer },
    peers: [{ id: id * 10, storeId: 1 }],
  });
  return { ...regionFromMeta(meta), term };
}

const KEYS = ['', 'b', 'd', 'f', 'h', 'k'];
const shape: fc.Arbitrary<Shape> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    from: fc.integer({ min: 0, max: KEYS.length - 1 }),
    length: fc.integer({ min: 1, max: 3 }),
    version: fc.integer({ min: 1, max: 5 }),
    confVer: fc.integer({ min: 1, max: 3 }),
    term: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ from, length, ...rest }) => ({ ...rest, start: KEYS[from] ?? '', end: KEYS[from + length] ?? '' }));

const overlap = (a: Shape, b: Shape): boolean => (a.end === '' || b.start < a.end) && (b.end === '' || a.start < b.end);

/** The rules of facts 16.5 by brute force over a list. */
class Model {
  regions: Shape[] = [];

  put(next: Shape): boolean {
    const self = this.regions.find(({ id }) => id === next.id);
    if (self !== undefined) {
      if (next.version < self.version || (next.confVer ?? 1) < (self.confVer ?? 1)) return false;
      if ((next.term ?? 0) > 0 && (next.term ?? 0) < (self.term ?? 0)) return false;
    }
    const others = this.regions.filter((other) => other.id !== next.id && overlap(other, next));
    if (others.some((other) => other.version > next.version)) return false;
    this.regions = this.regions.filter((other) => other.id !== next.id && !others.includes(other));
    this.regions.push(next);
    this.regions.sort((a, b) => (a.start < b.start ? -1 : 1));
    return true;
  }
}

test('region tree: puts and lookups as by brute force', () => {
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 30 }), (shapes) => {
      const tree = new RegionTree();
      const model = new Model();
      for (const s of shapes) assert.equal(tree.put(region(s)).kind === 'put', model.put(s));
      const ids = (regions: Iterable<RegionInfo>): number[] => Array.from(regions, (r) => r.meta.id);
      assert.equal(tree.size, model.regions.length);
      assert.deepEqual(
        ids(tree.scan('')),
        model.regions.map((r) => r.id),
      );
      for (const key of ['', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'z']) {
        const at = model.regions.findIndex((r) => r.start <= key && (r.end === '' || key < r.end));
        const found = model.regions[at];
        assert.equal(tree.byKey(key)?.meta.id, found?.id);
        const before = model.regions[at - 1];
        assert.equal(tree.previousOf(key)?.meta.id, before?.end === found?.start ? before?.id : undefined);
        for (const to of ['b', 'c', 'h', 'z']) {
          const inside = model.regions.filter((r) => overlap(r, { ...r, start: key, end: to }));
          assert.deepEqual(ids(tree.scan(key, to)), key < to ? inside.map((r) => r.id) : []);
        }
      }
      for (const { id } of model.regions) assert.equal(tree.byId(id)?.meta.id, id);
    }),
    { numRuns: 500 },
  );
});

test('region tree: a region replaces the older ones that it overlaps and names them', () => {
  const tree = new RegionTree();
  tree.put(region({ id: 1, start: '', end: 'm', version: 1 }));
  tree.put(region({ id: 2, start: 'm', end: '', version: 1 }));
  const result = tree.put(region({ id: 3, start: 'f', end: 'q', version: 2 }));
  assert.deepEqual(result.kind === 'put' && result.removed.map((r) => r.meta.id), [1, 2]);
  assert.deepEqual(tree.holes(), [
    { from: '', to: 'f' },
    { from: 'q', to: undefined },
  ]);
});

test('region tree: holes inside a range only', () => {
  const tree = new RegionTree();
  assert.deepEqual(tree.holes(), [{ from: '', to: undefined }]);
  tree.put(region({ id: 1, start: 'c', end: 'e', version: 1 }));
  tree.put(region({ id: 2, start: 'g', end: '', version: 1 }));
  assert.deepEqual(tree.holes('d', 'h'), [{ from: 'e', to: 'g' }]);
  assert.deepEqual(tree.holes('c', 'e'), []);
});
