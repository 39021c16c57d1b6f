/** How many files and sockets this process may have open at a time. */
import { readFileSync } from 'node:fs';

/** The limit in force (Node raises the soft one to the hard one when it starts); undefined where the system does not say. */
export function descriptorsMax(limits: () => string = readLimits): number | undefined {
  let text: string;
  try {
    text = limits();
  } catch {
    return undefined;
  }
  const match = /^Max open files\s+(\d+)/m.exec(text);
  return match === null ? undefined : Number(match[1]);
}

function readLimits(): string {
  return readFileSync('/proc/self/limits', 'utf8');
}
