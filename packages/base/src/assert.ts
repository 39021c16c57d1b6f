/**
 * Assertions: our own mistakes. They stay on in production (1 ns with a static text); a failure stops the
 * store instead of letting it go on with a broken invariant (DESIGN.md section 5).
 */

export class AssertionError extends Error {
  override name = 'AssertionError';
}

/** Throws {@link AssertionError} with `message` when `condition` is false. Pass a static text: it is built on every call. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Narrows away `undefined`; for values an invariant guarantees. */
export function must<T>(value: T | undefined | null, message: string): T {
  if (value === undefined || value === null) throw new AssertionError(message);
  return value;
}

/** The default branch of an exhaustive switch over a discriminated union. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}
