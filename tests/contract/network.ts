/**
 * What every Network must do (packages/env/src/network.ts). `makeFixture` gives a network and, where connections are to
 * be under TLS, the options of both sides. Clients speak first, as the port demands.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import {
  type HttpHandler,
  type Listener,
  type Network,
  NetworkError,
  type Socket,
  type TlsOptions,
} from '@tessera/env';
import { Recorder, type RecorderOptions } from '../support/recorder.ts';

export interface NetworkFixture {
  readonly network: Network;
  readonly tls?: {
    readonly server: TlsOptions;
    readonly client: TlsOptions;
    /** Common name of the client's certificate. */
    readonly clientName: string;
  };
}

type MakeFixture = () => Promise<NetworkFixture>;

/** What a client says first; not HTTP/1.1. */
const HELLO = 'PRI * HTTP/2.0 hello';

interface Pair extends AsyncDisposable {
  readonly client: Recorder;
  readonly server: Recorder;
  readonly listener: Listener;
}

/** A listener and one connection to it on which the client has said HELLO. */
async function pairOf(
  { network, tls }: NetworkFixture,
  options: { client?: RecorderOptions; server?: RecorderOptions } = {},
): Promise<Pair> {
  const accepted = Promise.withResolvers<Recorder>();
  const listener = await network.listen({
    host: '127.0.0.1',
    port: 0,
    ...(tls && { tls: tls.server }),
    onSocket: (socket) => accepted.resolve(new Recorder(socket, options.server)),
  });
  const socket = await network.connect({ host: '127.0.0.1', port: listener.port, ...(tls && { tls: tls.client }) });
  const client = new Recorder(socket, options.client);
  socket.write(utf8(HELLO));
  const server = await accepted.promise;
  await server.untilText(HELLO);
  return {
    client,
    server,
    listener,
    [Symbol.asyncDispose]: async () => {
      client.socket.destroy();
      server.socket.destroy();
      await Promise.all([client.untilClosed(), server.untilClosed(), listener.close()]);
    },
  };
}

export function networkContract(name: string, makeFixture: MakeFixture): void {
  describe(`Network contract: ${name}`, () => {
    bytes(makeFixture);
    ends(makeFixture);
    addresses(makeFixture);
    http(makeFixture);
  });
}

function bytes(makeFixture: MakeFixture): void {
  test('socket: bytes arrive in order, both ways, whatever their sizes', async () => {
    await using pair = await pairOf(await makeFixture());
    const { client, server } = pair;
    const parts = [1, 0, 100_000, 3, 65_536, 1_000_000].map((size, i) => new Uint8Array(size).fill(i + 1));
    for (const part of parts) server.socket.write(part);
    const expected = Buffer.concat(parts);
    await client.until(() => client.sizeBytes >= expected.length);
    assert.ok(Buffer.compare(client.bytes, expected) === 0);
    for (const part of parts) client.socket.write(part);
    await server.until(() => server.sizeBytes >= HELLO.length + expected.length);
    assert.ok(Buffer.compare(server.bytes.subarray(HELLO.length), expected) === 0);
  });

  test('socket: "done" runs once per write, in order; the bytes may be reused then', async () => {
    await using pair = await pairOf(await makeFixture());
    const { client, server } = pair;
    const done: number[] = [];
    const scratch = new Uint8Array(4);
    for (const value of [1, 2, 3]) {
      scratch.fill(value);
      await new Promise<void>((resolve) =>
        server.socket.write(scratch, () => {
          done.push(value);
          scratch.fill(0xee);
          resolve();
        }),
      );
    }
    for (const value of [4, 5, 6]) server.socket.write(new Uint8Array(4).fill(value), () => done.push(value));
    await client.until(() => client.sizeBytes === 24);
    await server.until(() => server.socket.bufferedBytes === 0);
    assert.deepEqual(done.slice(0, 3), [1, 2, 3]);
    assert.equal(client.plain, true, 'chunks are Uint8Array, not Buffer, whose slice is no copy');
    assert.equal(Buffer.from(client.bytes).toString('hex'), [1, 2, 3, 4, 5, 6].map((v) => `0${v}`.repeat(4)).join(''));
  });

  test('socket: a paused one gets no data until it resumes, and its peer sees the bytes pile up', async () => {
    await using pair = await pairOf(await makeFixture());
    const { client, server } = pair;
    client.socket.pause();
    // More than any kernel buffers for one loopback connection.
    const part = new Uint8Array(1024 * 1024).fill(7);
    for (let i = 0; i < 32; i++) server.socket.write(part);
    assert.ok(server.socket.bufferedBytes > 0);
    // A round trip on the other direction: whatever could arrive at the client has had its chance.
    client.socket.write(utf8('ping'));
    await server.untilText(`${HELLO}ping`);
    const before = client.sizeBytes;
    assert.ok(before < 32 * part.length);
    assert.equal(server.count('drained'), 0);
    client.socket.resume();
    await client.until(() => client.sizeBytes === 32 * part.length);
    await server.until(() => server.count('drained') > 0);
    assert.equal(server.socket.bufferedBytes, 0);
  });

  test('socket: "drained" comes after a small write too', async () => {
    await using pair = await pairOf(await makeFixture());
    pair.server.socket.write(utf8('x'));
    await pair.server.until(() => pair.server.count('drained') > 0);
    assert.equal(pair.server.socket.bufferedBytes, 0);
  });

  test('socket: knows its peer', async () => {
    await using pair = await pairOf(await makeFixture());
    assert.equal(pair.client.socket.peerAddress, `127.0.0.1:${pair.listener.port}`);
    assert.match(pair.server.socket.peerAddress, /^127\.0\.0\.1:\d+$/);
  });

  test('socket: what was sent before the receiver attaches is not lost', async () => {
    const fixture = await makeFixture();
    const listener = await fixture.network.listen({
      host: '127.0.0.1',
      port: 0,
      ...(fixture.tls && { tls: fixture.tls.server }),
      onSocket: (socket) => {
        new Recorder(socket);
        socket.write(utf8('early'));
        socket.end();
      },
    });
    const { network, tls } = fixture;
    const socket = await network.connect({ host: '127.0.0.1', port: listener.port, ...(tls && { tls: tls.client }) });
    socket.write(utf8(HELLO));
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    const client = new Recorder(socket);
    await client.untilClosed();
    assert.equal(client.text, 'early');
    await listener.close();
  });
}

function ends(makeFixture: MakeFixture): void {
  test('end: sends what is queued, then both sides close once without an error', async () => {
    await using pair = await pairOf(await makeFixture());
    const { client, server } = pair;
    const last = new Uint8Array(3_000_000).fill(9);
    server.socket.write(last);
    server.socket.end();
    await Promise.all([client.untilClosed(), server.untilClosed()]);
    assert.equal(client.sizeBytes, last.length);
    assert.deepEqual([client.error, server.error], [undefined, undefined]);
    assert.deepEqual([client.count('closed'), client.events.at(-1)], [1, 'closed']);
    assert.deepEqual([server.count('closed'), server.events.at(-1)], [1, 'closed']);
  });

  test('end: a side that handles "ended" may go on sending', async () => {
    await using pair = await pairOf(await makeFixture(), { server: { halfOpen: true } });
    const { client, server } = pair;
    client.socket.end();
    await server.until(() => server.count('ended') === 1);
    server.socket.write(utf8('the answer'));
    server.socket.end();
    await Promise.all([client.untilClosed(), server.untilClosed()]);
    assert.equal(client.text, 'the answer');
  });

  test('destroy: both sides close once; later writes are dropped and still "done"', async () => {
    await using pair = await pairOf(await makeFixture());
    const { client, server } = pair;
    client.socket.destroy();
    client.socket.destroy();
    await Promise.all([client.untilClosed(), server.untilClosed()]);
    assert.equal(client.error, undefined);
    await new Promise<void>((resolve) => server.socket.write(utf8('to nobody'), resolve));
    assert.deepEqual([client.count('closed'), server.count('closed')], [1, 1]);
  });

  test('destroy: from within "data" stops further data at once', async () => {
    const fixture = await makeFixture();
    let target: Socket | undefined;
    await using pair = await pairOf(fixture, { client: { onData: () => target?.destroy() } });
    target = pair.client.socket;
    for (let i = 0; i < 10; i++) pair.server.socket.write(new Uint8Array(200_000));
    await pair.client.untilClosed();
    assert.equal(pair.client.count('data'), 1);
  });
}

function addresses(makeFixture: MakeFixture): void {
  const failed = (errno: string, address: string) => (error: unknown) => {
    assert.ok(error instanceof NetworkError, `a NetworkError, not ${error}`);
    assert.equal(error.errno, errno);
    assert.ok(error.message.includes(address), `${error.message} names ${address}`);
    return true;
  };

  test('listen: a taken port is refused by name; after close it is free, and open connections live on', async () => {
    const fixture = await makeFixture();
    await using pair = await pairOf(fixture);
    const { network, tls } = fixture;
    const { port } = pair.listener;
    const options = { host: '127.0.0.1', port, ...(tls && { tls: tls.server }), onSocket: (s: Socket) => s.destroy() };
    await assert.rejects(network.listen(options), failed('EADDRINUSE', `127.0.0.1:${port}`));
    await pair.listener.close();
    await assert.rejects(
      network.connect({ host: '127.0.0.1', port, ...(tls && { tls: tls.client }) }),
      failed('ECONNREFUSED', `127.0.0.1:${port}`),
    );
    pair.client.socket.write(utf8(' again'));
    await pair.server.untilText(`${HELLO} again`);
    const second = await network.listen(options);
    assert.equal(second.port, port);
    await second.close();
    await second.close();
  });

  test('listen: port 0 gives different free ports', async () => {
    const { network } = await makeFixture();
    const onSocket = (socket: Socket): void => socket.destroy();
    const listeners = await Promise.all([1, 2, 3].map(() => network.listen({ host: '127.0.0.1', port: 0, onSocket })));
    assert.equal(new Set(listeners.map((listener) => listener.port)).size, 3);
    for (const listener of listeners) await listener.close();
  });
}

function http(makeFixture: MakeFixture): void {
  /** Serves `handler` and gives what asks it. */
  async function serving(fixture: NetworkFixture, handler: HttpHandler, maxHttpBodyBytes?: number) {
    const { network, tls } = fixture;
    const listener = await network.listen({
      host: '127.0.0.1',
      port: 0,
      ...(tls && { tls: tls.server }),
      onHttpRequest: handler,
      ...(maxHttpBodyBytes !== undefined && { maxHttpBodyBytes }),
    });
    return {
      ask: (target: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
        network.request(`${tls ? 'https' : 'http'}://127.0.0.1:${listener.port}${target}`, {
          ...init,
          ...(tls && { tls: { ...tls.client, alpn: ['http/1.1'] } }),
        }),
      [Symbol.asyncDispose]: () => listener.close(),
    };
  }

  test('HTTP: method, target, headers and body go in, status, headers and body come out', async () => {
    await using server = await serving(await makeFixture(), (request) => ({
      status: 201,
      headers: { 'X-Kind': 'echo' },
      body: `${request.method} ${request.target} ${request.headers['x-a']} ${fromUtf8(request.body)}`,
    }));
    const answer = await server.ask('/a/b?c=%20d', { method: 'POST', headers: { 'X-A': '1' }, body: 'bödy' });
    assert.equal(answer.status, 201);
    assert.equal(answer.headers?.['x-kind'], 'echo');
    assert.equal(answer.body.constructor, Uint8Array);
    assert.equal(fromUtf8(answer.body), 'POST /a/b?c=%20d 1 bödy');
  });

  test('HTTP: a request tells the common name of the verified client certificate, and none without one', async () => {
    const fixture = await makeFixture();
    await using server = await serving(fixture, ({ peerCommonName }) => ({ status: 200, body: `${peerCommonName}` }));
    assert.equal(fromUtf8((await server.ask('/')).body), String(fixture.tls?.clientName));
  });

  test('HTTP: a failing handler is a 500 with its reason, and the next request is served', async () => {
    await using server = await serving(await makeFixture(), async ({ target }) => {
      if (target === '/bad') throw new Error('out of luck');
      return { status: 200, body: 'fine' };
    });
    const bad = await server.ask('/bad');
    assert.equal(bad.status, 500);
    assert.match(fromUtf8(bad.body), /out of luck/);
    assert.equal(fromUtf8((await server.ask('/good')).body), 'fine');
  });

  test('HTTP: a body over the limit is a 413 and never reaches the handler', async () => {
    let calls = 0;
    const handler: HttpHandler = ({ body }) => {
      calls++;
      return { status: 200, body: String(body.length) };
    };
    await using server = await serving(await makeFixture(), handler, 100);
    assert.equal((await server.ask('/', { method: 'POST', body: 'x'.repeat(101) })).status, 413);
    assert.equal(calls, 0);
    assert.equal(fromUtf8((await server.ask('/', { method: 'POST', body: 'x'.repeat(100) })).body), '100');
  });
}
