/** One node of a test cluster: what it holds in memory, and what is left of it after the power failed. */
import { must, utf8 } from '@tessera/base';
import {
  type ConfState,
  type Entry,
  type HardState,
  MemoryStorage,
  type Raft,
  Snapshot,
  SnapshotMetadata,
  type StorageAppend,
  type StorageApply,
} from '../index.ts';

/** A state machine that digests what it applied. */
export interface State {
  readonly index: number;
  readonly term: number;
  readonly digest: number;
  readonly confState: ConfState;
}

/** What a node keeps through a crash: the log as it was synced last, and the flushed state. */
export interface Disk {
  hardState: HardState | undefined;
  baseIndex: number;
  baseTerm: number;
  entries: readonly Entry[];
  flushed: State;
}

export class SimStorage extends MemoryStorage {
  state: State;

  constructor(state: State) {
    super(state.confState);
    this.state = state;
  }

  /** The state machine as it is: that is what TiKV sends, too. */
  override snapshot(): Snapshot | undefined {
    return this.state.index >= this.firstIndex() - 1 ? toSnapshot(this.state) : undefined;
  }
}

export class SimNode {
  readonly id: number;
  raft: Raft | undefined = undefined;
  storage: SimStorage;
  readonly disk: Disk;
  appends: StorageAppend[] = [];
  applies: StorageApply[] = [];
  /** Destroyed by its owner after its removal. */
  gone = false;
  starts = 0;

  constructor(id: number, state: State) {
    this.id = id;
    this.storage = new SimStorage(state);
    this.disk = { hardState: undefined, baseIndex: state.index, baseTerm: state.term, entries: [], flushed: state };
  }
}

export function toSnapshot(state: State): Snapshot {
  const snapshot = new Snapshot();
  snapshot.metadata = new SnapshotMetadata();
  snapshot.metadata.index = state.index;
  snapshot.metadata.term = state.term;
  snapshot.metadata.confState = state.confState;
  snapshot.data = utf8(String(state.digest));
  return snapshot;
}

export function fromSnapshot(snapshot: Snapshot): State {
  const metadata = must(snapshot.metadata, 'a snapshot has metadata');
  return {
    index: metadata.index,
    term: metadata.term,
    digest: Number(Buffer.from(snapshot.data).toString()),
    confState: must(metadata.confState, 'a snapshot has a configuration'),
  };
}
