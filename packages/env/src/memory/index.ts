/** The ports in memory, for tests: they pass the same contract suites as the real ones (tests/contract). */
import { type Logger, Prng, silentLogger } from '@tessera/base';
import { InlineHelpers } from '../helpers.ts';
import type { Env, Tasks } from '../ports.ts';
import { MemoryDisk } from './disk.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryNetwork } from './network.ts';

export { MemoryDisk, type MemoryDiskOptions } from './disk.ts';
export { ManualClock } from './manual-clock.ts';
export { MemoryNetwork } from './network.ts';

/** Deferred work runs as microtasks: before anything real, in order of submission. */
export const microtasks: Tasks = { defer: queueMicrotask };

export interface MemoryEnv extends Env {
  readonly clock: ManualClock;
  readonly disk: MemoryDisk;
  readonly network: MemoryNetwork;
}

/** A whole world. Give it the parts that outlive a restart, such as `disk` and `network`. */
export function createMemoryEnv(parts: Partial<MemoryEnv> & { seed?: number; log?: Logger } = {}): MemoryEnv {
  const clock = parts.clock ?? new ManualClock();
  const tasks = parts.tasks ?? microtasks;
  return {
    clock,
    tasks,
    helpers: parts.helpers ?? new InlineHelpers(tasks),
    random: parts.random ?? new Prng(parts.seed ?? 1),
    disk: parts.disk ?? new MemoryDisk({ clock }),
    network: parts.network ?? new MemoryNetwork(tasks),
    memory: parts.memory,
    log: parts.log ?? silentLogger,
  };
}
