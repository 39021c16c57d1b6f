/**
 * Makes a failing plan small: leaves out items (faults and orders first, then calls) as long as the run still breaks the same promise. Delta
 * debugging after Zeller, with a limit on runs.
 */
import type { PlanItem } from './plan.ts';
import { failureKind, type RunOptions, type RunResult, runOnce } from './run.ts';

export interface Shrunk {
  /** Ids of the items that are needed. */
  readonly keep: readonly number[];
  readonly trace: readonly string[];
  readonly runs: number;
}

export async function shrink(options: RunOptions, failed: RunResult, runsMax: number): Promise<Shrunk> {
  const kind = failureKind(failed.failure);
  let runs = 0;
  let best = failed;
  const failsWith = async (items: readonly PlanItem[]): Promise<boolean> => {
    runs++;
    const result = await runOnce({ ...options, keep: new Set(items.map(({ id }) => id)) });
    if (result.failure === undefined || failureKind(result.failure) !== kind) return false;
    best = result;
    return true;
  };
  let disturbances = failed.plan.filter(({ act }) => act !== 'call');
  let calls = failed.plan.filter(({ act }) => act === 'call');
  disturbances = await reduce(
    disturbances,
    (items) => failsWith([...items, ...calls]),
    () => runs < runsMax / 2,
  );
  calls = await reduce(
    calls,
    (items) => failsWith([...disturbances, ...items]),
    () => runs < runsMax,
  );
  const keep = [...disturbances, ...calls].map(({ id }) => id).sort((a, b) => a - b);
  return { keep, trace: best.trace, runs };
}

/** Drops pieces, large ones first, while `fails` holds for the rest. */
async function reduce(
  given: readonly PlanItem[],
  fails: (items: readonly PlanItem[]) => Promise<boolean>,
  mayGoOn: () => boolean,
): Promise<PlanItem[]> {
  let items = [...given];
  for (let size = items.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < items.length; ) {
      if (!mayGoOn()) return items;
      const rest = [...items.slice(0, at), ...items.slice(at + size)];
      if (await fails(rest)) items = rest;
      else at += size;
    }
  }
  return items;
}
