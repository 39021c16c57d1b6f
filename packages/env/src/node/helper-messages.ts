/** What a helper thread and its pool say to one another, and how errors get across: an Error loses its class and fields in a clone. */
import { TesseraError } from '@tessera/base';
import { DiskError } from '../faults.ts';
import type { RemoteDisk } from '../helpers.ts';

export type ToHelper =
  | {
      readonly kind: 'run';
      readonly module: string;
      readonly disk: RemoteDisk;
      readonly input: unknown;
      readonly cancellation: SharedArrayBuffer;
    }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly error: SentError };

export type FromHelper =
  | { readonly kind: 'ask'; readonly question: unknown }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: SentError };

export interface SentError {
  readonly code: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
  readonly details: TesseraError['details'];
  readonly cause: SentError | undefined;
}

/** Causes below this depth are left out. */
const CAUSES_MAX = 5;

export function sendError(error: unknown, depth = 0): SentError {
  const isError = error instanceof Error;
  const cause = isError && error.cause !== undefined && depth < CAUSES_MAX;
  return {
    code: error instanceof TesseraError ? error.code : undefined,
    message: isError ? error.message : String(error),
    stack: isError ? error.stack : undefined,
    details: error instanceof TesseraError ? error.details : {},
    cause: cause ? sendError(error.cause, depth + 1) : undefined,
  };
}

/** A DiskError comes out as one, others with a code as a TesseraError, the rest as an Error with the stack it had there. */
export function receiveError(sent: SentError): Error {
  const cause = sent.cause === undefined ? undefined : receiveError(sent.cause);
  const { operation, path, errno } = sent.details;
  if (sent.code === `KV:Disk:${errno}`) return new DiskError(String(operation), String(path), String(errno), cause);
  if (sent.code !== undefined) return new TesseraError(sent.code, sent.message, { cause, details: sent.details });
  const error = new Error(sent.message, cause === undefined ? undefined : { cause });
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
}
