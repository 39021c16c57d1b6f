/**
 * Everything a call of this client can reject with. One base class, one class per thing a program can do about it;
 * `code` is stable, `cause` holds what the cluster said last.
 */
import { type ErrorDetails, TesseraError } from '@tessera/base';

/** What an error may carry. */
export interface ClientErrorOptions {
  readonly cause?: unknown;
  readonly details?: ErrorDetails;
}

/** The base of all errors of this package. */
export class ClientError extends TesseraError {
  override name = 'ClientError';
}

/** The arguments cannot be sent: an empty key, a bad limit, a bound out of order. Nothing was sent. */
export class InvalidArgumentError extends ClientError {
  override name = 'InvalidArgumentError';
  constructor(message: string, options?: ClientErrorOptions) {
    super('Client:InvalidArgument', message, options);
  }
}

/** The caller's signal was aborted. A write may or may not have happened: then it is {@link UndeterminedError}. */
export class AbortedError extends ClientError {
  override name = 'AbortedError';
  constructor(message: string, options?: ClientErrorOptions) {
    super('Client:Aborted', message, options);
  }
}

/** The client was closed. */
export class ClosedError extends ClientError {
  override name = 'ClosedError';
  constructor(options?: ClientErrorOptions) {
    super('Client:Closed', 'the client is closed', options);
  }
}

/** More calls in flight than the client allows: slow down. Nothing was sent. */
export class OverloadedError extends ClientError {
  override name = 'OverloadedError';
  constructor(limit: number) {
    super('Client:Overloaded', `more than ${limit} calls in flight`, { details: { limit } });
  }
}

/** The call did not succeed within `timeoutMs`. For writes it says that nothing was sent that could still happen. */
export class DeadlineExceededError extends ClientError {
  override name = 'DeadlineExceededError';
  constructor(message: string, options?: ClientErrorOptions, code = 'Client:DeadlineExceeded') {
    super(code, message, options);
  }
}

/** No replica of the key's region would serve the call before the deadline: no leader, no connection, no PD. */
export class RegionUnavailableError extends DeadlineExceededError {
  override name = 'RegionUnavailableError';
  constructor(message: string, options?: ClientErrorOptions) {
    super(message, options, 'Client:RegionUnavailable');
  }
}

/** The store kept answering that it is busy until the deadline. */
export class ServerBusyError extends DeadlineExceededError {
  override name = 'ServerBusyError';
  constructor(message: string, options?: ClientErrorOptions) {
    super(message, options, 'Client:ServerIsBusy');
  }
}

/** A write was sent and its answer never came: it may have happened, may happen yet, or never will. Read to find out. */
export class UndeterminedError extends ClientError {
  override name = 'UndeterminedError';
  constructor(message: string, options?: ClientErrorOptions) {
    super('Client:Undetermined', message, options);
  }
}

/** The store understood the call and refused it; trying again as is will not help. The message is the store's. */
export class RefusedError extends ClientError {
  override name = 'RefusedError';
  constructor(message: string, options?: ClientErrorOptions) {
    super('Client:Refused', message, options);
  }
}
