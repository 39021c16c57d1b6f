/** Finding the region of a place for operations that group keys before they send anything; the pauses are theirs. */
import { describeError, must } from '@tessera/base';
import { type Env, sleep } from '@tessera/env';
import { PdError } from '@tessera/pd-client';
import type { Budget } from './budget.ts';
import type { CallLimits } from './call.ts';
import type { ClusterMap } from './cluster-map.ts';
import { AbortedError, ClientError, ClosedError, RefusedError } from './errors.ts';
import type { BackoffClass } from './reaction.ts';
import type { CachedRegion } from './region-cache.ts';
import type { Place } from './region-loader.ts';

/** Asks until PD knows, the deadline passes or the signal is aborted. Rejects with ClientError only. */
export async function locate(
  env: Pick<Env, 'clock' | 'random'>,
  map: ClusterMap,
  place: Place,
  what: string,
  limits: CallLimits,
  budget: Budget,
): Promise<CachedRegion> {
  for (;;) {
    if (isAborted(limits)) throw new AbortedError(`${what} was aborted`, { cause: limits.signal?.reason });
    let failure: unknown = 'PD knows no region there';
    let backoff: BackoffClass = 'regionScheduling';
    try {
      const region = map.region(place) ?? (await map.loadRegion(place, limits));
      if (region !== undefined) return region;
    } catch (error) {
      const fatal = fatalPdError(error, what);
      if (fatal !== undefined && !isAborted(limits)) throw fatal;
      failure = error;
      backoff = 'pdRpc';
    }
    const pauseMs = budget.pauseMs(backoff, describeError(failure), failure, env.random);
    if (env.clock.monotonicMs() + pauseMs >= limits.deadlineMs) {
      throw must(budget.failure(what), 'a failure was just noted');
    }
    await sleep(env.clock, pauseMs, limits.signal).catch(() => {});
  }
}

/** A function, because a property that was false a moment ago is narrowed to false. */
function isAborted({ signal }: CallLimits): boolean {
  return signal?.aborted === true;
}

/** What no retry will cure; undefined: ask again. */
export function fatalPdError(error: unknown, what: string): ClientError | undefined {
  if (!(error instanceof PdError)) return new ClientError('Client:Protocol', what, { cause: error });
  if (error.kind === 'aborted') return new ClosedError({ cause: error });
  if (error.kind === 'cluster-mismatch') return new RefusedError(`${what}: ${error.message}`, { cause: error });
  return undefined;
}
