/** The ways to run a transaction that must all come to the same: our client's and the bare protocol's, each with every way to lock and commit. */
import { fromUtf8, type Prng, utf8 } from '@tessera/base';
import { type BeginOptions, ClientError, DeadlockError, type Transaction, UndeterminedError } from '@tessera/client';
import type { CommitMode, CommitTerms } from './coordinator.ts';
import type { Session } from './fleet.ts';
import { TxnAborted, TxnDeadlock, TxnUnknown } from './region-calls.ts';
import type { Locked, TxnClient } from './txn-client.ts';

export interface Style {
  readonly driver: 'client' | 'protocol';
  readonly pessimistic: boolean;
  readonly mode: CommitMode;
}

const DRIVERS = ['client', 'protocol'] as const;
const MODES = ['two-phase', 'async', 'one-phase'] as const;

export function drawStyle(prng: Prng, pessimisticShare: number): Style {
  return { driver: prng.pick(DRIVERS), pessimistic: prng.chance(pessimisticShare), mode: prng.pick(MODES) };
}

export const ALL_STYLES: readonly Style[] = DRIVERS.flatMap((driver) =>
  [false, true].flatMap((pessimistic) => MODES.map((mode) => ({ driver, pessimistic, mode }))),
);

/** A transaction, whoever runs it. Rejects with {@link TxnAborted} or, from `commit`, {@link TxnUnknown}. */
export interface SimTxn {
  readonly startTs: bigint;
  /** As of the start. */
  get(key: string): Promise<string | undefined>;
  /** The newest, locked when the transaction is pessimistic; else as of the start. */
  getForUpdate(key: string): Promise<string | undefined>;
  /** `undefined` deletes. */
  put(key: string, value: string | undefined): Promise<void>;
  /** Resolves with the commit timestamp. */
  commit(): Promise<bigint>;
  rollback(): Promise<void>;
}

/** How long a call of our client may take: soon enough to do others in a run. */
const CALL_MS = 3000;
/** Where nothing fails every call has to succeed, also one that a tiny memtable refuses as busy a few times, 2 s and more apart. */
const CALM_CALL_MS = 20_000;

export async function beginTxn(
  session: Session,
  style: Style,
  prng: Prng,
  timeoutMs: number = session.protocol.calm ? CALM_CALL_MS : CALL_MS,
): Promise<SimTxn> {
  if (style.driver === 'protocol') {
    return new ProtocolTxn(session.protocol, await session.protocol.timestamp(), style, prng);
  }
  const options: BeginOptions = {
    pessimistic: style.pessimistic,
    asyncCommit: style.mode !== 'two-phase',
    onePc: style.mode === 'one-phase',
    causalConsistency: prng.chance(0.3),
    replicaRead: prng.pick(['leader', 'leader', 'any', 'follower']),
    timeoutMs: CALL_MS,
  };
  return new ClientTxn(await ended(session.client.begin(options)), timeoutMs);
}

/** What an answer of our client means: every error but an undetermined one promises that nothing happened. */
export async function ended<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UndeterminedError) throw new TxnUnknown(error.message);
    if (error instanceof DeadlockError) throw new TxnDeadlock(error);
    if (error instanceof ClientError) throw new TxnAborted(`${error.name}: ${error.message}`);
    throw error;
  }
}

export function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : fromUtf8(bytes);
}

class ClientTxn implements SimTxn {
  readonly #txn: Transaction;
  readonly #options: { readonly timeoutMs: number };

  constructor(txn: Transaction, timeoutMs: number) {
    this.#txn = txn;
    this.#options = { timeoutMs };
  }

  get startTs(): bigint {
    return this.#txn.startTs;
  }

  async get(key: string): Promise<string | undefined> {
    return textOf(await ended(this.#txn.get(key, this.#options)));
  }

  async getForUpdate(key: string): Promise<string | undefined> {
    return textOf(await ended(this.#txn.getForUpdate(key, this.#options)));
  }

  async put(key: string, value: string | undefined): Promise<void> {
    await ended(value === undefined ? this.#txn.delete(key, this.#options) : this.#txn.put(key, value, this.#options));
  }

  async commit(): Promise<bigint> {
    return await ended(this.#txn.commit(this.#options));
  }

  async rollback(): Promise<void> {
    await ended(this.#txn.rollback());
  }
}

/** Coordinators of the bare protocol may die or stand still between two requests. */
class ProtocolTxn implements SimTxn {
  readonly startTs: bigint;
  readonly #client: TxnClient;
  readonly #style: Style;
  readonly #prng: Prng;
  readonly #writes = new Map<string, Uint8Array | undefined>();
  readonly #locks = new Map<string, Locked>();

  constructor(client: TxnClient, startTs: bigint, style: Style, prng: Prng) {
    this.#client = client;
    this.startTs = startTs;
    this.#style = style;
    this.#prng = prng;
  }

  async get(key: string): Promise<string | undefined> {
    if (this.#writes.has(key)) return textOf(this.#writes.get(key));
    return textOf(await this.#client.get(utf8(key), this.startTs));
  }

  async getForUpdate(key: string): Promise<string | undefined> {
    if (!this.#style.pessimistic) return await this.get(key);
    const [primary = key] = this.#locks.keys();
    const fair = this.#prng.chance(0.5);
    const locked = this.#locks.get(key) ?? (await this.#client.lock(key, { startTs: this.startTs, primary, fair }));
    this.#locks.set(key, locked);
    return textOf(this.#writes.has(key) ? this.#writes.get(key) : locked.value);
  }

  async put(key: string, value: string | undefined): Promise<void> {
    if (this.#style.pessimistic && !this.#locks.has(key)) await this.getForUpdate(key);
    this.#writes.set(key, value === undefined ? undefined : utf8(value));
  }

  async commit(): Promise<bigint> {
    const { startTs } = this;
    if (this.#writes.size === 0) {
      await this.rollback();
      return startTs;
    }
    const at = (share: number): number =>
      !this.#client.calm && this.#prng.chance(share) ? this.#prng.int(1, 7) : Number.POSITIVE_INFINITY;
    const slow = (): number => (!this.#client.calm && this.#prng.chance(0.3) ? this.#prng.int(1, 600) : 0);
    const terms: CommitTerms = {
      startTs,
      mode: this.#style.mode,
      diesAfter: at(0.15),
      stallsAt: at(0.15),
      stallMs: this.#prng.int(1, 4000),
      beginsAfterMs: slow(),
      commitsAfterMs: slow(),
      primaryFirst: this.#prng.chance(0.7),
    };
    return await this.#client.commit(this.#writes, this.#locks, terms);
  }

  async rollback(): Promise<void> {
    await this.#client.unlock([...this.#locks.keys()], this.startTs);
  }
}
