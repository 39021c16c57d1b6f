/**
 * Faults of the environment or the caller: disk full, reset, bad config, malformed request.
 *
 * Outcomes that the protocol names (NotLeader, KeyIsLocked ...) are values, never these. Codes follow TiKV's
 * form `KV:<Class>:<Name>` or PD's `PD:<class>:Err<Name>` (facts 6.5).
 */

export type ErrorDetails = Readonly<Record<string, string | number | bigint | boolean | undefined>>;

export class TesseraError extends Error {
  override name = 'TesseraError';
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** One line for a log or a terminal: the message and those of its causes, without what a message before has said already. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; current !== undefined && depth < 5; depth++) {
    const text = current instanceof Error ? current.message || current.name : String(current);
    if (!parts.some((part) => part.length > text.length && part.includes(text))) parts.push(text);
    current = current instanceof Error ? current.cause : undefined;
  }
  return parts.join(': ');
}
