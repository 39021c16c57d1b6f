/** Reads the config file a command names; a missing or unreadable file is a usage error. */
import { readFileSync } from 'node:fs';
import { UsageError } from './failure.ts';

export function readConfigFile(path: string | undefined): string {
  if (path === undefined) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the config file ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

/** The entries whose value was given. */
export function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
