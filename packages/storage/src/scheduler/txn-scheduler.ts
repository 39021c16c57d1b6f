/** Runs commands that change data: which may start, what they share, and what the store remembers of them. */
import { describeError, latin1 } from '@tessera/base';
import { WriteBatch } from '@tessera/engine';
import type { DriverOptions } from '../driver.ts';
import { Latches } from '../latches.ts';
import type { LockWaits } from '../lock-wait/lock-waits.ts';
import { kvrpcpb } from '../messages.ts';
import { failureOfFault, keyErrorOf } from '../mvcc/mvcc-error.ts';
import { type MemoryPessimisticLocks, MvccReader, newMvccStats } from '../mvcc/mvcc-reader.ts';
import type { RaftKv, RegionError, RegionSnapshot } from '../raft-kv.ts';
import type { KnownStatus } from '../txn/mvcc-txn.ts';
import { KnownCommitted } from './known-committed.ts';
import type { PessimisticTxnConfig } from './pessimistic-config.ts';
import type { RegionTxns } from './region-txn.ts';
import { TurnReader } from './turn-reader.ts';
import { abort } from './txn-command.ts';
import type { TxnJob } from './txn-job.ts';
import { TxnStats } from './txn-stats.ts';

/** A waiting command keeps up to 64 KiB of received bytes alive: 512 MiB at this many, if no two of them came together. */
const JOBS_MAX = 8192;
/** `storage.scheduler-pending-write-threshold`. */
const WRITING_BYTES_MAX = 100 * 1024 * 1024;
/** Half a minute of commits at full speed; a retry comes within seconds. */
const KNOWN_COMMITTED_MAX = 1 << 18;

export interface TxnSchedulerOptions extends DriverOptions {
  /** `storage.max-key-size`; changeable while running. */
  maxKeySizeBytes: number;
  readonly pessimistic: PessimisticTxnConfig;
  /** `kv` without flow control: for commands that end transactions. */
  readonly direct?: RaftKv | undefined;
}

export class TxnScheduler {
  readonly options: TxnSchedulerOptions;
  readonly regions: RegionTxns;
  readonly waits: LockWaits;
  readonly stats = new TxnStats();
  readonly latches = new Latches(JOBS_MAX);
  /** Of the job that is between its action and its proposal. */
  readonly batch = new WriteBatch();
  /** Proposed and not applied yet. */
  writingBytes = 0;
  readonly #committed = new KnownCommitted(KNOWN_COMMITTED_MAX);
  readonly #turnReader: TurnReader;

  constructor(options: TxnSchedulerOptions, regions: RegionTxns, waits: LockWaits) {
    this.options = options;
    this.regions = regions;
    this.waits = waits;
    this.#turnReader = new TurnReader(options.tasks);
  }

  /** Starts the job, now or when its keys are free. False: the store is busy. */
  submit(job: TxnJob, mayBeRefused: boolean): boolean {
    this.stats.arrived(job.kind, job.context.priority);
    // TiKV's need_flow_control: who asks with high priority is never slowed down or refused for the sake of others.
    job.mayBeRefused = mayBeRefused && job.context.priority !== kvrpcpb.CommandPri.High;
    const isBusy = job.mayBeRefused && this.writingBytes >= WRITING_BYTES_MAX;
    const starts = !isBusy && this.#acquire(job);
    if (!starts) this.stats.busy(job.kind);
    return starts;
  }

  #acquire(job: TxnJob): boolean {
    const { keys } = job;
    const latches = new Array<string>(keys.length);
    for (let i = 0; i < keys.length; i++) latches[i] = latin1(keys[i] as Uint8Array);
    return this.latches.acquire(latches, job);
  }

  readerOf(region: RegionSnapshot): MvccReader {
    return new MvccReader(region.data, newMvccStats(), this.#memoryLocksOf(region));
  }

  /** One that all jobs of this turn share. Who meets a fault with it calls {@link dropReader}. */
  sharedReaderOf(region: RegionSnapshot): MvccReader {
    const reader = this.#turnReader.of(region.data);
    reader.memoryLocks = this.#memoryLocksOf(region);
    return reader;
  }

  dropReader(): void {
    this.#turnReader.drop();
  }

  #memoryLocksOf(region: RegionSnapshot): MemoryPessimisticLocks | undefined {
    const { locks, term } = this.regions.of(region.region.id);
    return locks.size > 0 && term === region.term ? locks : undefined;
  }

  count({ stats }: MvccReader, { flow }: RegionSnapshot): void {
    flow.keysRead += stats.processedVersions;
    flow.bytesRead += stats.processedBytes;
    // Reads of a turn share a reader: each counts its own.
    stats.processedVersions = 0;
    stats.processedBytes = 0;
  }

  remember(statuses: readonly KnownStatus[]): void {
    for (let i = 0; i < statuses.length; i++) this.#committed.add((statuses[i] as KnownStatus).startTs);
  }

  isKnownCommitted(startTs: bigint): boolean {
    return this.#committed.has(startTs);
  }

  /** The answer to a fault, for the client and for the log. */
  fault(thrown: unknown): kvrpcpb.KeyErrorInit {
    const text = describeError(thrown);
    this.options.log.error?.('a transactional command failed', { error: text });
    const failure = failureOfFault(thrown);
    return failure === undefined ? abort(text) : keyErrorOf(failure);
  }
}

/** How a step of a long command ended. */
export interface StepOutcome {
  readonly regionError?: RegionError | undefined;
  readonly error?: kvrpcpb.KeyErrorInit | undefined;
}
