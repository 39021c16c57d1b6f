/**
 * The programs that run transactions: each on a machine of its own, so that it can be cut off and can die alone, at any event of its
 * process. A dead one is born again with its next call.
 */
import { Prng, silentLogger } from '@tessera/base';
import { type Client, type ClientEnv, ClientError, connect } from '@tessera/client';
import type { Scheduler } from '../scheduler.ts';
import { MachineClock, SimClock } from '../sim-clock.ts';
import type { SimInternet } from '../sim-internet.ts';
import { SimProcess, type Source } from '../sim-process.ts';
import { TxnAborted } from './region-calls.ts';
import { TxnClient } from './txn-client.ts';

/** The machine of client 0; the others follow. */
const FIRST_ID = 201;
const CONNECT_MS = 3000;

export function machineOfClient(client: number): number {
  return FIRST_ID + client;
}

/** Its program died; nobody hears of it any more. */
export class ClientDied extends Error {
  override name = 'ClientDied';
}

class MortalProcess extends SimProcess {
  #eventsLeft = Number.POSITIVE_INFINITY;
  readonly #onDeath: () => void;

  constructor(scheduler: Scheduler, onDeath: () => void) {
    super(scheduler);
    this.#onDeath = onDeath;
  }

  dieAfter(events: number): void {
    this.#eventsLeft = Math.min(this.#eventsLeft, events);
  }

  override after(delayMs: number, source: Source, run: () => void): void {
    super.after(delayMs, source, () => {
      if (--this.#eventsLeft > 0 || !this.alive) {
        run();
        return;
      }
      this.#eventsLeft = Number.POSITIVE_INFINITY;
      this.kill();
      this.#onDeath();
    });
  }
}

export interface Session {
  readonly env: ClientEnv;
  /** Our client, as programs use it. */
  readonly client: Client;
  /** The protocol without it. */
  readonly protocol: TxnClient;
}

interface Life {
  readonly process: MortalProcess;
  readonly died: Promise<never>;
  session: Promise<Session>;
}

export interface FleetOptions {
  readonly scheduler: Scheduler;
  readonly internet: SimInternet;
  readonly prng: Prng;
  readonly pdEndpoint: string;
  /** Coordinators neither die nor stand still by themselves, and locks live longer than anybody takes. */
  readonly calm: boolean;
  /** Clients that meet a lock whose primary is not there yet roll its transaction back at once. */
  readonly eager: boolean;
}

export class Fleet {
  readonly #options: FleetOptions;
  readonly #lives = new Map<number, Life>();
  deaths = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  get nowMs(): number {
    return this.#options.scheduler.nowMs;
  }

  /** Does `work` as `client`. Rejects with {@link ClientDied} when its program dies meanwhile. */
  async as<T>(client: number, work: (session: Session) => Promise<T>): Promise<T> {
    const life = this.#lives.get(client) ?? this.#bear(client);
    const done = async (): Promise<T> => await work(await life.session);
    return await Promise.race([done(), life.died]);
  }

  /** The program of `client` dies at its `events`th event from now, if it lives that long. */
  dieAfter(client: number, events: number): void {
    this.#lives.get(client)?.process.dieAfter(events);
  }

  #bear(client: number): Life {
    const { scheduler, internet, prng } = this.#options;
    const { promise: died, reject } = Promise.withResolvers<never>();
    died.catch(() => {});
    const process = new MortalProcess(scheduler, () => {
      this.deaths++;
      this.#lives.delete(client);
      internet.ended(process, true);
      reject(new ClientDied(`client ${client} died`));
    });
    const clock = new SimClock(new MachineClock(scheduler, 1, 0), process);
    const tasks = { defer: (task: () => void): void => process.after(0, 'task', task) };
    const network = internet.networkOf(machineOfClient(client), process);
    const env = { clock, tasks, network, random: new Prng(prng.u32()), log: silentLogger };
    const life: Life = { process, died, session: this.#connect(env) };
    // One that cannot begin is not kept.
    life.session.catch(() => {
      if (this.#lives.get(client) === life) this.#lives.delete(client);
    });
    this.#lives.set(client, life);
    return life;
  }

  async #connect(env: ClientEnv): Promise<Session> {
    const { pdEndpoint, eager, calm } = this.#options;
    try {
      const client = await connect({ pdEndpoints: [pdEndpoint], env, timeoutMs: CONNECT_MS });
      return { env, client, protocol: new TxnClient(env, client, { eager, calm }) };
    } catch (error) {
      if (error instanceof ClientError) throw new TxnAborted(`no connection: ${error.message}`);
      throw error;
    }
  }

  /** Ends all programs in good order; what one of them leaves behind. */
  async close(): Promise<string | undefined> {
    for (const [client, { process, session }] of [...this.#lives]) {
      const open = await session.catch(() => undefined);
      open?.protocol.close();
      await open?.client.close();
      if (process.timers !== 0) return `client ${client} left ${process.timers} timers`;
    }
    return undefined;
  }
}
