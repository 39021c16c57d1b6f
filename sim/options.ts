/** What `npm run sim` is told: its options, and a line that says what is wrong with them. */
import { parseArgs } from 'node:util';
import { MUTANTS } from './mutants.ts';
import { parseIds } from './plan.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

export const HELP = `usage: npm run sim -- [SEED] [options]         runs seeds from SEED (1) on
       npm run sim -- --mutants [NAME]        breaks the product on purpose; every mutant must be caught
       npm run sim -- --list                  scenarios by name

  --scenario NAME[,NAME...]|all   where seeds run (mix)
  --seeds N                       how many; with --mutants: at most for each (1; 40)
  --minutes N                     for so long in real time instead
  --seconds N                     virtual length of the time of trouble (20)
  --twice                         runs each seed two times: the traces must be equal
  --keep IDS                      only these items of the plan happen, as in 3-7,12
  --trace                         prints what happened
  --no-shrink                     does not look for a smaller plan that fails too
  --help                          this text

A failure prints the line that replays it. Exit code: 0 all passed, 1 something failed, 2 bad arguments.
`;

export type Command =
  | { readonly kind: 'help' | 'list' }
  | { readonly kind: 'mutants'; readonly name: string | undefined; readonly seeds: number; readonly seconds: number }
  | {
      readonly kind: 'run';
      readonly from: number;
      readonly scenarios: readonly ScenarioName[];
      readonly seeds: number;
      readonly minutes: number | undefined;
      readonly seconds: number;
      readonly keep: ReadonlySet<number> | undefined;
      readonly twice: boolean;
      readonly trace: boolean;
      readonly shrink: boolean;
    };

/** The arguments make no sense; the message says which and why. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const NAMES = Object.keys(SCENARIOS) as ScenarioName[];

export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.list) return { kind: 'list' };
  const [first, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one argument beside the options, not also "${more.join(' ')}"`);
  const seconds = numberOf('--seconds', values.seconds) ?? 20;
  const seeds = numberOf('--seeds', values.seeds);
  if (values.mutants) {
    if (first !== undefined && !MUTANTS.some(({ name }) => name === first)) {
      throw new UsageError(`no mutant "${first}"; there are ${MUTANTS.map(({ name }) => name).join(', ')}`);
    }
    return { kind: 'mutants', name: first, seeds: seeds ?? 40, seconds };
  }
  const minutes = numberOf('--minutes', values.minutes);
  const keep = values.keep === undefined ? undefined : parseIds(values.keep);
  if (values.keep !== undefined && keep === undefined) {
    throw new UsageError(`--keep takes ids and ranges as in 3-7,12, not "${values.keep}"`);
  }
  return {
    kind: 'run',
    from: numberOf('SEED', first) ?? 1,
    scenarios: scenariosOf(values.scenario),
    seeds: seeds ?? (minutes === undefined ? 1 : Number.POSITIVE_INFINITY),
    minutes,
    seconds,
    keep,
    twice: values.twice,
    trace: values.trace,
    shrink: !values['no-shrink'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        scenario: { type: 'string', default: 'mix' },
        seeds: { type: 'string' },
        minutes: { type: 'string' },
        seconds: { type: 'string' },
        twice: { type: 'boolean', default: false },
        keep: { type: 'string' },
        trace: { type: 'boolean', default: false },
        'no-shrink': { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        mutants: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    // Node's text goes on with advice that does not fit here.
    const [text = ''] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(text);
  }
}

function numberOf(what: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number <= 0) {
    throw new UsageError(`${what} must be a positive whole number, not "${text}"`);
  }
  return number;
}

function scenariosOf(text: string): readonly ScenarioName[] {
  if (text === 'all') return NAMES;
  const wanted = text.split(',');
  const strange = wanted.find((name) => !NAMES.includes(name as ScenarioName));
  if (strange !== undefined) throw new UsageError(`no scenario "${strange}"; there are all, ${NAMES.join(', ')}`);
  return wanted as ScenarioName[];
}
