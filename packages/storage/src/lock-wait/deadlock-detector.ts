/**
 * A store's part in deadlock detection (facts 4.4). One store of the cluster holds the graph: the one that leads the region of the
 * smallest key. The others tell it of their waits and hear from it when one closes a cycle.
 */
import type { Clock } from '@tessera/env';
import * as deadlock from '@tessera/proto/deadlock';
import { WaitForGraph } from './wait-for-graph.ts';

/** The way to the store that holds the graph. Messages may get lost: waits end by themselves. */
export interface DetectorLink {
  send(request: deadlock.DeadlockRequestInit): void;
}

const { Detect, CleanUpWaitFor, CleanUp } = deadlock.DeadlockRequestType;

export class DeadlockDetector {
  /** Set once when the store is put together; without it a store that does not lead detects nothing. */
  link: DetectorLink | undefined;
  /** Hears of cycles that waits of this store have closed. */
  found: (response: deadlock.DeadlockResponseInit) => void = () => {};
  readonly #clock: Clock;
  readonly #graph: WaitForGraph;
  #leads = false;

  constructor(clock: Clock, ttlMs: number) {
    this.#clock = clock;
    this.#graph = new WaitForGraph(ttlMs);
  }

  set ttlMs(ttlMs: number) {
    this.#graph.ttlMs = ttlMs;
  }

  get leads(): boolean {
    return this.#leads;
  }

  get size(): number {
    return this.#graph.size;
  }

  /** A new leader begins with nothing: who waits tells it again, or times out. */
  set leads(leads: boolean) {
    if (leads !== this.#leads) this.#graph.clear();
    this.#leads = leads;
  }

  detect(entry: deadlock.WaitForEntry): void {
    if (!this.#leads) {
      this.link?.send({ tp: Detect, entry });
      return;
    }
    const response = this.#detect(entry);
    if (response !== undefined) this.found(response);
  }

  cleanUpWaitFor(entry: deadlock.WaitForEntry): void {
    if (this.#leads) this.#graph.cleanUpWaitFor(entry.txn, entry.waitForTxn, entry.keyHash);
    else this.link?.send({ tp: CleanUpWaitFor, entry });
  }

  cleanUp(txn: bigint): void {
    if (this.#leads) this.#graph.cleanUp(txn);
    else this.link?.send({ tp: CleanUp, entry: { txn } });
  }

  /** A message of another store, or of this one. The answer, if there is one, goes back to it. */
  handle({ tp, entry }: deadlock.DeadlockRequest): deadlock.DeadlockResponseInit | undefined {
    if (!this.#leads || entry === undefined) return undefined;
    if (tp === CleanUpWaitFor) {
      this.#graph.cleanUpWaitFor(entry.txn, entry.waitForTxn, entry.keyHash);
    } else if (tp === CleanUp) {
      this.#graph.cleanUp(entry.txn);
    } else if (tp === Detect) {
      return this.#detect(ownedEntry(entry));
    }
    return undefined;
  }

  #detect(entry: deadlock.WaitForEntry): deadlock.DeadlockResponseInit | undefined {
    const cycle = this.#graph.detect(entry, this.#clock.monotonicMs());
    if (cycle === undefined) return undefined;
    return { entry, deadlockKeyHash: cycle.keyHash, deadlockKey: cycle.key, waitChain: cycle.chain };
  }

  /** Of the whole cluster, where the graph is; empty elsewhere. */
  entries(): deadlock.WaitForEntryInit[] {
    return this.#leads ? this.#graph.entries() : [];
  }
}

/** The graph keeps the entry longer than the message it came in. */
function ownedEntry(entry: deadlock.WaitForEntry): deadlock.WaitForEntry {
  return Object.assign(new deadlock.WaitForEntry(), entry, {
    key: entry.key.slice(),
    resourceGroupTag: entry.resourceGroupTag.slice(),
  });
}
