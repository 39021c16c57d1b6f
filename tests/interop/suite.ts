/**
 * What an interop suite is: a program of ours around a client we did not write. Builds go to a cache outside the
 * repository, because a client's dependencies take minutes to build and do not change.
 */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** API of the playground: V1 with raw values that do not end, or may; V2 with keyspaces. */
export type Mode = 'v1' | 'v1ttl' | 'v2';

export interface Target {
  readonly mode: Mode;
  /** `host:port` of the placement driver. */
  readonly pd: string;
  /** Stores are killed meanwhile: locks in their memory go with them, and clients run out of patience. */
  readonly hurt: boolean;
}

export interface CaseResult {
  readonly name: string;
  /** Absent when the case passed. */
  readonly failure?: string;
}

interface AnySuite {
  readonly name: string;
  /** Why this suite cannot run here, in one line; undefined when it can. */
  missing(): string | undefined;
  /** Fetches and builds. Throws when that fails. */
  prepare(): Promise<void>;
}

/** Runs against a cluster that is there. */
export interface Suite extends AnySuite {
  readonly modes: readonly Mode[];
  run(target: Target): Promise<CaseResult[]>;
}

/** Starts a cluster of its own and hurts it, for so many minutes; 0: for as short as makes sense. */
export interface ScenarioSuite extends AnySuite {
  run(minutes: number): Promise<CaseResult[]>;
}

export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tessera-interop');
mkdirSync(CACHE, { recursive: true });

/** Fetching and compiling a client's dependencies for the first time is slow on a small machine. */
export const BUILD_TIMEOUT_MS = 20 * 60_000;
export const RUN_TIMEOUT_MS = 5 * 60_000;

/** The `ok NAME` and `FAIL NAME: reason` lines that our programs print. */
export function parseCases(output: string): CaseResult[] {
  const results: CaseResult[] = [];
  for (const line of output.split('\n')) {
    const match = /^(?:ok (\S+)|FAIL (\S+): (.*))$/.exec(line);
    if (match?.[1] !== undefined) results.push({ name: match[1] });
    else if (match?.[2] !== undefined) results.push({ name: match[2], failure: match[3] ?? '' });
  }
  return results;
}
