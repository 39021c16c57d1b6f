/** A broken promise of the system under test. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  /** Which promise: two failures of one kind count as the same when a trace is shrunk. */
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}
