import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromUtf8, silentLogger } from '@tessera/base';
import type { TlsMaterial } from '@tessera/env';
import { createNodeEnv } from '@tessera/env/node';
import { GrpcClient, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { TestAuthority } from '../../../tests/support/certificates.ts';
import { defaultPdConfig } from './config/config.ts';
import { createPd } from './pd.ts';
import { rejectsWith } from './testing/fixture.ts';
import { refuseCommonName } from './tls.ts';

test('common names: any part of the list will do, an empty list lets everybody in', () => {
  const config = defaultPdConfig({ 'security.cert-allowed-cn': ['server', 'root'] });
  assert.equal(refuseCommonName(defaultPdConfig()), undefined);
  assert.equal(refuseCommonName(config, 'tikv-server-1'), undefined);
  assert.equal(refuseCommonName(config, 'client'), 'common name client is not allowed');
  assert.match(refuseCommonName(config) ?? '', /is not allowed/);
});

test('mutual TLS: a list of common names holds for gRPC and for HTTP', async (t) => {
  const authority = await TestAuthority.create();
  const directory = await mkdtemp(join(tmpdir(), 'tessera-pd-tls-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  const own = await authority.issue('server-1');
  const stranger = await authority.issue('somebody');
  const file = (name: string): string => join(directory, name);
  for (const name of ['ca', 'cert', 'key'] as const) await writeFile(file(name), own[name] ?? '');
  const env = createNodeEnv({ log: silentLogger });
  const config = defaultPdConfig({
    'data-dir': file('pd'),
    'client-urls': 'https://127.0.0.1:0',
    'security.cacert-path': file('ca'),
    'security.cert-path': file('cert'),
    'security.key-path': file('key'),
    'security.cert-allowed-cn': ['server'],
  });
  const pd = await createPd(env, config);
  t.after(() => pd.close());

  const ask = async (material: TlsMaterial, path: string): Promise<[number, string]> => {
    const answer = await env.network.request(pd.clientUrl + path, { tls: { material: () => material } });
    return [answer.status, fromUtf8(answer.body)];
  };
  assert.equal((await ask(own, '/pd/api/v1/version'))[0], 200);
  for (const path of ['/pd/api/v1/version', '/metrics', '/nowhere']) {
    assert.deepEqual(await ask(stranger, path), [403, 'common name somebody is not allowed']);
  }
  await assert.rejects(ask({ ca: own.ca, cert: undefined, key: undefined }, '/ping'), { name: 'NetworkError' });

  const members = async (material: TlsMaterial): Promise<number> => {
    const port = Number(new URL(pd.clientUrl).port);
    const client = new GrpcClient({ ...env, host: '127.0.0.1', port, tls: { material: () => material } });
    try {
      return (await client.unary(pdpb.PD.GetMembers, {})).members.length;
    } finally {
      client.close();
    }
  };
  assert.equal(await members(own), 1);
  await rejectsWith(members(stranger), Status.UNAUTHENTICATED, 'common name somebody is not allowed');
});
