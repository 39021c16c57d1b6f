/**
 * One history through every way to run transactions: each way has keys of its own and goes through the same list of transactions in order,
 * again until one is committed. What each has in the end is what the list says, so all have the same.
 */
import { Prng } from '@tessera/base';
import { TxnAborted } from './region-calls.ts';
import { ALL_STYLES, type Style } from './styles.ts';
import { AUDITOR, type LoadOptions, type NotedTxn, TxnLoad } from './txn-load.ts';

/** Of each way. */
const NAMES = ['a', 'b', 'c', 'n'];
const STEP = 'n';
const VALUE_BYTES_MAX = 400;

/** A change of one transaction: made from what is there. */
type Change = { readonly name: string; readonly kind: 'append' | 'put' | 'delete' | 'copy'; readonly text: string };

type State = Map<string, string | undefined>;

export class Modes extends TxnLoad {
  override readonly keys: readonly string[];
  readonly #seed: number;
  readonly #ways = ALL_STYLES.map((style, at) => ({
    style,
    prefix: `m${String.fromCharCode(97 + at)}`,
    busy: false,
    done: 0,
  }));

  constructor(options: LoadOptions, seed: number) {
    super(options);
    this.#seed = seed;
    this.keys = this.#ways.flatMap(({ prefix }) => NAMES.map((name) => prefix + name));
  }

  /** The `step`th transaction of the list, from 1. */
  #changes(step: number): readonly Change[] {
    const prng = new Prng(this.#seed + step);
    return Array.from({ length: prng.int(1, 4) }, () => ({
      name: prng.pick(['a', 'b', 'c']),
      kind: prng.pick(['append', 'append', 'put', 'delete', 'copy'] as const),
      text: `${step}`.padEnd(prng.pick([1, 20, 300]), '.'),
    }));
  }

  protected override async work(prng: Prng, client: number): Promise<void> {
    const way = prng.pick(this.#ways.filter(({ busy }) => !busy));
    if (way === undefined) return;
    way.busy = true;
    try {
      await this.#goOn(prng, client, way.style, way.prefix);
    } finally {
      way.busy = false;
    }
  }

  /** The next one of the list, whichever that is: an earlier attempt may have come through unheard. */
  async #goOn(prng: Prng, client: number, style: Style, prefix: string): Promise<void> {
    await this.transact(prng, client, style, async (txn) => {
      const step = Number((await txn.getForUpdate(prefix + STEP)) ?? 0) + 1;
      for (const change of this.#changes(step)) await apply(txn, prefix, change);
      await txn.put(prefix + STEP, `${step}`);
    });
  }

  /** What the first `steps` transactions leave. */
  #expected(steps: number): State {
    const state: State = new Map();
    for (let step = 1; step <= steps; step++) {
      for (const { name, kind, text } of this.#changes(step)) {
        state.set(name, outcome(kind, text, state.get(name), state.get('a')));
      }
    }
    return state;
  }

  override lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const [check] = this.lastWork(() => this.#check(prng));
    const ends = this.#ways.map(
      ({ style, prefix }) => this.lastWork((client) => this.#goOn(prng, client, style, prefix))[0],
    );
    return [...super.lastCalls(prng), ...ends, check].filter((call) => call !== undefined);
  }

  async #check(prng: Prng): Promise<void> {
    const { values } = await this.readAt(prng, AUDITOR, this.keys);
    for (const { style, prefix } of this.#ways) {
      const steps = Number(values.get(prefix + STEP) ?? 0);
      for (const name of ['a', 'b', 'c']) {
        const [found, expected] = [values.get(prefix + name), this.#expected(steps).get(name)];
        if (found === expected) continue;
        const way = `${style.driver}, ${style.pessimistic ? 'pessimistic' : 'optimistic'}, ${style.mode}`;
        this.flaw(`after ${steps} transactions (${way}) ${name} is "${found}", not "${expected}"`);
      }
    }
    if (![...values.values()].some((value) => value !== undefined)) throw new TxnAborted('nothing has happened yet');
  }
}

function outcome(
  kind: Change['kind'],
  text: string,
  old: string | undefined,
  a: string | undefined,
): string | undefined {
  switch (kind) {
    case 'append':
      return `${old ?? ''}${text}`.slice(-VALUE_BYTES_MAX);
    case 'put':
      return text;
    case 'copy':
      return a;
    case 'delete':
      return undefined;
  }
}

async function apply(txn: NotedTxn, prefix: string, { name, kind, text }: Change): Promise<void> {
  const old = kind === 'append' ? await txn.getForUpdate(prefix + name) : undefined;
  const a = kind === 'copy' ? await txn.getForUpdate(`${prefix}a`) : undefined;
  await txn.put(prefix + name, outcome(kind, text, old, a));
}
