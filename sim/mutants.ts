/**
 * Deliberate breakages, to prove that the simulator would notice: each must be caught within some seeds (`npm run sim -- --mutants`). They break
 * stores from outside (configuration, lying disks, replaced methods), so that the code under test has no hooks for them.
 */
import { must } from '@tessera/base';
import type { KvEngine } from '@tessera/engine';
import { type RaftstoreConfig, RegionKv } from '@tessera/raftstore';
import { Checkers } from './checkers.ts';
import { alterSome, completeAnyhow, holdGathered, onPeers, writeApart } from './mutant-tools.ts';
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
  readonly diskLies?: Pick<SimDiskFaults, 'syncLies' | 'namesLie'>;
  readonly wrapEngine?: (engine: KvEngine) => KvEngine;
  /** Replaces methods; returns what puts them back. */
  apply?(): () => void;
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
    scenario: 'begins',
    apply: () =>
      onPeers((_, store) => {
        const { engine } = store;
        const flush = engine.flush.bind(engine);
        store.flushEngine = (done) => store.env.tasks.defer(done);
        // Those that wait for room would wait for ever.
        engine.flush = async () => {
          if (engine.signals().immutableMemtables > 0) await flush();
        };
      }),
  },
  {
    name: 'given-up-complete',
    what: 'a snapshot that is given up during its last checks counts as complete',
    scenario: 'begins',
    apply: () =>
      onPeers((_, { snapshots }) => {
        const make = Object.getPrototypeOf(snapshots).receiver as typeof snapshots.receiver;
        snapshots.receiver = (...given) => completeAnyhow(make.apply(snapshots, given));
      }),
  },
  {
    name: 'directory-unsynced',
    what: 'the directories of a store are not synced after they were made',
    scenario: 'storms',
    diskLies: { namesLie: '/' },
  },
  {
    name: 'lead-to-demoted',
    what: 'leadership may go to a member that a change under way demotes',
    scenario: 'seats',
    apply: () => onPeers((peer) => void Object.defineProperty(peer.raft, 'confChangePending', { value: false })),
  },
  {
    name: 'gathered-across-terms',
    what: 'writes wait for company and are proposed in whatever term their store leads by then',
    scenario: 'swings',
    apply: () => onPeers(holdGathered),
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
    scenario: 'swings',
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
  {
    name: 'merge-too-early',
    what: 'a merge takes effect though the source here lacks entries',
    scenario: 'merges',
    apply: () =>
      onPeers((_, { merging, peers }) => {
        merging.sourceOf = (_target, { source }) => {
          const peer = must(peers.get(source?.id ?? 0), 'a source');
          peer.region = source ?? peer.region;
          return peer;
        };
      }),
  },
  {
    name: 'snapshot-beside-source',
    what: 'a snapshot is installed and the regions that it holds live on',
    scenario: 'merges',
    apply: () =>
      onPeers((_, { merging, regions }) => {
        const replaced = merging.replacedBy.bind(merging);
        merging.replacedBy = (target, region) => (replaced(target, region) === undefined ? undefined : []);
        regions.obstacles = () => [];
      }),
  },
  {
    name: 'merge-taken-back',
    what: 'a source whose merge takes more than a moment takes it back, whatever its target does',
    scenario: 'merges',
    apply: () =>
      onPeers((_, { merging }) => {
        const check = merging.check.bind(merging);
        const seen = new WeakSet<object>();
        merging.check = (source) => {
          if (seen.has(source)) source.mergeFailed = true;
          seen.add(source);
          check(source);
        };
      }),
  },
  ...TXN_MUTANTS,
];
