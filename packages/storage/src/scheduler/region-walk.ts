/** A command's way through all of a region: reads without latches, and writes under the latches of what they found. */
import { userKeyOfDataKey } from '@tessera/codec';
import { runRead } from '@tessera/engine';
import { isLate } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import type { kvrpcpb } from '../messages.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { RegionRefusal, RegionSnapshot } from '../raft-kv.ts';
import { deadlineExceeded, schedulerIsBusy } from '../region-errors.ts';
import type { MvccTxn } from '../txn/mvcc-txn.ts';
import { StepJob } from './command-job.ts';
import type { TxnCommandKind } from './txn-command.ts';
import { rangeOfRegion, type TxnRange } from './txn-range.ts';
import type { StepOutcome, TxnScheduler } from './txn-scheduler.ts';

export class RegionWalk {
  readonly #scheduler: TxnScheduler;
  readonly #context: kvrpcpb.Context;
  readonly #receivedMs: number;
  readonly #kind: TxnCommandKind;

  constructor(scheduler: TxnScheduler, kind: TxnCommandKind, context: kvrpcpb.Context | undefined, receivedMs: number) {
    this.#scheduler = scheduler;
    this.#kind = kind;
    this.#context = context ?? EMPTY_CONTEXT;
    this.#receivedMs = receivedMs;
  }

  /** Reads without latches; undefined with the outcome in `failure` when the region refuses. */
  async read<T>(
    operation: (reader: MvccReader, range: TxnRange) => T,
  ): Promise<{ readonly found: T } | { readonly failure: StepOutcome }> {
    const { clock, kv } = this.#scheduler.options;
    if (isLate(this.#context, this.#receivedMs, clock)) return { failure: { regionError: deadlineExceeded() } };
    const granted = kv.read(this.#context);
    const region =
      granted.kind === 'wait'
        ? await new Promise<RegionSnapshot | RegionRefusal>((resolve) => {
            granted.onReady((ready) => {
              // Until the promise is heard the turn may be over.
              if (ready.kind === 'snapshot') ready.retain();
              resolve(ready);
            });
          })
        : granted;
    if (region.kind === 'refused') return { failure: { regionError: region.error } };
    if (granted.kind !== 'wait') region.retain();
    try {
      const range = rangeOfRegion(region.region);
      const found = await runRead(region.engine, region.data, () => {
        using reader = this.#scheduler.readerOf(region);
        const result = operation(reader, range);
        this.#scheduler.count(reader, region);
        return result;
      });
      return { found };
    } catch (thrown) {
      return { failure: { error: this.#scheduler.fault(thrown) } };
    } finally {
      region.release();
    }
  }

  write(
    dataKeys: readonly Uint8Array[],
    startTs: bigint,
    action: (reader: MvccReader, txn: MvccTxn) => void,
  ): Promise<StepOutcome> {
    const keys = dataKeys.map((key) => userKeyOfDataKey(key));
    return new Promise((resolve) => {
      const from = { kind: this.#kind, context: this.#context, receivedMs: this.#receivedMs };
      const job = new StepJob(this.#scheduler, from, keys, startTs, action, resolve);
      if (!this.#scheduler.submit(job, false)) resolve({ regionError: schedulerIsBusy() });
    });
  }
}
