/**
 * Counters that are locked, read and raised: the end is the number of acknowledged raises, and perhaps those nobody knows of. Where only
 * leaders move (`calm`), who holds a lock keeps it: nobody else gets it, and its commit goes through.
 */
import type { Prng } from '@tessera/base';
import { sleep } from '@tessera/env';
import { TxnAborted } from './region-calls.ts';
import { drawStyle, type Style } from './styles.ts';
import type { TxnRecord } from './txn-history.ts';
import { AUDITOR, type NotedTxn, TxnLoad } from './txn-load.ts';

const COUNTERS = ['za', 'zb', 'zc', 'zd'];

export class Counters extends TxnLoad {
  override readonly keys = COUNTERS;
  /** Who holds which key, as far as its client knows. */
  readonly #holders = new Map<string, TxnRecord>();
  readonly #raises = new Map<string, { acknowledged: number; unknown: number }>(
    COUNTERS.map((key) => [key, { acknowledged: 0, unknown: 0 }]),
  );

  protected override async work(prng: Prng, client: number): Promise<void> {
    const keys = prng.chance(0.6) ? [prng.pick(COUNTERS)] : COUNTERS.filter(() => prng.chance(0.5));
    const style = drawStyle(prng, this.calm ? 1 : 0.85);
    const thinkMs = prng.chance(0.4) ? prng.int(1, 400) : 0;
    await this.#raise(prng, client, style, keys, thinkMs);
  }

  async #raise(prng: Prng, client: number, style: Style, keys: readonly string[], thinkMs: number): Promise<void> {
    let record: TxnRecord | undefined;
    let told = false;
    try {
      await this.transact(prng, client, style, async (txn, { env }) => {
        record = txn.record;
        for (const key of keys) {
          const count = Number((await this.#lock(txn, key)) ?? 0);
          await txn.put(key, `${count + 1}`);
        }
        if (thinkMs > 0) await sleep(env.clock, thinkMs);
        for (const key of keys) this.#release(key, txn.record);
      });
      told = true;
    } catch (error) {
      if (
        error instanceof TxnAborted &&
        this.calm &&
        record?.pessimistic === true &&
        record.writes.size === keys.length
      ) {
        this.flaw(`transaction ${record.name} held ${keys.join(' ')} and could not commit: ${error.message}`);
      }
      throw error;
    } finally {
      for (const key of keys) {
        if (record !== undefined) this.#release(key, record);
        const raises = this.#raises.get(key);
        if (raises !== undefined && told) raises.acknowledged++;
        else if (raises !== undefined && record?.fate === 'unknown') raises.unknown++;
      }
    }
  }

  async #lock(txn: NotedTxn, key: string): Promise<string | undefined> {
    const value = await txn.getForUpdate(key);
    if (!txn.record.pessimistic || !this.calm) return value;
    const holder = this.#holders.get(key);
    if (holder !== undefined && holder !== txn.record) {
      this.flaw(`transaction ${txn.record.name} locked ${key}, which ${holder.name} holds`);
    }
    this.#holders.set(key, txn.record);
    return value;
  }

  #release(key: string, record: TxnRecord): void {
    if (this.#holders.get(key) === record) this.#holders.delete(key);
  }

  override lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const raise = { driver: 'client', pessimistic: true, mode: 'two-phase' } as const;
    const last = this.lastWork((client) => this.#raise(prng, client, raise, COUNTERS, 0));
    return [...super.lastCalls(prng), ...last, ...this.lastWork(() => this.#check(prng)).slice(0, 1)];
  }

  async #check(prng: Prng): Promise<void> {
    const before = new Map([...this.#raises].map(([key, raises]) => [key, { ...raises }]));
    const { values } = await this.readAt(prng, AUDITOR, COUNTERS);
    for (const [key, text] of values) {
      const count = Number(text ?? 0);
      const { acknowledged } = before.get(key) ?? { acknowledged: 0 };
      const after = this.#raises.get(key) ?? { acknowledged: 0, unknown: 0 };
      const open = this.history.records.filter(({ fate, writes }) => fate === 'unknown' && writes.has(key)).length;
      if (count < acknowledged) this.flaw(`${key} is ${count} after ${acknowledged} acknowledged raises`);
      if (count > after.acknowledged + open)
        this.flaw(`${key} is ${count}, of ${after.acknowledged} and ${open} raises`);
    }
  }
}
