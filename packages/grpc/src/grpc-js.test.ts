/** Against @grpc/grpc-js over real sockets: its client on our server, our client on its server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import test, { after, before } from 'node:test';
import * as grpc from '@grpc/grpc-js';
import { fromUtf8, silentLogger, utf8 } from '@tessera/base';
import type { Listener } from '@tessera/env';
import { createNodeEnv } from '@tessera/env/node';
import { GrpcClient } from './client.ts';
import { GrpcServer } from './server.ts';
import { GrpcError, Status } from './status.ts';
import { BYTES, type BytesMethod, TEST } from './testing/bytes-service.ts';
import type { ServerCall } from './types.ts';

const env = createNodeEnv({ log: silentLogger });
const asIs = (bytes: Uint8Array): Buffer => bytes as Buffer;
const BIG = Buffer.alloc(9_000_000, 'large message');

/** The same service on both sides: `both` echoes upper case, `missing` never answers, `upload` never ends. */
let server: GrpcServer;
let listener: Listener;
const cancellation = Promise.withResolvers<void>();

before(async () => {
  server = new GrpcServer({ ...env, gzipFromBytes: 1024 });
  server.unary(TEST.unary, (call, bytes) => {
    const value = call.metadata.get('x-fail');
    if (typeof value === 'string') call.finish(Status.ALREADY_EXISTS, value, new Map([['x-why-bin', utf8('why')]]));
    else call.reply(BYTES, bytes);
  });
  server.unary(TEST.missing, () => {});
  server.stream(TEST.both, (call) => ({
    message: (bytes) => call.send(BYTES, utf8(fromUtf8(bytes).toUpperCase())),
    halfClosed: () => call.finish(),
  }));
  server.stream(TEST.upload, (call) => ({
    message: (bytes) => call.send(BYTES, bytes),
    // grpc-js half-closes before it resets.
    halfClosed: () => {},
    cancelled: () => cancellation.resolve(),
  }));
  server.stream(TEST.download, (call) => new Download(call));
  listener = await env.network.listen({ host: '127.0.0.1', port: 0, onSocket: (socket) => server.onSocket(socket) });
});

after(async () => {
  server.close();
  await listener.close();
});

/** Pushes 200 messages of 100 kB, never more than the flow control lets out. */
class Download {
  readonly #call: ServerCall;
  #left = 200;

  constructor(call: ServerCall) {
    this.#call = call;
  }

  message(): void {
    this.drained();
  }

  halfClosed(): void {}

  drained(): void {
    while (this.#left > 0 && this.#call.writable) {
      this.#left--;
      this.#call.send(BYTES, new Uint8Array(100_000));
    }
    if (this.#left === 0) this.#call.finish();
  }
}

function jsClient(options: grpc.ClientOptions = {}): grpc.Client {
  return new grpc.Client(`127.0.0.1:${listener.port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    ...options,
  });
}

function jsUnary(
  client: grpc.Client,
  method: BytesMethod,
  body: Buffer,
  options: grpc.CallOptions = {},
  metadata = new grpc.Metadata(),
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(method.path, asIs, asIs, body, metadata, options, (error, value) => {
      if (error) reject(error);
      else resolve(value as Buffer);
    });
  });
}

test('grpc-js client: unary, large messages, compressed both ways', async () => {
  const client = jsClient({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
  assert.equal((await jsUnary(client, TEST.unary, Buffer.from('hello'))).toString(), 'hello');
  assert.ok((await jsUnary(client, TEST.unary, BIG)).equals(BIG));
  client.close();
  const plain = jsClient();
  assert.ok((await jsUnary(plain, TEST.unary, BIG)).equals(BIG));
  plain.close();
});

test('grpc-js client: status, message and binary trailers', async () => {
  const client = jsClient();
  const metadata = new grpc.Metadata();
  metadata.set('x-fail', 'because 100% e');
  await assert.rejects(jsUnary(client, TEST.unary, Buffer.from('x'), {}, metadata), (error: grpc.ServiceError) => {
    assert.equal(error.code, grpc.status.ALREADY_EXISTS);
    assert.equal(error.details, 'because 100% e');
    assert.deepEqual(error.metadata.get('x-why-bin'), [Buffer.from('why')]);
    return true;
  });
  const unknown = { ...TEST.unary, path: '/test.Test/Unknown' };
  await assert.rejects(jsUnary(client, unknown, Buffer.from('x')), { code: grpc.status.UNIMPLEMENTED });
  client.close();
});

test('grpc-js client: deadline and cancellation', async () => {
  const client = jsClient();
  const deadline = new Date(Date.now() + 30);
  await assert.rejects(jsUnary(client, TEST.missing, Buffer.from('x'), { deadline }), {
    code: grpc.status.DEADLINE_EXCEEDED,
  });
  const stream = client.makeBidiStreamRequest(TEST.upload.path, asIs, asIs);
  stream.write(Buffer.from('a'));
  stream.on('error', () => {});
  await once(stream, 'data');
  stream.cancel();
  await cancellation.promise;
  client.close();
});

test('grpc-js client: streams both ways and pushed data under flow control', async () => {
  const client = jsClient();
  const both = client.makeBidiStreamRequest(TEST.both.path, asIs, asIs);
  const seen: string[] = [];
  both.on('data', (bytes: Buffer) => {
    seen.push(bytes.toString());
    if (seen.length === 50) both.end();
  });
  for (let i = 0; i < 50; i++) both.write(Buffer.from(`m${i}`));
  const [status] = (await once(both, 'status')) as [grpc.StatusObject];
  assert.equal(status.code, grpc.status.OK);
  assert.deepEqual(
    seen,
    Array.from({ length: 50 }, (_, i) => `M${i}`),
  );

  let received = 0;
  const download = client.makeServerStreamRequest(TEST.download.path, asIs, asIs, Buffer.from('go'));
  download.on('data', (bytes: Buffer) => {
    received += bytes.length;
  });
  await once(download, 'status');
  assert.equal(received, 20_000_000);
  client.close();
});

// ---- our client on its server

async function jsServer(): Promise<{ server: grpc.Server; port: number }> {
  const js = new grpc.Server({ 'grpc.max_receive_message_length': -1 });
  const definition = (method: BytesMethod): grpc.MethodDefinition<Buffer, Buffer> => ({
    path: method.path,
    requestStream: method.clientStreaming,
    responseStream: method.serverStreaming,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  });
  js.addService(
    { unary: definition(TEST.unary), missing: definition(TEST.missing), both: definition(TEST.both) },
    {
      unary: (call: grpc.ServerUnaryCall<Buffer, Buffer>, done: grpc.sendUnaryData<Buffer>) => {
        const [fail] = call.metadata.get('x-fail');
        const metadata = new grpc.Metadata();
        metadata.set('x-why-bin', Buffer.from('why'));
        if (fail === undefined) done(null, call.request);
        else done({ code: grpc.status.ABORTED, details: `${fail} \u00fc%`, metadata });
      },
      missing: () => {},
      both: (call: grpc.ServerDuplexStream<Buffer, Buffer>) => {
        call.on('data', (bytes: Buffer) => call.write(Buffer.from(bytes.toString().toUpperCase())));
        call.on('end', () => call.end());
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    js.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return { server: js, port };
}

test('grpc-js server: our client, all it can do', async () => {
  const { server: js, port } = await jsServer();
  const client = new GrpcClient({ ...env, host: '127.0.0.1', port, gzipFromBytes: 1024 });
  assert.equal(fromUtf8(await client.unary(TEST.unary, utf8('hello'))), 'hello');
  assert.ok(BIG.equals(await client.unary(TEST.unary, BIG, { timeoutMs: 30_000 })));
  const failing = client.unary(TEST.unary, utf8('x'), { metadata: new Map([['x-fail', 'broken']]) });
  await assert.rejects(failing, (error: unknown) => {
    assert.ok(error instanceof GrpcError);
    assert.equal(error.status, Status.ABORTED);
    assert.equal(error.message, 'broken \u00fc%');
    assert.deepEqual(error.metadata.get('x-why-bin'), new Uint8Array(utf8('why')));
    return true;
  });
  await assert.rejects(client.unary(TEST.missing, utf8('x'), { timeoutMs: 30 }), {
    status: Status.DEADLINE_EXCEEDED,
  });
  await assert.rejects(client.unary(TEST.download, utf8('x')), { status: Status.UNIMPLEMENTED });

  const seen: string[] = [];
  const error = await new Promise<GrpcError | undefined>((resolve) => {
    const stream = client.stream(TEST.both, {
      message: (bytes) => {
        seen.push(fromUtf8(bytes));
        if (seen.length === 50) stream.halfClose();
      },
      end: resolve,
    });
    for (let i = 0; i < 50; i++) stream.send(utf8(`m${i}`));
  });
  assert.equal(error, undefined);
  assert.deepEqual(
    seen,
    Array.from({ length: 50 }, (_, i) => `M${i}`),
  );
  client.close();
  js.forceShutdown();
});
