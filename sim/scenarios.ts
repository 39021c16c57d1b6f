/** Scenarios by name: which faults, orders and calls a run draws from, and within which ranges its settings lie. */
import type { Prng } from '@tessera/base';
import type { RaftstoreConfig } from '@tessera/raftstore';
import type { Rates } from './plan.ts';
import { type Mix, USUAL_MIX } from './workload.ts';

export type LoadName = 'raw' | 'bank' | 'lists' | 'coordinators' | 'counters' | 'deadlocks' | 'collector' | 'modes';

export interface Scenario extends Rates {
  readonly about: string;
  /** PD, stores and client as programs build them, over gRPC; else stores alone. */
  readonly product: boolean;
  /** What clients do; all but `raw` are transactions, of the product only. */
  readonly load: LoadName;
  /** Of stores and client; of the product only. */
  readonly apiVersion: 1 | 2;
  /** PD merges regions that are a second old; of the product only. */
  readonly merges: boolean;
  /** How many stores, from and up to. */
  readonly stores: readonly [number, number];
  readonly mix: Mix;
  /** Keys that are swapped. */
  readonly chains: number;
  readonly memtableKib: readonly number[];
  /** Of a message. */
  readonly loss: readonly number[];
  readonly duplication: readonly number[];
  readonly delayMs: readonly number[];
}

const BASE: Omit<Scenario, 'about' | 'faults'> = {
  product: false,
  load: 'raw',
  apiVersion: 1,
  merges: false,
  stores: [3, 5],
  mix: USUAL_MIX,
  chains: 3,
  faultEveryMs: 2500,
  orderEveryMs: 700,
  orders: { split: 3, transfer: 4, members: 12 },
  callEveryMs: 20,
  memtableKib: [8, 32, 128],
  loss: [0, 0.01, 0.05],
  duplication: [0, 0.02, 0.1],
  delayMs: [2, 10, 40],
};

/** Transactions under everything; a seed draws how stores keep locks and collect garbage. */
const TXN = {
  ...BASE,
  product: true,
  faultEveryMs: 3000,
  faults: {
    crash: 3,
    kill: 6,
    pause: 6,
    isolate: 4,
    'one-way': 3,
    partial: 4,
    'slow-link': 2,
    'pd-down': 2,
    'pd-stall': 2,
  },
  orderEveryMs: 1000,
  orders: { split: 3, transfer: 8, scatter: 2 },
  delayMs: [1, 5],
} as const;

export const SCENARIOS = {
  mix: {
    ...BASE,
    about: 'everything, moderately',
    faults: {
      crash: 4,
      'crash-at': 5,
      kill: 4,
      storm: 1,
      pause: 6,
      isolate: 5,
      'one-way': 4,
      partial: 4,
      'slow-link': 2,
      'clock-rate': 2,
      'clock-stall': 2,
      'wall-jump': 1,
      'slow-disk': 2,
      'disk-full': 1,
      'sync-error': 1,
      'bit-rot': 1,
    },
  },
  leases: {
    ...BASE,
    about: 'leaders that are stopped or cut off while others elect; clocks that drift',
    stores: [3, 5],
    faultEveryMs: 2000,
    faults: { pause: 10, 'one-way': 5, isolate: 3, 'clock-rate': 3, 'clock-stall': 3, 'slow-link': 1 },
    orderEveryMs: 3000,
    orders: { transfer: 4, split: 2, members: 1 },
    callEveryMs: 12,
    mix: { put: 25, get: 50, swap: 15, append: 5, list: 5 },
    loss: [0, 0.01],
  },
  storms: {
    ...BASE,
    about: 'stores die by power cuts and kills, often several at once',
    faultEveryMs: 1800,
    faults: { crash: 4, 'crash-at': 8, kill: 6, storm: 4, 'slow-disk': 1 },
  },
  disks: {
    ...BASE,
    about: 'full, slow, failing and rotting disks, with crashes',
    faultEveryMs: 1800,
    faults: { 'disk-full': 4, 'sync-error': 4, 'bit-rot': 6, 'slow-disk': 4, 'crash-at': 3, kill: 2, crash: 1 },
  },
  network: {
    ...BASE,
    about: 'partitions of all kinds, loss, duplication, reordering, slow links',
    faultEveryMs: 2500,
    faults: { isolate: 5, 'one-way': 5, partial: 6, 'slow-link': 4 },
    loss: [0, 0.05, 0.2],
    duplication: [0, 0.1, 0.4],
    delayMs: [2, 40, 150],
  },
  members: {
    ...BASE,
    about: 'members, leaders and ranges change all the time; stores join, drain, and are lost for good',
    stores: [4, 6],
    faultEveryMs: 2500,
    faults: { kill: 3, crash: 2, pause: 3, isolate: 3, partial: 2, lose: 1 },
    orderEveryMs: 200,
    orders: { split: 4, transfer: 8, members: 30, drain: 1, join: 1 },
  },
  merges: {
    ...BASE,
    about: 'regions are split and merged all the time, while members and leaders change and stores die or are cut off',
    stores: [3, 4],
    faultEveryMs: 1500,
    faults: {
      crash: 4,
      'crash-at': 5,
      kill: 5,
      storm: 1,
      pause: 5,
      isolate: 8,
      'one-way': 4,
      partial: 4,
      'slow-link': 2,
      'slow-disk': 2,
    },
    orderEveryMs: 120,
    orders: { split: 10, merge: 24, transfer: 4, members: 1 },
    callEveryMs: 12,
    loss: [0, 0.01, 0.05],
  },
  'merges-calm': {
    ...BASE,
    about: 'regions are split and merged all the time, and nothing fails',
    stores: [3, 4],
    faults: {},
    orderEveryMs: 80,
    orders: { split: 10, merge: 24, transfer: 4, members: 2 },
    callEveryMs: 8,
    loss: [0],
  },
  transfers: {
    ...BASE,
    about: 'leadership goes back and forth under swaps, stops and slow disks',
    faultEveryMs: 1200,
    faults: { 'slow-disk': 8, pause: 6, 'one-way': 2, 'slow-link': 2, partial: 1 },
    orderEveryMs: 60,
    orders: { transfer: 30, split: 1, members: 2 },
    callEveryMs: 8,
    mix: { put: 15, get: 30, swap: 40, append: 10, list: 5 },
    delayMs: [2, 40, 150],
    // What a swap reads must come from the disk while leadership moves.
    memtableKib: [2, 8],
  },
  swaps: {
    ...BASE,
    about: 'swaps that read from slow disks while leadership goes away and comes back',
    stores: [3, 4],
    faultEveryMs: 700,
    faults: { 'slow-disk': 10, pause: 1 },
    orderEveryMs: 30,
    orders: { transfer: 1 },
    callEveryMs: 5,
    mix: { put: 30, swap: 70 },
    chains: 1,
    loss: [0],
    delayMs: [2, 10],
    memtableKib: [1, 2],
  },
  snapshots: {
    ...BASE,
    about: 'members that lag, come by snapshot, and lose their power soon after',
    stores: [4, 6],
    faultEveryMs: 600,
    faults: { isolate: 4, pause: 2, crash: 6, 'crash-at': 8, storm: 1 },
    orderEveryMs: 300,
    orders: { members: 20, split: 3, transfer: 3 },
    callEveryMs: 8,
    memtableKib: [64, 256],
    loss: [0, 0.01],
  },
  cluster: {
    ...BASE,
    product: true,
    about: 'the whole product: PD, stores and our client over gRPC, under everything',
    faultEveryMs: 3000,
    faults: {
      crash: 4,
      'crash-at': 3,
      kill: 6,
      storm: 1,
      pause: 5,
      isolate: 4,
      'one-way': 3,
      partial: 4,
      'slow-link': 2,
      'clock-rate': 1,
      'wall-jump': 1,
      'slow-disk': 1,
      'sync-error': 1,
      'pd-down': 3,
      'pd-stall': 2,
    },
    orderEveryMs: 1500,
    orders: { split: 3, transfer: 4, scatter: 2 },
    // A put may be sent twice by the client, so registers are written by swaps only.
    mix: { swap: 30, get: 40, append: 15, list: 10, scan: 5 },
    delayMs: [1, 5, 20],
  },
  bank: { ...TXN, load: 'bank', about: 'transactions: money goes round between accounts' },
  lists: { ...TXN, load: 'lists', about: 'transactions: lists that grow, judged as snapshots', orderEveryMs: 400 },
  coordinators: {
    ...TXN,
    load: 'coordinators',
    about: 'transactions whose clients die in the middle of their commits',
    orderEveryMs: 500,
  },
  counters: { ...TXN, load: 'counters', about: 'pessimistic transactions: counters that are locked and raised' },
  handover: {
    ...TXN,
    load: 'counters',
    about: 'pessimistic locks while leadership is handed over, and nothing fails',
    faults: {},
    orderEveryMs: 150,
    orders: { transfer: 12, scatter: 1 },
  },
  deadlocks: { ...TXN, load: 'deadlocks', about: 'pessimistic transactions that lock in any order' },
  collector: {
    ...TXN,
    load: 'collector',
    about: 'transactions while the GC safe point moves and old snapshots hold it',
    memtableKib: [2, 8],
  },
  modes: { ...TXN, load: 'modes', about: 'one history of transactions through every way to run them' },
  'merge-cluster': {
    ...BASE,
    product: true,
    merges: true,
    about: 'the whole product, whose PD merges what is split, under everything',
    stores: [3, 4],
    faultEveryMs: 2500,
    faults: { crash: 4, kill: 6, pause: 5, isolate: 5, 'one-way': 3, partial: 4, 'pd-down': 2, 'pd-stall': 1 },
    orderEveryMs: 250,
    orders: { split: 12, transfer: 4, scatter: 1 },
    mix: { swap: 30, get: 40, append: 15, list: 10, scan: 5 },
    delayMs: [1, 5, 20],
  },
  'merge-bank': {
    ...TXN,
    load: 'bank',
    merges: true,
    about: 'transactions while PD merges what is split',
    orderEveryMs: 250,
    orders: { split: 12, transfer: 4, scatter: 1 },
  },
  'merge-lists': {
    ...TXN,
    load: 'lists',
    merges: true,
    about: 'transactions, judged as snapshots, while PD merges what is split',
    orderEveryMs: 250,
    orders: { split: 12, transfer: 4 },
  },
  'merge-handover': {
    ...TXN,
    load: 'counters',
    merges: true,
    about: 'pessimistic locks while regions are split and merged, and nothing fails',
    faults: {},
    orderEveryMs: 150,
    orders: { split: 12, transfer: 4 },
  },
  versions: {
    ...BASE,
    product: true,
    apiVersion: 2,
    about:
      'API V2: raw pairs as versions, whose timestamps must not step back while leaders move and PD comes and goes',
    faultEveryMs: 2500,
    faults: {
      crash: 2,
      kill: 5,
      pause: 6,
      isolate: 4,
      'one-way': 3,
      partial: 3,
      'clock-rate': 1,
      'wall-jump': 2,
      'pd-down': 3,
      'pd-stall': 3,
    },
    orderEveryMs: 500,
    orders: { split: 2, transfer: 10, scatter: 2 },
    mix: { swap: 35, get: 40, append: 15, list: 5, scan: 5 },
    delayMs: [1, 5, 20],
  },
  'cluster-calm': {
    ...BASE,
    product: true,
    about: 'the whole product without faults',
    faults: {},
    orders: { split: 3, transfer: 4, scatter: 2 },
    mix: { swap: 30, get: 40, append: 15, list: 10, scan: 5 },
    delayMs: [1, 5, 20],
  },
  calm: { ...BASE, about: 'orders and calls without faults', faults: {} },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** What a seed draws besides its plan. */
export interface Settings {
  readonly raftstore: Partial<RaftstoreConfig>;
  readonly memtableBytes: number;
  readonly segmentBytes: number;
}

export function drawSettings(prng: Prng, { memtableKib, product }: Scenario): Settings {
  const memtableBytes = prng.pick(memtableKib) * 1024;
  const segmentBytes = prng.pick([16, 32, 128]) * 1024;
  const heartbeatTicks = prng.int(1, 4);
  return {
    memtableBytes,
    segmentBytes,
    raftstore: {
      heartbeatTicks,
      // Two writers are a crowd in half of the worlds; not drawn, so that seeds stay what they were.
      crowdMin: heartbeatTicks > 2 ? 2 : 16,
      entryBytesMax: prng.pick([2048, 64 * 1024]),
      messageBytesMax: prng.pick([256, 4096, 1024 * 1024]),
      inflightMax: prng.pick([2, 16, 256]),
      logGcTicks: prng.pick([3, 10]),
      // One would never end: cutting the log is itself an entry.
      logGcThreshold: prng.pick([2, 5, 30]),
      logGcCountLimit: prng.pick([10, 60, 1000]),
      logBytesMax: prng.pick([64, 256]) * 1024,
      snapshotChunkBytes: prng.pick([100, 2000]),
      snapshotTableBytes: prng.pick([1000, 20_000]),
      // Installed in one batch, or in steps.
      snapshotIngestBytesMin: prng.pick([0, 0, 4000]),
      snapshotsMax: prng.pick([1, 4]),
      snapshotIdleTicks: 50,
      // Rows may differ where compactions drop garbage, which only products do.
      consistencyCheckTicks: product ? 0 : prng.pick([0, 5, 20]),
      staleCheckTicks: 30,
      mergeCheckTicks: 2 * heartbeatTicks,
      memtablesMax: prng.pick([1, 8]),
    },
  };
}
