/**
 * Finds what snapshot isolation forbids in transactions that read and append to lists, from what they saw alone (after Elle: Kingsbury and
 * Alvaro, 2020). A list tells the order of its writers; so who overwrote whom (ww), who read whom (wr), and who read what
 * somebody overwrote (rw) is known. Under snapshot isolation every cycle of these has two rw edges next to each other
 * (Fekete et al., 2005): write skew is allowed, anything less is not.
 */

export interface ListTxn {
  readonly name: string;
  /** `unknown`: counts as committed when anybody saw it. */
  readonly fate: 'aborted' | 'unknown' | 'committed';
  readonly reads: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** In the order in which it appended; values are unlike any other. */
  readonly appends: readonly { readonly key: string; readonly value: string }[];
}

type EdgeKind = 'ww' | 'wr' | 'rw';

interface Edge {
  readonly to: number;
  readonly kind: EdgeKind;
  readonly key: string;
}

export interface Anomaly {
  readonly kind: string;
  readonly text: string;
}

/** `complete`: the longest read of each list was of its end, so what was acknowledged must be there. */
export function findAnomaly(txns: readonly ListTxn[], complete: boolean): Anomaly | undefined {
  const writers = new Map<string, number>();
  for (const [at, { appends }] of txns.entries())
    for (const { key, value } of appends) writers.set(`${key}/${value}`, at);
  const orders = new Map<string, readonly string[]>();
  for (const { reads } of txns) {
    for (const { key, values } of reads) {
      if (values.length > (orders.get(key)?.length ?? 0)) orders.set(key, values);
    }
  }
  return (
    findOddRead(txns, writers, orders) ??
    (complete ? findLost(txns, orders) : undefined) ??
    findCycle(txns, writers, orders)
  );
}

/** Reads of what was aborted (G1a), of what was in between (G1b), twice the same, or in another order than others saw. */
function findOddRead(
  txns: readonly ListTxn[],
  writers: ReadonlyMap<string, number>,
  orders: ReadonlyMap<string, readonly string[]>,
): Anomaly | undefined {
  for (const { name, reads } of txns) {
    for (const { key, values } of reads) {
      const where = `transaction ${name} read ${key} as [${values.join(' ')}]`;
      const order = orders.get(key) ?? [];
      if (new Set(values).size !== values.length) return { kind: 'duplicate', text: where };
      if (values.some((value, i) => order[i] !== value)) {
        return { kind: 'incompatible order', text: `${where}, others as [${order.join(' ')}]` };
      }
      for (const value of values) {
        const writer = txns[writers.get(`${key}/${value}`) ?? -1];
        if (writer === undefined) return { kind: 'garbage', text: `${where}: nobody appended ${value}` };
        if (writer.fate === 'aborted')
          return { kind: 'G1a', text: `${where}: ${value} is of the aborted ${writer.name}` };
        const last = writer.appends.findLast((append) => append.key === key)?.value;
        if (value === values.at(-1) && last !== value) {
          return { kind: 'G1b', text: `${where}: ${writer.name} went on to append ${last}` };
        }
      }
    }
  }
  return undefined;
}

function findLost(txns: readonly ListTxn[], orders: ReadonlyMap<string, readonly string[]>): Anomaly | undefined {
  for (const { name, fate, appends } of txns) {
    const lost = appends.find(({ key, value }) => orders.get(key)?.includes(value) !== true);
    if (fate === 'committed' && lost !== undefined) {
      return { kind: 'lost update', text: `${lost.value}, which ${name} appended to ${lost.key}, is not there` };
    }
  }
  return undefined;
}

function edgesOf(
  txns: readonly ListTxn[],
  writers: ReadonlyMap<string, number>,
  orders: ReadonlyMap<string, readonly string[]>,
): readonly (readonly Edge[])[] {
  const edges: Edge[][] = txns.map(() => []);
  const add = (from: number | undefined, to: number | undefined, kind: EdgeKind, key: string): void => {
    if (from !== undefined && to !== undefined && from !== to) edges[from]?.push({ to, kind, key });
  };
  const writerOf = (key: string, at: number): number | undefined => writers.get(`${key}/${orders.get(key)?.[at]}`);
  for (const [key, order] of orders) {
    for (let at = 1; at < order.length; at++) add(writerOf(key, at - 1), writerOf(key, at), 'ww', key);
  }
  for (const [reader, { reads }] of txns.entries()) {
    for (const { key, values } of reads) {
      add(writerOf(key, values.length - 1), reader, 'wr', key);
      add(reader, writerOf(key, values.length), 'rw', key);
    }
  }
  return edges;
}

function findCycle(
  txns: readonly ListTxn[],
  writers: ReadonlyMap<string, number>,
  orders: ReadonlyMap<string, readonly string[]>,
): Anomaly | undefined {
  const edges = edgesOf(txns, writers, orders);
  for (const kinds of [['ww'], ['ww', 'wr'], ['ww', 'wr', 'rw']] as const) {
    const path = walk(edges, new Set<EdgeKind>(kinds));
    if (path === undefined) continue;
    const antis = path.filter(({ kind }) => kind === 'rw').length;
    const kind = kinds.length === 1 ? 'G0' : kinds.length === 2 ? 'G1c' : antis === 1 ? 'G-single' : 'G-nonadjacent';
    const steps = path.map((edge) => `-${edge.kind} ${edge.key}-> ${txns[edge.to]?.name}`);
    return { kind, text: `${txns[path.at(-1)?.to ?? 0]?.name} ${steps.join(' ')}` };
  }
  return undefined;
}

/**
 * A cycle of edges of `kinds` without two rw edges in a row. Nodes are transactions, twice: come to by an rw edge, or not. A walk in
 * depth; what it has left once is on no cycle.
 */
function walk(edges: readonly (readonly Edge[])[], kinds: ReadonlySet<EdgeKind>): readonly Edge[] | undefined {
  const done = new Set<number>();
  const onPath = new Map<number, number>();
  const path: Edge[] = [];
  const visit = (node: number): readonly Edge[] | undefined => {
    const begun = onPath.get(node);
    if (begun !== undefined) return path.slice(begun);
    if (done.has(node)) return undefined;
    onPath.set(node, path.length);
    for (const edge of edges[node >> 1] ?? []) {
      if (!kinds.has(edge.kind) || (edge.kind === 'rw' && node % 2 === 1)) continue;
      path.push(edge);
      const found = visit(edge.to * 2 + (edge.kind === 'rw' ? 1 : 0));
      if (found !== undefined) return found;
      path.pop();
    }
    onPath.delete(node);
    done.add(node);
    return undefined;
  };
  for (let node = 0; node < 2 * edges.length; node++) {
    const found = visit(node);
    if (found !== undefined) return found;
  }
  return undefined;
}
