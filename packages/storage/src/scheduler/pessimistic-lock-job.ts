/** KvPessimisticLock: takes its locks, or waits for one that is in the way and is woken or resumed (facts 4.1 to 4.3). */
import { txnDataKey } from '@tessera/codec';
import type { KeyErrorInit } from '@tessera/proto/kvrpcpb';
import type { WaitingRequest } from '../lock-wait/lock-waits.ts';
import type { kvrpcpb } from '../messages.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { RegionError } from '../raft-kv.ts';
import { schedulerIsBusy } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import type { MvccTxn } from '../txn/mvcc-txn.ts';
import {
  failedLock,
  type PessimisticLockOutcome,
  type PessimisticLockProps,
  pessimisticLock,
  pessimisticLockProps,
} from '../txn/pessimistic-lock.ts';
import { TxnJob } from './txn-job.ts';
import type { TxnScheduler } from './txn-scheduler.ts';

export class PessimisticLockJob extends TxnJob implements WaitingRequest {
  readonly #request: kvrpcpb.PessimisticLockRequest;
  readonly #props: PessimisticLockProps;
  readonly #reply: Reply<kvrpcpb.PessimisticLockResponseInit>;
  /** It has waited before: the key that it is after is free, and others wait for it. */
  readonly #resumed: boolean;
  #outcome: PessimisticLockOutcome | undefined;

  constructor(
    scheduler: TxnScheduler,
    request: kvrpcpb.PessimisticLockRequest,
    keys: readonly Uint8Array[],
    reply: Reply<kvrpcpb.PessimisticLockResponseInit>,
    resumed = false,
  ) {
    const from = { kind: 'acquire_pessimistic_lock', context: request.context, receivedMs: reply.receivedMs } as const;
    super(scheduler, from, keys, request.startVersion, true);
    this.#request = request;
    this.#props = pessimisticLockProps(request);
    this.#reply = reply;
    this.#resumed = resumed;
  }

  get startTs(): bigint {
    return this.#props.startTs;
  }

  get primary(): Uint8Array {
    return this.#props.primary;
  }

  get resumable(): boolean {
    return this.#props.allowLockWithConflict;
  }

  get isFirstLock(): boolean {
    return this.#request.isFirstLock;
  }

  get deadlineMs(): number {
    const { waitTimeout, context } = this.#request;
    const { waitForLockTimeoutMs } = this.scheduler.options.pessimistic;
    const waitMs = waitTimeout > 0 ? Math.min(waitTimeout, waitForLockTimeoutMs) : waitForLockTimeoutMs;
    const limitMs = context?.maxExecutionDurationMs ?? 0;
    return this.receivedMs + (limitMs > 0 ? Math.min(waitMs, limitMs) : waitMs);
  }

  protected override act(reader: MvccReader, txn: MvccTxn): void {
    this.#outcome = pessimisticLock(this.#request, reader, txn);
  }

  protected override done(): void {
    const outcome = this.#outcome as PessimisticLockOutcome;
    if (outcome.kind === 'wait') {
      this.scheduler.waits.park(this, outcome.key, outcome.lock);
      return;
    }
    this.#reply.done(outcome.response);
    if ((outcome.response.errors ?? []).length > 0) this.#passOn();
  }

  override refused(regionError: RegionError): void {
    this.#reply.done({ regionError });
    this.#passOn();
  }

  protected override failed(error: KeyErrorInit): void {
    this.#reply.done({ errors: [error] });
    this.#passOn();
  }

  /** A resumed request that takes no lock after all leaves the key to the next one. */
  #passOn(): void {
    if (this.#resumed) this.scheduler.waits.releaseAgain(txnDataKey(this.keys[0] as Uint8Array));
  }

  fail(error: kvrpcpb.KeyErrorInit): void {
    this.#reply.done(failedLock(error, this.#props));
  }

  refuse(regionError: RegionError): void {
    this.#reply.done({ regionError });
  }

  resume(): void {
    const again = new PessimisticLockJob(this.scheduler, this.#request, this.keys, this.#reply, true);
    if (!this.scheduler.submit(again, false)) again.refused(schedulerIsBusy());
  }
}
