import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { defaultStoreConfig } from '@tessera/store';
import { runCli } from './cli.ts';
import { UsageError } from './failure.ts';
import { threadConfig } from './store-threads.ts';
import { terminal } from './terminal.ts';

let out = '';
let err = '';
const original = { ...terminal };

beforeEach(() => {
  out = '';
  err = '';
  terminal.out = (text) => {
    out += text;
  };
  terminal.err = (text) => {
    err += text;
  };
});

afterEach(() => {
  Object.assign(terminal, original);
});

test('cli: help of every command names its options and exits 0', async () => {
  for (const [args, word] of [
    [['--help'], 'playground'],
    [['playground', '--help'], '--pd-port'],
    [['pd', '--help'], '--client-urls'],
    [['store', '--help'], '--pd-endpoints'],
    [['ctl', '--help'], 'region'],
    [['ctl', 'raw', 'scan', '--help'], '--prefix'],
  ] as const) {
    out = '';
    assert.equal(await runCli(args), 0, args.join(' '));
    assert.ok(out.includes(word), `${args.join(' ')} mentions ${word}`);
  }
});

test('cli: no command, an unknown command or flag, and a bad value exit 2 and say what is wrong', async () => {
  assert.equal(await runCli([]), 2);
  for (const [args, message] of [
    [['serve'], /unknown command 'serve'/],
    [['playground', '--prot', '1'], /unknown option '--prot'/],
    [['playground', '--pd-port', '70000'], /A port is a number from 0 to 65535/],
    [['store', '--labels', 'zone'], /"zone" is not of the form key=value/],
    [['ctl', 'raw', 'get'], /missing required argument 'key'/],
    [['ctl', '--format', 'xml', 'tso'], /Allowed choices are table, json/],
    [['ctl', '--timeout', 'x', 'tso'], /--timeout must be a positive number/],
    [['ctl', 'raw', 'scan', '--prefix', 'a', '--start', 'b'], /--prefix excludes/],
    [['pd', '--config', '/nowhere/pd.toml'], /cannot read the config file \/nowhere\/pd.toml/],
  ] as const) {
    err = '';
    assert.equal(await runCli(args), 2, args.join(' '));
    assert.match(err, message);
  }
});

test('cli: a config file with a wrong key exits 2 and names the path', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-cli-'));
  try {
    const file = join(directory, 'x.toml');
    writeFileSync(file, '[log]\nlevle = "info"\n');
    for (const command of ['pd', 'store']) {
      err = '';
      assert.equal(await runCli([command, '--config', file, '--config-check']), 2);
      assert.match(err, /log\.levle/);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('cli: the sample config passes its own check', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-cli-'));
  try {
    for (const command of ['pd', 'store']) {
      out = '';
      assert.equal(await runCli([command, '--print-sample-config']), 0);
      const file = join(directory, `${command}.toml`);
      writeFileSync(file, out);
      assert.equal(await runCli([command, '--config', file, '--config-check']), 0, err);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('cli: the store takes its PD endpoints by either name of the option', async () => {
  for (const name of ['--pd', '--pd-endpoints']) {
    out = '';
    assert.equal(await runCli(['store', name, '127.0.0.1:7,127.0.0.1:8', '--config-info']), 0, err);
    assert.match(out, /"127\.0\.0\.1:7",\s*"127\.0\.0\.1:8"/);
  }
});

test('cli: an endpoint nobody answers exits 1 within its time-out', async () => {
  assert.equal(await runCli(['ctl', '--pd', '127.0.0.1:1', '--timeout', '0.3', 'tso']), 1);
  assert.match(err, /cannot connect/);
});

test('cli: stores of one process have ports and directories of their own, one host and a share of the memory', () => {
  const config = defaultStoreConfig({
    'server.addr': '127.0.0.1:20160',
    'server.advertise-addr': 'db1:0',
    'server.labels': { zone: 'z1' },
    'storage.data-dir': '/data',
    'storage.block-cache.capacity': 100,
    'rocksdb.write-buffer-limit': 300,
    'raft-engine.memory-limit': 3000,
    'rocksdb.max-open-files': 1000,
  });
  const configs = [0, 1, 2].map((i) => threadConfig(config, i, 3));
  assert.deepEqual(
    configs.map((one) => [one['server.addr'], one['server.advertise-addr'], one['storage.data-dir']]),
    [
      ['127.0.0.1:20160', 'db1:0', '/data/store-1'],
      ['127.0.0.1:20161', 'db1:0', '/data/store-2'],
      ['127.0.0.1:20162', 'db1:0', '/data/store-3'],
    ],
  );
  assert.deepEqual(new Set(configs.map((one) => one['storage.block-cache.capacity'])), new Set([33]));
  assert.deepEqual(new Set(configs.map((one) => one['rocksdb.max-open-files'])), new Set([333]));
  assert.deepEqual(new Set(configs.map((one) => one['rocksdb.write-buffer-limit'])), new Set([100]));
  assert.deepEqual(new Set(configs.map((one) => one['raft-engine.memory-limit'])), new Set([1000]));
  const [first, second] = configs.map((one) => one['server.labels']);
  assert.deepEqual(first, second);
  assert.equal(first?.['zone'], 'z1');
  assert.match(first?.['host'] ?? '', /./);
  const labels = { host: 'h9' };
  assert.equal(threadConfig({ ...config, 'server.labels': labels }, 1, 3)['server.labels']['host'], 'h9');
  assert.throws(() => threadConfig({ ...config, 'raft-engine.dir': '/log' }, 0, 3), UsageError);
});
