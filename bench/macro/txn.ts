/**
 * `npm run bench -- txn [ROW...]`: transactions on three stores beside etcd's Txn (compare, then put) on three nodes. Rows, with 64
 * and 256 in flight:
 *
 *   get-64-3                   a point get of the newest version            beside a linearizable Range
 *   1pc-64-3                   one key, one phase                           beside a Txn of one key
 *   2pc-64-3                   two keys, prewrite and commit                beside a Txn of two keys
 *   async-64-3                 two keys, async commit                       beside a Txn of two keys
 *   pessimistic-64-3           lock (kept in memory), prewrite, commit      beside a Txn of one key
 *   pessimistic-64-3-written   the same with locks that go through raft     beside a Txn of one key
 *
 * Timestamps come from the placement driver, whose CPU counts. 100 byte values; the rest as in `rawkv`.
 */
import type { Row } from '../harness/row.ts';
import { type Match, measure, withContenders } from './kv-load/contenders.ts';
import type { Kind } from './kv-load/load.ts';

const CONNECTIONS = 4;
const VALUE_BYTES = 100;
const WRITTEN = '[pessimistic-txn]\nin-memory = false\n';

const KINDS: readonly (readonly [name: string, ours: Kind, peer: Kind])[] = [
  ['get', 'txn-get', 'etcd-get'],
  ['1pc', 'txn-1pc', 'etcd-txn'],
  ['2pc', 'txn-2pc', 'etcd-txn-2'],
  ['async', 'txn-async', 'etcd-txn-2'],
  ['pessimistic', 'txn-pessimistic', 'etcd-txn'],
];

function match([name, ours, peer]: (typeof KINDS)[number], inFlight: number, suffix = ''): Match {
  const shape = { connections: CONNECTIONS, inFlight: inFlight / CONNECTIONS, valueBytes: VALUE_BYTES };
  return { name: `${name}-${inFlight}-3${suffix}`, ours, peer, shape };
}

const IN_MEMORY = [64, 256].flatMap((inFlight) => KINDS.map((kind) => match(kind, inFlight)));
const ON_DISK = KINDS.filter(([name]) => name === 'pessimistic').map((kind) => match(kind, 64, '-written'));

export async function run(wanted: readonly string[]): Promise<Row[]> {
  const isWanted = ({ name }: Match): boolean => wanted.length === 0 || wanted.includes(name);
  return [...(await compare(IN_MEMORY.filter(isWanted))), ...(await compare(ON_DISK.filter(isWanted), WRITTEN))];
}

async function compare(matches: readonly Match[], storeConfig?: string): Promise<Row[]> {
  const [first] = matches;
  if (first === undefined) return [];
  return withContenders(
    3,
    async (loader, ours, peer) => {
      await loader.fill(ours, 'txn-1pc', first.shape);
      await loader.fill(peer, 'etcd-txn-2', first.shape);
      const rows: Row[] = [];
      for (const one of matches) rows.push(await measure(one, loader, ours, peer));
      return rows;
    },
    storeConfig,
  );
}
