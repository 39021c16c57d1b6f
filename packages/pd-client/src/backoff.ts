/** Growing pauses between retries, with jitter from the Random port so that clients do not retry in step. */
import type { Random } from '@tessera/env';

export interface BackoffPolicy {
  readonly baseMs: number;
  readonly capMs: number;
  /** 'equal': half of the pause is random; 'none': exact, for pauses too short to need it. */
  readonly jitter: 'equal' | 'none';
}

/** The pause before retry number `attempt` (from 0): base doubled each time up to the cap. */
export function backoffMs(policy: BackoffPolicy, attempt: number, random: Random): number {
  const full = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(attempt, 30));
  return policy.jitter === 'none' ? full : full / 2 + (full / 2) * (random.u32() / 4_294_967_296);
}
