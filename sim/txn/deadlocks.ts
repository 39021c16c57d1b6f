/**
 * Deadlock storms: transactions lock keys in any order. Every one of them ends, by its commit or by a deadlock that really was one: a chain of
 * transactions of which each wanted what the next one had wanted before.
 */
import { fromUtf8, type Prng } from '@tessera/base';
import { sleep } from '@tessera/env';
import { TxnDeadlock } from './region-calls.ts';
import { drawStyle } from './styles.ts';
import { type NotedTxn, TxnLoad } from './txn-load.ts';

const KEYS = ['da', 'db', 'dc', 'dd', 'de'];
/** In a cluster that is whole again nobody waits so long, be it for the locks of two clients that died one after the other. */
const WAIT_MS_MAX = 45_000;
/** Of the last storms: longer than anybody may take, so that it is the storm that ends them. */
const PATIENCE_MS = 60_000;

export class Deadlocks extends TxnLoad {
  override readonly keys = KEYS;
  /** What each transaction has asked for, by its start. */
  readonly #wanted = new Map<bigint, Set<string>>();
  deadlocks = 0;

  protected override async work(prng: Prng, client: number): Promise<void> {
    const keys = shuffled(prng, KEYS).slice(0, prng.int(2, 5));
    await this.#storm(prng, client, keys, undefined);
  }

  async #storm(prng: Prng, client: number, keys: readonly string[], patienceMs: number | undefined): Promise<void> {
    let startTs = 0n;
    const thinkMs = prng.int(0, 60);
    try {
      await this.transact(
        prng,
        client,
        { ...drawStyle(prng, 1), ...(patienceMs === undefined ? {} : { driver: 'client' }) },
        async (txn, { env }) => {
          startTs = txn.startTs;
          for (const key of keys) {
            await this.#take(txn, key);
            if (thinkMs > 0) await sleep(env.clock, thinkMs);
          }
        },
        patienceMs,
      );
    } catch (error) {
      if (error instanceof TxnDeadlock) this.#checkChain(error, startTs);
      throw error;
    }
  }

  async #take(txn: NotedTxn, key: string): Promise<void> {
    const wanted = this.#wanted.get(txn.startTs) ?? new Set();
    wanted.add(key);
    this.#wanted.set(txn.startTs, wanted);
    const value = await txn.getForUpdate(key);
    await txn.put(key, `${Number(value ?? 0) + 1}`);
  }

  #checkChain({ deadlock: { waitChain, lockTs } }: TxnDeadlock, startTs: bigint): void {
    this.deadlocks++;
    const text = waitChain
      .map(({ txn, waitsFor, key }) => `${txn} waits for ${waitsFor} at ${fromUtf8(key)}`)
      .join(', ');
    const flaw = (what: string): void => this.flaw(`deadlock of ${startTs} with ${lockTs}: ${what}: ${text}`);
    if (waitChain.at(-1)?.txn !== startTs) flaw('the chain does not end with who was told');
    for (const [at, { txn, waitsFor, key }] of waitChain.entries()) {
      const next = waitChain[(at + 1) % waitChain.length];
      if (next?.txn !== waitsFor) flaw(`link ${at} leads nowhere`);
      const wanted = fromUtf8(key);
      if (this.#wanted.get(txn)?.has(wanted) !== true) flaw(`${txn} never wanted ${wanted}`);
      if (this.#wanted.get(waitsFor)?.has(wanted) !== true) flaw(`${waitsFor} never held ${wanted}`);
    }
  }

  /** All clients at once, in a cluster that is whole. */
  override lastCalls(prng: Prng): (() => Promise<boolean>)[] {
    const storms = this.lastWork(async (client) => {
      const begunMs = this.fleet.nowMs;
      try {
        await this.#storm(prng, client, shuffled(prng, KEYS), PATIENCE_MS);
      } catch (error) {
        if (!(error instanceof TxnDeadlock)) throw error;
      } finally {
        const tookMs = this.fleet.nowMs - begunMs;
        if (tookMs > WAIT_MS_MAX) this.flaw(`client ${client} waited ${tookMs} ms for locks`);
      }
    });
    return [...super.lastCalls(prng), ...storms, ...storms, ...storms];
  }
}

function shuffled(prng: Prng, items: readonly string[]): string[] {
  const left = [...items];
  const out: string[] = [];
  while (left.length > 0) out.push(...left.splice(prng.int(0, left.length), 1));
  return out;
}
