/** The jobs of commands: one that is done in one go, and one step of a long one. */
import type { KeyErrorInit } from '@tessera/proto/kvrpcpb';
import type { RegionErrorResponse } from '../driver.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { RegionError } from '../raft-kv.ts';
import type { Reply } from '../reply.ts';
import type { MvccTxn } from '../txn/mvcc-txn.ts';
import type { TxnRequest } from './txn-command.ts';
import { type JobOrigin, TxnJob } from './txn-job.ts';
import type { StepOutcome, TxnScheduler } from './txn-scheduler.ts';
import type { WriteCommand } from './write-commands.ts';

export class CommandJob<Q extends TxnRequest, R extends object> extends TxnJob {
  readonly #command: WriteCommand<Q, R>;
  readonly #request: Q;
  readonly #reply: Reply<R | RegionErrorResponse>;
  #response: R | undefined;

  constructor(
    scheduler: TxnScheduler,
    command: WriteCommand<Q, R>,
    request: Q,
    keys: readonly Uint8Array[],
    reply: Reply<R | RegionErrorResponse>,
  ) {
    const from = { kind: command.kind, context: request.context, receivedMs: reply.receivedMs };
    super(scheduler, from, keys, command.startTs(request), command.borrows);
    this.#command = command;
    this.#request = request;
    this.#reply = reply;
  }

  protected override act(reader: MvccReader, txn: MvccTxn): void {
    this.#response = this.#command.run(this.#request, reader, txn);
  }

  protected override done(): void {
    this.#reply.done(this.#response as R);
  }

  protected override refused(regionError: RegionError): void {
    this.#reply.done({ regionError });
  }

  protected override failed(error: KeyErrorInit): void {
    this.#reply.done(this.#command.failed(error));
  }
}

/** A step of a command that goes through its keys piece by piece. */
export class StepJob extends TxnJob {
  readonly #action: (reader: MvccReader, txn: MvccTxn) => void;
  readonly #ended: (outcome: StepOutcome) => void;

  constructor(
    scheduler: TxnScheduler,
    from: JobOrigin,
    keys: readonly Uint8Array[],
    startTs: bigint,
    action: (reader: MvccReader, txn: MvccTxn) => void,
    ended: (outcome: StepOutcome) => void,
  ) {
    super(scheduler, from, keys, startTs, false);
    this.#action = action;
    this.#ended = ended;
  }

  protected override act(reader: MvccReader, txn: MvccTxn): void {
    this.#action(reader, txn);
  }

  protected override done(): void {
    this.#ended({});
  }

  protected override refused(regionError: RegionError): void {
    this.#ended({ regionError });
  }

  protected override failed(error: KeyErrorInit): void {
    this.#ended({ error });
  }
}
