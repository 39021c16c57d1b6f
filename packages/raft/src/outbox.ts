/**
 * What one node has to get done: collects a `Ready` from the core, and takes back word of what was done.
 *
 * Invariant: everything is handed out once; acknowledgements come in the order of the hand-outs.
 */
import { must } from '@tessera/base';
import { fromConfState } from './confchange.ts';
import type { RaftCore } from './core.ts';
import { appliedTo } from './leader.ts';
import { broadcastHeartbeat, flushBroadcast } from './replication.ts';
import { step } from './step.ts';
import {
  HardState,
  type Ready,
  type SoftState,
  type StorageAppend,
  type StorageApply,
  snapshotIndex,
} from './types.ts';

const NONE_DUE: readonly never[] = Object.freeze([]);

export class Outbox {
  readonly #core: RaftCore;
  /** What was reported last. */
  #softState: SoftState;
  #hardState: HardState;

  constructor(core: RaftCore) {
    this.#core = core;
    this.#softState = this.#currentSoftState();
    this.#hardState = this.#currentHardState();
  }

  hasReady(): boolean {
    const core = this.#core;
    const { log } = core;
    return (
      core.messages.length > 0 ||
      core.afterAppend.length > 0 ||
      core.broadcastDue ||
      core.reads.due ||
      log.unstable.hasNew ||
      log.unstable.newSnapshot() !== undefined ||
      log.hasCommitted(!core.config.asyncStorageWrites) ||
      core.readStates.length > 0 ||
      !this.#softStateIsReported() ||
      !this.#hardStateIsReported()
    );
  }

  /** Everything that became due; it is never handed out again. */
  ready(): Ready {
    const core = this.#core;
    const { log } = core;
    if (core.broadcastDue) flushBroadcast(core);
    if (core.reads.due) broadcastHeartbeat(core);
    let softState: SoftState | undefined;
    if (!this.#softStateIsReported()) softState = this.#softState = this.#currentSoftState();
    const apply = log.takeCommitted(!core.config.asyncStorageWrites);
    const append = this.#takeAppend();
    const { messages, readStates } = core;
    if (messages.length > 0) core.messages = [];
    if (readStates.length > 0) core.readStates = [];
    return {
      softState,
      messages: messages.length > 0 ? messages : NONE_DUE,
      append,
      apply,
      readStates: readStates.length > 0 ? readStates : NONE_DUE,
    };
  }

  #takeAppend(): StorageAppend | undefined {
    const core = this.#core;
    const { log } = core;
    const entries = log.unstable.newEntries();
    const snapshot = log.unstable.newSnapshot();
    let hardState: HardState | undefined;
    let mustSync = entries.length > 0 || snapshot !== undefined;
    if (!this.#hardStateIsReported()) {
      hardState = this.#currentHardState();
      mustSync ||= hardState.term !== this.#hardState.term || hardState.vote !== this.#hardState.vote;
      this.#hardState = hardState;
    }
    const responses = core.afterAppend;
    if (entries.length === 0 && hardState === undefined && snapshot === undefined && responses.length === 0) {
      return undefined;
    }
    core.afterAppend = [];
    // Also when nothing new is written: an earlier acknowledgement may have been void because the term changed.
    const acknowledges = log.unstable.hasEntries;
    const append: StorageAppend = {
      entries,
      hardState,
      snapshot,
      mustSync,
      responses,
      term: core.term,
      lastIndex: acknowledges ? log.lastIndex : 0,
      lastTerm: acknowledges ? log.lastTerm : 0,
    };
    log.unstable.acceptInProgress();
    if (snapshot !== undefined) {
      log.dropApplying();
      core.switchTo(fromConfState(must(snapshot.metadata?.confState, 'a restored snapshot has a configuration')));
    }
    return append;
  }

  /** All of `append` is stable, and all appends before it. */
  onAppended(append: StorageAppend): void {
    const core = this.#core;
    for (const response of append.responses) if (response.to === core.id) step(core, response);
    // Of an older term: entries that were handed out since may be about to overwrite these, so the storage cannot be
    // trusted to hold them until an append of the current term is acknowledged.
    if (append.lastIndex > 0 && append.term === core.term) {
      core.log.unstable.stableTo(append.lastIndex, append.lastTerm);
    }
    // A snapshot is committed state in any term.
    if (append.snapshot !== undefined) {
      const index = snapshotIndex(append.snapshot);
      core.log.unstable.stableSnapshotTo(index);
      appliedTo(core, index, 0);
    }
  }

  /** The state machine has the entries of `apply`. */
  onApplied(apply: StorageApply): void {
    const core = this.#core;
    appliedTo(core, apply.lastIndex, apply.sizeBytes);
    core.uncommittedBytes = Math.max(0, core.uncommittedBytes - apply.payloadBytes);
  }

  #softStateIsReported(): boolean {
    return this.#softState.leader === this.#core.leader && this.#softState.role === this.#core.role;
  }

  #currentSoftState(): SoftState {
    return { leader: this.#core.leader, role: this.#core.role };
  }

  #hardStateIsReported(): boolean {
    const { term, vote, log } = this.#core;
    const last = this.#hardState;
    return last.term === term && last.vote === vote && last.commit === log.committed;
  }

  #currentHardState(): HardState {
    const state = new HardState();
    state.term = this.#core.term;
    state.vote = this.#core.vote;
    state.commit = this.#core.log.committed;
    return state;
  }
}
