/**
 * Counts and times of served requests, under TiKV's names (facts/metrics-tikv.txt).
 *
 * Requests that are answered within the read event that brought them are only counted; at the end of the event one look at the
 * clock times them all. That is also when their answers leave, so the time is the one the client sees.
 */
import type { Clock } from '@tessera/env';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';

/** Label `type` of tikv_grpc_msg_duration_seconds; a request is counted under its index. */
export const REQUEST_TYPES = [
  'raw_get',
  'raw_batch_get',
  'raw_put',
  'raw_batch_put',
  'raw_delete',
  'raw_batch_delete',
  'raw_scan',
  'raw_batch_scan',
  'raw_delete_range',
  'raw_get_key_ttl',
  'raw_compare_and_swap',
  'raw_checksum',
  'raw_coprocessor',
  'get_health_feedback',
  'kv_get',
  'kv_scan',
  'kv_batch_get',
  'kv_prewrite',
  'kv_commit',
  'kv_cleanup',
  'kv_batch_rollback',
  'kv_pessimistic_lock',
  'kv_pessimistic_rollback',
  'kv_txn_heart_beat',
  'kv_check_txn_status',
  'kv_check_secondary_locks',
  'kv_scan_lock',
  'kv_resolve_lock',
  'kv_delete_range',
  'kv_flush',
  'kv_buffer_batch_get',
  'mvcc_get_by_key',
  'mvcc_get_by_start_ts',
  'get_lock_wait_info',
  'unsafe_destroy_range',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** Time over which the load is averaged: long enough not to jump, short enough to follow. */
const LOAD_WINDOW_MS = 1000;

// HOT
export class RequestMetrics {
  readonly #clock: Clock;
  readonly #durations: HistogramFamily;
  readonly #requestBatches: HistogramFamily;
  readonly #responseBatches: HistogramFamily;
  readonly #pending = new Uint32Array(REQUEST_TYPES.length);
  /** When the read event that is being served began; -1 between events. */
  #eventMs = -1;
  #windowStartMs: number;
  #busyMs = 0;
  #loadPercent = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#windowStartMs = clock.monotonicMs();
    this.#durations = new HistogramFamily(
      'tikv_grpc_msg_duration_seconds',
      'Bucketed histogram of grpc server messages',
      exponentialBuckets(5e-5, 2, 22),
      REQUEST_TYPES.map((type) => `type="${type}",priority="unknown"`),
    );
    const sizes = exponentialBuckets(1, 2, 10);
    const name = (side: string): string => `tikv_server_grpc_${side}_batch_size`;
    this.#requestBatches = new HistogramFamily(name('req'), 'grpc batch size of gRPC requests', sizes);
    this.#responseBatches = new HistogramFamily(name('resp'), 'grpc batch size of gRPC responses', sizes);
  }

  /** A request of the read event that began at `eventMs` is being served. */
  begin(eventMs: number): void {
    if (this.#eventMs < 0) this.#eventMs = eventMs;
  }

  /** A request that arrived at `receivedMs` has been answered. */
  done(type: number, receivedMs: number): void {
    if (this.#eventMs >= 0 && receivedMs >= this.#eventMs) this.#pending[type] = (this.#pending[type] as number) + 1;
    else this.#durations.observe(type, (this.#clock.monotonicMs() - receivedMs) / 1000);
  }

  /** The answers of this read event leave now. */
  endEvent(): void {
    if (this.#eventMs < 0) return;
    const elapsedMs = Math.max(0, this.#clock.monotonicMs() - this.#eventMs);
    this.#eventMs = -1;
    this.#busyMs += elapsedMs;
    const pending = this.#pending;
    for (let type = 0; type < pending.length; type++) {
      const times = pending[type] as number;
      if (times === 0) continue;
      this.#durations.observe(type, elapsedMs / 1000, times);
      pending[type] = 0;
    }
  }

  requestBatch(size: number): void {
    this.#requestBatches.observe(0, size);
  }

  responseBatch(size: number): void {
    this.#responseBatches.observe(0, size);
  }

  /** Share of the last second spent on requests, 0 to 100: what clients adapt their batches to. */
  loadPercent(nowMs: number): number {
    const elapsedMs = nowMs - this.#windowStartMs;
    if (elapsedMs >= LOAD_WINDOW_MS) {
      this.#loadPercent = Math.min(100, Math.round((100 * this.#busyMs) / elapsedMs));
      this.#windowStartMs = nowMs;
      this.#busyMs = 0;
    }
    return this.#loadPercent;
  }

  /** Requests of a type answered so far. */
  count(type: RequestType): number {
    return this.#durations.count(REQUEST_TYPES.indexOf(type));
  }

  text(): string {
    return this.#durations.text() + this.#requestBatches.text() + this.#responseBatches.text();
  }
}
