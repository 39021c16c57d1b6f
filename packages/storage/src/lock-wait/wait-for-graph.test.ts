import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng, utf8 } from '@tessera/base';
import * as deadlock from '@tessera/proto/deadlock';
import { WaitForGraph } from './wait-for-graph.ts';

function edge(txn: number, waitForTxn: number, key = `${txn}-${waitForTxn}`): deadlock.WaitForEntry {
  return Object.assign(new deadlock.WaitForEntry(), {
    txn: BigInt(txn),
    waitForTxn: BigInt(waitForTxn),
    keyHash: BigInt(txn * 1000 + waitForTxn),
    key: utf8(key),
  });
}

const chainOf = (chain: readonly deadlock.WaitForEntryInit[]): string =>
  chain.map(({ txn, waitForTxn }) => `${txn}>${waitForTxn}`).join(' ');

test('graph: the one who closes a cycle is the victim, and learns the way round it', () => {
  const graph = new WaitForGraph(1000);
  for (const [from, to] of [
    [1, 2],
    [2, 3],
    [2, 9],
    [3, 4],
  ] as const) {
    assert.equal(graph.detect(edge(from, to), 0), undefined);
  }
  const cycle = graph.detect(edge(4, 1), 0);
  assert.equal(chainOf(cycle?.chain ?? []), '1>2 2>3 3>4 4>1');
  assert.deepEqual([cycle?.keyHash, cycle?.key], [3004n, utf8('3-4')]);
  assert.equal(graph.size, 4, 'the edge of the victim is not kept');
  graph.cleanUpWaitFor(2n, 3n, 2003n);
  assert.equal(graph.detect(edge(4, 1), 0), undefined);
});

test('graph: nobody waits for himself; the same edge may have several keys', () => {
  const graph = new WaitForGraph(1000);
  assert.equal(graph.detect(edge(1, 1), 0), undefined);
  graph.clear();
  graph.detect(edge(1, 2), 0);
  graph.detect(Object.assign(edge(1, 2), { keyHash: 7n }), 0);
  assert.equal(graph.entries().length, 2);
  graph.cleanUpWaitFor(1n, 2n, 1002n);
  assert.equal(graph.detect(edge(2, 1), 0)?.keyHash, 7n);
  graph.cleanUp(1n);
  assert.equal(graph.detect(edge(2, 1), 0), undefined);
});

test('graph: edges that are not heard of again die, those that are live on', () => {
  const graph = new WaitForGraph(1000);
  graph.detect(edge(1, 2), 0);
  graph.detect(edge(1, 2), 900);
  assert.ok(graph.detect(edge(2, 1), 1800));
  assert.equal(graph.detect(edge(2, 1), 1900), undefined);
  assert.equal(graph.size, 1);
});

test('graph: agrees with a search over all edges, over random waits and ends', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const prng = new Prng(seed);
    const graph = new WaitForGraph(1e9);
    const edges = new Set<string>();
    const reaches = (from: number, to: number, seen = new Set<number>()): boolean => {
      if (from === to) return true;
      if (seen.has(from)) return false;
      seen.add(from);
      return [...edges].some((one) => {
        const [a, b] = one.split('>').map(Number) as [number, number];
        return a === from && reaches(b, to, seen);
      });
    };
    for (let step = 0; step < 60; step++) {
      const [a, b] = [prng.int(1, 9), prng.int(1, 9)];
      if (a === b) continue;
      if (prng.chance(0.2)) {
        graph.cleanUp(BigInt(a));
        for (const one of edges) if (one.startsWith(`${a}>`)) edges.delete(one);
        continue;
      }
      const expected = reaches(b, a);
      const cycle = graph.detect(edge(a, b), step);
      assert.equal(cycle !== undefined, expected, `seed ${seed} step ${step}`);
      if (!expected) edges.add(`${a}>${b}`);
      for (const [i, entry] of (cycle?.chain ?? []).entries()) {
        assert.equal(entry.waitForTxn, cycle?.chain[(i + 1) % cycle.chain.length]?.txn, 'a closed way');
      }
    }
    assert.equal(graph.size, edges.size);
  }
});
