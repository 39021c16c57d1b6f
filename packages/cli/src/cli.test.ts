import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { runCli } from './cli.ts';
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
