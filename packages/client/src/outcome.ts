/** What a call that ends without an answer is told. */
import type { AnyCall } from './call.ts';
import { type ClientError, DeadlineExceededError, UndeterminedError } from './errors.ts';

/** `waiting`: for an answer, as opposed to a pause or PD. */
export function outOfTime(call: AnyCall, waiting: boolean): ClientError {
  const { name } = call.command;
  const silence = `${name}: no answer within ${call.timeoutMs} ms`;
  const error = (waiting ? undefined : call.budget?.failure(name)) ?? new DeadlineExceededError(silence);
  return undetermined(call, error);
}

/** `error`, unless the call is a write that may have happened or may happen yet. */
export function undetermined(call: AnyCall, error: ClientError): ClientError {
  if (call.command.effect === 'read' || (!call.maybeApplied && call.connection === undefined)) return error;
  return new UndeterminedError(`${call.command.name}: outcome unknown (${error.message})`, { cause: error });
}
