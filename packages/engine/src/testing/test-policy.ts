/**
 * A policy for tests, which helper threads can import: removes entries under 'a' with the value 'gone' and then deletes the same key of the family
 * lock; gathers the first bytes of keys, and the number of puts, of each table.
 */
import { latin1 } from '@tessera/base';
import { CF } from '../kv-engine.ts';
import type { CompactionFilter, FilterJob, PolicyModule } from '../lsm/policy.ts';
import type { TableCollector } from '../lsm/table-builder.ts';

class FirstBytes implements TableCollector {
  readonly #bytes: number[] = [];
  #puts = 0;

  add(keyBytes: Uint8Array, keyStart: number, _keyEnd: number, isPut: boolean): void {
    if (this.#bytes.at(-1) !== keyBytes[keyStart]) this.#bytes.push(keyBytes[keyStart] as number);
    if (isPut) this.#puts++;
  }

  finish(): ReadonlyMap<string, Uint8Array> {
    return new Map([
      ['test.first-bytes', Uint8Array.from(this.#bytes)],
      ['test.puts', Uint8Array.of(this.#puts)],
    ]);
  }
}

class GoneFilter implements CompactionFilter {
  readonly ignoreSnapshots: boolean;
  readonly #job: FilterJob;
  #removed = 0;

  constructor(job: FilterJob, ignoreSnapshots: boolean) {
    this.#job = job;
    this.ignoreSnapshots = ignoreSnapshots;
  }

  remove(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
    removable: boolean,
  ): boolean {
    if (keyBytes[keyStart] !== 0x61 || latin1(valueBytes, valueStart, valueEnd) !== 'gone') return false;
    if (removable) {
      this.#removed++;
      this.#job.delete(CF.lock, keyBytes.subarray(keyStart, keyEnd));
    }
    return true;
  }

  counts(): Readonly<Record<string, number>> {
    return { removed: this.#removed };
  }
}

export const policy: PolicyModule = {
  module: import.meta.url,
  create: (settings) => ({
    filter: (job) =>
      job.cf === CF.lock
        ? undefined
        : new GoneFilter(job, (settings as { ignoreSnapshots?: boolean }).ignoreSnapshots ?? false),
    collectors: () => [new FirstBytes()],
  }),
};
