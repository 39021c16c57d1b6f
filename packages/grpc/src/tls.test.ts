/** TLS: ALPN, mutual authentication, certificates replaced while running. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import * as grpc from '@grpc/grpc-js';
import { fromUtf8, silentLogger, utf8 } from '@tessera/base';
import type { Listener, TlsMaterial } from '@tessera/env';
import { createNodeEnv } from '@tessera/env/node';
import { TestAuthority } from '../../../tests/support/certificates.ts';
import { GrpcClient } from './client.ts';
import { GrpcServer } from './server.ts';
import { Status } from './status.ts';
import { BYTES, TEST } from './testing/bytes-service.ts';

const env = createNodeEnv({ log: silentLogger });
let listener: Listener;
let server: GrpcServer;
let material: TlsMaterial;
let friend: TlsMaterial;
let stranger: TlsMaterial;
let authority: TestAuthority;

before(async () => {
  authority = await TestAuthority.create();
  material = await authority.issue('store-1');
  friend = await authority.issue('client-a');
  stranger = await authority.issue('client-b');
  server = new GrpcServer({
    ...env,
    authorize: ({ peerCommonName }) =>
      peerCommonName === 'client-a' ? undefined : `Common name check fail: ${peerCommonName}`,
  });
  server.unary(TEST.unary, (call, bytes) => call.reply(BYTES, utf8(`${call.peerCommonName} says ${fromUtf8(bytes)}`)));
  listener = await env.network.listen({
    host: '127.0.0.1',
    port: 0,
    tls: { material: () => material, requireClientCertificate: true, alpn: ['h2'] },
    onSocket: (socket) => server.onSocket(socket),
  });
});

after(async () => {
  server.close();
  await listener.close();
});

function connect(own: TlsMaterial): GrpcClient {
  return new GrpcClient({ ...env, host: '127.0.0.1', port: listener.port, tls: { material: () => own } });
}

test('TLS: our client, by name', async () => {
  const client = connect(friend);
  assert.equal(fromUtf8(await client.unary(TEST.unary, utf8('hello'))), 'client-a says hello');
  const big = utf8('x'.repeat(3_000_000));
  assert.equal((await client.unary(TEST.unary, big)).length, big.length + 'client-a says '.length);
  client.close();
});

test('TLS: grpc-js as client', async () => {
  const pem = (bytes: Uint8Array | undefined): Buffer => Buffer.from(bytes ?? []);
  const credentials = grpc.credentials.createSsl(pem(friend.ca), pem(friend.key), pem(friend.cert));
  const client = new grpc.Client(`127.0.0.1:${listener.port}`, credentials);
  const answer = await new Promise((resolve, reject) => {
    const asIs = (bytes: Buffer): Buffer => bytes;
    client.makeUnaryRequest(TEST.unary.path, asIs, asIs, Buffer.from('hi'), (error, value) => {
      if (error) reject(error);
      else resolve(value?.toString());
    });
  });
  assert.equal(answer, 'client-a says hi');
  client.close();
});

test('TLS: a name that is not allowed is UNAUTHENTICATED', async () => {
  const client = connect(stranger);
  await assert.rejects(client.unary(TEST.unary, utf8('x')), {
    status: Status.UNAUTHENTICATED,
    message: 'Common name check fail: client-b',
  });
  client.close();
});

test('TLS: no certificate, a foreign authority, or plain text: no connection', async () => {
  const foreign = await (await TestAuthority.create('other authority')).issue('client-a');
  const nobody: TlsMaterial = { ca: friend.ca, cert: undefined, key: undefined };
  for (const own of [foreign, nobody]) {
    const client = connect(own);
    await assert.rejects(client.unary(TEST.unary, utf8('x')), { status: Status.UNAVAILABLE });
    client.close();
  }
  const plain = new GrpcClient({ ...env, host: '127.0.0.1', port: listener.port });
  await assert.rejects(plain.unary(TEST.unary, utf8('x')), { status: Status.UNAVAILABLE });
  plain.close();
});

test('TLS: replaced certificates serve new connections; open ones stay', async () => {
  const open = connect(friend);
  await open.unary(TEST.unary, utf8('x'));
  const next = await TestAuthority.create('next authority');
  material = await next.issue('store-1');
  const renewed = connect(await next.issue('client-a'));
  assert.equal(fromUtf8(await renewed.unary(TEST.unary, utf8('new'))), 'client-a says new');
  assert.equal(fromUtf8(await open.unary(TEST.unary, utf8('old'))), 'client-a says old');
  const late = connect(friend);
  await assert.rejects(late.unary(TEST.unary, utf8('x')), { status: Status.UNAVAILABLE });
  for (const client of [open, renewed, late]) client.close();
});
