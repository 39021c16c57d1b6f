/**
 * Deliberate breakages, to prove that the simulator would notice: each must be caught within some seeds (`npm run sim -- --mutants`). They break
 * stores from outside (configuration, lying disks, replaced methods), so that the code under test has no hooks for them.
 */
import { utf8 } from '@tessera/base';
import { BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor, CF, type KvEngine, WriteBatch } from '@tessera/engine';
import { RaftStore, type RaftstoreConfig, RegionKv } from '@tessera/raftstore';
import { Checkers } from './checkers.ts';
import type { ScenarioName } from './scenarios.ts';
import type { SimDiskFaults } from './sim-disk.ts';
import { TXN_MUTANTS } from './txn/txn-mutants.ts';

export interface Mutant {
  readonly name: string;
  /** What it breaks. */
  readonly what: string;
  /** Where it is looked for. */
  readonly scenario: ScenarioName;
  readonly config?: Partial<RaftstoreConfig>;
  readonly diskLies?: Pick<SimDiskFaults, 'syncLies'>;
  readonly wrapEngine?: (engine: KvEngine) => KvEngine;
  /** Replaces methods; returns what puts them back. */
  apply?(): () => void;
}

type Peer = ReturnType<RaftStore['createPeer']>;

/** Every peer that is made from now on. */
function onPeers(change: (peer: Peer, store: RaftStore) => void): () => void {
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

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'lease-5s',
    what: 'a lease of 5 s where voters wait 1 s',
    scenario: 'leases',
    config: { leaseMs: 5000 },
  },
  {
    name: 'lease-1.5s',
    what: 'a lease half as long again as voters wait',
    scenario: 'leases',
    config: { leaseMs: 1500 },
  },
  {
    name: 'lease-for-ever',
    what: 'whoever believes to lead reads without asking',
    scenario: 'leases',
    apply: () => onPeers((peer) => void (peer.leaseValid = () => peer.raft.isLeader && peer.appliedTerm === peer.term)),
  },
  {
    name: 'lease-over-transfer',
    what: 'a lease is kept while leadership is handed over',
    scenario: 'transfers',
    apply: () =>
      onPeers((peer) => {
        const valid = peer.leaseValid.bind(peer);
        peer.leaseValid = (nowMs) => {
          Object.defineProperty(peer.raft, 'transferee', { value: 0, configurable: true });
          Object.defineProperty(peer.raft, 'leaseBroken', { value: false, configurable: true });
          const answer = valid(nowMs);
          Reflect.deleteProperty(peer.raft, 'transferee');
          Reflect.deleteProperty(peer.raft, 'leaseBroken');
          return answer;
        };
      }),
  },
  {
    name: 'lease-unapplied',
    what: 'a lease read does not wait for what is committed and not applied',
    scenario: 'mix',
    apply: () =>
      onPeers(({ reads }) => void (reads.addApplied = (read) => queueMicrotask(() => read.grant(undefined)))),
  },
  {
    name: 'read-index-alone',
    what: 'a ReadIndex round asks nobody',
    scenario: 'leases',
    apply: () =>
      onPeers((peer) => {
        const ask = peer.raft.readIndex.bind(peer.raft);
        peer.raft.readIndex = (context) => {
          if (!peer.raft.isLeader) return ask(context);
          peer.onReadState({ index: peer.raft.committed, context });
          return 'ok';
        };
      }),
  },
  {
    name: 'stale-replica-reads',
    what: 'replicas answer from what they have',
    scenario: 'mix',
    apply: () =>
      onPeers((peer) => {
        const { reads } = peer;
        const add = reads.add.bind(reads);
        reads.add = (read) => {
          if (peer.isLeader) return add(read);
          queueMicrotask(() => read.grant(undefined));
          return true;
        };
      }),
  },
  {
    name: 'ack-before-commit',
    what: 'a write is acknowledged when it is proposed',
    scenario: 'mix',
    apply: () =>
      onPeers((peer) => {
        const write = peer.write.bind(peer);
        peer.write = (batch, listener, nowMs) => {
          write(batch, { written: () => {} }, nowMs);
          queueMicrotask(() => listener.written(undefined));
        };
      }),
  },
  {
    name: 'log-never-synced',
    what: 'syncs of the raft log do nothing',
    scenario: 'storms',
    diskLies: { syncLies: '/raft/' },
  },
  {
    name: 'engine-never-synced',
    what: 'syncs of the engine do nothing',
    scenario: 'storms',
    diskLies: { syncLies: '/kv/' },
  },
  {
    name: 'vote-forgotten',
    what: 'terms and votes are not written down',
    scenario: 'storms',
    apply: () =>
      onPeers(({ storage }) => {
        const append = storage.append.bind(storage);
        storage.append = (one) => append({ ...one, hardState: undefined });
      }),
  },
  {
    name: 'applied-apart',
    what: 'the applied index is written before the data, not with it',
    scenario: 'storms',
    wrapEngine: writeApart,
  },
  {
    name: 'log-cut-early',
    what: 'the raft log is cut below what the engine has only in memory',
    scenario: 'storms',
    apply: () =>
      onPeers((peer, store) => {
        store.gc.onWritten = (written) => written.storage.dropCompacted(written.apply.truncatedIndex);
        return peer;
      }),
  },
  {
    name: 'install-unsynced',
    what: 'splits and snapshots count before they are on disk',
    scenario: 'snapshots',
    apply: () =>
      onPeers((_, store) => {
        store.flushEngine = (done) => store.env.tasks.defer(done);
      }),
  },
  {
    name: 'rows-differ',
    what: 'a store applies a put with another value; nobody but the check of replicas may notice',
    scenario: 'calm',
    config: { consistencyCheckTicks: 5 },
    wrapEngine: alterSome,
    apply() {
      const { compareReplicas } = Checkers.prototype;
      Checkers.prototype.compareReplicas = async () => {};
      return () => {
        Checkers.prototype.compareReplicas = compareReplicas;
      };
    },
  },
  {
    name: 'swap-across-terms',
    what: 'a swap writes in whatever term its store leads by then, not in that of its read',
    scenario: 'swaps',
    apply: () => {
      const { write } = RegionKv.prototype;
      RegionKv.prototype.write = function (this: RegionKv, context, batch, listener) {
        write.call(this, context, batch, listener, 0);
      };
      return () => {
        RegionKv.prototype.write = write;
      };
    },
  },
  ...TXN_MUTANTS,
];

/** Every hundredth batch with data gets a row that the others do not have, outside of what clients read. */
function alterSome(engine: KvEngine): KvEngine {
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
function writeApart(engine: KvEngine): KvEngine {
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
