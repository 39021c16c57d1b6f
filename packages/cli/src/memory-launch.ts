/**
 * How a store of little memory must be launched: what V8 and glibc read only when a process begins. The program that was started without it takes its own
 * place (`execve`: the same process, with other settings), before it has done anything.
 *
 * Under load, with a limit of 320 MiB, the peak falls by it from 326 to 250 MiB at the same CPU an operation: half of it by the young generation (three times
 * the half-space, and as much garbage outside of the heap), half by glibc, which otherwise keeps a heap a thread, and in them, in pieces, all
 * that was ever freed.
 */

const MIB = 1024 * 1024;
/** With more the difference is a few hundredths, and a launch takes a third of a second. */
const LIMIT_MAX = 2048 * MIB;
/** V8's own; half of 4 MiB has young objects promoted that die soon. */
const SEMI_SPACE_MIB_MAX = 16;
const SEMI_SPACE_MIB_MIN = 4;
/** A 64th of the limit three times, in the main thread. */
const SEMI_SPACE_SHARE = 64;

export interface MemoryLaunch {
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Undefined: as it is. */
export function memoryLaunch(limitBytes: number): MemoryLaunch | undefined {
  if (limitBytes >= LIMIT_MAX) return undefined;
  const share = Math.floor(limitBytes / MIB / SEMI_SPACE_SHARE);
  const semiSpaceMib = Math.min(SEMI_SPACE_MIB_MAX, Math.max(SEMI_SPACE_MIB_MIN, share));
  return {
    flags: [`--max-semi-space-size=${semiSpaceMib}`],
    // Fixed thresholds: glibc raises them to 32 MiB as soon as something large was freed, and gives nothing back from then on.
    env: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_TRIM_THRESHOLD_: '262144' },
  };
}

/** Returns when the process runs with these settings, or with some that somebody chose. */
export function relaunch(launch: MemoryLaunch | undefined): void {
  // Whoever sets one of them sets all; a process with a parent on its channel would lose it.
  if (launch === undefined || process.env['MALLOC_ARENA_MAX'] !== undefined || process.channel != null) return;
  const args = [process.execPath, ...launch.flags, ...process.execArgv, ...process.argv.slice(1)];
  process.execve?.(process.execPath, args, { ...launch.env, ...definedEnv() });
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}
