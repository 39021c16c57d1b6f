/** A server on a clock and a task queue that the test turns by hand, with peers that write frames by hand. */
import { type LogFields, type Logger, silentLogger } from '@tessera/base';
import { ManualClock } from '@tessera/env/memory';
import { GrpcServer } from '../server.ts';
import type { ServerOptions } from '../types.ts';
import { RawPeer, type TestSocket } from './raw-peer.ts';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields | undefined;
}

export class ServerFixture {
  readonly clock = new ManualClock();
  readonly logged: LogLine[] = [];
  readonly server: GrpcServer;
  #deferred: (() => void)[] = [];

  constructor(options: Partial<ServerOptions> = {}) {
    const at = (level: string) => (message: string, fields?: LogFields) => {
      this.logged.push({ level, message, fields });
    };
    const log: Logger = { ...silentLogger, warn: at('warn'), error: at('error') };
    const tasks = { defer: (task: () => void) => void this.#deferred.push(task) };
    this.server = new GrpcServer({ clock: this.clock, tasks, log, ...options });
  }

  connect(settings: readonly (readonly [number, number])[] = []): RawPeer {
    return RawPeer.client((socket) => this.server.onSocket(socket), settings);
  }

  accept(socket: TestSocket): RawPeer {
    const peer = new RawPeer(socket);
    this.server.onSocket(socket);
    return peer;
  }

  /** Ends the turn of the loop: what was deferred runs. */
  turn(): void {
    while (this.#deferred.length > 0) {
      const due = this.#deferred;
      this.#deferred = [];
      for (const task of due) task();
    }
  }
}
