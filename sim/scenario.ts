/** What a scenario is, and what most of them share. */
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
  /** Chance that the stream of a snapshot breaks during its last checks; of stores alone. Default 0. */
  readonly lateBreaks?: number;
}

export const BASE: Omit<Scenario, 'about' | 'faults'> = {
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

/** Swaps on one chain, which read from the disk while leadership moves. */
export const SWAPPING = {
  ...BASE,
  callEveryMs: 5,
  chains: 1,
  loss: [0],
  delayMs: [2, 10],
  memtableKib: [1, 2],
} as const satisfies Partial<Scenario>;

/** Members that lag and come by snapshot. */
export const LAGGING = {
  ...BASE,
  stores: [4, 6],
  faultEveryMs: 600,
  callEveryMs: 8,
  memtableKib: [64, 256],
  loss: [0, 0.01],
} as const;

/** Transactions under everything; a seed draws how stores keep locks and collect garbage. */
export const TXN = {
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
