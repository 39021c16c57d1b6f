/**
 * A region for tests: one replica over a MemoryEngine, applied at once, with switches for what real replication does: answers
 * later, data that is not in memory, lost leadership.
 */
import {
  WriteBatch as Batch,
  BlockMiss,
  type ColumnFamily,
  type EngineIterator,
  type EngineSnapshot,
  type IteratorOptions,
  type KvEngine,
  MemoryEngine,
  type WriteBatch,
} from '@tessera/engine';
import type { ReadIndexRequestInit } from '@tessera/proto/raft_cmdpb';
import { type kvrpcpb, metapb } from '../messages.ts';
import type { RaftKv, ReadGrant, RegionError, RegionRefusal, RegionSnapshot, WriteListener } from '../raft-kv.ts';
import { checkBatchKeys } from '../region-check.ts';
import { staleCommand } from '../region-errors.ts';

export class TestRegion implements RaftKv {
  readonly engine: KvEngine;
  readonly region: metapb.Region;
  refusal: RegionError | undefined;
  changingRange = false;
  /** Reads and writes wait in these until the test lets them go. */
  heldReads: (() => void)[] | undefined;
  heldWrites: (() => void)[] | undefined;
  retained = 0;
  /** What the last read wanted its leader to look at, and the lock that the leader then knows. */
  lockCheck: ReadIndexRequestInit | undefined;
  leaderLock: kvrpcpb.LockInfo | undefined;
  term = 6;
  readonly flow = { keysRead: 0, bytesRead: 0 };
  /** Granted to all reads, as to those of one turn; unset: a new one each. */
  shared: EngineSnapshot | undefined;

  constructor(startKey: Uint8Array, endKey: Uint8Array, engine: KvEngine = new MemoryEngine()) {
    this.engine = engine;
    this.region = Object.assign(new metapb.Region(), { id: 2, startKey, endKey });
  }

  check(_context: kvrpcpb.Context): RegionError | undefined {
    return this.refusal;
  }

  changesRange(): boolean {
    return this.changingRange;
  }

  read(_context: kvrpcpb.Context, lockCheck?: ReadIndexRequestInit): ReadGrant {
    this.lockCheck = lockCheck;
    if (lockCheck !== undefined && this.leaderLock !== undefined) {
      return { kind: 'refused', error: { message: 'locked' }, locked: this.leaderLock };
    }
    const held = this.heldReads;
    if (held === undefined) return this.#grant();
    return { kind: 'wait', onReady: (callback) => held.push(() => callback(this.#grant())) };
  }

  readLocal(_context: kvrpcpb.Context): RegionSnapshot | RegionRefusal {
    return this.#grant();
  }

  #grant(): RegionSnapshot | RegionRefusal {
    if (this.refusal !== undefined) return { kind: 'refused', error: this.refusal };
    return {
      kind: 'snapshot',
      engine: this.engine,
      data: this.shared ?? this.engine.snapshot(),
      region: this.region,
      term: this.term,
      flow: this.flow,
      retain: () => this.retained++,
      release: () => this.retained--,
    };
  }

  write(_context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener, term = 0): void {
    const copy = new Batch();
    copy.append(batch);
    const stale = term !== 0 && term !== this.term ? staleCommand() : undefined;
    const apply = (): void => {
      const error = this.refusal ?? stale ?? checkBatchKeys(copy, this.region);
      if (error === undefined) this.engine.write(copy);
      listener.written(error);
    };
    if (this.heldWrites === undefined) apply();
    else this.heldWrites.push(apply);
  }
}

/** An engine that has nothing in memory at first: every value must be loaded once before it can be read. */
export class ColdEngine implements KvEngine {
  readonly #inner = new MemoryEngine();
  readonly #loaded = new Set<string>();
  failLoads = false;
  loads = 0;
  /** What a load that begins now waits for. */
  holdLoads: Promise<void> | undefined;
  readonly write = (batch: WriteBatch): number => this.#inner.write(batch);
  readonly approximateStats = this.#inner.approximateStats.bind(this.#inner);
  readonly approximateSplitKeys = this.#inner.approximateSplitKeys.bind(this.#inner);
  readonly signals = this.#inner.signals.bind(this.#inner);
  readonly flush = this.#inner.flush.bind(this.#inner);
  readonly close = this.#inner.close.bind(this.#inner);

  get sequence(): number {
    return this.#inner.sequence;
  }

  get persistedSequence(): number {
    return 0;
  }

  async load(miss: BlockMiss): Promise<void> {
    await this.holdLoads;
    if (this.failLoads) throw new Error('disk on fire');
    this.loads++;
    for (const block of miss.blocks) this.#loaded.add(block as string);
  }

  snapshot(): EngineSnapshot {
    const inner = this.#inner.snapshot();
    const need = (snapshot: EngineSnapshot, keys: readonly Uint8Array[]): void => {
      const missing = keys.map((key) => key.join()).filter((block) => !this.#loaded.has(block));
      if (missing.length > 0) throw new BlockMiss(snapshot, missing);
    };
    return {
      sequence: inner.sequence,
      unpin: () => {},
      [Symbol.dispose]: () => inner[Symbol.dispose](),
      get(cf: ColumnFamily, key: Uint8Array) {
        need(this, [key]);
        return inner.get(cf, key);
      },
      multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]) {
        need(this, keys);
        return inner.multiGet(cf, keys);
      },
      iterator(cf: ColumnFamily, options?: IteratorOptions): EngineIterator {
        const iterator = inner.iterator(cf, options);
        const value = iterator.value.bind(iterator);
        iterator.value = () => {
          need(this, [iterator.key()]);
          return value();
        };
        return iterator;
      },
    };
  }
}
