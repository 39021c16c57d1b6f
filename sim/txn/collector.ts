/**
 * Garbage collection under load: the safe point moves behind everybody, as far as old snapshots that somebody holds let it. Whoever reads at
 * or above it reads what was acknowledged; what is below and replaced disappears; the newest never does.
 */
import { type Prng, utf8 } from '@tessera/base';
import { sleep } from '@tessera/env';
import { CheckFailure } from '../check-failure.ts';
import { findMvccFlaw } from './mvcc-check.ts';
import type { MvccDump } from './mvcc-dump.ts';
import { TxnAborted } from './region-calls.ts';
import { drawStyle, ended } from './styles.ts';
import type { TxnRecord } from './txn-history.ts';
import { AUDITOR, type LoadOptions, TxnLoad } from './txn-load.ts';

const KEYS = ['ga', 'gb', 'gc', 'gd', 'ge', 'gf'];
/** So far behind the safe point stays: longer than a transaction of {@link Collector} takes, or it could miss what was collected. */
const BEHIND_MS = 8000;
const HOLDS_MAX = 3;
const HOLD_SECONDS = 1000n;
/** Stores ask PD for the safe point every 10 s. */
const LEARNED_MS = 11_000;
const AGAIN_SECONDS = 25;
const VALUE_BYTES = [10, 300, 2000] as const;

interface Hold {
  readonly name: string;
  readonly ts: bigint;
  values: ReadonlyMap<string, string | undefined>;
  busy: boolean;
}

export class Collector extends TxnLoad {
  override readonly keys = KEYS;
  protected override readonly allowances: { readonly valuesWithoutRecord: boolean };
  readonly #walks: boolean;
  readonly #holds: Hold[] = [];
  #values = 0;
  #names = 0;
  /** Somebody may have been told to collect below it. */
  #safePoint = 0n;
  #collected = 0n;
  #judged = 0;
  #waitedSeconds = 0;

  /** `walks`: stores collect by walking their regions, not in compactions. */
  constructor(options: LoadOptions, walks: boolean) {
    super(options);
    this.#walks = walks;
    this.allowances = { valuesWithoutRecord: !walks };
  }

  protected override async work(prng: Prng, client: number): Promise<void> {
    const action = prng.float();
    if (action < 0.7) await this.#write(prng, client);
    else if (action < 0.8) await this.#hold(prng, client);
    else if (action < 0.92) await this.#readAgain(prng, client);
    else await this.#collect(prng, client);
  }

  async #write(prng: Prng, client: number): Promise<void> {
    const style = { ...drawStyle(prng, 0.2), driver: 'client' } as const;
    const keys = style.pessimistic ? [prng.pick(KEYS)] : KEYS.filter(() => prng.chance(0.3));
    await this.transact(prng, client, style, async (txn) => {
      for (const key of keys) {
        const value = `${++this.#values}`.padEnd(prng.pick(VALUE_BYTES), '.');
        await txn.put(key, prng.chance(0.2) ? undefined : value);
      }
    });
  }

  async #hold(prng: Prng, client: number): Promise<void> {
    if (this.#holds.length >= HOLDS_MAX) {
      await this.#release(client, prng.int(0, this.#holds.length));
      return;
    }
    const name = `hold-${++this.#names}`;
    const ts = await this.fleet.as(client, async ({ client: own, protocol }) => {
      const wanted = await protocol.timestamp();
      const answer = await own.pd.updateServiceGcSafePoint(utf8(name), HOLD_SECONDS, wanted).catch(refused);
      if (answer.minSafePoint > wanted) throw new TxnAborted('the safe point is past it already');
      return wanted;
    });
    const hold = { name, ts, values: new Map(), busy: true };
    // From now on it holds, whether or not it can be read at once.
    hold.values = new Map((await this.readAt(prng, client, KEYS, ts)).values);
    hold.busy = false;
    this.#holds.push(hold);
  }

  async #readAgain(prng: Prng, client: number): Promise<void> {
    const free = this.#holds.filter(({ busy }) => !busy);
    if (free.length > 0) await this.#check(prng, client, prng.pick(free));
  }

  async #check(prng: Prng, client: number, hold: Hold): Promise<void> {
    const { ts, values: before, name } = hold;
    hold.busy = true;
    try {
      const { values } = await this.readAt(prng, client, KEYS, ts);
      for (const [key, value] of values) {
        const old = before.get(key);
        if (value !== old) this.flaw(`${name} holds ${ts}, where ${key} was "${brief(old)}" and is "${brief(value)}"`);
      }
    } finally {
      hold.busy = false;
    }
  }

  /** Its name is forgotten at once: what PD has of it may stay, which holds the safe point only longer. */
  async #release(client: number, at: number): Promise<void> {
    const hold = this.#holds[at];
    if (hold === undefined || hold.busy) return;
    this.#holds.splice(at, 1);
    await this.fleet.as(client, async ({ client: own }) => {
      await own.pd.updateServiceGcSafePoint(utf8(hold.name), 0n, 0n).catch(refused);
    });
  }

  async #collect(prng: Prng, client: number): Promise<void> {
    await this.#advance(client, prng.int(BEHIND_MS, BEHIND_MS + 4000));
  }

  async #advance(client: number, behindMs: number): Promise<bigint> {
    return await this.fleet.as(client, async ({ client: own, protocol }) => {
      const wanted = (await protocol.timestamp()) - (BigInt(behindMs) << 18n);
      if (wanted > this.#safePoint) this.#safePoint = wanted;
      const held = [...this.#holds];
      const { safePoint } = await ended(own.gc({ safePoint: wanted, timeoutMs: 5000 }));
      // Some may have been let go meanwhile.
      for (const hold of held.filter((one) => this.#holds.includes(one))) {
        if (safePoint > hold.ts) this.flaw(`the safe point ${safePoint} is past the held ${hold.ts}`);
      }
      return safePoint;
    });
  }

  override lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    return [...super.lastCalls(prng), ...this.lastWork(() => this.#end(prng)).slice(0, 1)];
  }

  /** Holds hold to the end; then they are gone, and with them all that they held. */
  async #end(prng: Prng): Promise<void> {
    this.#judgeReads();
    await this.#advance(AUDITOR, 0);
    await this.fleet.as(AUDITOR, ({ env }) => sleep(env.clock, LEARNED_MS));
    for (const hold of this.#holds) await this.#check(prng, AUDITOR, hold);
    await this.fleet.as(AUDITOR, async ({ client: own }) => {
      for (let name = 1; name <= this.#names; name++) {
        await own.pd.updateServiceGcSafePoint(utf8(`hold-${name}`), 0n, 0n).catch(refused);
      }
    });
    this.#holds.length = 0;
    const { ts } = await this.readAt(prng, AUDITOR, KEYS);
    this.#collected = await this.#advance(AUDITOR, 0);
    if (this.#collected < ts) throw new TxnAborted('somebody is in the way of the safe point');
  }

  /** A region that changed hands while its stores collected is looked at again only when the safe point moves. */
  override meetLocks(prng: Prng, dump: MvccDump): void {
    super.meetLocks(prng, dump);
    if (++this.#waitedSeconds % AGAIN_SECONDS !== 0) return;
    const [again] = this.lastWork(async () => {
      this.#collected = await this.#advance(AUDITOR, 0);
    });
    void again?.();
  }

  /** Locks, and versions that must disappear where stores look for them. */
  override unsettled(dump: MvccDump): string | undefined {
    return super.unsettled(dump) ?? (this.#walks ? findGarbage(dump, this.#collected) : undefined);
  }

  /** Versions have gone, so there is no telling from those that are left: every read is judged by what was acknowledged. */
  override inspect(dump: MvccDump): void {
    const broken = findMvccFlaw(dump, this.allowances);
    if (broken !== undefined) throw new CheckFailure('mvcc structure', broken);
    this.#judgeReads();
    this.judge();
  }

  /** Those that were not before; later ones below the safe point may miss what is collected. */
  #judgeReads(): void {
    const { records } = this.history;
    const flaw = findReadFlaw(records, KEYS, records.slice(this.#judged), this.#safePoint);
    if (flaw !== undefined) this.flaw(flaw);
    this.#judged = records.length;
  }
}

function refused(error: unknown): never {
  throw new TxnAborted(String(error));
}

function brief(text: string | undefined): string {
  return text?.replace(/\.+$/, '') ?? 'nothing';
}

export function findGarbage(dump: MvccDump, safePoint: bigint): string | undefined {
  for (const [key, { writes }] of dump) {
    const old = writes.filter(({ commitTs }) => commitTs <= safePoint);
    if (old.length > 1 || (old[0] !== undefined && old[0].write.kind === 'delete')) {
      return `key ${key} has ${old.length} versions below the safe point ${safePoint}`;
    }
  }
  return undefined;
}

/** Reads of `readers`, at `from` or above, that miss what was acknowledged before their timestamp, or show what cannot be there. */
export function findReadFlaw(
  records: readonly TxnRecord[],
  keys: readonly string[],
  readers: readonly TxnRecord[],
  from: bigint,
): string | undefined {
  for (const key of keys) {
    const writers = records.filter(({ writes }) => writes.has(key));
    for (const { name, reads } of readers) {
      for (const read of reads) {
        if (read.key !== key || read.ts === undefined || read.ts < from) continue;
        const flaw = flawOfRead(writers, key, read.ts, read.value);
        if (flaw !== undefined) return `${name} read ${key} at ${read.ts} as "${brief(read.value)}": ${flaw}`;
      }
    }
  }
  return undefined;
}

function flawOfRead(
  writers: readonly TxnRecord[],
  key: string,
  ts: bigint,
  value: string | undefined,
): string | undefined {
  const told = writers.filter(({ fate, commitTs }) => fate === 'committed' && commitTs <= ts);
  const last = told.reduce<TxnRecord | undefined>(
    (a, b) => (a === undefined || b.commitTs > a.commitTs ? b : a),
    undefined,
  );
  const candidates = writers.filter(
    (writer) =>
      writer.writes.get(key) === value &&
      (writer === last ||
        // Nobody was told of it: it may have been committed at any time since its start.
        (writer.fate === 'unknown' && writer.startTs < ts)),
  );
  if (candidates.length > 0 || (last === undefined && value === undefined)) return undefined;
  return last === undefined
    ? 'nobody wrote that'
    : `${last.name} committed "${brief(last.writes.get(key))}" at ${last.commitTs}`;
}
