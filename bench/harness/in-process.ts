/**
 * Measures synchronous work of this process: contenders take turns in short windows, so that a noisy neighbour
 * hits all of them alike, and each one's median window counts. Garbage collection is part of the CPU time.
 */
import { type Figures, quantile, summary } from './row.ts';

export interface Contender {
  readonly name: string;
  /** Does `operations` operations once. */
  readonly run: () => void;
  readonly operations: number;
}

export interface Windows {
  readonly count: number;
  readonly ms: number;
}

const DEFAULT_WINDOWS: Windows = { count: 15, ms: 100 };

/** Figures in the order of `contenders`. */
export function measureInTurns(contenders: readonly Contender[], windows: Windows = DEFAULT_WINDOWS): Figures[] {
  for (const contender of contenders) measureWindow(contender, windows.ms * 3);
  const taken: Figures[][] = contenders.map(() => []);
  for (let turn = 0; turn < windows.count; turn++) {
    contenders.forEach((contender, i) => {
      taken[i]?.push(measureWindow(contender, windows.ms));
    });
  }
  return taken.map(summary);
}

function measureWindow(contender: Contender, ms: number): Figures {
  const durations: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  let now = start;
  while (now - start < ms) {
    contender.run();
    const end = performance.now();
    durations.push(end - now);
    now = end;
  }
  const used = process.cpuUsage(cpu);
  const operations = durations.length * contender.operations;
  return {
    cpuUsPerOp: (used.user + used.system) / operations,
    opsPerSec: (operations * 1000) / (now - start),
    p50Ms: quantile(durations, 0.5) / contender.operations,
    p99Ms: quantile(durations, 0.99) / contender.operations,
  };
}
