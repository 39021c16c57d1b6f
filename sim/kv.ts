/** What the workload asks of a key-value store, whoever answers: peers directly (`direct-kv.ts`) or our client over gRPC. */

/** `refused`: it certainly did not happen. `unknown`: it may have, or may yet. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'refused' | 'unknown' };

export const REFUSED: Answer<never> = { kind: 'refused' };
export const UNKNOWN: Answer<never> = { kind: 'unknown' };

export interface ReadMode {
  /** Any replica may answer, after it asked the leader. */
  readonly replica: boolean;
}

/** Keys and values are texts. Every promise resolves, or never does when whoever served it died. */
export interface SimKv {
  get(key: string, mode: ReadMode): Promise<Answer<string | undefined>>;
  /** All pairs in `[start, end)`, region by region: one snapshot for each of them. */
  scan(start: string, end: string, mode: ReadMode): Promise<Answer<ReadonlyMap<string, string>>>;
  /** `value` undefined deletes. `atomic`: does not cross with swaps of the key. */
  put(key: string, value: string | undefined, options: { readonly atomic: boolean }): Promise<Answer<void>>;
  /** Keys of one region: all or nothing. */
  putAll(pairs: ReadonlyMap<string, string>): Promise<Answer<void>>;
  /** Resolves with what was there. */
  swap(key: string, expected: string | undefined, value: string): Promise<Answer<string | undefined>>;
}
