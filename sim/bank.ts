/**
 * Transactions under everything: money goes round between accounts, each client counts its transfers in the same transaction. At every snapshot
 * all accounts sum up to nothing, every counter has at least what was acknowledged before the snapshot's timestamp was taken, and a
 * snapshot read again is the same.
 */
import { fromUtf8, type Prng, utf8 } from '@tessera/base';
import { CheckFailure } from './check-failure.ts';
import type { Load } from './load.ts';
import { type CommitMode, TxnAborted, type TxnClient, TxnUnknown } from './txn-client.ts';

const ACCOUNTS = ['xa', 'xb', 'xc', 'xd', 'xe'];
const counterOf = (client: number): string => `xn${client}`;
/** Does nothing but the last audit. */
const AUDITOR = -1;
/** Snapshots kept to be read again. */
const AUDITS_MAX = 20;

interface Counter {
  acknowledged: number;
  unknown: number;
}

interface Audit {
  readonly ts: bigint;
  readonly values: string;
}

export class Bank implements Load {
  readonly #client: TxnClient;
  readonly #busy = new Set<number>();
  readonly #counters = new Map<number, Counter>();
  readonly #audits: Audit[] = [];
  #flaw: string | undefined;
  readonly counts = { calls: 0, ok: 0, refused: 0, unknown: 0, unjudged: 0 };

  constructor(client: TxnClient, clients: number) {
    this.#client = client;
    for (let id = 0; id < clients; id++) this.#counters.set(id, { acknowledged: 0, unknown: 0 });
  }

  act(prng: Prng, client: number): void {
    if (this.#busy.has(client)) return;
    this.#busy.add(client);
    this.counts.calls++;
    const action = prng.chance(0.7) ? this.#transfer(prng, client) : this.#audit(prng);
    const done = (kind: 'ok' | 'refused' | 'unknown'): void => {
      this.counts[kind]++;
      this.#busy.delete(client);
    };
    action.then(
      () => done('ok'),
      (error) => {
        if (error instanceof TxnAborted) done('refused');
        else if (error instanceof TxnUnknown) done('unknown');
        else this.#flaw ??= String(error);
      },
    );
  }

  async #number(key: string, ts: bigint): Promise<number> {
    const value = await this.#client.get(utf8(key), ts);
    return value === undefined ? 0 : Number(fromUtf8(value));
  }

  async #transfer(prng: Prng, client: number): Promise<void> {
    const counter = this.#counters.get(client) as Counter;
    const [from, to] = [prng.pick(ACCOUNTS), prng.pick(ACCOUNTS)];
    const amount = prng.int(1, 100);
    const mode = prng.pick<CommitMode>(['two-phase', 'async', 'one-phase']);
    const diesAfter = prng.chance(0.2) ? prng.int(1, 7) : Number.POSITIVE_INFINITY;
    const seen = counter.acknowledged;
    const startTs = await this.#client.timestamp();
    const key = counterOf(client);
    const count = await this.#number(key, startTs);
    this.#checkCount(client, count, seen, `at ${startTs}`);
    const writes = new Map([[key, utf8(`${count + 1}`)]]);
    if (from !== to) {
      writes.set(from, utf8(`${(await this.#number(from, startTs)) - amount}`));
      writes.set(to, utf8(`${(await this.#number(to, startTs)) + amount}`));
    }
    try {
      await this.#client.commit(writes, startTs, { mode, diesAfter });
      counter.acknowledged = count + 1;
      counter.unknown = 0;
    } catch (error) {
      if (error instanceof TxnUnknown) counter.unknown++;
      throw error;
    }
  }

  #checkCount(client: number, count: number, acknowledged: number, where: string): void {
    const { unknown } = this.#counters.get(client) as Counter;
    if (count < acknowledged)
      this.#flaw ??= `client ${client} has ${acknowledged} transfers, ${count} are there ${where}`;
    if (count > acknowledged + unknown) this.#flaw ??= `client ${client} has ${count} transfers ${where}, too many`;
  }

  async #audit(prng: Prng): Promise<void> {
    const before = new Map([...this.#counters].map(([id, { acknowledged }]) => [id, acknowledged]));
    const again = this.#audits.length > 0 && prng.chance(0.4) ? prng.pick(this.#audits) : undefined;
    const ts = again?.ts ?? (await this.#client.timestamp());
    const values: number[] = [];
    for (const account of ACCOUNTS) values.push(await this.#number(account, ts));
    const text = values.join(' ');
    const sum = values.reduce((a, b) => a + b, 0);
    if (sum !== 0) this.#flaw ??= `accounts at ${ts} sum up to ${sum}: ${text}`;
    if (again !== undefined) {
      if (again.values !== text) this.#flaw ??= `accounts at ${ts} were ${again.values} and are ${text}`;
      return;
    }
    for (const [client, acknowledged] of before) {
      const count = await this.#number(counterOf(client), ts);
      if (count < acknowledged) this.#flaw ??= `transfer ${acknowledged} of client ${client} is not there at ${ts}`;
    }
    if (this.#audits.length < AUDITS_MAX) this.#audits.push({ ts, values: text });
  }

  lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const attempt = async (client: number, call: () => Promise<void>): Promise<boolean> => {
      // A client does one thing at a time, its last one too.
      if (this.#busy.has(client)) return false;
      this.#busy.add(client);
      try {
        await call();
        return true;
      } catch (error) {
        if (!(error instanceof TxnAborted || error instanceof TxnUnknown)) this.#flaw ??= String(error);
        return false;
      } finally {
        this.#busy.delete(client);
      }
    };
    const transfers = [...this.#counters.keys()].map((id) => () => attempt(id, () => this.#transfer(prng, id)));
    return [...transfers, () => attempt(AUDITOR, () => this.#audit(prng))];
  }

  judge(): void {
    if (this.#flaw !== undefined) throw new CheckFailure('snapshot isolation', this.#flaw);
  }
}
