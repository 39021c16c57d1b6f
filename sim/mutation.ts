/** Proves the simulator: every mutant must be caught within some seeds. */
import { describeError } from '@tessera/base';
import { MUTANTS, type Mutant } from './mutants.ts';
import { failureKind, runOnce } from './run.ts';

/** How many seeds it took; undefined: not caught. */
export async function seedsUntilCaught(
  mutant: Mutant,
  seedsMax: number,
  seconds: number,
): Promise<{ readonly seeds: number; readonly failure: unknown } | undefined> {
  for (let seed = 1; seed <= seedsMax; seed++) {
    const { failure } = await runOnce({ seed, scenario: mutant.scenario, seconds, mutant });
    if (failure !== undefined) return { seeds: seed, failure };
  }
  return undefined;
}

/** False when some mutant lives. */
export async function runMutants(
  name: string | undefined,
  seedsMax: number,
  seconds: number,
  print: (text: string) => void,
): Promise<boolean> {
  let alive = 0;
  for (const mutant of MUTANTS.filter((one) => name === undefined || one.name === name)) {
    const caught = await seedsUntilCaught(mutant, seedsMax, seconds);
    if (caught === undefined) alive++;
    const outcome =
      caught === undefined
        ? `ALIVE after ${seedsMax} seeds`
        : `${caught.seeds} seeds: ${failureKind(caught.failure)}; ${describeError(caught.failure).slice(0, 100)}`;
    print(`${mutant.name.padEnd(22)} ${mutant.scenario.padEnd(10)} ${outcome}`);
  }
  return alive === 0;
}
