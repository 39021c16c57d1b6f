/** A cluster under mutual TLS with real processes: placement driver, store and ctl, each with its own certificate. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TestAuthority } from '../support/certificates.ts';
import { killAll, Program, run } from './program.ts';

after(killAll);

/** Writes ca.pem, cert.pem and key.pem of a new leaf; returns their paths. */
async function certificateFiles(authority: TestAuthority, directory: string, name: string) {
  const { ca, cert, key } = await authority.issue(name);
  const path = (part: string): string => join(directory, `${name}-${part}.pem`);
  await writeFile(path('ca'), ca ?? '');
  await writeFile(path('cert'), cert ?? '');
  await writeFile(path('key'), key ?? '');
  return { ca: path('ca'), cert: path('cert'), key: path('key') };
}

test('TLS: placement driver, store and ctl work under one authority, and strangers are refused', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-tls-'));
  try {
    const authority = await TestAuthority.create();
    const pdFiles = await certificateFiles(authority, directory, 'pd');
    const storeFiles = await certificateFiles(authority, directory, 'store');
    const ctlFiles = await certificateFiles(authority, directory, 'ctl');
    const pd = new Program([
      ...['pd', '--client-urls', 'https://127.0.0.1:0', '--data-dir', join(directory, 'pd')],
      ...['--cacert', pdFiles.ca, '--cert', pdFiles.cert, '--key', pdFiles.key],
    ]);
    const [, pdUrl = ''] = await pd.waitFor(/^ready: pd (https:\/\/[\d.:]+), /m);
    const config = join(directory, 'store.toml');
    await writeFile(
      config,
      `[security]\nca-path = "${storeFiles.ca}"\ncert-path = "${storeFiles.cert}"\nkey-path = "${storeFiles.key}"\n`,
    );
    const store = new Program([
      ...['store', '--config', config, '--pd', pdUrl, '--addr', '127.0.0.1:0', '--status-addr', '127.0.0.1:0'],
      ...['--data-dir', join(directory, 'store')],
    ]);
    await store.waitFor(/^ready: store 1 /m);
    const tls = ['--ca-path', ctlFiles.ca, '--cert-path', ctlFiles.cert, '--key-path', ctlFiles.key];
    const ctl = (...args: string[]) => run(['ctl', '--pd', pdUrl, '--timeout', '2', ...args]);
    assert.deepEqual(await ctl(...tls, 'raw', 'put', 'a', 'b'), { code: 0, out: 'OK\n', err: '' });
    assert.equal((await ctl(...tls, 'raw', 'get', 'a')).out, 'b\n');

    const other = await certificateFiles(await TestAuthority.create('another'), directory, 'other');
    const foreign = ['--ca-path', ctlFiles.ca, '--cert-path', other.cert, '--key-path', other.key];
    assert.equal((await ctl(...foreign, 'tso')).code, 1, 'a certificate of another authority');
    assert.equal((await ctl('tso')).code, 1, 'no certificate');
    assert.equal((await store.stop('SIGINT')).code, 0);
    assert.equal((await pd.stop('SIGINT')).code, 0);
  } finally {
    await rm(directory, { recursive: true });
  }
});
