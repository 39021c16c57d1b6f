/** Settings of pessimistic transactions; all may change while running. Keys `pessimistic-txn.*`. */
export interface PessimisticTxnConfig {
  /** How long a request waits for a lock that does not say how long. */
  waitForLockTimeoutMs: number;
  wakeUpDelayMs: number;
  /** Locks are answered when they are on their way through raft. */
  pipelined: boolean;
  /** Locks stay in the leader's memory; needs `pipelined`. */
  inMemory: boolean;
  peerSizeLimitBytes: number;
  instanceSizeLimitBytes: number;
}

export function defaultPessimisticTxnConfig(): PessimisticTxnConfig {
  return {
    waitForLockTimeoutMs: 1000,
    wakeUpDelayMs: 20,
    pipelined: true,
    inMemory: true,
    peerSizeLimitBytes: 512 * 1024,
    instanceSizeLimitBytes: 100 * 1024 * 1024,
  };
}
