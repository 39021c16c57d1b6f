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

interface Life {
  /** Every state that any region was in, as its leader could have reported it. */
  readonly reports: Shape[];
  /** The regions as they are at the end, in key order. */
  readonly last: readonly Shape[];
}

/** Regions over 16 keys that are split and merged at random, by the rules of epochs (facts 8.4, 9.4). */
function live(steps: readonly (readonly [number, number])[]): Life {
  const key = (at: number): string => (at === 0 || at === 16 ? '' : String.fromCharCode(0x60 + at));
  let regions = [{ id: 1, from: 0, to: 16, version: 1, confVer: 1 }];
  const shapeOf = ({ id, from, to, version, confVer }: (typeof regions)[number]): Shape => ({
    id,
    start: key(from),
    end: key(to),
    version,
    confVer,
  });
  const reports = [shapeOf(regions[0] as (typeof regions)[number])];
  let nextId = 2;
  for (const [what, where] of steps) {
    const at = where % regions.length;
    const region = regions[at] as (typeof regions)[number];
    const target = regions[what % 2 === 0 ? at + 1 : at - 1];
    if (what < 3 && region.to - region.from > 1) {
      const middle = (region.from + region.to) >> 1;
      region.version++;
      const left = { ...region, id: nextId++, to: middle };
      region.from = middle;
      regions.push(left);
      reports.push(shapeOf(left), shapeOf(region));
    } else if (what < 7 && target !== undefined) {
      region.version++;
      region.confVer++;
      reports.push(shapeOf(region));
      if (what === 6) {
        region.version++;
        reports.push(shapeOf(region));
        continue;
      }
      target.version = Math.max(region.version, target.version) + 1;
      target.from = Math.min(region.from, target.from);
      target.to = Math.max(region.to, target.to);
      regions = regions.filter((other) => other !== region);
      reports.push(shapeOf(target));
    } else {
      region.confVer++;
      reports.push(shapeOf(region));
    }
    regions.sort((a, b) => a.from - b.from);
  }
  return { reports, last: regions.map(shapeOf) };
}

test('region tree: splits and merges reported late, twice and in any order end in what is', () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 15 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat({ max: 1000 })), (steps, chance) => {
      const { reports, last } = live(steps);
      const tree = new RegionTree();
      const late = reports.filter(() => (chance.next().value as number) < 600);
      for (let left = late.length; left > 0; left--) {
        const [report] = late.splice((chance.next().value as number) % Math.min(left, 4), 1);
        assert.ok(report);
        tree.put(region(report));
        const known = [...tree.scan('')];
        for (const [i, { endKey }] of known.entries()) {
          const next = known[i + 1];
          if (next !== undefined) assert.ok(endKey !== undefined && endKey <= next.startKey, 'two regions overlap');
        }
      }
      for (const shape of last) tree.put(region(shape));
      for (const shape of reports) tree.put(region(shape));
      assert.deepEqual(tree.holes(), []);
      assert.deepEqual(
        [...tree.scan('')].map(({ meta, startKey, endKey = '' }) => [meta.id, startKey, endKey]),
        last.map(({ id, start, end }) => [id, start, end]),
      );
      assert.equal(tree.size, last.length);
      assert.equal(tree.byStore.loadOf(1).regions, last.length);
      for (const [i, { id, start }] of last.entries()) {
        const info = tree.byKey(start);
        assert.ok(info);
        assert.deepEqual([info.meta.id, tree.previousOf(start)?.meta.id], [id, last[i - 1]?.id]);
        assert.equal(tree.after(info)?.meta.id, last[i + 1]?.id);
      }
    }),
    { numRuns: 500 },
  );
});
