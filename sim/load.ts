/** What clients do in a run, and what they saw. */
import type { Prng } from '@tessera/base';

export interface Load {
  readonly counts: Readonly<Record<'calls' | 'ok' | 'refused' | 'unknown' | 'unjudged', number>>;
  /** One call of one client. */
  act(prng: Prng, client: number): void;
  /** What must be served at the end, each until it says true. */
  lastCalls(prng: Prng): readonly (() => Promise<boolean>)[];
  /** Throws what is wrong with what the clients saw. */
  judge(): void;
}
