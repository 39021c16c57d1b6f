/** A PD in memory with a client, for the tests of this package. */
import assert from 'node:assert/strict';
import { type Logger, silentLogger } from '@tessera/base';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { type CallOptions, GrpcClient, GrpcError, type Status } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { defaultPdConfig } from '../config/config.ts';
import type { PdConfig } from '../config/items.ts';
import { createPd, type Pd } from '../pd.ts';

export const STORE: metapb.StoreInit = { id: 1, address: '127.0.0.1:20160', version: '8.5.4' };
export const REGION: metapb.RegionInit = {
  id: 2,
  regionEpoch: { version: 1, confVer: 1 },
  peers: [{ id: 3, storeId: 1 }],
};

const PASS_STEP_MS = 10_000;

export class Fixture {
  env: MemoryEnv;
  readonly config: PdConfig;
  pd!: Pd;
  client!: GrpcClient;
  readonly #log: Logger;

  private constructor(changes: Partial<PdConfig>, log: Logger) {
    this.env = createMemoryEnv({ log });
    this.#log = log;
    this.config = defaultPdConfig({ 'data-dir': 'pd', 'client-urls': 'http://127.0.0.1:2379', ...changes });
  }

  static async start(changes: Partial<PdConfig> = {}, log: Logger = silentLogger): Promise<Fixture> {
    const fixture = new Fixture(changes, log);
    await fixture.open();
    return fixture;
  }

  /** With one store and one region that covers everything. */
  static async bootstrapped(changes: Partial<PdConfig> = {}): Promise<Fixture> {
    const fixture = await Fixture.start(changes);
    const response = await fixture.call(pdpb.PD.Bootstrap, { store: STORE, region: REGION });
    assert.equal(response.header?.error, undefined);
    return fixture;
  }

  async open(): Promise<void> {
    const { network, clock, tasks } = this.env;
    this.pd = await createPd(this.env, this.config);
    // Tests move the clock in jumps, which looks like a dead server to a client that pings.
    const address = { host: '127.0.0.1', port: 2379, keepaliveMs: 0 };
    this.client = new GrpcClient({ network, clock, tasks, log: this.#log, ...address });
  }

  async close(): Promise<void> {
    this.client.close();
    await this.pd.close();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** As {@link restart}, but the power goes instead: only what was synced is there. */
  async crash(): Promise<void> {
    const disk = this.env.disk.afterCrash();
    await this.close();
    this.env = createMemoryEnv({ ...this.env, disk });
    await this.open();
  }

  /** Lets time pass in steps, so that both sides of a connection hear of each other on the way. */
  async pass(durationMs: number): Promise<void> {
    for (let left = durationMs; left > 0; left -= PASS_STEP_MS) {
      this.env.clock.advance(Math.min(left, PASS_STEP_MS));
      await this.raw(pdpb.PD.GetMembers, {});
    }
  }

  get header(): pdpb.RequestHeaderInit {
    return { clusterId: this.pd.clusterId };
  }

  /** A unary call with the right header. */
  call<Q, QI extends { header?: unknown }, R, RI>(
    method: Method<Q, QI, R, RI>,
    request: Omit<QI, 'header'>,
    options: CallOptions = {},
  ): Promise<R> {
    return this.client.unary(method, { header: this.header, ...request } as unknown as QI, options);
  }

  /** A unary call as it is. */
  raw<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, request: QI): Promise<R> {
    return this.client.unary(method, request);
  }

  stream<Q, QI, R, RI>(method: Method<Q, QI, R, RI>): TestStream<QI, R> {
    return new TestStream(this, method);
  }

  async http(path: string, method = 'GET', body?: unknown): Promise<{ status: number; json: unknown }> {
    const response = await this.env.network.request(
      `http://127.0.0.1:2379${path}`,
      body === undefined ? { method } : { method, body: JSON.stringify(body) },
    );
    const text = Buffer.from(response.body).toString();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  }
}

/** A streaming call whose messages are read one by one. */
export class TestStream<QI, R> {
  readonly received: R[] = [];
  readonly #stream: { send(message: QI): void; halfClose(): void; cancel(): void; pause(): void; resume(): void };
  #ended = false;
  #error: GrpcError | undefined;
  #wake: (() => void)[] = [];

  constructor(fixture: Fixture, method: Method<unknown, QI, R, unknown>) {
    this.#stream = fixture.client.stream(method, {
      message: (response) => {
        this.received.push(response);
        this.#notify();
      },
      end: (error) => {
        this.#ended = true;
        this.#error = error;
        this.#notify();
      },
    });
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  send(message: QI): void {
    this.#stream.send(message);
  }

  halfClose(): void {
    this.#stream.halfClose();
  }

  cancel(): void {
    this.#stream.cancel();
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  /** The next message; rejects when the call has ended. */
  async next(): Promise<R> {
    while (this.received.length === 0) {
      if (this.#ended) throw this.#error ?? new Error('the stream ended');
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    return this.received.shift() as R;
  }

  async ask(message: QI): Promise<R> {
    this.send(message);
    return this.next();
  }

  /** The error with which the call ended; undefined for OK. */
  async ended(): Promise<GrpcError | undefined> {
    while (!this.#ended) await new Promise<void>((resolve) => this.#wake.push(resolve));
    return this.#error;
  }
}

export async function rejectsWith(promise: Promise<unknown>, status: Status, message: RegExp | string): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof GrpcError, String(error));
    assert.equal(error.status, status, error.message);
    if (typeof message === 'string') assert.equal(error.message, message);
    else assert.match(error.message, message);
    return true;
  });
}
