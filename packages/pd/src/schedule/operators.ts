/**
 * The operators under way, one a region: takes them within the limits, sends their orders, follows them by heartbeats, ends
 * them when they are done, out of time, overtaken by somebody else's change or cancelled, and remembers how they ended. A merge is a
 * pair of them, which start and end together.
 */
import type { RegionInfo } from '../cluster/region-info.ts';
import { covers, epochOf } from '../cluster/region-info.ts';
import type { ConfigKey } from '../config/items.ts';
import { Influence } from './influence.ts';
import type { SchedulePorts } from './model.ts';
import { Operator, type OperatorKind, type OperatorSpec, type OperatorState, Priority } from './operator.ts';
import { describeStep, flawOf, isDone, orderOf, repeatMs, type Step, timeoutOf } from './steps.ts';
import type { StoreLimits } from './store-limits.ts';

const LIMITS: Readonly<Partial<Record<OperatorKind, ConfigKey>>> = {
  leader: 'schedule.leader-schedule-limit',
  region: 'schedule.region-schedule-limit',
  replica: 'schedule.replica-schedule-limit',
  'hot-region': 'schedule.hot-region-schedule-limit',
  merge: 'schedule.merge-schedule-limit',
};
/** All kinds together: a bound for what has no limit of its own. */
const MAX_RUNNING = 10_000;
/** How long and how many finished operators are remembered. */
const KEPT_MS = 600_000;
const KEPT_COUNT = 4096;

export class Operators {
  readonly #ports: SchedulePorts;
  readonly #limits: StoreLimits;
  readonly #running = new Map<number, Operator>();
  readonly #counts = new Map<OperatorKind, number>();
  /** Oldest first. */
  #finished: Operator[] = [];
  readonly #lastOf = new Map<number, Operator>();
  #dueMs = Number.POSITIVE_INFINITY;
  #influence: Influence | undefined;

  constructor(ports: SchedulePorts, limits: StoreLimits) {
    this.#ports = ports;
    this.#limits = limits;
  }

  get size(): number {
    return this.#running.size;
  }

  /** By region id. */
  running(): Operator[] {
    return [...this.#running.values()].sort((a, b) => a.regionId - b.regionId);
  }

  of(regionId: number): Operator | undefined {
    return this.#running.get(regionId);
  }

  /** Under way, or how the last one ended while that is remembered. */
  latest(regionId: number): Operator | undefined {
    this.#forget();
    return this.#running.get(regionId) ?? this.#lastOf.get(regionId);
  }

  /** Finished since that Unix time, newest first. */
  records(fromWallMs: number): Operator[] {
    this.#forget();
    return this.#finished.filter((operator) => operator.finishedWallMs >= fromWallMs).reverse();
  }

  count(kind: OperatorKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Why no more of the kind may start now; undefined when they may. */
  full(kind: OperatorKind): string | undefined {
    if (this.#running.size >= MAX_RUNNING) return `${MAX_RUNNING} operators are running`;
    const key = LIMITS[kind];
    if (key === undefined) return undefined;
    const limit = this.#ports.config()[key] as number;
    return this.count(kind) < limit ? undefined : `${key.slice('schedule.'.length)} is ${limit}`;
  }

  /** Borrowed until an operator starts, moves or ends. */
  influence(): Influence {
    this.#influence ??= Influence.of(this.#running.values(), this.#ports.tree);
    return this.#influence;
  }

  /** Starts it and sends its first order; or says why not. */
  add(spec: OperatorSpec, region: RegionInfo): Operator | string {
    const { partner } = spec;
    const refused =
      this.#refusal(spec, region, false) ??
      (partner === undefined ? undefined : this.#refusal(partner.spec, partner.region, true));
    if (refused !== undefined) {
      this.#ports.events.operator(spec.desc, 'refused');
      return refused;
    }
    const nowMs = this.#ports.nowMs();
    const operator = this.#start(spec, region, nowMs, false);
    if (partner !== undefined) {
      operator.other = this.#start(partner.spec, partner.region, nowMs, true);
      operator.other.other = operator;
      this.#advance(operator.other, partner.region, nowMs);
    }
    if (operator.state === 'running') this.#advance(operator, region, nowMs);
    return operator;
  }

  #start(spec: OperatorSpec, region: RegionInfo, nowMs: number, passive: boolean): Operator {
    const former = this.#running.get(region.meta.id);
    if (former !== undefined) this.#end(former, 'replaced', `replaced by ${spec.desc}`);
    const operator = new Operator(spec, region, nowMs, passive);
    this.#limits.take(spec.steps, region.stats.approximateSizeMib, nowMs);
    this.#running.set(operator.regionId, operator);
    this.#count(operator, 1);
    this.#influence = undefined;
    this.#ports.events.operator(operator.desc, 'start');
    this.#ports.events.note('operator started', { region: operator.regionId, operator: operator.describe() });
    return operator;
  }

  #count({ kind, passive }: Operator, sign: 1 | -1): void {
    if (!passive) this.#counts.set(kind, this.count(kind) + sign);
  }

  #refusal(spec: OperatorSpec, region: RegionInfo, passive: boolean): string | undefined {
    if (spec.steps.length === 0) return 'there is nothing to do';
    const known = this.#ports.tree.byId(region.meta.id);
    if (known === undefined) return `region ${region.meta.id} is gone`;
    if (known.meta !== region.meta) return `region ${region.meta.id} changed meanwhile`;
    if (known.leader === undefined) return `region ${region.meta.id} has no leader`;
    const former = this.#running.get(region.meta.id);
    if (former !== undefined && former.priority >= spec.priority) {
      return `region ${region.meta.id} has an operator already: ${former.desc} {${former.brief}}`;
    }
    const full = passive ? undefined : this.full(spec.kind);
    if (full !== undefined) return full;
    const flaw = flawOf(spec.steps[0] as Step, known);
    if (flaw !== undefined) return flaw;
    if (spec.unlimited === true || spec.priority >= Priority.urgent) return undefined;
    const obstacle = this.#limits.obstacle(spec.steps, region.stats.approximateSizeMib, this.#ports.nowMs());
    if (obstacle !== undefined) this.#ports.events.storeLimited(spec.desc);
    return obstacle;
  }

  /** What a heartbeat says of the region of an operator. */
  heartbeat(region: RegionInfo): void {
    const operator = this.#running.get(region.meta.id);
    if (operator === undefined) return;
    // A peer that the heartbeat names is counted where it is from now on.
    this.#influence = undefined;
    this.#advance(operator, region, this.#ports.nowMs());
  }

  #advance(operator: Operator, region: RegionInfo, nowMs: number): void {
    for (let step = operator.current; step !== undefined && isDone(step, region); step = operator.current) {
      this.#ports.events.stepFinished(step.kind, nowMs - operator.stepStartedMs);
      operator.step++;
      operator.stepStartedMs = nowMs;
      operator.repeatAtMs = 0;
      this.#influence = undefined;
    }
    const step = operator.current;
    if (step === undefined) {
      this.#end(operator, 'success', 'done');
      return;
    }
    const ending = this.#ending(operator, step, region, nowMs);
    if (ending !== undefined) {
      this.#end(operator, ending.state, ending.why);
      return;
    }
    if (nowMs < operator.repeatAtMs) return;
    this.#send(step, region);
    operator.repeatAtMs = nowMs + repeatMs(step);
    this.#dueMs = Math.min(this.#dueMs, operator.repeatAtMs);
  }

  #ending(
    operator: Operator,
    step: Step,
    region: RegionInfo,
    nowMs: number,
  ): { readonly state: OperatorState; readonly why: string } | undefined {
    const { confVer } = epochOf(region.meta);
    const foreign = confVer - operator.epoch.confVer - operator.confVerGain(region);
    if (foreign > 0) {
      const why = `members changed by somebody else: conf_ver ${operator.epoch.confVer} -> ${confVer}`;
      return { state: 'cancelled', why };
    }
    const last = operator.steps.at(-1) as Step;
    // A source that was split on the way to its target's stores need not go on.
    const flaw = flawOf(step, region) ?? (last.kind === 'merge-region' ? flawOf(last, region) : undefined);
    if (flaw !== undefined) return { state: 'cancelled', why: flaw };
    const limitMs = timeoutOf(step, operator.sizeMib);
    if (nowMs - operator.stepStartedMs <= limitMs) return undefined;
    return { state: 'timeout', why: `not done within ${limitMs / 1000} s: ${describeStep(step)}` };
  }

  #send(step: Step, region: RegionInfo): void {
    const { leader, meta } = region;
    const order = orderOf(step, region);
    if (order === undefined || leader === undefined) return;
    const address = { regionId: meta.id, regionEpoch: meta.regionEpoch, targetPeer: leader };
    this.#ports.send(leader.storeId, { ...address, ...order });
  }

  /** Repeats orders and ends what is out of time. Answers when to come again, monotonic milliseconds. */
  tick(): number {
    const nowMs = this.#ports.nowMs();
    if (nowMs < this.#dueMs) return this.#dueMs;
    this.#dueMs = Number.POSITIVE_INFINITY;
    for (const operator of [...this.#running.values()]) {
      // It may have ended with the other half of its pair.
      if (!this.#isRunning(operator)) continue;
      const region = this.#ports.tree.byId(operator.regionId);
      if (region === undefined) this.#end(operator, 'cancelled', 'the region is gone');
      else this.#advance(operator, region, nowMs);
      if (operator.state === 'running') this.#dueMs = Math.min(this.#dueMs, operator.repeatAtMs);
    }
    return this.#dueMs;
  }

  /** Whether it is about to become part of another one, or another one part of it. */
  isMerging(regionId: number): boolean {
    const operator = this.#running.get(regionId);
    const active = operator?.passive === true ? operator.other : operator;
    return active?.current?.kind === 'merge-region';
  }

  /** All keys of a region were found in another one: what was to be done with it is done, or is done with. */
  merged(region: RegionInfo, by: RegionInfo): void {
    const operator = this.#running.get(region.meta.id);
    if (operator === undefined || !covers(by, region)) return;
    const wanted = operator.other?.passive === true && operator.other.regionId === by.meta.id;
    if (wanted) this.#end(operator, 'success', 'done');
    else this.#end(operator, 'cancelled', `the region is part of region ${by.meta.id} now`);
  }

  /** False when the region has none. */
  cancel(regionId: number, why: string): boolean {
    const operator = this.#running.get(regionId);
    if (operator === undefined) return false;
    this.#end(operator, 'cancelled', why);
    return true;
  }

  #end(operator: Operator, state: OperatorState, outcome: string): void {
    const { events } = this.#ports;
    const nowMs = this.#ports.nowMs();
    operator.state = state;
    if (state === 'success') operator.step = operator.steps.length;
    operator.outcome = outcome;
    operator.finishedMs = nowMs;
    operator.finishedWallMs = this.#ports.wallMs();
    this.#running.delete(operator.regionId);
    this.#count(operator, -1);
    this.#influence = undefined;
    this.#finished.push(operator);
    this.#lastOf.delete(operator.regionId);
    this.#lastOf.set(operator.regionId, operator);
    this.#forget();
    const durationMs = nowMs - operator.createdMs;
    events.operator(operator.desc, state === 'success' ? 'finish' : state === 'cancelled' ? 'cancel' : state);
    if (state === 'success') events.operatorFinished(operator.desc, durationMs);
    const { regionId: region, desc, brief } = operator;
    events.note('operator ended', { region, desc, brief, state, outcome, durationMs: Math.round(durationMs) });
    const { other } = operator;
    if (other === undefined || !this.#isRunning(other)) return;
    if (state === 'success') this.#end(other, 'success', outcome);
    else this.#end(other, 'cancelled', `ended with the operator of region ${region}: ${outcome}`);
  }

  #isRunning(operator: Operator): boolean {
    return this.#running.get(operator.regionId) === operator;
  }

  #forget(): void {
    const sinceMs = this.#ports.nowMs() - KEPT_MS;
    let old = Math.max(0, this.#finished.length - KEPT_COUNT);
    while ((this.#finished[old]?.finishedMs ?? Number.POSITIVE_INFINITY) < sinceMs) old++;
    if (old === 0) return;
    for (const operator of this.#finished.slice(0, old)) {
      if (this.#lastOf.get(operator.regionId) === operator) this.#lastOf.delete(operator.regionId);
    }
    this.#finished = this.#finished.slice(old);
  }
}
