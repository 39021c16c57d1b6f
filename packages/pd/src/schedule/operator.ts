/** An operator: a short list of steps for one region, who wants it and why, and how far it is. */
import { epochOf, type RegionInfo } from '../cluster/region-info.ts';
import { confVerGain, describeStep, type Step } from './steps.ts';

/** Which limit counts it; also what GetOperator shows. */
export type OperatorKind = 'leader' | 'region' | 'replica' | 'hot-region' | 'merge' | 'split' | 'scatter' | 'admin';

export const Priority = { low: 0, medium: 1, high: 2, urgent: 3 } as const;
export type Priority = (typeof Priority)[keyof typeof Priority];

export type OperatorState = 'running' | 'success' | 'timeout' | 'cancelled' | 'replaced';

export interface OperatorSpec {
  /** Who wants it: `balance-region`, `admin-transfer-leader` ... */
  readonly desc: string;
  /** Such as `mv peer: store [1] to [4]`. */
  readonly brief: string;
  readonly kind: OperatorKind;
  readonly priority: Priority;
  readonly steps: readonly Step[];
  /** Why it was made, for people. */
  readonly reason: string;
  /** Who wants it does not ask the store limits. */
  readonly unlimited?: boolean;
  /**
   * The passive half of a pair, for another region, that only waits for what this one brings about: both start together or none,
   * and when one ends the other does. A pair counts once against the limit of its kind.
   */
  readonly partner?: { readonly spec: OperatorSpec; readonly region: RegionInfo };
}

export class Operator implements OperatorSpec {
  readonly desc: string;
  readonly brief: string;
  readonly kind: OperatorKind;
  readonly priority: Priority;
  readonly steps: readonly Step[];
  readonly reason: string;
  readonly unlimited: boolean;
  readonly regionId: number;
  /** Of the region when the operator was made. */
  readonly epoch: { readonly version: number; readonly confVer: number };
  readonly sizeMib: number;
  readonly createdMs: number;
  state: OperatorState = 'running';
  /** Index of the step that is under way; `steps.length` when all are done. */
  step = 0;
  stepStartedMs: number;
  /** When the order of the step goes out again. */
  repeatAtMs = 0;
  finishedMs = 0;
  /** Unix time of the end. */
  finishedWallMs = 0;
  /** Why it ended as it did. */
  outcome = '';
  /** The other half of a pair. */
  other: Operator | undefined;
  /** It waits for the other half and orders nothing. */
  readonly passive: boolean;

  constructor(spec: OperatorSpec, region: RegionInfo, nowMs: number, passive: boolean) {
    this.passive = passive;
    this.desc = spec.desc;
    this.brief = spec.brief;
    this.kind = spec.kind;
    this.priority = spec.priority;
    this.steps = spec.steps;
    this.reason = spec.reason;
    this.unlimited = spec.unlimited ?? false;
    this.regionId = region.meta.id;
    this.epoch = epochOf(region.meta);
    this.sizeMib = region.stats.approximateSizeMib;
    this.createdMs = nowMs;
    this.stepStartedMs = nowMs;
  }

  get current(): Step | undefined {
    return this.steps[this.step];
  }

  /** How much `conf_ver` may have grown by our own doing. */
  confVerGain(region: RegionInfo): number {
    let gain = 0;
    for (let i = 0; i <= this.step && i < this.steps.length; i++) gain += confVerGain(this.steps[i] as Step, region);
    return gain;
  }

  /** One line, near to what PD prints. */
  describe(): string {
    const steps = this.steps.map((step, i) => `${i}:{${describeStep(step)}}`).join(', ');
    return (
      `${this.desc} {${this.brief}} (kind:${this.kind}, region:${this.regionId}(${this.epoch.version}, ${this.epoch.confVer}), ` +
      `currentStep:${this.step}, state:${this.state}, steps:[${steps}], reason:${this.reason})`
    );
  }
}
