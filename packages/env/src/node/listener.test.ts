/** Two protocols on one port, TLS, and clients that misbehave; the plain behaviour is in tests/contract/network.ts. */
import assert from 'node:assert/strict';
import { Agent, request as httpRequest } from 'node:http';
import { after, describe, test } from 'node:test';
import { fromUtf8, silentLogger, utf8 } from '@tessera/base';
import { TestAuthority } from '../../../../tests/support/certificates.ts';
import { Recorder } from '../../../../tests/support/recorder.ts';
import type { Listener, ListenOptions, TlsMaterial, TlsOptions } from '../network.ts';
import { createNodeLogger } from './logger.ts';
import { createNodeNetwork } from './network.ts';

const HELLO = 'PRI * HTTP/2.0 hello';
const network = createNodeNetwork(silentLogger);
/** Impatient, so that the tests of time-outs are fast. */
const impatient = createNodeNetwork(silentLogger, { silenceTimeoutMs: 250 });
const open: Listener[] = [];
after(() => Promise.all(open.map((listener) => listener.close())));

/** Echoes on sockets, answers HTTP with the target. */
async function serve(options: Partial<ListenOptions> = {}, on = network): Promise<Listener> {
  const listener = await on.listen({
    host: '127.0.0.1',
    port: 0,
    onSocket: (socket) => socket.attach({ data: (chunk) => socket.write(chunk), closed: () => {} }),
    onHttpRequest: ({ target }) => ({ status: 200, body: `http ${target}` }),
    ...options,
  });
  open.push(listener);
  return listener;
}

async function connectTo({ port }: Listener, tls?: TlsOptions): Promise<Recorder> {
  return new Recorder(await network.connect({ host: '127.0.0.1', port, ...(tls && { tls }) }));
}

describe('one port', () => {
  test('plain TCP: HTTP/1.1 and HTTP/2 are told apart by their first bytes', async () => {
    const listener = await serve();
    const other = await connectTo(listener);
    other.socket.write(utf8(HELLO));
    await other.untilText(HELLO);
    other.socket.destroy();
    const answer = await network.request(`http://127.0.0.1:${listener.port}/x`);
    assert.equal(fromUtf8(answer.body), 'http /x');
  });

  test('plain TCP: the decision waits for bytes that arrive one by one, and loses none', async () => {
    const listener = await serve();
    for (const [sent, expected] of [
      [HELLO, new RegExp(`^${HELLO.replace('*', '\\*')}$`)],
      [
        'PUT /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
        /^HTTP\/1\.1 200 OK.*http \/slow$/s,
      ],
    ] as const) {
      const client = await connectTo(listener);
      for (const char of sent) await new Promise<void>((resolve) => client.socket.write(utf8(char), resolve));
      await client.until(() => expected.test(client.text));
      client.socket.destroy();
    }
  });

  test('plain TCP: pipelined HTTP/1.1 requests in one packet are all answered, in order', async () => {
    const client = await connectTo(await serve());
    const get = (path: string, extra = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${extra}\r\n`;
    client.socket.write(utf8(get('/1') + get('/2') + get('/3', 'Connection: close\r\n')));
    await client.untilClosed();
    assert.deepEqual(client.text.match(/http \/\d/g), ['http /1', 'http /2', 'http /3']);
  });

  test('plain TCP: garbage reaches the owner of the other protocol', async () => {
    const client = await connectTo(await serve());
    client.socket.write(new Uint8Array([0x16, 3, 1, 0]));
    await client.until(() => client.sizeBytes === 4);
    client.socket.destroy();
  });

  test('plain TCP: without an owner of other protocols garbage is an HTTP 400', async () => {
    const listener = await network.listen({ host: '127.0.0.1', port: 0, onHttpRequest: () => ({ status: 200 }) });
    open.push(listener);
    const client = await connectTo(listener);
    client.socket.write(utf8(HELLO));
    await client.untilClosed();
    assert.match(client.text, /^HTTP\/1\.1 400 /);
  });

  test('HTTP: a body without a length is cut off at the limit with a 413', async () => {
    const client = await connectTo(await serve({ maxHttpBodyBytes: 10 }));
    client.socket.write(
      utf8('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n'),
    );
    await client.until(() => /^HTTP\/1\.1 413 /.test(client.text));
    client.socket.destroy();
  });

  test('HTTP: a client in the middle of a body over the limit reads its 413, whatever the size', async () => {
    const { port } = await serve({ maxHttpBodyBytes: 10 });
    const url = `http://127.0.0.1:${port}/`;
    const answer = await network.request(url, { method: 'POST', body: new Uint8Array(20_000_000) });
    assert.equal(answer.status, 413);
  });

  test('HTTP: the body of every method arrives', async () => {
    const listener = await serve({
      onHttpRequest: ({ method, body }) => ({ status: 200, body: `${method} ${fromUtf8(body)}` }),
    });
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await network.request(`http://127.0.0.1:${listener.port}/`, { method, body: 'grüße' });
      assert.equal(fromUtf8(answer.body), `${method} grüße`);
    }
  });

  test('HTTP: repeated headers are joined, names are lower case', async () => {
    const listener = await serve({ onHttpRequest: ({ headers }) => ({ status: 200, body: headers['x-a'] ?? 'none' }) });
    const client = await connectTo(listener);
    client.socket.write(utf8('GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\nConnection: close\r\n\r\n'));
    await client.untilClosed();
    assert.match(client.text, /\r\n\r\n1, 2$/);
  });
});

describe('clients that misbehave', () => {
  test('a silent connection is dropped', async () => {
    const client = await connectTo(await serve({}, impatient));
    await client.untilClosed();
    assert.equal(client.text, '');
  });

  test('one that stops before its protocol is known is dropped', async () => {
    const client = await connectTo(await serve({}, impatient));
    client.socket.write(utf8('PRI * H'));
    await client.untilClosed();
  });

  test('one that never ends its HTTP/1.1 headers is answered 408', async () => {
    const client = await connectTo(await serve({}, impatient));
    client.socket.write(utf8('GET / HTTP/1.1\r\nHost: x\r\n'));
    await client.untilClosed();
    assert.match(client.text, /^HTTP\/1\.1 408 /);
  });

  test('one that never starts its TLS handshake is dropped', async () => {
    const material = await (await TestAuthority.create()).issue('server');
    const client = await connectTo(await serve({ tls: { material: () => material } }, impatient));
    await client.untilClosed();
  });

  test('close: stops accepting, drops silent connections and idle HTTP/1.1 ones', async () => {
    const listener = await serve();
    const silent = await connectTo(listener);
    const idle = await connectTo(listener);
    idle.socket.write(utf8('GET /once HTTP/1.1\r\nHost: x\r\n\r\n'));
    await idle.until(() => idle.text.endsWith('http /once'));
    await listener.close();
    await Promise.all([silent.untilClosed(), idle.untilClosed()]);
    await assert.rejects(connectTo(listener), { errno: 'ECONNREFUSED' });
  });

  test('close: a request that is being served gets its answer', async () => {
    const release = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const listener = await serve({
      onHttpRequest: async () => {
        entered.resolve();
        await release.promise;
        return { status: 200, body: 'late' };
      },
    });
    const asking = network.request(`http://127.0.0.1:${listener.port}/`);
    await entered.promise;
    await listener.close();
    release.resolve();
    assert.equal(fromUtf8((await asking).body), 'late');
  });

  test('a request that is not answered in time is refused with ETIMEDOUT', async () => {
    const release = Promise.withResolvers<void>();
    const listener = await serve({
      onHttpRequest: async () => {
        await release.promise;
        return { status: 200 };
      },
    });
    const asking = network.request(`http://127.0.0.1:${listener.port}/`, { timeoutMs: 20 });
    await assert.rejects(asking, { errno: 'ETIMEDOUT' });
    release.resolve();
  });

  test('a keep-alive connection serves many requests', async () => {
    const listener = await serve();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (const path of ['/a', '/b']) {
      const body = await new Promise<string>((resolve, reject) => {
        const sent = httpRequest({ port: listener.port, path, agent }, (response) => {
          ports.add(response.socket.localPort);
          response.toArray().then((parts) => resolve(Buffer.concat(parts as Buffer[]).toString()), reject);
        });
        sent.on('error', reject).end();
      });
      assert.equal(body, `http ${path}`);
    }
    assert.equal(ports.size, 1);
    agent.destroy();
  });
});

describe('TLS', async () => {
  const [authority, stranger] = await Promise.all([TestAuthority.create(), TestAuthority.create('stranger')]);
  const issue = async (name: string): Promise<TlsMaterial> => authority.issue(name);
  const presenting = (material: TlsMaterial, alpn: readonly string[] = ['h2']): TlsOptions => ({
    material: () => material,
    alpn,
  });
  const server = await issue('server-1');
  const client = await issue('client-1');

  test('ALPN decides: h2 to the socket, anything else to HTTP/1.1', async () => {
    const listener = await serve({ tls: presenting(server) });
    const h2 = await connectTo(listener, presenting(client));
    assert.equal(h2.socket.alpnProtocol, 'h2');
    h2.socket.write(utf8('GET looks like HTTP/1.1 but is not'));
    await h2.untilText('GET looks like HTTP/1.1 but is not');
    h2.socket.destroy();
    for (const alpn of [['http/1.1'], []]) {
      const answer = await network.request(`https://127.0.0.1:${listener.port}/s`, { tls: presenting(client, alpn) });
      assert.equal(fromUtf8(answer.body), 'http /s');
    }
  });

  test('a required client certificate: its name is known, none or a stranger is refused', async () => {
    const names: (string | undefined)[] = [];
    const listener = await serve({
      tls: { ...presenting(server), requireClientCertificate: true },
      onSocket: (socket) => {
        names.push(socket.peerCommonName);
        socket.attach({ data: (chunk) => socket.write(chunk), closed: () => {} });
      },
    });
    const known = await connectTo(listener, presenting(client));
    assert.equal(known.socket.peerCommonName, 'server-1');
    known.socket.write(utf8(HELLO));
    await known.untilText(HELLO);
    known.socket.destroy();
    const forged = await stranger.issue('client-1');
    for (const material of [
      { ...client, cert: undefined, key: undefined },
      { ...forged, ca: client.ca },
    ]) {
      // TLS 1.3 lets the client finish first: the refusal comes as an alert on its first read.
      const refused = await connectTo(listener, presenting(material));
      refused.socket.write(utf8(HELLO));
      await refused.untilClosed();
      assert.equal(refused.text, '');
    }
    assert.deepEqual(names, ['client-1']);
  });

  test('HTTP: a certificate that was not asked for has no name', async () => {
    const names: (string | undefined)[] = [];
    const listener = await serve({
      tls: presenting(server),
      onHttpRequest: ({ peerCommonName }) => {
        names.push(peerCommonName);
        return { status: 200 };
      },
    });
    await network.request(`https://127.0.0.1:${listener.port}/`, { tls: presenting(client, ['http/1.1']) });
    assert.deepEqual(names, [undefined]);
  });

  test('a server that our authority did not sign, or for another name, is refused by the client', async () => {
    const listener = await serve({ tls: presenting(await stranger.issue('server-1')) });
    await assert.rejects(connectTo(listener, presenting(client)), /connect to 127\.0\.0\.1:\d+: \w+/);
    const good = await serve({ tls: presenting(server) });
    const other = { ...presenting(client), serverName: 'elsewhere.example' };
    await assert.rejects(connectTo(good, other), { errno: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  test('replaced certificates serve new connections, old connections stay, broken ones change nothing', async () => {
    const lines: string[] = [];
    const log = createNodeLogger({ level: 'info', format: 'text', destination: { write: (line) => lines.push(line) } });
    let current = server;
    const listener = await serve({ tls: { material: () => current, alpn: ['h2'] } }, createNodeNetwork(log));
    const nameNow = async (): Promise<string | undefined> => {
      const connection = await connectTo(listener, presenting(client));
      connection.socket.destroy();
      return connection.socket.peerCommonName;
    };
    const old = await connectTo(listener, presenting(client));
    assert.equal(old.socket.peerCommonName, 'server-1');
    current = await issue('server-2');
    assert.equal(await nameNow(), 'server-2');
    old.socket.write(utf8(HELLO));
    await old.untilText(HELLO);
    old.socket.destroy();

    current = { ...current, key: utf8('not a key') };
    assert.equal(await nameNow(), 'server-2');
    assert.equal(await nameNow(), 'server-2');
    assert.equal(lines.filter((line) => line.includes('keeping the old')).length, 1);
    current = await issue('server-3');
    assert.equal(await nameNow(), 'server-3');
  });

  test('material that cannot be used at the start is an error of listen or connect', async () => {
    const broken: TlsMaterial = { ca: undefined, cert: utf8('x'), key: utf8('y') };
    await assert.rejects(serve({ tls: presenting(broken) }), { name: 'NetworkError' });
    await assert.rejects(connectTo(await serve(), presenting(broken)), { name: 'NetworkError' });
  });

  test('a TLS client on a plain port is refused in time, not left hanging', async () => {
    const plain = await serve({
      onSocket: (socket) => socket.attach({ data: () => socket.destroy(), closed: () => {} }),
    });
    await assert.rejects(connectTo(plain, presenting(client)), { name: 'NetworkError' });
    const mute = await serve({ onSocket: (socket) => socket.attach({ data: () => {}, closed: () => {} }) });
    const attempt = network.connect({ host: '127.0.0.1', port: mute.port, tls: presenting(client), timeoutMs: 50 });
    await assert.rejects(attempt, { errno: 'ETIMEDOUT' });
  });
});
