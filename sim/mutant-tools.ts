/** What mutants replace in stores (`mutants.ts`), where that takes more than a line. */
import { utf8 } from '@tessera/base';
import { BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor, CF, type KvEngine, WriteBatch } from '@tessera/engine';
import { RaftStore } from '@tessera/raftstore';

type Peer = ReturnType<RaftStore['createPeer']>;

/** Every peer that is made from now on. */
export function onPeers(change: (peer: Peer, store: RaftStore) => void): () => void {
  const create = RaftStore.prototype.createPeer;
  RaftStore.prototype.createPeer = function (this: RaftStore, ...given) {
    const peer = create.apply(this, given);
    change(peer, this);
    return peer;
  };
  return () => {
    RaftStore.prototype.createPeer = create;
  };
}

type Receiver = ReturnType<RaftStore['snapshots']['receiver']>;

export function completeAnyhow(receiver: Receiver): Receiver {
  const finish = receiver.finish.bind(receiver);
  receiver.finish = async () => {
    try {
      await finish();
    } catch (error) {
      if (!String(error).includes('it was given up')) throw error;
      Object.defineProperty(receiver, 'complete', { value: true });
    }
  };
  return receiver;
}

/** How long a write waits for company there: longer than leadership needs to go away and come back. */
const HELD_MS = 200;

export function holdGathered(peer: Peer, store: RaftStore): void {
  const flush = peer.flush.bind(peer);
  let judgedIn = 0;
  const write = peer.write.bind(peer);
  peer.write = (batch, listener, nowMs) => {
    if (peer.gatheredWrites === 0) {
      judgedIn = peer.raft.term;
      store.env.clock.setTimer(HELD_MS, () => store.guard(() => flushInAnyTerm(peer, flush, judgedIn)));
    }
    write(batch, listener, nowMs);
  };
  peer.flush = () => {};
}

/** Lets the peer believe that its term is still the one in which its writes were judged, until it proposes them. */
function flushInAnyTerm(peer: Peer, flush: Peer['flush'], judgedIn: number): void {
  const { raft } = peer;
  if (peer.destroyed) return;
  const propose = raft.propose.bind(raft);
  Object.defineProperty(raft, 'term', { value: judgedIn, configurable: true });
  raft.propose = (data) => {
    Reflect.deleteProperty(raft, 'term');
    Reflect.deleteProperty(raft, 'propose');
    return propose(data);
  };
  flush(0);
  Reflect.deleteProperty(raft, 'term');
  Reflect.deleteProperty(raft, 'propose');
}

/** Every hundredth batch with data gets a row that the others do not have, outside of what clients read. */
export function alterSome(engine: KvEngine): KvEngine {
  const write = engine.write.bind(engine);
  let batches = 0;
  engine.write = (batch) => {
    const sequence = write(batch);
    if (batch.count < 2 || ++batches % 100 !== 0) return sequence;
    const extra = new WriteBatch(64);
    extra.put(CF.write, utf8(`zq${batches}`), utf8('extra'));
    return write(extra);
  };
  return engine;
}

/** The applied index first, then the data: in memory at once, but a memtable may end between the two. */
export function writeApart(engine: KvEngine): KvEngine {
  const write = engine.write.bind(engine);
  engine.write = (batch) => {
    const raft = new WriteBatch(256);
    const data = new WriteBatch(1024);
    const bytes = batch.encoded();
    const cursor = new BatchCursor(bytes);
    while (cursor.next()) {
      const part = cursor.cf === CF.raft ? raft : data;
      const key = bytes.subarray(cursor.keyStart, cursor.keyEnd);
      const value = bytes.subarray(cursor.valueStart, cursor.valueEnd);
      if (cursor.kind === BATCH_PUT) part.put(cursor.cf, key, value);
      else if (cursor.kind === BATCH_DELETE_RANGE) part.deleteRange(cursor.cf, key, value);
      else part.delete(cursor.cf, key);
    }
    write(raft);
    return write(data);
  };
  return engine;
}
