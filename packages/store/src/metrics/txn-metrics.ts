/** Metrics of transactional commands, locks, deadlock detection and GC, under TiKV's names. Read when somebody scrapes. */
import { TXN_COMMANDS, type TxnStorage } from '@tessera/storage';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';

export type Sample = readonly [labels: string, value: number | bigint];

/** A metric in Prometheus text; labels as in the text, or empty. */
export function family(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** By command; those that never came are left out. */
function byKind(counts: Float64Array): Sample[] {
  return TXN_COMMANDS.map((kind, i): Sample => [`type="${kind}"`, counts[i] as number]).filter(([, n]) => n !== 0);
}

const SECONDS = exponentialBuckets(1e-5, 2, 26);
const KINDS = TXN_COMMANDS.map((kind) => `type="${kind}"`);

export class TxnMetrics {
  readonly #txn: TxnStorage;
  readonly #durations = new HistogramFamily(
    'tikv_scheduler_command_duration_seconds',
    'Bucketed histogram of command execution',
    SECONDS,
    KINDS,
  );
  readonly #latchWaits = new HistogramFamily(
    'tikv_scheduler_latch_wait_duration_seconds',
    'Bucketed histogram of latch wait',
    SECONDS,
    KINDS,
  );

  constructor(txn: TxnStorage) {
    this.#txn = txn;
    txn.stats.times = {
      command: (kind, seconds) => this.#durations.observe(kind, seconds),
      latchWait: (kind, seconds) => this.#latchWaits.observe(kind, seconds),
    };
  }

  text(): string {
    return this.#scheduler() + this.#durations.text() + this.#latchWaits.text() + this.#locks() + this.#gc();
  }

  #scheduler(): string {
    const { stats, running } = this.#txn;
    const priorities = ['normal', 'low', 'high'].map(
      (name, i): Sample => [`priority="${name}"`, stats.byPriority[i] as number],
    );
    return [
      family('tikv_storage_command_total', 'counter', 'Total number of commands received.', byKind(stats.commands)),
      family('tikv_scheduler_too_busy_total', 'counter', 'Total count of too busy schedulers', byKind(stats.tooBusy)),
      family('tikv_scheduler_commands_pri_total', 'counter', 'Total count of different priority commands', priorities),
      family('tikv_scheduler_contex_total', 'gauge', 'Total number of pending commands.', [['', running.commands]]),
      family('tikv_scheduler_running_commands', 'gauge', 'Total number of running commands.', [['', running.commands]]),
      family('tikv_scheduler_writing_bytes', 'gauge', 'Total number of writing kv.', [['', running.writingBytes]]),
      this.#maxTs(),
    ].join('');
  }

  #maxTs(): string {
    const { maxTs, limit } = this.#txn.concurrency;
    const name = 'tikv_concurrency_manager_max_ts';
    const bound = family(`${name}_limit`, 'gauge', 'Current value of max_ts_limit', [['', limit?.limit ?? 0n]]);
    return family(name, 'gauge', 'Current value of max_ts', [['', maxTs]]) + bound;
  }

  #locks(): string {
    const { waits, detector, memoryLocks, memoryLockBytes } = this.#txn;
    const kept: Sample[] = [
      ['result="success"', memoryLocks.success],
      ['result="full"', memoryLocks.full],
    ];
    const entries: Sample[] = [
      ['type="keys"', waits.queues],
      ['type="waiters"', waits.waiting],
    ];
    const tasks: Sample[] = Object.entries(waits.counts).map(([type, count]) => [`type="${type}"`, count]);
    return [
      family('tikv_in_memory_pessimistic_locking', 'counter', 'Count of different types of locking', kept),
      family('tikv_pessimistic_lock_memory_size', 'gauge', 'Total memory size of pessimistic locks in bytes.', [
        ['', memoryLockBytes],
      ]),
      family('tikv_lock_wait_queue_entries_gauge_vec', 'gauge', 'Statistics of the lock wait queue', entries),
      family('tikv_lock_manager_task_counter', 'counter', 'Total number of tasks lock_manager received', tasks),
      family('tikv_lock_manager_wait_table_status', 'gauge', 'Status of the wait table', [
        ['type="txns"', waits.waiting],
        ['type="locks"', detector.size],
      ]),
      family('tikv_lock_manager_detector_leader_heartbeat', 'gauge', 'Whether the deadlock detector is here', [
        ['', detector.leads ? 1 : 0],
      ]),
    ].join('');
  }

  #gc(): string {
    const stats = this.#txn.gc?.stats;
    if (stats === undefined) return '';
    return [
      family('tikv_gcworker_autogc_safe_point', 'gauge', 'Safe point used for auto gc', [
        ['type="safe_point"', stats.safePoint],
      ]),
      family('tikv_gcworker_autogc_processed_regions', 'gauge', 'Processed regions by auto gc', [
        ['type="gc"', stats.regions],
      ]),
      family('tikv_gcworker_gc_tasks_vec', 'counter', 'Counter of gc tasks processed by gc_worker', [
        ['task="gc"', stats.regions],
        ['task="unsafe_destroy_range"', stats.destroyedRanges],
      ]),
      family('tikv_gcworker_gc_task_fail_vec', 'counter', 'Counter of gc tasks that is failed', [
        ['task="gc"', stats.failedRegions],
      ]),
      family('tikv_gcworker_gc_keys', 'counter', 'Counter of keys in write cf affected during gc', [
        ['cf="write",tag="deleted"', stats.deletedVersions],
      ]),
    ].join('');
  }
}
