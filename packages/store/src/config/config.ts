/**
 * Reading, checking and showing the configuration. Wrong input is a {@link ConfigError} whose message starts with the path
 * of the key; nothing is guessed.
 */
import { TesseraError } from '@tessera/base';
import { ConfigTable, nearestKey } from '@tessera/base/config';
import { parse as parseToml } from 'smol-toml';
import { CONFIG_KEYS, ITEMS, type StoreConfig } from './items.ts';
import { isKnownTikvKey, knownTikvKeys } from './key-names.ts';

export class ConfigError extends TesseraError {
  override name = 'ConfigError';

  constructor(message: string, cause?: unknown) {
    super('KV:Config:Invalid', message, { cause });
  }
}

/** TiKV accepts '_' for '-' in names. */
export function normalizeKey(path: string): string {
  return path.replaceAll('_', '-');
}

export const CONFIG = new ConfigTable(ITEMS, {
  fault: (path, problem) => new ConfigError(`${path}: ${problem}`),
  normalize: normalizeKey,
  // Values that were converted already come this way too.
  bareDurations: true,
});

/** The defaults with `changes` (by path, in the units of {@link StoreConfig}). Unchecked. */
export function defaultStoreConfig(changes: Partial<StoreConfig> = {}): StoreConfig {
  return { ...CONFIG.defaults(), ignoredKeys: [], configuredKeys: Object.keys(changes), ...changes };
}

/** Reads a config file. `changes` (from the command line, values as in the file or already converted) win over it. */
export function parseStoreConfig(toml: string, changes: Readonly<Record<string, unknown>> = {}): StoreConfig {
  let document: Record<string, unknown>;
  try {
    document = parseToml(toml);
  } catch (cause) {
    throw new ConfigError(
      `the configuration is not TOML: ${cause instanceof Error ? cause.message.trim() : ''}`,
      cause,
    );
  }
  const values: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const [path, value] of [...CONFIG.leaves(document), ...Object.entries(changes)]) {
    if (CONFIG.has(path)) values[path] = CONFIG.read(path, value);
    else if (isKnownTikvKey(path)) ignored.push(path);
    else throw unknownKey(path);
  }
  const configuredKeys = Object.keys(values).sort();
  return checkStoreConfig(
    defaultStoreConfig({ ...(values as Partial<StoreConfig>), ignoredKeys: ignored, configuredKeys }),
  );
}

export function unknownKey(path: string): ConfigError {
  const near = nearestKey(path, [...CONFIG_KEYS, ...knownTikvKeys()]);
  return new ConfigError(`${path}: unknown configuration key${near === undefined ? '' : `, did you mean ${near}?`}`);
}

const LABEL_KEY = /^\$?[a-zA-Z0-9](?:[-a-zA-Z0-9_./]*[a-zA-Z0-9])?$/;
const LABEL_VALUE = /^[a-zA-Z0-9](?:[-a-zA-Z0-9_./]*[a-zA-Z0-9])?$/;

/** Raft refuses others: said at the start, with the name of the key. */
function checkElections(config: StoreConfig): void {
  const ticks = config['raftstore.raft-election-timeout-ticks'];
  const min = config['raftstore.raft-min-election-timeout-ticks'] || ticks;
  const max = config['raftstore.raft-max-election-timeout-ticks'] || 2 * ticks;
  if (config['raftstore.raft-heartbeat-ticks'] >= ticks) {
    throw new ConfigError('raftstore.raft-heartbeat-ticks: must be below raft-election-timeout-ticks');
  }
  if (min < ticks) {
    throw new ConfigError('raftstore.raft-min-election-timeout-ticks: must not be below raft-election-timeout-ticks');
  }
  if (max <= min) {
    throw new ConfigError('raftstore.raft-max-election-timeout-ticks: must be above the shortest wait');
  }
}

/** Rules about single values that a kind cannot say, and between keys. Returns its argument. */
export function checkStoreConfig(config: StoreConfig): StoreConfig {
  checkAddress(config, 'server.addr', true);
  checkAddress(config, 'server.status-addr', true);
  checkAddress(config, 'server.advertise-addr', false);
  checkAddress(config, 'server.advertise-status-addr', false);
  for (const [key, value] of Object.entries(config['server.labels'])) {
    if (!LABEL_KEY.test(key)) throw new ConfigError(`server.labels: "${key}" is no name of a label`);
    if (!LABEL_VALUE.test(value)) throw new ConfigError(`server.labels.${key}: "${value}" is no value of a label`);
  }
  if (config['storage.api-version'] === 2 && !config['storage.enable-ttl']) {
    throw new ConfigError('storage.enable-ttl: must be true in API V2, where every value may have a time to live');
  }
  if (config['storage.max-ts.max-drift'] <= config['storage.max-ts.cache-sync-interval']) {
    throw new ConfigError('storage.max-ts.max-drift: must be above cache-sync-interval');
  }
  checkElections(config);
  if (config['causal-ts.renew-batch-min-size'] > config['causal-ts.renew-batch-max-size']) {
    throw new ConfigError('causal-ts.renew-batch-min-size: must not be above renew-batch-max-size');
  }
  if (config['raftstore.consistency-check-interval'] > 0 && config['storage.enable-ttl']) {
    throw new ConfigError(
      'raftstore.consistency-check-interval: compares raw rows, and each replica drops expired values in its own time: not with storage.enable-ttl',
    );
  }
  const pending = 'pending-compaction-bytes-limit';
  if (config[`storage.flow-control.soft-${pending}`] >= config[`storage.flow-control.hard-${pending}`]) {
    throw new ConfigError(`storage.flow-control.soft-${pending}: must be below hard-${pending}`);
  }
  if (config['raftstore.consistency-check-interval'] > 0 && config['gc.enable-compaction-filter']) {
    throw new ConfigError(
      'raftstore.consistency-check-interval: compares raw rows, and each replica collects garbage in its own time: set gc.enable-compaction-filter to false, too',
    );
  }
  if (config['storage.data-dir'] === '') throw new ConfigError('storage.data-dir: must not be empty');
  if (config['pd.endpoints'].length === 0) throw new ConfigError('pd.endpoints: must name at least one member');
  if (config['storage.kv-engine'] === 'lmdb' && config['security.encryption.data-encryption-method'] !== 'plaintext') {
    throw new ConfigError('storage.kv-engine: lmdb writes its files itself, it cannot be encrypted at rest');
  }
  for (const key of ['master-key', 'previous-master-key'] as const) {
    const type = config[`security.encryption.${key}.type`];
    if (type === 'file' && config[`security.encryption.${key}.path`] === '') {
      throw new ConfigError(`security.encryption.${key}.path: must name the file of the key`);
    }
  }
  const tls = ['security.ca-path', 'security.cert-path', 'security.key-path'] as const;
  const given = tls.filter((key) => config[key] !== '');
  if (given.length > 0 && given.length < tls.length) {
    const missing = tls.find((key) => config[key] === '');
    throw new ConfigError(`${missing}: ca, cert and private key should be all configured.`);
  }
  if (config['security.cert-allowed-cn'].length > 0 && given.length === 0) {
    throw new ConfigError('security.cert-allowed-cn: has no effect without ca-path, cert-path and key-path');
  }
  return config;
}

type AddressKey = 'server.addr' | 'server.status-addr' | 'server.advertise-addr' | 'server.advertise-status-addr';

function checkAddress(config: StoreConfig, key: AddressKey, mayPickPort: boolean): void {
  const text = config[key];
  if (text === '' && key !== 'server.addr') return;
  const address = parseAddress(text);
  if (address === undefined || (address.port === 0 && !mayPickPort)) {
    throw new ConfigError(`${key}: must be host:port, got ${JSON.stringify(text)}`);
  }
  const advertised = key === 'server.addr' ? config['server.advertise-addr'] : text;
  if (key === 'server.addr' && advertised === '' && ['0.0.0.0', '::'].includes(address.host)) {
    throw new ConfigError(
      `server.advertise-addr: must be set when server.addr is ${text}: clients cannot connect to it`,
    );
  }
}

/** `host:port`, IPv6 in brackets; undefined when malformed. */
export function parseAddress(text: string): { host: string; port: number } | undefined {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^\s:/@[\]]+):(\d{1,5})$/.exec(text);
  const port = Number(match?.[2]);
  if (match === null || port > 65_535) return undefined;
  return { host: (match[1] as string).replace(/^\[|\]$/g, ''), port };
}

/** Nested JSON of GET /config; the short form has what can be changed. */
export function configJson(config: StoreConfig, full: boolean): Record<string, unknown> {
  return CONFIG.json(config, ({ online }) => full || online === true);
}

/** A config file with every key at its default: what --print-sample-config prints. */
export function sampleStoreConfig(): string {
  return CONFIG.sample(
    'Configuration of a Tessera store. Every key with its default; the names are those of TiKV.',
    ({ about, online }) => `${about}${online === true ? ' (changeable while running)' : ''}`,
  );
}
