/**
 * Who waits for whom, among transactions of the whole cluster (facts 4.4): the state of the deadlock detector. Pure: time comes in.
 *
 * An edge is kept until its waiter says that it waits no more, its transaction ends, or it has not been heard of for as long as
 * anybody may wait: messages get lost, and stores die.
 */
import type * as deadlock from '@tessera/proto/deadlock';

interface Edge {
  /** Keys for which the one waits for the other, oldest first; never empty. */
  readonly keys: { readonly hash: bigint; readonly key: Uint8Array; readonly tag: Uint8Array }[];
  detectedMs: number;
}

/** An edge would close a cycle. */
export interface Cycle {
  /** Of the key that the waiter holds and the last one in the chain waits for. */
  readonly keyHash: bigint;
  readonly key: Uint8Array;
  /** From the transaction waited for back to the waiter, whose own edge comes last. */
  readonly chain: readonly deadlock.WaitForEntryInit[];
}

/** Beyond this the table is searched for dead edges, at most once an hour. */
const SWEEP_EDGES_MIN = 100_000;
const SWEEP_INTERVAL_MS = 3_600_000;
/** A table this large holds every waiter of a very large cluster; one more edge is not kept, and its waiter times out at worst. */
const EDGES_MAX = 1_000_000;

export class WaitForGraph {
  readonly #waits = new Map<bigint, Map<bigint, Edge>>();
  #ttlMs: number;
  #edges = 0;
  #sweptMs = 0;

  /** `ttlMs`: how long an edge lives that is not heard of again. */
  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  set ttlMs(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  get size(): number {
    return this.#edges;
  }

  clear(): void {
    this.#waits.clear();
    this.#edges = 0;
  }

  /** Adds the edge, unless it closes a cycle: then its waiter is the victim. */
  detect(entry: deadlock.WaitForEntry, nowMs: number): Cycle | undefined {
    this.#sweep(nowMs);
    const { txn, waitForTxn, keyHash: hash, key, resourceGroupTag: tag } = entry;
    const known = this.#waits.get(txn)?.get(waitForTxn);
    if (known !== undefined && nowMs - known.detectedMs < this.#ttlMs) {
      known.detectedMs = nowMs;
      if (known.keys.every((one) => one.hash !== hash)) known.keys.push({ hash, key, tag });
      return undefined;
    }
    const cycle = this.#findCycle(entry, nowMs);
    if (cycle !== undefined || this.#edges >= EDGES_MAX) return cycle;
    let edges = this.#waits.get(txn);
    if (edges === undefined) {
      edges = new Map();
      this.#waits.set(txn, edges);
    }
    if (!edges.has(waitForTxn)) this.#edges++;
    edges.set(waitForTxn, { keys: [{ hash, key, tag }], detectedMs: nowMs });
    return undefined;
  }

  /** Breadth first from the transaction waited for. */
  #findCycle(entry: deadlock.WaitForEntry, nowMs: number): Cycle | undefined {
    const { txn, waitForTxn } = entry;
    if (txn === waitForTxn) return undefined;
    /** By whom each transaction was reached. */
    const cameFrom = new Map<bigint, bigint>([[waitForTxn, waitForTxn]]);
    const queue = [waitForTxn];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const [next, edge] of this.#waits.get(at) ?? []) {
        if (nowMs - edge.detectedMs >= this.#ttlMs) {
          this.#remove(at, next);
          continue;
        }
        if (next === txn) return this.#cycleOf(entry, at, cameFrom);
        if (cameFrom.has(next)) continue;
        cameFrom.set(next, at);
        queue.push(next);
      }
    }
    return undefined;
  }

  #cycleOf(entry: deadlock.WaitForEntry, last: bigint, cameFrom: ReadonlyMap<bigint, bigint>): Cycle {
    const chain: deadlock.WaitForEntryInit[] = [entry];
    let to = entry.txn;
    for (let at = last; ; ) {
      const { hash, key, tag } = this.#lastKey(at, to);
      chain.unshift({ txn: at, waitForTxn: to, keyHash: hash, key, resourceGroupTag: tag });
      if (at === entry.waitForTxn) break;
      to = at;
      at = cameFrom.get(at) as bigint;
    }
    const { hash, key } = this.#lastKey(last, entry.txn);
    return { keyHash: hash, key, chain };
  }

  #lastKey(txn: bigint, waitForTxn: bigint): Edge['keys'][number] {
    return this.#waits.get(txn)?.get(waitForTxn)?.keys.at(-1) as Edge['keys'][number];
  }

  /** The waiter has been woken, or gave up. */
  cleanUpWaitFor(txn: bigint, waitForTxn: bigint, keyHash: bigint): void {
    const edge = this.#waits.get(txn)?.get(waitForTxn);
    if (edge === undefined) return;
    const at = edge.keys.findIndex(({ hash }) => hash === keyHash);
    if (at >= 0) edge.keys.splice(at, 1);
    if (edge.keys.length === 0) this.#remove(txn, waitForTxn);
  }

  /** The transaction has ended. */
  cleanUp(txn: bigint): void {
    const edges = this.#waits.get(txn);
    if (edges === undefined) return;
    this.#edges -= edges.size;
    this.#waits.delete(txn);
  }

  entries(): deadlock.WaitForEntryInit[] {
    const all: deadlock.WaitForEntryInit[] = [];
    for (const [txn, edges] of this.#waits) {
      for (const [waitForTxn, { keys }] of edges) {
        for (const { hash, key, tag } of keys) {
          all.push({ txn, waitForTxn, keyHash: hash, key, resourceGroupTag: tag });
        }
      }
    }
    return all;
  }

  #remove(txn: bigint, waitForTxn: bigint): void {
    const edges = this.#waits.get(txn);
    if (edges?.delete(waitForTxn) !== true) return;
    this.#edges--;
    if (edges.size === 0) this.#waits.delete(txn);
  }

  #sweep(nowMs: number): void {
    if (this.#edges < SWEEP_EDGES_MIN || nowMs - this.#sweptMs < SWEEP_INTERVAL_MS) return;
    this.#sweptMs = nowMs;
    for (const [txn, edges] of this.#waits) {
      for (const [waitForTxn, edge] of edges) {
        if (nowMs - edge.detectedMs >= this.#ttlMs) this.#remove(txn, waitForTxn);
      }
    }
  }
}
