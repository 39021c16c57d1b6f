/**
 * Money goes round between accounts, each client counts its transfers in the same transaction. At every snapshot all accounts sum up to
 * nothing, every counter has at least what was acknowledged before the snapshot was taken, and a snapshot read again is the same.
 */
import type { Prng } from '@tessera/base';
import { CLIENTS } from '../simulation.ts';
import { ClientDied } from './fleet.ts';
import { TxnUnknown } from './region-calls.ts';
import { drawStyle } from './styles.ts';
import { AUDITOR, type NotedTxn, TxnLoad } from './txn-load.ts';

const ACCOUNTS = ['xa', 'xb', 'xc', 'xd', 'xe'];
const counterOf = (client: number): string => `xn${client}`;
/** Snapshots kept to be read again. */
const AUDITS_MAX = 20;

interface Counter {
  acknowledged: number;
  unknown: number;
}

interface Audit {
  readonly ts: bigint;
  readonly text: string;
}

export class Bank extends TxnLoad {
  override readonly keys = [...ACCOUNTS, ...Array.from({ length: CLIENTS }, (_, client) => counterOf(client))];
  readonly #counters = new Map<number, Counter>(
    Array.from({ length: CLIENTS }, (_, client) => [client, { acknowledged: 0, unknown: 0 }]),
  );
  readonly #audits: Audit[] = [];

  protected override work(prng: Prng, client: number): Promise<void> {
    return prng.chance(0.7) ? this.#transfer(prng, client) : this.#audit(prng, client);
  }

  async #transfer(prng: Prng, client: number): Promise<void> {
    const counter = this.#counters.get(client) as Counter;
    const [from, to] = [prng.pick(ACCOUNTS), prng.pick(ACCOUNTS)];
    const amount = prng.int(1, 100);
    const { acknowledged: seen, unknown } = counter;
    let count = 0;
    try {
      const style = drawStyle(prng, 0.3);
      const { commitTs } = await this.transact(prng, client, style, async (txn) => {
        count = await numberOf(txn, counterOf(client));
        if (count < seen) this.flaw(`client ${client} has ${seen} transfers, ${count} are there at ${txn.startTs}`);
        if (count > seen + unknown) this.flaw(`client ${client} has ${count} transfers at ${txn.startTs}, too many`);
        await txn.put(counterOf(client), `${count + 1}`);
        if (from === to) return;
        await txn.put(from, `${(await numberOf(txn, from)) - amount}`);
        await txn.put(to, `${(await numberOf(txn, to)) + amount}`);
      });
      if (commitTs > 0n) Object.assign(counter, { acknowledged: count + 1, unknown: 0 });
    } catch (error) {
      if (error instanceof TxnUnknown || error instanceof ClientDied) counter.unknown++;
      throw error;
    }
  }

  async #audit(prng: Prng, client: number): Promise<void> {
    const before = new Map([...this.#counters].map(([id, { acknowledged }]) => [id, acknowledged]));
    const again = this.#audits.length > 0 && prng.chance(0.4) ? prng.pick(this.#audits) : undefined;
    const { ts, values } = await this.readAt(prng, client, this.keys, again?.ts);
    const numbers = ACCOUNTS.map((account) => Number(values.get(account) ?? 0));
    const text = [...values.values()].join(' ');
    const sum = numbers.reduce((a, b) => a + b, 0);
    if (sum !== 0) this.flaw(`accounts at ${ts} sum up to ${sum}: ${text}`);
    if (again !== undefined) {
      if (again.text !== text) this.flaw(`accounts at ${ts} were ${again.text} and are ${text}`);
      return;
    }
    for (const [id, acknowledged] of before) {
      const count = Number(values.get(counterOf(id)) ?? 0);
      if (count < acknowledged) this.flaw(`transfer ${acknowledged} of client ${id} is not there at ${ts}`);
    }
    if (this.#audits.length < AUDITS_MAX) this.#audits.push({ ts, text });
  }

  override lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const transfers = this.lastWork((client) => this.#transfer(prng, client));
    const [audit] = this.lastWork(() => this.#audit(prng, AUDITOR));
    return [...super.lastCalls(prng), ...transfers, ...(audit === undefined ? [] : [audit])];
  }
}

async function numberOf(txn: NotedTxn, key: string): Promise<number> {
  return Number((await txn.getForUpdate(key)) ?? 0);
}
