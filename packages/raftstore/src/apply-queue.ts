/**
 * Committed entries of all regions that wait to be applied: in one batch of the engine, when it has room for more. A region whose next entry
 * needs another region of this store to get on is held, with all that follows; it is looked at whenever others were applied.
 */
import type { StorageApply } from '@tessera/raft';
import { applyEntries } from './apply.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';

interface Queued {
  readonly peer: Peer;
  readonly apply: StorageApply;
  /** Entries that are done. */
  done: number;
}

export class ApplyQueue {
  readonly #store: RaftStore;
  #queued: Queued[] = [];
  readonly #held = new Map<Peer, Queued[]>();
  /** The engine must flush before more is applied. */
  blocked = false;

  constructor(store: RaftStore) {
    this.#store = store;
  }

  add(peer: Peer, apply: StorageApply): void {
    this.#queued.push({ peer, apply, done: 0 });
  }

  /** What is queued for a peer whose state is replaced or gone. */
  drop(peer: Peer): void {
    this.#queued = this.#queued.filter((queued) => queued.peer !== peer);
    this.#held.delete(peer);
  }

  /** Applies all that is queued. */
  drain(): void {
    const store = this.#store;
    if (this.blocked) return;
    this.#release();
    if (this.#queued.length === 0) return;
    if (store.engine.signals().immutableMemtables >= store.config.memtablesMax) {
      this.blocked = true;
      store.flushEngine(() => {
        this.blocked = false;
        store.schedule();
      });
      return;
    }
    const touched = new Set<Queued>();
    while (this.#queued.length > 0) {
      const queued = this.#queued;
      this.#queued = [];
      for (const one of queued) {
        this.#apply(one);
        touched.add(one);
      }
      this.#release();
    }
    const sequence = store.write();
    const nowMs = store.nowMs();
    for (const { peer, apply, done } of touched) {
      if (peer.destroyed) continue;
      // Not before the write: raft may make a snapshot of it at once, and whoever reads at this index must find what it did.
      if (done === apply.entries.length) peer.raft.onApplied(apply);
      peer.reads.grant(peer.applied, store.life.answers);
      store.gc.onWritten(peer, sequence);
      peer.crowd.applied(nowMs, peer.waitingWrites);
      if (peer.waitsForCompany || peer.raft.hasReady()) store.markDirty(peer);
    }
  }

  #apply(one: Queued): void {
    const { peer, apply } = one;
    if (peer.destroyed) return;
    const held = this.#held.get(peer);
    if (held !== undefined) {
      held.push(one);
      return;
    }
    one.done = applyEntries(peer, apply, one.done, this.#store.life);
    if (one.done < apply.entries.length && !peer.destroyed) this.#held.set(peer, [one]);
  }

  #release(): void {
    if (this.#held.size === 0) return;
    for (const [peer, held] of this.#held) {
      if (!peer.destroyed && !this.#store.merging.mayGoOn(peer)) continue;
      this.#held.delete(peer);
      this.#queued.push(...held);
    }
  }
}
