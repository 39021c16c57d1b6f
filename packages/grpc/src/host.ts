/** What a server and a client give to their connections: limits, memory, deadlines, and the end of the turn. */
import type { Logger } from '@tessera/base';
import type { Clock, Tasks } from '@tessera/env';
import type { Connection, ConnectionHost } from './connection.ts';
import { DeadlineWheel } from './deadlines.ts';
import { DEFAULT_LIMITS, MemoryBudget } from './limits.ts';
import type { Limits } from './types.ts';

export class Host implements ConnectionHost {
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: Limits;
  readonly memory: MemoryBudget;
  readonly wheel: DeadlineWheel;
  readonly #tasks: Tasks;
  /** Connections with something to do at the end of this turn. */
  #due: Connection[] = [];
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

  runLater(connection: Connection): void {
    if (this.#due.push(connection) === 1) this.#tasks.defer(this.#runDue);
  }
}
