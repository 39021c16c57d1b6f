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
 *   pessimistic-64-3-locks     both beside each other: CPU of a transaction, latencies of the lock request alone
 *
 * The last three are measured together, in windows of one cluster in turn; `pessimistic-64-3` names all of them. And `1pc-1-3`, `1pc-8-3`: writers
 * that are too few to wait for one another. Timestamps come from the placement driver, whose CPU counts. 100 byte values; the rest as in `rawkv`.
 */
import type { Row } from '../harness/row.ts';
import { type Match, measure, measureLocks, withContenders } from './kv-load/contenders.ts';
import type { Kind } from './kv-load/load.ts';

const CONNECTIONS = 4;
const VALUE_BYTES = 100;

const KINDS = {
  get: ['txn-get', 'etcd-get'],
  '1pc': ['txn-1pc', 'etcd-txn'],
  '2pc': ['txn-2pc', 'etcd-txn-2'],
  async: ['txn-async', 'etcd-txn-2'],
  pessimistic: ['txn-pessimistic', 'etcd-txn'],
} as const satisfies Record<string, readonly [ours: Kind, peer: Kind]>;
type Name = keyof typeof KINDS;

function match(name: Name, inFlight: number): Match {
  const [ours, peer] = KINDS[name];
  const connections = Math.min(CONNECTIONS, inFlight);
  const shape = { connections, inFlight: inFlight / connections, valueBytes: VALUE_BYTES };
  return { name: `${name}-${inFlight}-3`, ours, peer, shape };
}

const MATCHES: readonly Match[] = [
  ...[64, 256].flatMap((inFlight) => (Object.keys(KINDS) as Name[]).map((name) => match(name, inFlight))),
  match('1pc', 1),
  match('1pc', 8),
];

export async function run(wanted: readonly string[]): Promise<Row[]> {
  const matches = MATCHES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const [first] = matches;
  if (first === undefined) return [];
  return withContenders(3, async (loader, ours, peer) => {
    await loader.fill(ours, 'txn-1pc', first.shape);
    await loader.fill(peer, 'etcd-txn-2', first.shape);
    const rows: Row[] = [];
    for (const one of matches) {
      if (one.ours === 'txn-pessimistic') rows.push(...(await measureLocks(one, loader, ours, peer)));
      else rows.push(await measure(one, loader, ours, peer));
    }
    return rows;
  });
}
