/** Deliberate breakages of transactions, as in `mutants.ts`: from outside, by methods that are replaced. */
import { rollbackRecord } from '@tessera/codec';
import { PdClient } from '@tessera/pd-client';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { type RegionObserver, TxnStorage, txn } from '@tessera/storage';
import type { Mutant } from '../mutants.ts';

const { ConcurrencyManager, MvccTxn } = txn;

/** Replaces a method of `prototype`; `make` gets the one that was there. */
function replace<T, K extends keyof T>(prototype: T, name: K, make: (before: T[K]) => T[K]): () => void {
  const before = prototype[name];
  prototype[name] = make(before);
  return () => {
    prototype[name] = before;
  };
}

/** What every store tells its transactions of regions. */
function onObservers(change: (observer: RegionObserver, storage: TxnStorage) => void): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(TxnStorage.prototype, 'observer') as PropertyDescriptor;
  const changed = new WeakSet<object>();
  Object.defineProperty(TxnStorage.prototype, 'observer', {
    ...descriptor,
    get(this: TxnStorage): RegionObserver {
      const observer = descriptor.get?.call(this) as RegionObserver;
      if (!changed.has(observer)) change(observer, this);
      changed.add(observer);
      return observer;
    },
  });
  return () => void Object.defineProperty(TxnStorage.prototype, 'observer', descriptor);
}

const { SKIP_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;
/** How far the garbage collector of a mutant runs ahead. */
const AHEAD = 30_000n << 18n;

export const TXN_MUTANTS: readonly Mutant[] = [
  {
    name: 'commit-not-pushed',
    what: 'a reader is told that a commit was pushed above it, and it was not',
    scenario: 'lists',
    apply: () =>
      replace(
        MvccTxn.prototype,
        'putLock',
        (put) =>
          function (this: txn.MvccTxn, key, lock, isNew) {
            if (!isNew && lock.kind !== 'pessimistic' && lock.forUpdateTs === 0n && !lock.useAsyncCommit) return;
            put.call(this, key, lock, isNew);
          },
      ),
  },
  {
    name: 'max-ts-unsynced',
    what: 'a new leader does not ask at which timestamps its forerunner was read',
    scenario: 'lists',
    apply: () => {
      const undo = onObservers((observer) => {
        const changed = observer.leaderChanged.bind(observer);
        observer.leaderChanged = (region, peerId, leader, term) => {
          changed(region, peerId, leader, term);
          if (leader === peerId) Object.assign((observer as unknown as Regions).of(region.id), { maxTsSynced: true });
        };
      });
      const undoUpdate = replace(
        ConcurrencyManager.prototype,
        'updateMaxTs',
        (update) =>
          function (this: txn.ConcurrencyManager, ts) {
            if (new Error('who asks?').stack?.includes('syncMaxTs') !== true) update.call(this, ts);
          },
      );
      return () => {
        undo();
        undoUpdate();
      };
    },
  },
  {
    name: 'locks-unseen',
    what: 'point reads do not look at locks',
    scenario: 'bank',
    apply: () =>
      replace(
        TxnStorage.prototype,
        'get',
        (get) =>
          function (this: TxnStorage, request, reply) {
            const context = Object.assign(request.context ?? new kvrpcpb.Context(), {
              isolationLevel: kvrpcpb.IsolationLevel.RC,
            });
            get.call(this, Object.assign(request, { context }), reply);
          },
      ),
  },
  {
    name: 'memory-locks-unseen',
    what: 'reads do not look at the locks of prewrites in flight',
    scenario: 'lists',
    apply: () => {
      const undo = replace(ConcurrencyManager.prototype, 'checkKey', () => () => undefined);
      const undoRange = replace(ConcurrencyManager.prototype, 'checkRange', () => () => undefined);
      return () => {
        undo();
        undoRange();
      };
    },
  },
  {
    name: 'reads-forgotten',
    what: 'a prewrite does not know at which timestamps its store was read',
    scenario: 'lists',
    apply: () => replace(ConcurrencyManager.prototype, 'updateMaxTs', () => () => {}),
  },
  {
    name: 'locks-left-behind',
    what: 'pessimistic locks in memory do not go along when leadership is handed over',
    scenario: 'handover',
    apply: () =>
      onObservers((observer) => {
        observer.beforeTransfer = () => undefined;
      }),
  },
  {
    name: 'conflict-unchecked',
    what: 'a prewrite does not look for newer versions',
    scenario: 'lists',
    apply: () =>
      replace(
        TxnStorage.prototype,
        'prewrite',
        (prewrite) =>
          function (this: TxnStorage, request, reply) {
            if (request.forUpdateTs === 0n) {
              request.forUpdateTs = request.startVersion;
              request.pessimisticActions = request.mutations.map(() => SKIP_PESSIMISTIC_CHECK);
            }
            prewrite.call(this, request, reply);
          },
      ),
  },
  {
    name: 'rollback-unprotected',
    what: 'no rollback is protected from the next one',
    scenario: 'coordinators',
    apply: () =>
      replace(
        MvccTxn.prototype,
        'putWrite',
        (put) =>
          function (this: txn.MvccTxn, key, commitTs, write) {
            put.call(this, key, commitTs, write.kind === 'rollback' ? rollbackRecord(write.startTs, false) : write);
          },
      ),
  },
  {
    name: 'rollback-forgotten',
    what: 'a rollback leaves no record',
    scenario: 'coordinators',
    apply: () =>
      replace(
        MvccTxn.prototype,
        'putWrite',
        (put) =>
          function (this: txn.MvccTxn, key, commitTs, write) {
            if (write.kind !== 'rollback') put.call(this, key, commitTs, write);
          },
      ),
  },
  {
    name: 'resolved-backwards',
    what: 'locks of committed transactions are rolled back by whoever resolves them',
    scenario: 'coordinators',
    apply: () =>
      replace(
        TxnStorage.prototype,
        'resolveLock',
        (resolve) =>
          function (this: TxnStorage, request, reply) {
            resolve.call(this, Object.assign(request, { commitVersion: 0n }), reply);
          },
      ),
  },
  {
    name: 'value-left',
    what: 'a rollback leaves the value behind',
    scenario: 'modes',
    apply: () => replace(MvccTxn.prototype, 'deleteValue', () => () => {}),
  },
  {
    name: 'deadlock-unseen',
    what: 'nobody looks for cycles among those who wait',
    scenario: 'deadlocks',
    apply: () =>
      onObservers((_, { detector }) => {
        detector.detect = () => {};
      }),
  },
  {
    name: 'gc-too-far',
    what: 'garbage is collected half a minute above the safe point',
    scenario: 'collector',
    apply: () =>
      replace(
        PdClient.prototype,
        'getGcSafePoint',
        (get) =>
          async function (this: PdClient, ...given) {
            const safePoint = await get.apply(this, given);
            return safePoint === 0n ? 0n : safePoint + AHEAD;
          },
      ),
  },
];

interface Regions {
  of(regionId: number): { maxTsSynced: boolean };
}
