/** What the load process is asked for and answers. */
export const KEYS = 20_000;

/** `-batch`: one frame of BatchCommands with all operations of a connection at a time. */
export type Kind =
  | 'tikv-get'
  | 'tikv-put'
  | 'tikv-get-batch'
  | 'tikv-put-batch'
  | 'txn-get'
  | 'txn-1pc'
  | 'txn-2pc'
  | 'txn-async'
  | 'txn-pessimistic'
  | 'etcd-get'
  | 'etcd-put'
  | 'etcd-txn'
  | 'etcd-txn-2';

/** Where the servers are. The load goes to the leader, as clients of either make it go. */
export type Target =
  | { readonly kind: 'tikv'; readonly pdPort: number }
  | { readonly kind: 'etcd'; readonly ports: readonly number[] };

export interface Load {
  readonly kind: Kind;
  readonly target: Target;
  readonly connections: number;
  /** Operations on each connection. */
  readonly inFlight: number;
  readonly valueBytes: number;
  readonly ms: number;
  /** Stores every key once instead of running for a time. */
  readonly fill?: boolean;
}

export interface LoadResult {
  readonly operations: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the lock requests of pessimistic transactions alone. */
  readonly locks: { readonly p50Ms: number; readonly p99Ms: number };
}

export type Done = (problem: string | undefined) => void;
