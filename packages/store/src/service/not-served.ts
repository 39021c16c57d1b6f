/**
 * Answers to commands of BatchCommands that this store does not serve yet. A unary call gets UNIMPLEMENTED; a command in a
 * batch gets an error of its own kind instead, because failing the stream would fail everybody else on it.
 */
import type * as tikvpb from '@tessera/proto/tikvpb';

type Response = NonNullable<tikvpb.BatchCommandsResponse_ResponseInit['cmd']>;
type Kind = Response['kind'];

const TEXT = 'not supported yet: this store serves raw key-value commands only';
const ERROR = { error: { abort: TEXT } };
const ERRORS = { errors: [{ abort: TEXT }] };
const ERROR_TEXT = { error: TEXT };

const ANSWERS: { readonly [K in Kind]?: Extract<Response, { kind: K }>['value'] } = {
  get: ERROR,
  scan: ERROR,
  prewrite: ERRORS,
  commit: ERROR,
  import: ERROR_TEXT,
  cleanup: ERROR,
  batchGet: ERROR,
  batchRollback: ERROR,
  scanLock: ERROR,
  resolveLock: ERROR,
  gc: ERROR,
  deleteRange: ERROR_TEXT,
  coprocessor: { otherError: TEXT },
  pessimisticLock: ERRORS,
  pessimisticRollback: ERRORS,
  checkTxnStatus: ERROR,
  txnHeartBeat: ERROR,
  checkSecondaryLocks: ERROR,
  flashbackToVersion: ERROR_TEXT,
  prepareFlashbackToVersion: ERROR_TEXT,
  flush: ERRORS,
  bufferBatchGet: ERROR,
  // Tells what transactions did; there are none here to be told about.
  broadcastTxnStatus: {},
};

/** The answer to a command by its kind; undefined for one that is served elsewhere. */
export function notServed(kind: Kind): Response | undefined {
  const value = ANSWERS[kind];
  return value === undefined ? undefined : ({ kind, value } as Response);
}
