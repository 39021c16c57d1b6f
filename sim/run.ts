/** One run and what came of it; a stray rejection inside of a store counts as a failure of the run. */
// biome-ignore lint/style/noRestrictedImports: promises that nobody waits for are told of here only
import process from 'node:process';
import { CheckFailure } from './check-failure.ts';
import { Cluster } from './cluster.ts';
import { formatIds, type PlanItem } from './plan.ts';
import { ProductCluster } from './product-cluster.ts';
import { SCENARIOS } from './scenarios.ts';
import type { RunOptions } from './simulation.ts';

export type { RunOptions } from './simulation.ts';

export interface RunResult {
  readonly failure: unknown;
  /** Two runs of one seed agree on it. */
  readonly summary: string;
  readonly trace: readonly string[];
  readonly plan: readonly PlanItem[];
  readonly virtualMs: number;
}

export async function runOnce(options: RunOptions): Promise<RunResult> {
  const { product } = SCENARIOS[options.scenario];
  const cluster = product ? new ProductCluster(options) : new Cluster(options);
  const onStray = (error: unknown): void => cluster.fail(error);
  process.on('unhandledRejection', onStray);
  let failure: unknown;
  let summary = '';
  try {
    summary = await cluster.run();
  } catch (error) {
    failure = error;
  } finally {
    process.off('unhandledRejection', onStray);
  }
  const { trace, plan, scheduler } = cluster;
  return { failure, summary, trace: trace.lines, plan, virtualMs: scheduler.nowMs };
}

/** What two failures must share to count as one: the promise that was broken, or the text without its numbers. */
export function failureKind(failure: unknown): string {
  if (failure instanceof CheckFailure) return failure.kind;
  return failure instanceof Error
    ? failure.message.replace(/[0-9a-f]*\d[0-9a-f]*/g, '#').slice(0, 60)
    : String(failure);
}

export function replayLine({ seed, scenario, seconds, keep }: RunOptions): string {
  const only = keep === undefined ? '' : ` --keep ${formatIds([...keep].sort((a, b) => a - b))}`;
  return `npm run sim -- ${seed} --scenario ${scenario} --seconds ${seconds}${only}`;
}
