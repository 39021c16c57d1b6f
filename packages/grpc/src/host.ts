/** What a server and a client give to their connections: limits, memory, deadlines, and the end of the turn. */
import type { Logger } from '@tessera/base';
import { type Clock, DeadlineWheel, type Tasks } from '@tessera/env';
import { DEFAULT_LIMITS, MemoryBudget } from './limits.ts';
import type { Limits } from './types.ts';

/** A connection with something to do at the end of the turn. */
export interface Turning {
  runTurn(): void;
}

/** What connections of one server or client share. */
export interface ConnectionHost {
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: Limits;
  readonly memory: MemoryBudget;
  readonly wheel: DeadlineWheel;
  /** Calls `runTurn` at the end of this turn of the loop. */
  runLater(connection: Turning): void;
}

export class Host implements ConnectionHost {
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: Limits;
  readonly memory: MemoryBudget;
  readonly wheel: DeadlineWheel;
  readonly #tasks: Tasks;
  #due: Turning[] = [];
  readonly #runDue = (): void => {
    const due = this.#due;
    this.#due = [];
    for (const connection of due) connection.runTurn();
  };

  constructor(options: { clock: Clock; tasks: Tasks; log: Logger; limits?: Partial<Limits> | undefined }) {
    this.clock = options.clock;
    this.log = options.log;
    this.#tasks = options.tasks;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.memory = new MemoryBudget(this.limits.totalBufferBytes);
    this.wheel = new DeadlineWheel(options.clock);
  }

  runLater(connection: Turning): void {
    if (this.#due.push(connection) === 1) this.#tasks.defer(this.#runDue);
  }
}
