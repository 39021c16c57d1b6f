/** Lists that grow: what every reader saw tells who wrote after whom, and so whether all of it can be snapshots (`elle.ts`). */
import type { Prng } from '@tessera/base';
import { sleep } from '@tessera/env';
import { CheckFailure } from '../check-failure.ts';
import { findAnomaly, type ListTxn } from './elle.ts';
import { type MvccDump, versionsOf } from './mvcc-dump.ts';
import { drawStyle } from './styles.ts';
import type { TxnRecord, Version } from './txn-history.ts';
import { type LoadOptions, TxnLoad } from './txn-load.ts';
import { raiseZombie } from './zombie.ts';

const LISTS = ['la', 'lb', 'lc', 'ld', 'le', 'lf'];
/** How far back somebody reads. */
const PAST_MS_MAX = 4000;

export interface ListMix {
  /** Things that one transaction does, up to. */
  readonly steps: number;
  readonly appends: number;
}

export class Lists extends TxnLoad {
  override readonly keys = LISTS;
  readonly #mix: ListMix;
  readonly #appends = new Map<TxnRecord, { readonly key: string; readonly value: string }[]>();
  #values = 0;

  constructor(options: LoadOptions, mix: ListMix) {
    super(options);
    this.#mix = mix;
  }

  protected override async work(prng: Prng, client: number): Promise<void> {
    const action = prng.float();
    if (action < 0.15) {
      await this.#readPast(prng, client);
      return;
    }
    if (action < 0.2) {
      const flaw = await this.fleet.as(client, ({ protocol }) =>
        raiseZombie(protocol, prng.pick(LISTS), prng.chance(0.6)),
      );
      if (flaw !== undefined) this.flaw(flaw);
      return;
    }
    await this.transact(prng, client, drawStyle(prng, 0.3), async (txn, { env }) => {
      const appends: { key: string; value: string }[] = [];
      this.#appends.set(txn.record, appends);
      for (let step = prng.int(1, this.#mix.steps + 1); step > 0; step--) {
        const key = prng.pick(LISTS);
        if (!prng.chance(this.#mix.appends)) {
          const own = txn.record.writes.get(key);
          const seen = await txn.get(key);
          if (own !== undefined && seen !== own) this.flaw(`${txn.record.name} wrote "${own}" and reads "${seen}"`);
          continue;
        }
        const list = await txn.getForUpdate(key);
        const value = `${++this.#values}`;
        await txn.put(key, list === undefined ? value : `${list} ${value}`);
        appends.push({ key, value });
      }
      if (!prng.chance(0.15)) return;
      // Whatever leads there by then must not let it commit below this read.
      await this.readAt(prng, client, LISTS);
      await sleep(env.clock, prng.int(1, 600));
    });
  }

  /** As of some moments ago, or of now. */
  async #readPast(prng: Prng, client: number): Promise<void> {
    const agoMs = prng.int(0, PAST_MS_MAX);
    const past = this.history.acknowledgedTs - (BigInt(agoMs) << 18n);
    // Stores may choose a commit's timestamp one beyond the oracle's last. Who reads at that of a commit asks first, as who gets it from the
    // oracle has: else the next such commit could be two beyond, and who begins after it would not see it.
    if (agoMs === 0) await this.fleet.as(client, ({ protocol }) => protocol.timestamp());
    await this.readAt(prng, client, LISTS, past > 0n && prng.chance(0.7) ? past : undefined);
  }

  override inspect(dump: MvccDump): void {
    // Who reads last of all.
    const reads = [...versionsOf(dump)].map(([key, all]) => ({
      key,
      values: all.findLast(isPut)?.value?.split(' ') ?? [],
    }));
    const txns = this.history.records.map((record) => this.#listTxn(record));
    const anomaly = findAnomaly([...txns, { name: 'the end', fate: 'committed', reads, appends: [] }], true);
    if (anomaly !== undefined) throw new CheckFailure(anomaly.kind, anomaly.text);
    super.inspect(dump);
  }

  /** Pessimistic transactions lock what they append to in its newest version, and read what they only read as of their start: not one snapshot. */
  #listTxn(record: TxnRecord): ListTxn {
    const { name, fate, pessimistic } = record;
    // What an aborted transaction saw under its locks may have been seen after it had lost them.
    const counts = record.reads.filter(({ ts }) => (pessimistic ? ts === undefined && fate === 'committed' : true));
    const reads = counts.map(({ key, value }) => ({ key, values: value === undefined ? [] : value.split(' ') }));
    return { name, fate, reads, appends: this.#appends.get(record) ?? [] };
  }
}

function isPut({ kind }: Version): boolean {
  return kind === 'put';
}
