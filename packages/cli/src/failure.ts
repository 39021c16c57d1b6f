/** How a failed command ends: what stderr says and the exit code. */
import { describeError, TesseraError } from '@tessera/base';

/** The command line or a config file is wrong: exit code 2. */
export class UsageError extends TesseraError {
  override name = 'UsageError';

  constructor(message: string) {
    super('CLI:Usage', message);
  }
}

export function failureOf(error: unknown): { readonly text: string; readonly exitCode: 1 | 2 } {
  const usage = error instanceof UsageError || (error instanceof TesseraError && error.name === 'ConfigError');
  // A fault of the environment is told in one line; only our own mistakes deserve a stack.
  const known = error instanceof TesseraError;
  const text = known || !(error instanceof Error) ? describeError(error) : (error.stack ?? error.message);
  return { text, exitCode: usage ? 2 : 1 };
}
