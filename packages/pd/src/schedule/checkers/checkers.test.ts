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
import { Checkers } from './checkers.ts';

const { Voter, Learner, IncomingVoter, DemotingVoter } = metapb.PeerRole;

/** `2`, `3:Down`, `3:Down+` (for long): a store and its state; hosts are its id unless named with `@`. */
function stores(text: string): StoreView[] {
  return text.split(' ').map((word) => {
    const [, id = '', host = id, state = 'Up', long] = /^(\d+)(?:@(\w+))?(?::(\w+)(\+)?)?$/.exec(word) ?? [];
    return storeView({
      id: Number(id),
      state: state as StoreView['state'],
      labels: [{ key: 'host', value: host }],
      silentMs: state === 'Up' ? 0 : long === '+' ? 1e9 : 31 * 60_000,
    });
  });
}

const ROLES: Readonly<Record<string, number>> = { L: Learner, I: IncomingVoter, D: DemotingVoter };

/** `1* 2 3L 4L?`: the leader, a voter, a learner, one that lags; `!` is silent. Peer ids are ten times the store's. */
function region(text: string): RegionInfo {
  const peers: metapb.PeerInit[] = [];
  const pending: metapb.Peer[] = [];
  const down: pdpb.PeerStats[] = [];
  let leader = 0;
  const marks = text.split(' ').map((word) => /^(\d+)([LID]?)([*?!]?)$/.exec(word) ?? []);
  for (const [, store = '', role = ''] of marks) {
    peers.push({ id: Number(store) * 10, storeId: Number(store), role: ROLES[role] ?? Voter });
  }
  const meta = ownRegion({ id: 1, regionEpoch: { confVer: 1, version: 1 }, peers });
  for (const [i, [, , , mark]] of marks.entries()) {
    const peer = meta.peers[i] as metapb.Peer;
    if (mark === '*') leader = peer.id;
    if (mark === '?') pending.push(peer);
    if (mark === '!') down.push({ peer, downSeconds: 100 } as pdpb.PeerStats);
  }
  const base = regionFromMeta(meta);
  return { ...base, leader: meta.peers.find(({ id }) => id === leader), pendingPeers: pending, downPeers: down };
}

/** What the checkers say, in words: the operator and its steps, or why not. */
function verdict(cluster: string, about: string, config: Partial<PdConfig> = {}): string {
  const info = region(about);
  const tree = new RegionTree();
  tree.put(info);
  let nextId = 100;
  const all = stores(cluster);
  const settings = defaultPdConfig({ 'replication.location-labels': ['host'], ...config });
  const ports = {
    nowMs: () => 0,
    config: () => settings,
    stores: () => all.filter(({ state }) => state !== 'Tombstone'),
    tree,
  } as unknown as SchedulePorts;
  const view = new View({
    ports,
    limits: new StoreLimits(() => ({ 'add-peer': 1e6, 'remove-peer': 1e6 })),
    influence: () => new Influence(),
    evicted: new Set(),
    full: () => undefined,
    takeId: () => nextId++,
    busy: () => false,
    splits: new SplitMarks(),
    startMs: 0,
    count: () => undefined,
  });
  const finding = new Checkers().check(view, info);
  if (finding === undefined) return 'fine';
  const { verdict: found } = finding;
  if (typeof found === 'function') return found();
  return `${found.desc}: ${found.steps.map(describeStep).join(', then ')}`;
}

const join = (store: number, peer: number): string => `add learner peer ${peer} on store ${store}`;
const NO_LABELS = { 'replication.location-labels': [] };

const CASES: readonly (readonly [string, string, string, RegExp | string, Partial<PdConfig>?])[] = [
  ['as it should be', '1 2 3', '1* 2 3', 'fine'],
  ['a store comes', '1 2', '1*', `make-up-replica: ${join(2, 100)}, then promote learner peer 100 on store 2 to voter`],
  [
    'two missing, two stores',
    '1 2 3',
    '1*',
    /^make-up-replica: add learner .* store 2, then add learner .* store 3, then use joint/,
  ],
  ['missing, switched off', '1 2 3', '1* 2', 'fine', { 'schedule.enable-make-up-replica': false }],
  [
    'missing, no store',
    '1 2',
    '1* 2',
    /^2 of 3 replicas, but no store can take another peer: store 1 holds a peer already; store 2/,
  ],
  ['missing, the free store is away', '1 2 3:Disconnected', '1* 2', /store 3 is Disconnected$/],
  ['missing, only a shared host is free', '1@a 2@b 3@a', '1* 2', /^make-up-replica: add learner peer 100 on store 3/],
  [
    'missing, isolation demanded',
    '1@a 2@b 3@a',
    '1* 2',
    /store 3 is not apart by host$/,
    { 'replication.isolation-level': 'host' },
  ],
  ['missing, best by host', '1@a 2@b 3@a 4@c', '1* 2', /^make-up-replica: add learner peer 100 on store 4/],
  ['no leader', '1 2 3', '1 2', 'the region has no leader'],

  ['a learner has caught up', '1 2 3', '1* 2 3L', 'promote-learner: promote learner peer 30 on store 3 to voter'],
  ['a learner lags', '1 2 3', '1* 2 3L?', 'learner on store 3 is still catching up'],
  ['a learner too many', '1 2 3 4', '1* 2 3 4L', 'remove-extra-replica: remove peer on store 4'],
  [
    'a learner on a store that is away',
    '1 2 3:Disconnected',
    '1* 2 3L!',
    'remove-lost-learner: remove peer on store 3',
  ],
  ['a learner on a store that leaves', '1 2 3:Offline', '1* 2 3L', 'remove-lost-learner: remove peer on store 3'],

  [
    'down',
    '1 2 3:Down 4',
    '1* 2 3!',
    /^replace-down-replica: add learner peer 100 on store 4, then use joint .*demote voter peer 30/,
  ],
  ['down, but its leader hears it', '1 2 3:Down 4', '1* 2 3', 'fine'],
  ['down for so long that its leader must be mistaken', '1 2 3:Down+ 4', '1* 2 3', /^replace-down-replica/],
  ['down, no other store', '1 2 3:Down', '1* 2 3!', /^store 3 is Down, but no store can take/],
  [
    'down, one too many',
    '1 2 3:Down 4',
    '1* 2 3! 4',
    /^remove-extra-down-replica: demote voter peer 30 .*, then remove peer on store 3$/,
  ],
  ['down, switched off', '1 2 3:Down 4', '1* 2 3!', 'fine', { 'schedule.enable-remove-down-replica': false }],
  ['down before offline', '1:Offline 2 3:Down 4', '2* 1 3!', /^replace-down-replica/],
  ['only disconnected', '1 2 3:Disconnected 4', '1* 2 3!', 'fine'],

  ['offline', '1 2 3:Offline 4', '1* 2 3', /^replace-offline-replica: add learner peer 100 on store 4, then use joint/],
  [
    'offline leader hands over first',
    '1:Offline 2 3 4',
    '1* 2 3',
    /on store 4, then transfer leader from store 1 to store 2, then use joint/,
  ],
  [
    'offline leader hands over to who keeps up',
    '1:Offline 2 3 4',
    '1* 2? 3',
    /transfer leader from store 1 to store 3/,
  ],
  [
    'offline leader hands over to who is heard',
    '1:Offline 2 3 4',
    '1* 2! 3',
    /transfer leader from store 1 to store 3/,
  ],
  [
    'offline, not to one that is evicted or away',
    '1:Offline 2:Disconnected 3 4',
    '1* 2 3',
    /transfer leader from store 1 to store 3/,
  ],
  [
    'offline single voter',
    '1:Offline 2',
    '1*',
    /^replace-offline-replica: add learner peer 100 on store 2, then promote .* store 2 to voter, then transfer leader from store 1 to store 2, then demote voter peer 10/,
    { 'replication.max-replicas': 1 },
  ],
  [
    'offline, a learner is there already',
    '1 2 3:Offline 4',
    '1* 2 3 4L',
    /^replace-offline-replica: use joint consensus, promote learner peer 40 on store 4/,
  ],
  ['buried under a region', '1 2 3:Tombstone 4', '1* 2 3', /^replace-offline-replica/],

  ['one too many: the crowded host', '1@a 2@b 3@c 4@a', '1* 2 3 4', /^remove-extra-replica: demote voter peer 40/],
  [
    'one too many: not while others are away',
    '1 2:Disconnected 3:Disconnected 4',
    '1* 2! 3! 4',
    /^remove-extra-replica: demote voter peer 30/,
  ],
  ['two too many keep the majority', '1 2 3 4 5', '1* 2 3 4 5', /^remove-extra-replica/],

  ['a better host', '1@a 2@b 3@b 4@c', '1* 2 3', /^move-to-better-location: add learner peer 100 on store 4/],
  ['a better host, without labels', '1@a 2@b 3@b 4@c', '1* 2 3', 'fine', NO_LABELS],
  ['a better host, while a peer lags', '1@a 2@b 3@b 4@c', '1* 2 3?', 'fine'],
  ['no better host', '1@a 2@b 3@b 4@a', '1* 2 3', 'fine'],

  [
    'left in joint state',
    '1 2 3 4',
    '1* 2 3D 4I',
    /^leave-joint-state: leave joint state, promote .* 40 .*, demote .* 30/,
  ],
  [
    'left in joint state, leader demoted',
    '1 2 3 4',
    '1 2 3D* 4I',
    /^leave-joint-state: transfer leader from store 3 to store 1, then leave/,
  ],
];

for (const [about, cluster, members, wanted, config] of CASES) {
  test(`checkers: ${about}`, () => {
    const said = verdict(cluster, members, config);
    if (typeof wanted === 'string') assert.equal(said, wanted);
    else assert.match(said, wanted);
  });
}
