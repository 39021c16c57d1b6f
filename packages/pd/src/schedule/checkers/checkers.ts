/** The checkers in their order (facts 17.3), each of which can be paused. */
import type { RegionInfo } from '../../cluster/region-info.ts';
import type { View } from '../view.ts';
import { checkJoint } from './joint-checker.ts';
import { checkLearner } from './learner-checker.ts';
import { checkMerge } from './merge-checker.ts';
import { checkReplicas } from './replica-checker.ts';
import type { Checker, Verdict } from './verdict.ts';

const CHECKERS = {
  'joint-state': checkJoint,
  learner: checkLearner,
  replica: checkReplicas,
  merge: checkMerge,
} as const satisfies Record<string, Checker>;

/** PD's names; those without a checker here can be paused all the same, to no effect. */
const NAMES: readonly string[] = [...Object.keys(CHECKERS), 'rule', 'split'];

export interface Finding {
  readonly checker: string;
  readonly verdict: NonNullable<Verdict>;
}

export class Checkers {
  readonly #pausedUntilMs = new Map<string, number>();

  static isName(name: string): boolean {
    return NAMES.includes(name);
  }

  pause(name: string, untilMs: number): void {
    this.#pausedUntilMs.set(name, untilMs);
  }

  /** Monotonic time until which it rests; 0 when it works. */
  pausedUntilMs(name: string, nowMs: number): number {
    const untilMs = this.#pausedUntilMs.get(name) ?? 0;
    return untilMs > nowMs ? untilMs : 0;
  }

  /**
   * HOT: nearly always undefined. What the first checker that is not content has to say. One that can do nothing (too few stores for
   * the wanted replicas) does not keep a region from being merged.
   */
  check(view: View, region: RegionInfo): Finding | undefined {
    let found: Finding | undefined;
    for (const checker in CHECKERS) {
      if (found !== undefined && checker !== 'merge') continue;
      if (this.#pausedUntilMs.size > 0 && this.pausedUntilMs(checker, view.nowMs) > 0) continue;
      const verdict = CHECKERS[checker as keyof typeof CHECKERS](view, region);
      if (verdict === undefined) continue;
      if (typeof verdict !== 'function') return { checker, verdict };
      found ??= { checker, verdict };
    }
    return found;
  }
}
