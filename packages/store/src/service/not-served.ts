/**
 * Answers to commands of BatchCommands that this store does not serve yet. A unary call gets UNIMPLEMENTED; a command in a
 * batch gets an error of its own kind instead, because failing the stream would fail everybody else on it.
 */
import type * as tikvpb from '@tessera/proto/tikvpb';

type Response = NonNullable<tikvpb.BatchCommandsResponse_ResponseInit['cmd']>;
type Kind = Response['kind'];

const TEXT = 'not supported by this store';
const ERROR = { error: { abort: TEXT } };
const ERROR_TEXT = { error: TEXT };

const ANSWERS: { readonly [K in Kind]?: Extract<Response, { kind: K }>['value'] } = {
  import: ERROR_TEXT,
  gc: ERROR,
  coprocessor: { otherError: TEXT },
  flashbackToVersion: ERROR_TEXT,
  prepareFlashbackToVersion: ERROR_TEXT,
  // A hint for caches that this store does not need.
  broadcastTxnStatus: {},
};

/** The answer to a command by its kind; undefined for one that is served elsewhere. */
export function notServed(kind: Kind): Response | undefined {
  const value = ANSWERS[kind];
  return value === undefined ? undefined : ({ kind, value } as Response);
}
