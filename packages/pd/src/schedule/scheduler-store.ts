/**
 * Which schedulers there are, durably: each one's settings and pause under TiKV PD's prefix of keys, and that a default one was
 * removed. Changes are on disk before they take effect.
 */
import { fromUtf8, type Logger } from '@tessera/base';
import type { Keys } from '../cluster/keys.ts';
import type { Facts } from '../state/facts.ts';
import { type SchedulerConfig, SchedulerError } from './schedulers/scheduler.ts';
import { DEFAULT_SCHEDULERS, SCHEDULER_NAMES, type SchedulerRecord, type Schedulers } from './schedulers/schedulers.ts';

type Saved = Partial<SchedulerRecord> & { readonly removed?: boolean };

export class SchedulerStore {
  readonly #facts: Facts;
  readonly #keys: Keys;
  readonly #schedulers: Schedulers;
  readonly #removed = new Set<string>();
  /** Something changed: scheduling looks again. */
  readonly #wake: () => void;

  constructor(facts: Facts, keys: Keys, schedulers: Schedulers, log: Logger, wake: () => void) {
    this.#facts = facts;
    this.#keys = keys;
    this.#schedulers = schedulers;
    this.#wake = wake;
    for (const name of DEFAULT_SCHEDULERS) schedulers.put(name, { config: {}, pausedUntilWallMs: 0 });
    for (const { key, value } of facts.list(keys.schedulerPrefix)) {
      const name = key.slice(keys.schedulerPrefix.length);
      try {
        this.#restore(name, JSON.parse(fromUtf8(value)) as Saved);
      } catch (error) {
        log.warn?.('a saved scheduler is not usable, ignored', { name, error: String(error) });
      }
    }
  }

  #restore(name: string, saved: Saved): void {
    if (saved.removed === true) {
      this.#schedulers.remove(name);
      this.#removed.add(name);
    } else {
      this.#schedulers.put(name, { config: saved.config ?? {}, pausedUntilWallMs: saved.pausedUntilWallMs ?? 0 });
    }
  }

  /** Default schedulers that somebody removed. */
  disabled(): string[] {
    return [...this.#removed].sort();
  }

  /** Adds it, or changes the settings of the one that is there. Rejects with {@link SchedulerError}. */
  async put(name: string, config: SchedulerConfig): Promise<void> {
    await this.#facts.change(async () => {
      if (!SCHEDULER_NAMES.includes(name)) {
        throw new SchedulerError(`unknown scheduler ${name}, known are: ${SCHEDULER_NAMES.join(', ')}`);
      }
      const record = this.#schedulers.record(name);
      await this.#save(name, { config, pausedUntilWallMs: record?.pausedUntilWallMs ?? 0 });
    });
  }

  /** Until that Unix time; 0 resumes it. */
  async pause(name: string, untilWallMs: number): Promise<void> {
    await this.#facts.change(async () => {
      const record = this.#schedulers.record(name);
      if (record === undefined) throw new SchedulerError(`scheduler ${name} not found`);
      await this.#save(name, { ...record, pausedUntilWallMs: untilWallMs });
    });
  }

  async remove(name: string): Promise<void> {
    await this.#facts.change(async () => {
      if (!this.#schedulers.has(name)) throw new SchedulerError(`scheduler ${name} not found`);
      const isDefault = DEFAULT_SCHEDULERS.includes(name);
      const value = isDefault ? JSON.stringify({ removed: true }) : undefined;
      await this.#facts.write([{ key: this.#keys.scheduler(name), value }]);
      this.#schedulers.remove(name);
      if (isDefault) this.#removed.add(name);
      this.#wake();
    });
  }

  async #save(name: string, record: SchedulerRecord): Promise<void> {
    // What is wrong with the settings shows before they are written; what was in force stays so until they are.
    const before = this.#schedulers.record(name);
    this.#schedulers.put(name, record);
    try {
      await this.#facts.write([{ key: this.#keys.scheduler(name), value: JSON.stringify(record) }]);
    } catch (error) {
      if (before === undefined) this.#schedulers.remove(name);
      else this.#schedulers.put(name, before);
      throw error;
    }
    this.#removed.delete(name);
    this.#wake();
  }
}
