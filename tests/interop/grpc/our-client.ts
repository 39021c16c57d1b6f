/** Our client on a server of grpc-go that has the methods of service.ts: the other half of the `go` judge. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describeError, fromUtf8, silentLogger, utf8 } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { type CallOptions, type ClientOptions, GrpcClient, GrpcError, type Metadata, Status } from '@tessera/grpc';
import type { CaseResult } from '../suite.ts';
import { method } from './service.ts';

const ECHO = method('Echo');
const env = createNodeEnv({ log: silentLogger });

interface Bench {
  readonly client: GrpcClient;
  connect(options: Partial<ClientOptions>): GrpcClient;
}

type Case = (bench: Bench) => Promise<void>;

async function echo(client: GrpcClient, body: Uint8Array, options?: CallOptions): Promise<void> {
  assert.equal(Buffer.compare(await client.unary(ECHO, body, options), body), 0, 'other bytes came back');
}

async function refused(call: Promise<unknown>, status: Status, message?: string): Promise<GrpcError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof GrpcError, String(error));
    assert.equal(error.status, status, error.message);
    if (message !== undefined) assert.equal(error.message, message);
    return error;
  }
  throw new Error(`want status ${status}, got an answer`);
}

async function cancelled(client: GrpcClient): Promise<number> {
  return Number(fromUtf8(await client.unary(method('Cancelled'), new Uint8Array(0))));
}

async function waitCancelled(client: GrpcClient, wanted: number): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    if ((await cancelled(client)) >= wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`the server has not heard of ${wanted} cancelled calls`);
}

interface Streamed {
  readonly messages: Uint8Array[];
  readonly headers: Metadata | undefined;
  readonly trailers: Metadata;
}

/** Sends `messages`, half-closes, and gathers what comes. */
function converse(client: GrpcClient, name: string, messages: readonly Uint8Array[], options?: CallOptions) {
  return new Promise<Streamed>((resolve, reject) => {
    const seen: Uint8Array[] = [];
    let headers: Metadata | undefined;
    const push = (): void => {
      while (next < messages.length && stream.writable) stream.send(messages[next++] as Uint8Array);
      if (next === messages.length) stream.halfClose();
    };
    let next = 0;
    const stream = client.stream(
      method(name, true, true),
      {
        headers: (metadata) => {
          headers = metadata;
        },
        message: (bytes) => seen.push(bytes),
        end: (error, trailers) =>
          error === undefined ? resolve({ messages: seen, headers, trailers }) : reject(error),
        drained: push,
      },
      options,
    );
    push();
  });
}

const numbers = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => utf8(String(i)));

const CASES: Readonly<Record<string, Case>> = {
  async unary({ client }) {
    await echo(client, utf8('hello'));
    await echo(client, new Uint8Array(0));
  },
  async 'unary-concurrent'({ client }) {
    await Promise.all(numbers(5000).map((body) => echo(client, body, { timeoutMs: 30_000 })));
  },
  async large({ client }) {
    await echo(client, Buffer.alloc(21_000_000, 'abc'));
  },
  async gzip({ connect }) {
    const client = connect({ gzipFromBytes: 1000 });
    await echo(client, Buffer.alloc(1_200_000, 'compressible'));
    await echo(client, utf8('x'));
    client.close();
  },
  async metadata({ client }) {
    const sent = new Map<string, string | Uint8Array>([
      ['x-echo', 'some text'],
      ['x-echo-bin', Uint8Array.of(0, 255, 1)],
    ]);
    const { headers, trailers } = await converse(client, 'Echo', [utf8('x')], { metadata: sent });
    assert.equal(headers?.get('x-echo'), 'some text');
    assert.deepEqual(trailers.get('x-echo-bin'), Uint8Array.of(0, 255, 1));
  },
  async status({ client }) {
    for (let code = 1; code <= 16; code++) {
      const text = `100% of ${code} \u00fc \u{1F980}`;
      await refused(client.unary(method('Fail'), utf8(`${code} ${text}`)), code as Status, text);
    }
  },
  async unimplemented({ client }) {
    await refused(client.unary(method('NoSuchMethod'), utf8('')), Status.UNIMPLEMENTED);
  },
  async deadline({ client }) {
    const before = await cancelled(client);
    await refused(client.unary(method('Hang'), utf8(''), { timeoutMs: 50 }), Status.DEADLINE_EXCEEDED);
    await waitCancelled(client, before + 1);
  },
  async cancel({ client }) {
    const before = await cancelled(client);
    const controller = new AbortController();
    const hanging = client.unary(method('Hang'), utf8(''), { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await refused(hanging, Status.CANCELLED);
    await waitCancelled(client, before + 1);
  },
  async chat({ client }) {
    const { messages } = await converse(client, 'Chat', numbers(2000));
    assert.deepEqual(messages.map(fromUtf8), numbers(2000).map(fromUtf8));
  },
  async upload({ client }) {
    const body = new Uint8Array(100_000);
    const { messages } = await converse(client, 'Upload', new Array<Uint8Array>(200).fill(body));
    assert.deepEqual(messages.map(fromUtf8), ['20000000']);
  },
  async download({ client }) {
    const { messages } = await converse(client, 'Download', [utf8('300 100000')]);
    assert.equal(
      messages.reduce((total, { length }) => total + length, 0),
      30_000_000,
    );
  },
};

/** `program` is the grpc-go binary. Its last case is the server's graceful stop with a call open. */
export async function judgeOurClient(program: string): Promise<CaseResult[]> {
  const server = spawn(program, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const connect = (options: Partial<ClientOptions> = {}): GrpcClient =>
    new GrpcClient({ ...env, host: '127.0.0.1', port: Number(line.toString()), ...options });
  const client = connect();
  const results: CaseResult[] = [];
  const judge = async (name: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
      results.push({ name: `our-client ${name}` });
    } catch (error) {
      results.push({ name: `our-client ${name}`, failure: describeError(error) });
    }
  };
  for (const [name, run] of Object.entries(CASES)) await judge(name, () => run({ client, connect }));
  await judge('graceful-stop', () => gracefulStop(client, server));
  client.close();
  server.kill();
  return results;
}

async function gracefulStop(client: GrpcClient, server: ChildProcess): Promise<void> {
  let half: (() => void) | undefined;
  const open = new Promise<string[]>((resolve, reject) => {
    const seen: string[] = [];
    const stream = client.stream(method('Chat', true, true), {
      message: (bytes) => {
        seen.push(fromUtf8(bytes));
        // The server stops while the call is open: it says so and serves it to its end.
        if (seen.length === 1) server.stdin?.end();
      },
      end: (error) => (error === undefined ? resolve(seen) : reject(error)),
    });
    stream.send(utf8('before'));
    half = () => {
      stream.send(utf8('after'));
      stream.halfClose();
    };
  });
  while (client.state === 'ready') await new Promise((resolve) => setTimeout(resolve, 5));
  half?.();
  assert.deepEqual(await open, ['before', 'after']);
  const [code] = (await once(server, 'exit')) as [number];
  assert.equal(code, 0);
}
