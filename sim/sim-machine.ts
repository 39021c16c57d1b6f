/**
 * A machine with one process on it: its disk and its clock outlive the process. Whoever runs on it says how to start; how it ends is
 * decided here.
 */
import { type Prng, silentLogger } from '@tessera/base';
import { type Env, InlineHelpers, type Network } from '@tessera/env';
import type { Scheduler } from './scheduler.ts';
import { type MachineClock, SimClock } from './sim-clock.ts';
import { SimDisk, type SimDiskFaults } from './sim-disk.ts';
import { SimProcess } from './sim-process.ts';
import { type DiskSpeed, SlowDisk } from './slow-disk.ts';

export interface MachineOptions {
  readonly id: number;
  readonly scheduler: Scheduler;
  readonly prng: Prng;
  readonly clock: MachineClock;
  readonly diskSpeed: DiskSpeed;
  /** Lies of mutants. */
  readonly diskLies?: Pick<SimDiskFaults, 'syncLies' | 'namesLie'>;
}

export abstract class SimMachine {
  readonly id: number;
  readonly clock: MachineClock;
  readonly diskSpeed: DiskSpeed;
  protected readonly prng: Prng;
  readonly #scheduler: Scheduler;
  readonly #lies: SimDiskFaults;
  #disk = new SimDisk();
  process: SimProcess | undefined;

  constructor({ id, scheduler, prng, clock, diskSpeed, diskLies }: MachineOptions) {
    this.id = id;
    this.clock = clock;
    this.diskSpeed = { ...diskSpeed };
    this.prng = prng;
    this.#scheduler = scheduler;
    this.#lies = { ...diskLies };
    this.#disk.faults = { ...diskLies };
  }

  get disk(): SimDisk {
    return this.#disk;
  }

  /** For people. */
  get label(): string {
    return `store ${this.id}`;
  }

  /** Serves. */
  abstract get up(): boolean;

  /** Nothing runs and nothing is being started. */
  get down(): boolean {
    return this.process === undefined;
  }

  get paused(): boolean {
    return this.process?.paused === true;
  }

  /** Ports of a new process. */
  protected boot(network: (process: SimProcess) => Network): { readonly process: SimProcess; readonly env: Env } {
    const process = new SimProcess(this.#scheduler);
    this.process = process;
    const tasks = { defer: (task: () => void): void => process.after(0, 'task', task) };
    const env: Env = {
      clock: new SimClock(this.clock, process),
      tasks,
      helpers: new InlineHelpers(tasks),
      random: this.prng,
      disk: new SlowDisk(this.#disk, process, this.prng, this.diskSpeed),
      network: network(process),
      log: silentLogger,
    };
    return { process, env };
  }

  /** Forgets what the process was made of; it must not act any more. */
  protected abstract ended(process: SimProcess, how: 'crash' | 'kill'): void;

  #end(how: 'crash' | 'kill'): void {
    this.#disk.off = true;
    const { process } = this;
    if (process === undefined) return;
    process.kill();
    this.process = undefined;
    this.ended(process, how);
  }

  /** The power goes: what was not synced is lost, partly, in any order. */
  crash(): void {
    const { full } = this.#disk.faults;
    this.#end('crash');
    this.#disk = this.#disk.cutPower(this.prng.u32());
    this.#disk.faults = { ...this.#lies, ...(full === true ? { full } : {}) };
  }

  /** The process goes, the machine does not: the next one finds all that was written, safe or not. */
  kill(): void {
    const { faults } = this.#disk;
    this.#end('kill');
    this.#disk = this.#disk.kill();
    this.#disk.faults = { ...faults };
    delete this.#disk.faults.powerCutAt;
  }

  /** The power goes in the middle of some disk operation from now on. */
  crashAtOperation(operations: number): void {
    this.#disk.faults.powerCutAt = this.#disk.operations + operations;
  }

  /** The disk of a store that failed by itself: was the power cut? */
  get powerIsGone(): boolean {
    return this.#disk.off;
  }
}
