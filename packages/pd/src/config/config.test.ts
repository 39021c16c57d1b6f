import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, configJson, defaultPdConfig, inertKeys, parsePdConfig, samplePdConfig } from './config.ts';

test('config: the sample is a config and says the defaults', () => {
  assert.deepEqual(parsePdConfig(samplePdConfig()), defaultPdConfig());
});

test('config: values of every kind, as TOML writes them', () => {
  const config = parsePdConfig(`
name = "a"
lease = 7
tso-save-interval = "3s"
quota-backend-bytes = "64MiB"
labels = { zone = "z1" }
[schedule]
max-store-down-time = "1h30m"
low-space-ratio = 0.9
enable-witness = true
[replication]
location-labels = ["zone", "host"]
`);
  assert.equal(config.name, 'a');
  assert.equal(config['tso-save-interval'], 3000);
  assert.equal(config['quota-backend-bytes'], 64 << 20);
  assert.deepEqual(config.labels, { zone: 'z1' });
  assert.equal(config['schedule.max-store-down-time'], 5_400_000);
  assert.deepEqual(config['replication.location-labels'], ['zone', 'host']);
  assert.deepEqual(inertKeys(config), ['lease', 'labels', 'schedule.enable-witness']);
});

const wrong: [string, RegExp][] = [
  [
    '[schedule]\nmax-store-down-tme = "1h"',
    /unknown config key schedule.max-store-down-tme, did you mean schedule.max-store-down-time\?/,
  ],
  ['nonsense-that-is-like-nothing = 1', /unknown config key nonsense-that-is-like-nothing$/],
  ['[schedule]\nmax-store-down-time = 5', /schedule.max-store-down-time must be a duration such as "10s", got 5/],
  ['tso-save-interval = "1ms"', /tso-save-interval must be at least 100ms/],
  ['lease = "soon"', /lease must be a whole number, got "soon"/],
  ['[log]\nlevel = "loud"', /log.level must be one of debug, info/],
  ['[replication]\nmax-replicas = 0', /replication.max-replicas must be at least 1/],
  ['client-urls = "127.0.0.1:2379"', /client-urls must be http:\/\/host:port/],
  ['client-urls = "http://a:1,http://b:2"', /client-urls must have exactly one URL/],
  ['join = "http://other:2379"', /join: this PD runs as one member/],
  ['initial-cluster = "a=http://a:2380,b=http://b:2380"', /initial-cluster: this PD runs as one member/],
  ['client-urls = "https://a:1"', /client-urls is https but security has no certificates/],
  ['[security]\ncert-path = "x"', /must be set all or none/],
  ['[schedule]\nlow-space-ratio = 0.5', /low-space-ratio must not be below/],
  ['auto-compaction-retention-v2 = "often"', /auto-compaction-retention-v2 must be/],
  ['name = [', /the config is not TOML/],
];
for (const [toml, message] of wrong) {
  test(`config: ${JSON.stringify(toml)} is refused with its path`, () => {
    assert.throws(
      () => parsePdConfig(toml),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, message);
        return true;
      },
    );
  });
}

test('config: shown as nested JSON with units', () => {
  const json = configJson(defaultPdConfig());
  assert.equal(json['quota-backend-bytes'], '256MiB');
  assert.equal((json['schedule'] as Record<string, unknown>)['max-store-down-time'], '30m');
  assert.deepEqual(Object.keys(configJson(defaultPdConfig(), 'replication.')).slice(0, 2), [
    'max-replicas',
    'location-labels',
  ]);
});

test('config: what the command line changes is checked as well', () => {
  assert.throws(() => parsePdConfig('', { 'log.level': 'loud' }), /log.level must be one of debug/);
  assert.equal(parsePdConfig('name = "a"', { name: 'b' }).name, 'b');
});
