/** Committed entries of all regions that wait to be applied: in one batch of the engine, when it has room for more. */
import type { StorageApply } from '@tessera/raft';
import { applyEntries } from './apply.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';

export class ApplyQueue {
  readonly #store: RaftStore;
  #queued: { readonly peer: Peer; readonly apply: StorageApply }[] = [];
  /** The engine must flush before more is applied. */
  blocked = false;

  constructor(store: RaftStore) {
    this.#store = store;
  }

  add(peer: Peer, apply: StorageApply): void {
    this.#queued.push({ peer, apply });
  }

  /** What is queued for a peer whose state is replaced or gone. */
  drop(peer: Peer): void {
    this.#queued = this.#queued.filter((queued) => queued.peer !== peer);
  }

  /** Applies all that is queued. */
  drain(): void {
    const store = this.#store;
    if (this.#queued.length === 0 || this.blocked) return;
    if (store.engine.signals().immutableMemtables >= store.config.memtablesMax) {
      this.blocked = true;
      store.flushEngine(() => {
        this.blocked = false;
        store.schedule();
      });
      return;
    }
    const queued = this.#queued;
    this.#queued = [];
    for (const { peer, apply } of queued) if (!peer.destroyed) applyEntries(peer, apply, store.life);
    const sequence = store.write();
    const nowMs = store.nowMs();
    for (const { peer, apply } of queued) {
      if (peer.destroyed) continue;
      // Not before the write: raft may make a snapshot of it at once, and whoever reads at this index must find what it did.
      peer.raft.onApplied(apply);
      peer.reads.grant(peer.applied, store.life.answers);
      store.gc.onWritten(peer, sequence);
      peer.appliedAtMs = nowMs;
      if (peer.waitsForCompany || peer.raft.hasReady()) store.markDirty(peer);
    }
  }
}
