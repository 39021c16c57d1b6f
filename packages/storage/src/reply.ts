/**
 * Where a command puts its answer. One object per request, made by the service: it knows the connection, the message
 * type and the clock of the request, so that commands need no promise and no closure.
 */
export interface Reply<Response> {
  /** Monotonic time of the request's arrival: where its deadline counts from. */
  readonly receivedMs: number;
  /** Answers, now or in a later turn; this or {@link doneEncoded}, exactly once. Bytes in it are borrowed for the call. */
  done(response: Response): void;
  /** The same with the fields of the response message already encoded; borrowed for the call. */
  doneEncoded(fields: Uint8Array): void;
}
