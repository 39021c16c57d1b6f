/** A PD and a store in one process on ports in memory, for tests. Time stands still until the test moves it. */
import { type LogFields, type Logger, utf8 } from '@tessera/base';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { type ClientStream, GrpcClient, type GrpcError } from '@tessera/grpc';
import { createPd, defaultPdConfig, type Pd } from '@tessera/pd';
import { PdClient } from '@tessera/pd-client';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as tikvpb from '@tessera/proto/tikvpb';
import { defaultStoreConfig } from './config/config.ts';
import type { StoreConfig } from './config/items.ts';
import { createStore, type Store, type StoreOptions } from './store.ts';

/** Lines as `LEVEL message {fields}`. */
export class MemoryLog implements Logger {
  readonly lines: string[];

  constructor(lines: string[] = []) {
    this.lines = lines;
  }

  #add(level: string, message: string, fields?: LogFields): void {
    this.lines.push(
      `${level} ${message} ${JSON.stringify(fields ?? {}, (_, v) => (typeof v === 'bigint' ? `${v}` : v))}`,
    );
  }

  info = (message: string, fields?: LogFields): void => this.#add('INFO', message, fields);
  warn = (message: string, fields?: LogFields): void => this.#add('WARN', message, fields);
  error = (message: string, fields?: LogFields): void => this.#add('ERROR', message, fields);
  child = (): Logger => this;
}

export const STORE_ADDR = '127.0.0.1:20160';
export const PD_ADDR = '127.0.0.1:2379';

/** Lets everything that is under way in memory come to rest: all of it runs as microtasks. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 500; i++) await undefined;
}

export class TestCluster {
  readonly log = new MemoryLog();
  readonly env: MemoryEnv;
  readonly #closers: (() => Promise<void> | void)[] = [];

  constructor(parts: Partial<MemoryEnv> = {}) {
    this.env = createMemoryEnv({ log: this.log, ...parts });
  }

  async startPd(changes: Record<string, unknown> = {}): Promise<Pd> {
    const config = defaultPdConfig({ 'data-dir': '/pd', 'client-urls': `http://${PD_ADDR}`, ...changes });
    const pd = await createPd(this.env, config);
    this.#closers.push(() => pd.close());
    return pd;
  }

  async startStore(changes: Partial<StoreConfig> = {}, options: StoreOptions = {}): Promise<Store> {
    const config = defaultStoreConfig({ 'storage.data-dir': '/store', 'pd.endpoints': [PD_ADDR], ...changes });
    const store = await createStore(this.env, config, { processMetrics: false, ...options });
    this.#closers.push(() => store.close());
    return store;
  }

  client(address = STORE_ADDR): GrpcClient {
    const port = Number(address.split(':')[1]);
    const client = new GrpcClient({ ...this.env, host: '127.0.0.1', port });
    this.#closers.push(() => client.close());
    return client;
  }

  async pdClient(): Promise<PdClient> {
    const client = await PdClient.connect(this.env, { endpoints: [PD_ADDR] });
    this.#closers.push(() => client.close());
    return client;
  }

  /** The context of a request to the region that holds all keys. */
  async context(changes: kvrpcpb.ContextInit = {}): Promise<kvrpcpb.ContextInit> {
    const found = await (await this.pdClient()).getRegion(utf8(''));
    const { region, leader } = found ?? { region: undefined, leader: undefined };
    return { regionId: region?.id, regionEpoch: region?.regionEpoch, peer: leader, ...changes };
  }

  /** Runs `operation` with time passing until it settles. */
  async withTime<T>(operation: Promise<T>, stepMs = 100): Promise<T> {
    let settled = false;
    const done = (): void => {
      settled = true;
    };
    operation.then(done, done);
    for (let i = 0; i < 2000 && !settled; i++) {
      await settle();
      if (!settled) this.env.clock.advance(stepMs);
    }
    return operation;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await this.withTime(Promise.resolve(close()), 1000);
  }
}

/** One BatchCommands stream that remembers what came. */
export class TestBatch {
  readonly frames: tikvpb.BatchCommandsResponse[] = [];
  error: GrpcError | undefined;
  ended = false;
  readonly stream: ClientStream<tikvpb.BatchCommandsRequestInit>;

  constructor(client: GrpcClient, metadata: ReadonlyMap<string, string> = new Map()) {
    const receiver = {
      message: (frame: tikvpb.BatchCommandsResponse) => void this.frames.push(frame),
      end: (error: GrpcError | undefined) => {
        this.error = error;
        this.ended = true;
      },
    };
    this.stream = client.stream(tikvpb.Tikv.BatchCommands, receiver, { metadata });
  }

  async send(commands: readonly tikvpb.BatchCommandsRequest_RequestInit['cmd'][], firstId = 1): Promise<void> {
    this.stream.send({ requests: commands.map((cmd) => ({ cmd })), requestIds: commands.map((_, i) => firstId + i) });
    await settle();
  }

  /** Answers by request id, over all frames. */
  get answers(): Map<number, tikvpb.BatchCommandsResponse_Response['cmd']> {
    return new Map(this.frames.flatMap((f) => f.requestIds.map((id, i) => [id, f.responses[i]?.cmd] as const)));
  }
}
