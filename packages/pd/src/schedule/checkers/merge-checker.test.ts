import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import { ownRegion, type RegionInfo, regionFromMeta } from '../../cluster/region-info.ts';
import { RegionTree } from '../../cluster/region-tree.ts';
import { defaultPdConfig } from '../../config/config.ts';
import type { PdConfig } from '../../config/items.ts';
import { storeView } from '../../testing/store-view.ts';
import { Influence } from '../influence.ts';
import type { SchedulePorts, StoreView } from '../model.ts';
import { SplitMarks } from '../split-marks.ts';
import { describeStep } from '../steps.ts';
import { StoreLimits } from '../store-limits.ts';
import { View } from '../view.ts';
import { checkMerge, whyNotMerged } from './merge-checker.ts';

const HOUR = 3_600_000;
const { Voter, Learner, IncomingVoter } = metapb.PeerRole;

/** A region of the row under test: [start, end) on stores, the first of which leads. */
interface Shape {
  readonly end?: string;
  readonly mib?: number;
  readonly keys?: number;
  readonly stores?: readonly number[];
  readonly mark?: 'pending' | 'down' | 'no-leader' | 'learner' | 'joint';
}

function region(id: number, start: string, end: string, shape: Shape): RegionInfo {
  const { mib = 10, keys = 1000, stores = [1, 2, 3], mark } = shape;
  const last = mark === 'learner' ? Learner : mark === 'joint' ? IncomingVoter : Voter;
  const meta = ownRegion({
    id,
    startKey: Buffer.from(start, 'latin1'),
    endKey: Buffer.from(end, 'latin1'),
    regionEpoch: { confVer: 1, version: 1 },
    peers: stores.map((storeId, i) => ({
      id: id * 10 + storeId,
      storeId,
      role: i === stores.length - 1 ? last : Voter,
    })),
  });
  const base = regionFromMeta(meta);
  const peer = meta.peers.at(-1) as metapb.Peer;
  return {
    ...base,
    leader: mark === 'no-leader' ? undefined : meta.peers[0],
    stats: { ...base.stats, approximateSizeMib: mib, approximateKeys: keys },
    pendingPeers: mark === 'pending' ? [peer] : [],
    downPeers: mark === 'down' ? [{ peer, downSeconds: 100 } as pdpb.PeerStats] : [],
  };
}

interface Case {
  /** Region 1 before, region 2 in the middle, region 3 after it. */
  readonly before?: Shape | undefined;
  readonly middle?: Shape;
  readonly after?: Shape | undefined;
  /** Where region 2 starts and ends. */
  readonly seams?: readonly [string, string];
  readonly states?: Readonly<Record<number, StoreView['state']>>;
  readonly config?: Partial<PdConfig>;
  readonly hot?: readonly number[];
  readonly busy?: readonly number[];
  readonly keyspaces?: readonly number[];
  /** Region to how long ago it was split. */
  readonly split?: readonly [number, number];
  readonly startedAgoMs?: number;
  readonly full?: string;
}

/** What the checker makes of region 2: its steps, or `event: words`, or what it waits for. */
function verdict(row: Case): string {
  const [start, end] = row.seams ?? ['g', 'p'];
  const tree = new RegionTree();
  if (row.before !== undefined || !('before' in row)) tree.put(region(1, '', start, row.before ?? { mib: 90 }));
  if (row.after !== undefined || !('after' in row)) tree.put(region(3, end, '', row.after ?? { mib: 80 }));
  const middle = region(2, start, end, row.middle ?? {});
  tree.put(middle);
  const settings = defaultPdConfig({ 'schedule.merge-schedule-limit': 8, ...row.config });
  const stores = [1, 2, 3, 4].map((id) => storeView({ id, state: row.states?.[id] ?? 'Up' }));
  const nowMs = 10 * HOUR;
  const splits = new SplitMarks();
  if (row.split !== undefined) splits.mark(row.split[0], nowMs - row.split[1], HOUR);
  const ports = {
    nowMs: () => nowMs,
    config: () => settings,
    stores: () => stores,
    tree,
    isHot: ({ meta }: RegionInfo) => row.hot?.includes(meta.id) === true,
    keyspaceExists: (id: number) => row.keyspaces?.includes(id) === true,
  } as unknown as SchedulePorts;
  let counted = '';
  const view = new View({
    ports,
    limits: new StoreLimits(() => ({ 'add-peer': 1e6, 'remove-peer': 1e6 })),
    influence: () => new Influence(),
    evicted: new Set(),
    full: () => row.full,
    takeId: () => 100,
    busy: (id) => row.busy?.includes(id) === true,
    splits,
    startMs: nowMs - (row.startedAgoMs ?? 2 * HOUR),
    count: (checker, event) => {
      counted = `${checker} ${event}`;
    },
  });
  const found = checkMerge(view, middle);
  if (typeof found === 'function') return `waits: ${found()}`;
  const why = whyNotMerged(view, middle);
  if (found === undefined)
    return why === undefined ? 'fine' : `${counted}: ${why.replace('small, but not merged: ', '')}`;
  assert.equal(why, undefined);
  assert.deepEqual([found.desc, found.kind, found.partner?.spec.kind], ['merge-region', 'merge', 'merge']);
  assert.equal(found.brief, `merge: region 2 to ${found.partner?.region.meta.id}`);
  return found.steps.map(describeStep).join(', then ');
}

const AFTER = 'merge region 2 into region 3';
const BEFORE = 'merge region 2 into region 1';
/** `t` and a table's id, then a row, memcomparable; the last byte of the id stands in the second group. */
const row = (table: number, prefix = ''): string => encode(`${prefix}t\x80\0\0\0\0\0\0${String.fromCharCode(table)}_r`);
/** Memcomparable form. */
function encode(text: string): string {
  let encoded = '';
  for (let at = 0; at <= text.length; at += 8) {
    const group = text.slice(at, at + 8);
    encoded += group.padEnd(8, '\0') + String.fromCharCode(0xff - (8 - group.length));
  }
  return encoded;
}
const SAME_TABLE = { 'schedule.enable-cross-table-merge': false };

const CASES: readonly (readonly [string, Case, string])[] = [
  ['into the smaller neighbour', {}, AFTER],
  ['into the smaller neighbour, which is before', { before: { mib: 20 } }, BEFORE],
  ['equal neighbours: the one after', { before: { mib: 80 } }, AFTER],
  ['one way only', { before: { mib: 20 }, config: { 'schedule.enable-one-way-merge': true } }, AFTER],
  ['the last region', { after: undefined }, BEFORE],
  [
    'the last region, one way only',
    { after: undefined, config: { 'schedule.enable-one-way-merge': true } },
    'merge adj-not-exist: no region there',
  ],
  ['nobody around', { before: undefined, after: undefined }, 'merge adj-not-exist: no region there; no region there'],

  ['just small enough', { middle: { mib: 54, keys: 540_000 } }, AFTER],
  ['not small', { middle: { mib: 55 } }, 'fine'],
  ['not small by keys', { middle: { keys: 540_001 } }, 'fine'],
  ['smaller by settings', { config: { 'schedule.max-merge-region-size': 9 } }, 'fine'],
  ['keys by settings', { config: { 'schedule.max-merge-region-keys': 999 } }, 'fine'],
  ['size 0 switches it off', { config: { 'schedule.max-merge-region-size': 0 } }, 'fine'],
  ['limit 0 switches it off', { config: { 'schedule.merge-schedule-limit': 0 } }, 'fine'],
  ['has not told its size', { middle: { mib: 0 } }, 'fine'],
  [
    'the limit is reached',
    { full: 'merge-schedule-limit is 8' },
    'waits: small enough to be merged, and waits: merge-schedule-limit is 8',
  ],

  [
    'PD has just started',
    { startedAgoMs: HOUR - 1 },
    'merge recently-start: PD started less than split-merge-interval ago and does not know what was split before',
  ],
  ['PD has been there for the interval', { startedAgoMs: HOUR }, AFTER],
  ['split lately', { split: [2, HOUR - 1] }, 'merge recently-split: it was split lately'],
  ['split long ago', { split: [2, HOUR] }, AFTER],
  ['split long enough ago by settings', { split: [2, 1000], config: { 'schedule.split-merge-interval': 900 } }, AFTER],
  ['the neighbour was split lately: the other one', { split: [3, 5] }, BEFORE],

  ['a peer lags', { middle: { mark: 'pending' } }, 'merge special-peer: a peer of it is down or lags'],
  ['a peer is down', { middle: { mark: 'down' } }, 'merge special-peer: a peer of it is down or lags'],
  ['no leader', { middle: { mark: 'no-leader' } }, 'merge special-peer: a peer of it is down or lags'],
  ['joint', { middle: { mark: 'joint' } }, 'merge special-peer: a peer of it is down or lags'],
  ['a learner', { middle: { mark: 'learner' } }, 'merge abnormal-replica: it has not the wanted replicas'],
  ['a replica is missing', { middle: { stores: [1, 2] } }, 'merge abnormal-replica: it has not the wanted replicas'],
  [
    'a replica too many',
    { middle: { stores: [1, 2, 3, 4] } },
    'merge abnormal-replica: it has not the wanted replicas',
  ],
  [
    'as many replicas as there are stores',
    {
      before: { stores: [1, 2] },
      middle: { stores: [1, 2] },
      after: { stores: [1, 2], mib: 5 },
      states: { 3: 'Down', 4: 'Down' },
    },
    AFTER,
  ],
  ['hot', { hot: [2] }, 'merge hot-region: it is hot'],

  ['the neighbour is hot: the other one', { hot: [3] }, BEFORE],
  ['both are hot', { hot: [1, 3] }, 'merge adj-region-hot: region 3 is hot; region 1 is hot'],
  ['the neighbour has an operator', { busy: [3] }, BEFORE],
  ['the neighbour has not told its size', { after: { mib: 0 } }, BEFORE],
  ['the neighbour is not healthy', { after: { mark: 'pending' } }, BEFORE],
  ['the neighbour has a learner', { after: { mark: 'learner' } }, BEFORE],
  [
    'neither neighbour is well',
    { before: { mark: 'down' }, after: { stores: [1, 2] } },
    'merge adj-abnormal-replica: region 3 has not the wanted replicas; a peer of region 1 is down or lags',
  ],

  [
    'the peers move first',
    { before: undefined, after: { stores: [1, 2, 4] } },
    'add learner peer 100 on store 4, then use joint consensus, promote learner peer 100 on store 4 to voter, demote voter peer 23 on store 3 to learner, ' +
      'then leave joint state, promote learner peer 100 on store 4 to voter, demote voter peer 23 on store 3 to learner, then remove peer on store 3, ' +
      `then ${AFTER}`,
  ],
  [
    'the peers would move to a store that leaves',
    { before: undefined, after: { stores: [1, 2, 4] }, states: { 4: 'Offline' } },
    'merge adj-abnormal-peerstore: region 3 cannot be joined on its stores: store 4 is Offline; no region there',
  ],
  ['both are on a store that leaves', { states: { 3: 'Offline' } }, AFTER],

  ['the sum is just below a split', { after: { mib: 133 }, before: undefined }, AFTER],
  [
    'the sum would leave a small rest',
    { after: { mib: 134 }, before: undefined, config: {} },
    'merge split-size-after-merge: with region 3 it would be split again by size',
  ],
  ['the sum would leave a large rest', { after: { mib: 141 }, before: undefined }, AFTER],
  [
    'the keys would leave a small rest',
    { after: { mib: 50, keys: 1_440_000 }, before: undefined },
    'merge split-keys-after-merge: with region 3 it would be split again by keys',
  ],
  [
    'the neighbour is too large',
    { after: { mib: 577 }, before: undefined },
    'merge target-too-large: region 3 is about to be split',
  ],

  ['tables do not matter', { seams: [row(1), row(2)] }, AFTER],
  ['of one table', { seams: [row(1), `${row(1)}x`], config: SAME_TABLE }, AFTER],
  [
    'of other tables',
    { seams: [row(1), row(2)], config: SAME_TABLE },
    'merge adj-disallow-merge: region 3 belongs to another table; region 1 belongs to another table',
  ],
  [
    'of other tables, but keys are of transactions',
    { seams: [row(1), row(2)], config: { ...SAME_TABLE, 'pd-server.key-type': 'txn' } },
    AFTER,
  ],
  ['of no tables', { seams: ['g', 'p'], config: SAME_TABLE }, AFTER],
  [
    'one table id in two keyspaces',
    { seams: [row(1, 'x\0\0\x01'), row(1, 'x\0\0\x02')], before: undefined, config: SAME_TABLE },
    'merge adj-disallow-merge: region 3 belongs to another table; no region there',
  ],

  [
    'between two keyspaces',
    { seams: ['g', encode('x\0\0\x02')], before: undefined, keyspaces: [0, 1, 2] },
    'merge adj-disallow-merge: region 3 lies across the border of a keyspace; no region there',
  ],
  [
    'at the end of a keyspace',
    { seams: [encode('r\0\0\x05'), 'z'], after: undefined, keyspaces: [4] },
    'merge adj-not-exist: no region there; region 1 lies across the border of a keyspace',
  ],
  ['where a keyspace could be', { seams: ['g', encode('x\0\0\x02')], before: undefined, keyspaces: [0] }, AFTER],
  ['inside a keyspace', { seams: ['g', encode('x\0\0\x02k')], before: undefined, keyspaces: [1, 2] }, AFTER],
];

for (const [about, shape, wanted] of CASES) {
  test(`merge checker: ${about}`, () => assert.equal(verdict(shape), wanted));
}
