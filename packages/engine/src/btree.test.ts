import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng } from '@tessera/base';
import { BTree, BTreeCursor, type BTreeNode, getFrom, rangeStats } from './btree.ts';

/** Depths equal, keys sorted and inside their separators, byte counts right, no empty node below the root. */
function checkNode(node: BTreeNode, low: string, high: string | undefined, isRoot: boolean): number {
  assert.ok(isRoot || node.keys.length > 0, 'no empty node');
  assert.ok(node.keys.length <= 64);
  if (node.children === undefined) {
    let bytes = 0;
    node.keys.forEach((key, i) => {
      assert.ok(key >= low && (high === undefined || key < high));
      assert.ok(i === 0 || (node.keys[i - 1] as string) < key);
      bytes += key.length + (node.values[i] as Uint8Array).length;
    });
    assert.equal(node.bytes, bytes);
    return 1;
  }
  assert.equal(node.keys.length, node.children.length);
  const depths = node.children.map((child, i) =>
    checkNode(child, i === 0 ? low : (node.keys[i] as string), node.keys[i + 1] ?? high, false),
  );
  assert.equal(new Set(depths).size, 1, 'all leaves at one depth');
  return (depths[0] as number) + 1;
}

function contents(root: BTreeNode): Map<string, string> {
  const cursor = new BTreeCursor(root);
  const map = new Map<string, string>();
  for (cursor.seek(''); cursor.valid; cursor.next()) map.set(cursor.key, latin1(cursor.value));
  return map;
}

it('BTree: thousands of keys with splits, merges and cut ranges equal a map, snapshots stay as they were', () => {
  const random = new Prng(7);
  const tree = new BTree();
  const model = new Map<string, string>();
  const live: { root: BTreeNode; epoch: number; model: Map<string, string> }[] = [];
  const key = (): string => String(random.int(0, 20_000)).padStart(5, '0');
  for (let step = 0; step < 60_000; step++) {
    // Phases of growth and of shrinking, so that depth goes both ways.
    const growing = Math.floor(step / 10_000) % 2 === 0;
    const name = key();
    if (random.chance(growing ? 0.8 : 0.2)) {
      tree.put(name, fromLatin1(String(step)));
      model.set(name, String(step));
    } else if (random.chance(0.999)) {
      tree.delete(name);
      model.delete(name);
    } else {
      const end = String(Number(name) + random.int(1, 2000)).padStart(5, '0');
      tree.deleteRange(name, end);
      for (const item of [...model.keys()]) if (item >= name && item < end) model.delete(item);
    }
    if (step % 3000 === 0) live.push({ root: tree.root, epoch: tree.share(), model: new Map(model) });
    if (step % 7000 === 6999) {
      live.splice(random.int(0, live.length), 1);
      tree.release(live.at(-1)?.epoch ?? -1);
    }
    if (step % 2500 === 0) {
      checkNode(tree.root, '', undefined, true);
      for (const item of [...live, { root: tree.root, model }]) {
        assert.deepEqual(contents(item.root), new Map([...item.model].sort(([a], [b]) => (a < b ? -1 : 1))));
      }
      const [from, to] = [key(), key()].sort() as [string, string];
      const inside = [...model.keys()].filter((item) => item >= from && item < to);
      assert.equal(rangeStats(tree.root, from, to).keys, inside.length);
      assert.equal(getFrom(tree.root, name) !== undefined, model.has(name));
    }
  }
});

it('BTree: ascending inserts fill leaves', () => {
  const tree = new BTree();
  for (let i = 0; i < 6400; i++) tree.put(String(i).padStart(6, '0'), fromLatin1(''));
  let leaves = 0;
  const count = (node: BTreeNode): void => {
    if (node.children === undefined) leaves++;
    else node.children.forEach(count);
  };
  count(tree.root);
  assert.ok(leaves <= 101, `${leaves} leaves`);
});
