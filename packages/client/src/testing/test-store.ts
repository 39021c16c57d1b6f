/** One store of a {@link TestCluster}: the raw API and transactions of tikvpb, by themselves and through BatchCommands. */
import { EMPTY_BYTES, fromLatin1, latin1 } from '@tessera/base';
import { GrpcServer, type ServerCall, Status } from '@tessera/grpc';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as tikvpb from '@tessera/proto/tikvpb';
import type { TestCluster } from './test-cluster.ts';
import { TXN_RUNS, txnRouteOf } from './test-txn.ts';

export type Answer = Readonly<Record<string, unknown>>;
type Run = (cluster: TestCluster, request: never) => Answer;

function expiry(cluster: TestCluster, ttlSeconds: number): number {
  return ttlSeconds === 0 ? 0 : cluster.env.clock.wallMs() + ttlSeconds * 1000;
}

function scan(cluster: TestCluster, request: kvrpcpb.RawScanRequest): Answer {
  const region = cluster.regions.find(({ id }) => id === request.context?.regionId);
  const { reverse, keyOnly, limit } = request;
  const low = latin1(reverse ? request.endKey : request.startKey);
  const high = latin1(reverse ? request.startKey : request.endKey);
  const keys = [...cluster.data.keys()]
    .filter((key) => key >= low && (high === '' || key < high))
    .filter((key) => region !== undefined && key >= region.start && (region.end === '' || key < region.end))
    .filter((key) => cluster.live(fromLatin1(key)) !== undefined)
    .sort();
  if (reverse) keys.reverse();
  return {
    kvs: keys.slice(0, limit).map((key) => ({
      key: fromLatin1(key),
      value: keyOnly ? EMPTY_BYTES : cluster.data.get(key)?.value,
    })),
  };
}

function compareAndSwap(cluster: TestCluster, request: kvrpcpb.RawCASRequest): Answer {
  const stored = cluster.live(request.key);
  const succeed =
    stored === undefined
      ? request.previousNotExist
      : !request.previousNotExist && Buffer.compare(stored.value, request.previousValue) === 0;
  const key = latin1(request.key);
  if (succeed && request.delete) cluster.data.delete(key);
  else if (succeed) cluster.data.set(key, { value: request.value, expiresMs: expiry(cluster, request.ttl) });
  return { succeed, previousNotExist: stored === undefined, previousValue: stored?.value };
}

/** By the name in BatchCommands, or `raw` and the method for what is not in it. */
const COMMANDS: Readonly<Record<string, { readonly method: keyof typeof tikvpb.Tikv; readonly run: Run }>> = {
  rawGet: {
    method: 'RawGet',
    run: (cluster, { key }: kvrpcpb.RawGetRequest) => {
      const stored = cluster.live(key);
      return { value: stored?.value, notFound: stored === undefined };
    },
  },
  rawBatchGet: {
    method: 'RawBatchGet',
    run: (cluster, { keys }: kvrpcpb.RawBatchGetRequest) => ({
      pairs: keys.flatMap((key) => {
        const stored = cluster.live(key);
        return stored === undefined ? [] : [{ key, value: stored.value }];
      }),
    }),
  },
  rawPut: {
    method: 'RawPut',
    run: (cluster, { key, value, ttl }: kvrpcpb.RawPutRequest) => {
      cluster.data.set(latin1(key), { value, expiresMs: expiry(cluster, ttl) });
      return {};
    },
  },
  rawBatchPut: {
    method: 'RawBatchPut',
    run: (cluster, { pairs, ttls }: kvrpcpb.RawBatchPutRequest) => {
      for (const { key, value } of pairs) {
        cluster.data.set(latin1(key), { value, expiresMs: expiry(cluster, ttls[0] ?? 0) });
      }
      return {};
    },
  },
  rawDelete: {
    method: 'RawDelete',
    run: (cluster, { key }: kvrpcpb.RawDeleteRequest) => {
      cluster.data.delete(latin1(key));
      return {};
    },
  },
  rawBatchDelete: {
    method: 'RawBatchDelete',
    run: (cluster, { keys }: kvrpcpb.RawBatchDeleteRequest) => {
      for (const key of keys) cluster.data.delete(latin1(key));
      return {};
    },
  },
  rawDeleteRange: {
    method: 'RawDeleteRange',
    run: (cluster, { startKey, endKey }: kvrpcpb.RawDeleteRangeRequest) => {
      const [start, end] = [latin1(startKey), latin1(endKey)];
      for (const key of [...cluster.data.keys()]) if (key >= start && key < end) cluster.data.delete(key);
      return {};
    },
  },
  rawScan: { method: 'RawScan', run: scan },
  rawGetKeyTTL: {
    method: 'RawGetKeyTTL',
    run: (cluster, { key }: kvrpcpb.RawGetKeyTTLRequest) => {
      const stored = cluster.live(key);
      const leftMs = (stored?.expiresMs ?? 0) === 0 ? 0 : (stored?.expiresMs ?? 0) - cluster.env.clock.wallMs();
      return { notFound: stored === undefined, ttl: Math.ceil(leftMs / 1000) };
    },
  },
  rawCompareAndSwap: { method: 'RawCompareAndSwap', run: compareAndSwap },
  rawChecksum: {
    method: 'RawChecksum',
    run: (cluster, { ranges }: kvrpcpb.RawChecksumRequest) => {
      const [start, end] = [latin1(ranges[0]?.startKey ?? EMPTY_BYTES), latin1(ranges[0]?.endKey ?? EMPTY_BYTES)];
      const keys = [...cluster.data.keys()].filter((key) => key >= start && (end === '' || key < end));
      return { checksum: BigInt(keys.length) << 8n, totalKvs: keys.length, totalBytes: keys.length * 10 };
    },
  },
};

/** What routing reads of any raw request. */
interface Routed {
  readonly context?: kvrpcpb.Context;
  readonly key?: Uint8Array;
  readonly keys?: readonly Uint8Array[];
  readonly pairs?: readonly { readonly key: Uint8Array }[];
  readonly ranges?: readonly { readonly startKey: Uint8Array }[];
  readonly startKey?: Uint8Array;
  readonly reverse?: boolean;
}

/** The key that must be in the region. Backwards the upper bound is outside: the start of the region will do. */
function routeOf(cluster: TestCluster, request: Routed): string {
  if (request.reverse === true) {
    return cluster.regions.find(({ id }) => id === request.context?.regionId)?.start ?? '';
  }
  const { key, keys, pairs, ranges, startKey } = request;
  return latin1(key ?? keys?.[0] ?? pairs?.[0]?.key ?? ranges?.[0]?.startKey ?? startKey ?? EMPTY_BYTES);
}

export class TestStore {
  readonly id: number;
  port: number;
  readonly #cluster: TestCluster;
  #server: GrpcServer | undefined;
  #close: (() => Promise<void>) | undefined;
  /** Requests per frame, in order of arrival. */
  readonly frames: number[] = [];
  /** Commands in order of arrival, by kind. */
  readonly commands: string[] = [];
  /** Answer the requests of a frame in reverse order. */
  backwards = false;
  /** Serve without BatchCommands. */
  unaryOnly = false;
  streams = 0;

  constructor(cluster: TestCluster, id: number, port: number) {
    this.#cluster = cluster;
    this.id = id;
    this.port = port;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new GrpcServer(this.#cluster.env);
    this.#server = server;
    if (!this.unaryOnly) server.stream(tikvpb.Tikv.BatchCommands, (call) => this.#batch(call));
    for (const [kind, { method }] of Object.entries({ ...COMMANDS, ...TXN_RUNS })) {
      const description = tikvpb.Tikv[method];
      server.unary(description, (call, bytes) => {
        const refused = this.#answer(kind, description.request.decode(bytes) as Routed, (answer) =>
          call.reply(description.response, answer),
        );
        if (refused === 'break') call.finish(Status.UNAVAILABLE, 'injected');
      });
    }
    const { network } = this.#cluster.env;
    const listener = await network.listen({
      host: '127.0.0.1',
      port: this.port,
      onSocket: (socket) => server.onSocket(socket),
    });
    this.#close = () => listener.close();
  }

  /** Takes no new connections; those that are open stay. */
  async stopListening(): Promise<void> {
    await this.#close?.();
  }

  /** As `kill -9`: connections break, new ones are refused. */
  async stop(): Promise<void> {
    await this.#close?.();
    this.#server?.close();
  }

  #batch(call: ServerCall) {
    this.streams++;
    return {
      message: (bytes: Uint8Array) => {
        const { requests, requestIds } = tikvpb.BatchCommandsRequest.decode(bytes);
        this.frames.push(requests.length);
        const answers: { id: number; cmd: tikvpb.BatchCommandsResponse_ResponseInit }[] = [];
        const send = (): void => {
          if (this.backwards) answers.reverse();
          const responses = answers.map(({ cmd }) => cmd);
          const ids = answers.map(({ id }) => id);
          answers.length = 0;
          if (ids.length > 0) call.send(tikvpb.BatchCommandsResponse, { responses, requestIds: ids });
        };
        let isNow = true;
        for (const [i, { cmd }] of requests.entries()) {
          const id = requestIds[i] as number;
          const answered = (answer: Answer): void => {
            answers.push({ id, cmd: { cmd: { kind: cmd?.kind, value: answer } } as never });
            if (!isNow) send();
          };
          const refused = cmd === undefined ? undefined : this.#answer(cmd.kind, cmd.value as Routed, answered);
          if (refused === 'break') return call.finish(Status.UNAVAILABLE, 'injected');
        }
        isNow = false;
        send();
      },
      halfClosed: () => call.finish(),
    };
  }

  /** Answers now or later. */
  #answer(kind: string, request: Routed, done: (answer: Answer) => void): 'break' | undefined {
    this.commands.push(kind);
    const cluster = this.#cluster;
    const isTxn = kind in TXN_RUNS;
    const key = isTxn ? txnRouteOf(request) : routeOf(cluster, request);
    const injected = cluster.inject({ kind, storeId: this.id, key: key ?? '', request });
    if (injected === 'silent') return undefined;
    if (injected === 'break') return 'break';
    const isLost = injected === 'lost' || injected === 'unanswered';
    const regionError = (isLost ? undefined : injected) ?? cluster.check(this.id, request.context, key);
    if (regionError !== undefined) done({ regionError });
    else if (isTxn) cluster.txn.run(kind, request as never, isLost ? () => {} : done);
    else done((COMMANDS[kind] as { run: Run }).run(cluster, request as never));
    return injected === 'lost' ? 'break' : undefined;
  }
}
