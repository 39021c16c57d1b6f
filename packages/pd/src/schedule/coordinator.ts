/**
 * Scheduling as a whole: what heartbeats report goes to operators and suspects; each tick repeats orders, checks a slice of
 * regions and runs the schedulers that are due. A state machine: the owner calls `tick` when it asked to be called.
 */
import { covers, type RegionInfo } from '../cluster/region-info.ts';
import { Checkers } from './checkers/checkers.ts';
import { whyNotMerged } from './checkers/merge-checker.ts';
import { isPending, type SchedulePorts } from './model.ts';
import type { OperatorSpec } from './operator.ts';
import { Operators } from './operators.ts';
import { Patrol } from './patrol.ts';
import { Scatterer } from './scatter.ts';
import { type OperatorSink, Schedulers } from './schedulers/schedulers.ts';
import { SplitMarks } from './split-marks.ts';
import { StoreLimits, type StoreRates } from './store-limits.ts';
import { View } from './view.ts';

/** PD schedules only when it knows the cluster: this share of the regions has reported since it started ... */
const KNOWN_SHARE = 0.9;
/** ... or so much time has passed. */
const COLLECT_MS = 300_000;
/** How often states of stores are looked at, and the longest sleep. */
const LOOK_MS = 1000;

export class Coordinator {
  readonly operators: Operators;
  readonly limits: StoreLimits;
  readonly checkers = new Checkers();
  readonly patrol: Patrol;
  readonly schedulers: Schedulers;
  readonly scatterer = new Scatterer();
  readonly #splits = new SplitMarks();
  readonly #ports: SchedulePorts;
  readonly #startMs: number;
  readonly #wake: () => void;
  readonly #sink: OperatorSink = {
    add: (spec, region) => {
      const result = this.operators.add(spec, region);
      return typeof result === 'string' ? result : undefined;
    },
    busy: (region) => this.operators.of(region.meta.id) !== undefined,
  };
  #prepared = false;
  #lookMs = 0;
  #storeStates = '';
  #settings: unknown;

  /** `wake`: there is something to do before the time that the last tick named. */
  constructor(ports: SchedulePorts, rates: (storeId: number) => StoreRates, wake: () => void) {
    this.#ports = ports;
    this.#wake = wake;
    this.#startMs = ports.nowMs();
    this.limits = new StoreLimits(rates);
    this.operators = new Operators(ports, this.limits);
    this.patrol = new Patrol(ports.tree);
    this.schedulers = new Schedulers(() => ports.wallMs(), ports.events);
  }

  /** HOT: after every accepted heartbeat. */
  heartbeat(previous: RegionInfo | undefined, region: RegionInfo): void {
    this.operators.heartbeat(region);
    if (this.operators.of(region.meta.id) !== undefined) return;
    const quiet =
      previous !== undefined &&
      previous.meta === region.meta &&
      previous.leader?.id === region.leader?.id &&
      previous.pendingPeers.length === region.pendingPeers.length &&
      previous.downPeers.length === region.downPeers.length;
    if (quiet) return;
    this.suspect(region.meta.id);
  }

  /** The region is not in the tree any more: all its keys are in `by`, or it was dropped, or it was cut to pieces. */
  removed(region: RegionInfo, by: RegionInfo | undefined): void {
    if (by === undefined || !covers(by, region)) return;
    this.operators.merged(region, by);
    this.#splits.forget(region.meta.id);
  }

  /** Why the region may not be split now; undefined when it may. */
  refusesSplit(regionId: number): string | undefined {
    return this.operators.isMerging(regionId) ? `region ${regionId} is being merged` : undefined;
  }

  /** A region got ids for its pieces: what is split is not merged for a while. */
  splitAsked(regionIds: readonly number[]): void {
    const intervalMs = this.#ports.config()['schedule.split-merge-interval'];
    for (const id of regionIds) this.#splits.mark(id, this.#ports.nowMs(), intervalMs);
  }

  /** The region is checked soon. */
  suspect(regionId: number): void {
    this.patrol.suspect(regionId);
    this.#wake();
  }

  /** `dry`: for words only; no ids are used up. */
  view(dry = false): View {
    return new View({
      ports: this.#ports,
      limits: this.limits,
      influence: () => this.operators.influence(),
      full: (kind) => this.operators.full(kind),
      takeId: dry ? () => 0 : () => this.#ports.takeId(),
      busy: (regionId) => this.operators.of(regionId) !== undefined,
      splits: this.#splits,
      startMs: this.#startMs,
      count: (checker, event) => {
        if (!dry) this.#ports.events.checker(checker, event);
      },
      evicted: this.schedulers.evicted(),
    });
  }

  /** Takes an operator for a region; or says why not. */
  add(spec: OperatorSpec, region: RegionInfo): string | undefined {
    const result = this.operators.add(spec, region);
    if (typeof result === 'string') return result;
    this.#wake();
    return undefined;
  }

  /** True when enough is known of the regions to move them. */
  get prepared(): boolean {
    if (this.#prepared) return true;
    const { tree } = this.#ports;
    if (tree.size === 0) return false;
    let known = 0;
    for (const region of tree.all()) if (region.leader !== undefined) known++;
    const late = this.#ports.nowMs() - this.#startMs >= COLLECT_MS;
    this.#prepared = known >= tree.size * KNOWN_SHARE || (late && known > 0);
    if (this.#prepared) this.#ports.events.note('scheduling starts', { regions: tree.size, known });
    return this.#prepared;
  }

  /** Why nothing is checked or scheduled at all; undefined when it is. */
  get standstill(): string | undefined {
    if (this.#ports.config()['schedule.halt-scheduling']) return 'scheduling is halted (schedule.halt-scheduling)';
    return this.prepared ? undefined : 'PD waits for the heartbeats of most regions';
  }

  /** Does what is due. Answers how many milliseconds may pass until the next call. */
  tick(): number {
    const nowMs = this.#ports.nowMs();
    let nextMs = Math.min(this.operators.tick(), nowMs + LOOK_MS);
    if (this.standstill !== undefined) return nextMs - nowMs;
    if (nowMs >= this.#lookMs) {
      this.#lookMs = nowMs + LOOK_MS;
      this.#look();
    }
    const intervalMs = this.#ports.config()['schedule.patrol-region-interval'];
    const view = this.view();
    nextMs = Math.min(
      nextMs,
      this.patrol.tick(nowMs, intervalMs, (region) => this.#check(view, region)),
    );
    nextMs = Math.min(nextMs, this.schedulers.tick(view, this.#ports.random, this.#sink));
    return Math.max(1, nextMs - nowMs);
  }

  /** A store that came, went or changed its state, or another setting, may make work of any region. */
  #look(): void {
    const states = this.#ports
      .stores()
      .map(({ id, state }) => `${id}${state}`)
      .join();
    const config = this.#ports.config();
    if (states === this.#storeStates && config === this.#settings) return;
    this.#storeStates = states;
    this.#settings = config;
    this.patrol.restart();
    this.schedulers.hurry();
    for (const operator of this.operators.running()) {
      const step = operator.current;
      const target = step?.kind === 'add-learner' ? step.storeId : step?.kind === 'transfer-leader' ? step.toStore : 0;
      const state = target === 0 ? 'Up' : (this.#ports.store(target)?.state ?? 'gone');
      const hopeless = state !== 'Up' && (state !== 'Disconnected' || step?.kind === 'transfer-leader');
      if (hopeless) this.operators.cancel(operator.regionId, `store ${target} is ${state}`);
    }
  }

  #check(view: View, region: RegionInfo): boolean {
    if (this.operators.of(region.meta.id) !== undefined) return true;
    const finding = this.checkers.check(view, region);
    if (finding === undefined) return false;
    const { checker, verdict } = finding;
    const { events } = this.#ports;
    if (typeof verdict === 'function') {
      events.checker(checker, 'blocked');
      return true;
    }
    const result = this.operators.add(verdict, region);
    events.checker(checker, typeof result === 'string' ? 'refused' : 'new-operator');
    return true;
  }

  /** What is not well, but nothing is done about yet. */
  #worries(view: View, region: RegionInfo): string[] {
    const worries: string[] = [];
    for (const { id, storeId } of region.meta.peers) {
      const state = this.#ports.store(storeId)?.state ?? 'unknown';
      if (state === 'Disconnected') {
        worries.push(`store ${storeId} is Disconnected: it is replaced after max-store-down-time`);
      } else if (state !== 'Up') {
        worries.push(`store ${storeId} is ${state}: it is replaced when the leader misses its peer, too`);
      } else if (isPending(region, id)) {
        worries.push(`the peer on store ${storeId} is catching up`);
      }
    }
    const small = whyNotMerged(view, region);
    if (small !== undefined) worries.push(small);
    return worries;
  }

  /** In words: what is being done about the region, what would be, or why nothing is. */
  explain(region: RegionInfo): string {
    const running = this.operators.of(region.meta.id);
    if (running !== undefined) return `running: ${running.describe()}`;
    if (this.standstill !== undefined) return this.standstill;
    const view = this.view(true);
    const finding = this.checkers.check(view, region);
    if (finding === undefined) return ['the region is as it should be', ...this.#worries(view, region)].join('; ');
    const { checker, verdict } = finding;
    if (typeof verdict === 'function') return `${checker}: ${verdict()}`;
    return `${checker}: wants ${verdict.desc} {${verdict.brief}}: ${verdict.reason}`;
  }
}
