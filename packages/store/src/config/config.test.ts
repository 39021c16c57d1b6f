import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { txnDataKey, versionedKey } from '@tessera/codec';
import {
  ConfigError,
  checkStoreConfig,
  configJson,
  defaultStoreConfig,
  parseAddress,
  parseStoreConfig,
  sampleStoreConfig,
} from './config.ts';
import { maxKeyBytes } from './engine-options.ts';
import { CONFIG_KEYS } from './items.ts';

function problem(toml: string, changes: Record<string, unknown> = {}): string {
  try {
    parseStoreConfig(toml, changes);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  return assert.fail(`accepted: ${toml}`);
}

test('config: the sample file is complete and reads back as the defaults', () => {
  const config = parseStoreConfig(sampleStoreConfig());
  assert.deepEqual(config, defaultStoreConfig({ configuredKeys: [...CONFIG_KEYS].sort() }));
  for (const key of CONFIG_KEYS) assert.match(sampleStoreConfig(), new RegExp(`^${key.split('.').pop()} = `, 'm'));
});

test('config: values in their units, sections and dotted keys, underscores too', () => {
  const config = parseStoreConfig(`
    log.level = "debug"
    [server]
    addr = "0.0.0.0:20170"
    advertise-addr = "store-1.example:20170"
    labels = { zone = "z1", "host_name" = "h.1" }
    health_feedback_interval = "1500ms"
    [raftstore]
    raft-entry-max-size = "4MB"
    [pd]
    endpoints = ["a:1", "b:2"]
  `);
  assert.equal(config['server.addr'], '0.0.0.0:20170');
  assert.equal(config['log.level'], 'debug');
  assert.deepEqual(config['server.labels'], { zone: 'z1', host_name: 'h.1' });
  assert.equal(config['server.health-feedback-interval'], 1500);
  assert.equal(config['raftstore.raft-entry-max-size'], 4 << 20);
  assert.deepEqual(config['pd.endpoints'], ['a:1', 'b:2']);
});

test('config: the command line wins over the file', () => {
  const config = parseStoreConfig('[server]\naddr = "a:1"', { 'server.addr': 'b:2', 'pd.endpoints': 'x:1, y:2' });
  assert.equal(config['server.addr'], 'b:2');
  assert.deepEqual(config['pd.endpoints'], ['x:1', 'y:2']);
});

test('config: a wrong value is refused with its path', () => {
  for (const [toml, text] of [
    ['[storage]\nmax-key-size = "big"', 'storage.max-key-size: must be a size such as "64MiB", got "big"'],
    ['[storage]\nmax-key-size = 0', 'storage.max-key-size: must be at least 1B, got 0'],
    [
      '[raftstore]\npd-heartbeat-tick-interval = "1ms"',
      'raftstore.pd-heartbeat-tick-interval: must be at least 100ms, got "1ms"',
    ],
    ['[log]\nlevel = "loud"', 'log.level: must be one of debug, info, warn, error, got "loud"'],
    ['[storage]\nenable-ttl = 1', 'storage.enable-ttl: must be true or false, got 1'],
    [
      '[raftstore]\nconsistency-check-interval = "1h"',
      'raftstore.consistency-check-interval: compares raw rows, and each replica collects garbage in its own time: set gc.enable-compaction-filter to false, too',
    ],
    ['[storage]\nengine = "memory"', 'storage.engine: must be one of raft-kv, got "memory"'],
    [
      '[storage]\napi-version = 2',
      'storage.enable-ttl: must be true in API V2, where every value may have a time to live',
    ],
    ['[pd]\nendpoints = 7', 'pd.endpoints: must be a list of texts, got 7'],
    ['[pd]\nendpoints = []', 'pd.endpoints: must name at least one member'],
    ['[server]\naddr = "nowhere"', 'server.addr: must be host:port, got "nowhere"'],
    ['[server]\naddr = ""', 'server.addr: must be host:port, got ""'],
    ['[server]\nadvertise-addr = "h:0"', 'server.advertise-addr: must be host:port, got "h:0"'],
    ['[server.labels]\nzone = "two words"', 'server.labels.zone: "two words" is no value of a label'],
    ['[security]\nca-path = "ca.pem"', 'security.cert-path: ca, cert and private key should be all configured.'],
  ] as const) {
    assert.equal(problem(toml), text);
  }
  assert.match(problem('[server]\naddr = "0.0.0.0:1"'), /^server.advertise-addr: must be set/);
  assert.match(problem('server = ['), /^the configuration is not TOML: /);
});

test('config: an unknown key is refused, with what it may have meant', () => {
  for (const [path, near] of [
    ['server.adr', 'server.addr'],
    ['server.status-address', 'server.status-addr'],
    ['storage.raft-entry-max-size', 'raftstore.raft-entry-max-size'],
    ['raftstore.hibernate-region', 'raftstore.hibernate-regions'],
  ] as const) {
    assert.equal(problem(`${path} = 1`), `${path}: unknown configuration key, did you mean ${near}?`);
  }
  assert.equal(
    problem('quite.something-else-entirely = 1'),
    'quite.something-else-entirely: unknown configuration key',
  );
  assert.match(problem('', { 'server.adr': 'x' }), /did you mean server.addr/);
});

test('config: keys of TiKV without effect here are accepted and listed', () => {
  const { ignoredKeys } = parseStoreConfig(`
    [rocksdb.writecf]
    block-size = "64KB"
    [raftdb.defaultcf.titan]
    min-blob-size = "1KB"
    [raftstore]
    messages-per-tick = 1024
  `);
  const expected = [
    'raftdb.defaultcf.titan.min-blob-size',
    'raftstore.messages-per-tick',
    'rocksdb.writecf.block-size',
  ];
  assert.deepEqual(ignoredKeys.toSorted(), expected);
});

test('config: the shipped template of TiKV is known key by key', (t) => {
  const facts = new URL('../../../../../shared/facts/config-tikv.txt', import.meta.url);
  if (!existsSync(facts)) {
    t.skip('the facts folder is not here');
    return;
  }
  const lines = readFileSync(facts, 'utf8')
    .split('\n')
    .filter((line) => /^[a-z][\w.-]* = /.test(line));
  assert.ok(lines.length > 300);
  assert.doesNotThrow(() => parseStoreConfig(lines.join('\n')));
});

test('config: shown as JSON with TOML spellings, short and full', () => {
  const config = defaultStoreConfig({ 'storage.max-key-size': 4096 });
  const short = configJson(config, false) as { storage: Record<string, unknown>; security?: object };
  assert.equal(short.storage['max-key-size'], '4KiB');
  assert.equal(short.storage['data-dir'], undefined);
  assert.equal(short.security, undefined);
  const full = configJson(config, true) as { log: { file: object }; security: object };
  assert.deepEqual(full.log.file, { filename: '' });
  assert.ok(full.security);
});

test('config: waits before elections that raft would refuse are refused by the name of the key', () => {
  const problem = (values: string): string => {
    try {
      parseStoreConfig(`[raftstore]\n${values}`);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.match(problem('raft-heartbeat-ticks = 10'), /^raftstore\.raft-heartbeat-ticks: must be below/);
  assert.match(problem('raft-min-election-timeout-ticks = 9'), /^raftstore\.raft-min-election-timeout-ticks: must not/);
  assert.match(problem('raft-min-election-timeout-ticks = 20'), /^raftstore\.raft-max-election-timeout-ticks: must be/);
  assert.match(problem('raft-max-election-timeout-ticks = 10'), /^raftstore\.raft-max-election-timeout-ticks: must be/);
  assert.equal(problem('raft-min-election-timeout-ticks = 12\nraft-max-election-timeout-ticks = 13'), '');
});

test('config: addresses', () => {
  assert.deepEqual(parseAddress('[::1]:20160'), { host: '::1', port: 20160 });
  for (const bad of ['a', 'a:', ':1', 'a:65536', 'http://a:1', 'a b:1'])
    assert.equal(parseAddress(bad), undefined, bad);
  assert.equal(checkStoreConfig(defaultStoreConfig({ 'server.addr': '127.0.0.1:0' }))['server.addr'], '127.0.0.1:0');
});

test('config: keys are no longer than the engine takes', () => {
  assert.equal(maxKeyBytes(defaultStoreConfig()), 8192);
  assert.equal(maxKeyBytes(defaultStoreConfig({ 'storage.kv-engine': 'lmdb' })), 1743);
  assert.equal(maxKeyBytes(defaultStoreConfig({ 'storage.kv-engine': 'lmdb', 'storage.max-key-size': 100 })), 100);
  // LMDB's limit, less the region prefix, the timestamp of a version, and the padding of the encoding.
  assert.ok(versionedKey(txnDataKey(new Uint8Array(1743)), 1n).length <= 1977);
  assert.ok(versionedKey(txnDataKey(new Uint8Array(1744)), 1n).length > 1977);
});
