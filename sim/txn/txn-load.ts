/**
 * What all workloads of transactions share: clients that do one thing at a time and may die at it, a history of all that was read, written and
 * told, and the judgement at the end against what the stores have.
 */
import type { Prng } from '@tessera/base';
import { CheckFailure } from '../check-failure.ts';
import type { Load } from '../load.ts';
import { CLIENTS } from '../simulation.ts';
import { ClientDied, type Fleet, type Session } from './fleet.ts';
import { type Allowances, findMvccFlaw, lockedKeys } from './mvcc-check.ts';
import { type MvccDump, versionsOf } from './mvcc-dump.ts';
import { TxnAborted, TxnUnknown } from './region-calls.ts';
import { beginTxn, ended, type SimTxn, type Style, textOf } from './styles.ts';
import { TxnHistory, type TxnRecord } from './txn-history.ts';

export interface LoadOptions {
  readonly fleet: Fleet;
  /** How many commits kill their client, of all. */
  readonly deaths: number;
  /** Nothing fails but leaders that are told to go: what is locked stays locked. */
  readonly calm: boolean;
}

/** Does nothing but the last calls; never dies. */
export const AUDITOR = CLIENTS;
/** In events of its process: a commit takes about as many. */
const DEATH_EVENTS_MAX = 60;

/** A transaction whose reads and writes are noted. */
export class NotedTxn {
  readonly record: TxnRecord;
  readonly #txn: SimTxn;
  readonly #locking: boolean;

  constructor(txn: SimTxn, record: TxnRecord) {
    this.#txn = txn;
    this.record = record;
    this.#locking = record.pessimistic;
  }

  get startTs(): bigint {
    return this.#txn.startTs;
  }

  async get(key: string): Promise<string | undefined> {
    const value = await this.#txn.get(key);
    if (!this.record.writes.has(key)) this.record.reads.push({ key, ts: this.startTs, value });
    return value;
  }

  async getForUpdate(key: string): Promise<string | undefined> {
    const value = await this.#txn.getForUpdate(key);
    const ts = this.#locking ? undefined : this.startTs;
    if (!this.record.writes.has(key)) this.record.reads.push({ key, ts, value });
    return value;
  }

  async put(key: string, value: string | undefined): Promise<void> {
    await this.#txn.put(key, value);
    this.record.writes.set(key, value);
  }
}

export abstract class TxnLoad implements Load {
  /** Everything it may touch; regions are cut at these too. */
  abstract readonly keys: readonly string[];
  protected readonly fleet: Fleet;
  protected readonly history = new TxnHistory();
  protected readonly calm: boolean;
  readonly #deaths: number;
  /** Things under way of each client. */
  readonly #busy = new Map<number, number>();
  #flaw: string | undefined;
  readonly counts = { calls: 0, ok: 0, refused: 0, unknown: 0, unjudged: 0 };

  constructor({ fleet, deaths, calm }: LoadOptions) {
    this.fleet = fleet;
    this.#deaths = deaths;
    this.calm = calm;
  }

  /** One thing that one client does. */
  protected abstract work(prng: Prng, client: number): Promise<void>;

  /** The first one is what the run fails with. */
  protected flaw(text: string): void {
    this.#flaw ??= text;
  }

  act(prng: Prng, client: number): void {
    void this.#attempt(client, () => this.work(prng, client));
  }

  /** False: it did not go through, or the client is busy. */
  async #attempt(client: number, call: () => Promise<void>): Promise<boolean> {
    if (this.#busy.has(client) && client !== AUDITOR) return false;
    this.#busy.set(client, (this.#busy.get(client) ?? 0) + 1);
    this.counts.calls++;
    let ok = false;
    try {
      await call();
      ok = true;
      this.counts.ok++;
    } catch (error) {
      if (error instanceof TxnAborted) this.counts.refused++;
      else if (error instanceof TxnUnknown || error instanceof ClientDied) this.counts.unknown++;
      else this.flaw(error instanceof Error ? (error.stack ?? String(error)) : String(error));
    }
    const left = (this.#busy.get(client) ?? 1) - 1;
    if (left > 0) this.#busy.set(client, left);
    else this.#busy.delete(client);
    return ok;
  }

  /** Runs `body` in a transaction of `client` and commits it. */
  protected async transact(
    prng: Prng,
    client: number,
    style: Style,
    body: (txn: NotedTxn, session: Session) => Promise<void>,
    timeoutMs?: number,
  ): Promise<TxnRecord> {
    const floor = this.history.acknowledgedTs;
    return await this.fleet.as(client, async (session) => {
      const txn = await beginTxn(session, style, prng, timeoutMs);
      const record = this.history.begin(client, txn, style.pessimistic, floor);
      try {
        await body(new NotedTxn(txn, record), session);
      } catch (error) {
        await txn.rollback().catch(() => {});
        // Whatever is not known of a lock or a read: nothing was sent that commits.
        throw error instanceof TxnUnknown ? new TxnAborted(error.message) : error;
      }
      record.fate = 'unknown';
      if (client !== AUDITOR && prng.chance(this.#deaths)) {
        this.fleet.dieAfter(client, prng.int(1, DEATH_EVENTS_MAX));
      }
      try {
        this.history.committed(record, await txn.commit());
      } catch (error) {
        if (error instanceof TxnAborted) record.fate = 'aborted';
        throw error;
      }
      return record;
    });
  }

  /** Reads `keys` as of `ts`, now when it is undefined; by a reader that is no transaction. */
  protected async readAt(
    prng: Prng,
    client: number,
    keys: readonly string[],
    ts?: bigint,
  ): Promise<{ readonly ts: bigint; readonly values: ReadonlyMap<string, string | undefined> }> {
    const floor = ts === undefined ? this.history.acknowledgedTs : 0n;
    const replicaRead = prng.pick(['leader', 'any', 'follower'] as const);
    const staleRead = ts !== undefined && prng.chance(0.5);
    return await this.fleet.as(client, async ({ client: own }) => {
      const snapshot = await ended(own.snapshot(ts, { replicaRead, staleRead, timeoutMs: 3000 }));
      const record = this.history.begin(client, { startTs: snapshot.ts }, false, floor);
      const found = await ended(snapshot.batchGet(keys, { timeoutMs: 3000 }));
      const values = new Map(keys.map((key, i) => [key, textOf(found[i])]));
      for (const [key, value] of values) record.reads.push({ key, ts: snapshot.ts, value });
      return { ts: snapshot.ts, values };
    });
  }

  /** Everything is read once more, and every lock is met by somebody who wants it. */
  lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const read = async (): Promise<void> => void (await this.readAt(prng, AUDITOR, this.keys));
    return [...this.keys.map((key) => () => this.#touch(prng, key)), () => this.#attempt(AUDITOR, read)];
  }

  #touch(prng: Prng, key: string): Promise<boolean> {
    const style = { driver: 'client', pessimistic: true, mode: 'two-phase' } as const;
    return this.#attempt(AUDITOR, async () => {
      await this.transact(prng, AUDITOR, style, async (txn) => void (await txn.getForUpdate(key)));
    });
  }

  /** Locks that were left since {@link lastCalls} are met too. */
  meetLocks(prng: Prng, dump: MvccDump): void {
    if (this.#busy.size > 0) return;
    for (const [key, { lock }] of dump) if (lock !== undefined) void this.#touch(prng, key);
  }

  /** As {@link lastCalls}, one thing of each client at once. */
  protected lastWork(work: (client: number) => Promise<void>): (() => Promise<boolean>)[] {
    return Array.from({ length: CLIENTS }, (_, client) => () => this.#attempt(client, () => work(client)));
  }

  protected readonly allowances: Allowances = { valuesWithoutRecord: false };

  /** What will be over soon, or gone from what the stores have; undefined when nothing is left to wait for. */
  unsettled(dump: MvccDump): string | undefined {
    const [client] = this.#busy.keys();
    if (client !== undefined) return `client ${client} is busy`;
    const [locked] = lockedKeys(dump);
    return locked === undefined ? undefined : `key ${locked} is locked`;
  }

  /** What the stores have when all is over; throws what is wrong with it. */
  inspect(dump: MvccDump): void {
    const broken = findMvccFlaw(dump, this.allowances);
    if (broken !== undefined) throw new CheckFailure('mvcc structure', broken);
    const flaw = this.#flaw ?? this.history.findFlaw(versionsOf(dump));
    if (flaw !== undefined) throw new CheckFailure('snapshot isolation', flaw);
  }

  judge(): void {
    if (this.#flaw !== undefined) throw new CheckFailure('snapshot isolation', this.#flaw);
  }
}
