/**
 * The schedulers that are there: run when they are due, more seldom the longer they find nothing; added, removed, paused and
 * configured by people. Each says what its last run came to.
 */
import type { Random } from '@tessera/env';
import type { RegionInfo } from '../../cluster/region-info.ts';
import type { ScheduleEvents } from '../model.ts';
import type { OperatorSpec } from '../operator.ts';
import type { View } from '../view.ts';
import { BALANCE_LEADER, BalanceLeader } from './balance-leader.ts';
import { BALANCE_REGION, BalanceRegion } from './balance-region.ts';
import { type Scheduler, type SchedulerConfig, SchedulerError } from './scheduler.ts';
import { RANDOM_MERGE, RandomMerge, SHUFFLE_LEADER, SHUFFLE_REGION, ShuffleLeader, ShuffleRegion } from './shuffle.ts';
import { EVICT_LEADER, EvictLeader, GRANT_LEADER, GrantLeader } from './store-leaders.ts';

/** How often a scheduler runs: at once again when it found something, then ever more seldom (facts 17.5). */
const MIN_INTERVAL_MS = 10;
const MAX_INTERVAL_MS = 5000;
const SLOWER = 1.3;

const TYPES: Readonly<Record<string, () => Scheduler>> = {
  [BALANCE_LEADER]: () => new BalanceLeader(),
  [BALANCE_REGION]: () => new BalanceRegion(),
  [EVICT_LEADER]: () => new EvictLeader(),
  [GRANT_LEADER]: () => new GrantLeader(),
  [SHUFFLE_LEADER]: () => new ShuffleLeader(),
  [SHUFFLE_REGION]: () => new ShuffleRegion(),
  [RANDOM_MERGE]: () => new RandomMerge(),
};
export const SCHEDULER_NAMES: readonly string[] = Object.keys(TYPES);
export const DEFAULT_SCHEDULERS: readonly string[] = [BALANCE_LEADER, BALANCE_REGION];

/** One scheduler as it is kept and restored. */
export interface SchedulerRecord {
  readonly config: SchedulerConfig;
  /** Unix milliseconds; 0 is not paused. */
  readonly pausedUntilWallMs: number;
}

interface Entry {
  readonly scheduler: Scheduler;
  pausedUntilWallMs: number;
  dueMs: number;
  intervalMs: number;
  /** In words what the last run came to. */
  summary: string;
  summaryWallMs: number;
  started: number;
}

/** PD's words for how a scheduler is doing. */
export type SchedulerStatus = 'paused' | 'scheduling' | 'pending' | 'normal';

export class Schedulers {
  readonly #entries = new Map<string, Entry>();
  readonly #wallMs: () => number;
  readonly #events: ScheduleEvents;

  constructor(wallMs: () => number, events: ScheduleEvents) {
    this.#wallMs = wallMs;
    this.#events = events;
  }

  names(): string[] {
    return [...this.#entries.keys()].sort();
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Throws {@link SchedulerError} for an unknown name or a bad config; the caller has checked what exists. */
  put(name: string, record: SchedulerRecord): void {
    const scheduler = make(name, record.config);
    const { pausedUntilWallMs } = record;
    const entry = {
      scheduler,
      pausedUntilWallMs,
      dueMs: 0,
      intervalMs: MIN_INTERVAL_MS,
      summary: '',
      summaryWallMs: 0,
      started: 0,
    };
    this.#entries.set(name, entry);
  }

  remove(name: string): boolean {
    return this.#entries.delete(name);
  }

  record(name: string): SchedulerRecord | undefined {
    const entry = this.#entries.get(name);
    return entry === undefined
      ? undefined
      : { config: entry.scheduler.config, pausedUntilWallMs: entry.pausedUntilWallMs };
  }

  isPaused(name: string): boolean {
    return (this.#entries.get(name)?.pausedUntilWallMs ?? 0) > this.#wallMs();
  }

  diagnosis(name: string): { status: SchedulerStatus; summary: string; wallMs: number } | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const status = this.isPaused(name)
      ? 'paused'
      : entry.started > 0
        ? 'scheduling'
        : entry.summary === ''
          ? 'normal'
          : 'pending';
    return { status, summary: entry.summary, wallMs: entry.summaryWallMs };
  }

  /** Stores that may not be given leaders. A pause of the scheduler lets them have leaders again. */
  evicted(): ReadonlySet<number> {
    let evicted: Set<number> | undefined;
    for (const [name, { scheduler }] of this.#entries) {
      if (scheduler.evicts === undefined || this.isPaused(name)) continue;
      evicted ??= new Set();
      for (const id of scheduler.evicts) evicted.add(id);
    }
    return evicted ?? NOBODY;
  }

  /** All run again soon: something changed. */
  hurry(): void {
    for (const entry of this.#entries.values()) {
      entry.dueMs = 0;
      entry.intervalMs = MIN_INTERVAL_MS;
    }
  }

  /** Runs those that are due. Answers when to come again, monotonic milliseconds. */
  tick(view: View, random: Random, operators: OperatorSink): number {
    const { nowMs } = view;
    let nextMs = nowMs + MAX_INTERVAL_MS;
    for (const [name, entry] of this.#entries) {
      if (nowMs >= entry.dueMs && !this.isPaused(name)) this.#run(entry, view, random, operators);
      if (!this.isPaused(name)) nextMs = Math.min(nextMs, entry.dueMs);
    }
    return nextMs;
  }

  #run(entry: Entry, view: View, random: Random, operators: OperatorSink): void {
    const { scheduler } = entry;
    let started = 0;
    const full = view.full(scheduler.kind);
    const summary =
      full ??
      scheduler.run({
        view,
        random,
        free: (region) => !operators.busy(region),
        add: (spec, region) => {
          const refused = operators.add(spec, region);
          if (refused === undefined) started++;
          return refused;
        },
      });
    this.#events.scheduler(scheduler.name, started > 0 ? 'new-operator' : full === undefined ? 'schedule' : 'limited');
    entry.started = started;
    entry.summary = summary;
    entry.summaryWallMs = this.#wallMs();
    entry.intervalMs = started > 0 ? MIN_INTERVAL_MS : Math.min(MAX_INTERVAL_MS, entry.intervalMs * SLOWER);
    entry.dueMs = view.nowMs + entry.intervalMs;
  }
}

export interface OperatorSink {
  add(spec: OperatorSpec, region: RegionInfo): string | undefined;
  busy(region: RegionInfo): boolean;
}

const NOBODY: ReadonlySet<number> = new Set();

function make(name: string, config: SchedulerConfig): Scheduler {
  const scheduler = TYPES[name]?.();
  if (scheduler === undefined) {
    throw new SchedulerError(`unknown scheduler ${name}, known are: ${SCHEDULER_NAMES.join(', ')}`);
  }
  scheduler.configure?.(config);
  return scheduler;
}
