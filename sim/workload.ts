/**
 * What clients do, and what they saw: registers, chains of compare-and-swap, lists that grow, pairs written together, scans over
 * all of it. Every answer goes into histories that `judge` reads at the end.
 */
import { type Prng, toHex, utf8 } from '@tessera/base';
import { CheckFailure } from './check-failure.ts';
import { type AppendCall, checkList, checkRegister, type ListRead, type RegisterCall } from './history.ts';
import type { Answer, SimKv } from './kv.ts';
import type { Load } from './load.ts';

/** `r`: blind writes and deletes. `c`: swaps. `l`: lists. `p`: pairs, which share a region for good. */
const REGISTERS = ['r0', 'r1', 'r2'];
const CHAINS = ['c0', 'c1', 'c2'];
const LISTS = ['l0/', 'l1/'];
const PAIRS = ['p0', 'p1'];

/** Where regions may be cut: not within a list or a pair, whose reads want one snapshot. */
export const SPLIT_KEYS: readonly string[] = [...CHAINS, ...LISTS, ...PAIRS, ...REGISTERS];
const END = 's';

export type Operation = 'put' | 'delete' | 'get' | 'swap' | 'append' | 'list' | 'pair' | 'scan';
/** How often, relative to each other. */
export type Mix = Readonly<Partial<Record<Operation, number>>>;

export const USUAL_MIX: Mix = { put: 20, delete: 2, get: 34, swap: 16, append: 12, list: 8, pair: 5, scan: 4 };

const OPEN = Number.POSITIVE_INFINITY;
/** Registers whose search was given up, of all of a run. */
const UNKNOWN_SHARE_MAX = 0.2;

interface Mutable {
  start: number;
  end: number;
}

/** Whoever makes the last calls of a run. */
const LAST_CLIENT = 99;

export class Workload implements Load {
  readonly #kv: SimKv;
  readonly #mix: readonly Operation[];
  readonly #chains: readonly string[];
  readonly #registers = new Map<string, RegisterCall[]>();
  readonly #appends = new Map<string, AppendCall[]>(LISTS.map((list) => [list, []]));
  readonly #listReads = new Map<string, ListRead[]>(LISTS.map((list) => [list, []]));
  /** What each client last saw of a chain. */
  readonly #lastSeen = new Map<string, string | undefined>();
  #clock = 0;
  #values = 0;
  readonly counts = { calls: 0, ok: 0, refused: 0, unknown: 0, unjudged: 0 };
  #flaw: string | undefined;

  constructor(kv: SimKv, { mix, chains }: { readonly mix: Mix; readonly chains: number }) {
    this.#kv = kv;
    this.#chains = CHAINS.slice(0, chains);
    this.#mix = (Object.keys(mix) as Operation[]).flatMap((one) => Array<Operation>(mix[one] ?? 0).fill(one));
    for (const key of [...REGISTERS, ...CHAINS, ...PAIRS.flatMap((pair) => [`${pair}a`, `${pair}b`])]) {
      this.#registers.set(key, []);
    }
  }

  /** One call of one client. */
  act(prng: Prng, client: number): void {
    const mode = { replica: prng.chance(0.3) };
    switch (prng.pick(this.#mix)) {
      case 'put':
        void this.#write(prng.pick(REGISTERS), client, prng);
        break;
      case 'delete':
        void this.#put(prng.pick(REGISTERS), undefined, client);
        break;
      case 'get':
        void this.#read(prng.pick([...this.#registers.keys()]), client, mode.replica);
        break;
      case 'swap':
        void this.#swap(prng.pick(this.#chains), client, prng);
        break;
      case 'append':
        void this.#append(prng.pick(LISTS), client);
        break;
      case 'list':
        void this.#readList(prng.pick(LISTS), client, mode.replica);
        break;
      case 'pair':
        void this.#writePair(prng.pick(PAIRS), client);
        break;
      case 'scan':
        void this.#scan(client, mode.replica);
        break;
    }
  }

  /** Reads every key and, where that is a blind matter, writes it; scans all of them. */
  lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const touch = async (key: string): Promise<boolean> => {
      if (!(await this.#read(key, LAST_CLIENT, false))) return false;
      return REGISTERS.includes(key) ? this.#write(key, LAST_CLIENT, prng) : true;
    };
    const calls = [...this.#registers.keys()].map((key) => () => touch(key));
    return [...calls, () => this.#scan(LAST_CLIENT, false)];
  }

  async #call<T>(times: Mutable, answer: Promise<Answer<T>>): Promise<Answer<T>> {
    this.counts.calls++;
    times.start = ++this.#clock;
    const result = await answer;
    this.counts[result.kind]++;
    if (result.kind === 'ok') times.end = ++this.#clock;
    return result;
  }

  #history(key: string): RegisterCall[] {
    return this.#registers.get(key) as RegisterCall[];
  }

  #forget(key: string, call: RegisterCall): void {
    const history = this.#history(key);
    history.splice(history.indexOf(call), 1);
  }

  #write(key: string, client: number, prng: Prng): Promise<boolean> {
    const length = prng.int(4, 200);
    // Now and then one that the raft log takes in two pieces.
    return this.#put(key, `${++this.#values}`.padEnd(length > 195 ? length * 50 : length, ' '), client);
  }

  async #put(key: string, value: string | undefined, client: number): Promise<boolean> {
    const call: RegisterCall = { kind: 'write', value: value?.trimEnd(), start: 0, end: OPEN, client };
    this.#history(key).push(call);
    const { kind } = await this.#call(call, this.#kv.put(key, value, { atomic: false }));
    if (kind === 'refused') this.#forget(key, call);
    return kind === 'ok';
  }

  async #swap(key: string, client: number, prng: Prng): Promise<void> {
    const memory = `${client}/${key}`;
    const expected = prng.chance(0.1) ? undefined : this.#lastSeen.get(memory);
    const value = `${++this.#values}`;
    const call: RegisterCall = { kind: 'swap', expected, value, seen: undefined, start: 0, end: OPEN, client };
    this.#history(key).push(call);
    const answer = await this.#call(call, this.#kv.swap(key, expected, value));
    if (answer.kind === 'refused') this.#forget(key, call);
    if (answer.kind !== 'ok') return;
    call.seen = answer.value;
    this.#lastSeen.set(memory, answer.value === expected ? value : answer.value);
  }

  async #read(key: string, client: number, replica: boolean): Promise<boolean> {
    const times = { start: 0, end: OPEN };
    const answer = await this.#call(times, this.#kv.get(key, { replica }));
    if (answer.kind !== 'ok') return false;
    const value = answer.value?.trimEnd();
    if (CHAINS.includes(key)) this.#lastSeen.set(`${client}/${key}`, value);
    this.#history(key).push({ kind: 'read', value, client, ...times });
    return true;
  }

  async #append(list: string, client: number): Promise<void> {
    const value = `${++this.#values}`;
    const call = { value, start: 0, end: OPEN, client, refused: false };
    (this.#appends.get(list) as AppendCall[]).push(call);
    const answer = await this.#call(call, this.#kv.put(`${list}${value}`, value, { atomic: false }));
    call.refused = answer.kind === 'refused';
  }

  async #readList(list: string, client: number, replica: boolean): Promise<void> {
    const times = { start: 0, end: OPEN };
    const answer = await this.#call(times, this.#kv.scan(list, `${list.slice(0, -1)}0`, { replica }));
    if (answer.kind === 'ok') this.#sawList(list, client, times, answer.value);
  }

  #sawList(list: string, client: number, times: Mutable, pairs: ReadonlyMap<string, string>): void {
    const values = new Set([...pairs].filter(([key]) => key.startsWith(list)).map(([, value]) => value));
    (this.#listReads.get(list) as ListRead[]).push({ client, values, ...times });
  }

  async #writePair(pair: string, client: number): Promise<void> {
    const value = `${++this.#values}`;
    const keys = [`${pair}a`, `${pair}b`];
    const call: RegisterCall = { kind: 'write', value, start: 0, end: OPEN, client };
    for (const key of keys) this.#history(key).push(call);
    const pairs = new Map(keys.map((key) => [key, value]));
    const { kind } = await this.#call(call, this.#kv.putAll(pairs));
    if (kind === 'refused') for (const key of keys) this.#forget(key, call);
  }

  /** All of the space: a read of every key, each somewhere within the scan. */
  async #scan(client: number, replica: boolean): Promise<boolean> {
    const times = { start: 0, end: OPEN };
    const answer = await this.#call(times, this.#kv.scan('', END, { replica }));
    if (answer.kind !== 'ok') return false;
    for (const [key, history] of this.#registers) {
      history.push({ kind: 'read', value: answer.value.get(key)?.trimEnd(), client, ...times });
    }
    for (const list of LISTS) this.#sawList(list, client, times, answer.value);
    for (const pair of PAIRS) {
      const [a, b] = [answer.value.get(`${pair}a`), answer.value.get(`${pair}b`)];
      if (a !== b) this.#flaw ??= `pair ${pair}: ${a} and ${b} in one scan of client ${client} [${times.start}]`;
    }
    const strange = [...answer.value.keys()].find((key) => !this.#registers.has(key) && !/^l[01]\/\d+$/.test(key));
    if (strange !== undefined) this.#flaw ??= `a scan shows the key ${toHex(utf8(strange))}`;
    return true;
  }

  /** Throws what is wrong with what the clients saw. */
  judge(): void {
    if (this.#flaw !== undefined) throw new CheckFailure('pair', this.#flaw);
    for (const [key, calls] of this.#registers) {
      const verdict = checkRegister(calls);
      if (verdict.kind === 'bad') throw new CheckFailure('linearizability', `${key}: ${verdict.flaw}`);
      if (verdict.kind === 'unknown') this.counts.unjudged++;
    }
    if (this.counts.unjudged > this.#registers.size * UNKNOWN_SHARE_MAX) {
      throw new CheckFailure('unjudged', `${this.counts.unjudged} of ${this.#registers.size} histories were too long`);
    }
    for (const [list, appends] of this.#appends) {
      const flaw = checkList(appends, this.#listReads.get(list) as ListRead[]);
      if (flaw !== undefined) throw new CheckFailure('list', `${list}: ${flaw}`);
    }
  }
}
