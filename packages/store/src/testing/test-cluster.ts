/** A PD and a store in one process on ports in memory, for tests. Time stands still until the test moves it. */
import type { LogFields, Logger } from '@tessera/base';
import type { KvEngine } from '@tessera/engine';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { type ClientStream, GrpcClient, type GrpcError } from '@tessera/grpc';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as tikvpb from '@tessera/proto/tikvpb';
import { defaultStoreConfig } from '../config/config.ts';
import type { StoreConfig } from '../config/items.ts';
import { createStore, type Store, type StoreOptions } from '../store.ts';
import { TestPd } from './test-pd.ts';

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

const STORE_ADDR = '127.0.0.1:20160';

/** What stores of tests run on instead of the LSM engine. The whole suite passes on each engine: `src/suite-on-*.test.ts`. */
export interface OtherEngine {
  readonly name: string;
  open(): Promise<KvEngine>;
  /** Lets threads of the engine tell that they are done. */
  yield?(): Promise<void>;
}

let other: OtherEngine | undefined;

/** From now on, in this process. */
export function runOn(engine: OtherEngine): void {
  other = engine;
}

/** Options of a test about what only the LSM engine has: files on the disk of the test, blob files, encryption, its metrics. */
export function lsmOnly(): { readonly skip?: string } {
  return other === undefined ? {} : { skip: `of the LSM engine, not of ${other.name}` };
}

/** Lets everything that is under way in memory come to rest: all of it runs as microtasks. */
export async function settle(): Promise<void> {
  await other?.yield?.();
  for (let i = 0; i < 500; i++) await undefined;
}

export class TestCluster {
  readonly log = new MemoryLog();
  readonly env: MemoryEnv;
  readonly pd: TestPd;
  readonly #closers: (() => Promise<void> | void)[] = [];
  /** By data directory: a store that starts again finds its data. */
  readonly #engines = new Map<string, KvEngine>();

  constructor(parts: Partial<MemoryEnv> = {}) {
    this.env = createMemoryEnv({ log: this.log, ...parts });
    this.pd = new TestPd(this.env);
  }

  async startPd(): Promise<void> {
    await this.pd.start();
    this.#closers.push(() => this.pd.stop());
  }

  async startStore(changes: Partial<StoreConfig> = {}, options: StoreOptions = {}): Promise<Store> {
    const config = defaultStoreConfig({ 'storage.data-dir': '/store', 'pd.endpoints': [this.pd.address], ...changes });
    const engine = await this.#engineOf(config['storage.data-dir'], changes);
    const store = await createStore(this.env, config, {
      processMetrics: false,
      ...(engine !== undefined && { engine }),
      ...options,
    });
    this.#closers.push(() => store.close());
    return store;
  }

  /** Undefined: the store opens the one of its config. */
  async #engineOf(dataDir: string, changes: Partial<StoreConfig>): Promise<KvEngine | undefined> {
    if (other === undefined || changes['storage.kv-engine'] !== undefined) return undefined;
    const engine = this.#engines.get(dataDir) ?? (await other.open());
    if (!this.#engines.has(dataDir)) this.#closers.unshift(() => engine.close());
    this.#engines.set(dataDir, engine);
    return engine;
  }

  client(address = STORE_ADDR): GrpcClient {
    const port = Number(address.split(':')[1]);
    const client = new GrpcClient({ ...this.env, host: '127.0.0.1', port });
    this.#closers.push(() => client.close());
    return client;
  }

  /** The context of a request to the region that holds all keys. */
  context(changes: kvrpcpb.ContextInit = {}): kvrpcpb.ContextInit {
    const { region, leader } = this.pd;
    return { regionId: region?.id, regionEpoch: region?.regionEpoch, peer: leader, ...changes };
  }

  /** Lets time pass in steps that answers can keep up with. */
  async advance(durationMs: number): Promise<void> {
    for (let passed = 0; passed < durationMs; passed += 1000) {
      await settle();
      this.env.clock.advance(1000);
    }
    await settle();
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
