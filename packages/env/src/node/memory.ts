/** Memory of this process and of the machine. */
import { totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory } from '../ports.ts';

/** The share of one of `loops` threads that each run a store: nobody can say which of them has a page. */
export function nodeMemory(loops: number): Memory {
  const confined = process.constrainedMemory();
  const machine = totalmem();
  // Without a limit it is 0, or more than any machine has.
  const total = confined > 0 ? Math.min(confined, machine) : machine;
  return {
    totalBytes: Math.floor(total / loops),
    usedBytes: () => process.memoryUsage.rss() / loops,
    collect: () => {
      collect ??= collector();
      collect();
    },
  };
}

let collect: (() => void) | undefined;

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
