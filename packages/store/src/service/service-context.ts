/** What the handlers of one store share. */
import type { Clock, Tasks } from '@tessera/env';
import type { FlowControlledKv, RawStorage, TxnStorage } from '@tessera/storage';
import type { RequestMetrics } from '../metrics/request-metrics.ts';
import type { Forwarder } from './forwarder.ts';
import type { Health } from './health.ts';

export interface ServiceContext {
  readonly clusterId: bigint;
  readonly storeId: number;
  readonly storage: RawStorage;
  readonly txn: TxnStorage;
  readonly flow: FlowControlledKv;
  readonly metrics: RequestMetrics;
  readonly health: Health;
  readonly forwarder: Forwarder;
  /** The least timestamp up to which stale reads of `[start, end)` of encoded keys may go here; 0 where nothing is known. */
  readonly safeTsOfRange: (start: Uint8Array, end: Uint8Array) => bigint;
  /** Counts a request for a region, by an index of `QUERY_KINDS`. */
  readonly queried: (regionId: number, kind: number) => void;
  readonly clock: Clock;
  readonly tasks: Tasks;
  /** `server.health-feedback-interval`; 0: never. Changeable while running. */
  feedbackIntervalMs: number;
  /** Open BatchCommands streams: they would live for ever, so a stopping store ends them itself. */
  readonly streams: Set<{ stop(): void }>;
}
