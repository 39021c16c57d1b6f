/** gRPC status codes and the error that carries one. */
import { TesseraError } from '@tessera/base';
import type { Metadata } from './types.ts';

export const Status = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;

/** 0 to 16. A peer's unknown code is UNKNOWN. */
export type Status = (typeof Status)[keyof typeof Status];

const NAMES = Object.keys(Status);

export function statusName(status: Status): string {
  return NAMES[status] ?? 'UNKNOWN';
}

export const EMPTY_METADATA: Metadata = new Map();

/**
 * A call that did not end with OK. At the server, a handler may throw it to end its call with that status.
 * `code` is `gRPC:<NAME>`, `message` the text of the peer (or ours).
 */
export class GrpcError extends TesseraError {
  override name = 'GrpcError';
  readonly status: Status;
  /** Trailers; empty when the call never reached the peer. */
  readonly metadata: Metadata;
  /** Client: true when no handler of the peer has seen the call, so that it may be repeated whatever it does. */
  readonly unprocessed: boolean;

  constructor(
    status: Status,
    message: string,
    options: { readonly metadata?: Metadata; readonly cause?: unknown; readonly unprocessed?: boolean } = {},
  ) {
    super(`gRPC:${statusName(status)}`, message, options.cause === undefined ? {} : { cause: options.cause });
    this.status = status;
    this.metadata = options.metadata ?? EMPTY_METADATA;
    this.unprocessed = options.unprocessed ?? false;
  }
}
