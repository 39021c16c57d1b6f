/**
 * `npm run bench -- rawkv [ROW...]`: raw get and put end to end beside etcd, one node against one, then three against three
 * (`-3`). Rows: `get-64`, `put-64-3`, `put-256-3-1k`, `get-64-3-batch` and so on: operations in flight, nodes, size of values
 * (100 bytes, or 1 KiB with `-1k`), `-batch` (also `-1k-batch`) through BatchCommands (etcd has no such thing: its calls stay unary).
 *
 * Each server is a process of its own; another process loads them in turn through the same client, 20,000 keys, four
 * connections to the leader. Counted is the CPU of all processes of a cluster (ours: stores and placement driver). All
 * writes are synced before they are answered, all reads are linearizable.
 */
import type { Row } from '../harness/row.ts';
import { type Match, measure, type Shape, withContenders } from './kv-load/contenders.ts';

const CONNECTIONS = 4;
const SUFFIXES = ['', '-batch', '-1k', '-1k-batch'] as const;
type Suffix = (typeof SUFFIXES)[number];

function match(verb: 'get' | 'put', inFlight: number, nodes: number, suffix: Suffix): Match {
  const shape: Shape = {
    connections: CONNECTIONS,
    inFlight: inFlight / CONNECTIONS,
    valueBytes: suffix.startsWith('-1k') ? 1024 : 100,
  };
  return {
    name: `${verb}-${inFlight}${nodes === 1 ? '' : `-${nodes}`}${suffix}`,
    ours: suffix.endsWith('-batch') ? `tikv-${verb}-batch` : `tikv-${verb}`,
    peer: `etcd-${verb}`,
    shape,
  };
}

const ONE: readonly Match[] = [
  match('get', 64, 1, ''),
  match('get', 64, 1, '-batch'),
  match('put', 64, 1, ''),
  match('put', 64, 1, '-batch'),
];
/** Sizes of values in turn, because each needs the keys filled anew. */
export const THREE: readonly Match[] = SUFFIXES.flatMap((suffix) =>
  [64, 256].flatMap((inFlight) => [match('put', inFlight, 3, suffix), match('get', inFlight, 3, suffix)]),
);

export async function run(wanted: readonly string[]): Promise<Row[]> {
  const isWanted = ({ name }: Match): boolean => wanted.length === 0 || wanted.includes(name);
  return [...(await compare(1, ONE.filter(isWanted))), ...(await compare(3, THREE.filter(isWanted)))];
}

async function compare(nodes: number, matches: readonly Match[]): Promise<Row[]> {
  if (matches.length === 0) return [];
  return withContenders(nodes, async (loader, ours, peer) => {
    const rows: Row[] = [];
    let filled = 0;
    for (const one of matches) {
      if (filled !== one.shape.valueBytes) {
        await loader.fill(ours, 'tikv-put', one.shape);
        await loader.fill(peer, 'etcd-put', one.shape);
        filled = one.shape.valueBytes;
      }
      rows.push(await measure(one, loader, ours, peer));
    }
    return rows;
  });
}
