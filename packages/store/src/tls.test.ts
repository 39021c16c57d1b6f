import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromUtf8, silentLogger, utf8 } from '@tessera/base';
import type { TlsMaterial } from '@tessera/env';
import { ManualClock, MemoryDisk } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { GrpcClient, GrpcError, Status } from '@tessera/grpc';
import * as health from '@tessera/proto/grpc.health.v1';
import { Tikv } from '@tessera/proto/tikvpb';
import { TestAuthority } from '../../../tests/support/certificates.ts';
import { defaultStoreConfig } from './config/config.ts';
import { replaceFile } from './config/config-file.ts';
import { FORWARD_HEADER } from './service/forwarder.ts';
import { createStore } from './store.ts';
import { MemoryLog, settle } from './testing/test-cluster.ts';
import { TestPd } from './testing/test-pd.ts';
import { Certificates, refuseCommonName } from './tls.ts';

test('common names: any part of the list will do, an empty list lets everybody in', () => {
  assert.equal(refuseCommonName([], undefined), undefined);
  assert.equal(refuseCommonName(['server'], 'tikv-server-1'), undefined);
  assert.equal(
    refuseCommonName(['server', 'root'], 'client'),
    'Common name check fail, reason: common name "client" is not allowed, cert_allowed_cn: server, root',
  );
  assert.match(refuseCommonName(['server'], undefined) ?? '', /no certificate/);
});

test('certificates: replaced files are read, broken ones leave the old in force', async () => {
  const clock = new ManualClock();
  const disk = new MemoryDisk({ clock });
  const log = new MemoryLog();
  const paths = { 'security.ca-path': '/ca', 'security.cert-path': '/cert', 'security.key-path': '/key' } as const;
  const write = async (version: string): Promise<void> => {
    for (const path of ['/ca', '/key', '/cert']) await replaceFile(disk, path, utf8(path + version));
  };
  await write('1');
  const certificates = await Certificates.load({ disk, clock, log }, defaultStoreConfig(paths));
  const cert = (): string => fromUtf8(certificates?.material().cert ?? utf8(''));
  assert.equal(cert(), '/cert1');
  clock.advance(100);
  await write('2');
  clock.advance(1000);
  await settle();
  assert.equal(cert(), '/cert2');
  await write('3');
  await disk.remove('/key');
  clock.advance(1000);
  await settle();
  assert.equal(cert(), '/cert2');
  assert.ok(log.lines.some((line) => line.startsWith('ERROR certificates cannot be reloaded')));
  await write('4');
  clock.advance(1000);
  await settle();
  assert.equal(cert(), '/cert4');
  certificates?.close();
  assert.equal(await Certificates.load({ disk, clock, log }, defaultStoreConfig()), undefined);
});

test('mutual TLS: from PD to clients, with a list of common names', async (t) => {
  const authority = await TestAuthority.create();
  const directory = await mkdtemp(join(tmpdir(), 'tessera-store-tls-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  const own = await authority.issue('server-1');
  const file = (name: string): string => join(directory, name);
  await writeFile(file('ca'), own.ca ?? '');
  await writeFile(file('cert'), own.cert ?? '');
  await writeFile(file('key'), own.key ?? '');
  const env = createNodeEnv({ log: silentLogger });
  const pd = new TestPd(env, { material: () => own, requireClientCertificate: true, alpn: ['h2'] });
  pd.address = '127.0.0.1:0';
  await pd.start();
  const config = defaultStoreConfig({
    'server.addr': '127.0.0.1:0',
    'server.status-addr': '127.0.0.1:0',
    'storage.data-dir': file('store'),
    'pd.endpoints': [`https://${pd.address}`],
    'security.ca-path': file('ca'),
    'security.cert-path': file('cert'),
    'security.key-path': file('key'),
    'security.cert-allowed-cn': ['server'],
  });
  const store = await createStore(env, config, { processMetrics: false });
  t.after(async () => {
    await store.close();
    await pd.stop();
  });
  const check = async (material: TlsMaterial): Promise<number> => {
    const [host = '', port] = store.address.split(':');
    const client = new GrpcClient({ ...env, host, port: Number(port), tls: { material: () => material } });
    try {
      return (await client.unary(health.Health.Check, {})).status;
    } finally {
      client.close();
    }
  };
  assert.equal(await check(own), health.HealthCheckResponse_ServingStatus.SERVING);
  const stranger = await authority.issue('somebody');
  await assert.rejects(
    check(stranger),
    (error) => error instanceof GrpcError && error.status === Status.UNAUTHENTICATED,
  );
  await assert.rejects(check({ ca: own.ca, cert: undefined, key: undefined }), GrpcError);
  const ask = async (material: TlsMaterial, path: string, method = 'GET'): Promise<[number, string]> => {
    const tls = { material: () => material };
    const { status, body } = await env.network.request(`https://${store.statusAddress}${path}`, { method, tls });
    return [status, fromUtf8(body)];
  };
  assert.deepEqual(await ask(own, '/engine_type'), [200, 'raft-kv']);
  const refused = [403, 'certificate role error'];
  for (const [method, path] of [
    ['GET', '/engine_type'],
    ['POST', '/config'],
    ['PUT', '/log-level'],
    ['GET', '/nowhere'],
  ] as const) {
    assert.deepEqual(await ask(stranger, path, method), refused, path);
  }
  for (const path of ['/status', '/metrics', '/config?full=true']) assert.equal((await ask(stranger, path))[0], 200);
  assert.equal((await ask(stranger, '/debug/pprof/profile'))[0], 404, 'not served, but not for the name');
  await assert.rejects(ask({ ca: own.ca, cert: undefined, key: undefined }, '/status'), { name: 'NetworkError' });

  const other = await createStore(env, { ...config, 'storage.data-dir': file('other') }, { processMetrics: false });
  t.after(() => other.close());
  const port = Number(other.address.split(':')[1]);
  const client = new GrpcClient({ ...env, host: '127.0.0.1', port, tls: { material: () => own } });
  t.after(() => client.close());
  const metadata = new Map([[FORWARD_HEADER, store.address]]);
  const { healthFeedback } = await client.unary(Tikv.GetHealthFeedback, {}, { metadata });
  assert.equal(healthFeedback?.storeId, store.id, 'a call is forwarded under TLS, with the certificate of the store');
});
